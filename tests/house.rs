//! The rules of the house, read from the sources: who may use whom, where words and colours live, how files open.

#![expect(clippy::expect_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use zhenggai::text::{Language, Phrase};

/// The rooms from left to right; a room uses only those to its left.
const ROOMS: [&str; 9] = [
    "plan", "assess", "edit", "file", "exchange", "chart", "picture", "ui", "app",
];

/// The longest a file may be, in lines.
const LONGEST: usize = 600;

/// Names that say nothing about what a file holds.
const EMPTY_NAMES: [&str; 5] = ["utils", "common", "misc", "helpers", "types"];

/// Where Chinese words in string literals are data and not shown text, each with its reason.
const CHINESE_DATA: [(&str, &str); 5] = [
    (
        "src/plan/wording.rs",
        "reads and writes deadlines as plans word them",
    ),
    (
        "src/chart/trends/period.rs",
        "reads periods as plans word them",
    ),
    (
        "src/ui/date_field.rs",
        "reads deadlines as clerks type them",
    ),
    (
        "src/ui/widgets/entry_field.rs",
        "reads amounts as clerks type them",
    ),
    (
        "src/app/fallback_font.rs",
        "names of faces and the characters that try them",
    ),
];

/// Chinese that may stand in an English phrase, each with its reason.
const CHINESE_IN_ENGLISH: [(&str, &str); 3] = [
    ("中文", "the language's own name"),
    ("语言", "for who cannot read the language in force"),
    ("年底前", "an example of what can be typed"),
];

/// A source file taken apart.
struct Source {
    /// Below the repository, with `/`.
    path: String,
    text: String,
    /// The text with comments and the insides of literals blanked, byte for byte.
    code: String,
    /// String literals: the byte where each begins, and its content as written.
    literals: Vec<(usize, String)>,
    /// Byte ranges that are compiled only for tests.
    tests: Vec<(usize, usize)>,
    /// The whole file is compiled only for tests.
    is_test: bool,
}

