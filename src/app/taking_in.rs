//! What others saved into the file of the open plan: read and counted aside, said above the page, taken in.

use super::answers::PlanAnswer;
use super::large_edits::Later;
use super::session::Session;
use super::shell::Shell;
use crate::assess::Assessment;
use crate::edit::Worked;
use crate::edit::merge::{Doings, of_one_plan};
use crate::file::{self, Print, Sight};
use crate::plan::Plan;
use crate::text::{Language, Phrase, sharing_words as words};
use crate::ui::shell::file_bar::{AboutFile, FileBar};
use crate::ui::{Action, Command};
use egui::Context;
use std::path::Path;
use std::sync::Arc;

/// The plan that others saved.
#[derive(Debug)]
pub struct Theirs {
    /// The plan.
    pub plan: Plan,
    /// The content it was read from.
    pub print: Print,
    /// What was done to it since this window read or wrote the file.
    pub doings: Doings,
}

/// A plan taken in that was worked out aside, with what follows from it.
#[derive(Debug)]
pub struct TakenIn {
    worked: Worked,
    assessment: Assessment,
    plan: Plan,
    print: Print,
}

/// Reads what others saved. What a newer program wrote is `shown` to who only looks at the plan, and else is not taken in.
fn read(path: &Path, base: &Plan, shown: bool, language: Language) -> Result<Box<Theirs>, String> {
    let opened = if shown {
        file::load(path)
    } else {
        file::load_whole(path)
    };
    let opened = opened.map_err(|error| {
        if error.is_newer() {
            return words::THEIRS_NEWER.of(language).to_owned();
        }
        let reason = error.sentence(language);
        words::THEIRS_UNREADABLE.fill(language, &[("reason", &reason)])
    })?;
    Ok(Box::new(Theirs {
        doings: Doings::between(base, &opened.plan),
        plan: opened.plan,
        print: opened.print,
    }))
}

impl Shell {
    /// Reads aside what others saved.
    pub(super) fn read_theirs(&mut self, ctx: &Context) {
        let language = self.language;
        let Some(session) = &mut self.session else {
            return;
        };
        if session.shared.reading.is_some() {
            // What it reads is looked at again when it has come.
            return;
        }
        let Some(path) = session.document.path().map(Path::to_owned) else {
            return;
        };
        // The panel shows what it has read itself.
        session.compared = None;
        let base = session.base.clone();
        let shown = session.newer.is_some();
        let ticket = self.spawn_for_plan("theirs", ctx, move || {
            PlanAnswer::Theirs(read(&path, &base, shown, language))
        });
        if let Some(session) = &mut self.session {
            session.shared.reading = ticket;
        }
    }

    /// Takes what was read of it.
    pub(super) fn take_theirs(&mut self, theirs: Result<Box<Theirs>, String>) {
        let Some(session) = &mut self.session else {
            return;
        };
        let shared = &mut session.shared;
        shared.reading = None;
        let Some(Sight::Other(print)) = shared.sight else {
            // Saved, or gone, meanwhile.
            return;
        };
        let read = theirs.as_ref().ok().map(|theirs| theirs.print);
        if read.is_some() && read == session.on_disk {
            return;
        }
        if read.is_some_and(|read| read != print) {
            // Written again since it was seen: it is looked at and read anew.
            shared.read_anew();
        } else {
            shared.theirs = Some(theirs);
        }
    }

