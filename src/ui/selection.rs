//! Which tasks are selected, with the row the keyboard stands on.

use crate::plan::Id;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The selected tasks. A copy shares them: neither a frame nor a drag copies 100,000 ids.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    chosen: Arc<BTreeSet<Id>>,
    /// Tells this set of tasks from every other of this run.
    mark: u64,
    /// The row the keyboard stands on; the inspector shows it.
    pub focus: Option<Id>,
    /// Where a range with Shift begins.
    pub anchor: Option<Id>,
}

impl PartialEq for Selection {
    fn eq(&self, other: &Self) -> bool {
        self.chosen == other.chosen && self.focus == other.focus && self.anchor == other.anchor
    }
}

impl Selection {
    fn choose(&mut self, chosen: Arc<BTreeSet<Id>>) {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        // The same tasks chosen again are the same selection.
        if self.chosen != chosen {
            self.chosen = chosen;
            self.mark = NEXT.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Selects one task only.
    pub fn only(&mut self, id: &Id) {
        self.choose(Arc::new(BTreeSet::from([id.clone()])));
        self.focus = Some(id.clone());
        self.anchor = Some(id.clone());
    }

    /// Selects these tasks; the last one gets the focus.
    pub fn set(&mut self, ids: impl IntoIterator<Item = Id>) {
        let mut chosen = BTreeSet::new();
        for id in ids {
            self.focus = Some(id.clone());
            chosen.insert(id);
        }
        self.choose(Arc::new(chosen));
        self.settle();
    }

    /// Selects the tasks of another selection and these; the last one gets the focus. Costs nothing where the other holds
    /// them all.
    pub fn set_more(&mut self, before: &Self, more: &[Id]) {
        let mut chosen = Arc::clone(&before.chosen);
        if !more.iter().all(|id| chosen.contains(id)) {
            Arc::make_mut(&mut chosen).extend(more.iter().cloned());
        }
        if let Some(last) = more.last().or_else(|| chosen.last()) {
            self.focus = Some(last.clone());
        }
        self.choose(chosen);
        self.settle();
    }

    /// Focus and anchor are on selected tasks.
    fn settle(&mut self) {
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
        let mut chosen = BTreeSet::clone(&self.chosen);
        if !chosen.remove(id) {
            chosen.insert(id.clone());
        }
        self.choose(Arc::new(chosen));
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

    /// The selected tasks by id, shared.
    pub fn shared(&self) -> Arc<BTreeSet<Id>> {
        Arc::clone(&self.chosen)
    }

    /// Tells these tasks from those of any other selection of this run; 0 where none is selected.
    pub fn mark(&self) -> u64 {
        self.mark
    }

    /// The selected tasks by id, copied out: for what is done once, not in each frame.
    pub fn ids(&self) -> Vec<Id> {
        self.chosen.iter().cloned().collect()
    }

    /// Drops tasks that are gone.
    pub fn keep(&mut self, alive: impl Fn(&Id) -> bool) {
        if !self.chosen.iter().all(&alive) {
            let kept = self.chosen.iter().filter(|id| alive(id)).cloned().collect();
            self.choose(Arc::new(kept));
        }
        self.focus = self.focus.take().filter(|id| alive(id));
        self.anchor = self.anchor.take().filter(|id| alive(id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_tasks_have_another_mark_and_the_same_keep_theirs() {
        let mut selection = Selection::default();
        selection.set(["a".into(), "b".into()]);
        let (first, shared) = (selection.mark(), selection.shared());
        selection.set(["b".into(), "a".into()]);
        assert_eq!(selection.mark(), first);
        assert_eq!(selection.focus, Some("a".into()));
        let before = selection.clone();
        selection.set_more(&before, &["b".into()]);
        assert!(
            Arc::ptr_eq(&selection.shared(), &shared),
            "nothing was copied"
        );
        selection.set_more(&before, &["c".into()]);
        assert_ne!(selection.mark(), first);
        assert_eq!((selection.len(), before.len()), (3, 2));
        assert!(selection.holds(&"c".into()) && !before.holds(&"c".into()));
        selection.keep(|id| id.as_str() != "c");
        assert_eq!(selection.len(), 2);
        assert_eq!(selection.focus, None);
    }
}
