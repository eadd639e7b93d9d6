//! The monthly round (月度填报): what each open task reported last month, and what is still missing this month.

use super::{Assessment, Status};
use crate::plan::{Day, Id, Plan, ProgressNote, Task};
use crate::wording::{natural, same};
use std::collections::{BTreeMap, BTreeSet};

/// A cell of a task's monthly report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteField {
    /// Reported percent.
    Percent,
    /// What was done (目前进展).
    Done,
    /// What is in the way (存在问题); a task without problems says so.
    Problems,
    /// What comes next (下一步).
    NextStep,
}

impl NoteField {
    /// The four cells, left to right.
    pub const ALL: [Self; 4] = [Self::Percent, Self::Done, Self::Problems, Self::NextStep];

    /// The place from the left, 0 to 3.
    pub const fn place(self) -> usize {
        self as usize
    }

    /// What a note says in this cell; empty where it says nothing.
    pub fn text(self, note: &ProgressNote) -> String {
        match self {
            Self::Percent => note
                .percent
                .map_or_else(String::new, |percent| format!("{percent}%")),
            Self::Done => note.done.clone(),
            Self::Problems => note.problems.clone(),
            Self::NextStep => note.next_step.clone(),
        }
    }

    /// Whether a note says something in this cell.
    pub fn is_filled(self, note: &ProgressNote) -> bool {
        match self {
            Self::Percent => note.percent.is_some(),
            Self::Done => !note.done.trim().is_empty(),
            Self::Problems => !note.problems.trim().is_empty(),
            Self::NextStep => !note.next_step.trim().is_empty(),
        }
    }
}

/// The latest note within some days; of two notes of one day the later entry.
fn latest(task: &Task, within: impl Fn(Day) -> bool) -> Option<&ProgressNote> {
    task.notes
        .iter()
        .filter(|note| within(note.date))
        .max_by_key(|note| note.date)
}

/// The note that is the report of the month of `as_of`: the latest one dated in that month up to that day.
pub fn note_of_month(task: &Task, as_of: Day) -> Option<&ProgressNote> {
    let first = as_of.first_of_month();
    latest(task, |date| first <= date && date <= as_of)
}

/// The last note before the month of `as_of`, of whichever month it is.
pub fn note_before_month(task: &Task, as_of: Day) -> Option<&ProgressNote> {
    let first = as_of.first_of_month();
    latest(task, |date| date < first)
}

/// The last percent reported before the month of `as_of`.
pub fn percent_before_month(task: &Task, as_of: Day) -> Option<u8> {
    let first = as_of.first_of_month();
    task.notes
        .iter()
        .filter(|note| note.date < first)
        .filter_map(|note| Some((note.date, note.percent?)))
        .max_by_key(|(date, _)| *date)
        .map(|(_, percent)| percent)
}

/// The day a task begins: its own start, else that of its first measure.
fn first_day(task: &Task) -> Option<Day> {
    let measures = task.measures.iter().filter_map(|measure| measure.start);
    task.start.or_else(|| measures.min())
}

/// Which rows of the round are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RoundFilter {
    /// Every open task.
    #[default]
    AllOpen,
    /// Tasks with a cell still to fill.
    Missing,
    /// Overdue tasks.
    Overdue,
    /// Tasks behind.
    Behind,
    /// Percent lower than the one before this month.
    Lower,
    /// The same words as in the report before (照抄).
    Same,
}

impl RoundFilter {
    /// Every filter, in the order of the chips.
    pub const ALL: [Self; 6] = [
        Self::AllOpen,
        Self::Missing,
        Self::Overdue,
        Self::Behind,
        Self::Lower,
        Self::Same,
    ];
}

