//! How a chart leaves the program: a page with title, legend and as-of date around it, then SVG text or PNG bytes, without
//! a window and without a GPU.
//!
//! [`gantt`], [`overview`] and [`trends`] compose pages: the chart, and around it what a reader needs who has not seen the
//! window.
//!
//! There is one way: [`svg`] writes text that `resvg` turns into pixels with the embedded faces, so the same scene gives the
//! same bytes on every machine. Only for characters these lack is another face asked ([`Faces`]).

mod faces;
pub mod gantt;
pub mod overview;
mod parts;
mod raster;
mod refusal;
mod svg;
pub mod trends;
mod weight;

pub use faces::{FaceFile, Faces, draws, missing_characters};
pub use raster::{LONGEST_SIDE, MOST_PIXELS, png, png_for_mm, rgba, size_in_pixels};
pub use refusal::PictureError;
pub use svg::{LARGEST_SVG, svg, svg_file};
pub use weight::Leaving;

use crate::chart::Scene;

/// The scale that makes a picture `mm` millimetres wide at `dpi` dots an inch; 1 for a scene without width.
pub fn scale_for_mm(scene: &Scene, mm: f64, dpi: f64) -> f64 {
    if scene.width > 0.0 {
        mm / 25.4 * dpi / scene.width
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_of_an_official_document_in_pixels() {
        let scene = Scene::new(1000.0, 500.0);
        let scale = scale_for_mm(&scene, 156.0, 300.0);
        assert_eq!(size_in_pixels(&scene, scale).unwrap(), (1843, 921));
    }
}
