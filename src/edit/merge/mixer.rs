//! One value from three: how a field that is taken as a whole, a set, a map or a part is merged.

use super::altered::{Altered, Teller};
use super::deadline::Deadline;
use super::decision::{Conflict, ConflictKind, Decision, EntryName, Side};
use super::said::{Said, Value};
use super::spot::{Spot, Step};
use crate::plan::{Category, Evidence, Id, Plan};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// What a side did at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A record or entry came.
    Added,
    /// A record or entry went.
    Removed,
    /// A field reads otherwise.
    Altered,
}

/// A place that one side changed and the other left alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Where.
    pub spot: Spot,
    /// Which side changed it.
    pub side: Side,
    /// What it did.
    pub what: What,
}

/// A place with what is to be shown of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The place.
    pub place: Place,
    /// The entries on the way, outermost first.
    pub entries: Vec<EntryName>,
    /// What stood there before; nothing where it was no field or is not shown.
    pub before: Said,
    /// What that side put.
    pub after: Said,
}

/// An entry of a set of plain values, ready for a reader.
pub(super) trait Listed: Clone + PartialEq {
    /// What it says in a plan, in a field of this name.
    fn said(&self, plan: &Plan, field: &str) -> Said;
}

impl Listed for Id {
    fn said(&self, plan: &Plan, field: &str) -> Said {
        Value::said(self, plan, field)
    }
}

impl Listed for Category {
    fn said(&self, plan: &Plan, field: &str) -> Said {
        Value::said(self, plan, field)
    }
}

impl Listed for Evidence {
    fn said(&self, _: &Plan, _: &str) -> Said {
        let label = [&self.title, &self.file];
        let label = label.into_iter().find(|text| !text.trim().is_empty());
        Said::of_text(label.map_or("", String::as_str))
    }
}

/// What is made of fields: three values become one.
pub(super) trait Mixed: Clone + PartialEq {
    /// The names of all fields in the file.
    #[cfg(test)]
    const NAMES: &'static [&'static str];

    /// The names of the fields that are not the same.
    fn apart(&self, other: &Self) -> Vec<&'static str>;

    /// Tells of each field that reads otherwise after a change.
    fn tell(&self, after: &Self, teller: &mut Teller<'_>);

    /// One from three; without a base both sides made it by themselves.
    fn mixed(base: Option<&Self>, ours: &Self, theirs: &Self, mixer: &mut Mixer<'_>) -> Self;
}

/// The three plans.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub base: &'a Plan,
    pub ours: &'a Plan,
    pub theirs: &'a Plan,
}

/// What stands in a conflict that is not decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Open {
    /// What stands here.
    #[default]
    Ours,
    /// What stands there.
    Theirs,
    /// What both began from.
    Base,
}

/// Goes through what changed, decides what needs no decision, and lists what does.
pub(super) struct Mixer<'a> {
    pub plans: Sides<'a>,
    decisions: &'a BTreeMap<Spot, Decision>,
    /// Where it is, without the field.
    spot: Spot,
    names: Vec<EntryName>,
    /// Number and title of the record.
    called: (String, String),
    pub conflicts: Vec<Conflict>,
    /// Theirs is a part of ours, given out as this.
    pub given: Option<&'a Plan>,
    /// What stands where nothing is decided.
    pub open: Open,
    /// What one side alone did; `None` where nobody asks.
    pub places: Option<Vec<Shown>>,
    /// What each says before and after is wanted, too.
    pub says: bool,
    /// What became of the deadline of the task at hand.
    pub deadline: Deadline,
}

impl<'a> Mixer<'a> {
    pub fn new(
        plans: Sides<'a>,
        decisions: &'a BTreeMap<Spot, Decision>,
        with_places: bool,
    ) -> Self {
        Self {
            plans,
            decisions,
            spot: Spot::head(),
            names: Vec::new(),
            called: Default::default(),
            conflicts: Vec::new(),
            given: None,
            open: Open::default(),
            places: with_places.then(Vec::new),
            says: false,
            deadline: Deadline::default(),
        }
    }

    /// Goes to a record.
    pub fn go_to(&mut self, spot: Spot, called: (String, String)) {
        self.spot = spot;
        self.called = called;
        self.names.clear();
        self.deadline = Deadline::default();
    }

    /// Does something within an entry.
    pub fn within<T>(
        &mut self,
        list: &'static str,
        entry: String,
        label: String,
        then: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.spot.entries.push(Step { list, entry });
        self.names.push(EntryName { list, label });
        let done = then(self);
        self.spot.entries.pop();
        self.names.pop();
        done
    }

    /// Where a field stands.
    pub fn at(&self, field: &'static str) -> Spot {
        Spot {
            field,
            ..self.spot.clone()
        }
    }

