//! The hover card: a task's essentials in four lines at most.

use super::{Look, links, measure};
use crate::assess::Status;
use crate::chart::glyph;
use crate::chart::rows::due_in_force;
use crate::chart::theme::size;
use crate::chart::{Align, Color, Point, Rect, Scene, Shape, Stroke, metrics};
use crate::plan::Task;
use crate::text::{date, gantt_words, reported};

const SMALL: f64 = size::font::SMALL;
const LINE: f64 = 18.0;
const MOST: f64 = 320.0;

/// One line of the card.
struct Line {
    text: String,
    color: Color,
    glyph: Option<Status>,
    bold: bool,
}

fn lines(look: &Look<'_>, task: &Task) -> Vec<Line> {
    let (theme, language) = (look.theme, look.language);
    let state = look.state(&task.id);
    let plain = |text: String| Line {
        text,
        color: theme.t2,
        glyph: None,
        bold: false,
    };
    let mut lines = vec![Line {
        text: format!("{} {}", task.number, task.title).trim().to_owned(),
        color: theme.t1,
        glyph: None,
        bold: true,
    }];
    if let Some(due) = due_in_force(task, state) {
        let left = (due - look.as_of()).get_days();
        let done = state.is_some_and(|state| state.status.is_done());
        let phrase = match (done, left) {
            (true, _) => gantt_words::CARD_DUE,
            (false, 0..) => gantt_words::CARD_DUE_LEFT,
            (false, _) => gantt_words::CARD_DUE_PAST,
        };
        lines.push(plain(
            phrase.fill(language, &[("date", &date(due)), ("days", &left.abs())]),
        ));
    } else if task.continuing {
        lines.push(plain(gantt_words::ONGOING.of(language).to_owned()));
    }
    if let Some(state) = state {
        let percent = reported(state.percent, language);
        let expected = state.expected.round() as i64;
        let text = match (state.status, state.completed_on) {
            (Status::Behind, _) if state.relapsed => gantt_words::CARD_RELAPSED.of(language).into(),
            (Status::Behind, _) => match state.percent {
                Some(reported) => gantt_words::CARD_BEHIND.fill(
                    language,
                    &[
                        ("percent", &percent),
                        ("expected", &expected),
                        ("points", &(expected - i64::from(reported))),
                    ],
                ),
                None => gantt_words::CARD_BEHIND_UNREPORTED
                    .fill(language, &[("percent", &percent), ("expected", &expected)]),
            },
            (Status::Completed | Status::ClosedOut, Some(day)) => gantt_words::CARD_COMPLETED.fill(
                language,
                &[
                    ("status", &state.status.word().of(language)),
                    ("date", &date(day)),
                    ("passed", &state.close_out.passed),
                ],
            ),
            (status, _) => gantt_words::CARD_PERCENT.fill(
                language,
                &[
                    ("status", &status.word().of(language)),
                    ("percent", &percent),
                ],
            ),
        };
        lines.push(Line {
            text,
            color: theme.status(state.status).word,
            glyph: Some(state.status),
            bold: false,
        });
    }
    // Of the last line there is room for one thing; a broken link says most.
    if let Some(link) = links::broken(look, task) {
        let before = look.task(&link.predecessor);
        let named = before.map_or_else(String::new, |before| {
            format!("{} {}", before.number, before.title)
                .trim()
                .to_owned()
        });
        lines.push(Line {
            text: gantt_words::CARD_BROKEN_LINK.fill(language, &[("task", &named)]),
            color: theme.status(Status::Behind).word,
            glyph: None,
            bold: false,
        });
        return lines;
    }
    let missed = task
        .measures
        .iter()
        .enumerate()
        .find(|(_, found)| measure::stand(look, found) == measure::Stand::Missed);
    if let Some((place, found)) = missed {
        let due = found.due.map_or_else(String::new, date);
        lines.push(plain(
            gantt_words::CARD_MEASURE.fill(language, &[("place", &(place + 1)), ("date", &due)]),
        ));
    } else if let Some(state) = state.filter(|state| state.measures > 0) {
        lines.push(plain(gantt_words::CARD_MEASURES.fill(
            language,
            &[("done", &state.measures_done), ("all", &state.measures)],
        )));
    }
    lines
}

/// The card of a task as a scene of its own size, with its shadow.
pub fn card(look: &Look<'_>, task: &Task) -> Scene {
    let theme = look.theme;
    let lines = lines(look, task);
    let wide = lines
        .iter()
        .map(|line| {
            metrics::width(&line.text, SMALL, line.bold)
                + if line.glyph.is_some() { 17.0 } else { 0.0 }
        })
        .fold(120.0, f64::max)
        .min(MOST);
    let (width, height) = (wide + 20.0, lines.len() as f64 * LINE + 12.0);
    let mut scene = Scene::new(width + 1.0, height + 2.0);
    let plate = |x: f64, y: f64, fill: Color, stroke: Option<Stroke>| Shape::Rect {
        rect: Rect::new(x, y, width, height),
        radius: size::RADIUS,
        fill: Some(fill),
        stroke,
    };
    let (dx, dy) = size::SHADOW;
    scene.add(plate(dx, dy, theme.shadow, None));
    let edge = Stroke::solid(size::LINE, theme.line);
    scene.add(plate(0.0, 0.0, theme.panel, Some(edge)));
    for (place, line) in lines.into_iter().enumerate() {
        let middle = 6.0 + (place as f64 + 0.5) * LINE;
        let mut x = 10.0;
        if let Some(status) = line.glyph {
            glyph::status(&mut scene, Point::new(x + 6.0, middle), status, theme);
            x += 17.0;
        }
        let text = metrics::cut(&line.text, SMALL, line.bold, width - x - 8.0).into_owned();
        let at = Point::new(x, middle);
        if line.bold {
            scene.bold(at, text, SMALL, line.color, Align::Left);
        } else {
            scene.text(at, text, SMALL, line.color, Align::Left);
        }
    }
    scene
}
