//! Random changes of a plan: records that come, go, and change in one field or in all.

use super::Dice;
use super::records::{self, Known};
use crate::plan::*;
use std::sync::Arc;

/// A change of a plan, often of few records.
pub(super) fn change(plan: &Plan, seed: u64) -> Change {
    let dice = &mut Dice::new(seed);
    let known = &Known::of(plan);
    Change {
        head: dice.maybe(15, |dice| head(dice, plan, known)),
        tasks: steps(dice, 80, plan.tasks(), |dice, id| {
            records::task(dice, id, known)
        }),
        lists: steps(dice, 10, plan.lists(), records::list),
        special_plans: steps(dice, 10, plan.special_plans(), |dice, id| {
            records::special_plan(dice, id, known)
        }),
        units: steps(dice, 20, plan.units(), |dice, id| {
            records::unit(dice, id, known)
        }),
        indicators: steps(dice, 20, plan.indicators(), |dice, id| {
            records::indicator(dice, id, &known.tasks)
        }),
        inspections: steps(dice, 20, plan.inspections(), |dice, id| {
            records::inspection(dice, id, known)
        }),
        complaints: steps(dice, 30, plan.complaints(), |dice, id| {
            records::complaint(dice, id, known)
        }),
    }
}

/// Some steps of a kind, in so many of a hundred cases.
fn steps<R: Walk>(
    dice: &mut Dice,
    percent: usize,
    present: &Records<R>,
    make: impl Fn(&mut Dice, Id) -> R,
) -> Vec<Step<R>> {
    let mut steps: Vec<Step<R>> = Vec::new();
    if !dice.chance(percent) {
        return steps;
    }
    let ids: Vec<Id> = present.keys().cloned().collect();
    for _ in 0..=dice.below(3) {
        let id = if ids.is_empty() || dice.chance(20) {
            Id::from_bits(dice.bits())
        } else {
            dice.pick(&ids)
        };
        if steps.iter().any(|step| step.id == id) {
            continue;
        }
        let before = present.get(&id).cloned();
        let made = make(dice, id.clone());
        let after = match (&before, dice.below(5)) {
            (Some(_), 0) => None,
            (Some(before), 1..=3) => Some(with_one_field(dice, before.as_ref(), &made)),
            _ => Some(made),
        };
        steps.push(Step {
            id,
            before,
            after: after.map(Arc::new),
        });
    }
    steps
}

/// A record with one field of another, not its id.
fn with_one_field<R: Walk>(dice: &mut Dice, record: &R, other: &R) -> R {
    let mut record = record.clone();
    let fields: Vec<&str> = R::FIELDS
        .iter()
        .copied()
        .filter(|field| *field != "id")
        .collect();
    record.take(dice.pick(&fields), other);
    record
}

fn head(dice: &mut Dice, plan: &Plan, known: &Known) -> (Arc<Head>, Arc<Head>) {
    let before = plan.head();
    let made = records::head(dice, before.id.clone(), &known.tasks);
    let after = with_one_field(dice, before.as_ref(), &made);
    (Arc::clone(before), Arc::new(after))
}
