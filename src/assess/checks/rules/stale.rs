//! An open task of which nothing was reported for long.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// The number of days is a setting; a measure done counts as a report. A task that has not begun is not yet asked.
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
    let noted = case.task.notes.iter().map(|note| note.date).max();
    let done = case
        .task
        .measures
        .iter()
        .filter_map(|measure| measure.done_at(case.day()))
        .max();
    let latest = noted.max(done);
    let begun = case
        .task
        .first_day()
        .unwrap_or(case.whole.plan.head().window_start);
    let since = latest.unwrap_or(begun);
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
