//! The indicator strip under the bars, on the very same time axis.

use crate::chart::reach::Outside;
use crate::chart::trends::lines::{Dot, Line};
use crate::chart::trends::{card, strip::Strip, tell};
use crate::chart::{About, Scene, metrics, theme::size};
use crate::plan::{Day, Id, Indicator};
use crate::text::trends_words as words;
use crate::ui::outside::{HIGH, sign};
use crate::ui::widgets::icon::{self, Icon};
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::{Action, Command, Stage, paint};
use egui::accesskit::Role;
use egui::{Pos2, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// The indicator in the strip: the one chosen while it exists, else the first.
pub fn shown<'p>(stage: &Stage<'p>) -> Option<&'p Arc<Indicator>> {
    let plan = stage.plan;
    stage
        .view
        .strip_indicator
        .as_ref()
        .and_then(|id| plan.indicators().get(id))
        .or_else(|| {
            plan.indicators()
                .values()
                .min_by_key(|indicator| (indicator.rank, &indicator.id))
        })
}

/// Shows the strip over the whole width of `ui`; the bars begin `table_width` points from its left edge.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>, table_width: f32) {
    let theme = stage.theme;
    let whole = ui.max_rect();
    let (rect, _) = ui.allocate_exact_size(whole.size(), Sense::hover());
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let chart = Rect::from_min_max(pos2(rect.left() + table_width, rect.top()), rect.max);
    let Some(indicator) = shown(stage) else {
        empty(ui, stage, rect);
        return;
    };
    let others: Vec<&str> = stage
        .plan
        .indicators_in_order()
        .into_iter()
        .filter(|other| other.id != indicator.id)
        .map(|other| other.name.as_str())
        .collect();
    let facts = super::facts::of(stage, &indicator.id);
    let strip = Strip {
        indicator,
        lines: &facts.lines,
        others: &others,
        as_of: stage.as_of,
        axis: stage.view.axis.with_width(f64::from(chart.width())),
        table_width: f64::from(table_width),
        height: f64::from(rect.height()),
        theme,
        language: stage.language,
    };
    let scene = strip.scene();
    paint::paint(&painter, &scene, rect.min);
    painter.hline(
        rect.x_range(),
        rect.top(),
        egui::Stroke::new(1.0, paint::color(theme.line)),
    );
    painter.vline(
        chart.left(),
        rect.y_range(),
        egui::Stroke::new(1.0, paint::color(theme.line)),
    );
    pick(ui, stage, rect, table_width, &strip, &indicator.id);
    fold(ui, stage, rect, table_width);
    let response = ui
        .interact(
            chart,
            ui.scope_id().with("strip chart"),
            // For the pointer alone: the keyboard has no stop here.
            Sense::CLICK | Sense::DRAG,
        )
        .on_hover_cursor(egui::CursorIcon::Grab);
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Group,
            true,
            format!("{} {}", words::STRIP.of(stage.language), indicator.name),
        )
    });
    navigate(ui, stage, &response, chart);
    outside(ui, stage, chart, &facts.lines);
    if let Some(at) = response.hover_pos().filter(|_| !response.dragged())
        && let Some(point) = nearest(&scene, at, rect.min, 14.0)
        && let Some(point) = indicator.points.iter().find(|p| p.id == point)
    {
        let (title, lines) = tell::of_point(indicator, point, stage.as_of, stage.language);
        show_card(ui, &card::card(&title, &lines, theme), at);
    }
    if response.double_clicked() {
        stage
            .actions
            .push(Action::ShowIndicator(indicator.id.clone()));
    }
}

