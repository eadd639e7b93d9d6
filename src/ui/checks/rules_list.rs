//! The rules at the left by severity, with the count of what they find; those that find nothing stay listed.

use crate::assess::Status;
use crate::assess::checks::{RULES, Severity};
use crate::text::checks_words as words;
use crate::ui::Stage;
use crate::ui::widgets::badge::status_glyph;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::look::{self, bold, ink, regular};
use egui::accesskit::Role;
use egui::{Align2, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const HEAD: f32 = 32.0;
const GROUP: f32 = 26.0;
const ROW: f32 = 25.0;

/// The status whose glyph stands for a severity: square, triangle, circle.
pub(super) fn glyph(severity: Severity) -> Status {
    match severity {
        Severity::Error => Status::Overdue,
        Severity::Warning => Status::Behind,
        Severity::Hint => Status::NotStarted,
    }
}

/// A count; none is a dash.
pub(super) fn written(count: usize) -> String {
    if count == 0 {
        "–".to_owned()
    } else {
        count.to_string()
    }
}

/// The head of a column: words at the left and at the right on sunken ground.
pub(super) fn column_head(ui: &Ui, stage: &Stage<'_>, area: Rect, left: &str, right: &str) {
    let theme = stage.theme;
    let painter = ui.painter();
    painter.rect_filled(area, 0.0, ink(theme.sunk));
    painter.hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.line)),
    );
    let half = area.width() / 2.0 - 14.0;
    for (at, align, text) in [
        (
            area.left_center() + vec2(12.0, 0.0),
            Align2::LEFT_CENTER,
            left,
        ),
        (
            area.right_center() - vec2(12.0, 0.0),
            Align2::RIGHT_CENTER,
            right,
        ),
    ] {
        look::write(painter, at, align, text, regular(12.0), ink(theme.t3), half);
    }
}

/// Shows the list over all of `ui`.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let area = ui.max_rect();
    let head = Rect::from_min_size(area.min, vec2(area.width(), HEAD));
    let left = words::RULES_COUNT.fill(stage.language, &[("n", &RULES.len())]);
    column_head(ui, stage, head, &left, stage.say(words::COUNT));
    let rest = Rect::from_min_max(pos2(area.left(), head.bottom()), area.max);
    let mut body = ui.new_child(egui::UiBuilder::new().max_rect(rest));
    ScrollArea::vertical()
        .id_salt("check rules")
        .auto_shrink(false)
        .show_following(&mut body, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            for severity in Severity::ALL {
                group(ui, stage, severity);
                for rule in RULES.iter().filter(|rule| rule.severity == severity) {
                    row(ui, stage, rule);
                }
            }
        });
}

fn group(ui: &mut Ui, stage: &Stage<'_>, severity: Severity) {
    let theme = stage.theme;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), GROUP), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, ink(theme.group));
    status_glyph(
        ui,
        rect.left_center() + vec2(18.0, 0.0),
        super::look(stage),
        glyph(severity),
    );
    let word = stage.say(severity.word());
    look::write(
        ui.painter(),
        rect.left_center() + vec2(32.0, 0.0),
        Align2::LEFT_CENTER,
        word,
        bold(12.0),
        ink(theme.t1),
        rect.width() - 80.0,
    );
    let count = written(super::rows::all(stage).counts.at(severity));
    look::write(
        ui.painter(),
        rect.right_center() - vec2(12.0, 0.0),
        Align2::RIGHT_CENTER,
        &count,
        bold(12.0),
        ink(theme.t1),
        60.0,
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{word} {count}")));
}

fn row(ui: &mut Ui, stage: &mut Stage<'_>, rule: &'static crate::assess::checks::Rule) {
    let theme = stage.theme;
    let count = super::rows::all(stage)
        .by_rule
        .get(rule.id)
        .copied()
        .unwrap_or(0);
    let on = stage.view.checks.rule == Some(rule.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let title = stage.say(rule.title);
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if on {
            painter.rect_filled(rect, 0.0, ink(theme.sel));
            let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            painter.rect_filled(edge, 0.0, ink(theme.acc));
        } else if response.hovered() {
            painter.rect_filled(rect, 0.0, ink(theme.hover));
        }
        painter.hline(
            rect.x_range(),
            rect.bottom() - 0.5,
            Stroke::new(1.0, ink(theme.hair)),
        );
        let color = if count > 0 { theme.t1 } else { theme.t3 };
        let font = if on { bold(12.0) } else { regular(12.0) };
        look::write(
            painter,
            rect.left_center() + vec2(32.0, 0.0),
            Align2::LEFT_CENTER,
            title,
            font,
            ink(color),
            rect.width() - 72.0,
        );
        look::write(
            painter,
            rect.right_center() - vec2(12.0, 0.0),
            Align2::RIGHT_CENTER,
            &written(count),
            if count > 0 { bold(12.0) } else { regular(12.0) },
            ink(color),
            60.0,
        );
        if response.has_focus() {
            look::focus_frame(painter, rect.shrink(3.0), theme);
        }
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, title));
    if response.clicked() {
        let view = &mut stage.view.checks;
        view.rule = Some(rule.id);
        view.chosen = None;
        view.reveal = true;
    }
}
