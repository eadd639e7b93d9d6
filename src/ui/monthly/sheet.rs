//! The grid itself: headings, the rows in view, and the field of the cell the keyboard stands on.

use super::{Cell, Draft, Shown, cell_field, cells, keys};
use crate::assess::{NoteField, RoundRow, note_before_month, note_of_month, percent_before_month};
use crate::chart::Color;
use crate::chart::theme::size;
use crate::plan::{Day, Task};
use crate::text::{common_words, monthly_words as words};
use crate::ui::widgets::badge::status_glyph;
use crate::ui::widgets::look::{ink, write};
use crate::ui::widgets::roomy;
use crate::ui::{Action, Stage, fonts};
use egui::accesskit::Role;
use egui::{
    Align2, FontId, Painter, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};
use std::sync::Arc;

/// Height of a row: two lines of text.
const ROW: f32 = 44.0;
/// Height of the headings.
const HEADINGS: f32 = 30.0;
/// The least width of all columns.
const LEAST: f32 = 856.0;
const SMALL: f64 = size::font::SMALL;
const BODY: f64 = size::font::BODY;

/// Where the columns are, in points across the window.
struct Columns {
    number: Rangef,
    task: Rangef,
    unit: Rangef,
    before: Rangef,
    before_text: Rangef,
    /// In the order of [`NoteField::ALL`].
    cells: [Rangef; 4],
}

impl Columns {
    fn new(area: Rect) -> Self {
        let mut x = area.left();
        let mut next = |width: f32| {
            let range = Rangef::new(x, x + width);
            x += width;
            range
        };
        // The columns of words give way together where the window is narrow.
        let narrow = ((area.width() - 252.0) / 1028.0).clamp(0.6, 1.0);
        let number = next(36.0);
        let task = next((204.0 * narrow).max(150.0));
        let unit = next(84.0);
        let before = next(70.0);
        let before_text = next(252.0 * narrow);
        let percent = next(62.0);
        let done = next(232.0 * narrow);
        let rest = ((area.right() - done.max) / 2.0).max(80.0);
        let problems = next(rest);
        Self {
            number,
            task,
            unit,
            before,
            before_text,
            cells: [percent, done, problems, next(rest)],
        }
    }
}

/// Puts the keyboard on a cell that is there.
pub(super) fn settle(stage: &mut Stage<'_>, shown: &Shown) {
    let elsewhere =
        |draft: &Draft| draft.as_of != stage.as_of || shown.place(&draft.cell.0).is_none();
    if stage.view.monthly.draft.as_ref().is_some_and(elsewhere) && !cells::commit(stage) {
        // Not understood, it waits in its row until that is in sight again.
        let draft = stage.view.monthly.draft.take();
        stage.view.monthly.aside.extend(draft);
    }
    come_back(stage, shown);
    let known = |cell: &Cell| shown.place(&cell.0).is_some();
    let view = &mut stage.view.monthly;
    if view.corner.as_ref().is_some_and(|corner| !known(corner)) {
        view.corner = None;
    }
    if !view.cell.as_ref().is_some_and(known) {
        let field = view.cell.as_ref().map_or(NoteField::Percent, |cell| cell.1);
        view.cell = shown.rows.first().map(|row| (row.id.clone(), field));
        view.corner = None;
    }
}

/// Opens a cell again whose text was not understood when it went out of sight.
fn come_back(stage: &mut Stage<'_>, shown: &Shown) {
    let (plan, as_of, view) = (stage.plan, stage.as_of, &mut stage.view.monthly);
    view.aside
        .retain(|draft| plan.task(&draft.cell.0).is_some());
    if view.draft.is_some() {
        return;
    }
    let here = |draft: &Draft| draft.as_of == as_of && shown.place(&draft.cell.0).is_some();
    if let Some(place) = view.aside.iter().position(here) {
        let draft = view.aside.remove(place);
        view.cell = Some(draft.cell.clone());
        view.corner = None;
        view.reveal = true;
        view.draft = Some(Draft {
            fresh: true,
            ..draft
        });
    }
}

/// Draws headings and rows in `area`; where it is too narrow for all columns, they scroll sideways.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, shown: &Shown, area: Rect) {
    roomy::at_least_wide(ui, area, "monthly sheet", LEAST, |ui, area| {
        sheet(ui, stage, shown, area);
    });
}

