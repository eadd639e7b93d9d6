//! Writing folded to one form, so that what looks alike reads alike: wide figures, marks, dashes, capitals.

/// Full-width signs of the ASCII block (`０`, `％`, `（`, `Ａ`) as their plain ones; every other character as it is.
pub(super) fn narrow_sign(sign: char) -> char {
    match sign {
        '！'..='～' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        _ => sign,
    }
}

/// A text for comparing and looking up: small letters, full-width signs of the ASCII block as their plain ones.
pub fn fold(text: &str) -> String {
    text.chars()
        .map(|sign| {
            if sign == '\u{3000}' {
                ' '
            } else {
                narrow_sign(sign)
            }
        })
        .flat_map(char::to_lowercase)
        .collect()
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

    #[test]
    fn wide_signs_become_plain() {
        assert_eq!(half_width("　１０。３１（Ａ）—２ "), "10.31(A)-2");
        assert_eq!(narrow("２０２１ 年１ — １０月"), "2021年1~10月");
        assert_eq!(narrow_sign('整'), '整');
        assert_eq!(fold("ＰＭ２．５　Ｏ3（ÉТ）"), "pm2.5 o3(éт)");
    }

    #[test]
    fn headings_are_compared_without_blanks_and_marks() {
        assert_eq!(heading("整 改\n任 务：*"), "整改任务");
        assert_eq!(heading("Lead Unit（ＡＢ）％"), "leadunit(ab)%");
        assert_eq!(without_brackets("整改时限(年月)"), "整改时限");
        assert_eq!(without_brackets("整改时限"), "整改时限");
    }
}
