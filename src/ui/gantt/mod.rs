//! The Gantt page: filter row, task table and bars with one scroll, indicator strip below.

mod bar_keys;
mod cell_cursor;
mod cell_editor;
mod choose;
mod commands;
mod context_menu;
mod drag_pill;
mod empty;
pub mod filter_row;
mod gesture;
mod headers;
mod hover_card;
mod keyboard;
mod link_drag;
mod menus;
mod outside;
mod page;
mod pane;
mod row_names;
mod state;

pub(super) use commands::fold_closed_out;
pub use commands::{GanttAct, command, run};
pub use page::GanttPage;
pub(super) use state::Derived;
pub use state::{GanttState, request};

use super::{Column, Stage};
use crate::chart::gantt::table::{Place, places};
use crate::chart::gantt::{Dragged, Look};
use crate::chart::rows::{GroupKey, Row};
use crate::chart::theme::size;
use crate::chart::{TimeAxis, reach};
use crate::plan::{Day, Id};
use crate::text::Language;
use egui::{Rect, Ui, pos2};
use std::sync::Arc;

/// Where the parts of the page lie in this frame.
#[derive(Clone, Debug)]
struct Layout {
    table_header: Rect,
    chart_header: Rect,
    table: Rect,
    chart: Rect,
    columns: Vec<Place>,
}

/// Draws the page: the filter row (unless [`filter_row::show`] drew it in this frame, over a wider place), table and
/// chart, the strip below.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    if stage.view.gantt.filter_row_pass != Some(ui.ctx().cumulative_pass_nr()) {
        let whole = ui.available_rect_before_wrap();
        let (row, rest) = whole.split_top_bottom_at_y(whole.top() + size::FILTER_ROW as f32);
        ui.scope_builder(egui::UiBuilder::new().max_rect(row), |ui| {
            filter_row::show(ui, stage);
        });
        let mut below = ui.new_child(egui::UiBuilder::new().max_rect(rest));
        page(&mut below, stage);
        ui.advance_cursor_after_rect(whole);
    } else {
        page(ui, stage);
    }
}

/// The least height of the rows above the strip of indicators.
const ROWS_LEAST: f32 = 110.0;

fn page(ui: &mut Ui, stage: &mut Stage<'_>) {
    let area = ui.available_rect_before_wrap();
    suit_language(stage);
    let strip_height = if stage.view.strip && !stage.plan.indicators().is_empty() {
        stage
            .view
            .strip_height
            .clamp(60.0, (area.height() * 0.5).max(60.0))
            .min(area.height() - size::TIME_HEADER as f32 - ROWS_LEAST)
    } else {
        0.0
    };
    // In a very low window the rows have what there is.
    let strip_height = if strip_height < 60.0 {
        0.0
    } else {
        strip_height
    };
    let layout = layout(area, stage, strip_height);
    fit_axis(stage, &layout);
    if stage.plan.tasks().is_empty() {
        empty::no_tasks(ui, stage, area);
        return;
    }
    let (rows, facts) = state::rows(stage);
    stage.view.gantt.height = f64::from(layout.chart.height());
    reveal(ui, stage, &rows);
    cell_cursor::give_up_unlisted(stage, &rows);
    keyboard::listen(ui, stage, &rows);
    headers::show(ui, stage, &layout);
    pane::show(ui, stage, &layout, &rows);
    outside::show(ui, stage, layout.chart, &facts.ends);
    if rows.is_empty() {
        let body = Rect::from_min_max(layout.table.min, layout.chart.max);
        empty::nothing_found(ui, stage, body);
    }
    if strip_height > 0.0 {
        strip(ui, stage, area, strip_height, layout.table.width());
    }
}

/// The strip below, with a line above that can be dragged.
fn strip(ui: &mut Ui, stage: &mut Stage<'_>, area: Rect, height: f32, table_width: f32) {
    let rect = Rect::from_min_max(pos2(area.left(), area.bottom() - height), area.max);
    let mut below = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    below.set_clip_rect(rect.intersect(ui.clip_rect()));
    super::trends::strip::show(&mut below, stage, table_width);
    let grip = Rect::from_min_max(
        pos2(rect.left(), rect.top() - 3.0),
        pos2(rect.right(), rect.top() + 3.0),
    );
    let response = ui.interact(
        grip,
        ui.scope_id().with("strip splitter"),
        // For the pointer alone: the keyboard has no stop here.
        egui::Sense::DRAG,
    );
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(egui::CursorIcon::ResizeVertical);
    }
    if response.dragged() {
        let most = (area.height() * 0.5).max(60.0);
        stage.view.strip_height = (height - response.drag_delta().y).clamp(60.0, most);
    }
    ui.painter().hline(
        rect.x_range(),
        rect.top(),
        egui::Stroke::new(1.0, super::paint::color(stage.theme.ctl)),
    );
}

