//! The plot of the page: `egui_plot` pans and zooms the days, the scene that pictures share is drawn into it.

use super::strip::{nearest, show_card};
use crate::chart::reach::Outside;
use crate::chart::theme::size;
use crate::chart::time_axis::day_number;
use crate::chart::trends::legend::{legend_entry, legend_width};
use crate::chart::trends::{Plot, Series, card, plot, tell};
use crate::chart::{self, Align, Point, Scene, TimeAxis, metrics};
use crate::plan::{Better, Indicator, IndicatorKind};
use crate::text::trends_words as words;
use crate::ui::outside::sign;
use crate::ui::{Stage, paint};
use egui::accesskit::Role;
use egui::{Rect, Ui, UiBuilder, WidgetInfo, vec2};

/// The title of what is shown, and the legend.
pub(super) fn header(
    ui: &Ui,
    stage: &Stage<'_>,
    rect: Rect,
    shown: &[&Indicator],
    series: &[Series],
) {
    let (theme, language) = (stage.theme, stage.language);
    let Some(lead) = shown.first() else { return };
    let (width, y) = (f64::from(rect.width()), f64::from(rect.height()) / 2.0);
    let mut scene = Scene::new(width, f64::from(rect.height()));
    let title = if shown.len() > 1 {
        words::AND_OTHERS.fill(language, &[("name", &lead.name), ("count", &shown.len())])
    } else {
        lead.name.clone()
    };
    let title = metrics::cut(&title, size::font::TITLE, true, width * 0.45).into_owned();
    let mut left = 16.0;
    let title_width = metrics::width(&title, size::font::TITLE, true);
    scene.bold(
        Point::new(left, y),
        title,
        size::font::TITLE,
        theme.t1,
        Align::Left,
    );
    left += title_width + 10.0;
    // The legend from the right; what has no room is named by the labels in the plot.
    let mut entries: Vec<(Option<&Series>, String)> = series
        .iter()
        .map(|one| {
            let label = if one.right {
                words::ON_RIGHT.fill(language, &[("text", &one.label)])
            } else {
                one.label.clone()
            };
            (
                Some(one),
                metrics::cut(&label, size::font::SMALL, false, 190.0).into_owned(),
            )
        })
        .collect();
    if !stage.view.trends.hide_targets && series.iter().any(|one| !one.targets.is_empty()) {
        entries.push((None, words::TARGET.of(language).to_owned()));
    }
    while entries.len() > 1
        && entries
            .iter()
            .map(|(_, text)| legend_width(text))
            .sum::<f64>()
            > width - left - 10.0
    {
        entries.pop();
    }
    let wide: f64 = entries.iter().map(|(_, text)| legend_width(text)).sum();
    let mut x = (width - wide).max(left);
    let about_room = x - left - 16.0;
    if shown.len() == 1 {
        let about = metrics::cut(
            &about(lead, language),
            size::font::SMALL,
            false,
            about_room.max(0.0),
        )
        .into_owned();
        scene.text(
            Point::new(left, y),
            about,
            size::font::SMALL,
            theme.t3,
            Align::Left,
        );
    }
    for (one, text) in entries {
        x = legend_entry(&mut scene, Point::new(x, y), one, &text, theme);
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    paint::paint(&painter, &scene, rect.min);
}

fn about(indicator: &Indicator, language: crate::text::Language) -> String {
    let kind = match indicator.kind {
        IndicatorKind::Level => words::KIND_LEVEL,
        IndicatorKind::Cumulative => words::KIND_CUMULATIVE,
        IndicatorKind::Ratio => words::KIND_RATIO,
    };
    let better = match indicator.better {
        Better::Up => words::BETTER_UP,
        Better::Down => words::BETTER_DOWN,
    };
    let mut parts = vec![kind.of(language).to_owned()];
    if !indicator.unit.is_empty() {
        parts.push(indicator.unit.clone());
    }
    parts.push(words::DECIMALS.fill(language, &[("count", &indicator.decimals)]));
    parts.push(better.of(language).to_owned());
    if !indicator.tasks.is_empty() {
        parts.push(words::LINKED_COUNT.fill(language, &[("count", &indicator.tasks.len())]));
    }
    parts.join(" · ")
}

/// Shows the plot in all of `ui`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, shown: &[&Indicator], series: &[Series]) {
    let rect = ui.max_rect();
    let whole = chart::Rect::new(0.0, 0.0, f64::from(rect.width()), f64::from(rect.height()));
    let area = plot::area(whole, series.iter().any(|one| one.right));
    let on_screen = paint::rect(area, rect.min);
    let usual = {
        let (from, to) = plot::usual_window(stage.plan, shown);
        (f64::from(day_number(from)), f64::from(day_number(to)) + 1.0)
    };
    let (from, to) = stage.view.trends.window.unwrap_or(usual);
    let mut child = ui.new_child(UiBuilder::new().max_rect(on_screen));
    let output = egui_plot::Plot::new("indicator plot")
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
    let axis = limited(moved_from, moved_to, area.w);
    let shown_days = (axis.start, axis.start + axis.width / axis.per_day);
    if (moved_from - from).abs() > 1e-6 || (moved_to - to).abs() > 1e-6 {
        stage.view.trends.window = Some(shown_days);
    }
    if output.response.double_clicked() {
        stage.view.trends.window = None;
    }
    let plot = Plot {
        series,
        as_of: stage.as_of,
        targets: !stage.view.trends.hide_targets,
        later: !stage.view.trends.hide_later,
        theme: stage.theme,
        language: stage.language,
        rect: whole,
        axis,
    };
    let scene = plot.scene();
    paint::paint(ui.painter(), &scene, rect.min);
    // Above the values: at the foot of the plot stand the changes of base.
    let top = on_screen.with_max_y(on_screen.top() + 30.0);
    outside(ui, stage, top, plot.outside(), shown_days);
    let response = output.response;
    let name = shown
        .iter()
        .map(|one| one.name.as_str())
        .collect::<Vec<_>>()
        .join(words::LISTED.of(stage.language));
    let spoken = words::PLOT_OF.fill(stage.language, &[("name", &name)]);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &spoken));
    if series.iter().all(|one| one.line.dots.is_empty()) {
        ui.painter().text(
            on_screen.center(),
            egui::Align2::CENTER_CENTER,
            stage.say(words::NO_VALUES_HINT),
            crate::ui::fonts::regular(size::font::SMALL),
            paint::color(stage.theme.t3),
        );
    }
    let Some(at) = response.hover_pos().filter(|_| !response.dragged()) else {
        return;
    };
    let Some(id) = nearest(&scene, at, rect.min, 14.0) else {
        return;
    };
    let found = shown
        .iter()
        .find_map(|one| Some((one, one.points.iter().find(|point| point.id == id)?)));
    if let Some((indicator, point)) = found {
        let (title, lines) = tell::of_point(indicator, point, stage.as_of, stage.language);
        show_card(ui, &card::card(&title, &lines, stage.theme), at);
        if response.clicked() && shown.first().is_some_and(|lead| lead.id == indicator.id) {
            stage.actions.go(crate::ui::Going::Point(id));
        }
    }
}

/// Signs that tell what lies earlier and later than the days in view.
fn outside(
    ui: &Ui,
    stage: &mut Stage<'_>,
    area: Rect,
    [before, after]: [Option<Outside>; 2],
    (from, to): (f64, f64),
) {
    if let Some(before) = before
        && sign(ui, stage, area, words::EARLIER, before, true)
    {
        stage.view.trends.window = Some((f64::from(day_number(before.reach)), to));
    }
    if let Some(after) = after
        && sign(ui, stage, area, words::LATER, after, false)
    {
        let end = f64::from(day_number(after.reach)) + 1.0;
        stage.view.trends.window = Some((from, end));
    }
}

/// The axis of a stretch of days, within the limits of zoom.
fn limited(from: f64, to: f64, width: f64) -> TimeAxis {
    let days = (to - from).max(1e-3);
    TimeAxis {
        start: from,
        per_day: width / days,
        width,
    }
    .with_per_day_about(width / 2.0, width / days)
}
