//! Opening, saving and closing plans: asks before changes are lost, works on jobs, remembers what was opened.

use super::answers::{Answer, PlanAnswer, SeenPlan, Source};
use super::asking::{Ask, Then};
use super::clock;
use super::document::{Document, Origin};
use super::evidence_paths;
use super::folder_listing::Onlooker;
use super::large_edits::Later;
use super::modals::Front;
use super::opening::absolute;
use super::picking::Purpose;
use super::session::{FileWork, Saving, Session};
use super::settings::RecentPlan;
use super::shell::{Next, Shell};
use crate::assess::{Assessment, Status};
use crate::edit;
use crate::file::{self, Template};
use crate::plan::{Day, Head, Plan, PlanParts};
use crate::text::{self, sharing_words, shell_words};
use crate::ui::merge::Since;
use crate::ui::shell::RecentRow;
use crate::ui::shell::plan_form::PlanForm;
use crate::ui::{Selection, holders};
use egui::Context;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// What a saving may write over.
#[derive(Clone, Debug, Default)]
struct Over {
    /// Only the file with this print.
    read: Option<file::Print>,
    /// Nothing has changed: a file that is there stays as it is.
    idle: bool,
    /// The plan's own file, which may be the one chosen under another path.
    own: Option<OwnFile>,
}

/// The file of the open plan, as another path may lead to it.
#[derive(Clone, Debug)]
struct OwnFile {
    path: PathBuf,
    read: Option<file::Print>,
    /// It is not to be written.
    read_only: bool,
}

impl Over {
    /// What may be written over at a path, once it is known whether that is the plan's own file.
    ///
    /// # Errors
    /// It is, and it is only read.
    fn at(self, path: &Path) -> Result<Option<file::Print>, file::SaveError> {
        match self.own.filter(|own| file::is_same(path, &own.path)) {
            None => Ok(self.read),
            Some(own) if own.read_only => Err(file::SaveError::OnlyRead {
                file: path.to_owned(),
            }),
            Some(own) => Ok(own.read),
        }
    }
}

impl Shell {
    /// Goes on with something that gives up the open plan, after asking about unsaved changes.
    pub(super) fn guard(&mut self, ctx: &Context, next: Next) {
        // Closing a version leads back to its plan; whatever else is left, it is the plan.
        if self.back_to_plan(ctx) && next == Next::Close {
            return;
        }
        if let Some(saving) = self.session.as_mut().and_then(Session::saving) {
            // What follows waits until the file is whole.
            saving.next = Some(next);
            return;
        }
        let Some(Later::Leave(next)) = self.wait_for_edit(Later::Leave(next)) else {
            return;
        };
        if self.parts_hold(&next) {
            return;
        }
        if self.front.is_form() {
            // What was filled in would go unasked.
            let words = shell_words::FORM_FIRST.of(self.language).to_owned();
            self.tell(words);
            return;
        }
        let dirty = self.document().is_some_and(Document::is_dirty);
        if !dirty && self.is_unsaved(ctx) {
            // Only what could not be taken is left: there is nothing to save.
            self.bring_front(Front::Ask(Box::new(Ask {
                title: shell_words::NOT_TAKEN_TITLE,
                lines: vec![
                    shell_words::NOT_TAKEN.of(self.language).to_owned(),
                    shell_words::NOT_TAKEN_BODY.of(self.language).to_owned(),
                ],
                answers: vec![(shell_words::NOT_TAKEN_DROP, Then::Go(next))],
            })));
        } else if dirty {
            self.bring_front(Front::Unsaved(next));
        } else {
            self.go(ctx, next);
        }
    }

