//! When drawing a frame breaks off: the window stays, the plan is kept, what has changed is copied aside, and it is told.

use super::modals::Front;
use super::shell::Shell;
use crate::file;
use crate::text::rescue_words as words;
use crate::ui::ViewState;
use egui::{Context, Memory, Ui};
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
    /// Draws; a frame that breaks off in the middle takes neither the window nor the plan with it.
    pub(super) fn shielded(&mut self, ui: &mut Ui, draw: impl FnOnce(&mut Self, &mut Ui)) {
        let outcome = catch_unwind(AssertUnwindSafe(|| draw(self, ui)));
        let payload = match outcome {
            Ok(()) => {
                self.broken = Next::default();
                return;
            }
            Err(payload) => payload,
        };
        let reason = reason(&*payload);
        log::error!("a frame broke off: {reason}");
        // What was half drawn has left its state behind; it begins anew.
        ui.ctx().memory_mut(|memory| {
            let options = memory.options.clone();
            *memory = Memory::default();
            memory.options = options;
        });
        self.actions = crate::ui::Actions::default();
        self.front = Front::None;
        self.behind.clear();
        let copy = self.copy_aside(ui.ctx());
        self.broken = match self.broken {
            Next::CloseForms => Next::FirstPage,
            Next::FirstPage => {
                self.view = ViewState::default();
                Next::ClosePlan
            }
            Next::ClosePlan => {
                self.session = None;
                Next::GiveUp
            }
            Next::GiveUp => resume_unwind(payload),
        };
        let sentence = match &copy {
            Some(path) => words::BROKE_COPIED.fill(self.language, &[("path", &path.display())]),
            None => words::BROKE.of(self.language).to_owned(),
        };
        self.notice(words::BROKE_TITLE, sentence, reason);
        ui.ctx().request_repaint();
    }

    /// Writes the plan beside the settings if it has changes that are in no file; where to.
    fn copy_aside(&mut self, ctx: &Context) -> Option<PathBuf> {
        let session = self
            .session
            .as_ref()
            .filter(|one| one.document.is_dirty())?;
        let name = session.document.proposed_file_name(self.language);
        let path = self.keeper.folder()?.join("rescued").join(name);
        let plan = session.snapshot();
        let written = path.clone();
        self.spawn_for_plan("rescue", ctx, move || {
            let folder = written.parent().map_or(Ok(()), std::fs::create_dir_all);
            let outcome = folder.map_err(|error| error.to_string()).and_then(|()| {
                file::save(&written, &plan)
                    .map_err(|error| error.sentence(crate::text::Language::Zh))
            });
            super::answers::PlanAnswer::Rescued(outcome)
        });
        Some(path)
    }
}
