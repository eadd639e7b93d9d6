//! Every rule of status, case by case.

use super::*;
use crate::plan::{
    CompletionEvent, CompletionKind, Due, DueChange, Measure, ProgressNote, task_known_at,
};
use jiff::civil::date;
use proptest::prelude::*;

pub(super) const DAY: Day = Day::constant(2021, 11, 20);

pub(super) fn state(task: &Task) -> TaskState {
    state_at(task, DAY)
}

pub(super) fn state_at(task: &Task, day: Day) -> TaskState {
    task_state(task, &PlanSettings::default(), day)
}

pub(super) fn note(date: Day, percent: u8) -> ProgressNote {
    ProgressNote {
        date,
        percent: Some(percent),
        ..ProgressNote::default()
    }
}

fn completed(date: Day) -> CompletionEvent {
    CompletionEvent {
        date,
        ..CompletionEvent::default()
    }
}

fn reopened(date: Day) -> CompletionEvent {
    CompletionEvent {
        date,
        kind: CompletionKind::Reopened,
        ..CompletionEvent::default()
    }
}

fn event(step: CloseOutStep, date: Day) -> CloseOutEvent {
    CloseOutEvent::of(step, date)
}

fn sent_back(step: CloseOutStep, date: Day) -> CloseOutEvent {
    CloseOutEvent {
        outcome: Outcome::SentBack,
        reason: "现场仍有建渣未清运".to_owned(),
        ..event(step, date)
    }
}

fn notice(from: Day, to: Day) -> CloseOutEvent {
    CloseOutEvent {
        end: Some(to),
        ..event(CloseOutStep::PublicNotice, from)
    }
}

pub(super) fn measure(weight: u32, due: Day, done: Option<Day>) -> Measure {
    Measure {
        weight,
        due: Some(due),
        completion: done.into_iter().map(completed).collect(),
        ..Measure::default()
    }
}

/// Due at the end of the year, three measures, two of them due by the day and done, 70 percent reported.
pub(super) fn going() -> Task {
    Task {
        start: Some(date(2020, 10, 9)),
        due: Due::on(date(2021, 12, 31)),
        measures: vec![
            measure(25, date(2021, 1, 31), Some(date(2021, 1, 25))),
            measure(45, date(2021, 5, 31), Some(date(2021, 5, 20))),
            measure(30, date(2021, 12, 31), None),
        ],
        notes: vec![note(date(2021, 1, 26), 25), note(date(2021, 5, 20), 70)],
        ..Task::default()
    }
}

/// Completed and closed out step by step.
fn closed() -> Task {
    Task {
        completion: vec![completed(date(2021, 6, 1))],
        close_out: vec![
            event(CloseOutStep::SelfCheck, date(2021, 6, 10)),
            event(CloseOutStep::Verification, date(2021, 6, 20)),
            notice(date(2021, 7, 1), date(2021, 7, 14)),
            event(CloseOutStep::Filing, date(2021, 7, 20)),
            event(CloseOutStep::RecordFiling, date(2021, 7, 30)),
        ],
        ..going()
    }
}

