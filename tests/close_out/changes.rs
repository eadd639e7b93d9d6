//! What changed, kind by kind: two sides of one task and the changes they make.

use crate::table::{completion, day, log};
use zhenggai::assess::Assessment;
use zhenggai::assess::compare::{Comparison, Side, Titles, compare};
use zhenggai::plan::{Day, Due, DueChange, Id, Measure, Plan, PlanParts, ProgressNote, Task};
use zhenggai::text::Language;

/// Due at the end of the year, one measure of two done in spring, 50 percent reported.
fn going() -> Task {
    let measure = |id: &str, weight, due, done: &'static str| Measure {
        id: Id::new(id),
        text: format!("措施{id}"),
        weight,
        due: Some(day(due)),
        completion: completion(done),
        ..Measure::default()
    };
    Task {
        id: Id::new("t"),
        number: "7".to_owned(),
        title: "水质".to_owned(),
        start: Some(day("01-01")),
        due: Due::on(day("10-31")),
        measures: vec![
            measure("一", 50, "05-01", "04-20"),
            measure("二", 50, "10-31", "09-10"),
        ],
        notes: vec![note("05-01", 50)],
        ..Task::default()
    }
}

fn note(on: &str, percent: u8) -> ProgressNote {
    ProgressNote {
        id: Id::new(on),
        date: day(on),
        percent: Some(percent),
        ..ProgressNote::default()
    }
}

fn plan(tasks: Vec<Task>) -> Plan {
    Plan::new(PlanParts {
        tasks,
        ..PlanParts::default()
    })
}

fn changed(old: &Plan, old_day: Day, new: &Plan, new_day: Day) -> Comparison {
    let (was, is) = (Assessment::new(old, old_day), Assessment::new(new, new_day));
    compare(
        Side {
            plan: old,
            assessment: &was,
        },
        Side {
            plan: new,
            assessment: &is,
        },
    )
}

fn kinds(comparison: &Comparison) -> Vec<String> {
    comparison
        .differences
        .iter()
        .map(|one| {
            let words = one.words(Language::Zh);
            format!("{}/{words}", one.kind.word().zh)
        })
        .collect()
}

#[test]
fn two_dates_of_one_plan_tell_each_kind() {
    let closing = "self 09-15, verify 09-20, notice 09-22..10-08, file 10-10, record 10-12";
    type Case = (
        &'static str,
        fn(&mut Task),
        &'static str,
        &'static str,
        &'static [&'static str],
    );
    let cases: [Case; 8] = [
        ("nothing", |_| {}, "06-01", "07-01", &[]),
        (
            "a measure done",
            |_| {},
            "09-01",
            "09-30",
            &["进度提高/50% → 100%（+50）", "措施完成/1 条：措施二"],
        ),
        (
            "overdue",
            |t| t.measures[1].completion.clear(),
            "10-31",
            "11-10",
            &["新超期/时限 2021-10-31，超 10 天"],
        ),
        (
            "completed",
            |t| t.completion = completion("09-12"),
            "09-11",
            "09-12",
            &["新完成/2021-09-12"],
        ),
        (
            "sent back",
            |t| {
                t.close_out = log("self 06-10, verify! 06-20");
                t.close_out[1].reason = "建渣未清运".to_owned();
            },
            "06-15",
            "06-30",
            &["被退回/2021-06-20 核查退回：建渣未清运"],
        ),
        (
            "moved",
            |t| {
                t.due_changes = vec![DueChange {
                    date: day("06-20"),
                    old: Some(day("08-31")),
                    new: Some(day("10-31")),
                    ..DueChange::default()
                }];
            },
            "06-15",
            "06-30",
            &["时限变更/2021-08-31 → 2021-10-31"],
        ),
        (
            "percent lost",
            |t| t.notes.push(note("06-20", 40)),
            "06-15",
            "06-30",
            &["进度回落/50% → 40%（−10）"],
        ),
        (
            "completion taken back",
            |t| t.completion = completion("06-01 -06-20"),
            "06-15",
            "06-30",
            &["撤回完成/", "进度回落/100% → 50%（−50）"],
        ),
    ];
    for (name, change, from, to, wanted) in cases {
        let mut task = going();
        change(&mut task);
        let plan = plan(vec![task]);
        let found = changed(&plan, day(from), &plan, day(to));
        assert_eq!(kinds(&found), wanted, "{name}");
    }
    let mut task = going();
    task.completion = completion("09-12");
    task.close_out = log(closing);
    task.close_out.extend(log("relapse 11-05"));
    task.close_out[5].id = Id::new("again");
    task.close_out[5].reason = "码头恢复作业".to_owned();
    let plan = plan(vec![task]);
    let found = changed(&plan, day("10-11"), &plan, day("10-12"));
    assert_eq!(kinds(&found), ["新销号/2021-10-12"]);
    let found = changed(&plan, day("11-04"), &plan, day("11-05"));
    assert!(
        kinds(&found).contains(&"反弹/2021-11-05：码头恢复作业".to_owned()),
        "{:?}",
        kinds(&found)
    );
    assert!(
        !kinds(&found)
            .iter()
            .any(|kind| kind.starts_with("撤回完成"))
    );
}

#[test]
fn two_plans_tell_what_came_went_and_was_rewritten() {
    let old = plan(vec![
        going(),
        Task {
            id: Id::new("gone"),
            ..Task::default()
        },
    ]);
    let mut rewritten = going();
    rewritten.lead_unit = Some(Id::new("市水利局"));
    rewritten.measures[0].text = "清淤".to_owned();
    let new = plan(vec![
        rewritten,
        Task {
            id: Id::new("new"),
            ..Task::default()
        },
    ]);
    let on = day("07-01");
    let found = changed(&old, on, &new, on);
    assert_eq!(
        kinds(&found),
        [
            "新增任务/",
            "删除任务/",
            "内容改动/改动：牵头单位；整改措施"
        ]
    );
    assert_eq!(found.tasks(), 3);
    let titles = Titles {
        plan: "某镇",
        files: Some(("旧.ron", "新.ron")),
    };
    let text = found.text(titles, Language::Zh);
    assert!(
        text.contains("旧.ron（2021-07-01）→ 新.ron（2021-07-01）"),
        "{text}"
    );
    assert!(text.contains("7 水质 市水利局"), "{text}");
    let english = found.text(titles, Language::En);
    assert!(english.contains("Tasks added: 1"), "{english}");
}
