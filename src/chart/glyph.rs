//! The six status glyphs on a 12 box and the icons of the program on a 14 box, drawn as strokes.

use super::icon_strokes::{Piece, strokes};
use super::theme::size;
use super::{Color, Point, Rect, Scene, Shape, Stroke, Theme};
use crate::assess::Status;

pub use super::icon_strokes::Icon;

/// Line width of the rings and outlined squares of status glyphs.
const LINE: f64 = 1.4;

/// A pen that draws around a centre.
struct Pen<'a> {
    scene: &'a mut Scene,
    center: Point,
    scale: f64,
}

impl Pen<'_> {
    fn at(&self, x: f64, y: f64) -> Point {
        Point::new(
            self.center.x + x * self.scale,
            self.center.y + y * self.scale,
        )
    }

    fn line(&mut self, corners: &[(f64, f64)], closed: bool, width: f64, color: Color) {
        let points = corners.iter().map(|&(x, y)| self.at(x, y)).collect();
        let stroke = Stroke::solid(width * self.scale, color);
        self.scene.add(Shape::Path {
            points,
            closed,
            fill: None,
            stroke: Some(stroke),
        });
    }

    fn area(&mut self, corners: &[(f64, f64)], color: Color) {
        let points = corners.iter().map(|&(x, y)| self.at(x, y)).collect();
        self.scene.add(Shape::Path {
            points,
            closed: true,
            fill: Some(color),
            stroke: None,
        });
    }

    fn circle(
        &mut self,
        center: (f64, f64),
        radius: f64,
        fill: Option<Color>,
        line: Option<f64>,
        color: Color,
    ) {
        let center = self.at(center.0, center.1);
        self.scene.add(Shape::Circle {
            center,
            radius: radius * self.scale,
            fill,
            stroke: line.map(|width| Stroke::solid(width * self.scale, color)),
        });
    }

    fn square(
        &mut self,
        half: f64,
        radius: f64,
        fill: Option<Color>,
        line: Option<f64>,
        color: Color,
    ) {
        let corner = self.at(-half, -half);
        let side = 2.0 * half * self.scale;
        self.scene.add(Shape::Rect {
            rect: Rect::new(corner.x, corner.y, side, side),
            radius: radius * self.scale,
            fill,
            stroke: line.map(|width| Stroke::solid(width * self.scale, color)),
        });
    }
}

/// A status glyph in the 12 box around `center`.
pub fn status(scene: &mut Scene, center: Point, status: Status, theme: &Theme) {
    status_in(
        scene,
        center,
        status,
        theme.status(status).fill,
        theme.panel,
        1.0,
    );
}

/// A status glyph in other colours or another size: `ink` draws it, `ground` is the sign inside a filled glyph, `scale`
/// is 1 for the 12 box.
pub fn status_in(
    scene: &mut Scene,
    center: Point,
    status: Status,
    ink: Color,
    ground: Color,
    scale: f64,
) {
    let mut pen = Pen {
        scene,
        center,
        scale,
    };
    match status {
        Status::NotStarted => pen.circle((0.0, 0.0), 4.9, None, Some(LINE), ink),
        Status::OnSchedule => {
            let half: Vec<(f64, f64)> = (0..=12)
                .map(|step| {
                    let turn = f64::from(step) / 12.0 * std::f64::consts::PI;
                    (4.9 * turn.sin(), -4.9 * turn.cos())
                })
                .collect();
            pen.area(&half, ink);
            pen.circle((0.0, 0.0), 4.9, None, Some(LINE), ink);
        }
        Status::Behind => {
            pen.area(&[(0.0, -5.6), (6.1, 5.2), (-6.1, 5.2)], ink);
        }
        Status::Overdue => {
            pen.square(5.5, 1.5, Some(ink), None, ink);
            pen.line(&[(0.0, -3.4), (0.0, 0.9)], false, 1.7, ground);
            pen.line(&[(0.0, 2.0), (0.0, 3.7)], false, 1.7, ground);
        }
        Status::Completed => {
            pen.circle((0.0, 0.0), 5.7, Some(ink), None, ink);
            pen.line(&TICK, false, 1.5, ground);
        }
        Status::ClosedOut => {
            pen.square(5.5, 1.5, None, Some(1.3), ink);
            pen.line(&TICK, false, 1.4, ink);
        }
    }
}

/// The tick inside disc and square.
const TICK: [(f64, f64); 3] = [(-2.7, 0.1), (-0.8, 2.1), (2.8, -2.0)];

/// An icon in the 14 box around `center`.
pub fn icon(scene: &mut Scene, center: Point, icon: Icon, color: Color) {
    icon_in(scene, center, icon, color, size::ICON);
}

/// An icon in a box of another side, in points; strokes keep their width up to twice the size.
pub fn icon_in(scene: &mut Scene, center: Point, icon: Icon, color: Color, side: f64) {
    let scale = side / size::ICON;
    let width = size::LINE_ICON / scale.max(1.0) * scale.max(1.0).sqrt();
    let mut pen = Pen {
        scene,
        center,
        scale,
    };
    for piece in strokes(icon) {
        match *piece {
            Piece::Line(corners) => pen.line(corners, false, width, color),
            Piece::Closed(corners) => pen.line(corners, true, width, color),
            Piece::Circle(x, y, radius) => pen.circle((x, y), radius, None, Some(width), color),
            Piece::Dot(x, y, radius) => pen.circle((x, y), radius, Some(color), None, color),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::LIGHT;
    use strum::IntoEnumIterator;

    #[test]
    fn icons_stay_in_their_box() {
        for each in Icon::iter() {
            let mut scene = Scene::new(0.0, 0.0);
            icon(&mut scene, Point::new(0.0, 0.0), each, LIGHT.t1);
            assert!(!scene.marks.is_empty());
            for mark in scene.marks {
                let reach = match mark.shape {
                    Shape::Path { points, .. } => points
                        .iter()
                        .map(|point| point.x.abs().max(point.y.abs()))
                        .fold(0.0, f64::max),
                    Shape::Circle { center, radius, .. } => {
                        center.x.abs().max(center.y.abs()) + radius
                    }
                    _ => 0.0,
                };
                assert!(reach <= 6.5, "{each:?} reaches {reach}");
            }
        }
    }

    #[test]
    fn no_two_statuses_look_alike_without_colour() {
        let drawn: Vec<Scene> = Status::ALL
            .into_iter()
            .map(|each| {
                let mut scene = Scene::new(12.0, 12.0);
                status_in(
                    &mut scene,
                    Point::new(6.0, 6.0),
                    each,
                    LIGHT.t1,
                    LIGHT.panel,
                    1.0,
                );
                scene
            })
            .collect();
        for (place, scene) in drawn.iter().enumerate() {
            assert!(!drawn[..place].contains(scene));
        }
    }
}
