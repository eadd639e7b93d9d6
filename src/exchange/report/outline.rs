//! The outline of the public text: what a section is by its heading, and the usual outline to begin with.

use crate::plan::{DisclosureSection, Id};
use crate::text::{Language, Phrase, paper_words as words};
use crate::wording::says;

/// What a section is in the paper, by its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title of the paper.
    Title,
    /// The paragraph at the beginning, without heading.
    Lead,
    /// A section of the first level (一、).
    Section,
    /// A section of the second level （一）, whose heading runs into its text.
    Subsection,
    /// Who signs, and the day.
    Signature,
}

/// The part that a heading stands for.
pub fn part_of(heading: &str) -> Part {
    let heading = heading.trim();
    let is = |phrase| says(phrase, heading);
    if is(words::PART_TITLE) {
        Part::Title
    } else if is(words::PART_LEAD) || is(words::PART_OPENING) {
        Part::Lead
    } else if is(words::PART_SIGNATURE) {
        Part::Signature
    } else if heading.starts_with(['（', '(']) {
        Part::Subsection
    } else {
        Part::Section
    }
}

/// The language the sections are written in: Chinese where any Chinese character stands in them.
pub fn language_of(sections: &[DisclosureSection], otherwise: Language) -> Language {
    let text = |section: &DisclosureSection| format!("{}{}", section.heading, section.text);
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let mut any = false;
    for section in sections {
        let text = text(section);
        if text.chars().any(chinese) {
            return Language::Zh;
        }
        any |= !text.trim().is_empty();
    }
    if any { Language::En } else { otherwise }
}

/// The usual outline with fields in their places, for a plan whose text is empty. `mint` gives each section its id.
pub fn default_outline(language: Language, mut mint: impl FnMut() -> Id) -> Vec<DisclosureSection> {
    [
        (words::PART_LEAD, Some(words::OUTLINE_LEAD)),
        (words::HEAD_WORK, None),
        (words::HEAD_DUTY, Some(words::OUTLINE_DUTY)),
        (words::HEAD_SYSTEM, Some(words::OUTLINE_SYSTEM)),
        (words::HEAD_KINDS, Some(words::OUTLINE_KINDS)),
        (words::HEAD_FOLLOW_UP, Some(words::OUTLINE_FOLLOW_UP)),
        (words::HEAD_RESULTS, Some(words::OUTLINE_RESULTS)),
        (words::HEAD_NEXT, Some(words::OUTLINE_NEXT)),
        (words::PART_SIGNATURE, Some(words::OUTLINE_SIGNATURE)),
    ]
    .into_iter()
    .map(|(heading, text)| DisclosureSection {
        id: mint(),
        heading: heading.of(language).to_owned(),
        text: text.map_or_else(String::new, |text: Phrase| text.of(language).to_owned()),
    })
    .collect()
}
