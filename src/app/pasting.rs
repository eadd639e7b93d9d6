//! What is pasted: read against the plan and taken in at once, or off the window's thread where it is large; shown and
//! told when it is in the plan, and never lost in silence.

use super::answers::PlanAnswer;
use super::board::Board;
use super::clipboard::{Copied, travelling};
use super::large_edits::{Edited, LargeEdit, Later, worked_out};
use super::modals::Front;
use super::shell::Shell;
use super::weight::{self, LARGE};
use crate::edit::{self, Edit};
use crate::exchange::{self, Packed, PasteRequest, TaskColumn};
use crate::plan::{Day, Id, Plan, Task};
use crate::text::{Language, shell_words};
use crate::ui::pasting::Notes;
use crate::ui::shell::columns_form::{ColumnsForm, ColumnsWanted};
use crate::ui::{Landed, Page, Pasting, Reading, Shows};
use std::sync::Arc;

/// Bytes of the clipboard's HTML for each of its text that are as much work.
const HTML: usize = 4;

/// What was pasted.
#[derive(Clone, Debug)]
pub enum Paste {
    /// Rows for the task table.
    Tasks(String),
    /// Rows for the task table whose columns were asked about.
    Asked(ColumnsWanted),
    /// Rows for another page.
    Page(Pasting),
}

impl Paste {
    fn text(&self) -> &str {
        match self {
            Self::Tasks(text) => text,
            Self::Asked(wanted) => &wanted.text,
            Self::Page(pasting) => pasting.text(),
        }
    }

    /// What it weighs, apart from what was copied as whole tasks.
    fn weight(&self, plan: &Plan) -> usize {
        let held = match self {
            Self::Page(Pasting::Points { indicator, .. }) => {
                let indicator = plan.indicators().get(indicator);
                indicator.map_or(0, |indicator| weight::of(1, indicator))
            }
            _ => 0,
        };
        held + weight::of_text(self.text(), plan)
    }
}

/// What a paste is read against, apart from the plan.
struct Ground {
    language: Language,
    /// The as-of date.
    on: Day,
    /// The columns of the task table.
    shown: Vec<TaskColumn>,
    /// The task that new ones follow.
    after: Option<Id>,
    /// What was copied in this window.
    copied: Option<Arc<Copied>>,
    /// Whole tasks may be on the clipboard beside the text.
    beside: Beside,
}

/// What is on the clipboard beside the text.
enum Beside {
    /// It was looked at.
    Seen(Option<String>),
    /// It is there to be looked at.
    There(Board),
}

impl Beside {
    fn html(&self) -> Option<String> {
        match self {
            Self::Seen(html) => html.clone(),
            Self::There(board) => board.html(),
        }
    }
}

/// What comes of a paste.
#[derive(Debug)]
pub enum Pasted {
    /// It is taken in, or only told about.
    Page(Reading),
    /// Its columns are asked about.
    Columns(Box<ColumnsForm>),
}

impl Pasted {
    fn take((edit, landed): (Edit, Landed)) -> Self {
        Self::Page(Reading::Take(Some(Box::new(edit)), landed))
    }

    fn told(told: String) -> Self {
        let landed = Landed {
            told,
            ..Landed::default()
        };
        Self::Page(Reading::Take(None, landed))
    }
}

