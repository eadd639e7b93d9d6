//! The plan as it was known on a day: every fact dated after it is left out. The only filter for replay.

use super::{
    Answer, Complaint, ComplaintStatus, Day, Due, DueChange, Indicator, InspectionRecord, Plan,
    Postponement, Precision, ReCheck, ReCheckResult, Suspension, Task,
};
use std::borrow::Cow;
use std::sync::Arc;

/// A task as known at the end of `day`; borrowed where nothing is dated later.
///
/// Undated fields (title, units, weights) are current and not replayed. A public notice that runs past the day is known
/// from its first day.
pub fn task_known_at(task: &Task, day: Day) -> Cow<'_, Task> {
    let later = task.notes.iter().any(|note| note.date > day)
        || task.completion.iter().any(|event| event.date > day)
        || task.close_out.iter().any(|event| event.date > day)
        || task.due_changes.iter().any(|change| change.date > day)
        || task.light.as_ref().is_some_and(|light| light.date > day)
        || task
            .accountability
            .iter()
            .any(|entry| entry.date.is_some_and(|date| date > day))
        || task
            .evidence
            .iter()
            .any(|entry| entry.date.is_some_and(|date| date > day))
        || task
            .measures
            .iter()
            .any(|measure| measure.completion.iter().any(|event| event.date > day))
        || suspensions_known_at(&task.suspensions, day) != task.suspensions
        || postponements_known_at(&task.postponements, day) != task.postponements
        || re_checks_known_at(&task.re_checks, day) != task.re_checks;
    if !later {
        return Cow::Borrowed(task);
    }
    let mut known = task.clone();
    known.due = due_known_at(task, day);
    known.notes.retain(|note| note.date <= day);
    known.completion.retain(|event| event.date <= day);
    known.close_out.retain(|event| event.date <= day);
    known.due_changes.retain(|change| change.date <= day);
    known.light = known.light.filter(|light| light.date <= day);
    known
        .accountability
        .retain(|entry| entry.date.is_none_or(|date| date <= day));
    known
        .evidence
        .retain(|entry| entry.date.is_none_or(|date| date <= day));
    known.suspensions = suspensions_known_at(&task.suspensions, day);
    known.postponements = postponements_known_at(&task.postponements, day);
    known.re_checks = re_checks_known_at(&task.re_checks, day);
    for measure in &mut known.measures {
        measure.completion.retain(|event| event.date <= day);
    }
    Cow::Owned(known)
}

/// Pauses begun by the end of `day`; one that ended later still goes on.
pub fn suspensions_known_at(all: &[Suspension], day: Day) -> Vec<Suspension> {
    let begun = all.iter().filter(|one| one.date <= day);
    begun
        .map(|one| Suspension {
            until: one.until.filter(|until| *until <= day),
            ..one.clone()
        })
        .collect()
}

/// Postponements asked for by the end of `day`; one that was answered later still waits.
pub fn postponements_known_at(all: &[Postponement], day: Day) -> Vec<Postponement> {
    let asked = all.iter().filter(|one| one.date <= day);
    asked
        .map(|one| match one.answered {
            Some(answered) if answered > day => Postponement {
                answer: Answer::Waiting,
                answered: None,
                ..one.clone()
            },
            _ => one.clone(),
        })
        .collect()
}

/// Re-checks as planned; of one made after `day` no result is known yet.
pub fn re_checks_known_at(all: &[ReCheck], day: Day) -> Vec<ReCheck> {
    all.iter()
        .map(|one| match one.done {
            Some(done) if done > day => ReCheck {
                done: None,
                result: ReCheckResult::Open,
                note: String::new(),
                ..one.clone()
            },
            _ => one.clone(),
        })
        .collect()
}

/// The earliest change of the deadline after `day`.
fn next_due_change(task: &Task, day: Day) -> Option<&DueChange> {
    task.due_changes
        .iter()
        .filter(|change| change.date > day)
        .min_by_key(|change| change.date)
}

/// The date of the deadline in force at the end of `day`; as [`due_known_at`] without copying the wording.
pub fn due_date_known_at(task: &Task, day: Day) -> Option<Day> {
    next_due_change(task, day).map_or(task.due.date, |change| change.old)
}

