//! The faces of the window: the embedded two, then one of the system for characters they lack.

use crate::chart::fonts;
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

/// The family of the bold face.
const BOLD: &str = "bold";

/// Gives a context the embedded faces; `extra` is a face for rare characters, a font file and
/// the place of the face in it, asked last. May be called again when the
/// extra face is found.
pub fn install(ctx: &egui::Context, extra: Option<(Vec<u8>, u32)>) {
    let mut definitions = FontDefinitions::empty();
    let mut put = |name: &str, data: FontData| {
        definitions
            .font_data
            .insert(name.to_owned(), Arc::new(data));
    };
    put("regular", FontData::from_static(fonts::REGULAR));
    put("bold", FontData::from_static(fonts::BOLD));
    let mut regular = vec!["regular".to_owned()];
    let mut bold = vec!["bold".to_owned()];
    if let Some((bytes, index)) = extra {
        put(
            "extra",
            FontData {
                index,
                ..FontData::from_owned(bytes)
            },
        );
        regular.push("extra".to_owned());
        bold.push("extra".to_owned());
    }
    definitions.families = [
        (FontFamily::Proportional, regular.clone()),
        (FontFamily::Monospace, regular),
        (FontFamily::Name(BOLD.into()), bold),
    ]
    .into();
    ctx.set_fonts(definitions);
}

/// The regular face in a size.
pub fn regular(size: f64) -> FontId {
    FontId::new(size as f32, FontFamily::Proportional)
}

/// The bold face in a size.
pub fn bold(size: f64) -> FontId {
    FontId::new(size as f32, FontFamily::Name(bold_name()))
}

/// The name of the bold family, shared so that a frame with a thousand texts does not make a thousand of them.
fn bold_name() -> Arc<str> {
    static NAME: std::sync::OnceLock<Arc<str>> = std::sync::OnceLock::new();
    Arc::clone(NAME.get_or_init(|| BOLD.into()))
}
