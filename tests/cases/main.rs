//! Cases from files: a plan, the dates it is seen at, and what is expected there. A new case is a new pair of files.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod assessed;

use serde_json::Value;
use std::path::{Path, PathBuf};
use zhenggai::assess::{Assessment, reconcile};
use zhenggai::plan::{Day, Plan};

/// A plan and what is expected of it by date.
struct Case {
    /// Folder and name, for telling which case failed.
    name: String,
    plan: Plan,
    expected: Vec<(Day, Value)>,
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of cases is there");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    paths.sort();
    paths
}

/// `NAME.ron` is a plan, `NAME.json` beside it what is expected: by date, the part of [`assessed::tell`] that the case is
/// about.
fn case(path: &Path) -> Case {
    let name = format!("{}", path.display());
    let opened = zhenggai::file::load(path).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let expected = std::fs::read_to_string(path.with_extension("json"))
        .unwrap_or_else(|error| panic!("{name} has no .json beside it: {error}"));
    let expected: Value =
        serde_json::from_str(&expected).unwrap_or_else(|error| panic!("{name}: {error}"));
    let by_date = expected.as_object().expect("expectations stand by date");
    Case {
        name,
        plan: opened.plan,
        expected: by_date
            .iter()
            .map(|(date, value)| (date.parse().expect("a date"), value.clone()))
            .collect(),
    }
}

/// Every case that is judged by assessing a plan.
fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    assessed::KINDS
        .iter()
        .flat_map(|kind| {
            let found = files(&root.join(kind), "ron");
            assert!(!found.is_empty(), "no case of {kind}");
            found
        })
        .map(|path| case(&path))
        .collect()
}

/// Where `found` lacks or contradicts what is expected; objects may hold more, all else must be equal.
fn compare(place: &str, expected: &Value, found: &Value, differences: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                let place = format!("{place}.{key}");
                match found.get(key) {
                    Some(found) => compare(&place, value, found, differences),
                    None => differences.push(format!("{place} is missing")),
                }
            }
        }
        (Value::Number(expected), Value::Number(found)) => {
            let close = |a: f64, b: f64| (a - b).abs() < 1e-6;
            let same = expected.as_f64().zip(found.as_f64());
            if !same.is_some_and(|(a, b)| close(a, b)) {
                differences.push(format!("{place} is {found}, expected {expected}"));
            }
        }
        _ if expected == found => {}
        _ => differences.push(format!("{place} is {found}, expected {expected}")),
    }
}

#[test]
fn every_case_comes_out_as_written_beside_it() {
    let mut differences = Vec::new();
    for case in cases() {
        assert!(!case.expected.is_empty(), "{} expects nothing", case.name);
        for (day, expected) in &case.expected {
            let told = assessed::tell(&case.plan, &Assessment::new(&case.plan, *day));
            compare(
                &format!("{} at {day}", case.name),
                expected,
                &told,
                &mut differences,
            );
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn every_case_comes_out_the_same_with_the_later_facts_removed() {
    for case in cases() {
        for (day, _) in &case.expected {
            let known = case.plan.known_at(*day);
            let (whole, replayed) = (
                Assessment::new(&case.plan, *day),
                Assessment::new(&known, *day),
            );
            assert_eq!(whole, replayed, "{} at {day}", case.name);
            assert_eq!(
                reconcile(&case.plan, &whole),
                reconcile(&known, &replayed),
                "{} at {day}",
                case.name
            );
        }
    }
}

#[test]
fn a_difference_is_told_with_its_place() {
    let (expected, found) = (
        serde_json::json!({"a": {"b": 1, "c": null}, "d": [1]}),
        serde_json::json!({"a": {"b": 2, "x": 0}, "d": [1, 2]}),
    );
    let mut differences = Vec::new();
    compare("it", &expected, &found, &mut differences);
    assert_eq!(
        differences,
        [
            "it.a.b is 2, expected 1",
            "it.a.c is missing",
            "it.d is [1,2], expected [1]"
        ]
    );
}
