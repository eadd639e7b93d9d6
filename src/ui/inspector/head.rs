//! The head of the inspector: where the task stands in the plan, its title, its badges, the way to its neighbours.

use super::pane::Pane;
use crate::assess::{Light, LightState, Status};
use crate::edit::TaskField;
use crate::plan::Id;
use crate::text::{assess_words, common_words, inspector_words as words};
use crate::ui::widgets::look::{self, SMALL, ink};
use crate::ui::widgets::{self, Icon, TextField, icon_button};
use egui::{Align, Align2, Layout, Sense, Ui, vec2};

/// Side of the small buttons at the right.
const BUTTON: f32 = 24.0;
/// How many lines of a long title are shown at rest, so that the fields under it stay in reach.
const SHOWN_LINES: usize = 3;

/// Shows the head.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    place_and_buttons(ui, pane);
    title(ui, pane);
    ui.add_space(4.0);
    badges(ui, pane);
}

fn place_and_buttons(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), BUTTON), Sense::hover());
    let list = pane
        .task
        .list
        .as_ref()
        .and_then(|id| pane.stage.plan.lists().get(id))
        .map(|list| list.short_title().to_owned());
    let place: Vec<String> = [Some(pane.task.number.clone()), list]
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty())
        .collect();
    look::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        &place.join(" · "),
        look::regular(SMALL),
        ink(look.theme.t3),
        rect.width() - 3.0 * BUTTON - 8.0,
    );
    // The icons' own space reaches into the margin, so that the last one ends where the text ends.
    let mut buttons = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.with_max_x(rect.right() + 6.0))
            .layout(Layout::right_to_left(Align::Center)),
    );
    buttons.spacing_mut().item_spacing.x = 0.0;
    if icon_button(
        &mut buttons,
        look,
        Icon::Close,
        pane.say(words::CLOSE_INSPECTOR),
        BUTTON,
    )
    .clicked()
    {
        pane.stage
            .actions
            .command(crate::ui::Command::ToggleInspector);
    }
    if icon_button(
        &mut buttons,
        look,
        Icon::Next,
        pane.say(words::NEXT_TASK),
        BUTTON,
    )
    .clicked()
    {
        step(pane, 1);
    }
    if icon_button(
        &mut buttons,
        look,
        Icon::Previous,
        pane.say(words::PREVIOUS_TASK),
        BUTTON,
    )
    .clicked()
    {
        step(pane, -1);
    }
}

/// Goes to the task before or after in the order of the table.
fn step(pane: &mut Pane<'_, '_>, by: isize) {
    let mut order: Vec<Id> = crate::ui::gantt::visible_ids(pane.stage);
    if !order.contains(&pane.task.id) {
        // Filtered out of the table: then in plan order.
        order = pane
            .stage
            .plan
            .tasks_in_order()
            .into_iter()
            .map(|task| task.id.clone())
            .collect();
    }
    let Some(place) = order.iter().position(|id| *id == pane.task.id) else {
        return;
    };
    if let Some(id) = place
        .checked_add_signed(by)
        .and_then(|next| order.get(next))
    {
        pane.stage.view.selection.only(id);
        pane.stage.view.reveal = Some(id.clone());
    }
}

fn title(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = std::sync::Arc::clone(&pane.task);
    // A quiet field keeps 4 points around its text, which reach into the margins without making the panel wider.
    let room = ui.available_rect_before_wrap();
    let space = room.expand2(vec2(4.0, 0.0));
    let mut field = ui.new_child(egui::UiBuilder::new().max_rect(space));
    let id = pane.id("title");
    let mut edit = TextField::new(id, pane.say(words::TITLE), &task.title)
        .font(15.0, true)
        .wrapping()
        .hint(pane.say(words::UNTITLED))
        .width(space.width());
    let whole = id.with("whole");
    let unfolded = ui.data(|data| data.get_temp(whole)).unwrap_or(false);
    let long = is_long(ui, &task.title, space.width() - 8.0);
    if !unfolded {
        edit = edit.at_most(SHOWN_LINES);
    }
    let heard = edit.show(&mut field, look);
    ui.advance_cursor_after_rect(room.with_max_y(field.min_rect().bottom()));
    if long && !heard.focused {
        let more = if unfolded {
            words::TITLE_LESS
        } else {
            words::TITLE_MORE
        };
        if widgets::link(ui, look, pane.say(more)).clicked() {
            ui.data_mut(|data| data.insert_temp(whole, !unfolded));
        }
    }
    pane.hear("title", heard.map(TaskField::Title));
}

/// Whether a title has more lines than are shown at rest.
fn is_long(ui: &Ui, title: &str, width: f32) -> bool {
    // Short ones are not measured twice a frame.
    if title.len() < 60 {
        return false;
    }
    let format = egui::TextFormat::simple(look::bold(15.0), egui::Color32::PLACEHOLDER);
    let mut job = egui::text::LayoutJob::single_section(title.to_owned(), format);
    job.wrap = egui::text::TextWrapping::wrap_at_width(width);
    job.wrap.max_rows = SHOWN_LINES;
    ui.painter().layout_job(job).elided
}

/// The rule behind a light, or who set it and why.
fn why_this_light(pane: &Pane<'_, '_>, light: LightState) -> String {
    let language = pane.look.language;
    let days = pane.stage.plan.head().settings.light_days;
    let rule = light.computed.rule().fill(language, &[("days", &days)]);
    match pane.task.light.as_ref().filter(|_| light.overridden) {
        Some(by_hand) => assess_words::WHY_BY_HAND.fill(
            language,
            &[
                ("date", &crate::text::date(by_hand.date)),
                ("reason", &by_hand.reason),
                ("computed", &pane.say(light.computed.word())),
                ("rule", &rule),
            ],
        ),
        None => rule,
    }
}

fn badges(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let state = pane.stage.assessment.task(&pane.task.id).cloned();
    let as_of = pane.stage.as_of;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        let right = ui.max_rect().right();
        if let Some(state) = &state {
            widgets::status_badge(ui, look, state.status);
            if state.light.light != Light::Done {
                let badge = widgets::light_badge(ui, look, state.light);
                badge.on_hover_text(why_this_light(pane, state.light));
            }
            if state.status == Status::Completed {
                let days = state
                    .completed_on
                    .and_then(|day| day.until(as_of).ok())
                    .map_or(0, |span| span.get_days());
                let phrase = words::NOT_CLOSED_DAY.fill(look.language, &[("n", &days)]);
                widgets::dashed_badge(ui, look, &phrase);
            }
            if state.relapsed {
                widgets::dashed_badge(ui, look, pane.say(words::RELAPSED));
            }
        }
        if pane.task.sample {
            // At the right end where there is room left.
            let room = right - ui.cursor().left();
            let word = pane.say(common_words::SAMPLE);
            let own = crate::chart::metrics::width(word, f64::from(SMALL), false) as f32 + 16.0;
            if room > own {
                ui.add_space(room - own);
            }
            let response = widgets::sample_badge(ui, look);
            if !pane.task.real_facts.is_empty() {
                response.on_hover_text(
                    words::SAMPLE_BUT.fill(look.language, &[("facts", &pane.task.real_facts)]),
                );
            }
        }
    });
}
