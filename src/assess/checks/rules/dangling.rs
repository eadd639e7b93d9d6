//! A task that points at a list, a special plan or a task that is not there.

use crate::assess::checks::Severity;
use crate::assess::checks::case::TaskCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Words};
use crate::text::checks_rules_words as words;

/// What a task points at must exist, else totals and order are wrong.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_task(
    "dangling-reference",
    Severity::Error,
    Words {
        title: words::DANGLING,
        says: words::DANGLING_SAYS,
        why: words::DANGLING_WHY,
        todo: words::DANGLING_TODO,
    },
    judge,
);

fn judge(case: &TaskCase<'_>) -> Option<Said> {
    let plan = case.whole.plan;
    let list = case
        .task
        .list
        .iter()
        .filter(|id| !plan.lists().contains_key(*id))
        .map(|id| (words::A_LIST, id));
    let special = case
        .task
        .special_plans
        .iter()
        .filter(|id| !plan.special_plans().contains_key(*id))
        .map(|id| (words::A_SPECIAL_PLAN, id));
    let before = case
        .task
        .links
        .iter()
        .map(|link| &link.predecessor)
        .filter(|id| plan.task(id).is_none())
        .map(|id| (words::A_TASK, id));
    let (kind, id) = list.chain(special).chain(before).next()?;
    Some(Said::new(
        words::DANGLING_FOUND,
        [("kind", Arg::Word(kind)), ("id", Arg::Text(id.to_string()))],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Assessment;
    use crate::assess::checks::run;
    use crate::plan::{Link, Plan, PlanParts, Task, TaskList};
    use jiff::civil::date;

    #[test]
    fn a_reference_must_lead_somewhere() {
        let list = Some("list".into());
        let link = |to: &str| {
            vec![Link {
                predecessor: to.into(),
                ..Link::default()
            }]
        };
        for (list, special_plans, links, found) in [
            (list.clone(), vec![], link("b"), false),
            (Some("gone".into()), vec![], vec![], true),
            (list.clone(), vec!["gone".into()], vec![], true),
            (list, vec![], link("gone"), true),
        ] {
            let task = Task {
                id: "a".into(),
                list,
                special_plans,
                links,
                ..Task::default()
            };
            let other = Task {
                id: "b".into(),
                ..Task::default()
            };
            let plan = Plan::new(PlanParts {
                tasks: vec![task, other],
                lists: vec![TaskList {
                    id: "list".into(),
                    ..TaskList::default()
                }],
                ..PlanParts::default()
            });
            let all = run(&plan, &Assessment::new(&plan, date(2021, 11, 20)));
            assert_eq!(all.iter().any(|one| one.rule.id == RULE.id), found);
        }
    }
}
