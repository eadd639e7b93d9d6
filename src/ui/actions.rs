//! What panels ask for: they push actions into a list, and the shell runs each once, in order, after the panels.

use super::Going;
use super::command::Command;
use crate::edit::Edit;
use crate::exchange::report::Paper;
use crate::plan::{Day, Id};
use crate::text::Phrase;
use std::path::PathBuf;

/// One thing a panel asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Change the plan, one undo step.
    Edit(Edit),
    /// Change the plan while typing: steps with the same key in a row are one undo step until [`Action::EndTyping`].
    Typing {
        /// What to change.
        edit: Edit,
        /// Which record and field is being typed into.
        key: String,
    },
    /// The text field lost the focus: the next typing is a step of its own.
    EndTyping,
    /// Run a command as from the menu.
    Command(Command),
    /// See the plan as of another day.
    SetAsOf(Day),
    /// Open a plan from a path (recent file, dropped file).
    OpenPath(PathBuf),
    /// Forget a recent file; `None` forgets all.
    ForgetRecent(Option<PathBuf>),
    /// Look again whether recent files are there, and who has them open.
    LookForRecent,
    /// Open an evidence file, by its path in the plan, with the system's viewer.
    OpenEvidence(String),
    /// Put the whole path of an evidence file on the clipboard.
    CopyEvidencePath(String),
    /// Pick a file as evidence for a close-out event of the task in the inspector.
    PickEvidence(Id),
    /// Make a comparison.
    Compare(super::compare::Wish),
    /// Pick a file to compare the plan with.
    PickComparePlan,
    /// Read the file that is compared with once more.
    CompareAgain,
    /// Put text on the clipboard; a table, for spreadsheets too.
    CopyText(String),
    /// Show a sentence in the status bar for a while.
    Tell(String),
    /// Go to a task: Gantt page, row in view, selected.
    ShowTask(Id),
    /// Go to the tasks behind a figure: Gantt page, these tasks only; a chip says so and takes it back.
    ShowTasks(Vec<Id>),
    /// Go to an inspection record on the supervision page.
    ShowInspection(Id),
    /// Go to a complaint on the supervision page.
    ShowComplaint(Id),
    /// Go to an indicator on its page.
    ShowIndicator(Id),
    /// Go elsewhere within a page, once what is typed there has been taken.
    Go(Box<Going>),
    /// Put a paper on the clipboard.
    CopyPaper(Box<Paper>),
    /// Pick a place and write a paper there.
    SavePaper {
        /// The paper.
        paper: Box<Paper>,
        /// As a Word file, else as Markdown.
        word: bool,
    },
    /// Paste this clipboard text into the task table.
    PasteTable(String),
    /// Paste a table into a page.
    Paste(Box<super::Pasting>),
    /// Ask before something is done.
    Confirm(Box<Confirm>),
    /// Collect these files as parts of the plan that units hand in.
    CollectFiles(Vec<PathBuf>),
    /// Do something about what became of the file.
    AboutFile(super::shell::file_bar::AboutFile),
}

/// A question whose one answer has something done; else nothing is.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    /// What it is about.
    pub title: Phrase,
    /// What is known, the first line standing out.
    pub lines: Vec<String>,
    /// The answer.
    pub answer: Phrase,
    /// What is done then.
    pub then: Vec<Action>,
}

/// The list that panels push into.
#[derive(Debug, Default)]
pub struct Actions(Vec<Action>);

impl Actions {
    /// Adds an action.
    pub fn push(&mut self, action: Action) {
        self.0.push(action);
    }

    /// Adds an edit as one undo step.
    pub fn edit(&mut self, edit: Edit) {
        self.0.push(Action::Edit(edit));
    }

    /// Adds an edit that coalesces with those of the same key before it.
    pub fn typing(&mut self, key: impl Into<String>, edit: Edit) {
        self.0.push(Action::Typing {
            edit,
            key: key.into(),
        });
    }

    /// Adds going elsewhere.
    pub fn go(&mut self, to: Going) {
        self.0.push(Action::Go(Box::new(to)));
    }

    /// Adds a command.
    pub fn command(&mut self, command: Command) {
        self.0.push(Action::Command(command));
    }

    /// Takes the actions out, in order.
    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.0)
    }

    /// The actions pushed so far.
    pub fn all(&self) -> &[Action] {
        &self.0
    }
}
