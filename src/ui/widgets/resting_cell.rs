//! The unseen field of a selected cell: it holds the keyboard while nothing is typed, and what begins in it replaces the cell.
//!
//! The first letter is typed or composed in a field that has the focus already, so that no letter is lost and an input
//! method is on for it. A word is handed on once it is chosen: until then its letters stay here. To shortcuts and to what
//! leaves a field it counts as no field while it is empty ([`types`]).

use super::look::{self, Look, ink};
use super::text_field::{follow_composing, forget_composing};
use crate::ui::{open_edits, read_only};
use egui::text_edit::TextEditState;
use egui::{
    Align2, Color32, Context, Event, EventFilter, Frame, Id, Margin, Rect, Stroke, StrokeKind,
    TextBuffer, TextEdit, Ui, UiBuilder, WidgetInfo,
};

/// The field of the selected cell; see the module.
pub struct RestingCell<'t> {
    /// One for all cells of a grid: going from cell to cell leaves the input method alone.
    pub id: Id,
    /// What the cell is called.
    pub name: &'t str,
    /// What the cell holds, for screen readers.
    pub held: &'t str,
    /// Where the cell is, so that candidates come up beside it.
    pub rect: Rect,
    /// Tab goes from cell to cell, not on to the next thing on the page.
    pub tab: bool,
}

/// What was begun in the field of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The text that replaces the cell.
    pub text: String,
    /// Something else has the focus already: nothing more comes.
    pub left: bool,
}

fn rests_key(id: Id) -> Id {
    id.with("rests")
}

fn untouched_key(id: Id) -> Id {
    id.with("untouched")
}

/// Says whether a field that is a cell of its own stands selected, with nothing typed: it takes the keys of a field, and is
/// none to what leaves one.
pub(in crate::ui) fn note_untouched(ctx: &Context, id: Id, untouched: bool) {
    ctx.data_mut(|data| data.insert_temp(untouched_key(id), untouched));
}

/// Whether something is being typed into a field: that of a selected cell into which nothing was typed is none.
pub fn types(ctx: &Context) -> bool {
    let untouched = |id: Id| ctx.data(|data| data.get_temp(untouched_key(id)).unwrap_or(false));
    ctx.text_edit_focused()
        && !rests(ctx)
        && !ctx.memory(egui::Memory::focused).is_some_and(untouched)
}

/// Takes the letters that are being composed as they stand: their cell is left.
pub(in crate::ui) fn take(ui: &Ui, id: Id) -> Option<String> {
    let text: Option<String> = ui.data_mut(|data| data.remove_temp(id));
    if text.is_some() {
        forget_composing(ui, id);
        TextEditState::default().store(ui.ctx(), id);
        ui.data_mut(|data| data.insert_temp(rests_key(id), true));
        ui.memory_mut(egui::Memory::interrupt_ime);
    }
    text
}

/// Whether the keyboard stands on a selected cell into which nothing is typed yet.
pub fn rests(ctx: &Context) -> bool {
    ctx.memory(egui::Memory::focused)
        .is_some_and(|id| rests_at(ctx, id))
}

/// Whether nothing is typed into this field of a selected cell.
pub(in crate::ui) fn rests_at(ctx: &Context, id: Id) -> bool {
    ctx.data(|data| data.get_temp(rests_key(id)).unwrap_or(false))
}

impl RestingCell<'_> {
    /// Draws the field, unseen until letters are composed in it, after the keys that move the cell have been taken.
    pub fn show(self, ui: &mut Ui, look: Look) -> Option<Begun> {
        let id = self.id;
        let before: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let mut text = before.clone();
        let shut = read_only::shuts_field(ui.ctx()).is_some();
        let (_, composing) = follow_composing(ui, id);
        let focused = ui.memory(|memory| memory.has_focus(id));
        if focused && text.is_empty() {
            // The clipboard is for the page: it copies and pastes rows.
            ui.input_mut(|input| {
                let clipboard =
                    |event: &Event| matches!(event, Event::Copy | Event::Cut | Event::Paste(_));
                input.events.retain(|event| !clipboard(event));
            });
        }
        if shut && focused {
            read_only::note_typing(ui);
        }
        let mut nothing = "";
        let buffer: &mut dyn TextBuffer = if shut { &mut nothing } else { &mut text };
        let seen = !before.is_empty();
        let painter = ui.painter().clone();
        let clip = painter.clip_rect().intersect(self.rect);
        if seen {
            painter.rect_filled(self.rect, 0.0, ink(look.theme.panel));
        }
        let mut child = ui.new_child(UiBuilder::new().id_salt("resting cell").max_rect(self.rect));
        child.set_clip_rect(clip);
        let color = if seen {
            ink(look.theme.t1)
        } else {
            child.visuals_mut().text_cursor.stroke.color = Color32::TRANSPARENT;
            Color32::TRANSPARENT
        };
        let response = TextEdit::singleline(buffer)
            .id(id)
            .frame(Frame::NONE.inner_margin(Margin::symmetric(6, 2)))
            .font(look::regular(look::SMALL))
            .text_color(color)
            .return_key(None)
            .event_filter(EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                tab: self.tab,
                escape: false,
            })
            .align(Align2::LEFT_CENTER)
            .desired_width(self.rect.width())
            .min_size(self.rect.size())
            .show(&mut child)
            .response
            .response;
        response.widget_info(|| {
            let shown = if text.is_empty() { self.held } else { &text };
            WidgetInfo::text_edit(true, "", shown, self.name)
        });
        if seen {
            let stroke = Stroke::new(2.0, ink(look.theme.acc));
            painter.rect_stroke(self.rect, 2.0, stroke, StrokeKind::Inside);
        }
        let focused = ui.memory(|memory| memory.has_focus(id));
        let begun = !text.is_empty() && (!composing || !focused);
        if begun {
            ui.data_mut(|data| data.remove::<String>(id));
            TextEditState::default().store(ui.ctx(), id);
        } else if !text.is_empty() {
            open_edits::note(ui.ctx());
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
        } else if seen {
            ui.data_mut(|data| data.remove::<String>(id));
        }
        let rests = text.is_empty() || begun;
        ui.data_mut(|data| data.insert_temp(rests_key(id), rests));
        begun.then_some(Begun {
            text,
            left: !focused,
        })
    }
}
