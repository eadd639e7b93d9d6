//! Copies of files that are being written over, kept on this computer: gone as soon as the file is whole, and found again
//! where the program was ended in the middle of it.

use super::journal::make_private;
use super::print::Print;
use super::{leftovers, path_text, reading};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

/// How the file about a copy ends; the copy lies beside it, under its own name in a folder without that end.
const ENDS: &str = "about";

/// What is known of a copy.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct About {
    /// The file, links followed.
    #[serde(with = "path_text::option")]
    of: Option<PathBuf>,
    /// What it held.
    had: Print,
    /// What was being written over that.
    next: Print,
}

/// A copy, as long as the file is being written.
#[derive(Debug)]
pub(super) struct Copy {
    path: PathBuf,
    about: PathBuf,
    /// Locked; the system lets the lock go with the process, however that ends.
    _alive: File,
}

impl Copy {
    /// Copies what a file holds before `next` is written over it, flushed.
    pub fn new(safety: &Path, of: &Path, had: &[u8], next: &[u8]) -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        make_private(safety)?;
        let (machine, process) = (leftovers::machine(), std::process::id());
        let (about, mut alive) = loop {
            let count = NEXT.fetch_add(1, Ordering::Relaxed);
            let about = safety.join(format!("{machine}-{process}-{count}.{ENDS}"));
            match File::options().write(true).create_new(true).open(&about) {
                Ok(file) => break (about, file),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        };
        // Where files cannot be locked, the name tells the process.
        if let Err(error) = alive.try_lock() {
            log::info!("{}: {error}", about.display());
        }
        let said = About {
            of: Some(of.to_owned()),
            had: Print::of(had),
            next: Print::of(next),
        };
        let kept = about.with_extension("");
        let path = kept.join(of.file_name().unwrap_or_default());
        let mut write = || {
            let said = ron::ser::to_string(&said).map_err(io::Error::other)?;
            alive.write_all(said.as_bytes())?;
            alive.sync_all()?;
            make_private(&kept)?;
            let mut copy = File::create(&path)?;
            copy.write_all(had)?;
            copy.sync_all()
        };
        let written = write();
        let copy = Self {
            path,
            about,
            _alive: alive,
        };
        match written {
            Ok(()) => Ok(copy),
            Err(error) => {
                copy.done();
                Err(error)
            }
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file is whole: it is needed no more.
    pub fn done(self) {
        clear(&self.about);
    }
}

/// Removes a copy, by the file about it.
fn clear(about: &Path) {
    let kept = about.with_extension("");
    for gone in [fs::remove_dir_all(&kept), fs::remove_file(about)] {
        if let Err(error) = gone
            && error.kind() != io::ErrorKind::NotFound
        {
            log::warn!("{}: {error}", about.display());
        }
    }
}

/// A copy that is still needed: its file was being written over when that broke off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftCopy {
    /// The copy.
    pub path: PathBuf,
    /// The file, links followed.
    pub of: PathBuf,
    /// When the copy was made.
    pub made: Option<SystemTime>,
}

/// The copies in a folder that were left behind and are needed, the latest first; of one file, or of all. Those whose file
/// is as it was, or as it was to be, are cleared away. Reads the files: run it off the window's thread.
pub fn left_copies(safety: &Path, of: Option<&Path>) -> Vec<LeftCopy> {
    let of = of.map(|of| fs::canonicalize(of).unwrap_or_else(|_| of.to_owned()));
    let mut left: Vec<LeftCopy> = fs::read_dir(safety)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == ENDS))
        .filter_map(|about| left_copy(&about, of.as_deref()))
        .collect();
    left.sort_by(|a, b| b.made.cmp(&a.made).then_with(|| a.path.cmp(&b.path)));
    left
}

