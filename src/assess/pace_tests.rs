//! The pace that measures set, and what was reported, case by case.

use super::tests::{DAY, going, measure, note, state, state_at};
use super::*;
use jiff::civil::date;

#[test]
fn measures_without_weight_share_what_the_weights_leave() {
    let of = |weights: [u32; 5], done: usize| {
        let measures: Vec<Measure> = weights
            .iter()
            .enumerate()
            .map(|(place, weight)| {
                measure(*weight, date(2021, 6, 30), (place < done).then_some(DAY))
            })
            .collect();
        measure_share(&measures, |measure| measure.done_at(DAY).is_some())
    };
    // One of five bears weight 30 and is done: not all of the task, nor a fifth.
    assert_eq!(of([30, 0, 0, 0, 0], 1), 30.0);
    assert_eq!(of([30, 0, 0, 0, 0], 2), 47.5);
    assert_eq!(of([0; 5], 2), 40.0);
    // Over and under 100 is scaled; what has no weight then has no share.
    assert_eq!(of([80, 80, 80, 80, 80], 1), 20.0);
    assert_eq!(of([10, 10, 10, 10, 10], 1), 20.0);
    assert_eq!(of([60, 60, 0, 0, 0], 1), 50.0);
    for weights in [[0; 5], [30, 0, 0, 0, 0], [100, 0, 0, 0, 0], [1, 2, 3, 4, 5]] {
        assert_eq!(of(weights, 5), 100.0);
        assert_eq!(of(weights, 0), 0.0);
    }
    assert_eq!(measure_share(&[], |_| true), 0.0);
}

#[test]
fn the_shares_of_all_measures_are_those_that_count_together() {
    for weights in [
        vec![30, 0, 0],
        vec![0; 7],
        vec![60, 60, 0],
        vec![10, 20],
        vec![100],
        vec![],
    ] {
        let measures: Vec<Measure> = weights
            .iter()
            .map(|weight| measure(*weight, date(2021, 6, 30), None))
            .collect();
        let shares = (0..measures.len()).map(|place| share_of(&measures, place));
        let wanted = if weights.is_empty() { 0.0 } else { 100.0 };
        assert!((shares.sum::<f64>() - wanted).abs() < 1e-9, "{weights:?}");
        assert_eq!(share_of(&measures, 99), 0.0);
    }
}

#[test]
fn measures_without_deadlines_leave_the_pace_to_time_and_one_among_others_is_due_with_the_task() {
    let mut task = going();
    for measure in &mut task.measures {
        measure.due = None;
    }
    let days_gone = f64::from(days(date(2020, 10, 9), DAY));
    let days_all = f64::from(days(date(2020, 10, 9), date(2021, 12, 31)));
    assert_eq!(state(&task).expected, days_gone * 100.0 / days_all);
    let mut task = going();
    task.measures[2].due = None;
    assert_eq!(state(&task).expected, state(&going()).expected);
    assert_eq!(state_at(&task, date(2021, 12, 31)).expected, 100.0);
}

#[test]
fn what_nobody_reported_is_not_reported_as_nothing() {
    let mut task = going();
    task.notes.clear();
    for measure in &mut task.measures {
        measure.completion.clear();
    }
    assert_eq!(state(&task).percent, None);
    task.notes = vec![note(date(2021, 11, 1), 0)];
    assert_eq!(state(&task).percent, Some(0));
}
