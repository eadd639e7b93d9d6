//! The rows: painted for what is in view, pointed at, clicked, dragged, scrolled, named for screen readers.

use super::gesture::{self, Caught, Gesture};
use super::{
    Layout, cell_cursor, cell_editor, choose, context_menu, drag_pill, hover_card, link_drag, look,
    row_names,
};
use crate::chart::gantt::{self, RowState, Shown, table};
use crate::chart::rows::Row;
use crate::plan::Id;
use crate::ui::widgets::found;
use crate::ui::{Stage, paint};
use crate::wording::Sought;
use egui::{CursorIcon, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};
use std::sync::Arc;

/// How near the edge a drag scrolls by itself, in points.
const EDGE: f32 = 22.0;

/// Draws the rows and answers the pointer.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, layout: &Layout, rows: &Arc<Vec<Row>>) {
    let body = Rect::from_min_max(layout.table.min, layout.chart.max);
    let id = ui.scope_id().with("rows");
    let response = ui.interact(body, id, Sense::click_and_drag());
    wheel(ui, stage, layout, &response);
    limit(stage, rows);
    let thumb = scrollbar(ui, stage, layout, rows.len());
    pointer(ui, stage, layout, rows, &response);
    let height = stage.view.density.row_height();
    let first = (stage.view.gantt.scroll / height) as usize;
    let count = (f64::from(body.height()) / height).ceil() as usize + 1;
    let end = (first + count).min(rows.len());
    let shown = Shown {
        rows: rows.get(first..end).unwrap_or(&[]),
        top: first as f64 * height - stage.view.gantt.scroll,
        height: f64::from(body.height()),
    };
    draw(ui, stage, layout, &shown);
    if let Some((rect, color)) = thumb {
        let painter = ui.painter().with_clip_rect(layout.chart);
        painter.rect_filled(rect, rect.width() / 2.0, color);
    }
    row_names::names(ui, stage, layout, &shown);
    context_menu::show(&response, stage);
    cell_editor::show(ui, stage, layout, rows);
    cell_cursor::show(ui, stage, layout, rows);
    hover_card::show(ui, stage, layout, rows, &response);
}

fn row_state(stage: &Stage<'_>, id: &Id) -> RowState {
    let selection = &stage.view.selection;
    RowState {
        selected: selection.holds(id),
        focused: selection.focus.as_ref() == Some(id) && selection.len() == 1,
        hovered: stage.view.gantt.hovered.as_ref() == Some(id),
        fixed: stage.view.read_only.is_some(),
    }
}

/// Where the columns stand across the screen whose words a search looks through.
fn searched_columns(layout: &Layout) -> Vec<egui::Rangef> {
    let left = layout.table.left();
    let columns = layout.columns.iter().filter(|place| {
        use crate::chart::rows::Column as C;
        matches!(
            place.column,
            C::Number | C::Title | C::LeadUnit | C::Responsible
        )
    });
    columns
        .map(|place| {
            let from = left + place.x as f32;
            let to = from + place.width as f32;
            // Numbers are set from the right end.
            match place.column {
                crate::chart::rows::Column::Number => egui::Rangef::new(to - 2.0, to + 2.0),
                _ => egui::Rangef::new(from + 3.0, to - 3.0),
            }
        })
        .collect()
}

