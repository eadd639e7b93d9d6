//! The monthly round as table text: a block pasted over its cells, cells copied, the dispatch table of the month.

use super::{NoteKind, PasteError, PasteNote, PastedBlock, table};
use crate::assess::{Assessment, NoteField, note_of_month, percent_before_month};
use crate::edit::{Edit, NoteCell, month_note};
use crate::plan::{Day, Id, Plan, due_known_at};
use crate::text::{self, Language, Phrase, exchange_words as words};
use crate::wording::{self, Scale};

impl NoteField {
    /// The heading of the cell's column in a dispatch table.
    pub const fn heading(self) -> Phrase {
        match self {
            Self::Percent => words::PERCENT_THIS_MONTH,
            Self::Done => words::DONE_THIS_MONTH,
            Self::Problems => words::PROBLEMS,
            Self::NextStep => words::NEXT_MONTH,
        }
    }
}

/// What a text says for a cell of the round; `None` where it is no percent. An empty text clears the cell. A percent is
/// `85%`, `85` or the share `0.85`.
pub fn month_cell(field: NoteField, text: &str) -> Option<NoteCell> {
    let text = text.trim();
    Some(match field {
        NoteField::Percent if text.is_empty() => NoteCell::Percent(None),
        NoteField::Percent => NoteCell::Percent(Some(wording::percent(text)?)),
        NoteField::Done => NoteCell::Done(text.to_owned()),
        NoteField::Problems => NoteCell::Problems(text.to_owned()),
        NoteField::NextStep => NoteCell::NextStep(text.to_owned()),
    })
}

/// Pastes a block over the round: its first row over the first of `ids`, its first column over the first of `fields`.
/// A single cell fills every cell given by `ids` and `fields` where `fill` says so. One edit for the whole block; empty
/// cells of the block clear nothing.
///
/// # Errors
/// What cannot be understood, in words for the one who pasted it.
pub fn paste_month(
    text: &str,
    fields: &[NoteField],
    ids: &[Id],
    fill: Option<(usize, usize)>,
    plan: &Plan,
    on: Day,
    language: Language,
) -> Result<PastedBlock, PasteError> {
    let mut rows = table::rows(text);
    let mut numbers: Vec<usize> = rows.iter().map(|row| row.number).collect();
    if let ([row], Some((tall, wide))) = (rows.as_mut_slice(), fill)
        && let [cell] = row.cells.as_mut_slice()
    {
        let cell = std::mem::take(cell);
        row.cells = vec![cell; wide.max(1)];
        let row = row.clone();
        rows = vec![row; tall.max(1)];
        numbers = (1..=rows.len()).collect();
    }
    let Some(first) = numbers.first().copied() else {
        return Err(PasteError::Nothing);
    };
    let percents = fields.iter().position(|field| *field == NoteField::Percent);
    let scale = percents.map_or(Scale::Points, |at| {
        Scale::of(rows.iter().map(|row| row.cell(at)))
    });
    let mut notes = Vec::new();
    let mut edits = Vec::new();
    let mut taken = 0;
    for (row, number) in rows.iter().zip(numbers) {
        let mut note = |field: Option<NoteField>, text: &str, kind: NoteKind| {
            notes.push(PasteNote {
                row: number,
                column: field
                    .map_or_else(String::new, |field| field.heading().of(language).to_owned()),
                text: text.to_owned(),
                kind,
            });
        };
        let Some(task) = ids.get(number - first).and_then(|id| plan.task(id)) else {
            note(
                fields.first().copied(),
                &row.cells.join(" "),
                NoteKind::NoRoom,
            );
            continue;
        };
        let mut cells = Vec::new();
        for (place, text) in row.cells.iter().enumerate() {
            let Some(field) = fields.get(place).copied() else {
                note(None, &row.cells[place..].join(" "), NoteKind::NoRoom);
                break;
            };
            if text.is_empty() {
                continue;
            }
            if field != NoteField::Percent {
                cells.extend(month_cell(field, text));
            } else if let Some(percent) = wording::percent_at(text, scale) {
                cells.push(NoteCell::Percent(Some(percent)));
            } else if let Some(percent) = wording::percent_said(text) {
                cells.push(NoteCell::Percent(Some(percent)));
                note(Some(field), text, NoteKind::PercentSaid(percent));
            } else if scale == Scale::Mixed && wording::percent(text).is_some() {
                note(Some(field), text, NoteKind::MixedScale);
            } else {
                note(Some(field), text, NoteKind::CellLeft);
            }
        }
        taken += cells.len();
        edits.extend(month_note(task, &cells, on));
    }
    Ok(PastedBlock {
        edit: match edits.len() {
            0 => None,
            1 => edits.pop(),
            _ => Some(Edit::All(edits)),
        },
        cells: taken,
        notes,
    })
}

