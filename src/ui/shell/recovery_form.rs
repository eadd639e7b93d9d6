//! The dialog of work that was left behind: which plans, when, what was done to them; to restore, to look at, to throw away.

use super::choice_list;
use crate::text::recovery_words as words;
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::widgets::look::{self, Look, SMALL, ink};
use egui::{Context, Frame, Id, Key, Label, Margin, RichText, ScrollArea, Ui};

/// Room for the place and the time.
const WIDTH: f32 = 640.0;

/// A plan whose changes were left behind, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveryRow {
    /// What it is called.
    pub name: String,
    /// Its folder, or that it was never a file.
    pub place: String,
    /// When it was changed last.
    pub time: String,
    /// How many changes there are.
    pub count: String,
    /// What they were, the latest first; or why they cannot be restored here.
    pub done: Vec<String>,
    /// Whether it can be restored here.
    pub readable: bool,
}

/// What the user wants with one of them, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryAnswer {
    /// Nothing yet.
    Open,
    /// It is asked about again at the next start.
    Later,
    /// Its changes are to be brought back.
    Restore(usize),
    /// What they change is to be shown.
    Look(usize),
    /// They are to be thrown away.
    ThrowAway(usize),
}

/// The dialog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecoveryForm {
    /// The plans.
    pub rows: Vec<RecoveryRow>,
    /// What the changes of one of them are, by its place.
    pub looked: Option<(usize, String)>,
    chosen: usize,
}

impl RecoveryForm {
    /// The dialog about some plans.
    pub fn new(rows: Vec<RecoveryRow>) -> Self {
        Self {
            rows,
            ..Self::default()
        }
    }

    /// Shows it.
    pub fn show(&mut self, ctx: &Context, look: Look) -> RecoveryAnswer {
        let readable = self.rows.get(self.chosen).is_some_and(|row| row.readable);
        let why = look.say(words::LOST_NEWER);
        let buttons = [
            Button::discard(look.say(words::THROW_AWAY)),
            Button::cancel(look.say(words::LATER)),
            Button::plain(look.say(words::LOOK))
                .with_key(Key::F3)
                .only_if(readable, why),
            Button::main(look.say(words::RESTORE)).only_if(readable, why),
        ];
        let title = words::TITLE.fill(look.language, &[("n", &self.rows.len())]);
        let dialog = Dialog {
            width: WIDTH,
            ..Dialog::new("recovery", &title, &buttons)
        };
        let shown = dialog::show(ctx, look.theme, look.language, &dialog, |ui| {
            self.body(ui, look)
        });
        let at = self.chosen;
        match shown.answer(&buttons) {
            None if shown.inner && readable => RecoveryAnswer::Restore(at),
            None => RecoveryAnswer::Open,
            Some(0) => RecoveryAnswer::ThrowAway(at),
            Some(1) => RecoveryAnswer::Later,
            Some(2) => RecoveryAnswer::Look(at),
            Some(_) => RecoveryAnswer::Restore(at),
        }
    }

    /// Whether a row was opened.
    fn body(&mut self, ui: &mut Ui, look: Look) -> bool {
        note(ui, look, look.say(words::BODY));
        let columns = [
            (look.say(words::NAME), 0.30),
            (look.say(words::PLACE), 0.36),
            (look.say(words::TIME), 0.22),
            (look.say(words::CHANGES), 0.12),
        ];
        let rows: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                [&row.name, &row.place, &row.time, &row.count]
                    .map(Clone::clone)
                    .to_vec()
            })
            .collect();
        let id = Id::unique("recovery rows");
        let done = choice_list::show(ui, look, id, &columns, &rows, &mut self.chosen);
        if let Some(row) = self.rows.get(self.chosen) {
            let looked = self.looked.as_ref().filter(|(at, _)| *at == self.chosen);
            let (heading, text) = match looked {
                Some((_, text)) => (words::DIFFERENCES, text.clone()),
                None => (words::DONE, row.done.join("\n")),
            };
            ui.add_space(6.0);
            note(ui, look, look.say(heading));
            details(ui, look, &text);
        }
        done.opened
    }
}

/// A quiet line.
pub(super) fn note(ui: &mut Ui, look: Look, words: &str) {
    let text = RichText::new(words)
        .font(look::regular(SMALL))
        .color(ink(look.theme.t3));
    ui.add(Label::new(text).wrap());
}

/// A sunk box of lines that scroll.
pub(super) fn details(ui: &mut Ui, look: Look, words: &str) {
    Frame::NONE
        .fill(ink(look.theme.sunk))
        .stroke(egui::Stroke::new(1.0, ink(look.theme.hair)))
        .corner_radius(3.0)
        .inner_margin(Margin::same(8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ScrollArea::vertical()
                .id_salt("recovery details")
                .max_height(150.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    let text = RichText::new(words)
                        .font(look::regular(SMALL))
                        .color(ink(look.theme.t2));
                    ui.add(Label::new(text).wrap());
                });
        });
}
