//! What is checked of units: parents that exist and make no ring; what refers to units, by id or by name.

use super::{Checker, Known, NAMES_TOLD};
use crate::file::places::Path;
use crate::file::repair::Repaired;
use crate::plan::{Id, OfUnits, PlanParts, Unit};
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

    /// Turns what tasks, measures, inspections, complaints and special plans say of units into ids: an id, a name, or a
    /// name with the unit above it; other words become a unit outside the tree.
    pub(super) fn unit_references(&mut self, parts: &mut PlanParts) {
        let PlanParts {
            tasks,
            special_plans,
            units,
            inspections,
            complaints,
            ..
        } = parts;
        let told = !units.is_empty();
        let mut known = Wordings::of(std::mem::take(units));
        for (index, task) in tasks.iter_mut().enumerate() {
            let before = known.new;
            task.resolve_units(&mut |wanted| known.resolved(wanted));
            if known.new > before {
                known.first.get_or_insert(index);
            }
        }
        let (unknown, first) = (known.added.clone(), known.first);
        for record in special_plans {
            record.resolve_units(&mut |wanted| known.resolved(wanted));
        }
        for record in inspections {
            record.resolve_units(&mut |wanted| known.resolved(wanted));
        }
        for record in complaints {
            record.resolve_units(&mut |wanted| known.resolved(wanted));
        }
        *units = known.units;
        if let Some(index) = first.filter(|_| told) {
            let unknown: BTreeSet<String> = unknown.into_iter().collect();
            let repaired = Repaired::UnitsUnknown {
                count: unknown.len(),
                names: unknown.into_iter().take(NAMES_TOLD).collect(),
            };
            self.add(repaired, Path::record("tasks", index));
        }
    }
}

/// The units of a file by everything that may be said for them, growing by the words that name none.
struct Wordings {
    units: Vec<Unit>,
    ids: HashSet<Id>,
    names: HashMap<String, Id>,
    /// The names of units that were added, and how many, and the task that named the first.
    added: Vec<String>,
    new: usize,
    first: Option<usize>,
}

impl Wordings {
    fn of(units: Vec<Unit>) -> Self {
        let mut names: HashMap<String, Id> = HashMap::new();
        let parents: HashMap<&Id, &str> = units
            .iter()
            .map(|unit| (&unit.id, unit.name.trim()))
            .collect();
        // Of several with one name the first of the tree is meant by the bare name.
        let mut order: Vec<&Unit> = units
            .iter()
            .filter(|unit| !unit.name.trim().is_empty())
            .collect();
        order.sort_by_key(|unit| (unit.outside, unit.rank));
        for unit in &order {
            let name = unit.name.trim();
            names
                .entry(name.to_owned())
                .or_insert_with(|| unit.id.clone());
        }
        for unit in &order {
            let above = unit.parent.as_ref().and_then(|id| parents.get(id));
            for above in above
                .map(|name| (*name).to_owned())
                .into_iter()
                .chain([unit.id.to_string()])
            {
                let label = format!("{}（{above}）", unit.name.trim());
                names.entry(label).or_insert_with(|| unit.id.clone());
            }
        }
        Self {
            ids: units.iter().map(|unit| unit.id.clone()).collect(),
            names,
            units,
            added: Vec::new(),
            new: 0,
            first: None,
        }
    }

    fn resolved(&mut self, wanted: &Id) -> Option<Id> {
        let words = wanted.as_str().trim();
        if words.is_empty() {
            return None;
        }
        if self.ids.contains(wanted) {
            return Some(wanted.clone());
        }
        if let Some(id) = self.names.get(words) {
            return Some(id.clone());
        }
        let id = Id::new(words);
        self.units.push(Unit {
            id: id.clone(),
            name: words.to_owned(),
            outside: true,
            ..Unit::default()
        });
        self.ids.insert(id.clone());
        self.added.push(words.to_owned());
        self.new += 1;
        Some(id)
    }
}
