//! Laws of the commands: what runs without a plan, what the pages refuse, that nothing refused changes anything.

use super::document::{Document, Origin};
use super::session::Session;
use super::session_journeys::shell;
use super::shell::Shell;
use crate::assess::Assessment;
use crate::plan::{Day, Id, Plan, PlanParts, Task};
use crate::text::{Language, shell_words};
use crate::ui::command::Needs;
use crate::ui::{Command, Page};
use egui::Context;
use strum::IntoEnumIterator;

/// A plan of three tasks, so many of them selected, seen on a page.
fn open(page: Page, selected: usize) -> Shell {
    let names: Vec<Id> = ["a", "b", "c"].map(Id::from).to_vec();
    let tasks = names.iter().map(|id| Task {
        id: id.clone(),
        ..Task::default()
    });
    let plan = Plan::new(PlanParts {
        tasks: tasks.collect(),
        ..PlanParts::default()
    });
    let assessment = Assessment::new(&plan, Day::constant(2021, 11, 20));
    let document = Document::new(plan, assessment, Origin::New);
    let mut shell = shell(Language::Zh);
    shell.show_session(Session::new(document, Vec::new()));
    shell.view.page = page;
    shell
        .view
        .selection
        .set(names.into_iter().take(selected).collect::<Vec<_>>());
    shell.see_acted();
    shell
}

#[test]
fn without_a_plan_only_what_needs_none_runs() {
    let shell = shell(Language::Zh);
    for command in Command::iter() {
        let why = (command.needs() != Needs::Nothing).then_some(shell_words::WHY_NO_PLAN);
        assert_eq!(shell.refused(command), why, "{command:?}");
    }
}

#[test]
fn what_is_done_to_selected_tasks_needs_as_many_on_the_gantt_page() {
    for selected in 0..3 {
        let shell = open(Page::Gantt, selected);
        for command in Command::iter() {
            let why = shell.refused(command);
            match command.needs() {
                Needs::Task => assert_eq!(why.is_some(), selected < 1, "{command:?}"),
                Needs::TwoTasks => assert_eq!(why.is_some(), selected < 2, "{command:?}"),
                Needs::Nothing | Needs::Plan | Needs::GanttPage => {
                    assert_eq!(why, None, "{command:?}");
                }
                Needs::Undo | Needs::Redo | Needs::ChangedFile => {
                    assert!(why.is_some(), "{command:?}");
                }
            }
        }
    }
}

#[test]
fn the_monthly_round_takes_commands_for_its_cells() {
    let ctx = Context::default();
    let mut shell = open(Page::Monthly, 0);
    for command in Command::iter().filter(|command| Page::Monthly.view().answers(*command)) {
        assert_eq!(shell.refused(command), None, "{command:?}");
        shell.view.monthly.asked = None;
        shell.command(&ctx, command);
        assert_eq!(shell.view.monthly.asked, Some(command));
    }
}

#[test]
fn a_refused_command_says_why_and_changes_nothing() {
    let ctx = Context::default();
    for page in Page::iter() {
        for selected in 0..3 {
            for command in Command::iter() {
                let mut shell = open(page, selected);
                let Some(why) = shell.refused(command) else {
                    continue;
                };
                shell.command(&ctx, command);
                let told = shell.told.as_ref().map(|told| told.words.as_str());
                let said = (!page.view().hears(command)).then_some(why.of(Language::Zh));
                assert_eq!(told, said, "{page:?} {command:?}");
                assert!(!shell.front.is_modal() && shell.view.page == page);
                assert!(!shell.document().unwrap().is_dirty(), "{command:?}");
            }
        }
    }
}
