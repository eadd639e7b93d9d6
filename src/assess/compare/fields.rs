//! The undated fields of a task that read otherwise on the two sides.

use crate::plan::{Measure, Task};
use crate::text::{Phrase, edit_words as words};

/// A field: its name in the file, its words, and whether it reads the same.
type Field = (&'static str, Phrase, fn(&Task, &Task) -> bool);

const FIELDS: &[Field] = &[
    ("number", words::NUMBER, |a, b| a.number == b.number),
    ("title", words::TITLE, |a, b| a.title == b.title),
    ("problem", words::PROBLEM, |a, b| a.problem == b.problem),
    ("category", words::CATEGORY, |a, b| a.category == b.category),
    ("region", words::REGION, |a, b| a.region == b.region),
    ("source", words::SOURCE, |a, b| a.source == b.source),
    ("list", words::LIST, |a, b| {
        a.list == b.list && a.list_number == b.list_number
    }),
    ("special_plans", words::SPECIAL_PLANS, |a, b| {
        a.special_plans == b.special_plans
    }),
    ("lead_unit", words::LEAD_UNIT, |a, b| {
        a.lead_unit == b.lead_unit
    }),
    ("responsible_units", words::RESPONSIBLE_UNITS, |a, b| {
        a.responsible_units == b.responsible_units
    }),
    ("supporting_units", words::SUPPORTING_UNITS, |a, b| {
        a.supporting_units == b.supporting_units
    }),
    ("supervising_unit", words::SUPERVISING_UNIT, |a, b| {
        a.supervising_unit == b.supervising_unit
    }),
    ("accepting_unit", words::ACCEPTING_UNIT, |a, b| {
        a.accepting_unit == b.accepting_unit
    }),
    ("leader", words::LEADER, |a, b| a.leader == b.leader),
    ("person", words::PERSON, |a, b| {
        a.person == b.person && a.phone == b.phone
    }),
    ("goal", words::GOAL, |a, b| a.goal == b.goal),
    ("start", words::START, |a, b| a.start == b.start),
    ("measures", words::MEASURES, |a, b| same_measures(a, b)),
    ("funding", words::FUNDING, |a, b| a.funding == b.funding),
    ("remarks", words::REMARKS, |a, b| a.remarks == b.remarks),
    ("links", words::LINKS, |a, b| a.links == b.links),
    ("supervision_level", words::SUPERVISION_LEVEL, |a, b| {
        a.supervision_level == b.supervision_level
    }),
    ("extra", words::EXTRA, |a, b| a.extra == b.extra),
];

/// The wording, unit, dates and weight of the measures; whether they are done is told apart.
fn same_measures(a: &Task, b: &Task) -> bool {
    let same = |a: &Measure, b: &Measure| {
        a.id == b.id
            && a.text == b.text
            && a.unit == b.unit
            && a.start == b.start
            && a.due == b.due
            && a.weight == b.weight
    };
    a.measures.len() == b.measures.len()
        && a.measures.iter().zip(&b.measures).all(|(a, b)| same(a, b))
}

/// The names of the fields that read otherwise.
pub(super) fn changed_fields(a: &Task, b: &Task) -> Vec<&'static str> {
    FIELDS
        .iter()
        .filter(|(_, _, same)| !same(a, b))
        .map(|(name, _, _)| *name)
        .collect()
}

/// The words of a field by its name in the file.
pub(super) fn field_words(name: &str) -> Option<Phrase> {
    FIELDS
        .iter()
        .find(|(known, _, _)| *known == name)
        .map(|(_, words, _)| *words)
}
