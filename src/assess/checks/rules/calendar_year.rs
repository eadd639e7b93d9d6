//! A public notice in a year whose holidays are not known.

use crate::assess::checks::Severity;
use crate::assess::checks::case::PlanCase;
use crate::assess::checks::finding::{Arg, Said};
use crate::assess::checks::rule::{Rule, Wide, Words};
use crate::plan::{Change, CloseOutStep, Id, NoticeUnit, Task};
use crate::text::checks_rules_words as words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Without the holidays and make-up days of a year its working days cannot be counted.
pub(in crate::assess::checks) static RULE: Rule = Rule::of_plan(
    "calendar-year-missing",
    Severity::Hint,
    Words {
        title: words::CALENDAR,
        says: words::CALENDAR_SAYS,
        why: words::CALENDAR_WHY,
        todo: words::CALENDAR_TODO,
    },
    Wide { judge, concerned },
);

fn concerned(change: &Change) -> bool {
    change.tasks.iter().any(|step| {
        let events = |task: &Option<Arc<Task>>| task.as_ref().map(|task| task.close_out.clone());
        events(&step.before) != events(&step.after)
    })
}

fn judge(case: &PlanCase<'_>) -> Vec<(Option<Id>, Said)> {
    // Calendar days need no holidays.
    if case.plan.head().settings.notice_unit != NoticeUnit::WorkingDays {
        return Vec::new();
    }
    let mut by_year: BTreeMap<i16, Vec<Id>> = BTreeMap::new();
    for (id, task) in case.plan.tasks() {
        for event in &task.close_out {
            if event.step != CloseOutStep::PublicNotice || event.date > case.day {
                continue;
            }
            let last = event
                .end
                .unwrap_or(event.date)
                .year()
                .max(event.date.year());
            for year in [event.date.year(), last] {
                if !case.calendar.known(year) {
                    let ids = by_year.entry(year).or_default();
                    if ids.last() != Some(id) {
                        ids.push(id.clone());
                    }
                }
            }
        }
    }
    by_year
        .into_iter()
        .map(|(year, ids)| {
            let args = [("year", Arg::Year(year)), ("n", Arg::Count(ids.len()))];
            (None, Said::new(words::CALENDAR_FOUND, args).with(ids))
        })
        .collect()
}
