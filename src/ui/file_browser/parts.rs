//! Small drawn parts of the browser: signs, text fields, words for sizes and times.

use super::Day;
use crate::chart::Theme;
use crate::chart::theme::size;
use crate::text::{Language, date, desk_words, number};
use crate::ui::dialog::focus_frame;
use crate::ui::fonts;
use crate::ui::paint::color;
use egui::{
    Color32, CornerRadius, FontId, Id, Painter, Pos2, Rect, Response, Stroke, StrokeKind, TextEdit,
    Ui, Vec2,
};
use jiff::civil::DateTime;

fn line(painter: &Painter, at: Pos2, ink: Color32, points: &[(f32, f32)]) {
    let points = points
        .iter()
        .map(|&(x, y)| at + Vec2::new(x, y))
        .collect::<Vec<_>>();
    painter.line(points, Stroke::new(1.3, ink));
}

/// A folder.
pub(super) fn folder(painter: &Painter, at: Pos2, ink: Color32) {
    line(
        painter,
        at,
        ink,
        &[
            (-6.0, 5.0),
            (-6.0, -5.0),
            (-1.5, -5.0),
            (0.0, -3.0),
            (6.0, -3.0),
            (6.0, 5.0),
            (-6.0, 5.0),
            (-6.0, 4.0),
        ],
    );
}

/// A sheet of paper.
pub(super) fn sheet(painter: &Painter, at: Pos2, ink: Color32) {
    line(
        painter,
        at,
        ink,
        &[
            (1.0, -6.0),
            (-4.5, -6.0),
            (-4.5, 6.0),
            (4.5, 6.0),
            (4.5, -2.5),
            (1.0, -6.0),
            (1.0, -2.5),
            (4.5, -2.5),
        ],
    );
}

/// A magnifying glass.
pub(super) fn glass(painter: &Painter, at: Pos2, ink: Color32) {
    painter.circle_stroke(at - Vec2::splat(1.0), 4.0, Stroke::new(1.3, ink));
    line(painter, at, ink, &[(2.0, 2.0), (5.5, 5.5)]);
}

/// An arrow head to the left.
pub(super) fn to_left(painter: &Painter, at: Pos2, ink: Color32) {
    line(painter, at, ink, &[(2.0, -4.0), (-2.0, 0.0), (2.0, 4.0)]);
}

/// An arrow head to the right, between the parts of a path.
pub(super) fn to_right(painter: &Painter, at: Pos2, ink: Color32) {
    line(painter, at, ink, &[(-1.5, -3.0), (1.5, 0.0), (-1.5, 3.0)]);
}

/// An arrow upward.
pub(super) fn upward(painter: &Painter, at: Pos2, ink: Color32) {
    line(painter, at, ink, &[(-4.0, -1.0), (0.0, -5.0), (4.0, -1.0)]);
    line(painter, at, ink, &[(0.0, -5.0), (0.0, 5.0)]);
}

/// A folder with a plus.
pub(super) fn folder_plus(painter: &Painter, at: Pos2, ink: Color32) {
    folder(painter, at, ink);
    line(painter, at, ink, &[(-2.5, 1.0), (2.5, 1.0)]);
    line(painter, at, ink, &[(0.0, -1.5), (0.0, 3.5)]);
}

/// The outline of a field or a button at rest.
pub(super) fn outline(ui: &Ui, theme: &Theme, rect: Rect) {
    ui.painter().rect(
        rect,
        CornerRadius::same(size::RADIUS as u8),
        color(theme.panel),
        Stroke::new(1.0, color(theme.line)),
        StrokeKind::Inside,
    );
}

/// A text field at a place; `indent` leaves room for a sign at its left.
pub(super) fn field(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    id: Id,
    text: &mut String,
    label: &str,
    hint: &str,
    indent: f32,
) -> Response {
    outline(ui, theme, rect);
    let inner = Rect::from_min_max(
        Pos2::new(rect.left() + 8.0 + indent, rect.top() + 1.0),
        Pos2::new(rect.right() - 6.0, rect.bottom() - 1.0),
    );
    let hint = egui::RichText::new(hint)
        .font(small())
        .color(color(theme.t4));
    crate::ui::widgets::pasted_cell::mend(ui, id, false);
    let edit = TextEdit::singleline(text)
        .id(id)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .font(body())
        .text_color(color(theme.t1))
        .hint_text(hint)
        .align(egui::Align2::LEFT_CENTER)
        .desired_width(inner.width());
    let response = ui.put(inner, edit);
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(label));
    if response.has_focus() {
        focus_frame(ui.painter(), rect, theme);
    }
    response
}

