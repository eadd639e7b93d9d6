//! Nothing selected: what the plan holds, and what can be done next.

use crate::assess::Status;
use crate::text::{Phrase, inspector_words as words};
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{Icon, Look, badge, icon_button, main_button, section};
use crate::ui::{Command, Stage, read_only};
use egui::accesskit::Role;
use egui::{Align2, Sense, Ui, WidgetInfo, vec2};

/// Shows the state.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, look: Look) {
    let theme = look.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    look::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        look.say(words::NONE_SELECTED),
        look::bold(15.0),
        ink(theme.t1),
        rect.width() - 28.0,
    );
    let corner = rect
        .with_min_x(rect.right() - 18.0)
        .with_max_x(rect.right() + 6.0);
    let mut button = ui.new_child(egui::UiBuilder::new().max_rect(corner));
    if icon_button(
        &mut button,
        look,
        Icon::Close,
        look.say(words::CLOSE_INSPECTOR),
        24.0,
    )
    .clicked()
    {
        stage.actions.command(Command::ToggleInspector);
    }
    paragraph(ui, look, look.say(words::NONE_HINT));
    section::line(ui, look);
    totals(ui, stage, look);
    section::line(ui, look);
    for phrase in [
        words::HINT_CLICK,
        words::HINT_SEVERAL,
        words::HINT_NEW,
        words::HINT_FIND,
    ] {
        hint(ui, look, phrase);
    }
}

fn paragraph(ui: &mut Ui, look: Look, words: &str) {
    let galley = ui.painter().layout(
        words.to_owned(),
        look::regular(SMALL),
        ink(look.theme.t3),
        ui.available_width(),
    );
    let (rect, response) = ui.allocate_exact_size(
        vec2(ui.available_width(), galley.size().y + 4.0),
        Sense::hover(),
    );
    ui.painter()
        .galley(rect.min + vec2(0.0, 2.0), galley, ink(look.theme.t3));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// Keys at the left, what they do at the right; a phrase holds both around a bar.
fn hint(ui: &mut Ui, look: Look, phrase: Phrase) {
    let words = look.say(phrase);
    let (keys, does) = words.split_once('|').unwrap_or(("", words));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    look::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        keys,
        look::regular(SMALL),
        ink(look.theme.t1),
        96.0,
    );
    look::write(
        ui.painter(),
        rect.left_center() + vec2(100.0, 0.0),
        Align2::LEFT_CENTER,
        does,
        look::regular(SMALL),
        ink(look.theme.t3),
        rect.width() - 100.0,
    );
}

/// How many tasks have each status; a click shows exactly those.
fn totals(ui: &mut Ui, stage: &mut Stage<'_>, look: Look) {
    let theme = look.theme;
    let all = stage.plan.tasks().len();
    let as_of = crate::text::date(stage.as_of);
    let line = words::TOTAL.fill(look.language, &[("n", &all), ("day", &as_of)]);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    look::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        &line,
        look::bold(BODY),
        ink(theme.t1),
        rect.width(),
    );
    if all == 0 {
        let first = |ui: &mut Ui| main_button(ui, look, look.say(words::FIRST_TASK));
        if read_only::changes(ui, first).clicked() {
            stage.actions.command(Command::NewTask);
        }
        return;
    }
    // The order of the status bar: what is done first.
    for status in Status::ALL.into_iter().rev() {
        let count = stage.assessment.count(status);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
        if response.hovered() && count > 0 {
            ui.painter()
                .rect_filled(rect.expand2(vec2(4.0, 0.0)), look::RADIUS, ink(theme.hover));
        }
        badge::status_glyph(ui, rect.left_center() + vec2(7.0, 0.0), look, status);
        let words = status.counted().of(look.language);
        look::write(
            ui.painter(),
            rect.left_center() + vec2(20.0, 0.0),
            Align2::LEFT_CENTER,
            words,
            look::regular(SMALL),
            ink(theme.t2),
            rect.width() - 70.0,
        );
        let figure = if count == 0 {
            "–".to_owned()
        } else {
            count.to_string()
        };
        look::write(
            ui.painter(),
            rect.right_center(),
            Align2::RIGHT_CENTER,
            &figure,
            look::regular(SMALL),
            ink(if count == 0 { theme.t4 } else { theme.t1 }),
            50.0,
        );
        if response.has_focus() {
            look::focus_frame(ui.painter(), rect.shrink(2.0), theme);
        }
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, count > 0, format!("{words} {count}"))
        });
        if response.clicked() && count > 0 {
            stage.view.filter.statuses = std::iter::once(status).collect();
        }
    }
}
