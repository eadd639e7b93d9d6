//! Opening a plan: it is read aside, and takes the place of the open one only when nothing of that is lost unasked.

use super::answers::{Answer, Ready, Source, Unread};
use super::document::{Document, Origin};
use super::jobs::Ticket;
use super::modals::Front;
use super::recovery::LeftWork;
use super::session::{Session, Stand};
use super::shell::{Next, Shell};
use crate::assess::Assessment;
use crate::file::{self, Opened, journal};
use crate::text::shell_words;
use crate::ui::ViewState;
use egui::Context;
use std::path::{Path, PathBuf};

/// The plan that is to be the next open one.
#[derive(Debug, Default)]
pub enum Opening {
    /// None.
    #[default]
    None,
    /// It is being read.
    Reading {
        /// The job.
        ticket: Ticket,
        /// From where.
        source: Source,
        /// Where the open plan stood when its user agreed to give it up.
        agreed: Option<Stand>,
    },
    /// Others have it open, and it is asked how to go in.
    Asked {
        /// From where.
        source: Source,
        /// The plan.
        ready: Box<Ready>,
    },
    /// It has been read and waits for the open plan to be dealt with.
    Read {
        /// From where.
        source: Source,
        /// The plan.
        ready: Box<Ready>,
        /// As above.
        agreed: Option<Stand>,
    },
}

impl Opening {
    /// What was agreed to about the open plan, if this one comes from a file.
    fn agreed_for(&self, path: &Path) -> Option<Option<Stand>> {
        match self {
            Self::None | Self::Asked { .. } => None,
            Self::Reading { source, agreed, .. } | Self::Read { source, agreed, .. } => {
                matches!(source, Source::File(from) if from == path).then_some(*agreed)
            }
        }
    }
}

/// A path that means the same file wherever the program is started next.
pub(super) fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// Reads a plan with the changes that were left behind.
fn left_work(stem: &Path) -> Result<(Opened, Option<LeftWork>), Unread> {
    let journal::Restored { held, left } = journal::restore(stem).map_err(Unread::Journal)?;
    let opened = Opened {
        plan: left.plan,
        repairs: left.opened.map_or_else(Vec::new, |opened| opened.repairs),
        print: left.about.print.unwrap_or_default(),
        newer: None,
    };
    let work = LeftWork {
        held,
        about: left.about,
        told: left.told,
        base: left.base,
        file: left.file,
        cut: left.cut,
    };
    Ok((opened, Some(work)))
}

impl Shell {
    /// Reads a plan on a job; the open plan stays until it is there, and what is done to it meanwhile is asked about.
    pub fn open(&mut self, ctx: &Context, source: Source) {
        let agreed = self.session.as_ref().map(Session::stand);
        self.read(ctx, source, agreed);
    }

    fn read(&mut self, ctx: &Context, source: Source, agreed: Option<Stand>) {
        self.give_up_opening();
        let source = match source {
            Source::File(path) => Source::File(absolute(path)),
            other => other,
        };
        let today = self.today;
        // A version is seen at the day that the plan is seen at.
        let seen_at = self.document().map(|open| open.assessment().as_of());
        let wanted = match &source {
            Source::Version(_) => seen_at,
            _ => self.as_of_wanted,
        };
        let from = source.clone();
        let of_file = matches!(source, Source::File(_));
        let sharing = self.sharing.as_mut().filter(|_| of_file);
        let seat = sharing.map(|sharing| sharing.seat(ctx));
        let ticket = self.jobs.spawn("open", ctx, move |_| {
            let plain = |opened| (opened, None);
            let read = match &from {
                Source::Sample => file::sample().map(plain).map_err(Unread::File),
                Source::DistrictSample => file::changshou().map(plain).map_err(Unread::File),
                Source::File(path) => {
                    file::clear_leftovers(path, None);
                    file::load(path).map(plain).map_err(Unread::File)
                }
                Source::Copy(path) => file::load(path).map(plain).map_err(Unread::File),
                Source::Version(version) => file::load_version(&version.path)
                    .map(plain)
                    .map_err(Unread::File),
                Source::Journal(stem) => left_work(stem),
            };
            let outcome = read.map(|(opened, work)| {
                let day = wanted.unwrap_or_else(|| Document::opening_date(&opened.plan, today));
                let (assessment, written) = std::thread::scope(|scope| {
                    // Written ahead on another core, so that the first saving writes only what has changed by then.
                    let ahead = || Box::new(file::Written::of(&opened.plan));
                    let ahead = std::thread::Builder::new().spawn_scoped(scope, ahead);
                    let assessment = Assessment::new(&opened.plan, day);
                    // Asked here, off the window's thread; the window shows the counts from its first frame.
                    assessment.checks(&opened.plan);
                    (assessment, ahead.ok().and_then(|ahead| ahead.join().ok()))
                });
                let arrival = match (&from, seat) {
                    (Source::File(path), Some(seat)) if opened.newer.is_some() => {
                        seat.look_on(path, opened.print)
                    }
                    (Source::File(path), Some(seat)) => seat.arrive(path, opened.print, false),
                    _ => None,
                };
                Ready {
                    opened,
                    assessment,
                    written,
                    arrival,
                    work,
                }
            });
            Answer::Loaded {
                source: from,
                outcome: Box::new(outcome),
            }
        });
        self.opening = Opening::Reading {
            ticket,
            source,
            agreed,
        };
    }

    /// Reads the plan that is on its way once more if it comes from this file, which has just been written.
    pub(super) fn read_again(&mut self, ctx: &Context, written: &Path) {
        if let Some(agreed) = self.opening.agreed_for(written) {
            self.read(ctx, Source::File(written.to_owned()), agreed);
        }
    }

