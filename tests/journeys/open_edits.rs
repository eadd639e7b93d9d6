//! An edit that is open in a cell, a field or a form is taken by whatever leaves it, and counts as unsaved until then.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::shell::{Desk, TODAY, button, first_task, opened, plan, small_plan, until};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use zhenggai::assess::note_of_month;
use zhenggai::plan::Task;
use zhenggai::ui::{Action, Page};

fn window() -> (tempfile::TempDir, std::path::PathBuf, Desk) {
    let (folder, path) = small_plan();
    let mut desk = opened(&path);
    let first = first_task(&desk).id;
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::ShowTask(first));
    desk.run_steps(3);
    (folder, path, desk)
}

fn write(desk: &mut Desk, text: &str) {
    desk.event(Event::Text(text.to_owned()));
    desk.run_steps(2);
}

fn press(desk: &mut Desk, key: Key) {
    desk.key_press(key);
    desk.run_steps(5);
}

fn ctrl(desk: &mut Desk, key: Key) {
    desk.key_press_modifiers(Modifiers::COMMAND, key);
    desk.run_steps(5);
}

fn focus(desk: &mut Desk, label: &str) {
    desk.query_all_by_label(label)
        .find(|node| {
            matches!(
                node.accesskit_node().role(),
                Role::TextInput
                    | Role::MultilineTextInput
                    | Role::EditableComboBox
                    | Role::ComboBox
            )
        })
        .unwrap_or_else(|| unreachable!("no field {label}"))
        .focus();
    desk.run_steps(3);
    ctrl(desk, Key::A);
}