#[test]
fn the_first_rule_that_holds_decides() {
    let with = |change: fn(&mut Task)| {
        let mut task = going();
        change(&mut task);
        task
    };
    let cases: Vec<(&str, Task, Status)> = vec![
        (
            "measures due by the day done and reported",
            going(),
            Status::OnSchedule,
        ),
        ("closed out", closed(), Status::ClosedOut),
        (
            "completed",
            with(|t| t.completion = vec![completed(date(2021, 11, 20))]),
            Status::Completed,
        ),
        (
            "completed tomorrow does not count today",
            with(|t| t.completion = vec![completed(date(2021, 11, 21))]),
            Status::OnSchedule,
        ),
        (
            "completed and reopened",
            with(|t| t.completion = vec![completed(date(2021, 6, 1)), reopened(date(2021, 8, 1))]),
            Status::OnSchedule,
        ),
        (
            "completed after its deadline is completed, not overdue",
            with(|t| {
                t.due = Due::on(date(2021, 10, 31));
                t.completion = vec![completed(date(2021, 11, 15))];
            }),
            Status::Completed,
        ),
        (
            "due today is not overdue",
            with(|t| t.due = Due::on(DAY)),
            Status::OnSchedule,
        ),
        (
            "due yesterday is",
            with(|t| t.due = Due::on(date(2021, 11, 19))),
            Status::Overdue,
        ),
        (
            "overdue comes before behind",
            with(|t| {
                t.due = Due::on(date(2021, 11, 19));
                t.notes.clear();
            }),
            Status::Overdue,
        ),
        (
            "no date is never overdue",
            with(|t| {
                t.due = Due::default();
                t.continuing = true;
            }),
            Status::OnSchedule,
        ),
        (
            "reported below the measures due",
            with(|t| t.notes = vec![note(date(2021, 11, 1), 69)]),
            Status::Behind,
        ),
        (
            "nothing reported while measures are due is behind, not just not started",
            with(|t| {
                t.notes.clear();
                for measure in &mut t.measures {
                    measure.completion.clear();
                }
            }),
            Status::Behind,
        ),
        (
            "a measure due today is expected today",
            with(|t| t.measures[2].due = Some(DAY)),
            Status::Behind,
        ),
        (
            "nothing due, nothing reported",
            Task {
                start: Some(date(2022, 1, 4)),
                due: Due::on(date(2022, 12, 31)),
                measures: vec![measure(100, date(2022, 4, 30), None)],
                ..Task::default()
            },
            Status::NotStarted,
        ),
        (
            "a note of what was done is a report without a percent, too",
            Task {
                due: Due::on(date(2022, 12, 31)),
                notes: vec![ProgressNote {
                    date: date(2021, 11, 1),
                    done: "查出错接点 12 处".to_owned(),
                    ..ProgressNote::default()
                }],
                ..Task::default()
            },
            Status::OnSchedule,
        ),
        (
            "a note that only names problems reports no progress",
            Task {
                due: Due::on(date(2022, 12, 31)),
                notes: vec![ProgressNote {
                    date: date(2021, 11, 1),
                    problems: "资金没有到位".to_owned(),
                    ..ProgressNote::default()
                }],
                ..Task::default()
            },
            Status::NotStarted,
        ),
        ("an empty task", Task::default(), Status::NotStarted),
    ];
    for (what, task, status) in cases {
        assert_eq!(state(&task).status, status, "{what}");
    }
}

#[test]
fn without_measures_time_alone_is_expected_with_five_points_of_tolerance() {
    // 400 days from start to deadline, half of them gone on the day.
    let task = |percent| Task {
        start: Some(date(2021, 5, 4)),
        due: Due::on(date(2022, 6, 8)),
        notes: vec![note(date(2021, 11, 1), percent)],
        ..Task::default()
    };
    assert_eq!(state(&task(50)).expected, 50.0);
    assert_eq!(state(&task(45)).status, Status::OnSchedule);
    assert_eq!(state(&task(44)).status, Status::Behind);
    let strict = PlanSettings {
        tolerance_points: 0,
        ..PlanSettings::default()
    };
    assert_eq!(task_state(&task(49), &strict, DAY).status, Status::Behind);
    // The ends, and a deadline on or before the start.
    assert_eq!(state_at(&task(0), date(2021, 5, 4)).expected, 0.0);
    assert_eq!(state_at(&task(0), date(2022, 6, 8)).expected, 100.0);
    let mut short = task(0);
    short.due = Due::on(date(2021, 5, 4));
    assert_eq!(state_at(&short, date(2021, 5, 4)).expected, 100.0);
}