    /// Whether no plan is on its way.
    #[cfg(test)]
    pub(super) fn opening_is_over(&self) -> bool {
        matches!(self.opening, Opening::None)
    }

    /// The plan that was on its way is wanted no more.
    pub(super) fn give_up_opening(&mut self) {
        if let Opening::Reading { ticket, .. } = std::mem::take(&mut self.opening) {
            self.jobs.abandon(ticket);
        }
    }

    pub(super) fn loaded(&mut self, source: Source, outcome: Result<Ready, Unread>) {
        let agreed = match std::mem::take(&mut self.opening) {
            Opening::Reading { agreed, .. } => agreed,
            Opening::None | Opening::Read { .. } | Opening::Asked { .. } => None,
        };
        match outcome {
            Ok(ready) => {
                let ready = Box::new(ready);
                self.opening = Opening::Read {
                    source,
                    ready,
                    agreed,
                };
            }
            Err(error) => {
                let details = match source {
                    Source::File(path) => path.display().to_string(),
                    _ => String::new(),
                };
                let sentence = error.sentence(self.language);
                self.notice(shell_words::OPEN_FAILED, sentence, details);
            }
        }
    }

    /// Lets the plan that was read take its place as soon as that costs nothing of the open one: not while its file is
    /// being written, not while a form or question about it stands in front, and not over changes that were made since
    /// the user agreed to leave it.
    pub(super) fn settle_opening(&mut self, ctx: &Context) {
        // A notice asks nothing: it stays in front of the plan that opens.
        let told = matches!(self.front, Front::Notice { .. }) && self.behind.is_empty();
        if self.front.is_modal() && !told || self.picking.is_open() {
            return;
        }
        if let Opening::Asked { .. } = self.opening {
            // The question was put away.
            return self.give_up_opening();
        }
        let Opening::Read { agreed, source, .. } = &self.opening else {
            return;
        };
        let agreed = *agreed;
        let looks = matches!(source, Source::Version(_));
        if !looks {
            // The plan that a version is looked at instead of is the one that is left.
            self.back_to_plan(ctx);
        }
        let Some(session) = &self.session else {
            return self.show_read(ctx);
        };
        if session.is_saving() || session.large_edit.is_some() {
            return;
        }
        if looks {
            self.show_read(ctx);
        } else if self.is_unsaved(ctx) && agreed != Some(session.stand()) {
            self.bring_front(Front::Unsaved(Next::Show));
        } else {
            self.show_read(ctx);
        }
    }

    /// Puts the plan that was read in the place of the open one, unless others have it open and it is to be asked how.
    pub(super) fn show_read(&mut self, ctx: &Context) {
        let Opening::Read { source, ready, .. } = std::mem::take(&mut self.opening) else {
            return;
        };
        let mut ready = *ready;
        if let Source::Version(version) = source {
            return self.look_at(ctx, *version, ready);
        }
        if let Some(work) = ready.work.take() {
            return self.show_restored(ctx, ready, work);
        }
        let entry = ready.arrival.as_ref().map(|arrival| &arrival.entry);
        // A plan that is only looked at can be gone into whoever has it open.
        let asks = ready.opened.newer.is_none();
        if asks && matches!(entry, Some(file::Entry::Others(_))) {
            self.others_have(ctx, source, Box::new(ready));
        } else {
            self.show_ready(source, ready, false);
        }
    }

    /// Puts a plan in the place of the open one; a copy is in no file yet.
    pub(super) fn show_ready(&mut self, source: Source, ready: Ready, copy: bool) {
        let Ready {
            opened,
            assessment,
            written,
            arrival,
            ..
        } = ready;
        let origin = match source {
            _ if copy => Origin::New,
            Source::Sample => Origin::Sample,
            Source::DistrictSample => Origin::DistrictSample,
            Source::File(path) => Origin::File(path),
            Source::Journal(_) | Source::Version(_) | Source::Copy(_) => Origin::New,
        };
        let document = Document::new(opened.plan, assessment, origin);
        let repaired = !opened.repairs.is_empty();
        let of_file = document.path().is_some();
        let newer = opened.newer;
        let mut session = Session::new(document, opened.repairs);
        session.newer.clone_from(&newer);
        session.on_disk = of_file.then_some(opened.print);
        session.written = written;
        self.show_session(session);
        if let Some(arrival) = arrival {
            self.settle_in(arrival);
        }
        if repaired {
            self.bring_front(Front::Repairs);
        }
        self.remember();
        if let Some(newer) = newer {
            let sentence = shell_words::NEWER_BODY.of(self.language).to_owned();
            let left_out = newer.sentence(self.language).unwrap_or_default();
            self.notice(shell_words::NEWER_TITLE, sentence, left_out);
        }
    }

    /// Shows a plan in the place of the one before, from its beginning.
    pub(super) fn show_session(&mut self, mut session: Session) {
        // Forms about the plan before are of no use to this one.
        self.behind.clear();
        let pinned = session.document.plan().head().as_of.is_some();
        let as_of = session.document.assessment().as_of();
        session.follows_today = !pinned && self.as_of_wanted.is_none() && as_of == self.today;
        if let Some((ticket, _)) = self.session.as_mut().and_then(|gone| gone.assessing.take()) {
            self.jobs.abandon(ticket);
        }
        self.close_journal();
        self.session = Some(session);
        self.begin_journal();
        let kept = std::mem::take(&mut self.view);
        let mut view = ViewState {
            page: kept.page,
            ..ViewState::default()
        };
        self.settings.layout.apply(&mut view);
        self.view = view;
        self.told = None;
    }
}
