//! The comparison with a file follows what becomes of both sides, by the window's labels.

use super::session_journeys::{Desk, click, in_file, note, opened, save, two_plans, until};
use super::shell::Shell;
use crate::file;
use crate::plan::{Head, Plan};
use crate::text::Language;
use egui_kittest::kittest::Queryable as _;
use std::path::Path;

fn write_notes(path: &Path, notes: &str) {
    let mut parts = file::load(path).unwrap().plan.parts();
    parts.head = Head {
        notes: notes.to_owned(),
        ..parts.head
    };
    file::save(path, &Plan::new(parts)).unwrap();
}

/// How many changes the panel tells; `None` while none is told.
fn told(shell: &Shell) -> Option<usize> {
    let made = shell.comparison()?.outcome.as_ref().ok()?;
    let fresh = shell.session.as_ref()?.derived.compare.content == shell.comparison()?.wish.content;
    let now = shell.session.as_ref()?.stamp() == shell.comparison()?.wish.stamp;
    (fresh && now).then_some(made.differences.len())
}

fn tells(n: usize) -> impl Fn(&Shell) -> bool {
    move |shell| told(shell) == Some(n)
}

fn compared(language: Language, a: &Path, b: &Path) -> Desk {
    let mut desk = opened(language, a);
    desk.state_mut().compare_with_file(b.to_owned());
    desk
}

#[test]
fn it_follows_the_own_plan_its_saving_and_the_other_file() {
    for language in Language::ALL {
        let (_folder, a, b) = two_plans();
        std::fs::copy(&a, &b).unwrap();
        let mut desk = compared(language, &a, &b);
        until(&mut desk, "the two are the same", tells(0));
        let same = match language {
            Language::Zh => "两边的内容相同。",
            Language::En => "Both sides hold the same.",
        };
        assert!(desk.query_by_label_contains(same).is_some());
        note(desk.state_mut(), "我写的");
        until(&mut desk, "the own change is told", tells(1));
        // The other file comes to say the same, and says another thing again.
        write_notes(&b, "我写的");
        until(&mut desk, "the file has followed", tells(0));
        write_notes(&b, "别人写的");
        until(&mut desk, "the file differs", tells(1));
        save(&mut desk);
        until(&mut desk, "it is saved", |shell| {
            !shell.document().unwrap().is_dirty()
        });
        assert_eq!(told(desk.state()), Some(1), "saving changes no side of it");
    }
}

#[test]
fn what_stands_in_the_own_file_follows_the_saving() {
    let (_folder, a, _) = two_plans();
    let mut desk = compared(Language::Zh, &a, &a);
    until(&mut desk, "the two are the same", tells(0));
    note(desk.state_mut(), "我写的");
    until(&mut desk, "the own change is told", tells(1));
    save(&mut desk);
    until(&mut desk, "the file holds it too", tells(0));
    assert_eq!(in_file(&a).1, "我写的");
}

#[test]
fn a_file_that_goes_leaves_the_comparison_and_says_of_when_it_is() {
    for language in Language::ALL {
        let (folder, a, b) = two_plans();
        let mut desk = compared(language, &a, &b);
        until(&mut desk, "they are compared", |shell| {
            told(shell).is_some()
        });
        let before = told(desk.state());
        std::fs::rename(&b, folder.path().join("c.ron")).unwrap();
        let away = |shell: &Shell| {
            let session = shell.session.as_ref();
            session.is_some_and(|session| session.derived.compare.away.is_some())
        };
        until(&mut desk, "it is said", away);
        let (said, again) = match language {
            Language::Zh => ("这个文件现在读不到", "再比一次"),
            Language::En => ("The file cannot be read now", "Compare again"),
        };
        assert!(desk.query_by_label_contains(said).is_some());
        assert_eq!(told(desk.state()), before, "what was made stays in sight");
        click(&mut desk, again);
        until(&mut desk, "it was tried", |shell| told(shell).is_some());
        assert_eq!(told(desk.state()), before);
        assert!(away(desk.state()));
        // Back with something else in it.
        std::fs::copy(&a, &b).unwrap();
        until(&mut desk, "it is compared", tells(0));
        assert!(!away(desk.state()));
    }
}

#[test]
fn the_file_is_looked_at_only_while_it_is_compared_with() {
    let (_folder, a, b) = two_plans();
    let mut desk = compared(Language::Zh, &a, &b);
    until(&mut desk, "they are compared", |shell| {
        told(shell).is_some()
    });
    assert!(desk.state().session.as_ref().unwrap().watched.is_some());
    click(&mut desk, "关闭比较");
    desk.run_steps(2);
    let session = desk.state().session.as_ref().unwrap();
    assert!(session.watched.is_none() && session.compared.is_none());
}

#[test]
fn a_file_that_is_no_plan_is_told_and_read_once_it_is_one() {
    let (_folder, a, b) = two_plans();
    std::fs::write(&b, "no plan").unwrap();
    let mut desk = compared(Language::Zh, &a, &b);
    until(&mut desk, "it is told", |shell| {
        shell.comparison().is_some_and(|made| made.outcome.is_err())
    });
    std::fs::copy(&a, &b).unwrap();
    until(&mut desk, "they are compared", tells(0));
}
