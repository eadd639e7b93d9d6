//! The end that nobody asked for, and what was saved before: offered, restored, put off, thrown away; versions looked through.

use super::document::Origin;
use super::modals::Front;
use super::session_journeys::{
    Desk, click, desk_of, in_file, note, open, save, shell, shows, two_plans, until,
};
use super::shell::{Next, Shell};
use crate::file::{self, journal};
use crate::plan::{Head, Plan};
use crate::text::Language;
use crate::ui::{Action, Command};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use std::path::Path;

fn desk(language: Language, kept: &Path) -> Desk {
    let mut shell = shell(language);
    shell.keep_in(Some(kept.to_owned()));
    desk_of(shell)
}

/// A window with a plan in it.
fn opened(language: Language, kept: &Path, path: &Path) -> Desk {
    let mut desk = desk(language, kept);
    open(&mut desk, path);
    until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    desk
}

fn offers(shell: &Shell) -> bool {
    matches!(shell.front, Front::Recovery(_))
}

/// A window that begins anew and offers what was left behind.
fn offered(language: Language, kept: &Path) -> Desk {
    let mut desk = desk(language, kept);
    // With what became of each file: a line that comes moves what stands below it.
    until(&mut desk, "it is offered", |shell| {
        offers(shell) && shell.jobs.is_idle()
    });
    desk
}

fn notes(desk: &Desk) -> String {
    desk.state().document().unwrap().plan().head().notes.clone()
}

fn journals(kept: &Path) -> usize {
    std::fs::read_dir(kept.join("journals")).map_or(0, Iterator::count)
}

fn rows(desk: &Desk) -> usize {
    desk.query_all_by_role(Role::ListBoxOption).count()
}

