//! Money in 万元, and who was held to account.

use super::pane::{self, Pane};
use crate::edit::TaskField;
use crate::plan::{Accountability, Funding};
use crate::text::{self, inspector_words as words};
use crate::ui::date_field::DateField;
use crate::ui::widgets::entry_field::number_field;
use crate::ui::widgets::{self, EntryField, TextField, Understood, link};
use crate::wording;
use egui::Ui;
use std::sync::Arc;

/// Shows both sections.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    funding(ui, pane);
    accountability(ui, pane);
}

fn amount(value: f64) -> String {
    value.to_string()
}

fn funding(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let Funding { planned, paid } = pane.task.funding;
    let aside = match (planned, paid) {
        (None, None) => String::new(),
        (planned, paid) => words::FUNDING_ASIDE.fill(
            look.language,
            &[
                ("paid", &paid.map_or("–".to_owned(), amount)),
                ("planned", &planned.map_or("–".to_owned(), amount)),
            ],
        ),
    };
    if !pane.section(
        ui,
        "inspector funding",
        pane.say(words::FUNDING),
        &aside,
        false,
    ) {
        return;
    }
    let (id, name) = (pane.id("funding planned"), pane.say(words::PLANNED));
    let new = widgets::row(ui, look, name, |ui| {
        number_field(ui, look, id, name, planned, None)
    });
    if let Some(planned) = new {
        pane.set(TaskField::Funding(Funding { planned, paid }));
    }
    let (id, name) = (pane.id("funding paid"), pane.say(words::PAID));
    let new = widgets::row(ui, look, name, |ui| {
        number_field(ui, look, id, name, paid, None)
    });
    if let Some(paid) = new {
        pane.set(TaskField::Funding(Funding { planned, paid }));
    }
    if let (Some(planned), Some(paid)) = (planned, paid)
        && planned > 0.0
    {
        let share = text::percent(paid / planned);
        let line = words::PAID_SHARE.fill(look.language, &[("share", &share)]);
        widgets::row(ui, look, "", |ui| widgets::note(ui, look, &line));
    }
}

fn accountability(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = Arc::clone(&pane.task);
    let people: u64 = task
        .accountability
        .iter()
        .map(|entry| u64::from(entry.people))
        .sum();
    let aside = if task.accountability.is_empty() {
        String::new()
    } else {
        words::PEOPLE_N.fill(look.language, &[("n", &people)])
    };
    let title = pane.say(words::ACCOUNTABILITY);
    if !pane.section(ui, "inspector accountability", title, &aside, false) {
        return;
    }
    let open_id = pane.id("accountability open");
    let mut open: Option<usize> = pane::draft(ui, open_id);
    for (place, entry) in task.accountability.iter().enumerate() {
        if line(ui, pane, entry) {
            open = if open == Some(place) {
                None
            } else {
                Some(place)
            };
        }
        if open == Some(place) && edit(ui, pane, place, entry) {
            open = None;
        }
    }
    if link(ui, look, pane.say(words::ADD_ACCOUNTABILITY)).clicked() {
        let entry = Accountability {
            id: pane::new_id(),
            date: Some(pane.stage.as_of),
            ..Accountability::default()
        };
        open = Some(task.accountability.len());
        let entries = pane::plus(&task.accountability, entry);
        pane.set(TaskField::Accountability(entries));
    }
    pane::keep(ui, open_id, open);
}

fn line(ui: &mut Ui, pane: &Pane<'_, '_>, entry: &Accountability) -> bool {
    let look = pane.look;
    let later = entry.date.is_some_and(|date| date > pane.stage.as_of);
    let people = words::PEOPLE_N.fill(look.language, &[("n", &entry.people)]);
    let words = format!(
        "{} {people} {}",
        entry.date.map(text::date).unwrap_or_default(),
        entry.text
    );
    pane::entry_line(ui, look, &words, later)
}

fn edit(ui: &mut Ui, pane: &mut Pane<'_, '_>, place: usize, entry: &Accountability) -> bool {
    let look = pane.look;
    let entries = pane.task.accountability.clone();
    let mut closed = false;
    widgets::form(ui, look, |ui| {
        let (id, name) = (
            pane.id(&format!("accountability {place} date")),
            pane.say(words::DATE),
        );
        let (head, as_of, today) = (pane.stage.plan.head(), pane.stage.as_of, pane.stage.today);
        let taken = widgets::form_row(ui, look, name, |ui| {
            DateField::new(id, name, head, today)
                .near(as_of)
                .framed()
                .day(ui, look, entry.date)
        });
        if let Some(date) = taken {
            pane.set(TaskField::Accountability(pane::with(
                &entries,
                place,
                |entry| {
                    entry.date = date;
                },
            )));
        }
        let (id, name) = (
            pane.id(&format!("accountability {place} people")),
            pane.say(words::HEADCOUNT),
        );
        let shown = entry.people.to_string();
        let entered = widgets::form_row(ui, look, name, |ui| {
            EntryField::new(id, name, &shown)
                .framed()
                .show(ui, look, |text| {
                    wording::count(text)
                        .map(|value| Understood {
                            value,
                            echo: String::new(),
                        })
                        .ok_or_else(|| look.say(words::NOT_A_COUNT).to_owned())
                })
        });
        if let Some(people) = entered.value {
            pane.set(TaskField::Accountability(pane::with(
                &entries,
                place,
                |entry| {
                    entry.people = people;
                },
            )));
        }
        let key = format!("accountability {place} text");
        let (id, name) = (pane.id(&key), pane.say(words::WHAT_WAS_DONE));
        let heard = widgets::form_row(ui, look, name, |ui| {
            TextField::new(id, name, &entry.text)
                .framed()
                .hint("")
                .lines()
                .show(ui, look)
        });
        pane.hear(
            &key,
            heard.map(|text| {
                TaskField::Accountability(pane::with(&entries, place, |entry| entry.text = text))
            }),
        );
        ui.horizontal(|ui| {
            if pane::close(ui, look) {
                closed = true;
            }
            ui.add_space(8.0);
            if link(ui, look, pane.say(words::DELETE_RECORD)).clicked() {
                pane.set(TaskField::Accountability(pane::without(&entries, place)));
                closed = true;
            }
        });
    });
    closed
}
