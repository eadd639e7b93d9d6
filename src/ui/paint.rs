//! Paints a scene in the window: plain shapes become toolkit shapes, lines on the pixel grid.

use super::fonts;
use super::widgets::found;
use crate::assess::Status;
use crate::chart::glyph::{self, Icon};
use crate::chart::{self, Align, Color, Hatch, Point, Scene, Shape, Stroke, Text, Theme, hatch};
use egui::epaint::{CircleShape, PathShape, PathStroke, RectShape};
use egui::{Color32, CornerRadius, Painter, Pos2, StrokeKind, Vec2};

/// A colour for the toolkit.
pub fn color(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// A rectangle for the toolkit.
pub fn rect(rect: chart::Rect, origin: Pos2) -> egui::Rect {
    egui::Rect::from_min_size(
        point(Point::new(rect.x, rect.y), origin),
        Vec2::new(rect.w as f32, rect.h as f32),
    )
}

/// A place for the toolkit.
pub fn point(point: Point, origin: Pos2) -> Pos2 {
    // Added in 64 bits: a scene far down a long list keeps its fractions.
    Pos2::new(
        (f64::from(origin.x) + point.x) as f32,
        (f64::from(origin.y) + point.y) as f32,
    )
}

/// A solid line for the toolkit.
pub fn stroke(stroke: Stroke) -> egui::Stroke {
    egui::Stroke::new(stroke.width as f32, color(stroke.color))
}

/// Paints a scene with its left top corner at `origin`. What lies outside the painter's clip rectangle costs little.
pub fn paint(painter: &Painter, scene: &Scene, origin: Pos2) {
    let mut clips = vec![painter.clone()];
    for mark in &scene.marks {
        let Some(painter) = clips.last() else { return };
        match &mark.shape {
            Shape::Clip(area) => {
                let area = rect(*area, origin).intersect(painter.clip_rect());
                let clipped = painter.with_clip_rect(area);
                clips.push(clipped);
            }
            Shape::Unclip => {
                if clips.len() > 1 {
                    clips.pop();
                }
            }
            shape => one(painter, shape, origin),
        }
    }
}

fn one(painter: &Painter, shape: &Shape, origin: Pos2) {
    match shape {
        Shape::Rect {
            rect: area,
            radius,
            fill,
            stroke: edge,
        } => rectangle(painter, rect(*area, origin), *radius, *fill, *edge),
        Shape::Line {
            from,
            to,
            stroke: line,
        } => path(
            painter,
            vec![point(*from, origin), point(*to, origin)],
            *line,
        ),
        Shape::Path {
            points,
            closed,
            fill,
            stroke: edge,
        } => {
            let mut points: Vec<Pos2> = points.iter().map(|at| point(*at, origin)).collect();
            if points.len() < 2 {
                return;
            }
            if let Some(fill) = fill {
                painter.add(PathShape::convex_polygon(
                    points.clone(),
                    color(*fill),
                    PathStroke::NONE,
                ));
            }
            match edge {
                Some(edge) if edge.dash.is_some() => {
                    if *closed {
                        points.push(points[0]);
                    }
                    path(painter, points, *edge);
                }
                Some(edge) if *closed => {
                    crisp(painter, &mut points, *edge, true);
                    painter.add(PathShape::closed_line(points, stroke(*edge)));
                }
                Some(edge) => path(painter, points, *edge),
                None => {}
            }
        }
        Shape::Circle {
            center,
            radius,
            fill,
            stroke: edge,
        } => {
            // The toolkit draws the edge outside the radius; here it is centred on it.
            let inset = edge.map_or(0.0, |edge| edge.width / 2.0);
            painter.add(CircleShape {
                center: point(*center, origin),
                radius: (radius - inset) as f32,
                fill: fill.map_or(Color32::TRANSPARENT, color),
                stroke: edge.map_or(egui::Stroke::NONE, stroke),
            });
        }
        Shape::Hatch {
            rect: area,
            hatch,
            pitch,
            stroke: line,
            anchor,
        } => {
            // Only the stripes in view: a bar may be thousands of points long.
            let clip = painter.clip_rect();
            let left = f64::from(clip.left() - origin.x) - 1.0;
            let seen = chart::Rect::from_edges(
                area.x.max(left),
                area.y,
                area.right().min(left + f64::from(clip.width()) + 2.0),
                area.bottom(),
            );
            let straight = matches!(hatch, Hatch::Horizontal | Hatch::Vertical);
            let fill = color(line.color);
            for stripe in hatch::stripes(seen, *hatch, *pitch, line.width, *anchor) {
                let corners: Vec<Pos2> = stripe.iter().map(|at| point(*at, origin)).collect();
                if straight {
                    painter.rect_filled(egui::Rect::from_points(&corners), 0.0, fill);
                } else {
                    painter.add(PathShape::convex_polygon(corners, fill, PathStroke::NONE));
                }
            }
        }
        Shape::Text(words) => text(painter, words, origin),
        Shape::Clip(_) | Shape::Unclip => {}
    }
}

fn rectangle(
    painter: &Painter,
    area: egui::Rect,
    radius: f64,
    fill: Option<Color>,
    edge: Option<Stroke>,
) {
    if !painter.clip_rect().intersects(area) {
        return;
    }
    let fill = fill.map_or(Color32::TRANSPARENT, color);
    let corner = CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8);
    let dashed = edge.filter(|edge| edge.dash.is_some());
    let solid = edge.filter(|edge| edge.dash.is_none());
    painter.add(RectShape::new(
        area,
        corner,
        fill,
        solid.map_or(egui::Stroke::NONE, stroke),
        StrokeKind::Inside,
    ));
    if let Some(edge) = dashed {
        let scale = painter.pixels_per_point();
        let grid = |at: Pos2| Pos2::new((at.x * scale).round(), (at.y * scale).round()) / scale;
        let area = egui::Rect::from_min_max(grid(area.min), grid(area.max));
        let inner = area.shrink(edge.width as f32 / 2.0);
        path(painter, outline(inner, radius as f32), edge);
    }
}

