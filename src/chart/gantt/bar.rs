//! A task's bar: tint, fill, patterns, tail, rails, ghost of a moved deadline, diamonds, frame of the selection.

use super::span::{self, BarBox, Shift, Span};
use super::{Look, RowState, cells, label, links, measure};
use crate::assess::{Status, TaskState};
use crate::chart::Scene;
use crate::chart::theme::size;
use crate::chart::{About, Color, Hatch, Point, Rect, Shape, Stroke};
use crate::plan::Task;

/// Half the height of a bar.
const HALF: f64 = size::BAR / 2.0;

/// Draws a task's bar about the middle of its row.
pub fn draw(scene: &mut Scene, look: &Look<'_>, task: &Task, middle: f64, row: RowState) {
    let Some(span) = span::of(look, task) else {
        label::without_dates(scene, look, middle);
        return;
    };
    let state = look.state(&task.id);
    let (x0, x1) = span::edges(look, &span);
    let bar = Rect::from_edges(x0, middle - HALF, x1, middle + HALF);
    let shift = span::shift_of(look, &task.id);
    if shift.is_some() {
        old_place(scene, look, task, middle);
    }
    let done = state.is_some_and(|state| state.status.is_done());
    if task.continuing && !done {
        rails(scene, look, task, x1, middle);
    }
    body(scene, look, task, state, bar);
    if matches!(shift, None | Some(Shift::Progress(_))) {
        if let Some(state) = state {
            moved_deadline(scene, look, state, &span, bar);
        }
        measure::diamonds(scene, look, task, middle, x1);
    }
    if shift.is_none() {
        links::sign(scene, look, task, bar);
    }
    if row.selected {
        frame(scene, look, bar, row.fixed);
    }
    if row.hovered && !row.fixed && shift.is_none() {
        link_dots(scene, look, bar, row.selected, done && !row.selected);
        if let Some(x) = span::bar_box(look, task).and_then(|bar| handle(&bar, done)) {
            grip(scene, look.theme.t3, look, x, bar);
        }
    }
    match shift {
        Some(shift) => {
            old_end(scene, look, task, bar, shift);
            drag_guides(scene, look, bar, shift);
        }
        None => {
            let after = cells::draw(scene, look, task, state, bar, row);
            let end = label::draw(scene, look, task, state, bar, after, row);
            if task.continuing && done {
                // Cells and label come first: the rails begin where the words end.
                rails(scene, look, task, end + 6.0, middle);
            }
        }
    }
}

fn about(scene: &mut Scene, task: &Task, shape: Shape) {
    scene.add_about(shape, About::Bar(task.id.clone()));
}

fn body(scene: &mut Scene, look: &Look<'_>, task: &Task, state: Option<&TaskState>, bar: Rect) {
    let status = state.map_or(Status::NotStarted, |state| state.status);
    let colors = look.theme.status(status);
    let percent = f64::from(span::percent(look, task)) / 100.0;
    let filled = Rect::from_edges(bar.x, bar.y, bar.x + bar.w * percent, bar.bottom());
    let solid = |scene: &mut Scene, rect: Rect| {
        about(scene, task, rounded(rect, Some(colors.fill), None));
    };
    match status {
        Status::NotStarted => {
            let (dash, gap) = size::DASH_NOT_STARTED;
            let edge = Stroke::dashed(1.2, colors.fill, dash, gap);
            about(
                scene,
                task,
                rounded(bar, Some(look.theme.panel), Some(edge)),
            );
            if percent > 0.0 {
                solid(scene, filled);
            }
        }
        Status::Completed => solid(scene, bar),
        Status::ClosedOut => {
            about(scene, task, rounded(bar, Some(colors.tint), None));
            scene.add(Shape::Hatch {
                rect: bar.grow(-1.0),
                hatch: Hatch::Horizontal,
                pitch: size::HATCH_LINES_PITCH,
                stroke: Stroke::solid(size::HATCH_LINES_LINE, colors.fill),
                anchor: bar.x,
            });
            scene.add(rounded(bar, None, Some(Stroke::solid(1.0, colors.fill))));
        }
        Status::OnSchedule | Status::Behind | Status::Overdue => {
            if status == Status::Overdue {
                tail(scene, look, bar, colors.fill, colors.tint);
            }
            let edge = Stroke::solid(1.0, colors.fill);
            about(scene, task, rounded(bar, Some(colors.tint), Some(edge)));
            if let (Status::Behind, Some(state)) = (status, state) {
                gap_to_expected(
                    scene,
                    bar,
                    filled.right(),
                    state.expected,
                    colors.fill,
                    colors.word,
                );
            }
            solid(scene, filled);
        }
    }
}

