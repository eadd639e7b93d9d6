//! Where the user looks in this run: page, time axis, selection, grouping, filters.

use super::Selection;
use crate::chart::TimeAxis;
pub use crate::chart::rows::{Column, Density, Filter, Grouping, Sorting};
use crate::plan::Id;
use crate::text::Phrase;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A page of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Page {
    /// 总览
    Overview,
    /// 甘特图
    #[default]
    Gantt,
    /// 月度填报, reached from the Gantt page
    Monthly,
    /// 指标趋势
    Indicators,
    /// 督办与信访
    Supervision,
    /// 任务与单位
    Structure,
    /// 体检
    Checks,
    /// 公开稿
    Disclosure,
}

/// Whether open edits end in this frame because something leaves them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// Nothing does.
    #[default]
    No,
    /// They are left for something else.
    ForGood,
    /// They are taken for a saving, and typing goes on in them.
    GoesOn,
}

impl Leaving {
    /// Whether open edits end.
    pub fn ends_edits(self) -> bool {
        self != Self::No
    }
}

/// Where the user looks; lost when the program ends, but for widths and columns, which settings keep.
#[derive(Clone, Debug)]
pub struct ViewState {
    /// The page in front.
    pub page: Page,
    /// The plan is only read, for this reason: nothing of it can be taken hold of.
    pub read_only: Option<Phrase>,
    /// The time axis that bars and strip share.
    pub axis: TimeAxis,
    /// Set when the axis should be fitted to the plan's window as soon as the chart's width is known.
    pub fit_pending: bool,
    /// Selected tasks.
    pub selection: Selection,
    /// A row to bring into view.
    pub reveal: Option<Id>,
    /// What passes.
    pub filter: Filter,
    /// Groups.
    pub grouping: Grouping,
    /// Order in each group.
    pub sorting: Sorting,
    /// Row height.
    pub density: Density,
    /// Columns shown, left to right, with their widths in points.
    pub columns: Vec<(Column, f32)>,
    /// Groups folded shut, by their key.
    pub folded_groups: Arc<BTreeSet<String>>,
    /// Tasks whose measures are unfolded.
    pub unfolded_tasks: Arc<BTreeSet<Id>>,
    /// Closed-out tasks of a group folded into one row.
    pub fold_closed_out: bool,
    /// Inspector on.
    pub inspector: bool,
    /// Inspector width in points.
    pub inspector_width: f32,
    /// Indicator strip on.
    pub strip: bool,
    /// Strip height in points.
    pub strip_height: f32,
    /// The indicator in the strip; `None` is the first one.
    pub strip_indicator: Option<Id>,
    /// Indicators chosen on their page, the first leading.
    pub indicators: Vec<Id>,
    /// Where the user looks on the indicators page.
    pub trends: super::trends::TrendsView,
    /// Where the user looks on the overview page.
    pub overview: super::overview::OverviewView,
    /// Where the user looks on the monthly page.
    pub monthly: super::monthly::MonthlyView,
    /// Where the user looks on the supervision page.
    pub supervision: super::supervision::SupervisionView,
    /// Where the user looks on the structure page.
    pub structure: super::structure::StructureView,
    /// Where the user looks on the checks page.
    pub checks: super::checks::ChecksView,
    /// Where the user looks on the disclosure page.
    pub disclosure: super::disclosure::DisclosureView,
    /// The search box should take the focus in this frame.
    pub focus_search: bool,
    /// The column the keyboard stands in, for filling down.
    pub focus_column: Column,
    /// The title cell of this task should open for editing in this frame.
    pub edit_title: Option<Id>,
    /// The task that was just added, the revision it made, and the row that was current before.
    pub new_task: Option<(Id, u64, Option<Id>)>,
    /// Whether open edits end in this frame.
    pub leaving: Leaving,
    /// A new deadline that waits to be told what kind of change it is.
    pub new_due: Option<super::inspector::NewDue>,
    /// What the Gantt page remembers from frame to frame.
    pub gantt: super::gantt::GanttState,
    /// The name of the unit that the user works for; empty while it is not known. Settings keep it.
    pub my_unit: String,
    /// The comparison with another date or file.
    pub compare: super::compare::CompareView,
    /// What is known of evidence files.
    pub evidence: super::evidence_files::EvidenceFiles,
    /// Small state of panels by name (open sections and the like).
    pub flags: BTreeMap<&'static str, bool>,
}

impl ViewState {
    /// Whether a page, in front or not, holds something typed that has not been taken.
    pub fn holds_typed(&self) -> bool {
        self.page_holding_typed().is_some()
    }

    /// The page that holds it.
    pub fn page_holding_typed(&self) -> Option<Page> {
        let pages = [
            (Page::Gantt, self.gantt.holds_typed()),
            (Page::Monthly, self.monthly.holds_typed()),
            (Page::Supervision, self.supervision.holds_typed()),
            (Page::Checks, self.checks.holds_typed()),
        ];
        let holding = pages.into_iter().find(|(_, holds)| *holds);
        holding.map(|(page, _)| page)
    }
}

impl Default for ViewState {
    fn default() -> Self {
        Self {
            read_only: None,
            page: Page::default(),
            axis: TimeAxis::default(),
            fit_pending: true,
            selection: Selection::default(),
            reveal: None,
            filter: Filter::default(),
            grouping: Grouping::default(),
            sorting: None,
            density: Density::default(),
            columns: vec![
                (Column::Number, 34.0),
                (Column::Title, 198.0),
                (Column::LeadUnit, 90.0),
                (Column::Due, 82.0),
                (Column::Status, 80.0),
            ],
            folded_groups: Arc::default(),
            unfolded_tasks: Arc::default(),
            fold_closed_out: true,
            inspector: true,
            inspector_width: 312.0,
            strip: true,
            strip_height: 100.0,
            strip_indicator: None,
            indicators: Vec::new(),
            trends: super::trends::TrendsView::default(),
            overview: super::overview::OverviewView::default(),
            monthly: super::monthly::MonthlyView::default(),
            supervision: super::supervision::SupervisionView::default(),
            structure: super::structure::StructureView::default(),
            checks: super::checks::ChecksView::default(),
            disclosure: super::disclosure::DisclosureView::default(),
            focus_search: false,
            focus_column: Column::Title,
            edit_title: None,
            new_task: None,
            leaving: Leaving::No,
            new_due: None,
            gantt: super::gantt::GanttState::default(),
            my_unit: String::new(),
            compare: super::compare::CompareView::default(),
            evidence: super::evidence_files::EvidenceFiles::default(),
            flags: BTreeMap::new(),
        }
    }
}
