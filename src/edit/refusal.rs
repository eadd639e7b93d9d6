//! Why an edit was refused, as a value with a sentence in both languages.

use crate::plan::{Day, Id, MOST_LEVELS};
use crate::text::{Language, date, edit_words as words};

/// Why an edit was refused: it asked for something that a plan may never hold. Names are as the user knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A task would start after its deadline.
    StartAfterDue {
        /// The task, by number or title.
        task: String,
        /// Its start.
        start: Day,
        /// Its deadline.
        due: Day,
    },
    /// A measure would start after its deadline.
    MeasureStartAfterDue {
        /// The task, by number or title.
        task: String,
        /// The measure.
        measure: String,
        /// Its start.
        start: Day,
        /// Its deadline.
        due: Day,
    },
    /// A period would end before it begins (a public notice, a point, a target, the window).
    PeriodReversed {
        /// Where.
        place: String,
        /// First day.
        start: Day,
        /// Last day.
        end: Day,
    },
    /// More than 100 percent.
    PercentOver(u8),
    /// A number that is none (infinite, not a number).
    NotANumber {
        /// Where.
        place: String,
    },
    /// More than 6 decimals.
    TooManyDecimals(u8),
    /// A day outside the years 1 to 9999.
    OutOfCalendar {
        /// The task, by number or title.
        task: String,
    },
    /// The deadline has moved on a later day already, so an earlier move would break the story.
    DueMovedLater {
        /// The task, by number or title.
        task: String,
        /// The day of the later move.
        later: Day,
    },
    /// A new record without id.
    NoId,
    /// A new record with the id of another one.
    IdTaken(Id),
    /// Two entries of one record with the same id.
    EntryTwice {
        /// The record.
        place: String,
        /// The id.
        id: Id,
    },
    /// Something points at a record that is not there.
    Missing {
        /// The record that points.
        place: String,
        /// What it points at.
        id: Id,
    },
    /// A task would wait for itself.
    LinkToItself {
        /// The task, by number or title.
        task: String,
    },
    /// A unit would stand below itself.
    UnitBelowItself {
        /// Its name.
        unit: String,
    },
    /// Too many levels of units would stand above each other.
    UnitTooDeep {
        /// The name of the one that moves.
        unit: String,
    },
}

impl Refusal {
    /// What is wrong, where, and what to do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::StartAfterDue { task, start, due } => words::START_AFTER_DUE.fill(
                language,
                &[
                    ("task", task),
                    ("start", &date(*start)),
                    ("due", &date(*due)),
                ],
            ),
            Self::MeasureStartAfterDue {
                task,
                measure,
                start,
                due,
            } => words::MEASURE_START_AFTER_DUE.fill(
                language,
                &[
                    ("task", task),
                    ("measure", measure),
                    ("start", &date(*start)),
                    ("due", &date(*due)),
                ],
            ),
            Self::PeriodReversed { place, start, end } => words::PERIOD_REVERSED.fill(
                language,
                &[
                    ("place", place),
                    ("start", &date(*start)),
                    ("end", &date(*end)),
                ],
            ),
            Self::PercentOver(percent) => {
                words::PERCENT_OVER.fill(language, &[("percent", percent)])
            }
            Self::NotANumber { place } => words::NOT_A_NUMBER.fill(language, &[("place", place)]),
            Self::TooManyDecimals(decimals) => {
                words::TOO_MANY_DECIMALS.fill(language, &[("decimals", decimals)])
            }
            Self::OutOfCalendar { task } => {
                words::OUT_OF_CALENDAR.fill(language, &[("task", task)])
            }
            Self::DueMovedLater { task, later } => {
                words::DUE_MOVED_LATER.fill(language, &[("task", task), ("later", &date(*later))])
            }
            Self::NoId => words::NO_ID.of(language).to_owned(),
            Self::IdTaken(id) => words::ID_TAKEN.fill(language, &[("id", id)]),
            Self::EntryTwice { place, id } => {
                words::ENTRY_TWICE.fill(language, &[("place", place), ("id", id)])
            }
            Self::Missing { place, id } => {
                words::MISSING.fill(language, &[("place", place), ("id", id)])
            }
            Self::LinkToItself { task } => words::LINK_TO_ITSELF.fill(language, &[("task", task)]),
            Self::UnitBelowItself { unit } => {
                words::UNIT_BELOW_ITSELF.fill(language, &[("unit", unit)])
            }
            Self::UnitTooDeep { unit } => {
                let most = [
                    ("unit", unit as &dyn std::fmt::Display),
                    ("most", &MOST_LEVELS),
                ];
                words::UNIT_TOO_DEEP.fill(language, &most)
            }
        }
    }
}
