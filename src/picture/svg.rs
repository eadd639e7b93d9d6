//! Scene to SVG: real text, fixed decimals, clips only where something crosses their edge.

use super::PictureError;
use crate::chart::{
    Align, Color, Hatch, Point, Rect, Scene, Shape, Stroke, Text, fonts, hatch, metrics,
};
use std::fmt::Write as _;

/// The most bytes an SVG file may have; larger ones open in no program of an office.
pub const LARGEST_SVG: usize = 50_000_000;

/// The scene as an SVG document. Words stay words, so that they can be found and edited; the same scene always gives
/// the same text.
pub fn svg(scene: &Scene) -> String {
    // Without a limit nothing is refused.
    within(scene, usize::MAX).unwrap_or_default()
}

/// The scene as the bytes of an SVG file.
///
/// # Errors
/// When the file would be larger than [`LARGEST_SVG`].
pub fn svg_file(scene: &Scene) -> Result<Vec<u8>, PictureError> {
    within(scene, LARGEST_SVG).map(String::into_bytes)
}

/// Writes the scene, and gives up as soon as the text is longer than `most`, so that memory has a limit too.
fn within(scene: &Scene, most: usize) -> Result<String, PictureError> {
    let mut writer = Writer::default();
    let (width, height) = (decimal(scene.width), decimal(scene.height));
    writer.out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{}, 'Microsoft YaHei', 'Source Han Sans SC', sans-serif\">\n",
        fonts::FAMILY,
    );
    let whole = Rect::new(0.0, 0.0, scene.width, scene.height);
    let mut clips = vec![whole];
    for mark in &scene.marks {
        if writer.out.len() > most {
            return Err(PictureError::LongSvg { most });
        }
        let clip = clips.last().copied().unwrap_or(whole);
        match &mark.shape {
            Shape::Clip(area) => clips.push(clip.meet(*area)),
            Shape::Unclip if clips.len() > 1 => {
                clips.pop();
            }
            Shape::Unclip => {}
            shape => writer.clipped(shape, clip, whole),
        }
    }
    writer.close_clip();
    writer.out.push_str("</svg>\n");
    Ok(writer.out)
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The clip whose group is open.
    open: Option<Rect>,
    clips: usize,
}

impl Writer {
    /// Writes a shape, inside a clip group only when it crosses the clip's edge; what lies outside is left out.
    fn clipped(&mut self, shape: &Shape, clip: Rect, whole: Rect) {
        let bounds = bounds(shape);
        if !bounds.overlaps(clip) {
            return;
        }
        let inside = bounds.x >= clip.x
            && bounds.y >= clip.y
            && bounds.right() <= clip.right()
            && bounds.bottom() <= clip.bottom();
        // The picture's own edge clips by itself.
        if inside || clip == whole {
            self.close_clip();
        } else if let Some(cut) = cut(shape, clip) {
            self.close_clip();
            self.shape(&cut);
            return;
        } else if self.open != Some(clip) {
            self.close_clip();
            self.clips += 1;
            let id = self.clips;
            let _ = writeln!(
                self.out,
                "<clipPath id=\"c{id}\"><rect {}/></clipPath><g clip-path=\"url(#c{id})\">",
                area(clip)
            );
            self.open = Some(clip);
        }
        self.shape(shape);
    }

