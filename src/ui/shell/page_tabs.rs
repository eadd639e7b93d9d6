//! The tabs of the pages: measured first, so that the bar knows what room they leave, then drawn as close as they must be.

use super::keys;
use crate::ui::command::Act;
use crate::ui::widgets::look::{self, Look, RADIUS, bold, ink, regular};
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

/// Draws the tabs from `left` on; returns where they end.
pub(super) fn show(
    ui: &Ui,
    stage: &mut Stage<'_>,
    look: Look,
    tabs: Vec<Tab>,
    full: Rect,
    pad: f32,
) -> f32 {
    let theme = look.theme;
    let mut x = full.left();
    for tab in tabs {
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
        let response = response.on_hover_text(format!(
            "{} {}",
            look.say(command.tooltip()),
            command
                .shortcuts()
                .first()
                .map_or_else(String::new, |keys| keys::written(*keys))
        ));
        if response.clicked() {
            stage.actions.command(command);
        }
    }
    x
}

fn badge_width(text: f32) -> f32 {
    (text + 10.0).max(18.0)
}
