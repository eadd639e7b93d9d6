//! How a journal is cut into records: a kind, a length and a checksum before each, so that half a record is known as such.

use xxhash_rust::xxh3::xxh3_64;

/// What every journal begins with; the number counts up when journals are made otherwise.
pub(super) const MAGIC: &[u8] = b"zhenggai journal 1\n";

/// Kind, length and checksum.
const HEAD: usize = 1 + 4 + 8;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of which plan the journal is.
    Header = b'H' as isize,
    /// A change.
    Change = b'C' as isize,
    /// What the change was, in words; it follows the change.
    Said = b'S' as isize,
}

impl Kind {
    fn of(byte: u8) -> Option<Self> {
        [Self::Header, Self::Change, Self::Said]
            .into_iter()
            .find(|kind| *kind as u8 == byte)
    }
}

fn sum(kind: u8, length: [u8; 4], payload: &[u8]) -> u64 {
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    hash.update(&[kind]);
    hash.update(&length);
    hash.update(payload);
    hash.digest()
}

/// Adds a record to what is to be written; `false` where it is longer than a record can be.
pub(super) fn push(bytes: &mut Vec<u8>, kind: Kind, payload: &[u8]) -> bool {
    let Ok(length) = u32::try_from(payload.len()) else {
        return false;
    };
    let (kind, length) = (kind as u8, length.to_le_bytes());
    bytes.push(kind);
    bytes.extend_from_slice(&length);
    bytes.extend_from_slice(&sum(kind, length, payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    true
}

/// Gives the whole records of a journal in order and ends before the first that is not whole. Nothing is copied.
#[derive(Clone, Debug)]
pub(super) struct Frames<'b> {
    rest: &'b [u8],
}

impl<'b> Frames<'b> {
    /// The records of a journal; `None` where it does not begin as one.
    pub fn of(bytes: &'b [u8]) -> Option<Self> {
        bytes.strip_prefix(MAGIC).map(|rest| Self { rest })
    }
}

impl<'b> Iterator for Frames<'b> {
    type Item = (Kind, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (head, behind) = self.rest.split_at_checked(HEAD)?;
        let length: [u8; 4] = head[1..5].try_into().ok()?;
        let told = u64::from_le_bytes(head[5..HEAD].try_into().ok()?);
        let (payload, rest) = behind.split_at_checked(u32::from_le_bytes(length) as usize)?;
        if sum(head[0], length, payload) != told {
            self.rest = &[];
            return None;
        }
        let kind = Kind::of(head[0])?;
        self.rest = rest;
        Some((kind, payload))
    }
}

/// A short text from words, for names of files.
pub(super) fn short(words: &[u8]) -> String {
    format!("{:08x}", xxh3_64(words) >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cut_gives_the_whole_records_before_it() {
        let mut bytes = MAGIC.to_vec();
        let mut ends = vec![bytes.len()];
        for (kind, payload) in [
            (Kind::Header, &b"of"[..]),
            (Kind::Change, b""),
            (Kind::Said, "改".as_bytes()),
        ] {
            assert!(push(&mut bytes, kind, payload));
            ends.push(bytes.len());
        }
        for cut in 0..=bytes.len() {
            let whole = ends.iter().filter(|end| **end <= cut).count();
            let found = Frames::of(&bytes[..cut]).map(Iterator::count);
            assert_eq!(found, whole.checked_sub(1), "{cut}");
        }
    }

    #[test]
    fn a_record_that_reads_otherwise_ends_the_journal() {
        let mut bytes = MAGIC.to_vec();
        push(&mut bytes, Kind::Header, b"first");
        let first = bytes.len();
        push(&mut bytes, Kind::Change, b"second");
        for at in first..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 0x40;
            let found = Frames::of(&other).map(Iterator::count);
            assert_eq!(found, Some(1), "{at}");
        }
    }
}
