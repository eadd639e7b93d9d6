//! The phrases of the assess room.

crate::phrases! {}
