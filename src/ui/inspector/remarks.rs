//! Remarks, where the facts come from, and the ledger columns the program does not know.

use super::known::Known;
use super::pane::{self, Pane};
use crate::edit::TaskField;
use crate::text::inspector_words as words;
use crate::ui::widgets::{self, Icon, TextField, icon_button};
use egui::Ui;
use std::sync::Arc;

/// Shows both sections.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let task = Arc::clone(&pane.task);
    let aside = task.remarks.lines().next().unwrap_or("").to_owned();
    let open = pane.is_open("inspector remarks", true);
    let aside = if open { String::new() } else { aside };
    if pane.section(
        ui,
        "inspector remarks",
        pane.say(words::REMARKS_AND_SOURCE),
        &aside,
        true,
    ) {
        pane.lines_row(
            ui,
            words::REMARKS,
            "remarks",
            &task.remarks,
            TaskField::Remarks,
        );
        pane.pick_row(
            ui,
            words::SOURCE_ADDRESS,
            "source_address",
            &task.source_address,
            Known::Sources,
            TaskField::SourceAddress,
        );
        if task.sample || !task.real_facts.is_empty() {
            pane.lines_row(
                ui,
                words::REAL_FACTS,
                "real_facts",
                &task.real_facts,
                TaskField::RealFacts,
            );
        }
    }
    extra(ui, pane);
}

/// Columns of ledgers that have no field of their own.
fn extra(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = Arc::clone(&pane.task);
    let aside = match task.extra.len() {
        0 => String::new(),
        n => n.to_string(),
    };
    if !pane.section(ui, "inspector extra", pane.say(words::EXTRA), &aside, false) {
        return;
    }
    for (heading, value) in &task.extra {
        let key = format!("extra {heading}");
        let id = pane.id(&key);
        let mut removed = false;
        let heard = widgets::row(ui, look, heading, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let width = ui.available_width() - 20.0;
                let heard = TextField::new(id, heading, value)
                    .lines()
                    .width(width)
                    .show(ui, look);
                removed = icon_button(ui, look, Icon::Close, pane.say(words::DELETE_COLUMN), 20.0)
                    .clicked();
                heard
            })
            .inner
        });
        pane.hear(
            &key,
            heard.map(|text| {
                let mut extra = task.extra.clone();
                extra.insert(heading.clone(), text);
                TaskField::Extra(extra)
            }),
        );
        if removed {
            let mut extra = task.extra.clone();
            extra.remove(heading);
            pane.set(TaskField::Extra(extra));
        }
    }
    add(ui, pane);
}

/// A new column: its heading, taken with Enter.
fn add(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let (id, text_id) = (pane.id("extra new"), pane.id("extra new text"));
    let mut heading: String = pane::draft(ui, text_id).unwrap_or_default();
    let heard = TextField::new(id, pane.say(words::NEW_COLUMN), &heading)
        .hint(pane.say(words::NEW_COLUMN_HINT))
        .show(ui, look);
    let had_focus = heard.focused || heard.left;
    if let Some(typed) = heard.value {
        heading = typed;
    }
    let name = heading.trim().to_owned();
    if had_focus
        && ui.input(|input| input.key_pressed(egui::Key::Enter))
        && !name.is_empty()
        && !pane.task.extra.contains_key(&name)
    {
        let mut extra = pane.task.extra.clone();
        let field = pane.id(&format!("extra {name}"));
        extra.insert(name, String::new());
        pane.set(TaskField::Extra(extra));
        heading.clear();
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    let kept = (!heading.is_empty()).then_some(heading);
    pane::keep_typed(ui, text_id, Some(&pane.task.id), kept, |_| true);
}
