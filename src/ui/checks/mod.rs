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
use super::widgets::{Look, roomy};
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
    let reveal = stage.view.checks.reveal;
    roomy::at_least_high(
        ui,
        body,
        "checks body",
        least_height(full.width()),
        |ui, body| {
            let [list, middle, why] = panes(body);
            ui.painter()
                .rect_filled(body, 0.0, super::paint::color(stage.theme.panel));
            if reveal {
                // Where the panes stand below each other, what a rule found comes into view.
                let at_once = egui::style::ScrollAnimation::none();
                ui.scroll_to_rect_animation(middle, None, at_once);
            }
            rules_list::show(&mut child(ui, list), stage);
            findings::show(&mut child(ui, middle), stage);
            explain::show(&mut child(ui, why), stage);
            let line = Stroke::new(1.0, super::paint::color(stage.theme.line));
            for (before, after) in [(list, middle), (middle, why)] {
                if before.right() <= after.left() {
                    ui.painter().vline(before.right(), after.y_range(), line);
                } else {
                    ui.painter().hline(after.x_range(), after.top(), line);
                }
            }
        },
    );
}

/// The least width of the findings beside other panes: a name must be read.
const FINDINGS: f32 = 380.0;
/// The least heights of rules, findings and explanation where they stand below each other.
const LIST_HIGH: f32 = 150.0;
const FINDINGS_HIGH: f32 = 228.0;
const WHY_HIGH: f32 = 200.0;

/// Widths of rules and explanation beside the findings.
const fn sides(width: f32) -> (f32, f32) {
    if width < 1360.0 {
        (244.0, 316.0)
    } else {
        (276.0, 368.0)
    }
}

/// How high the body must be for all panes.
fn least_height(width: f32) -> f32 {
    let (left, right) = sides(width);
    if width >= left + FINDINGS + right {
        0.0
    } else if width >= left + FINDINGS {
        FINDINGS_HIGH + WHY_HIGH
    } else {
        LIST_HIGH + FINDINGS_HIGH + WHY_HIGH
    }
}

/// Where rules, findings and explanation stand: side by side, the explanation below the findings, or all below each other.
fn panes(body: Rect) -> [Rect; 3] {
    let (left, right) = sides(body.width());
    let three = body.width() >= left + FINDINGS + right;
    let two = body.width() >= left + FINDINGS;
    let (list, rest) = if two {
        body.split_left_right_at_x(body.left() + left)
    } else {
        body.split_top_bottom_at_y(body.top() + LIST_HIGH)
    };
    let (middle, why) = if three {
        rest.split_left_right_at_x(rest.right() - right)
    } else {
        let share = FINDINGS_HIGH / (FINDINGS_HIGH + WHY_HIGH);
        rest.split_top_bottom_at_y((rest.top() + rest.height() * share).round())
    };
    [list, middle, why]
}

fn child(ui: &mut Ui, area: Rect) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(area));
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    child
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the window, no pane lies over another, and each is wide and high enough to be read.
        #[test]
        fn each_pane_has_its_room(width in 300.0f32..2_000.0, height in 60.0f32..1_100.0) {
            let high = height.max(least_height(width));
            let body = Rect::from_min_size(egui::Pos2::ZERO, vec2(width, high));
            let panes = panes(body);
            for (at, pane) in panes.iter().enumerate() {
                prop_assert!(body.expand(0.5).contains_rect(*pane), "{pane:?}");
                prop_assert!(pane.width() >= 240.0 && pane.height() >= LIST_HIGH.min(high) - 1.0, "{pane:?}");
                for other in &panes[at + 1..] {
                    prop_assert!(!pane.shrink(0.5).intersects(*other), "{pane:?} {other:?}");
                }
            }
            prop_assert!(panes[1].width() >= FINDINGS.min(width) - 0.5);
        }
    }
}
