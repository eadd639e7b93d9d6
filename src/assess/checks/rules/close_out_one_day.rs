//! All five steps of the close-out on one day.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// Five steps done on one day were written down, not done.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "close-out-in-one-day",
    Severity::Error,
    Words {
        title: words::ONE_DAY,
        says: words::ONE_DAY_SAYS,
        why: words::ONE_DAY_WHY,
        todo: words::ONE_DAY_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let mut days = case.steps().into_iter().map(|event| Some(event?.date));
    let first = days.next()??;
    days.all(|day| day == Some(first))
        .then(|| Said::new(words::ONE_DAY_FOUND, [("day", Arg::Day(first))]))
}
