//! The public text written to a file without a window.

use super::trouble::Trouble;
use crate::assess::Assessment;
use crate::exchange::report::{Ground, disclosure, docx, language_of, markdown};
use crate::plan::Plan;
use crate::text::Language;
use std::path::Path;

/// Writes the public text; the ending of the file decides the format.
pub(super) fn run(
    plan: &Plan,
    assessment: &Assessment,
    out: &Path,
    language: Language,
) -> Result<(), Trouble> {
    let ending = out
        .extension()
        .map(|ending| ending.to_ascii_lowercase().to_string_lossy().into_owned());
    let word = match ending.as_deref() {
        Some("docx") => true,
        Some("md") => false,
        _ => return Err(Trouble::ReportExtension(out.to_owned())),
    };
    let sections = &plan.head().disclosure;
    if sections.is_empty() {
        return Err(Trouble::NoText);
    }
    let ground = Ground {
        plan,
        assessment,
        // The text keeps its own language whatever that of the program is.
        language: language_of(sections, language),
    };
    let paper = disclosure(&ground, sections).map_err(Trouble::Fields)?;
    let bytes = if word {
        docx(&paper).map_err(Trouble::Docx)?
    } else {
        markdown(&paper).into_bytes()
    };
    crate::file::save_bytes(out, &bytes).map_err(Trouble::Save)
}
