//! Setting a finding aside: the form under it with reason and last day, and taking that back. Each is one undo step.

use super::rows::Found;
use super::{Waiving, findings};
use crate::assess::checks::waiver_of;
use crate::edit::Edit;
use crate::plan::{Day, Head, Waiver};
use crate::text::checks_words as words;
use crate::ui::Stage;
use crate::ui::date_field::DateField;
use crate::ui::widgets::look::{self, bold, ink, regular};
use crate::ui::widgets::{TextField, main_button, plain_button};
use egui::{Align, Align2, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, pos2};

/// Opens the form under a finding; its last day is proposed as the end of the year.
pub(super) fn begin(stage: &mut Stage<'_>, found: &Found) {
    let until = Day::new(stage.as_of.year(), 12, 31).ok();
    let view = &mut stage.view.checks;
    view.chosen = Some(found.which.clone());
    view.rule = Some(found.which.rule);
    view.waiving = Some(Waiving {
        which: found.which.clone(),
        reason: String::new(),
        until,
        focus: true,
    });
}

/// Shows the form in `rect`.
pub(super) fn form(ui: &mut Ui, stage: &mut Stage<'_>, found: &Found, rect: Rect) {
    let Some(mut waiving) = stage.view.checks.waiving.clone() else {
        return;
    };
    let look = super::look(stage);
    let theme = stage.theme;
    ui.painter().rect_filled(rect, 0.0, ink(theme.sunk));
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.hair)),
    );
    let task = found
        .finding
        .task
        .as_ref()
        .and_then(|id| stage.plan.task(id));
    let title = words::WAIVE_TITLE.fill(
        stage.language,
        &[("number", &task.map_or("", |task| task.number.as_str()))],
    );
    let left = rect.left() + 42.0;
    let title = look::write(
        ui.painter(),
        pos2(left, rect.top() + 16.0),
        Align2::LEFT_CENTER,
        title.trim(),
        bold(12.0),
        ink(theme.t1),
        160.0,
    );
    let note = if task.is_some() {
        words::WAIVE_NOTE
    } else {
        words::WAIVE_RULE_NOTE
    };
    look::write(
        ui.painter(),
        pos2(title.right() + 10.0, rect.top() + 16.0),
        Align2::LEFT_CENTER,
        stage.say(note),
        regular(12.0),
        ink(theme.t3),
        rect.right() - title.right() - 22.0,
    );
    let fields = Rect::from_min_max(
        pos2(left, rect.top() + 30.0),
        pos2(rect.right() - 12.0, rect.top() + 60.0),
    );
    let id = findings::id_of(&found.which).with("reason");
    let mut done = false;
    let mut cancel = false;
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt(id)
            .max_rect(fields)
            .layout(Layout::right_to_left(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 8.0;
    cancel |= plain_button(&mut row, look, look.say(words::CANCEL)).clicked();
    let ready = !waiving.reason.trim().is_empty();
    row.add_enabled_ui(ready, |ui| {
        let response = main_button(ui, look, look.say(words::WAIVE_THIS));
        done |= response.clicked();
        if !ready {
            response.on_disabled_hover_text(look.say(words::REASON_WANTED));
        }
    });
    let end = row.min_rect().left() - 8.0;
    let day = Rect::from_min_max(
        pos2(end - 112.0, fields.top() + 2.0),
        pos2(end, fields.bottom() - 2.0),
    );
    let mut field = ui.new_child(UiBuilder::new().id_salt((id, "until")).max_rect(day));
    let picked = DateField::new(
        id.with("until"),
        look.say(words::UNTIL),
        stage.plan.head(),
        stage.today,
    )
    .framed()
    .near(stage.as_of)
    .hint(look.say(words::NO_END))
    .width(day.width())
    .day(&mut field, look, waiving.until);
    if let Some(until) = picked {
        waiving.until = until;
    }
    let caption = look::write(
        ui.painter(),
        pos2(day.left() - 6.0, day.center().y),
        Align2::RIGHT_CENTER,
        look.say(words::UNTIL),
        regular(12.0),
        ink(theme.t3),
        60.0,
    );
    let text = Rect::from_min_max(
        pos2(left, fields.top() + 2.0),
        pos2(
            (caption.left() - 10.0).max(left + 60.0),
            fields.bottom() - 2.0,
        ),
    );
    let mut field = ui.new_child(UiBuilder::new().id_salt((id, "text")).max_rect(text));
    let heard = TextField::new(id, look.say(words::REASON_FIELD), &waiving.reason)
        .hint(look.say(words::REASON_HINT))
        .framed()
        .width(text.width())
        .show(&mut field, look);
    if std::mem::take(&mut waiving.focus) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if let Some(reason) = heard.value {
        waiving.reason = reason;
    }
    // Asked last: a calendar that is open takes the key first.
    cancel |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let entered = ui.input(|input| input.key_pressed(Key::Enter)) && heard.left;
    done |= entered && !waiving.reason.trim().is_empty();
    if done {
        give(stage, found, &waiving);
    }
    let over = done || cancel;
    stage.view.checks.waiving = (!over).then_some(waiving);
}

fn give(stage: &mut Stage<'_>, found: &Found, waiving: &Waiving) {
    let mut head = Head::clone(stage.plan.head());
    head.waivers.push(Waiver {
        rule: found.finding.rule.id.to_owned(),
        task: found.finding.task.clone(),
        date: stage.as_of,
        until: waiving.until,
        reason: waiving.reason.trim().to_owned(),
    });
    stage.actions.edit(Edit::SetHead(Box::new(head)));
}

/// Takes back what sets a finding aside at the date.
pub(super) fn take_back(stage: &mut Stage<'_>, found: &Found) {
    let mut head = Head::clone(stage.plan.head());
    let day = stage.as_of;
    head.waivers
        .retain(|waiver| !waiver_of(waiver, &found.finding, day));
    stage.actions.edit(Edit::SetHead(Box::new(head)));
}

/// Why a finding was set aside, and until when.
pub(super) fn reason(stage: &Stage<'_>, found: &Found) -> String {
    let waivers = &stage.plan.head().waivers;
    let Some(waiver) = waivers
        .iter()
        .find(|waiver| waiver_of(waiver, &found.finding, stage.as_of))
    else {
        return String::new();
    };
    match waiver.until {
        Some(until) => words::WAIVED_UNTIL.fill(
            stage.language,
            &[
                ("reason", &waiver.reason),
                ("day", &crate::text::date(until)),
            ],
        ),
        None => waiver.reason.clone(),
    }
}
