//! Numbers of tasks within their list, and those that stand twice.

use super::{Id, Task};
use std::collections::BTreeMap;

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
    let mut groups: BTreeMap<(Option<&Id>, &str), Vec<usize>> = BTreeMap::new();
    for (place, task) in tasks.into_iter().enumerate() {
        let number = task.number_in_list();
        if !number.is_empty() {
            let key = (task.list.as_ref(), number);
            groups.entry(key).or_default().push(place);
        }
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}
