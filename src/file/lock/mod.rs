//! Who has a plan open: a lock beside the plan for each window that edits it. Advice for people, never the truth.
//!
//! The first is `.~lock.NAME#`, further ones `.~lock.NAME#2` and so on; each is made anew and belongs to one window, so that
//! no two ever write one. Whether somebody is still there is told by the clock of the machine that keeps the files alone.

mod card;
#[cfg(test)]
mod tests;

pub use card::Me;

use super::glance::{Glance, Hindrance};
use super::print::Print;
use card::{Card, LONGEST, Said};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

/// How the name of every lock begins.
const BEGINS: &str = ".~lock.";

/// How many windows may have a lock for one plan.
const SLOTS: u32 = 12;

/// Whether bytes are a lock that this program understands, its own or an office program's.
pub fn is_lock(bytes: &[u8]) -> bool {
    card::read(bytes) != Said::Nothing
}

/// From so long without a sign a window may be taken for gone, if its user says so; they give one every 20 seconds.
pub const QUIET_AFTER: Duration = Duration::from_mins(5);

/// After so long it is asked again what time it is there: while this computer slept, the clock that goes on from the last
/// answer may have stood still.
const ASK_AGAIN: Duration = Duration::from_mins(10);

/// The longest name of a plan, in bytes, to which the parts of a lock's name still fit.
const LONGEST_NAME: usize = 240;

/// Which program has a plan open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// This one.
    Own,
    /// An office program, which gives no signs.
    Office,
    /// Its lock is not understood.
    Unknown,
}

/// Somebody else who has the plan open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The user's name; may be empty.
    pub user: String,
    /// The computer's name; may be empty.
    pub computer: String,
    /// In which program.
    pub program: Program,
    /// For how long, where it is told.
    pub age: Option<Duration>,
    /// How long ago the last sign came, where the time of the machine that keeps the file is known.
    pub silence: Option<Duration>,
    /// Which lock it is, and what tells this session from another: for taking it away.
    pub key: Key,
}

/// What tells one lock from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    path: PathBuf,
    said: String,
}

impl Holder {
    /// Whether it has given no sign for so long that it may be gone.
    pub fn is_quiet(&self) -> bool {
        self.silence.is_some_and(|silence| silence >= QUIET_AFTER)
    }
}

/// How going in went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The lock is made.
    Held,
    /// There can be none; the plan may be edited all the same.
    Unheld(Hindrance),
    /// Others are in, and no lock was made.
    Others(Vec<Holder>),
}

/// What became of the own lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beat {
    /// It stands, or there is none to stand.
    Fine,
    /// Somebody had removed it; it is made anew.
    Remade,
    /// Somebody took the window for gone and removed or replaced its lock; it has another one now.
    Replaced(Option<Holder>),
    /// The folder did not answer as it should.
    Failed(String),
}

/// The lock of one window for one plan, and its look at those of others.
#[derive(Debug)]
pub struct Lock {
    disk: Arc<dyn Glance>,
    target: PathBuf,
    me: Me,
    card: Card,
    held: Option<PathBuf>,
    /// The time of the machine that keeps the files, and when that was learnt.
    now: Option<(SystemTime, Instant)>,
}

/// The name of a plan in a few letters.
fn short(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default();
    let short = xxhash_rust::xxh3::xxh3_64(name.as_encoded_bytes());
    format!("{short:016x}")
}

/// The path of the lock of a number, from 1.
fn slot(target: &Path, number: u32) -> PathBuf {
    let name = target.file_name().unwrap_or_default();
    let mut lock = OsString::from(BEGINS);
    if name.len() > LONGEST_NAME {
        lock.push(short(target));
    } else {
        lock.push(name);
    }
    lock.push("#");
    if number > 1 {
        lock.push(number.to_string());
    }
    target.with_file_name(lock)
}

impl Lock {
    /// A lock that is not made yet. `me` names the window, `count` its plans before.
    ///
    /// # Errors
    /// The plan's place cannot be found out.
    pub fn new(disk: Arc<dyn Glance>, plan: &Path, me: Me, count: u64) -> io::Result<Self> {
        let target = disk.follow(plan)?;
        let session = format!("{}.{count}", me.window);
        let card = Card::of(&me, &session);
        Ok(Self {
            disk,
            target,
            me,
            card,
            held: None,
            now: None,
        })
    }

    /// Whether the lock is made.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// The disk it is on.
    pub fn disk(&self) -> &Arc<dyn Glance> {
        &self.disk
    }

