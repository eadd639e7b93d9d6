//! The rules of the checks over case files: each folder bears the id of a rule and holds plans (`NAME.ron`), each with
//! what is to be found beside it (`NAME.expected`).
//!
//! A line of an `.expected` file is the id of a rule and the id of the task it names, or `-` for the plan as a whole,
//! and `waived` after it where a waiver sets it aside. The first line may be `as of 2021-11-20`; else the date pinned in
//! the plan counts. Only lines of the folder's rule are compared, so a case need not be spotless otherwise. A new case is
//! a new pair of files.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use zhenggai::assess::Assessment;
use zhenggai::assess::checks::{RULES, run};
use zhenggai::plan::Day;
use zhenggai::text::Language;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks")
}

/// The entries of a folder by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a readable folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    entries
}

fn name(path: &Path) -> String {
    let name = path.file_stem().expect("a name");
    name.to_string_lossy().into_owned()
}

/// What a case finds of its rule, a line each, sorted; and whether anything was to be found.
fn compare(rule: &str, case: &Path, problems: &mut Vec<String>) -> bool {
    let expected = case.with_extension("expected");
    let expected = std::fs::read_to_string(&expected)
        .unwrap_or_else(|error| panic!("{}: {error}", expected.display()));
    let plan = zhenggai::file::load(case)
        .unwrap_or_else(|error| panic!("{}", error.sentence(Language::En)))
        .plan;
    let mut lines: Vec<&str> = expected.lines().filter(|line| !line.is_empty()).collect();
    let given: Option<Day> = lines
        .first()
        .and_then(|line| line.strip_prefix("as of "))
        .map(|day| day.parse().expect("a day"));
    if given.is_some() {
        lines.remove(0);
    }
    let day = given.or(plan.head().as_of).expect("a date to judge at");
    let mut found: Vec<String> = run(&plan, &Assessment::new(&plan, day))
        .iter()
        .filter(|finding| finding.rule.id == rule)
        .map(|finding| {
            for language in [Language::Zh, Language::En] {
                let sentence = finding.sentence(language);
                assert!(
                    !sentence.contains(['{', '}']),
                    "{}: a place left open: {sentence}",
                    case.display()
                );
            }
            let task = finding.task.as_ref().map_or("-", |id| id.as_str());
            let waived = if finding.waived { " waived" } else { "" };
            format!("{rule} {task}{waived}")
        })
        .collect();
    found.sort();
    lines.sort_unstable();
    if found != lines {
        problems.push(format!(
            "{}: expected {lines:?}, found {found:?}",
            case.display()
        ));
    }
    !lines.is_empty()
}

#[test]
fn every_case_finds_what_stands_beside_it() {
    let mut problems = Vec::new();
    let mut cases: BTreeMap<String, (bool, bool)> = BTreeMap::new();
    for folder in entries(&folder()).iter().filter(|path| path.is_dir()) {
        let rule = name(folder);
        for case in entries(folder) {
            if case.extension().is_some_and(|end| end == "ron") {
                let hit = compare(&rule, &case, &mut problems);
                let seen = cases.entry(rule.clone()).or_default();
                *seen = (seen.0 || hit, seen.1 || !hit);
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let known: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    for rule in cases.keys() {
        assert!(known.contains(rule.as_str()), "no rule is called {rule}");
    }
    // Reading a file drops references that lead nowhere; the rule is tested where it stands.
    for rule in known.into_iter().filter(|id| *id != "dangling-reference") {
        let seen = cases.get(rule).copied().unwrap_or_default();
        assert_eq!(seen, (true, true), "{rule}: a hit and a miss are wanted");
    }
}

#[test]
fn the_sample_plan_is_found_sound_but_for_what_it_shows() {
    let plan = zhenggai::file::sample().expect("the sample plan").plan;
    let day = plan.head().as_of.expect("a pinned date");
    let found = run(&plan, &Assessment::new(&plan, day));
    let of_rule = |rule: &str| {
        let found = found.iter().filter(|finding| finding.rule.id == rule);
        found.count()
    };
    let counts = zhenggai::assess::checks::Counts::of(found.iter().map(AsRef::as_ref));
    assert_eq!(counts.error, 0);
    assert_eq!(of_rule("completed-not-closed-out"), 9);
    assert_eq!(of_rule("progress-stale"), 2);
    assert!(counts.standing() < 20, "{counts:?}");
}
