//! What a rule is given to judge: one task as known at the date, or the plan as a whole.

use crate::assess::{Assessment, TaskState};
use crate::plan::calendar::Calendar;
use crate::plan::{
    CloseOutEvent, CloseOutStep, Complaint, ComplaintStatus, Day, Id, Outcome, Plan, PlanSettings,
    ProgressNote, Task,
};
use crate::text::bounds;

/// The plan as a whole at a date.
pub(in crate::assess::checks) struct PlanCase<'a> {
    pub plan: &'a Plan,
    pub assessment: &'a Assessment,
    pub calendar: &'a Calendar<'a>,
    pub day: Day,
}

impl PlanCase<'_> {
    /// A task in a sentence: its number and its title.
    pub fn name(&self, id: &Id) -> String {
        match self.plan.task(id) {
            Some(task) => name(task),
            None => id.to_string(),
        }
    }
}

/// One task at a date.
pub(in crate::assess::checks) struct TaskCase<'a> {
    pub whole: &'a PlanCase<'a>,
    /// As known at the date: nothing in it is dated later.
    pub task: &'a Task,
    pub state: &'a TaskState,
    /// The complaints that concern it.
    pub complaints: &'a [&'a Complaint],
}

impl<'a> TaskCase<'a> {
    /// The date.
    pub fn day(&self) -> Day {
        self.whole.day
    }

    /// The settings of the plan.
    pub fn settings(&self) -> &'a PlanSettings {
        &self.whole.plan.head().settings
    }

    /// The progress notes in order of their days.
    pub fn notes(&self) -> Vec<&'a ProgressNote> {
        let mut notes: Vec<&ProgressNote> = self.task.notes.iter().collect();
        notes.sort_by_key(|note| note.date);
        notes
    }

    /// The close-out events in order of their days, from the first.
    pub fn events(&self) -> Vec<&'a CloseOutEvent> {
        let mut events: Vec<&CloseOutEvent> = self.task.close_out.iter().collect();
        events.sort_by_key(|event| event.date);
        events
    }

    /// The events that count: those after the latest return or relapse.
    pub fn counting_events(&self) -> Vec<&'a CloseOutEvent> {
        let mut events = self.events();
        let since = events
            .iter()
            .rposition(|event| returns(event))
            .map_or(0, |at| at + 1);
        events.split_off(since)
    }

    /// The latest event of each step that counts, in the order of the steps.
    pub fn steps(&self) -> [Option<&'a CloseOutEvent>; 5] {
        let mut steps = [None; 5];
        for event in self.counting_events() {
            if let Some(slot) = event.step.place().and_then(|place| steps.get_mut(place)) {
                *slot = Some(event);
            }
        }
        steps
    }

    /// Days from a day to the date.
    pub fn days_since(&self, day: Day) -> usize {
        days(day, self.day())
    }
}

/// Days from one day to a later one; 0 where it is earlier.
pub(in crate::assess::checks) fn days(from: Day, to: Day) -> usize {
    usize::try_from((to - from).get_days()).unwrap_or(0)
}

/// Whether an event returns a task to the first step.
pub(in crate::assess::checks) fn returns(event: &CloseOutEvent) -> bool {
    event.step == CloseOutStep::Relapse || event.outcome == Outcome::SentBack
}

/// Whether a complaint had come in by a day and was not settled then.
pub(in crate::assess::checks) fn open_at(complaint: &Complaint, day: Day) -> bool {
    complaint.received <= day
        && (complaint.status == ComplaintStatus::Open
            || complaint.status_date.is_some_and(|date| date > day))
}

/// A task in a sentence: its number and its title.
pub(in crate::assess::checks) fn name(task: &Task) -> String {
    let words = [task.number.trim(), task.title.trim()];
    let words = words.into_iter().filter(|word| !word.is_empty());
    // Many findings may say the name of one task.
    let said: Vec<_> = words.map(bounds::name).collect();
    if said.is_empty() {
        task.id.to_string()
    } else {
        said.join(" ")
    }
}
