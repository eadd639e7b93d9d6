//! Files that a newer version of the program wrote: looked at, compared, and neither changed, merged nor written over.

use super::modals::Front;
use super::session_journeys::{Desk, note, on_screen, open, opened, pair, save, two_plans, until};
use super::sharing_journeys::{bar, first};
use super::shell::Shell;
use crate::text::Language;
use crate::ui::{Action, Command};
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use std::sync::Arc;

/// The plan a as a newer version writes it, with what is not known here.
const NEWER: &str = "PlanFile(format: 9, readable_by: 2, head: (id: \"a\", title: \"a\", seal: 1), wishes: [(id: \"w\")])";

fn say(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

fn stands(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn said(desk: &Desk) -> String {
    desk.state().said().unwrap_or_default().to_owned()
}

/// Whether it is asked what is to be done about the file.
fn asks(shell: &Shell) -> bool {
    matches!(shell.front, Front::Ask(_))
}

#[test]
fn it_is_looked_at_and_what_is_left_out_is_said() {
    for language in Language::ALL {
        let (folder, a, _) = two_plans();
        std::fs::write(&a, NEWER).unwrap();
        let kept = folder.path().join("kept");
        let mut desk = first_look(language, &a, &kept);
        let left_out = say(language, "其中有 2 类内容", "not shown (2 in kind)");
        for words in [left_out, "head.seal", "wishes"] {
            assert!(desk.query_by_label_contains(words).is_some(), "{words}");
        }
        desk.key_press(Key::Escape);
        desk.run_steps(2);
        note(desk.state_mut(), "改");
        assert_eq!(on_screen(&desk), pair("a", ""), "not changed");
        assert!(!said(&desk).is_empty());
        let ctx = desk.ctx.clone();
        let elsewhere = folder.path().join("c.ron");
        for to in [a.clone(), elsewhere.clone()] {
            desk.state_mut().save_to(&ctx, to, None);
            desk.run_steps(2);
        }
        desk.state_mut().save_over(&ctx, None);
        desk.run_steps(2);
        // Nobody is asked for a place where nothing is going to be written.
        for command in [Command::Save, Command::SaveAs] {
            desk.state_mut().told = None;
            desk.state_mut().act(&ctx, Action::Command(command));
            desk.run_steps(2);
            let why = say(language, "更新版本", "newer version");
            assert!(said(&desk).contains(why), "{command:?}: {}", said(&desk));
            assert!(!desk.state().picking.is_open());
        }
        assert_eq!(stands(&a), NEWER);
        assert!(!elsewhere.exists());
        // It has no journal: nothing of it changes.
        assert_eq!(
            std::fs::read_dir(kept.join("journals")).map_or(0, Iterator::count),
            0
        );
    }
}

fn first_look(language: Language, a: &Path, kept: &Path) -> Desk {
    let mut desk = super::session_journeys::desk(language);
    desk.state_mut().keep_in(Some(kept.to_owned()));
    open(&mut desk, a);
    until(&mut desk, "it is told", |shell| {
        matches!(shell.front, Front::Notice { .. })
    });
    desk
}

#[test]
fn who_only_looks_has_no_lock_and_is_not_asked_about_others() {
    let disk = Arc::default();
    let (_folder, a, _) = two_plans();
    let li = first(Language::Zh, &a, &disk);
    let own = stands(&a);
    std::fs::write(&a, NEWER).unwrap();
    let mut desk = super::sharing_journeys::window(Language::Zh, "李某", "PC07", &disk);
    open(&mut desk, &a);
    until(&mut desk, "it is told", |shell| {
        matches!(shell.front, Front::Notice { .. })
    });
    desk.key_press(Key::Escape);
    until(&mut desk, "who is in is known", |shell| {
        !shell.others().is_empty()
    });
    assert!(desk.state().is_read_only());
    let locks = || {
        let names = std::fs::read_dir(a.parent().unwrap()).unwrap().flatten();
        let lock = |name: &std::ffi::OsString| name.to_string_lossy().starts_with(".~lock.");
        names.map(|entry| entry.file_name()).filter(lock).count()
    };
    assert_eq!(locks(), 1);
    drop(li);
    // What the newer version writes next is shown, and so is what is of this format again.
    for (text, notes) in [(NEWER.replace("seal: 1", "notes: \"新\""), "新"), (own, "")] {
        std::fs::write(&a, text).unwrap();
        let take_in = Action::AboutFile(crate::ui::shell::file_bar::AboutFile::TakeIn);
        until(&mut desk, "it is read", |shell| {
            shell
                .session
                .as_ref()
                .is_some_and(|session| matches!(session.shared.theirs, Some(Ok(_))))
        });
        let ctx = desk.ctx.clone();
        desk.state_mut().act(&ctx, take_in);
        until(&mut desk, "it is taken in", |shell| {
            shell
                .document()
                .is_some_and(|open| open.plan().head().notes == notes)
        });
    }
    desk.state_mut().finish();
}

#[test]
fn what_a_newer_version_saved_meanwhile_is_neither_merged_nor_written_over() {
    for language in Language::ALL {
        for text in [NEWER.to_owned(), NEWER.replace("readable_by: 2, ", "")] {
            let disk = Arc::default();
            let (folder, a, _) = two_plans();
            let mut desk = first(language, &a, &disk);
            note(desk.state_mut(), "我写的");
            std::fs::write(&a, &text).unwrap();
            let words = say(
                language,
                "更新版本的程序改写",
                "A newer version of the program wrote",
            );
            until(&mut desk, "it is said", |shell| {
                bar(shell).is_some_and(|bar| bar.contains(words))
            });
            // Whichever way is tried.
            let ctx = desk.ctx.clone();
            save(&mut desk);
            until(&mut desk, "it is asked", asks);
            desk.key_press(Key::Escape);
            desk.run_steps(2);
            desk.state_mut().merge_with_file(&ctx, None, true);
            until(&mut desk, "it is asked", asks);
            let over = say(language, "覆盖", "Overwrite");
            assert!(desk.query_by_label(over).is_none());
            desk.key_press(Key::Escape);
            desk.run_steps(2);
            desk.state_mut().save_over(&ctx, None);
            until(&mut desk, "it is asked", asks);
            assert_eq!(stands(&a), text);
            assert_eq!(on_screen(&desk), pair("a", "我写的"));
            // Elsewhere it is saved, unless a plan of a newer version stands there too.
            desk.key_press(Key::Escape);
            desk.run_steps(2);
            let other = folder.path().join("c.ron");
            std::fs::write(&other, &text).unwrap();
            desk.state_mut().save_to(&ctx, other.clone(), None);
            until(&mut desk, "it is asked", asks);
            assert_eq!(stands(&other), text);
            desk.key_press(Key::Escape);
            desk.run_steps(2);
            let free = folder.path().join("d.ron");
            desk.state_mut().save_to(&ctx, free.clone(), None);
            until(&mut desk, "it is saved", |shell| {
                shell.document().is_some_and(|open| !open.is_dirty())
            });
            assert!(stands(&free).contains("我写的"));
            desk.state_mut().finish();
        }
    }
}

#[test]
fn it_is_compared_as_far_as_it_is_known_and_that_is_said() {
    for language in Language::ALL {
        let (_folder, a, b) = two_plans();
        std::fs::write(&b, NEWER.replace("id: \"a\"", "id: \"b\"")).unwrap();
        let mut desk = opened(language, &a);
        desk.state_mut().compare_with_file(b.clone());
        until(&mut desk, "the two are compared", |shell| {
            shell.comparison().is_some()
        });
        assert!(said(&desk).contains("head.seal"), "{}", said(&desk));
    }
}
