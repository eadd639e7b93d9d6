//! The thread beside an open plan: it watches the file, gives the signs of the own lock and looks who else is in.
//!
//! A share that does not answer keeps only this thread waiting; a second one, which touches no disk, says so after a while.
//! Reading a large file over a slow line is no such thing: then it is said only where a look does not come back either.

use super::glance::Glance;
use super::lock::{Beat, Entry, Holder, Key, Lock};
use super::print::Print;
use super::watch::{Eye, Home, Sight};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

/// How often what is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Looking at the file.
    pub look: Duration,
    /// Looking again at a file that was just being written.
    pub again: Duration,
    /// Looking who else is in.
    pub others: Duration,
    /// The sign of the own lock.
    pub beat: Duration,
    /// How long the disk may take to answer before it is said.
    pub patience: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            look: Duration::from_secs(2),
            again: Duration::from_millis(200),
            others: Duration::from_secs(5),
            beat: Duration::from_secs(20),
            patience: Duration::from_secs(8),
        }
    }
}

/// What is told; each only when it is news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// What is seen of the file, against the content that was known as this number.
    File {
        /// The number.
        known: u64,
        /// What is seen.
        sight: Sight,
        /// Who saved it, where their lock says so: user and computer.
        by: Option<(String, String)>,
    },
    /// Who else is in.
    Others(Vec<Holder>),
    /// How going in went.
    Entered(Entry),
    /// Something became of the own lock.
    Beat(Beat),
}

/// What is asked of the thread.
#[derive(Debug)]
enum Task {
    Known {
        number: u64,
        print: Print,
        own: bool,
    },
    Look,
    Enter {
        anyway: bool,
        gone: Vec<Key>,
    },
}

/// The thread beside an open plan. Dropping it removes the lock, as soon as the disk answers.
#[derive(Debug)]
pub struct Vigil {
    tasks: Option<Sender<Task>>,
    ended: Receiver<()>,
    home: Home,
}

impl Vigil {
    /// Begins. `tell` is called from the thread.
    pub fn begin(
        lock: Lock,
        eye: Eye,
        pace: Pace,
        tell: impl Fn(News) + Send + Sync + 'static,
    ) -> Self {
        let (tasks, to_do) = channel();
        let (end, ended) = channel();
        let (marks, seen) = channel();
        let tell = Arc::new(tell);
        let tells = Arc::clone(&tell);
        let minder = Builder::new().name("patience".to_owned());
        let said = Arc::<AtomicBool>::default();
        let minds = Minder {
            disk: Arc::clone(lock.disk()),
            path: eye.path().to_owned(),
            patience: pace.patience,
            said: Arc::clone(&said),
        };
        let minding = minder.spawn(move || minds.run(&seen, &*tells));
        let home = eye.home();
        let mut watchman = Watchman {
            lock,
            eye,
            pace,
            known: 0,
            told: None,
            by: None,
            others: None,
            marks,
            said,
        };
        let thread = Builder::new().name("watch".to_owned());
        let watching = thread.spawn(move || {
            watchman.run(&to_do, &*tell);
            watchman.lock.leave();
            drop(end);
        });
        for started in [minding, watching] {
            if let Err(error) = started {
                log::error!("{error}");
            }
        }
        Self {
            tasks: Some(tasks),
            ended,
            home,
        }
    }

    /// The disk on which the file was seen last; `None` before it was.
    pub fn home(&self) -> Option<u64> {
        self.home.disk()
    }

    fn ask(&self, task: Task) {
        if let Some(tasks) = &self.tasks {
            // A thread that could not be started does nothing: the plan is open all the same.
            tasks.send(task).ok();
        }
    }

    /// From now on this content is the known one, under this number; `own`: this window saved it.
    pub fn know(&self, number: u64, print: Print, own: bool) {
        self.ask(Task::Known { number, print, own });
    }

    /// Looks at once.
    pub fn look(&self) {
        self.ask(Task::Look);
    }

    /// Goes in, after the locks of those have been taken away who are gone by the user's word; `anyway` beside others.
    pub fn enter(&self, anyway: bool, gone: Vec<Key>) {
        self.ask(Task::Enter { anyway, gone });
    }

    /// Goes out and waits until the lock is removed, at most so long.
    pub fn leave(&mut self, at_most: Duration) {
        self.tasks = None;
        self.ended.recv_timeout(at_most).ok();
    }
}

/// What the second thread is told of the first.
enum Mark {
    /// The disk is asked something that it answers at once, if at all.
    Asks,
    /// The file is read.
    Reads,
    /// Nothing is asked of the disk.
    Rests,
}

/// Says that the disk does not answer, once a look takes too long.
struct Minder {
    disk: Arc<dyn Glance>,
    path: PathBuf,
    patience: Duration,
    /// It was said, and the first thread has not heard of it yet.
    said: Arc<AtomicBool>,
}

