//! What jobs answered with, taken once a frame before anything is drawn.

use super::answers::{Answer, PlanAnswer};
use super::jobs::{Progress, Ticket};
use super::large_edits::Later;
use super::opening::Opening;
use super::session::{FileWork, Session};
use super::shell::Shell;
use crate::chart::gantt::small::small_chart;
use crate::chart::theme;
use crate::file;
use crate::text::{recovery_words, shell_words};
use crate::ui::fonts;
use egui::Context;

/// Width of the chart on the start page in points.
const START_CHART: f64 = 554.0;

impl Shell {
    /// What is started once, as soon as there is a window: a face for rare characters, a look for recent files.
    pub(super) fn begin_background(&mut self, ctx: &Context) {
        if self.fixed_today.is_none() {
            self.jobs.spawn("fonts", ctx, |_| {
                Answer::Face(super::fallback_font::simplified_chinese())
            });
        }
        self.look_for_recent(ctx);
        self.look_for_work(ctx, false);
        self.look_for_copies(ctx, None);
    }

    /// Takes every answer that has come in.
    pub(super) fn take_answers(&mut self, ctx: &Context) {
        for answer in self.jobs.poll() {
            match answer {
                Answer::Loaded { source, outcome } => {
                    if outcome.is_err() {
                        self.look_for_copies_of(ctx, &source);
                    }
                    self.loaded(source, *outcome);
                }
                Answer::Plan { session, answer } => {
                    // An answer asked for another plan is dropped: nothing of it is true of this one.
                    if self.session.as_ref().map(Session::id) == Some(session) {
                        self.take_for_plan(ctx, answer);
                    } else if let Some(waits) = self.waits_for(session) {
                        waits.answers.push(answer);
                    } else {
                        log::info!("an answer for a plan that was closed is dropped");
                    }
                }
                Answer::Exported {
                    path,
                    pages,
                    outcome,
                } => self.exported(&path, pages, outcome),
                Answer::Picture { pages, outcome } => self.copied(ctx, outcome, pages),
                Answer::Face(Some(face)) => fonts::install(ctx, Some((face.bytes, face.index))),
                Answer::Face(None) => {}
                Answer::Seen(folder, seen) => {
                    self.looked_for.remove(&folder);
                    // Each folder answers for itself: a dead share keeps none of the others waiting.
                    self.seen
                        .retain(|old| seen.iter().all(|new| new.path != old.path));
                    self.seen.extend(seen);
                    self.list_recent();
                }
                Answer::LeftWork { found, asked } => self.take_left_work(found, asked),
                Answer::LeftCopies(left) => self.take_left_copies(left),
                Answer::Looked { stem, text } => self.take_looked(&stem, &text),
                Answer::VersionKept(Ok(())) => {}
                Answer::VersionKept(Err(system)) => {
                    let words = recovery_words::VERSION_UNKEPT;
                    self.tell(
                        words.fill(self.language, &[("system", &system.said(self.language))]),
                    );
                }
                Answer::StartScene(scene) => self.start_scene = scene,
                Answer::Broke(broke) => {
                    if broke.name == "recent" {
                        self.looked_for.clear();
                    }
                    let opening = matches!(
                        &self.opening,
                        Opening::Reading { ticket, .. } if *ticket == broke.ticket
                    );
                    if opening {
                        self.opening = Opening::None;
                    }
                    if let Some(session) = &mut self.session {
                        if session
                            .saving()
                            .is_some_and(|one| one.ticket == broke.ticket)
                        {
                            session.file = FileWork::Idle;
                        }
                        session.assessing = session
                            .assessing
                            .filter(|(ticket, _)| *ticket != broke.ticket);
                        if session
                            .parts_job
                            .as_ref()
                            .is_some_and(|job| job.ticket == broke.ticket)
                        {
                            session.parts_job = None;
                            session.stop_collecting_wait();
                        }
                        if broke.name == super::collecting::AGAIN {
                            session.stop_collecting_wait();
                        }
                        session.derived.compare.working &= broke.name != "compare";
                        if broke.name == "merge" {
                            session.merge_job = None;
                            if let Some(merging) = &mut session.merging {
                                merging.gave_up();
                            }
                        }
                        session.tallying &= broke.name != "tally";
                        if broke.name == "theirs" {
                            session.shared.reading = None;
                        }
                    }
                    let sentence = shell_words::JOB_BROKE.fill(
                        self.language,
                        &[("name", &broke.name), ("reason", &broke.reason)],
                    );
                    let title = match broke.name {
                        "save" | "merge" => shell_words::SAVE_FAILED,
                        "edit" => shell_words::EDIT_FAILED,
                        _ => shell_words::OPEN_FAILED,
                    };
                    self.notice(title, sentence, String::new());
                    if broke.name == "edit" {
                        self.edit_broke(ctx);
                    }
                }
            }
        }
    }

