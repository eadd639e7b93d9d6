//! `zhenggai extract` and `zhenggai collect`: parts of a plan given out to units, and taken back in.

use super::arguments::{Format, Gathering, Giving};
use super::merge::{ConflictRow, ProblemRow, conflict_rows, conflict_text, problem_rows};
use super::{Told, Trouble, json, over, read_whole};
use crate::app::clock;
use crate::edit::merge::{Merge, of_one_plan};
use crate::edit::parts::{Brought, Collected, Extracted, Removal, collect, extract};
use crate::file::SaveError;
use crate::plan::{Day, GivenOut, Id, Plan, UnitWords};
use crate::text::{Language, cli_words as words, date, visible};
use crate::wording::fold;
use serde::Serialize;

/// Gives a part out; returns the text to print.
pub(super) fn give(
    giving: &Giving,
    language: Language,
    told: &mut Told,
) -> Result<String, Trouble> {
    let plan = read_whole(&giving.plan, language, told)?;
    let name = giving.unit.trim();
    let Some(unit) = UnitWords::of(&plan).read_as(fold).meant(name) else {
        return Err(Trouble::NoUnit(name.to_owned()));
    };
    let name = plan.unit_name(&unit).to_owned();
    if giving.out.symlink_metadata().is_ok() {
        return Err(Trouble::PartIsThere(giving.out.clone()));
    }
    let extracted = extract(&plan, &unit, clock::today());
    let tasks = extracted.part.tasks().len();
    if tasks == 0 {
        return Err(Trouble::NoTasksOfUnit(name));
    }
    crate::file::save(&giving.out, &extracted.part)
        .map_err(|error| Trouble::Write(giving.out.clone(), error))?;
    let before = out_already(&plan, &unit).cloned();
    remember(giving, &plan, &extracted, language, told)?;
    let mut text = before.map_or_else(String::new, |entry| {
        let on = date(entry.date);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("unit", &name), ("date", &on), ("tasks", &entry.tasks)];
        words::OUT_ALREADY.fill(language, &values) + "\n"
    });
    text += &words::GIVEN_OUT.fill(
        language,
        &[
            ("unit", &name),
            ("tasks", &tasks),
            ("file", &giving.out.display()),
            ("plan", &giving.plan.display()),
        ],
    );
    Ok(visible(&text) + "\n")
}

/// Writes into the plan, as it is by now, that a part was given out.
fn remember(
    giving: &Giving,
    plan: &Plan,
    extracted: &Extracted,
    language: Language,
    told: &mut Told,
) -> Result<(), Trouble> {
    let failed = |error| Trouble::NotRemembered {
        part: giving.out.clone(),
        plan: giving.plan.clone(),
        error,
    };
    let make = || {
        let mut now = read_whole(&giving.plan, language, told)?;
        if !of_one_plan(&now, plan) {
            let file = giving.plan.clone();
            return Err(failed(SaveError::Changed { file }));
        }
        now.apply(&extracted.change_of(&now));
        Ok((now, ()))
    };
    over::write(&giving.plan, make, failed)
}

/// The part that a unit was given last, where it has not come back.
fn out_already<'p>(plan: &'p Plan, unit: &Id) -> Option<&'p GivenOut> {
    let mut given = plan.head().given_out.iter().rev();
    let last = given.find(|entry| entry.unit == *unit)?;
    last.back.is_none().then_some(last)
}

/// A file that was handed in: a part by its place among those that could be read, or why it could not.
type HandedIn = (String, Result<usize, String>);

/// A part in the JSON answer.
#[derive(Serialize)]
struct PartRow<'c> {
    file: &'c str,
    unit: &'c str,
    given_out: Option<Day>,
    standing: &'static str,
    says: &'c str,
    changes: usize,
    conflicts: Vec<Rivalry<'c>>,
    /// How many of the conflicts are asked again when the part is collected again.
    asked_again: usize,
    removed: Vec<RemovedRow<'c>>,
    calendar_not_taken: Vec<Day>,
    waivers_not_taken: Vec<&'c str>,
    problems: Vec<ProblemRow<'c>>,
}

