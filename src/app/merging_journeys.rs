//! Two windows on one file: what both changed is merged on saving, what meets is decided on a page, nothing is lost.

use super::session_journeys::{
    Desk, another_saves, click, in_file, note, on_screen, opened, pair, save, two_plans, until,
};
use crate::edit::Edit;
use crate::file;
use crate::plan::{Head, Plan};
use crate::text::Language;
use crate::ui::merge::Since;
use crate::ui::{Action, Command};
use egui::Key;
use std::path::Path;

fn is_saved(desk: &mut Desk) {
    until(desk, "it is saved", |shell| {
        shell.document().is_some_and(|open| !open.is_dirty())
    });
}

fn page_comes(desk: &mut Desk) {
    until(desk, "the page comes", super::shell::Shell::is_merging);
}

fn set_region(desk: &mut Desk, region: &str) {
    let shell = desk.state_mut();
    let head = Head {
        region: region.to_owned(),
        ..Head::clone(shell.document().unwrap().plan().head())
    };
    shell.edit(&Edit::SetHead(Box::new(head)));
}

fn file_of(path: &Path) -> Plan {
    file::load(path).unwrap().plan
}

#[test]
fn changes_that_do_not_meet_are_saved_together_and_told() {
    for language in Language::ALL {
        let (_folder, a, _) = two_plans();
        let mut desk = opened(language, &a);
        another_saves(&a);
        set_region(&mut desk, "长寿区");
        save(&mut desk);
        until(&mut desk, "both are in the file", |_| {
            file_of(&a).head().region == "长寿区"
        });
        is_saved(&mut desk);
        assert_eq!(in_file(&a), pair("a", "别人写的"));
        assert_eq!(on_screen(&desk), pair("a", "别人写的"));
        // Told until it is known.
        let told = match language {
            Language::Zh => ("已并入他人的 1 处改动", "知道了"),
            Language::En => ("Changes by others taken in: 1", "All right"),
        };
        assert_eq!(
            desk.state().file_bar().map(|bar| bar.what).as_deref(),
            Some(told.0)
        );
        click(&mut desk, told.1);
        assert!(desk.state().file_bar().is_none());
        // One step, taken back like any other.
        let shell = desk.state_mut();
        let label = shell
            .document()
            .unwrap()
            .history()
            .undo_label(language)
            .unwrap();
        let others = match language {
            Language::Zh => "合并他人的改动",
            Language::En => "Merge changes by others",
        };
        assert!(label.starts_with(others), "{label}");
        let ctx = desk.ctx.clone();
        desk.state_mut().act(&ctx, Action::Command(Command::Undo));
        desk.run_steps(2);
        let head = desk.state().document().unwrap().plan().head();
        assert_eq!((head.notes.as_str(), head.region.as_str()), ("", "长寿区"));
    }
}

#[test]
fn what_both_changed_is_decided_before_anything_is_written() {
    for (language, theirs, done) in [
        (Language::Zh, "其余都用对方的", "合并并保存"),
        (Language::En, "Theirs for all the rest", "Merge and save"),
    ] {
        let (_folder, a, _) = two_plans();
        let mut desk = opened(language, &a);
        let before = another_saves(&a);
        note(desk.state_mut(), "我写的");
        set_region(&mut desk, "长寿区");
        save(&mut desk);
        page_comes(&mut desk);
        assert_eq!(std::fs::read(&a).unwrap(), before);
        // Saving while something is open only says so.
        save(&mut desk);
        desk.run_steps(3);
        assert!(desk.state().is_merging() && desk.state().told.is_some());
        click(&mut desk, theirs);
        click(&mut desk, done);
        is_saved(&mut desk);
        assert!(!desk.state().is_merging());
        assert_eq!(in_file(&a), pair("a", "别人写的"));
        assert_eq!(file_of(&a).head().region, "长寿区");
    }
}

