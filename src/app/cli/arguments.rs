//! The arguments: their help and refusals in both languages, and what they ask for.

mod joining;
mod near;

pub(super) use joining::{Gathering, Giving, Three};

use super::WindowRequest;
use super::trouble::Trouble;
use crate::plan::Day;
use crate::text::{Language, Phrase, cli_words as words};
use crate::wording;
use clap::builder::{PathBufValueParser, PossibleValuesParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::ffi::OsString;
use std::path::PathBuf;

/// How a listing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Tables to read.
    Text,
    /// JSON for other programs.
    Json,
}

/// Which chart is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chart {
    /// The Gantt chart.
    Gantt,
    /// The overview.
    Overview,
    /// The indicator trends.
    Trends,
}

/// What picture is wanted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Order {
    pub out: PathBuf,
    pub chart: Chart,
    pub indicators: Vec<String>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// Above 0.
    pub scale: f64,
    pub dark: bool,
}

/// What two plans, or two days of one, are compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sides {
    pub old: PathBuf,
    pub new: PathBuf,
    /// The day the new plan is seen at.
    pub as_of: Option<Day>,
    /// The day the old plan is seen at.
    pub against: Option<Day>,
    pub format: Format,
}

/// What was asked for.
#[derive(Debug, PartialEq)]
pub(super) enum Asked {
    Diff(Sides),
    Merge(Three),
    Extract(Giving),
    Collect(Gathering),
    Window(WindowRequest),
    Summary {
        plan: PathBuf,
        as_of: Option<Day>,
        format: Format,
    },
    Tasks {
        plan: PathBuf,
        as_of: Option<Day>,
        format: Format,
    },
    Check {
        plan: PathBuf,
        as_of: Option<Day>,
        format: Format,
    },
    Export {
        plan: PathBuf,
        as_of: Option<Day>,
        order: Order,
    },
    Report {
        plan: PathBuf,
        as_of: Option<Day>,
        out: PathBuf,
    },
}

/// Arguments that were understood.
#[derive(Debug, PartialEq)]
pub(super) enum Parsed {
    /// Something to do.
    Asked(Asked),
    /// Help or version to print.
    Say(String),
}

/// Arguments that were not understood.
#[derive(Debug)]
pub(super) enum Refused {
    /// As clap found it.
    Clap(Box<clap::Error>),
    /// A date that is none.
    NotADay {
        argument: &'static str,
        value: String,
    },
    /// A scale that is no number above 0.
    Scale(String),
    /// Indicators for a Gantt chart.
    OnlyTrends,
    /// A first word that is no command: the nearest that there is, and all.
    NoCommand {
        name: String,
        near: Option<String>,
        all: Vec<String>,
        /// It could have been a plan to open, but there is no such file.
        alone: bool,
    },
    /// A plan to open, and another.
    TwoPlans { first: String, second: String },
}

