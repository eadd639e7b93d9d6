//! What changed from one plan to a later one, field by field with what it said before and says now, and how much of what.

use super::decision::EntryName;
use super::mixer::{Mixer, Sides, What};
use super::naming;
use super::records::{self, Touched};
use super::said::Said;
use super::spot::Spot;
use crate::assess::compare::record_words;
use crate::plan::{Id, Plan};
use crate::text::{Language, merge_page_words as page_words, merge_words as words};
use std::collections::{BTreeMap, BTreeSet};

/// A long text is shown so far.
const SHOWN: usize = 48;

/// A field that reads otherwise, or a record or entry that came or went.
#[derive(Clone, Debug, PartialEq)]
pub struct Alteration {
    /// Where.
    pub spot: Spot,
    /// What was done.
    pub what: What,
    /// The number of the record, as written; may be empty.
    pub number: String,
    /// The title or name of the record.
    pub title: String,
    /// The entries on the way, outermost first.
    pub entries: Vec<EntryName>,
    /// What the field said before; nothing where it is no field with a value of its own.
    pub was: Said,
    /// What it says now.
    pub is: Said,
}

/// What changed from one plan to a later one, by kind of record and record. Costs a pass over the records, and more only
/// for those that differ.
pub fn alterations(old: &Plan, new: &Plan) -> Vec<Alteration> {
    let undecided = BTreeMap::new();
    let sides = Sides {
        base: old,
        ours: old,
        theirs: new,
    };
    let mut mixer = Mixer::new(sides, &undecided, true);
    mixer.says = true;
    records::change(&Touched::between(old, new), &mut mixer);
    let shown = mixer.places.unwrap_or_default().into_iter();
    shown
        .map(|one| {
            let (number, title) = records::called(&[new, old], &one.place.spot);
            Alteration {
                spot: one.place.spot,
                what: one.place.what,
                number,
                title,
                entries: one.entries,
                was: one.before,
                is: one.after,
            }
        })
        .collect()
}

/// A text in one line, cut off where it is long.
fn short(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

impl Alteration {
    /// In one line: the record, the field, before and after.
    pub fn line(&self, language: Language) -> String {
        let kind = record_words(self.spot.kind).map_or("", |phrase| phrase.of(language));
        let name = format!("{} {}", self.number, short(&self.title));
        let record = match (self.spot.kind, name.trim()) {
            ("head", _) => kind.to_owned(),
            (_, name) => format!("{kind} {name}").trim().to_owned(),
        };
        let what = match self.what {
            What::Added => page_words::W_ADDED,
            What::Removed => page_words::W_REMOVED,
            What::Altered => page_words::W_ALTERED,
        };
        let entries = naming::entries(self.spot.kind, &self.entries, language);
        let lists: Vec<&'static str> = self.entries.iter().map(|name| name.list).collect();
        let field = if self.spot.field.is_empty() {
            ""
        } else {
            naming::field(self.spot.kind, &lists, self.spot.field, language)
        };
        let place = format!("{} {field}", short(&entries));
        let place = place.trim();
        let what = if self.was.is_nothing() && self.is.is_nothing() {
            what.of(language).to_owned()
        } else {
            let said = |said: &Said| match short(&said.text(language)).as_str() {
                "" => words::EMPTY.of(language).to_owned(),
                text => text.to_owned(),
            };
            words::FROM_TO.fill(
                language,
                &[("was", &said(&self.was)), ("is", &said(&self.is))],
            )
        };
        if place.is_empty() {
            words::RECORD_WHAT.fill(language, &[("record", &record), ("what", &what)])
        } else {
            words::FIELD_WHAT.fill(
                language,
                &[("record", &record), ("field", &place), ("what", &what)],
            )
        }
    }
}

/// How much changed, by what its user calls it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tasks that came.
    pub added: usize,
    /// Tasks that went.
    pub removed: usize,
    /// Tasks of which something reads otherwise.
    pub altered: usize,
    /// Progress notes of those: new ones, others, and ones that went.
    pub notes: usize,
    /// Close-out events of those.
    pub close_out: usize,
    /// Records that are no tasks; the head of the plan is one.
    pub others: usize,
}

impl Tally {
    /// Counts.
    pub fn of(alterations: &[Alteration]) -> Self {
        let mut tally = Self::default();
        let mut tasks: BTreeSet<&Id> = BTreeSet::new();
        let mut others: BTreeSet<(&str, &Id)> = BTreeSet::new();
        let mut entries: BTreeSet<(&Id, &str, &str)> = BTreeSet::new();
        for one in alterations {
            let spot = &one.spot;
            if spot.kind != "tasks" {
                others.insert((spot.kind, &spot.record));
                continue;
            }
            match (spot.is_record(), one.what) {
                (true, What::Added) => tally.added += 1,
                (true, What::Removed) => tally.removed += 1,
                _ => {
                    tasks.insert(&spot.record);
                }
            }
            if let Some(step) = spot.entries.first() {
                entries.insert((&spot.record, step.list, &step.entry));
            }
        }
        let of_list = |list: &str| {
            entries
                .iter()
                .filter(|(_, known, _)| *known == list)
                .count()
        };
        Self {
            altered: tasks.len(),
            notes: of_list("notes"),
            close_out: of_list("close_out"),
            others: others.len(),
            ..tally
        }
    }

    /// Whether nothing is counted: the files differ in their order or their writing alone.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// In words: `3 tasks changed, 1 progress note`.
    pub fn words(&self, language: Language) -> String {
        let parts: Vec<String> = [
            (words::T_ADDED, self.added),
            (words::T_REMOVED, self.removed),
            (words::T_ALTERED, self.altered),
            (words::T_NOTES, self.notes),
            (words::T_CLOSE_OUT, self.close_out),
            (words::T_OTHERS, self.others),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(phrase, n)| phrase.fill(language, &[("n", &n)]))
        .collect();
        if parts.is_empty() {
            words::T_NOTHING.of(language).to_owned()
        } else {
            parts.join(words::T_BETWEEN.of(language))
        }
    }
}
