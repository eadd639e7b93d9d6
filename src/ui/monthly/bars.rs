//! Around the grid: the row of filters, the head that counts what is missing, the foot with last month's words.

use super::{Shown, cells, keys, look};
use crate::assess::{RoundFilter, Status, note_before_month};
use crate::exchange::copy_round;
use crate::plan::{Day, Id};
use crate::text::{self, monthly_words as words};
use crate::ui::widgets::chips::{
    Chip, caption, chip, chip_width, drop_button, push_button, text_width,
};
use crate::ui::widgets::look::{ink, write};
use crate::ui::widgets::unit_list::For;
use crate::ui::widgets::{Look, drop_list, figure_at, link, main_button, plain_button, unit_list};
use crate::ui::{Action, Command, Stage, fonts, read_only};
use egui::accesskit::Role;
use egui::{
    Align, Align2, Layout, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};
use std::sync::Arc;

/// Months before this one that the list offers, and after it.
const MONTHS: std::ops::RangeInclusive<i32> = -13..=2;

fn across(ui: &mut Ui, rect: Rect, layout: Layout) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    child.spacing_mut().item_spacing.x = 7.0;
    child
}

/// The row with month, unit, chips and what can be done with the whole grid.
pub(super) fn filter_row(ui: &mut Ui, stage: &mut Stage<'_>, shown: &Shown, area: Rect) {
    ui.painter().rect_filled(area, 0.0, ink(stage.theme.win));
    ui.painter().hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, ink(stage.theme.line)),
    );
    let inner = area.shrink2(vec2(12.0, 0.0));
    let mut right = across(ui, inner, Layout::right_to_left(Align::Center));
    whole(&mut right, stage, shown);
    let end = right.min_rect().left() - 8.0;
    let room = inner.with_max_x(end);
    let mut left = across(ui, room, Layout::left_to_right(Align::Center));
    left.set_clip_rect(room.expand(3.0).intersect(ui.clip_rect()));
    month(&mut left, stage);
    unit(&mut left, stage);
    left.add_space(6.0);
    chips(&mut left, stage, shown, end);
}

fn whole(ui: &mut Ui, stage: &mut Stage<'_>, shown: &Shown) {
    let look = look(stage);
    if push_button(ui, look, look.say(words::BACK)).clicked() {
        stage.actions.command(Command::PageGantt);
    }
    if push_button(ui, look, look.say(words::COPY_TABLE))
        .on_hover_text(look.say(words::COPY_TABLE_TIP))
        .clicked()
    {
        let ids: Vec<Id> = shown.rows.iter().map(|row| row.id.clone()).collect();
        let table = copy_round(stage.plan, stage.assessment, &ids, stage.language);
        let told = words::TABLE_COPIED.fill(stage.language, &[("n", &ids.len())]);
        stage.actions.push(Action::CopyText(table));
        stage.actions.push(Action::Tell(told));
    }
    if push_button(ui, look, look.say(words::PASTE))
        .on_hover_text(look.say(words::PASTE_TIP))
        .clicked()
    {
        stage.view.monthly.asked = Some(Command::Paste);
        ui.ctx().request_repaint();
    }
}

/// The month follows the as-of date; choosing one moves the date to its last day, or to today in the running month.
fn month(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = look(stage);
    caption(ui, stage, look.say(words::MONTH));
    let now = text::month(stage.as_of.year(), stage.as_of.month(), stage.language);
    let button = drop_button(ui, look, &now, look.say(words::MONTH));
    drop_list::under(&button, |ui| {
        for step in MONTHS.rev() {
            let Some(day) = stage
                .as_of
                .first_of_month()
                .checked_add(jiff::Span::new().months(step))
                .ok()
            else {
                continue;
            };
            let words = text::month(day.year(), day.month(), stage.language);
            if drop_list::pick(ui, step == 0, &words) && step != 0 {
                stage
                    .actions
                    .push(Action::SetAsOf(last_day(day, stage.today)));
            }
        }
    });
}

fn last_day(month: Day, today: Day) -> Day {
    if (month.year(), month.month()) == (today.year(), today.month()) {
        today
    } else {
        month.last_of_month()
    }
}

fn unit(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = look(stage);
    caption(ui, stage, look.say(words::UNIT));
    let all = look.say(words::ALL_UNITS);
    let now = stage.view.monthly.unit.clone();
    let name = now.as_ref().map(|id| stage.plan.unit_label(id));
    let shown = name.as_deref().unwrap_or(all);
    let short: String = if shown.chars().count() > 10 {
        shown.chars().take(9).chain(['…']).collect()
    } else {
        shown.to_owned()
    };
    let button = drop_button(ui, look, &short, look.say(words::UNIT));
    drop_list::under(&button, |ui| {
        if drop_list::pick(ui, now.is_none(), all) && cells::commit(stage) {
            stage.view.monthly.unit = None;
        }
        let mut picked = None;
        unit_list::units(ui, stage, For::View, now.as_ref(), |id| picked = Some(id));
        if picked.is_some() && cells::commit(stage) {
            stage.view.monthly.unit = picked;
        }
    });
}

