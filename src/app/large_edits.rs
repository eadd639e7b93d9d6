//! Edits of very many tasks, worked out aside: the window goes on, says how long it takes, and can give them up.

use super::answers::PlanAnswer;
use super::jobs::Ticket;
use super::pasting::{Paste, Pasted};
use super::session::Session;
use super::shell::{Next, Shell};
use super::weight::LARGE;
use crate::assess::Assessment;
use crate::edit::{Aside, Edit, Refusal, Worked, rebased};
use crate::plan::{Day, Plan};
use crate::text::{Phrase, sharing_words, shell_words};
use crate::ui::{Action, Command, Landed, Page, Selection, dialog};
use egui::Context;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// How long it may take before a dialog says so.
const PATIENCE: Duration = Duration::from_millis(300);

/// What was asked for meanwhile; it follows as soon as the edit is done or given up, in the order it was asked for.
#[derive(Debug)]
pub(super) enum Later {
    /// What a panel asked for.
    Run(Box<Action>),
    /// A command, with the tasks it is about and the page it was given on.
    Command(Command, Selection, Page),
    /// What was pasted.
    Paste(Arc<Paste>),
    /// Saving, and what is to follow it.
    Save(Option<Next>),
    /// Becoming a version again: when it was saved, and the plan.
    Version(String, Box<Plan>),
    /// What a job answered with that changes the plan.
    Answer(Box<PlanAnswer>),
    /// Leaving the plan.
    Leave(Next),
}

impl Later {
    /// The key of what is being typed.
    fn key(&self) -> Option<&str> {
        match self {
            Self::Run(action) => match action.as_ref() {
                Action::Typing { key, .. } => Some(key),
                _ => None,
            },
            _ => None,
        }
    }
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
    /// What was pasted, where it is a paste.
    paste: Option<Arc<Paste>>,
    /// What waits for it, with the plan as it stood when that was asked for.
    later: Vec<(Plan, Later)>,
}

impl LargeEdit {
    /// A paste under way.
    pub(super) fn of_paste(ticket: Ticket, paste: Arc<Paste>) -> Self {
        Self {
            ticket,
            told: None,
            back: None,
            records: 0,
            paste: Some(paste),
            later: Vec::new(),
        }
    }
}

/// What came of a large edit.
#[derive(Debug)]
pub enum Edited {
    /// It was worked out.
    Worked {
        /// As a step.
        worked: Box<Worked>,
        /// What follows from the plan after it.
        assessment: Box<Assessment>,
        /// What is shown and told once it is in the plan.
        landed: Option<Landed>,
    },
    /// It was refused.
    Refused(Refusal),
    /// It was a paste, and there is nothing to take in yet.
    Pasted(Pasted),
}

/// Works a step out, with what follows from the plan after it.
pub(super) fn worked_out(
    aside: Aside,
    as_of: Day,
    missing: Arc<BTreeSet<String>>,
    landed: Option<Landed>,
) -> Edited {
    match aside.work() {
        Ok(worked) => {
            let assessment = Assessment::new(&worked.plan, as_of).with_missing(missing);
            assessment.checks(&worked.plan);
            Edited::Worked {
                worked: Box::new(worked),
                assessment: Box::new(assessment),
                landed,
            }
        }
        Err(refusal) => Edited::Refused(refusal),
    }
}

/// How many records an edit is about.
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
        Edit::AddTasks { tasks, .. } => tasks.len(),
        Edit::All(edits) => edits.iter().map(records).sum(),
        // What a copy of very many tasks selects is there at once.
        _ => 1,
    }
}

impl Shell {
    /// Begins an edit aside if it is large; gives back what is to be shown and told of it where it is to be run at once.
    fn edit_aside(&mut self, edit: &Edit, landed: Option<Landed>) -> Option<Option<Landed>> {
        let records = records(edit);
        let (Some(session), true, true) = (&self.session, records >= LARGE, self.ctx.is_some())
        else {
            return Some(landed);
        };
        let aside = session.document.history().edit_aside(edit.clone());
        self.work_and_land(aside, records, landed);
        None
    }

