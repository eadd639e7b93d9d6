//! Counting many tasks at once: groups stand in lists found by a hash, and become the ordered totals at the end.

use super::tally::Share;
use super::totals::{ByUnit, distinct, responsible};
use super::units_above::UnitsAbove;
use super::{Light, Status, Tally, TaskState, Totals};
use crate::plan::{Category, Day, Id, Task};
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// How many keys are looked through one by one, which for few is faster than hashing.
const FEW: usize = 8;

/// Tallies by key.
struct Counter<K> {
    keys: Vec<K>,
    tallies: Vec<Tally>,
    places: HashMap<K, usize>,
}

impl<K: Hash + Eq + Copy> Counter<K> {
    fn new() -> Self {
        Self {
            keys: Vec::new(),
            tallies: Vec::new(),
            places: HashMap::new(),
        }
    }

    fn add(&mut self, key: K, share: Share) {
        let few = self.keys.iter().take(FEW);
        let place = few.enumerate().find(|(_, known)| **known == key);
        let place = match place {
            Some((place, _)) => place,
            None => *self.places.entry(key).or_insert(self.keys.len()),
        };
        if place == self.keys.len() {
            self.keys.push(key);
            self.tallies.push(Tally::default());
        }
        self.tallies[place].add(share);
    }

    /// The tallies by key.
    fn done<O: Ord>(self, owned: impl Fn(K) -> O) -> BTreeMap<O, Tally> {
        let keys = self.keys.into_iter().map(owned);
        keys.zip(self.tallies).collect()
    }
}

/// Tallies by unit, of the units themselves and with the units below them. A task counts once in each.
pub(super) struct UnitCounter<'a> {
    above: &'a UnitsAbove,
    places: HashMap<Option<&'a Id>, usize>,
    ids: Vec<Option<&'a Id>>,
    units: Vec<CountedUnit>,
    turn: u32,
}

#[derive(Default)]
struct CountedUnit {
    own: Tally,
    tree: Tally,
    /// The places of the unit and of those above it; empty until it is asked for.
    line: Vec<usize>,
    /// The turns in which it was counted last.
    own_turn: u32,
    tree_turn: u32,
}

impl<'a> UnitCounter<'a> {
    pub(super) fn new(above: &'a UnitsAbove) -> Self {
        Self {
            above,
            places: HashMap::new(),
            ids: Vec::new(),
            units: Vec::new(),
            turn: 0,
        }
    }

    fn place(&mut self, id: Option<&'a Id>) -> usize {
        let next = self.units.len();
        let place = *self.places.entry(id).or_insert(next);
        if place == next {
            self.ids.push(id);
            self.units.push(CountedUnit::default());
        }
        place
    }

    /// Counts one task for units; `None` where it has none.
    pub(super) fn count(&mut self, ids: impl Iterator<Item = Option<&'a Id>>, share: Share) {
        self.turn = self.turn.wrapping_add(1);
        for id in ids {
            let place = self.place(id);
            if self.units[place].line.is_empty() {
                let line = self.above.with_units_above(&[id]);
                self.units[place].line = line.into_iter().map(|id| self.place(id)).collect();
            }
            let unit = &mut self.units[place];
            if unit.own_turn == self.turn {
                continue;
            }
            unit.own_turn = self.turn;
            unit.own.add(share);
            let line = std::mem::take(&mut unit.line);
            for place in &line {
                let unit = &mut self.units[*place];
                if unit.tree_turn != self.turn {
                    unit.tree_turn = self.turn;
                    unit.tree.add(share);
                }
            }
            self.units[place].line = line;
        }
    }

    /// The tallies of the units themselves, and with the units below them.
    pub(super) fn done(self) -> (ByUnit, ByUnit) {
        let (mut own, mut trees) = (BTreeMap::new(), BTreeMap::new());
        for (id, unit) in self.ids.into_iter().zip(self.units) {
            if unit.own.tasks() > 0 {
                own.insert(id.cloned(), unit.own);
            }
            if unit.tree.tasks() > 0 {
                trees.insert(id.cloned(), unit.tree);
            }
        }
        (own, trees)
    }
}

/// How often each comes.
fn counted<K: Ord + Copy>(mut all: Vec<K>) -> BTreeMap<K, u32> {
    all.sort_unstable();
    all.chunk_by(|a, b| a == b)
        .filter_map(|run| Some((*run.first()?, u32::try_from(run.len()).ok()?)))
        .collect()
}

/// Totals of many tasks while they are counted; equals adding them to [`Totals`] one by one. One pass over the tasks both
/// assesses and counts them, since reading each from memory is what takes time.
pub(super) struct Counting<'a> {
    all: Tally,
    years: Counter<Option<i16>>,
    lists: Counter<Option<&'a Id>>,
    rounds: Counter<Option<&'a Id>>,
    special_plans: Counter<Option<&'a Id>>,
    lead_units: Counter<Option<&'a Id>>,
    responsible: UnitCounter<'a>,
    categories: Counter<Category>,
    statuses: Counter<Status>,
    lights: Counter<Light>,
    lags: Vec<u32>,
    due_days: Vec<Day>,
    done_days: Vec<Day>,
    closed_days: Vec<Day>,
}

impl<'a> Counting<'a> {
    pub(super) fn new(above: &'a UnitsAbove) -> Self {
        Self {
            all: Tally::default(),
            years: Counter::new(),
            lists: Counter::new(),
            rounds: Counter::new(),
            special_plans: Counter::new(),
            lead_units: Counter::new(),
            responsible: UnitCounter::new(above),
            categories: Counter::new(),
            statuses: Counter::new(),
            lights: Counter::new(),
            lags: Vec::new(),
            due_days: Vec::new(),
            done_days: Vec::new(),
            closed_days: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, task: &'a Task, state: &TaskState) {
        let share = Share::of(task, state);
        self.all.add(share);
        self.years.add(state.due.map(Day::year), share);
        self.lists.add(task.list.as_ref(), share);
        self.rounds.add(task.round.as_ref(), share);
        if task.special_plans.is_empty() {
            self.special_plans.add(None, share);
        }
        for id in distinct(&task.special_plans) {
            self.special_plans.add(Some(id), share);
        }
        self.lead_units.add(task.lead_unit.as_ref(), share);
        self.responsible.count(responsible(task), share);
        self.categories.add(task.category, share);
        self.statuses.add(state.status, share);
        self.lights.add(state.light.light, share);
        self.lags.extend(state.close_out_lag());
        self.due_days.extend(state.due);
        self.done_days.extend(state.counts_as_done_on());
        self.closed_days.extend(state.closed_out_on);
    }

    /// The totals, knowing no units above others yet.
    pub(super) fn done(self) -> Totals {
        let (responsible_units, responsible_trees) = self.responsible.done();
        Totals {
            all: self.all,
            years: self.years.done(|year| year),
            lists: self.lists.done(Option::<&Id>::cloned),
            rounds: self.rounds.done(Option::<&Id>::cloned),
            special_plans: self.special_plans.done(Option::<&Id>::cloned),
            lead_units: self.lead_units.done(Option::<&Id>::cloned),
            responsible_units,
            responsible_trees,
            categories: self.categories.done(|category| category),
            statuses: self.statuses.done(|status| status),
            lights: self.lights.done(|light| light),
            above: UnitsAbove::default(),
            lags: counted(self.lags),
            due_days: counted(self.due_days),
            done_days: counted(self.done_days),
            closed_days: counted(self.closed_days),
        }
    }
}
