//! Writing a close-out event: the next step with its hands and papers, a return, a relapse; and mending one.

use super::close_out::{self, step_words};
use super::close_out_files;
use super::known::Known;
use super::pane::{self, Pane};
use crate::assess::close_out::{OrderRefusal, against};
use crate::plan::calendar::Calendar;
use crate::plan::{
    Acceptance, CloseOutEvent, CloseOutStep, Day, Evidence, Head, Id, NoticeUnit, Outcome,
};
use crate::text::{Phrase, close_out_words, common_words, inspector_words as words};
use crate::ui::Action;
use crate::ui::widgets::{
    self, Candidate, EntryField, choice, link, main_button, plain_button, segmented, text_field,
};
use egui::{Event, Key, Ui};

/// An event being written.
#[derive(Clone)]
pub(super) struct Draft {
    event: CloseOutEvent,
    /// The event as the form came up.
    begun: CloseOutEvent,
    /// The end of the notice was set by hand and no longer follows the start.
    own_end: bool,
    /// The user wants to record it against the order and is asked why.
    anyway: bool,
    /// What gets the focus in the next frame.
    focus: Option<Spot>,
    /// A file is being picked, which takes the focus away.
    picking: bool,
    /// It is to be recorded in the next frame, once the date being typed has been taken.
    recording: bool,
}

/// A place of the form for the focus.
#[derive(Clone, Copy, PartialEq)]
enum Spot {
    Field(egui::Id),
    Attach,
}

impl Draft {
    /// The event it will be.
    pub(super) fn id(&self) -> &Id {
        &self.event.id
    }

    /// The word of its step.
    pub(super) fn step(&self) -> Phrase {
        step_words(self.event.step)
    }

    /// Puts evidence on the event.
    pub(super) fn attach(&mut self, pieces: Vec<Evidence>) {
        self.event.evidence.extend(pieces);
    }

    /// A file has just been picked: the keyboard goes on where it was, and all of the form is in sight.
    pub(super) fn after_picking(&mut self) {
        self.focus.get_or_insert(Spot::Attach);
    }

    /// Whether something was given that would be lost with it.
    pub(super) fn is_typed(&self) -> bool {
        self.event != self.begun
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
    let event = CloseOutEvent {
        id: pane::new_id(),
        end,
        outcome,
        by,
        ..CloseOutEvent::of(step, date)
    };
    Draft {
        begun: event.clone(),
        event,
        own_end: false,
        anyway: false,
        focus: Some(Spot::Field(pane.id("close-out date"))),
        picking: false,
        recording: false,
    }
}

/// The last day of a public notice that begins on a day, by the plan's settings.
pub(super) fn notice_end(head: &Head, start: Day) -> Day {
    Calendar::of(head).notice_end(start, &head.settings)
}

/// The keys of a frame, as the form means them: Enter goes on to the next field and records in the last, Ctrl+Enter records.
struct Keys {
    /// What had the focus before the fields took their keys.
    at: Option<egui::Id>,
    enter: bool,
    with_control: bool,
}

impl Keys {
    fn of(ui: &Ui) -> Self {
        let at = ui.memory(egui::Memory::focused);
        // Enter that ends a composition belongs to the input method, and a key that is held down is meant once.
        let free = at.is_none_or(|id| !text_field::is_composing(ui, id));
        let pressed = |with_control| {
            free && ui.input(|input| {
                input.events.iter().any(|event| {
                    matches!(
                        event,
                        Event::Key { key: Key::Enter, pressed: true, repeat: false, modifiers, .. }
                            if modifiers.command == with_control && !modifiers.shift && !modifiers.alt
                    )
                })
            })
        };
        Self {
            at,
            enter: pressed(false),
            with_control: pressed(true),
        }
    }

