//! What was repaired or should be looked at in a plan that could be read.

use super::places::{Path, Place};
use crate::plan::Day;
use crate::text::{self, Language, file_words as words};

/// What was repaired, or was kept and should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repaired {
    /// Records without id were given one.
    IdsGiven {
        /// How many.
        count: usize,
    },
    /// A task's list does not exist.
    ListGone {
        /// What stood there.
        wanted: String,
    },
    /// A task's special plan does not exist.
    SpecialPlanGone {
        /// What stood there.
        wanted: String,
    },
    /// A reference to a task that does not exist was dropped.
    TaskGone {
        /// What stood there.
        wanted: String,
    },
    /// A unit's parent does not exist.
    ParentGone {
        /// What stood there.
        wanted: String,
    },
    /// Parents form a ring.
    ParentRing {
        /// The unit.
        name: String,
    },
    /// Too many units stand above a unit.
    TooDeep {
        /// The unit.
        name: String,
    },
    /// A waiver for a task that does not exist was dropped.
    WaiverGone {
        /// What stood there.
        wanted: String,
    },
    /// Two tasks of one list with the same number; both kept.
    SameNumber {
        /// The number.
        number: String,
        /// The line of the earlier one.
        line: usize,
    },
    /// Tasks name units that no unit record has; kept.
    UnitsUnknown {
        /// How many.
        count: usize,
        /// The first few.
        names: Vec<String>,
    },
    /// The file is of an older format; kept as it is until the plan is saved.
    OlderFormat {
        /// Its format.
        found: u32,
    },
    /// A start after its end; kept.
    StartAfterEnd {
        /// The start.
        start: Day,
        /// The end.
        end: Day,
    },
    /// A day of a year that no plan speaks of; kept.
    YearOutside {
        /// The day.
        day: Day,
    },
    /// More of these kinds than are told one by one.
    More {
        /// How many.
        count: usize,
    },
    /// A number above what it may be.
    TooHigh {
        /// What stood there.
        found: u8,
        /// What it was set to.
        limit: u8,
    },
}

/// One thing that was repaired or should be looked at, and where it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What.
    pub repaired: Repaired,
    /// The field, such as `tasks[14].list`.
    pub path: String,
    /// Its line and column.
    pub place: Option<Place>,
    pub(super) at: Path,
}

impl Repair {
    pub(super) fn new(repaired: Repaired, at: Path) -> Self {
        Self {
            repaired,
            path: at.to_string(),
            place: None,
            at,
        }
    }

    /// Whether the plan now differs from its file; otherwise it was kept as written and is only pointed at.
    pub fn altered(&self) -> bool {
        !matches!(
            self.repaired,
            Repaired::SameNumber { .. }
                | Repaired::OlderFormat { .. }
                | Repaired::UnitsUnknown { .. }
                | Repaired::StartAfterEnd { .. }
                | Repaired::YearOutside { .. }
        )
    }

    /// The whole sentence with its place.
    pub fn sentence(&self, language: Language) -> String {
        let what = match &self.repaired {
            Repaired::IdsGiven { count } => words::IDS_GIVEN.fill(language, &[("count", count)]),
            Repaired::ListGone { wanted } => words::LIST_GONE.fill(language, &[("wanted", wanted)]),
            Repaired::SpecialPlanGone { wanted } => {
                words::SPECIAL_PLAN_GONE.fill(language, &[("wanted", wanted)])
            }
            Repaired::TaskGone { wanted } => words::TASK_GONE.fill(language, &[("wanted", wanted)]),
            Repaired::ParentGone { wanted } => {
                words::PARENT_GONE.fill(language, &[("wanted", wanted)])
            }
            Repaired::ParentRing { name } => words::PARENT_RING.fill(language, &[("name", name)]),
            Repaired::TooDeep { name } => words::UNIT_TOO_DEEP.fill(language, &[("name", name)]),
            Repaired::WaiverGone { wanted } => {
                words::WAIVER_GONE.fill(language, &[("wanted", wanted)])
            }
            Repaired::SameNumber { number, line } => {
                words::SAME_NUMBER.fill(language, &[("number", number), ("line", line)])
            }
            Repaired::UnitsUnknown { count, names } => {
                let joined = match language {
                    Language::Zh => names.join("、"),
                    Language::En => names.join(", "),
                };
                let names = if *count > names.len() {
                    format!("{joined}…")
                } else {
                    joined
                };
                words::UNITS_UNKNOWN.fill(language, &[("count", count), ("names", &names)])
            }
            Repaired::OlderFormat { found } => words::OLDER_FORMAT.fill(
                language,
                &[("found", found), ("now", &super::format::FORMAT)],
            ),
            Repaired::StartAfterEnd { start, end } => words::START_AFTER_END.fill(
                language,
                &[("start", &text::date(*start)), ("end", &text::date(*end))],
            ),
            Repaired::YearOutside { day } => {
                words::YEAR_OUTSIDE.fill(language, &[("day", &text::date(*day))])
            }
            Repaired::More { count } => words::MORE_REPAIRED.fill(language, &[("count", count)]),
            Repaired::TooHigh { found, limit } => {
                words::TOO_HIGH.fill(language, &[("found", found), ("limit", limit)])
            }
        };
        let place = self.place.map(|Place { line, column }| {
            words::PLACE.fill(language, &[("line", &line), ("column", &column)])
        });
        match (place, language) {
            (None, _) => what,
            (Some(place), Language::Zh) => format!("{place}，{}：{what}", self.path),
            (Some(place), Language::En) => format!("{place}, {}: {what}", self.path),
        }
    }
}
