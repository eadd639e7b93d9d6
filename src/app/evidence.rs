//! Evidence files on the disk: looked for aside, opened with the system's viewer, taken in when they are dropped.

use super::answers::PlanAnswer;
use super::asking::{Ask, Then};
use super::modals::Front;
use super::shell::Shell;
use crate::file::{self, Reach, There, reach};
use crate::plan::Task;
use crate::text::{Phrase, close_out_words as words};
use egui::Context;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

impl Shell {
    /// Tells the panels where the plan lies and has the files they ask about looked for on a job, so that a dead share
    /// freezes nothing; again when the window comes to the front.
    pub(super) fn serve_evidence(&mut self, ctx: &Context) {
        let folder = self
            .document()
            .and_then(|document| document.path())
            .and_then(Path::parent)
            .map(Path::to_owned);
        if self.view.evidence.set_folder(folder.as_deref()) {
            if let Some(session) = &mut self.session {
                session.evidence_at = None;
            }
            self.judge_missing();
        }
        self.ask_for_evidence();
        let returned = ctx.input(|input| {
            input
                .events
                .iter()
                .any(|event| matches!(event, egui::Event::WindowFocused(true)))
        });
        if returned {
            self.view.evidence.look_again();
        }
        self.look_for_evidence(ctx);
    }

    /// Asks for every file that the plan names, since the checks ask whether it is there; after one change only for
    /// those of the tasks it touched.
    fn ask_for_evidence(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        let revision = session.stamp().revision;
        if session.evidence_at == Some(revision) || self.view.evidence.folder().is_none() {
            return;
        }
        let before = session.evidence_at.replace(revision);
        let document = &session.document;
        let files = &mut self.view.evidence;
        let mut ask = |task: &Task| {
            for piece in task.all_evidence() {
                files.found(&piece.file);
            }
        };
        match document.latest() {
            Some(change) if before.map(|before| before + 1) == Some(revision) => {
                let tasks = change.tasks.iter();
                tasks.filter_map(|step| step.after.as_deref()).for_each(ask);
            }
            _ => document.plan().tasks().values().for_each(|task| ask(task)),
        }
    }

    /// Takes what was seen of evidence files.
    pub(super) fn evidence_seen(&mut self, seen: Vec<(String, bool)>) {
        self.view.evidence.seen(seen);
        self.judge_missing();
    }

    /// Lets the checks know which files are not at their place.
    fn judge_missing(&mut self) {
        let missing = Arc::new(self.view.evidence.missing());
        if let Some(session) = &mut self.session
            && session.document.set_missing(missing)
        {
            session.derived.forget_checks();
        }
    }

    /// Has the files looked for that the panels asked about in this frame.
    pub(super) fn look_for_evidence(&mut self, ctx: &Context) {
        let wanted = self.view.evidence.take_wanted();
        if wanted.is_empty() {
            return;
        }
        let Some(folder) = self.view.evidence.folder().map(Path::to_owned) else {
            return;
        };
        self.spawn_for_plan("evidence", ctx, move || {
            let seen = wanted
                .into_iter()
                .filter_map(|(kept, path)| match file::there(&folder, &path) {
                    There::Yes => Some((kept, true)),
                    There::No => Some((kept, false)),
                    There::Elsewhere => None,
                })
                .collect();
            PlanAnswer::EvidenceSeen(seen)
        });
    }

    /// Whether dropped files are evidence: a task is shown in the inspector and none of the files is a plan.
    pub(super) fn drop_is_evidence(&self, paths: &[PathBuf]) -> bool {
        let plan = |path: &PathBuf| {
            path.extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
        };
        self.session.is_some()
            && self.view.page.view().shows_inspector(&self.view)
            && (self.view.selection.len() == 1 || self.view.selection.focus.is_some())
            && !self.front.is_modal()
            && !paths.iter().any(plan)
    }

    /// Where a kept path leads, in full; a path outside the plan's folder is not looked at.
    fn whole_path(&self, kept: &str) -> PathBuf {
        match reach(self.view.evidence.folder(), kept) {
            Reach::Nowhere => kept.into(),
            Reach::Below(path) | Reach::Outside(path) => path,
        }
    }

    /// Puts the path of an evidence file on the clipboard.
    pub(super) fn copy_evidence_path(&mut self, ctx: &Context, kept: &str) {
        let path = self.whole_path(kept).display().to_string();
        ctx.copy_text(path.clone());
        self.tell(words::PATH_COPIED.fill(self.language, &[("path", &path)]));
    }

    /// Opens an evidence file with the system's viewer. Only documents and pictures are: a plan may come from anywhere,
    /// and a click on evidence must not start a program. What does not lie below the plan's folder is asked about first.
    pub(super) fn open_evidence(&mut self, ctx: &Context, kept: &str) {
        let folder = self.view.evidence.folder().map(Path::to_owned);
        match (reach(folder.as_deref(), kept), folder) {
            (Reach::Below(path), Some(folder)) => {
                // Where it leads is looked for aside: a dead share would hold the window up.
                self.spawn_for_plan("evidence", ctx, move || {
                    let below = file::there(&folder, &path) != There::Elsewhere;
                    PlanAnswer::EvidenceReached { path, below }
                });
            }
            (Reach::Below(path) | Reach::Outside(path), _) => {
                self.open_reached(ctx, path, false);
            }
            (Reach::Nowhere, _) => self.not_viewed(ctx, Path::new(kept), words::NOT_OPENED),
        }
    }

    /// Opens an evidence file once it is known whether its path stays in the plan's folder, links followed; or asks.
    pub(super) fn open_reached(&mut self, ctx: &Context, path: PathBuf, below: bool) {
        let archive = file::is_archive(&path);
        if !archive && !file::is_document(&path) {
            return self.not_viewed(ctx, &path, words::NOT_A_DOCUMENT);
        }
        if below && !archive {
            return self.view_file(ctx, &path);
        }
        let (title, body) = if below {
            (words::ARCHIVE_TITLE, words::ARCHIVE_BODY)
        } else {
            (words::OUTSIDE_TITLE, words::OUTSIDE_BODY)
        };
        let shown = path.display().to_string();
        let told = words::PATH_COPIED.fill(self.language, &[("path", &shown)]);
        let copy = Then::Copy {
            words: shown.clone(),
            told,
        };
        self.front = Front::Ask(Box::new(Ask {
            title,
            lines: vec![shown, body.of(self.language).to_owned()],
            answers: vec![
                (words::COPY_PATH, copy),
                (words::OUTSIDE_OPEN, Then::View(path)),
            ],
        }));
    }

    /// Hands a file to the system's viewer.
    pub(super) fn view_file(&mut self, ctx: &Context, path: &Path) {
        // The viewer is given a whole path, which no viewer takes for an option or an address.
        if !path.is_absolute() || !view(path) {
            self.not_viewed(ctx, path, words::NOT_OPENED);
        }
    }

    fn not_viewed(&mut self, ctx: &Context, path: &Path, phrase: Phrase) {
        let path = path.display().to_string();
        ctx.copy_text(path.clone());
        self.tell(phrase.fill(self.language, &[("path", &path)]));
    }
}

/// Hands a file to the system's viewer; whether there is one.
fn view(path: &Path) -> bool {
    let program = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let started = Command::new(program)
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        Ok(mut viewer) => {
            // Waited for aside, so that it does not stay behind as a dead process.
            let waiting = std::thread::Builder::new().name("viewer".to_owned());
            let _ = waiting.spawn(move || viewer.wait());
            true
        }
        Err(error) => {
            log::warn!("{program}: {error}");
            false
        }
    }
}
