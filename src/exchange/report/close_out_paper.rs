//! The papers of the close-out of a task: the public notice (验收销号公示表) and the application (销号申请表).

use super::ground::Ground;
use super::paper::{Block, Column, Paper};
use crate::plan::{CloseOutEvent, CloseOutStep, Day, Id, Outcome, Plan, Task, due_known_at};
use crate::text::{Language, Phrase, paper_words as words};
use crate::wording;

/// The events of the round in hand known at a day, in order: those after the latest return or relapse.
fn round(task: &Task, day: Day) -> Vec<&CloseOutEvent> {
    let mut known: Vec<&CloseOutEvent> = task
        .close_out
        .iter()
        .filter(|event| event.date <= day)
        .collect();
    known.sort_by_key(|event| event.date);
    let begin = known
        .iter()
        .rposition(|event| {
            event.step == CloseOutStep::Relapse || event.outcome == Outcome::SentBack
        })
        .map_or(0, |place| place + 1);
    known.split_off(begin)
}

fn joined(plan: &Plan, units: &[Id], language: Language) -> String {
    plan.unit_words(units).join(match language {
        Language::Zh => "、",
        Language::En => ", ",
    })
}

/// Lead and supporting units in a cell.
fn units(plan: &Plan, task: &Task, language: Language) -> String {
    let mut lines = Vec::new();
    if let Some(id) = &task.lead_unit {
        lines.push(words::UNITS_LEAD.fill(language, &[("units", &plan.unit_name(id))]));
    }
    if !task.responsible_units.is_empty() {
        lines.push(words::UNITS_RESPONSIBLE.fill(
            language,
            &[("units", &joined(plan, &task.responsible_units, language))],
        ));
    }
    if !task.supporting_units.is_empty() {
        lines.push(words::UNITS_SUPPORTING.fill(
            language,
            &[("units", &joined(plan, &task.supporting_units, language))],
        ));
    }
    lines.join("\n")
}

