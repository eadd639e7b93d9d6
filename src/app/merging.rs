//! Both sides have changed the plan since it was read: merged aside, taken in at once where nothing meets, else decided on
//! a page, and saved when all is decided.

use super::answers::PlanAnswer;
use super::clock;
use super::jobs::Ticket;
use super::session::Session;
use super::shell::{Next, Shell};
use super::weight;
use crate::assess::Assessment;
use crate::edit::Worked;
use crate::edit::merge::{Merge, Outcome, Side, merge, of_one_plan};
use crate::file::{self, Print, Problem, ReadError, Sight};
use crate::plan::Plan;
use crate::text::{self, Language, merge_page_words, sharing_words, shell_words};
use crate::ui::merge::{MergeAnswer, MergePage, Since};
use crate::ui::shell::file_bar::{AboutFile, FileBar};
use crate::ui::{Action, Command};
use egui::{Context, Ui};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What others saved, merged with the plan.
#[derive(Debug)]
pub struct Merged {
    merge: Merge,
    print: Print,
    /// When the file was saved, by the clock of its place.
    time: String,
}

/// A merge that was worked out as a step, with what follows from the plan after it.
#[derive(Debug)]
pub struct MergeWorked {
    worked: Worked,
    assessment: Assessment,
    merged_in: Option<MergedIn>,
    path: PathBuf,
    theirs: Plan,
    print: Print,
    saves: bool,
    next: Option<Next>,
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
    pub(super) page: MergePage,
    /// The content of the file that was merged.
    print: Print,
    next: Option<Next>,
    /// The page is in front; else it was put away and waits for the next saving.
    open: bool,
    /// When the file was saved.
    time: String,
    /// What comes of the decisions is being worked out.
    weighing: bool,
}

impl Merging {
    /// How much waits for a decision.
    #[cfg(test)]
    pub(super) fn undecided(&self) -> usize {
        self.page.merge.undecided()
    }

    /// A copy of the plan is at this place now.
    pub(super) fn copied(&mut self, path: String) {
        self.page.copy = Some(path);
    }

    /// What was worked out aside does not come.
    pub(super) fn gave_up(&mut self) {
        self.page.taking = false;
    }
}

