//! Rows that stand for many tasks: the bracket of a group, the ticks of folded closed-out tasks.

use super::Look;
use crate::assess::Status;
use crate::chart::rows::{ClosedOutRow, GroupRow};
use crate::chart::{Point, Rect, Scene, Stroke};

/// The bracket from the first start to the last deadline; its thick part is the share completed.
pub(super) fn group(scene: &mut Scene, look: &Look<'_>, group: &GroupRow, middle: f64) {
    let (Some(first), Some(last)) = (group.first, group.last) else {
        return;
    };
    let (x0, x1) = (
        look.axis.x_of(first.min(last)),
        look.axis.x_of_end(last.max(first)),
    );
    let y = middle - 1.0;
    let (t1, t2) = (look.theme.t1, look.theme.t3);
    scene.fill(Rect::new(x0, y - 0.75, x1 - x0, 1.5), t2);
    let done = x0 + (x1 - x0) * group.share_done();
    if group.done() > 0 {
        scene.fill(Rect::from_edges(x0, y - 1.75, done, y + 1.75), t1);
    }
    for (x, color) in [(x0, if group.done() > 0 { t1 } else { t2 }), (x1 - 1.5, t2)] {
        scene.fill(Rect::new(x, y - 0.75, 1.5, 6.0), color);
    }
}

/// A line over the time of the folded tasks with a tick for each record-filing.
pub(super) fn closed_out(scene: &mut Scene, look: &Look<'_>, row: &ClosedOutRow, middle: f64) {
    let color = look.theme.status(Status::ClosedOut).fill;
    let Some(last) = row.filed.last() else { return };
    let from = row.first.unwrap_or(*last).min(*last);
    let (x0, x1) = (look.axis.x_of(from), look.axis.x_of_end(*last));
    scene.line(
        Point::new(x0, middle),
        Point::new(x1, middle),
        Stroke::solid(1.4, color),
    );
    // With thousands of tasks most ticks fall on one point: one tick a point is all that can be seen.
    let mut latest = f64::NEG_INFINITY;
    for day in &row.filed {
        let x = look.axis.x_of_end(*day);
        if x - latest >= 1.0 && x > -4.0 && x < look.axis.width + 4.0 {
            scene.fill(Rect::new(x - 1.4, middle - 5.0, 2.8, 10.0), color);
            latest = x;
        }
    }
}