fn sheet(ui: &mut Ui, stage: &mut Stage<'_>, shown: &Shown, area: Rect) {
    let columns = Columns::new(area);
    ui.painter().rect_filled(area, 0.0, ink(stage.theme.panel));
    headings(ui, stage, &columns, area.with_max_y(area.top() + HEADINGS));
    let body = area.with_min_y(area.top() + HEADINGS);
    if shown.rows.is_empty() {
        let phrase = if shown.round.rows.is_empty() {
            words::NO_OPEN_TASKS
        } else {
            words::NOTHING_PASSES
        };
        let at = body.center_top() + vec2(0.0, 60.0);
        let color = ink(stage.theme.t3);
        let font = fonts::regular(BODY);
        ui.painter()
            .text(at, Align2::CENTER_CENTER, stage.say(phrase), font, color);
        return;
    }
    let mut child = ui.new_child(UiBuilder::new().id_salt("round").max_rect(body));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let mut scroll = egui::ScrollArea::vertical()
        .id_salt("round rows")
        .auto_shrink(false);
    if let Some(offset) = reveal(stage, shown, body.height()) {
        scroll = scroll.vertical_scroll_offset(offset);
        ui.ctx().request_repaint();
    }
    let output = scroll.show_viewport(&mut child, |ui, view| {
        ui.set_height(shown.rows.len() as f32 * ROW);
        let top = ui.max_rect().top();
        let first = (view.top() / ROW).floor().max(0.0) as usize;
        let last = ((view.bottom() / ROW).ceil().max(0.0) as usize).min(shown.rows.len());
        let at = |row: usize| {
            Rect::from_x_y_ranges(
                area.x_range(),
                Rangef::new(top + row as f32 * ROW, top + (row + 1) as f32 * ROW),
            )
        };
        for place in first..last {
            row(ui, stage, shown, place, &columns, at(place));
        }
        let place = |cell: &Cell| {
            let row = shown.place(&cell.0)?;
            let columns = columns.cells[cell.1.place()];
            Some(Rect::from_x_y_ranges(columns, at(row).y_range()))
        };
        let page = (body.height() / ROW) as usize;
        cell_field::show(ui, stage, shown, place, page);
    });
    stage.view.monthly.scroll = output.state.clamped_offset().y;
}

/// The offset that brings the keyboard's cell into view, where it is asked for and not in view.
fn reveal(stage: &mut Stage<'_>, shown: &Shown, height: f32) -> Option<f32> {
    let view = &mut stage.view.monthly;
    if !std::mem::take(&mut view.reveal) {
        return None;
    }
    let (id, _) = view.corner.as_ref().or(view.cell.as_ref())?;
    let top = shown.place(id)? as f32 * ROW;
    let now = view.scroll;
    if top < now {
        Some(top)
    } else if top + ROW > now + height {
        Some(top + ROW - height)
    } else {
        None
    }
}

fn headings(ui: &Ui, stage: &Stage<'_>, columns: &Columns, area: Rect) {
    let theme = stage.theme;
    let painter = ui.painter();
    painter.rect_filled(area, 0.0, ink(theme.win));
    painter.hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.line)),
    );
    let month = before_month(stage.as_of).month();
    let before = words::COLUMN_BEFORE_TEXT.fill(stage.language, &[("month", &month)]);
    let head = |range: Rangef, text: &str, right: bool, bold: bool| {
        let cell = Rect::from_x_y_ranges(range, area.y_range()).shrink2(vec2(8.0, 0.0));
        let (at, align) = if right {
            (cell.right_center(), Align2::RIGHT_CENTER)
        } else {
            (cell.left_center(), Align2::LEFT_CENTER)
        };
        let (font, color) = if bold {
            (fonts::bold(SMALL), theme.t1)
        } else {
            (fonts::regular(SMALL), theme.t3)
        };
        write(painter, at, align, text, font, ink(color), cell.width());
        painter.vline(
            range.max - 0.5,
            area.y_range(),
            Stroke::new(1.0, ink(theme.hair)),
        );
    };
    let number = Rangef::new(columns.number.min - 4.0, columns.number.max + 8.0);
    head(number, stage.say(common_words::NUMBER), false, false);
    head(columns.task, stage.say(words::COLUMN_TASK), false, false);
    head(columns.unit, stage.say(words::COLUMN_UNIT), false, false);
    head(columns.before, stage.say(words::COLUMN_BEFORE), true, false);
    head(columns.before_text, &before, false, false);
    for field in NoteField::ALL {
        let right = field == NoteField::Percent;
        let text = stage.say(cells::word(field));
        head(columns.cells[field.place()], text, right, true);
    }
}

fn before_month(as_of: Day) -> Day {
    as_of.first_of_month().yesterday().unwrap_or(as_of)
}