    /// Runs an edit as one undo step, aside if it is large; a refusal is said. What is to be shown and told of it is, once
    /// it is in the plan.
    pub(super) fn edit_to_land(&mut self, edit: &Edit, landed: Option<Landed>) {
        let Some(landed) = self.edit_aside(edit, landed) else {
            return;
        };
        let Some(Session { document, .. }) = &mut self.session else {
            return;
        };
        let outcome = document.run(edit);
        self.forget_the_gone();
        match (outcome, landed) {
            (Ok(()), Some(landed)) => self.land(landed),
            (Ok(()), None) => {}
            (Err(refusal), _) => self.tell(refusal.sentence(self.language)),
        }
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
        let begun = self.work_and_land(aside, records, None);
        let edit = self.session.as_mut();
        if let Some(edit) = edit.and_then(|session| session.large_edit.as_mut()) {
            edit.told = told;
            edit.back = back;
        }
        begun
    }

    fn work_and_land(&mut self, aside: Aside, records: usize, landed: Option<Landed>) -> bool {
        let (Some(ctx), Some(session)) = (self.ctx.clone(), &self.session) else {
            return false;
        };
        let as_of = session.document.assessment().as_of();
        let missing = Arc::clone(session.document.assessment().missing());
        let ticket = self.spawn_for_plan("edit", &ctx, move || {
            PlanAnswer::Edited(Box::new(worked_out(aside, as_of, missing, landed)))
        });
        let session = self.session.as_mut();
        if let (Some(session), Some(ticket)) = (session, ticket) {
            session.large_edit = Some(LargeEdit {
                ticket,
                told: None,
                back: None,
                records,
                paste: None,
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

    /// Lets something wait for the edit under way, and says so; `None` where it waits, else it is given back.
    pub(super) fn wait_for_edit(&mut self, later: Later) -> Option<Later> {
        let later = self.wait_quietly(later);
        if later.is_none() {
            self.tell(shell_words::AT_WORK.of(self.language).to_owned());
        }
        later
    }

    /// As [`Shell::wait_for_edit`], for what says nothing to its user.
    pub(super) fn wait_quietly(&mut self, later: Later) -> Option<Later> {
        let Some(session) = &mut self.session else {
            return Some(later);
        };
        // What waits once more is still of the plan it was made of.
        let seen = session.seen.clone();
        let seen = seen.unwrap_or_else(|| session.snapshot());
        match &mut session.large_edit {
            Some(edit) => {
                // What is typed on holds what was typed before.
                let last = edit.later.last();
                if last.is_some_and(|(_, last)| last.key().is_some() && last.key() == later.key()) {
                    edit.later.pop();
                }
                edit.later.push((seen, later));
                None
            }
            None => Some(later),
        }
    }

    fn run_later(&mut self, ctx: &Context, later: Vec<(Plan, Later)>) {
        let Some(session) = &mut self.session else {
            return;
        };
        let id = session.id();
        let landed = session.snapshot();
        // What was selected meanwhile may be what an edit that waits brings.
        session.catching_up = true;
        for (seen, later) in later {
            let session = self.session.as_mut();
            let Some(session) = session.filter(|session| session.id() == id) else {
                // What waits is about the plan that was left.
                break;
            };
            session.seen = Some(seen.clone());
            match later {
                Later::Run(action) => match self.made_anew(*action, &seen, &landed) {
                    Some(action) => self.run(ctx, action),
                    None => self.tell(shell_words::NOT_TAKEN_OVER.of(self.language).to_owned()),
                },
                Later::Command(command, selection, page) => {
                    self.run_late(ctx, command, &selection, page);
                }
                Later::Paste(paste) => self.begin_paste(paste),
                Later::Save(next) => self.save(ctx, next),
                Later::Leave(next) => self.guard(ctx, next),
                Later::Version(time, plan) => self.take_version(&time, Ok(*plan)),
                Later::Answer(answer) => self.take_for_plan(ctx, *answer),
            }
        }
        if let Some(session) = &mut self.session {
            session.catching_up = false;
            session.seen = None;
        }
        self.forget_the_gone();
    }

    /// What waited, for the plan as it stands now: what has landed meanwhile is not wiped out by a record that was made of
    /// the plan before. `None` where both say something else of one thing.
    fn made_anew(&self, action: Action, seen: &Plan, landed: &Plan) -> Option<Action> {
        // Where the next large edit runs already, it waits for that one too.
        let Some(document) = self.document().filter(|_| !self.is_at_work()) else {
            return Some(action);
        };
        let anew = |edit: &Edit| rebased(edit, seen, landed, document.plan());
        Some(match action {
            Action::Edit(edit) => Action::Edit(anew(&edit)?),
            Action::Typing { edit, key } => Action::Typing {
                edit: anew(&edit)?,
                key,
            },
            other => other,
        })
    }

    /// Runs a command about the tasks that were selected when it was given.
    fn run_late(&mut self, ctx: &Context, command: Command, selection: &Selection, page: Page) {
        let now = (self.view.selection.clone(), self.view.page);
        self.view.selection = selection.clone();
        self.view.page = page;
        self.command(ctx, command);
        if self.view.selection == *selection {
            self.view.selection = now.0;
        }
        if self.view.page == page {
            self.view.page = now.1;
        }
    }

    /// Takes an edit that was worked out aside.
    pub(super) fn take_edited(&mut self, ctx: &Context, edited: Edited) {
        let Some(session) = &mut self.session else {
            return;
        };
        let Some(LargeEdit {
            told,
            back,
            paste,
            later,
            ..
        }) = session.large_edit.take()
        else {
            return;
        };
        match edited {
            Edited::Worked {
                worked,
                assessment,
                landed,
            } if session.document.history().fits(&worked) => {
                let as_of = session.document.assessment().as_of();
                let seen_at = assessment.as_of();
                let (before, at) = (session.snapshot(), session.document.save_point());
                session.document.take_worked(*worked, *assessment);
                let others = back.is_some_and(|back| session.stepped(back, &before, at));
                if let Some((phrase, what)) = told {
                    let undone = back == Some(true) && others;
                    let phrase = if undone {
                        sharing_words::OTHERS_UNDONE
                    } else {
                        phrase
                    };
                    self.tell(phrase.fill(self.language, &[("what", &what)]));
                }
                if let Some(landed) = landed {
                    self.land(landed);
                }
                // What was selected meanwhile may be what an edit that waits brings.
                if later.is_empty() {
                    self.forget_the_gone();
                }
                if seen_at != as_of {
                    self.set_as_of(ctx, as_of);
                }
            }
            // The plan has changed under it: it is made again from the plan as it stands, or said to be left undone.
            Edited::Worked { worked, landed, .. } => match (paste, worked.edit()) {
                (Some(paste), _) => self.begin_paste(paste),
                (None, Some(edit)) => self.edit_to_land(edit, landed),
                (None, None) => self.tell(shell_words::NOT_TAKEN_OVER.of(self.language).to_owned()),
            },
            Edited::Refused(refusal) => self.tell(refusal.sentence(self.language)),
            Edited::Pasted(pasted) => self.take_pasted(pasted),
        }
        self.run_later(ctx, later);
    }

    /// Gives up an edit under way: nothing has changed, and what waited for it follows.
    pub(super) fn give_up_edit(&mut self, ctx: &Context) {
        let edit = self
            .session
            .as_mut()
            .and_then(|session| session.large_edit.take());
        if let Some(edit) = edit {
            self.jobs.abandon(edit.ticket);
            let words = match edit.paste {
                Some(_) => shell_words::PASTE_STOPPED,
                None => shell_words::EDIT_STOPPED,
            };
            self.tell(words.of(self.language).to_owned());
            self.run_later(ctx, edit.later);
        }
    }

    /// An edit under way broke off: nothing has changed, and what waited for it follows.
    pub(super) fn edit_broke(&mut self, ctx: &Context) {
        let edit = self
            .session
            .as_mut()
            .and_then(|session| session.large_edit.take());
        if let Some(edit) = edit {
            self.run_later(ctx, edit.later);
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
            ctx.request_repaint_after(PATIENCE.saturating_sub(waited));
            return;
        }
        let title = match edit.paste {
            Some(_) => shell_words::PASTING.of(look.language).to_owned(),
            None => shell_words::EDITING_MANY.fill(look.language, &[("n", &edit.records)]),
        };
        let words = look.say(shell_words::MAY_STOP);
        if dialog::progress(ctx, look.theme, look.language, &title, words, None) {
            self.give_up_edit(ctx);
        }
    }
}
