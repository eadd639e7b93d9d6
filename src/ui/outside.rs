//! The sign at the edge of a chart that says how much lies earlier or later than what is shown; a click brings it into view.

use super::{Stage, paint};
use crate::chart::glyph::{Icon, icon_in};
use crate::chart::reach::Outside;
use crate::chart::theme::size;
use crate::chart::{Align, Point, Scene, Shape, Stroke, metrics};
use crate::text::{Phrase, date, gantt_words};
use egui::accesskit::Role;
use egui::{CursorIcon, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of a sign in points.
pub(super) const HIGH: f32 = 20.0;
/// From the edges of the chart, clear of its scroll bar.
const OFF: f32 = 12.0;

/// Draws a sign in a lower corner of a chart; whether it was clicked. `words` has a place `n`.
pub(super) fn sign(
    ui: &Ui,
    stage: &Stage<'_>,
    chart: Rect,
    words: Phrase,
    outside: Outside,
    left: bool,
) -> bool {
    let (theme, language) = (stage.theme, stage.language);
    let text = words.fill(language, &[("n", &outside.count)]);
    let wide = metrics::width(&text, size::font::SMALL, false) + 32.0;
    let place = vec2(wide.ceil() as f32, HIGH);
    let top = chart.bottom() - HIGH - 6.0;
    let rect = if left {
        Rect::from_min_size(pos2(chart.left() + OFF, top), place)
    } else {
        Rect::from_min_size(pos2(chart.right() - OFF - place.x, top), place)
    };
    let response = ui.interact(rect, ui.scope_id().with(("outside", left)), Sense::click());
    let reach = gantt_words::SHOW_UP_TO.fill(language, &[("date", &date(outside.reach))]);
    let spoken = format!("{text} · {reach}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let hot = response.hovered() || response.has_focus();
    let (w, h) = (f64::from(rect.width()), f64::from(rect.height()));
    let mut scene = Scene::new(w, h);
    scene.add(Shape::Rect {
        rect: crate::chart::Rect::new(0.5, 0.5, w - 1.0, h - 1.0),
        radius: size::RADIUS_BADGE,
        fill: Some(if hot { theme.hover } else { theme.panel }),
        stroke: Some(Stroke::solid(
            size::LINE,
            if response.has_focus() {
                theme.acc
            } else {
                theme.ctl
            },
        )),
    });
    let (words_at, icon_at, icon) = if left {
        (24.0, 12.0, Icon::ChevronLeft)
    } else {
        (9.0, w - 12.0, Icon::ChevronRight)
    };
    scene.text(
        Point::new(words_at, h / 2.0),
        text,
        size::font::SMALL,
        theme.t1,
        Align::Left,
    );
    icon_in(
        &mut scene,
        Point::new(icon_at, h / 2.0),
        icon,
        theme.t3,
        12.0,
    );
    paint::paint(&ui.painter().with_clip_rect(chart), &scene, rect.min);
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(reach)
        .clicked()
}
