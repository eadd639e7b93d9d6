//! The entries of a legend of series: a short line with its mark, and words.

use super::{Series, marks};
use crate::chart::theme::size;
use crate::chart::{Align, Point, Scene, Theme, metrics};

/// One entry of a legend: a short line with its mark, and words. Returns the x after it.
pub fn legend_entry(
    scene: &mut Scene,
    at: Point,
    series: Option<&Series>,
    text: &str,
    theme: &Theme,
) -> f64 {
    let end = Point::new(at.x + 24.0, at.y);
    match series {
        Some(series) => {
            let color = marks::color(theme, series.place);
            scene.line(at, end, marks::stroke(color, false));
            let middle = Point::new(at.x + 12.0, at.y);
            marks::add(scene, series.place, middle, false, color, theme.panel, None);
        }
        None => scene.line(at, end, marks::target_stroke(theme.t2)),
    }
    scene.text(
        Point::new(at.x + 31.0, at.y),
        text,
        size::font::SMALL,
        theme.t2,
        Align::Left,
    );
    at.x + legend_width(text)
}

/// Width of a legend entry with the gap after it.
pub fn legend_width(text: &str) -> f64 {
    31.0 + metrics::width(text, size::font::SMALL, false) + 20.0
}
