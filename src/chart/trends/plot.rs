//! The plot of one or several series: grid, years, targets, lines, marks, labels, as-of line; page and picture share it.

mod frame;

use super::labels::Labels;
use super::lines::Seen;
use super::series::{Series, Span};
use super::{figures, marks, period};
use crate::chart::reach::Outside;
use crate::chart::theme::size;
use crate::chart::{
    About, Align, Color, Point, Rect, Scene, Shape, Theme, TimeAxis, metrics, reach,
};
use crate::plan::{Day, Indicator, Plan};
use crate::text::{Language, date, trends_words as words};

/// What a plot is drawn from.
#[derive(Clone, Debug)]
pub struct Plot<'a> {
    /// The series, leading one first.
    pub series: &'a [Series],
    /// The as-of date.
    pub as_of: Day,
    /// Target lines are drawn.
    pub targets: bool,
    /// Values after the as-of date are drawn.
    pub later: bool,
    /// Colours.
    pub theme: &'a Theme,
    /// Language.
    pub language: Language,
    /// Whole plot with its margins.
    pub rect: Rect,
    /// The time axis; x = 0 is the left edge of [`Plot::area`].
    pub axis: TimeAxis,
}

/// Space left of the plotting area for the labels of the left axis.
const LEFT: f64 = 56.0;
/// Space above it for the pill of the as-of date.
const TOP: f64 = 46.0;
/// Space below it for the years.
const BOTTOM: f64 = 34.0;

/// Room in the upper corners for the signs of values outside the days in view.
const SIGN: (f64, f64) = (150.0, 28.0);

/// The plotting area within a plot's rectangle.
pub fn area(rect: Rect, right_axis: bool) -> Rect {
    let right = if right_axis { 56.0 } else { 22.0 };
    Rect::from_edges(
        rect.x + LEFT,
        rect.y + TOP,
        rect.right() - right,
        rect.bottom() - BOTTOM,
    )
}

