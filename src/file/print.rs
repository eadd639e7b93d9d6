//! What tells one content of a file from another: so that nothing is written over a file that is not the one that was read.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// The print of a content: its length and a hash of its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    length: u64,
    hash: u64,
}

impl Print {
    /// The hash in a few letters, for names of files.
    pub(super) fn short(self) -> String {
        format!("{:08x}", self.hash >> 32)
    }

    /// The print of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            length: bytes.len() as u64,
            hash: xxh3_64(bytes),
        }
    }

    /// What stands for the print of a content that is too large to be a plan, and is not read.
    pub(super) fn unread(length: u64) -> Self {
        Self { length, hash: 0 }
    }

    /// The print as a lock tells it, always of the same length.
    pub(super) fn written(self) -> String {
        format!("{:016x}-{:016x}", self.length, self.hash)
    }
}

/// The print of a content that comes part by part.
#[derive(Default)]
pub(super) struct Printing {
    length: u64,
    hash: Xxh3,
}

impl Printing {
    /// Takes the next part.
    pub fn add(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        self.hash.update(bytes);
    }

    /// The print of all parts.
    pub fn print(&self) -> Print {
        Print {
            length: self.length,
            hash: self.hash.digest(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_the_print_of_the_whole() {
        let bytes: Vec<u8> = (0..=255).cycle().take(5000).collect();
        for part in [1, 7, 240, 1024, 9000] {
            let mut printing = Printing::default();
            bytes.chunks(part).for_each(|part| printing.add(part));
            assert_eq!(printing.print(), Print::of(&bytes));
        }
        assert_eq!(Printing::default().print(), Print::of(&[]));
    }
}
