//! The checks page by hand: filters, an explanation, waiving with a reason, undo, taking back; how it looks.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::cpu_renderer::save_picture;
use crate::shell::{self, Desk, TODAY, plan};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zhenggai::app::answers::Source;
use zhenggai::chart::theme::ThemeChoice;
use zhenggai::plan::Day;
use zhenggai::text::Language;
use zhenggai::ui::Page;

fn desk(language: Language, theme: ThemeChoice, size: (f32, f32), source: Source) -> Desk {
    let mut desk = shell::desk(language, theme, size);
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, source);
    shell::until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    desk.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    desk.run_steps(4);
    assert_eq!(desk.state().view().page, Page::Checks);
    desk
}

fn sample() -> Desk {
    desk(
        Language::Zh,
        ThemeChoice::Light,
        (1440.0, 900.0),
        Source::Sample,
    )
}

/// How many findings stand, as the document counts them.
fn standing(desk: &Desk) -> usize {
    let document = desk.state().document().unwrap();
    let checks = document.assessment().checks(document.plan());
    checks.counts().standing()
}

fn click(desk: &mut Desk, name: &str) {
    desk.get_all_by_role_and_label(Role::Button, name)
        .next()
        .unwrap()
        .click();
    desk.run_steps(4);
}

fn click_field(desk: &mut Desk, name: &str) {
    desk.get_by_role_and_label(Role::TextInput, name).click();
    desk.run_steps(4);
}

#[test]
fn a_finding_is_waived_with_a_reason_undone_and_taken_back() {
    // High enough that the folded row at the end is in view.
    let size = (1440.0, 1400.0);
    let mut desk = desk(Language::Zh, ThemeChoice::Light, size, Source::Sample);
    let before = standing(&desk);
    assert!(before > 0);
    click(&mut desk, "豁免…");
    // Nothing is waived without a reason.
    click(&mut desk, "豁免此处");
    assert!(plan(&desk).head().waivers.is_empty());
    click_field(&mut desk, "豁免理由");
    desk.event(egui::Event::Text("每季度填报一次，见调度通知".into()));
    desk.run_steps(4);
    click(&mut desk, "豁免此处");
    let waiver = plan(&desk).head().waivers[0].clone();
    assert_eq!(waiver.reason, "每季度填报一次，见调度通知");
    assert_eq!(waiver.date, TODAY);
    assert_eq!(waiver.until, Some(Day::constant(2021, 12, 31)));
    assert!(waiver.task.is_some());
    assert_eq!(standing(&desk), before - 1);

    desk.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    desk.run_steps(4);
    assert!(plan(&desk).head().waivers.is_empty());
    assert_eq!(standing(&desk), before);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    desk.run_steps(4);
    assert_eq!(standing(&desk), before - 1);

    // Waived ones are folded at the end.
    desk.get_by_role_and_label(Role::Button, "已豁免 1 处")
        .click();
    desk.run_steps(4);
    click(&mut desk, "撤回豁免");
    assert!(plan(&desk).head().waivers.is_empty());
    assert_eq!(standing(&desk), before);
}

#[test]
fn escape_leaves_the_form_without_waiving() {
    let mut desk = sample();
    click(&mut desk, "豁免…");
    assert!(desk.query_by_label("豁免此处").is_some());
    desk.key_press(Key::Escape);
    desk.run_steps(4);
    assert!(desk.query_by_label("豁免此处").is_none());
    assert!(plan(&desk).head().waivers.is_empty());
}

#[test]
fn a_finding_leads_to_its_task() {
    let mut desk = sample();
    click(&mut desk, "转到任务");
    assert_eq!(desk.state().view().page, Page::Gantt);
    assert_eq!(desk.state().view().selection.len(), 1);
}

#[test]
fn filters_narrow_what_is_shown() {
    let mut desk = sample();
    let all = desk.get_all_by_label("转到任务").count();
    click(&mut desk, "错误 –");
    assert_eq!(desk.query_all_by_label("转到任务").count(), 0);
    click(&mut desk, "错误 –");
    assert_eq!(desk.get_all_by_label("转到任务").count(), all);
    desk.get_by_role_and_label(Role::RadioButton, "按单位")
        .click();
    desk.run_steps(4);
    // Rows out of sight are not drawn, and groups of units take more room than those of rules.
    assert!(desk.get_all_by_label("转到任务").count() > all / 2);
    assert!(desk.query_by_label("进展长期未填报").is_some());
}

#[test]
fn a_plan_without_tasks_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("空.ron");
    std::fs::write(&path, zhenggai::file::BLANK).unwrap();
    let desk = desk(
        Language::Zh,
        ThemeChoice::Light,
        (1280.0, 720.0),
        Source::File(path),
    );
    assert!(
        desk.query_by_label("规划中还没有任务，没有可查的内容。")
            .is_some()
    );
}

#[test]
fn the_page_looks_right_in_both_themes_and_languages() {
    for (language, theme, size, name) in [
        (
            Language::Zh,
            ThemeChoice::Light,
            (1440.0, 900.0),
            "checks-zh-light",
        ),
        (
            Language::Zh,
            ThemeChoice::Dark,
            (1280.0, 720.0),
            "checks-zh-dark",
        ),
        (
            Language::En,
            ThemeChoice::Light,
            (1280.0, 720.0),
            "checks-en-light",
        ),
        (
            Language::En,
            ThemeChoice::Dark,
            (1440.0, 900.0),
            "checks-en-dark",
        ),
    ] {
        let mut desk = desk(language, theme, size, Source::Sample);
        let waive = if language == Language::Zh {
            "豁免…"
        } else {
            "Waive…"
        };
        click(&mut desk, waive);
        save_picture(&mut desk, name);
    }
}