#[test]
fn weights_count_as_shares_and_a_third_may_be_reported_as_33() {
    let thirds = |percent| Task {
        due: Due::on(date(2021, 12, 31)),
        measures: vec![
            measure(1, date(2021, 6, 30), None),
            measure(1, date(2021, 12, 31), None),
            measure(1, date(2021, 12, 31), None),
        ],
        notes: vec![note(date(2021, 7, 1), percent)],
        ..Task::default()
    };
    assert!((state(&thirds(33)).expected - 33.333).abs() < 0.001);
    assert_eq!(state(&thirds(33)).status, Status::OnSchedule);
    assert_eq!(state(&thirds(32)).status, Status::Behind);
}

#[test]
fn a_measure_done_after_the_latest_report_counts_with_its_weight() {
    let mut task = going();
    task.notes.clear();
    assert_eq!(state(&task).percent, Some(70));
    assert_eq!(state(&task).status, Status::OnSchedule);
    task.notes = vec![note(date(2021, 3, 1), 30)];
    assert_eq!(state(&task).percent, Some(70), "the second was done in May");
    task.notes = vec![note(date(2021, 11, 1), 37)];
    assert_eq!(
        state(&task).percent,
        Some(37),
        "the report is later than both"
    );
}

#[test]
fn the_latest_report_by_date_counts_not_the_last_in_the_list() {
    let mut task = going();
    task.notes = vec![
        note(date(2021, 11, 12), 80),
        note(date(2021, 10, 1), 60),
        note(date(2021, 12, 1), 95),
    ];
    assert_eq!(state(&task).percent, Some(80));
}

#[test]
fn a_moved_deadline_counts_from_the_day_it_was_moved() {
    let mut task = going();
    task.due = Due::on(date(2021, 12, 31));
    task.due_changes = vec![DueChange {
        date: date(2021, 11, 1),
        old: Some(date(2021, 10, 15)),
        new: Some(date(2021, 12, 31)),
        ..DueChange::default()
    }];
    let before = state_at(&task, date(2021, 10, 31));
    assert_eq!(
        (
            before.status,
            before.due,
            before.days_late,
            before.moved_from
        ),
        (Status::Overdue, Some(date(2021, 10, 15)), 16, None)
    );
    let after = state(&task);
    assert_eq!(
        (after.status, after.due, after.days_late, after.moved_from),
        (
            Status::OnSchedule,
            Some(date(2021, 12, 31)),
            0,
            Some(date(2021, 10, 15))
        )
    );
}

#[test]
fn close_out_goes_step_by_step_and_a_notice_runs_until_the_day_after_its_end() {
    use CloseOutStep::{Filing, PublicNotice, RecordFiling, SelfCheck, Verification};
    let task = closed();
    let waits = |day| state_at(&task, day).close_out.waits().map(|word| word.zh);
    assert_eq!(waits(date(2021, 6, 20)), Some("待公示"));
    assert_eq!(waits(date(2021, 7, 1)), Some("公示中"));
    assert_eq!(waits(date(2021, 7, 15)), Some("待归档"));
    assert_eq!(waits(date(2021, 7, 30)), None);
    for (day, passed, current, notice_until) in [
        (date(2021, 6, 9), 0, Some(SelfCheck), None),
        (date(2021, 6, 10), 1, Some(Verification), None),
        (date(2021, 6, 20), 2, Some(PublicNotice), None),
        (
            date(2021, 7, 1),
            2,
            Some(PublicNotice),
            Some(date(2021, 7, 14)),
        ),
        (
            date(2021, 7, 14),
            2,
            Some(PublicNotice),
            Some(date(2021, 7, 14)),
        ),
        (date(2021, 7, 15), 3, Some(Filing), None),
        (date(2021, 7, 20), 4, Some(RecordFiling), None),
        (date(2021, 7, 30), 5, None, None),
    ] {
        let close_out = state_at(&task, day).close_out;
        assert_eq!(
            (close_out.passed, close_out.current, close_out.notice_until),
            (passed, current, notice_until),
            "{day}"
        );
        let status = state_at(&task, day).status;
        let expected = if passed == 5 {
            Status::ClosedOut
        } else {
            Status::Completed
        };
        assert_eq!(status, expected, "{day}");
    }
}

