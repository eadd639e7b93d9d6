//! Runs what panels and menus asked for, and tells why a command cannot run now.

use super::answers::PlanAnswer;
use super::answers::Source;
use super::document::Document;
use super::modals::Front;
use super::picking::Purpose;
use super::session::Session;
use super::shell::{Next, Shell};
use crate::chart::theme::ThemeChoice;
use crate::edit::{self, Edit, TaskField};
use crate::plan::{Day, Head, Id, Task};
use crate::text::{Language, Phrase, shell_words};
use crate::ui::shell::plan_form::PlanForm;
use crate::ui::shell::set_field::SetField;
use crate::ui::shell::task_forms::{Asks, TaskForm};
use crate::ui::{Action, Command, Filter, Page, gantt};
use egui::Context;

impl Shell {
    /// Why a command cannot run now.
    pub(super) fn refused(&self, command: Command) -> Option<Phrase> {
        use Command as C;
        let Some(Session { document, .. }) = &self.session else {
            let free = matches!(
                command,
                C::New
                    | C::OpenSample
                    | C::OpenDistrictSample
                    | C::Open
                    | C::Quit
                    | C::ThemeLight
                    | C::ThemeDark
                    | C::ThemeSystem
                    | C::LanguageChinese
                    | C::LanguageEnglish
                    | C::ShortcutSheet
                    | C::About
            );
            return (!free).then_some(shell_words::WHY_NO_PLAN);
        };
        if self.is_for_round(command) {
            return None;
        }
        let selected = self.view.selection.len();
        // Tasks selected on a page that is not in front are out of sight: no key changes them there.
        let seen = matches!(self.view.page, Page::Gantt | Page::Structure);
        match command {
            C::Cut
            | C::Copy
            | C::Duplicate
            | C::Delete
            | C::EditTitle
            | C::MarkCompleted
            | C::AddRemark
            | C::SetField
            | C::MoveTaskUp
            | C::MoveTaskDown
            | C::UnfoldMeasures
            | C::FillDown
                if !seen =>
            {
                Some(shell_words::WHY_GANTT)
            }
            C::Undo => document
                .history()
                .undo_label(self.language)
                .is_none()
                .then_some(shell_words::WHY_NO_UNDO),
            C::Redo => document
                .history()
                .redo_label(self.language)
                .is_none()
                .then_some(shell_words::WHY_NO_REDO),
            C::Revert => match (document.path(), document.is_dirty()) {
                (None, _) => Some(shell_words::WHY_NO_FILE),
                (Some(_), false) => Some(shell_words::WHY_NOT_DIRTY),
                (Some(_), true) => None,
            },
            C::Cut
            | C::Copy
            | C::Duplicate
            | C::Delete
            | C::EditTitle
            | C::MarkCompleted
            | C::AddRemark
            | C::SetField
            | C::MoveTaskUp
            | C::MoveTaskDown
            | C::UnfoldMeasures => (selected == 0).then_some(shell_words::WHY_NO_TASK),
            C::FillDown => (selected < 2).then_some(shell_words::WHY_TWO_TASKS),
            C::FoldClosedOut | C::ToggleInspector | C::ToggleStrip => {
                (self.view.page != Page::Gantt).then_some(shell_words::WHY_GANTT)
            }
            _ => None,
        }
    }

    /// Whether a command is for the cells of the monthly round rather than for the selected tasks.
    fn is_for_round(&self, command: Command) -> bool {
        use Command as C;
        self.view.page == Page::Monthly
            && matches!(
                command,
                C::Cut
                    | C::Copy
                    | C::Paste
                    | C::Delete
                    | C::SelectAll
                    | C::EditTitle
                    | C::NextAttention
            )
    }

    /// Whether a command that switches something is on.
    pub(super) fn checked(&self, command: Command) -> Option<bool> {
        use Command as C;
        Some(match command {
            C::PageOverview => self.view.page == Page::Overview,
            C::PageMonthly => self.view.page == Page::Monthly,
            C::PageSupervision => self.view.page == Page::Supervision,
            C::PageStructure => self.view.page == Page::Structure,
            C::PageChecks => self.view.page == Page::Checks,
            C::PageDisclosure => self.view.page == Page::Disclosure,
            C::PageGantt => self.view.page == Page::Gantt,
            C::PageIndicators => self.view.page == Page::Indicators,
            C::ToggleInspector => self.view.inspector,
            C::ToggleStrip => self.view.strip,
            C::Compare => self.view.compare.open,
            C::FoldClosedOut => self.view.fold_closed_out,
            C::ThemeLight => self.settings.theme == ThemeChoice::Light,
            C::ThemeDark => self.settings.theme == ThemeChoice::Dark,
            C::ThemeSystem => self.settings.theme == ThemeChoice::System,
            C::LanguageChinese => self.language == Language::Zh,
            C::LanguageEnglish => self.language == Language::En,
            C::PinAsOf => self
                .document()
                .is_some_and(|document| document.plan().head().as_of.is_some()),
            _ => return None,
        })
    }

