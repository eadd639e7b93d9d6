//! The card beside a mark under the pointer: a bold line and a few plain ones.

use crate::chart::theme::size;
use crate::chart::{Align, Point, Rect, Scene, Shape, Stroke, Theme, metrics};

/// Widest text of a card in points.
const WIDEST: f64 = 320.0;
/// Height of a line.
const LINE: f64 = 18.0;

/// A card with its title and lines; long lines are cut. The scene's size is that of the card with its shadow.
pub fn card(title: &str, lines: &[String], theme: &Theme) -> Scene {
    let title = metrics::cut(title, size::font::BODY, true, WIDEST);
    let lines: Vec<_> = lines
        .iter()
        .map(|line| metrics::cut(line, size::font::SMALL, false, WIDEST))
        .collect();
    let widest = lines
        .iter()
        .map(|line| metrics::width(line, size::font::SMALL, false))
        .fold(metrics::width(&title, size::font::BODY, true), f64::max);
    let (w, h) = (widest.ceil() + 20.0, (lines.len() + 1) as f64 * LINE + 10.0);
    let (dx, dy) = size::SHADOW;
    let mut scene = Scene::new(w + dx, h + dy);
    let plate = Rect::new(0.0, 0.0, w, h);
    scene.add(Shape::Rect {
        rect: Rect::new(dx, dy, w, h),
        radius: size::RADIUS,
        fill: Some(theme.shadow),
        stroke: None,
    });
    scene.add(Shape::Rect {
        rect: plate,
        radius: size::RADIUS,
        fill: Some(theme.panel),
        stroke: Some(Stroke::solid(size::LINE, theme.line)),
    });
    let mut y = 5.0 + LINE / 2.0;
    scene.bold(
        Point::new(10.0, y),
        title.into_owned(),
        size::font::BODY,
        theme.t1,
        Align::Left,
    );
    for line in lines {
        y += LINE;
        scene.text(
            Point::new(10.0, y),
            line.into_owned(),
            size::font::SMALL,
            theme.t2,
            Align::Left,
        );
    }
    scene
}
