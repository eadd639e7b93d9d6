//! The filter row of the checks page: severity, lead unit, order, and copying as a table.

use super::GroupBy;
use super::rules_list::written;
use crate::assess::checks::Severity;
use crate::exchange::table;
use crate::text::{checks_words as words, common_words};
use crate::ui::widgets::look::{self, ink, regular};
use crate::ui::widgets::{Candidate, chip, choice, segmented, small_button};
use crate::ui::{Action, Stage, read_only};
use egui::{Align, Id, Layout, Sense, Stroke, StrokeKind, Ui, UiBuilder, vec2};

/// Shows the row over all of `ui`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let area = ui.max_rect();
    let look = super::look(stage);
    ui.painter().hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, ink(stage.theme.line)),
    );
    let inner = area.shrink2(vec2(12.0, 0.0));
    let mut right = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::right_to_left(Align::Center)),
    );
    let any = super::rows::rows(stage).shown > 0;
    right.add_enabled_ui(any, |ui| {
        if small_button(ui, look, look.say(words::COPY)).clicked() {
            copy(stage);
        }
    });
    let mut left = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::left_to_right(Align::Center)),
    );
    let ui = &mut left;
    ui.spacing_mut().item_spacing.x = 7.0;
    caption(ui, stage, words::LEVEL.of(stage.language));
    let counts = super::rows::all(stage).counts;
    let on = stage.view.checks.severity;
    let all = format!(
        "{} {}",
        look.say(common_words::ALL_TASKS),
        written(counts.standing())
    );
    if chip(ui, look, &all, on.is_none(), false).clicked() {
        stage.view.checks.severity = None;
    }
    for severity in Severity::ALL {
        let name = format!(
            "{} {}",
            look.say(severity.word()),
            written(counts.at(severity))
        );
        if chip(ui, look, &name, on == Some(severity), false).clicked() {
            stage.view.checks.severity = (on != Some(severity)).then_some(severity);
        }
    }
    caption(ui, stage, look.say(common_words::LEAD_UNIT));
    unit(ui, stage);
    caption(ui, stage, look.say(words::GROUP));
    let names = [look.say(words::BY_RULE), look.say(words::BY_UNIT)];
    let place = usize::from(stage.view.checks.group == GroupBy::Unit);
    if let Some(picked) = segmented(ui, look, "checks grouping", &names, Some(place)) {
        stage.view.checks.group = if picked == 1 {
            GroupBy::Unit
        } else {
            GroupBy::Rule
        };
    }
}

fn caption(ui: &mut Ui, stage: &Stage<'_>, text: &str) {
    let galley = look::elided(
        ui.painter(),
        text,
        regular(12.0),
        ink(stage.theme.t3),
        ui.available_width(),
    );
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, ink(stage.theme.t3));
}

fn unit(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = super::look(stage);
    let chosen = stage.view.checks.unit.clone();
    let without = look.say(words::NO_UNIT);
    let shown = |unit: &str| {
        if unit.is_empty() {
            without.to_owned()
        } else {
            unit.to_owned()
        }
    };
    let units: Vec<(String, usize)> = super::rows::all(stage)
        .by_unit
        .iter()
        .map(|(unit, count)| (unit.clone(), *count))
        .collect();
    let mut options = vec![Candidate {
        words: look.say(common_words::ALL_TASKS).to_owned(),
        aside: String::new(),
        on: chosen.is_none(),
    }];
    options.extend(units.iter().map(|(unit, count)| Candidate {
        words: shown(unit),
        aside: count.to_string(),
        on: chosen.as_ref() == Some(unit),
    }));
    let value = chosen
        .as_deref()
        .map_or_else(|| look.say(common_words::ALL_TASKS).to_owned(), shown);
    let (rect, _) = ui.allocate_exact_size(vec2(128.0, 22.0), Sense::hover());
    ui.painter().rect(
        rect,
        look::RADIUS,
        ink(look.theme.panel),
        Stroke::new(1.0, ink(look.theme.line)),
        StrokeKind::Inside,
    );
    let mut field = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(3.0, 0.0))));
    let name = look.say(common_words::LEAD_UNIT);
    let picked = read_only::of_view(&mut field, |ui| {
        choice(ui, look, Id::unique("checks unit"), name, &value, &options)
    });
    if let Some(place) = picked {
        let unit = place.checked_sub(1).and_then(|place| units.get(place));
        stage.view.checks.unit = unit.map(|(unit, _)| unit.clone());
    }
}

/// Puts what is shown on the clipboard as rows of a table.
fn copy(stage: &mut Stage<'_>) {
    let language = stage.language;
    let say = |phrase: crate::text::Phrase| phrase.of(language).to_owned();
    let mut rows = vec![vec![
        say(words::LEVEL),
        say(words::RULE),
        say(common_words::NUMBER),
        say(common_words::TASK),
        say(common_words::LEAD_UNIT),
        say(common_words::STATUS),
        say(words::REASON),
    ]];
    for found in super::rows::rows(stage).passing() {
        let finding = &found.finding;
        let task = finding.task.as_ref().and_then(|id| stage.plan.task(id));
        let state = finding
            .task
            .as_ref()
            .and_then(|id| stage.assessment.task(id));
        rows.push(vec![
            say(finding.severity().word()),
            say(finding.rule.title),
            task.map_or_else(String::new, |task| task.number.clone()),
            task.map_or_else(String::new, |task| task.title.clone()),
            task.map_or_else(String::new, |task| {
                stage.plan.unit_word(task.lead_unit.as_ref()).to_owned()
            }),
            state.map_or_else(String::new, |state| say(state.status.word())),
            finding.sentence(language),
        ]);
    }
    let n = rows.len() - 1;
    stage.actions.push(Action::CopyText(table::write(&rows)));
    let told = words::COPIED.fill(language, &[("n", &n)]);
    stage.actions.push(Action::Tell(told));
}
