//! Which rows a view of the plan shows: filtered, grouped, sorted, folded; one list for table, bars and picture.

mod choice;
mod filter;
mod follow;
pub mod group;

pub use choice::{Column, Density, Grouping, Sorting};
pub(crate) use filter::due_soon;
pub use filter::{Filter, Sieve};
pub use group::GroupKey;

use super::metrics;
use super::reach::Ends;
use super::theme::size;
use crate::assess::{Assessment, Status, TaskState};
use crate::plan::{CloseOutStep, Day, Id, Outcome, Plan, Task};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// From so many closed-out tasks on a group folds them into one row.
pub const FOLD_FROM: usize = 4;

/// What a view asks for. Its sets are shared with the view: to copy or compare a request costs nothing while they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowRequest {
    /// Which tasks pass.
    pub filter: Filter,
    /// What they are grouped by.
    pub grouping: Grouping,
    /// Their order in a group.
    pub sorting: Sorting,
    /// Groups folded shut, by [`GroupKey::text`].
    pub folded_groups: Arc<BTreeSet<String>>,
    /// Tasks whose measures are unfolded.
    pub unfolded_tasks: Arc<BTreeSet<Id>>,
    /// Whether a group folds its closed-out tasks into one row.
    pub fold_closed_out: bool,
    /// Groups whose folded closed-out tasks were opened again, by [`GroupKey::text`].
    pub opened_closed_out: Arc<BTreeSet<String>>,
}

/// The head of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupRow {
    /// What its tasks have in common.
    pub key: GroupKey,
    /// How many tasks it holds.
    pub tasks: usize,
    /// How many of each status, in the order of [`Status::ALL`].
    pub counts: [usize; 6],
    /// The earliest first day.
    pub first: Option<Day>,
    /// The latest deadline.
    pub last: Option<Day>,
    /// Whether its tasks are hidden.
    pub folded: bool,
    /// Whether it is said again over the tasks that go on from the page before.
    pub continued: bool,
}

/// The closed-out tasks of a group in one row.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosedOutRow {
    /// The group.
    pub key: GroupKey,
    /// How many tasks it stands for.
    pub tasks: usize,
    /// The earliest first day.
    pub first: Option<Day>,
    /// The days their record-filing passed, in order.
    pub filed: Vec<Day>,
    /// Whether the tasks are shown below it.
    pub open: bool,
}

/// One row of a view.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// The head of a group.
    Group(Box<GroupRow>),
    /// A task.
    Task(Id),
    /// A measure of an unfolded task: the task and the place of the measure in it.
    Measure(Id, usize),
    /// Closed-out tasks folded into one.
    ClosedOut(Box<ClosedOutRow>),
}

impl Row {
    /// The task the row stands for or belongs to.
    pub fn task(&self) -> Option<&Id> {
        match self {
            Self::Task(id) | Self::Measure(id, _) => Some(id),
            Self::Group(_) | Self::ClosedOut(_) => None,
        }
    }
}

impl GroupRow {
    /// Completed and closed-out tasks.
    pub fn done(&self) -> usize {
        self.counts[Status::Completed as usize] + self.counts[Status::ClosedOut as usize]
    }

    /// Completed and closed-out tasks as a share of one; 0 for an empty group.
    pub fn share_done(&self) -> f64 {
        if self.tasks == 0 {
            0.0
        } else {
            self.done() as f64 / self.tasks as f64
        }
    }
}

/// The deadline in force at the date of the assessment, the written one where nothing was assessed.
pub fn due_in_force(task: &Task, state: Option<&TaskState>) -> Option<Day> {
    state.map_or(task.due.date, |state| state.due)
}

/// One task that passed, with what sorting and grouping look at, read while the task is at hand.
#[derive(Clone, Copy)]
struct Passed<'a> {
    task: &'a Task,
    state: Option<&'a TaskState>,
    rank: i64,
    first: Option<Day>,
    last: Option<Day>,
}

impl<'a> Passed<'a> {
    fn new(task: &'a Task, state: &'a TaskState) -> Self {
        Self {
            task,
            state: Some(state),
            rank: task.rank,
            first: task.first_day(),
            last: due_in_force(task, Some(state)).or_else(|| task.last_day()),
        }
    }
}

/// The rows of a view, and what is counted on the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
    /// Tasks that pass the filter, folded away or not.
    pub passing: usize,
    /// Open tasks of the plan due within the days asked for, whether they pass or not.
    pub soon: usize,
    /// First and last days of the tasks that pass, folded away or not.
    pub ends: Ends,
    /// The longest number of the plan's tasks, in points of the table's small writing.
    pub longest_number: f64,
}

/// The longest of some numbers as the table writes them, in points. Measured is only what has more signs, counted as wide
/// or narrow, than those before.
pub fn longest_number<'a>(numbers: impl Iterator<Item = &'a str>) -> f64 {
    let mut most = 0;
    numbers.fold(0.0_f64, |longest, number| {
        let signs = number
            .chars()
            .map(|sign| 1 + usize::from(!sign.is_ascii()))
            .sum();
        if signs < most {
            return longest;
        }
        most = signs;
        longest.max(metrics::width(number, size::font::SMALL, false))
    })
}

