//! The overview page: one screen for the Monday meeting.

mod curve;
mod hits;
mod kept;

use super::page::{PageView, on_ground};
use super::{Command, Stage, paint, read_only};
use crate::chart::overview::lists::List;
use crate::chart::overview::{Look, Places, lists, units};
use crate::chart::{self, theme::size};
use crate::text::overview_words as words;
use crate::ui::shell::picture_form::ChartKind;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::ui::widgets::{self, look};
use egui::{Id, Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

pub(super) use kept::Derived;
pub use kept::OverviewView;

/// The overview page as the shell sees it.
pub struct OverviewPage;

impl PageView for OverviewPage {
    fn show(&self, ui: &mut Ui, stage: &mut Stage<'_>) {
        on_ground(ui, stage.theme.win, |ui| show(ui, stage));
    }

    fn chart(&self) -> ChartKind {
        ChartKind::Overview
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    if stage.plan.tasks().is_empty() {
        empty(ui, stage);
        return;
    }
    let room = ui.max_rect();
    let places = Places::new(f64::from(room.width()), f64::from(room.height()));
    let whole = vec2(places.width as f32, places.height as f32);
    if whole.x > room.width() || whole.y > room.height() {
        // A window smaller than the cards can shrink to: the page scrolls rather than cutting them.
        ScrollArea::both()
            .id_salt("overview page")
            .auto_shrink(false)
            .show_following(ui, |ui| {
                let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
                page(ui, stage, &places, rect);
            });
    } else {
        page(ui, stage, &places, room);
    }
}

fn page(ui: &mut Ui, stage: &mut Stage<'_>, places: &Places, rect: Rect) {
    let facts = kept::facts(stage);
    let board = kept::board(stage, &facts, places);
    let look = Look {
        plan: stage.plan,
        assessment: stage.assessment,
        facts: &facts,
        theme: stage.theme,
        language: stage.language,
        still: false,
    };
    let mut asked = hits::show(ui, &look, &board, rect.min, Id::unique("overview"));
    asked.extend(curve::show(
        ui,
        &look,
        &mut stage.view.overview.days,
        places.curve,
        rect.min,
    ));
    let units = facts.units.len();
    asked.extend(rows(
        ui,
        &look,
        "units",
        (places.units, units::rows_place(places.units)),
        (rect, units),
        |places, width| units::rows(&look, places, width),
    ));
    for (name, list, card) in [
        ("soon", List::Soon, places.soon),
        ("waiting", List::Waiting, places.waiting),
    ] {
        let count = list.tasks(&look).len();
        asked.extend(rows(
            ui,
            &look,
            name,
            (card, lists::rows_place(card)),
            (rect, count),
            |places, width| lists::rows(&look, list, places, width),
        ));
    }
    for target in asked {
        hits::open(stage, &facts, target);
    }
}

/// The rows of a card in a scroll of their own; only those in view are drawn.
fn rows(
    ui: &mut Ui,
    look: &Look<'_>,
    name: &str,
    (card, place): (chart::Rect, chart::Rect),
    (page, count): (Rect, usize),
    draw: impl Fn(std::ops::Range<usize>, f64) -> chart::overview::Board,
) -> Vec<chart::overview::Target> {
    let area = paint::rect(place, page.min);
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(area));
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing.y = 0.0;
    let row = size::ROW as f32;
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink(false)
        .show_rows_following(&mut child, row, count, |ui, seen| {
            let high = seen.len() as f32 * row;
            let (rect, _) = ui.allocate_exact_size(vec2(area.width(), high), Sense::hover());
            let board = draw(seen, card.w);
            // Rows are drawn in the columns of the card, whose edge lies left of the rows.
            let origin = egui::pos2(page.min.x + card.x as f32, rect.min.y);
            hits::show(ui, look, &board, origin, Id::unique(name))
        })
        .inner
}

fn empty(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = widgets::Look {
        theme: stage.theme,
        language: stage.language,
    };
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.36).max(20.0));
        ui.label(
            egui::RichText::new(look.say(words::EMPTY_TITLE))
                .font(look::bold(size::font::TITLE as f32))
                .color(look::ink(stage.theme.t1)),
        );
        ui.add_space(6.0);
        ui.label(
            egui::RichText::new(look.say(words::EMPTY_LINE))
                .font(look::regular(look::BODY))
                .color(look::ink(stage.theme.t3)),
        );
        ui.add_space(12.0);
        let new = |ui: &mut Ui| widgets::main_button(ui, look, look.say(words::NEW_TASK));
        if read_only::changes(ui, new).clicked() {
            stage.actions.command(Command::NewTask);
        }
    });
}
