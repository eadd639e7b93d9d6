//! A paper: title, headings, paragraphs and tables in order, before it becomes a file.

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What heads it.
    pub head: String,
    /// Its share of the width.
    pub width: u32,
}

/// A block of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of the first level, on a line of its own.
    Heading(String),
    /// A heading of the second level that its paragraph follows on the same line.
    RunIn {
        /// The heading, with the stop at its end.
        heading: String,
        /// The text after it; may be empty.
        text: String,
    },
    /// A paragraph of body text.
    Paragraph(String),
    /// A table with a head row; the first column of a table without heads names the rows.
    Table {
        /// Its columns.
        columns: Vec<Column>,
        /// Its rows, each with a cell a column.
        rows: Vec<Vec<String>>,
    },
    /// A line at the right end: who signs, and the day.
    Signature(String),
    /// A quiet line: what is made up, where figures come from.
    Note(String),
}

/// A paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// The lines of its title.
    pub title: Vec<String>,
    /// A line under the title, empty for none.
    pub subtitle: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// The proposed file name, without ending.
    pub file_name: String,
}

impl Block {
    /// A table that has heads.
    pub fn has_heads(columns: &[Column]) -> bool {
        columns.iter().any(|column| !column.head.is_empty())
    }
}

impl Paper {
    /// How many characters it has, without spaces, as offices count.
    pub fn characters(&self) -> usize {
        let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let blocks: usize = self
            .blocks
            .iter()
            .map(|block| match block {
                Block::Heading(text)
                | Block::Paragraph(text)
                | Block::Signature(text)
                | Block::Note(text) => count(text),
                Block::RunIn { heading, text } => count(heading) + count(text),
                Block::Table { columns, rows } => {
                    columns.iter().map(|c| count(&c.head)).sum::<usize>()
                        + rows.iter().flatten().map(|cell| count(cell)).sum::<usize>()
                }
            })
            .sum();
        blocks + self.title.iter().map(|line| count(line)).sum::<usize>() + count(&self.subtitle)
    }
}
