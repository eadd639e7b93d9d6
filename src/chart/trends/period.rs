//! Periods as tables and marks show them: `2021年`, `2021年1–10月`, `2021年三季度`, `2021-01-01/2021-10-31`.

use crate::plan::Day;
use crate::text::{Language, date, month, trends_words as words};

/// A period as the tables show it: `2021年`, `2021年1–10月`, `2021年10月`, `Jan–Oct 2021`, else both days.
pub fn written(start: Day, end: Day, language: Language) -> String {
    if super::lines::is_whole_year(start, end) {
        return words::YEAR.fill(language, &[("year", &start.year())]);
    }
    if start.day() == 1 && end == end.last_of_month() {
        if start.year() == end.year() {
            return if start.month() == end.month() {
                month(start.year(), start.month(), language)
            } else {
                words::MONTHS_OF_YEAR.fill(
                    language,
                    &[
                        ("year", &start.year()),
                        ("from", &month_name(start.month(), language)),
                        ("to", &month_name(end.month(), language)),
                    ],
                )
            };
        }
        if start.month() == 1 && end.month() == 12 {
            return words::YEARS.fill(language, &[("from", &start.year()), ("to", &end.year())]);
        }
    }
    if start == end {
        return date(end);
    }
    words::DAYS.fill(language, &[("from", &date(start)), ("to", &date(end))])
}

/// The short form beside a mark, where the year can be read off the axis: `2021年`, `1–10月`, `10月`.
pub fn short(start: Day, end: Day, language: Language) -> String {
    if start.year() != end.year()
        || super::lines::is_whole_year(start, end)
        || start.day() != 1
        || end != end.last_of_month()
    {
        return written(start, end, language);
    }
    let last = month_name(end.month(), language);
    if start.month() == end.month() {
        words::MONTH.fill(language, &[("month", &last)])
    } else {
        words::MONTHS.fill(
            language,
            &[
                ("from", &month_name(start.month(), language)),
                ("to", &last),
            ],
        )
    }
}

fn month_name(number: i8, language: Language) -> String {
    match language {
        Language::Zh => number.to_string(),
        Language::En => month(2000, number, Language::En).chars().take(3).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::period;
    use jiff::civil::date as day;

    #[test]
    fn what_is_written_is_understood_again() {
        for (start, end) in [
            (day(2021, 1, 1), day(2021, 12, 31)),
            (day(2021, 1, 1), day(2021, 10, 31)),
            (day(2021, 10, 1), day(2021, 10, 31)),
            (day(2021, 11, 20), day(2021, 11, 20)),
            (day(2021, 1, 1), day(2021, 11, 20)),
            (day(2016, 1, 1), day(2020, 12, 31)),
        ] {
            for language in Language::ALL {
                let text = written(start, end, language);
                assert_eq!(period(&text), Some((start, end)), "{text}");
            }
        }
        assert_eq!(
            short(day(2021, 1, 1), day(2021, 10, 31), Language::En),
            "Jan–Oct"
        );
    }
}
