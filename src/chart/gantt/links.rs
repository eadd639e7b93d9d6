//! Dependency lines between rows in view: under the bars, grey, those of the selected task in the accent colour.

use super::{Look, RowState, Shown, placed, span};
use crate::chart::rows::Row;
use crate::chart::{Color, Point, Scene, Shape, Stroke};
use crate::plan::{Id, LinkKind};
use std::collections::BTreeMap;

/// Draws the links whose successor or predecessor is in view.
pub(super) fn draw(
    scene: &mut Scene,
    look: &Look<'_>,
    shown: &Shown<'_>,
    states: &impl Fn(&Id) -> RowState,
) {
    let tops: BTreeMap<&Id, f64> = placed(shown, look.row_height)
        .filter_map(|(row, top)| match row {
            Row::Task(id) => Some((id, top)),
            _ => None,
        })
        .collect();
    for (id, top) in &tops {
        let Some(task) = look.task(id) else { continue };
        for link in &task.links {
            if link.kind == LinkKind::Related {
                continue;
            }
            let Some(before) = look.task(&link.predecessor) else {
                continue;
            };
            let (Some(from), Some(to)) = (span::bar_box(look, before), span::bar_box(look, task))
            else {
                continue;
            };
            // A predecessor out of view lies above or below: its line comes from the edge of the view.
            let from_middle = tops.get(&link.predecessor).map_or_else(
                || {
                    if before.rank <= task.rank {
                        -20.0
                    } else {
                        shown.height + 20.0
                    }
                },
                |top| look.middle(*top),
            );
            let chosen = states(id).selected || states(&link.predecessor).selected;
            let (color, width) = if chosen {
                (look.theme.acc, 1.6)
            } else {
                (look.theme.t4, 1.2)
            };
            let from_x = match link.kind {
                LinkKind::StartToStart | LinkKind::StartToFinish => from.x0,
                _ => from.x1,
            };
            let at_start = matches!(link.kind, LinkKind::FinishToStart | LinkKind::StartToStart);
            let to_x = if at_start { to.x0 } else { to.x1 };
            line(
                scene,
                Point::new(from_x, from_middle),
                Point::new(to_x, look.middle(*top)),
                at_start,
                color,
                width,
            );
        }
    }
}

/// A line with right angles and an arrow head into an end of a bar.
fn line(scene: &mut Scene, from: Point, to: Point, at_start: bool, color: Color, width: f64) {
    let side = if at_start { -1.0 } else { 1.0 };
    let turn = if at_start {
        (from.x + 2.0).min(to.x - 10.0)
    } else {
        from.x.max(to.x) + 10.0
    };
    scene.add(Shape::Path {
        points: vec![
            from,
            Point::new(turn, from.y),
            Point::new(turn, to.y),
            Point::new(to.x + side * 6.0, to.y),
        ],
        closed: false,
        fill: None,
        stroke: Some(Stroke::solid(width, color)),
    });
    let tip = to.x + side * 2.0;
    scene.add(Shape::Path {
        points: vec![
            Point::new(tip, to.y),
            Point::new(tip + side * 6.0, to.y - 3.0),
            Point::new(tip + side * 6.0, to.y + 3.0),
        ],
        closed: true,
        fill: Some(color),
        stroke: None,
    });
}
