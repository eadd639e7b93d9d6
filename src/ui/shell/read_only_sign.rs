//! The sign beside the plan's name where it is only read: why, because of whom, and the ways out.

use crate::text::{Phrase, sharing_words as words};
use crate::ui::widgets::icon::{self, Icon};
use crate::ui::widgets::look::{Look, bold, focus_frame, ink};
use crate::ui::{Action, Actions};
use egui::accesskit::Role;
use egui::{
    Align2, Button, CursorIcon, Id, Key, Modifiers, Popup, Pos2, Rect, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

/// Room of the padlock at the left end.
const PADLOCK: f32 = 14.0;
/// Height of the sign in points.
const HEIGHT: f32 = 19.0;

/// A way out of reading.
#[derive(Clone, Debug, PartialEq)]
pub struct WayOut {
    /// What it is.
    pub words: Phrase,
    /// What it does.
    pub action: Action,
    /// Why it cannot be gone now.
    pub shut: Option<Phrase>,
}

/// What is said of a plan that is only read.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// Why, because of whom, and what can be done.
    pub more: String,
    /// The ways out.
    pub ways: Vec<WayOut>,
}

/// Its width in points.
pub fn width(ui: &Ui, look: Look) -> f32 {
    let words = look.say(words::SIGN).to_owned();
    let galley = ui
        .painter()
        .layout_no_wrap(words, bold(12.0), ink(look.theme.note_text));
    galley.size().x + PADLOCK + 14.0
}

/// Shows it with its left middle at a place.
pub fn show(ui: &Ui, look: Look, sign: &Sign, at: Pos2, actions: &mut Actions) {
    let theme = look.theme;
    let name = look.say(words::SIGN);
    let size = vec2(width(ui, look), HEIGHT);
    let rect = Rect::from_min_size(pos2(at.x, at.y - HEIGHT / 2.0), size);
    let response = ui.interact(rect, Id::unique("read only sign"), Sense::click());
    let color = ink(theme.note_text);
    let painter = ui.painter();
    let edge = if response.hovered() {
        theme.note_text
    } else {
        theme.note_edge
    };
    let stroke = Stroke::new(1.0, ink(edge));
    painter.rect(rect, 3.0, ink(theme.note_bg), stroke, StrokeKind::Inside);
    let lock = pos2(rect.left() + 12.0, rect.center().y);
    icon::draw(painter, lock, Icon::Lock, color);
    let galley = painter.layout_no_wrap(name.to_owned(), bold(12.0), color);
    let left = rect.left_center() + vec2(PADLOCK + 7.0, 0.0);
    let place = Align2::LEFT_CENTER.anchor_size(left, galley.size());
    painter.galley(place.min, galley, color);
    if response.has_focus() {
        focus_frame(painter, rect, theme);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if sign.ways.is_empty() {
        response.on_hover_text(&sign.more);
        return;
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let popup = Popup::default_response_id(&response);
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(160.0);
        for way in &sign.ways {
            let button = Button::new(look.say(way.words));
            let pressed = ui.add_enabled(way.shut.is_none(), button);
            let pressed = match way.shut {
                Some(why) => pressed.on_disabled_hover_text(look.say(why)),
                None => pressed,
            };
            if pressed.clicked() {
                actions.push(way.action.clone());
                ui.close();
            }
        }
    });
    if was_open {
        // Esc leaves the list, and not also what is selected on the page.
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    }
    response.on_hover_text(&sign.more);
}
