//! The other units and the people behind a task.

use super::known::Known;
use super::pane::Pane;
use crate::edit::TaskField;
use crate::text::inspector_words as words;
use egui::Ui;
use std::sync::Arc;

/// Shows the section.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let task = Arc::clone(&pane.task);
    let aside: Vec<&str> = [task.leader.as_str(), task.person.as_str()]
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect();
    let aside = aside.join(" · ");
    if !pane.section(
        ui,
        "inspector people",
        pane.say(words::PEOPLE),
        &aside,
        false,
    ) {
        return;
    }
    pane.units_row(
        ui,
        words::SUPPORTING,
        "supporting_units",
        &task.supporting_units,
        TaskField::SupportingUnits,
    );
    pane.unit_row(
        ui,
        words::SUPERVISING,
        "supervising_unit",
        task.supervising_unit.as_ref(),
        TaskField::SupervisingUnit,
    );
    pane.pick_row(
        ui,
        words::LEADER,
        "leader",
        &task.leader,
        Known::Leaders,
        TaskField::Leader,
    );
    pane.pick_row(
        ui,
        words::PERSON,
        "person",
        &task.person,
        Known::Persons,
        TaskField::Person,
    );
    pane.pick_row(
        ui,
        words::PHONE,
        "phone",
        &task.phone,
        Known::Phones,
        TaskField::Phone,
    );
}
