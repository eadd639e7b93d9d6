//! The command line: what was asked for, answered on the terminal without a window wherever that can be.

mod arguments;
mod check;
mod diff;
mod export;
mod listing;
mod merge;
mod over;
mod parts;
mod report;
mod trouble;

use super::clock;
use crate::assess::{Assessment, Summary, task_rows};
use crate::file::{Newer, Opened, Reach, Repair, There};
use crate::plan::{Day, Plan};
use crate::text::{Language, bounds, cli_words as words, visible};
use arguments::{Asked, Format, Parsed};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use trouble::Trouble;

/// How the window is to be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowRequest {
    /// The plan to open; `None`: the last one, or the sample plan on the very first start.
    pub plan: Option<PathBuf>,
    /// Where start and frame times are written when the window closes.
    pub profile: Option<PathBuf>,
    /// The language asked for; `None`: as the settings say.
    pub language: Option<Language>,
    /// The as-of date to begin with; `None`: the plan's, else today.
    pub as_of: Option<Day>,
}

/// What the command line comes to.
#[derive(Debug, PartialEq)]
pub enum Answer {
    /// Everything is said; the program ends with this code.
    Done(ExitCode),
    /// A window is wanted.
    Window(WindowRequest),
}

/// The answer is no: something changed, something is wrong.
const ANSWER_IS_NO: u8 = 1;
/// Could not: the exit code beside 0 (fine) and 1 (the answer is no).
const COULD_NOT: u8 = 2;

/// Answers the arguments of the process (the program's name first) on standard output and standard error.
pub fn answer(arguments: impl IntoIterator<Item = OsString>) -> Answer {
    let mut out = std::io::stdout().lock();
    let mut err = std::io::stderr().lock();
    answer_on(
        arguments,
        super::settings::system_language(),
        &mut out,
        &mut err,
    )
}

