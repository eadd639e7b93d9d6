//! Days and periods as people write them: `2020`, `2020年1-10月`, `2021年一季度`, `2021Q3`, serial dates of spreadsheets.

use super::deadline::{parse_day, parse_due};
use super::fold::{fold, narrow};
use crate::plan::{Day, Precision, YEARS};

/// The day of a spreadsheet's serial date (`44520` is 2021-11-20), for the years 1954 to 2119.
pub fn serial_day(text: &str) -> Option<Day> {
    let (days, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if days.len() != 5 || !digits(days) || !digits(fraction) {
        return None;
    }
    let days: i32 = days
        .parse()
        .ok()
        .filter(|days| (20_000..80_000).contains(days))?;
    let span = jiff::Span::new().try_days(days).ok()?;
    jiff::civil::date(1899, 12, 30).checked_add(span).ok()
}

/// An exact day: a written one or a serial date.
pub fn day(text: &str) -> Option<Day> {
    serial_day(text).or_else(|| parse_day(text))
}

/// The first and last day of a period: a year, half-year, quarter, month, range of months or days, or a day; `None` when
/// it cannot be understood.
///
/// Two of these make a period when joined by `至`, `到`, a dash, `~`, `to`, or by `/` between two years written in full. A
/// side without a year borrows the other's (`2021年1月1日至10月31日`, `Jan–Oct 2021`).
pub fn period(text: &str) -> Option<(Day, Day)> {
    if let Some(day) = day(text) {
        return Some((day, day));
    }
    let plain = narrow(text);
    if let Some((year, from, to)) = months(&plain) {
        return span(year, from, to);
    }
    if let Some(range) = first_quarters(&plain).or_else(|| part_of_year(&plain)) {
        return Some(range);
    }
    if let Some((from, to)) = two_sides(text) {
        let first = period(from).or_else(|| {
            let (_, end) = period(to)?;
            period(&format!("{from} {}", end.year()))
        });
        let (start, first_end) = first?;
        let (_, end) = period(to).or_else(|| period(&format!("{}年{to}", start.year())))?;
        return (first_end <= end).then_some((start, end));
    }
    let due = parse_due(text)?;
    let end = due.date?;
    let month = match due.precision {
        Precision::Day => return Some((end, end)),
        Precision::Month => end.month(),
        Precision::Quarter => end.month() - 2,
        Precision::HalfYear => end.month() - 5,
        Precision::Year => 1,
    };
    Some((Day::new(end.year(), month, 1).ok()?, end))
}

/// A period as it is typed into a field for one, or stands in a column that is headed so: as [`period`], and a month may
/// have a year of two digits (`21.6`), which elsewhere may be a figure.
pub fn typed_period(text: &str) -> Option<(Day, Day)> {
    period(text).or_else(|| short_month(&narrow(text)))
}

/// A month of a year of two digits: `21.6`, `21年6月`.
fn short_month(plain: &str) -> Option<(Day, Day)> {
    let plain = plain.replace('。', ".");
    let (year, month) = plain
        .strip_suffix('月')
        .unwrap_or(&plain)
        .split_once(['年', '.', '/', '-'])?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let short = year.len() == 2 && matches!(month.len(), 1 | 2) && digits(year) && digits(month);
    let year = super::year::year(year.parse().ok().filter(|_| short)?, 2)?;
    let month = month.parse().ok()?;
    span(year, month, month)
}

/// The two sides of a period that names its first and its last part.
fn two_sides(text: &str) -> Option<(&str, &str)> {
    let sides = text
        .split_once(['—', '–', '~', '～', '〜', '至', '到'])
        .or_else(|| text.split_once(" to "))
        .or_else(|| {
            // `2021/11` is a month and `2021/11/20` a day.
            let full = |side: &str| leading_year(side.trim()).is_some();
            text.split_once('/')
                .filter(|(from, to)| !to.contains('/') && full(from) && full(to))
        })
        .or_else(|| {
            // `Jan-Oct 2021`; between figures a hyphen is part of a date.
            let month = |side: &str| side.trim().starts_with(|c: char| c.is_ascii_alphabetic());
            text.split_once('-')
                .filter(|(from, to)| month(from) && month(to))
        })?;
    Some((sides.0.trim(), sides.1.trim()))
}

/// Reads `2020年` or `2020.` at the start of a text.
fn leading_year(text: &str) -> Option<(i16, &str)> {
    let year = text.get(..4)?.parse().ok().filter(|y| YEARS.contains(y))?;
    let rest = &text[4..];
    let rest = rest
        .strip_prefix('年')
        .or_else(|| rest.strip_prefix(['.', '/', '-']))
        .unwrap_or(rest);
    Some((year, rest))
}

fn span(year: i16, from: i8, to: i8) -> Option<(Day, Day)> {
    if from > to {
        return None;
    }
    let start = Day::new(year, from, 1).ok()?;
    let end = Day::new(year, to, 1).ok()?.last_of_month();
    Some((start, end))
}

/// `2020年1-10月`, `2020年1月至10月累计`.
fn months(text: &str) -> Option<(i16, i8, i8)> {
    let (year, rest) = leading_year(text)?;
    let rest = rest.trim_end_matches("累计").trim_end_matches('份');
    let (from, to) = rest.strip_suffix('月')?.split_once(['~', '-'])?;
    let from = from.trim_end_matches('月').parse().ok()?;
    Some((year, from, to.parse().ok()?))
}

/// `2021年前三季度`.
fn first_quarters(text: &str) -> Option<(Day, Day)> {
    let (year, rest) = leading_year(text)?;
    let count = rest.strip_prefix('前')?.strip_suffix("季度")?;
    let last = match count.trim_end_matches('个') {
        "二" | "两" | "2" => 6,
        "三" | "3" => 9,
        _ => return None,
    };
    span(year, 1, last)
}

/// `2021Q3`, `2021-Q3`, `2021三季度`, `2021H1`, `2021全年`: a part of a year with or without 年 between.
fn part_of_year(text: &str) -> Option<(Day, Day)> {
    let (year, rest) = leading_year(text)?;
    let (from, to) = match fold(rest).as_str() {
        "全年" | "度" => (1, 12),
        "上半年" | "h1" => (1, 6),
        "下半年" | "h2" => (7, 12),
        "q1" | "一季度" | "第一季度" | "1季度" => (1, 3),
        "q2" | "二季度" | "第二季度" | "2季度" => (4, 6),
        "q3" | "三季度" | "第三季度" | "3季度" => (7, 9),
        "q4" | "四季度" | "第四季度" | "4季度" => (10, 12),
        month if text.contains('年') => {
            let month: i8 = month.parse().ok()?;
            (month, month)
        }
        _ => return None,
    };
    span(year, from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods_are_understood() {
        for (text, from, to) in [
            ("2020", (2020, 1, 1), (2020, 12, 31)),
            ("2020年", (2020, 1, 1), (2020, 12, 31)),
            ("2020-01", (2020, 1, 1), (2020, 1, 31)),
            ("2020年1月", (2020, 1, 1), (2020, 1, 31)),
            ("2020/2", (2020, 2, 1), (2020, 2, 29)),
            ("2020年1-10月", (2020, 1, 1), (2020, 10, 31)),
            ("2020年1月—10月", (2020, 1, 1), (2020, 10, 31)),
            ("2021年一季度", (2021, 1, 1), (2021, 3, 31)),
            ("2021Q3", (2021, 7, 1), (2021, 9, 30)),
            ("2021年前三季度", (2021, 1, 1), (2021, 9, 30)),
            ("2021年上半年", (2021, 1, 1), (2021, 6, 30)),
            ("2021年下半年", (2021, 7, 1), (2021, 12, 31)),
            ("2021-11-20", (2021, 11, 20), (2021, 11, 20)),
            ("44520", (2021, 11, 20), (2021, 11, 20)),
            ("2020-01-01至2020-10-31", (2020, 1, 1), (2020, 10, 31)),
            ("2019年—2021年", (2019, 1, 1), (2021, 12, 31)),
        ] {
            let day = |(y, m, d)| date(y, m, d);
            assert_eq!(period(text), Some((day(from), day(to))), "{text}");
        }
        for text in ["", "很快", "13", "2020年10-1月", "年1-2月"] {
            assert_eq!(period(text), None, "{text}");
        }
    }

    #[test]
    fn periods_typed_into_a_field_are_understood() {
        for (text, start, end) in [
            ("2021", date(2021, 1, 1), date(2021, 12, 31)),
            ("2021年", date(2021, 1, 1), date(2021, 12, 31)),
            ("2021年1–10月", date(2021, 1, 1), date(2021, 10, 31)),
            ("2021年1-10月", date(2021, 1, 1), date(2021, 10, 31)),
            ("2021年1月至10月", date(2021, 1, 1), date(2021, 10, 31)),
            ("2020年2月", date(2020, 2, 1), date(2020, 2, 29)),
            ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
            ("２０２１年三季度", date(2021, 7, 1), date(2021, 9, 30)),
            ("2021Q1", date(2021, 1, 1), date(2021, 3, 31)),
            ("2021年上半年", date(2021, 1, 1), date(2021, 6, 30)),
            ("2021.11.20", date(2021, 11, 20), date(2021, 11, 20)),
            ("2021/11/20", date(2021, 11, 20), date(2021, 11, 20)),
            ("20211120", date(2021, 11, 20), date(2021, 11, 20)),
            ("2021年11月20日", date(2021, 11, 20), date(2021, 11, 20)),
            (
                "2021-01-01 至 2021-11-20",
                date(2021, 1, 1),
                date(2021, 11, 20),
            ),
            ("2021-01 to 2021-10", date(2021, 1, 1), date(2021, 10, 31)),
            (
                "2021-01-01/2021-10-31",
                date(2021, 1, 1),
                date(2021, 10, 31),
            ),
            (
                "2021年1月1日至10月31日",
                date(2021, 1, 1),
                date(2021, 10, 31),
            ),
            ("Jan–Oct 2021", date(2021, 1, 1), date(2021, 10, 31)),
            ("Jan-Oct 2021", date(2021, 1, 1), date(2021, 10, 31)),
            ("October 2021", date(2021, 10, 1), date(2021, 10, 31)),
            ("2021H1", date(2021, 1, 1), date(2021, 6, 30)),
            ("2021三季度", date(2021, 7, 1), date(2021, 9, 30)),
            ("2016年至2020年", date(2016, 1, 1), date(2020, 12, 31)),
        ] {
            assert_eq!(period(text), Some((start, end)), "{text}");
        }
        for text in [
            "",
            "明年",
            "2021年13月",
            "2021-02-30",
            "2021年10-1月",
            "21",
            "12.5",
            "21.13",
        ] {
            assert_eq!(period(text), None, "{text}");
        }
    }

    #[test]
    fn a_short_year_is_understood_where_nothing_but_a_period_can_stand() {
        for (text, month) in [
            ("21.6", 6),
            ("２１。６", 6),
            ("21年12月", 12),
            ("2021-06", 6),
        ] {
            let first = Day::constant(2021, month, 1);
            let whole = Some((first, first.last_of_month()));
            assert_eq!(typed_period(text), whole, "{text}");
        }
        // PM2.5 in a column of values is no month.
        for text in ["35.1", "28.5", "21.6"] {
            assert_eq!(period(text), None, "{text}");
        }
    }

    #[test]
    fn serial_dates_count_from_1899() {
        assert_eq!(serial_day("44520"), Some(date(2021, 11, 20)));
        assert_eq!(serial_day("44520.375"), Some(date(2021, 11, 20)));
        assert_eq!(serial_day("2021"), None);
        assert_eq!(serial_day("99999"), None);
    }
}
