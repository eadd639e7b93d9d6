//! A task without measures.

use crate::assess::Status;
use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::Said;
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// A task that says nothing of how it is to be done cannot be followed; one closed out is past that.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "no-measures",
    Severity::Warning,
    Words {
        title: words::NO_MEASURES,
        says: words::NO_MEASURES_SAYS,
        why: words::NO_MEASURES_WHY,
        todo: words::NO_MEASURES_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let wanting = case.task.measures.is_empty() && case.state.status != Status::ClosedOut;
    wanting.then(|| Said::new(words::NO_MEASURES_FOUND, []))
}
