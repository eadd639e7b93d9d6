//! The Gantt chart as scenes: ground, bars, table and headers for the rows in view. Pure: plan in, shapes out.

pub mod bar;
pub mod card;
pub(in crate::chart) mod cells;
mod ground;
pub mod header;
pub(in crate::chart) mod label;
pub mod legend;
pub mod links;
mod measure;
pub mod small;
pub mod span;
pub mod table;
mod table_totals;
mod total;

pub use ground::today_is_off;
pub use span::{BarBox, Dragged, Shift};

use super::rows::Row;
use super::{Rect, Scene, Theme, TimeAxis};
use crate::assess::{Assessment, TaskState};
use crate::plan::{Day, Id, Plan, Task};
use crate::text::Language;

/// What every part of the chart looks at.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What follows from it at the as-of date.
    pub assessment: &'a Assessment,
    /// Colours.
    pub theme: &'a Theme,
    /// Language.
    pub language: Language,
    /// Days to points; its width is the width of the chart.
    pub axis: TimeAxis,
    /// Height of a row in points.
    pub row_height: f64,
    /// The day on the calendar; pictures leave it out.
    pub today: Option<Day>,
    /// Bars that are being dragged.
    pub dragged: Option<&'a Dragged>,
}

/// How a row stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowState {
    /// Among the selected ones.
    pub selected: bool,
    /// The only selected one, or the one the keyboard stands on: its close-out cells carry words.
    pub focused: bool,
    /// Under the pointer.
    pub hovered: bool,
    /// Not to be moved: it has no handles.
    pub fixed: bool,
}

/// The rows in view: a slice of all rows and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The rows.
    pub rows: &'a [Row],
    /// y of the first one, zero or a little less.
    pub top: f64,
    /// Height of the view in points.
    pub height: f64,
}

impl<'a> Look<'a> {
    /// The date the chart speaks for.
    pub fn as_of(&self) -> Day {
        self.assessment.as_of()
    }

    /// A task's state at that date.
    pub fn state(&self, id: &Id) -> Option<&'a TaskState> {
        self.assessment.task(id)
    }

    /// A task.
    pub fn task(&self, id: &Id) -> Option<&'a Task> {
        self.plan.task(id).map(AsRef::as_ref)
    }

    /// The middle of a row whose top is at `top`.
    fn middle(&self, top: f64) -> f64 {
        top + self.row_height / 2.0
    }
}

/// The chart without its header: ground, links, bars, the as-of line.
pub fn chart(look: &Look<'_>, shown: &Shown<'_>, states: impl Fn(&Id) -> RowState) -> Scene {
    let mut scene = Scene::new(look.axis.width, shown.height);
    ground::rows(&mut scene, look, shown, look.axis.width, &states);
    ground::time(&mut scene, look, shown.height);
    links::draw(&mut scene, look, shown, &states);
    for (row, top) in placed(shown, look.row_height) {
        let middle = look.middle(top);
        match row {
            Row::Group(group) => total::group(&mut scene, look, group, middle),
            Row::ClosedOut(folded) => total::closed_out(&mut scene, look, folded, middle),
            Row::Measure(id, place) => {
                if let Some(task) = look.task(id) {
                    measure::row(&mut scene, look, task, *place, middle);
                }
            }
            Row::Task(id) => {
                if let Some(task) = look.task(id) {
                    bar::draw(&mut scene, look, task, middle, states(id));
                }
            }
        }
    }
    ground::as_of_line(&mut scene, look, 0.0, shown.height);
    scene
}

/// The rows in view with the y of their tops.
pub fn placed<'a>(
    shown: &Shown<'a>,
    row_height: f64,
) -> impl Iterator<Item = (&'a Row, f64)> + use<'a> {
    let top = shown.top;
    shown
        .rows
        .iter()
        .enumerate()
        .map(move |(place, row)| (row, top + place as f64 * row_height))
}

/// A rectangle of the whole width at a row.
fn band(top: f64, width: f64, height: f64) -> Rect {
    Rect::new(0.0, top, width, height)
}
