//! Progress notes: the latest in front, all of them on demand, a new one dated the as-of date.

use super::known::{self, Known};
use super::pane::{self, Pane};
use crate::edit::TaskField;
use crate::plan::ProgressNote;
use crate::text::{self, Phrase, common_words, inspector_words as words};
use crate::ui::read_only;
use crate::ui::widgets::look::{self, SMALL, ink};
use crate::ui::widgets::{
    self, EntryField, Heard, PickField, TextField, Understood, link, small_button,
    small_main_button,
};
use crate::wording;
use egui::{Sense, Ui, vec2};

/// Shows the section.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = std::sync::Arc::clone(&pane.task);
    let as_of = pane.stage.as_of;
    let mut order: Vec<usize> = (0..task.notes.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse((task.notes[*place].date, *place)));
    let latest = order
        .iter()
        .copied()
        .find(|place| task.notes[*place].date <= as_of);
    let aside = latest.map_or_else(String::new, |place| headline(&task.notes[place]));
    if !pane.section(ui, "inspector notes", pane.say(words::LATEST), &aside, true) {
        return;
    }
    let all_id = pane.id("notes all");
    let form_id = pane.id("note form");
    let open_id = pane.id("note open");
    let mut all = pane::draft::<bool>(ui, all_id).unwrap_or(false);
    let mut open: Option<usize> = pane::draft(ui, open_id);
    let mut form: Option<ProgressNote> = pane::draft(ui, form_id);
    match latest {
        Some(place) if open == Some(place) => {
            if edit(ui, pane, place) {
                open = None;
            }
        }
        Some(place) => body(ui, pane, &task.notes[place], false),
        None => {
            widgets::note(ui, look, pane.say(words::NO_NOTE));
        }
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(14.0, 2.0);
        if link(ui, look, pane.say(words::ADD_NOTE)).clicked() {
            form = match form {
                Some(_) => None,
                None => Some(ProgressNote {
                    date: as_of,
                    by: latest.map_or_else(String::new, |place| task.notes[place].by.clone()),
                    ..ProgressNote::default()
                }),
            };
        }
        if let Some(place) = latest
            && open != Some(place)
            && link(ui, look, pane.say(words::AMEND)).clicked()
        {
            open = Some(place);
        }
        if order.len() > 1 || latest.is_none() && !order.is_empty() {
            let phrase = words::ALL_NOTES.fill(look.language, &[("n", &order.len())]);
            if read_only::of_view(ui, |ui| link(ui, look, &phrase)).clicked() {
                all = !all;
            }
        }
    });
    let form = form.and_then(|note| write(ui, pane, note));
    let owner = Some(&pane.task.id);
    pane::keep_typed(ui, form_id, owner, form, |note| !is_empty(note));
    if all {
        for place in order {
            if Some(place) == latest {
                continue;
            }
            list_entry(ui, pane, place, &mut open);
        }
    }
    pane::keep(ui, all_id, all.then_some(true));
    pane::keep(ui, open_id, open);
}

/// `2021-11-18 · 85% · 县交通局 李某`: what is cut first where room is short comes last.
fn headline(note: &ProgressNote) -> String {
    let mut parts = vec![text::date(note.date)];
    if let Some(percent) = note.percent {
        parts.push(format!("{percent}%"));
    }
    if !note.by.is_empty() {
        parts.push(note.by.clone());
    }
    parts.join(" · ")
}

fn body(ui: &mut Ui, pane: &Pane<'_, '_>, note: &ProgressNote, later: bool) {
    let look = pane.look;
    let color = ink(if later { look.theme.t4 } else { look.theme.t1 });
    let quiet = ink(if later { look.theme.t4 } else { look.theme.t3 });
    for (label, words) in [
        (None, &note.done),
        (Some(words::PROBLEMS), &note.problems),
        (Some(words::NEXT_STEP), &note.next_step),
    ] {
        if words.is_empty() {
            continue;
        }
        let mut job = egui::text::LayoutJob::default();
        job.wrap.max_width = ui.available_width();
        let format = |color| egui::text::TextFormat {
            font_id: look::regular(SMALL),
            color,
            line_height: Some(19.0),
            ..Default::default()
        };
        if let Some(label) = label {
            job.append(pane.say(label), 0.0, format(quiet));
            job.append("  ", 0.0, format(quiet));
        }
        job.append(words, 0.0, format(color));
        let galley = ui.painter().layout_job(job);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
        ui.painter().galley(rect.min, galley, color);
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    }
}

