//! The open plan: its history, what follows from it, where it is kept, and the day it is seen at.

use super::evidence_paths;
use crate::assess::Assessment;
use crate::edit::merge::Merge;
use crate::edit::parts::Collected;
use crate::edit::{Edit, History, Refusal, SavePoint, Worked};
use crate::file;
use crate::plan::{Change, Day, GivenOut, Plan};
use crate::text::{Language, shell_words};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Where a plan comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The embedded sample of Chongqing; saved only elsewhere.
    Sample,
    /// The embedded sample of a district; saved only elsewhere.
    DistrictSample,
    /// New and not yet a file.
    New,
    /// A file.
    File(PathBuf),
}

/// The open plan.
#[derive(Debug)]
pub struct Document {
    history: History,
    assessment: Assessment,
    /// What led to the plan as it is from the revision before.
    latest: Option<Change>,
    origin: Origin,
    /// Changes that the journal has not been told of; `None` where none is kept.
    untold: Option<Vec<Change>>,
}

impl Document {
    /// A document whose assessment has been made off the window's thread.
    pub fn new(plan: Plan, assessment: Assessment, origin: Origin) -> Self {
        Self::restored(History::new(plan), assessment, origin)
    }

    /// A document with a history that was restored.
    pub fn restored(history: History, assessment: Assessment, origin: Origin) -> Self {
        Self {
            history,
            assessment,
            latest: None,
            origin,
            untold: None,
        }
    }

    /// From now on changes are noted for the journal.
    pub fn note_untold(&mut self) {
        self.untold = Some(Vec::new());
    }

