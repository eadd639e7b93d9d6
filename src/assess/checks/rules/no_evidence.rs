//! A task reported completed with neither evidence nor self-check.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// Completion is to be shown: by a self-check passed, or by evidence on the task or on a step.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "completed-without-evidence",
    Severity::Warning,
    Words {
        title: words::NO_EVIDENCE,
        says: words::NO_EVIDENCE_SAYS,
        why: words::NO_EVIDENCE_WHY,
        todo: words::NO_EVIDENCE_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    if !case.state.status.is_done() {
        return None;
    }
    let events = case.counting_events();
    let checked = events.iter().any(|event| event.step.place().is_some());
    let shown =
        !case.task.evidence.is_empty() || events.iter().any(|event| !event.evidence.is_empty());
    if checked || shown {
        return None;
    }
    Some(match case.state.completed_on {
        Some(day) => Said::new(words::NO_EVIDENCE_FOUND, [("day", Arg::Day(day))]),
        None => Said::new(words::NO_EVIDENCE_UNDATED, []),
    })
}
