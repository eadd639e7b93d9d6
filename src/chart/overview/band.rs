//! The band of key figures: all tasks and the six statuses.

use super::Look;
use super::board::{Board, INSET, Ink, Target, tip};
use super::facts::{of as of_status, ongoing};
use crate::assess::{Figure, Rate, Slice, Status};
use crate::chart::theme::size;
use crate::chart::{Align, Color, Point, Rect, Stroke, glyph};
use crate::text::{Phrase, common_words, date, month, overview_words as words, percent};

/// A line below a figure.
enum Note {
    Words(String),
    /// Words that open tasks: the count, the figure, its definition.
    Figure(String, usize, (Slice, Figure), String),
}

/// One of the seven.
struct Cell {
    status: Option<Status>,
    name: Phrase,
    definition: String,
    figure: (Slice, Figure),
    count: usize,
    after: String,
    note: Vec<Note>,
    color: Color,
}

pub(super) fn draw(board: &mut Board, look: &Look<'_>, rect: Rect) {
    board.ground(rect, look);
    let wide = rect.w / 7.0;
    for (place, cell) in cells(look, wide - INSET - 8.0).into_iter().enumerate() {
        let left = rect.x + wide * place as f64;
        if place > 0 {
            board.scene.line(
                Point::new(left, rect.y + 1.0),
                Point::new(left, rect.bottom() - 1.0),
                Stroke::solid(size::LINE, look.theme.hair),
            );
        }
        one(board, look, Rect::new(left, rect.y, wide, rect.h), cell);
    }
}

fn cells(look: &Look<'_>, room: f64) -> [Cell; 7] {
    let (facts, theme) = (look.facts, look.theme);
    let language = look.language;
    let items = || look.say(words::ITEMS).to_owned();
    let of = |status: Status| of_status(&facts.all, status);
    let rate = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), percent);
    let status = |status: Status, definition: Phrase, after: String, note: Vec<Note>| Cell {
        status: Some(status),
        name: status.word(),
        definition: look.say(definition).to_owned(),
        figure: (Slice::All, Figure::Status(status)),
        count: of(status),
        after,
        note,
        color: match status {
            Status::Behind | Status::Overdue if of(status) > 0 => theme.status(status).word,
            _ => theme.t1,
        },
    };
    let none = || vec![Note::Words(look.say(words::NONE).to_owned())];
    let words_or_none = |count: usize, text: String| {
        if count == 0 {
            none()
        } else {
            vec![Note::Words(text)]
        }
    };
    let (year, this_month) = (facts.as_of.year(), facts.as_of.month());
    let (last_year, last_month) = if this_month > 1 {
        (year, this_month - 1)
    } else {
        (year - 1, 12)
    };
    let now = facts.all.count(Figure::CompletedThisMonth);
    let before = facts.all.count(Figure::CompletedLastMonth);
    let new_in =
        |year, number| look.fill(words::DEF_NEW, &[("month", &month(year, number, language))]);
    let mut sum: Vec<String> = facts
        .years
        .iter()
        .map(|(_, tally)| tally.tasks().to_string())
        .collect();
    if sum.len() > 6 {
        sum.truncate(5);
        sum.push("…".to_owned());
    }
    // In a narrow band the sum alone, which is what is read out.
    let sum = sum.join(" + ");
    let years = look.fill(words::YEARS_SUM, &[("sum", &sum)]);
    let years = match (sum.is_empty(), Ink::small(theme.t3).width(&years) <= room) {
        (true, _) => look.say(words::NONE).to_owned(),
        (false, true) => years,
        (false, false) => sum,
    };
    let lag = look.assessment.totals().close_out_lag().map(|lag| {
        let (median, max) = (lag.median.round(), lag.max);
        look.fill(words::CLOSE_OUT_LAG, &[("median", &median), ("max", &max)])
    });
    let not_closed = of(Status::Completed);
    let mut cells = [
        Cell {
            status: None,
            name: words::TASKS,
            definition: look.say(words::DEF_ALL).to_owned(),
            figure: (Slice::All, Figure::All),
            count: facts.all.tasks(),
            after: look.say(words::IN_ALL).to_owned(),
            note: vec![Note::Words(years)],
            color: theme.t1,
        },
        Cell {
            status: Some(Status::Completed),
            name: common_words::COMPLETED,
            definition: look.say(words::DEF_DONE).to_owned(),
            figure: (Slice::All, Figure::Done),
            count: facts.all.count(Figure::Done),
            after: rate(facts.all.rate(Rate::Completion).fraction()),
            note: vec![
                Note::Figure(
                    look.fill(words::NEW_NOW, &[("n", &now)]),
                    now,
                    (Slice::All, Figure::CompletedThisMonth),
                    new_in(year, this_month),
                ),
                Note::Words(look.say(words::APART).to_owned()),
                Note::Figure(
                    look.fill(words::NEW_BEFORE, &[("n", &before)]),
                    before,
                    (Slice::All, Figure::CompletedLastMonth),
                    new_in(last_year, last_month),
                ),
            ],
            color: theme.t1,
        },
        status(
            Status::ClosedOut,
            words::DEF_CLOSED,
            look.fill(
                words::OF_DONE,
                &[("rate", &rate(facts.all.rate(Rate::CloseOut).fraction()))],
            ),
            vec![Note::Figure(
                look.fill(
                    words::SPOKEN,
                    &[
                        ("name", &look.say(common_words::COMPLETED_NOT_CLOSED)),
                        ("value", &not_closed),
                    ],
                ),
                not_closed,
                (Slice::All, Figure::Status(Status::Completed)),
                look.say(words::DEF_NOT_CLOSED).to_owned(),
            )],
        ),
        status(
            Status::OnSchedule,
            words::DEF_ON_SCHEDULE,
            items(),
            vec![Note::Figure(
                look.fill(words::WITH_ONGOING, &[("n", &facts.ongoing_on_schedule)]),
                facts.ongoing_on_schedule,
                ongoing(),
                look.say(words::DEF_ONGOING).to_owned(),
            )],
        ),
        status(
            Status::Behind,
            words::DEF_BEHIND,
            items(),
            words_or_none(
                of(Status::Behind),
                facts.most_lag.map_or_else(
                    || look.say(words::LAG_UNREPORTED).to_owned(),
                    |lag| look.fill(words::MOST_LAG, &[("n", &lag)]),
                ),
            ),
        ),
        status(
            Status::Overdue,
            words::DEF_OVERDUE,
            items(),
            words_or_none(
                of(Status::Overdue),
                look.fill(words::MOST_LATE, &[("n", &facts.most_late)]),
            ),
        ),
        status(
            Status::NotStarted,
            words::DEF_NOT_STARTED,
            items(),
            match facts.next_not_started {
                Some(day) => vec![Note::Words(
                    look.fill(words::NEXT_DUE, &[("day", &date(day))]),
                )],
                None => none(),
            },
        ),
    ];
    // How long a close-out takes is said with the closed-out tasks, the third.
    if let (Some(lag), Some(cell)) = (lag, cells.get_mut(2)) {
        cell.definition += &lag;
    }
    cells
}

