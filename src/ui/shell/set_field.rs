//! Setting one field of several tasks: which fields can be set so, what is asked for each, and the edit it ends as.

use super::plan_form::wide;
use crate::edit::{Edit, TaskField};
use crate::plan::{Category, Day, Due, Id, Plan, ProblemKind, SupervisionLevel, TaskSource};
use crate::text::{Language, Phrase, shell_words as words};
use crate::ui::date_field::DateField;
use crate::ui::inspector::{source_words, supervision_words};
use crate::ui::widgets::look::Look;
use crate::ui::widgets::pick_field::split_names;
use crate::ui::widgets::{Candidate, PickField, TextField, note};
use crate::wording::{category_word, problem_kind_word};
use egui::{Checkbox, ComboBox, Ui};

/// A value to choose, and the field with it.
type Choice = (String, TaskField);

/// What is asked for a field; each asks for values of its own kind only.
#[derive(Clone, Copy)]
enum Asked {
    /// A unit.
    Unit(fn(Option<Id>) -> TaskField),
    /// Several units.
    Units(fn(Vec<Id>) -> TaskField),
    /// A line of words.
    Words(fn(String) -> TaskField),
    /// Words over several lines.
    Lines(fn(String) -> TaskField),
    /// The day something starts.
    Day(fn(Option<Day>) -> TaskField),
    /// The deadline, which is changed officially.
    Deadline,
    /// One of a list; whether none of it can be said as well is in the second.
    OneOf(
        fn(&Plan, Language) -> Vec<Choice>,
        Option<fn() -> TaskField>,
    ),
}

/// The fields that can be set for several tasks at once, in the order of the list.
const SETTABLE: &[Asked] = &[
    Asked::Unit(TaskField::LeadUnit),
    Asked::Units(TaskField::ResponsibleUnits),
    Asked::Units(TaskField::SupportingUnits),
    Asked::Unit(TaskField::SupervisingUnit),
    Asked::Unit(TaskField::AcceptingUnit),
    Asked::Words(TaskField::Leader),
    Asked::Words(TaskField::Person),
    Asked::Words(TaskField::Phone),
    Asked::Words(TaskField::Region),
    Asked::Lines(TaskField::Goal),
    Asked::Deadline,
    Asked::Day(TaskField::Start),
    Asked::OneOf(lists, Some(|| TaskField::List(None))),
    Asked::OneOf(special_plans, Some(|| TaskField::SpecialPlans(Vec::new()))),
    Asked::OneOf(categories, None),
    Asked::OneOf(sources, None),
    Asked::OneOf(rounds, Some(|| TaskField::Round(None))),
    Asked::Words(TaskField::Batch),
    Asked::OneOf(problem_kinds, Some(|| TaskField::ProblemKind(None))),
    Asked::Words(TaskField::Project),
    Asked::OneOf(levels, Some(|| TaskField::SupervisionLevel(None))),
    Asked::OneOf(
        |_, language| yes_or_no(language, TaskField::Immediate),
        None,
    ),
    Asked::OneOf(
        |_, language| yes_or_no(language, TaskField::Continuing),
        None,
    ),
    Asked::Lines(TaskField::RootCause),
    Asked::Words(TaskField::SourceAddress),
];

fn lists(plan: &Plan, _: Language) -> Vec<Choice> {
    let lists = plan.lists_in_order();
    let choice = |list: &std::sync::Arc<crate::plan::TaskList>| {
        (list.title.clone(), TaskField::List(Some(list.id.clone())))
    };
    lists.into_iter().map(choice).collect()
}

fn special_plans(plan: &Plan, _: Language) -> Vec<Choice> {
    let plans = plan.special_plans().values();
    let choice = |one: &std::sync::Arc<crate::plan::SpecialPlan>| {
        let field = TaskField::SpecialPlans(vec![one.id.clone()]);
        (one.title.clone(), field)
    };
    plans.map(choice).collect()
}

fn rounds(plan: &Plan, _: Language) -> Vec<Choice> {
    let rounds = plan.head().rounds.iter();
    rounds
        .map(|round| {
            let field = TaskField::Round(Some(round.id.clone()));
            (round.title().to_owned(), field)
        })
        .collect()
}

fn each<T: Copy>(
    all: &[T],
    language: Language,
    say: fn(T) -> Phrase,
    field: impl Fn(T) -> TaskField,
) -> Vec<Choice> {
    all.iter()
        .map(|one| (say(*one).of(language).to_owned(), field(*one)))
        .collect()
}

fn categories(_: &Plan, language: Language) -> Vec<Choice> {
    each(&Category::ALL, language, category_word, TaskField::Category)
}

fn sources(_: &Plan, language: Language) -> Vec<Choice> {
    each(&TaskSource::ALL, language, source_words, TaskField::Source)
}

fn problem_kinds(_: &Plan, language: Language) -> Vec<Choice> {
    each(&ProblemKind::ALL, language, problem_kind_word, |kind| {
        TaskField::ProblemKind(Some(kind))
    })
}

