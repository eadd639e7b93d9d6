//! The figures beside the lines: values as text, the target in force, the gap to it, the year before, the latest value.

use crate::plan::{Better, Bound, Day, Indicator, IndicatorPoint, IndicatorTarget};
use crate::text::{Language, number, short_number};
use jiff::ToSpan;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The sign of a bound: nothing, `≥`, `≤`, `>`.
pub const fn bound_sign(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
        Bound::MoreThan => ">",
    }
}

/// A value with its bound as the tables show it, large ones shortened; decimals are clamped to 0 to 6.
pub fn value_text(value: f64, bound: Bound, decimals: u8, language: Language) -> String {
    let sign = bound_sign(bound);
    let figure = short_number(value, usize::from(decimals.min(6)), language);
    format!("{sign}{figure}")
}

/// A value with every digit before the point, as a field shows it in which it is typed.
pub fn value_to_edit(value: f64, bound: Bound, decimals: u8) -> String {
    /// Longer numbers find no room in a cell; a power of ten says them just as well, digit by digit.
    const LONG: f64 = 1e13;
    let sign = bound_sign(bound);
    if value.is_finite() && value.abs() >= LONG {
        return format!("{sign}{value:e}");
    }
    let figure = number(value, usize::from(decimals.min(6)), Language::Zh);
    format!("{sign}{figure}")
}

/// A value without needless zeros, for labels in a chart: `100`, `98.6`.
pub fn value_short(value: f64, bound: Bound, decimals: u8, language: Language) -> String {
    let text = value_text(value, bound, decimals, language);
    // Behind the digits of a large number stands its unit, or a power of ten.
    let plain = text.ends_with(|c: char| c.is_ascii_digit()) && !text.contains('e');
    if plain && text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// The target in force for a value: the one of its base (or of every base) whose period holds the value's last day.
pub fn target_for<'a>(
    indicator: &'a Indicator,
    base: &str,
    end: Day,
) -> Option<&'a IndicatorTarget> {
    indicator
        .targets
        .iter()
        .filter(|target| target.start <= end && end <= target.end)
        .filter(|target| target.base.is_empty() || target.base == base)
        .max_by_key(|target| (!target.base.is_empty(), target.start))
}

/// How a value stands to a target: the difference, and whether it meets the target.
///
/// A value counted within the year is not held against a target for the whole year before that year is over.
pub fn gap(
    indicator: &Indicator,
    point: &IndicatorPoint,
    target: &IndicatorTarget,
) -> Option<(f64, bool)> {
    let value = point.value?;
    if indicator.kind == crate::plan::IndicatorKind::Cumulative
        && (point.start, point.end) != (target.start, target.end)
    {
        return None;
    }
    let difference = value - target.value;
    let met = match indicator.better {
        Better::Up => difference >= 0.0,
        Better::Down => difference <= 0.0,
    };
    Some((difference, met))
}

/// How a value compares with the same period of the year before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum YearBefore {
    /// The difference in the indicator's unit.
    Differs(f64),
    /// The year before was measured over another base.
    OtherBase,
    /// No value for the same period of the year before.
    Unknown,
}

/// Compares a value with the same period of the year before.
pub fn year_before(indicator: &Indicator, point: &IndicatorPoint) -> YearBefore {
    let (Some(value), Ok(start), Ok(end)) = (
        point.value,
        point.start.checked_sub(1.year()),
        point.end.checked_sub(1.year()),
    ) else {
        return YearBefore::Unknown;
    };
    // The end of February moves with the leap year.
    let end = if point.end == point.end.last_of_month() {
        end.last_of_month()
    } else {
        end
    };
    let mut other_base = false;
    for before in &indicator.points {
        let Some(earlier) = before.value else {
            continue;
        };
        if before.end != end || before.start != start {
            other_base |= before.base != point.base && before.end.year() == end.year();
            continue;
        }
        if before.base == point.base {
            return YearBefore::Differs(value - earlier);
        }
        other_base = true;
    }
    if other_base {
        YearBefore::OtherBase
    } else {
        YearBefore::Unknown
    }
}

