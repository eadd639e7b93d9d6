//! Why a plan file could not be read: where, what stands there, what was expected.

use super::cause::Cause;
use super::places::Place;
use crate::text::{Language, Phrase, file_words as words};
use std::path::PathBuf;

/// What kind of value was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text in quotes.
    Text,
    /// A date in quotes.
    Date,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// A list `[ ]`.
    List,
    /// A map `{ }`.
    Map,
    /// A record `( )`.
    Record,
    /// One of a few words.
    Word,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A closing bracket.
    Close(char),
    /// The name of a field.
    FieldName,
    /// The end of the file.
    End,
}

impl Expected {
    fn phrase(self) -> Phrase {
        match self {
            Self::Text => words::WANT_TEXT,
            Self::Date => words::WANT_DATE,
            Self::Whole => words::WANT_WHOLE,
            Self::Number => words::WANT_NUMBER,
            Self::YesNo => words::WANT_YES_NO,
            Self::List => words::WANT_LIST,
            Self::Map => words::WANT_MAP,
            Self::Record => words::WANT_RECORD,
            Self::Word => words::WANT_WORD,
            Self::Comma => words::WANT_COMMA,
            Self::Colon => words::WANT_COLON,
            Self::Close(_) => words::WANT_CLOSE,
            Self::FieldName => words::WANT_FIELD_NAME,
            Self::End => words::WANT_END,
        }
    }

