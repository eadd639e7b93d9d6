//! Each task on both sides, and what of it is new, gone or otherwise.

use super::fields::changed_fields;
use crate::assess::{Assessment, Status, TaskState};
use crate::plan::{CloseOutEvent, CloseOutStep, Day, Id, Outcome, Plan, Task};
use crate::text::bounds;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The kinds of change, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// Completed or closed out now, neither before.
    Completed,
    /// Closed out now, not before.
    ClosedOut,
    /// Overdue now, not before.
    Overdue,
    /// Sent back in the close-out.
    SentBack,
    /// Relapsed.
    Relapsed,
    /// Completed before, open now, without a relapse.
    Reopened,
    /// Another deadline is in force.
    DueMoved,
    /// More percent, the task still open.
    PercentGained,
    /// Less percent.
    PercentLost,
    /// Measures done now, not before.
    MeasuresDone,
    /// Only on the new side.
    Added,
    /// Only on the old side.
    Removed,
    /// Undated fields read otherwise (two plans only).
    Edited,
    /// Something that is no task: the head, a list, a unit, an indicator, an inspection, a complaint, as each side's day knows it.
    Records,
}

/// What changed of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum What {
    /// A day it holds from, where one is known.
    On {
        /// The day.
        on: Option<Day>,
    },
    /// Overdue.
    Overdue {
        /// The deadline that was missed.
        due: Option<Day>,
        /// Days past it.
        days_late: i32,
    },
    /// Sent back or relapsed.
    Returned {
        /// At which step, or the relapse.
        step: CloseOutStep,
        /// When.
        on: Day,
        /// Why; may be empty.
        reason: String,
    },
    /// The deadline.
    Due {
        /// Before.
        from: Option<Day>,
        /// Now.
        to: Option<Day>,
    },
    /// The percent, 0 to 100.
    Percent {
        /// Before; `None` where nothing was reported.
        from: Option<u8>,
        /// Now.
        to: Option<u8>,
    },
    /// The measures, by their text.
    Measures {
        /// Done now, not before.
        measures: Vec<String>,
    },
    /// The fields that read otherwise, by their names in the file.
    Fields {
        /// The names.
        fields: Vec<&'static str>,
    },
    /// A record that is no task.
    Record {
        /// Its kind, as the file names its list; `head` for the plan as a whole.
        record: &'static str,
        /// What became of it.
        change: super::RecordChange,
        /// The fields that read otherwise, by their names in the file.
        fields: Vec<&'static str>,
    },
    /// Nothing more to say.
    Plain {},
}

/// One change of one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What kind.
    pub kind: DifferenceKind,
    /// The task; empty for a record that is no task.
    pub task: Id,
    /// Its number.
    pub number: String,
    /// Its title; for other records their name.
    pub title: String,
    /// Its lead unit.
    pub lead_unit: String,
    /// More of it.
    #[serde(flatten)]
    pub what: What,
}

/// A plan at a day.
#[derive(Clone, Copy, Debug)]
pub struct Side<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The assessment of the plan; it names the day.
    pub assessment: &'p Assessment,
}

/// What changed from one side to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The day the old side is seen at.
    pub old_day: Day,
    /// The day the new side is seen at.
    pub new_day: Day,
    /// The changes, by kind and then in plan order.
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty()
    }

    /// How many changes of each kind there are, in order, kinds without change left out.
    pub fn counts(&self) -> Vec<(DifferenceKind, usize)> {
        let mut counts: Vec<(DifferenceKind, usize)> = Vec::new();
        for difference in &self.differences {
            match counts.last_mut() {
                Some((kind, count)) if *kind == difference.kind => *count += 1,
                _ => counts.push((difference.kind, 1)),
            }
        }
        counts
    }

    /// The changes of one kind; of all where it is `None`.
    pub fn of(&self, kind: Option<DifferenceKind>) -> &[Difference] {
        let Some(kind) = kind else {
            return &self.differences;
        };
        let from = self.differences.partition_point(|one| one.kind < kind);
        let to = self.differences.partition_point(|one| one.kind <= kind);
        self.differences.get(from..to).unwrap_or_default()
    }

    /// How many tasks changed.
    pub fn tasks(&self) -> usize {
        let ids = self.differences.iter().map(|one| &one.task);
        let ids: BTreeSet<&Id> = ids.filter(|id| !id.is_empty()).collect();
        ids.len()
    }
}

