//! Texts between quotes: which characters stand as they are, which are escaped, and how.

use std::ops::Range;

/// Whether a byte below 0x80 stands as it is.
const PLAIN: [bool; 0x80] = {
    let mut plain = [false; 0x80];
    let mut byte = 0x20;
    while byte < 0x7f {
        plain[byte] = !matches!(byte as u8, b'"' | b'\'' | b'\\');
        byte += 1;
    }
    plain
};

/// First bytes of the characters from U+4000 to U+9FFF, three bytes each: nearly all of Chinese, and nothing to escape.
const HAN: Range<u8> = 0xe4..0xea;

/// Writes a text between quotes, as `ron` does.
pub(super) fn quote(out: &mut String, text: &str) {
    out.push('"');
    escape(out, text);
    out.push('"');
}

/// Writes a text that may be a part of one, without quotes.
pub(super) fn escape(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        if byte < 0x80 && PLAIN[usize::from(byte)] {
            at += 1;
        } else if HAN.contains(&byte) {
            at += 3;
        } else {
            let Some(letter) = text[at..].chars().next() else {
                break;
            };
            if !stands(letter) {
                out.push_str(&text[from..at]);
                out.extend(letter.escape_debug());
                from = at + letter.len_utf8();
            }
            at += letter.len_utf8();
        }
    }
    out.push_str(&text[from..]);
}

/// Whether a character stands as it is.
fn stands(letter: char) -> bool {
    // The signs of Chinese texts first: looking a character up takes longer than all else.
    matches!(letter, '\u{3001}'..='\u{3029}' | '\u{ff01}'..='\u{ff5e}' | '\u{2010}'..='\u{2027}' | '\u{b0}'..='\u{b8}')
        || letter.escape_debug().len() == 1
}

/// The character that an escape stands for, and how long the escape is behind its backslash; only those that are written
/// here.
pub(super) fn unescape(behind: &str) -> Option<(char, usize)> {
    let letter = match behind.as_bytes().first()? {
        b'0' => '\0',
        b't' => '\t',
        b'r' => '\r',
        b'n' => '\n',
        b'\'' => '\'',
        b'"' => '"',
        b'\\' => '\\',
        b'u' => {
            let (digits, _) = behind.strip_prefix("u{")?.split_once('}')?;
            let sound = (1..=6).contains(&digits.len())
                && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            let code = u32::from_str_radix(digits, 16).ok().filter(|_| sound)?;
            return Some((char::from_u32(code)?, digits.len() + 3));
        }
        _ => return None,
    };
    Some((letter, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_written_as_ron_writes_it_and_read_back() {
        for letter in '\0'..=char::MAX {
            let text = letter.to_string();
            let mut own = String::new();
            quote(&mut own, &text);
            assert_eq!(own, ron::to_string(&text).unwrap(), "{letter:?}");
            let inner = &own[1..own.len() - 1];
            if let Some(behind) = inner.strip_prefix('\\') {
                let found = unescape(behind);
                assert_eq!(found, Some((letter, behind.len())), "{letter:?}");
            } else {
                assert_eq!(inner, text);
            }
        }
    }

    #[test]
    fn an_escape_of_another_kind_is_not_read() {
        for behind in [
            "",
            "x41",
            "u",
            "u{",
            "u{}",
            "u{d800}",
            "u{1234567}",
            "u{+1}",
            "a",
            "\n",
        ] {
            assert_eq!(unescape(behind), None, "{behind}");
        }
    }
}
