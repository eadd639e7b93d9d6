//! The table of lead units, the worst first, with the statuses of their tasks as cells.

use super::board::{Board, INSET, Ink, Target, tip};
use super::facts::{UnitTally, of};
use super::lists::whole_rows;
use super::{Look, pattern};
use crate::assess::{Figure, Rate, Slice, Status, Tally};
use crate::chart::theme::size;
use crate::chart::{Align, Color, Point, Rect};
use crate::plan::Id;
use crate::text::{Phrase, common_words, overview_words as words};
use std::ops::Range;

/// Height of a row.
pub const ROW: f64 = size::ROW;

/// A column of numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Tasks,
    Done,
    Closed,
    Overdue,
    Behind,
    Rate,
}

impl Number {
    const ALL: [Self; 6] = [
        Self::Tasks,
        Self::Done,
        Self::Closed,
        Self::Overdue,
        Self::Behind,
        Self::Rate,
    ];

    fn heading(self) -> Phrase {
        match self {
            Self::Tasks => words::COL_TASKS,
            Self::Done => words::COL_DONE,
            Self::Closed => words::COL_CLOSED,
            Self::Overdue => words::COL_OVERDUE,
            Self::Behind => words::COL_BEHIND,
            Self::Rate => words::COL_RATE,
        }
    }

    fn figure(self) -> Figure {
        match self {
            Self::Tasks => Figure::All,
            Self::Done | Self::Rate => Figure::Done,
            Self::Closed => Figure::Status(Status::ClosedOut),
            Self::Overdue => Figure::Status(Status::Overdue),
            Self::Behind => Figure::Status(Status::Behind),
        }
    }

    fn count(self, tally: &Tally) -> usize {
        tally.count(self.figure())
    }

    fn text(self, tally: &Tally) -> String {
        match (self, self.count(tally)) {
            (Self::Rate, _) => tally
                .rate(Rate::Completion)
                .fraction()
                .map_or_else(|| "–".to_owned(), |rate| format!("{:.0}%", rate * 100.0)),
            (_, 0) => "–".to_owned(),
            (_, count) => count.to_string(),
        }
    }
}

/// Where the columns stand.
#[derive(Clone, Copy)]
struct Columns {
    name: f64,
    name_room: f64,
    mix: f64,
    mix_room: f64,
    /// Right ends.
    numbers: [f64; 6],
}

fn columns(look: &Look<'_>, left: f64, wide: f64) -> Columns {
    let ink = Ink::small(look.theme.t3);
    let total = &look.facts.all;
    let mut right = left + wide - INSET;
    let mut numbers = [0.0; 6];
    for (place, number) in Number::ALL.into_iter().enumerate().rev() {
        numbers[place] = right;
        let heading = ink.width(look.say(number.heading()));
        let digits = Ink::body(look.theme.t1).bold().width(&number.text(total));
        right -= heading.max(digits).max(24.0) + 14.0;
    }
    let name = left + INSET;
    let room = right - name;
    let name_room = (room * 0.46).clamp(80.0, 190.0);
    let mix = name + name_room + 8.0;
    Columns {
        name,
        name_room,
        mix,
        mix_room: right - mix,
        numbers,
    }
}

/// The note after the title and the place of the words that copy the table.
pub(super) fn frame(board: &mut Board, look: &Look<'_>, rect: Rect) {
    let note = look.fill(words::BY_UNIT_NOTE, &[("n", &look.facts.units.len())]);
    let copy = if look.still {
        ""
    } else {
        look.say(words::COPY_TABLE)
    };
    let ink = Ink::small(look.theme.acc);
    let copy_room = ink.width(copy) + 12.0;
    let (body, _) = board.card(rect, look, look.say(words::BY_UNIT), &note, copy_room);
    if !copy.is_empty() {
        board.click(
            Point::new(rect.right() - INSET, rect.y + size::PANEL_TITLE / 2.0),
            copy,
            ink,
            Align::Right,
            copy_room,
            (Target::CopyUnits, copy.to_owned(), String::new()),
        );
    }
    let head = Rect::new(body.x + 1.0, body.y + 1.0, body.w - 2.0, size::COLUMN_HEAD);
    board.scene.fill(head, look.theme.sunk);
    let columns = columns(look, rect.x, rect.w);
    let ink = Ink::small(look.theme.t3);
    let middle = head.center().y;
    board.put(
        Point::new(columns.name, middle),
        look.say(words::UNIT),
        ink,
        Align::Left,
        columns.name_room,
    );
    let each = look.say(words::MIX_EACH);
    let mix = if ink.width(each) <= columns.mix_room {
        each
    } else {
        look.say(words::MIX)
    };
    board.put(
        Point::new(columns.mix, middle),
        mix,
        ink,
        Align::Left,
        columns.mix_room,
    );
    for (number, right) in Number::ALL.into_iter().zip(columns.numbers) {
        board.put(
            Point::new(right, middle),
            look.say(number.heading()),
            ink,
            Align::Right,
            90.0,
        );
    }
    board.hair(body.x + 1.0, head.bottom(), body.w - 2.0, look);
    let total = total_place(rect);
    board.scene.fill(
        Rect::new(total.x + 1.0, total.y, total.w - 2.0, total.h - 1.0),
        look.theme.group,
    );
    let name = look.say(words::TOTAL).to_owned();
    row(board, look, total, &columns, &name, None, &look.facts.all);
}