    /// The lists on the way.
    pub fn lists(&self) -> Vec<&'static str> {
        self.names.iter().map(|name| name.list).collect()
    }

    /// What one side altered of something that the other deleted.
    pub fn altered<T: Mixed>(
        &self,
        fields: Vec<&'static str>,
        base: &T,
        kept: &T,
        deleted: Side,
    ) -> Altered {
        let after = match deleted {
            Side::Ours => self.plans.theirs,
            Side::Theirs => self.plans.ours,
        };
        let mut teller = Teller::new(self.plans.base, after);
        base.tell(kept, &mut teller);
        let mut changes = teller.changes;
        changes.retain(|change| fields.contains(&change.field));
        Altered {
            kind: self.spot.kind,
            lists: self.lists(),
            fields,
            changes,
        }
    }

    /// Notes what one side alone did.
    pub fn place(&mut self, side: Side, what: What, field: &'static str) {
        self.place_said(side, what, field, || [Said::Nothing, Said::Nothing]);
    }

    /// As [`Mixer::place`], with what stood there and what stands there now.
    fn place_said(
        &mut self,
        side: Side,
        what: What,
        field: &'static str,
        said: impl FnOnce() -> [Said; 2],
    ) {
        if self.places.is_none() {
            return;
        }
        let place = Place {
            spot: self.at(field),
            side,
            what,
        };
        let (entries, [before, after]) = if self.says {
            (self.names.clone(), said())
        } else {
            (Vec::new(), [Said::Nothing, Said::Nothing])
        };
        if let Some(places) = &mut self.places {
            places.push(Shown {
                place,
                entries,
                before,
                after,
            });
        }
    }

    /// Lists a conflict and gives what was decided for it.
    pub fn conflict(
        &mut self,
        kind: ConflictKind,
        field: &'static str,
        [base, ours, theirs]: [Said; 3],
    ) -> Option<&mut Conflict> {
        let spot = self.at(field);
        self.conflicts.push(Conflict {
            decision: self.decisions.get(&spot).cloned(),
            spot,
            kind,
            number: self.called.0.clone(),
            title: self.called.1.clone(),
            entries: self.names.clone(),
            base,
            ours,
            theirs,
            writable: None,
            may_be_empty: false,
            days: None,
        });
        self.conflicts.last_mut()
    }

    /// Whether the record at hand is a task that the unit of a part does not lead, or did not lead when the part was given
    /// out: it does not go unasked. What the unit itself has said since of who leads, or stands below it, does not count.
    pub fn is_led_by_others(&self) -> bool {
        let Sides { ours, theirs, .. } = self.plans;
        let origin = theirs.head().origin.as_ref();
        let (Some(given), Some(origin), "tasks") = (self.given, origin, self.spot.kind) else {
            return false;
        };
        let leads = |plan: &Plan| {
            let Some(task) = plan.task(&self.spot.record) else {
                return true;
            };
            let above = |id: &Id| plan.units().get(id)?.parent.clone();
            // A ring of parents in a hand-written file must end.
            let mut units = std::iter::successors(task.lead_unit.clone(), above);
            (units.by_ref().take(plan.units().len() + 1)).any(|id| id == origin.unit)
        };
        !leads(ours) || !leads(given)
    }

    /// How many conflicts so far wait for a decision.
    pub fn undecided(&self) -> usize {
        let open = self.conflicts.iter().filter(|one| one.decision.is_none());
        open.count()
    }

    /// Something that both sides made by themselves, with what came of it: of a beginning there is nothing while a part of it
    /// is a question.
    pub fn begun<T>(&mut self, has_base: bool, then: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if has_base || self.open != Open::Base {
            return Some(then(self));
        }
        let known = self.undecided();
        let mixed = then(self);
        (self.undecided() == known).then_some(mixed)
    }

    /// A field that is taken as a whole.
    pub fn value<T: Value>(
        &mut self,
        field: &'static str,
        base: Option<&T>,
        ours: &T,
        theirs: &T,
    ) -> T {
        self.whole(field, base, ours, theirs, true)
    }

    /// As [`Mixer::value`], but nothing else can be written for it.
    pub fn choice<T: Value>(
        &mut self,
        field: &'static str,
        base: Option<&T>,
        ours: &T,
        theirs: &T,
    ) -> T {
        self.whole(field, base, ours, theirs, false)
    }

    fn whole<T: Value>(
        &mut self,
        field: &'static str,
        base: Option<&T>,
        ours: &T,
        theirs: &T,
        typed: bool,
    ) -> T {
        if ours == theirs {
            return ours.clone();
        }
        let Sides {
            base: from,
            ours: here,
            theirs: there,
        } = self.plans;
        if let Some(base) = base.filter(|base| *base == theirs) {
            let said = || [base.said(from, field), ours.said(here, field)];
            self.place_said(Side::Ours, What::Altered, field, said);
            return ours.clone();
        }
        if let Some(base) = base.filter(|base| *base == ours) {
            let said = || [base.said(from, field), theirs.said(there, field)];
            self.place_said(Side::Theirs, What::Altered, field, said);
            return theirs.clone();
        }
        let said = [
            base.map_or(Said::Nothing, |value| value.said(from, field)),
            ours.said(here, field),
            theirs.said(there, field),
        ];
        let open = self.open;
        let Some(conflict) = self.conflict(ConflictKind::Field, field, said) else {
            return ours.clone();
        };
        conflict.days = ours.day().zip(theirs.day());
        if typed {
            conflict.writable = T::WRITABLE;
            conflict.may_be_empty = T::EMPTY;
        }
        match (&conflict.decision, open) {
            (Some(Decision::Theirs), _) | (None, Open::Theirs) => theirs.clone(),
            (Some(Decision::Written(text)), _) if typed => {
                T::written(text).unwrap_or_else(|| ours.clone())
            }
            (None, Open::Base) => base.unwrap_or(ours).clone(),
            _ => ours.clone(),
        }
    }

    /// An order, or an identity: one side's, and never a conflict.
    pub fn order<T: Clone + PartialEq>(
        &mut self,
        _: &'static str,
        base: Option<&T>,
        ours: &T,
        theirs: &T,
    ) -> T {
        if base == Some(ours) {
            theirs.clone()
        } else {
            ours.clone()
        }
    }

    /// Several of something, in which each side may have put and taken some.
    pub fn set<T: Listed>(
        &mut self,
        field: &'static str,
        base: Option<&Vec<T>>,
        ours: &Vec<T>,
        theirs: &Vec<T>,
    ) -> Vec<T> {
        if ours == theirs {
            return ours.clone();
        }
        let plans = self.plans;
        let said = |plan: &Plan, side: &[T]| match side {
            [] => Said::Nothing,
            [one] => one.said(plan, field),
            many => Said::Lines(many.iter().map(|one| one.said(plan, field)).collect()),
        };
        let before = || base.map_or(Said::Nothing, |base| said(plans.base, base));
        let here = || [before(), said(plans.ours, ours)];
        if base == Some(theirs) {
            self.place_said(Side::Ours, What::Altered, field, here);
            return ours.clone();
        }
        let there = || [before(), said(plans.theirs, theirs)];
        self.place_said(Side::Theirs, What::Altered, field, there);
        if base == Some(ours) {
            return theirs.clone();
        }
        self.place_said(Side::Ours, What::Altered, field, here);
        let base = base.map_or(&[][..], Vec::as_slice);
        // What both put or both took counts once.
        let put = without(&without(theirs, base), &without(ours, base));
        let taken = without(&without(base, theirs), &without(base, ours));
        let mut all = without(ours, &taken);
        all.extend(put);
        all
    }

    /// Values by key.
    pub fn map<K: Clone + Ord + Display, V: Value>(
        &mut self,
        field: &'static str,
        base: Option<&BTreeMap<K, V>>,
        ours: &BTreeMap<K, V>,
        theirs: &BTreeMap<K, V>,
    ) -> BTreeMap<K, V> {
        if ours == theirs {
            return ours.clone();
        }
        let keys = ours.keys().chain(theirs.keys());
        let keys: BTreeSet<&K> = keys
            .chain(base.into_iter().flat_map(BTreeMap::keys))
            .collect();
        let mut all = BTreeMap::new();
        for key in keys {
            let [ours, theirs] = [ours, theirs].map(|map| map.get(key).cloned());
            let base = base.and_then(|map| map.get(key).cloned());
            let name = key.to_string();
            let value = self.within(field, name.clone(), name, |mixer| {
                mixer.value("", Some(&base), &ours, &theirs)
            });
            if let Some(value) = value {
                all.insert(key.clone(), value);
            }
        }
        all
    }

    /// A part with fields of its own.
    pub fn part<T: Mixed>(
        &mut self,
        field: &'static str,
        base: Option<&T>,
        ours: &T,
        theirs: &T,
    ) -> T {
        if ours == theirs {
            return ours.clone();
        }
        self.within(field, String::new(), String::new(), |mixer| {
            T::mixed(base, ours, theirs, mixer)
        })
    }
}

