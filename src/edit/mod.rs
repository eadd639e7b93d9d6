//! How a plan changes: what the user asked, the records before and after, and the history of it.

mod answer;
mod aside;
mod ask;
mod draft;
mod field;
mod history;
mod label;
#[cfg(test)]
mod laws;
mod mint;
mod month_note;
mod open_measures;
mod order;
#[cfg(test)]
pub(crate) mod random;
mod rebase;
mod records;
mod refusal;
mod rules;
mod story;
mod tasks;
mod ties;

pub mod merge;
pub mod parts;

pub use answer::{change_for, change_from};
pub use aside::{Aside, Start, Worked};
pub use ask::{Edit, TaskField};
pub use history::{History, SavePoint};
pub use label::label;
pub use mint::mint;
pub use month_note::{NoteCell, month_note};
pub use open_measures::OpenMeasures;
pub use rebase::rebased;
pub use refusal::Refusal;
pub use tasks::copy_of;
pub use ties::{PutBack, Ties, fit};