fn chips(ui: &mut Ui, stage: &mut Stage<'_>, shown: &Shown, end: f32) {
    let look = look(stage);
    let chips = RoundFilter::ALL.map(|filter| {
        let (glyph, phrase, act): (_, _, fn(&mut Stage<'_>)) = match filter {
            RoundFilter::AllOpen => (None, words::ALL_OPEN, |stage| {
                choose(stage, RoundFilter::AllOpen);
            }),
            RoundFilter::Missing => (None, words::MISSING, |stage| {
                choose(stage, RoundFilter::Missing);
            }),
            RoundFilter::Overdue => (Some(Status::Overdue), Status::Overdue.short(), |stage| {
                choose(stage, RoundFilter::Overdue);
            }),
            RoundFilter::Behind => (Some(Status::Behind), Status::Behind.short(), |stage| {
                choose(stage, RoundFilter::Behind);
            }),
            RoundFilter::Lower => (None, words::LOWER, |stage| {
                choose(stage, RoundFilter::Lower);
            }),
            RoundFilter::Same => (None, words::SAME, |stage| choose(stage, RoundFilter::Same)),
        };
        Chip {
            glyph,
            words: look.say(phrase).to_owned(),
            count: Some(shown.round.count(filter)),
            on: stage.view.monthly.filter == filter,
            closable: false,
            act,
        }
    });
    let wide = |one: &Chip| chip_width(one.glyph, &one.words, one.count, one.closable) + 7.0;
    let mut kept: f32 = chips.iter().filter(|one| one.on).map(wide).sum();
    for one in chips {
        // Chips without room leave the row, but never the one that is on.
        if one.on {
            kept -= wide(&one);
        } else if ui.cursor().left() + wide(&one) + kept > end + 7.0 {
            continue;
        }
        if chip(ui, look, &one).clicked() {
            (one.act)(stage);
        }
    }
}

/// Chooses a filter; the rows and their order are taken anew even where it was on already.
fn choose(stage: &mut Stage<'_>, filter: RoundFilter) {
    if !cells::commit(stage) {
        return;
    }
    stage.view.monthly.filter = filter;
    stage.view.monthly.listed = None;
    stage.view.monthly.reveal = true;
}

/// What a click on a figure of the head lists.
#[derive(Clone, Copy, PartialEq)]
enum Listed {
    /// Rows of the grid.
    Rows(RoundFilter),
    /// The tasks that have nothing left to fill.
    Complete,
    /// The tasks that begin later.
    Later,
}

/// A piece of the counting sentence: words, whether they stand out, and what they count.
fn pieces(stage: &Stage<'_>, shown: &Shown) -> Vec<(String, egui::Color32, bool, Listed)> {
    let theme = stage.theme;
    let missing = shown.round.count(RoundFilter::Missing);
    let of = |phrase: text::Phrase, n: usize| phrase.fill(stage.language, &[("n", &n)]);
    let (plain, note) = (ink(theme.t2), ink(theme.status(Status::Behind).word));
    let all = shown.round.rows.len();
    let (open, gaps) = (
        Listed::Rows(RoundFilter::AllOpen),
        Listed::Rows(RoundFilter::Missing),
    );
    let mut pieces = vec![
        (of(words::OPEN_TASKS, all), plain, false, open),
        (
            of(words::COMPLETE_TASKS, shown.round.complete()),
            plain,
            true,
            Listed::Complete,
        ),
    ];
    let later = all - shown.round.asked();
    if later > 0 {
        let words = of(words::LATER_TASKS, later);
        pieces.push((words, plain, false, Listed::Later));
    }
    if missing > 0 {
        pieces.push((of(words::MISSING_TASKS, missing), note, true, gaps));
        let cells = of(words::MISSING_CELLS, shown.round.missing_cells);
        pieces.push((cells, note, true, gaps));
    }
    pieces
}

/// Lists what a figure counts: rows of the grid in the grid, other tasks on the Gantt page.
fn list(stage: &mut Stage<'_>, shown: &Shown, listed: Listed) {
    if let Listed::Rows(filter) = listed {
        choose(stage, filter);
        return;
    }
    let rows = shown.round.rows.iter().filter(|row| match listed {
        Listed::Later => row.begins_later,
        _ => !row.begins_later && row.missing_cells() == 0,
    });
    let ids: Vec<Id> = rows.map(|row| row.id.clone()).collect();
    if !ids.is_empty() && cells::commit(stage) {
        stage.actions.push(Action::ShowTasks(ids));
    }
}

/// The head: the month, what is filled and what is missing, who lacks most, the next gap.
pub(super) fn head(ui: &mut Ui, stage: &mut Stage<'_>, shown: &Shown, area: Rect) {
    let theme = stage.theme;
    let look = look(stage);
    ui.painter().rect_filled(area, 0.0, ink(theme.panel));
    ui.painter().hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.line)),
    );
    let inner = area.shrink2(vec2(12.0, 0.0));
    let mut right = across(ui, inner, Layout::right_to_left(Align::Center));
    let next = format!("{}  F8", look.say(words::NEXT_MISSING));
    if plain_button(&mut right, look, &next).clicked() && cells::commit(stage) {
        keys::gap(stage, shown);
    }
    let end = right.min_rect().left() - 12.0;
    let mut left = across(
        ui,
        inner.with_max_x(end),
        Layout::left_to_right(Align::Center),
    );
    let month = text::month(stage.as_of.year(), stage.as_of.month(), stage.language);
    let title = words::TITLE.fill(stage.language, &[("month", &month)]);
    said(&mut left, &title, ink(theme.t1), fonts::bold(15.0));
    left.add_space(6.0);
    for (at, (words, color, bold, listed)) in pieces(stage, shown).into_iter().enumerate() {
        let font = if bold {
            fonts::bold(12.0)
        } else {
            fonts::regular(12.0)
        };
        let tip = match listed {
            Listed::Rows(_) => words::LIST_ROWS,
            Listed::Complete | Listed::Later => words::LIST_TASKS,
        };
        if figure(&mut left, look, ("piece", at), (&words, tip), color, font) {
            list(stage, shown, listed);
        }
    }
    progress(&mut left, stage, shown);
    let from = left.min_rect().right() + 16.0;
    if end - from > 120.0 {
        worst(
            ui,
            stage,
            shown,
            Rect::from_x_y_ranges(from..=end, area.y_range()),
        );
    }
}

