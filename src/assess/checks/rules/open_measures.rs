//! A task reported completed while measures are open.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// A task is completed when all its measures are; otherwise the report is false.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "completed-open-measures",
    Severity::Error,
    Words {
        title: words::OPEN_MEASURES,
        says: words::OPEN_MEASURES_SAYS,
        why: words::OPEN_MEASURES_WHY,
        todo: words::OPEN_MEASURES_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    if !case.state.status.is_done() {
        return None;
    }
    let day = case.day();
    let open: Vec<_> = case
        .task
        .measures
        .iter()
        .filter(|measure| measure.done_at(day).is_none())
        .collect();
    let first = open.first()?;
    Some(Said::new(
        words::OPEN_MEASURES_FOUND,
        [
            ("n", Arg::Count(open.len())),
            ("measure", Arg::text(&first.text)),
        ],
    ))
}
