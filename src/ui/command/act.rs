//! What commands do: a few kinds of deed, which the shell and the pages know how to do, in place of one for each command.

use crate::chart::theme::ThemeChoice;
use crate::text::Language;
use crate::ui::gantt::{self, GanttAct};
use crate::ui::{Page, Stage, ViewState};

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Leaves the open plan, once nothing of it is lost unasked.
    Leave(Leave),
    /// Writes the plan to its file.
    Save,
    /// Writes the plan to a file that is picked.
    SaveAs,
    /// Brings a form or a question to the front.
    Form(Form),
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
    /// Puts the selected tasks on the clipboard and deletes them.
    Cut,
    /// Puts the selected tasks on the clipboard.
    Copy,
    /// Asks the system for what is on the clipboard.
    Paste,
    /// Puts the chart in front on the clipboard.
    CopyPicture,
    /// Goes to the search box.
    Find,
    /// Adds a task.
    NewTask,
    /// Goes to the next task that is overdue or behind.
    NextAttention,
    /// Sees the plan as of another day.
    AsOf(AsOf),
    /// Writes the as-of date into the plan, or takes it out.
    PinAsOf,
    /// Brings a page to the front.
    Page(Page),
    /// Puts on a theme.
    Theme(ThemeChoice),
    /// Speaks a language.
    Language(Language),
    /// Shows everything larger or smaller.
    Scale(Scale),
    /// Shows or hides something.
    Switch(Switch),
    /// Does something to the rows, the selection or the time axis of the Gantt page, from whichever page is in front.
    Gantt(GanttAct),
}

impl Act {
    /// Whether it leaves a field that is being typed into; how the window looks and speaks, and how much of the time axis
    /// is shown, does not.
    pub fn leaves_edits(self) -> bool {
        match self {
            Self::Theme(_)
            | Self::Language(_)
            | Self::Scale(_)
            | Self::Form(Form::Shortcuts | Form::About) => false,
            Self::Gantt(act) => !act.zooms(),
            _ => true,
        }
    }
}

/// What the open plan is left for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// A new plan.
    New,
    /// The sample.
    Sample,
    /// The sample of a district.
    DistrictSample,
    /// A file that is picked.
    PickedFile,
    /// The start page.
    StartPage,
    /// The end of the program.
    Quit,
}

/// A form or a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Whether unsaved changes are given up.
    Revert,
    /// The picture to export.
    Picture,
    /// On which day the selected tasks were completed.
    Completed,
    /// A remark on the selected tasks.
    Remark,
    /// A field of the selected tasks.
    Field,
    /// The settings of the plan.
    Plan,
    /// The working calendar.
    Calendar,
    /// The sheet of shortcuts.
    Shortcuts,
    /// What the program is.
    About,
    /// The versions of the plan that are kept.
    Versions,
    /// Parts of the plan for units.
    GiveParts,
    /// Parts that come back.
    CollectParts,
    /// A folder of parts that come back.
    CollectFolder,
    /// Work that was left behind.
    Recovery,
}

/// A day to see the plan at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// The day before.
    DayBefore,
    /// The day after.
    DayAfter,
    /// Today.
    Today,
}

/// How large everything is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Larger than now.
    Larger,
    /// Smaller than now.
    Smaller,
    /// As the system has it.
    Usual,
}

/// Something that is shown or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// The inspector.
    Inspector,
    /// The indicator strip.
    Strip,
    /// The comparison with another day or file.
    Compare,
    /// Closed-out tasks as one row a group.
    FoldClosedOut,
}

impl Switch {
    /// Whether it is on.
    pub fn is_on(self, view: &ViewState) -> bool {
        match self {
            Self::Inspector => view.inspector,
            Self::Strip => view.strip,
            Self::Compare => view.compare.open,
            Self::FoldClosedOut => view.fold_closed_out,
        }
    }

    /// Turns it on or off.
    pub fn flip(self, stage: &mut Stage<'_>) {
        match self {
            Self::Inspector => stage.view.inspector = !stage.view.inspector,
            Self::Strip => stage.view.strip = !stage.view.strip,
            Self::Compare => stage.view.compare.toggle(stage.as_of),
            Self::FoldClosedOut => gantt::fold_closed_out(stage),
        }
    }
}
