//! The sheet of every shortcut, made from the command table; typing narrows it.

use super::keys;
use crate::text::shell_words;
use crate::ui::Command;
use crate::ui::widgets::found;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, Look, ink, regular};
use crate::wording::Sought;
use egui::{Align2, Pos2, Rect, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2};
use strum::IntoEnumIterator;

/// Width of the sheet's contents in points.
pub const WIDTH: f32 = 660.0;
const ROW: f32 = 22.0;

/// The gestures that are no commands: words and caps.
const GESTURES: &[(crate::text::Phrase, &[&str])] = &[
    (shell_words::G_ZOOM, &["Ctrl", "wheel"]),
    (shell_words::G_PAN, &["Shift", "wheel"]),
    (shell_words::G_MOVE_BAR, &["Alt", "←", "→"]),
    (shell_words::G_RESIZE_BAR, &["Alt", "Shift", "→"]),
    (shell_words::G_FREE, &["Alt"]),
    (shell_words::G_TYPE, &["letters"]),
    (shell_words::G_EDIT, &["Enter"]),
    (shell_words::G_NEXT_CELL, &["Tab"]),
    (shell_words::G_ESC, &["Esc"]),
];

/// Shows the list and its search field.
pub fn body(ui: &mut Ui, look: Look, wanted: &mut String) {
    let field = ui.add_sized(
        vec2(ui.available_width(), 26.0),
        TextEdit::singleline(wanted).hint_text(look.say(shell_words::SHEET_SEARCH)),
    );
    if ui.ctx().memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    ui.add_space(8.0);
    let sought = Sought::new(wanted);
    let mut lines: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    for command in Command::iter() {
        if command.shortcuts().is_empty() {
            continue;
        }
        let caps = command
            .shortcuts()
            .iter()
            .take(2)
            .map(|keys| keys::caps(*keys).into_iter().map(str::to_owned).collect())
            .collect();
        lines.push((
            look.say(command.text()).trim_end_matches('…').to_owned(),
            caps,
        ));
    }
    for (words, caps) in GESTURES {
        let caps = caps
            .iter()
            .map(|cap| match *cap {
                "wheel" => look.say(shell_words::WHEEL).to_owned(),
                "letters" => look.say(shell_words::LETTERS).to_owned(),
                cap => cap.to_owned(),
            })
            .collect();
        lines.push((look.say(*words).to_owned(), vec![caps]));
    }
    lines.retain(|(words, caps)| {
        let keys: Vec<String> = caps.iter().map(|keys| keys.join("+")).collect();
        sought.is_among(&[words], &[&keys.join(" ")])
    });
    if lines.is_empty() {
        ui.label(look.say(shell_words::SHEET_NOTHING));
        return;
    }
    let height = (ui.ctx().content_rect().height() - 240.0).clamp(160.0, 560.0);
    egui::ScrollArea::vertical()
        .max_height(height)
        .show_following(ui, |ui| {
            let half = lines.len().div_ceil(2);
            // Room for the bar of the scroll area.
            let width = ui.available_width() - 14.0;
            let (rect, _) =
                ui.allocate_exact_size(vec2(width, half as f32 * ROW), egui::Sense::hover());
            let column = (width - 24.0) / 2.0;
            for (place, (words, caps)) in lines.iter().enumerate() {
                let left = rect.left() + if place < half { 0.0 } else { column + 24.0 };
                let top = rect.top() + (place % half) as f32 * ROW;
                let rect = Rect::from_min_size(pos2(left, top), vec2(column, ROW));
                found::mark(ui.ctx(), look.theme, sought.clone(), || {
                    line(ui, look, rect, words, caps);
                });
            }
        });
}

fn line(ui: &Ui, look: Look, rect: Rect, words: &str, caps: &[Vec<String>]) {
    let theme = look.theme;
    let mut x = rect.right();
    for (place, keys) in caps.iter().enumerate() {
        if place > 0 {
            x -= 6.0;
        }
        for cap in keys.iter().rev() {
            x = self::cap(ui, look, pos2(x, rect.center().y), cap) - 3.0;
        }
    }
    look::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        words,
        regular(12.0),
        ink(theme.t2),
        x - rect.left() - 8.0,
    );
}

/// Draws a key cap with its right middle at a place; returns its left edge.
pub fn cap(ui: &Ui, look: Look, right: Pos2, words: &str) -> f32 {
    let theme = look.theme;
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), regular(12.0), ink(theme.t2));
    let width = (galley.size().x + 10.0).max(18.0);
    let rect = Rect::from_min_size(pos2(right.x - width, right.y - 9.0), vec2(width, 18.0));
    ui.painter().rect(
        rect,
        3.0,
        ink(theme.panel),
        Stroke::new(1.0, ink(theme.ctl)),
        StrokeKind::Inside,
    );
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(at.min, galley, ink(theme.t2));
    rect.left()
}
