//! The recovery journal: every change of an open plan, kept on this computer until it is in a file or given up.
//!
//! A journal is a row of generations `STEM.N.journal`, each with what it begins from: `STEM.N.base`, or the plan's file where
//! its print is still that of the header. Changes say what fields *became*, so a generation may be played over a later state
//! as well as over its own beginning. A new generation begins after a saving and when the journal has grown much larger
//! than the plan; older ones go once its base is whole on the disk. What it begins from is always the plan of the file, as
//! far as that is known: merging with what others saved there needs it after any number of ends. `STEM.alive` is locked as long as the window lives.

mod delta;
mod folder;
mod frame;
mod header;
mod keeper;
#[cfg(test)]
mod laws;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use folder::Held;
pub(super) use folder::make_private;
pub use header::{About, Said, Told};
pub use keeper::{Keeper, Place};
pub use reader::{FileNow, Found, Left, Lost, Restored, found, look, restore, throw_away};
