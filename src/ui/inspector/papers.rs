//! The papers of a task's close-out, to be saved as Word files.

use super::pane::Pane;
use crate::exchange::report::{Ground, Paper, application, notice};
use crate::plan::Task;
use crate::text::disclosure_words as words;
use crate::ui::widgets::link;
use crate::ui::widgets::look::{SMALL, ink};
use crate::ui::{Action, read_only};
use egui::{RichText, Ui, vec2};

/// Shows the links.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let mut asked: Option<fn(&Ground<'_>, &Task) -> Paper> = None;
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
        let title = RichText::new(look.say(words::PAPERS_OF_TASK)).size(SMALL);
        ui.label(title.color(ink(look.theme.t3)));
        if read_only::of_view(ui, |ui| link(ui, look, look.say(words::NOTICE))).clicked() {
            asked = Some(notice);
        }
        if read_only::of_view(ui, |ui| link(ui, look, look.say(words::APPLICATION))).clicked() {
            asked = Some(application);
        }
    });
    if let Some(make) = asked {
        let ground = Ground {
            plan: pane.stage.plan,
            assessment: pane.stage.assessment,
            language: pane.stage.language,
        };
        let paper = Box::new(make(&ground, &pane.task));
        pane.stage
            .actions
            .push(Action::SavePaper { paper, word: true });
    }
}
