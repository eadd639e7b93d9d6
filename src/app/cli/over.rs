//! Writing over a file that others may write meanwhile: nothing of theirs is written over unseen.

use super::Trouble;
use crate::file::{LARGEST, Print, SaveError};
use crate::plan::Plan;
use std::path::Path;

/// How often all is read and made again when somebody else saves the file in between.
const TRIES: u32 = 5;

/// Makes a plan and writes it, if the file that it goes over still is what it was before anything was read; else makes it
/// anew from what stands there by now. So it makes no difference whether the file is one of those that are read, nor by
/// which path.
pub(super) fn write<T>(
    out: &Path,
    mut make: impl FnMut() -> Result<(Plan, T), Trouble>,
    failed: impl Fn(SaveError) -> Trouble,
) -> Result<T, Trouble> {
    let mut tries = 0;
    loop {
        let stands = crate::file::bytes(out, LARGEST).ok();
        let stands = stands.map(|bytes| Print::of(&bytes));
        let (plan, answer) = make()?;
        tries += 1;
        match crate::file::save_over(out, &plan, stands) {
            Ok(_) => return Ok(answer),
            Err(SaveError::Changed { .. }) if tries < TRIES => {}
            Err(error) => return Err(failed(error)),
        }
    }
}

/// Why a plan could not be written to a file.
pub(super) fn unwritten(out: &Path, error: SaveError) -> Trouble {
    match error {
        SaveError::Changed { file } => Trouble::KeepsChanging(file),
        error => Trouble::Write(out.to_owned(), error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Head;

    fn with_notes(notes: &str) -> Plan {
        let mut parts = Plan::default().parts();
        parts.head = Head {
            notes: notes.to_owned(),
            ..parts.head
        };
        Plan::new(parts)
    }

    fn notes(path: &Path) -> String {
        let opened = crate::file::load(path).unwrap();
        opened.plan.head().notes.clone()
    }

    #[test]
    fn what_others_save_meanwhile_is_read_again_and_after_some_tries_it_is_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan.ron");
        let failed = |error| unwritten(&file, error);
        for (others, written) in [(0, true), (1, true), (4, true), (5, false)] {
            crate::file::save(&file, &with_notes("start")).unwrap();
            let mut left = others;
            let done = write(
                &file,
                || {
                    let read = notes(&file);
                    if left > 0 {
                        left -= 1;
                        crate::file::save(&file, &with_notes(&format!("{read}+"))).unwrap();
                    }
                    Ok((with_notes(&format!("{read} and ours")), ()))
                },
                failed,
            );
            let theirs = format!("start{}", "+".repeat(others));
            if written {
                done.unwrap();
                assert_eq!(notes(&file), format!("{theirs} and ours"));
            } else {
                let trouble = done.unwrap_err();
                assert!(matches!(trouble, Trouble::KeepsChanging(_)), "{trouble:?}");
                assert_eq!(notes(&file), theirs);
            }
        }
        // Where there is none, and where there is something else than a plan.
        std::fs::write(&file, "something else").unwrap();
        for file in [&file, &folder.path().join("new.ron")] {
            write(file, || Ok((with_notes("ours"), ())), failed).unwrap();
            assert_eq!(notes(file), "ours");
        }
    }
}
