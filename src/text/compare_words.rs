//! The phrases of what changed between two dates or two plans.

crate::phrases! {}
