//! A table pasted into a page: plain data, so that it can wait for an edit under way, and be read off the window's thread.

use super::{Confirm, ViewState, monthly, supervision, trends};
use crate::assess::NoteField;
use crate::edit::Edit;
use crate::plan::{Day, Id, Plan};
use crate::text::{Language, Phrase};

/// What was pasted, and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Pasting {
    /// Rows of complaints.
    Complaints {
        /// The text.
        text: String,
        /// The first column that cells without headings are laid over.
        from: usize,
        /// The complaints that rows without headings are laid over, in order.
        over: Vec<Id>,
        /// That they are complaints has been asked.
        sure: bool,
    },
    /// Periods and values.
    Points {
        /// The text.
        text: String,
        /// The indicator.
        indicator: Id,
    },
    /// Cells of the monthly round.
    Month {
        /// The text.
        text: String,
        /// The tasks that its rows are laid over, in order.
        over: Vec<Id>,
        /// The fields that its columns are laid over.
        fields: Vec<NoteField>,
        /// How many of both are selected.
        selected: (usize, usize),
    },
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// It is taken in.
    Take(Option<Box<Edit>>, Landed),
    /// It is asked about first.
    Ask(Box<Confirm>),
}

/// What is shown and told once something pasted is in the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Landed {
    /// What is shown.
    pub shows: Shows,
    /// What is told in the status bar; empty where nothing is.
    pub told: String,
    /// What was not taken as it stands, to be read at leisure.
    pub notes: Option<Notes>,
}

/// What a paste did not take as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Notes {
    /// What it is about.
    pub title: Phrase,
    /// How much it is.
    pub sentence: String,
    /// One by one.
    pub details: String,
}

/// What is shown of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Shows {
    /// What is shown stays.
    #[default]
    Nothing,
    /// These tasks are selected and come into view.
    Tasks(Vec<Id>),
    /// Complaints.
    Complaints {
        /// The one that is selected and comes into view.
        first: Option<Id>,
        /// They are new, and nothing that is filtered may hide them.
        all: bool,
        /// What is told beside them; empty where nothing is.
        said: String,
    },
    /// Values of an indicator.
    Points {
        /// They are shown; else nothing was taken.
        values: bool,
        /// What is told beside them.
        said: String,
    },
}

impl Shows {
    /// Shows it.
    pub fn show(self, view: &mut ViewState) {
        match self {
            Self::Nothing => {}
            Self::Tasks(ids) => {
                view.reveal = ids.first().cloned();
                view.selection.set(ids);
            }
            Self::Complaints { first, all, said } => {
                let page = &mut view.supervision;
                match first {
                    Some(first) if all => page.show_letter(&first),
                    Some(first) => {
                        page.choose_letter(&first);
                        page.reveal_letter = true;
                    }
                    None => {}
                }
                page.said = said;
            }
            Self::Points { values, said } => {
                view.trends.said = said;
                if values {
                    view.trends.tab = trends::Tab::Values;
                }
            }
        }
    }
}

/// How many rows a text has at most.
pub(super) fn most_rows(text: &str) -> usize {
    let ends = text.bytes().filter(|byte| matches!(byte, b'\n' | b'\r'));
    ends.count() + 1
}

impl Pasting {
    /// The text that was pasted.
    pub fn text(&self) -> &str {
        match self {
            Self::Complaints { text, .. }
            | Self::Points { text, .. }
            | Self::Month { text, .. } => text,
        }
    }

    /// Reads it against the plan as it stands, on the as-of date.
    pub fn read(&self, plan: &Plan, on: Day, language: Language) -> Reading {
        match self {
            Self::Complaints {
                text,
                from,
                over,
                sure,
            } => supervision::read_pasted(text, (*from, over, *sure), plan, on, language),
            Self::Points { text, indicator } => {
                trends::read_pasted(text, indicator, plan, language)
            }
            Self::Month {
                text,
                over,
                fields,
                selected,
            } => monthly::read_pasted(text, (over, fields, *selected), plan, on, language),
        }
    }
}
