//! What a side says, with what is not as before marked.

use crate::edit::merge::{Conflict, Mark, Said, Stretch, stretches};
use crate::text::Language;
use crate::ui::widgets::Look;
use crate::ui::widgets::look::{self, BODY, ink};
use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Stroke, Ui};
use std::sync::Arc;

/// So many characters of a text are shown; more would fill the window.
const MOST: usize = 1_200;

/// The three texts of a conflict, the two sides against the first.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    language: Language,
    base: String,
    pub theirs: Vec<Stretch>,
    pub ours: Vec<Stretch>,
}

fn shortened(said: &Said, language: Language) -> String {
    let text = said.text(language);
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

impl Marked {
    /// The texts of a conflict.
    pub fn of(conflict: &Conflict, language: Language) -> Self {
        let base = shortened(&conflict.base, language);
        let against = |said: &Said| {
            let text = shortened(said, language);
            // Words of the program (deleted, changed such and such) are no version of what was there.
            let own = matches!(said, Said::Deleted | Said::Fields { .. });
            if own || base.is_empty() {
                let mark = if own { Mark::Equal } else { Mark::Added };
                vec![Stretch { mark, text }]
            } else {
                stretches(&base, &text)
            }
        };
        Self {
            language,
            theirs: against(&conflict.theirs),
            ours: against(&conflict.ours),
            base,
        }
    }

    /// Whether it was made for this language.
    pub fn is_for(&self, language: Language) -> bool {
        self.language == language
    }

    /// What was there before.
    pub fn base(&self, ui: &Ui, look: Look, width: f32) -> Arc<Galley> {
        let text = if self.base.is_empty() {
            "–"
        } else {
            &self.base
        };
        let mut job = LayoutJob::simple(
            text.to_owned(),
            look::regular(BODY),
            ink(look.theme.t1),
            width,
        );
        job.wrap.break_anywhere = false;
        ui.painter().layout_job(job)
    }
}

/// A side with its marks: what came in note colours, what only went struck through.
pub(super) fn side(ui: &Ui, look: Look, all: &[Stretch], width: f32) -> Arc<Galley> {
    let theme = look.theme;
    let plain = TextFormat {
        font_id: look::regular(BODY),
        color: ink(theme.t1),
        ..TextFormat::default()
    };
    let came = TextFormat {
        background: ink(theme.note_bg),
        underline: Stroke::new(2.0, ink(theme.note_edge)),
        ..plain.clone()
    };
    let went = TextFormat {
        color: ink(theme.t3),
        strikethrough: Stroke::new(1.0, ink(theme.t3)),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for (place, stretch) in all.iter().enumerate() {
        let replaced = all
            .get(place + 1)
            .is_some_and(|next| next.mark == Mark::Added);
        match stretch.mark {
            Mark::Equal => job.append(&stretch.text, 0.0, plain.clone()),
            Mark::Added => job.append(&stretch.text, 0.0, came.clone()),
            // What came in its place says enough.
            Mark::Removed if replaced => {}
            Mark::Removed => job.append(&stretch.text, 0.0, went.clone()),
        }
    }
    if job.text.is_empty() {
        job.append("–", 0.0, plain);
    }
    ui.painter().layout_job(job)
}
