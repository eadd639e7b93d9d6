//! Parts that come back (汇总): read and merged aside, decided on a page, and taken in as one step.

use super::answers::PlanAnswer;
use super::asking::{Ask, Then};
use super::jobs::Progress;
use super::modals::Front;
use super::picking::Purpose;
use super::session::{PartsJob, Session};
use super::shell::{Next, Shell};
use super::weight;
use crate::edit::merge::Side;
use crate::edit::parts::{Collected, collect};
use crate::file;
use crate::plan::{Day, Plan};
use crate::text::{Language, parts_page_words as words, parts_words};
use crate::ui::parts::{CollectAnswer, CollectPage, HandedIn, Outcome, Worked};
use crate::ui::shell::file_bar::{AboutFile, FileBar};
use crate::ui::{Action, Command};
use crate::wording::natural_key;
use egui::{Context, Ui};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of the job that works out what decisions come to.
pub(super) const AGAIN: &str = "collect again";

/// Parts being collected.
#[derive(Debug)]
pub struct Collecting {
    page: CollectPage,
    /// The page is in front; else it was put away and waits.
    open: bool,
}

/// Parts that were read and collected.
#[derive(Debug)]
pub struct PartsRead {
    worked: Worked,
    files: Vec<HandedIn>,
}

/// What the parts are worked out again for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkedFor {
    /// To be shown.
    Show,
    /// To be taken in, if nothing waits for a decision.
    Take,
}

/// The files that paths stand for: a folder stands for the plans in it, but for the one that is open.
fn files(paths: Vec<PathBuf>, own: Option<&Path>) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = Vec::new();
    for path in paths {
        if !path.is_dir() {
            all.push(path);
            continue;
        }
        let found = std::fs::read_dir(&path).into_iter().flatten().flatten();
        let mut found: Vec<PathBuf> = found.map(|entry| entry.path()).collect();
        found.retain(|path| is_plan(path) && path.is_file() && Some(path.as_path()) != own);
        found.sort_by_cached_key(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            (natural_key(&name).into_owned(), path.clone())
        });
        all.extend(found);
    }
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|path| seen.insert(path.clone()));
    all
}

fn is_plan(path: &Path) -> bool {
    let hidden = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let ending = path.extension();
    !hidden && ending.is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// Reads files in their order; what cannot be read stops no other. `None` where it was given up. `from` parts come before.
fn read(
    paths: Vec<PathBuf>,
    own: Option<&Path>,
    from: usize,
    progress: &Progress,
) -> Option<(Vec<HandedIn>, Vec<(String, Plan)>)> {
    let paths = files(paths, own);
    let (n, mut handed_in, mut parts) = (paths.len(), Vec::new(), Vec::new());
    for (at, path) in paths.into_iter().enumerate() {
        if progress.is_cancelled() {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "a share of a bar")]
        progress.set_fraction(at as f32 / n as f32);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        progress.set_words(name.into_owned());
        let outcome = match file::load(&path) {
            Err(error) => Outcome::Failed(Arc::new(error)),
            Ok(opened) if opened.newer.is_some() => Outcome::Newer,
            Ok(opened) => {
                parts.push((path.display().to_string(), opened.plan));
                Outcome::Part {
                    at: from + parts.len() - 1,
                    repairs: opened.repairs,
                }
            }
        };
        handed_in.push(HandedIn { path, outcome });
    }
    Some((handed_in, parts))
}

/// Reads and collects into a plan, beside the parts that were collected before.
fn gather(
    plan: &Plan,
    before: Option<(&Collected, &[HandedIn])>,
    (paths, own): (Vec<PathBuf>, Option<&Path>),
    on: Day,
    progress: &Progress,
) -> Option<PartsRead> {
    let from = before.map_or(0, |(collected, _)| collected.parts().len());
    let (new, parts) = read(paths, own, from, progress)?;
    let mut files = before.map_or_else(Vec::new, |(_, files)| files.to_vec());
    files.extend(new);
    let collected = match before {
        Some((collected, _)) => collected.again(plan, parts),
        None => collect(plan, parts, on),
    };
    Some(PartsRead {
        worked: Worked::of(collected),
        files,
    })
}

impl Session {
    /// What was being worked out about parts broke: they stay as they were.
    pub(super) fn stop_collecting_wait(&mut self) {
        if let Some(collecting) = &mut self.collecting {
            collecting.page.stop_waiting();
        }
    }
}

