//! The bar under the menus: page tabs, the as-of date with its arrows, the search box.

use super::month_slider;
use crate::text::{self, common_words, compare_words, shell_words};
use crate::ui::command::Act;
use crate::ui::date_field::DateField;
use crate::ui::widgets::look::{self, Look, RADIUS, bold, ink, regular};
use crate::ui::widgets::text_field::{follow_composing, select_all};
use crate::ui::widgets::{Icon, icon_button};
use crate::ui::{Action, Command, Page, Stage};
use egui::accesskit::Role;
use egui::{
    Align, Align2, CursorIcon, Id, Key, KeyboardShortcut, Layout, Modifiers, Rect, Sense, Stroke,
    StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// Height of the bar in points.
pub const HEIGHT: f32 = 38.0;
const SEARCH: f32 = 208.0;

/// The commands that bring a page to the front, from left to right.
const TABS: [Command; 7] = [
    Command::PageOverview,
    Command::PageGantt,
    Command::PageIndicators,
    Command::PageSupervision,
    Command::PageStructure,
    Command::PageChecks,
    Command::PageDisclosure,
];

/// The id of the search box, for the find command.
pub fn search_id() -> Id {
    Id::unique("search")
}

/// Shows the bar.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let full = ui.max_rect();
    let look = Look {
        theme: stage.theme,
        language: stage.language,
    };
    let tabs_end = tabs(ui, stage, look, full);
    let right = full.right() - 12.0;
    let narrow = full.width() < 1000.0;
    let search_width = if narrow { 150.0 } else { SEARCH };
    let search = Rect::from_min_max(
        pos2(right - search_width, full.center().y - 13.0),
        pos2(right, full.center().y + 13.0),
    );
    search_box(ui, stage, look, search);
    let pill_right = search.left() - 10.0;
    as_of(ui, stage, look, full, tabs_end, pill_right);
}

fn tabs(ui: &Ui, stage: &mut Stage<'_>, look: Look, full: Rect) -> f32 {
    let theme = look.theme;
    let mut x = full.left() + 12.0;
    for command in TABS {
        let Act::Page(page) = command.act() else {
            continue;
        };
        let front = stage.view.page;
        let on = front == page || front.view().under() == Some(page);
        let words = look.say(command.text());
        let font = if on { bold(14.0) } else { regular(14.0) };
        let color = if on { theme.t1 } else { theme.t2 };
        let galley = ui
            .painter()
            .layout_no_wrap(words.to_owned(), font, ink(color));
        let found = page.view().badge(stage);
        let count = found.map(|found| {
            let words = found.to_string();
            let color = ink(theme.note_text);
            ui.painter().layout_no_wrap(words, regular(12.0), color)
        });
        let extra = count
            .as_ref()
            .map_or(0.0, |count| badge_width(count.size().x) + 6.0);
        let rect = Rect::from_min_size(
            pos2(x, full.top()),
            vec2(galley.size().x + 28.0 + extra, full.height()),
        );
        x = rect.right();
        let response = ui
            .interact(rect, Id::unique(("page tab", words)), Sense::click())
            .on_hover_cursor(CursorIcon::PointingHand);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, words));
        if response.hovered() && !on {
            ui.painter()
                .rect_filled(rect.shrink2(vec2(4.0, 5.0)), RADIUS, ink(theme.hover));
        }
        let at =
            Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(14.0, 0.0), galley.size());
        ui.painter().galley(at.min, galley, ink(color));
        if let Some(count) = count {
            let size = vec2(badge_width(count.size().x), 18.0);
            let pill = Rect::from_center_size(
                pos2(at.right() + 6.0 + size.x / 2.0, rect.center().y),
                size,
            );
            ui.painter().rect(
                pill,
                9.0,
                ink(theme.note_bg),
                Stroke::new(1.0, ink(theme.note_edge)),
                StrokeKind::Inside,
            );
            let place = Align2::CENTER_CENTER.anchor_size(pill.center(), count.size());
            ui.painter().galley(place.min, count, ink(theme.note_text));
        }
        if on {
            ui.painter().rect_filled(
                Rect::from_min_max(
                    pos2(rect.left() + 10.0, rect.bottom() - 2.0),
                    pos2(rect.right() - 10.0, rect.bottom()),
                ),
                0.0,
                ink(theme.acc),
            );
        }
        if response.has_focus() {
            look::focus_frame(ui.painter(), rect.shrink(5.0), theme);
        }
        let response = response.on_hover_text(format!(
            "{} {}",
            look.say(command.tooltip()),
            command
                .shortcuts()
                .first()
                .map_or_else(String::new, |keys| super::keys::written(*keys))
        ));
        if response.clicked() {
            stage.actions.command(command);
        }
    }
    x
}

