//! Random edits of random plans for the laws that rooms test: small seeds, so a failing case shrinks and runs again.

mod edits;

pub(crate) use edits::{edit, field};

use super::{Edit, change_for};
use crate::plan::Plan;
use crate::plan::random::plans;
use proptest::prelude::*;

/// A plan after an edit that it takes.
pub(crate) fn after(plan: &Plan, edit: &Edit) -> Plan {
    let mut plan = plan.clone();
    let change = change_for(&plan, edit).unwrap();
    plan.apply(&change);
    plan
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
