//! Typing on a selected cell replaces it in every grid: no first letter is lost, Esc keeps what was there, undo brings it back.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::input_method::preedit;
use crate::shell::{Desk, at_an_indicator, button, first_task, plan};
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zhenggai::plan::{Complaint, Id, IndicatorPoint, Task};

/// A key going down and up, with the letter it writes.
fn stroke(key: Key, letter: Option<&str>) -> Vec<Event> {
    let of = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let mut events = vec![of(true)];
    events.extend(letter.map(|letter| Event::Text(letter.to_owned())));
    events.push(of(false));
    events
}

/// Types letters, all in one frame, and then presses a key in the same frame.
fn typed(desk: &mut Desk, text: &str, then: Option<Key>) {
    for letter in text.chars() {
        let letter = letter.to_string();
        let events = match Key::from_name(&letter.to_uppercase()) {
            Some(key) => stroke(key, Some(&letter)),
            None => vec![Event::Text(letter)],
        };
        desk.input_mut().events.extend(events);
    }
    if let Some(key) = then {
        desk.input_mut().events.extend(stroke(key, None));
    }
    desk.run_steps(12);
}

fn press(desk: &mut Desk, key: Key) {
    desk.input_mut().events.extend(stroke(key, None));
    desk.run_steps(6);
}

fn ctrl(desk: &mut Desk, key: Key) {
    desk.key_press_modifiers(Modifiers::COMMAND, key);
    desk.run_steps(6);
}

/// Composes a word, for which no key has a letter.
fn compose(desk: &mut Desk, word: &str) {
    for letters in ["x", "xi"] {
        preedit(desk, letters);
        let ime = desk.output().platform_output.ime;
        assert!(
            ime.is_some_and(|ime| !ime.should_interrupt_composition),
            "it is not broken off: {word}"
        );
    }
    preedit(desk, "");
    desk.event(Event::Ime(ImeEvent::Commit(word.to_owned())));
    desk.run_steps(4);
}

fn click(desk: &mut Desk, label: &str) {
    desk.get_by_label(label).click();
    desk.run_steps(4);
}

/// On the place of the complaint that is selected.
fn on_a_place() -> (Desk, Complaint) {
    let (mut desk, _) = at_an_indicator();
    ctrl(&mut desk, Key::Num4);
    let letter = desk.state().view().supervision.letter.clone().unwrap();
    let complaint = Complaint::clone(&plan(&desk).complaints()[&letter]);
    click(&mut desk, &format!("地点 {}", complaint.number));
    (desk, complaint)
}

fn place(desk: &Desk, of: &Complaint) -> String {
    plan(desk).complaints()[&of.id].place.clone()
}

#[test]
fn letters_typed_on_a_cell_of_the_complaints_replace_it() {
    let (mut desk, before) = on_a_place();
    let day = desk.state().document().unwrap().assessment().as_of();
    // Single keys are commands elsewhere: here they are letters.
    typed(&mut desk, "t[]x", Some(Key::Enter));
    assert_eq!(place(&desk, &before), "t[]x");
    assert_eq!(
        desk.state().document().unwrap().assessment().as_of(),
        day,
        "no command has run"
    );
    ctrl(&mut desk, Key::Z);
    assert_eq!(place(&desk, &before), before.place);
    typed(&mut desk, "y", None);
    press(&mut desk, Key::Escape);
    assert_eq!(place(&desk, &before), before.place);
    // The keyboard still stands there.
    typed(&mut desk, "z", Some(Key::Tab));
    assert_eq!(place(&desk, &before), "z");
    typed(&mut desk, "ab", Some(Key::Enter));
    assert_eq!(plan(&desk).complaints()[&before.id].text, "ab");
}

