//! What is checked of units: parents that exist and make no ring; what refers to units, by id or by name.

use super::{Checker, Known, NAMES_TOLD, own};
use crate::file::crew;
use crate::file::places::Path;
use crate::file::repair::Repaired;
use crate::plan::{Id, MOST_LEVELS, OfUnits, SharedParts, Task, Unit};
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
        for (index, cut) in cuts(units) {
            let Some(unit) = units.get_mut(index).map(own) else {
                continue;
            };
            unit.parent = None;
            let name = unit.name.clone();
            let repaired = match cut {
                Cut::Ring => Repaired::ParentRing { name },
                Cut::TooDeep => Repaired::TooDeep { name },
            };
            self.add(repaired, Path::record("units", index).name("parent"));
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

/// Why a unit loses the unit above it.
enum Cut {
    /// It stands above itself; of a ring the first unit is cut.
    Ring,
    /// Too many stand above it.
    TooDeep,
}

/// The units that must lose the unit above them, in their order. Each unit is gone through once.
fn cuts(units: &[Arc<Unit>]) -> Vec<(usize, Cut)> {
    let places: HashMap<&Id, usize> = units
        .iter()
        .enumerate()
        .map(|(place, unit)| (&unit.id, place))
        .collect();
    let above = |place: usize| {
        let parent = units.get(place)?.parent.as_ref()?;
        places.get(parent).copied()
    };
    let mut found: Vec<(usize, Cut)> = Vec::new();
    // How many levels a unit and those above it make, once known.
    let mut levels: Vec<Option<usize>> = vec![None; units.len()];
    let mut on_the_way: HashMap<usize, usize> = HashMap::new();
    for start in 0..units.len() {
        on_the_way.clear();
        let mut way: Vec<usize> = Vec::new();
        let mut next = Some(start);
        let mut level = 0;
        while let Some(place) = next {
            if let Some(known) = levels[place] {
                level = known;
                break;
            }
            if let Some(from) = on_the_way.get(&place) {
                let ring = &way[*from..];
                let first = ring.iter().copied().min().unwrap_or(place);
                found.push((first, Cut::Ring));
                // From the one that was cut downward the ring is a line.
                let turn = ring.iter().position(|one| *one == first).unwrap_or(0);
                let around = ring.len();
                for step in 0..around {
                    let one = ring[(turn + around - step) % around];
                    levels[one] = Some(step % MOST_LEVELS + 1);
                    if step > 0 && step % MOST_LEVELS == 0 {
                        found.push((one, Cut::TooDeep));
                    }
                }
                way.truncate(*from);
                level = levels[place].unwrap_or(0);
                break;
            }
            on_the_way.insert(place, way.len());
            way.push(place);
            next = above(place);
        }
        for place in way.into_iter().rev() {
            level += 1;
            if level > MOST_LEVELS {
                found.push((place, Cut::TooDeep));
                level = 1;
            }
            levels[place] = Some(level);
        }
    }
    found.sort_by_key(|(place, _)| *place);
    found
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Units by the place of the one above.
    fn units(above: &[Option<usize>]) -> Vec<Arc<Unit>> {
        let id = |place: usize| Id::new(format!("u{place}"));
        let unit = |(place, above): (usize, &Option<usize>)| {
            Arc::new(Unit {
                id: id(place),
                parent: above.map(id),
                ..Unit::default()
            })
        };
        above.iter().enumerate().map(unit).collect()
    }

    fn places(above: &[Option<usize>]) -> Vec<usize> {
        cuts(&units(above)).into_iter().map(|cut| cut.0).collect()
    }

    /// The levels from a unit up once the cuts are made; `None` for a ring.
    fn levels(above: &[Option<usize>], cut: &[usize], place: usize) -> Option<usize> {
        let mut next = Some(place);
        for level in 0..=above.len() {
            let Some(place) = next else {
                return Some(level);
            };
            next = above[place].filter(|_| !cut.contains(&place));
        }
        None
    }

    #[test]
    fn a_ring_is_cut_at_its_first_unit() {
        assert_eq!(places(&[]), [0; 0]);
        assert_eq!(places(&[None, Some(0), Some(1)]), [0; 0]);
        assert_eq!(places(&[Some(0)]), [0]);
        // The first stands below the ring, not in it.
        assert_eq!(places(&[Some(2), Some(3), Some(1), Some(2)]), [1]);
        assert_eq!(places(&[Some(1), Some(0), Some(3), Some(2), None]), [0, 2]);
    }

    #[test]
    fn long_lines_and_rings_are_cut_in_one_pass() {
        const N: usize = 100_000;
        let line: Vec<Option<usize>> = (0..N).map(|place| place.checked_sub(1)).collect();
        assert_eq!(places(&line).len(), (N - 1) / MOST_LEVELS);
        let ring: Vec<Option<usize>> = (0..N).map(|place| Some((place + 1) % N)).collect();
        assert_eq!(places(&ring).len(), 1 + (N - 1) / MOST_LEVELS);
    }

    proptest::proptest! {
        #[test]
        fn once_cut_no_unit_has_too_many_above(
            above in proptest::collection::vec(proptest::option::of(0usize..150), 150),
            line in proptest::bool::ANY,
        ) {
            let above: Vec<Option<usize>> = if line {
                (0..150).map(|place| above[place].map(|far| (place + 1 + far / 140) % 150)).collect()
            } else {
                above
            };
            let cut = places(&above);
            for place in 0..above.len() {
                let levels = levels(&above, &cut, place);
                proptest::prop_assert!(levels.is_some_and(|levels| levels <= MOST_LEVELS), "{levels:?}");
            }
        }
    }
}
