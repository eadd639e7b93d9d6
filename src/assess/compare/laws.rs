//! Laws of the comparison, over random plans: a plan against itself and its replay, and any one field that changes.

use super::{Comparison, Difference, DifferenceKind, Side, What, compare, record_field_words};
use crate::assess::Assessment;
use crate::plan::kinds::with_kinds;
use crate::plan::random::{Dice, days, plans};
use crate::plan::{
    Change, Complaint, Day, Head, Indicator, InspectionRecord, Plan, SpecialPlan, Step, Task,
    TaskList, Unit, Walk,
};
use crate::text::Language;
use proptest::prelude::*;
use std::sync::Arc;

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

/// What the comparison tells of a change, long after all of it; the change is taken back afterwards, exactly.
fn told_and_undone(plan: &Plan, change: Change) -> Result<Vec<Difference>, TestCaseError> {
    let mut changed = plan.clone();
    changed.apply(&change);
    let day = Day::constant(9999, 12, 31);
    let (was, is) = (Assessment::new(plan, day), Assessment::new(&changed, day));
    let side = |plan, assessment| Side { plan, assessment };
    let told = compare(side(plan, &was), side(&changed, &is)).differences;
    changed.apply(&change.inverse());
    prop_assert_eq!(&changed, plan);
    Ok(told)
}

/// Whether the comparison tells of just this field of a task, in words of both languages.
fn seen_and_undone(
    plan: &Plan,
    before: &Arc<Task>,
    after: Task,
    field: &str,
) -> Result<bool, TestCaseError> {
    let change = Change {
        tasks: vec![Step {
            id: before.id.clone(),
            before: Some(Arc::clone(before)),
            after: Some(Arc::new(after)),
        }],
        ..Change::default()
    };
    let told = told_and_undone(plan, change)?;
    Ok(told.iter().any(|difference| {
        let of_the_field = match &difference.what {
            What::Fields { fields } => fields[..] == [field],
            What::Due { .. } => field == "due",
            _ => false,
        };
        of_the_field
            && Language::ALL
                .iter()
                .all(|language| !difference.words(*language).is_empty())
    }))
}

/// That the comparison tells of just this field of a record that is no task, by its name in both languages.
fn record_seen_and_undone(
    plan: &Plan,
    change: Change,
    kind: &str,
    field: &str,
) -> Result<(), TestCaseError> {
    let told = told_and_undone(plan, change)?;
    let told: Vec<&Difference> = told
        .iter()
        .filter(|one| one.kind == DifferenceKind::Records)
        .collect();
    prop_assert_eq!(told.len(), 1, "{} {}", kind, field);
    let What::Record { record, fields, .. } = &told[0].what else {
        return Err(TestCaseError::fail("told as something else"));
    };
    prop_assert_eq!((*record, &fields[..]), (kind, &[field][..]));
    for language in Language::ALL {
        let words = record_field_words(kind, field).map(|words| words.of(language));
        prop_assert!(words.is_some_and(|words| told[0].words(language).contains(words)));
    }
    Ok(())
}

proptest! {
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

    #[test]
    fn one_changed_field_of_a_task_is_told_by_the_comparison_and_undone_exactly(plan in plans(), other in plans(), seed in any::<u64>()) {
        let (Some(before), Some(donor)) = (plan.tasks().values().next(), other.tasks().values().next()) else {
            return Ok(());
        };
        let differing: Vec<&str> = before.differing(donor).into_iter().filter(|field| *field != "id").collect();
        if differing.is_empty() {
            return Ok(());
        }
        let field = Dice::new(seed).pick(&differing);
        let mut after = Task::clone(before);
        after.take(field, donor);
        prop_assert!(seen_and_undone(&plan, before, after, field)?, "{} was not told", field);
    }

    #[test]
    fn one_changed_field_of_any_other_record_is_told_by_name_and_undone_exactly(plan in plans(), other in plans(), seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        macro_rules! each {
            ($($kind:ident: $record:ident, $about:literal;)+) => {$(
                if stringify!($kind) != "tasks"
                    && let (Some(before), Some(donor)) = (plan.$kind().values().next(), other.$kind().values().next())
                {
                    let differing: Vec<&str> = before.differing(donor).into_iter().filter(|field| *field != "id").collect();
                    if !differing.is_empty() {
                        let field = dice.pick(&differing);
                        let mut after = <$record>::clone(before);
                        after.take(field, donor);
                        let change = Change {
                            $kind: vec![Step {
                                id: before.id.clone(),
                                before: Some(Arc::clone(before)),
                                after: Some(Arc::new(after)),
                            }],
                            ..Change::default()
                        };
                        record_seen_and_undone(&plan, change, stringify!($kind), field)?;
                    }
                }
            )+};
        }
        with_kinds!(each);
        let differing: Vec<&str> = plan.head().differing(other.head()).into_iter().filter(|field| *field != "id").collect();
        if !differing.is_empty() {
            let field = dice.pick(&differing);
            let mut after = Head::clone(plan.head());
            after.take(field, other.head());
            let change = Change {
                head: Some((Arc::clone(plan.head()), Arc::new(after))),
                ..Change::default()
            };
            record_seen_and_undone(&plan, change, "head", field)?;
        }
    }
}