#[test]
fn words_composed_on_a_cell_of_the_complaints_replace_it() {
    let (mut desk, before) = on_a_place();
    compose(&mut desk, "某村");
    compose(&mut desk, "北");
    press(&mut desk, Key::Enter);
    assert_eq!(place(&desk, &before), "某村北");
    // A composition that is given up leaves the cell as it was.
    preedit(&mut desk, "x");
    preedit(&mut desk, "");
    press(&mut desk, Key::ArrowRight);
    press(&mut desk, Key::ArrowLeft);
    assert_eq!(place(&desk, &before), "某村北");
    // A click elsewhere keeps letters that are not chosen yet.
    preedit(&mut desk, "mou");
    click(&mut desk, &format!("状态 {}", before.number));
    assert_eq!(place(&desk, &before), "mou");
}

#[test]
fn f2_edits_a_cell_of_the_complaints_and_keeps_what_is_there() {
    let (mut desk, before) = on_a_place();
    press(&mut desk, Key::F2);
    typed(&mut desk, "ab", Some(Key::Enter));
    assert_eq!(place(&desk, &before), format!("{}ab", before.place));
    // What is typed over opens the list of what is there, and the arrows take from it.
    let known = plan(&desk)
        .complaints()
        .values()
        .find(|one| !one.place.is_empty() && one.place != place(&desk, &before));
    let known = known.unwrap().place.clone();
    compose(&mut desk, &known);
    press(&mut desk, Key::ArrowDown);
    press(&mut desk, Key::Enter);
    assert_eq!(place(&desk, &before), known);
}

/// The values of an indicator in the order of its table.
fn values(desk: &Desk, id: &Id) -> Vec<IndicatorPoint> {
    let mut points = plan(desk).indicators()[id].points.clone();
    points.sort_by_key(|point| (point.end, point.start));
    points
}

fn point<'p>(points: &'p [IndicatorPoint], source: &str) -> Option<&'p IndicatorPoint> {
    points.iter().find(|point| point.source == source)
}

#[test]
fn a_cell_of_an_indicator_that_is_clicked_is_typed_over() {
    let (mut desk, id) = at_an_indicator();
    let before = values(&desk, &id);
    click(&mut desk, "来源 2020年1–11月");
    typed(&mut desk, "tab", Some(Key::Enter));
    let after = values(&desk, &id);
    assert!(point(&after, "tab").is_some());
    ctrl(&mut desk, Key::Z);
    assert_eq!(values(&desk, &id), before);
    // Esc keeps the old one and the cell; what is typed then replaces it all the same.
    click(&mut desk, "数值 2020年1–11月");
    typed(&mut desk, "12", None);
    press(&mut desk, Key::Escape);
    assert_eq!(values(&desk, &id), before);
    typed(&mut desk, "91", Some(Key::Tab));
    typed(&mut desk, "bulletin", Some(Key::Enter));
    let after = values(&desk, &id);
    assert_eq!(
        point(&after, "bulletin").map(|one| one.value),
        Some(Some(91.0))
    );
    // By the input method, too.
    click(&mut desk, "来源 2020年1–11月");
    compose(&mut desk, "月报");
    press(&mut desk, Key::Enter);
    assert!(point(&values(&desk, &id), "月报").is_some());
}

#[test]
fn enter_goes_down_a_column_of_values_and_f2_keeps_what_is_there() {
    let (mut desk, id) = at_an_indicator();
    let before = values(&desk, &id);
    click(&mut desk, "数值 2020年1–11月");
    let at = before
        .iter()
        .position(|one| one.value == Some(97.6))
        .unwrap();
    typed(&mut desk, "11", Some(Key::Enter));
    typed(&mut desk, "12", Some(Key::Enter));
    press(&mut desk, Key::ArrowUp);
    press(&mut desk, Key::F2);
    typed(&mut desk, "5", Some(Key::Enter));
    let after = values(&desk, &id);
    let value = |place: usize| after.get(place).and_then(|one| one.value);
    assert_eq!((value(at), value(at + 1)), (Some(11.0), Some(12.05)));
    // What is refused keeps the keyboard.
    click(&mut desk, "数值 2020年1–11月");
    typed(&mut desk, "many", Some(Key::Enter));
    typed(&mut desk, "7", Some(Key::Enter));
    assert_eq!(values(&desk, &id)[at].value, Some(7.0));
}

