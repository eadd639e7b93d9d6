//! Keeps the journal of one open plan on a thread of its own: each change is written as it comes, and flushed soon after.

use super::super::cause::Cause;
use super::folder::{self, Held};
use super::header::{About, Header, Said, Told};
use super::writer::{Writer, write_base};
use crate::plan::{Change, Plan};
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long changes are gathered before they are flushed to the disk. They are with the system before that.
const FLUSH_AFTER: Duration = Duration::from_millis(500);

/// A journal this much larger than its base, and than [`SMALL`], begins a new generation.
const TIMES_THE_BASE: u64 = 2;

/// Journals below this size are left to grow.
const SMALL: u64 = 4_000_000;

/// After so long a generation without a base is begun anew with the next change.
const BASE_AGAIN: Duration = Duration::from_secs(2);

/// Where a journal is kept.
#[derive(Debug)]
pub enum Place {
    /// In a folder, under a name of its own.
    In(PathBuf),
    /// One that was left behind goes on.
    Again {
        /// The journal.
        held: Held,
        /// What was done.
        told: Told,
        /// The plan as it is in its file, where that is known.
        base: Option<Box<Plan>>,
    },
}

#[derive(Debug)]
enum Message {
    Changed(Box<Change>, Said),
    Became(Box<Plan>, Said),
    Saved {
        about: About,
        base: Box<Plan>,
        now: Option<(Box<Plan>, Said)>,
    },
    Flush(Sender<()>),
    Based(u64, io::Result<u64>),
    End {
        keep: bool,
    },
}

/// Keeps the journal of one open plan. Dropping it leaves the journal for the next start; [`Keeper::close`] removes it.
#[derive(Debug)]
pub struct Keeper {
    sender: Sender<Message>,
    troubles: Receiver<Cause>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Begins to keep the journal of a plan as it is in its file, or as it was restored. Nothing is written before the
    /// first change.
    pub fn new(place: Place, about: About, plan: Plan) -> Self {
        let (sender, messages) = channel();
        let (told, troubles) = channel();
        let back = sender.clone();
        let thread = std::thread::Builder::new().name("journal".to_owned());
        let thread = thread.spawn(move || Work::new(place, about, plan, back, told).run(&messages));
        if let Err(error) = &thread {
            log::error!("{error}");
        }
        Self {
            sender,
            troubles,
            thread: thread.ok(),
        }
    }

    fn send(&self, message: Message) {
        // Without a thread there is no journal; that has been logged.
        let _ = self.sender.send(message);
    }

    /// A change has been made.
    pub fn changed(&self, change: Change, said: Said) {
        self.send(Message::Changed(Box::new(change), said));
    }

    /// The plan has become this one, in whatever way.
    pub fn became(&self, plan: Plan, said: Said) {
        self.send(Message::Became(Box::new(plan), said));
    }

    /// The plan `base` stands in a file; `now` is the plan as it has become since, if it has.
    pub fn saved(&self, about: About, base: Plan, now: Option<(Plan, Said)>) {
        self.send(Message::Saved {
            about,
            base: Box::new(base),
            now: now.map(|(plan, said)| (Box::new(plan), said)),
        });
    }

    /// Why the journal cannot be written, told once until it can be again.
    pub fn trouble(&self) -> Option<Cause> {
        self.troubles.try_iter().last()
    }

    /// Waits until all has reached the disk, at most so long; whether it has.
    pub fn flush(&self, at_most: Duration) -> bool {
        self.flusher()(at_most)
    }

    /// Waits for the journal as [`Keeper::flush`] does, from another thread.
    pub fn flusher(&self) -> impl FnOnce(Duration) -> bool + Send + 'static {
        let sender = self.sender.clone();
        move |at_most| {
            let (done_sender, done) = channel();
            // Without a thread there is no journal.
            let _ = sender.send(Message::Flush(done_sender));
            done.recv_timeout(at_most).is_ok()
        }
    }

    fn end(&mut self, keep: bool) {
        if let Some(thread) = self.thread.take() {
            self.send(Message::End { keep });
            if thread.join().is_err() {
                log::error!("the journal broke off");
            }
        }
    }

    /// The plan was saved or given up: the journal is of no more use. It goes on a thread of its own, which is given: what
    /// is being written of a large plan takes longer than the window may wait.
    pub fn close(mut self) -> Option<JoinHandle<()>> {
        self.send(Message::End { keep: false });
        self.thread.take()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.end(true);
    }
}

