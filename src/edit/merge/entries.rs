//! Lists of entries with ids: merged as sets by id, three-way like records; their order never conflicts.

use super::decision::{ConflictKind, Decision, Side};
use super::mixer::{Mixed, Mixer, Open, What};
use super::said::Said;
use crate::plan::Day;
use std::collections::HashMap;

/// An entry of a list within a record.
pub(super) trait Entry: Mixed {
    /// What tells it from the other entries of its list.
    fn key(&self) -> String;

    /// What it is called for a reader.
    fn label(&self) -> String;

    /// Its day, by which a log is in order.
    fn day(&self) -> Option<Day> {
        None
    }
}

/// The entries of a list by key, in order.
struct Keyed<'e, E> {
    order: Vec<String>,
    by: HashMap<String, &'e E>,
}

impl<'e, E: Entry> Keyed<'e, E> {
    fn of(entries: &'e [E]) -> Self {
        let mut keyed = Self {
            order: Vec::with_capacity(entries.len()),
            by: HashMap::with_capacity(entries.len()),
        };
        for entry in entries {
            let mut key = entry.key();
            // Two links to one task, or two waivers of one finding, from a file written by hand.
            while keyed.by.contains_key(&key) {
                key.push('+');
            }
            keyed.order.push(key.clone());
            keyed.by.insert(key, entry);
        }
        keyed
    }

    fn get(&self, key: &str) -> Option<&'e E> {
        self.by.get(key).copied()
    }

    /// The keys that stand in another list too, in the order of this one.
    fn shared<'k>(&'k self, other: &'k Self) -> impl Iterator<Item = &'k String> {
        self.order.iter().filter(|key| other.by.contains_key(*key))
    }
}

impl Mixer<'_> {
    /// A list of entries.
    pub fn entries<E: Entry>(
        &mut self,
        list: &'static str,
        base: Option<&Vec<E>>,
        ours: &Vec<E>,
        theirs: &Vec<E>,
    ) -> Vec<E> {
        if ours == theirs {
            return ours.clone();
        }
        let one_sided = match base {
            Some(base) if base == theirs => Some(ours),
            Some(base) if base == ours => Some(theirs),
            _ => None,
        };
        if let (Some(changed), None) = (one_sided, &self.places) {
            return changed.clone();
        }
        let base = Keyed::of(base.map_or(&[][..], Vec::as_slice));
        let (here, there) = (Keyed::of(ours), Keyed::of(theirs));
        let mut kept: HashMap<&str, E> = HashMap::new();
        let new_there = there.order.iter().filter(|key| !here.by.contains_key(*key));
        for key in here.order.iter().chain(new_there) {
            let entry = self.entry(list, key, base.get(key), here.get(key), there.get(key));
            if let Some(entry) = entry {
                kept.insert(key, entry);
            }
        }
        if let Some(changed) = one_sided {
            return changed.clone();
        }
        in_order(&base, &here, &there, kept)
    }

    /// A part that may be absent.
    pub fn optional<E: Entry>(
        &mut self,
        list: &'static str,
        base: Option<&Option<E>>,
        ours: &Option<E>,
        theirs: &Option<E>,
    ) -> Option<E> {
        let base = base.and_then(Option::as_ref);
        self.entry(list, "", base, ours.as_ref(), theirs.as_ref())
    }

    fn entry<E: Entry>(
        &mut self,
        list: &'static str,
        key: &str,
        base: Option<&E>,
        ours: Option<&E>,
        theirs: Option<&E>,
    ) -> Option<E> {
        if ours == theirs {
            return ours.cloned();
        }
        let label = ours.or(theirs).map_or_else(String::new, E::label);
        self.within(list, key.to_owned(), label, |mixer| {
            match (base, ours, theirs) {
                (_, Some(ours), Some(theirs)) => {
                    mixer.begun(base.is_some(), |mixer| E::mixed(base, ours, theirs, mixer))
                }
                (None, one, None) => {
                    mixer.place(Side::Ours, What::Added, "");
                    one.cloned()
                }
                (None, None, one) => {
                    mixer.place(Side::Theirs, What::Added, "");
                    one.cloned()
                }
                (Some(base), Some(ours), None) if base == ours => {
                    mixer.place(Side::Theirs, What::Removed, "");
                    None
                }
                (Some(base), None, Some(theirs)) if base == theirs => {
                    mixer.place(Side::Ours, What::Removed, "");
                    None
                }
                (Some(base), ours, theirs) => mixer.deleted(base, ours, theirs),
            }
        })
    }

    /// An entry that one side deleted and the other altered.
    fn deleted<E: Entry>(&mut self, base: &E, ours: Option<&E>, theirs: Option<&E>) -> Option<E> {
        let said = |mixer: &Self, side: Option<&E>| {
            // What one side altered, the other deleted.
            let deleted = if ours.is_none() {
                Side::Ours
            } else {
                Side::Theirs
            };
            side.map_or(Said::Deleted, |side| {
                Said::Fields(mixer.altered(base.apart(side), base, side, deleted))
            })
        };
        let said = [
            Said::of_text(&base.label()),
            said(self, ours),
            said(self, theirs),
        ];
        let kind = if ours.is_none() {
            ConflictKind::OursDeleted
        } else {
            ConflictKind::TheirsDeleted
        };
        let open = self.open;
        let conflict = self.conflict(kind, "", said)?;
        match (&conflict.decision, open) {
            (Some(Decision::Theirs), _) | (None, Open::Theirs) => theirs.cloned(),
            (None, Open::Base) => Some(base.clone()),
            _ => ours.cloned(),
        }
    }
}

/// The entries that stay: in the order of the side that changed it, ours where both did; what the other side added comes
/// after what stands before it there.
fn in_order<E: Entry>(
    base: &Keyed<'_, E>,
    ours: &Keyed<'_, E>,
    theirs: &Keyed<'_, E>,
    mut kept: HashMap<&str, E>,
) -> Vec<E> {
    let moved = |side: &Keyed<'_, E>| !base.shared(side).eq(side.shared(base));
    let (frame, guest) = if !moved(ours) && moved(theirs) {
        (theirs, ours)
    } else {
        (ours, theirs)
    };
    let stays = |key: &&str| kept.contains_key(key);
    let mut order: Vec<&str> = frame
        .order
        .iter()
        .map(String::as_str)
        .filter(stays)
        .collect();
    let mut before: Option<&str> = None;
    for key in guest.order.iter().map(String::as_str).filter(stays) {
        if frame.by.contains_key(key) {
            before = Some(key);
            continue;
        }
        let place = before.and_then(|before| order.iter().position(|known| *known == before));
        let mut place = place.map_or(0, |place| place + 1);
        let later = |one: &str| {
            let days = kept
                .get(one)
                .and_then(E::day)
                .zip(kept.get(key).and_then(E::day));
            days.is_some_and(|(one, own)| one > own)
        };
        // Two entries added at one place stand by their days, else as this side's and then the other's.
        while order
            .get(place)
            .is_some_and(|next| !base.by.contains_key(*next) && !later(next))
        {
            place += 1;
        }
        order.insert(place, key);
        before = Some(key);
    }
    order
        .into_iter()
        .filter_map(|key| kept.remove(key))
        .collect()
}
