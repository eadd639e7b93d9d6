//! The phrases of the disclosure page.

crate::phrases! {}
