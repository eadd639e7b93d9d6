//! Saving where others save too, when things go awry: steps taken back, pages put away, shares that go and come back, a
//! saving that does not end. What others saved is never written over unseen, and what was done here is never lost.

use super::session_journeys::{
    Desk, another_saves, click, in_file, note, on_screen, opened, pair, save, two_plans, until,
};
use crate::file;
use crate::plan::{Head, Plan};
use crate::text::Language;
use crate::ui::{Action, Command};
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::path::Path;

fn is_saved(desk: &mut Desk) {
    until(desk, "it is saved", |shell| {
        shell
            .session
            .as_ref()
            .is_some_and(|open| !open.document.is_dirty() && !open.is_saving())
    });
}

fn asks(desk: &mut Desk, title: &str) {
    let title = title.to_owned();
    for _ in 0..20_000 {
        desk.step();
        if desk.query_by_label(&title).is_some() {
            desk.run_steps(2);
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    panic!("waited in vain for {title}");
}

fn undo(desk: &mut Desk) {
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::Command(Command::Undo));
    desk.run_steps(2);
}

fn region(path: &Path) -> String {
    file::load(path).unwrap().plan.head().region.clone()
}

fn set_region(desk: &mut Desk, region: &str) {
    let shell = desk.state_mut();
    let head = Head {
        region: region.to_owned(),
        ..Head::clone(shell.document().unwrap().plan().head())
    };
    shell.edit(&crate::edit::Edit::SetHead(Box::new(head)));
}

#[test]
fn taking_a_merge_back_never_takes_what_others_saved_out_of_the_file() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    another_saves(&a);
    set_region(&mut desk, "长寿区");
    save(&mut desk);
    until(&mut desk, "both are in the file", |_| {
        region(&a) == "长寿区"
    });
    is_saved(&mut desk);
    // An edit of one's own after it, saved; then both are taken back.
    set_region(&mut desk, "涪陵区");
    save(&mut desk);
    until(&mut desk, "it is in the file", |_| region(&a) == "涪陵区");
    is_saved(&mut desk);
    undo(&mut desk);
    undo(&mut desk);
    assert_eq!(on_screen(&desk), pair("a", ""), "the merge was taken back");
    let told = desk.state().told.as_ref().unwrap().words.clone();
    assert!(told.contains("别人的改动仍在文件里"), "{told}");
    save(&mut desk);
    is_saved(&mut desk);
    assert_eq!(in_file(&a), pair("a", "别人写的"), "theirs stays");
    assert_eq!(region(&a), "长寿区", "the own edit is taken back");
    assert_eq!(on_screen(&desk), pair("a", "别人写的"));
}

#[test]
fn done_again_a_merge_counts_as_before() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    another_saves(&a);
    set_region(&mut desk, "长寿区");
    save(&mut desk);
    until(&mut desk, "both are in the file", |_| {
        region(&a) == "长寿区"
    });
    is_saved(&mut desk);
    undo(&mut desk);
    assert!(desk.state().session.as_ref().unwrap().is_apart());
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::Command(Command::Redo));
    desk.run_steps(2);
    let session = desk.state().session.as_ref().unwrap();
    assert!(!session.is_apart() && !session.document.is_dirty());
    // What others saved is one's own to change from now on.
    note(desk.state_mut(), "");
    save(&mut desk);
    is_saved(&mut desk);
    assert_eq!(in_file(&a), pair("a", ""));
}

#[test]
fn a_file_that_is_away_while_it_is_merged_and_comes_back_is_merged_then() {
    let (folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    another_saves(&a);
    set_region(&mut desk, "长寿区");
    let away = folder.path().join("away");
    std::fs::rename(&a, &away).unwrap();
    let ctx = desk.ctx.clone();
    desk.state_mut().merge_with_file(&ctx, None, false);
    until(&mut desk, "the merge has answered", |shell| {
        let session = shell.session.as_ref();
        session.is_some_and(|open| open.merge_job.is_none())
    });
    let told = desk.state().told.as_ref().unwrap().words.clone();
    assert!(told.contains("文件不在原处"), "{told}");
    std::fs::rename(&away, &a).unwrap();
    save(&mut desk);
    is_saved(&mut desk);
    assert_eq!(in_file(&a), pair("a", "别人写的"), "theirs stays");
    assert_eq!(region(&a), "长寿区");
}

#[test]
fn a_page_put_away_is_about_the_file_as_it_was_and_goes_with_it() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    another_saves(&a);
    note(desk.state_mut(), "我写的");
    save(&mut desk);
    until(&mut desk, "the page comes", super::shell::Shell::is_merging);
    desk.key_press(Key::Escape);
    desk.run_steps(2);
    // My words are given up, theirs are taken.
    undo(&mut desk);
    let ctx = desk.ctx.clone();
    desk.state_mut().merge_with_file(&ctx, None, false);
    until(&mut desk, "it is taken in", |shell| {
        shell.document().unwrap().plan().head().notes == "别人写的"
    });
    assert!(desk.state().session.as_ref().unwrap().merging.is_none());
    // They take their words back, and I change something else.
    let mut parts = file::load(&a).unwrap().plan.parts();
    parts.head.notes.clear();
    file::save(&a, &Plan::new(parts)).unwrap();
    set_region(&mut desk, "长寿区");
    save(&mut desk);
    is_saved(&mut desk);
    assert_eq!(in_file(&a), pair("a", ""), "their last word holds");
    assert_eq!(region(&a), "长寿区");
}