/// What is left of some when others are taken out, each once.
fn without<T: Clone + PartialEq>(some: &[T], others: &[T]) -> Vec<T> {
    let mut left = some.to_vec();
    for other in others {
        if let Some(at) = left.iter().position(|one| one == other) {
            left.remove(at);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_sides_put_or_took_counts_once() {
        let plan = Plan::default();
        let plans = Sides {
            base: &plan,
            ours: &plan,
            theirs: &plan,
        };
        let decisions = BTreeMap::new();
        let mut mixer = Mixer::new(plans, &decisions, false);
        let list = |text: &str| -> Vec<Id> {
            let one = |c: char| Id::from(c.to_string().as_str());
            text.chars().map(one).collect()
        };
        for (base, ours, theirs, merged) in [
            ("abc", "ab", "bc", "b"),
            ("ab", "abc", "abd", "abcd"),
            ("ab", "abc", "abc", "abc"),
            ("aab", "ab", "ab", "ab"),
            ("", "ac", "ab", "acb"),
            ("abc", "cba", "abcd", "cbad"),
        ] {
            let [base, ours, theirs] = [base, ours, theirs].map(list);
            let all = mixer.set("tasks", Some(&base), &ours, &theirs);
            assert_eq!(all, list(merged), "{base:?}");
        }
        assert!(mixer.conflicts.is_empty());
    }
}
