//! The tasks that commands act on: those selected and shown on the page in front. What is selected but hidden is left alone.

use super::{Page, Stage};
use crate::chart::rows::{Row, Sieve};
use crate::plan::Id;
use crate::text::{Language, shell_words as words};
use std::collections::BTreeSet;
use std::sync::{Arc, Weak};

/// The tasks of a page, in the order of its rows.
#[derive(Clone, Debug, Default)]
pub enum Shown {
    /// The page has no rows of tasks.
    #[default]
    None,
    /// Rows of which some are tasks.
    Rows(Arc<Vec<Row>>),
    /// Tasks.
    Tasks(Arc<Vec<Id>>),
}

impl Shown {
    /// The tasks, from the first row on.
    pub fn tasks(&self) -> impl DoubleEndedIterator<Item = &Id> {
        let (rows, tasks): (&[Row], &[Id]) = match self {
            Self::None => (&[], &[]),
            Self::Rows(rows) => (rows, &[]),
            Self::Tasks(tasks) => (&[], tasks),
        };
        let of_rows = rows.iter().filter_map(|row| match row {
            Row::Task(id) => Some(id),
            _ => None,
        });
        of_rows.chain(tasks)
    }
}

/// Which rows were looked through. They are not kept alive by it: whoever follows a change wants them back alone.
#[derive(Clone, Debug)]
pub(super) enum Seen {
    None,
    Rows(Weak<Vec<Row>>),
    Tasks(Weak<Vec<Id>>),
}

impl From<&Shown> for Seen {
    fn from(shown: &Shown) -> Self {
        match shown {
            Shown::None => Self::None,
            Shown::Rows(rows) => Self::Rows(Arc::downgrade(rows)),
            Shown::Tasks(tasks) => Self::Tasks(Arc::downgrade(tasks)),
        }
    }
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) => true,
            (Self::Rows(a), Self::Rows(b)) => a.ptr_eq(b),
            (Self::Tasks(a), Self::Tasks(b)) => a.ptr_eq(b),
            _ => false,
        }
    }
}

/// What commands act on, and what they leave alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acted {
    /// Selected and shown, in the order shown.
    pub ids: Vec<Id>,
    /// The same, by id.
    pub set: Arc<BTreeSet<Id>>,
    /// Selected, but not among the rows.
    pub hidden: Vec<Id>,
    /// Of those hidden, the ones that a filter or a search leaves out; the others are only folded away.
    pub filtered: Vec<Id>,
}

/// So many hidden tasks are named; the rest is counted.
const NAMED: usize = 5;

impl Acted {
    /// The tasks of a selection that are among those shown, and those that are not.
    pub(super) fn of(selection: &super::Selection, shown: &Shown) -> Self {
        if selection.is_empty() {
            return Self::default();
        }
        let held = shown.tasks().filter(|id| selection.holds(id));
        let ids: Vec<Id> = held.cloned().collect();
        let chosen = selection.shared();
        if ids.len() == chosen.len() {
            return Self {
                ids,
                set: chosen,
                hidden: Vec::new(),
                filtered: Vec::new(),
            };
        }
        let set: BTreeSet<Id> = ids.iter().cloned().collect();
        Self {
            hidden: chosen.difference(&set).cloned().collect(),
            set: Arc::new(set),
            ids,
            filtered: Vec::new(),
        }
    }

    /// Says which selected tasks are left alone because they are hidden; `None` where there are none.
    pub fn left_alone(&self, stage: &Stage<'_>) -> Option<String> {
        if self.hidden.is_empty() {
            return None;
        }
        let named: Vec<&str> = self
            .hidden
            .iter()
            .filter_map(|id| stage.plan.task(id))
            .map(|task| match task.number.trim() {
                "" => task.title.trim(),
                number => number,
            })
            .filter(|name| !name.is_empty())
            .take(NAMED)
            .collect();
        let apart = match stage.language {
            Language::Zh => "、",
            Language::En => ", ",
        };
        let more = if self.hidden.len() > named.len() {
            "…"
        } else {
            ""
        };
        let names = format!("{}{more}", named.join(apart));
        let n = self.hidden.len();
        Some(words::LEFT_ALONE.fill(stage.language, &[("n", &n), ("names", &names)]))
    }
}

impl Stage<'_> {
    /// The tasks that commands act on; looked through anew only when the rows or the selection changed.
    pub fn acted(&self) -> Arc<Acted> {
        self.acted_on(self.view.page)
    }

    /// The same as of a page.
    pub fn acted_on(&self, page: Page) -> Arc<Acted> {
        let shown = page.view().shown(self);
        let selection = &self.view.selection;
        let key = (page, selection.mark(), Seen::from(&shown));
        let kept = &self.derived.acted;
        kept.get(self.stamp, key, || {
            let mut acted = Acted::of(selection, &shown);
            if page == Page::Gantt && !acted.hidden.is_empty() {
                let sieve = Sieve::new(self.plan, &self.view.filter, self.as_of);
                let out = acted.hidden.iter().filter(|id| {
                    let (task, state) = (self.plan.task(id), self.assessment.task(id));
                    !task.is_some_and(|task| sieve.lets(task, state))
                });
                acted.filtered = out.cloned().collect();
            }
            acted
        })
    }

    /// The tasks that the fields of the inspector are about: those selected but for the ones a filter leaves out.
    pub fn inspected(&self) -> Arc<BTreeSet<Id>> {
        let acted = self.acted_on(Page::Gantt);
        let selection = &self.view.selection;
        if acted.filtered.is_empty() || selection.len() == 1 {
            return selection.shared();
        }
        let kept = &self.derived.inspected;
        kept.get(self.stamp, (selection.mark(), acted.filtered.len()), || {
            let mut set = BTreeSet::clone(&selection.shared());
            for id in &acted.filtered {
                set.remove(id);
            }
            set
        })
    }
}

/// Under what [`Acted`] is kept: the page, the selection's mark and the rows.
pub(super) type Key = (Page, u64, Seen);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Selection;

    #[test]
    fn what_is_selected_but_not_shown_is_told_apart() {
        let ids = |names: &[&str]| -> Vec<Id> { names.iter().map(|name| Id::new(*name)).collect() };
        let mut selection = Selection::default();
        selection.set(ids(&["a", "b", "c"]));
        let shown = Shown::Tasks(Arc::new(ids(&["d", "c", "a"])));
        let acted = Acted::of(&selection, &shown);
        assert_eq!(acted.ids, ids(&["c", "a"]), "in the order shown");
        assert_eq!(acted.hidden, ids(&["b"]));
        assert_eq!(acted.set.len(), 2);
        let all = Acted::of(&selection, &Shown::Tasks(Arc::new(ids(&["a", "b", "c"]))));
        assert!(all.hidden.is_empty() && Arc::ptr_eq(&all.set, &selection.shared()));
        let none = Acted::of(&selection, &Shown::None);
        assert_eq!((none.ids.len(), none.hidden.len()), (0, 3));
    }
}
