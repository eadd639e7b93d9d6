//! Findings set aside: which waivers of a plan hold at a day.

use super::Finding;
use crate::plan::{Day, Head, Id, Waiver};
use std::collections::HashSet;

/// The waivers that hold at a day, for looking up.
pub(super) struct Waivers<'a>(HashSet<(&'a str, Option<&'a Id>)>);

/// Whether a waiver holds at the end of a day: it was given by then and its last day has not passed.
fn holds(waiver: &Waiver, day: Day) -> bool {
    waiver.date <= day && waiver.until.is_none_or(|until| day <= until)
}

/// Whether a waiver sets a finding aside at the end of a day.
pub fn waiver_of(waiver: &Waiver, finding: &Finding, day: Day) -> bool {
    holds(waiver, day)
        && waiver.rule == finding.rule.id
        && (waiver.task.is_none() || waiver.task == finding.task)
}

impl<'a> Waivers<'a> {
    /// Those of a plan that hold at a day.
    pub fn at(head: &'a Head, day: Day) -> Self {
        Self(
            head.waivers
                .iter()
                .filter(|waiver| holds(waiver, day))
                .map(|waiver| (waiver.rule.as_str(), waiver.task.as_ref()))
                .collect(),
        )
    }

    /// Whether a finding is set aside. A waiver without a task sets the rule aside in the whole plan.
    pub fn cover(&self, finding: &Finding) -> bool {
        let rule = finding.rule.id;
        self.0.contains(&(rule, None))
            || (finding.task.is_some() && self.0.contains(&(rule, finding.task.as_ref())))
    }
}
