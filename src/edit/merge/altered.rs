//! What was altered of a record or entry that the other side deleted: field by field, before and after.

use super::entries::Entry;
use super::mixer::Mixed;
use super::naming;
use super::said::{Said, Value};
use crate::plan::{Due, DueChange, Plan};
use crate::text::{Language, merge_words as words};
use std::collections::BTreeMap;

/// A field that reads otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Its name in the file.
    pub field: &'static str,
    /// What it said.
    pub before: Said,
    /// What it says; nothing on both sides where it cannot be said in short.
    pub after: Said,
}

/// The fields of a record of a kind, or of an entry of a list of it, that read otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Altered {
    /// The kind of record.
    pub kind: &'static str,
    /// The lists on the way to the entry.
    pub lists: Vec<&'static str>,
    /// The names of the fields in the file.
    pub fields: Vec<&'static str>,
    /// What became of each.
    pub changes: Vec<FieldChange>,
}

impl Altered {
    /// The name of a field of it.
    pub fn field(&self, field: &'static str, language: Language) -> &'static str {
        naming::field(self.kind, &self.lists, field, language)
    }

    /// The names of the fields in a sentence.
    pub fn text(&self, language: Language) -> String {
        let names: Vec<&str> = self
            .fields
            .iter()
            .map(|field| self.field(field, language))
            .collect();
        let fields = names.join(match language {
            Language::Zh => "、",
            Language::En => ", ",
        });
        words::ALTERED.fill(language, &[("what", &fields)])
    }
}

/// Gathers what became of each field; it knows each way in which fields merge.
pub(super) struct Teller<'a> {
    before: &'a Plan,
    after: &'a Plan,
    pub changes: Vec<FieldChange>,
}

impl<'a> Teller<'a> {
    pub fn new(before: &'a Plan, after: &'a Plan) -> Self {
        Self {
            before,
            after,
            changes: Vec::new(),
        }
    }

    fn tell(&mut self, field: &'static str, before: Said, after: Said) {
        self.changes.push(FieldChange {
            field,
            before,
            after,
        });
    }

    /// A field that is taken as a whole.
    pub fn value<T: Value>(&mut self, field: &'static str, before: &T, after: &T) {
        if before != after {
            let said = (
                before.said(self.before, field),
                after.said(self.after, field),
            );
            self.tell(field, said.0, said.1);
        }
    }

    /// The same.
    pub fn choice<T: Value>(&mut self, field: &'static str, before: &T, after: &T) {
        self.value(field, before, after);
    }

    /// The deadline.
    pub fn deadline(&mut self, field: &'static str, before: &Due, after: &Due) {
        self.value(field, before, after);
    }

    /// The log of its changes: the deadline itself says it.
    pub fn due_changes(&mut self, _: &'static str, _: &[DueChange], _: &[DueChange]) {}

    /// An order, or an identity.
    pub fn order<T>(&mut self, _: &'static str, _: &T, _: &T) {}

    /// Several of something: that there are others now.
    pub fn set<T: PartialEq>(&mut self, field: &'static str, before: &[T], after: &[T]) {
        if before != after {
            self.tell(field, Said::Nothing, Said::Nothing);
        }
    }

    /// Values by key.
    pub fn map<K: Ord, V: PartialEq>(
        &mut self,
        field: &'static str,
        before: &BTreeMap<K, V>,
        after: &BTreeMap<K, V>,
    ) {
        if before != after {
            self.tell(field, Said::Nothing, Said::Nothing);
        }
    }

    /// A part with fields of its own.
    pub fn part<T: Mixed>(&mut self, field: &'static str, before: &T, after: &T) {
        if before != after {
            self.tell(field, Said::Nothing, Said::Nothing);
        }
    }

    /// Entries: what those are called that went or read otherwise, and those that came or read so now.
    pub fn entries<E: Entry>(&mut self, field: &'static str, before: &[E], after: &[E]) {
        if before == after {
            return;
        }
        let apart = |some: &[E], others: &[E]| -> Said {
            let own = some.iter().filter(|one| !others.contains(one));
            let labels: Vec<String> = own.map(Entry::label).collect();
            Said::of_text(&labels.join(" / "))
        };
        let (went, came) = (apart(before, after), apart(after, before));
        self.tell(field, went, came);
    }

    /// A part that may be absent.
    pub fn optional<E: Entry>(
        &mut self,
        field: &'static str,
        before: &Option<E>,
        after: &Option<E>,
    ) {
        if before != after {
            self.tell(field, Said::Nothing, Said::Nothing);
        }
    }
}
