//! Writing a close-out event: the next step with its hands and papers, a return, a relapse; and mending one.

use super::close_out::{self, step_words};
use super::known::Known;
use super::pane::{self, Pane};
use crate::assess::CloseOutState;
use crate::plan::calendar::Calendar;
use crate::plan::{CloseOutEvent, CloseOutStep, Day, Head, Id, NoticeUnit, Outcome};
use crate::text::{Phrase, common_words, inspector_words as words};
use crate::ui::widgets::look::{self, BODY, ink};
use crate::ui::widgets::{self, Candidate, choice, main_button, plain_button, segmented};
use egui::{Align2, Sense, Ui, vec2};

/// An event being written.
#[derive(Clone)]
pub(super) struct Draft {
    event: CloseOutEvent,
    /// The end of the notice was set by hand and no longer follows the start.
    own_end: bool,
}

/// A new event on the as-of date.
pub(super) fn begin(pane: &Pane<'_, '_>, step: CloseOutStep, outcome: Outcome) -> Draft {
    let date = pane.stage.as_of;
    let by = match step {
        CloseOutStep::SelfCheck => pane
            .task
            .responsible_units
            .first()
            .unwrap_or(&pane.task.lead_unit)
            .clone(),
        CloseOutStep::Verification => pane.task.accepting_unit.clone(),
        _ => String::new(),
    };
    let end = (step == CloseOutStep::PublicNotice && outcome == Outcome::Passed)
        .then(|| notice_end(pane.stage.plan.head(), date));
    Draft {
        event: CloseOutEvent {
            id: Id::default(),
            step,
            date,
            end,
            objections: String::new(),
            outcome,
            by,
            document: String::new(),
            evidence: Vec::new(),
            reason: String::new(),
            override_reason: String::new(),
        },
        own_end: false,
    }
}

/// The last day of a public notice that begins on a day, by the plan's settings.
pub(super) fn notice_end(head: &Head, start: Day) -> Day {
    Calendar::of(head).notice_end(start, &head.settings)
}

/// What speaks against an event in the order of the steps.
fn out_of_order(event: &CloseOutEvent, state: CloseOutState) -> Option<Phrase> {
    if event.step == CloseOutStep::Relapse {
        return (state.current.is_some()).then_some(words::RELAPSE_NEEDS_CLOSED);
    }
    match state.current {
        None => Some(words::ALREADY_CLOSED),
        Some(next) if next != event.step => Some(words::NOT_THE_NEXT_STEP),
        Some(_) if state.notice_until.is_some() && event.outcome == Outcome::Passed => {
            Some(words::NOTICE_STILL_RUNS)
        }
        Some(_) => None,
    }
}

/// The form of a new event; returns what to keep of it.
pub(super) fn write(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    mut draft: Draft,
    state: CloseOutState,
) -> Option<Draft> {
    let look = pane.look;
    let mut keep = true;
    widgets::form(ui, look, |ui| {
        title(ui, pane, &draft.event);
        let event = &mut draft.event;
        if pane.task.completed_at(event.date).is_none() {
            widgets::note(ui, look, pane.say(words::NOT_COMPLETED_YET));
        }
        if event.step != CloseOutStep::Relapse {
            step_row(ui, pane, event);
            outcome_row(ui, pane, event);
        }
        let before = event.date;
        let id = pane.id("close-out date");
        let label = if event.step == CloseOutStep::PublicNotice && event.outcome == Outcome::Passed
        {
            words::NOTICE_START
        } else {
            words::DATE
        };
        pane::form_day(ui, look, id, pane.say(label), &mut event.date, pane.stage);
        let notice = event.step == CloseOutStep::PublicNotice && event.outcome == Outcome::Passed;
        if notice {
            let head = pane.stage.plan.head();
            if event.end.is_none() || (event.date != before && !draft.own_end) {
                event.end = Some(notice_end(head, event.date));
            }
            let id = pane.id("close-out end");
            let mut end = event.end.unwrap_or(event.date);
            let proposed = notice_end(head, event.date);
            pane::form_day(
                ui,
                look,
                id,
                pane.say(words::NOTICE_END),
                &mut end,
                pane.stage,
            );
            draft.own_end |= Some(end) != event.end;
            event.end = Some(end);
            let settings = &head.settings;
            let unit = match settings.notice_unit {
                NoticeUnit::WorkingDays => words::NOTICE_WORKING_DAYS,
                NoticeUnit::CalendarDays => words::NOTICE_CALENDAR_DAYS,
            };
            widgets::note(
                ui,
                look,
                &unit.fill(
                    look.language,
                    &[
                        ("n", &settings.notice_length),
                        ("day", &crate::text::date(proposed)),
                    ],
                ),
            );
        } else {
            event.end = None;
        }
        rows(ui, pane, event, notice);
        let against = out_of_order(event, state);
        if let Some(phrase) = against {
            let next = state
                .current
                .map_or("", |next| step_words(next).of(look.language));
            let until = state
                .notice_until
                .map(crate::text::date)
                .unwrap_or_default();
            widgets::warning(
                ui,
                look,
                &phrase.fill(look.language, &[("next", &next), ("until", &until)]),
            );
            let id = pane.id("close-out override");
            pane::form_text(
                ui,
                look,
                id,
                pane.say(words::OVERRIDE_REASON),
                &mut event.override_reason,
                true,
            );
        }
        let missing = missing(event, against.is_some());
        if let Some(phrase) = missing {
            widgets::note(ui, look, pane.say(phrase));
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let record = ui
                .add_enabled_ui(missing.is_none(), |ui| {
                    main_button(ui, look, pane.say(words::RECORD))
                })
                .inner;
            if record.clicked() {
                let mut event = event.clone();
                event.id = pane::new_id();
                let events = pane::plus(&pane.task.close_out, event);
                close_out::set(pane, events);
                keep = false;
            }
            if plain_button(ui, look, pane.say(common_words::CANCEL)).clicked() {
                keep = false;
            }
        });
    });
    keep.then_some(draft)
}

