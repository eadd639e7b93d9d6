//! The header of the table (sort, resize, reorder, choose columns) and of the time axis (zoom to a cell, go to today).

use super::{Layout, look, menus};
use crate::chart::TimeAxis;
use crate::chart::gantt::{header, table};
use crate::chart::rows::Column;
use crate::chart::theme::size;
use crate::text::gantt_words;
use crate::ui::widgets::look::focus_frame;
use crate::ui::widgets::{Icon, drop_list, icon};
use crate::ui::{Stage, fonts, paint};
use egui::accesskit::Role;
use egui::{CursorIcon, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Draws both headers and answers the pointer.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, layout: &Layout) {
    table_header(ui, stage, layout);
    time_header(ui, stage, layout);
}

fn table_header(ui: &mut Ui, stage: &mut Stage<'_>, layout: &Layout) {
    let area = layout.table_header;
    let mut hot = None;
    let mut moved: Option<(Column, f32)> = None;
    let mut cells = Vec::new();
    for place in &layout.columns {
        let rect = Rect::from_min_size(
            pos2(area.left() + place.x as f32, area.top()),
            vec2(place.width as f32, area.height()),
        );
        let id = ui.scope_id().with(("column", place.column));
        let response = ui.interact(rect.shrink2(vec2(3.0, 0.0)), id, Sense::click_and_drag());
        let name = place.column.word().of(stage.language);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, name));
        if response.hovered() {
            hot = Some(place.column);
        }
        if response.clicked() {
            sort_by(stage, place.column);
        }
        if response.dragged_by(egui::PointerButton::Primary)
            && let Some(at) = response.interact_pointer_pos()
        {
            moved = Some((place.column, at.x));
            ui.set_cursor_icon(CursorIcon::Grabbing);
        }
        if response.drag_stopped()
            && let Some(at) = response.interact_pointer_pos()
        {
            reorder(stage, layout, place.column, at.x - area.left());
        }
        cells.push((place.column, response));
    }
    let scene = table::header(&look(stage, None), &layout.columns, stage.view.sorting, hot);
    paint::paint(&ui.painter().with_clip_rect(area), &scene, area.min);
    if let Some((column, x)) = moved {
        dropping(ui, stage, layout, column, x);
    }
    for place in &layout.columns {
        resize(ui, stage, layout, place);
    }
    for (column, response) in cells {
        if response.has_focus() {
            focus_frame(ui.painter(), response.rect.shrink(2.0), stage.theme);
        }
        response.context_menu(|ui| menus::column(ui, stage, column));
    }
    chooser(ui, stage, layout);
}

/// The button over the headings whose list says which columns are shown.
fn chooser(ui: &Ui, stage: &mut Stage<'_>, layout: &Layout) {
    const SIDE: f32 = 16.0;
    let area = layout.table_header;
    let rect = Rect::from_min_size(
        pos2(area.right() - SIDE - 4.0, area.top() + 1.0),
        vec2(SIDE, SIDE),
    );
    let response = ui.interact(rect, ui.scope_id().with("choose columns"), Sense::click());
    let name = stage.say(gantt_words::CHOOSE_COLUMNS);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let theme = stage.theme;
    let hot = response.hovered() || response.has_focus();
    if hot {
        ui.painter()
            .rect_filled(rect, 3.0, paint::color(theme.hover));
    }
    let color = paint::color(if hot { theme.t1 } else { theme.t3 });
    icon::draw(ui.painter(), rect.center(), Icon::Plus, color);
    if response.has_focus() {
        let edge = Stroke::new(2.0, paint::color(theme.acc));
        ui.painter()
            .rect_stroke(rect, 3.0, edge, egui::StrokeKind::Inside);
    }
    drop_list::under(&response, |ui| menus::columns(ui, stage));
    let _: egui::Response = response.on_hover_text(name);
}

/// Click: upward, downward, plan order.
fn sort_by(stage: &mut Stage<'_>, column: Column) {
    stage.view.sorting = match stage.view.sorting {
        Some((by, false)) if by == column => Some((column, true)),
        Some((by, true)) if by == column => None,
        _ => Some((column, false)),
    };
}

/// The column before which something dropped at x comes; `None`: at the end.
fn slot(layout: &Layout, x: f32) -> Option<usize> {
    layout
        .columns
        .iter()
        .position(|place| f64::from(x) < place.x + place.width / 2.0)
}

fn reorder(stage: &mut Stage<'_>, layout: &Layout, column: Column, x: f32) {
    let before = slot(layout, x)
        .and_then(|place| layout.columns.get(place))
        .map(|place| place.column);
    if before == Some(column) {
        return;
    }
    let columns = &mut stage.view.columns;
    let Some(from) = columns.iter().position(|(which, _)| *which == column) else {
        return;
    };
    let carried = columns.remove(from);
    let to = before
        .and_then(|before| columns.iter().position(|(which, _)| *which == before))
        .unwrap_or(columns.len());
    columns.insert(to, carried);
}

/// Where a carried column would come to stand.
fn dropping(ui: &Ui, stage: &Stage<'_>, layout: &Layout, column: Column, x: f32) {
    let area = layout.table_header;
    let left = match slot(layout, x - area.left()).and_then(|place| layout.columns.get(place)) {
        Some(place) => area.left() + place.x as f32,
        None => area.right() - 2.0,
    };
    let accent = paint::color(stage.theme.acc);
    ui.painter().vline(
        left + 1.0,
        area.top()..=layout.table.bottom(),
        Stroke::new(2.0, accent),
    );
    ui.painter().text(
        pos2(x + 10.0, area.center().y),
        egui::Align2::LEFT_CENTER,
        column.word().of(stage.language),
        fonts::bold(size::font::SMALL),
        accent,
    );
}

