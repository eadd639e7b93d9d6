//! The complaints of a plan by their number and round, so that a pasted row finds the one it changes.

use crate::plan::Complaint;
use crate::wording::folded;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The complaints of the plan with one number.
#[derive(Default)]
pub(super) struct Known<'a> {
    all: Vec<&'a Complaint>,
    /// The first without a round, and the first of each round, by their places.
    by_round: BTreeMap<Cow<'a, str>, usize>,
}

impl<'a> Known<'a> {
    /// Adds one, in the order of the plan.
    pub fn add(&mut self, complaint: &'a Complaint) {
        let place = self.all.len();
        let round = folded(&complaint.round);
        self.by_round.entry(round).or_insert(place);
        self.all.push(complaint);
    }

    /// The first that may be of a round; either may say none.
    pub fn of_round(&self, round: &str) -> Option<&'a Complaint> {
        let place = match round {
            "" => Some(0),
            round => {
                let places = ["", round].map(|round| self.by_round.get(&folded(round)).copied());
                places.into_iter().flatten().min()
            }
        };
        place.and_then(|place| self.all.get(place).copied())
    }
}
