//! What a journal says before its changes: of which plan it is, and what was done so far; and after each change, what it was.

use super::super::path_text;
use super::super::print::Print;
use crate::text::Language;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::path::PathBuf;

/// How many labels are kept; with more changes the oldest labels go.
const LABELS: usize = 60;

/// Of which plan a journal is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// Its file, if it is one.
    #[serde(with = "path_text::option")]
    pub path: Option<PathBuf>,
    /// The print of that file, as it was read or saved last.
    pub print: Option<Print>,
    /// The plan's title.
    pub title: String,
    /// When it was opened or saved last.
    pub at: Option<DateTime>,
}

/// What a change did, in the words of the undo command.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// How many steps the plan is away from its file now.
    pub steps: usize,
    /// What was done, in the order of [`Language::ALL`].
    pub labels: [String; 2],
}

/// What was done since the plan was in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// How many steps.
    pub steps: usize,
    /// The latest labels with the step they are of, the latest last.
    pub labels: VecDeque<(usize, [String; 2])>,
}

impl Told {
    /// The labels in a language, the latest first.
    pub fn lines(&self, language: Language) -> Vec<&str> {
        let place = match language {
            Language::Zh => 0,
            Language::En => 1,
        };
        let labels = self.labels.iter().rev();
        labels.map(|(_, labels)| labels[place].as_str()).collect()
    }

    /// One more change.
    pub(super) fn add(&mut self, said: Said) {
        self.steps = said.steps;
        // What is typed comes letter by letter as one step; what was taken back is done no more.
        while self
            .labels
            .back()
            .is_some_and(|(step, _)| *step >= said.steps)
        {
            self.labels.pop_back();
        }
        if said.steps > 0 {
            self.labels.push_back((said.steps, said.labels));
        }
        while self.labels.len() > LABELS {
            self.labels.pop_front();
        }
    }
}

/// The first record of a generation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Header {
    /// The format of plan files that the records have.
    pub format: u32,
    /// Of which plan.
    pub about: About,
    /// Whether it begins from the plan as it is in its file.
    pub anew: bool,
    /// What was done before this generation began.
    pub told: Told,
}