/// A kind of cell or field: how it is opened and typed into, and what then says that it was taken.
type Kind = (&'static str, fn(&mut Desk), fn(&Task) -> bool);

const KINDS: [Kind; 4] = [
    (
        "a title in the table",
        |desk| {
            press(desk, Key::Enter);
            write(desk, "管网改造");
        },
        |task| task.title == "管网改造",
    ),
    (
        "a cell of the monthly round",
        |desk| {
            ctrl(desk, Key::Num8);
            press(desk, Key::ArrowRight);
            write(desk, "复工");
        },
        |task| note_of_month(task, TODAY).is_some_and(|note| note.done == "复工"),
    ),
    (
        "a date in the inspector",
        |desk| {
            focus(desk, "起始");
            write(desk, "2021-04-01");
        },
        |task| {
            task.start
                .is_some_and(|day| day.to_string() == "2021-04-01")
        },
    ),
    (
        "the form of a new deadline",
        |desk| {
            focus(desk, "时限");
            write(desk, "2022-06-30");
            press(desk, Key::Enter);
            write(desk, "渝环〔2021〕9号");
        },
        |task| {
            task.due_changes
                .iter()
                .any(|change| change.approval == "渝环〔2021〕9号" && !change.correction)
        },
    ),
];

fn on_disk(path: &Path) -> Task {
    let plan = zhenggai::file::load(path).unwrap().plan;
    Task::clone(plan.tasks_in_order()[0])
}

#[test]
fn saving_takes_it_and_typing_goes_on() {
    for (what, open, taken) in KINDS {
        let (_folder, path, mut desk) = window();
        open(&mut desk);
        assert!(!taken(&first_task(&desk)), "{what}: open");
        ctrl(&mut desk, Key::S);
        until(&mut desk, "the plan is saved", |shell| {
            shell.document().is_some_and(|open| !open.is_dirty())
        });
        for _ in 0..20_000 {
            if taken(&on_disk(&path)) {
                break;
            }
            desk.step();
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert!(taken(&on_disk(&path)), "{what}: saved");
    }
    let (_folder, _path, mut desk) = window();
    KINDS[1].1(&mut desk);
    ctrl(&mut desk, Key::S);
    write(&mut desk, "，进场");
    press(&mut desk, Key::Enter);
    let task = first_task(&desk);
    assert_eq!(note_of_month(&task, TODAY).unwrap().done, "复工，进场");
    let (_folder, _path, mut desk) = window();
    KINDS[0].1(&mut desk);
    ctrl(&mut desk, Key::S);
    write(&mut desk, "二期");
    press(&mut desk, Key::Enter);
    assert_eq!(first_task(&desk).title, "管网改造二期");
}

#[test]
fn it_counts_as_unsaved_and_closing_or_quitting_asks() {
    for (what, open, taken) in KINDS {
        for quit in [false, true] {
            let (_folder, _path, mut desk) = window();
            open(&mut desk);
            assert!(desk.state().title().starts_with('*'), "{what}: marked");
            ctrl(&mut desk, if quit { Key::Q } else { Key::W });
            assert!(desk.state().document().is_some(), "{what}: asked first");
            assert!(!desk.state().is_leaving(), "{what}: asked first");
            assert!(taken(&first_task(&desk)), "{what}: taken");
            press(&mut desk, Key::Escape);
            assert!(desk.state().document().is_some(), "{what}: Esc stays");
        }
    }
}

#[test]
fn the_close_button_of_the_window_asks() {
    let (_folder, _path, mut desk) = window();
    KINDS[1].1(&mut desk);
    let viewport = desk.input().viewport_id;
    let info = desk.input_mut().viewports.entry(viewport).or_default();
    info.events.push(egui::ViewportEvent::Close);
    desk.step();
    desk.input_mut()
        .viewports
        .entry(viewport)
        .or_default()
        .events
        .clear();
    desk.run_steps(5);
    assert!(!desk.state().is_leaving());
    assert!(KINDS[1].2(&first_task(&desk)));
}

#[test]
fn a_page_key_f8_and_another_plan_take_it() {
    for (what, open, taken) in KINDS {
        let (_folder, _path, mut desk) = window();
        open(&mut desk);
        ctrl(&mut desk, Key::Num1);
        assert_eq!(desk.state().view().page, Page::Overview, "{what}");
        assert!(taken(&first_task(&desk)), "{what}: the page key takes it");

        let (_folder, _path, mut desk) = window();
        open(&mut desk);
        let first = first_task(&desk).id;
        press(&mut desk, Key::F8);
        let task = plan(&desk).task(&first).unwrap();
        assert!(taken(task), "{what}: F8 takes it");
        assert!(
            !taken(plan(&desk).tasks_in_order()[1]),
            "{what}: and carries nothing along"
        );

        let (_folder, _path, mut desk) = window();
        open(&mut desk);
        let ctx = desk.ctx.clone();
        desk.state_mut().act(&ctx, Action::Tell(String::new()));
        ctrl(&mut desk, Key::L);
        assert!(
            taken(&first_task(&desk)),
            "{what}: taken before another plan comes"
        );
    }
}

#[test]
fn esc_alone_drops_it() {
    for (what, open, taken) in KINDS {
        let (_folder, _path, mut desk) = window();
        open(&mut desk);
        press(&mut desk, Key::Escape);
        assert!(!taken(&first_task(&desk)), "{what}");
        assert!(!desk.state().document().unwrap().is_dirty(), "{what}");
        ctrl(&mut desk, Key::Num1);
        assert!(
            !desk.state().document().unwrap().is_dirty(),
            "{what}: for good"
        );
    }
}

#[test]
fn another_task_or_the_folded_inspector_takes_what_the_inspector_holds() {
    for (what, open, taken) in &KINDS[2..] {
        for fold in [false, true] {
            let (_folder, _path, mut desk) = window();
            open(&mut desk);
            let first = first_task(&desk).id;
            if fold {
                desk.get_by_label("关闭检查器").click();
            } else {
                let bar = desk
                    .get_by_label(&format!("条形 {}", first_task(&desk).title))
                    .rect();
                let below = egui::pos2(120.0, bar.center().y + 50.0);
                button(&mut desk, below, true);
                button(&mut desk, below, false);
            }
            desk.run_steps(6);
            assert!(
                taken(plan(&desk).task(&first).unwrap()),
                "{what}, fold {fold}"
            );
        }
    }
}

#[test]
fn the_form_of_a_new_deadline_has_the_focus_and_its_buttons_do_what_they_say() {
    let (_folder, _path, mut desk) = window();
    focus(&mut desk, "时限");
    write(&mut desk, "2022-06-30");
    press(&mut desk, Key::Enter);
    assert!(first_task(&desk).due_changes.is_empty());
    desk.get_by_role_and_label(Role::Button, "取消").click();
    desk.run_steps(3);
    assert_eq!(
        first_task(&desk).due.date.unwrap().to_string(),
        "2021-12-31"
    );
    focus(&mut desk, "时限");
    write(&mut desk, "2022-06-30");
    press(&mut desk, Key::Enter);
    write(&mut desk, "批复");
    desk.get_by_role_and_label(Role::Button, "只更正笔误")
        .click();
    desk.run_steps(3);
    let task = first_task(&desk);
    assert_eq!(task.due.date.unwrap().to_string(), "2022-06-30");
    assert!(task.due_changes.iter().all(|change| change.correction));
}

#[test]
fn a_value_of_an_indicator_is_taken_by_a_page_key() {
    let (mut desk, id) = crate::shell::at_an_indicator();
    desk.get_by_label("数值 2020年1–11月").click();
    desk.run_steps(3);
    ctrl(&mut desk, Key::A);
    write(&mut desk, "91.5");
    ctrl(&mut desk, Key::Num1);
    let points = &plan(&desk).indicators().get(&id).unwrap().points;
    assert!(points.iter().any(|point| point.value == Some(91.5)));
}

#[test]
fn what_cannot_be_taken_is_asked_about_once_and_does_not_hold_the_program() {
    let (_folder, _path, mut desk) = window();
    ctrl(&mut desk, Key::Num8);
    write(&mut desk, "150");
    ctrl(&mut desk, Key::Q);
    desk.get_by_label("还有内容没有写入");
    press(&mut desk, Key::Escape);
    assert!(!desk.state().is_leaving());
    ctrl(&mut desk, Key::Q);
    desk.get_by_role_and_label(Role::Button, "放弃").click();
    desk.run_steps(5);
    assert!(desk.state().is_leaving());
}

/// A small form of the first task: how it is opened and typed into.
type Form = (&'static str, fn(&mut Desk));

const FORMS: [Form; 3] = [
    ("a new note", |desk| {
        desk.get_by_label("记进展…").click_accesskit();
        desk.run_steps(4);
        focus(desk, "目前进展");
        write(desk, "进场");
    }),
    ("a completion", |desk| {
        desk.get_by_label("标记完成…").click_accesskit();
        desk.run_steps(4);
        focus(desk, "认定单位");
        write(desk, "县政府");
    }),
    ("a light set by hand", |desk| {
        desk.get_by_label("按规则…").click_accesskit();
        desk.run_steps(4);
        focus(desk, "原因");
        write(desk, "雨季");
    }),
];

#[test]
fn a_form_that_is_not_done_has_quitting_ask_wherever_one_looks() {
    for (what, open) in FORMS {
        for elsewhere in [false, true] {
            let (_folder, _path, mut desk) = window();
            assert!(!desk.state().title().starts_with('*'));
            open(&mut desk);
            if elsewhere {
                ctrl(&mut desk, Key::Num1);
            }
            assert!(desk.state().title().starts_with('*'), "{what}: marked");
            ctrl(&mut desk, Key::Q);
            assert!(!desk.state().is_leaving(), "{what}: asked first");
        }
    }
}

#[test]
fn a_measure_is_taken_when_its_line_is_left_and_given_up_with_esc() {
    let (_folder, _path, mut desk) = window();
    let before = first_task(&desk).measures.len();
    focus(&mut desk, "新措施");
    write(&mut desk, "清淤");
    ctrl(&mut desk, Key::Num1);
    let measures = first_task(&desk).measures;
    assert_eq!(measures.len(), before + 1);
    assert_eq!(measures.last().unwrap().text, "清淤");
    let (_folder, _path, mut desk) = window();
    focus(&mut desk, "新措施");
    write(&mut desk, "清淤");
    press(&mut desk, Key::Escape);
    assert_eq!(first_task(&desk).measures.len(), before);
    assert!(!desk.state().title().starts_with('*'));
}

#[test]
fn refused_text_counts_while_another_page_is_in_front() {
    let (_folder, _path, mut desk) = window();
    focus(&mut desk, "起始");
    write(&mut desk, "哪天都行");
    ctrl(&mut desk, Key::Num1);
    assert_eq!(desk.state().view().page, Page::Overview);
    desk.run_steps(5);
    assert!(desk.state().title().starts_with('*'));
    ctrl(&mut desk, Key::Q);
    assert!(!desk.state().is_leaving(), "asked first");
}
