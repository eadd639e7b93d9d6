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
pub use view::{Parts, SupervisionView};

use super::command::Needs;
use super::page::{PageView, on_ground};
use super::widgets::Look;
use super::{Command, Stage};
use crate::chart::theme::size;
use crate::plan::Id;
use egui::{Rect, Ui, pos2, vec2};

/// The least height of the complaints where both halves are shown.
const LETTERS_LEAST: f32 = 208.0;

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
    let body = Rect::from_min_max(pos2(rect.left(), bar.bottom()), rect.max)
        .shrink2(vec2(size::PAGE_MARGIN as f32, margin));
    let parts = stage.view.supervision.parts;
    let mut top = body.top();
    if parts != Parts::Complaints {
        let height = strip::height(strip::levels(&records).len());
        let area = Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), height));
        card::within(ui, area, "strip", |ui| {
            strip::show(ui, stage, area, &records);
        });
        top = area.bottom() + gap;
        let rest = body.bottom() - top;
        let height = if parts == Parts::Records {
            rest
        } else {
            // As in the design 274 to 296; a low window leaves the complaints their least.
            ((rest - gap) * 0.48).min(rest - gap - LETTERS_LEAST)
        };
        let area = Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), height));
        let (left, right) = split(area, 0.626, gap);
        card::within(ui, left, "records", |ui| {
            records::show(ui, stage, left, &records);
        });
        card::within(ui, right, "record", |ui| {
            record_pane::show(ui, stage, right);
        });
        top = area.bottom() + gap;
    }
    if parts != Parts::Records {
        let area = Rect::from_min_max(pos2(body.left(), top), body.max);
        let rates_width = (area.width() * 0.244).clamp(290.0, 346.0);
        let (rates, rest) = split(area, rates_width / (area.width() - gap), gap);
        let pane = (area.width() * 0.225).clamp(286.0, 380.0);
        let (table, pane) = split(
            rest,
            (rest.width() - gap - pane) / (rest.width() - gap),
            gap,
        );
        card::within(ui, rates, "rates", |ui| rates::show(ui, stage, rates));
        card::within(ui, table, "table", |ui| {
            letters::show(ui, stage, table, &letters);
        });
        card::within(ui, pane, "pane", |ui| letter_pane::show(ui, stage, pane));
    }
    stage.view.supervision.edit_asked = false;
}

/// Two rectangles side by side with a gap, the first with its share of the rest.
fn split(area: Rect, share: f32, gap: f32) -> (Rect, Rect) {
    let at = (area.left() + (area.width() - gap) * share).round();
    (area.with_max_x(at), area.with_min_x(at + gap))
}
