//! Complaints: settled, settled in stages and open as a bar, and both rates side by side with their bases.

use super::Look;
use super::board::{Board, INSET, Ink, Target, Under};
use crate::assess::{Ratio, Status};
use crate::chart::theme::size;
use crate::chart::{Align, Hatch, Point, Rect, Shape, Stroke};
use crate::text::{Phrase, overview_words as words, percent};

pub(super) fn draw(board: &mut Board, look: &Look<'_>, card: Rect) {
    let tally = look.assessment.complaints().all;
    let note = if look.facts.sample_complaints {
        words::COMPLAINTS_NOTE_SAMPLE
    } else {
        words::COMPLAINTS_NOTE
    };
    let note = look.fill(note, &[("n", &tally.received)]);
    let title = look.say(words::COMPLAINTS);
    let note = if tally.received == 0 { "" } else { &note };
    let (body, _) = board.card(card, look, title, note, 0.0);
    if tally.received == 0 {
        board.put(
            body.center(),
            look.say(words::COMPLAINTS_NONE),
            Ink::small(look.theme.t3),
            Align::Center,
            body.w,
        );
        return;
    }
    let low = card.h < 150.0;
    let bar_high = if low { 14.0 } else { 18.0 };
    let bar = Rect::new(
        body.x + INSET,
        body.y + if low { 5.0 } else { 9.0 },
        body.w - 2.0 * INSET,
        bar_high,
    );
    let parts = [
        (words::SETTLED, tally.settled),
        (words::IN_STAGES, tally.settled_in_stages),
        (words::OPEN, tally.open),
    ];
    areas(board, look, bar, &parts, tally.received);
    let line = bar.bottom() + if low { 9.0 } else { 12.0 };
    legend(board, look, Point::new(bar.x, line), bar.w, &parts);
    let top = line + if low { 8.0 } else { 11.0 };
    let high = (body.bottom() - top) / 2.0;
    let rates = [
        (
            words::RATE_SETTLED,
            words::HOW_SETTLED,
            words::TIP_SETTLED,
            tally.settled_rate(),
        ),
        (
            words::RATE_STAGED,
            words::HOW_STAGED,
            words::TIP_STAGED,
            tally.settled_or_staged_rate(),
        ),
    ];
    for (place, (name, how, meaning, ratio)) in rates.into_iter().enumerate() {
        let row = Rect::new(body.x, top + high * place as f64, body.w, high);
        board.hair(row.x + 1.0, row.y, row.w - 2.0, look);
        rate(board, look, row, name, how, meaning, ratio);
    }
}

fn opens(look: &Look<'_>, what: &str) -> String {
    look.fill(words::OPENS_COMPLAINTS, &[("what", &what)])
}

/// How a part looks: solid, 45 degree hatch, hollow.
fn area(board: &mut Board, look: &Look<'_>, rect: Rect, part: usize) {
    let done = look.theme.status(Status::Completed);
    let (fill, edge) = match part {
        0 => (done.fill, done.fill),
        1 => (done.tint, done.fill),
        _ => (look.theme.panel, look.theme.ctl),
    };
    board.scene.add(Shape::Rect {
        rect,
        radius: 0.0,
        fill: Some(fill),
        stroke: None,
    });
    if part == 1 {
        board.scene.add(Shape::Hatch {
            rect,
            hatch: Hatch::Diagonal,
            pitch: size::HATCH_BEHIND_PITCH,
            stroke: Stroke::solid(size::HATCH_BEHIND_LINE, done.fill),
            anchor: rect.x,
        });
    }
    board.scene.add(Shape::Rect {
        rect,
        radius: 0.0,
        fill: None,
        stroke: Some(Stroke::solid(size::LINE, edge)),
    });
}

fn areas(
    board: &mut Board,
    look: &Look<'_>,
    bar: Rect,
    parts: &[(Phrase, usize); 3],
    received: usize,
) {
    let mut x = bar.x;
    for (place, (name, count)) in parts.iter().enumerate() {
        if *count == 0 {
            continue;
        }
        let wide = bar.w * *count as f64 / received as f64;
        let rect = Rect::new(x, bar.y, wide, bar.h);
        area(board, look, rect, place);
        x += wide;
        let name = look.say(*name);
        board.area(
            rect,
            Under::Frame,
            (
                Target::Complaints,
                look.fill(words::SPOKEN_PART, &[("name", &name), ("value", count)]),
                opens(
                    look,
                    &look.fill(words::SPOKEN, &[("name", &name), ("value", count)]),
                ),
            ),
        );
    }
}

fn legend(board: &mut Board, look: &Look<'_>, at: Point, room: f64, parts: &[(Phrase, usize); 3]) {
    let ink = Ink::small(look.theme.t2);
    let mut x = at.x;
    for (place, (name, count)) in parts.iter().enumerate() {
        area(board, look, Rect::new(x, at.y - 4.0, 12.0, 8.0), place);
        let name = look.say(*name);
        let text = look.fill(words::SPOKEN, &[("name", &name), ("value", count)]);
        let rect = board.click(
            Point::new(x + 16.0, at.y),
            &text,
            ink,
            Align::Left,
            (at.x + room - x - 16.0).max(0.0),
            (Target::Complaints, text.clone(), opens(look, &text)),
        );
        x = rect.right() + 12.0;
    }
}

fn rate(
    board: &mut Board,
    look: &Look<'_>,
    row: Rect,
    name: Phrase,
    how: Phrase,
    meaning: Phrase,
    ratio: Ratio,
) {
    let theme = look.theme;
    let (left, right, middle) = (row.x + INSET, row.right() - INSET, row.center().y);
    let ink = Ink {
        size: size::font::TITLE,
        bold: true,
        color: theme.t1,
    };
    let name = look.say(name);
    let value = ratio.fraction().map_or_else(|| "–".to_owned(), percent);
    board.click(
        Point::new(right, middle),
        &value,
        ink,
        Align::Right,
        70.0,
        (
            Target::Complaints,
            look.fill(words::SPOKEN, &[("name", &name), ("value", &value)]),
            opens(look, look.say(meaning)),
        ),
    );
    let base_right = right - ink.width("100.0%") - 8.0;
    let base = format!("{}/{}", ratio.part, ratio.whole);
    let base = board.put(
        Point::new(base_right, middle),
        &base,
        Ink::small(theme.t3),
        Align::Right,
        100.0,
    );
    let room = base.x - 8.0 - left;
    let lined = row.h >= 32.0;
    if lined {
        board.put(
            Point::new(left, middle - 8.5),
            name,
            Ink::body(theme.t1),
            Align::Left,
            room,
        );
        board.put(
            Point::new(left, middle + 8.5),
            look.say(how),
            Ink::small(theme.t3),
            Align::Left,
            room,
        );
    } else {
        let end = board
            .put(
                Point::new(left, middle),
                name,
                Ink::body(theme.t1),
                Align::Left,
                room,
            )
            .right()
            + 8.0;
        let ink = Ink::small(theme.t3);
        // On one line the definition stands where it fits whole; the tooltip has it anyway.
        if end + ink.width(look.say(how)) <= base.x - 8.0 {
            board.put(
                Point::new(end, middle),
                look.say(how),
                ink,
                Align::Left,
                room,
            );
        }
    }
}
