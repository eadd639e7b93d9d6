//! The dark pill beside the edge that is dragged: the new date, and by how much.

use super::gesture::{Caught, Gesture};
use super::{Layout, look};
use crate::chart::gantt::{self, Shown, span};
use crate::chart::rows::Row;
use crate::chart::theme::size;
use crate::ui::{Stage, fonts, paint};
use egui::{Align2, Rect, pos2, vec2};

/// The dark pill with the new date beside the edge that is dragged.
pub(super) fn show(
    painter: &egui::Painter,
    stage: &Stage<'_>,
    layout: &Layout,
    shown: &Shown<'_>,
    gesture: &Gesture,
    words: &str,
) {
    let look = look(stage, gesture.dragged.as_ref());
    let Some(id) = gesture.caught.task() else {
        return;
    };
    let Some(bar) = look.task(id).and_then(|task| span::bar_box(&look, task)) else {
        return;
    };
    let Some((_, top)) = gantt::placed(shown, look.row_height)
        .find(|(row, _)| matches!(row, Row::Task(task) if task == id))
    else {
        return;
    };
    let theme = stage.theme;
    let (ground, ink) = (theme.t1, theme.panel);
    let font = fonts::regular(size::font::SMALL);
    let galley = painter.layout_no_wrap(words.to_owned(), font, paint::color(ink));
    let wide = galley.size().x + 14.0;
    let x = match gesture.caught {
        Caught::Start(_) => bar.x0 as f32 - wide - 10.0,
        Caught::Progress(_) => bar.progress as f32 + 8.0,
        _ => bar.x1 as f32 + 9.0,
    };
    let left = layout.chart.left();
    let x = (left + x).clamp(
        left + 2.0,
        (layout.chart.right() - wide - 2.0).max(left + 2.0),
    );
    let middle = layout.chart.top() + (top + look.row_height / 2.0) as f32;
    let rect = Rect::from_min_size(pos2(x, middle - 10.0), vec2(wide, 20.0));
    painter.rect_filled(rect, 3.0, paint::color(ground));
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    painter.galley(at.min, galley, paint::color(ink));
}
