//! Numbers as each language writes them: whole, or shortened where they are large (`1.2亿`, `120 M`), rounded in one way.

use super::Language;

/// From here on a number is shortened where there is little room.
const LARGE: f64 = 1e6;
/// How many digits of a large number are shown.
const DIGITS: i32 = 4;
/// More decimals than this say nothing.
const MOST_DECIMALS: usize = 12;

/// A large unit of a language: from which value on, what it is divided by, what stands behind.
type Unit = (f64, f64, &'static str);

const ZH: [Unit; 3] = [(1e6, 1e4, "万"), (1e8, 1e8, "亿"), (1e12, 1e12, "万亿")];
const EN: [Unit; 3] = [(1e6, 1e6, " M"), (1e9, 1e9, " B"), (1e12, 1e12, " T")];

const fn units(language: Language) -> [Unit; 3] {
    match language {
        Language::Zh => ZH,
        Language::En => EN,
    }
}

/// Beyond this no unit has a name that people know: a power of ten stands instead.
const NAMELESS: f64 = 1e16;

/// A number with a fixed count of decimals and thousands set apart in English; Chinese office tables do not group. Halves
/// are rounded away from zero as people do it, nothing is `-0`, and what is no number is `–`.
pub fn number(value: f64, decimals: usize, language: Language) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let plain = rounded(value, decimals.min(MOST_DECIMALS));
    match language {
        Language::Zh => plain,
        Language::En => {
            let (sign, digits) = plain
                .strip_prefix('-')
                .map_or(("", plain.as_str()), |rest| ("-", rest));
            let (whole, fraction) = digits
                .split_once('.')
                .map_or((digits, None), |(a, b)| (a, Some(b)));
            let mut grouped = String::new();
            for (place, digit) in whole.chars().enumerate() {
                if place > 0 && (whole.len() - place).is_multiple_of(3) {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            match fraction {
                Some(fraction) => format!("{sign}{grouped}.{fraction}"),
                None => format!("{sign}{grouped}"),
            }
        }
    }
}

/// A number for a chart or a table cell: as [`number`] below a million, else in the large unit of the language with four
/// digits (`1.235亿`, `123.5 M`).
pub fn short_number(value: f64, decimals: usize, language: Language) -> String {
    if !value.is_finite() || value.abs() < LARGE * 0.9 {
        return number(value, decimals, language);
    }
    // Rounded first: what becomes a million is written as one.
    let whole = value;
    let value = to_digits(value, DIGITS);
    match unit_of(value, language) {
        Some((_, divisor, word)) => {
            let part = value / divisor;
            let places = usize::try_from(DIGITS - whole_digits(part)).unwrap_or(0);
            format!("{}{word}", trimmed(&rounded(part, places)))
        }
        None if value.abs() < LARGE => number(whole, decimals, language),
        None => power(whole),
    }
}

/// The labels of an axis, all in the unit of the largest, with the decimals that tell its steps apart.
pub fn axis_numbers(values: &[f64], step: f64, language: Language) -> Vec<String> {
    let largest = values
        .iter()
        .map(|value| value.abs())
        .filter(|value| value.is_finite())
        .fold(0.0, f64::max);
    let (divisor, word) = match unit_of(largest, language) {
        Some((_, divisor, word)) => (divisor, word),
        None if largest < LARGE => (1.0, ""),
        None => return values.iter().map(|value| power(*value)).collect(),
    };
    let decimals = decimals_of(step / divisor);
    let of = |value: &f64| match number(value / divisor, decimals, language) {
        // Nothing of a unit is plain nothing.
        zero if zero.chars().all(|c| matches!(c, '0' | '.')) && !word.is_empty() => "0".to_owned(),
        text if text == "–" => text,
        text => format!("{text}{word}"),
    };
    values.iter().map(of).collect()
}

/// How many decimals tell multiples of a step apart.
fn decimals_of(step: f64) -> usize {
    (0..9)
        .find(|places| {
            let scaled = step.abs() * 10f64.powi(i32::try_from(*places).unwrap_or(0));
            scaled >= 0.999 && (scaled - scaled.round()).abs() < 1e-6 * scaled
        })
        .unwrap_or(if step == 0.0 || !step.is_finite() {
            0
        } else {
            9
        })
}

fn unit_of(value: f64, language: Language) -> Option<Unit> {
    let large = value.abs();
    units(language)
        .into_iter()
        .rev()
        .find(|(from, ..)| large >= *from && large < NAMELESS)
}

fn power(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let places = usize::try_from(DIGITS - 1).unwrap_or(0);
    let text = format!("{value:.places$e}");
    match text.split_once('e') {
        Some((digits, power)) => format!("{}e{power}", trimmed(digits)),
        None => text,
    }
}

/// How many digits stand before the point.
fn whole_digits(value: f64) -> i32 {
    let digits = value.abs().log10().floor() as i32 + 1;
    digits.max(1)
}

fn to_digits(value: f64, digits: i32) -> f64 {
    // Written and read again: powers of ten beyond the digits of a float would not be round.
    let places = usize::try_from(digits - 1).unwrap_or(0);
    format!("{value:.places$e}").parse().unwrap_or(value)
}

fn trimmed(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

/// A value with so many decimals, its halves rounded away from zero: those of the decimal number that was typed, not of the
/// binary one nearest to it (`0.35` to one decimal is `0.4`).
fn rounded(value: f64, decimals: usize) -> String {
    let typed = format!("{}", value.abs());
    let (whole, fraction) = typed.split_once('.').unwrap_or((&typed, ""));
    let mut digits: Vec<u8> = whole
        .bytes()
        .chain(fraction.bytes().take(decimals))
        .collect();
    digits.resize(whole.len() + decimals, b'0');
    let up = fraction
        .as_bytes()
        .get(decimals)
        .is_some_and(|next| *next >= b'5');
    let mut point = whole.len();
    if up {
        let mut at = digits.len();
        loop {
            if at == 0 {
                digits.insert(0, b'1');
                point += 1;
                break;
            }
            at -= 1;
            match digits.get_mut(at) {
                Some(b'9') => digits[at] = b'0',
                Some(digit) => {
                    *digit += 1;
                    break;
                }
                None => break,
            }
        }
    }
    let nothing = digits.iter().all(|digit| *digit == b'0');
    let mut text = String::with_capacity(digits.len() + 2);
    if value < 0.0 && !nothing {
        text.push('-');
    }
    for (place, digit) in digits.iter().enumerate() {
        if place == point {
            text.push('.');
        }
        text.push(char::from(*digit));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn english_groups_thousands() {
        assert_eq!(number(-1_234_567.5, 1, Language::En), "-1,234,567.5");
        assert_eq!(number(1_234_567.5, 1, Language::Zh), "1234567.5");
        assert_eq!(number(12.0, 0, Language::En), "12");
    }

    #[test]
    fn halves_go_up_as_people_round_and_nothing_is_minus_nothing() {
        for (value, decimals, text) in [
            (0.25, 1, "0.3"),
            (0.35, 1, "0.4"),
            (2.5, 0, "3"),
            (-2.5, 0, "-3"),
            (99.95, 1, "100.0"),
            (9.999, 2, "10.00"),
            (-0.0, 1, "0.0"),
            (-0.04, 1, "0.0"),
            (98.6, 0, "99"),
            (55.0, 2, "55.00"),
            (f64::NEG_INFINITY, 1, "–"),
            (f64::NAN, 1, "–"),
        ] {
            assert_eq!(number(value, decimals, Language::Zh), text, "{value}");
        }
    }

    #[test]
    fn large_numbers_are_shortened_as_the_language_does() {
        for (value, zh, en) in [
            (123_456.0, "123456", "123,456"),
            (987_654.0, "987654", "987,654"),
            (999_999.0, "100万", "1 M"),
            (1_200_000.0, "120万", "1.2 M"),
            (120_000_000.0, "1.2亿", "120 M"),
            (-123_456_789.0, "-1.235亿", "-123.5 M"),
            (99_999_999.0, "1亿", "100 M"),
            (1_234_567_890.0, "12.35亿", "1.235 B"),
            (5e15, "5000万亿", "5000 T"),
            (1.5e18, "1.5e18", "1.5e18"),
            (f64::MAX, "1.798e308", "1.798e308"),
        ] {
            assert_eq!(short_number(value, 0, Language::Zh), zh);
            assert_eq!(short_number(value, 0, Language::En), en);
        }
        assert_eq!(short_number(98.6, 1, Language::Zh), "98.6");
    }

    #[test]
    fn labels_of_an_axis_share_a_unit_and_differ() {
        let labels = axis_numbers(&[0.0, 5e7, 1e8], 5e7, Language::Zh);
        assert_eq!(labels, ["0", "0.5亿", "1.0亿"]);
        let labels = axis_numbers(&[-0.0, 0.2, 0.4], 0.2, Language::En);
        assert_eq!(labels, ["0.0", "0.2", "0.4"]);
        let labels = axis_numbers(&[1e17, 2e17], 1e17, Language::Zh);
        assert_eq!(labels, ["1e17", "2e17"]);
        let labels = axis_numbers(&[88.0, 90.5], 2.5, Language::Zh);
        assert_eq!(labels, ["88.0", "90.5"]);
    }

    proptest! {
        #[test]
        fn a_short_number_is_short_and_near(value in prop::num::f64::NORMAL, zh in any::<bool>()) {
            let language = if zh { Language::Zh } else { Language::En };
            let text = short_number(value, 1, language);
            prop_assert!(text.chars().count() <= 11, "{text}");
            prop_assert!(!text.starts_with("-0") || text.chars().any(|c| ('1'..='9').contains(&c)), "{text}");
        }

        #[test]
        fn rounding_stays_within_half_a_step(value in -1e6..1e6_f64, decimals in 0..6_usize) {
            let read: f64 = number(value, decimals, Language::Zh).parse().expect("a number");
            let half = 0.5 * 10f64.powi(-i32::try_from(decimals).expect("small"));
            prop_assert!((read - value).abs() <= half * (1.0 + 1e-9) + 1e-9);
        }
    }
}
