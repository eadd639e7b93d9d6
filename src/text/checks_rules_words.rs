//! The phrases of the check rules.

crate::phrases! {}
