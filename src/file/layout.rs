//! The layout of a plan file, written and read by this program's own hands: what `ron` would write, byte for byte, and
//! only that; whatever else stands in a file is left to `ron`.

mod reader;
#[cfg(test)]
mod shapes;
mod texts;
mod writer;

pub(super) use reader::{Odd, Reader};
pub(super) use writer::{Unwritable, Words, Writer};

/// How far each level stands to the right of the one around it.
const STEP: usize = 2;

/// Blanks for the beginning of a line. Deeper than any plan goes; what does go deeper takes several.
const BLANKS: &str = "                                                                ";
