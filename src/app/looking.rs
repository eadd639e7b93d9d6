//! A kept version of the plan, looked at in the plan's place: it is only read, and the plan waits with all that is unsaved
//! in it and comes back as it was.

use super::answers::{PlanAnswer, Ready};
use super::document::{Document, Origin};
use super::session::{Session, SessionId};
use super::shell::Shell;
use super::versions::minute;
use crate::file::{self, Version};
use crate::text::{Language, Phrase, recovery_words as words, sharing_words, shell_words};
use crate::ui::shell::file_bar::{AboutFile, FileBar};
use crate::ui::{Action, Command, ViewState, open_edits};
use egui::Context;
use std::path::{Path, PathBuf};

/// What is known of a version that is looked at.
#[derive(Debug)]
pub struct Looked {
    version: Version,
    /// The file of the plan.
    path: PathBuf,
    /// How many changes of the plan are in no file.
    unsaved: usize,
}

/// The plan that waits meanwhile, with where its user looked and what jobs have answered about it.
#[derive(Debug)]
pub struct PutAside {
    session: Session,
    view: ViewState,
    /// What jobs answered meanwhile.
    pub(super) answers: Vec<PlanAnswer>,
}

impl Looked {
    fn name(&self, language: Language) -> String {
        let name = self.path.file_name().unwrap_or_default();
        words::VERSION_NAME.fill(
            language,
            &[
                ("name", &name.to_string_lossy()),
                ("time", &minute(&self.version)),
            ],
        )
    }
}

impl Shell {
    fn looked(&self) -> Option<&Looked> {
        self.session.as_ref()?.looked.as_ref()
    }

    /// Whether a version is looked at in the place of the plan.
    pub(super) fn is_looking(&self) -> bool {
        self.looked().is_some()
    }

    /// The plan that waits, if a job was asked about it.
    pub(super) fn waits_for(&mut self, session: SessionId) -> Option<&mut PutAside> {
        let waits = self.waits.as_deref_mut();
        waits.filter(|waits| waits.session.id() == session)
    }

    /// Shows a version in the place of the open plan, which is put aside as it is.
    pub(super) fn look_at(&mut self, ctx: &Context, version: Version, ready: Ready) {
        let open = |id: &crate::plan::Id| {
            let plan = self.document().map(Document::plan);
            plan.is_some_and(|plan| plan.task(id).is_some())
        };
        if open_edits::any(ctx) || open_edits::holds(ctx, open) {
            // What was typed and could not be taken would go with the fields.
            return self.tell(shell_words::NOT_TAKEN.of(self.language).to_owned());
        }
        let Some(path) = self.open_path() else { return };
        let Some(session) = self.session.take() else {
            return;
        };
        let unsaved = match session.document.is_dirty() {
            true => session.document.history().unsaved_steps(),
            false => 0,
        };
        let page = self.view.page;
        self.waits = Some(Box::new(PutAside {
            session,
            view: std::mem::take(&mut self.view),
            answers: Vec::new(),
        }));
        self.view.page = page;
        let Ready {
            opened, assessment, ..
        } = ready;
        let document = Document::new(opened.plan, assessment, Origin::New);
        let mut session = Session::new(document, opened.repairs);
        session.newer = opened.newer;
        session.looked = Some(Looked {
            version,
            path,
            unsaved,
        });
        self.show_session(session);
    }

    /// Leaves the version that is looked at; whether there was one. The plan stands again as it was left.
    pub(super) fn back_to_plan(&mut self, ctx: &Context) -> bool {
        let Some(waits) = self.waits.take() else {
            return false;
        };
        if let Some((ticket, _)) = self.session.as_mut().and_then(|gone| gone.assessing.take()) {
            self.jobs.abandon(ticket);
        }
        let PutAside {
            session,
            view,
            answers,
        } = *waits;
        let follows = session.follows_today && session.document.plan().head().as_of.is_none();
        let stale = session.document.assessment().as_of() != self.today;
        self.session = Some(session);
        self.view = view;
        self.told = None;
        for answer in answers {
            self.take_for_plan(ctx, answer);
        }
        if follows && stale {
            self.set_as_of(ctx, self.today);
        }
        true
    }

