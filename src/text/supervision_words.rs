//! The phrases of the supervision page.

crate::phrases! {}
