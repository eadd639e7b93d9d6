//! Rows of a ledger pasted into the task table: new tasks, with everything that was not understood told and kept.

use super::cell::{self, Ground, Read};
use super::table::{self, TableRow};
use super::{
    ColumnRead, ColumnsRead, NoteKind, PasteError, PasteNote, TaskColumn, columns, measures,
};
use crate::edit::Edit;
use crate::plan::{CountedIds, Day, Endings, Id, Measure, Plan, Task, TaskList};
use crate::text::{Language, exchange_words as words};
use crate::wording::{self, Scale};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// How many rows may stand above the headings (title, unit, date of the ledger).
const ROWS_ABOVE: usize = 6;

/// Longest title made from a problem, in characters.
const TITLE_LENGTH: usize = 30;

/// What to paste, and against what.
#[derive(Clone, Debug)]
pub struct PasteRequest<'a> {
    /// The text from the clipboard.
    pub text: &'a str,
    /// The columns that cells without headings belong to, left to right.
    pub shown: &'a [TaskColumn],
    /// The plan the tasks go into.
    pub plan: &'a Plan,
    /// The day that facts without a day are given, usually the as-of date.
    pub on: Day,
    /// What each new task has before its cells are read (a list, a lead unit); its id does not count.
    pub template: Task,
    /// Language of names given to columns without heading.
    pub language: Language,
    /// What the columns are, from left to right, where it was asked; `None`: as [`read_columns`] finds them.
    pub columns: Option<&'a [Option<TaskColumn>]>,
}

/// Tasks made from pasted rows.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedTasks {
    /// The tasks in order, each with its own id.
    pub tasks: Vec<Task>,
    /// Task lists that the rows name and the plan does not have yet.
    pub lists: Vec<TaskList>,
    /// What was not taken as it stands.
    pub notes: Vec<PasteNote>,
}

impl PastedTasks {
    /// The edit that adds them after a task, or at the end.
    pub fn edit(&self, after: Option<Id>) -> Edit {
        let add = Edit::AddTasks {
            tasks: self.tasks.clone(),
            after,
        };
        if self.lists.is_empty() {
            return add;
        }
        Edit::All(
            self.lists
                .iter()
                .cloned()
                .map(Edit::PutList)
                .chain([add])
                .collect(),
        )
    }
}

/// A pasted column: what it is, and what it is called.
struct Head {
    column: Option<TaskColumn>,
    heading: String,
}

/// A pasted table with what its columns are.
struct Sheet {
    rows: Vec<TableRow>,
    /// The row of headings.
    found: Option<usize>,
    heads: Vec<Head>,
    sure: bool,
}

impl Sheet {
    fn of(request: &PasteRequest<'_>) -> Result<Self, PasteError> {
        let rows = table::rows(request.text);
        if rows.is_empty() {
            return Err(PasteError::Nothing);
        }
        let found = find_headings(&rows);
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let (mut heads, sure) = match found {
            Some(at) => {
                let mut heads = named_heads(&rows[at], width, request.language);
                tell_kinds_apart(&mut heads, &rows[at + 1..]);
                (heads, true)
            }
            None => {
                let (columns, sure) =
                    columns::guess(&rows, width, request.shown, request.plan, request.on);
                let named = |(at, column): (usize, Option<TaskColumn>)| Head {
                    column,
                    heading: unnamed(at, request.language),
                };
                (columns.into_iter().enumerate().map(named).collect(), sure)
            }
        };
        if let Some(columns) = request.columns {
            for (at, head) in heads.iter_mut().enumerate() {
                head.column = columns.get(at).copied().flatten();
            }
        }
        for head in &mut heads {
            if let (None, Some(column)) = (found, head.column) {
                column
                    .heading()
                    .of(request.language)
                    .clone_into(&mut head.heading);
            }
        }
        Ok(Self {
            rows,
            found,
            heads,
            sure,
        })
    }

    /// Where the rows below the headings begin.
    fn first(&self) -> usize {
        self.found.map_or(0, |at| at + 1)
    }
}