impl Source {
    fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or("");
        below.split(['/', '.']).next().unwrap_or("")
    }

    fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    fn in_test(&self, at: usize) -> bool {
        self.is_test || self.tests.iter().any(|&(from, to)| from <= at && at < to)
    }

    /// Where a word stands in the code as a whole word.
    fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
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
    fn uses(&self) -> Vec<(usize, &str)> {
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

fn first_name(code: &str) -> &str {
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
fn take_apart(text: &str) -> (String, Vec<(usize, String)>) {
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
fn test_parts(path: &Path, text: &str, code: &str) -> (Vec<(usize, usize)>, Vec<PathBuf>) {
    let (mut ranges, mut files) = (Vec::new(), Vec::new());
    for (at, _) in code.match_indices("#[cfg(test)]") {
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
fn sources(folders: &[&str]) -> Vec<Source> {
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

fn none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn a_room_uses_only_rooms_to_its_left() {
    let mut problems = Vec::new();
    for source in sources(&["src"]) {
        let own = ROOMS.iter().position(|room| *room == source.room());
        for (at, name) in source.uses() {
            let wrong = match (source.room(), ROOMS.iter().position(|room| *room == name)) {
                // The crate's root declares the rooms, the program starts them.
                ("lib" | "main", _) => false,
                ("text", used) => used.is_some(),
                ("plan", None) => name == "text",
                (_, Some(used)) => own.is_some_and(|own| used > own),
                (_, None) => false,
            };
            if wrong {
                problems.push(format!(
                    "{}:{} {} may not use {name}",
                    source.path,
                    source.line(at),
                    source.room()
                ));
            }
        }
    }
    none(&problems);
}

#[test]
fn the_toolkit_stays_in_ui_and_app_and_windows_stay_in_app() {
    let mut problems = Vec::new();
    for source in sources(&["src"]) {
        let banned: &[&str] = match source.room() {
            "app" => &[],
            "ui" => &["eframe", "rfd", "winit", "wgpu"],
            _ => &["egui", "egui_plot", "eframe", "rfd", "winit", "wgpu"],
        };
        for name in banned {
            for at in source.words(name) {
                problems.push(format!("{}:{} uses {name}", source.path, source.line(at)));
            }
        }
    }
    none(&problems);
}

#[test]
fn only_app_asks_the_clock() {
    let mut problems = Vec::new();
    for source in sources(&["src"]) {
        if source.room() == "app" {
            continue;
        }
        for clock in ["SystemTime::now", "Zoned::now", "Timestamp::now"] {
            for (at, _) in source.code.match_indices(clock) {
                problems.push(format!("{}:{} {clock}", source.path, source.line(at)));
            }
        }
    }
    none(&problems);
}

#[test]
fn files_say_what_they_are_and_stay_short() {
    let mut problems = Vec::new();
    for source in sources(&["src", "tests", "benches", "examples"]) {
        let first = source.text.lines().next().unwrap_or("");
        if !first.starts_with("//! ") {
            problems.push(format!(
                "{} does not open with a `//!` sentence",
                source.path
            ));
        }
        let lines = source.text.lines().count();
        if lines > LONGEST {
            problems.push(format!("{} has {lines} lines", source.path));
        }
        let stem = source.path.rsplit('/').next().unwrap_or("");
        let folders = source
            .path
            .split('/')
            .map(|part| part.trim_end_matches(".rs"));
        for name in folders {
            if EMPTY_NAMES.contains(&name) {
                problems.push(format!("{} is named {name}: {stem}", source.path));
            }
        }
    }
    none(&problems);
}

#[test]
fn colours_live_in_the_theme() {
    let mut problems = Vec::new();
    for source in sources(&["src"]) {
        if source.path.starts_with("src/chart/theme") {
            continue;
        }
        let digit = |code: &str| {
            code.trim_start()
                .starts_with(|first: char| first.is_ascii_digit())
        };
        for maker in [
            "Color::hex(",
            "Color32::from_rgb(",
            "Color32::from_gray(",
            "Color32::from_rgba_unmultiplied(",
            "Color32::from_rgba_premultiplied(",
            "Color32::from_black_alpha(",
            "Color32::from_white_alpha(",
        ] {
            for (at, _) in source.code.match_indices(maker) {
                if !source.in_test(at) && digit(&source.code[at + maker.len()..]) {
                    problems.push(format!("{}:{} {maker}..", source.path, source.line(at)));
                }
            }
        }
        for (at, _) in source.code.match_indices("Color32::") {
            let name = first_name(&source.code[at + 9..]);
            let constant = name
                .chars()
                .all(|part| part.is_ascii_uppercase() || part == '_');
            let harmless = ["", "TRANSPARENT", "PLACEHOLDER"].contains(&name);
            if constant && !harmless && !source.in_test(at) {
                problems.push(format!(
                    "{}:{} Color32::{name}",
                    source.path,
                    source.line(at)
                ));
            }
        }
        for (at, literal) in &source.literals {
            let hex = literal.strip_prefix('#').is_some_and(|digits| {
                digits.len() == 6 && digits.chars().all(|digit| digit.is_ascii_hexdigit())
            });
            if hex && !source.in_test(*at) {
                problems.push(format!("{}:{} {literal}", source.path, source.line(*at)));
            }
        }
    }
    none(&problems);
}

/// Ideographs and the full-width forms that stand among them.
fn is_chinese(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Characters that make words; full-width digits and punctuation alone are things that are read or joined.
fn is_ideograph(character: char) -> bool {
    is_chinese(character)
        && character.is_alphabetic()
        && !('\u{FF00}'..='\u{FFEF}').contains(&character)
}

#[test]
fn shown_words_live_in_text() {
    let mut problems = Vec::new();
    let mut needed = BTreeSet::new();
    for source in sources(&["src"]) {
        if source.room() == "text" {
            continue;
        }
        let data = CHINESE_DATA.iter().find(|(path, _)| source.path == *path);
        for (at, literal) in &source.literals {
            if !literal.chars().any(is_ideograph) || source.in_test(*at) {
                continue;
            }
            match data {
                Some((path, _)) => {
                    needed.insert(*path);
                }
                None => problems.push(format!("{}:{} {literal:?}", source.path, source.line(*at))),
            }
        }
    }
    for (path, reason) in CHINESE_DATA {
        if !needed.contains(path) {
            problems.push(format!("{path} needs no exception any more: {reason}"));
        }
    }
    none(&problems);
}

#[test]
fn every_list_of_phrases_is_checked() {
    let listed: BTreeSet<&str> = zhenggai::text::all()
        .into_iter()
        .map(|(list, _)| list)
        .collect();
    for source in sources(&["src/text"]) {
        let stem = source
            .path
            .trim_start_matches("src/text/")
            .trim_end_matches(".rs");
        if source.code.contains("phrases!") && stem.ends_with("_words") {
            assert!(listed.contains(stem), "{stem} is missing in text::all()");
        }
    }
}

#[test]
fn phrases_say_the_same_in_both_languages() {
    let mut problems = Vec::new();

    for (list, phrases) in zhenggai::text::all() {
        for phrase in phrases {
            let [zh, en] = Language::ALL.map(|language| phrase.of(language));
            if zh.trim().is_empty() || en.trim().is_empty() {
                problems.push(format!("{list}: {phrase:?} is empty in one language"));
            }
            if Phrase::places(zh) != Phrase::places(en) {
                problems.push(format!("{list}: {phrase:?} has other places in the two"));
            }
            let quoted = CHINESE_IN_ENGLISH
                .iter()
                .any(|(words, _)| en.contains(words));
            if en.chars().any(is_chinese) && !quoted {
                problems.push(format!("{list}: {phrase:?} has Chinese in its English"));
            }
            if let Some(bad) = zh
                .chars()
                .chain(en.chars())
                .find(|character| !drawable(*character))
            {
                problems.push(format!(
                    "{list}: {phrase:?} has {bad:?}, which no embedded face has"
                ));
            }
        }
    }
    none(&problems);
}

/// Whether the embedded faces have a character.
fn drawable(character: char) -> bool {
    character == '\n' || zhenggai::chart::metrics::has(character)
}

#[test]
fn sources_are_taken_apart_rightly() {
    let text = "use crate::{plan::Day, chart::{self, Theme}}; // crate::app\nlet x = \"crate::ui 字\"; let c = '\\''; let r = r#\"a\"b\"#; fn f<'a>() {}\n#[cfg(test)]\nmod tests { fn g() { \"x\"; } }\nfn h() {}";
    let (code, literals) = take_apart(text);
    assert_eq!(code.len(), text.len());
    let written: Vec<&str> = literals
        .iter()
        .map(|(_, literal)| literal.as_str())
        .collect();
    assert_eq!(written, ["crate::ui 字", "\\'", "a\"b", "x"]);
    let (tests, _) = test_parts(Path::new("src/ui/a.rs"), text, &code);
    assert_eq!(tests.len(), 1);
    assert_eq!(&text[tests[0].1..], "\nfn h() {}");
    let source = Source {
        path: "src/ui/a.rs".to_owned(),
        text: text.to_owned(),
        code,
        literals,
        tests,
        is_test: false,
    };
    let names: Vec<&str> = source.uses().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["plan", "chart"]);
}
