//! The fast ways equal the ordinary ones: what is written is what `ron` would write, from nothing or after changes, and
//! what is read, told or refused is what reading by `ron` says, whatever was done to the file.

use super::pieces;
use super::reading::read_cut;
use super::*;
use crate::edit::{change_for, random};
use crate::plan::random::{changes, plans};
use crate::plan::{Evidence, IndicatorPoint, Measure, ProgressNote, SpecialPlan, Task, Unit, Walk};
use proptest::prelude::*;

/// Pieces as small as a record or a few, so that files of tests have many.
const SMALL: [usize; 3] = [1, 700, 5000];

fn equal_however_cut(bytes: &[u8]) -> Result<(), TestCaseError> {
    let plain = plain::read(bytes);
    prop_assert_eq!(&read(bytes), &plain);
    for piece in SMALL {
        // What is not read in pieces is read by ron.
        if pieces::records(bytes, piece, 2).is_some() {
            prop_assert_eq!(&read_cut(bytes, piece), &plain);
        }
    }
    Ok(())
}

/// Whether a file is read without the help of `ron`.
fn is_fast(bytes: &[u8]) -> bool {
    SMALL
        .into_iter()
        .all(|piece| pieces::records(bytes, piece, 2).is_some())
}

/// A plan whose every text is the same.
fn saying(text: &str) -> Plan {
    let mut parts = PlanParts::default();
    text.clone_into(&mut parts.head.title);
    text.clone_into(&mut parts.head.notes);
    parts.head.id = Id::new(text);
    parts.units.push(Unit {
        id: Id::new("u"),
        name: text.to_owned(),
        ..Unit::default()
    });
    parts.special_plans.push(SpecialPlan {
        id: Id::new("s"),
        unit: Some(Id::new("u")),
        ..SpecialPlan::default()
    });
    parts.tasks.push(Task {
        id: Id::new("t"),
        title: text.to_owned(),
        lead_unit: Some(Id::new("u")),
        responsible_units: vec![Id::new(text), Id::new("u"), Id::new("u"), Id::new("v")],
        measures: vec![Measure {
            unit: Some(Id::new("u")),
            text: text.to_owned(),
            ..Measure::default()
        }],
        notes: vec![ProgressNote {
            done: text.to_owned(),
            ..ProgressNote::default()
        }],
        evidence: vec![Evidence {
            file: text.to_owned(),
            ..Evidence::default()
        }],
        extra: [
            (text.to_owned(), text.to_owned()),
            (String::new(), String::new()),
        ]
        .into(),
        ..Task::default()
    });
    Plan::new(parts)
}

fn with_figures(figures: &[f64]) -> Plan {
    let mut parts = PlanParts::default();
    parts.indicators.push(crate::plan::Indicator {
        id: Id::new("i"),
        points: figures
            .iter()
            .map(|figure| IndicatorPoint {
                value: Some(*figure),
                ..IndicatorPoint::default()
            })
            .collect(),
        ..crate::plan::Indicator::default()
    });
    Plan::new(parts)
}

#[test]
fn samples_and_a_large_plan_are_written_as_ron_writes_them_and_read_without_it() {
    for text in [SAMPLE, CHANGSHOU, BLANK, THIRD_ROUND] {
        assert!(is_fast(text.as_bytes()));
        let opened = plain::read(text.as_bytes()).unwrap();
        assert!(plain::write(&opened.plan) == text);
        assert!(write(&opened.plan) == text);
        for piece in SMALL {
            assert_eq!(read_cut(text.as_bytes(), piece), Ok(opened.clone()));
        }
    }
    let large = crate::large::plan(1500);
    let text = write(&large);
    assert!(text == plain::write(&large));
    // More than one piece of the usual size.
    assert!(text.len() > 2 * pieces::PIECE && is_fast(text.as_bytes()));
    assert_eq!(read(text.as_bytes()).map(|opened| opened.plan), Ok(large));
}

