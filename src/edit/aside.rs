//! A step of very many records worked out aside, on a copy of the plan, and taken over by its history if that still stands
//! where it stood.

use super::history::{History, Step};
use super::merge::Merge;
use super::{Edit, Refusal, change_for, label};
use crate::plan::{Change, Plan};
use crate::text::Language;

/// What is to be done.
#[derive(Debug)]
enum Wanted {
    Edit(Box<Edit>),
    Become(Box<Plan>, Box<[String; 2]>),
    Merge(Box<Merge>),
    Back(Change),
    Again(Change),
}

/// A step that is to be worked out, with the plan it starts from; it goes to a job.
#[derive(Debug)]
pub struct Aside {
    plan: Plan,
    revision: u64,
    wanted: Wanted,
}

/// A step that was worked out.
#[derive(Debug)]
pub struct Worked {
    /// The plan after it.
    pub plan: Plan,
    revision: u64,
    wanted: Wanted,
    change: Change,
    labels: [String; 2],
}

/// The plan as it stands, for an edit that is itself made aside.
#[derive(Debug)]
pub struct Start {
    plan: Plan,
    revision: u64,
}

impl Start {
    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The edit that was made of it, to be worked out.
    pub fn edit(self, edit: Edit) -> Aside {
        let Self { plan, revision } = self;
        Aside {
            plan,
            revision,
            wanted: Wanted::Edit(Box::new(edit)),
        }
    }
}

impl Worked {
    /// What was asked for, where that was an edit.
    pub fn edit(&self) -> Option<&Edit> {
        match &self.wanted {
            Wanted::Edit(edit) => Some(edit),
            Wanted::Become(..) | Wanted::Merge(_) | Wanted::Back(_) | Wanted::Again(_) => None,
        }
    }
}

impl Aside {
    /// Works it out; as long as the step is large.
    ///
    /// # Errors
    /// The refusal.
    pub fn work(self) -> Result<Worked, Refusal> {
        let Self {
            mut plan,
            revision,
            wanted,
        } = self;
        let (change, labels) = match &wanted {
            Wanted::Edit(edit) => {
                let change = change_for(&plan, edit)?;
                (
                    change,
                    Language::ALL.map(|language| label(edit, &plan, language)),
                )
            }
            Wanted::Become(other, labels) => (Change::between(&plan, other), *labels.clone()),
            Wanted::Merge(merge) => (merge.change().clone(), merge.labels()),
            Wanted::Back(change) => (change.clone().inverse(), Default::default()),
            Wanted::Again(change) => (change.clone(), Default::default()),
        };
        plan.apply(&change);
        Ok(Worked {
            plan,
            revision,
            wanted,
            change,
            labels,
        })
    }
}

impl History {
    fn aside(&self, wanted: Wanted) -> Aside {
        Aside {
            plan: self.plan().clone(),
            revision: self.revision(),
            wanted,
        }
    }

    /// Where an edit begins that is made aside.
    pub fn start(&self) -> Start {
        Start {
            plan: self.plan().clone(),
            revision: self.revision(),
        }
    }

    /// Whether what was worked out is of the plan as it stands.
    pub fn fits(&self, worked: &Worked) -> bool {
        worked.revision == self.revision()
    }

    /// An edit, to be worked out aside.
    pub fn edit_aside(&self, edit: Edit) -> Aside {
        self.start().edit(edit)
    }

    /// The step by which the plan becomes another one, with its labels in the order of [`Language::ALL`], to be worked out
    /// aside; records that are the same on both sides stay as they are.
    pub fn become_aside(&self, other: Plan, labels: [String; 2]) -> Aside {
        self.aside(Wanted::Become(Box::new(other), Box::new(labels)))
    }

    /// A merge of this plan, to be worked out aside as one step; `None` where the plan is no longer the one that was merged.
    pub fn merge_aside(&self, merge: Merge) -> Option<Aside> {
        merge
            .is_of(self.plan())
            .then(|| self.aside(Wanted::Merge(Box::new(merge))))
    }

    /// A history of a plan that was recovered: from the plan it was changed from, one step leads to it. Without that plan
    /// nothing leads back, and it counts as never saved.
    pub fn recovered(base: Option<Plan>, plan: Plan, labels: [String; 2]) -> Self {
        let Some(base) = base else {
            let mut history = Self::new(plan);
            history.never_saved();
            return history;
        };
        let change = Change::between(&base, &plan);
        let mut history = Self::new(base);
        if !change.is_empty() {
            history.put(plan, Some(Step::new(change, labels)));
        }
        history
    }

    /// The last step taken back, to be worked out aside; `None` when there is nothing.
    pub fn undo_aside(&self) -> Option<Aside> {
        let change = self.last_done()?.clone();
        Some(self.aside(Wanted::Back(change)))
    }

    /// The last step taken back done again, to be worked out aside; `None` when there is nothing.
    pub fn redo_aside(&self) -> Option<Aside> {
        let change = self.last_undone()?.clone();
        Some(self.aside(Wanted::Again(change)))
    }

