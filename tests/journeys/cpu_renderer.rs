//! Draws what a test harness shows on the processor, so that journeys can be looked at without a GPU or a display.

use egui::epaint::{ClippedPrimitive, Primitive, Vertex};
use egui::{Color32, ColorImage, FullOutput, ImageData, TextureId, TexturesDelta};
use egui_kittest::{Harness, TestRenderer};
use std::collections::HashMap;
use std::path::PathBuf;

/// A rasteriser for the toolkit's triangles: top-left rule, bilinear textures, premultiplied colours blended in gamma
/// space, clip rectangles. The same input gives the same pixels everywhere.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, ColorImage>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                let ImageData::Color(new) = &image.image;
                match (image.pos, self.textures.get_mut(&id)) {
                    (Some([left, top]), Some(whole)) => {
                        for row in 0..new.size[1] {
                            let from = row * new.size[0];
                            let to = (top + row) * whole.size[0] + left;
                            whole.pixels[to..to + new.size[0]]
                                .copy_from_slice(&new.pixels[from..from + new.size[0]]);
                        }
                    }
                    _ => {
                        self.textures.insert(id, (**new).clone());
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(
        &mut self,
        ctx: &egui::Context,
        output: &FullOutput,
    ) -> Result<image::RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for ClippedPrimitive {
            clip_rect,
            primitive,
        } in ctx.tessellate(output.shapes.clone(), scale)
        {
            let Primitive::Mesh(mesh) = primitive else {
                continue;
            };
            let texture = self
                .textures
                .get(&mesh.texture_id)
                .ok_or_else(|| format!("no texture {:?}", mesh.texture_id))?;
            let clip = canvas.clip(clip_rect, scale);
            for corners in mesh.indices.chunks_exact(3) {
                let corner =
                    |index: usize| Corner::new(mesh.vertices[corners[index] as usize], scale);
                canvas.triangle([corner(0), corner(1), corner(2)], clip, texture);
            }
        }
        image::RgbaImage::from_raw(canvas.width as u32, canvas.height as u32, canvas.bytes())
            .ok_or_else(|| "size".to_owned())
    }
}

#[derive(Clone, Copy)]
struct Corner {
    x: f32,
    y: f32,
    u: f32,
    v: f32,
    color: [f32; 4],
}

impl Corner {
    fn new(vertex: Vertex, scale: f32) -> Self {
        // On a grid of 1/256 pixel, as graphics cards do, so that shared edges are exactly shared.
        let grid = |value: f32| (value * scale * 256.0).round() / 256.0;
        Self {
            x: grid(vertex.pos.x),
            y: grid(vertex.pos.y),
            u: vertex.uv.x,
            v: vertex.uv.y,
            color: vertex.color.to_array().map(f32::from),
        }
    }
}

/// The pixels, premultiplied, and how to fill a triangle.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 4]>,
}

