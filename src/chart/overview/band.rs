//! The band of key figures: all tasks and the six statuses.

use super::Look;
use super::board::{Board, INSET, Ink, Target, tip};
use super::facts::{of as of_status, ongoing};
use crate::assess::{Figure, Rate, Slice, Status};
use crate::chart::theme::size;
use crate::chart::{Align, Color, Point, Rect, Stroke, glyph};
use crate::plan::Id;
use crate::text::{Phrase, common_words, date, month, overview_words as words, percent};

/// A line below a figure.
enum Note {
    Words(String),
    /// Words that open tasks.
    Opens(Opens),
}

/// A part of a figure with what a click on it opens.
struct Opens {
    words: String,
    count: usize,
    target: Target,
    /// What it is called where the words alone say too little; empty: the words.
    spoken: String,
    definition: String,
}

impl Note {
    fn figure(words: String, count: usize, (slice, figure): (Slice, Figure), is: String) -> Self {
        Self::opens(words, count, Target::Tasks(slice, figure), is)
    }

    fn opens(words: String, count: usize, target: Target, definition: String) -> Self {
        Self::Opens(Opens {
            words,
            count,
            target,
            spoken: String::new(),
            definition,
        })
    }
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
    /// A narrower band stands in two rows.
    const ONE_ROW: f64 = 900.0;
    board.ground(rect, look);
    let (a_row, rows) = if rect.w < ONE_ROW { (4, 2) } else { (7, 1) };
    let (wide, high) = (rect.w / f64::from(a_row), rect.h / f64::from(rows));
    let line = Stroke::solid(size::LINE, look.theme.hair);
    for (place, cell) in (0_u32..).zip(cells(look, wide - INSET - 8.0)) {
        let (row, column) = (place / a_row, place % a_row);
        let (left, top) = (
            rect.x + wide * f64::from(column),
            rect.y + high * f64::from(row),
        );
        if column > 0 {
            board.scene.line(
                Point::new(left, top + 1.0),
                Point::new(left, top + high - 1.0),
                line,
            );
        } else if row > 0 {
            board.scene.line(
                Point::new(rect.x + 1.0, top),
                Point::new(rect.right() - 1.0, top),
                line,
            );
        }
        one(board, look, Rect::new(left, top, wide, high), cell);
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
    // The tasks that stand at an extreme: those a click opens.
    let extreme = |words: String, tasks: &[Id], what: Phrase| {
        let definition = look.say(what).to_owned();
        let target = Target::These(tasks.to_vec());
        vec![Note::opens(words, tasks.len(), target, definition)]
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
    let years = years_sum(look, room);
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
            note: years,
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
                Note::figure(
                    look.fill(words::NEW_NOW, &[("n", &now)]),
                    now,
                    (Slice::All, Figure::CompletedThisMonth),
                    new_in(year, this_month),
                ),
                Note::Words(look.say(words::APART).to_owned()),
                Note::figure(
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
            vec![Note::figure(
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
            vec![Note::figure(
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
            match facts.most_lag {
                _ if of(Status::Behind) == 0 => none(),
                None => vec![Note::figure(
                    look.say(words::LAG_UNREPORTED).to_owned(),
                    of(Status::Behind),
                    (Slice::All, Figure::Status(Status::Behind)),
                    look.say(words::DEF_BEHIND).to_owned(),
                )],
                Some(lag) => extreme(
                    look.fill(words::MOST_LAG, &[("n", &lag)]),
                    &facts.extremes.lag,
                    words::DEF_MOST_LAG,
                ),
            },
        ),
        status(
            Status::Overdue,
            words::DEF_OVERDUE,
            items(),
            if of(Status::Overdue) == 0 {
                none()
            } else {
                extreme(
                    look.fill(words::MOST_LATE, &[("n", &facts.most_late)]),
                    &facts.extremes.late,
                    words::DEF_MOST_LATE,
                )
            },
        ),
        status(
            Status::NotStarted,
            words::DEF_NOT_STARTED,
            items(),
            match facts.next_not_started {
                Some(day) => extreme(
                    look.fill(words::NEXT_DUE, &[("day", &date(day))]),
                    &facts.extremes.next,
                    words::DEF_NEXT,
                ),
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

/// The tasks by due year as a sum whose parts open their tasks; in a narrow band without its name.
fn years_sum(look: &Look<'_>, room: f64) -> Vec<Note> {
    const MOST: usize = 6;
    let years = &look.facts.years;
    if years.is_empty() {
        return vec![Note::Words(look.say(words::NONE).to_owned())];
    }
    let shown = if years.len() > MOST { MOST - 1 } else { MOST };
    let parts = years.iter().take(shown).map(|(year, tally)| {
        let name = match year {
            Some(year) => look.fill(words::YEAR, &[("year", year)]),
            None => look.say(words::NO_DATE).to_owned(),
        };
        let count = tally.tasks();
        let definition = match year {
            Some(_) => look.fill(words::DEF_YEAR, &[("year", &name)]),
            None => look.say(words::DEF_WITHOUT_DATE).to_owned(),
        };
        Note::Opens(Opens {
            words: count.to_string(),
            count,
            target: Target::Tasks(Slice::Year(*year), Figure::All),
            spoken: look.fill(
                words::SPOKEN_IN,
                &[
                    ("place", &look.say(words::TASKS)),
                    ("name", &name),
                    ("value", &count),
                ],
            ),
            definition,
        })
    });
    let mut sum = Vec::new();
    for part in parts {
        if !sum.is_empty() {
            sum.push(Note::Words(" + ".to_owned()));
        }
        sum.push(part);
    }
    if years.len() > MOST {
        sum.push(Note::Words(" + …".to_owned()));
    }
    // The name stands on both sides of the sum, as the language has it.
    let phrase = look.fill(words::YEARS_SUM, &[("sum", &"\n")]);
    let (before, after) = phrase.split_once('\n').unwrap_or_default();
    let ink = Ink::small(look.theme.t3);
    let wide: f64 = sum
        .iter()
        .map(|note| match note {
            Note::Words(words) | Note::Opens(Opens { words, .. }) => ink.width(words),
        })
        .sum();
    if wide + ink.width(before) + ink.width(after) <= room {
        sum.insert(0, Note::Words(before.to_owned()));
        sum.push(Note::Words(after.to_owned()));
    }
    sum
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
    let name_place = board.put(
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
    // The square and the name over the number open its tasks as well.
    if let Some(hit) = board.hits.last_mut() {
        let right = hit.rect.right().max(name_place.right());
        hit.rect = Rect::from_edges(left, name_place.y, right, hit.rect.bottom());
    }
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
            Note::Opens(part) => {
                let spoken = if part.spoken.is_empty() {
                    part.words.clone()
                } else {
                    part.spoken
                };
                let to = (part.target, spoken, tip(look, &part.definition, part.count));
                board.click(at, &part.words, ink, Align::Left, room, to)
            }
        }
        .right();
    }
}
