//! How a plan is kept: the RON format, reading with places, and saving that never leaves half a file.
//!
//! [`load`] and [`save`] take as long as the file is large; the window runs them off its thread.
//!
//! Two ways lead to the same bytes and the same plan. [`plain`] is `ron` from the first byte to the last; it reads every
//! layout and knows what to say of a fault. [`write()`] writes the layout of this program's files itself, the records on all
//! cores, and [`Written::again`] writes a plan after changes, taking over the text of what has not changed. [`read`] and
//! [`load`] take a file of that layout record by record, a piece at a time on each core, and give it to `ron` as a whole at
//! the first thing that does not stand as it would be written. That the ways agree is a law of this room, and
//! `benches/load_save.rs` prints how far they are apart.

#[cfg(test)]
mod again_laws;
mod beside;
mod cause;
mod check;
mod crew;
mod disk;
#[cfg(test)]
mod fast_laws;
#[cfg(test)]
mod faults;
mod file_name;
mod format;
mod glance;
mod here;
mod identity;
mod in_place;
pub mod journal;
#[cfg(test)]
mod laws;
mod layout;
mod left_out;
mod leftovers;
mod lock;
mod lookout;
mod newer;
mod older;
pub(crate) mod path_text;
mod pieces;
mod places;
pub mod plain;
mod print;
mod read_error;
mod reading;
mod repair;
mod safety;
mod same;
mod save_error;
mod saving;
#[cfg(test)]
mod saving_faults;
mod scan;
mod turn;
mod versions;
mod vigil;
mod watch;
mod written;

pub use beside::{
    DOCUMENTS, Reach, There, can_be_kept, is_archive, is_document, is_whole, reach, relative,
    resolve, there,
};
pub use cause::Cause;
pub use disk::{Disk, RealDisk};
pub use file_name::{file_name, file_stem};
pub use format::FORMAT;
pub use glance::{Glance, Hindrance, Seen};
pub use identity::derived_task_id;
pub use leftovers::clear as clear_leftovers;
pub use lock::{
    Beat, Entry, Holder, Key, Lock, Me, Program, QUIET_AFTER, is_lock, locked_name, look_who,
};
pub use lookout::Lookout;
pub use newer::Newer;
pub use places::Place;
pub use print::Print;
pub use read_error::{Expected, Problem, ReadError};
pub use reading::{LARGEST, Opened, bytes, load, load_whole, read};
pub use repair::{Repair, Repaired};
pub use safety::{LeftCopy, left_copies, throw_copy_away};
pub use same::is_same;
pub use save_error::{SaveError, SaveStep};
pub use saving::{
    Known, Safety, Saved, save, save_bytes, save_on, save_over, save_safely, save_written,
    with_ron_extension,
};
pub use turn::Turn;
pub use versions::{
    VERSIONS, Version, VersionAbout, keep_version, load_version, version_bytes, versions, who,
};
pub use vigil::{News, Pace, Vigil};
pub use watch::{Eye, Home, Sight};
pub use written::{Written, write};

use crate::plan::{Head, Id, Plan, PlanParts};

/// The sample plan: Chongqing 2020-2023, as of 2021-11-20.
pub const SAMPLE: &str = include_str!("../../saves/chongqing-2020-2023.ron");

/// An empty plan with four task lists.
pub const BLANK: &str = include_str!("../../saves/blank.ron");

/// A plan for the third round, 2024 to 2027: its days, its legal basis, its sections of the public text; no tasks.
pub const THIRD_ROUND: &str = include_str!("../../saves/third-round.ron");

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

/// What a new plan begins from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Template {
    /// Four empty lists, 2020 to 2023.
    #[default]
    Blank,
    /// The third round, 2024 to 2027.
    ThirdRound,
}

impl Template {
    /// Every template.
    pub const ALL: [Self; 2] = [Self::Blank, Self::ThirdRound];

    const fn text(self) -> &'static str {
        match self {
            Self::Blank => BLANK,
            Self::ThirdRound => THIRD_ROUND,
        }
    }
}

/// A new plan without tasks, with an id of its own.
///
/// # Errors
/// As [`read`]; a test keeps the embedded texts sound.
pub fn new_from(template: Template, id: Id) -> Result<Plan, ReadError> {
    let parts = read(template.text().as_bytes())?.plan.parts();
    Ok(Plan::new(PlanParts {
        head: Head { id, ..parts.head },
        ..parts
    }))
}
