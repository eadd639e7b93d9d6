//! The indicator strip under the bars: levels over their years, brackets over part years, on the bars' own time axis.

mod legend;

use super::labels::Labels;
use super::lines::{Dot, Line, Seen};
use super::plot::y_of;
use super::series::Span;
use super::{figures, marks, period};
use crate::chart::theme::size;
use crate::chart::time_axis::Level;
use crate::chart::{
    About, Align, Color, Point, Rect, Scene, Shape, Stroke, Theme, TimeAxis, metrics,
};
use crate::plan::{Better, Day, Indicator, IndicatorKind};
use crate::text::{Language, trends_words as words};
use std::sync::Arc;

/// What a strip is drawn from.
#[derive(Clone, Debug)]
pub struct Strip<'a> {
    /// The indicator shown.
    pub indicator: &'a Indicator,
    /// Its lines at the as-of date.
    pub lines: &'a [Arc<Line>],
    /// Names of the plan's other indicators, in order.
    pub others: &'a [&'a str],
    /// The as-of date.
    pub as_of: Day,
    /// The axis of the bars; x = 0 is at `table_width`.
    pub axis: TimeAxis,
    /// Width of the part under the table in points.
    pub table_width: f64,
    /// Height in points.
    pub height: f64,
    /// Colours.
    pub theme: &'a Theme,
    /// Language.
    pub language: Language,
}

/// Height kept at the foot for brackets.
const BRACKETS: f64 = 24.0;
/// Space left of the words.
const PAD: f64 = 12.0;

