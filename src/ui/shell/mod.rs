//! What stands around the pages: menu bar, page tabs with the as-of date and the search, status bar, start page.

pub mod calendar_form;
mod choice_list;
pub mod columns_form;
mod declared_form;
pub mod file_bar;
pub mod keys;
pub mod menu_bar;
mod month_slider;
mod page_tabs;
pub mod picture_form;
pub mod plan_form;
pub mod read_only_sign;
pub mod recovery_form;
mod rounds_form;
pub mod set_field;
pub mod shortcut_sheet;
pub mod start_page;
pub mod status_bar;
pub mod task_forms;
pub mod top_bar;
pub mod versions_form;

use super::widgets::Look;
use super::{Actions, Command};
use crate::text::Phrase;
use std::path::PathBuf;

/// A recent plan as the menu and the start page list it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecentRow {
    /// The file.
    pub path: PathBuf,
    /// The plan's title; empty when it is not known.
    pub title: String,
    /// Overdue tasks when last saved.
    pub overdue: usize,
    /// Tasks behind when last saved.
    pub behind: usize,
    /// Tasks when last saved.
    pub tasks: usize,
    /// The day it was last opened or saved, as written in the language in force.
    pub used: String,
    /// Made-up data.
    pub sample: bool,
    /// Whether the file was seen at its place; `None` while that is not known.
    pub found: Option<bool>,
    /// Who has it open, in words; empty for nobody, or while that is not known.
    pub who: String,
}

impl RecentRow {
    /// The file's name without its folder.
    pub fn name(&self) -> String {
        self.path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    }

    /// The last two names of the folder: enough to tell files of one name apart.
    pub fn folder_in_short(&self) -> String {
        let folder = self.path.parent().into_iter();
        let mut names: Vec<_> = folder.flat_map(std::path::Path::components).collect();
        let names = names.split_off(names.len().saturating_sub(2));
        let path: PathBuf = names.into_iter().collect();
        path.to_string_lossy().into_owned()
    }

    /// Where it is, and who has it open.
    pub fn about(&self) -> String {
        let path = self.path.to_string_lossy();
        if self.who.is_empty() {
            path.into_owned()
        } else {
            format!("{path}\n{}", self.who)
        }
    }

    /// The folder, as a clerk reads it.
    pub fn folder(&self) -> String {
        self.path
            .parent()
            .map(|folder| folder.to_string_lossy().into_owned())
            .unwrap_or_default()
    }
}

/// What is known of the document around its plan.
pub struct Chrome<'a> {
    /// Colours and language.
    pub look: Look,
    /// The file's name, or what stands for it before the first save; `None` without a plan.
    pub name: Option<&'a str>,
    /// What is said where the plan is only read.
    pub read_only: Option<&'a read_only_sign::Sign>,
    /// Changes not saved.
    pub dirty: bool,
    /// The plan holds made-up data.
    pub sample: bool,
    /// Recent plans, the latest first.
    pub recent: &'a [RecentRow],
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// Why a command cannot run now; `None` when it can.
    pub refused: &'a dyn Fn(Command) -> Option<Phrase>,
    /// Whether a command that switches something is on; `None` for the others.
    pub checked: &'a dyn Fn(Command) -> Option<bool>,
    /// Where panels push what they ask for.
    pub actions: &'a mut Actions,
}