/// The words of the window in a language.
fn say(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

#[test]
fn what_was_not_saved_when_the_program_ended_is_offered_and_restored() {
    for language in Language::ALL {
        let (folder, a, _) = two_plans();
        let kept = folder.path().join("kept");
        let before = std::fs::read(&a).unwrap();
        let mut desk = opened(language, &kept, &a);
        for words in ["一", "二"] {
            note(desk.state_mut(), words);
            desk.run_steps(2);
        }
        drop(desk);
        let mut desk = offered(language, &kept);
        assert_eq!(rows(&desk), 1);
        assert!(desk.query_by_label_contains("a.ron").is_some());
        // From what to what, without asking.
        let both = say(language, "（空） → 二", "(empty) → 二");
        for _ in 0..20_000 {
            desk.step();
            if desk.query_by_label_contains(both).is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        desk.get_by_label_contains(both);
        click(&mut desk, say(language, "恢复", "Restore"));
        until(&mut desk, "it is restored", shows("a"));
        assert_eq!(notes(&desk), "二");
        assert!(desk.state().document().unwrap().is_dirty());
        assert_eq!(desk.state().document().unwrap().path(), Some(a.as_path()));
        assert_eq!(std::fs::read(&a).unwrap(), before, "saved only when asked");
        let ctx = desk.ctx.clone();
        let run = |desk: &mut Desk, command| {
            desk.state_mut().act(&ctx, Action::Command(command));
            desk.run_steps(2);
        };
        run(&mut desk, Command::Undo);
        assert_eq!(notes(&desk), "");
        run(&mut desk, Command::Redo);
        // It ends once more, a change later.
        note(desk.state_mut(), "三");
        desk.run_steps(2);
        drop(desk);
        let mut desk = offered(language, &kept);
        desk.key_press(Key::Enter);
        until(&mut desk, "it is restored again", shows("a"));
        assert_eq!(notes(&desk), "三");
        save(&mut desk);
        until(&mut desk, "it is saved", |shell| {
            shell.document().is_some_and(|open| !open.is_dirty())
        });
        assert_eq!(in_file(&a).1, "三");
        drop(desk);
        assert_eq!(journals(&kept), 0, "nothing is left to offer");
    }
}

#[test]
fn esc_puts_it_off_and_only_its_user_throws_it_away() {
    for language in Language::ALL {
        let (folder, a, b) = two_plans();
        let kept = folder.path().join("kept");
        let mut one = opened(language, &kept, &a);
        let mut two = opened(language, &kept, &b);
        for desk in [&mut one, &mut two] {
            note(desk.state_mut(), "没保存");
            desk.run_steps(2);
        }
        drop((one, two));
        for _ in 0..2 {
            let mut desk = offered(language, &kept);
            assert_eq!(rows(&desk), 2, "each window's own");
            desk.key_press(Key::Escape);
            desk.run_steps(3);
            assert!(!offers(desk.state()));
            assert!(desk.state().said().is_some());
        }
        let mut desk = offered(language, &kept);
        let throw = say(language, "丢弃", "Throw away");
        click(&mut desk, throw);
        assert!(matches!(desk.state().front, Front::Ask(_)), "asked first");
        click(&mut desk, say(language, "取消", "Cancel"));
        assert_eq!(rows(&desk), 2);
        desk.key_press(Key::ArrowDown);
        desk.run_steps(2);
        click(&mut desk, throw);
        click(&mut desk, throw);
        for _ in 0..20_000 {
            desk.step();
            if offers(desk.state()) && rows(&desk) == 1 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        desk.run_steps(2);
        assert_eq!(rows(&desk), 1);
        click(&mut desk, say(language, "恢复", "Restore"));
        until(&mut desk, "the other is restored", |shell| {
            shell.document().is_some()
        });
        assert_eq!(notes(&desk), "没保存");
        // Refused when asked: gone.
        let ctx = desk.ctx.clone();
        desk.state_mut().guard(&ctx, Next::Close);
        desk.run_steps(2);
        click(&mut desk, say(language, "不保存", "Don't save"));
        assert!(desk.state().document().is_none());
        desk.state_mut().finish();
        assert_eq!(journals(&kept), 0);
    }
}

#[test]
fn work_on_a_file_that_another_changed_is_merged_with_it_when_it_is_saved() {
    let (folder, a, _) = two_plans();
    let kept = folder.path().join("kept");
    let mut desk = opened(Language::Zh, &kept, &a);
    note(desk.state_mut(), "我的");
    desk.run_steps(2);
    drop(desk);
    let mut parts = file::load(&a).unwrap().plan.parts();
    parts.head.region = "涪陵区".to_owned();
    file::save(&a, &Plan::new(parts)).unwrap();
    let mut desk = offered(Language::Zh, &kept);
    click(&mut desk, "恢复");
    until(&mut desk, "it is told", |shell| {
        matches!(shell.front, Front::Notice { .. })
    });
    let document = desk.state().document().unwrap();
    assert_eq!(document.path(), Some(a.as_path()));
    assert!(document.is_dirty());
    assert_eq!(notes(&desk), "我的");
    assert_eq!(in_file(&a).1, "", "the file is as the other left it");
    desk.key_press(Key::Enter);
    desk.run_steps(3);
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::Command(Command::Save));
    until(&mut desk, "both are in the file", |_| {
        in_file(&a).1 == "我的"
    });
    assert_eq!(file::load(&a).unwrap().plan.head().region, "涪陵区");
}

#[test]
fn work_whose_file_is_away_is_merged_when_that_is_back() {
    let (folder, a, _) = two_plans();
    let kept = folder.path().join("kept");
    let mut desk = opened(Language::Zh, &kept, &a);
    note(desk.state_mut(), "我的");
    desk.run_steps(2);
    drop(desk);
    // The server is down for two starts; the first one ends badly as well.
    let away = folder.path().join("away.ron");
    std::fs::rename(&a, &away).unwrap();
    for words in ["我的二", "我的三"] {
        let mut desk = offered(Language::Zh, &kept);
        click(&mut desk, "恢复");
        until(&mut desk, "it is restored", |shell| {
            shell.document().is_some()
        });
        assert_eq!(desk.state().document().unwrap().path(), Some(a.as_path()));
        note(desk.state_mut(), words);
        desk.run_steps(2);
        drop(desk);
    }
    let mut desk = offered(Language::Zh, &kept);
    click(&mut desk, "恢复");
    until(&mut desk, "it is restored", |shell| {
        shell.document().is_some()
    });
    // It is back, and another has saved there.
    let mut parts = file::load(&away).unwrap().plan.parts();
    parts.head.region = "涪陵区".to_owned();
    file::save(&a, &Plan::new(parts)).unwrap();
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::Command(Command::Save));
    until(&mut desk, "both are in the file", |_| {
        in_file(&a).1 == "我的三"
    });
    assert_eq!(file::load(&a).unwrap().plan.head().region, "涪陵区");
}

#[test]
fn work_whose_file_is_away_and_whose_beginning_is_lost_opens_as_a_copy() {
    for language in Language::ALL {
        let (folder, a, _) = two_plans();
        let kept = folder.path().join("kept");
        let mut desk = opened(language, &kept, &a);
        note(desk.state_mut(), "我的");
        desk.run_steps(2);
        drop(desk);
        // As the programs before wrote it after a second end: from what it had become.
        let stem = journal::found(&kept.join("journals"))[0].stem.clone();
        let journal::Restored { held, left: work } = journal::restore(&stem).unwrap();
        let place = journal::Place::Again {
            held,
            told: work.told,
            base: None,
        };
        let keeper = journal::Keeper::new(place, work.about, work.plan.clone());
        let mut parts = work.plan.parts();
        parts.head.notes = "我的二".to_owned();
        let said = journal::Said {
            steps: 2,
            ..journal::Said::default()
        };
        keeper.became(Plan::new(parts), said);
        drop(keeper);
        for end in ["1.base", "1.journal"] {
            let mut file = stem.clone().into_os_string();
            file.push(format!(".{end}"));
            std::fs::remove_file(file).ok();
        }
        std::fs::remove_file(&a).unwrap();
        let mut desk = offered(language, &kept);
        click(&mut desk, say(language, "恢复", "Restore"));
        until(&mut desk, "it is told", |shell| {
            matches!(shell.front, Front::Notice { .. })
        });
        assert_eq!(notes(&desk), "我的二");
        assert_eq!(*desk.state().document().unwrap().origin(), Origin::New);
        let told = say(language, "没有保存的副本", "an unsaved copy");
        assert!(desk.query_by_label_contains(told).is_some());
    }
}

#[test]
fn a_plan_that_was_never_saved_and_a_large_edit_are_in_the_journal_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(Language::Zh, folder.path());
    desk.run_steps(2);
    let head = Head {
        title: "新计划".to_owned(),
        ..Head::default()
    };
    desk.state_mut().create(file::Template::Blank, head);
    desk.run_steps(2);
    note(desk.state_mut(), "只在窗口里");
    desk.run_steps(2);
    // What comes about in one piece, off the window's thread.
    let mut parts = desk.state().document().unwrap().plan().parts();
    let tasks = (0..5000).map(|n| crate::plan::Task {
        id: format!("t{n:05}").as_str().into(),
        ..crate::plan::Task::default()
    });
    parts.tasks.extend(tasks);
    desk.state_mut().take_version("昨天", Ok(Plan::new(parts)));
    until(&mut desk, "it is worked out", |shell| {
        shell
            .document()
            .is_some_and(|open| open.plan().tasks().len() == 5000)
    });
    drop(desk);
    let mut desk = offered(Language::Zh, folder.path());
    assert!(desk.query_by_label_contains("新计划").is_some());
    click(&mut desk, "恢复");
    until(&mut desk, "it is restored", |shell| {
        shell.document().is_some()
    });
    assert_eq!(notes(&desk), "只在窗口里");
    assert_eq!(desk.state().document().unwrap().plan().tasks().len(), 5000);
    assert_eq!(*desk.state().document().unwrap().origin(), Origin::New);
}

#[test]
fn a_plan_without_versions_says_so() {
    let (folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &folder.path().join("kept"), &a);
    let ctx = desk.ctx.clone();
    desk.state_mut()
        .act(&ctx, Action::Command(Command::Versions));
    until(&mut desk, "it is said", |shell| {
        matches!(shell.front, Front::Versions(_))
    });
    assert!(desk.query_by_label_contains("还没有留下版本").is_some());
    desk.key_press(Key::Escape);
    desk.run_steps(2);
    desk.state_mut()
        .act(&ctx, Action::Command(Command::Recover));
    until(&mut desk, "it is said", |shell| {
        shell.said() == Some("没有可恢复的工作")
    });
}

#[test]
fn told_to_end_it_ends_at_once_with_the_work_in_the_journal() {
    let (folder, a, _) = two_plans();
    let kept = folder.path().join("kept");
    let mut desk = opened(Language::Zh, &kept, &a);
    note(desk.state_mut(), "没保存");
    let ctx = desk.ctx.clone();
    desk.state_mut().end_now(&ctx);
    assert!(desk.state().is_leaving());
    desk.state_mut().finish();
    drop(desk);
    let desk = offered(Language::Zh, &kept);
    assert_eq!(rows(&desk), 1);
}
