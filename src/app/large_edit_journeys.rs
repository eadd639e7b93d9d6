//! Edits of very many tasks: worked out aside, taken once, given up without a trace, and never mixed with another.

use super::answers::Source;
use super::modals::Front;
use super::session_journeys::shell;
use super::shell::Shell;
use crate::edit::{Edit, TaskField};
use crate::file;
use crate::plan::{Day, Due, Id, Indicator, Link, Plan, PlanParts, Task};
use crate::text::Language;
use crate::ui::{Action, Command, Page, Pasting};
use egui::Context;

pub(super) const MANY: usize = 4_000;

/// A frame without a window.
pub(super) fn frame(shell: &mut Shell, ctx: &Context) {
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        let ctx = ui.ctx().clone();
        shell.logic(&ctx);
        shell.ui(ui, None);
    });
    output.textures_delta.clear();
}

pub(super) fn until(shell: &mut Shell, ctx: &Context, held: impl Fn(&Shell) -> bool) {
    for _ in 0..20_000 {
        frame(shell, ctx);
        if held(shell) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("waited in vain");
}

pub(super) fn open() -> (tempfile::TempDir, Shell, Context) {
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

pub(super) fn title_all(shell: &mut Shell, title: &str) {
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

pub(super) fn titles(shell: &Shell) -> Vec<String> {
    let tasks = shell.document().unwrap().plan().tasks();
    let mut titles: Vec<String> = tasks.values().map(|task| task.title.clone()).collect();
    titles.dedup();
    titles
}

pub(super) fn is_idle(shell: &Shell) -> bool {
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

/// So many rows that their reading is felt.
fn long_table() -> String {
    let rows = (0..MANY).map(|n| format!("P{n}\t粘贴的任务第{n}项，污水管网改造\n"));
    "序号\t整改任务\n".to_owned() + &rows.collect::<String>()
}

fn selected(shell: &Shell) -> usize {
    shell.view.selection.len()
}

fn tasks(shell: &Shell) -> usize {
    shell.document().unwrap().plan().tasks().len()
}

pub(super) fn said(shell: &Shell) -> &str {
    shell.told.as_ref().map_or("", |told| told.words.as_str())
}

#[test]
fn a_long_table_is_read_and_taken_in_aside_then_selected_and_told() {
    let (_folder, mut shell, ctx) = open();
    shell.act(&ctx, Action::PasteTable(long_table()));
    assert_eq!(tasks(&shell), MANY, "the window has not waited for it");
    until(&mut shell, &ctx, is_idle);
    assert_eq!((tasks(&shell), selected(&shell)), (2 * MANY, MANY));
    assert_eq!(said(&shell), format!("已粘贴 {MANY} 项任务"));
    shell.act(&ctx, Action::Command(Command::Undo));
    until(&mut shell, &ctx, is_idle);
    assert_eq!(tasks(&shell), MANY, "one step");
}

#[test]
fn what_is_pasted_and_hidden_by_the_filter_is_told() {
    let (_folder, mut shell, ctx) = open();
    shell.view.page = Page::Gantt;
    shell.view.filter.text = "找不到的".to_owned();
    let table = "序号\t整改任务\n1\t粘贴一\n2\t找不到的二\n";
    shell.act(&ctx, Action::PasteTable(table.to_owned()));
    until(&mut shell, &ctx, is_idle);
    assert_eq!(tasks(&shell), MANY + 2);
    let told = said(&shell);
    assert!(told.contains("其中 1 项不符合现在的筛选"), "{told}");
}

#[test]
fn what_is_pasted_while_an_edit_runs_is_selected_and_told_when_it_lands() {
    let (_folder, mut shell, ctx) = open();
    shell.jobs.hold("edit");
    title_all(&mut shell, "甲");
    let table = "长寿区台账\n序号\t整改任务\n1\t粘贴一\n2\t粘贴二\n";
    shell.act(&ctx, Action::PasteTable(table.to_owned()));
    frame(&mut shell, &ctx);
    assert_eq!(tasks(&shell), MANY);
    shell.jobs.release("edit");
    until(&mut shell, &ctx, is_idle);
    assert_eq!((tasks(&shell), selected(&shell)), (MANY + 2, 2));
    let Front::Notice { sentence, .. } = &shell.front else {
        panic!("the row above the headings is told");
    };
    assert!(sentence.contains("有 1 处"), "{sentence}");
}

#[test]
fn steps_and_commands_given_while_an_edit_runs_keep_their_order() {
    let (_folder, mut shell, ctx) = open();
    shell.jobs.hold("edit");
    // Nothing can be taken back yet; what comes of this can.
    title_all(&mut shell, "甲");
    shell.act(&ctx, Action::Command(Command::Undo));
    shell.act(
        &ctx,
        Action::PasteTable("序号\t整改任务\n1\t粘贴\n".to_owned()),
    );
    let first = Id::new("t00000");
    shell.view.selection.only(&first);
    shell.act(&ctx, Action::Command(Command::Duplicate));
    shell.view.selection.only(&Id::new("t00001"));
    shell.act(&ctx, Action::Command(Command::NewTask));
    for _ in 0..10 {
        shell.jobs.release("edit");
        until(&mut shell, &ctx, is_idle);
    }
    let plan = shell.document().unwrap().plan();
    let order: Vec<&str> = plan
        .tasks_in_order()
        .iter()
        .take(4)
        .map(|task| task.id.as_str())
        .collect();
    assert_eq!(tasks(&shell), MANY + 3);
    assert!(
        titles(&shell).iter().all(|title| title != "甲"),
        "taken back"
    );
    assert_eq!((order[0], order[2]), ("t00000", "t00001"));
    let new = shell.view.selection.focus.clone().unwrap();
    assert_eq!(order[3], new.as_str(), "the new task is selected");
}

/// The plan changes under what runs, by a door that does not wait.
fn change_under(shell: &mut Shell) {
    let other = Edit::AddTasks {
        tasks: vec![Task {
            id: "new".into(),
            ..Task::default()
        }],
        after: None,
    };
    shell
        .session
        .as_mut()
        .unwrap()
        .document
        .run(&other)
        .unwrap();
}

#[test]
fn what_others_saved_is_taken_in_after_the_edit_that_runs() {
    let (_folder, mut shell, ctx) = open();
    shell.jobs.hold("edit");
    title_all(&mut shell, "甲");
    change_under(&mut shell);
    shell.jobs.release("edit");
    until(&mut shell, &ctx, is_idle);
    assert_eq!(tasks(&shell), MANY + 1);
    assert_eq!(
        titles(&shell),
        ["", "甲"],
        "made again from the plan as it stands"
    );
}

#[test]
fn a_paste_under_which_the_plan_changed_is_read_again() {
    let (_folder, mut shell, ctx) = open();
    shell.jobs.hold("edit");
    shell.act(&ctx, Action::PasteTable(long_table()));
    change_under(&mut shell);
    shell.jobs.release("edit");
    until(&mut shell, &ctx, is_idle);
    assert_eq!((tasks(&shell), selected(&shell)), (2 * MANY + 1, MANY));
}

#[test]
fn a_paste_that_is_stopped_changes_nothing_and_says_where_the_text_is() {
    for (language, words) in [
        (Language::Zh, "剪贴板里的内容还在"),
        (Language::En, "the clipboard still has the text"),
    ] {
        let (_folder, mut shell, ctx) = open();
        shell.speak(language);
        shell.jobs.hold("edit");
        shell.act(&ctx, Action::PasteTable(long_table()));
        shell.act(
            &ctx,
            Action::PasteTable("序号\t整改任务\n1\t后一次\n".to_owned()),
        );
        let held = tasks(&shell);
        shell.session.as_mut().unwrap().large_edit.as_mut().unwrap();
        shell.give_up_edit(&ctx);
        assert_eq!(
            (held, tasks(&shell)),
            (MANY, MANY + 1),
            "what waited follows"
        );
        shell.jobs.forget_held("edit");
        shell.act(&ctx, Action::PasteTable(long_table()));
        shell.give_up_edit(&ctx);
        assert_eq!(tasks(&shell), MANY + 1);
        assert!(said(&shell).contains(words), "{}", said(&shell));
    }
}

#[test]
fn complaints_values_and_cells_of_many_rows_come_in_aside() {
    let (_folder, mut shell, ctx) = open();
    let letters = (0..MANY).map(|n| format!("X{n}\t2021-03-01\t夜间噪声扰民\n"));
    let text = "编号\t受理日期\t内容\n".to_owned() + &letters.collect::<String>();
    let paste = |shell: &mut Shell, pasting: Pasting| {
        shell.jobs.hold("edit");
        shell.act(&ctx, Action::Paste(Box::new(pasting)));
        assert!(!is_idle(shell), "the window has not waited for it");
        shell.jobs.release("edit");
        until(shell, &ctx, is_idle);
    };
    paste(
        &mut shell,
        Pasting::Complaints {
            text,
            from: 0,
            over: Vec::new(),
            sure: false,
        },
    );
    let plan = shell.document().unwrap().plan();
    assert_eq!(plan.complaints().len(), MANY);
    assert!(shell.view.supervision.letter.is_some());
    assert!(said(&shell).contains("4000"), "{}", said(&shell));

    let indicator = Indicator {
        id: "i".into(),
        ..Indicator::default()
    };
    shell.edit(&Edit::PutIndicator(indicator));
    let first = Day::constant(2000, 1, 1);
    let days = (0..MANY as i64).map(|n| first + jiff::Span::new().days(n));
    let mut text = "开始日期\t结束日期\t数值\t来源\n".to_owned();
    for day in days {
        text.push_str(&format!("{day}\t{day}\t1.5\t环境统计\n"));
    }
    paste(
        &mut shell,
        Pasting::Points {
            text,
            indicator: "i".into(),
        },
    );
    let indicators = shell.document().unwrap().plan().indicators();
    assert_eq!(indicators[&Id::new("i")].points.len(), MANY);
    assert!(shell.view.trends.said.contains("4000"));

    let over: Vec<Id> = (0..MANY).map(|n| Id::new(format!("t{n:05}"))).collect();
    paste(
        &mut shell,
        Pasting::Month {
            text: "完成污水管网改造三百米\n".repeat(MANY),
            over,
            fields: vec![crate::assess::NoteField::Done],
            selected: (1, 1),
        },
    );
    let plan = shell.document().unwrap().plan();
    assert!(plan.tasks().values().all(|task| task.notes.len() == 1));
    assert!(said(&shell).contains("4000"), "{}", said(&shell));
}
