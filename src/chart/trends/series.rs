//! The series of a plot: the lines of one or several indicators with colour, scale and the axis they are read on.

use super::lines::{Line, lines};
use crate::plan::{Bound, Day, Id, Indicator};
use crate::text::{Language, axis_numbers, trends_words as words};
use std::sync::Arc;

/// How indicators of different units share a plot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scaling {
    /// The first unit on the left axis, the second on the right.
    #[default]
    OwnAxes,
    /// Every line begins at 100.
    Indexed,
}

/// A target over its period.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLine {
    /// First day.
    pub start: Day,
    /// Last day.
    pub end: Day,
    /// The target in the indicator's unit.
    pub value: f64,
    /// How it is bounded.
    pub bound: Bound,
    /// Its base; empty for every base.
    pub base: String,
}

/// One line with all that drawing it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The indicator.
    pub indicator: Id,
    /// What the legend says.
    pub label: String,
    /// Place among the series: colour and mark.
    pub place: usize,
    /// The values.
    pub line: Arc<Line>,
    /// Targets of this line; those for every base go with the leading line.
    pub targets: Vec<TargetLine>,
    /// Unit of the values.
    pub unit: String,
    /// Decimals shown.
    pub decimals: u8,
    /// Counted from the first of January.
    pub cumulative: bool,
    /// Read on the right axis.
    pub right: bool,
    /// What values are multiplied by to be drawn; 1 unless indexed.
    pub factor: f64,
}

/// The scaling that is possible: more than two units cannot have an axis each.
pub fn possible_scaling(indicators: &[&Indicator], wanted: Scaling) -> Scaling {
    let mut units: Vec<&str> = indicators.iter().map(|i| i.unit.as_str()).collect();
    units.sort_unstable();
    units.dedup();
    if units.len() > 2 {
        Scaling::Indexed
    } else {
        wanted
    }
}

/// The series of indicators seen at a day, in the order given; within an indicator the base with the latest value leads.
pub fn series(
    indicators: &[&Indicator],
    as_of: Day,
    scaling: Scaling,
    language: Language,
) -> Vec<Series> {
    let lines: Vec<Vec<Arc<Line>>> = indicators
        .iter()
        .map(|indicator| lines(indicator, as_of).into_iter().map(Arc::new).collect())
        .collect();
    series_of(indicators, lines, scaling, language)
}

/// The same from lines that are known already, those of each indicator in its place.
pub fn series_of(
    indicators: &[&Indicator],
    lines: Vec<Vec<Arc<Line>>>,
    scaling: Scaling,
    language: Language,
) -> Vec<Series> {
    let scaling = possible_scaling(indicators, scaling);
    let first_unit = indicators.first().map_or("", |i| i.unit.as_str());
    let mut all = Vec::new();
    for (indicator, mut own) in indicators.iter().zip(lines) {
        if own.is_empty() {
            own.push(Arc::new(Line::empty()));
        }
        let several = own.len() > 1;
        let bases: Vec<String> = own.iter().map(|line| line.base.clone()).collect();
        for (rank, line) in own.into_iter().enumerate() {
            let base = if line.base.is_empty() {
                words::NO_BASE.of(language)
            } else {
                &line.base
            };
            let label = match (indicators.len() > 1, several) {
                (false, true) => base.to_owned(),
                (true, true) => words::NAME_AND_BASE.fill(
                    language,
                    &[("name", &with_region(indicator)), ("base", &base)],
                ),
                (true, false) => with_region(indicator),
                (false, false) if line.base.is_empty() => indicator.name.clone(),
                (false, false) => line.base.clone(),
            };
            let factor = match scaling {
                Scaling::OwnAxes => 1.0,
                Scaling::Indexed => line
                    .dots
                    .iter()
                    .find(|dot| !dot.aside)
                    .map(|dot| dot.value)
                    .filter(|first| *first > 0.0)
                    .map_or(f64::NAN, |first| 100.0 / first),
            };
            let targets = indicator
                .targets
                .iter()
                .filter(|target| {
                    target.base == line.base || (rank == 0 && !bases.contains(&target.base))
                })
                .map(|target| TargetLine {
                    start: target.start,
                    end: target.end,
                    value: target.value,
                    bound: target.bound,
                    base: target.base.clone(),
                })
                .collect();
            all.push(Series {
                indicator: indicator.id.clone(),
                label,
                place: all.len(),
                line,
                targets,
                unit: indicator.unit.clone(),
                decimals: indicator.decimals,
                cumulative: indicator.kind == crate::plan::IndicatorKind::Cumulative,
                right: scaling == Scaling::OwnAxes && indicator.unit != first_unit,
                factor,
            });
        }
    }
    all
}

fn with_region(indicator: &Indicator) -> String {
    if indicator.region.is_empty() {
        indicator.name.clone()
    } else {
        format!("{} {}", indicator.region, indicator.name)
    }
}

/// A stretch of values with round steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Value at the lower edge.
    pub low: f64,
    /// Value at the upper edge.
    pub high: f64,
    /// Distance between grid lines.
    pub step: f64,
}

/// The room above the highest value, in steps.
const ABOVE: f64 = 0.9;

