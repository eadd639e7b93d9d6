//! The findings in the middle: groups, rows with what was found, the form that waives, waived ones folded at the end.

use super::rows::{Found, Row};
use super::{Which, rules_list, waive};
use crate::assess::checks::Severity;
use crate::text::{self, checks_words as words};
use crate::ui::widgets::Icon;
use crate::ui::widgets::badge::status_glyph;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, bold, ink, regular};
use crate::ui::widgets::{icon, small_button};
use crate::ui::{Action, Stage, read_only};
use egui::accesskit::Role;
use egui::{
    Align, Align2, Id, Layout, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

const HEAD: f32 = 32.0;
/// Where names begin, after the number.
const INDENT: f32 = 42.0;

/// Shows the column over all of `ui`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let area = ui.max_rect();
    let head = Rect::from_min_size(area.min, vec2(area.width(), HEAD));
    let rows = super::rows::rows(stage);
    let shown = rows.shown;
    let right = words::TO_HANDLE.fill(
        stage.language,
        &[("n", &shown), ("date", &text::date(stage.as_of))],
    );
    rules_list::column_head(ui, stage, head, stage.say(words::TASK_AND_REASON), &right);
    let body = Rect::from_min_max(pos2(area.left(), head.bottom()), area.max);
    let counts = super::rows::all(stage).counts;
    if rows.rows.is_empty() {
        let words = if counts.standing() + counts.waived == 0 {
            words::NOTHING_FOUND
        } else {
            words::NOTHING_PASSES
        };
        nothing(ui, stage, body, stage.say(words));
        return;
    }
    let mut scroll = ScrollArea::vertical()
        .id_salt("check findings")
        .auto_shrink(false);
    if std::mem::take(&mut stage.view.checks.reveal)
        && let Some(top) = stage.view.checks.rule.and_then(|rule| rows.top_of(rule))
    {
        scroll = scroll.vertical_scroll_offset(top);
    }
    let mut inner = ui.new_child(UiBuilder::new().max_rect(body));
    scroll.show_viewport_following(&mut inner, |ui, seen| {
        let width = ui.available_width();
        let (all, _) = ui.allocate_exact_size(vec2(width, rows.height), Sense::hover());
        // Only the rows in view are drawn; each knows its top edge.
        let first = rows.rows.partition_point(|(_, top)| *top <= seen.top());
        for (at, (row, top)) in rows.rows.iter().enumerate().skip(first.saturating_sub(1)) {
            if *top > seen.bottom() {
                break;
            }
            let bottom = rows.rows.get(at + 1).map_or(rows.height, |(_, top)| *top);
            let rect = Rect::from_min_max(
                pos2(all.left(), all.top() + top),
                pos2(all.right(), all.top() + bottom),
            );
            draw(ui, stage, row, rect);
        }
    });
}

