//! The working calendar of the plan: its dialog, and days read from a file.

use super::answers::PlanAnswer;
use super::modals::Front;
use super::picking::Purpose;
use super::session::Session;
use super::shell::Shell;
use crate::edit::Edit;
use crate::exchange::calendar_days;
use crate::file;
use crate::plan::CalendarDay;
use crate::text::close_out_words as words;
use crate::ui::shell::calendar_form::CalendarForm;
use crate::ui::shell::plan_form::FormAnswer;
use egui::Context;
use std::path::PathBuf;

/// A calendar file is a few kilobytes; more than this is some other file.
const MOST: u64 = 4 << 20;

impl Shell {
    /// Opens the dialog.
    pub(super) fn open_calendar(&mut self) {
        if let Some(Session { document, .. }) = &self.session {
            self.front = Front::Calendar(Box::new(CalendarForm::new(document.plan())));
        }
    }

    /// Shows the dialog and takes its answer: one undo step for all that was added and removed.
    pub(super) fn show_calendar(&mut self, ctx: &Context, mut form: Box<CalendarForm>) {
        match form.show(ctx, self.look(), self.today) {
            FormAnswer::Open => {
                if std::mem::take(&mut form.wants_file) {
                    self.pick(ctx, Purpose::ImportCalendar);
                }
                self.front = Front::Calendar(form);
            }
            FormAnswer::Cancelled => {}
            FormAnswer::Done(head) => self.edit(&Edit::SetHead(Box::new(head))),
        }
    }

    /// Reads days from a file aside.
    pub(super) fn import_calendar(&mut self, ctx: &Context, path: PathBuf) {
        let language = self.language;
        self.spawn_for_plan("calendar", ctx, move || {
            let days = match file::bytes(&path, MOST) {
                Ok(bytes) => calendar_days(&bytes).map_err(|error| error.sentence(language)),
                Err(problem) => {
                    let reason = problem.sentence(language);
                    Err(words::IMPORT_FAILED.fill(language, &[("reason", &reason)]))
                }
            };
            PlanAnswer::CalendarRead(days)
        });
    }

    /// Takes the days into the dialog, if that is still there.
    pub(super) fn take_calendar(&mut self, read: Result<Vec<CalendarDay>, String>) {
        let look = self.look();
        if let Front::Calendar(form) = &mut self.front {
            form.take(read, look);
        }
    }
}
