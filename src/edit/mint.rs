//! New ids: 64 random bits, so that two people offline never mint the same.

use crate::plan::Id;
use std::hash::BuildHasher;

/// A new id from 64 random bits.
pub fn mint() -> Id {
    // Where the system gives no random bits, the seed of the standard hash maps, itself random, must do.
    let bits = getrandom::u64()
        .unwrap_or_else(|_| std::hash::RandomState::new().hash_one(std::process::id()));
    Id::from_bits(bits)
}
