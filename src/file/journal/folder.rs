//! The files of a journal: their names, whose they are, and whether the window that writes them still lives.

use super::super::{here, leftovers};
use super::frame::short;
use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const JOURNAL: &str = "journal";
const BASE: &str = "base";
const HALF: &str = "half";
const ALIVE: &str = "alive";

/// How many names are tried for a journal.
const NAMES: u32 = 1000;

/// How often a journal is tried to be taken over, and how long is waited between.
const TRIES: u32 = 4;
const MOMENT: Duration = Duration::from_millis(5);

/// A journal held by this window: as long as this lives, no other window takes it for one that was left behind.
#[derive(Debug)]
pub struct Held {
    stem: PathBuf,
    /// Locked; the system lets the lock go with the process, however that ends.
    alive: File,
}

/// The computer since it was started, in a few letters; empty where the system does not tell.
fn boot() -> String {
    let boot = here::boot();
    if boot.is_empty() {
        boot
    } else {
        short(boot.as_bytes())
    }
}

/// Makes a folder for this user alone.
pub(in crate::file) fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Options for a file that is for this user alone.
pub(super) fn private() -> fs::OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix knows the mode"))]
    let mut options = File::options();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

fn with(stem: &Path, end: &str) -> PathBuf {
    let mut name = stem.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    name.into()
}

/// The records of a generation.
pub(super) fn journal_of(stem: &Path, generation: u64) -> PathBuf {
    with(stem, &format!("{generation}.{JOURNAL}"))
}

/// What a generation begins from.
pub(super) fn base_of(stem: &Path, generation: u64) -> PathBuf {
    with(stem, &format!("{generation}.{BASE}"))
}

/// The same while it is being written.
pub(super) fn half_of(stem: &Path, generation: u64) -> PathBuf {
    with(stem, &format!("{generation}.{HALF}"))
}

impl Held {
    /// A journal of a name of its own; nothing is written of it yet.
    ///
    /// # Errors
    /// What the system says.
    pub fn new(folder: &Path) -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        make_private(folder)?;
        let (machine, process) = (leftovers::machine(), std::process::id());
        for _ in 0..NAMES {
            let count = NEXT.fetch_add(1, Ordering::Relaxed);
            let stem = folder.join(format!("{machine}-{}-{process}-{count}", boot()));
            let made = private()
                .write(true)
                .create_new(true)
                .open(with(&stem, ALIVE));
            match made {
                Ok(alive) => {
                    // Where files cannot be locked, the name tells the process.
                    if let Err(error) = alive.try_lock() {
                        log::warn!("{}: {error}", stem.display());
                    }
                    return Ok(Self { stem, alive });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Takes over a journal that was left behind; `None` where a living window has it.
    ///
    /// # Errors
    /// What the system says.
    pub fn take(stem: &Path) -> io::Result<Option<Self>> {
        let mut options = private();
        options.write(true).create(true).truncate(false);
        let alive = options.open(with(stem, ALIVE))?;
        // A process that is being started holds every open file of its parent for a moment, and with it what the parent has
        // just let go.
        let mut tries = 0;
        let locked = loop {
            match alive.try_lock() {
                Err(TryLockError::WouldBlock) if tries < TRIES => {
                    tries += 1;
                    std::thread::sleep(MOMENT);
                }
                locked => break locked,
            }
        };
        let free = match locked {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(error)) => {
                log::info!("{}: {error}", stem.display());
                !lives_by_name(stem)
            }
        };
        let stem = stem.to_owned();
        Ok(free.then_some(Self { stem, alive }))
    }

    /// Where its files are, without their endings.
    pub fn stem(&self) -> &Path {
        &self.stem
    }

    /// Removes every generation before one.
    pub(super) fn remove_before(&self, generation: u64) {
        for found in generations(&self.stem) {
            if found < generation {
                remove(&journal_of(&self.stem, found));
                remove(&base_of(&self.stem, found));
                remove(&half_of(&self.stem, found));
            }
        }
    }

    /// Removes the journal.
    pub(super) fn remove(self) {
        self.remove_before(u64::MAX);
        let Self { stem, alive } = self;
        // Removed while it is still locked: nobody takes it meanwhile. Windows wants it closed first.
        if cfg!(windows) {
            drop(alive);
            remove(&with(&stem, ALIVE));
        } else {
            remove(&with(&stem, ALIVE));
            drop(alive);
        }
    }
}

fn remove(path: &Path) {
    if let Err(error) = fs::remove_file(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        log::warn!("{}: {error}", path.display());
    }
}

/// Whether the process that a journal is named after lives on this computer.
fn lives_by_name(stem: &Path) -> bool {
    let name = stem.file_name().unwrap_or_default().to_string_lossy();
    let parts: Vec<&str> = name.split('-').collect();
    let [machine, started, process, _] = parts.as_slice() else {
        return false;
    };
    *machine == leftovers::machine()
        && *started == boot()
        && (!Path::new("/proc/self").exists() || Path::new("/proc").join(process).exists())
}

/// The stem and generation that a file of a journal is named after.
fn parted(path: &Path) -> Option<(PathBuf, Option<u64>)> {
    let name = path.file_name()?.to_str()?;
    let mut parts = name.split('.');
    let (stem, second, third) = (parts.next()?, parts.next()?, parts.next());
    let generation = match (second, third, parts.next()) {
        (ALIVE, None, None) => None,
        (generation, Some(JOURNAL | BASE | HALF), None) => Some(generation.parse().ok()?),
        _ => return None,
    };
    Some((path.with_file_name(stem), generation))
}

/// Every stem in a folder, with its generations in order.
pub(super) fn stems(folder: &Path) -> BTreeMap<PathBuf, Vec<u64>> {
    let mut stems: BTreeMap<PathBuf, Vec<u64>> = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return stems;
    };
    for entry in entries.flatten() {
        if let Some((stem, generation)) = parted(&entry.path()) {
            stems.entry(stem).or_default().extend(generation);
        }
    }
    for generations in stems.values_mut() {
        generations.sort_unstable();
        generations.dedup();
    }
    stems
}

/// The generations of one journal in order.
pub(super) fn generations(stem: &Path) -> Vec<u64> {
    let folder = stem.parent().unwrap_or(Path::new("."));
    stems(folder).remove(stem).unwrap_or_default()
}

/// Whether a living window writes a journal.
pub(super) fn lives(stem: &Path) -> bool {
    match Held::take(stem) {
        Ok(Some(_)) => false,
        Ok(None) => true,
        // What cannot be locked cannot be taken over either.
        Err(error) => {
            log::info!("{}: {error}", stem.display());
            true
        }
    }
}

/// Clears away the names of windows that ended and left nothing.
pub(super) fn tidy(stem: &Path) {
    if !lives_by_name(stem)
        && let Ok(Some(held)) = Held::take(stem)
    {
        held.remove();
    }
}
