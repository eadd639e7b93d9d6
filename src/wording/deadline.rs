//! Deadlines as plans and ledgers word them: `2021年底前`, `2022年6月底前`, `2021年三季度末`, `立行立改，长期坚持`.

use super::year::{full_stops, year};
use crate::plan::{Day, Due, Precision};

/// Words that stand for work without an end date.
const CONTINUING: [&str; 9] = [
    "长期坚持",
    "长期",
    "持续",
    "常态",
    "坚持",
    "ongoing",
    "continuing",
    "continuous",
    "no end date",
];

/// Words that stand for work to be done at once.
const IMMEDIATE: [&str; 8] = [
    "立行立改",
    "立即",
    "即知即改",
    "边督边改",
    "即行即改",
    "立改立行",
    "immediate",
    "at once",
];

/// Whether a wording says that the work goes on without end (长期坚持).
pub fn says_continuing(text: &str) -> bool {
    holds_any(text, &CONTINUING)
}

/// Whether a wording says that the work is to be done at once (立行立改).
pub fn says_immediate(text: &str) -> bool {
    holds_any(text, &IMMEDIATE)
}

fn holds_any(text: &str, words: &[&str]) -> bool {
    let text = super::fold::fold(text);
    words.iter().any(|word| text.contains(word))
}

/// A deadline from its wording; `None` where the text says nothing about one.
///
/// A wording that names a period ends with it: `2021年底前` is 2021-12-31, and so are `2021年前` and `2021年12月前`, since 前
/// takes the named period in. Of several dates the latest counts (`2023年底前建成；2025年底前达标`). A date that does not
/// exist (2月30日) makes the text not understood. The words are kept, except where they are just an exact day.
pub fn parse_due(text: &str) -> Option<Due> {
    let wording = text.trim();
    let plain = plain(wording);
    let found = english(&plain).or_else(|| chinese(&plain))?;
    match found.into_iter().max_by_key(|found| found.date) {
        Some(Found {
            date,
            precision,
            whole,
        }) => Some(Due {
            date: Some(date),
            precision,
            wording: if whole {
                String::new()
            } else {
                wording.to_owned()
            },
        }),
        None => (says_immediate(wording) || says_continuing(wording)).then(|| Due {
            date: None,
            precision: Precision::Day,
            wording: wording.to_owned(),
        }),
    }
}

/// The deadline that a sentence begins with (`2021年6月底前完成清淤`): what ends with 前 within its first letters.
pub fn due_said(sentence: &str) -> Option<Due> {
    /// How far a deadline reaches into a sentence, in letters.
    const REACH: usize = 16;
    let sentence = sentence.trim_start();
    let (at, end) = sentence
        .char_indices()
        .take(REACH)
        .find(|(_, letter)| *letter == '前')?;
    parse_due(&sentence[..at + end.len_utf8()])
}

/// An exact day from its text: `2021-11-20`, `2021/11/20`, `2021.11.20`, `2021年11月20日`, `20211120`, `20 Nov 2021`.
pub fn parse_day(text: &str) -> Option<Day> {
    let due = parse_due(text)?;
    let exact = due.precision == Precision::Day && due.wording.is_empty();
    due.date.filter(|_| exact)
}

/// How a deadline is written: its own words, else words made from date and precision; empty where nothing is said.
pub fn due_text(due: &Due) -> String {
    if !due.wording.is_empty() {
        return due.wording.clone();
    }
    let Some(date) = due.date else {
        return String::new();
    };
    let (year, month) = (date.year(), date.month());
    match due.precision {
        Precision::Day => date.to_string(),
        Precision::Month => format!("{year}年{month}月底前"),
        Precision::Quarter => {
            let quarter = ["一", "二", "三", "四"][usize::from((month.unsigned_abs() - 1) / 3)];
            format!("{year}年{quarter}季度末")
        }
        Precision::HalfYear if month <= 6 => format!("{year}年上半年"),
        Precision::HalfYear => format!("{year}年下半年"),
        Precision::Year => format!("{year}年底前"),
    }
}

/// One date in a text.
#[derive(Clone, Copy, Debug)]
struct Found {
    date: Day,
    precision: Precision,
    /// The text is nothing but this exact day.
    whole: bool,
}

/// The last day of a period.
fn period_end(year: i16, month: i8, precision: Precision) -> Option<Found> {
    let date = Day::new(year, month, 1).ok()?.last_of_month();
    Some(Found {
        date,
        precision,
        whole: false,
    })
}

/// A piece of a text: a number with its count of digits, or a character that is no digit.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Number(u32, usize),
    Sign(char),
}