fn draw(ui: &Ui, stage: &Stage<'_>, layout: &Layout, shown: &Shown<'_>) {
    let gesture = stage.view.gantt.gesture.as_ref();
    let dragged = gesture.and_then(|gesture| gesture.dragged.as_ref());
    let look = look(stage, dragged);
    let painter = ui.painter();
    let chart = gantt::chart(&look, shown, |id| row_state(stage, id));
    paint::paint(
        &painter.with_clip_rect(layout.chart),
        &chart,
        layout.chart.min,
    );
    let unfolded = |id: &Id| stage.view.unfolded_tasks.contains(id);
    let table = table::rows(&look, shown, &layout.columns, unfolded, |id| {
        row_state(stage, id)
    });
    let sought = Sought::new(&stage.view.filter.text);
    let searched = searched_columns(layout);
    found::mark_columns(ui.ctx(), stage.theme, sought, searched, || {
        paint::paint(
            &painter.with_clip_rect(layout.table),
            &table,
            layout.table.min,
        );
    });
    painter.vline(
        layout.table.right() - 0.5,
        layout.table_header.top()..=layout.table.bottom(),
        Stroke::new(1.0, paint::color(stage.theme.line)),
    );
    let (Some(gesture), Some(at)) = (gesture, ui.ctx().pointer_latest_pos()) else {
        return;
    };
    let clipped = painter.with_clip_rect(layout.chart);
    if let Some(area) = gesture.ground_box(stage, at) {
        let accent = paint::color(stage.theme.acc);
        clipped.rect(
            area,
            0.0,
            accent.gamma_multiply(0.10),
            Stroke::new(1.0, accent),
            StrokeKind::Inside,
        );
    }
    link_drag::show(&clipped, stage, layout, shown, gesture, at);
    if let Some(words) = gesture.pill(stage) {
        drag_pill::show(&clipped, stage, layout, shown, gesture, &words);
    }
}

/// Keeps the scroll within the rows.
fn limit(stage: &mut Stage<'_>, rows: &[Row]) {
    let whole = rows.len() as f64 * stage.view.density.row_height();
    let state = &mut stage.view.gantt;
    state.scroll = state.scroll.min(whole - state.height).max(0.0);
}

/// Wheel: down and up; with Shift or sideways in time; with Ctrl zoom about the pointer.
fn wheel(ui: &Ui, stage: &mut Stage<'_>, layout: &Layout, response: &Response) {
    let Some(at) = ui.ctx().pointer_hover_pos() else {
        return;
    };
    let over = response.contains_pointer()
        || ui.rect_contains_pointer(layout.chart_header) && layout.chart_header.contains(at);
    if !over {
        return;
    }
    let (delta, zoom) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
    let (zoom, x) = (
        f64::from(zoom),
        f64::from(at.x - layout.chart.left()).max(0.0),
    );
    if (zoom - 1.0).abs() > 1e-4 {
        stage.view.axis = stage.view.axis.zoomed_about(x, zoom);
    } else {
        if delta.x != 0.0 {
            stage.view.axis = stage.view.axis.panned(f64::from(delta.x));
        }
        stage.view.gantt.scroll -= f64::from(delta.y);
    }
}

/// Answers the scroll bar; returns its thumb, to be painted over the rows.
fn scrollbar(
    ui: &Ui,
    stage: &mut Stage<'_>,
    layout: &Layout,
    rows: usize,
) -> Option<(Rect, egui::Color32)> {
    let whole = rows as f64 * stage.view.density.row_height();
    let height = stage.view.gantt.height;
    if whole <= height || height <= 0.0 {
        return None;
    }
    let track = Rect::from_min_max(
        pos2(layout.chart.right() - 10.0, layout.chart.top()),
        layout.chart.max,
    );
    let thumb_height = (height / whole * height).max(28.0);
    let room = height - thumb_height;
    let top = stage.view.gantt.scroll / (whole - height) * room;
    let response = ui.interact(
        track,
        ui.scope_id().with("scrollbar"),
        // For the pointer alone: the keyboard has no stop here.
        Sense::CLICK | Sense::DRAG,
    );
    if response.dragged() {
        let delta = f64::from(response.drag_delta().y);
        stage.view.gantt.scroll += delta / room.max(1.0) * (whole - height);
    } else if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let y = f64::from(at.y - track.top());
        let page = if y < top {
            -height
        } else if y > top + thumb_height {
            height
        } else {
            0.0
        };
        stage.view.gantt.scroll += page;
    }
    stage.view.gantt.scroll = stage.view.gantt.scroll.min(whole - height).max(0.0);
    let hot = response.hovered() || response.dragged();
    let wide = if hot { 8.0 } else { 4.0 };
    let thumb = Rect::from_min_size(
        pos2(track.right() - wide - 2.0, track.top() + top as f32),
        vec2(wide, thumb_height as f32),
    );
    let color = if hot {
        stage.theme.ctl
    } else {
        stage.theme.line
    };
    Some((thumb, paint::color(color)))
}

