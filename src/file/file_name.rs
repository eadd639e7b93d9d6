//! Names for files made from words of the plan: none that a system refuses, hides or takes for a device, none too long.
//!
//! Plans travel between Windows, Linux and shared folders, so a name is good only where it is good on all of them.

/// The longest name without its ending, in bytes: file systems take 255, and locks, temporary files and a number after it
/// need some of them.
const LONGEST: usize = 200;

/// The name without its ending, made from words and what is put around them; the words are shortened, not what is around
/// them, since that tells one file from another.
pub fn file_stem(words: &str, around: impl Fn(&str) -> String) -> String {
    // A title can be millions of characters long; no name needs them.
    let words = words.trim();
    let mut words = words[..words.floor_char_boundary(2 * LONGEST)].to_owned();
    let mut stem = sound(&around(&words));
    while stem.len() > LONGEST && words.pop().is_some() {
        stem = sound(&around(words.trim_end()));
    }
    if stem.len() > LONGEST {
        stem.truncate(stem.floor_char_boundary(LONGEST));
        stem = sound(&stem);
    }
    stem
}

/// A file name made from words, with an ending that is not cut and not there twice.
pub fn file_name(words: &str, ending: &str) -> String {
    let words = words.trim();
    let stem = words
        .len()
        .checked_sub(ending.len() + 1)
        .filter(|at| words.is_char_boundary(*at))
        .map(|at| words.split_at(at))
        .filter(|(_, tail)| tail.starts_with('.') && tail[1..].eq_ignore_ascii_case(ending))
        .map_or(words, |(stem, _)| stem);
    format!("{}.{ending}", file_stem(stem, str::to_owned))
}

/// The words with nothing in them that a system refuses; `_` where nothing is left.
fn sound(words: &str) -> String {
    let legal = |character: char| match character {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => Some('_'),
        // Line and paragraph ends.
        '\u{2028}' | '\u{2029}' => Some('_'),
        control if control.is_control() => Some('_'),
        // Marks that turn the direction of writing, or are not seen at all, hide the ending of a file.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => None,
        other => Some(other),
    };
    let words: String = words.trim().chars().filter_map(legal).collect();
    // A name that begins with a dot is hidden; Windows takes dots and blanks from the end.
    let shown = words.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
    let shown = shown.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    if shown.is_empty() {
        return "_".to_owned();
    }
    // Windows takes the part before the first dot for a device, whatever the ending is.
    let first = shown.split('.').next().unwrap_or(shown);
    if is_device(first.trim_end()) {
        format!("_{shown}")
    } else {
        shown.to_owned()
    }
}

fn is_device(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let numbered = |kind: &str| {
        name.strip_prefix(kind).is_some_and(|number| {
            let mut signs = number.chars();
            let one = signs.next();
            signs.next().is_none()
                && one.is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'))
        })
    };
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&name.as_str())
        || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_system_refuses_hides_or_takes_for_a_device_is_no_name() {
        for (words, name) in [
            (" 长寿区 2021/11: 甘特图?\n", "长寿区 2021_11_ 甘特图_.ron"),
            ("", "_.ron"),
            ("...", "_.ron"),
            (".hidden", "hidden.ron"),
            (".ron", "_.ron"),
            ("CON", "_CON.ron"),
            ("con.2021", "_con.2021.ron"),
            ("Lpt1", "_Lpt1.ron"),
            ("COM¹", "_COM¹.ron"),
            ("COMPLAINTS", "COMPLAINTS.ron"),
            ("整改。。. . ", "整改。。.ron"),
            ("a.RON", "a.ron"),
            ("年报.v2", "年报.v2.ron"),
            ("计划\u{202e}gnp", "计划gnp.ron"),
            ("计划\u{2028}二", "计划_二.ron"),
            ("ron", "ron.ron"),
        ] {
            assert_eq!(file_name(words, "ron"), name, "{words:?}");
        }
    }

    #[test]
    fn what_tells_files_apart_is_not_cut() {
        let long = "很长的名称".repeat(60);
        let copy = file_stem(&long, |words| format!("{words} 副本"));
        assert!(copy.ends_with(" 副本") && copy.len() <= LONGEST, "{copy}");
        let name = file_name(&long, "docx");
        assert!(
            name.ends_with("docx") && name.len() <= LONGEST + 5,
            "{name}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_long_name_is_one_that_a_file_can_have_with_its_lock() {
        let folder = tempfile::tempdir().unwrap();
        let name = file_name(&"重庆市".repeat(90), "ron");
        assert!(std::fs::write(folder.path().join(&name), "x").is_ok());
        assert!(std::fs::write(folder.path().join(format!(".~lock.{name}#")), "x").is_ok());
    }

    proptest! {
        /// Whatever the words, the name has one ending, is short enough, and made into a name again it stays.
        #[test]
        fn a_name_is_always_a_name(words in "\\PC{0,20}|[ .a-cCONoncnu\u{202e}/\\\\:]{0,12}|长{60,120}") {
            let name = file_name(&words, "ron");
            let stem = name.strip_suffix(".ron").unwrap_or_default();
            prop_assert!(!stem.is_empty() && name.len() <= LONGEST + 4);
            prop_assert!(!stem.starts_with(['.', ' ']) && !stem.ends_with(['.', ' ']), "{name:?}");
            prop_assert!(!stem.contains(['/', '\\', ':', '\n', '\0']));
            prop_assert_eq!(&file_name(&name, "ron"), &name);
        }
    }
}
