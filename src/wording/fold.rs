//! Writing folded to one form, so that what looks alike reads alike: wide figures, marks, dashes.

/// Full-width signs of the ASCII block (`０`, `％`, `（`, `Ａ`) as their plain ones; every other character as it is.
pub fn narrow_sign(sign: char) -> char {
    match sign {
        '！'..='～' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        _ => sign,
    }
}

/// A cell without blanks, with narrow figures and marks, and every sign between two ends (`—`, `至`, `到`) as `~`.
pub(super) fn narrow(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' | '－' | '／' | '．' | '％' | '，' => narrow_sign(c),
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

    #[test]
    fn wide_signs_become_plain() {
        assert_eq!(half_width("　１０。３１（Ａ）—２ "), "10.31(A)-2");
        assert_eq!(narrow("２０２１ 年１ — １０月"), "2021年1~10月");
        assert_eq!(narrow_sign('整'), '整');
    }
}
