//! The close-out and the status at a day, with later facts present and with them cut away.

use crate::table::{cases, completion, day, log, step};
use zhenggai::assess::task_state;
use zhenggai::plan::{Due, Measure, PlanSettings, ProgressNote, Task, task_known_at};

#[test]
fn every_case_stands_at_its_day_as_written() {
    let cases = cases(include_str!("cases/replay.txt"), 5);
    assert!(cases.len() > 15, "{}", cases.len());
    for case in cases {
        let task = Task {
            start: Some(day("01-01")),
            due: Due::on(day("12-31")),
            measures: vec![
                Measure {
                    weight: 70,
                    due: Some(day("05-01")),
                    completion: completion("04-20"),
                    ..Measure::default()
                },
                Measure {
                    weight: 30,
                    due: Some(day("12-31")),
                    ..Measure::default()
                },
            ],
            notes: vec![ProgressNote {
                date: day("05-01"),
                percent: Some(70),
                ..ProgressNote::default()
            }],
            completion: completion(case[1]),
            close_out: log(case[2]),
            ..Task::default()
        };
        let as_of = day(case[3]);
        let settings = PlanSettings::default();
        let state = task_state(&task, &settings, as_of);
        let known = task_known_at(&task, as_of);
        assert_eq!(
            state,
            task_state(&known, &settings, as_of),
            "{}: later facts count",
            case[0]
        );
        let mut wanted = case[4].split(' ');
        let mut next = || wanted.next().unwrap_or("-");
        assert_eq!(state.status.key(), next(), "{}", case[0]);
        assert_eq!(state.close_out.passed.to_string(), next(), "{}", case[0]);
        let current = match next() {
            "-" => None,
            word => Some(step(word)),
        };
        assert_eq!(state.close_out.current, current, "{}", case[0]);
        let marks: Vec<&str> = case[4].split(' ').skip(3).collect();
        assert_eq!(
            state.close_out.sent_back,
            marks.contains(&"sent_back"),
            "{}",
            case[0]
        );
        assert_eq!(state.relapsed, marks.contains(&"relapsed"), "{}", case[0]);
    }
}
