//! What a side did, counted as its person would: a note is one, though it alters a list, a percent and a day.

use super::decision::Side;
use super::merge;
use super::mixer::{Place, What};
use super::naming;
use crate::assess::compare::record_words;
use crate::plan::Plan;
use crate::text::{Language, Phrase, compare_words, merge_words as words};
use std::collections::BTreeSet;

/// Lists of a task whose name is that of their entries.
const ENTRIES: [&str; 11] = [
    "measures",
    "notes",
    "completion",
    "close_out",
    "due_changes",
    "links",
    "evidence",
    "accountability",
    "suspensions",
    "postponements",
    "re_checks",
];

/// What was done to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doing {
    /// Records of a kind came.
    Added(&'static str),
    /// Records of a kind went.
    Removed(&'static str),
    /// A field or a list of records of a kind was altered.
    Altered(&'static str, &'static str),
}

impl Doing {
    /// How often it was done, with the word that counts such things.
    fn counted(self) -> Phrase {
        match self {
            Self::Added("tasks") | Self::Removed("tasks") => words::DOING_TASKS,
            Self::Added("complaints") | Self::Removed("complaints") => words::DOING_COMPLAINTS,
            Self::Added("inspections") | Self::Removed("inspections") => words::DOING_ENTRIES,
            Self::Added(_) | Self::Removed(_) => words::DOING_RECORDS,
            // Their names are those of entries already.
            Self::Altered("tasks", field) if ENTRIES.contains(&field) => words::DOING_ENTRIES,
            Self::Altered(..) => words::DOING_PLACES,
        }
    }

    /// What was done, in a few words.
    pub fn words(self, language: Language) -> String {
        let kind = |kind| record_words(kind).map_or(kind, |phrase| phrase.of(language));
        match self {
            Self::Added("tasks") => compare_words::ADDED.of(language).to_owned(),
            Self::Removed("tasks") => compare_words::REMOVED.of(language).to_owned(),
            Self::Added(of) => words::KIND_ADDED.fill(language, &[("kind", &kind(of))]),
            Self::Removed(of) => words::KIND_REMOVED.fill(language, &[("kind", &kind(of))]),
            Self::Altered("tasks", field) => {
                naming::field("tasks", &[], field, language).to_owned()
            }
            Self::Altered(of, _) => kind(of).to_owned(),
        }
    }
}

/// What a side did, each kind with how often, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doings(pub Vec<(Doing, usize)>);

impl Doings {
    /// What a side did of some places.
    pub fn of(places: &[Place], side: Side) -> Self {
        let own = || places.iter().filter(move |place| place.side == side);
        // A deadline that moved leaves its record in the log.
        let moved: BTreeSet<(&str, &str)> = own()
            .filter(|place| place.spot.field == "due" && place.spot.entries.is_empty())
            .map(|place| (place.spot.kind, place.spot.record.as_str()))
            .collect();
        // Several fields of one entry are one doing.
        let mut entries: BTreeSet<(&str, &str, &str, &str)> = BTreeSet::new();
        let mut counts: std::collections::BTreeMap<Doing, usize> =
            std::collections::BTreeMap::new();
        for place in own() {
            let spot = &place.spot;
            let record = (spot.kind, spot.record.as_str());
            let doing = match spot.entries.first() {
                Some(step) if step.list == "due_changes" && moved.contains(&record) => continue,
                Some(step) => {
                    let entry = (record.0, record.1, step.list, step.entry.as_str());
                    if !entries.insert(entry) {
                        continue;
                    }
                    Doing::Altered(spot.kind, step.list)
                }
                None if spot.is_record() && spot.kind != "head" => match place.what {
                    What::Added => Doing::Added(spot.kind),
                    What::Removed => Doing::Removed(spot.kind),
                    What::Altered => Doing::Altered(spot.kind, ""),
                },
                None => Doing::Altered(spot.kind, spot.field),
            };
            *counts.entry(doing).or_default() += 1;
        }
        let mut all: Vec<(Doing, usize)> = counts.into_iter().collect();
        all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        Self(all)
    }

    /// What led from one plan to another.
    pub fn between(old: &Plan, new: &Plan) -> Self {
        merge(old, old, new).doings(Side::Theirs)
    }

    /// How much in all.
    pub fn total(&self) -> usize {
        self.0.iter().map(|(_, n)| n).sum()
    }

    /// The most frequent with their counts, and how many more there are, in a few words; empty where nothing was done.
    pub fn words(&self, language: Language) -> String {
        const SHOWN: usize = 4;
        let mut named: Vec<(Phrase, String, usize)> = Vec::new();
        for (doing, n) in &self.0 {
            let words = doing.words(language);
            match named.iter_mut().find(|(_, known, _)| *known == words) {
                Some((_, _, known)) => *known += n,
                None => named.push((doing.counted(), words, *n)),
            }
        }
        // One more takes no more room than saying that there is one more.
        let shown = SHOWN + usize::from(named.len() == SHOWN + 1);
        let mut parts: Vec<String> = Vec::new();
        for (counted, words, n) in named.iter().take(shown) {
            parts.push(counted.fill(language, &[("what", words), ("n", n)]));
        }
        let more: usize = named.iter().skip(shown).map(|(_, _, n)| n).sum();
        if more > 0 {
            parts.push(words::MORE_DOINGS.fill(language, &[("n", &more)]));
        }
        parts.join(match language {
            Language::Zh => "，",
            Language::En => ", ",
        })
    }
}
