//! Bars and rows of the Gantt page by hand: a first start, a first percent, the row under a right click, a new task given up.

use crate::shell::{Desk, TODAY, drag, first_task, opened, plan, small_plan};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect};
use egui_kittest::kittest::Queryable as _;
use zhenggai::edit::{Edit, TaskField};
use zhenggai::plan::{Day, Due, Id, Task};
use zhenggai::text::{Language, command_words};
use zhenggai::ui::Action;

fn window() -> (tempfile::TempDir, Desk) {
    let (folder, path) = small_plan();
    let mut desk = opened(&path);
    let first = first_task(&desk).id;
    act(&mut desk, Action::ShowTask(first));
    (folder, desk)
}

fn act(desk: &mut Desk, action: Action) {
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, action);
    desk.run_steps(3);
}

fn set(desk: &mut Desk, id: &Id, field: TaskField) {
    let ids = vec![id.clone()];
    act(desk, Action::Edit(Edit::SetTasks { ids, field }));
}

fn bar(desk: &Desk, task: &Task) -> Rect {
    desk.get_by_label(&format!("条形 {}", task.title)).rect()
}

fn press(desk: &mut Desk, key: Key) {
    desk.key_press(key);
    desk.run_steps(5);
}

fn write(desk: &mut Desk, text: &str) {
    desk.event(Event::Text(text.to_owned()));
    desk.run_steps(3);
}

fn right_click(desk: &mut Desk, pos: Pos2) {
    desk.event(Event::PointerMoved(pos));
    desk.step();
    for pressed in [true, false] {
        desk.event(Event::PointerButton {
            pos,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        desk.step();
    }
    desk.run_steps(3);
}

#[test]
fn the_left_edge_of_a_bar_without_a_start_sets_one() {
    let (_folder, mut desk) = window();
    let id = first_task(&desk).id;
    set(&mut desk, &id, TaskField::Start(None));
    // Its bar begins with the first deadline of its measures.
    let before = first_task(&desk);
    let edge = bar(&desk, &before).left_center() + egui::vec2(1.0, 0.0);
    drag(&mut desk, edge, edge - egui::vec2(30.0, 0.0));
    let after = first_task(&desk);
    let start = after.start.unwrap();
    assert!(start < Day::constant(2021, 5, 31), "{start}");
    assert_eq!((after.due, after.due_changes.len()), (before.due, 0));
}

#[test]
fn the_first_percent_is_drawn_out_of_the_left_end() {
    let (_folder, mut desk) = window();
    let id = plan(&desk).tasks_in_order()[1].id.clone();
    for field in [
        TaskField::Continuing(false),
        TaskField::Immediate(false),
        TaskField::Start(Some(Day::constant(2021, 6, 1))),
        TaskField::Due(Due::on(Day::constant(2022, 6, 30))),
    ] {
        set(&mut desk, &id, field);
    }
    let task = |desk: &Desk| Task::clone(plan(desk).task(&id).unwrap());
    let state = |desk: &Desk| {
        let document = desk.state().document().unwrap();
        document.assessment().task(&id).unwrap().percent
    };
    assert_eq!(state(&desk), None);
    let place = bar(&desk, &task(&desk));
    let handle = place.left_center() + egui::vec2(9.0, 0.0);
    let by = place.width() * 0.4;
    drag(&mut desk, handle, handle + egui::vec2(by, 0.0));
    assert_eq!(state(&desk), Some(40));
    let after = task(&desk);
    assert_eq!(after.due.date, Some(Day::constant(2022, 6, 30)));
    assert!(after.due_changes.is_empty());
}

#[test]
fn a_right_click_makes_its_row_current_and_keeps_the_selection() {
    let (_folder, mut desk) = window();
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.run_steps(3);
    let ids: Vec<Id> = plan(&desk)
        .tasks_in_order()
        .iter()
        .map(|task| task.id.clone())
        .collect();
    let row = bar(&desk, &first_task(&desk)).center().y;
    for (place, id) in ids.iter().enumerate() {
        right_click(&mut desk, egui::pos2(120.0, row + place as f32 * 48.0));
        let selection = &desk.state().view().selection;
        assert_eq!(selection.focus.as_ref(), Some(id), "row {place}");
        assert_eq!(selection.len(), 2, "row {place}");
        let rename = command_words::EDIT_TITLE.of(Language::Zh);
        desk.get_by_label_contains(rename).click();
        desk.run_steps(5);
        desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
        desk.run_steps(2);
        write(&mut desk, &format!("第{place}行"));
        press(&mut desk, Key::Enter);
        assert_eq!(plan(&desk).task(id).unwrap().title, format!("第{place}行"));
    }
}

#[test]
fn esc_in_the_title_of_a_new_task_takes_the_task_away_again() {
    let (_folder, mut desk) = window();
    let first = first_task(&desk).id;
    press(&mut desk, Key::Insert);
    assert_eq!(plan(&desk).tasks().len(), 3);
    press(&mut desk, Key::Escape);
    assert_eq!(plan(&desk).tasks().len(), 2);
    let document = desk.state().document().unwrap();
    assert!(!document.is_dirty());
    assert_eq!(document.history().undo_label(Language::Zh), None);
    assert_eq!(desk.state().view().selection.focus, Some(first));

    press(&mut desk, Key::Insert);
    write(&mut desk, "清淤");
    press(&mut desk, Key::Enter);
    let task = Task::clone(plan(&desk).tasks_in_order()[1]);
    assert_eq!((task.title.as_str(), task.start), ("清淤", Some(TODAY)));
    assert_eq!(task.due, Due::default());
    press(&mut desk, Key::F2);
    press(&mut desk, Key::Escape);
    assert_eq!(plan(&desk).tasks().len(), 3, "only a new one goes");
    press(&mut desk, Key::Insert);
    write(&mut desk, "弃");
    press(&mut desk, Key::Escape);
    assert_eq!(plan(&desk).tasks().len(), 3);
}