impl Shell {
    fn collecting(&self) -> Option<&Collecting> {
        self.session.as_ref()?.collecting.as_ref()
    }

    /// Whether the page on which parts are collected is in front.
    pub(super) fn is_collecting(&self) -> bool {
        self.collecting().is_some_and(|collecting| collecting.open)
    }

    /// Goes on with the parts that wait, else asks for files, or for a folder of them.
    pub(super) fn begin_collecting(&mut self, ctx: &Context, folder: bool) {
        if self.refuses_change() {
            return;
        }
        if self.collecting().is_some() {
            return self.go_on_collecting(ctx);
        }
        let purpose = if folder {
            Purpose::CollectFolder
        } else {
            Purpose::CollectParts
        };
        self.pick(ctx, purpose);
    }

    /// Collects files, beside those that are being collected already.
    pub(super) fn collect_files(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        if self.refuses_change() {
            return;
        }
        let (own, on) = (self.open_path(), self.today);
        let Some(session) = &mut self.session else {
            return;
        };
        let waits = session.collecting.as_ref();
        if session.parts_job.is_some() || waits.is_some_and(|one| one.page.is_working()) {
            self.tell(words::WORKING.of(self.language).to_owned());
            return;
        }
        session.document.end_typing();
        let plan = session.snapshot();
        let before = session.collecting.as_mut().map(|collecting| {
            let page = &mut collecting.page;
            // What is decided meanwhile would meet parts that are no longer these.
            page.wait();
            let decided = page.decided().map(|(at, merge)| (at, merge.clone()));
            (page.collected().clone(), page.files().to_vec(), decided)
        });
        let ticket = self.spawn_with_progress("collect parts", ctx, move |progress| {
            let before = before.map(|(mut collected, files, decided)| {
                if let Some((at, merge)) = decided {
                    collected.decide_as(at, &merge);
                }
                (collected, files)
            });
            let known = before.as_ref();
            let known = known.map(|(collected, files)| (collected, files.as_slice()));
            let read = gather(&plan, known, (paths, own.as_deref()), on, progress);
            PlanAnswer::PartsRead(read.map(Box::new))
        });
        if let (Some(session), Some(ticket)) = (&mut self.session, ticket) {
            session.parts_job = Some(PartsJob {
                ticket,
                title: words::READING,
                writes: false,
            });
        }
    }

    /// Shows the parts that were read.
    pub(super) fn take_parts_read(&mut self, read: Option<PartsRead>) {
        let Some(session) = &mut self.session else {
            return;
        };
        session.parts_job = None;
        session.stop_collecting_wait();
        let Some(PartsRead { worked, files }) = read else {
            return;
        };
        if files.is_empty() {
            let sentence = words::NO_FILES.of(self.language).to_owned();
            return self.notice(words::NO_FILES_TITLE, sentence, String::new());
        }
        match &mut session.collecting {
            Some(collecting) => {
                collecting.page.renew(worked, Some(files));
                collecting.open = true;
            }
            None => {
                session.collecting = Some(Collecting {
                    page: CollectPage::new(worked, files),
                    open: true,
                });
            }
        }
    }

    /// Brings the page to the front again; what the plan has become meanwhile is worked out first.
    pub(super) fn go_on_collecting(&mut self, ctx: &Context) {
        let Some(Session {
            collecting: Some(collecting),
            document,
            ..
        }) = &mut self.session
        else {
            return;
        };
        collecting.open = true;
        if !collecting.page.collected().is_of(document.plan()) {
            self.work_parts_out(ctx, WorkedFor::Show, None);
        }
    }

    /// Works out aside what the decisions taken so far come to, in the plan as it is by now.
    fn work_parts_out(&mut self, ctx: &Context, then: WorkedFor, everywhere: Option<Side>) {
        let Some(session) = &mut self.session else {
            return;
        };
        session.document.end_typing();
        let plan = session.snapshot();
        let Some(collecting) = &mut session.collecting else {
            return;
        };
        let page = &mut collecting.page;
        if page.is_working() {
            return;
        }
        let mut collected = page.collected().clone();
        let decided = page.decided().map(|(at, merge)| (at, merge.clone()));
        page.wait();
        self.spawn_for_plan(AGAIN, ctx, move || {
            if let Some((at, merge)) = decided {
                collected.decide_as(at, &merge);
            }
            if !collected.is_of(&plan) {
                collected = collected.again(&plan, Vec::new());
            }
            if let Some(side) = everywhere {
                collected.decide_each(|_, one| one.decision.is_none().then_some(side));
            }
            let worked = Box::new(Worked::of(collected));
            PlanAnswer::PartsWorked { worked, then }
        });
    }

