//! The phrases of the checks page.

crate::phrases! {}
