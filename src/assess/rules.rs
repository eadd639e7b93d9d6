//! The rules of status: what holds for one task at the end of a day. Facts dated later do not count.

use super::{CloseOutState, FigureSet, LightState, Status, TaskState};
use crate::plan::{
    CloseOutEvent, CloseOutStep, Day, Measure, Outcome, PlanSettings, ProgressNote, Task,
    completed_at, due_date_known_at,
};

/// Everything that follows for a task at the end of `day`, by the first rule that holds: closed out, completed,
/// overdue, behind, not started, on schedule.
///
/// It reads only the facts known on the day, so `task_state(task, ..)` equals the same of
/// [`task_known_at`](crate::plan::task_known_at).
pub fn task_state(task: &Task, settings: &PlanSettings, day: Day) -> TaskState {
    let close_out = close_out_events(&task.close_out, day);
    let relapse = close_out
        .iter()
        .rev()
        .find(|event| event.step == CloseOutStep::Relapse)
        .map(|event| event.date);
    let progress = close_out_state(&close_out, day);
    // A completion said before the problem came back (or on that day) no longer holds.
    let completed_on = completed_at(&task.completion, day)
        .filter(|on| relapse.is_none_or(|relapse| *on > relapse));
    let closed_out = progress.passed == 5;
    let relapsed_on = relapse.filter(|_| completed_on.is_none() && !closed_out);

    let due = due_date_known_at(task, day);
    // The old date of a relapsed task is settled history: only a date set since is one to miss.
    let due_stands = relapsed_on.is_none_or(|relapse| due_set_since(task, relapse, day));
    let moved_from = task
        .due_changes
        .iter()
        .filter(|change| change.is_official() && change.date <= day)
        .max_by_key(|change| change.date)
        .and_then(|change| change.old);

    let measures_done = task
        .measures
        .iter()
        .filter(|measure| measure.done_at(day).is_some())
        .count();
    let expected = expected_percent(task, due, day);
    let reported = reported_percent(task, relapsed_on, day);
    let noted = task.notes.iter().map(|note| note.date);
    let latest_note = noted.filter(|date| *date <= day).max();
    let known = task.notes.iter().filter(|note| note.date <= day);
    let nothing_reported = !known.into_iter().any(reports) && measures_done == 0;
    let days_past = due.filter(|_| due_stands).map_or(0, |due| days(due, day));

    let status = if closed_out {
        Status::ClosedOut
    } else if completed_on.is_some() {
        Status::Completed
    } else if days_past > 0 {
        Status::Overdue
    } else if !due_stands
        || f64::from(reported.unwrap_or(0)) < least_percent(task, expected, settings)
    {
        Status::Behind
    } else if nothing_reported {
        Status::NotStarted
    } else {
        Status::OnSchedule
    };
    let closed_out_on = close_out
        .iter()
        .rfind(|event| closed_out && event.step == CloseOutStep::RecordFiling)
        .map(|event| event.date);
    let mut state = TaskState {
        status,
        percent: if status.is_done() {
            Some(100)
        } else {
            reported
        },
        expected,
        due,
        moved_from,
        days_late: if status == Status::Overdue {
            days_past
        } else {
            0
        },
        relapsed: relapsed_on.is_some(),
        completed_on,
        closed_out_on,
        light: LightState::of(task, status, settings, day),
        latest_note,
        close_out: progress,
        measures_done,
        accountable: accountable(task, day),
        measures: task.measures.len(),
        figures: FigureSet::default(),
    };
    state.figures = FigureSet::of(task, &state, &close_out, settings, day);
    state
}

/// Days from one day to another, negative when the other is earlier.
fn days(from: Day, to: Day) -> i32 {
    (to - from).get_days()
}

/// People held to account up to a day; an undated entry counts.
fn accountable(task: &Task, day: Day) -> u32 {
    let entries = task.accountability.iter();
    let known = entries.filter(|entry| entry.date.is_none_or(|date| date <= day));
    known.fold(0, |sum, entry| sum.saturating_add(entry.people))
}

/// The close-out events known at the end of a day in order of their days; within one day the later entry is later.
fn close_out_events(log: &[CloseOutEvent], day: Day) -> Vec<&CloseOutEvent> {
    let mut known: Vec<&CloseOutEvent> = log.iter().filter(|event| event.date <= day).collect();
    known.sort_by_key(|event| event.date);
    known
}

fn returns(event: &CloseOutEvent) -> bool {
    event.step == CloseOutStep::Relapse || event.outcome == Outcome::SentBack
}

/// How far a close-out is; `events` are those known at `day`, in order. A step counts as passed with every step before
/// it (the order may be set aside with a reason); a public notice has passed once its end is before the day, or once
/// record-filing has passed.
fn close_out_state(events: &[&CloseOutEvent], day: Day) -> CloseOutState {
    let since = events
        .iter()
        .rposition(|event| returns(event))
        .map_or(0, |at| at + 1);
    let counting = &events[since..];
    let furthest = counting.iter().map(|event| event.step).max();
    let notice = counting
        .iter()
        .rfind(|event| event.step == CloseOutStep::PublicNotice);
    let running = match (notice, furthest) {
        (None, _) | (_, Some(CloseOutStep::RecordFiling)) => false,
        (Some(notice), furthest) => match notice.end {
            Some(end) => end >= day,
            // Nobody said when it ends; a later step shows that it has.
            None => furthest == Some(CloseOutStep::PublicNotice),
        },
    };
    let passed = if running {
        2
    } else {
        furthest
            .and_then(CloseOutStep::place)
            .map_or(0, |place| place + 1)
    };
    CloseOutState {
        passed: u8::try_from(passed).unwrap_or(5),
        current: CloseOutStep::FIVE.get(passed).copied(),
        notice_until: notice.filter(|_| running).and_then(|notice| notice.end),
        in_notice: running,
        sent_back: since > 0 && since == events.len(),
    }
}

