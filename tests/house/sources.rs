//! Sources taken apart: code, literals, and what is compiled only for tests.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file taken apart.
pub struct Source {
    /// Below the repository, with `/`.
    pub path: String,
    pub text: String,
    /// The text with comments and the insides of literals blanked, byte for byte.
    pub code: String,
    /// String literals: the byte where each begins, and its content as written.
    pub literals: Vec<(usize, String)>,
    /// Byte ranges that are compiled only for tests.
    pub tests: Vec<(usize, usize)>,
    /// The whole file is compiled only for tests.
    pub is_test: bool,
}

impl Source {
    pub fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or("");
        below.split(['/', '.']).next().unwrap_or("")
    }

    pub fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    pub fn in_test(&self, at: usize) -> bool {
        self.is_test || self.tests.iter().any(|&(from, to)| from <= at && at < to)
    }

    /// Where a word stands in the code as a whole word.
    pub fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let part = |character: char| character.is_alphanumeric() || character == '_';
        self.code.match_indices(word).filter_map(move |(at, _)| {
            let before = self.code[..at].chars().next_back();
            let after = self.code[at + word.len()..].chars().next();
            (!before.is_some_and(part) && !after.is_some_and(part)).then_some(at)
        })
    }

    /// How deep the file's module lies: 1 for `src/chart/mod.rs`, 2 for `src/chart/scene.rs`.
    fn depth(&self) -> usize {
        self.path
            .trim_start_matches("src/")
            .trim_end_matches(".rs")
            .trim_end_matches("/mod")
            .split('/')
            .filter(|part| !matches!(*part, "lib" | "main"))
            .count()
    }

    /// The rooms that the code names by a path, with the place.
    pub fn uses(&self) -> Vec<(usize, &str)> {
        let mut found = Vec::new();
        let to_root = "super::".repeat(self.depth().max(1));
        for root in ["crate::", "zhenggai::", to_root.as_str()] {
            for (at, _) in self.code.match_indices(root) {
                let named = self.code[..at].chars().next_back();
                if named.is_some_and(|before| before.is_alphanumeric() || ":_".contains(before)) {
                    continue;
                }
                let rest = &self.code[at + root.len()..];
                match rest.strip_prefix('{') {
                    Some(group) => {
                        for (offset, name) in names_in_group(group) {
                            found.push((at + root.len() + 1 + offset, name));
                        }
                    }
                    None => found.push((at, first_name(rest))),
                }
            }
        }
        found
    }
}

pub fn first_name(code: &str) -> &str {
    let end = code
        .find(|character: char| !(character.is_alphanumeric() || character == '_'))
        .unwrap_or(code.len());
    &code[..end]
}

/// The first name of each path in `a::{...}, b, c::d}`.
fn names_in_group(group: &str) -> Vec<(usize, &str)> {
    let (mut depth, mut names, mut fresh) = (0, Vec::new(), true);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            character if character.is_whitespace() => {}
            _ if fresh && depth == 0 => {
                names.push((at, first_name(&group[at..])));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

/// Code with comments and literals blanked, and the string literals.
pub fn take_apart(text: &str) -> (String, Vec<(usize, String)>) {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut literals = Vec::new();
    let blank = |code: &mut Vec<u8>, from: usize, to: usize| {
        for byte in &mut code[from..to] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    };
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        if rest.starts_with("//") {
            let end = rest.find('\n').map_or(bytes.len(), |end| at + end);
            blank(&mut code, at, end);
            at = end;
        } else if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(bytes.len(), |end| at + end + 2);
            blank(&mut code, at, end);
            at = end;
        } else if let Some(hashes) = raw_string(text, at) {
            let open = at + 2 + hashes;
            let closing = format!("\"{}", "#".repeat(hashes));
            let end = text[open..]
                .find(&closing)
                .map_or(bytes.len(), |end| open + end);
            literals.push((at, text[open..end].to_owned()));
            blank(&mut code, open, end);
            at = (end + closing.len()).min(bytes.len());
        } else if bytes[at] == b'"' {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            let end = end.min(bytes.len());
            literals.push((at, text[at + 1..end].to_owned()));
            blank(&mut code, at + 1, end);
            at = end + 1;
        } else if let Some(length) = char_literal(rest) {
            literals.push((at, rest[1..length - 1].to_owned()));
            blank(&mut code, at + 1, at + length - 1);
            at += length;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    (
        String::from_utf8(code).expect("whole characters are blanked"),
        literals,
    )
}

/// The count of `#` of a raw string that begins here.
fn raw_string(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|before| before.is_alphanumeric() || before == '_') {
        return None;
    }
    let rest = text[at..].strip_prefix('r')?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    rest[hashes..].starts_with('"').then_some(hashes)
}

/// The length of a character literal that begins here; `None` for a lifetime.
fn char_literal(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    if inner.starts_with('\\') {
        return inner[2..].find('\'').map(|end| end + 4);
    }
    let length = inner.chars().next()?.len_utf8();
    inner[length..].starts_with('\'').then_some(length + 2)
}

/// The ranges under `#[cfg(test)]`, and the files of modules declared so.
pub fn test_parts(path: &Path, text: &str, code: &str) -> (Vec<(usize, usize)>, Vec<PathBuf>) {
    let (mut ranges, mut files) = (Vec::new(), Vec::new());
    let heads = ["#[cfg(test)]", "#[cfg(all(test,"];
    for (at, _) in heads.iter().flat_map(|head| code.match_indices(head)) {
        let open = code[at..].find('{').map_or(code.len(), |end| at + end);
        let semicolon = code[at..].find(';').map_or(code.len(), |end| at + end);
        if semicolon < open {
            ranges.push((at, semicolon));
            let item = &code[at..semicolon];
            let Some(name) = item.rfind("mod ").map(|from| first_name(&item[from + 4..])) else {
                continue;
            };
            let folder = path.parent().expect("a file lies in a folder");
            let own = match path.file_stem().and_then(|stem| stem.to_str()) {
                Some("mod" | "lib" | "main") | None => folder.to_owned(),
                Some(stem) => folder.join(stem),
            };
            let written = &text[at..semicolon];
            match written
                .split("path = \"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
            {
                Some(named) => files.push(folder.join(named)),
                None => {
                    files.push(own.join(format!("{name}.rs")));
                    files.push(own.join(name));
                }
            }
            continue;
        }
        let mut depth = 0;
        let end = code[open..]
            .char_indices()
            .find_map(|(offset, character)| {
                match character {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                (depth == 0).then_some(open + offset + 1)
            })
            .unwrap_or(code.len());
        ranges.push((at, end));
    }
    (ranges, files)
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The sources below the named folders, by path.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in folders {
        rust_files(&root.join(folder), &mut paths);
    }
    paths.sort();
    let mut only_tests = Vec::new();
    let mut sources: Vec<Source> = paths
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).expect("sources are readable");
            let (code, literals) = take_apart(&text);
            let (tests, files) = test_parts(path, &text, &code);
            only_tests.extend(files);
            let below = path.strip_prefix(root).expect("below the root");
            Source {
                path: below.to_string_lossy().replace('\\', "/"),
                text,
                code,
                literals,
                tests,
                is_test: false,
            }
        })
        .collect();
    for source in &mut sources {
        let path = root.join(&source.path);
        source.is_test = only_tests.iter().any(|test| path.starts_with(test));
    }
    assert!(!sources.is_empty());
    sources
}
