//! The calendar strip: who inspected in which month, by level; a tile selects its record.

use super::card::{self, ROW};
use super::names;
use super::order::Records;
use super::tile::{self, Manner};
use crate::assess::{FindingCounts, Status};
use crate::chart::theme::size;
use crate::chart::{Point, Scene, glyph};
use crate::plan::{Day, InspectionKind, InspectionRecord, SupervisionLevel};
use crate::text::{Language, date, month, supervision_words as words};
use crate::ui::widgets::look::{self as drawn, SMALL, ink};
use crate::ui::widgets::{Icon, figure_at, icon_button};
use crate::ui::{Stage, paint};
use egui::accesskit::Role;
use egui::{Align, Align2, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Width of the names of the levels, and of the counts.
const LABEL: f32 = 232.0;
const COUNT: f32 = 58.0;
/// The least width of a month.
const MONTH: f32 = 44.0;
/// Height of years and of months.
const LINE: f32 = 18.0;

/// Height of the strip: title, head and a row for each level.
pub(super) fn height(levels: usize) -> f32 {
    card::TITLE + 2.0 * LINE + ROW * levels as f32 + 2.0
}

/// The rows: the four levels, and a fifth where a record names none.
pub(super) fn levels(records: &Records) -> Vec<Option<SupervisionLevel>> {
    let mut levels: Vec<_> = SupervisionLevel::ALL.into_iter().map(Some).collect();
    if records.by_level.contains_key(&None) {
        levels.push(None);
    }
    levels
}

/// Months since year 0.
fn index(day: Day) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// The first month shown: as many months as fit, up to the one after the as-of date or the last planned one, moved back
/// as the user asked.
fn first_month(latest: Option<Day>, as_of: Day, count: i32, back: i32) -> i32 {
    let planned = latest.map(index);
    let last = (index(as_of) + 1).max(planned.unwrap_or(i32::MIN).min(index(as_of) + 6));
    last - count + 1 - back
}

/// Draws the strip.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect, records: &Records) {
    let title = stage.say(words::STRIP);
    let wide = rect.width() > 1300.0;
    let aside = if wide && stage.language == Language::Zh {
        stage.say(words::STRIP_ASIDE)
    } else {
        ""
    };
    let (free, body) = card::card(ui, stage, rect, title, aside);
    legend(ui, stage, free);
    let levels = levels(records);
    let label = LABEL
        .min((rect.width() * 0.2).max(180.0))
        .min(rect.width() * 0.3);
    let chart = Rect::from_min_max(
        pos2(body.left() + label, body.top()),
        pos2(body.right() - COUNT, body.bottom()),
    );
    let count = ((chart.width() / MONTH).floor() as i32).clamp(6, 48);
    let width = chart.width() / count as f32;
    let first = first_month(
        records.latest,
        stage.as_of,
        count,
        stage.view.supervision.strip_back,
    );
    head(ui, stage, body, chart, first, count, width);
    let top = body.top() + 2.0 * LINE;
    let day = stage.as_of;
    let at = index(day) - first;
    let share = (f32::from(day.day()) - 0.5) / f32::from(day.days_in_month());
    let as_of = chart.left() + (at as f32 + share) * width;
    if as_of < chart.right() {
        let later = Rect::from_min_max(pos2(as_of.max(chart.left()), top), chart.max);
        ui.painter().rect_filled(later, 0.0, ink(stage.theme.shade));
    }
    for (place, level) in levels.iter().enumerate() {
        let y = top + ROW * place as f32;
        let row = Rect::from_min_size(pos2(body.left(), y), vec2(body.width(), ROW));
        level_row(ui, stage, row, chart, *level, first, count, width, records);
        if place > 0 {
            card::line(ui, stage, body, y);
        }
    }
    if (chart.left()..=chart.right()).contains(&as_of) {
        ui.painter().vline(
            as_of,
            (body.top() + LINE)..=chart.bottom(),
            Stroke::new(size::LINE_AS_OF as f32, ink(stage.theme.acc)),
        );
        pill(ui, stage, as_of, chart, body.top());
    }
}

