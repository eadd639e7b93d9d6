//! The figure fields of the public text: `{total}`, `{due.2021}`, `{indicator:优良天数@2020}`, and what each means.

use super::plain_fields::PLAIN;
use crate::assess::{Figure, Rate, Slice, Status};
use crate::plan::{Category, Day, SupervisionLevel, UnitWords};
use crate::text::{Language, paper_words as words};
use crate::wording::{fold, period, same};

/// A word of the plan as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    /// Title of the plan.
    Title,
    /// Region.
    Region,
    /// Inspection round.
    Round,
    /// Name of the overall plan.
    OverallPlan,
    /// The as-of date in words.
    AsOf,
    /// The year of the as-of date.
    AsOfYear,
    /// The month of the as-of date.
    AsOfMonth,
}

/// A group of tasks, by the names people know.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Every task.
    All,
    /// Due in a year; `None`: without a deadline.
    Year(Option<i16>),
    /// Of a list, by title or short title.
    List(String),
    /// Of an inspection round, by id or name.
    Round(String),
    /// Of a special plan, by title.
    SpecialPlan(String),
    /// Led by a unit.
    Unit(String),
    /// Of a category.
    Category(Category),
}

/// A count of records that are no tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Records {
    /// Task lists.
    Lists,
    /// Special plans.
    SpecialPlans,
    /// Units.
    Units,
    /// Measures of all tasks.
    Measures,
    /// Measures done by the date.
    MeasuresDone,
    /// Inspections by the date, at one level or all.
    Inspections(Option<SupervisionLevel>),
    /// Findings of the inspections by the date.
    Findings,
    /// Those settled by the date.
    FindingsSettled,
    /// People held to account by the date.
    Accountable,
}

/// A figure of complaints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Complaints {
    /// Received.
    Received,
    /// Settled.
    Settled,
    /// Settled in stages.
    SettledInStages,
    /// Open.
    Open,
    /// Settled of received.
    SettledRate,
    /// Settled or settled in stages, of received.
    SettledOrStagedRate,
    /// Follow-up visits.
    Visits,
}

/// What is said of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Said {
    /// The value.
    Value,
    /// The target.
    Target,
    /// The difference from the same period of the year before, in words.
    Change,
}

/// A figure field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// A word of the plan.
    Word(Word),
    /// A count of tasks.
    Tasks(Group, Figure),
    /// A rate of tasks.
    Rate(Group, Rate),
    /// A figure of complaints.
    Complaints(Complaints),
    /// A count of other records.
    Records(Records),
    /// Money in 万元: paid, or planned.
    Funding {
        /// Paid so far, else planned.
        paid: bool,
    },
    /// Days from completion to record-filing: the longest, or the middle one.
    CloseOutLag {
        /// The longest.
        longest: bool,
    },
    /// An indicator.
    Indicator {
        /// What of it.
        said: Said,
        /// Its name as written, perhaps `region/name`.
        name: String,
        /// The period; `None`: the latest known.
        period: Option<(Day, Day)>,
        /// A part of the name of the base; empty where there is one base only.
        base: String,
    },
}

/// The figures that a group can be asked for: the word after the dot, empty for all tasks.
pub const PARTS: [(&str, Figure); 6] = [
    ("", Figure::All),
    ("completed", Figure::Done),
    ("open", Figure::Open),
    ("closed_out", Figure::Status(Status::ClosedOut)),
    ("behind", Figure::Status(Status::Behind)),
    ("overdue", Figure::Status(Status::Overdue)),
];

/// The categories as fields write them.
pub const CATEGORIES: [(&str, Category); 8] = [
    ("air", Category::Air),
    ("water", Category::Water),
    ("soil", Category::Soil),
    ("solid_waste", Category::SolidWaste),
    ("ecology", Category::Ecology),
    ("noise", Category::Noise),
    ("radiation", Category::Radiation),
    ("other", Category::Other),
];

/// The heads of fields with a name or a year, for suggestions.
pub const HEADS: [&str; 12] = [
    "due.2021",
    "completed.2021",
    "open.2021",
    "closed_out.2021",
    "round.3",
    "round.3.completed",
    "list:",
    "special_plan:",
    "unit:",
    "category:",
    "indicator:",
    "indicator.change:",
];