/// Where no value lies in the time shown, signs say how many lie earlier and later; a click brings them into view.
fn outside(ui: &Ui, stage: &mut Stage<'_>, chart: Rect, lines: &[Arc<Line>]) {
    let axis = stage.view.axis;
    let (first, last) = (axis.first_day(), axis.last_day());
    let shown = |dot: &&Dot| dot.end >= first && dot.start <= last;
    if chart.height() < 2.0 * HIGH
        || lines
            .iter()
            .any(|line| line.seen(&axis, true).dots.iter().any(shown))
    {
        return;
    }
    let all = |parts: Vec<Outside>, reach: fn(Day, Day) -> Day| {
        parts.into_iter().reduce(|a, b| Outside {
            count: a.count + b.count,
            reach: reach(a.reach, b.reach),
        })
    };
    let before = lines.iter().filter_map(|line| line.before(&axis));
    let after = lines.iter().filter_map(|line| line.after(&axis, true));
    if let Some(before) = all(before.collect(), Day::min)
        && sign(ui, stage, chart, words::EARLIER, before, true)
    {
        crate::ui::gantt::fit_to(stage, before.reach, last, axis.width);
    }
    if let Some(after) = all(after.collect(), Day::max)
        && sign(ui, stage, chart, words::LATER, after, false)
    {
        crate::ui::gantt::fit_to(stage, first, after.reach, axis.width);
    }
}

/// Drags and wheels move the shared axis: dragging and plain sideways wheels pan, Ctrl with the wheel zooms.
fn navigate(ui: &Ui, stage: &mut Stage<'_>, response: &egui::Response, chart: Rect) {
    let width = f64::from(chart.width());
    if response.dragged() {
        let dx = f64::from(response.drag_delta().x);
        stage.view.axis = stage.view.axis.with_width(width).panned(dx);
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    }
    let Some(at) = response.hover_pos() else {
        return;
    };
    let (zoom, scroll, shift) = ui.input(|input| {
        (
            input.zoom_delta(),
            input.smooth_scroll_delta(),
            input.modifiers.shift,
        )
    });
    let x = f64::from(at.x - chart.left());
    if zoom != 1.0 {
        stage.view.axis = stage
            .view
            .axis
            .with_width(width)
            .zoomed_about(x, f64::from(zoom));
    } else if scroll.x != 0.0 || (shift && scroll.y != 0.0) {
        let dx = if scroll.x == 0.0 { scroll.y } else { scroll.x };
        stage.view.axis = stage.view.axis.with_width(width).panned(f64::from(dx));
    }
}

/// The point of the scene nearest to a place on the screen, within `reach` points.
pub(super) fn nearest(scene: &Scene, at: Pos2, origin: Pos2, reach: f64) -> Option<Id> {
    let (x, y) = (f64::from(at.x - origin.x), f64::from(at.y - origin.y));
    scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.about {
            Some(About::Point(_, point)) => {
                let (center, wide) = middle(&mark.shape)?;
                let away = ((center.x - x).abs() - wide).max(0.0).hypot(center.y - y);
                Some((away, point))
            }
            _ => None,
        })
        .filter(|(away, _)| *away <= reach)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, point)| point.clone())
}

/// The middle of a mark, and how far to the sides it reaches.
pub(super) fn middle(shape: &crate::chart::Shape) -> Option<(crate::chart::Point, f64)> {
    use crate::chart::{Point, Shape};
    match shape {
        Shape::Circle { center, .. } => Some((*center, 0.0)),
        Shape::Rect { rect, .. } => Some((rect.center(), 0.0)),
        Shape::Path { points, .. } => {
            let count = points.len().max(1) as f64;
            Some((
                Point::new(
                    points.iter().map(|p| p.x).sum::<f64>() / count,
                    points.iter().map(|p| p.y).sum::<f64>() / count,
                ),
                0.0,
            ))
        }
        Shape::Text(text) => Some((
            text.at,
            metrics::width(&text.text, text.size, text.bold) / 2.0,
        )),
        _ => None,
    }
}

/// Paints a card above everything, beside the pointer and within the window.
pub(super) fn show_card(ui: &Ui, scene: &Scene, at: Pos2) {
    let screen = ui.ctx().content_rect();
    let (w, h) = (scene.width as f32, scene.height as f32);
    let x = if at.x + 16.0 + w > screen.right() {
        at.x - 12.0 - w
    } else {
        at.x + 16.0
    };
    let y = if at.y - 12.0 - h < screen.top() {
        at.y + 16.0
    } else {
        at.y - 12.0 - h
    };
    let layer = egui::LayerId::new(egui::Order::Tooltip, ui.scope_id().with("point card"));
    let painter = ui.ctx().layer_painter(layer);
    paint::paint(
        &painter,
        scene,
        pos2(x.max(screen.left() + 2.0).round(), y.round()),
    );
}

