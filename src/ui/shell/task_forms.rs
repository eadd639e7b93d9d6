//! The small forms for the selected tasks: mark completed on a date, add a remark, set one field.

use super::plan_form::{FormAnswer, wide};
use super::set_field::SetField;
use crate::edit::Edit;
use crate::plan::{Day, Id, Plan};
use crate::text::{common_words, shell_words as words};
use crate::ui::date_field::DateField;
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::widgets::look::Look;
use crate::ui::widgets::{PickField, TextField, note};
use egui::{Context, Ui};

/// A form about the selected tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskForm {
    /// Which tasks.
    pub ids: Vec<Id>,
    /// What is asked.
    pub asks: Asks,
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
    },
    /// A line for the remarks.
    Remark(String),
    /// A field and its value.
    Field(SetField),
}

impl TaskForm {
    /// Shows the form; done gives the edit.
    pub fn show(&mut self, ctx: &Context, look: Look, plan: &Plan, today: Day) -> FormAnswer<Edit> {
        let n = self.ids.len();
        let (title, main, why_not) = match &self.asks {
            Asks::Completed { .. } => (words::DONE_TITLE, words::DONE_DO, None),
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
                Asks::Completed { on, by } => completed(ui, look, plan, today, on, by),
                Asks::Remark(text) => {
                    let heard = TextField::new(
                        egui::Id::unique("remark"),
                        look.say(words::REMARK_TEXT),
                        text,
                    )
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
            Some(_) => self
                .edit(plan, today)
                .map_or(FormAnswer::Open, FormAnswer::Done),
            None => FormAnswer::Open,
        }
    }

    fn edit(&self, plan: &Plan, today: Day) -> Option<Edit> {
        let ids = self.ids.clone();
        Some(match &self.asks {
            Asks::Completed { on, by } => Edit::MarkCompleted {
                ids,
                on: *on,
                by: by.trim().to_owned(),
            },
            Asks::Remark(text) => Edit::AddRemark {
                ids,
                text: text.trim().to_owned(),
            },
            Asks::Field(asks) => return asks.edit(ids, plan, today),
        })
    }
}

fn completed(ui: &mut Ui, look: Look, plan: &Plan, today: Day, on: &mut Day, by: &mut String) {
    wide(ui, look, look.say(words::DONE_DATE), |ui| {
        let picked = DateField::new(
            egui::Id::unique("completed on"),
            look.say(words::DONE_DATE),
            plan.head(),
            today,
        )
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
    note(ui, look, look.say(words::DONE_NOTE));
}