/// The language that `--lang` asks for, before anything else is read; `None` where it is not given or not known.
pub(super) fn language(arguments: &[OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    let mut found = None;
    while let Some(argument) = arguments.next() {
        let value = match argument.split_once('=') {
            Some(("--lang", value)) => Some(value),
            _ if argument == "--lang" => arguments.next(),
            _ => None,
        };
        found = value.and_then(|value| value.parse().ok()).or(found);
    }
    found
}

/// Reads the arguments, the program's name first.
pub(super) fn parse(arguments: &[OsString], language: Language) -> Result<Parsed, Trouble> {
    let command = command(language);
    let matched = command.clone().try_get_matches_from(arguments);
    let shown = |error: &clap::Error| {
        matches!(
            error.kind(),
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
        )
    };
    let matches = match matched {
        Err(error) if shown(&error) => return Ok(Parsed::Say(error.render().to_string())),
        matched => {
            let refused = near::unknown_command(arguments, &command, matched.is_err());
            if let Some(refused) = refused {
                return Err(Trouble::Arguments(refused));
            }
            matched.map_err(|error| Trouble::Arguments(Refused::Clap(Box::new(error))))?
        }
    };
    asked(&matches)
        .map(Parsed::Asked)
        .map_err(Trouble::Arguments)
}

fn asked(matches: &ArgMatches) -> Result<Asked, Refused> {
    let (name, matches) = matches.subcommand().unwrap_or(("", matches));
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    match name {
        "merge" => return Ok(Asked::Merge(joining::three(matches))),
        "extract" => return Ok(Asked::Extract(joining::giving(matches))),
        "collect" => return Ok(Asked::Collect(joining::gathering(matches))),
        _ => {}
    }
    let plan = if name == "diff" { None } else { path("plan") };
    let as_of = day(matches, "as-of", "--as-of")?;
    Ok(match name {
        "summary" => Asked::Summary {
            plan: plan.unwrap_or_default(),
            as_of,
            format: format_of(matches),
        },
        "tasks" => Asked::Tasks {
            plan: plan.unwrap_or_default(),
            as_of,
            format: format_of(matches),
        },
        "diff" => Asked::Diff(Sides {
            old: path("old").unwrap_or_default(),
            new: path("new").unwrap_or_default(),
            as_of,
            against: day(matches, "against", "--against")?,
            format: format_of(matches),
        }),
        "check" => Asked::Check {
            plan: plan.unwrap_or_default(),
            as_of,
            format: format_of(matches),
        },
        "export" => Asked::Export {
            plan: plan.unwrap_or_default(),
            as_of,
            order: order(matches)?,
        },
        "report" => Asked::Report {
            plan: plan.unwrap_or_default(),
            as_of,
            out: path("out").unwrap_or_default(),
        },
        _ => Asked::Window(WindowRequest {
            plan,
            profile: path("profile"),
            language: word(matches, "lang").and_then(|tag| tag.parse().ok()),
            as_of,
        }),
    })
}

fn format_of(matches: &ArgMatches) -> Format {
    match word(matches, "format") {
        Some("json") => Format::Json,
        _ => Format::Text,
    }
}

fn order(matches: &ArgMatches) -> Result<Order, Refused> {
    let chart = match word(matches, "chart") {
        Some("trends") => Chart::Trends,
        Some("overview") => Chart::Overview,
        _ => Chart::Gantt,
    };
    let indicators: Vec<String> = matches
        .get_many::<String>("indicator")
        .unwrap_or_default()
        .cloned()
        .collect();
    if chart != Chart::Trends && !indicators.is_empty() {
        return Err(Refused::OnlyTrends);
    }
    let scale = match word(matches, "scale") {
        None => 1.0,
        Some(text) => text
            .parse::<f64>()
            .ok()
            .filter(|scale| scale.is_finite() && *scale > 0.0)
            .ok_or_else(|| Refused::Scale(text.to_owned()))?,
    };
    Ok(Order {
        out: matches
            .get_one::<PathBuf>("out")
            .cloned()
            .unwrap_or_default(),
        chart,
        indicators,
        from: day(matches, "from", "--from")?,
        to: day(matches, "to", "--to")?,
        scale,
        dark: word(matches, "theme") == Some("dark"),
    })
}

fn word<'a>(matches: &'a ArgMatches, id: &str) -> Option<&'a str> {
    matches.get_one::<String>(id).map(String::as_str)
}

fn day(matches: &ArgMatches, id: &str, argument: &'static str) -> Result<Option<Day>, Refused> {
    match word(matches, id) {
        None => Ok(None),
        Some(text) => match wording::full_day(text) {
            Some(day) => Ok(Some(day)),
            None => Err(Refused::NotADay {
                argument,
                value: text.to_owned(),
            }),
        },
    }
}

fn option(name: &'static str, value: &'static str, help: Phrase, language: Language) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(help.of(language))
}

