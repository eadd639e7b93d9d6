//! The text field of the cell the keyboard stands on.
//!
//! It holds the focus even before anything is typed, empty and unseen, so that the first letter of an input method is
//! composed in it; what is typed or composed then replaces the cell.

use super::{Cell, Draft, Shown, cells, keys};
use crate::assess::{NoteField, Status};
use crate::plan::Task;
use crate::ui::widgets::look::ink;
use crate::ui::{Stage, fonts};
use egui::text::{CCursor, CCursorRange};
use egui::{
    Align2, Color32, Event, EventFilter, Frame, ImeEvent, Key, KeyboardShortcut, Margin, Modifiers,
    Rect, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, vec2,
};

/// The tallest an open cell grows, in lines.
const MOST_LINES: f32 = 5.0;
const LINE: f32 = 17.0;

/// Draws the field over its cell; `place` says where a cell is, `page` how many rows are in view.
pub(super) fn show(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    shown: &Shown,
    place: impl Fn(&Cell) -> Option<Rect>,
    page: usize,
) {
    let Some(cell) = stage.view.monthly.cell.clone() else {
        return;
    };
    let id = ui.scope_id().with(("cell", &cell.0, cell.1.place()));
    take_focus(ui, stage, id);
    let (composing, ime) = composing(ui, id);
    let focused = ui.memory(|memory| memory.has_focus(id));
    if focused && !ime && !composing {
        if stage.view.monthly.draft.is_some() {
            keys::listen_open(ui, stage, shown);
        } else {
            keys::listen(ui, stage, shown, page);
        }
    }
    // The keyboard may have moved on: the field of its new cell takes what follows.
    let Some(cell) = stage.view.monthly.cell.clone() else {
        return;
    };
    let id = ui.scope_id().with(("cell", &cell.0, cell.1.place()));
    take_focus(ui, stage, id);
    let Some((rect, task)) = place(&cell).zip(stage.plan.task(&cell.0).cloned()) else {
        return;
    };
    field(ui, stage, rect, id, &task, cell.1, ime);
}

/// The grid takes the keyboard while nothing else has it.
fn take_focus(ui: &Ui, stage: &Stage<'_>, id: egui::Id) {
    let other = ui
        .memory(egui::Memory::focused)
        .filter(|other| *other != id);
    let behind = !ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    let free = other.is_none_or(|other| {
        ui.data(|data| data.get_temp::<egui::Id>(ui.scope_id().with("cell focus"))) == Some(other)
    });
    if !stage.view.monthly.released && free && !behind && !ui.ctx().any_popup_open() {
        ui.memory_mut(|memory| memory.request_focus(id));
        ui.data_mut(|data| data.insert_temp(ui.scope_id().with("cell focus"), id));
    } else if stage.view.monthly.released && other.is_none() {
        ui.memory_mut(|memory| memory.surrender_focus(id));
    }
}

/// Whether an input method is composing after this frame's events, and whether it spoke in this frame.
fn composing(ui: &Ui, id: egui::Id) -> (bool, bool) {
    let key = id.with("composing");
    let before = ui.data(|data| data.get_temp::<bool>(key)).unwrap_or(false);
    let (now, spoke) = ui.input(|input| {
        let mut state = (before, false);
        for event in &input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => state = (!text.is_empty(), true),
                Event::Ime(ImeEvent::Commit(_)) => state = (false, true),
                _ => {}
            }
        }
        state
    });
    ui.data_mut(|data| data.insert_temp(key, now));
    (now || before, spoke)
}

