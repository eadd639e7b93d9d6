//! What supervision (督察督办) has come to at a date: findings settled and overdue, and tasks that nobody looked at.

use super::{Assessment, Status};
use crate::plan::{Day, Id, InspectionRecord, Plan};
use std::collections::BTreeSet;

/// Findings, counted at the end of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindingCounts {
    /// 发现问题
    pub found: usize,
    /// 已整改
    pub settled: usize,
    /// 超期: past their limit and not settled.
    pub overdue: usize,
}

impl FindingCounts {
    /// The findings of a record; a record dated later has found nothing yet.
    pub fn of(record: &InspectionRecord, day: Day) -> Self {
        if record.date > day {
            return Self::default();
        }
        Self {
            found: record.findings.len(),
            settled: record
                .findings
                .iter()
                .filter(|finding| finding.is_settled_at(day))
                .count(),
            overdue: record
                .findings
                .iter()
                .filter(|finding| finding.is_overdue_at(day))
                .count(),
        }
    }
}

/// Inspection records, counted at the end of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InspectionTotals {
    /// Records up to the day.
    pub records: usize,
    /// Records dated later: planned.
    pub planned: usize,
    /// Records with an overdue finding.
    pub with_overdue: usize,
    /// Their findings.
    pub findings: FindingCounts,
}

impl InspectionTotals {
    /// The totals of some records.
    pub fn of<'r>(records: impl Iterator<Item = &'r InspectionRecord>, day: Day) -> Self {
        let mut totals = Self::default();
        for record in records {
            totals.add(record, day);
        }
        totals
    }

    /// Counts one more record.
    pub(super) fn add(&mut self, record: &InspectionRecord, day: Day) {
        if record.date > day {
            self.planned += 1;
            return;
        }
        let counts = FindingCounts::of(record, day);
        self.records += 1;
        self.with_overdue += usize::from(counts.overdue > 0);
        self.findings.found += counts.found;
        self.findings.settled += counts.settled;
        self.findings.overdue += counts.overdue;
    }
}

/// The open tasks that no inspection up to the as-of date looked at in the last `months` months, in the order of the
/// plan. Completed and closed-out tasks need no look.
pub fn not_inspected(plan: &Plan, assessment: &Assessment, months: u8) -> Vec<Id> {
    let day = assessment.as_of();
    let since = day
        .checked_sub(jiff::Span::new().months(i32::from(months)))
        .unwrap_or(Day::MIN);
    let seen: BTreeSet<&Id> = plan
        .inspections()
        .values()
        .filter(|record| record.date > since && record.date <= day)
        .flat_map(|record| record.all_tasks())
        .collect();
    let is_open = |id: &Id| {
        assessment
            .task(id)
            .is_some_and(|state| !matches!(state.status, Status::Completed | Status::ClosedOut))
    };
    plan.tasks_in_order()
        .into_iter()
        .map(|task| &task.id)
        .filter(|id| is_open(id) && !seen.contains(id))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Due, Finding, PlanParts, Task};
    use jiff::civil::date;

    fn record(id: &str, day: Day, tasks: &[&str], findings: Vec<Finding>) -> InspectionRecord {
        InspectionRecord {
            tasks: tasks.iter().map(|id| Id::new(*id)).collect(),
            findings,
            ..InspectionRecord::on(id.into(), day)
        }
    }

    fn finding(task: &str, due: Day, settled: Option<Day>) -> Finding {
        Finding {
            tasks: vec![task.into()],
            due: Some(due),
            settled,
            ..Finding::default()
        }
    }

    fn plan() -> Plan {
        let task = |id: &str, done: bool| Task {
            id: id.into(),
            due: Due::on(date(2022, 12, 31)),
            completion: done
                .then(|| crate::plan::CompletionEvent {
                    date: date(2021, 1, 1),
                    ..Default::default()
                })
                .into_iter()
                .collect(),
            ..Task::default()
        };
        Plan::new(PlanParts {
            tasks: vec![
                task("a", false),
                task("b", false),
                task("c", true),
                task("d", false),
            ],
            inspections: vec![
                record("1", date(2021, 5, 20), &["a"], Vec::new()),
                record(
                    "2",
                    date(2021, 8, 1),
                    &[],
                    vec![
                        finding("b", date(2021, 9, 1), Some(date(2021, 10, 1))),
                        finding("b", date(2021, 12, 1), None),
                    ],
                ),
                record("3", date(2021, 12, 1), &["d"], Vec::new()),
            ],
            ..PlanParts::default()
        })
    }

    #[test]
    fn a_task_counts_as_looked_at_by_record_or_finding_within_the_months() {
        let plan = plan();
        let cases: [(Day, u8, &[&str]); 5] = [
            // The last day of the six months is the day after the same day six months ago.
            (date(2021, 11, 19), 6, &["d"]),
            (date(2021, 11, 20), 6, &["a", "d"]),
            (date(2021, 11, 20), 12, &["d"]),
            (date(2021, 11, 20), 3, &["a", "b", "d"]),
            // What is planned has not looked yet.
            (date(2021, 12, 1), 6, &["a"]),
        ];
        for (day, months, wanted) in cases {
            let found = not_inspected(&plan, &Assessment::new(&plan, day), months);
            let wanted: Vec<Id> = wanted.iter().map(|id| Id::new(*id)).collect();
            assert_eq!(found, wanted, "{day} {months}");
        }
    }

    #[test]
    fn findings_are_counted_at_the_day() {
        let plan = plan();
        let cases = [
            (date(2021, 7, 31), (1, 2, 0), (0, 0, 0)),
            (date(2021, 9, 1), (2, 1, 0), (2, 0, 0)),
            (date(2021, 9, 2), (2, 1, 1), (2, 0, 1)),
            (date(2021, 10, 1), (2, 1, 0), (2, 1, 0)),
            (date(2021, 12, 2), (3, 0, 1), (2, 1, 1)),
        ];
        for (day, records, findings) in cases {
            let totals = InspectionTotals::of(plan.inspections().values().map(AsRef::as_ref), day);
            assert_eq!(
                (totals.records, totals.planned, totals.with_overdue),
                records,
                "{day}"
            );
            let counts = totals.findings;
            assert_eq!(
                (counts.found, counts.settled, counts.overdue),
                findings,
                "{day}"
            );
        }
    }
}
