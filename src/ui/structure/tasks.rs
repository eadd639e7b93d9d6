//! The tasks of the chosen line: selected one by one or in ranges, dragged onto another line or given to one from a list.

use super::tree::Dragged;
use super::{Node, changes, look, marked, tasks_of};
use crate::assess::Figure;
use crate::plan::Id;
use crate::text::{Language, common_words, structure_words as words};
use crate::ui::widgets::badge::status_glyph;
use crate::ui::widgets::chips::{caption, drop_button, push_button};
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{bold, ink, regular, write};
use crate::ui::widgets::unit_list::For;
use crate::ui::widgets::{crowded_bar, drop_list, unit_list};
use crate::ui::{Action, Stage};
use egui::accesskit::Role;
use egui::{Align, Align2, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

const ROW: f32 = 24.0;
const HEADINGS: f32 = 26.0;
/// Height of the bar that gives the selected tasks away.
const FOOT: f32 = 46.0;

/// The tasks of the chosen line.
pub(super) fn listed(stage: &Stage<'_>) -> Arc<Vec<Id>> {
    let node = &stage.view.structure.node;
    let key = (super::counted(stage), node.clone());
    let kept = &stage.derived.structure.listed;
    kept.get(stage.stamp, key, || tasks_of(stage, node, Figure::All))
}

/// Those of the tasks of the chosen line that are selected.
fn chosen(stage: &Stage<'_>, ids: &[Id]) -> Arc<Vec<Id>> {
    let selection = &stage.view.selection;
    let node = &stage.view.structure.node;
    let key = (super::counted(stage), node.clone(), selection.mark());
    let kept = &stage.derived.structure.chosen;
    kept.get(stage.stamp, key, || {
        let held = ids.iter().filter(|id| selection.holds(id));
        held.cloned().collect()
    })
}

/// Draws the tasks in `area`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, area: Rect) {
    let ids = listed(stage);
    let head = area.with_max_y(area.top() + HEADINGS);
    headings(ui, stage, head, ids.len());
    let foot = area.with_min_y(area.bottom() - FOOT);
    let body = Rect::from_min_max(head.left_bottom(), foot.right_top());
    if ids.is_empty() {
        let at = body.center_top() + vec2(0.0, 40.0);
        let color = ink(stage.theme.t3);
        let text = stage.say(words::NO_TASKS);
        write(
            ui.painter(),
            at,
            Align2::CENTER_CENTER,
            text,
            regular(12.0),
            color,
            body.width() - 24.0,
        );
    }
    let mut child = ui.new_child(UiBuilder::new().id_salt("tasks").max_rect(body));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(0.0, 0.0);
    egui::ScrollArea::vertical()
        .id_salt(("structure tasks", &stage.view.structure.node))
        .auto_shrink(false)
        .show_rows_following(&mut child, ROW, ids.len(), |ui, range| {
            for id in &ids[range] {
                let (rect, _) = ui.allocate_exact_size(vec2(area.width(), ROW), Sense::hover());
                line(ui, stage, &ids, id, rect);
            }
        });
    give(ui, stage, &ids, foot);
}

fn headings(ui: &mut Ui, stage: &mut Stage<'_>, area: Rect, count: usize) {
    let theme = stage.theme;
    ui.painter().rect_filled(area, 0.0, ink(theme.sunk));
    ui.painter().hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.line)),
    );
    let look = look(stage);
    let mut right = ui.new_child(
        UiBuilder::new()
            .max_rect(area.shrink2(vec2(12.0, 0.0)))
            .layout(Layout::right_to_left(Align::Center)),
    );
    if count > 0
        && crate::ui::widgets::link(&mut right, look, look.say(words::OPEN_ON_GANTT)).clicked()
    {
        let node = stage.view.structure.node.clone();
        let ids = tasks_of(stage, &node, Figure::All);
        stage.actions.push(Action::ShowTasks(ids));
    }
    let text = words::TASKS_OF_NODE.fill(stage.language, &[("n", &count)]);
    write(
        ui.painter(),
        pos2(area.left() + 12.0, area.center().y),
        Align2::LEFT_CENTER,
        &text,
        bold(12.0),
        ink(theme.t2),
        (right.min_rect().left() - area.left() - 20.0).max(0.0),
    );
}

