//! Every shape that serde knows, written as `ron` writes it, whether or not a plan has such.

use super::{Words, Writer};
use ron::extensions::Extensions;
use serde::Serialize;
use std::collections::BTreeMap;

/// Every shape that a value can have, whether or not a plan has such.
#[derive(Serialize)]
enum Shape {
    Bare,
    Wrapped(u8),
    WrappedRecord(Shapes),
    Pair(i64, Option<String>),
    Record {
        empty: Vec<u8>,
        map: BTreeMap<String, Vec<f64>>,
    },
    Nothing(),
    Empty {},
}

#[derive(Serialize)]
struct Wrap(Option<u8>);

#[derive(Serialize)]
struct Pair(char, (u8, Vec<i8>));

#[derive(Serialize)]
struct Unit;

#[derive(Default, Serialize)]
struct Shapes {
    list: Vec<Shape>,
    maps: BTreeMap<i16, BTreeMap<String, Option<Option<bool>>>>,
    wraps: Vec<Wrap>,
    pairs: Vec<Pair>,
    letters: Vec<char>,
    nothing: Option<Unit>,
    small: Vec<f32>,
    unit: (),
}

fn shapes() -> Shapes {
    Shapes {
        list: vec![
            Shape::Bare,
            Shape::Wrapped(7),
            Shape::WrappedRecord(Shapes::default()),
            Shape::Pair(i64::MIN, None),
            Shape::Pair(
                i64::MAX,
                Some(" \"'\\\t\u{7f}\u{e9}中😀\u{301}\r\n".to_owned()),
            ),
            Shape::Record {
                empty: Vec::new(),
                map: [
                    ("甲".to_owned(), vec![1e300, 0.1]),
                    (String::new(), Vec::new()),
                ]
                .into(),
            },
            Shape::Nothing(),
            Shape::Empty {},
        ],
        maps: [
            (-3, BTreeMap::new()),
            (
                4,
                [
                    ("a".to_owned(), None),
                    ("b".to_owned(), Some(None)),
                    ("c".to_owned(), Some(Some(true))),
                ]
                .into(),
            ),
        ]
        .into(),
        wraps: vec![Wrap(None), Wrap(Some(1))],
        pairs: vec![Pair('\'', (1, vec![-1])), Pair('\\', (0, Vec::new()))],
        letters: vec!['a', '中'],
        nothing: Some(Unit),
        small: vec![0.1, 1e30, -0.0],
        unit: (),
    }
}

#[test]
fn every_shape_is_written_as_ron_writes_it() {
    let words = Words::new();
    let mut writer = Writer::new(0, &words);
    shapes().serialize(&mut writer).unwrap();
    let pretty = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .extensions(Extensions::IMPLICIT_SOME);
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let plain = options.to_string_pretty(&shapes(), pretty).unwrap();
    assert_eq!(writer.text, plain);
}