#[test]
fn another_place_does_not_wait_for_a_saving_that_does_not_end() {
    let (folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    note(desk.state_mut(), "我写的");
    desk.state_mut().jobs.hold("save");
    save(&mut desk);
    // The held answer stands for a share that does not answer.
    assert!(desk.state().session.as_ref().unwrap().is_saving());
    desk.state_mut().jobs.forget_held("save");
    let copy = folder.path().join("copy.ron");
    let ctx = desk.ctx.clone();
    desk.state_mut().save_to(&ctx, copy.clone(), None);
    is_saved(&mut desk);
    assert_eq!(in_file(&copy), pair("a", "我写的"));
    assert_eq!(desk.state().open_path(), Some(copy));
}

#[test]
fn a_saving_that_does_not_end_is_told_and_can_be_given_up() {
    for (language, give_up) in [
        (Language::Zh, "放弃这次保存"),
        (Language::En, "Give up this saving"),
    ] {
        let (_folder, a, _) = two_plans();
        let mut desk = opened(language, &a);
        note(desk.state_mut(), "我写的");
        desk.state_mut().jobs.hold("save");
        save(&mut desk);
        assert!(desk.query_by_label(give_up).is_none());
        if let Some(saving) = desk.state_mut().session.as_mut().unwrap().saving() {
            let long = std::time::Duration::from_secs(20);
            saving.since = saving.since.checked_sub(long).unwrap();
        }
        desk.run_steps(2);
        click(&mut desk, give_up);
        let session = desk.state().session.as_ref().unwrap();
        assert!(!session.is_saving() && session.document.is_dirty());
        desk.state_mut().jobs.forget_held("save");
        // It can be saved as before.
        save(&mut desk);
        is_saved(&mut desk);
        assert_eq!(in_file(&a), pair("a", "我写的"));
    }
}

#[cfg(unix)]
#[test]
fn the_same_file_under_another_path_is_merged_with_and_not_written_over() {
    let (folder, a, _) = two_plans();
    let link = folder.path().join("link.ron");
    std::os::unix::fs::symlink(&a, &link).unwrap();
    let mut desk = opened(Language::Zh, &link);
    another_saves(&a);
    set_region(&mut desk, "长寿区");
    let ctx = desk.ctx.clone();
    desk.state_mut().save_to(&ctx, a.clone(), None);
    until(&mut desk, "both are in the file", |_| {
        region(&a) == "长寿区"
    });
    is_saved(&mut desk);
    assert_eq!(in_file(&a), pair("a", "别人写的"));
}

#[test]
fn another_plan_in_its_place_is_told_and_nothing_is_written() {
    for (language, title) in [
        (Language::Zh, "文件换成了另一份规划"),
        (Language::En, "Another plan is in its place now"),
    ] {
        let (_folder, a, b) = two_plans();
        let mut desk = opened(language, &a);
        note(desk.state_mut(), "我写的");
        std::fs::copy(&b, &a).unwrap();
        let before = std::fs::read(&a).unwrap();
        save(&mut desk);
        asks(&mut desk, title);
        assert_eq!(std::fs::read(&a).unwrap(), before);
        assert_eq!(on_screen(&desk), pair("a", "我写的"));
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_reason_and_can_be_tried_again() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    set_region(&mut desk, "长寿区");
    let whole = another_saves(&a);
    // Half of it has arrived.
    std::fs::write(&a, &whole[..whole.len() / 2]).unwrap();
    save(&mut desk);
    asks(&mut desk, "没有保存成功");
    std::fs::write(&a, &whole).unwrap();
    click(&mut desk, "重试");
    is_saved(&mut desk);
    assert_eq!(in_file(&a), pair("a", "别人写的"));
    assert_eq!(region(&a), "长寿区");
}