/// What the columns of a pasted table are taken for: by its headings where it has them, else by the columns shown where
/// the cells fit them, else by what stands in each.
///
/// # Errors
/// What cannot be understood, in words for the one who pasted it.
pub fn read_columns(request: &PasteRequest<'_>) -> Result<ColumnsRead, PasteError> {
    /// How many cells of a column are shown.
    const SHOWN: usize = 3;
    let sheet = Sheet::of(request)?;
    let rows = &sheet.rows[sheet.first()..];
    let columns = sheet.heads.iter().enumerate().map(|(at, head)| {
        let filled = rows.iter().map(|row| row.cell(at));
        let filled = filled.filter(|cell| !cell.is_empty());
        ColumnRead {
            heading: match sheet.found {
                Some(_) => head.heading.clone(),
                None => String::new(),
            },
            cells: filled.take(SHOWN).map(str::to_owned).collect(),
            column: head.column,
        }
    });
    Ok(ColumnsRead {
        columns: columns.collect(),
        rows: rows.iter().filter(|row| !row.is_total()).count(),
        sure: sheet.sure,
    })
}

/// Makes tasks from table text as copied from Excel or WPS, its columns as the request says or as [`read_columns`] finds
/// them. Rows that only go on with the task above (merged cells) add their measures to it.
///
/// # Errors
/// What cannot be understood, in words for the one who pasted it.
pub fn paste_tasks(request: &PasteRequest<'_>) -> Result<PastedTasks, PasteError> {
    let sheet = Sheet::of(request)?;
    let first = sheet.first();
    let Sheet {
        rows, found, heads, ..
    } = sheet;
    let percents = heads
        .iter()
        .position(|head| head.column == Some(TaskColumn::Percent));
    let scale = percents.map_or(Scale::Points, |at| {
        Scale::of(rows[first..].iter().map(|row| row.cell(at)))
    });
    let names = unit_names(&heads, &rows[first..]);
    let mut paste = Paste {
        request,
        heads,
        with_headings: found.is_some(),
        ground: Ground {
            scale,
            names,
            ..Ground::new(request.plan, request.on)
        },
        meant: BTreeSet::new(),
        tasks: Vec::new(),
        taken: BTreeSet::new(),
        counted: CountedIds::default(),
        notes: Vec::new(),
    };
    for row in &rows[..first.saturating_sub(1)] {
        paste.pass_over(row);
    }
    for row in &rows[first..] {
        paste.row(row);
    }
    Ok(PastedTasks {
        tasks: paste.tasks,
        lists: paste.ground.new_lists,
        notes: paste.notes,
    })
}

fn unnamed(at: usize, language: Language) -> String {
    words::UNNAMED_COLUMN.fill(language, &[("n", &(at + 1))])
}

/// The row of headings: among the first rows the one with most known headings, at least two of them (one where the
/// table is a single column) and not fewer than a third of its cells.
fn find_headings(rows: &[TableRow]) -> Option<usize> {
    let known = |row: &TableRow| -> usize {
        let columns: BTreeSet<TaskColumn> = row
            .cells
            .iter()
            .filter_map(|cell| TaskColumn::from_heading(cell))
            .map(|found| found.0)
            .collect();
        columns.len()
    };
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    rows.iter()
        .take(ROWS_ABOVE)
        .enumerate()
        .map(|(at, row)| (known(row), at))
        .filter(|(count, at)| {
            let filled = rows[*at].cells.iter().filter(|c| !c.is_empty()).count();
            *count >= width.min(2) && count * 3 >= filled
        })
        .max_by_key(|(count, at)| (*count, std::cmp::Reverse(*at)))
        .map(|(_, at)| at)
}

fn named_heads(row: &TableRow, width: usize, language: Language) -> Vec<Head> {
    let found: Vec<Option<(TaskColumn, usize)>> = (0..width)
        .map(|at| TaskColumn::from_heading(row.cell(at)))
        .collect();
    let has = |column| found.iter().flatten().any(|known| known.0 == column);
    // A ledger without a column for the problem calls it 存在问题, which beside 进展 is what is in the way.
    let problem = !has(TaskColumn::Problem) && !has(TaskColumn::Progress);
    found
        .iter()
        .enumerate()
        .map(|(at, known)| {
            let surest = known.filter(|(column, _)| {
                found
                    .iter()
                    .enumerate()
                    .filter_map(|(other, known)| known.map(|known| (other, known)))
                    .filter(|(_, known)| known.0 == *column)
                    .min_by_key(|(other, known)| (known.1, *other))
                    .is_some_and(|(other, _)| other == at)
            });
            let column = surest.map(|known| match known.0 {
                TaskColumn::Problems if problem => TaskColumn::Problem,
                column => column,
            });
            let heading = match row.cell(at) {
                "" => unnamed(at, language),
                heading => heading.replace('\n', ""),
            };
            Head { column, heading }
        })
        .collect()
}