/// The first widths of the columns differ between the languages; widths that were never touched follow the language.
fn suit_language(stage: &mut Stage<'_>) {
    let (now, other) = match stage.language {
        Language::Zh => (&USUAL_ZH, &USUAL_EN),
        Language::En => (&USUAL_EN, &USUAL_ZH),
    };
    if stage.view.columns == *other {
        stage.view.columns = now.to_vec();
    }
}

/// The columns of a first start in Chinese.
pub const USUAL_ZH: [(Column, f32); 5] = [
    (Column::Number, 34.0),
    (Column::Title, 198.0),
    (Column::LeadUnit, 90.0),
    (Column::Due, 82.0),
    (Column::Status, 80.0),
];

/// The columns of a first start in English.
pub const USUAL_EN: [(Column, f32); 5] = [
    (Column::Number, 34.0),
    (Column::Title, 190.0),
    (Column::LeadUnit, 84.0),
    (Column::Due, 84.0),
    (Column::Status, 102.0),
];

/// From this width of the page on, in points, untouched columns grow.
const WIDE: f32 = 1200.0;

/// The most that numbers may take, in points; longer ones are cut.
const LONGEST_NUMBER: f32 = 84.0;

/// Below this width of the page the bars alone say when tasks are due.
const TIGHT: f32 = 480.0;

/// The columns as they fit: narrow windows lose the lead unit and the due date, then the title gives way to keep room for the bars.
fn fitting_columns(stage: &Stage<'_>, width: f32) -> Vec<(Column, f32)> {
    let narrow =
        f64::from(width) + if stage.view.inspector { 280.0 } else { 0.0 } < size::NARROW_COLUMNS;
    let mut columns: Vec<(Column, f32)> = stage
        .view
        .columns
        .iter()
        .copied()
        .filter(|(column, _)| !(narrow && *column == Column::LeadUnit))
        .filter(|(column, _)| !(width < TIGHT && *column == Column::Due))
        .collect();
    // A number column that nobody drew to a width of its own is as wide as the numbers are.
    if !stage.plan.tasks().is_empty()
        && let Some((_, own)) = columns
            .iter_mut()
            .find(|(column, width)| (*column, *width) == USUAL_ZH[0])
    {
        let longest = state::rows(stage).1.longest_number as f32;
        *own = (longest + 8.0).ceil().clamp(*own, LONGEST_NUMBER);
    }
    let sum: f32 = columns.iter().map(|(_, width)| width).sum();
    // A wide window gives untouched columns some of its room: names are read before bars.
    let untouched = stage.view.columns == USUAL_ZH || stage.view.columns == USUAL_EN;
    let spare = ((width - WIDE) * 0.35).clamp(0.0, 150.0);
    if untouched && spare > 0.0 {
        for (column, own) in &mut columns {
            match column {
                Column::Title => *own += (spare * 0.65).round(),
                Column::LeadUnit => *own += (spare * 0.35).round(),
                _ => {}
            }
        }
    }
    let over = sum - (width * 0.66).max(200.0);
    if over > 0.0
        && let Some((_, title)) = columns.iter_mut().find(|(c, _)| *c == Column::Title)
    {
        *title = (*title - over).max(120.0);
    }
    columns
}

fn layout(area: Rect, stage: &Stage<'_>, strip: f32) -> Layout {
    let columns = places(&fitting_columns(stage, area.width()));
    let table_width = columns.last().map_or(0.0, |last| last.x + last.width) as f32;
    let x = area.left() + table_width;
    let y = area.top() + size::TIME_HEADER as f32;
    let bottom = (area.bottom() - strip).max(y);
    Layout {
        table_header: Rect::from_min_max(area.min, pos2(x, y)),
        chart_header: Rect::from_min_max(pos2(x, area.top()), pos2(area.right(), y)),
        table: Rect::from_min_max(pos2(area.left(), y), pos2(x, bottom)),
        chart: Rect::from_min_max(pos2(x, y), pos2(area.right(), bottom)),
        columns,
    }
}

