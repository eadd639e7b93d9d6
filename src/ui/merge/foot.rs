//! The bar above and the foot below: what is asked, the ways out, and the one way on.

use super::keyed::{self, Weight};
use super::{MergeAnswer, MergePage};
use crate::text::merge_page_words as words;
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{Look, main_button, plain_button, small_button};
use egui::{Align, Align2, Layout, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

const SIDE: f32 = 12.0;

/// The bar in note colours.
pub(super) fn bar(ui: &mut Ui, look: Look, page: &MergePage, answer: &mut MergeAnswer) {
    let theme = look.theme;
    let rect = ui.max_rect();
    let painter = ui.painter();
    painter.hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, ink(theme.note_edge)),
    );
    for x in [13.0, 17.0] {
        painter.vline(
            rect.left() + x,
            rect.shrink2(vec2(0.0, 8.0)).y_range(),
            Stroke::new(2.0, ink(theme.note_text)),
        );
    }
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt("merge bar buttons")
            .max_rect(rect.shrink2(vec2(SIDE, 0.0)))
            .layout(Layout::right_to_left(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 6.0;
    if small_button(&mut row, look, look.say(words::BACK)).clicked() {
        *answer = MergeAnswer::Back;
    }
    if small_button(&mut row, look, look.say(words::SAVE_COPY)).clicked() {
        *answer = MergeAnswer::SaveCopy;
    }
    let end = row.min_rect().left() - 10.0;
    let title = page.title(look);
    let title = look::write(
        ui.painter(),
        pos2(rect.left() + 26.0, rect.center().y),
        Align2::LEFT_CENTER,
        &title,
        look::bold(BODY),
        ink(theme.note_text),
        end - rect.left() - 26.0,
    );
    let who = page.who.trim();
    let mut said = match who {
        _ if page.again => {
            let who = if who.is_empty() {
                look.say(words::SOMEONE)
            } else {
                who
            };
            words::SAVED_AGAIN.fill(look.language, &[("who", &who)])
        }
        "" => look.say(words::SOMEONE_SAVED).to_owned(),
        who => words::WHO_SAVED.fill(look.language, &[("who", &who)]),
    };
    let n = page.taken.ours + page.taken.theirs;
    said += &match n {
        0 => look.say(words::NONE_MERGED).to_owned(),
        n => words::REST_MERGED.fill(look.language, &[("n", &n)]),
    };
    let text = Rect::from_min_max(
        pos2(title.right() + 16.0, rect.top()),
        pos2(end, rect.bottom()),
    );
    let shown = look::write(
        ui.painter(),
        text.left_center(),
        Align2::LEFT_CENTER,
        &said,
        look::regular(SMALL),
        ink(theme.note_text),
        text.width(),
    );
    let id = ui.scope_id().with("merge said");
    let shown = ui.interact(shown, id, egui::Sense::hover());
    shown.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &said));
    shown.on_hover_text(said);
}

/// The foot: the consequence in words, and the main button.
pub(super) fn foot(ui: &mut Ui, look: Look, page: &mut MergePage, answer: &mut MergeAnswer) {
    let theme = look.theme;
    let rect = ui.max_rect();
    ui.painter().hline(
        rect.x_range(),
        rect.top() + 0.5,
        Stroke::new(1.0, ink(theme.ctl)),
    );
    let open = page.merge.undecided();
    let (ready, whole, short) = if page.saves {
        (words::READY, words::MERGE_AND_SAVE, words::MERGE_SHORT_OF)
    } else {
        (
            words::READY_TAKING,
            words::MERGE_TAKE,
            words::MERGE_TAKE_SHORT_OF,
        )
    };
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt("merge foot buttons")
            .max_rect(rect.shrink2(vec2(SIDE, 0.0)))
            .layout(Layout::right_to_left(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 10.0;
    if page.taking {
        row.add_enabled_ui(false, |ui| main_button(ui, look, look.say(words::TAKING)));
    } else if open > 0 {
        page.called = false;
        let words = short.fill(look.language, &[("n", &open)]);
        row.add_enabled_ui(false, |ui| main_button(ui, look, &words));
    } else {
        let button = keyed::button(&mut row, look, look.say(whole), "Enter", Weight::Final);
        // Nothing is left but this: Enter does it.
        if !std::mem::replace(&mut page.called, true) {
            button.request_focus();
        }
        if button.clicked() {
            *answer = MergeAnswer::Done;
        }
    }
    if plain_button(&mut row, look, look.say(words::CANCEL)).clicked() {
        *answer = MergeAnswer::Back;
    }
    let end = row.min_rect().left() - 12.0;
    let said = match open {
        0 => look.say(ready).to_owned(),
        n => words::LEFT_TO_DECIDE.fill(look.language, &[("n", &n)]),
    };
    let said = match &page.copy {
        Some(path) => words::COPY_AT.fill(look.language, &[("path", path)]) + &said,
        None => said,
    };
    let shown = look::write(
        ui.painter(),
        pos2(rect.left() + 14.0, rect.center().y),
        Align2::LEFT_CENTER,
        &said,
        look::regular(BODY),
        ink(theme.t1),
        end - rect.left() - 14.0,
    );
    let id = ui.scope_id().with("merge foot said");
    let shown = ui.interact(shown, id, egui::Sense::hover());
    shown.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &said));
    shown.on_hover_text(said);
}
