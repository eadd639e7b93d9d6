//! Two plans in one window: whatever order loading, saving, editing, closing and quitting come in, by the window's labels.

use super::answers::Source;
use super::modals::Front;
use super::settings::{Settings, SettingsKeeper};
use super::shell::{Next, Shell};
use crate::edit::Edit;
use crate::file;
use crate::plan::{Day, Head, Plan, PlanParts};
use crate::text::Language;
use crate::ui;
use crate::ui::shell::plan_form::PlanForm;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};

pub(super) type Desk = Harness<'static, Shell>;

/// A shell for tests that remembers nothing.
pub(super) fn shell(language: Language) -> Shell {
    let settings = Settings {
        language: Some(language),
        ..Settings::default()
    };
    let keeper = SettingsKeeper::new(None, settings.clone());
    Shell::new(settings, keeper, Some(Day::constant(2021, 11, 20)))
}

/// A folder with the plans `a` and `b`, as the program itself writes them.
pub(super) fn two_plans() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = ["a", "b"].map(|name| {
        let plan = Plan::new(PlanParts {
            head: Head {
                id: name.into(),
                title: format!("计划{name}"),
                ..Head::default()
            },
            ..PlanParts::default()
        });
        let path = folder.path().join(format!("{name}.ron"));
        file::save(&path, &plan).unwrap();
        path
    });
    (folder, a, b)
}

/// The plan's id and notes, as they stand in a file.
pub(super) fn in_file(path: &Path) -> (String, String) {
    let plan = file::load(path).unwrap().plan;
    (plan.head().id.to_string(), plan.head().notes.clone())
}

/// Writes into the notes of the open plan.
pub(super) fn note(shell: &mut Shell, notes: &str) {
    let head = Head {
        notes: notes.to_owned(),
        ..Head::clone(shell.document().unwrap().plan().head())
    };
    shell.edit(&Edit::SetHead(Box::new(head)));
}

/// The plan's id and notes, as they stand in the window.
pub(super) fn on_screen(desk: &Desk) -> (String, String) {
    let head = desk.state().document().unwrap().plan().head();
    (head.id.to_string(), head.notes.clone())
}

pub(super) fn pair(id: &str, notes: &str) -> (String, String) {
    (id.to_owned(), notes.to_owned())
}

pub(super) fn desk(language: Language) -> Desk {
    desk_of(shell(language))
}

pub(super) fn desk_of(shell: Shell) -> Desk {
    Harness::builder()
        .with_size(egui::Vec2::new(1280.0, 720.0))
        .with_context_setup(|ctx| {
            ui::fonts::install(ctx, None);
            ui::style::apply(ctx, &crate::chart::theme::LIGHT);
        })
        .build_ui_state(
            |ui, shell: &mut Shell| {
                let ctx = ui.ctx().clone();
                shell.logic(&ctx);
                shell.ui(ui, None);
            },
            shell,
        )
}

