//! What a page or a picture has drawn, read from its shapes and pixels: the words in view and the ground of the theme.

use crate::cpu_renderer::save_picture;
use egui_kittest::Harness;
use std::collections::HashMap;
use zhenggai::chart::{Scene, Shape, Theme};

fn collect(shape: &egui::Shape, clip: egui::Rect, words: &mut Vec<String>) {
    match shape {
        egui::Shape::Vec(shapes) => {
            for shape in shapes {
                collect(shape, clip, words);
            }
        }
        egui::Shape::Text(text) => {
            let rect = text.galley.rect.translate(text.pos.to_vec2());
            if rect.intersect(clip).is_positive() {
                words.push(text.galley.text().to_owned());
            }
        }
        _ => {}
    }
}

/// The words that stand in view, whole or in part.
pub fn words_in_view<State>(harness: &Harness<'_, State>) -> Vec<String> {
    let screen = harness.ctx.content_rect();
    let mut words = Vec::new();
    for clipped in &harness.output().shapes {
        collect(
            &clipped.shape,
            clipped.clip_rect.intersect(screen),
            &mut words,
        );
    }
    words
}

/// The parts of words that have a ground of their own, as hits of a search do, in the order in which they are drawn.
pub fn marked_words<State>(harness: &Harness<'_, State>) -> Vec<String> {
    let mut words = Vec::new();
    for clipped in &harness.output().shapes {
        if let egui::Shape::Text(text) = &clipped.shape {
            let job = &text.galley.job;
            let hits = job
                .sections
                .iter()
                .filter(|section| section.format.background != egui::Color32::TRANSPARENT);
            words.extend(hits.filter_map(|hit| {
                let place = hit.byte_range.start.0..hit.byte_range.end.0;
                job.text.get(place).map(str::to_owned)
            }));
        }
    }
    words
}

/// The colour that covers most of a picture.
fn ground(picture: &image::RgbaImage) -> [u8; 4] {
    let mut counts: HashMap<[u8; 4], usize> = HashMap::new();
    for pixel in picture.pixels() {
        *counts.entry(pixel.0).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.expect("a picture has pixels").0
}

fn stands_on_the_theme(picture: &image::RgbaImage, name: &str, theme: &Theme) {
    let ground = ground(picture);
    let grounds =
        [theme.win, theme.panel, theme.sunk].map(|color| [color.r, color.g, color.b, 255]);
    assert!(grounds.contains(&ground), "{name} stands on {ground:?}");
}

fn holds(words: &[String], wanted: &[&str], name: &str) {
    for wanted in wanted {
        let found = words.iter().any(|words| words.contains(wanted));
        assert!(found, "{name} lacks {wanted:?} among {words:?}");
    }
}

/// Saves what a harness shows, and checks that it stands on the theme's ground and shows the words.
pub fn shows<State>(harness: &mut Harness<'_, State>, name: &str, theme: &Theme, wanted: &[&str]) {
    let path = save_picture(harness, name);
    let picture = image::open(path).expect("the picture reads").to_rgba8();
    stands_on_the_theme(&picture, name, theme);
    holds(&words_in_view(harness), wanted, name);
}

/// Writes a picture that leaves the program, and checks its size, its ground, its words, and that none lies outside.
pub fn leaves(scene: &Scene, name: &str, theme: &Theme, wanted: &[&str]) {
    assert!(zhenggai::picture::missing_characters(scene).is_empty());
    let bytes = zhenggai::picture::png(scene, 1.0, &zhenggai::picture::Faces::embedded())
        .expect("a picture");
    let picture = image::load_from_memory(&bytes)
        .expect("it reads")
        .to_rgba8();
    let size = zhenggai::picture::size_in_pixels(scene, 1.0).expect("not too large");
    assert_eq!(picture.dimensions(), size, "{name}");
    stands_on_the_theme(&picture, name, theme);
    let texts = || {
        scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
    };
    for text in texts() {
        let inside =
            (0.0..=scene.width).contains(&text.at.x) && (0.0..=scene.height).contains(&text.at.y);
        // The bars of a Gantt chart are cut at its edge with their labels.
        assert!(inside || name.starts_with("gantt"), "{name}: {text:?}");
    }
    let words: Vec<String> = texts().map(|text| text.text.clone()).collect();
    holds(&words, wanted, name);
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("journeys");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(format!("{name}.png")), bytes).expect("a file");
}
