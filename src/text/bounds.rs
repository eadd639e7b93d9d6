//! How long a text may be that leaves the program: a name, a line, a sentence. What is longer is cut with a mark.
//!
//! The bounds lie far above what offices write. A name is also cut where it is quoted, so that a thousand sentences about one
//! record do not hold its name a thousand times.

use super::{Language, common_words as words, number};
use std::borrow::Cow;

/// Characters of a name: a title, a heading, a unit, the value of a field.
pub const NAME_CHARS: usize = 500;
/// Characters of one line on a terminal.
pub const LINE_CHARS: usize = 4_000;
/// Names that one sentence lists.
pub const NAMES: usize = 50;

/// Where a text is cut, in bytes; `None` for one that fits.
pub fn cut_at(text: &str, most_chars: usize, most_lines: usize) -> Option<usize> {
    // Bytes are never fewer than characters or lines: most texts are told without being read.
    if text.len() <= most_chars.min(most_lines) {
        return None;
    }
    let mut lines = 1;
    for (count, (place, character)) in text.char_indices().enumerate() {
        lines += usize::from(character == '\n');
        if count >= most_chars || lines > most_lines {
            return Some(place);
        }
    }
    None
}

/// A name as it may leave: whole, or its beginning with `…`.
pub fn name(text: &str) -> Cow<'_, str> {
    match cut_at(text, NAME_CHARS, usize::MAX) {
        Some(place) => Cow::Owned(format!("{}…", text.get(..place).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// A text as it may leave: whole, or its beginning with `…` and how many characters it has.
pub fn told(text: &str, most_chars: usize, most_lines: usize, language: Language) -> Cow<'_, str> {
    let Some(place) = cut_at(text, most_chars, most_lines) else {
        return Cow::Borrowed(text);
    };
    let count = text.chars().count() as f64;
    let cut = words::CHARS_IN_ALL.fill(language, &[("n", &number(count, 0, language))]);
    Cow::Owned(text.get(..place).unwrap_or_default().to_owned() + &cut)
}

/// A text of which no line is longer than a line may be.
pub fn lines(text: String, language: Language) -> String {
    let long = |line: &str| cut_at(line, LINE_CHARS, usize::MAX).is_some();
    if !text.split('\n').any(long) {
        return text;
    }
    let mut bounded = String::new();
    for line in text.split_inclusive('\n') {
        let (line, end) = line
            .strip_suffix('\n')
            .map_or((line, ""), |line| (line, "\n"));
        bounded.push_str(&told(line, LINE_CHARS, usize::MAX, language));
        bounded.push_str(end);
    }
    bounded
}

/// Names in a row: the first ones, and how many there are where these are not all.
pub fn listed<S: AsRef<str>>(names: &[S], language: Language) -> String {
    let apart = match language {
        Language::Zh => "、",
        Language::En => ", ",
    };
    let first: Vec<Cow<'_, str>> = names
        .iter()
        .take(NAMES)
        .map(|one| name(one.as_ref()))
        .collect();
    let mut text = first.join(apart);
    if names.len() > first.len() {
        text += &words::NAMES_IN_ALL.fill(language, &[("n", &names.len())]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ZH: Language = Language::Zh;

    #[test]
    fn what_is_cut_says_how_long_it_was() {
        let long = "整改".repeat(1_500_000);
        assert_eq!(name(&long), format!("{}…", "整改".repeat(250)));
        let told_zh = told(&long, 4, usize::MAX, ZH);
        assert_eq!(told_zh, "整改整改…（共 3000000 字）");
        let told_en = told(&long, 4, usize::MAX, Language::En);
        assert_eq!(told_en, "整改整改… (3,000,000 characters)");
        assert_eq!(told("甲\n乙\n丙", 9, 2, ZH), "甲\n乙…（共 5 字）");
    }

    #[test]
    fn only_long_lines_are_cut() {
        let long = "a".repeat(LINE_CHARS + 1);
        let text = format!("一\n{long}\n二\n");
        let bounded = lines(text, ZH);
        let cut = format!("{}…（共 4001 字）", "a".repeat(LINE_CHARS));
        assert_eq!(bounded, format!("一\n{cut}\n二\n"));
    }

    #[test]
    fn long_lists_say_how_many_there_are() {
        let names: Vec<String> = (0..20_000).map(|n| format!("指标{n}")).collect();
        assert_eq!(listed(&names[..2], ZH), "指标0、指标1");
        assert!(listed(&names, ZH).ends_with("指标49等 20000 个"));
        let en = listed(&names, Language::En);
        assert!(en.ends_with("指标49 and more, 20000 in all"), "{en}");
    }

    proptest! {
        #[test]
        fn what_fits_stays_and_the_rest_is_a_beginning(text in "[a甲\n]{0,60}", most in 1..40_usize) {
            let cut = told(&text, most, usize::MAX, ZH);
            if text.chars().count() <= most {
                prop_assert_eq!(&cut, &text);
            } else {
                let kept: String = text.chars().take(most).collect();
                prop_assert!(cut.starts_with(&kept) && cut.contains('…'));
            }
        }
    }
}
