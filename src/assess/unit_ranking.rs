//! Units compared for the yearly assessment (考核评价): one row of figures a unit, ranked by any of them.

use super::units_above::UnitsAbove;
use super::{Assessment, ComplaintTally, Figure, Rate, Slice, Status, Tally, UnitRole};
use crate::plan::{Id, Plan, Task};
use crate::wording::natural;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A figure that units are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RankColumn {
    /// Name.
    Unit,
    /// Tasks in all.
    Tasks,
    /// Completed, closed out ones included.
    Done,
    /// Completed of all (总完成率).
    CompletionRate,
    /// Completed in time of those due so far (按期完成率).
    OnTimeRate,
    /// Behind.
    Behind,
    /// Overdue.
    Overdue,
    /// Sent back in the close-out at least once.
    SentBack,
    /// Relapsed (反弹) at least once.
    Relapsed,
    /// Open and without a note for longer than the stale days of the settings.
    Stale,
    /// Complaints received.
    Complaints,
    /// Complaints not settled.
    OpenComplaints,
    /// Funding planned, 万元.
    Planned,
    /// Funding paid, 万元.
    Paid,
}

impl RankColumn {
    /// Every column, left to right.
    pub const ALL: [Self; 14] = [
        Self::Unit,
        Self::Tasks,
        Self::Done,
        Self::CompletionRate,
        Self::OnTimeRate,
        Self::Behind,
        Self::Overdue,
        Self::SentBack,
        Self::Relapsed,
        Self::Stale,
        Self::Complaints,
        Self::OpenComplaints,
        Self::Planned,
        Self::Paid,
    ];

    /// Whether more is better, so that the first sorting puts the most at the top.
    pub const fn more_is_better(self) -> bool {
        matches!(
            self,
            Self::Tasks
                | Self::Done
                | Self::CompletionRate
                | Self::OnTimeRate
                | Self::Planned
                | Self::Paid
        )
    }

    /// Whether the values are shares of 1.
    pub const fn is_rate(self) -> bool {
        matches!(self, Self::CompletionRate | Self::OnTimeRate)
    }

    /// Which of a unit's tasks the figure counts; `None` where it counts none.
    pub const fn figure(self) -> Option<Figure> {
        match self {
            Self::Tasks => Some(Figure::All),
            Self::Done | Self::CompletionRate => Some(Figure::Done),
            Self::OnTimeRate => Some(Figure::DueSoFarOnTime),
            Self::Behind => Some(Figure::Status(Status::Behind)),
            Self::Overdue => Some(Figure::Status(Status::Overdue)),
            Self::SentBack => Some(Figure::SentBack),
            Self::Relapsed => Some(Figure::Reopened),
            Self::Stale => Some(Figure::Stale),
            Self::Unit | Self::Complaints | Self::OpenComplaints | Self::Planned | Self::Paid => {
                None
            }
        }
    }
}

/// A unit in the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedUnit {
    /// Which.
    pub unit: Id,
    /// Its name, told apart from others of the same name.
    pub name: String,
    /// Its tasks, counted.
    pub tally: Tally,
    /// Its complaints, counted.
    pub complaints: ComplaintTally,
    /// Its place by the figure it was ranked by, from 1; units with the same value share a place. `None` where it has
    /// no value.
    pub place: Option<usize>,
}

impl RankedUnit {
    /// The value of a column; `None` for a rate without a base and for the name.
    pub fn value(&self, column: RankColumn) -> Option<f64> {
        let count = |figure: Figure| Some(self.tally.count(figure) as f64);
        match column {
            RankColumn::Unit => None,
            RankColumn::CompletionRate => self.tally.rate(Rate::Completion).fraction(),
            RankColumn::OnTimeRate => self.tally.rate(Rate::OnTime).fraction(),
            RankColumn::Complaints => Some(self.complaints.received as f64),
            RankColumn::OpenComplaints => Some(self.complaints.open as f64),
            RankColumn::Planned => Some(self.tally.planned_yuan() as f64 / 10_000.0),
            RankColumn::Paid => Some(self.tally.paid_yuan() as f64 / 10_000.0),
            column => column.figure().and_then(count),
        }
    }
}

