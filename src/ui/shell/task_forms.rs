//! The small forms for the selected tasks: mark completed on a date, add a remark, set one field.

use super::plan_form::{FormAnswer, wide};
use super::set_field::SetField;
use crate::edit::Edit;
use crate::plan::{Day, Id, Plan};
use crate::text::{common_words, shell_words as words};
use crate::ui::date_field::DateField;
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::open_measures::{Asked, Counted, MeasureDays};
use crate::ui::widgets::look::Look;
use crate::ui::widgets::{EntryField, PickField, TextField, focus_at_first, type_over_at_first};
use egui::{Context, Ui};

/// The field with the day of completion.
const COMPLETED_ON: &str = "completed on";

/// A form about the selected tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskForm {
    /// Which tasks.
    pub ids: Vec<Id>,
    /// What is asked.
    pub asks: Asks,
    /// The day that changes are recorded on.
    as_of: Day,
    /// The open measures of the tasks on the day asked about last; counted anew only for another day.
    counted: Option<(Day, Counted)>,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Asks {
    /// When they were completed, and who says so.
    Completed {
        /// The day.
        on: Day,
        /// Who says so.
        by: String,
        /// When the measures were done that are still open.
        measures: MeasureDays,
    },
    /// A line for the remarks.
    Remark(String),
    /// A field and its value.
    Field(SetField),
}

impl TaskForm {
    /// A form about these tasks, filled in at an as-of date.
    pub fn new(ids: Vec<Id>, asks: Asks, as_of: Day) -> Self {
        Self {
            as_of,
            ids,
            asks,
            counted: None,
        }
    }

    /// The tasks that are not completed yet on a day; nothing changes the plan while the form stands in front.
    fn counted(&mut self, plan: &Plan) -> Counted {
        let Asks::Completed { on, .. } = &self.asks else {
            return Counted::default();
        };
        match &self.counted {
            Some((day, counted)) if day == on => counted.clone(),
            _ => {
                let counted = Counted::of(plan, &self.ids, *on);
                self.counted = Some((*on, counted.clone()));
                counted
            }
        }
    }

    /// Shows the form; done gives the edit.
    pub fn show(&mut self, ctx: &Context, look: Look, plan: &Plan, today: Day) -> FormAnswer<Edit> {
        let n = self.ids.len();
        let counted = self.counted(plan);
        let (title, main, why_not) = match &self.asks {
            Asks::Completed { .. } => (
                words::DONE_TITLE,
                words::DONE_DO,
                counted.all_completed().then_some(words::DONE_ALREADY),
            ),
            Asks::Remark(text) => (
                words::REMARK_TITLE,
                words::REMARK_DO,
                text.trim().is_empty().then_some(words::REMARK_EMPTY),
            ),
            Asks::Field(asks) => (
                words::FIELD_TITLE,
                words::FIELD_DO,
                (!asks.is_given(plan)).then_some(words::FIELD_EMPTY),
            ),
        };
        let title = title.fill(look.language, &[("n", &n)]);
        let buttons = [
            Button::cancel(look.say(common_words::CANCEL)),
            Button::main(look.say(main))
                .only_if(why_not.is_none(), why_not.map_or("", |why| look.say(why))),
        ];
        let dialog = Dialog {
            width: 440.0,
            ..Dialog::new("task form", &title, &buttons)
        };
        let shown = dialog::show(ctx, look.theme, look.language, &dialog, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            match &mut self.asks {
                Asks::Completed { on, by, measures } => {
                    completed(ui, look, plan, today, on, by);
                    let asked = Asked {
                        plan,
                        counted: &counted,
                        on: *on,
                        today,
                    };
                    measures.show(ui, look, egui::Id::unique("completed"), &asked);
                }
                Asks::Remark(text) => {
                    let id = egui::Id::unique("remark");
                    focus_at_first(ui, egui::Id::unique("remark form"), id);
                    let heard = TextField::new(id, look.say(words::REMARK_TEXT), text)
                        .framed()
                        .lines()
                        .rows(4)
                        .show(ui, look);
                    if let Some(told) = heard.value {
                        *text = told;
                    }
                }
                Asks::Field(asks) => asks.show(ui, look, plan, today),
            }
        });
        match shown.answer(&buttons) {
            Some(0) => FormAnswer::Cancelled,
            // A date that was not understood stays with its sentence; the form does not go on without it.
            Some(_) if self.is_unread(ctx, plan) => FormAnswer::Open,
            Some(_) => self.edit(plan).map_or(FormAnswer::Open, FormAnswer::Done),
            None => FormAnswer::Open,
        }
    }

    fn is_unread(&mut self, ctx: &Context, plan: &Plan) -> bool {
        let counted = self.counted(plan);
        let Asks::Completed { on, measures, .. } = &self.asks else {
            return false;
        };
        EntryField::holds_unread(ctx, egui::Id::unique(COMPLETED_ON))
            || measures.is_unread(ctx, egui::Id::unique("completed"), plan, &counted, *on)
    }

    fn edit(&mut self, plan: &Plan) -> Option<Edit> {
        let counted = self.counted(plan);
        let ids = self.ids.clone();
        Some(match &self.asks {
            Asks::Completed { on, by, measures } => Edit::MarkCompleted {
                measures: measures.answer(plan, &counted, *on),
                ids,
                on: *on,
                by: by.trim().to_owned(),
            },
            Asks::Remark(text) => Edit::AddRemark {
                ids,
                text: text.trim().to_owned(),
            },
            Asks::Field(asks) => return asks.edit(ids, plan, self.as_of),
        })
    }
}

fn completed(ui: &mut Ui, look: Look, plan: &Plan, today: Day, on: &mut Day, by: &mut String) {
    // A form that asks for a day is typed into; what is typed first is the day.
    let day = egui::Id::unique(COMPLETED_ON);
    let form = egui::Id::unique("completed form");
    type_over_at_first(ui, form, day, &crate::text::date(*on));
    wide(ui, look, look.say(words::DONE_DATE), |ui| {
        let picked = DateField::new(day, look.say(words::DONE_DATE), plan.head(), today)
            .required()
            .framed()
            .width(160.0)
            .day(ui, look, Some(*on));
        if let Some(Some(day)) = picked {
            *on = day;
        }
    });
    wide(ui, look, look.say(words::DONE_BY), |ui| {
        let field = TextField::new(
            egui::Id::unique("completed by"),
            look.say(words::DONE_BY),
            by,
        )
        .framed();
        let heard = PickField::new(field).show(ui, look, || crate::ui::inspector::units(plan, ""));
        if let Some(told) = heard.value {
            *by = told;
        }
    });
}
