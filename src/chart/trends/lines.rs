//! An indicator's values as lines to draw: one line a base, joined only where measured periods follow one another.

use crate::chart::TimeAxis;
use crate::chart::reach::Outside;
use crate::plan::{Bound, Day, Id, Indicator, IndicatorKind, IndicatorPoint};
use jiff::ToSpan;
use std::collections::HashMap;

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
    /// Pairs of places in `dots` that a line joins, by the later of the two.
    pub joins: Vec<(usize, usize)>,
    /// For each of the dots the first one of the run of joined ones that it belongs to.
    runs: Vec<usize>,
    /// The first day of all periods.
    pub first: Option<Day>,
    /// Days of the longest period.
    longest: i32,
    /// The lowest and the highest value.
    pub range: Option<(f64, f64)>,
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
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut bases: Vec<(&str, Vec<&IndicatorPoint>)> = Vec::new();
    for point in &indicator.points {
        if point.value.is_none() {
            continue;
        }
        let place = *places.entry(&point.base).or_insert_with(|| {
            bases.push((&point.base, Vec::new()));
            bases.len() - 1
        });
        if let Some((_, points)) = bases.get_mut(place) {
            points.push(point);
        }
    }
    let mut lines: Vec<Line> = bases
        .into_iter()
        .map(|(base, points)| line(indicator.kind, base, points, as_of))
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.dots.last().map(|dot| dot.end)));
    lines
}

fn line(kind: IndicatorKind, base: &str, mut points: Vec<&IndicatorPoint>, as_of: Day) -> Line {
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
        // They are in order of their periods: another value of this one stands right before it.
        let aside = dots
            .last()
            .is_some_and(|dot| dot.start == point.start && dot.end == point.end);
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
    let mut runs: Vec<usize> = (0..dots.len()).collect();
    // The last value that ends before the present end, and the last of the present end.
    let (mut before, mut last): (Option<usize>, Option<usize>) = (None, None);
    for (to, dot) in dots.iter().enumerate().filter(|(_, dot)| !dot.aside) {
        if last
            .and_then(|last| dots.get(last))
            .is_some_and(|last| last.end < dot.end)
        {
            before = last;
        }
        let from = before.filter(|from| {
            dots.get(*from)
                .is_some_and(|before| joined(kind, before, dot))
        });
        if let Some(from) = from {
            joins.push((from, to));
            runs[to] = runs[from];
        }
        last = Some(to);
    }
    Line {
        base: base.to_owned(),
        first: dots.iter().map(|dot| dot.start).min(),
        longest: dots
            .iter()
            .map(|dot| (dot.end - dot.start).get_days())
            .max()
            .unwrap_or(0),
        range: range(dots.iter().map(|dot| dot.value)),
        dots,
        joins,
        runs,
    }
}

/// The lowest and the highest of some values.
fn range(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |range, value| match range {
        None => Some((value, value)),
        Some((low, high)) => Some((value.min(low), value.max(high))),
    })
}

/// What of a line is drawn over a stretch of time: of many values in one column of the screen the first, the lowest, the
/// highest and the last.
#[derive(Clone, Debug, Default)]
pub struct Seen<'l> {
    /// The values, by the end of their periods.
    pub dots: Vec<&'l Dot>,
    /// What lines join.
    pub joins: Vec<(&'l Dot, &'l Dot)>,
}

impl Line {
    /// A line without values.
    pub fn empty() -> Self {
        Self {
            base: String::new(),
            dots: Vec::new(),
            joins: Vec::new(),
            runs: Vec::new(),
            first: None,
            longest: 0,
            range: None,
        }
    }