impl Ground {
    fn request<'a>(
        &'a self,
        text: &'a str,
        plan: &'a Plan,
        asked: Option<&'a ColumnsWanted>,
    ) -> PasteRequest<'a> {
        PasteRequest {
            text,
            shown: &self.shown,
            plan,
            on: asked.map_or(self.on, |asked| asked.on),
            template: Task::default(),
            language: self.language,
            columns: asked.map(|asked| asked.columns.as_slice()),
        }
    }

    fn read(&self, paste: &Paste, plan: &Plan) -> Pasted {
        match paste {
            Paste::Tasks(text) => self.tasks(text, plan),
            Paste::Asked(wanted) => self.table(&wanted.text, plan, Some(wanted)),
            Paste::Page(pasting) => Pasted::Page(pasting.read(plan, self.on, self.language)),
        }
    }

    /// Whole tasks where the text stands for some that were copied, else the rows of a table.
    fn tasks(&self, text: &str, plan: &Plan) -> Pasted {
        let own = self.copied.as_ref().filter(|copied| copied.is(text));
        if let Some(own) = own
            && let Some(back) = own.back_into(plan, self.after.clone(), self.language)
        {
            return Pasted::take(back);
        }
        let packed = own.map(|own| own.packed().clone());
        let packed = packed.or_else(|| exchange::packed_in(&self.beside.html()?, text));
        if let Some(packed) = packed.filter(|packed| !packed.tasks.is_empty()) {
            return Pasted::take(self.unpacked(&packed, plan));
        }
        let read = match exchange::read_columns(&self.request(text, plan, None)) {
            Ok(read) => read,
            Err(error) => return Pasted::told(error.sentence(self.language)),
        };
        if read.sure && !read.reports() {
            self.table(text, plan, None)
        } else {
            Pasted::Columns(Box::new(ColumnsForm::new(text, read, self.on)))
        }
    }

    /// Whole tasks that another window or another plan put beside the text.
    fn unpacked(&self, packed: &Packed, plan: &Plan) -> (Edit, Landed) {
        let unpacked = packed.unpack(plan, edit::mint);
        let ids: Vec<Id> = unpacked.tasks.iter().map(|task| task.id.clone()).collect();
        let mut told = shell_words::TASKS_PASTED.fill(self.language, &[("n", &ids.len())]);
        let brought = unpacked.brought();
        if brought > 0 {
            told.push_str(&shell_words::ALSO_BROUGHT.fill(self.language, &[("n", &brought)]));
        }
        if let Some(left) = unpacked.left.sentence(self.language) {
            told.push_str(shell_words::SENTENCE_GAP.of(self.language));
            told.push_str(&left);
        }
        let landed = Landed {
            shows: Shows::Tasks(ids),
            told,
            notes: None,
        };
        (unpacked.edit(self.after.clone()), landed)
    }

    fn table(&self, text: &str, plan: &Plan, asked: Option<&ColumnsWanted>) -> Pasted {
        let language = self.language;
        let pasted = match exchange::paste_tasks(&self.request(text, plan, asked)) {
            Ok(pasted) => pasted,
            Err(error) => return Pasted::told(error.sentence(language)),
        };
        let ids: Vec<Id> = pasted.tasks.iter().map(|task| task.id.clone()).collect();
        let (n, m) = (ids.len(), pasted.notes.len());
        let mut landed = Landed {
            shows: Shows::Tasks(ids),
            ..Landed::default()
        };
        if m == 0 {
            landed.told = shell_words::TASKS_PASTED.fill(language, &[("n", &n)]);
        } else {
            let details = pasted.notes.iter().map(|note| note.sentence(language));
            landed.notes = Some(Notes {
                title: shell_words::PASTE_NOTES_TITLE,
                sentence: shell_words::PASTE_NOTES.fill(language, &[("n", &n), ("m", &m)]),
                details: details.collect::<Vec<String>>().join("\n"),
            });
        }
        Pasted::take((pasted.edit(self.after.clone()), landed))
    }
}

impl Shell {
    /// Pastes tasks after the one the keyboard stands on.
    pub(super) fn paste(&mut self, text: &str) {
        if self.view.page.view().takes_tasks() {
            self.begin_paste(Arc::new(Paste::Tasks(text.to_owned())));
        }
    }