    /// The name of the version that is looked at.
    pub(super) fn looked_name(&self) -> Option<String> {
        Some(self.looked()?.name(self.language))
    }

    /// What the window is called while a version is looked at.
    pub(super) fn looked_title(&self) -> Option<String> {
        let name = self.looked_name()?;
        let mark = sharing_words::MARK.of(self.language);
        Some(format!("{name} · {mark}"))
    }

    /// The name proposed for a copy of the version that is looked at.
    pub(super) fn looked_file_name(&self) -> Option<String> {
        let looked = self.looked()?;
        let name = looked
            .path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        let time = looked.version.about.at.strftime("%Y-%m-%d %H-%M");
        let stem = file::file_stem(&name, |name| format!("{name} {time}"));
        Some(format!("{stem}.ron"))
    }

    /// What is said above the page of a version.
    pub(super) fn looked_bar(&self) -> Option<FileBar> {
        let looked = self.looked()?;
        let language = self.language;
        let what = words::VERSION_LOOKED.fill(
            language,
            &[
                ("name", &looked.name(language)),
                ("who", &looked.version.about.who),
            ],
        );
        let more = match looked.unsaved {
            0 => words::PLAN_WAITS.of(language).to_owned(),
            n => words::PLAN_WAITS_UNSAVED.fill(language, &[("n", &n)]),
        };
        let about = |phrase: Phrase, what: AboutFile| (phrase, Action::AboutFile(what));
        Some(FileBar {
            what,
            more,
            answers: vec![
                about(words::BACK_TO_PLAN, AboutFile::BackToPlan),
                about(words::VERSION_RESTORE_THIS, AboutFile::RestoreVersion),
                (sharing_words::COPY, Action::Command(Command::SaveAs)),
            ],
        })
    }

    /// Lets the plan become the version that is looked at.
    pub(super) fn restore_looked(&mut self, ctx: &Context) {
        let Some(version) = self.looked().map(|looked| looked.version.clone()) else {
            return;
        };
        self.back_to_plan(ctx);
        self.read_version(ctx, version);
    }

    /// Saves a copy of the version that is looked at; never over the plan that it is a version of.
    pub(super) fn save_looked(&mut self, ctx: &Context, path: PathBuf) {
        let (Some(looked), Some(session)) = (self.looked(), &self.session) else {
            return;
        };
        let place = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let (own, newer) = (looked.path.clone(), session.newer.is_some());
        let language = self.language;
        let name = own.file_name().unwrap_or_default().to_string_lossy();
        let refused = words::VERSION_NOT_OVER.fill(self.language, &[("name", &name)]);
        if newer {
            return self.tell_newer();
        }
        if path == own {
            return self.notice(shell_words::SAVE_FAILED, refused, String::new());
        }
        let plan = session.snapshot();
        self.spawn_for_plan("copy", ctx, move || {
            // Through a link it is the same file.
            let outcome = if place(&path) == place(&own) {
                Err(refused)
            } else {
                file::save(&path, &plan).map_err(|error| error.sentence(language))
            };
            PlanAnswer::CopySaved { path, outcome }
        });
    }

    /// Takes how saving the copy went.
    pub(super) fn copy_saved(&mut self, path: &Path, outcome: Result<(), String>) {
        match outcome {
            Ok(()) => {
                let saved = shell_words::SAVED_AS;
                self.tell(saved.fill(self.language, &[("path", &path.display())]));
            }
            Err(sentence) => {
                self.notice(
                    shell_words::SAVE_FAILED,
                    sentence,
                    path.display().to_string(),
                );
            }
        }
    }
}
