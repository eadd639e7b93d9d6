//! Taking turns: of several programs that save one file at the same moment, one at a time looks at it and replaces it.
//!
//! Between the last look at a file and the renaming over it another program could save, and its work would be gone. A small
//! file beside the plan, there for this moment only, keeps them apart. Where none can be made, or one that gives no sign
//! cannot be taken away, saving goes on without.

use super::leftovers;
use crate::edit;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

/// How often what is done.
#[derive(Clone, Copy, Debug)]
struct Pace {
    /// How long is waited between two looks, in the first second.
    look: Duration,
    /// How often who has the turn gives a sign: reading a large file over a slow line takes longer than any wait.
    sign: Duration,
    /// So long signs are given at most.
    longest: Duration,
    /// A turn that has given no sign for so long is that of a program that died, or one that nobody may end. Told by how
    /// long it was watched, not by any clock.
    dead_after: Duration,
}

const PACE: Pace = Pace {
    look: Duration::from_millis(15),
    sign: Duration::from_secs(1),
    longest: Duration::from_mins(10),
    dead_after: Duration::from_secs(10),
};

/// After the first second it is looked more rarely, by so much.
const RARELY: u32 = 8;

/// No turn says more.
const LONGEST: u64 = 200;

/// The turn of one saving; it ends with the value.
#[derive(Debug, Default)]
pub struct Turn {
    held: Option<Held>,
}

/// A turn that is had.
#[derive(Debug)]
struct Held {
    path: PathBuf,
    /// What it begins with; no other turn does.
    own: String,
    /// Ends the thread that gives signs.
    ended: Sender<()>,
    signs: Option<JoinHandle<()>>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some(held) = self.held.take() else { return };
        let Held {
            path,
            own,
            ended,
            signs,
        } = held;
        drop(ended);
        // A sign that comes too late would be given in the turn of another.
        if signs.is_some_and(|signs| signs.join().is_err()) {
            log::error!("the signs of a turn broke off");
        }
        // Who took this program for dead has ended the turn, and another may have it. On a full disk nothing stands in it.
        let is_own = Sign::of(&path)
            .said
            .is_some_and(|said| said.is_empty() || said.starts_with(own.as_bytes()));
        if is_own && let Err(error) = fs::remove_file(&path) {
            log::info!("{}: {error}", path.display());
        }
    }
}

/// Gives signs of life in a turn until it ends. The file stays open: by its name it might be that of another.
fn give_signs(mut file: &File, own: &str, pace: Pace, ended: &Receiver<()>) {
    let begun = Instant::now();
    let mut count = 0_u32;
    while begun.elapsed() < pace.longest
        && ended.recv_timeout(pace.sign) == Err(RecvTimeoutError::Timeout)
    {
        count += 1;
        let given = file
            .seek(SeekFrom::Start(0))
            .and_then(|_| file.write_all(said(own, count).as_bytes()))
            // Else some shares keep it back on this computer.
            .and_then(|()| file.sync_data());
        if let Err(error) = given {
            log::info!("a sign in a turn: {error}");
        }
    }
}

/// What stands in a turn; always of the same length.
fn said(own: &str, count: u32) -> String {
    format!("{own}{count:010}")
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
            said: about.is_file().then(|| beginning(path).ok()).flatten(),
            looks: Some((about.len(), about.modified().ok())),
        }
    }
}

/// What a turn says; whatever stands in its place, not more than a turn can say.
fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut said = Vec::new();
    File::open(path)?.take(LONGEST).read_to_end(&mut said)?;
    Ok(said)
}

impl Turn {
    /// Waits for the turn to replace a file.
    pub(super) fn take(target: &Path) -> Self {
        Self::take_at(target, PACE)
    }

    fn take_at(target: &Path, pace: Pace) -> Self {
        let path = leftovers::turn(target);
        let (machine, process) = (leftovers::machine(), std::process::id());
        let own = format!("{machine}-{process}-{}-", edit::mint());
        let begun = Instant::now();
        let mut watched = (Sign::default(), Instant::now());
        loop {
            match File::options().write(true).create_new(true).open(&path) {
                Ok(file) => return Self::begin(path, file, own, pace),
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
            } else if begun.elapsed() < Duration::from_secs(1) {
                std::thread::sleep(pace.look);
            } else {
                std::thread::sleep(pace.look * RARELY);
            }
        }
    }

