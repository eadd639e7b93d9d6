//! Dates, deadlines, periods, figures and percents as people write them, each form read in one place.
//!
//! The plan file, pasted tables, fields and charts all read here. The room knows the value types of `plan` and nothing else.

mod deadline;
mod fold;
mod period;
mod typed;
mod value;

pub use deadline::{due_text, parse_day, parse_due, says_continuing, says_immediate};
pub use fold::{half_width, narrow_sign};
pub use period::{day, period, serial_day};
pub use typed::typed_due;
pub use value::{Value, percent, value};
