//! Writing a journal: a generation begun, changes added at once, and the base beside it.

use super::super::format::FORMAT;
use super::delta::{change_text, text};
use super::folder::{Held, base_of, half_of, journal_of, private};
use super::frame::{Kind, MAGIC, push};
use super::header::{Header, Said};
use crate::plan::{Change, Plan};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// A generation that is being written.
#[derive(Debug)]
pub(super) struct Writer {
    file: File,
    /// So many bytes of it are whole records.
    whole: u64,
    /// Nothing was added since it was flushed.
    flushed: bool,
}

fn too_long() -> io::Error {
    io::ErrorKind::FileTooLarge.into()
}

fn record(bytes: &mut Vec<u8>, kind: Kind, text: Result<String, ron::Error>) -> io::Result<()> {
    let text = text.map_err(io::Error::other)?;
    push(bytes, kind, text.as_bytes())
        .then_some(())
        .ok_or_else(too_long)
}

impl Writer {
    /// Begins a generation.
    pub fn begin(held: &Held, generation: u64, header: &Header) -> io::Result<Self> {
        let path = journal_of(held.stem(), generation);
        let file = private()
            .write(true)
            .create(true)
            .truncate(true)
            .open(path)?;
        let mut bytes = MAGIC.to_vec();
        let header = Header {
            format: FORMAT,
            ..header.clone()
        };
        record(&mut bytes, Kind::Header, text(&header))?;
        let mut writer = Self {
            file,
            whole: 0,
            flushed: true,
        };
        writer.write(&bytes)?;
        Ok(writer)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = self.file.write_all(bytes);
        if written.is_ok() {
            self.whole += bytes.len() as u64;
            self.flushed = false;
        } else if let Err(error) = self.file.set_len(self.whole) {
            // Half a record stays; readers end before it.
            log::warn!("{error}");
        }
        written
    }

    /// Adds a change. It is with the system when this returns: the end of the process does not undo it.
    pub fn add(&mut self, change: &Change, said: &Said) -> io::Result<()> {
        let mut bytes = Vec::new();
        record(&mut bytes, Kind::Change, change_text(change))?;
        record(&mut bytes, Kind::Said, text(said))?;
        self.write(&bytes)
    }

    /// Waits until it has reached the disk.
    pub fn flush(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.flushed, true) {
            self.file.sync_data()?;
        }
        Ok(())
    }

    /// Whether something has not been flushed.
    pub fn is_waiting(&self) -> bool {
        !self.flushed
    }

    /// How large it is.
    pub fn bytes(&self) -> u64 {
        self.whole
    }
}

/// Writes what a generation begins from, whole or not at all; its size.
pub(super) fn write_base(stem: &Path, generation: u64, plan: &Plan) -> io::Result<u64> {
    let path = base_of(stem, generation);
    let mut bytes = MAGIC.to_vec();
    let whole = Change::between(&Plan::default(), plan);
    record(&mut bytes, Kind::Change, change_text(&whole))?;
    let half = half_of(stem, generation);
    let mut file = private()
        .write(true)
        .create(true)
        .truncate(true)
        .open(&half)?;
    let written = file
        .write_all(&bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&half, &path));
    if let Err(error) = written {
        fs::remove_file(&half).ok();
        return Err(error);
    }
    Ok(bytes.len() as u64)
}
