//! Records packed into a line of text, for a file that carries them and is not read there by people.

use crate::plan::Change;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use std::io::Read;

/// A line unpacks to so many times its own length at most, beyond what is always allowed: the records of a plan hardly come
/// to half of it, and a forged line must not fill the memory.
const TIMES: usize = 32;
const ALWAYS: usize = 1 << 20;

/// Why a line cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is damaged.
    Damaged,
    /// It would become larger than any that this program packs.
    TooLarge,
}

/// How long the text may be that some bytes unpack to.
const fn most(packed: usize) -> usize {
    packed.saturating_mul(TIMES).saturating_add(ALWAYS)
}

/// The records that a change puts, packed; empty for none.
pub(super) fn pack(change: &Change) -> String {
    if change.is_empty() {
        return String::new();
    }
    // Plain records have no way to fail as text; were there one, unpacking would find it.
    let text = ron::to_string(change).unwrap_or_default();
    let mut bytes = deflated(&text, Compression::fast());
    // The same words a thousand times over: kept as they are, so that every line unpacks.
    if text.len() > most(bytes.len()) {
        bytes = deflated(&text, Compression::none());
    }
    STANDARD_NO_PAD.encode(bytes)
}

fn deflated(text: &str, how: Compression) -> Vec<u8> {
    let mut bytes = Vec::new();
    let packed = DeflateEncoder::new(text.as_bytes(), how).read_to_end(&mut bytes);
    if let Err(error) = packed {
        log::error!("{error}");
    }
    bytes
}

/// What was packed.
pub(super) fn unpack(packed: &str) -> Result<Change, Fault> {
    if packed.is_empty() {
        return Ok(Change::default());
    }
    let bytes = STANDARD_NO_PAD.decode(packed.trim());
    let bytes = bytes.ok().ok_or(Fault::Damaged)?;
    let most = most(bytes.len());
    let mut text = Vec::new();
    let mut reader = DeflateDecoder::new(bytes.as_slice()).take(most as u64 + 1);
    let read = reader.read_to_end(&mut text);
    read.ok().ok_or(Fault::Damaged)?;
    if text.len() > most {
        return Err(Fault::TooLarge);
    }
    let text = String::from_utf8(text).ok().ok_or(Fault::Damaged)?;
    ron::from_str(&text).ok().ok_or(Fault::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::random::changes;
    use crate::plan::{Head, Plan};
    use proptest::prelude::*;
    use std::sync::Arc;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked((_, all) in changes()) {
            for change in &all {
                prop_assert_eq!(unpack(&pack(change)), Ok(change.clone()));
            }
        }

        #[test]
        fn damaged_lines_are_refused(text in "[A-Za-z0-9+/ ]{1,80}") {
            prop_assert_eq!(unpack(&text), Err(Fault::Damaged));
        }
    }

    #[test]
    fn a_line_that_would_fill_the_memory_is_refused_and_the_same_words_over_and_over_are_not() {
        let bytes = deflated(&"a".repeat(ALWAYS * 2), Compression::best());
        assert!(bytes.len() * TIMES < ALWAYS);
        let forged = STANDARD_NO_PAD.encode(bytes);
        assert_eq!(unpack(&forged), Err(Fault::TooLarge));
        let head = Head {
            notes: "同一句话".repeat(ALWAYS / 4),
            ..Head::default()
        };
        let change = Change {
            head: Some((Arc::clone(Plan::default().head()), Arc::new(head))),
            ..Change::default()
        };
        assert_eq!(unpack(&pack(&change)), Ok(change));
    }
}
