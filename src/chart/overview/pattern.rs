//! The pattern of a status on an area, with its count on a plate, so that areas are told apart without colour.

use super::board::{Board, Ink};
use crate::assess::Status;
use crate::chart::theme::size;
use crate::chart::{Align, Hatch, Rect, Scene, Shape, Stroke, Theme};

/// The order in which areas of statuses stand side by side.
pub(super) const ORDER: [Status; 6] = [
    Status::ClosedOut,
    Status::Completed,
    Status::OnSchedule,
    Status::Behind,
    Status::Overdue,
    Status::NotStarted,
];

/// Fills an area with the pattern of a status; `scale` below 1 draws it finer in small cells.
pub(super) fn fill(scene: &mut Scene, rect: Rect, status: Status, theme: &Theme, scale: f64) {
    let colors = theme.status(status);
    let ground = match status {
        Status::NotStarted => theme.panel,
        Status::Completed => colors.fill,
        _ => colors.tint,
    };
    let edge = match status {
        Status::NotStarted => {
            let (dash, gap) = size::DASH_NOT_STARTED;
            Stroke::dashed(size::LINE, colors.fill, dash, gap)
        }
        _ => Stroke::solid(size::LINE, colors.fill),
    };
    let hatch = match status {
        Status::NotStarted | Status::Completed => None,
        Status::OnSchedule => Some((Hatch::Vertical, size::HATCH_LINES_PITCH, 1.4)),
        Status::ClosedOut => Some((Hatch::Horizontal, size::HATCH_LINES_PITCH, 1.0)),
        Status::Behind => Some((
            Hatch::Diagonal,
            size::HATCH_BEHIND_PITCH,
            size::HATCH_BEHIND_LINE,
        )),
        Status::Overdue => Some((
            Hatch::Cross,
            size::HATCH_OVERDUE_PITCH,
            size::HATCH_OVERDUE_LINE,
        )),
    };
    scene.add(Shape::Rect {
        rect,
        radius: 0.0,
        fill: Some(ground),
        stroke: None,
    });
    if let Some((hatch, pitch, width)) = hatch {
        scene.add(Shape::Hatch {
            rect,
            hatch,
            pitch: pitch * scale,
            stroke: Stroke::solid(width * scale, colors.fill),
            anchor: rect.x,
        });
    }
    scene.add(Shape::Rect {
        rect,
        radius: 0.0,
        fill: None,
        stroke: Some(edge),
    });
}

/// Writes a count in the middle of an area on a plate in the panel's colour; left out where it has no room.
pub(super) fn count(board: &mut Board, rect: Rect, status: Status, count: usize, theme: &Theme) {
    let text = count.to_string();
    let solid = status == Status::Completed;
    let color = if solid {
        theme.panel
    } else {
        theme.status(status).word
    };
    let ink = Ink::small(color).bold();
    let wide = ink.width(&text);
    if wide + 3.0 > rect.w {
        return;
    }
    let middle = rect.center();
    if !solid && status != Status::NotStarted {
        let pad = ((rect.w - wide) / 2.0 - 1.0).clamp(0.0, 4.0);
        board.scene.fill(
            Rect::new(
                middle.x - wide / 2.0 - pad,
                middle.y - 8.0,
                wide + 2.0 * pad,
                16.0,
            ),
            theme.panel,
        );
    }
    board.put(middle, &text, ink, Align::Center, rect.w);
}
