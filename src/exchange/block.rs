//! A block of cells pasted over tasks that are there, and a value filled down.

use super::cell::{self, Ground, Read};
use super::{NoteKind, PasteError, PasteNote, TaskColumn, table};
use crate::edit::{Edit, OpenMeasures, TaskField};
use crate::plan::{Day, Due, Id, Plan, Task};
use crate::text::Language;
use crate::wording::Scale;
use std::collections::BTreeSet;

/// What a pasted block asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedBlock {
    /// The edit, one step; `None` where no cell was understood.
    pub edit: Option<Edit>,
    /// How many cells were taken.
    pub cells: usize,
    /// What was not taken.
    pub notes: Vec<PasteNote>,
}

/// The field that holds a column's value; `None` for what is worked out or said with a day (status, completion).
pub fn field_of(column: TaskColumn, task: &Task) -> Option<TaskField> {
    use TaskColumn as C;
    Some(match column {
        C::Number => TaskField::Number(task.number.clone()),
        C::ListNumber => TaskField::ListNumber(task.list_number.clone()),
        C::Title => TaskField::Title(task.title.clone()),
        C::Problem => TaskField::Problem(task.problem.clone()),
        C::Category => TaskField::Category(task.category),
        C::ProblemKind => TaskField::ProblemKind(task.problem_kind),
        C::RootCause => TaskField::RootCause(task.root_cause.clone()),
        C::Region => TaskField::Region(task.region.clone()),
        C::Round => TaskField::Round(task.round.clone()),
        C::Batch => TaskField::Batch(task.batch.clone()),
        C::ParentNumber | C::ParentTitle => TaskField::ParentItem(task.parent_item.clone()),
        C::Project => TaskField::Project(task.project.clone()),
        C::Source => TaskField::Source(task.source),
        C::List => TaskField::List(task.list.clone()),
        C::SpecialPlans => TaskField::SpecialPlans(task.special_plans.clone()),
        C::LeadUnit => TaskField::LeadUnit(task.lead_unit.clone()),
        C::ResponsibleUnits => TaskField::ResponsibleUnits(task.responsible_units.clone()),
        C::SupportingUnits => TaskField::SupportingUnits(task.supporting_units.clone()),
        C::SupervisingUnit => TaskField::SupervisingUnit(task.supervising_unit.clone()),
        C::AcceptingUnit => TaskField::AcceptingUnit(task.accepting_unit.clone()),
        C::Leader => TaskField::Leader(task.leader.clone()),
        C::Person => TaskField::Person(task.person.clone()),
        C::Phone => TaskField::Phone(task.phone.clone()),
        C::Goal => TaskField::Goal(task.goal.clone()),
        C::Measures => TaskField::Measures(task.measures.clone()),
        C::Start => TaskField::Start(task.start),
        C::Due => TaskField::Due(task.due.clone()),
        C::Progress | C::Problems | C::NextStep | C::Percent => {
            TaskField::Notes(task.notes.clone())
        }
        C::Status | C::CompletedOn => return None,
        C::CloseOut => TaskField::CloseOut(task.close_out.clone()),
        C::SupervisionLevel => TaskField::SupervisionLevel(task.supervision_level),
        C::FundingPlanned | C::FundingPaid => TaskField::Funding(task.funding),
        C::RealFacts => TaskField::RealFacts(task.real_facts.clone()),
        C::SourceAddress => TaskField::SourceAddress(task.source_address.clone()),
        C::Sample => TaskField::Sample(task.sample),
        C::Remarks => TaskField::Remarks(task.remarks.clone()),
    })
}

/// Pastes a block of cells over tasks: its first row over the first of `ids`, its first column over the first of
/// `columns`. A single cell fills the first column of all of them. Deadlines move with a record made on `on`; a percent
/// is a note of that day. A first row of headings is passed over.
///
/// # Errors
/// What cannot be understood, in words for the one who pasted it.
pub fn paste_block(
    text: &str,
    columns: &[TaskColumn],
    ids: &[Id],
    plan: &Plan,
    on: Day,
    language: Language,
) -> Result<PastedBlock, PasteError> {
    let mut rows = table::rows(text);
    let headings = rows.first().is_some_and(|row| {
        rows.len() > 1
            && row.cells.iter().enumerate().all(|(at, cell)| {
                TaskColumn::from_heading(cell).map(|found| found.0) == columns.get(at).copied()
            })
    });
    if headings {
        rows.remove(0);
    }
    if rows.is_empty() {
        return Err(PasteError::Nothing);
    }
    let mut block = Block {
        ground: Ground {
            scale: scale_of(&rows, columns),
            ..Ground::new(plan, on)
        },
        language,
        edits: Vec::new(),
        cells: 0,
        notes: Vec::new(),
    };
    if let [row] = rows.as_slice()
        && let [cell] = row.cells.as_slice()
    {
        for id in ids {
            block.row(row.number, std::slice::from_ref(cell), columns, id);
        }
    } else {
        for (at, row) in rows.iter().enumerate() {
            match ids.get(at) {
                Some(id) => block.row(row.number, &row.cells, columns, id),
                None => block.no_room(row.number, &row.cells, columns),
            }
        }
    }
    Ok(PastedBlock {
        edit: match block.edits.len() {
            0 => None,
            1 => block.edits.pop(),
            _ => Some(Edit::All(block.edits)),
        },
        cells: block.cells,
        notes: block.notes,
    })
}