impl Minder {
    fn run(&self, marks: &Receiver<Mark>, tell: &dyn Fn(News)) {
        let mut mark = Mark::Rests;
        loop {
            let next = match mark {
                Mark::Rests => marks
                    .recv()
                    .map_err(|_ended| RecvTimeoutError::Disconnected),
                Mark::Asks | Mark::Reads => marks.recv_timeout(self.patience),
            };
            match next {
                Ok(next) => {
                    mark = next;
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
            if matches!(mark, Mark::Reads) && self.answers() {
                continue;
            }
            tell(News::File {
                known: 0,
                sight: Sight::Unreachable(None),
                by: None,
            });
            self.said.store(true, Ordering::Relaxed);
            match marks.recv() {
                Ok(next) => mark = next,
                Err(_ended) => return,
            }
        }
    }

    /// Whether the disk answers a look, asked on a thread that is left to itself where it does not.
    fn answers(&self) -> bool {
        let (sender, answer) = channel();
        let (disk, path) = (Arc::clone(&self.disk), self.path.clone());
        let looker = Builder::new().name("look".to_owned());
        let looking = looker.spawn(move || {
            let seen = disk.look(&path);
            // Whatever it answers; nobody waits for it once it took too long.
            sender.send(seen.is_ok()).ok();
        });
        looking.is_ok() && answer.recv_timeout(self.patience).is_ok()
    }
}

struct Watchman {
    lock: Lock,
    eye: Eye,
    pace: Pace,
    known: u64,
    told: Option<(u64, Sight)>,
    /// Who saved what was told, once that is known.
    by: Option<(String, String)>,
    /// Who was in when it was told last: their keys, and whether they were quiet.
    others: Option<Vec<(Key, bool)>>,
    marks: Sender<Mark>,
    /// The second thread has said that nothing answers.
    said: Arc<AtomicBool>,
}

impl Watchman {
    fn run(&mut self, to_do: &Receiver<Task>, tell: &dyn Fn(News)) {
        let now = Instant::now();
        let (mut look, mut others, mut beat) = (now, now, now + self.pace.beat);
        loop {
            let next = look.min(others).min(beat);
            let task = match to_do.recv_timeout(next.saturating_duration_since(Instant::now())) {
                Ok(task) => Some(task),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let began = Instant::now();
            self.marks.send(Mark::Asks).ok();
            match task {
                Some(Task::Known { number, print, own }) => {
                    self.known = number;
                    self.eye.know(print);
                    if own {
                        self.lock.has_saved(print);
                        beat = began;
                    }
                    look = began;
                }
                Some(Task::Look) => {
                    self.told = None;
                    (look, others) = (began, began);
                }
                Some(Task::Enter { anyway, gone }) => {
                    self.lock.take_away(&gone);
                    let entry = self.lock.enter(anyway);
                    tell(News::Entered(entry));
                    others = began;
                }
                None => {}
            }
            if beat <= began {
                let told = self.lock.beat();
                if told != Beat::Fine {
                    tell(News::Beat(told));
                }
                beat = Instant::now() + self.pace.beat;
            }
            if look <= began {
                let pause = self.look(tell);
                look = Instant::now() + pause;
            }
            if others <= began {
                self.look_for_others(tell);
                others = Instant::now() + self.pace.others;
            }
            self.marks.send(Mark::Rests).ok();
            if self.said.swap(false, Ordering::Relaxed) {
                // Meanwhile it was said that nothing answers: what is seen is news again.
                self.told = None;
                look = Instant::now();
            }
        }
    }

    /// Looks at the file; how long until the next look.
    fn look(&mut self, tell: &dyn Fn(News)) -> Duration {
        let disk = Arc::clone(self.lock.disk());
        let marks = &self.marks;
        let reads = |reads: bool| {
            let mark = if reads { Mark::Reads } else { Mark::Asks };
            marks.send(mark).ok();
        };
        let Some(sight) = self.eye.look_saying(&*disk, &reads) else {
            return self.pace.again;
        };
        let news = Some((self.known, sight));
        if self.told != news {
            self.by = None;
        }
        // Who saved it says so a moment later than the file is there.
        let by = match &news {
            Some((_, Sight::Other(print))) if self.by.is_none() => self.lock.who_saved(*print),
            _ => self.by.clone(),
        };
        if (&self.told, &self.by) != (&news, &by)
            && let Some((known, sight)) = news.clone()
        {
            self.by.clone_from(&by);
            tell(News::File { known, sight, by });
            self.told = news;
        }
        self.pace.look
    }

    fn look_for_others(&mut self, tell: &dyn Fn(News)) {
        // Where nothing answers, nobody has left.
        let away = matches!(self.told, Some((_, Sight::Unreachable(_))));
        let Some(others) = self.lock.others().filter(|_| !away) else {
            return;
        };
        let keys = others
            .iter()
            .map(|other| (other.key.clone(), other.is_quiet()));
        let keys: Vec<_> = keys.collect();
        if self.others.as_ref() != Some(&keys) {
            self.others = Some(keys);
            tell(News::Others(others));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::super::glance::{Hindrance, Seen};
    use super::super::lock::Me;
    use super::*;
    use std::fs;
    use std::io;
    use std::path::Path;

    /// The disk, which may hang, at a look or while it reads.
    #[derive(Debug, Default)]
    struct Hanging(AtomicBool, AtomicBool);

    fn waits(hangs: &AtomicBool) {
        while hangs.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    impl Glance for Hanging {
        fn follow(&self, path: &Path) -> io::Result<PathBuf> {
            RealDisk.follow(path)
        }
        fn look(&self, path: &Path) -> io::Result<Option<Seen>> {
            waits(&self.0);
            RealDisk.look(path)
        }
        fn look_at_name(&self, path: &Path) -> io::Result<Option<Seen>> {
            RealDisk.look_at_name(path)
        }
        fn read_all(&self, path: &Path) -> io::Result<Vec<u8>> {
            waits(&self.1);
            RealDisk.read_all(path)
        }
        fn read_start(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
            RealDisk.read_start(path, at_most)
        }
        fn make(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
            RealDisk.make(path, bytes)
        }
        fn rewrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
            RealDisk.rewrite(path, bytes)
        }
        fn clear(&self, path: &Path) -> io::Result<()> {
            RealDisk.clear(path)
        }
        fn hinders(&self, plan: &Path) -> Option<Hindrance> {
            RealDisk.hinders(plan)
        }
    }

    #[test]
    fn a_disk_that_hangs_is_told_after_a_while_and_nothing_is_told_twice() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let disk = Arc::<Hanging>::default();
        let shared: Arc<dyn Glance> = Arc::<Hanging>::clone(&disk);
        let mut lock = Lock::new(shared, &path, Me::here(), 1).unwrap();
        assert_eq!(lock.enter(false), Entry::Held);
        let pace = Pace {
            look: Duration::from_millis(10),
            again: Duration::from_millis(2),
            others: Duration::from_millis(10),
            beat: Duration::from_millis(10),
            patience: Duration::from_millis(100),
        };
        let (sender, news) = channel();
        let eye = Eye::new(path.clone(), Print::of(b"one"));
        let vigil = Vigil::begin(lock, eye, pace, move |told| sender.send(told).unwrap());
        let next = || news.recv_timeout(Duration::from_secs(20)).unwrap();
        let file = |known, sight| News::File {
            known,
            sight,
            by: None,
        };
        assert_eq!(next(), file(0, Sight::Same));
        assert_eq!(next(), News::Others(Vec::new()));
        std::thread::sleep(Duration::from_millis(100));
        disk.0.store(true, Ordering::Relaxed);
        assert_eq!(next(), file(0, Sight::Unreachable(None)));
        disk.0.store(false, Ordering::Relaxed);
        assert_eq!(next(), file(0, Sight::Same));
        fs::write(&path, "two").unwrap();
        let two = Print::of(b"two");
        assert_eq!(next(), file(0, Sight::Other(two)));
        vigil.know(1, two, false);
        assert_eq!(next(), file(1, Sight::Same));
        drop(vigil);
        while fs::read_dir(folder.path()).unwrap().count() > 1 {
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_long_read_is_no_disk_that_hangs_unless_a_look_does_not_come_back_either() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let disk = Arc::<Hanging>::default();
        let shared: Arc<dyn Glance> = Arc::<Hanging>::clone(&disk);
        let lock = Lock::new(shared, &path, Me::here(), 1).unwrap();
        let pace = Pace {
            look: Duration::from_millis(10),
            again: Duration::from_millis(2),
            others: Duration::from_mins(1),
            beat: Duration::from_mins(1),
            patience: Duration::from_millis(200),
        };
        disk.1.store(true, Ordering::Relaxed);
        let (sender, news) = channel();
        let eye = Eye::new(path.clone(), Print::of(b"one"));
        let _vigil = Vigil::begin(lock, eye, pace, move |told| sender.send(told).unwrap());
        std::thread::sleep(pace.patience * 5);
        assert!(news.try_recv().is_err(), "it only reads");
        let unreachable = News::File {
            known: 0,
            sight: Sight::Unreachable(None),
            by: None,
        };
        disk.0.store(true, Ordering::Relaxed);
        let next = || news.recv_timeout(Duration::from_secs(20)).unwrap();
        assert_eq!(next(), unreachable, "now nothing answers");
        disk.0.store(false, Ordering::Relaxed);
        disk.1.store(false, Ordering::Relaxed);
        let same = News::File {
            known: 0,
            sight: Sight::Same,
            by: None,
        };
        while next() != same {}
    }
}
