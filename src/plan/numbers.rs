//! Numbers of tasks within their list, and those that stand twice.

use super::{Id, Task};
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

impl Task {
    /// The number by which its list knows a task: that in the list, else that in the plan; may be empty.
    pub fn number_in_list(&self) -> &str {
        if self.list_number.is_empty() {
            &self.number
        } else {
            &self.list_number
        }
    }
}

/// The tasks that share list and number with another, as places in what was given, each group in that order.
pub fn doubled_numbers<'t>(tasks: impl IntoIterator<Item = &'t Task>) -> Vec<Vec<usize>> {
    doubled_as(tasks, |number| number)
}

/// The same with numbers compared as they are read (`１-2` is `1-2`).
pub fn doubled_as<'t, K: Hash + Ord + Clone>(
    tasks: impl IntoIterator<Item = &'t Task>,
    read: impl Fn(&'t str) -> K,
) -> Vec<Vec<usize>> {
    let mut first: HashMap<(Option<&Id>, K), usize> = HashMap::new();
    // Nearly every number stands once: only those that come again are put in order.
    let mut groups: BTreeMap<(Option<&Id>, K), Vec<usize>> = BTreeMap::new();
    for (place, task) in tasks.into_iter().enumerate() {
        let number = task.number_in_list();
        if number.is_empty() {
            continue;
        }
        let key = (task.list.as_ref(), read(number));
        let known = *first.entry(key.clone()).or_insert(place);
        if known != place {
            let group = groups.entry(key).or_insert_with(|| vec![known]);
            group.push(place);
        }
    }
    groups.into_values().collect()
}
