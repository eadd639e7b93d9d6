//! The supervision page: inspection records with their findings, and complaints.

mod card;
mod clipboard;
mod fresh;
mod grid;
mod letter_filters;
mod letter_forms;
mod letter_origin;
mod letter_pane;
mod letters;
mod names;
mod order;
mod panels;
mod rates;
mod record_pane;
mod records;
mod strip;
mod tasks_field;
mod tile;
mod toolbar;
pub mod view;

pub(super) use clipboard::read_pasted;
pub use fresh::give_up_blank;
pub(super) use order::Derived;
use panels::Panel;
pub use view::{Parts, SupervisionView};

use super::command::Needs;
use super::page::{PageView, on_ground};
use super::widgets::{Look, roomy};
use super::{Command, Stage};
use crate::chart::theme::size;
use crate::plan::Id;
use egui::{Rect, Ui, pos2, vec2};

fn look(stage: &Stage<'_>) -> Look {
    stage.look()
}

/// Selects an inspection record.
fn select_record(stage: &mut Stage<'_>, id: &Id) {
    stage.view.supervision.choose_record(id);
}

/// Selects a complaint.
fn select_letter(stage: &mut Stage<'_>, id: &Id) {
    stage.view.supervision.choose_letter(id);
}

/// Forgets what an undo or a deletion took away.
fn forget_the_gone(stage: &mut Stage<'_>) {
    let (plan, view) = (stage.plan, &mut stage.view.supervision);
    // A record asked for in this frame is there in the next.
    let gone = |id: &Option<Id>, there: bool| id.is_some() && !there;
    let complaints = plan.complaints();
    view.forms_aside.retain(|id, _| complaints.contains_key(id));
    let there = |id: &Option<Id>| {
        id.as_ref()
            .is_some_and(|id| plan.complaints().contains_key(id))
    };
    if gone(&view.letter, there(&view.letter)) {
        view.letter = None;
        view.form = None;
        view.form_typed = false;
    }
    if view
        .cell
        .as_ref()
        .is_some_and(|cell| !plan.complaints().contains_key(&cell.id))
    {
        view.cell = None;
    }
    if view
        .record
        .as_ref()
        .is_some_and(|id| !plan.inspections().contains_key(id))
    {
        view.record = None;
        view.finding = None;
    }
}

/// The supervision page as the shell sees it.
pub struct SupervisionPage;

impl PageView for SupervisionPage {
    fn show(&self, ui: &mut Ui, stage: &mut Stage<'_>) {
        on_ground(ui, stage.theme.win, |ui| show(ui, stage));
    }

    fn hears(&self, command: Command) -> bool {
        // Its tables take these keys; the tasks selected on another page are not meant.
        matches!(command, Command::Copy | Command::Cut | Command::Delete)
    }

    fn answers(&self, command: Command) -> bool {
        command == Command::EditTitle
    }

    fn run(&self, stage: &mut Stage<'_>, _command: Command) {
        stage.view.supervision.edit_asked = true;
    }

    fn needs(&self, command: Command) -> Needs {
        // It is about a cell, so no task need be selected.
        if self.answers(command) {
            Needs::Plan
        } else {
            command.needs()
        }
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let rect = ui.max_rect();
    ui.advance_cursor_after_rect(rect);
    forget_the_gone(stage);
    let records = order::records(stage);
    let letters = order::letters(stage);
    // Something stands at the right from the start.
    if stage.view.supervision.record.is_none() {
        // What is planned has found nothing yet.
        let held = records.rows.iter().find(|one| one.date <= stage.as_of);
        stage.view.supervision.record = held
            .or_else(|| records.rows.first())
            .map(|one| one.id.clone());
    }
    if stage.view.supervision.letter.is_none() {
        stage.view.supervision.letter = letters.rows.first().map(|one| one.id.clone());
    }
    clipboard::take_paste(ui, stage, &letters);
    clipboard::take_copy(ui, stage);
    let bar = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW as f32));
    toolbar::show(ui, stage, bar, &records, &letters);
    let margin = if rect.height() < 650.0 {
        8.0
    } else {
        size::PAGE_MARGIN as f32
    };
    let gap = size::CARD_GAP as f32 - if rect.height() < 650.0 { 2.0 } else { 0.0 };
    let body = Rect::from_min_max(pos2(rect.left(), bar.bottom()), rect.max);
    let room = body.shrink2(vec2(size::PAGE_MARGIN as f32, margin)).size();
    let strip = strip::height(strip::levels(&records).len());
    let parts = stage.view.supervision.parts;
    let (height, panels) = panels::arranged(room, strip, gap, parts);
    let view = &stage.view.supervision;
    // A new record has its fields open beside the table.
    let asked = match (view.reveal_record, view.reveal_letter) {
        (true, _) if view.record_fields => Some(Panel::Record),
        (true, _) => Some(Panel::Records),
        (_, true) => Some(Panel::Table),
        _ => None,
    };
    let least = height + 2.0 * margin;
    roomy::at_least_high(ui, body, "supervision body", least, |ui, whole| {
        let corner = whole.min.to_vec2() + vec2(size::PAGE_MARGIN as f32, margin);
        for (panel, place) in panels {
            let area = place.translate(corner);
            if asked == Some(panel) {
                // Where the page scrolls, what was asked for comes into view.
                let at_once = egui::style::ScrollAnimation::none();
                ui.scroll_to_rect_animation(area, None, at_once);
            }
            card::within(ui, area, panel_name(panel), |ui| match panel {
                Panel::Strip => strip::show(ui, stage, area, &records),
                Panel::Records => records::show(ui, stage, area, &records),
                Panel::Record => record_pane::show(ui, stage, area),
                Panel::Rates => rates::show(ui, stage, area),
                Panel::Table => letters::show(ui, stage, area, &letters),
                Panel::Pane => letter_pane::show(ui, stage, area),
            });
        }
    });
    stage.view.supervision.edit_asked = false;
}

/// Tells the panel from the others.
const fn panel_name(panel: Panel) -> &'static str {
    match panel {
        Panel::Strip => "strip",
        Panel::Records => "records",
        Panel::Record => "record",
        Panel::Rates => "rates",
        Panel::Table => "table",
        Panel::Pane => "pane",
    }
}
