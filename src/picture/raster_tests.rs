//! Tests of the rasteriser.

use super::*;
use crate::chart::theme::LIGHT;
use crate::chart::{Align, Color, Point, Stroke};

const RED: Color = LIGHT.statuses[3].fill;

fn page(width: f64, height: f64) -> Scene {
    let mut scene = Scene::new(width, height);
    scene.fill(Rect::new(0.0, 0.0, width, height), LIGHT.panel);
    scene
}

fn pixel(picture: &(u32, u32, Vec<u8>), x: u32, y: u32) -> [u8; 3] {
    let at = ((y * picture.0 + x) * 4) as usize;
    [picture.2[at], picture.2[at + 1], picture.2[at + 2]]
}

fn rgb(color: Color) -> [u8; 3] {
    [color.r, color.g, color.b]
}

#[test]
fn a_level_line_covers_one_row_of_pixels() {
    let mut scene = page(20.0, 10.0);
    scene.line(
        Point::new(0.0, 5.0),
        Point::new(20.0, 5.0),
        Stroke::solid(1.0, RED),
    );
    let picture = rgba(&scene, 1.0, &Faces::embedded()).unwrap();
    let rows: Vec<u32> = (0..10)
        .filter(|y| pixel(&picture, 10, *y) == rgb(RED))
        .collect();
    assert_eq!(rows.len(), 1);
    let clear = (0..10)
        .filter(|y| pixel(&picture, 10, *y) == rgb(LIGHT.panel))
        .count();
    assert_eq!(clear, 9);
}

#[test]
fn chinese_words_leave_ink_of_the_embedded_face() {
    let mut scene = page(60.0, 20.0);
    scene.text(Point::new(4.0, 10.0), "整改", 13.0, LIGHT.t1, Align::Left);
    let picture = rgba(&scene, 2.0, &Faces::embedded()).unwrap();
    let dark = |from: u32, to: u32| {
        (from..to)
            .flat_map(|x| (0..40).map(move |y| (x, y)))
            .filter(|&(x, y)| pixel(&picture, x, y)[0] < 100)
            .count()
    };
    assert!(dark(8, 34) > 100 && dark(34, 60) > 100);
    assert_eq!(dark(64, 120), 0);
    // The middle of the ink is the middle of the line.
    let inked: Vec<u32> = (0..40)
        .filter(|y| (8..60).any(|x| pixel(&picture, x, *y)[0] < 128))
        .collect();
    let middle = f64::from(inked[0] + inked[inked.len() - 1] + 1) / 2.0;
    assert!((middle - 20.0).abs() <= 1.5, "{middle}");
}

#[test]
fn bytes_are_the_same_from_run_to_run_and_across_bands() {
    let mut scene = page(300.0, 700.0);
    for row in 0..35 {
        let y = 10.0 + 20.0 * f64::from(row);
        scene.text(
            Point::new(3.0, y),
            "岸线腾退复绿 19.5",
            12.0,
            LIGHT.t2,
            Align::Left,
        );
    }
    let once = png(&scene, 2.0, &Faces::embedded()).unwrap();
    assert_eq!(once, png(&scene, 2.0, &Faces::embedded()).unwrap());
    // A band's edge leaves no trace: the row of text that crosses it looks like the others.
    let picture = rgba(&scene, 2.0, &Faces::embedded()).unwrap();
    let row = |top: usize| picture.2[top * 600 * 4..(top + 40) * 600 * 4].to_vec();
    assert_eq!(row(12 * 40), row(3 * 40));
}

#[test]
fn the_file_says_its_size_on_paper() {
    let scene = page(1000.0, 400.0);
    let bytes = png_for_mm(&scene, 156.0, 300.0, &Faces::embedded()).unwrap();
    let reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .unwrap();
    let info = reader.info();
    assert_eq!(info.width, 1843);
    assert_eq!(info.pixel_dims.map(|dims| dims.xppu), Some(11_811));
    assert_eq!(info.color_type, png::ColorType::Rgb);
}

#[test]
fn sizes_above_the_limit_are_refused_and_below_made() {
    assert_eq!(
        png(&page(16_000.0, 100.0), 2.0, &Faces::embedded()),
        Err(PictureError::TooLarge {
            width: 32_000.0,
            height: 200.0
        })
    );
    assert!(size_in_pixels(&page(15_000.0, 14_000.0), 1.0).is_err());
    assert!(size_in_pixels(&page(15_000.0, 13_000.0), 1.0).is_ok());
    assert_eq!(
        png(&Scene::new(0.0, 10.0), 1.0, &Faces::embedded()),
        Err(PictureError::Empty)
    );
    assert_eq!(
        png(&page(10.0, 10.0), f64::NAN, &Faces::embedded()),
        Err(PictureError::Empty)
    );
}

#[test]
fn a_scene_without_ground_stays_clear() {
    let mut scene = Scene::new(10.0, 10.0);
    scene.fill(Rect::new(0.0, 0.0, 5.0, 10.0), RED);
    let picture = rgba(&scene, 1.0, &Faces::embedded()).unwrap();
    assert_eq!(picture.2[3], 255);
    assert_eq!(picture.2[4 * 7 + 3], 0);
}
