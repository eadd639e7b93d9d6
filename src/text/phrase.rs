//! One phrase in both languages, with named places to fill.

use super::Language;

/// A phrase in both languages. `{name}` marks a place that [`Phrase::fill`] fills; `{name|task|tasks}` is the first word
/// where that place is filled with 1, else the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The Chinese text.
    pub zh: &'static str,
    /// The English text.
    pub en: &'static str,
}

impl Phrase {
    /// The text in a language.
    pub const fn of(self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }

    /// The text with its `{name}` places filled; a name that is not given stays as it is.
    pub fn fill(self, language: Language, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        let mut text = String::new();
        let mut rest = self.of(language);
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}').map(|at| open + at) else {
                break;
            };
            text.push_str(&rest[..open]);
            let name = &rest[open + 1..close];
            let (name, forms) = match name.split_once('|') {
                Some((name, forms)) => (name, forms.split_once('|')),
                None => (name, None),
            };
            match values.iter().find(|(key, _)| *key == name) {
                Some((_, value)) => {
                    let value = value.to_string();
                    if counts(&value) && text.chars().next_back().is_some_and(is_chinese) {
                        text.push(' ');
                    }
                    text.push_str(match forms {
                        Some((one, _)) if value == "1" => one,
                        Some((_, many)) => many,
                        None => &value,
                    });
                }
                None => text.push_str(&rest[open..=close]),
            }
            rest = &rest[close + 1..];
        }
        text.push_str(rest);
        text
    }

    /// The names of the places in a text, sorted; words that only follow a number are none.
    pub fn places(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}').map(|(name, _)| name))
            .filter(|name| !name.contains('|'))
            .collect();
        names.sort_unstable();
        names
    }
}

/// Whether words begin with a number and its counter, set apart by a blank: `3 项任务`.
fn counts(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let counter = rest.strip_prefix(' ').and_then(|rest| rest.chars().next());
    rest.len() < words.len() && counter.is_some_and(is_chinese)
}

fn is_chinese(sign: char) -> bool {
    matches!(sign, '\u{4E00}'..='\u{9FFF}')
}

/// Declares phrases as constants, each `NAME: "中文" / "English";`, and `ALL`, the list of them.
#[macro_export]
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident: $zh:literal / $en:literal;)*) => {
        $($(#[$doc])* pub const $name: $crate::text::Phrase = $crate::text::Phrase { zh: $zh, en: $en };)*
        /// Every phrase of this list, in order.
        pub const ALL: &[$crate::text::Phrase] = &[$($name),*];
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_something_and_fill_the_same_places() {
        for (list, phrases) in crate::text::all() {
            for phrase in phrases {
                assert!(
                    !phrase.zh.trim().is_empty() && !phrase.en.trim().is_empty(),
                    "{list}: {phrase:?}"
                );
                assert_eq!(
                    Phrase::places(phrase.zh),
                    Phrase::places(phrase.en),
                    "{list}: {phrase:?}"
                );
            }
        }
    }

    #[test]
    fn a_number_with_its_counter_stands_apart_from_the_words_before_it() {
        let phrase = Phrase {
            zh: "移动{tasks}的时限",
            en: "Move {tasks}",
        };
        let filled = |tasks: &str| phrase.fill(Language::Zh, &[("tasks", &tasks)]);
        assert_eq!(filled("3 项任务"), "移动 3 项任务的时限");
        assert_eq!(filled("“缙云山”"), "移动“缙云山”的时限");
        assert_eq!(filled("2021-11-20 下发"), "移动2021-11-20 下发的时限");
        assert_eq!(
            phrase.fill(Language::En, &[("tasks", &"3 tasks")]),
            "Move 3 tasks"
        );
    }

    #[test]
    fn english_words_follow_their_number() {
        let phrase = Phrase {
            zh: "{n} 处",
            en: "{n} {n|change|changes}",
        };
        for (n, told) in [(0, "0 changes"), (1, "1 change"), (11, "11 changes")] {
            assert_eq!(phrase.fill(Language::En, &[("n", &n)]), told);
        }
        assert_eq!(Phrase::places(phrase.en), ["n"]);
    }

    #[test]
    fn places_are_filled_by_name() {
        let phrase = Phrase {
            zh: "{shown} / {all} 项",
            en: "{shown} of {all}",
        };
        assert_eq!(
            phrase.fill(Language::Zh, &[("all", &62), ("shown", &3)]),
            "3 / 62 项"
        );
        assert_eq!(phrase.fill(Language::En, &[("shown", &3)]), "3 of {all}");
    }
}
