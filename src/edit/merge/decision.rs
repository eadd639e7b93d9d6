//! What the user decides about a conflict, and what can be written in the place of both sides.

use super::said::Said;
use super::spot::Spot;
use crate::plan::Day;
use crate::wording;

/// One of the two sides of a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The plan at hand.
    Ours,
    /// The other one.
    Theirs,
}

/// What holds where the sides disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// What stands in the plan at hand.
    Ours,
    /// What stands in the other.
    Theirs,
    /// Neither: this, as typed.
    Written(String),
}

impl From<Side> for Decision {
    fn from(side: Side) -> Self {
        match side {
            Side::Ours => Self::Ours,
            Side::Theirs => Self::Theirs,
        }
    }
}

/// What may be typed in the place of both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writable {
    /// Any text.
    Text,
    /// An exact day.
    Day,
    /// A deadline in any wording.
    Due,
    /// A percent, 0 to 100.
    Percent,
    /// A number.
    Number,
    /// A whole number from 0 on.
    Count,
}

impl Writable {
    /// Whether a text can be read as such a value.
    pub fn reads(self, text: &str) -> bool {
        let text = text.trim();
        match self {
            Self::Text => true,
            Self::Day => wording::parse_day(text).is_some(),
            Self::Due => wording::parse_due(text).is_some(),
            Self::Percent => wording::percent(text).is_some(),
            Self::Number => wording::typed_figure(text).is_some(),
            Self::Count => wording::count(text).is_some(),
        }
    }
}

/// How the two sides disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    /// Both altered one field.
    Field,
    /// Deleted here, altered there.
    OursDeleted,
    /// Altered here, deleted there.
    TheirsDeleted,
}

/// What an entry of a list is called: the list as the file names it, and a day, a text or a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryName {
    /// The list.
    pub list: &'static str,
    /// What tells the entry from the others for a reader; may be empty.
    pub label: String,
}

/// A place where both sides say something else than the plan they began from, and not the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Where.
    pub spot: Spot,
    /// How.
    pub kind: ConflictKind,
    /// The number of the record, as written; may be empty.
    pub number: String,
    /// The title or name of the record.
    pub title: String,
    /// The entries on the way, outermost first.
    pub entries: Vec<EntryName>,
    /// As both began.
    pub base: Said,
    /// Here.
    pub ours: Said,
    /// There.
    pub theirs: Said,
    /// What may be written instead; `None` where one side must be taken.
    pub writable: Option<Writable>,
    /// Whether it may also be left empty.
    pub may_be_empty: bool,
    /// The day on either side, where both are days or deadlines with one.
    pub days: Option<(Day, Day)>,
    /// What was decided; until then what stands here holds.
    pub decision: Option<Decision>,
}

impl Conflict {
    /// Whether a text can be written in the place of both sides.
    pub fn takes(&self, text: &str) -> bool {
        let empty = text.trim().is_empty();
        self.writable.is_some_and(|how| {
            if empty {
                self.may_be_empty
            } else {
                how.reads(text)
            }
        })
    }

    /// The side with the later day; `None` where they are no days.
    pub fn later(&self) -> Option<Side> {
        let (ours, theirs) = self.days?;
        Some(if ours >= theirs {
            Side::Ours
        } else {
            Side::Theirs
        })
    }

    /// Number and title of the record.
    pub fn name(&self) -> String {
        format!("{} {}", self.number.trim(), self.title.trim())
            .trim()
            .to_owned()
    }
}
