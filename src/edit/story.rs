//! A task's story moves on: deadlines move with a record, progress is reported, completion is said and taken back.

use super::rules::{check_dates, new_id, task_name};
use super::{OpenMeasures, Refusal};
use crate::plan::{
    CompletionEvent, CompletionKind, Day, Due, DueChange, Id, Precision, ProgressNote, Task,
    completed_at,
};

/// A day moved by days; refused when it leaves the years 1 to 9999.
fn moved(task: &Task, day: Day, days: i32) -> Result<Day, Refusal> {
    jiff::Span::new()
        .try_days(days)
        .and_then(|span| day.checked_add(span))
        .ok()
        .filter(|day| day.year() >= 1)
        .ok_or_else(|| Refusal::OutOfCalendar {
            task: task_name(task),
        })
}

/// Moves start, open measures and deadline by days.
pub(super) fn move_bar(task: &mut Task, days: i32, on: Day, seed: &Id) -> Result<(), Refusal> {
    if days == 0 {
        return Ok(());
    }
    if let Some(start) = task.start {
        task.start = Some(moved(task, start, days)?);
    }
    for index in 0..task.measures.len() {
        let measure = &task.measures[index];
        if measure.done().is_some() {
            continue;
        }
        let (start, due) = (measure.start, measure.due);
        let start = start.map(|day| moved(task, day, days)).transpose()?;
        let due = due.map(|day| moved(task, day, days)).transpose()?;
        let measure = &mut task.measures[index];
        measure.start = start;
        measure.due = due;
    }
    if let Some(due) = task.due.date {
        let due = Due::on(moved(task, due, days)?);
        change_due(task, due, on, DueSaid::default(), seed)?;
    }
    Ok(())
}

/// Moves the start by days; a bar that begins with its first measure gets a start of its own.
pub(super) fn move_start(task: &mut Task, days: i32) -> Result<(), Refusal> {
    if days == 0 {
        return Ok(());
    }
    if let Some(start) = task.first_day() {
        task.start = Some(moved(task, start, days)?);
    }
    check_dates(task)
}

/// What is said with a new deadline.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DueSaid<'a> {
    /// Document that approved it.
    pub approval: &'a str,
    /// Why.
    pub reason: &'a str,
    /// A slip is put right.
    pub correction: bool,
}

/// Sets the deadline with a record of what it was.
///
/// A day's change without approval is amended by the next one of that day, and goes when the old date comes back. A
/// first deadline, and other words for the same date, leave no record unless an approval or reason is given with it.
pub(super) fn change_due(
    task: &mut Task,
    due: Due,
    on: Day,
    DueSaid {
        approval,
        reason,
        correction,
    }: DueSaid<'_>,
    seed: &Id,
) -> Result<(), Refusal> {
    if let Some(later) = task
        .due_changes
        .iter()
        .map(|change| change.date)
        .filter(|date| *date > on)
        .max()
        && due.date != task.due.date
    {
        return Err(Refusal::DueMovedLater {
            task: task_name(task),
            later,
        });
    }
    let amended = task.due_changes.iter().rposition(|change| {
        change.date == on && change.approval.is_empty() && change.correction == correction
    });
    let said = !approval.is_empty() || !reason.is_empty();
    match amended {
        Some(index) if due.date == task.due_changes[index].old => {
            let change = task.due_changes.remove(index);
            task.due = if due.wording.is_empty() {
                Due {
                    date: change.old,
                    precision: change.old_precision,
                    wording: change.old_wording,
                }
            } else {
                due
            };
        }
        Some(index) => {
            let change = &mut task.due_changes[index];
            change.new = due.date;
            if !approval.is_empty() {
                approval.clone_into(&mut change.approval);
            }
            if !reason.is_empty() {
                reason.clone_into(&mut change.reason);
            }
            task.due = due;
        }
        None if (due.date == task.due.date || task.due.is_empty()) && !said => task.due = due,
        None => {
            let id = new_id(seed, &task.id, "due_change", |id| {
                task.due_changes.iter().any(|change| change.id == *id)
            });
            let change = DueChange {
                id,
                date: on,
                old: task.due.date,
                new: due.date,
                old_wording: task.due.wording.clone(),
                old_precision: task.due.precision,
                correction,
                approval: approval.to_owned(),
                reason: reason.to_owned(),
            };
            let place = place_for(&task.due_changes, on, |change| change.date);
            task.due_changes.insert(place, change);
            task.due = due;
        }
    }
    if task.due.date.is_none() {
        task.due.precision = Precision::Day;
    }
    check_dates(task)
}

