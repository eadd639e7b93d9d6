//! The small forms of a complaint: a follow-up visit, another status; one at a time, and none is lost half filled in.

use super::letter_pane::{put, with};
use super::look;
use super::record_pane::form;
use super::view::LetterForm;
use crate::exchange::outcome_word;
use crate::plan::{Complaint, ComplaintStatus, FollowUpVisit, VisitOutcome};
use crate::text::supervision_words as words;
use crate::ui::date_field::DateField;
use crate::ui::widgets::{
    self, Candidate, TextField, choice, segmented, small_button, small_main_button,
};
use crate::ui::{Action, Stage, read_only};
use egui::Ui;

/// Opens a form, unless another one of this complaint waits half filled in: that is said, and it stays.
pub(super) fn open(stage: &mut Stage<'_>, form: LetterForm) {
    let view = &mut stage.view.supervision;
    if view.form.is_some() && view.form_typed {
        let words = words::FORM_WAITS.of(stage.language).to_owned();
        stage.actions.push(Action::Tell(words));
    } else {
        view.form = Some(form);
        view.form_typed = false;
    }
}

pub(super) fn open_form(ui: &mut Ui, stage: &mut Stage<'_>, complaint: &Complaint) {
    let Some(open) = stage.view.supervision.form.take() else {
        return;
    };
    let before = open.clone();
    let next = match open {
        LetterForm::Visit(visit) => visit_form(ui, stage, complaint, visit),
        LetterForm::Status(status, day) => status_form(ui, stage, complaint, status, day),
    };
    let view = &mut stage.view.supervision;
    view.form_typed &= next.is_some();
    view.form_typed |= next.as_ref().is_some_and(|next| *next != before);
    view.form = next;
}

fn visit_form(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    complaint: &Complaint,
    mut visit: FollowUpVisit,
) -> Option<LetterForm> {
    let look = look(stage);
    let own =
        |field: &str| egui::Id::unique(("visit form", complaint.id.as_str(), field.to_owned()));
    let known = complaint
        .follow_up_visits
        .iter()
        .any(|one| one.id == visit.id);
    form(ui, look, |ui| {
        let name = stage.say(words::VISIT_DAY);
        let day = widgets::form_row(ui, look, name, |ui| {
            DateField::new(own("day"), name, stage.plan.head(), stage.today)
                .near(stage.as_of)
                .framed()
                .required()
                .day(ui, look, Some(visit.date))
        });
        if let Some(Some(day)) = day {
            visit.date = day;
        }
        let name = stage.say(words::VISIT_OUTCOME);
        let options = VisitOutcome::ALL.map(|outcome| Candidate {
            words: stage.say(outcome_word(outcome)).to_owned(),
            aside: String::new(),
            on: outcome == visit.outcome,
        });
        let value = stage.say(outcome_word(visit.outcome));
        let picked = widgets::form_row(ui, look, name, |ui| {
            choice(ui, look, own("outcome"), name, value, &options)
        });
        if let Some(place) = picked {
            visit.outcome = VisitOutcome::ALL[place];
        }
        let name = stage.say(words::VISIT_TEXT);
        let heard = widgets::form_row(ui, look, name, |ui| {
            TextField::new(own("text"), name, &visit.text)
                .framed()
                .lines()
                .rows(2)
                .hint("")
                .show(ui, look)
        });
        if let Some(text) = heard.value {
            visit.text = text;
        }
        ui.add_space(2.0);
        let mut done = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if small_main_button(ui, look, look.say(words::APPLY)).clicked() {
                let mut changed = complaint.clone();
                match changed
                    .follow_up_visits
                    .iter_mut()
                    .find(|one| one.id == visit.id)
                {
                    Some(one) => *one = visit.clone(),
                    None => changed.follow_up_visits.push(visit.clone()),
                }
                if changed != *complaint {
                    put(stage, changed);
                }
                done = true;
            }
            let cancel = crate::text::common_words::CANCEL;
            let cancel = |ui: &mut Ui| small_button(ui, look, look.say(cancel));
            if read_only::of_view(ui, cancel).clicked() {
                done = true;
            }
            if known && small_button(ui, look, look.say(words::DELETE_VISIT)).clicked() {
                let changed = with(complaint, |one| {
                    one.follow_up_visits.retain(|one| one.id != visit.id);
                });
                put(stage, changed);
                done = true;
            }
        });
        (!done).then_some(LetterForm::Visit(visit))
    })
}

fn status_form(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    complaint: &Complaint,
    mut status: ComplaintStatus,
    mut day: crate::plan::Day,
) -> Option<LetterForm> {
    let look = look(stage);
    const ALL: [ComplaintStatus; 3] = [
        ComplaintStatus::Open,
        ComplaintStatus::SettledInStages,
        ComplaintStatus::Settled,
    ];
    form(ui, look, |ui| {
        let names =
            [words::OPEN, words::STAGED_SHORT, words::SETTLED].map(|phrase| look.say(phrase));
        let on = ALL.iter().position(|one| *one == status);
        if let Some(place) = segmented(ui, look, look.say(words::NEW_STATUS), &names, on) {
            status = ALL[place];
        }
        ui.add_space(6.0);
        let name = stage.say(words::FROM_DAY);
        let taken = widgets::form_row(ui, look, name, |ui| {
            DateField::new(
                egui::Id::unique(("status day", complaint.id.as_str())),
                name,
                stage.plan.head(),
                stage.today,
            )
            .near(stage.as_of)
            .framed()
            .required()
            .day(ui, look, Some(day))
        });
        if let Some(Some(taken)) = taken {
            day = taken;
        }
        let mut done = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if small_main_button(ui, look, look.say(words::APPLY)).clicked() {
                let changed = with(complaint, |one| {
                    one.status = status;
                    one.status_date = Some(day);
                });
                if changed != *complaint {
                    put(stage, changed);
                }
                done = true;
            }
            let cancel = crate::text::common_words::CANCEL;
            let cancel = |ui: &mut Ui| small_button(ui, look, look.say(cancel));
            if read_only::of_view(ui, cancel).clicked() {
                done = true;
            }
        });
        (!done).then_some(LetterForm::Status(status, day))
    })
}
