//! Runs commands as their rows say, and tells why one cannot run now.

use super::answers::Source;
use super::document::Document;
use super::large_edits::Later;
use super::modals::Front;
use super::session::Session;
use super::shell::{Next, Shell};
use crate::edit::{self, Edit};
use crate::plan::{Day, Head, Id, Task};
use crate::text::{Phrase, sharing_words, shell_words};
use crate::ui::command::{Act, AsOf, Form, Leave, Needs};
use crate::ui::open_measures::MeasureDays;
use crate::ui::shell::plan_form::PlanForm;
use crate::ui::shell::set_field::SetField;
use crate::ui::shell::task_forms::{Asks, TaskForm};
use crate::ui::{Action, Command, Filter, Page, Stage, gantt, keys_in_turn};
use egui::Context;

impl Shell {
    /// Why a command cannot run now.
    pub(super) fn refused(&self, command: Command) -> Option<Phrase> {
        let Some(Session { document, .. }) = &self.session else {
            let free = command.needs() == Needs::Nothing;
            return (!free).then_some(shell_words::WHY_NO_PLAN);
        };
        let writes = command.changes() || matches!(command, Command::Save | Command::SaveAs);
        if writes && self.is_of_newer() {
            return Some(shell_words::NEWER_REFUSED);
        }
        if let Some(why) = self.why_read_only().filter(|_| command.changes()) {
            return Some(why);
        }
        let page = self.view.page.view();
        page.refuses(command)
            .or_else(|| self.lacks(document, page.needs(command)))
    }

    /// What is not there, in words; pages have been asked before.
    fn lacks(&self, document: &Document, needs: Needs) -> Option<Phrase> {
        let shown = self.acted.ids.len();
        let hidden = !self.acted.hidden.is_empty();
        match needs {
            Needs::Nothing | Needs::Plan | Needs::GanttPage => None,
            Needs::Undo => document
                .history()
                .undo_label(self.language)
                .is_none()
                .then_some(shell_words::WHY_NO_UNDO),
            Needs::Redo => document
                .history()
                .redo_label(self.language)
                .is_none()
                .then_some(shell_words::WHY_NO_REDO),
            Needs::ChangedFile => match (document.path(), document.is_dirty()) {
                (None, _) => Some(shell_words::WHY_NO_FILE),
                (Some(_), false) => Some(shell_words::WHY_NOT_DIRTY),
                (Some(_), true) => None,
            },
            Needs::Task | Needs::TwoTasks if shown == 0 && hidden => {
                Some(shell_words::WHY_ALL_HIDDEN)
            }
            Needs::Task => (shown == 0).then_some(shell_words::WHY_NO_TASK),
            Needs::TwoTasks => (shown < 2).then_some(shell_words::WHY_TWO_TASKS),
        }
    }

    /// Whether a command that switches something is on.
    pub(super) fn checked(&self, command: Command) -> Option<bool> {
        Some(match command.act() {
            Act::Page(page) => self.view.page == page,
            Act::Switch(switch) => switch.is_on(&self.view),
            Act::Theme(theme) => self.settings.theme == theme,
            Act::Language(language) => self.language == language,
            Act::PinAsOf => self
                .document()
                .is_some_and(|document| document.plan().head().as_of.is_some()),
            _ => return None,
        })
    }

    /// Looks which tasks commands act on now.
    pub(super) fn see_acted(&mut self) {
        let mut acted = std::sync::Arc::default();
        if let Some(session) = &self.session {
            let stage = session.stage(self.today, self.look(), &mut self.view, &mut self.actions);
            acted = stage.acted();
        }
        self.acted = acted;
    }

    /// Runs a command, or says why it cannot run now.
    pub(super) fn command(&mut self, ctx: &Context, command: Command) {
        self.see_acted();
        // Keys that come after it are for what it leads to.
        keys_in_turn::hold(ctx);
        if matches!(
            command,
            Command::Find | Command::NewTask | Command::EditTitle
        ) {
            keys_in_turn::expect_letters(ctx);
        }
        let page = self.view.page.view();
        if page.hears(command) {
            return;
        }
        // The text comes after it, and waits then; what pages do themselves are edits, which wait.
        let waits = command.changes() && command != Command::Paste && !page.answers(command);
        if waits && self.is_at_work() {
            let selection = self.view.selection.clone();
            self.wait_for_edit(Later::Command(command, selection, self.view.page));
            return;
        }
        if let Some(why) = self.refused(command) {
            let words = why.of(self.language).to_owned();
            self.tell(words);
            return;
        }
        self.told = None;
        if page.answers(command) {
            self.on_stage(|stage| page.run(stage, command));
            ctx.request_repaint();
            return;
        }
        let left_alone = self.left_alone(page.needs(command));
        self.do_act(ctx, command.act());
        if let Some(words) = left_alone {
            let said = self.told.take().map(|told| told.words);
            let said = said.map_or_else(|| words.clone(), |said| format!("{said} · {words}"));
            self.tell(said);
        }
    }