    /// What is said above the page of the file; `None` where all is well.
    pub(super) fn file_bar(&self) -> Option<FileBar> {
        if self.is_looking() {
            return self.looked_bar();
        }
        let session = self.session.as_ref()?;
        let shared = &session.shared;
        let language = self.language;
        let say = |phrase: Phrase| phrase.of(language).to_owned();
        let about = |phrase: Phrase, what: AboutFile| (phrase, Action::AboutFile(what));
        let save_as = (words::SAVE_AS, Action::Command(Command::SaveAs));
        let away = |what: Phrase, more: String| FileBar {
            what: say(what),
            more,
            answers: vec![save_as.clone(), about(words::RETRY, AboutFile::Retry)],
        };
        if let Some(taken) = self.saving_long() {
            let n = taken.as_secs();
            return Some(FileBar {
                what: words::SAVING_LONG.fill(language, &[("n", &n)]),
                more: say(words::SAVING_LONG_MORE),
                answers: vec![
                    save_as,
                    about(words::GIVE_UP_SAVING, AboutFile::GiveUpSaving),
                ],
            });
        }
        match &shared.sight {
            Some(Sight::Unreachable(cause)) => {
                let more = say(words::UNREACHABLE_MORE);
                let more = match cause {
                    None => more,
                    Some(cause) => words::UNREACHABLE_WHY
                        .fill(language, &[("more", &more), ("why", &cause.said(language))]),
                };
                return Some(away(words::UNREACHABLE, more));
            }
            Some(Sight::Gone) if !session.is_saving() => {
                return Some(away(words::GONE, say(words::GONE_MORE)));
            }
            Some(Sight::Other(_))
                if !session.is_saving() && shared.waits() && !self.is_merging() =>
            {
                return Some(self.changed_bar(session));
            }
            _ => {}
        }
        if let Some(merged) = session.merged_in.as_ref().filter(|_| !self.is_merging()) {
            return Some(merged.bar(language));
        }
        let (what, quiet) = self.about_leaving()?;
        let answer = if quiet {
            about(words::TAKE_OVER, AboutFile::TakeOver)
        } else {
            about(words::EDIT, AboutFile::Edit)
        };
        Some(FileBar {
            what,
            more: String::new(),
            answers: vec![answer, about(words::LATER, AboutFile::Later)],
        })
    }

    /// Whether the file was seen to be gone.
    pub(super) fn is_gone(&self) -> bool {
        let session = self.session.as_ref();
        session.is_some_and(|session| matches!(session.shared.sight, Some(Sight::Gone)))
    }

    fn changed_bar(&self, session: &Session) -> FileBar {
        let shared = &session.shared;
        let language = self.language;
        let about = |phrase: Phrase, what: AboutFile| (phrase, Action::AboutFile(what));
        let later = about(words::LATER, AboutFile::Later);
        let what = match &shared.by {
            Some((user, computer)) => {
                let who = self.named(user, computer);
                words::SAVED_BY.fill(language, &[("who", &who)])
            }
            None => words::SAVED_BY_SOMEBODY.of(language).to_owned(),
        };
        let theirs = match &shared.theirs {
            None => {
                let more = words::READING_THEIRS.of(language).to_owned();
                return FileBar {
                    what,
                    more,
                    answers: vec![later],
                };
            }
            Some(Err(reason)) => {
                return FileBar {
                    what: reason.clone(),
                    more: String::new(),
                    answers: vec![about(words::RETRY, AboutFile::Retry), later],
                };
            }
            Some(Ok(theirs)) => theirs,
        };
        let doings = theirs.doings.words(language);
        let mut parts: Vec<String> = vec![doings];
        parts.retain(|part| !part.is_empty());
        if parts.is_empty() {
            parts.push(words::SAME_CONTENT.of(language).to_owned());
        }
        if session.document.is_dirty() {
            let n = session.document.history().unsaved_steps();
            parts.push(words::OWN_CHANGES.fill(language, &[("n", &n)]));
        }
        FileBar {
            what,
            more: parts.join(words::BETWEEN.of(language)),
            answers: vec![
                about(words::TAKE_IN, AboutFile::TakeIn),
                about(words::SEE, AboutFile::See),
                later,
            ],
        }
    }

