//! Edits of very many tasks: worked out aside, taken once, given up without a trace, and never mixed with another.

use super::answers::Source;
use super::session_journeys::shell;
use super::shell::Shell;
use crate::edit::{Edit, TaskField};
use crate::file;
use crate::plan::{Day, Due, Id, Link, Plan, PlanParts, Task};
use crate::text::Language;
use crate::ui::{Action, Command, Page};
use egui::Context;

const MANY: usize = 4_000;

/// A frame without a window.
fn frame(shell: &mut Shell, ctx: &Context) {
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        let ctx = ui.ctx().clone();
        shell.logic(&ctx);
        shell.ui(ui, None);
    });
    output.textures_delta.clear();
}

fn until(shell: &mut Shell, ctx: &Context, held: impl Fn(&Shell) -> bool) {
    for _ in 0..20_000 {
        frame(shell, ctx);
        if held(shell) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("waited in vain");
}

fn open() -> (tempfile::TempDir, Shell, Context) {
    let task = |n| Task {
        id: Id::new(format!("t{n:05}")),
        ..Task::default()
    };
    open_with((0..MANY).map(task).collect())
}

fn open_with(tasks: Vec<Task>) -> (tempfile::TempDir, Shell, Context) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.ron");
    let plan = Plan::new(PlanParts {
        tasks,
        ..PlanParts::default()
    });
    file::save(&path, &plan).unwrap();
    let (ctx, mut shell) = (Context::default(), shell(Language::Zh));
    crate::ui::fonts::install(&ctx, None);
    frame(&mut shell, &ctx);
    shell.open(&ctx, Source::File(path));
    until(&mut shell, &ctx, |shell| shell.document().is_some());
    (folder, shell, ctx)
}

fn title_all(shell: &mut Shell, title: &str) {
    let ids = shell
        .document()
        .unwrap()
        .plan()
        .tasks()
        .keys()
        .cloned()
        .collect();
    shell.edit(&Edit::SetTasks {
        ids,
        field: TaskField::Title(title.to_owned()),
    });
}

fn titles(shell: &Shell) -> Vec<String> {
    let tasks = shell.document().unwrap().plan().tasks();
    let mut titles: Vec<String> = tasks.values().map(|task| task.title.clone()).collect();
    titles.dedup();
    titles
}

fn is_idle(shell: &Shell) -> bool {
    shell.session.as_ref().unwrap().large_edit.is_none()
}

#[test]
fn a_large_edit_is_one_step_and_undone_as_one() {
    let (_folder, mut shell, ctx) = open();
    title_all(&mut shell, "甲");
    assert_eq!(titles(&shell), [""], "the window has not waited for it");
    until(&mut shell, &ctx, is_idle);
    assert_eq!(titles(&shell), ["甲"]);
    for (command, expected) in [(Command::Undo, ""), (Command::Redo, "甲")] {
        shell.act(&ctx, Action::Command(command));
        until(&mut shell, &ctx, is_idle);
        assert_eq!(titles(&shell), [expected]);
        assert_eq!(shell.document().unwrap().is_dirty(), expected == "甲");
    }
    let document = shell.document().unwrap();
    let anew = crate::assess::Assessment::new(document.plan(), document.assessment().as_of());
    assert_eq!(document.assessment(), &anew);
}

#[test]
fn what_comes_meanwhile_waits_and_follows() {
    let (folder, mut shell, ctx) = open();
    shell.jobs.hold("edit");
    title_all(&mut shell, "甲");
    let first = Id::new("t00000");
    shell.edit(&Edit::SetTasks {
        ids: vec![first.clone()],
        field: TaskField::Title("乙".to_owned()),
    });
    shell.act(&ctx, Action::Command(Command::Save));
    frame(&mut shell, &ctx);
    assert_eq!(titles(&shell), [""]);
    assert!(shell.told.is_some());
    shell.jobs.release("edit");
    until(&mut shell, &ctx, is_idle);
    assert_eq!(titles(&shell), ["乙", "甲"]);
    until(&mut shell, &ctx, |shell| {
        shell.document().is_some_and(|open| !open.is_dirty())
    });
    let kept = file::load(&folder.path().join("many.ron")).unwrap().plan;
    assert_eq!(&kept, shell.document().unwrap().plan());
}