    fn close_clip(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("</g>\n");
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => self.rectangle(*rect, *radius, *fill, *stroke),
            Shape::Line { from, to, stroke } => {
                let mut ends = [*from, *to];
                settle(&mut ends, stroke.width, false);
                let [from, to] = ends;
                let _ = writeln!(
                    self.out,
                    "<path d=\"M{} L{}\" fill=\"none\"{}/>",
                    place(from),
                    place(to),
                    pen(*stroke)
                );
            }
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => {
                if points.len() < 2 {
                    return;
                }
                let mut path = String::new();
                match stroke {
                    Some(stroke) if fill.is_none() => {
                        let mut points = points.clone();
                        settle(&mut points, stroke.width, *closed);
                        outline(&mut path, &points, *closed);
                    }
                    _ => outline(&mut path, points, *closed),
                }
                let _ = writeln!(
                    self.out,
                    "<path d=\"{path}\"{}{}/>",
                    ground(*fill),
                    stroke.map_or_else(String::new, pen)
                );
            }
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => {
                let _ = writeln!(
                    self.out,
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}{}/>",
                    decimal(center.x),
                    decimal(center.y),
                    decimal(*radius),
                    ground(*fill),
                    stroke.map_or_else(String::new, pen)
                );
            }
            Shape::Hatch {
                rect,
                hatch,
                pitch,
                stroke,
                anchor,
            } => self.hatch(*rect, *hatch, *pitch, *stroke, *anchor),
            Shape::Text(text) => self.text(text),
            Shape::Clip(_) | Shape::Unclip => {}
        }
    }

    fn rectangle(&mut self, rect: Rect, radius: f64, fill: Option<Color>, stroke: Option<Stroke>) {
        let rect = on_grid(rect);
        // The stroke lies inside the edge: SVG centres it, so the outline is drawn half a line further in.
        let inset = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
        let inner = rect.grow(-inset);
        if inner.w <= 0.0 || inner.h <= 0.0 {
            return;
        }
        let radius = (radius - inset).clamp(0.0, inner.w.min(inner.h) / 2.0);
        let _ = write!(self.out, "<rect {}", area(inner));
        if radius > 0.0 {
            let _ = write!(self.out, " rx=\"{}\"", decimal(radius));
        }
        let _ = writeln!(
            self.out,
            "{}{}/>",
            ground(fill),
            stroke.map_or_else(String::new, pen)
        );
    }

    fn hatch(&mut self, rect: Rect, hatch: Hatch, pitch: f64, stroke: Stroke, anchor: f64) {
        let mut path = String::new();
        for stripe in hatch::stripes(rect, hatch, pitch, stroke.width, anchor) {
            match hatch {
                Hatch::Horizontal | Hatch::Vertical => {
                    let (Some(first), Some(last)) = (stripe.first(), stripe.get(2)) else {
                        continue;
                    };
                    let line = on_grid(Rect::from_edges(first.x, first.y, last.x, last.y));
                    let _ = write!(
                        path,
                        "M{} h{}v{}h{}Z",
                        place(Point::new(line.x, line.y)),
                        decimal(line.w),
                        decimal(line.h),
                        decimal(-line.w)
                    );
                }
                Hatch::Diagonal | Hatch::Cross => outline(&mut path, &stripe, true),
            }
        }
        if !path.is_empty() {
            let _ = writeln!(
                self.out,
                "<path d=\"{path}\"{}/>",
                ground(Some(stroke.color))
            );
        }
    }

    fn text(&mut self, text: &Text) {
        if text.text.is_empty() {
            return;
        }
        let anchor = match text.align {
            Align::Left => "",
            Align::Center => " text-anchor=\"middle\"",
            Align::Right => " text-anchor=\"end\"",
        };
        let weight = if text.bold {
            " font-weight=\"700\""
        } else {
            ""
        };
        let _ = write!(
            self.out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor}{} xml:space=\"preserve\">",
            decimal(text.at.x),
            decimal(text.at.y + fonts::BASELINE * text.size),
            decimal(text.size),
            ground(Some(text.color))
        );
        escape(&mut self.out, &text.text);
        self.out.push_str("</text>\n");
        if text.strike {
            let wide = metrics::width(&text.text, text.size, text.bold);
            let left = match text.align {
                Align::Left => text.at.x,
                Align::Center => text.at.x - wide / 2.0,
                Align::Right => text.at.x - wide,
            };
            self.shape(&Shape::Line {
                from: Point::new(left, text.at.y),
                to: Point::new(left + wide, text.at.y),
                stroke: Stroke::solid(1.0, text.color),
            });
        }
    }
}

/// A shape cut to a clip by arithmetic where that is exact: plain grounds and level or upright lines, which is most of
/// what crosses an edge.
fn cut(shape: &Shape, clip: Rect) -> Option<Shape> {
    match shape {
        Shape::Rect {
            rect,
            radius,
            fill,
            stroke: None,
        } if *radius <= 0.0 => Some(Shape::Rect {
            rect: rect.meet(clip),
            radius: 0.0,
            fill: *fill,
            stroke: None,
        }),
        Shape::Line { from, to, stroke }
            if stroke.dash.is_none() && (from.x == to.x || from.y == to.y) =>
        {
            let within = |point: &Point| {
                Point::new(
                    point.x.clamp(clip.x, clip.right()),
                    point.y.clamp(clip.y, clip.bottom()),
                )
            };
            let across = if from.x == to.x {
                (clip.x..=clip.right()).contains(&from.x)
            } else {
                (clip.y..=clip.bottom()).contains(&from.y)
            };
            across.then(|| Shape::Line {
                from: within(from),
                to: within(to),
                stroke: *stroke,
            })
        }
        Shape::Hatch {
            rect,
            hatch: hatch @ (Hatch::Diagonal | Hatch::Cross | Hatch::Vertical),
            pitch,
            stroke,
            anchor,
        } if rect.y >= clip.y && rect.bottom() <= clip.bottom() => Some(Shape::Hatch {
            rect: rect.meet(clip),
            hatch: *hatch,
            pitch: *pitch,
            stroke: *stroke,
            anchor: *anchor,
        }),
        _ => None,
    }
}

