//! What a rule is: its id, its severity, its words, and the functions that judge a task or the plan.

use super::Severity;
use super::case::{PlanCase, TaskCase};
use super::finding::Said;
use crate::plan::{Change, Id};
use crate::text::Phrase;

/// A rule of the checks.
pub struct Rule {
    /// The name in files, waivers and JSON.
    pub id: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// Short name.
    pub title: Phrase,
    /// What it looks for, one sentence.
    pub says: Phrase,
    /// Why that is looked for.
    pub why: Phrase,
    /// What to do, a line each.
    pub todo: Phrase,
    /// Judges one task by itself.
    pub(super) task: Option<fn(&TaskCase<'_>) -> Option<Said>>,
    /// Judges the plan as a whole.
    pub(super) plan: Option<Wide>,
}

/// A judgement over the whole plan.
pub(super) struct Wide {
    pub judge: fn(&PlanCase<'_>) -> Vec<(Option<Id>, Said)>,
    /// Whether a change can make it judge otherwise.
    pub concerned: fn(&Change) -> bool,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({})", self.id)
    }
}

/// The words of a rule.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub title: Phrase,
    pub says: Phrase,
    pub why: Phrase,
    pub todo: Phrase,
}

impl Rule {
    /// A rule that judges tasks one by one.
    pub(super) const fn of_task(
        id: &'static str,
        severity: Severity,
        words: Words,
        judge: fn(&TaskCase<'_>) -> Option<Said>,
    ) -> Self {
        let Words {
            title,
            says,
            why,
            todo,
        } = words;
        Self {
            id,
            severity,
            title,
            says,
            why,
            todo,
            task: Some(judge),
            plan: None,
        }
    }

    /// A rule that judges the plan as a whole.
    pub(super) const fn of_plan(
        id: &'static str,
        severity: Severity,
        words: Words,
        wide: Wide,
    ) -> Self {
        let Words {
            title,
            says,
            why,
            todo,
        } = words;
        Self {
            id,
            severity,
            title,
            says,
            why,
            todo,
            task: None,
            plan: Some(wide),
        }
    }
}