    /// Takes the parts as they were worked out again.
    pub(super) fn take_parts_worked(&mut self, ctx: &Context, worked: Worked, then: WorkedFor) {
        let Some(Session {
            collecting: Some(collecting),
            document,
            ..
        }) = &mut self.session
        else {
            return;
        };
        collecting.page.renew(worked, None);
        if !collecting.page.collected().is_of(document.plan()) {
            // The plan has moved on meanwhile.
            self.work_parts_out(ctx, then, None);
        } else if then == WorkedFor::Take && collecting.page.open_count() == 0 {
            self.take_parts_in(ctx);
        }
    }

    /// Takes the parts in, all being decided, as one step.
    fn take_parts_in(&mut self, ctx: &Context) {
        let Some(later) = self.wait_for_edit(super::large_edits::Later::Run(Box::new(
            Action::Command(Command::CollectParts),
        ))) else {
            return;
        };
        drop(later);
        let language = self.language;
        let Some(session) = &mut self.session else {
            return;
        };
        let Some(Collecting { page, .. }) = &session.collecting else {
            return;
        };
        let collected = page.collected();
        let told = words::COLLECTED_COUNTS.fill(
            language,
            &[
                ("parts", &page.taken()),
                ("changes", &page.changes()),
                ("conflicts", &page.decided_count()),
            ],
        );
        let records = collected.change().len();
        let large = weight::of_change(collected.change()) >= weight::LARGE;
        let taken = if large {
            let n = page.taken();
            let label = |language| parts_words::COLLECT_LABEL.fill(language, &[("n", &n)]);
            let labels = Language::ALL.map(label);
            let history = session.document.history();
            let aside = history.become_aside(collected.plan(), labels);
            let told = Some((words::COLLECTED, told.clone()));
            self.work_aside(aside, records, told, None)
        } else {
            session.document.take_parts_in(collected)
        };
        if !taken {
            return self.work_parts_out(ctx, WorkedFor::Show, None);
        }
        if let Some(session) = &mut self.session {
            session.collecting = None;
        }
        self.forget_the_gone();
        if !large {
            self.tell(words::COLLECTED.fill(language, &[("what", &told)]));
        }
    }

    /// Draws the page, and follows what it asks for.
    pub(super) fn show_collecting(&mut self, ui: &mut Ui) {
        let look = self.look();
        let keys = !self.front.is_modal() && !self.picking.is_open();
        let Some(Session {
            collecting: Some(collecting),
            ..
        }) = &mut self.session
        else {
            return;
        };
        let ctx = ui.ctx().clone();
        match collecting.page.show(ui, look, keys) {
            CollectAnswer::Open => {}
            CollectAnswer::Away => collecting.open = false,
            CollectAnswer::GiveUp => self.ask_to_give_up_collecting(),
            CollectAnswer::AddFiles => self.pick(&ctx, Purpose::CollectParts),
            CollectAnswer::Settle { takes } => {
                let then = if takes {
                    WorkedFor::Take
                } else {
                    WorkedFor::Show
                };
                self.work_parts_out(&ctx, then, None);
            }
            CollectAnswer::Everywhere(side) => {
                self.work_parts_out(&ctx, WorkedFor::Show, Some(side));
            }
        }
    }

    /// Gives the collecting up; what was decided is asked about before it is lost.
    pub(super) fn ask_to_give_up_collecting(&mut self) {
        let give_up = Then::Do(vec![Action::AboutFile(AboutFile::GiveUpCollecting)]);
        match self.decided_in_parts() {
            0 => self.give_up_collecting(),
            n => self.bring_front(Front::Ask(Box::new(self.give_up_ask(n, give_up)))),
        }
    }

    /// How many decisions would be lost with the open plan's collecting.
    fn decided_in_parts(&self) -> usize {
        let collecting = self.collecting();
        collecting.map_or(0, |collecting| collecting.page.decided_count())
    }

