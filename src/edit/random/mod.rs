//! Random edits of random plans for the laws that rooms test: small seeds, so a failing case shrinks and runs again.

mod edits;

pub(crate) use edits::{edit, field};

use super::{Edit, change_for, change_from};
use crate::plan::random::plans;
use crate::plan::{Id, Plan};
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

/// A plan after random edits, those refused passed over.
pub(crate) fn edited(plan: &Plan, seeds: &[u64], desk: &str) -> Plan {
    let mut now = plan.clone();
    for seed in seeds {
        let edit = edit(&now, *seed);
        if let Ok(change) = change_from(&now, &edit, Id::new(format!("{desk}{seed}"))) {
            now.apply(&change);
        }
    }
    now
}

/// A random plan and what two people made of it, each alone; some edits both made.
pub(crate) fn forks() -> impl Strategy<Value = [Plan; 3]> {
    let seeds = || proptest::collection::vec(any::<u64>(), 0..6);
    (plans(), seeds(), seeds(), seeds()).prop_map(|(plan, both, ours, theirs)| {
        let both = &both[..both.len() / 2];
        let ours = edited(&edited(&plan, both, "o"), &ours, "o");
        let theirs = edited(&edited(&plan, both, "t"), &theirs, "t");
        [plan, ours, theirs]
    })
}
