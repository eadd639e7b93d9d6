//! What the sides are called: mine and another's, or the plan and the unit whose part comes back.

use super::MergePage;
use crate::edit::merge::{Side, Spot};
use crate::text::{Phrase, merge_page_words as words, parts_page_words as parts};
use crate::ui::widgets::Look;
use std::collections::HashMap;

/// Whose the sides are.
#[derive(Clone, Debug, Default)]
pub enum Names {
    /// The plan at hand, and what another saved.
    #[default]
    Others,
    /// The plan, and a part that a unit hands in.
    Part {
        /// The unit.
        unit: String,
        /// Conflicts with what another unit's part brought before, by that unit.
        rivals: HashMap<Spot, String>,
    },
}

impl Names {
    /// A phrase about the sides as it is said of these.
    fn word(&self, phrase: Phrase) -> Phrase {
        if matches!(self, Self::Others) {
            return phrase;
        }
        const INSTEAD: [(Phrase, Phrase); 9] = [
            (words::AT_OPENING, parts::AT_GIVING),
            (words::THEY_DELETED, parts::THEY_DELETED),
            (words::I_DELETED, parts::PLAN_DELETED),
            (words::USE_THEIRS, parts::USE_UNIT),
            (words::USE_MINE, parts::USE_PLAN),
            (words::TOOK_THEIRS, parts::USE_UNIT),
            (words::TOOK_MINE, parts::USE_PLAN),
            (words::REST_THEIRS, parts::REST_UNIT),
            (words::REST_MINE, parts::REST_PLAN),
        ];
        let instead = INSTEAD.iter().find(|(usual, _)| *usual == phrase);
        instead.map_or(phrase, |(_, instead)| *instead)
    }
}

impl MergePage {
    /// A phrase about the sides, as it is said on this page.
    pub(super) fn say(&self, look: Look, phrase: Phrase) -> &'static str {
        look.say(self.names.word(phrase))
    }

    /// What a side is called at a spot.
    pub(super) fn side_name(&self, look: Look, side: Side, spot: &Spot) -> String {
        match (&self.names, side) {
            (Names::Others, Side::Theirs) => look.say(words::THEIRS).to_owned(),
            (Names::Others, Side::Ours) => look.say(words::MINE).to_owned(),
            (Names::Part { unit, .. }, Side::Theirs) => unit.clone(),
            (Names::Part { rivals, .. }, Side::Ours) => match rivals.get(spot) {
                Some(unit) => parts::BROUGHT_BY.fill(look.language, &[("unit", unit)]),
                None => look.say(parts::THIS_PLAN).to_owned(),
            },
        }
    }

    /// What is said beside the name of our side.
    pub(super) fn side_note(&self) -> Option<Phrase> {
        matches!(self.names, Names::Others).then_some(words::NOT_SAVED)
    }
}