fn field(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    id: egui::Id,
    task: &Task,
    field: NoteField,
    ime: bool,
) {
    let theme = stage.theme;
    let draft = stage.view.monthly.draft.clone();
    let is_open = draft.is_some();
    let fresh = draft.as_ref().is_some_and(|draft| draft.fresh);
    let wrong = draft.as_ref().is_some_and(|draft| draft.wrong);
    let mut text = draft
        .as_ref()
        .map_or_else(String::new, |draft| draft.text.clone());
    let percent = field == NoteField::Percent;
    let font = if percent {
        fonts::bold(13.0)
    } else {
        fonts::regular(12.0)
    };
    let lines = if is_open && !percent {
        let galley = ui.painter().layout(
            text.clone(),
            font.clone(),
            ink(theme.t1),
            rect.width() - 16.0,
        );
        (galley.rows.len() as f32).clamp(2.0, MOST_LINES)
    } else {
        2.0
    };
    let mut place = rect;
    place.max.y = rect.top() + rect.height().max(lines * LINE + 10.0);
    let room = ui.clip_rect();
    if place.bottom() > room.bottom() && place.height() > rect.height() {
        let up = (place.bottom() - room.bottom()).min(place.height() - rect.height());
        place = place.translate(vec2(0.0, -up));
    }
    if is_open {
        ui.painter().rect_filled(place, 0.0, ink(theme.panel));
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(place));
    child.set_clip_rect(room.intersect(place));
    if !is_open {
        child.visuals_mut().text_cursor.stroke.color = Color32::TRANSPARENT;
    }
    let color = if is_open {
        ink(theme.t1)
    } else {
        Color32::TRANSPARENT
    };
    if is_open {
        crate::ui::widgets::pasted_cell::mend(ui, id, !percent);
    }
    let output = TextEdit::multiline(&mut text)
        .id(id)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(8, 5)))
        .font(font)
        .text_color(color)
        .event_filter(EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            tab: true,
            escape: true,
        })
        .return_key(KeyboardShortcut::new(Modifiers::ALT, Key::Enter))
        .align(if percent {
            Align2::RIGHT_TOP
        } else {
            Align2::LEFT_TOP
        })
        .desired_width(place.width())
        .desired_rows(1)
        .min_size(place.size())
        .show(&mut child);
    let response = output.response.response;
    let name = cells::name(stage, task, field);
    let held = if is_open {
        text.clone()
    } else {
        cells::text(stage, &(task.id.clone(), field))
    };
    response.widget_info(|| egui::WidgetInfo::text_edit(true, "", &held, &name));
    let edge = if wrong {
        theme.status(Status::Overdue).fill
    } else {
        theme.acc
    };
    ui.painter().with_clip_rect(room).rect_stroke(
        place,
        2.0,
        Stroke::new(2.0, ink(edge)),
        StrokeKind::Inside,
    );
    if fresh {
        let mut state = output.state;
        let end = CCursor::new(text.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ui.ctx(), id);
    }
    follow(stage, draft, text, ime);
    if is_open {
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        if !has_focus && !ime && ui.memory(egui::Memory::focused).is_some() {
            // Another field was chosen: what was typed is taken, or must be mended first.
            if !cells::commit(stage) {
                response.request_focus();
            }
        }
    } else if response.double_clicked() {
        let text = cells::text(stage, &(task.id.clone(), field));
        keys::edit_with(stage, text);
    } else if response.clicked() {
        stage.view.monthly.released = false;
        stage.view.monthly.corner = None;
    }
}

/// What the field holds after the frame becomes the draft.
fn follow(stage: &mut Stage<'_>, before: Option<Draft>, text: String, ime: bool) {
    let view = &mut stage.view.monthly;
    match before {
        None if text.is_empty() => {}
        None => {
            view.corner = None;
            view.reveal = true;
            view.draft = Some(Draft {
                text,
                typed: true,
                fresh: false,
                wrong: false,
            });
        }
        // A composition that was given up leaves the cell as it was.
        Some(draft) if draft.typed && ime && text.is_empty() => view.draft = None,
        Some(draft) => {
            view.draft = Some(Draft {
                wrong: draft.wrong && draft.text == text,
                fresh: false,
                text,
                ..draft
            });
        }
    }
}
