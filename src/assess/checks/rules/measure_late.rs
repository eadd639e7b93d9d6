//! A measure that ends after the deadline of its task.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// A task cannot be finished by its deadline when one of its measures ends later.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "measure-after-due",
    Severity::Error,
    Words {
        title: words::MEASURE_LATE,
        says: words::MEASURE_LATE_SAYS,
        why: words::MEASURE_LATE_WHY,
        todo: words::MEASURE_LATE_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let due = case.state.due?;
    let latest = case
        .task
        .measures
        .iter()
        .filter(|measure| measure.due.is_some_and(|day| day > due))
        .max_by_key(|measure| measure.due)?;
    Some(Said::new(
        words::MEASURE_LATE_FOUND,
        [
            ("measure", Arg::text(&latest.text)),
            ("day", Arg::Day(latest.due?)),
            ("due", Arg::Day(due)),
        ],
    ))
}
