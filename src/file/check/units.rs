//! What is checked of units: parents that exist and make no ring, names in tasks that some unit bears.

use super::{Checker, Known, NAMES_TOLD};
use crate::file::places::Path;
use crate::file::repair::Repaired;
use crate::plan::{Id, Task, Unit};
use std::collections::{BTreeSet, HashMap, HashSet};

impl Checker {
    pub(super) fn unit_tree(&mut self, units: &mut [Unit]) {
        let known = Known::of(units.iter().map(|r| (&r.id, [r.name.as_str(), ""])));
        for (index, unit) in units.iter_mut().enumerate() {
            if let Some(wanted) = unit.parent.take() {
                unit.parent = known.resolved(&wanted);
                if unit.parent.is_none() {
                    let wanted = wanted.to_string();
                    let path = Path::record("units", index).name("parent");
                    self.add(Repaired::ParentGone { wanted }, path);
                }
            }
        }
        let mut parents: HashMap<Id, Id> = units
            .iter()
            .filter_map(|unit| Some((unit.id.clone(), unit.parent.clone()?)))
            .collect();
        for (index, unit) in units.iter_mut().enumerate() {
            let ring = std::iter::successors(unit.parent.as_ref(), |id| parents.get(id))
                // A ring further up never comes back here: as many steps as there are units are enough.
                .take(parents.len())
                .any(|id| *id == unit.id);
            if ring {
                unit.parent = None;
                parents.remove(&unit.id);
                let name = unit.name.clone();
                let path = Path::record("units", index).name("parent");
                self.add(Repaired::ParentRing { name }, path);
            }
        }
    }

    pub(super) fn unit_names(&mut self, tasks: &[Task], units: &[Unit]) {
        if units.is_empty() {
            return;
        }
        let known: HashSet<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
        let mut first: Option<usize> = None;
        let mut unknown: BTreeSet<&str> = BTreeSet::new();
        for (index, task) in tasks.iter().enumerate() {
            let names = task
                .units()
                .chain([task.supervising_unit.as_str(), &task.accepting_unit])
                .chain(task.measures.iter().map(|measure| measure.unit.as_str()));
            for name in names {
                if !name.is_empty() && !known.contains(name) {
                    unknown.insert(name);
                    first.get_or_insert(index);
                }
            }
        }
        if let Some(index) = first {
            let repaired = Repaired::UnitsUnknown {
                count: unknown.len(),
                names: unknown
                    .into_iter()
                    .take(NAMES_TOLD)
                    .map(str::to_owned)
                    .collect(),
            };
            self.add(repaired, Path::record("tasks", index));
        }
    }
}