fn rounded(rect: Rect, fill: Option<Color>, stroke: Option<Stroke>) -> Shape {
    Shape::Rect {
        rect,
        radius: size::RADIUS_BAR.min(rect.w / 2.0),
        fill,
        stroke,
    }
}

/// The hatch from the reported to the expected percent, with a tick at the expected one.
fn gap_to_expected(
    scene: &mut Scene,
    bar: Rect,
    from: f64,
    expected: f64,
    fill: Color,
    tick: Color,
) {
    let to = bar.x + bar.w * (expected / 100.0).clamp(0.0, 1.0);
    let rect = Rect::from_edges(from, bar.y + 1.0, to, bar.bottom() - 1.0);
    if rect.w > 0.0 {
        scene.add(Shape::Hatch {
            rect,
            hatch: Hatch::Diagonal,
            pitch: size::HATCH_BEHIND_PITCH,
            stroke: Stroke::solid(size::HATCH_BEHIND_LINE, fill),
            anchor: bar.x,
        });
    }
    scene.line(
        Point::new(to, bar.y - 2.0),
        Point::new(to, bar.bottom() + 2.0),
        Stroke::solid(1.4, tick),
    );
}

/// The cross-hatched tail from the deadline to the as-of date.
fn tail(scene: &mut Scene, look: &Look<'_>, bar: Rect, fill: Color, tint: Color) {
    let half = size::OVERDUE_TAIL / 2.0;
    let middle = bar.center().y;
    let to = look.axis.x_of_end(look.as_of());
    let rect = Rect::from_edges(bar.right() - 1.0, middle - half, to, middle + half);
    if rect.w <= 0.0 {
        return;
    }
    scene.fill(rect, tint);
    scene.add(Shape::Hatch {
        rect,
        hatch: Hatch::Cross,
        pitch: size::HATCH_OVERDUE_PITCH,
        stroke: Stroke::solid(size::HATCH_OVERDUE_LINE, fill),
        anchor: rect.x,
    });
    scene.add(Shape::Rect {
        rect,
        radius: 0.0,
        fill: None,
        stroke: Some(Stroke::solid(1.0, fill)),
    });
}

/// Two dashed rails and a double chevron to the end of the plan's window: no end is set.
fn rails(scene: &mut Scene, look: &Look<'_>, task: &Task, from: f64, middle: f64) {
    let to = rails_end(look, from);
    let color = look
        .state(&task.id)
        .map_or(look.theme.t3, |state| look.theme.status(state.status).fill);
    if to - from < 24.0 {
        return;
    }
    let stroke = Stroke::dashed(1.0, color, 4.0, 3.0);
    for y in [middle - 3.5, middle + 3.5] {
        scene.line(Point::new(from, y), Point::new(to - 11.0, y), stroke);
    }
    for x in [to - 10.0, to - 5.0] {
        scene.add(Shape::Path {
            points: vec![
                Point::new(x, middle - 4.5),
                Point::new(x + 4.5, middle),
                Point::new(x, middle + 4.5),
            ],
            closed: false,
            fill: None,
            stroke: Some(Stroke::solid(1.4, color)),
        });
    }
}

/// Where the rails of a task without end stop: at the edge of the chart.
pub(super) fn rails_end(look: &Look<'_>, from: f64) -> f64 {
    (look.axis.width - 4.0).max(from)
}

/// The deadline before its last official move: an upright with a flag, and a rail to the one in force.
fn moved_deadline(scene: &mut Scene, look: &Look<'_>, state: &TaskState, span: &Span, bar: Rect) {
    let Some(old) = state.moved_from.filter(|old| *old != span.to) else {
        return;
    };
    let x = look.axis.x_of_end(old);
    let color = look.theme.t1;
    let foot = bar.bottom() + 3.0;
    let dashed = Stroke::dashed(1.0, color, 2.0, 2.0);
    let head = bar.y - 4.0;
    // On a solid bar a dark dashed line is lost without a light one under it.
    scene.line(
        Point::new(x, bar.y),
        Point::new(x, bar.bottom()),
        Stroke::solid(2.6, look.theme.panel),
    );
    scene.line(Point::new(x, head), Point::new(x, foot), dashed);
    scene.line(Point::new(x, foot), Point::new(bar.right(), foot), dashed);
    scene.add(Shape::Path {
        points: vec![
            Point::new(x - 0.5, head),
            Point::new(x + 5.5, head),
            Point::new(x + 3.5, head + 2.0),
            Point::new(x + 5.5, head + 4.0),
            Point::new(x - 0.5, head + 4.0),
        ],
        closed: true,
        fill: Some(color),
        stroke: None,
    });
}