fn pointer(
    ui: &Ui,
    stage: &mut Stage<'_>,
    layout: &Layout,
    rows: &Arc<Vec<Row>>,
    response: &Response,
) {
    let over = response.hover_pos();
    stage.view.gantt.hovered = over
        .and_then(|at| gesture::row_at(stage, layout, at.y))
        .and_then(|place| rows.get(place))
        .and_then(|row| match row {
            Row::Task(id) => Some(id.clone()),
            _ => None,
        });
    if response.dragged_by(egui::PointerButton::Middle) {
        let delta = response.drag_delta();
        stage.view.axis = stage.view.axis.panned(f64::from(delta.x));
        stage.view.gantt.scroll -= f64::from(delta.y);
        ui.set_cursor_icon(CursorIcon::Grabbing);
        return;
    }
    drag(ui, stage, layout, rows, response);
    if let Some(at) = over.filter(|at| layout.chart.contains(*at))
        && stage.view.gantt.gesture.is_none()
    {
        ui.set_cursor_icon(gesture::under(stage, layout, rows, at).cursor());
    }
    let Some(at) = response.interact_pointer_pos() else {
        return;
    };
    if response.double_clicked() {
        double_click(stage, layout, rows, at);
    } else if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(response.id));
        click(ui, stage, layout, rows, at);
    } else if response.secondary_clicked() {
        let row = gesture::row_at(stage, layout, at.y).and_then(|place| rows.get(place));
        let task = row.and_then(Row::task).cloned();
        if let Some(id) = &task {
            if stage.view.selection.holds(id) {
                // What the menu does to one row, it does to the row under it.
                stage.view.selection.focus = Some(id.clone());
            } else {
                stage.view.selection.only(id);
            }
        }
        stage.view.gantt.menu_for = task;
    }
}

/// A press that moves becomes a gesture; releasing it pushes one edit, Esc gives it up.
fn drag(
    ui: &Ui,
    stage: &mut Stage<'_>,
    layout: &Layout,
    rows: &Arc<Vec<Row>>,
    response: &Response,
) {
    let (down, released, at, origin, modifiers, escape) = ui.input(|input| {
        (
            input.pointer.primary_down(),
            input.pointer.primary_released(),
            input.pointer.latest_pos(),
            input.pointer.press_origin(),
            input.modifiers,
            input.key_pressed(egui::Key::Escape),
        )
    });
    let Some(mut gesture) = stage.view.gantt.gesture.take() else {
        let pressed = response.is_pointer_button_down_on()
            && ui.input(|input| input.pointer.primary_pressed());
        if let Some(origin) = origin.filter(|_| pressed) {
            let caught = if layout.chart.contains(origin) {
                gesture::under(stage, layout, rows, origin)
            } else {
                Caught::Table
            };
            stage.view.gantt.gesture = Some(Gesture::new(stage, layout, caught, origin));
        }
        return;
    };
    if escape {
        return;
    }
    let Some(at) = at else { return };
    if down || released {
        gesture.follow(stage, layout, rows, at, modifiers);
    }
    if down {
        if gesture.begun {
            edge_scroll(ui, stage, layout, at);
            ui.set_cursor_icon(match gesture.caught {
                Caught::Bar(_) => CursorIcon::Grabbing,
                Caught::Ground | Caught::Dot(..) => CursorIcon::Crosshair,
                _ => CursorIcon::ResizeHorizontal,
            });
        }
        stage.view.gantt.gesture = Some(gesture);
    } else if gesture.begun {
        if let Some(edit) = gesture.edit(stage) {
            gesture::push(stage, edit);
            // A new deadline may carry the row to another group: it stays in sight.
            stage.view.reveal = gesture.caught.task().cloned();
        }
    } else if !response.clicked() && !response.double_clicked() && response.rect.contains(at) {
        // A slow press is no click to the toolkit; to a hand it is.
        click(ui, stage, layout, rows, at);
    }
}

