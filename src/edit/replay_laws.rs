//! Laws of replay and comparison over random plans: what is known on a day, and what changed between two.

use super::random::plans;
use crate::assess::Assessment;
use crate::assess::compare::{Comparison, Side, compare};
use crate::plan::{Day, Plan, Task};
use proptest::prelude::*;

fn days() -> impl Strategy<Value = Day> {
    (2019i16..2026, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d))
}

fn between(old: &Plan, old_day: Day, new: &Plan, new_day: Day) -> Comparison {
    let (was, is) = (Assessment::new(old, old_day), Assessment::new(new, new_day));
    compare(
        Side {
            plan: old,
            assessment: &was,
        },
        Side {
            plan: new,
            assessment: &is,
        },
    )
}

/// The days of the facts that replay leaves out, later than a day.
fn later_facts(task: &Task, day: Day) -> usize {
    let mut dates: Vec<Day> = Vec::new();
    dates.extend(task.notes.iter().map(|note| note.date));
    dates.extend(task.completion.iter().map(|event| event.date));
    dates.extend(task.close_out.iter().map(|event| event.date));
    dates.extend(task.due_changes.iter().map(|change| change.date));
    dates.extend(task.light.iter().map(|light| light.date));
    dates.extend(task.evidence.iter().filter_map(|piece| piece.date));
    dates.extend(task.accountability.iter().filter_map(|entry| entry.date));
    dates.extend(task.suspensions.iter().map(|one| one.date));
    dates.extend(task.suspensions.iter().filter_map(|one| one.until));
    dates.extend(task.postponements.iter().map(|one| one.date));
    dates.extend(task.postponements.iter().filter_map(|one| one.answered));
    dates.extend(task.re_checks.iter().filter_map(|one| one.done));
    for measure in &task.measures {
        dates.extend(measure.completion.iter().map(|event| event.date));
    }
    dates.into_iter().filter(|date| *date > day).count()
}

proptest! {
    #[test]
    fn nothing_later_is_known(plan in plans(), day in days()) {
        let known = plan.known_at(day);
        for task in known.tasks().values() {
            prop_assert_eq!(later_facts(task, day), 0, "{:?}", task);
        }
        prop_assert!(known.complaints().values().all(|one| one.received <= day
            && one.follow_up_visits.iter().all(|visit| visit.date <= day)));
        prop_assert!(known.inspections().values().all(|one| one.date <= day
            && one.findings.iter().all(|finding| finding.settled.is_none_or(|on| on <= day))));
        prop_assert!(known.indicators().values().all(|one| one.points.iter().all(|point| point.end <= day)));
        prop_assert_eq!(known.tasks().len(), plan.tasks().len());
    }

    #[test]
    fn knowing_less_of_what_was_known_is_knowing_less(plan in plans(), a in days(), b in days()) {
        let (early, late) = (a.min(b), a.max(b));
        prop_assert_eq!(plan.known_at(late).known_at(early), plan.known_at(early));
        prop_assert_eq!(plan.known_at(early).known_at(early), plan.known_at(early));
    }

    #[test]
    fn a_plan_has_not_changed_against_itself(plan in plans(), day in days()) {
        prop_assert!(between(&plan, day, &plan, day).is_empty());
        // Nor against a copy of its own, which shares no record.
        let copy = Plan::new(plan.parts());
        prop_assert!(between(&plan, day, &copy, day).is_empty());
    }

    #[test]
    fn two_dates_of_a_plan_differ_as_the_two_replayed_plans_do(plan in plans(), a in days(), b in days()) {
        let (old, new) = (a.min(b), a.max(b));
        let whole = between(&plan, old, &plan, new);
        let replayed = between(&plan.known_at(old), old, &plan.known_at(new), new);
        prop_assert_eq!(&whole, &replayed);
        let counted: usize = whole.counts().iter().map(|(_, n)| n).sum();
        prop_assert_eq!(counted, whole.differences.len());
        for (kind, n) in whole.counts() {
            prop_assert_eq!(whole.of(Some(kind)).len(), n);
        }
    }
}
