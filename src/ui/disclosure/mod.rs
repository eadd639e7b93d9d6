//! The disclosure page: the public text with figures filled at the as-of date, the monthly brief, close-out papers.

mod figures;
mod filled;
mod outline;
mod papers;
mod sections;
mod sheet;
mod tasks;
mod toolbar;
mod view;

pub(super) use view::Derived;
pub use view::{DisclosureView, Segment};

use super::page::{PageView, on_ground};
use super::widgets::look::{self, ink};
use super::widgets::{Look, main_button};
use super::{Stage, paint, read_only};
use crate::chart::theme::size;
use crate::exchange::report::{Ground, default_outline, language_of};
use crate::plan::DisclosureSection;
use crate::text::disclosure_words as words;
use egui::{Rect, Stroke, Ui, UiBuilder, pos2, vec2};

/// Below this width the panels beside the sheet share what there is with it.
const LITTLE: f32 = 780.0;
/// Below this width of the page the side panels give way.
const NARROW: f32 = 1360.0;

fn look(stage: &Stage<'_>) -> Look {
    stage.look()
}

/// What the fields of the public text are filled from; the text keeps its own language.
fn ground<'p>(stage: &Stage<'p>) -> Ground<'p> {
    Ground {
        plan: stage.plan,
        assessment: stage.assessment,
        language: language_of(&stage.plan.head().disclosure, stage.language),
    }
}

/// A panel of its own in a rectangle, clipped to it.
fn within<R>(ui: &mut Ui, rect: Rect, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    add(&mut child)
}

/// The disclosure page as the shell sees it.
pub struct DisclosurePage;

impl PageView for DisclosurePage {
    fn show(&self, ui: &mut Ui, stage: &mut Stage<'_>) {
        on_ground(ui, stage.theme.win, |ui| show(ui, stage));
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let rect = ui.max_rect();
    ui.advance_cursor_after_rect(rect);
    let theme = stage.theme;
    let bar = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW as f32));
    let body = Rect::from_min_max(pos2(rect.left(), bar.bottom() + 1.0), rect.max);
    within(ui, bar, "disclosure toolbar", |ui| toolbar::show(ui, stage));
    let line = Stroke::new(1.0, ink(theme.line));
    ui.painter().hline(rect.x_range(), bar.bottom(), line);
    match stage.view.disclosure.segment {
        Segment::Draft if stage.plan.head().disclosure.is_empty() => empty(ui, stage, body),
        Segment::Draft => draft(ui, stage, body),
        Segment::Brief => {
            let paper = view::brief(stage);
            within(ui, body, "brief", |ui| {
                papers::desk(ui, stage, &paper);
            });
        }
        Segment::CloseOut => {
            let (left, desk) = split_left(body, 264.0);
            ui.painter().vline(left.right(), left.y_range(), line);
            within(ui, left, "close-out tasks", |ui| tasks::show(ui, stage));
            within(ui, desk, "close-out paper", |ui| {
                match view::close_out(stage) {
                    Some(paper) => papers::desk(ui, stage, &paper),
                    None => papers::nothing(ui, stage, words::NO_TASKS),
                }
            });
        }
    }
}

fn split_left(body: Rect, width: f32) -> (Rect, Rect) {
    (
        Rect::from_min_size(body.min, vec2(width, body.height())),
        Rect::from_min_max(pos2(body.left() + width + 1.0, body.top()), body.max),
    )
}

fn draft(ui: &mut Ui, stage: &mut Stage<'_>, body: Rect) {
    let narrow = body.width() < NARROW;
    let (outline_width, figures_width) = if body.width() < LITTLE {
        // The sheet keeps its share.
        (body.width() * 0.27, body.width() * 0.34)
    } else if narrow {
        (216.0, 276.0)
    } else {
        (264.0, 340.0)
    };
    let (left, rest) = split_left(body, outline_width);
    let right = Rect::from_min_max(pos2(rest.right() - figures_width, rest.top()), rest.max);
    let desk = Rect::from_min_max(rest.min, pos2(right.left() - 1.0, rest.bottom()));
    let line = Stroke::new(1.0, ink(stage.theme.line));
    within(ui, left, "disclosure outline", |ui| {
        outline::show(ui, stage);
    });
    within(ui, desk, "disclosure sheet", |ui| sheet::show(ui, stage));
    within(ui, right, "disclosure figures", |ui| {
        figures::show(ui, stage);
    });
    ui.painter().vline(left.right(), left.y_range(), line);
    ui.painter().vline(right.left(), right.y_range(), line);
}

fn empty(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect) {
    let look = look(stage);
    let middle = Rect::from_center_size(rect.center(), vec2(460.0, 150.0));
    within(ui, middle, "no disclosure", |ui| {
        ui.vertical_centered(|ui| {
            ui.label(
                egui::RichText::new(look.say(words::EMPTY))
                    .font(look::bold(15.0))
                    .color(paint::color(look.theme.t1)),
            );
            ui.add_space(6.0);
            ui.label(
                egui::RichText::new(look.say(words::EMPTY_EXPLAINED))
                    .size(12.0)
                    .color(paint::color(look.theme.t3)),
            );
            ui.add_space(12.0);
            let insert = |ui: &mut Ui| main_button(ui, look, look.say(words::INSERT_OUTLINE));
            if read_only::changes(ui, insert).clicked() {
                let outline = default_outline(stage.language, crate::edit::mint);
                sections::put(stage, outline);
            }
        });
    });
}

/// The section being edited, where it still exists.
fn open_section<'p>(stage: &Stage<'p>) -> Option<&'p DisclosureSection> {
    let id = stage.view.disclosure.section.as_ref()?;
    let plan = stage.plan;
    plan.head()
        .disclosure
        .iter()
        .find(|section| section.id == *id)
}
