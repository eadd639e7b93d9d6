//! A task completed long ago and not closed out.

use crate::assess::Status;
use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::{assess_words, checks_rules_words as words};

/// The number of days is a setting.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "completed-not-closed-out",
    Severity::Warning,
    Words {
        title: words::NOT_CLOSED_OUT,
        says: words::NOT_CLOSED_OUT_SAYS,
        why: words::NOT_CLOSED_OUT_WHY,
        todo: words::NOT_CLOSED_OUT_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    if case.state.status != Status::Completed {
        return None;
    }
    let most = usize::try_from(case.settings().close_out_days).unwrap_or(usize::MAX);
    let completed = case.state.completed_on?;
    let days = case.days_since(completed);
    if days <= most {
        return None;
    }
    let args = [
        ("day", Arg::Day(completed)),
        ("n", Arg::Count(days)),
        (
            "step",
            Arg::Word(
                case.state
                    .close_out
                    .waits()
                    .unwrap_or(assess_words::WAITS_RECORD_FILING),
            ),
        ),
    ];
    Some(Said::new(words::NOT_CLOSED_OUT_FOUND, args))
}
