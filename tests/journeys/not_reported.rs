//! Nothing reported is not 0 %, and measures without weight have a share: the window says both.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::drawn::words_in_view;
use crate::inspector_desk::{AS_OF, Desk, sample, window};
use crate::shell::{self, until};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zhenggai::app::answers::Source;
use zhenggai::assess::{Assessment, Status};
use zhenggai::chart::theme::{LIGHT, ThemeChoice};
use zhenggai::edit::{Edit, TaskField};
use zhenggai::plan::{Id, Measure, Plan, Task};
use zhenggai::text::Language;
use zhenggai::ui::Action;

/// A plan of one task that is behind and has reported nothing.
fn silent() -> (Plan, Id) {
    let plan = sample();
    let assessment = Assessment::new(&plan, AS_OF);
    let behind = plan.tasks_in_order().into_iter().find(|task| {
        assessment
            .task(&task.id)
            .is_some_and(|state| state.status == Status::Behind)
    });
    let mut task = Task::clone(behind.unwrap());
    task.notes.clear();
    // Without a measure done it would not have started.
    task.notes.push(zhenggai::plan::ProgressNote {
        id: Id::new("n1"),
        date: AS_OF,
        done: "已进场".to_owned(),
        ..zhenggai::plan::ProgressNote::default()
    });
    for measure in &mut task.measures {
        measure.completion.clear();
    }
    let mut parts = plan.parts();
    let id = task.id.clone();
    parts.tasks = vec![task];
    (Plan::new(parts), id)
}

#[test]
fn a_task_that_reported_no_percent_says_so_on_every_page() {
    let (plan, id) = silent();
    let assessment = Assessment::new(&plan, AS_OF);
    assert_eq!(assessment.task(&id).unwrap().percent, None);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("未填.ron");
    zhenggai::file::save(&path, &plan).unwrap();
    let mut desk = shell::desk(Language::Zh, ThemeChoice::Light, (1440.0, 900.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::File(path));
    until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    // What reading told stands before the page.
    desk.key_press(Key::Enter);
    desk.run_steps(3);
    desk.state_mut().act(&ctx, Action::ShowTask(id));
    desk.run_steps(4);
    let words = words_in_view(&desk);
    let told = words.iter().filter(|one| one.contains("未填")).count();
    assert!(told >= 2, "the bar and the inspector: {words:?}");
    assert!(!words.iter().any(|one| one == "0%"), "{words:?}");
    desk.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    desk.run_steps(4);
    let words = words_in_view(&desk);
    assert!(
        !words.iter().any(|one| one.contains("最多落后")),
        "{words:?}"
    );
}

#[test]
fn the_inspector_says_what_the_weights_come_to() {
    for (weights, says) in [
        (
            &[30, 0, 0][..],
            "没有权重的 2 条平分余下的 70，每条占 35%。",
        ),
        (&[80, 80], "各条权重合计 160，按比例折算为 100。"),
        (&[60, 60, 0], "没有权重的 1 条不占份额。"),
    ] {
        let mut desk = Desk::new(sample(), &LIGHT, Language::Zh);
        let id = desk.number("28");
        let measures = weights
            .iter()
            .map(|weight| Measure {
                text: "清淤".to_owned(),
                weight: *weight,
                ..Measure::default()
            })
            .collect();
        desk.history
            .run(&Edit::SetTasks {
                ids: vec![id.clone()],
                field: TaskField::Measures(measures),
            })
            .unwrap();
        desk.view.selection.only(&id);
        let mut harness = window(desk, 312.0, 2400.0);
        harness.run();
        harness.get_by_label_contains(says);
    }
}