/// The place of the rows between the heads and the total.
pub fn rows_place(card: Rect) -> Rect {
    let top = card.y + size::PANEL_TITLE + size::COLUMN_HEAD + 1.0;
    Rect::new(
        card.x + 1.0,
        top,
        card.w - 2.0,
        whole_rows(total_place(card).y - top),
    )
}

fn total_place(card: Rect) -> Rect {
    Rect::new(card.x, card.bottom() - 26.0, card.w, 26.0)
}

/// Some rows of the table, the first at the top; `width` is the card's.
pub fn rows(look: &Look<'_>, places: Range<usize>, width: f64) -> Board {
    let mut board = Board::new(width, places.len() as f64 * ROW);
    let columns = columns(look, 0.0, width);
    let units = look.facts.units.get(places).unwrap_or_default();
    for (place, UnitTally { unit, name, tally }) in units.iter().enumerate() {
        let area = Rect::new(0.0, place as f64 * ROW, width, ROW);
        board.hair(1.0, area.bottom() - 0.5, width - 2.0, look);
        let shown = if name.is_empty() {
            look.say(words::NO_UNIT)
        } else {
            name
        };
        row(&mut board, look, area, &columns, shown, Some(unit), tally);
    }
    board
}

/// As many rows as fit, the rest in one row of their sum; for pictures, which do not scroll.
pub fn rows_that_fit(look: &Look<'_>, place: Rect, width: f64) -> Board {
    let units = &look.facts.units;
    let fit = (place.h / ROW).floor() as usize;
    if units.len() <= fit {
        return rows(look, 0..units.len(), width);
    }
    let shown = fit.saturating_sub(1);
    let mut board = rows(look, 0..shown, width);
    let mut rest = Tally::default();
    for unit in units.iter().skip(shown) {
        rest.merge(&unit.tally);
    }
    let name = look.fill(words::OTHER_UNITS, &[("n", &(units.len() - shown))]);
    let area = Rect::new(0.0, shown as f64 * ROW, width, ROW);
    let columns = columns(look, 0.0, width);
    // Nothing in a picture is clicked, so the row needs no figure of its own.
    let narrow = Columns {
        mix_room: 0.0,
        ..columns
    };
    row(&mut board, look, area, &narrow, &name, None, &rest);
    mix(&mut board, look, &columns, area.center().y, &rest);
    board
}

