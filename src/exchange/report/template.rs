//! Text with fields between braces: taken apart with the place of each field, `{{` and `}}` for the braces themselves.

use std::ops::Range;

/// Where in a text something stands: line and column, both from 1, counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// A field as written, without its braces.
    Field {
        /// What stands between the braces.
        name: String,
        /// Where its brace opens.
        at: Spot,
        /// The characters it takes in the text, braces included.
        chars: Range<usize>,
    },
    /// A brace that is not closed on its line, with what follows it.
    Unclosed {
        /// The rest of the line, brace included.
        rest: String,
        /// Where it opens.
        at: Spot,
    },
}

/// Takes a text apart. A single `}` is plain text; a field ends on the line it begins.
pub fn pieces(text: &str) -> Vec<Piece> {
    let characters: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let (mut line, mut line_start, mut at) = (1, 0, 0);
    while at < characters.len() {
        let character = characters[at];
        let doubled = characters.get(at + 1) == Some(&character);
        if matches!(character, '{' | '}') && doubled {
            plain.push(character);
            at += 2;
            continue;
        }
        if character != '{' {
            plain.push(character);
            at += 1;
            if character == '\n' {
                line += 1;
                line_start = at;
            }
            continue;
        }
        let spot = Spot {
            line,
            column: at - line_start + 1,
        };
        let stop = characters[at + 1..]
            .iter()
            .position(|character| matches!(character, '{' | '}' | '\n'))
            .map_or(characters.len(), |length| at + 1 + length);
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        if characters.get(stop) == Some(&'}') {
            pieces.push(Piece::Field {
                name: characters[at + 1..stop].iter().collect(),
                at: spot,
                chars: at..stop + 1,
            });
            at = stop + 1;
        } else {
            pieces.push(Piece::Unclosed {
                rest: characters[at..stop].iter().collect(),
                at: spot,
            });
            at = stop;
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str, line: usize, column: usize, chars: Range<usize>) -> Piece {
        Piece::Field {
            name: name.to_owned(),
            at: Spot { line, column },
            chars,
        }
    }

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    #[test]
    fn texts_are_taken_apart_with_their_places() {
        let cases: [(&str, Vec<Piece>); 7] = [
            ("", vec![]),
            ("没有字段", vec![text("没有字段")]),
            (
                "共{total}项，\n已完成{completed}项",
                vec![
                    text("共"),
                    field("total", 1, 2, 1..8),
                    text("项，\n已完成"),
                    field("completed", 2, 4, 14..25),
                    text("项"),
                ],
            ),
            ("写作{{total}}", vec![text("写作{total}")]),
            ("a } b }} c", vec![text("a } b } c")]),
            (
                "断{total\n续",
                vec![
                    text("断"),
                    Piece::Unclosed {
                        rest: "{total".to_owned(),
                        at: Spot { line: 1, column: 2 },
                    },
                    text("\n续"),
                ],
            ),
            (
                "{a{b}",
                vec![
                    Piece::Unclosed {
                        rest: "{a".to_owned(),
                        at: Spot { line: 1, column: 1 },
                    },
                    field("b", 1, 3, 2..5),
                ],
            ),
        ];
        for (source, expected) in cases {
            assert_eq!(pieces(source), expected, "{source}");
        }
    }
}
