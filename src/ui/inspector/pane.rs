//! What the sections of the inspector share: the task in hand, the rows for its fields, and where their words go.

use super::known::{self, Known};
use crate::edit::{Edit, TaskField};
use crate::plan::{Day, Id, Task};
use crate::text::{Phrase, common_words};
use crate::ui::date_field::DateField;
use crate::ui::widgets::look::{self as drawn, FIELD_ROW, SMALL, ink};
use crate::ui::widgets::{self, Heard, Look, PickField, TextField};
use crate::ui::{Action, Stage, open_edits, read_only};
use egui::accesskit::Role;
use egui::{Align2, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// One task in the inspector.
pub(super) struct Pane<'p, 'a> {
    /// The frame's references.
    pub stage: &'p mut Stage<'a>,
    /// Colours and language.
    pub look: Look,
    /// The task as it is in this frame.
    pub task: Arc<Task>,
}

impl Pane<'_, '_> {
    /// A phrase in the language in force.
    pub fn say(&self, phrase: Phrase) -> &'static str {
        phrase.of(self.look.language)
    }

    /// The id of a field's widget.
    pub fn id(&self, field: &str) -> egui::Id {
        egui::Id::unique(("inspector", self.task.id.as_str(), field))
    }

    /// Sets a field of the task as one step.
    pub fn set(&mut self, field: TaskField) {
        self.stage.actions.edit(Edit::SetTasks {
            ids: vec![self.task.id.clone()],
            field,
        });
    }

    /// Passes on what a field said.
    pub fn hear(&mut self, field: &str, heard: Heard<TaskField>) {
        if let Some(value) = heard.value {
            let edit = Edit::SetTasks {
                ids: vec![self.task.id.clone()],
                field: value,
            };
            if heard.typed {
                self.stage
                    .actions
                    .typing(format!("{}/{field}", self.task.id), edit);
            } else {
                self.stage.actions.edit(edit);
            }
        }
        if heard.left {
            self.stage.actions.push(Action::EndTyping);
        }
    }

    /// A row with a text of one line.
    pub fn text_row(
        &mut self,
        ui: &mut Ui,
        label: Phrase,
        field: &str,
        value: &str,
        make: impl FnOnce(String) -> TaskField,
    ) {
        let look = self.look;
        let (id, label) = (self.id(field), self.say(label));
        let heard = widgets::row(ui, look, label, |ui| {
            TextField::new(id, label, value).wrapping().show(ui, look)
        });
        self.hear(field, heard.map(make));
    }

    /// A row with a text of several lines.
    pub fn lines_row(
        &mut self,
        ui: &mut Ui,
        label: Phrase,
        field: &str,
        value: &str,
        make: impl FnOnce(String) -> TaskField,
    ) {
        let look = self.look;
        let (id, label) = (self.id(field), self.say(label));
        let heard = widgets::row(ui, look, label, |ui| {
            TextField::new(id, label, value).lines().show(ui, look)
        });
        self.hear(field, heard.map(make));
    }

    /// A row with a text and a list of what the plan already holds.
    pub fn pick_row(
        &mut self,
        ui: &mut Ui,
        label: Phrase,
        field: &str,
        value: &str,
        known: Known,
        make: impl FnOnce(String) -> TaskField,
    ) {
        let look = self.look;
        let (id, label) = (self.id(field), self.say(label));
        let plan = self.stage.plan;
        let heard = widgets::row(ui, look, label, |ui| {
            PickField::new(TextField::new(id, label, value).wrapping())
                .show(ui, look, || known::candidates(plan, known, value))
        });
        self.hear(field, heard.map(make));
    }

    /// A row with a unit, by the name that tells it apart, and a list of the units there are.
    pub fn unit_row(
        &mut self,
        ui: &mut Ui,
        label: Phrase,
        field: &str,
        value: Option<&Id>,
        make: impl FnOnce(Option<Id>) -> TaskField,
    ) {
        let name = value.map_or_else(String::new, |id| self.stage.plan.unit_label(id));
        self.pick_row(ui, label, field, &name, Known::Units, |words| {
            make(Id::given(&words))
        });
    }

    /// A row with several units and a list of the units there are.
    pub fn units_row(
        &mut self,
        ui: &mut Ui,
        label: Phrase,
        field: &str,
        value: &[Id],
        make: impl FnOnce(Vec<Id>) -> TaskField,
    ) {
        use crate::ui::widgets::pick_field::{join_names, split_names};
        let look = self.look;
        let (id, label) = (self.id(field), self.say(label));
        let (plan, known) = (self.stage.plan, Known::Units);
        let names: Vec<String> = value.iter().map(|id| plan.unit_label(id)).collect();
        let text = join_names(&names);
        let heard = widgets::row(ui, look, label, |ui| {
            PickField::new(TextField::new(id, label, &text).wrapping())
                .many()
                .show(ui, look, || known::candidates(plan, known, ""))
        });
        let mut heard = heard.map(|text| split_names(&text));
        if heard.value.as_deref() == Some(names.as_slice()) {
            heard.value = None;
        }
        self.hear(
            field,
            heard.map(|names| make(names.iter().map(Id::new).collect())),
        );
    }

    /// A row with the day something starts.
    pub fn start_row(
        &mut self,
        ui: &mut Ui,
        label: Phrase,
        field: &str,
        value: Option<Day>,
    ) -> Option<Option<Day>> {
        let look = self.look;
        let (id, label) = (self.id(field), self.say(label));
        let (head, as_of, today) = (self.stage.plan.head(), self.stage.as_of, self.stage.today);
        widgets::row(ui, look, label, |ui| {
            DateField::new(id, label, head, today)
                .near(as_of)
                .first()
                .day(ui, look, value)
        })
    }

    /// Whether a section is open; `standard` until the user folds or opens it.
    pub fn is_open(&self, section: &'static str, standard: bool) -> bool {
        self.stage
            .view
            .flags
            .get(section)
            .copied()
            .unwrap_or(standard)
    }

    /// The title row of a section; returns whether it is open.
    pub fn section(
        &mut self,
        ui: &mut Ui,
        section: &'static str,
        title: &str,
        aside: &str,
        standard: bool,
    ) -> bool {
        let mut open = self.is_open(section, standard);
        let before = open;
        let shown = widgets::section(ui, self.look, title, aside, &mut open);
        if open != before {
            self.stage.view.flags.insert(section, open);
        }
        shown
    }
}

