//! Why a picture was not made, as a value with a sentence.

use super::{LONGEST_SIDE, MOST_PIXELS};
use crate::text::{Language, number, picture_words};

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureError {
    /// More pixels than the limits allow.
    TooLarge {
        /// Width in pixels.
        width: f64,
        /// Height in pixels.
        height: f64,
    },
    /// More text than an SVG file may have.
    LongSvg {
        /// The most bytes.
        most: usize,
    },
    /// More pages than anybody hands out.
    ManyPages {
        /// How many it would be.
        pages: usize,
        /// The most.
        most: usize,
    },
    /// Nothing to draw: no width, no height, or a scale that is not a positive number.
    Empty,
    /// The drawing or the encoder failed; should not happen, so the technical words are kept.
    Failed(String),
}

impl PictureError {
    /// What happened, with the numbers, and what to do.
    pub fn sentence(&self, language: Language) -> String {
        let count = |value: f64| number(value, 0, language);
        match self {
            Self::TooLarge { width, height } => picture_words::TOO_LARGE.fill(
                language,
                &[
                    ("width", &count(*width)),
                    ("height", &count(*height)),
                    ("side", &count(f64::from(LONGEST_SIDE))),
                    ("million", &(MOST_PIXELS / 1_000_000)),
                ],
            ),
            Self::LongSvg { most } => {
                picture_words::LONG_SVG.fill(language, &[("mb", &(most / 1_000_000))])
            }
            Self::ManyPages { pages, most } => {
                picture_words::MANY_PAGES.fill(language, &[("pages", pages), ("most", most)])
            }
            Self::Empty => picture_words::EMPTY.of(language).to_owned(),
            Self::Failed(why) => picture_words::FAILED.fill(language, &[("why", why)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_the_size_and_the_limit() {
        let error = PictureError::TooLarge {
            width: 40_000.0,
            height: 900.0,
        };
        let zh = error.sentence(Language::Zh);
        assert!(zh.contains("40000 × 900") && zh.contains("30000"), "{zh}");
        let en = error.sentence(Language::En);
        assert!(
            en.contains("40,000 × 900") && en.contains("200 million"),
            "{en}"
        );
    }
}
