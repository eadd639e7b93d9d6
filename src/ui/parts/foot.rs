//! The bar above and the foot below: how far it is, the ways out, and the one way on.

use super::list;
use super::page::{CollectAnswer, CollectPage};
use crate::text::parts_page_words as words;
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{Look, main_button, plain_button, small_button};
use egui::accesskit::Role;
use egui::{Align, Align2, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

const SIDE: f32 = 12.0;

fn buttons(ui: &mut Ui, salt: &str, rect: Rect) -> Ui {
    ui.new_child(
        UiBuilder::new()
            .id_salt(salt)
            .max_rect(rect.shrink2(vec2(SIDE, 0.0)))
            .layout(Layout::right_to_left(Align::Center)),
    )
}

/// The bar in note colours.
pub(super) fn bar(ui: &mut Ui, look: Look, page: &CollectPage, answer: &mut CollectAnswer) {
    let theme = look.theme;
    let rect = ui.max_rect();
    let painter = ui.painter().clone();
    let edge = Stroke::new(1.0, ink(theme.note_edge));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, edge);
    let rail = Stroke::new(2.0, ink(theme.note_text));
    for x in [13.0, 17.0] {
        painter.vline(
            rect.left() + x,
            rect.shrink2(vec2(0.0, 8.0)).y_range(),
            rail,
        );
    }
    let mut row = buttons(ui, "collect bar buttons", rect);
    row.spacing_mut().item_spacing.x = 6.0;
    for (phrase, then) in [
        (words::PUT_AWAY, CollectAnswer::Away),
        (words::ADD_FILES, CollectAnswer::AddFiles),
        (words::GIVE_UP, CollectAnswer::GiveUp),
    ] {
        if small_button(&mut row, look, look.say(phrase)).clicked() {
            *answer = then;
        }
    }
    let end = row.min_rect().left() - 10.0;
    let title = match (page.taken(), page.open_count()) {
        (0, _) => look.say(words::TITLE_NOTHING).to_owned(),
        (_, 0) => look.say(words::TITLE_READY).to_owned(),
        (_, n) => words::TITLE_OPEN.fill(look.language, &[("n", &n)]),
    };
    let left = rect.left() + 26.0;
    let color = ink(theme.note_text);
    let at = pos2(left, rect.center().y);
    let font = look::bold(BODY);
    let words = title;
    let title = look::write(
        &painter,
        at,
        Align2::LEFT_CENTER,
        &words,
        font,
        color,
        end - left,
    );
    list::said(ui, title, &words);
    let said = words::SAID.fill(
        look.language,
        &[
            ("parts", &page.files.len()),
            ("taken", &page.taken()),
            ("changes", &page.changes()),
        ],
    );
    let at = pos2(title.right() + 16.0, rect.center().y);
    let room = (end - at.x).max(0.0);
    let font = look::regular(SMALL);
    let shown = look::write(&painter, at, Align2::LEFT_CENTER, &said, font, color, room);
    let id = ui.scope_id().with("collect said");
    let response = ui.interact(shown, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response.on_hover_text(said);
}

/// The foot: the consequence in words, and the main button.
pub(super) fn foot(ui: &mut Ui, look: Look, page: &CollectPage, answer: &mut CollectAnswer) {
    let theme = look.theme;
    let rect = ui.max_rect();
    let edge = Stroke::new(1.0, ink(theme.ctl));
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, edge);
    let (open, taken) = (page.open_count(), page.taken());
    let mut row = buttons(ui, "collect foot buttons", rect);
    row.spacing_mut().item_spacing.x = 10.0;
    if taken == 0 {
        if main_button(&mut row, look, look.say(words::CLOSE)).clicked() {
            *answer = CollectAnswer::GiveUp;
        }
    } else {
        row.add_enabled_ui(open == 0 && !page.is_working(), |ui| {
            let words = match open {
                0 => words::TAKE.fill(look.language, &[("n", &taken)]),
                n => words::TAKE_SHORT_OF.fill(look.language, &[("n", &n)]),
            };
            if main_button(ui, look, &words).clicked() {
                *answer = CollectAnswer::Settle { takes: true };
            }
        });
        if plain_button(&mut row, look, look.say(words::PUT_AWAY_SHORT)).clicked() {
            *answer = CollectAnswer::Away;
        }
    }
    let end = row.min_rect().left() - 12.0;
    let conflicts = page.decided_count() > 0;
    let said = match (taken, open) {
        (0, _) => look.say(words::NOTHING_TO_TAKE).to_owned(),
        (_, 0) if conflicts => look.say(words::READY).to_owned(),
        (_, 0) => look.say(words::READY_PLAIN).to_owned(),
        (_, n) => words::LEFT.fill(look.language, &[("n", &n)]),
    };
    let left = rect.left() + 14.0;
    let at = pos2(left, rect.center().y);
    let (font, color) = (look::regular(BODY), ink(theme.t1));
    let room = end - left;
    let shown = look::write(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        &said,
        font,
        color,
        room,
    );
    list::said(ui, shown, &said);
}
