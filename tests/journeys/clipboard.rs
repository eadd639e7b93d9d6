//! The clipboard: tasks cut and put back, carried whole to another window, cells and stray words asked about first.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::shell::{Desk, desk, plan, until};
use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use zhenggai::app::answers::Source;
use zhenggai::chart::theme::ThemeChoice;
use zhenggai::plan::{
    CompletionEvent, Day, Finding, Head, Id, InspectionRecord, Link, Measure, Plan, PlanParts,
    ProgressNote, Task, Unit,
};
use zhenggai::text::Language;
use zhenggai::ui::{Action, Command};

const DAY: Day = Day::constant(2021, 11, 1);

fn task(id: &str, title: &str) -> Task {
    Task {
        id: id.into(),
        number: id.to_owned(),
        title: title.to_owned(),
        lead_unit: Some("u".into()),
        ..Task::default()
    }
}

fn full_plan() -> Plan {
    let waits = |mut task: Task, id: &str| {
        task.links.push(Link {
            predecessor: id.into(),
            ..Link::default()
        });
        task
    };
    let first = Task {
        leader: "张三".to_owned(),
        measures: vec![Measure {
            id: "m".into(),
            text: "清表".to_owned(),
            due: Some(DAY),
            ..Measure::default()
        }],
        notes: vec![ProgressNote {
            id: "n".into(),
            date: DAY,
            percent: Some(60),
            done: "已清理".to_owned(),
            ..ProgressNote::default()
        }],
        completion: vec![CompletionEvent {
            id: "c".into(),
            date: DAY,
            ..CompletionEvent::default()
        }],
        ..task("1", "清理码头")
    };
    Plan::new(PlanParts {
        head: Head {
            id: "full".into(),
            region: "长寿区".to_owned(),
            ..Head::default()
        },
        tasks: vec![
            first,
            waits(task("2", "复绿"), "1"),
            waits(task("3", "验收"), "2"),
        ],
        units: vec![Unit {
            id: "u".into(),
            name: "长寿区水利局".to_owned(),
            ..Unit::default()
        }],
        inspections: vec![InspectionRecord {
            findings: vec![Finding {
                id: "f".into(),
                tasks: vec!["1".into()],
                ..Finding::default()
            }],
            ..InspectionRecord::on("s".into(), DAY)
        }],
        ..PlanParts::default()
    })
}

fn empty_plan() -> Plan {
    Plan::new(PlanParts {
        head: Head {
            id: "empty".into(),
            ..Head::default()
        },
        ..PlanParts::default()
    })
}

/// A window with a plan from a file of its own.
fn opened(plan: &Plan) -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("计划.ron");
    zhenggai::file::save(&path, plan).unwrap();
    let mut desk = desk(Language::Zh, ThemeChoice::Light, (1280.0, 720.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::File(path));
    until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    act(&mut desk, Action::Command(Command::PageGantt));
    (folder, desk)
}

fn act(desk: &mut Desk, action: Action) {
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, action);
    desk.run_steps(2);
}

fn select(desk: &mut Desk, id: &str) {
    act(desk, Action::ShowTask(id.into()));
}

/// What a key puts on the clipboard.
fn put(desk: &mut Desk, event: Event) -> String {
    desk.event(event);
    desk.step();
    let commands = desk.output().platform_output.commands.clone();
    let text = commands.into_iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text),
        _ => None,
    });
    desk.run_steps(2);
    text.unwrap()
}

fn paste(desk: &mut Desk, text: &str) {
    desk.event(Event::Paste(text.to_owned()));
    desk.run_steps(3);
}

fn click(desk: &mut Desk, name: &str) {
    desk.get_by_role_and_label(Role::Button, name).click();
    desk.run_steps(3);
}

#[test]
fn a_task_that_is_cut_and_pasted_is_moved_with_what_points_at_it() {
    let (_folder, mut desk) = opened(&full_plan());
    let before = plan(&desk).clone();
    select(&mut desk, "1");
    let text = put(&mut desk, Event::Cut);
    assert_eq!(desk.state().said(), Some("已剪切 1 项任务"));
    assert!(plan(&desk).task(&"2".into()).unwrap().links.is_empty());
    select(&mut desk, "3");
    paste(&mut desk, &text);
    let order: Vec<Id> = plan(&desk)
        .tasks_in_order()
        .iter()
        .map(|task| task.id.clone())
        .collect();
    assert_eq!(order, ["2", "3", "1"]);
    assert_eq!(plan(&desk).inspections(), before.inspections());
    for id in ["1", "2", "3"] {
        let mut now = Task::clone(plan(&desk).task(&Id::new(id)).unwrap());
        let was = before.task(&Id::new(id)).unwrap();
        now.rank = was.rank;
        assert_eq!(now, **was);
    }
    assert_eq!(desk.state().said(), Some("已粘贴 1 项任务"));

    select(&mut desk, "1");
    let text = put(&mut desk, Event::Cut);
    select(&mut desk, "2");
    act(&mut desk, Action::Command(Command::Delete));
    paste(&mut desk, &text);
    assert_eq!(
        desk.state().said(),
        Some("已粘贴 1 项任务，1 处关联的记录已不在，未恢复。")
    );
}

