//! A reported percent lower than the one before it.

use crate::assess::checks::Severity;
use crate::assess::checks::case::{TaskCase, returns};
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::plan::{CompletionKind, Day};
use crate::text::checks_rules_words as words;

/// Work done does not become undone; a lower report says that the earlier one was too high. After a return, a relapse
/// or a reopening a new count begins.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "percent-falling",
    Severity::Warning,
    Words {
        title: words::PERCENT_FALLING,
        says: words::PERCENT_FALLING_SAYS,
        why: words::PERCENT_FALLING_WHY,
        todo: words::PERCENT_FALLING_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    if case.state.status.is_done() {
        return None;
    }
    let returned = case
        .events()
        .into_iter()
        .rfind(|event| returns(event))
        .map(|event| event.date);
    let reopened = case
        .task
        .completion
        .iter()
        .filter(|event| event.kind == CompletionKind::Reopened)
        .map(|event| event.date)
        .max();
    let since = returned.max(reopened);
    let reports: Vec<(Day, u8)> = case
        .notes()
        .into_iter()
        .filter(|note| since.is_none_or(|since| note.date >= since))
        .filter_map(|note| Some((note.date, note.percent?)))
        .collect();
    let ((before, high), (day, low)) = reports
        .windows(2)
        .filter_map(|pair| <[(Day, u8); 2]>::try_from(pair).ok())
        .map(|[before, after]| (before, after))
        .rfind(|((_, high), (_, low))| low < high)?;
    Some(Said::new(
        words::PERCENT_FALLING_FOUND,
        [
            ("before", Arg::Day(before)),
            ("high", Arg::Count(high.into())),
            ("day", Arg::Day(day)),
            ("low", Arg::Count(low.into())),
        ],
    ))
}
