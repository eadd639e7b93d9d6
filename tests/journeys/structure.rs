//! The structure page: tasks are given to lists and units, units are moved, renamed and taken away, the ranking is sorted.

#![expect(
    clippy::expect_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::drawn;
use crate::page_desk::{Desk, window};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use zhenggai::assess::RankColumn;
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::plan::{Id, Plan, TaskList};
use zhenggai::text::{Language, structure_words as words};
use zhenggai::ui::structure::{Node, Segment};
use zhenggai::ui::{self, Action};

impl Desk {
    fn plan(&self) -> &Plan {
        self.history.plan()
    }

    fn shown(&self) -> Vec<Id> {
        let shown = self.asked.iter().rev().find_map(|action| match action {
            Action::ShowTasks(ids) => Some(ids.clone()),
            _ => None,
        });
        shown.unwrap_or_default()
    }
}

fn district() -> Plan {
    zhenggai::file::changshou().expect("the sample reads").plan
}

fn open() -> Harness<'static, Desk> {
    window(
        Desk::new(ui::structure::show, district(), &LIGHT, Language::Zh),
        1440.0,
        776.0,
    )
}

fn click(window: &mut Harness<'static, Desk>, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn list_title(plan: &Plan, place: usize) -> String {
    plan.lists_in_order()[place].title.clone()
}

/// Chooses the first list and gives back the labels of its tasks.
fn in_first_list(window: &mut Harness<'static, Desk>) -> Vec<(Id, String)> {
    let plan = window.state().plan();
    let list = TaskList::clone(plan.lists_in_order()[0]);
    let tasks = plan
        .tasks_in_order()
        .into_iter()
        .filter(|task| task.list.as_ref() == Some(&list.id))
        .map(|task| (task.id.clone(), format!("{} {}", task.number, task.title)))
        .collect();
    click(window, &list.title);
    tasks
}

#[test]
fn several_tasks_go_to_another_list_and_unit_each_in_one_step() {
    let mut window = open();
    let before = district();
    let tasks = in_first_list(&mut window);
    click(&mut window, &tasks[0].1);
    window
        .get_by_label(&tasks[1].1)
        .click_modifiers(Modifiers::COMMAND);
    window.run();
    click(&mut window, "划转到 任务清单");
    let other = TaskList::clone(window.state().plan().lists_in_order()[1]);
    let short = other.short_title().to_owned();
    window
        .get_all_by_label(&short)
        .last()
        .expect("the list in the menu")
        .click();
    window.run();
    for (id, _) in &tasks[..2] {
        let task = window.state().plan().task(id).expect("the task");
        assert_eq!(task.list.as_ref(), Some(&other.id));
    }
    window.state_mut().history.undo().expect("one step back");
    assert!(*window.state().plan() == before);
}

#[test]
fn tasks_are_dragged_onto_a_list_and_a_unit() {
    let mut window = open();
    let tasks = in_first_list(&mut window);
    let target = list_title(window.state().plan(), 1);
    let from = window.get_by_label(&tasks[0].1).rect().center();
    let to = window.get_by_label(&target).rect().center();
    window.drag_at(from);
    window.run();
    window.hover_at(egui::pos2(to.x, to.y - 3.0));
    window.run();
    window.drop_at(to);
    window.run();
    let plan = window.state().plan();
    let list = plan.task(&tasks[0].0).and_then(|task| task.list.clone());
    assert_eq!(list, Some(plan.lists_in_order()[1].id.clone()));
    window.state_mut().history.undo().expect("one step back");
    assert!(*window.state().plan() == district());
}