#[test]
fn tasks_go_whole_into_another_window_and_what_stays_behind_is_told() {
    let (_from, mut from) = opened(&full_plan());
    let (_to, mut to) = opened(&empty_plan());
    to.state_mut().share_clipboard(from.state());
    from.state_mut().share_clipboard(to.state());
    select(&mut from, "1");
    from.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    from.run_steps(2);
    let text = put(&mut from, Event::Copy);
    assert_eq!(from.state().said(), Some("已复制 2 项任务"));
    paste(&mut to, &text);
    let there = plan(&to);
    assert_eq!(there.tasks().len(), 2);
    let first = there.task(&"1".into()).unwrap();
    let was = plan(&from).task(&"1".into()).unwrap();
    assert_eq!(
        (
            &first.notes,
            &first.measures,
            &first.completion,
            &first.leader
        ),
        (&was.notes, &was.measures, &was.completion, &was.leader)
    );
    assert_eq!(there.unit_word(first.lead_unit.as_ref()), "长寿区水利局");
    let second = there.task(&"2".into()).unwrap();
    assert_eq!(second.links[0].predecessor, Id::new("1"));
    let said = to.state().said().unwrap();
    assert!(
        said.contains("未带来") && said.contains("关联 2 条"),
        "{said}"
    );
}

#[test]
fn cells_without_headings_are_asked_about_before_they_are_taken_in() {
    let (_folder, mut desk) = opened(&empty_plan());
    let text = "清理码头\t区水利局\t2022-06-30\t0.3\n复绿\t区林业局\t2022-12-31\t1\n";
    paste(&mut desk, text);
    assert!(plan(&desk).tasks().is_empty(), "nothing unasked");
    click(&mut desk, "取消");
    assert!(plan(&desk).tasks().is_empty());
    paste(&mut desk, text);
    desk.get_by_label("第 1 列 整改任务");
    desk.get_by_label("第 3 列 整改时限");
    let day = desk.get_by_role_and_label(Role::TextInput, "进展日期");
    day.focus();
    desk.run_steps(2);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.run_steps(2);
    desk.event(Event::Text("2021-10-31".to_owned()));
    desk.run_steps(2);
    desk.key_press(Key::Tab);
    desk.run_steps(2);
    crate::cpu_renderer::save_picture(&mut desk, "columns-form");
    click(&mut desk, "取入");
    let tasks = plan(&desk).tasks_in_order();
    let told: Vec<_> = tasks
        .iter()
        .map(|task| {
            let note = &task.notes[0];
            (
                task.title.as_str(),
                task.number.as_str(),
                note.date,
                note.percent,
            )
        })
        .collect();
    let on = Day::constant(2021, 10, 31);
    assert_eq!(
        told,
        [("清理码头", "", on, Some(30)), ("复绿", "", on, Some(100))]
    );
    assert_eq!(tasks[0].due.date, Some(Day::constant(2022, 6, 30)));
}

#[test]
fn a_word_becomes_no_task_unasked_and_never_a_number() {
    let (_folder, mut desk) = opened(&empty_plan());
    paste(&mut desk, "会议纪要，稍后");
    assert!(plan(&desk).tasks().is_empty());
    click(&mut desk, "取入");
    let tasks = plan(&desk).tasks_in_order();
    assert_eq!(tasks.len(), 1);
    assert_eq!(
        (tasks[0].number.as_str(), tasks[0].title.as_str()),
        ("", "会议纪要，稍后")
    );
}

#[test]
fn a_stray_paste_on_the_supervision_page_makes_no_complaint_unasked() {
    let (_folder, mut desk) = opened(&full_plan());
    act(&mut desk, Action::Command(Command::PageSupervision));
    let before = plan(&desk).clone();
    paste(&mut desk, "夜间有异味\n请核实");
    assert_eq!(*plan(&desk), before);
    desk.get_by_label_contains("将新增 2 件");
    click(&mut desk, "取消");
    assert_eq!(*plan(&desk), before);
    paste(&mut desk, "夜间有异味");
    click(&mut desk, "登记");
    assert_eq!(plan(&desk).complaints().len(), 1);
    assert!(desk.state().said().unwrap().contains("新增 1 件"));
}

#[test]
fn a_cell_with_lines_goes_into_a_field_without_its_quotes() {
    let (_folder, mut desk) = opened(&full_plan());
    select(&mut desk, "1");
    let field = desk.get_by_role_and_label(Role::MultilineTextInput, "牵头单位");
    field.focus();
    desk.run_steps(2);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.run_steps(2);
    paste(&mut desk, "\"示例公司\r\n\"\"一期\"\"\"\r\n");
    desk.key_press(Key::Tab);
    desk.run_steps(3);
    let task = plan(&desk).task(&"1".into()).unwrap();
    let unit = plan(&desk).unit_word(task.lead_unit.as_ref());
    assert_eq!(unit, "示例公司 \"一期\"");
}
