//! Years that no plan speaks of, and the signs that part the numbers of a date.

use super::deadline::plain;
use crate::plan::YEARS;

/// Chinese full stops between digits made points: `2021。3。5` is how an input method writes `2021.3.5`.
pub(super) fn full_stops(mut letters: Vec<char>) -> Vec<char> {
    for at in 1..letters.len().saturating_sub(1) {
        let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
        if letters[at] == '。' && digit(at - 1) && digit(at + 1) {
            letters[at] = '.';
        }
    }
    letters
}

/// The year of a text that begins as a date does but in a year no plan speaks of (`0202-03-01`, `1821年`); a refusal names
/// it.
pub fn year_outside(text: &str) -> Option<String> {
    let plain = plain(text.trim());
    let digits: String = plain.chars().take_while(char::is_ascii_digit).collect();
    let rest = plain.get(digits.len()..)?;
    let dated = rest.starts_with('年')
        || rest.strip_prefix(['-', '/', '.']).is_some_and(|rest| {
            let parts: Vec<&str> = rest.split(['-', '/', '.']).collect();
            let short = |part: &&str| {
                matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit())
            };
            parts.len() == 2 && parts.iter().all(|part| short(&part.trim()))
        });
    let inside = digits.parse().is_ok_and(|year: i16| YEARS.contains(&year));
    (dated && (3..=5).contains(&digits.len()) && !inside).then_some(digits)
}

/// The year that a number of so many digits may stand for.
pub(super) fn year(value: u32, digits: usize) -> Option<i16> {
    match (digits, value) {
        (4, _) => i16::try_from(value)
            .ok()
            .filter(|year| YEARS.contains(year)),
        (2, 15..=60) => i16::try_from(2000 + value).ok(),
        _ => None,
    }
}
