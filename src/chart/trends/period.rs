//! Periods as people write them: `2021年`, `2021年1–10月`, `2021年三季度`, `2021-01-01/2021-10-31`.

use crate::plan::Day;
use crate::text::{Language, date, month, trends_words as words};
use jiff::civil::Date;

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

/// The first and last day of a period as typed; `None` when it cannot be understood.
///
/// Understood: `2021`, `2021年`, `2021年10月`, `2021-10`, `2021年1-10月`, `2021年三季度`, `2021Q3`, `2021年上半年`,
/// `2021-11-20`, and two of these joined by `至`, `到`, `~`, `/` or `to`.
pub fn parse(text: &str) -> Option<(Day, Day)> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '–' | '—' | '－' | '−' => '-',
            '～' | '〜' | '到' | '至' | '/' => '~',
            '０'..='９' => char::from(b'0' + (u32::from(c) - u32::from('０')) as u8),
            '.' => '-',
            other => other.to_ascii_lowercase(),
        })
        .collect();
    let text = text.replace("to", "~");
    let slashed = text.split('~').collect::<Vec<_>>();
    // 2021/11/20 is a day; 2021-01-01/2021-10-31 is a period.
    if let [year, month, day] = slashed.as_slice()
        && year.len() == 4
    {
        return one(&format!("{year}-{month}-{day}"));
    }
    match slashed.as_slice() {
        [whole] => one(whole),
        [from, to] => {
            let (start, first_end) = one(from)?;
            let (_, end) = one(to).or_else(|| {
                // `2021年1月~10月`: the end borrows the year of the beginning.
                one(&format!("{}年{to}", start.year()))
            })?;
            (first_end <= end).then_some((start, end))
        }
        _ => None,
    }
}

fn one(text: &str) -> Option<(Day, Day)> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    if digits == 8 && text.len() == 8 {
        let day = Date::new(
            text[..4].parse().ok()?,
            text[4..6].parse().ok()?,
            text[6..].parse().ok()?,
        )
        .ok()?;
        return Some((day, day));
    }
    if digits != 4 {
        return None;
    }
    let year: i16 = text[..4].parse().ok()?;
    let rest = text[4..].trim_start_matches(['年', '-']);
    let months = |from: i8, to: i8| -> Option<(Day, Day)> {
        Some((
            Date::new(year, from, 1).ok()?,
            Date::new(year, to, 1).ok()?.last_of_month(),
        ))
    };
    match rest {
        "" | "全年" | "度" => return months(1, 12),
        "上半年" | "h1" => return months(1, 6),
        "下半年" | "h2" => return months(7, 12),
        _ => {}
    }
    for (place, names) in [
        ["一季度", "第一季度", "1季度", "q1"],
        ["二季度", "第二季度", "2季度", "q2"],
        ["三季度", "第三季度", "3季度", "q3"],
        ["四季度", "第四季度", "4季度", "q4"],
    ]
    .iter()
    .enumerate()
    {
        if names.contains(&rest) {
            let first = 3 * i8::try_from(place).ok()? + 1;
            return months(first, first + 2);
        }
    }
    let rest = rest.trim_end_matches(['日', '号']);
    let parts: Vec<&str> = rest
        .split(['月', '-'])
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &str| part.parse::<i8>().ok();
    match parts.as_slice() {
        [month] => months(number(month)?, number(month)?),
        // `1-10月` is a stretch of months, `11-20` and `11月20` are days.
        [from, to] if rest.ends_with('月') => {
            let (from, to) = (number(from)?, number(to)?);
            (from <= to).then(|| months(from, to))?
        }
        [month, day] => {
            let day = Date::new(year, number(month)?, number(day)?).ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn periods_are_understood_as_people_write_them() {
        for (text, start, end) in [
            ("2021", day(2021, 1, 1), day(2021, 12, 31)),
            ("2021年", day(2021, 1, 1), day(2021, 12, 31)),
            ("2021年1–10月", day(2021, 1, 1), day(2021, 10, 31)),
            ("2021年1-10月", day(2021, 1, 1), day(2021, 10, 31)),
            ("2021年1月至10月", day(2021, 1, 1), day(2021, 10, 31)),
            ("2020年2月", day(2020, 2, 1), day(2020, 2, 29)),
            ("2020-02", day(2020, 2, 1), day(2020, 2, 29)),
            ("２０２１年三季度", day(2021, 7, 1), day(2021, 9, 30)),
            ("2021Q1", day(2021, 1, 1), day(2021, 3, 31)),
            ("2021年上半年", day(2021, 1, 1), day(2021, 6, 30)),
            ("2021.11.20", day(2021, 11, 20), day(2021, 11, 20)),
            ("2021/11/20", day(2021, 11, 20), day(2021, 11, 20)),
            ("20211120", day(2021, 11, 20), day(2021, 11, 20)),
            ("2021年11月20日", day(2021, 11, 20), day(2021, 11, 20)),
            (
                "2021-01-01 至 2021-11-20",
                day(2021, 1, 1),
                day(2021, 11, 20),
            ),
            ("2016年至2020年", day(2016, 1, 1), day(2020, 12, 31)),
        ] {
            assert_eq!(parse(text), Some((start, end)), "{text}");
        }
        for text in ["", "明年", "2021年13月", "2021-02-30", "2021年10-1月", "21"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

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
            let text = written(start, end, Language::Zh);
            assert_eq!(parse(&text), Some((start, end)), "{text}");
        }
        assert_eq!(
            short(day(2021, 1, 1), day(2021, 10, 31), Language::En),
            "Jan–Oct"
        );
    }
}
