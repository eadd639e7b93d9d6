//! Dependency lines between rows in view: under the bars, grey, those of the selected task in the accent colour.

use super::{Look, RowState, Shown, placed, span};
use crate::assess::Status;
use crate::chart::rows::{Row, due_in_force};
use crate::chart::{Color, Point, Rect, Scene, Shape, Stroke, Theme};
use crate::plan::{Id, Link, LinkKind, Task};
use jiff::ToSpan;
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
            let (color, width) = match (chosen, is_broken(look, task, link)) {
                (true, _) => (look.theme.acc, 1.6),
                (false, true) => (look.theme.status(Status::Behind).fill, 1.6),
                (false, false) => (look.theme.t4, 1.2),
            };
            let ends = ends(link.kind);
            let from = Point::new(if ends.0 > 0.0 { from.x1 } else { from.x0 }, from_middle);
            let to = Point::new(if ends.1 > 0.0 { to.x1 } else { to.x0 }, look.middle(*top));
            line(scene, from, to, ends, look.row_height, (color, width));
        }
    }
}

/// On which side a kind of link leaves the predecessor and enters the successor: 1 the right end, -1 the left one.
fn ends(kind: LinkKind) -> (f64, f64) {
    match kind {
        LinkKind::FinishToStart | LinkKind::Related => (1.0, -1.0),
        LinkKind::StartToStart => (-1.0, -1.0),
        LinkKind::FinishToFinish => (1.0, 1.0),
        LinkKind::StartToFinish => (-1.0, 1.0),
    }
}

/// Whether the dates of two tasks break the link between them: a task that is not done begins (or ends) before the one it
/// waits for has ended (or begun).
pub fn is_broken(look: &Look<'_>, task: &Task, link: &Link) -> bool {
    let Some(before) = look.task(&link.predecessor) else {
        return false;
    };
    let state = look.state(&task.id);
    if link.kind == LinkKind::Related || state.is_some_and(|state| state.status.is_done()) {
        return false;
    }
    let (leaves, enters) = ends(link.kind);
    let waited = if leaves > 0.0 {
        let state = look.state(&before.id);
        let done = state.filter(|state| state.status.is_done());
        done.and_then(|state| state.completed_on)
            .or_else(|| due_in_force(before, state))
    } else {
        before.first_day()
    };
    let own = if enters > 0.0 {
        due_in_force(task, state)
    } else {
        task.first_day()
    };
    let (Some(waited), Some(own)) = (waited, own) else {
        return false;
    };
    own < waited.saturating_add(link.lag_days.days())
}

/// The first link of a task that its dates break.
pub fn broken<'t>(look: &Look<'_>, task: &'t Task) -> Option<&'t Link> {
    task.links.iter().find(|link| is_broken(look, task, link))
}

/// The sign on a bar whose dates break a link, at the end that the link enters.
pub(super) fn sign(scene: &mut Scene, look: &Look<'_>, task: &Task, bar: Rect) {
    let Some(link) = broken(look, task) else {
        return;
    };
    let (_, enters) = ends(link.kind);
    let x = if enters > 0.0 {
        bar.right() - 7.0
    } else {
        bar.x + 7.0
    };
    triangle(scene, look.theme, Point::new(x, bar.y));
}

/// A small triangle that points up, with a halo.
pub(super) fn triangle(scene: &mut Scene, theme: &Theme, at: Point) {
    scene.add(Shape::Path {
        points: vec![
            Point::new(at.x, at.y - 6.0),
            Point::new(at.x + 5.5, at.y + 4.0),
            Point::new(at.x - 5.5, at.y + 4.0),
        ],
        closed: true,
        fill: Some(theme.status(Status::Behind).fill),
        stroke: Some(Stroke::solid(1.2, theme.panel)),
    });
}

/// How far a line runs on from the end it leaves before it turns: clear of the diamond on the end.
const STUB: f64 = 5.0;
/// How far before the end it enters it turns for the last time, with room for the arrow head.
const LAST: f64 = 10.0;

/// A line with right angles and an arrow head into an end of a bar. It always leaves its end outwards: where the bars
/// overlap it goes round between the rows and never back along its own bar.
fn line(
    scene: &mut Scene,
    from: Point,
    to: Point,
    (leaves, enters): (f64, f64),
    row_height: f64,
    (color, width): (Color, f64),
) {
    let out = from.x + leaves * STUB;
    let last = to.x + enters * LAST;
    let end = Point::new(to.x + enters * 6.0, to.y);
    let mut points = vec![from];
    // Leaving and entering on one side, the line turns once, outside of both ends.
    let direct = leaves * enters > 0.0 || (last - out) * leaves >= 0.0;
    if direct {
        let turn = match (leaves > 0.0, enters > 0.0) {
            (true, true) => out.max(last),
            (false, false) => out.min(last),
            _ => out,
        };
        points.extend([Point::new(turn, from.y), Point::new(turn, to.y)]);
    } else {
        // Beside the row of the successor: the predecessor may lie out of view.
        let down = if to.y >= from.y { 1.0 } else { -1.0 };
        let between = to.y - down * row_height / 2.0;
        points.extend([
            Point::new(out, from.y),
            Point::new(out, between),
            Point::new(last, between),
            Point::new(last, to.y),
        ]);
    }
    points.push(end);
    scene.add(Shape::Path {
        points,
        closed: false,
        fill: None,
        stroke: Some(Stroke::solid(width, color)),
    });
    let tip = to.x + enters * 2.0;
    scene.add(Shape::Path {
        points: vec![
            Point::new(tip, to.y),
            Point::new(tip + enters * 6.0, to.y - 3.0),
            Point::new(tip + enters * 6.0, to.y + 3.0),
        ],
        closed: true,
        fill: Some(color),
        stroke: None,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn path(from: Point, to: Point, kind: LinkKind) -> Vec<Point> {
        let mut scene = Scene::new(1000.0, 500.0);
        line(&mut scene, from, to, ends(kind), 24.0, (Color::hex(0), 1.0));
        match scene.marks.into_iter().next().map(|mark| mark.shape) {
            Some(Shape::Path { points, .. }) => points,
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_link_leaves_the_right_end_also_when_the_bars_overlap() {
        let points = path(
            Point::new(400.0, 12.0),
            Point::new(200.0, 84.0),
            LinkKind::FinishToStart,
        );
        assert_eq!(points[0], Point::new(400.0, 12.0));
        assert!(points[1].x > 400.0 && points[1].y == 12.0, "{points:?}");
        // Back it goes between the rows.
        assert_eq!((points[2].y, points[3].y), (72.0, 72.0));
    }

    proptest! {
        #[test]
        fn a_line_leaves_and_enters_from_outside(
            from in 0.0..900.0_f64, to in 0.0..900.0_f64, row in 1..10_i32, up in any::<bool>(), kind in 0..4_usize,
        ) {
            let kind = [LinkKind::FinishToStart, LinkKind::StartToStart, LinkKind::FinishToFinish, LinkKind::StartToFinish][kind];
            let (leaves, enters) = ends(kind);
            let to_y = 300.0 + f64::from(row) * if up { -24.0 } else { 24.0 };
            let points = path(Point::new(from, 300.0), Point::new(to, to_y), kind);
            prop_assert!((points[1].x - from) * leaves > 0.0);
            let before = points[points.len() - 2];
            prop_assert!((before.x - to) * enters > 0.0 && before.y == to_y);
            for pair in points.windows(2) {
                let straight = (pair[0].x - pair[1].x).abs() < 1e-9 || (pair[0].y - pair[1].y).abs() < 1e-9;
                prop_assert!(straight, "{points:?}");
            }
        }
    }
}
