//! The open plan beside others who have it open: its thread on the disk, and the news that come from there.

use super::answers::PlanAnswer;
use super::clock;
use super::jobs::Ticket;
use super::session::Session;
use super::shell::Shell;
use super::taking_in::Theirs;
use crate::file::{
    Beat, Entry, Eye, Glance, Hindrance, Holder, Key, Lock, Me, News, Pace, Print, RealDisk, Sight,
    Vigil,
};
use crate::text::{Phrase, recovery_words, sharing_words as words, shell_words};
use egui::Context;
use jiff::civil::DateTime;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long the end of the program waits until its lock is removed.
const FAREWELL: Duration = Duration::from_secs(2);

/// How this window takes part in sharing plans.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// Who sits here.
    pub me: Me,
    /// The disk.
    pub disk: Arc<dyn Glance>,
    /// How often what is done.
    pub pace: Pace,
    /// How many plans were opened before.
    opened: u64,
}

impl Default for Sharing {
    fn default() -> Self {
        Self {
            me: Me::here(),
            disk: Arc::new(RealDisk),
            pace: Pace::default(),
            opened: 0,
        }
    }
}

impl Sharing {
    /// What one more plan needs to be shared.
    pub(super) fn seat(&mut self, ctx: &Context) -> Seat {
        self.opened += 1;
        Seat {
            sharing: self.clone(),
            ctx: ctx.clone(),
        }
    }
}

/// What a plan needs to be shared; it goes to a job.
#[derive(Debug)]
pub(super) struct Seat {
    sharing: Sharing,
    ctx: Context,
}

/// A plan that is shared from now on.
#[derive(Debug)]
pub struct Arrival {
    /// How going in went.
    pub entry: Entry,
    vigil: Vigil,
    news: Receiver<News>,
    path: PathBuf,
}

impl Seat {
    /// Goes in, `anyway` beside others, and begins to watch the file. Asks the disk: run it off the window's thread.
    pub(super) fn arrive(self, path: &Path, known: Print, anyway: bool) -> Option<Arrival> {
        self.begin(path, known, |lock| lock.enter(anyway))
    }

    /// Begins to watch a file that is only looked at, without a lock. As [`Seat::arrive`].
    pub(super) fn look_on(self, path: &Path, known: Print) -> Option<Arrival> {
        self.begin(path, known, |lock| {
            Entry::Others(lock.others().unwrap_or_default())
        })
    }

    fn begin(
        self,
        path: &Path,
        known: Print,
        enter: impl FnOnce(&mut Lock) -> Entry,
    ) -> Option<Arrival> {
        let Self { sharing, ctx } = self;
        let mut lock = Lock::new(sharing.disk, path, sharing.me, sharing.opened)
            .map_err(|error| log::warn!("{}: {error}", path.display()))
            .ok()?;
        let entry = enter(&mut lock);
        let (sender, news) = channel();
        let eye = Eye::new(path.to_owned(), known);
        let vigil = Vigil::begin(lock, eye, sharing.pace, move |told| {
            // Nobody listens any more once the plan is closed.
            sender.send(told).ok();
            ctx.request_repaint();
        });
        Some(Arrival {
            entry,
            vigil,
            news,
            path: path.to_owned(),
        })
    }
}

/// Somebody else who has the plan open, as this window shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// What the lock says.
    pub holder: Holder,
    /// Since when, by the clock of this computer.
    pub since: Option<DateTime>,
}

impl Neighbour {
    pub(super) fn of(holder: Holder) -> Self {
        let since = holder.age.and_then(clock::ago);
        Self { holder, since }
    }
}

/// What is known of the file of the open plan and of others who have it open.
#[derive(Debug, Default)]
pub struct Shared {
    vigil: Option<Vigil>,
    news: Option<Receiver<News>>,
    /// The file that is watched.
    path: PathBuf,
    /// Counts the contents that were known one after the other.
    known: u64,
    /// What is seen of the file; `None` before the first look.
    pub(super) sight: Option<Sight>,
    /// Who saved what is seen.
    pub(super) by: Option<(String, String)>,
    /// Who else is in.
    pub(super) others: Vec<Neighbour>,
    /// Who was in before everybody left.
    pub(super) gone: Vec<Neighbour>,
    /// Why there is no lock.
    pub(super) hindrance: Option<Hindrance>,
    /// The plan is only read.
    pub(super) read_only: bool,
    /// Editing was asked for and waits for the lock.
    pub(super) asked: bool,
    /// The plan that stands in the file now, where it is another.
    pub(super) theirs: Option<Result<Box<Theirs>, String>>,
    /// It is being read aside.
    pub(super) reading: Option<Ticket>,
    /// What of the file was put off.
    pub(super) later: Option<Sight>,
    /// Going on to edit was put off.
    pub(super) reads_on: bool,
    /// It was written again while it was read: it is read anew as soon as it has been looked at.
    anew: bool,
    /// Looking again was asked for: what comes of it is said.
    pub(super) retried: bool,
}

