//! The list of indicators at the left of the page: search, regions, latest values, ticks for laying over each other.

use super::{changes, facts, look};
use crate::assess::Status;
use crate::chart::theme::size;
use crate::chart::trends::lines::{Dot, Line};
use crate::chart::trends::{figures, marks, period};
use crate::chart::{Align, Point, Rect, Scene, Shape, Stroke, Theme, TimeAxis, metrics};
use crate::plan::{Id, Indicator};
use crate::text::trends_words as words;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::{TextField, found, link};
use crate::ui::{Going, Stage, paint, read_only};
use crate::wording::Sought;
use egui::accesskit::Role;
use egui::{Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Height of an indicator's row.
const ROW: f32 = 62.0;
/// Height of a region's row.
const GROUP: f32 = 26.0;

/// An indicator's name with its region, as pick lists show it.
pub(super) fn full_name(indicator: &Indicator) -> String {
    if indicator.region.is_empty() {
        indicator.name.clone()
    } else {
        format!("{} · {}", indicator.name, indicator.region)
    }
}

/// The indicators that the search lets through, by region in the order of their first one.
fn grouped<'p>(stage: &Stage<'p>) -> Vec<(String, Vec<&'p Arc<Indicator>>)> {
    let wanted = Sought::new(&stage.view.trends.search);
    let mut groups: Vec<(String, Vec<&Arc<Indicator>>)> = Vec::new();
    let plan = stage.plan;
    for indicator in plan.indicators_in_order() {
        let names = [indicator.name.as_str(), &indicator.region];
        if !wanted.is_among(&names, &[&indicator.unit]) {
            continue;
        }
        match groups
            .iter_mut()
            .find(|(region, _)| *region == indicator.region)
        {
            Some((_, own)) => own.push(indicator),
            None => groups.push((indicator.region.clone(), vec![indicator])),
        }
    }
    groups
}

/// Asks for a new indicator, which is shown with its name ready to be typed.
pub(super) fn add(stage: &mut Stage<'_>) {
    let id = crate::edit::mint();
    let name = stage.say(words::NEW_NAME);
    let edit = changes::new_indicator(stage.plan, id.clone(), name);
    stage.actions.edit(edit);
    stage.view.trends.search.clear();
    stage.actions.go(Going::NameIndicator(id));
}

/// Shows the list in all of `ui`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, chosen: &[Id]) {
    let look = look(stage);
    let theme = stage.theme;
    let rect = ui.max_rect();
    ui.painter()
        .rect_filled(rect, 0.0, paint::color(theme.panel));
    let head = egui::Rect::from_min_size(rect.min, vec2(rect.width(), 32.0));
    ui.painter()
        .rect_filled(head, 0.0, paint::color(theme.sunk));
    ui.painter().hline(
        rect.x_range(),
        head.bottom(),
        egui::Stroke::new(1.0, paint::color(theme.line)),
    );
    let count =
        words::INDICATOR_COUNT.fill(stage.language, &[("count", &stage.plan.indicators().len())]);
    ui.painter().text(
        head.left_center() + vec2(14.0, 0.0),
        egui::Align2::LEFT_CENTER,
        count,
        crate::ui::fonts::regular(size::font::SMALL),
        paint::color(theme.t3),
    );
    let mut corner = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(head.shrink2(vec2(12.0, 0.0)))
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    let new = |ui: &mut Ui| link(ui, look, stage.say(words::ADD));
    if read_only::changes(&mut corner, new).clicked() {
        add(stage);
    }
    let search = egui::Rect::from_min_size(
        pos2(rect.left() + 10.0, head.bottom() + 6.0),
        vec2(rect.width() - 20.0, 26.0),
    );
    let mut field = ui.new_child(egui::UiBuilder::new().max_rect(search));
    let text = stage.view.trends.search.clone();
    let id = egui::Id::unique("indicator search");
    let search_field = TextField::new(id, stage.say(words::SEARCH), &text)
        .hint(stage.say(words::SEARCH))
        .framed();
    let heard = read_only::of_view(&mut field, |ui| search_field.show(ui, look));
    if let Some(text) = heard.value {
        stage.view.trends.search = text;
    }
    let rest = egui::Rect::from_min_max(pos2(rect.left(), search.bottom() + 7.0), rect.max);
    ui.painter().hline(
        rect.x_range(),
        rest.top(),
        egui::Stroke::new(1.0, paint::color(theme.hair)),
    );
    let mut body = ui.new_child(egui::UiBuilder::new().max_rect(rest));
    egui::ScrollArea::vertical()
        .id_salt("indicator list")
        .auto_shrink(false)
        .show_following(&mut body, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let groups = grouped(stage);
            if groups.is_empty() {
                ui.add_space(12.0);
                ui.horizontal(|ui| {
                    ui.add_space(14.0);
                    ui.label(
                        egui::RichText::new(stage.say(words::NOTHING_FOUND))
                            .size(12.0)
                            .color(paint::color(theme.t3)),
                    );
                });
            }
            let several = groups.len() > 1;
            let sought = Sought::new(&stage.view.trends.search);
            let ctx = ui.ctx().clone();
            found::mark(&ctx, theme, sought, || {
                for (region, indicators) in groups {
                    if several {
                        group_row(ui, stage, &region, indicators.len());
                    }
                    for indicator in indicators {
                        row(ui, stage, indicator, chosen);
                    }
                }
            });
            foot(ui, stage);
        });
}

