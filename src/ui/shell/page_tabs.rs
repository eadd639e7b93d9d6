//! The tabs of the pages: measured first, so that the bar knows what room they leave, then drawn as close as they must be.

use super::keys;
use crate::text::shell_words;
use crate::ui::command::Act;
use crate::ui::widgets::look::{self, Look, RADIUS, bold, ink, regular};
use crate::ui::widgets::{Icon, drop_list, icon};
use crate::ui::{Command, Page, Stage};
use egui::accesskit::Role;
use egui::{
    Align2, CursorIcon, Galley, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// The commands that bring a page to the front, from left to right.
const TABS: [Command; 7] = [
    Command::PageOverview,
    Command::PageGantt,
    Command::PageIndicators,
    Command::PageSupervision,
    Command::PageStructure,
    Command::PageChecks,
    Command::PageDisclosure,
];

/// Width of the arrow behind the words of the menu.
const ARROW: f32 = 16.0;

/// A tab before it is drawn.
pub(super) struct Tab {
    command: Command,
    words: &'static str,
    on: bool,
    galley: Arc<Galley>,
    count: Option<Arc<Galley>>,
}

impl Tab {
    fn width(&self) -> f32 {
        let extra = self
            .count
            .as_ref()
            .map_or(0.0, |count| badge_width(count.size().x) + 6.0);
        self.galley.size().x + extra
    }
}

/// Measures the tabs.
pub(super) fn measured(ui: &Ui, stage: &Stage<'_>, look: Look) -> Vec<Tab> {
    let theme = look.theme;
    let page_of = |command: Command| match command.act() {
        Act::Page(page) => Some((command, page)),
        _ => None,
    };
    let tab = |(command, page): (Command, Page)| {
        let front = stage.view.page;
        let on = front == page || front.view().under() == Some(page);
        let words = look.say(command.text());
        let font = if on { bold(14.0) } else { regular(14.0) };
        let color = if on { theme.t1 } else { theme.t2 };
        let galley = ui
            .painter()
            .layout_no_wrap(words.to_owned(), font, ink(color));
        let count = page.view().badge(stage).map(|found| {
            let color = ink(theme.note_text);
            ui.painter()
                .layout_no_wrap(found.to_string(), regular(12.0), color)
        });
        Tab {
            command,
            words,
            on,
            galley,
            count,
        }
    };
    TABS.into_iter().filter_map(page_of).map(tab).collect()
}

/// The width of all tabs with so many points on each side of the words.
pub(super) fn width(tabs: &[Tab], pad: f32) -> f32 {
    tabs.iter().map(|tab| tab.width() + 2.0 * pad).sum()
}

/// Which tabs stand in a room, by their widths; the others are in the menu at its end. The page in front is among them.
fn fitting(widths: &[f32], front: Option<usize>, room: f32, more: f32) -> Vec<usize> {
    if widths.iter().sum::<f32>() <= room {
        return (0..widths.len()).collect();
    }
    let mut left = room - more - front.map_or(0.0, |at| widths[at]);
    let mut stand = Vec::new();
    let mut full = false;
    for (at, width) in widths.iter().enumerate() {
        if front == Some(at) {
            stand.push(at);
        } else if !full && *width <= left {
            left -= width;
            stand.push(at);
        } else {
            full = true;
        }
    }
    stand
}

/// Draws the tabs from the left of `full` on, those that have no room in a menu.
pub(super) fn show(
    ui: &Ui,
    stage: &mut Stage<'_>,
    look: Look,
    tabs: Vec<Tab>,
    full: Rect,
    pad: f32,
) {
    let theme = look.theme;
    let widths: Vec<f32> = tabs.iter().map(|tab| tab.width() + 2.0 * pad).collect();
    let front = tabs.iter().position(|tab| tab.on);
    let words = look.say(shell_words::MORE_PAGES).to_owned();
    let more = ui
        .painter()
        .layout_no_wrap(words, regular(14.0), ink(theme.t2));
    let width = more.size().x + ARROW + 2.0 * pad;
    let stand = fitting(&widths, front, full.width(), width);
    let mut aside: Vec<Command> = Vec::new();
    let mut x = full.left();
    for (at, tab) in tabs.into_iter().enumerate() {
        if !stand.contains(&at) {
            aside.push(tab.command);
            continue;
        }
        let rect = Rect::from_min_size(
            pos2(x, full.top()),
            vec2(tab.width() + 2.0 * pad, full.height()),
        );
        x = rect.right();
        let (on, words) = (tab.on, tab.words);
        let response = ui
            .interact(rect, Id::unique(("page tab", words)), Sense::click())
            .on_hover_cursor(CursorIcon::PointingHand);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, words));
        let inset = (pad - 10.0).max(2.0);
        if response.hovered() && !on {
            ui.painter()
                .rect_filled(rect.shrink2(vec2(inset, 5.0)), RADIUS, ink(theme.hover));
        }
        let at =
            Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(pad, 0.0), tab.galley.size());
        let color = ink(if on { theme.t1 } else { theme.t2 });
        ui.painter().galley(at.min, tab.galley, color);
        if let Some(count) = tab.count {
            let size = vec2(badge_width(count.size().x), 18.0);
            let pill = Rect::from_center_size(
                pos2(at.right() + 6.0 + size.x / 2.0, rect.center().y),
                size,
            );
            ui.painter().rect(
                pill,
                9.0,
                ink(theme.note_bg),
                Stroke::new(1.0, ink(theme.note_edge)),
                StrokeKind::Inside,
            );
            let place = Align2::CENTER_CENTER.anchor_size(pill.center(), count.size());
            ui.painter().galley(place.min, count, ink(theme.note_text));
        }
        if on {
            let line = Rect::from_min_max(
                pos2(rect.left() + pad - 4.0, rect.bottom() - 2.0),
                pos2(rect.right() - pad + 4.0, rect.bottom()),
            );
            ui.painter().rect_filled(line, 0.0, ink(theme.acc));
        }
        if response.has_focus() {
            look::focus_frame(ui.painter(), rect.shrink2(vec2(inset, 5.0)), theme);
        }
        let command = tab.command;
        let response = response.on_hover_text(tip(look, command));
        if response.clicked() {
            stage.actions.command(command);
        }
    }
    if !aside.is_empty() {
        let rect = Rect::from_min_size(pos2(x, full.top()), vec2(width, full.height()));
        others(ui, stage, look, rect, more, pad, &aside);
    }
}