impl Strip<'_> {
    /// The part with the values.
    pub fn chart(&self) -> Rect {
        Rect::new(self.table_width, 0.0, self.axis.width, self.height)
    }

    /// The name with what follows it, for a place of `width` points: the name cut, and the unit with its direction.
    pub fn title(&self, width: f64) -> (String, String) {
        let name = metrics::cut(&self.indicator.name, size::font::BODY, true, width).into_owned();
        let better = match self.indicator.better {
            Better::Up => words::BETTER_UP,
            Better::Down => words::BETTER_DOWN,
        };
        let rest = format!("{} · {}", self.indicator.unit, better.of(self.language));
        let left = width - metrics::width(&name, size::font::BODY, true) - 8.0;
        let rest = metrics::cut(
            rest.trim_start_matches(" · "),
            size::font::SMALL,
            false,
            left.max(0.0),
        )
        .into_owned();
        (name, rest)
    }

    /// The strip as a scene; marks stand for their points.
    pub fn scene(&self) -> Scene {
        let mut scene = Scene::new(self.table_width + self.axis.width, self.height);
        scene.fill(
            Rect::new(0.0, 0.0, scene.width, self.height),
            self.theme.sunk,
        );
        let lines = self.lines;
        let seen: Vec<Seen<'_>> = lines
            .iter()
            .map(|line| line.seen(&self.axis, true))
            .collect();
        scene.add(Shape::Clip(Rect::new(
            0.0,
            0.0,
            self.table_width,
            self.height,
        )));
        self.words(&mut scene, lines);
        scene.add(Shape::Unclip);
        scene.add(Shape::Clip(self.chart()));
        self.ground(&mut scene);
        scene.add(Shape::Unclip);
        let (low, high) = self.value_rows(&seen);
        let Some(span) = self.span(&seen, high - low) else {
            scene.text(
                self.chart().center(),
                words::NO_VALUES.of(self.language),
                size::font::SMALL,
                self.theme.t4,
                Align::Center,
            );
            return scene;
        };
        let rows = Rect::from_edges(
            self.table_width,
            low,
            self.table_width + self.axis.width,
            high,
        );
        self.axis_labels(&mut scene, rows, span);
        scene.add(Shape::Clip(self.chart()));
        let mut labels = Labels::within(Rect::from_edges(
            rows.x + 1.0,
            0.0,
            rows.right() - 1.0,
            self.height,
        ));
        for target in &self.indicator.targets {
            self.target(&mut scene, rows, span, target, &mut labels);
        }
        for (place, seen) in seen.iter().enumerate() {
            self.values(&mut scene, rows, span, place, seen, &mut labels);
        }
        self.brackets(&mut scene, &seen);
        let x = self.table_width + self.axis.x_of_end(self.as_of);
        scene.line(
            Point::new(x, 0.0),
            Point::new(x, self.height),
            Stroke::solid(size::LINE_AS_OF, self.theme.acc),
        );
        scene.add(Shape::Unclip);
        scene
    }

    fn ground(&self, scene: &mut Scene) {
        let theme = self.theme;
        let chart = self.chart();
        let upright = |x: f64| {
            (
                Point::new(chart.x + x, 0.0),
                Point::new(chart.x + x, self.height),
            )
        };
        let coarse = match self.axis.level() {
            Level::Years => self.axis.lower(self.language),
            _ => self.axis.upper(self.language),
        };
        if self.axis.level() != Level::Years {
            for tick in self.axis.lower(self.language) {
                let (from, to) = upright(tick.x0);
                scene.line(from, to, Stroke::solid(size::LINE, theme.hair));
            }
        }
        for tick in coarse {
            let (from, to) = upright(tick.x0);
            scene.line(from, to, Stroke::solid(size::LINE, theme.line));
        }
        let from = self.axis.x_of_end(self.as_of).min(chart.w).max(0.0);
        scene.fill(
            Rect::from_edges(chart.x + from, 0.0, chart.right(), self.height),
            theme.shade,
        );
    }

    /// The rows in which values stand: the foot is kept for brackets where there are any.
    fn value_rows(&self, seen: &[Seen<'_>]) -> (f64, f64) {
        let brackets = seen
            .iter()
            .flat_map(|seen| &seen.dots)
            .any(|dot| self.is_bracket(dot));
        let foot = if brackets { BRACKETS } else { 6.0 };
        (8.0, (self.height - foot).max(20.0))
    }

    fn is_bracket(&self, dot: &Dot) -> bool {
        self.indicator.kind == IndicatorKind::Cumulative && dot.is_year_so_far()
    }

    fn span(&self, seen: &[Seen<'_>], height: f64) -> Option<Span> {
        let dots = || seen.iter().flat_map(|seen| &seen.dots).copied();
        let in_view = dots()
            .filter(|dot| !self.is_bracket(dot) && self.axis.shows(dot.start, dot.end))
            .map(|dot| dot.value);
        let targets = |seen: bool| {
            let targets = self.indicator.targets.iter();
            targets
                .filter(move |target| !seen || self.axis.shows(target.start, target.end))
                .map(|target| target.value)
        };
        let all = self.lines.iter().filter_map(|line| line.range);
        let all = all.flat_map(|(low, high)| [low, high]);
        let steps = (height / 24.0).clamp(1.5, 5.0);
        Span::of(in_view.chain(targets(true)), steps)
            .or_else(|| Span::of(all.chain(targets(false)), steps))
    }

    fn axis_labels(&self, scene: &mut Scene, rows: Rect, span: Span) {
        let mut taken: Vec<f64> = Vec::new();
        let x = self.table_width - 8.0;
        for target in &self.indicator.targets {
            let y = y_of(rows, span, target.value);
            if !self.axis.shows(target.start, target.end)
                || taken.iter().any(|t| (t - y).abs() < 13.0)
            {
                continue;
            }
            taken.push(y);
            let text = figures::value_short(
                target.value,
                target.bound,
                self.indicator.decimals,
                self.language,
            );
            scene.bold(
                Point::new(x, y),
                text,
                size::font::AXIS,
                self.theme.t1,
                Align::Right,
            );
        }
        for (tick, text) in span.labels(self.language) {
            let y = y_of(rows, span, tick);
            if y < 6.0
                || y > rows.bottom().min(self.height - 7.0)
                || taken.iter().any(|t| (t - y).abs() < 13.0)
            {
                continue;
            }
            taken.push(y);
            scene.text(
                Point::new(x, y),
                text,
                size::font::AXIS,
                self.theme.t4,
                Align::Right,
            );
        }
    }

    fn target(
        &self,
        scene: &mut Scene,
        rows: Rect,
        span: Span,
        target: &crate::plan::IndicatorTarget,
        labels: &mut Labels,
    ) {
        if !self.axis.shows(target.start, target.end) {
            return;
        }
        let y = y_of(rows, span, target.value);
        let from = rows.x + self.axis.x_of(target.start).max(0.0);
        let to = rows.x + self.axis.x_of_end(target.end).min(self.axis.width);
        scene.line(
            Point::new(from, y),
            Point::new(to, y),
            marks::target_stroke(self.theme.t1),
        );
        labels.keep_off_line(Point::new(from, y), Point::new(to, y));
    }

    fn values(
        &self,
        scene: &mut Scene,
        rows: Rect,
        span: Span,
        place: usize,
        seen: &Seen<'_>,
        labels: &mut Labels,
    ) {
        let at = |dot: &Dot| {
            Point::new(
                rows.x + self.axis.x_of_end(dot.end),
                y_of(rows, span, dot.value),
            )
        };
        let color = marks::color(self.theme, place);
        // Months and quarters are points on a line; longer periods are levels, which no line joins.
        let is_point = |dot: &Dot| (dot.end - dot.start).get_days() < 93 && !self.is_bracket(dot);
        for (from, to) in &seen.joins {
            if is_point(from) && is_point(to) {
                scene.line(at(from), at(to), marks::stroke(color, to.later));
            }
        }
        let drawn: Vec<&Dot> = seen
            .dots
            .iter()
            .copied()
            .filter(|dot| !self.is_bracket(dot) && self.axis.shows(dot.start, dot.end))
            .collect();
        for dot in &drawn {
            let end = at(dot);
            labels.keep_off(Rect::new(end.x, end.y, 0.0, 0.0).grow(marks::REACH - 1.0));
            if !is_point(dot) {
                let start = rows.x + self.axis.x_of(dot.start);
                labels.keep_off(Rect::from_edges(start, end.y - 1.0, end.x, end.y + 1.0));
            }
        }
        // Among very many values no label finds room; it is not sought for each.
        let mut room = 40;
        for dot in drawn {
            let end = at(dot);
            let value =
                figures::value_short(dot.value, dot.bound, self.indicator.decimals, self.language);
            let (bold, ink) = if dot.later {
                (false, self.theme.t3)
            } else {
                (true, self.theme.t1)
            };
            if is_point(dot) {
                if room > 0 && !labels.beside(scene, end, marks::REACH, &value, bold, ink) {
                    room -= 1;
                }
            } else {
                let start = Point::new(rows.x + self.axis.x_of(dot.start), end.y);
                scene.line(start, end, marks::stroke(color, dot.later));
                let seen = f64::midpoint(start.x.max(rows.x), end.x.min(rows.right()));
                let text = if dot.is_whole_year() {
                    value
                } else {
                    format!(
                        "{} {value}",
                        period::short(dot.start, dot.end, self.language)
                    )
                };
                labels.along(scene, Point::new(seen, end.y), &text, bold, ink);
            }
            let about = About::Point(self.indicator.id.clone(), dot.point.clone());
            marks::add(
                scene,
                place,
                end,
                dot.is_hollow(),
                color,
                self.theme.sunk,
                Some(about),
            );
        }
    }

    /// The longest count within each year, as a bracket over its months.
    fn brackets(&self, scene: &mut Scene, seen: &[Seen<'_>]) {
        let y = self.height - 14.0;
        let mut years: Vec<i16> = Vec::new();
        let mut dots: Vec<&Dot> = seen
            .iter()
            .flat_map(|seen| &seen.dots)
            .copied()
            .filter(|dot| self.is_bracket(dot) && self.axis.shows(dot.start, dot.end))
            .collect();
        dots.sort_by_key(|dot| std::cmp::Reverse(dot.end));
        for dot in dots {
            if years.contains(&dot.end.year()) {
                continue;
            }
            years.push(dot.end.year());
            let from = self.table_width + self.axis.x_of(dot.start);
            let to = self.table_width + self.axis.x_of_end(dot.end);
            let ink = if dot.later {
                self.theme.t4
            } else {
                self.theme.t2
            };
            bracket(scene, from, to, y, ink);
            let value =
                figures::value_short(dot.value, dot.bound, self.indicator.decimals, self.language);
            let text = words::YEAR_SO_FAR.fill(
                self.language,
                &[
                    ("months", &period::short(dot.start, dot.end, self.language)),
                    ("value", &value),
                ],
            );
            let wide = metrics::width(&text, size::font::SMALL, false);
            let center = f64::midpoint(
                from.max(self.table_width),
                to.min(self.table_width + self.axis.width),
            );
            let center = center
                .max(self.table_width + wide / 2.0 + 6.0)
                .min(self.table_width + self.axis.width - wide / 2.0 - 6.0);
            let plate = Rect::new(center - wide / 2.0 - 4.0, y - 8.0, wide + 8.0, 16.0);
            scene.fill(plate, self.theme.sunk);
            let about = About::Point(self.indicator.id.clone(), dot.point.clone());
            scene.add_about(
                Shape::Text(crate::chart::Text {
                    at: Point::new(center, y),
                    text,
                    size: size::font::SMALL,
                    bold: false,
                    color: ink,
                    align: Align::Center,
                    strike: false,
                }),
                about,
            );
        }
    }
}

fn bracket(scene: &mut Scene, from: f64, to: f64, y: f64, color: Color) {
    let stroke = Stroke::solid(size::LINE_TARGET, color);
    scene.line(Point::new(from, y), Point::new(to, y), stroke);
    for x in [from, to] {
        scene.line(Point::new(x, y - 5.0), Point::new(x, y), stroke);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme;
    use crate::plan::{Id, IndicatorPoint};
    use jiff::civil::date;

    #[test]
    fn a_year_stands_exactly_under_its_bars() {
        let axis = TimeAxis::fit(date(2020, 1, 1), date(2023, 12, 31), 600.0);
        let indicator = Indicator {
            name: "优良天数".to_owned(),
            kind: IndicatorKind::Cumulative,
            points: vec![IndicatorPoint {
                id: Id::new("p"),
                start: date(2021, 1, 1),
                end: date(2021, 12, 31),
                value: Some(326.0),
                ..IndicatorPoint::default()
            }],
            ..Indicator::default()
        };
        let lines: Vec<Arc<Line>> = super::super::lines::lines(&indicator, date(2021, 11, 20))
            .into_iter()
            .map(Arc::new)
            .collect();
        let scene = Strip {
            indicator: &indicator,
            lines: &lines,
            others: &[],
            as_of: date(2021, 11, 20),
            axis,
            table_width: 484.0,
            height: 100.0,
            theme: &theme::LIGHT,
            language: Language::Zh,
        }
        .scene();
        let center = scene
            .marks
            .iter()
            .find_map(|mark| match (&mark.shape, &mark.about) {
                (Shape::Circle { center, .. }, Some(_)) => Some(*center),
                _ => None,
            })
            .expect("the year's end dot");
        assert_eq!(center.x, 484.0 + axis.x_of_end(date(2021, 12, 31)));
    }
}
