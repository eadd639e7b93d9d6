//! What a clerk looks for first: who leads, by when, how far, who watches.

use super::pane::Pane;
use super::{completion, deadline};
use crate::edit::{Edit, TaskField};
use crate::plan::SupervisionLevel;
use crate::text::{Phrase, common_words, inspector_words as words};
use crate::ui::widgets::look::{self, SMALL, ink};
use crate::ui::widgets::{self, Candidate, EntryField, Understood, choice, section};
use crate::wording;
use egui::{Align2, Ui};
use std::sync::Arc;

/// Shows the rows.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    section::line(ui, pane.look);
    let task = Arc::clone(&pane.task);
    pane.unit_row(
        ui,
        common_words::LEAD_UNIT,
        "lead_unit",
        task.lead_unit.as_ref(),
        TaskField::LeadUnit,
    );
    pane.units_row(
        ui,
        words::RESPONSIBLE,
        "responsible_units",
        &task.responsible_units,
        TaskField::ResponsibleUnits,
    );
    pane.unit_row(
        ui,
        words::ACCEPTING,
        "accepting_unit",
        task.accepting_unit.as_ref(),
        TaskField::AcceptingUnit,
    );
    deadline::start_row(ui, pane);
    deadline::due_row(ui, pane);
    deadline::changes(ui, pane);
    progress_row(ui, pane);
    completion::row(ui, pane);
    supervision_row(ui, pane);
}

fn progress_row(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let state = pane.stage.assessment.task(&pane.task.id).cloned();
    let percent = state.as_ref().and_then(|state| state.percent);
    let shown = percent.map_or_else(String::new, |percent| format!("{percent}%"));
    let (id, name) = (pane.id("progress"), pane.say(words::PROGRESS));
    let entered = widgets::row(ui, look, name, |ui| {
        let field = EntryField::new(id, name, &shown);
        let field = field.hint(look.say(common_words::NOT_REPORTED));
        field.show(ui, look, |text| {
            wording::percent(text)
                .map(|value| Understood {
                    value,
                    echo: String::new(),
                })
                .ok_or_else(|| look.say(words::NOT_A_PERCENT).to_owned())
        })
    });
    if let Some(state) = state.filter(|state| !state.status.is_done() && !entered.focused) {
        let expected = format!("{:.0}%", state.expected);
        look::write(
            ui.painter(),
            entered.response.rect.right_center() - egui::vec2(4.0, 0.0),
            Align2::RIGHT_CENTER,
            &words::EXPECTED.fill(look.language, &[("percent", &expected)]),
            look::regular(SMALL),
            ink(look.theme.t4),
            entered.response.rect.width() - 44.0,
        );
    }
    if let Some(percent) = entered.value {
        let edit = Edit::SetProgress {
            ids: vec![pane.task.id.clone()],
            percent,
            on: pane.stage.as_of,
        };
        pane.stage.actions.edit(edit);
    }
}

/// The words of a supervision level.
pub fn supervision_words(level: SupervisionLevel) -> Phrase {
    match level {
        SupervisionLevel::CityLeaders => words::LEVEL_CITY_LEADERS,
        SupervisionLevel::CityOffices => words::LEVEL_CITY_OFFICES,
        SupervisionLevel::InspectionBody => words::LEVEL_INSPECTION_BODY,
        SupervisionLevel::DepartmentsAndDistricts => words::LEVEL_DEPARTMENTS,
    }
}

fn supervision_row(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let level = pane.task.supervision_level;
    let mut options = vec![Candidate {
        words: pane.say(words::NOT_SUPERVISED).to_owned(),
        aside: String::new(),
        on: level.is_none(),
    }];
    options.extend(SupervisionLevel::ALL.map(|each| Candidate {
        words: supervision_words(each).of(look.language).to_owned(),
        aside: String::new(),
        on: level == Some(each),
    }));
    let value = level.map_or("", |level| supervision_words(level).of(look.language));
    let (id, name) = (pane.id("supervision"), pane.say(words::SUPERVISION));
    let picked = widgets::row(ui, look, name, |ui| {
        choice(ui, look, id, name, value, &options)
    });
    if let Some(place) = picked {
        let level = place
            .checked_sub(1)
            .and_then(|place| SupervisionLevel::ALL.get(place).copied());
        pane.set(TaskField::SupervisionLevel(level));
    }
}
