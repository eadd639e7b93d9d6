//! A copy of the plan as it is here, written beside it: the window stays with the plan, and what is under way goes on.

use super::answers::PlanAnswer;
use super::asking::{Ask, Then};
use super::modals::Front;
use super::opening::absolute;
use super::picking::Purpose;
use super::shell::Shell;
use crate::file::{self, SaveError};
use crate::text::shell_words as words;
use egui::Context;
use std::path::{Path, PathBuf};

/// Why no copy was written.
#[derive(Debug)]
pub enum NoCopy {
    /// The place is that of the plan itself.
    Own,
    /// The file could not be written.
    Unwritten(SaveError),
}

/// Whether two paths lead to one file, links followed.
fn one_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    one == other || real(one).is_some_and(|one| Some(one) == real(other))
}

impl Shell {
    /// Asks where a copy of the plan is to go.
    pub(super) fn save_copy(&mut self, ctx: &Context) {
        if self.open_path().is_some() {
            self.pick(ctx, Purpose::SaveCopy);
        }
    }

    /// Writes the copy aside; never over the plan's own file, which may hold what others saved.
    pub(super) fn save_copy_to(&mut self, ctx: &Context, path: PathBuf) {
        let path = absolute(path);
        let (Some(own), Some(session)) = (self.open_path(), &mut self.session) else {
            return;
        };
        session.document.end_typing();
        let plan = session.snapshot();
        self.spawn_for_plan("copy", ctx, move || {
            let outcome = if one_file(&path, &own) {
                Err(NoCopy::Own)
            } else {
                file::save(&path, &plan).map_err(NoCopy::Unwritten)
            };
            PlanAnswer::Copied { path, outcome }
        });
    }

    /// Says where the copy is, or why there is none.
    pub(super) fn copy_written(&mut self, path: &Path, outcome: Result<(), NoCopy>) {
        let shown = path.display().to_string();
        match outcome {
            Ok(()) => {
                let merging = self.session.as_mut().and_then(|one| one.merging.as_mut());
                if let Some(merging) = merging {
                    merging.copied(shown.clone());
                }
                self.tell(words::COPY_SAVED.fill(self.language, &[("path", &shown)]));
            }
            Err(NoCopy::Own) => {
                let sentence = words::COPY_NOT_OVER_OWN.of(self.language).to_owned();
                self.bring_front(Front::Ask(Box::new(Ask {
                    title: words::COPY_FAILED,
                    lines: vec![shown, sentence],
                    answers: vec![(words::COPY_ELSEWHERE, Then::SaveCopy)],
                })));
            }
            Err(NoCopy::Unwritten(error)) => {
                let sentence = error.sentence(self.language);
                self.notice(words::COPY_FAILED, sentence, shown);
            }
        }
    }
}