    /// Runs one action.
    pub(super) fn run(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Edit(edit) => self.edit(&edit),
            Action::Typing { edit, key } => {
                if let Some(Session { document, .. }) = &mut self.session
                    && let Err(refusal) = document.run_typing(&key, &edit)
                {
                    let words = refusal.sentence(self.language);
                    self.tell(words);
                }
            }
            Action::EndTyping => {
                if let Some(Session { document, .. }) = &mut self.session {
                    document.end_typing();
                }
            }
            Action::Command(command) => self.command(ctx, command),
            Action::SetAsOf(day) => self.set_as_of(ctx, day),
            Action::OpenPath(path) => self.guard(ctx, Next::Open(Source::File(path))),
            Action::ForgetRecent(path) => {
                self.settings.forget_plan(path.as_deref());
                self.list_recent();
            }
            Action::Compare(wish) => self.compare(ctx, wish),
            Action::PickEvidence(event) => self.pick(ctx, Purpose::Evidence(event)),
            Action::PickComparePlan => self.pick(ctx, Purpose::ComparePlan),
            Action::OpenEvidence(file) => self.open_evidence(ctx, &file),
            Action::CopyEvidencePath(file) => self.copy_evidence_path(ctx, &file),
            Action::CopyText(text) => ctx.copy_text(text),
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
                    only: Some(std::sync::Arc::new(ids.into_iter().collect())),
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
            Action::SavePaper { paper, word } => self.pick(ctx, Purpose::SavePaper(paper, word)),
            Action::ShowIndicator(id) => {
                self.view.page = Page::Indicators;
                self.view.indicators = vec![id];
            }
            Action::PasteTable(text) => self.paste(&text),
        }
    }

    /// Runs an edit as one undo step; a refusal is said.
    pub(super) fn edit(&mut self, edit: &Edit) {
        let Some(Session { document, .. }) = &mut self.session else {
            return;
        };
        if let Err(refusal) = document.run(edit) {
            let words = refusal.sentence(self.language);
            self.tell(words);
        }
        self.forget_the_gone();
    }

    fn forget_the_gone(&mut self) {
        if let Some(Session { document, .. }) = &self.session {
            let tasks = document.plan().tasks();
            self.view.selection.keep(|id| tasks.contains_key(id));
            let indicators = document.plan().indicators();
            self.view
                .indicators
                .retain(|id| indicators.contains_key(id));
        }
    }

    fn command(&mut self, ctx: &Context, command: Command) {
        use Command as C;
        // Its tables take these keys themselves; the tasks selected on another page are not meant.
        let of_selection = matches!(command, C::Copy | C::Cut | C::Delete | C::EditTitle);
        if of_selection && self.view.page == Page::Supervision {
            return;
        }
        if let Some(why) = self.refused(command) {
            let words = why.of(self.language).to_owned();
            self.tell(words);
            return;
        }
        if self.is_for_round(command) {
            self.view.monthly.asked = Some(command);
            ctx.request_repaint();
            return;
        }
        match command {
            C::New => self.guard(ctx, Next::New),
            C::OpenSample => self.guard(ctx, Next::Open(Source::Sample)),
            C::OpenDistrictSample => self.guard(ctx, Next::Open(Source::DistrictSample)),
            C::Open => self.guard(ctx, Next::PickFile),
            C::Save => self.save(ctx, None),
            C::SaveAs => self.save_as(ctx, None),
            C::Revert => self.front = Front::Revert,
            C::Close => self.guard(ctx, Next::Close),
            C::Quit => self.guard(ctx, Next::Quit),
            C::ExportPicture => self.open_picture_form(),
            C::CopyPicture => self.copy_picture(ctx),
            C::Undo | C::Redo => self.step(command == C::Undo),
            C::Copy | C::Cut => {
                self.copy(ctx);
                if command == C::Cut {
                    let ids = self.view.selection.ids();
                    self.edit(&Edit::DeleteTasks { ids });
                }
            }
            C::Paste => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            C::Find => {
                self.view.page = Page::Gantt;
                self.view.focus_search = true;
            }
            C::NewTask => self.new_task(),
            C::FillDown => self.fill_down(),
            C::MarkCompleted | C::AddRemark | C::SetField => self.open_task_form(command),
            C::PageOverview => self.view.page = Page::Overview,
            C::PageMonthly => self.view.page = Page::Monthly,
            C::PageSupervision => self.view.page = Page::Supervision,
            C::PageStructure => self.view.page = Page::Structure,
            C::PageChecks => self.view.page = Page::Checks,
            C::PageDisclosure => self.view.page = Page::Disclosure,
            C::PageGantt => self.view.page = Page::Gantt,
            C::PageIndicators => self.view.page = Page::Indicators,
            C::ToggleInspector => self.view.inspector = !self.view.inspector,
            C::ToggleStrip => self.view.strip = !self.view.strip,
            C::AsOfEarlier | C::AsOfLater => {
                let step = if command == C::AsOfLater { 1 } else { -1 };
                if let Some(aimed) = self.as_of_aimed()
                    && let Ok(day) = aimed.checked_add(jiff::Span::new().days(step))
                {
                    self.set_as_of(ctx, day);
                }
            }
            C::AsOfToday => self.set_as_of(ctx, self.today),
            C::PinAsOf => self.pin(),
            C::NextAttention => self.next_attention(),
            C::ThemeLight => self.settings.theme = ThemeChoice::Light,
            C::ThemeDark => self.settings.theme = ThemeChoice::Dark,
            C::ThemeSystem => self.settings.theme = ThemeChoice::System,
            C::LanguageChinese | C::LanguageEnglish => {
                let language = if command == C::LanguageChinese {
                    Language::Zh
                } else {
                    Language::En
                };
                self.settings.language = Some(language);
                self.speak(language);
            }
            C::PlanProperties => {
                if let Some(Session { document, .. }) = &self.session {
                    self.front =
                        Front::Plan(Box::new(PlanForm::of(Head::clone(document.plan().head()))));
                }
            }
            C::Compare => {
                if let Some(Session { document, .. }) = &self.session {
                    self.view.compare.toggle(document.assessment().as_of());
                }
            }
            C::WorkingCalendar => self.open_calendar(),
            C::ShortcutSheet => self.front = Front::Sheet(String::new()),
            C::About => self.front = Front::About,
            _ => self.page_command(command),
        }
    }

    /// Commands that the Gantt page runs itself.
    fn page_command(&mut self, command: Command) {
        let Some(session) = &self.session else {
            return;
        };
        let mut stage = session.stage(self.today, self.look(), &mut self.view, &mut self.actions);
        gantt::command(&mut stage, command);
        // What the page answered with is run in the same frame.
        for action in self.actions.take() {
            match action {
                Action::Edit(edit) => self.edit(&edit),
                Action::Tell(words) => self.tell(words),
                other => self.actions.push(other),
            }
        }
    }

    fn step(&mut self, back: bool) {
        let language = self.language;
        let Some(Session { document, .. }) = &mut self.session else {
            return;
        };
        let (label, phrase) = if back {
            (document.undo(language), shell_words::UNDONE)
        } else {
            (document.redo(language), shell_words::REDONE)
        };
        if let Some(label) = label {
            self.tell(phrase.fill(language, &[("what", &label)]));
        }
        self.forget_the_gone();
    }

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

    /// The as-of date that the next step counts from: the one on its way, else the one that is shown.
    fn as_of_aimed(&self) -> Option<Day> {
        let session = self.session.as_ref()?;
        session
            .as_of_next
            .or(session.assessing.map(|(_, day)| day))
            .or_else(|| Some(session.document.assessment().as_of()))
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
            after,
        });
        self.view.page = Page::Gantt;
        self.view.filter = Filter::default();
        self.view.selection.only(&id);
        self.view.reveal = Some(id.clone());
        self.view.edit_title = Some(id);
    }

    fn open_task_form(&mut self, command: Command) {
        let Some(Session { document, .. }) = &self.session else {
            return;
        };
        let asks = match command {
            Command::MarkCompleted => Asks::Completed {
                on: document.assessment().as_of(),
                by: String::new(),
            },
            Command::AddRemark => Asks::Remark(String::new()),
            _ => Asks::Field(SetField::default()),
        };
        self.front = Front::Task(Box::new(TaskForm {
            ids: self.view.selection.ids(),
            asks,
        }));
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

/// The field that a fill goes into, by the column in front; titles and numbers are never filled.
pub(super) fn fill_field(column: crate::ui::Column, first: &Task) -> Option<TaskField> {
    use crate::ui::Column as K;
    Some(match column {
        K::LeadUnit => TaskField::LeadUnit(first.lead_unit.clone()),
        K::Due => TaskField::Due(first.due.clone()),
        K::Responsible => TaskField::ResponsibleUnits(first.responsible_units.clone()),
        K::List => TaskField::List(first.list.clone()),
        K::Category => TaskField::Category(first.category),
        K::Start => TaskField::Start(first.start),
        K::Number | K::Title | K::Status | K::Percent | K::Light => return None,
    })
}