    /// What is drawn of it on an axis; values after the as-of date where `later` lets them. Found by halving, so that it
    /// costs what is in view and not what there is.
    pub fn seen(&self, axis: &TimeAxis, later: bool) -> Seen<'_> {
        let (first, last) = (axis.first_day(), axis.last_day());
        let at = |day: Day| self.dots.partition_point(|dot| dot.end < day);
        // A line comes from the last value before the view and goes on to the next after it.
        let mut from = at(first);
        if let Some(before) = from.checked_sub(1).and_then(|before| self.dots.get(before)) {
            from = at(before.end);
        }
        let mut to = self.dots.partition_point(|dot| dot.end <= last);
        if let Some(after) = self.dots.get(to) {
            to = self.dots.partition_point(|dot| dot.end <= after.end);
        }
        // A long period that ends after the view may have begun in it.
        let reach = last.saturating_add(self.longest.days());
        let far = self.dots.partition_point(|dot| dot.end <= reach).max(to);
        let wanted = |place: &usize| {
            self.dots
                .get(*place)
                .is_some_and(|dot| (later || !dot.later) && (*place < to || dot.start <= last))
        };
        let places: Vec<usize> = (from..far).filter(wanted).collect();
        let kept = self.by_column(axis, &places);
        let dots: Vec<&Dot> = kept
            .iter()
            .filter_map(|place| self.dots.get(*place))
            .collect();
        let joins = if kept.len() == places.len() {
            let begin = self.joins.partition_point(|(_, end)| *end < from);
            self.joins[begin..]
                .iter()
                .take_while(|(_, end)| *end < far)
                .filter(|(_, end)| wanted(end))
                .filter_map(|(a, b)| Some((self.dots.get(*a)?, self.dots.get(*b)?)))
                .collect()
        } else {
            // Between what is left of a run the line goes on.
            let on: Vec<usize> = kept
                .into_iter()
                .filter(|place| self.dots.get(*place).is_some_and(|dot| !dot.aside))
                .collect();
            on.windows(2)
                .filter_map(|pair| match pair {
                    [a, b] if self.runs.get(*a) == self.runs.get(*b) => {
                        Some((self.dots.get(*a)?, self.dots.get(*b)?))
                    }
                    _ => None,
                })
                .collect()
        };
        Seen { dots, joins }
    }

    /// The values whose periods end before the first day in view.
    pub fn before(&self, axis: &TimeAxis) -> Option<Outside> {
        let first = axis.first_day();
        let count = self.dots.partition_point(|dot| dot.end < first);
        let reach = self.first?;
        (count > 0).then_some(Outside { count, reach })
    }

    /// The values whose periods begin after the last day in view; those after the as-of date where `later` lets them.
    pub fn after(&self, axis: &TimeAxis, later: bool) -> Option<Outside> {
        let last = axis.last_day();
        let end = if later {
            self.dots.len()
        } else {
            self.dots.partition_point(|dot| !dot.later)
        };
        let from = self.dots.partition_point(|dot| dot.end <= last);
        let reach = last.saturating_add(self.longest.days());
        // Further on every period begins after the view; before that each is looked at.
        let sure = self
            .dots
            .partition_point(|dot| dot.end <= reach)
            .max(from)
            .min(end);
        let near = self.dots.get(from..sure).unwrap_or(&[]);
        let count = near.iter().filter(|dot| dot.start > last).count() + (end - sure);
        let reach = self.dots.get(end.checked_sub(1)?)?.end;
        (count > 0).then_some(Outside { count, reach })
    }

    /// Of the values whose ends fall into one column a point wide the first, lowest, highest and last, in order.
    fn by_column(&self, axis: &TimeAxis, places: &[usize]) -> Vec<usize> {
        let column = |place: usize| {
            self.dots
                .get(place)
                .map_or(0, |dot| axis.x_of_end(dot.end).floor() as i64)
        };
        let value = |place: &usize| self.dots.get(*place).map_or(0.0, |dot| dot.value);
        let mut kept = Vec::new();
        for together in places.chunk_by(|a, b| column(*a) == column(*b)) {
            if together.len() <= 4 {
                kept.extend_from_slice(together);
                continue;
            }
            let by_value = |a: &&usize, b: &&usize| value(a).total_cmp(&value(b));
            let mut four: Vec<usize> = [
                together.first(),
                together.iter().min_by(by_value),
                together.iter().max_by(by_value),
                together.last(),
            ]
            .into_iter()
            .flatten()
            .copied()
            .collect();
            four.sort_unstable();
            four.dedup();
            kept.extend(four);
        }
        kept
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

    /// A value a day for many years.
    fn daily(count: i32) -> Indicator {
        let points = (0..count).map(|place| {
            let day = date(1960, 1, 1).saturating_add(place.days());
            let value = f64::from(place % 97) - 40.0;
            point(day, day, Some(value), "")
        });
        of(IndicatorKind::Level, points.collect())
    }

    #[test]
    fn of_many_values_only_what_a_column_shows_is_drawn() {
        let lines = lines(&daily(20_000), date(2024, 1, 1));
        let line = &lines[0];
        let whole = TimeAxis::fit(date(1960, 1, 1), date(2014, 12, 31), 800.0);
        let seen = line.seen(&whole, true);
        assert!(seen.dots.len() <= 4 * 801 && seen.dots.len() > 1000);
        assert!(seen.joins.len() < seen.dots.len());
        let of = |dots: &[&Dot]| range(dots.iter().map(|dot| dot.value));
        assert_eq!(of(&seen.dots), line.range, "lowest and highest are drawn");
        let first = |dots: &[Dot]| dots.first().map(|dot| dot.end);
        assert_eq!(seen.dots[0].end, first(&line.dots).expect("values"));
        // Near by every value is drawn and joined.
        let near = TimeAxis::fit(date(1990, 1, 1), date(1990, 12, 31), 800.0);
        let seen = line.seen(&near, true);
        assert_eq!(seen.dots.len(), 365 + 2);
        assert_eq!(seen.joins.len(), 365 + 2);
    }

    #[test]
    fn values_outside_the_view_are_counted() {
        let indicator = of(
            IndicatorKind::Level,
            (2015..=2023).map(|number| year(number, 1.0)).collect(),
        );
        let lines = lines(&indicator, date(2021, 6, 1));
        let axis = TimeAxis::fit(date(2019, 1, 1), date(2020, 12, 31), 400.0);
        let told = |outside: Option<Outside>| outside.map(|outside| (outside.count, outside.reach));
        assert_eq!(told(lines[0].before(&axis)), Some((4, date(2015, 1, 1))));
        assert_eq!(
            told(lines[0].after(&axis, true)),
            Some((3, date(2023, 12, 31)))
        );
        assert_eq!(told(lines[0].after(&axis, false)), None);
    }

    #[test]
    fn a_line_that_crosses_the_view_is_drawn_though_its_ends_are_not() {
        let indicator = of(
            IndicatorKind::Level,
            vec![
                year(2019, 1.0),
                year(2020, 2.0),
                year(2021, 3.0),
                year(2022, 4.0),
            ],
        );
        let lines = lines(&indicator, date(2024, 1, 1));
        let axis = TimeAxis::fit(date(2021, 3, 1), date(2021, 6, 30), 400.0);
        let seen = lines[0].seen(&axis, true);
        assert!(
            seen.joins
                .iter()
                .any(|(a, b)| (a.value, b.value) == (2.0, 3.0))
        );
        assert!(!seen.joins.iter().any(|(_, b)| b.value == 4.0));
    }

    /// Counts and not seconds: ten times the values are ten times the work.
    #[test]
    fn many_values_of_one_end_are_no_square() {
        let points: Vec<_> = (0..50_000)
            .map(|place| {
                let start = date(2020, 12, 31).saturating_sub(place.days());
                point(
                    start,
                    date(2020, 12, 31),
                    Some(1.0),
                    &format!("{}", place % 1000),
                )
            })
            .collect();
        let begun = std::time::Instant::now();
        let found = lines(&of(IndicatorKind::Level, points), date(2024, 1, 1));
        assert_eq!(found.len(), 1000);
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }
}