/// Some ledgers put what a problem is about (水, 大气) under 问题类型 and others its kind (重点, 共性); the same goes for
/// 分类. Where only one of the two columns is there, its cells tell which it is.
fn tell_kinds_apart(heads: &mut [Head], rows: &[TableRow]) {
    let of_either = [TaskColumn::Category, TaskColumn::ProblemKind];
    let mut known = heads.iter_mut().enumerate().filter(|(_, head)| {
        head.column
            .is_some_and(|column| of_either.contains(&column))
    });
    let (Some((at, head)), None) = (known.next(), known.next()) else {
        return;
    };
    let cells = || rows.iter().map(|row| row.cell(at));
    let categories = cells().filter_map(wording::category).count();
    let kinds = cells().filter_map(wording::problem_kind).count();
    match categories.cmp(&kinds) {
        Ordering::Less => head.column = Some(TaskColumn::ProblemKind),
        Ordering::Greater => head.column = Some(TaskColumn::Category),
        Ordering::Equal => {}
    }
}

/// The names of units in a cell.
fn units_in(column: TaskColumn, text: &str) -> Vec<String> {
    use TaskColumn as C;
    match column {
        C::LeadUnit | C::SupervisingUnit | C::AcceptingUnit => vec![text.trim().to_owned()],
        C::ResponsibleUnits | C::SupportingUnits => cell::names(text),
        _ => Vec::new(),
    }
}

fn unit_names(heads: &[Head], rows: &[TableRow]) -> Endings {
    let named = heads.iter().enumerate();
    let named = named.filter_map(|(at, head)| Some((at, head.column?)));
    let names: BTreeSet<String> = named
        .flat_map(|(at, column)| {
            rows.iter()
                .flat_map(move |row| units_in(column, row.cell(at)))
        })
        .filter(|name| !name.is_empty())
        .collect();
    Endings::of(names.iter().map(|name| (name.as_str(), Id::new(name))))
}

struct Paste<'a> {
    request: &'a PasteRequest<'a>,
    heads: Vec<Head>,
    with_headings: bool,
    ground: Ground<'a>,
    tasks: Vec<Task>,
    taken: BTreeSet<Id>,
    counted: CountedIds,
    /// Names of units that were told to mean another one.
    meant: BTreeSet<String>,
    notes: Vec<PasteNote>,
}