fn pick(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    table_width: f32,
    strip: &Strip<'_>,
    current: &Id,
) {
    let theme = stage.theme;
    let (name, _) = strip.title(f64::from(table_width) - 90.0);
    let wide = metrics::width(&name, size::font::BODY, true) as f32;
    let title = Rect::from_min_size(rect.min + vec2(8.0, 5.0), vec2(wide + 10.0, 24.0));
    let more = Rect::from_min_max(
        pos2(rect.left() + 8.0, rect.top() + 52.0),
        pos2(
            rect.left() + (table_width - 56.0).max(60.0),
            rect.bottom() - 4.0,
        ),
    );
    for (place, area) in [title, more].into_iter().enumerate() {
        let response = ui
            .interact(
                area,
                ui.scope_id().with(("strip pick", place)),
                Sense::click(),
            )
            .on_hover_cursor(egui::CursorIcon::PointingHand);
        let label = words::PICK_INDICATOR.of(stage.language);
        if place == 0 {
            response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, label));
        }
        if place == 0 && (response.hovered() || response.has_focus()) {
            ui.painter().hline(
                area.left() + 4.0..=area.right() - 6.0,
                area.bottom() - 2.0,
                egui::Stroke::new(1.0, paint::color(theme.acc)),
            );
        }
        let list: Vec<(Id, String)> = stage
            .plan
            .indicators_in_order()
            .into_iter()
            .map(|indicator| (indicator.id.clone(), super::list::full_name(indicator)))
            .collect();
        egui::Popup::menu(&response).show(|ui| {
            ui.set_min_width(260.0);
            egui::ScrollArea::vertical()
                .max_height(360.0)
                .show_following(ui, |ui| {
                    for (id, name) in list {
                        if ui.selectable_label(id == *current, name).clicked() {
                            stage.view.strip_indicator = Some(id);
                            ui.close();
                        }
                    }
                });
            ui.separator();
            if ui.button(stage.say(words::OPEN_INDICATOR)).clicked() {
                stage.actions.push(Action::ShowIndicator(current.clone()));
                ui.close();
            }
        });
    }
}

fn fold(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect, table_width: f32) {
    let area = Rect::from_center_size(
        pos2(rect.left() + table_width - 59.0, rect.top() + 17.0),
        vec2(24.0, 24.0),
    );
    let label = stage.say(words::FOLD_STRIP);
    let response = ui.interact(area, ui.scope_id().with("strip fold"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    let color = if response.hovered() {
        stage.theme.t1
    } else {
        stage.theme.t3
    };
    icon::draw(ui.painter(), area.center(), Icon::Down, paint::color(color));
    let response = response.on_hover_text(label);
    if response.clicked() {
        stage.actions.command(Command::ToggleStrip);
    }
}

fn empty(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect) {
    let theme = stage.theme;
    ui.painter()
        .rect_filled(rect, 0.0, paint::color(theme.sunk));
    ui.painter().hline(
        rect.x_range(),
        rect.top(),
        egui::Stroke::new(1.0, paint::color(theme.line)),
    );
    let inner = Rect::from_min_max(rect.min + vec2(12.0, 8.0), rect.max);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    ui.horizontal(|ui| {
        ui.label(
            egui::RichText::new(stage.say(words::NO_INDICATORS_STRIP))
                .color(paint::color(theme.t3))
                .size(12.0),
        );
        let look = crate::ui::widgets::Look {
            theme,
            language: stage.language,
        };
        if crate::ui::widgets::link(ui, look, stage.say(words::ADD_INDICATOR)).clicked() {
            stage.actions.command(Command::PageIndicators);
        }
    });
}
