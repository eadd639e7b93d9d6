//! Made-up sample records in a plan that is none.

use crate::assess::checks::Severity;
use crate::assess::checks::case::PlanCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Wide, Words};
use crate::plan::{Change, Day, Id, Plan, Task};
use crate::text::checks_rules_words as words;
use std::sync::Arc;

/// A plan that officials report from must not hold made-up records.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_plan(
    "sample-in-plan",
    Severity::Error,
    Words {
        title: words::SAMPLE,
        says: words::SAMPLE_SAYS,
        why: words::SAMPLE_WHY,
        todo: words::SAMPLE_TODO,
    },
    Wide { judge, concerned },
);

fn concerned(change: &Change) -> bool {
    let head = change
        .head
        .as_ref()
        .is_some_and(|(before, after)| before.sample != after.sample);
    let marked = |task: &Option<Arc<Task>>| task.as_ref().is_some_and(|task| task.sample);
    let mut tasks = change.tasks.iter();
    head || tasks.any(|step| marked(&step.before) || marked(&step.after))
        || !change.lists.is_empty()
        || !change.special_plans.is_empty()
        || !change.indicators.is_empty()
        || !change.inspections.is_empty()
        || !change.complaints.is_empty()
}

/// Records marked as sample that are known at the date, tasks left out.
fn records(plan: &Plan, day: Day) -> usize {
    let lists = plan.lists().values().filter(|one| one.sample).count();
    let special = plan.special_plans().values();
    let indicators = plan.indicators().values();
    let inspections = plan.inspections().values();
    let complaints = plan.complaints().values();
    lists
        + special.filter(|one| one.sample).count()
        + indicators.filter(|one| one.sample).count()
        + inspections
            .filter(|one| one.sample && one.date <= day)
            .count()
        + complaints
            .filter(|one| one.sample && one.received <= day)
            .count()
}

fn judge(case: &PlanCase<'_>) -> Vec<(Option<Id>, Said)> {
    let plan = case.plan;
    if plan.head().sample {
        return Vec::new();
    }
    let mut tasks = plan.tasks().values().filter(|task| task.sample);
    let first = tasks.next().map(|task| task.id.clone());
    let others: Vec<Id> = tasks.map(|task| task.id.clone()).collect();
    let records = records(plan, case.day);
    let count = usize::from(first.is_some()) + others.len();
    if count + records == 0 {
        return Vec::new();
    }
    let said = Said::new(
        words::SAMPLE_FOUND,
        [("n", Arg::Count(count)), ("records", Arg::Count(records))],
    );
    vec![(first, said.with(others))]
}
