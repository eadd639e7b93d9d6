//! What the task is: the problem as written, its numbers, list and special plans, kind, place, goal, flags, light.

use super::known::Known;
use super::pane::{self, Pane};
use crate::edit::TaskField;
use crate::plan::{Category, Light, LightOverride, TaskSource};
use crate::text::{self, Phrase, common_words, inspector_words as words};
use crate::ui::widgets::{
    self, Candidate, TextField, chip, choice, link, segmented, small_button, small_main_button,
};
use crate::wording::category_word;
use egui::Ui;
use std::sync::Arc;

/// The words of a source.
pub fn source_words(source: TaskSource) -> Phrase {
    match source {
        TaskSource::FeedbackReport => words::FEEDBACK_REPORT,
        TaskSource::SpecialInspection => words::SPECIAL_INSPECTION,
        TaskSource::ExposedCase => words::EXPOSED_CASE,
        TaskSource::Complaint => words::COMPLAINT,
        TaskSource::LookBack => words::LOOK_BACK,
        TaskSource::Other => words::OTHER,
    }
}

/// Candidates of a closed list.
pub(super) fn options<T: PartialEq + Copy>(
    look: widgets::Look,
    all: &[T],
    value: Option<T>,
    say: impl Fn(T) -> Phrase,
) -> Vec<Candidate> {
    all.iter()
        .map(|each| Candidate {
            words: say(*each).of(look.language).to_owned(),
            aside: String::new(),
            on: value == Some(*each),
        })
        .collect()
}

/// Shows the section.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = Arc::clone(&pane.task);
    let aside = category_word(task.category).of(look.language);
    if !pane.section(ui, "inspector basics", pane.say(words::BASICS), aside, true) {
        return;
    }
    pane.lines_row(
        ui,
        words::PROBLEM,
        "problem",
        &task.problem,
        TaskField::Problem,
    );
    pane.lines_row(ui, words::GOAL, "goal", &task.goal, TaskField::Goal);
    pane.text_row(
        ui,
        common_words::NUMBER,
        "number",
        &task.number,
        TaskField::Number,
    );
    list_row(ui, pane);
    pane.text_row(
        ui,
        words::LIST_NUMBER,
        "list_number",
        &task.list_number,
        TaskField::ListNumber,
    );
    special_plans(ui, pane);
    let category = options(look, &Category::ALL, Some(task.category), category_word);
    if let Some(category) = closed(ui, pane, words::CATEGORY, "category", aside, &category)
        .and_then(|place| Category::ALL.get(place))
    {
        pane.set(TaskField::Category(*category));
    }
    let source = options(look, &TaskSource::ALL, Some(task.source), source_words);
    let value = source_words(task.source).of(look.language);
    if let Some(source) = closed(ui, pane, words::SOURCE, "source", value, &source)
        .and_then(|place| TaskSource::ALL.get(place))
    {
        pane.set(TaskField::Source(*source));
    }
    pane.pick_row(
        ui,
        words::REGION,
        "region",
        &task.region,
        Known::Regions,
        TaskField::Region,
    );
    flags(ui, pane);
    light(ui, pane);
}

fn closed(
    ui: &mut Ui,
    pane: &Pane<'_, '_>,
    label: Phrase,
    field: &str,
    value: &str,
    options: &[Candidate],
) -> Option<usize> {
    let look = pane.look;
    let (id, name) = (pane.id(field), pane.say(label));
    widgets::row(ui, look, name, |ui| {
        choice(ui, look, id, name, value, options)
    })
}

fn list_row(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let task = Arc::clone(&pane.task);
    let lists: Vec<_> = pane
        .stage
        .plan
        .lists_in_order()
        .into_iter()
        .cloned()
        .collect();
    let mut options = vec![Candidate {
        words: pane.say(words::NO_LIST).to_owned(),
        aside: String::new(),
        on: task.list.is_none(),
    }];
    options.extend(lists.iter().map(|list| Candidate {
        words: list.title.clone(),
        aside: String::new(),
        on: task.list.as_ref() == Some(&list.id),
    }));
    let value = lists
        .iter()
        .find(|list| task.list.as_ref() == Some(&list.id))
        .map_or("", |list| list.short_title());
    if let Some(place) = closed(ui, pane, words::LIST, "list", value, &options) {
        let list = place
            .checked_sub(1)
            .and_then(|place| lists.get(place))
            .map(|list| list.id.clone());
        pane.set(TaskField::List(list));
    }
}

