//! Pasting cells that leave something open: the scale of percents, days that nobody named, units by another name.

use super::*;
use crate::plan::{Day, Head, Id, Plan, PlanParts, Task, Unit};
use crate::text::Language;
use jiff::civil::date;

const ON: Day = Day::constant(2021, 11, 20);
const SHOWN: [TaskColumn; 2] = [TaskColumn::Number, TaskColumn::Title];

fn request<'a>(
    text: &'a str,
    plan: &'a Plan,
    columns: Option<&'a [Option<TaskColumn>]>,
) -> PasteRequest<'a> {
    PasteRequest {
        text,
        shown: &SHOWN,
        plan,
        on: ON,
        template: Task::default(),
        language: Language::Zh,
        columns,
    }
}

fn paste(text: &str) -> PastedTasks {
    paste_tasks(&request(text, &Plan::default(), None)).unwrap()
}

fn percents(pasted: &PastedTasks) -> Vec<Option<u8>> {
    let latest = |task: &Task| task.notes.first().and_then(|note| note.percent);
    pasted.tasks.iter().map(latest).collect()
}

#[test]
fn shares_of_one_are_a_matter_of_the_column() {
    let shares = paste("序号\t进度\n1\t0.3\n2\t0.55\n3\t1\n");
    assert_eq!(percents(&shares), [30, 55, 100].map(Some));
    assert_eq!(shares.notes, []);
    let points = paste("序号\t进度\n1\t30\n2\t55\n3\t1\n");
    assert_eq!(percents(&points), [30, 55, 1].map(Some));
    let mixed = paste("序号\t进度\n1\t0.5\n2\t60\n");
    assert_eq!(percents(&mixed), [None, Some(60)]);
    assert_eq!(mixed.notes[0].kind, NoteKind::MixedScale);
    assert_eq!(mixed.tasks[0].extra["进度"], "0.5");
    let block = paste_block(
        "0.3\n1",
        &[TaskColumn::Percent],
        &["a".into(), "b".into()],
        &Plan::new(PlanParts {
            tasks: ["a", "b"]
                .map(|id| Task {
                    id: id.into(),
                    ..Task::default()
                })
                .to_vec(),
            ..PlanParts::default()
        }),
        ON,
        Language::Zh,
    );
    assert!(format!("{:?}", block.unwrap().edit).contains("percent: Some(100)"));
}

#[test]
fn a_percent_in_words_is_taken_and_told() {
    let pasted = paste("序号\t进度\n1\t累计85%\n2\t约一半\n");
    assert_eq!(percents(&pasted), [Some(85), None]);
    let kinds: Vec<_> = pasted.notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::PercentSaid(85), NoteKind::NotUnderstood]);
    assert!(pasted.notes[0].sentence(Language::Zh).contains("85%"));
    assert_eq!(pasted.tasks[0].extra["进度"], "累计85%");
}

#[test]
fn completion_and_close_out_are_taken_with_a_named_day_only() {
    let pasted = paste(
        "序号\t状态\t完成时间\t销号情况\n1\t已完成\t2021-10-08\t\n2\t已完成\t\t\n3\t\t\t已销号\n4\t\t2021年9月\t备案 2021-10-20\n",
    );
    let days: Vec<_> = pasted
        .tasks
        .iter()
        .map(|task| task.completed_at(Day::MAX))
        .collect();
    let [first, last] = [date(2021, 10, 8), date(2021, 9, 30)].map(Some);
    assert_eq!(days, [first, None, None, last]);
    assert!(pasted.tasks[2].close_out.is_empty());
    assert_eq!(pasted.tasks[3].close_out[0].date, date(2021, 10, 20));
    let kinds: Vec<_> = pasted.notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::NoDay, NoteKind::NoDay]);
}

#[test]
fn a_unit_is_known_by_its_short_name_and_told_once() {
    let plan = Plan::new(PlanParts {
        head: Head {
            region: "长寿区".to_owned(),
            ..Head::default()
        },
        units: vec![Unit {
            id: "epb".into(),
            name: "长寿区生态环境局".to_owned(),
            ..Unit::default()
        }],
        ..PlanParts::default()
    });
    let text = "序号\t牵头单位\t责任单位\n1\t区生态环境局\t甲镇、生态环境局\n2\t区生态环境局\t\n";
    let pasted = paste_tasks(&request(text, &plan, None)).unwrap();
    for task in &pasted.tasks {
        assert_eq!(task.lead_unit, Some("epb".into()));
    }
    assert_eq!(pasted.tasks[0].responsible_units, ["甲镇", "epb"]);
    let told: Vec<_> = pasted.notes.iter().map(|note| note.kind).collect();
    assert_eq!(told, [NoteKind::UnitMeant; 2]);
    let empty = Plan::default();
    let pasted = paste_tasks(&request(
        "序号\t牵头单位\t责任单位\n1\t区林业局\t长寿区林业局、甲区水利局、乙区水利局\n2\t区水利局\t\n",
        &empty,
        None,
    ))
    .unwrap();
    let leads = pasted.tasks.iter().map(|task| task.lead_unit.clone());
    let wanted = ["长寿区林业局", "区水利局"].map(|name| Some(Id::new(name)));
    assert_eq!(leads.collect::<Vec<_>>(), wanted, "of two it is neither");
    let complaints = paste_complaints(&ComplaintPaste {
        text: "受理编号\t承办单位\nX-20211101\t区生态环境局\nX-20211102\t区生态环境局\n",
        plan: &plan,
        on: ON,
        shown: &[],
        over: &[],
        language: Language::Zh,
    })
    .unwrap();
    for complaint in &complaints.complaints {
        assert_eq!(complaint.unit, Some("epb".into()));
    }
    let told: Vec<_> = complaints.notes.iter().map(|note| note.kind).collect();
    assert_eq!(told, [NoteKind::UnitMeant]);
}

