//! The comparison with another date or another file: a panel under the page with what changed, grouped by kind.

mod head;
mod list;

use super::widgets::Look;
use super::{Action, Stage, Stamp};
use crate::assess::compare::{Comparison, DifferenceKind};
use crate::plan::Day;
use egui::{Frame, Ui, vec2};
use std::path::PathBuf;
use std::sync::Arc;

/// Height of the panel when it comes up, in points.
pub const HEIGHT: f32 = 236.0;

/// Which two sides are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The plan at the day it is seen at: the new side.
    pub stamp: Stamp,
    /// The day the old side is seen at.
    pub against: Day,
    /// The plan of the other side; `None` is the plan itself.
    pub file: Option<PathBuf>,
    /// The file is the new side: what others saved.
    pub newer: bool,
    /// Which content of the file; each that is seen there has another number.
    pub content: u64,
}

/// A comparison that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Of what.
    pub wish: Wish,
    /// What changed, or the sentence why it could not be told.
    pub outcome: Result<Arc<Comparison>, String>,
}

/// Where the user looks in the comparison.
#[derive(Clone, Debug, Default)]
pub struct CompareView {
    /// The panel is there.
    pub open: bool,
    /// The day of the old side; `None`: a month before the as-of date at which the panel was opened.
    pub against: Option<Day>,
    /// The plan of the other side.
    pub file: Option<PathBuf>,
    /// That plan is the new side.
    pub newer: bool,
    /// The kind that is shown; `None` shows all.
    pub kind: Option<DifferenceKind>,
}

/// The latest comparison of a plan; it goes with the plan.
#[derive(Debug, Default)]
pub struct Derived {
    /// What was made, told apart by what was wished for.
    pub made: Option<Made>,
    /// One is being made aside.
    pub working: bool,
    /// Counts the contents that were seen in the file: what was made of an earlier one is made anew.
    pub content: u64,
    /// When the file was read last.
    pub read_at: String,
    /// The file cannot be read now; what is shown is of this time.
    pub away: Option<String>,
}

impl CompareView {
    /// Opens the panel, or closes it.
    pub fn toggle(&mut self, as_of: Day) {
        self.open = !self.open;
        if self.open && self.against.is_none() {
            self.against = Some(month_before(as_of));
        }
    }
}

/// The same day a month before, or the last of that month.
fn month_before(day: Day) -> Day {
    day.saturating_sub(jiff::Span::new().months(1))
}

/// Shows the panel in the whole of `ui`.
pub fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = Look {
        theme: stage.theme,
        language: stage.language,
    };
    let wish = Wish {
        stamp: stage.stamp,
        against: stage
            .view
            .compare
            .against
            .unwrap_or_else(|| month_before(stage.as_of)),
        file: stage.view.compare.file.clone(),
        newer: stage.view.compare.newer && stage.view.compare.file.is_some(),
        content: match stage.view.compare.file {
            Some(_) => stage.derived.compare.content,
            None => 0,
        },
    };
    let derived = &stage.derived.compare;
    let fresh = derived.made.as_ref().is_some_and(|made| made.wish == wish);
    if !fresh && !derived.working {
        stage.actions.push(Action::Compare(wish.clone()));
    }
    Frame::NONE
        .fill(super::paint::color(look.theme.panel))
        .inner_margin(egui::Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            head::show(ui, stage, look, &wish);
            if wish.file.is_some() {
                head::away(ui, stage, look);
            }
            ui.add_space(2.0);
            list::show(ui, stage, look);
        });
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_panel_opens_on_the_month_before() {
        let mut view = CompareView::default();
        view.toggle(date(2021, 3, 31));
        assert_eq!(view.against, Some(date(2021, 2, 28)));
        view.toggle(date(2021, 3, 31));
        assert!(!view.open);
        view.toggle(date(2022, 3, 31));
        assert_eq!(view.against, Some(date(2021, 2, 28)), "the day is kept");
    }
}