#[test]
fn a_notice_without_an_end_passes_with_the_next_step() {
    let mut task = closed();
    task.close_out[2].end = None;
    assert_eq!(state_at(&task, date(2021, 7, 19)).close_out.passed, 2);
    assert_eq!(state_at(&task, date(2021, 7, 20)).close_out.passed, 4);
}

#[test]
fn sent_back_returns_to_step_one_and_completion_stays() {
    let mut task = going();
    task.completion = vec![completed(date(2021, 8, 27))];
    task.close_out = vec![
        event(CloseOutStep::SelfCheck, date(2021, 9, 6)),
        sent_back(CloseOutStep::Verification, date(2021, 9, 24)),
        event(CloseOutStep::SelfCheck, date(2021, 11, 8)),
    ];
    let after = state_at(&task, date(2021, 9, 24));
    assert_eq!(after.status, Status::Completed);
    assert_eq!(
        (after.close_out.passed, after.close_out.sent_back),
        (0, true)
    );
    assert_eq!(after.close_out.current, Some(CloseOutStep::SelfCheck));
    let again = state(&task);
    assert_eq!(
        (again.close_out.passed, again.close_out.sent_back),
        (1, false)
    );
}

#[test]
fn a_return_after_record_filing_opens_the_close_out_again() {
    let mut task = closed();
    task.close_out
        .push(sent_back(CloseOutStep::RecordFiling, date(2021, 9, 1)));
    assert_eq!(state(&task).status, Status::Completed);
    assert_eq!(state_at(&task, date(2021, 8, 31)).status, Status::ClosedOut);
}

#[test]
fn on_one_day_the_later_entry_counts_later() {
    let day = date(2021, 9, 24);
    let mut task = going();
    task.close_out = vec![
        sent_back(CloseOutStep::Verification, day),
        event(CloseOutStep::SelfCheck, day),
    ];
    assert_eq!(state(&task).close_out.passed, 1);
    task.close_out.reverse();
    assert_eq!(state(&task).close_out.passed, 0);
}

#[test]
fn a_relapsed_task_is_behind_not_overdue_until_it_gets_a_new_date() {
    let mut task = closed();
    task.due = Due::on(date(2021, 7, 31));
    task.close_out
        .push(event(CloseOutStep::Relapse, date(2021, 10, 1)));
    assert_eq!(state_at(&task, date(2021, 9, 30)).status, Status::ClosedOut);
    let open = state(&task);
    assert_eq!(
        (open.status, open.relapsed, open.days_late, open.percent),
        (Status::Behind, true, 0, Some(0))
    );
    assert_eq!((open.close_out.passed, open.completed_on), (0, None));

    task.due_changes = vec![DueChange {
        date: date(2021, 10, 20),
        old: Some(date(2021, 7, 31)),
        new: Some(date(2021, 11, 10)),
        ..DueChange::default()
    }];
    task.due = Due::on(date(2021, 11, 10));
    assert_eq!(
        state_at(&task, date(2021, 10, 19)).status,
        Status::Behind,
        "the new date was not known yet"
    );
    let late = state(&task);
    assert_eq!(
        (late.status, late.relapsed, late.days_late),
        (Status::Overdue, true, 10)
    );

    task.completion.push(completed(date(2021, 11, 15)));
    let again = state(&task);
    assert_eq!((again.status, again.relapsed), (Status::Completed, false));
    assert_eq!(again.completed_on, Some(date(2021, 11, 15)));
}

