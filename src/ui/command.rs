//! Every menu action: one table that menus, context menus, the shortcut listener and the shortcut sheet are made from.

mod act;
mod menus;
mod table;

pub use act::{Act, AsOf, Form, Leave, Scale, Switch};
pub use menus::{MENUS, MenuLine};
pub use table::Command;

use crate::text::Phrase;
use egui::KeyboardShortcut;

/// All that is said of a command.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CommandRow {
    /// Which one.
    pub command: Command,
    /// The menu text.
    pub text: Phrase,
    /// What it does, in a sentence.
    pub tip: Phrase,
    /// The keys that run it, the first one shown in menus.
    pub keys: &'static [KeyboardShortcut],
    /// What its keys do while a text field has the focus.
    pub typing: Typing,
    /// What must be there; without it the command is refused.
    pub needs: Needs,
    /// What it does.
    pub act: Act,
}

/// What the keys of a command do while a text field has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// They run the command all the same, but for keys that write.
    Anyway,
    /// They edit the text, so they belong to the field first.
    FieldFirst,
}

/// What a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: it runs from the start page too.
    Nothing,
    /// An open plan, as all that follow.
    Plan,
    /// A change to take back.
    Undo,
    /// A change to do again.
    Redo,
    /// A file, and changes that are not in it.
    ChangedFile,
    /// A selected task, on a page that shows what is selected.
    Task,
    /// Two of them.
    TwoTasks,
    /// The Gantt page in front.
    GanttPage,
}

impl Command {
    /// Its row.
    pub fn row(self) -> &'static CommandRow {
        &table::TABLE[self as usize]
    }

    /// The menu text.
    pub fn text(self) -> Phrase {
        self.row().text
    }

    /// What it does, in a sentence.
    pub fn tooltip(self) -> Phrase {
        self.row().tip
    }

    /// The keys that run it, the first one shown in menus.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        self.row().keys
    }

    /// Whether it changes the plan.
    pub fn changes(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Cut
                | Self::Paste
                | Self::Duplicate
                | Self::Delete
                | Self::FillDown
                | Self::NewTask
                | Self::EditTitle
                | Self::MarkCompleted
                | Self::AddRemark
                | Self::SetField
                | Self::MoveTaskUp
                | Self::MoveTaskDown
                | Self::PinAsOf
                | Self::PlanProperties
                | Self::WorkingCalendar
                | Self::GiveParts
                | Self::CollectParts
                | Self::CollectFolder
        )
    }

    /// What it needs.
    pub fn needs(self) -> Needs {
        self.row().needs
    }

    /// What it does.
    pub fn act(self) -> Act {
        self.row().act
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use std::collections::BTreeMap;
    use strum::IntoEnumIterator;

    #[test]
    fn every_command_has_its_own_row_with_words_in_both_languages() {
        for command in Command::iter() {
            let row = command.row();
            assert_eq!(row.command, command);
            for language in Language::ALL {
                for phrase in [row.text, row.tip] {
                    assert!(!phrase.of(language).trim().is_empty(), "{command:?}");
                }
            }
        }
    }

    #[test]
    fn no_two_commands_share_a_key() {
        let mut taken: BTreeMap<String, Command> = BTreeMap::new();
        for command in Command::iter() {
            for shortcut in command.shortcuts() {
                let name = format!("{shortcut:?}");
                assert_eq!(taken.insert(name.clone(), command), None, "{name}");
            }
        }
    }

    #[test]
    fn no_two_commands_do_the_same() {
        let rows: Vec<&CommandRow> = Command::iter().map(Command::row).collect();
        for (place, row) in rows.iter().enumerate() {
            for other in &rows[..place] {
                assert_ne!(row.act, other.act, "{:?}", row.command);
                assert_ne!(row.text, other.text, "{:?}", row.command);
            }
        }
    }
}
