//! Files of a newer format that say they can be read by this one: `readable_by: 2`. They are looked at, never written back.
//!
//! Fields and lists of records that this program does not know are left out, and it is said which. A word that is none of
//! those known for a field is refused with its place: shown as another, it would be told as a fact.

use super::check;
use super::format::{FORMAT, NAME, PlanFile};
use super::left_out;
use super::read_error::{Problem, ReadError};
use super::reading::{self, Opened};
use super::scan::{self, Header};
use crate::text::{Language, file_words as words};
use std::borrow::Cow;
use std::str::FromStr;

/// A file with more kinds of fields that are not known is not one that this program can read, whatever it says.
const MOST_KINDS: usize = 60;

/// How many of them are named.
const NAMED: usize = 5;

/// So much of a file is looked at for its format; the programs that write plans write it first.
const BEGINNING: usize = 1 << 16;

/// What is known of a plan whose file is of a newer format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The file's format.
    pub format: u64,
    /// The kinds of fields that are not known here and were left out, such as `tasks.measures.crew`.
    pub left_out: Vec<String>,
}

impl Newer {
    /// What was left out, in a sentence; nothing where all is known.
    pub fn sentence(&self, language: Language) -> Option<String> {
        let mut names = self
            .left_out
            .iter()
            .take(NAMED)
            .cloned()
            .collect::<Vec<_>>();
        if self.left_out.len() > NAMED {
            names.push("…".to_owned());
        }
        let names = names.join(match language {
            Language::Zh => "、",
            Language::En => ", ",
        });
        let n = self.left_out.len();
        (n > 0).then(|| words::NEWER_LEFT_OUT.fill(language, &[("n", &n), ("names", &names)]))
    }
}

/// Reads a file that was refused for its format, where it declares itself readable by this one.
///
/// # Errors
/// The refusal, where it does not; where it cannot be read all the same, what it is that cannot.
pub(super) fn read(text: &str, refused: ReadError) -> Result<Opened, ReadError> {
    let Problem::Newer { found } = *refused.problem else {
        return Err(refused);
    };
    if !is_readable(text) {
        return Err(refused);
    }
    let unread = |fault: ReadError| ReadError {
        problem: Box::new(Problem::NewerUnread {
            found,
            problem: fault.problem,
        }),
        ..fault
    };
    let mut text = Cow::Borrowed(text);
    let mut left_out = Vec::new();
    let parts = loop {
        let fault = match reading::parts::<PlanFile>(&text) {
            Ok(parts) => break parts,
            Err(fault) => fault,
        };
        let more = left_out.len() < MOST_KINDS;
        let Some((kind, without)) = left_out::without(&text, &fault).filter(|_| more) else {
            return Err(unread(fault));
        };
        left_out.push(kind);
        text = Cow::Owned(without);
    };
    let opened = check::checked(parts).opened(&text).map_err(unread)?;
    Ok(Opened {
        newer: Some(Newer {
            format: found,
            left_out,
        }),
        ..opened
    })
}

/// Whether the bytes of a file are a plan of a newer format: nothing of this program goes over it.
pub(super) fn is_newer(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    let whole = match std::str::from_utf8(beginning) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&beginning[..error.valid_up_to()]).unwrap_or_default(),
    };
    match scan::header(whole, NAME) {
        Header::Format { at } => u64::from_str(&whole[at]).is_ok_and(|of| of > u64::from(FORMAT)),
        Header::NotAPlan | Header::NoFormat { .. } => false,
    }
}