fn choice<const N: usize>(
    name: &'static str,
    value: &'static str,
    choices: [&'static str; N],
    help: Phrase,
    language: Language,
) -> Arg {
    option(name, value, help, language)
        .value_parser(PossibleValuesParser::new(choices))
        .hide_possible_values(true)
}

fn plan(language: Language) -> Arg {
    Arg::new("plan")
        .value_name("PLAN")
        .value_parser(PathBufValueParser::new())
        .help(words::HELP_PLAN.of(language))
}

fn as_of(language: Language) -> Arg {
    option("as-of", "DATE", words::HELP_AS_OF, language)
}

fn format(language: Language) -> Arg {
    choice(
        "format",
        "FORMAT",
        ["text", "json"],
        words::HELP_FORMAT,
        language,
    )
}

/// What every command has: its help and its words in the language.
fn dressed(command: Command, usage: Phrase, language: Language) -> Command {
    let (commands, after) = match command.get_name() {
        "zhenggai" => (
            format!("{}\n{{subcommands}}\n\n", words::COMMANDS.of(language)),
            "\n\n{after-help}",
        ),
        "diff" | "merge" | "collect" => (String::new(), "\n\n{after-help}"),
        _ => (String::new(), ""),
    };
    let template = format!(
        "{{about-with-newline}}\n{usage}{{usage}}\n\n{commands}{arguments}\n{{positionals}}\n\n{options}\n{{options}}{after}\n",
        usage = words::USAGE.of(language),
        arguments = words::ARGUMENTS.of(language),
        options = words::OPTIONS.of(language),
    );
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .help_template(template)
        .override_usage(usage.of(language))
        .arg(choice("lang", "LANG", ["zh", "en"], words::HELP_LANG, language).display_order(90))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(words::HELP_HELP.of(language))
                .display_order(91),
        )
}

/// A file that must be named.
fn file(name: &'static str, value: &'static str, help: Phrase, language: Language) -> Arg {
    Arg::new(name)
        .value_name(value)
        .value_parser(PathBufValueParser::new())
        .required(true)
        .help(help.of(language))
}

/// Where the answer is written.
fn out(help: Phrase, language: Language) -> Arg {
    file("out", "OUT", help, language).short('o').long("out")
}

/// The command that compares.
fn diff(language: Language) -> Command {
    dressed(
        Command::new("diff").about(words::HELP_DIFF.of(language)),
        words::USAGE_DIFF,
        language,
    )
    .arg(file("old", "OLD", words::HELP_OLD, language))
    .arg(file("new", "NEW", words::HELP_NEW, language))
    .arg(option("as-of", "DATE", words::HELP_DIFF_AS_OF, language))
    .arg(option("against", "DATE", words::HELP_AGAINST, language))
    .arg(format(language))
    .after_help(words::AFTER_HELP_DIFF.of(language))
}

/// The whole command line in a language.
fn command(language: Language) -> Command {
    let sub = |name: &'static str, about: Phrase, usage: Phrase| {
        dressed(
            Command::new(name).about(about.of(language)),
            usage,
            language,
        )
        .arg(plan(language).required(true))
        .arg(as_of(language))
    };
    let indicator =
        option("indicator", "NAME", words::HELP_INDICATOR, language).action(ArgAction::Append);
    let chart = choice(
        "chart",
        "CHART",
        ["gantt", "trends", "overview"],
        words::HELP_CHART,
        language,
    );
    let theme = choice(
        "theme",
        "THEME",
        ["light", "dark"],
        words::HELP_THEME,
        language,
    );
    dressed(Command::new("zhenggai"), words::USAGE_WINDOW, language)
        .version(env!("CARGO_PKG_VERSION"))
        .about(words::ABOUT.of(language))
        .after_help(words::AFTER_HELP.of(language))
        .args_conflicts_with_subcommands(true)
        .arg(plan(language))
        .arg(as_of(language))
        .arg(
            option("profile", "OUT.json", words::HELP_PROFILE, language)
                .value_parser(PathBufValueParser::new()),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(words::HELP_VERSION.of(language))
                .display_order(92),
        )
        .subcommand(sub("summary", words::HELP_SUMMARY, words::USAGE_SUMMARY).arg(format(language)))
        .subcommand(sub("tasks", words::HELP_TASKS, words::USAGE_TASKS).arg(format(language)))
        .subcommand(diff(language))
        .subcommand(joining::merge(language))
        .subcommand(joining::extract(language))
        .subcommand(joining::collect(language))
        .subcommand(sub("check", words::HELP_CHECK, words::USAGE_CHECK).arg(format(language)))
        .subcommand(
            sub("export", words::HELP_EXPORT, words::USAGE_EXPORT)
                .arg(out(words::HELP_OUT, language))
                .arg(chart)
                .arg(indicator)
                .arg(option("from", "DATE", words::HELP_FROM, language))
                .arg(option("to", "DATE", words::HELP_TO, language))
                .arg(option("scale", "N", words::HELP_SCALE, language))
                .arg(theme),
        )
        .subcommand(
            sub("report", words::HELP_REPORT, words::USAGE_REPORT)
                .arg(out(words::HELP_REPORT_OUT, language)),
        )
}

