//! Reading a plan file piece by piece on all cores, as far as it stands in the layout that this program writes.
//!
//! The file is never in memory as a whole: a piece is cut off behind a record, becomes records on whichever core asked for
//! it, and is let go. Where a piece is cut is only a guess (a quoted text that holds line breaks could look like the end of
//! a record), but every piece must be records from its first byte to its last, so a wrong guess is a surprise like any
//! other: it gives `None`, and the file is read by `ron`.

use super::crew;
use super::format::{FORMAT, NAME};
use super::layout::{Odd, Reader};
use super::print::{Print, Printing};
use crate::plan::kinds::with_kinds;
use crate::plan::{
    Complaint, Head, Indicator, InspectionRecord, SharedParts, SpecialPlan, Task, TaskList, Unit,
};
use memchr::memmem;
use serde::de::DeserializeOwned;
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

/// How large a piece is, more or less.
pub(super) const PIECE: usize = 1 << 20;

/// What ends a record, the head, a list, and one record before another.
const HEAD_END: &[u8] = b"\n  ),\n";
const LIST_END: &[u8] = b"\n  ],\n";
const BETWEEN: &[u8] = b"\n    ),\n    (\n";
const RECORD_END: usize = b"\n    ),\n".len();

/// Reads the records of a plan on so many threads, and takes the print of what was read; `None` for whatever is not in the
/// layout, or cannot be read.
pub(super) fn records(
    from: impl Read + Send,
    piece: usize,
    threads: usize,
) -> Option<(SharedParts, Print)> {
    let cutter = Mutex::new(Cutter::new(from, piece));
    let lock = || cutter.lock().unwrap_or_else(PoisonError::into_inner);
    let read = crew::together(threads, || -> Result<_, Odd> {
        let mut own = Vec::new();
        loop {
            let cut = lock().next();
            let parsed = match cut {
                Ok(None) => return Ok(own),
                Ok(Some(piece)) => piece.parsed().map(|parsed| (piece.place, parsed)),
                Err(odd) => Err(odd),
            };
            match parsed {
                Ok(parsed) => own.push(parsed),
                Err(odd) => {
                    // Nobody needs the rest.
                    lock().stage = Stage::Over;
                    return Err(odd);
                }
            }
        }
    });
    let mut all = Vec::new();
    for own in read {
        all.append(&mut own.ok()?);
    }
    all.sort_by_key(|(place, _)| *place);
    let mut parts = SharedParts::default();
    for (_, parsed) in all {
        parsed.join(&mut parts);
    }
    let print = cutter
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .printing
        .print();
    Some((parts, print))
}

/// A piece of a file.
struct Piece {
    /// Which piece of the file.
    place: usize,
    /// The field it belongs to.
    field: &'static str,
    bytes: Vec<u8>,
}

fn each<R: DeserializeOwned>(text: &str) -> Result<Vec<Arc<R>>, Odd> {
    let mut reader = Reader::new(text, 2);
    let mut records = Vec::new();
    while !reader.is_over() {
        records.push(Arc::new(reader.line()?));
    }
    Ok(records)
}

macro_rules! pieces_of_kinds {
    ($($field:ident: $record:ident, $about:literal;)+) => {
        /// What a piece holds.
        enum Parsed {
            Head(Box<Head>),
            $($record(Vec<Arc<$record>>),)+
        }

        /// The name of a list as a word of this program; `None` for what is no list.
        fn field(name: &[u8]) -> Option<&'static str> {
            [$(stringify!($field)),+].into_iter().find(|field| field.as_bytes() == name)
        }

        impl Piece {
            fn parsed(&self) -> Result<Parsed, Odd> {
                let text = std::str::from_utf8(&self.bytes).ok().ok_or(Odd)?;
                match self.field {
                    $(stringify!($field) => each(text).map(Parsed::$record),)+
                    _ => {
                        let mut reader = Reader::new(text, 1);
                        let head = reader.behind("  head: ")?;
                        if reader.is_over() { Ok(Parsed::Head(head)) } else { Err(Odd) }
                    }
                }
            }
        }

        impl Parsed {
            fn join(self, parts: &mut SharedParts) {
                match self {
                    Self::Head(head) => parts.head = *head,
                    $(Self::$record(mut list) => parts.$field.append(&mut list),)+
                }
            }
        }
    };
}

