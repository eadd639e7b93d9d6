//! When drawing a frame breaks off: the window stays, the plan is kept, what has changed is copied aside, and it is told.

use super::modals::Front;
use super::shell::Shell;
use crate::file;
use crate::text::rescue_words as words;
use crate::ui::ViewState;
use egui::{Context, Memory};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;

/// What to do about the next frame that breaks off; each good frame begins again from the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Next {
    /// Close what stands open: forms, menus, popups.
    #[default]
    CloseForms,
    /// Go back to the first page with nothing selected or filtered.
    FirstPage,
    /// Close the plan.
    ClosePlan,
    /// Nothing more can be done.
    GiveUp,
}

/// What an unwinding says.
fn reason(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

impl Shell {
    /// Draws, or does what comes before it; a frame that breaks off in the middle takes neither the window nor the plan
    /// with it.
    pub(super) fn shielded(&mut self, ctx: &Context, act: impl FnOnce(&mut Self)) {
        let outcome = catch_unwind(AssertUnwindSafe(|| act(self)));
        let Err(payload) = outcome else {
            return;
        };
        let reason = reason(&*payload);
        log::error!("a frame broke off: {reason}");
        // What was half drawn has left its state behind; it begins anew.
        ctx.memory_mut(|memory| {
            let options = memory.options.clone();
            *memory = Memory::default();
            memory.options = options;
        });
        self.actions = crate::ui::Actions::default();
        self.front = Front::None;
        self.behind.clear();
        self.list_recent();
        self.back_to_plan(ctx);
        self.flush_journal();
        let copy = self.copy_aside();
        self.broken = match self.broken {
            Next::CloseForms => Next::FirstPage,
            Next::FirstPage => {
                self.view = ViewState::default();
                Next::ClosePlan
            }
            Next::ClosePlan => {
                // Its journal stays, and is offered at the next start.
                self.session = None;
                Next::GiveUp
            }
            Next::GiveUp => resume_unwind(payload),
        };
        let sentence = match &copy {
            None => words::BROKE.of(self.language).to_owned(),
            Some(Ok(path)) => words::BROKE_COPIED.fill(self.language, &[("path", &path.display())]),
            Some(Err(error)) => {
                let why = error.sentence(self.language);
                let told = words::NOT_COPIED.fill(self.language, &[("reason", &why)]);
                format!("{} {told}", words::BROKE.of(self.language))
            }
        };
        self.notice(words::BROKE_TITLE, sentence, reason);
        ctx.request_repaint();
    }

    /// Writes the plan beside the settings if it has changes that are in no file, at once: the next frame may be the last.
    /// Where to, or why it could not be; no copy is written over another.
    fn copy_aside(&self) -> Option<Result<PathBuf, file::SaveError>> {
        let session = self
            .session
            .as_ref()
            .filter(|one| one.document.is_dirty())?;
        let name = session.document.proposed_file_name(self.language);
        let at = super::clock::now().strftime("%Y%m%d-%H%M%S").to_string();
        let folder = self.keeper.folder()?.join("rescued");
        let made = std::fs::create_dir_all(&folder);
        if let Err(error) = made {
            log::error!("{}: {error}", folder.display());
        }
        let path = folder.join(format!("{at} {name}"));
        let saved = file::save(&path, session.document.plan());
        Some(saved.map(|()| path))
    }
}
