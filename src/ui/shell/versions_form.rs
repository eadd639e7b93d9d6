//! The dialog of the versions of a plan that were kept: to look at, to compare with, to restore.

use super::choice_list;
use super::recovery_form::note;
use crate::text::{Phrase, common_words, recovery_words as words};
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::widgets::Look;
use egui::{Context, Id, Key};

const WIDTH: f32 = 760.0;

/// A version, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionRow {
    /// When it was saved.
    pub time: String,
    /// Who saved it.
    pub who: String,
    /// What changed from it to the next one.
    pub changes: String,
    /// That it is what stands in the file now.
    pub now: String,
}

/// What the user wants with one of them, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionAnswer {
    /// Nothing yet.
    Open,
    /// Nothing more.
    Close,
    /// The open plan is to be compared with it.
    Compare(usize),
    /// It is to be looked at.
    Look(usize),
    /// The open plan is to become it again.
    Restore(usize),
}

/// The dialog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VersionsForm {
    /// The name of the plan's file.
    name: String,
    /// The versions, the latest first; more of them is known by and by.
    pub rows: Vec<VersionRow>,
    chosen: usize,
}

impl VersionsForm {
    /// The dialog about the versions of a plan.
    pub fn new(name: String, rows: Vec<VersionRow>) -> Self {
        Self {
            name,
            rows,
            chosen: 0,
        }
    }

    /// Shows it; `shut` says why the open plan cannot be changed.
    pub fn show(&mut self, ctx: &Context, look: Look, shut: Option<Phrase>) -> VersionAnswer {
        let some = !self.rows.is_empty();
        let why = look.say(words::NO_VERSIONS);
        let buttons = [
            Button::cancel(look.say(common_words::CLOSE)),
            Button::plain(look.say(words::VERSION_RESTORE))
                .with_key(Key::F3)
                .only_if(
                    some && shut.is_none(),
                    look.say(shut.unwrap_or(words::NO_VERSIONS)),
                ),
            Button::plain(look.say(words::VERSION_COMPARE))
                .with_key(Key::F2)
                .only_if(some, why),
            Button::main(look.say(words::VERSION_LOOK)).only_if(some, why),
        ];
        let title = words::VERSIONS_TITLE.fill(look.language, &[("name", &self.name)]);
        let dialog = Dialog {
            width: WIDTH,
            ..Dialog::new("versions", &title, &buttons)
        };
        let shown = dialog::show(ctx, look.theme, look.language, &dialog, |ui| {
            let n = crate::file::VERSIONS;
            note(
                ui,
                look,
                &words::VERSIONS_NOTE.fill(look.language, &[("n", &n)]),
            );
            if self.rows.is_empty() {
                ui.add_space(6.0);
                note(ui, look, why);
                return false;
            }
            let columns = [
                (look.say(words::TIME), 0.21),
                (look.say(words::WHO), 0.23),
                (look.say(words::CHANGED_AFTER), 0.38),
                ("", 0.18),
            ];
            let rows: Vec<Vec<String>> = self
                .rows
                .iter()
                .map(|row| {
                    [&row.time, &row.who, &row.changes, &row.now]
                        .map(Clone::clone)
                        .to_vec()
                })
                .collect();
            let id = Id::unique("version rows");
            choice_list::show(ui, look, id, &columns, &rows, &mut self.chosen).opened
        });
        let at = self.chosen;
        match shown.answer(&buttons) {
            None if shown.inner => VersionAnswer::Look(at),
            None => VersionAnswer::Open,
            Some(0) => VersionAnswer::Close,
            Some(1) => VersionAnswer::Restore(at),
            Some(2) => VersionAnswer::Compare(at),
            Some(_) => VersionAnswer::Look(at),
        }
    }
}