/// The deadline in force at the end of `day`: the old one of the earliest later change, else the current one.
pub fn due_known_at(task: &Task, day: Day) -> Due {
    match next_due_change(task, day) {
        Some(change) => Due {
            date: change.old,
            precision: if change.old_wording.is_empty() {
                Precision::Day
            } else {
                change.old_precision
            },
            wording: change.old_wording.clone(),
        },
        None => task.due.clone(),
    }
}

fn indicator_known_at(indicator: &Indicator, day: Day) -> Indicator {
    let mut known = indicator.clone();
    known.points.retain(|point| point.end <= day);
    known
}

fn inspection_known_at(record: &InspectionRecord, day: Day) -> Option<InspectionRecord> {
    (record.date <= day).then(|| {
        let mut known = record.clone();
        for finding in &mut known.findings {
            finding.settled = finding.settled.filter(|settled| *settled <= day);
        }
        known
    })
}

fn complaint_known_at(complaint: &Complaint, day: Day) -> Option<Complaint> {
    (complaint.received <= day).then(|| {
        let mut known = complaint.clone();
        if known.status_date.is_some_and(|date| date > day) {
            known.status = ComplaintStatus::Open;
            known.status_date = None;
        }
        known.follow_up_visits.retain(|visit| visit.date <= day);
        known
    })
}

impl Plan {
    /// The plan as it was known at the end of `day`.
    pub fn known_at(&self, day: Day) -> Self {
        let mut known = self.others_known_at(day);
        for (id, task) in &self.tasks {
            if let Cow::Owned(earlier) = task_known_at(task, day) {
                known.tasks.insert(id.clone(), Arc::new(earlier));
            }
        }
        known
    }

    /// The plan with everything but its tasks as it was known at the end of `day`; the tasks are as they are.
    pub fn others_known_at(&self, day: Day) -> Self {
        let mut known = self.clone();
        for (id, indicator) in &self.indicators {
            if indicator.points.iter().any(|point| point.end > day) {
                let earlier = indicator_known_at(indicator, day);
                known.indicators.insert(id.clone(), Arc::new(earlier));
            }
        }
        known.inspections = self
            .inspections
            .iter()
            .filter_map(|(id, record)| {
                Some((id.clone(), Arc::new(inspection_known_at(record, day)?)))
            })
            .collect();
        known.complaints = self
            .complaints
            .iter()
            .filter_map(|(id, complaint)| {
                Some((id.clone(), Arc::new(complaint_known_at(complaint, day)?)))
            })
            .collect();
        let later = |part: &super::GivenOut| part.date > day || part.back > Some(day);
        if self.head.given_out.iter().any(later) {
            let head = Arc::make_mut(&mut known.head);
            head.given_out.retain(|part| part.date <= day);
            for part in &mut head.given_out {
                part.back = part.back.filter(|back| *back <= day);
            }
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::super::ProgressNote;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn facts_after_the_day_do_not_count() {
        let task = Task {
            due: Due::on(date(2021, 12, 31)),
            notes: vec![
                ProgressNote {
                    date: date(2021, 5, 1),
                    percent: Some(40),
                    ..Default::default()
                },
                ProgressNote {
                    date: date(2021, 9, 1),
                    percent: Some(80),
                    ..Default::default()
                },
            ],
            due_changes: vec![DueChange {
                date: date(2021, 6, 1),
                old: Some(date(2021, 6, 30)),
                new: Some(date(2021, 12, 31)),
                ..Default::default()
            }],
            ..Default::default()
        };
        let before = task_known_at(&task, date(2021, 5, 31));
        assert_eq!(before.due.date, Some(date(2021, 6, 30)));
        assert_eq!(due_date_known_at(&task, date(2021, 5, 31)), before.due.date);
        assert_eq!(before.notes.len(), 1);
        assert!(before.due_changes.is_empty());
        assert!(matches!(
            task_known_at(&task, date(2021, 9, 1)),
            Cow::Borrowed(_)
        ));
    }
}
