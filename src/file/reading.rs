//! Reading a plan: the bytes, then the format, then the records; a fault names its line, column and field.

use super::check::{self, Checked};
use super::crew;
use super::format::{FORMAT, NAME, PlanFile, options};
use super::newer::{self, Newer};
use super::older::{self, PlanFile1};
use super::pieces::{self, PIECE};
use super::places::{Path, Place, Places, Step};
use super::print::Print;
use super::read_error::{Expected, Problem, ReadError};
use super::repair::{Repair, Repaired};
use super::scan::{self, Broken, Header};
use crate::plan::{Day, Plan, SharedParts};
use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::str::FromStr;

/// Files larger than this are refused before they are read: 1 GB.
pub const LARGEST: u64 = 1_000_000_000;

/// A plan as it was read, and what had to be repaired.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The plan.
    pub plan: Plan,
    /// What was repaired or should be looked at, in file order; empty for a file this program wrote.
    pub repairs: Vec<Repair>,
    /// The print of the bytes that were read.
    pub print: Print,
    /// It is of a newer format that says it can be read by this one: to be looked at, and never written back.
    pub newer: Option<Newer>,
}

impl Opened {
    /// The plan, if all that its file holds is known here, as it must be for whatever is to be written.
    ///
    /// # Errors
    /// The file is of a newer format.
    pub fn whole(self) -> Result<Self, ReadError> {
        match self.newer {
            Some(Newer { format, .. }) => Err(Problem::Newer { found: format }.into()),
            None => Ok(self),
        }
    }

    fn printed(mut self, bytes: &[u8]) -> Self {
        self.print = Print::of(bytes);
        self
    }

    /// Says that the file is of an older format; nothing in it is lost, and saving writes today's.
    fn told_older(mut self, found: u32) -> Self {
        let path = Path::default().name("format");
        let told = Repair::new(Repaired::OlderFormat { found }, path);
        self.repairs.insert(0, told);
        self
    }
}

/// Reads a plan from the bytes of a file.
///
/// # Errors
/// A [`ReadError`] that names the place; nothing is half read.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    read_cut(bytes, PIECE)
}

/// Reads a plan in pieces of such a size, if it is in the layout of this program.
pub(super) fn read_cut(bytes: &[u8], piece: usize) -> Result<Opened, ReadError> {
    match by_pieces(bytes, bytes.len() as u64, piece) {
        Some((checked, print)) if checked.needs_text() => {
            let opened = checked.opened(text_of(bytes)?)?;
            Ok(Opened { print, ..opened })
        }
        Some((checked, print)) => {
            let opened = checked.opened("")?;
            Ok(Opened { print, ..opened })
        }
        None => read_plainly(bytes),
    }
}

/// Reads what stands in the layout of this program, and checks it; how many bytes that are says whether more than one core
/// is worth the trouble.
fn by_pieces(from: impl Read + Send, bytes: u64, piece: usize) -> Option<(Checked, Print)> {
    let pieces = usize::try_from(bytes).unwrap_or(usize::MAX) / piece;
    let (parts, print) = pieces::records(from, piece, crew::cores().min(pieces + 1))?;
    Some((check::checked(parts), print))
}

/// Reads a plan from the bytes of a file by `ron`, whatever its layout: as [`read`], which does so where it must.
///
/// # Errors
/// As [`read`].
pub fn read_plainly(bytes: &[u8]) -> Result<Opened, ReadError> {
    let text = text_of(bytes)?;
    let format = match check_format(text) {
        Ok(format) => format,
        Err(refused) => return newer::read(text, refused).map(|opened| opened.printed(bytes)),
    };
    if format == older::FIRST {
        let opened = check::checked(parts::<PlanFile1>(text)?).opened(text)?;
        return Ok(opened.told_older(format).printed(bytes));
    }
    let opened = check::checked(parts::<PlanFile>(text)?).opened(text)?;
    Ok(opened.printed(bytes))
}

/// The records of a text in the shape of one format.
pub(super) fn parts<F: serde::de::DeserializeOwned + Into<SharedParts>>(
    text: &str,
) -> Result<SharedParts, ReadError> {
    match options().from_str::<F>(text) {
        Ok(file) => Ok(file.into()),
        Err(first) => Err(explain::<F>(text, first)),
    }
}

/// Reads a plan from a file. Takes as long as the file is large: run it off the window's thread.
///
/// # Errors
/// A [`ReadError`] that names the file, and the place where there is one.
pub fn load(path: &std::path::Path) -> Result<Opened, ReadError> {
    loaded(path).map_err(|error| ReadError {
        file: Some(path.to_owned()),
        ..error
    })
}

