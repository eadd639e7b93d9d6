//! Deciding a merge: by pointer, by keys, by writing anew, all of a kind at once; nothing is preselected, nothing lost.

#![expect(
    clippy::expect_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::cpu_renderer::{CpuRenderer, save_picture};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use zhenggai::chart::Theme;
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::edit::merge::{Decision, merge};
use zhenggai::edit::{Edit, History, TaskField};
use zhenggai::plan::{Day, Due, Id, Plan, ProgressNote};
use zhenggai::text::Language;
use zhenggai::ui::merge::{MergeAnswer, MergePage};
use zhenggai::ui::widgets::Look;
use zhenggai::ui::{fonts, style};

struct Desk {
    page: MergePage,
    look: Look,
    answer: MergeAnswer,
}

fn base() -> Plan {
    zhenggai::file::sample().expect("the sample reads").plan
}

fn task(plan: &Plan, place: usize) -> Id {
    let task = plan.tasks_in_order().get(place).copied();
    task.expect("there are so many").id.clone()
}

fn edited(plan: &Plan, edits: Vec<Edit>) -> Plan {
    let mut history = History::new(plan.clone());
    for edit in edits {
        history.run(&edit).expect("it can be done");
    }
    history.plan().clone()
}

fn set(id: &Id, field: TaskField) -> Edit {
    Edit::SetTasks {
        ids: vec![id.clone()],
        field,
    }
}

fn noted(plan: &Plan, id: &Id, done: &str) -> Edit {
    let mut notes = plan.task(id).expect("there").notes.clone();
    let last = notes.last_mut().expect("it has notes");
    *last = ProgressNote {
        done: done.to_owned(),
        ..last.clone()
    };
    set(id, TaskField::Notes(notes))
}