#[test]
fn very_many_tasks_are_cut_aside_with_what_was_changed_meanwhile() {
    let (_folder, mut shell, ctx) = open();
    let all: Vec<Id> = (0..MANY).map(|n| Id::new(format!("t{n:05}"))).collect();
    shell.view.selection.set(all.clone());
    frame(&mut shell, &ctx);
    shell.jobs.hold("copy");
    shell.act(&ctx, Action::Command(Command::Cut));
    assert_eq!(
        titles(&shell),
        [""],
        "nothing is gone before it is on the clipboard"
    );
    shell.edit(&Edit::SetTasks {
        ids: vec![all[0].clone()],
        field: TaskField::Title("乙".to_owned()),
    });
    shell.jobs.release("copy");
    until(&mut shell, &ctx, |shell| {
        shell.document().unwrap().plan().tasks().is_empty()
    });
    let text = shell.copied_text().unwrap().to_owned();
    assert!(text.contains('乙'), "the change made meanwhile came along");
    shell.paste(&text);
    until(&mut shell, &ctx, |shell| !titles(shell).is_empty());
    assert_eq!(titles(&shell), ["乙", ""]);
}

#[test]
fn a_large_edit_given_up_leaves_no_trace_and_what_waited_follows() {
    let (_folder, mut shell, ctx) = open();
    shell.jobs.hold("edit");
    title_all(&mut shell, "甲");
    shell.edit(&Edit::SetTasks {
        ids: vec![Id::new("t00000")],
        field: TaskField::Title("乙".to_owned()),
    });
    shell.give_up_edit(&ctx);
    shell.jobs.release("edit");
    for _ in 0..20 {
        frame(&mut shell, &ctx);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_eq!(
        titles(&shell),
        ["乙", ""],
        "what was given up is not taken later"
    );
    title_all(&mut shell, "丙");
    until(&mut shell, &ctx, is_idle);
    assert_eq!(titles(&shell), ["丙"]);
}

#[test]
fn each_saving_leaves_the_file_that_writing_all_of_it_would() {
    let (folder, mut shell, ctx) = open();
    let path = folder.path().join("many.ron");
    let rename = |number: usize| Edit::SetTasks {
        ids: vec![Id::new(format!("t{number:05}"))],
        field: TaskField::Title(format!("改了{number}")),
    };
    for number in [7, 0, MANY - 1] {
        let written = &shell.session.as_ref().unwrap().written;
        assert!(written.is_some(), "the saving before has left its text");
        shell.edit(&rename(number));
        shell.act(&ctx, Action::Command(Command::Save));
        until(&mut shell, &ctx, |shell| {
            shell.document().is_some_and(|open| !open.is_dirty())
        });
        let text = std::fs::read_to_string(&path).unwrap();
        let plan = shell.document().unwrap().plan();
        assert!(text == file::plain::write(plan));
        assert!(text.contains(&format!("改了{number}")));
    }
}

/// Opens a plan of so many tasks, each waiting for the one before, and returns the least time of a frame of the Gantt page.
fn least_frame(tasks: usize) -> std::time::Duration {
    let id = |n: usize| Id::new(format!("t{n:06}"));
    let task = |n: usize| {
        let day =
            Day::constant(2020, 1, 1).saturating_add(jiff::ToSpan::days(n as i64 * 600 / 100_000));
        let before = n.checked_sub(1);
        let link = before.map(|before| Link {
            predecessor: id(before),
            ..Link::default()
        });
        Task {
            id: id(n),
            rank: n as i64,
            title: "河道整治".to_owned(),
            start: Some(day),
            due: Due::on(day),
            links: link.into_iter().collect(),
            ..Task::default()
        }
    };
    let (_folder, mut shell, ctx) = open_with((0..tasks).map(task).collect());
    shell.view.page = Page::Gantt;
    let frames = (0..5).map(|_| {
        let began = std::time::Instant::now();
        frame(&mut shell, &ctx);
        began.elapsed()
    });
    let least = frames.min().unwrap_or_default();
    assert_eq!(shell.document().unwrap().plan().tasks().len(), tasks);
    least
}

#[test]
fn a_chain_of_very_many_links_opens_and_its_frames_cost_as_those_of_a_short_one() {
    let short = least_frame(1_000);
    let long = least_frame(100_000);
    assert!(
        long < 4 * short + std::time::Duration::from_millis(50),
        "{long:?} against {short:?}"
    );
}
