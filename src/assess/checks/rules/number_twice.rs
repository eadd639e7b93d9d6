//! Tasks of one list with the same number.

use crate::assess::checks::Severity;
use crate::assess::checks::case::PlanCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Wide, Words};
use crate::plan::{Change, Id, Task, doubled_as};
use crate::text::checks_rules_words as words;
use crate::wording::folded;

/// A number is how documents name a task; two with one number cannot be told apart in them.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_plan(
    "number-twice",
    Severity::Warning,
    Words {
        title: words::NUMBER_TWICE,
        says: words::NUMBER_TWICE_SAYS,
        why: words::NUMBER_TWICE_WHY,
        todo: words::NUMBER_TWICE_TODO,
    },
    Wide { judge, concerned },
);

fn judge(whole: &PlanCase<'_>) -> Vec<(Option<Id>, Said)> {
    let tasks = whole.plan.tasks_in_order();
    let groups = doubled_as(tasks.iter().map(AsRef::as_ref), folded);
    let found = groups.into_iter().filter_map(|group| {
        let mut tasks = group.iter().filter_map(|place| tasks.get(*place));
        let first = tasks.next()?;
        let args = [
            ("number", Arg::text(first.number_in_list())),
            ("n", Arg::Count(group.len())),
        ];
        let others = tasks.map(|task| task.id.clone()).collect();
        let said = Said::new(words::NUMBER_TWICE_FOUND, args).with(others);
        Some((Some(first.id.clone()), said))
    });
    found.collect()
}

fn concerned(change: &Change) -> bool {
    let key = |task: &Task| {
        (
            task.list.clone(),
            task.number_in_list().to_owned(),
            task.rank,
        )
    };
    change.tasks.iter().any(|step| {
        let [before, after] = [&step.before, &step.after].map(|side| side.as_deref().map(key));
        before != after
    })
}
