//! Taking fields that are not known out of the text of a plan: all of one kind at once, blanks in their place, so that
//! whatever else stands in the text keeps its line and its column.

use super::places::{Places, value_end};
use super::read_error::{Problem, ReadError};
use super::scan::{Kind, Tokens};
use std::ops::Range;

/// The text without the field that a fault says is not known, and without its like in all other records; the kind is its
/// way down from the plan, such as `tasks.measures.crew`. `None` where the fault is another one.
pub(super) fn without(text: &str, fault: &ReadError) -> Option<(String, String)> {
    let (Problem::UnknownField { .. }, Some(place)) = (&*fault.problem, fault.place) else {
        return None;
    };
    let at = Places::of(text).offset(place.line, place.column);
    let mut kind = None;
    walk(text, |way, name, _| {
        if name.start == at {
            kind = Some(way.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
        }
        kind.is_none()
    });
    let kind = kind?;
    let mut cuts = Vec::new();
    let mut whole = true;
    walk(text, |way, name, behind| {
        if way == kind {
            match value_end(text, behind) {
                Some(end) => cuts.push(name.start..behind_comma(text, end)),
                None => whole = false,
            }
        }
        whole
    });
    whole.then(|| (kind.join("."), blanked(text, &cuts)))
}

/// Walks over the fields of all records until `see` has seen enough: it is told a field's way down from the plan, where
/// its name stands, and where its value begins.
fn walk<'t>(text: &'t str, mut see: impl FnMut(&[&'t str], Range<usize>, usize) -> bool) {
    // For each bracket that is open the field that stands before what it holds; lists and maps have none of their own.
    let mut open: Vec<Option<&str>> = Vec::new();
    let mut previous: Option<Range<usize>> = None;
    for token in Tokens::from(text, 0) {
        match token.kind {
            Kind::Open => open.push(None),
            Kind::Close => {
                open.pop();
            }
            Kind::Comma => {
                if let Some(field) = open.last_mut() {
                    *field = None;
                }
            }
            Kind::Colon => {
                // The key of a map stands in quotes: it is what someone wrote, and no name of a field.
                let name = previous
                    .take()
                    .filter(|name| !text[name.clone()].contains('"'));
                if let (Some(field), Some(name)) = (open.last_mut(), name) {
                    *field = Some(&text[name.clone()]);
                    let way: Vec<&str> = open.iter().flatten().copied().collect();
                    if !see(&way, name, token.at.end) {
                        return;
                    }
                }
            }
            Kind::Text | Kind::Word | Kind::Unended => {}
        }
        previous = (token.kind == Kind::Word || token.kind == Kind::Text).then_some(token.at);
    }
}

/// The end of the comma behind a value, or of the value where none follows.
fn behind_comma(text: &str, end: usize) -> usize {
    Tokens::from(text, end)
        .next()
        .filter(|token| token.kind == Kind::Comma)
        .map_or(end, |comma| comma.at.end)
}

/// The text with blanks in the place of every letter that is cut.
fn blanked(text: &str, cuts: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for cut in cuts {
        out.push_str(&text[from..cut.start]);
        let letters = text[cut.clone()].chars();
        out.extend(letters.map(|letter| if letter == '\n' { letter } else { ' ' }));
        from = cut.end;
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::super::places::Place;
    use super::*;

    fn cut(text: &str, name: &str) -> Option<(String, String)> {
        let at = text.find(name).unwrap();
        let place = Places::of(text).place(at);
        let problem = Problem::UnknownField {
            found: name.to_owned(),
            known: Vec::new(),
        };
        without(
            text,
            &ReadError {
                place: Some(place),
                ..ReadError::from(problem)
            },
        )
    }

    #[test]
    fn a_kind_goes_from_all_records_and_nothing_else_moves() {
        let text = "P(\n  a: [\n    (id: \"甲\", crew: [(n: 1, crew: 2), (\n      n: 3)], x: 1),\n    (x: {\"crew\": \"crew: (\"}, crew: Some((a: \"(\"))),\n  ],\n  crew: 7,\n)";
        let (kind, left) = cut(text, "crew").unwrap();
        assert_eq!(kind, "a.crew");
        let words: Vec<&str> = left.split_whitespace().collect();
        assert_eq!(
            words.join(" "),
            "P( a: [ (id: \"甲\", x: 1), (x: {\"crew\": \"crew: (\"}, ), ], crew: 7, )"
        );
        let (was, is) = (Places::of(text), Places::of(&left));
        for word in ["x: 1", "x: {", "crew: 7"] {
            let place = |places: &Places<'_>, text: &str| places.place(text.rfind(word).unwrap());
            assert_eq!(place(&was, text), place(&is, &left), "{word}");
        }
        assert_eq!(
            is.place(left.find("x: 1").unwrap()),
            Place {
                line: 4,
                column: 15
            }
        );
    }

    #[test]
    fn what_is_not_whole_or_no_field_stays() {
        assert_eq!(cut("P(a: (crew: [1, ", "crew"), None);
        assert_eq!(cut("P(a: {\"crew\": 1})", "crew"), None);
        assert_eq!(cut("P(a: [crew])", "crew"), None);
    }
}