#[test]
fn a_unit_is_added_named_moved_and_deleted() {
    let mut window = open();
    let before = window.state().plan().units().len();
    click(&mut window, "+ 单位");
    let Node::Unit(id) = window.state().view.structure.node.clone() else {
        unreachable!("the new unit is chosen");
    };
    assert_eq!(window.state().plan().units().len(), before + 1);
    click(&mut window, "名称");
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_label("名称").type_text("区河长办");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().plan().units()[&id].name, "区河长办");
    let rank = window.state().plan().units()[&id].rank;
    click(&mut window, "上移");
    assert!(window.state().plan().units()[&id].rank < rank);
    click(&mut window, "删除");
    assert_eq!(window.state().plan().units().len(), before);
    assert_eq!(window.state().view.structure.node, Node::Plan);
    window.state_mut().history.undo().expect("it comes back");
    assert_eq!(window.state().plan().units().len(), before + 1);
}

#[test]
fn a_figure_opens_its_tasks() {
    let mut window = open();
    let title = list_title(window.state().plan(), 0);
    let list = window.state().plan().lists_in_order()[0].id.clone();
    let all = window
        .state()
        .plan()
        .tasks()
        .values()
        .filter(|task| task.list.as_ref() == Some(&list))
        .count();
    click(&mut window, &format!("{title} 任务 {all}"));
    assert_eq!(window.state().shown().len(), all);
}

