//! What a field says of its text: over what stands below it while it is typed into, so that nothing moves under the
//! pointer; in a row of its own once the field was left with a text that is wrong.

use super::look::{self, Look, SMALL, ink};
use super::row;
use egui::{Align2, Area, Frame, Id, Order, Rect, Response, Stroke, Ui};

/// A sentence of a field.
pub(super) struct Said {
    /// The words.
    pub words: String,
    /// They say what is wrong.
    pub wrong: bool,
}

/// Where a field's sentence stands.
#[derive(Clone, Copy)]
pub(super) struct Under<'r> {
    /// Tells the field from others.
    pub key: Id,
    /// The field itself.
    pub field: &'r Response,
    /// Something opens under the field: the sentence goes above it.
    pub above: bool,
    /// The field has no room below it and never takes a row.
    pub afloat: bool,
}

/// Shows the sentence; `left` says that the field does not hold the focus.
pub(super) fn show(ui: &mut Ui, look: Look, under: Under<'_>, said: Option<&Said>, left: bool) {
    let had: Option<f32> = ui.data(|data| data.get_temp(under.key));
    // A row that came or went between press and release would take the button away from under the pointer.
    let busy = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    let wrong = said.is_some_and(|said| said.wrong);
    let wanted = wrong && left && !under.afloat;
    let stands = if busy { had.is_some() } else { wanted };
    if !stands {
        if had.is_some() {
            ui.data_mut(|data| data.remove::<f32>(under.key));
            ui.ctx().request_repaint();
        }
        if let Some(said) = said {
            float(ui, look, under, said);
        }
        settle(ui, wanted);
        return;
    }
    let from = ui.cursor().top();
    match said {
        Some(said) => {
            row_of(ui, look, said);
        }
        None => ui.add_space(had.unwrap_or_default()),
    }
    let height = ui.cursor().top() - from;
    ui.data_mut(|data| data.insert_temp(under.key, height));
    settle(ui, !wanted);
}

/// Has what was put off until the pointer is up done in the next frame.
fn settle(ui: &Ui, put_off: bool) {
    if put_off && !ui.input(|input| input.pointer.any_down()) {
        ui.ctx().request_repaint();
    }
}

fn row_of(ui: &mut Ui, look: Look, said: &Said) {
    if said.wrong {
        row::warning(ui, look, &said.words);
    } else {
        row::note(ui, look, &said.words);
    }
}

fn float(ui: &Ui, look: Look, under: Under<'_>, said: &Said) {
    let field = under.field.rect;
    // Scrolled out of sight, or drawn only to take its measure.
    if !ui.is_rect_visible(field) || !ui.clip_rect().contains(field.center()) {
        return;
    }
    let screen = ui.ctx().content_rect();
    let galley = ui.painter().layout(
        said.words.clone(),
        look::regular(SMALL),
        ink(look.theme.t3),
        field.width().max(180.0),
    );
    let height = galley.size().y + 8.0;
    let above = under.above || field.bottom() + height > screen.bottom();
    let (pivot, at) = if above {
        (Align2::LEFT_BOTTOM, field.left_top())
    } else {
        (Align2::LEFT_TOP, field.left_bottom())
    };
    let width = galley.size().x + 12.0;
    Area::new(under.key.with("said"))
        .order(Order::Tooltip)
        .pivot(pivot)
        .fixed_pos(at)
        .interactable(false)
        .fade_in(false)
        .constrain_to(Rect::from_min_max(screen.min, screen.max))
        .show(ui.ctx(), |ui| {
            Frame::NONE
                .fill(ink(look.theme.panel))
                .stroke(Stroke::new(1.0, ink(look.theme.line)))
                .corner_radius(look::RADIUS)
                .inner_margin(egui::Margin::symmetric(2, 1))
                .show(ui, |ui| {
                    ui.set_width(width);
                    row_of(ui, look, said);
                });
        });
}
