//! What records, entries and fields are called where a merge shows them.

use super::decision::EntryName;
use crate::assess::compare::{record_field_words, task_field_words};
use crate::plan::{
    Complaint, Id, Indicator, InspectionRecord, Plan, SpecialPlan, Task, TaskList, Unit,
};
use crate::text::{Language, Phrase, date, merge_words as words};

/// A record with the number and the title by which its user knows it.
pub(super) trait Named {
    /// Number and title, either may be empty.
    fn called(&self) -> (String, String);
}

macro_rules! named {
    ($($record:ident: $title:ident;)+) => {$(
        impl Named for $record {
            fn called(&self) -> (String, String) {
                (String::new(), self.$title.trim().to_owned())
            }
        }
    )+};
}

named!(TaskList: title; SpecialPlan: title; Unit: name; Indicator: name;);

impl Named for Task {
    fn called(&self) -> (String, String) {
        (self.number.trim().to_owned(), self.title.trim().to_owned())
    }
}

impl Named for InspectionRecord {
    fn called(&self) -> (String, String) {
        (self.number.trim().to_owned(), date(self.date))
    }
}

impl Named for Complaint {
    fn called(&self) -> (String, String) {
        (self.number.trim().to_owned(), self.place.trim().to_owned())
    }
}

/// What a field of this name refers to by an id.
pub(super) fn referred(plan: &Plan, field: &str, id: &Id) -> String {
    let title = match field {
        "list" => plan.lists().get(id).map(|list| list.title.clone()),
        "round" => Some(plan.head().round_title(id).to_owned()),
        "predecessor" | "task" | "tasks" => plan.task(id).map(|task| one_name(task.as_ref())),
        "special_plans" => plan.special_plans().get(id).map(|one| one.title.clone()),
        "id" => None,
        _ => Some(plan.unit_name(id).to_owned()),
    };
    title.unwrap_or_else(|| id.to_string())
}

/// Number and title as one.
pub(super) fn one_name(record: &impl Named) -> String {
    let (number, title) = record.called();
    format!("{number} {title}").trim().to_owned()
}

/// The name of a field of a record, or of an entry of a list of it; as in the file where it has none.
pub fn field(
    kind: &str,
    lists: &[&'static str],
    field: &'static str,
    language: Language,
) -> &'static str {
    let phrase = match lists.last() {
        _ if field.is_empty() => Some(if lists.is_empty() {
            words::WHOLE_RECORD
        } else {
            words::WHOLE
        }),
        None if kind == "tasks" => task_field_words(field),
        None => record_field_words(kind, field),
        Some(list) => entry_field(list, field),
    };
    phrase.map_or(field, |phrase| phrase.of(language))
}

/// The names of entries with their lists, one after the other: `整改措施 清淤 完成记录 2021-11-12`.
pub(super) fn entries(kind: &str, names: &[EntryName], language: Language) -> String {
    let mut above: Vec<&'static str> = Vec::new();
    let mut parts = Vec::new();
    for name in names {
        let list = field(kind, &above, name.list, language);
        let part = words::ENTRY_OF.fill(language, &[("list", &list), ("entry", &name.label)]);
        parts.push(part.trim().to_owned());
        above.push(name.list);
    }
    parts.join(" ")
}