#[test]
fn a_new_value_is_typed_right_after_the_button_wherever_its_row_is() {
    let (mut desk, id) = at_an_indicator();
    let count = values(&desk, &id).len();
    // What was typed into another cell is kept: the button is pressed while another cell is being typed into.
    click(&mut desk, "数值 2020年1–11月");
    typed(&mut desk, "88", None);
    let pos = desk.get_by_label("+ 数值").rect().center();
    let modifiers = Modifiers::NONE;
    let button = egui::PointerButton::Primary;
    desk.input_mut().events.push(Event::PointerMoved(pos));
    for pressed in [true, false] {
        desk.input_mut().events.push(Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers,
        });
    }
    typed(&mut desk, "12.5", Some(Key::Enter));
    let after = values(&desk, &id);
    assert_eq!(after.len(), count + 1);
    assert!(after.iter().any(|one| one.value == Some(12.5)));
    // So does a click on a button of the row.
    click(&mut desk, "数值 2020年1–11月");
    typed(&mut desk, "77", None);
    click(&mut desk, "删除 2020年");
    let after = values(&desk, &id);
    assert_eq!(after.len(), count);
    for value in [77.0, 12.5] {
        assert!(after.iter().any(|one| one.value == Some(value)), "{value}");
    }
}

/// A small plan, its first task chosen by a click on a cell of the table.
fn on_a_cell(column: &str) -> (tempfile::TempDir, Desk) {
    let (folder, path) = crate::shell::small_plan();
    let mut desk = crate::shell::opened(&path);
    let heading = desk.get_by_role_and_label(Role::ColumnHeader, column);
    let x = heading.rect().center().x;
    let row = desk
        .get_by_label(&format!("条形 {}", first_task(&desk).title))
        .rect();
    for pressed in [true, false] {
        button(&mut desk, egui::pos2(x, row.center().y), pressed);
    }
    desk.run_steps(4);
    (folder, desk)
}

#[test]
fn letters_typed_on_a_cell_of_the_gantt_table_replace_it() {
    let (_folder, mut desk) = on_a_cell("任务");
    let before = first_task(&desk);
    let day = desk.state().document().unwrap().assessment().as_of();
    let axis = desk.state().view().axis;
    typed(&mut desk, "t[+x", Some(Key::Enter));
    assert_eq!(first_task(&desk).title, "t[+x");
    assert_eq!(desk.state().document().unwrap().assessment().as_of(), day);
    assert_eq!(desk.state().view().axis, axis, "no command has run");
    ctrl(&mut desk, Key::Z);
    assert_eq!(first_task(&desk).title, before.title);
    typed(&mut desk, "y", None);
    press(&mut desk, Key::Escape);
    assert_eq!(first_task(&desk).title, before.title);
    // To the next cells by the arrows and by Tab.
    press(&mut desk, Key::ArrowRight);
    typed(&mut desk, "zj", Some(Key::Tab));
    let unit = first_task(&desk).lead_unit.unwrap();
    assert_eq!(plan(&desk).unit_label(&unit), "zj");
    press(&mut desk, Key::Escape);
    press(&mut desk, Key::Tab);
    press(&mut desk, Key::ArrowLeft);
    let second = Task::clone(plan(&desk).tasks_in_order()[1]);
    assert_eq!(desk.state().view().selection.focus, Some(second.id));
}

