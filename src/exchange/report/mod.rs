//! Papers that leave the office: the public text with its figure fields, the monthly brief, the papers of the close-out.
//!
//! [`Ground`] fills fields from a plan at the as-of date; [`Paper`] is what a page shows and what becomes a Word file,
//! Markdown or plain text.

mod bounds;
mod brief;
mod catalogue;
mod close_out_paper;
mod disclosure;
mod docx;
mod docx_order;
mod field;
mod ground;
mod html;
mod indicators;
mod lack;
mod markdown;
mod outline;
mod paper;
mod plain_fields;
mod template;
#[cfg(test)]
mod tests;

pub use brief::brief;
pub use catalogue::{Entry, catalogue};
pub use close_out_paper::{application, notice};
pub use disclosure::{Wrong, disclosure, title, wrong_fields};
pub use docx::{DocxError, docx};
pub use field::{Complaints, Field, Group, Records, Said, Word};
pub use ground::{Filled, Ground};
pub use html::paper_html;
pub use lack::Lack;
pub use markdown::{markdown, plain_text};
pub use outline::{Part, default_outline, language_of, part_of};
pub use paper::{Block, Column, Paper};
pub use template::{Piece, Spot, pieces};

use crate::plan::Day;
use crate::text::{self, Language};

/// A day in the words of a text: `2021年11月20日`, `20 November 2021`.
pub fn day_in_words(day: Day, language: Language) -> String {
    let month = text::month(day.year(), day.month(), language);
    match language {
        Language::Zh => format!("{month}{}日", day.day()),
        Language::En => format!("{} {month}", day.day()),
    }
}
