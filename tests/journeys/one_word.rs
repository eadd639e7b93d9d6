//! One word, one meaning: 已完成 counts the closed-out tasks on every page, and a task in its notice is 公示中 everywhere.

use crate::cpu_renderer::save_picture;
use crate::drawn::words_in_view;
use crate::inspector_desk::{AS_OF, sample};
use crate::shell::{self, Desk, until};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use zhenggai::app::answers::Source;
use zhenggai::assess::{Assessment, Status};
use zhenggai::chart::theme::ThemeChoice;
use zhenggai::plan::{CloseOutStep, Task};
use zhenggai::text::Language;

fn opened(language: Language) -> Desk {
    let mut desk = shell::desk(language, ThemeChoice::Light, (1280.0, 720.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::Sample);
    until(&mut desk, "the sample is open", |shell| {
        shell.document().is_some()
    });
    desk
}

#[test]
fn completed_counts_the_closed_out_ones_on_every_page() {
    for (language, all, part, wrong, of_them) in [
        (
            Language::Zh,
            "已完成 30",
            "已销号 20",
            "已完成 10",
            "（其中",
        ),
        (
            Language::En,
            "Completed 30",
            "Closed out 20",
            "Completed 10",
            "(of them",
        ),
    ] {
        let mut desk = opened(language);
        for key in [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
        ] {
            desk.key_press_modifiers(Modifiers::COMMAND, key);
            desk.run_steps(4);
            let words = words_in_view(&desk);
            for wanted in [all, of_them, part] {
                assert!(words.iter().any(|one| one == wanted), "{key:?}: {words:?}");
            }
            assert!(
                !words.iter().any(|one| one.contains(wrong)),
                "{key:?}: {words:?}"
            );
        }
        desk.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
        desk.run_steps(4);
        save_picture(&mut desk, &format!("one-word-{language:?}"));
        desk.get_by_role_and_label(Role::Button, all).click();
        desk.run_steps(4);
        let statuses = &desk.state().view().filter.statuses;
        assert!(statuses.contains(&Status::Completed) && statuses.contains(&Status::ClosedOut));
    }
}

#[test]
fn a_task_in_its_notice_is_in_notice_wherever_it_is_told() {
    let mut plan = sample();
    let assessment = Assessment::new(&plan, AS_OF);
    let in_notice = plan.tasks_in_order().into_iter().find(|task| {
        let state = assessment.task(&task.id).unwrap();
        state.status == Status::Completed && state.close_out.in_notice
    });
    // A notice that has begun and whose last day nobody has written down runs, too.
    let mut edited = Task::clone(in_notice.unwrap());
    let id = edited.id.clone();
    for event in &mut edited.close_out {
        if event.step == CloseOutStep::PublicNotice {
            event.end = None;
        }
    }
    let edit = zhenggai::edit::Edit::SetTasks {
        ids: vec![id.clone()],
        field: zhenggai::edit::TaskField::CloseOut(edited.close_out),
    };
    plan.apply(&zhenggai::edit::change_for(&plan, &edit).unwrap());
    let late = AS_OF.checked_add(jiff::Span::new().days(60)).unwrap();
    let assessment = Assessment::new(&plan, late);
    let state = assessment.task(&id).unwrap();
    assert_eq!(state.close_out.waits().unwrap().zh, "公示中");
    let checks = assessment.checks(&plan);
    let mut findings = checks.of_task(&id).iter();
    let said = findings.find(|one| one.rule.id == "completed-not-closed-out");
    let said = said.unwrap().sentence(Language::Zh);
    assert!(said.ends_with("目前公示中。"), "{said}");
}
