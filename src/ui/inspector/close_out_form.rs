//! Writing a close-out event: the next step with its hands and papers, a return, a relapse; and mending one.

use super::close_out::{self, step_words};
use super::close_out_files;
use super::known::Known;
use super::pane::{self, Pane};
use crate::assess::close_out::against;
use crate::plan::calendar::Calendar;
use crate::plan::{
    Acceptance, CloseOutEvent, CloseOutStep, Day, Evidence, Head, Id, NoticeUnit, Outcome,
};
use crate::text::{Phrase, close_out_words, common_words, inspector_words as words};
use crate::ui::widgets::{self, Candidate, choice, link, main_button, plain_button, segmented};
use egui::Ui;

/// An event being written.
#[derive(Clone)]
pub(super) struct Draft {
    event: CloseOutEvent,
    /// The end of the notice was set by hand and no longer follows the start.
    own_end: bool,
    /// The user wants to record it against the order and is asked why.
    anyway: bool,
}

impl Draft {
    /// Puts evidence on the event.
    pub(super) fn attach(&mut self, pieces: Vec<Evidence>) {
        self.event.evidence.extend(pieces);
    }

    /// Whether something was given that would be lost with it.
    pub(super) fn is_typed(&self) -> bool {
        let event = &self.event;
        let texts = [
            &event.document,
            &event.objections,
            &event.reason,
            &event.override_reason,
        ];
        texts.iter().any(|text| !text.trim().is_empty()) || !event.evidence.is_empty()
    }
}

/// A new event on the as-of date.
pub(super) fn begin(pane: &Pane<'_, '_>, step: CloseOutStep, outcome: Outcome) -> Draft {
    let date = pane.stage.as_of;
    let by = match step {
        CloseOutStep::SelfCheck => {
            let responsible = pane.task.responsible_units.first();
            responsible.or(pane.task.lead_unit.as_ref())
        }
        CloseOutStep::Verification => pane.task.accepting_unit.as_ref(),
        _ => None,
    };
    let by = pane.stage.plan.unit_word(by).to_owned();
    let end = (step == CloseOutStep::PublicNotice && outcome == Outcome::Passed)
        .then(|| notice_end(pane.stage.plan.head(), date));
    Draft {
        event: CloseOutEvent {
            id: Id::default(),
            step,
            date,
            end,
            objections: String::new(),
            acceptance: None,
            outcome,
            by,
            document: String::new(),
            evidence: Vec::new(),
            reason: String::new(),
            override_reason: String::new(),
        },
        own_end: false,
        anyway: false,
    }
}

/// The last day of a public notice that begins on a day, by the plan's settings.
pub(super) fn notice_end(head: &Head, start: Day) -> Day {
    Calendar::of(head).notice_end(start, &head.settings)
}

/// The form of a new event; returns what to keep of it.
pub(super) fn write(ui: &mut Ui, pane: &mut Pane<'_, '_>, mut draft: Draft) -> Option<Draft> {
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
            unknown_years(ui, pane, event.date, end.max(proposed));
        } else {
            event.end = None;
        }
        rows(ui, pane, event, notice);
        if !event.evidence.is_empty() {
            let pieces = event.evidence.clone();
            if let Some(gone) = close_out_files::list(ui, pane, &pieces) {
                event.evidence.remove(gone);
            }
        }
        let against = against(&pane.task, event, pane.stage.as_of);
        for refusal in &against {
            widgets::warning(ui, look, &refusal.sentence(look.language));
        }
        if against.is_empty() {
            event.override_reason.clear();
        } else if draft.anyway {
            let id = pane.id("close-out override");
            let name = pane.say(close_out_words::OVERRIDE_REASON);
            pane::form_text(ui, look, id, name, &mut event.override_reason, true);
            widgets::note(ui, look, pane.say(close_out_words::OVERRIDE_NOTE));
        } else if link(ui, look, pane.say(close_out_words::OVERRIDE)).clicked() {
            draft.anyway = true;
        }
        let missing = missing(event, !against.is_empty());
        if let Some(phrase) = missing.filter(|_| against.is_empty() || draft.anyway) {
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
        Some(close_out_words::OVERRIDE_NEEDED)
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
    close_out::form_title(ui, pane, &phrase.fill(look.language, &[("step", &step)]));
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

/// Names the years whose days off are not known, where the end of a notice was counted over them.
pub(super) fn unknown_years(ui: &mut Ui, pane: &Pane<'_, '_>, from: Day, to: Day) {
    let head = pane.stage.plan.head();
    if head.settings.notice_unit == NoticeUnit::CalendarDays {
        return;
    }
    let years: Vec<String> = Calendar::of(head)
        .unknown_years(from, to)
        .iter()
        .map(ToString::to_string)
        .collect();
    if years.is_empty() {
        return;
    }
    let years = years.join(", ");
    let words = close_out_words::UNKNOWN_YEARS.fill(pane.look.language, &[("years", &years)]);
    widgets::warning(ui, pane.look, &words);
}

/// Which of the two acceptances a verification is.
pub(super) fn acceptance(ui: &mut Ui, pane: &Pane<'_, '_>, event: &mut CloseOutEvent) {
    let look = pane.look;
    let name = pane.say(words::ACCEPTANCE);
    let each = [None, Some(Acceptance::Own), Some(Acceptance::City)];
    let options = [
        pane.say(words::ACCEPTANCE_ONE),
        pane.say(words::ACCEPTANCE_OWN),
        pane.say(words::ACCEPTANCE_CITY),
    ];
    let on = each.iter().position(|one| *one == event.acceptance);
    let picked = widgets::form_row(ui, look, name, |ui| segmented(ui, look, name, &options, on));
    if let Some(picked) = picked.and_then(|place| each.get(place)) {
        event.acceptance = *picked;
    }
    if event.acceptance == Some(Acceptance::Own) {
        widgets::note(ui, look, pane.say(words::ACCEPTANCE_NOTE));
    }
}

/// The hands and papers of an event.
fn rows(ui: &mut Ui, pane: &Pane<'_, '_>, event: &mut CloseOutEvent, notice: bool) {
    let look = pane.look;
    if event.step == CloseOutStep::Verification && event.outcome == Outcome::Passed {
        acceptance(ui, pane, event);
    }
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
}
