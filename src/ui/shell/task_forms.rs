//! The small forms for the selected tasks: mark completed on a date, add a remark, set one field.

use super::plan_form::{FormAnswer, wide};
use crate::chart::rows::group::category_word;
use crate::edit::{Edit, TaskField};
use crate::plan::{Category, Day, Due, Id, Plan, SupervisionLevel};
use crate::text::{Phrase, common_words, shell_words as words};
use crate::ui::date_field::DateField;
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::widgets::look::Look;
use crate::ui::widgets::{PickField, TextField, note};
use egui::{ComboBox, Context, Ui};

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
    Field {
        /// Which field.
        which: Field,
        /// The value as text.
        text: String,
        /// The deadline, where the field is one.
        due: Due,
        /// The place in the list of choices, where the field has one.
        choice: usize,
    },
}

/// The fields that can be set for several tasks at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub enum Field {
    /// 牵头单位
    LeadUnit,
    /// 责任单位
    Responsible,
    /// 配合单位
    Supporting,
    /// 督导单位
    Supervising,
    /// 验收单位
    Accepting,
    /// 责任领导
    Leader,
    /// 责任人
    Person,
    /// 区域
    Region,
    /// 整改目标
    Goal,
    /// 整改时限
    Due,
    /// 起始日期
    Start,
    /// 任务清单
    List,
    /// 问题类型
    Category,
    /// 督办层级
    SupervisionLevel,
}