fn measures(task: &Task) -> String {
    let many = task.measures.len() > 1;
    task.measures
        .iter()
        .enumerate()
        .map(|(place, measure)| {
            let text = measure.text.trim();
            if many {
                format!("{}. {text}", place + 1)
            } else {
                text.to_owned()
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// What was done by the day: the measures done with their days, then the latest report that adds something.
fn done(ground: &Ground<'_>, task: &Task) -> String {
    let day = ground.assessment.as_of();
    let language = ground.language;
    let mut lines: Vec<String> = task
        .measures
        .iter()
        .filter_map(|measure| {
            let on = super::day_in_words(measure.done_at(day)?, language);
            Some(words::MEASURE_DONE.fill(
                language,
                &[("date", &on), ("measure", &measure.text.trim())],
            ))
        })
        .collect();
    let latest = task
        .notes
        .iter()
        .filter(|note| note.date <= day && !note.done.trim().is_empty())
        .max_by_key(|note| note.date);
    if let Some(note) = latest
        && !task
            .measures
            .iter()
            .any(|measure| measure.text.trim() == note.done.trim())
    {
        lines.push(note.done.trim().to_owned());
    }
    if let Some(on) = task.completed_at(day) {
        let on = super::day_in_words(on, language);
        lines.push(words::COMPLETED_ON.fill(language, &[("date", &on)]));
    }
    lines.join("\n")
}

fn item(task: &Task, language: Language) -> String {
    let what = if task.problem.trim().is_empty() {
        &task.title
    } else {
        &task.problem
    };
    if task.number.is_empty() {
        what.trim().to_owned()
    } else {
        words::NUMBERED_ITEM.fill(
            language,
            &[("number", &task.number), ("text", &what.trim())],
        )
    }
}

fn table(rows: Vec<(Phrase, String)>, language: Language) -> Block {
    Block::Table {
        columns: [22, 78]
            .map(|width| Column {
                head: String::new(),
                width,
            })
            .to_vec(),
        rows: rows
            .into_iter()
            .map(|(head, text)| {
                let text = if text.trim().is_empty() {
                    "–".to_owned()
                } else {
                    text
                };
                vec![head.of(language).to_owned(), text]
            })
            .collect(),
    }
}

fn named(task: &Task, name: Phrase, language: Language) -> String {
    format!("{} {} {}", name.of(language), task.number, task.title)
        .trim()
        .to_owned()
}

fn sample_note(ground: &Ground<'_>, task: &Task, blocks: &mut Vec<Block>) {
    if task.sample || ground.plan.head().sample {
        blocks.push(Block::Note(
            words::SAMPLE_PAPER.of(ground.language).to_owned(),
        ));
    }
}

/// The public notice of the close-out of a task, with its seven headings, as known at the as-of date. Days of a notice
/// that is not recorded yet are left to be filled in by hand.
pub fn notice(ground: &Ground<'_>, task: &Task) -> Paper {
    let language = ground.language;
    let day = ground.assessment.as_of();
    let due = wording::due_text(&due_known_at(task, day));
    let rows = vec![
        (words::NOTICE_ITEM, item(task, language)),
        (words::NOTICE_UNITS, units(ground.plan, task, language)),
        (
            words::NOTICE_ACCEPTING,
            ground
                .plan
                .unit_word(task.accepting_unit.as_ref())
                .to_owned(),
        ),
        (words::NOTICE_GOAL, task.goal.clone()),
        (words::NOTICE_DUE, due),
        (words::NOTICE_MEASURES, measures(task)),
        (words::NOTICE_DONE, done(ground, task)),
    ];
    let public = round(task, day)
        .into_iter()
        .rfind(|event| event.step == CloseOutStep::PublicNotice);
    let blank = words::BLANK_DAY.of(language).to_owned();
    let written = |day: Option<Day>| {
        day.map_or_else(|| blank.clone(), |day| super::day_in_words(day, language))
    };
    let (from, to) = (
        written(public.map(|event| event.date)),
        written(public.and_then(|event| event.end)),
    );
    let by = public
        .map(|event| event.by.as_str())
        .filter(|by| !by.is_empty())
        .unwrap_or(ground.plan.unit_word(task.lead_unit.as_ref()));
    let phone = if task.phone.is_empty() {
        words::BLANK.of(language)
    } else {
        &task.phone
    };
    let mut blocks = vec![
        Block::Paragraph(
            words::NOTICE_OPENING
                .fill(language, &[("from", &from), ("to", &to), ("phone", &phone)]),
        ),
        table(rows, language),
        Block::Signature(by.to_owned()),
        Block::Signature(from),
    ];
    sample_note(ground, task, &mut blocks);
    Paper {
        title: vec![words::NOTICE_TITLE.of(language).to_owned()],
        subtitle: String::new(),
        blocks,
        file_name: named(task, words::NOTICE_TITLE, language),
    }
    .bounded(language)
}

/// The application for the close-out of a task, with the steps passed and room for opinions.
pub fn application(ground: &Ground<'_>, task: &Task) -> Paper {
    let language = ground.language;
    let day = ground.assessment.as_of();
    let due = wording::due_text(&due_known_at(task, day));
    let round = round(task, day);
    let opinion = |step: CloseOutStep| {
        let event = round.iter().rfind(|event| event.step == step);
        match event {
            Some(event) => {
                let mut lines = vec![words::OPINION_PASSED.fill(
                    language,
                    &[("date", &super::day_in_words(event.date, language))],
                )];
                if !event.document.is_empty() {
                    lines.push(
                        words::OPINION_DOCUMENT.fill(language, &[("document", &event.document)]),
                    );
                }
                if !event.by.is_empty() {
                    lines.push(event.by.clone());
                }
                lines.join("\n")
            }
            None => words::OPINION_BLANK.of(language).to_owned(),
        }
    };
    let evidence: Vec<String> = task
        .evidence
        .iter()
        .chain(round.iter().flat_map(|event| &event.evidence))
        .filter(|one| one.date.is_none_or(|date| date <= day))
        .enumerate()
        .map(|(place, one)| {
            let name = if one.title.is_empty() {
                &one.file
            } else {
                &one.title
            };
            format!("{}. {name}", place + 1)
        })
        .collect();
    let rows = vec![
        (words::NOTICE_ITEM, item(task, language)),
        (words::NOTICE_UNITS, units(ground.plan, task, language)),
        (words::APPLY_LEADER, task.leader.clone()),
        (
            words::APPLY_PERSON,
            format!("{} {}", task.person, task.phone),
        ),
        (words::NOTICE_GOAL, task.goal.clone()),
        (words::NOTICE_DUE, due),
        (words::NOTICE_MEASURES, measures(task)),
        (words::NOTICE_DONE, done(ground, task)),
        (words::APPLY_EVIDENCE, evidence.join("\n")),
        (words::APPLY_SELF_CHECK, opinion(CloseOutStep::SelfCheck)),
        (
            words::APPLY_VERIFICATION,
            opinion(CloseOutStep::Verification),
        ),
        (words::APPLY_RECORD, opinion(CloseOutStep::RecordFiling)),
    ];
    let mut blocks = vec![table(rows, language)];
    sample_note(ground, task, &mut blocks);
    Paper {
        title: vec![words::APPLY_TITLE.of(language).to_owned()],
        subtitle: words::APPLY_BY.fill(
            language,
            &[
                ("unit", &ground.plan.unit_word(task.lead_unit.as_ref())),
                ("date", &super::day_in_words(day, language)),
            ],
        ),
        blocks,
        file_name: named(task, words::APPLY_TITLE, language),
    }
    .bounded(language)
}
