//! Measures: diamonds on the bar, and rows of their own when unfolded.

use super::Look;
use crate::chart::theme::size;
use crate::chart::{About, Align, Point, Rect, Scene, Shape, Stroke};
use crate::plan::{Measure, Task};
use crate::text::gantt_words;

/// How a measure stands at the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    Done,
    Pending,
    Missed,
}

pub(super) fn stand(look: &Look<'_>, measure: &Measure) -> Stand {
    let as_of = look.as_of();
    if measure.done_at(as_of).is_some() {
        Stand::Done
    } else if measure.due.is_some_and(|due| due < as_of) {
        Stand::Missed
    } else {
        Stand::Pending
    }
}

/// The diamonds on a bar that ends at `end`, late ones over early ones.
pub(super) fn diamonds(scene: &mut Scene, look: &Look<'_>, task: &Task, middle: f64, end: f64) {
    for measure in &task.measures {
        let Some(due) = measure.due else { continue };
        let x = look.axis.x_of_end(due);
        // A measure due with its task stands exactly on the end of a bar that is a day wide.
        let x = if (x - end).abs() < 3.0 { end } else { x };
        if x > -10.0 && x < look.axis.width + 10.0 {
            let about = About::Measure(task.id.clone(), measure.id.clone());
            diamond(
                scene,
                look,
                Point::new(x, middle),
                stand(look, measure),
                about,
            );
            if measure.done().is_some() && stand(look, measure) != Stand::Done {
                later(scene, look, Point::new(x, middle));
            }
        }
    }
}

/// A faint core: done after the as-of date, which does not count yet.
fn later(scene: &mut Scene, look: &Look<'_>, at: Point) {
    let half = size::DIAMOND * 0.45;
    scene.add(Shape::Path {
        points: vec![
            Point::new(at.x, at.y - half),
            Point::new(at.x + half, at.y),
            Point::new(at.x, at.y + half),
            Point::new(at.x - half, at.y),
        ],
        closed: true,
        fill: Some(look.theme.ctl),
        stroke: None,
    });
}

fn diamond(scene: &mut Scene, look: &Look<'_>, at: Point, stand: Stand, about: About) {
    let theme = look.theme;
    let corners = |half: f64| {
        vec![
            Point::new(at.x, at.y - half),
            Point::new(at.x + half, at.y),
            Point::new(at.x, at.y + half),
            Point::new(at.x - half, at.y),
        ]
    };
    let (fill, edge) = match stand {
        Stand::Done => (theme.t1, None),
        Stand::Pending => (theme.panel, Some(Stroke::solid(1.2, theme.t2))),
        Stand::Missed => (
            theme.panel,
            Some(Stroke::solid(
                size::DIAMOND_MISSED,
                theme.status(crate::assess::Status::Overdue).fill,
            )),
        ),
    };
    let halo = size::DIAMOND + size::DIAMOND_HALO * std::f64::consts::SQRT_2;
    scene.add(Shape::Path {
        points: corners(halo + if edge.is_some() { 0.6 } else { 0.0 }),
        closed: true,
        fill: Some(theme.panel),
        stroke: None,
    });
    scene.add_about(
        Shape::Path {
            points: corners(size::DIAMOND),
            closed: true,
            fill: Some(fill),
            stroke: edge,
        },
        about,
    );
}

/// The row of an unfolded measure: a thin bar from its start to its deadline, the diamond, its state in words.
pub(super) fn row(scene: &mut Scene, look: &Look<'_>, task: &Task, place: usize, middle: f64) {
    let Some(measure) = task.measures.get(place) else {
        return;
    };
    let theme = look.theme;
    let Some(due) = measure.due else { return };
    let x1 = look.axis.x_of_end(due);
    if let Some(start) = measure.start.or(task.start) {
        let x0 = look.axis.x_of(start.min(due));
        scene.add(Shape::Rect {
            rect: Rect::from_edges(x0, middle - 2.0, x1, middle + 2.0),
            radius: 1.0,
            fill: Some(theme.hair),
            stroke: Some(Stroke::solid(1.0, theme.line)),
        });
    }
    let stand = stand(look, measure);
    let about = About::Measure(task.id.clone(), measure.id.clone());
    diamond(scene, look, Point::new(x1, middle), stand, about);
    let language = look.language;
    let (text, color) = match (stand, measure.done_at(look.as_of())) {
        (Stand::Done, Some(day)) => (
            gantt_words::MEASURE_DONE.fill(language, &[("date", &crate::text::date(day))]),
            theme.t3,
        ),
        (Stand::Missed, _) => (
            gantt_words::MEASURE_MISSED
                .fill(language, &[("days", &(look.as_of() - due).get_days())]),
            theme.status(crate::assess::Status::Overdue).word,
        ),
        _ => return,
    };
    let wide = crate::chart::metrics::width(&text, size::font::SMALL, false);
    let right = x1 + 10.0;
    let mut x = super::label::clear_of_line(look, right, wide);
    let mut room = look.axis.width - x - 4.0;
    // Where the as-of line would strike it through, or nothing is left of the chart, it stands before its diamond and not
    // away from it.
    let before = x1 - 10.0 - wide;
    if (x > right || room < wide) && before >= 2.0 && x1 <= look.axis.width {
        (x, room) = (before, wide);
        scene.fill(
            Rect::new(x - 3.0, middle - 7.0, wide + 6.0, 14.0),
            theme.panel,
        );
    }
    let cut = crate::chart::metrics::cut(&text, size::font::SMALL, false, room);
    if room > 30.0 {
        scene.text(
            Point::new(x, middle),
            cut.into_owned(),
            size::font::SMALL,
            color,
            Align::Left,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Assessment;
    use crate::chart::{TimeAxis, metrics, theme};
    use crate::plan::{Id, Plan, PlanParts};
    use crate::text::Language;
    use jiff::civil::date;

    #[test]
    fn words_that_the_as_of_line_would_strike_through_stand_before_their_diamond() {
        let measure = Measure {
            id: Id::new("m"),
            due: Some(date(2021, 6, 30)),
            ..Measure::default()
        };
        let task = Task {
            id: Id::new("t"),
            start: Some(date(2020, 1, 1)),
            measures: vec![measure],
            ..Task::default()
        };
        let plan = Plan::new(PlanParts {
            tasks: vec![task.clone()],
            ..PlanParts::default()
        });
        let assessment = Assessment::new(&plan, date(2021, 11, 20));
        let look = Look {
            plan: &plan,
            assessment: &assessment,
            theme: &theme::LIGHT,
            language: Language::Zh,
            axis: TimeAxis::fit(date(2020, 1, 1), date(2023, 12, 31), 600.0),
            row_height: 24.0,
            today: None,
            dragged: None,
        };
        let mut scene = Scene::new(600.0, 24.0);
        row(&mut scene, &look, &task, 0, 12.0);
        let text = scene.marks.iter().find_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        });
        let text = text.expect("its words");
        let end = text.at.x + metrics::width(&text.text, text.size, false);
        let diamond = look.axis.x_of_end(date(2021, 6, 30));
        assert!(end < diamond && diamond - end < 14.0, "{end} and {diamond}");
    }
}
