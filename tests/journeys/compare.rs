//! What changed: the comparison panel, the month slider, the working calendar, the plan's settings.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::cpu_renderer::save_picture;
use crate::shell::{Desk, choose, desk, plan, until};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use zhenggai::app::answers::Source;
use zhenggai::chart::theme::ThemeChoice;
use zhenggai::plan::Day;
use zhenggai::text::Language;

fn sample(language: Language, theme: ThemeChoice, size: (f32, f32)) -> Desk {
    let mut desk = desk(language, theme, size);
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::Sample);
    until(&mut desk, "the sample is open", |shell| {
        shell.document().is_some()
    });
    desk
}

fn as_of(desk: &Desk) -> Day {
    desk.state().document().unwrap().assessment().as_of()
}

#[test]
fn what_changed_in_a_month_is_listed_and_leads_to_the_task() {
    let mut desk = sample(Language::Zh, ThemeChoice::Light, (1280.0, 720.0));
    desk.key_press(Key::F9);
    until(&mut desk, "the comparison is made", |shell| {
        shell.comparison().is_some()
    });
    let made = desk.state().comparison().cloned().unwrap();
    assert_eq!(made.wish.against, Day::constant(2021, 10, 20));
    let comparison = made.outcome.unwrap();
    let (kind, count) = comparison.counts()[0];
    let words = format!("{} {count}", kind.word().of(Language::Zh));
    desk.get_by_role_and_label(Role::Button, &words).click();
    desk.run_steps(2);
    let first = &comparison.of(Some(kind))[0];
    desk.get_by_label_contains(&format!("{} {}：", first.number, first.title))
        .click();
    desk.run_steps(2);
    assert_eq!(
        desk.state().view().selection.ids(),
        std::slice::from_ref(&first.task)
    );
    // As text.
    desk.get_by_label("复制文字").click();
    desk.run_steps(2);
    let text = comparison.text(
        zhenggai::assess::compare::Titles {
            plan: &plan(&desk).head().title,
            files: None,
        },
        Language::Zh,
    );
    assert!(text.contains("2021-10-20 → 2021-11-20"), "{text}");
    // An edit is seen at once.
    desk.key_press(Key::F9);
    desk.run_steps(2);
    assert!(!desk.state().view().compare.open);
}

