//! Why the command line could not do what was asked, as sentences.

use super::arguments::Refused;
use crate::file::ReadError;
use crate::picture::PictureError;
use crate::plan::Day;
use crate::text::{Language, bounds, cli_words as words};
use std::path::PathBuf;

/// Why it could not be done.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The arguments.
    Arguments(Refused),
    /// The plan could not be read.
    Read(ReadError),
    /// The picture's name ends in neither .png nor .svg.
    Extension(PathBuf),
    /// The time axis ends before it begins.
    Axis { from: Day, to: Day },
    /// No indicator has the name; those that there are.
    NoIndicator { name: String, known: Vec<String> },
    /// Several indicators have the name.
    ManyIndicators { name: String, matching: Vec<String> },
    /// A trends chart of a plan without indicators.
    NoIndicators,
    /// The picture could not be made.
    Picture(PictureError),
    /// The report's name ends in neither .docx nor .md.
    ReportExtension(PathBuf),
    /// The plan has no public text.
    NoText,
    /// Fields of the public text say nothing.
    Fields(Vec<crate::exchange::report::Wrong>),
    /// The Word file could not be made.
    Docx(crate::exchange::report::DocxError),
    /// The picture could not be written.
    Write(PathBuf, crate::file::SaveError),
    /// Plans to merge that have nothing to do with one another.
    NotOnePlan { ours: PathBuf, theirs: PathBuf },
    /// No unit has the name.
    NoUnit(String),
    /// The unit has no tasks to give out.
    NoTasksOfUnit(String),
    /// A file stands where the part is to be written.
    PartIsThere(PathBuf),
    /// The part is written, the plan that remembers it is not.
    NotRemembered {
        part: PathBuf,
        plan: PathBuf,
        error: crate::file::SaveError,
    },
    /// Others changed the file that is written over, again and again.
    KeepsChanging(PathBuf),
    /// The report could not be written.
    Save(crate::file::SaveError),
    /// Standard output.
    Output(std::io::Error),
}

impl Trouble {
    /// What happened, where, and what to do.
    pub(super) fn sentence(&self, language: Language) -> String {
        let list = |names: &[String]| bounds::listed(names, language);
        match self {
            Self::Arguments(refused) => refused.sentence(language),
            Self::Read(error) => error.sentence(language),
            Self::Extension(file) => {
                words::WRONG_EXTENSION.fill(language, &[("file", &file.display())])
            }
            Self::Axis { from, to } => {
                words::TO_BEFORE_FROM.fill(language, &[("from", from), ("to", to)])
            }
            Self::NoIndicator { name, known } => {
                words::NO_SUCH_INDICATOR.fill(language, &[("name", name), ("names", &list(known))])
            }
            Self::ManyIndicators { name, matching } => {
                let example = matching.first().map_or("", String::as_str);
                let example = bounds::name(example);
                words::MANY_INDICATORS.fill(
                    language,
                    &[
                        ("name", name),
                        ("names", &list(matching)),
                        ("example", &example),
                    ],
                )
            }
            Self::NoIndicators => words::NO_INDICATORS.of(language).to_owned(),
            Self::Picture(error) => error.sentence(language),
            Self::Write(file, error) => {
                let reason = error.sentence(language);
                words::NOT_WRITTEN.fill(language, &[("file", &file.display()), ("reason", &reason)])
            }
            Self::ReportExtension(file) => {
                words::REPORT_EXTENSION.fill(language, &[("file", &file.display())])
            }
            Self::NoText => words::REPORT_EMPTY.of(language).to_owned(),
            Self::Fields(wrong) => {
                let mut lines =
                    vec![words::REPORT_WRONG.fill(language, &[("count", &wrong.len())])];
                lines.extend(wrong.iter().map(|one| one.sentence(language)));
                lines.join("\n")
            }
            Self::Docx(error) => error.sentence(language),
            Self::NotOnePlan { ours, theirs } => words::NOT_ONE_PLAN.fill(
                language,
                &[("ours", &ours.display()), ("theirs", &theirs.display())],
            ),
            Self::NoUnit(name) => words::NO_SUCH_UNIT.fill(language, &[("name", name)]),
            Self::NoTasksOfUnit(name) => words::NO_TASKS_OF_UNIT.fill(language, &[("name", name)]),
            Self::PartIsThere(file) => {
                words::PART_IS_THERE.fill(language, &[("file", &file.display())])
            }
            Self::NotRemembered { part, plan, error } => words::NOT_REMEMBERED.fill(
                language,
                &[
                    ("file", &part.display()),
                    ("plan", &plan.display()),
                    ("reason", &error.sentence(language)),
                ],
            ),
            Self::KeepsChanging(file) => {
                words::KEEPS_CHANGING.fill(language, &[("file", &file.display())])
            }
            Self::Save(error) => error.sentence(language),
            Self::Output(reason) => words::OUTPUT_BROKE.fill(language, &[("reason", reason)]),
        }
    }
}