/// Every button that begins so, clicked, with its name and the last number in it.
fn figures(window: &mut Harness<'static, Desk>, has: &str) -> Vec<String> {
    use egui_kittest::kittest::NodeT as _;
    let nodes = window.query_all_by_role(egui::accesskit::Role::Button);
    let names = nodes.filter_map(|node| node.accesskit_node().label());
    let mut names: Vec<String> = names.filter(|name| name.contains(has)).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn the_share_of_a_line_opens_the_tasks_that_are_done() {
    let mut window = open();
    let title = list_title(window.state().plan(), 0);
    let rate = words::RATE.of(Language::Zh);
    let named = figures(&mut window, &format!("{title} {rate} "));
    assert_eq!(named.len(), 1, "{named:?}");
    click(&mut window, &named[0]);
    let shown = window.state().shown();
    let list = window.state().plan().lists_in_order()[0].id.clone();
    let slice = zhenggai::assess::Slice::List(Some(list));
    let state = window.state();
    let done = state
        .assessment
        .behind(state.plan(), &slice, zhenggai::assess::Figure::Done);
    assert!(!done.is_empty());
    assert_eq!(shown, done);
}

#[test]
fn money_and_complaints_of_a_ranked_unit_open_what_they_count() {
    use zhenggai::assess::units_below;
    use zhenggai::edit::{Edit, TaskField};
    let mut window = open();
    let state = window.state_mut();
    let tasks = state.plan().tasks_in_order();
    let funded = tasks.iter().take(3).map(|task| task.id.clone()).collect();
    let edit = Edit::SetTasks {
        ids: funded,
        field: TaskField::Funding(zhenggai::plan::Funding {
            planned: Some(120.5),
            paid: None,
        }),
    };
    let below = state.plan().units().values();
    let below = below.filter(|unit| unit.parent.is_some() && !unit.outside);
    let below: Vec<Id> = below.take(2).map(|unit| unit.id.clone()).collect();
    let complaints = state.plan().complaints().values().cloned();
    let given = complaints.zip(below.iter().cycle()).map(|(one, unit)| {
        let mut one = zhenggai::plan::Complaint::clone(&one);
        one.unit = Some(unit.clone());
        Edit::PutComplaint(one)
    });
    for edit in given.chain([edit]).collect::<Vec<_>>() {
        let change = state.history.run(&edit).expect("it is changed");
        state.assessment.update(state.history.plan(), &change);
    }
    window.state_mut().view.structure.segment = Segment::Ranking;
    window.run();
    let planned = words::PLANNED.of(Language::Zh);
    let named = figures(&mut window, &format!(" {planned} "));
    let unit = named[0].split(' ').next().unwrap_or_default().to_owned();
    click(&mut window, &named[0]);
    let shown = window.state().shown();
    assert!(!shown.is_empty(), "{named:?}");
    let plan = window.state().plan();
    let sum: f64 = shown
        .iter()
        .filter_map(|id| plan.task(id)?.funding.planned)
        .sum();
    let told = named[0].rsplit(' ').next().and_then(|sum| sum.parse().ok());
    assert!(
        told.is_some_and(|told: f64| (told - sum).abs() < 0.01),
        "{unit} {sum} {told:?}"
    );
    for (column, open) in [(words::COMPLAINTS, false), (words::OPEN_COMPLAINTS, true)] {
        window.state_mut().view.page = ui::Page::Structure;
        let column = column.of(Language::Zh);
        let named = figures(&mut window, &format!(" {column} "));
        assert!(!named.is_empty(), "{column}");
        let named = named.last().expect("a figure");
        click(&mut window, named);
        let view = &window.state().view;
        assert_eq!(view.page, ui::Page::Supervision);
        let filter = &view.supervision.letters;
        let unit = filter.unit.clone().flatten().expect("a unit");
        let units = units_below(window.state().plan(), &unit);
        let counted = window.state().plan().complaints().values().filter(|one| {
            one.unit.as_ref().is_some_and(|id| units.contains(id))
                && one.received <= crate::page_desk::AS_OF
                && (!open
                    || one.status_at(crate::page_desk::AS_OF)
                        == zhenggai::plan::ComplaintStatus::Open)
        });
        assert_eq!(
            named.rsplit(' ').next(),
            Some(counted.count().to_string().as_str())
        );
        assert_eq!(filter.status.is_some(), open);
        assert!(filter.with_subtree);
    }
}

#[test]
fn the_ranking_is_sorted_and_copied() {
    let mut window = open();
    click(&mut window, "考核评价");
    assert_eq!(window.state().view.structure.segment, Segment::Ranking);
    click(&mut window, "超期");
    assert_eq!(
        window.state().view.structure.ranked_by,
        (RankColumn::Overdue, false),
        "fewest overdue first"
    );
    click(&mut window, "超期");
    assert_eq!(
        window.state().view.structure.ranked_by,
        (RankColumn::Overdue, true)
    );
    click(&mut window, "复制表格");
    let copied = window.state().asked.iter().find_map(|action| match action {
        Action::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("the table");
    let overdue: Vec<f64> = copied
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').nth(7)?.parse().ok())
        .collect();
    assert!(overdue.len() > 3);
    assert!(
        overdue.windows(2).all(|pair| pair[0] >= pair[1]),
        "{overdue:?}"
    );
    assert!(copied.starts_with("名次\t单位\t任务"));
}

#[test]
fn pictures_of_the_page() {
    let cases = [
        ("structure-light", &LIGHT, Language::Zh, 1440.0, 776.0),
        ("structure-dark", &DARK, Language::Zh, 1280.0, 630.0),
        ("structure-en", &LIGHT, Language::En, 1280.0, 630.0),
    ];
    for (name, theme, language, width, height) in cases {
        let mut desk = Desk::new(ui::structure::show, district(), theme, language);
        let unit = desk
            .plan()
            .units()
            .values()
            .find(|unit| unit.parent.is_some())
            .map(|unit| unit.id.clone());
        desk.view.structure.node = Node::Unit(unit.expect("a unit below another"));
        let mut window = window(desk, width, height);
        let heads = [words::TASKS, words::RATE, words::UNITS].map(|head| head.of(language));
        drawn::shows(&mut window, name, theme, &heads);
        window.state_mut().view.structure.segment = Segment::Ranking;
        window.run();
        let name = name.replace("structure", "ranking");
        let heads = [words::RANKING, words::COUNTED_AS].map(|head| head.of(language));
        drawn::shows(&mut window, &name, theme, &heads);
    }
    let city = zhenggai::file::sample().expect("the sample reads").plan;
    let mut window = window(
        Desk::new(ui::structure::show, city, &LIGHT, Language::Zh),
        1280.0,
        630.0,
    );
    let title = list_title(window.state().plan(), 1);
    click(&mut window, &title);
    drawn::shows(&mut window, "structure-city", &LIGHT, &[&title]);
}
