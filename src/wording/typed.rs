//! Short forms of dates as clerks type them into a field: `+30`, `10.31`, `10月底`, counted from a day that is known.

use super::deadline::parse_due;
use super::fold::half_width;
use super::period::typed_period;
use crate::plan::{Day, Due, Precision, YEARS};
use jiff::ToSpan;

/// A deadline as typed: any wording, `+30` or `-7` days from `from`, or a date without its year, which is `from`'s;
/// `None` where it is none of these.
pub fn typed_due(typed: &str, from: Day) -> Option<Due> {
    let within = |due: &Due| due.date.is_none_or(|date| YEARS.contains(&date.year()));
    any_due(typed, from).filter(within)
}

fn any_due(typed: &str, from: Day) -> Option<Due> {
    let plain = half_width(typed);
    if let Some(days) = shift(&plain) {
        return from.checked_add(days.days()).ok().map(Due::on);
    }
    iso(&plain)
        .or_else(|| in_one(&plain))
        .or_else(|| parse_due(typed))
        .or_else(|| without_year(&plain, from.year()))
}

/// A first day as typed: as [`typed_due`], but a month, a quarter or a year begins with its first day (`2020年10月` is
/// 2020-10-01, `2020年10月底` the end all the same).
pub fn typed_start(typed: &str, from: Day) -> Option<Day> {
    let ends = typed.contains(['底', '末', '前']);
    let due = typed_due(typed, from);
    if ends
        || due
            .as_ref()
            .is_some_and(|due| due.precision == Precision::Day && due.wording.is_empty())
    {
        return due?.date;
    }
    match typed_period(typed) {
        Some((first, _)) => Some(first),
        None => due?.date,
    }
}

/// `+30`, `-7`: so many days from the base.
fn shift(plain: &str) -> Option<i32> {
    let (sign, digits) = match plain.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, plain.strip_prefix('-')?),
    };
    let digits = digits.trim_end_matches(['天', 'd']).trim();
    let days: i32 = digits.parse().ok().filter(|days| *days <= 36_500)?;
    Some(sign * days)
}

fn iso(plain: &str) -> Option<Due> {
    let mut parts = plain.split('-');
    // Two digits are read with the other forms.
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    if parts.next().is_some() {
        return None;
    }
    Day::new(year, month, day).ok().map(Due::on)
}

/// A day in six digits (`210630`).
fn in_one(plain: &str) -> Option<Due> {
    let plain = plain.trim();
    if plain.len() != 6 || !plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = plain.split_at(2);
    let year = super::year::year(year.parse().ok()?, 2)?;
    let (month, day) = rest.split_at(2);
    Day::new(year, month.parse().ok()?, day.parse().ok()?)
        .ok()
        .map(Due::on)
}

fn without_year(plain: &str, year: i16) -> Option<Due> {
    let (month, rest) = plain.split_once(['.', '-', '/', '月'])?;
    let month: i8 = month.trim().parse().ok()?;
    let rest = rest.trim();
    if matches!(rest, "底" | "底前" | "末" | "末前") {
        let first = Day::new(year, month, 1).ok()?;
        return Some(Due {
            date: Some(first.last_of_month()),
            precision: Precision::Month,
            wording: format!("{year}年{month}月底前"),
        });
    }
    let day: i8 = rest.trim_end_matches(['日', '号']).parse().ok()?;
    Day::new(year, month, day).ok().map(Due::on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn short_forms_count_from_the_day_given() {
        let from = date(2021, 6, 30);
        for (typed, day) in [
            ("+30", date(2021, 7, 30)),
            ("－7天", date(2021, 6, 23)),
            ("10.31", date(2021, 10, 31)),
            ("１０月３１日", date(2021, 10, 31)),
            ("2月底", date(2021, 2, 28)),
            ("2022年6月底前", date(2022, 6, 30)),
            ("21.3.5", date(2021, 3, 5)),
            ("21-3-5", date(2021, 3, 5)),
            ("２０２１。３。５", date(2021, 3, 5)),
            ("10。31", date(2021, 10, 31)),
            ("210305", date(2021, 3, 5)),
        ] {
            let due = typed_due(typed, from);
            assert_eq!(due.and_then(|due| due.date), Some(day), "{typed}");
        }
        for (typed, day) in [
            ("2020年10月", date(2020, 10, 1)),
            ("2020-10", date(2020, 10, 1)),
            ("2020年10月底", date(2020, 10, 31)),
            ("2020年", date(2020, 1, 1)),
            ("2021年三季度", date(2021, 7, 1)),
            ("2020-10-15", date(2020, 10, 15)),
            ("10.31", date(2021, 10, 31)),
            ("+30", date(2021, 7, 30)),
        ] {
            assert_eq!(typed_start(typed, from), Some(day), "{typed}");
        }
        assert_eq!(typed_start("下周吧", from), None);
        for typed in [
            "2021-02-30",
            "下周吧",
            "13.40",
            "210231",
            "123456",
            "+",
            "",
            "0202-03-01",
            "202-3-1",
            "1821-03-01",
            "2201-1-1",
            "1821年3月",
        ] {
            assert_eq!(typed_due(typed, from), None, "{typed}");
        }
    }
}
