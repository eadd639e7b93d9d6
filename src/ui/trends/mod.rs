//! The indicators page: series list, plot, points and targets, and the strip under the bars.

mod cell_keys;
mod changes;
mod clicked;
mod facts;
mod fields;
mod list;
mod plot;
mod properties;
mod side;
pub mod strip;
mod table;
mod targets;
mod toolbar;
pub mod view;

pub(super) use facts::Derived;
pub(super) use toolbar::read_pasted;
pub use view::{Tab, TrendsView};

use super::command::Needs;
use super::page::{PageView, on_ground};
use super::widgets::{Look, main_button, roomy};
use super::{Command, Stage, paint, read_only};
use crate::chart::theme::size;
use crate::chart::trends::series::{self, possible_scaling};
use crate::plan::{Id, Indicator};
use crate::text::trends_words as words;
use crate::ui::shell::picture_form::ChartKind;
use egui::{Rect, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;

/// Below this height of the page the plot gives way so that the table keeps some rows.
const TABLE_LEAST: f32 = 230.0;
/// Height of the names above the plot, and the least of the plot itself.
const PLOT_HEAD: f32 = 43.0;
const PLOT_LEAST: f32 = 160.0;
/// The least width of plot and table beside the list.
const MAIN_WIDE: f32 = 350.0;

fn look(stage: &Stage<'_>) -> Look {
    stage.look()
}

/// The indicators chosen that still exist; the first of the plan where none is.
fn chosen<'p>(stage: &Stage<'p>) -> Vec<&'p Arc<Indicator>> {
    let plan = stage.plan;
    let found: Vec<_> = stage
        .view
        .indicators
        .iter()
        .filter_map(|id| plan.indicators().get(id))
        .collect();
    if found.is_empty() {
        plan.indicators_in_order().into_iter().take(1).collect()
    } else {
        found
    }
}

/// The indicators page as the shell sees it.
pub struct TrendsPage;

impl PageView for TrendsPage {
    fn show(&self, ui: &mut Ui, stage: &mut Stage<'_>) {
        on_ground(ui, stage.theme.panel, |ui| show(ui, stage));
    }

    fn answers(&self, command: Command) -> bool {
        command == Command::EditTitle
    }

    fn run(&self, stage: &mut Stage<'_>, _command: Command) {
        stage.view.trends.edit_asked = true;
    }

    fn needs(&self, command: Command) -> Needs {
        // It is about a cell, so no task need be selected.
        if self.answers(command) {
            Needs::Plan
        } else {
            command.needs()
        }
    }

    fn chart(&self) -> ChartKind {
        ChartKind::Trends
    }
}

/// Shows the indicators page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let theme = stage.theme;
    let rect = ui.max_rect();
    ui.advance_cursor_after_rect(rect);
    ui.painter()
        .rect_filled(rect, 0.0, paint::color(theme.panel));
    let indicators = chosen(stage);
    let Some(&lead) = indicators.first() else {
        empty(ui, stage, rect);
        return;
    };
    let plain: Vec<&Indicator> = indicators.iter().map(AsRef::as_ref).collect();
    let bar = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW as f32));
    within(ui, bar, "trends toolbar", |ui| {
        toolbar::show(ui, stage, lead, &plain);
    });
    let line = egui::Stroke::new(1.0, paint::color(theme.line));
    let body = Rect::from_min_max(pos2(rect.left(), bar.bottom()), rect.max);
    let least = PLOT_HEAD + PLOT_LEAST + TABLE_LEAST + list_above(body.width());
    roomy::at_least_high(ui, body, "trends body", least, |ui, body| {
        parts(ui, stage, body, &indicators);
    });
    ui.painter().hline(rect.x_range(), bar.bottom(), line);
    toolbar::take_paste(ui, stage, lead);
}

/// Height of the list where it stands above the rest: in a window too narrow for both side by side.
fn list_above(width: f32) -> f32 {
    if width < size::TRENDS_LIST as f32 + MAIN_WIDE {
        130.0
    } else {
        0.0
    }
}