    /// Goes on from the field that Enter has left; whether it was the last, or the event is to be recorded anyway.
    fn go_on(&self, ui: &Ui, fields: &[egui::Id]) -> bool {
        let Some(place) = fields.iter().position(|id| Some(*id) == self.at) else {
            return false;
        };
        if self.with_control {
            return true;
        }
        // A field of several lines keeps Enter, as does one whose list or calendar took it.
        let left = ui.memory(egui::Memory::focused).is_none();
        // Asked after the fields: what a list or a calendar has taken is gone from the keys.
        let free = ui.input(|input| input.key_pressed(Key::Enter));
        if !(self.enter && left && free) {
            return false;
        }
        let stays = fields.get(place).filter(|id| unread(ui, **id));
        match stays.or(fields.get(place + 1)) {
            Some(field) => {
                ui.memory_mut(|memory| memory.request_focus(*field));
                false
            }
            None => true,
        }
    }
}

/// Whether a date field holds a text that is no date.
fn unread(ui: &Ui, field: egui::Id) -> bool {
    EntryField::holds_unread(ui.ctx(), field)
}

/// Whether what was done in this frame was done by key.
pub(super) fn by_key(ui: &Ui) -> bool {
    !ui.input(|input| input.pointer.any_down() || input.pointer.any_released())
}

/// The form of a new event; returns what to keep of it.
pub(super) fn write(ui: &mut Ui, pane: &mut Pane<'_, '_>, mut draft: Draft) -> Option<Draft> {
    let look = pane.look;
    let mut keep = true;
    let from = ui.cursor().min;
    let keys = Keys::of(ui);
    let came = ui.is_enabled().then(|| draft.focus.take()).flatten();
    if let Some(Spot::Field(field)) = came {
        ui.memory_mut(|memory| memory.request_focus(field));
        if field == pane.id("close-out date") {
            text_field::select_all(ui, field, &crate::text::date(draft.event.date));
        }
    }
    widgets::form(ui, look, |ui| {
        title(ui, pane, &draft.event);
        if pane.task.completed_at(draft.event.date).is_none() {
            widgets::note(ui, look, pane.say(words::NOT_COMPLETED_YET));
        }
        if draft.event.step != CloseOutStep::Relapse {
            step_row(ui, pane, &mut draft.event);
            outcome_row(ui, pane, &mut draft.event);
        }
        let mut fields = days(ui, pane, &mut draft);
        let notice = is_notice(&draft.event);
        rows(ui, pane, &mut draft.event, notice, &mut fields);
        evidence(ui, pane, &mut draft, (keys.at, came == Some(Spot::Attach)));
        let against = against(&pane.task, &draft.event, pane.stage.as_of);
        let anyway = out_of_order(ui, pane, &mut draft, &against, &mut fields);
        let missing = missing(&draft.event, !against.is_empty());
        if let Some(phrase) = missing.filter(|_| against.is_empty() || draft.anyway) {
            widgets::note(ui, look, pane.say(phrase));
        }
        let mut record = keys.go_on(ui, &fields) || std::mem::take(&mut draft.recording);
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            record |= ui
                .add_enabled_ui(missing.is_none(), |ui| {
                    main_button(ui, look, pane.say(words::RECORD))
                })
                .inner
                .on_hover_text(pane.say(close_out_words::RECORD_KEY))
                .clicked();
            if plain_button(ui, look, pane.say(common_words::CANCEL)).clicked() {
                keep = false;
            }
        });
        if !record {
            return;
        }
        // A date being typed is taken as its field is left, in the next frame.
        let typed = ui.memory(egui::Memory::focused);
        if let Some(field) = typed.filter(|id| fields.contains(id) && unread(ui, *id)) {
            ui.memory_mut(|memory| memory.surrender_focus(field));
            draft.recording = true;
            ui.ctx().request_repaint();
            return;
        }
        let wanting = match missing {
            Some(words::REASON_NEEDED) => Some(pane.id("close-out reason")),
            Some(_) if draft.anyway => Some(pane.id("close-out override")),
            Some(_) => anyway,
            // A date that was not understood stays with its sentence; the form does not go on without it.
            None => fields.into_iter().find(|field| unread(ui, *field)),
        };
        match wanting {
            Some(field) => ui.memory_mut(|memory| memory.request_focus(field)),
            None if missing.is_none() => {
                let events = pane::plus(&pane.task.close_out, draft.event.clone());
                close_out::set(pane, events);
                keep = false;
            }
            None => {}
        }
    });
    if came.is_some() {
        // All of the form, so that its button is in sight as well.
        let to = egui::pos2(ui.max_rect().right(), ui.cursor().top());
        ui.scroll_to_rect(egui::Rect::from_min_max(from, to), None);
    }
    keep.then_some(draft)
}

