//! Writing folded to one form, so that what looks alike reads alike: wide figures, marks, dashes, capitals.

use memchr::memchr3_iter;
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Full-width signs of the ASCII block (`０`, `％`, `（`, `Ａ`) as their plain ones; every other character as it is.
pub(super) fn narrow_sign(sign: char) -> char {
    match sign {
        '！'..='～' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        _ => sign,
    }
}

/// A text for comparing and looking up: small letters, and every sign in its plain form (Unicode NFKC: `Ａ`, `㎡`, `₂`
/// and `①` as `a`, `m2`, `2` and `1`), brackets of every kind as round ones.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars() {
        match simple(sign) {
            Some(sign) => folded.push(sign),
            // One sign that the tables know better, and they read the whole text: signs may be composed of several.
            None => return fold_by_tables(text),
        }
    }
    folded
}

fn fold_by_tables(text: &str) -> String {
    text.nfkc()
        .map(round)
        .flat_map(char::to_lowercase)
        .collect()
}

/// A sign of those that nearly every text is made of in its folded form; `None` for one to be looked up.
fn simple(sign: char) -> Option<char> {
    match sign {
        '\0'..='\x7f' | '！'..='～' => Some(round(narrow_sign(sign)).to_ascii_lowercase()),
        '一'..='\u{9fff}' | '、' | '。' | '《' | '》' | '“' | '”' | '‘' | '’' | '—' => {
            Some(sign)
        }
        '〔' | '〕' | '【' | '】' => Some(round(sign)),
        _ => None,
    }
}

/// The same without a copy where a text is in its folded form already, as most Chinese is.
pub fn folded(text: &str) -> Cow<'_, str> {
    if text.chars().all(|sign| simple(sign) == Some(sign)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(fold(text))
    }
}

/// A bracket of a kind used beside round ones, such as those of document numbers (`〔2021〕`), as a round one.
fn round(sign: char) -> char {
    match sign {
        '〔' | '【' | '〖' | '〘' | '[' => '(',
        '〕' | '】' | '〗' | '〙' | ']' => ')',
        _ => sign,
    }
}

/// The signs of a text that may have another form beside capitals, found without looking at each: those in the blocks
/// of wide, raised, lowered, circled and squared signs, of accents, radicals and brackets.
pub(super) fn other_forms(text: &str) -> impl Iterator<Item = char> + '_ {
    let bytes = text.as_bytes();
    // Their first bytes in UTF-8; those of Chinese characters are E4 to E9.
    memchr3_iter(0xE2, 0xE3, 0xEF, bytes)
        .chain(memchr3_iter(0xC2, 0xC3, 0xE1, bytes))
        .chain(memchr3_iter(0xF0, b'[', b']', bytes))
        .filter_map(|at| text.get(at..)?.chars().next())
        .filter(|sign| !"、。《》“”‘’—·".contains(*sign))
}

/// The signs of a text in their folded form, each with where the sign it comes from begins and ends; a sign that is
/// composed of several stands for all of them.
pub(super) fn folded_signs(text: &str) -> impl Iterator<Item = (char, Range<usize>)> + '_ {
    let mut starts: Vec<usize> = text
        .char_indices()
        .filter(|(_, sign)| canonical_combining_class(*sign) == 0)
        .map(|(at, _)| at)
        .collect();
    if starts.first() != Some(&0) && !text.is_empty() {
        starts.insert(0, 0);
    }
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    let places: Vec<Range<usize>> = starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(from, to)| from..to)
        .collect();
    places.into_iter().flat_map(move |place| {
        let folded = text.get(place.clone()).map(fold).unwrap_or_default();
        folded
            .chars()
            .map(|sign| (sign, place.clone()))
            .collect::<Vec<_>>()
    })
}

/// A table's heading for comparing: folded, without blanks, colons and stars (`整 改 任 务：` is `整改任务`).
pub fn heading(text: &str) -> String {
    fold(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !":*".contains(*c))
        .collect()
}

/// A heading made by [`heading`] without what stands in brackets at its end (`整改时限(年月)` is `整改时限`).
pub fn without_brackets(heading: &str) -> &str {
    heading.split('(').next().unwrap_or(heading)
}

