//! What lies under the bars: row grounds and lines, year and quarter lines, days off, the shade after the as-of date.

use super::{Look, RowState, Shown, band, placed};
use crate::chart::rows::Row;
use crate::chart::theme::size;
use crate::chart::{About, Level, Point, Rect, Scene, Shape, Stroke};
use crate::plan::Id;
use crate::plan::calendar::{Calendar, DayKind};

/// Grounds and lines of the rows over a width.
pub(super) fn rows(
    scene: &mut Scene,
    look: &Look<'_>,
    shown: &Shown<'_>,
    width: f64,
    states: &impl Fn(&Id) -> RowState,
) {
    let theme = look.theme;
    scene.fill(band(0.0, width, shown.height), theme.panel);
    for (row, top) in placed(shown, look.row_height) {
        let ground = match row {
            Row::Group(_) => Some(theme.group),
            Row::ClosedOut(_) => None,
            Row::Task(id) | Row::Measure(id, _) => {
                let state = states(id);
                let task = matches!(row, Row::Task(_));
                match (state.selected && task, state.hovered && task) {
                    (true, _) => Some(theme.sel),
                    (false, true) => Some(theme.hover),
                    (false, false) => None,
                }
            }
        };
        if let Some(color) = ground {
            scene.fill(band(top, width, look.row_height), color);
        }
        let y = top + look.row_height - 0.5;
        scene.line(
            Point::new(0.0, y),
            Point::new(width, y),
            Stroke::solid(size::LINE, theme.hair),
        );
    }
}

/// Lines of the header's cells, days off at day zoom, the shade after the as-of date, today.
pub(super) fn time(scene: &mut Scene, look: &Look<'_>, height: f64) {
    let axis = &look.axis;
    let theme = look.theme;
    if axis.level() == Level::Days {
        days_off(scene, look, height);
    }
    let upright = |scene: &mut Scene, x: f64, stroke: Stroke| {
        if x > 0.0 && x < axis.width {
            scene.line(Point::new(x, 0.0), Point::new(x, height), stroke);
        }
    };
    for tick in axis.lower(look.language) {
        upright(
            scene,
            snapped(tick.x0),
            Stroke::solid(size::LINE, theme.hair),
        );
    }
    for tick in axis.upper(look.language) {
        upright(
            scene,
            snapped(tick.x0),
            Stroke::solid(size::LINE, theme.line),
        );
        upright(
            scene,
            snapped(tick.x1),
            Stroke::solid(size::LINE, theme.line),
        );
    }
    let after = axis.x_of_end(look.as_of()).max(0.0);
    if after < axis.width {
        scene.fill(
            Rect::from_edges(after, 0.0, axis.width, height),
            theme.shade,
        );
    }
    if let Some(today) = look.today.filter(|today| *today != look.as_of()) {
        let x = snapped(axis.x_of_end(today));
        upright(scene, x, Stroke::dashed(1.2, theme.t3, 3.0, 3.0));
    }
}

/// Lines stand on half points, where they are one pixel wide.
pub(super) fn snapped(x: f64) -> f64 {
    x.floor() + 0.5
}

fn days_off(scene: &mut Scene, look: &Look<'_>, height: f64) {
    let calendar = Calendar::of(look.plan.head());
    let axis = &look.axis;
    let mut day = axis.first_day();
    let last = axis.last_day();
    while day <= last {
        let color = match calendar.kind(day) {
            DayKind::Holiday(_) => Some(look.theme.line.alpha(110)),
            DayKind::Weekend => Some(look.theme.line.alpha(50)),
            DayKind::Working | DayKind::MakeUp(_) => None,
        };
        if let Some(color) = color {
            scene.fill(
                Rect::from_edges(axis.x_of(day), 0.0, axis.x_of_end(day), height),
                color,
            );
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
}

/// The as-of line between two heights.
pub(super) fn as_of_line(scene: &mut Scene, look: &Look<'_>, top: f64, bottom: f64) {
    let x = look.axis.x_of_end(look.as_of());
    if x >= 0.0 && x <= look.axis.width {
        scene.add_about(
            Shape::Line {
                from: Point::new(x, top),
                to: Point::new(x, bottom),
                stroke: Stroke::solid(size::LINE_AS_OF, look.theme.acc),
            },
            About::AsOf,
        );
    }
}

/// On which side today is off the chart: below zero left, above right, zero in view.
pub fn today_is_off(look: &Look<'_>) -> i8 {
    let Some(today) = look.today else { return 0 };
    let x = look.axis.x_of_end(today);
    if x < 0.0 {
        -1
    } else if x > look.axis.width {
        1
    } else {
        0
    }
}
