//! One open plan with its file: an identity of its own, what is being done with the file, what jobs were asked about it.

use super::comparing::OtherPlan;
use super::document::Document;
use super::jobs::Ticket;
use super::shell::Next;
use crate::edit::SavePoint;
use crate::edit::merge::merge;
use crate::file::{Newer, Print, Repair, Written};
use crate::plan::{Day, Plan};
use crate::ui::merge::Since;
use crate::ui::widgets::Look;
use crate::ui::{Actions, Derived, Stage, Stamp, ViewState};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

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

/// Parts of the plan being written or read.
#[derive(Debug)]
pub struct PartsJob {
    /// The job.
    pub ticket: Ticket,
    /// What is said of it.
    pub title: crate::text::Phrase,
    /// It writes: what was written when it is stopped has to be remembered.
    pub writes: bool,
}

/// A file being written, and what is wanted once it is whole.
#[derive(Debug)]
pub struct Saving {
    /// The job.
    pub ticket: Ticket,
    /// Where.
    pub path: PathBuf,
    /// The plan that is written.
    pub plan: Box<Plan>,
    /// What follows once it has worked.
    pub next: Option<Next>,
    /// Saving was asked for again meanwhile: what was changed since is to be in the file too.
    pub again: bool,
    /// When it began.
    pub since: Instant,
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
    /// A merge with what others saved there, being worked out.
    pub(super) merge_job: Option<super::merging::MergeJob>,
    /// How the plan came to be that a merge begins from.
    pub(super) since: Since,
    /// What is being saved has just been merged.
    pub(super) just_merged: bool,
    /// A merge with what others saved there, being decided.
    pub(super) merging: Option<super::merging::Merging>,
    /// The steps that took in what others saved, and those of them that were taken back since.
    others: Others,
    /// Parts that came back, being decided.
    pub(super) collecting: Option<super::collecting::Collecting>,
    /// Parts being written or read.
    pub(super) parts_job: Option<PartsJob>,
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
    /// What waited for it is being run.
    pub(super) catching_up: bool,
    /// The plan that what is being run of it was made of.
    pub(super) seen: Option<Plan>,
    /// The plan of another file that it is compared with.
    pub(super) compared: Option<OtherPlan>,
    /// The look at that file.
    pub(super) watched: Option<super::comparing::Watched>,
    /// The version of a plan that it is, only looked at.
    pub(super) looked: Option<super::looking::Looked>,
    /// How much changed between two versions is being worked out.
    pub(super) tallying: bool,
    /// Its file is of a newer format: it is only looked at, and never written back.
    pub(super) newer: Option<Newer>,
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
            merge_job: None,
            since: Since::Opened,
            just_merged: false,
            merging: None,
            others: Others::default(),
            collecting: None,
            parts_job: None,
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
            catching_up: false,
            seen: None,
            compared: None,
            watched: None,
            looked: None,
            tallying: false,
            newer: None,
            in_place_told: false,
            journal: None,
            derived: Derived::default(),
        }
    }

    /// A plan now stands in the file, which has this print: whatever was about the file as it was before is done with.
    pub fn stands(&mut self, base: Plan, print: Print, since: Since) {
        self.base = base;
        self.since = since;
        self.on_disk = Some(print);
        self.merging = None;
        self.others.apart.clear();
    }

    /// The last step took in what others saved.
    pub fn took_others_in(&mut self) {
        self.others.taken_in.push(self.document.save_point());
    }

    /// Whether steps that took in what others saved have been taken back: the file holds more than was ever seen from
    /// here on, and is merged with before it is written.
    pub fn is_apart(&self) -> bool {
        !self.others.apart.is_empty()
    }

    /// A step was taken back, or done again; before it the plan and its history were so. Whether it was one that took in
    /// what others saved: taking it back is no edit of what they saved, and saving never removes it from the file.
    pub fn stepped(&mut self, back: bool, before: &Plan, at: SavePoint) -> bool {
        let now = self.document.save_point();
        let crossed = if back { at } else { now };
        if now == at || !self.others.taken_in.contains(&crossed) {
            return false;
        }
        // What a merge begins from loses what was taken in, or gets it back, and keeps all that was saved since.
        let moved = merge(before, &self.base, self.document.plan());
        self.base.apply(moved.change());
        self.merging = None;
        self.merged_in = None;
        self.others.apart.retain(|point| *point != crossed);
        if back {
            self.others.apart.push(crossed);
        }
        true
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

/// The steps of a history that took in what others saved.
#[derive(Debug, Default)]
struct Others {
    taken_in: Vec<SavePoint>,
    /// Those taken back since the file was read or written last.
    apart: Vec<SavePoint>,
}

/// Where the history of a session stands.
pub type Stand = (SessionId, SavePoint);
