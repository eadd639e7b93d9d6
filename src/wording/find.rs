//! Looking words up: what is typed into a search, found whatever the case and the width of the letters.

use super::fold::{fold, folded, folded_signs, narrow_sign, other_forms};
use super::pinyin::Sounds;
use crate::text::{Language, Phrase};
use memchr::memchr2_iter;
use memchr::memmem::Finder;
use std::ops::Range;

/// Words looked for, made ready for many texts; a text that holds all of them is found, and none let everything through.
#[derive(Clone, Debug, Default)]
pub struct Sought(Vec<Word>);

/// One word, folded.
#[derive(Clone, Debug)]
struct Word {
    letters: Box<str>,
    finder: Box<Finder<'static>>,
    /// Some of its signs have capitals; Chinese has none.
    has_capitals: bool,
    /// What it is as sounds.
    sounds: Option<Sounds>,
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

    /// Whether a name (a title, a unit, a place: something short that one knows by heart) holds every word, or sounds
    /// like it: `csq` for 长寿区.
    pub fn is_in_name(&self, name: &str) -> bool {
        self.is_among(&[name], &[])
    }

    /// Whether every word stands in one of some texts, or in one of some names, where its sound is enough.
    pub fn is_among(&self, names: &[&str], texts: &[&str]) -> bool {
        self.0.iter().all(|word| {
            names.iter().chain(texts).any(|text| word.is_in(text))
                || names.iter().any(|name| word.is_heard_in(name))
        })
    }

    /// Where the words stand in a text, as ranges of bytes in their order, none within another; in a name also where it
    /// sounds like a word that does not stand in it.
    pub fn hits(&self, text: &str, is_name: bool) -> Vec<Range<usize>> {
        if self.0.is_empty() || text.is_empty() {
            return Vec::new();
        }
        let signs: Vec<(char, Range<usize>)> = folded_signs(text).collect();
        let mut hits: Vec<Range<usize>> = Vec::new();
        for word in &self.0 {
            let before = hits.len();
            hits.extend(word.hits(&signs));
            if hits.len() == before && is_name {
                hits.extend(word.heard(text));
            }
        }
        hits.sort_by_key(|hit| (hit.start, hit.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(hits.len());
        for hit in hits {
            match joined.last_mut() {
                Some(last) if hit.start <= last.end => last.end = last.end.max(hit.end),
                _ => joined.push(hit),
            }
        }
        joined
    }
}

impl Word {
    fn new(folded: &str) -> Self {
        let cased = |sign: char| sign.is_lowercase() || sign.is_uppercase();
        Self {
            letters: folded.into(),
            finder: Box::new(Finder::new(folded).into_owned()),
            has_capitals: folded.chars().any(cased),
            sounds: Sounds::of(folded),
        }
    }

    fn is_in(&self, text: &str) -> bool {
        if self.finder.find(text.as_bytes()).is_some() {
            return true;
        }
        // Only a sign in another form can hide a word, capitals aside; a long plan is searched without copies.
        let plain = !self.has_capitals || self.letters.is_ascii();
        if plain && !self.is_hidden_in(text) {
            return self.has_capitals && self.is_in_ascii_of(text);
        }
        self.finder.find(fold(text).as_bytes()).is_some()
    }

    /// Where a name first sounds like the word.
    fn heard(&self, name: &str) -> Option<Range<usize>> {
        self.sounds.as_ref()?.find(name)
    }

    fn is_heard_in(&self, name: &str) -> bool {
        self.heard(name).is_some()
    }

    /// Whether a text holds an ASCII word, in small letters or capitals.
    fn is_in_ascii_of(&self, text: &str) -> bool {
        let word = self.letters.as_bytes();
        let Some(first) = word.first() else {
            return true;
        };
        memchr2_iter(*first, first.to_ascii_uppercase(), text.as_bytes()).any(|at| {
            let part = text.as_bytes().get(at..at + word.len());
            part.is_some_and(|part| part.eq_ignore_ascii_case(word))
        })
    }

    /// Whether a text has another form of one of the word's signs.
    fn is_hidden_in(&self, text: &str) -> bool {
        other_forms(text).any(|sign| {
            let narrow = narrow_sign(sign);
            if narrow != sign {
                return self.letters.contains(narrow.to_ascii_lowercase());
            }
            let folded = fold(sign.encode_utf8(&mut [0; 4]));
            !folded.chars().eq([sign]) && folded.chars().any(|sign| self.letters.contains(sign))
        })
    }

    /// Where the word stands among folded signs.
    fn hits(&self, signs: &[(char, Range<usize>)]) -> Vec<Range<usize>> {
        let word: Vec<char> = self.letters.chars().collect();
        let mut hits = Vec::new();
        let mut from = 0;
        while let Some(part) = signs.get(from..from + word.len()) {
            if part.iter().map(|(sign, _)| sign).eq(&word)
                && let (Some((_, first)), Some((_, last))) = (part.first(), part.last())
            {
                hits.push(first.start..last.end);
                from += word.len();
            } else {
                from += 1;
            }
        }
        hits
    }
}

/// Whether two words are the same but for case, width and blanks around.
pub fn same(one: &str, other: &str) -> bool {
    folded(one.trim()) == folded(other.trim())
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
            ("co2", "CO₂排放"),
            ("10m2", "10㎡"),
            ("(2021)", "渝环〔2021〕1号"),
            ("[2021]1号", "渝环〔2021〕1号"),
            ("一水", "⼀⽔"),
            ("1", "附件①"),
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
    fn names_are_found_by_their_sounds_and_other_texts_are_not() {
        let sought = Sought::new("csq 36");
        assert!(sought.is_in_name("36 长寿区") && !sought.is_in("36 长寿区"));
        assert!(!sought.is_in_name("37 长寿区"));
        assert!(sought.is_among(&["长寿区"], &["第36项"]));
        assert!(!sought.is_among(&["第36项"], &["长寿区"]));
    }

    #[test]
    fn hits_are_where_the_words_stand_in_the_text_as_written() {
        let hits = |typed: &str, text: &str, is_name| {
            let hits = Sought::new(typed).hits(text, is_name);
            hits.iter()
                .map(|hit| text[hit.clone()].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            hits("pm2.5", "ＰＭ２．５与pm2.5", false),
            ["ＰＭ２．５", "pm2.5"]
        );
        assert_eq!(hits("m2 1", "11㎡", false), ["11㎡"]);
        assert_eq!(hits("csq", "重庆长寿区", true), ["长寿区"]);
        assert_eq!(hits("csq", "重庆长寿区", false), [""; 0]);
        assert_eq!(hits("寿区 长", "长寿区", false), ["长寿区"]);
        assert_eq!(hits("", "长寿区", true), [""; 0]);
    }

    proptest::proptest! {
        #[test]
        fn what_is_found_is_what_the_folded_text_holds(
            word in "[aAＡ2２₂（(〔一⼀é]{1,3}", text in "[aAＡ2２₂（(〔一⼀é，]{0,8}",
        ) {
            let sought = Sought::new(&word);
            let holds = fold(&text).contains(&fold(&word));
            proptest::prop_assert_eq!(sought.is_in(&text), holds);
            proptest::prop_assert_eq!(!sought.hits(&text, false).is_empty(), holds);
        }
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