fn left_copy(about: &Path, wanted: Option<&Path>) -> Option<LeftCopy> {
    if lives(about) {
        return None;
    }
    let print = |path: &Path| {
        let bytes = reading::bytes(path, reading::LARGEST).ok()?;
        Some(Print::of(&bytes))
    };
    let said = fs::read_to_string(about).ok()?;
    let copy = fs::read_dir(about.with_extension("")).ok();
    let copy = copy.and_then(|mut entries| entries.next()?.ok());
    // Ended before the copy was whole: nothing had been written over then.
    let known = ron::from_str::<About>(&said).ok().zip(copy);
    let known = known.and_then(|(said, copy)| Some((said.of?, said.had, said.next, copy)));
    let Some((of, had, next, copy)) =
        known.filter(|(_, had, _, copy)| print(&copy.path()) == Some(*had))
    else {
        clear(about);
        return None;
    };
    if wanted.is_some_and(|wanted| wanted != of) {
        return None;
    }
    if print(&of).is_some_and(|now| now == had || now == next) {
        clear(about);
        return None;
    }
    Some(LeftCopy {
        made: copy.metadata().and_then(|about| about.modified()).ok(),
        path: copy.path(),
        of,
    })
}

/// Whether the program that makes a copy is still at it.
fn lives(about: &Path) -> bool {
    match File::open(about).map(|file| file.try_lock()) {
        Ok(Ok(())) => false,
        Ok(Err(TryLockError::WouldBlock)) | Err(_) => true,
        Ok(Err(TryLockError::Error(_))) => {
            let name = about.file_stem().unwrap_or_default().to_string_lossy();
            let parts: Vec<&str> = name.split('-').collect();
            let [machine, process, _] = parts.as_slice() else {
                return false;
            };
            *machine == leftovers::machine()
                && process
                    .parse()
                    .is_ok_and(|process| !leftovers::is_gone(machine, process))
        }
    }
}

/// Throws a copy away that was left behind, as its user said.
pub fn throw_copy_away(copy: &LeftCopy) {
    if let Some(kept) = copy.path.parent() {
        let mut about = kept.as_os_str().to_owned();
        about.push(format!(".{ENDS}"));
        clear(Path::new(&about));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_found_again_only_while_its_file_is_neither_old_nor_new() {
        let folder = tempfile::tempdir().unwrap();
        let safety = folder.path().join("safety");
        let plan = folder.path().join(format!("{}.ron", "长".repeat(83)));
        fs::write(&plan, "old").unwrap();
        let plan = fs::canonicalize(&plan).unwrap();
        let left = || left_copies(&safety, None);
        let copy = Copy::new(&safety, &plan, b"old", b"new").unwrap();
        fs::write(&plan, "newd").unwrap();
        assert_eq!(left(), [], "it is still being written");
        let path = copy.path().to_owned();
        // The program ends.
        drop(copy);
        let found = left();
        assert_eq!(found.len(), 1);
        assert_eq!((&found[0].path, &found[0].of), (&path, &plan));
        assert_eq!(fs::read(&found[0].path).unwrap(), b"old");
        assert_eq!(left_copies(&safety, Some(&plan)), found);
        assert_eq!(left_copies(&safety, Some(&folder.path().join("b.ron"))), []);
        // The place does not tell what it holds: nobody knows.
        fs::remove_file(&plan).unwrap();
        assert_eq!(left().len(), 1);
        for whole in ["old", "new"] {
            let copy = Copy::new(&safety, &plan, b"old", b"new").unwrap();
            drop(copy);
            fs::write(&plan, whole).unwrap();
            assert_eq!(left(), []);
            assert_eq!(fs::read_dir(&safety).unwrap().count(), 0);
        }
        // Ended while the copy was made.
        let copy = Copy::new(&safety, &plan, b"old", b"next").unwrap();
        fs::write(copy.path(), "ol").unwrap();
        drop(copy);
        assert_eq!(left(), []);
        assert_eq!(fs::read_dir(&safety).unwrap().count(), 0);
        // Refused by its user.
        drop(Copy::new(&safety, &plan, b"old", b"next").unwrap());
        throw_copy_away(&left()[0]);
        assert_eq!(fs::read_dir(&safety).unwrap().count(), 0);
    }
}
