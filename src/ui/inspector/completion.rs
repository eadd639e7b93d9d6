//! Completion: marked on a day, taken back with a reason, and the log of both.

use super::known::Known;
use super::pane::{self, Pane};
use super::redate;
use crate::edit::{Edit, TaskField};
use crate::plan::{CompletionKind, Day};
use crate::text::{self, common_words, inspector_words as words};
use crate::ui::date_field::DateField;
use crate::ui::open_measures::{Asked, Counted, MeasureDays};
use crate::ui::read_only;
use crate::ui::widgets::look::{self, SMALL, ink};
use crate::ui::widgets::{
    self, Icon, icon_button, link, small_button, small_main_button, text_field,
};
use egui::{Align2, Sense, Ui, vec2};

/// Width of a date that is corrected where it stands.
const DAY: f32 = 96.0;

/// A completion or a reopening being written.
#[derive(Clone)]
struct Draft {
    reopen: bool,
    on: Day,
    by: String,
    reason: String,
    measures: MeasureDays,
    /// The form has just come up, and its first field gets the focus.
    came: bool,
}

/// The row of the essentials with its form.
pub(super) fn row(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let as_of = pane.stage.as_of;
    let done = pane.task.completed_at(as_of);
    let form = pane.id("completion form");
    let log_open = pane.id("completion log");
    let mut draft: Option<Draft> = pane::draft(ui, form);
    let mut shows_log = pane::draft::<bool>(ui, log_open).unwrap_or(false);
    let entries = pane.task.completion.len();
    widgets::row(ui, look, pane.say(words::COMPLETION), |ui| {
        widgets::beside(ui, 10.0, |ui| {
            if let Some(day) = done {
                correct(ui, pane, day);
            }
            let (phrase, reopen) = if done.is_some() {
                (words::REOPEN, true)
            } else {
                (words::MARK_COMPLETED, false)
            };
            if link(ui, look, pane.say(phrase)).clicked() {
                draft = match draft {
                    Some(_) => None,
                    None => Some(Draft {
                        reopen,
                        on: as_of,
                        by: String::new(),
                        reason: String::new(),
                        measures: MeasureDays::default(),
                        came: true,
                    }),
                };
            }
            // A log of one entry says no more than the date beside it.
            if entries > usize::from(done.is_some()) {
                let phrase = words::LOG.fill(look.language, &[("n", &entries)]);
                if read_only::of_view(ui, |ui| link(ui, look, &phrase)).clicked() {
                    shows_log = !shows_log;
                }
            }
        });
    });
    refusal(ui, pane);
    let draft = draft.and_then(|draft| write(ui, pane, draft));
    pane::keep_typed(ui, form, Some(&pane.task.id), draft, |draft| {
        !draft.by.is_empty() || !draft.reason.is_empty() || draft.measures != MeasureDays::default()
    });
    if shows_log && entries > 0 {
        log(ui, pane);
    }
    pane::keep(ui, log_open, shows_log.then_some(true));
}

/// The date of completion, corrected where it stands.
fn correct(ui: &mut Ui, pane: &mut Pane<'_, '_>, day: Day) {
    let as_of = pane.stage.as_of;
    let color = ink(pane
        .look
        .theme
        .status(crate::assess::Status::Completed)
        .word);
    let id = pane.id("completed on");
    let name = pane.say(words::COMPLETED_ON);
    let taken = DateField::new(id, name, pane.stage.plan.head(), pane.stage.today)
        .near(as_of)
        .required()
        .width(DAY)
        .color(color)
        .day(ui, pane.look, Some(day));
    let place = redate::deciding(&pane.task.completion, as_of);
    if let (Some(Some(day)), Some(place)) = (taken, place) {
        put(ui, pane, place, day);
    }
}

/// Gives an entry of the log another day, or keeps why not.
fn put(ui: &Ui, pane: &mut Pane<'_, '_>, place: usize, day: Day) {
    let refused = pane.id("completion refused");
    let log = redate::redated(&pane.task.completion, place, day);
    pane::keep(ui, refused, log.is_none().then_some(day));
    if let Some(log) = log {
        let field = TaskField::Completion(log);
        let from = pane.task.completion[place].date;
        match redate::notes_along(&pane.task.notes, from, day) {
            None => pane.set(field),
            Some(notes) => {
                let set = |field| Edit::SetTasks {
                    ids: vec![pane.task.id.clone()],
                    field,
                };
                let both = [field, TaskField::Notes(notes)].map(set);
                pane.stage.actions.edit(Edit::All(both.into()));
            }
        }
    }
}