fn special_plans(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = Arc::clone(&pane.task);
    let mut plans: Vec<_> = pane.stage.plan.special_plans().values().cloned().collect();
    if plans.is_empty() {
        return;
    }
    plans.sort_by_key(|plan| plan.rank);
    let options: Vec<Candidate> = plans
        .iter()
        .map(|plan| Candidate {
            words: plan.title.clone(),
            aside: String::new(),
            on: task.special_plans.contains(&plan.id),
        })
        .collect();
    let held: Vec<&str> = plans
        .iter()
        .filter(|plan| task.special_plans.contains(&plan.id))
        .map(|plan| plan.title.as_str())
        .collect();
    let value = held.join("、");
    if let Some(plan) = closed(
        ui,
        pane,
        words::SPECIAL_PLANS,
        "special_plans",
        &value,
        &options,
    )
    .and_then(|place| plans.get(place))
    {
        // A pick puts it in or takes it out.
        let mut ids = task.special_plans.clone();
        match ids.iter().position(|id| *id == plan.id) {
            Some(place) => {
                ids.remove(place);
            }
            None => ids.push(plan.id.clone()),
        }
        pane.set(TaskField::SpecialPlans(ids));
    }
    let _ = look;
}

fn flags(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = Arc::clone(&pane.task);
    widgets::row(ui, look, pane.say(words::FLAGS), |ui| {
        widgets::beside(ui, 6.0, |ui| {
            if chip(ui, look, pane.say(words::IMMEDIATE), task.immediate, false).clicked() {
                pane.set(TaskField::Immediate(!task.immediate));
            }
            if chip(
                ui,
                look,
                pane.say(words::CONTINUING),
                task.continuing,
                false,
            )
            .clicked()
            {
                pane.set(TaskField::Continuing(!task.continuing));
            }
            if chip(ui, look, pane.say(common_words::SAMPLE), task.sample, false).clicked() {
                pane.set(TaskField::Sample(!task.sample));
            }
        });
    });
    ui.add_space(2.0);
}

fn light_words(light: Light) -> Phrase {
    match light {
        Light::Blue => words::LIGHT_BLUE,
        Light::Yellow => words::LIGHT_YELLOW,
        Light::Red => words::LIGHT_RED,
    }
}

const LIGHTS: [Light; 3] = [Light::Blue, Light::Yellow, Light::Red];

/// The light set by hand, with its reason and day.
fn light(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let current = pane.task.light.clone();
    let form = pane.id("light form");
    let mut draft: Option<LightOverride> = pane::draft(ui, form);
    let as_of = pane.stage.as_of;
    widgets::row(ui, look, pane.say(words::LIGHT), |ui| {
        widgets::beside(ui, 10.0, |ui| {
            let words = match &current {
                Some(light) => light_words(light.light),
                None => words::LIGHT_BY_RULE,
            };
            if link(ui, look, pane.say(words)).clicked() {
                draft = match draft {
                    Some(_) => None,
                    None => Some(current.clone().unwrap_or(LightOverride {
                        light: Light::Yellow,
                        date: as_of,
                        reason: String::new(),
                    })),
                };
            }
            if current.is_some() && link(ui, look, pane.say(words::LIGHT_CLEAR)).clicked() {
                pane.set(TaskField::Light(None));
                draft = None;
            }
        });
    });
    if let Some(light) = &current
        && draft.is_none()
    {
        let mut line = format!("{} {}", text::date(light.date), light.reason);
        if light.date > as_of {
            line = format!("{line} · {}", pane.say(words::AFTER_AS_OF));
        }
        widgets::row(ui, look, "", |ui| widgets::note(ui, look, line.trim()));
    }
    let draft = draft.and_then(|draft| light_form(ui, pane, draft));
    let before = current.map_or_else(String::new, |light| light.reason);
    pane::keep_typed(ui, form, Some(&pane.task.id), draft, |draft| {
        draft.reason != before
    });
}

fn light_form(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    mut draft: LightOverride,
) -> Option<LightOverride> {
    let look = pane.look;
    let mut keep = true;
    widgets::form(ui, look, |ui| {
        let names = LIGHTS.map(|light| light_words(light).of(look.language));
        let on = LIGHTS.iter().position(|light| *light == draft.light);
        let name = pane.say(words::LIGHT);
        let picked = widgets::form_row(ui, look, name, |ui| segmented(ui, look, name, &names, on));
        if let Some(light) = picked.and_then(|place| LIGHTS.get(place)) {
            draft.light = *light;
        }
        let id = pane.id("light date");
        pane::form_day(
            ui,
            look,
            id,
            pane.say(words::DATE),
            &mut draft.date,
            pane.stage,
        );
        let (id, name) = (pane.id("light reason"), pane.say(words::REASON));
        let heard = widgets::form_row(ui, look, name, |ui| {
            TextField::new(id, name, &draft.reason)
                .framed()
                .hint("")
                .lines()
                .show(ui, look)
        });
        if let Some(reason) = heard.value {
            draft.reason = reason;
        }
        let missing = draft.reason.trim().is_empty();
        if missing {
            widgets::note(ui, look, pane.say(words::REASON_NEEDED));
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let done = ui
                .add_enabled_ui(!missing, |ui| {
                    small_main_button(ui, look, pane.say(words::LIGHT_SET))
                })
                .inner;
            if done.clicked() {
                pane.set(TaskField::Light(Some(draft.clone())));
                keep = false;
            }
            if small_button(ui, look, pane.say(common_words::CANCEL)).clicked() {
                keep = false;
            }
        });
    });
    keep.then_some(draft)
}
