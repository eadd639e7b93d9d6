//! The order of the steps, and the notices as they were published.

use crate::table::{cases, day, event, log, measures};
use zhenggai::assess::close_out::{against, against_log, order_faults};
use zhenggai::plan::calendar::Calendar;
use zhenggai::plan::{Day, Head, Measure, NoticeUnit, PlanSettings, Task};
use zhenggai::text::Language;

#[test]
fn every_case_of_the_order_is_answered_as_written() {
    let cases = cases(include_str!("cases/order.txt"), 6);
    assert!(cases.len() > 30, "{}", cases.len());
    for case in cases {
        let task = Task {
            measures: measures(case[1])
                .into_iter()
                .map(|completion| Measure {
                    completion,
                    ..Measure::default()
                })
                .collect(),
            close_out: log(case[2]),
            ..Task::default()
        };
        let found = against(&task, &event(case[3], 99), day(case[4]));
        let codes: Vec<&str> = found.iter().map(|refusal| refusal.code()).collect();
        let wanted: Vec<&str> = case[5].split(' ').filter(|code| *code != "-").collect();
        assert_eq!(codes, wanted, "{}: {found:?}", case[0]);
        for refusal in found {
            for language in Language::ALL {
                let sentence = refusal.sentence(language);
                assert!(!sentence.contains('{'), "{sentence}");
            }
        }
    }
}

#[test]
fn a_log_shows_the_events_out_of_order_and_which_are_explained() {
    let mut task = Task {
        close_out: log("self 06-10, verify 06-20, notice 07-01..07-14, file 07-14"),
        ..Task::default()
    };
    let faults = |task: &Task, as_of| -> Vec<(usize, &str, bool)> {
        order_faults(task, day(as_of))
            .into_iter()
            .map(|fault| (fault.place, fault.refusal.code(), fault.explained))
            .collect()
    };
    assert_eq!(faults(&task, "12-31"), [(3, "notice_runs", false)]);
    assert_eq!(faults(&task, "07-13"), []);
    task.close_out[3].override_reason = "公示提前结束".to_owned();
    assert_eq!(faults(&task, "12-31"), [(3, "notice_runs", true)]);
}

#[test]
fn mending_is_refused_only_for_what_it_makes_worse() {
    let mut task = Task {
        close_out: log("self 06-10, verify 06-20, file 07-20"),
        ..Task::default()
    };
    // The filing that skips the notice stands already; mending its document is not refused for that.
    let mut changed = task.close_out.clone();
    changed[2].document = "渝环督〔2021〕7 号".to_owned();
    assert_eq!(against_log(&task, &changed), []);
    changed[1].date = day("06-05");
    let codes: Vec<&str> = against_log(&task, &changed)
        .into_iter()
        .map(|fault| fault.refusal.code())
        .collect();
    assert!(codes.contains(&"not_next"), "{codes:?}");
    changed[0].override_reason = "补登".to_owned();
    changed[1].override_reason = "补登".to_owned();
    assert_eq!(against_log(&task, &changed), []);
    task.close_out.clear();
    assert_eq!(against_log(&task, &[]), []);
}

#[test]
fn the_samples_keep_the_order() {
    for plan in [
        zhenggai::file::sample().expect("the sample reads").plan,
        zhenggai::file::changshou().expect("the sample reads").plan,
    ] {
        for task in plan.tasks().values() {
            let faults = order_faults(task, Day::MAX);
            assert_eq!(faults, [], "{} {:?}", task.number, task.close_out);
        }
    }
}

#[test]
fn real_notices_are_counted_as_they_were_published() {
    let head = Head::default();
    let calendar = Calendar::of(&head);
    let mut count = 0;
    for line in include_str!("cases/notices.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (first, last): (Day, Day) = (
            cells[1].parse().expect("a day"),
            cells[2].parse().expect("a day"),
        );
        let settings = PlanSettings {
            notice_length: cells[3].parse().expect("a length"),
            notice_unit: match cells[4] {
                "working" => NoticeUnit::WorkingDays,
                _ => NoticeUnit::CalendarDays,
            },
            notice_first_day_counts: cells[5] == "yes",
            ..PlanSettings::default()
        };
        assert_eq!(calendar.notice_end(first, &settings), last, "{line}");
        let working: usize = cells[6].parse().expect("a count");
        // 2019 is not in the calendar: weekends alone tell the same for this week without a holiday.
        assert_eq!(calendar.working_days(first, last), working, "{line}");
        assert_eq!(
            calendar.unknown_years(first, last),
            if first.year() == 2019 {
                vec![2019]
            } else {
                vec![]
            },
            "{line}"
        );
        count += 1;
    }
    assert_eq!(count, 7);
}
