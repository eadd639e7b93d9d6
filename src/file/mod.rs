//! How a plan is kept: the RON format, reading with places, and saving that never leaves half a file.
//!
//! [`load`] and [`save`] take as long as the file is large; the window runs them off its thread.

mod beside;
mod check;
mod disk;
#[cfg(test)]
mod faults;
mod format;
mod identity;
#[cfg(test)]
mod laws;
mod places;
mod read_error;
mod reading;
mod repair;
mod save_error;
mod saving;
#[cfg(test)]
mod saving_faults;
mod scan;

pub use beside::{DOCUMENTS, is_document, is_whole, relative, resolve};
pub use disk::{Disk, RealDisk};
pub use format::{FORMAT, write};
pub use identity::derived_task_id;
pub use places::Place;
pub use read_error::{Expected, Problem, ReadError};
pub use reading::{LARGEST, Opened, load, read};
pub use repair::{Repair, Repaired};
pub use save_error::{SaveError, SaveStep};
pub use saving::{save, save_bytes, save_on, with_ron_extension};

use crate::plan::{Head, Id, Plan, PlanParts};

/// The sample plan: Chongqing 2020-2023, as of 2021-11-20.
pub const SAMPLE: &str = include_str!("../../saves/chongqing-2020-2023.ron");

/// An empty plan with four task lists.
pub const BLANK: &str = include_str!("../../saves/blank.ron");

/// A district's refinement plan, sample data for 长寿区.
pub const CHANGSHOU: &str = include_str!("../../saves/changshou.ron");

/// The sample plan, read.
///
/// # Errors
/// As [`read`]; a test keeps the embedded text sound.
pub fn sample() -> Result<Opened, ReadError> {
    read(SAMPLE.as_bytes())
}

/// The district's sample plan, read.
///
/// # Errors
/// As [`read`]; a test keeps the embedded text sound.
pub fn changshou() -> Result<Opened, ReadError> {
    read(CHANGSHOU.as_bytes())
}

/// A new empty plan with an id of its own.
///
/// # Errors
/// As [`read`]; a test keeps the embedded text sound.
pub fn blank_with_new_id(id: Id) -> Result<Plan, ReadError> {
    let parts = read(BLANK.as_bytes())?.plan.parts();
    Ok(Plan::new(PlanParts {
        head: Head { id, ..parts.head },
        ..parts
    }))
}
