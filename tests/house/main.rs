//! The rules of the house, read from the sources: who may use whom, where words and colours live, how files open.

#![expect(clippy::expect_used, reason = "a test may fail loudly")]

mod sources;

use sources::{Source, first_name, sources, take_apart, test_parts};
use std::collections::BTreeSet;
use std::path::Path;
use zhenggai::text::{Language, Phrase};

/// The rooms from left to right; a room uses only those to its left.
const ROOMS: [&str; 10] = [
    "plan", "wording", "assess", "edit", "file", "exchange", "chart", "picture", "ui", "app",
];

/// The longest a file may be, in lines.
const LONGEST: usize = 600;

/// Names that say nothing about what a file holds.
const EMPTY_NAMES: [&str; 5] = ["utils", "common", "misc", "helpers", "types"];

/// Files and folders where Chinese words in string literals are data and not shown text, each with its reason.
const CHINESE_DATA: [(&str, &str); 4] = [
    (
        "src/wording/",
        "reads and writes dates, deadlines, periods, figures and choices as plans, ledgers and clerks word them",
    ),
    (
        "src/app/fallback_font.rs",
        "names of faces and the characters that try them",
    ),
    (
        "src/app/folder_listing.rs",
        "names of the folders that a Chinese desktop makes",
    ),
    (
        "src/exchange/",
        "reads and writes cells as Chinese ledgers word them, in either language of the program",
    ),
];

/// Chinese that may stand in an English phrase, each with its reason.
const CHINESE_IN_ENGLISH: [(&str, &str); 3] = [
    ("中文", "the language's own name"),
    ("语言", "for who cannot read the language in force"),
    ("年底前", "an example of what can be typed"),
];

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

/// The places where another program is started, each when its user has asked for it.
const STARTERS: [&str; 2] = [
    // The system's viewer, for evidence that was clicked.
    "src/app/evidence.rs",
    // The window that asks for a file.
    "src/app/native_dialog/zenity.rs",
];

#[test]
fn a_plan_contacts_nothing_and_starts_no_program() {
    let mut problems = Vec::new();
    let network = [
        "std::net",
        "os::unix::net",
        "TcpStream",
        "TcpListener",
        "UdpSocket",
        "UnixStream",
        "ToSocketAddrs",
    ];
    for source in sources(&["src"]) {
        let mut say = |at: usize, what: &str| {
            if !source.in_test(at) {
                problems.push(format!("{}:{} {what}", source.path, source.line(at)));
            }
        };
        for word in network {
            for (at, _) in source.code.match_indices(word) {
                say(at, word);
            }
        }
        let starts = source.code.contains("process::") && !STARTERS.contains(&&*source.path);
        for (at, _) in source.code.match_indices("Command::new").filter(|_| starts) {
            say(at, "starts a program");
        }
    }
    // Nor does anything it is made of: no crate that fetches from the network comes along.
    let lock = std::fs::read_to_string("Cargo.lock").expect("Cargo.lock");
    for name in [
        "hyper",
        "reqwest",
        "ureq",
        "curl",
        "isahc",
        "attohttpc",
        "minreq",
        "surf",
        "quinn",
        "rustls",
        "native-tls",
        "openssl",
        "tungstenite",
    ] {
        if lock.contains(&format!("name = \"{name}\"\n")) {
            problems.push(format!("Cargo.lock: {name}"));
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
        let data = CHINESE_DATA
            .iter()
            .find(|(path, _)| source.path.starts_with(path));
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