fn pill(ui: &Ui, stage: &Stage<'_>, x: f32, chart: Rect, top: f32) {
    let text = words::AS_OF.fill(stage.language, &[("day", &date(stage.as_of))]);
    let galley = drawn::elided(
        ui.painter(),
        &text,
        drawn::bold(SMALL),
        ink(stage.theme.onacc),
        200.0,
    );
    let size = vec2(galley.size().x + 14.0, 17.0);
    let left = (x - size.x / 2.0)
        .min(chart.right() - size.x)
        .max(chart.left());
    let rect = Rect::from_min_size(pos2(left, top + 1.0), size);
    ui.painter().rect_filled(rect, 3.0, ink(stage.theme.acc));
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(at.min, galley, ink(stage.theme.onacc));
}

fn legend(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect) {
    let theme = stage.theme;
    let mut right = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    right.spacing_mut().item_spacing.x = 2.0;
    let look = super::look(stage);
    let on = stage.view.supervision.strip_back > 0;
    right.add_enabled_ui(on, |ui| {
        if icon_button(ui, look, Icon::Next, look.say(words::LATER), 20.0).clicked() {
            stage.view.supervision.strip_back = (stage.view.supervision.strip_back - 6).max(0);
        }
    });
    if icon_button(
        &mut right,
        look,
        Icon::Previous,
        look.say(words::EARLIER),
        20.0,
    )
    .clicked()
    {
        stage.view.supervision.strip_back += 6;
    }
    let mut x = right.min_rect().left() - 14.0;
    let kinds = InspectionKind::ALL.map(Some);
    let entries = std::iter::once(None).chain(kinds.into_iter().rev());
    for entry in entries {
        let text = stage.say(entry.map_or(words::PLANNED, names::kind));
        let galley = drawn::elided(
            ui.painter(),
            text,
            drawn::regular(SMALL),
            ink(theme.t3),
            200.0,
        );
        let left = x - galley.size().x - tile::SIDE - 5.0;
        if left < rect.left() {
            break;
        }
        let at = Align2::RIGHT_CENTER.anchor_size(pos2(x, rect.center().y), galley.size());
        ui.painter().galley(at.min, galley, ink(theme.t3));
        let manner = Manner {
            planned: entry.is_none(),
            ..Manner::default()
        };
        let kind = entry.unwrap_or_default();
        let middle = pos2(left + tile::SIDE / 2.0, rect.center().y);
        tile::draw(ui, stage, middle, kind, manner);
        x = left - 12.0;
    }
}

fn head(ui: &Ui, stage: &Stage<'_>, body: Rect, chart: Rect, first: i32, count: i32, width: f32) {
    let theme = stage.theme;
    let painter = ui.painter();
    let head = Rect::from_min_size(body.min, vec2(body.width(), 2.0 * LINE));
    painter.rect_filled(head, 0.0, ink(theme.sunk));
    card::line(ui, stage, body, head.bottom());
    let label = Rect::from_min_max(head.min, pos2(chart.left(), head.bottom()));
    card::words_in(
        ui,
        label.with_min_x(label.left() + 5.0),
        stage.say(words::LEVEL),
        false,
        ink(theme.t3),
        false,
    );
    let times = Rect::from_min_max(pos2(chart.right(), head.top()), head.max);
    card::words_in(
        ui,
        times.with_max_x(times.right() - 4.0),
        stage.say(words::TIMES),
        true,
        ink(theme.t3),
        false,
    );
    let hair = Stroke::new(1.0, ink(theme.hair));
    let edge = Stroke::new(1.0, ink(theme.line));
    for step in 0..count {
        let at = first + step;
        let x = chart.left() + step as f32 * width;
        let (year, of_year) = (at.div_euclid(12), at.rem_euclid(12) + 1);
        let begins = of_year == 1;
        let top = if begins {
            head.top()
        } else {
            head.top() + LINE
        };
        painter.vline(
            x,
            top..=chart.bottom(),
            if begins || step == 0 { edge } else { hair },
        );
        if begins || step == 0 {
            // A year whose months are few has no room for its name.
            let room = (12 - (of_year - 1)).min(count - step) as f32 * width;
            let name = words::YEAR_N.fill(stage.language, &[("n", &year)]);
            if crate::chart::metrics::width(&name, f64::from(SMALL), true) as f32 <= room - 8.0 {
                drawn::write(
                    painter,
                    pos2(x + 6.0, head.top() + LINE / 2.0 + 1.0),
                    Align2::LEFT_CENTER,
                    &name,
                    drawn::bold(SMALL),
                    ink(theme.t1),
                    room,
                );
            }
        }
        drawn::write(
            painter,
            pos2(x + width / 2.0, head.top() + LINE * 1.5),
            Align2::CENTER_CENTER,
            &words::MONTH_N.fill(stage.language, &[("n", &of_year)]),
            drawn::regular(SMALL),
            ink(theme.t3),
            width,
        );
    }
    painter.vline(chart.right(), head.top()..=chart.bottom(), edge);
}