fn badge_width(text: f32) -> f32 {
    (text + 10.0).max(18.0)
}

fn as_of(ui: &mut Ui, stage: &mut Stage<'_>, look: Look, full: Rect, from: f32, right: f32) {
    let theme = look.theme;
    let label = look.say(common_words::AS_OF);
    let weekday = text::weekday_in_full(stage.as_of.weekday(), stage.language);
    let label_galley = ui
        .painter()
        .layout_no_wrap(label.to_owned(), regular(13.0), ink(theme.acc));
    let weekday_galley = ui
        .painter()
        .layout_no_wrap(weekday, bold(13.0), ink(theme.t1));
    let label_width = label_galley.size().x + 20.0;
    let arrows_width = 52.0;
    let week_width = weekday_galley.size().x + 10.0;
    // Where the tabs leave too little room the weekday goes, not the arrows.
    let with_week = right - from >= label_width + 102.0 + week_width + arrows_width;
    let (date_width, week_width) = if with_week {
        (102.0, week_width)
    } else {
        (96.0, 0.0)
    };
    let width = label_width + date_width + week_width + arrows_width;
    let left = (right - width).max(from);
    let pill = Rect::from_min_max(
        pos2(left, full.center().y - 13.0),
        pos2(right, full.center().y + 13.0),
    );
    let cell = Rect::from_min_max(pill.min, pos2(pill.left() + label_width, pill.bottom()));
    let painter = ui.painter();
    painter.rect(
        pill,
        RADIUS,
        ink(theme.panel),
        Stroke::new(1.0, ink(theme.acc)),
        StrokeKind::Inside,
    );
    painter.rect_filled(
        cell.shrink(1.0),
        egui::CornerRadius {
            nw: 3,
            sw: 3,
            ne: 0,
            se: 0,
        },
        ink(theme.sel),
    );
    painter.vline(
        cell.right(),
        pill.y_range(),
        Stroke::new(1.0, ink(theme.acc)),
    );
    let at = Align2::CENTER_CENTER.anchor_size(cell.center(), label_galley.size());
    painter.galley(at.min, label_galley, ink(theme.acc));
    let week_left = cell.right() + date_width;
    if with_week {
        painter.galley(
            pos2(week_left, pill.center().y - weekday_galley.size().y / 2.0),
            weekday_galley,
            ink(theme.t1),
        );
    }
    let opener = ui
        .interact(cell, Id::unique("as-of label"), Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    let name = look.say(compare_words::SLIDER);
    opener.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    month_slider::popup(&opener, stage, look);
    if opener.has_focus() {
        look::focus_frame(ui.painter(), cell.shrink(2.0), theme);
    }
    opener.on_hover_text(format!("{name}\n{}", look.say(shell_words::AS_OF_HINT)));
    let field = Rect::from_min_max(
        pos2(cell.right() + 6.0, pill.top() + 2.0),
        pos2(week_left, pill.bottom() - 2.0),
    );
    let picked = inside(ui, field, |ui| {
        DateField::new(
            Id::unique("as-of date"),
            label,
            stage.plan.head(),
            stage.today,
        )
        .required()
        .width(field.width())
        .color(ink(theme.t1))
        .day(ui, look, Some(stage.as_of))
    });
    if let Some(Some(day)) = picked {
        stage.actions.push(Action::SetAsOf(day));
    }
    let arrows = Rect::from_min_max(
        pos2(pill.right() - 50.0, pill.top() + 1.0),
        pos2(pill.right() - 2.0, pill.bottom() - 1.0),
    );
    inside(ui, arrows, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (icon, command) in [
            (Icon::Previous, Command::AsOfEarlier),
            (Icon::Next, Command::AsOfLater),
        ] {
            let name = look.say(command.text());
            if icon_button(ui, look, icon, name, 24.0)
                .on_hover_text(look.say(shell_words::ARROWS_HINT))
                .clicked()
            {
                let months = ui.input(|input| input.modifiers.shift);
                if months {
                    let span = jiff::Span::new().months(if icon == Icon::Next { 1 } else { -1 });
                    if let Ok(day) = stage.as_of.checked_add(span) {
                        stage.actions.push(Action::SetAsOf(day));
                    }
                } else {
                    stage.actions.command(command);
                }
            }
        }
    });
}