impl Field {
    /// The field written between braces; `None` where there is no such field. Wide colons and spaces around the parts
    /// are understood.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace('：', ":");
        if let Some(plain) = PLAIN.iter().find(|plain| plain.key == text) {
            return Some(plain.field.clone());
        }
        match text.split_once(':') {
            Some((head, name)) => named(head.trim(), name.trim()),
            None => of_round(&text).or_else(|| yearly(&text)),
        }
    }

    /// Its name in a language.
    pub fn name(&self, language: Language) -> String {
        if let Some(plain) = PLAIN.iter().find(|plain| plain.field == *self) {
            return plain.name.of(language).to_owned();
        }
        match self {
            Self::Tasks(group, figure) => {
                let part = match figure {
                    Figure::Done => words::PART_COMPLETED,
                    Figure::Open => words::PART_OPEN,
                    Figure::Status(Status::ClosedOut) => words::PART_CLOSED_OUT,
                    Figure::Status(Status::Behind) => words::PART_BEHIND,
                    Figure::Status(Status::Overdue) => words::PART_OVERDUE,
                    _ => words::PART_ALL,
                };
                part.fill(language, &[("group", &group.name(language))])
            }
            Self::Rate(group, rate) => words::RATE_OF_GROUP.fill(
                language,
                &[
                    ("group", &group.name(language)),
                    ("rate", &rate.word().of(language)),
                ],
            ),
            Self::Indicator {
                said, name, period, ..
            } => {
                let when = period.map_or_else(
                    || words::LATEST.of(language).to_owned(),
                    |(start, end)| super::indicators::written(start, end, language),
                );
                let phrase = match said {
                    Said::Value => words::INDICATOR_VALUE,
                    Said::Target => words::INDICATOR_TARGET,
                    Said::Change => words::INDICATOR_CHANGE,
                };
                phrase.fill(language, &[("name", name), ("period", &when)])
            }
            _ => String::new(),
        }
    }

    /// What is counted, in a sentence.
    pub fn about(&self, language: Language) -> String {
        let phrase = match self {
            Self::Word(_) => words::ABOUT_WORD,
            Self::Rate(_, rate) => return rate.base().of(language).to_owned(),
            Self::Tasks(_, Figure::Done) => words::ABOUT_DONE,
            Self::Tasks(Group::Year(Some(year)), Figure::All) => {
                return words::ABOUT_YEAR.fill(language, &[("year", year)]);
            }
            Self::Tasks(_, Figure::DueSoFar) => words::ABOUT_DUE_SO_FAR,
            Self::Tasks(_, Figure::DueSoFarOnTime) => words::ABOUT_ON_TIME,
            Self::Tasks(_, Figure::Passed(_)) => words::ABOUT_STEP,
            Self::Tasks(Group::Unit(_), _) => words::ABOUT_UNIT,
            Self::Tasks(..) => words::ABOUT_TASKS,
            Self::Complaints(Complaints::SettledRate) => words::ABOUT_SETTLED_RATE,
            Self::Complaints(Complaints::SettledOrStagedRate) => words::ABOUT_STAGED_RATE,
            Self::Complaints(_) => words::ABOUT_COMPLAINTS,
            Self::Records(_) => words::ABOUT_RECORDS,
            Self::Funding { .. } => words::ABOUT_FUNDING,
            Self::CloseOutLag { .. } => words::ABOUT_LAG,
            Self::Indicator {
                said: Said::Change, ..
            } => words::ABOUT_CHANGE,
            Self::Indicator { .. } => words::ABOUT_INDICATOR,
        };
        phrase.of(language).to_owned()
    }
}

impl Group {
    /// What the group is called.
    pub fn name(&self, language: Language) -> String {
        match self {
            Self::All => words::GROUP_TASKS.of(language).to_owned(),
            Self::Year(Some(year)) => words::DUE_IN.fill(language, &[("year", year)]),
            Self::Year(None) => words::WITHOUT_DATE.of(language).to_owned(),
            Self::List(name) | Self::SpecialPlan(name) | Self::Unit(name) => name.clone(),
            Self::Round(name) => words::OF_ROUND.fill(language, &[("round", name)]),
            Self::Category(category) => crate::wording::category_word(*category)
                .of(language)
                .to_owned(),
        }
    }

