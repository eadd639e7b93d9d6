//! Going elsewhere within a page: what a click leaves is drawn once more first, so that it takes what was typed into it.

use super::structure::{Node, Segment};
use super::supervision::Parts;
use super::supervision::view::LetterFilter;
use super::trends::Tab;
use super::{Filter, Page, ViewState};
use crate::exchange::ComplaintColumn;
use crate::plan::Id;

/// Where to go.
#[derive(Clone, Debug, PartialEq)]
pub enum Going {
    /// Tasks that pass a filter; to a page, where that is not the one in front.
    Filter(Filter, Option<Page>),
    /// An inspection record; whether it should come into view.
    Record(Id, bool),
    /// An inspection record that has just been added.
    NewRecord(Id),
    /// A complaint, and the column that the keyboard stands in.
    Letter(Id, ComplaintColumn),
    /// A complaint that has just been added.
    NewLetter(Id),
    /// Complaints that pass a filter, on their page.
    Letters(LetterFilter),
    /// The halves of the supervision page.
    Parts(Parts),
    /// A line of the outline.
    Node(Node),
    /// A line of the outline that has just been added: its name is typed next.
    NewNode(Node),
    /// A half of the structure page.
    Segment(Segment),
    /// Indicators in the plot, the first one in the table.
    Indicators(Vec<Id>),
    /// An indicator whose name is typed next.
    NameIndicator(Id),
    /// What the table of an indicator shows.
    Tab(Tab),
    /// The row of a point of the plot.
    Point(Id),
}

impl Going {
    /// Goes there.
    pub fn go(self, view: &mut ViewState) {
        match self {
            Self::Filter(filter, page) => {
                view.filter = filter;
                view.page = page.unwrap_or(view.page);
            }
            Self::Record(id, reveal) => {
                view.supervision.choose_record(&id);
                view.supervision.reveal_record = reveal;
            }
            Self::NewRecord(id) => view.supervision.add_record(&id),
            Self::Letter(id, column) => {
                view.supervision.choose_letter(&id);
                view.supervision.letter_column = Some(column);
            }
            Self::NewLetter(id) => view.supervision.add_letter(&id),
            Self::Letters(filter) => {
                view.supervision.show_letters(filter);
                view.page = Page::Supervision;
            }
            Self::Parts(parts) => view.supervision.parts = parts,
            Self::Node(node) => {
                view.structure.node = node;
                view.selection.clear();
            }
            Self::NewNode(node) => view.structure.name_next(node),
            Self::Segment(segment) => view.structure.segment = segment,
            Self::Indicators(ids) => {
                if view.indicators.first() != ids.first() {
                    view.trends.point = None;
                    view.trends.said.clear();
                }
                view.indicators = ids;
            }
            Self::NameIndicator(id) => {
                view.indicators = vec![id];
                view.trends.tab = Tab::Properties;
                view.trends.focus_name = true;
            }
            Self::Tab(tab) => {
                view.trends.tab = tab;
                view.trends.said.clear();
            }
            Self::Point(id) => {
                view.trends.point = Some(id);
                view.trends.reveal_point = true;
                view.trends.tab = Tab::Values;
            }
        }
    }
}