/// A row; `unit` is the lead unit it stands for, `None` the total.
fn row(
    board: &mut Board,
    look: &Look<'_>,
    area: Rect,
    columns: &Columns,
    name: &str,
    unit: Option<&Option<Id>>,
    tally: &Tally,
) {
    let theme = look.theme;
    let middle = area.center().y;
    let slice = || unit.map_or(Slice::All, |unit| Slice::LeadUnit(unit.clone()));
    let total = unit.is_none();
    let ink = |color: Color, bold: bool| {
        let ink = Ink::body(color);
        if bold { ink.bold() } else { ink }
    };
    let at = Point::new(columns.name, middle);
    if total {
        board.put(
            at,
            name,
            ink(theme.t1, columns.mix_room > 0.0),
            Align::Left,
            columns.name_room + columns.mix_room,
        );
    } else {
        let definition = look.fill(words::DEF_UNIT, &[("unit", &name)]);
        board.click(
            at,
            name,
            ink(theme.t1, false),
            Align::Left,
            columns.name_room,
            (
                Target::Tasks(slice(), Figure::All),
                name.to_owned(),
                tip(look, &definition, tally.tasks()),
            ),
        );
        mix(board, look, columns, middle, tally);
    }
    for (number, right) in Number::ALL.into_iter().zip(columns.numbers) {
        let count = number.count(tally);
        let text = number.text(tally);
        let at = Point::new(right, middle);
        let color = match (number, count) {
            (Number::Rate, _) => theme.t2,
            (_, 0) => theme.t4,
            (Number::Overdue, _) => theme.status(Status::Overdue).word,
            (Number::Behind, _) => theme.status(Status::Behind).word,
            _ => theme.t1,
        };
        let alarm = matches!(number, Number::Overdue | Number::Behind) && count > 0;
        let ink = ink(color, alarm);
        if text == "–" {
            board.put(at, &text, ink, Align::Right, 90.0);
            continue;
        }
        let heading = look.say(number.heading());
        let status = match number {
            Number::Tasks => look.say(words::TASKS),
            Number::Done | Number::Rate => look.say(common_words::COMPLETED),
            Number::Closed => look.say(common_words::CLOSED_OUT),
            Number::Overdue => look.say(common_words::OVERDUE),
            Number::Behind => look.say(common_words::BEHIND),
        };
        let definition = look.fill(
            words::DEF_UNIT_STATUS,
            &[("unit", &name), ("status", &status)],
        );
        let spoken = look.fill(
            words::SPOKEN_IN,
            &[("place", &name), ("name", &heading), ("value", &text)],
        );
        board.click(
            at,
            &text,
            ink,
            Align::Right,
            90.0,
            (
                Target::Tasks(slice(), number.figure()),
                spoken,
                tip(look, &definition, count),
            ),
        );
    }
}

/// The statuses as cells of one task each, or in proportion where they have no room.
fn mix(board: &mut Board, look: &Look<'_>, columns: &Columns, middle: f64, tally: &Tally) {
    const HIGH: f64 = 11.0;
    let tasks = tally.tasks() as f64;
    let pitch = (columns.mix_room / tasks.max(1.0)).min(19.0);
    let mut x = columns.mix;
    let top = middle - HIGH / 2.0;
    if pitch < 7.0 {
        // No room for a cell a task: one bar in proportion.
        for status in pattern::ORDER {
            let wide = columns.mix_room * of(tally, status) as f64 / tasks.max(1.0);
            if wide > 0.0 {
                let area = Rect::new(x, top, wide, HIGH);
                pattern::fill(&mut board.scene, area, status, look.theme, 0.75);
                x += wide;
            }
        }
        return;
    }
    let gap = if pitch < 12.0 { 1.0 } else { 3.0 };
    for status in pattern::ORDER {
        for _ in 0..of(tally, status) {
            let area = Rect::new(x, top, pitch - gap, HIGH);
            pattern::fill(&mut board.scene, area, status, look.theme, 0.75);
            x += pitch;
        }
    }
}

/// The whole table as text that a spreadsheet takes: heads, units, total.
pub fn as_text(look: &Look<'_>) -> String {
    let mut heads = vec![look.say(words::UNIT)];
    heads.extend(Number::ALL.map(|number| look.say(number.heading())));
    heads.extend(
        [Status::OnSchedule, Status::NotStarted].map(|status| status.word().of(look.language)),
    );
    let mut text = heads.join("\t");
    let total = look.say(words::TOTAL);
    let rows = look
        .facts
        .units
        .iter()
        .map(|UnitTally { name, tally, .. }| {
            let name = if name.is_empty() {
                look.say(words::NO_UNIT)
            } else {
                name
            };
            (name, tally)
        })
        .chain([(total, &look.facts.all)]);
    for (name, tally) in rows {
        text.push('\n');
        // A tab or line break inside a name would shift the columns.
        text += &name.replace(['\t', '\n', '\r'], " ");
        for number in Number::ALL {
            text.push('\t');
            text += &match number {
                Number::Rate => number.text(tally),
                _ => number.count(tally).to_string(),
            };
        }
        for status in [Status::OnSchedule, Status::NotStarted] {
            text += &format!("\t{}", of(tally, status));
        }
    }
    text.push('\n');
    text
}
