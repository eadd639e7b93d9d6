//! Runs what panels asked for: edits, days to see the plan at, places to go to; commands have a file of their own.

use super::answers::{PlanAnswer, Source};
use super::asking::{Ask, Then};
use super::large_edits::Later;
use super::modals::Front;
use super::pasting::Paste;
use super::picking::Purpose;
use super::session::Session;
use super::shell::{Next, Shell};
use crate::edit::Edit;
use crate::plan::Day;
use crate::text::shell_words;
use crate::ui::{Action, Confirm, Filter, Page};
use egui::Context;
use std::sync::Arc;

impl Shell {
    /// Runs one action.
    pub(super) fn run(&mut self, ctx: &Context, action: Action) {
        self.put_merge_away(&action);
        let changes = matches!(
            action,
            Action::Edit(_)
                | Action::Typing { .. }
                | Action::PasteTable(_)
                | Action::Paste(_)
                | Action::PickEvidence(_)
        );
        if changes && self.refuses_change() {
            return;
        }
        match action {
            Action::Edit(edit) => {
                // What was said of the step before is no longer the latest.
                self.told = None;
                self.edit(&edit);
            }
            Action::Typing { edit, key } => {
                if self.is_at_work() {
                    let action = Action::Typing { edit, key };
                    self.wait_for_edit(Later::Run(Box::new(action)));
                    return;
                }
                self.told = None;
                if let Some(Session { document, .. }) = &mut self.session
                    && let Err(refusal) = document.run_typing(&key, &edit)
                {
                    let words = refusal.sentence(self.language);
                    self.tell(words);
                }
            }
            Action::EndTyping => {
                if self.is_at_work() {
                    self.wait_quietly(Later::Run(Box::new(Action::EndTyping)));
                } else if let Some(Session { document, .. }) = &mut self.session {
                    document.end_typing();
                }
            }
            Action::Command(command) => self.command(ctx, command),
            Action::SetAsOf(day) => self.choose_as_of(ctx, day, false),
            Action::OpenPath(path) => self.guard(ctx, Next::Open(Source::File(path))),
            Action::LookForRecent => self.look_for_recent(ctx),
            Action::ForgetRecent(path) => {
                self.settings.forget_plan(path.as_deref());
                self.list_recent();
            }
            Action::Compare(wish) => self.compare(ctx, wish),
            Action::CompareAgain => self.compare_again(),
            Action::PickEvidence(event) => self.pick(ctx, Purpose::Evidence(event)),
            Action::PickComparePlan => self.pick(ctx, Purpose::ComparePlan),
            Action::OpenEvidence(file) => self.open_evidence(ctx, &file),
            Action::CopyEvidencePath(file) => self.copy_evidence_path(ctx, &file),
            Action::CopyText(text) => self.copy_text(ctx, text),
            Action::Tell(words) => self.tell(words),
            Action::ShowTask(id) => {
                self.view.page = Page::Gantt;
                self.view.filter = Filter::default();
                self.view.selection.only(&id);
                self.view.reveal = Some(id);
            }
            Action::ShowTasks(ids) => {
                self.view.page = Page::Gantt;
                self.view.filter = Filter {
                    only: Some(Arc::new(ids.into_iter().collect())),
                    ..Filter::default()
                };
            }
            Action::ShowInspection(id) => {
                self.view.page = Page::Supervision;
                self.view.supervision.show_record(&id);
            }
            Action::ShowComplaint(id) => {
                self.view.page = Page::Supervision;
                self.view.supervision.show_letter(&id);
            }
            Action::CopyPaper(paper) => self.copy_paper(ctx, &paper),
            Action::SavePaper { paper, word } => self.pick(ctx, Purpose::SavePaper(paper, word)),
            Action::ShowIndicator(id) => {
                self.view.page = Page::Indicators;
                self.view.indicators = vec![id];
            }
            Action::Go(to) => to.go(&mut self.view),
            Action::CollectFiles(paths) => self.collect_files(ctx, paths),
            Action::AboutFile(what) => self.about_file(ctx, what),
            Action::PasteTable(text) => self.paste(&text),
            Action::Paste(pasting) => self.begin_paste(Arc::new(Paste::Page(*pasting))),
            Action::Confirm(confirm) => self.ask_to_confirm(*confirm),
        }
    }

    /// Asks before something is done.
    pub(super) fn ask_to_confirm(&mut self, confirm: Confirm) {
        let Confirm {
            title,
            lines,
            answer,
            then,
        } = confirm;
        self.front = Front::Ask(Box::new(Ask {
            title,
            lines,
            answers: vec![(answer, Then::Do(then))],
        }));
    }

    /// Runs an edit as one undo step; a refusal is said.
    pub(super) fn edit(&mut self, edit: &Edit) {
        if self.refuses_change() {
            return;
        }
        if self.is_at_work() {
            self.wait_for_edit(Later::Run(Box::new(Action::Edit(edit.clone()))));
            return;
        }
        self.edit_to_land(edit, None);
    }

    /// Whether the plan is only read: nothing of it changes then, and that is said.
    pub(super) fn refuses_change(&mut self) -> bool {
        let Some(why) = self.why_read_only() else {
            return false;
        };
        self.tell(why.of(self.language).to_owned());
        true
    }

    /// Whether the open plan comes from a file of a newer format, which is only looked at.
    pub(super) fn is_of_newer(&self) -> bool {
        self.session
            .as_ref()
            .is_some_and(|session| session.newer.is_some())
    }

    /// Says that it is only looked at.
    pub(super) fn tell_newer(&mut self) {
        self.tell(shell_words::NEWER_BODY.of(self.language).to_owned());
    }

    /// Lets go of what an edit took away.
    pub(super) fn forget_the_gone(&mut self) {
        // While an edit is under way, what is selected may be on its way.
        let settled = |session: &&Session| session.large_edit.is_none() && !session.catching_up;
        if let Some(Session { document, .. }) = self.session.as_ref().filter(settled) {
            let tasks = document.plan().tasks();
            self.view.selection.keep(|id| tasks.contains_key(id));
            let indicators = document.plan().indicators();
            self.view
                .indicators
                .retain(|id| indicators.contains_key(id));
        }
    }

    /// Sees the plan as of a day; a large plan is assessed aside.
    pub(super) fn set_as_of(&mut self, ctx: &Context, day: Day) {
        let Some(session) = &mut self.session else {
            return;
        };
        if !session.document.assess_late() {
            session.document.set_as_of(day);
            return;
        }
        // One at a time: while a slider is dragged, the days between are passed over.
        if session.assessing.is_some() {
            session.as_of_next = Some(day);
            return;
        }
        let revision = session.document.history().revision();
        let plan = session.snapshot();
        let ticket = self.spawn_for_plan("assess", ctx, move || {
            let assessment = Box::new(crate::assess::Assessment::new(&plan, day));
            assessment.checks(&plan);
            PlanAnswer::Assessed {
                revision,
                assessment,
            }
        });
        if let Some(session) = &mut self.session {
            session.assessing = ticket.map(|ticket| (ticket, day));
        }
    }
}