/// A rectangle that holds all of a shape's ink.
fn bounds(shape: &Shape) -> Rect {
    let around = |points: &[Point], by: f64| {
        let (mut left, mut top) = (f64::MAX, f64::MAX);
        let (mut right, mut bottom) = (f64::MIN, f64::MIN);
        for point in points {
            left = left.min(point.x);
            right = right.max(point.x);
            top = top.min(point.y);
            bottom = bottom.max(point.y);
        }
        Rect::from_edges(left, top, right, bottom).grow(by)
    };
    match shape {
        Shape::Rect { rect, .. } | Shape::Hatch { rect, .. } => *rect,
        Shape::Line { from, to, stroke } => around(&[*from, *to], stroke.width),
        Shape::Path { points, stroke, .. } => {
            // A sharp corner reaches further than half a line.
            around(points, stroke.map_or(0.01, |stroke| stroke.width * 2.0))
        }
        Shape::Circle {
            center,
            radius,
            stroke,
            ..
        } => around(
            &[*center],
            radius + stroke.map_or(0.0, |stroke| stroke.width / 2.0),
        ),
        Shape::Text(text) => {
            let wide = metrics::width(&text.text, text.size, text.bold);
            let left = match text.align {
                Align::Left => text.at.x,
                Align::Center => text.at.x - wide / 2.0,
                Align::Right => text.at.x - wide,
            };
            Rect::new(left, text.at.y - text.size * 0.6, wide, text.size * 1.2)
        }
        Shape::Clip(area) => *area,
        Shape::Unclip => Rect::default(),
    }
}

/// Edges on whole points, so that grounds meet without seams and outlines are sharp at 1x; what is thinner than a point
/// stays where it is.
fn on_grid(rect: Rect) -> Rect {
    let along = |start: f64, end: f64| {
        if end - start < 1.0 {
            (start, end)
        } else {
            (start.round(), end.round())
        }
    };
    let (left, right) = along(rect.x, rect.right());
    let (top, bottom) = along(rect.y, rect.bottom());
    Rect::from_edges(left, top, right, bottom)
}

/// A coordinate moved, by half a point at most, so that a line of this width covers whole pixels at 1x.
fn settled(value: f64, width: f64) -> f64 {
    let half = if width.round().max(1.0) as i64 % 2 == 1 {
        0.5
    } else {
        0.0
    };
    (value - half).round() + half
}

/// The level and upright parts of a polyline moved to where they cover whole pixels at 1x.
fn settle(points: &mut [Point], width: f64, closed: bool) {
    let parts = points.len() - usize::from(!closed);
    for from in 0..parts {
        let to = (from + 1) % points.len();
        let (a, b) = (points[from], points[to]);
        if a.x == b.x {
            points[from].x = settled(a.x, width);
            points[to].x = points[from].x;
        } else if a.y == b.y {
            points[from].y = settled(a.y, width);
            points[to].y = points[from].y;
        }
    }
}

/// A number with at most two decimals, no trailing zeros and no negative zero.
fn decimal(value: f64) -> String {
    let mut text = format!("{value:.2}");
    while text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    if text == "-0" {
        text.remove(0);
    }
    text
}

fn place(point: Point) -> String {
    format!("{} {}", decimal(point.x), decimal(point.y))
}

fn area(rect: Rect) -> String {
    format!(
        "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        decimal(rect.x),
        decimal(rect.y),
        decimal(rect.w),
        decimal(rect.h)
    )
}

fn outline(path: &mut String, points: &[Point], closed: bool) {
    for (index, point) in points.iter().enumerate() {
        let _ = write!(
            path,
            "{}{}",
            if index == 0 { "M" } else { " L" },
            place(*point)
        );
    }
    if closed {
        path.push('Z');
    }
}

fn paint(name: &str, color: Color) -> String {
    let Color { r, g, b, a } = color;
    let mut text = format!(" {name}=\"#{r:02x}{g:02x}{b:02x}\"");
    if a < 255 {
        let _ = write!(text, " {name}-opacity=\"{:.3}\"", f64::from(a) / 255.0);
    }
    text
}

fn ground(fill: Option<Color>) -> String {
    fill.map_or_else(|| " fill=\"none\"".to_owned(), |color| paint("fill", color))
}

fn pen(stroke: Stroke) -> String {
    let mut text = paint("stroke", stroke.color);
    let _ = write!(text, " stroke-width=\"{}\"", decimal(stroke.width));
    if let Some((dash, gap)) = stroke.dash {
        let _ = write!(
            text,
            " stroke-dasharray=\"{} {}\"",
            decimal(dash),
            decimal(gap)
        );
    }
    text
}

/// Text for XML; control characters, which XML forbids, become spaces.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            character if character.is_control() => out.push(' '),
            character => out.push(character),
        }
    }
}

#[cfg(test)]
#[path = "svg_tests.rs"]
mod tests;
