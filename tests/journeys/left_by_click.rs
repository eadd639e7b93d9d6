//! A click within a page that leads elsewhere takes along what was being typed.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::shell::{Desk, button, desk, plan, until};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zhenggai::app::answers::Source;
use zhenggai::chart::theme::ThemeChoice;
use zhenggai::plan::{Id, TaskList};
use zhenggai::text::{Language, date};
use zhenggai::ui::structure::Node;
use zhenggai::ui::trends::Tab;
use zhenggai::ui::{Action, Command, Page};

fn sample() -> Desk {
    let mut desk = desk(Language::Zh, ThemeChoice::Light, (1440.0, 860.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::Sample);
    until(&mut desk, "the sample is open", |shell| {
        shell.document().is_some()
    });
    desk
}

fn click(desk: &mut Desk, label: &str) {
    desk.get_by_label(label).click();
    desk.run_steps(4);
}

/// Types over what stands in a field, without Enter.
fn write(desk: &mut Desk, label: &str, text: &str) {
    desk.query_all_by_label(label)
        .find(|node| {
            matches!(
                node.accesskit_node().role(),
                Role::TextInput | Role::MultilineTextInput
            )
        })
        .unwrap()
        .focus();
    desk.run_steps(3);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.run_steps(3);
    desk.event(Event::Text(text.to_owned()));
    desk.run_steps(3);
}

/// The sample with the fields of the first inspection record open.
fn record() -> (Desk, Id) {
    let mut desk = sample();
    let ctx = desk.ctx.clone();
    let id = plan(&desk).inspections().keys().next().unwrap().clone();
    desk.state_mut()
        .act(&ctx, Action::ShowInspection(id.clone()));
    desk.run_steps(4);
    click(&mut desk, "修改记录");
    (desk, id)
}

fn day_of(desk: &Desk, id: &Id) -> String {
    plan(desk).inspections().get(id).unwrap().date.to_string()
}

#[test]
fn another_inspection_record_takes_the_date() {
    let (mut desk, id) = record();
    write(&mut desk, "日期", "2021-03-04");
    let before = day_of(&desk, &id);
    assert_ne!(before, "2021-03-04", "not yet");
    let view = &desk.state().view().supervision;
    assert_eq!(view.record.as_ref(), Some(&id));
    // The row beside it is in view for sure.
    let rows = || {
        desk.query_all_by_role(Role::Row).filter_map(|node| {
            let label = node.accesskit_node().label()?;
            (label.starts_with("督察记录")).then(|| (label, node.rect().center()))
        })
    };
    let own = rows().find(|(label, _)| label.contains(&before)).unwrap().1;
    let (_, other) = rows()
        .filter(|(label, _)| !label.contains(&before))
        .min_by(|a, b| (a.1.y - own.y).abs().total_cmp(&(b.1.y - own.y).abs()))
        .unwrap();
    button(&mut desk, other, true);
    button(&mut desk, other, false);
    desk.run_steps(4);
    assert_eq!(day_of(&desk, &id), "2021-03-04");
    let view = &desk.state().view().supervision;
    assert_ne!(view.record.as_ref(), Some(&id), "the other is shown");
    // The list has the keyboard.
    let chosen = view.record.clone();
    desk.key_press(Key::ArrowUp);
    desk.run_steps(4);
    assert_ne!(desk.state().view().supervision.record, chosen);
}

#[test]
fn the_other_half_of_the_page_and_a_count_take_the_date() {
    for label in ["只看信访", "超期"] {
        let (mut desk, id) = record();
        write(&mut desk, "日期", "2021-03-04");
        if label == "超期" {
            let count = desk
                .query_all_by_role(Role::Button)
                .filter(|node| {
                    let label = node.accesskit_node().label();
                    label.is_some_and(|label| label.starts_with("超期 "))
                })
                .max_by(|a, b| a.rect().top().total_cmp(&b.rect().top()))
                .unwrap();
            count.click();
            desk.run_steps(4);
            assert_eq!(desk.state().view().page, Page::Gantt);
        } else {
            click(&mut desk, label);
        }
        assert_eq!(day_of(&desk, &id), "2021-03-04", "{label}");
    }
}

#[test]
fn another_line_of_the_outline_takes_the_name() {
    for half in [false, true] {
        let mut desk = sample();
        let ctx = desk.ctx.clone();
        desk.state_mut()
            .act(&ctx, Action::Command(Command::PageStructure));
        desk.run_steps(4);
        let list = TaskList::clone(plan(&desk).lists_in_order()[0]);
        let title = |desk: &Desk| plan(desk).lists_in_order()[0].title.clone();
        let line = |desk: &Desk, title: &str| {
            let lines = desk.query_all_by_role(Role::TreeItem);
            let mut names = lines.filter_map(|node| node.accesskit_node().label());
            names.find(|name| name.contains(title)).unwrap()
        };
        let first = line(&desk, &list.title);
        desk.query_all_by_label(&first).next().unwrap().click();
        desk.run_steps(4);
        let node = Node::List(Some(list.id.clone()));
        assert_eq!(desk.state().view().structure.node, node);
        write(&mut desk, "名称", "第一张清单");
        assert_ne!(title(&desk), "第一张清单", "not yet");
        if half {
            click(&mut desk, "考核评价");
        } else {
            let second = plan(&desk).lists_in_order()[1].title.clone();
            let second = line(&desk, &second);
            desk.query_all_by_label(&second).next().unwrap().click();
            desk.run_steps(4);
            assert_ne!(desk.state().view().structure.node, node);
        }
        assert_eq!(title(&desk), "第一张清单");
    }
}

#[test]
fn another_tab_under_the_plot_takes_the_value() {
    let (mut desk, id) = crate::shell::at_an_indicator();
    write(&mut desk, "数值 2020年1–11月", "91.5");
    click(&mut desk, "指标属性");
    assert_eq!(desk.state().view().trends.tab, Tab::Properties);
    let points = &plan(&desk).indicators().get(&id).unwrap().points;
    assert!(points.iter().any(|point| point.value == Some(91.5)));
}

#[test]
fn what_an_added_record_leaves_is_taken() {
    let (mut desk, id) = record();
    write(&mut desk, "日期", "2021-03-04");
    click(&mut desk, "登记督察记录");
    assert_eq!(day_of(&desk, &id), "2021-03-04");
    let chosen = desk.state().view().supervision.record.clone().unwrap();
    let today = date(crate::shell::TODAY);
    assert_eq!(day_of(&desk, &chosen), today);
}

#[test]
fn a_visit_half_written_waits_with_its_complaint() {
    let mut desk = sample();
    let ctx = desk.ctx.clone();
    let ids: Vec<Id> = plan(&desk).complaints().keys().take(2).cloned().collect();
    let show = |desk: &mut Desk, id: &Id| {
        let ctx = ctx.clone();
        desk.state_mut()
            .act(&ctx, Action::ShowComplaint(id.clone()));
        desk.run_steps(5);
    };
    show(&mut desk, &ids[0]);
    click(&mut desk, "登记回访");
    assert!(!desk.state().title().starts_with('*'));
    write(&mut desk, "情况", "异味仍在");
    assert!(desk.state().title().starts_with('*'));
    show(&mut desk, &ids[1]);
    assert!(desk.state().view().supervision.form.is_none());
    // A second form does not take the place of one that is half filled in.
    show(&mut desk, &ids[0]);
    let waiting = desk.state().view().supervision.form.clone();
    for another in ["登记回访", "改状态…"] {
        click(&mut desk, another);
        assert_eq!(desk.state().view().supervision.form, waiting, "{another}");
    }
    show(&mut desk, &ids[1]);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    desk.run_steps(5);
    assert!(!desk.state().is_leaving(), "asked first");
    desk.key_press(Key::Escape);
    desk.run_steps(5);
    show(&mut desk, &ids[0]);
    assert!(desk.state().view().supervision.form.is_some());
    click(&mut desk, "取消");
    assert!(!desk.state().title().starts_with('*'));
}
