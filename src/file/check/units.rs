//! What is checked of units: parents that exist and make no ring; what refers to units, by id or by name.

use super::{Checker, Known, NAMES_TOLD, own};
use crate::file::crew;
use crate::file::places::Path;
use crate::file::repair::Repaired;
use crate::plan::{Id, OfUnits, SharedParts, Task, Unit};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

impl Checker {
    pub(super) fn unit_tree(&mut self, units: &mut [Arc<Unit>]) {
        let known = Known::of(units.iter().map(|r| (&r.id, [r.name.as_str(), ""])));
        for (index, unit) in units.iter_mut().map(own).enumerate() {
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
        for (index, unit) in units.iter_mut().map(own).enumerate() {
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
    pub(super) fn unit_references(&mut self, parts: &mut SharedParts) {
        let SharedParts {
            tasks,
            special_plans,
            units,
            inspections,
            complaints,
            ..
        } = parts;
        let told = !units.is_empty();
        let mut known = Wordings::of(std::mem::take(units));
        for index in known.resolve_tasks(tasks) {
            let before = known.new;
            own(&mut tasks[index]).resolve_units(&mut |wanted| known.resolved(wanted));
            if known.new > before {
                known.first.get_or_insert(index);
            }
        }
        let (unknown, first) = (known.added.clone(), known.first);
        for record in special_plans.iter_mut().map(own) {
            record.resolve_units(&mut |wanted| known.resolved(wanted));
        }
        for record in inspections.iter_mut().map(own) {
            record.resolve_units(&mut |wanted| known.resolved(wanted));
        }
        for record in complaints.iter_mut().map(own) {
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
    units: Vec<Arc<Unit>>,
    ids: HashSet<Id>,
    names: HashMap<String, Id>,
    /// The names of units that were added, and how many, and the task that named the first.
    added: Vec<String>,
    new: usize,
    first: Option<usize>,
}

/// Words that name no unit yet.
struct Unknown;

impl Wordings {
    fn of(units: Vec<Arc<Unit>>) -> Self {
        let mut names: HashMap<String, Id> = HashMap::new();
        let parents: HashMap<&Id, &str> = units
            .iter()
            .map(|unit| (&unit.id, unit.name.trim()))
            .collect();
        // Of several with one name the first of the tree is meant by the bare name.
        let mut order: Vec<&Arc<Unit>> = units
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

    /// What words lead to that are known; no words lead to nothing.
    fn found(&self, wanted: &Id) -> Result<Option<Id>, Unknown> {
        let words = wanted.as_str().trim();
        if words.is_empty() {
            return Ok(None);
        }
        if self.ids.contains(wanted) {
            return Ok(Some(wanted.clone()));
        }
        let id = self.names.get(words).ok_or(Unknown)?;
        Ok(Some(id.clone()))
    }

    /// Resolves what tasks say of units where all of it is known, on all cores where they are many; the places of those
    /// tasks that say something new, which are left as they are.
    fn resolve_tasks(&self, tasks: &mut [Arc<Task>]) -> Vec<usize> {
        const GO: usize = 1024;
        let threads = crew::cores().min(tasks.len() / GO + 1);
        let left = crew::each(threads, tasks.chunks_mut(GO).enumerate(), |(go, tasks)| {
            let mut left = Vec::new();
            for (index, task) in (go * GO..).zip(tasks) {
                if task.refers_to(&|wanted| self.found(wanted).is_err()) {
                    left.push(index);
                } else {
                    own(task).resolve_units(&mut |wanted| self.found(wanted).ok().flatten());
                }
            }
            left
        });
        left.concat()
    }

    fn resolved(&mut self, wanted: &Id) -> Option<Id> {
        if let Ok(found) = self.found(wanted) {
            return found;
        }
        let words = wanted.as_str().trim();
        let id = Id::new(words);
        self.units.push(Arc::new(Unit {
            id: id.clone(),
            name: words.to_owned(),
            outside: true,
            ..Unit::default()
        }));
        self.ids.insert(id.clone());
        self.added.push(words.to_owned());
        self.new += 1;
        Some(id)
    }
}
