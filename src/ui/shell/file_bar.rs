//! The bar above the page when something became of the file: what it is, and what can be done about it.

use crate::text::Phrase;
use crate::ui::widgets::look::{self, BODY, Look, SMALL, ink};
use crate::ui::widgets::{small_button, small_main_button};
use crate::ui::{Action, Actions};
use egui::accesskit::Role;
use egui::{Align, Align2, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Height of the bar in points.
pub const HEIGHT: f32 = 34.0;

/// What can be done about the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AboutFile {
    /// Take in what stands in it now.
    TakeIn,
    /// See what stands in it that is not here.
    See,
    /// Not now.
    Later,
    /// Say it again.
    Again,
    /// Look at it once more.
    Retry,
    /// Go on from reading to editing, nobody else being in.
    Edit,
    /// The same, after the user said that the others are gone.
    TakeOver,
    /// See what a merge has taken in.
    SeeMerged,
    /// That is known now.
    MergedKnown,
    /// Leave off saving; it takes too long.
    GiveUpSaving,
    /// Leave the version that is looked at.
    BackToPlan,
    /// Let the plan become the version that is looked at.
    RestoreVersion,
    /// Go on collecting parts.
    GoOnCollecting,
    /// Give that up, after asking where something was decided.
    AskToGiveUpCollecting,
    /// Give that up.
    GiveUpCollecting,
}

/// What the bar says.
#[derive(Clone, Debug, PartialEq)]
pub struct FileBar {
    /// What happened.
    pub what: String,
    /// More of it.
    pub more: String,
    /// What can be done, the usual thing first.
    pub answers: Vec<(Phrase, Action)>,
}

/// Shows the bar in the whole of `ui`.
pub fn show(ui: &mut Ui, look: Look, bar: &FileBar, actions: &mut Actions) {
    let theme = look.theme;
    let full = ui.max_rect();
    let painter = ui.painter().clone();
    painter.rect_filled(full, 0.0, ink(theme.note_bg));
    let edge = Stroke::new(1.0, ink(theme.note_edge));
    painter.hline(full.x_range(), full.top() + 0.5, edge);
    painter.hline(full.x_range(), full.bottom() - 0.5, edge);
    // The double rail, as on a row with two versions.
    let rail = Stroke::new(2.0, ink(theme.note_text));
    for x in [13.0, 18.0] {
        painter.vline(full.left() + x, full.shrink(8.0).y_range(), rail);
    }
    let right = answers(ui, look, bar, actions, full);
    let mut x = full.left() + 26.0;
    for (words, strong) in [(&bar.what, true), (&bar.more, false)] {
        let room = right - 12.0 - x;
        if words.is_empty() || room < 40.0 {
            continue;
        }
        let font = if strong {
            look::bold(BODY)
        } else {
            look::regular(SMALL)
        };
        let at = pos2(x, full.center().y);
        let color = ink(theme.note_text);
        let rect = look::write(&painter, at, Align2::LEFT_CENTER, words, font, color, room);
        let id = ui.scope_id().with(("said", strong));
        let said = ui.interact(rect, id, Sense::hover());
        said.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        said.on_hover_text(words);
        x = rect.right() + 12.0;
    }
}

/// Puts the buttons at the right; where they begin.
fn answers(ui: &mut Ui, look: Look, bar: &FileBar, actions: &mut Actions, full: Rect) -> f32 {
    let place = full.shrink2(vec2(12.0, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut side = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    side.spacing_mut().item_spacing.x = 8.0;
    // From right to left, so that the usual one stands first when read.
    for (place, (words, action)) in bar.answers.iter().enumerate().rev() {
        let words = look.say(*words);
        let pressed = if place == 0 {
            small_main_button(&mut side, look, words)
        } else {
            small_button(&mut side, look, words)
        };
        if pressed.clicked() {
            actions.push(action.clone());
        }
    }
    side.min_rect().left()
}
