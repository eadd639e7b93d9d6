//! The day changes while the window is open: an as-of date that nobody chose goes with it, a chosen or pinned one stays.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::drawn::words_in_view;
use crate::shell::{self, Desk, TODAY, until};
use egui::{Key, Modifiers};
use zhenggai::app::answers::Source;
use zhenggai::chart::theme::ThemeChoice;
use zhenggai::plan::{Day, Plan};
use zhenggai::text::Language;
use zhenggai::ui::Action;

const TOMORROW: Day = Day::constant(2021, 11, 21);

/// A desk with a small plan in which no as-of date is pinned, or one is.
fn opened(pinned: Option<Day>) -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("某镇.ron");
    let minimal = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("saves/minimal.ron");
    let mut parts = zhenggai::file::load(&minimal).unwrap().plan.parts();
    parts.head.as_of = pinned;
    zhenggai::file::save(&path, &Plan::new(parts)).unwrap();
    let mut desk = shell::desk(Language::Zh, ThemeChoice::Light, (1280.0, 720.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::File(path));
    until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    (folder, desk)
}

fn as_of(desk: &Desk) -> Day {
    desk.state().document().unwrap().assessment().as_of()
}

fn midnight_passes(desk: &mut Desk) {
    desk.state_mut().fix_today(Some(TOMORROW));
    desk.run_steps(3);
}

fn says(desk: &Desk, words: &str) -> bool {
    words_in_view(desk).iter().any(|one| one.contains(words))
}

#[test]
fn an_as_of_date_that_nobody_chose_follows_the_day() {
    let (_folder, mut desk) = opened(None);
    assert_eq!(as_of(&desk), TODAY);
    midnight_passes(&mut desk);
    assert_eq!(as_of(&desk), TOMORROW);
    assert!(says(&desk, "日期已变，截止日期改为今天 2021-11-21"));
    assert!(!desk.state().document().unwrap().is_dirty());
}

#[test]
fn a_pinned_or_chosen_date_stays_and_the_window_says_so() {
    let (_folder, mut desk) = opened(Some(TODAY));
    midnight_passes(&mut desk);
    assert_eq!(as_of(&desk), TODAY);
    assert!(says(&desk, "截止日期仍为 2021-11-20"));
    let (_folder, mut desk) = opened(None);
    let ctx = desk.ctx.clone();
    let chosen = Day::constant(2021, 10, 31);
    desk.state_mut().act(&ctx, Action::SetAsOf(chosen));
    desk.run_steps(2);
    midnight_passes(&mut desk);
    assert_eq!(as_of(&desk), chosen);
    // Asked for today again, it follows again.
    desk.state_mut()
        .act(&ctx, Action::Command(zhenggai::ui::Command::AsOfToday));
    desk.run_steps(2);
    assert_eq!(as_of(&desk), TOMORROW);
    let day_after = Day::constant(2021, 11, 22);
    desk.state_mut().fix_today(Some(day_after));
    desk.run_steps(3);
    assert_eq!(as_of(&desk), day_after);
}

#[test]
fn a_picture_of_nothing_is_refused_with_a_sentence() {
    let (_folder, mut desk) = opened(None);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    desk.run_steps(3);
    let ctx = desk.ctx.clone();
    desk.state_mut()
        .act(&ctx, Action::Command(zhenggai::ui::Command::Find));
    desk.run_steps(2);
    desk.event(egui::Event::Text("没有这样的任务".to_owned()));
    desk.run_steps(4);
    desk.state_mut()
        .act(&ctx, Action::Command(zhenggai::ui::Command::CopyPicture));
    desk.run_steps(3);
    assert!(says(&desk, "没有符合筛选的任务，图是空的"));
    assert!(!says(&desk, "正在导出"));
}