    /// What a command leaves alone because it is out of sight, in words.
    fn left_alone(&mut self, needs: Needs) -> Option<String> {
        if !matches!(needs, Needs::Task | Needs::TwoTasks) {
            return None;
        }
        let session = self.session.as_ref()?;
        let stage = session.stage(self.today, self.look(), &mut self.view, &mut self.actions);
        self.acted.left_alone(&stage)
    }

    fn do_act(&mut self, ctx: &Context, act: Act) {
        match act {
            Act::Leave(leave) => self.guard(ctx, next(leave)),
            Act::Save => self.save(ctx, None),
            Act::SaveAs => self.save_as(ctx, None),
            Act::Form(form) => self.bring(ctx, form),
            Act::Undo => self.step(true),
            Act::Redo => self.step(false),
            Act::Cut => self.cut(ctx),
            Act::Copy => self.copy(ctx),
            Act::Paste => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Act::CopyPicture => self.copy_picture(ctx),
            Act::Find => {
                self.view.page = Page::Gantt;
                self.view.focus_search = true;
            }
            Act::NewTask => self.new_task(),
            Act::NextAttention => self.next_attention(),
            Act::AsOf(AsOf::DayBefore) => self.step_as_of(ctx, -1),
            Act::AsOf(AsOf::DayAfter) => self.step_as_of(ctx, 1),
            Act::AsOf(AsOf::Today) => self.choose_as_of(ctx, self.today, true),
            Act::PinAsOf => self.pin(),
            Act::Page(page) => self.view.page = page,
            Act::Theme(theme) => self.settings.theme = theme,
            Act::Language(language) => {
                self.settings.language = Some(language);
                self.speak(language);
            }
            Act::Scale(scale) => self.rescale(ctx, scale),
            Act::Switch(switch) => self.on_stage(|stage| switch.flip(stage)),
            Act::Gantt(act) => self.on_stage(|stage| gantt::run(stage, act)),
        }
    }

