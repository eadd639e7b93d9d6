//! A section of a panel: a line above, a title that folds it, a few words at the right.

use super::icon::{self, Icon};
use super::look::{self, Look, SMALL, ink};
use egui::accesskit::Role;
use egui::{Align2, Sense, Stroke, Ui, WidgetInfo, vec2};

/// Height of a section's title row.
const TITLE_ROW: f32 = 22.0;

/// A thin line across the panel with space about it.
pub fn line(ui: &mut Ui, look: Look) {
    ui.add_space(8.0);
    let y = ui.cursor().top();
    let clip = ui.clip_rect();
    ui.painter()
        .hline(clip.x_range(), y, Stroke::new(1.0, ink(look.theme.hair)));
    ui.add_space(8.0);
}

/// The title row of a section; a click folds it. Returns whether the section is open after this frame's click.
///
/// `aside` stands at the right end: what the section holds, so that it says something while folded.
pub fn section(ui: &mut Ui, look: Look, title: &str, aside: &str, open: &mut bool) -> bool {
    line(ui, look);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, TITLE_ROW), Sense::click());
    if response.clicked() {
        *open = !*open;
    }
    let theme = look.theme;
    let painter = ui.painter();
    let color = ink(if response.hovered() {
        theme.t1
    } else {
        theme.t3
    });
    let words = look::write(
        painter,
        rect.left_center(),
        Align2::LEFT_CENTER,
        title,
        look::regular(SMALL),
        color,
        width * 0.7,
    );
    if !*open || response.hovered() || response.has_focus() {
        icon::draw(
            painter,
            egui::pos2(words.right() + 10.0, rect.center().y),
            if *open { Icon::Down } else { Icon::Next },
            color,
        );
    }
    look::write(
        painter,
        rect.right_center(),
        Align2::RIGHT_CENTER,
        aside,
        look::regular(SMALL),
        ink(theme.t2),
        width - words.width() - 24.0,
    );
    if response.has_focus() {
        look::focus_frame(painter, rect.shrink(2.0), theme);
    }
    let is_open = *open;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, title));
    is_open
}
