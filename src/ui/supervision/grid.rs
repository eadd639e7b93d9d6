//! The complaints table by keyboard: the cell one stands on, and the cell being edited in place.

use super::card::{Column, ROW, cells};
use super::letters::{cell_name, name_grid};
use super::look;
use super::order::Letters;
use super::view::CellEdit;
use crate::edit::Edit;
use crate::exchange::{
    ComplaintColumn, ComplaintGround, complaint_status_word, substantiated_word,
};
use crate::plan::{Category, Complaint, ComplaintStatus, Id, Substantiated};
use crate::text::supervision_words as words;
use crate::ui::widgets::look::ink;
use crate::ui::widgets::resting_cell::{self, Begun, RestingCell};
use crate::ui::widgets::{Candidate, PickField, TextField, text_field};
use crate::ui::{Action, Going, Stage};
use crate::wording::category_word;
use egui::accesskit::Role;
use egui::{
    Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::collections::BTreeSet;

/// The unseen field that holds the keyboard while no cell is being edited.
pub(super) fn grid_id() -> egui::Id {
    egui::Id::unique("complaints grid")
}

/// Each cell has a field of its own, so that a list left open is never shown for another column.
fn field_id(cell: &CellEdit) -> egui::Id {
    egui::Id::unique(("complaints cell", cell.id.as_str(), cell.column as u8))
}

/// Where the complaint that the keyboard stands on is in the order.
pub(super) fn place(stage: &Stage<'_>, letters: &Letters) -> Option<usize> {
    let wanted = stage.view.supervision.letter.as_ref()?;
    letters.places.get(wanted).copied()
}

/// Whether a cell is being edited.
pub(super) fn editing(stage: &Stage<'_>, id: &Id, column: ComplaintColumn) -> bool {
    stage
        .view
        .supervision
        .cell
        .as_ref()
        .is_some_and(|cell| cell.id == *id && cell.column == column)
}

fn focused_column(stage: &Stage<'_>) -> ComplaintColumn {
    stage
        .view
        .supervision
        .letter_column
        .unwrap_or(ComplaintColumn::Number)
}

/// Takes the keys that move in the table.
pub(super) fn keys(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    letters: &Letters,
    columns: &[Column<ComplaintColumn>],
) {
    let response = ui.interact(rect, grid_id().with("all"), Sense::hover());
    name_grid(&response, stage);
    let asked = std::mem::take(&mut stage.view.supervision.edit_asked);
    if stage.view.supervision.cell.is_some() {
        return;
    }
    if asked
        && !resting_cell::types(ui.ctx())
        && let Some(at) = place(stage, letters)
    {
        open(stage, &letters.rows[at], standing(stage, columns), false);
        stage.view.supervision.reveal_letter = true;
        return;
    }
    // While letters are being composed, all keys belong to the input method.
    if !ui.memory(|memory| memory.has_focus(grid_id())) || !resting_cell::rests(ui.ctx()) {
        return;
    }
    let page = ((rect.height() / ROW).floor() as isize - 1).max(1);
    let (down, across, enter, ends) = ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key) as isize;
        let down = count(Key::ArrowDown) - count(Key::ArrowUp)
            + page * (count(Key::PageDown) - count(Key::PageUp));
        let across = count(Key::ArrowRight) - count(Key::ArrowLeft);
        let enter = count(Key::Enter) > 0;
        let ends = (count(Key::Home) > 0, count(Key::End) > 0);
        (down, across, enter, ends)
    });
    let last = letters.rows.len() - 1;
    let at = place(stage, letters);
    let to = match (at, ends) {
        (_, (true, _)) => Some(0),
        (_, (_, true)) => Some(last),
        (Some(at), _) if down != 0 => Some(at.saturating_add_signed(down).min(last)),
        (None, _) if down != 0 || enter => Some(0),
        _ => None,
    };
    if let Some(to) = to {
        super::select_letter(stage, &letters.rows[to].id);
        stage.view.supervision.reveal_letter = true;
    }
    if across != 0 {
        let now = standing(stage, columns);
        let at = columns
            .iter()
            .position(|column| column.which == now)
            .unwrap_or(0);
        let to = at.saturating_add_signed(across).min(columns.len() - 1);
        stage.view.supervision.letter_column = Some(columns[to].which);
    }
    if enter && let Some(at) = at.or(to) {
        let column = standing(stage, columns);
        open(stage, &letters.rows[at], column, true);
        stage.view.supervision.reveal_letter = true;
    }
}