/// Reads a plan that is to be written again, here or elsewhere: as [`load`], and refuses what only a newer version of the
/// program knows as a whole.
///
/// # Errors
/// As [`load`].
pub fn load_whole(path: &std::path::Path) -> Result<Opened, ReadError> {
    load(path)?.whole().map_err(|error| ReadError {
        file: Some(path.to_owned()),
        ..error
    })
}

fn loaded(path: &std::path::Path) -> Result<Opened, ReadError> {
    let (file, length) = regular(path, LARGEST)?;
    let Some((checked, print)) = by_pieces(file.take(LARGEST + 1), length, PIECE) else {
        return read_plainly(&bytes(path, LARGEST)?);
    };
    if !checked.needs_text() {
        let opened = checked.opened("")?;
        return Ok(Opened { print, ..opened });
    }
    // Something is to be told with its place; the text has been let go piece by piece.
    let bytes = bytes(path, LARGEST)?;
    if Print::of(&bytes) != print {
        return read(&bytes);
    }
    let opened = checked.opened(text_of(&bytes)?)?;
    Ok(Opened { print, ..opened })
}

/// The bytes of a regular file of at most so many bytes; a pipe or a device, which might never end, is refused unread.
///
/// # Errors
/// A [`Problem`] of the file as such.
pub fn bytes(path: &std::path::Path, most: u64) -> Result<Vec<u8>, Problem> {
    let (mut file, length) = regular(path, most)?;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    // The file may have grown since it was looked at.
    if bytes.len() as u64 > most {
        return Err(Problem::TooLarge {
            bytes: bytes.len() as u64,
        });
    }
    Ok(bytes)
}

/// A regular file of at most so many bytes, opened, and how many it has.
fn regular(path: &std::path::Path, most: u64) -> Result<(File, u64), Problem> {
    let about = std::fs::metadata(path).map_err(|error| unreadable(&error))?;
    if about.is_dir() {
        return Err(Problem::Folder);
    }
    if !about.is_file() {
        return Err(Problem::NotAFile);
    }
    if about.len() > most {
        return Err(Problem::TooLarge { bytes: about.len() });
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    Ok((file, about.len()))
}

fn unreadable(error: &std::io::Error) -> Problem {
    match error.kind() {
        std::io::ErrorKind::NotFound => Problem::NotFound,
        std::io::ErrorKind::PermissionDenied => Problem::NoPermission,
        std::io::ErrorKind::IsADirectory => Problem::Folder,
        _ => Problem::Io(error.into()),
    }
}

fn text_of(bytes: &[u8]) -> Result<&str, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Problem::Workbook.into());
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Problem::Utf16.into());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim_matches(['\0', ' ', '\t', '\r', '\n']).is_empty() => {
            Err(Problem::Empty.into())
        }
        Ok(text) => Ok(text),
        Err(error) => {
            let sound = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let place = Places::of(&sound).place(sound.len());
            Err(ReadError {
                place: Some(place),
                ..ReadError::from(if looks_like_gbk(bytes) {
                    Problem::Gbk
                } else {
                    Problem::NotUtf8
                })
            })
        }
    }
}

/// Whether bytes that are no UTF-8 read well as GBK: nearly all bytes above ASCII pair up as Chinese characters.
fn looks_like_gbk(bytes: &[u8]) -> bool {
    let (mut pairs, mut misfits) = (0usize, 0usize);
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        match (first, bytes.get(at + 1)) {
            (0..=0x7f, _) => at += 1,
            // Rows 0xB0 to 0xF7 hold the characters of GB2312, 0xA1 to 0xA9 its signs.
            (0xa1..=0xa9 | 0xb0..=0xf7, Some(0xa1..=0xfe)) => {
                pairs += 1;
                at += 2;
            }
            (0x81..=0xfe, Some(0x40..=0x7e | 0x80..=0xfe)) => at += 2,
            _ => {
                misfits += 1;
                at += 1;
            }
        }
    }
    pairs > 0 && misfits * 20 <= pairs
}

fn at_byte(text: &str, at: usize, problem: Problem) -> ReadError {
    ReadError {
        place: Some(Places::of(text).place(at)),
        ..ReadError::from(problem)
    }
}

