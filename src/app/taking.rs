//! What jobs answered with, taken once a frame before anything is drawn.

use super::answers::Answer;
use super::shell::Shell;
use crate::chart::gantt::small::small_chart;
use crate::chart::theme;
use crate::file;
use crate::text::shell_words;
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
    }

    /// Takes every answer that has come in.
    pub(super) fn take_answers(&mut self, ctx: &Context) {
        for answer in self.jobs.poll() {
            match answer {
                Answer::Loaded { source, outcome } => self.loaded(source, *outcome),
                Answer::Saved {
                    path,
                    point,
                    outcome,
                } => self.saved(ctx, path, point, outcome),
                Answer::Assessed {
                    revision,
                    assessment,
                } => {
                    let day = assessment.as_of();
                    self.assessing = None;
                    let fits = self
                        .document
                        .as_mut()
                        .is_none_or(|document| document.take_assessment(revision, *assessment));
                    match self.as_of_next.take() {
                        Some(next) => self.set_as_of(ctx, next),
                        None if !fits => self.set_as_of(ctx, day),
                        None => {}
                    }
                }
                Answer::Preview { choice, outcome } => self.previewed(ctx, choice, outcome),
                Answer::Exported { path, outcome } => self.exported(&path, outcome),
                Answer::Picture(outcome) => self.copied(ctx, outcome),
                Answer::Face(Some(face)) => fonts::install(ctx, Some((face.bytes, face.index))),
                Answer::Face(None) => {}
                Answer::Seen(seen) => {
                    self.seen = seen;
                    self.list_recent();
                }
                Answer::Compared { made, other } => self.take_compared(made, other),
                Answer::CalendarRead(read) => self.take_calendar(read),
                Answer::EvidenceSeen(seen) => self.view.evidence.seen(seen),
                Answer::StartScene(scene) => self.start_scene = scene,
                Answer::Broke(broke) => {
                    self.loading = self
                        .loading
                        .take()
                        .filter(|(ticket, _)| *ticket != broke.ticket);
                    self.saving = self.saving.filter(|ticket| *ticket != broke.ticket);
                    self.after_save = None;
                    self.assessing = self.assessing.filter(|(ticket, _)| *ticket != broke.ticket);
                    self.view.compare.working &= broke.name != "compare";
                    let sentence = shell_words::JOB_BROKE.fill(
                        self.language,
                        &[("name", &broke.name), ("reason", &broke.reason)],
                    );
                    self.notice(shell_words::OPEN_FAILED, sentence, String::new());
                }
            }
        }
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