impl Paste<'_> {
    fn pass_over(&mut self, row: &TableRow) {
        self.notes.push(PasteNote {
            row: row.number,
            column: String::new(),
            text: row.cells.join(" ").trim().to_owned(),
            kind: NoteKind::PassedOver,
        });
    }

    fn place_of(&self, column: TaskColumn) -> Option<usize> {
        self.heads
            .iter()
            .position(|head| head.column == Some(column))
    }

    fn cell<'r>(&self, row: &'r TableRow, column: TaskColumn) -> &'r str {
        self.place_of(column).map_or("", |at| row.cell(at))
    }

    /// Whether a row only goes on with the task above: its own number, title and problem are empty.
    fn goes_on(&self, row: &TableRow) -> bool {
        let own = [TaskColumn::Number, TaskColumn::Title, TaskColumn::Problem];
        self.with_headings
            && !self.tasks.is_empty()
            && own.iter().any(|column| self.place_of(*column).is_some())
            && own.iter().all(|column| self.cell(row, *column).is_empty())
    }

    fn row(&mut self, row: &TableRow) {
        if row.is_total() {
            self.pass_over(row);
        } else if self.goes_on(row) {
            self.go_on(row);
        } else {
            self.task(row);
        }
    }

    fn task(&mut self, row: &TableRow) {
        let mut task = Task {
            id: Id::default(),
            ..self.request.template.clone()
        };
        let mut places: Vec<usize> = (0..self.heads.len()).collect();
        // A day of completion must be known before the words "completed" and "closed out" are read.
        places.sort_by_key(|at| match self.heads[*at].column {
            Some(TaskColumn::CompletedOn) => 0,
            Some(TaskColumn::CloseOut) => 2,
            Some(TaskColumn::Status) => 3,
            _ => 1,
        });
        for at in places {
            let text = row.cell(at);
            if !text.is_empty() {
                self.read(at, text, row.number, &mut task);
            }
        }
        if task.title.is_empty() {
            task.title = short_title(&task.problem);
        }
        if let (Some(start), Some(due)) = (task.start, task.due.date)
            && start > due
        {
            task.start = None;
            if let Some(at) = self.place_of(TaskColumn::Start) {
                let text = row.cell(at);
                keep(&mut task, &self.heads[at].heading, text);
                self.tell(row.number, at, text, NoteKind::StartDropped);
            }
        }
        task.id = self.new_id(&task);
        self.taken.insert(task.id.clone());
        self.tasks.push(task);
    }

    fn read(&mut self, at: usize, text: &str, row: usize, task: &mut Task) {
        let Some(column) = self.heads[at].column else {
            keep(task, &self.heads[at].heading, text);
            return;
        };
        if column == TaskColumn::List && self.ground.list(text).is_none() {
            self.add_list(text);
            self.tell(row, at, text, NoteKind::NewList);
        }
        self.tell_units(row, at, column, text);
        match cell::read(column, text, task, &self.ground) {
            Read::Taken => {}
            Read::Told(kind) => {
                if kind.keeps_words() {
                    keep(task, &self.heads[at].heading, text);
                }
                self.tell(row, at, text, kind);
            }
            Read::InPart | Read::Not => {
                keep(task, &self.heads[at].heading, text);
                self.tell(row, at, text, NoteKind::NotUnderstood);
            }
        }
    }

    /// Tells once of each name that means a unit the plan knows by another.
    fn tell_units(&mut self, row: usize, at: usize, column: TaskColumn, text: &str) {
        let plan = self.request.plan;
        for name in units_in(column, text) {
            if self.ground.units.called(&name).is_none()
                && let Some(meant) = self.ground.unit(&name)
                && meant.as_str() != name
                && self.meant.insert(name.clone())
            {
                let both = format!("“{name}”→“{}”", plan.unit_name(&meant));
                self.tell(row, at, &both, NoteKind::UnitMeant);
            }
        }
    }

    fn tell(&mut self, row: usize, at: usize, text: &str, kind: NoteKind) {
        self.notes.push(PasteNote {
            row,
            column: self.heads[at].heading.clone(),
            text: text.to_owned(),
            kind,
        });
    }

    fn add_list(&mut self, title: &str) {
        let plan = self.request.plan;
        let words = [plan.head().id.as_str(), "list", title];
        let taken = |id: &Id| plan.lists().contains_key(id);
        let id = self.counted.untaken(&words, 0, taken);
        self.ground.add_list(id, title);
    }

    /// Two clerks who paste the same ledger into the same plan mint the same ids.
    fn new_id(&mut self, task: &Task) -> Id {
        let plan = self.request.plan;
        let list = task.list.as_ref().map_or("", Id::as_str);
        let name = if task.number.is_empty() {
            &task.title
        } else {
            &task.number
        };
        let words = [plan.head().id.as_str(), "task", list, name];
        let taken = |id: &Id| self.taken.contains(id) || plan.tasks().contains_key(id);
        self.counted.untaken(&words, 0, taken)
    }

    /// Adds a row of merged cells to the task above: its measures with their unit and deadline; everything else joins
    /// what the task has, or is kept.
    fn go_on(&mut self, row: &TableRow) {
        let Some(mut task) = self.tasks.pop() else {
            return;
        };
        let mut more: Vec<Measure> = measures::read(self.cell(row, TaskColumn::Measures));
        let of_measures = [
            TaskColumn::Measures,
            TaskColumn::ResponsibleUnits,
            TaskColumn::Due,
        ];
        let unit = self
            .ground
            .unit(self.cell(row, TaskColumn::ResponsibleUnits));
        let due = cell::due_of(self.cell(row, TaskColumn::Due)).0.date;
        for measure in &mut more {
            if measure.unit.is_none() {
                measure.unit.clone_from(&unit);
            }
            measure.due = measure.due.or(due);
        }
        let measured = !more.is_empty();
        task.measures.extend(more);
        for (at, head) in self.heads.iter().enumerate() {
            let text = row.cell(at);
            let used = measured && head.column.is_some_and(|c| of_measures.contains(&c));
            if !text.is_empty() && !used {
                keep(&mut task, &head.heading, text);
            }
        }
        self.tasks.push(task);
    }
}

/// Keeps a text among a task's other columns, beside what stands there.
fn keep(task: &mut Task, heading: &str, text: &str) {
    let kept = task.extra.entry(heading.to_owned()).or_default();
    if !kept.is_empty() {
        kept.push('\n');
    }
    kept.push_str(text);
}

/// A short name from a problem: its first clause.
fn short_title(problem: &str) -> String {
    let first = problem
        .split(['。', '；', ';', '\n'])
        .next()
        .unwrap_or_default()
        .trim();
    if first.chars().count() <= TITLE_LENGTH {
        return first.to_owned();
    }
    let start: String = first.chars().take(TITLE_LENGTH - 1).collect();
    format!("{start}…")
}
