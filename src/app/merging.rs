//! Both sides have changed the plan since it was read: merged aside, taken in at once where nothing meets, else decided on
//! a page, and saved when all is decided.

use super::answers::PlanAnswer;
use super::jobs::Ticket;
use super::session::Session;
use super::shell::{Next, Shell};
use crate::edit::merge::{Merge, Side, merge, of_one_plan};
use crate::file::{self, Print, Problem, ReadError};
use crate::plan::Plan;
use crate::text::{Language, merge_page_words, sharing_words, shell_words};
use crate::ui::merge::{MergeAnswer, MergePage};
use crate::ui::shell::file_bar::{AboutFile, FileBar};
use crate::ui::{Action, Command};
use egui::{Context, Ui};
use std::path::Path;

/// What others saved, merged with the plan.
#[derive(Debug)]
pub struct Merged {
    merge: Merge,
    print: Print,
}

/// A merge being worked out, and what is wanted of it.
#[derive(Debug)]
pub struct MergeJob {
    ticket: Ticket,
    /// It is to be saved.
    saves: bool,
    /// What follows then.
    next: Option<Next>,
}

/// A merge being decided.
#[derive(Debug)]
pub struct Merging {
    page: MergePage,
    /// The content of the file that was merged.
    print: Print,
    next: Option<Next>,
    /// The page is in front; else it was put away and waits for the next saving.
    open: bool,
}

/// What a merge took in of others, to be told and shown.
#[derive(Debug)]
pub struct MergedIn {
    /// How many changes.
    n: usize,
    /// What joining broke; the first sentences, in the order of [`Language::ALL`].
    problems: [String; 2],
    /// The plan before it.
    before: Plan,
}

impl MergedIn {
    fn of(merge: &Merge) -> Option<Self> {
        const TOLD: usize = 2;
        let places = merge.places();
        let n = places
            .iter()
            .filter(|place| place.side == Side::Theirs)
            .count();
        let problems = Language::ALL.map(|language| {
            let told = merge.problems().iter().take(TOLD);
            let told: Vec<String> = told.map(|one| one.sentence(language)).collect();
            told.join(shell_words::SENTENCE_GAP.of(language))
        });
        (n > 0 || !merge.problems().is_empty()).then(|| Self {
            n,
            problems,
            before: merge.ours().clone(),
        })
    }

    /// What is said of it above the page.
    pub(super) fn bar(&self, language: Language) -> FileBar {
        let place = Language::ALL.iter().position(|one| *one == language);
        FileBar {
            what: shell_words::MERGED_IN.fill(language, &[("n", &self.n)]),
            more: self.problems[place.unwrap_or_default()].clone(),
            answers: vec![
                (
                    shell_words::SEE_MERGED,
                    Action::AboutFile(AboutFile::SeeMerged),
                ),
                (
                    shell_words::MERGED_KNOWN,
                    Action::AboutFile(AboutFile::MergedKnown),
                ),
            ],
        }
    }
}

impl Shell {
    /// Reads aside what others saved and merges it with the plan; it is taken in, and saved if that is wanted.
    pub(super) fn merge_with_file(&mut self, ctx: &Context, next: Option<Next>, saves: bool) {
        let Some(path) = self.open_path() else {
            return;
        };
        let Some(session) = &mut self.session else {
            return;
        };
        session.document.end_typing();
        // One at a time: what was wanted of an earlier one is wanted still.
        let (mut saves, mut next) = (saves, next);
        if let Some(earlier) = session.merge_job.take() {
            saves |= earlier.saves;
            next = next.or(earlier.next);
            self.jobs.abandon(earlier.ticket);
        }
        let (base, ours) = (session.base.clone(), session.snapshot());
        let decided = session
            .merging
            .as_ref()
            .map(|merging| merging.page.merge.clone());
        let ticket = self.spawn_for_plan("merge", ctx, move || {
            let outcome = file::load(&path).map(|opened| {
                let theirs = &opened.plan;
                let merge = match decided {
                    Some(earlier) => earlier.again(&ours, theirs),
                    None => merge(&base, &ours, theirs),
                };
                Box::new(Merged {
                    merge,
                    print: opened.print,
                })
            });
            PlanAnswer::Merged { path, outcome }
        });
        if let (Some(session), Some(ticket)) = (&mut self.session, ticket) {
            session.merge_job = Some(MergeJob {
                ticket,
                saves,
                next,
            });
        }
        self.tell(shell_words::MERGING.of(self.language).to_owned());
    }

