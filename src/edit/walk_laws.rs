//! Laws of the walk over fields: any one field that changes is seen, named, and undone exactly.

use super::random::{Dice, plans};
use crate::assess::Assessment;
use crate::assess::compare::{Difference, DifferenceKind, Side, What, compare, record_field_words};
use crate::plan::kinds::with_kinds;
use crate::plan::{
    Change, Complaint, Day, Head, Indicator, InspectionRecord, Plan, SpecialPlan, Step, Task,
    TaskList, Unit, Walk,
};
use crate::text::Language;
use proptest::prelude::*;
use std::sync::Arc;

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
