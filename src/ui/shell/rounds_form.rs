//! The inspection rounds of a plan in the form of its settings: days on site, feedback, when the plan is due, basis.

use super::plan_form::wide;
use crate::plan::calendar::Calendar;
use crate::plan::{Head, Id, InspectionRound};
use crate::text::{Phrase, date, shell_words as words};
use crate::ui::date_field::DateField;
use crate::ui::widgets::entry_field::number_field;
use crate::ui::widgets::look::Look;
use crate::ui::widgets::{TextField, link, note, warning};
use egui::Ui;
use jiff::civil::Date;

/// Shows the rounds and changes those of the head.
pub(super) fn rows(ui: &mut Ui, look: Look, head: &mut Head, today: Date) {
    let calendar = head.clone();
    let mut gone = None;
    for (place, round) in head.rounds.iter_mut().enumerate() {
        one(ui, look, &calendar, today, place, round);
        wide(ui, look, "", |ui| {
            if link(ui, look, look.say(words::F_ROUND_REMOVE)).clicked() {
                gone = Some(place);
            }
        });
        ui.add_space(4.0);
    }
    if let Some(place) = gone {
        head.rounds.remove(place);
    }
    wide(ui, look, "", |ui| {
        if link(ui, look, look.say(words::F_ROUND_ADD)).clicked() {
            head.rounds.push(InspectionRound {
                id: free_id(&head.rounds),
                ..InspectionRound::default()
            });
        }
    });
}

/// The least number that no round has: `{round.3}` in the public text names a round by it.
fn free_id(rounds: &[InspectionRound]) -> Id {
    (1u32..)
        .map(|number| Id::new(number.to_string()))
        .find(|id| rounds.iter().all(|round| round.id != *id))
        .unwrap_or_default()
}

fn one(
    ui: &mut Ui,
    look: Look,
    head: &Head,
    today: Date,
    place: usize,
    round: &mut InspectionRound,
) {
    text(ui, look, place, words::F_ROUND_NAME, &mut round.name);
    let key = words::F_ROUND_KEY.fill(look.language, &[("id", &round.id)]);
    wide(ui, look, "", |ui| note(ui, look, &key));
    wide(ui, look, look.say(words::F_ON_SITE), |ui| {
        ui.horizontal(|ui| {
            let days = [
                (words::F_ON_SITE, &mut round.on_site),
                (words::F_OFF_SITE, &mut round.off_site),
            ];
            for (label, day) in days {
                picked(ui, look, head, today, place, (label, day));
            }
        });
    });
    wide(ui, look, look.say(words::F_FEEDBACK), |ui| {
        let day = (words::F_FEEDBACK, &mut round.feedback);
        picked(ui, look, head, today, place, day);
    });
    let label = look.say(words::F_PLAN_DAYS);
    wide(ui, look, label, |ui| {
        let id = egui::Id::unique(("round plan days", place));
        let shown = Some(f64::from(round.plan_days));
        if let Some(told) = number_field(ui, look, id, label, shown, Some(90.0)) {
            round.plan_days = whole(told.unwrap_or(0.0));
        }
    });
    plan_due(ui, look, head, round);
    wide(ui, look, look.say(words::F_PUBLISHED), |ui| {
        let day = (words::F_PUBLISHED, &mut round.published);
        picked(ui, look, head, today, place, day);
    });
    text(ui, look, place, words::F_BASIS, &mut round.basis);
}

/// The day the plan is due, counted and shown; whether it was published in time.
fn plan_due(ui: &mut Ui, look: Look, head: &Head, round: &InspectionRound) {
    let Some(feedback) = round.feedback else {
        return;
    };
    let calendar = Calendar::of(head);
    let due = calendar.working_day_after(feedback, round.plan_days);
    let said = words::F_PLAN_DUE.fill(
        look.language,
        &[("days", &round.plan_days), ("due", &date(due))],
    );
    wide(ui, look, "", |ui| note(ui, look, &said));
    let years = calendar.unknown_years(feedback, due);
    if !years.is_empty() {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        let words = words::F_PLAN_DUE_UNKNOWN.fill(look.language, &[("years", &years.join(", "))]);
        warning(ui, look, &words);
    }
    if round.published.is_some_and(|published| published > due) {
        warning(ui, look, look.say(words::F_PLAN_LATE));
    }
}

fn text(ui: &mut Ui, look: Look, place: usize, label: Phrase, value: &mut String) {
    let name = look.say(label);
    wide(ui, look, name, |ui| {
        let id = egui::Id::unique(("round", place, label.en));
        let field = TextField::new(id, name, value).framed().hint("");
        if let Some(told) = field.show(ui, look).value {
            *value = told;
        }
    });
}

fn picked(
    ui: &mut Ui,
    look: Look,
    head: &Head,
    today: Date,
    place: usize,
    (label, day): (Phrase, &mut Option<Date>),
) {
    let id = egui::Id::unique(("round", place, label.en));
    let field = DateField::new(id, look.say(label), head, today)
        .framed()
        .width(150.0);
    if let Some(told) = field.day(ui, look, *day) {
        *day = told;
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a thousand days"
)]
fn whole(told: f64) -> u32 {
    told.round().clamp(0.0, 1000.0) as u32
}