/// When a file was saved: the time, with the day where that is not this one.
fn saved_at(path: &Path) -> String {
    let time = std::fs::metadata(path).and_then(|about| about.modified());
    let time = time.ok().and_then(clock::of_system_time);
    time.map_or_else(String::new, |time| {
        let clock = format!("{:02}:{:02}", time.hour(), time.minute());
        if time.date() == clock::today() {
            clock
        } else {
            format!("{} {clock}", text::date(time.date()))
        }
    })
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
        let n = merge.doings(Side::Theirs).total();
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
            let outcome = file::load_whole(&path).map(|opened| {
                let theirs = &opened.plan;
                let merge = match decided {
                    Some(earlier) => earlier.again(&ours, theirs),
                    None => merge(&base, &ours, theirs),
                };
                // What merged by itself is counted here, off the window's thread.
                merge.noted();
                Box::new(Merged {
                    merge,
                    print: opened.print,
                    time: saved_at(&path),
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
        let Merged { merge, print, time } = match outcome {
            Ok(merged) if of_one_plan(merged.merge.ours(), merged.merge.theirs()) => *merged,
            // Only its user can say what is to become of another plan.
            Ok(_) => return self.ask_about_other_plan(path, next),
            // Gone meanwhile: there is nothing to merge with. Should it be back, its print tells.
            Err(error) if *error.problem == Problem::NotFound => {
                if saves {
                    self.save_merged(ctx, next);
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
            return self.take_in_merge(ctx, merge, print, saves, next);
        }
        let again = match &session.merging {
            Some(before) => before.print != print,
            // It was merged and decided already, and they were faster than the saving.
            None => std::mem::take(&mut session.just_merged),
        };
        let mut page = match session.merging.take() {
            Some(mut merging) => {
                merging.page.renew(merge);
                merging.page.saves = saves;
                merging.page
            }
            None => {
                let mut page = MergePage::new(merge, String::new(), saves);
                if again {
                    page.ask_anew();
                }
                page
            }
        };
        page.again |= again;
        page.since = session.since;
        session.merging = Some(Merging {
            page,
            print,
            next,
            open: true,
            time,
            weighing: false,
        });
        self.name_the_other();
    }

    /// Says on the page who saved what is merged, and when, as far as that is known by now.
    fn name_the_other(&mut self) {
        let language = self.language;
        let Some(Session {
            merging: Some(merging),
            shared,
            ..
        }) = &self.session
        else {
            return;
        };
        let seen = shared.sight == Some(Sight::Other(merging.print));
        let by = shared.by.as_ref().filter(|_| seen);
        let who = by.map_or_else(
            || merge_page_words::SOMEONE.of(language).to_owned(),
            |(user, computer)| self.named(user, computer),
        );
        // Where nobody is known the time alone stands there.
        let beside = by.is_none().then(|| merging.time.clone());
        let who = match merging.time.as_str() {
            "" => who,
            time => merge_page_words::WHO_AT.fill(language, &[("who", &who), ("time", &time)]),
        };
        if let Some(Session {
            merging: Some(merging),
            ..
        }) = &mut self.session
        {
            merging.page.who = who;
            merging.page.beside = beside;
        }
    }

    /// Takes a merge in: at once where that costs little, else worked out aside.
    fn take_in_merge(
        &mut self,
        ctx: &Context,
        merge: Merge,
        print: Print,
        saves: bool,
        next: Option<Next>,
    ) {
        let Some(session) = &mut self.session else {
            return;
        };
        if merge.is_worked_out() && weight::of_change(merge.change()) < weight::LARGE {
            if !session.document.take_merge(&merge) {
                return self.merge_with_file(ctx, next, saves);
            }
            let merged_in = MergedIn::of(&merge);
            return self.merge_is_in(ctx, merged_in, merge.theirs(), print, saves, next);
        }
        let document = &session.document;
        let day = document.assessment().as_of();
        let missing = Arc::clone(document.assessment().missing());
        let Some(aside) = document.history().merge_aside(merge.clone()) else {
            return self.merge_with_file(ctx, next, saves);
        };
        let Some(path) = document.path().map(Path::to_owned) else {
            return;
        };
        if let Some(merging) = &mut session.merging {
            merging.page.taking = true;
        }
        self.spawn_for_plan("merge", ctx, move || match aside.work() {
            Ok(worked) => {
                let assessment = Assessment::new(&worked.plan, day).with_missing(missing);
                assessment.checks(&worked.plan);
                PlanAnswer::MergeWorked(Box::new(MergeWorked {
                    worked,
                    assessment,
                    merged_in: MergedIn::of(&merge),
                    path,
                    theirs: merge.theirs().clone(),
                    print,
                    saves,
                    next,
                }))
            }
            Err(refusal) => PlanAnswer::TakenIn(Err(refusal)),
        });
    }

    /// Takes a merge that was worked out aside.
    pub(super) fn take_merge_worked(&mut self, ctx: &Context, worked: MergeWorked) {
        let MergeWorked {
            worked,
            assessment,
            merged_in,
            path,
            theirs,
            print,
            saves,
            next,
        } = worked;
        let Some(session) = &mut self.session else {
            return;
        };
        if session.document.path() != Some(path.as_path()) {
            // Saved elsewhere meanwhile: the file is no longer this plan's.
            return;
        }
        let (as_of, seen_at) = (session.document.assessment().as_of(), assessment.as_of());
        if !session.document.take_worked(worked, assessment) {
            // Changed here meanwhile; what was decided is seen once more.
            if let Some(merging) = &mut session.merging {
                merging.page.taking = false;
            }
            return self.merge_with_file(ctx, next, saves);
        }
        self.merge_is_in(ctx, merged_in, &theirs, print, saves, next);
        if seen_at != as_of {
            self.set_as_of(ctx, as_of);
        }
    }

    fn merge_is_in(
        &mut self,
        ctx: &Context,
        merged_in: Option<MergedIn>,
        theirs: &Plan,
        print: Print,
        saves: bool,
        next: Option<Next>,
    ) {
        let Some(session) = &mut self.session else {
            return;
        };
        session.shared.know(print, false);
        session.stands(theirs.clone(), print, Since::Merged);
        session.took_others_in();
        session.just_merged = saves;
        session.merged_in = merged_in;
        self.forget_the_gone();
        if saves {
            self.save_merged(ctx, next);
        }
    }

    /// Works out aside what comes of the decisions, where the page does not know it.
    fn weigh(&mut self, ctx: &Context) {
        let Some(Session {
            merging: Some(merging),
            ..
        }) = &mut self.session
        else {
            return;
        };
        let merge = &merging.page.merge;
        if merging.weighing || merge.is_worked_out() || merge.undecided() > 0 {
            return;
        }
        merging.weighing = true;
        let work = merge.outcome_aside();
        self.spawn_for_plan("weigh", ctx, move || PlanAnswer::Weighed(Box::new(work())));
    }

    /// Takes what comes of the decisions.
    pub(super) fn take_weighed(&mut self, outcome: Outcome) {
        if let Some(Session {
            merging: Some(merging),
            ..
        }) = &mut self.session
        {
            merging.weighing = false;
            merging.page.merge.take_outcome(outcome);
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
        let name = session.document.proposed_file_name(self.language);
        let name = file::file_stem(name.trim_end_matches(".ron"), |name| {
            shell_words::BEFORE_MERGE.fill(self.language, &[("name", &name)])
        });
        let language = self.language;
        self.spawn_for_plan("merge", ctx, move || {
            let folder = kept.join("compared");
            let path = folder.join(format!("{name}.ron"));
            let out = std::fs::create_dir_all(&folder)
                .map_err(|error| file::Cause::from(error).said(language))
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
        self.name_the_other();
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
        let answer = merging.page.show(ui, look, keys);
        match answer {
            MergeAnswer::Open => {}
            MergeAnswer::Back => merging.open = false,
            MergeAnswer::SaveCopy => self.save_copy(&ctx),
            MergeAnswer::Done => self.merge_decided(&ctx),
        }
        self.weigh(&ctx);
    }

    fn merge_decided(&mut self, ctx: &Context) {
        let Some(Session {
            merging: Some(merging),
            ..
        }) = &mut self.session
        else {
            return;
        };
        if !merging.page.taking {
            let (merge, print) = (merging.page.merge.clone(), merging.print);
            let (saves, next) = (merging.page.saves, merging.next.take());
            self.take_in_merge(ctx, merge, print, saves, next);
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
        self.put_collecting_away();
        if let Some(Session {
            merging: Some(merging),
            ..
        }) = &mut self.session
        {
            merging.open = false;
        }
    }
}
