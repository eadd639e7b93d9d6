//! What tells one content of a file from another: so that nothing is written over a file that is not the one that was read.

/// The print of a content: its length and a hash of its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Print {
    length: u64,
    hash: u64,
}

impl Print {
    /// The print of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            length: bytes.len() as u64,
            hash: xxhash_rust::xxh3::xxh3_64(bytes),
        }
    }
}
