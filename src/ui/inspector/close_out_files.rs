//! Evidence of a close-out step: its files with what is missing, and files that were dropped and want a place.

use super::close_out;
use super::pane::{self, Pane};
use crate::assess::close_out::step_word;
use crate::edit::TaskField;
use crate::plan::{CloseOutEvent, Evidence};
use crate::text::{close_out_words as words, common_words};
use crate::ui::widgets::look::{self, SMALL, ink};
use crate::ui::widgets::{self, Icon, icon_button, link, small_button};
use crate::ui::{Action, read_only};
use egui::accesskit::Role;
use egui::{Align2, Pos2, Rect, Sense, Ui, WidgetInfo, vec2};
use std::path::PathBuf;

/// How many of these pieces name a file that is not at its place.
pub(super) fn missing(pane: &mut Pane<'_, '_>, evidence: &[Evidence]) -> usize {
    evidence
        .iter()
        .filter(|piece| pane.stage.view.evidence.found(&piece.file) == Some(false))
        .count()
}

/// The files of a list, each with what can be done with it; returns the place of one to take off the list.
pub(super) fn list(ui: &mut Ui, pane: &mut Pane<'_, '_>, evidence: &[Evidence]) -> Option<usize> {
    let look = pane.look;
    let mut gone = None;
    for (place, piece) in evidence.iter().enumerate() {
        let lost = pane.stage.view.evidence.found(&piece.file) == Some(false);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), look::FIELD_ROW), Sense::hover());
        let name = match (piece.title.trim(), piece.file.trim()) {
            ("", file) => file,
            (title, _) => title,
        };
        let color = if lost {
            look.theme.status(crate::assess::Status::Overdue).word
        } else {
            look.theme.t1
        };
        let shown = if lost {
            format!("{} · {name}", pane.say(words::MISSING))
        } else {
            name.to_owned()
        };
        look::write(
            ui.painter(),
            rect.left_center(),
            Align2::LEFT_CENTER,
            &shown,
            look::regular(SMALL),
            ink(color),
            rect.width() - 118.0,
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &shown));
        let tip = if lost {
            words::MISSING_TIP.fill(look.language, &[("file", &piece.file)])
        } else {
            piece.file.clone()
        };
        response.on_hover_text(tip);
        let mut buttons = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(rect)
                .layout(egui::Layout::right_to_left(egui::Align::Center)),
        );
        buttons.spacing_mut().item_spacing.x = 6.0;
        let remove = pane.say(close_out::DELETE);
        if icon_button(&mut buttons, look, Icon::Close, remove, 18.0).clicked() {
            gone = Some(place);
        }
        if !piece.file.trim().is_empty() {
            read_only::of_view(&mut buttons, |ui| {
                if link(ui, look, pane.say(words::COPY_PATH)).clicked() {
                    pane.stage
                        .actions
                        .push(Action::CopyEvidencePath(piece.file.clone()));
                }
                if !lost && link(ui, look, pane.say(words::OPEN_FILE)).clicked() {
                    pane.stage
                        .actions
                        .push(Action::OpenEvidence(piece.file.clone()));
                }
            });
        }
    }
    gone
}

/// The files dropped, taken, if the pointer stands in this rectangle.
pub(super) fn take_dropped(ui: &Ui, pane: &mut Pane<'_, '_>, rect: Rect) -> Vec<Evidence> {
    if pane.stage.view.evidence.dropped.is_empty() || !pointer_in(ui, rect) {
        return Vec::new();
    }
    let paths = std::mem::take(&mut pane.stage.view.evidence.dropped);
    // The step shows them in the next frame.
    ui.ctx().request_repaint();
    pieces(pane, paths)
}

fn pointer_in(ui: &Ui, rect: Rect) -> bool {
    let at: Option<Pos2> = ui.input(|input| input.pointer.latest_pos());
    at.is_some_and(|at| rect.contains(at) && ui.clip_rect().contains(at))
}

/// Whether files are held over this rectangle.
pub(super) fn hovered(ui: &Ui, rect: Rect) -> bool {
    ui.input(|input| !input.raw.hovered_files.is_empty()) && pointer_in(ui, rect)
}

/// Files as pieces of evidence: dated the as-of date, with paths from the plan's folder. Nothing is copied.
pub(super) fn pieces(pane: &Pane<'_, '_>, paths: Vec<PathBuf>) -> Vec<Evidence> {
    let folder = pane.stage.view.evidence.folder();
    paths
        .into_iter()
        .map(|path| Evidence {
            title: path
                .file_stem()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            file: match folder {
                Some(folder) => crate::file::relative(folder, &path),
                None => path.to_string_lossy().replace('\\', "/"),
            },
            date: Some(pane.stage.as_of),
        })
        .collect()
}

/// Puts pieces on an event as one step.
pub(super) fn attach(pane: &mut Pane<'_, '_>, place: usize, pieces: Vec<Evidence>) {
    let Some(event) = pane.task.close_out.get(place) else {
        return;
    };
    let name = step_word(event.step).of(pane.look.language).to_owned();
    told(pane, &pieces, &name);
    let events: Vec<CloseOutEvent> = pane::with(&pane.task.close_out, place, |event| {
        event.evidence.extend(pieces);
    });
    close_out::set(pane, events);
}

/// Says what was attached, and what to know about its paths.
pub(super) fn told(pane: &mut Pane<'_, '_>, pieces: &[Evidence], place: &str) {
    let language = pane.look.language;
    let mut words = words::ATTACHED.fill(language, &[("n", &pieces.len()), ("where", &place)]);
    if pieces
        .iter()
        .any(|piece| crate::file::is_whole(&piece.file))
    {
        let known = pane.stage.view.evidence.folder().is_some();
        words = pane
            .say(if known {
                words::ATTACHED_OUTSIDE
            } else {
                words::SAVE_FIRST
            })
            .to_owned();
    }
    pane.stage.actions.push(Action::Tell(words));
}

/// Files that were dropped beside every step: which step do they belong to?
pub(super) fn ask_where(ui: &mut Ui, pane: &mut Pane<'_, '_>, current: &[usize]) {
    let waiting = pane.stage.view.evidence.dropped.clone();
    let Some(first) = waiting.first() else {
        return;
    };
    let look = pane.look;
    let task = std::sync::Arc::clone(&pane.task);
    widgets::form(ui, look, |ui| {
        let name = first
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let phrase = words::WHERE_TO.fill(look.language, &[("n", &waiting.len()), ("file", &name)]);
        widgets::note(ui, look, &phrase);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            for place in current {
                let Some(event) = task.close_out.get(*place) else {
                    continue;
                };
                let step = step_word(event.step).of(look.language);
                if small_button(ui, look, step).clicked() {
                    let paths = std::mem::take(&mut pane.stage.view.evidence.dropped);
                    let pieces = pieces(pane, paths);
                    attach(pane, *place, pieces);
                }
            }
            if small_button(ui, look, pane.say(words::TASK_EVIDENCE)).clicked() {
                let paths = std::mem::take(&mut pane.stage.view.evidence.dropped);
                let new = pieces(pane, paths);
                told(pane, &new, pane.say(words::TASK_EVIDENCE));
                let mut all = task.evidence.clone();
                all.extend(new);
                pane.set(TaskField::Evidence(all));
            }
            if small_button(ui, look, pane.say(common_words::CANCEL)).clicked() {
                pane.stage.view.evidence.dropped.clear();
            }
        });
    });
}