fn inside<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::left_to_right(Align::Center)),
    );
    add(&mut child)
}

fn search_box(ui: &mut Ui, stage: &mut Stage<'_>, look: Look, rect: Rect) {
    let theme = look.theme;
    let id = search_id();
    let focused = ui.memory(|memory| memory.has_focus(id));
    let edge = if focused {
        Stroke::new(2.0, ink(theme.acc))
    } else {
        Stroke::new(1.0, ink(theme.line))
    };
    ui.painter()
        .rect(rect, RADIUS, ink(theme.panel), edge, StrokeKind::Inside);
    let lens = pos2(rect.left() + 14.0, rect.center().y - 1.0);
    ui.painter()
        .circle_stroke(lens, 4.5, Stroke::new(1.3, ink(theme.t3)));
    ui.painter().line_segment(
        [lens + vec2(3.3, 3.3), lens + vec2(7.0, 7.0)],
        Stroke::new(1.3, ink(theme.t3)),
    );
    let filled = !stage.view.filter.text.is_empty();
    let hint_width = if filled { 24.0 } else { 46.0 };
    let inner = Rect::from_min_max(
        pos2(rect.left() + 26.0, rect.top() + 1.0),
        pos2(rect.right() - hint_width, rect.bottom() - 1.0),
    );
    let name = look.say(shell_words::SEARCH);
    crate::ui::widgets::pasted_cell::mend(ui, id, false);
    if std::mem::take(&mut stage.view.focus_search) {
        // Before the field is drawn, so that an input method is on for the first letter.
        ui.memory_mut(|memory| memory.request_focus(id));
        select_all(ui, id, &stage.view.filter.text);
    }
    // While letters are being composed, Enter belongs to the input method.
    let (composed, _) = follow_composing(ui, id);
    let enter = (!composed).then_some(KeyboardShortcut::new(Modifiers::NONE, Key::Enter));
    let response = inside(ui, inner, |ui| {
        ui.add_sized(
            inner.size(),
            TextEdit::singleline(&mut stage.view.filter.text)
                .return_key(enter)
                .id(id)
                .frame(egui::Frame::NONE)
                .margin(egui::Margin::symmetric(0, 4))
                .font(regular(13.0))
                .hint_text(name),
        )
    });
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::SearchInput, true, name);
        info.current_text_value = Some(stage.view.filter.text.clone());
        info
    });
    if (response.has_focus() || response.lost_focus())
        && ui.input(|input| input.key_pressed(Key::Escape))
    {
        stage.view.filter.text.clear();
        response.surrender_focus();
    }
    if filled {
        let cross =
            Rect::from_center_size(pos2(rect.right() - 13.0, rect.center().y), vec2(22.0, 22.0));
        let cleared = inside(ui, cross, |ui| {
            icon_button(
                ui,
                look,
                Icon::Close,
                look.say(shell_words::CLEAR_SEARCH),
                20.0,
            )
            .clicked()
        });
        if cleared {
            stage.view.filter.text.clear();
        }
    } else if !focused {
        look::write(
            ui.painter(),
            pos2(rect.right() - 8.0, rect.center().y),
            Align2::RIGHT_CENTER,
            "Ctrl+F",
            regular(11.0),
            ink(theme.t4),
            44.0,
        );
    }
    if response.changed() {
        // Its own letters do not leave the field.
        stage.view.page = Page::Gantt;
    }
}
