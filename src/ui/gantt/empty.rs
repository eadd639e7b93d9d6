//! What stands there when no task can be shown: an empty plan, or a search that found nothing.

use crate::chart::theme::size;
use crate::text::gantt_words;
use crate::ui::widgets::{Look, main_button, plain_button};
use crate::ui::{Command, Filter, Stage, fonts, paint, read_only};
use egui::{Align2, Rect, Ui, pos2, vec2};

fn words(ui: &Ui, stage: &Stage<'_>, middle: egui::Pos2, title: &str, text: &str) {
    let theme = stage.theme;
    ui.painter().text(
        middle - vec2(0.0, 46.0),
        Align2::CENTER_CENTER,
        title,
        fonts::bold(size::font::TITLE),
        paint::color(theme.t1),
    );
    ui.painter().text(
        middle - vec2(0.0, 18.0),
        Align2::CENTER_CENTER,
        text,
        fonts::regular(size::font::SMALL),
        paint::color(theme.t3),
    );
}

/// Buttons in a row about a middle; the width of the row is kept from the frame before.
fn centered(ui: &mut Ui, middle: egui::Pos2, name: &str, content: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(name);
    let width: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(320.0);
    let rect = Rect::from_min_size(
        pos2(middle.x - width / 2.0, middle.y + 4.0),
        vec2(width + 40.0, size::FIELD as f32 + 2.0),
    );
    let mut row = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    content(&mut row);
    let found = row.min_rect().width();
    if (found - width).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, found));
        ui.ctx().request_discard("centre a row of buttons");
    }
}

/// The empty plan: what to do next, and how.
pub(super) fn no_tasks(ui: &mut Ui, stage: &mut Stage<'_>, area: Rect) {
    let look = Look {
        theme: stage.theme,
        language: stage.language,
    };
    let middle = area.center();
    let (title, text) = (
        stage.say(gantt_words::EMPTY_PLAN),
        stage.say(gantt_words::EMPTY_PLAN_HOW),
    );
    words(ui, stage, middle, title, text);
    centered(ui, middle, "empty plan", |ui| {
        read_only::changes(ui, |ui| {
            if main_button(ui, look, look.say(Command::NewTask.text())).clicked() {
                stage.actions.command(Command::NewTask);
            }
            if plain_button(ui, look, look.say(gantt_words::PASTE_ROWS)).clicked() {
                stage.actions.command(Command::Paste);
            }
        });
        if plain_button(ui, look, look.say(Command::OpenSample.text())).clicked() {
            stage.actions.command(Command::OpenSample);
        }
    });
}

/// A filter that lets nothing through.
pub(super) fn nothing_found(ui: &mut Ui, stage: &mut Stage<'_>, area: Rect) {
    let look = Look {
        theme: stage.theme,
        language: stage.language,
    };
    let middle = area.center();
    // A grid without bars says nothing, and its lines do not run through the words.
    ui.painter()
        .rect_filled(area, 0.0, paint::color(stage.theme.panel));
    let text =
        gantt_words::NOTHING_FOUND_HOW.fill(stage.language, &[("n", &stage.plan.tasks().len())]);
    words(
        ui,
        stage,
        middle,
        stage.say(gantt_words::NOTHING_FOUND),
        &text,
    );
    centered(ui, middle, "nothing found", |ui| {
        if main_button(ui, look, look.say(gantt_words::CLEAR_FILTERS)).clicked() {
            stage.view.filter = Filter::default();
        }
    });
}
