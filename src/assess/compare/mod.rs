//! What changed between two dates of one plan, or between two plans whose tasks are matched by id.

mod difference;
mod fields;
#[cfg(test)]
mod laws;
mod records;
mod wording;

pub use difference::{Comparison, Difference, DifferenceKind, Side, What, compare};
pub use fields::task_field_words;
pub use records::{RecordChange, record_field_words, record_words};
pub use wording::Titles;
