//! Finds faces of the system for characters that the built-in font lacks: a Simplified Chinese one for the window, and for
//! pictures any that draw what else is in them.

use crate::chart::Scene;
use crate::picture::{self, FaceFile, Faces};
use fontdb::{Database, FaceInfo};
use std::sync::OnceLock;

/// Families in order of preference; none is a Japanese, Korean or Traditional face, whose shapes would be wrong.
const FAMILIES: [&str; 14] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "思源黑体 CN",
    "思源黑体",
    "Microsoft YaHei",
    "微软雅黑",
    "PingFang SC",
    "SimHei",
    "黑体",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Serif CJK SC",
];

/// Characters outside GB2312 and the 8,105 standard characters that a useful fallback draws; all are in GBK, which the
/// fonts of Chinese office systems cover.
const RARE: [char; 6] = ['瞭', '囍', '喆', '犇', '鑱', '飜'];

/// A face for the fallback: a font file's bytes and which face of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallbackFace {
    /// The family's name.
    pub family: String,
    /// The font file.
    pub bytes: Vec<u8>,
    /// The place of the face in a collection; 0 for a single font.
    pub index: u32,
}

/// Looks through the system's fonts: 10 to 500 ms, so it belongs on a job. `None` when no face fits.
pub fn simplified_chinese() -> Option<FallbackFace> {
    choose(system())
}

/// The fonts of the system, looked through once.
fn system() -> &'static Database {
    static FONTS: OnceLock<Database> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        fonts
    })
}

/// The faces to draw a picture with. Fonts of the system are looked for only where the built-in ones lack something, so it
/// belongs on a job.
pub fn for_picture(scene: &Scene) -> Faces {
    let lacking = picture::missing_characters(scene);
    if lacking.is_empty() {
        return Faces::embedded();
    }
    Faces::with(that_draw(system(), lacking))
}

/// Faces that together draw as many of the characters as any do; families that fit Chinese come first.
fn that_draw(fonts: &Database, mut lacking: Vec<char>) -> Vec<FaceFile> {
    let mut faces: Vec<(usize, u16, &FaceInfo)> = fonts
        .faces()
        .filter(|face| !stands_for_all(face))
        .map(|face| {
            let heavier = face.weight.0.abs_diff(fontdb::Weight::NORMAL.0);
            (rank(face).unwrap_or(FAMILIES.len()), heavier, face)
        })
        .collect();
    faces.sort_by_key(|(rank, heavier, face)| {
        let slanted = face.style != fontdb::Style::Normal;
        (*rank, *heavier, slanted, face.monospaced)
    });
    let mut found = Vec::new();
    for (_, _, info) in faces {
        if lacking.is_empty() {
            break;
        }
        let file = fonts.with_face_data(info.id, |data, index| {
            let before = lacking.len();
            lacking.retain(|character| !picture::draws(data, index, *character));
            (lacking.len() < before).then(|| (data.to_vec(), index))
        });
        found.extend(file.flatten());
    }
    found
}

/// Whether a face has a sign for every character that says nothing about it.
fn stands_for_all(face: &FaceInfo) -> bool {
    let says_so = |name: &str| {
        ["Last Resort", "LastResort", "Blank"]
            .iter()
            .any(|part| name.contains(part))
    };
    face.families.iter().any(|(name, _)| says_so(name))
}

fn choose(fonts: &Database) -> Option<FallbackFace> {
    let mut faces: Vec<(usize, u16, &FaceInfo)> = fonts
        .faces()
        .filter_map(|face| {
            let rank = rank(face)?;
            Some((rank, face.weight.0.abs_diff(fontdb::Weight::NORMAL.0), face))
        })
        .collect();
    faces.sort_by_key(|(rank, weight, face)| (*rank, *weight, face.style != fontdb::Style::Normal));
    faces.into_iter().find_map(|(_, _, info)| {
        let (bytes, index) = fonts.with_face_data(info.id, |data, index| {
            covers_rare(data, index).then(|| (data.to_vec(), index))
        })??;
        let family = info.families.first().map(|(name, _)| name.clone())?;
        Some(FallbackFace {
            family,
            bytes,
            index,
        })
    })
}

/// The place of a face's family in the list of preference.
fn rank(face: &FaceInfo) -> Option<usize> {
    FAMILIES
        .iter()
        .position(|family| face.families.iter().any(|(name, _)| name == family))
}

fn covers_rare(data: &[u8], index: u32) -> bool {
    ttf_parser::Face::parse(data, index).is_ok_and(|face| {
        RARE.iter()
            .all(|&character| face.glyph_index(character).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_without_rare_characters_is_no_fallback() {
        let bytes = std::fs::read(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/assets/fonts/NotoSansSC-Regular.ttf"
        ))
        .expect("the built-in font");
        let mut fonts = Database::new();
        fonts.load_font_data(bytes);
        assert_eq!(fonts.len(), 1);
        assert_eq!(choose(&fonts), None);
    }

    #[test]
    fn only_what_is_lacking_is_looked_for_and_each_face_is_taken_once() {
        let mut fonts = Database::new();
        let rare = include_bytes!("../../tests/cases/rare_face.ttf");
        fonts.load_font_data(rare.to_vec());
        fonts.load_font_data(crate::chart::fonts::REGULAR.to_vec());
        let found = that_draw(&fonts, vec!['\u{E000}', '\u{20BB7}', '\u{1F600}']);
        assert!(found == [(rare.to_vec(), 0)], "{} faces", found.len());
        assert!(that_draw(&fonts, vec!['\u{1F600}']).is_empty());
    }

    #[test]
    fn what_is_found_is_a_simplified_face_that_draws_rare_characters() {
        // Passes on a machine without Chinese fonts as well: then there is nothing to find.
        if let Some(found) = simplified_chinese() {
            assert!(
                FAMILIES.contains(&found.family.as_str()),
                "{}",
                found.family
            );
            assert!(covers_rare(&found.bytes, found.index));
        }
    }
}
