//! A task that was closed out and whose problem came back.

use crate::assess::Status;
use crate::assess::checks::Severity;
use crate::assess::checks::case::{TaskCase, returns};
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::plan::CloseOutStep;
use crate::text::checks_rules_words as words;

/// A problem that comes back after record-filing had not been solved; it stands until the task is closed out anew.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "relapsed-after-close-out",
    Severity::Warning,
    Words {
        title: words::RELAPSE,
        says: words::RELAPSE_SAYS,
        why: words::RELAPSE_WHY,
        todo: words::RELAPSE_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    if case.state.status == Status::ClosedOut {
        return None;
    }
    let events = case.events();
    let relapse = events
        .iter()
        .rposition(|event| event.step == CloseOutStep::Relapse)?;
    let closed = events[..relapse]
        .iter()
        .rfind(|event| event.step == CloseOutStep::RecordFiling && !returns(event))?;
    Some(Said::new(
        words::RELAPSE_FOUND,
        [
            ("closed", Arg::Day(closed.date)),
            ("day", Arg::Day(events[relapse].date)),
        ],
    ))
}
