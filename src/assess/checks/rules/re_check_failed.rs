//! A re-check that found the problem back while the task still counts as closed out.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::plan::{Day, ReCheck, ReCheckResult};
use crate::text::checks_rules_words as words;

/// The relapse is an event of the close-out and has to be recorded there; only the latest re-check with a result counts,
/// and one made before the task was closed out anew counts no more.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "re-check-failed",
    Severity::Error,
    Words {
        title: words::RE_CHECK_FAILED,
        says: words::RE_CHECK_FAILED_SAYS,
        why: words::RE_CHECK_FAILED_WHY,
        todo: words::RE_CHECK_FAILED_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    // None unless it is closed out.
    let closed = case.state.closed_out_on?;
    let made = |one: &ReCheck| -> Day { one.done.unwrap_or(one.date) };
    let latest = case
        .task
        .re_checks
        .iter()
        .filter(|one| one.result != ReCheckResult::Open)
        .max_by_key(|one| made(one))?;
    let day = made(latest);
    if latest.result != ReCheckResult::CameBack || day < closed || day > case.day() {
        return None;
    }
    Some(Said::new(
        words::RE_CHECK_FAILED_FOUND,
        [("day", Arg::Day(day)), ("closed", Arg::Day(closed))],
    ))
}
