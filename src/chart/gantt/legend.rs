//! The legend of a picture: the six statuses with their counts, and the marks on the bars.

use super::{Look, links};
use crate::assess::Status;
use crate::chart::glyph;
use crate::chart::theme::size;
use crate::chart::{Align, Color, Point, Rect, Scene, Shape, Stroke, metrics};
use crate::text::{Phrase, gantt_words};

const SMALL: f64 = size::font::SMALL;
/// Height of a line of the legend.
const LINE: f64 = 20.0;

/// A sign before a word.
enum Sign {
    Status(Status),
    Diamond(Color, Option<Stroke>),
    Flag,
    Rails,
    Cells,
    AsOf,
    Broken,
}

/// The legend over a width, as many lines high as it needs. `counts` are those of the tasks shown; `broken` says that the
/// dates of one break a link.
pub fn legend(look: &Look<'_>, counts: [usize; 6], broken: bool, width: f64) -> Scene {
    let theme = look.theme;
    let mut items: Vec<(Sign, String)> = Status::ALL
        .into_iter()
        .map(|status| {
            let word = status.counted().of(look.language);
            let count = counts[status as usize];
            (Sign::Status(status), format!("{word} {count}"))
        })
        .collect();
    let missed = theme.status(Status::Overdue).fill;
    let marks: [(Sign, Phrase); 7] = [
        (Sign::Diamond(theme.t1, None), gantt_words::LEGEND_DONE),
        (
            Sign::Diamond(theme.panel, Some(Stroke::solid(1.2, theme.t2))),
            gantt_words::LEGEND_PENDING,
        ),
        (
            Sign::Diamond(
                theme.panel,
                Some(Stroke::solid(size::DIAMOND_MISSED, missed)),
            ),
            gantt_words::LEGEND_MISSED,
        ),
        (Sign::Flag, gantt_words::LEGEND_MOVED),
        (Sign::Rails, gantt_words::ONGOING),
        (Sign::Cells, gantt_words::LEGEND_CELLS),
        (Sign::AsOf, gantt_words::LEGEND_AS_OF),
    ];
    items.extend(
        marks
            .into_iter()
            .map(|(sign, phrase)| (sign, phrase.of(look.language).to_owned())),
    );
    if broken {
        let words = gantt_words::LEGEND_BROKEN.of(look.language).to_owned();
        items.push((Sign::Broken, words));
    }
    let mut scene = Scene::new(width, LINE);
    let (mut x, mut y) = (0.0, LINE / 2.0);
    for (sign, words) in items {
        let lead = sign.width() + 5.0;
        let wide = lead + metrics::width(&words, SMALL, false);
        if x > 0.0 && x + wide > width {
            x = 0.0;
            y += LINE;
        }
        let color = match sign {
            Sign::Status(status) => theme.status(status).word,
            _ => theme.t2,
        };
        sign.draw(&mut scene, look, Point::new(x, y));
        scene.text(Point::new(x + lead, y), words, SMALL, color, Align::Left);
        x += wide + 18.0;
    }
    scene.height = y + LINE / 2.0;
    scene
}

impl Sign {
    fn width(&self) -> f64 {
        match self {
            Self::Status(_) | Self::Broken => 12.0,
            Self::Diamond(..) => 8.0,
            Self::Flag | Self::AsOf => 8.0,
            Self::Rails => 26.0,
            Self::Cells => 5.0 * size::CELL_WIDTH + 4.0 * size::CELL_GAP,
        }
    }

    fn draw(&self, scene: &mut Scene, look: &Look<'_>, at: Point) {
        let theme = look.theme;
        match self {
            Self::Status(status) => {
                glyph::status(scene, Point::new(at.x + 6.0, at.y), *status, theme);
            }
            Self::Diamond(fill, stroke) => {
                let half = size::DIAMOND;
                let (x, y) = (at.x + 4.0, at.y);
                scene.add(Shape::Path {
                    points: vec![
                        Point::new(x, y - half),
                        Point::new(x + half, y),
                        Point::new(x, y + half),
                        Point::new(x - half, y),
                    ],
                    closed: true,
                    fill: Some(*fill),
                    stroke: *stroke,
                });
            }
            Self::Flag => {
                let x = at.x + 1.5;
                scene.line(
                    Point::new(x, at.y - 6.0),
                    Point::new(x, at.y + 6.0),
                    Stroke::dashed(1.0, theme.t1, 2.0, 2.0),
                );
                scene.fill(Rect::new(x - 0.5, at.y - 6.0, 6.0, 4.0), theme.t1);
            }
            Self::Rails => {
                for dy in [-3.5, 3.5] {
                    scene.line(
                        Point::new(at.x, at.y + dy),
                        Point::new(at.x + 26.0, at.y + dy),
                        Stroke::dashed(1.0, theme.t2, 4.0, 3.0),
                    );
                }
            }
            Self::Cells => {
                let color = theme.status(Status::Completed).fill;
                for place in 0..5 {
                    let x = at.x + f64::from(place) * (size::CELL_WIDTH + size::CELL_GAP);
                    let top = at.y - size::CELL_HEIGHT / 2.0;
                    scene.add(Shape::Rect {
                        rect: Rect::new(x, top, size::CELL_WIDTH, size::CELL_HEIGHT),
                        radius: 0.0,
                        fill: (place < 2).then_some(color),
                        stroke: Some(Stroke::solid(1.2, color)),
                    });
                    if place == 2 {
                        let half = Rect::new(x, at.y, size::CELL_WIDTH, size::CELL_HEIGHT / 2.0);
                        scene.fill(half, color);
                    }
                }
            }
            Self::Broken => links::triangle(scene, theme, Point::new(at.x + 6.0, at.y + 1.0)),
            Self::AsOf => scene.line(
                Point::new(at.x + 4.0, at.y - 7.0),
                Point::new(at.x + 4.0, at.y + 7.0),
                Stroke::solid(size::LINE_AS_OF, theme.acc),
            ),
        }
    }
}