fn resize(ui: &Ui, stage: &mut Stage<'_>, layout: &Layout, place: &table::Place) {
    let area = layout.table_header;
    let x = area.left() + (place.x + place.width) as f32;
    let half = (size::SPLITTER / 2.0) as f32;
    let rect = Rect::from_min_max(pos2(x - half, area.top()), pos2(x + half, area.bottom()));
    let response = ui.interact(
        rect,
        ui.scope_id().with(("edge", place.column)),
        // For the pointer alone: the keyboard has no stop here.
        Sense::CLICK | Sense::DRAG,
    );
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeColumn);
    }
    if response.drag_started() {
        // Widths that followed the window stay as they are seen from now on.
        for seen in &layout.columns {
            if let Some((_, width)) = stage
                .view
                .columns
                .iter_mut()
                .find(|(which, _)| *which == seen.column)
            {
                *width = seen.width as f32;
            }
        }
    }
    let Some((_, width)) = stage
        .view
        .columns
        .iter_mut()
        .find(|(which, _)| *which == place.column)
    else {
        return;
    };
    if response.dragged()
        && let Some(at) = response.interact_pointer_pos()
    {
        *width = (at.x - area.left() - place.x as f32).clamp(28.0, 600.0);
    } else if response.double_clicked() {
        *width = place.column.usual_width();
    }
}

fn time_header(ui: &mut Ui, stage: &mut Stage<'_>, layout: &Layout) {
    let area = layout.chart_header;
    let response = ui.interact(
        area,
        ui.scope_id().with("time header"),
        // For the pointer alone: the keyboard has no stop here.
        Sense::CLICK | Sense::DRAG,
    );
    if !drag_as_of(ui, stage, layout, &response) && response.dragged() {
        stage.view.axis = stage.view.axis.panned(f64::from(response.drag_delta().x));
        ui.set_cursor_icon(CursorIcon::Grabbing);
    }
    let scene = header::time(&look(stage, None));
    paint::paint(&ui.painter().with_clip_rect(area), &scene, area.min);
    if let Some(tag) = header::today_rect(&look(stage, None)) {
        let rect = paint::rect(tag, area.min);
        let response = ui.interact(rect, ui.scope_id().with("today"), Sense::click());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, gantt_words::TODAY.of(stage.language))
        });
        if response.has_focus() {
            focus_frame(ui.painter(), rect, stage.theme);
        }
        if response.clicked() {
            let margin = stage.view.axis.width / 4.0;
            stage.view.axis = stage.view.axis.revealing(stage.today, margin);
        }
        let _: egui::Response = response.on_hover_text(crate::text::date(stage.today));
    }
    if response.double_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        zoom_to_cell(stage, f64::from(at.x - area.left()), at.y - area.top());
    }
}

/// The pill carries the as-of date: dragged and dropped it says another day. Returns whether the pill is held.
fn drag_as_of(ui: &Ui, stage: &mut Stage<'_>, layout: &Layout, response: &egui::Response) -> bool {
    let area = layout.chart_header;
    let pill = header::pill_rect(&look(stage, None)).map(|rect| paint::rect(rect, area.min));
    let over = |at: egui::Pos2| pill.is_some_and(|pill| pill.contains(at));
    if response.hover_pos().is_some_and(over) {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    let origin = ui.input(|input| input.pointer.press_origin());
    if response.drag_started_by(egui::PointerButton::Primary) && origin.is_some_and(over) {
        stage.view.gantt.as_of_drag = Some(stage.as_of);
    }
    if stage.view.gantt.as_of_drag.is_none() {
        return false;
    }
    if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        stage.view.gantt.as_of_drag = None;
        return true;
    }
    if response.drag_stopped() {
        if let Some(day) = stage
            .view
            .gantt
            .as_of_drag
            .take()
            .filter(|day| *day != stage.as_of)
        {
            stage.actions.push(crate::ui::Action::SetAsOf(day));
        }
        return true;
    }
    if let Some(at) = response.interact_pointer_pos() {
        let axis = stage.view.axis;
        let x = f64::from(at.x - area.left()).min(axis.width).max(0.0);
        let day = axis.day_at(x - axis.per_day * 0.5);
        stage.view.gantt.as_of_drag = Some(day);
        let x = area.left() + axis.x_of_end(day) as f32;
        let accent = paint::color(stage.theme.acc);
        let over_all = ui.ctx().layer_painter(egui::LayerId::new(
            egui::Order::Foreground,
            ui.scope_id().with("as-of drag"),
        ));
        over_all.vline(
            x,
            area.bottom()..=layout.chart.bottom(),
            Stroke::new(1.6, accent),
        );
        over_all.text(
            pos2(x + 6.0, area.bottom() + 12.0),
            egui::Align2::LEFT_CENTER,
            crate::text::date_with_weekday(day, stage.language),
            fonts::bold(size::font::SMALL),
            accent,
        );
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    true
}

/// Double click: the year, quarter, month or week under the pointer fills the chart.
fn zoom_to_cell(stage: &mut Stage<'_>, x: f64, y: f32) {
    let axis = stage.view.axis;
    let ticks = if f64::from(y) < size::TIME_HEADER_ROW {
        axis.upper(stage.language)
    } else {
        axis.lower(stage.language)
    };
    if let Some(tick) = ticks.iter().find(|tick| tick.x0 <= x && x < tick.x1) {
        stage.view.axis = TimeAxis::fit(tick.from, tick.to, axis.width);
    }
}
