//! Random plans and edits for the laws that rooms test: small seeds, so a failing case shrinks and runs again.

mod dice;
mod edits;
mod plans;

pub(crate) use dice::Dice;
pub(crate) use edits::{edit, field};

use super::{Edit, change_for};
use crate::plan::Plan;
use proptest::prelude::*;

/// Random plans that a file may hold, with up to 8 tasks.
pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    (any::<u64>(), 0usize..9).prop_map(|(seed, tasks)| plans::plan(seed, tasks))
}

/// A random plan with edits, each made for the plan as those before it leave it; some will be refused.
pub(crate) fn stories() -> impl Strategy<Value = (Plan, Vec<Edit>)> {
    (plans(), proptest::collection::vec(any::<u64>(), 0..12)).prop_map(|(plan, seeds)| {
        let mut now = plan.clone();
        let edits = seeds
            .into_iter()
            .map(|seed| {
                let edit = edit(&now, seed);
                if let Ok(change) = change_for(&now, &edit) {
                    now.apply(&change);
                }
                edit
            })
            .collect();
        (plan, edits)
    })
}
