//! The faces a picture is drawn with: the embedded two, and faces of the system only for characters these lack.

use crate::chart::{Scene, Shape, fonts, metrics};
use resvg::usvg::fontdb::{Database, Source};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// A font file and the place of the wanted face in it.
pub type FaceFile = (Vec<u8>, u32);

/// The faces of a picture. What the embedded ones can draw is drawn by them, so that a picture is the same on every machine
/// as long as it holds no rare characters.
#[derive(Clone, Debug)]
pub struct Faces(Arc<Database>);

impl Faces {
    /// The embedded faces, and no others.
    pub fn embedded() -> Self {
        static FACES: OnceLock<Arc<Database>> = OnceLock::new();
        let faces = FACES.get_or_init(|| {
            let mut faces = Database::new();
            for face in [fonts::REGULAR, fonts::BOLD] {
                faces.load_font_source(Source::Binary(Arc::new(face)));
            }
            faces.set_sans_serif_family(fonts::FAMILY);
            Arc::new(faces)
        });
        Self(Arc::clone(faces))
    }

    /// The embedded faces, and after them others for characters they lack.
    #[must_use]
    pub fn with(extra: Vec<FaceFile>) -> Self {
        let mut faces = (*Self::embedded().0).clone();
        for (bytes, index) in extra {
            // A collection holds the shapes of other countries too; only the wanted one may be asked.
            for id in faces.load_font_source(Source::Binary(Arc::new(bytes))) {
                if faces.face(id).is_some_and(|face| face.index != index) {
                    faces.remove_face(id);
                }
            }
        }
        Self(Arc::new(faces))
    }

    /// What the drawer asks for faces.
    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.0)
    }

    /// The characters of a scene that none of the faces has, in order of code; pictures show an empty box for them.
    pub fn unshown(&self, scene: &Scene) -> Vec<char> {
        let mut missing = missing_characters(scene);
        for id in self.0.faces().map(|face| face.id).collect::<Vec<_>>() {
            if missing.is_empty() {
                break;
            }
            self.0.with_face_data(id, |data, index| {
                missing.retain(|character| !draws(data, index, *character));
            });
        }
        missing
    }

    /// The scene with a box for every character that none of the faces has. The drawer stops looking for other faces at
    /// the first such character of a text, and would draw boxes for those behind it that a face does have.
    pub(super) fn within<'s>(&self, scene: &'s Scene) -> Cow<'s, Scene> {
        const BOX: char = '□';
        let missing = self.unshown(scene);
        if missing.is_empty() {
            return Cow::Borrowed(scene);
        }
        let mut scene = scene.clone();
        for mark in &mut scene.marks {
            if let Shape::Text(text) = &mut mark.shape
                && text.text.contains(missing.as_slice())
            {
                text.text = text.text.replace(missing.as_slice(), &BOX.to_string());
            }
        }
        Cow::Owned(scene)
    }
}

/// Whether a face draws a character with lines: pictures show no glyphs that are pictures themselves.
pub fn draws(data: &[u8], index: u32, character: char) -> bool {
    ttf_parser::Face::parse(data, index).is_ok_and(|face| {
        face.glyph_index(character)
            .is_some_and(|glyph| face.glyph_bounding_box(glyph).is_some())
    })
}

/// Signs that join and vary others, or are breaks; nothing is drawn for them.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// The characters of a scene that the embedded faces lack, in order of code.
pub fn missing_characters(scene: &Scene) -> Vec<char> {
    let missing: BTreeSet<char> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text.text.chars()),
            _ => None,
        })
        .flatten()
        .filter(|character| !is_invisible(*character) && !metrics::has(*character))
        .collect();
    missing.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Align, Point, Rect, theme::LIGHT};
    use crate::picture::rgba;

    /// A face with a full block for U+E000 and 𠮷, and nothing else.
    const RARE: &[u8] = include_bytes!("../../tests/cases/rare_face.ttf");

    fn scene(words: &str) -> Scene {
        let mut scene = Scene::new(200.0, 40.0);
        scene.fill(Rect::new(0.0, 0.0, 200.0, 40.0), LIGHT.panel);
        scene.text(Point::new(10.0, 20.0), words, 24.0, LIGHT.t1, Align::Left);
        scene
    }

    #[test]
    fn characters_without_a_glyph_are_named_once() {
        let mut scene = scene("整改\u{1F600}\u{FE0F}㛃");
        let at = Point::new(0.0, 10.0);
        scene.text(at, "\u{1F600}\u{E000}", 12.0, LIGHT.t1, Align::Left);
        assert_eq!(missing_characters(&scene), ['\u{E000}', '\u{1F600}']);
        let faces = Faces::with(vec![(RARE.to_vec(), 0)]);
        assert_eq!(faces.unshown(&scene), ['\u{1F600}']);
    }

    #[test]
    fn another_face_draws_what_the_embedded_ones_lack_and_nothing_else() {
        let (own, more) = (Faces::embedded(), Faces::with(vec![(RARE.to_vec(), 0)]));
        let drawn = |words: &str, faces: &Faces| rgba(&scene(words), 1.0, faces).unwrap();
        assert!(drawn("整改", &own) == drawn("整改", &more));
        assert!(drawn("\u{20BB7}", &own) != drawn("\u{20BB7}", &more));
        assert!(more.unshown(&scene("\u{20BB7}")).is_empty());
    }

    #[test]
    fn a_character_without_a_face_hides_none_that_has_one() {
        let more = Faces::with(vec![(RARE.to_vec(), 0)]);
        let drawn = |words: &str| rgba(&scene(words), 1.0, &more).unwrap();
        // The first sign has no face, the second one has.
        assert!(drawn("\u{1F600}\u{20BB7}") == drawn("□\u{20BB7}"));
        assert!(drawn("\u{1F600}\u{20BB7}") != drawn("□□"));
    }

    #[test]
    fn raised_and_lowered_figures_are_embedded() {
        let words = "PM₂.₅ 0123456789 ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ SO₄²⁻";
        assert!(missing_characters(&scene(words)).is_empty());
        let own = Faces::embedded();
        let drawn = |words: &str| rgba(&scene(words), 1.0, &own).unwrap();
        // Each is a figure of its own, and no box.
        assert!(drawn("₂") != drawn("₅"));
        assert!(drawn("₂") != drawn("\u{20BB7}"));
    }
}
