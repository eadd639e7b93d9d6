//! `zhenggai diff`: what changed between two plans, or between two dates of one.

use super::arguments::{Format, Sides};
use super::{Told, Trouble, json, read};
use crate::app::clock;
use crate::assess::Assessment;
use crate::assess::compare::{Comparison, Difference, Side, Titles, compare};
use crate::plan::{Day, Plan};
use crate::text::{Language, visible};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// One side in the JSON answer.
#[derive(Serialize)]
struct SideRow<'a> {
    file: String,
    title: &'a str,
    as_of: Day,
    tasks: usize,
}

/// The JSON answer.
#[derive(Serialize)]
struct Answer<'a> {
    old: SideRow<'a>,
    new: SideRow<'a>,
    counts: BTreeMap<String, usize>,
    changes: &'a [Difference],
}

/// Compares; returns the text to print and whether anything changed.
pub(super) fn run(
    sides: &Sides,
    language: Language,
    told: &mut Told,
) -> Result<(String, bool), Trouble> {
    let new = read(&sides.new, language, told)?;
    let one_file = crate::file::is_same(&sides.old, &sides.new);
    let old = if one_file {
        new.clone()
    } else {
        read(&sides.old, language, told)?
    };
    let (old_day, new_day) = days(sides, old.head().as_of, new.head().as_of, one_file);
    let (was, is) = (
        Assessment::new(&old, old_day),
        Assessment::new(&new, new_day),
    );
    let comparison = compare(
        Side {
            plan: &old,
            assessment: &was,
        },
        Side {
            plan: &new,
            assessment: &is,
        },
    );
    let text = match sides.format {
        Format::Json => json(&answer(sides, &old, &new, &comparison)?)?,
        Format::Text => {
            let names = (name(&sides.old), name(&sides.new));
            let titles = Titles {
                plan: &new.head().title,
                files: (!one_file).then_some((&names.0, &names.1)),
            };
            visible(&comparison.text(titles, language))
        }
    };
    Ok((text, !comparison.is_empty()))
}

/// The days of the two sides.
fn days(sides: &Sides, old_pinned: Option<Day>, new_pinned: Option<Day>, one: bool) -> (Day, Day) {
    let new = sides.as_of.or(new_pinned).unwrap_or_else(clock::today);
    let old = sides.against.or(sides.as_of).or(old_pinned).unwrap_or(new);
    if one {
        (old.min(new), old.max(new))
    } else {
        (old, new)
    }
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn answer<'a>(
    sides: &Sides,
    old: &'a Plan,
    new: &'a Plan,
    comparison: &'a Comparison,
) -> Result<Answer<'a>, Trouble> {
    let mut counts = BTreeMap::new();
    for (kind, n) in comparison.counts() {
        let key = serde_json::to_value(kind)
            .map_err(|error| Trouble::Output(std::io::Error::other(error)))?;
        counts.insert(key.as_str().unwrap_or_default().to_owned(), n);
    }
    let side = |path: &Path, plan: &'a Plan, as_of| SideRow {
        file: path.display().to_string(),
        title: &plan.head().title,
        as_of,
        tasks: plan.tasks().len(),
    };
    Ok(Answer {
        old: side(&sides.old, old, comparison.old_day),
        new: side(&sides.new, new, comparison.new_day),
        counts,
        changes: &comparison.differences,
    })
}
