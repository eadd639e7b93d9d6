//! A switch of a few words side by side, one of them on.

use super::look::{self, Look, RADIUS, SMALL, SMALL_BUTTON, ink};
use crate::ui::read_only;
use egui::accesskit::Role;
use egui::{Align2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Shows the switch; returns the place of the word that was clicked, if it is not the one that is on.
pub fn segmented(
    ui: &mut Ui,
    look: Look,
    name: &str,
    words: &[&str],
    on: Option<usize>,
) -> Option<usize> {
    let theme = look.theme;
    let galleys: Vec<_> = words
        .iter()
        .enumerate()
        .map(|(place, word)| {
            let color = if on == Some(place) {
                theme.acc
            } else {
                theme.t2
            };
            look::elided(
                ui.painter(),
                word,
                look::regular(SMALL),
                ink(color),
                ui.available_width(),
            )
        })
        .collect();
    let natural: f32 = galleys.iter().map(|galley| galley.size().x + 16.0).sum();
    let squeeze = (ui.available_width() / natural).min(1.0);
    let (rect, _) = ui.allocate_exact_size(vec2(natural * squeeze, SMALL_BUTTON), Sense::hover());
    let shut = read_only::shuts_button(ui.ctx());
    let sense = if shut.is_some() {
        Sense::hover()
    } else {
        Sense::click()
    };
    let mut picked = None;
    let mut x = rect.left();
    for (place, galley) in galleys.into_iter().enumerate() {
        let width = (galley.size().x + 16.0) * squeeze;
        let cell = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
        x += width;
        let id = ui.scope_id().with((name, "segment", place));
        let response = ui.interact(cell, id, sense);
        let chosen = on == Some(place);
        if chosen || response.hovered() && shut.is_none() {
            let fill = if chosen { theme.sel } else { theme.hover };
            ui.painter()
                .rect_filled(cell.shrink(1.0), RADIUS - 1.0, ink(fill));
        }
        if place > 0 {
            ui.painter().vline(
                cell.left(),
                cell.y_range(),
                Stroke::new(1.0, ink(theme.hair)),
            );
        }
        let at = Align2::CENTER_CENTER.anchor_size(cell.center(), galley.size());
        ui.painter().galley(at.min, galley, ink(theme.t2));
        if response.has_focus() {
            look::focus_frame(ui.painter(), cell.shrink(2.0), theme);
        }
        let word = words[place];
        let live = ui.is_enabled() && shut.is_none();
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, live, chosen, word));
        if response.clicked() && !chosen {
            picked = Some(place);
        }
        if let Some(why) = shut {
            response.on_hover_text(why);
        }
    }
    ui.painter().rect_stroke(
        rect,
        RADIUS,
        Stroke::new(1.0, ink(theme.line)),
        StrokeKind::Inside,
    );
    picked
}