#[test]
fn the_slider_replays_the_plan_by_month() {
    let mut desk = sample(Language::Zh, ThemeChoice::Light, (1280.0, 720.0));
    assert_eq!(as_of(&desk), Day::constant(2021, 11, 20));
    desk.get_by_role_and_label(Role::Button, "按月回放").click();
    desk.run_steps(3);
    let slider = desk.get_by_role_and_label(Role::Slider, "按月回放").rect();
    desk.get_by_role_and_label(Role::Slider, "按月回放").focus();
    desk.run_steps(2);
    desk.key_press(Key::ArrowLeft);
    desk.run_steps(3);
    assert_eq!(as_of(&desk), Day::constant(2021, 10, 31));
    desk.key_press(Key::Home);
    desk.run_steps(3);
    assert_eq!(as_of(&desk), Day::constant(2020, 1, 31));
    save_picture(&mut desk, "month-slider-zh-light");
    // By mouse: a press in the middle of the track is the middle of the window.
    let middle = egui::pos2(slider.center().x, slider.top() + 11.0);
    desk.event(egui::Event::PointerMoved(middle));
    desk.step();
    for pressed in [true, false] {
        desk.event(egui::Event::PointerButton {
            pos: middle,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        desk.step();
    }
    desk.run_steps(3);
    let seen = as_of(&desk);
    assert!(
        seen > Day::constant(2021, 10, 1) && seen < Day::constant(2022, 3, 1),
        "{seen}"
    );
    let document = desk.state().document().unwrap();
    assert!(!document.is_dirty(), "looking is no change");
}

#[test]
fn a_day_is_added_to_the_working_calendar_as_one_step() {
    let mut desk = sample(Language::Zh, ThemeChoice::Light, (1280.0, 720.0));
    let before = plan(&desk).head().calendar.clone();
    choose(&mut desk, &["文件", "工作日历…"]);
    desk.get_by_role_and_label(Role::TextInput, "日期").focus();
    desk.run_steps(2);
    desk.event(egui::Event::Text("2027-02-06".to_owned()));
    desk.step();
    desk.key_press(Key::Tab);
    desk.run_steps(2);
    desk.get_by_role_and_label(Role::Button, "添加").click();
    desk.run_steps(2);
    desk.get_by_label_contains("补充的日子 1 个");
    save_picture(&mut desk, "calendar-zh-light");
    desk.get_by_role_and_label(Role::Button, "应用").click();
    desk.run_steps(2);
    let after = &plan(&desk).head().calendar;
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after[0].date, Day::constant(2027, 2, 6));
    assert!(!after[0].working);
    desk.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    desk.run_steps(2);
    assert_eq!(plan(&desk).head().calendar, before);
}

#[test]
fn panel_and_dialogs_in_both_languages_and_themes() {
    for (language, theme, size, look) in [
        (
            Language::Zh,
            ThemeChoice::Light,
            (1280.0, 720.0),
            "zh-light",
        ),
        (Language::En, ThemeChoice::Dark, (1440.0, 900.0), "en-dark"),
        (
            Language::En,
            ThemeChoice::Light,
            (1280.0, 720.0),
            "en-light",
        ),
    ] {
        let mut desk = sample(language, theme, size);
        desk.key_press(Key::F9);
        until(&mut desk, "the comparison is made", |shell| {
            shell.comparison().is_some()
        });
        save_picture(&mut desk, &format!("compare-{look}"));
        let (file, settings) = match language {
            Language::Zh => ("文件", "规划设置…"),
            Language::En => ("File", "Plan settings…"),
        };
        choose(&mut desk, &[file, settings]);
        save_picture(&mut desk, &format!("plan-settings-{look}"));
        desk.key_press(Key::Escape);
        desk.run_steps(2);
        let calendar = match language {
            Language::Zh => "工作日历…",
            Language::En => "Working calendar…",
        };
        choose(&mut desk, &[file, calendar]);
        save_picture(&mut desk, &format!("calendar-{look}"));
    }
}

/// Types a path into the program's own file browser.
fn pick(desk: &mut Desk, path: &std::path::Path) {
    for _ in 0..40 {
        desk.step();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    desk.key_press_modifiers(egui::Modifiers::COMMAND, Key::L);
    desk.run_steps(3);
    desk.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    desk.step();
    desk.event(egui::Event::Text(path.display().to_string()));
    desk.step();
    desk.key_press(Key::Enter);
    desk.run_steps(3);
}

#[test]
fn another_file_is_compared_with_and_days_are_read_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = sample(Language::Zh, ThemeChoice::Light, (1280.0, 720.0));
    // An older copy of the plan, in which one task is missing.
    let older = folder.path().join("上月.ron");
    let mut parts = plan(&desk).parts();
    parts.tasks.retain(|task| task.number != "61");
    zhenggai::file::save(&older, &zhenggai::plan::Plan::new(parts)).unwrap();
    desk.key_press(Key::F9);
    desk.run_steps(3);
    desk.get_by_role_and_label(Role::Button, "另一个文件…")
        .click();
    desk.run_steps(3);
    pick(&mut desk, &older);
    until(&mut desk, "the other file is compared", |shell| {
        let made = shell.comparison();
        made.is_some_and(|made| made.wish.file.is_some())
    });
    desk.get_by_role_and_label(Role::Button, "新增任务 1");
    desk.key_press(Key::F9);
    desk.run_steps(2);

    let days = folder.path().join("2027.csv");
    std::fs::write(
        &days,
        "date,kind,name\n2027-02-06,off,春节\n2027-02-14,work,春节\n",
    )
    .unwrap();
    choose(&mut desk, &["文件", "工作日历…"]);
    desk.get_by_role_and_label(Role::Button, "导入 CSV/RON…")
        .click();
    desk.run_steps(3);
    pick(&mut desk, &days);
    for _ in 0..200 {
        desk.step();
        if desk.query_by_label_contains("读入 2 天").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    desk.get_by_label_contains("读入 2 天");
    // The dialog has grown by then.
    desk.run_steps(3);
    desk.get_by_role_and_label(Role::Button, "应用").click();
    desk.run_steps(4);
    let calendar = &plan(&desk).head().calendar;
    assert_eq!(calendar.len(), 2);
    assert!(calendar[1].working && calendar[1].name == "春节");
}