/// A drag near an edge scrolls by itself.
fn edge_scroll(ui: &Ui, stage: &mut Stage<'_>, layout: &Layout, at: Pos2) {
    let area = layout.chart;
    let push = |low: f32, high: f32, at: f32| {
        if at < low + EDGE {
            at - (low + EDGE)
        } else if at > high - EDGE {
            at - (high - EDGE)
        } else {
            0.0
        }
    };
    let speed = Vec2::new(
        push(area.left(), area.right(), at.x),
        push(area.top(), area.bottom(), at.y),
    );
    if speed != Vec2::ZERO {
        let seconds = ui.input(|input| input.stable_dt).min(0.05);
        stage.view.axis = stage.view.axis.panned(f64::from(-speed.x * 12.0 * seconds));
        stage.view.gantt.scroll =
            (stage.view.gantt.scroll + f64::from(speed.y * 12.0 * seconds)).max(0.0);
        ui.ctx().request_repaint();
    }
}

fn click(ui: &Ui, stage: &mut Stage<'_>, layout: &Layout, rows: &[Row], at: Pos2) {
    let modifiers = ui.input(|input| input.modifiers);
    let row = gesture::row_at(stage, layout, at.y).and_then(|place| rows.get(place));
    match row {
        Some(Row::Group(group)) => {
            let key = group.key.text();
            let folded = Arc::make_mut(&mut stage.view.folded_groups);
            if !folded.remove(&key) {
                folded.insert(key);
            }
        }
        Some(Row::ClosedOut(folded)) => {
            let key = folded.key.text();
            let opened = Arc::make_mut(&mut stage.view.gantt.opened_closed_out);
            if !opened.remove(&key) {
                opened.insert(key);
            }
        }
        Some(Row::Task(id)) => {
            let x = f64::from(at.x - layout.table.left());
            let has_measures = stage
                .plan
                .task(id)
                .is_some_and(|task| !task.measures.is_empty());
            if has_measures && (x - table::UNFOLD_X).abs() <= 8.0 {
                let unfolded = Arc::make_mut(&mut stage.view.unfolded_tasks);
                if !unfolded.remove(id) {
                    unfolded.insert(id.clone());
                }
                return;
            }
            let column = column_at(layout, x);
            if let Some(column) = column {
                stage.view.focus_column = column;
            }
            choose::select(stage, rows, id, modifiers);
            let alone = !modifiers.command && !modifiers.shift;
            cell_cursor::stand(stage, id, column.filter(|_| alone));
        }
        Some(Row::Measure(id, _)) => choose::select(stage, rows, id, modifiers),
        None if !modifiers.command && !modifiers.shift => stage.view.selection.clear(),
        None => {}
    }
}

/// The column of the table under an x.
fn column_at(layout: &Layout, x: f64) -> Option<crate::ui::Column> {
    layout
        .columns
        .iter()
        .find(|place| x >= place.x && x < place.x + place.width)
        .map(|place| place.column)
}

fn double_click(stage: &mut Stage<'_>, layout: &Layout, rows: &[Row], at: Pos2) {
    let Some(Row::Task(id)) =
        gesture::row_at(stage, layout, at.y).and_then(|place| rows.get(place))
    else {
        return;
    };
    stage.view.selection.only(id);
    let x = f64::from(at.x - layout.table.left());
    let column = column_at(layout, x);
    let editable = column.filter(|column| cell_editor::EDITABLE.contains(column));
    if let Some(column) = editable.filter(|_| stage.view.read_only.is_none()) {
        cell_cursor::stand(stage, id, Some(column));
        cell_editor::open(stage, id, column, true);
    } else {
        stage.view.inspector = true;
    }
}