fn group_row(ui: &mut Ui, stage: &Stage<'_>, region: &str, count: usize) {
    let theme = stage.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), GROUP), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let mut scene = Scene::new(f64::from(rect.width()), f64::from(GROUP));
    scene.fill(Rect::new(0.0, 0.0, scene.width, scene.height), theme.group);
    let region = if region.is_empty() {
        words::NO_REGION.of(stage.language)
    } else {
        region
    };
    let y = scene.height / 2.0;
    let bold = metrics::width(region, size::font::SMALL, true);
    scene.bold(
        Point::new(14.0, y),
        region,
        size::font::SMALL,
        theme.t1,
        Align::Left,
    );
    scene.text(
        Point::new(20.0 + bold, y),
        count.to_string(),
        size::font::SMALL,
        theme.t3,
        Align::Left,
    );
    paint::paint(ui.painter(), &scene, rect.min);
}

fn foot(ui: &mut Ui, stage: &Stage<'_>) {
    ui.add_space(10.0);
    for phrase in [words::MISSING_NOT_FILLED, words::HOLLOW_AFTER] {
        ui.horizontal(|ui| {
            ui.add_space(14.0);
            ui.label(
                egui::RichText::new(stage.say(phrase))
                    .size(12.0)
                    .color(paint::color(stage.theme.t3)),
            );
        });
    }
    ui.add_space(10.0);
}