    /// Does what was answered above the page.
    pub(super) fn about_file(&mut self, ctx: &Context, what: AboutFile) {
        match what {
            AboutFile::BackToPlan => {
                self.back_to_plan(ctx);
                return;
            }
            AboutFile::RestoreVersion => return self.restore_looked(ctx),
            _ => {}
        }
        let Some(session) = &mut self.session else {
            return;
        };
        match what {
            AboutFile::BackToPlan | AboutFile::RestoreVersion => {}
            AboutFile::Later if session.shared.waits() => {
                session.shared.later.clone_from(&session.shared.sight);
            }
            AboutFile::Later => session.shared.reads_on = true,
            AboutFile::Again => session.shared.later = None,
            AboutFile::Retry => session.shared.look(),
            AboutFile::TakeIn => self.take_in(ctx),
            AboutFile::See => self.see_theirs(),
            AboutFile::Edit => self.begin_editing(ctx, false),
            AboutFile::TakeOver => self.begin_editing(ctx, true),
            AboutFile::SeeMerged => self.see_merged(ctx),
            AboutFile::MergedKnown => session.merged_in = None,
            AboutFile::GiveUpSaving => self.give_up_saving(),
            AboutFile::GoOnCollecting => self.go_on_collecting(ctx),
            AboutFile::AskToGiveUpCollecting => self.ask_to_give_up_collecting(),
            AboutFile::GiveUpCollecting => self.give_up_collecting(),
        }
    }

    /// Shows what others changed, the file as the newer side.
    fn see_theirs(&mut self) {
        let path = self.document().and_then(super::document::Document::path);
        if let Some(path) = path.map(Path::to_owned) {
            self.compare_with_file(path);
            self.view.compare.newer = true;
        }
    }

    /// Takes in what others saved, as far as it has been read. Where nothing is changed here the plan becomes theirs, in
    /// one step that can be taken back; else the two are merged.
    pub(super) fn take_in(&mut self, ctx: &Context) {
        let Some(session) = &mut self.session else {
            return;
        };
        let Some(Ok(theirs)) = &session.shared.theirs else {
            return;
        };
        let (theirs, print) = (theirs.plan.clone(), theirs.print);
        let dirty = session.document.is_dirty();
        let other = !of_one_plan(&session.base, &theirs);
        if self.is_at_work() {
            let action = Action::AboutFile(AboutFile::TakeIn);
            self.wait_for_edit(Later::Run(Box::new(action)));
        } else if other {
            if let Some(path) = self.open_path() {
                self.ask_about_other_plan(&path, None);
            }
        } else if dirty {
            // Both have changed it: what meets is decided on a page of its own.
            self.merge_with_file(ctx, None, false);
        } else {
            self.become_theirs(ctx, theirs, print);
        }
    }

    fn become_theirs(&mut self, ctx: &Context, theirs: Plan, print: Print) {
        let Some(session) = &self.session else {
            return;
        };
        let document = &session.document;
        let labels = Language::ALL.map(|language| words::TAKE_IN_LABEL.of(language).to_owned());
        let aside = document.history().become_aside(theirs, labels);
        let day = document.assessment().as_of();
        let missing = Arc::clone(document.assessment().missing());
        self.spawn_for_plan("take in", ctx, move || {
            PlanAnswer::TakenIn(aside.work().map(|worked| {
                let assessment = Assessment::new(&worked.plan, day).with_missing(missing);
                assessment.checks(&worked.plan);
                Box::new(TakenIn {
                    plan: worked.plan.clone(),
                    worked,
                    assessment,
                    print,
                })
            }))
        });
    }

    /// Takes the plan that was worked out.
    pub(super) fn take_taken_in(&mut self, ctx: &Context, taken: TakenIn) {
        let TakenIn {
            worked,
            assessment,
            plan,
            print,
        } = taken;
        let Some(session) = &mut self.session else {
            return;
        };
        let (as_of, seen_at) = (session.document.assessment().as_of(), assessment.as_of());
        if session.is_saving() || !session.document.take_worked(worked, assessment) {
            // Changed here meanwhile: now both sides have changed it.
            return self.take_in(ctx);
        }
        session.document.mark_saved();
        session.stands(plan, print, crate::ui::merge::Since::TakenIn);
        session.took_others_in();
        session.shared.know(print, false);
        self.forget_the_gone();
        self.tell(words::TAKEN_IN.of(self.language).to_owned());
        if seen_at != as_of {
            self.set_as_of(ctx, as_of);
        }
    }
}
