//! How a chart leaves the program: a page with title, legend and as-of date around it, then SVG text or PNG bytes, without
//! a window and without a GPU.
//!
//! [`gantt`], [`overview`] and [`trends`] compose pages: the chart, and around it what a reader needs who has not seen the
//! window.
//!
//! There is one way: [`svg`] writes text that `resvg` turns into pixels with only the embedded faces, so the same scene
//! gives the same bytes on every machine.

pub mod gantt;
pub mod overview;
mod parts;
mod raster;
mod refusal;
mod svg;
pub mod trends;

pub use raster::{LONGEST_SIDE, MOST_PIXELS, png, png_for_mm, rgba, size_in_pixels};
pub use refusal::PictureError;
pub use svg::svg;

use crate::chart::{Scene, Shape, metrics};
use std::collections::BTreeSet;

/// The scale that makes a picture `mm` millimetres wide at `dpi` dots an inch; 1 for a scene without width.
pub fn scale_for_mm(scene: &Scene, mm: f64, dpi: f64) -> f64 {
    if scene.width > 0.0 {
        mm / 25.4 * dpi / scene.width
    } else {
        1.0
    }
}

/// The characters of a scene that the embedded faces lack, in order of code; pictures show an empty box for them.
pub fn missing_characters(scene: &Scene) -> Vec<char> {
    let missing: BTreeSet<char> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text.text.chars()),
            _ => None,
        })
        .flatten()
        .filter(|character| !character.is_control() && !metrics::has(*character))
        .collect();
    missing.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Align, Point, theme::LIGHT};

    #[test]
    fn characters_without_a_glyph_are_named_once() {
        let mut scene = Scene::new(100.0, 20.0);
        let at = Point::new(0.0, 10.0);
        scene.text(at, "整改\u{1F600}㛃", 12.0, LIGHT.t1, Align::Left);
        scene.text(at, "\u{1F600}\u{E000}", 12.0, LIGHT.t1, Align::Left);
        assert_eq!(missing_characters(&scene), ['\u{E000}', '\u{1F600}']);
    }

    #[test]
    fn the_width_of_an_official_document_in_pixels() {
        let scene = Scene::new(1000.0, 500.0);
        let scale = scale_for_mm(&scene, 156.0, 300.0);
        assert_eq!(size_in_pixels(&scene, scale).unwrap(), (1843, 921));
    }
}
