//! Days written in full, year, month and day: which of them exist, and what is wrong with a date that does not.

use super::deadline::plain;
use super::typed::typed_due;
use super::{parse_day, year, year_outside};
use crate::plan::{Day, Precision};
use crate::text::{self, Language, date_field_words as words};

/// An exact day as it is typed in full: also with a year of two digits (`21.11.20`, `211120`), as pastes read it.
pub fn full_day(text: &str) -> Option<Day> {
    let day = || {
        numbers(text)?;
        // All three are said, so that nothing is counted from here.
        let due = typed_due(text, Day::constant(2000, 1, 1))?;
        due.date.filter(|_| due.precision == Precision::Day)
    };
    parse_day(text).or_else(day)
}

/// What is wrong with a text that is written as a date is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongDate {
    /// A year that no plan speaks of.
    Year(String),
    /// A month that no year has.
    Month(u32),
    /// A day that the month does not have.
    Day {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
        /// The day that it does not have.
        day: u32,
    },
}

impl WrongDate {
    /// What is wrong, as a sentence.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Year(year) => words::YEAR_OUTSIDE.fill(language, &[("year", year)]),
            Self::Month(month) => words::NO_SUCH_MONTH.fill(language, &[("month", month)]),
            Self::Day { year, month, day } => {
                let month = text::month(*year, *month, language);
                words::NO_SUCH_DAY.fill(language, &[("month", &month), ("day", day)])
            }
        }
    }
}

/// What is wrong with a text written as a date is, which no calendar has (`2021-02-30`, `21年4月31日`, `20210231`,
/// `2021年13月`, `202年`); `None` for dates that exist and for other text.
pub fn wrong_date(text: &str) -> Option<WrongDate> {
    if let Some(year) = year_outside(text) {
        return Some(WrongDate::Year(year));
    }
    let (year, month, day) = numbers(text)
        .map(|[year, (month, _), (day, _)]| (year, month, Some(day)))
        .or_else(|| year_and_month(text))?;
    let year = year::year(year.0, year.1)?;
    let Some(first) = i8::try_from(month)
        .ok()
        .and_then(|month| Day::new(year, month, 1).ok())
    else {
        return Some(WrongDate::Month(month));
    };
    let last = u32::from(first.days_in_month().unsigned_abs());
    let day = day.filter(|day| !(1..=last).contains(day))?;
    Some(WrongDate::Day {
        year,
        month: first.month(),
        day,
    })
}

/// A number with its count of digits.
type Digits = (u32, usize);

/// The three numbers of a day, parted by `-`, `/`, `.` or 年月日, or written in one (`20211120`, `211120`).
fn numbers(text: &str) -> Option<[Digits; 3]> {
    let plain = plain(text.trim());
    let plain = plain.trim_end_matches(['日', '号']);
    if matches!(plain.len(), 6 | 8) && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, rest) = plain.split_at(plain.len() - 4);
        let (month, day) = rest.split_at(2);
        let three = [digits(year)?, digits(month)?, digits(day)?];
        // `202106` is a month of 2021, not one of 2020.
        let month_only = in_one(plain).is_some() && three[1].0 > 12;
        return (!month_only).then_some(three);
    }
    let mut parts = plain.split(['-', '/', '.', '年', '月']).map(digits);
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

/// A year and a month in six digits (`202106`).
fn in_one(plain: &str) -> Option<(Digits, u32, Option<u32>)> {
    let (year, month) = plain.split_at_checked(4).filter(|_| plain.len() == 6)?;
    let century = year.starts_with("19") || year.starts_with("20");
    Some((digits(year).filter(|_| century)?, digits(month)?.0, None))
}

/// The year and the month of a text that says no day (`2021年13月`, `2021-13`, `202113`); a bare `13.5` may be anything.
fn year_and_month(text: &str) -> Option<(Digits, u32, Option<u32>)> {
    let plain = plain(text.trim());
    if let Some(month) = in_one(&plain) {
        return Some(month);
    }
    let dated = plain.strip_suffix('月');
    let (year, month) = dated.unwrap_or(&plain).split_once(['年', '-', '/', '.'])?;
    let year = digits(year).filter(|year| dated.is_some() || year.1 == 4)?;
    Some((year, digits(month)?.0, None))
}

fn digits(part: &str) -> Option<Digits> {
    let part = part.trim();
    let number = part.parse().ok()?;
    part.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some((number, part.len()))
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
            "211120",
        ] {
            assert_eq!(full_day(text), Some(date(2021, 11, 20)), "{text}");
            assert_eq!(wrong_date(text), None, "{text}");
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
    fn a_date_that_no_calendar_has_is_told_for_what_it_is() {
        let day = |year, month, day| WrongDate::Day { year, month, day };
        for (text, wrong) in [
            ("2021-02-30", day(2021, 2, 30)),
            ("2021/2/29", day(2021, 2, 29)),
            ("21.4.31", day(2021, 4, 31)),
            ("２０２１年１１月３１日", day(2021, 11, 31)),
            ("2021-11-0", day(2021, 11, 0)),
            ("20210231", day(2021, 2, 31)),
            ("210231", day(2021, 2, 31)),
            ("2021/13/01", WrongDate::Month(13)),
            ("2021年13月", WrongDate::Month(13)),
            ("2021-13", WrongDate::Month(13)),
            ("202113", WrongDate::Month(13)),
            ("2021-13-40", WrongDate::Month(13)),
            ("202-3-1", WrongDate::Year("202".to_owned())),
            ("202年", WrongDate::Year("202".to_owned())),
        ] {
            assert_eq!(wrong_date(text), Some(wrong), "{text}");
        }
        for text in [
            "2020-02-29",
            "2021-12",
            "202106",
            "下周吧",
            "",
            "2021年2月",
            "123456",
            "990231",
            "13.5",
        ] {
            assert_eq!(wrong_date(text), None, "{text}");
        }
        let said = WrongDate::Month(13).sentence(Language::Zh);
        assert!(said.contains("13 月"), "{said}");
    }
}