fn level_row(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    row: Rect,
    chart: Rect,
    level: Option<SupervisionLevel>,
    first: i32,
    count: i32,
    width: f32,
    records: &Records,
) {
    let theme = stage.theme;
    let label = Rect::from_min_max(
        row.min + vec2(5.0, 0.0),
        pos2(chart.left() - 4.0, row.bottom()),
    );
    card::words_in(
        ui,
        label,
        stage.say(names::level(level)),
        false,
        ink(theme.t2),
        false,
    );
    let own = records.by_level.get(&level).map_or(&[][..], Vec::as_slice);
    let times = own.partition_point(|record| record.date <= stage.as_of);
    let from = |month: i32| own.partition_point(|record| index(record.date) < month);
    for (step, month) in (first..first + count).enumerate() {
        let found = &own[from(month)..from(month + 1)];
        let x = chart.left() + step as f32 * width;
        let cell = Rect::from_min_size(pos2(x, row.top()), vec2(width, row.height()));
        month_cell(ui, stage, cell, found);
    }
    let shown = if times == 0 {
        "–".to_owned()
    } else {
        times.to_string()
    };
    let cell = Rect::from_min_max(pos2(chart.right(), row.top()), row.max - vec2(4.0, 0.0));
    let color = ink(theme.t1);
    let painted = card::words_in(ui, cell, &shown, true, color, false);
    if times == 0 {
        return;
    }
    let id = ui.scope_id().with(("times", level));
    let name = format!("{} {shown}", stage.say(names::level(level)));
    let said = (name.as_str(), stage.say(words::LEVEL_TIP));
    if figure_at(ui, stage.look(), id, painted, color, said) {
        let filter = &mut stage.view.supervision.records.level;
        *filter = (*filter != Some(level)).then_some(level);
    }
}

