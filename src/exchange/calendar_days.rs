//! Days off and make-up days from a small file: CSV lines `date,off|work,name`, or RON as the plan file has them.

use crate::plan::{CalendarDay, Day};
use crate::text::{Language, close_out_words as words};
use crate::wording;
use std::collections::BTreeMap;

/// Why a calendar file was not taken; lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// A first cell that is no date.
    NotADay {
        /// Where.
        line: usize,
        /// What stands there.
        value: String,
    },
    /// A second cell that is neither off nor work.
    NotAKind {
        /// Where.
        line: usize,
        /// What stands there.
        value: String,
    },
    /// A line with one cell.
    OneCell {
        /// Where.
        line: usize,
    },
    /// A day that comes twice with different kinds.
    Twice {
        /// Where the second stands.
        line: usize,
        /// The day.
        day: Day,
    },
    /// RON that cannot be read.
    Ron {
        /// Where.
        line: usize,
        /// Where in the line.
        column: usize,
        /// What is wrong.
        reason: String,
    },
    /// Bytes that are no UTF-8.
    Encoding {
        /// Where.
        line: usize,
    },
    /// No day at all.
    Empty,
}

impl CalendarError {
    /// What is wrong, where, and what to do.
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::NotADay { line, value } => {
                words::IMPORT_DAY.fill(language, &[("line", line), ("value", value)])
            }
            Self::NotAKind { line, value } => {
                words::IMPORT_KIND.fill(language, &[("line", line), ("value", value)])
            }
            Self::OneCell { line } => words::IMPORT_CELLS.fill(language, &[("line", line)]),
            Self::Twice { line, day } => words::IMPORT_TWICE.fill(
                language,
                &[("line", line), ("day", &crate::text::date(*day))],
            ),
            Self::Ron {
                line,
                column,
                reason,
            } => words::IMPORT_RON.fill(
                language,
                &[("line", line), ("column", column), ("reason", reason)],
            ),
            Self::Encoding { line } => words::IMPORT_ENCODING.fill(language, &[("line", line)]),
            Self::Empty => words::IMPORT_EMPTY.of(language).to_owned(),
        }
    }
}

/// Reads a calendar file: RON where it begins with a bracket, else CSV. The days come in order, each once.
///
/// # Errors
/// The first line that cannot be read; nothing is taken then.
pub fn calendar_days(bytes: &[u8]) -> Result<Vec<CalendarDay>, CalendarError> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}'),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            return Err(CalendarError::Encoding { line });
        }
    };
    let days = if text.trim_start().starts_with(['[', '(']) {
        from_ron(text)?
    } else {
        from_csv(text)?
    };
    if days.is_empty() {
        return Err(CalendarError::Empty);
    }
    Ok(days)
}

fn from_ron(text: &str) -> Result<Vec<CalendarDay>, CalendarError> {
    let days: Vec<CalendarDay> = ron::from_str(text).map_err(|error| CalendarError::Ron {
        line: error.span.start.line,
        column: error.span.start.col,
        reason: error.code.to_string(),
    })?;
    let mut known = BTreeMap::new();
    for day in days {
        known.insert(day.date, day);
    }
    Ok(known.into_values().collect())
}

fn from_csv(text: &str) -> Result<Vec<CalendarDay>, CalendarError> {
    let mut known: BTreeMap<Day, CalendarDay> = BTreeMap::new();
    for (place, content) in text.lines().enumerate() {
        let line = place + 1;
        let mut cells = content
            .split([',', '，', '\t', ';'])
            .map(|cell| cell.trim().trim_matches('"').trim());
        let first = cells.next().unwrap_or_default();
        if content.trim().is_empty() || first.starts_with('#') {
            continue;
        }
        let Some(date) = day(first) else {
            // The heading of a table that came out of a spreadsheet.
            if line == 1 && !first.chars().any(|letter| letter.is_ascii_digit()) {
                continue;
            }
            return Err(CalendarError::NotADay {
                line,
                value: first.to_owned(),
            });
        };
        let Some(kind) = cells.next() else {
            return Err(CalendarError::OneCell { line });
        };
        let working = match wording::fold(kind).as_str() {
            "off" | "holiday" => false,
            "work" | "workday" => true,
            kind if [words::OFF.zh, words::KIND_REST.zh].contains(&kind) => false,
            kind if [words::WORK.zh, words::KIND_WORK.zh].contains(&kind) => true,
            _ => {
                return Err(CalendarError::NotAKind {
                    line,
                    value: kind.to_owned(),
                });
            }
        };
        if known.get(&date).is_some_and(|day| day.working != working) {
            return Err(CalendarError::Twice { line, day: date });
        }
        let name = cells.next().unwrap_or_default().to_owned();
        known.insert(
            date,
            CalendarDay {
                date,
                working,
                name,
            },
        );
    }
    Ok(known.into_values().collect())
}

fn day(text: &str) -> Option<Day> {
    let within = |day: &Day| crate::plan::YEARS.contains(&day.year());
    text.parse()
        .ok()
        .filter(within)
        .or_else(|| wording::day(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn csv_and_ron_say_the_same() {
        let csv = "\u{feff}日期,类别,名称\r\n2027-02-06,off,春节\n2027/2/14,上班,春节\n\n# 说明\n2027年10月1日,放假,国庆节\n";
        let ron = "[(date: \"2027-02-06\", working: false, name: \"春节\"),\n(date: \"2027-02-14\", working: true, name: \"春节\"),\n(date: \"2027-10-01\", working: false, name: \"国庆节\")]";
        let days = calendar_days(csv.as_bytes()).unwrap();
        assert_eq!(days, calendar_days(ron.as_bytes()).unwrap());
        assert_eq!(days.len(), 3);
        assert_eq!(days[1].date, date(2027, 2, 14));
        assert!(days[1].working && !days[2].working);
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        let cases: [(&[u8], &str); 7] = [
            (b"2027-02-06,off\n2027-02-30,off\n", "第 2 行"),
            (b"2027-02-06,off\n\nx1,off\n", "第 3 行"),
            (b"2027-02-06,free\n", "free"),
            (b"2027-02-06\n", "第 1 行"),
            (b"2027-02-06,off\n2027-02-06,work\n", "第 2 行"),
            (b"[(date: \"2027-02-06\",\n working: maybe)]", "第 2 行"),
            (b"2027-02-06,off,\xb4\xba\xbd\xda\n", "UTF-8"),
        ];
        for (bytes, part) in cases {
            let sentence = calendar_days(bytes).unwrap_err().sentence(Language::Zh);
            assert!(sentence.contains(part), "{sentence}");
        }
        assert_eq!(calendar_days(b""), Err(CalendarError::Empty));
        assert_eq!(
            calendar_days(b"date,kind,name\n"),
            Err(CalendarError::Empty)
        );
    }
}