/// A list with one record changed.
pub(super) fn with<R: Clone>(list: &[R], place: usize, change: impl FnOnce(&mut R)) -> Vec<R> {
    let mut list = list.to_vec();
    if let Some(record) = list.get_mut(place) {
        change(record);
    }
    list
}

/// A list without one record.
pub(super) fn without<R: Clone>(list: &[R], place: usize) -> Vec<R> {
    let mut list = list.to_vec();
    if place < list.len() {
        list.remove(place);
    }
    list
}

/// A list with one record more.
pub(super) fn plus<R: Clone>(list: &[R], record: R) -> Vec<R> {
    let mut list = list.to_vec();
    list.push(record);
    list
}

/// A new id for a record inside a task.
pub(super) fn new_id() -> Id {
    crate::edit::mint()
}

/// What a small form keeps between frames.
pub(super) fn draft<T: Clone + Send + Sync + 'static>(ui: &Ui, id: egui::Id) -> Option<T> {
    ui.data(|data| data.get_temp::<T>(id))
}

/// Keeps a small form, or drops it.
pub(super) fn keep<T: Clone + Send + Sync + 'static>(ui: &Ui, id: egui::Id, draft: Option<T>) {
    ui.data_mut(|data| match draft {
        Some(draft) => {
            data.insert_temp(id, draft);
        }
        None => data.remove::<T>(id),
    });
}

/// Keeps a small form of a task, or of several, or drops it; where something is typed in it, it counts as not saved.
pub(super) fn keep_typed<T: Clone + Send + Sync + 'static>(
    ui: &Ui,
    id: egui::Id,
    owner: Option<&Id>,
    draft: Option<T>,
    typed: impl Fn(&T) -> bool,
) {
    let holds = draft.as_ref().is_some_and(typed);
    open_edits::hold::<T>(ui.ctx(), id, owner, holds);
    keep(ui, id, draft);
}

/// An entry of a log as a line that opens it; pale where it is dated after the as-of date. Returns whether it was clicked.
pub(super) fn entry_line(ui: &mut Ui, look: Look, words: &str, later: bool) -> bool {
    let words = words.trim();
    let size = vec2(ui.available_width(), FIELD_ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, drawn::RADIUS, ink(look.theme.hover));
    }
    drawn::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        words,
        drawn::regular(SMALL),
        ink(if later { look.theme.t4 } else { look.theme.t1 }),
        rect.width(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response.on_hover_text(words).clicked()
}

/// The words that fold an open entry again, whether the plan can be changed or not; returns whether they were clicked.
pub(super) fn close(ui: &mut Ui, look: Look) -> bool {
    read_only::of_view(ui, |ui| {
        widgets::link(ui, look, look.say(common_words::CLOSE))
    })
    .clicked()
}

/// A text row of a small form.
pub(super) fn form_text(
    ui: &mut Ui,
    look: Look,
    id: egui::Id,
    label: &str,
    text: &mut String,
    lines: bool,
) {
    let heard = widgets::form_row(ui, look, label, |ui| {
        let field = TextField::new(id, label, text).framed().hint("");
        let field = if lines {
            field.lines()
        } else {
            field.wrapping()
        };
        field.show(ui, look)
    });
    if let Some(typed) = heard.value {
        *text = typed;
    }
}

/// A row of a small form with a list of what the plan already holds.
pub(super) fn form_pick(
    ui: &mut Ui,
    look: Look,
    id: egui::Id,
    label: &str,
    text: &mut String,
    stage: &Stage<'_>,
    known: Known,
) {
    let heard = widgets::form_row(ui, look, label, |ui| {
        PickField::new(TextField::new(id, label, text).framed().hint(""))
            .show(ui, look, || known::candidates(stage.plan, known, text))
    });
    if let Some(typed) = heard.value {
        *text = typed;
    }
}

/// A date row of a small form; the date cannot be emptied.
pub(super) fn form_day(
    ui: &mut Ui,
    look: Look,
    id: egui::Id,
    label: &str,
    day: &mut Day,
    stage: &Stage<'_>,
) {
    let taken = widgets::form_row(ui, look, label, |ui| {
        DateField::new(id, label, stage.plan.head(), stage.today)
            .near(stage.as_of)
            .framed()
            .required()
            .day(ui, look, Some(*day))
    });
    if let Some(Some(taken)) = taken {
        *day = taken;
    }
}