/// One open task in the round.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundRow {
    /// The task.
    pub id: Id,
    /// Its status at the date: not started, on schedule, behind or overdue.
    pub status: Status,
    /// It starts after the month and has reported nothing in it: there is nothing to ask for yet.
    pub begins_later: bool,
    /// The cells that are not filled, in the order of [`NoteField::ALL`].
    pub missing: [bool; 4],
    /// The month's percent is lower than the last one before the month.
    pub lower: bool,
    /// The month's words are those of the last note before.
    pub same: bool,
}

impl RoundRow {
    fn new(task: &Task, status: Status, as_of: Day) -> Self {
        let now = note_of_month(task, as_of);
        let before = note_before_month(task, as_of);
        let begins_later =
            now.is_none() && first_day(task).is_some_and(|day| day > as_of.last_of_month());
        let missing = NoteField::ALL
            .map(|field| !begins_later && !now.is_some_and(|note| field.is_filled(note)));
        let lower = match (
            now.and_then(|note| note.percent),
            percent_before_month(task, as_of),
        ) {
            (Some(now), Some(before)) => now < before,
            _ => false,
        };
        let same = now.zip(before).is_some_and(|(now, before)| {
            !now.done.trim().is_empty() && same(&now.done, &before.done)
        });
        Self {
            id: task.id.clone(),
            status,
            begins_later,
            missing,
            lower,
            same,
        }
    }

    /// How many cells are not filled, 0 to 4.
    pub fn missing_cells(&self) -> usize {
        self.missing.iter().filter(|missing| **missing).count()
    }

    /// Whether the row is one of those wanted.
    pub fn passes(&self, filter: RoundFilter) -> bool {
        match filter {
            RoundFilter::AllOpen => true,
            RoundFilter::Missing => self.missing_cells() > 0,
            RoundFilter::Overdue => self.status == Status::Overdue,
            RoundFilter::Behind => self.status == Status::Behind,
            RoundFilter::Lower => self.lower,
            RoundFilter::Same => self.same,
        }
    }
}

/// The round of a month: the open tasks, overdue first, then behind, then the rest, each in plan order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MonthRound {
    /// The open tasks.
    pub rows: Vec<RoundRow>,
    /// Cells not filled in all.
    pub missing_cells: usize,
    /// Lead units with tasks that lack cells, and how many tasks; the most first. `None` for tasks without.
    pub worst: Vec<(Option<Id>, usize)>,
    /// How many rows each filter lets through, in the order of [`RoundFilter::ALL`].
    counts: [usize; RoundFilter::ALL.len()],
    /// How many tasks are asked to report.
    asked: usize,
}

impl MonthRound {
    /// The round at the date of the assessment; with a unit only the tasks it or a unit below it takes part in.
    pub fn new(plan: &Plan, assessment: &Assessment, unit: Option<&Id>) -> Self {
        let as_of = assessment.as_of();
        let units: Option<BTreeSet<Id>> = unit.map(|id| plan.unit_with_subtree(id));
        let mut rows = Vec::new();
        let mut missing_cells = 0;
        let mut units_missing: BTreeMap<Option<&Id>, usize> = BTreeMap::new();
        for task in plan.tasks_in_order() {
            let Some(status) = assessment.task(&task.id).map(|state| state.status) else {
                continue;
            };
            let ours = units
                .as_ref()
                .is_none_or(|units| task.units().any(|id| units.contains(id)));
            if status.is_done() || !ours {
                continue;
            }
            let row = RoundRow::new(task, status, as_of);
            let missing = row.missing_cells();
            missing_cells += missing;
            if missing > 0 {
                *units_missing.entry(task.lead_unit.as_ref()).or_default() += 1;
            }
            rows.push(row);
        }
        rows.sort_by_key(|row| match row.status {
            Status::Overdue => 0,
            Status::Behind => 1,
            _ => 2,
        });
        let mut worst: Vec<(Option<Id>, usize)> = units_missing
            .into_iter()
            .map(|(id, tasks)| (id.cloned(), tasks))
            .collect();
        worst.sort_by(|(a, a_tasks), (b, b_tasks)| {
            let name = |id: &Option<Id>| plan.unit_word(id.as_ref()).to_owned();
            b_tasks
                .cmp(a_tasks)
                .then_with(|| natural(&name(a), &name(b)))
        });
        let passing = |filter: RoundFilter| {
            rows.iter()
                .filter(|row: &&RoundRow| row.passes(filter))
                .count()
        };
        Self {
            counts: RoundFilter::ALL.map(passing),
            asked: rows.iter().filter(|row| !row.begins_later).count(),
            rows,
            missing_cells,
            worst,
        }
    }

