//! Parts of the plan for units: the form in which they are given out, and the page on which they are collected.

mod brings;
mod foot;
mod giving;
mod head;
mod list;
mod page;
mod unit_row;

pub use giving::{GivingAnswer, GivingForm};
pub use page::{CollectAnswer, CollectPage, HandedIn, Outcome, Worked};
pub use unit_row::{GivenRow, UnitRow, given_rows, unit_rows};