#[test]
fn many_scattered_changes_are_written_among_what_stays() {
    let mut plan = crate::large::plan(1500);
    let mut written = Written::of(&plan);
    for every in [2, 3, 50, 700] {
        let tasks: Vec<_> = plan.tasks().values().cloned().collect();
        let step = |(at, before): (usize, std::sync::Arc<Task>)| {
            let after = std::sync::Arc::new(Task {
                title: format!("{every}"),
                ..Task::clone(&before)
            });
            crate::plan::Step {
                id: before.id.clone(),
                before: Some(before),
                after: (at % (every * 2) != 0).then_some(after),
            }
        };
        let steps = tasks.into_iter().enumerate().step_by(every).map(step);
        plan.apply(&crate::plan::Change {
            tasks: steps.collect(),
            ..crate::plan::Change::default()
        });
        written = written.again(&plan);
        assert!(written.text() == plain::write(&plan), "{every}");
    }
    let unchanged = written.again(&plan);
    assert!(unchanged.text() == plain::write(&plan));
}

#[test]
fn a_file_is_loaded_as_its_bytes_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let twice = SAMPLE.replacen("number: \"2\"", "number: \"1\"", 1);
    let texts = [
        SAMPLE.to_owned(),
        twice.replacen("list_number: \"2\"", "list_number: \"1\"", 1),
        SAMPLE.replace('\n', "\r\n"),
        format!("\u{feff}{SAMPLE}"),
        include_str!("../../saves/minimal.ron").to_owned(),
        include_str!("../../tests/formats/format-1.ron").to_owned(),
        SAMPLE.replacen("rank:", "rnak:", 1),
        SAMPLE[..SAMPLE.len() / 2].to_owned(),
        String::new(),
    ];
    for text in texts {
        std::fs::write(&path, &text).unwrap();
        let plain = plain::read(text.as_bytes()).map_err(|error| ReadError {
            file: Some(path.clone()),
            ..error
        });
        assert_eq!(load(&path), plain);
    }
}

#[test]
fn figures_of_every_size_are_written_as_ron_writes_them() {
    let plan = with_figures(&[
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.1,
        1e15,
        1e16,
        1e17,
        1e300,
        -1e300,
        5e-324,
        1e-7,
        123_456_789.125,
        f64::MAX,
        f64::MIN_POSITIVE,
        f64::EPSILON,
    ]);
    let text = write(&plan);
    assert_eq!(text, plain::write(&plan));
    assert!(is_fast(text.as_bytes()));
    assert_eq!(read(text.as_bytes()), plain::read(text.as_bytes()));
    let endless = with_figures(&[f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY]);
    assert_eq!(write(&endless), plain::write(&endless));
}

#[test]
fn a_text_that_looks_like_the_end_of_a_record_is_no_end() {
    let record = "\n    ),\n    (\n      id: \"b\",\n    ),\n  ],\n";
    let raw = write(&saying("甲")).replacen("title: \"甲\"", &format!("title: \"{record}\""), 2);
    assert!(!is_fast(raw.as_bytes()));
    equal_however_cut(raw.as_bytes()).unwrap();
    let escaped = write(&saying(record));
    assert!(is_fast(escaped.as_bytes()));
    equal_however_cut(escaped.as_bytes()).unwrap();
}

#[test]
fn layouts_by_hand_are_read_as_ever() {
    let texts = [
        "PlanFile(\n  format: 2,\n  head: (\n    title: \"甲\",\n  ),\n  tasks: [],\n)\n",
        "PlanFile(\n  format: 2,\n  head: (\n    title: \"甲\",\n  ),\n  tasks: [\n  ],\n)\n",
        "PlanFile(\n  format: 2,\n  head: (\n    title: \"甲\",\n  ),\n)",
        "PlanFile(\n  format: 2,\n  head: (),\n  lists: [\n    (\n      title: \"甲\",\n    ),\n  ],\n)\n",
        "PlanFile(\n  format: 2,\n  lists: [\n    (\n      title: \"甲\",\n    ),\n  ],\n)\n",
        "PlanFile(\n  format: 2,\n  head: (\n    title: \"甲\",\n  ),\n  lists: [\n    (\n      title: \"甲\",\n    ),\n  ],\n  lists: [\n    (\n      title: \"乙\",\n    ),\n  ],\n)\n",
        "PlanFile(\n  format: 2,\n  head: (\n    title: \"甲\",\n  ),\n  tasks: [\n    (\n      start: Some(\"2021-01-01\"),\n      rank: +7, // sieben\n    ),\n    (\n      start: None,\n      title: r#\"a\"b\"#,\n    ),\n  ],\n)\n",
        "PlanFile(\n  format: 2,\n  head: (\n    title: \"甲\",\n  ),\n  complaints: [\n    (\n      received: \"2021-01-01\",\n      follow_up_visits: [\n        \"2021-02-01\",\n        (\n          date: \"2021-03-01\",\n        ),\n      ],\n    ),\n  ],\n  inspections: [\n    (\n      date: \"2021-01-01\",\n      findings: \"甲\",\n    ),\n  ],\n)\n",
        "PlanFile(\n  format: 3,\n  head: (\n    title: \"甲\",\n  ),\n)\n",
    ];
    for text in texts {
        equal_however_cut(text.as_bytes()).unwrap();
    }
}

