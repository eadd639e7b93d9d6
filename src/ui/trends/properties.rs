//! The indicator's own fields: name, region, unit, decimals, direction, kind, linked tasks; and deleting it.

use super::{changes, fields, look};
use crate::edit::Edit;
use crate::plan::{Better, Id, Indicator, IndicatorKind, Plan};
use crate::text::trends_words as words;
use crate::ui::Stage;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::{row, segmented, text_field};
use crate::wording::same;
use egui::{Rect, Ui, vec2};

/// Widest form in points.
const WIDEST: f32 = 560.0;

/// Shows the form in all of `ui`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator) {
    let look = look(stage);
    let area = ui.max_rect().shrink2(vec2(14.0, 8.0));
    let area = Rect::from_min_size(area.min, vec2(area.width().min(WIDEST), area.height()));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area));
    egui::ScrollArea::vertical()
        .id_salt("indicator properties")
        .auto_shrink(false)
        .show_following(&mut child, |ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 5.0);
            let key = |field: &str| format!("indicator/{}/{field}", indicator.id);
            text_row(
                ui,
                stage,
                &key("name"),
                words::NAME,
                &indicator.name,
                |text| changes::with(indicator, |one| one.name = text),
            );
            if std::mem::take(&mut stage.view.trends.focus_name) {
                let id = egui::Id::unique(key("name"));
                ui.memory_mut(|memory| memory.request_focus(id));
                // A name that the program gave is typed over.
                text_field::select_all(ui, id, &indicator.name);
            }
            text_row(
                ui,
                stage,
                &key("region"),
                words::REGION,
                &indicator.region,
                |text| changes::with(indicator, |one| one.region = text),
            );
            text_row(
                ui,
                stage,
                &key("unit"),
                words::UNIT,
                &indicator.unit,
                |text| changes::with(indicator, |one| one.unit = text),
            );
            let decimals = usize::from(indicator.decimals);
            let picked = row(ui, look, stage.say(words::DECIMAL_PLACES), |ui| {
                segmented(ui, look, "decimals", &["0", "1", "2", "3"], Some(decimals))
            });
            if let Some(places) = picked.and_then(|place| u8::try_from(place).ok()) {
                let edit = changes::with(indicator, |one| one.decimals = places);
                fields::edit_once(stage, edit);
            }
            let names = [stage.say(words::BETTER_UP), stage.say(words::BETTER_DOWN)];
            let on = usize::from(indicator.better == Better::Down);
            let picked = row(ui, look, stage.say(words::DIRECTION), |ui| {
                segmented(ui, look, "direction", &names, Some(on))
            });
            if let Some(place) = picked {
                let better = if place == 1 { Better::Down } else { Better::Up };
                let edit = changes::with(indicator, |one| one.better = better);
                fields::edit_once(stage, edit);
            }
            kind_row(ui, stage, indicator);
            tasks_row(ui, stage, indicator, &key("tasks"));
            ui.add_space(8.0);
            if small_button(ui, look, stage.say(words::DELETE_INDICATOR)).clicked() {
                let edit = Edit::DeleteIndicator(indicator.id.clone());
                fields::edit_once(stage, edit);
            }
        });
}

fn kind_row(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator) {
    const KINDS: [IndicatorKind; 3] = [
        IndicatorKind::Level,
        IndicatorKind::Cumulative,
        IndicatorKind::Ratio,
    ];
    let look = look(stage);
    let names =
        [words::KIND_LEVEL, words::KIND_CUMULATIVE, words::KIND_RATIO].map(|one| stage.say(one));
    let on = KINDS.iter().position(|kind| *kind == indicator.kind);
    let picked = row(ui, look, stage.say(words::KIND), |ui| {
        segmented(ui, look, "kind", &names, on)
    });
    if let Some(kind) = picked.and_then(|place| KINDS.get(place)) {
        let edit = changes::with(indicator, |one| one.kind = *kind);
        fields::edit_once(stage, edit);
    }
}

fn text_row(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    key: &str,
    label: crate::text::Phrase,
    value: &str,
    edit: impl FnOnce(String) -> Edit,
) {
    let look = look(stage);
    let label = stage.say(label);
    row(ui, look, label, |ui| {
        let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 24.0));
        ui.advance_cursor_after_rect(rect);
        fields::text(ui, stage, rect, key, label, value, edit);
    });
}

fn tasks_row(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator, key: &str) {
    let look = look(stage);
    let plan = stage.plan;
    let label = stage.say(words::LINKED_TASKS);
    let shown = numbers(plan, &indicator.tasks);
    let language = stage.language;
    let taken = row(ui, look, label, |ui| {
        let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 24.0));
        ui.advance_cursor_after_rect(rect);
        fields::entry(ui, stage, rect, key, label, &shown, false, &|text| {
            tasks_named(plan, text)
                .map_err(|bad| words::NO_SUCH_TASK.fill(language, &[("number", &bad)]))
        })
    });
    if let Some(tasks) = taken {
        let edit = changes::with(indicator, |one| one.tasks = tasks);
        fields::edit_once(stage, edit);
    }
}

fn numbers(plan: &Plan, tasks: &[Id]) -> String {
    tasks
        .iter()
        .filter_map(|id| plan.task(id))
        .map(|task| task.number.as_str())
        .collect::<Vec<_>>()
        .join("、")
}

/// The tasks whose numbers stand in a text; the first number that no task has otherwise.
fn tasks_named(plan: &Plan, text: &str) -> Result<Vec<Id>, String> {
    text.split(['、', ',', '，', ' ', ';', '；'])
        .filter(|number| !number.is_empty())
        .map(|number| {
            plan.tasks()
                .values()
                .find(|task| same(&task.number, number))
                .map(|task| task.id.clone())
                .ok_or_else(|| number.to_owned())
        })
        .collect()
}
