//! Several files at once, and folders in place of files: what is marked beside the selected row, and what is picked then.

use super::{FileBrowser, Outcome, Touched};
use egui::Modifiers;
use std::path::{Path, PathBuf};

impl FileBrowser {
    /// What a click on a row means: alone it selects, with Ctrl it marks one more, with Shift all from the selected one on.
    pub(super) fn click(&mut self, index: usize, modifiers: Modifiers) {
        let many = self.ask.purpose.takes_many();
        if many && modifiers.shift && self.selected.is_some() {
            self.mark_to(index);
        } else if many && modifiers.command {
            self.toggle(index);
        } else {
            self.select(index);
        }
    }

    /// Marks every file that is shown.
    pub(super) fn mark_all(&mut self) {
        self.marked = self.shown.iter().copied().collect();
        self.drop_folders();
        if self
            .selected
            .is_none_or(|index| !self.marked.contains(&index))
        {
            self.selected = self.marked.first().copied();
        }
        self.marked_changed();
    }

    /// Moves on by so many rows, and marks what is gone over.
    pub(super) fn step_marking(&mut self, by: isize) {
        let shown = |index| self.shown.iter().position(|shown| *shown == index);
        let Some(at) = self.selected.and_then(shown) else {
            return self.step(by);
        };
        let last = self.shown.len().saturating_sub(1);
        let to = at.saturating_add_signed(by).min(last);
        let (from, to) = (self.shown[at], self.shown[to]);
        self.marked.extend([from, to]);
        self.drop_folders();
        self.selected = Some(to);
        self.reveal = true;
        self.marked_changed();
    }

    fn toggle(&mut self, index: usize) {
        if self.marked.is_empty() {
            self.marked.extend(self.selected);
        }
        if !self.marked.remove(&index) && !self.is_folder(index) {
            self.marked.insert(index);
        }
        self.drop_folders();
        self.selected = if self.marked.contains(&index) {
            Some(index)
        } else {
            self.marked.last().copied()
        };
        self.marked_changed();
    }

    fn mark_to(&mut self, index: usize) {
        let shown = |index| self.shown.iter().position(|shown| *shown == index);
        let Some((one, other)) = self.selected.and_then(shown).zip(shown(index)) else {
            return;
        };
        let between = self.shown[one.min(other)..=one.max(other)].iter();
        self.marked = between.copied().collect();
        self.drop_folders();
        self.marked_changed();
    }

    fn drop_folders(&mut self) {
        let entries = &self.entries;
        let is_file = |index: &usize| entries.get(*index).is_some_and(|one| !one.is_folder);
        self.marked.retain(is_file);
    }

    fn marked_changed(&mut self) {
        self.touched = Touched::List;
        self.message = None;
        if let Some(entry) = self.selected_entry() {
            self.name = entry.name.clone();
        }
    }

    fn is_folder(&self, index: usize) -> bool {
        self.entries.get(index).is_none_or(|entry| entry.is_folder)
    }

    /// How many files are marked, where it is more than one.
    pub(super) fn marked_count(&self) -> Option<usize> {
        (self.marked.len() > 1).then_some(self.marked.len())
    }

    /// Ends with the files that are marked, where there are several; whether it does.
    pub(super) fn accept_marked(&mut self) -> bool {
        if self.touched != Touched::List || self.marked_count().is_none() {
            return false;
        }
        let entries = self.marked.iter().filter_map(|at| self.entries.get(*at));
        let paths: Vec<PathBuf> = entries.map(|entry| entry.path.clone()).collect();
        self.outcome = Some(Outcome::Several(paths));
        true
    }

    /// Ends with a folder, where one is wanted: the selected one, else the one that is open; whether it does.
    pub(super) fn accept_folder(&mut self) -> bool {
        if !self.ask.purpose.is_folder() {
            return false;
        }
        let selected = self.selected_entry().filter(|entry| entry.is_folder);
        let typed = self.touched == Touched::Name && !self.name.trim().is_empty();
        let folder = match selected {
            Some(entry) if self.touched == Touched::List => Some(entry.path.clone()),
            _ if typed => None,
            _ => self.folder().map(Path::to_owned),
        };
        let found = folder.is_some();
        if found {
            self.outcome = folder.map(Outcome::Picked);
        }
        found
    }
}
