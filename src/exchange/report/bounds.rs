//! How much a paper holds at most: what is longer is cut with a mark and a sentence that says where it stands whole.
//!
//! How long names are, and where texts are cut, is the rule of [`crate::text::bounds`]. A sheet nobody can print helps nobody, and a word processor given it takes a thousand times its memory. The bounds lie
//! far above what offices write; they are laid on each paper as it leaves its maker, so that every form of it (page, Word
//! file, Markdown, clipboard) is bounded alike.

use super::paper::{Block, Paper};
use crate::text::bounds::{self, cut_at};
use crate::text::{Language, paper_words as words};

/// Characters of one text: a section or a cell.
const TEXT_CHARS: usize = 20_000;
/// Lines of one text.
const TEXT_LINES: usize = 1_000;
/// Lines of a whole paper, cells counted as lines; about four hundred pages.
const PAPER_LINES: usize = 10_000;

/// A text as a paper may hold it: whole, or its beginning with a mark and where the rest stands.
pub(super) fn text(mut text: String, language: Language) -> String {
    if let Some(place) = cut_at(&text, TEXT_CHARS, TEXT_LINES) {
        text.truncate(place);
        text.shrink_to_fit();
        text.push_str(words::TEXT_CUT.of(language));
    }
    text
}

/// A name as a paper may hold it: whole, or its beginning with `…`.
pub(super) fn name(name: &str) -> String {
    bounds::name(name).into_owned()
}

/// How many lines a text takes in a paper.
fn lines(text: &str) -> usize {
    1 + text.bytes().filter(|byte| *byte == b'\n').count()
}

fn row_lines(row: &[String]) -> usize {
    row.iter().map(|cell| lines(cell)).sum()
}

/// A block whose texts are within bounds, and how many lines it takes.
fn block(block: Block, language: Language) -> (Block, usize) {
    match block {
        Block::Heading(heading) => (Block::Heading(name(&heading)), 1),
        Block::RunIn {
            heading,
            text: body,
        } => {
            let text = text(body, language);
            let lines = lines(&text);
            let heading = name(&heading);
            (Block::RunIn { heading, text }, lines)
        }
        Block::Paragraph(body) => {
            let body = text(body, language);
            let lines = lines(&body);
            (Block::Paragraph(body), lines)
        }
        Block::Signature(signed) => (Block::Signature(name(&signed)), lines(&signed)),
        Block::Note(body) => {
            let body = text(body, language);
            let lines = lines(&body);
            (Block::Note(body), lines)
        }
        Block::Table { columns, rows } => (Block::Table { columns, rows }, 0),
    }
}

impl Paper {
    /// The paper within the bounds of what a paper holds; one that is within them stays as it is.
    #[must_use]
    pub(super) fn bounded(self, language: Language) -> Self {
        let mut room = PAPER_LINES;
        let mut blocks = Vec::new();
        let all = self.blocks.len();
        for (place, one) in self.blocks.into_iter().enumerate() {
            let (one, taken) = block(one, language);
            if taken > room {
                let left = all - place;
                blocks.push(Block::Note(
                    words::PAPER_CUT.fill(language, &[("left", &left)]),
                ));
                break;
            }
            room -= taken;
            let Block::Table { columns, rows } = one else {
                blocks.push(one);
                continue;
            };
            let count = rows.len();
            let mut kept = Vec::new();
            for row in rows {
                let row: Vec<String> = row.into_iter().map(|cell| text(cell, language)).collect();
                let taken = row_lines(&row);
                if taken > room {
                    break;
                }
                room -= taken;
                kept.push(row);
            }
            let shown = kept.len();
            blocks.push(Block::Table {
                columns,
                rows: kept,
            });
            if shown < count {
                let left = count - shown;
                blocks.push(Block::Note(
                    words::TABLE_CUT.fill(language, &[("shown", &shown), ("left", &left)]),
                ));
            }
        }
        let title = self.title.iter().take(TEXT_LINES);
        Self {
            title: title.map(|line| name(line)).collect(),
            subtitle: name(&self.subtitle),
            blocks,
            file_name: name(&self.file_name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::paper::Column;
    use super::*;
    use proptest::prelude::*;

    const ZH: Language = Language::Zh;

    fn paragraphs(texts: impl IntoIterator<Item = String>) -> Paper {
        Paper {
            title: vec!["通报".to_owned()],
            blocks: texts.into_iter().map(Block::Paragraph).collect(),
            ..Paper::default()
        }
    }

    fn table(rows: usize, cell: &str) -> Paper {
        let column = Column {
            head: "任务".to_owned(),
            width: 1,
        };
        Paper {
            blocks: vec![
                Block::Table {
                    columns: vec![column; 2],
                    rows: vec![vec![cell.to_owned(); 2]; rows],
                },
                Block::Signature("水务局".to_owned()),
            ],
            ..Paper::default()
        }
    }

    #[test]
    fn what_offices_write_stays_as_it_is() {
        let long = paragraphs(["整改。".repeat(6_000), "一\n".repeat(900)]);
        assert_eq!(long.clone().bounded(ZH), long);
        let many = table(4_000, "河道整治");
        assert_eq!(many.clone().bounded(ZH), many);
    }

    #[test]
    fn a_text_too_long_is_cut_with_a_mark_and_says_where_it_stands_whole() {
        for (long, kept) in [("甲".repeat(20_001), 20_000), ("乙\n".repeat(1_000), 1_999)] {
            let beginning: String = long.chars().take(kept).collect();
            for language in [ZH, Language::En] {
                let cut = text(long.clone(), language);
                assert_eq!(
                    cut.strip_prefix(beginning.as_str()),
                    Some(words::TEXT_CUT.of(language))
                );
            }
        }
        assert_eq!(name(&"甲".repeat(501)), format!("{}…", "甲".repeat(500)));
        assert_eq!(name(&"甲".repeat(500)), "甲".repeat(500));
    }

    #[test]
    fn a_table_too_long_says_how_many_rows_are_left_out() {
        let cut = table(100_000, "河道整治").bounded(ZH);
        let [
            Block::Table { rows, .. },
            Block::Note(note),
            Block::Note(rest),
        ] = &cut.blocks[..]
        else {
            panic!("{:?}", cut.blocks.len());
        };
        assert_eq!(rows.len(), 5_000);
        assert!(note.contains("5000") && note.contains("95000"), "{note}");
        assert!(rest.contains('1'), "{rest}");
    }

    proptest! {
        #[test]
        fn no_paper_is_longer_than_its_bounds(
            texts in prop::collection::vec(("[甲\n]{0,3}", 0..4_000_usize), 0..30),
        ) {
            let texts = texts.iter().map(|(part, times)| part.repeat(*times));
            let cut = paragraphs(texts).bounded(ZH);
            let all: usize = cut
                .blocks
                .iter()
                .map(|block| match block {
                    Block::Paragraph(text) | Block::Note(text) => lines(text),
                    _ => 0,
                })
                .sum();
            prop_assert!(all <= PAPER_LINES + 1);
        }
    }
}