/// One quiet sentence in the middle of an area.
pub(super) fn nothing(ui: &Ui, stage: &Stage<'_>, area: Rect, words: &str) {
    let galley = ui.painter().layout(
        words.to_owned(),
        regular(13.0),
        ink(stage.theme.t3),
        (area.width() - 48.0).max(60.0),
    );
    let at = Align2::CENTER_CENTER.anchor_size(
        pos2(
            area.center().x,
            area.top() + (area.height() * 0.38).max(24.0),
        ),
        galley.size(),
    );
    ui.painter().galley(at.min, galley, ink(stage.theme.t3));
    let response = ui.interact(at, Id::unique("checks nothing"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

fn draw(ui: &mut Ui, stage: &mut Stage<'_>, row: &Row, rect: Rect) {
    match row {
        Row::Rule(rule, count) => {
            let aside = stage.say(rule.severity.word());
            group(
                ui,
                stage,
                rect,
                Some(rule.severity),
                stage.say(rule.title),
                aside,
                *count,
            );
        }
        Row::Unit(unit, count) => {
            let name = if unit.is_empty() {
                stage.say(words::NO_UNIT)
            } else {
                unit
            };
            group(ui, stage, rect, None, name, "", *count);
        }
        Row::Finding(found) => finding(ui, stage, found, rect, false),
        Row::Set(found) => finding(ui, stage, found, rect, true),
        Row::Form(found) => waive::form(ui, stage, found, rect),
        Row::Waived(count) => waived(ui, stage, *count, rect),
    }
}

fn line_below(ui: &Ui, stage: &Stage<'_>, rect: Rect) {
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, ink(stage.theme.hair)),
    );
}

fn group(
    ui: &mut Ui,
    stage: &Stage<'_>,
    rect: Rect,
    severity: Option<Severity>,
    name: &str,
    aside: &str,
    count: usize,
) {
    let theme = stage.theme;
    ui.painter().rect_filled(rect, 0.0, ink(theme.group));
    let mut x = rect.left() + 12.0;
    if let Some(severity) = severity {
        status_glyph(
            ui,
            pos2(x + 6.0, rect.center().y),
            super::look(stage),
            rules_list::glyph(severity),
        );
        x += 22.0;
    }
    let name = look::write(
        ui.painter(),
        pos2(x, rect.center().y),
        Align2::LEFT_CENTER,
        name,
        bold(13.0),
        ink(theme.t1),
        rect.right() - x - 110.0,
    );
    look::write(
        ui.painter(),
        pos2(name.right() + 8.0, rect.center().y),
        Align2::LEFT_CENTER,
        aside,
        regular(12.0),
        ink(theme.t3),
        80.0,
    );
    look::write(
        ui.painter(),
        rect.right_center() - vec2(12.0, 0.0),
        Align2::RIGHT_CENTER,
        &count.to_string(),
        bold(12.0),
        ink(theme.t1),
        60.0,
    );
}

/// A name for the toolkit that stays while rows above come and go.
pub(super) fn id_of(which: &Which) -> Id {
    Id::unique((
        "check finding",
        which.rule,
        which.task.as_ref().map(|id| id.as_str().to_owned()),
        which.place,
    ))
}

fn finding(ui: &mut Ui, stage: &mut Stage<'_>, found: &Found, rect: Rect, waived: bool) {
    let theme = stage.theme;
    let finding = &found.finding;
    let chosen = stage.view.checks.chosen.as_ref() == Some(&found.which);
    let response = ui.interact(rect, id_of(&found.which), Sense::click());
    if chosen {
        ui.painter().rect_filled(rect, 0.0, ink(theme.sel));
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, ink(theme.acc));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, ink(theme.hover));
    }
    line_below(ui, stage, rect);
    let buttons = buttons(ui, stage, found, rect, waived);
    let task = finding.task.as_ref().and_then(|id| stage.plan.task(id));
    let painter = ui.painter().clone();
    let room = buttons - 10.0;
    if let Some(task) = task {
        look::write(
            &painter,
            pos2(rect.left() + INDENT - 10.0, rect.center().y),
            Align2::RIGHT_CENTER,
            &task.number,
            regular(12.0),
            ink(theme.t3),
            INDENT - 14.0,
        );
    }
    let first = rect.top() + 16.0;
    let second = rect.top() + 34.0;
    let left = rect.left() + INDENT;
    let name = match task {
        Some(task) if task.title.trim().is_empty() => stage.say(words::UNNAMED),
        Some(task) => task.title.as_str(),
        None => stage.say(words::WHOLE_PLAN),
    };
    let color = if waived { theme.t3 } else { theme.t1 };
    let font = if chosen { bold(13.0) } else { regular(13.0) };
    let name_rect = look::write(
        &painter,
        pos2(left, first),
        Align2::LEFT_CENTER,
        name,
        font,
        ink(color),
        // In a narrow column the name has the line before its unit and its status.
        (room - left) * if room - left < 300.0 { 1.0 } else { 0.58 },
    );
    let mut x = name_rect.right() + 10.0;
    if let Some(task) = task {
        let unit = look::write(
            &painter,
            pos2(x, first),
            Align2::LEFT_CENTER,
            stage.plan.unit_word(task.lead_unit.as_ref()),
            regular(12.0),
            ink(theme.t3),
            (room - x - 24.0).clamp(0.0, 150.0),
        );
        if unit.width() > 0.0 {
            x = unit.right() + 10.0;
        }
        if let Some(state) = stage.assessment.task(&task.id) {
            let word = stage.say(state.status.word());
            if room - x > 70.0 {
                status_glyph(ui, pos2(x + 6.0, first), super::look(stage), state.status);
                look::write(
                    &painter,
                    pos2(x + 17.0, first),
                    Align2::LEFT_CENTER,
                    word,
                    regular(12.0),
                    ink(theme.status(state.status).word),
                    room - x - 17.0,
                );
            }
        }
    }
    let sentence = if waived {
        let reason = waive::reason(stage, found);
        format!("{} · {}", stage.say(finding.rule.title), reason)
    } else {
        finding.sentence(stage.language)
    };
    let galley = look::elided(
        &painter,
        &sentence,
        regular(12.0),
        ink(theme.t2),
        room - left,
    );
    let cut = galley.elided;
    let at = Align2::LEFT_CENTER.anchor_size(pos2(left, second), galley.size());
    painter.galley(at.min, galley, ink(theme.t2));
    if response.has_focus() {
        look::focus_frame(&painter, rect.shrink(3.0), theme);
    }
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, chosen, format!("{name}: {sentence}"))
    });
    let response = if cut {
        response.on_hover_text(&sentence)
    } else {
        response
    };
    if response.double_clicked() {
        go_to(stage, found);
    } else if response.clicked() {
        let view = &mut stage.view.checks;
        view.chosen = Some(found.which.clone());
        view.rule = Some(found.which.rule);
    }
}