    /// Has something done as in a panel; what it asks for is run in the same frame.
    fn on_stage(&mut self, run: impl FnOnce(&mut Stage<'_>)) {
        let Some(session) = &self.session else {
            return;
        };
        let mut stage = session.stage(self.today, self.look(), &mut self.view, &mut self.actions);
        run(&mut stage);
        for action in self.actions.take() {
            match action {
                Action::Edit(edit) => self.edit(&edit),
                Action::Tell(words) => self.tell(words),
                other => self.actions.push(other),
            }
        }
    }

    /// Brings a form or a question to the front.
    fn bring(&mut self, ctx: &Context, form: Form) {
        match form {
            Form::Revert => self.front = Front::Revert,
            Form::Picture => self.open_picture_form(),
            Form::Completed => {
                if let Some(document) = self.document() {
                    self.ask_of_tasks(Asks::Completed {
                        on: document.assessment().as_of(),
                        by: String::new(),
                        measures: MeasureDays::default(),
                    });
                }
            }
            Form::Remark => self.ask_of_tasks(Asks::Remark(String::new())),
            Form::Field => self.ask_of_tasks(Asks::Field(SetField::default())),
            Form::Plan => {
                if let Some(document) = self.document() {
                    let head = Head::clone(document.plan().head());
                    self.front = Front::Plan(Box::new(PlanForm::of(head)));
                }
            }
            Form::Calendar => self.open_calendar(),
            Form::Shortcuts => self.front = Front::Sheet(String::new()),
            Form::About => self.front = Front::About,
            Form::Versions => self.list_versions(ctx),
            Form::GiveParts => self.give_parts(ctx),
            Form::CollectParts => self.begin_collecting(ctx, false),
            Form::CollectFolder => self.begin_collecting(ctx, true),
            Form::Recovery => self.look_for_work(ctx, true),
        }
    }

    fn ask_of_tasks(&mut self, asks: Asks) {
        let Some(as_of) = self.document().map(|open| open.assessment().as_of()) else {
            return;
        };
        let form = TaskForm::new(self.acted.ids.clone(), asks, as_of);
        self.front = Front::Task(Box::new(form));
    }

    fn step(&mut self, back: bool) {
        if self.step_aside(back) {
            return;
        }
        let language = self.language;
        let Some(session) = &mut self.session else {
            return;
        };
        let (before, at) = (session.snapshot(), session.document.save_point());
        let (label, phrase) = if back {
            (session.document.undo(language), shell_words::UNDONE)
        } else {
            (session.document.redo(language), shell_words::REDONE)
        };
        let others = session.stepped(back, &before, at);
        if let Some(label) = label {
            let phrase = if back && others {
                sharing_words::OTHERS_UNDONE
            } else {
                phrase
            };
            self.tell(phrase.fill(language, &[("what", &label)]));
            self.select_touched();
        }
        self.forget_the_gone();
    }

    /// The as-of date that the next step counts from: the one on its way, else the one that is shown.
    fn as_of_aimed(&self) -> Option<Day> {
        let session = self.session.as_ref()?;
        session
            .as_of_next
            .or(session.assessing.map(|(_, day)| day))
            .or_else(|| Some(session.document.assessment().as_of()))
    }

    /// Sees the plan so many days after the day that is aimed at.
    fn step_as_of(&mut self, ctx: &Context, days: i32) {
        if let Some(aimed) = self.as_of_aimed()
            && let Ok(day) = aimed.checked_add(jiff::Span::new().days(days))
        {
            self.choose_as_of(ctx, day, false);
        }
    }

    fn pin(&mut self) {
        let Some(Session { document, .. }) = &self.session else {
            return;
        };
        let mut head = Head::clone(document.plan().head());
        let phrase = if head.as_of.is_some() {
            head.as_of = None;
            shell_words::AS_OF_UNPINNED
        } else {
            head.as_of = Some(document.assessment().as_of());
            shell_words::AS_OF_PINNED
        };
        self.edit(&Edit::SetHead(Box::new(head)));
        let words = phrase.of(self.language).to_owned();
        self.tell(words);
    }

    fn new_task(&mut self) {
        let Some(Session { document, .. }) = &self.session else {
            return;
        };
        let as_of = document.assessment().as_of();
        let focused = self
            .view
            .selection
            .focus
            .clone()
            .and_then(|id| document.plan().task(&id).cloned());
        let id = edit::mint();
        let task = Task {
            id: id.clone(),
            number: next_number(document),
            list: focused.as_ref().and_then(|task| task.list.clone()),
            // Nobody has said a deadline yet: the first one that is given is no change of a deadline.
            start: Some(as_of),
            ..Task::default()
        };
        let after = self.view.selection.focus.clone();
        self.edit(&Edit::AddTasks {
            tasks: vec![task],
            after: after.clone(),
        });
        let revision = self
            .document()
            .map_or(0, |document| document.history().revision());
        self.view.new_task = Some((id.clone(), revision, after));
        self.view.page = Page::Gantt;
        self.view.filter = Filter::default();
        self.view.selection.only(&id);
        self.view.reveal = Some(id.clone());
        self.view.edit_title = Some(id);
    }

    fn next_attention(&mut self) {
        let Some(Session { document, .. }) = &self.session else {
            return;
        };
        use crate::assess::Status;
        let order = document.plan().tasks_in_order();
        let at = self
            .view
            .selection
            .focus
            .as_ref()
            .and_then(|focus| order.iter().position(|task| task.id == *focus));
        let from = at.map_or(0, |at| at + 1);
        let found: Option<Id> = (0..order.len())
            .map(|step| order[(from + step) % order.len()])
            .find(|task| {
                document
                    .assessment()
                    .task(&task.id)
                    .is_some_and(|state| matches!(state.status, Status::Overdue | Status::Behind))
            })
            .map(|task| task.id.clone());
        match found {
            Some(id) => {
                self.view.page = Page::Gantt;
                self.view.filter = Filter::default();
                self.view.selection.only(&id);
                self.view.reveal = Some(id);
            }
            None => {
                let words = shell_words::NO_ATTENTION.of(self.language).to_owned();
                self.tell(words);
            }
        }
    }
}

/// What is to be done once the open plan may be left.
fn next(leave: Leave) -> Next {
    match leave {
        Leave::New => Next::New,
        Leave::Sample => Next::Open(Source::Sample),
        Leave::DistrictSample => Next::Open(Source::DistrictSample),
        Leave::PickedFile => Next::PickFile,
        Leave::StartPage => Next::Close,
        Leave::Quit => Next::Quit,
    }
}

/// The number after the highest whole number in the plan.
fn next_number(document: &Document) -> String {
    let highest = document
        .plan()
        .tasks()
        .values()
        .filter_map(|task| task.number.trim().parse::<u32>().ok())
        .max()
        .unwrap_or(0);
    highest.saturating_add(1).to_string()
}
