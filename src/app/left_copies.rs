//! Copies of files that were being written over when the program was ended: offered at the start, and where the file cannot be
//! read.

use super::answers::{Answer, Source};
use super::asking::{Ask, Then};
use super::clock;
use super::modals::Front;
use super::shell::{Next, Shell};
use crate::file::{self, LeftCopy};
use crate::text::recovery_words as words;
use egui::Context;
use std::path::{Path, PathBuf};

/// Where the copies in a program's folder are.
pub(super) fn safety(kept: &Path) -> PathBuf {
    kept.join("safety")
}

impl Shell {
    /// Looks aside for copies that are needed, of one file or of all.
    pub(super) fn look_for_copies(&mut self, ctx: &Context, of: Option<PathBuf>) {
        if let Some(folder) = self.kept.as_deref().map(safety) {
            self.jobs.spawn("left copies", ctx, move |_| {
                Answer::LeftCopies(file::left_copies(&folder, of.as_deref()))
            });
        }
    }

    /// A plan could not be read: what its file held may be in a copy.
    pub(super) fn look_for_copies_of(&mut self, ctx: &Context, source: &Source) {
        if let Source::File(path) = source {
            self.look_for_copies(ctx, Some(path.clone()));
        }
    }

    /// Offers the latest of them.
    pub(super) fn take_left_copies(&mut self, left: Vec<LeftCopy>) {
        let Some(copy) = left.into_iter().next() else {
            return;
        };
        let time = copy.made.and_then(clock::of_system_time);
        let time = time.map(|time| time.strftime("%Y-%m-%d %H:%M").to_string());
        let time = time.unwrap_or_default();
        let ask = Ask {
            title: words::COPY_TITLE,
            lines: vec![
                copy.of.display().to_string(),
                words::COPY_BODY.fill(self.language, &[("time", &time)]),
            ],
            answers: vec![
                (words::COPY_THROW, Then::ThrowCopy(copy.clone())),
                (words::COPY_OPEN, Then::OpenCopy(copy.path)),
            ],
        };
        let mut stand = std::iter::once(&self.front).chain(&self.behind);
        if !stand.any(|front| matches!(front, Front::Ask(stands) if **stands == ask)) {
            self.bring_front(Front::Ask(Box::new(ask)));
        }
    }

    /// Opens a copy; that its file cannot be read needs no more saying.
    pub(super) fn open_copy(&mut self, ctx: &Context, copy: PathBuf) {
        if matches!(self.front, Front::Notice { .. }) {
            self.front = self.behind.pop().unwrap_or(Front::None);
        }
        self.guard(ctx, Next::Open(Source::Copy(copy)));
    }

    /// Throws a copy away, as its user said, and offers what is left.
    pub(super) fn throw_copy_away(&mut self, ctx: &Context, copy: LeftCopy) {
        if let Some(folder) = self.kept.as_deref().map(safety) {
            self.jobs.spawn("left copies", ctx, move |_| {
                file::throw_copy_away(&copy);
                Answer::LeftCopies(file::left_copies(&folder, None))
            });
        }
    }
}
