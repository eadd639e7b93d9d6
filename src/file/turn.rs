//! Taking turns: of several programs that save one file at the same moment, one at a time looks at it and replaces it.
//!
//! Between the last look at a file and the renaming over it another program could save, and its work would be gone. A small
//! file beside the plan, there for this moment only, keeps them apart. Where none can be made, saving goes on without.

use super::leftovers;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long is waited between two looks.
const WAIT: Duration = Duration::from_millis(15);

/// A turn that has not ended for so long is that of a program that died: looking and renaming take milliseconds. Told by
/// how long it was watched, not by any clock.
const DEAD_AFTER: Duration = Duration::from_secs(10);

/// The turn of one saving; it ends with the value.
#[derive(Debug, Default)]
pub struct Turn {
    path: Option<PathBuf>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(path) = self.path.take()
            && let Err(error) = fs::remove_file(&path)
        {
            log::info!("{}: {error}", path.display());
        }
    }
}

impl Turn {
    /// Waits for the turn to replace a file.
    pub(super) fn take(target: &Path) -> Self {
        let path = leftovers::turn(target);
        let own = format!("{}-{}", leftovers::machine(), std::process::id());
        let mut watched: Option<(Vec<u8>, Instant)> = None;
        loop {
            match File::options().write(true).create_new(true).open(&path) {
                Ok(mut file) => {
                    // Who it is only helps others to find out that it died.
                    file.write_all(own.as_bytes()).ok();
                    return Self { path: Some(path) };
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => {
                    log::info!("{}: {error}", path.display());
                    return Self::default();
                }
            }
            let Ok(holder) = fs::read(&path) else {
                // Ended meanwhile.
                std::thread::sleep(WAIT);
                continue;
            };
            let since = match &watched {
                Some((known, since)) if *known == holder => *since,
                _ => {
                    let now = Instant::now();
                    watched = Some((holder.clone(), now));
                    now
                }
            };
            if since.elapsed() > DEAD_AFTER || is_dead(&holder) {
                end(&path, &holder);
                watched = None;
            } else {
                std::thread::sleep(WAIT);
            }
        }
    }
}

/// Whether the process that holds a turn is gone from this machine.
fn is_dead(holder: &[u8]) -> bool {
    let named = std::str::from_utf8(holder).ok();
    let named = named.and_then(|words| words.split_once('-'));
    named.is_some_and(|(machine, process)| {
        process
            .parse()
            .is_ok_and(|process| leftovers::is_gone(machine, process))
    })
}

/// Ends the turn of a dead program. Another one may do so at the same moment: what was moved away is looked at first.
fn end(path: &Path, holder: &[u8]) {
    let aside = path.with_extension(format!("{}.dead", std::process::id()));
    if fs::rename(path, &aside).is_err() {
        return;
    }
    let same = fs::read(&aside).is_ok_and(|moved| moved == holder);
    if same || fs::rename(&aside, path).is_err() {
        fs::remove_file(&aside).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_nothing_stays_behind() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("整改.ron");
        let first = Turn::take(&target);
        let waiting = target.clone();
        let second = std::thread::spawn(move || {
            let _turn = Turn::take(&waiting);
            Instant::now()
        });
        std::thread::sleep(Duration::from_millis(60));
        assert!(!second.is_finished());
        let ended = Instant::now();
        drop(first);
        assert!(second.join().unwrap() >= ended);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn the_turn_of_a_dead_process_ends_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("整改.ron");
        // No process has this number: it is above what Linux gives.
        let dead = format!("{}-4194999", leftovers::machine());
        fs::write(leftovers::turn(&target), dead).unwrap();
        let begun = Instant::now();
        drop(Turn::take(&target));
        if Path::new("/proc/self").exists() {
            assert!(begun.elapsed() < DEAD_AFTER);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn where_no_file_can_be_made_saving_goes_on_without() {
        let folder = tempfile::tempdir().unwrap();
        let turn = Turn::take(&folder.path().join("nowhere/整改.ron"));
        assert!(turn.path.is_none());
    }
}
