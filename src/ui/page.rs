//! What every page answers to the shell: how it is shown, which commands it runs in its own way, which it refuses.

use super::command::Needs;
use super::shell::picture_form::ChartKind;
use super::{
    Command, Page, Shown, Stage, ViewState, checks, disclosure, gantt, monthly, overview,
    structure, supervision, trends,
};
use crate::chart::Color;
use crate::text::{Phrase, shell_words};
use egui::{CentralPanel, Frame, Ui};

/// A page of the program as the shell sees it. The shell asks whichever is in front and knows none of them.
pub trait PageView: Sync {
    /// Shows the page in the room that the bars leave.
    fn show(&self, ui: &mut Ui, stage: &mut Stage<'_>);

    /// Whether a command means something of this page's own while it is in front.
    fn answers(&self, _command: Command) -> bool {
        false
    }

    /// Runs a command that it answers.
    fn run(&self, _stage: &mut Stage<'_>, _command: Command) {}

    /// What a command needs while this page is in front.
    fn needs(&self, command: Command) -> Needs {
        command.needs()
    }

    /// Why the page refuses a command, whatever is selected.
    fn refuses(&self, command: Command) -> Option<Phrase> {
        match self.needs(command) {
            // Tasks selected on a page that is not in front are out of sight: no key changes them there.
            Needs::Task | Needs::TwoTasks | Needs::GanttPage => Some(shell_words::WHY_GANTT),
            Needs::Nothing | Needs::Plan | Needs::Undo | Needs::Redo | Needs::ChangedFile => None,
        }
    }

    /// Whether the page hears the keys of a command itself, so that they are neither run nor refused.
    fn hears(&self, _command: Command) -> bool {
        false
    }

    /// The tasks it shows, in the order of its rows; commands act on these alone.
    fn shown(&self, _stage: &Stage<'_>) -> Shown {
        Shown::None
    }

    /// Whether tasks on the clipboard are pasted into it.
    fn takes_tasks(&self) -> bool {
        false
    }

    /// Whether a task stands open beside it, to which dropped files belong.
    fn shows_inspector(&self, _view: &ViewState) -> bool {
        false
    }

    /// The chart that leaves as a picture.
    fn chart(&self) -> ChartKind {
        ChartKind::Gantt
    }

    /// The count that stands on its tab.
    fn badge(&self, _stage: &Stage<'_>) -> Option<usize> {
        None
    }

    /// The page under whose tab it stands, where it has none of its own.
    fn under(&self) -> Option<Page> {
        None
    }
}

impl Page {
    /// What the page answers to the shell.
    pub fn view(self) -> &'static dyn PageView {
        match self {
            Self::Overview => &overview::OverviewPage,
            Self::Gantt => &gantt::GanttPage,
            Self::Monthly => &monthly::MonthlyPage,
            Self::Indicators => &trends::TrendsPage,
            Self::Supervision => &supervision::SupervisionPage,
            Self::Structure => &structure::StructurePage,
            Self::Checks => &checks::ChecksPage,
            Self::Disclosure => &disclosure::DisclosurePage,
        }
    }
}

/// Shows a page on a ground in all of the room.
pub(super) fn on_ground(ui: &mut Ui, ground: Color, show: impl FnOnce(&mut Ui)) {
    CentralPanel::default()
        .frame(Frame::NONE.fill(super::paint::color(ground)))
        .show(ui, show);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::command::Act;
    use strum::IntoEnumIterator;

    #[test]
    fn one_command_goes_to_each_page() {
        for page in Page::iter() {
            let there = Command::iter().filter(|command| command.act() == Act::Page(page));
            assert_eq!(there.count(), 1, "{page:?}");
        }
    }

    #[test]
    fn what_a_page_runs_in_its_own_way_it_does_not_refuse() {
        for page in Page::iter() {
            for command in Command::iter().filter(|command| page.view().answers(*command)) {
                assert_eq!(page.view().refuses(command), None, "{page:?} {command:?}");
            }
        }
    }

    #[test]
    fn a_page_without_rows_of_tasks_refuses_what_is_done_to_the_selected_ones() {
        for page in Page::iter() {
            let shows = matches!(page, Page::Gantt | Page::Structure);
            let why = page.view().refuses(Command::MarkCompleted);
            assert_eq!(why.is_none(), shows, "{page:?}");
        }
    }
}
