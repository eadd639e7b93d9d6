//! A place in a plan by the names it has in the file: the record, the entries on the way to it, the field.

use crate::plan::Id;
use serde::Serialize;

/// An entry of a list within a record, or a key of a map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Step {
    /// The list, as the file names it.
    pub list: &'static str,
    /// The id of the entry; where entries have none, what tells them apart.
    pub entry: String,
}

/// A place in a plan: what a conflict is about, what a decision is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Spot {
    /// The kind of record, as the file names its list; `head` for the plan as a whole.
    pub kind: &'static str,
    /// The record; empty for the head.
    pub record: Id,
    /// The entries on the way, outermost first.
    pub entries: Vec<Step>,
    /// The field; empty where the record or entry as a whole is meant.
    pub field: &'static str,
}

impl Spot {
    /// The head as a whole.
    pub(super) fn head() -> Self {
        Self::record("head", Id::default())
    }

    /// A record as a whole.
    pub(super) fn record(kind: &'static str, record: Id) -> Self {
        Self {
            kind,
            record,
            entries: Vec::new(),
            field: "",
        }
    }

    /// The field with the lists above it, whichever the entries: `measures.completion.date`.
    pub fn path(&self) -> String {
        let lists = self.entries.iter().map(|step| step.list);
        let names: Vec<&str> = lists
            .chain([self.field])
            .filter(|n| !n.is_empty())
            .collect();
        names.join(".")
    }

    /// The field with the entries above it, by their ids: `measures[m1].completion[c2].date`; empty for the whole record.
    pub fn full_path(&self) -> String {
        let named = |step: &Step| match step.entry.as_str() {
            "" => step.list.to_owned(),
            entry => format!("{}[{entry}]", step.list),
        };
        let mut parts: Vec<String> = self.entries.iter().map(named).collect();
        if !self.field.is_empty() {
            parts.push(self.field.to_owned());
        }
        parts.join(".")
    }

    /// Whether another place is the same field of a record or entry of the same kind.
    pub fn is_alike(&self, other: &Self) -> bool {
        let lists = |spot: &'_ Self| spot.entries.len();
        (self.kind, self.field, lists(self)) == (other.kind, other.field, lists(other))
            && (self.entries.iter().zip(&other.entries)).all(|(one, other)| one.list == other.list)
    }

    /// Whether the record as a whole is meant.
    pub fn is_record(&self) -> bool {
        self.entries.is_empty() && self.field.is_empty()
    }
}
