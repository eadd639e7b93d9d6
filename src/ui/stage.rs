//! What every panel is given for one frame: the plan, what follows from it, and where requests go.

use super::widgets::Look;
use super::{Actions, Derived, Stamp, ViewState};
use crate::assess::Assessment;
use crate::chart::Theme;
use crate::plan::{Change, Day, Plan};
use crate::text::Language;

/// The shared references of one frame.
pub struct Stage<'a> {
    /// The plan as it is.
    pub plan: &'a Plan,
    /// Tells this state of this plan at this day from every other; what is kept is kept under it.
    pub stamp: Stamp,
    /// The change that led here from the revision before, where that is known.
    pub latest: Option<&'a Change>,
    /// What pages keep of the plan under the stamp.
    pub derived: &'a Derived,
    /// What follows at the as-of date.
    pub assessment: &'a Assessment,
    /// The as-of date (`assessment.as_of()`).
    pub as_of: Day,
    /// The day on the calendar, from the shell.
    pub today: Day,
    /// Colours in force.
    pub theme: &'static Theme,
    /// Language in force.
    pub language: Language,
    /// Where the user looks.
    pub view: &'a mut ViewState,
    /// Where panels push what they ask for.
    pub actions: &'a mut Actions,
}

impl Stage<'_> {
    /// Colours and language in force.
    pub fn look(&self) -> Look {
        Look {
            theme: self.theme,
            language: self.language,
        }
    }

    /// A phrase in the language in force.
    pub fn say(&self, phrase: crate::text::Phrase) -> &'static str {
        phrase.of(self.language)
    }
}