/// A cell without blanks, with narrow figures and marks, and every sign between two ends (`—`, `至`, `到`) as `~`.
pub(super) fn narrow(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' | '－' | '＋' | '／' | '．' | '％' | '，' | '＝' => narrow_sign(c),
            '—' | '–' | '~' | '～' | '〜' | '至' | '到' => '~',
            '−' => '-',
            c => c,
        })
        .collect()
}

/// A field's text with the wide figures and marks of Chinese input methods made plain, a blank and a dash of any kind too.
pub fn half_width(typed: &str) -> String {
    typed
        .chars()
        .map(|letter| match letter {
            '。' => '.',
            '\u{3000}' => ' ',
            '—' | '–' => '-',
            _ => narrow_sign(letter),
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_folds_as_the_tables_do(text in "[\\x00-\\x7f一-龥！-～、。《》“”‘’—〔〕【】…㎡₂é\u{301}]{0,12}", any in ".{0,8}") {
            prop_assert_eq!(fold(&text), fold_by_tables(&text));
            prop_assert_eq!(fold(&any), fold_by_tables(&any));
            prop_assert_eq!(folded(&text), fold_by_tables(&text));
        }
    }

    #[test]
    fn every_sign_folds_the_short_way_as_the_tables_say() {
        for sign in '\0'..=char::MAX {
            if let Some(simple) = simple(sign) {
                assert_eq!(fold_by_tables(&sign.to_string()), simple.to_string());
            }
        }
    }

    #[test]
    fn wide_signs_become_plain() {
        assert_eq!(half_width("　１０。３１（Ａ）—２ "), "10.31(A)-2");
        assert_eq!(narrow("２０２１ 年１ — １０月"), "2021年1~10月");
        assert_eq!(narrow_sign('整'), '整');
        assert_eq!(fold("ＰＭ２．５　Ｏ3（ÉТ）"), "pm2.5 o3(éт)");
        assert_eq!(fold("渝环〔2021〕1号【示例】"), "渝环(2021)1号(示例)");
        assert_eq!(fold("CO₂ 10㎡ Ⅲ类 ①"), "co2 10m2 iii类 1");
        // Signs as PDF files give them: radicals in place of characters.
        assert_eq!(fold("⼀⽔"), "一水");
    }

    #[test]
    fn what_needs_no_folding_is_not_copied() {
        for text in ["先清理、再复绿。《通知》", "2021-10 (1)", "", "pm2.5"] {
            assert!(matches!(folded(text), Cow::Borrowed(_)), "{text}");
            assert_eq!(folded(text), fold(text));
        }
        for text in [
            "ＰＭ２．５",
            "（一）",
            "ABC",
            "Ω ДЕЛО",
            "㎡",
            "e\u{301}",
            "…",
        ] {
            assert_eq!(folded(text), fold(text), "{text}");
        }
    }

    #[test]
    fn signs_with_other_forms_are_found() {
        for (text, signs) in [
            ("plain TEXT 2.5", ""),
            ("先清理、再复绿。《通知》“一”—·", ""),
            ("ＰＭ：CO₂ 10㎡（一）a[1]", "ＰＭ：₂㎡（）[]"),
            ("é²〔⼀〕𝐀", "²é〔⼀〕𝐀"),
        ] {
            let mut found: Vec<char> = other_forms(text).collect();
            let mut wanted: Vec<char> = signs.chars().collect();
            found.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn folded_signs_know_where_they_come_from() {
        let text = "1㎡（e\u{301}Ａ";
        let signs: Vec<(char, &str)> = folded_signs(text)
            .map(|(sign, place)| (sign, &text[place]))
            .collect();
        assert_eq!(
            signs,
            [
                ('1', "1"),
                ('m', "㎡"),
                ('2', "㎡"),
                ('(', "（"),
                ('é', "e\u{301}"),
                ('a', "Ａ")
            ]
        );
        assert_eq!(folded_signs("\u{301}a").count(), 2);
        assert_eq!(folded_signs("").count(), 0);
    }

    #[test]
    fn headings_are_compared_without_blanks_and_marks() {
        assert_eq!(heading("整 改\n任 务：*"), "整改任务");
        assert_eq!(heading("Lead Unit（ＡＢ）％"), "leadunit(ab)%");
        assert_eq!(without_brackets("整改时限(年月)"), "整改时限");
        assert_eq!(without_brackets("整改时限"), "整改时限");
    }
}
