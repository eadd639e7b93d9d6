//! A re-check planned after close-out whose day has passed without a result.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::plan::{ReCheck, ReCheckResult};
use crate::text::checks_rules_words as words;

/// A re-check still counts as due on its own day; one that was made and not told of is asked for as well.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "re-check-due",
    Severity::Warning,
    Words {
        title: words::RE_CHECK_DUE,
        says: words::RE_CHECK_DUE_SAYS,
        why: words::RE_CHECK_DUE_WHY,
        todo: words::RE_CHECK_DUE_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let wanting: Vec<&ReCheck> = case
        .task
        .re_checks
        .iter()
        .filter(|one| one.date < case.day() && one.result == ReCheckResult::Open)
        .collect();
    let first = wanting.iter().min_by_key(|one| one.date)?;
    Some(match first.done {
        Some(done) => Said::new(
            words::RE_CHECK_UNTOLD,
            [("day", Arg::Day(done)), ("n", Arg::Count(wanting.len()))],
        ),
        None => Said::new(
            words::RE_CHECK_DUE_FOUND,
            [
                ("day", Arg::Day(first.date)),
                ("days", Arg::Count(case.days_since(first.date))),
                ("n", Arg::Count(wanting.len())),
            ],
        ),
    })
}