/// The latest value known at a day: the latest end; then the later start of counting last, the verified one first.
pub fn latest(indicator: &Indicator, as_of: Day) -> Option<&IndicatorPoint> {
    // Of two bases the one with the later value leads, as its line does; then the one that was there first.
    let mut bases: HashMap<&str, (Day, Reverse<usize>)> = HashMap::new();
    let known = || {
        indicator
            .points
            .iter()
            .filter(|point| point.value.is_some())
    };
    for (place, point) in known().enumerate() {
        let base = bases
            .entry(&point.base)
            .or_insert((point.end, Reverse(place)));
        base.0 = base.0.max(point.end);
    }
    known()
        .filter(|point| point.end <= as_of)
        .max_by_key(|point| {
            (
                point.end,
                Reverse(point.start),
                bases.get(point.base.as_str()).copied(),
                !point.provisional,
                point.derived.is_empty(),
            )
        })
}

/// A difference with its sign: `+1.3`, `-0.4`, `0`.
pub fn signed(value: f64, decimals: u8, language: Language) -> String {
    let text = value_short(value.abs(), Bound::Exact, decimals, language);
    if text.chars().all(|c| matches!(c, '0' | '.')) {
        "0".to_owned()
    } else if value < 0.0 {
        format!("-{text}")
    } else {
        format!("+{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Id, IndicatorKind};
    use jiff::civil::date;

    fn point(year: i16, month: i8, value: f64, base: &str) -> IndicatorPoint {
        IndicatorPoint {
            id: Id::new(format!("{year}-{month}-{base}")),
            start: date(year, 1, 1),
            end: date(year, month, 1).last_of_month(),
            value: Some(value),
            base: base.to_owned(),
            ..IndicatorPoint::default()
        }
    }

    fn sections() -> Indicator {
        Indicator {
            decimals: 1,
            kind: IndicatorKind::Ratio,
            points: vec![
                point(2020, 12, 100.0, "42"),
                point(2021, 10, 98.6, "74"),
                point(2021, 12, 98.6, "74"),
                point(2022, 12, 98.6, "74"),
            ],
            targets: vec![
                IndicatorTarget {
                    start: date(2021, 1, 1),
                    end: date(2021, 12, 31),
                    value: 97.3,
                    base: "74".to_owned(),
                    ..IndicatorTarget::default()
                },
                IndicatorTarget {
                    start: date(2025, 1, 1),
                    end: date(2025, 12, 31),
                    value: 97.3,
                    ..IndicatorTarget::default()
                },
            ],
            ..Indicator::default()
        }
    }

    #[test]
    fn plot_and_table_say_the_same_and_what_is_edited_is_whole() {
        for (value, decimals, table, plot, edited) in [
            (98.60, 2, "98.60", "98.6", "98.60"),
            (0.25, 1, "0.3", "0.3", "0.3"),
            (123_456_789.0, 0, "1.235亿", "1.235亿", "123456789"),
            (-0.04, 1, "0.0", "0", "0.0"),
            (2.5e15, 1, "2500万亿", "2500万亿", "2.5e15"),
        ] {
            let zh = Language::Zh;
            assert_eq!(value_text(value, Bound::Exact, decimals, zh), table);
            assert_eq!(value_short(value, Bound::Exact, decimals, zh), plot);
            assert_eq!(value_to_edit(value, Bound::Exact, decimals), edited);
            let read = crate::wording::typed_value(edited).and_then(crate::wording::Value::figure);
            let near =
                read.is_some_and(|(read, _)| (read - value).abs() <= 0.05 + value.abs() * 1e-12);
            assert!(near, "{edited}");
        }
    }

    #[test]
    fn bases_are_not_compared() {
        let sections = sections();
        assert_eq!(
            year_before(&sections, &sections.points[2]),
            YearBefore::OtherBase
        );
        assert_eq!(
            year_before(&sections, &sections.points[3]),
            YearBefore::Differs(0.0)
        );
        assert_eq!(
            year_before(&sections, &sections.points[0]),
            YearBefore::Unknown
        );
        assert!(target_for(&sections, "42", date(2021, 10, 31)).is_none());
        assert!(target_for(&sections, "42", date(2025, 10, 31)).is_some());
    }

    #[test]
    fn days_of_ten_months_are_not_held_against_the_year() {
        let mut days = sections();
        days.kind = IndicatorKind::Cumulative;
        let target = &days.targets[0];
        assert_eq!(gap(&days, &days.points[1], target), None);
        assert!(gap(&days, &days.points[2], target).is_some_and(|(_, met)| met));
    }

    #[test]
    fn the_latest_value_is_known_at_the_date() {
        let sections = sections();
        let at = |day| latest(&sections, day).map(|point| point.end);
        assert_eq!(at(date(2021, 11, 20)), Some(date(2021, 10, 31)));
        assert_eq!(at(date(2019, 11, 20)), None);
    }
}
