//! The panel right of the plot: the latest value, how it stands to target and year before, notes, linked tasks.

use super::list::gap_glyph;
use super::{facts, look};
use crate::chart::theme::size;
use crate::chart::trends::figures::{self, YearBefore};
use crate::chart::trends::{period, tell};
use crate::chart::{Point, Scene};
use crate::plan::{Bound, Day, Indicator, IndicatorPoint};
use crate::text::{Language, trends_words as words};
use crate::ui::widgets::badge::status_glyph;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::{Action, Stage, fonts, paint};
use egui::{Align2, RichText, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::collections::HashMap;

/// Shows the panel in all of `ui`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator) {
    let theme = stage.theme;
    let rect = ui.max_rect();
    // The bar of the scroll area stands in the margin.
    let inner = rect.shrink2(vec2(16.0, 12.0)).with_max_x(rect.right());
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    egui::ScrollArea::vertical()
        .id_salt("trends side scroll")
        .auto_shrink(false)
        .show_following(&mut ui, |ui| {
            ui.set_max_width(ui.available_width() - 16.0);
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            let quiet = |text: &str| RichText::new(text).size(12.0).color(paint::color(theme.t3));
            ui.label(quiet(stage.say(words::LATEST_VALUE)));
            let facts = facts::of(stage, &indicator.id);
            let latest = facts.latest.and_then(|place| indicator.points.get(place));
            headline(ui, stage, indicator, latest);
            ui.add_space(6.0);
            rule(ui, stage);
            ui.add_space(4.0);
            if let Some(point) = latest {
                compare(ui, stage, indicator, point);
            }
            for note in facts.notes.iter().take(2) {
                note_box(ui, stage, note);
            }
            ui.add_space(8.0);
            ui.label(quiet(stage.say(words::LINKED_TASKS)));
            linked(ui, stage, indicator);
        });
}

fn rule(ui: &mut Ui, stage: &Stage<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let stroke = Stroke::new(1.0, paint::color(stage.theme.hair));
    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
}

fn headline(
    ui: &mut Ui,
    stage: &Stage<'_>,
    indicator: &Indicator,
    latest: Option<&IndicatorPoint>,
) {
    let theme = stage.theme;
    let value = latest.and_then(|point| {
        let value = point.value?;
        Some(figures::value_text(
            value,
            point.bound,
            indicator.decimals,
            stage.language,
        ))
    });
    ui.horizontal(|ui| {
        ui.label(
            RichText::new(value.as_deref().unwrap_or("–"))
                .font(fonts::bold(size::font::FIGURE))
                .color(paint::color(theme.t1)),
        );
        ui.label(
            RichText::new(&indicator.unit)
                .size(13.0)
                .color(paint::color(theme.t3)),
        );
    });
    let about = match latest {
        Some(point) => {
            let mut parts = vec![period::written(point.start, point.end, stage.language)];
            if !point.base.is_empty() {
                parts.push(point.base.clone());
            }
            let mark = if point.provisional {
                words::PROVISIONAL
            } else {
                words::VERIFIED
            };
            parts.push(stage.say(mark).to_owned());
            parts.join(stage.say(words::LISTED))
        }
        None => tell::first_later(indicator, stage.as_of, stage.language)
            .unwrap_or_else(|| stage.say(words::NO_VALUE_YET).to_owned()),
    };
    ui.label(
        RichText::new(about)
            .size(12.0)
            .color(paint::color(theme.t3)),
    );
}

fn compare(ui: &mut Ui, stage: &Stage<'_>, indicator: &Indicator, point: &IndicatorPoint) {
    let language = stage.language;
    let target = figures::target_for(indicator, &point.base, point.end);
    match target {
        None => pair(ui, stage, stage.say(words::TARGET), "–", None),
        Some(target) => {
            let aim =
                figures::value_short(target.value, target.bound, indicator.decimals, language);
            let label = words::AGAINST_TARGET.fill(language, &[("value", &aim)]);
            match figures::gap(indicator, point, target) {
                Some((gap, met)) => {
                    let words = difference(gap, indicator, language);
                    pair(ui, stage, &label, &words, Some((gap, met)));
                }
                None => pair(ui, stage, &label, stage.say(words::YEAR_NOT_OVER), None),
            }
        }
    }
    let before = match figures::year_before(indicator, point) {
        YearBefore::Differs(gap) => difference(gap, indicator, language),
        YearBefore::OtherBase => stage.say(words::OTHER_BASE_LONG).to_owned(),
        YearBefore::Unknown => stage.say(words::NO_YEAR_BEFORE).to_owned(),
    };
    pair(ui, stage, stage.say(words::YEAR_ON_YEAR), &before, None);
    let others = indicator.points.iter().filter(|other| {
        other.id != point.id && (other.start, other.end) == (point.start, point.end)
    });
    for other in others.take(2) {
        let Some(value) = other.value else { continue };
        let label = if other.base.is_empty() || other.base == point.base {
            stage.say(words::OTHER_VALUE)
        } else {
            &other.base
        };
        let text = figures::value_short(value, other.bound, indicator.decimals, language);
        pair(
            ui,
            stage,
            label,
            &format!("{text} {}", indicator.unit),
            None,
        );
    }
}

