//! How a plan travels: table text pasted from and copied to spreadsheets, and papers that leave the office.
//!
//! Pasting never loses a cell in silence: what is not understood is kept beside the task and told in a [`PasteNote`].

mod block;
mod calendar_days;
mod cell;
mod cell_text;
mod column;
mod columns;
mod complaint_column;
mod complaint_headings;
mod copy_tasks;
#[cfg(test)]
mod growth_tests;
mod headings;
mod known_complaints;
mod measures;
mod month_cells;
mod named;
mod note;
mod paste_complaints;
mod paste_points;
mod paste_tasks;
#[cfg(test)]
mod pasted_cells_tests;
pub mod report;
mod spelled;
mod spreadsheet;
pub mod table;
#[cfg(test)]
mod tests;
mod travel;

pub use block::{PastedBlock, field_of, fill_down, paste_block};
pub use calendar_days::{CalendarError, calendar_days};
pub use column::TaskColumn;
pub use columns::{ColumnRead, ColumnsRead};
pub use complaint_column::{
    ComplaintColumn, ComplaintGround, outcome_word, status_word as complaint_status_word,
    substantiated_word,
};
pub use copy_tasks::{copy_tasks, copy_whole_tasks};
pub use measures::measure_said;
pub use month_cells::{copy_month, copy_round, month_cell, paste_month};
pub use note::{NoteKind, PasteError, PasteNote};
pub use paste_complaints::{ComplaintPaste, PastedComplaints, copy_complaints, paste_complaints};
pub use paste_points::{PastedPoints, paste_points};
pub use paste_tasks::{PasteRequest, PastedTasks, paste_tasks, read_columns};
pub use spreadsheet::{html, packed_in};
pub use travel::{LeftBehind, Packed, Unpacked};
