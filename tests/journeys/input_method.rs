//! An input method composes in every kind of cell and field from the first letter, and whatever takes the focus keeps its
//! letters.

use crate::shell::{Desk, button, desk, first_task, plan, small_plan, until};
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zhenggai::app::answers::Source;
use zhenggai::assess::note_of_month;
use zhenggai::chart::theme::ThemeChoice;
use zhenggai::text::Language;
use zhenggai::ui::{Action, Command, Page};

/// The window on the first task of a small plan.
fn window() -> (tempfile::TempDir, Desk) {
    let (folder, path) = small_plan();
    // High enough for all fields of the inspector: an input method comes only where it is in sight.
    let mut desk = desk(Language::Zh, ThemeChoice::Light, (1280.0, 1600.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::File(path));
    until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    let first = first_task(&desk).id;
    desk.state_mut().act(&ctx, Action::ShowTask(first));
    desk.run_steps(3);
    (folder, desk)
}

/// The letters that an input method holds and has not given yet.
pub fn preedit(desk: &mut Desk, text: &str) {
    desk.event(Event::Ime(ImeEvent::Preedit {
        text: text.to_owned(),
        active_range_chars: None,
    }));
    desk.run_steps(2);
}

/// Composes a word: the method is on before the first letter and is left alone until the word is chosen.
fn compose(desk: &mut Desk, word: &str) {
    let ime = desk.output().platform_output.ime;
    assert!(ime.is_some(), "an input method may begin: {word}");
    for letters in ["x", "xi", "xi'e"] {
        preedit(desk, letters);
        let ime = desk.output().platform_output.ime;
        assert!(
            ime.is_some_and(|ime| !ime.should_interrupt_composition),
            "it is not broken off: {word}"
        );
    }
    // Enter belongs to the input method while it composes.
    desk.key_press(Key::Enter);
    desk.run_steps(2);
    preedit(desk, "");
    desk.event(Event::Ime(ImeEvent::Commit(word.to_owned())));
    desk.run_steps(2);
}

fn press(desk: &mut Desk, key: Key) {
    desk.key_press(key);
    desk.run_steps(4);
}

fn ctrl(desk: &mut Desk, key: Key) {
    desk.key_press_modifiers(Modifiers::COMMAND, key);
    desk.run_steps(5);
}

#[test]
fn in_the_cells_of_the_monthly_round() {
    let (_folder, mut desk) = window();
    ctrl(&mut desk, Key::Num8);
    press(&mut desk, Key::ArrowRight);
    for word in ["复工", "无", "协调"] {
        compose(&mut desk, word);
        press(&mut desk, Key::Tab);
    }
    let task = first_task(&desk);
    let note = note_of_month(&task, crate::shell::TODAY).unwrap();
    assert_eq!(
        [&note.done, &note.problems, &note.next_step],
        ["复工", "无", "协调"]
    );
}

#[test]
fn in_the_cells_of_the_gantt_page() {
    let (_folder, mut desk) = window();
    press(&mut desk, Key::Enter);
    for word in ["管网", "某镇", "立行立改"] {
        compose(&mut desk, word);
        press(&mut desk, Key::Tab);
    }
    let task = first_task(&desk);
    assert_eq!(
        (task.title.as_str(), task.due.wording.as_str()),
        ("管网", "立行立改")
    );
    assert_eq!(plan(&desk).unit_label(&task.lead_unit.unwrap()), "某镇");
}

#[test]
fn in_fields_lists_and_the_search_box() {
    let (_folder, mut desk) = window();
    for (label, word) in [("问题原文", "渗漏"), ("牵头单位", "某镇")] {
        desk.query_all_by_label(label)
            .find(|node| {
                use egui_kittest::kittest::NodeT as _;
                node.accesskit_node().role() == Role::MultilineTextInput
            })
            .unwrap()
            .focus();
        desk.run_steps(3);
        ctrl(&mut desk, Key::A);
        compose(&mut desk, word);
    }
    let task = first_task(&desk);
    assert_eq!(task.problem, "渗漏");
    assert_eq!(plan(&desk).unit_label(&task.lead_unit.unwrap()), "某镇");
    ctrl(&mut desk, Key::F);
    compose(&mut desk, "农膜");
    assert_eq!(desk.state().view().filter.text, "农膜");
    compose(&mut desk, "回收");
    assert_eq!(desk.state().view().filter.text, "农膜回收");
}

#[test]
fn in_the_values_and_notes_of_an_indicator() {
    let (mut desk, id) = crate::shell::at_an_indicator();
    for (label, word) in [
        ("数值 2020年1–11月", "９１.５"),
        ("来源 2020年1–11月", "月报"),
    ] {
        desk.get_by_label(label).click();
        desk.run_steps(3);
        ctrl(&mut desk, Key::A);
        compose(&mut desk, word);
    }
    press(&mut desk, Key::Enter);
    let points = &plan(&desk).indicators().get(&id).unwrap().points;
    assert!(
        points
            .iter()
            .any(|point| point.value == Some(91.5) && point.source == "月报")
    );
}

#[test]
fn a_click_elsewhere_keeps_the_letters_that_were_being_composed() {
    let (_folder, mut desk) = window();
    let tasks = plan(&desk).tasks_in_order();
    let (first, second) = (tasks[0].id.clone(), tasks[1].title.clone());
    // In the inspector.
    let problem = desk
        .query_all_by_label("问题原文")
        .find(|node| {
            use egui_kittest::kittest::NodeT as _;
            node.accesskit_node().role() == Role::MultilineTextInput
        })
        .unwrap();
    problem.focus();
    desk.run_steps(3);
    ctrl(&mut desk, Key::A);
    preedit(&mut desk, "shen'lou");
    let row = desk
        .get_by_label(&format!("条形 {}", first_task(&desk).title))
        .rect();
    let below = egui::pos2(120.0, row.center().y + 60.0);
    button(&mut desk, below, true);
    button(&mut desk, below, false);
    desk.run_steps(5);
    assert_eq!(plan(&desk).task(&first).unwrap().problem, "shen'lou");
    // In a cell of the table.
    press(&mut desk, Key::Escape);
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::ShowTask(first.clone()));
    desk.run_steps(3);
    press(&mut desk, Key::Enter);
    preedit(&mut desk, "guan'wang");
    button(&mut desk, below, true);
    button(&mut desk, below, false);
    desk.run_steps(5);
    assert_eq!(plan(&desk).task(&first).unwrap().title, "guan'wang");
    // In the monthly round: the new cell begins empty.
    ctrl(&mut desk, Key::Num8);
    press(&mut desk, Key::ArrowRight);
    preedit(&mut desk, "fu'gong");
    desk.get_by_label("2 存在问题").click();
    desk.run_steps(5);
    let task = plan(&desk).task(&first).unwrap();
    assert_eq!(
        note_of_month(task, crate::shell::TODAY).unwrap().done,
        "fu'gong"
    );
    desk.event(Event::Text("无".to_owned()));
    desk.run_steps(2);
    press(&mut desk, Key::Enter);
    let other = plan(&desk)
        .tasks()
        .values()
        .find(|task| task.title == second)
        .unwrap();
    assert_eq!(
        note_of_month(other, crate::shell::TODAY).unwrap().problems,
        "无"
    );
}

