//! One open plan with its file: an identity of its own, what is being done with the file, what jobs were asked about it.

use super::comparing::OtherPlan;
use super::document::Document;
use super::jobs::Ticket;
use super::shell::Next;
use crate::edit::SavePoint;
use crate::file::{Print, Repair, Written};
use crate::plan::{Day, Plan};
use crate::ui::widgets::Look;
use crate::ui::{Actions, Derived, Stage, Stamp, ViewState};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

/// Names one open plan of this run of the program; never given twice, so that an answer asked for one plan can reach no
/// other, even the same file opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionId(u64);

impl SessionId {
    fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// What is being done with the file of the open plan.
#[derive(Debug, Default)]
pub enum FileWork {
    /// Nothing.
    #[default]
    Idle,
    /// It is being written.
    Saving(Saving),
}

/// A file being written, and what is wanted once it is whole.
#[derive(Debug)]
pub struct Saving {
    /// The job.
    pub ticket: Ticket,
    /// The plan that is written.
    pub plan: Box<Plan>,
    /// What follows once it has worked.
    pub next: Option<Next>,
    /// Saving was asked for again meanwhile, to this file: what was changed since is to be in a file too.
    pub again: Option<PathBuf>,
}

/// The open plan: its document, the state of its file, and what belongs to this plan and to no other.
#[derive(Debug)]
pub struct Session {
    id: SessionId,
    /// The plan and how it got here.
    pub(super) document: Document,
    /// What is being done with its file.
    pub(super) file: FileWork,
    /// The print of its file as it was read or written last; `None` while it is no file.
    pub(super) on_disk: Option<Print>,
    /// The plan as it stands in its file: what a merge begins from.
    pub(super) base: Plan,
    /// A merge with what others saved there, being decided.
    pub(super) merging: Option<super::merging::Merging>,
    /// What the last merge took in, until that is known.
    pub(super) merged_in: Option<super::merging::MergedIn>,
    /// The plan as it was opened or written last, with its text: saving writes only what has changed since. A job takes it
    /// along and brings it back.
    pub(super) written: Option<Box<Written>>,
    /// What is known of the file by looking, and of others who have it open.
    pub(super) shared: super::sharing::Shared,
    /// The file that it was opened from as a copy, which is nowhere yet.
    pub(super) copy_of: Option<PathBuf>,
    /// Nobody chose the as-of date: it is today's, and goes with the day.
    pub(super) follows_today: bool,
    /// The revision whose evidence files are looked for.
    pub(super) evidence_at: Option<u64>,
    /// What was repaired when it was read.
    pub(super) repairs: Vec<Repair>,
    /// The as-of date being assessed aside.
    pub(super) assessing: Option<(Ticket, Day)>,
    /// The as-of date wanted after that one; those between are passed over.
    pub(super) as_of_next: Option<Day>,
    /// An edit of very many tasks, being worked out aside.
    pub(super) large_edit: Option<super::large_edits::LargeEdit>,
    /// The plan of another file that it is compared with.
    pub(super) compared: OtherPlan,
    /// Its file is of a newer format: it is only looked at, and never written back.
    pub(super) newer: bool,
    /// It was told that its file is written over.
    pub(super) in_place_told: bool,
    /// Its journal; `None` where none is kept.
    pub(super) journal: Option<super::recovery::Journal>,
    /// What the pages keep of it from frame to frame.
    pub(super) derived: Derived,
}

impl Session {
    /// A session with an id of its own.
    pub fn new(document: Document, repairs: Vec<Repair>) -> Self {
        Self {
            id: SessionId::next(),
            base: document.plan().clone(),
            merging: None,
            merged_in: None,
            document,
            file: FileWork::Idle,
            on_disk: None,
            written: None,
            shared: super::sharing::Shared::default(),
            copy_of: None,
            follows_today: false,
            evidence_at: None,
            repairs,
            assessing: None,
            as_of_next: None,
            large_edit: None,
            compared: None,
            newer: false,
            in_place_told: false,
            journal: None,
            derived: Derived::default(),
        }
    }

    /// Tells its state at its as-of date from every other state of this and any other session.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            document: self.id.0,
            revision: self.document.history().revision(),
            as_of: self.document.assessment().as_of(),
        }
    }

    /// What the panels are given for a frame.
    pub fn stage<'a>(
        &'a self,
        today: Day,
        look: Look,
        view: &'a mut ViewState,
        actions: &'a mut Actions,
    ) -> Stage<'a> {
        Stage {
            plan: self.document.plan(),
            stamp: self.stamp(),
            latest: self.document.latest(),
            derived: &self.derived,
            assessment: self.document.assessment(),
            as_of: self.document.assessment().as_of(),
            today,
            theme: look.theme,
            language: look.language,
            view,
            actions,
        }
    }

    /// Which session.
    pub fn id(&self) -> SessionId {
        self.id
    }

    /// The saving under way.
    pub fn saving(&mut self) -> Option<&mut Saving> {
        match &mut self.file {
            FileWork::Idle => None,
            FileWork::Saving(saving) => Some(saving),
        }
    }

    /// Whether its file is being written.
    pub fn is_saving(&self) -> bool {
        matches!(self.file, FileWork::Saving(_))
    }

    /// Where its history stands, told apart from the history of any other session.
    pub fn stand(&self) -> Stand {
        (self.id, self.document.save_point())
    }

    /// The plan as it is, for a job; it shares its records with the document and costs nothing.
    pub fn snapshot(&self) -> Plan {
        self.document.plan().clone()
    }
}

/// Where the history of a session stands.
pub type Stand = (SessionId, SavePoint);
