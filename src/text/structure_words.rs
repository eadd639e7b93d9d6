//! The phrases of the structure page.

crate::phrases! {}