/// The column the keyboard stands in, of those that are shown.
fn standing(stage: &Stage<'_>, columns: &[Column<ComplaintColumn>]) -> ComplaintColumn {
    let wanted = focused_column(stage);
    let shown = columns.iter().any(|column| column.which == wanted);
    match columns.first() {
        Some(first) if !shown => first.which,
        _ => wanted,
    }
}

/// Draws the unseen field over the cell the keyboard stands on; what begins in it replaces the cell.
pub(super) fn rest(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    offset: f32,
    letters: &Letters,
    columns: &[Column<ComplaintColumn>],
) {
    if stage.view.supervision.cell.is_some() {
        return;
    }
    let at = place(stage, letters);
    let column = standing(stage, columns);
    let top = rect.top() + at.unwrap_or(0) as f32 * ROW - offset;
    // An input method is on only for a field in sight.
    let top = top.min(rect.bottom() - ROW).max(rect.top());
    let row = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), ROW));
    let cell = cells(row, columns)
        .into_iter()
        .zip(columns)
        .find(|(_, one)| one.which == column)
        .map_or(row, |(cell, _)| cell);
    let complaint = at.and_then(|at| letters.rows.get(at));
    let (name, held) = match complaint {
        Some(complaint) => (
            edit_name(stage, complaint, column),
            column.write(complaint, stage.plan, stage.as_of, stage.language),
        ),
        None => (stage.say(words::GRID).to_owned(), String::new()),
    };
    let resting = RestingCell {
        id: grid_id(),
        name: &name,
        held: &held,
        rect: cell,
        tab: false,
    };
    let begun = resting.show(ui, look(stage));
    // After the field was drawn: in the frame of a click elsewhere it gives the focus up.
    if std::mem::take(&mut stage.view.supervision.keyboard_asked) {
        ui.memory_mut(|memory| memory.request_focus(grid_id()));
    }
    if let Some((begun, complaint)) = begun.zip(complaint) {
        begin(ui, stage, complaint, column, begun);
    }
}

/// Opens a cell with what was typed or composed over it; taken at once where something else has the focus already.
fn begin(
    ui: &Ui,
    stage: &mut Stage<'_>,
    complaint: &Complaint,
    column: ComplaintColumn,
    begun: Begun,
) {
    if stage.refuses() {
        return;
    }
    stage.view.supervision.said.clear();
    let cell = CellEdit {
        id: complaint.id.clone(),
        column,
        text: begun.text,
        fresh: false,
        whole: false,
        begun: true,
        typed: true,
    };
    if begun.left && commit(stage, complaint, &cell) {
        return;
    }
    let id = field_id(&cell);
    text_field::cursor_at_end(ui, id, &cell.text);
    ui.memory_mut(|memory| memory.request_focus(id));
    stage.view.supervision.letter_column = Some(column);
    stage.view.supervision.reveal_letter = true;
    stage.view.supervision.cell = Some(cell);
}

fn edit_name(stage: &Stage<'_>, complaint: &Complaint, column: ComplaintColumn) -> String {
    words::EDIT_CELL.fill(
        stage.language,
        &[
            ("column", &stage.say(column.heading())),
            ("number", &complaint.number),
        ],
    )
}

/// Opens a cell for editing; with `whole` typing replaces what stands in it.
fn open(stage: &mut Stage<'_>, complaint: &Complaint, column: ComplaintColumn, whole: bool) {
    // What stands in another cell is taken first, or has to be mended.
    if stage.refuses() || !taken(stage) {
        return;
    }
    let text = column.write(complaint, stage.plan, stage.as_of, stage.language);
    stage.view.supervision.said.clear();
    stage.view.supervision.cell = Some(CellEdit {
        id: complaint.id.clone(),
        column,
        text,
        fresh: true,
        whole,
        begun: false,
        typed: false,
    });
}