fn list_entry(ui: &mut Ui, pane: &mut Pane<'_, '_>, place: usize, open: &mut Option<usize>) {
    let look = pane.look;
    let note = pane.task.notes[place].clone();
    let later = note.date > pane.stage.as_of;
    ui.add_space(6.0);
    let mut clicked = false;
    ui.horizontal(|ui| {
        let mut line = headline(&note);
        if later {
            line = format!("{line} · {}", pane.say(words::AFTER_AS_OF));
        }
        let (rect, _) = ui.allocate_exact_size(
            vec2(ui.available_width() - 44.0, look::FIELD_ROW),
            Sense::hover(),
        );
        look::write(
            ui.painter(),
            rect.left_center(),
            egui::Align2::LEFT_CENTER,
            &line,
            look::regular(SMALL),
            ink(if later { look.theme.t4 } else { look.theme.t3 }),
            rect.width(),
        );
        clicked = link(ui, look, pane.say(words::AMEND)).clicked();
    });
    if clicked {
        *open = if *open == Some(place) {
            None
        } else {
            Some(place)
        };
    }
    if *open == Some(place) {
        if edit(ui, pane, place) {
            *open = None;
        }
    } else {
        body(ui, pane, &note, later);
    }
}

/// Whether a note says nothing yet.
fn is_empty(note: &ProgressNote) -> bool {
    let texts = [&note.done, &note.problems, &note.next_step];
    note.percent.is_none() && texts.iter().all(|text| text.trim().is_empty())
}

/// A new note; returns what to keep of it.
fn write(ui: &mut Ui, pane: &mut Pane<'_, '_>, mut note: ProgressNote) -> Option<ProgressNote> {
    let look = pane.look;
    let mut keep = true;
    let mut came = false;
    let from = ui.cursor().min;
    widgets::form(ui, look, |ui| {
        let id = pane.id("note date");
        pane::form_day(
            ui,
            look,
            id,
            pane.say(words::DATE),
            &mut note.date,
            pane.stage,
        );
        let id = pane.id("note percent");
        came = widgets::focus_at_first(ui, pane.id("note form"), id);
        percent_row(ui, pane, id, note.percent, |percent| note.percent = percent);
        for (phrase, text) in [
            (words::NOTE_DONE, &mut note.done),
            (words::PROBLEMS, &mut note.problems),
            (words::NEXT_STEP, &mut note.next_step),
        ] {
            let id = pane.id(phrase.en);
            pane::form_text(ui, look, id, pane.say(phrase), text, true);
        }
        let id = pane.id("note by");
        pane::form_pick(
            ui,
            look,
            id,
            pane.say(words::REPORTED_BY),
            &mut note.by,
            pane.stage,
            Known::Persons,
        );
        let empty = is_empty(&note);
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let response = ui
                .add_enabled_ui(!empty, |ui| {
                    small_main_button(ui, look, pane.say(words::RECORD))
                })
                .inner
                .on_disabled_hover_text(pane.say(words::NOTE_EMPTY));
            if response.clicked() {
                let mut note = note.clone();
                note.id = pane::new_id();
                let notes = pane::plus(&pane.task.notes, note);
                pane.set(TaskField::Notes(notes));
                keep = false;
            }
            if small_button(ui, look, pane.say(common_words::CANCEL)).clicked() {
                keep = false;
            }
        });
    });
    if came {
        // All of the form, so that its button is in sight as well.
        let form =
            egui::Rect::from_min_max(from, egui::pos2(ui.max_rect().right(), ui.cursor().top()));
        ui.scroll_to_rect(form, None);
    }
    keep.then_some(note)
}