/// What a part takes out of the plan, in the JSON answer.
#[derive(Serialize)]
struct RemovedRow<'c> {
    record: &'c Id,
    kind: &'static str,
    name: &'c str,
    /// The entry of the record; `null` for the whole record.
    field: Option<String>,
}

/// A conflict of a part, with the file of the earlier part it is with.
#[derive(Serialize)]
struct Rivalry<'c> {
    #[serde(flatten)]
    conflict: ConflictRow<'c>,
    with: Option<&'c str>,
}

/// A part that has not come back, in the JSON answer.
#[derive(Serialize)]
struct MissingRow<'c> {
    unit: &'c str,
    given_out: Day,
    tasks: u32,
}

/// The JSON answer.
#[derive(Serialize)]
struct Answer<'c> {
    out: String,
    parts: Vec<PartRow<'c>>,
    missing: Vec<MissingRow<'c>>,
}

/// Takes parts back in and writes; returns the text to print and whether all were taken without conflict.
pub(super) fn gather(
    gathering: &Gathering,
    language: Language,
    told: &mut Told,
) -> Result<(String, bool), Trouble> {
    let mut parts = Vec::with_capacity(gathering.parts.len());
    let mut files: Vec<HandedIn> = Vec::with_capacity(gathering.parts.len());
    for path in &gathering.parts {
        let name = path.display().to_string();
        // One that cannot be read stops no other.
        let outcome = match read_whole(path, language, told) {
            Ok(part) => {
                parts.push((name.clone(), part));
                Ok(parts.len() - 1)
            }
            Err(trouble) => Err(trouble.sentence(language)),
        };
        files.push((name, outcome));
    }
    let make = || {
        let plan = read_whole(&gathering.plan, language, told)?;
        let collected = collect(&plan, parts.clone(), clock::today());
        Ok((collected.plan(), collected))
    };
    let failed = |error| over::unwritten(&gathering.out, error);
    let collected: Collected = over::write(&gathering.out, make, failed)?;
    let plan = collected.start();
    let refused = |one: &Brought| one.standing.is_refused();
    let clean = collected.conflicts() == 0
        && !collected.parts().iter().any(refused)
        && files.iter().all(|(_, outcome)| outcome.is_ok());
    let file = gathering.out.display().to_string();
    let brought = collected.parts();
    if gathering.format == Format::Json {
        let removed: Vec<Vec<Removal>> = brought.iter().map(Brought::removals).collect();
        let unread: Vec<String> = files
            .iter()
            .map(|(_, outcome)| match outcome {
                Ok(_) => String::new(),
                Err(reason) => words::UNREADABLE.fill(language, &[("reason", reason)]),
            })
            .collect();
        let rows = files.iter().zip(&unread).map(|((name, outcome), says)| {
            let read = outcome.as_ref().ok();
            let read = read.and_then(|at| Some((brought.get(*at)?, removed.get(*at)?)));
            match read {
                Some((one, removed)) => part_row(one, removed, brought, plan, language),
                None => unread_row(name, says),
            }
        });
        let answer = Answer {
            out: file,
            parts: rows.collect(),
            missing: collected.missing().iter().map(missing_row).collect(),
        };
        return Ok((json(&answer)?, clean));
    }
    let mut text = words::COLLECTED.fill(language, &[("file", &file)]) + "\n";
    for (name, outcome) in &files {
        match outcome {
            Ok(at) => {
                let part = brought.get(*at);
                text += &part.map_or_else(String::new, |one| part_text(one, plan, language));
            }
            Err(reason) => {
                let says = words::UNREADABLE.fill(language, &[("reason", reason)]);
                let named: [(&str, &dyn std::fmt::Display); 2] = [("file", name), ("says", &says)];
                text += &words::PART_REFUSED.fill(language, &named);
                text.push('\n');
            }
        }
    }
    for entry in collected.missing() {
        text += &words::MISSING_LINE.fill(
            language,
            &[
                ("unit", &entry.name),
                ("date", &date(entry.date)),
                ("tasks", &entry.tasks),
            ],
        );
        text.push('\n');
    }
    Ok((visible(&text), clean))
}

