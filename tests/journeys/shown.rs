//! Commands act on what is selected and shown; what is selected but hidden is named and left alone.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::drawn::words_in_view;
use crate::shell::{Desk, TODAY, desk, plan, until};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zhenggai::app::answers::Source;
use zhenggai::chart::theme::ThemeChoice;
use zhenggai::plan::{Due, Head, Id, Plan, PlanParts, Task};
use zhenggai::text::Language;
use zhenggai::ui::{Action, Command};

/// A plan of five tasks, the first three due this year, the others the year after.
fn five() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("某区.ron");
    let tasks = (1..=5).map(|n: i64| Task {
        id: Id::new(format!("t{n}")),
        rank: n,
        number: n.to_string(),
        title: format!("任务{n}"),
        due: Due::on(zhenggai::plan::Day::constant(
            if n <= 3 { 2021 } else { 2022 },
            12,
            31,
        )),
        ..Task::default()
    });
    let made = Plan::new(PlanParts {
        head: Head {
            id: "p".into(),
            ..Head::default()
        },
        tasks: tasks.collect(),
        ..PlanParts::default()
    });
    zhenggai::file::save(&path, &made).unwrap();
    let mut desk = desk(Language::Zh, ThemeChoice::Light, (1280.0, 720.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::File(path));
    until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    (folder, desk)
}

fn run(desk: &mut Desk, command: Command) {
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::Command(command));
    desk.run_steps(2);
}

fn show_only(desk: &mut Desk, numbers: &[&str]) {
    let ids = numbers.iter().map(|n| Id::new(format!("t{n}"))).collect();
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::ShowTasks(ids));
    desk.run_steps(2);
}

/// The numbers of the tasks in the order of the plan.
fn numbers(desk: &Desk) -> String {
    let tasks = plan(desk).tasks_in_order();
    let numbers: Vec<&str> = tasks.iter().map(|task| task.number.as_str()).collect();
    numbers.join(" ")
}

fn says(desk: &Desk, words: &str) {
    let shown = words_in_view(desk).join("\n");
    assert!(shown.contains(words), "{words} is not in\n{shown}");
}

#[test]
fn deleting_takes_what_is_shown_and_names_what_is_not() {
    let (_folder, mut desk) = five();
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.run_steps(2);
    show_only(&mut desk, &["2"]);
    desk.key_press(Key::Delete);
    desk.run_steps(3);
    assert_eq!(numbers(&desk), "1 3 4 5");
    says(&desk, "选中但未显示的 4 项未动：1、3、4、5");
}

#[test]
fn cutting_copying_and_duplicating_leave_hidden_tasks_alone() {
    let (_folder, mut desk) = five();
    run(&mut desk, Command::SelectAll);
    show_only(&mut desk, &["4", "2"]);
    desk.event(Event::Copy);
    desk.step();
    let commands = desk.output().platform_output.commands.clone();
    let text = commands.into_iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text),
        _ => None,
    });
    let text = text.unwrap();
    assert!(text.contains("任务2") && text.contains("任务4") && !text.contains("任务3"));
    run(&mut desk, Command::SelectAll);
    run(&mut desk, Command::Duplicate);
    assert_eq!(plan(&desk).tasks().len(), 7);
    run(&mut desk, Command::Undo);
    run(&mut desk, Command::SelectAll);
    desk.event(Event::Cut);
    desk.run_steps(3);
    assert_eq!(numbers(&desk), "1 3 5");
}

#[test]
fn forms_and_keys_are_about_the_tasks_shown() {
    let (_folder, mut desk) = five();
    run(&mut desk, Command::SelectAll);
    show_only(&mut desk, &["1"]);
    run(&mut desk, Command::MarkCompleted);
    desk.get_by_label("把 1 项任务标为已完成");
    desk.key_press(Key::Escape);
    desk.run_steps(2);
    // Alt and an arrow move the selected bars.
    desk.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    desk.run_steps(3);
    let due = |desk: &Desk, n: &str| plan(desk).task(&Id::new(n)).unwrap().due.date.unwrap();
    let end = zhenggai::plan::Day::constant(2021, 12, 31);
    assert!(due(&desk, "t1") > end);
    assert_eq!((due(&desk, "t2"), due(&desk, "t3")), (end, end));
    assert!(TODAY < end);
}

#[test]
fn nothing_shown_is_nothing_to_act_on() {
    let (_folder, mut desk) = five();
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::ShowTask("t1".into()));
    show_only(&mut desk, &["5"]);
    run(&mut desk, Command::Delete);
    assert_eq!(plan(&desk).tasks().len(), 5);
    says(&desk, "选中的任务都不在显示中");
}

#[test]
fn a_row_moves_among_the_rows_shown_and_never_unseen() {
    let (_folder, mut desk) = five();
    let ctx = desk.ctx.clone();
    let at = |desk: &mut Desk, id: &str| {
        desk.state_mut().act(&ctx, Action::ShowTask(id.into()));
        desk.run_steps(2);
    };
    // Within its group, not into the one before.
    at(&mut desk, "t4");
    run(&mut desk, Command::MoveTaskUp);
    assert_eq!(numbers(&desk), "1 2 3 4 5");
    says(&desk, "已在本组最上面");
    run(&mut desk, Command::MoveTaskDown);
    assert_eq!(numbers(&desk), "1 2 3 5 4");
    run(&mut desk, Command::Undo);
    // Among the rows a filter leaves: right before the one above.
    at(&mut desk, "t3");
    show_only(&mut desk, &["1", "3"]);
    run(&mut desk, Command::MoveTaskUp);
    assert_eq!(numbers(&desk), "3 1 2 4 5");
    run(&mut desk, Command::MoveTaskUp);
    assert_eq!(numbers(&desk), "3 1 2 4 5");
    assert!(desk.state().document().unwrap().is_dirty());
}

#[test]
fn the_fields_of_the_inspector_leave_alone_what_a_filter_hides() {
    let (_folder, mut desk) = five();
    run(&mut desk, Command::SelectAll);
    says(&desk, "5 项任务");
    show_only(&mut desk, &["2", "4"]);
    says(&desk, "2 项任务");
    says(&desk, "另有 3 项选中但被筛选掉");
}

#[test]
fn undo_and_redo_select_what_they_touched() {
    let (_folder, mut desk) = five();
    show_only(&mut desk, &["2", "4"]);
    run(&mut desk, Command::SelectAll);
    run(&mut desk, Command::Delete);
    desk.run_steps(2);
    assert_eq!(numbers(&desk), "1 3 5");
    show_only(&mut desk, &["1", "2", "3", "4", "5"]);
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::ShowTask("t5".into()));
    desk.run_steps(2);
    let selected = |desk: &Desk| desk.state().view().selection.ids();
    assert_eq!(selected(&desk), [Id::from("t5")]);
    run(&mut desk, Command::Undo);
    assert_eq!(selected(&desk), [Id::from("t2"), Id::from("t4")]);
    // What is gone again is selected no more, and nothing else in its place.
    run(&mut desk, Command::Redo);
    assert_eq!(numbers(&desk), "1 3 5");
    assert!(selected(&desk).is_empty());
}
