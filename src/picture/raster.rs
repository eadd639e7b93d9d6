//! Scene to pixels: the SVG drawn in bands by `resvg`, and PNG bytes that say how large the picture is on paper.

use super::{Faces, PictureError, scale_for_mm, svg};
use crate::chart::{Rect, Scene, Shape, fonts};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::io::Write as _;

/// The most pixels a side may have.
pub const LONGEST_SIDE: u32 = 30_000;
/// The most pixels in all.
pub const MOST_PIXELS: u64 = 200_000_000;
/// How many rows of pixels are drawn at a time, so that memory does not grow with the picture.
const BAND: u32 = 512;

/// The size of a picture in pixels.
///
/// # Errors
/// When the scene has no size or the picture would be above the limits.
pub fn size_in_pixels(scene: &Scene, scale: f64) -> Result<(u32, u32), PictureError> {
    let (width, height) = (
        (scene.width * scale).round(),
        (scene.height * scale).round(),
    );
    if !(width >= 1.0 && height >= 1.0 && width.is_finite() && height.is_finite()) {
        return Err(PictureError::Empty);
    }
    let longest = f64::from(LONGEST_SIDE);
    if width > longest || height > longest || width * height > MOST_PIXELS as f64 {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok((width as u32, height as u32))
}

/// The pixels of a scene at a scale: width, height and RGBA rows from the top, alpha not premultiplied.
///
/// # Errors
/// See [`size_in_pixels`].
pub fn rgba(scene: &Scene, scale: f64, faces: &Faces) -> Result<(u32, u32, Vec<u8>), PictureError> {
    let (width, height) = size_in_pixels(scene, scale)?;
    let mut pixels = Vec::with_capacity(width as usize * height as usize * 4);
    draw(scene, scale, faces, |band| {
        pixels.extend_from_slice(&band);
        Ok(())
    })?;
    Ok((width, height, pixels))
}

/// The scene as PNG bytes at a scale; 1 is 96 dots an inch, which the file says too.
///
/// # Errors
/// See [`size_in_pixels`].
pub fn png(scene: &Scene, scale: f64, faces: &Faces) -> Result<Vec<u8>, PictureError> {
    encode(scene, scale, 96.0 * scale, faces)
}

/// The scene as PNG bytes that are `mm` millimetres wide on paper at `dpi` dots an inch.
///
/// # Errors
/// See [`size_in_pixels`].
pub fn png_for_mm(
    scene: &Scene,
    mm: f64,
    dpi: f64,
    faces: &Faces,
) -> Result<Vec<u8>, PictureError> {
    encode(scene, scale_for_mm(scene, mm, dpi), dpi, faces)
}

fn encode(scene: &Scene, scale: f64, dpi: f64, faces: &Faces) -> Result<Vec<u8>, PictureError> {
    let (width, height) = size_in_pixels(scene, scale)?;
    // Without the alpha channel files are a fifth smaller; nearly all scenes begin with their ground.
    let solid = begins_with_solid_ground(scene);
    let failed = |error: png::EncodingError| PictureError::Failed(error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(if solid {
        png::ColorType::Rgb
    } else {
        png::ColorType::Rgba
    });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let per_metre = (dpi / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().map_err(failed)?;
    let mut stream = writer.stream_writer().map_err(failed)?;
    draw(scene, scale, faces, |mut band| {
        if solid {
            let pixels = band.len() / 4;
            for pixel in 0..pixels {
                band.copy_within(pixel * 4..pixel * 4 + 3, pixel * 3);
            }
            band.truncate(pixels * 3);
        }
        stream
            .write_all(&band)
            .map_err(|error| PictureError::Failed(error.to_string()))
    })?;
    stream.finish().map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

fn begins_with_solid_ground(scene: &Scene) -> bool {
    let whole = Rect::new(0.0, 0.0, scene.width, scene.height);
    matches!(
        scene.marks.first().map(|mark| &mark.shape),
        Some(Shape::Rect { rect, radius, fill: Some(fill), .. })
            if fill.a == 255 && *radius <= 0.0 && rect.meet(whole) == whole
            // Edges are rounded to whole points: a fraction would leave a clear seam.
            && scene.width.fract() == 0.0 && scene.height.fract() == 0.0
    )
}

/// Draws the scene and hands over its pixels, band after band from the top. As many bands as there are processors (four
/// at most) are drawn at once; their order and bytes do not depend on that.
fn draw(
    scene: &Scene,
    scale: f64,
    faces: &Faces,
    mut take: impl FnMut(Vec<u8>) -> Result<(), PictureError>,
) -> Result<(), PictureError> {
    let (width, height) = size_in_pixels(scene, scale)?;
    let options = Options {
        fontdb: faces.database(),
        font_family: fonts::FAMILY.to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(&svg(&faces.within(scene)), &options)
        .map_err(|error| PictureError::Failed(error.to_string()))?;
    let at_once = std::thread::available_parallelism().map_or(1, |count| count.get().min(4));
    let tops: Vec<u32> = (0..height).step_by(BAND as usize).collect();
    for group in tops.chunks(at_once) {
        let bands = std::thread::scope(|scope| {
            let drawn: Vec<_> = group
                .iter()
                .map(|&top| {
                    let tree = &tree;
                    scope.spawn(move || band(tree, scale, width, top, BAND.min(height - top)))
                })
                .collect();
            drawn
                .into_iter()
                .map(|band| band.join().ok().flatten())
                .collect::<Vec<_>>()
        });
        for band in bands {
            take(band.ok_or_else(|| PictureError::Failed("resvg".to_owned()))?)?;
        }
    }
    Ok(())
}

fn band(tree: &Tree, scale: f64, width: u32, top: u32, rows: u32) -> Option<Vec<u8>> {
    let mut pixmap = Pixmap::new(width, rows)?;
    let scale = scale as f32;
    let transform = Transform::from_row(scale, 0.0, 0.0, scale, 0.0, -(top as f32));
    resvg::render(tree, transform, &mut pixmap.as_mut());
    Some(pixmap.take_demultiplied())
}

#[cfg(test)]
#[path = "raster_tests.rs"]
mod tests;
