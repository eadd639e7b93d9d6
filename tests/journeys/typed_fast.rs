//! Keys that come faster than frames: whole rows in one frame give the plan that the same rows give key by key.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::shell::{Desk, first_task, opened, plan, small_plan};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zhenggai::plan::{Id, IndicatorPoint, Plan};
use zhenggai::ui::Action;

/// A key going down and up, as the window system tells it.
fn key(key: Key, modifiers: Modifiers) -> Vec<Event> {
    [true, false]
        .map(|pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        })
        .to_vec()
}

fn press(one: Key) -> Vec<Event> {
    key(one, Modifiers::NONE)
}

/// A text, each of its letters with the key that writes it where there is one.
fn letters(text: &str) -> Vec<Event> {
    text.chars()
        .flat_map(|letter| {
            let written = Event::Text(letter.to_string());
            match Key::from_name(&letter.to_uppercase().to_string()) {
                Some(one) => {
                    let [down, up] = <[Event; 2]>::try_from(press(one)).unwrap();
                    vec![down, written, up]
                }
                None => vec![written],
            }
        })
        .collect()
}

/// What is typed, as events: words between angle brackets are keys.
fn typed(parts: &[&str]) -> Vec<Event> {
    parts
        .iter()
        .flat_map(|part| match *part {
            "<Tab>" => press(Key::Tab),
            "<Back>" => key(Key::Tab, Modifiers::SHIFT),
            "<Enter>" => press(Key::Enter),
            "<Esc>" => press(Key::Escape),
            "<Down>" => press(Key::ArrowDown),
            "<F2>" => press(Key::F2),
            "<F8>" => press(Key::F8),
            "<Delete>" => press(Key::Delete),
            "<All>" => key(Key::A, Modifiers::COMMAND),
            "<Save>" => key(Key::S, Modifiers::COMMAND),
            "<Insert>" => press(Key::Insert),
            text => letters(text),
        })
        .collect()
}

/// The plan after the same keys one event a frame, and with every event in one frame.
fn both(begin: impl Fn() -> Desk, keys: &[&str]) -> [Plan; 2] {
    [false, true].map(|at_once| {
        let mut desk = begin();
        if at_once {
            desk.input_mut().events.extend(typed(keys));
        } else {
            for event in typed(keys) {
                desk.event(event);
                desk.step();
            }
        }
        desk.run_steps(typed(keys).len() + 8);
        plan(&desk).clone()
    })
}

/// A plan in words without the ids of its records, which are new ones each time.
fn told(plan: &Plan) -> String {
    let words = format!("{plan:?}");
    let mut parts = words.split("{ id: Id(\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |told, part| {
        told + part.split_once("\")").map_or(part, |(_, rest)| rest)
    })
}

fn small(page: Option<(Key, Modifiers)>) -> impl Fn() -> Desk {
    move || {
        let (folder, path) = small_plan();
        let mut desk = opened(&path);
        drop(folder);
        let first = first_task(&desk).id;
        let ctx = desk.ctx.clone();
        desk.state_mut().act(&ctx, Action::ShowTask(first));
        desk.run_steps(3);
        if let Some((key, modifiers)) = page {
            desk.key_press_modifiers(modifiers, key);
            desk.run_steps(4);
        }
        desk
    }
}

#[test]
fn rows_of_the_monthly_round() {
    let keys = [
        "55", "<Tab>", "fu gong", "<Tab>", "无", "<Tab>", "继续", "<Tab>", "5", "<Delete>",
        "<Tab>", "7", "<Enter>", "<F2>", "8", "<Tab>",
    ];
    let [slowly, at_once] = both(small(Some((Key::Num8, Modifiers::COMMAND))), &keys);
    let note = slowly.tasks_in_order()[0].notes.last().unwrap().clone();
    assert_eq!(
        (note.percent, note.done.as_str(), note.problems.as_str()),
        (Some(55), "fu gong", "无")
    );
    assert_eq!(told(&slowly), told(&at_once));
}

#[test]
fn cells_of_the_gantt_page() {
    let keys = [
        "<Enter>",
        "gai zao",
        "<Tab>",
        "某镇",
        "<Tab>",
        "2022-6-30",
        "<Tab>",
        "tian mo",
        "<Enter>",
        "<Down>",
        "<Enter>",
        "nong mo",
        "<Enter>",
    ];
    let [slowly, at_once] = both(small(None), &keys);
    let first = slowly.tasks_in_order()[0];
    assert_eq!(first.title, "gai zao");
    assert_eq!(first.due.date.unwrap().to_string(), "2022-06-30");
    assert_eq!(told(&slowly), told(&at_once));
}

#[test]
fn a_new_task_and_what_is_typed_right_after() {
    let keys = ["<Insert>", "tian", "<Tab>", "某镇", "<Enter>", "<Save>"];
    let [slowly, at_once] = both(small(None), &keys);
    let titles = |plan: &Plan| -> Vec<(String, Option<Id>)> {
        let tasks = plan.tasks_in_order();
        let of = tasks.iter();
        of.map(|task| (task.title.clone(), task.lead_unit.clone()))
            .collect()
    };
    assert_eq!(titles(&slowly)[1].0, "tian");
    assert_eq!(titles(&slowly), titles(&at_once));
}

fn indicators() -> Desk {
    let (mut desk, _) = crate::shell::at_an_indicator();
    desk.get_by_label("数值 2020年1–11月").click();
    desk.run_steps(3);
    desk
}

fn sections(plan: &Plan) -> (Id, Vec<IndicatorPoint>) {
    let found = plan
        .indicators()
        .values()
        .find(|one| one.name == "国控考核断面水质优良比例" && one.region == "重庆市")
        .unwrap();
    (found.id.clone(), found.points.clone())
}

#[test]
fn values_of_an_indicator() {
    let keys = [
        "<All>", "91.5", "<Tab>", "<All>", "yue bao", "<Tab>", "<Enter>",
    ];
    let [slowly, at_once] = both(indicators, &keys);
    let points = sections(&slowly).1;
    assert!(
        points
            .iter()
            .any(|point| point.value == Some(91.5) && point.source == "yue bao")
    );
    assert_eq!(points, sections(&at_once).1);
}
