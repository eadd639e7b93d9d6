//! The checks page (体检): the rules at the left, what they find in the middle, why and what to do at the right.

mod explain;
mod findings;
mod rows;
mod rules_list;
mod toolbar;
mod waive;

use super::Stage;
use super::kept::Kept;
use super::page::{PageView, on_ground};
use super::widgets::Look;
use crate::assess::checks::Severity;
use crate::plan::{Day, Id};
use egui::{Rect, Stroke, Ui, UiBuilder, pos2, vec2};

/// How findings are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// By rule, the worst first.
    #[default]
    Rule,
    /// By lead unit.
    Unit,
}

/// Which finding is meant: its rule, its task, and its place among those of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Which {
    rule: &'static str,
    task: Option<Id>,
    place: usize,
}

/// A waiver being written.
#[derive(Clone, Debug)]
struct Waiving {
    which: Which,
    reason: String,
    until: Option<Day>,
    focus: bool,
}

impl ChecksView {
    /// Whether the form that sets a finding aside holds a reason.
    pub(super) fn holds_typed(&self) -> bool {
        let waiving = self.waiving.as_ref();
        waiving.is_some_and(|waiving| !waiving.reason.trim().is_empty())
    }
}

/// Where the user looks on this page.
#[derive(Clone, Debug, Default)]
pub struct ChecksView {
    severity: Option<Severity>,
    /// Only tasks that this unit leads; `Some(None)` those without.
    pub unit: Option<Option<Id>>,
    group: GroupBy,
    rule: Option<&'static str>,
    chosen: Option<Which>,
    waiving: Option<Waiving>,
    waived_open: bool,
    /// Bring the group of the chosen rule into view.
    reveal: bool,
}

/// What the page keeps of the open plan.
#[derive(Debug, Default)]
pub(super) struct Derived {
    all: Kept<(), rows::All>,
    rows: Kept<rows::Key, rows::Rows>,
    chosen: Kept<Which, Option<rows::Found>>,
    months: Kept<(), explain::Months>,
}

pub(super) fn look(stage: &Stage<'_>) -> Look {
    stage.look()
}

/// The checks page as the shell sees it.
pub struct ChecksPage;

impl PageView for ChecksPage {
    fn show(&self, ui: &mut Ui, stage: &mut Stage<'_>) {
        on_ground(ui, stage.theme.win, |ui| show(ui, stage));
    }

    fn badge(&self, stage: &Stage<'_>) -> Option<usize> {
        let counts = stage.assessment.checks(stage.plan).counts();
        Some(counts.error + counts.warning).filter(|found| *found > 0)
    }
}

/// Draws the page.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let full = ui.max_rect();
    let bar = Rect::from_min_size(full.min, vec2(full.width(), 34.0));
    let body = Rect::from_min_max(pos2(full.left(), bar.bottom()), full.max);
    rows::settle(stage);
    toolbar::show(&mut child(ui, bar), stage);
    if stage.plan.tasks().is_empty() && rows::all(stage).is_empty() {
        let words = stage.say(crate::text::checks_words::NO_TASKS);
        findings::nothing(ui, stage, body, words);
        return;
    }
    let narrow = full.width() < 1360.0;
    let (left, right) = if narrow {
        (244.0, 316.0)
    } else {
        (276.0, 368.0)
    };
    let line = Stroke::new(1.0, super::paint::color(stage.theme.line));
    let list = Rect::from_min_max(body.min, pos2(body.left() + left, body.bottom()));
    let why = Rect::from_min_max(pos2(body.right() - right, body.top()), body.max);
    let middle = Rect::from_min_max(list.right_top(), why.left_bottom());
    for (area, fill) in [
        (list, stage.theme.panel),
        (middle, stage.theme.panel),
        (why, stage.theme.panel),
    ] {
        ui.painter()
            .rect_filled(area, 0.0, super::paint::color(fill));
    }
    rules_list::show(&mut child(ui, list), stage);
    findings::show(&mut child(ui, middle), stage);
    explain::show(&mut child(ui, why), stage);
    ui.painter().vline(list.right(), body.y_range(), line);
    ui.painter().vline(why.left(), body.y_range(), line);
}

fn child(ui: &mut Ui, area: Rect) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(area));
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    child
}