/// The text in small letters and without spaces inside dates: wide digits and letters made narrow, Chinese numerals
/// before 年, 月, 日, 号 and 季 made digits.
pub(super) fn plain(text: &str) -> String {
    let narrow: Vec<char> = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '０'..='９' | 'ａ'..='ｚ' | '／' | '．' | '－' => super::fold::narrow_sign(c),
            '—' | '–' | '～' | '~' | '至' | '到' => '~',
            '〇' | '○' | '零' => '〇',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let narrow = full_stops(narrow);
    let mut plain = String::new();
    let mut at = 0;
    while at < narrow.len() {
        let run = narrow[at..]
            .iter()
            .take_while(|c| numeral(**c).is_some())
            .count();
        let dated = narrow
            .get(at + run)
            .is_some_and(|c| "年月日号季".contains(*c));
        if run > 0 && dated {
            plain.push_str(&arabic(&narrow[at..at + run]));
        } else {
            plain.extend(&narrow[at..at + run]);
        }
        at += run;
        if run == 0 {
            plain.push(narrow[at]);
            at += 1;
        }
    }
    plain
}

fn numeral(c: char) -> Option<u32> {
    "〇一二三四五六七八九十"
        .chars()
        .zip(0..)
        .find_map(|(known, value)| (known == c).then_some(value))
}

/// A run of Chinese numerals in digits: `二〇二一` digit by digit, `二十三` with its ten.
fn arabic(run: &[char]) -> String {
    match run.iter().position(|c| *c == '十') {
        Some(ten) => {
            let part = |chars: &[char]| -> String {
                chars
                    .iter()
                    .filter_map(|c| numeral(*c))
                    .map(|n| n.to_string())
                    .collect()
            };
            let (tens, ones) = (part(&run[..ten]), part(&run[ten + 1..]));
            let or = |text: String, other: &str| {
                if text.is_empty() {
                    other.to_owned()
                } else {
                    text
                }
            };
            or(tens, "1") + &or(ones, "0")
        }
        None => run
            .iter()
            .filter_map(|c| numeral(*c))
            .map(|n| n.to_string())
            .collect(),
    }
}

/// The text as numbers and signs.
fn pieces(plain: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for c in plain.chars() {
        match (c.to_digit(10), pieces.last_mut()) {
            (Some(digit), Some(Piece::Number(value, digits))) => {
                *value = value.saturating_mul(10).saturating_add(digit);
                *digits += 1;
            }
            (Some(digit), _) => pieces.push(Piece::Number(digit, 1)),
            (None, _) => pieces.push(Piece::Sign(c)),
        }
    }
    pieces
}

/// Reads the dates of a Chinese text from left to right.
struct Reader {
    pieces: Vec<Piece>,
    at: usize,
    /// The year named last, for months that follow without one (`2021年6月、12月底前`).
    year: Option<i16>,
}

/// A date that does not exist.
struct NoSuchDay;

/// The dates of a text; `None` where it names one that does not exist.
fn chinese(plain: &str) -> Option<Vec<Found>> {
    let mut reader = Reader {
        pieces: pieces(plain),
        at: 0,
        year: None,
    };
    let mut found = Vec::new();
    while reader.at < reader.pieces.len() {
        let from = reader.at;
        match reader.date() {
            Err(NoSuchDay) => return None,
            Ok(Some(date)) => found.push(Found {
                whole: date.whole && from == 0 && reader.only_a_time_follows(),
                ..date
            }),
            Ok(None) => reader.at = reader.at.max(from + 1),
        }
    }
    Some(found)
}

