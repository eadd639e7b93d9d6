//! The totals as published, in the form of the plan's settings: counts, due years, their day and source.

use crate::plan::{DeclaredTotals, Head};
use crate::text::{Phrase, shell_words as words};
use crate::ui::date_field::DateField;
use crate::ui::shell::plan_form::wide;
use crate::ui::widgets::entry_field::number_field;
use crate::ui::widgets::look::{self, Look};
use crate::ui::widgets::{TextField, note, warning};
use egui::{Id, Ui};
use jiff::civil::Date;

/// Shows the rows and changes the head's declared totals; all empty means that none are declared.
pub(super) fn rows(ui: &mut Ui, look: Look, head: &mut Head, today: Date) {
    note(ui, look, look.say(words::F_DECLARED_NOTE));
    let mut declared = head.declared.clone().unwrap_or_default();
    count(ui, look, words::F_DECLARED_TASKS, &mut declared.tasks);
    count(ui, look, words::F_DECLARED_DONE, &mut declared.completed);
    years(ui, look, head, &mut declared);
    wide(ui, look, look.say(words::F_DECLARED_DATE), |ui| {
        let name = look.say(words::F_DECLARED_DATE);
        let picked = DateField::new(Id::unique("declared date"), name, head, today)
            .framed()
            .width(150.0)
            .day(ui, look, declared.date);
        if let Some(day) = picked {
            declared.date = day;
        }
    });
    wide(ui, look, look.say(words::F_DECLARED_SOURCE), |ui| {
        let name = look.say(words::F_DECLARED_SOURCE);
        let heard = TextField::new(Id::unique("declared source"), name, &declared.source)
            .framed()
            .show(ui, look);
        if let Some(told) = heard.value {
            declared.source = told;
        }
    });
    let sum: u64 = declared.due_by_year.values().copied().map(u64::from).sum();
    if let Some(tasks) = declared.tasks
        && !declared.due_by_year.is_empty()
        && sum > u64::from(tasks)
    {
        let sentence =
            words::F_DECLARED_SUM.fill(look.language, &[("sum", &sum), ("tasks", &tasks)]);
        warning(ui, look, &sentence);
    }
    head.declared = (declared != DeclaredTotals::default()).then_some(declared);
}

fn count(ui: &mut Ui, look: Look, name: Phrase, value: &mut Option<u32>) {
    let label = look.say(name);
    wide(ui, look, label, |ui| {
        let shown = value.map(f64::from);
        let id = Id::unique(("declared", name.en));
        if let Some(told) = number_field(ui, look, id, label, shown, Some(90.0)) {
            *value = told.map(whole);
        }
    });
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to ten million tasks"
)]
fn whole(told: f64) -> u32 {
    told.round().clamp(0.0, 10_000_000.0) as u32
}

/// One field a year of the window, and of every year that is declared.
fn years(ui: &mut Ui, look: Look, head: &Head, declared: &mut DeclaredTotals) {
    let first = head.window_start.year();
    let last = head.window_end.year().min(first.saturating_add(11));
    let mut all: Vec<i16> = (first..=last)
        .chain(declared.due_by_year.keys().copied())
        .collect();
    all.sort_unstable();
    all.dedup();
    let label = look.say(words::F_DECLARED_YEARS);
    wide(ui, look, label, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(8.0, 4.0);
            for year in all {
                let name = words::F_DECLARED_YEAR.fill(look.language, &[("year", &year)]);
                let shown = declared.due_by_year.get(&year).copied().map(f64::from);
                let (rect, _) =
                    ui.allocate_exact_size(egui::vec2(32.0, 26.0), egui::Sense::hover());
                look::write(
                    ui.painter(),
                    rect.left_center(),
                    egui::Align2::LEFT_CENTER,
                    &year.to_string(),
                    look::regular(look::SMALL),
                    look::ink(look.theme.t3),
                    rect.width(),
                );
                let id = Id::unique(("declared year", year));
                if let Some(told) = number_field(ui, look, id, &name, shown, Some(56.0)) {
                    match told {
                        Some(count) => {
                            declared.due_by_year.insert(year, whole(count));
                        }
                        None => {
                            declared.due_by_year.remove(&year);
                        }
                    }
                }
            }
        });
    });
}