/// Whether an event is a public notice that runs, not one that was sent back.
fn is_notice(event: &CloseOutEvent) -> bool {
    event.step == CloseOutStep::PublicNotice && event.outcome == Outcome::Passed
}

/// The day of the event, for a notice with its end; returns the fields.
fn days(ui: &mut Ui, pane: &Pane<'_, '_>, draft: &mut Draft) -> Vec<egui::Id> {
    let look = pane.look;
    let event = &mut draft.event;
    let before = event.date;
    let notice = is_notice(event);
    let label = if notice {
        words::NOTICE_START
    } else {
        words::DATE
    };
    let id = pane.id("close-out date");
    pane::form_day(ui, look, id, pane.say(label), &mut event.date, pane.stage);
    if !notice {
        event.end = None;
        return vec![id];
    }
    let head = pane.stage.plan.head();
    if event.end.is_none() || (event.date != before && !draft.own_end) {
        event.end = Some(notice_end(head, event.date));
    }
    let end_id = pane.id("close-out end");
    let mut end = event.end.unwrap_or(event.date);
    let proposed = notice_end(head, event.date);
    let name = pane.say(words::NOTICE_END);
    pane::form_day(ui, look, end_id, name, &mut end, pane.stage);
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
    vec![id, end_id]
}

/// The files that show it: they go into the plan with the event, as one step.
fn evidence(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    draft: &mut Draft,
    (at, focus): (Option<egui::Id>, bool),
) {
    let look = pane.look;
    let attach = widgets::form_row(ui, look, pane.say(words::EVIDENCE), |ui| {
        widgets::beside(ui, 10.0, |ui| {
            link(ui, look, pane.say(close_out_words::ATTACH_FILE))
        })
    });
    // When the window in which a file was picked is gone, the keyboard goes on where it was.
    let free = ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if focus || draft.picking && free && at.is_none() {
        attach.request_focus();
    }
    draft.picking &= !free || at == Some(attach.id);
    if attach.clicked() {
        draft.picking = true;
        let event = draft.event.id.clone();
        pane.stage.actions.push(Action::PickEvidence(event));
    }
    if draft.event.evidence.is_empty() {
        return;
    }
    let pieces = draft.event.evidence.clone();
    if let Some(gone) = close_out_files::list(ui, pane, &pieces) {
        draft.event.evidence.remove(gone);
        draft.focus = by_key(ui).then_some(Spot::Attach);
    }
}

/// What speaks against the event, and the reason why it is recorded anyway; returns what asks for that reason.
fn out_of_order(
    ui: &mut Ui,
    pane: &Pane<'_, '_>,
    draft: &mut Draft,
    against: &[OrderRefusal],
    fields: &mut Vec<egui::Id>,
) -> Option<egui::Id> {
    let look = pane.look;
    for refusal in against {
        widgets::warning(ui, look, &refusal.sentence(look.language));
    }
    if against.is_empty() {
        draft.event.override_reason.clear();
        return None;
    }
    let id = pane.id("close-out override");
    if draft.anyway {
        let name = pane.say(close_out_words::OVERRIDE_REASON);
        pane::form_text(ui, look, id, name, &mut draft.event.override_reason, true);
        widgets::note(ui, look, pane.say(close_out_words::OVERRIDE_NOTE));
        fields.push(id);
        return None;
    }
    let ask = link(ui, look, pane.say(close_out_words::OVERRIDE));
    if ask.clicked() {
        draft.anyway = true;
        draft.focus = Some(Spot::Field(id));
    }
    Some(ask.id)
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
fn rows(
    ui: &mut Ui,
    pane: &Pane<'_, '_>,
    event: &mut CloseOutEvent,
    notice: bool,
    fields: &mut Vec<egui::Id>,
) {
    let look = pane.look;
    if event.step == CloseOutStep::Verification && event.outcome == Outcome::Passed {
        acceptance(ui, pane, event);
    }
    let id = pane.id("close-out by");
    fields.push(id);
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
    fields.push(id);
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
        fields.push(id);
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
        fields.push(id);
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
