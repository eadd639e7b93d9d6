//! The words of a strip under the table: name, unit, legend, the other indicators.

use super::{PAD, Strip, bracket};
use crate::chart::theme::size;
use crate::chart::trends::lines::Line;
use crate::chart::trends::marks;
use crate::chart::{Align, Point, Scene, metrics};
use crate::plan::IndicatorKind;
use crate::text::trends_words as words;
use std::sync::Arc;

impl Strip<'_> {
    pub(super) fn words(&self, scene: &mut Scene, lines: &[Arc<Line>]) {
        let (theme, language) = (self.theme, self.language);
        let room = self.table_width - 90.0;
        let (name, rest) = self.title(room);
        let x = PAD + metrics::width(&name, size::font::BODY, true) + 8.0;
        scene.bold(
            Point::new(PAD, 17.0),
            name,
            size::font::BODY,
            theme.t1,
            Align::Left,
        );
        scene.text(
            Point::new(x, 17.0),
            rest,
            size::font::SMALL,
            theme.t3,
            Align::Left,
        );
        if self.height < 60.0 {
            return;
        }
        let color = marks::color(theme, 0);
        let mut x = PAD;
        let y = 41.0;
        let mut entry = |scene: &mut Scene, text: &str, draw: &dyn Fn(&mut Scene, f64)| {
            let wide = metrics::width(text, size::font::SMALL, false);
            if x + 30.0 + wide > self.table_width - 50.0 {
                return;
            }
            draw(scene, x);
            scene.text(
                Point::new(x + 30.0, y),
                text,
                size::font::SMALL,
                theme.t2,
                Align::Left,
            );
            x += 30.0 + wide + 18.0;
        };
        if lines.len() > 1 {
            for (place, line) in lines.iter().enumerate().rev() {
                let color = marks::color(theme, place);
                entry(scene, &line.base, &|scene, x| {
                    scene.line(
                        Point::new(x, y),
                        Point::new(x + 24.0, y),
                        marks::stroke(color, false),
                    );
                    marks::add(
                        scene,
                        place,
                        Point::new(x + 12.0, y),
                        false,
                        color,
                        theme.sunk,
                        None,
                    );
                });
            }
        } else {
            entry(scene, words::YEARLY.of(language), &|scene, x| {
                scene.line(
                    Point::new(x, y),
                    Point::new(x + 22.0, y),
                    marks::stroke(color, false),
                );
                marks::add(
                    scene,
                    0,
                    Point::new(x + 20.0, y),
                    false,
                    color,
                    theme.sunk,
                    None,
                );
            });
        }
        entry(scene, words::AFTER_AS_OF.of(language), &|scene, x| {
            scene.line(
                Point::new(x, y),
                Point::new(x + 18.0, y),
                marks::stroke(color, true),
            );
            marks::add(
                scene,
                0,
                Point::new(x + 21.0, y),
                true,
                color,
                theme.sunk,
                None,
            );
        });
        let legend_target = !self.indicator.targets.is_empty();
        if legend_target {
            entry(scene, words::TARGET.of(language), &|scene, x| {
                scene.line(
                    Point::new(x, y),
                    Point::new(x + 24.0, y),
                    marks::target_stroke(theme.t1),
                );
            });
        }
        let mut y = 62.0;
        if self.indicator.kind == IndicatorKind::Cumulative && self.height >= 80.0 {
            bracket(scene, PAD, PAD + 24.0, y, theme.t3);
            scene.text(
                Point::new(PAD + 30.0, y),
                words::YEAR_SO_FAR_LEGEND.of(language),
                size::font::SMALL,
                theme.t2,
                Align::Left,
            );
            y += 21.0;
        }
        if !self.others.is_empty() && y + 8.0 <= self.height {
            let text = words::MORE_INDICATORS.fill(
                language,
                &[
                    ("count", &self.others.len()),
                    (
                        "names",
                        &self
                            .others
                            .iter()
                            .take(4)
                            .copied()
                            .collect::<Vec<_>>()
                            .join(" · "),
                    ),
                ],
            );
            let text = metrics::cut(&text, size::font::SMALL, false, self.table_width - 60.0);
            scene.text(
                Point::new(PAD, y),
                text.into_owned(),
                size::font::SMALL,
                theme.t3,
                Align::Left,
            );
        }
    }
}
