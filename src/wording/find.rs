//! Looking words up: what is typed into a search, found whatever the case and the width of the letters.

use super::fold::{fold, narrow_sign};
use crate::text::{Language, Phrase};
use memchr::memmem::Finder;

/// Words looked for, made ready for many texts; a text that holds all of them is found, and none let everything through.
#[derive(Clone, Debug, Default)]
pub struct Sought(Vec<Word>);

/// One word, folded.
#[derive(Clone, Debug)]
struct Word {
    letters: Box<str>,
    finder: Box<Finder<'static>>,
    /// Some of its signs have capitals or wide forms; Chinese has neither.
    has_forms: bool,
}

impl Sought {
    /// What was typed into a search, its words parted by blanks.
    pub fn new(typed: &str) -> Self {
        Self(fold(typed).split_whitespace().map(Word::new).collect())
    }

    /// Each word by itself, for words that may stand in different texts.
    pub fn each(typed: &str) -> Vec<Self> {
        let Self(words) = Self::new(typed);
        words.into_iter().map(|word| Self(vec![word])).collect()
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text holds every word.
    pub fn is_in(&self, text: &str) -> bool {
        self.0.iter().all(|word| word.is_in(text))
    }
}

impl Word {
    fn new(folded: &str) -> Self {
        let form = |sign: char| sign.is_ascii() || sign.is_lowercase() || sign.is_uppercase();
        Self {
            letters: folded.into(),
            finder: Box::new(Finder::new(folded).into_owned()),
            has_forms: folded.chars().any(form),
        }
    }

    fn is_in(&self, text: &str) -> bool {
        if self.finder.find(text.as_bytes()).is_some() {
            return true;
        }
        let word = self.letters.as_bytes();
        let plain = self.letters.is_ascii();
        if !self.has_forms || (text.is_ascii() && !plain) {
            return false;
        }
        // Only a wide form of one of its signs can hide an ASCII word; a long plan is searched without copies.
        if plain && !self.has_wide_sign_in(text) {
            let mut parts = text.as_bytes().windows(word.len());
            return parts.any(|part| part.eq_ignore_ascii_case(word));
        }
        self.finder.find(fold(text).as_bytes()).is_some()
    }

    /// Whether a text has the full-width form of one of the word's signs.
    fn has_wide_sign_in(&self, text: &str) -> bool {
        // Every full-width form begins with this byte.
        memchr::memchr_iter(0xEF, text.as_bytes()).any(|at| {
            let sign = text.get(at..).and_then(|rest| rest.chars().next());
            sign.is_some_and(|sign| {
                let plain = narrow_sign(sign).to_ascii_lowercase();
                plain.is_ascii() && self.letters.contains(plain)
            })
        })
    }
}

/// Whether two words are the same but for case, width and blanks around.
pub fn same(one: &str, other: &str) -> bool {
    fold(one.trim()) == fold(other.trim())
}

/// Whether a text is a phrase of the program in either language.
pub fn says(phrase: Phrase, text: &str) -> bool {
    Language::ALL
        .iter()
        .any(|language| same(phrase.of(*language), text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case_and_width() {
        for (typed, text) in [
            ("pm2.5", "ＰＭ２．５ 浓度"),
            ("ＰＭ2.5", "pm2.5"),
            ("pm2.5", "先，ｐM2.5"),
            ("PM2.5浓度", "全市Pm2.5浓度"),
            ("缙云山", "缙云山（示例）"),
            ("（示例）", "缙云山(示例)"),
            ("清理，复绿", "先清理,复绿"),
            ("Ё", "ё"),
            ("unit a", "A unit: UNIT Ａ"),
            ("山 云", "缙云山"),
            ("", "anything"),
            (" 　", ""),
        ] {
            assert!(Sought::new(typed).is_in(text), "{typed} in {text}");
        }
        for (typed, text) in [
            ("pm10", "PM2.5，浓度"),
            ("山水", "缙云山"),
            ("a b", "a"),
            ("x", ""),
            ("水x", "x"),
        ] {
            assert!(!Sought::new(typed).is_in(text), "{typed} in {text}");
        }
        assert!(Sought::new(" 　").is_empty());
        assert_eq!(Sought::each("甲 Ｂ").len(), 2);
    }

    #[test]
    fn words_are_the_same_but_for_case_width_and_blanks() {
        assert!(same(" Ｕnit A", "unit a "));
        assert!(!same("甲", "乙"));
        let phrase = Phrase {
            zh: "是",
            en: "Yes",
        };
        assert!(says(phrase, "ＹＥＳ") && says(phrase, "是") && !says(phrase, "否"));
    }
}
