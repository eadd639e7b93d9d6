//! Walking over RON text token by token, without recursion: comments and strings skipped, brackets matched.

use std::ops::Range;

/// Brackets this deep in a file are no plan; a plan needs seven.
pub(super) const DEEPEST: usize = 64;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// A quoted text.
    Text,
    /// A quoted text or a comment that runs to the end of the file.
    Unended,
    /// An identifier, a number, a sign: anything else up to the next of the above.
    Word,
}

/// A token and where it stands, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub at: Range<usize>,
}

/// Gives the tokens of a text in order.
#[derive(Clone)]
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    /// The tokens from a byte offset on.
    pub fn from(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// Skips blanks and comments; `Some` where a block comment does not end.
    fn skip_blanks(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        loop {
            let rest = &self.text[self.at..];
            let blanks = rest.len() - rest.trim_start().len();
            self.at += blanks;
            match (bytes.get(self.at), bytes.get(self.at + 1)) {
                (Some(b'/'), Some(b'/')) => {
                    self.at = self.text[self.at..]
                        .find('\n')
                        .map_or(self.text.len(), |end| self.at + end);
                }
                (Some(b'/'), Some(b'*')) => {
                    let start = self.at;
                    if !self.skip_block_comment() {
                        return Some(Token {
                            kind: Kind::Unended,
                            at: start..self.text.len(),
                        });
                    }
                }
                _ => return None,
            }
        }
    }

    fn skip_block_comment(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut depth = 0usize;
        while self.at < bytes.len() {
            match (bytes[self.at], bytes.get(self.at + 1)) {
                (b'/', Some(b'*')) => {
                    depth += 1;
                    self.at += 2;
                }
                (b'*', Some(b'/')) => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return true;
                    }
                }
                _ => self.at += 1,
            }
        }
        false
    }

    /// The end of a quoted text that opens at `open` (the `"`), behind its closing quote.
    fn quoted_end(&self, open: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = open + 1;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' => at += 2,
                b'"' => return Some(at + 1),
                _ => at += 1,
            }
        }
        None
    }

    /// The end of a raw text whose `r` stands at `start`; `None` where it does not end.
    fn raw_end(&self, quote: usize, hashes: usize) -> Option<usize> {
        let closing = format!("\"{}", "#".repeat(hashes));
        self.text[quote + 1..]
            .find(&closing)
            .map(|end| quote + 1 + end + closing.len())
    }

    /// Where a raw text (`r"`, `r#"`, `br"`) opens at `at`: its quote and how many `#` it has.
    fn raw_open(&self) -> Option<(usize, usize)> {
        let rest = &self.text[self.at..];
        let body = rest.strip_prefix('b').unwrap_or(rest);
        let hashed = body.strip_prefix('r')?;
        let hashes = hashed.len() - hashed.trim_start_matches('#').len();
        hashed[hashes..]
            .starts_with('"')
            .then(|| (self.text.len() - hashed.len() + hashes, hashes))
    }
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || "()[]{}:,\"".contains(letter)
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(unended) = self.skip_blanks() {
            return Some(unended);
        }
        let start = self.at;
        let text = self.text;
        let byte = *text.as_bytes().get(start)?;
        let (kind, end) = match byte {
            b'(' | b'[' | b'{' => (Kind::Open, start + 1),
            b')' | b']' | b'}' => (Kind::Close, start + 1),
            b':' => (Kind::Colon, start + 1),
            b',' => (Kind::Comma, start + 1),
            b'"' => match self.quoted_end(start) {
                Some(end) => (Kind::Text, end),
                None => (Kind::Unended, text.len()),
            },
            b'b' if text[start + 1..].starts_with('"') => match self.quoted_end(start + 1) {
                Some(end) => (Kind::Text, end),
                None => (Kind::Unended, text.len()),
            },
            _ => match self.raw_open() {
                Some((quote, hashes)) => match self.raw_end(quote, hashes) {
                    Some(end) => (Kind::Text, end),
                    None => (Kind::Unended, text.len()),
                },
                None => {
                    let length = text[start..]
                        .char_indices()
                        .skip(1)
                        .find(|(_, letter)| ends_word(*letter))
                        .map_or(text.len() - start, |(length, _)| length);
                    (Kind::Word, start + length)
                }
            },
        };
        self.at = end;
        Some(Token {
            kind,
            at: start..end,
        })
    }
}

/// What is wrong with the brackets and quotes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// Brackets deeper than [`DEEPEST`].
    TooDeep { at: usize },
    /// A closing bracket that does not fit the one opened at `open`, or none is open.
    Mismatch { at: usize, open: Option<usize> },
    /// The text ends while the bracket at `open` waits for its partner.
    Unclosed { open: usize },
    /// A quoted text or comment that does not end.
    Unended { at: usize },
}