    /// Takes over what was worked out; `false` where the plan has changed since, and nothing is taken.
    pub fn take(&mut self, worked: Worked) -> bool {
        let Worked {
            plan,
            revision,
            wanted,
            change,
            labels,
        } = worked;
        if revision != self.revision() {
            return false;
        }
        match wanted {
            Wanted::Edit(_) | Wanted::Become(..) | Wanted::Merge(_) if change.is_empty() => {}
            Wanted::Edit(_) | Wanted::Become(..) | Wanted::Merge(_) => {
                self.put(plan, Some(Step::new(change, labels)));
            }
            Wanted::Back(_) => {
                self.put(plan, None);
                self.shift_back();
            }
            Wanted::Again(_) => {
                self.put(plan, None);
                self.shift_again();
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::TaskField;
    use crate::plan::{Id, PlanParts, Task};

    fn history() -> (History, Vec<Id>) {
        let ids: Vec<Id> = ["a", "b"].map(Id::from).to_vec();
        let tasks = ids.iter().map(|id| Task {
            id: id.clone(),
            ..Task::default()
        });
        let plan = Plan::new(PlanParts {
            tasks: tasks.collect(),
            ..PlanParts::default()
        });
        (History::new(plan), ids)
    }

    fn title(ids: &[Id], title: &str) -> Edit {
        Edit::SetTasks {
            ids: ids.to_vec(),
            field: TaskField::Title(title.to_owned()),
        }
    }

    #[test]
    fn a_step_worked_out_aside_is_the_same_step() {
        let (mut aside, ids) = history();
        let (mut at_once, _) = history();
        let edit = title(&ids, "甲");
        at_once.run(&edit).unwrap();
        let worked = aside.edit_aside(edit).work().unwrap();
        assert!(aside.take(worked));
        assert_eq!(aside.plan(), at_once.plan());
        assert_eq!(aside.records_held(), at_once.records_held());
        for language in Language::ALL {
            assert_eq!(aside.undo_label(language), at_once.undo_label(language));
        }
        let saved = aside.save_point();
        let worked = aside.undo_aside().unwrap().work().unwrap();
        assert!(aside.take(worked));
        at_once.undo();
        assert_eq!(aside.plan(), at_once.plan());
        assert!(aside.undo_aside().is_none());
        let worked = aside.redo_aside().unwrap().work().unwrap();
        assert!(aside.take(worked));
        at_once.redo();
        assert_eq!((aside.plan(), aside.save_point()), (at_once.plan(), saved));
        assert!(aside.redo_aside().is_none() && aside.undo().is_some());
        assert_eq!(aside.revision(), 4);
    }

    #[test]
    fn a_plan_becomes_another_in_one_step_and_back() {
        let (mut history, ids) = history();
        let before = history.plan().clone();
        let mut parts = before.parts();
        parts.head.title = "别人的".to_owned();
        parts.tasks[0].title = "改过".to_owned();
        parts.tasks[1].id = "c".into();
        let other = Plan::new(parts);
        let labels = ["采用", "Take in"].map(str::to_owned);
        let aside = history.become_aside(other.clone(), labels.clone());
        assert!(history.take(aside.work().unwrap()));
        assert_eq!(history.plan(), &other);
        assert_eq!(history.undo_label(Language::Zh).as_deref(), Some("采用"));
        // The head, the altered task, the one that went and the one that came.
        assert_eq!(history.undo_records(), 4);
        history.undo();
        assert_eq!((history.plan(), ids.len()), (&before, 2));
        let aside = history.become_aside(before.clone(), labels);
        assert!(history.take(aside.work().unwrap()));
        assert!(history.undo_label(Language::Zh).is_none(), "no step");
    }

    #[test]
    fn another_plan_in_its_place_is_one_step_that_can_be_taken_back() {
        let (mut history, ids) = history();
        let first = history.plan().clone();
        history.run(&title(&ids, "甲")).unwrap();
        let labels = ["恢复".to_owned(), "Restore".to_owned()];
        let worked = history.become_aside(first.clone(), labels.clone()).work();
        assert!(history.take(worked.unwrap()));
        assert_eq!(history.plan(), &first);
        assert_eq!(history.undo_label(Language::En).as_deref(), Some("Restore"));
        history.undo();
        let edited = history.plan().clone();
        let recovered = History::recovered(Some(first.clone()), edited.clone(), labels.clone());
        assert_eq!((recovered.plan(), recovered.unsaved_steps()), (&edited, 1));
        let alone = History::recovered(None, edited.clone(), labels.clone());
        assert!(alone.is_dirty() && alone.undo_label(Language::Zh).is_none());
        assert_eq!(alone.unsaved_steps(), 1);
        assert!(!History::recovered(Some(first.clone()), first, labels).is_dirty());
    }

    #[test]
    fn what_was_worked_out_for_an_older_plan_is_not_taken() {
        let (mut history, ids) = history();
        let aside = history.edit_aside(title(&ids, "甲"));
        history.run(&title(&ids[..1], "乙")).unwrap();
        let before = history.plan().clone();
        let worked = aside.work().unwrap();
        assert!(!history.fits(&worked) && worked.edit().is_some());
        assert!(!history.take(worked));
        assert_eq!((history.plan(), history.revision()), (&before, 1));
        let nothing = history.edit_aside(title(&ids[..1], "乙")).work().unwrap();
        assert!(history.take(nothing), "what changes nothing makes no step");
        assert_eq!(history.revision(), 1);
    }
}
