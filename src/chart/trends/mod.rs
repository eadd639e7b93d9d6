//! Indicator trends as scenes: lines a base, the strip under the bars, the plot of the page and of pictures.

pub mod card;
pub mod figures;
mod labels;
pub mod legend;
pub mod lines;
pub mod marks;
pub mod period;
pub mod plot;
pub mod series;
pub mod strip;
pub mod tell;

pub use plot::Plot;
pub use series::{Scaling, Series};
