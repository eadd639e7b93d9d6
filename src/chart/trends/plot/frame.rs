//! What stands around the lines of a plot: shade, grid, time, units, changes of base, the as-of line.

use super::{BOTTOM, LEFT, Plot, y_of};
use crate::chart::theme::size;
use crate::chart::time_axis::Level;
use crate::chart::trends::labels::Labels;
use crate::chart::trends::series::{Series, Span};
use crate::chart::{About, Align, Point, Rect, Scene, Shape, Stroke, metrics};
use crate::plan::Day;
use crate::text::{date, trends_words as words};

impl Plot<'_> {
    pub(super) fn shade(&self, scene: &mut Scene, area: Rect) {
        let from = self.axis.x_of_end(self.as_of).min(area.w).max(0.0);
        scene.fill(
            Rect::from_edges(area.x + from, area.y, area.right(), area.bottom()),
            self.theme.shade,
        );
    }

    pub(super) fn grid(&self, scene: &mut Scene, area: Rect, span: Span) {
        for tick in span.ticks() {
            let y = y_of(area, span, tick);
            if y < area.bottom() - 0.5 {
                scene.line(
                    Point::new(area.x, y),
                    Point::new(area.right(), y),
                    Stroke::solid(size::LINE, self.theme.hair),
                );
            }
        }
    }

    pub(super) fn units(&self, scene: &mut Scene, area: Rect, spans: [Span; 2]) {
        for (side, span) in spans.into_iter().enumerate() {
            let right = side == 1;
            let Some(series) = self.series.iter().find(|series| series.right == right) else {
                continue;
            };
            let (x, align) = if right {
                (area.right() + 8.0, Align::Left)
            } else {
                (area.x - 8.0, Align::Right)
            };
            for (tick, text) in span.labels(self.language) {
                let y = y_of(area, span, tick);
                scene.text(
                    Point::new(x, y),
                    text,
                    size::font::SMALL,
                    self.theme.t3,
                    align,
                );
            }
            let indexed = self.series.iter().any(|series| series.factor != 1.0);
            let unit = if indexed {
                words::FIRST_IS_100.of(self.language)
            } else {
                series.unit.as_str()
            };
            // The unit stands over its labels; a long one may reach into the free space above the area.
            let wide = metrics::width(unit, size::font::SMALL, false);
            let (x, align) = match (right, wide > LEFT - 12.0) {
                (false, true) => (self.rect.x + 8.0, Align::Left),
                (true, true) => (self.rect.right() - 8.0, Align::Right),
                _ => (x, align),
            };
            scene.text(
                Point::new(x, area.y - 12.0),
                unit,
                size::font::SMALL,
                self.theme.t3,
                align,
            );
        }
    }

    pub(super) fn time(&self, scene: &mut Scene, area: Rect) {
        let theme = self.theme;
        scene.add(Shape::Clip(Rect::from_edges(
            area.x - 0.5,
            area.y,
            area.right() + 0.5,
            area.bottom() + BOTTOM,
        )));
        let level = self.axis.level();
        let (coarse, fine) = match level {
            Level::Years => (self.axis.lower(self.language), Vec::new()),
            Level::Quarters => (self.axis.upper(self.language), Vec::new()),
            Level::Months | Level::Weeks | Level::Days => (
                self.axis.upper(self.language),
                self.axis.lower(self.language),
            ),
        };
        for tick in &fine {
            let x = area.x + tick.x0;
            scene.line(
                Point::new(x, area.y),
                Point::new(x, area.bottom()),
                Stroke::solid(size::LINE, theme.hair),
            );
            scene.text(
                Point::new(area.x + tick.label_x, area.bottom() + 9.0),
                tick.label.clone(),
                size::font::SMALL,
                theme.t4,
                Align::Center,
            );
        }
        let y = area.bottom() + if fine.is_empty() { 16.0 } else { 25.0 };
        for tick in &coarse {
            let x = area.x + tick.x0;
            scene.line(
                Point::new(x, area.y),
                Point::new(x, area.bottom() + 4.0),
                Stroke::solid(size::LINE, theme.line),
            );
            let label = if level == Level::Years {
                tick.label.clone()
            } else if level == Level::Quarters {
                words::YEAR.fill(self.language, &[("year", &tick.from.year())])
            } else {
                tick.label.clone()
            };
            let (left, right) = (tick.x0.max(0.0), tick.x1.min(area.w));
            if metrics::width(&label, size::font::SMALL, false) + 4.0 <= right - left {
                scene.text(
                    Point::new(area.x + f64::midpoint(left, right), y),
                    label,
                    size::font::SMALL,
                    theme.t2,
                    Align::Center,
                );
            }
        }
        scene.add(Shape::Unclip);
        scene.line(
            Point::new(area.x, area.bottom()),
            Point::new(area.right(), area.bottom()),
            Stroke::solid(size::LINE, theme.ctl),
        );
    }

    /// An upright where an indicator goes over to another base.
    pub(super) fn base_changes(&self, scene: &mut Scene, area: Rect, labels: &mut Labels) {
        let mut seen: Vec<&crate::plan::Id> = Vec::new();
        for series in self.series {
            if seen.contains(&&series.indicator) {
                continue;
            }
            seen.push(&series.indicator);
            let mut own: Vec<&Series> = self
                .series
                .iter()
                .filter(|other| other.indicator == series.indicator)
                .collect();
            own.sort_by_key(|series| series.line.first);
            for pair in own.windows(2) {
                let [before, after] = pair else { continue };
                let Some(day) = after.line.first else {
                    continue;
                };
                if before.line.first >= Some(day) || !self.axis.shows(day, day) {
                    continue;
                }
                let x = area.x + self.axis.x_of(day);
                scene.line(
                    Point::new(x, area.y),
                    Point::new(x, area.bottom()),
                    Stroke::dashed(size::LINE_TARGET, self.theme.t2, 2.0, 2.5),
                );
                let text = words::BASE_CHANGES.fill(
                    self.language,
                    &[
                        ("when", &self.when(day)),
                        (
                            "from",
                            &before_difference(&before.line.base, &after.line.base),
                        ),
                        ("to", &after.line.base),
                    ],
                );
                let w = metrics::width(&text, size::font::SMALL, false) + 14.0;
                let left = (x - w - 8.0).max(area.x + 4.0).min(area.right() - w);
                let plate = Rect::new(left, area.bottom() - 31.0, w, 21.0);
                labels.keep_off(plate);
                scene.add(Shape::Rect {
                    rect: plate,
                    radius: size::RADIUS_BADGE,
                    fill: Some(self.theme.panel),
                    stroke: Some(Stroke::solid(size::LINE, self.theme.line)),
                });
                scene.text(
                    Point::new(plate.x + 7.0, plate.center().y),
                    text,
                    size::font::SMALL,
                    self.theme.t2,
                    Align::Left,
                );
            }
        }
    }

    fn when(&self, day: Day) -> String {
        if day.day_of_year() == 1 {
            words::YEAR.fill(self.language, &[("year", &day.year())])
        } else {
            date(day)
        }
    }

    pub(super) fn as_of_line(&self, scene: &mut Scene, area: Rect, x: f64) {
        if x < area.x || x > area.right() {
            return;
        }
        let theme = self.theme;
        let text = words::AS_OF_DAY.fill(self.language, &[("day", &date(self.as_of))]);
        let w = metrics::width(&text, size::font::SMALL, true) + 20.0;
        let left = (x - w / 2.0).clamp(
            self.rect.x + 4.0,
            (self.rect.right() - w - 4.0).max(self.rect.x + 4.0),
        );
        let pill = Rect::new(left, area.y - 28.0, w, 19.0);
        scene.line(
            Point::new(x, pill.bottom()),
            Point::new(x, area.bottom()),
            Stroke::solid(size::LINE_AS_OF, theme.acc),
        );
        scene.add_about(
            Shape::Rect {
                rect: pill,
                radius: size::RADIUS_BADGE,
                fill: Some(theme.acc),
                stroke: None,
            },
            About::AsOf,
        );
        scene.bold(
            pill.center(),
            text,
            size::font::SMALL,
            theme.onacc,
            Align::Center,
        );
    }
}

/// The part of a base that differs from the base after it: `42` of `42个断面` before `74个断面`.
fn before_difference(before: &str, after: &str) -> String {
    let common = before
        .chars()
        .rev()
        .zip(after.chars().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let length = before.chars().count();
    let own: String = before.chars().take(length - common).collect();
    if own.trim().is_empty() {
        before.to_owned()
    } else {
        own.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_base_names_what_changes() {
        assert_eq!(before_difference("42个国控断面", "74个国控断面"), "42");
        assert_eq!(before_difference("全部断面", "国控断面"), "全部");
    }
}
