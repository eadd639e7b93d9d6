//! Days, periods and numbers as cells write them: `2020`, `2020年1-10月`, `2021年一季度`, serial dates, `≥95.0%`.

use crate::plan::wording::{parse_day, parse_due};
use crate::plan::{Bound, Day, Precision};

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

fn narrow(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' | '－' | '／' | '．' | '％' | '，' => {
                char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
            }
            '—' | '–' | '~' | '～' | '至' | '到' => '~',
            c => c,
        })
        .collect()
}

/// The first and last day of a period: a year, half-year, quarter, month, range of months or days, or a day.
pub fn period(text: &str) -> Option<(Day, Day)> {
    if let Some(day) = day(text) {
        return Some((day, day));
    }
    let plain = narrow(text);
    if let Some((year, from, to)) = months(&plain) {
        return span(year, from, to);
    }
    if let Some(range) = first_quarters(&plain).or_else(|| quarter(&plain)) {
        return Some(range);
    }
    if let Some((from, to)) = plain.split_once('~')
        && let (Some((start, _)), Some((_, end))) = (period(from), period(to))
    {
        return (start <= end).then_some((start, end));
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

/// Reads `2020年` or `2020.` at the start of a text.
fn leading_year(text: &str) -> Option<(i16, &str)> {
    let year = text
        .get(..4)?
        .parse()
        .ok()
        .filter(|y| (1900..2200).contains(y))?;
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

/// `2021Q3`, `2021-Q3`.
fn quarter(text: &str) -> Option<(Day, Day)> {
    let (year, rest) = leading_year(text)?;
    let quarter: i8 = rest.strip_prefix(['Q', 'q'])?.parse().ok()?;
    if !(1..=4).contains(&quarter) {
        return None;
    }
    span(year, quarter * 3 - 2, quarter * 3)
}

/// What a value cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// No figure: empty, `-`, `—`, `/`, `无`.
    None,
    /// A figure and how it is bounded.
    Some(f64, Bound),
}

/// A value: thousands, percent signs, bounds (`≥`, `>`, `超过`, `余`) and a unit behind understood; `None` for other text.
pub fn value(text: &str) -> Option<Value> {
    let plain = narrow(text);
    if ["", "-", "--", "~", "~~", "/", "无", "n/a", "N/A", "…"].contains(&plain.as_str()) {
        return Some(Value::None);
    }
    const BOUNDS: [(&str, Bound); 13] = [
        (">=", Bound::AtLeast),
        ("≥", Bound::AtLeast),
        ("≧", Bound::AtLeast),
        ("不低于", Bound::AtLeast),
        ("不少于", Bound::AtLeast),
        ("<=", Bound::AtMost),
        ("≤", Bound::AtMost),
        ("≦", Bound::AtMost),
        ("不高于", Bound::AtMost),
        ("不超过", Bound::AtMost),
        (">", Bound::MoreThan),
        ("＞", Bound::MoreThan),
        ("超过", Bound::MoreThan),
    ];
    let (mut rest, mut bound) = BOUNDS
        .iter()
        .find_map(|(sign, bound)| plain.strip_prefix(sign).map(|rest| (rest, *bound)))
        .unwrap_or((plain.as_str(), Bound::Exact));
    rest = rest.strip_prefix('约').unwrap_or(rest);
    let end = rest
        .char_indices()
        .find(|(at, c)| {
            !(c.is_ascii_digit() || ".,".contains(*c) || (*at == 0 && "+-".contains(*c)))
        })
        .map_or(rest.len(), |(at, _)| at);
    let (number, unit) = rest.split_at(end);
    // More words than a unit make the cell a sentence, not a figure.
    if unit.chars().count() > 6 || unit.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    if unit.contains('余') && bound == Bound::Exact {
        bound = Bound::MoreThan;
    }
    let number: f64 = without_thousands(number)?.parse().ok()?;
    number.is_finite().then_some(Value::Some(number, bound))
}

/// A number's digits without thousands separators; `None` where commas stand elsewhere.
fn without_thousands(number: &str) -> Option<String> {
    let whole = number.split('.').next().unwrap_or(number);
    let mut groups = whole.split(',').skip(1);
    groups
        .all(|group| group.len() == 3)
        .then(|| number.replace(',', ""))
        .filter(|digits| digits.bytes().any(|b| b.is_ascii_digit()))
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
    fn values_keep_their_bounds() {
        use Bound::{AtLeast, AtMost, Exact, MoreThan};
        for (text, number, bound) in [
            ("326", 326.0, Exact),
            ("95.9%", 95.9, Exact),
            ("≥ 95", 95.0, AtLeast),
            ("＞300天", 300.0, MoreThan),
            ("超过1,717.5万亩", 1717.5, MoreThan),
            ("12,000余公里", 12000.0, MoreThan),
            ("<=35", 35.0, AtMost),
            ("-2.5", -2.5, Exact),
            ("约８０", 80.0, Exact),
        ] {
            assert_eq!(value(text), Some(Value::Some(number, bound)), "{text}");
        }
        for text in ["", "—", "-", "/", "无"] {
            assert_eq!(value(text), Some(Value::None), "{text}");
        }
        for text in ["待核定", "1,2", "比2019年增加7天", "."] {
            assert_eq!(value(text), None, "{text}");
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
