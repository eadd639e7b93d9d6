//! How a plan got here: every step with its inverse at hand, so that everything can be undone and redone.

use super::merge::{Merge, same_records};
use super::parts::{Collected, Extracted, extract, head_change};
use super::{Edit, Refusal, change_for, label};
use crate::plan::{Change, Day, GivenOut, Head, Id, Plan};
use crate::text::{Language, parts_words};
use std::collections::VecDeque;

/// How many records the steps of a history may hold, before and after counted as one.
///
/// The largest edit there is, every bar of 100,000 tasks moved, can be taken back four times over. A task of the sample
/// plan takes about 3 kB: 1.2 GB in that extreme; a day of work on a plan of usual size holds some thousand records.
const RECORDS_HELD: usize = 400_000;

/// One step of the user.
#[derive(Debug)]
pub(super) struct Step {
    /// Unique in the history and new whenever the step grows.
    serial: u64,
    change: Change,
    /// What it did, in the order of [`Language::ALL`].
    labels: [String; 2],
}

impl Step {
    /// A step without a serial yet.
    pub(super) fn new(change: Change, labels: [String; 2]) -> Self {
        Self {
            serial: 0,
            change,
            labels,
        }
    }

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
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// How many records the steps hold, done and undone.
    held: usize,
    /// How many they may hold; the latest step stays, however large.
    bound: usize,
    /// The serial of the last step that was forgotten, 0 for none: the start that is left.
    floor: u64,
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
            done: VecDeque::new(),
            undone: Vec::new(),
            held: 0,
            bound: RECORDS_HELD,
            floor: 0,
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
    ///
    /// # Errors
    /// The refusal; nothing has changed then.
    pub fn run(&mut self, edit: &Edit) -> Result<Change, Refusal> {
        self.typing = None;
        let change = change_for(&self.plan, edit)?;
        self.record(edit, change.clone());
        Ok(change)
    }

