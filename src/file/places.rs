//! Where a field of a plan file stands: a path such as `tasks[14].measures[2].due` to its line and column.

use super::scan::{Kind, Tokens};
use std::collections::HashMap;
use std::ops::Range;

/// A line and a column in a text file, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One step of a path: a field or a key by name, an element by its index from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A field of a record or a key of a map.
    Name(String),
    /// An element of a list.
    Index(usize),
}

/// A path from the plan down to a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Path(pub Vec<Step>);

impl Path {
    /// The path of an element of one of the plan's lists.
    pub fn record(list: &str, index: usize) -> Self {
        Self::default().name(list).index(index)
    }

    /// One field further.
    pub fn name(mut self, name: &str) -> Self {
        self.0.push(Step::Name(name.to_owned()));
        self
    }

    /// One element further.
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }
}

impl std::fmt::Display for Path {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                Step::Name(name) if place > 0 => write!(f, ".{name}")?,
                Step::Name(name) => f.write_str(name)?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl From<&serde_path_to_error::Path> for Path {
    fn from(path: &serde_path_to_error::Path) -> Self {
        use serde_path_to_error::Segment;
        Self(
            path.iter()
                .filter_map(|segment| match segment {
                    Segment::Seq { index } => Some(Step::Index(*index)),
                    Segment::Map { key } => Some(Step::Name(key.clone())),
                    Segment::Enum { .. } | Segment::Unknown => None,
                })
                .collect(),
        )
    }
}

/// Finds places in one text; the beginnings of lines and of the plan's records are looked up once.
pub(super) struct Places<'t> {
    text: &'t str,
    lines: Vec<usize>,
    records: HashMap<&'t str, Vec<usize>>,
}

impl<'t> Places<'t> {
    /// Looks at a whole text.
    pub fn of(text: &'t str) -> Self {
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            text,
            lines,
            records: records(text),
        }
    }

    /// The line and column of a byte.
    pub fn place(&self, at: usize) -> Place {
        let at = at.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        Place {
            line,
            column: self.text[start..at].chars().count() + 1,
        }
    }

    /// The byte at a line and a column, both from 1.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let start = line
            .checked_sub(1)
            .and_then(|line| self.lines.get(line))
            .copied()
            .unwrap_or(self.text.len());
        self.text[start..]
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(self.text.len(), |(length, _)| start + length)
    }

    /// Where the value at a path stands, as bytes.
    pub fn find(&self, path: &Path) -> Option<Range<usize>> {
        let (mut at, rest) = match path.0.as_slice() {
            [Step::Name(list), Step::Index(index), rest @ ..]
                if self.records.contains_key(list.as_str()) =>
            {
                (*self.records[list.as_str()].get(*index)?, rest)
            }
            all => (self.start()?, all),
        };
        for step in rest {
            at = inside(self.text, at, step)?;
        }
        value_end(self.text, at).map(|end| at..end)
    }

    /// Where the value at a path stands, or the nearest value above it.
    pub fn find_nearest(&self, path: &Path) -> Option<Range<usize>> {
        let mut path = path.clone();
        loop {
            if let Some(found) = self.find(&path) {
                return Some(found);
            }
            path.0.pop()?;
        }
    }

    /// Where a field's name stands in the record at a path.
    pub fn find_field_name(&self, path: &Path, name: &str) -> Option<Range<usize>> {
        let record = self.find(path)?;
        let mut depth = 0usize;
        let mut previous: Option<Range<usize>> = None;
        for token in Tokens::from(self.text, record.start) {
            if token.at.start >= record.end {
                break;
            }
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::Colon if depth == 1 => {
                    if let Some(word) = previous
                        .take()
                        .filter(|word| &self.text[word.clone()] == name)
                    {
                        return Some(word);
                    }
                }
                _ => {}
            }
            previous = Some(token.at);
        }
        None
    }

    /// Where the plan's own value begins, behind its name.
    fn start(&self) -> Option<usize> {
        outermost(self.text)
    }
}

fn outermost(text: &str) -> Option<usize> {
    Tokens::from(text, 0)
        .scan(0usize, |attribute, token| {
            // `#![enable(...)]` ends with its outer bracket.
            let word = &text[token.at.clone()];
            match token.kind {
                _ if word.starts_with('#') => *attribute = 1,
                Kind::Open if *attribute > 0 => *attribute += 1,
                Kind::Close if *attribute > 1 => {
                    *attribute -= 1;
                    if *attribute == 1 {
                        *attribute = 0;
                    }
                    return Some(None);
                }
                Kind::Open => return Some(Some(token.at.start)),
                _ => {}
            }
            Some(None)
        })
        .flatten()
        .next()
}

