//! Buttons that show the key which does the same.

use crate::ui::widgets::Look;
use crate::ui::widgets::look::{self, BODY, BUTTON, RADIUS, SMALL, SMALL_BUTTON, ink};
use egui::accesskit::Role;
use egui::{Align2, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// How a button stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// One among several.
    Plain,
    /// What is usually wanted.
    Main,
    /// The way on of the page.
    Final,
}

/// A button with its key in a cap.
pub(super) fn button(ui: &mut Ui, look: Look, words: &str, key: &str, weight: Weight) -> Response {
    let theme = look.theme;
    let (height, size) = match weight {
        Weight::Final => (BUTTON, BODY),
        Weight::Plain | Weight::Main => (SMALL_BUTTON, SMALL),
    };
    let (fill, text, edge) = match weight {
        Weight::Plain => (theme.panel, theme.t1, theme.line),
        Weight::Main => (theme.panel, theme.acc, theme.acc),
        Weight::Final => (theme.acc, theme.onacc, theme.acc),
    };
    let painter = ui.painter();
    let words_laid = look::elided(painter, words, look::regular(size), ink(text), 240.0);
    let key_laid = look::elided(painter, key, look::regular(SMALL - 1.0), ink(text), 60.0);
    let cap = vec2((key_laid.size().x + 8.0).max(16.0), 16.0);
    let width = 8.0 + words_laid.size().x + 8.0 + cap.x + 6.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let fill = if response.hovered() && weight != Weight::Final {
        theme.hover
    } else {
        fill
    };
    let painter = ui.painter();
    let stroke = Stroke::new(1.0, ink(edge));
    painter.rect(rect, RADIUS, ink(fill), stroke, StrokeKind::Inside);
    let at = pos2(rect.left() + 8.0, rect.center().y);
    let at = Align2::LEFT_CENTER.anchor_size(at, words_laid.size());
    painter.galley(at.min, words_laid, ink(text));
    let at = pos2(rect.right() - 6.0, rect.center().y);
    let cap = Align2::RIGHT_CENTER.anchor_size(at, cap);
    let line = if weight == Weight::Plain {
        theme.ctl
    } else {
        text
    };
    painter.rect_stroke(cap, 2.0, Stroke::new(1.0, ink(line)), StrokeKind::Inside);
    let at = Align2::CENTER_CENTER.anchor_size(cap.center(), key_laid.size());
    painter.galley(at.min, key_laid, ink(text));
    if response.has_focus() {
        look::focus_frame(painter, rect, theme);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response
}