/// The place of a cell: a click stands on it, a second one edits it.
pub(super) fn cell(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    complaint: &Complaint,
    column: &Column<ComplaintColumn>,
    rect: Rect,
    selected: bool,
) {
    let id = ui
        .scope_id()
        .with(("cell", complaint.id.as_str(), column.which as u8));
    let response = ui.interact(rect, id, Sense::CLICK);
    let name = cell_name(stage, complaint, column.which);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::GridCell, true, &name);
        info.current_text_value = Some(column.which.write(
            complaint,
            stage.plan,
            stage.as_of,
            stage.language,
        ));
        info
    });
    if response.clicked() {
        let again = selected && stage.view.supervision.letter_column == Some(column.which);
        stage
            .actions
            .go(Going::Letter(complaint.id.clone(), column.which));
        if again || response.double_clicked() {
            open(stage, complaint, column.which, true);
        } else {
            stage.view.supervision.keyboard_asked = true;
        }
    }
}

/// The frame around the cell the keyboard stands on.
pub(super) fn frame(
    ui: &Ui,
    stage: &Stage<'_>,
    complaint: &Complaint,
    column: ComplaintColumn,
    rect: Rect,
) {
    let here = stage.view.supervision.letter.as_ref() == Some(&complaint.id)
        && focused_column(stage) == column;
    if here && ui.memory(|memory| memory.has_focus(grid_id())) {
        ui.painter().rect_stroke(
            rect.shrink2(vec2(1.0, 1.0)),
            2.0,
            Stroke::new(2.0, ink(stage.theme.acc)),
            StrokeKind::Inside,
        );
    }
}

/// The words that a column's list offers.
pub(super) fn candidates(stage: &Stage<'_>, column: ComplaintColumn) -> Vec<Candidate> {
    use ComplaintColumn as C;
    let say = |phrases: &[crate::text::Phrase]| -> Vec<String> {
        phrases
            .iter()
            .map(|phrase| stage.say(*phrase).to_owned())
            .collect()
    };
    let known = |field: fn(&Complaint) -> &String| -> Vec<String> {
        let found: BTreeSet<&String> = stage
            .plan
            .complaints()
            .values()
            .map(|one| field(one))
            .filter(|text| !text.is_empty())
            .collect();
        found.into_iter().take(300).cloned().collect()
    };
    let words = match column {
        C::Priority => say(&[words::PRIORITY, words::ORDINARY]),
        C::Kind => say(&Category::ALL.map(category_word)),
        C::Substantiated => say(&[
            Substantiated::Yes,
            Substantiated::Partly,
            Substantiated::No,
            Substantiated::Unknown,
        ]
        .map(substantiated_word)),
        C::Status => say(&[
            ComplaintStatus::Settled,
            ComplaintStatus::SettledInStages,
            ComplaintStatus::Open,
        ]
        .map(complaint_status_word)),
        C::Round => known(|one| &one.round),
        C::Place => known(|one| &one.place),
        C::Unit => return crate::ui::inspector::units(stage.plan, ""),
        _ => Vec::new(),
    };
    words
        .into_iter()
        .map(|words| Candidate {
            words,
            ..Candidate::default()
        })
        .collect()
}

fn has_list(column: ComplaintColumn) -> bool {
    use ComplaintColumn as C;
    matches!(
        column,
        C::Priority | C::Kind | C::Substantiated | C::Status | C::Round | C::Place | C::Unit
    )
}