/// Cells of the round as table text.
pub fn copy_month(plan: &Plan, ids: &[Id], fields: &[NoteField], on: Day) -> String {
    let rows: Vec<Vec<String>> = ids
        .iter()
        .filter_map(|id| plan.task(id))
        .map(|task| {
            let note = note_of_month(task, on);
            fields
                .iter()
                .map(|field| note.map_or_else(String::new, |note| field.text(note)))
                .collect()
        })
        .collect();
    if let [row] = rows.as_slice()
        && let [one] = row.as_slice()
    {
        return table::write_cell(one);
    }
    table::write(&rows)
}

/// The dispatch table of the month (月调度表): one row a task, under headings, as spreadsheets paste it.
pub fn copy_round(plan: &Plan, assessment: &Assessment, ids: &[Id], language: Language) -> String {
    let on = assessment.as_of();
    let mut heads: Vec<String> = [
        words::NUMBER,
        words::TITLE,
        words::LEAD_UNIT,
        words::RESPONSIBLE_UNITS,
        words::DUE,
        words::STATUS,
        words::GOAL,
        words::PERCENT_BEFORE,
    ]
    .map(|phrase| phrase.of(language).to_owned())
    .to_vec();
    heads.extend(NoteField::ALL.map(|field| field.heading().of(language).to_owned()));
    let rows = ids.iter().filter_map(|id| {
        let task = plan.task(id)?;
        let state = assessment.task(id)?;
        let due = match due_known_at(task, on) {
            due if due.wording.is_empty() => due.date.map_or_else(String::new, text::date),
            due => due.wording,
        };
        let before = percent_before_month(task, on);
        let mut row = vec![
            task.number.clone(),
            task.title.clone(),
            plan.unit_word(task.lead_unit.as_ref()).to_owned(),
            plan.unit_words(&task.responsible_units).join("、"),
            due,
            state.status.word().of(language).to_owned(),
            task.goal.clone(),
            before.map_or_else(String::new, |percent| format!("{percent}%")),
        ];
        let note = note_of_month(task, on);
        row.extend(
            NoteField::ALL.map(|field| note.map_or_else(String::new, |note| field.text(note))),
        );
        Some(row)
    });
    table::write(&std::iter::once(heads).chain(rows).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::change_for;
    use crate::plan::{Due, PlanParts, ProgressNote, Task};
    use jiff::civil::date;

    const ON: Day = Day::constant(2021, 11, 20);

    fn plan() -> Plan {
        let task = |id: &str, rank| Task {
            id: Id::new(id),
            rank,
            number: id.to_owned(),
            lead_unit: Some("甲局".into()),
            due: Due::on(date(2021, 12, 31)),
            notes: vec![ProgressNote {
                id: Id::new("n"),
                date: date(2021, 10, 20),
                percent: Some(40),
                done: "旧".to_owned(),
                ..ProgressNote::default()
            }],
            ..Task::default()
        };
        Plan::new(PlanParts {
            tasks: vec![task("1", 1), task("2", 2)],
            ..PlanParts::default()
        })
    }

    fn ids() -> Vec<Id> {
        vec![Id::new("1"), Id::new("2")]
    }

    fn pasted(text: &str, from: usize, fill: Option<(usize, usize)>) -> (String, PastedBlock) {
        let mut plan = plan();
        let fields = &NoteField::ALL[from..];
        let block = paste_month(text, fields, &ids(), fill, &plan, ON, Language::Zh).unwrap();
        if let Some(edit) = &block.edit {
            let change = change_for(&plan, edit).unwrap();
            plan.apply(&change);
        }
        (copy_month(&plan, &ids(), &NoteField::ALL, ON), block)
    }

    #[test]
    fn a_block_goes_over_the_cells_from_where_it_begins() {
        let (after, block) = pasted("60%\t铺管，剩 1,200 米\n0.7\t\"两\n行\"\n", 0, None);
        assert_eq!(after, "60%\t铺管，剩 1,200 米\t\t\n70%\t\"两\n行\"\t\t\n");
        assert_eq!((block.cells, block.notes.len()), (4, 0));
        let (after, _) = pasted("征地\t下月完成\n\t继续\n", 2, None);
        assert_eq!(after, "\t\t征地\t下月完成\n\t\t\t继续\n");
    }

    #[test]
    fn what_has_no_room_or_is_no_percent_is_told() {
        let (after, block) = pasted("约一半\t甲\n60\t乙\n70\t丙\n", 0, None);
        assert_eq!(after, "\t甲\t\t\n60%\t乙\t\t\n");
        let kinds: Vec<_> = block
            .notes
            .iter()
            .map(|note| (note.row, note.kind))
            .collect();
        assert_eq!(kinds, [(1, NoteKind::CellLeft), (3, NoteKind::NoRoom)]);
        let (_, block) = pasted("甲\t乙\n", 3, None);
        assert_eq!(block.notes[0].kind, NoteKind::NoRoom);
    }

    #[test]
    fn shares_go_by_the_column_and_a_percent_in_words_is_told() {
        let (after, block) = pasted("0.3\n1\n", 0, None);
        assert_eq!(after, "30%\t\t\t\n100%\t\t\t\n");
        assert_eq!(block.notes, []);
        let (after, block) = pasted("累计85%\n60\n", 0, None);
        assert_eq!(after, "85%\t\t\t\n60%\t\t\t\n");
        assert_eq!(block.notes[0].kind, NoteKind::PercentSaid(85));
        let (after, block) = pasted("0.5\n60\n", 0, None);
        assert_eq!(after, "\t\t\t\n60%\t\t\t\n");
        assert_eq!(block.notes[0].kind, NoteKind::MixedScale);
    }

    #[test]
    fn a_single_cell_fills_the_selection() {
        let (after, block) = pasted("无, 继续", 2, Some((2, 1)));
        assert_eq!(after, "\t\t无, 继续\t\n\t\t无, 继续\t\n");
        assert_eq!(block.cells, 2);
        assert_eq!(
            paste_month(
                " \n",
                &NoteField::ALL,
                &ids(),
                None,
                &plan(),
                ON,
                Language::Zh
            ),
            Err(PasteError::Nothing)
        );
    }

    #[test]
    fn the_dispatch_table_has_its_headings_and_a_row_a_task() {
        let plan = plan();
        let assessment = Assessment::new(&plan, ON);
        let table = copy_round(&plan, &assessment, &ids(), Language::Zh);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(
            lines[0],
            "序号\t整改任务\t牵头单位\t责任单位\t整改时限\t状态\t整改目标\t上月进度\t本月进度\t目标进展\t存在问题\t下月安排"
        );
        assert!(lines[1].starts_with("1\t\t甲局\t\t2021-12-31\t"), "{table}");
        assert!(lines[1].contains("\t40%\t"), "{table}");
    }
}