/// Pixels from left, top up to right, bottom.
type Clip = [usize; 4];

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            pixels: vec![[0.0; 4]; width * height],
        }
    }

    fn clip(&self, clip: egui::Rect, scale: f32) -> Clip {
        let edge = |value: f32, most: usize| ((value * scale).round().max(0.0) as usize).min(most);
        [
            edge(clip.min.x, self.width),
            edge(clip.min.y, self.height),
            edge(clip.max.x, self.width),
            edge(clip.max.y, self.height),
        ]
    }

    fn triangle(&mut self, mut corners: [Corner; 3], clip: Clip, texture: &ColorImage) {
        let [a, b, c] = corners;
        let doubled = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        if doubled == 0.0 {
            return;
        }
        if doubled < 0.0 {
            corners.swap(1, 2);
        }
        let [a, b, c] = corners;
        let doubled = doubled.abs();
        let span = |low: f32, high: f32, from: usize, to: usize| {
            let first = (low - 0.5).ceil().max(from as f32) as usize;
            let last = (high + 0.5).floor().clamp(0.0, to as f32) as usize;
            first..last.min(to)
        };
        let columns = span(
            a.x.min(b.x).min(c.x),
            a.x.max(b.x).max(c.x),
            clip[0],
            clip[2],
        );
        let rows = span(
            a.y.min(b.y).min(c.y),
            a.y.max(b.y).max(c.y),
            clip[1],
            clip[3],
        );
        let flat = (a.u == b.u && b.u == c.u && a.v == b.v && b.v == c.v)
            .then(|| sample(texture, a.u, a.v));
        for row in rows {
            for column in columns.clone() {
                let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
                let (Some(wa), Some(wb), Some(wc)) =
                    (edge(b, c, x, y), edge(c, a, x, y), edge(a, b, x, y))
                else {
                    continue;
                };
                let mix = |fa: f32, fb: f32, fc: f32| (fa * wa + fb * wb + fc * wc) / doubled;
                let texel =
                    flat.unwrap_or_else(|| sample(texture, mix(a.u, b.u, c.u), mix(a.v, b.v, c.v)));
                let alpha = mix(a.color[3], b.color[3], c.color[3]) * texel[3] / 255.0;
                let below = &mut self.pixels[row * self.width + column];
                for part in 0..4 {
                    let ink =
                        mix(a.color[part], b.color[part], c.color[part]) * texel[part] / 255.0;
                    below[part] = ink + below[part] * (1.0 - alpha / 255.0);
                }
            }
        }
    }

    fn bytes(&self) -> Vec<u8> {
        self.pixels
            .iter()
            .flat_map(|pixel| {
                let byte = |value: f32| value.round().clamp(0.0, 255.0) as u8;
                Color32::from_rgba_premultiplied(
                    byte(pixel[0]),
                    byte(pixel[1]),
                    byte(pixel[2]),
                    byte(pixel[3]),
                )
                .to_srgba_unmultiplied()
            })
            .collect()
    }
}

/// Twice the area on the inner side of an edge; `None` outside. A place on the edge belongs to the triangle whose left
/// or upper edge it is.
fn edge(from: Corner, to: Corner, x: f32, y: f32) -> Option<f32> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let inner = dx * (y - from.y) - dy * (x - from.x);
    let upper_or_left = (dy == 0.0 && dx > 0.0) || dy < 0.0;
    (inner > 0.0 || (inner == 0.0 && upper_or_left)).then_some(inner)
}

/// The texture at a place, the four nearest texels mixed.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (right_share, lower_share) = (x - left, y - top);
    let texel = |column: f32, row: f32| {
        let column = column.clamp(0.0, (width - 1) as f32) as usize;
        let row = row.clamp(0.0, (height - 1) as f32) as usize;
        texture.pixels[row * width + column]
            .to_array()
            .map(f32::from)
    };
    let corners = [
        (texel(left, top), (1.0 - right_share) * (1.0 - lower_share)),
        (texel(left + 1.0, top), right_share * (1.0 - lower_share)),
        (texel(left, top + 1.0), (1.0 - right_share) * lower_share),
        (texel(left + 1.0, top + 1.0), right_share * lower_share),
    ];
    std::array::from_fn(|part| {
        corners
            .iter()
            .map(|(color, share)| color[part] * share)
            .sum()
    })
}

/// Saves what a harness shows as `NAME.png` below the target folder, or in the folder that `JOURNEY_PICTURES` names, and
/// says where.
pub fn save_picture<State>(harness: &mut Harness<'_, State>, name: &str) -> PathBuf {
    let folder = std::env::var_os("JOURNEY_PICTURES").map_or_else(
        || PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("journeys"),
        PathBuf::from,
    );
    std::fs::create_dir_all(&folder).expect("the folder for pictures can be made");
    let path = folder.join(format!("{name}.png"));
    harness
        .render()
        .expect("the harness draws")
        .save(&path)
        .expect("the picture can be saved");
    path
}