    /// The changes made one by one since this was asked last.
    pub fn take_untold(&mut self) -> Vec<Change> {
        self.untold.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// The as-of date a plan opens at: pinned in the plan, else today.
    pub fn opening_date(plan: &Plan, today: Day) -> Day {
        plan.head().as_of.unwrap_or(today)
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        self.history.plan()
    }

    /// How it got here.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What follows at the as-of date.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Where it comes from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The file, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) => Some(path),
            Origin::Sample | Origin::DistrictSample | Origin::New => None,
        }
    }

    /// The name shown for it.
    pub fn name(&self, language: Language) -> String {
        if let Some(name) = self.path().and_then(Path::file_name) {
            return name.to_string_lossy().into_owned();
        }
        let title = self.plan().head().title.trim();
        if title.is_empty() {
            shell_words::NEW_PLAN_NAME.of(language).to_owned()
        } else {
            title.to_owned()
        }
    }

    /// A file name to propose, which every system takes.
    pub fn proposed_file_name(&self, language: Language) -> String {
        let name = file::file_name(&self.name(language), "ron");
        // A title of dots alone leaves nothing.
        if name == "_.ron" {
            file::file_name(shell_words::NEW_PLAN_NAME.of(language), "ron")
        } else {
            name
        }
    }

    /// Changes that are in no file.
    pub fn is_dirty(&self) -> bool {
        self.history.is_dirty()
    }

    /// Runs an edit as one undo step.
    ///
    /// # Errors
    /// The refusal, with the plan untouched.
    pub fn run(&mut self, edit: &Edit) -> Result<(), Refusal> {
        let change = self.history.run(edit)?;
        self.follow(change);
        Ok(())
    }

    /// Runs an edit that grows with those of the same key before it.
    ///
    /// # Errors
    /// The refusal, with the plan untouched.
    pub fn run_typing(&mut self, key: &str, edit: &Edit) -> Result<(), Refusal> {
        let change = self.history.run_typing(key, edit)?;
        self.follow(change);
        Ok(())
    }

    /// The next typing is a step of its own.
    pub fn end_typing(&mut self) {
        self.history.end_typing();
    }

    /// Takes the last step back; its label.
    pub fn undo(&mut self, language: Language) -> Option<String> {
        let label = self.history.undo_label(language)?;
        let change = self.history.undo()?;
        self.follow(change);
        Some(label)
    }

    /// Does it again; its label.
    pub fn redo(&mut self, language: Language) -> Option<String> {
        let label = self.history.redo_label(language)?;
        let change = self.history.redo()?;
        self.follow(change);
        Some(label)
    }

    /// Takes a merge of this plan in as one step; `false` where the plan is no longer the one that was merged, and nothing
    /// is taken.
    pub fn take_merge(&mut self, merge: &Merge) -> bool {
        let change = self.history.take_in(merge);
        let taken = change.is_some();
        if let Some(change) = change {
            self.follow(change);
        }
        taken
    }

    /// Takes parts of this plan in as one step; `false` where the plan is no longer the one they were collected into, and
    /// nothing is taken.
    pub fn take_parts_in(&mut self, collected: &Collected) -> bool {
        let change = self.history.take_parts_in(collected);
        let taken = change.is_some();
        if let Some(change) = change {
            self.follow(change);
        }
        taken
    }

    /// Remembers parts that were given out, as one step.
    pub fn remember_given(&mut self, given: Vec<GivenOut>) {
        let change = self.history.remember_given(given);
        self.follow(change);
    }

    /// Takes a step that was worked out aside, with the assessment of the plan after it; `false` where the plan has changed
    /// since and nothing is taken.
    pub fn take_worked(&mut self, worked: Worked, assessment: Assessment) -> bool {
        let revision = self.history.revision();
        let taken = self.history.take(worked);
        if taken && self.history.revision() != revision {
            self.assessment = assessment;
            self.latest = None;
        }
        taken
    }

    fn follow(&mut self, change: Change) {
        // What changed nothing made no revision.
        if !change.is_empty() {
            self.assessment.update(self.history.plan(), &change);
            if let Some(untold) = &mut self.untold {
                untold.push(change.clone());
            }
            self.latest = Some(change);
        }
    }

    /// The change that led here from the revision before; what is kept of that one may follow it.
    pub fn latest(&self) -> Option<&Change> {
        self.latest.as_ref()
    }

    /// Sees the plan at another day, at once. Assessing 100,000 tasks takes longer than a frame; see
    /// [`Document::assess_late`].
    pub fn set_as_of(&mut self, day: Day) {
        if self.assessment.as_of() != day {
            let missing = Arc::clone(self.assessment.missing());
            self.assessment = Assessment::new(self.history.plan(), day).with_missing(missing);
        }
    }

    /// Whether another as-of date should be assessed off the window's thread.
    pub fn assess_late(&self) -> bool {
        self.plan().tasks().len() > 20_000
    }

    /// Takes an assessment made aside, if the plan is still the one it was made for.
    pub fn take_assessment(&mut self, revision: u64, mut assessment: Assessment) -> bool {
        let fits = self.history.revision() == revision;
        if fits {
            let missing = Arc::clone(self.assessment.missing());
            assessment.set_missing(self.history.plan(), missing);
            self.assessment = assessment;
        }
        fits
    }

    /// Takes it that these evidence files are not at their place; returns whether that is news.
    pub fn set_missing(&mut self, missing: Arc<BTreeSet<String>>) -> bool {
        self.assessment.set_missing(self.history.plan(), missing)
    }

    /// Where the history stands, for a saving that runs aside.
    pub fn save_point(&self) -> SavePoint {
        self.history.save_point()
    }

    /// The plan as it is stands in its file: it was taken from there.
    pub fn mark_saved(&mut self) {
        self.history.mark_saved();
    }

    /// The plan as it stood at a point is now in a file.
    /// Where that is its first file, paths of evidence follow as they were written: relative to its folder.
    pub fn saved(&mut self, path: PathBuf, point: SavePoint) {
        self.history.mark_saved_at(point);
        if self.path().is_none()
            && let Some(edit) = evidence_paths::to_follow(&path, self.plan())
        {
            let whole = !self.is_dirty();
            match self.run(&edit) {
                Ok(()) if whole => self.history.mark_saved(),
                Ok(()) => {}
                Err(refusal) => log::warn!("paths of evidence stay whole: {refusal:?}"),
            }
        }
        self.origin = Origin::File(path);
    }
}

/// A sentence in the status bar that goes after a while.
#[derive(Debug)]
pub struct Told {
    /// The sentence.
    pub words: String,
    since: Instant,
}

impl Told {
    const STANDS: Duration = Duration::from_secs(6);

    /// Says something now.
    pub fn now(words: String) -> Self {
        Self {
            words,
            since: Instant::now(),
        }
    }

    /// How long it still stands.
    pub fn left(&self) -> Duration {
        Self::STANDS.saturating_sub(self.since.elapsed())
    }
}
