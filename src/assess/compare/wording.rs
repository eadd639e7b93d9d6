//! Changes as words: the name of a kind, what is said of a task, and the whole list as text.

use super::fields::task_field_words;
use super::{
    Comparison, Difference, DifferenceKind, RecordChange, What, record_field_words, record_words,
};
use crate::assess::close_out::step_word;
use crate::plan::{CloseOutStep, Day};
use crate::text::{Language, Phrase, compare_words as words, date, reported};
use std::fmt::Write;

/// What the compared plans are called in the heading of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Titles<'t> {
    /// The plan's title.
    pub plan: &'t str,
    /// The names of the two files, where there are two.
    pub files: Option<(&'t str, &'t str)>,
}

impl DifferenceKind {
    /// Its name.
    pub const fn word(self) -> Phrase {
        match self {
            Self::Completed => words::COMPLETED,
            Self::ClosedOut => words::CLOSED_OUT,
            Self::Overdue => words::OVERDUE,
            Self::SentBack => words::SENT_BACK,
            Self::Relapsed => words::RELAPSED,
            Self::Reopened => words::REOPENED,
            Self::DueMoved => words::DUE_MOVED,
            Self::PercentGained => words::PERCENT_GAINED,
            Self::PercentLost => words::PERCENT_LOST,
            Self::MeasuresDone => words::MEASURES_DONE,
            Self::Added => words::ADDED,
            Self::Removed => words::REMOVED,
            Self::Edited => words::EDITED,
            Self::Records => words::RECORDS,
        }
    }
}

fn day(day: Option<Day>, language: Language) -> String {
    day.map_or_else(|| words::NO_DATE.of(language).to_owned(), date)
}

impl Difference {
    /// What is said of the task beside its kind; may be empty.
    pub fn words(&self, language: Language) -> String {
        match &self.what {
            What::Plain {} => String::new(),
            What::On { on } => on.map(date).unwrap_or_default(),
            What::Overdue { due, days_late } => words::OVERDUE_BY.fill(
                language,
                &[("due", &day(*due, language)), ("days", days_late)],
            ),
            What::Returned { step, on, reason } => {
                let reason = if reason.is_empty() {
                    words::NO_REASON.of(language)
                } else {
                    reason
                };
                let on = date(*on);
                if *step == CloseOutStep::Relapse {
                    words::RELAPSED_ON.fill(language, &[("on", &on), ("reason", &reason)])
                } else {
                    let step = step_word(*step).of(language);
                    words::SENT_BACK_AT.fill(
                        language,
                        &[("on", &on), ("step", &step), ("reason", &reason)],
                    )
                }
            }
            What::Due { from, to } => words::MOVED.fill(
                language,
                &[("from", &day(*from, language)), ("to", &day(*to, language))],
            ),
            What::Percent { from, to } => {
                // Where one side has reported nothing there is no difference in points.
                let (phrase, points) = match (from, to) {
                    (Some(from), Some(to)) if to > from => (words::GAINED, to - from),
                    (Some(from), Some(to)) => (words::LOST, from.saturating_sub(*to)),
                    _ => (words::MOVED, 0),
                };
                let [from, to] = [from, to].map(|percent| reported(*percent, language));
                phrase.fill(
                    language,
                    &[("from", &from), ("to", &to), ("points", &points)],
                )
            }
            What::Measures { measures } => {
                let texts: Vec<&str> = measures
                    .iter()
                    .map(|text| match text.trim() {
                        "" => words::UNTITLED_MEASURE.of(language),
                        text => text,
                    })
                    .collect();
                let texts = texts.join(apart(language));
                words::DONE.fill(language, &[("n", &measures.len()), ("texts", &texts)])
            }
            What::Record {
                record,
                change,
                fields,
            } => {
                let kind = record_words(record).map_or(*record, |words| words.of(language));
                let names: Vec<&str> = fields
                    .iter()
                    .map(|name| {
                        let words = record_field_words(record, name);
                        words.map_or(*name, |words| words.of(language))
                    })
                    .collect();
                let phrase = match change {
                    RecordChange::Added => words::RECORD_ADDED,
                    RecordChange::Removed => words::RECORD_REMOVED,
                    RecordChange::Edited => words::RECORD_EDITED,
                };
                let fields = names.join(apart(language));
                phrase.fill(language, &[("record", &kind), ("fields", &fields)])
            }
            What::Fields { fields } => {
                let names: Vec<&str> = fields
                    .iter()
                    .map(|name| task_field_words(name).map_or(*name, |words| words.of(language)))
                    .collect();
                let fields = names.join(apart(language));
                words::CLI_FIELDS.fill(language, &[("fields", &fields)])
            }
        }
    }

    /// Number, title and lead unit of the task.
    pub fn task_words(&self, language: Language) -> String {
        let title = match self.title.trim() {
            "" => words::UNTITLED.of(language),
            title => title,
        };
        [self.number.trim(), title, self.lead_unit.trim()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn apart(language: Language) -> &'static str {
    match language {
        Language::Zh => "；",
        Language::En => "; ",
    }
}

impl Comparison {
    /// The whole list as text: a heading, then each kind with its tasks.
    pub fn text(&self, titles: Titles<'_>, language: Language) -> String {
        let (old, new) = (date(self.old_day), date(self.new_day));
        let mut text = match titles.files {
            None => words::TITLE.fill(
                language,
                &[("title", &titles.plan), ("old", &old), ("new", &new)],
            ),
            Some((old_file, new_file)) => words::TITLE_FILES.fill(
                language,
                &[
                    ("title", &titles.plan),
                    ("old", &old),
                    ("new", &new),
                    ("old_file", &old_file),
                    ("new_file", &new_file),
                ],
            ),
        };
        text.push('\n');
        if self.is_empty() {
            text.push_str(words::NOTHING.of(language));
            text.push('\n');
        }
        for (kind, n) in self.counts() {
            let kind_words = kind.word().of(language);
            let heading = words::GROUP.fill(language, &[("kind", &kind_words), ("n", &n)]);
            // Writing into a string cannot fail.
            let _ = write!(text, "\n{heading}\n");
            for difference in self.of(Some(kind)) {
                let what = difference.words(language);
                let gap = if what.is_empty() { "" } else { "  " };
                let _ = writeln!(text, "  {}{gap}{what}", difference.task_words(language));
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Assessment;
    use crate::assess::compare::{Side, compare};
    use crate::plan::{Id, Plan, PlanParts, ProgressNote, Task};

    #[test]
    fn a_first_report_is_no_gain_of_points() {
        let plan = Plan::new(PlanParts {
            tasks: vec![Task {
                id: Id::new("a"),
                notes: vec![ProgressNote {
                    date: Day::constant(2021, 11, 5),
                    percent: Some(40),
                    ..ProgressNote::default()
                }],
                ..Task::default()
            }],
            ..PlanParts::default()
        });
        let [old, new] =
            [10, 11].map(|month| Assessment::new(&plan, Day::constant(2021, month, 20)));
        let side = |assessment| Side {
            plan: &plan,
            assessment,
        };
        let comparison = compare(side(&old), side(&new));
        let gained = comparison
            .differences
            .iter()
            .find(|one| one.kind == DifferenceKind::PercentGained);
        assert_eq!(gained.unwrap().words(Language::Zh), "未填 → 40%");
    }
}