/// What the thread knows.
struct Work {
    place: Option<Place>,
    held: Option<Held>,
    about: About,
    /// The plan as it is.
    plan: Plan,
    /// The plan of its file, from which every generation begins: so that it is there after any number of ends. `None` where
    /// it is not known.
    file: Option<Plan>,
    /// The plan is that of its file.
    clean: bool,
    told: Told,
    generation: u64,
    writer: Option<Writer>,
    /// So many bytes of the journal say what the plan was when the generation began.
    begun_bytes: u64,
    /// The bases that are being written. They are waited for at the end alone: changes may not wait so long.
    basing: Vec<(u64, JoinHandle<()>)>,
    /// When it was found that the generation has no base.
    baseless: Option<Instant>,
    base_bytes: u64,
    /// Nothing before this generation is wanted any more.
    wanted_from: u64,
    back: Sender<Message>,
    troubles: Sender<Cause>,
    well: bool,
}

impl Work {
    fn new(
        place: Place,
        about: About,
        plan: Plan,
        back: Sender<Message>,
        troubles: Sender<Cause>,
    ) -> Self {
        let mut work = Self {
            place: None,
            held: None,
            about,
            file: Some(plan.clone()),
            plan,
            clean: true,
            told: Told::default(),
            generation: 0,
            writer: None,
            begun_bytes: 0,
            basing: Vec::new(),
            baseless: None,
            base_bytes: 0,
            wanted_from: 0,
            back,
            troubles,
            well: true,
        };
        match place {
            Place::Again { held, told, base } => {
                work.generation = folder::generations(held.stem())
                    .last()
                    .copied()
                    .unwrap_or(0);
                work.held = Some(held);
                work.file = base.map(|base| *base);
                work.clean = false;
                work.told = told;
            }
            place @ Place::In(_) => work.place = Some(place),
        }
        work
    }

    fn run(mut self, messages: &Receiver<Message>) {
        let mut flush_at: Option<Instant> = None;
        loop {
            let message = match flush_at {
                None => messages
                    .recv()
                    .map_err(|_gone| RecvTimeoutError::Disconnected),
                Some(at) => messages.recv_timeout(at.saturating_duration_since(Instant::now())),
            };
            match message {
                Ok(Message::End { keep }) => return self.end(keep),
                Ok(message) => {
                    let outcome = self.take(message);
                    self.tell(outcome);
                }
                Err(RecvTimeoutError::Timeout) => {
                    flush_at = None;
                    let outcome = self.flush();
                    self.tell(outcome);
                }
                // Its sender lives as long as it does.
                Err(RecvTimeoutError::Disconnected) => return self.end(true),
            }
            let waiting = self.writer.as_ref().is_some_and(Writer::is_waiting);
            if waiting {
                flush_at.get_or_insert_with(|| Instant::now() + FLUSH_AFTER);
            }
        }
    }

    fn take(&mut self, message: Message) -> io::Result<()> {
        match message {
            Message::Changed(change, said) => self.changed(&change, &said),
            Message::Became(plan, said) => {
                let change = Change::between(&self.plan, &plan);
                self.changed(&change, &said)
            }
            Message::Saved { about, base, now } => self.saved(about, *base, now),
            Message::Flush(done) => {
                let outcome = self.flush();
                // Who waited no longer hears it.
                let _ = done.send(());
                outcome
            }
            Message::Based(generation, outcome) => self.based(generation, outcome),
            Message::End { .. } => Ok(()),
        }
    }

    fn changed(&mut self, change: &Change, said: &Said) -> io::Result<()> {
        if change.is_empty() {
            return Ok(());
        }
        if self
            .baseless
            .is_some_and(|since| since.elapsed() > BASE_AGAIN)
        {
            self.writer = None;
        }
        if self.writer.is_none() {
            let begun = self.begin();
            let is_all = self.clean || self.file.is_none();
            // Also where it cannot be written now: the next generation begins with it.
            self.apply(change, said);
            begun?;
            return self.jump(is_all.then_some(change), said);
        }
        self.apply(change, said);
        let Some(writer) = &mut self.writer else {
            return Ok(());
        };
        if let Err(error) = writer.add(change, said) {
            // The next change begins a generation that holds this one too.
            self.writer = None;
            return Err(error);
        }
        let grown = writer.bytes().saturating_sub(self.begun_bytes);
        let begun = self.base_bytes.saturating_add(self.begun_bytes);
        let large = grown > SMALL.max(begun.saturating_mul(TIMES_THE_BASE));
        if large && self.basing.is_empty() {
            self.flush()?;
            self.begin()?;
            self.jump(None, said)?;
        }
        Ok(())
    }

