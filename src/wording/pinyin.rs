//! Chinese found by its sounds: `csq`, `changsq` and `chshq` all find 长寿区, since typing Chinese is slow for many.

use pinyin::ToPinyinMulti;
use std::ops::Range;

/// Letters typed for sounds, in lower case.
#[derive(Clone, Debug)]
pub(super) struct Sounds(Box<[u8]>);

impl Sounds {
    /// A folded word as sounds; `None` for what nobody types for them: fewer than 2 or more than 64 signs, signs that are
    /// no ASCII letters or figures, figures alone.
    pub(super) fn of(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        const MOST: usize = 64;
        let sounds = (2..=MOST).contains(&bytes.len())
            && bytes.iter().all(u8::is_ascii_alphanumeric)
            && bytes.iter().any(u8::is_ascii_alphabetic);
        sounds.then(|| Self(bytes.into()))
    }

    /// Where a text first sounds so: from a Chinese sign on, each sign by its sound, the beginning of it (`ch`), or its
    /// first letter; marks between are passed over, letters and figures stand for themselves.
    pub(super) fn find(&self, text: &str) -> Option<Range<usize>> {
        let letters = &self.0;
        // Where it began, for each number of letters heard so far: one pass, however many ways there are to hear it.
        let mut began: Vec<Option<usize>> = vec![None; letters.len()];
        for (place, sign) in text.char_indices() {
            let small = sign.to_ascii_lowercase();
            let itself = u8::try_from(small).ok().filter(u8::is_ascii_alphanumeric);
            let readings = sign.to_pinyin_multi().filter(|_| itself.is_none());
            if itself.is_none() && readings.is_none() && !sign.is_alphanumeric() {
                continue;
            }
            if let (Some(first), Some(_)) = (began.first_mut(), readings) {
                *first = Some(place);
            }
            let mut next = vec![None; letters.len() + 1];
            for (heard, start) in began.iter().enumerate() {
                let (Some(start), Some(rest)) = (*start, letters.get(heard..)) else {
                    continue;
                };
                let mut hears = |n: usize| {
                    if let Some(known) = next.get_mut(heard + n) {
                        *known = Some(known.map_or(start, |known: usize| known.min(start)));
                    }
                };
                if itself.is_some() && itself == rest.first().copied() {
                    hears(1);
                }
                for reading in readings.into_iter().flatten() {
                    taken(reading.plain(), rest).for_each(&mut hears);
                }
            }
            if let Some(Some(start)) = next.pop() {
                return Some(start..place + sign.len_utf8());
            }
            began = next;
            if let Some(first) = began.first_mut() {
                *first = None;
            }
        }
        None
    }
}

/// How many letters a sound can stand for at the beginning of some, the most first.
fn taken<'l>(sound: &'static str, letters: &'l [u8]) -> impl Iterator<Item = usize> + 'l {
    // ü is typed as v.
    let plain = |letter: char| if letter == 'ü' { 'v' } else { letter };
    let same = sound
        .chars()
        .zip(letters)
        .take_while(|(one, other)| u8::try_from(plain(*one)) == Ok(**other))
        .count();
    let whole = same == sound.chars().count();
    // The last sound may be typed in part; before it stand whole ones, first letters and zh, ch, sh.
    (1..=same).rev().filter(move |n| {
        let part = *n == letters.len();
        (whole && *n == same)
            || part
            || *n == 1
            || (*n == 2 && sound.as_bytes().get(1) == Some(&b'h'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, text: &str) -> Option<String> {
        let place = Sounds::of(typed)?.find(text)?;
        text.get(place).map(str::to_owned)
    }

    #[test]
    fn names_are_found_by_their_sounds() {
        for (typed, text, hit) in [
            ("csq", "重庆市长寿区", "长寿区"),
            ("changshou", "长寿区", "长寿"),
            ("chshq", "长寿区", "长寿区"),
            ("changsq", "长寿区", "长寿区"),
            ("changsh", "长寿区", "长寿"),
            ("cqs", "重庆市生态环境局", "重庆市"),
            ("zqs", "重庆市", "重庆市"),
            ("xian", "西安", "西安"),
            ("nvzi", "女子监狱", "女子"),
            ("hb1", "（环保1号）", "环保1"),
            ("yqgc", "一期（工程）", "一期（工程"),
            ("wscl", "pH 与污水处理", "污水处理"),
        ] {
            assert_eq!(
                found(typed, text).as_deref(),
                Some(hit),
                "{typed} in {text}"
            );
        }
        for (typed, text) in [
            ("csq", "长寿"),
            ("cs", "寿长"),
            ("q", "长寿区"),
            ("12", "一二"),
            ("csq", "csq"),
            ("", "长寿区"),
            ("长s", "长寿"),
        ] {
            assert_eq!(found(typed, text), None, "{typed} in {text}");
        }
    }

    #[test]
    fn many_ways_to_hear_one_text_end_soon() {
        let text = "啊".repeat(20_000);
        assert_eq!(found(&("a".repeat(60) + "x"), &text), None);
        assert_eq!(found(&"a".repeat(65), &text), None);
    }
}
