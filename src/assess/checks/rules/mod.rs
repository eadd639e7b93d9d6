//! The rules, a file each, in the order in which they are listed.

mod calendar_year;
mod close_out_one_day;
mod close_out_order;
mod complaint_open;
mod dangling;
mod declared_totals;
mod due_unapproved;
mod hundred;
mod indicator_away;
mod link_cycle;
mod measure_late;
mod no_evidence;
mod no_lead_unit;
mod no_measures;
mod not_closed_out;
mod notice_over;
mod notice_short;
mod number_twice;
mod one_for_all;
mod open_measures;
mod pasted_notes;
mod percent_falling;
mod predecessor;
mod re_check_due;
mod re_check_failed;
mod relapse;
mod sample_data;
mod stale;
mod start_after_due;

pub use link_cycle::link_rings;

use super::Rule;

/// Every rule: errors first, then warnings, then hints.
pub static RULES: [&Rule; 29] = [
    &start_after_due::RULE,
    &measure_late::RULE,
    &open_measures::RULE,
    &close_out_order::RULE,
    &close_out_one_day::RULE,
    &re_check_failed::RULE,
    &link_cycle::RULE,
    &dangling::RULE,
    &declared_totals::RULE,
    &sample_data::RULE,
    &stale::RULE,
    &notice_over::RULE,
    &pasted_notes::RULE,
    &due_unapproved::RULE,
    &one_for_all::RULE,
    &notice_short::RULE,
    &no_evidence::RULE,
    &not_closed_out::RULE,
    &complaint_open::RULE,
    &relapse::RULE,
    &re_check_due::RULE,
    &percent_falling::RULE,
    &indicator_away::RULE,
    &predecessor::RULE,
    &number_twice::RULE,
    &no_lead_unit::RULE,
    &no_measures::RULE,
    &hundred::RULE,
    &calendar_year::RULE,
];
