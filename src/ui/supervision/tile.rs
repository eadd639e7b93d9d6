//! The letter tile: one character in a small frame that says the kind of an inspection.

use super::names;
use crate::chart::theme::size;
use crate::plan::InspectionKind;
use crate::ui::Stage;
use crate::ui::widgets::look::{self, SMALL, ink};
use egui::{Align2, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, vec2};

/// Side of a tile.
pub(super) const SIDE: f32 = size::LETTER_TILE as f32;

/// How a tile stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// Planned: dashed and quiet.
    pub planned: bool,
    /// Selected: in the accent colour.
    pub selected: bool,
    /// Under the pointer.
    pub hovered: bool,
}

/// Draws a tile about its middle.
pub(super) fn draw(ui: &Ui, stage: &Stage<'_>, center: Pos2, kind: InspectionKind, manner: Manner) {
    let theme = stage.theme;
    let rect = Rect::from_center_size(center, vec2(SIDE, SIDE));
    let ground = if manner.selected {
        theme.sel
    } else if manner.hovered {
        theme.hover
    } else {
        theme.panel
    };
    let radius = size::RADIUS_BADGE as f32;
    let painter = ui.painter();
    painter.rect_filled(rect, radius, ink(ground));
    if manner.planned && !manner.selected {
        let inner = rect.shrink(0.5);
        let corners = [
            inner.left_top(),
            inner.right_top(),
            inner.right_bottom(),
            inner.left_bottom(),
            inner.left_top(),
        ];
        painter.extend(Shape::dashed_line(
            &corners,
            Stroke::new(1.0, ink(theme.ctl)),
            3.0,
            2.0,
        ));
    } else {
        let edge = if manner.selected {
            Stroke::new(2.0, ink(theme.acc))
        } else {
            Stroke::new(1.0, ink(theme.ctl))
        };
        painter.rect_stroke(rect, radius, edge, StrokeKind::Inside);
    }
    let color = match (manner.selected, manner.planned) {
        (true, _) => theme.acc,
        (false, true) => theme.t4,
        (false, false) => theme.t1,
    };
    look::write(
        painter,
        rect.center(),
        Align2::CENTER_CENTER,
        stage.say(names::letter(kind)),
        look::regular(SMALL),
        ink(color),
        SIDE,
    );
}
