//! The walk over a record's fields: each kind names all of them once, and a new field does not compile until it is named.

use super::{Complaint, Head, Indicator, InspectionRecord, SpecialPlan, Task, TaskList, Unit};

/// A record whose fields can be gone through by the names they have in a plan file.
pub trait Walk: Clone + PartialEq {
    /// The names of all fields, in the order of the record.
    const FIELDS: &'static [&'static str];

    /// The names of the fields that are not the same in another record of the kind.
    fn differing(&self, other: &Self) -> Vec<&'static str>;

    /// Takes over one field from another record of the kind; `false` where the kind has no such field.
    fn take(&mut self, field: &str, from: &Self) -> bool;
}

macro_rules! walk {
    ($($record:ident { $($field:ident),+ $(,)? })+) => {$(
        impl Walk for $record {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),+];

            fn differing(&self, other: &Self) -> Vec<&'static str> {
                // Without `..`: a field that is not named above does not compile.
                let Self { $($field),+ } = self;
                let mut names = Vec::new();
                $(if *$field != other.$field {
                    names.push(stringify!($field));
                })+
                names
            }

            fn take(&mut self, field: &str, from: &Self) -> bool {
                match field {
                    $(stringify!($field) => self.$field.clone_from(&from.$field),)+
                    _ => return false,
                }
                true
            }
        }
    )+};
}

walk! {
    Head {
        id, title, region, round, rounds, overall_plan, window_start, window_end, as_of, sample, sample_note, declared, settings,
        calendar, waivers, disclosure, views, notes,
        origin, given_out,
    }
    Task {
        id, rank, number, list_number, title, problem, category, region, source, round, batch,
        problem_kind, parent_item, project, root_cause, list, special_plans, lead_unit,
        responsible_units, supporting_units, supervising_unit, accepting_unit, leader, person, phone, goal, start, due,
        immediate, continuing, measures, notes, completion, close_out, due_changes, suspensions, postponements,
        re_checks, light, links, supervision_level,
        evidence, funding, accountability, remarks, real_facts, source_address, sample, extra,
    }
    TaskList { id, rank, title, short, sample }
    SpecialPlan { id, rank, title, unit, sample }
    Unit { id, rank, name, kind, parent, outside }
    Indicator { id, rank, name, region, unit, decimals, better, kind, points, targets, tasks, sample }
    InspectionRecord { id, number, date, kind, level, unit, findings, tasks, sample }
    Complaint {
        id, number, round, batch, channel, received, priority, kind, also, trade, place, text, unit, substantiated, due, status, status_date,
        follow_up_visits, tasks, sample,
    }
}
