//! How wide text is: advance widths of the embedded faces, so that cutting and wrapping need no toolkit.

use super::fonts;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Advance widths of one face, in ems.
struct Advances {
    /// Of the characters up to U+FFFF, by code; NaN where the face has none.
    basic: Vec<f32>,
    /// Of the characters above.
    rare: HashMap<char, f32>,
}

impl Advances {
    fn read(face: &[u8]) -> Self {
        let mut advances = Self {
            basic: vec![f32::NAN; 0x1_0000],
            rare: HashMap::new(),
        };
        // A face that does not parse leaves every width at the guess for missing characters.
        let Ok(face) = ttf_parser::Face::parse(face, 0) else {
            return advances;
        };
        let em = f32::from(face.units_per_em());
        let tables = face.tables();
        for subtable in tables.cmap.into_iter().flat_map(|cmap| cmap.subtables) {
            if !subtable.is_unicode() {
                continue;
            }
            subtable.codepoints(|code| {
                let (Some(glyph), Some(character)) =
                    (subtable.glyph_index(code), char::from_u32(code))
                else {
                    return;
                };
                let width = f32::from(face.glyph_hor_advance(glyph).unwrap_or(0)) / em;
                match advances.basic.get_mut(code as usize) {
                    Some(place) => *place = width,
                    None => {
                        advances.rare.insert(character, width);
                    }
                }
            });
        }
        advances
    }

    fn of(&self, character: char) -> Option<f32> {
        match self.basic.get(character as usize) {
            Some(width) => Some(*width).filter(|width| !width.is_nan()),
            None => self.rare.get(&character).copied(),
        }
    }
}

fn advances(bold: bool) -> &'static Advances {
    static REGULAR: OnceLock<Advances> = OnceLock::new();
    static BOLD: OnceLock<Advances> = OnceLock::new();
    if bold {
        BOLD.get_or_init(|| Advances::read(fonts::BOLD))
    } else {
        REGULAR.get_or_init(|| Advances::read(fonts::REGULAR))
    }
}

/// Whether the embedded faces have this character.
pub fn has(character: char) -> bool {
    advances(false).of(character).is_some() && advances(true).of(character).is_some()
}

/// The width of a character in ems; one em for those that only a fallback face may have.
fn advance(character: char, bold: bool) -> f64 {
    if character.is_control() {
        return 0.0;
    }
    advances(bold).of(character).map_or(1.0, f64::from)
}

/// The width of a text in points. Kerning is left out, so Latin words may be drawn a little narrower.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    text.chars()
        .map(|character| advance(character, bold))
        .sum::<f64>()
        * size
}

/// The text, or its beginning with `…` when it is wider than `max` points; empty when not even the `…` fits.
pub fn cut(text: &str, size: f64, bold: bool, max: f64) -> Cow<'_, str> {
    // Widths are sums of many small numbers: without the tolerance a text of just this width would be cut.
    let max = max + 1e-6;
    let ellipsis = advance('…', bold) * size;
    let mut used = 0.0;
    let mut kept = 0;
    for (place, character) in text.char_indices() {
        if used + ellipsis <= max {
            kept = place;
        }
        used += advance(character, bold) * size;
        if used > max {
            return if ellipsis > max {
                Cow::Borrowed("")
            } else {
                Cow::Owned(format!("{}…", text[..kept].trim_end()))
            };
        }
    }
    Cow::Borrowed(text)
}

/// Characters that may not begin a line.
const NOT_FIRST: &str = "，。、；：？！）》」』】〕％%,.;:?!)]}”’…·—";
/// Characters that may not end a line.
const NOT_LAST: &str = "（《「『【〔([{“‘";

/// Whether a line may break between the two.
fn may_break(before: char, after: char) -> bool {
    if NOT_FIRST.contains(after) || NOT_LAST.contains(before) || after == ' ' {
        return false;
    }
    let wide = |character: char| character >= '\u{2E80}';
    before == ' ' || wide(before) || wide(after)
}

/// The text in lines no wider than `max` points: breaks at spaces and between ideographs, not before closing
/// punctuation; words that are too long by themselves are broken anywhere. `\n` always breaks.
pub fn wrap(text: &str, size: f64, bold: bool, max: f64) -> Vec<String> {
    let max = max + 1e-6;
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut start = 0;
        // The latest place to break and the width up to it.
        let mut breakable: Option<(usize, f64)> = None;
        let mut used = 0.0;
        let mut before: Option<char> = None;
        for (place, character) in paragraph.char_indices() {
            if place > start && before.is_some_and(|before| may_break(before, character)) {
                breakable = Some((place, used));
            }
            let wide = advance(character, bold) * size;
            if used + wide > max && place > start && character != ' ' {
                let (end, width) = breakable.take().unwrap_or((place, used));
                lines.push(paragraph[start..end].trim_end().to_owned());
                start = end;
                used -= width;
            }
            used += wide;
            before = Some(character);
        }
        lines.push(paragraph[start..].trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ideographs_are_one_em_and_digits_are_alike() {
        assert!((width("整改规划", 13.0, false) - 52.0).abs() < 1e-6);
        let digits: Vec<f64> = "0123456789"
            .chars()
            .map(|digit| width(&digit.to_string(), 12.0, false))
            .collect();
        assert!(digits.iter().all(|wide| (wide - digits[0]).abs() < 1e-9));
        assert!(width("Wide", 12.0, true) > width("Wide", 12.0, false));
    }

    #[test]
    fn the_names_of_rare_characters_are_in_both_faces() {
        for character in "㛃𬍛䶮镇瑛".chars() {
            assert!(has(character), "{character}");
        }
        assert!(!has('\u{1F600}'));
    }

    #[test]
    fn a_text_is_cut_only_when_it_must_be() {
        assert_eq!(cut("玉滩湖流域", 12.0, false, 60.0), "玉滩湖流域");
        assert_eq!(cut("玉滩湖流域", 12.0, false, 59.0), "玉滩湖…");
        assert_eq!(cut("玉滩湖流域", 12.0, false, 5.0), "");
        assert_eq!(cut("", 12.0, false, 0.0), "");
    }

    #[test]
    fn lines_break_between_ideographs_and_at_spaces() {
        assert_eq!(
            wrap("完成整改，报市局。", 10.0, false, 40.0),
            ["完成整", "改，报市", "局。"]
        );
        assert_eq!(
            wrap("on schedule\nbehind", 10.0, false, 50.0),
            ["on", "schedule", "behind"]
        );
    }

    proptest! {
        #[test]
        fn cut_text_fits(text in "[a-z 整改水厂，]{0,40}", max in 0.0..300.0_f64) {
            let cut = cut(&text, 12.0, false, max);
            prop_assert!(width(&cut, 12.0, false) <= max + 1e-3);
        }

        #[test]
        fn wrapping_loses_nothing_but_spaces(text in "[a-z 整改水厂，]{0,60}", max in 14.0..200.0_f64) {
            let lines = wrap(&text, 12.0, false, max);
            let solid = |text: &str| text.chars().filter(|character| *character != ' ').collect::<String>();
            prop_assert_eq!(solid(&lines.concat()), solid(&text));
        }
    }
}
