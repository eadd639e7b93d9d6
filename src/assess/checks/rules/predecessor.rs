//! An open task that waits for an overdue one.

use crate::assess::Status;
use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::plan::LinkKind;
use crate::text::checks_rules_words as words;

/// A task that starts or ends after another one is late with it.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "predecessor-overdue",
    Severity::Warning,
    Words {
        title: words::PREDECESSOR,
        says: words::PREDECESSOR_SAYS,
        why: words::PREDECESSOR_WHY,
        todo: words::PREDECESSOR_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    if case.state.status.is_done() {
        return None;
    }
    let whole = case.whole;
    let (before, late) = case
        .task
        .links
        .iter()
        .filter(|link| {
            matches!(
                link.kind,
                LinkKind::FinishToStart | LinkKind::FinishToFinish
            ) && link.predecessor != case.task.id
        })
        .filter_map(|link| Some((&link.predecessor, whole.assessment.task(&link.predecessor)?)))
        .filter(|(_, state)| state.status == Status::Overdue)
        .max_by_key(|(_, state)| state.days_late)?;
    let days = usize::try_from(late.days_late).unwrap_or(0);
    Some(
        Said::new(
            words::PREDECESSOR_FOUND,
            [
                ("before", Arg::text(&whole.name(before))),
                ("n", Arg::Count(days)),
                ("percent", Arg::Reported(late.percent)),
            ],
        )
        .with(vec![before.clone()]),
    )
}
