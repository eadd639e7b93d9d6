//! The small controls of a page's upper row: chips with counts, buttons that open lists, words on one line.

use super::Look;
use crate::assess::Status;
use crate::chart::glyph::{self, Icon};
use crate::chart::theme::size;
use crate::chart::{Point, Scene};
use crate::ui::{Stage, paint, read_only};
use egui::accesskit::Role;
use egui::{Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

const SMALL: f64 = size::font::SMALL;
pub(crate) const HEIGHT: f32 = size::CHIP as f32;

/// A chip of the row: what it shows and what it does to the filter.
pub(crate) struct Chip {
    pub(crate) glyph: Option<Status>,
    pub(crate) words: String,
    pub(crate) count: Option<usize>,
    pub(crate) on: bool,
    pub(crate) closable: bool,
    pub(crate) act: fn(&mut Stage<'_>),
}

pub(crate) fn caption(ui: &mut Ui, stage: &Stage<'_>, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(text_width(words), HEIGHT), Sense::hover());
    write(ui, rect, words, stage.theme.t3, false);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

pub(crate) fn text_width(words: &str) -> f32 {
    crate::chart::metrics::width(words, SMALL, false) as f32
}

/// A count as figures are shown: none is a dash.
pub(crate) fn written(count: usize) -> String {
    if count == 0 {
        "–".to_owned()
    } else {
        count.to_string()
    }
}

pub(crate) fn chip_width(
    glyph: Option<Status>,
    words: &str,
    count: Option<usize>,
    closable: bool,
) -> f32 {
    let count = count.map_or(0.0, |count| text_width(&written(count)) + 5.0);
    let glyph = if glyph.is_some() { 18.0 } else { 0.0 };
    20.0 + glyph + text_width(words) + count + if closable { 14.0 } else { 0.0 }
}

pub(crate) fn chip(ui: &mut Ui, look: Look, chip: &Chip) -> Response {
    let theme = look.theme;
    let width = chip_width(chip.glyph, &chip.words, chip.count, chip.closable);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let fill = match (chip.on, response.hovered()) {
        (true, _) => theme.sel,
        (false, true) => theme.hover,
        (false, false) => theme.panel,
    };
    let edge = if chip.on { theme.acc } else { theme.line };
    let painter = ui.painter();
    painter.rect(
        rect,
        size::RADIUS_CHIP as f32,
        paint::color(fill),
        Stroke::new(1.0, paint::color(edge)),
        StrokeKind::Inside,
    );
    let mut scene = Scene::new(f64::from(width), f64::from(HEIGHT));
    let middle = f64::from(HEIGHT) / 2.0;
    let mut x = 10.0;
    if let Some(status) = chip.glyph {
        glyph::status(&mut scene, Point::new(x + 6.0, middle), status, theme);
        x += 18.0;
    }
    let left = crate::chart::Align::Left;
    scene.text(
        Point::new(x, middle),
        chip.words.clone(),
        SMALL,
        theme.t1,
        left,
    );
    x += f64::from(text_width(&chip.words));
    let mut name = chip.words.clone();
    if let Some(count) = chip.count {
        let count = written(count);
        scene.text(
            Point::new(x + 5.0, middle),
            count.clone(),
            SMALL,
            theme.t3,
            left,
        );
        name = format!("{name} {count}");
    }
    if chip.closable {
        let at = Point::new(f64::from(width) - 14.0, middle);
        glyph::icon_in(&mut scene, at, Icon::Close, theme.t1, 11.0);
    }
    paint::paint(painter, &scene, rect.min);
    focus(ui, look, &response);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chip.on, &name));
    response
}

pub(crate) fn focus(ui: &Ui, look: Look, response: &Response) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.expand(2.0),
            size::RADIUS_CHIP as f32,
            Stroke::new(2.0, paint::color(look.theme.acc)),
            StrokeKind::Outside,
        );
    }
}

pub(crate) fn dashed_chip(ui: &mut Ui, look: Look, words: &str) -> Response {
    let width = 20.0 + text_width(words);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let mut scene = Scene::new(f64::from(width), f64::from(HEIGHT));
    scene.add(crate::chart::Shape::Rect {
        rect: crate::chart::Rect::new(0.5, 0.5, f64::from(width) - 1.0, f64::from(HEIGHT) - 1.0),
        radius: size::RADIUS_CHIP,
        fill: response.hovered().then_some(look.theme.hover),
        stroke: Some(crate::chart::Stroke::dashed(1.0, look.theme.ctl, 3.0, 2.0)),
    });
    paint::paint(ui.painter(), &scene, rect.min);
    write(ui, rect, words, look.theme.t3, false);
    focus(ui, look, &response);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response
}

/// Words in the middle of a place, on the same line as those of the chips.
pub(crate) fn write(ui: &Ui, rect: Rect, words: &str, color: crate::chart::Color, bold: bool) {
    let (width, height) = (f64::from(rect.width()), f64::from(rect.height()));
    let mut scene = Scene::new(width, height);
    let middle = Point::new(width / 2.0, height / 2.0);
    let align = crate::chart::Align::Center;
    if bold {
        scene.bold(middle, words, SMALL, color, align);
    } else {
        scene.text(middle, words, SMALL, color, align);
    }
    paint::paint(ui.painter(), &scene, rect.min);
}

pub(crate) fn frame(ui: &Ui, look: Look, response: &Response) {
    let theme = look.theme;
    let fill = if response.hovered() {
        theme.hover
    } else {
        theme.panel
    };
    ui.painter().rect(
        response.rect,
        size::RADIUS as f32,
        paint::color(fill),
        Stroke::new(1.0, paint::color(theme.line)),
        StrokeKind::Inside,
    );
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.expand(2.0),
            size::RADIUS as f32,
            Stroke::new(2.0, paint::color(theme.acc)),
            StrokeKind::Outside,
        );
    }
}

/// A button that opens a list below it; `name` says of what.
pub(crate) fn drop_button(ui: &mut Ui, look: Look, words: &str, name: &str) -> Response {
    let width = text_width(words) + 30.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    frame(ui, look, &response);
    let mut scene = Scene::new(f64::from(width), f64::from(HEIGHT));
    let middle = f64::from(HEIGHT) / 2.0;
    let left = crate::chart::Align::Left;
    scene.text(Point::new(8.0, middle), words, SMALL, look.theme.t1, left);
    let at = Point::new(f64::from(width) - 12.0, middle);
    glyph::icon_in(&mut scene, at, Icon::ChevronDown, look.theme.t2, 11.0);
    paint::paint(ui.painter(), &scene, rect.min);
    let said = if words == name {
        name.to_owned()
    } else {
        format!("{name} {words}")
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &said));
    response
}

pub(crate) fn push_button(ui: &mut Ui, look: Look, words: &str) -> Response {
    let shut = read_only::shuts_button(ui.ctx());
    let (sense, color) = match shut {
        Some(_) => (Sense::hover(), look.theme.t4),
        None => (Sense::click(), look.theme.t1),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(text_width(words) + 16.0, HEIGHT), sense);
    frame(ui, look, &response);
    write(ui, rect, words, color, false);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, shut.is_none(), words));
    match shut {
        Some(why) => response.on_hover_text(why),
        None => response,
    }
}
