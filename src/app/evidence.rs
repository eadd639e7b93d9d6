//! Evidence files on the disk: looked for aside, opened with the system's viewer, taken in when they are dropped.

use super::answers::PlanAnswer;
use super::shell::Shell;
use crate::file;
use crate::text::close_out_words as words;
use crate::ui::Page;
use egui::Context;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

impl Shell {
    /// Tells the panels where the plan lies and has the files they ask about looked for on a job, so that a dead share
    /// freezes nothing; again when the window comes to the front.
    pub(super) fn serve_evidence(&mut self, ctx: &Context) {
        let folder = self
            .document()
            .and_then(|document| document.path())
            .and_then(Path::parent)
            .map(Path::to_owned);
        self.view.evidence.set_folder(folder.as_deref());
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

    /// Has the files looked for that the panels asked about in this frame.
    pub(super) fn look_for_evidence(&mut self, ctx: &Context) {
        let wanted = self.view.evidence.take_wanted();
        if wanted.is_empty() {
            return;
        }
        self.spawn_for_plan("evidence", ctx, move || {
            let seen = wanted
                .into_iter()
                .map(|(kept, path)| (kept, path.exists()))
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
            && self.view.page == Page::Gantt
            && self.view.inspector
            && (self.view.selection.len() == 1 || self.view.selection.focus.is_some())
            && !self.front.is_modal()
            && !paths.iter().any(plan)
    }

    fn whole_path(&self, kept: &str) -> String {
        file::resolve(self.view.evidence.folder(), kept).map_or_else(
            || kept.to_owned(),
            |path| {
                // Without `..` in the middle, as people write paths.
                path.canonicalize()
                    .unwrap_or(path)
                    .to_string_lossy()
                    .into_owned()
            },
        )
    }

    /// Puts the path of an evidence file on the clipboard.
    pub(super) fn copy_evidence_path(&mut self, ctx: &Context, kept: &str) {
        let path = self.whole_path(kept);
        ctx.copy_text(path.clone());
        self.tell(words::PATH_COPIED.fill(self.language, &[("path", &path)]));
    }

    /// Opens an evidence file with the system's viewer. Only documents and pictures are: a plan may come from anywhere,
    /// and a click on evidence must not start a program.
    pub(super) fn open_evidence(&mut self, ctx: &Context, kept: &str) {
        let path = self.whole_path(kept);
        let phrase = if !file::is_document(Path::new(&path)) {
            words::NOT_A_DOCUMENT
        } else if view(Path::new(&path)) {
            return;
        } else {
            words::NOT_OPENED
        };
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
