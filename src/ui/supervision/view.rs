//! Where the user looks on the supervision page: parts shown, filters, orders, what is selected or being edited.

use crate::assess::Month;
use crate::exchange::ComplaintColumn;
use crate::plan::{
    Category, ComplaintStatus, Day, FollowUpVisit, Id, InspectionKind, Substantiated,
    SupervisionLevel,
};
use std::collections::BTreeMap;

/// Which halves of the page are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Parts {
    /// Inspections above complaints.
    #[default]
    Both,
    /// Inspections alone.
    Records,
    /// Complaints alone.
    Complaints,
}

impl Parts {
    /// The three in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Both, Self::Records, Self::Complaints];
}

/// The days that records and complaints must be from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// Any day.
    #[default]
    All,
    /// The twelve months up to the as-of date, and what is planned after it.
    LastYear,
    /// A calendar year.
    Year(i16),
}

impl Period {
    /// Whether a day lies in it.
    pub fn holds(self, day: Day, as_of: Day) -> bool {
        match self {
            Self::All => true,
            Self::LastYear => as_of
                .checked_sub(jiff::Span::new().months(12))
                .is_ok_and(|since| day > since),
            Self::Year(year) => day.year() == year,
        }
    }
}

/// Which inspection records pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordFilter {
    /// Of this kind.
    pub kind: Option<InspectionKind>,
    /// At this level; `Some(None)` is those without.
    pub level: Option<Option<SupervisionLevel>>,
    /// With an overdue finding.
    pub overdue: bool,
    /// Words that number, unit, findings or tasks must hold, all of them.
    pub text: String,
}

/// Columns of the inspection records that can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RecordColumn {
    /// The day.
    #[default]
    Date,
    /// The kind.
    Kind,
    /// The level.
    Level,
    /// Unit or place inspected.
    Target,
    /// Tasks.
    Tasks,
    /// Findings.
    Found,
    /// Findings settled.
    Settled,
    /// Findings overdue.
    Overdue,
}

/// Which complaints pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LetterFilter {
    /// Of this status at the as-of date.
    pub status: Option<ComplaintStatus>,
    /// Open and past the limit.
    pub overdue: bool,
    /// Priority cases.
    pub priority: bool,
    /// Of this round; empty is those without.
    pub round: Option<String>,
    /// Touching this kind, as the main one or another.
    pub touches: Option<Category>,
    /// Of this unit; `Some(None)` is those without.
    pub unit: Option<Option<Id>>,
    /// Of that unit and the units below it.
    pub with_subtree: bool,
    /// Of this kind.
    pub kind: Option<Category>,
    /// Received in this month.
    pub month: Option<Month>,
    /// Found true or not.
    pub substantiated: Option<Substantiated>,
    /// Words that number, place, text, unit or round must hold, all of them.
    pub text: String,
}

/// How the table of rates is grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// 轮次
    #[default]
    Round,
    /// 单位
    Unit,
    /// 类型, by the main one: each letter counts once.
    Kind,
    /// 类型, by each one touched: a letter counts in all of them.
    EachKind,
    /// 月份
    Month,
}

impl GroupBy {
    /// All in the order of the links.
    pub const ALL: [Self; 5] = [
        Self::Round,
        Self::Unit,
        Self::Kind,
        Self::EachKind,
        Self::Month,
    ];
}

/// A cell of the complaints table being edited.
#[derive(Clone, Debug, PartialEq)]
pub struct CellEdit {
    /// Which complaint.
    pub id: Id,
    /// Which column.
    pub column: ComplaintColumn,
    /// What stands in the field.
    pub text: String,
    /// The field was opened in this frame.
    pub fresh: bool,
    /// What stands in it is selected as it opens, so that typing replaces it.
    pub whole: bool,
    /// What is typed began in this frame.
    pub begun: bool,
    /// Something was typed that has not been taken.
    pub typed: bool,
}

/// A small form in the pane of a complaint.
#[derive(Clone, Debug, PartialEq)]
pub enum LetterForm {
    /// A visit, new or known by its id.
    Visit(FollowUpVisit),
    /// A status and the day it holds from.
    Status(ComplaintStatus, Day),
}