    /// The same group by ids; `None` where the plan has no list or special plan of that name.
    pub fn slice(&self, plan: &crate::plan::Plan) -> Option<Slice> {
        Some(match self {
            Self::All => Slice::All,
            Self::Year(year) => Slice::Year(*year),
            Self::List(name) => {
                let list = plan
                    .lists_in_order()
                    .into_iter()
                    .find(|list| same(&list.title, name) || same(&list.short, name))?;
                Slice::List(Some(list.id.clone()))
            }
            Self::SpecialPlan(name) => {
                let found = plan
                    .special_plans()
                    .values()
                    .find(|special| same(&special.title, name))?;
                Slice::SpecialPlan(Some(found.id.clone()))
            }
            Self::Round(name) => Slice::Round(Some(plan.head().round_read_as(name, fold)?)),
            Self::Unit(name) => {
                Slice::LeadUnit(Some(UnitWords::of(plan).read_as(fold).called(name)?))
            }
            Self::Category(category) => Slice::Category(*category),
        })
    }
}

fn part(word: &str) -> Option<Figure> {
    PARTS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, figure)| *figure)
}

/// `due.2021`, `completed.2020`, `rate.on_time.2020`, `due.none`.
fn yearly(text: &str) -> Option<Field> {
    let (head, year) = text.rsplit_once('.')?;
    let year = match year {
        "none" => None,
        digits => Some(
            digits
                .parse::<i16>()
                .ok()
                .filter(|year| digits.len() == 4 && (1900..2200).contains(year))?,
        ),
    };
    let group = Group::Year(year);
    if head == "due" {
        return Some(Field::Tasks(group, Figure::All));
    }
    if let Some(rate) = head.strip_prefix("rate.") {
        let rate = match rate {
            "completion" => Rate::Completion,
            "due" => Rate::DueCompletion,
            "on_time" => Rate::OnTime,
            "close_out" => Rate::CloseOut,
            _ => return None,
        };
        return Some(Field::Rate(group, rate));
    }
    part(head)
        .filter(|_| !head.is_empty())
        .map(|figure| Field::Tasks(group, figure))
}

/// `round.3`, `round.3.completed`: the name of a round may itself hold dots, so the part is what stands last.
fn of_round(text: &str) -> Option<Field> {
    let rest = text.strip_prefix("round.")?;
    let (name, figure) = match rest.rsplit_once('.') {
        Some((name, last)) if !last.is_empty() => match part(last) {
            Some(figure) => (name, figure),
            None => (rest, Figure::All),
        },
        _ => (rest, Figure::All),
    };
    let name = name.trim();
    (!name.is_empty()).then(|| Field::Tasks(Group::Round(name.to_owned()), figure))
}

fn named(head: &str, name: &str) -> Option<Field> {
    if name.is_empty() {
        return None;
    }
    let (kind, rest) = head.split_once('.').unwrap_or((head, ""));
    if kind == "indicator" {
        let said = match rest {
            "" => Said::Value,
            "target" => Said::Target,
            "change" => Said::Change,
            _ => return None,
        };
        let (name, base) = name.split_once('#').unwrap_or((name, ""));
        let (name, when) = match name.split_once('@') {
            Some((name, when)) => (name, Some(when)),
            None => (name, None),
        };
        let period = match when {
            Some(when) => Some(period(&when.replace("..", "~"))?),
            None => None,
        };
        return Some(Field::Indicator {
            said,
            name: name.trim().to_owned(),
            period,
            base: base.trim().to_owned(),
        });
    }
    let figure = part(rest)?;
    let group = match kind {
        "list" => Group::List(name.to_owned()),
        "special_plan" => Group::SpecialPlan(name.to_owned()),
        "unit" => Group::Unit(name.to_owned()),
        "category" => Group::Category(CATEGORIES.iter().find(|(key, _)| *key == name)?.1),
        _ => return None,
    };
    Some(Field::Tasks(group, figure))
}