fn percent_row(
    ui: &mut Ui,
    pane: &Pane<'_, '_>,
    id: egui::Id,
    percent: Option<u8>,
    put: impl FnOnce(Option<u8>),
) {
    let look = pane.look;
    let name = pane.say(words::PROGRESS);
    let shown = percent
        .map(|percent| format!("{percent}%"))
        .unwrap_or_default();
    let entered = widgets::form_row(ui, look, name, |ui| {
        EntryField::new(id, name, &shown)
            .framed()
            .hint("")
            .show(ui, look, |text| {
                let value = if text.is_empty() {
                    Some(None)
                } else {
                    wording::percent(text).map(Some)
                };
                value
                    .map(|value| Understood {
                        value,
                        echo: String::new(),
                    })
                    .ok_or_else(|| look.say(words::NOT_A_PERCENT).to_owned())
            })
    });
    if let Some(percent) = entered.value {
        put(percent);
    }
}

/// A note mended in place; returns whether it was closed or deleted.
fn edit(ui: &mut Ui, pane: &mut Pane<'_, '_>, place: usize) -> bool {
    let look = pane.look;
    let notes = pane.task.notes.clone();
    let Some(note) = notes.get(place).cloned() else {
        return true;
    };
    let mut closed = false;
    widgets::form(ui, look, |ui| {
        let mut date = note.date;
        let id = pane.id(&format!("note {place} date"));
        pane::form_day(ui, look, id, pane.say(words::DATE), &mut date, pane.stage);
        if date != note.date {
            pane.set(TaskField::Notes(pane::with(&notes, place, |note| {
                note.date = date;
            })));
        }
        let mut percent = None;
        let id = pane.id(&format!("note {place} percent"));
        percent_row(ui, pane, id, note.percent, |value| percent = Some(value));
        if let Some(percent) = percent {
            pane.set(TaskField::Notes(pane::with(&notes, place, |note| {
                note.percent = percent;
            })));
        }
        live(
            ui,
            pane,
            &notes,
            place,
            words::NOTE_DONE,
            &note.done,
            false,
            |note, text| {
                note.done = text;
            },
        );
        live(
            ui,
            pane,
            &notes,
            place,
            words::PROBLEMS,
            &note.problems,
            false,
            |note, text| {
                note.problems = text;
            },
        );
        live(
            ui,
            pane,
            &notes,
            place,
            words::NEXT_STEP,
            &note.next_step,
            false,
            |note, text| {
                note.next_step = text;
            },
        );
        live(
            ui,
            pane,
            &notes,
            place,
            words::REPORTED_BY,
            &note.by,
            true,
            |note, text| {
                note.by = text;
            },
        );
        ui.horizontal(|ui| {
            if pane::close(ui, look) {
                closed = true;
            }
            ui.add_space(8.0);
            if link(ui, look, pane.say(words::DELETE_RECORD)).clicked() {
                pane.set(TaskField::Notes(pane::without(&notes, place)));
                closed = true;
            }
        });
    });
    closed
}

fn live(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    notes: &[ProgressNote],
    place: usize,
    label: Phrase,
    value: &str,
    person: bool,
    put: impl FnOnce(&mut ProgressNote, String),
) {
    let look = pane.look;
    let name = pane.say(label);
    let key = format!("note {place} {}", label.en);
    let id = pane.id(&key);
    let plan = pane.stage.plan;
    let heard: Heard<String> = widgets::form_row(ui, look, name, |ui| {
        let field = TextField::new(id, name, value).framed().hint("");
        if person {
            PickField::new(field).show(ui, look, || known::candidates(plan, Known::Persons, value))
        } else {
            field.lines().show(ui, look)
        }
    });
    pane.hear(
        &key,
        heard.map(|text| TaskField::Notes(pane::with(notes, place, |note| put(note, text)))),
    );
}