fn row(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator, chosen: &[Id]) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let id = egui::Id::unique(("indicator row", indicator.id.as_str()));
    let response = ui.interact(rect, id, Sense::click());
    let place = chosen.iter().position(|id| *id == indicator.id);
    let leads = place == Some(0);
    let name = full_name(indicator);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, place.is_some(), &name));
    if ui.is_rect_visible(rect) {
        let scene = row_scene(
            stage,
            indicator,
            f64::from(rect.width()),
            leads,
            response.hovered(),
        );
        paint::paint(ui.painter(), &scene, rect.min);
        if response.has_focus() {
            crate::ui::widgets::look::focus_frame(ui.painter(), rect.shrink(4.0), stage.theme);
        }
    }
    let tick = egui::Rect::from_min_size(rect.min + vec2(8.0, 34.0), vec2(24.0, 22.0));
    let over = ui.interact(tick, id.with("over"), Sense::click());
    let over_name = words::LAY_OVER.fill(stage.language, &[("name", &name)]);
    let on = place.is_some();
    over.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &over_name));
    tick_box(ui, stage.theme, tick, place);
    let toggled = over
        .on_hover_text(stage.say(words::LAY_OVER_HINT))
        .clicked()
        || (response.clicked() && ui.input(|input| input.modifiers.command));
    if toggled {
        let mut view = chosen.to_vec();
        match place {
            Some(place) if view.len() > 1 => {
                view.remove(place);
            }
            Some(_) => {}
            None => view.push(indicator.id.clone()),
        }
        stage.actions.go(Going::Indicators(view));
    } else if response.clicked() {
        let to = vec![indicator.id.clone()];
        stage.actions.go(Going::Indicators(to));
    }
    egui::Popup::context_menu(&response).show(|ui| {
        if ui.button(stage.say(words::RENAME)).clicked() {
            let to = Going::NameIndicator(indicator.id.clone());
            stage.actions.go(to);
            ui.close();
        }
        if ui.button(stage.say(words::INTO_STRIP)).clicked() {
            stage.view.strip_indicator = Some(indicator.id.clone());
            stage.view.strip = true;
            ui.close();
        }
        if ui.button(stage.say(words::DELETE_INDICATOR)).clicked() {
            stage
                .actions
                .edit(crate::edit::Edit::DeleteIndicator(indicator.id.clone()));
            ui.close();
        }
    });
}

fn tick_box(ui: &Ui, theme: &Theme, at: egui::Rect, place: Option<usize>) {
    let area = egui::Rect::from_center_size(at.center() - vec2(2.0, 0.0), vec2(13.0, 13.0));
    let fill = if place.is_some() {
        theme.acc
    } else {
        theme.panel
    };
    let edge = if place.is_some() {
        theme.acc
    } else {
        theme.ctl
    };
    ui.painter().rect(
        area,
        2.0,
        paint::color(fill),
        egui::Stroke::new(1.0, paint::color(edge)),
        egui::StrokeKind::Inside,
    );
    if place.is_some() {
        ui.painter().add(egui::Shape::line(
            vec![
                area.center() + vec2(-3.5, 0.2),
                area.center() + vec2(-1.0, 2.8),
                area.center() + vec2(3.6, -2.6),
            ],
            egui::Stroke::new(1.6, paint::color(theme.onacc)),
        ));
    }
}

fn row_scene(
    stage: &Stage<'_>,
    indicator: &Indicator,
    width: f64,
    leads: bool,
    hovered: bool,
) -> Scene {
    let theme = stage.theme;
    let mut scene = Scene::new(width, f64::from(ROW));
    let ground = match (leads, hovered) {
        (true, _) => theme.sel,
        (false, true) => theme.hover,
        (false, false) => theme.panel,
    };
    let full = Rect::new(0.0, 0.0, width, scene.height);
    scene.fill(full, ground);
    if leads {
        scene.fill(
            Rect::new(0.0, 0.0, size::SELECTED_EDGE, scene.height),
            theme.acc,
        );
    }
    scene.line(
        Point::new(0.0, scene.height - 0.5),
        Point::new(width, scene.height - 0.5),
        Stroke::solid(size::LINE, theme.hair),
    );
    let right = width - 14.0;
    let facts = facts::of(stage, &indicator.id);
    let latest = facts.latest.and_then(|place| indicator.points.get(place));
    let value = latest.and_then(|point| {
        point.value.map(|value| {
            figures::value_text(value, point.bound, indicator.decimals, stage.language)
        })
    });
    let unit_width = metrics::width(&indicator.unit, size::font::SMALL, false);
    scene.text(
        Point::new(right, 18.0),
        indicator.unit.clone(),
        size::font::SMALL,
        theme.t3,
        Align::Right,
    );
    let value = value.unwrap_or_else(|| "–".to_owned());
    let value_right = right - unit_width - 4.0;
    let value_width = metrics::width(&value, size::font::BODY, true);
    scene.bold(
        Point::new(value_right, 18.0),
        value,
        size::font::BODY,
        theme.t1,
        Align::Right,
    );
    let mut name_room = value_right - value_width - 14.0 - 10.0;
    if let Some(met) = latest.and_then(|point| {
        let target = figures::target_for(indicator, &point.base, point.end)?;
        figures::gap(indicator, point, target)
    }) {
        let at = Point::new(value_right - value_width - 9.0, 18.0);
        gap_glyph(&mut scene, at, met, theme);
        name_room -= 12.0;
    }
    let name = metrics::cut(&indicator.name, size::font::BODY, leads, name_room).into_owned();
    let at = Point::new(14.0, 18.0);
    if leads {
        scene.bold(at, name, size::font::BODY, theme.t1, Align::Left);
    } else {
        scene.text(at, name, size::font::BODY, theme.t2, Align::Left);
    }
    let about = match latest {
        Some(point) => period::written(point.start, point.end, stage.language),
        None => words::NO_VALUE_YET.of(stage.language).to_owned(),
    };
    let about = metrics::cut(&about, size::font::SMALL, false, width - 34.0 - 100.0).into_owned();
    scene.text(
        Point::new(34.0, 44.0),
        about,
        size::font::SMALL,
        theme.t3,
        Align::Left,
    );
    sparkline(
        &mut scene,
        stage,
        &facts.lines,
        Rect::new(right - 78.0, 32.0, 78.0, 22.0),
    );
    scene
}

