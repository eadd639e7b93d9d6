//! The fields of a task that read otherwise on the two sides.

use crate::plan::{
    Day, Measure, Task, Walk, due_known_at, postponements_known_at, re_checks_known_at,
    suspensions_known_at,
};
use crate::text::{Phrase, edit_words as words};

/// The words of a field of a task by its name in the file; `None` where a task has no such field.
pub fn task_field_words(name: &str) -> Option<Phrase> {
    Some(match name {
        "id" => words::ID,
        "rank" => words::RANK,
        "number" => words::NUMBER,
        "list_number" => words::LIST_NUMBER,
        "title" => words::TITLE,
        "problem" => words::PROBLEM,
        "category" => words::CATEGORY,
        "region" => words::REGION,
        "source" => words::SOURCE,
        "list" => words::LIST,
        "special_plans" => words::SPECIAL_PLANS,
        "lead_unit" => words::LEAD_UNIT,
        "responsible_units" => words::RESPONSIBLE_UNITS,
        "supporting_units" => words::SUPPORTING_UNITS,
        "supervising_unit" => words::SUPERVISING_UNIT,
        "accepting_unit" => words::ACCEPTING_UNIT,
        "leader" => words::LEADER,
        "person" => words::PERSON,
        "phone" => words::PHONE,
        "goal" => words::GOAL,
        "start" => words::START,
        "due" => words::DUE,
        "immediate" => words::IMMEDIATE,
        "continuing" => words::CONTINUING,
        "measures" => words::MEASURES,
        "notes" => words::NOTES,
        "completion" => words::COMPLETION,
        "close_out" => words::CLOSE_OUT,
        "due_changes" => words::DUE_CHANGES,
        "light" => words::LIGHT,
        "links" => words::LINKS,
        "supervision_level" => words::SUPERVISION_LEVEL,
        "evidence" => words::EVIDENCE,
        "funding" => words::FUNDING,
        "accountability" => words::ACCOUNTABILITY,
        "remarks" => words::REMARKS,
        "real_facts" => words::REAL_FACTS,
        "source_address" => words::SOURCE_ADDRESS,
        "sample" => words::SAMPLE_FLAG,
        "extra" => words::EXTRA,
        "round" => words::ROUND,
        "batch" => words::BATCH,
        "problem_kind" => words::PROBLEM_KIND,
        "parent_item" => words::PARENT_ITEM,
        "project" => words::PROJECT,
        "root_cause" => words::ROOT_CAUSE,
        "suspensions" => words::SUSPENSIONS,
        "postponements" => words::POSTPONEMENTS,
        "re_checks" => words::RE_CHECKS,
        _ => return None,
    })
}

/// Whether a dated field reads the same in what both sides know: what the new side learned since the old side's day is
/// told as what it is, not as an edit.
fn same_until<E: PartialEq>(a: &[E], b: &[E], day: Day, on: impl Fn(&E) -> Option<Day>) -> bool {
    let known = |entry: &&E| on(entry).is_none_or(|date| date <= day);
    a.iter().filter(known).eq(b.iter().filter(known))
}

/// The wording, unit, dates and weight of the measures, and when they were done as far as both sides know.
fn same_measures(a: &[Measure], b: &[Measure], day: Day) -> bool {
    let same = |a: &Measure, b: &Measure| {
        let Measure {
            id,
            text,
            unit,
            start,
            due,
            weight,
            completion,
        } = a;
        *id == b.id
            && *text == b.text
            && *unit == b.unit
            && *start == b.start
            && *due == b.due
            && *weight == b.weight
            && same_until(completion, &b.completion, day, |event| Some(event.date))
    };
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}

/// The names of the fields that read otherwise, as far as both sides know them at the end of `day`, the earlier of their
/// days.
pub(super) fn changed_fields(a: &Task, b: &Task, day: Day) -> Vec<&'static str> {
    let mut names = a.differing(b);
    names.retain(|name| match *name {
        // Tasks are matched by their ids.
        "id" => false,
        // A deadline that moved is told apart; here only its words count, and not those it got by a later change.
        "due" => a.due.date == b.due.date && due_known_at(a, day) != due_known_at(b, day),
        "measures" => !same_measures(&a.measures, &b.measures, day),
        "notes" => !same_until(&a.notes, &b.notes, day, |note| Some(note.date)),
        "completion" => !same_until(&a.completion, &b.completion, day, |one| Some(one.date)),
        "close_out" => !same_until(&a.close_out, &b.close_out, day, |one| Some(one.date)),
        "due_changes" => !same_until(&a.due_changes, &b.due_changes, day, |one| Some(one.date)),
        "suspensions" => {
            suspensions_known_at(&a.suspensions, day) != suspensions_known_at(&b.suspensions, day)
        }
        "postponements" => {
            postponements_known_at(&a.postponements, day)
                != postponements_known_at(&b.postponements, day)
        }
        "re_checks" => {
            re_checks_known_at(&a.re_checks, day) != re_checks_known_at(&b.re_checks, day)
        }
        "light" => !same_until(a.light.as_slice(), b.light.as_slice(), day, |one| {
            Some(one.date)
        }),
        "evidence" => !same_until(&a.evidence, &b.evidence, day, |one| one.date),
        "accountability" => !same_until(&a.accountability, &b.accountability, day, |one| one.date),
        _ => true,
    });
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn what_the_new_side_learned_is_no_edit_but_what_both_knew_is() {
        let note = |day: i8, done: &str| crate::plan::ProgressNote {
            date: Day::constant(2021, 6, day),
            done: done.to_owned(),
            ..Default::default()
        };
        let with = |notes| Task {
            notes,
            ..Task::default()
        };
        let day = Day::constant(2021, 6, 10);
        let before = with(vec![note(5, "一")]);
        let learned = with(vec![note(5, "一"), note(11, "二")]);
        let altered = with(vec![note(5, "改")]);
        let put_in_later = with(vec![note(5, "一"), note(10, "补")]);
        assert!(changed_fields(&before, &learned, day).is_empty());
        assert_eq!(changed_fields(&before, &altered, day), ["notes"]);
        assert_eq!(changed_fields(&before, &put_in_later, day), ["notes"]);
    }

    #[test]
    fn every_field_of_a_task_has_a_name_of_its_own_in_both_languages() {
        for language in Language::ALL {
            let mut names: Vec<&str> = Task::FIELDS
                .iter()
                .map(|field| task_field_words(field).expect(field).of(language))
                .collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), Task::FIELDS.len());
        }
    }
}