    /// Pastes: at once, off the window's thread where it is large, or after the edit under way.
    pub(super) fn begin_paste(&mut self, paste: Arc<Paste>) {
        if self.refuses_change() {
            return;
        }
        if self.is_at_work() {
            self.wait_for_edit(Later::Paste(paste));
            return;
        }
        let Some(session) = &self.session else {
            return;
        };
        let document = &session.document;
        let mut weight = paste.weight(document.plan());
        let mut ground = Ground {
            language: self.language,
            on: document.assessment().as_of(),
            shown: travelling(&self.view.columns),
            after: self.view.selection.focus.clone(),
            copied: None,
            beside: Beside::Seen(None),
        };
        if let Paste::Tasks(text) = paste.as_ref() {
            ground.copied.clone_from(&self.copied);
            ground.beside = Beside::There(self.board.clone());
            let own = weight < LARGE && self.copied.as_ref().is_some_and(|own| own.is(text));
            if own {
                weight += self.copied.as_ref().map_or(0, |own| own.weight());
            } else if weight < LARGE {
                // Little text may stand for tasks that hold very much.
                let html = self.board.html();
                weight += html
                    .as_ref()
                    .map_or(0, |html| weight::of_text(html, document.plan()))
                    / HTML;
                ground.beside = Beside::Seen(html);
            }
        }
        if weight < LARGE || self.ctx.is_none() {
            let pasted = ground.read(&paste, document.plan());
            self.take_pasted(pasted);
        } else {
            self.paste_aside(paste, ground);
        }
    }

    fn paste_aside(&mut self, paste: Arc<Paste>, ground: Ground) {
        // What was said of the step before is no longer the latest.
        self.told = None;
        let (Some(ctx), Some(session)) = (self.ctx.clone(), &self.session) else {
            return;
        };
        let document = &session.document;
        let start = document.history().start();
        let missing = Arc::clone(document.assessment().missing());
        let again = Arc::clone(&paste);
        let ticket = self.spawn_for_plan("edit", &ctx, move || {
            let edited = match ground.read(&paste, start.plan()) {
                Pasted::Page(Reading::Take(Some(edit), landed)) => {
                    worked_out(start.edit(*edit), ground.on, missing, Some(landed))
                }
                other => Edited::Pasted(other),
            };
            PlanAnswer::Edited(Box::new(edited))
        });
        if let (Some(session), Some(ticket)) = (&mut self.session, ticket) {
            session.large_edit = Some(LargeEdit::of_paste(ticket, again));
        }
    }

    /// Takes what comes of a paste that was read.
    pub(super) fn take_pasted(&mut self, pasted: Pasted) {
        match pasted {
            Pasted::Page(Reading::Take(None, landed)) => self.land(landed),
            Pasted::Page(Reading::Take(Some(edit), landed)) => {
                self.edit_to_land(&edit, Some(landed));
            }
            Pasted::Page(Reading::Ask(confirm)) => self.ask_to_confirm(*confirm),
            Pasted::Columns(form) => self.bring_front(Front::Columns(form)),
        }
    }

    /// Shows and tells what has come into the plan.
    pub(super) fn land(&mut self, landed: Landed) {
        let Landed {
            shows,
            mut told,
            mut notes,
        } = landed;
        let tasks = matches!(shows, Shows::Tasks(_));
        shows.show(&mut self.view);
        let hidden = if tasks { self.filtered_away() } else { 0 };
        if hidden > 0 {
            let said = notes
                .as_mut()
                .map_or(&mut told, |notes| &mut notes.sentence);
            said.push_str(shell_words::SENTENCE_GAP.of(self.language));
            said.push_str(&shell_words::FILTERED_AWAY.fill(self.language, &[("n", &hidden)]));
        }
        if !told.is_empty() {
            self.tell(told);
        }
        if let Some(Notes {
            title,
            sentence,
            details,
        }) = notes
        {
            self.notice(title, sentence, details);
        }
    }

    /// How many of the selected tasks the filter keeps from being seen.
    fn filtered_away(&mut self) -> usize {
        let look = self.look();
        let Some(session) = &self.session else {
            return 0;
        };
        let stage = session.stage(self.today, look, &mut self.view, &mut self.actions);
        stage.acted_on(Page::Gantt).filtered.len()
    }
}