/// Where the user looks on the supervision page.
#[derive(Clone, Debug, Default)]
pub struct SupervisionView {
    /// Which halves are shown.
    pub parts: Parts,
    /// From which days.
    pub period: Period,
    /// Which records pass.
    pub records: RecordFilter,
    /// Column and whether it goes down; `None` is the latest first.
    pub record_sort: Option<(RecordColumn, bool)>,
    /// The record shown at the right.
    pub record: Option<Id>,
    /// That record should come into view.
    pub reveal_record: bool,
    /// The finding whose fields are open.
    pub finding: Option<Id>,
    /// The fields of the record are open.
    pub record_fields: bool,
    /// The record that was just added, until its first field has the focus.
    pub fresh_record: Option<Id>,
    /// Months after which a task counts as not looked at; 0 is six.
    pub unseen_months: u8,
    /// Months that the calendar strip is moved back by.
    pub strip_back: i32,
    /// Which complaints pass.
    pub letters: LetterFilter,
    /// Column and whether it goes down; `None` is overdue, open, settled in stages, settled.
    pub letter_sort: Option<(ComplaintColumn, bool)>,
    /// The complaint the keyboard stands on.
    pub letter: Option<Id>,
    /// The column the keyboard stands in.
    pub letter_column: Option<ComplaintColumn>,
    /// That complaint should come into view.
    pub reveal_letter: bool,
    /// The complaint that was just added and of which nothing was said yet.
    pub fresh: Option<Id>,
    /// A cell being edited.
    pub cell: Option<CellEdit>,
    /// The table takes the keyboard: a cell was clicked.
    pub keyboard_asked: bool,
    /// The cell the keyboard stands on is to be edited.
    pub edit_asked: bool,
    /// A small form being filled in.
    pub form: Option<LetterForm>,
    /// Something was changed in it.
    pub form_typed: bool,
    /// Forms of complaints that are not shown, in which something was changed.
    pub forms_aside: BTreeMap<Id, LetterForm>,
    /// How the rates are grouped.
    pub group: GroupBy,
    /// Clipboard text was asked for.
    pub paste_asked: bool,
    /// What a cell or a paste did not understand.
    pub said: String,
}

impl SupervisionView {
    /// Brings an inspection record in front, whatever was filtered.
    pub fn show_record(&mut self, id: &Id) {
        if self.parts == Parts::Complaints {
            self.parts = Parts::Both;
        }
        self.records = RecordFilter::default();
        self.period = Period::All;
        self.record = Some(id.clone());
        self.finding = None;
        self.record_fields = false;
        self.reveal_record = true;
    }

    /// Brings a complaint in front, whatever was filtered.
    pub fn show_letter(&mut self, id: &Id) {
        if self.parts == Parts::Records {
            self.parts = Parts::Both;
        }
        self.letters = LetterFilter::default();
        self.period = Period::All;
        self.choose_letter(id);
        self.reveal_letter = true;
    }

    /// Brings the complaints that pass a filter in front, of all times.
    pub fn show_letters(&mut self, filter: LetterFilter) {
        if self.parts == Parts::Records {
            self.parts = Parts::Both;
        }
        self.group = if filter.unit.is_some() {
            GroupBy::Unit
        } else {
            self.group
        };
        self.letters = filter;
        self.period = Period::All;
    }

    /// Selects an inspection record.
    pub fn choose_record(&mut self, id: &Id) {
        if self.record.as_ref() != Some(id) {
            self.record = Some(id.clone());
            self.finding = None;
            self.record_fields = false;
            self.reveal_record = true;
        }
    }

    /// Selects a complaint.
    pub fn choose_letter(&mut self, id: &Id) {
        if self.letter.as_ref() != Some(id) {
            let left = self.letter.replace(id.clone());
            let form = self.form.take().filter(|_| self.form_typed);
            if let Some((left, form)) = left.zip(form) {
                self.forms_aside.insert(left, form);
            }
            self.form = self.forms_aside.remove(id);
            self.form_typed = self.form.is_some();
        }
    }

    /// Whether a cell or a form holds something that has not been taken.
    pub(in crate::ui) fn holds_typed(&self) -> bool {
        self.cell.as_ref().is_some_and(|cell| cell.typed)
            || self.form.is_some() && self.form_typed
            || !self.forms_aside.is_empty()
    }

    /// Selects an inspection record that has just been added, with its fields open.
    pub(in crate::ui) fn add_record(&mut self, id: &Id) {
        self.records = RecordFilter::default();
        self.choose_record(id);
        self.record_fields = true;
        self.fresh_record = Some(id.clone());
        self.reveal_record = true;
    }

    /// Selects a complaint that has just been added.
    pub(in crate::ui) fn add_letter(&mut self, id: &Id) {
        self.letters = LetterFilter::default();
        self.choose_letter(id);
        self.reveal_letter = true;
        self.letter_column = Some(ComplaintColumn::Number);
        self.keyboard_asked = true;
        self.fresh = Some(id.clone());
    }

    /// Months after which a task counts as not looked at.
    pub fn months(&self) -> u8 {
        if self.unseen_months == 0 {
            6
        } else {
            self.unseen_months
        }
    }
}
