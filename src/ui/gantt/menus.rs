//! The lists that open from the filter row and from the table's header.

use super::context_menu;
use crate::assess::{Light, Status};
use crate::chart::rows::{Column, Density, Filter, Grouping};
use crate::plan::{Category, Id};
use crate::text::{assess_words, gantt_words};
use crate::ui::widgets::drop_list::pick;
use crate::ui::widgets::unit_list::{For, units};
use crate::ui::{Command, Stage};
use crate::wording::category_word;
use egui::Ui;
use std::collections::BTreeSet;

/// What rows are grouped by.
pub(super) fn grouping(ui: &mut Ui, stage: &mut Stage<'_>) {
    for grouping in Grouping::ALL {
        let words = grouping.word().of(stage.language);
        if pick(ui, stage.view.grouping == grouping, words) {
            stage.view.grouping = grouping;
        }
    }
}

/// The order in each group.
pub(super) fn sorting(ui: &mut Ui, stage: &mut Stage<'_>) {
    let plain = stage.say(gantt_words::PLAN_ORDER);
    if pick(ui, stage.view.sorting.is_none(), plain) {
        stage.view.sorting = None;
    }
    for column in Column::ALL {
        let now = stage.view.sorting.filter(|(by, _)| *by == column);
        if pick(ui, now.is_some(), column.word().of(stage.language)) {
            stage.view.sorting = Some((column, now.is_some_and(|(_, down)| !down)));
        }
    }
}

/// Which columns are shown; one that comes back stands where it usually does.
pub(super) fn columns(ui: &mut Ui, stage: &mut Stage<'_>) {
    for column in Column::ALL {
        let place = stage
            .view
            .columns
            .iter()
            .position(|(which, _)| *which == column);
        let mut on = place.is_some();
        // The title is what a row is known by.
        let fixed = column == Column::Title;
        let words = column.word().of(stage.language);
        if ui
            .add_enabled(!fixed, egui::Checkbox::new(&mut on, words))
            .changed()
        {
            match place {
                Some(place) => {
                    stage.view.columns.remove(place);
                }
                None => {
                    let usual = |which: Column| Column::ALL.iter().position(|one| *one == which);
                    let before = stage
                        .view
                        .columns
                        .iter()
                        .position(|(which, _)| usual(*which) > usual(column));
                    let place = before.unwrap_or(stage.view.columns.len());
                    let width = column.usual_width();
                    stage.view.columns.insert(place, (column, width));
                }
            }
        }
    }
}

/// Columns and density.
pub(super) fn display(ui: &mut Ui, stage: &mut Stage<'_>) {
    ui.weak(stage.say(gantt_words::COLUMNS));
    columns(ui, stage);
    ui.separator();
    ui.weak(stage.say(gantt_words::DENSITY));
    for density in Density::ALL {
        let words = density.word().of(stage.language);
        if ui.radio(stage.view.density == density, words).clicked() {
            stage.view.density = density;
        }
    }
}

/// The menu of a column's heading.
pub(super) fn column(ui: &mut Ui, stage: &mut Stage<'_>, column: Column) {
    for (down, phrase) in [
        (false, gantt_words::SORT_UP),
        (true, gantt_words::SORT_DOWN),
    ] {
        let on = stage.view.sorting == Some((column, down));
        if pick(ui, on, stage.say(phrase)) {
            stage.view.sorting = Some((column, down));
        }
    }
    if pick(
        ui,
        stage.view.sorting.is_none(),
        stage.say(gantt_words::PLAN_ORDER),
    ) {
        stage.view.sorting = None;
    }
    ui.separator();
    let hide = stage.say(gantt_words::HIDE_COLUMN);
    if ui
        .add_enabled(column != Column::Title, egui::Button::new(hide))
        .clicked()
    {
        stage.view.columns.retain(|(which, _)| *which != column);
        ui.close();
    }
    ui.menu_button(stage.say(gantt_words::COLUMNS), |ui| columns(ui, stage));
    if ui.button(stage.say(gantt_words::RESET_COLUMNS)).clicked() {
        stage.view.columns = super::USUAL_ZH.to_vec();
        ui.close();
    }
    ui.separator();
    context_menu::item(ui, stage, Command::FoldClosedOut);
}

fn tick<T: Ord + Clone>(ui: &mut Ui, chosen: &mut BTreeSet<T>, value: &T, words: &str) {
    let mut on = chosen.contains(value);
    if ui.checkbox(&mut on, words).changed() && !chosen.remove(value) {
        chosen.insert(value.clone());
    }
}

