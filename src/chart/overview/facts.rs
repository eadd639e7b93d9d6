//! What the page needs beyond the totals of the assessment: lists, the curve, the extremes; a pass over the plan, to be kept.

use crate::assess::checks::{Counts, Severity};
use crate::assess::{
    Assessment, Curve, Discrepancy, Figure, Slice, Status, Tally, TaskState, complaint_status,
    reconcile,
};
use crate::plan::{Day, Id, Plan};
use crate::text::Phrase;
use crate::wording::natural;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What stands of one rule of the checks.
#[derive(Clone, Debug)]
pub struct RuleFindings {
    /// How much it weighs.
    pub severity: Severity,
    /// The rule's short name.
    pub title: Phrase,
    /// What it looks for.
    pub says: Phrase,
    /// How many findings stand.
    pub count: usize,
    /// The tasks they are about, each once, in plan order.
    pub tasks: Vec<Id>,
}

/// The tasks that stand at an extreme, in plan order.
#[derive(Clone, Debug, Default)]
pub struct Extremes {
    /// Those that lag by the most points.
    pub lag: Vec<Id>,
    /// Those overdue by the most days.
    pub late: Vec<Id>,
    /// Those not started with the nearest deadline.
    pub next: Vec<Id>,
}

/// The points by which the report of a task that is behind lags; nothing reported is not 0: it says nothing.
fn lag_of(state: &TaskState) -> Option<u8> {
    let lag = state.expected.round() - f64::from(state.percent?);
    // Both are percents, so the difference fits.
    Some(lag.clamp(0.0, 100.0) as u8)
}

impl Extremes {
    fn of(
        plan: &Plan,
        assessment: &Assessment,
        (lag, late, next): (Option<u8>, i32, Option<Day>),
    ) -> Self {
        let mut found = Self::default();
        for task in plan.tasks_in_order() {
            let Some(state) = assessment.task(&task.id) else {
                continue;
            };
            let extreme = match state.status {
                Status::Behind if lag.is_some() && lag_of(state) == lag => &mut found.lag,
                Status::Overdue if state.days_late == late => &mut found.late,
                Status::NotStarted if next.is_some() && state.due == next => &mut found.next,
                _ => continue,
            };
            extreme.push(task.id.clone());
        }
        found
    }
}

/// Everything the cards are drawn from.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The date they speak for.
    pub as_of: Day,
    /// All tasks.
    pub all: Tally,
    /// By due year, tasks without a date last.
    pub years: Vec<(Option<i16>, Tally)>,
    /// By lead unit, the worst first: most overdue, then most behind, then the lowest completion rate.
    pub units: Vec<UnitTally>,
    /// On schedule and to be kept up without end.
    pub ongoing_on_schedule: usize,
    /// The most points by which the report of a task that is behind lags; `None` where none has reported.
    pub most_lag: Option<u8>,
    /// The most days a task is overdue.
    pub most_late: i32,
    /// The nearest deadline of a task not started.
    pub next_not_started: Option<Day>,
    /// The tasks that these three speak of.
    pub extremes: Extremes,
    /// Open tasks due within the warning days with the days left, the nearest first.
    pub soon: Vec<(Id, u32)>,
    /// Open tasks due within 30, 60 and 90 days.
    pub within: [(u32, Vec<Id>); 3],
    /// Tasks completed and not closed out with the days they have waited, the longest first.
    pub waiting: Vec<(Id, u32)>,
    /// Some complaint is made-up sample data.
    pub sample_complaints: bool,
    /// Planned against actual completion.
    pub curve: Curve,
    /// How many findings of the checks stand.
    pub checks: Counts,
    /// The rules with findings that stand: the worst first, then those with most findings.
    pub rules: Vec<RuleFindings>,
    /// Declared totals that do not reconcile.
    pub discrepancies: Arc<Vec<Discrepancy>>,
}

/// How many of a status.
pub(super) fn of(tally: &Tally, status: Status) -> usize {
    tally.count(Figure::Status(status))
}

/// A lead unit and its tasks, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitTally {
    /// Which; `None` for tasks without one.
    pub unit: Option<Id>,
    /// Its name, told apart from others of the same name; empty for none.
    pub name: String,
    /// Its tasks.
    pub tally: Tally,
}

/// The worst first.
fn by_need(units: &mut [UnitTally]) {
    let trouble = |tally: &Tally| {
        (
            Reverse(of(tally, Status::Overdue)),
            Reverse(of(tally, Status::Behind)),
        )
    };
    units.sort_by(|UnitTally { tally: a, .. }, UnitTally { tally: b, .. }| {
        let done = |tally: &Tally| tally.count(Figure::Done);
        // Rates compared as fractions, without rounding: a/b against c/d is a*d against c*b.
        trouble(a)
            .cmp(&trouble(b))
            .then((done(a) * b.tasks()).cmp(&(done(b) * a.tasks())))
            .then(b.tasks().cmp(&a.tasks()))
    });
}

