//! What a field says of a plan at the as-of date, and the tasks behind it.

use super::bounds;
use super::field::{Complaints, Field, Group, Records, Said, Word};
use super::indicators;
use super::lack::Lack;
use super::template::{Piece, Spot, pieces};
use crate::assess::{Assessment, Figure, Slice, Tally};
use crate::plan::{Id, Plan};
use crate::text::{self, Language};
use std::ops::Range;

/// What fields are filled from: a plan, what follows at a date, and the language of the text.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What follows from it at the as-of date.
    pub assessment: &'a Assessment,
    /// The language the text is written in.
    pub language: Language,
}

/// A piece of a filled text.
#[derive(Clone, Debug, PartialEq)]
pub enum Filled {
    /// Plain text.
    Text(String),
    /// A figure in the place of its field.
    Figure {
        /// The field as written, without braces.
        name: String,
        /// The field.
        field: Field,
        /// What it says.
        value: String,
        /// The characters of the field in the source.
        chars: Range<usize>,
    },
    /// A field that says nothing.
    Wrong {
        /// As written, braces included.
        written: String,
        /// Why.
        lack: Lack,
        /// Where it stands.
        at: Spot,
    },
}

impl Ground<'_> {
    /// What a field says.
    ///
    /// # Errors
    /// A [`Lack`] where the plan has no value for it at the date.
    pub fn value(&self, field: &Field) -> Result<String, Lack> {
        let language = self.language;
        let whole = |count: usize| Ok(text::number(count as f64, 0, language));
        match field {
            Field::Word(word) => self.word(*word),
            Field::Tasks(group, figure) => {
                whole(self.tally(group)?.map_or(0, |tally| tally.count(*figure)))
            }
            Field::Rate(group, rate) => self
                .tally(group)?
                .and_then(|tally| tally.rate(*rate).fraction())
                .map(text::percent)
                .ok_or(Lack::NothingToShare),
            Field::Complaints(what) => self.complaints(*what),
            Field::Records(what) => whole(self.records(*what)),
            Field::Funding { paid } => {
                let tally = self.assessment.totals().all();
                let yuan = if *paid {
                    tally.paid_yuan()
                } else {
                    tally.planned_yuan()
                };
                // Money of a plan is far below 2^52 yuan.
                Ok(text::number(yuan as f64 / 10_000.0, 0, language))
            }
            Field::CloseOutLag { longest } => {
                let lag = self
                    .assessment
                    .totals()
                    .close_out_lag()
                    .ok_or(Lack::NoneClosedOut)?;
                let days = if *longest {
                    f64::from(lag.max)
                } else {
                    lag.median
                };
                Ok(text::number(days, 0, language))
            }
            Field::Indicator {
                said,
                name,
                period,
                base,
            } => {
                let as_of = self.assessment.as_of();
                let indicator = indicators::find(self.plan, name)?;
                match said {
                    Said::Value => {
                        let (point, value) = indicators::point(indicator, *period, base, as_of)?;
                        Ok(indicators::value(value, point.bound, indicator, language))
                    }
                    Said::Target => {
                        let target = indicators::target(indicator, *period, base, as_of)?;
                        Ok(indicators::value(
                            target.value,
                            target.bound,
                            indicator,
                            language,
                        ))
                    }
                    Said::Change => indicators::change(indicator, *period, base, as_of, language),
                }
            }
        }
    }

    fn word(&self, word: Word) -> Result<String, Lack> {
        let head = self.plan.head();
        let day = self.assessment.as_of();
        let said = |text: &str| {
            if text.trim().is_empty() {
                Err(Lack::Empty)
            } else {
                // A text may say the name of the plan many times.
                Ok(bounds::name(text.trim()))
            }
        };
        match word {
            Word::Title => said(&head.title),
            Word::Region => said(&head.region),
            Word::Round => said(&head.round),
            Word::OverallPlan => said(&head.overall_plan),
            Word::AsOf => Ok(super::day_in_words(day, self.language)),
            Word::AsOfYear => Ok(day.year().to_string()),
            Word::AsOfMonth => Ok(day.month().to_string()),
        }
    }

    fn tally(&self, group: &Group) -> Result<Option<&Tally>, Lack> {
        let totals = self.assessment.totals();
        let slice = group.slice(self.plan).ok_or_else(|| match group {
            Group::List(name) | Group::SpecialPlan(name) | Group::Unit(name) => {
                Lack::NoGroup(name.clone())
            }
            _ => Lack::Empty,
        })?;
        Ok(match &slice {
            Slice::Year(year) => totals.by_year().get(year),
            Slice::List(id) => totals.by_list().get(id),
            Slice::SpecialPlan(id) => totals.by_special_plan().get(id),
            Slice::Round(id) => totals.by_round().get(id),
            Slice::LeadUnit(id) => totals.by_lead_unit().get(id),
            Slice::Category(category) => totals.by_category().get(category),
            _ => Some(totals.all()),
        })
    }

    fn complaints(&self, what: Complaints) -> Result<String, Lack> {
        let tally = self.assessment.complaints().all;
        let share = |ratio: crate::assess::Ratio| {
            ratio
                .fraction()
                .map(text::percent)
                .ok_or(Lack::NothingToShare)
        };
        let count = match what {
            Complaints::Received => tally.received,
            Complaints::Settled => tally.settled,
            Complaints::SettledInStages => tally.settled_in_stages,
            Complaints::Open => tally.open,
            Complaints::SettledRate => return share(tally.settled_rate()),
            Complaints::SettledOrStagedRate => return share(tally.settled_or_staged_rate()),
            Complaints::Visits => self.assessment.complaints().visits,
        };
        Ok(text::number(count as f64, 0, self.language))
    }

    fn records(&self, what: Records) -> usize {
        let held = self.assessment.inspections();
        let all = self.assessment.totals().all();
        match what {
            Records::Lists => self.plan.lists().len(),
            Records::SpecialPlans => self.plan.special_plans().len(),
            Records::Units => self.plan.units().len(),
            Records::Measures => all.measures(),
            Records::MeasuresDone => all.measures_done(),
            Records::Inspections(None) => held.values().map(|level| level.records).sum(),
            Records::Inspections(level) => held.get(&level).map_or(0, |level| level.records),
            Records::Findings => held.values().map(|level| level.findings.found).sum(),
            Records::FindingsSettled => held.values().map(|level| level.findings.settled).sum(),
            Records::Accountable => usize::try_from(all.accountable()).unwrap_or(usize::MAX),
        }
    }

    /// The tasks behind a field, in plan order; `None` where it counts no tasks.
    pub fn tasks_behind(&self, field: &Field) -> Option<Vec<Id>> {
        let (group, figure) = match field {
            Field::Tasks(group, figure) => (group, *figure),
            Field::Rate(group, rate) => (group, rate.part()),
            Field::Indicator { name, .. } => {
                let found = indicators::find(self.plan, name).ok()?;
                return (!found.tasks.is_empty()).then(|| found.tasks.clone());
            }
            Field::CloseOutLag { .. } => (
                &Group::All,
                Figure::Status(crate::assess::Status::ClosedOut),
            ),
            _ => return None,
        };
        let slice = group.slice(self.plan)?;
        Some(self.assessment.behind(self.plan, &slice, figure))
    }

    /// A text with its fields filled.
    pub fn fill(&self, text: &str) -> Vec<Filled> {
        pieces(text)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => Filled::Text(text),
                Piece::Unclosed { rest, at } => Filled::Wrong {
                    written: rest,
                    lack: Lack::Unclosed,
                    at,
                },
                Piece::Field { name, at, chars } => {
                    let filled = Field::parse(&name)
                        .ok_or_else(|| Lack::unknown(&name))
                        .and_then(|field| Ok((self.value(&field)?, field)));
                    match filled {
                        Ok((value, field)) => Filled::Figure {
                            name,
                            field,
                            value,
                            chars,
                        },
                        Err(lack) => Filled::Wrong {
                            written: format!("{{{name}}}"),
                            lack,
                            at,
                        },
                    }
                }
            })
            .collect()
    }
}
