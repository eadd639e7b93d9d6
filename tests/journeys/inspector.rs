//! The inspector: every field is edited by its label, dates in any wording, several tasks at once, composition undisturbed.

use crate::cpu_renderer::save_picture;
use crate::inspector_desk::{AS_OF, Desk, at, field, sample, window};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::edit::{Edit, TaskField};
use zhenggai::plan::{Day, Id};
use zhenggai::text::Language;
use zhenggai::ui::Action;

#[test]
fn a_title_is_typed_into_the_plan_and_undone_as_one_step() {
    let mut harness = at("28");
    let id = harness.state().number("28");
    let before = harness.state().history.plan().clone();
    field(&harness, "任务名称").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::End);
    field(&harness, "任务名称").type_text("（一期）");
    harness.run();
    field(&harness, "任务名称").type_text("续");
    harness.run();
    let title = &harness.state().history.plan().task(&id).unwrap().title;
    assert!(title.ends_with("（一期）续"), "{title}");
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert_eq!(harness.state().asked.last(), Some(&Action::EndTyping));
    harness.state_mut().history.undo();
    assert_eq!(harness.state().history.plan(), &before);
}

#[test]
fn a_deadline_in_words_is_understood_and_its_wording_kept() {
    let mut harness = at("28");
    let id = harness.state().number("28");
    field(&harness, "时限").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    field(&harness, "时限").type_text("2022年6月底前");
    harness.run();
    harness.get_by_label_contains("2022-06-30");
    harness.key_press(egui::Key::Enter);
    harness.run();
    // A deadline that stands is not changed before the clerk says what kind of change it is.
    assert!(harness.state().edits().is_empty());
    harness.get_by_label("记入时限变更").click();
    harness.run();
    let task = harness.state().history.plan().task(&id).unwrap();
    assert_eq!(task.due.date, Some(Day::constant(2022, 6, 30)));
    assert_eq!(task.due.wording, "2022年6月底前");
    assert_eq!(
        task.due_changes.last().unwrap().new,
        Some(Day::constant(2022, 6, 30))
    );
}

#[test]
fn a_first_deadline_needs_no_question() {
    let mut desk = Desk::new(sample(), &LIGHT, Language::Zh);
    let id = desk.number("28");
    desk.history
        .run(&Edit::SetTasks {
            ids: vec![id.clone()],
            field: TaskField::Due(zhenggai::plan::Due::default()),
        })
        .unwrap();
    desk.view.selection.only(&id);
    let mut harness = window(desk, 312.0, 2400.0);
    harness.run();
    field(&harness, "时限").focus();
    harness.run();
    field(&harness, "时限").type_text("2021年底前");
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    let due = &harness.state().history.plan().task(&id).unwrap().due;
    assert_eq!(due.date, Some(Day::constant(2021, 12, 31)));
    assert_eq!(due.wording, "2021年底前");
}

#[test]
fn text_that_is_no_date_stays_with_a_sentence() {
    let mut harness = at("28");
    field(&harness, "起始").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    field(&harness, "起始").type_text("下周吧");
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.get_by_label_contains("看不懂这个日期");
    assert_eq!(field(&harness, "起始").value().as_deref(), Some("下周吧"));
    assert!(harness.state().edits().is_empty());
}

#[test]
fn several_tasks_get_one_lead_unit_in_one_step() {
    let mut desk = Desk::new(sample(), &LIGHT, Language::Zh);
    let ids = [desk.number("28"), desk.number("29"), desk.number("30")];
    desk.view.selection.set(ids.clone());
    let mut harness = window(desk, 312.0, 900.0);
    harness.run();
    field(&harness, "牵头单位").focus();
    harness.run();
    field(&harness, "牵头单位").type_text("万州区");
    harness.run();
    let plan = harness.state().history.plan();
    for id in &ids {
        let lead = plan.task(id).unwrap().lead_unit.as_ref();
        assert_eq!(plan.unit_word(lead), "万州区");
    }
}