/// The units that answer for tasks or complaints, not ranked yet, in the order of their names. With the subtree a unit
/// counts the tasks and complaints of the units below it too, each once. Costs a pass over the plan: keep it while
/// nothing changes.
pub fn compared_units(
    plan: &Plan,
    assessment: &Assessment,
    role: UnitRole,
    with_subtree: bool,
) -> Vec<RankedUnit> {
    let mut units: BTreeMap<Option<Id>, (Tally, ComplaintTally)> = assessment
        .by_unit(plan, role, with_subtree)
        .into_iter()
        .map(|(id, tally)| (id, (tally, ComplaintTally::default())))
        .collect();
    let above = if with_subtree {
        UnitsAbove::of(plan)
    } else {
        UnitsAbove::default()
    };
    for (id, tally) in &assessment.complaints().by_unit {
        for unit in above.with_units_above(&[id.as_ref()]) {
            let (_, sum) = units.entry(unit.cloned()).or_default();
            sum.received += tally.received;
            sum.settled += tally.settled;
            sum.settled_in_stages += tally.settled_in_stages;
            sum.open += tally.open;
        }
    }
    let labels = plan.unit_labels();
    let mut units: Vec<RankedUnit> = units
        .into_iter()
        .filter_map(|(unit, (tally, complaints))| {
            // Tasks and complaints of nobody are no unit to compare.
            let unit = unit?;
            let name = labels
                .get(&unit)
                .map_or_else(|| unit.to_string(), Clone::clone);
            Some(RankedUnit {
                unit,
                name,
                tally,
                complaints,
                place: None,
            })
        })
        .collect();
    units.sort_by(|a, b| natural(&a.name, &b.name));
    units
}

/// Sorts units by a column and gives them their places. Units without a value come last, whichever way; equal ones keep
/// the order of their names.
pub fn rank(units: &mut [RankedUnit], by: RankColumn, downward: bool) {
    let order = |a: &RankedUnit, b: &RankedUnit| {
        let directed = |order: Ordering| if downward { order.reverse() } else { order };
        match (a.value(by), b.value(by)) {
            (Some(a), Some(b)) => directed(a.total_cmp(&b)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) if by == RankColumn::Unit => directed(natural(&a.name, &b.name)),
            (None, None) => Ordering::Equal,
        }
    };
    units.sort_by(|a, b| order(a, b).then_with(|| natural(&a.name, &b.name)));
    let mut before: Option<(f64, usize)> = None;
    for (at, unit) in units.iter_mut().enumerate() {
        unit.place = unit.value(by).map(|value| {
            let place = match before {
                Some((same, place)) if same.total_cmp(&value).is_eq() => place,
                _ => at + 1,
            };
            before = Some((value, place));
            place
        });
    }
}

/// A unit and all units below it.
pub fn units_below(plan: &Plan, unit: &Id) -> BTreeSet<Id> {
    UnitsAbove::of(plan).with_units_below(unit)
}

