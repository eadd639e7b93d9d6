//! When a saving does not work as usual: the file is another's now, cannot be read, or takes too long to be written.

use super::asking::{Ask, Then};
use super::modals::Front;
use super::session::{FileWork, Session};
use super::shell::{Next, Shell};
use crate::file;
use crate::text::{sharing_words, shell_words};
use std::path::Path;
use std::time::Duration;

impl Shell {
    /// The file is another's now, or not the user's to write: asks what is to be done. `next` follows once it is saved.
    pub(super) fn ask_about_file(
        &mut self,
        error: &file::SaveError,
        path: &Path,
        next: Option<Next>,
    ) {
        let changed = matches!(error, file::SaveError::Changed { .. });
        let save_as = (shell_words::SAVE_ELSEWHERE, Then::SaveAs(next.clone()));
        let answers = if changed {
            let over = (shell_words::SAVE_OVER, Then::SaveOver(next));
            let look = (shell_words::LOOK_AT_IT, Then::CompareWith(path.to_owned()));
            vec![over, look, save_as]
        } else {
            vec![save_as]
        };
        self.bring_front(Front::Ask(Box::new(Ask {
            title: shell_words::SAVE_FAILED,
            lines: vec![path.display().to_string(), error.sentence(self.language)],
            answers,
        })));
    }

    /// Another plan stands where this one was: asks what is to be done. `next` follows once this one is saved.
    pub(super) fn ask_about_other_plan(&mut self, path: &Path, next: Option<Next>) {
        self.bring_front(Front::Ask(Box::new(Ask {
            title: sharing_words::OTHER_PLAN_TITLE,
            lines: vec![
                path.display().to_string(),
                sharing_words::OTHER_PLAN.of(self.language).to_owned(),
            ],
            answers: vec![
                (shell_words::SAVE_OVER, Then::SaveOver(next.clone())),
                (shell_words::LOOK_AT_IT, Then::CompareWith(path.to_owned())),
                (shell_words::SAVE_ELSEWHERE, Then::SaveAs(next)),
            ],
        })));
    }

    /// What others saved cannot be read: says why, and asks what is to be done. `next` follows once the plan is saved.
    pub(super) fn ask_about_unreadable(
        &mut self,
        path: &Path,
        error: &file::ReadError,
        saves: bool,
        next: Option<Next>,
    ) {
        let elsewhere = (shell_words::SAVE_ELSEWHERE, Then::SaveAs(next.clone()));
        let again = (sharing_words::RETRY, Then::MergeAgain(saves, next.clone()));
        let answers = match *error.problem {
            // A file that this program must not write over: it holds more than is known here.
            _ if error.is_newer() => vec![elsewhere],
            // It may be there again the next moment.
            file::Problem::Io(_) | file::Problem::NoPermission | file::Problem::Empty => {
                vec![elsewhere, again]
            }
            // Half a file, or none of a plan: nothing in it can be merged.
            _ => vec![
                (shell_words::SAVE_OVER, Then::SaveOver(next)),
                again,
                elsewhere,
            ],
        };
        self.bring_front(Front::Ask(Box::new(Ask {
            title: if saves {
                shell_words::SAVE_FAILED
            } else {
                sharing_words::UNREADABLE_TITLE
            },
            lines: vec![
                path.display().to_string(),
                error.sentence(self.language),
                sharing_words::UNREADABLE_KEPT.of(self.language).to_owned(),
            ],
            answers,
        })));
    }

    /// How long the file has been being written, once that is longer than it should take.
    pub(super) fn saving_long(&self) -> Option<Duration> {
        const PATIENCE: Duration = Duration::from_secs(6);
        let FileWork::Saving(saving) = &self.session.as_ref()?.file else {
            return None;
        };
        let taken = saving.since.elapsed();
        match &self.ctx {
            Some(ctx) if taken < PATIENCE => ctx.request_repaint_after(PATIENCE - taken),
            Some(ctx) => ctx.request_repaint_after(Duration::from_secs(1)),
            None => {}
        }
        (taken >= PATIENCE).then_some(taken)
    }

    /// Gives up a saving under way: the plan is as it is, and what was to follow does not.
    pub(super) fn give_up_saving(&mut self) {
        let saving = self.session.as_mut().and_then(Session::saving);
        let Some(ticket) = saving.map(|saving| saving.ticket) else {
            return;
        };
        self.jobs.abandon(ticket);
        if let Some(session) = &mut self.session {
            session.file = FileWork::Idle;
        }
        self.tell(sharing_words::SAVING_GIVEN_UP.of(self.language).to_owned());
    }
}