    fn give_up_ask(&self, n: usize, then: Then) -> Ask {
        Ask {
            title: words::GIVE_UP_TITLE,
            lines: vec![
                words::GIVE_UP_TITLE.of(self.language).to_owned(),
                words::GIVE_UP_BODY.fill(self.language, &[("n", &n)]),
            ],
            answers: vec![(words::GIVE_UP_DO, then)],
        }
    }

    /// Gives the collecting up.
    pub(super) fn give_up_collecting(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        session.collecting = None;
        if let Some(job) = session.parts_job.take_if(|job| !job.writes) {
            self.jobs.abandon(job.ticket);
        }
    }

    /// What stands in the way of leaving the open plan: parts being written, or decisions that would be lost. Says or asks
    /// about it; whether there is any.
    pub(super) fn parts_hold(&mut self, next: &Next) -> bool {
        let writes = |session: &Session| session.parts_job.as_ref().is_some_and(|job| job.writes);
        if self.session.as_ref().is_some_and(writes) {
            self.tell(words::GIVING.of(self.language).to_owned());
            return true;
        }
        let n = self.decided_in_parts();
        if n > 0 && *next != Next::GiveParts {
            let then = Then::LeaveCollecting(next.clone());
            self.bring_front(Front::Ask(Box::new(self.give_up_ask(n, then))));
            return true;
        }
        false
    }

    /// Whatever leads elsewhere puts the page away; what was decided waits.
    pub(super) fn put_collecting_away(&mut self) {
        if let Some(Session {
            collecting: Some(collecting),
            ..
        }) = &mut self.session
        {
            collecting.open = false;
        }
    }

    /// What is said above the page while parts wait to be collected.
    pub(super) fn collecting_bar(&self) -> Option<FileBar> {
        let collecting = self.collecting().filter(|collecting| !collecting.open)?;
        let page = &collecting.page;
        let about = |what| Action::AboutFile(what);
        Some(FileBar {
            what: words::WAITS.fill(
                self.language,
                &[("n", &page.files().len()), ("open", &page.open_count())],
            ),
            more: String::new(),
            answers: vec![
                (words::GO_ON, about(AboutFile::GoOnCollecting)),
                (words::GIVE_UP, about(AboutFile::AskToGiveUpCollecting)),
            ],
        })
    }

    /// Files dropped on the window that are to be collected: at once where that is being done, else after asking.
    pub(super) fn drop_is_parts(&mut self, ctx: &Context, dropped: &[PathBuf]) -> bool {
        let plans = dropped.iter().all(|path| is_plan(path));
        let open = self.is_collecting();
        if self.session.is_none() || !plans || (dropped.len() < 2 && !open) || dropped.is_empty() {
            return false;
        }
        if open {
            self.collect_files(ctx, dropped.to_vec());
            return true;
        }
        let n = dropped.len();
        self.bring_front(Front::Ask(Box::new(Ask {
            title: words::DROPPED_TITLE,
            lines: vec![
                words::DROPPED.fill(self.language, &[("n", &n)]),
                words::DROPPED_BODY.of(self.language).to_owned(),
            ],
            answers: vec![(
                words::DROPPED_DO,
                Then::Do(vec![Action::CollectFiles(dropped.to_vec())]),
            )],
        })));
        true
    }

    /// Reading or writing parts that takes long says so and can be stopped.
    pub(super) fn show_parts_job(&mut self, ctx: &Context) {
        let look = self.look();
        let Some(job) = self.session.as_ref().and_then(|one| one.parts_job.as_ref()) else {
            return;
        };
        let (ticket, writes, title) = (job.ticket, job.writes, look.say(job.title));
        let Some(running) = self.jobs.running(ticket) else {
            return;
        };
        let waited = running.since.elapsed();
        if waited < super::modals::PATIENCE {
            ctx.request_repaint_after(super::modals::PATIENCE - waited);
            return;
        }
        let (words, fraction) = (running.progress.words(), running.progress.fraction());
        if !crate::ui::dialog::progress(ctx, look.theme, look.language, title, &words, fraction) {
            return;
        }
        if writes {
            // What was written has to be remembered: it still answers.
            self.jobs.cancel(ticket);
        } else {
            self.jobs.abandon(ticket);
            if let Some(session) = &mut self.session {
                session.parts_job = None;
                session.stop_collecting_wait();
            }
        }
    }
}