/// A day as narrow columns show it: `21-12-31`.
fn short(day: Day) -> String {
    crate::text::date(day).split_off(2)
}

fn row(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    shown: &Shown,
    place: usize,
    columns: &Columns,
    rect: Rect,
) {
    let row = &shown.rows[place];
    let Some(task) = stage.plan.task(&row.id).map(Arc::clone) else {
        return;
    };
    let theme = stage.theme;
    let on = stage
        .view
        .monthly
        .cell
        .as_ref()
        .is_some_and(|(id, _)| *id == row.id);
    let y = rect.y_range();
    let head = Rect::from_min_max(rect.min, pos2(columns.before_text.max, rect.bottom()));
    let sunk = Rect::from_x_y_ranges(Rangef::new(columns.before.min, columns.before_text.max), y);
    let painter = ui.painter().clone();
    if on {
        painter.rect_filled(head, 0.0, ink(theme.sel));
        let edge = Rect::from_x_y_ranges(Rangef::new(columns.task.min, columns.task.min + 3.0), y);
        painter.rect_filled(edge, 0.0, ink(theme.acc));
    } else {
        painter.rect_filled(sunk, 0.0, ink(theme.sunk));
    }
    let id = ui.scope_id().with(("row", &row.id));
    let response = ui.interact(head, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, on, &task.title));
    let response =
        response.on_hover_text(format!("{}\n{}", task.title, stage.say(words::OPEN_TASK)));
    if response.double_clicked() {
        stage.actions.push(Action::ShowTask(row.id.clone()));
    } else if response.clicked() && cells::commit(stage) {
        let field = stage
            .view
            .monthly
            .cell
            .as_ref()
            .map_or(NoteField::Percent, |cell| cell.1);
        keys::stand(stage, (row.id.clone(), field));
    }
    describe(ui, stage, row, &task, columns, rect, on);
    report(ui, stage, shown, place, &task, columns, rect);
    let stroke = Stroke::new(1.0, ink(theme.hair));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, stroke);
    for range in [
        columns.number,
        columns.task,
        columns.unit,
        columns.before,
        columns.before_text,
        columns.cells[0],
        columns.cells[1],
        columns.cells[2],
    ] {
        painter.vline(range.max - 0.5, y, stroke);
    }
}

/// The left part: which task it is, and what was reported before.
fn describe(
    ui: &Ui,
    stage: &Stage<'_>,
    row: &RoundRow,
    task: &Task,
    columns: &Columns,
    rect: Rect,
    on: bool,
) {
    let theme = stage.theme;
    let painter = ui.painter();
    let (one, two) = (rect.top() + 14.0, rect.top() + 31.0);
    let line = |range: Rangef, y: f32, right: bool, text: &str, font: FontId, color: Color| {
        let (x, align) = if right {
            (range.max - 8.0, Align2::RIGHT_CENTER)
        } else {
            (range.min + 8.0, Align2::LEFT_CENTER)
        };
        let width = range.span() - 14.0;
        write(painter, pos2(x, y), align, text, font, ink(color), width);
    };
    let plain = || fonts::regular(SMALL);
    let number = Rangef::new(columns.number.min - 6.0, columns.number.max + 2.0);
    line(number, one, true, &task.number, plain(), theme.t3);
    let title = if on {
        fonts::bold(BODY)
    } else {
        fonts::regular(BODY)
    };
    line(columns.task, one, false, &task.title, title, theme.t1);
    let look = super::look(stage);
    status_glyph(ui, pos2(columns.task.min + 14.0, two), look, row.status);
    let words_at = Rangef::new(columns.task.min + 17.0, columns.task.max);
    let status = row.status.short().of(stage.language);
    let color = theme.status(row.status).word;
    line(words_at, two, false, status, plain(), color);
    let unit = stage.plan.unit_word(task.lead_unit.as_ref());
    line(columns.unit, one, false, unit, plain(), theme.t2);
    let state = stage.assessment.task(&row.id);
    let due = state
        .and_then(|state| state.due)
        .map_or_else(String::new, short);
    line(columns.unit, two, false, &due, plain(), theme.t3);
    let before = percent_before_month(task, stage.as_of);
    // The column is narrow: the word of an empty cell, as in the cells beside it.
    let before = before.map_or_else(
        || words::EMPTY_CELL.of(stage.language).to_owned(),
        |percent| format!("{percent}%"),
    );
    line(columns.before, one, true, &before, plain(), theme.t2);
    if let Some(state) = state {
        let percent = state.expected.floor();
        let expected = words::EXPECTED.fill(stage.language, &[("percent", &percent)]);
        line(columns.before, two, true, &expected, plain(), theme.t3);
    }
    let (said, color) = match note_before_month(task, stage.as_of) {
        Some(note) if note.done.is_empty() => ("–".to_owned(), theme.t4),
        Some(note) if note.date >= before_month(stage.as_of).first_of_month() => {
            (note.done.clone(), theme.t3)
        }
        Some(note) => {
            let day = crate::text::date(note.date);
            let said = words::SAID_ON.fill(stage.language, &[("day", &day), ("text", &note.done)]);
            (said, theme.t4)
        }
        None => ("–".to_owned(), theme.t4),
    };
    let area = Rect::from_x_y_ranges(columns.before_text, rect.y_range());
    two_lines(painter, area, &said, plain(), color);
}

