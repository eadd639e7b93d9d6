//! The start page: ways to begin, recent plans, what a plan looks like.

use super::{RecentRow, shortcut_sheet};
use crate::assess::Status;
use crate::chart::Scene;
use crate::text::shell_words;
use crate::ui::widgets::badge::status_glyph;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, Look, RADIUS, bold, ink, regular};
use crate::ui::{Action, Actions, Command};
use egui::accesskit::Role;
use egui::{
    Align2, CursorIcon, Id, Key, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

const COLUMN: f32 = 1140.0;
const WAY: f32 = 72.0;
const RECENT: f32 = 46.0;

/// Shows the page. `preview` is a small picture of the sample plan, where it is ready.
pub fn show(
    ui: &mut Ui,
    look: Look,
    recent: &[RecentRow],
    preview: Option<&Scene>,
    actions: &mut Actions,
) {
    let theme = look.theme;
    egui::ScrollArea::vertical()
        .auto_shrink(false)
        .show_following(ui, |ui| {
            let width = ui.available_width();
            let column = COLUMN.min(width - 48.0);
            let left = ui.max_rect().left() + ((width - column) / 2.0).max(24.0);
            let top = ui.cursor().top()
                + if ui.available_height() < 700.0 {
                    24.0
                } else {
                    56.0
                };
            let painter = ui.painter().clone();
            look::write(
                &painter,
                pos2(left, top),
                Align2::LEFT_TOP,
                look.say(crate::text::common_words::PROGRAM),
                bold(26.0),
                ink(theme.t1),
                column,
            );
            look::write(
                &painter,
                pos2(left, top + 40.0),
                Align2::LEFT_TOP,
                look.say(shell_words::START_LINE),
                regular(13.0),
                ink(theme.t2),
                column,
            );
            let gap = 12.0;
            let half = (column - gap) * 558.0 / 1128.0;
            let ways = Rect::from_min_size(pos2(left, top + 76.0), vec2(half, 32.0 + 4.0 * WAY));
            begin(ui, look, ways, actions);
            let shown = Rect::from_min_max(
                pos2(ways.right() + gap, ways.top()),
                pos2(left + column, ways.bottom()),
            );
            example(ui, look, shown, preview, actions);
            let rows = recent.len().clamp(1, 6) as f32;
            let list = Rect::from_min_size(
                pos2(left, ways.bottom() + gap),
                vec2(half, 32.0 + rows * RECENT + 34.0),
            );
            recent_list(ui, look, list, recent, actions);
            let steps = Rect::from_min_size(
                pos2(shown.left(), list.top()),
                vec2(shown.width(), list.height().max(32.0 + 5.0 * 34.0 + 8.0)),
            );
            five_steps(ui, look, steps);
            let end = list.bottom().max(steps.bottom()) + 24.0;
            ui.allocate_rect(
                Rect::from_min_max(pos2(left, top), pos2(left + column, end)),
                Sense::hover(),
            );
        });
}

fn card(ui: &Ui, look: Look, rect: Rect, title: &str, aside: &str) {
    let theme = look.theme;
    let painter = ui.painter();
    painter.rect(
        rect,
        RADIUS,
        ink(theme.panel),
        Stroke::new(1.0, ink(theme.line)),
        StrokeKind::Inside,
    );
    let written = look::write(
        painter,
        pos2(rect.left() + 12.0, rect.top() + 16.0),
        Align2::LEFT_CENTER,
        title,
        bold(13.0),
        ink(theme.t1),
        rect.width() - 24.0,
    );
    look::write(
        painter,
        pos2(written.right() + 8.0, rect.top() + 16.0),
        Align2::LEFT_CENTER,
        aside,
        regular(12.0),
        ink(theme.t3),
        rect.right() - written.right() - 20.0,
    );
    painter.hline(
        rect.left() + 1.0..=rect.right() - 1.0,
        rect.top() + 32.0,
        Stroke::new(1.0, ink(theme.hair)),
    );
}

fn begin(ui: &mut Ui, look: Look, rect: Rect, actions: &mut Actions) {
    let theme = look.theme;
    card(ui, look, rect, look.say(shell_words::BEGIN), "");
    let ways = [
        (
            Command::OpenSample,
            shell_words::WAY_SAMPLE,
            shell_words::WAY_SAMPLE_LINE,
        ),
        (
            Command::Open,
            shell_words::WAY_OPEN,
            shell_words::WAY_OPEN_LINE,
        ),
        (
            Command::New,
            shell_words::WAY_NEW,
            shell_words::WAY_NEW_LINE,
        ),
        (
            Command::OpenDistrictSample,
            shell_words::WAY_DISTRICT,
            shell_words::WAY_DISTRICT_LINE,
        ),
    ];
    let held: Id = Id::unique("start way");
    let mut at: usize = ui.data(|data| data.get_temp(held)).unwrap_or(0);
    let (down, up, enter) = ui.input(|input| {
        (
            input.key_pressed(Key::ArrowDown),
            input.key_pressed(Key::ArrowUp),
            input.key_pressed(Key::Enter),
        )
    });
    // A question in front has the keys.
    let free = ui.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none());
    if free && down {
        at = (at + 1).min(ways.len() - 1);
    }
    if free && up {
        at = at.saturating_sub(1);
    }
    if free && enter {
        actions.command(ways[at].0);
    }
    for (place, (command, name, line)) in ways.into_iter().enumerate() {
        let row = Rect::from_min_size(
            pos2(rect.left() + 1.0, rect.top() + 32.5 + place as f32 * WAY),
            vec2(rect.width() - 2.0, WAY),
        );
        let words = look.say(name);
        let response = ui
            .interact(row, held.with(place), Sense::click())
            .on_hover_cursor(CursorIcon::PointingHand);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
        if response.hovered() {
            at = place;
        }
        if at == place {
            ui.painter()
                .rect_filled(row.shrink(0.5), 0.0, ink(theme.sel));
            ui.painter().rect_filled(
                Rect::from_min_size(row.min, vec2(3.0, WAY)),
                0.0,
                ink(theme.acc),
            );
        }
        if place > 0 {
            ui.painter()
                .hline(row.x_range(), row.top(), Stroke::new(1.0, ink(theme.hair)));
        }
        picture_of(ui, look, pos2(row.left() + 30.0, row.center().y), command);
        let mut right = row.right() - 14.0;
        if let Some(keys) = command.shortcuts().first() {
            right = shortcut_sheet::cap(
                ui,
                look,
                pos2(right, row.center().y),
                &super::keys::written(*keys),
            ) - 10.0;
        }
        let left = row.left() + 60.0;
        look::write(
            ui.painter(),
            pos2(left, row.center().y - 10.0),
            Align2::LEFT_CENTER,
            words,
            bold(15.0),
            ink(theme.t1),
            right - left,
        );
        look::write(
            ui.painter(),
            pos2(left, row.center().y + 12.0),
            Align2::LEFT_CENTER,
            look.say(line),
            regular(12.0),
            ink(theme.t3),
            right - left,
        );
        if response.clicked() {
            actions.command(command);
        }
    }
    ui.data_mut(|data| data.insert_temp(held, at));
}

