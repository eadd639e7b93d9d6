//! Published totals that the tasks do not add up to.

use crate::assess::checks::Severity;
use crate::assess::checks::case::PlanCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Wide, Words};
use crate::assess::{DeclaredFigure, reconcile};
use crate::plan::{Change, Id};
use crate::text::checks_rules_words as words;

/// Figures once published are compared with the tasks as they stood on the day the figures speak for.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_plan(
    "declared-totals",
    Severity::Error,
    Words {
        title: words::TOTALS,
        says: words::TOTALS_SAYS,
        why: words::TOTALS_WHY,
        todo: words::TOTALS_TODO,
    },
    Wide { judge, concerned },
);

fn concerned(change: &Change) -> bool {
    !change.tasks.is_empty()
        || change
            .head
            .as_ref()
            .is_some_and(|(before, after)| before.declared != after.declared)
}

fn judge(case: &PlanCase<'_>) -> Vec<(Option<Id>, Said)> {
    let declared = case.plan.head().declared.as_ref();
    let day = declared
        .and_then(|declared| declared.date)
        .unwrap_or(case.day);
    reconcile(case.plan, case.assessment)
        .into_iter()
        .map(|difference| {
            let mut args = vec![
                ("day", Arg::Day(day)),
                ("said", Arg::Count(difference.declared)),
                ("counted", Arg::Count(difference.counted)),
            ];
            let message = match difference.figure {
                DeclaredFigure::Tasks => words::TOTALS_TASKS,
                DeclaredFigure::Completed => words::TOTALS_COMPLETED,
                DeclaredFigure::DueYear(year) => {
                    args.push(("year", Arg::Year(year)));
                    words::TOTALS_YEAR
                }
            };
            (None, Said::new(message, args).with(difference.tasks))
        })
        .collect()
}
