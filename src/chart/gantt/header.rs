//! The two-row time header with the as-of pill and the tag that points to today.

use super::{Look, ground};
use crate::chart::glyph::{Icon, icon_in};
use crate::chart::theme::size;
use crate::chart::{About, Align, Point, Rect, Scene, Shape, Stroke, metrics};
use crate::text::{date, gantt_words};

/// Height of one row of the header.
const ROW: f64 = size::TIME_HEADER_ROW;
const SMALL: f64 = size::font::SMALL;
/// Between the as-of pill and the tag of today.
const GAP: f64 = 6.0;

/// The header over the chart, as wide as the axis.
pub fn time(look: &Look<'_>) -> Scene {
    let theme = look.theme;
    let width = look.axis.width;
    let mut scene = Scene::new(width, size::TIME_HEADER);
    scene.fill(Rect::new(0.0, 0.0, width, size::TIME_HEADER), theme.sunk);
    let lower = look.axis.lower(look.language);
    for tick in &lower {
        let x = ground::snapped(tick.x0);
        scene.line(
            Point::new(x, ROW),
            Point::new(x, 2.0 * ROW),
            Stroke::solid(size::LINE, theme.hair),
        );
        // A label that would be cut by the edge says less than none.
        let half = metrics::width(&tick.label, SMALL, false) / 2.0;
        if tick.label_x - half >= 0.0 && tick.label_x + half <= width {
            scene.text(
                Point::new(tick.label_x, 1.5 * ROW),
                tick.label.clone(),
                SMALL,
                theme.t3,
                Align::Center,
            );
        }
    }
    let pill = pill_rect(look);
    let tag = today_rect(look);
    for tick in look.axis.upper(look.language) {
        let x = ground::snapped(tick.x0);
        scene.line(
            Point::new(x, 0.0),
            Point::new(x, 2.0 * ROW),
            Stroke::solid(size::LINE, theme.line),
        );
        let wide = metrics::width(&tick.label, SMALL, true);
        let at = aside(tick.label_x, wide, tick.x1.min(width), [pill, tag]);
        // Pushed out by the end of its cell it would read as another number: `020年`.
        if let Some(x) = at.filter(|x| *x >= 0.0) {
            scene.bold(
                Point::new(x, 0.5 * ROW),
                tick.label,
                SMALL,
                theme.t1,
                Align::Left,
            );
        }
    }
    for y in [ROW, 2.0 * ROW] {
        scene.line(
            Point::new(0.0, y - 0.5),
            Point::new(width, y - 0.5),
            Stroke::solid(size::LINE, if y > ROW { theme.line } else { theme.hair }),
        );
    }
    if let Some(rect) = tag {
        today_tag(&mut scene, look, rect);
    }
    if let Some(rect) = pill {
        draw_pill(&mut scene, look, rect);
    }
    scene
}

/// Where a label finds room in its cell beside what lies over it; `None` where it finds none.
fn aside(x: f64, width: f64, cell_end: f64, over: [Option<Rect>; 2]) -> Option<f64> {
    let mut x = x;
    for rect in over.into_iter().flatten() {
        if x < rect.right() + 6.0 && x + width > rect.x - 6.0 {
            x = rect.right() + 8.0;
        }
    }
    (x + width <= cell_end - 2.0).then_some(x)
}

/// Where the as-of pill stands, if the date is in view.
pub fn pill_rect(look: &Look<'_>) -> Option<Rect> {
    let x = look.axis.x_of_end(look.as_of());
    if x < 0.0 || x > look.axis.width {
        return None;
    }
    let width = pill_width(look);
    // The tag of today keeps its corner, with a gap before it.
    let (mut least, mut most) = (2.0, look.axis.width - width - 2.0);
    match today_rect(look) {
        Some(tag) if tag.x > 0.0 => most = tag.x - GAP - width,
        Some(tag) => least = tag.right() + GAP,
        None => {}
    }
    let left = (x - width / 2.0).clamp(least, most.max(least));
    Some(Rect::new(left, 2.0, width, 18.0))
}

fn pill_width(look: &Look<'_>) -> f64 {
    metrics::width(&pill_text(look), SMALL, true) + 18.0
}

fn pill_text(look: &Look<'_>) -> String {
    gantt_words::AS_OF_PILL.fill(look.language, &[("date", &date(look.as_of()))])
}

