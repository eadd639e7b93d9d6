//! A task closed out while a complaint about it is open.

use crate::assess::Status;
use crate::assess::checks::Severity;
use crate::assess::checks::case::{TaskCase, open_at};
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// What people still complain of is not settled.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "closed-out-with-complaint",
    Severity::Warning,
    Words {
        title: words::COMPLAINT_OPEN,
        says: words::COMPLAINT_OPEN_SAYS,
        why: words::COMPLAINT_OPEN_WHY,
        todo: words::COMPLAINT_OPEN_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    if case.state.status != Status::ClosedOut {
        return None;
    }
    let open: Vec<_> = case
        .complaints
        .iter()
        .filter(|complaint| open_at(complaint, case.day()))
        .collect();
    let first = open.first()?;
    let number = match first.number.trim() {
        "" => first.id.to_string(),
        number => number.to_owned(),
    };
    Some(Said::new(
        words::COMPLAINT_OPEN_FOUND,
        [
            ("n", Arg::Count(open.len())),
            ("number", Arg::text(&number)),
            ("day", Arg::Day(first.received)),
        ],
    ))
}