    fn words(self, language: Language) -> String {
        match self {
            Self::Close(bracket) => self.phrase().fill(language, &[("bracket", &bracket)]),
            _ => self.phrase().of(language).to_owned(),
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No such file.
    NotFound,
    /// A folder, not a file.
    Folder,
    /// A device, a pipe: not a file with an end.
    NotAFile,
    /// Reading is not allowed.
    NoPermission,
    /// The system could not read it.
    Io(Cause),
    /// A version kept on this computer is damaged.
    DamagedVersion,
    /// Larger than [`super::LARGEST`].
    TooLarge {
        /// Size in bytes.
        bytes: u64,
    },
    /// Nothing in it.
    Empty,
    /// Text in GBK instead of UTF-8.
    Gbk,
    /// Text in UTF-16.
    Utf16,
    /// Bytes that are no UTF-8 text.
    NotUtf8,
    /// An Excel or WPS workbook, or another zip archive.
    Workbook,
    /// Text that is no plan.
    NotAPlan,
    /// No `format` among the outermost fields.
    NoFormat,
    /// A format that is no number from 1.
    BadFormat {
        /// What stands there.
        found: String,
    },
    /// A format newer than this program.
    Newer {
        /// The file's format.
        found: u64,
    },
    /// A newer format that says it can be read by this program, and cannot all the same.
    NewerUnread {
        /// The file's format.
        found: u64,
        /// What cannot be read.
        problem: Box<Self>,
    },
    /// Brackets far deeper than a plan has.
    TooDeep,
    /// The file ends within an open bracket.
    Unclosed {
        /// The bracket.
        bracket: char,
    },
    /// The file ends within a quoted text or a comment.
    Unended,
    /// A closing bracket that does not fit.
    Mismatch {
        /// What stands there.
        found: char,
        /// The open bracket and its line; `None` where none is open.
        open: Option<(char, usize)>,
    },
    /// A field that is not known here.
    UnknownField {
        /// The name.
        found: String,
        /// The names known here.
        known: Vec<&'static str>,
    },
    /// A word that is none of those known here.
    UnknownWord {
        /// The word.
        found: String,
        /// The words known here.
        known: Vec<&'static str>,
    },
    /// A field that must be given.
    Missing {
        /// Its name.
        field: String,
    },
    /// A field given twice.
    Twice {
        /// Its name.
        field: String,
    },
    /// A text that is no date.
    BadDate {
        /// What stands there.
        found: String,
    },
    /// A date written as one that does not exist.
    NoSuchDay {
        /// What stands there.
        found: String,
    },
    /// A number that is not finite.
    NotFinite {
        /// What stands there.
        found: String,
    },
    /// A number outside what the field can hold.
    OutOfRange {
        /// What stands there.
        found: String,
    },
    /// An escape (`\`) in a text that is not known.
    BadEscape,
    /// Something else than was expected.
    Unexpected {
        /// What stands there; empty: the end of the file.
        found: String,
        /// What was expected.
        expected: Expected,
    },
    /// Two records with the same id.
    DuplicateId {
        /// The id.
        id: String,
        /// Where it stood first.
        first: String,
        /// The line where it stood first.
        line: usize,
    },
    /// Anything else, in the parser's own words.
    Other(String),
}

/// Why a plan file could not be read. Nothing was changed by trying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The file, where it was read from one.
    pub file: Option<PathBuf>,
    /// The line and column, where the trouble has one.
    pub place: Option<Place>,
    /// The field, such as `tasks[14].measures[2].due`; empty where the trouble is the file itself.
    pub path: String,
    /// What is wrong; boxed, so that a result that carries an error stays small.
    pub problem: Box<Problem>,
}

impl From<Problem> for ReadError {
    fn from(problem: Problem) -> Self {
        Self {
            file: None,
            place: None,
            path: String::new(),
            problem: Box::new(problem),
        }
    }
}

impl ReadError {
    /// The whole sentence: file, line, column, field, what stands there, what was expected, what to do.
    pub fn sentence(&self, language: Language) -> String {
        let problem = self.problem.sentence(language);
        let file = self.file.as_ref().map(|file| file.display().to_string());
        let mut before: Vec<String> = file.into_iter().collect();
        if let Some(Place { line, column }) = self.place {
            before.push(words::PLACE.fill(language, &[("line", &line), ("column", &column)]));
        }
        if !self.path.is_empty() {
            before.push(self.path.clone());
        }
        if before.is_empty() {
            return problem;
        }
        let (comma, colon) = match language {
            Language::Zh => ("，", "："),
            Language::En => (", ", ": "),
        };
        format!("{}{colon}{problem}", before.join(comma))
    }
}

impl ReadError {
    /// Whether the file is of a newer format.
    pub fn is_newer(&self) -> bool {
        matches!(
            *self.problem,
            Problem::Newer { .. } | Problem::NewerUnread { .. }
        )
    }
}

impl Problem {
    /// What is wrong with the file, in a sentence.
    pub fn sentence(&self, language: Language) -> String {
        let plain = |phrase: Phrase| phrase.of(language).to_owned();
        match self {
            Self::NotFound => plain(words::NOT_FOUND),
            Self::Folder => plain(words::FOLDER),
            Self::NotAFile => plain(words::NOT_A_FILE),
            Self::NoPermission => plain(words::NO_PERMISSION),
            Self::DamagedVersion => plain(words::DAMAGED_VERSION),
            Self::Io(system) => words::IO.fill(language, &[("system", &system.said(language))]),
            Self::TooLarge { bytes } => {
                let size = crate::text::number(*bytes as f64 / 1e9, 1, language);
                words::TOO_LARGE.fill(language, &[("size", &size)])
            }
            Self::Empty => plain(words::EMPTY),
            Self::Gbk => plain(words::GBK),
            Self::Utf16 => plain(words::UTF16),
            Self::NotUtf8 => plain(words::NOT_UTF8),
            Self::Workbook => plain(words::WORKBOOK),
            Self::NotAPlan => plain(words::NOT_A_PLAN),
            Self::NoFormat => plain(words::NO_FORMAT),
            Self::BadFormat { found } => words::BAD_FORMAT.fill(language, &[("found", found)]),
            Self::Newer { found } => words::NEWER.fill(
                language,
                &[("found", found), ("known", &super::format::FORMAT)],
            ),
            Self::NewerUnread { found, problem } => {
                // What words it has is not for this program to say: to offer its own would mislead.
                let problem = match &**problem {
                    Self::UnknownWord { found, .. } => {
                        words::NEWER_WORD.fill(language, &[("found", found)])
                    }
                    other => other.sentence(language),
                };
                words::NEWER_UNREAD.fill(language, &[("found", found), ("problem", &problem)])
            }
            Self::TooDeep => words::TOO_DEEP.fill(language, &[("deepest", &super::scan::DEEPEST)]),
            Self::Unclosed { bracket } => words::UNCLOSED.fill(
                language,
                &[("open", bracket), ("close", &partner(*bracket))],
            ),
            Self::Unended => plain(words::UNENDED),
            Self::Mismatch {
                found,
                open: Some((open, line)),
            } => words::MISMATCH.fill(
                language,
                &[
                    ("found", found),
                    ("open", open),
                    ("line", line),
                    ("close", &partner(*open)),
                ],
            ),
            Self::Mismatch { found, open: None } => {
                words::MISMATCH_NONE.fill(language, &[("found", found)])
            }
            Self::UnknownField { found, known } => {
                let known = offer(found, known, language);
                words::UNKNOWN_FIELD.fill(language, &[("found", found), ("known", &known)])
            }
            Self::UnknownWord { found, known } => {
                let known = offer(found, known, language);
                words::UNKNOWN_WORD.fill(language, &[("found", found), ("known", &known)])
            }
            Self::Missing { field } => words::MISSING.fill(language, &[("field", field)]),
            Self::Twice { field } => words::TWICE.fill(language, &[("field", field)]),
            Self::BadDate { found } => words::BAD_DATE.fill(language, &[("found", found)]),
            Self::NoSuchDay { found } => words::NO_SUCH_DAY.fill(language, &[("found", found)]),
            Self::NotFinite { found } => words::NOT_FINITE.fill(language, &[("found", found)]),
            Self::OutOfRange { found } => words::OUT_OF_RANGE.fill(language, &[("found", found)]),
            Self::BadEscape => plain(words::BAD_ESCAPE),
            Self::Unexpected { found, expected } => {
                let expected = expected.words(language);
                if found.is_empty() {
                    words::UNEXPECTED_END.fill(language, &[("expected", &expected)])
                } else {
                    words::UNEXPECTED.fill(language, &[("found", found), ("expected", &expected)])
                }
            }
            Self::DuplicateId { id, first, line } => {
                words::DUPLICATE_ID.fill(language, &[("id", id), ("first", first), ("line", line)])
            }
            Self::Other(system) => words::OTHER.fill(language, &[("system", system)]),
        }
    }
}

fn partner(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

/// The word that was probably meant, else all that are known.
fn offer(found: &str, known: &[&'static str], language: Language) -> String {
    let nearest = known
        .iter()
        // A word so much longer is like none, however long it is.
        .filter(|word| found.len() <= 4 * word.len() + 4)
        .map(|word| (distance(found, word), *word))
        .min()
        .filter(|(distance, word)| *distance * 3 <= word.len().max(3));
    let listed = match language {
        Language::Zh => known.join("、"),
        Language::En => known.join(", "),
    };
    match nearest {
        Some((_, word)) if known.len() > 12 => words::MEANT.fill(language, &[("word", &word)]),
        Some((_, word)) => words::MEANT_OF.fill(language, &[("word", &word), ("known", &listed)]),
        None => words::KNOWN.fill(language, &[("known", &listed)]),
    }
}

/// How many letters must be put in, taken out or replaced to make one word the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_letters() {
        assert_eq!(distance("titel", "title"), 2);
        assert_eq!(distance("due", "due"), 0);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn a_slip_of_the_keys_is_answered_with_the_word_meant() {
        let sentence = offer("titel", &["title", "region"], Language::En);
        assert!(sentence.contains("title"), "{sentence}");
        let sentence = offer("colour", &["title", "region"], Language::Zh);
        assert!(sentence.contains("title、region"), "{sentence}");
    }
}
