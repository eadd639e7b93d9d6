//! What the user typed or pasted into a path field, made into a path.

use std::path::{Component, Path, PathBuf};

/// The path that typed text means in a folder: `~`, quotes and `file://` are understood, `..` goes up.
/// `None` when nothing was typed, or when it hangs in the air because no folder is open.
pub fn path(text: &str, here: Option<&Path>, home: Option<&Path>) -> Option<PathBuf> {
    let text = text.trim();
    let text = unquoted(text).trim();
    if text.is_empty() {
        return None;
    }
    if let Some(rest) = text.strip_prefix("file://") {
        let rest = rest.strip_prefix("localhost").unwrap_or(rest);
        return Some(tidy(Path::new(&decoded(rest))));
    }
    if text == "~" {
        return home.map(Path::to_owned);
    }
    let path = match text.strip_prefix("~/").or_else(|| text.strip_prefix("~\\")) {
        Some(rest) => home?.join(rest),
        None if Path::new(text).is_absolute() => PathBuf::from(text),
        None => here?.join(text),
    };
    Some(tidy(&path))
}

/// Whether typed text is a path rather than a few letters of a name.
pub fn is_path(text: &str) -> bool {
    let text = unquoted(text.trim()).trim();
    text == "~" || text.contains(['/', '\\'])
}

fn unquoted(text: &str) -> &str {
    [('"', '"'), ('\'', '\''), ('“', '”')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))
        .unwrap_or(text)
}

/// Takes `.` and `..` out by their words alone; links are not followed.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}

/// Percent signs of an address made into the bytes they stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_people_paste_is_understood() {
        let here = Path::new("/share/整改");
        let home = Path::new("/home/li");
        let read = |text: &str| path(text, Some(here), Some(home));
        for (text, means) in [
            ("2021/a.ron", "/share/整改/2021/a.ron"),
            ("  \"/x/a b.ron\" ", "/x/a b.ron"),
            ("~", "/home/li"),
            ("~/文档/a.ron", "/home/li/文档/a.ron"),
            ("../b.ron", "/share/b.ron"),
            ("file:///home/li/%E6%96%87.ron", "/home/li/文.ron"),
            ("50%.ron", "/share/整改/50%.ron"),
        ] {
            assert_eq!(read(text), Some(PathBuf::from(means)), "{text}");
        }
        assert_eq!(read("  "), None);
        assert_eq!(path("a.ron", None, None), None);
    }
}
