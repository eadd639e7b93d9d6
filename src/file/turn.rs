//! Taking turns: of several programs that save one file at the same moment, one at a time looks at it and replaces it.
//!
//! Between the last look at a file and the renaming over it another program could save, and its work would be gone. A small
//! file beside the plan, there for this moment only, keeps them apart. Where none can be made, or one that gives no sign
//! cannot be taken away, saving goes on without.

use super::leftovers;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// How often what is done.
#[derive(Clone, Copy, Debug)]
struct Pace {
    /// How long is waited between two looks.
    look: Duration,
    /// A turn that has given no sign for so long is that of a program that died, or one that nobody may end. Told by how
    /// long it was watched, not by any clock.
    dead_after: Duration,
}

const PACE: Pace = Pace {
    look: Duration::from_millis(15),
    dead_after: Duration::from_secs(10),
};

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

/// What is seen of the turn of another: what it says, where it may be read, and how it looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sign {
    said: Option<Vec<u8>>,
    looks: Option<(u64, Option<SystemTime>)>,
}

impl Sign {
    fn of(path: &Path) -> Self {
        let Ok(about) = fs::symlink_metadata(path) else {
            return Self::default();
        };
        Self {
            // Opening a pipe would wait for who writes into it.
            said: about.is_file().then(|| fs::read(path).ok()).flatten(),
            looks: Some((about.len(), about.modified().ok())),
        }
    }
}

impl Turn {
    /// Waits for the turn to replace a file.
    pub(super) fn take(target: &Path) -> Self {
        Self::take_at(target, PACE)
    }

    fn take_at(target: &Path, pace: Pace) -> Self {
        let path = leftovers::turn(target);
        let own = format!("{}-{}", leftovers::machine(), std::process::id());
        let mut watched = (Sign::default(), Instant::now());
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
            // One that may not be read, or that is gone at each look, is watched as well.
            let sign = Sign::of(&path);
            if sign != watched.0 {
                watched = (sign.clone(), Instant::now());
            }
            if watched.1.elapsed() > pace.dead_after || is_dead(&sign) {
                if !end(&path, &sign) {
                    log::warn!("{} stays; saving goes on without a turn", path.display());
                    return Self::default();
                }
            } else {
                std::thread::sleep(pace.look);
            }
        }
    }
}

/// Whether the process that holds a turn is gone from this machine.
fn is_dead(holder: &Sign) -> bool {
    let named = holder.said.as_deref();
    let named = named.and_then(|said| std::str::from_utf8(said).ok());
    let named = named.and_then(|words| words.split_once('-'));
    named.is_some_and(|(machine, process)| {
        process
            .parse()
            .is_ok_and(|process| leftovers::is_gone(machine, process))
    })
}

/// Ends the turn of a dead program; whether it could. Another one may do so at the same moment: what was moved away is
/// looked at first.
fn end(path: &Path, holder: &Sign) -> bool {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_file() => {}
        // What is no file was never a turn.
        Ok(_) => return false,
        Err(error) => return error.kind() == ErrorKind::NotFound,
    }
    let aside = path.with_extension(format!("{}.dead", std::process::id()));
    if let Err(error) = fs::rename(path, &aside) {
        return error.kind() == ErrorKind::NotFound;
    }
    let same = Sign::of(&aside) == *holder;
    if same || fs::rename(&aside, path).is_err() {
        fs::remove_file(&aside).ok();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: Pace = Pace {
        look: Duration::from_millis(2),
        dead_after: Duration::from_millis(200),
    };

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
            assert!(begun.elapsed() < PACE.dead_after);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    /// Whether a turn is had, or given up, in bounded time; and whether it is had.
    fn taken(target: &Path) -> Option<bool> {
        let target = target.to_owned();
        let (sender, taken) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let turn = Turn::take_at(&target, QUICK);
            sender.send(turn.path.is_some()).ok();
        });
        taken.recv_timeout(Duration::from_secs(20)).ok()
    }

    #[test]
    fn a_turn_that_nobody_may_read_or_end_holds_nobody_up_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("整改.ron");
        // It can neither be read nor was it ever a turn.
        let path = leftovers::turn(&target);
        fs::create_dir(&path).unwrap();
        assert_eq!(taken(&target), Some(false));
        assert!(path.is_dir(), "it is left alone");
        fs::remove_dir(&path).unwrap();
        fs::write(&path, "another-1").unwrap();
        assert_eq!(taken(&target), Some(true));
        // Nothing can be said of a link that leads nowhere, and it is in the way all the same.
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("nowhere", &path).unwrap();
            assert_eq!(taken(&target), Some(false));
        }
    }

    #[test]
    fn where_no_file_can_be_made_saving_goes_on_without() {
        let folder = tempfile::tempdir().unwrap();
        let turn = Turn::take(&folder.path().join("nowhere/整改.ron"));
        assert!(turn.path.is_none());
    }
}