/// Where each element of each of the plan's lists begins, in one pass.
fn records(text: &str) -> HashMap<&str, Vec<usize>> {
    let mut found: HashMap<&str, Vec<usize>> = HashMap::new();
    let Some(start) = outermost(text) else {
        return found;
    };
    let mut depth = 0usize;
    let mut field: Option<&str> = None;
    let mut previous: Option<Range<usize>> = None;
    let mut element_awaited = false;
    for token in Tokens::from(text, start) {
        let at = token.at.start;
        if depth == 2 && element_awaited && token.kind != Kind::Close {
            if let Some(field) = field {
                found.entry(field).or_default().push(at);
            }
            element_awaited = false;
        }
        match token.kind {
            Kind::Open => {
                depth += 1;
                if depth == 2 {
                    element_awaited = text.as_bytes()[at] == b'[';
                }
            }
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Colon if depth == 1 => field = previous.take().map(|word| &text[word]),
            Kind::Comma if depth == 2 && field.is_some_and(|field| found.contains_key(field)) => {
                element_awaited = true;
            }
            _ => {}
        }
        previous = Some(token.at);
    }
    found
}

/// The end of the value that begins at `at`; `None` where its brackets do not close.
pub(super) fn value_end(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut end = None;
    for token in Tokens::from(text, at) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth == 0 => return end,
            Kind::Close => {
                depth -= 1;
                if depth == 0 {
                    return Some(token.at.end);
                }
            }
            Kind::Comma | Kind::Colon if depth == 0 => return end,
            // A word may be followed by a bracket (`Some("x")`), a text ends a value.
            Kind::Text | Kind::Unended if depth == 0 => return Some(token.at.end),
            _ => {}
        }
        end = Some(token.at.end);
    }
    end.filter(|_| depth == 0)
}

/// Where the value one step below the one at `at` begins.
fn inside(text: &str, at: usize, step: &Step) -> Option<usize> {
    let mut depth = 0usize;
    let mut index = 0usize;
    let mut previous: Option<Range<usize>> = None;
    let mut name_found = false;
    for token in Tokens::from(text, at) {
        let start = token.at.start;
        if depth == 1 && token.kind != Kind::Close {
            match step {
                Step::Index(wanted) if index == *wanted => return Some(start),
                Step::Name(_) if name_found => return Some(start),
                _ => {}
            }
        }
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return None;
                }
            }
            Kind::Comma if depth == 1 => index += 1,
            Kind::Colon if depth == 1 => {
                if let (Step::Name(name), Some(word)) = (step, previous.take()) {
                    name_found = text[word].trim_matches('"') == name;
                }
            }
            Kind::Word | Kind::Text if depth == 0 && previous.is_some() => return None,
            _ => {}
        }
        previous = Some(token.at);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "#![enable(implicit_some)]\nPlanFile(\n  format: 1,\n  head: (title: \"甲\"),\n  tasks: [\n    (id: \"a\", extra: {\"列\": \"值\"}),\n    (\n      id: \"b\", // tasks: [\n      measures: [(text: \"x\", due: Some(\"2021-01-01\"))],\n    ),\n  ],\n)\n";

    fn at(path: &Path) -> Option<&str> {
        Places::of(TEXT).find(path).map(|at| &TEXT[at])
    }

    #[test]
    fn a_path_leads_to_its_value() {
        let task = |index| Path::record("tasks", index);
        assert_eq!(
            at(&Path::default().name("head").name("title")),
            Some("\"甲\"")
        );
        assert_eq!(at(&task(0).name("extra").name("列")), Some("\"值\""));
        assert_eq!(at(&task(1).name("id")), Some("\"b\""));
        let due = task(1).name("measures").index(0).name("due");
        assert_eq!(at(&due), Some("Some(\"2021-01-01\")"));
        assert_eq!(at(&task(1).name("title")), None);
        assert_eq!(at(&task(2)), None);
        assert_eq!(due.to_string(), "tasks[1].measures[0].due");
        let places = Places::of(TEXT);
        let found = places.find_nearest(&task(1).name("title"));
        assert_eq!(
            found.map(|at| places.place(at.start)),
            Some(Place { line: 7, column: 5 })
        );
        assert_eq!(
            places
                .find_field_name(&task(1), "measures")
                .map(|at| places.place(at.start)),
            Some(Place { line: 9, column: 7 })
        );
    }

    #[test]
    fn offsets_and_places_are_inverse() {
        let places = Places::of(TEXT);
        for (at, _) in TEXT.char_indices() {
            let place = places.place(at);
            assert_eq!(places.offset(place.line, place.column), at);
        }
    }
}