    pub(super) fn take_for_plan(&mut self, ctx: &Context, answer: PlanAnswer) {
        if answer.changes() && self.is_at_work() {
            // Under the edit that is being worked out the plan stays as it is.
            self.wait_quietly(Later::Answer(Box::new(answer)));
            return;
        }
        match answer {
            PlanAnswer::Saved {
                path,
                point,
                written,
                outcome,
            } => {
                if let Some(session) = &mut self.session {
                    session.written = written;
                }
                self.saved(ctx, path, point, outcome);
            }
            PlanAnswer::Assessed {
                revision,
                assessment,
            } => {
                let Some(session) = &mut self.session else {
                    return;
                };
                let day = assessment.as_of();
                session.assessing = None;
                let fits = session.document.take_assessment(revision, *assessment);
                match session.as_of_next.take() {
                    Some(next) => self.set_as_of(ctx, next),
                    None if !fits => self.set_as_of(ctx, day),
                    None => {}
                }
            }
            PlanAnswer::Preview { choice, outcome } => self.previewed(ctx, choice, outcome),
            PlanAnswer::Compared { made, other } => self.take_compared(ctx, made, other),
            PlanAnswer::CalendarRead(read) => self.take_calendar(read),
            PlanAnswer::Edited(edited) => self.take_edited(ctx, *edited),
            PlanAnswer::Arrived(None) => {}
            PlanAnswer::Arrived(Some(arrival)) => self.settle_in(*arrival),
            PlanAnswer::Theirs(theirs) => self.take_theirs(theirs),
            PlanAnswer::TakenIn(Ok(taken)) => self.take_taken_in(ctx, *taken),
            PlanAnswer::TakenIn(Err(refusal)) => self.tell(refusal.sentence(self.language)),
            PlanAnswer::EvidenceSeen(seen) => self.evidence_seen(seen),
            PlanAnswer::Merged { path, outcome } => self.take_merged(ctx, &path, outcome),
            PlanAnswer::Weighed(outcome) => self.take_weighed(*outcome),
            PlanAnswer::MergeWorked(worked) => self.take_merge_worked(ctx, *worked),
            PlanAnswer::Copied { path, outcome } => self.copy_written(&path, outcome),
            PlanAnswer::Units(units) => self.take_units(*units),
            PlanAnswer::Given(given) => self.take_given(ctx, *given),
            PlanAnswer::PartsRead(read) => self.take_parts_read(read.map(|read| *read)),
            PlanAnswer::PartsWorked { worked, then } => {
                self.take_parts_worked(ctx, *worked, then);
            }
            PlanAnswer::Gathered {
                gathered,
                revision,
                cut,
            } => self.put_on_board(ctx, *gathered, revision, cut),
            PlanAnswer::EvidenceReached { path, below } => self.open_reached(ctx, path, below),
            PlanAnswer::Versions(found) => self.take_versions(ctx, found),
            PlanAnswer::Tallied {
                pair,
                tally,
                earlier,
            } => self.take_tallied(ctx, pair, tally, earlier),
            PlanAnswer::CopySaved { path, outcome } => self.copy_saved(&path, outcome),
            PlanAnswer::VersionOut(out) => self.take_version_out(out),
            PlanAnswer::VersionRead { time, plan } => {
                self.take_version(&time, plan.map(|plan| *plan));
            }
        }
    }

    /// Starts a job about the open plan; its answer is for this session alone. `None` without an open plan.
    pub(super) fn spawn_for_plan(
        &mut self,
        name: &'static str,
        ctx: &Context,
        work: impl FnOnce() -> PlanAnswer + Send + 'static,
    ) -> Option<Ticket> {
        self.spawn_with_progress(name, ctx, move |_| work())
    }

    /// As [`Shell::spawn_for_plan`], for work that tells how far it is and can be stopped.
    pub(super) fn spawn_with_progress(
        &mut self,
        name: &'static str,
        ctx: &Context,
        work: impl FnOnce(&Progress) -> PlanAnswer + Send + 'static,
    ) -> Option<Ticket> {
        let session = self.session.as_ref()?.id();
        Some(self.jobs.spawn(name, ctx, move |progress| Answer::Plan {
            session,
            answer: work(progress),
        }))
    }

    /// Has the small chart of the start page drawn aside, in the theme and language in force.
    pub(super) fn ask_for_start_scene(&mut self, ctx: &Context) {
        let look = self.look();
        let wanted = (look.theme.dark, look.language);
        if self.start_asked == Some(wanted) {
            return;
        }
        self.start_asked = Some(wanted);
        let language = look.language;
        let dark = look.theme.dark;
        self.jobs.spawn("start chart", ctx, move |_| {
            let scene = file::sample().ok().map(|opened| {
                let plan = opened.plan;
                let day = plan.head().as_of.unwrap_or(plan.head().window_end);
                let assessment = crate::assess::Assessment::new(&plan, day);
                let chosen = start_tasks(&plan, &assessment);
                Box::new(small_chart(
                    &plan,
                    &assessment,
                    &chosen,
                    START_CHART,
                    language,
                    if dark { &theme::DARK } else { &theme::LIGHT },
                ))
            });
            Answer::StartScene(scene)
        });
    }
}

/// A few tasks of each status, in plan order.
fn start_tasks(
    plan: &crate::plan::Plan,
    assessment: &crate::assess::Assessment,
) -> Vec<crate::plan::Id> {
    use crate::assess::Status;
    let mut chosen = Vec::new();
    for (status, most) in [
        (Status::ClosedOut, 1),
        (Status::Completed, 2),
        (Status::Overdue, 1),
        (Status::Behind, 2),
        (Status::OnSchedule, 3),
    ] {
        chosen.extend(
            plan.tasks_in_order()
                .into_iter()
                .filter(|task| {
                    assessment
                        .task(&task.id)
                        .is_some_and(|state| state.status == status)
                })
                .take(most)
                .map(|task| task.id.clone()),
        );
    }
    chosen
}