#[test]
fn a_composition_reaches_the_plan_only_when_it_is_committed() {
    let mut harness = at("28");
    let id = harness.state().number("28");
    field(&harness, "备注").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.key_press(egui::Key::Backspace);
    harness.run();
    let asked = harness.state().asked.len();
    for letters in ["c", "chang", "changshou"] {
        harness.event(egui::Event::Ime(egui::ImeEvent::Preedit {
            text: letters.to_owned(),
            active_range_chars: None,
        }));
        harness.run();
    }
    assert_eq!(
        harness.state().asked.len(),
        asked,
        "nothing while composing"
    );
    harness.event(egui::Event::Ime(egui::ImeEvent::Commit("长寿".to_owned())));
    harness.run();
    assert_eq!(
        harness.state().history.plan().task(&id).unwrap().remarks,
        "长寿"
    );
}

#[test]
fn a_measure_is_done_by_its_diamond_at_the_as_of_date() {
    let mut harness = at("36");
    let id = harness.state().number("36");
    let open = harness
        .state()
        .history
        .plan()
        .task(&id)
        .unwrap()
        .measures
        .iter()
        .position(|m| m.done().is_none())
        .expect("an open measure");
    harness
        .get_by_label(&format!("措施 {} 完成", open + 1))
        .click();
    harness.run();
    let done = harness.state().history.plan().task(&id).unwrap().measures[open].done();
    assert_eq!(done, Some(AS_OF));
}

#[test]
fn a_field_follows_an_undo_while_it_is_open() {
    let mut harness = at("36");
    field(&harness, "地点").focus();
    harness.run();
    let before = field(&harness, "地点").value();
    field(&harness, "地点").type_text("江北");
    harness.run();
    assert_ne!(field(&harness, "地点").value(), before);
    harness.state_mut().history.undo();
    harness.run();
    assert_eq!(field(&harness, "地点").value(), before);
}

#[test]
fn several_names_are_typed_with_their_marks() {
    let mut harness = at("36");
    let id = harness.state().number("36");
    field(&harness, "责任单位").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    for part in ["甲局", "、", "乙镇", "，", "丙街道"] {
        field(&harness, "责任单位").type_text(part);
        harness.run();
    }
    assert_eq!(
        harness
            .state()
            .history
            .plan()
            .task(&id)
            .unwrap()
            .responsible_units,
        ["甲局", "乙镇", "丙街道"]
    );
    // Half a name typed on the way is no unit.
    let units = harness.state().history.plan().units();
    for name in ["甲", "乙", "丙", "丙街"] {
        assert!(units.values().all(|unit| unit.name != name), "{name}");
    }
}

#[test]
fn a_start_after_the_deadline_is_refused_with_a_sentence() {
    let mut harness = at("36");
    let id = harness.state().number("36");
    let before = harness.state().history.plan().task(&id).unwrap().start;
    field(&harness, "起始").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    field(&harness, "起始").type_text("2022-01-01");
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.get_by_label_contains("起始 2022-01-01 晚于时限");
    assert_eq!(
        harness.state().history.plan().task(&id).unwrap().start,
        before
    );
}

