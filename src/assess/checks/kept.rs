//! The answers of the checks as an assessment keeps them: asked on first demand.

use super::Checks;
use std::sync::OnceLock;

/// Checks that may not have been asked for yet. Two are always equal: they follow from what holds them.
#[derive(Clone, Debug, Default)]
pub(in crate::assess) struct KeptChecks(OnceLock<Box<Checks>>);

impl PartialEq for KeptChecks {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl From<Box<Checks>> for KeptChecks {
    fn from(checks: Box<Checks>) -> Self {
        Self(OnceLock::from(checks))
    }
}

impl KeptChecks {
    /// The checks, asked now if they were not yet.
    pub fn get_or_ask(&self, ask: impl FnOnce() -> Checks) -> &Checks {
        self.0.get_or_init(|| Box::new(ask()))
    }

    /// Takes the checks out, if they were asked for.
    pub fn take(&mut self) -> Option<Box<Checks>> {
        self.0.take()
    }
}
