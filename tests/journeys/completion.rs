//! Completion: the form takes a typed day first and asks for each open measure; a date that is wrong is mended in place.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::cpu_renderer::save_picture;
use crate::inspector_desk::{AS_OF, Desk, at, field, sample, window};
use crate::shell::{self, until};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use zhenggai::app::answers::Source;
use zhenggai::chart::theme::{LIGHT, ThemeChoice};
use zhenggai::edit::{Edit, OpenMeasures};
use zhenggai::plan::{Day, Plan, Task};
use zhenggai::text::Language;
use zhenggai::ui::Action;

/// Two tasks that are not completed and have an open measure whose deadline has passed.
fn late(plan: &Plan) -> Vec<Task> {
    let tasks = plan.tasks_in_order();
    let late = tasks.iter().filter(|task| {
        task.completed_at(AS_OF).is_none()
            && task.measures.iter().any(|measure| {
                measure.done().is_none() && measure.due.is_some_and(|due| due < AS_OF)
            })
    });
    late.take(2).map(|task| Task::clone(task)).collect()
}

fn days(plan: &Plan, task: &Task) -> Vec<Option<Day>> {
    let task = plan.task(&task.id).unwrap();
    task.measures.iter().map(|one| one.done_at(AS_OF)).collect()
}

#[test]
fn a_typed_day_goes_into_the_date_and_measures_keep_their_deadlines() {
    let mut desk = shell::desk(Language::Zh, ThemeChoice::Light, (1280.0, 720.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::Sample);
    until(&mut desk, "the sample is open", |shell| {
        shell.document().is_some()
    });
    let task = late(shell::plan(&desk)).remove(0);
    desk.state_mut()
        .act(&ctx, Action::ShowTask(task.id.clone()));
    desk.run_steps(2);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::M);
    desk.run_steps(3);
    save_picture(&mut desk, "completed-form");
    for text in ["改天", "2021-11-15"] {
        desk.event(egui::Event::Text(text.to_owned()));
        desk.run_steps(2);
        desk.key_press(Key::Enter);
        desk.run_steps(3);
        let done = shell::plan(&desk)
            .task(&task.id)
            .unwrap()
            .completed_at(AS_OF);
        if text == "改天" {
            assert_eq!(done, None, "a date that is none goes no further");
            let date = egui::Id::unique("completed on");
            desk.ctx.memory_mut(|memory| memory.request_focus(date));
            desk.run_steps(2);
            desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
            desk.run_steps(2);
        } else {
            assert_eq!(done, Some(Day::constant(2021, 11, 15)));
        }
    }
    let on = Day::constant(2021, 11, 15);
    for (before, after) in task.measures.iter().zip(days(shell::plan(&desk), &task)) {
        let wanted = before
            .done_at(on)
            .or(Some(before.due.map_or(on, |due| due.min(on))));
        assert_eq!(after, wanted, "{}", before.text);
    }
}

#[test]
fn each_open_measure_is_asked_for_and_one_key_dates_them_all() {
    let mut harness = at(&late(&sample()).remove(0).number);
    let task = late(harness.state().history.plan()).remove(0);
    harness.get_by_label("标记完成…").click();
    harness.run();
    let place = task
        .measures
        .iter()
        .position(|measure| measure.done_at(AS_OF).is_none())
        .unwrap();
    let name = format!("措施 {} 完成日期", place + 1);
    let typed = field(&harness, &name);
    typed.focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    field(&harness, &name).type_text("2021-09-09");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("标记完成").click();
    harness.run();
    let done = days(harness.state().history.plan(), &task);
    assert_eq!(done[place], Some(Day::constant(2021, 9, 9)));
    harness.state_mut().history.undo();
    harness.run();
    harness.get_by_label("标记完成…").click();
    harness.run();
    save_picture(&mut harness, "inspector-completed");
    harness.get_by_label("都记为这一天").click();
    harness.run();
    harness.get_by_label("标记完成").click();
    harness.run();
    let done = days(harness.state().history.plan(), &task);
    assert_eq!(done[place], Some(AS_OF));
}

#[test]
fn many_tasks_have_one_choice_for_all_their_measures() {
    let mut desk = Desk::new(sample(), &LIGHT, Language::Zh);
    let tasks = late(desk.history.plan());
    assert_eq!(tasks.len(), 2);
    desk.view
        .selection
        .set(tasks.iter().map(|task| task.id.clone()));
    let mut harness = window(desk, 312.0, 1400.0);
    harness.run();
    harness.get_by_label_contains("条措施未完成，记为哪天完成");
    harness.get_by_label("不动措施").click();
    harness.run();
    harness.get_by_label("2 项标记完成").click();
    harness.run();
    assert!(harness.state().edits().iter().any(|edit| matches!(
        edit,
        Edit::MarkCompleted {
            measures: OpenMeasures::Keep,
            ..
        }
    )));
    let plan = harness.state().history.plan();
    for task in &tasks {
        assert!(plan.task(&task.id).unwrap().completed_at(AS_OF).is_some());
        assert!(days(plan, task).contains(&None), "its measures stay open");
    }
}

#[test]
fn a_date_of_completion_is_corrected_where_it_stands() {
    let plan = sample();
    let task = plan
        .tasks_in_order()
        .iter()
        .find(|task| task.completed_at(AS_OF).is_some() && task.completion.len() == 1)
        .map(|task| Task::clone(task))
        .unwrap();
    let mut harness = at(&task.number);
    let name = "完成日期";
    field(&harness, name).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    field(&harness, name).type_text("2021-11-03");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let mended = harness.state().history.plan().task(&task.id).unwrap();
    assert_eq!(mended.completion.len(), 1, "no second entry");
    assert_eq!(mended.completed_at(AS_OF), Some(Day::constant(2021, 11, 3)));
    assert_eq!(mended.completion[0].by, task.completion[0].by);
}

#[test]
fn the_report_that_completion_wrote_moves_with_its_corrected_day() {
    let plan = sample();
    let task = late(&plan).remove(0);
    let mut harness = at(&task.number);
    let before = task.notes.len();
    let marked = Edit::MarkCompleted {
        ids: vec![task.id.clone()],
        on: AS_OF,
        by: String::new(),
        measures: OpenMeasures::Keep,
    };
    harness.state_mut().history.run(&marked).expect("marked");
    harness.run();
    let of = |harness: &Harness<'static, Desk>| {
        let plan = harness.state().history.plan();
        Task::clone(plan.task(&task.id).unwrap())
    };
    assert_eq!(of(&harness).notes.len(), before + 1);
    let name = "完成日期";
    field(&harness, name).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    field(&harness, name).type_text("2021-11-18");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let mended = of(&harness);
    let day = Day::constant(2021, 11, 18);
    assert_eq!(mended.completed_at(AS_OF), Some(day));
    let full: Vec<Day> = mended
        .notes
        .iter()
        .filter(|note| note.percent == Some(100))
        .map(|note| note.date)
        .collect();
    assert_eq!(full, [day], "it was not complete on another day");
    harness.state_mut().history.undo().expect("one step");
    assert_eq!(of(&harness).completed_at(AS_OF), Some(AS_OF));
}
