//! What a reference in a file may lead to: ids, or the names that stand for them in a hand-written file.

use crate::plan::Id;
use std::collections::{HashMap, HashSet};

/// Ids of one kind, and the names by which a hand-written file may refer to them instead.
pub(super) struct Known {
    ids: HashSet<Id>,
    names: HashMap<String, Option<Id>>,
}

impl Known {
    pub(super) fn of<'r>(records: impl Iterator<Item = (&'r Id, [&'r str; 2])>) -> Self {
        let mut known = Self {
            ids: HashSet::new(),
            names: HashMap::new(),
        };
        for (id, names) in records {
            known.ids.insert(id.clone());
            for name in names {
                if name.is_empty() {
                    continue;
                }
                known
                    .names
                    .entry(name.to_owned())
                    // A name that two records bear leads to neither.
                    .and_modify(|known| {
                        if known.as_ref() != Some(id) {
                            *known = None;
                        }
                    })
                    .or_insert_with(|| Some(id.clone()));
            }
        }
        known
    }

    /// Those that go by their ids alone.
    pub(super) fn ids<'r>(ids: impl Iterator<Item = &'r Id>) -> Self {
        Self {
            ids: ids.cloned().collect(),
            names: HashMap::new(),
        }
    }

    /// Whether one has this id.
    pub(super) fn has(&self, id: &Id) -> bool {
        self.ids.contains(id)
    }

    /// The record meant: by its id, else by a name that only one bears.
    pub(super) fn resolved(&self, wanted: &Id) -> Option<Id> {
        if self.ids.contains(wanted) {
            return Some(wanted.clone());
        }
        self.names.get(wanted.as_str()).cloned().flatten()
    }
}