with_kinds!(pieces_of_kinds);

/// Where in the file the next piece begins.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// At its beginning.
    Start,
    /// Behind the head or a list.
    Between,
    /// In a list.
    List(&'static str),
    /// Nothing more is wanted.
    Over,
}

/// Cuts a file into pieces.
struct Cutter<R> {
    from: R,
    piece: usize,
    /// What was read and belongs to no piece yet.
    bytes: Vec<u8>,
    ended: bool,
    printing: Printing,
    stage: Stage,
    /// The lists that have been.
    seen: Vec<&'static str>,
    place: usize,
}

impl<R: Read> Cutter<R> {
    fn new(from: R, piece: usize) -> Self {
        Self {
            from,
            piece,
            bytes: Vec::new(),
            ended: false,
            printing: Printing::default(),
            stage: Stage::Start,
            seen: Vec::new(),
            place: 0,
        }
    }

    /// The next piece; none after the last.
    fn next(&mut self) -> Result<Option<Piece>, Odd> {
        loop {
            match self.stage {
                Stage::Over => return Ok(None),
                Stage::Start => {
                    let start = format!("{NAME}(\n  format: {FORMAT},\n");
                    self.words(start.as_bytes())?;
                    self.stage = Stage::Between;
                    let end = self.find(HEAD_END)?;
                    return Ok(Some(self.cut("head", end)));
                }
                Stage::Between => {
                    if self.fill(2)? && self.bytes == b")\n" && !self.fill(3)? {
                        self.stage = Stage::Over;
                        continue;
                    }
                    let end = self.find(b": [\n")?;
                    let name = self.bytes[..end - 4].strip_prefix(b"  ").and_then(field);
                    let name = name.filter(|name| !self.seen.contains(name)).ok_or(Odd)?;
                    self.bytes.drain(..end);
                    self.seen.push(name);
                    self.stage = Stage::List(name);
                }
                Stage::List(name) => return self.records(name).map(Some),
            }
        }
    }

    /// The next records of a list.
    fn records(&mut self, name: &'static str) -> Result<Piece, Odd> {
        let mut wanted = self.piece;
        loop {
            let more = self.fill(wanted)?;
            if let Some(end) = memmem::find(&self.bytes, LIST_END) {
                let piece = self.cut(name, end + 1);
                self.bytes.drain(..LIST_END.len() - 1);
                self.stage = Stage::Between;
                return Ok(piece);
            }
            if let Some(end) = memmem::rfind(&self.bytes, BETWEEN) {
                return Ok(self.cut(name, end + RECORD_END));
            }
            if !more {
                return Err(Odd);
            }
            // A record of such a size is rare; looking for its end again and again is to cost no more than reading it.
            wanted = self.bytes.len() * 2;
        }
    }

    /// Takes the words that must stand here.
    fn words(&mut self, words: &[u8]) -> Result<(), Odd> {
        if !self.fill(words.len())? || !self.bytes.starts_with(words) {
            return Err(Odd);
        }
        self.bytes.drain(..words.len());
        Ok(())
    }

    /// Where a mark ends that must come.
    fn find(&mut self, mark: &[u8]) -> Result<usize, Odd> {
        let mut wanted = self.bytes.len().max(self.piece);
        loop {
            let more = self.fill(wanted)?;
            if let Some(start) = memmem::find(&self.bytes, mark) {
                return Ok(start + mark.len());
            }
            if !more {
                return Err(Odd);
            }
            wanted = self.bytes.len() * 2;
        }
    }

    fn cut(&mut self, field: &'static str, end: usize) -> Piece {
        let rest = self.bytes.split_off(end);
        let place = self.place;
        self.place += 1;
        Piece {
            place,
            field,
            bytes: std::mem::replace(&mut self.bytes, rest),
        }
    }

    /// Reads on until so many bytes are there; whether they are.
    fn fill(&mut self, wanted: usize) -> Result<bool, Odd> {
        let known = self.bytes.len();
        if known < wanted && !self.ended {
            let missing = wanted - known;
            self.bytes.reserve(missing);
            let mut next = (&mut self.from).take(missing as u64);
            next.read_to_end(&mut self.bytes).ok().ok_or(Odd)?;
            self.printing.add(&self.bytes[known..]);
            self.ended = self.bytes.len() < wanted;
        }
        Ok(self.bytes.len() >= wanted)
    }
}
