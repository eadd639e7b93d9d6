//! The inspector: every field of the selected task, or what several selected tasks have in common.

mod basics;
mod close_out;
mod close_out_edit;
mod close_out_files;
mod close_out_form;
mod close_out_history;
mod close_out_result;
mod completion;
mod deadline;
mod dispatch;
mod empty;
mod essentials;
mod evidence;
mod follow_ups;
mod head;
mod known;
pub(super) mod links;
mod measures;
mod money;
mod notes;
mod pane;
mod papers;
mod people;
mod redate;
mod remarks;
mod several;
mod watch_entries;

use super::kept::Kept;
use super::widgets::Look;
use super::{Action, Stage, read_only};
use crate::plan::{Id, Task};
use crate::ui::widgets::in_view::FollowsFocus as _;
pub(crate) use basics::source_words;
pub use deadline::{NewDue, due_left};
use egui::{Frame, Margin, ScrollArea, Ui, vec2};
pub(crate) use essentials::supervision_words;
pub(in crate::ui) use known::units;
use pane::Pane;
use std::sync::Arc;

/// What the inspector keeps of the open plan.
#[derive(Debug, Default)]
pub(super) struct Derived {
    related: Kept<Id, links::Related>,
}

/// Space between the panel's edge and its text.
const MARGIN: i8 = 14;

/// Shows the inspector in the whole of `ui`.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = Look {
        theme: stage.theme,
        language: stage.language,
    };
    let (chosen, room) = (kept_once(ui, stage), ui.max_rect());
    end_typing_elsewhere(ui, stage, &chosen);
    Frame::NONE
        .fill(super::paint::color(stage.theme.panel))
        .inner_margin(Margin {
            left: MARGIN,
            right: MARGIN,
            top: 10,
            bottom: 0,
        })
        .show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
            // Quiet fields are as high as their line; the toolkit would make every field 26 high.
            ui.spacing_mut().interact_size.y = super::widgets::entry_field::HEIGHT;
            match (chosen.as_slice(), stage.inspected().len()) {
                (tasks, n) if n > several::COMPARED => {
                    several::show(ui, stage, look, tasks);
                }
                ([], _) => empty::show(ui, stage, look),
                ([task], _) => one(ui, stage, look, task),
                (tasks, _) => several::show(ui, stage, look, tasks),
            }
        });
    let inside = typed_inside(ui, room);
    ui.data_mut(|data| data.insert_temp(egui::Id::unique(TYPED_INSIDE), inside));
}

const TYPED_INSIDE: &str = "inspector is typed into";

/// Whether a text field of the inspector has the focus.
fn typed_inside(ui: &Ui, room: egui::Rect) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    ui.ctx().text_edit_focused()
        && focused
            .and_then(|id| super::keys_in_turn::place_of(ui.ctx(), id))
            .is_some_and(|field| room.intersects(field))
}

/// The tasks shown in this frame. Where one is left that was being typed into, it is shown once more, without the focus: its
/// fields take what stands in them.
fn kept_once(ui: &Ui, stage: &Stage<'_>) -> Vec<Arc<Task>> {
    let now = chosen(stage);
    let before: Option<Vec<Id>> = pane::draft(ui, egui::Id::unique(SHOWN));
    let typed: bool = pane::draft(ui, egui::Id::unique(TYPED_INSIDE)).unwrap_or(false);
    let Some(before) = before.filter(|before| {
        typed && before.len() <= several::COMPARED && !now.iter().map(|task| &task.id).eq(before)
    }) else {
        return now;
    };
    let tasks: Option<Vec<Arc<Task>>> = before
        .iter()
        .map(|id| stage.plan.task(id).cloned())
        .collect();
    let Some(tasks) = tasks.filter(|tasks| !tasks.is_empty()) else {
        return now;
    };
    if typed_inside(ui, ui.max_rect())
        && let Some(field) = ui.memory(egui::Memory::focused)
    {
        ui.memory_mut(|memory| memory.surrender_focus(field));
    }
    ui.ctx().request_repaint();
    tasks
}

const SHOWN: &str = "inspector shows";

/// The tasks shown: those selected, else the one the keyboard stands on. Of very many none is looked at in every frame.
fn chosen(stage: &Stage<'_>) -> Vec<Arc<Task>> {
    let selection = &stage.view.selection;
    let inspected = stage.inspected();
    if inspected.len() > several::COMPARED {
        return Vec::new();
    }
    let tasks: Vec<Arc<Task>> = inspected
        .iter()
        .filter_map(|id| stage.plan.task(id).cloned())
        .collect();
    if !tasks.is_empty() {
        return tasks;
    }
    selection
        .focus
        .iter()
        .filter_map(|id| stage.plan.task(id).cloned())
        .collect()
}

/// Typing ends when another task comes into the inspector: its field is gone without having lost the focus.
fn end_typing_elsewhere(ui: &Ui, stage: &mut Stage<'_>, chosen: &[Arc<Task>]) {
    let key = egui::Id::unique(SHOWN);
    let shown: Vec<Id> = chosen.iter().map(|task| task.id.clone()).collect();
    let before: Option<Vec<Id>> = pane::draft(ui, key);
    if before.as_ref() != Some(&shown) {
        if before.is_some() {
            stage.actions.push(Action::EndTyping);
        }
        pane::keep(ui, key, Some(shown));
    }
}

fn one(ui: &mut Ui, stage: &mut Stage<'_>, look: Look, task: &Arc<Task>) {
    let mut pane = Pane {
        stage,
        look,
        task: Arc::clone(task),
    };
    head::show(ui, &mut pane);
    ui.add_space(4.0);
    // The bar of the scroll area stands in the margin, so that the fields end where the head ends.
    let outer = ui
        .available_rect_before_wrap()
        .with_max_x(ui.max_rect().right() + f32::from(MARGIN));
    let mut body = ui.new_child(egui::UiBuilder::new().max_rect(outer).id_salt("body"));
    ScrollArea::vertical()
        .id_salt(("inspector", task.id.as_str()))
        .auto_shrink(false)
        .show_following(&mut body, |ui| {
            Frame::NONE
                .inner_margin(Margin {
                    left: 0,
                    right: MARGIN,
                    top: 0,
                    bottom: 16,
                })
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
                    read_only::changes(ui, |ui| sections(ui, &mut pane));
                });
        });
}

fn sections(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    essentials::show(ui, pane);
    close_out::show(ui, pane);
    measures::show(ui, pane);
    notes::show(ui, pane);
    links::show(ui, pane);
    basics::show(ui, pane);
    people::show(ui, pane);
    dispatch::show(ui, pane);
    evidence::show(ui, pane);
    money::show(ui, pane);
    remarks::show(ui, pane);
}
