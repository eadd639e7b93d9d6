//! The identity of a record: a short string that two people offline never mint alike.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::HashMap;

/// The id of a record, unique within its kind: a short string, by hand (`"list-1"`) or minted from 64 random bits.
///
/// The empty id stands for "not given" while a hand-written file is read; a plan holds none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(SmolStr);

impl Id {
    /// An id from its text.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(SmolStr::new(text))
    }

    /// An id from 64 bits, written as 13 letters and digits that are not mistaken for one another.
    pub fn from_bits(bits: u64) -> Self {
        const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let text: String = (0..13)
            .rev()
            .map(|place| char::from(LETTERS[(bits >> (place * 5) & 31) as usize]))
            .collect();
        Self::new(text)
    }

    /// The reference that words stand for where a record is referred to by its name; `None` for no words.
    pub fn given(words: &str) -> Option<Self> {
        let words = words.trim();
        (!words.is_empty()).then(|| Self::new(words))
    }

    /// An id derived from words, the same for everyone who derives it from the same words.
    pub fn derived(words: &[&str]) -> Self {
        #[cfg(test)]
        counting::DERIVED.set(counting::DERIVED.get() + 1);
        Self::from_bits(xxhash_rust::xxh3::xxh3_64(words.join("\u{1f}").as_bytes()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether no id was given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Ids derived from words that may come many times: where it stopped is kept, so the thousandth of the same words costs
/// no more than the second.
#[derive(Debug, Default)]
pub struct CountedIds(HashMap<Id, u64>);

impl CountedIds {
    /// The first id that is not taken, of those that the words and a number make, from a number on or from where the
    /// same words stopped before.
    pub fn untaken(&mut self, words: &[&str], from: u64, taken: impl Fn(&Id) -> bool) -> Id {
        let next = self.0.entry(Id::derived(words)).or_insert(from);
        loop {
            let number = next.to_string();
            let counted: Vec<&str> = words.iter().copied().chain([number.as_str()]).collect();
            let id = Id::derived(&counted);
            // 64 bits are never all taken.
            *next = next.wrapping_add(1);
            if !taken(&id) {
                return id;
            }
        }
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// Counts the ids that are derived, for tests of how work grows.
#[cfg(test)]
pub(crate) mod counting {
    use std::cell::Cell;

    thread_local! {
        pub(super) static DERIVED: Cell<usize> = const { Cell::new(0) };
    }

    /// How many ids some work derives on this thread, beside what it gives.
    pub(crate) fn ids_derived<T>(work: impl FnOnce() -> T) -> (T, usize) {
        let before = DERIVED.get();
        let done = work();
        (done, DERIVED.get() - before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_ids_depend_on_every_word_and_its_place() {
        let id = Id::derived(&["plan", "list", "12"]);
        assert_eq!(id, Id::derived(&["plan", "list", "12"]));
        assert_ne!(id, Id::derived(&["plan", "list1", "2"]));
        assert_eq!(id.as_str().len(), 13);
    }

    #[test]
    fn counted_ids_go_on_where_they_stopped_and_pass_over_those_taken() {
        let mut ids = CountedIds::default();
        let taken = Id::derived(&["a", "1"]);
        let of = |ids: &mut CountedIds, word| ids.untaken(&[word], 0, |id| *id == taken);
        assert_eq!(of(&mut ids, "a"), Id::derived(&["a", "0"]));
        assert_eq!(of(&mut ids, "a"), Id::derived(&["a", "2"]));
        assert_eq!(of(&mut ids, "b"), Id::derived(&["b", "0"]));
    }
}