    /// How many rows a filter lets through.
    pub fn count(&self, filter: RoundFilter) -> usize {
        let mut counted = RoundFilter::ALL.iter().zip(self.counts);
        counted
            .find(|(one, _)| **one == filter)
            .map_or(0, |(_, count)| count)
    }

    /// Tasks that are asked to report: those that begin after the month are not.
    pub fn asked(&self) -> usize {
        self.asked
    }

    /// Tasks with every cell filled.
    pub fn complete(&self) -> usize {
        self.asked() - self.count(RoundFilter::Missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{CompletionEvent, Due, PlanParts, Unit};
    use jiff::civil::date;

    const AS_OF: Day = Day::constant(2021, 11, 20);

    fn note(month: i8, day: i8, percent: Option<u8>, done: &str) -> ProgressNote {
        ProgressNote {
            date: date(2021, month, day),
            percent,
            done: done.to_owned(),
            ..ProgressNote::default()
        }
    }

    fn task(id: &str, unit: &str, notes: Vec<ProgressNote>) -> Task {
        Task {
            id: Id::new(id),
            lead_unit: Id::given(unit),
            due: Due::on(date(2022, 12, 31)),
            start: Some(date(2021, 11, 1)),
            notes,
            ..Task::default()
        }
    }

    #[test]
    fn the_latest_note_of_the_month_up_to_the_day_is_its_report() {
        let notes = vec![
            note(10, 28, Some(40), "十月"),
            note(11, 18, Some(50), "二"),
            note(11, 5, Some(45), "一"),
            note(11, 18, None, "三"),
            note(11, 25, Some(90), "以后"),
        ];
        let one = task("a", "", notes);
        let cases = [
            (date(2021, 11, 20), Some("三"), Some("十月")),
            (date(2021, 11, 17), Some("一"), Some("十月")),
            (date(2021, 11, 30), Some("以后"), Some("十月")),
            (date(2021, 11, 4), None, Some("十月")),
            (date(2021, 12, 1), None, Some("以后")),
            (date(2021, 10, 1), None, None),
        ];
        for (day, now, before) in cases {
            let said = |note: Option<&ProgressNote>| note.map(|note| note.done.clone());
            assert_eq!(said(note_of_month(&one, day)).as_deref(), now, "{day}");
            assert_eq!(
                said(note_before_month(&one, day)).as_deref(),
                before,
                "{day}"
            );
        }
    }

    #[test]
    fn the_percent_before_comes_from_the_last_note_that_gives_one() {
        let one = task(
            "a",
            "",
            vec![note(8, 1, Some(30), ""), note(10, 28, None, "无数字")],
        );
        assert_eq!(percent_before_month(&one, AS_OF), Some(30));
        assert_eq!(percent_before_month(&one, date(2021, 8, 31)), None);
    }

    #[test]
    fn rows_tell_what_is_missing_lower_and_the_same() {
        let full = ProgressNote {
            problems: "无".to_owned(),
            next_step: "继续".to_owned(),
            ..note(11, 19, Some(35), "铺管")
        };
        let cases = [
            (vec![], [true; 4], false, false),
            (vec![note(10, 1, Some(40), "铺管")], [true; 4], false, false),
            (vec![full.clone()], [false; 4], false, false),
            (
                vec![note(10, 1, Some(40), " 铺管 "), full.clone()],
                [false; 4],
                true,
                true,
            ),
            (
                vec![
                    note(10, 1, Some(35), "铺管（PM2.5）"),
                    note(11, 2, Some(35), "铺管(ＰＭ２．５)"),
                ],
                [false, false, true, true],
                false,
                true,
            ),
            (
                vec![note(10, 1, Some(35), "挖沟"), note(11, 2, Some(35), " ")],
                [false, true, true, true],
                false,
                false,
            ),
        ];
        for (notes, missing, lower, same) in cases {
            let row = RoundRow::new(&task("a", "", notes.clone()), Status::Behind, AS_OF);
            assert_eq!(
                (row.missing, row.lower, row.same),
                (missing, lower, same),
                "{notes:?}"
            );
        }
    }

    fn plan() -> Plan {
        let full = ProgressNote {
            problems: "无".to_owned(),
            next_step: "继续".to_owned(),
            ..note(11, 19, Some(35), "铺管")
        };
        let mut done = task("done", "u1", vec![]);
        done.completion.push(CompletionEvent {
            date: date(2021, 10, 1),
            ..CompletionEvent::default()
        });
        let mut late = task("late", "u2", vec![note(11, 1, Some(5), "")]);
        late.due = Due::on(date(2021, 6, 30));
        late.rank = 9;
        let unit = |id: &str, name: &str, parent: Option<&str>| Unit {
            id: Id::new(id),
            name: name.to_owned(),
            parent: parent.map(Id::new),
            ..Unit::default()
        };
        Plan::new(PlanParts {
            tasks: vec![
                done,
                late,
                task("b", "u1", vec![full]),
                task("c", "u2", vec![]),
            ],
            units: vec![unit("u1", "甲局", None), unit("u2", "乙镇", Some("u1"))],
            ..PlanParts::default()
        })
    }

    #[test]
    fn open_tasks_come_overdue_first_and_what_is_missing_is_counted() {
        let plan = plan();
        let assessment = Assessment::new(&plan, AS_OF);
        let round = MonthRound::new(&plan, &assessment, None);
        let ids: Vec<&str> = round.rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids[0], "late");
        assert_eq!(ids.len(), 3, "the completed task is not asked for");
        assert_eq!(round.missing_cells, 3 + 4);
        assert_eq!(round.complete(), 1);
        assert_eq!(round.worst, [(Some(Id::new("u2")), 2)]);
        assert_eq!(round.count(RoundFilter::Overdue), 1);
    }

    #[test]
    fn a_task_that_begins_after_the_month_lacks_nothing_in_it() {
        let mut later = task("later", "u1", vec![]);
        later.start = Some(date(2021, 12, 1));
        let mut this_month = task("now", "u1", vec![]);
        this_month.start = Some(date(2021, 11, 30));
        let mut early = later.clone();
        early.id = Id::new("early");
        early.notes = vec![note(11, 3, Some(5), "")];
        let plan = Plan::new(PlanParts {
            tasks: vec![later, this_month, early],
            ..PlanParts::default()
        });
        let assessment = Assessment::new(&plan, AS_OF);
        let round = MonthRound::new(&plan, &assessment, None);
        assert_eq!(round.rows.len(), 3);
        assert_eq!(round.missing_cells, 4 + 3, "what has reported has begun");
        assert_eq!((round.asked(), round.complete()), (2, 0));
        assert_eq!(round.count(RoundFilter::Missing), 2);
        let december = Assessment::new(&plan, date(2021, 12, 1));
        assert_eq!(MonthRound::new(&plan, &december, None).asked(), 3);
    }

    #[test]
    fn a_unit_has_the_tasks_of_the_units_below_it() {
        let plan = plan();
        let assessment = Assessment::new(&plan, AS_OF);
        let of = |unit: &str| {
            MonthRound::new(&plan, &assessment, Some(&Id::new(unit)))
                .rows
                .len()
        };
        assert_eq!(of("u1"), 3);
        assert_eq!(of("u2"), 2);
        assert_eq!(of("丙"), 0);
    }
}
