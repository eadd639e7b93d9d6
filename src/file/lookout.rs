//! A look now and then at a file that is not the open plan, such as one it is compared with: told when it has changed.

use super::disk::RealDisk;
use super::print::Print;
use super::watch::{Eye, Sight};
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::Duration;

/// How often is looked, and how soon again at a file that is just being written.
const LOOK: Duration = Duration::from_secs(2);
const AGAIN: Duration = Duration::from_millis(200);

/// The thread that looks; it ends with this.
#[derive(Debug)]
pub struct Lookout {
    _ends: Sender<()>,
}

impl Lookout {
    /// Begins to look at a file whose content is known; `tell` is called from the thread, once for each news.
    pub fn begin(path: PathBuf, known: Print, tell: impl Fn(Sight) + Send + 'static) -> Self {
        Self::with_pace(path, known, LOOK, tell)
    }

    fn with_pace(
        path: PathBuf,
        known: Print,
        pace: Duration,
        tell: impl Fn(Sight) + Send + 'static,
    ) -> Self {
        let (sender, ended) = channel::<()>();
        let thread = Builder::new().name("lookout".to_owned());
        let started = thread.spawn(move || {
            let mut eye = Eye::new(path, known);
            let mut told = Sight::Same;
            let mut wait = pace;
            while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(wait) {
                let sight = eye.look(&RealDisk);
                wait = if sight.is_some() {
                    pace
                } else {
                    AGAIN.min(pace)
                };
                if let Some(sight) = sight.filter(|sight| *sight != told) {
                    told = sight.clone();
                    tell(sight);
                }
            }
        });
        if let Err(error) = started {
            // Nothing is told then, and the user can still ask for it anew.
            log::error!("{error}");
        }
        Self { _ends: sender }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_is_told_once_and_nothing_after_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("甲.ron");
        std::fs::write(&path, "one").unwrap();
        let (sender, news) = channel();
        let quick = Duration::from_millis(10);
        let long = Duration::from_secs(20);
        let lookout = Lookout::with_pace(path.clone(), Print::of(b"one"), quick, move |sight| {
            sender.send(sight).ok();
        });
        assert!(news.recv_timeout(quick * 10).is_err(), "it is the same");
        std::fs::write(&path, "another").unwrap();
        let other = Sight::Other(Print::of(b"another"));
        assert_eq!(news.recv_timeout(long), Ok(other));
        std::fs::remove_file(&path).unwrap();
        assert_eq!(news.recv_timeout(long), Ok(Sight::Gone));
        std::fs::write(&path, "one").unwrap();
        assert_eq!(news.recv_timeout(long), Ok(Sight::Same));
        drop(lookout);
        assert!(news.recv_timeout(long).is_err());
    }
}
