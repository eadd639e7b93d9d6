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
use zhenggai::edit::merge::{Decision, Merge, Side, merge};
use zhenggai::edit::{Edit, History, TaskField};
use zhenggai::plan::{Day, Due, Id, Plan, PlanParts, ProgressNote, Task};
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
    shown(
        theme,
        language,
        MergePage::new(met(), "张某（综合科-PC03）10:18 ".to_owned(), true),
    )
}

fn met() -> Merge {
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
    merge(&base, &ours, &theirs)
}

fn shown(theme: &'static Theme, language: Language, page: MergePage) -> Harness<'static, Desk> {
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

/// What is typed and not taken waits as a draft, and the conflict with it: it is neither taken nor lost.
#[test]
fn what_is_typed_and_not_taken_is_kept_as_a_draft() {
    let field = egui::accesskit::Role::MultilineTextInput;
    let mut desk = desk(&LIGHT, Language::Zh);
    desk.run_steps(4);
    desk.key_press(Key::Num1);
    desk.run_steps(4);
    desk.key_press(Key::ArrowUp);
    desk.run_steps(2);
    // Decided; then written anew all the same.
    desk.key_press(Key::Num3);
    desk.run_steps(4);
    assert_eq!(decisions(&desk)[0], None, "it waits again");
    desk.event(egui::Event::Ime(egui::ImeEvent::Commit("又及".to_owned())));
    desk.run_steps(3);
    assert!(desk.state().page.is_writing());
    // All the rest at once passes over what is being written, and so does every way out.
    desk.get_by_label("其余都用我的").click();
    desk.run_steps(4);
    assert_eq!(
        decisions(&desk).iter().filter(|one| one.is_none()).count(),
        1
    );
    desk.get_by_label("暂不保存，回去编辑").click();
    desk.run_steps(3);
    assert_eq!(desk.state().answer, MergeAnswer::Back);
    assert_eq!(decisions(&desk)[0], None);
    let merge = desk.state().page.merge.clone();
    desk.state_mut().page.renew(merge);
    desk.run_steps(4);
    assert!(desk.state().page.is_writing());
    let there = desk.get_by_role_and_label(field, "重写").value();
    assert!(there.is_some_and(|text| text.contains("又及")));
    // Esc leaves the field, then what is written: what was decided before holds again, the draft is still there.
    for _ in 0..3 {
        if decisions(&desk)[0].is_none() {
            desk.key_press(Key::Escape);
            desk.run_steps(3);
        }
    }
    assert_eq!(decisions(&desk)[0], Some(Decision::Theirs));
    desk.get_by_role_and_label(egui::accesskit::Role::RadioButton, "重写")
        .click();
    desk.run_steps(4);
    let there = desk.get_by_role_and_label(field, "重写").value();
    assert!(there.is_some_and(|text| text.contains("又及")));
}

#[test]
fn with_all_decided_enter_is_the_way_on() {
    for (language, mine, done) in [
        (Language::Zh, "其余都用我的", "合并并保存"),
        (Language::En, "Mine for all the rest", "Merge and save"),
    ] {
        let mut desk = desk(&LIGHT, language);
        desk.run_steps(4);
        desk.key_press(Key::Enter);
        desk.run_steps(3);
        assert_eq!(desk.state().answer, MergeAnswer::Open, "not before");
        desk.get_by_label(mine).click();
        desk.run_steps(4);
        assert!(desk.get_by_label(done).is_focused());
        desk.key_press(Key::Enter);
        desk.run_steps(3);
        assert_eq!(desk.state().answer, MergeAnswer::Done);
    }
}

#[test]
fn saved_again_while_it_is_decided_it_says_so_and_marks_what_is_new() {
    for (language, words, new) in [
        (
            Language::Zh,
            "您决定期间，张某（综合科-PC03）10:18 又保存了",
            "新 · 待定",
        ),
        (
            Language::En,
            "saved again while you were deciding",
            "New · To decide",
        ),
    ] {
        let first = met();
        let mut later = first.theirs().parts();
        let mut ours = first.ours().clone();
        let other = task(&ours, 8);
        for one in later.tasks.iter_mut().filter(|one| one.id == other) {
            one.remarks = "他又写".to_owned();
        }
        ours = edited(
            &ours,
            vec![set(&other, TaskField::Remarks("我写".to_owned()))],
        );
        let later = Plan::new(later);
        let page = MergePage::new(first, "张某（综合科-PC03）10:18".to_owned(), true);
        let mut desk = shown(&LIGHT, language, page);
        desk.run_steps(4);
        desk.key_press(Key::Num2);
        desk.run_steps(4);
        let again = desk.state().page.merge.again(&ours, &later);
        desk.state_mut().page.renew(again);
        desk.state_mut().page.again = true;
        desk.run_steps(4);
        assert!(desk.query_by_label_contains(words).is_some());
        let marked = desk.query_all_by_label_contains(new).count();
        assert!(marked > 0);
        assert_eq!(decisions(&desk)[0], Some(Decision::Ours), "it is kept");
    }
}

/// Ten thousand conflicts: what a frame and a decision cost is not felt.
#[test]
fn a_page_of_very_many_conflicts_is_quick() {
    const MANY: usize = 10_000;
    let said = |words: &str| {
        let tasks = (0..MANY).map(|n| Task {
            id: Id::from(format!("t{n}").as_str()),
            title: format!("任务{n}"),
            remarks: words.to_owned(),
            ..Task::default()
        });
        Plan::new(PlanParts {
            tasks: tasks.collect(),
            ..PlanParts::default()
        })
    };
    let merge = merge(&said("原"), &said("我"), &said("他"));
    assert_eq!(merge.conflicts().len(), MANY);
    let mut desk = shown(
        &LIGHT,
        Language::Zh,
        MergePage::new(merge, String::new(), true),
    );
    desk.run_steps(4);
    let mut took = Vec::new();
    for key in [Key::Num1, Key::Num2, Key::F8, Key::Num1, Key::ArrowUp] {
        desk.key_press(key);
        let before = std::time::Instant::now();
        desk.step();
        took.push(before.elapsed());
        desk.run_steps(2);
    }
    took.sort();
    println!("a frame with a decision among {MANY}: {took:?}");
    assert!(took[2] < std::time::Duration::from_millis(150), "{took:?}");
    desk.get_by_label("其余都用对方的").click();
    desk.run_steps(4);
    assert_eq!(desk.state().page.merge.undecided(), 0);
    assert!(
        !desk.state().page.merge.is_worked_out(),
        "that is for a job"
    );
}

#[test]
fn one_of_a_kind_is_told_in_the_singular() {
    let base = base();
    let id = task(&base, 2);
    let [theirs, ours] = ["李某", "赵某"]
        .map(|name| edited(&base, vec![set(&id, TaskField::Person(name.to_owned()))]));
    let theirs = edited(&theirs, vec![set(&id, TaskField::Goal("目标".to_owned()))]);
    let merge = merge(&base, &ours, &theirs);
    assert_eq!(merge.doings(Side::Theirs).total(), 1);
    let mut desk = shown(
        &LIGHT,
        Language::En,
        MergePage::new(merge, String::new(), true),
    );
    desk.run_steps(4);
    assert!(
        desk.query_by_label_contains("1 more change without conflict is merged")
            .is_some()
    );
    assert!(desk.query_by_label("See 1 change").is_some());
    assert!(desk.query_by_label_contains("1 still to decide").is_some());
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
            Language::En => "See ",
        };
        desk.get_by_label_contains(seen).click();
        desk.run_steps(4);
        save_picture(&mut desk, &format!("{name}-taken"));
    }
}