/// As [`answer`], with the language of the system given and the output going anywhere.
fn answer_on(
    arguments: impl IntoIterator<Item = OsString>,
    system: Language,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Answer {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // Help and refusals are written in the language asked for, so it is looked up before all else.
    let language = arguments::language(&arguments).unwrap_or(system);
    let done = match arguments::parse(&arguments, language) {
        Ok(Parsed::Asked(Asked::Window(request))) => return Answer::Window(request),
        Ok(Parsed::Asked(asked)) => {
            let mut told = Told::default();
            let done = perform(asked, language, out, &mut told);
            let done = done.and_then(|code| out.flush().map(|()| code).map_err(Trouble::Output));
            told.write(err, language);
            done
        }
        Ok(Parsed::Say(text)) => out
            .write_all(text.as_bytes())
            .map(|()| ExitCode::SUCCESS)
            .map_err(Trouble::Output),
        Err(trouble) => Err(trouble),
    };
    match done.and_then(|code| out.flush().map(|()| code).map_err(Trouble::Output)) {
        // Whoever reads has read enough (`| head`).
        Err(Trouble::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            Answer::Done(ExitCode::SUCCESS)
        }
        Ok(code) => Answer::Done(code),
        Err(trouble) => {
            // Nobody is left to tell when standard error is gone too.
            let sentence = bounds::lines(trouble.sentence(language), language);
            let _ = writeln!(err, "{}", visible(&sentence));
            Answer::Done(ExitCode::from(COULD_NOT))
        }
    }
}

fn perform(
    asked: Asked,
    language: Language,
    out: &mut dyn Write,
    told: &mut Told,
) -> Result<ExitCode, Trouble> {
    let read_by_people = !wants_json(&asked);
    let (text, code) = match asked {
        Asked::Window(_) => (String::new(), ExitCode::SUCCESS),
        Asked::Check {
            plan,
            as_of,
            format,
        } => check(&plan, as_of, format, language, told)?,
        Asked::Summary {
            plan,
            as_of,
            format,
        } => {
            let (plan, assessment) = assessed(&plan, as_of, language, told)?;
            let summary = Summary::of(&plan, &assessment);
            let text = match format {
                Format::Json => json(&summary)?,
                Format::Text => listing::summary(&plan, &summary, language),
            };
            (text, ExitCode::SUCCESS)
        }
        Asked::Tasks {
            plan,
            as_of,
            format,
        } => {
            let (plan, assessment) = assessed(&plan, as_of, language, told)?;
            let rows = task_rows(&plan, &assessment);
            let text = match format {
                Format::Json => json(&rows)?,
                Format::Text => listing::tasks(&plan, assessment.as_of(), &rows, language),
            };
            (text, ExitCode::SUCCESS)
        }
        Asked::Diff(wanted) => {
            let (text, changed) = diff::run(&wanted, language, told)?;
            let code = if changed { ANSWER_IS_NO } else { 0 };
            (text, ExitCode::from(code))
        }
        Asked::Merge(three) => {
            let (text, clean) = merge::run(&three, language, told)?;
            let code = if clean { 0 } else { ANSWER_IS_NO };
            (text, ExitCode::from(code))
        }
        Asked::Extract(giving) => (parts::give(&giving, language, told)?, ExitCode::SUCCESS),
        Asked::Collect(gathering) => {
            let (text, clean) = parts::gather(&gathering, language, told)?;
            let code = if clean { 0 } else { ANSWER_IS_NO };
            (text, ExitCode::from(code))
        }
        Asked::Export { plan, as_of, order } => {
            let (plan, assessment) = assessed(&plan, as_of, language, told)?;
            let missing = export::run(&plan, &assessment, &order, language)?;
            if !missing.is_empty() {
                let characters: String = missing.into_iter().collect();
                told.add(words::MISSING_CHARACTERS.fill(language, &[("characters", &characters)]));
            }
            let file = order.out.display();
            let text = words::WRITTEN.fill(language, &[("file", &file)]);
            (text + "\n", ExitCode::SUCCESS)
        }
        Asked::Report {
            plan,
            as_of,
            out: file,
        } => {
            let (plan, assessment) = assessed(&plan, as_of, language, told)?;
            report::run(&plan, &assessment, &file, language)?;
            let file = file.display();
            let text = words::WRITTEN.fill(language, &[("file", &file)]);
            (text + "\n", ExitCode::SUCCESS)
        }
    };
    let text = if read_by_people {
        bounds::lines(text, language)
    } else {
        text
    };
    out.write_all(text.as_bytes()).map_err(Trouble::Output)?;
    Ok(code)
}

/// Whether the answer is for programs: these get what is the plan's own data whole.
fn wants_json(asked: &Asked) -> bool {
    let format = match asked {
        Asked::Check { format, .. }
        | Asked::Summary { format, .. }
        | Asked::Tasks { format, .. } => format,
        Asked::Diff(sides) => &sides.format,
        Asked::Merge(three) => &three.format,
        Asked::Collect(gathering) => &gathering.format,
        _ => return false,
    };
    *format == Format::Json
}

/// What is told beside the answer, each once, in the order in which it came up.
#[derive(Debug, Default)]
struct Told(Vec<String>);

impl Told {
    fn add(&mut self, sentence: String) {
        if !self.0.contains(&sentence) {
            self.0.push(sentence);
        }
    }

    /// That a plan is of a newer format, and what of it is not known.
    fn newer(&mut self, path: &Path, newer: Option<&Newer>, language: Language) {
        let Some(newer) = newer else { return };
        let format = newer.format;
        let named: [(&str, &dyn std::fmt::Display); 2] =
            [("file", &path.display()), ("format", &format)];
        let what = words::NEWER_READ.fill(language, &named);
        let gap = match language {
            Language::Zh => "",
            Language::En => " ",
        };
        let left_out = newer
            .sentence(language)
            .map(|left_out| format!("{gap}{left_out}"));
        self.add(what + &left_out.unwrap_or_default());
    }

    /// What reading a plan mended, or kept and would have looked at.
    fn repairs(&mut self, repairs: &[Repair], language: Language) {
        for repair in repairs {
            let what = repair.sentence(language);
            self.add(words::REPAIRED.fill(language, &[("what", &what)]));
        }
    }

    fn write(self, err: &mut dyn Write, language: Language) {
        for sentence in self.0 {
            let sentence = bounds::lines(sentence, language);
            // A note that cannot be written is no reason to refuse the answer.
            let _ = writeln!(err, "{}", visible(&sentence));
        }
    }
}

/// Tells what the check rules find; the answer is no when an error stands.
fn check(
    path: &Path,
    as_of: Option<Day>,
    format: Format,
    language: Language,
    told: &mut Told,
) -> Result<(String, ExitCode), Trouble> {
    let (plan, repairs) = loaded(path, language, told)?;
    let day = as_of.or(plan.head().as_of).unwrap_or_else(clock::today);
    let assessment = Assessment::new(&plan, day).with_missing(missing_evidence(&plan, path));
    let report = check::Report::new(&plan, &assessment, &repairs, language);
    let text = match format {
        Format::Json => json(&report.rows())?,
        Format::Text => listing::head(&plan, day, language) + &report.text(language),
    };
    Ok((text, ExitCode::from(u8::from(report.has_error()))))
}

/// Loads a plan; what was repaired while reading is told.
fn read(path: &Path, language: Language, told: &mut Told) -> Result<Plan, Trouble> {
    loaded(path, language, told).map(|(plan, _)| plan)
}

/// The same, with what was repaired.
fn loaded(
    path: &Path,
    language: Language,
    told: &mut Told,
) -> Result<(Plan, Vec<Repair>), Trouble> {
    let Opened {
        plan,
        repairs,
        newer,
        ..
    } = crate::file::load(path).map_err(Trouble::Read)?;
    told.newer(path, newer.as_ref(), language);
    told.repairs(&repairs, language);
    Ok((plan, repairs))
}

/// Loads a plan from which one is to be written; what only a newer version knows as a whole is refused.
fn read_whole(path: &Path, language: Language, told: &mut Told) -> Result<Plan, Trouble> {
    let Opened { plan, repairs, .. } = crate::file::load_whole(path).map_err(Trouble::Read)?;
    told.repairs(&repairs, language);
    Ok(plan)
}

/// Loads a plan and assesses it.
fn assessed(
    path: &Path,
    as_of: Option<Day>,
    language: Language,
    told: &mut Told,
) -> Result<(Plan, Assessment), Trouble> {
    let plan = read(path, language, told)?;
    let day = as_of.or(plan.head().as_of).unwrap_or_else(clock::today);
    let assessment = Assessment::new(&plan, day).with_missing(missing_evidence(&plan, path));
    Ok((plan, assessment))
}

/// The evidence files that a plan names below its own folder and that are not there.
fn missing_evidence(plan: &Plan, path: &Path) -> Arc<BTreeSet<String>> {
    let whole = std::path::absolute(path);
    let folder = whole.as_deref().ok().and_then(Path::parent);
    let pieces = plan.tasks().values().flat_map(|task| task.all_evidence());
    let files: BTreeSet<&str> = pieces.map(|piece| piece.file.trim()).collect();
    let missing = files.into_iter().filter(|file| {
        let (Reach::Below(path), Some(folder)) = (crate::file::reach(folder, file), folder) else {
            return false;
        };
        crate::file::there(folder, &path) == There::No
    });
    Arc::new(missing.map(str::to_owned).collect())
}

fn json(value: &impl serde::Serialize) -> Result<String, Trouble> {
    let mut text = serde_json::to_string_pretty(value)
        .map_err(|error| Trouble::Output(std::io::Error::other(error)))?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests;