#[test]
fn the_next_step_is_recorded_and_another_asks_for_a_reason() {
    use zhenggai::plan::CloseOutStep;
    let mut harness = at("36");
    let id = harness.state().number("36");
    harness.get_by_label("登记自查").click();
    harness.run();
    harness.get_by_label("登记").click();
    harness.run();
    let events = harness
        .state()
        .history
        .plan()
        .task(&id)
        .unwrap()
        .close_out
        .clone();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].step, CloseOutStep::SelfCheck);
    assert_eq!(events[0].date, AS_OF);
    assert!(!events[0].id.is_empty());
    harness.get_by_label("仍要登记…").click();
    harness.run();
    field(&harness, "步骤").click();
    harness.run();
    harness
        .query_all_by_label("归档")
        .find(|node| node.accesskit_node().role() == Role::ListBoxOption)
        .expect("filing is offered")
        .click();
    harness.run();
    harness.get_by_label_contains("按顺序下一步是核查");
    harness.get_by_label("仍要登记…").click();
    harness.run();
    harness.get_by_label("登记").click();
    harness.run();
    let count = |harness: &Harness<'_, Desk>| {
        harness
            .state()
            .history
            .plan()
            .task(&id)
            .unwrap()
            .close_out
            .len()
    };
    assert_eq!(count(&harness), 1, "no step out of order without a reason");
    field(&harness, "越序理由").focus();
    harness.run();
    field(&harness, "越序理由").type_text("市级复核时一并核查");
    harness.run();
    harness.get_by_label("登记").click();
    harness.run();
    assert_eq!(count(&harness), 2);
}

#[test]
fn a_note_is_written_for_the_as_of_date() {
    let mut harness = at("36");
    let id = harness.state().number("36");
    let count = harness
        .state()
        .history
        .plan()
        .task(&id)
        .unwrap()
        .notes
        .len();
    harness.get_by_label("记进展…").click();
    harness.run();
    field(&harness, "目前进展").focus();
    harness.run();
    field(&harness, "目前进展").type_text("调试已完成");
    harness.run();
    harness.get_by_label("登记").click();
    harness.run();
    let task = harness.state().history.plan().task(&id).unwrap();
    assert_eq!(task.notes.len(), count + 1);
    let note = task.notes.last().unwrap();
    assert_eq!((note.date, note.done.as_str()), (AS_OF, "调试已完成"));
}

#[test]
fn measures_are_written_one_after_another() {
    let mut harness = at("36");
    let id = harness.state().number("36");
    let count = harness
        .state()
        .history
        .plan()
        .task(&id)
        .unwrap()
        .measures
        .len();
    field(&harness, "新措施").focus();
    harness.run();
    for text in ["安装在线监测", "完成验收"] {
        field(&harness, "新措施").type_text(text);
        harness.run();
        harness.key_press(egui::Key::Enter);
        harness.run();
    }
    let measures = &harness.state().history.plan().task(&id).unwrap().measures;
    assert_eq!(measures.len(), count + 2);
    assert_eq!(measures[count + 1].text, "完成验收");
    assert_eq!(measures[count + 1].due, None);
    field(&harness, "新措施").focus();
    harness.run();
    field(&harness, "新措施").type_text("2022年6月底前完成清淤");
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    let measure = &harness.state().history.plan().task(&id).unwrap().measures[count + 2];
    assert_eq!(measure.due, Some(Day::constant(2022, 6, 30)));
    assert_eq!(measure.text, "2022年6月底前完成清淤");
}

#[test]
fn a_predecessor_is_found_by_typing_and_a_ring_is_refused() {
    let mut harness = at("36");
    let (own, other) = (harness.state().number("36"), harness.state().number("41"));
    let title = harness
        .state()
        .history
        .plan()
        .task(&other)
        .unwrap()
        .title
        .clone();
    field(&harness, "+ 前置任务").focus();
    harness.run();
    field(&harness, "+ 前置任务").type_text(&title);
    harness.run();
    harness.key_press(egui::Key::ArrowDown);
    harness.key_press(egui::Key::Enter);
    harness.run();
    let links = &harness.state().history.plan().task(&own).unwrap().links;
    assert!(
        links.iter().any(|link| link.predecessor == other),
        "{links:?}"
    );
    let title = harness
        .state()
        .history
        .plan()
        .task(&own)
        .unwrap()
        .title
        .clone();
    harness.state_mut().view.selection.only(&other);
    harness.run();
    field(&harness, "+ 前置任务").focus();
    harness.run();
    field(&harness, "+ 前置任务").type_text(&title);
    harness.run();
    harness.key_press(egui::Key::ArrowDown);
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.get_by_label_contains("会成环");
}