/// The outline of a rectangle with round corners, closed, from its left top on.
fn outline(area: egui::Rect, radius: f32) -> Vec<Pos2> {
    let radius = radius.min(area.width() / 2.0).min(area.height() / 2.0);
    let mut points = Vec::new();
    if radius < 2.0 {
        points.extend([
            area.left_top(),
            area.right_top(),
            area.right_bottom(),
            area.left_bottom(),
        ]);
    } else {
        let inner = area.shrink(radius);
        let quarter = std::f32::consts::FRAC_PI_2;
        let corners = [
            inner.left_top(),
            inner.right_top(),
            inner.right_bottom(),
            inner.left_bottom(),
        ];
        let parts = 6;
        for (corner, center) in corners.into_iter().enumerate() {
            for part in 0..=parts {
                let turn = quarter * (corner as f32 + 2.0 + part as f32 / parts as f32);
                points.push(center + radius * Vec2::angled(turn));
            }
        }
    }
    points.push(points[0]);
    points
}

/// Puts the level and upright parts of a polyline on the pixel grid, as the toolkit does for single lines.
fn crisp(painter: &Painter, points: &mut [Pos2], line: Stroke, closed: bool) {
    let (line, scale) = (stroke(line), painter.pixels_per_point());
    let parts = points.len() - usize::from(!closed);
    for from in 0..parts {
        let to = (from + 1) % points.len();
        let (a, b) = (points[from], points[to]);
        if a.x == b.x {
            line.round_center_to_pixel(scale, &mut points[from].x);
            points[to].x = points[from].x;
        } else if a.y == b.y {
            line.round_center_to_pixel(scale, &mut points[from].y);
            points[to].y = points[from].y;
        }
    }
}

/// Dashes along a polyline, only those in view; level and upright ones fill whole pixels.
fn dashes(painter: &Painter, points: &[Pos2], line: egui::Stroke, dash: f32, gap: f32) {
    let period = dash + gap;
    if period < 0.1 {
        return;
    }
    let seen = painter.clip_rect().expand(line.width);
    // How far into the pattern the part begins.
    let mut phase = 0.0;
    for ends in points.windows(2) {
        let (mut from, to) = (ends[0], ends[1]);
        let length = from.distance(to);
        let next_phase = (phase + length) % period;
        if length > 0.0 && seen.intersects(egui::Rect::from_two_pos(from, to)) {
            let along = (to - from) / length;
            let half = Vec2::new(along.y.abs(), along.x.abs()) * line.width / 2.0;
            let straight = from.x == to.x || from.y == to.y;
            let (mut first, mut last) = (0.0, length);
            if straight {
                let reach = |at: Pos2| (at - from).dot(along);
                let (a, b) = (reach(seen.min), reach(seen.max));
                first = a.min(b).max(0.0);
                last = a.max(b).min(length);
                if from.x == to.x {
                    line.round_center_to_pixel(painter.pixels_per_point(), &mut from.x);
                } else {
                    line.round_center_to_pixel(painter.pixels_per_point(), &mut from.y);
                }
            }
            let mut start = ((first + phase) / period).floor() * period - phase;
            while start < last {
                let (a, b) = (start.max(0.0), (start + dash).min(length));
                if b > a {
                    let (a, b) = (from + along * a, from + along * b);
                    if straight {
                        let area = egui::Rect::from_two_pos(a, b).expand2(half);
                        painter.rect_filled(area, 0.0, line.color);
                    } else {
                        painter.line_segment([a, b], line);
                    }
                }
                start += period;
            }
        }
        phase = next_phase;
    }
}