fn levels(_: &Plan, language: Language) -> Vec<Choice> {
    each(
        &SupervisionLevel::ALL,
        language,
        supervision_words,
        |level| TaskField::SupervisionLevel(Some(level)),
    )
}

fn yes_or_no(language: Language, field: fn(bool) -> TaskField) -> Vec<Choice> {
    [(words::YES, true), (words::NO, false)]
        .map(|(word, on)| (word.of(language).to_owned(), field(on)))
        .into()
}

impl Asked {
    /// The field with nothing in it; `None` where it always has something.
    fn cleared(self) -> Option<TaskField> {
        Some(match self {
            Self::Unit(field) => field(None),
            Self::Units(field) => field(Vec::new()),
            Self::Words(field) | Self::Lines(field) => field(String::new()),
            Self::Day(field) => field(None),
            Self::Deadline => TaskField::Due(Due::default()),
            Self::OneOf(_, none) => return none.map(|none| none()),
        })
    }

    fn name(self) -> Phrase {
        let any = || match self {
            // Those that cannot be emptied have a first choice whatever the plan.
            Self::OneOf(choices, _) => choices(&Plan::default(), Language::Zh)
                .into_iter()
                .next()
                .map(|(_, field)| field),
            _ => None,
        };
        let field = self.cleared().or_else(any);
        field.map_or(words::FIELD_WHICH, |field| field.name())
    }
}

/// One field for several tasks, while it is being asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SetField {
    /// The place of the field in the list.
    which: usize,
    /// The value as words.
    text: String,
    /// The value as a deadline or a day.
    due: Due,
    /// The place in the list of choices.
    choice: Option<usize>,
    /// The field is to be emptied.
    clear: bool,
}

impl SetField {
    fn asked(&self) -> Asked {
        SETTABLE[self.which.min(SETTABLE.len() - 1)]
    }

    /// What is to be put into the field; `None` while nothing is given.
    fn value(&self, plan: &Plan, language: Language) -> Option<TaskField> {
        if self.clear {
            return self.asked().cleared();
        }
        let text = self.text.trim();
        match self.asked() {
            Asked::Unit(field) => Id::given(text).map(|unit| field(Some(unit))),
            Asked::Units(field) => {
                let names = split_names(text);
                (!names.is_empty()).then(|| field(names.iter().map(Id::new).collect()))
            }
            Asked::Words(field) | Asked::Lines(field) => {
                (!text.is_empty()).then(|| field(text.to_owned()))
            }
            Asked::Day(field) => self.due.date.map(|day| field(Some(day))),
            Asked::Deadline => (!self.due.is_empty()).then(|| TaskField::Due(self.due.clone())),
            Asked::OneOf(choices, _) => {
                let mut choices = choices(plan, language);
                let place = self.choice.filter(|place| *place < choices.len())?;
                Some(choices.swap_remove(place).1)
            }
        }
    }

    /// Whether there is something to set.
    pub(super) fn is_given(&self, plan: &Plan) -> bool {
        self.value(plan, Language::Zh).is_some()
    }

    /// The edit; `None` while nothing is given.
    pub(super) fn edit(&self, ids: Vec<Id>, plan: &Plan, on: Day) -> Option<Edit> {
        Some(match self.value(plan, Language::Zh)? {
            // A deadline that is set for many at once is an official change.
            TaskField::Due(due) => Edit::MoveDue {
                ids,
                due,
                on,
                approval: String::new(),
                reason: String::new(),
                correction: false,
            },
            field => Edit::SetTasks { ids, field },
        })
    }

    /// Asks for the field and its value.
    pub(super) fn show(&mut self, ui: &mut Ui, look: Look, plan: &Plan, today: Day) {
        let value_id = egui::Id::unique(("value", self.which));
        let form = egui::Id::unique(("set field", self.which));
        let came = crate::ui::widgets::focus_at_first(ui, form, value_id);
        wide(ui, look, look.say(words::FIELD_WHICH), |ui| {
            ComboBox::from_id_salt("which field")
                .width(200.0)
                .height(420.0)
                .selected_text(look.say(self.asked().name()))
                .show_ui(ui, |ui| {
                    for (place, asked) in SETTABLE.iter().enumerate() {
                        let name = look.say(asked.name());
                        if ui.selectable_label(place == self.which, name).clicked() {
                            // What was given for one field is no value of another.
                            *self = Self {
                                which: place,
                                ..Self::default()
                            };
                        }
                    }
                });
        });
        let label = look.say(words::FIELD_VALUE);
        wide(ui, look, label, |ui| {
            ui.add_enabled_ui(!self.clear, |ui| {
                self.ask(ui, look, plan, today, value_id, label, came);
            });
        });
        if self.asked().cleared().is_some() {
            wide(ui, look, "", |ui| {
                let name = look.say(words::FIELD_CLEAR);
                ui.add(Checkbox::new(&mut self.clear, name));
            });
        }
        if matches!(self.asked(), Asked::Deadline) {
            note(ui, look, look.say(words::FIELD_DUE_NOTE));
        }
    }