fn part_row<'c>(
    one: &'c Brought,
    removed: &'c [Removal],
    all: &'c [Brought],
    plan: &'c Plan,
    language: Language,
) -> PartRow<'c> {
    let merge: Option<&Merge> = one.merge();
    let rows = merge.map_or_else(Vec::new, |merge| conflict_rows(merge, language));
    let with = one.conflicts().iter().map(|conflict| {
        let rival = one.rival(&conflict.spot).and_then(|at| all.get(at));
        rival.map(|rival| rival.name.as_str())
    });
    PartRow {
        file: &one.name,
        unit: one.unit(plan),
        given_out: one.origin.as_ref().map(|origin| origin.date),
        standing: one.standing.key(),
        says: one.standing.sentence(language),
        changes: one.changes(),
        conflicts: rows
            .into_iter()
            .zip(with)
            .map(|(conflict, with)| Rivalry { conflict, with })
            .collect(),
        asked_again: one.undecided(),
        removed: removed.iter().map(removed_row).collect(),
        calendar_not_taken: one.calendar_left_out.iter().map(|day| day.date).collect(),
        waivers_not_taken: one
            .waivers_left_out
            .iter()
            .map(|one| one.rule.as_str())
            .collect(),
        problems: merge.map_or_else(Vec::new, |merge| problem_rows(merge, language)),
    }
}

fn removed_row(removed: &Removal) -> RemovedRow<'_> {
    let spot = &removed.place.spot;
    RemovedRow {
        record: &spot.record,
        kind: spot.kind,
        name: &removed.name,
        field: (!spot.is_record()).then(|| spot.full_path()),
    }
}

fn unread_row<'c>(file: &'c str, says: &'c str) -> PartRow<'c> {
    PartRow {
        file,
        unit: "",
        given_out: None,
        standing: "unreadable",
        says,
        changes: 0,
        conflicts: Vec::new(),
        asked_again: 0,
        removed: Vec::new(),
        calendar_not_taken: Vec::new(),
        waivers_not_taken: Vec::new(),
        problems: Vec::new(),
    }
}

fn missing_row(entry: &GivenOut) -> MissingRow<'_> {
    MissingRow {
        unit: &entry.name,
        given_out: entry.date,
        tasks: entry.tasks,
    }
}

fn part_text(one: &Brought, plan: &Plan, language: Language) -> String {
    let says = one.standing.sentence(language);
    let Some(merge) = one.merge() else {
        let named: [(&str, &dyn std::fmt::Display); 2] = [("file", &one.name), ("says", &says)];
        return words::PART_REFUSED.fill(language, &named) + "\n";
    };
    let mut text = words::PART_LINE.fill(
        language,
        &[
            ("file", &one.name),
            ("unit", &one.unit(plan)),
            ("says", &says),
            ("changes", &one.changes()),
        ],
    );
    text.push('\n');
    text += &conflict_text(merge.conflicts(), language);
    let asked_again = one.undecided();
    if asked_again > 0 {
        text += &words::ASKED_AGAIN.fill(language, &[("n", &asked_again)]);
        text.push('\n');
    }
    for removed in one.removals() {
        let what = removed.sentence(language);
        text += &words::PART_REMOVED.fill(language, &[("what", &what)]);
        text.push('\n');
    }
    text += &left_out_text(one, language);
    for problem in merge.problems() {
        let what = problem.sentence(language);
        text += &words::REPAIRED.fill(language, &[("what", &what)]);
        text.push('\n');
    }
    text
}

/// What of the head of a part is not taken; empty for nothing.
fn left_out_text(one: &Brought, language: Language) -> String {
    let mut text = String::new();
    let days: Vec<String> = one
        .calendar_left_out
        .iter()
        .map(|day| date(day.date))
        .collect();
    let apart = match language {
        Language::Zh => "、",
        Language::En => ", ",
    };
    if !days.is_empty() {
        text += &words::CALENDAR_NOT_TAKEN.fill(language, &[("days", &days.join(apart))]);
        text.push('\n');
    }
    let rules: Vec<&str> = one
        .waivers_left_out
        .iter()
        .map(|one| one.rule.as_str())
        .collect();
    if !rules.is_empty() {
        text += &words::WAIVERS_NOT_TAKEN.fill(language, &[("rules", &rules.join(apart))]);
        text.push('\n');
    }
    text
}
