//! The filter row: which halves, from when, overdue findings, tasks that nobody looked at; copying and adding at the right.

use super::look;
use super::order::{Letters, Records};
use super::view::{Parts, Period};
use super::{clipboard, names};
use crate::assess::Status;
use crate::edit::{self, Edit};
use crate::plan::{Complaint, InspectionKind, InspectionRecord, SupervisionLevel};
use crate::text::supervision_words as words;
use crate::ui::widgets::chips::{Chip, caption, chip, drop_button, push_button};
use crate::ui::widgets::crowded_bar;
use crate::ui::widgets::look::ink;
use crate::ui::widgets::segmented;
use crate::ui::{Action, Going, Stage, read_only};
use egui::{Popup, PopupCloseBehavior, Rect, Response, Stroke, Ui, vec2};
use std::collections::BTreeSet;

fn under(button: &Response, content: impl FnOnce(&mut Ui)) {
    Popup::menu(button)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            ui.set_min_width(130.0);
            content(ui);
        });
}

fn pick(ui: &mut Ui, on: bool, text: &str) -> bool {
    ui.add(egui::Button::selectable(on, text).min_size(vec2(130.0, 22.0)))
        .clicked()
}

/// Draws the row.
pub(super) fn show(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    records: &Records,
    letters: &Letters,
) {
    let theme = stage.theme;
    ui.painter().rect_filled(rect, 0.0, ink(theme.win));
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.line)),
    );
    crowded_bar::show(
        ui,
        rect,
        "supervision bar",
        stage,
        |ui, stage| left_side(ui, stage, records),
        |ui, stage| right_side(ui, stage, records, letters),
    );
}

fn right_side(ui: &mut Ui, stage: &mut Stage<'_>, records: &Records, letters: &Letters) {
    let look = look(stage);
    let parts = stage.view.supervision.parts;
    if parts != Parts::Records {
        let button = |ui: &mut Ui| push_button(ui, look, stage.say(words::PASTE));
        let paste = read_only::changes(ui, button);
        if paste.on_hover_text(stage.say(words::PASTE_TIP)).clicked() {
            stage.view.supervision.paste_asked = true;
            ui.ctx()
                .send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        }
        let add = |ui: &mut Ui| push_button(ui, look, stage.say(words::ADD_COMPLAINT));
        if read_only::changes(ui, add).clicked() {
            add_letter(stage);
        }
    }
    if parts != Parts::Complaints {
        let add = |ui: &mut Ui| push_button(ui, look, stage.say(words::ADD_RECORD));
        if read_only::changes(ui, add).clicked() {
            add_record(stage);
        }
    }
    let copy = drop_button(
        ui,
        look,
        stage.say(words::COPY_TABLE),
        stage.say(words::COPY_TABLE),
    );
    under(&copy, |ui| {
        if parts != Parts::Complaints && pick(ui, false, stage.say(words::COPY_RECORDS)) {
            clipboard::copy_records(stage, records);
        }
        if parts != Parts::Records {
            if pick(ui, false, stage.say(words::COPY_COMPLAINTS)) {
                clipboard::copy_letters(stage, letters);
            }
            if pick(ui, false, stage.say(words::COPY_RATES)) {
                clipboard::copy_rates(stage);
            }
        }
    });
}

fn add_record(stage: &mut Stage<'_>) {
    let id = edit::mint();
    stage.actions.push(Action::EndTyping);
    let record = InspectionRecord::on(id.clone(), stage.as_of);
    stage.actions.edit(Edit::PutInspection(record));
    stage.actions.go(Going::NewRecord(id));
}

fn add_letter(stage: &mut Stage<'_>) {
    let id = edit::mint();
    // The round of the latest is the likeliest.
    let round = stage
        .plan
        .complaints()
        .values()
        .max_by_key(|one| one.received)
        .map(|one| one.round.clone())
        .unwrap_or_default();
    stage.actions.push(Action::EndTyping);
    stage.actions.edit(Edit::PutComplaint(Complaint {
        round,
        ..Complaint::on(id.clone(), stage.as_of)
    }));
    stage.actions.go(Going::NewLetter(id));
}

fn period_words(stage: &Stage<'_>, period: Period) -> String {
    match period {
        Period::All => stage.say(words::ALL_TIME).to_owned(),
        Period::LastYear => stage.say(words::LAST_YEAR).to_owned(),
        Period::Year(year) => words::OF_YEAR.fill(stage.language, &[("year", &year)]),
    }
}