impl Refused {
    /// What is wrong with the arguments, and where to look.
    pub(super) fn sentence(&self, language: Language) -> String {
        let what = match self {
            Self::Clap(error) => clap_sentence(error, language),
            Self::NotADay { argument, value } => {
                if let Some(wrong) = wording::wrong_date(value) {
                    let what = wrong.sentence(language);
                    let named: [(&str, &dyn std::fmt::Display); 3] =
                        [("argument", argument), ("value", value), ("what", &what)];
                    return words::WRONG_DATE.fill(language, &named);
                }
                return words::NOT_A_DAY
                    .fill(language, &[("argument", argument), ("value", value)]);
            }
            Self::Scale(value) => {
                return words::WRONG_SCALE.fill(language, &[("value", value)]);
            }
            Self::OnlyTrends => words::ONLY_TRENDS.of(language).to_owned(),
            Self::TwoPlans { first, second } => {
                words::ONE_PLAN.fill(language, &[("first", first), ("second", second)])
            }
            Self::NoCommand {
                name,
                near,
                all,
                alone,
            } => {
                let all = all.join(match language {
                    Language::Zh => "、",
                    Language::En => ", ",
                });
                let pairs: [(&str, &dyn std::fmt::Display); 2] =
                    [("argument", name), ("commands", &all)];
                let none = if *alone && near.is_none() {
                    words::NO_COMMAND_NO_FILE
                } else {
                    words::UNKNOWN_COMMAND
                };
                let mut text = none.fill(language, &pairs[..1]);
                if let Some(near) = near {
                    text += &words::DID_YOU_MEAN_COMMAND.fill(language, &[("suggestion", near)]);
                }
                text + &words::COMMANDS_ARE.fill(language, &pairs[1..])
            }
        };
        let apart = match language {
            Language::Zh => "",
            Language::En => " ",
        };
        format!("{what}{apart}{}", words::SEE_HELP.of(language))
    }
}

fn clap_sentence(error: &clap::Error, language: Language) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(match language {
            Language::Zh => "、",
            Language::En => ", ",
        }),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let mut text = words::UNKNOWN_ARGUMENT.fill(language, &[("argument", &argument)]);
            let suggestion = context(ContextKind::SuggestedArg);
            if !suggestion.is_empty() {
                if language == Language::En {
                    text.push(' ');
                }
                text += &words::DID_YOU_MEAN.fill(language, &[("suggestion", &suggestion)]);
            }
            text
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            words::VALUE_WANTED.fill(language, &[("argument", &argument)])
        }
        ErrorKind::InvalidValue => words::WRONG_VALUE.fill(
            language,
            &[
                ("argument", &argument),
                ("value", &value),
                ("choices", &context(ContextKind::ValidValue)),
            ],
        ),
        ErrorKind::MissingRequiredArgument => {
            words::MISSING.fill(language, &[("argument", &argument)])
        }
        // A plan, and a command after it.
        ErrorKind::ArgumentConflict | ErrorKind::InvalidSubcommand if argument.is_empty() => {
            words::COMMAND_FIRST.of(language).to_owned()
        }
        ErrorKind::ArgumentConflict => {
            words::NOT_TOGETHER.fill(language, &[("argument", &argument)])
        }
        // What is left cannot be reached with these arguments, but for text that is not UTF-8.
        _ => {
            let rendered = error.render().to_string();
            let first = rendered.lines().next().unwrap_or_default();
            let reason = first.trim_start_matches("error: ");
            words::BAD_ARGUMENTS.fill(language, &[("reason", &reason)])
        }
    }
}