    fn apply(&mut self, change: &Change, said: &Said) {
        self.plan.apply(change);
        self.clean = false;
        self.told.add(said.clone());
    }

    /// Begins a new generation over the plan of the file, or over the plan as it is where that is not known. Its base is
    /// written aside: for a large plan that takes longer than changes may wait.
    fn begin(&mut self) -> io::Result<()> {
        self.writer = None;
        self.baseless = None;
        let held = match (self.held.take(), &self.place) {
            (Some(held), _) => held,
            (None, Some(Place::In(folder))) => Held::new(folder)?,
            (None, _) => return Ok(()),
        };
        let stem = held.stem().to_owned();
        let held = self.held.insert(held);
        self.generation += 1;
        let generation = self.generation;
        let header = Header {
            format: 0,
            about: self.about.clone(),
            anew: self.file.is_some(),
            told: self.told.clone(),
        };
        let writer = Writer::begin(held, generation, &header)?;
        let plan = self.file.as_ref().unwrap_or(&self.plan).clone();
        let back = self.back.clone();
        let thread = std::thread::Builder::new().name("journal base".to_owned());
        let based = thread.spawn(move || {
            let outcome = write_base(&stem, generation, &plan);
            // The journal may have ended meanwhile.
            let _ = back.send(Message::Based(generation, outcome));
        });
        // Without a base the generation is not begun, and the next change tries again.
        self.basing.push((generation, based?));
        self.begun_bytes = writer.bytes();
        self.writer = Some(writer);
        Ok(())
    }

    /// Writes what the plan has become since it was what the generation begins from, as one change: where that is not the
    /// given one, it is found by comparing.
    fn jump(&mut self, change: Option<&Change>, said: &Said) -> io::Result<()> {
        let Some(writer) = &mut self.writer else {
            return Ok(());
        };
        let written = match (change, &self.file) {
            (Some(change), _) => writer.add(change, said),
            (None, Some(file)) => writer.add(&Change::between(file, &self.plan), said),
            (None, None) => Ok(()),
        };
        self.begun_bytes = writer.bytes();
        if written.is_err() {
            self.writer = None;
        }
        written
    }

    fn saved(
        &mut self,
        about: About,
        base: Plan,
        now: Option<(Box<Plan>, Said)>,
    ) -> io::Result<()> {
        self.about = about;
        self.told = Told::default();
        self.plan = base.clone();
        self.file = Some(base);
        self.clean = true;
        self.writer = None;
        let now = now.map(|(now, said)| (Change::between(&self.plan, &now), said));
        let Some((change, said)) = now.filter(|(change, _)| !change.is_empty()) else {
            // All of it stands in the file.
            self.wanted_from = self.generation + 1;
            if let Some(held) = &self.held {
                held.remove_before(self.wanted_from);
            }
            return Ok(());
        };
        self.changed(&change, &said)
    }

    fn based(&mut self, generation: u64, outcome: io::Result<u64>) -> io::Result<()> {
        self.basing.retain(|(of, _)| *of != generation);
        let latest = generation == self.generation;
        match outcome {
            Ok(bytes) => {
                if latest {
                    self.base_bytes = bytes;
                }
                self.wanted_from = self.wanted_from.max(generation);
                if let Some(held) = &self.held {
                    held.remove_before(self.wanted_from);
                }
                Ok(())
            }
            // One that is wanted no more needs no base.
            Err(_) if !latest || generation < self.wanted_from => Ok(()),
            Err(error) => {
                self.baseless = Some(Instant::now());
                Err(error)
            }
        }
    }

    fn finish_bases(&mut self) {
        for (_, based) in self.basing.drain(..) {
            if based.join().is_err() {
                log::error!("the base of a journal broke off");
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.as_mut().map_or(Ok(()), Writer::flush)
    }

    fn tell(&mut self, outcome: io::Result<()>) {
        let well = outcome.is_ok();
        if let Err(error) = outcome {
            log::warn!("journal: {error}");
            if self.well {
                // Nobody listens any more once the plan is closed.
                let _ = self.troubles.send(error.into());
            }
        }
        self.well = well;
    }

    fn end(mut self, keep: bool) {
        let outcome = self.flush();
        self.tell(outcome);
        self.finish_bases();
        // Everything taken back is the plan of the file again.
        let nothing_lost = self.clean || self.told.steps == 0;
        if let Some(held) = self.held.take().filter(|_| !keep || nothing_lost) {
            held.remove();
        }
    }
}
