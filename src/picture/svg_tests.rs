//! Tests of the SVG writer.

use super::*;
use crate::chart::theme::LIGHT;
use crate::text::Language;

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn words_stay_words_and_are_escaped() {
    let mut scene = Scene::new(200.0, 20.0);
    scene.bold(
        Point::new(4.0, 10.0),
        "整改 <1> & \"2\"\u{7}",
        13.0,
        LIGHT.t1,
        Align::Left,
    );
    let svg = svg(&scene);
    assert!(
        svg.contains(">整改 &lt;1&gt; &amp; &quot;2&quot; </text>"),
        "{svg}"
    );
    assert!(svg.contains("font-weight=\"700\""));
    assert!(resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).is_ok());
}

#[test]
fn numbers_have_no_noise() {
    assert_eq!(decimal(1.0), "1");
    assert_eq!(decimal(0.1 + 0.2), "0.3");
    assert_eq!(decimal(-0.001), "0");
    assert_eq!(decimal(12.345_678), "12.35");
    assert_eq!(decimal(-10.0), "-10");
    assert_eq!(decimal(100.0), "100");
}

#[test]
fn clips_are_written_only_for_what_crosses_them() {
    let mut scene = Scene::new(100.0, 100.0);
    scene.add(Shape::Clip(Rect::new(10.0, 10.0, 50.0, 50.0)));
    // Inside, outside, cut by arithmetic, and two that need the clip.
    scene.fill(Rect::new(20.0, 20.0, 5.0, 5.0), LIGHT.t1);
    scene.fill(Rect::new(80.0, 80.0, 5.0, 5.0), LIGHT.t1);
    scene.fill(Rect::new(50.0, 20.0, 30.0, 5.0), LIGHT.t1);
    for x in [8.0, 58.0] {
        scene.text(Point::new(x, 30.0), "玉滩湖", 12.0, LIGHT.t1, Align::Left);
    }
    scene.add(Shape::Unclip);
    scene.fill(Rect::new(80.0, 80.0, 5.0, 5.0), LIGHT.t1);
    let svg = svg(&scene);
    assert_eq!(count(&svg, "<clipPath"), 1, "{svg}");
    assert_eq!(count(&svg, "<text"), 2);
    // The clip's own, the one inside, the cut one, and the one after.
    assert_eq!(count(&svg, "<rect"), 4, "{svg}");
    assert!(svg.contains("x=\"50\" y=\"20\" width=\"10\""), "{svg}");
    assert_eq!(count(&svg, "<g"), count(&svg, "</g>"));
}

#[test]
fn strokes_lie_inside_the_edge() {
    let mut scene = Scene::new(100.0, 100.0);
    scene.add(Shape::Rect {
        rect: Rect::new(10.2, 10.0, 20.0, 12.0),
        radius: 0.0,
        fill: None,
        stroke: Some(Stroke::solid(1.0, LIGHT.t1)),
    });
    assert!(svg(&scene).contains("x=\"10.5\" y=\"10.5\" width=\"19\" height=\"11\""));
}

#[test]
fn a_file_that_no_program_opens_is_refused_before_it_is_whole() {
    let mut scene = Scene::new(1000.0, 1000.0);
    for row in 0..2_000 {
        let at = Point::new(1.0, f64::from(row) / 2.0);
        scene.text(at, "完成污水管网改造", 12.0, LIGHT.t1, Align::Left);
    }
    let whole = svg(&scene);
    assert_eq!(within(&scene, whole.len()), Ok(whole.clone()));
    let refused = within(&scene, 10_000);
    assert_eq!(refused, Err(PictureError::LongSvg { most: 10_000 }));
    let words = PictureError::LongSvg { most: LARGEST_SVG };
    assert!(words.sentence(Language::Zh).contains("50 MB"));
    assert!(words.sentence(Language::En).contains("50 MB"));
}
