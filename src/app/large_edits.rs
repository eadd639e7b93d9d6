//! Edits of very many tasks, worked out aside: the window goes on, says how long it takes, and can give them up.

use super::answers::PlanAnswer;
use super::jobs::Ticket;
use super::shell::{Next, Shell};
use crate::assess::Assessment;
use crate::edit::{Aside, Edit, Refusal, Worked};
use crate::plan::Plan;
use crate::text::{Phrase, sharing_words, shell_words};
use crate::ui::{Action, dialog};
use egui::Context;
use std::time::Duration;

/// From so many records on an edit is worked out aside: below that it takes less than the time that is felt.
pub(super) const LARGE: usize = 3_000;

/// How long it may take before a dialog says so.
const PATIENCE: Duration = Duration::from_millis(300);

/// What was asked for meanwhile; it follows as soon as the edit is done or given up.
#[derive(Debug)]
pub(super) enum Later {
    /// What a panel asked for.
    Run(Box<Action>),
    /// Saving, and what is to follow it.
    Save(Option<Next>),
    /// Becoming a version again: when it was saved, and the plan.
    Version(String, Box<Plan>),
    /// Leaving the plan.
    Leave(Next),
}

/// An edit under way.
#[derive(Debug)]
pub struct LargeEdit {
    /// The job.
    ticket: Ticket,
    /// What is told when it is done, with what it did.
    told: Option<(Phrase, String)>,
    /// It takes a step back, or does it again; nothing for an edit.
    back: Option<bool>,
    records: usize,
    /// What waits for it.
    later: Vec<Later>,
}

/// How many tasks an edit is about.
fn records(edit: &Edit) -> usize {
    match edit {
        Edit::SetTasks { ids, .. }
        | Edit::DeleteTasks { ids }
        | Edit::Reorder { ids, .. }
        | Edit::MoveBars { ids, .. }
        | Edit::MoveStart { ids, .. }
        | Edit::MoveDue { ids, .. }
        | Edit::SetProgress { ids, .. }
        | Edit::MarkCompleted { ids, .. }
        | Edit::Reopen { ids, .. }
        | Edit::AddRemark { ids, .. } => ids.len(),
        // What adds tasks is followed at once by what is selected and told of them.
        _ => 1,
    }
}

impl Shell {
    /// Begins an edit aside if it is large; `false` where it is to be run at once.
    pub(super) fn edit_aside(&mut self, edit: &Edit) -> bool {
        let records = records(edit);
        let (Some(session), true) = (&self.session, records >= LARGE) else {
            return false;
        };
        let aside = session.document.history().edit_aside(edit.clone());
        self.work_aside(aside, records, None, None)
    }

    /// Begins to take the last step back, or to do it again, aside if it is large.
    pub(super) fn step_aside(&mut self, back: bool) -> bool {
        let language = self.language;
        let Some(session) = &self.session else {
            return false;
        };
        let history = session.document.history();
        let (records, label, phrase) = if back {
            let label = history.undo_label(language);
            (history.undo_records(), label, shell_words::UNDONE)
        } else {
            let label = history.redo_label(language);
            (history.redo_records(), label, shell_words::REDONE)
        };
        if records < LARGE {
            return false;
        }
        let aside = if back {
            history.undo_aside()
        } else {
            history.redo_aside()
        };
        let told = label.map(|label| (phrase, label));
        aside.is_some_and(|aside| self.work_aside(aside, records, told, Some(back)))
    }

    pub(super) fn work_aside(
        &mut self,
        aside: Aside,
        records: usize,
        told: Option<(Phrase, String)>,
        back: Option<bool>,
    ) -> bool {
        let (Some(ctx), Some(session)) = (self.ctx.clone(), &self.session) else {
            return false;
        };
        let as_of = session.document.assessment().as_of();
        let missing = std::sync::Arc::clone(session.document.assessment().missing());
        let ticket = self.spawn_for_plan("edit", &ctx, move || {
            let outcome = aside.work().map(|worked| {
                let assessment = Assessment::new(&worked.plan, as_of).with_missing(missing);
                assessment.checks(&worked.plan);
                (Box::new(worked), Box::new(assessment))
            });
            PlanAnswer::Edited(outcome)
        });
        let session = self.session.as_mut();
        if let (Some(session), Some(ticket)) = (session, ticket) {
            session.large_edit = Some(LargeEdit {
                ticket,
                told,
                back,
                records,
                later: Vec::new(),
            });
        }
        true
    }