fn tip(look: Look, command: Command) -> String {
    let shortcut = command.shortcuts().first();
    let keys = shortcut.map_or_else(String::new, |keys| keys::written(*keys));
    format!("{} {keys}", look.say(command.tooltip()))
}

/// The menu of the pages whose tabs have no room.
fn others(
    ui: &Ui,
    stage: &mut Stage<'_>,
    look: Look,
    rect: Rect,
    words: Arc<Galley>,
    pad: f32,
    aside: &[Command],
) {
    let theme = look.theme;
    let response = ui
        .interact(rect, Id::unique("more page tabs"), Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    let name = look.say(shell_words::MORE_PAGES);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let ground = rect.shrink2(vec2((pad - 10.0).max(2.0), 5.0));
    if response.hovered() {
        ui.painter().rect_filled(ground, RADIUS, ink(theme.hover));
    }
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(pad, 0.0), words.size());
    icon::draw(
        ui.painter(),
        pos2(at.right() + ARROW / 2.0 + 2.0, rect.center().y),
        Icon::Down,
        ink(theme.t2),
    );
    ui.painter().galley(at.min, words, ink(theme.t2));
    if response.has_focus() {
        look::focus_frame(ui.painter(), ground, theme);
    }
    drop_list::under(&response, |ui| {
        for command in aside {
            if drop_list::pick(ui, false, look.say(command.text())) {
                stage.actions.command(*command);
            }
        }
    });
}

fn badge_width(text: f32) -> f32 {
    (text + 10.0).max(18.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the room, the tabs and their menu stay in it, and the page in front is not hidden.
        #[test]
        fn tabs_without_room_are_in_the_menu(
            widths in proptest::collection::vec(30.0f32..110.0, 7), front in 0usize..7, room in 180.0f32..900.0,
        ) {
            let stand = fitting(&widths, Some(front), room, 50.0);
            let taken: f32 = stand.iter().map(|at| widths[*at]).sum();
            let menu = if stand.len() < widths.len() { 50.0 } else { 0.0 };
            prop_assert!(taken + menu <= room);
            prop_assert!(stand.contains(&front));
            prop_assert_eq!(stand.len() == widths.len(), widths.iter().sum::<f32>() <= room);
        }
    }
}