fn one(board: &mut Board, look: &Look<'_>, rect: Rect, cell: Cell) {
    let theme = look.theme;
    let inset = if rect.w < 190.0 { 12.0 } else { INSET + 2.0 };
    let (left, room) = (rect.x + inset, rect.w - inset - 6.0);
    let (label, middle, foot) = (
        rect.y + rect.h * 0.19,
        rect.y + rect.h * 0.48,
        rect.y + rect.h * 0.82,
    );
    let name = look.say(cell.name);
    let mut x = left;
    if let Some(status) = cell.status {
        glyph::status(&mut board.scene, Point::new(x + 6.0, label), status, theme);
        x += 18.0;
    }
    let ink = Ink::small(theme.t3);
    board.put(
        Point::new(x, label),
        name,
        ink,
        Align::Left,
        room - (x - left),
    );
    let ink = Ink {
        size: if rect.h < 80.0 {
            23.0
        } else {
            size::font::FIGURE
        },
        bold: true,
        color: cell.color,
    };
    let count = cell.count.to_string();
    let spoken = look.fill(words::SPOKEN, &[("name", &name), ("value", &count)]);
    let definition = tip(look, &cell.definition, cell.count);
    let number = board.click(
        Point::new(left, middle),
        &count,
        ink,
        Align::Left,
        room,
        (
            Target::Tasks(cell.figure.0, cell.figure.1),
            spoken,
            definition,
        ),
    );
    let after = number.right() + 6.0;
    board.put(
        Point::new(after, middle + ink.size * 0.16),
        &cell.after,
        Ink::small(theme.t2),
        Align::Left,
        left + room - after,
    );
    let mut x = left;
    let ink = Ink::small(theme.t3);
    for note in cell.note {
        let at = Point::new(x, foot);
        let room = left + room - x;
        x = match note {
            Note::Words(text) => board.put(at, &text, ink, Align::Left, room),
            Note::Figure(text, count, figure, what) => {
                let to = (
                    Target::Tasks(figure.0, figure.1),
                    text.clone(),
                    tip(look, &what, count),
                );
                board.click(at, &text, ink, Align::Left, room, to)
            }
        }
        .right();
    }
}