#[test]
fn a_relapsed_task_reported_again_goes_by_its_new_date() {
    let mut task = closed();
    task.close_out
        .push(event(CloseOutStep::Relapse, date(2021, 10, 1)));
    task.due = Due::on(date(2022, 3, 31));
    task.due_changes = vec![DueChange {
        date: date(2021, 10, 1),
        old: Some(date(2021, 12, 31)),
        new: Some(date(2022, 3, 31)),
        ..DueChange::default()
    }];
    assert_eq!(
        state(&task).status,
        Status::Behind,
        "nothing reported since"
    );
    task.notes.push(note(date(2021, 11, 1), 70));
    assert_eq!(state(&task).status, Status::OnSchedule);
}

fn any_day() -> impl Strategy<Value = Day> {
    (2020i16..2023, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

fn any_event() -> impl Strategy<Value = CloseOutEvent> {
    let step = proptest::sample::select(vec![
        CloseOutStep::SelfCheck,
        CloseOutStep::Verification,
        CloseOutStep::PublicNotice,
        CloseOutStep::Filing,
        CloseOutStep::RecordFiling,
        CloseOutStep::Relapse,
    ]);
    (step, any_day(), proptest::option::of(any_day()), 0u8..6).prop_map(
        |(step, date, end, back)| CloseOutEvent {
            end,
            outcome: if back == 0 {
                Outcome::SentBack
            } else {
                Outcome::Passed
            },
            ..event(step, date)
        },
    )
}

fn any_completion() -> impl Strategy<Value = CompletionEvent> {
    (any_day(), any::<bool>())
        .prop_map(|(day, done)| if done { completed(day) } else { reopened(day) })
}

fn any_task() -> impl Strategy<Value = Task> {
    use proptest::collection::vec;
    use proptest::option::of;
    let measures = vec(
        (0u32..60, of(any_day()), vec(any_completion(), 0..2)).prop_map(
            |(weight, due, completion)| Measure {
                weight,
                due,
                completion,
                ..Measure::default()
            },
        ),
        0..4,
    );
    let notes = vec(
        (any_day(), of(0u8..=255)).prop_map(|(date, percent)| ProgressNote {
            date,
            percent,
            ..ProgressNote::default()
        }),
        0..4,
    );
    let changes = vec(
        (any_day(), of(any_day()), of(any_day())).prop_map(|(date, old, new)| DueChange {
            date,
            old,
            new,
            ..DueChange::default()
        }),
        0..3,
    );
    (
        of(any_day()),
        of(any_day()),
        measures,
        notes,
        vec(any_completion(), 0..4),
        vec(any_event(), 0..7),
        changes,
    )
        .prop_map(
            |(start, due, measures, notes, completion, close_out, due_changes)| Task {
                start,
                due: Due {
                    date: due,
                    ..Due::default()
                },
                measures,
                notes,
                completion,
                close_out,
                due_changes,
                ..Task::default()
            },
        )
}

proptest! {
    #[test]
    fn facts_after_the_day_do_not_count(task in any_task(), day in any_day()) {
        let settings = PlanSettings::default();
        let known = task_known_at(&task, day);
        prop_assert_eq!(task_state(&task, &settings, day), task_state(&known, &settings, day));
    }

    #[test]
    fn what_follows_hangs_together(task in any_task(), day in any_day()) {
        let state = state_at(&task, day);
        prop_assert!((0.0..=100.0).contains(&state.expected));
        prop_assert!(state.percent <= Some(100));
        prop_assert_eq!(state.status == Status::ClosedOut, state.close_out.passed == 5);
        prop_assert_eq!(
            state.close_out.current.and_then(CloseOutStep::place),
            (state.close_out.passed < 5).then_some(usize::from(state.close_out.passed))
        );
        prop_assert_eq!(state.days_late > 0, state.status == Status::Overdue);
        prop_assert!(!(state.relapsed && state.status.is_done()));
        if state.status == Status::Overdue {
            prop_assert!(state.due.is_some_and(|due| due < day));
        }
        if let Some(until) = state.close_out.notice_until {
            prop_assert!(until >= day);
        }
    }
}