impl Shared {
    /// The content of the file is this one from now on.
    pub(super) fn know(&mut self, print: Print, own: bool) {
        self.known += 1;
        self.sight = None;
        self.theirs = None;
        self.later = None;
        if let Some(vigil) = &self.vigil {
            vigil.know(self.known, print, own);
        }
    }

    /// The disk on which a file was seen last, if it is the one that is watched.
    pub(super) fn home_of(&self, path: &Path) -> Option<u64> {
        let vigil = self.vigil.as_ref().filter(|_| self.path == path)?;
        vigil.home()
    }

    /// Whether the file has a content that is to be looked at and was not put off.
    pub(super) fn waits(&self) -> bool {
        matches!(self.sight, Some(Sight::Other(_))) && self.later != self.sight
    }

    /// Looks at the file at once.
    pub(super) fn look(&mut self) {
        self.retried = true;
        if let Some(vigil) = &self.vigil {
            vigil.look();
        }
    }

    /// Looks at the file at once and reads it anew.
    pub(super) fn read_anew(&mut self) {
        self.anew = true;
        if let Some(vigil) = &self.vigil {
            vigil.look();
        }
    }

    /// Asks to edit, after those are taken away who are gone by the user's word.
    pub(super) fn ask_to_edit(&mut self, anyway: bool, gone: Vec<Key>) {
        if let Some(vigil) = &self.vigil {
            self.asked = true;
            vigil.enter(anyway, gone);
        }
    }

    /// Waits until the lock is removed, for the end of the program.
    fn farewell(&mut self) {
        if let Some(mut vigil) = self.vigil.take() {
            vigil.leave(FAREWELL);
        }
    }
}

impl Shell {
    /// Takes part in sharing plans from now on: locks, and a look at what others save.
    pub fn share(&mut self, sharing: Sharing) {
        self.sharing = Some(sharing);
    }

    /// Removes the lock of the open plan and waits for it, at the end of the program.
    pub(super) fn say_farewell(&mut self) {
        if let Some(session) = &mut self.session {
            session.shared.farewell();
        }
    }

    /// Shares the open plan as it was gone into.
    pub(super) fn settle_in(&mut self, arrival: Arrival) {
        let Some(session) = &mut self.session else {
            return;
        };
        let Arrival {
            entry,
            vigil,
            news,
            path,
        } = arrival;
        session.shared = Shared {
            vigil: Some(vigil),
            news: Some(news),
            path,
            ..Shared::default()
        };
        self.entered(entry);
    }

    /// After saving: this content is its own; another place is shared anew.
    pub(super) fn share_saved(&mut self, ctx: &Context, path: &Path, print: Print) {
        let Some(session) = &mut self.session else {
            return;
        };
        let shared = &mut session.shared;
        shared.read_only = false;
        if shared.vigil.is_some() && shared.path == path {
            shared.know(print, true);
            return;
        }
        // The lock of the place before is removed.
        *shared = Shared::default();
        let Some(seat) = self.sharing.as_mut().map(|sharing| sharing.seat(ctx)) else {
            return;
        };
        let path = path.to_owned();
        self.spawn_for_plan("share", ctx, move || {
            PlanAnswer::Arrived(seat.arrive(&path, print, true).map(Box::new))
        });
    }

    /// Takes the news from the disk.
    pub(super) fn take_news(&mut self, ctx: &Context) {
        let news: Vec<News> = match &self.session {
            Some(Session { shared, .. }) => {
                shared.news.iter().flat_map(Receiver::try_iter).collect()
            }
            None => return,
        };
        for news in news {
            match news {
                News::File { known, sight, by } => self.seen(ctx, known, sight, by),
                News::Others(others) => self.seen_others(others),
                News::Entered(entry) => self.entered(entry),
                News::Beat(beat) => self.beaten(beat),
            }
        }
    }

