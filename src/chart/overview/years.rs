//! Tasks by due year: a bar a year, its parts the statuses with their patterns and counts.

use super::board::{Board, INSET, Ink, Target, Under, tip};
use super::facts::of;
use super::{Look, pattern};
use crate::assess::{Figure, Rate, Slice, Status, Tally};
use crate::chart::theme::size;
use crate::chart::{Align, Point, Rect, metrics};
use crate::text::{overview_words as words, percent};

/// The least height of a year: its bar alone.
const LEAST: f64 = 22.0;
/// From here on a year has its line of completed tasks.
const WITH_LINE: f64 = 38.0;

pub(super) fn draw(board: &mut Board, look: &Look<'_>, rect: Rect) {
    let (body, _) = board.card(
        rect,
        look,
        look.say(words::BY_YEAR),
        look.say(if look.still {
            words::BY_YEAR_STILL
        } else {
            words::BY_YEAR_NOTE
        }),
        0.0,
    );
    let legend = legend(look, rect.w - 2.0 * INSET);
    let high = 6.0 + 18.0 * legend.len() as f64;
    let foot = body.bottom() - high;
    board.hair(body.x + 1.0, foot, body.w - 2.0, look);
    for (line, items) in legend.into_iter().enumerate() {
        let y = foot + 3.0 + 18.0 * line as f64 + 9.0;
        for (x, status, word) in items {
            let left = rect.x + INSET + x;
            let cell = Rect::new(left, y - 5.0, 15.0, 10.0);
            pattern::fill(&mut board.scene, cell, status, look.theme, 1.0);
            let ink = Ink::small(look.theme.t2);
            let name = board.put(Point::new(left + 20.0, y), &word, ink, Align::Left, 200.0);
            let count = of(&look.facts.all, status);
            if count > 0 {
                let at = Point::new(name.x, name.bottom());
                let whole = Rect::from_edges(left, name.y, name.right(), name.bottom());
                let spoken = look.fill(
                    words::SPOKEN_IN,
                    &[
                        ("place", &look.say(words::BY_YEAR)),
                        ("name", &word),
                        ("value", &count),
                    ],
                );
                let to = (
                    Target::Tasks(Slice::All, Figure::Status(status)),
                    spoken,
                    tip(look, &word, count),
                );
                board.area(whole, Under::Line(at, name.w, look.theme.t2), to);
            }
        }
    }
    let area = Rect::from_edges(body.x, body.y + 4.0, body.right(), foot - 2.0);
    rows(board, look, area);
}

/// The entries of the legend in as many lines as they need: x, status, word.
fn legend(look: &Look<'_>, room: f64) -> Vec<Vec<(f64, Status, String)>> {
    let mut lines = vec![Vec::new()];
    let mut x = 0.0;
    for status in pattern::ORDER {
        let word = status.counted().of(look.language).to_owned();
        let wide = 20.0 + metrics::width(&word, size::font::SMALL, false);
        if x > 0.0 && x + wide > room {
            lines.push(Vec::new());
            x = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push((x, status, word));
        }
        x += wide + 10.0;
    }
    lines
}

fn rows(board: &mut Board, look: &Look<'_>, area: Rect) {
    let facts = look.facts;
    if facts.years.is_empty() {
        return;
    }
    // Years that have no room are left to the total of all; the nearest to the as-of date stay.
    let most = ((area.h / LEAST).floor() as usize).max(1);
    let mut years: Vec<(Option<i16>, Tally)> = facts.years.clone();
    if years.len() > most {
        let now = facts.as_of.year();
        years.sort_by_key(|(year, _)| year.map_or(i16::MAX, |year| (year - now).abs()));
        years.truncate(most);
        years.sort_by_key(|(year, _)| year.unwrap_or(i16::MAX));
    }
    let high = (area.h / years.len() as f64).min(66.0);
    let top = area.y + ((area.h - high * years.len() as f64) / 2.0).max(0.0);
    let largest = years
        .iter()
        .map(|(_, tally)| tally.tasks())
        .max()
        .unwrap_or(1);
    for (place, (year, tally)) in years.iter().enumerate() {
        let row = Rect::new(area.x, top + high * place as f64, area.w, high);
        one(board, look, row, *year, tally, largest.max(1));
    }
}