/// A stroke drawing of 28 points for a way to begin.
fn picture_of(ui: &Ui, look: Look, center: egui::Pos2, command: Command) {
    let stroke = Stroke::new(1.4, ink(look.theme.t3));
    let painter = ui.painter();
    let line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| center + vec2(x, y)).collect();
        painter.add(egui::Shape::line(points, stroke));
    };
    match command {
        Command::Open => {
            line(&[
                (-12.0, 9.0),
                (-12.0, -8.0),
                (-4.0, -8.0),
                (-1.0, -5.0),
                (12.0, -5.0),
                (12.0, 9.0),
                (-12.0, 9.0),
            ]);
        }
        Command::New => {
            line(&[
                (-9.0, -12.0),
                (4.0, -12.0),
                (9.0, -7.0),
                (9.0, 12.0),
                (-9.0, 12.0),
                (-9.0, -12.0),
            ]);
            line(&[(-4.0, 2.0), (4.0, 2.0)]);
            line(&[(0.0, -2.0), (0.0, 6.0)]);
        }
        _ => {
            for (x, y, w) in [(-12.0, -10.0, 14.0), (-7.0, -3.0, 14.0), (-1.0, 4.0, 13.0)] {
                painter.rect_stroke(
                    Rect::from_min_size(center + vec2(x, y), vec2(w, 5.0)),
                    1.0,
                    stroke,
                    StrokeKind::Middle,
                );
            }
        }
    }
}