impl Span {
    /// The round stretch that holds the values with some room above; `steps` is about how many grid lines it has.
    pub fn of(values: impl IntoIterator<Item = f64>, steps: f64) -> Option<Self> {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.into_iter().filter(|value| value.is_finite()) {
            // Differences of the largest numbers a computer knows are no numbers.
            let value = value.clamp(-1e300, 1e300);
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            return None;
        }
        if high - low < 1e-9 * high.abs().max(low.abs()).max(1.0) {
            let room = (high.abs() * 0.05).max(1.0);
            return Self::of([low - room, high + room], steps);
        }
        let step = round_step((high - low) / steps.max(1.0));
        let floor = ((low - step * 0.3) / step).floor() * step;
        Some(Self {
            // Nothing measured in days or percent goes below zero because of room at the edge.
            low: if low >= 0.0 { floor.max(0.0) } else { floor },
            high: high + step * ABOVE,
            step,
        })
    }

    /// The stretch with at least so large a share of it above its highest value.
    pub fn with_room_above(self, share: f64) -> Self {
        let highest = self.high - self.step * ABOVE;
        let high = self.low + (highest - self.low) / (1.0 - share.clamp(0.0, 0.6));
        Self {
            high: self.high.max(high),
            ..self
        }
    }

    /// The values of the grid lines.
    pub fn ticks(self) -> Vec<f64> {
        let first = (self.low / self.step).ceil() as i64;
        let last = (self.high / self.step).floor() as i64;
        (first..=last.min(first + 100))
            .map(|place| place as f64 * self.step)
            .collect()
    }

    /// The grid lines with their labels, all in one unit.
    pub fn labels(self, language: Language) -> Vec<(f64, String)> {
        let ticks = self.ticks();
        let labels = axis_numbers(&ticks, self.step, language);
        ticks.into_iter().zip(labels).collect()
    }
}

/// The least of 1, 2, 2.5, 5 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    let power = 10f64.powf(least.abs().max(1e-9).log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= least * 0.999_999)
        .unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::IndicatorPoint;
    use jiff::civil::date;

    #[test]
    fn grid_lines_are_round() {
        let span = Span::of([90.5, 100.0], 6.0).expect("values");
        assert_eq!(span.step, 2.0);
        assert_eq!(span.ticks(), [88.0, 90.0, 92.0, 94.0, 96.0, 98.0, 100.0]);
        assert_eq!(Span::of([f64::NAN], 6.0), None);
        let flat = Span::of([55.0], 4.0).expect("one value");
        assert!(flat.low < 55.0 && flat.high > 55.0);
        assert_eq!(Span::of([0.0, 3.0], 4.0).map(|span| span.low), Some(0.0));
        let labels = Span::of([0.12, 0.37], 5.0).map(|span| span.labels(Language::Zh));
        assert!(labels.is_some_and(|labels| labels.iter().all(|(_, text)| text.len() == 4)));
    }

    #[test]
    fn a_low_plot_leaves_room_above_its_values() {
        let span = Span::of([277.0, 316.0, 333.0], 2.0).unwrap();
        for share in [0.1, 0.4, 0.6] {
            let roomy = span.with_room_above(share);
            let above = (roomy.high - 333.0) / (roomy.high - roomy.low);
            assert!(above >= share - 1e-9, "{share}: {above}");
            assert_eq!(roomy.low, span.low);
        }
        assert_eq!(span.with_room_above(0.0), span);
    }

    #[test]
    fn numbers_of_any_size_have_a_stretch_with_labels_that_fit() {
        for values in [
            [1e15, 3e15],
            [-1e18, 1e18],
            [f64::MIN, f64::MAX],
            [1e-9, 2e-9],
            [0.0, 5e-324],
        ] {
            let span = Span::of(values, 6.0).expect("values");
            assert!(
                span.low.is_finite() && span.high.is_finite() && span.step > 0.0,
                "{span:?}"
            );
            let labels = span.labels(Language::Zh);
            assert!(labels.len() > 1, "{span:?}");
            for (tick, label) in labels {
                assert!(tick.is_finite() && label != "-0" && !label.contains("inf"));
                assert!(label.chars().count() <= 12, "{label}");
            }
        }
    }

    #[test]
    fn two_units_have_an_axis_each_and_three_are_indexed() {
        let of = |name: &str, unit: &str, values: &[f64]| Indicator {
            id: Id::new(name),
            name: name.to_owned(),
            unit: unit.to_owned(),
            points: values
                .iter()
                .enumerate()
                .map(|(place, value)| {
                    let year = 2020 + i16::try_from(place).expect("few");
                    IndicatorPoint {
                        start: date(year, 1, 1),
                        end: date(year, 12, 31),
                        value: Some(*value),
                        ..IndicatorPoint::default()
                    }
                })
                .collect(),
            ..Indicator::default()
        };
        let days = of("days", "天", &[320.0, 326.0]);
        let dust = of("dust", "µg/m³", &[35.0, 31.3]);
        let trees = of("trees", "%", &[52.5, 54.5]);
        let as_of = date(2022, 1, 1);
        let two = series(&[&days, &dust], as_of, Scaling::OwnAxes, Language::Zh);
        assert_eq!(
            two.iter().map(|s| (s.right, s.factor)).collect::<Vec<_>>(),
            [(false, 1.0), (true, 1.0)]
        );
        let three = series(
            &[&days, &dust, &trees],
            as_of,
            Scaling::OwnAxes,
            Language::Zh,
        );
        for series in three {
            assert!(!series.right);
            assert!((series.line.dots[0].value * series.factor - 100.0).abs() < 1e-9);
        }
    }
}
