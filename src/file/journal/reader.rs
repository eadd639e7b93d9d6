//! Reading journals that were left behind: what each is about, and the plan that it leads to.

use super::super::cause::Cause;
use super::super::format::FORMAT;
use super::super::print::Print;
use super::super::reading::{self, LARGEST, Opened};
use super::delta::{change_onto, value};
use super::folder::{self, Held, base_of, journal_of};
use super::frame::{Frames, Kind};
use super::header::{About, Header, Said, Told};
use crate::plan::Plan;
use crate::text::{Language, recovery_words as words};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant, SystemTime};

/// How long the place of a plan's file may take to answer; work is not kept from its user by a share that is dead.
const PATIENCE: Duration = Duration::from_secs(4);

/// How long reading a file may take whose place has answered.
const READING: Duration = Duration::from_mins(2);

/// A journal that belongs to no living window.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Names it.
    pub stem: PathBuf,
    /// Of which plan it is.
    pub about: About,
    /// What was done.
    pub told: Told,
    /// When it was last written.
    pub changed: Option<SystemTime>,
    /// Whether this program can read it; one of a newer version may have written it.
    pub readable: bool,
}

/// What stands in the place of the plan's file by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileNow {
    /// It was never a file.
    None,
    /// The file that the changes were made to.
    Same,
    /// Another content.
    Other,
    /// Nothing that can be read.
    Gone,
}

/// A plan as its journal leads to it, the journal taken over.
#[derive(Debug)]
pub struct Restored {
    /// The journal; it stays until the plan is saved or given up.
    pub held: Held,
    /// What it leads to.
    pub left: Left,
}

/// A plan as its journal leads to it.
#[derive(Debug)]
pub struct Left {
    /// Of which plan it is.
    pub about: About,
    /// What was done.
    pub told: Told,
    /// The plan with all changes.
    pub plan: Plan,
    /// The plan that the changes were made to, as far as it can still be had.
    pub base: Option<Plan>,
    /// Its file as it was read just now, if that is still the one that the changes were made to.
    pub opened: Option<Opened>,
    /// What stands in the place of the file.
    pub file: FileNow,
    /// Whether later changes could not be read.
    pub cut: bool,
}

/// Why a journal leads to no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Another window has taken it over, or it is gone.
    Taken,
    /// It was written by a newer version of the program.
    Newer,
    /// What it begins from is gone.
    NoBase,
    /// What the system says.
    System(Cause),
}

impl Lost {
    /// What happened, and what to do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Taken => words::LOST_TAKEN.of(language).to_owned(),
            Self::Newer => words::LOST_NEWER.of(language).to_owned(),
            Self::NoBase => words::LOST_NO_BASE.of(language).to_owned(),
            Self::System(system) => {
                words::LOST_SYSTEM.fill(language, &[("system", &system.said(language))])
            }
        }
    }
}

fn bytes(path: &Path) -> Option<Vec<u8>> {
    reading::bytes(path, LARGEST).ok()
}

/// The header of a generation, and the records behind it.
fn opened(bytes: &[u8]) -> Option<(Header, Frames<'_>)> {
    let mut frames = Frames::of(bytes)?;
    let (Kind::Header, payload) = frames.next()? else {
        return None;
    };
    Some((value(payload)?, frames))
}

/// Asks a disk something on a thread of its own, which is left to itself where it does not answer.
fn ask<T: Send + 'static>(question: impl FnOnce() -> T + Send + 'static) -> Receiver<T> {
    let (sender, answer) = channel();
    let thread = std::thread::Builder::new().name("left file".to_owned());
    // Nobody listens any more once it took too long.
    if let Err(error) = thread.spawn(move || sender.send(question()).ok()) {
        log::warn!("{error}");
    }
    answer
}

/// The journals in a folder that were left behind, the latest first. As long as they are large: run it off the window's
/// thread.
pub fn found(folder: &Path) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for stem in folder::stems(folder).into_keys() {
        if folder::lives(&stem) {
            continue;
        }
        match about(&stem) {
            Some(found) => all.push(found),
            None => folder::tidy(&stem),
        }
    }
    let mut all = still_wanted(all, PATIENCE, is_in_its_file);
    all.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.stem.cmp(&b.stem)));
    all
}

/// Throws away the journals whose work is in their files. What is not known in time is kept: the server may be down, and the
/// work on every other plan is wanted.
fn still_wanted(
    all: Vec<Found>,
    patience: Duration,
    is_settled: impl Fn(&Found) -> bool + Clone + Send + 'static,
) -> Vec<Found> {
    let until = Instant::now() + patience;
    let asked: Vec<(Found, Receiver<bool>)> = all
        .into_iter()
        .map(|found| {
            let (of, is_settled) = (found.clone(), is_settled.clone());
            (found, ask(move || is_settled(&of)))
        })
        .collect();
    let mut wanted = Vec::new();
    for (found, answer) in asked {
        let left = until.saturating_duration_since(Instant::now());
        if answer.recv_timeout(left) != Ok(true) {
            wanted.push(found);
        } else if let Err(error) = throw_away(&found.stem) {
            log::warn!("{}: {error}", found.stem.display());
        }
    }
    wanted
}

