//! Finds a Simplified Chinese face of the system for characters that the built-in font lacks (rare names of people and places).

use fontdb::{Database, FaceInfo};

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
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    choose(&fonts)
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