    /// Whether a large edit is under way.
    pub(super) fn is_at_work(&self) -> bool {
        let session = self.session.as_ref();
        session.is_some_and(|session| session.large_edit.is_some())
    }

    /// Lets something wait for the edit under way; `None` where it waits, else it is given back.
    pub(super) fn wait_for_edit(&mut self, later: Later) -> Option<Later> {
        let edit = self
            .session
            .as_mut()
            .and_then(|session| session.large_edit.as_mut());
        match edit {
            Some(edit) => {
                edit.later.push(later);
                self.tell(shell_words::AT_WORK.of(self.language).to_owned());
                None
            }
            None => Some(later),
        }
    }

    fn run_later(&mut self, ctx: &Context, later: Vec<Later>) {
        for later in later {
            match later {
                Later::Run(action) => self.run(ctx, *action),
                Later::Save(next) => self.save(ctx, next),
                Later::Leave(next) => self.guard(ctx, next),
                Later::Version(time, plan) => self.take_version(&time, Ok(*plan)),
            }
        }
    }

    /// Takes an edit that was worked out aside.
    pub(super) fn take_edited(
        &mut self,
        ctx: &Context,
        outcome: Result<(Box<Worked>, Box<Assessment>), Refusal>,
    ) {
        let Some(session) = &mut self.session else {
            return;
        };
        let Some(LargeEdit {
            told, back, later, ..
        }) = session.large_edit.take()
        else {
            return;
        };
        match outcome {
            Ok((worked, assessment)) => {
                let as_of = session.document.assessment().as_of();
                let seen_at = assessment.as_of();
                let (before, at) = (session.snapshot(), session.document.save_point());
                let taken = session.document.take_worked(*worked, *assessment);
                let others = back.is_some_and(|back| session.stepped(back, &before, at));
                if let Some((phrase, what)) = told.filter(|_| taken) {
                    let undone = back == Some(true) && others;
                    let phrase = if undone {
                        sharing_words::OTHERS_UNDONE
                    } else {
                        phrase
                    };
                    self.tell(phrase.fill(self.language, &[("what", &what)]));
                }
                self.forget_the_gone();
                if seen_at != as_of {
                    self.set_as_of(ctx, as_of);
                }
            }
            Err(refusal) => {
                let words = refusal.sentence(self.language);
                self.tell(words);
            }
        }
        self.run_later(ctx, later);
    }

    /// Gives up an edit under way: nothing has changed, and what waited for it follows.
    pub(super) fn give_up_edit(&mut self, ctx: &Context) {
        let edit = self
            .session
            .as_mut()
            .and_then(|session| session.large_edit.take());
        if let Some(LargeEdit { ticket, later, .. }) = edit {
            self.jobs.abandon(ticket);
            self.run_later(ctx, later);
        }
    }

    /// An edit that takes long says so and can be given up; nothing has changed then.
    pub(super) fn show_large_edit(&mut self, ctx: &Context) {
        let look = self.look();
        let Some(session) = &self.session else {
            return;
        };
        let Some(edit) = &session.large_edit else {
            return;
        };
        let Some(running) = self.jobs.running(edit.ticket) else {
            return;
        };
        let waited = running.since.elapsed();
        if waited < PATIENCE {
            ctx.request_repaint_after(PATIENCE - waited);
            return;
        }
        let title = shell_words::EDITING_MANY.fill(look.language, &[("n", &edit.records)]);
        if dialog::progress(ctx, look.theme, look.language, &title, "", None) {
            self.give_up_edit(ctx);
        }
    }
}