/// Whether the file of a journal holds all of its work: the program ended right after the saving.
fn is_in_its_file(found: &Found) -> bool {
    let About {
        path: Some(path),
        print: Some(print),
        ..
    } = &found.about
    else {
        return false;
    };
    let another = bytes(path).is_some_and(|bytes| Print::of(&bytes) != *print);
    if !another {
        return false;
    }
    let now = file_now(&found.about);
    look_over(&found.stem, |_| now).is_ok_and(|left| {
        let opened = left.opened.filter(|_| !left.cut);
        opened.is_some_and(|opened| opened.plan == left.plan)
    })
}

/// What a journal is about; `None` where no change stands in it.
fn about(stem: &Path) -> Option<Found> {
    let mut found: Option<Found> = None;
    for generation in folder::generations(stem) {
        let path = journal_of(stem, generation);
        let Some(bytes) = bytes(&path) else { continue };
        let changed = fs::metadata(&path).and_then(|about| about.modified()).ok();
        let Some((header, frames)) = opened(&bytes) else {
            // Made by another version, or cut off in its first record: only the former is worth keeping.
            if !bytes.is_empty()
                && Frames::of(&bytes).is_none()
                && !super::frame::MAGIC.starts_with(&bytes)
            {
                found.get_or_insert_with(|| Found {
                    stem: stem.to_owned(),
                    about: About::default(),
                    told: Told::default(),
                    changed,
                    readable: false,
                });
            }
            continue;
        };
        let mut told = header.told;
        let mut changes = !told.labels.is_empty();
        for (kind, payload) in frames {
            changes = true;
            if let (Kind::Said, Some(said)) = (kind, value::<Said>(payload)) {
                told.add(said);
            }
        }
        if changes {
            found = Some(Found {
                stem: stem.to_owned(),
                about: header.about,
                told,
                changed,
                readable: header.format <= FORMAT,
            });
        }
    }
    // Everything taken back is the plan of its file again.
    found.filter(|found| found.told.steps > 0 || !found.readable)
}

/// A generation in memory.
struct Generation {
    number: u64,
    bytes: Vec<u8>,
    header: Header,
}

/// What the changes of some generation begin from.
struct Start {
    plan: Plan,
    /// The first generation that is played over it.
    from: usize,
}

fn base(stem: &Path, generation: u64) -> Option<Plan> {
    let bytes = bytes(&base_of(stem, generation))?;
    let (kind, payload) = Frames::of(&bytes)?.next()?;
    if kind != Kind::Change {
        return None;
    }
    let mut plan = Plan::default();
    let whole = change_onto(&plan, payload)?;
    plan.apply(&whole);
    Some(plan)
}

/// The plan that a journal leads to. As long as the plan is large: run it off the window's thread.
///
/// # Errors
/// Why it leads to none; the journal stays where it is.
pub fn restore(stem: &Path) -> Result<Restored, Lost> {
    let held = Held::take(stem).map_err(|error| Lost::System(error.into()))?;
    let held = held.ok_or(Lost::Taken)?;
    let left = look(stem)?;
    Ok(Restored { held, left })
}

/// What a journal leads to; it is only read, and stays whose it is. As long as the plan is large: run it off the window's
/// thread.
///
/// # Errors
/// Why it leads to none.
pub fn look(stem: &Path) -> Result<Left, Lost> {
    look_over(stem, file_in_time)
}

fn look_over(
    stem: &Path,
    file: impl FnOnce(&About) -> (FileNow, Option<Opened>),
) -> Result<Left, Lost> {
    let mut rows: Vec<Generation> = Vec::new();
    for number in folder::generations(stem) {
        let Some(bytes) = bytes(&journal_of(stem, number)) else {
            continue;
        };
        if let Some((header, _)) = opened(&bytes) {
            rows.push(Generation {
                number,
                bytes,
                header,
            });
        }
    }
    let latest = rows.last().ok_or(Lost::Taken)?.header.clone();
    if latest.format > FORMAT {
        return Err(Lost::Newer);
    }
    let mut about = latest.about.clone();
    let (mut file, mut now) = file(&about);
    let same = now.as_ref().filter(|_| file == FileNow::Same);
    let start = start(stem, &rows, &about, same)
        .or_else(|| last_resort(&rows, now.as_ref()?))
        .ok_or(Lost::NoBase)?;
    // Where the work went on without knowing its file, a generation begins from a plan that no file holds.
    let began_from = rows[start.from].header.anew.then(|| start.plan.clone());
    let played = play(
        start,
        &rows,
        now.as_ref().filter(|_| file == FileNow::Other),
    );
    // The end came between a saving and the word of it: what the file holds is of this work.
    if let Some(print) = played.saved {
        file = FileNow::Same;
        about.print = Some(print);
    }
    now = now.filter(|_| file == FileNow::Same);
    // What the file holds, or held: where the latest generation that began from it did begin.
    let anew = rows.iter().rev().find(|row| row.header.anew);
    let base = now
        .as_ref()
        .map(|opened| opened.plan.clone())
        .or_else(|| base(stem, anew?.number))
        .or(began_from);
    Ok(Left {
        about,
        told: played.told,
        plan: played.plan,
        base,
        opened: now,
        file,
        cut: played.cut,
    })
}