/// The findings that stand, by rule.
fn by_rule(plan: &Plan, assessment: &Assessment) -> Vec<RuleFindings> {
    let mut rules: Vec<(&str, RuleFindings)> = Vec::new();
    let mut seen = BTreeSet::new();
    for finding in assessment.checks(plan).findings(plan) {
        if finding.waived {
            continue;
        }
        let rule = finding.rule;
        // Findings come rule by rule, so that only the last one can be the same.
        if rules.last().is_none_or(|(id, _)| *id != rule.id) {
            seen.clear();
            let found = RuleFindings {
                severity: rule.severity,
                title: rule.title,
                says: rule.says,
                count: 0,
                tasks: Vec::new(),
            };
            rules.push((rule.id, found));
        }
        if let Some((_, found)) = rules.last_mut() {
            found.count += 1;
            for task in finding.tasks() {
                if seen.insert(task.clone()) {
                    found.tasks.push(task.clone());
                }
            }
        }
    }
    let mut rules: Vec<RuleFindings> = rules.into_iter().map(|(_, found)| found).collect();
    rules.sort_by_key(|found| (found.severity, Reverse(found.count)));
    rules
}

impl Facts {
    /// The facts of a plan; `assessment` is that plan's.
    pub fn of(plan: &Plan, assessment: &Assessment) -> Self {
        let discrepancies = Arc::new(reconcile(plan, assessment));
        Self::with(plan, assessment, discrepancies)
    }

    /// The same with the discrepancies known already.
    pub fn with(
        plan: &Plan,
        assessment: &Assessment,
        discrepancies: Arc<Vec<Discrepancy>>,
    ) -> Self {
        let as_of = assessment.as_of();
        let totals = assessment.totals();
        let (mut most_lag, mut most_late, mut next_not_started) = (None, 0, None::<Day>);
        for state in plan.tasks().keys().filter_map(|id| assessment.task(id)) {
            match state.status {
                Status::Behind => {
                    most_lag = most_lag.max(lag_of(state));
                }
                Status::Overdue => most_late = most_late.max(state.days_late),
                Status::NotStarted => {
                    if let Some(due) = state.due {
                        next_not_started = Some(next_not_started.map_or(due, |next| next.min(due)));
                    }
                }
                Status::OnSchedule | Status::Completed | Status::ClosedOut => {}
            }
        }
        let years = totals.by_year();
        let dated = years.iter().filter(|(year, _)| year.is_some());
        let undated = years.get_key_value(&None);
        let labels = plan.unit_labels();
        let mut units: Vec<UnitTally> = totals
            .by_lead_unit()
            .iter()
            .map(|(unit, tally)| UnitTally {
                unit: unit.clone(),
                name: unit.as_ref().map_or_else(String::new, |id| {
                    labels.get(id).map_or_else(|| id.to_string(), Clone::clone)
                }),
                tally: tally.clone(),
            })
            .collect();
        // Those in the same need stand by their names.
        units.sort_by(|a, b| natural(&a.name, &b.name));
        by_need(&mut units);
        Self {
            as_of,
            all: totals.all().clone(),
            years: dated
                .chain(undated)
                .map(|(year, tally)| (*year, tally.clone()))
                .collect(),
            units,
            ongoing_on_schedule: totals
                .by_status()
                .get(&Status::OnSchedule)
                .map_or(0, |tally| tally.count(Figure::Ongoing)),
            most_lag,
            most_late,
            next_not_started,
            extremes: Extremes::of(plan, assessment, (most_lag, most_late, next_not_started)),
            soon: assessment.due_within(plan, plan.head().settings.warning_days),
            within: within(assessment, plan),
            waiting: assessment.waiting_for_close_out(plan),
            sample_complaints: plan
                .complaints()
                .values()
                .any(|complaint| complaint.sample && complaint_status(complaint, as_of).is_some()),
            checks: assessment.checks(plan).counts(),
            rules: by_rule(plan, assessment),
            curve: totals.curve(),
            discrepancies,
        }
    }
}

/// The part of the tasks on schedule that is to be kept up without end.
pub(super) fn ongoing() -> (Slice, Figure) {
    (Slice::Status(Status::OnSchedule), Figure::Ongoing)
}

/// The open tasks due within 30, 60 and 90 days of the as-of date.
fn within(assessment: &Assessment, plan: &Plan) -> [(u32, Vec<Id>); 3] {
    let all = assessment.due_within(plan, 90);
    [30, 60, 90].map(|days| {
        let ids = all
            .iter()
            .filter(|(_, left)| *left <= days)
            .map(|(id, _)| id.clone())
            .collect();
        (days, ids)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::large;

    const DAY: Day = Day::constant(2021, 11, 20);

    #[test]
    fn the_worst_units_come_first_and_nothing_is_lost() {
        let plan = large::plan(700);
        let assessment = Assessment::new(&plan, DAY);
        let facts = Facts::of(&plan, &assessment);
        let late: Vec<usize> = facts
            .units
            .iter()
            .map(|unit| of(&unit.tally, Status::Overdue))
            .collect();
        assert!(late.is_sorted_by(|a, b| a >= b) && late[0] > 0, "{late:?}");
        let sum = |tallies: &[&Tally]| tallies.iter().map(|tally| tally.tasks()).sum::<usize>();
        let units: Vec<&Tally> = facts.units.iter().map(|unit| &unit.tally).collect();
        let years: Vec<&Tally> = facts.years.iter().map(|(_, tally)| tally).collect();
        assert_eq!((sum(&units), sum(&years)), (700, 700));
        let (slice, figure) = ongoing();
        assert_eq!(
            assessment.behind(&plan, &slice, figure).len(),
            facts.ongoing_on_schedule
        );
        assert!(facts.most_late > 0 && facts.most_lag > Some(0));
    }
}