pub(super) fn body() -> FontId {
    fonts::regular(size::font::BODY)
}

pub(super) fn small() -> FontId {
    fonts::regular(size::font::SMALL)
}

/// A size in bytes as people say it: `412 KB`.
pub(crate) fn bytes(bytes: u64, language: Language) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal at most")]
    let mut value = bytes as f64 / 1024.0;
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    for unit in ["KB", "MB", "GB"] {
        if value < 1000.0 {
            let decimals = usize::from(value < 10.0);
            return format!("{} {unit}", number(value, decimals, language));
        }
        value /= 1024.0;
    }
    format!("{} TB", number(value, 1, language))
}

/// A time as short as it stays clear: `今天 09:41`, `11-18 09:10`, `2020-11-18`.
pub(super) fn time(time: DateTime, today: Day, language: Language) -> String {
    let clock = format!("{:02}:{:02}", time.hour(), time.minute());
    if time.date() == today {
        format!("{} {clock}", desk_words::TODAY.of(language))
    } else if time.year() == today.year() {
        format!("{:02}-{:02} {clock}", time.month(), time.day())
    } else {
        date(time.date())
    }
}

/// A name cut in its middle, so that beginning and ending stay.
pub(crate) fn cut_middle(ui: &Ui, text: &str, font: &FontId, room: f32) -> String {
    let fits = |text: &str| {
        let galley =
            ui.painter()
                .layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER);
        galley.size().x <= room
    };
    if fits(text) {
        return text.to_owned();
    }
    let characters: Vec<char> = text.chars().collect();
    let cut = |kept: usize| -> String {
        let front = kept / 2;
        let back = characters.len() - (kept - front);
        let mut short: String = characters[..front].iter().collect();
        short.push('…');
        short.extend(&characters[back..]);
        short
    };
    let (mut least, mut most) = (0, characters.len().saturating_sub(1));
    while least < most {
        let middle = least.midpoint(most + 1);
        if fits(&cut(middle)) {
            least = middle;
        } else {
            most = middle - 1;
        }
    }
    cut(least)
}

/// The words on who has a plan open, cut to `width`; `None` where nobody does.
pub(super) fn who_galley(
    ui: &Ui,
    theme: &Theme,
    who: &str,
    width: f32,
) -> Option<std::sync::Arc<egui::Galley>> {
    let ink = color(theme.status(crate::assess::Status::Behind).word);
    let cut = |who| crate::ui::widgets::look::elided(ui.painter(), who, small(), ink, width);
    (!who.is_empty()).then(|| cut(who))
}

/// Puts them with a dot before them, their left middle at a place.
pub(super) fn put_who(ui: &Ui, theme: &Theme, who: std::sync::Arc<egui::Galley>, at: Pos2) {
    let status = theme.status(crate::assess::Status::Behind);
    ui.painter()
        .circle_filled(at + egui::vec2(3.0, 0.0), 3.0, color(status.fill));
    let place = Pos2::new(at.x + 10.0, at.y - who.size().y / 2.0);
    ui.painter().galley(place, who, color(status.word));
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    #[test]
    fn sizes_and_times_are_short() {
        assert_eq!(bytes(3, Language::Zh), "3 B");
        assert_eq!(bytes(421_888, Language::Zh), "412 KB");
        assert_eq!(bytes(5_500_000, Language::En), "5.2 MB");
        let today = Day::constant(2021, 11, 20);
        let said = |time_of| time(time_of, today, Language::Zh);
        assert_eq!(said(datetime(2021, 11, 20, 9, 41, 0, 0)), "今天 09:41");
        assert_eq!(said(datetime(2021, 11, 18, 9, 10, 0, 0)), "11-18 09:10");
        assert_eq!(said(datetime(2020, 11, 18, 9, 10, 0, 0)), "2020-11-18");
    }
}