/// A text on up to two lines, cut with `…`.
fn two_lines(painter: &Painter, cell: Rect, text: &str, font: FontId, color: Color) {
    let mut job = egui::text::LayoutJob::simple(
        text.to_owned(),
        font,
        ink(color),
        (cell.width() - 16.0).max(10.0),
    );
    job.wrap.max_rows = 2;
    let galley = painter.layout_job(job);
    let at = pos2(cell.left() + 8.0, cell.top() + 5.0);
    painter
        .with_clip_rect(cell.intersect(painter.clip_rect()))
        .galley(at, galley, ink(color));
}

/// The right part: the four cells of the month.
fn report(
    ui: &Ui,
    stage: &mut Stage<'_>,
    shown: &Shown,
    place: usize,
    task: &Task,
    columns: &Columns,
    rect: Rect,
) {
    let theme = stage.theme;
    let row = &shown.rows[place];
    let note = note_of_month(task, stage.as_of).cloned();
    let block = cells::block(stage, shown)
        .filter(|_| stage.view.monthly.corner.is_some())
        .filter(|(rows, _)| rows.contains(&place));
    for field in NoteField::ALL {
        let cell = Rect::from_x_y_ranges(columns.cells[field.place()], rect.y_range());
        let painter = ui.painter();
        if block
            .as_ref()
            .is_some_and(|(_, fields)| fields.contains(&field.place()))
        {
            painter.rect_filled(cell, 0.0, ink(theme.sel));
            let stroke = Stroke::new(1.0, ink(theme.acc));
            painter.rect_stroke(cell, 0.0, stroke, StrokeKind::Inside);
        }
        let percent = field == NoteField::Percent;
        if row.missing[field.place()] {
            let bar = Rect::from_min_size(cell.min, vec2(3.0, cell.height() - 1.0));
            painter.rect_filled(bar, 0.0, ink(theme.note_edge));
            let (at, align) = if percent {
                (
                    pos2(cell.right() - 8.0, cell.top() + 14.0),
                    Align2::RIGHT_CENTER,
                )
            } else {
                (
                    pos2(cell.left() + 8.0, cell.top() + 14.0),
                    Align2::LEFT_CENTER,
                )
            };
            let text = stage.say(words::EMPTY_CELL);
            let color = ink(theme.note_text);
            write(
                painter,
                at,
                align,
                text,
                fonts::regular(SMALL),
                color,
                cell.width() - 12.0,
            );
        } else if let Some(note) = &note {
            let text = field.text(note);
            if percent {
                let color = if row.lower {
                    theme.status(crate::assess::Status::Behind).word
                } else {
                    theme.t1
                };
                let at = pos2(cell.right() - 8.0, cell.top() + 14.0);
                let font = fonts::bold(BODY);
                write(
                    painter,
                    at,
                    Align2::RIGHT_CENTER,
                    &text,
                    font,
                    ink(color),
                    cell.width(),
                );
            } else {
                two_lines(painter, cell, &text, fonts::regular(SMALL), theme.t1);
            }
        }
        let this = (row.id.clone(), field);
        if stage.view.monthly.cell.as_ref() == Some(&this) {
            continue;
        }
        let id = ui.scope_id().with(("place", &row.id, field.place()));
        let response = ui.interact(cell, id, Sense::click());
        let name = cells::name(stage, task, field);
        let held = note
            .as_ref()
            .map_or_else(String::new, |note| field.text(note));
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Cell, true, &name);
            info.current_text_value = Some(held.clone());
            info
        });
        if response.clicked() && cells::commit(stage) {
            if keys::grows(ui.input(|input| input.modifiers)) {
                stage.view.monthly.corner = Some(this);
                stage.view.monthly.released = false;
            } else {
                keys::stand(stage, this);
            }
        }
    }
}