    /// The plan's file, links followed.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// What stands in the place of a lock; `None` for nothing, or for what is no file.
    fn read(&self, path: &Path) -> io::Result<Option<(Said, Option<SystemTime>, Vec<u8>)>> {
        let Some(seen) = self.disk.look_at_name(path)?.filter(|seen| seen.regular) else {
            return Ok(None);
        };
        if seen.length > LONGEST {
            return Ok(Some((Said::Nothing, seen.written, Vec::new())));
        }
        match self.disk.read_start(path, LONGEST + 1) {
            Ok(bytes) => Ok(Some((card::read(&bytes), seen.written, bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            // Somebody is in who keeps the lock to himself.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                Ok(Some((Said::Nothing, seen.written, Vec::new())))
            }
            Err(error) => Err(error),
        }
    }

    /// Those others who are in; `None` while the disk does not tell. Locks of dead sessions of this computer are cleared
    /// away on the way.
    pub fn others(&mut self) -> Option<Vec<Holder>> {
        let mut found = Vec::new();
        for number in 1..=SLOTS {
            let path = slot(&self.target, number);
            let Some((said, written, bytes)) = self.read(&path).ok()? else {
                continue;
            };
            match &said {
                Said::Card(card) if card.is_of_window(&self.me.window) => {}
                Said::Card(card) if card.is_dead(&self.me) => match self.disk.clear(&path) {
                    Ok(()) => log::info!("cleared away {}", path.display()),
                    Err(error) => log::info!("{}: {error}", path.display()),
                },
                _ => found.push((path, said, written, bytes)),
            }
        }
        if found.is_empty() {
            return Some(Vec::new());
        }
        let newest = found.iter().filter_map(|(_, _, written, _)| *written).max();
        let now = self.now_there(newest);
        let holders = found
            .into_iter()
            .map(|(path, said, written, bytes)| holder(path, &said, written, &bytes, now));
        Some(holders.collect())
    }

    /// Who of the others saved this content, if one of them says so.
    pub fn who_saved(&self, print: Print) -> Option<(String, String)> {
        (1..=SLOTS).find_map(|number| {
            let read = self.read(&slot(&self.target, number)).ok().flatten();
            let Some((Said::Card(card), ..)) = read else {
                return None;
            };
            let saved = card.has_saved(print) && !card.is_of_window(&self.me.window);
            saved.then_some((card.user, card.computer))
        })
    }

    /// The time of the machine that keeps the files, which is not before the `newest` that was written there. It is learnt
    /// from a file made there, and then goes on; the clock of this computer is never asked what time it is.
    fn now_there(&mut self, newest: Option<SystemTime>) -> Option<SystemTime> {
        let stale = match self.now {
            None => true,
            Some((at, learnt)) => {
                let gone_by = learnt.elapsed();
                gone_by > ASK_AGAIN || at.checked_add(gone_by) < newest
            }
        };
        if stale {
            let name = format!(".~lock.{}.{}.tmp", short(&self.target), self.card.session);
            let probe = self.target.with_file_name(name);
            if self.disk.make(&probe, b"").is_ok() {
                let seen = self.disk.look_at_name(&probe).ok().flatten();
                self.disk.clear(&probe).ok();
                self.learn(seen.and_then(|seen| seen.written));
            }
        }
        let (at, learnt) = self.now?;
        at.checked_add(learnt.elapsed())
    }

    fn learn(&mut self, now: Option<SystemTime>) {
        if let Some(now) = now {
            self.now = Some((now, Instant::now()));
        }
    }

    /// Goes in: makes a lock, unless others are in; `anyway` beside theirs.
    pub fn enter(&mut self, anyway: bool) -> Entry {
        if self.held.is_some() {
            return Entry::Held;
        }
        if let Some(others) = self.in_the_way(anyway) {
            return Entry::Others(others);
        }
        if let Some(hindrance) = self.disk.hinders(&self.target) {
            return Entry::Unheld(hindrance);
        }
        for number in 1..=SLOTS {
            let path = slot(&self.target, number);
            match self.disk.make(&path, self.card.text().as_bytes()) {
                Ok(()) => {
                    self.hold(path);
                    return Entry::Held;
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    // Somebody may have come in since the others were looked for.
                    if let Some(others) = self.in_the_way(anyway) {
                        return Entry::Others(others);
                    }
                }
                Err(error) => return Entry::Unheld(hindrance(&error)),
            }
        }
        Entry::Unheld(Hindrance::Crowded)
    }

    fn in_the_way(&mut self, anyway: bool) -> Option<Vec<Holder>> {
        let others = if anyway { None } else { self.others() };
        others.filter(|others| !others.is_empty())
    }

    /// The lock is made: learns from it what time it is there, and writes that into it.
    fn hold(&mut self, path: PathBuf) {
        let seen = self.disk.look_at_name(&path).ok().flatten();
        let now = seen.and_then(|seen| seen.written);
        self.learn(now);
        if self.card.since.is_none() {
            self.card.since = now;
        }
        if let Err(error) = self.disk.rewrite(&path, self.card.text().as_bytes()) {
            log::info!("{}: {error}", path.display());
        }
        self.held = Some(path);
    }

    /// Takes locks away whose windows are gone, because the user says so. One that has been written anew by somebody else
    /// since stays.
    pub fn take_away(&mut self, gone: &[Key]) {
        for key in gone {
            let read = self.read(&key.path).ok().flatten();
            let same = read.is_some_and(|(said, _, bytes)| key.said == said_key(&said, &bytes));
            if same && let Err(error) = self.disk.clear(&key.path) {
                log::info!("{}: {error}", key.path.display());
            }
        }
    }

    /// Tells with the next sign what was saved last.
    pub fn has_saved(&mut self, print: Print) {
        self.card.saved = print.written();
    }

    /// Gives a sign that the window is there. A lock that was removed is made anew; one that was replaced is left to who
    /// replaced it.
    pub fn beat(&mut self) -> Beat {
        let Some(path) = self.held.clone() else {
            return Beat::Fine;
        };
        let read = match self.read(&path) {
            Err(error) => return Beat::Failed(error.to_string()),
            Ok(read) => read,
        };
        let own =
            matches!(&read, Some((Said::Card(card), ..)) if card.session == self.card.session);
        if !own {
            // Somebody took this window for gone, or a share came back without the lock.
            self.held = None;
            self.enter(true);
            let others = self.others().unwrap_or_default();
            let by = others.into_iter().find(|other| other.key.path == path);
            return if read.is_none() && by.is_none() && self.is_held() {
                Beat::Remade
            } else {
                Beat::Replaced(by)
            };
        }
        self.card.beat += 1;
        let written = self.disk.rewrite(&path, self.card.text().as_bytes());
        if let Err(error) = written {
            return Beat::Failed(error.to_string());
        }
        let seen = self.disk.look_at_name(&path).ok().flatten();
        self.learn(seen.and_then(|seen| seen.written));
        self.move_up(&path);
        Beat::Fine
    }

    /// Takes the first name once nobody has it: other programs know only that one.
    fn move_up(&mut self, path: &Path) {
        let first = slot(&self.target, 1);
        let free = path != first && matches!(self.disk.look_at_name(&first), Ok(None));
        if free && self.disk.make(&first, self.card.text().as_bytes()).is_ok() {
            self.disk.clear(path).ok();
            self.held = Some(first);
        }
    }

    /// Goes out: removes the lock, if it is still the own one.
    pub fn leave(&mut self) {
        let Some(path) = self.held.take() else {
            return;
        };
        if let Ok(Some((Said::Card(card), ..))) = self.read(&path)
            && card.session == self.card.session
            && let Err(error) = self.disk.clear(&path)
        {
            log::info!("{}: {error}", path.display());
        }
    }
}

/// Those who have a plan open, as the locks beside it say: they are only looked at, and nothing is made or cleared away, so
/// it is not known how long they have been silent. `me` is not among them, nor are dead sessions of this computer.
///
/// # Errors
/// The disk does not tell.
pub fn look_who(disk: &Arc<dyn Glance>, plan: &Path, me: &Me) -> io::Result<Vec<Holder>> {
    let lock = Lock::new(Arc::clone(disk), plan, me.clone(), 0)?;
    let mut found = Vec::new();
    for number in 1..=SLOTS {
        let path = slot(&lock.target, number);
        match lock.read(&path)? {
            // The first name is never long without one who has another.
            None if number > 2 && found.is_empty() => break,
            None => {}
            Some((Said::Card(card), ..)) if card.is_of_window(&me.window) => {}
            Some((Said::Card(card), ..)) if card.is_dead(me) => {}
            Some((said, written, bytes)) => found.push(holder(path, &said, written, &bytes, None)),
        }
    }
    Ok(found)
}

/// The name of the plan that a file of this name is the lock of; `None` where it is no lock, or a very long name's.
pub fn locked_name(lock: &str) -> Option<&str> {
    let (name, number) = lock.strip_prefix(BEGINS)?.rsplit_once('#')?;
    number.bytes().all(|b| b.is_ascii_digit()).then_some(name)
}

/// What tells the session of a lock: its own name, else all that stands in it.
fn said_key(said: &Said, bytes: &[u8]) -> String {
    match said {
        Said::Card(card) => card.session.clone(),
        Said::Office(..) | Said::Nothing => format!("{:?}", Print::of(bytes)),
    }
}

fn holder(
    path: PathBuf,
    said: &Said,
    written: Option<SystemTime>,
    bytes: &[u8],
    now: Option<SystemTime>,
) -> Holder {
    let before = |at: Option<SystemTime>| now?.duration_since(at?).ok();
    let key = Key {
        said: said_key(said, bytes),
        path,
    };
    let (user, computer, program, since) = match said {
        Said::Card(card) => (
            card.user.clone(),
            card.computer.clone(),
            Program::Own,
            card.since,
        ),
        // It is never written again: its time is when it was made.
        Said::Office(user, computer) => (user.clone(), computer.clone(), Program::Office, written),
        Said::Nothing => (String::new(), String::new(), Program::Unknown, written),
    };
    Holder {
        user,
        computer,
        program,
        age: before(since),
        silence: before(written),
        key,
    }
}

fn hindrance(error: &io::Error) -> Hindrance {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Hindrance::Folder,
        _ => Hindrance::Other(error.into()),
    }
}
