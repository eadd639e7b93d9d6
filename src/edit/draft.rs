//! A plan being changed: the records touched so far lie over the plan, and end as one [`Change`].

use crate::plan::kinds::with_kinds;
use crate::plan::{
    Change, Complaint, Head, Id, Indicator, InspectionRecord, OfUnits, Plan, ProgressNote, Records,
    SpecialPlan, Step, Task, TaskList, Unit, UnitWords,
};
use crate::wording::{fold, folded, same};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The records of one kind with what was touched so far.
pub(super) struct Layer<'a, R> {
    base: &'a Records<R>,
    over: BTreeMap<Id, Option<Arc<R>>>,
    /// What was put or altered, each time.
    written: Vec<Id>,
}

impl<'a, R: Clone + PartialEq> Layer<'a, R> {
    fn new(base: &'a Records<R>) -> Self {
        Self {
            base,
            over: BTreeMap::new(),
            written: Vec::new(),
        }
    }

    /// A record as it is now.
    pub fn get(&self, id: &Id) -> Option<&R> {
        match self.over.get(id) {
            Some(touched) => touched.as_deref(),
            None => self.base.get(id).map(Arc::as_ref),
        }
    }

    /// Whether a record is there now.
    pub fn holds(&self, id: &Id) -> bool {
        self.get(id).is_some()
    }

    /// Every record as it is now; in id order but for new ones, which come last.
    pub fn all(&self) -> impl Iterator<Item = &R> {
        let kept = self
            .base
            .iter()
            .filter_map(|(id, record)| match self.over.get(id) {
                Some(touched) => touched.as_deref(),
                None => Some(record.as_ref()),
            });
        let added = self
            .over
            .iter()
            .filter(|(id, _)| !self.base.contains_key(*id))
            .filter_map(|(_, touched)| touched.as_deref());
        kept.chain(added)
    }

    /// The ids of the records that something holds for.
    pub fn ids_where(&self, holds: impl Fn(&R) -> bool, id: impl Fn(&R) -> &Id) -> Vec<Id> {
        self.all()
            .filter(|record| holds(record))
            .map(|record| id(record).clone())
            .collect()
    }

    /// Adds or replaces a record.
    pub fn put(&mut self, id: &Id, record: R) {
        self.written.push(id.clone());
        self.over.insert(id.clone(), Some(Arc::new(record)));
    }

    /// Takes a record away.
    pub fn remove(&mut self, id: &Id) {
        self.over.insert(id.clone(), None);
    }

    /// Alters a record in place; one that is not there stays away.
    pub fn alter(&mut self, id: &Id, how: impl FnOnce(&mut R)) {
        self.written.push(id.clone());
        if let Some(Some(record)) = self.over.get_mut(id) {
            how(Arc::make_mut(record));
        } else if !self.over.contains_key(id)
            && let Some(record) = self.base.get(id)
        {
            let mut record = R::clone(record);
            how(&mut record);
            self.over.insert(id.clone(), Some(Arc::new(record)));
        }
    }

    fn steps(self) -> Vec<Step<R>> {
        let base = self.base;
        self.over
            .into_iter()
            .map(|(id, after)| Step {
                before: base.get(&id).cloned(),
                id,
                after,
            })
            .filter(|step| step.before != step.after)
            .collect()
    }
}

macro_rules! draft_of_kinds {
    ($($field:ident: $record:ident, $about:literal;)+) => {
        /// A plan with everything touched so far.
        pub(super) struct Draft<'a> {
            plan: &'a Plan,
            /// What the ids of new log entries are derived from.
            pub seed: Id,
            head: Option<Head>,
            $(pub $field: Layer<'a, $record>,)+
            /// Words that were asked for as units, and what they mean.
            unit_words: HashMap<Id, Id>,
            /// The units of the plan by their words, made when the first words are asked for.
            named: Option<Box<UnitWords<'a>>>,
            /// The units of the plan outside the tree by their names, made when the first name is asked for.
            outside: Option<HashMap<Cow<'a, str>, Vec<&'a Id>>>,
            /// The units written so far by the names they had then, and how many writings are in there.
            written: (HashMap<String, BTreeSet<Id>>, usize),
        }

        impl<'a> Draft<'a> {
            /// A draft of a plan, nothing touched.
            pub fn new(plan: &'a Plan, seed: Id) -> Self {
                Self {
                    plan,
                    seed,
                    head: None,
                    $($field: Layer::new(plan.$field()),)+
                    unit_words: HashMap::new(),
                    named: None,
                    outside: None,
                    written: (HashMap::new(), 0),
                }
            }

            /// What was touched, without what ended as it began.
            pub fn finish(self) -> Change {
                let before = self.plan.head();
                Change {
                    head: self
                        .head
                        .filter(|after| *after != **before)
                        .map(|after| (Arc::clone(before), Arc::new(after))),
                    $($field: self.$field.steps(),)+
                }
            }
        }
    };
}

with_kinds!(draft_of_kinds);

