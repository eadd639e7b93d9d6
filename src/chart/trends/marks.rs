//! The marks of series: circle, square, triangle, diamond, filled or hollow, so that series differ without colour.

use crate::chart::theme::size;
use crate::chart::{About, Color, Point, Rect, Scene, Shape, Stroke, Theme};

/// Half the width of a mark in points.
pub const REACH: f64 = 4.5;

/// The colour of a series by its place among the series shown.
pub fn color(theme: &Theme, place: usize) -> Color {
    theme.series[place % theme.series.len()]
}

/// The shape of the mark of a series by its place, about a point.
pub fn shape(place: usize, at: Point, reach: f64, fill: Color, stroke: Option<Stroke>) -> Shape {
    let polygon = |points: Vec<Point>| Shape::Path {
        points,
        closed: true,
        fill: Some(fill),
        stroke,
    };
    match place % 4 {
        0 => Shape::Circle {
            center: at,
            radius: reach,
            fill: Some(fill),
            stroke,
        },
        1 => {
            let half = reach * 0.92;
            Shape::Rect {
                rect: Rect::new(at.x - half, at.y - half, 2.0 * half, 2.0 * half),
                radius: 0.0,
                fill: Some(fill),
                stroke,
            }
        }
        2 => polygon(vec![
            Point::new(at.x, at.y - reach * 1.15),
            Point::new(at.x + reach * 1.1, at.y + reach * 0.85),
            Point::new(at.x - reach * 1.1, at.y + reach * 0.85),
        ]),
        _ => polygon(vec![
            Point::new(at.x, at.y - reach * 1.25),
            Point::new(at.x + reach * 1.25, at.y),
            Point::new(at.x, at.y + reach * 1.25),
            Point::new(at.x - reach * 1.25, at.y),
        ]),
    }
}

/// Adds the mark of a series; a hollow one shows the ground through.
pub fn add(
    scene: &mut Scene,
    place: usize,
    at: Point,
    hollow: bool,
    color: Color,
    ground: Color,
    about: Option<About>,
) {
    // A filled mark has no edge of its own: fill and edge of one colour show a seam between them.
    let shape = if hollow {
        let edge = Stroke::solid(size::LINE_AS_OF, color);
        shape(place, at, REACH, ground, Some(edge))
    } else {
        shape(place, at, REACH + size::LINE_AS_OF / 2.0, color, None)
    };
    match about {
        Some(about) => scene.add_about(shape, about),
        None => scene.add(shape),
    }
}

/// A solid line, or a dotted one for what lies after the as-of date.
pub fn stroke(color: Color, dotted: bool) -> Stroke {
    if dotted {
        Stroke::dashed(size::LINE_SERIES, color, 1.8, 3.0)
    } else {
        Stroke::solid(size::LINE_SERIES, color)
    }
}

/// The dashed line of targets.
pub fn target_stroke(color: Color) -> Stroke {
    let (dash, gap) = size::DASH_TARGET;
    Stroke::dashed(size::LINE_TARGET, color, dash, gap)
}
