//! The arguments of the commands that join plans.

use super::{Format, dressed, file, format, format_of, option, out, plan};
use crate::text::{Language, cli_words as words};
use clap::{ArgMatches, Command};
use std::path::PathBuf;

/// Three plans to merge.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app::cli) struct Three {
    pub base: PathBuf,
    pub ours: PathBuf,
    pub theirs: PathBuf,
    pub out: PathBuf,
    pub format: Format,
}

fn path(matches: &ArgMatches, id: &str) -> PathBuf {
    matches.get_one::<PathBuf>(id).cloned().unwrap_or_default()
}

pub(super) fn three(matches: &ArgMatches) -> Three {
    Three {
        base: path(matches, "base"),
        ours: path(matches, "ours"),
        theirs: path(matches, "theirs"),
        out: path(matches, "out"),
        format: format_of(matches),
    }
}

/// A part to give out.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app::cli) struct Giving {
    pub plan: PathBuf,
    pub unit: String,
    pub out: PathBuf,
}

pub(super) fn giving(matches: &ArgMatches) -> Giving {
    Giving {
        plan: path(matches, "plan"),
        unit: matches
            .get_one::<String>("unit")
            .cloned()
            .unwrap_or_default(),
        out: path(matches, "out"),
    }
}

/// Parts to take back in.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app::cli) struct Gathering {
    pub plan: PathBuf,
    pub parts: Vec<PathBuf>,
    pub out: PathBuf,
    pub format: Format,
}

pub(super) fn gathering(matches: &ArgMatches) -> Gathering {
    let parts = matches.get_many::<PathBuf>("parts").unwrap_or_default();
    Gathering {
        plan: path(matches, "plan"),
        parts: parts.cloned().collect(),
        out: path(matches, "out"),
        format: format_of(matches),
    }
}

/// The command that gives a part out.
pub(super) fn extract(language: Language) -> Command {
    dressed(
        Command::new("extract").about(words::HELP_EXTRACT.of(language)),
        words::USAGE_EXTRACT,
        language,
    )
    .arg(plan(language).required(true))
    .arg(option("unit", "NAME", words::HELP_UNIT, language).required(true))
    .arg(out(words::HELP_PART_OUT, language))
}

/// The command that takes parts back in.
pub(super) fn collect(language: Language) -> Command {
    dressed(
        Command::new("collect").about(words::HELP_COLLECT.of(language)),
        words::USAGE_COLLECT,
        language,
    )
    .arg(plan(language).required(true))
    .arg(file("parts", "PART", words::HELP_PARTS, language).num_args(1..))
    .arg(out(words::HELP_COLLECT_OUT, language))
    .arg(format(language))
    .after_help(words::AFTER_HELP_COLLECT.of(language))
}

/// The command that merges.
pub(super) fn merge(language: Language) -> Command {
    dressed(
        Command::new("merge").about(words::HELP_MERGE.of(language)),
        words::USAGE_MERGE,
        language,
    )
    .arg(file("base", "BASE", words::HELP_BASE, language))
    .arg(file("ours", "OURS", words::HELP_OURS, language))
    .arg(file("theirs", "THEIRS", words::HELP_THEIRS, language))
    .arg(out(words::HELP_MERGE_OUT, language))
    .arg(format(language))
    .after_help(words::AFTER_HELP_MERGE.of(language))
}