#[test]
fn every_field_that_refers_to_units_is_known() {
    // A unit that goes by another name changes what is written in each of them.
    let plan = saying("甲局");
    let text = write(&plan);
    assert_eq!(text.matches("unit: \"甲局\"").count(), 3, "{text}");
    assert!(!text.contains("\"u\",\n      number"), "{text}");
    for field in crate::plan::unit_fields("Task") {
        assert!(Task::FIELDS.contains(field));
    }
}

/// Bytes that mean something in a file of this kind.
const WORDS: [&str; 24] = [
    "\"",
    "\\",
    "\n",
    "\r\n",
    " ",
    "  ",
    ",",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    "//",
    "/* */",
    "r#\"x\"#",
    "Some(",
    "None",
    "\n    ),\n    (\n",
    "\n  ],\n",
    "\\u{1f600}",
    "-",
    "1.5e3",
];

fn mutated(text: &str, seeds: &[u64]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for seed in seeds {
        let at = (seed >> 8) as usize % (bytes.len() + 1);
        let length = (seed >> 40) as usize % 12;
        let word = WORDS[(seed >> 52) as usize % WORDS.len()].as_bytes();
        let end = (at + length).min(bytes.len());
        match seed % 8 {
            0 => bytes.truncate(at),
            1 | 2 => drop(bytes.drain(at..end)),
            3 | 4 => drop(bytes.splice(at..at, word.iter().copied())),
            5 => drop(bytes.splice(at..end, word.iter().copied())),
            6 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = (seed >> 48) as u8;
                }
            }
        }
    }
    bytes
}

proptest! {
    #[test]
    fn any_plan_is_written_as_ron_writes_it(plan in plans()) {
        let text = write(&plan);
        prop_assert_eq!(&text, &plain::write(&plan));
        prop_assert!(is_fast(text.as_bytes()));
        equal_however_cut(text.as_bytes())?;
    }

    #[test]
    fn any_text_is_written_as_ron_writes_it(text in "\\PC*|.*|[\\x00-\\x7f]*|[一-龥，。“”\\p{M}]*") {
        let plan = saying(&text);
        let text = write(&plan);
        prop_assert_eq!(&text, &plain::write(&plan));
        prop_assert!(is_fast(text.as_bytes()));
        equal_however_cut(text.as_bytes())?;
    }

    #[test]
    fn any_figure_is_written_as_ron_writes_it(figures in proptest::collection::vec(any::<f64>(), 0..5)) {
        let plan = with_figures(&figures);
        prop_assert_eq!(write(&plan), plain::write(&plan));
    }

    #[test]
    fn after_edits_a_plan_is_written_again_as_if_from_nothing((mut plan, edits) in random::stories()) {
        let mut written = Written::of(&plan);
        for edit in &edits {
            if let Ok(change) = change_for(&plan, edit) {
                plan.apply(&change);
            }
            written = written.again(&plan);
            prop_assert_eq!(written.text(), plain::write(&plan));
        }
    }

    #[test]
    fn after_changes_a_plan_is_written_again_as_if_from_nothing((mut plan, changes) in changes()) {
        let mut written = Written::of(&plan);
        for change in &changes {
            plan.apply(change);
            written = written.again(&plan);
            prop_assert_eq!(written.text(), plain::write(&plan));
        }
    }

    #[test]
    fn what_was_done_to_a_file_is_told_as_ever(
        plan in plans(),
        seeds in proptest::collection::vec(any::<u64>(), 1..5),
    ) {
        equal_however_cut(&mutated(&write(&plan), &seeds))?;
    }
}
