//! The journal of the open plan: every change goes to it in the frame it is made in, and it goes when all is in a file or
//! was given up.

use super::answers::{Answer, PlanAnswer, Ready};
use super::clock;
use super::document::{Document, Origin};
use super::session::{FileWork, Session};
use super::shell::Shell;
use crate::edit::History;
use crate::file::journal::{About, FileNow, Held, Keeper, Place, Said, Told};
use crate::plan::Plan;
use crate::text::{Language, recovery_words as words};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long the end of the program waits for the journal.
const LAST_FLUSH: Duration = Duration::from_secs(5);

/// How long it waits for the file.
const LAST_SAVING: Duration = Duration::from_secs(30);

/// The journal of a session.
#[derive(Debug)]
pub struct Journal {
    keeper: Keeper,
    /// The revision it has been told of.
    revision: u64,
    /// How many changes were restored as the one step that the history begins with.
    restored: usize,
}

/// What is known of a plan whose changes were left behind.
#[derive(Debug)]
pub struct LeftWork {
    /// Its journal, which goes on.
    pub held: Held,
    /// Of which plan.
    pub about: About,
    /// What was done.
    pub told: Told,
    /// The plan before it.
    pub base: Option<Plan>,
    /// What stands in the place of its file.
    pub file: FileNow,
    /// Whether later changes could not be read.
    pub cut: bool,
}

/// Where the journals of a program's folder are.
pub(super) fn journals(kept: &Path) -> PathBuf {
    kept.join("journals")
}

/// What a journal says of a session.
fn about(session: &Session) -> About {
    let path = session.document.path().map(Path::to_owned);
    About {
        print: session.on_disk.filter(|_| path.is_some()),
        path,
        title: session.document.plan().head().title.clone(),
        at: Some(clock::now()),
    }
}

impl Session {
    /// Begins the journal of a plan that was opened or made.
    fn begin_journal(&mut self, folder: &Path) {
        let place = Place::In(folder.to_owned());
        let keeper = Keeper::new(place, about(self), self.snapshot());
        self.journal = Some(Journal {
            keeper,
            revision: self.document.history().revision(),
            restored: 0,
        });
        self.document.note_untold();
    }

    fn said(&self, restored: usize) -> Said {
        let history = self.document.history();
        let steps = match (history.is_dirty(), history.unsaved_steps()) {
            (false, _) => 0,
            // What was restored is one step of the history, and as many changes as it was.
            (true, steps) => steps + restored.saturating_sub(1),
        };
        let label = |language| history.undo_label(language).unwrap_or_default();
        Said {
            steps,
            labels: Language::ALL.map(label),
        }
    }

    /// Tells the journal what has changed since it was told last.
    fn tell_journal(&mut self) {
        let revision = self.document.history().revision();
        let Some(journal) = &self.journal else {
            return;
        };
        if journal.revision == revision {
            return;
        }
        let said = self.said(journal.restored);
        let untold = self.document.take_untold();
        // What came about in another way than by changes one by one is found by comparing, off this thread.
        if journal.revision + untold.len() as u64 == revision {
            for change in untold {
                journal.keeper.changed(change, said.clone());
            }
        } else {
            journal.keeper.became(self.snapshot(), said);
        }
        if let Some(journal) = &mut self.journal {
            journal.revision = revision;
        }
    }

    /// Waits, on the thread that saves, until the journal holds what is saved: so that after an end in the middle of it the
    /// journal is never behind the file.
    pub(super) fn journal_first(&mut self) -> impl FnOnce() + Send + 'static {
        self.tell_journal();
        let flush = self
            .journal
            .as_ref()
            .map(|journal| journal.keeper.flusher());
        move || {
            if flush.is_some_and(|flush| !flush(LAST_FLUSH)) {
                log::warn!("the journal does not answer");
            }
        }
    }

    /// The plan `base` stands in its file now: the journal begins anew.
    pub(super) fn journal_saved(&mut self, base: Plan) {
        self.tell_journal();
        let now = self
            .document
            .is_dirty()
            .then(|| (self.snapshot(), self.said(0)));
        let about = about(self);
        if let Some(journal) = &mut self.journal {
            journal.restored = 0;
            journal.keeper.saved(about, base, now);
        }
    }
}

impl Shell {
    /// Keeps journals and versions in a folder of this computer; without one there are none.
    pub fn keep_in(&mut self, folder: Option<PathBuf>) {
        self.kept = folder;
    }

    /// Begins the journal of the open plan, if it has none yet.
    pub(super) fn begin_journal(&mut self) {
        if let (Some(kept), Some(session)) = (&self.kept, &mut self.session)
            && session.journal.is_none()
            // Nothing of it changes.
            && session.newer.is_none()
            && session.looked.is_none()
        {
            session.begin_journal(&journals(kept));
        }
    }

