//! Parts of a plan: given out to a unit (分解), worked on there, and taken back in (汇总), with nothing but the files.
//!
//! A part holds the unit's tasks with all they refer to, ids kept, and carries packed how it was given out. So when it
//! comes back it is merged three-way, whatever the plan has become meanwhile. The plan keeps whom it gave parts, and what
//! was taken in from each last, so the next time only what is new counts.

mod collect;
mod extract;
mod packed;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod withheld;

pub use collect::{Brought, Collected, Removal, Standing, collect};
pub(super) use extract::head_change;
pub use extract::{Extracted, extract, tasks_by_unit};
