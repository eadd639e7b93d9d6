//! Where the user looks on the indicators page: search words, days in view, how units share the plot, the table's tab.

pub use super::clicked::Clicked;
use crate::chart::trends::Scaling;
use crate::plan::{Id, IndicatorTarget};

/// What the table under the plot shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Values by period.
    #[default]
    Values,
    /// Targets by period.
    Targets,
    /// Name, unit, direction and so on.
    Properties,
}

/// Where the user looks on the indicators page.
#[derive(Clone, Debug, Default)]
pub struct TrendsView {
    /// Words that the names in the list must hold.
    pub search: String,
    /// Days in view since 1970-01-01, from and to; `None` is the plan's window.
    pub window: Option<(f64, f64)>,
    /// How different units share the plot.
    pub scaling: Scaling,
    /// Target lines are left out.
    pub hide_targets: bool,
    /// Values after the as-of date are left out.
    pub hide_later: bool,
    /// What the table shows.
    pub tab: Tab,
    /// The point clicked in the plot; its row is marked.
    pub point: Option<Id>,
    /// That row should come into view.
    pub reveal_point: bool,
    /// Clipboard text was asked for and should become points.
    pub paste_asked: bool,
    /// Why the text in a field is not understood, or what a paste left out.
    pub said: String,
    /// A target of an indicator that waits for its value.
    pub draft: Option<(Id, IndicatorTarget)>,
    /// Its value should take the focus.
    pub focus_draft: bool,
    /// What was clicked in the tables of an indicator and waits for one frame.
    pub clicked: Option<(Id, Clicked)>,
    /// The value of the point that is marked should take the focus.
    pub focus_value: bool,
    /// What stands in the cell with the keyboard is to be edited, not replaced.
    pub edit_asked: bool,
    /// The keyboard goes so many rows down from the cell with this key.
    pub step: Option<(String, isize)>,
    /// That row of the table should come into view.
    pub reveal_row: Option<usize>,
    /// The name field of the properties should take the focus.
    pub focus_name: bool,
}