/// The rows of a view, top to bottom. Costs a pass over the plan; keep the answer while nothing it depends on changes.
pub fn rows(plan: &Plan, assessment: &Assessment, request: &RowRequest) -> Vec<Row> {
    listed(plan, assessment, request, 0).rows
}

/// The same, with how many tasks pass and how many open ones are due within so many days.
pub fn listed(plan: &Plan, assessment: &Assessment, request: &RowRequest, within: u32) -> Listed {
    let as_of = assessment.as_of();
    let sieve = Sieve::new(plan, &request.filter, as_of);
    let mut soon = 0;
    let mut passed: Vec<Passed<'_>> = assessment
        .judged(plan)
        .filter(|(task, state)| {
            soon += usize::from(due_soon(task, Some(state), as_of, within));
            sieve.lets(task, Some(state))
        })
        .map(|(task, state)| Passed::new(task, state))
        .collect();
    let passing = passed.len();
    let mut ends = Ends::default();
    for one in &passed {
        ends.add(one.first, one.last);
    }
    // Plan order: they come by id already.
    passed.sort_by_key(|one| one.rank);
    if let Some((column, downward)) = request.sorting {
        let mut keyed: Vec<_> = passed
            .into_iter()
            .map(|one| (choice::sort_key(plan, column, one.task, one.state), one))
            .collect();
        keyed.sort_by(|(a, _), (b, _)| if downward { b.cmp(a) } else { a.cmp(b) });
        passed = keyed.into_iter().map(|(_, one)| one).collect();
    }
    let rows = in_groups(plan, assessment, request, passed);
    Listed {
        rows,
        passing,
        soon,
        ends,
        longest_number: longest_number(plan.tasks().values().map(|task| task.number.as_str())),
    }
}

