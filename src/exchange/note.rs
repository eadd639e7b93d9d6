//! What is told after a paste: cells not understood, days assumed, rows passed over. Nothing is lost in silence.

use crate::plan::Day;
use crate::text::{Language, Phrase, date, exchange_words as words};

/// What happened to a cell or row that was not taken as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Not understood; kept among the task's other columns.
    NotUnderstood,
    /// A deadline without a date; kept as its wording.
    DueKept,
    /// Completed or closed out without a day; this one was taken.
    DayAssumed(Day),
    /// Completed or closed out without a day; not taken, and kept among the task's other columns.
    NoDay,
    /// A percent found in words; the words are kept among the task's other columns.
    PercentSaid(u8),
    /// A fraction in a column that has numbers above one too; kept among the task's other columns.
    MixedScale,
    /// What a spreadsheet shows instead of the value (`#N/A`, `1.38E+10`); taken as it stands.
    SheetSlip,
    /// A unit that the plan knows by a longer or shorter name; the text says both.
    UnitMeant,
    /// A status that the program works out itself.
    WorkedOut,
    /// No task: a title above the headings or a total below.
    PassedOver,
    /// A task list that was not there yet.
    NewList,
    /// A start after the deadline; kept among the task's other columns.
    StartDropped,
    /// A cell outside the selected rows or the columns shown.
    NoRoom,
    /// Not understood; the cell it was pasted on stays as it was.
    CellLeft,
    /// Not understood; the row of the points table was passed over.
    PointLeft,
    /// A column that complaints do not have.
    ColumnLeft,
    /// No complaint: a title above the headings or a total below.
    RowLeft,
    /// A value that is no figure; the point stays empty with these words as its note.
    PointNoted,
}

/// A note on a pasted cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteNote {
    /// Row in the pasted text, from 1.
    pub row: usize,
    /// Heading of the column; empty where a whole row is meant.
    pub column: String,
    /// What the cell says.
    pub text: String,
    /// What happened to it.
    pub kind: NoteKind,
}

impl NoteKind {
    /// Whether the words of the cell are kept beside the task.
    pub(super) const fn keeps_words(self) -> bool {
        matches!(self, Self::NoDay | Self::PercentSaid(_) | Self::MixedScale)
    }
}

impl PasteNote {
    /// The note as a sentence.
    pub fn sentence(&self, language: Language) -> String {
        let day = match self.kind {
            NoteKind::DayAssumed(day) => date(day),
            _ => String::new(),
        };
        let percent = match self.kind {
            NoteKind::PercentSaid(percent) => percent.to_string(),
            _ => String::new(),
        };
        let phrase: Phrase = match self.kind {
            NoteKind::NotUnderstood => words::NOTE_NOT_UNDERSTOOD,
            NoteKind::DueKept => words::NOTE_DUE_KEPT,
            NoteKind::DayAssumed(_) => words::NOTE_DAY_ASSUMED,
            NoteKind::NoDay => words::NOTE_NO_DAY,
            NoteKind::PercentSaid(_) => words::NOTE_PERCENT_SAID,
            NoteKind::MixedScale => words::NOTE_MIXED_SCALE,
            NoteKind::SheetSlip => words::NOTE_SHEET_SLIP,
            NoteKind::UnitMeant => words::NOTE_UNIT_MEANT,
            NoteKind::WorkedOut => words::NOTE_WORKED_OUT,
            NoteKind::PassedOver => words::NOTE_PASSED_OVER,
            NoteKind::NewList => words::NOTE_NEW_LIST,
            NoteKind::StartDropped => words::NOTE_START_DROPPED,
            NoteKind::NoRoom => words::NOTE_NO_ROOM,
            NoteKind::CellLeft => words::NOTE_CELL_LEFT,
            NoteKind::PointLeft => words::NOTE_POINT_LEFT,
            NoteKind::ColumnLeft => words::NOTE_COLUMN_LEFT,
            NoteKind::RowLeft => words::NOTE_ROW_LEFT,
            NoteKind::PointNoted => words::NOTE_POINT_NOTED,
        };
        phrase.fill(
            language,
            &[
                ("row", &self.row),
                ("column", &self.column),
                ("text", &self.text),
                ("day", &day),
                ("percent", &percent),
            ],
        )
    }
}

/// Why nothing could be pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteError {
    /// No cell in the text.
    Nothing,
}

impl PasteError {
    /// What is wrong and what to do.
    pub fn sentence(self, language: Language) -> String {
        match self {
            Self::Nothing => words::NOTHING_PASTED.of(language).to_owned(),
        }
    }
}
