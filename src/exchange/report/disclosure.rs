//! The public text (整改落实情况) as a paper: sections with their fields filled, or every field that says nothing.

use super::bounds;
use super::ground::{Filled, Ground};
use super::lack::Lack;
use super::outline::{Part, part_of};
use super::paper::{Block, Paper};
use super::template::Spot;
use crate::plan::{DisclosureSection, Id};
use crate::text::{Language, paper_words as words};

/// A field that says nothing, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// The section.
    pub section: Id,
    /// Its heading.
    pub heading: String,
    /// The field as written, braces included.
    pub written: String,
    /// Line and column in the text of the section.
    pub at: Spot,
    /// Why.
    pub lack: Lack,
}

impl Wrong {
    /// Place, field, reason and what to do, in a sentence.
    pub fn sentence(&self, language: Language) -> String {
        words::WRONG_AT.fill(
            language,
            &[
                ("heading", &self.heading),
                ("line", &self.at.line),
                ("column", &self.at.column),
                ("field", &self.written),
                ("why", &self.lack.sentence(language)),
            ],
        )
    }
}

/// Every field of the sections that says nothing, in order.
pub fn wrong_fields(ground: &Ground<'_>, sections: &[DisclosureSection]) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for section in sections {
        for piece in ground.fill(&section.text) {
            if let Filled::Wrong { written, lack, at } = piece {
                wrong.push(Wrong {
                    section: section.id.clone(),
                    heading: section.heading.clone(),
                    written,
                    at,
                    lack,
                });
            }
        }
    }
    wrong
}

/// The lines of the paper's title: those of a section called title, else made from region and round.
pub fn title(ground: &Ground<'_>, sections: &[DisclosureSection]) -> Vec<String> {
    let own = sections
        .iter()
        .find(|section| part_of(&section.heading) == Part::Title)
        .map(|section| plain(ground, &section.text));
    let lines = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    };
    match own.map(|text| lines(&text)) {
        Some(lines) if !lines.is_empty() => lines,
        _ => {
            let head = ground.plan.head();
            let made = words::DISCLOSURE_TITLE.fill(
                ground.language,
                &[("region", &head.region), ("round", &head.round)],
            );
            lines(&made)
        }
    }
}

/// A text with its fields filled; what says nothing stays as it is written.
fn plain(ground: &Ground<'_>, text: &str) -> String {
    let filled = ground
        .fill(text)
        .into_iter()
        .map(|piece| match piece {
            Filled::Text(text) => text,
            Filled::Figure { value, .. } => value,
            Filled::Wrong { written, .. } => written,
        })
        .collect();
    // Here already: a million lines would become a million paragraphs first.
    bounds::text(filled, ground.language)
}

/// The heading of the second level as it runs into its text: with a stop at its end.
fn run_in(heading: &str, language: Language) -> String {
    let heading = heading.trim();
    if heading.ends_with(['。', '.', '：', ':', '！', '？']) {
        return heading.to_owned();
    }
    match language {
        Language::Zh => format!("{heading}。"),
        Language::En => format!("{heading}."),
    }
}

/// The public text as a paper.
///
/// # Errors
/// Every field that says nothing; a paper with a hole in it must not leave the office.
pub fn disclosure(
    ground: &Ground<'_>,
    sections: &[DisclosureSection],
) -> Result<Paper, Vec<Wrong>> {
    let wrong = wrong_fields(ground, sections);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let language = ground.language;
    let mut blocks = Vec::new();
    for section in sections {
        let part = part_of(&section.heading);
        let text = plain(ground, &section.text);
        let mut lines = text
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty());
        match part {
            Part::Title => continue,
            Part::Lead => {}
            Part::Section => blocks.push(Block::Heading(section.heading.trim().to_owned())),
            Part::Subsection => blocks.push(Block::RunIn {
                heading: run_in(&section.heading, language),
                text: lines.next().unwrap_or_default(),
            }),
            Part::Signature => {
                blocks.extend(lines.by_ref().map(Block::Signature));
            }
        }
        blocks.extend(lines.map(Block::Paragraph));
    }
    let day = super::day_in_words(ground.assessment.as_of(), language);
    let title = title(ground, sections);
    Ok(Paper {
        file_name: title.concat(),
        subtitle: subtitle(ground, &day),
        title,
        blocks,
    }
    .bounded(language))
}

/// The line under a title: the as-of date, and that the data are made up where they are.
pub(super) fn subtitle(ground: &Ground<'_>, day: &str) -> String {
    let phrase = if ground.assessment.index().holds_sample() {
        words::SUBTITLE_SAMPLE
    } else {
        words::SUBTITLE
    };
    phrase.fill(ground.language, &[("date", &day)])
}