/// Goes to the task, or to the tasks that a finding over the whole plan is about.
fn go_to(stage: &mut Stage<'_>, found: &Found) {
    let finding = &found.finding;
    let there = |id: &&crate::plan::Id| stage.plan.task(id).is_some();
    let tasks: Vec<_> = finding.tasks().filter(there).cloned().collect();
    match (finding.task.clone(), tasks.is_empty()) {
        (Some(task), _) => stage.actions.push(Action::ShowTask(task)),
        (None, false) => stage.actions.push(Action::ShowTasks(tasks)),
        (None, true) => {}
    }
}

/// Draws the buttons of a finding; returns where they begin.
fn buttons(ui: &mut Ui, stage: &mut Stage<'_>, found: &Found, rect: Rect, waived: bool) -> f32 {
    let look = super::look(stage);
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt(id_of(&found.which))
            .max_rect(rect.shrink2(vec2(12.0, 0.0)))
            .layout(Layout::right_to_left(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 6.0;
    if waived {
        let back = |ui: &mut Ui| small_button(ui, look, look.say(words::TAKE_BACK));
        if read_only::changes(&mut row, back).clicked() {
            waive::take_back(stage, found);
        }
    } else {
        let waive = |ui: &mut Ui| small_button(ui, look, look.say(words::WAIVE));
        if read_only::changes(&mut row, waive).clicked() {
            waive::begin(stage, found);
        }
    }
    let finding = &found.finding;
    if finding.task.is_some() {
        if small_button(&mut row, look, look.say(words::GO_TO_TASK)).clicked() {
            go_to(stage, found);
        }
    } else if !finding.others.is_empty()
        && small_button(&mut row, look, look.say(words::GO_TO_TASKS)).clicked()
    {
        go_to(stage, found);
    }
    row.min_rect().left()
}

fn waived(ui: &mut Ui, stage: &mut Stage<'_>, count: usize, rect: Rect) {
    let theme = stage.theme;
    let open = stage.view.checks.waived_open;
    let response = ui.interact(rect, Id::unique("checks waived"), Sense::click());
    let ground = if response.hovered() {
        theme.hover
    } else {
        theme.sunk
    };
    ui.painter().rect_filled(rect, 0.0, ink(ground));
    line_below(ui, stage, rect);
    icon::draw(
        ui.painter(),
        rect.left_center() + vec2(18.0, 0.0),
        if open { Icon::Down } else { Icon::Next },
        ink(theme.t3),
    );
    let words = words::WAIVED.fill(stage.language, &[("n", &count)]);
    look::write(
        ui.painter(),
        rect.left_center() + vec2(32.0, 0.0),
        Align2::LEFT_CENTER,
        &words,
        regular(13.0),
        ink(theme.t2),
        rect.width() - 60.0,
    );
    if response.has_focus() {
        look::focus_frame(ui.painter(), rect.shrink(3.0), theme);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &words));
    if response.clicked() {
        stage.view.checks.waived_open = !open;
    }
}