/// Fits the axis where that was asked for; a chart of another width shows what a fitted one showed, else its left edge
/// stays.
fn fit_axis(stage: &mut Stage<'_>, layout: &Layout) {
    let width = f64::from(layout.chart.width()).max(1.0);
    let axis = stage.view.axis;
    if stage.view.fit_pending {
        stage.view.fit_pending = false;
        fit(stage, width);
    } else if (axis.width - width).abs() > 0.01 {
        match stage.view.gantt.fitted {
            Some((fitted, from, to)) if fitted == axis => fit_to(stage, from, to, width),
            _ => stage.view.axis = axis.with_width(width),
        }
    }
}

/// Shows the plan's window with every bar that reaches beyond it and is not far off.
pub(super) fn fit(stage: &mut Stage<'_>, width: f64) {
    let head = stage.plan.head();
    let spans: Vec<_> = stage
        .plan
        .tasks()
        .values()
        .filter_map(|task| {
            let (first, last) = (task.first_day(), task.last_day());
            Some((first.or(last)?, last.or(first)?))
        })
        .collect();
    let (from, to) = reach::usual((head.window_start, head.window_end), &spans, i32::MAX);
    fit_to(stage, from, to, width);
}

/// Shows these days, with room at the right end for the labels of the last bars.
pub(super) fn fit_to(stage: &mut Stage<'_>, from: Day, to: Day, width: f64) {
    let axis = TimeAxis::fit(from, to, (width - 18.0).max(1.0)).with_width(width);
    stage.view.axis = axis;
    stage.view.gantt.fitted = Some((axis, from, to));
}

/// Brings the row that was asked for into view, out of the folds that hide it.
fn reveal(ui: &Ui, stage: &mut Stage<'_>, rows: &Arc<Vec<Row>>) {
    let Some(id) = stage.view.reveal.take() else {
        return;
    };
    let Some(place) = rows
        .iter()
        .position(|row| matches!(row, Row::Task(task) if *task == id))
    else {
        if unfold_for(stage, &id) {
            stage.view.reveal = Some(id);
            ui.ctx().request_repaint();
        }
        return;
    };
    let height = stage.view.density.row_height();
    // The head of its group comes into view with the first task of a group.
    let heads = rows[..place]
        .iter()
        .rev()
        .take_while(|row| matches!(row, Row::Group(_)))
        .count();
    let top = (place - heads) as f64 * height;
    let bottom = (place + 1) as f64 * height;
    let state = &mut stage.view.gantt;
    if top < state.scroll {
        state.scroll = top;
    } else if bottom > state.scroll + state.height {
        state.scroll = bottom - state.height;
    }
}

/// Opens the folds that hide a task; `false` when none does.
fn unfold_for(stage: &mut Stage<'_>, id: &Id) -> bool {
    let Some(task) = stage.plan.task(id) else {
        return false;
    };
    let state = stage.assessment.task(id);
    let key = GroupKey::of(stage.view.grouping, task, state).text();
    let closed = state.is_some_and(|state| state.status == crate::assess::Status::ClosedOut);
    let group = Arc::make_mut(&mut stage.view.folded_groups).remove(&key);
    let opened = closed
        && stage.view.fold_closed_out
        && Arc::make_mut(&mut stage.view.gantt.opened_closed_out).insert(key);
    group || opened
}

/// How many tasks pass the filter, folded away or not.
pub fn passing(stage: &Stage<'_>) -> usize {
    state::rows(stage).1.passing
}

/// The tasks that the view shows, top to bottom.
pub fn visible_ids(stage: &Stage<'_>) -> Vec<Id> {
    state::rows(stage)
        .0
        .iter()
        .filter_map(|row| match row {
            Row::Task(id) => Some(id.clone()),
            _ => None,
        })
        .collect()
}

/// What the chart's scenes look at in this frame.
fn look<'a>(stage: &'a Stage<'_>, dragged: Option<&'a Dragged>) -> Look<'a> {
    Look {
        plan: stage.plan,
        assessment: stage.assessment,
        theme: stage.theme,
        language: stage.language,
        axis: stage.view.axis,
        row_height: stage.view.density.row_height(),
        today: Some(stage.today),
        dragged,
    }
}
