//! The phrases of the overview page.

crate::phrases! {}