fn left_side(ui: &mut Ui, stage: &mut Stage<'_>, records: &Records) {
    let look = look(stage);
    let names = [words::BOTH, words::ONLY_RECORDS, words::ONLY_COMPLAINTS];
    let names = names.map(|phrase| stage.say(phrase));
    let on = Parts::ALL
        .iter()
        .position(|parts| *parts == stage.view.supervision.parts);
    if let Some(place) = segmented(ui, look, stage.say(words::PARTS), &names, on) {
        stage.actions.go(Going::Parts(Parts::ALL[place]));
    }
    ui.add_space(4.0);
    caption(ui, stage, stage.say(words::PERIOD));
    let period = stage.view.supervision.period;
    let button = drop_button(
        ui,
        look,
        &period_words(stage, period),
        stage.say(words::PERIOD),
    );
    under(&button, |ui| {
        let plan = stage.plan;
        let dates = plan.inspections().values().map(|one| one.date.year());
        let dates = dates.chain(plan.complaints().values().map(|one| one.received.year()));
        let years: BTreeSet<i16> = dates.collect();
        let all = [Period::All, Period::LastYear]
            .into_iter()
            .chain(years.into_iter().rev().map(Period::Year));
        for one in all {
            if pick(ui, one == period, &period_words(stage, one)) {
                stage.view.supervision.period = one;
            }
        }
    });
    if stage.view.supervision.parts != Parts::Complaints {
        record_chips(ui, stage, records);
    }
}

fn record_chips(ui: &mut Ui, stage: &mut Stage<'_>, records: &Records) {
    let look = look(stage);
    let filter = &stage.view.supervision.records;
    let all = Chip {
        glyph: None,
        words: stage.say(words::EVERY).to_owned(),
        count: Some(records.all.records + records.all.planned),
        on: *filter == super::view::RecordFilter::default(),
        closable: false,
        act: |stage| {
            stage.view.supervision.records = super::view::RecordFilter::default();
        },
    };
    let overdue = Chip {
        glyph: Some(Status::Overdue),
        words: stage.say(words::OVERDUE_FINDINGS).to_owned(),
        count: Some(records.all.findings.overdue),
        on: filter.overdue,
        closable: false,
        act: |stage| {
            let filter = &mut stage.view.supervision.records;
            filter.overdue = !filter.overdue;
        },
    };
    for one in [all, overdue] {
        if chip(ui, look, &one).clicked() {
            (one.act)(stage);
        }
    }
    let months = stage.view.supervision.months();
    let unseen = Chip {
        glyph: None,
        words: words::NOT_INSPECTED.fill(stage.language, &[("n", &months)]),
        count: Some(records.unseen.len()),
        on: false,
        closable: false,
        act: |_| {},
    };
    let tip = words::NOT_INSPECTED_TIP.fill(
        stage.language,
        &[("n", &months), ("tasks", &records.unseen.len())],
    );
    let response = chip(ui, look, &unseen).on_hover_text(tip);
    if response.clicked() && !records.unseen.is_empty() {
        stage
            .actions
            .push(Action::ShowTasks(records.unseen.clone()));
    }
    filter_menu(ui, stage, months);
}

fn filter_menu(ui: &mut Ui, stage: &mut Stage<'_>, months: u8) {
    let look = look(stage);
    let filter = stage.view.supervision.records.clone();
    let mut told = Vec::new();
    if let Some(kind) = filter.kind {
        told.push(stage.say(names::kind(kind)));
    }
    if let Some(level) = filter.level {
        told.push(stage.say(names::level(level)));
    }
    let text = if told.is_empty() {
        stage.say(words::ADD_FILTER).to_owned()
    } else {
        told.join(" · ")
    };
    let more = crate::ui::widgets::chip(ui, look, &text, !told.is_empty(), false);
    Popup::menu(&more)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(150.0);
            let filter = &mut stage.view.supervision.records;
            let language = stage.language;
            if pick(ui, filter.kind.is_none(), words::ALL_KINDS.of(language)) {
                filter.kind = None;
            }
            for kind in InspectionKind::ALL {
                let on = filter.kind == Some(kind);
                if pick(ui, on, names::kind(kind).of(language)) {
                    filter.kind = (!on).then_some(kind);
                }
            }
            ui.separator();
            if pick(ui, filter.level.is_none(), words::ALL_LEVELS.of(language)) {
                filter.level = None;
            }
            for level in SupervisionLevel::ALL.map(Some).into_iter().chain([None]) {
                let on = filter.level == Some(level);
                if pick(ui, on, names::level(level).of(language)) {
                    filter.level = (!on).then_some(level);
                }
            }
            ui.separator();
            let title = words::CHOOSE_MONTHS.of(language);
            let choices = [3u8, 6, 9, 12];
            let texts = choices.map(|n| words::MONTHS_N.fill(language, &[("n", &n)]));
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let on = choices.iter().position(|n| *n == months);
            ui.label(title);
            if let Some(place) = segmented(ui, look, title, &texts, on) {
                stage.view.supervision.unseen_months = choices[place];
            }
        });
}