/// A triangle up or down for above or below the target, in the colour of met or missed.
pub(super) fn gap_glyph(scene: &mut Scene, at: Point, (gap, met): (f64, bool), theme: &Theme) {
    let status = if met {
        Status::Completed
    } else {
        Status::Behind
    };
    let color = theme.status(status).fill;
    let y = if gap < 0.0 { -1.0 } else { 1.0 };
    scene.add(Shape::Path {
        points: vec![
            Point::new(at.x, at.y - 4.5 * y),
            Point::new(at.x + 5.0, at.y + 4.0 * y),
            Point::new(at.x - 5.0, at.y + 4.0 * y),
        ],
        closed: true,
        fill: Some(color),
        stroke: None,
    });
}

/// The line with most values in small, without scale; only measured periods are joined.
fn sparkline(scene: &mut Scene, stage: &Stage<'_>, lines: &[Arc<Line>], area: Rect) {
    let end = stage.plan.head().window_end;
    let Some(line) = lines.iter().max_by_key(|line| line.dots.len()) else {
        return;
    };
    let Some(first) = line.dots.first().map(|dot| dot.end) else {
        return;
    };
    let last = line.dots.partition_point(|dot| dot.end <= end);
    let Some(last) = last.checked_sub(1).and_then(|last| line.dots.get(last)) else {
        return;
    };
    let axis = TimeAxis::fit(first, last.end, area.w - 6.0);
    let seen = line.seen(&axis, true);
    let wanted = |dot: &&Dot| !dot.aside && dot.end <= end;
    let values = || {
        seen.dots
            .iter()
            .copied()
            .filter(wanted)
            .map(|dot| dot.value)
    };
    if values().nth(1).is_none() {
        return;
    }
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let spread = if high > low { high - low } else { 1.0 };
    let color = marks::color(stage.theme, 0);
    let place = |dot: &Dot| {
        Point::new(
            area.x + 3.0 + axis.x_of_end(dot.end).clamp(0.0, area.w - 6.0),
            area.bottom() - 4.0 - (dot.value - low) / spread * (area.h - 8.0),
        )
    };
    for (from, to) in seen.joins.iter().filter(|(_, to)| to.end <= end) {
        let stroke = Stroke::solid(size::LINE_TARGET, color);
        scene.line(place(from), place(to), stroke);
    }
    // More marks than have room would be one stripe; the line says it then.
    let few = seen.dots.len() <= 24;
    for dot in seen.dots.iter().copied().filter(wanted).filter(|_| few) {
        scene.add(Shape::Circle {
            center: place(dot),
            radius: 1.9,
            fill: Some(if dot.is_hollow() {
                stage.theme.panel
            } else {
                color
            }),
            stroke: Some(Stroke::solid(1.2, color)),
        });
    }
}