/// Width of a status of which only the glyph is shown.
const GLYPH: f32 = 20.0;

/// What unit and status take of a row: the title keeps its room, the unit goes first, then the word of the status.
fn beside_title(width: f32, language: Language) -> (f32, f32) {
    let unit = (width * 0.24).clamp(80.0, 150.0);
    let status = match language {
        Language::Zh => 86.0,
        Language::En => 106.0,
    };
    let title = |beside: f32| width - 52.0 - 8.0 - beside;
    if title(unit + status) >= 150.0 {
        (unit, status)
    } else if title(status) >= 130.0 {
        (0.0, status)
    } else {
        (0.0, GLYPH)
    }
}

fn line(ui: &mut Ui, stage: &mut Stage<'_>, ids: &[Id], id: &Id, rect: Rect) {
    let Some(task) = stage.plan.task(id).cloned() else {
        return;
    };
    let theme = stage.theme;
    let on = stage.view.selection.holds(id);
    let place = ui.scope_id().with(("task", id));
    let response = ui.interact(rect, place, Sense::click_and_drag());
    let said = format!("{} {}", task.number, task.title);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, said.trim()));
    if on {
        ui.painter().rect_filled(rect, 0.0, ink(theme.sel));
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, ink(theme.acc));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, ink(theme.hover));
    }
    let y = rect.center().y;
    let (unit_width, status_width) = beside_title(rect.width(), stage.language);
    let title_end = rect.right() - unit_width - status_width - 8.0;
    let painter = ui.painter();
    let number = pos2(rect.left() + 40.0, y);
    let quiet = ink(theme.t3);
    let font = if on { bold(12.0) } else { regular(12.0) };
    marked(ui, stage, || {
        write(
            painter,
            number,
            Align2::RIGHT_CENTER,
            &task.number,
            regular(12.0),
            quiet,
            34.0,
        );
        write(
            painter,
            pos2(rect.left() + 48.0, y),
            Align2::LEFT_CENTER,
            &task.title,
            font,
            ink(theme.t1),
            title_end - rect.left() - 52.0,
        );
    });
    if let Some(state) = stage.assessment.task(id) {
        let look = look(stage);
        status_glyph(ui, pos2(title_end + 8.0, y), look, state.status);
        let word = state.status.short().of(stage.language);
        let color = ink(theme.status(state.status).word);
        let at = pos2(title_end + 18.0, y);
        if status_width > GLYPH {
            write(
                ui.painter(),
                at,
                Align2::LEFT_CENTER,
                word,
                regular(12.0),
                color,
                status_width - 18.0,
            );
        }
    }
    if unit_width > 0.0 {
        let unit = stage.plan.unit_word(task.lead_unit.as_ref());
        marked(ui, stage, || {
            write(
                ui.painter(),
                pos2(rect.right() - unit_width - 4.0, y),
                Align2::LEFT_CENTER,
                unit,
                regular(12.0),
                ink(theme.t2),
                unit_width - 10.0,
            )
        });
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.hair)),
    );
    if response.double_clicked() {
        stage.actions.push(Action::ShowTask(id.clone()));
    } else if response.clicked() {
        let modifiers = ui.input(|input| input.modifiers);
        select(stage, ids, id, modifiers);
    }
    if response.drag_started() && !on {
        stage.view.selection.only(id);
    }
    if response.drag_started() {
        let carried = Vec::clone(&chosen(stage, ids));
        response.dnd_set_drag_payload(Dragged::Tasks(carried));
    }
    response.on_hover_text(task.title.as_str());
}