/// The format a text says it has.
fn check_format(text: &str) -> Result<u32, ReadError> {
    match scan::header(text, NAME) {
        Header::NotAPlan => Err(Problem::NotAPlan.into()),
        Header::NoFormat { open } => match scan::broken(text) {
            Some(trouble) => Err(broken(text, &trouble)),
            None => Err(at_byte(text, open, Problem::NoFormat)),
        },
        Header::Format { at } => {
            let found = &text[at.clone()];
            let problem = match u64::from_str(found) {
                Ok(found @ 1..) => match u32::try_from(found) {
                    Ok(known) if known <= FORMAT => return Ok(known),
                    _ => Problem::Newer { found },
                },
                _ => Problem::BadFormat {
                    found: shown(found),
                },
            };
            Err(ReadError {
                path: "format".to_owned(),
                ..at_byte(text, at.start, problem)
            })
        }
    }
}

/// What stands in a file, short enough for a sentence.
pub(super) fn shown(found: &str) -> String {
    const LONGEST: usize = 40;
    let line = found.lines().next().unwrap_or_default();
    if line.chars().count() > LONGEST || line.len() < found.len() {
        line.chars().take(LONGEST).chain(['…']).collect()
    } else {
        line.to_owned()
    }
}

fn broken(text: &str, trouble: &Broken) -> ReadError {
    let bytes = text.as_bytes();
    let letter = |at: usize| char::from(bytes[at]);
    match *trouble {
        Broken::TooDeep { at } => at_byte(text, at, Problem::TooDeep),
        Broken::Unclosed { open } => at_byte(
            text,
            open,
            Problem::Unclosed {
                bracket: letter(open),
            },
        ),
        Broken::Unended { at } => at_byte(text, at, Problem::Unended),
        Broken::Mismatch { at, open } => {
            let places = Places::of(text);
            let open = open.map(|open| (letter(open), places.place(open).line));
            at_byte(
                text,
                at,
                Problem::Mismatch {
                    found: letter(at),
                    open,
                },
            )
        }
    }
}

/// Why a text did not read: read once more, keeping track of the field.
fn explain<F: serde::de::DeserializeOwned>(
    text: &str,
    first: ron::error::SpannedError,
) -> ReadError {
    let tracked = ron::Deserializer::from_str_with_options(text, &options()).and_then(|mut ron| {
        let read = serde_path_to_error::deserialize::<_, F>(&mut ron);
        match read {
            Ok(_) => ron
                .end()
                .map(|()| None)
                .map_err(|error| ron.span_error(error)),
            Err(error) => {
                let path = Path::from(error.path());
                Ok(Some((path, ron.span_error(error.into_inner()))))
            }
        }
    });
    let (path, error) = match tracked {
        Ok(Some((path, error))) => (path, error),
        _ => (Path::default(), first),
    };
    // A bracket or a quote that went missing explains every fault behind it.
    if let Some(trouble) = scan::broken(text) {
        return ReadError {
            path: path.to_string(),
            ..broken(text, &trouble)
        };
    }
    let places = Places::of(text);
    let (problem, at, path) = problem_at(text, &places, path, &error);
    ReadError {
        file: None,
        place: Some(places.place(at)),
        path: path.to_string(),
        problem: Box::new(problem),
    }
}

/// What is wrong, at which byte, in which field.
fn problem_at(
    text: &str,
    places: &Places<'_>,
    path: Path,
    error: &ron::error::SpannedError,
) -> (Problem, usize, Path) {
    use ron::Error;
    let cursor = places.offset(error.span.start.line, error.span.start.col);
    let stands = |at: usize| {
        scan::Tokens::from(text, at)
            .next()
            .map_or(text.len()..text.len(), |token| token.at)
    };
    let record = || places.find_nearest(&path).map_or(cursor, |at| at.start);
    let named = |field: &str| {
        let container = container(places, &path, field);
        let at = places
            .find_field_name(&container, field)
            .map_or(cursor, |at| at.start);
        (at, container.name(field))
    };
    match &error.code {
        Error::NoSuchStructField {
            expected, found, ..
        } => {
            let problem = Problem::UnknownField {
                found: found.clone(),
                known: expected.to_vec(),
            };
            let (at, path) = named(found);
            (problem, at, path)
        }
        Error::DuplicateStructField { field, .. } => {
            let problem = Problem::Twice {
                field: (*field).to_owned(),
            };
            (problem, cursor, path)
        }
        Error::MissingStructField { field, .. } => {
            let problem = Problem::Missing {
                field: (*field).to_owned(),
            };
            (problem, record(), path)
        }
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => {
            let problem = Problem::UnknownWord {
                found: found.clone(),
                known: expected.to_vec(),
            };
            (problem, record(), path)
        }
        Error::InvalidEscape(_) => (Problem::BadEscape, record(), path),
        Error::IntegerOutOfBounds => {
            let at = places.find(&path).unwrap_or_else(|| stands(cursor));
            let found = shown(&text[at.clone()]);
            (Problem::OutOfRange { found }, at.start, path)
        }
        code => {
            let value = places.find(&path);
            if let Some(at) = &value
                && let Some(problem) = date_problem(&text[at.clone()], code)
            {
                return (problem, at.start, path);
            }
            match expected(code) {
                // A fault about a value stands where the value begins.
                Some((expected, true)) => {
                    let at = value.unwrap_or_else(|| stands(cursor));
                    (unexpected(text, at.clone(), expected), at.start, path)
                }
                Some((expected, false)) => {
                    let at = stands(cursor);
                    (unexpected(text, at.clone(), expected), at.start, path)
                }
                None => (Problem::Other(code.to_string()), cursor, path),
            }
        }
    }
}

