//! The row above the page: what is drawn, which days, and pasting and taking away.

use super::look;
use crate::chart::trends::Scaling;
use crate::exchange::paste_points;
use crate::plan::{Id, Indicator, Plan};
use crate::text::{Language, trends_words as words};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::{chip, crowded_bar, segmented};
use crate::ui::{Action, Command, Landed, Pasting, Reading, Shows, Stage, paint, read_only};
use egui::Ui;

/// Shows the row.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, lead: &Indicator, shown: &[&Indicator]) {
    let rect = ui.max_rect();
    ui.painter()
        .rect_filled(rect, 0.0, paint::color(stage.theme.win));
    crowded_bar::show(
        ui,
        rect,
        "trends bar",
        stage,
        |ui, stage| drawn(ui, stage, shown),
        |ui, stage| days(ui, stage, shown),
    );
    let _ = lead;
}

/// What is drawn.
fn drawn(ui: &mut Ui, stage: &mut Stage<'_>, shown: &[&Indicator]) {
    let look = look(stage);
    let targets = !stage.view.trends.hide_targets;
    if chip(ui, look, stage.say(words::TARGET_LINES), targets, targets).clicked() {
        stage.view.trends.hide_targets = targets;
    }
    let later = !stage.view.trends.hide_later;
    if chip(ui, look, stage.say(words::AFTER_AS_OF), later, later).clicked() {
        stage.view.trends.hide_later = later;
    }
    let mut units: Vec<&str> = shown.iter().map(|one| one.unit.as_str()).collect();
    units.sort_unstable();
    units.dedup();
    if shown.len() > 1 {
        // More than two units have no axis each: only the index is possible.
        let scaling = if units.len() > 2 {
            Scaling::Indexed
        } else {
            stage.view.trends.scaling
        };
        let names = [stage.say(words::OWN_AXES), stage.say(words::INDEXED)];
        let on = usize::from(scaling == Scaling::Indexed);
        let picked = segmented(ui, look, stage.say(words::SCALING), &names, Some(on));
        if let Some(place) = picked.filter(|_| units.len() <= 2) {
            stage.view.trends.scaling = if place == 1 {
                Scaling::Indexed
            } else {
                Scaling::OwnAxes
            };
        }
    }
}

/// Which days, pasting, and the picture.
fn days(ui: &mut Ui, stage: &mut Stage<'_>, shown: &[&Indicator]) {
    let look = look(stage);
    if small_button(ui, look, stage.say(words::EXPORT_PICTURE)).clicked() {
        stage.actions.command(Command::ExportPicture);
    }
    let button = |ui: &mut Ui| small_button(ui, look, stage.say(words::PASTE_DATA));
    let paste = read_only::changes(ui, button).on_hover_text(stage.say(words::PASTE_HINT));
    if paste.clicked() {
        stage.view.trends.paste_asked = true;
        ui.ctx()
            .send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }
    if small_button(ui, look, stage.say(words::ALL_DATA)).clicked() {
        stage.view.trends.window = all_days(shown);
    }
    if small_button(ui, look, stage.say(words::PLAN_WINDOW)).clicked() {
        stage.view.trends.window = None;
    }
}

/// The days of every value and target of what is shown, since 1970-01-01.
fn all_days(shown: &[&Indicator]) -> Option<(f64, f64)> {
    use crate::chart::time_axis::day_number;
    let days: Vec<_> = shown
        .iter()
        .flat_map(|one| {
            let points = one
                .points
                .iter()
                .filter(|point| point.value.is_some())
                .map(|point| (point.start, point.end));
            points.chain(one.targets.iter().map(|target| (target.start, target.end)))
        })
        .collect();
    let from = days.iter().map(|(start, _)| *start).min()?;
    let to = days.iter().map(|(_, end)| *end).max()?;
    Some((f64::from(day_number(from)), f64::from(day_number(to)) + 1.0))
}

/// Takes text pasted while no field has the focus, or asked for by the button, as points of the leading indicator.
pub(super) fn take_paste(ui: &Ui, stage: &mut Stage<'_>, lead: &Indicator) {
    let asked = stage.view.trends.paste_asked;
    if !asked && ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let text = ui.input_mut(|input| {
        let place = input
            .events
            .iter()
            .position(|event| matches!(event, egui::Event::Paste(_)))?;
        match input.events.remove(place) {
            egui::Event::Paste(text) => Some(text),
            _ => None,
        }
    });
    let Some(text) = text else { return };
    stage.view.trends.paste_asked = false;
    if stage.refuses() {
        return;
    }
    stage.actions.push(Action::EndTyping);
    stage.actions.push(Action::Paste(Box::new(Pasting::Points {
        text,
        indicator: lead.id.clone(),
    })));
}

/// What pasted periods and values are in an indicator.
pub(in crate::ui) fn read_pasted(
    text: &str,
    indicator: &Id,
    plan: &Plan,
    language: Language,
) -> Reading {
    let refused = |said: String| {
        let shows = Shows::Points {
            values: false,
            said,
        };
        Reading::Take(
            None,
            Landed {
                shows,
                ..Landed::default()
            },
        )
    };
    let Some(lead) = plan.indicators().get(indicator) else {
        return refused(words::PASTED_NOWHERE.of(language).to_owned());
    };
    let pasted = match paste_points(text, lead, language) {
        Ok(pasted) => pasted,
        Err(error) => return refused(error.sentence(language)),
    };
    let mut said = words::PASTED.fill(
        language,
        &[("added", &pasted.added), ("replaced", &pasted.replaced)],
    );
    for note in pasted.notes.iter().take(3) {
        if language == Language::En {
            said.push(' ');
        }
        said.push_str(&note.sentence(language));
    }
    let landed = Landed {
        told: said.clone(),
        shows: Shows::Points { values: true, said },
        notes: None,
    };
    Reading::Take(Some(Box::new(pasted.edit())), landed)
}