#[test]
fn nothing_is_asked_and_nothing_moves_at_rest() {
    let mut harness = at("28");
    harness.run();
    assert!(harness.state().edits().is_empty());
    assert!(harness.run_ok().is_some_and(|frames| frames <= 2));
}

#[test]
fn the_inspector_draws_in_both_themes_and_languages() {
    for (theme, look) in [(&LIGHT, "light"), (&DARK, "dark")] {
        for (language, tongue) in [(Language::Zh, "zh"), (Language::En, "en")] {
            for (kind, numbers) in [
                ("none", &[][..]),
                ("28", &["28"][..]),
                ("36", &["36"][..]),
                ("59", &["59"][..]),
                ("41", &["41"][..]),
                ("several", &["28", "29", "33"][..]),
            ] {
                let mut desk = Desk::new(sample(), theme, language);
                let ids: Vec<Id> = numbers.iter().map(|n| desk.number(n)).collect();
                desk.view.selection.set(ids);
                let width = if language == Language::Zh {
                    312.0
                } else {
                    280.0
                };
                let mut harness = window(desk, width, 1500.0);
                harness.run();
                save_picture(&mut harness, &format!("inspector-{kind}-{look}-{tongue}"));
            }
        }
    }
}

/// What opens over and inside the inspector, drawn to be looked at; each step must find its button by name.
#[test]
fn popups_and_forms_open_by_name() {
    for (theme, look, language, number) in [
        (&LIGHT, "light-zh", Language::Zh, "36"),
        (&DARK, "dark-en", Language::En, "36"),
    ] {
        let words = |zh: &'static str, en: &'static str| match language {
            Language::Zh => zh,
            Language::En => en,
        };
        let width = if language == Language::Zh {
            312.0
        } else {
            280.0
        };
        let open = || {
            let mut desk = Desk::new(sample(), theme, language);
            let id = desk.number(number);
            desk.view.selection.only(&id);
            let mut harness = window(desk, width, 1100.0);
            harness.run();
            harness
        };
        let mut harness = open();
        harness
            .get_by_label(words("时限 日历", "Due calendar"))
            .click();
        harness.run();
        save_picture(&mut harness, &format!("inspector-calendar-{look}"));
        harness.key_press(egui::Key::PageDown);
        harness.key_press(egui::Key::Enter);
        harness.run();
        save_picture(&mut harness, &format!("inspector-due-asked-{look}"));

        let mut harness = open();
        let lead = words("牵头单位", "Lead unit");
        field(&harness, lead).focus();
        harness.run();
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        field(&harness, lead).type_text("市");
        harness.run();
        harness.key_press(egui::Key::ArrowDown);
        harness.run();
        save_picture(&mut harness, &format!("inspector-pick-{look}"));
        harness.key_press(egui::Key::Enter);
        harness.run();
        let id = harness.state().number(number);
        let plan = harness.state().history.plan();
        let lead = plan.unit_word(plan.task(&id).unwrap().lead_unit.as_ref());
        assert!(lead.contains('市') && lead.chars().count() > 1, "{lead}");

        let mut harness = open();
        harness
            .get_by_label(words("登记自查", "Record Self-check"))
            .click();
        harness.run();
        harness
            .get_by_label(words("记进展…", "Add a note…"))
            .click();
        harness.run();
        harness
            .get_by_label(words("标记完成…", "Mark completed…"))
            .click();
        harness.run();
        save_picture(&mut harness, &format!("inspector-forms-{look}"));

        let mut harness = open();
        let id = harness.state().number(number);
        let text = harness.state().history.plan().task(&id).unwrap().measures[0]
            .text
            .clone();
        harness.get_by_label(&text).click();
        harness.run();
        save_picture(&mut harness, &format!("inspector-measure-{look}"));
    }
}
