//! The phrases of documents that leave as .docx.

crate::phrases! {}