/// The closing bracket that belongs to an opening one.
pub(super) fn partner(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// Looks for broken brackets and quotes from the beginning; `None` where all fit.
pub(super) fn broken(text: &str) -> Option<Broken> {
    let bytes = text.as_bytes();
    let mut open: Vec<usize> = Vec::new();
    for token in Tokens::from(text, 0) {
        let at = token.at.start;
        match token.kind {
            Kind::Open if open.len() >= DEEPEST => return Some(Broken::TooDeep { at }),
            Kind::Open => open.push(at),
            Kind::Close => match open.pop() {
                Some(opened) if partner(bytes[opened]) == bytes[at] => {}
                opened => return Some(Broken::Mismatch { at, open: opened }),
            },
            Kind::Unended => return Some(Broken::Unended { at }),
            _ => {}
        }
    }
    open.pop().map(|open| Broken::Unclosed { open })
}

/// What stands at the very beginning of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Header {
    /// No struct opens: this is no plan file.
    NotAPlan,
    /// The plan opens at `open`, but says no format.
    NoFormat { open: usize },
    /// What stands behind `format:`.
    Format { at: Range<usize> },
}

/// Finds `format:` among the outermost fields, wherever it stands, before anything else is looked at.
pub(super) fn header(text: &str, name: &str) -> Header {
    outer(text, name, "format")
}

/// Finds one of the outermost fields as [`header`] does.
pub(super) fn outer(text: &str, name: &str, wanted: &str) -> Header {
    let bytes = text.as_bytes();
    let mut tokens = Tokens::from(text, 0).peekable();
    // `#![enable(...)]` may stand before the plan.
    while tokens
        .peek()
        .is_some_and(|token| text[token.at.clone()].starts_with('#'))
    {
        let mut depth = 0i32;
        for token in tokens.by_ref() {
            depth += match token.kind {
                Kind::Open => 1,
                Kind::Close => -1,
                _ => 0,
            };
            if depth == 0 && token.kind == Kind::Close {
                break;
            }
        }
    }
    if tokens
        .peek()
        .is_some_and(|token| &text[token.at.clone()] == name)
    {
        tokens.next();
    }
    let open = match tokens.next() {
        Some(token) if bytes[token.at.start] == b'(' && token.kind == Kind::Open => token.at.start,
        _ => return Header::NotAPlan,
    };
    let mut depth = 1usize;
    let mut word: Option<Range<usize>> = None;
    while let Some(token) = tokens.next() {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            Kind::Colon if depth == 1 => {
                if word.take().is_some_and(|word| &text[word] == wanted)
                    && let Some(value) = tokens.next()
                {
                    return Header::Format { at: value.at };
                }
            }
            Kind::Word if depth == 1 => word = Some(token.at),
            _ => {}
        }
    }
    Header::NoFormat { open }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Tokens::from(text, 0).map(|token| &text[token.at]).collect()
    }

    #[test]
    fn comments_and_quotes_hide_brackets() {
        assert_eq!(
            words("a(/* ( /* nested */ */ b: \"(\\\"\", // (\n r#\"(\"\"#, -1.5)"),
            [
                "a",
                "(",
                "b",
                ":",
                "\"(\\\"\"",
                ",",
                "r#\"(\"\"#",
                ",",
                "-1.5",
                ")"
            ]
        );
    }

    #[test]
    fn broken_brackets_are_found_where_they_stand() {
        assert_eq!(broken("([{}])"), None);
        assert_eq!(
            broken("([)"),
            Some(Broken::Mismatch {
                at: 2,
                open: Some(1)
            })
        );
        assert_eq!(broken("())"), Some(Broken::Mismatch { at: 2, open: None }));
        assert_eq!(broken("(a: ["), Some(Broken::Unclosed { open: 4 }));
        assert_eq!(broken("(a: \"x)"), Some(Broken::Unended { at: 4 }));
        assert_eq!(
            broken(&"[".repeat(10_000)),
            Some(Broken::TooDeep { at: DEEPEST })
        );
    }

    #[test]
    fn the_format_is_found_before_all_else() {
        let at = |text: &str| match header(text, "PlanFile") {
            Header::Format { at } => text[at].to_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(at("PlanFile(format: 1, x: ["), "1");
        assert_eq!(
            at("#![enable(implicit_some)]\n(head: (format: 9), format: 2)"),
            "2"
        );
        assert_eq!(at("PlanFile(head: ())"), "NoFormat { open: 8 }");
        assert_eq!(at("{\"format\": 1}"), "NotAPlan");
        assert_eq!(at("序号,任务"), "NotAPlan");
    }
}