/// The tasks behind a figure of a unit in a role, in plan order; without a unit those of none.
pub fn unit_tasks(
    plan: &Plan,
    assessment: &Assessment,
    unit: Option<&Id>,
    (role, with_subtree): (UnitRole, bool),
    figure: Figure,
) -> Vec<Id> {
    let id = unit.cloned();
    let slice = match (role, with_subtree) {
        (UnitRole::Lead, false) => Slice::LeadUnit(id),
        (UnitRole::Responsible, false) => Slice::ResponsibleUnit(id),
        (UnitRole::Responsible, true) => Slice::ResponsibleTree(id),
        (UnitRole::Answering, false) => Slice::AnsweringUnit(id),
        (UnitRole::Answering, true) => Slice::AnsweringTree(id),
        (UnitRole::Lead, true) => {
            let above = UnitsAbove::of(plan);
            let units = unit.map(|id| above.with_units_below(id));
            let ours = |lead: Option<&Id>| match (&units, lead) {
                (None, lead) => lead.is_none(),
                (Some(units), lead) => lead.is_some_and(|id| units.contains(id)),
            };
            let counts = |task: &Task| {
                ours(task.lead_unit.as_ref())
                    && assessment
                        .task(&task.id)
                        .is_some_and(|state| state.figures.holds(figure))
            };
            return plan
                .tasks_in_order()
                .into_iter()
                .filter(|task| counts(task))
                .map(|task| task.id.clone())
                .collect();
        }
    };
    assessment.behind(plan, &slice, figure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{
        Complaint, CompletionEvent, Day, Due, Funding, Head, PlanParts, Substantiated, Unit,
    };
    use jiff::civil::date;

    const AS_OF: Day = Day::constant(2021, 11, 20);

    fn plan() -> Plan {
        let task = |id: &str, lead: &str, responsible: &[&str], done: bool, due: Day| Task {
            id: Id::new(id),
            lead_unit: Id::given(lead),
            responsible_units: responsible.iter().map(Id::new).collect(),
            due: Due::on(due),
            completion: done
                .then(|| CompletionEvent {
                    date: date(2021, 5, 1),
                    ..CompletionEvent::default()
                })
                .into_iter()
                .collect(),
            funding: Funding {
                planned: Some(100.0),
                paid: Some(0.1),
            },
            ..Task::default()
        };
        let unit = |id: &str, name: &str, parent: Option<&str>| Unit {
            id: Id::new(id),
            name: name.to_owned(),
            parent: parent.map(Id::new),
            ..Unit::default()
        };
        let complaint = |id: &str, unit: &str| Complaint {
            number: id.to_owned(),
            kind: crate::plan::Category::Water,
            unit: Some(Id::new(unit)),
            substantiated: Substantiated::Yes,
            ..Complaint::on(Id::new(id), date(2021, 1, 1))
        };
        Plan::new(PlanParts {
            head: Head::default(),
            tasks: vec![
                task("a", "u0", &["u1", "u2"], true, date(2021, 6, 30)),
                task("b", "u0", &["u1"], false, date(2021, 6, 30)),
                task("c", "u2", &[], true, date(2021, 3, 31)),
                task("d", "", &[], false, date(2022, 6, 30)),
            ],
            units: vec![
                unit("u0", "区局", None),
                unit("u1", "甲镇", Some("u0")),
                unit("u2", "乙镇", Some("u0")),
            ],
            complaints: vec![complaint("x1", "u1"), complaint("x2", "丙镇")],
            ..PlanParts::default()
        })
    }

    fn rows(
        role: UnitRole,
        subtree: bool,
        by: RankColumn,
        down: bool,
    ) -> Vec<(String, Option<usize>)> {
        let plan = plan();
        let assessment = Assessment::new(&plan, AS_OF);
        let mut units = compared_units(&plan, &assessment, role, subtree);
        rank(&mut units, by, down);
        units
            .into_iter()
            .map(|unit| (unit.name, unit.place))
            .collect()
    }

    #[test]
    fn units_are_ranked_and_equal_ones_share_a_place() {
        let own = rows(UnitRole::Answering, false, RankColumn::Tasks, true);
        let named: Vec<(&str, Option<usize>)> = own
            .iter()
            .map(|(name, place)| (name.as_str(), *place))
            .collect();
        assert_eq!(
            named,
            [
                ("乙镇", Some(1)),
                ("区局", Some(1)),
                ("甲镇", Some(1)),
                ("丙镇", Some(4))
            ]
        );
    }

    #[test]
    fn a_rate_without_a_base_has_no_place_and_stands_last_both_ways() {
        for down in [true, false] {
            let ranked = rows(UnitRole::Answering, false, RankColumn::OnTimeRate, down);
            assert_eq!(ranked.last().unwrap(), &("丙镇".to_owned(), None));
        }
        let ranked = rows(UnitRole::Answering, false, RankColumn::OnTimeRate, true);
        // Half of what was due came in time, in all three.
        assert!(ranked[..3].iter().all(|(_, place)| *place == Some(1)));
    }

    #[test]
    fn the_subtree_counts_every_task_and_complaint_once() {
        let plan = plan();
        let assessment = Assessment::new(&plan, AS_OF);
        let cases = [
            (UnitRole::Answering, true, 3, 1),
            (UnitRole::Answering, false, 2, 0),
            (UnitRole::Lead, true, 3, 1),
            (UnitRole::Responsible, true, 2, 1),
        ];
        for (role, subtree, tasks, complaints) in cases {
            let units = compared_units(&plan, &assessment, role, subtree);
            let unit = units.iter().find(|unit| unit.name == "区局").unwrap();
            assert_eq!(
                unit.value(RankColumn::Tasks),
                Some(f64::from(tasks)),
                "{role:?}"
            );
            assert_eq!(unit.complaints.received, complaints, "{role:?} {subtree}");
            let behind = unit_tasks(
                &plan,
                &assessment,
                Some(&Id::new("u0")),
                (role, subtree),
                Figure::All,
            );
            assert_eq!(behind.len(), tasks as usize, "{role:?} {subtree}");
        }
    }

    #[test]
    fn money_is_in_ten_thousands_and_every_figure_has_its_tasks() {
        let plan = plan();
        let assessment = Assessment::new(&plan, AS_OF);
        for unit in compared_units(&plan, &assessment, UnitRole::Answering, true) {
            for column in RankColumn::ALL {
                let (Some(figure), Some(value)) = (column.figure(), unit.value(column)) else {
                    continue;
                };
                let choice = (UnitRole::Answering, true);
                let behind = unit_tasks(&plan, &assessment, Some(&unit.unit), choice, figure);
                if !column.is_rate() {
                    assert_eq!(behind.len() as f64, value, "{} {column:?}", unit.name);
                }
            }
            if unit.name == "甲镇" {
                assert_eq!(unit.value(RankColumn::Planned), Some(200.0));
                assert_eq!(unit.value(RankColumn::Paid), Some(0.2));
            }
        }
    }
}
