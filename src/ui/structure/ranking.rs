//! Units compared: a ranking that any column sorts, every figure opens its tasks, and the whole can be copied.

use super::{look, marked};
use crate::assess::{Figure, RankColumn, RankedUnit, Status, compared_units, rank, unit_tasks};
use crate::plan::{ComplaintStatus, Id, Task};
use crate::text::{Language, Phrase, common_words, structure_words as words};
use crate::ui::supervision::view::LetterFilter;
use crate::ui::widgets::chips::{push_button, written};
use crate::ui::widgets::figure_at;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{bold, focus_frame, ink, regular, write};
use crate::ui::{Action, Going, Stage};
use egui::accesskit::Role;
use egui::{Align2, Rangef, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

const ROW: f32 = 26.0;
const HEADINGS: f32 = 32.0;
/// Height of the line that says how units are counted.
const NOTE: f32 = 28.0;

fn units(stage: &Stage<'_>) -> Arc<Vec<RankedUnit>> {
    let (counted, by) = (super::counted(stage), stage.view.structure.ranked_by);
    let kept = &stage.derived.structure.ranking;
    kept.renew(stage.stamp, (counted, by), |before| {
        // In another order they are the same units.
        let same = before.filter(|kept| kept.stamp == stage.stamp && kept.key.0 == counted);
        let mut units = match same {
            Some(kept) => Vec::clone(&kept.value),
            None => compared_units(stage.plan, stage.assessment, counted.0, counted.1),
        };
        rank(&mut units, by.0, by.1);
        Arc::new(units)
    })
}

const fn word(column: RankColumn) -> Phrase {
    match column {
        RankColumn::Unit => words::COLUMN_UNIT,
        RankColumn::Tasks => words::TASKS,
        RankColumn::Done => common_words::COMPLETED,
        RankColumn::CompletionRate => words::RATE,
        RankColumn::OnTimeRate => words::ON_TIME_RATE,
        RankColumn::Behind => common_words::BEHIND_SHORT,
        RankColumn::Overdue => common_words::OVERDUE_SHORT,
        RankColumn::SentBack => words::SENT_BACK,
        RankColumn::Relapsed => words::RELAPSED,
        RankColumn::Stale => words::STALE,
        RankColumn::Complaints => words::COMPLAINTS,
        RankColumn::OpenComplaints => words::OPEN_COMPLAINTS,
        RankColumn::Planned => words::PLANNED,
        RankColumn::Paid => words::PAID,
    }
}

/// What a column counts, and of what.
const fn meaning(column: RankColumn) -> Phrase {
    match column {
        RankColumn::Unit => words::COLUMN_UNIT,
        RankColumn::Tasks => words::TASKS_TIP,
        RankColumn::Done => words::DONE_TIP,
        RankColumn::CompletionRate => words::RATE_TIP,
        RankColumn::OnTimeRate => words::ON_TIME_TIP,
        RankColumn::Behind => words::BEHIND_TIP,
        RankColumn::Overdue => words::OVERDUE_TIP,
        RankColumn::SentBack => words::SENT_BACK_TIP,
        RankColumn::Relapsed => words::RELAPSED_TIP,
        RankColumn::Stale => words::STALE_TIP,
        RankColumn::Complaints => words::COMPLAINTS_TIP,
        RankColumn::OpenComplaints => words::OPEN_COMPLAINTS_TIP,
        RankColumn::Planned | RankColumn::Paid => words::MONEY_TIP,
    }
}

fn value_text(unit: &RankedUnit, column: RankColumn) -> String {
    let Some(value) = unit.value(column) else {
        return "–".to_owned();
    };
    if column.is_rate() {
        crate::text::percent(value)
    } else if matches!(column, RankColumn::Planned | RankColumn::Paid) {
        if value == 0.0 {
            "–".to_owned()
        } else {
            let text = format!("{value:.2}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    } else {
        // A count.
        written(value as usize)
    }
}

/// The ranking as a table for spreadsheets.
fn table(units: &[RankedUnit], language: Language) -> String {
    let mut heads = vec![words::PLACE.of(language).to_owned()];
    heads.extend(RankColumn::ALL.map(|column| word(column).of(language).to_owned()));
    let rows = units.iter().map(|unit| {
        let place = unit
            .place
            .map_or_else(String::new, |place| place.to_string());
        let mut row = vec![place, unit.name.clone()];
        row.extend(
            RankColumn::ALL[1..]
                .iter()
                .map(|column| match unit.value(*column) {
                    None => String::new(),
                    Some(value) if column.is_rate() => crate::text::percent(value),
                    Some(value) => value.to_string(),
                }),
        );
        row
    });
    crate::exchange::table::write(&std::iter::once(heads).chain(rows).collect::<Vec<_>>())
}

/// What can be done with the whole ranking, at the right of the bar.
pub(super) fn buttons(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = look(stage);
    if push_button(ui, look, look.say(words::COPY_TABLE)).clicked() {
        let units = units(stage);
        let told = words::TABLE_COPIED.fill(stage.language, &[("n", &units.len())]);
        let text = table(&units, stage.language);
        stage.actions.push(Action::CopyText(text));
        stage.actions.push(Action::Tell(told));
    }
}

fn columns(area: Rect) -> (Rangef, Vec<Rangef>) {
    let numbers = RankColumn::ALL.len() - 1;
    let width = ((area.width() - 52.0 - 190.0) / numbers as f32).min(96.0);
    let mut x = area.left() + 52.0;
    let place = Rangef::new(area.left(), x);
    let unit = area.width() - 52.0 - width * numbers as f32 - 10.0;
    let unit = unit.min(360.0);
    let mut ranges = Vec::with_capacity(numbers + 1);
    for at in 0..=numbers {
        let span = if at == 0 { unit } else { width };
        ranges.push(Rangef::new(x, x + span));
        x += span;
    }
    (place, ranges)
}

/// Draws the ranking in `area`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, area: Rect) {
    let units = units(stage);
    let theme = stage.theme;
    let note = area.with_max_y(area.top() + NOTE);
    let day = crate::text::date(stage.as_of);
    let text = words::RANKING_NOTE.fill(stage.language, &[("n", &units.len()), ("day", &day)]);
    write(
        ui.painter(),
        pos2(note.left() + 12.0, note.center().y),
        Align2::LEFT_CENTER,
        &text,
        regular(12.0),
        ink(theme.t3),
        note.width() - 24.0,
    );
    let (place, ranges) = columns(area);
    let head = Rect::from_min_size(note.left_bottom(), vec2(area.width(), HEADINGS));
    headings(ui, stage, head, place, &ranges);
    let body = area.with_min_y(head.bottom());
    let mut child = ui.new_child(UiBuilder::new().id_salt("ranking").max_rect(body));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(0.0, 0.0);
    egui::ScrollArea::vertical()
        .id_salt("ranking rows")
        .auto_shrink(false)
        .show_rows_following(&mut child, ROW, units.len(), |ui, range| {
            for unit in &units[range] {
                let (rect, _) = ui.allocate_exact_size(vec2(area.width(), ROW), Sense::hover());
                line(ui, stage, unit, rect, place, &ranges);
            }
        });
}

fn headings(ui: &Ui, stage: &mut Stage<'_>, area: Rect, place: Rangef, ranges: &[Rangef]) {
    let theme = stage.theme;
    let painter = ui.painter();
    painter.rect_filled(area, 0.0, ink(theme.sunk));
    for y in [area.top(), area.bottom()] {
        painter.hline(area.x_range(), y - 0.5, Stroke::new(1.0, ink(theme.line)));
    }
    write(
        painter,
        pos2(place.max - 8.0, area.center().y),
        Align2::RIGHT_CENTER,
        stage.say(words::PLACE),
        regular(12.0),
        ink(theme.t3),
        place.span() - 8.0,
    );
    let (by, down) = stage.view.structure.ranked_by;
    for (range, column) in ranges.iter().zip(RankColumn::ALL) {
        let cell = Rect::from_x_y_ranges(*range, area.y_range());
        let response = ui.interact(
            cell,
            ui.scope_id().with(("rank by", column)),
            Sense::click(),
        );
        let word = stage.say(word(column));
        let on = by == column;
        response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, on, word));
        if response.hovered() {
            ui.painter().rect_filled(cell, 0.0, ink(theme.hover));
        }
        let (font, color) = if on {
            (bold(12.0), theme.acc)
        } else {
            (regular(12.0), theme.t3)
        };
        let text = match (on, down) {
            (true, true) => format!("{word} ↓"),
            (true, false) => format!("{word} ↑"),
            (false, _) => word.to_owned(),
        };
        let (at, align) = if column == RankColumn::Unit {
            (
                pos2(cell.left() + 8.0, cell.center().y),
                Align2::LEFT_CENTER,
            )
        } else {
            (
                pos2(cell.right() - 8.0, cell.center().y),
                Align2::RIGHT_CENTER,
            )
        };
        write(
            ui.painter(),
            at,
            align,
            &text,
            font,
            ink(color),
            cell.width() - 8.0,
        );
        if response.has_focus() {
            focus_frame(ui.painter(), cell.shrink(3.0), theme);
        }
        let response = response.on_hover_text(stage.say(meaning(column)));
        if response.clicked() {
            stage.view.structure.ranked_by = match on {
                true => (column, !down),
                false => (column, column.more_is_better()),
            };
        }
    }
}