fn small(value: u32) -> i8 {
    i8::try_from(value).unwrap_or(i8::MAX)
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<Piece> {
        self.pieces.get(self.at + ahead).copied()
    }

    fn skip_spaces(&mut self) {
        while self.peek(0) == Some(Piece::Sign(' ')) {
            self.at += 1;
        }
    }

    /// Reads the words if they come next.
    fn eat(&mut self, words: &str) -> bool {
        let before = self.at;
        for c in words.chars() {
            self.skip_spaces();
            if self.peek(0) != Some(Piece::Sign(c)) {
                self.at = before;
                return false;
            }
            self.at += 1;
        }
        true
    }

    fn eat_any(&mut self, choices: &[&str]) -> bool {
        choices.iter().any(|words| self.eat(words))
    }

    /// Whether one of the words comes next.
    fn sees_any(&mut self, choices: &[&str]) -> bool {
        let before = self.at;
        let seen = self.eat_any(choices);
        self.at = before;
        seen
    }

    /// Reads a number of at most two digits if it comes next.
    fn short_number(&mut self) -> Option<u32> {
        self.skip_spaces();
        match self.peek(0) {
            Some(Piece::Number(value, 1 | 2)) => {
                self.at += 1;
                Some(value)
            }
            _ => None,
        }
    }

    fn ended(&mut self) -> bool {
        let before = self.at;
        self.skip_spaces();
        let ended = match self.peek(0) {
            None => true,
            Some(Piece::Sign(c)) => ",，.。;；、:：()（）~\"”“".contains(c),
            Some(Piece::Number(..)) => false,
        };
        self.at = before;
        ended
    }

    /// Whether nothing follows but a time of day, as spreadsheets write it.
    fn only_a_time_follows(&self) -> bool {
        let rest = &self.pieces[self.at..];
        let blank = |piece: &Piece| *piece == Piece::Sign(' ');
        let clock = |piece: &Piece| {
            matches!(
                piece,
                Piece::Number(..) | Piece::Sign(':' | ' ' | 't' | '.')
            )
        };
        rest.iter().all(blank)
            || (matches!(rest.first(), Some(Piece::Sign(' ' | 't')))
                && rest.contains(&Piece::Sign(':'))
                && rest.iter().all(clock))
    }

    /// Reads the date that begins here, if one does.
    fn date(&mut self) -> Result<Option<Found>, NoSuchDay> {
        self.skip_spaces();
        let Some(Piece::Number(value, digits)) = self.peek(0) else {
            return Ok(None);
        };
        self.at += 1;
        match digits {
            8 => match year(value / 10_000, 4) {
                Some(year) => self.day(year, value / 100 % 100, value % 100).map(Some),
                None => Ok(None),
            },
            6 => Ok(year(value / 100, 4)
                .and_then(|year| period_end(year, small(value % 100), Precision::Month))),
            4 => match year(value, 4) {
                Some(year) => self.after_year(year),
                None => Ok(None),
            },
            2 if self.stands_alone(self.at - 1) && self.sees_month_and_day() => {
                match year(value, 2) {
                    Some(year) => self.after_year(year),
                    None => Ok(None),
                }
            }
            _ => match (year(value, digits), self.year) {
                (Some(year), _) if self.eat("年") => {
                    self.at -= 1;
                    self.after_year(year)
                }
                (_, Some(year)) if self.eat("月") => self.after_month(year, value),
                (_, Some(year)) if self.eat("季") => self.after_quarter(year, value),
                _ => Ok(None),
            },
        }
    }

    /// Whether no sign or digit that could belong to the number stands right before it.
    fn stands_alone(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.pieces.get(before));
        match before {
            None => true,
            Some(Piece::Number(..)) => false,
            Some(Piece::Sign(c)) => !"-/.,:+".contains(*c),
        }
    }

    /// Whether a month and a day follow after one and the same sign, and nothing more of the kind: `21.3.5` is a date, a
    /// number with three points is none.
    fn sees_month_and_day(&self) -> bool {
        let short = |ahead| matches!(self.peek(ahead), Some(Piece::Number(_, 1 | 2)));
        let sign = |ahead| match self.peek(ahead) {
            Some(Piece::Sign(c)) if "-/.".contains(c) => Some(c),
            _ => None,
        };
        let one = sign(0);
        one.is_some()
            && one == sign(2)
            && short(1)
            && short(3)
            && sign(4).is_none_or(|_| !matches!(self.peek(5), Some(Piece::Number(..))))
    }

    /// Reads on after the digits of a year.
    fn after_year(&mut self, year: i16) -> Result<Option<Found>, NoSuchDay> {
        for sign in ['-', '/', '.'] {
            let next = (self.peek(0), self.peek(1));
            if let (Some(Piece::Sign(c)), Some(Piece::Number(month, 1 | 2))) = next
                && c == sign
            {
                self.at += 2;
                if let (Some(Piece::Sign(c)), Some(Piece::Number(day, 1 | 2))) =
                    (self.peek(0), self.peek(1))
                    && c == sign
                {
                    self.at += 2;
                    return self.day(year, month, day).map(Some);
                }
                return self.month(year, month).map(Some);
            }
        }
        if !self.eat("年") {
            // A bare number is a year only where it is all there is.
            let alone = self.pieces.len() == 1;
            return Ok(period_end(year, 12, Precision::Year).filter(|_| alone));
        }
        self.year = Some(year);
        self.eat("度");
        self.eat_any(&["的", "第"]);
        if let Some(number) = self.short_number() {
            if self.eat("月") {
                return self.after_month(year, number);
            }
            if self.eat("季") {
                return self.after_quarter(year, number);
            }
            self.at -= 1;
            return Ok(None);
        }
        if self.eat_any(&["上半年", "年中", "中期"]) {
            return Ok(period_end(year, 6, Precision::HalfYear));
        }
        if self.eat("下半年") {
            return Ok(period_end(year, 12, Precision::HalfYear));
        }
        let named_end = self.eat_any(&[
            "年底", "年末", "年内", "底", "末", "内", "全年", "年前", "前", "之前", "以前", "完成",
        ]);
        let ends = named_end || self.ended();
        if self.starts() {
            return Ok(None);
        }
        Ok(period_end(year, 12, Precision::Year).filter(|_| ends))
    }

    /// Whether the words make what came before a beginning (`2021年6月起`).
    fn starts(&mut self) -> bool {
        self.sees_any(&["起", "开始", "以来", "以后", "之后", "后"])
    }

    /// Reads on after `11月`.
    fn after_month(&mut self, year: i16, month: u32) -> Result<Option<Found>, NoSuchDay> {
        self.year = Some(year);
        self.eat("份");
        let before = self.at;
        if let Some(day) = self.short_number() {
            if self.eat_any(&["日", "号"]) || self.ended() || self.sees_any(&["前", "之前", "以前"])
            {
                let found = self.day(year, month, day)?;
                return Ok(Some(found).filter(|_| !self.starts()));
            }
            self.at = before;
        }
        for (words, day) in [("上旬", 10), ("初", 10), ("中旬", 20)] {
            if self.eat(words) {
                let found = self.day(year, month, day)?;
                return Ok(Some(Found {
                    whole: false,
                    ..found
                }));
            }
        }
        let found = self.month(year, month)?;
        Ok(Some(found).filter(|_| !self.starts()))
    }

    /// Reads on after `三季`.
    fn after_quarter(&mut self, year: i16, quarter: u32) -> Result<Option<Found>, NoSuchDay> {
        self.eat("度");
        if !(1..=4).contains(&quarter) {
            return Err(NoSuchDay);
        }
        Ok(period_end(year, small(quarter * 3), Precision::Quarter).filter(|_| !self.starts()))
    }

    fn month(&mut self, year: i16, month: u32) -> Result<Found, NoSuchDay> {
        self.year = Some(year);
        period_end(year, small(month), Precision::Month).ok_or(NoSuchDay)
    }

    fn day(&mut self, year: i16, month: u32, day: u32) -> Result<Found, NoSuchDay> {
        self.year = Some(year);
        match Day::new(year, small(month), small(day)) {
            Ok(date) => Ok(Found {
                date,
                precision: Precision::Day,
                whole: true,
            }),
            Err(_) => Err(NoSuchDay),
        }
    }
}

