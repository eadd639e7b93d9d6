//! How a plan is drawn, without a toolkit: scenes of plain shapes, the time axis, the theme.

mod icon_strokes;
mod scene;

pub mod fonts;
pub mod gantt;
pub mod glyph;
pub mod hatch;
pub mod metrics;
pub mod overview;
pub mod reach;
pub mod rows;
pub mod theme;
pub mod time_axis;
pub mod trends;

#[cfg(test)]
pub(crate) use scene::DRAWN;
pub use scene::{About, Align, Color, Hatch, Mark, Point, Rect, Scene, Shape, Stroke, Text};
pub use theme::{Theme, ThemeChoice};
pub use time_axis::{Level, Tick, TimeAxis};
