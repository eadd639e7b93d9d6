//! What was saved before: listed with what changed since, looked at in the plan's place, compared, restored; by label and key.

use super::modals::Front;
use super::session_journeys::{
    Desk, another_saves, click, desk_of, in_file, note, open, pair, save, shell, shows, two_plans,
    until,
};
use super::shell::{Next, Shell};
use crate::edit::Edit;
use crate::file;
use crate::plan::{Head, Plan};
use crate::text::Language;
use crate::ui::{Action, Command};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::PathBuf;

fn say(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

fn notes(desk: &Desk) -> String {
    desk.state().document().unwrap().plan().head().notes.clone()
}

fn is_dirty(desk: &Desk) -> bool {
    desk.state().document().unwrap().is_dirty()
}

/// A plan saved three times in a window: one, two, three.
fn saved_three_times(language: Language) -> (tempfile::TempDir, PathBuf, Desk) {
    let (folder, a, _) = two_plans();
    let mut shell = shell(language);
    shell.keep_in(Some(folder.path().join("kept")));
    let mut desk = desk_of(shell);
    open(&mut desk, &a);
    until(&mut desk, "the plan is open", shows("a"));
    for words in ["一", "二", "三"] {
        note(desk.state_mut(), words);
        save(&mut desk);
        until(&mut desk, "it is saved", |shell| {
            shell.document().is_some_and(|open| !open.is_dirty()) && shell.jobs.is_idle()
        });
    }
    (folder, a, desk)
}

fn list(desk: &mut Desk) {
    let ctx = desk.ctx.clone();
    desk.state_mut()
        .act(&ctx, Action::Command(Command::Versions));
    until(desk, "they are listed and compared", |shell| {
        matches!(shell.front, Front::Versions(_)) && shell.jobs.is_idle()
    });
}

fn rows(desk: &Desk) -> Vec<String> {
    let rows = desk.query_all_by_role(Role::ListBoxOption);
    let label = |node: egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    rows.map(label).collect()
}

fn press(desk: &mut Desk, key: Key) {
    desk.key_press(key);
    desk.run_steps(2);
}

fn looks(shell: &Shell) -> bool {
    shell.is_looking()
}

#[test]
fn each_row_says_when_who_and_what_changed_since_and_which_is_the_file() {
    for language in Language::ALL {
        let (_folder, a, mut desk) = saved_three_times(language);
        list(&mut desk);
        let told = rows(&desk);
        assert_eq!(told.len(), 3);
        let now = say(language, "现在的文件", "the file as it is now");
        let one = say(language, "其他记录 1", "other records: 1");
        assert!(told[0].contains(now) && !told[0].contains(one), "{told:?}");
        for row in &told[1..] {
            assert!(row.contains(one) && !row.contains(now), "{told:?}");
        }
        let who = file::who();
        assert!(told.iter().all(|row| row.contains(&who)), "{told:?}");
        press(&mut desk, Key::Escape);
        // What is unsaved here is said of the latest.
        note(desk.state_mut(), "四");
        list(&mut desk);
        let unsaved = say(
            language,
            "另有 1 处没有保存",
            "unsaved changes in the window: 1",
        );
        assert!(rows(&desk)[0].contains(unsaved), "{:?}", rows(&desk));
        press(&mut desk, Key::Escape);
        // Another saves: no version is the file any more, and the latest says what changed since.
        another_saves(&a);
        save(&mut desk);
        until(&mut desk, "both changed it", Shell::is_merging);
        press(&mut desk, Key::Num1);
        click(&mut desk, say(language, "合并并保存", "Merge and save"));
        until(&mut desk, "it is saved", |shell| {
            shell.document().is_some_and(|open| !open.is_dirty()) && shell.jobs.is_idle()
        });
        list(&mut desk);
        assert!(rows(&desk).iter().any(|row| row.contains(one)));
    }
}

#[test]
fn enter_looks_at_it_read_only_and_the_plan_comes_back_with_all_that_is_unsaved() {
    for language in Language::ALL {
        let (_folder, a, mut desk) = saved_three_times(language);
        note(desk.state_mut(), "没保存");
        desk.run_steps(2);
        desk.state_mut().view.page = crate::ui::Page::Gantt;
        list(&mut desk);
        let first = desk.get_all_by_role(Role::ListBoxOption).next().unwrap();
        assert!(first.is_focused(), "the keyboard is in the list");
        press(&mut desk, Key::ArrowDown);
        press(&mut desk, Key::ArrowDown);
        press(&mut desk, Key::Enter);
        until(&mut desk, "it is looked at", looks);
        assert_eq!(notes(&desk), "一");
        assert_eq!(in_file(&a).1, "三");
        let shell = desk.state();
        assert!(shell.is_read_only() && shell.view().page == crate::ui::Page::Gantt);
        let title = shell.title().to_owned();
        for part in [
            "a.ron",
            say(language, "的版本", "version of"),
            say(language, "只读", "read only"),
        ] {
            assert!(title.contains(part), "{title}");
        }
        assert!(!title.starts_with('*'), "{title}");
        // Nothing of it changes, and that is said.
        note(desk.state_mut(), "改");
        assert_eq!(notes(&desk), "一");
        let said = desk.state().said().unwrap_or_default().to_owned();
        assert!(
            said.contains(say(language, "以前的版本", "earlier version")),
            "{said}"
        );
        // Said above the page, with what waits; back by a button.
        let waits = say(language, "1 处没有保存的改动都在", "its unsaved changes: 1");
        assert!(desk.query_by_label_contains(waits).is_some());
        click(&mut desk, say(language, "回到规划", "Back to the plan"));
        assert!(!looks(desk.state()));
        assert_eq!(notes(&desk), "没保存");
        assert!(is_dirty(&desk));
        let ctx = desk.ctx.clone();
        desk.state_mut().act(&ctx, Action::Command(Command::Undo));
        desk.run_steps(2);
        assert_eq!(notes(&desk), "三", "with its steps");
    }
}

#[test]
fn saving_while_a_version_is_looked_at_makes_a_copy_and_never_touches_the_plan() {
    for language in Language::ALL {
        let (folder, a, mut desk) = saved_three_times(language);
        list(&mut desk);
        press(&mut desk, Key::End);
        press(&mut desk, Key::Enter);
        until(&mut desk, "it is looked at", looks);
        let before = std::fs::read(&a).unwrap();
        save(&mut desk);
        assert!(desk.state().picking.is_open(), "saving asks for a place");
        let proposed = desk.state().looked_file_name().unwrap();
        assert!(
            proposed.starts_with("a ") && proposed != "a.ron",
            "{proposed}"
        );
        desk.state_mut().picking = super::picking::Picking::default();
        let ctx = desk.ctx.clone();
        let mut places = vec![a.clone()];
        #[cfg(unix)]
        {
            let link = folder.path().join("link.ron");
            std::os::unix::fs::symlink(&a, &link).unwrap();
            places.push(link);
        }
        for place in places {
            desk.state_mut().save_to(&ctx, place, None);
            until(&mut desk, "it is refused", |shell| {
                matches!(shell.front, Front::Notice { .. })
            });
            let said = match &desk.state().front {
                Front::Notice { sentence, .. } => sentence.clone(),
                _ => String::new(),
            };
            let do_this = say(language, "恢复到这个版本", "Restore this version");
            assert!(said.contains("a.ron") && said.contains(do_this), "{said}");
            press(&mut desk, Key::Escape);
        }
        let copy = folder.path().join("copy.ron");
        desk.state_mut().save_to(&ctx, copy.clone(), None);
        until(&mut desk, "the copy is there", |shell| shell.jobs.is_idle());
        assert_eq!(in_file(&copy), pair("a", "一"));
        assert_eq!(std::fs::read(&a).unwrap(), before);
        assert!(looks(desk.state()), "still looked at");
    }
}

#[test]
fn it_is_restored_from_the_list_and_from_its_page_as_one_step_and_taken_back() {
    for language in Language::ALL {
        let (_folder, a, mut desk) = saved_three_times(language);
        note(desk.state_mut(), "没保存");
        desk.run_steps(2);
        let ctx = desk.ctx.clone();
        for from_page in [false, true] {
            list(&mut desk);
            press(&mut desk, Key::End);
            if from_page {
                press(&mut desk, Key::Enter);
                until(&mut desk, "it is looked at", looks);
                click(
                    &mut desk,
                    say(language, "恢复到这个版本", "Restore this version"),
                );
            } else {
                press(&mut desk, Key::F3);
            }
            until(&mut desk, "it is as it was first", |shell| {
                shell
                    .document()
                    .is_some_and(|open| open.plan().head().notes == "一")
                    && !shell.is_looking()
            });
            assert!(is_dirty(&desk));
            assert_eq!(in_file(&a).1, "三", "the file waits for a saving");
            desk.state_mut().act(&ctx, Action::Command(Command::Undo));
            desk.run_steps(2);
            assert_eq!(notes(&desk), "没保存", "nothing unsaved is lost");
        }
        // The same as what is here: nothing to do.
        desk.state_mut().act(&ctx, Action::Command(Command::Undo));
        desk.run_steps(2);
        list(&mut desk);
        press(&mut desk, Key::F3);
        until(&mut desk, "it is said", |shell| {
            shell.said().is_some_and(|said| {
                said.contains(say(language, "没有需要恢复的", "nothing to restore"))
            })
        });
        assert!(!is_dirty(&desk));
        // F2 compares with the one that is chosen.
        list(&mut desk);
        press(&mut desk, Key::ArrowDown);
        press(&mut desk, Key::F2);
        until(&mut desk, "the two are compared", |shell| {
            shell.comparison().is_some()
        });
        let made = desk.state().comparison().unwrap().outcome.clone().unwrap();
        assert!(!made.is_empty());
    }
}

#[test]
fn closing_a_version_leads_back_and_leaving_asks_about_the_plan() {
    let (folder, a, mut desk) = saved_three_times(Language::Zh);
    let b = folder.path().join("b.ron");
    note(desk.state_mut(), "没保存");
    desk.run_steps(2);
    let look = |desk: &mut Desk| {
        list(desk);
        press(desk, Key::End);
        press(desk, Key::Enter);
        until(desk, "it is looked at", looks);
    };
    let ctx = desk.ctx.clone();
    look(&mut desk);
    desk.state_mut().guard(&ctx, Next::Close);
    desk.run_steps(2);
    assert_eq!(notes(&desk), "没保存");
    assert!(!desk.state().front.is_modal());
    // To another plan, or out of the program: asked first.
    for next in [Next::Open(super::answers::Source::File(b)), Next::Quit] {
        look(&mut desk);
        desk.state_mut().guard(&ctx, next);
        desk.run_steps(2);
        assert!(matches!(desk.state().front, Front::Unsaved(_)));
        click(&mut desk, "取消");
        assert_eq!(notes(&desk), "没保存");
    }
    // A plan that has been read meanwhile asks too.
    desk.state_mut().jobs.hold("open");
    open(&mut desk, &folder.path().join("b.ron"));
    let version = file::versions(&folder.path().join("kept/versions"), &a).remove(0);
    desk.state_mut().jobs.release("open");
    until(&mut desk, "it is asked or shown", |shell| {
        matches!(shell.front, Front::Unsaved(_)) || shows("b")(shell)
    });
    if matches!(desk.state().front, Front::Unsaved(_)) {
        click(&mut desk, "取消");
    }
    assert!(version.about.bytes > 0);
    // Told to end while it is looked at: the work of the plan is in its journal.
    if shows("a")(desk.state()) {
        look(&mut desk);
        desk.state_mut().end_now(&ctx);
        desk.state_mut().finish();
        drop(desk);
        let found = file::journal::found(&folder.path().join("kept/journals"));
        assert_eq!(found.len(), 1);
    }
}

#[test]
fn a_plan_that_is_only_read_does_not_become_a_version() {
    let (_folder, a, mut desk) = saved_three_times(Language::Zh);
    desk.state_mut().session.as_mut().unwrap().shared.read_only = true;
    list(&mut desk);
    press(&mut desk, Key::End);
    press(&mut desk, Key::F3);
    // The button is shut with the others that change the plan, and so is its key.
    desk.run_steps(5);
    assert_eq!(notes(&desk), "三");
    assert_eq!(in_file(&a).1, "三");
}

#[test]
fn a_version_that_cannot_be_read_is_said_and_the_others_are_compared() {
    let (folder, a, mut desk) = saved_three_times(Language::Zh);
    let kept = folder.path().join("kept/versions");
    let middle = &file::versions(&kept, &a)[1];
    let mut bytes = std::fs::read(&middle.path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 0xff;
    std::fs::write(&middle.path, bytes).unwrap();
    list(&mut desk);
    let told = rows(&desk);
    assert!(
        told[1].contains("读不出") && told[2].contains("读不出"),
        "{told:?}"
    );
    press(&mut desk, Key::ArrowDown);
    press(&mut desk, Key::Enter);
    until(&mut desk, "it is told", |shell| {
        matches!(shell.front, Front::Notice { .. })
    });
    assert!(!looks(desk.state()));
    assert_eq!(notes(&desk), "三");
}

#[test]
fn changes_are_counted_by_what_they_are_of() {
    let mut plan = file::changshou().unwrap().plan.parts();
    plan.head = Head {
        as_of: None,
        ..plan.head
    };
    let old = Plan::new(plan);
    let mut new = old.clone();
    let ids: Vec<_> = old.tasks().keys().cloned().collect();
    let mut run = |edit: &Edit| {
        let change = crate::edit::change_for(&new, edit).unwrap();
        new.apply(&change);
    };
    let day = crate::plan::Day::constant(2021, 11, 20);
    run(&Edit::SetProgress {
        ids: ids[..1].to_vec(),
        percent: 33,
        on: day,
    });
    run(&Edit::DeleteTasks {
        ids: ids[1..2].to_vec(),
    });
    let told = crate::edit::merge::alterations(&old, &new);
    let tally = crate::edit::merge::Tally::of(&told);
    assert_eq!((tally.removed, tally.notes), (1, 1), "{tally:?}");
    assert!(tally.altered >= 1);
    let words = tally.words(Language::En);
    assert!(words.contains("progress notes: 1"), "{words}");
}