/// What playing a journal gave.
struct Played {
    plan: Plan,
    told: Told,
    cut: bool,
    /// The print of the file that is there, if the plan was once what it holds.
    saved: Option<Print>,
}

/// So many tasks are compared at most while looking for the plan of another file on the way.
const MOST_COMPARED: usize = 5_000_000;

fn play(start: Start, rows: &[Generation], theirs: Option<&Opened>) -> Played {
    let Start { plan, from } = start;
    let mut played = Played {
        plan,
        told: rows[from].header.told.clone(),
        cut: false,
        saved: None,
    };
    let mut compared = 0;
    let mut look = |played: &mut Played| {
        compared += played.plan.tasks().len();
        if let Some(theirs) = theirs.filter(|_| compared < MOST_COMPARED)
            && theirs.plan == played.plan
        {
            played.saved = Some(theirs.print);
        }
    };
    for row in &rows[from..] {
        if row.header.anew {
            played.told = row.header.told.clone();
        }
        let frames = opened(&row.bytes)
            .into_iter()
            .flat_map(|(_, frames)| frames);
        for (kind, payload) in frames {
            match kind {
                Kind::Change => match change_onto(&played.plan, payload) {
                    Some(change) => {
                        played.plan.apply(&change);
                        look(&mut played);
                    }
                    None => {
                        played.cut = true;
                        return played;
                    }
                },
                Kind::Said => played.told.add(value(payload).unwrap_or_default()),
                Kind::Header => {}
            }
        }
    }
    played
}

/// What stands in the place of a file, and the plan in it, as far as its place answers.
fn file_in_time(about: &About) -> (FileNow, Option<Opened>) {
    let (Some(path), Some(_)) = (about.path.clone(), about.print) else {
        return (FileNow::None, None);
    };
    // A large file may take long to read; a place that is there answers at once.
    let looked = ask(move || fs::metadata(path).is_ok()).recv_timeout(PATIENCE);
    let read = looked.ok().filter(|there| *there).and_then(|_| {
        let about = about.clone();
        ask(move || file_now(&about)).recv_timeout(READING).ok()
    });
    read.unwrap_or((FileNow::Gone, None))
}

/// What stands in the place of a file, and the plan in it.
fn file_now(about: &About) -> (FileNow, Option<Opened>) {
    let (Some(path), Some(print)) = (&about.path, about.print) else {
        return (FileNow::None, None);
    };
    let Some(bytes) = bytes(path) else {
        return (FileNow::Gone, None);
    };
    // What a newer program wrote is not known as a whole, and nothing begins from it.
    let opened = reading::read(&bytes).and_then(Opened::whole).ok();
    let same = Print::of(&bytes) == print && opened.is_some();
    (if same { FileNow::Same } else { FileNow::Other }, opened)
}

/// The latest beginning that can be had: a base that is whole, or the file where it is still the same.
fn start(stem: &Path, rows: &[Generation], about: &About, now: Option<&Opened>) -> Option<Start> {
    for (from, row) in rows.iter().enumerate().rev() {
        if let Some(plan) = base(stem, row.number) {
            return Some(Start { plan, from });
        }
        let of_file = row.header.anew && row.header.about.print == about.print;
        if let Some(opened) = now.filter(|_| of_file) {
            let plan = opened.plan.clone();
            return Some(Start { plan, from });
        }
    }
    None
}

/// Where the end came after a saving and before the base of the generation was whole, the file is all there is to begin
/// from: the changes say what fields became, so they hold over what was saved of them as well.
fn last_resort(rows: &[Generation], theirs: &Opened) -> Option<Start> {
    let from = rows.iter().rposition(|row| row.header.anew)?;
    let plan = theirs.plan.clone();
    Some(Start { plan, from })
}

/// Throws a journal away, if no living window has it.
///
/// # Errors
/// What the system says.
pub fn throw_away(stem: &Path) -> std::io::Result<()> {
    if let Some(held) = Held::take(stem)? {
        held.remove();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_that_does_not_answer_hides_no_work() {
        let folder = tempfile::tempdir().unwrap();
        let found = |stem: &str| Found {
            stem: folder.path().join(stem),
            about: About::default(),
            told: Told::default(),
            changed: None,
            readable: true,
        };
        let all = vec![found("dead"), found("local"), found("settled")];
        let (hangs, held) = channel::<()>();
        let held = std::sync::Arc::new(std::sync::Mutex::new(held));
        let is_settled = move |found: &Found| {
            if found.stem.ends_with("dead") {
                return held.lock().is_ok_and(|held| held.recv().is_ok());
            }
            found.stem.ends_with("settled")
        };
        let begun = Instant::now();
        let wanted = still_wanted(all.clone(), Duration::from_millis(500), is_settled);
        assert!(begun.elapsed() < Duration::from_secs(20));
        assert_eq!(wanted, all[..2]);
        drop(hangs);
    }
}