fn path(painter: &Painter, mut points: Vec<Pos2>, line: Stroke) {
    match line.dash {
        Some((dash, gap)) => dashes(painter, &points, stroke(line), dash as f32, gap as f32),
        None if points.len() == 2 => {
            painter.line_segment([points[0], points[1]], stroke(line));
        }
        None => {
            crisp(painter, &mut points, line, false);
            painter.add(PathShape::line(points, stroke(line)));
        }
    }
}

fn text(painter: &Painter, words: &Text, origin: Pos2) {
    if words.text.is_empty() {
        return;
    }
    let at = point(words.at, origin);
    let clip = painter.clip_rect();
    let size = words.size as f32;
    // Cheap tests before the text is laid out.
    if at.y + size < clip.top() || at.y - size > clip.bottom() {
        return;
    }
    match words.align {
        Align::Left if at.x > clip.right() => return,
        Align::Right if at.x < clip.left() => return,
        _ => {}
    }
    let font = if words.bold {
        fonts::bold(words.size)
    } else {
        fonts::regular(words.size)
    };
    let ink = color(words.color);
    let galley = match found::marked(painter.ctx(), &words.text, &font, ink, Some(at.x)) {
        Some(job) => painter.layout_job(job),
        None => painter.layout_no_wrap(words.text.clone(), font, ink),
    };
    let left = match words.align {
        Align::Left => at.x,
        Align::Center => at.x - galley.size().x / 2.0,
        Align::Right => at.x - galley.size().x,
    };
    let baseline = on_grid(painter, at.y + (chart::fonts::BASELINE * words.size) as f32);
    let down = galley
        .rows
        .first()
        .and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
        .unwrap_or(galley.size().y * 0.8);
    let left = on_grid(painter, left);
    let wide = galley.size().x;
    painter.galley(Pos2::new(left, baseline - down), galley, ink);
    if words.strike {
        let y = at.y;
        painter.line_segment(
            [Pos2::new(left, y), Pos2::new(left + wide, y)],
            egui::Stroke::new(1.0, ink),
        );
    }
}

fn on_grid(painter: &Painter, value: f32) -> f32 {
    let scale = painter.pixels_per_point();
    (value * scale).round() / scale
}

/// Paints a status glyph in the 12 box around a place of the window.
pub fn status_glyph(painter: &Painter, center: Pos2, status: Status, theme: &Theme) {
    let mut scene = Scene::new(0.0, 0.0);
    glyph::status(&mut scene, Point::default(), status, theme);
    paint(painter, &scene, center);
}

/// Paints an icon in the 14 box around a place of the window.
pub fn icon(painter: &Painter, center: Pos2, icon: Icon, color: Color) {
    icon_in(painter, center, icon, color, chart::theme::size::ICON);
}

/// Paints an icon in a box of another side, in points.
pub fn icon_in(painter: &Painter, center: Pos2, icon: Icon, color: Color, side: f64) {
    let mut scene = Scene::new(0.0, 0.0);
    glyph::icon_in(&mut scene, Point::default(), icon, color, side);
    paint(painter, &scene, center);
}

/// A button that is an icon alone, as wide as a field is high; its words are the tooltip and what a screen reader says.
pub fn glyph_button(ui: &mut egui::Ui, theme: &Theme, drawn: Icon, words: &str) -> egui::Response {
    let side = chart::theme::size::SMALL_BUTTON as f32;
    let (area, response) = ui.allocate_exact_size(Vec2::splat(side), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), words));
    if ui.is_rect_visible(area) {
        let corner = CornerRadius::same(chart::theme::size::RADIUS as u8);
        if response.is_pointer_button_down_on() {
            ui.painter().rect_filled(area, corner, color(theme.sel));
        } else if response.hovered() {
            ui.painter().rect_filled(area, corner, color(theme.hover));
        }
        if response.has_focus() {
            let focus = egui::Stroke::new(chart::theme::size::LINE_FOCUS as f32, color(theme.acc));
            ui.painter()
                .rect_stroke(area, corner, focus, StrokeKind::Inside);
        }
        let ink = if ui.is_enabled() { theme.t2 } else { theme.ctl };
        icon(ui.painter(), area.center(), drawn, ink);
    }
    response.on_hover_text(words)
}
