//! The checks (体检) against perfunctory, superficial and false rectification: rules, and what they find at a date.
//!
//! Each rule stands in a file of its own under `rules` with its id, its severity and one sentence that says what it
//! looks for. [`run`] asks them all; [`Checks`] keeps the answers up to date edit by edit.

mod case;
mod engine;
mod finding;
mod kept;
mod rule;
mod rules;
mod waiving;

pub use engine::Checks;
pub use finding::{Arg, Counts, Finding, Severity};
pub(in crate::assess) use kept::KeptChecks;
pub use rule::Rule;
pub use rules::{RULES, link_rings};
pub use waiving::waiver_of;

use super::Assessment;
use crate::plan::Plan;
use std::sync::Arc;

/// Everything the rules find in a plan at the date of its assessment, by rule and then in plan order; findings set aside
/// by a waiver are among them, marked. Facts dated later do not count.
pub fn run(plan: &Plan, assessment: &Assessment) -> Vec<Arc<Finding>> {
    Checks::new(plan, assessment).findings(plan)
}

/// The rule with an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
