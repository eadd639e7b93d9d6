//! Why a field says nothing: no such field, or no value at the date; each with a sentence.

use super::catalogue;
use crate::plan::Day;
use crate::text::{Language, paper_words as words};

/// Why a field says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// There is no field of this name; fields that are written alike.
    Unknown(Vec<String>),
    /// A brace is not closed.
    Unclosed,
    /// The plan does not say it (region, round).
    Empty,
    /// The plan has no list, special plan or unit of this name.
    NoGroup(String),
    /// The rate has nothing to be a share of.
    NothingToShare,
    /// No task is closed out yet.
    NoneClosedOut,
    /// No indicator has the name.
    NoIndicator(String),
    /// Several indicators have the name; these.
    SeveralIndicators(Vec<String>),
    /// The indicator has no value for the period, or none before the date.
    NoPoint {
        /// The indicator.
        indicator: String,
        /// The period asked for.
        period: Option<(Day, Day)>,
    },
    /// The period has values on several bases; these.
    SeveralBases(Vec<String>),
    /// The indicator has no target for the period.
    NoTarget(String),
}

impl Lack {
    /// The lack of a field that is not known, with what may have been meant.
    pub fn unknown(name: &str) -> Self {
        Self::Unknown(catalogue::near(name))
    }

    /// Whether the field itself does not exist, so that no date or data would help.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_) | Self::Unclosed)
    }

    /// A few words for the mark in the text.
    pub fn short(&self, language: Language) -> &'static str {
        match self {
            Self::Unknown(_) => words::NO_SUCH_FIELD,
            Self::Unclosed => words::NOT_CLOSED,
            _ => words::NO_VALUE,
        }
        .of(language)
    }

    /// What is wrong and what to do.
    pub fn sentence(&self, language: Language) -> String {
        let list = |names: &[String]| {
            names.join(match language {
                Language::Zh => "、",
                Language::En => ", ",
            })
        };
        match self {
            Self::Unknown(near) if near.is_empty() => words::LACK_UNKNOWN.of(language).to_owned(),
            Self::Unknown(near) => {
                let near: Vec<String> = near.iter().map(|name| format!("{{{name}}}")).collect();
                words::LACK_UNKNOWN_NEAR.fill(language, &[("near", &list(&near))])
            }
            Self::Unclosed => words::LACK_UNCLOSED.of(language).to_owned(),
            Self::Empty => words::LACK_EMPTY.of(language).to_owned(),
            Self::NoGroup(name) => words::LACK_GROUP.fill(language, &[("name", name)]),
            Self::NothingToShare => words::LACK_SHARE.of(language).to_owned(),
            Self::NoneClosedOut => words::LACK_CLOSED_OUT.of(language).to_owned(),
            Self::NoIndicator(name) => words::LACK_INDICATOR.fill(language, &[("name", name)]),
            Self::SeveralIndicators(names) => {
                words::LACK_SEVERAL.fill(language, &[("names", &list(names))])
            }
            Self::NoPoint {
                indicator,
                period: Some((start, end)),
            } => words::LACK_POINT.fill(
                language,
                &[
                    ("name", indicator),
                    (
                        "period",
                        &super::indicators::written(*start, *end, language),
                    ),
                ],
            ),
            Self::NoPoint { indicator, .. } => {
                words::LACK_ANY_POINT.fill(language, &[("name", indicator)])
            }
            Self::SeveralBases(names) => {
                words::LACK_BASES.fill(language, &[("names", &list(names))])
            }
            Self::NoTarget(name) => words::LACK_TARGET.fill(language, &[("name", name)]),
        }
    }
}