fn line(
    ui: &Ui,
    stage: &mut Stage<'_>,
    unit: &RankedUnit,
    rect: Rect,
    place: Rangef,
    ranges: &[Rangef],
) {
    let theme = stage.theme;
    let y = rect.center().y;
    let painter = ui.painter();
    painter.hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.hair)),
    );
    let rank = unit
        .place
        .map_or_else(|| "–".to_owned(), |place| place.to_string());
    write(
        painter,
        pos2(place.max - 8.0, y),
        Align2::RIGHT_CENTER,
        &rank,
        bold(12.0),
        ink(theme.t1),
        place.span(),
    );
    let (by, _) = stage.view.structure.ranked_by;
    for (range, column) in ranges.iter().zip(RankColumn::ALL) {
        let cell = Rect::from_x_y_ranges(*range, rect.y_range());
        if column == RankColumn::Unit {
            let at = pos2(cell.left() + 8.0, y);
            let font = regular(13.0);
            let width = cell.width() - 12.0;
            marked(ui, stage, || {
                let (place, color) = (Align2::LEFT_CENTER, ink(theme.t1));
                write(ui.painter(), at, place, &unit.name, font, color, width)
            });
            let response = ui.interact(
                cell,
                ui.scope_id().with(("ranked", &unit.unit)),
                Sense::hover(),
            );
            let said = format!("{rank} {}", unit.name);
            response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &said));
            continue;
        }
        let text = value_text(unit, column);
        let none = text == "–" || unit.value(column) == Some(0.0);
        let color = match column {
            _ if none => theme.t4,
            RankColumn::Behind => theme.status(Status::Behind).word,
            RankColumn::Overdue => theme.status(Status::Overdue).word,
            _ => theme.t1,
        };
        let font = if by == column {
            bold(12.0)
        } else {
            regular(12.0)
        };
        let at = pos2(cell.right() - 8.0, y);
        let width = cell.width() - 6.0;
        let drawn = write(
            ui.painter(),
            at,
            Align2::RIGHT_CENTER,
            &text,
            font,
            ink(color),
            width,
        );
        if none {
            continue;
        }
        let id = ui.scope_id().with(("figure", &unit.unit, column));
        let name = format!("{} {} {text}", unit.name, stage.say(word(column)));
        let tip = match column {
            RankColumn::Complaints | RankColumn::OpenComplaints => words::OPEN_LETTERS,
            _ => words::OPEN_TASKS,
        };
        let said = (name.as_str(), stage.say(tip));
        if figure_at(ui, stage.look(), id, drawn, ink(color), said) {
            open(stage, &unit.unit, column);
        }
    }
}

/// Opens what a figure of a unit counts: its tasks, or its complaints.
fn open(stage: &mut Stage<'_>, unit: &Id, column: RankColumn) {
    let view = &stage.view.structure;
    let choice = (view.role, view.with_subtree);
    if matches!(column, RankColumn::Complaints | RankColumn::OpenComplaints) {
        let open = column == RankColumn::OpenComplaints;
        let letters = LetterFilter {
            unit: Some(Some(unit.clone())),
            with_subtree: view.with_subtree,
            status: open.then_some(ComplaintStatus::Open),
            ..LetterFilter::default()
        };
        stage.actions.go(Going::Letters(letters));
        return;
    }
    let figure = column.figure().unwrap_or(Figure::All);
    let (plan, assessment) = (stage.plan, stage.assessment);
    let mut ids = unit_tasks(plan, assessment, Some(unit), choice, figure);
    let given = |task: &Task| match column {
        RankColumn::Planned => task.funding.planned.is_some_and(|sum| sum > 0.0),
        RankColumn::Paid => task.funding.paid.is_some_and(|sum| sum > 0.0),
        _ => true,
    };
    ids.retain(|id| plan.task(id).is_some_and(|task| given(task)));
    stage.actions.push(Action::ShowTasks(ids));
}
