//! The question in a form that marks tasks completed: on which day are the measures done that are still open.

use super::date_field::DateField;
use super::widgets::look::{self, Look, SMALL, ink};
use super::widgets::{self, EntryField, segmented};
use crate::edit::OpenMeasures;
use crate::plan::{Day, Id, Measure, Plan, Task};
use crate::text::{self, open_measures_words as words};
use egui::{Align2, Sense, Ui, vec2};
use std::collections::BTreeMap;

/// Width of the field for a day and of the deadline beside it.
const DAY: f32 = 112.0;
const DUE: f32 = 92.0;

const WAYS: [OpenMeasures; 3] = [
    OpenMeasures::OwnDue,
    OpenMeasures::SameDay,
    OpenMeasures::Keep,
];

/// What was answered so far: one way for all, and for a single task the days typed for its measures.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureDays {
    way: OpenMeasures,
    given: BTreeMap<Id, Option<Day>>,
}

impl Default for MeasureDays {
    fn default() -> Self {
        Self {
            way: OpenMeasures::OwnDue,
            given: BTreeMap::new(),
        }
    }
}

/// The tasks the question is about, counted: they may be very many, and the question is drawn in every frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// The one that is not completed yet on the day, where it is only one.
    single: Option<Id>,
    /// Whether all of them are completed by the day.
    all_completed: bool,
    /// How many measures are open in all of them.
    measures: usize,
}

impl Counted {
    /// Counts, of some tasks, those that are not completed yet on a day. Costs a pass over them.
    pub fn of<'i>(plan: &Plan, ids: impl IntoIterator<Item = &'i Id>, on: Day) -> Self {
        let tasks = ids.into_iter().filter_map(|id| plan.task(id));
        let (mut first, mut more, mut measures) = (None, false, 0);
        for task in tasks.filter(|task| task.completed_at(on).is_none()) {
            more |= first.is_some();
            first.get_or_insert_with(|| task.id.clone());
            measures += open(task, on).count();
        }
        Self {
            all_completed: first.is_none(),
            single: first.filter(|_| !more),
            measures,
        }
    }

    /// Whether all of the tasks are completed by the day already.
    pub const fn all_completed(&self) -> bool {
        self.all_completed
    }

    fn single<'p>(&self, plan: &'p Plan) -> Option<&'p Task> {
        plan.task(self.single.as_ref()?).map(AsRef::as_ref)
    }
}

/// What the question is about.
pub struct Asked<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The tasks that are not completed yet on the day.
    pub counted: &'a Counted,
    /// The day they are marked completed on.
    pub on: Day,
    /// Today, marked in the calendar.
    pub today: Day,
}

impl MeasureDays {
    fn day(&self, measure: &Measure, on: Day) -> Option<Day> {
        let given = self.given.get(&measure.id).copied();
        given.unwrap_or_else(|| self.way.day(measure, on))
    }

    /// The answer for these tasks, completed on `on`.
    pub fn answer(&self, plan: &Plan, counted: &Counted, on: Day) -> OpenMeasures {
        match counted.single(plan) {
            Some(task) if !self.given.is_empty() => OpenMeasures::Days(
                open(task, on)
                    .filter_map(|(_, measure)| Some((measure.id.clone(), self.day(measure, on)?)))
                    .collect(),
            ),
            _ => self.way.clone(),
        }
    }

    /// Whether a day was typed that was not understood.
    pub fn is_unread(
        &self,
        ctx: &egui::Context,
        id: egui::Id,
        plan: &Plan,
        counted: &Counted,
        on: Day,
    ) -> bool {
        let Some(task) = counted.single(plan) else {
            return false;
        };
        open(task, on).any(|(_, measure)| EntryField::holds_unread(ctx, field_id(id, measure)))
    }

    /// Shows the question, or nothing where no measure is open.
    pub fn show(&mut self, ui: &mut Ui, look: Look, id: egui::Id, asked: &Asked<'_>) {
        let on = asked.on;
        let count = asked.counted.measures;
        if count > 0 {
            let single = asked.counted.single(asked.plan);
            let question = if single.is_some() {
                words::ONE
            } else {
                words::MANY
            };
            let question = question.fill(look.language, &[("n", &count)]);
            widgets::note(ui, look, &question);
            let names = [words::OWN_DUE, words::SAME_DAY, words::KEEP].map(|one| look.say(one));
            let chosen = WAYS
                .iter()
                .position(|way| *way == self.way)
                .filter(|_| self.given.is_empty());
            let picked = segmented(ui, look, &question, &names, chosen);
            if let Some(way) = picked.and_then(|place| WAYS.get(place)) {
                self.way = way.clone();
                self.given.clear();
            }
            ui.add_space(4.0);
            if let Some(task) = single {
                for (place, measure) in open(task, on) {
                    self.line(ui, look, id, asked, place, measure);
                }
            }
            let said = match self.way {
                OpenMeasures::SameDay => words::SAME_DAY_SAYS
                    .fill(look.language, &[("n", &count), ("day", &text::date(on))]),
                OpenMeasures::Keep => look.say(words::KEEP_SAYS).to_owned(),
                _ => look.say(words::OWN_DUE_SAYS).to_owned(),
            };
            if self.given.is_empty() {
                widgets::note(ui, look, &said);
            }
        }
        widgets::note(ui, look, look.say(words::PERCENT));
    }

    fn line(
        &mut self,
        ui: &mut Ui,
        look: Look,
        id: egui::Id,
        asked: &Asked<'_>,
        place: usize,
        measure: &Measure,
    ) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let width = (ui.available_width() - DAY - 4.0).max(40.0);
            let size = vec2(width, look::SMALL_BUTTON);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            let mut room = rect.width() - 4.0;
            if let Some(due) = measure.due {
                let due = words::DUE.fill(look.language, &[("day", &text::date(due))]);
                look::write(
                    ui.painter(),
                    rect.right_center(),
                    Align2::RIGHT_CENTER,
                    &due,
                    look::regular(SMALL),
                    ink(look.theme.t3),
                    DUE,
                );
                room -= DUE;
            }
            let said = format!("{}. {}", place + 1, measure.text);
            look::write(
                ui.painter(),
                rect.left_center() + vec2(4.0, 0.0),
                Align2::LEFT_CENTER,
                &said,
                look::regular(SMALL),
                ink(look.theme.t1),
                room,
            );
            response.on_hover_text(said);
            let name = words::DAY_OF.fill(look.language, &[("n", &(place + 1))]);
            let field = field_id(id, measure);
            let taken = ui
                .vertical(|ui| {
                    DateField::new(field, &name, asked.plan.head(), asked.today)
                        .near(asked.on)
                        .framed()
                        .width(DAY)
                        .hint(look.say(words::OPEN))
                        .day(ui, look, self.day(measure, asked.on))
                })
                .inner;
            if let Some(day) = taken {
                self.given.insert(measure.id.clone(), day);
            }
        });
        ui.add_space(3.0);
    }
}

fn field_id(id: egui::Id, measure: &Measure) -> egui::Id {
    id.with(("measure day", measure.id.as_str()))
}

/// The measures of a task that are open on a day, each with its place.
fn open(task: &Task, on: Day) -> impl Iterator<Item = (usize, &Measure)> {
    let measures = task.measures.iter().enumerate();
    measures.filter(move |(_, measure)| measure.done_at(on).is_none())
}
