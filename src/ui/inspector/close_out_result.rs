//! The result of a public notice: objections received, and passed or sent back.

use super::close_out;
use super::known::Known;
use super::pane::{self, Pane};
use crate::plan::{CloseOutEvent, CloseOutStep, Day, Id, Outcome, Task};
use crate::text::{self, close_out_words as words, common_words, inspector_words};
use crate::ui::widgets::{self, link, segmented, small_button, small_main_button};
use egui::Ui;

/// A result being written.
#[derive(Clone)]
pub(super) struct Draft {
    /// The notice.
    notice: Id,
    objections: String,
    sent_back: bool,
    on: Day,
    by: String,
    reason: String,
    /// The form has just come up, and its first field gets the focus.
    came: bool,
}

impl Draft {
    /// Whether something was typed that would be lost with it.
    pub(super) fn is_typed(&self, task: &Task) -> bool {
        let notice = task.close_out.iter().find(|event| event.id == self.notice);
        let before = notice.map_or("", |notice| notice.objections.as_str());
        self.objections != before || !self.by.is_empty() || !self.reason.is_empty()
    }
}

/// The result of a notice as it stands.
pub(super) fn begin(notice: &CloseOutEvent, as_of: Day) -> Draft {
    Draft {
        notice: notice.id.clone(),
        objections: notice.objections.clone(),
        sent_back: false,
        on: as_of,
        by: String::new(),
        reason: String::new(),
        came: true,
    }
}

/// The form; returns what to keep of it.
pub(super) fn write(ui: &mut Ui, pane: &mut Pane<'_, '_>, mut draft: Draft) -> Option<Draft> {
    let look = pane.look;
    let place =
        pane.task.close_out.iter().position(|event| {
            event.id == draft.notice && event.step == CloseOutStep::PublicNotice
        })?;
    let until = pane
        .task
        .close_out
        .get(place)
        .map(|notice| notice.end.unwrap_or(notice.date))?;
    let mut keep = true;
    widgets::form(ui, look, |ui| {
        close_out::form_title(ui, pane, pane.say(words::RESULT_TITLE));
        let name = pane.say(inspector_words::OBJECTIONS);
        let id = pane.id("notice result objections");
        if ui.is_enabled() && std::mem::take(&mut draft.came) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        pane::form_text(ui, look, id, name, &mut draft.objections, true);
        if draft.objections.trim().is_empty()
            && link(ui, look, pane.say(words::FILL_NO_OBJECTIONS)).clicked()
        {
            pane.say(words::NO_OBJECTIONS)
                .clone_into(&mut draft.objections);
        }
        ui.add_space(4.0);
        let name = pane.say(inspector_words::OUTCOME);
        let options = [
            pane.say(inspector_words::PASSED),
            pane.say(inspector_words::SENT_BACK),
        ];
        let on = Some(usize::from(draft.sent_back));
        let picked =
            widgets::form_row(ui, look, name, |ui| segmented(ui, look, name, &options, on));
        if let Some(picked) = picked {
            draft.sent_back = picked == 1;
        }
        if draft.sent_back {
            let id = pane.id("notice result on");
            let name = pane.say(inspector_words::DATE);
            pane::form_day(ui, look, id, name, &mut draft.on, pane.stage);
            let id = pane.id("notice result by");
            let name = pane.say(inspector_words::BY);
            pane::form_pick(ui, look, id, name, &mut draft.by, pane.stage, Known::Units);
            let id = pane.id("notice result reason");
            let name = pane.say(inspector_words::REASON);
            pane::form_text(ui, look, id, name, &mut draft.reason, true);
        }
        let missing = missing(&draft, until, pane);
        if let Some(words) = &missing {
            widgets::note(ui, look, words);
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let record = ui
                .add_enabled_ui(missing.is_none(), |ui| {
                    small_main_button(ui, look, pane.say(inspector_words::RECORD))
                })
                .inner;
            if record.clicked() {
                let events = with_result(&pane.task.close_out, place, &draft);
                close_out::set(pane, events);
                keep = false;
            }
            if small_button(ui, look, pane.say(common_words::CANCEL)).clicked() {
                keep = false;
            }
        });
    });
    keep.then_some(draft)
}

fn missing(draft: &Draft, until: Day, pane: &Pane<'_, '_>) -> Option<String> {
    if draft.sent_back {
        return draft
            .reason
            .trim()
            .is_empty()
            .then(|| pane.say(inspector_words::REASON_NEEDED).to_owned());
    }
    if pane.stage.as_of <= until {
        let until = text::date(until);
        return Some(words::RESULT_EARLY.fill(pane.look.language, &[("until", &until)]));
    }
    draft
        .objections
        .trim()
        .is_empty()
        .then(|| pane.say(words::OBJECTIONS_NEEDED).to_owned())
}

/// The log with the objections on the notice, and with the return where it was sent back: the notice itself stays as
/// it was, so that the days before the return read as they did.
fn with_result(events: &[CloseOutEvent], place: usize, draft: &Draft) -> Vec<CloseOutEvent> {
    let mut events = pane::with(events, place, |notice| {
        draft.objections.trim().clone_into(&mut notice.objections);
    });
    if draft.sent_back {
        events.push(CloseOutEvent {
            id: pane::new_id(),
            outcome: Outcome::SentBack,
            by: draft.by.trim().to_owned(),
            reason: draft.reason.trim().to_owned(),
            ..CloseOutEvent::of(CloseOutStep::PublicNotice, draft.on)
        });
    }
    events
}
