//! The arguments of the commands that join plans.

use super::{Format, dressed, file, format, format_of, out};
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