    fn begin(path: PathBuf, mut file: File, own: String, pace: Pace) -> Self {
        // Who it is helps others to find out that it died, and this program to end no other turn.
        if let Err(error) = file.write_all(said(&own, 0).as_bytes()) {
            log::info!("{}: {error}", path.display());
        }
        let (ended, hears) = channel();
        let name = own.clone();
        let thread = std::thread::Builder::new().name("turn".to_owned());
        let signs = thread.spawn(move || give_signs(&file, &name, pace, &hears));
        if let Err(error) = &signs {
            log::error!("{error}");
        }
        Self {
            held: Some(Held {
                path,
                own,
                ended,
                signs: signs.ok(),
            }),
        }
    }
}

/// Ends the turn that a program left when it died, if there is one: of one of this machine that is certain.
pub(super) fn clear_dead(target: &Path) {
    let path = leftovers::turn(target);
    let sign = Sign::of(&path);
    if is_dead(&sign) && !end(&path, &sign) {
        log::info!("{} stays", path.display());
    }
}

/// Whether the process that holds a turn is gone from this machine.
fn is_dead(holder: &Sign) -> bool {
    let named = holder.said.as_deref();
    let named = named.and_then(|said| std::str::from_utf8(said).ok());
    named.is_some_and(|words| {
        let mut parts = words.split('-');
        let (machine, process) = (parts.next(), parts.next());
        machine
            .zip(process.and_then(|process| process.parse().ok()))
            .is_some_and(|(machine, process)| leftovers::is_gone(machine, process))
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
        sign: Duration::from_millis(10),
        dead_after: Duration::from_millis(400),
        ..PACE
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
        // So it does where nobody waits for it; that of a living one stays.
        fs::write(
            leftovers::turn(&target),
            format!("{}-4194999", leftovers::machine()),
        )
        .unwrap();
        clear_dead(&target);
        let stays = leftovers::turn(&target).exists();
        assert_ne!(stays, Path::new("/proc/self").exists());
        fs::remove_file(leftovers::turn(&target)).ok();
        let living = Turn::take(&target);
        clear_dead(&target);
        assert!(leftovers::turn(&target).exists());
        drop(living);
    }

    /// Whether a turn is had, or given up, in bounded time; and whether it is had.
    fn taken(target: &Path) -> Option<bool> {
        let target = target.to_owned();
        let (sender, taken) = channel();
        std::thread::spawn(move || {
            let turn = Turn::take_at(&target, QUICK);
            let had = turn.held.is_some();
            drop(turn);
            sender.send(had).ok();
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
    fn who_gives_signs_has_the_turn_for_as_long_as_it_takes() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("整改.ron");
        let long = Turn::take_at(&target, QUICK);
        let waiting = target.clone();
        let second = std::thread::spawn(move || {
            let _turn = Turn::take_at(&waiting, QUICK);
            Instant::now()
        });
        std::thread::sleep(QUICK.dead_after * 4);
        let ended = Instant::now();
        drop(long);
        assert!(second.join().unwrap() >= ended, "both had it at once");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        // Signs are given so long at most.
        let stuck = Turn::take_at(
            &target,
            Pace {
                longest: Duration::ZERO,
                ..QUICK
            },
        );
        assert_eq!(taken(&target), Some(true));
        drop(stuck);
    }

    #[test]
    fn the_turn_of_another_is_not_ended_with_the_own() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("整改.ron");
        let own = Turn::take(&target);
        let path = leftovers::turn(&target);
        fs::remove_file(&path).unwrap();
        let other = Turn::take(&target);
        drop(own);
        assert!(path.exists(), "the other still has it");
        drop(other);
        assert!(!path.exists());
    }

    #[test]
    fn where_no_file_can_be_made_saving_goes_on_without() {
        let folder = tempfile::tempdir().unwrap();
        let turn = Turn::take(&folder.path().join("nowhere/整改.ron"));
        assert!(turn.held.is_none());
    }
}
