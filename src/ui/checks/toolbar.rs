//! The filter row of the checks page: severity, lead unit, order, and copying as a table.

use super::GroupBy;
use super::rules_list::written;
use crate::assess::checks::Severity;
use crate::exchange::table;
use crate::plan::Id;
use crate::text::{checks_words as words, common_words};
use crate::ui::widgets::chips::drop_button;
use crate::ui::widgets::crowded_bar;
use crate::ui::widgets::look::{self, ink, regular};
use crate::ui::widgets::{chip, drop_list, segmented, small_button, unit_list};
use crate::ui::{Action, Stage};
use egui::{Sense, Stroke, Ui};
use std::sync::Arc;

/// Shows the row over all of `ui`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let area = ui.max_rect();
    let look = super::look(stage);
    ui.painter().hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, ink(stage.theme.line)),
    );
    crowded_bar::show(ui, area, "checks bar", stage, filters, |ui, stage| {
        let any = super::rows::rows(stage).shown > 0;
        ui.add_enabled_ui(any, |ui| {
            if small_button(ui, look, look.say(words::COPY)).clicked() {
                copy(stage);
            }
        });
    });
}

/// What stands at the left: severity, lead unit, order.
fn filters(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = super::look(stage);
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

/// The units that findings are about, to be found by typing a part of the name or its sounds.
fn unit(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = super::look(stage);
    let chosen = stage.view.checks.unit.clone();
    let (all, without) = (look.say(common_words::ALL_TASKS), look.say(words::NO_UNIT));
    let shown = match &chosen {
        None => all.to_owned(),
        Some(None) => without.to_owned(),
        Some(Some(id)) => stage.plan.unit_label(id),
    };
    let short = if shown.chars().count() > 10 {
        shown.chars().take(9).chain(['…']).collect()
    } else {
        shown
    };
    let counts = Arc::clone(&super::rows::all(stage));
    let name = look.say(common_words::LEAD_UNIT);
    let button = drop_button(ui, look, &short, name);
    drop_list::under(&button, |ui| {
        if drop_list::pick(ui, chosen.is_none(), all) {
            stage.view.checks.unit = None;
        }
        if let Some(count) = counts.by_unit.get(&None) {
            let words = format!("{without} {count}");
            if drop_list::pick(ui, chosen == Some(None), &words) {
                stage.view.checks.unit = Some(None);
            }
        }
        let count = |id: &Id| counts.by_unit.get(&Some(id.clone())).copied();
        let now = chosen.clone().flatten();
        let mut picked = None;
        unit_list::counted(ui, stage, now.as_ref(), count, |id| picked = Some(id));
        if picked.is_some() {
            stage.view.checks.unit = Some(picked);
        }
    });
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