    fn seen(&mut self, ctx: &Context, known: u64, sight: Sight, by: Option<(String, String)>) {
        let Some(Session {
            shared, on_disk, ..
        }) = &mut self.session
        else {
            return;
        };
        let away = matches!(sight, Sight::Unreachable(_));
        // What was seen before the latest saving is no news.
        if known != shared.known && !away {
            return;
        }
        let sight = match sight {
            Sight::Other(print) if *on_disk == Some(print) => Sight::Same,
            sight => sight,
        };
        let was_away = matches!(shared.sight, Some(Sight::Gone | Sight::Unreachable(_)));
        let retried = std::mem::take(&mut shared.retried);
        let anew = std::mem::take(&mut shared.anew);
        let changed = shared.sight.as_ref() != Some(&sight);
        let is_away = matches!(sight, Sight::Gone | Sight::Unreachable(_));
        let other = matches!(sight, Sight::Other(_));
        shared.sight = Some(sight);
        shared.by = by;
        if changed {
            shared.theirs = None;
        }
        if was_away && !is_away {
            self.tell(words::BACK.of(self.language).to_owned());
        } else if retried && is_away {
            self.tell(words::STILL_AWAY.of(self.language).to_owned());
        }
        if other && (changed || retried || anew) {
            self.read_theirs(ctx);
        }
    }

    fn seen_others(&mut self, others: Vec<Holder>) {
        let Some(Session { shared, .. }) = &mut self.session else {
            return;
        };
        let others: Vec<Neighbour> = others.into_iter().map(Neighbour::of).collect();
        if others.is_empty() && !shared.others.is_empty() {
            shared.gone = std::mem::take(&mut shared.others);
        }
        if shared.others != others {
            // Somebody else than before: what was put off about them is asked anew.
            shared.reads_on = false;
            shared.others = others;
        }
    }

    fn entered(&mut self, entry: Entry) {
        let language = self.language;
        let Some(Session { shared, .. }) = &mut self.session else {
            return;
        };
        let asked = std::mem::take(&mut shared.asked);
        match entry {
            Entry::Held => {
                shared.hindrance = None;
                if asked && std::mem::take(&mut shared.read_only) {
                    self.tell(words::EDITING.of(language).to_owned());
                }
            }
            Entry::Unheld(hindrance) => {
                if asked {
                    shared.read_only = false;
                }
                let told = super::entering::hindered(&hindrance, language);
                shared.hindrance = Some(hindrance);
                self.tell(told);
            }
            Entry::Others(others) => {
                shared.others = others.into_iter().map(Neighbour::of).collect();
                if asked {
                    let who = self.who(&self.others());
                    self.tell(words::FASTER.fill(language, &[("who", &who)]));
                }
            }
        }
    }

    fn beaten(&mut self, beat: Beat) {
        let language = self.language;
        let told = match beat {
            Beat::Fine => return,
            Beat::Failed(system) => {
                log::warn!("the lock: {system}");
                return;
            }
            Beat::Remade => words::REMADE.of(language).to_owned(),
            Beat::Replaced(None) => words::REPLACED.of(language).to_owned(),
            Beat::Replaced(Some(by)) => {
                let who = self.who(&[Neighbour::of(by)]);
                words::REPLACED_BY.fill(language, &[("who", &who)])
            }
        };
        self.tell(told);
    }

    /// Who else has the open plan.
    pub(super) fn others(&self) -> Vec<Neighbour> {
        let session = self.session.as_ref();
        session
            .map(|session| session.shared.others.clone())
            .unwrap_or_default()
    }

    /// Whether the open plan is only read.
    pub fn is_read_only(&self) -> bool {
        self.why_read_only().is_some()
    }

    /// Why the open plan is only read; `None` where it can be changed.
    pub(super) fn why_read_only(&self) -> Option<Phrase> {
        let session = self.session.as_ref()?;
        if session.newer.is_some() {
            Some(shell_words::NEWER_BODY)
        } else if session.looked.is_some() {
            Some(recovery_words::VERSION_REFUSED)
        } else {
            session.shared.read_only.then_some(words::REFUSED)
        }
    }
}
