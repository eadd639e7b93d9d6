//! For each unit the units above it, looked up by name as tasks name units.

use crate::plan::{Id, Plan, Unit};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// For each unit name the name itself and those of all units above it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct UnitsAbove(BTreeMap<String, Vec<String>>);

impl UnitsAbove {
    pub(super) fn of(plan: &Plan) -> Self {
        let units = plan.units();
        let mut above: BTreeMap<String, Vec<String>> = BTreeMap::new();
        // A unit that has no name yet is no unit that a task could name.
        for unit in units.values().filter(|unit| !unit.name.trim().is_empty()) {
            let names = above.entry(unit.name.trim().to_owned()).or_default();
            let mut seen: Vec<&Id> = Vec::new();
            let mut next: Option<&Arc<Unit>> = Some(unit);
            // A ring of parents in a hand-written file must end.
            while let Some(unit) = next.filter(|unit| !seen.contains(&&unit.id)) {
                seen.push(&unit.id);
                let name = unit.name.trim();
                if !name.is_empty() && !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
                next = unit.parent.as_ref().and_then(|id| units.get(id));
            }
        }
        Self(above)
    }

    /// The name of a unit and those of all units below it.
    pub(super) fn with_units_below(&self, name: &str) -> BTreeSet<String> {
        let below = self
            .0
            .iter()
            .filter(|(_, above)| above.iter().any(|unit| unit == name));
        let mut names: BTreeSet<String> = below.map(|(unit, _)| unit.clone()).collect();
        names.insert(name.to_owned());
        names
    }

    /// The distinct names of units and of all units above them.
    pub(super) fn with_units_above<'a>(&'a self, names: &[&'a str]) -> Vec<&'a str> {
        let mut all: Vec<&'a str> = Vec::with_capacity(4);
        for name in names {
            match self.0.get(*name) {
                Some(above) => {
                    for name in above {
                        if !all.contains(&name.as_str()) {
                            all.push(name);
                        }
                    }
                }
                None => {
                    if !all.contains(name) {
                        all.push(name);
                    }
                }
            }
        }
        all
    }
}
