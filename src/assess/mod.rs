//! What follows from a plan at an as-of date: status, light, expected progress, totals and rates. Pure functions.

mod assessment;
mod behind;
pub mod checks;
pub mod close_out;
pub mod compare;
mod complaint_totals;
mod counting;
mod curve;
mod declared;
mod figure;
#[cfg(test)]
mod laws;
mod light;
mod month_round;
mod plan_index;
mod rules;
mod status;
mod summary;
mod supervision;
mod tally;
mod task_row;
mod task_state;
mod totals;
mod unit_ranking;
mod units_above;

pub use assessment::Assessment;
pub use behind::{Slice, UnitRole};
pub use complaint_totals::{ComplaintTally, ComplaintTotals, Month, complaint_status};
pub use curve::{Curve, Steps, count_on};
pub use declared::{DeclaredFigure, Discrepancy, reconcile};
pub use figure::{Figure, FigureSet};
pub use light::{Light, LightState, days_missed};
pub use month_round::{
    MonthRound, NoteField, RoundFilter, RoundRow, note_before_month, note_of_month,
    percent_before_month,
};
pub use plan_index::PlanIndex;
pub use rules::{measure_share, share_of, task_state};
pub use status::Status;
pub use summary::{
    CheckCounts, CloseOutCounts, ComplaintCounts, DueByYear, GroupTotal, Groups, LightCounts,
    StatusCounts, Summary, rounds_in_order,
};
pub use supervision::{FindingCounts, InspectionTotals, not_inspected};
pub use tally::{Rate, Ratio, Tally};
pub use task_row::{CloseOutRow, MeasureRow, TaskRow, task_rows};
pub use task_state::{CloseOutState, TaskState};
pub use totals::{ByUnit, CloseOutLag, Totals};
pub use unit_ranking::{RankColumn, RankedUnit, compared_units, rank, unit_tasks, units_below};