    /// Tells the journal what has changed.
    pub(super) fn tell_journal(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        session.tell_journal();
        let trouble = session
            .journal
            .as_ref()
            .and_then(|journal| journal.keeper.trouble());
        if let Some(system) = trouble {
            self.tell(
                words::JOURNAL_TROUBLE
                    .fill(self.language, &[("system", &system.said(self.language))]),
            );
        }
    }

    /// Waits until all changes are in the journal on the disk.
    pub(super) fn flush_journal(&mut self) {
        self.tell_journal();
        let journal = self
            .session
            .as_ref()
            .and_then(|session| session.journal.as_ref());
        if let Some(journal) = journal
            && !journal.keeper.flush(LAST_FLUSH)
        {
            log::error!("the journal does not answer");
        }
    }

    /// At the end of the program: waits for the file that is being written, and tells the journal.
    pub(super) fn take_last_saving(&mut self) {
        for answer in self.jobs.wait(LAST_SAVING) {
            let Answer::Plan {
                session: of,
                answer,
            } = answer
            else {
                continue;
            };
            let (
                PlanAnswer::Saved {
                    path,
                    point,
                    outcome,
                    ..
                },
                Some(session),
            ) = (answer, &mut self.session)
            else {
                continue;
            };
            let written = std::mem::take(&mut session.file);
            if let (Ok(Some(saved)), FileWork::Saving(saving)) = (outcome, written)
                && session.id() == of
            {
                session.on_disk = Some(saved.print);
                session.document.saved(path, point);
                session.journal_saved(*saving.plan);
            }
        }
    }

    /// At the end of the program: waits until the journals that are of no more use are gone.
    pub(super) fn wait_for_journals(&mut self) {
        for thread in self.closing.drain(..) {
            if thread.join().is_err() {
                log::error!("a journal broke off");
            }
        }
    }

    /// The open plan was saved or is given up by its user: its journal goes.
    pub(super) fn close_journal(&mut self) {
        let session = self.session.as_mut();
        if let Some(journal) = session.and_then(|session| session.journal.take()) {
            self.closing.retain(|thread| !thread.is_finished());
            self.closing.extend(journal.keeper.close());
        }
    }

    /// Shows a plan with the changes that were left behind.
    pub(super) fn show_restored(&mut self, ctx: &egui::Context, ready: Ready, work: LeftWork) {
        let Ready {
            opened, assessment, ..
        } = ready;
        let labels = Language::ALL.map(|language| words::RESTORED_LABEL.of(language).to_owned());
        let base = work.base.clone();
        let history = History::recovered(work.base, opened.plan.clone(), labels);
        let path = work.about.path.clone();
        let (origin, on_disk) = match (work.file, path.clone()) {
            // Saving looks again whether the file is still the one that the changes were made to.
            (FileNow::Same, Some(path)) => (Origin::File(path), work.about.print),
            // What others have done to it since is merged with the work when that is saved; the file may come back as
            // another, too.
            (FileNow::Other | FileNow::Gone, Some(path)) if base.is_some() => {
                (Origin::File(path), work.about.print)
            }
            // Nobody knows what the changes are: merged, others' content would win everywhere.
            _ => (Origin::New, None),
        };
        let document = Document::restored(history, assessment, origin);
        let mut session = Session::new(document, opened.repairs);
        session.on_disk = on_disk;
        if let Some(base) = &base {
            session.base = base.clone();
        }
        let steps = work.told.steps;
        let place = Place::Again {
            held: work.held,
            told: work.told,
            base: base.map(Box::new),
        };
        session.journal = Some(Journal {
            keeper: Keeper::new(place, work.about, session.snapshot()),
            revision: session.document.history().revision(),
            restored: steps,
        });
        session.document.note_untold();
        self.show_session(session);
        if let (Some(path), Some(print)) = (self.open_path(), on_disk) {
            self.share_saved(ctx, &path, print);
        }
        self.remember();
        let language = self.language;
        let shown = path.unwrap_or_default().display().to_string();
        self.tell(words::RESTORED.fill(language, &[("n", &steps)]));
        if work.file == FileNow::Gone && self.open_path().is_none() {
            let sentence = words::GONE_BODY.fill(language, &[("path", &shown)]);
            self.notice(words::GONE_TITLE, sentence, String::new());
        } else if work.file == FileNow::Gone {
            self.tell(words::GONE.fill(language, &[("path", &shown)]));
        }
        if work.cut {
            let sentence = words::CUT_BODY.of(language).to_owned();
            self.notice(words::CUT_TITLE, sentence, String::new());
        }
        if work.file == FileNow::Other && self.open_path().is_some() {
            let sentence = words::OTHER_MERGED.fill(language, &[("path", &shown)]);
            self.notice(words::OTHER_TITLE, sentence, String::new());
        } else if work.file == FileNow::Other {
            let sentence = words::OTHER_BODY.fill(language, &[("path", &shown)]);
            self.notice(words::OTHER_TITLE, sentence, String::new());
        }
    }
}