/// A figure of the head; whether it was clicked.
fn figure(
    ui: &mut Ui,
    look: Look,
    key: (&str, usize),
    (words, tip): (&str, text::Phrase),
    color: egui::Color32,
    font: egui::FontId,
) -> bool {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, color);
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color);
    let id = ui.scope_id().with(("figure", key));
    figure_at(ui, look, id, rect, color, (words, look.say(tip)))
}

fn said(ui: &mut Ui, words: &str, color: egui::Color32, font: egui::FontId) {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, color);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// How much of all cells is filled.
fn progress(ui: &mut Ui, stage: &Stage<'_>, shown: &Shown) {
    let theme = stage.theme;
    let all = shown.round.asked() * 4;
    let filled = all - shown.round.missing_cells;
    let width = ui.available_width().clamp(0.0, 180.0);
    if width < 60.0 {
        return;
    }
    ui.add_space(6.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 9.0), Sense::hover());
    let share = if all == 0 {
        1.0
    } else {
        filled as f32 / all as f32
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, ink(theme.sunk));
    let part = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    painter.rect_filled(part, 0.0, ink(theme.t3));
    painter.rect_stroke(
        rect,
        0.0,
        Stroke::new(1.0, ink(theme.line)),
        StrokeKind::Inside,
    );
    response.on_hover_text(format!("{filled} / {all}"));
}

/// The units that lack most, at the right as far as there is room; each lists its rows.
fn worst(ui: &mut Ui, stage: &mut Stage<'_>, shown: &Shown, area: Rect) {
    let look = look(stage);
    let color = ink(stage.theme.t3);
    let named: Vec<(Option<Id>, String)> = shown
        .round
        .worst
        .iter()
        .take(3)
        .map(|(unit, n)| {
            let name = match unit {
                Some(id) => stage.plan.unit_name(id),
                None => stage.say(words::NO_UNIT),
            };
            let words = words::WORST_UNIT.fill(stage.language, &[("unit", &name), ("n", n)]);
            (unit.clone(), words)
        })
        .collect();
    let head = look.say(words::WORST);
    let mut room = area.width() - text_width(head) - 4.0;
    let fits = named.iter().take_while(|(_, words)| {
        room -= text_width(words) + 12.0;
        room >= 0.0
    });
    let fits = fits.count();
    if fits == 0 {
        return;
    }
    let mut row = across(ui, area, Layout::right_to_left(Align::Center));
    row.spacing_mut().item_spacing.x = 12.0;
    for (at, (unit, words)) in named.into_iter().take(fits).enumerate().rev() {
        let font = fonts::regular(12.0);
        let Some(unit) = unit else {
            said(&mut row, &words, color, font);
            continue;
        };
        let named = (words.as_str(), words::LIST_ROWS);
        if figure(&mut row, look, ("worst", at), named, color, font) && cells::commit(stage) {
            stage.view.monthly.unit = Some(unit);
            choose(stage, RoundFilter::Missing);
        }
    }
    row.spacing_mut().item_spacing.x = 0.0;
    said(&mut row, head, color, fonts::regular(12.0));
}

