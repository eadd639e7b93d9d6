//! The completion curve in the window: `egui_plot` pans and zooms the days, the scene that pictures share is drawn into it.

use super::super::paint;
use super::hits;
use crate::chart::overview::{Look, Target, curve};
use crate::chart::time_axis::{day_number, day_of_number};
use crate::chart::{Rect, TimeAxis};
use crate::ui::widgets::look;
use egui::accesskit::Role;
use egui::{Id, Pos2, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

/// Shows the plot on its card; `days` is the stretch of time in view.
pub(super) fn show(
    ui: &mut Ui,
    look: &Look<'_>,
    days: &mut Option<(f64, f64)>,
    card: Rect,
    origin: Pos2,
) -> Vec<Target> {
    let place = curve::plot_place(card);
    let on_screen = paint::rect(place, origin);
    let (first, last) = curve::usual_days(look);
    let usual = (
        f64::from(day_number(first)),
        f64::from(day_number(last)) + 1.0,
    );
    let (from, to) = days.unwrap_or(usual);
    let mut child = ui.new_child(UiBuilder::new().max_rect(on_screen));
    let output = egui_plot::Plot::new("completion plot")
        .width(on_screen.width())
        .height(on_screen.height())
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .set_margin_fraction(vec2(0.0, 0.0))
        .allow_drag([true, false])
        .allow_zoom([true, false])
        .allow_scroll([true, false])
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show(&mut child, |plot| {
            plot.set_plot_bounds_x(from..=to);
            plot.set_plot_bounds_y(0.0..=1.0);
        });
    let bounds = output.transform.bounds();
    let (moved_from, moved_to) = (bounds.min()[0], bounds.max()[0]);
    let axis = TimeAxis {
        start: moved_from,
        per_day: place.w / (moved_to - moved_from).max(1e-3),
        width: place.w,
    };
    let axis = axis.with_per_day_about(place.w / 2.0, axis.per_day);
    if (moved_from - from).abs() > 1e-6 || (moved_to - to).abs() > 1e-6 {
        *days = Some((axis.start, axis.start + axis.width / axis.per_day));
    }
    let response = output.response;
    if response.double_clicked() {
        *days = None;
    }
    let spoken = curve::spoken(look);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &spoken));
    let asked = hits::show(
        ui,
        look,
        &curve::plot(look, card, axis),
        origin,
        Id::unique("overview curve"),
    );
    if let Some(at) = response.hover_pos().filter(|_| !response.dragged()) {
        let day = day_of_number(axis.exact_day_at(f64::from(at.x - on_screen.left())));
        ui.painter().vline(
            at.x,
            on_screen.y_range(),
            Stroke::new(1.0, look::ink(look.theme.ctl)),
        );
        response.on_hover_text_at_pointer(curve::tell(look, day));
    }
    asked
}
