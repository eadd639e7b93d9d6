//! The order of the five close-out steps (销号五步法): what may come next, and what speaks against an event.
//!
//! Rules: verification needs every measure done; self-check <= verification <= notice start <= notice end < filing <=
//! record-filing; a return or a relapse begins a new round with step 1. An event may stand against the order when it
//! keeps the reason for that ([`CloseOutEvent::override_reason`](crate::plan::CloseOutEvent)).

mod order;
mod refusal;
mod round;

pub use order::{OrderFault, against, against_log, order_faults};
pub use refusal::{OrderRefusal, step_word};
pub use round::Round;