    /// Does it, unsaved changes or not.
    pub(super) fn go(&mut self, ctx: &Context, next: Next) {
        match next {
            Next::PickFile => self.pick(ctx, Purpose::OpenPlan),
            Next::Open(source) => self.open(ctx, source),
            Next::Show => self.show_read(ctx),
            Next::GiveParts => self.give_parts(ctx),
            Next::New => {
                // A round takes about four years from the one it begins in.
                let (first, last) = (self.today.year(), self.today.year().saturating_add(3));
                let usual = Head::default();
                self.front = Front::Plan(Box::new(PlanForm::new_plan([
                    Day::new(first, 1, 1).unwrap_or(usual.window_start),
                    Day::new(last, 12, 31).unwrap_or(usual.window_end),
                ])));
            }
            Next::Close => {
                self.give_up_opening();
                self.close_journal();
                self.session = None;
                self.behind.clear();
                self.settings.last_plan = None;
                self.settings.start_page = true;
                self.view.selection = Selection::default();
                self.look_for_recent(ctx);
            }
            Next::Quit => {
                self.close_journal();
                self.leaving = true;
                self.keeper.keep(&self.settings);
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// A new plan from the form.
    pub(super) fn create(&mut self, template: Template, head: Head) {
        match file::new_from(template, edit::mint()) {
            Ok(blank) => {
                let parts = blank.parts();
                let head = Head {
                    id: parts.head.id.clone(),
                    settings: parts.head.settings.clone(),
                    disclosure: parts.head.disclosure.clone(),
                    ..head
                };
                let plan = Plan::new(PlanParts { head, ..parts });
                let day = Document::opening_date(&plan, self.today);
                let assessment = Assessment::new(&plan, day);
                self.give_up_opening();
                let document = Document::new(plan, assessment, Origin::New);
                self.show_session(Session::new(document, Vec::new()));
                self.settings.last_plan = None;
                self.settings.start_page = true;
            }
            Err(error) => {
                let words = error.sentence(self.language);
                self.tell(words);
            }
        }
    }

    /// Saves where the plan is kept; asks for a place when it has none. `next` follows when it has worked. Where nothing
    /// has changed nothing is written: what someone else has saved meanwhile stays.
    pub(super) fn save(&mut self, ctx: &Context, next: Option<Next>) {
        let Some(Later::Save(next)) = self.wait_for_edit(Later::Save(next)) else {
            return;
        };
        if self.is_of_newer() {
            return self.tell_newer();
        }
        let Some(path) = self.open_path().filter(|_| !self.is_read_only()) else {
            return self.save_as(ctx, next);
        };
        let Some(next) = self.save_merge(ctx, next) else {
            return;
        };
        let idle = self.session.as_ref().is_some_and(|session| {
            !session.is_saving() && !session.document.is_dirty() && session.repairs.is_empty()
        });
        if idle && self.is_gone() {
            // Nothing here is newer than what was there; whoever took it away is not written over unasked.
            let words = sharing_words::GONE_NOT_WRITTEN.of(self.language).to_owned();
            self.tell(words);
            if let Some(next) = next {
                self.guard(ctx, next);
            }
            return;
        }
        if self.session.as_ref().is_some_and(Session::is_apart) {
            // What was taken in of others has been taken back, and still stands in the file.
            return self.merge_with_file(ctx, next, true);
        }
        let read = self.session.as_ref().and_then(|session| session.on_disk);
        let own = None;
        self.write_to(ctx, path, next, Over { read, idle, own });
    }

    /// Saves what has just been merged, over the file that was merged; or where that has gone meanwhile. Should it be back
    /// by then, its print tells.
    pub(super) fn save_merged(&mut self, ctx: &Context, next: Option<Next>) {
        if let Some(path) = self.open_path() {
            self.save_to(ctx, path, next);
        }
    }

    /// Saves over the file as it is now, whoever has changed it.
    pub(super) fn save_over(&mut self, ctx: &Context, next: Option<Next>) {
        if let Some(path) = self.open_path() {
            self.write_to(ctx, path, next, Over::default());
        }
    }

    /// Asks where to save.
    pub(super) fn save_as(&mut self, ctx: &Context, next: Option<Next>) {
        if self.is_of_newer() {
            return self.tell_newer();
        }
        if self.session.is_some() {
            self.pick(ctx, Purpose::SavePlan(next));
        }
    }

    /// Saves on a job, over the file that was read or over what its user has chosen.
    pub(super) fn save_to(&mut self, ctx: &Context, path: PathBuf, next: Option<Next>) {
        let path = absolute(path);
        if self.is_looking() {
            return self.save_looked(ctx, path);
        }
        if self.is_read_only() && self.open_path().as_ref() == Some(&path) {
            self.tell(sharing_words::NOT_OVER.of(self.language).to_owned());
            return;
        }
        // Another place was chosen by its user, who was asked about what is there.
        let own = self.open_path().map(|path| OwnFile {
            path,
            read: self.session.as_ref().and_then(|session| session.on_disk),
            read_only: self.is_read_only(),
        });
        let over = Over {
            own,
            ..Over::default()
        };
        self.write_to(ctx, path, next, over);
    }

    /// Writes on a job, if what is there allows it.
    fn write_to(&mut self, ctx: &Context, path: PathBuf, next: Option<Next>, over: Over) {
        if self.is_of_newer() {
            // Written by this program it would lose what only the newer one knows.
            return self.tell_newer();
        }
        let Some(session) = &mut self.session else {
            return;
        };
        session.document.end_typing();
        let mut next = next;
        if let Some(saving) = session.saving() {
            if saving.path == path {
                // One writer at a time: what was asked for now is done as soon as the file is whole.
                saving.again = true;
                saving.next = next.or(saving.next.take());
                return;
            }
            // Another place does not wait for one that may never answer. Should that file be whole after all, so much
            // the better.
            next = next.or(saving.next.take());
            let ticket = saving.ticket;
            self.jobs.abandon(ticket);
        }
        let Some(session) = &mut self.session else {
            return;
        };
        let mut plan = session.snapshot();
        if session.document.path().is_none() {
            plan = evidence_paths::as_written(&path, plan);
        }
        let saved = Box::new(plan.clone());
        let kept = self.kept.as_deref().map(super::left_copies::safety);
        let point = session.document.save_point();
        let journal_first = session.journal_first();
        let known = session.written.take();
        let place = path.clone();
        let home = session.shared.home_of(&path);
        let ticket = self.spawn_for_plan("save", ctx, move || {
            if over.idle && path.is_file() {
                return PlanAnswer::Saved {
                    path,
                    point,
                    written: known,
                    outcome: Ok(None),
                };
            }
            journal_first();
            let safety = kept.as_deref().map_or(file::Safety::None, file::Safety::In);
            let written = match known {
                Some(known) => known.again(&plan),
                None => file::Written::of(&plan),
            };
            let outcome = over
                .at(&path)
                .map(|read| file::Known { read, home })
                .and_then(|known| file::save_written(&path, &written, known, safety))
                .map(Some);
            PlanAnswer::Saved {
                path,
                point,
                written: Some(Box::new(written)),
                outcome,
            }
        });
        if let (Some(session), Some(ticket)) = (&mut self.session, ticket) {
            session.file = FileWork::Saving(Saving {
                ticket,
                path: place,
                plan: saved,
                next,
                again: false,
                since: Instant::now(),
            });
        }
    }

    pub(super) fn saved(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        point: edit::SavePoint,
        outcome: Result<Option<file::Saved>, file::SaveError>,
    ) {
        let Some(session) = &mut self.session else {
            return;
        };
        let (next, asked_again, plan) = match std::mem::take(&mut session.file) {
            FileWork::Saving(saving) => (saving.next, saving.again, Some(*saving.plan)),
            FileWork::Idle => (None, false, None),
        };
        if !matches!(outcome, Err(file::SaveError::Changed { .. })) {
            session.just_merged = false;
        }
        match outcome {
            Ok(None) => {
                let words = shell_words::NOTHING_TO_SAVE.of(self.language).to_owned();
                self.tell(words);
                if next.is_none() {
                    self.tell_untaken(ctx, false);
                }
                if asked_again {
                    self.save(ctx, next);
                } else if let Some(next) = next {
                    self.guard(ctx, next);
                }
            }
            Ok(Some(file::Saved {
                print,
                warned,
                in_place,
            })) => {
                if let Some(plan) = &plan {
                    session.stands(plan.clone(), print, Since::Saved);
                }
                // What was repaired stands in the file now.
                session.repairs.clear();
                let phrase = if warned {
                    shell_words::SAVED_WARNED
                } else {
                    shell_words::SAVED_AS
                };
                let words = phrase.fill(self.language, &[("path", &path.display())]);
                session.document.saved(path.clone(), point);
                let changed = session.document.is_dirty();
                if let Some(plan) = plan {
                    session.journal_saved(plan.clone());
                    self.keep_version(ctx, path.clone(), plan, print);
                }
                self.tell(words);
                if next.is_none() {
                    self.tell_untaken(ctx, true);
                }
                self.share_saved(ctx, &path, print);
                if in_place {
                    self.tell_in_place(&path);
                }
                self.remember();
                self.read_again(ctx, &path);
                if asked_again && changed {
                    self.save_to(ctx, path, next);
                } else if let Some(next) = next {
                    self.guard(ctx, next);
                }
            }
            Err(file::SaveError::Changed { .. }) => self.merge_with_file(ctx, next, true),
            Err(error @ (file::SaveError::ReadOnlyFile { .. } | file::SaveError::Newer { .. })) => {
                self.ask_about_file(&error, &path, next);
            }
            Err(error) => {
                let sentence = error.sentence(self.language);
                let details = path.display().to_string();
                self.notice(shell_words::SAVE_FAILED, sentence, details);
            }
        }
    }

    /// Tells once of a file that it is written over.
    fn tell_in_place(&mut self, path: &Path) {
        let told = self
            .session
            .as_mut()
            .map(|session| &mut session.in_place_told);
        if let Some(told) = told
            && !std::mem::replace(told, true)
        {
            let words = shell_words::SAVED_IN_PLACE;
            let sentence = words.fill(self.language, &[("path", &path.display())]);
            self.notice(shell_words::SAVED_IN_PLACE_TITLE, sentence, String::new());
        }
    }

    /// Reads the file again, giving up changes.
    pub(super) fn revert(&mut self, ctx: &Context) {
        let path = self.open_path();
        let Some(path) = path else {
            return;
        };
        match self.session.as_mut().and_then(Session::saving) {
            // Read while it is being written, the file could be the old one.
            Some(saving) => saving.next = Some(Next::Open(Source::File(path))),
            None => self.open(ctx, Source::File(path)),
        }
    }

    /// The file of the open plan, if it is one.
    pub(super) fn open_path(&self) -> Option<PathBuf> {
        self.document().and_then(Document::path).map(Path::to_owned)
    }

    /// Puts the open file first among the recent ones.
    pub(super) fn remember(&mut self) {
        let Some(Session { document, .. }) = &self.session else {
            return;
        };
        let Some(path) = document.path().map(Path::to_owned) else {
            // A sample: the next start opens it again. A copy that is no file yet is not there then.
            self.settings.last_plan = None;
            self.settings.start_page = *document.origin() == Origin::New;
            return;
        };
        let assessment = document.assessment();
        self.settings.remember_plan(RecentPlan {
            path: path.clone(),
            title: document.plan().head().title.clone(),
            tasks: document.plan().tasks().len(),
            overdue: assessment.count(Status::Overdue),
            behind: assessment.count(Status::Behind),
            sample: assessment.index().holds_sample(),
            as_of: Some(assessment.as_of()),
            used: Some(clock::now()),
        });
        self.settings.last_plan = Some(path);
        self.settings.start_page = false;
        self.list_recent();
    }

    /// Makes the rows of the recent list in the language in force.
    pub(super) fn list_recent(&mut self) {
        let seen = |path: &Path| self.seen.iter().find(|seen| seen.path == path);
        let who = |path: &Path| {
            let holders = seen(path).map_or(&[][..], |seen| &seen.holders);
            holders::editing(holders, self.me(), self.language)
        };
        self.recent = self
            .settings
            .recent_plans
            .iter()
            .map(|plan| RecentRow {
                path: plan.path.clone(),
                title: plan.title.clone(),
                overdue: plan.overdue,
                behind: plan.behind,
                tasks: plan.tasks,
                used: plan
                    .used
                    .map(|used| text::date(used.date()))
                    .unwrap_or_default(),
                sample: plan.sample,
                found: seen(&plan.path).map(|seen| seen.found),
                who: who(&plan.path),
            })
            .collect();
    }

    /// Looks aside whether recent files are at their place; a dead share never holds the window up.
    pub(super) fn look_for_recent(&mut self, ctx: &Context) {
        let mut folders: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for plan in &self.settings.recent_plans {
            let folder = plan.path.parent().map(Path::to_owned).unwrap_or_default();
            folders.entry(folder).or_default().push(plan.path.clone());
        }
        // Where the last look still waits for an answer, another would wait too.
        folders.retain(|folder, _| self.looked_for.insert(folder.clone()));
        for (folder, paths) in folders {
            let onlooker = self.onlooker();
            self.jobs.spawn("recent", ctx, move |_| {
                let look = |path: PathBuf| {
                    let onlooker = onlooker.as_ref();
                    let found = path.is_file();
                    let who = onlooker.and_then(|one| {
                        let looked = file::look_who(&one.disk, &path, &one.me);
                        looked.ok().filter(|_| found)
                    });
                    SeenPlan {
                        holders: who.unwrap_or_default(),
                        path,
                        found,
                    }
                };
                Answer::Seen(folder, paths.into_iter().map(look).collect())
            });
        }
    }

    /// Looks who has plans open, where plans are shared.
    pub(super) fn onlooker(&self) -> Option<Onlooker> {
        let sharing = self.sharing.as_ref()?;
        Some(Onlooker {
            me: sharing.me.clone(),
            disk: Arc::clone(&sharing.disk),
        })
    }
}