#[test]
fn put_away_it_waits_with_what_was_decided_and_asks_only_for_what_is_new() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    another_saves(&a);
    note(desk.state_mut(), "我写的");
    save(&mut desk);
    page_comes(&mut desk);
    // Mine; then everything is decided, but the page is put away and editing goes on.
    desk.key_press(Key::Num2);
    desk.run_steps(2);
    desk.key_press(Key::Escape);
    desk.run_steps(2);
    assert!(!desk.state().is_merging());
    assert!(desk.state().document().unwrap().is_dirty());
    // Meanwhile someone changes another field, and I do the same field.
    let mut parts = file_of(&a).parts();
    parts.head.region = "涪陵区".to_owned();
    file::save(&a, &Plan::new(parts)).unwrap();
    set_region(&mut desk, "长寿区");
    save(&mut desk);
    page_comes(&mut desk);
    click(&mut desk, "其余都用对方的");
    click(&mut desk, "合并并保存");
    is_saved(&mut desk);
    assert_eq!(in_file(&a), pair("a", "我写的"));
    assert_eq!(file_of(&a).head().region, "涪陵区");
}

#[test]
fn a_file_saved_again_while_it_is_decided_is_merged_again() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    another_saves(&a);
    note(desk.state_mut(), "我写的");
    save(&mut desk);
    page_comes(&mut desk);
    let mut parts = file_of(&a).parts();
    parts.head.region = "涪陵区".to_owned();
    file::save(&a, &Plan::new(parts)).unwrap();
    click(&mut desk, "其余都用我的");
    click(&mut desk, "合并并保存");
    until(&mut desk, "both are in the file", |_| {
        in_file(&a) == pair("a", "我写的")
    });
    is_saved(&mut desk);
    assert_eq!(file_of(&a).head().region, "涪陵区", "the later change too");
}

#[test]
fn quitting_saves_through_the_page_and_another_page_puts_it_away() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    another_saves(&a);
    note(desk.state_mut(), "我写的");
    desk.key_press_modifiers(egui::Modifiers::COMMAND, Key::Q);
    desk.run_steps(4);
    click(&mut desk, "保存");
    page_comes(&mut desk);
    assert!(!desk.state().is_leaving());
    let ctx = desk.ctx.clone();
    let overview = Action::Command(Command::PageOverview);
    desk.state_mut().act(&ctx, overview);
    desk.run_steps(2);
    assert!(!desk.state().is_merging());
    save(&mut desk);
    page_comes(&mut desk);
    click(&mut desk, "其余都用我的");
    click(&mut desk, "合并并保存");
    is_saved(&mut desk);
    assert_eq!(in_file(&a), pair("a", "我写的"));
}

#[test]
fn decided_and_put_away_it_is_seen_once_more_before_it_is_written() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    let before = another_saves(&a);
    note(desk.state_mut(), "我写的");
    save(&mut desk);
    page_comes(&mut desk);
    // Theirs; all is decided now, and the page is put away.
    desk.key_press(Key::Num1);
    desk.run_steps(2);
    desk.key_press(Key::Escape);
    desk.run_steps(2);
    assert!(!desk.state().is_merging());
    save(&mut desk);
    page_comes(&mut desk);
    assert_eq!(std::fs::read(&a).unwrap(), before);
    assert_eq!(on_screen(&desk), pair("a", "我写的"));
    click(&mut desk, "合并并保存");
    is_saved(&mut desk);
    assert_eq!(in_file(&a), pair("a", "别人写的"));
}