fn missing(event: &CloseOutEvent, out_of_order: bool) -> Option<Phrase> {
    let explains = event.outcome == Outcome::SentBack || event.step == CloseOutStep::Relapse;
    if explains && event.reason.trim().is_empty() {
        Some(words::REASON_NEEDED)
    } else if out_of_order && event.override_reason.trim().is_empty() {
        Some(words::OVERRIDE_NEEDED)
    } else if event.end.is_some_and(|end| end < event.date) {
        Some(words::NOTICE_ENDS_EARLY)
    } else {
        None
    }
}

pub(super) fn title(ui: &mut Ui, pane: &Pane<'_, '_>, event: &CloseOutEvent) {
    let look = pane.look;
    let step = step_words(event.step).of(look.language);
    let phrase = match event.outcome {
        Outcome::Passed => words::RECORD_STEP,
        Outcome::SentBack => words::SEND_BACK_AT,
    };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    look::write(
        ui.painter(),
        rect.left_top(),
        Align2::LEFT_TOP,
        &phrase.fill(look.language, &[("step", &step)]),
        look::bold(BODY),
        ink(look.theme.t1),
        rect.width(),
    );
}

fn step_row(ui: &mut Ui, pane: &Pane<'_, '_>, event: &mut CloseOutEvent) {
    let look = pane.look;
    let options: Vec<Candidate> = CloseOutStep::FIVE
        .iter()
        .map(|step| Candidate {
            words: step_words(*step).of(look.language).to_owned(),
            aside: String::new(),
            on: *step == event.step,
        })
        .collect();
    let (id, name) = (pane.id("close-out step"), pane.say(words::STEP));
    let value = step_words(event.step).of(look.language);
    let picked = widgets::row(ui, look, name, |ui| {
        choice(ui, look, id, name, value, &options)
    });
    if let Some(step) = picked.and_then(|place| CloseOutStep::FIVE.get(place)) {
        event.step = *step;
    }
    ui.add_space(4.0);
}

pub(super) fn outcome_row(ui: &mut Ui, pane: &Pane<'_, '_>, event: &mut CloseOutEvent) {
    let look = pane.look;
    let name = pane.say(words::OUTCOME);
    let options = [pane.say(words::PASSED), pane.say(words::SENT_BACK)];
    let on = usize::from(event.outcome == Outcome::SentBack);
    let picked = widgets::form_row(ui, look, name, |ui| {
        segmented(ui, look, name, &options, Some(on))
    });
    match picked {
        Some(0) => event.outcome = Outcome::Passed,
        Some(_) => event.outcome = Outcome::SentBack,
        None => {}
    }
}

/// The hands and papers of an event.
fn rows(ui: &mut Ui, pane: &Pane<'_, '_>, event: &mut CloseOutEvent, notice: bool) {
    let look = pane.look;
    let id = pane.id("close-out by");
    pane::form_pick(
        ui,
        look,
        id,
        pane.say(words::BY),
        &mut event.by,
        pane.stage,
        Known::Units,
    );
    let id = pane.id("close-out document");
    pane::form_pick(
        ui,
        look,
        id,
        pane.say(words::DOCUMENT),
        &mut event.document,
        pane.stage,
        Known::Documents,
    );
    if notice {
        let id = pane.id("close-out objections");
        pane::form_text(
            ui,
            look,
            id,
            pane.say(words::OBJECTIONS),
            &mut event.objections,
            true,
        );
    }
    if event.outcome == Outcome::SentBack || event.step == CloseOutStep::Relapse {
        let id = pane.id("close-out reason");
        pane::form_text(
            ui,
            look,
            id,
            pane.say(words::REASON),
            &mut event.reason,
            true,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::CalendarDay;
    use jiff::civil::date;

    #[test]
    fn a_notice_counts_working_days_from_its_first_day() {
        let mut head = Head::default();
        // Monday 15 November 2021: ten working days end on Friday the 26th.
        assert_eq!(notice_end(&head, date(2021, 11, 15)), date(2021, 11, 26));
        head.calendar.push(CalendarDay {
            date: date(2021, 11, 16),
            working: false,
            name: String::new(),
        });
        assert_eq!(notice_end(&head, date(2021, 11, 15)), date(2021, 11, 29));
        head.settings.notice_unit = NoticeUnit::CalendarDays;
        head.settings.notice_first_day_counts = false;
        assert_eq!(notice_end(&head, date(2021, 11, 15)), date(2021, 11, 25));
    }

    #[test]
    fn only_the_next_step_is_in_order() {
        let state = CloseOutState {
            passed: 1,
            current: Some(CloseOutStep::Verification),
            notice_until: None,
            sent_back: false,
        };
        let mut event = CloseOutEvent {
            id: Id::default(),
            step: CloseOutStep::Verification,
            date: date(2021, 11, 15),
            end: None,
            objections: String::new(),
            outcome: Outcome::Passed,
            by: String::new(),
            document: String::new(),
            evidence: Vec::new(),
            reason: String::new(),
            override_reason: String::new(),
        };
        assert_eq!(out_of_order(&event, state), None);
        event.step = CloseOutStep::Filing;
        assert_eq!(out_of_order(&event, state), Some(words::NOT_THE_NEXT_STEP));
        assert_eq!(missing(&event, true), Some(words::OVERRIDE_NEEDED));
        event.override_reason = "市级复核时已一并核查".into();
        assert_eq!(missing(&event, true), None);
    }
}
