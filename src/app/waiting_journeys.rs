//! What is done while a large edit runs and waits for it: nothing of what lands meanwhile is lost, and no step is taken back
//! that is not meant.

use super::large_edit_journeys::{MANY, frame, is_idle, open, said, title_all, titles, until};
use super::shell::Shell;
use crate::edit::{Edit, TaskField};
use crate::plan::{Complaint, Day, Id, Indicator, IndicatorPoint, ProgressNote};
use crate::text::shell_words;
use crate::ui::{Action, Command, Page};

/// A complaint at a place, with what is said of it.
fn complaint(place: &str, text: &str) -> Complaint {
    Complaint {
        place: place.to_owned(),
        text: text.to_owned(),
        ..Complaint::on("c".into(), Day::constant(2021, 3, 1))
    }
}

fn indicator(name: &str, points: usize) -> Indicator {
    let day = |n: usize| Day::constant(2020, 1, 1 + n as i8);
    let point = |n: usize| IndicatorPoint {
        id: Id::new(format!("p{n}")),
        start: day(n),
        end: day(n),
        value: Some(1.5),
        ..IndicatorPoint::default()
    };
    Indicator {
        id: "i".into(),
        name: name.to_owned(),
        points: (0..points).map(point).collect(),
        ..Indicator::default()
    }
}

fn notes(shell: &mut Shell, id: &str, said: &str, on: Day) -> Edit {
    let task = &shell.document().unwrap().plan().tasks()[&Id::new("t00000")];
    let mut notes = task.notes.clone();
    notes.push(ProgressNote {
        id: id.into(),
        date: on,
        done: said.to_owned(),
        ..ProgressNote::default()
    });
    Edit::SetTasks {
        ids: vec![task.id.clone()],
        field: TaskField::Notes(notes),
    }
}

#[test]
fn a_record_that_was_changed_while_it_was_pasted_into_keeps_what_was_pasted() {
    let (_folder, mut shell, ctx) = open();
    shell.edit(&Edit::PutIndicator(indicator("", 0)));
    shell.edit(&Edit::PutComplaint(complaint("", "")));
    let all = (0..MANY).map(|n| Id::new(format!("t{n:05}"))).collect();
    let march = |day| Day::constant(2021, 3, day);
    let pasted = notes(&mut shell, "n1", "粘贴", march(1));
    let added = notes(&mut shell, "n2", "添加", march(2));
    shell.jobs.hold("edit");
    shell.edit(&Edit::All(vec![
        Edit::SetTasks {
            ids: all,
            field: TaskField::Title("甲".to_owned()),
        },
        Edit::PutIndicator(indicator("", 3)),
        Edit::PutComplaint(complaint("江南街道", "")),
        pasted,
    ]));
    assert!(!is_idle(&shell));
    // All of them of the plan as it still stands.
    shell.edit(&Edit::PutIndicator(indicator("优良天数", 0)));
    shell.edit(&Edit::PutComplaint(complaint("", "噪声")));
    shell.edit(&added);
    for text in ["甲", "甲乙"] {
        let edit = Edit::PutComplaint(Complaint {
            trade: text.to_owned(),
            ..complaint("", "")
        });
        let key = "trade".to_owned();
        shell.act(&ctx, Action::Typing { edit, key });
    }
    shell.jobs.release("edit");
    until(&mut shell, &ctx, is_idle);
    let plan = shell.document().unwrap().plan();
    let i = &plan.indicators()[&Id::new("i")];
    assert_eq!((i.name.as_str(), i.points.len()), ("优良天数", 3));
    let c = &plan.complaints()[&Id::new("c")];
    assert_eq!((c.place.as_str(), c.text.as_str()), ("江南街道", "噪声"));
    assert_eq!(c.trade, "甲乙");
    let said = plan.tasks()[&Id::new("t00000")].notes.iter();
    let said: Vec<&str> = said.map(|note| note.done.as_str()).collect();
    assert_eq!(said, ["粘贴", "添加"]);
}

#[test]
fn of_two_words_for_one_field_the_one_that_landed_stands_and_that_is_said() {
    let (_folder, mut shell, ctx) = open();
    shell.edit(&Edit::PutComplaint(complaint("", "")));
    shell.jobs.hold("edit");
    let all = (0..MANY).map(|n| Id::new(format!("t{n:05}"))).collect();
    shell.edit(&Edit::All(vec![
        Edit::SetTasks {
            ids: all,
            field: TaskField::Title("甲".to_owned()),
        },
        Edit::PutComplaint(complaint("江南街道", "")),
    ]));
    shell.edit(&Edit::PutComplaint(complaint("渡舟街道", "噪声")));
    shell.jobs.release("edit");
    until(&mut shell, &ctx, is_idle);
    let plan = shell.document().unwrap().plan();
    assert_eq!(plan.complaints()[&Id::new("c")].place, "江南街道");
    assert_eq!(said(&shell), shell_words::NOT_TAKEN_OVER.zh);
}

/// Adds a complaint of which nothing is said yet, and leaves it.
fn add_blank(shell: &mut Shell) {
    shell.edit(&Edit::PutComplaint(complaint("", "")));
    shell.view.supervision.fresh = Some("c".into());
    shell.view.supervision.letter = Some("c".into());
    shell.view.page = Page::Supervision;
}

fn complaints(shell: &Shell) -> usize {
    shell.document().unwrap().plan().complaints().len()
}

#[test]
fn a_blank_complaint_left_while_a_large_edit_runs_takes_nothing_back() {
    let (_folder, mut shell, ctx) = open();
    add_blank(&mut shell);
    shell.jobs.hold("edit");
    title_all(&mut shell, "甲");
    shell.view.page = Page::Gantt;
    for _ in 0..4 {
        frame(&mut shell, &ctx);
    }
    assert_eq!(titles(&shell), [""], "it runs still");
    shell.jobs.release("edit");
    until(&mut shell, &ctx, is_idle);
    for _ in 0..4 {
        frame(&mut shell, &ctx);
    }
    until(&mut shell, &ctx, is_idle);
    assert_eq!(titles(&shell), ["甲"]);
}

#[test]
fn a_blank_complaint_that_stands_in_the_file_stays() {
    let (_folder, mut shell, ctx) = open();
    for saved in [false, true] {
        add_blank(&mut shell);
        frame(&mut shell, &ctx);
        if saved {
            shell.act(&ctx, Action::Command(Command::Save));
            until(&mut shell, &ctx, |shell| {
                shell.document().is_some_and(|open| !open.is_dirty())
            });
        }
        shell.view.page = Page::Gantt;
        for _ in 0..6 {
            frame(&mut shell, &ctx);
        }
        assert_eq!(complaints(&shell), usize::from(saved));
        assert!(!shell.document().unwrap().is_dirty(), "{saved}");
    }
}
