//! The window and the picture draw a scene alike: glyphs, icons, headers, patterns and words in both themes.

use crate::cpu_renderer::{CpuRenderer, save_picture};
use egui_kittest::Harness;
use strum::IntoEnumIterator;
use zhenggai::assess::Status;
use zhenggai::chart::glyph::{self, Icon};
use zhenggai::chart::theme::{DARK, LIGHT, size};
use zhenggai::chart::{
    Align, Hatch, Level, Point, Rect, Scene, Shape, Stroke, Text, Theme, TimeAxis, metrics,
};
use zhenggai::text::Language;
use zhenggai::{picture, ui};

fn window(scene: Scene, theme: &'static Theme, scale: f32) -> Harness<'static> {
    let size = egui::Vec2::new(scene.width as f32, scene.height as f32);
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .renderer(CpuRenderer::default())
        .with_context_setup(move |ctx| {
            ui::fonts::install(ctx, None);
            ui::style::apply(ctx, theme);
        })
        .build_ui(move |ui| {
            let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
            let painter = ui.painter().with_clip_rect(whole);
            ui::paint::paint(&painter, &scene, egui::Pos2::ZERO);
        })
}

fn page(width: f64, height: f64, theme: &Theme) -> Scene {
    let mut scene = Scene::new(width, height);
    scene.fill(Rect::new(0.0, 0.0, width, height), theme.panel);
    scene
}

/// Statuses with their words, then every icon.
fn glyphs(theme: &Theme) -> Scene {
    let mut scene = page(460.0, 200.0, theme);
    for (place, status) in Status::ALL.into_iter().enumerate() {
        let y = 16.0 + 24.0 * place as f64;
        glyph::status(&mut scene, Point::new(16.0, y), status, theme);
        scene.text(
            Point::new(28.0, y),
            status.word().of(Language::Zh),
            size::font::BODY,
            theme.status(status).word,
            Align::Left,
        );
        let grown = Point::new(140.0, y);
        let colors = theme.status(status);
        glyph::status_in(&mut scene, grown, status, colors.fill, theme.panel, 1.5);
    }
    for (place, icon) in Icon::iter().enumerate() {
        let (column, row) = ((place % 12) as f64, (place / 12) as f64);
        let center = Point::new(180.0 + 24.0 * column, 16.0 + 24.0 * row);
        glyph::icon(&mut scene, center, icon, theme.t2);
    }
    for (place, icon) in [Icon::Folder, Icon::FilePlus, Icon::Picture]
        .into_iter()
        .enumerate()
    {
        let center = Point::new(196.0 + 40.0 * place as f64, 160.0);
        glyph::icon_in(&mut scene, center, icon, theme.acc, size::START_ICON);
    }
    scene
}

/// The header of the axis at every level, both languages.
fn headers(theme: &Theme) -> Scene {
    let mut scene = page(640.0, 10.0 * 52.0, theme);
    let mut top = 4.0;
    for language in Language::ALL {
        for level in Level::ALL {
            let from = zhenggai::plan::Day::constant(2021, 1, 18);
            let axis = TimeAxis::fit(from, from, 640.0).at_level_about(level, 100.0);
            scene.fill(Rect::new(0.0, top, 640.0, size::TIME_HEADER), theme.sunk);
            for tick in axis.upper(language) {
                let line = Stroke::solid(1.0, theme.line);
                scene.line(
                    Point::new(tick.x0, top),
                    Point::new(tick.x0, top + 44.0),
                    line,
                );
                scene.bold(
                    Point::new(tick.label_x, top + 11.0),
                    tick.label,
                    size::font::SMALL,
                    theme.t1,
                    Align::Left,
                );
            }
            for tick in axis.lower(language) {
                let line = Stroke::solid(1.0, theme.hair);
                scene.line(
                    Point::new(tick.x0, top + 22.0),
                    Point::new(tick.x0, top + 44.0),
                    line,
                );
                scene.text(
                    Point::new(tick.label_x, top + 33.0),
                    tick.label,
                    size::font::SMALL,
                    theme.t3,
                    Align::Center,
                );
            }
            top += 52.0;
        }
    }
    scene
}

/// Bars with every pattern, dashes, clips and words.
fn patterns(theme: &Theme) -> Scene {
    let mut scene = page(460.0, 260.0, theme);
    let kinds = [
        (Hatch::Diagonal, Status::Behind, 5.0, 1.8),
        (Hatch::Cross, Status::Overdue, 5.0, 1.2),
        (Hatch::Horizontal, Status::ClosedOut, 4.0, 1.0),
        (Hatch::Vertical, Status::OnSchedule, 4.0, 1.0),
    ];
    for (place, (hatch, status, pitch, width)) in kinds.into_iter().enumerate() {
        let colors = theme.status(status);
        let bar = Rect::new(20.3, 12.0 + 24.0 * place as f64, 150.4, size::BAR);
        scene.add(Shape::Rect {
            rect: bar,
            radius: size::RADIUS_BAR,
            fill: Some(colors.tint),
            stroke: Some(Stroke::solid(1.0, colors.fill)),
        });
        scene.add(Shape::Hatch {
            rect: bar.grow(-1.0),
            hatch,
            pitch,
            stroke: Stroke::solid(width, colors.fill),
            anchor: bar.x,
        });
    }
    let bar = Rect::new(20.0, 108.0, 150.0, size::BAR);
    let (dash, gap) = size::DASH_NOT_STARTED;
    scene.add(Shape::Rect {
        rect: bar,
        radius: size::RADIUS_BAR,
        fill: None,
        stroke: Some(Stroke::dashed(1.0, theme.statuses[0].fill, dash, gap)),
    });
    let (dash, gap) = size::DASH_TARGET;
    scene.line(
        Point::new(20.0, 136.0),
        Point::new(440.0, 136.0),
        Stroke::dashed(1.4, theme.t1, dash, gap),
    );
    scene.line(
        Point::new(180.5, 4.0),
        Point::new(180.5, 130.0),
        Stroke::solid(1.6, theme.acc),
    );
    for (place, corner) in [0.0, 1.5, 3.0, 4.0, 11.0].into_iter().enumerate() {
        scene.add(Shape::Rect {
            rect: Rect::new(200.0 + 50.0 * place as f64, 12.0, 40.0, 22.0),
            radius: corner,
            fill: Some(theme.group),
            stroke: Some(Stroke::solid(1.0, theme.ctl)),
        });
    }
    let diamond = |x: f64, y: f64| {
        let d = size::DIAMOND;
        vec![
            Point::new(x, y - d),
            Point::new(x + d, y),
            Point::new(x, y + d),
            Point::new(x - d, y),
        ]
    };
    for (x, fill, line) in [
        (210.0, Some(theme.t1), None),
        (230.0, Some(theme.panel), Some(Stroke::solid(1.2, theme.t2))),
        (
            250.0,
            Some(theme.panel),
            Some(Stroke::solid(1.6, theme.statuses[3].fill)),
        ),
    ] {
        scene.add(Shape::Path {
            points: diamond(x, 54.0),
            closed: true,
            fill,
            stroke: line,
        });
    }
    scene.add(Shape::Path {
        points: [
            (280.3, 50.0),
            (300.3, 50.0),
            (300.3, 62.0),
            (330.3, 62.0),
            (330.3, 50.0),
        ]
        .map(|(x, y)| Point::new(x, y))
        .to_vec(),
        closed: false,
        fill: None,
        stroke: Some(Stroke::solid(1.0, theme.t3)),
    });
    // Words that are cut by a clip at both ends, and a row of text between lines.
    let clip = Rect::new(200.0, 76.0, 120.0, 24.0);
    scene.fill(clip, theme.hover);
    scene.add(Shape::Clip(clip));
    scene.text(
        Point::new(190.0, 88.0),
        "岸线腾退复绿与工业园区污水处理厂整治",
        size::font::BODY,
        theme.t1,
        Align::Left,
    );
    scene.add(Shape::Unclip);
    for row in 0..5 {
        let y = 150.0 + 24.0 * f64::from(row);
        let line = Stroke::solid(1.0, theme.hair);
        scene.line(Point::new(0.0, y - 12.0), Point::new(460.0, y - 12.0), line);
        let words = [
            "工业园污水处理厂整治 60%",
            "2021-11-20",
            "超期324天 · 85%",
            "Agreed Type 12.5",
        ];
        scene.text(Point::new(20.0, y), words[0], 13.0, theme.t1, Align::Left);
        scene.text(Point::new(280.0, y), words[1], 12.0, theme.t3, Align::Right);
        scene.bold(
            Point::new(340.0, y),
            words[2],
            12.0,
            theme.statuses[3].word,
            Align::Center,
        );
        scene.text(Point::new(390.0, y), "±℃㎡…", 12.0, theme.t4, Align::Left);
    }
    scene.add(Shape::Text(Text {
        at: Point::new(330.0, 88.0),
        text: "2021-06-30".to_owned(),
        size: 12.0,
        bold: false,
        color: theme.t3,
        align: Align::Left,
        strike: true,
    }));
    scene
}

/// How much ink a picture has, column by column and row by row, and its difference to another.
fn differing(window: &image::RgbaImage, picture: &(u32, u32, Vec<u8>)) -> f64 {
    assert_eq!((window.width(), window.height()), (picture.0, picture.1));
    let apart: f64 = window
        .as_raw()
        .iter()
        .zip(&picture.2)
        .map(|(a, b)| f64::from(a.abs_diff(*b)))
        .sum();
    apart / window.as_raw().len() as f64
}

#[test]
fn window_and_picture_draw_alike() {
    let sheets: [(&str, fn(&Theme) -> Scene); 3] = [
        ("glyphs", glyphs),
        ("headers", headers),
        ("patterns", patterns),
    ];
    for (theme, shade) in [(&LIGHT, "light"), (&DARK, "dark")] {
        for (name, sheet) in sheets {
            save_picture(
                &mut window(sheet(theme), theme, 1.0),
                &format!("{name}-{shade}-plain"),
            );
            let scene = sheet(theme);
            let drawn = picture::rgba(&scene, 2.0, &picture::Faces::embedded()).unwrap();
            let mut window = window(scene, theme, 2.0);
            let shown = window.render().unwrap();
            let path = save_picture(&mut window, &format!("{name}-{shade}-window"));
            let bytes = picture::png(&sheet(theme), 2.0, &picture::Faces::embedded()).unwrap();
            std::fs::write(
                path.with_file_name(format!("{name}-{shade}-picture.png")),
                bytes,
            )
            .unwrap();
            let apart = differing(&shown, &drawn);
            assert!(apart < 4.0, "{name} {shade}: {apart} of 255 apart");
        }
    }
}

#[test]
fn words_are_as_wide_in_the_window_as_they_are_measured() {
    let mut harness = window(page(10.0, 10.0, &LIGHT), &LIGHT, 1.0);
    harness.run();
    for words in [
        "玉滩湖流域污水处理厂扩能",
        "2021-11-20",
        "超期324天",
        "Completed",
    ] {
        for (font, bold) in [
            (ui::fonts::regular(13.0), false),
            (ui::fonts::bold(13.0), true),
        ] {
            let galley = harness.ctx.fonts_mut(|fonts| {
                fonts.layout_no_wrap(words.to_owned(), font, egui::Color32::WHITE)
            });
            let measured = metrics::width(words, 13.0, bold);
            let shown = f64::from(galley.size().x);
            assert!(
                (measured - shown).abs() < 1.0,
                "{words}: {measured} and {shown}"
            );
        }
    }
}
