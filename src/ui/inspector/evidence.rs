//! Evidence files of a task: what each shows, where it lies, from which day.

use super::close_out_files;
use super::pane::{self, Pane};
use crate::edit::TaskField;
use crate::plan::Evidence;
use crate::text::{self, Phrase, close_out_words, inspector_words as words};
use crate::ui::date_field::DateField;
use crate::ui::widgets::look::{self, FIELD_ROW, SMALL, ink};
use crate::ui::widgets::{self, TextField, link};
use crate::ui::{Action, read_only};
use crate::wording::holds_document_number;
use egui::accesskit::Role;
use egui::{Align2, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// Shows the section.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = Arc::clone(&pane.task);
    let aside = match task.evidence.len() {
        0 => String::new(),
        n => {
            let pieces = words::PIECES.fill(look.language, &[("n", &n)]);
            match close_out_files::missing(pane, &task.evidence) {
                0 => pieces,
                m => {
                    let missing = words::PIECES_MISSING.fill(look.language, &[("n", &m)]);
                    format!("{pieces} · {missing}")
                }
            }
        }
    };
    if !pane.section(
        ui,
        "inspector evidence",
        pane.say(words::EVIDENCE),
        &aside,
        false,
    ) {
        return;
    }
    let open_id = pane.id("evidence open");
    let mut open: Option<usize> = pane::draft(ui, open_id);
    for (place, piece) in task.evidence.iter().enumerate() {
        if line(ui, pane, piece) {
            open = if open == Some(place) {
                None
            } else {
                Some(place)
            };
        }
        if open == Some(place) && edit(ui, pane, place, piece) {
            open = None;
        }
    }
    if link(ui, look, pane.say(words::ADD_EVIDENCE)).clicked() {
        let piece = Evidence {
            date: Some(pane.stage.as_of),
            ..Evidence::default()
        };
        open = Some(task.evidence.len());
        let pieces = pane::plus(&task.evidence, piece);
        pane.set(TaskField::Evidence(pieces));
    }
    pane::keep(ui, open_id, open);
}

fn line(ui: &mut Ui, pane: &mut Pane<'_, '_>, piece: &Evidence) -> bool {
    let look = pane.look;
    let lost = pane.stage.view.evidence.found(&piece.file) == Some(false);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), FIELD_ROW), Sense::click());
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, look::RADIUS, ink(look.theme.hover));
    }
    let later = piece.date.is_some_and(|date| date > pane.stage.as_of);
    let date = look::write(
        ui.painter(),
        rect.right_center(),
        Align2::RIGHT_CENTER,
        &piece.date.map(text::date).unwrap_or_default(),
        look::regular(SMALL),
        ink(look.theme.t4),
        90.0,
    );
    let name = match (piece.title.is_empty(), piece.file.is_empty()) {
        (false, _) => piece.title.as_str(),
        (true, false) => piece.file.as_str(),
        (true, true) => pane.say(words::UNTITLED),
    };
    let empty = piece.file.trim().is_empty() && !holds_document_number(&piece.title);
    let shown = if lost {
        format!("{} · {name}", pane.say(close_out_words::MISSING))
    } else if empty {
        format!("{} · {name}", pane.say(words::NAMES_NO_FILE))
    } else {
        name.to_owned()
    };
    let words = shown.as_str();
    let color = if lost {
        look.theme.status(crate::assess::Status::Overdue).word
    } else if later {
        look.theme.t4
    } else {
        look.theme.t1
    };
    look::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        words,
        look::regular(SMALL),
        ink(color),
        rect.width() - date.width() - 10.0,
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response.on_hover_text(&piece.file).clicked()
}

fn edit(ui: &mut Ui, pane: &mut Pane<'_, '_>, place: usize, piece: &Evidence) -> bool {
    let look = pane.look;
    let pieces = pane.task.evidence.clone();
    let mut closed = false;
    widgets::form(ui, look, |ui| {
        live(
            ui,
            pane,
            &pieces,
            place,
            words::EVIDENCE_TITLE,
            &piece.title,
            |piece, text| {
                piece.title = text;
            },
        );
        live(
            ui,
            pane,
            &pieces,
            place,
            words::FILE,
            &piece.file,
            |piece, text| {
                // Paths are kept with `/` so that the plan can travel.
                piece.file = text.replace('\\', "/");
            },
        );
        let id = pane.id(&format!("evidence {place} date"));
        let name = pane.say(words::DATE);
        let (head, as_of, today) = (pane.stage.plan.head(), pane.stage.as_of, pane.stage.today);
        let taken = widgets::form_row(ui, look, name, |ui| {
            DateField::new(id, name, head, today)
                .near(as_of)
                .framed()
                .day(ui, look, piece.date)
        });
        if let Some(date) = taken {
            pane.set(TaskField::Evidence(pane::with(&pieces, place, |piece| {
                piece.date = date;
            })));
        }
        ui.horizontal(|ui| {
            if pane::close(ui, look) {
                closed = true;
            }
            ui.add_space(8.0);
            if !piece.file.trim().is_empty() {
                let file = piece.file.clone();
                read_only::of_view(ui, |ui| {
                    if link(ui, look, pane.say(close_out_words::OPEN_FILE)).clicked() {
                        pane.stage.actions.push(Action::OpenEvidence(file));
                    } else if link(ui, look, pane.say(close_out_words::COPY_PATH)).clicked() {
                        pane.stage.actions.push(Action::CopyEvidencePath(file));
                    }
                });
                ui.add_space(8.0);
            }
            if link(ui, look, pane.say(words::DELETE_RECORD)).clicked() {
                pane.set(TaskField::Evidence(pane::without(&pieces, place)));
                closed = true;
            }
        });
    });
    closed
}

fn live(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    pieces: &[Evidence],
    place: usize,
    label: Phrase,
    value: &str,
    put: impl FnOnce(&mut Evidence, String),
) {
    let look = pane.look;
    let name = pane.say(label);
    let key = format!("evidence {place} {}", label.en);
    let id = pane.id(&key);
    let heard = widgets::form_row(ui, look, name, |ui| {
        TextField::new(id, name, value)
            .framed()
            .hint("")
            .wrapping()
            .show(ui, look)
    });
    pane.hear(
        &key,
        heard.map(|text| TaskField::Evidence(pane::with(pieces, place, |piece| put(piece, text)))),
    );
}
