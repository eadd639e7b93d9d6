//! Journeys through what format 2 brought: rounds, dispatch and re-checks of a task, the third-round template.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::cpu_renderer::save_picture;
use crate::inspector_desk::{Desk, sample, window};
use crate::shell::{self, choose, until};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use zhenggai::chart::theme::{DARK, LIGHT, ThemeChoice};
use zhenggai::edit::{Edit, TaskField};
use zhenggai::plan::{Day, Id, ProblemKind, ReCheck, ReCheckResult, Suspension, Task};
use zhenggai::text::Language;

fn opened(
    theme: &'static zhenggai::chart::Theme,
    language: Language,
) -> (Harness<'static, Desk>, Id) {
    let mut desk = Desk::new(sample(), theme, language);
    let id = desk.number("28");
    let task = Task {
        re_checks: vec![ReCheck {
            id: Id::new("r1"),
            date: Day::constant(2022, 6, 30),
            criterion: "三个月无返流".to_owned(),
            result: ReCheckResult::Open,
            ..ReCheck::default()
        }],
        suspensions: vec![Suspension {
            id: Id::new("s1"),
            date: Day::constant(2021, 10, 1),
            document: "某府函〔2021〕9号".to_owned(),
            reason: "汛期停工".to_owned(),
            ..Suspension::default()
        }],
        ..Task::default()
    };
    for field in [
        TaskField::ReChecks(task.re_checks.clone()),
        TaskField::Suspensions(task.suspensions),
        TaskField::Project("管网一期".to_owned()),
    ] {
        let ids = vec![id.clone()];
        desk.history.run(&Edit::SetTasks { ids, field }).unwrap();
    }
    desk.view.selection.only(&id);
    desk.view.flags.insert("inspector dispatch", true);
    let mut harness = window(desk, 332.0, 3000.0);
    harness.run();
    (harness, id)
}

fn task(harness: &Harness<'_, Desk>, id: &Id) -> Task {
    Task::clone(harness.state().history.plan().task(id).unwrap())
}

#[test]
fn round_kind_pause_and_re_check_of_a_task_are_filled_in() {
    let (mut harness, id) = opened(&LIGHT, Language::Zh);
    harness
        .get_by_role_and_label(Role::TextInput, "督察轮次")
        .focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, "督察轮次")
        .type_text("3");
    harness.run();
    assert_eq!(task(&harness, &id).round, Some(Id::new("3")));
    // A line opens its form; what is picked there is said in the line.
    harness
        .get_by_label_contains("2022-06-30 回头看（未开展）")
        .click();
    harness.run();
    harness.get_by_label("结果").click();
    harness.run();
    harness.get_by_label("未反弹").click();
    harness.run();
    assert_eq!(
        task(&harness, &id).re_checks[0].result,
        ReCheckResult::Holds
    );
    harness.get_by_label_contains("2022-06-30 回头看（未反弹）");
    harness.get_by_label("+ 延期申请").click();
    harness.run();
    let asked = task(&harness, &id).postponements;
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].date, Day::constant(2021, 11, 20));
    assert!(!asked[0].id.is_empty());
    harness.get_by_label("问题分类").click();
    harness.run();
    harness.get_by_label("举一反三").click();
    harness.run();
    assert_eq!(
        task(&harness, &id).problem_kind,
        Some(ProblemKind::ByAnalogy)
    );
}

#[test]
fn the_section_looks_right_in_both_themes_and_languages() {
    for (theme, language, name) in [
        (&LIGHT, Language::Zh, "light-zh"),
        (&DARK, Language::En, "dark-en"),
    ] {
        let (mut harness, _) = opened(theme, language);
        let open = if language == Language::Zh {
            "2022-06-30 回头看"
        } else {
            "2022-06-30 re-check"
        };
        harness.get_by_label_contains(open).click();
        harness.run();
        save_picture(&mut harness, &format!("dispatch-{name}"));
        // Nothing stands over the right edge of the pane.
        let edge = harness.ctx.content_rect().right();
        for label in ["判定标准", "Criterion", "计划日期", "Planned for"] {
            for node in harness.query_all_by_label(label) {
                assert!(node.rect().right() <= edge, "{label}");
            }
        }
    }
}

#[test]
fn a_new_plan_begins_from_the_third_round_with_its_round_and_window() {
    let mut desk = shell::desk(Language::Zh, ThemeChoice::Light, (1280.0, 900.0));
    desk.run_steps(3);
    desk.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::N);
    desk.run_steps(4);
    desk.get_by_role_and_label(Role::RadioButton, "第三轮（2024-2027）")
        .click();
    desk.run_steps(3);
    save_picture(&mut desk, "new-plan-third-round");
    choose(&mut desk, &["新建"]);
    until(&mut desk, "the plan is there", |shell| {
        shell.document().is_some()
    });
    let head = std::sync::Arc::clone(shell::plan(&desk).head());
    assert_eq!(head.window_start, Day::constant(2024, 1, 1));
    assert_eq!(head.window_end, Day::constant(2027, 12, 31));
    assert_eq!(head.rounds.len(), 1);
    assert_eq!(head.round_title(&Id::new("3")), "第三轮");
    let text: String = head
        .disclosure
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert!(text.contains("{round.3.completed}"));
}