/// The names a file window would propose, and what becomes of the name that is picked.
#[test]
fn a_copy_is_saved_beside_the_plan_and_the_page_stays() {
    for (language, copy, name, elsewhere) in [
        (Language::Zh, "先存副本…", "a-副本.ron", "换个名称…"),
        (
            Language::En,
            "Save a copy first…",
            "a - copy.ron",
            "Another name…",
        ),
    ] {
        let (folder, a, _) = two_plans();
        let mut desk = opened(language, &a);
        let before = another_saves(&a);
        note(desk.state_mut(), "我写的");
        save(&mut desk);
        page_comes(&mut desk);
        desk.key_press(Key::Num2);
        desk.run_steps(3);
        click(&mut desk, copy);
        assert!(desk.state().picking.is_open());
        // The plan's own file is refused in words, and another name can be given.
        let ctx = desk.ctx.clone();
        desk.state_mut().picking = super::picking::Picking::default();
        desk.state_mut().save_copy_to(&ctx, a.clone());
        until(&mut desk, "it is refused", |shell| {
            matches!(shell.front, super::modals::Front::Ask(_))
        });
        assert_eq!(std::fs::read(&a).unwrap(), before);
        click(&mut desk, elsewhere);
        assert!(desk.state().picking.is_open());
        desk.key_press(Key::Enter);
        let place = folder.path().join(name);
        until(&mut desk, "the copy is there", |_| place.is_file());
        until(&mut desk, "it is said", |shell| {
            let said = shell.told.as_ref().map_or("", |told| told.words.as_str());
            said.contains(&place.display().to_string())
        });
        assert_eq!(in_file(&place), pair("a", "我写的"));
        assert_eq!(std::fs::read(&a).unwrap(), before);
        let shell = desk.state();
        assert!(shell.is_merging(), "the page stays");
        let document = shell.document().unwrap();
        assert_eq!(document.path(), Some(a.as_path()), "with the plan");
        assert!(document.is_dirty());
        // With what was decided: Enter is the way on.
        desk.key_press(Key::Enter);
        is_saved(&mut desk);
        assert_eq!(in_file(&a), pair("a", "我写的"));
    }
}

#[test]
fn who_saved_again_is_said_and_the_first_column_is_called_what_it_is() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    another_saves(&a);
    note(desk.state_mut(), "我写的");
    save(&mut desk);
    page_comes(&mut desk);
    let since = |desk: &Desk| {
        let session = desk.state().session.as_ref().unwrap();
        let page = &session.merging.as_ref().unwrap().page;
        (page.since, page.again)
    };
    assert_eq!(since(&desk), (Since::Opened, false));
    // Put away and asked again without anything new it says nothing of the kind.
    desk.key_press(Key::Num2);
    desk.run_steps(2);
    desk.key_press(Key::Escape);
    desk.run_steps(2);
    save(&mut desk);
    page_comes(&mut desk);
    assert_eq!(since(&desk), (Since::Opened, false));
    // Decided, but they save once more before it is written: another question, and another plan that both began from.
    let mut parts = file_of(&a).parts();
    parts.head.notes = "又写的".to_owned();
    file::save(&a, &Plan::new(parts)).unwrap();
    click(&mut desk, "合并并保存");
    until(&mut desk, "the page comes again", |shell| {
        let merging = shell.session.as_ref().and_then(|one| one.merging.as_ref());
        merging.is_some_and(|merging| merging.page.again)
    });
    assert_eq!(since(&desk), (Since::Merged, true));
    click(&mut desk, "其余都用我的");
    click(&mut desk, "合并并保存");
    is_saved(&mut desk);
    assert_eq!(in_file(&a), pair("a", "我写的"));
    // Saved here, the next question begins from there.
    another_saves(&a);
    note(desk.state_mut(), "再写");
    save(&mut desk);
    page_comes(&mut desk);
    assert_eq!(since(&desk), (Since::Saved, false));
}