impl Draft<'_> {
    /// Turns what a record says of units into ids, as in a file: an id, a name or a label that tells it apart; other
    /// words become a unit outside the tree.
    pub fn settle_units(&mut self, record: &mut impl OfUnits) {
        record.resolve_units(&mut |wanted| self.unit_meant(wanted));
    }

    fn unit_meant(&mut self, wanted: &Id) -> Option<Id> {
        let words = wanted.as_str().trim();
        if words.is_empty() {
            return None;
        }
        if self.units.holds(wanted) {
            return Some(wanted.clone());
        }
        if let Some(known) = self.unit_words.get(wanted) {
            return Some(known.clone());
        }
        let plan = self.plan;
        let named = self
            .named
            .get_or_insert_with(|| Box::new(UnitWords::of(plan).read_as(fold)));
        let known = named.called(words);
        let known = known.filter(|id| self.units.holds(id));
        let known = known.or_else(|| {
            let alike = self.written_named(words);
            let so_written = |id: &Id| {
                self.units
                    .get(id)
                    .is_some_and(|unit| unit.name.trim() == words)
            };
            alike.into_iter().find(so_written)
        });
        let id = known.unwrap_or_else(|| {
            // Its name for an id: the file stays legible, and two people who write the same name offline mean the
            // same unit.
            let id = Id::new(words);
            let unit = Unit {
                id: id.clone(),
                name: words.to_owned(),
                outside: true,
                ..Unit::default()
            };
            self.units.put(&id, unit);
            id
        });
        self.unit_words.insert(wanted.clone(), id.clone());
        Some(id)
    }

    /// The units written so far that have a name now, as it reads. Each writing is looked at once, however often names are asked for.
    fn written_named(&mut self, name: &str) -> Vec<Id> {
        let (by_name, seen) = &mut self.written;
        for id in self.units.written.iter().skip(*seen) {
            if let Some(unit) = self.units.get(id) {
                let name = folded(unit.name.trim()).into_owned();
                let named = by_name.entry(name).or_default();
                named.insert(id.clone());
            }
        }
        *seen = self.units.written.len();
        let now = |id: &&Id| {
            let unit = self.units.get(id);
            unit.is_some_and(|unit| same(unit.name.trim(), name))
        };
        let named = by_name.get(&*folded(name)).into_iter().flatten();
        named.filter(now).cloned().collect()
    }

    /// The units outside the tree that have a name now, as it reads, those of the plan first.
    pub fn outside_named(&mut self, name: &str) -> Vec<Id> {
        let plan = self.plan;
        let of_plan = self.outside.get_or_insert_with(|| {
            let mut by_name: HashMap<Cow<'_, str>, Vec<&Id>> = HashMap::new();
            for (id, unit) in plan.units().iter().filter(|(_, unit)| unit.outside) {
                let name = folded(unit.name.trim());
                by_name.entry(name).or_default().push(id);
            }
            by_name
        });
        let of_plan = of_plan.get(&folded(name)).into_iter().flatten();
        let mut all: BTreeSet<Id> = of_plan.map(|id| (*id).clone()).collect();
        all.extend(self.written_named(name));
        let now = |id: &Id| {
            let unit = self.units.get(id);
            unit.is_some_and(|unit| unit.outside && same(unit.name.trim(), name))
        };
        let mut all: Vec<Id> = all.into_iter().filter(now).collect();
        all.sort_by_key(|id| !plan.units().contains_key(id));
        all
    }

    /// What is said of the plan as a whole, now.
    pub fn head(&self) -> &Head {
        self.head.as_ref().unwrap_or_else(|| self.plan.head())
    }

    /// Replaces what is said of the plan as a whole.
    pub fn put_head(&mut self, head: Head) {
        self.head = Some(head);
    }

    /// A note written for one task of a project counts for all of them (合并调度): what was added, amended or taken away
    /// in one is so in the others. Notes that a task had before it joined stay its own.
    pub fn share_notes(&mut self) {
        let mut shared: Vec<(Id, String, Vec<NoteChange>)> = Vec::new();
        for (id, after) in &self.tasks.over {
            let (Some(after), Some(before)) = (after, self.plan.task(id)) else {
                continue;
            };
            let project = after.project.trim();
            if !project.is_empty() && after.notes != before.notes {
                let changes = note_changes(&before.notes, &after.notes);
                shared.push((id.clone(), project.to_owned(), changes));
            }
        }
        for (id, project, changes) in shared {
            let others = self.tasks.ids_where(
                |task| task.id != id && task.project.trim() == project,
                |task| &task.id,
            );
            for other in others {
                self.tasks.alter(&other, |task| {
                    changes
                        .iter()
                        .for_each(|change| change.carry(&mut task.notes));
                });
            }
        }
    }
}

/// A note as it was added, amended or taken away.
enum NoteChange {
    Put(ProgressNote),
    Gone(Id),
}

impl NoteChange {
    fn carry(&self, notes: &mut Vec<ProgressNote>) {
        match self {
            Self::Put(note) => match notes.iter_mut().find(|known| known.id == note.id) {
                Some(known) => known.clone_from(note),
                None => {
                    let place = super::story::place_for(notes, note.date, |note| note.date);
                    notes.insert(place, note.clone());
                }
            },
            Self::Gone(id) => notes.retain(|note| note.id != *id),
        }
    }
}

fn note_changes(before: &[ProgressNote], after: &[ProgressNote]) -> Vec<NoteChange> {
    let put = after
        .iter()
        .filter(|note| !before.contains(note))
        .cloned()
        .map(NoteChange::Put);
    let gone = before
        .iter()
        .filter(|note| after.iter().all(|known| known.id != note.id))
        .map(|note| NoteChange::Gone(note.id.clone()));
    put.chain(gone).collect()
}