#[test]
fn columns_that_were_asked_about_go_where_they_were_put() {
    let plan = Plan::default();
    let text = "复绿\t2022年\t甲\n种树\t2023年\t乙\n";
    let read = read_columns(&request(text, &plan, None)).unwrap();
    assert!(!read.sure);
    assert_eq!(read.rows, 2);
    assert_eq!(read.columns[0].cells, ["复绿", "种树"]);
    let asked = [Some(TaskColumn::Problem), Some(TaskColumn::Due), None];
    let pasted = paste_tasks(&request(text, &plan, Some(&asked))).unwrap();
    assert_eq!(pasted.tasks[0].problem, "复绿");
    assert_eq!(pasted.tasks[1].due.date, Some(date(2023, 12, 31)));
    assert_eq!(pasted.tasks[0].extra["第 3 列"], "甲");
    let ledger =
        read_columns(&request("序号\t任务\t目前进展\n1\t甲\t已建\n", &plan, None)).unwrap();
    assert!(ledger.sure && ledger.reports());
    assert_eq!(ledger.columns[2].heading, "目前进展");
}

#[test]
fn a_copied_cell_that_a_spreadsheet_would_run_comes_back_as_it_was() {
    let task = Task {
        id: "a".into(),
        number: "-1".to_owned(),
        title: "=HYPERLINK(\"http://x\")".to_owned(),
        problem: "'+甲".to_owned(),
        goal: "@乙\n第二行".to_owned(),
        ..Task::default()
    };
    let plan = Plan::default();
    let text = copy_whole_tasks(&plan, &[&task], &SHOWN, None, Language::Zh);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[1].starts_with("-1\t'=HYPERLINK"), "{text}");
    let mut back = paste_tasks(&request(&text, &plan, None))
        .unwrap()
        .tasks
        .remove(0);
    back.id = Id::new("a");
    assert_eq!(back, task);
}

#[test]
fn what_a_spreadsheet_shows_instead_of_a_value_is_taken_and_told() {
    let pasted =
        paste("序号\t任务\t联系电话\t整改目标\n1\t甲\t1.38E+10\t#N/A\n2\t乙\t13800001234\t达标\n");
    let told: Vec<_> = pasted
        .notes
        .iter()
        .map(|note| (note.row, note.text.as_str(), note.kind))
        .collect();
    let slip = NoteKind::SheetSlip;
    assert_eq!(told, [(2, "1.38E+10", slip), (2, "#N/A", slip)]);
    assert_eq!(pasted.tasks[0].phone, "1.38E+10");
    assert!(pasted.notes[0].sentence(Language::Zh).contains("1.38E+10"));
}

#[test]
fn dates_with_short_years_and_full_stops_mean_what_they_mean() {
    let pasted = paste(
        "序号\t任务\t开始时间\t整改时限\n1\t甲\t2021。3。5\t21.12.31\n2\t乙\t0202-03-05\t2021年底前\n",
    );
    let days: Vec<_> = pasted
        .tasks
        .iter()
        .map(|task| (task.start, task.due.date))
        .collect();
    assert_eq!(
        days,
        [
            (Some(date(2021, 3, 5)), Some(date(2021, 12, 31))),
            (None, Some(date(2021, 12, 31))),
        ]
    );
    // The year 202 is told at its place and kept as written.
    assert_eq!((pasted.notes.len(), pasted.notes[0].row), (1, 3));
    assert_eq!(pasted.notes[0].text, "0202-03-05");
}

#[test]
fn a_round_is_known_however_wide_its_name_is_written() {
    let round = |id: &str, name: &str| crate::plan::InspectionRound {
        id: id.into(),
        name: name.to_owned(),
        ..crate::plan::InspectionRound::default()
    };
    let head = Head {
        rounds: vec![round("r2", "第二轮（2019—2022）"), round("r3", "第3轮")],
        ..Head::default()
    };
    let read = |words: &str| head.round_read_as(words, crate::wording::fold);
    assert_eq!(read("第二轮(2019—2022)"), Some("r2".into()));
    assert_eq!(read("第３轮"), Some("r3".into()));
    assert_eq!(read("r2"), Some("r2".into()));
    assert_eq!(read("第一轮"), Some("第一轮".into()));
    assert_eq!(read(""), None);
}

#[test]
fn a_short_month_is_one_only_under_a_heading_of_periods() {
    let indicator = crate::plan::Indicator::default();
    let pasted = |text: &str| paste_points(text, &indicator, Language::Zh).unwrap();
    let under = pasted("时期\t数值\n21.6\t12.5\n21.7\t13\n");
    assert_eq!((under.added, under.notes.len()), (2, 0));
    // Values alone are no months.
    let values = pasted("35.1\n28.5\n");
    assert_eq!((values.added, values.notes.len()), (0, 2));
}
