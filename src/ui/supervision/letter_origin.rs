//! Where a complaint comes from: its batch, by call or letter, and the trade it complains of.

use super::letter_pane::{put, with};
use super::look;
use super::record_pane::hear;
use crate::edit::Edit;
use crate::plan::{Channel, Complaint};
use crate::text::{Phrase, supervision_words as words};
use crate::ui::Stage;
use crate::ui::widgets::pick_field::choice;
use crate::ui::widgets::{self, Candidate, PickField, TextField};
use crate::wording::{channel_word, in_order};
use egui::Ui;

/// Shows the rows.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, complaint: &Complaint) {
    text(ui, stage, complaint, words::C_BATCH, |one| &mut one.batch);
    text(ui, stage, complaint, words::C_TRADE, |one| &mut one.trade);
    let look = look(stage);
    let name = stage.say(words::C_CHANNEL);
    let each: Vec<Option<Channel>> = std::iter::once(None)
        .chain(Channel::ALL.map(Some))
        .collect();
    let say = |channel: Option<Channel>| channel.map_or("–", |one| stage.say(channel_word(one)));
    let options: Vec<Candidate> = each
        .iter()
        .map(|one| Candidate {
            words: say(*one).to_owned(),
            on: *one == complaint.channel,
            ..Candidate::default()
        })
        .collect();
    let id = egui::Id::unique(("complaint channel", complaint.id.as_str()));
    let value = say(complaint.channel);
    let picked = widgets::form_row(ui, look, name, |ui| {
        choice(ui, look, id, name, value, &options)
    });
    if let Some(channel) = picked.and_then(|place| each.get(place)) {
        put(stage, with(complaint, |one| one.channel = *channel));
    }
}

/// A text with what other complaints say there.
fn text(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    complaint: &Complaint,
    label: Phrase,
    field: fn(&mut Complaint) -> &mut String,
) {
    let look = look(stage);
    let name = stage.say(label);
    let id = egui::Id::unique(("complaint", label.en, complaint.id.as_str()));
    let read = |one: &Complaint| field(&mut one.clone()).clone();
    let value = read(complaint);
    let plan = stage.plan;
    let heard = widgets::form_row(ui, look, name, |ui| {
        PickField::new(TextField::new(id, name, &value).framed().hint("")).show(ui, look, || {
            let known = plan.complaints().values().map(|one| read(one));
            in_order(known.filter(|text| !text.is_empty()))
                .into_iter()
                .map(|words| Candidate {
                    on: words == value,
                    words,
                    ..Candidate::default()
                })
                .collect()
        })
    });
    let key = format!("complaint/{}/{}", complaint.id, label.en);
    hear(stage, key, heard, |text| {
        Edit::PutComplaint(with(complaint, |one| *field(one) = text))
    });
}