fn example(ui: &Ui, look: Look, rect: Rect, preview: Option<&Scene>, actions: &mut Actions) {
    let theme = look.theme;
    card(
        ui,
        look,
        rect,
        look.say(shell_words::LOOKS_LIKE),
        look.say(shell_words::LOOKS_LIKE_ASIDE),
    );
    let inner = Rect::from_min_max(
        pos2(rect.left() + 8.0, rect.top() + 36.0),
        pos2(rect.right() - 8.0, rect.bottom() - 34.0),
    );
    if let Some(scene) = preview {
        crate::ui::paint::paint(&ui.painter_at(inner), scene, inner.min);
    }
    let response = ui.interact(inner, Id::unique("start preview"), Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Image, true, look.say(shell_words::LOOKS_LIKE)));
    if response.clicked() {
        actions.command(Command::OpenSample);
    }
    let mut x = rect.left() + 14.0;
    let y = rect.bottom() - 17.0;
    for status in [
        Status::ClosedOut,
        Status::Completed,
        Status::OnSchedule,
        Status::Behind,
        Status::Overdue,
        Status::NotStarted,
    ] {
        let words = look.say(status.counted());
        let galley = ui.painter().layout_no_wrap(
            words.to_owned(),
            regular(12.0),
            ink(theme.status(status).word),
        );
        if x + galley.size().x + 17.0 > rect.right() - 12.0 {
            break;
        }
        status_glyph(ui, pos2(x + 6.0, y), look, status);
        let width = galley.size().x;
        ui.painter().galley(
            pos2(x + 17.0, y - galley.size().y / 2.0),
            galley,
            ink(theme.t2),
        );
        x += 17.0 + width + 14.0;
    }
}

