//! What joining two sides broke: put right, or left for the user to look at, and said in either case.

use crate::plan::{Day, Id};
use crate::text::{Language, date, merge_words as words};

/// What joining two sides broke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// A reference led to a task that the other side deleted; it was taken out.
    TaskGone {
        /// What pointed there.
        place: String,
        /// The task.
        what: String,
    },
    /// A finding was set aside for a task that the other side deleted; the waiver went with it.
    WaiverGone {
        /// The task.
        what: String,
    },
    /// A record that one side deleted is used by the other; it stays.
    Kept {
        /// What uses it.
        place: String,
        /// The record.
        what: String,
    },
    /// A unit would stand below itself; it stays where it was.
    ParentRing {
        /// The unit.
        what: String,
    },
    /// Tasks wait for one another in a ring; left as it is.
    LinkRing {
        /// The tasks, in the order of waiting.
        what: String,
    },
    /// Two tasks of one list have one number; left as it is.
    SameNumber {
        /// The tasks.
        place: String,
        /// The number.
        what: String,
    },
    /// Each side reported something else for one task on one day; both reports stay.
    ReportedTwice {
        /// The task.
        place: String,
        /// The day.
        day: Day,
        /// What was reported, ours first.
        what: String,
    },
    /// Something begins after it ends; left as it is.
    StartAfterEnd {
        /// The task, or the indicator.
        place: String,
        /// The start.
        start: Day,
        /// The end.
        end: Day,
    },
    /// The window begins after it ends; left as it is.
    WindowReversed {
        /// The start.
        start: Day,
        /// The end.
        end: Day,
    },
}

/// One thing that joining broke, and where to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The kind of record to look at, as the file names its list; `head` for the plan as a whole.
    pub kind: &'static str,
    /// The record; empty for the head.
    pub record: Id,
    /// What is broken.
    pub broken: Broken,
}

impl Problem {
    /// Whether the merge has put it right; otherwise the user should.
    pub fn is_resolved(&self) -> bool {
        matches!(
            self.broken,
            Broken::TaskGone { .. }
                | Broken::WaiverGone { .. }
                | Broken::Kept { .. }
                | Broken::ParentRing { .. }
        )
    }

    /// What is broken, and what became of it or is to be done.
    pub fn sentence(&self, language: Language) -> String {
        let named = |phrase: crate::text::Phrase, place: &str, what: &str| {
            phrase.fill(language, &[("where", &place), ("what", &what)])
        };
        let dated = |phrase: crate::text::Phrase, place: &str, start: Day, end: Day| {
            phrase.fill(
                language,
                &[
                    ("where", &place),
                    ("start", &date(start)),
                    ("end", &date(end)),
                ],
            )
        };
        match &self.broken {
            Broken::TaskGone { place, what } => named(words::TASK_GONE, place, what),
            Broken::WaiverGone { what } => named(words::WAIVER_GONE, "", what),
            Broken::Kept { place, what } => named(words::KEPT, place, what),
            Broken::ParentRing { what } => named(words::PARENT_RING, "", what),
            Broken::LinkRing { what } => named(words::LINK_RING, "", what),
            Broken::SameNumber { place, what } => named(words::SAME_NUMBER, place, what),
            Broken::ReportedTwice { place, day, what } => words::REPORTED_TWICE.fill(
                language,
                &[("where", &place), ("day", &date(*day)), ("what", &what)],
            ),
            Broken::StartAfterEnd { place, start, end } => {
                dated(words::START_AFTER_DUE, place, *start, *end)
            }
            Broken::WindowReversed { start, end } => {
                dated(words::WINDOW_REVERSED, "", *start, *end)
            }
        }
    }
}