/// The frame of a selected bar, with its two handles where it can be moved.
fn frame(scene: &mut Scene, look: &Look<'_>, bar: Rect, fixed: bool) {
    let accent = look.theme.acc;
    scene.add(Shape::Rect {
        rect: bar.grow(size::SELECTED_FRAME_OFF + size::SELECTED_FRAME / 2.0),
        radius: 3.5,
        fill: None,
        stroke: Some(Stroke::solid(size::SELECTED_FRAME, accent)),
    });
    if fixed {
        return;
    }
    for x in [
        bar.x - size::SELECTED_FRAME_OFF,
        bar.right() + size::SELECTED_FRAME_OFF,
    ] {
        grip(scene, accent, look, x, bar);
    }
}

/// A handle on a bar, about an x.
fn grip(scene: &mut Scene, edge: Color, look: &Look<'_>, x: f64, bar: Rect) {
    scene.add(Shape::Rect {
        rect: Rect::new(
            x - size::HANDLE_WIDTH / 2.0,
            bar.center().y - size::HANDLE_HEIGHT / 2.0,
            size::HANDLE_WIDTH,
            size::HANDLE_HEIGHT,
        ),
        radius: 1.5,
        fill: Some(look.theme.panel),
        stroke: Some(Stroke::solid(1.2, edge)),
    });
}

/// Room between an end of the bar and the handle of its fill, so that both can be caught.
const HANDLE_OFF: f64 = 9.0;

/// Where the handle of a bar's fill stands; none on a bar that is done, or too short for one.
pub fn handle(bar: &BarBox, done: bool) -> Option<f64> {
    let (least, most) = (bar.x0 + HANDLE_OFF, bar.x1 - HANDLE_OFF);
    if done {
        None
    } else if most - least > HANDLE_OFF {
        // Also where nothing was reported yet: the first percent is drawn out of the left end.
        Some(bar.progress.clamp(least, most))
    } else {
        (least..=most)
            .contains(&bar.progress)
            .then_some(bar.progress)
    }
}

/// How far outside a bar's ends its link dots stand, in points: clear of the frame of a selected bar.
pub fn link_dot_off(selected: bool) -> f64 {
    if selected { 12.0 } else { 9.0 }
}

/// The dots outside both ends of the bar under the pointer; where close-out cells begin right of it, the left one only.
fn link_dots(scene: &mut Scene, look: &Look<'_>, bar: Rect, selected: bool, cells: bool) {
    let off = link_dot_off(selected);
    let right = (!cells).then_some(bar.right() + off);
    for x in [bar.x - off].into_iter().chain(right) {
        scene.add(Shape::Circle {
            center: Point::new(x, bar.center().y),
            radius: size::LINK_DOT,
            fill: Some(look.theme.panel),
            stroke: Some(Stroke::solid(1.2, look.theme.t3)),
        });
    }
}

/// Where a dragged bar came from.
fn old_place(scene: &mut Scene, look: &Look<'_>, task: &Task, middle: f64) {
    if let Some(span) = span::at_rest(look, task) {
        let (x0, x1) = span::edges(look, &span);
        scene.add(rounded(
            Rect::from_edges(x0, middle - HALF, x1, middle + HALF),
            None,
            Some(Stroke::dashed(1.0, look.theme.t3, 3.0, 2.0)),
        ));
    }
}

/// The deadline from which the right end is dragged, over the bar that has grown past it.
fn old_end(scene: &mut Scene, look: &Look<'_>, task: &Task, bar: Rect, shift: Shift) {
    let Some(rest) = span::at_rest(look, task).filter(|_| matches!(shift, Shift::End(_))) else {
        return;
    };
    let (_, x) = span::edges(look, &rest);
    if (x - bar.right()).abs() > 1.0 {
        scene.line(
            Point::new(x, bar.y - 3.0),
            Point::new(x, bar.bottom() + 3.0),
            Stroke::dashed(1.6, look.theme.t1, 2.0, 2.0),
        );
    }
}

/// Dashed uprights at the ends that move.
fn drag_guides(scene: &mut Scene, look: &Look<'_>, bar: Rect, shift: Shift) {
    let ends: &[f64] = match shift {
        Shift::Move(_) => &[bar.x, bar.right()],
        Shift::Start(_) => &[bar.x],
        Shift::End(_) => &[bar.right()],
        Shift::Progress(_) => &[],
    };
    for x in ends {
        scene.line(
            Point::new(*x, 0.0),
            Point::new(*x, bar.bottom() + 6.0),
            Stroke::dashed(1.0, look.theme.acc, 2.0, 3.0),
        );
    }
}
