//! An open task of which nothing was reported for long.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// The number of days is a setting; a task that has not begun is not yet asked.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "progress-stale",
    Severity::Warning,
    Words {
        title: words::STALE,
        says: words::STALE_SAYS,
        why: words::STALE_WHY,
        todo: words::STALE_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    if case.state.status.is_done() {
        return None;
    }
    let most = usize::try_from(case.settings().stale_days).unwrap_or(usize::MAX);
    let latest = case.state.latest_note;
    // As the count of stale tasks has it: a task without start is not yet asked.
    let since = latest.or(case.task.start)?;
    let days = case.days_since(since);
    if days <= most {
        return None;
    }
    let message = match latest {
        Some(_) => words::STALE_FOUND,
        None => words::STALE_NEVER,
    };
    Some(Said::new(
        message,
        [("day", Arg::Day(since)), ("n", Arg::Count(days))],
    ))
}
