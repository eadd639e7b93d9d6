//! Values made from the plan and kept while nothing they depend on changes: one stamp tells every state of every plan apart.

use crate::plan::Day;
use std::cell::RefCell;
use std::sync::Arc;

/// One state of one open plan, seen at one day. Two values made under the same stamp were made from the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The open plan; never given twice in a run of the program.
    pub document: u64,
    /// Counts up with every change of the plan, undo included.
    pub revision: u64,
    /// The day the plan is seen at.
    pub as_of: Day,
}

impl Stamp {
    /// Whether one change of the same plan leads from here to another stamp of the same day.
    pub fn is_right_before(&self, later: &Self) -> bool {
        Self {
            revision: self.revision + 1,
            ..*self
        } == *later
    }
}

/// What was made under a stamp, with a key for whatever else it depends on.
#[derive(Debug)]
pub struct Before<K, T> {
    /// Under which stamp.
    pub stamp: Stamp,
    /// With which key.
    pub key: K,
    /// What was made.
    pub value: Arc<T>,
}

/// A place for one value that is dear to make.
#[derive(Debug)]
pub struct Kept<K, T>(RefCell<Option<Before<K, T>>>);

impl<K, T> Default for Kept<K, T> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<K: PartialEq, T> Kept<K, T> {
    /// The value of a stamp and a key: the one kept, else made now.
    pub fn get(&self, stamp: Stamp, key: K, make: impl FnOnce() -> T) -> Arc<T> {
        self.renew(stamp, key, |_| Arc::new(make()))
    }

    /// The same; what was kept until now is given to `make`, which may use parts of it again.
    pub fn renew(
        &self,
        stamp: Stamp,
        key: K,
        make: impl FnOnce(Option<Before<K, T>>) -> Arc<T>,
    ) -> Arc<T> {
        if let Some(kept) = &mut *self.0.borrow_mut()
            && kept.stamp == stamp
            && kept.key == key
        {
            // Of two equal keys the newer is what comes again: sets it shares are then equal at a glance.
            kept.key = key;
            return Arc::clone(&kept.value);
        }
        // Taken out while it is made anew, so that what makes it may look here as well.
        let before = self.0.take();
        let value = make(before);
        self.0.replace(Some(Before {
            stamp,
            key,
            value: Arc::clone(&value),
        }));
        value
    }
}

/// What the pages keep of the open plan from frame to frame; it goes with the plan.
#[derive(Debug, Default)]
pub struct Derived {
    /// The tasks that commands act on.
    pub(super) acted: Kept<super::acted::Key, super::Acted>,
    /// The tasks of the inspector's fields.
    pub(super) inspected: Kept<(u64, usize), std::collections::BTreeSet<crate::plan::Id>>,
    /// The open measures of the selected tasks, on a day.
    pub(super) open_measures: Kept<(u64, usize, Day), super::open_measures::Counted>,
    /// The units to pick one from: depth in the tree, id, name.
    pub(super) unit_lines: Kept<(), Vec<(usize, crate::plan::Id, String)>>,
    /// The unit of the user's own name for it.
    pub(super) my_unit: Kept<String, Option<crate::plan::Id>>,
    /// The comparison, which a job makes.
    pub compare: super::compare::Derived,
    pub(super) gantt: super::gantt::Derived,
    pub(super) trends: super::trends::Derived,
    pub(super) related: super::inspector::Derived,
    pub(super) overview: super::overview::Derived,
    pub(super) monthly: super::monthly::Derived,
    pub(super) supervision: super::supervision::Derived,
    pub(super) structure: super::structure::Derived,
    pub(super) checks: super::checks::Derived,
    pub(super) disclosure: super::disclosure::Derived,
}

impl Derived {
    /// Drops what follows from the checks: they were told of something that is not in the plan.
    pub fn forget_checks(&mut self) {
        self.checks = super::checks::Derived::default();
        self.overview = super::overview::Derived::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_value_is_made_again_only_for_another_stamp_or_key() {
        let stamp = Stamp {
            document: 1,
            revision: 0,
            as_of: Day::constant(2021, 11, 20),
        };
        let made = Cell::new(0);
        let kept: Kept<&str, u32> = Kept::default();
        let ask = |stamp, key| {
            *kept.get(stamp, key, || {
                made.set(made.get() + 1);
                made.get()
            })
        };
        assert_eq!((ask(stamp, "a"), ask(stamp, "a")), (1, 1));
        assert_eq!(ask(stamp, "b"), 2);
        // Another plan at the same revision and day.
        let other = Stamp {
            document: 2,
            ..stamp
        };
        assert_eq!(ask(other, "b"), 3);
        let later = Stamp {
            revision: 1,
            ..other
        };
        assert_eq!((ask(later, "b"), ask(later, "b")), (4, 4));
    }
}
