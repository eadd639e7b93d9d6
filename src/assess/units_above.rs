//! For each unit the units above it.

use crate::plan::{Id, MOST_LEVELS, Plan, Unit};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// For each unit the unit itself and all units above it, the nearest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct UnitsAbove(BTreeMap<Id, Vec<Id>>);

impl UnitsAbove {
    pub(super) fn of(plan: &Plan) -> Self {
        let units = plan.units();
        let line = |unit: &Arc<Unit>| {
            let mut ids: Vec<Id> = Vec::new();
            let mut next = Some(unit);
            // A ring of parents must end, and so must a line: no door lets a longer one in.
            while let Some(unit) =
                next.filter(|unit| ids.len() < MOST_LEVELS && !ids.contains(&unit.id))
            {
                ids.push(unit.id.clone());
                next = unit.parent.as_ref().and_then(|id| units.get(id));
            }
            ids
        };
        Self(
            units
                .iter()
                .map(|(id, unit)| (id.clone(), line(unit)))
                .collect(),
        )
    }

    /// A unit and all units below it.
    pub(super) fn with_units_below(&self, id: &Id) -> BTreeSet<Id> {
        let below = self.0.iter().filter(|(_, above)| above.contains(id));
        let mut ids: BTreeSet<Id> = below.map(|(unit, _)| unit.clone()).collect();
        ids.insert(id.clone());
        ids
    }

    /// The distinct units and all units above them; `None`, for no unit, stays as it is.
    pub(super) fn with_units_above<'a>(&'a self, ids: &[Option<&'a Id>]) -> Vec<Option<&'a Id>> {
        let mut all: Vec<Option<&'a Id>> = Vec::with_capacity(4);
        let mut see = |id: Option<&'a Id>| {
            if !all.contains(&id) {
                all.push(id);
            }
        };
        for id in ids {
            match id.and_then(|id| self.0.get(id)) {
                Some(above) => above.iter().for_each(|id| see(Some(id))),
                None => see(*id),
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::PlanParts;

    #[test]
    fn a_chain_or_ring_of_ten_thousand_units_costs_each_unit_a_few_levels() {
        const N: usize = 10_000;
        for ring in [false, true] {
            let above = |n: usize| {
                if n + 1 < N {
                    Some(n + 1)
                } else {
                    ring.then_some(0)
                }
            };
            let units = (0..N).map(|n| Unit {
                id: Id::new(format!("u{n}")),
                parent: above(n).map(|n| Id::new(format!("u{n}"))),
                ..Unit::default()
            });
            let plan = Plan::new(PlanParts {
                units: units.collect(),
                ..PlanParts::default()
            });
            let above = UnitsAbove::of(&plan);
            let steps: usize = above.0.values().map(Vec::len).sum();
            assert!(steps <= N * MOST_LEVELS, "{steps} steps");
            let id = Id::new("u500");
            let line = above.with_units_above(&[Some(&id)]);
            assert_eq!(line.len(), MOST_LEVELS);
            assert_eq!(above.with_units_below(&id).len(), MOST_LEVELS);
        }
    }
}
