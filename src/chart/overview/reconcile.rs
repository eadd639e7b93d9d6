//! The checks, and below them reconciliation: whether the parts sum to the whole, and whether published totals agree with the tasks.

use super::board::{Board, INSET, Ink, Target, Under, tip};
use super::{Look, findings};
use crate::assess::{DeclaredFigure, Discrepancy, Tally};
use crate::chart::theme::size;
use crate::chart::{Align, Point, Rect, metrics};
use crate::text::{date, overview_words as words};

const LINE: f64 = size::line_height::SMALL;

pub(super) fn draw(board: &mut Board, look: &Look<'_>, card: Rect) {
    let body = Board::body(card);
    let tight = body.h < 70.0;
    let (pad, gap) = if tight { (2.0, 0.0) } else { (6.0, 3.0) };
    let width = body.w - 2.0 * INSET;
    let sentences: Vec<Sentence<'_>> = sentences(look)
        .into_iter()
        .map(|(text, difference)| Sentence {
            lines: metrics::wrap(&text, size::font::SMALL, false, width),
            text,
            difference,
        })
        .collect();
    let high: f64 = sentences.iter().map(|one| one.high() + gap).sum();
    // The sentences stand below; what is left above them is for the rules of the checks.
    let rules = Rect::from_edges(
        body.x,
        body.y,
        body.right(),
        (body.bottom() - pad - high - pad).max(body.y),
    );
    let left = look.facts.rules.len();
    let left = left.saturating_sub(findings::room_for(rules));
    findings::head(board, look, card, left);
    let top = findings::rules(board, look, rules);
    let area = Rect::from_edges(
        body.x + INSET,
        top + pad,
        body.right() - INSET,
        body.bottom() - 2.0,
    );
    lines(board, look, area, &sentences, gap);
}

/// A sentence in lines.
struct Sentence<'a> {
    text: String,
    lines: Vec<String>,
    difference: Option<&'a Discrepancy>,
}

impl Sentence<'_> {
    fn high(&self) -> f64 {
        self.lines.len() as f64 * LINE
    }
}

/// What is to be said of the sums and of the published totals; a difference with its tasks.
fn sentences<'a>(look: &Look<'a>) -> Vec<(String, Option<&'a Discrepancy>)> {
    let all = look.facts.all.tasks();
    let totals = look.assessment.totals();
    let sums = [
        sum(totals.by_year().values()),
        sum(totals.by_list().values()),
        sum(totals.by_lead_unit().values()),
    ];
    let agree = if sums == [all; 3] {
        look.fill(words::SUMS_AGREE, &[("n", &all)])
    } else {
        let [years, lists, units] = sums;
        look.fill(
            words::SUMS_DIFFER,
            &[
                ("years", &years),
                ("lists", &lists),
                ("units", &units),
                ("n", &all),
            ],
        )
    };
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
    sentences
}

/// Writes sentences from the top of an area, as many as fit.
fn lines(board: &mut Board, look: &Look<'_>, area: Rect, sentences: &[Sentence<'_>], gap: f64) {
    let mut y = area.y;
    for sentence in sentences {
        let high = sentence.high();
        if y > area.y && y + high > area.bottom() + 2.0 {
            return;
        }
        let color = if sentence.difference.is_some() {
            look.theme.note_text
        } else {
            look.theme.t3
        };
        let top = y;
        for text in &sentence.lines {
            let at = Point::new(area.x, y + LINE / 2.0);
            board.put(at, text, Ink::small(color), Align::Left, area.w);
            y += LINE;
        }
        if let Some(one) = sentence.difference {
            board.area(
                Rect::new(area.x - 4.0, top, area.w + 8.0, high),
                Under::Frame,
                (
                    Target::These(one.tasks.clone()),
                    sentence.text.clone(),
                    tip(look, look.say(words::DEF_DIFFERENCE), one.tasks.len()),
                ),
            );
        }
        y += gap;
    }
}

fn sum<'a>(tallies: impl Iterator<Item = &'a Tally>) -> usize {
    tallies.map(Tally::tasks).sum()
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