#[test]
fn saving_while_letters_are_composed_takes_them_and_saves() {
    let (_folder, mut desk) = window();
    press(&mut desk, Key::Enter);
    preedit(&mut desk, "guan'wang");
    // So it comes under X11.
    let control = Modifiers::CTRL | Modifiers::COMMAND;
    desk.input_mut().events.extend([
        Event::ModifiersChanged(control),
        Event::Ime(ImeEvent::Preedit {
            text: String::new(),
            active_range_chars: None,
        }),
        Event::Ime(ImeEvent::Commit("\u{13}".to_owned())),
        Event::ModifiersChanged(Modifiers::NONE),
    ]);
    desk.run_steps(5);
    assert_eq!(first_task(&desk).title, "guan'wang");
    until(&mut desk, "it is saved", |shell| {
        !shell.document().unwrap().is_dirty()
    });
}

/// Letters that an input method keeps to itself: all that comes of them is that their keys are let go of.
fn swallow(desk: &mut Desk, keys: &[Key]) {
    for key in keys {
        desk.event(Event::Key {
            key: *key,
            physical_key: None,
            pressed: false,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        desk.run_steps(2);
    }
}

#[test]
fn letters_that_an_input_method_does_not_show_are_not_lost_by_the_first_click() {
    let (_folder, mut desk) = window();
    let first = first_task(&desk);
    let row = desk.get_by_label(&format!("条形 {}", first.title)).rect();
    let below = egui::pos2(120.0, row.center().y + 60.0);
    let click = |desk: &mut Desk| {
        button(desk, below, true);
        button(desk, below, false);
        desk.run_steps(5);
    };
    let chosen = |desk: &Desk| desk.state().view().selection.focus.clone();
    press(&mut desk, Key::Enter);
    swallow(&mut desk, &[Key::G, Key::U, Key::A, Key::N]);
    click(&mut desk);
    assert_eq!(chosen(&desk).as_ref(), Some(&first.id), "it stays");
    assert!(desk.state().said().unwrap().contains("没上屏"));
    // A page key would lose them as well.
    swallow(&mut desk, &[Key::W]);
    ctrl(&mut desk, Key::Num8);
    assert_eq!(desk.state().view().page, Page::Gantt);
    preedit(&mut desk, "");
    desk.event(Event::Ime(ImeEvent::Commit("管网".to_owned())));
    desk.run_steps(2);
    click(&mut desk);
    assert_eq!(plan(&desk).task(&first.id).unwrap().title, "管网");
    assert_ne!(chosen(&desk).as_ref(), Some(&first.id), "and now it goes");
}

#[test]
fn letters_that_are_not_shown_are_given_up_by_the_second_click() {
    let (_folder, mut desk) = window();
    let first = first_task(&desk);
    ctrl(&mut desk, Key::Num8);
    press(&mut desk, Key::ArrowRight);
    swallow(&mut desk, &[Key::F, Key::U]);
    desk.get_by_label("2 存在问题").click();
    desk.run_steps(5);
    let ime = desk.output().platform_output.ime.unwrap();
    assert!(!ime.should_interrupt_composition);
    let cell = desk.get_by_label("2 存在问题").rect().center();
    button(&mut desk, cell, true);
    let ime = desk.output().platform_output.ime.unwrap();
    assert!(
        ime.should_interrupt_composition,
        "they do not come up in the cell that was clicked"
    );
    button(&mut desk, cell, false);
    desk.run_steps(5);
    compose(&mut desk, "无");
    press(&mut desk, Key::Enter);
    assert_eq!(plan(&desk).task(&first.id).unwrap().notes, first.notes);
}

#[test]
fn the_window_closes_over_such_letters_only_when_it_is_asked_again() {
    let (_folder, mut desk) = window();
    press(&mut desk, Key::Enter);
    swallow(&mut desk, &[Key::G, Key::U]);
    let close = |desk: &mut Desk| {
        let window = desk.input().viewport_id;
        let events = |desk: &mut Desk| {
            let info = desk.input_mut().viewports.entry(window).or_default();
            std::mem::take(&mut info.events)
        };
        events(desk);
        let info = desk.input_mut().viewports.entry(window).or_default();
        info.events.push(egui::ViewportEvent::Close);
        desk.step();
        events(desk);
        desk.run_steps(5);
    };
    close(&mut desk);
    assert!(!desk.state().is_leaving());
    assert!(desk.state().said().unwrap().contains("没上屏"));
    close(&mut desk);
    assert!(desk.state().is_leaving());
}

#[test]
fn in_the_cells_of_complaints_one_after_the_other() {
    let (mut desk, _) = crate::shell::at_an_indicator();
    ctrl(&mut desk, Key::Num4);
    let letter = desk.state().view().supervision.letter.clone().unwrap();
    let number = plan(&desk).complaints()[&letter].number.clone();
    desk.get_by_label(&format!("地点 {number}")).click();
    desk.run_steps(3);
    press(&mut desk, Key::Enter);
    compose(&mut desk, "某村");
    press(&mut desk, Key::Tab);
    press(&mut desk, Key::Enter);
    compose(&mut desk, "夜间噪声");
    press(&mut desk, Key::Tab);
    let complaint = &plan(&desk).complaints()[&letter];
    assert_eq!(
        (complaint.place.as_str(), complaint.text.as_str()),
        ("某村", "夜间噪声")
    );
}

/// What stands in the field that has the focus.
fn held(desk: &Desk) -> Option<(String, String)> {
    use egui_kittest::kittest::NodeT as _;
    [Role::TextInput, Role::MultilineTextInput]
        .into_iter()
        .flat_map(|role| desk.query_all_by_role(role))
        .find(|node| node.accesskit_node().is_focused())
        .map(|node| {
            let node = node.accesskit_node();
            (
                node.label().unwrap_or_default(),
                node.value().unwrap_or_default(),
            )
        })
}

/// Goes from field to field by Tab and composes a word in each; gives the names of the fields.
fn compose_in_all(desk: &mut Desk, most: usize) -> Vec<String> {
    let mut names = Vec::new();
    for _ in 0..most {
        if let Some((name, before)) = held(desk).filter(|_| desk.ctx.text_edit_focused()) {
            ctrl(desk, Key::A);
            compose(desk, "测试");
            let (_, now) = held(desk).unwrap_or_default();
            assert_eq!(now, "测试", "{name}");
            ctrl(desk, Key::A);
            if before.is_empty() {
                press(desk, Key::Backspace);
            } else {
                desk.event(Event::Text(before));
                desk.run_steps(2);
            }
            names.push(name);
        }
        press(desk, Key::Tab);
    }
    names
}

#[test]
fn in_every_field_that_tab_reaches_on_the_pages_with_many() {
    for (page, most, least) in [(Key::Num2, 64, 8), (Key::Num3, 24, 1), (Key::Num4, 24, 1)] {
        let (mut desk, _) = crate::shell::at_an_indicator();
        let ctx = desk.ctx.clone();
        let first = first_task(&desk).id;
        desk.state_mut().act(&ctx, Action::ShowTask(first));
        desk.run_steps(3);
        ctrl(&mut desk, page);
        let names = compose_in_all(&mut desk, most);
        assert!(names.len() >= least, "{page:?} {names:?}");
    }
}

#[test]
fn in_every_field_of_the_forms() {
    for (command, least) in [
        (Command::SetField, 1),
        (Command::PlanProperties, 3),
        (Command::WorkingCalendar, 2),
        (Command::AddRemark, 1),
        (Command::MarkCompleted, 1),
        (Command::New, 1),
    ] {
        let (_folder, mut desk) = window();
        let ctx = desk.ctx.clone();
        desk.state_mut().act(&ctx, Action::Command(command));
        desk.run_steps(5);
        let names = compose_in_all(&mut desk, 20);
        assert!(names.len() >= least, "{command:?} {names:?}");
    }
}

#[test]
fn in_the_name_of_a_new_unit() {
    let (mut desk, _) = crate::shell::at_an_indicator();
    ctrl(&mut desk, Key::Num5);
    desk.get_by_label("+ 单位").click();
    desk.run_steps(5);
    ctrl(&mut desk, Key::A);
    compose(&mut desk, "区河长办");
    press(&mut desk, Key::Tab);
    assert!(
        plan(&desk)
            .units()
            .values()
            .any(|unit| unit.name == "区河长办")
    );
}

#[test]
fn arrows_in_the_list_of_an_input_method_change_no_date() {
    let (_folder, mut desk) = window();
    let before = zhenggai::plan::Plan::clone(plan(&desk));
    desk.query_all_by_label("时限")
        .find(|node| {
            use egui_kittest::kittest::NodeT as _;
            matches!(
                node.accesskit_node().role(),
                Role::TextInput | Role::MultilineTextInput | Role::EditableComboBox
            )
        })
        .unwrap()
        .focus();
    desk.run_steps(3);
    let stood = |desk: &Desk| {
        let view = desk.state().view();
        (view.selection.ids(), view.axis.first_day())
    };
    let at = stood(&desk);
    for key in [
        Key::ArrowDown,
        Key::ArrowUp,
        Key::ArrowRight,
        Key::ArrowLeft,
    ] {
        preedit(&mut desk, "ni");
        // Some input methods let the arrows through with which they walk their list.
        press(&mut desk, key);
        press(&mut desk, key);
        assert!(*plan(&desk) == before && stood(&desk) == at, "{key:?}");
    }
    preedit(&mut desk, "");
    press(&mut desk, Key::Escape);
    assert!(*plan(&desk) == before);
}
