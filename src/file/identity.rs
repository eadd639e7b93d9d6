//! Ids for records that come without one: the same words give the same id, so two clerks who read the same file agree.

use crate::plan::{CountedIds, Id};
use std::collections::HashSet;

/// The id of a task that came without one, from the plan, its list and its number in the list, else its title.
///
/// `list` is the id of the list, empty for none.
pub fn derived_task_id(plan: &Id, list: &str, number_or_title: &str) -> Id {
    Id::derived(&[plan.as_str(), "task", list, number_or_title])
}

/// Derives an id that is not taken yet: the same words a second time count on.
pub(super) fn untaken(counted: &mut CountedIds, taken: &HashSet<Id>, words: &[&str]) -> Id {
    let first = Id::derived(words);
    if !taken.contains(&first) {
        return first;
    }
    counted.untaken(words, 2, |id| taken.contains(id))
}
