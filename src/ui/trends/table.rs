//! The table under the plot: values and targets by period, edited in place, and the indicator's properties.

use super::clicked::{self, Clicked};
use super::view::Tab;
use super::{cell_keys, changes, facts, fields, look, properties, side, targets};
use crate::chart::theme::size;
use crate::chart::trends::figures::{self, YearBefore};
use crate::chart::trends::{marks, period};
use crate::chart::{Point, Scene};
use crate::plan::{Bound, Id, Indicator, IndicatorPoint};
use crate::text::{Language, Phrase, trends_words as words};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::write;
use crate::ui::widgets::roomy;
use crate::ui::widgets::{Icon, icon_button, segmented};
use crate::ui::{Going, Stage, fonts, keys_in_turn, paint, read_only};
use egui::accesskit::Role;
use egui::{Align, Align2, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::ops::Range;

/// Height of the row with the tabs.
const BAR: f32 = 32.0;
const ROW: f32 = 24.0;

/// A column: its head, whether numbers stand in it, its width.
pub(super) struct Column {
    pub(super) head: Option<Phrase>,
    pub(super) right: bool,
    pub(super) width: f32,
}

/// Shows the table in all of `ui`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator) {
    let rect = ui.max_rect();
    let bar = Rect::from_min_size(rect.min, vec2(rect.width(), BAR));
    tabs(ui, stage, indicator, bar);
    let body = Rect::from_min_max(pos2(rect.left(), bar.bottom()), rect.max);
    match stage.view.trends.tab {
        Tab::Values => values(ui, stage, indicator, body),
        Tab::Targets => targets::show(ui, stage, indicator, body),
        Tab::Properties => {
            let mut child = ui.new_child(UiBuilder::new().max_rect(body));
            read_only::changes(&mut child, |ui| properties::show(ui, stage, indicator));
        }
    }
}

