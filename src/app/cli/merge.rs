//! `zhenggai merge`: two plans that began as one become one file again, also as a merge driver of git.

use super::arguments::{Format, Three};
use super::{Told, Trouble, json, over, read_whole};
use crate::edit::merge::{Conflict, Merge, Said, Side, merge, of_one_plan};
use crate::file::{Opened, Problem};
use crate::plan::{Id, Plan};
use crate::text::{Language, bounds, cli_words as words, visible};
use serde::Serialize;
use std::path::Path;

/// A conflict in the JSON answer.
#[derive(Serialize)]
pub(super) struct ConflictRow<'m> {
    record: &'m Id,
    kind: &'static str,
    /// Number and title of the task, or what another record is called.
    task: String,
    /// The field with the entries above it; `null` where one side deleted the record.
    field: Option<String>,
    base: Option<String>,
    ours: Option<String>,
    theirs: Option<String>,
}

/// What joining broke, in the JSON answer.
#[derive(Serialize)]
pub(super) struct ProblemRow<'m> {
    record: &'m Id,
    kind: &'static str,
    resolved: bool,
    says: String,
}

/// The JSON answer.
#[derive(Serialize)]
struct Answer<'m> {
    out: String,
    ours: usize,
    theirs: usize,
    conflicts: Vec<ConflictRow<'m>>,
    problems: Vec<ProblemRow<'m>>,
}

/// Merges and writes; returns the text to print and whether nothing is left to decide.
pub(super) fn run(
    three: &Three,
    language: Language,
    told: &mut Told,
) -> Result<(String, bool), Trouble> {
    let merge = over::write(
        &three.out,
        || merged(three, language, told),
        |error| over::unwritten(&three.out, error),
    )?;
    let clean = merge.conflicts().is_empty();
    let places = merge.places();
    let [mine, others] = [Side::Ours, Side::Theirs]
        .map(|side| places.iter().filter(|place| place.side == side).count());
    let file = three.out.display().to_string();
    if three.format == Format::Json {
        let answer = Answer {
            out: file,
            ours: mine,
            theirs: others,
            conflicts: conflict_rows(&merge, language),
            problems: problem_rows(&merge, language),
        };
        return Ok((json(&answer)?, clean));
    }
    let mut text = words::MERGED.fill(
        language,
        &[("file", &file), ("theirs", &others), ("ours", &mine)],
    );
    text.push('\n');
    text += &conflict_text(merge.conflicts(), language);
    for problem in merge.problems() {
        let what = problem.sentence(language);
        text += &words::REPAIRED.fill(language, &[("what", &what)]);
        text.push('\n');
    }
    Ok((visible(&text), clean))
}

/// Reads the three and merges them.
fn merged(three: &Three, language: Language, told: &mut Told) -> Result<(Plan, Merge), Trouble> {
    let base = base(&three.base, language, told)?;
    let ours = read_whole(&three.ours, language, told)?;
    let theirs = read_whole(&three.theirs, language, told)?;
    if !of_one_plan(&ours, &theirs) {
        return Err(Trouble::NotOnePlan {
            ours: three.ours.clone(),
            theirs: three.theirs.clone(),
        });
    }
    let merge = merge(&base, &ours, &theirs);
    Ok((merge.merged(), merge))
}

/// The plan both began from; git gives an empty file where there was none.
fn base(path: &Path, language: Language, told: &mut Told) -> Result<Plan, Trouble> {
    match crate::file::load_whole(path) {
        Err(error) if matches!(*error.problem, Problem::Empty) => Ok(Plan::default()),
        Err(error) => Err(Trouble::Read(error)),
        Ok(Opened { plan, repairs, .. }) => {
            told.repairs(&repairs, language);
            Ok(plan)
        }
    }
}

pub(super) fn conflict_rows(merge: &Merge, language: Language) -> Vec<ConflictRow<'_>> {
    let rows = merge.conflicts().iter();
    rows.map(|one| conflict_row(one, language)).collect()
}

fn conflict_row(one: &Conflict, language: Language) -> ConflictRow<'_> {
    let text = |said: &Said| (!said.is_nothing()).then(|| said.text(language));
    ConflictRow {
        record: &one.spot.record,
        kind: one.spot.kind,
        task: one.name(),
        field: (!one.spot.is_record()).then(|| one.spot.full_path()),
        base: text(&one.base),
        ours: text(&one.ours),
        theirs: text(&one.theirs),
    }
}

pub(super) fn problem_rows(merge: &Merge, language: Language) -> Vec<ProblemRow<'_>> {
    let rows = merge.problems().iter().map(|problem| ProblemRow {
        record: &problem.record,
        kind: problem.kind,
        resolved: problem.is_resolved(),
        says: bounds::lines(problem.sentence(language), language),
    });
    rows.collect()
}

/// The conflicts to read; empty for none.
pub(super) fn conflict_text(conflicts: &[Conflict], language: Language) -> String {
    if conflicts.is_empty() {
        return String::new();
    }
    let mut lines = vec![words::CONFLICTS.fill(language, &[("n", &conflicts.len())])];
    for one in conflicts {
        let (name, field) = (one.name(), one.field(language));
        let at = words::CONFLICT_AT.fill(language, &[("name", &name), ("field", &field)]);
        lines.push(format!("  {at}"));
        for (phrase, said) in [
            (words::CONFLICT_BASE, &one.base),
            (words::CONFLICT_OURS, &one.ours),
            (words::CONFLICT_THEIRS, &one.theirs),
        ] {
            let what = match said.text(language) {
                text if text.is_empty() => "–".to_owned(),
                text => text.replace('\n', " / "),
            };
            lines.push(format!("    {}", phrase.fill(language, &[("what", &what)])));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}
