//! Work off the window's thread: each job has a thread, a progress and a cancel mark, and its answer is polled.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Names one job of a [`Jobs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(u64);

/// A job that broke instead of answering: a programming error, told as a value so that nobody waits for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobBroke {
    /// Which job.
    pub ticket: Ticket,
    /// The name it was started under.
    pub name: &'static str,
    /// What the panic said, or why no thread could be started.
    pub reason: String,
}

/// How far a job is, seen from both sides.
#[derive(Debug)]
pub struct Progress {
    thousandths: AtomicU32,
    words: Mutex<String>,
    cancelled: AtomicBool,
    ctx: egui::Context,
}

impl Progress {
    const UNKNOWN: u32 = u32::MAX;

    fn new(ctx: egui::Context) -> Self {
        Self {
            thousandths: AtomicU32::new(Self::UNKNOWN),
            words: Mutex::default(),
            cancelled: AtomicBool::new(false),
            ctx,
        }
    }

    /// Tells how much of the work is done, 0 to 1. Repaints only when a visible part of the bar changes.
    pub fn set_fraction(&self, fraction: f32) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 0..=1000"
        )]
        let now = (f64::from(fraction).clamp(0.0, 1.0) * 1000.0).round() as u32;
        let before = self.thousandths.load(Ordering::Relaxed);
        if before == Self::UNKNOWN || now.abs_diff(before) >= 5 || (now == 1000 && before != now) {
            self.thousandths.store(now, Ordering::Relaxed);
            self.ctx.request_repaint();
        }
    }

    /// Tells what is being done, a few words in the user's language.
    pub fn set_words(&self, words: impl Into<String>) {
        let words = words.into();
        let mut held = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        if *held != words {
            *held = words;
            drop(held);
            self.ctx.request_repaint();
        }
    }

    /// Whether the user no longer wants the answer; a long job looks now and then and stops early.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// How much is done, 0 to 1; `None` while the job has not said.
    pub fn fraction(&self) -> Option<f32> {
        let thousandths = self.thousandths.load(Ordering::Relaxed);
        #[expect(clippy::cast_precision_loss, reason = "at most 1000")]
        (thousandths != Self::UNKNOWN).then(|| thousandths as f32 / 1000.0)
    }

    /// What is being done.
    pub fn words(&self) -> String {
        self.words
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// A job under way, as the window sees it.
#[derive(Clone, Debug)]
pub struct Running {
    /// Which job.
    pub ticket: Ticket,
    /// The name it was started under.
    pub name: &'static str,
    /// When it was started.
    pub since: Instant,
    /// How far it is.
    pub progress: Arc<Progress>,
}

/// Jobs that answer with a `T`. A panic becomes a `T` too, made from [`JobBroke`].
#[derive(Debug)]
pub struct Jobs<T> {
    running: Vec<Running>,
    next: u64,
    sender: Sender<(Ticket, T)>,
    answers: Receiver<(Ticket, T)>,
    /// Jobs whose answers a test keeps back, by name, with what came in meanwhile.
    #[cfg(test)]
    held: (Vec<&'static str>, Vec<(Ticket, T)>),
}

impl<T> Default for Jobs<T> {
    fn default() -> Self {
        let (sender, answers) = channel();
        Self {
            running: Vec::new(),
            next: 0,
            sender,
            answers,
            #[cfg(test)]
            held: (Vec::new(), Vec::new()),
        }
    }
}

impl<T: Send + 'static + From<JobBroke>> Jobs<T> {
    /// Starts work on a thread of its own and repaints when it has answered.
    pub fn spawn(
        &mut self,
        name: &'static str,
        ctx: &egui::Context,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> Ticket {
        let ticket = Ticket(self.next);
        self.next += 1;
        let progress = Arc::new(Progress::new(ctx.clone()));
        self.running.push(Running {
            ticket,
            name,
            since: Instant::now(),
            progress: Arc::clone(&progress),
        });
        let sender = self.sender.clone();
        let thread = std::thread::Builder::new().name(name.to_owned());
        let started = thread.spawn(move || {
            let answer =
                catch_unwind(AssertUnwindSafe(|| work(&progress))).unwrap_or_else(|panic| {
                    T::from(JobBroke {
                        ticket,
                        name,
                        reason: panic_words(panic.as_ref()),
                    })
                });
            // Nobody listens any more when the window has closed; the answer is then not needed.
            let _ = sender.send((ticket, answer));
            progress.ctx.request_repaint();
        });
        if let Err(error) = started {
            let reason = error.to_string();
            let broke = T::from(JobBroke {
                ticket,
                name,
                reason,
            });
            let _ = self.sender.send((ticket, broke));
            ctx.request_repaint();
        }
        ticket
    }

    /// The answers that have come in since the last call, in the order they came.
    pub fn poll(&mut self) -> Vec<T> {
        let mut answers = Vec::new();
        while let Ok((ticket, answer)) = self.answers.try_recv() {
            #[cfg(test)]
            if self
                .running(ticket)
                .is_some_and(|job| self.held.0.contains(&job.name))
            {
                self.held.1.push((ticket, answer));
                continue;
            }
            answers.extend(self.accept(ticket, answer));
        }
        answers
    }

    /// Keeps the answers of jobs of a name back, for tests that play every order of answers.
    #[cfg(test)]
    pub(super) fn hold(&mut self, name: &'static str) {
        self.held.0.push(name);
    }

    /// Lets the answers kept back come in; waits until every job of that name has answered.
    #[cfg(test)]
    pub(super) fn release(&mut self, name: &'static str) {
        self.held.0.retain(|held| *held != name);
        while self.running.iter().any(|job| {
            job.name == name && !self.held.1.iter().any(|(ticket, _)| *ticket == job.ticket)
        }) {
            let Ok(answer) = self.answers.recv_timeout(Duration::from_secs(20)) else {
                break;
            };
            self.held.1.push(answer);
        }
        for answer in self.held.1.drain(..) {
            let _ = self.sender.send(answer);
        }
    }

    /// The answers kept back are for ever lost, as those of a share that does not answer.
    #[cfg(test)]
    pub(super) fn forget_held(&mut self, name: &'static str) {
        self.held.0.retain(|held| *held != name);
        self.held.1.clear();
    }

    /// Waits for all jobs, at most so long: for the end of the program, when a save must not be cut off.
    pub fn wait(&mut self, at_most: Duration) -> Vec<T> {
        let end = Instant::now() + at_most;
        let mut answers = self.poll();
        while !self.running.is_empty() {
            let left = end.saturating_duration_since(Instant::now());
            match self.answers.recv_timeout(left) {
                Ok((ticket, answer)) => answers.extend(self.accept(ticket, answer)),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        answers
    }

    /// Waits for the jobs of a name, at most so long; their answers are dropped.
    pub fn wait_for(&mut self, name: &'static str, at_most: Duration) {
        let end = Instant::now() + at_most;
        while self.running.iter().any(|job| job.name == name) {
            let left = end.saturating_duration_since(Instant::now());
            match self.answers.recv_timeout(left) {
                Ok((ticket, answer)) => drop(self.accept(ticket, answer)),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
    }

    fn accept(&mut self, ticket: Ticket, answer: T) -> Option<T> {
        let at = self.running.iter().position(|job| job.ticket == ticket)?;
        self.running.remove(at);
        Some(answer)
    }
}

impl<T> Jobs<T> {
    /// Asks a job to stop; it still answers, as soon as it looks.
    pub fn cancel(&self, ticket: Ticket) {
        if let Some(job) = self.running(ticket) {
            job.progress.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Asks a job to stop and throws its answer away, whenever that comes: for work that hangs on a dead share.
    pub fn abandon(&mut self, ticket: Ticket) {
        self.cancel(ticket);
        self.running.retain(|job| job.ticket != ticket);
    }

    /// A job under way.
    pub fn running(&self, ticket: Ticket) -> Option<&Running> {
        self.running.iter().find(|job| job.ticket == ticket)
    }

    /// All jobs under way, oldest first.
    pub fn all_running(&self) -> &[Running] {
        &self.running
    }

    /// Whether nothing is under way.
    pub fn is_idle(&self) -> bool {
        self.running.is_empty()
    }
}

impl<T> Drop for Jobs<T> {
    fn drop(&mut self) {
        for job in &self.running {
            job.progress.cancelled.store(true, Ordering::Relaxed);
        }
    }
}

/// What a panic said.
pub(crate) fn panic_words(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|words| (*words).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "panic".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    enum Answer {
        Sum(u32),
        Stopped,
        Broke(String),
    }

    impl From<JobBroke> for Answer {
        fn from(broke: JobBroke) -> Self {
            Self::Broke(format!("{}: {}", broke.name, broke.reason))
        }
    }

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn a_job_answers_and_a_panic_is_an_answer_too() {
        let ctx = egui::Context::default();
        let mut jobs = Jobs::<Answer>::default();
        jobs.spawn("add", &ctx, |_| Answer::Sum(1 + 2));
        assert_eq!(jobs.wait(LONG), [Answer::Sum(3)]);
        jobs.spawn("break", &ctx, |_| panic!("out of paper"));
        assert_eq!(
            jobs.wait(LONG),
            [Answer::Broke("break: out of paper".to_owned())]
        );
        assert!(jobs.is_idle());
    }

    #[test]
    fn cancelling_is_seen_by_the_job_and_abandoning_drops_its_answer() {
        let ctx = egui::Context::default();
        let mut jobs = Jobs::<Answer>::default();
        let wait_for_cancel = |progress: &Progress| {
            progress.set_fraction(0.25);
            progress.set_words("waiting");
            while !progress.is_cancelled() {
                std::thread::yield_now();
            }
            Answer::Stopped
        };
        let ticket = jobs.spawn("one", &ctx, wait_for_cancel);
        let progress = Arc::clone(&jobs.running(ticket).expect("just started").progress);
        while progress.words() != "waiting" {
            std::thread::yield_now();
        }
        assert_eq!(progress.fraction(), Some(0.25));
        jobs.cancel(ticket);
        assert_eq!(jobs.wait(LONG), [Answer::Stopped]);

        let ticket = jobs.spawn("two", &ctx, wait_for_cancel);
        jobs.abandon(ticket);
        assert!(jobs.is_idle());
        jobs.spawn("three", &ctx, |_| Answer::Sum(7));
        assert_eq!(jobs.wait(LONG), [Answer::Sum(7)]);
    }

    #[test]
    fn a_finished_job_asks_for_a_repaint() {
        let ctx = egui::Context::default();
        let (sender, repaints) = channel();
        ctx.set_request_repaint_callback(move |_| {
            let _ = sender.send(());
        });
        let mut jobs = Jobs::<Answer>::default();
        jobs.spawn("add", &ctx, |_| Answer::Sum(3));
        assert!(repaints.recv_timeout(LONG).is_ok());
    }
}
