//! Fuzzes with what tests/fuzzed runs for a while: `cargo +nightly fuzz run part fuzz/corpus/part`.
#![no_main]

#[path = "../../tests/fuzzed/targets.rs"]
#[allow(dead_code)]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::part(data));