impl Plot<'_> {
    /// The plotting area.
    pub fn area(&self) -> Rect {
        area(self.rect, self.series.iter().any(|series| series.right))
    }

    /// What is drawn of each series.
    fn seen(&self) -> Vec<Seen<'_>> {
        self.series
            .iter()
            .map(|series| {
                if series.factor.is_finite() {
                    series.line.seen(&self.axis, self.later)
                } else {
                    Seen::default()
                }
            })
            .collect()
    }

    /// The stretch of values on the left or right axis: what is in view, else everything.
    fn span(&self, seen: &[Seen<'_>], right: bool) -> Span {
        let own = || {
            self.series
                .iter()
                .zip(seen)
                .filter(|(series, _)| series.right == right)
        };
        let targets = |only_in_view: bool| {
            own().flat_map(move |(series, _)| {
                series
                    .targets
                    .iter()
                    .filter(move |target| {
                        self.targets && (!only_in_view || self.axis.shows(target.start, target.end))
                    })
                    .map(|target| target.value * series.factor)
            })
        };
        let in_view = own().flat_map(|(series, seen)| {
            seen.dots
                .iter()
                .filter(|dot| self.axis.shows(dot.start, dot.end))
                .map(|dot| dot.value * series.factor)
        });
        let all = own().filter_map(|(series, _)| {
            series
                .line
                .range
                .map(|(low, high)| [low * series.factor, high * series.factor])
        });
        let steps = (self.area().h / 46.0).clamp(2.0, 8.0);
        let span = Span::of(in_view.chain(targets(true)), steps)
            .or_else(|| Span::of(all.flatten().chain(targets(false)), steps))
            .unwrap_or(Span {
                low: 0.0,
                high: 1.0,
                step: 0.5,
            });
        if self.outside().iter().all(Option::is_none) {
            return span;
        }
        // Signs stand in the upper corners: no value stands under them.
        span.with_room_above((SIGN.1 + marks::REACH) / self.area().h)
    }

    /// Where a value of a series stands.
    pub fn place(&self, spans: [Span; 2], series: &Series, end: Day, value: f64) -> Point {
        let area = self.area();
        let span = spans[usize::from(series.right)];
        Point::new(
            area.x + self.axis.x_of_end(end),
            y_of(area, span, value * series.factor),
        )
    }

    /// The plot as a scene, marks standing for their points.
    pub fn scene(&self) -> Scene {
        let mut scene = Scene::new(self.rect.right(), self.rect.bottom());
        let area = self.area();
        let seen = self.seen();
        let spans = [self.span(&seen, false), self.span(&seen, true)];
        scene.fill(self.rect, self.theme.panel);
        self.shade(&mut scene, area);
        self.grid(&mut scene, area, spans[0]);
        self.time(&mut scene, area);
        self.units(&mut scene, area, spans);
        let clip = Rect::from_edges(
            area.x,
            area.y - marks::REACH - 2.0,
            area.right() + marks::REACH + 2.0,
            area.bottom(),
        );
        let mut labels = Labels::within(Rect::from_edges(
            area.x + 2.0,
            area.y,
            area.right() - 1.0,
            area.bottom() - 2.0,
        ));
        let as_of_x = area.x + self.axis.x_of_end(self.as_of);
        labels.keep_off(Rect::new(as_of_x - 3.0, area.y, 6.0, area.h));
        // The page tells there what lies outside.
        let [before, after] = self.outside();
        let sign = |x: f64| Rect::new(x, area.y, SIGN.0, SIGN.1);
        if before.is_some() {
            labels.keep_off(sign(area.x));
        }
        if after.is_some() {
            labels.keep_off(sign(area.right() - SIGN.0));
        }
        scene.add(Shape::Clip(clip));
        self.base_changes(&mut scene, area, &mut labels);
        self.dots_keep_off(spans, &seen, &mut labels);
        // Lines end at the edge of the area; a mark on the edge is drawn whole.
        scene.add(Shape::Clip(area));
        for (series, seen) in self.series.iter().zip(&seen) {
            self.lines(&mut scene, spans, series, seen);
        }
        scene.add(Shape::Unclip);
        for (series, seen) in self.series.iter().zip(&seen) {
            self.dots(&mut scene, spans, series, seen);
        }
        for (series, seen) in self.series.iter().zip(&seen) {
            self.values(&mut scene, spans, series, seen, &mut labels);
        }
        if self.targets {
            for series in self.series {
                self.target_lines(&mut scene, area, spans, series, &mut labels);
            }
        }
        scene.add(Shape::Unclip);
        self.none_in_view(&mut scene, area, &seen);
        self.as_of_line(&mut scene, area, as_of_x);
        scene
    }

    fn dots_keep_off(&self, spans: [Span; 2], seen: &[Seen<'_>], labels: &mut Labels) {
        for (series, seen) in self.series.iter().zip(seen) {
            for dot in &seen.dots {
                let at = self.place(spans, series, dot.end, dot.value);
                labels.keep_off(Rect::new(at.x, at.y, 0.0, 0.0).grow(marks::REACH));
                if series.cumulative && dot.is_whole_year() {
                    let start = self.area().x + self.axis.x_of(dot.start);
                    labels.keep_off_line(Point::new(start, at.y), at);
                }
            }
            for (from, to) in &seen.joins {
                labels.keep_off_line(
                    self.place(spans, series, from.end, from.value),
                    self.place(spans, series, to.end, to.value),
                );
            }
            for target in series.targets.iter().filter(|_| self.targets) {
                let y = y_of(
                    self.area(),
                    spans[usize::from(series.right)],
                    target.value * series.factor,
                );
                let x = self.area().x;
                if y.is_finite() && self.axis.shows(target.start, target.end) {
                    labels.keep_off_line(
                        Point::new(x + self.axis.x_of(target.start), y),
                        Point::new(x + self.axis.x_of_end(target.end), y),
                    );
                }
            }
        }
    }

    /// The values earlier than what is in view, and the later ones.
    pub fn outside(&self) -> [Option<Outside>; 2] {
        let lines = || self.series.iter().map(|series| &series.line);
        let all = |sides: &mut dyn Iterator<Item = Outside>, outer: fn(Day, Day) -> Day| {
            sides.reduce(|one, other| one.with(other, outer))
        };
        [
            all(
                &mut lines().filter_map(|line| line.before(&self.axis)),
                Day::min,
            ),
            all(
                &mut lines().filter_map(|line| line.after(&self.axis, self.later)),
                Day::max,
            ),
        ]
    }

    /// Where there are values but none in view, that is said instead of an empty plot.
    fn none_in_view(&self, scene: &mut Scene, area: Rect, seen: &[Seen<'_>]) {
        let known = self
            .series
            .iter()
            .any(|series| !series.line.dots.is_empty());
        let mut dots = seen.iter().flat_map(|seen| &seen.dots);
        if !known || dots.any(|dot| self.axis.shows(dot.start, dot.end)) {
            return;
        }
        let (from, to) = (date(self.axis.first_day()), date(self.axis.last_day()));
        let text = words::NONE_IN_VIEW.fill(self.language, &[("from", &from), ("to", &to)]);
        let text = metrics::cut(&text, size::font::SMALL, false, area.w - 8.0).into_owned();
        scene.text(
            area.center(),
            text,
            size::font::SMALL,
            self.theme.t3,
            Align::Center,
        );
    }

    fn ink(&self, series: &Series, later: bool) -> Color {
        let color = marks::color(self.theme, series.place);
        if later { color.alpha(205) } else { color }
    }

    fn lines(&self, scene: &mut Scene, spans: [Span; 2], series: &Series, seen: &Seen<'_>) {
        let area = self.area();
        for (from, to) in &seen.joins {
            let a = self.place(spans, series, from.end, from.value);
            let b = self.place(spans, series, to.end, to.value);
            if a.x.max(b.x) < area.x || a.x.min(b.x) > area.right() {
                continue;
            }
            scene.line(a, b, marks::stroke(self.ink(series, to.later), to.later));
        }
        // A total of a whole year is a level over that year: totals of two years have no line between them.
        for dot in &seen.dots {
            if series.cumulative && dot.is_whole_year() {
                let end = self.place(spans, series, dot.end, dot.value);
                let start = Point::new(area.x + self.axis.x_of(dot.start), end.y);
                let color = self.ink(series, dot.later);
                scene.line(start, end, marks::stroke(color, dot.later));
            }
        }
    }

    fn dots(&self, scene: &mut Scene, spans: [Span; 2], series: &Series, seen: &Seen<'_>) {
        for dot in &seen.dots {
            let at = self.place(spans, series, dot.end, dot.value);
            let about = About::Point(series.indicator.clone(), dot.point.clone());
            marks::add(
                scene,
                series.place,
                at,
                dot.is_hollow(),
                self.ink(series, dot.later),
                self.theme.panel,
                Some(about),
            );
        }
    }

    fn values(
        &self,
        scene: &mut Scene,
        spans: [Span; 2],
        series: &Series,
        seen: &Seen<'_>,
        labels: &mut Labels,
    ) {
        /// So many labels without a place, one after the other, and the rest is not tried.
        const GIVE_UP: usize = 40;
        let area = self.area();
        let mut failed = 0;
        // The latest values first: when labels run out of room the oldest go.
        for dot in seen.dots.iter().rev() {
            if failed > GIVE_UP {
                break;
            }
            let at = self.place(spans, series, dot.end, dot.value);
            if at.x < area.x + 1.0 || at.x > area.right() + 1.0 {
                continue;
            }
            let value = figures::value_short(dot.value, dot.bound, series.decimals, self.language);
            let mut text = format!(
                "{} {value}",
                period::short(dot.start, dot.end, self.language)
            );
            if dot.provisional {
                text = format!("{text} {}", words::PROVISIONAL_SHORT.of(self.language));
            }
            let color = marks::color(self.theme, series.place);
            if labels.beside(scene, at, marks::REACH, &text, false, color) {
                failed = 0;
            } else {
                failed += 1;
            }
        }
    }

    fn target_lines(
        &self,
        scene: &mut Scene,
        area: Rect,
        spans: [Span; 2],
        series: &Series,
        labels: &mut Labels,
    ) {
        if !series.factor.is_finite() {
            return;
        }
        for target in &series.targets {
            if !self.axis.shows(target.start, target.end) {
                continue;
            }
            let color = if target.base.is_empty() && self.series.len() == 1 {
                self.theme.t1
            } else {
                marks::color(self.theme, series.place)
            };
            let span = spans[usize::from(series.right)];
            let y = y_of(area, span, target.value * series.factor);
            let from = area.x + self.axis.x_of(target.start).max(0.0);
            let to = area.x + self.axis.x_of_end(target.end).min(area.w);
            scene.line(
                Point::new(from, y),
                Point::new(to, y),
                marks::target_stroke(color),
            );
            let value =
                figures::value_short(target.value, target.bound, series.decimals, self.language);
            let text = words::TARGET_VALUE.fill(self.language, &[("value", &value)]);
            let text = if target.base.is_empty() || !self.several_bases(series) {
                text
            } else {
                words::WITH_BASE.fill(
                    self.language,
                    &[("text", &text), ("base", &short_base(&target.base))],
                )
            };
            let half = metrics::width(&text, size::font::SMALL, false) / 2.0 + 3.0;
            let left = Point::new(from + half, y);
            let right = Point::new((to - half).max(left.x), y);
            let _ =
                labels.under(scene, left, &text, color) || labels.under(scene, right, &text, color);
        }
    }

    fn several_bases(&self, series: &Series) -> bool {
        self.series
            .iter()
            .filter(|other| other.indicator == series.indicator)
            .count()
            > 1
    }
}

/// y of a value within an area.
pub fn y_of(area: Rect, span: Span, value: f64) -> f64 {
    area.bottom() - (value - span.low) / (span.high - span.low) * area.h
}

/// A base for a narrow place: its leading number where it has one.
fn short_base(base: &str) -> String {
    let digits: String = base.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() {
        base.to_owned()
    } else {
        digits
    }
}

/// The plan's window, begun a year earlier where values or targets of that year are known; where none lies within it, the
/// time of those there are.
pub fn usual_window(plan: &Plan, indicators: &[&Indicator]) -> (Day, Day) {
    let head = plan.head();
    let (start, end) = (head.window_start, head.window_end);
    let earlier = start.saturating_sub(jiff::ToSpan::years(1));
    let values = || {
        indicators.iter().flat_map(|indicator| {
            let points = indicator.points.iter();
            points
                .filter(|point| point.value.is_some())
                .map(|point| (point.start, point.end))
        })
    };
    let targets = || {
        indicators.iter().flat_map(|indicator| {
            let targets = indicator.targets.iter();
            targets.map(|target| (target.start, target.end))
        })
    };
    let begins_earlier = values()
        .chain(targets())
        .any(|(from, to)| from >= earlier && to < start);
    let shown = if begins_earlier { earlier } else { start };
    let seen = |(from, to): (Day, Day)| to >= shown && from <= end;
    if values().any(seen) || (values().next().is_none() && targets().any(seen)) {
        return (shown, end);
    }
    let spans: Vec<(Day, Day)> = if values().next().is_some() {
        values().collect()
    } else {
        targets().collect()
    };
    reach::usual((shown, end), &spans, i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_shortened_to_its_number() {
        assert_eq!(short_base("74个国控断面"), "74");
        assert_eq!(short_base("全部断面"), "全部断面");
    }
}
