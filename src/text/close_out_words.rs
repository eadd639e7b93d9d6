//! The phrases of the close-out rules.

crate::phrases! {}
