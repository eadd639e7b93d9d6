//! Which tasks are selected, with the row the keyboard stands on.

use crate::plan::Id;
use std::collections::BTreeSet;

/// The selected tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    chosen: BTreeSet<Id>,
    /// The row the keyboard stands on; the inspector shows it.
    pub focus: Option<Id>,
    /// Where a range with Shift begins.
    pub anchor: Option<Id>,
}

impl Selection {
    /// Selects one task only.
    pub fn only(&mut self, id: &Id) {
        self.chosen.clear();
        self.chosen.insert(id.clone());
        self.focus = Some(id.clone());
        self.anchor = Some(id.clone());
    }

    /// Selects these tasks; the last one gets the focus.
    pub fn set(&mut self, ids: impl IntoIterator<Item = Id>) {
        self.chosen.clear();
        for id in ids {
            self.focus = Some(id.clone());
            self.chosen.insert(id);
        }
        if self.chosen.is_empty() {
            self.focus = None;
            self.anchor = None;
        } else if self
            .anchor
            .as_ref()
            .is_none_or(|at| !self.chosen.contains(at))
        {
            self.anchor.clone_from(&self.focus);
        }
    }

    /// Adds a task, or takes it out when it is in.
    pub fn toggle(&mut self, id: &Id) {
        if !self.chosen.remove(id) {
            self.chosen.insert(id.clone());
        }
        self.focus = Some(id.clone());
        self.anchor = Some(id.clone());
    }

    /// Nothing selected.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether a task is selected.
    pub fn holds(&self, id: &Id) -> bool {
        self.chosen.contains(id)
    }

    /// How many are selected.
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// The selected tasks by id.
    pub fn ids(&self) -> Vec<Id> {
        self.chosen.iter().cloned().collect()
    }

    /// Drops tasks that are gone.
    pub fn keep(&mut self, alive: impl Fn(&Id) -> bool) {
        self.chosen.retain(|id| alive(id));
        self.focus = self.focus.take().filter(|id| alive(id));
        self.anchor = self.anchor.take().filter(|id| alive(id));
    }
}
