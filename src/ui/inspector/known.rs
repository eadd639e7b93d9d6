//! What the plan already holds, as candidates for pick lists: units, people, places, documents, tasks.

use crate::plan::{Id, Plan, Task};
use crate::ui::widgets::Candidate;
use crate::wording::natural_key;
use std::collections::{BTreeMap, HashMap};

/// Which words a pick list offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Units, of the unit tree and as tasks name them.
    Units,
    /// Responsible leaders.
    Leaders,
    /// Persons in charge, and who reported.
    Persons,
    /// Telephone numbers.
    Phones,
    /// Places.
    Regions,
    /// Numbers of documents.
    Documents,
    /// Where facts come from.
    Sources,
}

/// The most words a list offers: what is used most comes first.
const MOST: usize = 200;

/// The candidates of a kind, the most used first, then by name; `value` is marked.
pub(super) fn candidates(plan: &Plan, known: Known, value: &str) -> Vec<Candidate> {
    if known == Known::Units {
        return units(plan, value);
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for task in plan.tasks().values() {
        each(task, known, |word| {
            if !word.is_empty() {
                *counts.entry(word).or_default() += 1;
            }
        });
    }
    let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
    words.sort_by_cached_key(|(word, count)| (std::cmp::Reverse(*count), natural_key(word)));
    words.truncate(MOST);
    words
        .into_iter()
        .map(|(word, count)| Candidate {
            words: word.to_owned(),
            aside: if count == 0 {
                String::new()
            } else {
                count.to_string()
            },
            on: word == value,
        })
        .collect()
}

/// The units there are, each by the name that tells it apart, the most used first; one outside the tree that nothing
/// refers to any more is left out.
pub(in crate::ui) fn units(plan: &Plan, value: &str) -> Vec<Candidate> {
    let mut counts: HashMap<&Id, usize> = HashMap::new();
    let tasks = plan.tasks().values().flat_map(|task| task.all_units());
    let records = plan
        .inspections()
        .values()
        .filter_map(|one| one.unit.as_ref());
    let letters = plan
        .complaints()
        .values()
        .filter_map(|one| one.unit.as_ref());
    for id in tasks.chain(records).chain(letters) {
        *counts.entry(id).or_default() += 1;
    }
    let mut words: Vec<(String, usize)> = plan
        .unit_labels()
        .into_iter()
        .map(|(id, label)| {
            let outside = plan.units().get(&id).is_some_and(|unit| unit.outside);
            (label, counts.get(&id).copied().unwrap_or(0), outside)
        })
        .filter(|(label, count, outside)| !label.is_empty() && (*count > 0 || !outside))
        .map(|(label, count, _)| (label, count))
        .collect();
    words.sort_by_cached_key(|(word, count)| {
        (std::cmp::Reverse(*count), natural_key(word).into_owned())
    });
    words.truncate(MOST);
    words
        .into_iter()
        .map(|(words, count)| Candidate {
            on: words == value,
            aside: if count == 0 {
                String::new()
            } else {
                count.to_string()
            },
            words,
        })
        .collect()
}

fn each<'t>(task: &'t Task, known: Known, mut see: impl FnMut(&'t str)) {
    match known {
        Known::Units => {}
        Known::Leaders => see(&task.leader),
        Known::Persons => {
            see(&task.person);
            task.notes.iter().for_each(|note| see(&note.by));
        }
        Known::Phones => see(&task.phone),
        Known::Regions => see(&task.region),
        Known::Documents => {
            task.due_changes
                .iter()
                .for_each(|change| see(&change.approval));
            task.close_out.iter().for_each(|event| see(&event.document));
        }
        Known::Sources => see(&task.source_address),
    }
}

/// Tasks whose number or title holds the words, in plan order, the task itself left out.
pub(super) fn tasks(plan: &Plan, own: &Id) -> Vec<Candidate> {
    plan.tasks_in_order()
        .into_iter()
        .filter(|task| task.id != *own)
        .map(|task| Candidate {
            words: task_words(task),
            aside: plan.unit_word(task.lead_unit.as_ref()).to_owned(),
            on: false,
        })
        .collect()
}

/// A task in a list: number and title.
pub(super) fn task_words(task: &Task) -> String {
    format!("{} {}", task.number, task.title).trim().to_owned()
}