/// Whether a file says that programs of this format can read it.
fn is_readable(text: &str) -> bool {
    match scan::outer(text, NAME, "readable_by") {
        Header::Format { at } => {
            u32::from_str(&text[at]).is_ok_and(|oldest| (1..=FORMAT).contains(&oldest))
        }
        Header::NotAPlan | Header::NoFormat { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Place, read};
    use super::*;

    fn text(says: &str) -> String {
        format!("PlanFile(format: 9, {says}head: (id: \"p\"), tasks: [(id: \"a\", title: \"甲\")])")
    }

    #[test]
    fn only_what_says_so_is_read_and_it_is_marked() {
        for says in ["readable_by: 2, ", "readable_by: 1, "] {
            let opened = read(text(says).as_bytes()).expect(says);
            let newer = opened.newer.expect("marked");
            assert_eq!((newer.format, newer.left_out.len()), (9, 0));
            assert_eq!(newer.sentence(Language::En), None);
            assert_eq!(opened.plan.tasks().len(), 1);
        }
        for says in [
            "",
            "readable_by: 3, ",
            "readable_by: 0, ",
            "readable_by: \"2\", ",
            "wishes: [], ",
        ] {
            let error = read(text(says).as_bytes()).expect_err(says);
            assert_eq!(*error.problem, Problem::Newer { found: 9 }, "{says}");
        }
        let own = text("readable_by: 2, ").replace("format: 9", "format: 2");
        assert_eq!(read(own.as_bytes()).expect("of this format").newer, None);
    }

    const MORE: &str = r#"// Written by a later program.
PlanFile(
  format: 9,
  readable_by: 2,
  head: (id: "p", title: "某镇", seal: (by: "甲", days: [1, 2])),
  wishes: [(id: "w", text: "tasks: [(")],
  tasks: [
    (id: "a", title: "甲", colour: Red(0.5), measures: [(id: "m", text: "一", crew: {"甲": [1]})]),
    (
      id: "b",
      colour: r"\",
      title: "乙", /* colour: */
      measures: [(id: "n", crew: None, text: "二"), (id: "o", text: "三")],
    ),
  ],
  complaints: [(id: "c", received: "2021-01-02", follow_up_visits: [(id: "v", date: "2021-02-03", by: "甲")])],
  inspections: [(id: "i", date: "2021-01-02", findings: [(id: "f", text: "甲", depth: 3)])],
)
"#;

    #[test]
    fn what_is_not_known_is_left_out_and_said_and_all_else_is_there() {
        let opened = read(MORE.as_bytes()).unwrap();
        let newer = opened.newer.unwrap();
        let mut kinds = newer.left_out.clone();
        kinds.sort();
        assert_eq!(
            kinds,
            [
                "complaints.follow_up_visits.by",
                "head.seal",
                "inspections.findings.depth",
                "tasks.colour",
                "tasks.measures.crew",
                "wishes",
            ]
        );
        let said = newer.sentence(Language::Zh).unwrap();
        assert!(said.contains("6 类") && said.contains("head.seal") && said.contains('…'));
        // As if it had never stood there.
        let known = MORE
            .replace("format: 9,\n  readable_by: 2", "format: 2")
            .replace(", seal: (by: \"甲\", days: [1, 2])", "")
            .replace("  wishes: [(id: \"w\", text: \"tasks: [(\")],\n", "")
            .replace(" colour: Red(0.5),", "")
            .replace(", crew: {\"甲\": [1]}", "")
            .replace("      colour: r\"\\\",\n", "")
            .replace(" crew: None,", "")
            .replace(", by: \"甲\"", "")
            .replace(", depth: 3", "");
        assert_eq!(read(known.as_bytes()).unwrap().plan, opened.plan);
        assert_eq!(opened.plan.tasks().len(), 2);
        // A file of this format is refused for each of them, with the place and what may have been meant.
        let own = MORE.replace("format: 9", "format: 2");
        let error = read(own.as_bytes()).unwrap_err();
        assert!(matches!(&*error.problem, Problem::UnknownField { found, .. } if found == "seal"));
        assert_eq!(
            error.place,
            Some(Place {
                line: 5,
                column: 32
            })
        );
        let own = "PlanFile(format: 2, tasks: [(id: \"a\", titel: \"甲\")])";
        let error = read(own.as_bytes()).unwrap_err().sentence(Language::En);
        assert!(
            error.contains("column 39") && error.contains("title"),
            "{error}"
        );
    }

    #[test]
    fn what_cannot_be_left_out_is_refused_with_its_place() {
        for (was, is, line) in [
            // A word of a known field, and a value of another kind.
            ("text: \"三\"", "text: 3", 13),
            ("id: \"b\",", "id: \"b\", supervision_level: stars,", 10),
            ("received: \"2021-01-02\"", "received: \"2021-02-30\"", 16),
            ("id: \"o\"", "id: \"n\"", 13),
            ("wishes: [", "wishes: [[", 18),
        ] {
            assert!(MORE.contains(was), "{was}");
            let error = read(MORE.replace(was, is).as_bytes()).expect_err(is);
            let Problem::NewerUnread { found: 9, .. } = &*error.problem else {
                panic!("{is}: {error:?}");
            };
            assert_eq!(
                error.place.map(|place| place.line),
                Some(line),
                "{is}: {error:?}"
            );
            for language in Language::ALL {
                assert!(error.sentence(language).contains('9'));
            }
        }
        // More kinds than any program has are no plan.
        let many: Vec<String> = (0..=MOST_KINDS).map(|n| format!("x{n}: 1, ")).collect();
        let many = many.concat();
        let error = read(text(&format!("readable_by: 2, {many}")).as_bytes()).unwrap_err();
        assert!(matches!(*error.problem, Problem::NewerUnread { .. }));
    }

    #[test]
    fn a_newer_file_is_known_by_its_beginning() {
        for newer in ["", "readable_by: 2, "] {
            assert!(is_newer(text(newer).as_bytes()));
        }
        assert!(is_newer(
            "\u{feff}// 甲\n(format: 99999999999, x".as_bytes()
        ));
        assert!(is_newer(b"PlanFile(format: 3, head: \xff\xff"));
        for other in [
            "",
            "PlanFile(format: 2, x",
            "PlanFile(",
            "format: 9",
            "<html>",
        ] {
            assert!(!is_newer(other.as_bytes()), "{other}");
        }
    }
}
