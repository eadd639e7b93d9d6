//! Laws of what a plan is, over random plans: what is known on a day, and the walk over fields.

use super::random::{days, plans};
use super::{Change, Day, Task, Walk};
use proptest::prelude::*;

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

/// Each field of a record taken alone from another of its kind is the one that differs, and only if it did.
fn one_by_one<R: Walk + std::fmt::Debug>(record: &R, other: &R) -> Result<(), TestCaseError> {
    let differing = record.differing(other);
    for field in R::FIELDS {
        let mut mixed = record.clone();
        prop_assert!(mixed.take(field, other));
        let expected: Vec<&str> = differing
            .iter()
            .copied()
            .filter(|name| name == field)
            .collect();
        prop_assert_eq!(record.differing(&mixed), expected);
    }
    let mut whole = record.clone();
    for field in &differing {
        whole.take(field, other);
    }
    prop_assert_eq!(&whole, other);
    prop_assert!(!whole.take("no such field", record));
    Ok(())
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
    fn any_field_of_any_record_that_changes_is_the_one_that_is_seen(a in plans(), b in plans()) {
        one_by_one(&**a.head(), &**b.head())?;
        for (x, y) in a.tasks().values().zip(b.tasks().values()) { one_by_one(&**x, &**y)?; }
        for (x, y) in a.lists().values().zip(b.lists().values()) { one_by_one(&**x, &**y)?; }
        for (x, y) in a.special_plans().values().zip(b.special_plans().values()) { one_by_one(&**x, &**y)?; }
        for (x, y) in a.units().values().zip(b.units().values()) { one_by_one(&**x, &**y)?; }
        for (x, y) in a.indicators().values().zip(b.indicators().values()) { one_by_one(&**x, &**y)?; }
        for (x, y) in a.inspections().values().zip(b.inspections().values()) { one_by_one(&**x, &**y)?; }
        for (x, y) in a.complaints().values().zip(b.complaints().values()) { one_by_one(&**x, &**y)?; }
    }

    #[test]
    fn the_change_between_two_plans_leads_from_one_to_the_other_and_back(a in plans(), b in plans()) {
        let change = Change::between(&a, &b);
        let mut plan = a.clone();
        plan.apply(&change);
        prop_assert_eq!(&plan, &b);
        plan.apply(&change.inverse());
        prop_assert_eq!(&plan, &a);
        prop_assert!(Change::between(&a, &a.clone()).is_empty());
    }
}
