//! Reading the case files: lines of cells, days of 2021, close-out logs in short.

use zhenggai::plan::{
    CloseOutEvent, CloseOutStep, CompletionEvent, CompletionKind, Day, Id, Outcome,
};

/// The cells of every case.
pub fn cases(text: &'static str, cells: usize) -> Vec<Vec<&'static str>> {
    let cases: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    for case in &cases {
        assert_eq!(case.len(), cells, "{case:?}");
    }
    cases
}

pub fn day(text: &str) -> Day {
    format!("2021-{text}")
        .parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn list(text: &'static str, apart: char) -> impl Iterator<Item = &'static str> {
    text.split(apart)
        .map(str::trim)
        .filter(|part| !part.is_empty() && *part != "-")
}

pub fn step(word: &str) -> CloseOutStep {
    match word {
        "self" => CloseOutStep::SelfCheck,
        "verify" => CloseOutStep::Verification,
        "notice" => CloseOutStep::PublicNotice,
        "file" => CloseOutStep::Filing,
        "record" => CloseOutStep::RecordFiling,
        "relapse" => CloseOutStep::Relapse,
        other => panic!("no step {other}"),
    }
}

pub fn event(text: &str, number: usize) -> CloseOutEvent {
    let (word, days) = text.split_once(' ').expect("a step and a day");
    let (from, to) = match days.split_once("..") {
        Some((from, to)) => (day(from), Some(day(to))),
        None => (day(days), None),
    };
    let sent_back = word.ends_with('!');
    CloseOutEvent {
        id: Id::new(format!("e{number}")),
        step: step(word.trim_end_matches('!')),
        date: from,
        end: to,
        objections: String::new(),
        acceptance: None,
        outcome: if sent_back {
            Outcome::SentBack
        } else {
            Outcome::Passed
        },
        by: String::new(),
        document: String::new(),
        evidence: Vec::new(),
        reason: String::new(),
        override_reason: String::new(),
    }
}

pub fn log(text: &'static str) -> Vec<CloseOutEvent> {
    list(text, ',')
        .enumerate()
        .map(|(number, text)| event(text, number))
        .collect()
}

/// Completion events: `06-01`, taken back `-06-30`.
pub fn completion(text: &'static str) -> Vec<CompletionEvent> {
    list(text, ' ')
        .filter(|word| *word != "open")
        .map(|word| CompletionEvent {
            date: day(word.trim_start_matches('-')),
            kind: if word.starts_with('-') {
                CompletionKind::Reopened
            } else {
                CompletionKind::Completed
            },
            ..CompletionEvent::default()
        })
        .collect()
}

/// One completion log a measure.
pub fn measures(text: &'static str) -> Vec<Vec<CompletionEvent>> {
    list(text, ' ').map(completion).collect()
}
