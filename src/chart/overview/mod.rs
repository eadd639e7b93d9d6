//! The overview as a scene: cards of figures, each figure with the tasks behind it, one drawing for window and picture.

mod band;
mod board;
mod complaints;
pub mod curve;
mod facts;
mod findings;
mod lights;
pub mod lists;
mod pattern;
mod places;
mod rates;
mod reconcile;
pub mod units;
mod years;

pub use board::{Board, Hit, Target, Under};
pub use facts::Facts;
pub use places::Places;

use super::Theme;
use crate::assess::Assessment;
use crate::plan::Plan;
use crate::text::{Language, Phrase};

/// What the cards are drawn from.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What follows from it.
    pub assessment: &'a Assessment,
    /// The figures.
    pub facts: &'a Facts,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of the words.
    pub language: Language,
    /// For a picture, in which nothing is clicked and nothing scrolls.
    pub still: bool,
}

impl Look<'_> {
    fn say(&self, phrase: Phrase) -> &'static str {
        phrase.of(self.language)
    }

    fn fill(&self, phrase: Phrase, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        phrase.fill(self.language, values)
    }
}

/// Everything on the page but the curve's plot and the rows of the three lists, which the window scrolls.
pub fn page(look: &Look<'_>, places: &Places) -> Board {
    let mut board = Board::new(places.width, places.height);
    band::draw(&mut board, look, places.band);
    years::draw(&mut board, look, places.years);
    curve::frame(&mut board, look, places.curve);
    rates::draw(&mut board, look, places.rates);
    units::frame(&mut board, look, places.units);
    lists::soon_frame(&mut board, look, places.soon);
    lists::waiting_frame(&mut board, look, places.waiting);
    complaints::draw(&mut board, look, places.complaints);
    lights::draw(&mut board, look, places.lights);
    reconcile::draw(&mut board, look, places.sums);
    board
}