/// Draws the field of the cell being edited and takes what it ends with.
pub(super) fn field(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    complaint: &Complaint,
    column: &Column<ComplaintColumn>,
    columns: &[Column<ComplaintColumn>],
    rect: Rect,
) {
    let Some(mut cell) = stage.view.supervision.cell.take() else {
        return;
    };
    let look = look(stage);
    let id = field_id(&cell);
    // While letters are being composed, all keys belong to the input method.
    let (before, after) = text_field::follow_composing(ui, id);
    let composing = before || after;
    let mut tab = 0;
    let mut escape = false;
    if !cell.fresh && !composing {
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::SHIFT, Key::Tab) {
                tab = -1;
            } else if input.consume_key(Modifiers::NONE, Key::Tab) {
                tab = 1;
            }
            escape = input.consume_key(Modifiers::NONE, Key::Escape);
        });
    }
    let area = rect.shrink2(vec2(1.0, 1.0));
    // The list and long words need more than a narrow cell.
    let area = area.with_max_x(
        area.right()
            .max(area.left() + 76.0)
            .min(ui.max_rect().right()),
    );
    ui.painter().rect_filled(area, 0.0, ink(stage.theme.panel));
    let mut child = ui.new_child(UiBuilder::new().id_salt("cell field").max_rect(area));
    let name = edit_name(stage, complaint, column.which);
    let text = cell.text.clone();
    let field = TextField::new(id, &name, &text)
        .framed()
        .hint("")
        .width(area.width() - 12.0);
    let heard = if has_list(column.which) {
        PickField::new(field)
            .begun(std::mem::take(&mut cell.begun))
            .show(&mut child, look, || candidates(stage, column.which))
    } else {
        field.show(&mut child, look)
    };
    // Tab goes to the next cell, not to the next thing on the page.
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            id,
            egui::EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: false,
            },
        );
    });
    if let Some(typed) = heard.value {
        cell.text = typed;
        cell.typed = true;
    }
    if cell.fresh {
        cell.fresh = false;
        ui.memory_mut(|memory| memory.request_focus(id));
        if cell.whole {
            text_field::select_all(ui, id, &cell.text);
        } else {
            text_field::cursor_at_end(ui, id, &cell.text);
        }
        stage.view.supervision.cell = Some(cell);
        return;
    }
    let picked = heard.left && heard.focused;
    let over = ui.ctx().is_pointer_over_egui() && ui.input(|input| input.pointer.any_down());
    let left = !heard.focused && !over;
    if escape {
        ui.memory_mut(|memory| memory.request_focus(grid_id()));
    } else if tab != 0 || picked || left {
        let understood = commit(stage, complaint, &cell);
        if !understood {
            ui.memory_mut(|memory| memory.request_focus(id));
            stage.view.supervision.cell = Some(cell);
            return;
        }
        // A click elsewhere took the focus where it belongs.
        if tab != 0
            || picked
            || !ui.input(|input| input.pointer.any_pressed() || input.pointer.any_released())
        {
            ui.memory_mut(|memory| memory.request_focus(grid_id()));
        }
        if tab != 0 {
            stage.view.supervision.letter_column = Some(step(column.which, tab, columns));
        }
    } else {
        stage.view.supervision.cell = Some(cell);
    }
}

/// The column after or before another, of those that are shown.
fn step(
    column: ComplaintColumn,
    by: isize,
    columns: &[Column<ComplaintColumn>],
) -> ComplaintColumn {
    let at = columns.iter().position(|one| one.which == column);
    let to = at
        .unwrap_or(0)
        .saturating_add_signed(by)
        .min(columns.len().saturating_sub(1));
    columns.get(to).map_or(column, |one| one.which)
}

/// Takes what was typed in the open cell; `false` where it is not understood and stays.
pub(super) fn taken(stage: &mut Stage<'_>) -> bool {
    let Some(cell) = stage.view.supervision.cell.take() else {
        return true;
    };
    let Some(complaint) = stage.plan.complaints().get(&cell.id) else {
        return true;
    };
    let understood = commit(stage, complaint, &cell);
    if !understood {
        stage.view.supervision.cell = Some(cell);
    }
    understood
}

/// Takes what was typed; `false` where it is not understood.
fn commit(stage: &mut Stage<'_>, complaint: &Complaint, cell: &CellEdit) -> bool {
    let before = cell
        .column
        .write(complaint, stage.plan, stage.as_of, stage.language);
    let text = cell.text.trim();
    if text == before {
        return true;
    }
    let ground = ComplaintGround::new(stage.plan, stage.as_of);
    let mut changed = complaint.clone();
    if !cell.column.read(text, &mut changed, &ground) {
        stage.view.supervision.said = words::NOT_UNDERSTOOD.fill(
            stage.language,
            &[
                ("column", &stage.say(cell.column.heading())),
                ("text", &text),
            ],
        );
        return false;
    }
    stage.view.supervision.said.clear();
    if changed != *complaint {
        stage.actions.push(Action::EndTyping);
        stage.actions.edit(Edit::PutComplaint(changed));
    }
    true
}
