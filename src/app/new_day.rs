//! The day changes while the window is open, over midnight or after sleep: an as-of date that nobody chose goes with it.

use super::clock;
use super::shell::Shell;
use crate::plan::Day;
use crate::text::{self, shell_words};
use egui::Context;

impl Shell {
    /// Fixes what day it is, for a test; `None` asks the clock again.
    pub fn fix_today(&mut self, day: Option<Day>) {
        self.fixed_today = day;
    }

    /// Takes the day of this frame; where it is another one, says so. The next frame comes at midnight at the latest, and
    /// the window costs nothing until then.
    pub(super) fn take_day(&mut self, ctx: &Context) {
        if self.fixed_today.is_none() {
            ctx.request_repaint_after(clock::until_midnight());
        }
        let day = self.fixed_today.unwrap_or_else(clock::today);
        if day == self.today {
            return;
        }
        self.today = day;
        let Some(session) = &self.session else {
            return;
        };
        let today = text::date(day);
        if session.follows_today && session.document.plan().head().as_of.is_none() {
            self.set_as_of(ctx, day);
            self.tell(shell_words::NEW_DAY.fill(self.language, &[("day", &today)]));
        } else {
            let as_of = text::date(session.document.assessment().as_of());
            let words = shell_words::NEW_DAY_STAYS;
            self.tell(words.fill(self.language, &[("day", &today), ("as_of", &as_of)]));
        }
    }

    /// Sees the plan at the day that the user chose; from then on the date stays unless it was today that was asked for.
    pub(super) fn choose_as_of(&mut self, ctx: &Context, day: Day, today: bool) {
        if let Some(session) = &mut self.session {
            session.follows_today = today;
        }
        self.set_as_of(ctx, day);
    }
}
