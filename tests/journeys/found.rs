//! Searches: what was found is marked where it stands, and a unit is found by typing in the list that picks one.

use crate::drawn;
use crate::page_desk::{Desk, window};
use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::plan::Plan;
use zhenggai::text::Language;
use zhenggai::ui;

fn changshou() -> Plan {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("saves/changshou.ron");
    zhenggai::file::load(&path).map_or_else(|_| Plan::default(), |opened| opened.plan)
}

fn write(desk: &mut Harness<'_, Desk>, text: &str) {
    desk.event(Event::Text(text.to_owned()));
    desk.run();
}

fn press(desk: &mut Harness<'_, Desk>, key: Key) {
    desk.key_press(key);
    desk.run();
}

#[test]
fn what_the_search_found_is_marked_in_the_table_and_nothing_else_is() {
    for theme in [&LIGHT, &DARK] {
        let mut desk = Desk::new(ui::gantt::show, changshou(), theme, Language::Zh);
        desk.view.inspector = false;
        let mut desk = window(desk, 1400.0, 700.0);
        assert_eq!(drawn::marked_words(&desk), [""; 0]);
        desk.state_mut().view.filter.text = "污水".to_owned();
        desk.run();
        let marked = drawn::marked_words(&desk);
        assert!(
            !marked.is_empty() && marked.iter().all(|word| word == "污水"),
            "{marked:?}"
        );
        desk.state_mut().view.filter.text = "wushui".to_owned();
        desk.run();
        assert_eq!(drawn::marked_words(&desk), marked, "by its sounds");
        // Days and statuses are not searched.
        desk.state_mut().view.filter.text = "21-1 长寿".to_owned();
        desk.run();
        let marked = drawn::marked_words(&desk);
        assert!(!marked.contains(&"21-1".to_owned()), "{marked:?}");
    }
}

#[test]
fn hits_are_marked_in_the_lists_of_tasks_and_units() {
    use zhenggai::ui::structure::Segment;
    for theme in [&LIGHT, &DARK] {
        let mut desk = Desk::new(ui::structure::show, changshou(), theme, Language::Zh);
        desk.view.filter.text = "ｗｕｓｈｕｉ".to_owned();
        let mut desk = window(desk, 1400.0, 700.0);
        let marked = drawn::marked_words(&desk);
        assert!(!marked.is_empty(), "titles");
        assert!(marked.iter().all(|word| word == "污水"), "{marked:?}");
        desk.state_mut().view.filter.text = "sthjj".to_owned();
        desk.run();
        let marked = drawn::marked_words(&desk);
        assert!(marked.contains(&"生态环境局".to_owned()), "{marked:?}");
        desk.state_mut().view.structure.segment = Segment::Ranking;
        desk.run();
        let marked = drawn::marked_words(&desk);
        assert!(marked.contains(&"生态环境局".to_owned()), "{marked:?}");
        // Statuses and kinds of unit are not searched.
        desk.state_mut().view.structure.segment = Segment::Structure;
        desk.state_mut().view.filter.text = "达到序时".to_owned();
        desk.run();
        assert_eq!(drawn::marked_words(&desk), [""; 0]);
    }
}

#[test]
fn a_unit_is_found_by_typing_and_the_first_is_remembered_as_ones_own() {
    for (language, unit, own) in [
        (Language::Zh, "+ 单位", "我的单位"),
        (Language::En, "+ Unit", "My unit"),
    ] {
        let plan = changshou();
        let labels = plan.unit_labels();
        let (id, label) = labels
            .iter()
            .find(|(_, label)| label.ends_with("生态环境局"))
            .map_or_else(
                || panic!("no such unit among {labels:?}"),
                |(id, label)| (id.clone(), label.clone()),
            );
        let mut desk = Desk::new(ui::gantt::show, plan, &LIGHT, language);
        desk.view.inspector = false;
        let mut desk = window(desk, 1400.0, 700.0);
        assert!(desk.query_by_label(own).is_none());
        desk.get_by_label(unit).click();
        desk.run();
        // The field has the focus.
        write(&mut desk, "sthjj");
        desk.get_by_label(&label);
        assert!(drawn::marked_words(&desk).contains(&"生态环境局".to_owned()));
        press(&mut desk, Key::Enter);
        assert_eq!(desk.state().view.filter.unit.as_ref(), Some(&id));
        assert_eq!(desk.state().view.my_unit, label);
        // The checks page has the same list, of the units it found something about.
        let plan = desk.state().history.plan().clone();
        let mut checks = Desk::new(ui::checks::show, plan, &LIGHT, language);
        checks.view.my_unit = label.clone();
        let mut checks = window(checks, 1400.0, 700.0);
        let lead = zhenggai::text::common_words::LEAD_UNIT.of(language);
        let all = zhenggai::text::common_words::ALL_TASKS.of(language);
        checks.get_by_label(&format!("{lead} {all}")).click();
        checks.run();
        write(&mut checks, "sthjj");
        assert!(drawn::marked_words(&checks).contains(&"生态环境局".to_owned()));
        press(&mut checks, Key::Enter);
        let picked = checks.state().view.checks.unit.clone().flatten();
        let plan = checks.state().history.plan();
        let picked = picked.map(|id| plan.unit_label(&id)).unwrap_or_default();
        assert!(picked.ends_with("生态环境局"), "{picked}");
        // Its chip takes the filter away, and one click brings it back.
        desk.state_mut().view.filter.unit = None;
        press(&mut desk, Key::Escape);
        press(&mut desk, Key::Escape);
        desk.get_by_label(own).click();
        desk.run();
        assert_eq!(desk.state().view.filter.unit.as_ref(), Some(&id));
    }
}