pub(super) fn until(desk: &mut Desk, what: &str, held: impl Fn(&Shell) -> bool) {
    // A busy computer has many times as long as it takes.
    for _ in 0..20_000 {
        desk.step();
        if held(desk.state()) {
            desk.run_steps(2);
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    use egui_kittest::kittest::NodeT as _;
    let labels = desk.query_all_by(|_| true);
    let labels: Vec<String> = labels
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    panic!("waited in vain until {what}; in sight: {labels:?}");
}

pub(super) fn open(desk: &mut Desk, path: &Path) {
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::File(path.to_owned()));
}

pub(super) fn shows(name: &'static str) -> impl Fn(&Shell) -> bool {
    move |shell| {
        shell
            .document()
            .is_some_and(|open| open.plan().head().id.as_str() == name)
    }
}

pub(super) fn opened(language: Language, a: &Path) -> Desk {
    let mut desk = desk(language);
    open(&mut desk, a);
    until(&mut desk, "the plan is open", shows("a"));
    desk
}

fn release(desk: &mut Desk, name: &'static str) {
    desk.state_mut().jobs.release(name);
    desk.run_steps(3);
}

pub(super) fn save(desk: &mut Desk) {
    let ctx = desk.ctx.clone();
    desk.state_mut().save(&ctx, None);
    desk.step();
}

/// Clicks a button; one that comes with an answer from another thread is waited for.
pub(super) fn click(desk: &mut Desk, label: &str) {
    let there = |desk: &Desk| {
        let found = desk.query_all_by_role_and_label(Role::Button, label);
        found.count() > 0
    };
    for _ in 0..20_000 {
        if there(desk) {
            break;
        }
        desk.step();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    desk.get_by_role_and_label(Role::Button, label).click();
    desk.run_steps(3);
}

#[test]
fn saving_one_plan_while_another_loads_gives_neither_the_file_of_the_other() {
    let (_folder, a, b) = two_plans();
    for first in ["open", "save"] {
        file::save(
            &a,
            &Plan::new(PlanParts {
                head: Head {
                    id: "a".into(),
                    ..Head::default()
                },
                ..PlanParts::default()
            }),
        )
        .unwrap();
        let mut desk = opened(Language::Zh, &a);
        desk.state_mut().jobs.hold("open");
        desk.state_mut().jobs.hold("save");
        open(&mut desk, &b);
        note(desk.state_mut(), "改一");
        save(&mut desk);
        let second = if first == "open" { "save" } else { "open" };
        release(&mut desk, first);
        if first == "open" {
            assert!(shows("a")(desk.state()), "the file of a is not whole yet");
        }
        release(&mut desk, second);
        until(&mut desk, "b is shown", shows("b"));
        assert_eq!(desk.state().document().unwrap().path(), Some(b.as_path()));
        note(desk.state_mut(), "改二");
        save(&mut desk);
        until(&mut desk, "b is saved", |shell| {
            shell.document().is_some_and(|open| !open.is_dirty())
        });
        assert_eq!(in_file(&a), pair("a", "改一"));
        assert_eq!(in_file(&b), pair("b", "改二"));
    }
}

#[test]
fn changes_made_while_another_plan_loads_are_asked_about_in_both_languages() {
    let (_folder, a, b) = two_plans();
    for (language, [discard, cancel, keep]) in [
        (Language::Zh, ["不保存", "取消", "保存"]),
        (Language::En, ["Don't save", "Cancel", "Save"]),
    ] {
        let before = in_file(&a);
        let mut desk = opened(language, &a);
        desk.state_mut().jobs.hold("open");
        open(&mut desk, &b);
        note(desk.state_mut(), "改");
        release(&mut desk, "open");
        assert_eq!(on_screen(&desk), pair("a", "改"), "asked first");
        click(&mut desk, cancel);
        desk.run_steps(5);
        assert_eq!(on_screen(&desk), pair("a", "改"), "cancel keeps a");
        assert!(!desk.state().front.is_modal(), "and gives b up");

        desk.state_mut().jobs.hold("open");
        open(&mut desk, &b);
        note(desk.state_mut(), "又改");
        release(&mut desk, "open");
        click(&mut desk, discard);
        assert_eq!(on_screen(&desk).0, "b");
        assert_eq!(in_file(&a), before, "given up when asked");

        open(&mut desk, &a);
        until(&mut desk, "a is shown", shows("a"));
        desk.state_mut().jobs.hold("open");
        open(&mut desk, &b);
        let words = format!("保存 {language:?}");
        note(desk.state_mut(), &words);
        release(&mut desk, "open");
        click(&mut desk, keep);
        until(&mut desk, "b is shown", shows("b"));
        assert_eq!(in_file(&a), pair("a", &words));
        assert!(!desk.state().document().unwrap().is_dirty());
    }
}

#[test]
fn a_saving_that_fails_while_another_plan_loads_keeps_the_work_open() {
    let (_folder, a, b) = two_plans();
    let gone = tempfile::tempdir().unwrap();
    let there = gone.path().join("a.ron");
    std::fs::copy(&a, &there).unwrap();
    let mut desk = opened(Language::Zh, &there);
    desk.state_mut().jobs.hold("open");
    open(&mut desk, &b);
    note(desk.state_mut(), "改");
    drop(gone);
    save(&mut desk);
    until(&mut desk, "the failure is told", |shell| {
        matches!(shell.front, Front::Notice { .. })
    });
    release(&mut desk, "open");
    assert_eq!(on_screen(&desk), pair("a", "改"));
    desk.state_mut().front = Front::None;
    desk.run_steps(3);
    click(&mut desk, "取消");
    assert_eq!(on_screen(&desk), pair("a", "改"));
}

#[test]
fn what_was_changed_during_a_saving_is_saved_by_the_next_wish() {
    let (_folder, a, _b) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    desk.state_mut().jobs.hold("save");
    note(desk.state_mut(), "一");
    save(&mut desk);
    note(desk.state_mut(), "二");
    save(&mut desk);
    release(&mut desk, "save");
    until(&mut desk, "all is saved", |shell| {
        shell.document().is_some_and(|open| !open.is_dirty())
    });
    assert_eq!(in_file(&a), pair("a", "二"));
}

#[test]
fn quitting_waits_for_the_file_and_asks_about_what_came_after() {
    let (_folder, a, _b) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    desk.state_mut().jobs.hold("save");
    note(desk.state_mut(), "一");
    save(&mut desk);
    let ctx = desk.ctx.clone();
    desk.state_mut().guard(&ctx, Next::Quit);
    desk.run_steps(2);
    assert!(!desk.state().is_leaving(), "the file is not whole yet");
    note(desk.state_mut(), "二");
    release(&mut desk, "save");
    assert!(!desk.state().is_leaving(), "something is not in the file");
    click(&mut desk, "保存");
    until(&mut desk, "the program leaves", Shell::is_leaving);
    assert_eq!(in_file(&a), pair("a", "二"));
}

#[test]
fn a_plan_that_was_closed_or_given_up_does_not_come_back() {
    let (_folder, a, b) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    desk.state_mut().jobs.hold("open");
    open(&mut desk, &b);
    let ctx = desk.ctx.clone();
    desk.state_mut().guard(&ctx, Next::Close);
    release(&mut desk, "open");
    desk.run_steps(3);
    assert!(desk.state().document().is_none());
}

#[test]
fn saving_over_the_file_that_is_being_read_reads_it_again() {
    let (_folder, a, b) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    desk.state_mut().jobs.hold("open");
    open(&mut desk, &b);
    note(desk.state_mut(), "改");
    let ctx = desk.ctx.clone();
    desk.state_mut().save_to(&ctx, b.clone(), None);
    for _ in 0..20_000 {
        desk.step();
        if !desk.state().document().unwrap().is_dirty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    release(&mut desk, "open");
    until(&mut desk, "the file as written is shown", |shell| {
        shell.opening_is_over() && shell.document().is_some()
    });
    assert_eq!(
        on_screen(&desk),
        pair("a", "改"),
        "what was read before is not shown"
    );
    assert_eq!(in_file(&a), pair("a", ""));
}

#[test]
fn an_answer_for_a_plan_that_is_gone_is_dropped() {
    let (_folder, a, b) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    desk.state_mut().jobs.hold("compare");
    let wish = ui::compare::Wish {
        stamp: desk.state().session.as_ref().unwrap().stamp(),
        against: Day::constant(2021, 1, 1),
        file: Some(b.clone()),
        newer: false,
        content: 0,
    };
    let ctx = desk.ctx.clone();
    desk.state_mut().compare(&ctx, wish);
    open(&mut desk, &b);
    until(&mut desk, "b is shown", shows("b"));
    release(&mut desk, "compare");
    let shell = desk.state();
    let session = shell.session.as_ref().unwrap();
    assert!(session.derived.compare.made.is_none() && !session.derived.compare.working);
    assert!(session.compared.is_none());
}

#[test]
fn a_relative_path_becomes_absolute_as_it_comes_in() {
    let mut desk = desk(Language::Zh);
    open(&mut desk, Path::new("saves/minimal.ron"));
    until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    let path = desk.state().document().unwrap().path().unwrap();
    assert!(path.is_absolute() && path.ends_with("saves/minimal.ron"));
    assert_eq!(desk.state().settings.last_plan.as_deref(), Some(path));
}

#[test]
fn a_saving_that_fails_is_told_before_an_open_form_which_comes_back() {
    for language in Language::ALL {
        let (folder, a, _) = two_plans();
        let mut desk = opened(language, &a);
        note(desk.state_mut(), "改");
        std::fs::remove_dir_all(folder.path()).unwrap();
        desk.state_mut().jobs.hold("save");
        save(&mut desk);
        let head = Head {
            notes: "写了一半".to_owned(),
            ..Head::clone(desk.state().document().unwrap().plan().head())
        };
        let form = PlanForm::of(head);
        desk.state_mut().front = Front::Plan(Box::new(form.clone()));
        desk.run_steps(3);
        release(&mut desk, "save");
        until(&mut desk, "the failure is told", |shell| {
            matches!(shell.front, Front::Notice { .. })
        });
        desk.key_press(egui::Key::Escape);
        desk.run_steps(3);
        assert!(matches!(&desk.state().front, Front::Plan(open) if **open == form));
        assert!(desk.state().document().unwrap().is_dirty());
    }
}

/// Draws a frame that breaks off.
fn broken_frame(shell: &mut Shell, ctx: &egui::Context) {
    let input = egui::RawInput::default();
    let _ = ctx.run_ui(input, |ui| {
        let ctx = ui.ctx().clone();
        shell.shielded(&ctx, |_| panic!("the calendar ends"));
    });
}

#[test]
fn a_frame_that_breaks_off_takes_neither_the_window_nor_the_work() {
    let (folder, a, _) = two_plans();
    let settings = folder.path().join("settings").join("settings.ron");
    let mut desk = opened(Language::Zh, &a);
    desk.state_mut().keeper = SettingsKeeper::new(Some(settings), Settings::default());
    let ctx = desk.ctx.clone();
    note(desk.state_mut(), "改过");
    let shell = desk.state_mut();
    broken_frame(shell, &ctx);
    let Front::Notice {
        sentence, details, ..
    } = &shell.front
    else {
        panic!("it is told");
    };
    assert!(sentence.contains("rescued"), "{sentence}");
    assert_eq!(details, "the calendar ends");
    let rescued = folder.path().join("settings").join("rescued");
    let copies = || -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&rescued).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    let copy = copies().remove(0);
    assert!(copy.to_string_lossy().ends_with(" a.ron"));
    let kept = file::load(&copy).unwrap().plan;
    assert_eq!(&kept, desk.state().document().unwrap().plan());
    // A good frame, and the next fault begins from the mildest remedy.
    desk.run_steps(2);
    assert_eq!(desk.state().broken, super::rescue::Next::default());
    // What breaks off in every frame ends on the start page.
    for _ in 0..3 {
        broken_frame(desk.state_mut(), &ctx);
    }
    assert!(desk.state().session.is_none());
    desk.run_steps(2);
}

#[test]
fn saving_without_a_change_writes_nothing_over_what_another_saved() {
    let (_folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    let theirs = another_saves(&a);
    save(&mut desk);
    until(&mut desk, "it is said", |shell| shell.told.is_some());
    assert_eq!(std::fs::read(&a).unwrap(), theirs);
    assert!(!desk.state().front.is_modal());
}

/// Someone else changes the file; its bytes then.
pub(super) fn another_saves(path: &Path) -> Vec<u8> {
    let mut parts = file::load(path).unwrap().plan.parts();
    parts.head.notes = "别人写的".to_owned();
    file::save(path, &Plan::new(parts)).unwrap();
    std::fs::read(path).unwrap()
}

#[test]
fn another_plan_in_the_place_of_the_file_is_asked_about_and_never_written_over_unasked() {
    for language in Language::ALL {
        let (folder, a, b) = two_plans();
        let mut desk = opened(language, &a);
        std::fs::copy(&b, &a).unwrap();
        let theirs = std::fs::read(&a).unwrap();
        note(desk.state_mut(), "我写的");
        save(&mut desk);
        until(&mut desk, "it is asked", |shell| {
            matches!(shell.front, Front::Ask(_))
        });
        assert_eq!(std::fs::read(&a).unwrap(), theirs);
        // Looked at: what changed between the file and the plan is listed, and nothing is written.
        let say = |zh: &'static str, en: &'static str| match language {
            Language::Zh => zh,
            Language::En => en,
        };
        click(&mut desk, say("看看改了什么", "See what changed"));
        until(&mut desk, "the two are compared", |shell| {
            shell.comparison().is_some()
        });
        let told = desk.state().comparison().unwrap().outcome.clone().unwrap();
        assert!(!told.is_empty());
        assert_eq!(std::fs::read(&a).unwrap(), theirs);
        assert!(desk.state().document().unwrap().is_dirty());
        // Written over, once that was said.
        save(&mut desk);
        until(&mut desk, "it is asked again", |shell| {
            matches!(shell.front, Front::Ask(_))
        });
        click(&mut desk, say("覆盖", "Overwrite"));
        until(&mut desk, "it is saved", |shell| {
            shell.document().is_some_and(|open| !open.is_dirty())
        });
        assert_eq!(in_file(&a), pair("a", "我写的"));
        // The next saving is over its own file: nothing to ask.
        note(desk.state_mut(), "又写");
        save(&mut desk);
        until(&mut desk, "it is saved", |shell| {
            shell.document().is_some_and(|open| !open.is_dirty())
        });
        assert_eq!(in_file(&a), pair("a", "又写"));
        drop(folder);
    }
}

#[test]
fn evidence_outside_the_plans_folder_is_asked_about_with_its_whole_path() {
    let (folder, a, _) = two_plans();
    let mut desk = opened(Language::Zh, &a);
    let ctx = desk.ctx.clone();
    let above = folder.path().parent().unwrap().join("别处.pdf");
    for (kept, shown) in [
        ("../别处.pdf", above.display().to_string()),
        ("/etc/hosts.txt", "/etc/hosts.txt".to_owned()),
        ("//host/share/a.pdf", "//host/share/a.pdf".to_owned()),
        (
            "佐证.zip",
            folder.path().join("佐证.zip").display().to_string(),
        ),
    ] {
        desk.state_mut().open_evidence(&ctx, kept);
        until(&mut desk, "it is asked about", |shell| {
            shell.front.is_modal()
        });
        let Front::Ask(ask) = &desk.state().front else {
            panic!("{kept} is asked about");
        };
        assert_eq!(ask.lines[0], shown);
        desk.run_steps(2);
        click(&mut desk, "取消");
        assert!(!desk.state().front.is_modal());
    }
    // A program is not offered at all.
    desk.state_mut().open_evidence(&ctx, "../a.exe");
    assert!(!desk.state().front.is_modal());
}