fn month_cell(ui: &mut Ui, stage: &mut Stage<'_>, cell: Rect, found: &[Arc<InspectionRecord>]) {
    let step = tile::SIDE + 2.0;
    let day = stage.as_of;
    let late = |record: &InspectionRecord| FindingCounts::of(record, day).overdue > 0;
    let fits = (((cell.width() - 12.0) / step).floor() as usize).max(1);
    let shown = found.len().min(fits);
    // A record behind the last tile is reached by clicking on.
    let hidden = found.len() - shown;
    let marks = if found.iter().any(|record| late(record)) {
        10.0
    } else {
        0.0
    };
    let counted = if hidden > 0 { 16.0 } else { 0.0 };
    let wide = shown as f32 * step - 2.0;
    let mut x = cell.center().x
        - wide / 2.0
        - if shown > 1 {
            (marks + counted) / 2.0
        } else {
            0.0
        };
    for (place, record) in found.iter().take(shown).enumerate() {
        let last = place + 1 == shown;
        let mut target: &InspectionRecord = record;
        let selected = stage.view.supervision.record.clone();
        let chosen = found[place..]
            .iter()
            .position(|one| Some(&one.id) == selected.as_ref());
        if last && hidden > 0 {
            // The tile stands for all the rest: it shows the one selected and goes on to the next.
            let rest = &found[place..];
            target = chosen.map_or(&rest[0], |at| &rest[at]);
        }
        let middle = pos2(x + tile::SIDE / 2.0, cell.center().y);
        let area = Rect::from_center_size(middle, vec2(tile::SIDE + 2.0, cell.height()));
        let id = ui.scope_id().with(("tile", record.id.as_str()));
        let response = ui.interact(area, id, Sense::click());
        let manner = Manner {
            planned: target.date > stage.as_of,
            selected: Some(&target.id) == selected.as_ref(),
            hovered: response.hovered(),
        };
        tile::draw(ui, stage, middle, target.kind, manner);
        if response.has_focus() {
            let frame = Rect::from_center_size(middle, vec2(tile::SIDE, tile::SIDE));
            drawn::focus_frame(ui.painter(), frame, stage.theme);
        }
        if late(target) {
            mark(ui, stage, middle + vec2(tile::SIDE / 2.0 + 8.0, 0.0));
        }
        if last && hidden > 0 {
            let shift = if late(target) { 14.0 } else { 3.0 };
            drawn::write(
                ui.painter(),
                middle + vec2(tile::SIDE / 2.0 + shift, 0.0),
                Align2::LEFT_CENTER,
                &format!("×{}", hidden + 1),
                drawn::regular(size::font::AXIS as f32),
                ink(stage.theme.t3),
                30.0,
            );
        }
        let name = words::TILE.fill(
            stage.language,
            &[
                ("day", &date(target.date)),
                ("kind", &stage.say(names::kind(target.kind))),
                ("level", &stage.say(names::level(target.level))),
            ],
        );
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, manner.selected, &name));
        let tip = if hidden > 0 && last {
            let more = words::SEVERAL_TILE.fill(
                stage.language,
                &[
                    (
                        "month",
                        &month(target.date.year(), target.date.month(), stage.language),
                    ),
                    ("level", &""),
                    ("n", &hidden),
                ],
            );
            format!("{name}\n{more}")
        } else if target.unit.is_none() {
            name.clone()
        } else {
            format!("{name}\n{}", stage.plan.unit_word(target.unit.as_ref()))
        };
        if response.on_hover_text(tip).clicked() {
            let next = if last && hidden > 0 {
                let rest = &found[place..];
                &rest[chosen.map_or(0, |at| (at + 1) % rest.len())]
            } else {
                record
            };
            stage
                .actions
                .go(crate::ui::Going::Record(next.id.clone(), true));
        }
        x += step + if late(target) { 10.0 } else { 0.0 };
    }
}

/// The red square of an overdue finding, 8 points wide.
fn mark(ui: &Ui, stage: &Stage<'_>, at: egui::Pos2) {
    let mut scene = Scene::new(0.0, 0.0);
    glyph::status_in(
        &mut scene,
        Point::default(),
        Status::Overdue,
        stage.theme.status(Status::Overdue).fill,
        stage.theme.panel,
        0.75,
    );
    paint::paint(ui.painter(), &scene, at);
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_window_ends_after_the_as_of_date_or_with_what_is_planned() {
        let as_of = date(2021, 11, 20);
        let first = |latest, back| first_month(latest, as_of, 12, back);
        assert_eq!(first(None, 0), index(date(2021, 1, 1)));
        assert_eq!(first(Some(date(2022, 2, 1)), 0), index(date(2021, 3, 1)));
        assert_eq!(first(Some(date(2030, 1, 1)), 0), index(date(2021, 6, 1)));
        assert_eq!(first(None, 6), index(date(2020, 7, 1)));
    }
}
