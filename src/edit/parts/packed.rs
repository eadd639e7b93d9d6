//! Records packed into a line of text, for a file that carries them and is not read there by people.

use crate::plan::Change;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use std::io::Read;

/// The largest text that is unpacked: a damaged or forged line must not fill the memory.
const LARGEST: u64 = 256 << 20;

/// The records that a change puts, packed; empty for none.
pub(super) fn pack(change: &Change) -> String {
    if change.is_empty() {
        return String::new();
    }
    // Plain records have no way to fail as text; were there one, unpacking would find it.
    let text = ron::to_string(change).unwrap_or_default();
    let mut bytes = Vec::new();
    let packed = DeflateEncoder::new(text.as_bytes(), Compression::fast()).read_to_end(&mut bytes);
    if let Err(error) = packed {
        log::error!("{error}");
    }
    STANDARD_NO_PAD.encode(bytes)
}

/// What was packed; `None` where the line is damaged.
pub(super) fn unpack(packed: &str) -> Option<Change> {
    if packed.is_empty() {
        return Some(Change::default());
    }
    let bytes = STANDARD_NO_PAD.decode(packed.trim()).ok()?;
    let mut text = String::new();
    let mut reader = DeflateDecoder::new(bytes.as_slice()).take(LARGEST);
    reader.read_to_string(&mut text).ok()?;
    ron::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::random::changes;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked((_, all) in changes()) {
            for change in &all {
                prop_assert_eq!(unpack(&pack(change)), Some(change.clone()));
            }
        }

        #[test]
        fn damaged_lines_are_refused(text in "[A-Za-z0-9+/ ]{1,80}") {
            prop_assert_eq!(unpack(&text), None);
        }
    }
}
