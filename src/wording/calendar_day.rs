//! Days written in full, year, month and day: which of them exist, and what is wrong with one that does not.

use super::deadline::plain;
use super::typed::typed_due;
use super::{parse_day, year};
use crate::plan::{Day, Precision};

/// An exact day as it is typed in full: also with a year of two digits (`21.11.20`), as pastes read it.
pub fn full_day(text: &str) -> Option<Day> {
    let day = || {
        numbers(text)?;
        // All three are said, so that nothing is counted from here.
        let due = typed_due(text, Day::constant(2000, 1, 1))?;
        due.date.filter(|_| due.precision == Precision::Day)
    };
    parse_day(text).or_else(day)
}

/// Of a text written as a day is, which no calendar has: its year, its month and the day (`2021-02-30`, `21年4月31日`).
pub fn no_such_day(text: &str) -> Option<(i16, i8, u32)> {
    let [(year, digits), (month, _), (day, _)] = numbers(text)?;
    let year = year::year(year, digits)?;
    let month = i8::try_from(month).ok()?;
    let first = Day::new(year, month, 1).ok()?;
    let last = u32::from(first.days_in_month().unsigned_abs());
    (!(1..=last).contains(&day)).then_some((year, month, day))
}

/// The three numbers of a day, each with its count of digits, parted by `-`, `/`, `.` or 年月日.
fn numbers(text: &str) -> Option<[(u32, usize); 3]> {
    let plain = plain(text.trim());
    let plain = plain.trim_end_matches(['日', '号']);
    let mut parts = plain.split(['-', '/', '.', '年', '月']).map(|part| {
        let part = part.trim();
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse()
            .ok()
            .filter(|_| digits)
            .map(|n| (n, part.len()))
    });
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_that_exists_is_read_with_a_short_year_too() {
        for text in [
            "21.11.20",
            "21-11-20",
            "21/11/20",
            "21年11月20日",
            "２１．１１．２０",
            "2021。11。20",
            "2021-11-20",
            "20211120",
        ] {
            assert_eq!(full_day(text), Some(date(2021, 11, 20)), "{text}");
            assert_eq!(no_such_day(text), None, "{text}");
        }
        for text in [
            "11.20",
            "2021年11月",
            "2021年底前",
            "+30",
            "2021-02-30",
            "下周吧",
        ] {
            assert_eq!(full_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_known_as_such() {
        for (text, day) in [
            ("2021-02-30", (2021, 2, 30)),
            ("2021/2/29", (2021, 2, 29)),
            ("21.4.31", (2021, 4, 31)),
            ("２０２１年１１月３１日", (2021, 11, 31)),
            ("2021-11-0", (2021, 11, 0)),
        ] {
            assert_eq!(no_such_day(text), Some(day), "{text}");
        }
        for text in [
            "2020-02-29",
            "2021-13-40",
            "202-3-41",
            "下周吧",
            "",
            "2021年2月",
        ] {
            assert_eq!(no_such_day(text), None, "{text}");
        }
    }
}
