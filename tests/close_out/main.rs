//! The close-out case by case: order of the steps, replay at a day, public notices as they were published.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests: what they miss is the failure"
)]

mod changes;
mod order;
mod replay;
mod table;