/// Whether the deadline was moved to a date on or after the relapse.
fn due_set_since(task: &Task, relapse: Day, day: Day) -> bool {
    task.due_changes
        .iter()
        .filter(|change| change.is_official())
        .any(|change| relapse <= change.date && change.date <= day && change.new.is_some())
}

/// Whether the measures say how a task should advance: one of them has a deadline.
fn measures_tell(task: &Task) -> bool {
    task.measures.iter().any(|measure| measure.due.is_some())
}

/// The percent from which a report is on schedule: a whole percent where measures set the pace (a third may be reported
/// as 33), else the expected percent less the tolerance.
fn least_percent(task: &Task, expected: f64, settings: &PlanSettings) -> f64 {
    if measures_tell(task) {
        expected.floor()
    } else {
        expected - f64::from(settings.tolerance_points)
    }
}

/// The share of a task, 0 to 100, of the measures that `counts` picks. Measures without a weight share equally what the
/// weights leave of 100, all of it where none has one; weights that sum to more, or to less with none left to share, are
/// scaled to 100.
pub fn measure_share(measures: &[Measure], counts: impl Fn(&Measure) -> bool) -> f64 {
    let sum = |some: &dyn Fn(&Measure) -> bool| -> u64 {
        let some = measures.iter().filter(|measure| some(measure));
        some.map(|measure| u64::from(measure.weight)).sum()
    };
    let without = |some: &dyn Fn(&Measure) -> bool| -> usize {
        let some = measures.iter().filter(|measure| some(measure));
        some.filter(|measure| measure.weight == 0).count()
    };
    let (weights, open) = (sum(&|_| true), without(&|_| true));
    // Weights are small whole numbers; the quotients are exact enough to compare with whole percents.
    if open == 0 || weights >= 100 {
        return match weights {
            0 => 0.0,
            all => sum(&counts) as f64 * 100.0 / all as f64,
        };
    }
    sum(&counts) as f64 + without(&counts) as f64 * (100 - weights) as f64 / open as f64
}

/// The share of a task, 0 to 100, of one of its measures, by the rule of [`measure_share`].
pub fn share_of(measures: &[Measure], place: usize) -> f64 {
    let one = measures.get(place);
    measure_share(measures, |measure| {
        one.is_some_and(|one| std::ptr::eq(one, measure))
    })
}

/// Percent expected at the end of `day`, 0 to 100: the share of the measures due by then, one without a deadline of its
/// own being due with the task; where no measure has one, time alone, linear from start to deadline; 0 where neither is
/// known.
fn expected_percent(task: &Task, due: Option<Day>, day: Day) -> f64 {
    if measures_tell(task) {
        return measure_share(&task.measures, |measure| {
            measure.due.or(due).is_some_and(|due| due <= day)
        });
    }
    let Some(due) = due else { return 0.0 };
    if day >= due {
        return 100.0;
    }
    match task.start {
        Some(start) if start < day => {
            f64::from(days(start, day)) * 100.0 / f64::from(days(start, due))
        }
        _ => 0.0,
    }
}

/// Whether a note reports progress: a percent or what was done. One that only names problems does not.
fn reports(note: &ProgressNote) -> bool {
    note.percent.is_some() || !note.done.trim().is_empty()
}

/// The latest reported percent at the end of `day`; `None` where nothing was reported, which is not 0. A measure done after the latest report counts as reported with its
/// weight; since a relapse only later reports count.
fn reported_percent(task: &Task, relapsed_on: Option<Day>, day: Day) -> Option<u8> {
    let note = task
        .notes
        .iter()
        .filter(|note| note.date <= day && relapsed_on.is_none_or(|relapse| note.date >= relapse))
        .filter_map(|note| Some((note.date, note.percent?)))
        .max_by_key(|(date, _)| *date);
    // That the problem came back is a report, too: nothing of what was done stands.
    let noted = note.map(|(_, percent)| percent.min(100));
    let noted = noted.or(relapsed_on.map(|_| 0));
    let since = note.map(|(date, _)| date).max(relapsed_on);
    let measure_since = task
        .measures
        .iter()
        .filter_map(|measure| measure.done_at(day))
        .any(|done| since.is_none_or(|since| done > since));
    if measure_since {
        let share = measure_share(&task.measures, |measure| measure.done_at(day).is_some());
        // A share of a hundred points, so it fits; half done is not more than half.
        noted.max(Some(share.floor() as u8))
    } else {
        noted
    }
}

#[cfg(test)]
#[path = "pace_tests.rs"]
mod pace_tests;
#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