fn refusal(ui: &mut Ui, pane: &Pane<'_, '_>) {
    if let Some(day) = pane::draft::<Day>(ui, pane.id("completion refused")) {
        let language = pane.look.language;
        let words = words::REDATE_REFUSED.fill(language, &[("day", &text::date(day))]);
        widgets::warning(ui, pane.look, &words);
    }
}

fn write(ui: &mut Ui, pane: &mut Pane<'_, '_>, mut draft: Draft) -> Option<Draft> {
    let look = pane.look;
    let mut keep = true;
    widgets::form(ui, look, |ui| {
        let (label, button) = if draft.reopen {
            (words::REOPENED_ON, words::REOPEN_NOW)
        } else {
            (words::COMPLETED_ON, words::MARK_NOW)
        };
        let (day, by, reason) = (
            pane.id("completion on"),
            pane.id("completion by"),
            pane.id("completion reason"),
        );
        if ui.is_enabled() && std::mem::take(&mut draft.came) {
            ui.memory_mut(|memory| memory.request_focus(day));
            text_field::select_all(ui, day, &text::date(draft.on));
        }
        pane::form_day(ui, look, day, pane.say(label), &mut draft.on, pane.stage);
        if draft.reopen {
            pane::form_text(
                ui,
                look,
                reason,
                pane.say(words::REASON),
                &mut draft.reason,
                true,
            );
        } else {
            pane::form_pick(
                ui,
                look,
                by,
                pane.say(words::SAID_BY),
                &mut draft.by,
                pane.stage,
                Known::Units,
            );
            let plan = pane.stage.plan;
            let counted = Counted::of(plan, [&pane.task.id], draft.on);
            let asked = Asked {
                plan,
                counted: &counted,
                on: draft.on,
                today: pane.stage.today,
            };
            let id = pane.id("completion measures");
            draft.measures.show(ui, look, id, &asked);
        }
        let missing = draft.reopen && draft.reason.trim().is_empty();
        if missing {
            widgets::note(ui, look, pane.say(words::REASON_NEEDED));
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let done = ui
                .add_enabled_ui(!missing, |ui| small_main_button(ui, look, pane.say(button)))
                .inner;
            if done.clicked() {
                let ids = vec![pane.task.id.clone()];
                let plan = pane.stage.plan;
                let counted = Counted::of(plan, &ids, draft.on);
                pane.stage.actions.edit(if draft.reopen {
                    Edit::Reopen {
                        ids,
                        on: draft.on,
                        reason: draft.reason.trim().to_owned(),
                    }
                } else {
                    Edit::MarkCompleted {
                        ids,
                        on: draft.on,
                        by: draft.by.trim().to_owned(),
                        measures: draft.measures.answer(plan, &counted, draft.on),
                    }
                });
                keep = false;
            }
            if small_button(ui, look, pane.say(common_words::CANCEL)).clicked() {
                keep = false;
            }
        });
    });
    keep.then_some(draft)
}

fn log(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let log = pane.task.completion.clone();
    widgets::form(ui, look, |ui| {
        for (place, event) in log.iter().enumerate().rev() {
            let word = match event.kind {
                CompletionKind::Completed => pane.say(common_words::COMPLETED),
                CompletionKind::Reopened => pane.say(words::REOPENED),
            };
            let parts = [event.by.as_str(), event.reason.as_str()];
            let rest = parts.map(str::trim).join(" ");
            let later = event.date > pane.stage.as_of;
            ui.horizontal(|ui| {
                let name = words::ENTRY_DAY.fill(look.language, &[("n", &(place + 1))]);
                let id = pane.id(&format!("completion entry {place}"));
                let head = pane.stage.plan.head();
                let taken = DateField::new(id, &name, head, pane.stage.today)
                    .near(pane.stage.as_of)
                    .required()
                    .width(DAY)
                    .day(ui, look, Some(event.date));
                if let Some(Some(day)) = taken {
                    put(ui, pane, place, day);
                }
                let (rect, _) = ui.allocate_exact_size(
                    vec2(ui.available_width() - 24.0, look::FIELD_ROW),
                    Sense::hover(),
                );
                look::write(
                    ui.painter(),
                    rect.left_center(),
                    Align2::LEFT_CENTER,
                    format!("{word} {rest}").trim(),
                    look::regular(SMALL),
                    ink(if later { look.theme.t4 } else { look.theme.t1 }),
                    rect.width(),
                );
                let name = pane.say(words::DELETE_RECORD);
                if icon_button(ui, look, Icon::Close, name, 18.0).clicked() {
                    pane.set(TaskField::Completion(pane::without(&log, place)));
                }
            });
        }
    });
}