    /// Takes the merge: what needs no decision goes in at once, what does comes in front.
    pub(super) fn take_merged(
        &mut self,
        ctx: &Context,
        path: &Path,
        outcome: Result<Box<Merged>, ReadError>,
    ) {
        self.told = None;
        let Some(session) = &mut self.session else {
            return;
        };
        let Some(MergeJob { saves, next, .. }) = session.merge_job.take() else {
            return;
        };
        if session.document.path() != Some(path) {
            // Saved elsewhere meanwhile: the file is no longer this plan's.
            return;
        }
        let Merged { merge, print } = match outcome {
            Ok(merged) if of_one_plan(merged.merge.ours(), merged.merge.theirs()) => *merged,
            // Only its user can say what is to become of another plan.
            Ok(_) => return self.ask_about_other_plan(path, next),
            // Gone meanwhile: there is nothing to merge with. Should it be back, its print tells.
            Err(error) if *error.problem == Problem::NotFound => {
                if saves {
                    self.write_where_gone(ctx, next);
                } else {
                    self.tell(sharing_words::GONE.of(self.language).to_owned());
                }
                return;
            }
            Err(error) => return self.ask_about_unreadable(path, &error, saves, next),
        };
        if !merge.is_of(session.document.plan()) {
            return self.merge_with_file(ctx, next, saves);
        }
        // What was decided before the page was put away is seen once more before it is written.
        let seen = session.merging.is_none() || merge.conflicts().is_empty();
        if merge.undecided() == 0 && seen {
            return self.take_in_merge(ctx, &merge, print, saves, next);
        }
        let by = session.shared.by.clone();
        let who = by.map(|(user, computer)| self.named(&user, &computer));
        let who = who.unwrap_or_default();
        let Some(session) = &mut self.session else {
            return;
        };
        let page = match session.merging.take() {
            Some(mut merging) => {
                merging.page.renew(merge);
                merging.page.saves = saves;
                merging.page
            }
            None => MergePage::new(merge, who, saves),
        };
        session.merging = Some(Merging {
            page,
            print,
            next,
            open: true,
        });
    }

    fn take_in_merge(
        &mut self,
        ctx: &Context,
        merge: &Merge,
        print: Print,
        saves: bool,
        next: Option<Next>,
    ) {
        let Some(session) = &mut self.session else {
            return;
        };
        if !session.document.take_merge(merge) {
            return self.merge_with_file(ctx, next, saves);
        }
        session.shared.know(print, false);
        session.stands(merge.theirs().clone(), print);
        session.took_others_in();
        session.merged_in = MergedIn::of(merge);
        self.forget_the_gone();
        if saves {
            self.save_merged(ctx, next);
        }
    }

    /// Shows what the last merge took in: the plan as it was before, laid out as a file, beside the plan as it is.
    pub(super) fn see_merged(&mut self, ctx: &Context) {
        let (Some(kept), Some(session)) = (self.kept.clone(), &self.session) else {
            return;
        };
        let Some(merged) = &session.merged_in else {
            return;
        };
        let before = merged.before.clone();
        let name = session.document.name(self.language);
        let name = name.trim_end_matches(".ron");
        let name = shell_words::BEFORE_MERGE.fill(self.language, &[("name", &name)]);
        let language = self.language;
        self.spawn_for_plan("merge", ctx, move || {
            let folder = kept.join("compared");
            let path = folder.join(format!("{name}.ron"));
            let out = std::fs::create_dir_all(&folder)
                .map_err(|error| error.to_string())
                .and_then(|()| {
                    file::save(&path, &before).map_err(|error| error.sentence(language))
                });
            PlanAnswer::VersionOut(out.map(|()| path))
        });
    }

    /// Whether the page of a merge is in front.
    pub(super) fn is_merging(&self) -> bool {
        let merging = self
            .session
            .as_ref()
            .and_then(|session| session.merging.as_ref());
        merging.is_some_and(|merging| merging.open)
    }

    /// Draws the page of the merge, and follows what it ends in.
    pub(super) fn show_merging(&mut self, ui: &mut Ui) {
        let look = self.look();
        let keys = !self.front.is_modal() && !self.picking.is_open();
        let Some(Session {
            merging: Some(merging),
            ..
        }) = &mut self.session
        else {
            return;
        };
        let ctx = ui.ctx().clone();
        match merging.page.show(ui, look, keys) {
            MergeAnswer::Open => {}
            MergeAnswer::Back => merging.open = false,
            MergeAnswer::SaveCopy => {
                merging.open = false;
                self.save_as(&ctx, None);
            }
            MergeAnswer::Done => self.merge_decided(&ctx),
        }
    }

    fn merge_decided(&mut self, ctx: &Context) {
        let Some(session) = &mut self.session else {
            return;
        };
        if let Some(merging) = session.merging.take() {
            let Merging {
                page, print, next, ..
            } = merging;
            self.take_in_merge(ctx, &page.merge, print, page.saves, next);
        }
    }

    /// What saving means while the page of a merge is in front; gives back what is to follow where none is.
    pub(super) fn save_merge(&mut self, ctx: &Context, next: Option<Next>) -> Option<Option<Next>> {
        let session = self.session.as_mut();
        let merging = session.and_then(|session| session.merging.as_mut());
        let Some(merging) = merging.filter(|merging| merging.open) else {
            return Some(next);
        };
        merging.next = next.or(merging.next.take());
        let open = merging.page.merge.undecided();
        if open == 0 {
            self.merge_decided(ctx);
        } else {
            let words = merge_page_words::LEFT_TO_DECIDE.fill(self.language, &[("n", &open)]);
            self.tell(words);
        }
        None
    }

    /// Whatever leads elsewhere puts the page of a merge away; what was decided waits for the next saving.
    pub(super) fn put_merge_away(&mut self, action: &Action) {
        let stays = match action {
            Action::Command(Command::Save) => true,
            Action::Command(command) => !command.act().leaves_edits(),
            Action::Edit(_) | Action::Typing { .. } | Action::EndTyping | Action::Tell(_) => true,
            _ => false,
        };
        if stays {
            return;
        }
        if let Some(Session {
            merging: Some(merging),
            ..
        }) = &mut self.session
        {
            merging.open = false;
        }
    }
}