fn recent_list(ui: &Ui, look: Look, rect: Rect, recent: &[RecentRow], actions: &mut Actions) {
    let theme = look.theme;
    let aside = if recent.is_empty() {
        String::new()
    } else {
        shell_words::N_FILES.fill(look.language, &[("n", &recent.len())])
    };
    card(ui, look, rect, look.say(shell_words::RECENT), &aside);
    if recent.is_empty() {
        look::write(
            ui.painter(),
            pos2(rect.left() + 12.0, rect.top() + 32.0 + RECENT / 2.0),
            Align2::LEFT_CENTER,
            look.say(shell_words::NO_RECENT),
            regular(12.0),
            ink(theme.t3),
            rect.width() - 24.0,
        );
        return;
    }
    for (place, row) in recent.iter().take(6).enumerate() {
        let line = Rect::from_min_size(
            pos2(rect.left() + 1.0, rect.top() + 32.5 + place as f32 * RECENT),
            vec2(rect.width() - 2.0, RECENT),
        );
        let name = row.name();
        let response = ui
            .interact(line, Id::unique(("recent", place)), Sense::click())
            .on_hover_cursor(CursorIcon::PointingHand)
            .on_hover_text(row.about());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.hovered() {
            ui.painter().rect_filled(line, 0.0, ink(theme.hover));
        }
        ui.painter().hline(
            line.x_range(),
            line.bottom(),
            Stroke::new(1.0, ink(theme.hair)),
        );
        let right = look::write(
            ui.painter(),
            pos2(line.right() - 12.0, line.center().y),
            Align2::RIGHT_CENTER,
            &row.used,
            regular(12.0),
            ink(theme.t3),
            90.0,
        )
        .left()
            - 12.0;
        let state = if row.found == Some(false) {
            look.say(shell_words::NOT_FOUND).to_owned()
        } else if !row.who.is_empty() {
            row.who.clone()
        } else {
            let mut parts = Vec::new();
            if row.overdue > 0 {
                parts.push(format!(
                    "{} {}",
                    look.say(Status::Overdue.short()),
                    row.overdue
                ));
            }
            if row.behind > 0 {
                parts.push(format!(
                    "{} {}",
                    look.say(Status::Behind.short()),
                    row.behind
                ));
            }
            if parts.is_empty() && row.tasks > 0 {
                parts.push(shell_words::TASKS.fill(look.language, &[("n", &row.tasks)]));
            }
            parts.join("  ")
        };
        let right = look::write(
            ui.painter(),
            pos2(right, line.center().y),
            Align2::RIGHT_CENTER,
            &state,
            regular(12.0),
            ink(if row.who.is_empty() {
                theme.t3
            } else {
                theme.status(Status::Behind).word
            }),
            170.0,
        )
        .left()
            - 12.0;
        let left = line.left() + 11.0;
        let title = if row.sample {
            format!("{name}（{}）", look.say(crate::text::common_words::SAMPLE))
        } else {
            name.clone()
        };
        look::write(
            ui.painter(),
            pos2(left, line.center().y - 9.0),
            Align2::LEFT_CENTER,
            &title,
            regular(13.0),
            ink(theme.t1),
            right - left,
        );
        look::write(
            ui.painter(),
            pos2(left, line.center().y + 10.0),
            Align2::LEFT_CENTER,
            &row.folder(),
            regular(12.0),
            ink(theme.t3),
            right - left,
        );
        if response.clicked() {
            actions.push(Action::OpenPath(row.path.clone()));
        }
    }
    let foot = Rect::from_min_size(
        pos2(rect.left() + 12.0, rect.bottom() - 32.0),
        vec2(rect.width() - 24.0, 30.0),
    );
    look::write(
        ui.painter(),
        foot.left_center(),
        Align2::LEFT_CENTER,
        look.say(shell_words::RECENT_NOTE),
        regular(12.0),
        ink(theme.t3),
        foot.width() - 90.0,
    );
    let words = look.say(shell_words::CLEAR_RECENT);
    let cell = Rect::from_min_max(pos2(foot.right() - 90.0, foot.top()), foot.max);
    let response = ui
        .interact(cell, Id::unique("clear recent"), Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    look::write(
        ui.painter(),
        cell.right_center(),
        Align2::RIGHT_CENTER,
        words,
        regular(12.0),
        ink(theme.acc),
        90.0,
    );
    if response.clicked() {
        actions.push(Action::ForgetRecent(None));
    }
}

fn five_steps(ui: &Ui, look: Look, rect: Rect) {
    let theme = look.theme;
    card(ui, look, rect, look.say(shell_words::STEPS), "");
    let steps = [
        shell_words::STEP_1,
        shell_words::STEP_2,
        shell_words::STEP_3,
        shell_words::STEP_4,
        shell_words::STEP_5,
    ];
    for (place, step) in steps.into_iter().enumerate() {
        let y = rect.top() + 32.0 + 4.0 + 17.0 + place as f32 * 34.0;
        let center = pos2(rect.left() + 21.0, y);
        ui.painter()
            .circle_stroke(center, 9.0, Stroke::new(1.0, ink(theme.ctl)));
        look::write(
            ui.painter(),
            center,
            Align2::CENTER_CENTER,
            &(place + 1).to_string(),
            regular(12.0),
            ink(theme.t2),
            18.0,
        );
        look::write(
            ui.painter(),
            pos2(rect.left() + 40.0, y),
            Align2::LEFT_CENTER,
            look.say(step),
            regular(13.0),
            ink(theme.t2),
            rect.width() - 52.0,
        );
    }
}