/// Compares two sides; tasks are matched by id. Facts dated after a side's day do not count on it.
pub fn compare(old: Side<'_>, new: Side<'_>) -> Comparison {
    let mut found: Vec<Difference> = Vec::new();
    for task in new.plan.tasks_in_order() {
        let state = new.assessment.task(&task.id);
        match (
            old.plan.task(&task.id),
            old.assessment.task(&task.id),
            state,
        ) {
            (Some(before), Some(was), Some(is)) => Pair {
                plan: new.plan,
                before,
                after: task,
                was,
                is,
                old_day: old.assessment.as_of(),
                new_day: new.assessment.as_of(),
            }
            .differences(&mut found),
            (None, _, _) => found.push(one(new.plan, DifferenceKind::Added, task, What::Plain {})),
            _ => {}
        }
    }
    for task in old.plan.tasks_in_order() {
        if new.plan.task(&task.id).is_none() {
            found.push(one(old.plan, DifferenceKind::Removed, task, What::Plain {}));
        }
    }
    let known = |side: &Side<'_>| side.plan.others_known_at(side.assessment.as_of());
    super::records::differences(&known(&old), &known(&new), &mut found);
    found.sort_by_key(|difference| difference.kind);
    Comparison {
        old_day: old.assessment.as_of(),
        new_day: new.assessment.as_of(),
        differences: found,
    }
}

fn one(plan: &Plan, kind: DifferenceKind, task: &Task, what: What) -> Difference {
    Difference {
        kind,
        task: task.id.clone(),
        number: task.number.clone(),
        title: task.title.clone(),
        lead_unit: bounds::name(plan.unit_word(task.lead_unit.as_ref())).into_owned(),
        what,
    }
}

/// A task on both sides.
struct Pair<'p> {
    /// The later plan.
    plan: &'p Plan,
    before: &'p Arc<Task>,
    after: &'p Arc<Task>,
    was: &'p TaskState,
    is: &'p TaskState,
    old_day: Day,
    new_day: Day,
}

impl Pair<'_> {
    fn differences(&self, found: &mut Vec<Difference>) {
        let same = Arc::ptr_eq(self.before, self.after);
        if same && self.old_day == self.new_day {
            return;
        }
        use DifferenceKind as K;
        let (was, is) = (self.was, self.is);
        let mut add = |kind, what| found.push(one(self.plan, kind, self.after, what));
        if is.status.is_done() && !was.status.is_done() {
            add(
                K::Completed,
                What::On {
                    on: is.completed_on,
                },
            );
        }
        if is.status == Status::ClosedOut && was.status != Status::ClosedOut {
            add(
                K::ClosedOut,
                What::On {
                    on: self.closed_on(),
                },
            );
        }
        if is.status == Status::Overdue && was.status != Status::Overdue {
            add(
                K::Overdue,
                What::Overdue {
                    due: is.due,
                    days_late: is.days_late,
                },
            );
        }
        let mut relapsed = false;
        for event in self.new_returns() {
            let kind = if event.step == CloseOutStep::Relapse {
                relapsed = true;
                K::Relapsed
            } else {
                K::SentBack
            };
            add(
                kind,
                What::Returned {
                    step: event.step,
                    on: event.date,
                    reason: event.reason.trim().to_owned(),
                },
            );
        }
        if was.status.is_done() && !is.status.is_done() && !relapsed {
            add(K::Reopened, What::Plain {});
        }
        if is.due != was.due {
            add(
                K::DueMoved,
                What::Due {
                    from: was.due,
                    to: is.due,
                },
            );
        }
        let percent = What::Percent {
            from: was.percent,
            to: is.percent,
        };
        match is.percent.cmp(&was.percent) {
            std::cmp::Ordering::Greater => add(K::PercentGained, percent),
            std::cmp::Ordering::Less => add(K::PercentLost, percent),
            std::cmp::Ordering::Equal => {}
        }
        let measures = self.measures_done();
        if !measures.is_empty() {
            add(K::MeasuresDone, What::Measures { measures });
        }
        if !same {
            let fields = changed_fields(self.before, self.after, self.old_day.min(self.new_day));
            if !fields.is_empty() {
                add(K::Edited, What::Fields { fields });
            }
        }
    }

    /// The day of the latest record-filing known on the new side.
    fn closed_on(&self) -> Option<Day> {
        self.after
            .close_out
            .iter()
            .filter(|event| event.step == CloseOutStep::RecordFiling && event.date <= self.new_day)
            .map(|event| event.date)
            .max()
    }

    /// Returns and relapses known on the new side and not on the old, in order of their days.
    fn new_returns(&self) -> Vec<&CloseOutEvent> {
        let known: Vec<&CloseOutEvent> = self
            .before
            .close_out
            .iter()
            .filter(|event| event.date <= self.old_day)
            .collect();
        let mut new: Vec<&CloseOutEvent> = self
            .after
            .close_out
            .iter()
            .filter(|event| {
                event.date <= self.new_day
                    && (event.step == CloseOutStep::Relapse || event.outcome == Outcome::SentBack)
                    && !known.iter().any(|other| {
                        if event.id.is_empty() {
                            other == event
                        } else {
                            other.id == event.id && other.outcome == event.outcome
                        }
                    })
            })
            .collect();
        new.sort_by_key(|event| event.date);
        new
    }

    fn measures_done(&self) -> Vec<String> {
        self.after
            .measures
            .iter()
            .filter(|measure| {
                measure.done_at(self.new_day).is_some()
                    && !self.before.measures.iter().any(|before| {
                        before.id == measure.id && before.done_at(self.old_day).is_some()
                    })
            })
            .map(|measure| measure.text.clone())
            .collect()
    }
}
