//! A task or a measure that begins after it is due.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// The window refuses such dates; a ledger read from a file may hold them.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "start-after-due",
    Severity::Error,
    Words {
        title: words::START_LATE,
        says: words::START_LATE_SAYS,
        why: words::START_LATE_WHY,
        todo: words::START_LATE_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let task = case.task;
    if let (Some(start), Some(due)) = (task.start, task.due.date)
        && start > due
    {
        let args = [("start", Arg::Day(start)), ("due", Arg::Day(due))];
        return Some(Said::new(words::START_LATE_FOUND, args));
    }
    task.measures.iter().find_map(|measure| {
        let (start, due) = (measure.start?, measure.due?);
        (start > due).then(|| {
            Said::new(
                words::START_LATE_MEASURE,
                [
                    ("measure", Arg::text(&measure.text)),
                    ("start", Arg::Day(start)),
                    ("due", Arg::Day(due)),
                ],
            )
        })
    })
}