/// Click selects, with Ctrl adds or takes away, with Shift selects up to here.
fn select(stage: &mut Stage<'_>, ids: &[Id], id: &Id, modifiers: egui::Modifiers) {
    let selection = &mut stage.view.selection;
    let anchor = selection
        .anchor
        .as_ref()
        .and_then(|anchor| ids.iter().position(|one| one == anchor));
    let here = ids.iter().position(|one| one == id);
    match (modifiers.shift, anchor, here) {
        (true, Some(anchor), Some(here)) => {
            let range = anchor.min(here)..=anchor.max(here);
            let kept = ids[anchor].clone();
            selection.set(ids[range].iter().cloned());
            selection.anchor = Some(kept);
        }
        _ if modifiers.command => selection.toggle(id),
        _ => selection.only(id),
    }
}

/// The foot: the selected tasks are given to a list, a special plan or a unit.
fn give(ui: &mut Ui, stage: &mut Stage<'_>, ids: &[Id], area: Rect) {
    let theme = stage.theme;
    let look = look(stage);
    ui.painter().rect_filled(area, 0.0, ink(theme.sunk));
    ui.painter().hline(
        area.x_range(),
        area.top() + 0.5,
        Stroke::new(1.0, ink(theme.ctl)),
    );
    let chosen = chosen(stage, ids);
    if chosen.is_empty() {
        let at = pos2(area.left() + 12.0, area.center().y);
        let text = stage.say(words::HOW_TO_GIVE);
        let width = area.width() - 110.0;
        let color = ink(theme.t3);
        write(
            ui.painter(),
            at,
            Align2::LEFT_CENTER,
            text,
            regular(12.0),
            color,
            width,
        );
        let mut right = ui.new_child(
            UiBuilder::new()
                .max_rect(area.shrink2(vec2(12.0, 0.0)))
                .layout(Layout::right_to_left(Align::Center)),
        );
        if !ids.is_empty() && push_button(&mut right, look, look.say(words::SELECT_ALL)).clicked() {
            stage.view.selection.set(ids.iter().cloned());
        }
        return;
    }
    let none = |_: &mut Ui, _: &mut Stage<'_>| {};
    crowded_bar::show(
        ui,
        area,
        "give tasks",
        stage,
        |ui, stage| to_whom(ui, stage, &chosen),
        none,
    );
}

/// The lists that the selected tasks are given to.
fn to_whom(row: &mut Ui, stage: &mut Stage<'_>, chosen: &[Id]) {
    let look = look(stage);
    let text = words::GIVE.fill(stage.language, &[("n", &chosen.len())]);
    caption(row, stage, &text);
    let mut target: Option<Node> = None;
    let to = look.say(words::GIVE_TO);
    let list = look.say(words::LIST);
    let button = drop_button(row, look, list, to);
    drop_list::under(&button, |ui| {
        for list in stage.plan.lists_in_order() {
            if drop_list::pick(ui, false, list.short_title()) {
                target = Some(Node::List(Some(list.id.clone())));
            }
        }
        if drop_list::pick(ui, false, look.say(words::NO_LIST)) {
            target = Some(Node::List(None));
        }
    });
    let special = look.say(words::SPECIAL_PLAN);
    let button = drop_button(row, look, special, to);
    drop_list::under(&button, |ui| {
        for special in changes::special_plans(stage.plan) {
            if drop_list::pick(ui, false, &special.title) {
                target = Some(Node::SpecialPlan(Some(special.id.clone())));
            }
        }
        if drop_list::pick(ui, false, look.say(words::NO_SPECIAL_PLAN)) {
            target = Some(Node::SpecialPlan(None));
        }
    });
    let unit = look.say(common_words::LEAD_UNIT);
    let button = drop_button(row, look, unit, to);
    drop_list::under(&button, |ui| {
        unit_list::units(ui, stage, For::Giving, None, |id| {
            target = Some(Node::Unit(id));
        });
        if drop_list::pick(ui, false, look.say(words::NO_UNIT)) {
            target = Some(Node::NoUnit);
        }
    });
    if let Some(node) = target
        && let Some(edit) = changes::assigned(stage.plan, chosen, &node)
    {
        stage.actions.edit(edit);
    }
}