#[test]
fn words_composed_on_a_cell_of_the_gantt_table_replace_it() {
    let (_folder, mut desk) = on_a_cell("任务");
    compose(&mut desk, "管网");
    compose(&mut desk, "改造");
    press(&mut desk, Key::Enter);
    assert_eq!(first_task(&desk).title, "管网改造");
    press(&mut desk, Key::F2);
    compose(&mut desk, "二期");
    press(&mut desk, Key::Enter);
    assert_eq!(first_task(&desk).title, "管网改造二期");
    // A click elsewhere keeps letters that are not chosen yet.
    let first = first_task(&desk).id;
    preedit(&mut desk, "guan");
    let row = desk.get_by_label("条形 管网改造二期").rect();
    let below = row.center() + egui::vec2(0.0, 60.0);
    for pressed in [true, false] {
        button(&mut desk, below, pressed);
    }
    desk.run_steps(4);
    assert_eq!(plan(&desk).task(&first).unwrap().title, "guan");
}

#[test]
fn single_keys_stay_commands_where_only_a_row_is_chosen() {
    let (_folder, mut desk) = on_a_cell("任务");
    let before = first_task(&desk);
    let axis = desk.state().view().axis;
    press(&mut desk, Key::Escape);
    typed(&mut desk, "+", None);
    assert_ne!(desk.state().view().axis, axis, "it zooms");
    assert_eq!(first_task(&desk), before);
    assert_eq!(desk.state().view().selection.focus, Some(before.id));
}

#[test]
fn a_cell_whose_row_is_hidden_is_typed_over_no_more() {
    type Hide = fn(&mut Desk);
    let by_chip: Hide = |desk| {
        let chips: Vec<_> = desk.query_all_by_role(Role::Button).collect();
        let label = |node: &egui_kittest::Node<'_>| node.accesskit_node().label();
        let chip = chips
            .iter()
            .find(|node| label(node).is_some_and(|label| label.starts_with("已完成 ")));
        chip.unwrap().click();
    };
    let by_fold: Hide = |desk| {
        let head = desk.query_all_by_role(Role::RowHeader).next().unwrap();
        let at = head.rect().center();
        for pressed in [true, false] {
            button(desk, at, pressed);
        }
    };
    let by_asking: Hide = |desk| {
        let second = plan(desk).tasks_in_order()[1].id.clone();
        let ctx = desk.ctx.clone();
        let state = desk.state_mut();
        state.act(&ctx, zhenggai::ui::Action::ShowTasks(vec![second]));
    };
    for (how, hide) in [("chip", by_chip), ("fold", by_fold), ("list", by_asking)] {
        for composed in [false, true] {
            let (_folder, mut desk) = on_a_cell("任务");
            let before = first_task(&desk);
            hide(&mut desk);
            desk.run_steps(4);
            let gone = format!("条形 {}", before.title);
            assert!(desk.query_by_label(&gone).is_none(), "{how}: it is hidden");
            let axis = desk.state().view().axis;
            if composed {
                preedit(&mut desk, "x");
                preedit(&mut desk, "");
                desk.event(Event::Ime(ImeEvent::Commit("改".to_owned())));
                desk.run_steps(4);
            }
            typed(&mut desk, "+", None);
            assert_eq!(first_task(&desk), before, "{how}");
            assert_ne!(desk.state().view().axis, axis, "{how}: it zooms");
            assert!(!desk.state().document().unwrap().is_dirty(), "{how}");
        }
    }
}

#[test]
fn a_title_that_is_open_while_its_row_is_hidden_is_taken_as_it_is() {
    let (_folder, mut desk) = on_a_cell("任务");
    let first = first_task(&desk).id;
    let second = plan(&desk).tasks_in_order()[1].id.clone();
    typed(&mut desk, "guan", None);
    let ctx = desk.ctx.clone();
    let asked = zhenggai::ui::Action::ShowTasks(vec![second]);
    desk.state_mut().act(&ctx, asked);
    desk.run_steps(4);
    typed(&mut desk, "+", None);
    assert_eq!(plan(&desk).task(&first).unwrap().title, "guan");
}