/// A difference in words: `高 1.3 个百分点`, `低 6 天`, `持平`.
pub(super) fn difference(gap: f64, indicator: &Indicator, language: Language) -> String {
    let size = figures::value_short(gap.abs(), Bound::Exact, indicator.decimals, language);
    if figures::signed(gap, indicator.decimals, language) == "0" {
        return words::SAME.of(language).to_owned();
    }
    let unit = if indicator.unit == "%" {
        words::PERCENTAGE_POINTS.of(language)
    } else {
        &indicator.unit
    };
    let phrase = if gap > 0.0 {
        words::HIGHER_BY
    } else {
        words::LOWER_BY
    };
    phrase.fill(language, &[("value", &size), ("unit", &unit)])
}

fn pair(ui: &mut Ui, stage: &Stage<'_>, label: &str, value: &str, gap: Option<(f64, bool)>) {
    let theme = stage.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let painter = ui.painter();
    let color = match gap {
        Some((_, true)) => theme.status(crate::assess::Status::Completed).word,
        Some((_, false)) => theme.status(crate::assess::Status::Behind).word,
        None => theme.t1,
    };
    let wrote = painter.text(
        rect.right_center(),
        Align2::RIGHT_CENTER,
        value,
        fonts::regular(size::font::SMALL),
        paint::color(color),
    );
    crate::ui::widgets::look::write(
        painter,
        rect.left_center(),
        Align2::LEFT_CENTER,
        label,
        fonts::regular(size::font::SMALL),
        paint::color(theme.t3),
        (rect.width() - wrote.width() - 24.0).max(20.0),
    );
    if let Some(gap) = gap {
        let mut scene = Scene::new(12.0, 12.0);
        gap_glyph(&mut scene, Point::new(6.0, 6.0), gap, theme);
        paint::paint(
            painter,
            &scene,
            pos2(wrote.left() - 16.0, rect.center().y - 6.0),
        );
    }
    let spoken = format!("{label} {value}");
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Label, true, &spoken));
}

/// What must be known when the lines are read: breaks of base, two values for one period, derived values.
pub(super) fn notes(indicator: &Indicator, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    let mut first: HashMap<(&str, Day, Day), &IndicatorPoint> = HashMap::new();
    for point in &indicator.points {
        let Some(value) = point.value else { continue };
        let period = (point.base.as_str(), point.start, point.end);
        match first.get(&period) {
            None => {
                first.insert(period, point);
            }
            Some(twin) => {
                let one = twin.value.unwrap_or(value);
                let text = |v, b| figures::value_short(v, b, indicator.decimals, language);
                notes.push(words::TWO_VALUES.fill(
                    language,
                    &[
                        ("period", &period::written(point.start, point.end, language)),
                        ("one", &text(one, twin.bound)),
                        ("two", &text(value, point.bound)),
                    ],
                ));
            }
        }
    }
    let mut bases: Vec<&str> = indicator
        .points
        .iter()
        .filter(|point| point.value.is_some())
        .map(|point| point.base.as_str())
        .collect();
    bases.dedup();
    bases.sort_unstable();
    bases.dedup();
    if bases.len() > 1 {
        notes.push(words::TWO_BASES.of(language).to_owned());
    }
    let derived = indicator
        .points
        .iter()
        .filter(|point| !point.derived.is_empty())
        .count();
    if derived > 0 {
        notes.push(words::DERIVED_COUNT.fill(language, &[("count", &derived)]));
    }
    notes
}

fn note_box(ui: &mut Ui, stage: &Stage<'_>, text: &str) {
    let theme = stage.theme;
    ui.add_space(4.0);
    egui::Frame::NONE
        .fill(paint::color(theme.note_bg))
        .stroke(Stroke::new(1.0, paint::color(theme.note_edge)))
        .corner_radius(3.0)
        .inner_margin(egui::Margin::symmetric(9, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(
                RichText::new(text)
                    .size(12.0)
                    .color(paint::color(theme.note_text)),
            );
        });
}

fn linked(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator) {
    let theme = stage.theme;
    let look = look(stage);
    if indicator.tasks.is_empty() {
        let text = RichText::new(stage.say(words::NO_LINKED_TASKS)).size(12.0);
        ui.label(text.color(paint::color(theme.t4)));
    }
    for id in &indicator.tasks {
        let Some(task) = stage.plan.task(id) else {
            continue;
        };
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::click());
        let color = if response.hovered() || response.has_focus() {
            theme.acc
        } else {
            theme.t1
        };
        let painter = ui.painter();
        let font = || fonts::regular(size::font::SMALL);
        let number = paint::color(theme.t4);
        painter.text(
            rect.left_center(),
            Align2::LEFT_CENTER,
            &task.number,
            font(),
            number,
        );
        crate::ui::widgets::look::write(
            painter,
            rect.left_center() + vec2(24.0, 0.0),
            Align2::LEFT_CENTER,
            &task.title,
            font(),
            paint::color(color),
            rect.width() - 48.0,
        );
        if let Some(state) = stage.assessment.task(id) {
            status_glyph(ui, rect.right_center() - vec2(8.0, 0.0), look, state.status);
        }
        let spoken = format!("{} {}", task.number, task.title);
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Link, true, &spoken));
        if response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
        {
            stage.actions.push(Action::ShowTask(id.clone()));
        }
    }
}