fn list_and_main(body: Rect) -> (Rect, Rect) {
    let above = list_above(body.width());
    if above > 0.0 {
        let (list, main) = body.split_top_bottom_at_y(body.top() + above);
        (list, main.with_min_y(main.top() + 1.0))
    } else {
        let (list, main) = body.split_left_right_at_x(body.left() + size::TRENDS_LIST as f32);
        (list, main.with_min_x(main.left() + 1.0))
    }
}

/// List, plot and table.
fn parts(ui: &mut Ui, stage: &mut Stage<'_>, body: Rect, indicators: &[&Arc<Indicator>]) {
    let Some(&lead) = indicators.first() else {
        return;
    };
    let ids: Vec<Id> = indicators.iter().map(|one| one.id.clone()).collect();
    let plain: Vec<&Indicator> = indicators.iter().map(|one| AsRef::as_ref(*one)).collect();
    let line = egui::Stroke::new(1.0, paint::color(stage.theme.line));
    let (list, main) = list_and_main(body);
    within(ui, list, "trends list", |ui| list::show(ui, stage, &ids));
    if list.right() < body.right() {
        ui.painter().vline(list.right(), list.y_range(), line);
    } else {
        ui.painter().hline(list.x_range(), list.bottom(), line);
    }
    let lines = ids
        .iter()
        .map(|id| facts::of(stage, id).lines.clone())
        .collect();
    let series = series::series_of(
        &plain,
        lines,
        possible_scaling(&plain, stage.view.trends.scaling),
        stage.language,
    );
    let head = Rect::from_min_size(main.min, vec2(main.width(), PLOT_HEAD));
    plot::header(ui, stage, head, &plain, &series);
    let plot_height = (size::TRENDS_PLOT as f32)
        .min(main.height() - head.height() - TABLE_LEAST)
        .max(PLOT_LEAST);
    let side_width = if main.width() > 640.0 {
        size::TRENDS_SIDE as f32
    } else {
        0.0
    };
    let plot = Rect::from_min_size(
        pos2(main.left(), head.bottom()),
        vec2(main.width() - side_width, plot_height),
    );
    within(ui, plot, "trends plot", |ui| {
        plot::show(ui, stage, &plain, &series);
    });
    if side_width > 0.0 {
        let side = Rect::from_min_max(
            pos2(plot.right(), plot.top()),
            pos2(main.right(), plot.bottom()),
        );
        within(ui, side, "trends side", |ui| side::show(ui, stage, lead));
        ui.painter().vline(side.left(), side.y_range(), line);
    }
    let table = Rect::from_min_max(pos2(main.left(), plot.bottom()), main.max);
    clicked::run(ui, stage, lead);
    within(ui, table, "trends table", |ui| table::show(ui, stage, lead));
    ui.painter().hline(main.x_range(), head.bottom(), line);
    ui.painter().hline(main.x_range(), table.top(), line);
}

/// A panel of its own in a rectangle, clipped to it.
fn within<R>(ui: &mut Ui, rect: Rect, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    add(&mut child)
}

fn empty(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect) {
    let theme = stage.theme;
    let look = look(stage);
    let middle = Rect::from_center_size(rect.center(), vec2(440.0, 150.0));
    within(ui, middle, "no indicators", |ui| {
        ui.vertical_centered(|ui| {
            ui.label(
                egui::RichText::new(stage.say(words::NO_INDICATORS_STRIP))
                    .font(super::fonts::bold(size::font::TITLE))
                    .color(paint::color(theme.t1)),
            );
            ui.add_space(6.0);
            ui.label(
                egui::RichText::new(stage.say(words::EMPTY_EXPLAINED))
                    .size(12.0)
                    .color(paint::color(theme.t3)),
            );
            ui.add_space(12.0);
            let add = |ui: &mut Ui| main_button(ui, look, stage.say(words::ADD_INDICATOR));
            if read_only::changes(ui, add).clicked() {
                list::add(stage);
            }
        });
    });
}
