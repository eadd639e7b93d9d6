//! Order of names with numbers in them: by value at every place, so `3.2` before `3.10` and （三） before （十）.

use super::fold::fold;
use std::borrow::Cow;
use std::cmp::Ordering;

/// What a text is ordered by: compared sign by sign, keys stand as the texts do, numbers by their value wherever they
/// are, ASCII or wide figures and Chinese numerals alike, letters without case and width.
pub fn natural_key(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_special) {
        return Cow::Borrowed(text);
    }
    let text = fold(text);
    let mut key = String::with_capacity(text.len() + 8);
    let mut rest = text.as_str();
    while let Some(sign) = rest.chars().next() {
        let figures = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if figures > 0 {
            let (run, after) = rest.split_at(figures);
            push_number(&mut key, run);
            rest = after;
        } else if let Some((value, length)) = chinese_number(rest) {
            push_number(&mut key, &value.to_string());
            rest = rest.get(length..).unwrap_or_default();
        } else {
            key.push(sign);
            rest = rest.get(sign.len_utf8()..).unwrap_or_default();
        }
    }
    Cow::Owned(key)
}

/// The order of two names; only the same text is equal.
pub fn natural(one: &str, other: &str) -> Ordering {
    natural_key(one)
        .cmp(&natural_key(other))
        .then_with(|| one.cmp(other))
}

/// Names in their order, each once.
pub fn in_order<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut names: Vec<T> = names.into_iter().collect();
    names.sort_by_cached_key(|name| {
        let name = name.as_ref();
        (natural_key(name).into_owned(), name.to_owned())
    });
    names.dedup_by(|one, other| one.as_ref() == other.as_ref());
    names
}

/// Signs that may stand elsewhere than by themselves.
fn is_special(sign: char) -> bool {
    match sign {
        '0'..='9' | 'A'..='Z' => true,
        '\0'..='\u{7F}' => false,
        '\u{3400}'..='\u{9FFF}' => digit(sign).is_some() || sign == '十',
        _ => true,
    }
}

/// A number in figures: before all letters, the longer one greater.
fn push_number(key: &mut String, figures: &str) {
    const NUMBER: char = '\u{1}';
    const NONE: u32 = 0x20;
    const MOST: u32 = 0xD000;
    let figures = figures.trim_start_matches('0');
    let length = u32::try_from(figures.len()).unwrap_or(MOST).min(MOST);
    key.push(NUMBER);
    key.extend(char::from_u32(NONE + length));
    key.push_str(figures);
}

fn digit(sign: char) -> Option<u64> {
    "零一二三四五六七八九"
        .chars()
        .position(|known| known == sign)
        .or_else(|| (sign == '〇').then_some(0))
        .and_then(|value| u64::try_from(value).ok())
}

/// A Chinese numeral at the beginning and its length in bytes: `十`, `二十一`, `一百零三`, `二〇二一`; names such as
/// 万州区 begin with none.
fn chinese_number(text: &str) -> Option<(u64, usize)> {
    let place = |sign| match sign {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        _ => None,
    };
    let first = text.chars().next()?;
    if first != '十' {
        digit(first)?;
    }
    let goes_on = |sign: &char| digit(*sign).is_some() || place(*sign).is_some();
    let run = || text.chars().take_while(goes_on);
    let by_places = run().any(|sign| place(sign).is_some());
    let (mut sum, mut last) = (0_u64, 0_u64);
    for sign in run() {
        match (place(sign), digit(sign)) {
            (Some(place), _) => {
                sum = sum.saturating_add(last.max(1).saturating_mul(place));
                last = 0;
            }
            (_, Some(value)) if by_places => last = value,
            (_, Some(value)) => last = last.saturating_mul(10).saturating_add(value),
            (None, None) => {}
        }
    }
    Some((sum.saturating_add(last), run().map(char::len_utf8).sum()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_count_wherever_they_stand() {
        for ordered in [
            &["1", "1-2", "1-10", "2", "10"][..],
            &["3.2", "3.10", "3.10.1"],
            &["A2", "a2-1", "Ａ３", "A10"],
            &["第4项", "第36项", "第一百项", "第101项"],
            &["（三）", "（十）", "（十一）", "（二十）", "（一百零三）"],
            &["二〇二〇年", "2021年", "二〇二二年"],
            &["附件①", "附件2", "附件Ⅲ"],
            &[
                "9",
                "09-1",
                "99999999999999999999998",
                "99999999999999999999999",
            ],
            &["", "1", "一期", "二期", "十期", "万州区", "长寿区"],
        ] {
            let mut shuffled: Vec<&str> = ordered.iter().rev().copied().collect();
            shuffled.sort_by(|one, other| natural(one, other));
            assert_eq!(shuffled, ordered);
        }
        assert!(matches!(natural_key("长寿区生态环境局"), Cow::Borrowed(_)));
    }

    #[test]
    fn chinese_numerals_have_their_value() {
        for (text, value) in [
            ("十", 10),
            ("十二项", 12),
            ("二十", 20),
            ("三百二十一", 321),
            ("一千零五", 1_005),
            ("二〇二一年", 2021),
            ("零", 0),
        ] {
            assert_eq!(
                chinese_number(text).map(|found| found.0),
                Some(value),
                "{text}"
            );
        }
        assert_eq!(chinese_number("百货"), None);
        assert_eq!(chinese_number("千人"), None);
    }

    #[test]
    fn names_stand_once_and_in_order() {
        let names = ["第10批", "第2批", "第10批", "", "第三批"];
        assert_eq!(in_order(names), ["", "第2批", "第三批", "第10批"]);
    }

    proptest! {
        #[test]
        fn the_order_is_an_order(
            a in "[0-2aB一十百（期.]{0,6}", b in "[0-2aB一十百（期.]{0,6}", c in "[0-2aB一十百（期.]{0,6}",
        ) {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            prop_assert_eq!(natural(&a, &b).is_eq(), a == b);
            if natural(&a, &b).is_le() && natural(&b, &c).is_le() {
                prop_assert!(natural(&a, &c).is_le());
            }
        }
    }
}