fn one(
    board: &mut Board,
    look: &Look<'_>,
    row: Rect,
    year: Option<i16>,
    tally: &Tally,
    largest: usize,
) {
    let theme = look.theme;
    let name = match year {
        Some(year) => look.fill(words::YEAR, &[("year", &year)]),
        None => look.say(words::NO_DATE).to_owned(),
    };
    let lined = row.h >= WITH_LINE;
    let bar_high = if lined {
        (row.h - 22.0).min(30.0)
    } else {
        (row.h - 4.0).min(24.0)
    };
    let bar_top = if lined {
        row.y + (row.h - bar_high - 16.0) / 2.0
    } else {
        row.y + (row.h - bar_high) / 2.0
    };
    let middle = bar_top + bar_high / 2.0;
    let left = row.x + INSET + 60.0;
    let right = row.right() - INSET;
    board.put(
        Point::new(row.x + INSET, middle),
        &name,
        Ink::body(theme.t1),
        Align::Left,
        56.0,
    );
    let total = look.fill(words::N_ITEMS, &[("n", &tally.tasks())]);
    let total_room = Ink::body(theme.t1).width(&look.fill(words::N_ITEMS, &[("n", &largest)]));
    let slice = || Slice::Year(year);
    let definition = match year {
        Some(_) => look.fill(words::DEF_YEAR, &[("year", &name)]),
        None => look.say(words::DEF_WITHOUT_DATE).to_owned(),
    };
    board.click(
        Point::new(right, middle),
        &total,
        Ink::body(theme.t1),
        Align::Right,
        120.0,
        (
            Target::Tasks(slice(), Figure::All),
            look.fill(words::SPOKEN, &[("name", &name), ("value", &tally.tasks())]),
            tip(look, &definition, tally.tasks()),
        ),
    );
    let whole = (right - total_room - 14.0 - left).max(20.0);
    let per_task = whole / largest as f64;
    let mut x = left;
    for status in pattern::ORDER {
        let count = of(tally, status);
        if count == 0 {
            continue;
        }
        let part = Rect::new(x, bar_top, (per_task * count as f64).max(2.0), bar_high);
        x = part.right();
        pattern::fill(&mut board.scene, part, status, theme, 1.0);
        pattern::count(board, part, status, count, theme);
        let word = status.counted().of(look.language);
        let definition = look.fill(
            words::DEF_YEAR_STATUS,
            &[("year", &name), ("status", &word)],
        );
        let spoken = look.fill(
            words::SPOKEN_IN,
            &[("place", &name), ("name", &word), ("value", &count)],
        );
        board.area(
            part,
            Under::Frame,
            (
                Target::Tasks(slice(), Figure::Status(status)),
                spoken,
                tip(look, &definition, count),
            ),
        );
    }
    if lined {
        let rate = tally
            .rate(Rate::Completion)
            .fraction()
            .map_or_else(|| "–".to_owned(), percent);
        let text = look.fill(
            words::YEAR_DONE,
            &[
                ("done", &tally.count(Figure::Done)),
                ("closed", &of(tally, Status::ClosedOut)),
                ("rate", &rate),
            ],
        );
        let spoken = format!("{name} {text}");
        let definition = look.fill(
            words::DEF_YEAR_STATUS,
            &[
                ("year", &name),
                ("status", &look.say(crate::text::common_words::COMPLETED)),
            ],
        );
        board.click(
            Point::new(left, bar_top + bar_high + 9.0),
            &text,
            Ink::small(theme.t3),
            Align::Left,
            right - left,
            (
                Target::Tasks(slice(), Figure::Done),
                spoken,
                tip(look, &definition, tally.count(Figure::Done)),
            ),
        );
    }
}
