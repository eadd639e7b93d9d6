//! What people write and type, each form read in one place: dates, deadlines, periods, figures, percents, money, choices.
//!
//! The plan file, pasted tables, fields, searches and charts all read here. The room knows the value types of `plan` and
//! the phrases, and nothing else.

mod calendar_day;
mod choice;
mod deadline;
mod document_number;
mod find;
mod fold;
mod natural;
mod period;
mod pinyin;
mod typed;
mod value;
mod year;

pub use calendar_day::{WrongDate, full_day, wrong_date};
pub use choice::{
    category, category_word, channel, channel_word, problem_kind, problem_kind_word, source,
    source_word, supervision_level, supervision_level_word, yes,
};
pub use deadline::{due_said, due_text, parse_day, parse_due, says_continuing, says_immediate};
pub use document_number::holds_document_number;
pub use find::{Sought, same, says};
pub use fold::{fold, folded, half_width, heading, without_brackets};
pub use natural::{in_order, natural, natural_key};
pub use period::{day, period, serial_day, typed_period};
pub use typed::{typed_due, typed_start};
pub use value::{
    Scale, Value, amount, count, is_sheet_slip, percent, percent_at, percent_said, typed_amount,
    typed_figure, typed_value, typed_value_in, value, value_in,
};
use year::year_outside;
