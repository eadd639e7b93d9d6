//! The program ended while it wrote over a plan: the copy of what that held is offered, opened, put off, thrown away.

use super::document::Origin;
use super::modals::Front;
use super::session_journeys::{Desk, click, desk_of, in_file, open, shell, two_plans, until};
use super::shell::Shell;
use crate::file::{self, Print};
use crate::text::Language;
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::path::Path;

/// What a window leaves that ended while it wrote over a plan: the plan cut short, and the copy.
fn cut_off(kept: &Path, plan: &Path) {
    let plan = std::fs::canonicalize(plan).unwrap();
    let had = std::fs::read(&plan).unwrap();
    let safety = kept.join("safety");
    let copy = safety.join("00000000-1-0");
    std::fs::create_dir_all(&copy).unwrap();
    std::fs::write(copy.join(plan.file_name().unwrap()), &had).unwrap();
    let print = |bytes: &[u8]| ron::ser::to_string(&Print::of(bytes)).unwrap();
    let about = format!(
        "(of:Some({:?}),had:{},next:{})",
        plan.display().to_string(),
        print(&had),
        print(b"next")
    );
    std::fs::write(safety.join("00000000-1-0.about"), about).unwrap();
    std::fs::write(&plan, &had[..had.len() / 2]).unwrap();
}

fn copies(kept: &Path) -> usize {
    std::fs::read_dir(kept.join("safety")).map_or(0, Iterator::count)
}

fn asks(shell: &Shell) -> bool {
    matches!(shell.front, Front::Ask(_))
}

fn desk(language: Language, kept: &Path) -> Desk {
    let mut shell = shell(language);
    shell.keep_in(Some(kept.to_owned()));
    desk_of(shell)
}

#[test]
fn what_a_plan_held_before_it_was_half_written_over_is_offered_and_opened() {
    for (language, open_it, throw) in [
        (Language::Zh, "打开备份", "丢弃备份"),
        (Language::En, "Open the copy", "Throw the copy away"),
    ] {
        let (folder, a, _) = two_plans();
        let kept = folder.path().join("kept");
        let whole = in_file(&a);
        cut_off(&kept, &a);
        let mut desk = desk(language, &kept);
        until(&mut desk, "it is offered at the start", asks);
        assert!(desk.query_by_label_contains("a.ron").is_some());
        desk.key_press(Key::Escape);
        desk.run_steps(3);
        assert!(!asks(desk.state()), "put off");
        // And where the plan cannot be read.
        open(&mut desk, &a);
        until(&mut desk, "it is offered again", asks);
        click(&mut desk, open_it);
        until(&mut desk, "the copy is open", |shell| {
            shell.document().is_some()
        });
        let document = desk.state().document().unwrap();
        assert_eq!(*document.origin(), Origin::New);
        assert_eq!(document.plan().head().id.as_str(), whole.0);
        assert!(file::load(&a).is_err(), "the file waits for a saving");
        assert_eq!(copies(&kept), 2, "it stays");
        drop(desk);
        let mut desk = self::desk(language, &kept);
        until(&mut desk, "it is offered once more", asks);
        click(&mut desk, throw);
        until(&mut desk, "it is gone", |shell| shell.jobs.is_idle());
        assert_eq!(copies(&kept), 0);
    }
}
