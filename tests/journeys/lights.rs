//! Lights: the badge of a task follows the rule, one set by hand needs a reason and can be taken back.

use crate::cpu_renderer::save_picture;
use crate::inspector_desk::{Desk, at, field, sample, window};
use egui_kittest::kittest::Queryable;
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::plan::Light;
use zhenggai::text::Language;

#[test]
fn a_light_is_set_by_hand_with_a_reason_and_taken_back() {
    let mut harness = at("12");
    let id = harness.state().number("12");
    // Behind with a measure more than 30 days late.
    harness.get_by_label("红灯");
    if harness.query_by_label("按规则…").is_none() {
        harness.get_by_label("基本情况").click();
        harness.run();
    }
    harness.get_by_label("按规则…").click();
    harness.run();
    harness.get_by_label("改亮灯").click();
    harness.run();
    let without_reason = harness.state().history.plan().task(&id).expect("it stays");
    assert_eq!(without_reason.light, None);
    field(&harness, "原因").focus();
    harness.run();
    field(&harness, "原因").type_text("汛期不能施工，已报备");
    harness.run();
    harness.get_by_label("改亮灯").click();
    harness.run();
    let task = harness.state().history.plan().task(&id).expect("it stays");
    let by_hand = task.light.as_ref().expect("the light is set");
    assert_eq!(by_hand.light, Light::Yellow);
    assert_eq!(by_hand.reason, "汛期不能施工，已报备");
    harness.get_by_label("黄灯（人工）");
    save_picture(&mut harness, "light-by-hand");

    harness.get_by_label("恢复按规则").click();
    harness.run();
    harness.get_by_label("红灯");
    assert!(harness.query_by_label("黄灯（人工）").is_none());
}

#[test]
fn the_badge_stands_in_the_head_in_both_themes_and_languages() {
    for (theme, language, name) in [
        (&LIGHT, Language::Zh, "light-badge-light-zh"),
        (&DARK, Language::En, "light-badge-dark-en"),
    ] {
        let mut desk = Desk::new(sample(), theme, language);
        let id = desk.number("36");
        desk.view.selection.only(&id);
        let mut harness = window(desk, 280.0, 400.0);
        harness.run();
        let word = if language == Language::Zh {
            "红灯"
        } else {
            "Red"
        };
        harness.get_by_label(word);
        save_picture(&mut harness, name);
    }
}