/// The foot: last month's whole text of the field, the keys, and the end of the month.
pub(super) fn foot(ui: &mut Ui, stage: &mut Stage<'_>, shown: &Shown, area: Rect) {
    let theme = stage.theme;
    let look = look(stage);
    ui.painter().rect_filled(area, 0.0, ink(theme.sunk));
    ui.painter().hline(
        area.x_range(),
        area.top() + 0.5,
        Stroke::new(1.0, ink(theme.ctl)),
    );
    let inner = area.shrink2(vec2(12.0, 0.0));
    let mut right = across(ui, inner, Layout::right_to_left(Align::Center));
    if main_button(&mut right, look, look.say(words::FINISH)).clicked() && cells::commit(stage) {
        finish(stage, shown);
    }
    right.add_space(8.0);
    if area.width() > 1200.0 {
        key_caps(&mut right, stage, area.width() > 1360.0);
    }
    let end = right.min_rect().left() - 12.0;
    let Some((task, field)) = stage
        .view
        .monthly
        .cell
        .clone()
        .and_then(|(id, field)| Some((Arc::clone(stage.plan.task(&id)?), field)))
    else {
        return;
    };
    let before =
        note_before_month(&task, stage.as_of).map_or_else(String::new, |note| field.text(note));
    let name = cells::name(stage, &task, field);
    let mut left = across(
        ui,
        inner.with_max_x(end),
        Layout::left_to_right(Align::Center),
    );
    said(&mut left, &name, ink(theme.t1), fonts::bold(12.0));
    left.add_space(8.0);
    let shown_text = if before.trim().is_empty() {
        look.say(words::NOTHING_BEFORE).to_owned()
    } else {
        words::BEFORE_IS.fill(stage.language, &[("text", &before)])
    };
    let copy = look.say(words::COPY_BEFORE);
    let room = left.available_width() - text_width(copy) - 20.0;
    let mut job = egui::text::LayoutJob::simple(
        shown_text.clone(),
        fonts::regular(12.0),
        ink(theme.t2),
        room.max(60.0),
    );
    job.wrap.max_rows = 3;
    let galley = left.painter().layout_job(job);
    let (rect, response) = left.allocate_exact_size(galley.size(), Sense::hover());
    left.painter().galley(rect.min, galley, ink(theme.t2));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &shown_text));
    response.on_hover_text(shown_text);
    left.add_space(4.0);
    if before.trim().is_empty() {
        return;
    }
    if read_only::changes(&mut left, |ui| link(ui, look, copy)).clicked() {
        keys::edit_with(stage, before);
    }
}

fn key_caps(ui: &mut Ui, stage: &Stage<'_>, all: bool) {
    let theme = stage.theme;
    let hints: &[(&[&str], text::Phrase)] = &[
        (&["Ctrl", "Z"], words::KEY_UNDO),
        (&["Ctrl", "V"], words::KEY_BLOCK),
        (&["Alt", "Enter"], words::KEY_LINE),
        (&["Enter"], words::KEY_NEXT_ROW),
        (&["Tab"], words::KEY_NEXT_CELL),
    ];
    let hints = if all { hints } else { &hints[2..] };
    for (caps, phrase) in hints {
        said(ui, stage.say(*phrase), ink(theme.t3), fonts::regular(12.0));
        for cap in caps.iter().rev() {
            let size = vec2(text_width(cap) + 12.0, 18.0);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            ui.painter().rect(
                rect,
                3.0,
                ink(theme.panel),
                Stroke::new(1.0, ink(theme.line)),
                StrokeKind::Inside,
            );
            write(
                ui.painter(),
                rect.center(),
                Align2::CENTER_CENTER,
                cap,
                fonts::regular(12.0),
                ink(theme.t2),
                rect.width(),
            );
        }
        ui.add_space(8.0);
    }
}

/// Goes to what is still missing and says how much; back to the tasks where nothing is.
fn finish(stage: &mut Stage<'_>, shown: &Shown) {
    let tasks = shown.round.count(RoundFilter::Missing);
    if tasks == 0 {
        let sentence = stage.say(words::NOTHING_MISSING).to_owned();
        stage.actions.push(Action::Tell(sentence));
        stage.actions.command(Command::PageGantt);
        return;
    }
    let sentence = words::STILL_MISSING.fill(
        stage.language,
        &[("tasks", &tasks), ("cells", &shown.round.missing_cells)],
    );
    stage.actions.push(Action::Tell(sentence));
    keys::gap(stage, shown);
}
