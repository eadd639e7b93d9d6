//! Figures as cells write them: `≥95.0%`, `1,717.5万亩`, `12,000余公里`, `—`; and percents.

use super::fold::narrow;
use crate::plan::Bound;

/// What a value cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// No figure: empty, `-`, `—`, `/`, `无`.
    None,
    /// A figure and how it is bounded.
    Some(f64, Bound),
}

/// A value: thousands, percent signs, bounds (`≥`, `>`, `超过`, `余`) and a unit behind understood; `None` for other text.
pub fn value(text: &str) -> Option<Value> {
    let plain = narrow(text);
    if ["", "-", "--", "~", "~~", "/", "无", "n/a", "N/A", "…"].contains(&plain.as_str()) {
        return Some(Value::None);
    }
    const BOUNDS: [(&str, Bound); 13] = [
        (">=", Bound::AtLeast),
        ("≥", Bound::AtLeast),
        ("≧", Bound::AtLeast),
        ("不低于", Bound::AtLeast),
        ("不少于", Bound::AtLeast),
        ("<=", Bound::AtMost),
        ("≤", Bound::AtMost),
        ("≦", Bound::AtMost),
        ("不高于", Bound::AtMost),
        ("不超过", Bound::AtMost),
        (">", Bound::MoreThan),
        ("＞", Bound::MoreThan),
        ("超过", Bound::MoreThan),
    ];
    let (mut rest, mut bound) = BOUNDS
        .iter()
        .find_map(|(sign, bound)| plain.strip_prefix(sign).map(|rest| (rest, *bound)))
        .unwrap_or((plain.as_str(), Bound::Exact));
    rest = rest.strip_prefix('约').unwrap_or(rest);
    let end = rest
        .char_indices()
        .find(|(at, c)| {
            !(c.is_ascii_digit() || ".,".contains(*c) || (*at == 0 && "+-".contains(*c)))
        })
        .map_or(rest.len(), |(at, _)| at);
    let (number, unit) = rest.split_at(end);
    // More words than a unit make the cell a sentence, not a figure.
    if unit.chars().count() > 6 || unit.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    if unit.contains('余') && bound == Bound::Exact {
        bound = Bound::MoreThan;
    }
    let number: f64 = without_thousands(number)?.parse().ok()?;
    number.is_finite().then_some(Value::Some(number, bound))
}

/// A number's digits without thousands separators; `None` where commas stand elsewhere.
fn without_thousands(number: &str) -> Option<String> {
    let whole = number.split('.').next().unwrap_or(number);
    let mut groups = whole.split(',').skip(1);
    groups
        .all(|group| group.len() == 3)
        .then(|| number.replace(',', ""))
        .filter(|digits| digits.bytes().any(|b| b.is_ascii_digit()))
}

/// A percent from `80%`, `80` or the share `0.8`; `None` outside 0 to 100.
pub fn percent(text: &str) -> Option<u8> {
    let Value::Some(number, _) = value(text)? else {
        return None;
    };
    let share = !text.contains(['%', '％']) && text.contains('.') && number <= 1.0;
    let number = if share { number * 100.0 } else { number }.round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 0 to 100"
    )]
    (0.0..=100.0).contains(&number).then_some(number as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_bounds() {
        use Bound::{AtLeast, AtMost, Exact, MoreThan};
        for (text, number, bound) in [
            ("326", 326.0, Exact),
            ("95.9%", 95.9, Exact),
            ("≥ 95", 95.0, AtLeast),
            ("＞300天", 300.0, MoreThan),
            ("超过1,717.5万亩", 1717.5, MoreThan),
            ("12,000余公里", 12000.0, MoreThan),
            ("<=35", 35.0, AtMost),
            ("-2.5", -2.5, Exact),
            ("约８０", 80.0, Exact),
        ] {
            assert_eq!(value(text), Some(Value::Some(number, bound)), "{text}");
        }
        for text in ["", "—", "-", "/", "无"] {
            assert_eq!(value(text), Some(Value::None), "{text}");
        }
        for text in ["待核定", "1,2", "比2019年增加7天", "."] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn a_share_is_a_percent() {
        for (text, percent) in [
            ("80%", Some(80)),
            ("８０％", Some(80)),
            ("0.8", Some(80)),
            ("1", Some(1)),
            ("120", None),
            ("快了", None),
            ("", None),
        ] {
            assert_eq!(super::percent(text), percent, "{text}");
        }
    }
}