/// The rows of tasks in order, under the heads of their groups.
fn in_groups(
    plan: &Plan,
    assessment: &Assessment,
    request: &RowRequest,
    passed: Vec<Passed<'_>>,
) -> Vec<Row> {
    if request.grouping == Grouping::None {
        let mut rows = Vec::with_capacity(passed.len());
        push_tasks(&mut rows, &GroupKey::All, &passed, assessment, request);
        return rows;
    }
    let mut places: HashMap<GroupKey, usize> = HashMap::new();
    let mut groups: Vec<(GroupKey, Vec<Passed<'_>>)> = Vec::new();
    for one in passed {
        let key = GroupKey::of(request.grouping, one.task, one.state);
        let place = match places.get(&key) {
            Some(place) => *place,
            None => {
                places.insert(key.clone(), groups.len());
                groups.push((key, Vec::new()));
                groups.len() - 1
            }
        };
        groups[place].1.push(one);
    }
    let lists: BTreeMap<&Id, usize> = plan
        .lists_in_order()
        .into_iter()
        .enumerate()
        .map(|(place, list)| (&list.id, place))
        .collect();
    groups.sort_by_key(|(key, _)| key.place(&lists));
    let mut rows = Vec::new();
    for (key, tasks) in groups {
        let folded = request.folded_groups.contains(&key.text());
        rows.push(Row::Group(Box::new(group_row(key.clone(), &tasks, folded))));
        if !folded {
            push_tasks(&mut rows, &key, &tasks, assessment, request);
        }
    }
    rows
}

fn group_row(key: GroupKey, tasks: &[Passed<'_>], folded: bool) -> GroupRow {
    let mut counts = [0; 6];
    for one in tasks {
        if let Some(state) = one.state {
            counts[state.status as usize] += 1;
        }
    }
    GroupRow {
        key,
        tasks: tasks.len(),
        counts,
        first: tasks.iter().filter_map(|one| one.first).min(),
        last: tasks.iter().filter_map(|one| one.last).max(),
        folded,
        continued: false,
    }
}

fn push_tasks(
    rows: &mut Vec<Row>,
    key: &GroupKey,
    tasks: &[Passed<'_>],
    assessment: &Assessment,
    request: &RowRequest,
) {
    let closed = |one: &Passed<'_>| one.state.is_some_and(|s| s.status == Status::ClosedOut);
    let fold = request.fold_closed_out
        && tasks
            .iter()
            .filter(|one| closed(one))
            .nth(FOLD_FROM - 1)
            .is_some();
    for one in tasks.iter().filter(|one| !(fold && closed(one))) {
        push_task(rows, one.task, request);
    }
    if fold {
        let hidden: Vec<&Passed<'_>> = tasks.iter().filter(|one| closed(one)).collect();
        let open = request.opened_closed_out.contains(&key.text());
        let mut filed: Vec<Day> = hidden
            .iter()
            .filter_map(|one| filed_on(one.task, assessment.as_of()))
            .collect();
        filed.sort_unstable();
        rows.push(Row::ClosedOut(Box::new(ClosedOutRow {
            key: key.clone(),
            tasks: hidden.len(),
            first: hidden.iter().filter_map(|one| one.first).min(),
            filed,
            open,
        })));
        if open {
            for one in hidden {
                push_task(rows, one.task, request);
            }
        }
    }
}

fn push_task(rows: &mut Vec<Row>, task: &Task, request: &RowRequest) {
    rows.push(Row::Task(task.id.clone()));
    if request.unfolded_tasks.contains(&task.id) {
        rows.extend((0..task.measures.len()).map(|place| Row::Measure(task.id.clone(), place)));
    }
}

/// The day record-filing passed, as known at the end of a day.
fn filed_on(task: &Task, as_of: Day) -> Option<Day> {
    task.close_out
        .iter()
        .filter(|event| {
            event.step == CloseOutStep::RecordFiling
                && event.outcome == Outcome::Passed
                && event.date <= as_of
        })
        .map(|event| event.date)
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Light;
    use crate::plan::{Category, Due, Measure, PlanParts};
    use jiff::civil::date;

    fn plan() -> Plan {
        let task = |number: &str, rank: i64, title: &str, year: i16| Task {
            id: Id::new(format!("t{number}")),
            rank,
            number: number.into(),
            title: title.into(),
            lead_unit: Id::given(if rank % 2 == 0 {
                "大足区"
            } else {
                "云阳县"
            }),
            due: Due::on(date(year, 12, 31)),
            ..Default::default()
        };
        let mut tasks = vec![
            task("10", 3, "码头升级改造", 2021),
            task("2", 1, "污水处理厂扩能", 2020),
            task("9", 2, "岸线腾退复绿", 2021),
        ];
        tasks[0].measures = vec![Measure::default(), Measure::default()];
        Plan::new(PlanParts {
            tasks,
            ..Default::default()
        })
    }

    fn names(rows: &[Row]) -> Vec<String> {
        rows.iter()
            .map(|row| match row {
                Row::Group(group) => format!("[{} {}]", group.key.text(), group.tasks),
                Row::Task(id) => id.to_string(),
                Row::Measure(id, place) => format!("{id}.{place}"),
                Row::ClosedOut(row) => format!("<{}>", row.tasks),
            })
            .collect()
    }

    fn seen(request: &RowRequest) -> Vec<String> {
        let plan = plan();
        let assessment = Assessment::new(&plan, date(2021, 11, 20));
        names(&rows(&plan, &assessment, request))
    }

    #[test]
    fn years_head_their_tasks_in_plan_order_and_unfolded_measures_follow_their_task() {
        let request = RowRequest {
            unfolded_tasks: Arc::new([Id::new("t10")].into()),
            ..Default::default()
        };
        assert_eq!(
            seen(&request),
            [
                "[year:2020 1]",
                "t2",
                "[year:2021 2]",
                "t9",
                "t10",
                "t10.0",
                "t10.1"
            ]
        );
    }

    #[test]
    fn a_folded_group_keeps_its_head_only() {
        let request = RowRequest {
            folded_groups: Arc::new(["year:2021".to_owned()].into()),
            ..Default::default()
        };
        assert_eq!(seen(&request), ["[year:2020 1]", "t2", "[year:2021 2]"]);
    }

    #[test]
    fn a_kind_and_a_light_let_their_tasks_through() {
        let plan = plan();
        let assessment = Assessment::new(&plan, date(2021, 11, 20));
        let mut request = RowRequest {
            grouping: Grouping::None,
            ..Default::default()
        };
        for light in Light::ALL {
            request.filter.lights = [light].into();
            let of_light = plan.tasks_in_order().into_iter().filter(|task| {
                let state = assessment.task(&task.id);
                state.is_some_and(|state| state.light.light == light)
            });
            let wanted: Vec<String> = of_light.map(|task| task.id.to_string()).collect();
            assert_eq!(seen(&request), wanted, "{light:?}");
        }
        request.filter.lights.clear();
        let kind = plan.task(&Id::new("t2")).map(|task| task.category);
        request.filter.categories = kind.into_iter().collect();
        assert_eq!(seen(&request).len(), 3);
        request.filter.categories = Category::ALL
            .into_iter()
            .filter(|other| Some(*other) != kind)
            .collect();
        assert!(seen(&request).is_empty());
    }

    #[test]
    fn numbers_sort_as_numbers_and_every_word_of_a_search_must_be_held() {
        let mut request = RowRequest {
            grouping: Grouping::None,
            sorting: Some((Column::Number, true)),
            ..Default::default()
        };
        assert_eq!(seen(&request), ["t10", "t9", "t2"]);
        request.filter.text = "云阳 码头".into();
        assert_eq!(seen(&request), ["t10"]);
        request.filter.text = "云阳 岸线".into();
        assert!(seen(&request).is_empty());
    }
}
