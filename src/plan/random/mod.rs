//! Random plans and changes for the laws that rooms test: small seeds, so a failing case shrinks and runs again.

mod changes;
mod dice;
pub(crate) mod records;

pub(crate) use dice::Dice;

use super::{Change, Day, Plan};
use proptest::prelude::*;

/// Random plans that a file may hold, with up to 8 tasks.
pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    (any::<u64>(), 0usize..9).prop_map(|(seed, tasks)| records::plan(seed, tasks))
}

/// Days of 2019 to 2025.
pub(crate) fn days() -> impl Strategy<Value = Day> {
    (2019i16..2026, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d))
}

/// A random plan with changes in a row, each made for the plan as those before it leave it: records of every kind come, go
/// and change, one field or all of them. What pointed at a record that went points at nothing afterwards.
pub(crate) fn changes() -> impl Strategy<Value = (Plan, Vec<Change>)> {
    (plans(), proptest::collection::vec(any::<u64>(), 0..12)).prop_map(|(plan, seeds)| {
        let mut now = plan.clone();
        let changes = seeds
            .into_iter()
            .map(|seed| {
                let change = changes::change(&now, seed);
                now.apply(&change);
                change
            })
            .collect();
        (plan, changes)
    })
}
