//! The list that opens under a field: candidates to pick from by mouse or keyboard.

use super::look::{self, BODY, Look, SMALL, ink};
use egui::accesskit::Role;
use egui::{
    Align2, Frame, Id, Key, Modifiers, Popup, PopupCloseBehavior, RectAlign, Response, ScrollArea,
    Sense, Stroke, Ui, WidgetInfo, vec2,
};

/// Height of one candidate.
const ROW: f32 = 24.0;
/// Candidates in view at once.
const ROWS: usize = 9;

/// One candidate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidate {
    /// What is picked.
    pub words: String,
    /// A few words at the right, in a quieter colour.
    pub aside: String,
    /// It is the value now, or among the values.
    pub on: bool,
}

/// What came of one frame of an open list.
pub struct Picked {
    /// The candidate that was picked.
    pub place: Option<usize>,
    /// The list should close.
    pub close: bool,
}

/// Takes the keys that move in an open list, before the field below sees them.
///
/// Returns the place to stand on and whether Enter picked it.
pub fn keys(ui: &Ui, at: Option<usize>, count: usize) -> (Option<usize>, bool) {
    if count == 0 {
        return (None, false);
    }
    ui.input_mut(|input| {
        let mut at = at.filter(|at| *at < count);
        for _ in 0..input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) {
            at = Some(at.map_or(0, |at| (at + 1).min(count - 1)));
        }
        for _ in 0..input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp) {
            at = at.and_then(|at| at.checked_sub(1));
        }
        let enter = at.is_some() && input.consume_key(Modifiers::NONE, Key::Enter);
        (at, enter)
    })
}

/// Shows the list under its field; `at` is the candidate the keyboard stands on.
pub fn show(
    ui: &Ui,
    look: Look,
    id: Id,
    field: &Response,
    candidates: &[Candidate],
    at: Option<usize>,
    reveal: bool,
) -> Picked {
    let mut picked = Picked {
        place: None,
        close: false,
    };
    let theme = look.theme;
    let width = field.rect.width().max(180.0);
    let shown = Popup::new(id, ui.ctx().clone(), field, ui.layer_id())
        .open(true)
        .align(RectAlign::BOTTOM_START)
        .align_alternatives(&[
            RectAlign::TOP_START,
            RectAlign::BOTTOM_END,
            RectAlign::TOP_END,
        ])
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .gap(2.0)
        .width(width)
        .frame(
            Frame::NONE
                .fill(ink(theme.panel))
                .stroke(Stroke::new(1.0, ink(theme.ctl)))
                .corner_radius(look::RADIUS)
                .inner_margin(2),
        )
        .show(|ui| {
            ui.set_width(width);
            let of = |place: usize| candidates.get(place).cloned().unwrap_or_default();
            picked.place = rows(ui, look, candidates.len(), of, at, reveal);
        });
    let pressed_elsewhere = shown.is_some_and(|shown| {
        ui.input(|input| {
            input.pointer.any_pressed()
                && input.pointer.interact_pos().is_some_and(|pos| {
                    !shown.response.rect.contains(pos) && !field.rect.contains(pos)
                })
        })
    });
    picked.close = picked.place.is_some() || pressed_elsewhere;
    picked
}

/// So many candidates one below the other, a few in view at once; returns the one that was clicked.
pub(crate) fn rows(
    ui: &mut Ui,
    look: Look,
    count: usize,
    of: impl Fn(usize) -> Candidate,
    at: Option<usize>,
    reveal: bool,
) -> Option<usize> {
    let mut picked = None;
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    ScrollArea::vertical()
        .max_height(ROW * count.min(ROWS) as f32)
        .auto_shrink([false, true])
        .show_rows(ui, ROW, count, |ui, range| {
            for place in range {
                let standing = at == Some(place);
                let response = candidate(ui, look, &of(place), standing);
                if standing && reveal {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    picked = Some(place);
                }
            }
        });
    picked
}

fn candidate(ui: &mut Ui, look: Look, candidate: &Candidate, standing: bool) -> Response {
    let theme = look.theme;
    // The field keeps the focus while arrows walk through the list: a row that took it would lose it with the list.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let fill = if standing {
        Some(theme.sel)
    } else if response.hovered() {
        Some(theme.hover)
    } else {
        None
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 3.0, ink(fill));
    }
    let aside = look::write(
        ui.painter(),
        rect.right_center() - vec2(8.0, 0.0),
        Align2::RIGHT_CENTER,
        &candidate.aside,
        look::regular(SMALL),
        ink(theme.t4),
        rect.width() * 0.4,
    );
    let color = if candidate.on { theme.acc } else { theme.t1 };
    look::write(
        ui.painter(),
        rect.left_center() + vec2(8.0, 0.0),
        Align2::LEFT_CENTER,
        &candidate.words,
        look::regular(BODY),
        ink(color),
        rect.width() - aside.width() - 24.0,
    );
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, candidate.on, &candidate.words)
    });
    response
}