/// The record that holds a field: the path may end at the record or, by then, at the field itself.
fn container(places: &Places<'_>, path: &Path, field: &str) -> Path {
    let mut container = path.clone();
    if container.0.last() == Some(&Step::Name(field.to_owned()))
        && places.find_field_name(&container, field).is_none()
    {
        container.0.pop();
    }
    container
}

fn unexpected(text: &str, at: Range<usize>, expected: Expected) -> Problem {
    Problem::Unexpected {
        found: shown(&text[at]),
        expected,
    }
}

/// Whether the fault is a text that is no date, and then which kind.
fn date_problem(value: &str, code: &ron::Error) -> Option<Problem> {
    let ron::Error::Message(message) = code else {
        return None;
    };
    let inner = value
        .trim_start_matches("Some(")
        .trim_end_matches(')')
        .trim_matches('"');
    let error = Day::from_str(inner).err()?;
    if error.to_string() != *message {
        return None;
    }
    let digits = inner.bytes().filter(u8::is_ascii_digit).count();
    let found = shown(inner);
    // Written as a date is: then the day itself does not exist.
    Some(
        if inner.len() == 10 && digits == 8 && inner.split('-').count() == 3 {
            Problem::NoSuchDay { found }
        } else {
            Problem::BadDate { found }
        },
    )
}

/// What the parser expected, and whether it speaks of a whole value.
fn expected(code: &ron::Error) -> Option<(Expected, bool)> {
    use ron::Error;
    Some(match code {
        Error::ExpectedString | Error::ExpectedStringEnd => (Expected::Text, true),
        Error::ExpectedBoolean => (Expected::YesNo, true),
        Error::ExpectedInteger
        | Error::InvalidIntegerDigit { .. }
        | Error::UnderscoreAtBeginning => (Expected::Whole, true),
        Error::ExpectedFloat | Error::FloatUnderscore => (Expected::Number, true),
        Error::ExpectedArray => (Expected::List, true),
        Error::ExpectedMap => (Expected::Map, true),
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. } => (Expected::Record, true),
        Error::ExpectedComma => (Expected::Comma, false),
        Error::ExpectedMapColon => (Expected::Colon, false),
        Error::ExpectedArrayEnd => (Expected::Close(']'), false),
        Error::ExpectedMapEnd => (Expected::Close('}'), false),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => (Expected::Close(')'), false),
        Error::ExpectedIdentifier
        | Error::InvalidIdentifier(_)
        | Error::SuggestRawIdentifier(_) => (Expected::FieldName, false),
        Error::TrailingCharacters => (Expected::End, false),
        Error::InvalidValueForType { expected, .. } => (
            match expected.as_str() {
                "a string" | "a borrowed string" => Expected::Text,
                "a date string" => Expected::Date,
                "a boolean" => Expected::YesNo,
                "f32" | "f64" => Expected::Number,
                "a map" => Expected::Map,
                "a sequence" => Expected::List,
                text if text.starts_with("struct") => Expected::Record,
                text if text.starts_with(['u', 'i']) => Expected::Whole,
                _ => Expected::Word,
            },
            true,
        ),
        _ => return None,
    })
}

/// Where a field stands, for what is found after parsing.
pub(super) fn place_of(places: &Places<'_>, path: &Path) -> Option<Place> {
    places.find_nearest(path).map(|at| places.place(at.start))
}
