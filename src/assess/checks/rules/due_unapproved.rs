//! A deadline moved without a document that approves it.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// Deadlines of the plan are official; only whoever set them moves them.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "due-changed-without-approval",
    Severity::Warning,
    Words {
        title: words::DUE_UNAPPROVED,
        says: words::DUE_UNAPPROVED_SAYS,
        why: words::DUE_UNAPPROVED_WHY,
        todo: words::DUE_UNAPPROVED_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let wanting: Vec<_> = case
        .task
        .due_changes
        .iter()
        .filter(|change| change.is_official() && change.old.is_some() && change.old != change.new)
        .filter(|change| change.approval.trim().is_empty())
        .collect();
    let latest = wanting.iter().max_by_key(|change| change.date)?;
    let old = Arg::Day(latest.old?);
    let new = match latest.new {
        Some(day) => Arg::Day(day),
        None => Arg::Word(words::NO_DATE),
    };
    Some(Said::new(
        words::DUE_UNAPPROVED_FOUND,
        [
            ("day", Arg::Day(latest.date)),
            ("old", old),
            ("new", new),
            ("n", Arg::Count(wanting.len())),
        ],
    ))
}