impl Field {
    fn name(self) -> Phrase {
        match self {
            Self::LeadUnit => words::FIELD_LEAD,
            Self::Responsible => words::FIELD_RESPONSIBLE,
            Self::Supporting => words::FIELD_SUPPORTING,
            Self::Supervising => words::FIELD_SUPERVISING,
            Self::Accepting => words::FIELD_ACCEPTING,
            Self::Leader => words::FIELD_LEADER,
            Self::Person => words::FIELD_PERSON,
            Self::Region => words::F_REGION,
            Self::Goal => words::FIELD_GOAL,
            Self::Due => words::FIELD_DUE,
            Self::Start => words::FIELD_START,
            Self::List => words::FIELD_LIST,
            Self::Category => words::FIELD_CATEGORY,
            Self::SupervisionLevel => words::FIELD_LEVEL,
        }
    }
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
            Asks::Field { .. } => (words::FIELD_TITLE, words::FIELD_DO, None),
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
                Asks::Field {
                    which,
                    text,
                    due,
                    choice,
                } => field(ui, look, plan, today, which, text, due, choice),
            }
        });
        match shown.answer(&buttons) {
            Some(0) => FormAnswer::Cancelled,
            Some(_) => FormAnswer::Done(self.edit(plan, today)),
            None => FormAnswer::Open,
        }
    }

    fn edit(&self, plan: &Plan, today: Day) -> Edit {
        let ids = self.ids.clone();
        match &self.asks {
            Asks::Completed { on, by } => Edit::MarkCompleted {
                ids,
                on: *on,
                by: by.trim().to_owned(),
            },
            Asks::Remark(text) => Edit::AddRemark {
                ids,
                text: text.trim().to_owned(),
            },
            Asks::Field {
                which,
                text,
                due,
                choice,
            } => {
                let text = text.trim().to_owned();
                let names = || {
                    let names = crate::ui::widgets::pick_field::split_names(&text);
                    names.iter().map(Id::new).collect()
                };
                let field =
                    match which {
                        Field::LeadUnit => TaskField::LeadUnit(Id::given(&text)),
                        Field::Responsible => TaskField::ResponsibleUnits(names()),
                        Field::Supporting => TaskField::SupportingUnits(names()),
                        Field::Supervising => TaskField::SupervisingUnit(Id::given(&text)),
                        Field::Accepting => TaskField::AcceptingUnit(Id::given(&text)),
                        Field::Leader => TaskField::Leader(text),
                        Field::Person => TaskField::Person(text),
                        Field::Region => TaskField::Region(text),
                        Field::Goal => TaskField::Goal(text),
                        // A deadline that is set for many at once is an official change.
                        Field::Due => {
                            return Edit::MoveDue {
                                ids,
                                due: due.clone(),
                                on: today,
                                approval: String::new(),
                                reason: String::new(),
                            };
                        }
                        Field::Start => TaskField::Start(due.date),
                        Field::List => TaskField::List(choice.checked_sub(1).and_then(|place| {
                            plan.lists_in_order().get(place).map(|l| l.id.clone())
                        })),
                        Field::Category => TaskField::Category(
                            Category::ALL.get(*choice).copied().unwrap_or_default(),
                        ),
                        Field::SupervisionLevel => TaskField::SupervisionLevel(
                            choice
                                .checked_sub(1)
                                .and_then(|place| SupervisionLevel::ALL.get(place).copied()),
                        ),
                    };
                Edit::SetTasks { ids, field }
            }
        }
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

fn field(
    ui: &mut Ui,
    look: Look,
    plan: &Plan,
    today: Day,
    which: &mut Field,
    text: &mut String,
    due: &mut Due,
    choice: &mut usize,
) {
    use strum::IntoEnumIterator;
    wide(ui, look, look.say(words::FIELD_WHICH), |ui| {
        ComboBox::from_id_salt("which field")
            .width(200.0)
            .selected_text(look.say(which.name()))
            .show_ui(ui, |ui| {
                for field in Field::iter() {
                    if ui
                        .selectable_label(field == *which, look.say(field.name()))
                        .clicked()
                    {
                        *which = field;
                        *choice = 0;
                    }
                }
            });
    });
    let label = look.say(words::FIELD_VALUE);
    wide(ui, look, label, |ui| match *which {
        Field::Due | Field::Start => {
            let id = egui::Id::unique(("value", *which == Field::Due));
            let field = DateField::new(id, label, plan.head(), today)
                .framed()
                .width(200.0);
            if *which == Field::Due {
                if let Some(told) = field.due(ui, look, due) {
                    *due = told;
                }
            } else if let Some(told) = field.day(ui, look, due.date) {
                due.date = told;
            }
        }
        Field::List => {
            let mut names = vec!["–".to_owned()];
            names.extend(plan.lists_in_order().iter().map(|list| list.title.clone()));
            pick(ui, &names, choice);
        }
        Field::Category => {
            let names: Vec<String> = Category::ALL
                .iter()
                .map(|category| look.say(category_word(*category)).to_owned())
                .collect();
            pick(ui, &names, choice);
        }
        Field::SupervisionLevel => {
            let mut names = vec!["–".to_owned()];
            names.extend(
                SupervisionLevel::ALL
                    .iter()
                    .map(|level| look.say(level_word(*level)).to_owned()),
            );
            pick(ui, &names, choice);
        }
        Field::LeadUnit
        | Field::Responsible
        | Field::Supporting
        | Field::Supervising
        | Field::Accepting => {
            let field = TextField::new(egui::Id::unique("value"), label, text).framed();
            let field = if matches!(*which, Field::Responsible | Field::Supporting) {
                PickField::new(field).many()
            } else {
                PickField::new(field)
            };
            if let Some(told) = field
                .show(ui, look, || crate::ui::inspector::units(plan, ""))
                .value
            {
                *text = told;
            }
        }
        Field::Leader | Field::Person | Field::Region | Field::Goal => {
            let heard = TextField::new(egui::Id::unique("value"), label, text)
                .framed()
                .show(ui, look);
            if let Some(told) = heard.value {
                *text = told;
            }
        }
    });
    if *which == Field::Due {
        note(ui, look, look.say(words::FIELD_DUE_NOTE));
    }
}

fn pick(ui: &mut Ui, names: &[String], choice: &mut usize) {
    ComboBox::from_id_salt("choice")
        .width(200.0)
        .selected_text(names.get(*choice).map_or("–", String::as_str))
        .show_ui(ui, |ui| {
            for (place, name) in names.iter().enumerate() {
                if ui.selectable_label(place == *choice, name).clicked() {
                    *choice = place;
                }
            }
        });
}

fn level_word(level: SupervisionLevel) -> Phrase {
    match level {
        SupervisionLevel::CityLeaders => words::LEVEL_CITY_LEADERS,
        SupervisionLevel::CityOffices => words::LEVEL_CITY_OFFICES,
        SupervisionLevel::InspectionBody => words::LEVEL_BODY,
        SupervisionLevel::DepartmentsAndDistricts => words::LEVEL_DEPARTMENTS,
    }
}