/// The name of a field of an entry.
fn entry_field(list: &str, field: &str) -> Option<Phrase> {
    Some(match (list, field) {
        ("measures", "completion") => crate::text::edit_words::COMPLETION,
        ("close_out", "evidence") => crate::text::edit_words::EVIDENCE,
        ("findings", "tasks") => crate::text::compare_words::F_TASKS,
        ("re_checks", "done") => words::E_CHECKED,
        ("re_checks", "result") => words::E_OUTCOME,
        ("rounds" | "disclosure", "id") => crate::text::edit_words::ID,
        ("parent_item", "number") => crate::text::edit_words::NUMBER,
        ("waivers", "task") => crate::text::edit_words::TITLE,
        ("parent_item", "title") => words::E_NAME,
        ("declared", "completed") => words::COMPLETED,
        ("given_out", "tasks") => words::E_TASKS,
        ("given_out", "unit") => words::E_GIVEN_TO,
        ("given_out", "back") => words::E_BACK,
        ("given_out", "taken") => words::E_TAKEN,
        ("given_out", "seen") => words::E_SEEN,
        ("declared", "tasks") => words::E_TASKS,
        (_, "id") => crate::text::edit_words::ID,
        (_, "text" | "content") => words::E_TEXT,
        (_, "unit") => words::E_UNIT,
        (_, "start") => words::E_START,
        (_, "end") => words::E_END,
        (_, "due") => words::E_DUE,
        (_, "weight") => words::E_WEIGHT,
        (_, "date") => words::E_DATE,
        (_, "percent") => words::E_PERCENT,
        (_, "done") => words::E_DONE,
        (_, "problems") => words::E_PROBLEMS,
        (_, "next_step") => words::E_NEXT_STEP,
        (_, "by") => words::E_BY,
        (_, "kind") => words::E_KIND,
        (_, "reason") => words::E_REASON,
        (_, "step") => words::E_STEP,
        (_, "objections") => words::E_OBJECTIONS,
        (_, "acceptance") => words::E_ACCEPTANCE,
        (_, "outcome") => words::E_OUTCOME,
        (_, "document") => words::E_DOCUMENT,
        (_, "override_reason") => words::E_OVERRIDE,
        (_, "old") => words::E_OLD,
        (_, "new") => words::E_NEW,
        (_, "old_wording") => words::E_OLD_WORDING,
        (_, "old_precision") => words::E_OLD_PRECISION,
        (_, "correction") => words::E_CORRECTION,
        (_, "approval") => words::E_APPROVAL,
        (_, "until") => words::E_UNTIL,
        (_, "wanted") => words::E_WANTED,
        (_, "answer") => words::E_ANSWER,
        (_, "answered") => words::E_ANSWERED,
        (_, "criterion") => words::E_CRITERION,
        (_, "note") => words::E_NOTE,
        (_, "predecessor") => words::E_PREDECESSOR,
        (_, "lag_days") => words::E_LAG,
        (_, "people") => words::E_PEOPLE,
        (_, "value") => words::E_VALUE,
        (_, "bound") => words::E_BOUND,
        (_, "base") => words::E_BASE,
        (_, "provisional") => words::E_PROVISIONAL,
        (_, "derived") => words::E_DERIVED,
        (_, "source") => words::E_SOURCE,
        (_, "settled") => words::E_SETTLED,
        (_, "name") => words::E_NAME,
        (_, "on_site") => words::E_ON_SITE,
        (_, "off_site") => words::E_OFF_SITE,
        (_, "feedback") => words::E_FEEDBACK,
        (_, "plan_days") => words::E_PLAN_DAYS,
        (_, "published") => words::E_PUBLISHED,
        (_, "basis") => words::E_BASIS,
        (_, "working") => words::E_WORKING,
        (_, "rule") => words::E_RULE,
        (_, "heading") => words::E_HEADING,
        (_, "planned") => words::E_PLANNED,
        (_, "paid") => words::E_PAID,
        (_, "due_by_year") => words::E_BY_YEAR,
        (_, "warning_days") => words::E_WARNING_DAYS,
        (_, "tolerance_points") => words::E_TOLERANCE,
        (_, "light_days") => words::E_LIGHT_DAYS,
        (_, "notice_length") => words::E_NOTICE_LENGTH,
        (_, "notice_unit") => words::E_NOTICE_UNIT,
        (_, "notice_first_day_counts") => words::E_FIRST_DAY,
        (_, "stale_days") => words::E_STALE_DAYS,
        (_, "close_out_days") => words::E_CLOSE_OUT_DAYS,
        _ => return None,
    })
}
