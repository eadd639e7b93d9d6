//! A task reported at 100 % that nobody reported completed.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// Either the work is done and is to be said completed, or the percent is too high.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "hundred-not-completed",
    Severity::Hint,
    Words {
        title: words::HUNDRED,
        says: words::HUNDRED_SAYS,
        why: words::HUNDRED_WHY,
        todo: words::HUNDRED_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let state = case.state;
    (state.percent >= Some(100) && !state.status.is_done()).then(|| {
        let reported = case
            .notes()
            .into_iter()
            .rfind(|note| note.percent.is_some_and(|percent| percent >= 100));
        match reported {
            Some(note) => Said::new(words::HUNDRED_FOUND, [("day", Arg::Day(note.date))]),
            None => Said::new(words::HUNDRED_BY_MEASURES, []),
        }
    })
}
