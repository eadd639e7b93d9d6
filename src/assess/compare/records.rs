//! What changed of everything in two plans that is no task: the head, lists, units, indicators, inspections, complaints.

use super::{Difference, DifferenceKind, What};
use crate::plan::kinds::with_kinds;
use crate::plan::{
    Complaint, Id, Indicator, InspectionRecord, Plan, Records, SpecialPlan, Task, TaskList, Unit,
    Walk,
};
use crate::text::{Phrase, compare_words as words, edit_words};
use serde::Serialize;
use std::sync::Arc;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordChange {
    /// Only on the new side.
    Added,
    /// Only on the old side.
    Removed,
    /// Some fields read otherwise.
    Edited,
}

/// A record as it is called in a list of changes.
trait Called: Walk {
    fn called(&self) -> String;
}

macro_rules! called {
    ($($record:ident: $field:ident),+) => {$(
        impl Called for $record {
            fn called(&self) -> String {
                self.$field.trim().to_owned()
            }
        }
    )+};
}

called!(Task: title, TaskList: title, SpecialPlan: title, Unit: name, Indicator: name, Complaint: number);

impl Called for InspectionRecord {
    fn called(&self) -> String {
        let day = crate::text::date(self.date);
        format!("{} {day}", self.number.trim()).trim().to_owned()
    }
}

fn difference(
    record: &'static str,
    name: String,
    change: RecordChange,
    fields: Vec<&'static str>,
) -> Difference {
    Difference {
        kind: DifferenceKind::Records,
        task: Id::default(),
        number: String::new(),
        title: name,
        lead_unit: String::new(),
        what: What::Record {
            record,
            change,
            fields,
        },
    }
}

fn of_kind<R: Called>(
    kind: &'static str,
    old: &Records<R>,
    new: &Records<R>,
    found: &mut Vec<Difference>,
) {
    for (id, after) in new {
        match old.get(id) {
            Some(before) if Arc::ptr_eq(before, after) => {}
            Some(before) => {
                let fields = before.differing(after);
                if !fields.is_empty() {
                    let name = after.called();
                    found.push(difference(kind, name, RecordChange::Edited, fields));
                }
            }
            None => found.push(difference(
                kind,
                after.called(),
                RecordChange::Added,
                Vec::new(),
            )),
        }
    }
    for (id, before) in old {
        if !new.contains_key(id) {
            let name = before.called();
            found.push(difference(kind, name, RecordChange::Removed, Vec::new()));
        }
    }
}

/// The changes of the head and of every kind of record but tasks; both plans as they were known on their days.
pub(super) fn differences(old: &Plan, new: &Plan, found: &mut Vec<Difference>) {
    if !Arc::ptr_eq(old.head(), new.head()) {
        let fields = old.head().differing(new.head());
        if !fields.is_empty() {
            let name = new.head().title.trim().to_owned();
            found.push(difference("head", name, RecordChange::Edited, fields));
        }
    }
    macro_rules! each {
        ($($field:ident: $record:ident, $about:literal;)+) => {$(
            // Tasks are told of by what happened to them.
            if stringify!($field) != "tasks" {
                of_kind::<$record>(stringify!($field), old.$field(), new.$field(), found);
            }
        )+};
    }
    with_kinds!(each);
}

/// The word of a kind of record.
pub fn record_words(kind: &str) -> Option<Phrase> {
    Some(match kind {
        "head" => words::R_HEAD,
        "tasks" => words::R_TASK,
        "lists" => words::R_LIST,
        "special_plans" => words::R_SPECIAL_PLAN,
        "units" => words::R_UNIT,
        "indicators" => words::R_INDICATOR,
        "inspections" => words::R_INSPECTION,
        "complaints" => words::R_COMPLAINT,
        _ => return None,
    })
}

/// The words of a field of a record that is no task, by its name in the file.
pub fn record_field_words(kind: &str, name: &str) -> Option<Phrase> {
    Some(match (kind, name) {
        (_, "id") => edit_words::ID,
        (_, "rank") => edit_words::RANK,
        (_, "sample") => edit_words::SAMPLE_FLAG,
        (_, "title") | ("units" | "indicators", "name") => words::F_NAME,
        (_, "region") => words::F_REGION,
        (_, "number") => edit_words::NUMBER,
        (_, "tasks") => words::F_TASKS,
        (_, "round") => edit_words::ROUND,
        (_, "batch") => edit_words::BATCH,
        (_, "due") => edit_words::DUE,
        ("indicators", "unit") => words::F_MEASURED_IN,
        (_, "unit") => words::F_UNIT,
        ("indicators", "kind") => words::F_INDICATOR_KIND,
        (_, "kind") => words::F_KIND,
        ("head", "rounds") => words::F_ROUNDS,
        ("head", "overall_plan") => words::F_OVERALL_PLAN,
        ("head", "window_start" | "window_end") => words::F_WINDOW,
        ("head", "as_of") => words::F_AS_OF,
        ("head", "sample_note") => words::F_SAMPLE_NOTE,
        ("head", "declared") => words::F_DECLARED,
        ("head", "settings") => words::F_SETTINGS,
        ("head", "calendar") => words::F_CALENDAR,
        ("head", "waivers") => words::F_WAIVERS,
        ("head", "disclosure") => words::F_DISCLOSURE,
        ("head", "views") => words::F_VIEWS,
        ("head", "notes") => words::F_NOTES,
        ("head", "origin") => words::F_ORIGIN,
        ("head", "given_out") => words::F_GIVEN_OUT,
        ("lists", "short") => words::F_SHORT,
        ("units", "parent") => words::F_PARENT,
        ("units", "outside") => words::F_OUTSIDE,
        ("indicators", "decimals") => words::F_DECIMALS,
        ("indicators", "better") => words::F_BETTER,
        ("indicators", "points") => words::F_POINTS,
        ("indicators", "targets") => words::F_TARGETS,
        ("inspections", "date") => words::F_DATE,
        ("inspections", "level") => words::F_LEVEL,
        ("inspections", "findings") => words::F_FINDINGS,
        ("complaints", "channel") => words::F_CHANNEL,
        ("complaints", "received") => words::F_RECEIVED,
        ("complaints", "priority") => words::F_PRIORITY,
        ("complaints", "also") => words::F_ALSO,
        ("complaints", "trade") => words::F_TRADE,
        ("complaints", "place") => words::F_PLACE,
        ("complaints", "text") => words::F_TEXT,
        ("complaints", "substantiated") => words::F_SUBSTANTIATED,
        ("complaints", "status") => words::F_STATUS,
        ("complaints", "status_date") => words::F_STATUS_DATE,
        ("complaints", "follow_up_visits") => words::F_VISITS,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Head;

    #[test]
    fn every_field_of_every_kind_has_a_name() {
        let check = |kind: &str, fields: &[&str]| {
            assert!(record_words(kind).is_some(), "{kind}");
            for field in fields {
                assert!(record_field_words(kind, field).is_some(), "{kind}.{field}");
            }
        };
        check("head", Head::FIELDS);
        macro_rules! each {
            ($($field:ident: $record:ident, $about:literal;)+) => {$(
                if stringify!($field) != "tasks" {
                    check(stringify!($field), $record::FIELDS);
                }
            )+};
        }
        with_kinds!(each);
    }
}