    fn ask(
        &mut self,
        ui: &mut Ui,
        look: Look,
        plan: &Plan,
        today: Day,
        id: egui::Id,
        label: &str,
        came: bool,
    ) {
        match self.asked() {
            Asked::Deadline => {
                let field = DateField::new(id, label, plan.head(), today);
                if let Some(told) = field.framed().width(200.0).due(ui, look, &self.due) {
                    self.due = told;
                }
            }
            Asked::Day(_) => {
                let field = DateField::new(id, label, plan.head(), today).first();
                if let Some(told) = field.framed().width(200.0).day(ui, look, self.due.date) {
                    self.due.date = told;
                }
            }
            Asked::OneOf(choices, _) => {
                let choices: Vec<Candidate> = choices(plan, look.language)
                    .into_iter()
                    .enumerate()
                    .map(|(place, (words, _))| Candidate {
                        words,
                        aside: String::new(),
                        on: self.choice == Some(place),
                    })
                    .collect();
                self.pick(ui, look, &choices, came);
            }
            Asked::Unit(_) | Asked::Units(_) => {
                let field = TextField::new(id, label, &self.text).framed();
                let field = PickField::new(field);
                let field = if matches!(self.asked(), Asked::Units(_)) {
                    field.many()
                } else {
                    field
                };
                let heard = field.show(ui, look, || crate::ui::inspector::units(plan, ""));
                if let Some(told) = heard.value {
                    self.text = told;
                }
            }
            Asked::Words(_) => {
                let field = TextField::new(id, label, &self.text).framed();
                if let Some(told) = field.show(ui, look).value {
                    self.text = told;
                }
            }
            Asked::Lines(_) => {
                let field = TextField::new(id, label, &self.text).framed().lines();
                if let Some(told) = field.rows(3).show(ui, look).value {
                    self.text = told;
                }
            }
        }
    }

    fn pick(&mut self, ui: &mut Ui, look: Look, choices: &[Candidate], came: bool) {
        let chosen = self.choice.and_then(|place| choices.get(place));
        let said = match chosen {
            Some(chosen) => chosen.words.as_str(),
            None if choices.is_empty() => look.say(words::FIELD_NO_CHOICE),
            None => look.say(words::FIELD_CHOOSE),
        };
        let shown = ComboBox::from_id_salt("choice")
            .width(200.0)
            .selected_text(said)
            .show_ui(ui, |ui| {
                for (place, choice) in choices.iter().enumerate() {
                    if ui.selectable_label(choice.on, &choice.words).clicked() {
                        self.choice = Some(place);
                    }
                }
            });
        if came {
            shown.response.request_focus();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Task, Walk};
    use std::collections::BTreeSet;

    fn key(asked: Asked) -> &'static str {
        let any = || match asked {
            Asked::OneOf(choices, _) => choices(&Plan::default(), Language::Zh).remove(0).1,
            _ => unreachable!("what cannot be emptied is one of a list"),
        };
        asked.cleared().unwrap_or_else(any).key()
    }

    #[test]
    fn every_field_of_a_task_can_be_set_for_several_or_belongs_to_one_task_alone() {
        let set: BTreeSet<&str> = SETTABLE.iter().map(|asked| key(*asked)).collect();
        assert_eq!(set.len(), SETTABLE.len(), "no field twice");
        // What names or tells of the one task, and what has a form of its own.
        let alone = BTreeSet::from([
            "id",
            "rank",
            "number",
            "list_number",
            "title",
            "problem",
            "parent_item",
            "measures",
            "notes",
            "completion",
            "close_out",
            "due_changes",
            "suspensions",
            "postponements",
            "re_checks",
            "light",
            "links",
            "evidence",
            "funding",
            "accountability",
            "remarks",
            "real_facts",
            "sample",
            "extra",
        ]);
        let all: BTreeSet<&str> = Task::FIELDS.iter().copied().collect();
        assert_eq!(&set | &alone, all);
        assert!(set.is_disjoint(&alone));
        for asked in SETTABLE {
            assert_ne!(asked.name(), words::FIELD_WHICH);
        }
    }

    #[test]
    fn nothing_is_set_while_nothing_is_given_and_clearing_is_asked_for() {
        let plan = Plan::default();
        for (which, asked) in SETTABLE.iter().enumerate() {
            let mut asks = SetField {
                which,
                text: "  ".to_owned(),
                ..SetField::default()
            };
            assert!(!asks.is_given(&plan));
            asks.clear = true;
            assert_eq!(asks.is_given(&plan), asked.cleared().is_some());
        }
        let asks = SetField {
            text: " 水务局 ".to_owned(),
            ..SetField::default()
        };
        let edit = asks.edit(vec!["a".into()], &plan, Day::constant(2021, 1, 1));
        let field = TaskField::LeadUnit(Some("水务局".into()));
        assert_eq!(
            edit,
            Some(Edit::SetTasks {
                ids: vec!["a".into()],
                field
            })
        );
    }
}
