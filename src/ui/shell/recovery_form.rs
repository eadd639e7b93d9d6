//! The dialog of work that was left behind: which plans, when, what was done to them; to restore or to throw away.

use super::choice_list;
use crate::text::recovery_words as words;
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, Look, SMALL, ink};
use egui::{Context, Frame, Id, Label, Margin, RichText, ScrollArea, Ui};

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
    /// What they change is to be worked out.
    Look(usize),
    /// They are to be thrown away.
    ThrowAway(usize),
}

/// The dialog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecoveryForm {
    /// The plans.
    pub rows: Vec<RecoveryRow>,
    /// What the changes of each are, from what to what, as far as that was worked out.
    pub looked: Vec<Looked>,
    chosen: usize,
}

/// What is known of the changes of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Looked {
    /// Not yet asked for.
    #[default]
    No,
    /// Being worked out.
    Coming,
    /// Line by line.
    Known(String),
}

impl RecoveryForm {
    /// The dialog about some plans.
    pub fn new(rows: Vec<RecoveryRow>) -> Self {
        Self {
            looked: vec![Looked::No; rows.len()],
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
            None => match self.looked.get_mut(at) {
                Some(looked @ Looked::No) if readable => {
                    *looked = Looked::Coming;
                    RecoveryAnswer::Look(at)
                }
                _ => RecoveryAnswer::Open,
            },
            Some(0) => RecoveryAnswer::ThrowAway(at),
            Some(1) => RecoveryAnswer::Later,
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
            let (heading, text) = match self.looked.get(self.chosen) {
                Some(Looked::Known(text)) => (words::DIFFERENCES, text.clone()),
                _ => (words::DONE, row.done.join("\n")),
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
                .show_following(ui, |ui| {
                    let text = RichText::new(words)
                        .font(look::regular(SMALL))
                        .color(ink(look.theme.t2));
                    ui.add(Label::new(text).wrap());
                });
        });
}