/// The date of an English wording: `end of 2021`, `by June 2022`, `Q3 2021`, `31 Dec 2021`, `mid-2022`; `None` where it is
/// none, or in Chinese.
fn english(plain: &str) -> Option<Vec<Found>> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if !plain.is_ascii() {
        return None;
    }
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let year = words
        .iter()
        .filter(|word| word.len() == 4)
        .filter_map(|word| year(word.parse().ok()?, 4))
        .max()?;
    let month = words.iter().find_map(|word| {
        MONTHS
            .iter()
            .position(|name| word.len() >= 3 && name.starts_with(word))
    });
    let found = if let Some(month) = month.and_then(|index| i8::try_from(index + 1).ok()) {
        let day = words.iter().find_map(|word| {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let suffix = &word[digits.len()..];
            let known = ["", "st", "nd", "rd", "th"].contains(&suffix) && digits.len() <= 2;
            digits.parse::<i8>().ok().filter(|_| known)
        });
        match day {
            Some(day) => Found {
                date: Day::new(year, month, day).ok()?,
                precision: Precision::Day,
                whole: words.len() == 3,
            },
            None => period_end(year, month, Precision::Month)?,
        }
    } else if let Some(quarter) = (1..=4).find(|n| words.contains(&["q1", "q2", "q3", "q4"][n - 1]))
    {
        period_end(year, i8::try_from(quarter * 3).ok()?, Precision::Quarter)?
    } else if words.contains(&"h1") || words.contains(&"mid") {
        period_end(year, 6, Precision::HalfYear)?
    } else if words.contains(&"h2") {
        period_end(year, 12, Precision::HalfYear)?
    } else if ["end", "by", "before", "year"]
        .iter()
        .any(|word| words.contains(word))
        && !words
            .iter()
            .any(|word| word.len() < 4 && word.parse::<u8>().is_ok())
    {
        period_end(year, 12, Precision::Year)?
    } else {
        return None;
    };
    Some(vec![found])
}

#[cfg(test)]
#[path = "deadline_tests.rs"]
mod tests;
