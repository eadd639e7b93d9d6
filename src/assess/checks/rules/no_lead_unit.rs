//! A task that no unit leads.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::Said;
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// A task without a lead unit is nobody's.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "no-lead-unit",
    Severity::Warning,
    Words {
        title: words::NO_LEAD_UNIT,
        says: words::NO_LEAD_UNIT_SAYS,
        why: words::NO_LEAD_UNIT_WHY,
        todo: words::NO_LEAD_UNIT_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let task = case.task;
    task.lead_unit.is_none().then(|| {
        if task.responsible_units.is_empty() {
            Said::new(words::NO_LEAD_UNIT_NOR_OTHER, [])
        } else {
            Said::new(words::NO_LEAD_UNIT_FOUND, [])
        }
    })
}