#[test]
fn a_merge_of_very_many_records_is_taken_in_aside() {
    let (_folder, a, _) = two_plans();
    let said = |goal: &str, remarks: &str| {
        let mut parts = file_of(&a).parts();
        parts.tasks = (0..3_200)
            .map(|n| crate::plan::Task {
                id: format!("t{n}").as_str().into(),
                goal: goal.to_owned(),
                remarks: remarks.to_owned(),
                ..crate::plan::Task::default()
            })
            .collect();
        Plan::new(parts)
    };
    file::save(&a, &said("", "")).unwrap();
    let mut desk = opened(Language::Zh, &a);
    file::save(&a, &said("对方的", "对方的")).unwrap();
    let edit = Edit::SetTasks {
        ids: vec!["t7".into()],
        field: crate::edit::TaskField::Remarks("我的".to_owned()),
    };
    desk.state_mut().edit(&edit);
    desk.state_mut().jobs.hold("merge");
    save(&mut desk);
    desk.run_steps(5);
    assert!(!desk.state().is_merging(), "the window goes on");
    desk.state_mut().jobs.release("merge");
    page_comes(&mut desk);
    desk.state_mut().jobs.hold("merge");
    desk.key_press(Key::Num2);
    desk.run_steps(3);
    click(&mut desk, "合并并保存");
    desk.run_steps(5);
    assert!(desk.state().is_merging() && desk.state().document().unwrap().is_dirty());
    // Nothing is decided or asked twice meanwhile.
    desk.key_press(Key::Num1);
    desk.key_press(Key::Enter);
    desk.run_steps(3);
    desk.state_mut().jobs.release("merge");
    is_saved(&mut desk);
    assert!(!desk.state().is_merging());
    let plan = file_of(&a);
    let told = |id: &str| {
        plan.task(&id.into())
            .map(|task| (task.goal.clone(), task.remarks.clone()))
    };
    let pair = |one: &str, other: &str| Some((one.to_owned(), other.to_owned()));
    assert_eq!(told("t7"), pair("对方的", "我的"));
    assert_eq!(told("t8"), pair("对方的", "对方的"));
}

#[test]
fn what_is_typed_elsewhere_as_the_page_comes_decides_nothing() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    another_saves(&a);
    note(desk.state_mut(), "我写的");
    // A field has the focus, and goes on being typed into.
    desk.key_press_modifiers(egui::Modifiers::COMMAND, Key::F);
    desk.run_steps(2);
    save(&mut desk);
    let open = |desk: &Desk| {
        let session = desk.state().session.as_ref().unwrap();
        session.merging.as_ref().unwrap().undecided()
    };
    let mut came = false;
    for _ in 0..20_000 {
        desk.key_press(Key::Num1);
        desk.step();
        came = desk.state().is_merging();
        if came {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert!(came);
    desk.ctx.memory_mut(|memory| {
        if let Some(field) = memory.focused() {
            memory.surrender_focus(field);
        }
    });
    for _ in 0..5 {
        desk.key_press(Key::Num1);
        desk.step();
    }
    assert_eq!(open(&desk), 1);
    // After a rest they are meant.
    for _ in 0..8 {
        desk.step();
    }
    desk.key_press(Key::Num1);
    desk.run_steps(2);
    assert_eq!(open(&desk), 0);
}

#[test]
fn a_merge_of_one_very_large_record_is_taken_in_aside() {
    let (_folder, a, _) = two_plans();
    let said = |goal: &str| {
        let mut parts = file_of(&a).parts();
        let task = |id: &str, goal: &str, remarks: String| crate::plan::Task {
            id: id.into(),
            goal: goal.to_owned(),
            remarks,
            ..crate::plan::Task::default()
        };
        parts.tasks = vec![
            task("long", goal, "字".repeat(1_000_000)),
            task("short", "", String::new()),
        ];
        Plan::new(parts)
    };
    file::save(&a, &said("")).unwrap();
    let mut desk = opened(Language::Zh, &a);
    file::save(&a, &said("对方的")).unwrap();
    let edit = Edit::SetTasks {
        ids: vec!["short".into()],
        field: crate::edit::TaskField::Remarks("我的".to_owned()),
    };
    desk.state_mut().edit(&edit);
    desk.state_mut().jobs.hold("merge");
    save(&mut desk);
    desk.state_mut().jobs.release("merge");
    desk.state_mut().jobs.hold("merge");
    desk.run_steps(5);
    let long = |plan: &Plan| plan.task(&"long".into()).unwrap().goal.clone();
    let shown = long(desk.state().document().unwrap().plan());
    assert_eq!(shown, "", "the window goes on");
    desk.state_mut().jobs.release("merge");
    is_saved(&mut desk);
    assert_eq!(long(&file_of(&a)), "对方的");
    let plan = file_of(&a);
    assert_eq!(plan.task(&"short".into()).unwrap().remarks, "我的");
}