    /// Runs an edit that grows together with those of the same key right before it, until [`History::end_typing`] or
    /// any other step. Typing back to the start leaves no step.
    ///
    /// # Errors
    /// The refusal; nothing has changed then.
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
        let Some(step) = self.done.pop_back() else {
            return self.run(edit);
        };
        let change = match self.typed_change(&step, edit) {
            Ok(change) => change,
            Err(refusal) => {
                self.done.push_back(step);
                return Err(refusal);
            }
        };
        self.apply(&change);
        self.held -= step.change.len();
        let Step { change: first, .. } = step;
        let whole = first.then(change.clone());
        if whole.is_empty() {
            self.typing = None;
        } else {
            let serial = self.next_serial();
            self.keep(Step {
                serial,
                change: whole,
                labels: step.labels,
            });
        }
        Ok(change)
    }

    /// The change from the plan as it is to what the typing asks for.
    ///
    /// Half a word that is typed may spell the name of another unit, or of none yet; so each letter counts from the plan
    /// before the typing, or units would grow into one and every half word stay behind as a unit.
    fn typed_change(&mut self, step: &Step, edit: &Edit) -> Result<Change, Refusal> {
        if step.change.units.is_empty() && !matches!(edit, Edit::PutUnit(_)) {
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

    /// Takes a merge of this plan in as one step and gives the change that was applied; `None` where the plan is no longer
    /// the one that was merged, and nothing has changed then: merge again.
    pub fn take_in(&mut self, merge: &Merge) -> Option<Change> {
        if !merge.is_of(&self.plan) {
            return None;
        }
        let change = merge.change().clone();
        self.step(&change, merge.labels());
        Some(change)
    }

    /// Takes collected parts in, as [`History::take_in`] does a merge.
    pub fn take_parts_in(&mut self, collected: &Collected) -> Option<Change> {
        if !same_records(collected.start(), &self.plan) {
            return None;
        }
        let change = collected.change().clone();
        let n = collected
            .parts()
            .iter()
            .filter(|one| one.standing.is_taken())
            .count();
        let label = |language| parts_words::COLLECT_LABEL.fill(language, &[("n", &n)]);
        self.step(&change, Language::ALL.map(label));
        Some(change)
    }

    /// Gives a part to a unit, remembers that as one step, and gives the part with the change that was applied.
    pub fn give_out(&mut self, unit: &Id, on: Day) -> Extracted {
        let extracted = extract(&self.plan, unit, on);
        let name = self.plan.unit_name(unit);
        let label = |language| parts_words::EXTRACT_LABEL.fill(language, &[("unit", &name)]);
        let labels = Language::ALL.map(label);
        self.step(&extracted.change, labels);
        extracted
    }

    /// Remembers parts that were worked out aside and have been written, as one step; gives the change that was applied.
    pub fn remember_given(&mut self, given: Vec<GivenOut>) -> Change {
        let labels = match given.as_slice() {
            [one] => Language::ALL
                .map(|language| parts_words::EXTRACT_LABEL.fill(language, &[("unit", &one.name)])),
            many => Language::ALL.map(|language| {
                parts_words::EXTRACT_MANY_LABEL.fill(language, &[("n", &many.len())])
            }),
        };
        let mut head = Head::clone(self.plan.head());
        head.given_out.extend(given);
        let change = head_change(&self.plan, head);
        self.step(&change, labels);
        change
    }

    fn step(&mut self, change: &Change, labels: [String; 2]) {
        self.typing = None;
        if !change.is_empty() {
            self.apply(change);
            self.add(Step::new(change.clone(), labels));
        }
    }

    fn record(&mut self, edit: &Edit, change: Change) {
        if change.is_empty() {
            return;
        }
        let labels = Language::ALL.map(|language| label(edit, &self.plan, language));
        self.apply(&change);
        self.add(Step::new(change, labels));
    }

    /// Adds a new step; what was taken back before it is let go.
    fn add(&mut self, mut step: Step) {
        for step in self.undone.drain(..) {
            self.held -= step.change.len();
        }
        step.serial = self.next_serial();
        self.keep(step);
    }

    /// Puts a plan in the place of this one, with the step that led to it, if that is new.
    pub(super) fn put(&mut self, plan: Plan, step: Option<Step>) {
        self.typing = None;
        self.plan = plan;
        self.revision += 1;
        if let Some(step) = step {
            self.add(step);
        }
    }

    /// The plan was never in any file as it is, and no step leads back to one that was.
    pub(super) fn never_saved(&mut self) {
        self.saved = SavePoint(u64::MAX);
    }

    /// The change of the last step.
    pub(super) fn last_done(&self) -> Option<&Change> {
        self.done.back().map(|step| &step.change)
    }

    /// The change of the step taken back last.
    pub(super) fn last_undone(&self) -> Option<&Change> {
        self.undone.last().map(|step| &step.change)
    }

    /// The last step counts as taken back.
    pub(super) fn shift_back(&mut self) {
        self.undone.extend(self.done.pop_back());
    }

    /// The step taken back last counts as done again.
    pub(super) fn shift_again(&mut self) {
        self.done.extend(self.undone.pop());
    }

    /// Adds a step and forgets the oldest ones as long as too many records are held.
    fn keep(&mut self, step: Step) {
        self.held += step.change.len();
        self.done.push_back(step);
        while self.held > self.bound && self.done.len() > 1 {
            if let Some(forgotten) = self.done.pop_front() {
                self.held -= forgotten.change.len();
                self.floor = forgotten.serial;
            }
        }
    }

    /// How many records the steps hold, and how many they may hold before the oldest are forgotten.
    pub fn records_held(&self) -> (usize, usize) {
        (self.held, self.bound)
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
        let step = self.done.pop_back()?;
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
        self.done.push_back(step);
        Some(change)
    }

    /// How many records undo would touch.
    pub fn undo_records(&self) -> usize {
        self.last_done().map_or(0, Change::len)
    }

    /// How many records redo would touch.
    pub fn redo_records(&self) -> usize {
        self.last_undone().map_or(0, Change::len)
    }

    /// What undo would take back; `None` when there is nothing.
    pub fn undo_label(&self, language: Language) -> Option<String> {
        self.done.back().map(|step| step.label(language))
    }

    /// What redo would do again; `None` when there is nothing.
    pub fn redo_label(&self, language: Language) -> Option<String> {
        self.undone.last().map(|step| step.label(language))
    }

    /// Whether the plan differs from the one saved last, as far as steps tell.
    pub fn is_dirty(&self) -> bool {
        self.save_point() != self.saved
    }

    /// How many steps lie between the plan as saved and the plan as it is, at least
    /// one where they differ; those that are no longer held are not counted.
    pub fn unsaved_steps(&self) -> usize {
        let since = self
            .done
            .iter()
            .filter(|step| step.serial > self.saved.0)
            .count();
        let back = self
            .undone
            .iter()
            .filter(|step| step.serial <= self.saved.0)
            .count();
        // Steps that are forgotten, or that were replaced after going back behind the saved one, are in neither list.
        since.max(back).max(usize::from(self.is_dirty()))
    }

    /// The plan as it is now stands in its file.
    pub fn mark_saved(&mut self) {
        self.mark_saved_at(self.save_point());
    }

    /// Where the history stands, for a saving that runs aside while the user goes on.
    pub fn save_point(&self) -> SavePoint {
        SavePoint(self.done.back().map_or(self.floor, |step| step.serial))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::TaskField;
    use crate::plan::{PlanParts, Task};

    fn history(tasks: usize, bound: usize) -> (History, Vec<Id>) {
        let tasks: Vec<Task> = (0..tasks)
            .map(|n| Task {
                id: format!("t{n}").as_str().into(),
                ..Task::default()
            })
            .collect();
        let ids = tasks.iter().map(|task| task.id.clone()).collect();
        let plan = Plan::new(PlanParts {
            tasks,
            ..PlanParts::default()
        });
        let mut history = History::new(plan);
        history.bound = bound;
        (history, ids)
    }

    fn title(ids: &[Id], title: &str) -> Edit {
        Edit::SetTasks {
            ids: ids.to_vec(),
            field: TaskField::Title(title.to_owned()),
        }
    }

    #[test]
    fn the_oldest_steps_are_forgotten_when_too_many_records_are_held() {
        let (mut history, ids) = history(3, 7);
        for n in 0..5 {
            history.run(&title(&ids, &format!("{n}"))).unwrap();
        }
        assert_eq!(history.records_held(), (6, 7));
        let mut back = 0;
        while history.undo().is_some() {
            back += 1;
        }
        assert_eq!(back, 2);
        assert_eq!(history.plan().task(&ids[0]).unwrap().title, "2");
        history.run(&title(&ids[..1], "x")).unwrap();
        assert_eq!(history.records_held().0, 1, "what was undone is let go");
    }

    #[test]
    fn a_plan_whose_saved_state_was_forgotten_never_counts_as_saved() {
        let (mut history, ids) = history(3, 3);
        for n in 0..4 {
            history.run(&title(&ids, &format!("{n}"))).unwrap();
        }
        while history.undo().is_some() {}
        assert!(
            history.is_dirty(),
            "the start, which is in the file, is out of reach"
        );
        history.mark_saved();
        assert!(!history.is_dirty());
        history.run(&title(&ids, "neu")).unwrap();
        history.undo();
        assert!(!history.is_dirty(), "back at what was saved");
    }

    #[test]
    fn an_unsaved_plan_has_at_least_one_unsaved_step() {
        let (mut history, ids) = history(1, 100);
        for n in 0..5 {
            history.run(&title(&ids, &format!("{n}"))).unwrap();
        }
        history.mark_saved();
        assert_eq!(history.unsaved_steps(), 0);
        history.undo();
        history.undo();
        history.run(&title(&ids, "neu")).unwrap();
        history.undo();
        assert!(history.is_dirty());
        assert_eq!(history.unsaved_steps(), 1);
    }

    #[test]
    fn a_step_larger_than_the_bound_can_still_be_undone() {
        let (mut history, ids) = history(5, 2);
        history.run(&title(&ids[..1], "a")).unwrap();
        history.run(&title(&ids, "b")).unwrap();
        assert!(history.undo().is_some() && history.undo().is_none());
        assert_eq!(history.plan().task(&ids[0]).unwrap().title, "a");
    }
}