/// Where an entry of a day goes: after the last one of that day or before, so the later entry of a day decides.
pub(super) fn place_for<E>(log: &[E], on: Day, date_of: impl Fn(&E) -> Day) -> usize {
    log.iter()
        .rposition(|entry| date_of(entry) <= on)
        .map_or(0, |index| index + 1)
}

/// Reports a percent: amends the day's note, else adds one.
pub(super) fn report(
    task: &mut Task,
    percent: u8,
    on: Day,
    by: &str,
    seed: &Id,
) -> Result<(), Refusal> {
    if percent > 100 {
        return Err(Refusal::PercentOver(percent));
    }
    if let Some(note) = task.notes.iter_mut().rfind(|note| note.date == on) {
        note.percent = Some(percent);
        return Ok(());
    }
    let id = new_id(seed, &task.id, "note", |id| {
        task.notes.iter().any(|note| note.id == *id)
    });
    let note = ProgressNote {
        id,
        date: on,
        percent: Some(percent),
        by: by.to_owned(),
        ..ProgressNote::default()
    };
    let place = place_for(&task.notes, on, |note| note.date);
    task.notes.insert(place, note);
    Ok(())
}

/// Adds an event at its place, under a new id.
fn add_event(log: &mut Vec<CompletionEvent>, mut event: CompletionEvent, owner: &Id, seed: &Id) {
    event.id = new_id(seed, owner, "completion", |id| {
        log.iter().any(|event| event.id == *id)
    });
    let place = place_for(log, event.date, |event| event.date);
    log.insert(place, event);
}

fn complete_log(owner: &Id, log: &mut Vec<CompletionEvent>, on: Day, by: &str, seed: &Id) {
    if completed_at(log, on).is_some() {
        return;
    }
    // A check mark taken away and set again on one day leaves no trail.
    if let Some(index) = log.iter().rposition(|event| event.date == on)
        && log[index].kind == CompletionKind::Reopened
        && log[index].reason.is_empty()
    {
        let reopened = log.remove(index);
        if completed_at(log, on).is_some() {
            return;
        }
        log.insert(index, reopened);
    }
    let event = CompletionEvent {
        date: on,
        kind: CompletionKind::Completed,
        by: by.to_owned(),
        ..CompletionEvent::default()
    };
    add_event(log, event, owner, seed);
}

fn reopen_log(owner: &Id, log: &mut Vec<CompletionEvent>, on: Day, reason: &str, seed: &Id) {
    if completed_at(log, on).is_none() {
        return;
    }
    if reason.is_empty() {
        // Said and taken back on one day: it was a slip.
        if let Some(index) = log.iter().rposition(|event| event.date == on) {
            log.remove(index);
        }
        if completed_at(log, on).is_none() {
            return;
        }
    }
    let event = CompletionEvent {
        date: on,
        kind: CompletionKind::Reopened,
        reason: reason.to_owned(),
        ..CompletionEvent::default()
    };
    add_event(log, event, owner, seed);
}

/// Completes a task, dates its open measures as told and notes 100 percent; a task completed already stays as it is.
pub(super) fn complete(
    task: &mut Task,
    on: Day,
    by: &str,
    measures: &OpenMeasures,
    seed: &Id,
) -> Result<(), Refusal> {
    if task.completed_at(on).is_some() {
        return Ok(());
    }
    let owner = task.id.clone();
    complete_log(&owner, &mut task.completion, on, by, seed);
    for measure in &mut task.measures {
        if measure.done_at(on).is_some() {
            continue;
        }
        if let Some(day) = measures.day(measure, on) {
            let owner = measure.id.clone();
            complete_log(&owner, &mut measure.completion, day, by, seed);
        }
    }
    let reported = task
        .notes
        .iter()
        .filter(|note| note.date <= on && note.percent.is_some())
        .max_by_key(|note| note.date)
        .and_then(|note| note.percent);
    if reported == Some(100) {
        return Ok(());
    }
    report(task, 100, on, by, seed)
}

/// Takes completion back.
pub(super) fn reopen(task: &mut Task, on: Day, reason: &str, seed: &Id) {
    let owner = task.id.clone();
    reopen_log(&owner, &mut task.completion, on, reason, seed);
}

/// Marks a measure done, or takes that back.
pub(super) fn mark_measure(task: &mut Task, measure: &Id, done: bool, on: Day, seed: &Id) {
    if let Some(measure) = task.measures.iter_mut().find(|m| m.id == *measure) {
        let owner = measure.id.clone();
        if done {
            complete_log(&owner, &mut measure.completion, on, "", seed);
        } else {
            reopen_log(&owner, &mut measure.completion, on, "", seed);
        }
    }
}
