//! Opening, saving and closing plans: asks before changes are lost, works on jobs, remembers what was opened.

use super::answers::{Answer, Ready, Source};
use super::clock;
use super::document::{Document, Origin};
use super::modals::Front;
use super::picking::Purpose;
use super::settings::RecentPlan;
use super::shell::{Next, Shell};
use crate::assess::{Assessment, Status};
use crate::edit;
use crate::file::{self, ReadError};
use crate::plan::{Day, Head, Plan, PlanParts};
use crate::text::{self, shell_words};
use crate::ui::shell::RecentRow;
use crate::ui::shell::plan_form::PlanForm;
use crate::ui::{Selection, ViewState};
use egui::Context;
use std::path::{Path, PathBuf};

impl Shell {
    /// Goes on with something that gives up the open plan, after asking about unsaved changes.
    pub(super) fn guard(&mut self, ctx: &Context, next: Next) {
        if self.saving.is_some() {
            // What follows waits until the file is whole.
            self.after_save = Some(next);
            return;
        }
        if self.document.as_ref().is_some_and(Document::is_dirty) {
            self.front = Front::Unsaved(next);
        } else {
            self.go(ctx, next);
        }
    }

    /// Does it, unsaved changes or not.
    pub(super) fn go(&mut self, ctx: &Context, next: Next) {
        match next {
            Next::PickFile => self.pick(ctx, Purpose::OpenPlan),
            Next::Open(source) => self.open(ctx, source),
            Next::New => {
                // A round takes about four years from the one it begins in.
                let (first, last) = (self.today.year(), self.today.year().saturating_add(3));
                let usual = Head::default();
                self.front = Front::Plan(Box::new(PlanForm {
                    head: Head {
                        window_start: Day::new(first, 1, 1).unwrap_or(usual.window_start),
                        window_end: Day::new(last, 12, 31).unwrap_or(usual.window_end),
                        ..usual
                    },
                    new: true,
                }));
            }
            Next::Close => {
                self.document = None;
                self.settings.last_plan = None;
                self.settings.start_page = true;
                self.view.selection = Selection::default();
                self.look_for_recent(ctx);
            }
            Next::Quit => {
                self.leaving = true;
                self.keeper.keep(&self.settings);
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Reads a plan on a job; the open plan stays until it is there.
    pub fn open(&mut self, ctx: &Context, source: Source) {
        if let Some((ticket, _)) = self.loading.take() {
            self.jobs.abandon(ticket);
        }
        let today = self.today;
        let wanted = self.as_of_wanted;
        let from = source.clone();
        let ticket = self.jobs.spawn("open", ctx, move |_| {
            let read = match &from {
                Source::Sample => file::sample(),
                Source::DistrictSample => file::changshou(),
                Source::File(path) => file::load(path),
            };
            let outcome = read.map(|opened| {
                let day = wanted.unwrap_or_else(|| Document::opening_date(&opened.plan, today));
                let assessment = Assessment::new(&opened.plan, day);
                // Asked here, off the window's thread; the window shows the counts from its first frame.
                assessment.checks(&opened.plan);
                Ready { opened, assessment }
            });
            Answer::Loaded {
                source: from,
                outcome: Box::new(outcome),
            }
        });
        self.loading = Some((ticket, source));
    }

    pub(super) fn loaded(&mut self, source: Source, outcome: Result<Ready, ReadError>) {
        self.loading = None;
        match outcome {
            Ok(Ready { opened, assessment }) => {
                let origin = match source {
                    Source::Sample => Origin::Sample,
                    Source::DistrictSample => Origin::DistrictSample,
                    Source::File(path) => Origin::File(path),
                };
                let document = Document::new(opened.plan, assessment, origin);
                self.show_document(document);
                self.repairs = opened.repairs;
                if !self.repairs.is_empty() {
                    self.front = Front::Repairs;
                }
                self.remember();
            }
            Err(error) => {
                self.front = Front::Notice {
                    title: shell_words::OPEN_FAILED.of(self.language).to_owned(),
                    sentence: error.sentence(self.language),
                    details: match source {
                        Source::File(path) => path.display().to_string(),
                        Source::Sample | Source::DistrictSample => String::new(),
                    },
                };
            }
        }
    }

    fn show_document(&mut self, document: Document) {
        self.document = Some(document);
        self.snapshot = None;
        self.as_of_next = None;
        if let Some((ticket, _)) = self.assessing.take() {
            self.jobs.abandon(ticket);
        }
        self.repairs.clear();
        let kept = std::mem::take(&mut self.view);
        let mut view = ViewState {
            page: kept.page,
            ..ViewState::default()
        };
        self.settings.layout.apply(&mut view);
        self.view = view;
        self.told = None;
    }

    /// A new plan from the form.
    pub(super) fn create(&mut self, head: Head) {
        match file::blank_with_new_id(edit::mint()) {
            Ok(blank) => {
                let parts = blank.parts();
                let head = Head {
                    id: parts.head.id.clone(),
                    settings: parts.head.settings.clone(),
                    ..head
                };
                let plan = Plan::new(PlanParts { head, ..parts });
                let day = Document::opening_date(&plan, self.today);
                let assessment = Assessment::new(&plan, day);
                self.show_document(Document::new(plan, assessment, Origin::New));
                self.settings.last_plan = None;
                self.settings.start_page = true;
            }
            Err(error) => {
                let words = error.sentence(self.language);
                self.tell(words);
            }
        }
    }

    /// Saves where the plan is kept; asks for a place when it has none. `next` follows when it has worked.
    pub(super) fn save(&mut self, ctx: &Context, next: Option<Next>) {
        let path = self
            .document
            .as_ref()
            .and_then(|document| document.path().map(Path::to_owned));
        match path {
            Some(path) => self.save_to(ctx, path, next),
            None => self.save_as(ctx, next),
        }
    }

    /// Asks where to save.
    pub(super) fn save_as(&mut self, ctx: &Context, next: Option<Next>) {
        if self.document.is_some() {
            self.pick(ctx, Purpose::SavePlan(next));
        }
    }

    /// Saves on a job.
    pub(super) fn save_to(&mut self, ctx: &Context, path: PathBuf, next: Option<Next>) {
        let Some(document) = &mut self.document else {
            return;
        };
        document.end_typing();
        if self.saving.is_some() {
            return;
        }
        let plan = document.plan().clone();
        let point = document.save_point();
        self.after_save = next;
        let ticket = self.jobs.spawn("save", ctx, move |_| {
            let outcome = file::save(&path, &plan);
            Answer::Saved {
                path,
                point,
                outcome,
            }
        });
        self.saving = Some(ticket);
    }

    pub(super) fn saved(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        point: edit::SavePoint,
        outcome: Result<(), file::SaveError>,
    ) {
        self.saving = None;
        let next = self.after_save.take();
        match outcome {
            Ok(()) => {
                let words = shell_words::SAVED_AS.fill(self.language, &[("path", &path.display())]);
                if let Some(document) = &mut self.document {
                    document.saved(path, point);
                }
                self.tell(words);
                self.remember();
                if let Some(next) = next {
                    self.guard(ctx, next);
                }
            }
            Err(error) => {
                self.front = Front::Notice {
                    title: shell_words::SAVE_FAILED.of(self.language).to_owned(),
                    sentence: error.sentence(self.language),
                    details: path.display().to_string(),
                };
            }
        }
    }

    /// Reads the file again, giving up changes.
    pub(super) fn revert(&mut self, ctx: &Context) {
        let path = self
            .document
            .as_ref()
            .and_then(|document| document.path().map(Path::to_owned));
        if let Some(path) = path {
            self.open(ctx, Source::File(path));
        }
    }

    /// Puts the open file first among the recent ones.
    fn remember(&mut self) {
        let Some(document) = &self.document else {
            return;
        };
        let Some(path) = document.path().map(Path::to_owned) else {
            // A sample: the next start opens it again.
            self.settings.last_plan = None;
            self.settings.start_page = false;
            return;
        };
        let assessment = document.assessment();
        self.settings.remember_plan(RecentPlan {
            path: path.clone(),
            title: document.plan().head().title.clone(),
            tasks: document.plan().tasks().len(),
            overdue: assessment.count(Status::Overdue),
            behind: assessment.count(Status::Behind),
            sample: document.plan().holds_sample(),
            as_of: Some(assessment.as_of()),
            used: Some(clock::now()),
        });
        self.settings.last_plan = Some(path);
        self.settings.start_page = false;
        self.list_recent();
    }

    /// Makes the rows of the recent list in the language in force.
    pub(super) fn list_recent(&mut self) {
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
                found: self
                    .seen
                    .iter()
                    .find(|(path, _)| *path == plan.path)
                    .map(|(_, found)| *found),
            })
            .collect();
    }

    /// Looks aside whether recent files are at their place; a dead share never holds the window up.
    pub(super) fn look_for_recent(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> = self
            .settings
            .recent_plans
            .iter()
            .map(|plan| plan.path.clone())
            .collect();
        if paths.is_empty() {
            return;
        }
        self.jobs.spawn("recent", ctx, move |_| {
            Answer::Seen(
                paths
                    .into_iter()
                    .map(|path| {
                        let found = path.is_file();
                        (path, found)
                    })
                    .collect(),
            )
        });
    }

    /// Opens a plan that was dropped on the window; other files are evidence for the task in the inspector.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .collect()
        });
        if self.drop_is_evidence(&dropped) {
            self.view.evidence.dropped.extend(dropped);
        } else if let Some(path) = dropped.into_iter().next() {
            self.guard(ctx, Next::Open(Source::File(path)));
        }
    }
}
