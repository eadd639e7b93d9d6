//! Questions in front of the pages, each answer with what it leads to.

use super::modals::Front;
use super::shell::{Next, Shell};
use crate::file::LeftCopy;
use crate::text::{Phrase, common_words};
use crate::ui::Action;
use crate::ui::dialog::{self, Button, Line};
use egui::Context;
use std::path::PathBuf;

/// What an answer leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Then {
    /// A file is handed to the system's viewer.
    View(PathBuf),
    /// What was typed and not taken is given up, and this goes on.
    Go(Next),
    /// The plan is saved in another place; what follows then.
    SaveAs(Option<Next>),
    /// A copy of the plan is saved beside it.
    SaveCopy,
    /// The plan is saved over the file as it is now; what follows then.
    SaveOver(Option<Next>),
    /// The plan is merged once more with what others saved, which could not be read: whether it is saved then, and what
    /// follows.
    MergeAgain(bool, Option<Next>),
    /// The plan that was asked about is gone into.
    ComeIn(super::entering::Way),
    /// The plan is compared with a file.
    CompareWith(PathBuf),
    /// Words go to the clipboard, and are told.
    Copy {
        /// The words.
        words: String,
        /// What is told.
        told: String,
    },
    /// The decisions about parts are given up with the plan, and this goes on.
    LeaveCollecting(Next),
    /// Work that was left behind is thrown away.
    ThrowAway(PathBuf),
    /// A copy of a file that was being written over is opened.
    OpenCopy(PathBuf),
    /// It is thrown away.
    ThrowCopy(LeftCopy),
    /// What a panel asked for is done.
    Do(Vec<Action>),
}

/// A question; beside its answers it can always be put away.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What it is about.
    pub title: Phrase,
    /// What is known, the first line standing out.
    pub lines: Vec<String>,
    /// The answers, the usual one last.
    pub answers: Vec<(Phrase, Then)>,
}

impl Shell {
    /// Shows a question; it comes again until it is answered.
    pub(super) fn show_ask(&mut self, ctx: &Context, ask: Box<Ask>) {
        let look = self.look();
        let last = ask.answers.len().saturating_sub(1);
        let cancel = Button::cancel(look.say(common_words::CANCEL));
        let answers = ask
            .answers
            .iter()
            .enumerate()
            .map(|(place, (words, then))| {
                let words = look.say(*words);
                if matches!(then, Then::ThrowAway(_) | Then::ThrowCopy(_)) {
                    Button::discard(words)
                } else if place == last {
                    Button::main(words)
                } else {
                    Button::plain(words)
                }
            });
        let buttons: Vec<Button<'_>> = std::iter::once(cancel).chain(answers).collect();
        let lines: Vec<Line<'_>> = ask
            .lines
            .iter()
            .enumerate()
            .map(|(place, words)| match place {
                0 => Line::Strong(words),
                _ => Line::Plain(words),
            })
            .collect();
        let title = look.say(ask.title);
        let answer = dialog::question(ctx, look.theme, look.language, title, &lines, &buttons);
        match answer {
            None => self.front = Front::Ask(ask),
            Some(place) => self.answered(ctx, *ask, place),
        }
    }

    /// Follows an answer, the first of which puts the question away; what stood behind it comes back.
    fn answered(&mut self, ctx: &Context, ask: Ask, place: usize) {
        self.front = self.behind.pop().unwrap_or(Front::None);
        let mut answers = ask.answers.into_iter();
        if let Some((_, then)) = place.checked_sub(1).and_then(|place| answers.nth(place)) {
            self.follow_answer(ctx, then);
        }
    }

    fn follow_answer(&mut self, ctx: &Context, then: Then) {
        match then {
            Then::Go(next) => self.go(ctx, next),
            Then::SaveAs(next) => self.save_as(ctx, next),
            Then::SaveCopy => self.save_copy(ctx),
            Then::SaveOver(next) => self.save_over(ctx, next),
            Then::MergeAgain(saves, next) => self.merge_with_file(ctx, next, saves),
            Then::ComeIn(way) => self.come_in(ctx, way),
            Then::CompareWith(path) => self.compare_with_file(path),
            Then::ThrowAway(stem) => self.throw_away(ctx, stem),
            Then::OpenCopy(copy) => self.open_copy(ctx, copy),
            Then::ThrowCopy(copy) => self.throw_copy_away(ctx, copy),
            Then::View(path) => self.view_file(ctx, &path),
            Then::LeaveCollecting(next) => {
                self.give_up_collecting();
                self.guard(ctx, next);
            }
            Then::Copy { words, told } => {
                ctx.copy_text(words);
                self.tell(told);
            }
            Then::Do(actions) => actions.into_iter().for_each(|action| self.run(ctx, action)),
        }
    }
}