fn draw_pill(scene: &mut Scene, look: &Look<'_>, rect: Rect) {
    let theme = look.theme;
    let x = look.axis.x_of_end(look.as_of());
    scene.line(
        Point::new(x, rect.bottom()),
        Point::new(x, size::TIME_HEADER),
        Stroke::solid(size::LINE_AS_OF, theme.acc),
    );
    scene.add(Shape::Path {
        points: vec![
            Point::new(x - 4.5, rect.bottom() - 0.5),
            Point::new(x + 4.5, rect.bottom() - 0.5),
            Point::new(x, rect.bottom() + 5.0),
        ],
        closed: true,
        fill: Some(theme.acc),
        stroke: None,
    });
    scene.add_about(
        Shape::Rect {
            rect,
            radius: size::RADIUS_BADGE,
            fill: Some(theme.acc),
            stroke: None,
        },
        About::AsOf,
    );
    scene.bold(
        rect.center(),
        pill_text(look),
        SMALL,
        theme.onacc,
        Align::Center,
    );
}

/// Where the tag stands that points to today, when today is out of view; none where the as-of pill leaves it no room.
pub fn today_rect(look: &Look<'_>) -> Option<Rect> {
    let side = ground::today_is_off(look);
    let width = metrics::width(gantt_words::TODAY.of(look.language), SMALL, false) + 30.0;
    if pill_width(look) + width + GAP + 2.0 > look.axis.width {
        return None;
    }
    match side {
        0 => None,
        1.. => Some(Rect::new(look.axis.width - width, 2.0, width, 18.0)),
        _ => Some(Rect::new(0.0, 2.0, width, 18.0)),
    }
}

fn today_tag(scene: &mut Scene, look: &Look<'_>, rect: Rect) {
    let right = ground::today_is_off(look) > 0;
    let theme = look.theme;
    let (y0, y1, mid) = (rect.y + 0.5, rect.bottom() - 0.5, rect.center().y);
    let (x0, x1) = (rect.x + 0.5, rect.right() - 0.5);
    let points = if right {
        [
            (x0, y0),
            (x1 - 8.0, y0),
            (x1, mid),
            (x1 - 8.0, y1),
            (x0, y1),
        ]
    } else {
        [
            (x1, y0),
            (x0 + 8.0, y0),
            (x0, mid),
            (x0 + 8.0, y1),
            (x1, y1),
        ]
    };
    scene.add(Shape::Path {
        points: points.iter().map(|(x, y)| Point::new(*x, *y)).collect(),
        closed: true,
        fill: Some(theme.panel),
        stroke: Some(Stroke::solid(size::LINE, theme.ctl)),
    });
    let (text_x, icon_x, icon) = if right {
        (rect.x + 7.0, rect.right() - 12.0, Icon::ChevronRight)
    } else {
        (rect.x + 22.0, rect.x + 12.0, Icon::ChevronLeft)
    };
    scene.text(
        Point::new(text_x, mid),
        gantt_words::TODAY.of(look.language),
        SMALL,
        theme.t2,
        Align::Left,
    );
    icon_in(scene, Point::new(icon_x, mid), icon, theme.t3, 12.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Assessment;
    use crate::chart::TimeAxis;
    use crate::chart::theme::LIGHT;
    use crate::plan::{Day, Plan, PlanParts};
    use crate::text::Language;

    #[test]
    fn the_as_of_pill_and_the_tag_of_today_stay_apart() {
        let plan = Plan::new(PlanParts::default());
        let (from, to) = (Day::constant(2021, 1, 1), Day::constant(2021, 12, 31));
        for width in [40.0, 150.0, 260.0, 400.0, 900.0] {
            for language in Language::ALL {
                for as_of in [from, Day::constant(2021, 6, 30), to] {
                    for today in [Day::constant(2020, 1, 1), Day::constant(2026, 1, 9)] {
                        let assessment = Assessment::new(&plan, as_of);
                        let look = Look {
                            plan: &plan,
                            assessment: &assessment,
                            theme: &LIGHT,
                            language,
                            axis: TimeAxis::fit(from, to, width),
                            row_height: 24.0,
                            today: Some(today),
                            dragged: None,
                        };
                        let (pill, tag) = (pill_rect(&look).unwrap(), today_rect(&look));
                        let apart = tag.is_none_or(|tag| {
                            pill.right() + GAP <= tag.x + 0.01 || tag.right() + GAP <= pill.x + 0.01
                        });
                        assert!(apart, "{width} {language:?} {as_of} {pill:?} {tag:?}");
                        assert!(tag.is_some() || width < 300.0, "{width}");
                    }
                }
            }
        }
    }
}