/// Status, due year, list, kind and light.
pub(super) fn filter(ui: &mut Ui, stage: &mut Stage<'_>) {
    ui.set_min_width(200.0);
    let language = stage.language;
    ui.menu_button(stage.say(crate::text::common_words::STATUS), |ui| {
        for status in Status::ALL {
            let words = status.counted().of(language);
            tick(ui, &mut stage.view.filter.statuses, &status, words);
        }
    });
    ui.menu_button(stage.say(gantt_words::BY_DUE_YEAR), |ui| {
        for &year in stage.assessment.totals().by_year().keys() {
            let words = year.map_or_else(
                || gantt_words::NO_DATE.of(language).to_owned(),
                |year| gantt_words::YEAR_HEAD.fill(language, &[("year", &year)]),
            );
            tick(ui, &mut stage.view.filter.years, &year, &words);
        }
    });
    ui.menu_button(stage.say(gantt_words::BY_LIST), |ui| {
        for list in stage.plan.lists_in_order() {
            tick(
                ui,
                &mut stage.view.filter.lists,
                &Some(list.id.clone()),
                list.short_title(),
            );
        }
        let none = gantt_words::NO_LIST.of(language);
        tick(ui, &mut stage.view.filter.lists, &None::<Id>, none);
    });
    ui.menu_button(stage.say(gantt_words::BY_CATEGORY), |ui| {
        for category in Category::ALL {
            let words = category_word(category).of(language);
            tick(ui, &mut stage.view.filter.categories, &category, words);
        }
    });
    ui.menu_button(stage.say(assess_words::LIGHT), |ui| {
        for light in Light::ALL {
            let words = light.word().of(language);
            tick(ui, &mut stage.view.filter.lights, &light, words);
        }
    });
    ui.separator();
    let empty = stage.view.filter.is_empty();
    let clear = stage.say(gantt_words::CLEAR_FILTERS);
    if ui.add_enabled(!empty, egui::Button::new(clear)).clicked() {
        stage.view.filter = Filter::default();
        ui.close();
    }
}

/// The units, one of which may be shown alone with those below it.
pub(super) fn unit(ui: &mut Ui, stage: &mut Stage<'_>) {
    ui.weak(stage.say(gantt_words::MY_UNIT));
    let now = stage.view.filter.unit.clone();
    let mut picked = None;
    units(ui, stage, For::View, now.as_ref(), |id| picked = Some(id));
    if let Some(id) = picked {
        stage.view.filter.unit = (now.as_ref() != Some(&id)).then_some(id);
    }
}

/// A part of the filter that a chip with a cross stands for.
pub(super) enum Part {
    NotStarted,
    OnSchedule,
    ClosedOut,
    Years,
    Lists,
    Categories,
    Lights,
    Unit,
    Only,
}

/// The parts of the filter that are on and have no chip of their own, in words.
pub(super) fn extra_chips(stage: &Stage<'_>) -> Vec<(String, Part)> {
    let language = stage.language;
    let filter = &stage.view.filter;
    let mut chips = Vec::new();
    for (status, part) in [
        (Status::NotStarted, Part::NotStarted),
        (Status::OnSchedule, Part::OnSchedule),
        (Status::ClosedOut, Part::ClosedOut),
    ] {
        if filter.statuses.contains(&status) {
            chips.push((status.short().of(language).to_owned(), part));
        }
    }
    if !filter.years.is_empty() {
        let years: Vec<String> = filter
            .years
            .iter()
            .map(|year| {
                year.map_or_else(
                    || gantt_words::NO_DATE.of(language).to_owned(),
                    |year| year.to_string(),
                )
            })
            .collect();
        chips.push((years.join(" "), Part::Years));
    }
    if !filter.lists.is_empty() {
        let first = filter.lists.iter().next().and_then(|id| {
            let list = stage.plan.lists().get(id.as_ref()?)?;
            Some(list.short_title().to_owned())
        });
        let first = first.unwrap_or_else(|| gantt_words::NO_LIST.of(language).to_owned());
        let words = if filter.lists.len() > 1 {
            format!("{first} +{}", filter.lists.len() - 1)
        } else {
            first
        };
        chips.push((words, Part::Lists));
    }
    let many = [
        (
            filter
                .categories
                .iter()
                .map(|one| category_word(*one).of(language))
                .collect::<Vec<_>>(),
            Part::Categories,
        ),
        (
            filter
                .lights
                .iter()
                .map(|one| one.word().of(language))
                .collect(),
            Part::Lights,
        ),
    ];
    for (words, part) in many {
        if !words.is_empty() {
            chips.push((words.join(" "), part));
        }
    }
    if let Some(unit) = &filter.unit {
        chips.push((stage.plan.unit_label(unit), Part::Unit));
    }
    if let Some(only) = &filter.only {
        let words = gantt_words::CHOSEN_TASKS.fill(language, &[("n", &only.len())]);
        chips.push((words, Part::Only));
    }
    chips
}

/// Takes a part of the filter away.
pub(super) fn clear(stage: &mut Stage<'_>, part: &Part) {
    let filter = &mut stage.view.filter;
    match part {
        Part::NotStarted => {
            filter.statuses.remove(&Status::NotStarted);
        }
        Part::OnSchedule => {
            filter.statuses.remove(&Status::OnSchedule);
        }
        Part::ClosedOut => {
            filter.statuses.remove(&Status::ClosedOut);
        }
        Part::Years => filter.years.clear(),
        Part::Lists => filter.lists.clear(),
        Part::Categories => filter.categories.clear(),
        Part::Lights => filter.lights.clear(),
        Part::Unit => filter.unit = None,
        Part::Only => filter.only = None,
    }
}