fn tabs(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator, rect: Rect) {
    let look = look(stage);
    let language = stage.language;
    let mut row = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(vec2(10.0, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    let ui = &mut row;
    ui.spacing_mut().item_spacing.x = 8.0;
    let names = [
        words::VALUES_TAB.fill(language, &[("count", &indicator.points.len())]),
        words::TARGETS_TAB.fill(language, &[("count", &indicator.targets.len())]),
        words::PROPERTIES_TAB.of(language).to_owned(),
    ];
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let on = stage.view.trends.tab as usize;
    if let Some(place) = segmented(ui, look, stage.say(words::TABLE), &names, Some(on)) {
        let to = [Tab::Values, Tab::Targets, Tab::Properties][place];
        stage.actions.go(Going::Tab(to));
    }
    match stage.view.trends.tab {
        Tab::Values => {
            let add = |ui: &mut Ui| small_button(ui, look, stage.say(words::ADD_VALUE));
            if read_only::changes(ui, add).clicked() {
                let id = crate::edit::mint();
                stage.view.trends.point = Some(id.clone());
                // The value is what is typed next.
                stage.view.trends.focus_value = true;
                stage.view.trends.reveal_point = true;
                keys_in_turn::hold(ui.ctx());
                keys_in_turn::expect_letters(ui.ctx());
                clicked::ask(ui, stage, indicator, Clicked::Add(id));
            }
        }
        Tab::Targets => {
            let add = |ui: &mut Ui| small_button(ui, look, stage.say(words::ADD_TARGET));
            if read_only::changes(ui, add).clicked() {
                targets::begin(stage, indicator);
            }
        }
        Tab::Properties => {}
    }
    if !stage.view.trends.said.is_empty() {
        let room = ui.available_rect_before_wrap();
        let said = stage.view.trends.said.clone();
        let color = paint::color(stage.theme.status(crate::assess::Status::Behind).word);
        let font = fonts::regular(size::font::SMALL);
        let at = pos2(room.left(), rect.center().y);
        let area = write(
            ui.painter(),
            at,
            Align2::LEFT_CENTER,
            &said,
            font,
            color,
            room.width(),
        );
        let response = ui.interact(area, ui.scope_id().with("said"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        response.on_hover_text(said);
    }
}

/// The cells of a row of columns, left to right; the last takes what is left.
pub(super) fn cells(row: Rect, columns: &[Column]) -> Vec<Rect> {
    let mut x = row.left();
    columns
        .iter()
        .map(|column| {
            let cell = Rect::from_min_size(pos2(x, row.top()), vec2(column.width, row.height()));
            x += column.width;
            cell
        })
        .collect()
}

fn head(ui: &Ui, stage: &Stage<'_>, rect: Rect, columns: &[Column], unit: &str) {
    let theme = stage.theme;
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, paint::color(theme.sunk));
    let stroke = egui::Stroke::new(1.0, paint::color(theme.line));
    painter.hline(rect.x_range(), rect.top(), stroke);
    painter.hline(rect.x_range(), rect.bottom(), stroke);
    for (cell, column) in cells(rect, columns).into_iter().zip(columns) {
        let text = column
            .head
            .map(|head| head.fill(stage.language, &[("unit", &unit)]))
            .unwrap_or_default();
        let (at, align) = if column.right {
            (cell.right_center() - vec2(8.0, 0.0), Align2::RIGHT_CENTER)
        } else {
            (cell.left_center() + vec2(6.0, 0.0), Align2::LEFT_CENTER)
        };
        let font = fonts::regular(size::font::SMALL);
        write(
            painter,
            at,
            align,
            text.trim(),
            font,
            paint::color(theme.t3),
            cell.width() - 10.0,
        );
    }
}

/// Head and virtual rows of a table; `row` draws one. Gives the rows that are in view.
pub(super) fn rows(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    body: Rect,
    columns: &[Column],
    unit: &str,
    count: usize,
    reveal: Option<usize>,
    mut row: impl FnMut(&mut Ui, &mut Stage<'_>, usize, Rect),
) -> Range<usize> {
    let mut drawn = 0..0;
    let wide: f32 = columns.iter().map(|column| column.width).sum();
    roomy::at_least_wide(ui, body, "trends table", wide, |ui, body| {
        let top = Rect::from_min_size(body.min, vec2(body.width(), ROW));
        head(ui, stage, top, columns, unit);
        let rest = Rect::from_min_max(pos2(body.left(), top.bottom() + 1.0), body.max);
        let mut child = ui.new_child(UiBuilder::new().max_rect(rest));
        child.set_clip_rect(rest.intersect(ui.clip_rect()));
        child.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let mut area = egui::ScrollArea::vertical()
            .id_salt(("trends rows", count == 0, unit, columns.len()))
            .auto_shrink(false);
        if let Some(place) = reveal {
            area = area.vertical_scroll_offset((place as f32 * ROW - rest.height() / 2.0).max(0.0));
        }
        area.show_rows_following(&mut child, ROW, count, |ui, range| {
            drawn = range.clone();
            for place in range {
                let (rect, _) =
                    ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
                row(ui, stage, place, rect);
                let stroke = egui::Stroke::new(1.0, paint::color(stage.theme.hair));
                ui.painter()
                    .hline(rect.x_range(), rect.bottom() - 0.5, stroke);
            }
        });
        if count == 0 {
            ui.painter().text(
                rest.center_top() + vec2(0.0, 26.0),
                Align2::CENTER_CENTER,
                stage.say(words::EMPTY_TABLE),
                fonts::regular(size::font::SMALL),
                paint::color(stage.theme.t3),
            );
        }
    });
    drawn
}

fn value_columns(width: f32) -> Vec<Column> {
    let of = |head, right, width| Column { head, right, width };
    let scale = (width / 1135.0).clamp(0.7, 1.3);
    let mut columns = vec![
        of(Some(words::PERIOD), false, 212.0 * scale),
        of(Some(words::BASE), false, 150.0 * scale),
        of(Some(words::VALUE), true, 122.0 * scale),
        of(Some(words::YEAR_ON_YEAR), true, 120.0 * scale),
        of(Some(words::TARGET), true, 80.0 * scale),
        of(Some(words::TO_TARGET), true, 120.0 * scale),
        of(Some(words::SOURCE), false, 0.0),
        of(Some(words::STATE), false, 74.0 * scale),
        of(None, false, 30.0),
    ];
    let used: f32 = columns.iter().map(|column| column.width).sum();
    columns[6].width = (width - used).max(60.0);
    columns
}

fn values(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator, body: Rect) {
    let facts = facts::of(stage, &indicator.id);
    let point = |place: usize| {
        facts
            .order
            .get(place)
            .and_then(|at| indicator.points.get(*at))
    };
    let columns = value_columns(body.width());
    let mut reveal = stage.view.trends.reveal_row.take();
    if stage.view.trends.reveal_point {
        let wanted = stage.view.trends.point.as_ref();
        let found =
            (0..facts.order.len()).find(|place| point(*place).map(|point| &point.id) == wanted);
        // A point that was asked for in this frame is there in the next.
        stage.view.trends.reveal_point = found.is_none();
        reveal = found.or(reveal);
    }
    let unit = indicator.unit.clone();
    let count = facts.order.len();
    let drawn = rows(
        ui,
        stage,
        body,
        &columns,
        &unit,
        count,
        reveal,
        |ui, stage, place, rect| {
            let Some(point) = point(place) else { return };
            let series = facts
                .lines
                .iter()
                .position(|line| line.base == point.base)
                .unwrap_or(0);
            value_row(
                ui,
                stage,
                indicator,
                point,
                series,
                &cells(rect, &columns),
                rect,
            );
        },
    );
    cell_keys::follow(ui, stage, count, &drawn, |place| {
        Some(row_key(indicator, &point(place)?.id))
    });
    if std::mem::take(&mut stage.view.trends.edit_asked) && !ui.ctx().text_edit_focused() {
        stage.view.trends.focus_value = true;
    }
}

/// What the keys of the cells of a value begin with.
fn row_key(indicator: &Indicator, id: &Id) -> String {
    format!("indicator/{}/{id}/", indicator.id)
}

/// What a cell is called: its column, and what its row is about.
pub(super) fn cell_name(column: Phrase, row: &str, language: Language) -> String {
    let field = column.fill(language, &[("unit", &"")]);
    words::CELL_OF.fill(language, &[("field", &field.trim()), ("period", &row)])
}

fn value_row(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    indicator: &Indicator,
    point: &IndicatorPoint,
    series: usize,
    cells: &[Rect],
    rect: Rect,
) {
    let (theme, language) = (stage.theme, stage.language);
    if stage.view.trends.point.as_ref() == Some(&point.id) {
        ui.painter().rect_filled(rect, 0.0, paint::color(theme.sel));
    }
    let written = period::written(point.start, point.end, language);
    let key = |field: &str| row_key(indicator, &point.id) + field;
    let wanted = stage.view.trends.point.as_ref() == Some(&point.id);
    // In the frame of the click itself a field gives the focus up again: it was clicked elsewhere.
    if wanted && stage.view.trends.focus_value && !ui.input(|input| input.pointer.any_click()) {
        stage.view.trends.focus_value = false;
        let cell = egui::Id::unique(key("value").as_str());
        ui.memory_mut(|memory| memory.request_focus(cell));
    }
    let name = |phrase| cell_name(phrase, &written, language);
    mark(ui, stage, cells[0], series, point);
    let beside = Rect::from_min_max(cells[0].min + vec2(18.0, 0.0), cells[0].max);
    if let Some((start, end)) = fields::period(
        ui,
        stage,
        beside,
        &key("period"),
        &name(words::PERIOD),
        &written,
    ) {
        let edit = changes::with_point(indicator, &point.id, |p| (p.start, p.end) = (start, end));
        fields::edit_once(stage, edit);
    }
    fields::words(
        ui,
        stage,
        cells[1],
        &key("base"),
        &name(words::BASE),
        &point.base,
        |text| changes::with_point(indicator, &point.id, |p| p.base = text),
    );
    let shown = point
        .value
        .map(|value| figures::value_to_edit(value, point.bound, indicator.decimals))
        .unwrap_or_default();
    if let Some(value) = fields::value(
        ui,
        stage,
        cells[2],
        &key("value"),
        &name(words::VALUE),
        &shown,
        &indicator.unit,
    ) {
        let edit = changes::with_point(indicator, &point.id, |p| {
            p.value = value.map(|(value, _)| value);
            p.bound = value.map_or(Bound::Exact, |(_, bound)| bound);
        });
        fields::edit_once(stage, edit);
    }
    let (before, quiet) = match figures::year_before(indicator, point) {
        YearBefore::Differs(gap) => (figures::signed(gap, indicator.decimals, language), false),
        YearBefore::OtherBase => (stage.say(words::OTHER_BASE).to_owned(), true),
        YearBefore::Unknown => ("–".to_owned(), true),
    };
    number(ui, stage, cells[3], &before, quiet);
    let target = figures::target_for(indicator, &point.base, point.end);
    let aim = target.map_or_else(
        || "–".to_owned(),
        |target| figures::value_short(target.value, target.bound, indicator.decimals, language),
    );
    number(ui, stage, cells[4], &aim, target.is_none());
    match target.and_then(|target| figures::gap(indicator, point, target)) {
        Some(gap) => gap_cell(ui, stage, cells[5], indicator, gap),
        None => number(ui, stage, cells[5], "–", true),
    }
    fields::words(
        ui,
        stage,
        cells[6],
        &key("source"),
        &name(words::SOURCE),
        &point.source,
        |text| changes::with_point(indicator, &point.id, |p| p.source = text),
    );
    let state = if point.provisional {
        words::PROVISIONAL_SHORT
    } else {
        words::VERIFIED
    };
    let color = if point.provisional {
        theme.status(crate::assess::Status::Behind).word
    } else {
        theme.t2
    };
    let id = egui::Id::unique(key("state"));
    let response = ui.interact(cells[7], id, read_only::sense(ui.ctx()));
    let shut = read_only::shuts_field(ui.ctx());
    let spoken = name(words::STATE);
    let provisional = point.provisional;
    response
        .widget_info(|| WidgetInfo::selected(Role::CheckBox, shut.is_none(), provisional, &spoken));
    let font = fonts::regular(size::font::SMALL);
    let at = cells[7].left_center() + vec2(6.0, 0.0);
    write(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        stage.say(state),
        font,
        paint::color(color),
        cells[7].width(),
    );
    if response
        .on_hover_text(shut.unwrap_or(stage.say(words::STATE_HINT)))
        .clicked()
    {
        clicked::ask(ui, stage, indicator, Clicked::Provisional(point.id.clone()));
    }
    if delete(ui, stage, cells[8], &written) {
        clicked::ask(ui, stage, indicator, Clicked::DropValue(point.id.clone()));
    }
}

fn mark(ui: &Ui, stage: &Stage<'_>, cell: Rect, series: usize, point: &IndicatorPoint) {
    if point.value.is_none() {
        return;
    }
    let mut scene = Scene::new(14.0, f64::from(ROW));
    let color = marks::color(stage.theme, series);
    let hollow = point.provisional || point.end > stage.as_of;
    let at = Point::new(7.0, f64::from(ROW) / 2.0);
    marks::add(
        &mut scene,
        series,
        at,
        hollow,
        color,
        stage.theme.panel,
        None,
    );
    paint::paint(ui.painter(), &scene, cell.min + vec2(6.0, 0.0));
}

fn number(ui: &Ui, stage: &Stage<'_>, cell: Rect, text: &str, quiet: bool) {
    let color = if quiet {
        stage.theme.t4
    } else {
        stage.theme.t1
    };
    let font = fonts::regular(size::font::SMALL);
    let at = cell.right_center() - vec2(8.0, 0.0);
    write(
        ui.painter(),
        at,
        Align2::RIGHT_CENTER,
        text,
        font,
        paint::color(color),
        cell.width() - 10.0,
    );
}

fn gap_cell(ui: &Ui, stage: &Stage<'_>, cell: Rect, indicator: &Indicator, gap: (f64, bool)) {
    let theme = stage.theme;
    let status = if gap.1 {
        crate::assess::Status::Completed
    } else {
        crate::assess::Status::Behind
    };
    let text = side::difference(gap.0, indicator, stage.language);
    let font = fonts::regular(size::font::SMALL);
    let at = cell.right_center() - vec2(8.0, 0.0);
    let color = paint::color(theme.status(status).word);
    let wrote = write(
        ui.painter(),
        at,
        Align2::RIGHT_CENTER,
        &text,
        font,
        color,
        cell.width() - 28.0,
    );
    let mut scene = Scene::new(12.0, 12.0);
    super::list::gap_glyph(&mut scene, Point::new(6.0, 6.0), gap, theme);
    paint::paint(
        ui.painter(),
        &scene,
        pos2(wrote.left() - 16.0, cell.center().y - 6.0),
    );
}

pub(super) fn delete(ui: &mut Ui, stage: &Stage<'_>, cell: Rect, what: &str) -> bool {
    let name = words::DELETE_ROW.fill(stage.language, &[("what", &what)]);
    let area = Rect::from_center_size(cell.center(), vec2(20.0, 20.0));
    let mut child = ui.new_child(
        UiBuilder::new()
            .id_salt(("delete", &name, cell.top() as i32))
            .max_rect(area),
    );
    let button = |ui: &mut Ui| icon_button(ui, look(stage), Icon::Close, &name, 20.0);
    read_only::changes(&mut child, button).clicked()
}