fn scale_of(rows: &[table::TableRow], columns: &[TaskColumn]) -> Scale {
    let at = columns
        .iter()
        .position(|column| *column == TaskColumn::Percent);
    at.map_or(Scale::Points, |at| {
        Scale::of(rows.iter().map(|row| row.cell(at)))
    })
}

struct Block<'a> {
    ground: Ground<'a>,
    language: Language,
    edits: Vec<Edit>,
    cells: usize,
    notes: Vec<PasteNote>,
}

impl Block<'_> {
    fn tell(&mut self, row: usize, column: Option<TaskColumn>, text: &str, kind: NoteKind) {
        self.notes.push(PasteNote {
            row,
            column: column.map_or_else(String::new, |column| {
                column.heading().of(self.language).to_owned()
            }),
            text: text.to_owned(),
            kind,
        });
    }

    fn no_room(&mut self, row: usize, cells: &[String], columns: &[TaskColumn]) {
        self.tell(
            row,
            columns.first().copied(),
            &cells.join(" "),
            NoteKind::NoRoom,
        );
    }

    fn row(&mut self, row: usize, cells: &[String], columns: &[TaskColumn], id: &Id) {
        let Some(before) = self.ground.plan.task(id) else {
            return;
        };
        let mut task = Task::clone(before);
        let mut read: Vec<TaskColumn> = Vec::new();
        let mut due: Option<Due> = None;
        for (at, text) in cells.iter().enumerate() {
            let Some(column) = columns.get(at).copied() else {
                self.no_room(row, &cells[at..], &[]);
                break;
            };
            let kept = task.clone();
            match cell::read(column, text, &mut task, &self.ground) {
                Read::Taken => {}
                Read::Told(kind @ (NoteKind::PercentSaid(_) | NoteKind::SheetSlip)) => {
                    self.tell(row, Some(column), text, kind);
                }
                Read::Told(
                    kind @ (NoteKind::WorkedOut | NoteKind::NoDay | NoteKind::MixedScale),
                ) => {
                    task = kept;
                    self.tell(row, Some(column), text, kind);
                    continue;
                }
                Read::Told(_) | Read::InPart | Read::Not => {
                    task = kept;
                    self.tell(row, Some(column), text, NoteKind::CellLeft);
                    continue;
                }
            }
            self.cells += 1;
            if column == TaskColumn::Due {
                due = Some(task.due.clone());
            } else {
                read.push(column);
            }
        }
        self.ask(before, &task, &read, due);
    }

    /// Asks for what a row changed. The deadline and completion go through their own edits, which keep the story.
    fn ask(&mut self, before: &Task, after: &Task, read: &[TaskColumn], due: Option<Due>) {
        let ids = vec![before.id.clone()];
        let set = |field| Edit::SetTasks {
            ids: ids.clone(),
            field,
        };
        if let Some(due) = due {
            self.edits.push(Edit::MoveDue {
                ids: ids.clone(),
                due,
                on: self.ground.on,
                approval: String::new(),
                reason: String::new(),
                correction: false,
            });
            if after.immediate != before.immediate {
                self.edits.push(set(TaskField::Immediate(after.immediate)));
            }
            if after.continuing != before.continuing {
                self.edits
                    .push(set(TaskField::Continuing(after.continuing)));
            }
        }
        let mut names = BTreeSet::new();
        for column in read {
            let field = field_of(*column, after);
            if field != field_of(*column, before)
                && let Some(field) = field
                && names.insert(field.name().en)
            {
                self.edits.push(set(field));
            }
        }
        if after.completion.len() > before.completion.len()
            && let Some(on) = after.completion.last().map(|event| event.date)
        {
            self.edits.push(Edit::MarkCompleted {
                ids: ids.clone(),
                on,
                by: String::new(),
                // The pasted row says nothing of the single measures.
                measures: OpenMeasures::Keep,
            });
            if after.close_out != before.close_out && names.insert("close-out") {
                self.edits
                    .push(set(TaskField::CloseOut(after.close_out.clone())));
            }
        }
    }
}

/// Fills the first task's value in a column into the others; `None` where there is nothing to fill (fewer than two
/// tasks, a column that is worked out or told day by day).
pub fn fill_down(column: TaskColumn, ids: &[Id], plan: &Plan, on: Day) -> Option<Edit> {
    let (first, others) = ids.split_first()?;
    let task = plan.task(first)?;
    if others.is_empty() {
        return None;
    }
    let ids = others.to_vec();
    match column {
        TaskColumn::Due => Some(Edit::MoveDue {
            ids,
            due: task.due.clone(),
            on,
            approval: String::new(),
            reason: String::new(),
            correction: false,
        }),
        TaskColumn::Percent => {
            let percent = task
                .notes
                .iter()
                .filter(|note| note.date <= on)
                .filter_map(|note| Some((note.date, note.percent?)))
                .max_by_key(|(date, _)| *date)?
                .1;
            Some(Edit::SetProgress { ids, percent, on })
        }
        TaskColumn::Measures => {
            // The steps are filled, not how far they came.
            let mut measures = task.measures.clone();
            for measure in &mut measures {
                measure.id = Id::default();
                measure.completion.clear();
            }
            Some(Edit::SetTasks {
                ids,
                field: TaskField::Measures(measures),
            })
        }
        TaskColumn::Progress
        | TaskColumn::Problems
        | TaskColumn::NextStep
        | TaskColumn::CloseOut => None,
        column => Some(Edit::SetTasks {
            ids,
            field: field_of(column, task)?,
        }),
    }
}
