//! Laws of changing, over random plans and edits of every kind.

use super::random::stories;
use super::{Edit, History, change_for, change_from};
use crate::plan::random::plans;
use crate::plan::{Change, Id, Plan, Records, Step, Task};
use crate::text::Language;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whether two plans hold the very same records of a kind, but for those of these ids.
fn same_but<R>(before: &Records<R>, after: &Records<R>, touched: &BTreeSet<&Id>) -> bool {
    let kept = |records: &Records<R>| -> Vec<(Id, *const R)> {
        records
            .iter()
            .filter(|(id, _)| !touched.contains(id))
            .map(|(id, record)| (id.clone(), Arc::as_ptr(record)))
            .collect()
    };
    kept(before) == kept(after)
}

fn assert_sound(plan: &Plan) -> Result<(), TestCaseError> {
    for task in plan.tasks().values() {
        prop_assert!(
            task.list
                .as_ref()
                .is_none_or(|id| plan.lists().contains_key(id))
        );
        for id in &task.special_plans {
            prop_assert!(plan.special_plans().contains_key(id));
        }
        for link in &task.links {
            prop_assert!(plan.tasks().contains_key(&link.predecessor));
            prop_assert!(link.predecessor != task.id);
        }
        prop_assert!(
            task.notes
                .iter()
                .all(|note| note.percent.is_none_or(|p| p <= 100))
        );
        if let (Some(start), Some(due)) = (task.start, task.due.date) {
            prop_assert!(start <= due);
        }
        let lists: [Vec<&Id>; 4] = [
            task.measures.iter().map(|e| &e.id).collect(),
            task.notes.iter().map(|e| &e.id).collect(),
            task.completion.iter().map(|e| &e.id).collect(),
            task.due_changes.iter().map(|e| &e.id).collect(),
        ];
        for ids in lists {
            let unique: BTreeSet<&Id> = ids.iter().copied().collect();
            prop_assert_eq!(unique.len(), ids.len());
            prop_assert!(ids.iter().all(|id| !id.is_empty()));
        }
    }
    let points = plan.indicators().values().map(|r| &r.tasks);
    let points = points.chain(plan.inspections().values().map(|r| &r.tasks));
    let findings = plan.inspections().values().flat_map(|r| &r.findings);
    let points = points.chain(findings.map(|finding| &finding.tasks));
    let points = points.chain(plan.complaints().values().map(|r| &r.tasks));
    for id in points.flatten() {
        prop_assert!(plan.tasks().contains_key(id));
    }
    for task in plan.tasks().values() {
        for id in task.all_units() {
            prop_assert!(plan.units().contains_key(id));
        }
    }
    for unit in plan.units().values() {
        prop_assert!(
            unit.parent
                .as_ref()
                .is_none_or(|id| plan.units().contains_key(id))
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn undo_of_everything_returns_the_start_and_redo_the_end((plan, edits) in stories()) {
        let mut history = History::new(plan.clone());
        let mut revision = 0;
        for (n, edit) in edits.iter().enumerate() {
            if n % 3 == 0 {
                let _ = history.run_typing("field", edit);
            } else {
                let _ = history.run(edit);
            }
            prop_assert!(history.revision() >= revision);
            revision = history.revision();
        }
        let end = history.plan().clone();
        prop_assert_eq!(history.is_dirty(), history.undo_label(Language::Zh).is_some());
        while history.undo().is_some() {}
        prop_assert_eq!(history.plan(), &plan);
        prop_assert!(!history.is_dirty());
        while history.redo().is_some() {}
        prop_assert_eq!(history.plan(), &end);
    }

    #[test]
    fn what_history_says_it_did_is_what_it_did((plan, edits) in stories()) {
        let mut followed = plan.clone();
        let mut history = History::new(plan);
        for (n, edit) in edits.iter().enumerate() {
            let done = if n % 3 == 0 {
                history.run_typing("field", edit)
            } else {
                history.run(edit)
            };
            let back = (n % 4 == 3).then(|| history.undo()).flatten();
            for change in done.into_iter().chain(back) {
                followed.apply(&change);
            }
            prop_assert_eq!(&followed, history.plan());
        }
        while let Some(change) = history.undo() {
            followed.apply(&change);
            prop_assert_eq!(&followed, history.plan());
        }
        while let Some(change) = history.redo() {
            followed.apply(&change);
        }
        prop_assert_eq!(&followed, history.plan());
    }

    #[test]
    fn a_change_touches_only_its_records_and_its_inverse_takes_it_back((plan, edits) in stories()) {
        let mut now = plan;
        for edit in &edits {
            let Ok(change) = change_for(&now, edit) else { continue };
            let before = now.clone();
            now.apply(&change);
            assert_sound(&now)?;
            prop_assert_eq!(change.is_empty(), before == now);
            let tasks = change.tasks.iter().map(|step| &step.id).collect();
            prop_assert!(same_but(before.tasks(), now.tasks(), &tasks));
            let units = change.units.iter().map(|step| &step.id).collect();
            prop_assert!(same_but(before.units(), now.units(), &units));
            let indicators = change.indicators.iter().map(|step| &step.id).collect();
            prop_assert!(same_but(before.indicators(), now.indicators(), &indicators));
            let mut back = now.clone();
            back.apply(&change.inverse());
            prop_assert_eq!(back, before);
        }
    }

    #[test]
    fn changes_in_a_row_are_one_change_however_they_are_joined((plan, edits) in stories()) {
        let mut now = plan.clone();
        let mut changes = Vec::new();
        for edit in &edits {
            let Ok(change) = change_for(&now, edit) else { continue };
            now.apply(&change);
            changes.push(change);
        }
        let from_left = changes.iter().cloned().fold(Change::default(), Change::then);
        let from_right = changes
            .into_iter()
            .rev()
            .fold(Change::default(), |later, earlier| earlier.then(later));
        for joined in [from_left, from_right] {
            let mut at_once = plan.clone();
            at_once.apply(&joined);
            prop_assert_eq!(&at_once, &now);
        }
    }

    #[test]
    fn the_same_edit_and_seed_give_the_same_change((plan, edits) in stories()) {
        for edit in &edits {
            let apply = |seed: &str| change_from(&plan, edit, Id::new(seed)).map(|change| {
                let mut after = plan.clone();
                after.apply(&change);
                after
            });
            prop_assert_eq!(apply("a"), apply("a"));
        }
    }

    #[test]
    fn two_people_who_do_the_same_offline_make_two_entries((plan, edits) in stories()) {
        let entries = |task: &Task| -> BTreeSet<Id> {
            let measures = task.measures.iter().flat_map(|m| m.completion.iter().map(|e| &e.id));
            task.notes.iter().map(|e| &e.id)
                .chain(task.completion.iter().map(|e| &e.id))
                .chain(task.close_out.iter().map(|e| &e.id))
                .chain(task.due_changes.iter().map(|e| &e.id))
                .chain(measures)
                .cloned()
                .collect()
        };
        for edit in &edits {
            // What comes with ids of its own (tasks pasted or put whole) is not minted here.
            if !matches!(
                edit,
                Edit::MoveBars { .. } | Edit::MoveDue { .. } | Edit::SetProgress { .. }
                    | Edit::MarkCompleted { .. } | Edit::Reopen { .. } | Edit::MarkMeasure { .. }
            ) {
                continue;
            }
            let (Ok(here), Ok(there)) = (
                change_from(&plan, edit, Id::new("here")),
                change_from(&plan, edit, Id::new("there")),
            ) else { continue };
            prop_assert_eq!(here.tasks.len(), there.tasks.len());
            // A note amended in one task of a project comes into the others as the note it is.
            let known: BTreeSet<Id> =
                plan.tasks().values().flat_map(|task| entries(task)).collect();
            for (here, there) in here.tasks.iter().zip(&there.tasks) {
                let new = |step: &Step<Task>| -> BTreeSet<Id> {
                    entries(step.after.as_deref().unwrap()).difference(&known).cloned().collect()
                };
                prop_assert_eq!(new(here).len(), new(there).len());
                prop_assert!(new(here).is_disjoint(&new(there)));
            }
        }
    }

    #[test]
    fn edits_and_changes_come_back_from_their_text_as_they_were((plan, edits) in stories()) {
        let mut now = plan;
        for edit in &edits {
            let text = ron::to_string(edit).unwrap();
            let read: Edit = ron::from_str(&text).unwrap();
            prop_assert_eq!(&read, edit);
            let Ok(change) = change_for(&now, edit) else { continue };
            let text = ron::to_string(&change).unwrap();
            let read: Change = ron::from_str(&text).unwrap();
            prop_assert_eq!(&read, &change);
            now.apply(&read);
        }
    }

    #[test]
    fn a_snapshot_stays_as_it_was_whatever_is_edited_beside_it((plan, edits) in stories()) {
        let mut history = History::new(plan);
        for edit in &edits {
            let snapshot = history.plan().clone();
            let apart = Plan::new(snapshot.parts());
            let _ = history.run(edit);
            prop_assert_eq!(&snapshot, &apart);
        }
    }

    #[test]
    fn random_plans_are_sound(plan in plans()) {
        assert_sound(&plan)?;
    }
}
