//! How a plan got here: every step with its inverse at hand, so that everything can be undone and redone.

use super::{Edit, Refusal, change_for, label};
use crate::plan::{Change, Plan};
use crate::text::Language;

/// One step of the user.
#[derive(Debug)]
struct Step {
    /// Unique in the history and new whenever the step grows.
    serial: u64,
    change: Change,
    /// What it did, in the order of [`Language::ALL`].
    labels: [String; 2],
}

impl Step {
    fn label(&self, language: Language) -> String {
        match language {
            Language::Zh => self.labels[0].clone(),
            Language::En => self.labels[1].clone(),
        }
    }
}

/// A plan with the steps that led to it and those taken back.
#[derive(Debug)]
pub struct History {
    plan: Plan,
    revision: u64,
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Where the history stood when the plan was saved.
    saved: SavePoint,
    last_serial: u64,
    /// The field being typed into, while its steps grow together.
    typing: Option<String>,
}

impl History {
    /// A history that begins with a plan as it stands in its file.
    pub fn new(plan: Plan) -> Self {
        Self {
            plan,
            revision: 0,
            done: Vec::new(),
            undone: Vec::new(),
            saved: SavePoint(0),
            last_serial: 0,
            typing: None,
        }
    }

    /// The plan as it is.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Counts up with every change of the plan, undo included, and never down.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Runs an edit as one step and gives the change that was applied. An edit that changes nothing makes no step.
    pub fn run(&mut self, edit: &Edit) -> Result<Change, Refusal> {
        self.typing = None;
        let change = change_for(&self.plan, edit)?;
        self.record(edit, change.clone());
        Ok(change)
    }

    /// Runs an edit that grows together with those of the same key right before it, until [`History::end_typing`] or
    /// any other step. Typing back to the start leaves no step.
    pub fn run_typing(&mut self, key: &str, edit: &Edit) -> Result<Change, Refusal> {
        let same = self.typing.as_deref() == Some(key) && self.undone.is_empty();
        if !same {
            let change = self.run(edit)?;
            // Without a step of its own, this typing has nothing to grow together with yet.
            if !change.is_empty() {
                self.typing = Some(key.to_owned());
            }
            return Ok(change);
        }
        let Some(step) = self.done.pop() else {
            return self.run(edit);
        };
        let change = match self.typed_change(&step, edit) {
            Ok(change) => change,
            Err(refusal) => {
                self.done.push(step);
                return Err(refusal);
            }
        };
        self.apply(&change);
        let Step { change: first, .. } = step;
        let whole = first.then(change.clone());
        if whole.is_empty() {
            self.typing = None;
        } else {
            let serial = self.next_serial();
            self.done.push(Step {
                serial,
                change: whole,
                labels: step.labels,
            });
        }
        Ok(change)
    }

    /// The change from the plan as it is to what the typing asks for.
    ///
    /// A unit's name is carried into tasks, and on its way it may spell the name of another unit; so each letter counts
    /// from the plan before the typing, or the two units would grow into one.
    fn typed_change(&mut self, step: &Step, edit: &Edit) -> Result<Change, Refusal> {
        if !matches!(edit, Edit::PutUnit(_)) {
            return change_for(&self.plan, edit);
        }
        let back = step.change.clone().inverse();
        self.plan.apply(&back);
        let forth = change_for(&self.plan, edit);
        self.plan.apply(&step.change);
        Ok(back.then(forth?))
    }

    /// The text field lost the focus: the next typing is a step of its own.
    pub fn end_typing(&mut self) {
        self.typing = None;
    }

    fn record(&mut self, edit: &Edit, change: Change) {
        if change.is_empty() {
            return;
        }
        let labels = Language::ALL.map(|language| label(edit, &self.plan, language));
        self.apply(&change);
        self.undone.clear();
        let serial = self.next_serial();
        self.done.push(Step {
            serial,
            change,
            labels,
        });
    }

    fn next_serial(&mut self) -> u64 {
        self.last_serial += 1;
        self.last_serial
    }

    fn apply(&mut self, change: &Change) {
        if change.is_empty() {
            return;
        }
        self.plan.apply(change);
        self.revision += 1;
    }

    /// Takes the last step back; gives the change that was applied.
    pub fn undo(&mut self) -> Option<Change> {
        self.typing = None;
        let step = self.done.pop()?;
        let back = step.change.clone().inverse();
        self.apply(&back);
        self.undone.push(step);
        Some(back)
    }

    /// Does the last step taken back again; gives the change that was applied.
    pub fn redo(&mut self) -> Option<Change> {
        self.typing = None;
        let step = self.undone.pop()?;
        let change = step.change.clone();
        self.apply(&change);
        self.done.push(step);
        Some(change)
    }

    /// What undo would take back; `None` when there is nothing.
    pub fn undo_label(&self, language: Language) -> Option<String> {
        self.done.last().map(|step| step.label(language))
    }

    /// What redo would do again; `None` when there is nothing.
    pub fn redo_label(&self, language: Language) -> Option<String> {
        self.undone.last().map(|step| step.label(language))
    }

    /// Whether the plan differs from the one saved last, as far as steps tell.
    pub fn is_dirty(&self) -> bool {
        self.save_point() != self.saved
    }

    /// How many steps lie between the plan as saved and the plan as it is.
    pub fn unsaved_steps(&self) -> usize {
        let since = |steps: &[Step]| {
            steps
                .iter()
                .filter(|step| step.serial > self.saved.0)
                .count()
        };
        let back = self
            .undone
            .iter()
            .filter(|step| step.serial <= self.saved.0)
            .count();
        since(&self.done).max(back)
    }

    /// The plan as it is now stands in its file.
    pub fn mark_saved(&mut self) {
        self.mark_saved_at(self.save_point());
    }

    /// Where the history stands, for a saving that runs aside while the user goes on.
    pub fn save_point(&self) -> SavePoint {
        SavePoint(self.done.last().map_or(0, |step| step.serial))
    }

    /// The plan as it was at a save point stands in its file.
    pub fn mark_saved_at(&mut self, point: SavePoint) {
        self.saved = point;
        self.typing = None;
    }
}

/// Where a history stood when a saving began: the serial of its last step, 0 at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavePoint(u64);
