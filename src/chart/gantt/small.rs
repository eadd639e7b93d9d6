//! A small chart of a few tasks: titles with their status glyph, years, bars; for the start page.

use super::{Look, RowState, Shown};
use crate::assess::Assessment;
use crate::chart::rows::Row;
use crate::chart::theme::{Theme, size};
use crate::chart::{Align, Point, Rect, Scene, Shape, Stroke, TimeAxis, glyph, metrics};
use crate::plan::{Id, Plan};
use crate::text::{Language, gantt_words};

/// Width of the titles with their glyphs in points.
const TITLES: f64 = 205.0;
/// Height of the row of years in points.
const HEAD: f64 = 24.0;

/// The chart of the tasks named, over the plan's window.
pub fn small_chart(
    plan: &Plan,
    assessment: &Assessment,
    tasks: &[Id],
    width: f64,
    language: Language,
    theme: &'static Theme,
) -> Scene {
    let head = plan.head();
    let wide = (width - TITLES).max(1.0);
    let look = Look {
        plan,
        assessment,
        theme,
        language,
        axis: TimeAxis::fit(head.window_start, head.window_end, wide),
        row_height: size::ROW,
        today: None,
        dragged: None,
    };
    let rows: Vec<Row> = tasks.iter().cloned().map(Row::Task).collect();
    let body = rows.len() as f64 * size::ROW;
    let mut scene = Scene::new(width, HEAD + body);
    scene.fill(Rect::new(0.0, 0.0, width, HEAD + body), theme.panel);
    scene.fill(Rect::new(0.0, 0.0, width, HEAD), theme.sunk);
    let shown = Shown {
        rows: &rows,
        top: 0.0,
        height: body,
    };
    scene.add(Shape::Clip(Rect::new(TITLES, HEAD, wide, body)));
    scene.place(
        super::chart(&look, &shown, |_| RowState::default()),
        TITLES,
        HEAD,
    );
    scene.add(Shape::Unclip);
    years(&mut scene, &look);
    for (place, id) in tasks.iter().enumerate() {
        title(&mut scene, &look, id, HEAD + place as f64 * size::ROW);
    }
    scene
}

fn years(scene: &mut Scene, look: &Look<'_>) {
    let hair = Stroke::solid(size::LINE, look.theme.hair);
    for tick in look.axis.lower(look.language) {
        let x = TITLES + tick.x0.max(0.0);
        scene.line(Point::new(x, 0.0), Point::new(x, HEAD), hair);
        let words = gantt_words::YEAR_HEAD.fill(look.language, &[("year", &tick.from.year())]);
        if x + 6.0 + metrics::width(&words, size::font::SMALL, false) < scene.width {
            scene.text(
                Point::new(x + 6.0, HEAD / 2.0),
                words,
                size::font::SMALL,
                look.theme.t2,
                Align::Left,
            );
        }
    }
    scene.line(
        Point::new(0.0, HEAD - 0.5),
        Point::new(scene.width, HEAD - 0.5),
        Stroke::solid(size::LINE, look.theme.line),
    );
}

fn title(scene: &mut Scene, look: &Look<'_>, id: &Id, top: f64) {
    let Some(task) = look.task(id) else { return };
    let middle = top + size::ROW / 2.0;
    let room = TITLES - 12.0 - 30.0;
    let words = metrics::cut(&task.title, size::font::SMALL, false, room).into_owned();
    scene.text(
        Point::new(12.0, middle),
        words,
        size::font::SMALL,
        look.theme.t1,
        Align::Left,
    );
    if let Some(state) = look.state(id) {
        let at = Point::new(TITLES - 16.0, middle);
        glyph::status(scene, at, state.status, look.theme);
    }
    let y = top + size::ROW - 0.5;
    scene.line(
        Point::new(0.0, y),
        Point::new(TITLES, y),
        Stroke::solid(size::LINE, look.theme.hair),
    );
}
