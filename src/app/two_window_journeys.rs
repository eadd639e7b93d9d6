//! Two windows that both edit one file, in turn and against each other: nothing of either is lost, and each is told.

use super::modals::Front;
use super::session_journeys::{
    Desk, click, desk, in_file, note, open, save, shows, two_plans, until,
};
use super::sharing::Sharing;
use super::shell::Shell;
use crate::edit::{Edit, TaskField};
use crate::file::{self, Hindrance, Me, Pace};
use crate::plan::{Day, Due, Id, Plan, Task};
use crate::text::Language;
use crate::ui::{Action, Command};
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

const QUICK: Pace = Pace {
    look: Duration::from_millis(20),
    again: Duration::from_millis(5),
    others: Duration::from_millis(20),
    beat: Duration::from_millis(50),
    patience: Duration::from_secs(5),
};

/// The words of a language.
fn word(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// The plan a with two tasks.
fn with_tasks() -> (tempfile::TempDir, PathBuf) {
    let (folder, a, _) = two_plans();
    let mut parts = file::load(&a).unwrap().plan.parts();
    parts.tasks = ["t1", "t2"]
        .map(|id| Task {
            id: id.into(),
            number: id.trim_start_matches('t').to_owned(),
            title: format!("任务{id}"),
            due: Due::on(Day::constant(2021, 12, 31)),
            ..Task::default()
        })
        .into();
    file::save(&a, &Plan::new(parts)).unwrap();
    (folder, a)
}

fn sharing(user: &str, computer: &str) -> Sharing {
    let mut sharing = Sharing::default();
    sharing.me = Me {
        user: user.to_owned(),
        computer: computer.to_owned(),
        ..Me::here()
    };
    sharing.pace = QUICK;
    sharing
}

/// A window of somebody with the plan a open for editing, whoever else has it.
fn window(language: Language, user: &str, computer: &str, a: &Path) -> Desk {
    let mut window = desk(language);
    window.state_mut().share(sharing(user, computer));
    open(&mut window, a);
    until(&mut window, "it is open or asked", |shell| {
        shows("a")(shell) || matches!(shell.front, Front::Ask(_))
    });
    if matches!(window.state().front, Front::Ask(_)) {
        click(&mut window, word(language, "仍然打开", "Open anyway"));
        until(&mut window, "it is open", shows("a"));
    }
    window
}

fn two(language: Language, a: &Path) -> [Desk; 2] {
    [("张某", "PC03"), ("李某", "PC07")].map(|(user, computer)| window(language, user, computer, a))
}

fn edit(window: &mut Desk, edit: &Edit) {
    window.state_mut().edit(edit);
    window.run_steps(2);
}

fn set(id: &str, field: TaskField) -> Edit {
    Edit::SetTasks {
        ids: vec![id.into()],
        field,
    }
}

fn task(window: &Desk, id: &str) -> Task {
    let plan = window.state().document().unwrap().plan();
    Task::clone(plan.task(&Id::from(id)).unwrap())
}

fn saved(window: &mut Desk) {
    save(window);
    until(window, "it is saved", |shell| {
        shell.document().is_some_and(|open| !open.is_dirty()) && !shell.is_merging()
    });
}

fn bar(shell: &Shell) -> String {
    let bar = shell.file_bar();
    bar.map(|bar| format!("{} {}", bar.what, bar.more))
        .unwrap_or_default()
}

#[test]
fn what_both_do_in_turn_is_in_the_file_and_each_is_told_of_the_other() {
    for language in Language::ALL {
        let (_folder, a) = with_tasks();
        let [mut zhang, mut li] = two(language, &a);
        let on = Day::constant(2021, 11, 20);
        let report = |id: &str, percent| Edit::SetProgress {
            ids: vec![id.into()],
            percent,
            on,
        };
        // Both report on one task, and each renames another one.
        edit(&mut zhang, &report("t1", 30));
        edit(
            &mut zhang,
            &set("t2", TaskField::Title("张某改名".to_owned())),
        );
        edit(
            &mut li,
            &set("t1", TaskField::Goal("李某的目标".to_owned())),
        );
        saved(&mut zhang);
        until(&mut li, "it is told who saved", |shell| {
            bar(shell).contains(word(language, "张某（PC03）", "张某 (PC03)"))
        });
        saved(&mut li);
        until(&mut li, "it is told what came in", |shell| {
            bar(shell).contains(word(language, "已并入他人的", "taken in"))
        });
        until(&mut zhang, "the first is told of it", |shell| {
            bar(shell).contains(word(language, "李某（PC07）", "李某 (PC07)"))
        });
        click(&mut zhang, word(language, "采用", "Take in"));
        until(&mut zhang, "it is taken in", |shell| {
            let plan = shell.document().unwrap().plan();
            plan.task(&"t1".into()).unwrap().goal == "李某的目标"
        });
        for window in [&zhang, &li] {
            assert_eq!(task(window, "t1").notes.len(), 1);
            assert_eq!(task(window, "t1").goal, "李某的目标");
            assert_eq!(task(window, "t2").title, "张某改名");
        }
        let in_it = file::load(&a).unwrap().plan;
        assert_eq!(&in_it, zhang.state().document().unwrap().plan());
        assert!(!zhang.state().document().unwrap().is_dirty());
        // Saving with nothing changed here leaves what the other has saved since.
        edit(&mut li, &report("t2", 50));
        saved(&mut li);
        let theirs = std::fs::read(&a).unwrap();
        save(&mut zhang);
        until(&mut zhang, "nothing was to be saved", |shell| {
            !shell.session.as_ref().unwrap().is_saving()
        });
        assert_eq!(std::fs::read(&a).unwrap(), theirs);
    }
}

#[test]
fn one_deadline_moved_by_both_is_one_question_with_both_approvals_kept() {
    for language in Language::ALL {
        let (_folder, a) = with_tasks();
        let [mut zhang, mut li] = two(language, &a);
        let on = Day::constant(2021, 11, 20);
        let moved = |year, month, day| Edit::MoveDue {
            ids: vec!["t1".into()],
            due: Due::on(Day::constant(year, month, day)),
            on,
            approval: "渝环督改〔2021〕5号".to_owned(),
            reason: String::new(),
            correction: false,
        };
        edit(&mut zhang, &moved(2022, 1, 31));
        edit(&mut li, &moved(2022, 3, 31));
        saved(&mut zhang);
        save(&mut li);
        until(&mut li, "the page comes", Shell::is_merging);
        let session = li.state().session.as_ref().unwrap();
        assert!(session.document.is_dirty());
        assert!(li.query_all_by_label_contains("任务t1").next().is_some());
        // Theirs.
        li.key_press(Key::Num1);
        li.run_steps(2);
        click(&mut li, word(language, "合并并保存", "Merge and save"));
        until(&mut li, "it is saved", |shell| {
            shell.document().is_some_and(|open| !open.is_dirty()) && !shell.is_merging()
        });
        assert_eq!(task(&li, "t1").due.date, Some(Day::constant(2022, 1, 31)));
        assert_eq!(task(&li, "t1").due_changes.len(), 1, "not two entries");
        // The merge is one step: taken back, it is this window's own again.
        let ctx = li.ctx.clone();
        li.state_mut().act(&ctx, Action::Command(Command::Undo));
        li.run_steps(2);
        assert_eq!(task(&li, "t1").due.date, Some(Day::constant(2022, 3, 31)));
    }
}

#[test]
fn deleted_there_and_changed_here_is_asked_and_a_copy_can_be_saved_instead() {
    for language in Language::ALL {
        let (folder, a) = with_tasks();
        let [mut zhang, mut li] = two(language, &a);
        edit(
            &mut zhang,
            &Edit::DeleteTasks {
                ids: vec!["t1".into()],
            },
        );
        edit(
            &mut li,
            &set("t1", TaskField::Goal("李某的目标".to_owned())),
        );
        saved(&mut zhang);
        let theirs = std::fs::read(&a).unwrap();
        save(&mut li);
        until(&mut li, "the page comes", Shell::is_merging);
        click(&mut li, word(language, "先存副本…", "Save a copy first…"));
        assert!(li.state().picking.is_open());
        li.state_mut().picking = super::picking::Picking::default();
        let copy = folder.path().join("copy.ron");
        let ctx = li.ctx.clone();
        li.state_mut().save_to(&ctx, copy.clone(), None);
        until(&mut li, "the copy is saved", |shell| {
            shell.document().is_some_and(|open| !open.is_dirty())
        });
        let copied = file::load(&copy).unwrap().plan;
        assert_eq!(copied.task(&"t1".into()).unwrap().goal, "李某的目标");
        assert_eq!(std::fs::read(&a).unwrap(), theirs, "nothing was written");
    }
}

#[test]
fn a_file_deleted_under_unsaved_work_is_saved_again_or_elsewhere() {
    for language in Language::ALL {
        let (folder, a) = with_tasks();
        let mut zhang = window(language, "张某", "PC03", &a);
        note(zhang.state_mut(), "没保存");
        std::fs::remove_file(&a).unwrap();
        until(&mut zhang, "it is told", |shell| {
            bar(shell).contains(word(language, "文件不在原处了", "The file is gone"))
        });
        let elsewhere = folder.path().join("c.ron");
        let ctx = zhang.ctx.clone();
        zhang.state_mut().save_to(&ctx, elsewhere.clone(), None);
        until(&mut zhang, "it is saved elsewhere", |shell| {
            shell.document().is_some_and(|open| !open.is_dirty())
        });
        assert_eq!(in_file(&elsewhere).1, "没保存");
        assert!(!a.exists());
        until(&mut zhang, "the bar goes", |shell| bar(shell).is_empty());
        zhang.state_mut().finish();
    }
}

#[test]
fn why_there_is_no_lock_is_said_in_each_case() {
    for language in Language::ALL {
        for (hindrance, zh, en) in [
            (Hindrance::ReadOnlyFile, "只读", "read-only"),
            (Hindrance::Removable, "移动盘", "removable"),
            (Hindrance::Folder, "不能新建文件", "No file can be made"),
            (Hindrance::Crowded, "人太多", "Too many"),
            (
                Hindrance::Other(std::io::Error::from(std::io::ErrorKind::StorageFull).into()),
                "空间不足",
                "no space",
            ),
        ] {
            let said = super::entering::hindered(&hindrance, language);
            assert!(said.contains(word(language, zh, en)), "{said}");
        }
    }
}