/// Two people and one plan: a deadline, a note and a name changed by both, a task deleted there and altered here, and
/// other changes that do not meet.
fn desk(theme: &'static Theme, language: Language) -> Harness<'static, Desk> {
    let base = base();
    let first = base
        .tasks_in_order()
        .iter()
        .find(|task| task.notes.last().is_some_and(|note| !note.done.is_empty()))
        .expect("one with a note")
        .id
        .clone();
    let gone = task(&base, 40);
    let due = |day| Edit::MoveDue {
        ids: vec![first.clone()],
        due: Due::on(day),
        on: Day::constant(2021, 11, 20),
        approval: String::new(),
        reason: String::new(),
        correction: false,
    };
    let theirs = edited(
        &base,
        vec![
            due(Day::constant(2022, 3, 31)),
            noted(
                &base,
                &first,
                "调节池主体完工，设备安装七成，在线监测已联网。",
            ),
            set(&first, TaskField::Person("李某".to_owned())),
            set(&task(&base, 3), TaskField::Goal("对方写的目标".to_owned())),
            Edit::DeleteTasks {
                ids: vec![gone.clone()],
            },
        ],
    );
    let ours = edited(
        &base,
        vec![
            due(Day::constant(2022, 1, 31)),
            noted(
                &base,
                &first,
                "调节池主体完工，设备全部到场，厂家要求12月5日前供电。",
            ),
            set(&first, TaskField::Person("赵某".to_owned())),
            set(&gone, TaskField::Title("保留码头".to_owned())),
            set(&task(&base, 5), TaskField::Leader("我写的领导".to_owned())),
        ],
    );
    let merge = merge(&base, &ours, &theirs);
    let page = MergePage::new(merge, "张某（综合科-PC03）10:18 ".to_owned(), true);
    let desk = Desk {
        page,
        look: Look { theme, language },
        answer: MergeAnswer::Open,
    };
    Harness::builder()
        .with_size(egui::vec2(1280.0, 650.0))
        .renderer(CpuRenderer::default())
        .with_context_setup(move |ctx| {
            fonts::install(ctx, None);
            style::apply(ctx, theme);
        })
        .build_ui_state(
            |ui, desk: &mut Desk| {
                let answer = desk.page.show(ui, desk.look, true);
                if answer != MergeAnswer::Open {
                    desk.answer = answer;
                }
            },
            desk,
        )
}

fn decisions(desk: &Harness<'static, Desk>) -> Vec<Option<Decision>> {
    let conflicts = desk.state().page.merge.conflicts();
    conflicts.iter().map(|one| one.decision.clone()).collect()
}

#[test]
fn nothing_is_preselected_and_keys_decide_one_after_the_other() {
    let mut desk = desk(&LIGHT, Language::Zh);
    desk.run_steps(4);
    let n = decisions(&desk).len();
    assert!(n >= 4, "{n}");
    assert!(decisions(&desk).iter().all(Option::is_none));
    assert!(
        desk.query_by_label("合并并保存").is_none(),
        "it cannot be saved yet"
    );
    desk.key_press(Key::Num1);
    desk.run_steps(4);
    assert_eq!(decisions(&desk)[0], Some(Decision::Theirs));
    desk.key_press(Key::Num2);
    desk.run_steps(4);
    assert_eq!(decisions(&desk)[1], Some(Decision::Ours));
    // The choice that holds is taken back by choosing it again.
    desk.key_press(Key::ArrowUp);
    desk.run_steps(2);
    desk.key_press(Key::Num2);
    desk.run_steps(4);
    desk.get_by_label("其余都用我的").click();
    desk.run_steps(4);
    assert!(decisions(&desk).iter().all(Option::is_some));
    desk.get_by_label("合并并保存").click();
    desk.run_steps(2);
    assert_eq!(desk.state().answer, MergeAnswer::Done);
}

#[test]
fn a_note_of_both_is_joined_made_one_and_taken() {
    let mut desk = desk(&LIGHT, Language::Zh);
    desk.run_steps(4);
    let at = desk
        .state()
        .page
        .merge
        .conflicts()
        .iter()
        .position(|one| one.spot.field == "done")
        .expect("the note");
    for _ in 0..at {
        desk.key_press(Key::ArrowDown);
        desk.run_steps(2);
    }
    desk.key_press(Key::Num3);
    desk.run_steps(4);
    let field = desk.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "重写");
    field.focus();
    desk.run_steps(2);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "重写")
        .type_text("设备安装七成；12月5日前供电。");
    desk.run_steps(3);
    desk.key_press(Key::Enter);
    desk.run_steps(4);
    assert_eq!(
        decisions(&desk)[at],
        Some(Decision::Written(
            "设备安装七成；12月5日前供电。".to_owned()
        ))
    );
    desk.get_by_label("其余都用对方的").click();
    desk.run_steps(4);
    let merged = desk.state().page.merge.merged();
    let all = merged.tasks().values();
    assert_eq!(
        all.flat_map(|task| &task.notes)
            .filter(|note| note.done == "设备安装七成；12月5日前供电。")
            .count(),
        1
    );
}

#[test]
fn both_joined_are_taken_by_enter_as_they_stand() {
    let mut desk = desk(&LIGHT, Language::Zh);
    desk.run_steps(4);
    desk.key_press(Key::Num3);
    desk.run_steps(4);
    desk.key_press(Key::Enter);
    desk.run_steps(4);
    assert_eq!(
        decisions(&desk)[0],
        Some(Decision::Written("李某；赵某".to_owned()))
    );
}

#[test]
fn esc_puts_it_away_with_what_was_decided() {
    let mut desk = desk(&LIGHT, Language::Zh);
    desk.run_steps(4);
    desk.key_press(Key::Num1);
    desk.run_steps(2);
    desk.key_press(Key::Escape);
    desk.run_steps(2);
    assert_eq!(desk.state().answer, MergeAnswer::Back);
    assert_eq!(decisions(&desk)[0], Some(Decision::Theirs));
}

#[test]
fn pictures_of_the_page() {
    for (theme, language, name) in [
        (&LIGHT, Language::Zh, "merge-light-zh"),
        (&DARK, Language::En, "merge-dark-en"),
    ] {
        let mut desk = desk(theme, language);
        desk.run_steps(4);
        desk.key_press(Key::Num2);
        desk.run_steps(4);
        desk.key_press(Key::Num3);
        desk.run_steps(6);
        save_picture(&mut desk, name);
        let seen = match language {
            Language::Zh => "查看",
            Language::En => "See all",
        };
        desk.get_by_label_contains(seen).click();
        desk.run_steps(4);
        save_picture(&mut desk, &format!("{name}-taken"));
    }
}
