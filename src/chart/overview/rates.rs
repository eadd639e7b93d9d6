//! The rates, each with its definition, its base and a bar.

use super::Look;
use super::board::{Board, INSET, Ink, Target, tip};
use crate::assess::{Rate, Slice};
use crate::chart::theme::size;
use crate::chart::{Align, Point, Rect, Shape, Stroke, metrics};
use crate::text::{Phrase, overview_words as words, percent};

/// The full definition of a rate.
fn definition(rate: Rate) -> Phrase {
    match rate {
        Rate::Completion => words::TIP_COMPLETION,
        Rate::DueCompletion => words::TIP_DUE,
        Rate::OnTime => words::TIP_ON_TIME,
        Rate::ThisYear => words::TIP_YEAR,
        Rate::CloseOut => words::TIP_CLOSE_OUT,
    }
}

pub(super) fn draw(board: &mut Board, look: &Look<'_>, rect: Rect) {
    let (body, _) = board.card(
        rect,
        look,
        look.say(words::RATES),
        look.say(words::RATES_NOTE),
        0.0,
    );
    // The foot note shows where two-line rows leave it room.
    let with_note = body.h >= 5.0 * 36.0 + 26.0;
    let foot = if with_note { 28.0 } else { 0.0 };
    let high = ((body.h - foot) / 5.0).min(60.0);
    let names = Rate::ALL
        .iter()
        .flat_map(|rate| {
            [
                metrics::width(look.say(rate.word()), size::font::BODY, false),
                metrics::width(look.say(rate.base()), size::font::SMALL, false),
            ]
        })
        .fold(0.0, f64::max);
    for (place, rate) in Rate::ALL.into_iter().enumerate() {
        let row = Rect::new(body.x, body.y + high * place as f64, body.w, high);
        if place > 0 {
            board.hair(row.x + 1.0, row.y, row.w - 2.0, look);
        }
        one(board, look, row, rate, names);
    }
    if with_note {
        let without = look.facts.all.count(crate::assess::Figure::NoDate);
        let note = if without > 0 {
            look.fill(words::NO_DATE_NOTE, &[("n", &without)])
        } else {
            look.say(words::ALL_DATED_NOTE).to_owned()
        };
        let y = body.y + high * 5.0;
        board.hair(body.x + 1.0, y, body.w - 2.0, look);
        board.put(
            Point::new(body.x + INSET, y + (body.bottom() - y) / 2.0),
            &note,
            Ink::small(look.theme.t3),
            Align::Left,
            body.w - 2.0 * INSET,
        );
    }
}

/// A level bar that shows a share of one.
fn bar(board: &mut Board, look: &Look<'_>, rect: Rect, share: Option<f64>) {
    board.scene.add(Shape::Rect {
        rect,
        radius: 0.0,
        fill: Some(look.theme.sunk),
        stroke: Some(Stroke::solid(size::LINE, look.theme.line)),
    });
    let wide = rect.w * share.unwrap_or(0.0).clamp(0.0, 1.0);
    board.scene.fill(Rect { w: wide, ..rect }, look.theme.t3);
}

fn one(board: &mut Board, look: &Look<'_>, row: Rect, rate: Rate, names: f64) {
    let theme = look.theme;
    let (left, right) = (row.x + INSET, row.right() - INSET);
    let middle = row.center().y;
    let share = look.facts.all.rate(rate);
    let name = look.say(rate.word());
    let value = share.fraction().map_or_else(|| "–".to_owned(), percent);
    let meaning = look.say(definition(rate));
    let percent_ink = Ink {
        size: size::font::TITLE,
        bold: true,
        color: theme.t1,
    };
    board.click(
        Point::new(right, middle),
        &value,
        percent_ink,
        Align::Right,
        70.0,
        (
            Target::Tasks(Slice::All, rate.whole()),
            look.fill(words::SPOKEN, &[("name", &name), ("value", &value)]),
            tip(look, meaning, share.whole),
        ),
    );
    let base_right = right - percent_ink.width("100.0%") - 8.0;
    let ink = Ink::small(theme.t3);
    let of = share.whole.to_string();
    let part = |phrase: Phrase| look.fill(phrase, &[("part", &name)]);
    let base = board.click(
        Point::new(base_right, middle),
        &of,
        ink,
        Align::Right,
        60.0,
        (
            Target::Tasks(Slice::All, rate.whole()),
            look.fill(
                words::SPOKEN,
                &[("name", &part(words::BASE_OF)), ("value", &of)],
            ),
            tip(look, &part(words::BASE_OF), share.whole),
        ),
    );
    let slash = board.put(Point::new(base.x, middle), "/", ink, Align::Right, 20.0);
    let count = share.part.to_string();
    let counted = board.click(
        Point::new(slash.x, middle),
        &count,
        ink,
        Align::Right,
        60.0,
        (
            Target::Tasks(Slice::All, rate.part()),
            look.fill(
                words::SPOKEN,
                &[("name", &part(words::COUNTED)), ("value", &count)],
            ),
            tip(look, &part(words::COUNTED), share.part),
        ),
    );
    // The bar takes what is left of its column between the names and the widest base.
    let bar_right = (base_right - ink.width("62/62").max(46.0)).min(counted.x) - 10.0;
    let bar_left = (left + names + 10.0).max(bar_right - 96.0);
    let names_end = if bar_right - bar_left >= 24.0 {
        let place = Rect::new(bar_left, middle - 4.0, bar_right - bar_left, 8.0);
        bar(board, look, place, share.fraction());
        bar_left - 8.0
    } else {
        bar_right
    };
    let lined = row.h >= 34.0;
    let lift = if lined { 8.5 } else { 0.0 };
    board.put(
        Point::new(left, middle - lift),
        name,
        Ink::body(theme.t1),
        Align::Left,
        names_end - left,
    );
    if lined {
        board.put(
            Point::new(left, middle + lift),
            look.say(rate.base()),
            Ink::small(theme.t3),
            Align::Left,
            names_end - left,
        );
    }
}
