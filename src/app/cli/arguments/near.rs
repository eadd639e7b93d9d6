//! A command that is none: recognised as one that was meant, and the nearest of those there are.

use super::Refused;
use clap::Command;
use std::ffi::OsString;
use std::path::Path;

/// So many letters may be wrong in a word that is still taken for a command.
const SLIPS: usize = 2;

/// The refusal of a first word that is no command and no file, and of a second plan; `None` where they may be what they
/// are taken for.
pub(super) fn unknown_command(
    arguments: &[OsString],
    command: &Command,
    failed: bool,
) -> Option<Refused> {
    let mut given = words(arguments);
    let name = given.next()?;
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    if names.contains(&name) {
        return None;
    }
    let is_path = name.contains(['.', '/', '\\']) || Path::new(name).exists();
    if is_path {
        let second = given.next().filter(|second| !names.contains(second))?;
        return failed.then(|| Refused::TwoPlans {
            first: name.to_owned(),
            second: second.to_owned(),
        });
    }
    let near = names
        .iter()
        .map(|known| (slips(name, known), *known))
        .min()
        .filter(|(slips, known)| *slips <= SLIPS && *slips < known.len().div_ceil(2))
        .map(|(_, known)| known.to_owned());
    Some(Refused::NoCommand {
        name: name.to_owned(),
        near,
        all: names.into_iter().map(ToOwned::to_owned).collect(),
        alone: !failed,
    })
}

/// The arguments that are neither options nor the values of some, up to an option that is none.
fn words(arguments: &[OsString]) -> impl Iterator<Item = &str> {
    let mut rest = arguments.iter().skip(1);
    std::iter::from_fn(move || {
        loop {
            let argument = rest.next()?.to_str()?;
            match argument {
                "--lang" | "--as-of" | "--profile" => {
                    rest.next();
                }
                _ if argument.starts_with("--lang=") => {}
                // What is wrong with another option is said of that.
                _ if argument.starts_with('-') => return None,
                _ => return Some(argument),
            }
        }
    })
}

/// How many letters must be put in, taken out or changed to make one word of another; two that changed places are one slip.
fn slips(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    // A whole text in the place of a command is none.
    if one.len() > 2 * other.len() + 2 {
        return usize::MAX;
    }
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: Option<&Vec<usize>>, j: usize| {
                row.and_then(|row| row.get(j))
                    .copied()
                    .unwrap_or(usize::MAX / 2)
            };
            let above = rows.last();
            let mut least = (at(above, j) + usize::from(a != b))
                .min(at(above, j + 1) + 1)
                .min(at(Some(&row), j) + 1);
            let swapped =
                i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                least = least.min(at(rows.get(i - 1), j - 1) + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    let last = rows.last().and_then(|row| row.last());
    last.copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (one, other, n) in [
            ("merge", "merge", 0),
            ("mrge", "merge", 1),
            ("megre", "merge", 1),
            ("merged", "merge", 1),
            ("", "diff", 4),
            ("整改", "diff", 4),
        ] {
            assert_eq!(slips(one, other), n, "{one} {other}");
        }
    }
}
