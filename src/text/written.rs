//! Dates and numbers as each language writes them.

use super::{Language, number};
use jiff::civil::{Date, Weekday};

/// A day as the tables show it in both languages: `2021-11-20`.
pub fn date(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A day with its weekday: `2021-11-20 周六`, `Sat 2021-11-20`.
pub fn date_with_weekday(day: Date, language: Language) -> String {
    match language {
        Language::Zh => format!("{} {}", date(day), weekday_in_full(day.weekday(), language)),
        Language::En => format!("{} {}", weekday_in_full(day.weekday(), language), date(day)),
    }
}

/// A text with nothing in it that a terminal or a page would act on: control characters and those that turn the writing
/// round are shown as their numbers (`\u{1b}`); line feeds stay.
pub fn visible(text: &str) -> String {
    let acts = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(acts) {
        return text.to_owned();
    }
    text.chars()
        .flat_map(|c| -> Box<dyn Iterator<Item = char>> {
            if acts(c) {
                Box::new(c.escape_unicode())
            } else {
                Box::new(std::iter::once(c))
            }
        })
        .collect()
}

/// The short name of a weekday: `六`, `Sat`.
pub fn weekday(day: Weekday, language: Language) -> &'static str {
    let index = usize::from(day.to_monday_zero_offset().unsigned_abs());
    match language {
        Language::Zh => ["一", "二", "三", "四", "五", "六", "日"][index],
        Language::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][index],
    }
}

/// The name of a weekday that stands by itself: `周六`, `Sat`.
pub fn weekday_in_full(day: Weekday, language: Language) -> String {
    match language {
        Language::Zh => format!("周{}", weekday(day, language)),
        Language::En => weekday(day, language).to_owned(),
    }
}

/// A month with its year: `2021年10月`, `October 2021`.
pub fn month(year: i16, month: i8, language: Language) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match language {
        Language::Zh => format!("{year}年{month}月"),
        Language::En => {
            let name = usize::try_from(month - 1)
                .ok()
                .and_then(|index| NAMES.get(index))
                .copied()
                .unwrap_or("");
            format!("{name} {year}")
        }
    }
}

/// A share of one with one decimal: `58.9%`.
pub fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// A reported percent: `45%`, or that none was reported, which is not 0.
pub fn reported(percent: Option<u8>, language: Language) -> String {
    match percent {
        Some(percent) => format!("{percent}%"),
        None => super::common_words::NOT_REPORTED.of(language).to_owned(),
    }
}

/// A share of 100 in percent, without the sign: `40`, `33.3`.
pub fn share(share: f64, language: Language) -> String {
    let whole = (share - share.round()).abs() < 0.05;
    number(share, usize::from(!whole), language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn what_a_terminal_would_act_on_is_shown() {
        assert_eq!(
            visible("\u{1b}[31m红\u{7}\r\n甲\u{202e}乙\t"),
            "\\u{1b}[31m红\\u{7}\\u{d}\n甲\\u{202e}乙\\u{9}"
        );
        assert_eq!(visible("平常\n文字"), "平常\n文字");
    }

    #[test]
    fn days_are_written_with_their_weekday() {
        assert_eq!(
            date_with_weekday(day(2021, 11, 20), Language::Zh),
            "2021-11-20 周六"
        );
        assert_eq!(
            date_with_weekday(day(2021, 11, 20), Language::En),
            "Sat 2021-11-20"
        );
        assert_eq!(month(2021, 10, Language::En), "October 2021");
    }
}
