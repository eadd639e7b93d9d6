//! What follows from a plan at an as-of date: status, expected progress, totals. Pure functions.

mod assessment;
mod rules;
mod status;
mod summary;
mod task_row;
mod task_state;

pub use assessment::Assessment;
pub use rules::task_state;
pub use status::Status;
pub use summary::{DueByYear, GroupTotal, Groups, StatusCounts, Summary};
pub use task_row::{CloseOutRow, MeasureRow, TaskRow, task_rows};
pub use task_state::{CloseOutState, TaskState};
