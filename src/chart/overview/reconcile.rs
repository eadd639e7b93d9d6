//! Reconciliation: whether the parts sum to the whole, and whether published totals agree with the tasks.

use super::Look;
use super::board::{Board, INSET, Ink, Target, Under, tip};
use crate::assess::{DeclaredFigure, Discrepancy};
use crate::chart::theme::size;
use crate::chart::{Align, Point, Rect, metrics};
use crate::text::{date, overview_words as words};

const LINE: f64 = size::line_height::SMALL;

pub(super) fn draw(board: &mut Board, look: &Look<'_>, card: Rect) {
    let (body, _) = board.card(card, look, look.say(words::SUMS), "", 0.0);
    let area = Rect::from_edges(
        body.x + INSET,
        body.y + if body.h < 70.0 { 2.0 } else { 8.0 },
        body.right() - INSET,
        body.bottom() - 2.0,
    );
    lines(board, look, area);
}

/// The sentences of reconciliation from the top of an area, as many as fit.
pub(super) fn lines(board: &mut Board, look: &Look<'_>, area: Rect) {
    let mut y = area.y;
    let all = look.facts.all.tasks();
    let agree = look.fill(words::SUMS_AGREE, &[("n", &all)]);
    let mut sentences = vec![(agree, None)];
    match &look.plan.head().declared {
        None => sentences.push((look.say(words::DECLARED_NONE).to_owned(), None)),
        Some(declared) => {
            let day = declared.date.unwrap_or(look.facts.as_of);
            let on = date(day);
            if day > look.facts.as_of {
                sentences.push((look.fill(words::DECLARED_LATER, &[("day", &on)]), None));
            } else if look.facts.discrepancies.is_empty() {
                let mut parts = Vec::new();
                parts.extend(
                    declared
                        .tasks
                        .map(|n| look.fill(words::DECLARED_TASKS, &[("n", &n)])),
                );
                parts.extend(
                    declared
                        .completed
                        .map(|n| look.fill(words::DECLARED_DONE, &[("n", &n)])),
                );
                if !declared.due_by_year.is_empty() {
                    let sum: Vec<String> = declared
                        .due_by_year
                        .values()
                        .map(ToString::to_string)
                        .collect();
                    parts.push(look.fill(words::DECLARED_YEARS, &[("sum", &sum.join("+"))]));
                }
                let what = parts.join(look.say(words::APART));
                sentences.push((
                    look.fill(words::DECLARED_AGREE, &[("day", &on), ("what", &what)]),
                    None,
                ));
            } else {
                sentences.extend(look.facts.discrepancies.iter().map(|one| {
                    let what = difference(look, one);
                    let text = look.fill(words::DECLARED_DIFFER, &[("day", &on), ("what", &what)]);
                    (text, Some(one))
                }));
            }
        }
    }
    for (sentence, difference) in sentences {
        let wrapped = metrics::wrap(&sentence, size::font::SMALL, false, area.w);
        let high = wrapped.len() as f64 * LINE;
        if y > area.y && y + high > area.bottom() + 2.0 {
            return;
        }
        let color = if difference.is_some() {
            look.theme.note_text
        } else {
            look.theme.t3
        };
        let top = y;
        for text in wrapped {
            let at = Point::new(area.x, y + LINE / 2.0);
            board.put(at, &text, Ink::small(color), Align::Left, area.w);
            y += LINE;
        }
        if let Some(one) = difference {
            board.area(
                Rect::new(area.x - 4.0, top, area.w + 8.0, high),
                Under::Frame,
                (
                    Target::These(one.tasks.clone()),
                    sentence.clone(),
                    tip(look, look.say(words::DEF_DIFFERENCE), one.tasks.len()),
                ),
            );
        }
        y += if area.h < 70.0 { 0.0 } else { 4.0 };
    }
}

fn difference(look: &Look<'_>, one: &Discrepancy) -> String {
    let (said, found) = (one.declared, one.counted);
    match one.figure {
        DeclaredFigure::Tasks => {
            look.fill(words::DIFF_TASKS, &[("said", &said), ("found", &found)])
        }
        DeclaredFigure::Completed => {
            look.fill(words::DIFF_DONE, &[("said", &said), ("found", &found)])
        }
        DeclaredFigure::DueYear(year) => look.fill(
            words::DIFF_YEAR,
            &[("year", &year), ("said", &said), ("found", &found)],
        ),
    }
}
