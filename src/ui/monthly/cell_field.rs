//! The text field of the cell the keyboard stands on.
//!
//! It holds the focus even before anything is typed, empty and unseen, so that the first letter of an input method is
//! composed in it; what is typed or composed then replaces the cell.

use super::{Cell, Draft, Shown, cells, keys};
use crate::assess::{NoteField, Status};
use crate::plan::Task;
use crate::ui::widgets::look::ink;
use crate::ui::widgets::text_field;
use crate::ui::{Leaving, Stage, fonts, open_edits, read_only};
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Align2, Color32, EventFilter, Frame, Key, KeyboardShortcut, Margin, Modifiers, Rect, Stroke,
    StrokeKind, TextBuffer, TextEdit, Ui, UiBuilder, vec2,
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
    // One field for all cells: going from cell to cell leaves the input method alone.
    let id = ui.scope_id().with("cell");
    leave(ui, stage, id);
    take_focus(ui, stage, id);
    let (before, composing) = text_field::follow_composing(ui, id);
    let focused = ui.memory(|memory| memory.has_focus(id));
    // While letters are being composed, all keys belong to the input method.
    if focused && !before {
        if stage.view.monthly.draft.is_some() {
            keys::listen_open(ui, stage, shown);
        } else {
            keys::listen(ui, stage, shown, page);
        }
    }
    let Some(cell) = stage.view.monthly.cell.clone() else {
        return;
    };
    take_focus(ui, stage, id);
    let stands = (cell.clone(), stage.as_of);
    if stage.view.monthly.field_in.as_ref() != Some(&stands) {
        stage.view.monthly.field_in = Some(stands);
        TextEditState::default().store(ui.ctx(), id);
        if before {
            // What was being composed has been taken as it stood, by the cell that was left.
            text_field::forget_composing(ui, id);
            ui.memory_mut(egui::Memory::interrupt_ime);
        }
    }
    let Some((rect, task)) = place(&cell).zip(stage.plan.task(&cell.0).cloned()) else {
        return;
    };
    field(ui, stage, rect, id, &task, cell.1, before || composing);
}

/// What leaves the open cell has it taken first; after a saving typing goes on in it.
fn leave(ui: &Ui, stage: &mut Stage<'_>, id: egui::Id) {
    if !stage.view.leaving.ends_edits() {
        return;
    }
    let draft = stage.view.monthly.draft.clone();
    if cells::commit(stage)
        && stage.view.leaving == Leaving::GoesOn
        && let Some(draft) = draft
    {
        // Its text counts from now on as what the cell holds.
        stage.view.monthly.draft = Some(Draft {
            typed: false,
            fresh: false,
            ..draft
        });
    }
    text_field::forget_composing(ui, id);
}

/// The grid takes the keyboard while nothing else has it.
fn take_focus(ui: &Ui, stage: &Stage<'_>, id: egui::Id) {
    if stage.view.leaving.ends_edits() {
        return;
    }
    let focused = ui.memory(egui::Memory::focused);
    let behind = !ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    let released = stage.view.monthly.released;
    if released {
        ui.memory_mut(|memory| memory.surrender_focus(id));
    } else if focused.is_none() && !behind && !egui::Popup::is_any_open(ui.ctx()) {
        // Asked for only when it is lost: each time breaks off what an input method has begun.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
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
    if fresh {
        // Before the field is drawn: the letters of this very frame go to the end.
        let mut state = TextEditState::default();
        let end = CCursor::new(text.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ui.ctx(), id);
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
    // The cell of a plan that is only read holds the keyboard, and takes no letter.
    let mut shut = "";
    let buffer: &mut dyn TextBuffer = if stage.view.read_only.is_some() {
        if ui.memory(|memory| memory.has_focus(id)) {
            read_only::note_typing(ui);
        }
        &mut shut
    } else {
        &mut text
    };
    let response = TextEdit::multiline(buffer)
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
        .show(&mut child)
        .response
        .response;
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
    follow(stage, draft, text, ime);
    if cells::is_open(stage) {
        open_edits::note(ui.ctx());
    }
    if is_open {
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        if !has_focus && ui.memory(egui::Memory::focused).is_some() {
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
    let as_of = stage.as_of;
    let view = &mut stage.view.monthly;
    match before {
        None if text.is_empty() => {}
        None => {
            view.corner = None;
            view.reveal = true;
            view.draft = view.cell.clone().map(|cell| Draft {
                cell,
                as_of,
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
