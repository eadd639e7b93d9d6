//! An indicator's values as lines to draw: one line a base, joined only where measured periods follow one another.

use crate::plan::{Bound, Day, Id, Indicator, IndicatorKind, IndicatorPoint};

/// One value to draw, at the last day of its period.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// The point of the indicator.
    pub point: Id,
    /// First day of its period.
    pub start: Day,
    /// Last day of its period.
    pub end: Day,
    /// The value in the indicator's unit.
    pub value: f64,
    /// How the value is bounded.
    pub bound: Bound,
    /// Not yet verified: drawn hollow.
    pub provisional: bool,
    /// Its period ends after the as-of date: drawn hollow and reached by a dotted line.
    pub later: bool,
    /// Another value of the same base stands for the same period: drawn, but no line goes through it.
    pub aside: bool,
}

/// The values over one base.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What the values are a share of or counted over; empty where the source does not say.
    pub base: String,
    /// The values by the end of their periods.
    pub dots: Vec<Dot>,
    /// Pairs of places in `dots` that a line joins.
    pub joins: Vec<(usize, usize)>,
}

impl Dot {
    /// Whether the period is one whole calendar year.
    pub fn is_whole_year(&self) -> bool {
        is_whole_year(self.start, self.end)
    }

    /// Whether the period is a part of a year that begins on the first of January and is longer than a month.
    pub fn is_year_so_far(&self) -> bool {
        !self.is_whole_year()
            && self.start.year() == self.end.year()
            && self.start.day_of_year() == 1
            && self.end.month() > 1
    }

    /// Whether the mark is drawn hollow.
    pub fn is_hollow(&self) -> bool {
        self.later || self.provisional
    }
}

/// Whether two days bound one whole calendar year.
pub fn is_whole_year(start: Day, end: Day) -> bool {
    start.year() == end.year() && start.day_of_year() == 1 && end.month() == 12 && end.day() == 31
}

/// The lines of an indicator seen at a day, the base with the latest value first.
///
/// A line joins two values of one base only when the later period begins no later than the day after the earlier one
/// ends (a missing month or year leaves a gap). Values counted within a year are joined within that year only.
pub fn lines(indicator: &Indicator, as_of: Day) -> Vec<Line> {
    let mut bases: Vec<&str> = Vec::new();
    for point in indicator
        .points
        .iter()
        .filter(|point| point.value.is_some())
    {
        if !bases.contains(&point.base.as_str()) {
            bases.push(&point.base);
        }
    }
    let mut lines: Vec<Line> = bases
        .into_iter()
        .map(|base| line(indicator, base, as_of))
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.dots.iter().map(|dot| dot.end).max()));
    lines
}

fn line(indicator: &Indicator, base: &str, as_of: Day) -> Line {
    let mut points: Vec<&IndicatorPoint> = indicator
        .points
        .iter()
        .filter(|point| point.base == base && point.value.is_some())
        .collect();
    // Of several values for one period the verified and published one comes first; the line goes through it.
    points.sort_by_key(|point| {
        (
            point.end,
            point.start,
            point.provisional,
            !point.derived.is_empty(),
        )
    });
    let mut dots: Vec<Dot> = Vec::with_capacity(points.len());
    for point in points {
        let Some(value) = point.value else { continue };
        let aside = dots
            .iter()
            .any(|dot| dot.start == point.start && dot.end == point.end);
        dots.push(Dot {
            point: point.id.clone(),
            start: point.start,
            end: point.end,
            value,
            bound: point.bound,
            provisional: point.provisional,
            later: point.end > as_of,
            aside,
        });
    }
    let mut joins = Vec::new();
    for (to, dot) in dots.iter().enumerate().filter(|(_, dot)| !dot.aside) {
        let from = dots[..to]
            .iter()
            .enumerate()
            .rev()
            .find(|(_, before)| !before.aside && before.end < dot.end)
            .filter(|(_, before)| joined(indicator.kind, before, dot));
        if let Some((from, _)) = from {
            joins.push((from, to));
        }
    }
    Line {
        base: base.to_owned(),
        dots,
        joins,
    }
}

fn joined(kind: IndicatorKind, before: &Dot, dot: &Dot) -> bool {
    match kind {
        IndicatorKind::Cumulative => {
            before.start == dot.start && dot.start.year() == dot.end.year()
        }
        IndicatorKind::Level | IndicatorKind::Ratio => {
            before.end.tomorrow().is_ok_and(|next| dot.start <= next)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn point(start: Day, end: Day, value: Option<f64>, base: &str) -> IndicatorPoint {
        IndicatorPoint {
            id: Id::new(format!("{start}{end}{base}{value:?}")),
            start,
            end,
            value,
            base: base.to_owned(),
            ..IndicatorPoint::default()
        }
    }

    fn year(year: i16, value: f64) -> IndicatorPoint {
        point(date(year, 1, 1), date(year, 12, 31), Some(value), "")
    }

    fn of(kind: IndicatorKind, points: Vec<IndicatorPoint>) -> Indicator {
        Indicator {
            kind,
            points,
            ..Indicator::default()
        }
    }

    #[test]
    fn bases_are_lines_of_their_own_and_the_latest_leads() {
        let indicator = of(
            IndicatorKind::Ratio,
            vec![
                point(date(2020, 1, 1), date(2020, 12, 31), Some(100.0), "42"),
                point(date(2021, 1, 1), date(2021, 10, 31), Some(98.6), "74"),
                point(date(2021, 1, 1), date(2021, 12, 31), Some(98.6), "74"),
            ],
        );
        let lines = lines(&indicator, date(2021, 11, 20));
        assert_eq!(
            lines
                .iter()
                .map(|line| (line.base.as_str(), line.joins.as_slice()))
                .collect::<Vec<_>>(),
            [("74", [(0, 1)].as_slice()), ("42", &[])]
        );
        assert!(!lines[0].dots[0].later && lines[0].dots[1].later);
    }

    #[test]
    fn a_missing_year_leaves_a_gap() {
        let indicator = of(
            IndicatorKind::Level,
            vec![
                year(2015, 45.0),
                year(2020, 52.5),
                point(date(2021, 1, 1), date(2021, 12, 31), None, ""),
                year(2022, 55.0),
                year(2023, 55.1),
            ],
        );
        assert_eq!(
            lines(&indicator, date(2024, 1, 1))[0].joins,
            [(2, 3)],
            "only 2022 and 2023 follow one another"
        );
    }

    #[test]
    fn cumulative_values_are_joined_within_their_year_only() {
        let indicator = of(
            IndicatorKind::Cumulative,
            vec![
                year(2020, 333.0),
                point(date(2021, 1, 1), date(2021, 10, 31), Some(277.0), ""),
                year(2021, 326.0),
                year(2022, 332.0),
            ],
        );
        assert_eq!(lines(&indicator, date(2024, 1, 1))[0].joins, [(1, 2)]);
    }

    #[test]
    fn a_second_value_for_a_period_stands_aside() {
        let mut provisional = year(2021, 95.9);
        provisional.provisional = true;
        let indicator = of(
            IndicatorKind::Ratio,
            vec![
                year(2020, 94.4),
                provisional,
                year(2021, 95.0),
                year(2022, 95.0),
            ],
        );
        let lines = lines(&indicator, date(2024, 1, 1));
        assert_eq!(lines[0].joins, [(0, 1), (1, 3)]);
        assert!(lines[0].dots[2].aside && lines[0].dots[2].provisional);
    }
}
