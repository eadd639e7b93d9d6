//! The cells of the grid as data: their names, what they hold, the selected block, writing, pasting, copying.

use super::{Cell, Shown};
use crate::assess::{NoteField, note_of_month};
use crate::edit::{Edit, month_note};
use crate::exchange::{copy_month, month_cell, paste_month};
use crate::plan::{Day, Id, Plan, Task};
use crate::text::{Language, Phrase, monthly_words as words};
use crate::ui::pasting::most_rows;
use crate::ui::{Action, Landed, Pasting, Reading, Stage};
use std::ops::RangeInclusive;

/// The heading of a field.
pub(super) const fn word(field: NoteField) -> Phrase {
    match field {
        NoteField::Percent => words::COLUMN_PERCENT,
        NoteField::Done => words::COLUMN_DONE,
        NoteField::Problems => words::COLUMN_PROBLEMS,
        NoteField::NextStep => words::COLUMN_NEXT,
    }
}

/// A task as a cell's name begins: its number, else its title.
pub(super) fn task_name(task: &Task) -> &str {
    if task.number.trim().is_empty() {
        &task.title
    } else {
        &task.number
    }
}

/// The name of a cell: `34 本月做了什么`.
pub(super) fn name(stage: &Stage<'_>, task: &Task, field: NoteField) -> String {
    let field = stage.say(word(field));
    words::CELL_OF.fill(
        stage.language,
        &[("task", &task_name(task)), ("field", &field)],
    )
}

/// What a cell holds.
pub(super) fn text(stage: &Stage<'_>, cell: &Cell) -> String {
    text_at(stage, cell, stage.as_of)
}

/// What a cell of the month of a day holds.
fn text_at(stage: &Stage<'_>, cell: &Cell, day: Day) -> String {
    stage
        .plan
        .task(&cell.0)
        .and_then(|task| note_of_month(task, day))
        .map_or_else(String::new, |note| cell.1.text(note))
}

/// Whether something was typed that its cell does not hold.
pub(super) fn is_open(stage: &Stage<'_>) -> bool {
    let draft = stage.view.monthly.draft.as_ref();
    draft.is_some_and(|draft| text_at(stage, &draft.cell, draft.as_of).trim() != draft.text.trim())
}

/// The selected block: places of rows and of fields.
pub(super) fn block(
    stage: &Stage<'_>,
    shown: &Shown,
) -> Option<(RangeInclusive<usize>, RangeInclusive<usize>)> {
    let view = &stage.view.monthly;
    let (id, field) = view.cell.as_ref()?;
    let row = shown.place(id)?;
    let (other_row, other_field) = view
        .corner
        .as_ref()
        .and_then(|(id, field)| Some((shown.place(id)?, field.place())))
        .unwrap_or((row, field.place()));
    let field = field.place();
    Some((
        row.min(other_row)..=row.max(other_row),
        field.min(other_field)..=field.max(other_field),
    ))
}

fn block_ids(stage: &Stage<'_>, shown: &Shown) -> Option<(Vec<Id>, Vec<NoteField>)> {
    let (rows, fields) = block(stage, shown)?;
    let ids = shown
        .rows
        .get(rows)?
        .iter()
        .map(|row| row.id.clone())
        .collect();
    Some((ids, NoteField::ALL.get(fields)?.to_vec()))
}

/// Takes what was typed into the cell as one step; `false` where it was not understood and the cell stays open.
pub(super) fn commit(stage: &mut Stage<'_>) -> bool {
    let Some(draft) = &stage.view.monthly.draft else {
        return true;
    };
    let (cell, day) = (&draft.cell, draft.as_of);
    let typed = draft.text.trim();
    let Some(value) = month_cell(cell.1, typed) else {
        let sentence = words::NOT_A_PERCENT.fill(stage.language, &[("text", &typed)]);
        // It is told once; the red frame goes on telling.
        if let Some(draft) = &mut stage.view.monthly.draft
            && !std::mem::replace(&mut draft.wrong, true)
        {
            stage.actions.push(Action::Tell(sentence));
        }
        return false;
    };
    let edit = stage
        .plan
        .task(&cell.0)
        .filter(|_| text_at(stage, cell, day).trim() != typed)
        .and_then(|task| month_note(task, &[value], day));
    stage.view.monthly.draft = None;
    if let Some(edit) = edit {
        stage.actions.edit(edit);
    }
    true
}

/// Clears the selected cells as one step.
pub(super) fn clear(stage: &mut Stage<'_>, shown: &Shown) {
    let Some((ids, fields)) = block_ids(stage, shown) else {
        return;
    };
    let cells: Vec<_> = fields
        .into_iter()
        .filter_map(|field| month_cell(field, ""))
        .collect();
    let mut edits: Vec<Edit> = ids
        .iter()
        .filter_map(|id| month_note(stage.plan.task(id)?, &cells, stage.as_of))
        .collect();
    match edits.len() {
        0 => {}
        1 => edits.drain(..).for_each(|edit| stage.actions.edit(edit)),
        _ => stage.actions.edit(Edit::All(edits)),
    }
}

/// Puts the selected cells on the clipboard.
pub(super) fn copy(stage: &mut Stage<'_>, shown: &Shown) {
    if let Some((ids, fields)) = block_ids(stage, shown) {
        let text = copy_month(stage.plan, &ids, &fields, stage.as_of);
        stage.actions.push(Action::CopyText(text));
    }
}

/// Pastes a block from the first selected cell on, as one step; a single cell fills the selection.
pub(super) fn paste(stage: &mut Stage<'_>, shown: &Shown, text: String) {
    let Some((rows, fields)) = block(stage, shown) else {
        return;
    };
    let selected = (rows.clone().count(), fields.clone().count());
    let below = shown.rows.get(*rows.start()..).unwrap_or_default();
    let rows = selected.0.max(most_rows(&text));
    let over = below.iter().take(rows).map(|row| row.id.clone()).collect();
    let fields = NoteField::ALL.get(*fields.start()..).unwrap_or_default();
    stage.actions.push(Action::Paste(Box::new(Pasting::Month {
        text,
        over,
        fields: fields.to_vec(),
        selected,
    })));
}

/// What a pasted block is: laid over these tasks and fields, of which so many are selected.
pub(in crate::ui) fn read_pasted(
    text: &str,
    (over, fields, selected): (&[Id], &[NoteField], (usize, usize)),
    plan: &Plan,
    on: Day,
    language: Language,
) -> Reading {
    let pasted = paste_month(text, fields, over, Some(selected), plan, on, language);
    let (edit, told) = match pasted {
        Ok(block) => {
            let n = block.cells;
            let told = match block.notes.first() {
                None => words::PASTED.fill(language, &[("n", &n)]),
                Some(first) => words::PASTED_SOME.fill(
                    language,
                    &[
                        ("n", &n),
                        ("m", &block.notes.len()),
                        ("first", &first.sentence(language)),
                    ],
                ),
            };
            (block.edit, told)
        }
        Err(error) => (None, error.sentence(language)),
    };
    let landed = Landed {
        told,
        ..Landed::default()
    };
    Reading::Take(edit.map(Box::new), landed)
}
