//! The phrases of the monthly page.

crate::phrases! {}
