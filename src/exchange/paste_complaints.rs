//! Rows of a complaint ledger pasted into the plan: known numbers are brought up to date, others are new.

use super::complaint_column::{ComplaintColumn, ComplaintGround};
use super::known_complaints::Known;
use super::named::Named;
use super::table::{self, TableRow};
use super::{NoteKind, PasteError, PasteNote};
use crate::edit::Edit;
use crate::plan::{Complaint, CountedIds, Day, Id, Plan, UnitWords};
use crate::text::{Language, exchange_words as words};
use crate::wording::fold;
use std::collections::{BTreeMap, BTreeSet};

/// How many rows may stand above the headings.
const ROWS_ABOVE: usize = 6;

/// What to paste, and against what.
#[derive(Clone, Debug)]
pub struct ComplaintPaste<'a> {
    /// The text from the clipboard.
    pub text: &'a str,
    /// The plan the complaints go into.
    pub plan: &'a Plan,
    /// The day that facts without a day are given, usually the as-of date.
    pub on: Day,
    /// The columns that cells without headings belong to, left to right.
    pub shown: &'a [ComplaintColumn],
    /// The complaints that rows without headings are laid over, in order; further rows are new ones.
    pub over: &'a [Id],
    /// Language of what is told.
    pub language: Language,
}

/// Complaints made from pasted rows.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedComplaints {
    /// The complaints as they become, new and changed ones.
    pub complaints: Vec<Complaint>,
    /// How many are new.
    pub added: usize,
    /// How many were there and change.
    pub changed: usize,
    /// Whether the rows have headings of a complaint ledger.
    pub named: bool,
    /// What was not taken as it stands.
    pub notes: Vec<PasteNote>,
}

impl PastedComplaints {
    /// The edit that takes them in, one step.
    pub fn edit(&self) -> Edit {
        Edit::All(
            self.complaints
                .iter()
                .cloned()
                .map(Edit::PutComplaint)
                .collect(),
        )
    }
}

/// Makes complaints from table text as copied from Excel or WPS: by its headings where it has them, else by the columns
/// shown. A row whose number is known (and whose round, where it names one, is the same) changes that complaint; its
/// empty cells change nothing.
///
/// # Errors
/// What cannot be understood, in words for the one who pasted it.
pub fn paste_complaints(request: &ComplaintPaste<'_>) -> Result<PastedComplaints, PasteError> {
    let rows = table::rows(request.text);
    if rows.is_empty() {
        return Err(PasteError::Nothing);
    }
    let found = headings(&rows);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut paste = Paste {
        request,
        ground: ComplaintGround::new(request.plan, request.on),
        columns: (0..width)
            .map(|at| match found {
                Some(head) => ComplaintColumn::from_heading(rows[head].cell(at)),
                None => request.shown.get(at).copied(),
            })
            .collect(),
        known: Named::default(),
        units: UnitWords::of(request.plan).read_as(fold),
        taken: BTreeSet::new(),
        places: BTreeMap::new(),
        meant: BTreeSet::new(),
        counted: CountedIds::default(),
        done: PastedComplaints {
            complaints: Vec::new(),
            added: 0,
            changed: 0,
            named: found.is_some(),
            notes: Vec::new(),
        },
    };
    for complaint in request.plan.complaints().values() {
        if !complaint.number.is_empty() {
            paste
                .known
                .entry(complaint.number.as_str(), Known::default)
                .add(complaint);
        }
    }
    let first = found.map_or(0, |at| at + 1);
    for row in &rows[..first.saturating_sub(1)] {
        paste.pass_over(row);
    }
    if let Some(head) = found {
        paste.tell_unknown_columns(&rows[head]);
    }
    for (place, row) in rows[first..].iter().enumerate() {
        let over = match found {
            Some(_) => None,
            None => request
                .over
                .get(place)
                .and_then(|id| request.plan.complaints().get(id)),
        };
        paste.row(row, over.map(AsRef::as_ref));
    }
    Ok(paste.done)
}

/// The row of headings: among the first rows the one with most known headings, at least two of them (one where the table
/// is a single column) and not fewer than a third of its cells.
fn headings(rows: &[TableRow]) -> Option<usize> {
    let known = |row: &TableRow| -> usize {
        row.cells
            .iter()
            .filter_map(|cell| ComplaintColumn::from_heading(cell))
            .collect::<BTreeSet<_>>()
            .len()
    };
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    rows.iter()
        .take(ROWS_ABOVE)
        .enumerate()
        .map(|(at, row)| (known(row), at))
        .filter(|(count, at)| {
            let filled = rows[*at].cells.iter().filter(|c| !c.is_empty()).count();
            *count >= width.min(2) && count * 3 >= filled
        })
        .max_by_key(|(count, at)| (*count, std::cmp::Reverse(*at)))
        .map(|(_, at)| at)
}

struct Paste<'a> {
    request: &'a ComplaintPaste<'a>,
    ground: ComplaintGround<'a>,
    columns: Vec<Option<ComplaintColumn>>,
    known: Named<'a, Known<'a>>,
    units: UnitWords<'a>,
    taken: BTreeSet<Id>,
    /// Where the complaints put so far stand.
    places: BTreeMap<Id, usize>,
    /// What was told of names that mean units.
    meant: BTreeSet<String>,
    counted: CountedIds,
    done: PastedComplaints,
}

impl<'a> Paste<'a> {
    fn tell(&mut self, row: usize, column: String, text: &str, kind: NoteKind) {
        self.done.notes.push(PasteNote {
            row,
            column,
            text: text.to_owned(),
            kind,
        });
    }

    fn pass_over(&mut self, row: &TableRow) {
        let text = row.cells.join(" ").trim().to_owned();
        self.tell(row.number, String::new(), &text, NoteKind::RowLeft);
    }

    /// A running number says nothing that could be lost.
    fn tell_unknown_columns(&mut self, head: &TableRow) {
        for (at, heading) in head.cells.iter().enumerate() {
            let plain = heading.replace(['\n', ' '], "");
            if !plain.is_empty() && self.columns[at].is_none() && plain != "序号" {
                self.tell(head.number, plain, "", NoteKind::ColumnLeft);
            }
        }
    }

    fn cell<'r>(&self, row: &'r TableRow, column: ComplaintColumn) -> &'r str {
        self.columns
            .iter()
            .position(|known| *known == Some(column))
            .map_or("", |at| row.cell(at))
    }

    fn known_as(&self, row: &TableRow) -> Option<&'a Complaint> {
        let number = self.cell(row, ComplaintColumn::Number);
        let round = self.cell(row, ComplaintColumn::Round);
        self.known.get(number)?.of_round(round)
    }

    fn row(&mut self, row: &TableRow, over: Option<&Complaint>) {
        if row.is_total() {
            self.pass_over(row);
            return;
        }
        let before = over.or_else(|| self.known_as(row));
        let mut complaint = before
            .cloned()
            .unwrap_or_else(|| Complaint::on(Id::default(), self.request.on));
        let mut filled = false;
        let mut places: Vec<usize> = (0..self.columns.len().max(row.cells.len())).collect();
        // The day of a status is known before the status itself and comes over the one assumed for it.
        places.sort_by_key(|at| {
            self.columns.get(*at).copied().flatten() == Some(ComplaintColumn::StatusDate)
        });
        for at in places {
            let text = row.cell(at);
            if text.is_empty() {
                continue;
            }
            let Some(column) = self.columns.get(at).copied().flatten() else {
                if self.request.shown.len() <= at {
                    self.tell(
                        row.number,
                        unnamed(at, self.request.language),
                        text,
                        NoteKind::NoRoom,
                    );
                }
                continue;
            };
            if column.read(text, &mut complaint, &self.ground) {
                filled = true;
                if column.is_words() && crate::wording::is_sheet_slip(text) {
                    let heading = column.heading().of(self.request.language).to_owned();
                    self.tell(row.number, heading, text, NoteKind::SheetSlip);
                }
                if column == ComplaintColumn::Unit {
                    self.mean_unit(row.number, text, &mut complaint);
                }
            } else {
                let heading = column.heading().of(self.request.language).to_owned();
                self.tell(row.number, heading, text, NoteKind::CellLeft);
            }
        }
        match before {
            Some(before) if *before == complaint => {}
            Some(_) => {
                self.done.changed += 1;
                self.put(complaint);
            }
            None if filled => {
                self.date(row, &mut complaint);
                complaint.id = self.new_id(&complaint);
                self.taken.insert(complaint.id.clone());
                self.done.added += 1;
                self.put(complaint);
            }
            None => {}
        }
    }

    /// Gives a complaint the unit that its pasted name means, and tells once of each name that is not the unit's own.
    fn mean_unit(&mut self, row: usize, text: &str, complaint: &mut Complaint) {
        let plan = self.request.plan;
        if self.units.called(text).is_some() {
            return;
        }
        let Some(meant) = self.units.meant(text) else {
            return;
        };
        let both = format!("“{text}”→“{}”", plan.unit_name(&meant));
        if self.meant.insert(both.clone()) {
            let heading = ComplaintColumn::Unit.heading().of(self.request.language);
            self.tell(row, heading.to_owned(), &both, NoteKind::UnitMeant);
        }
        complaint.unit = Some(meant);
    }

    /// A complaint that stands twice in the pasted rows is put once, as the later row has it.
    fn put(&mut self, complaint: Complaint) {
        let end = self.done.complaints.len();
        let place = *self.places.entry(complaint.id.clone()).or_insert(end);
        match self.done.complaints.get_mut(place) {
            Some(known) => *known = complaint,
            None => self.done.complaints.push(complaint),
        }
    }

    /// The day a complaint came in, where no cell says it: numbers of central inspections hold it
    /// (`D4JN20241031009`).
    fn date(&mut self, row: &TableRow, complaint: &mut Complaint) {
        if !self.cell(row, ComplaintColumn::Received).is_empty() {
            return;
        }
        match day_in(&complaint.number) {
            Some(day) => complaint.received = day,
            None => {
                let heading = ComplaintColumn::Received
                    .heading()
                    .of(self.request.language)
                    .to_owned();
                let on = self.request.on;
                self.tell(row.number, heading, "", NoteKind::DayAssumed(on));
            }
        }
    }

    /// Two clerks who paste the same ledger into the same plan mint the same ids.
    fn new_id(&mut self, complaint: &Complaint) -> Id {
        let plan = self.request.plan;
        let name = if complaint.number.is_empty() {
            &complaint.text
        } else {
            &complaint.number
        };
        let plan_id = plan.head().id.as_str();
        let words = [plan_id, "complaint", &complaint.round, name];
        let taken = |id: &Id| self.taken.contains(id) || plan.complaints().contains_key(id);
        self.counted.untaken(&words, 0, taken)
    }
}

fn unnamed(at: usize, language: Language) -> String {
    words::UNNAMED_COLUMN.fill(language, &[("n", &(at + 1))])
}

/// A day written as eight digits inside a number.
fn day_in(number: &str) -> Option<Day> {
    let digits = number.as_bytes();
    (0..digits.len().saturating_sub(7)).find_map(|at| {
        let part = number.get(at..at + 8)?;
        if !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let year: i16 = part[..4].parse().ok()?;
        let day = Day::new(year, part[4..6].parse().ok()?, part[6..].parse().ok()?).ok()?;
        (2000..2100).contains(&year).then_some(day)
    })
}

/// Complaints as tab-separated rows under their headings, as they stand at the end of `day`.
pub fn copy_complaints(
    plan: &Plan,
    complaints: &[&Complaint],
    columns: &[ComplaintColumn],
    day: Day,
    language: Language,
) -> String {
    let heads = columns
        .iter()
        .map(|column| column.heading().of(language).to_owned())
        .collect();
    let rows = complaints.iter().map(|complaint| {
        columns
            .iter()
            .map(|column| column.write(complaint, plan, day, language))
            .collect()
    });
    table::write(&std::iter::once(heads).chain(rows).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{ComplaintTally, ComplaintTotals};
    use crate::plan::{
        Category, Channel, ComplaintStatus, PlanParts, Substantiated, Task, VisitOutcome,
    };
    use jiff::civil::date;

    const ON: Day = Day::constant(2021, 11, 20);

    fn plan() -> Plan {
        Plan::new(PlanParts {
            tasks: vec![Task {
                id: "t36".into(),
                number: "36".into(),
                ..Task::default()
            }],
            complaints: vec![Complaint {
                number: "X1".into(),
                round: "第二轮".into(),
                text: "夜间异味".into(),
                ..Complaint::on("c1".into(), date(2021, 9, 1))
            }],
            ..PlanParts::default()
        })
    }

    fn paste(text: &str, over: &[Id]) -> PastedComplaints {
        let plan = plan();
        paste_complaints(&ComplaintPaste {
            text,
            plan: &plan,
            on: ON,
            shown: &ComplaintColumn::ALL,
            over,
            language: Language::Zh,
        })
        .expect("cells")
    }

    #[test]
    fn a_ledger_with_usual_headings_is_mapped() {
        let pasted = paste(
            "重庆市信访件台账\n序号\t受理编号\t重点件\t污染类型\t行政区域\t是否属实\t办结状态\t办结时间\t整改任务\t责任追究\n\
             1\tD4JN20241031009\t是\t水环境\t奉节县\t部分属实\t阶段性办结\t2024年11月8日\t36\t约谈1人\n\
             2\tX1\t\t\t\t属实\t已办结\t\t\t\n合计\t2\n",
            &[],
        );
        assert_eq!((pasted.added, pasted.changed), (1, 1));
        let new = &pasted.complaints[0];
        assert_eq!(new.received, date(2024, 10, 31));
        assert!(new.priority);
        assert_eq!(new.kind, Category::Water);
        assert_eq!(new.place, "奉节县");
        assert_eq!(new.substantiated, Substantiated::Partly);
        assert_eq!(new.status, ComplaintStatus::SettledInStages);
        assert_eq!(new.status_date, Some(date(2024, 11, 8)));
        assert_eq!(new.tasks, [Id::new("t36")]);
        let known = &pasted.complaints[1];
        assert_eq!((known.id.as_str(), known.text.as_str()), ("c1", "夜间异味"));
        assert_eq!(known.status, ComplaintStatus::Settled);
        assert_eq!(known.status_date, Some(ON));
        let kinds: Vec<_> = pasted.notes.iter().map(|note| note.kind).collect();
        assert_eq!(
            kinds,
            [NoteKind::RowLeft, NoteKind::ColumnLeft, NoteKind::RowLeft]
        );
    }

    #[test]
    fn numbers_of_complaints_and_tasks_are_known_whatever_the_width_of_their_letters() {
        let pasted = paste("受理编号\t督察轮次\t整改任务\nｘ１\t第二轮\t３６号\n", &[]);
        assert_eq!((pasted.added, pasted.changed), (0, 1));
        let known = &pasted.complaints[0];
        assert_eq!(known.id.as_str(), "c1");
        assert_eq!(known.tasks, [Id::new("t36")]);
    }

    #[test]
    fn batch_channel_priority_and_trade_are_taken_from_their_columns() {
        let pasted = paste(
            "信访编号\t督察轮次\t交办批次\t来电/来信\t重点关注\t所属行业\n\
             A1\t第三轮\t第3批\t来电\t是\t餐饮业\n\
             A2\t第三轮\t第3批\t信件\t\t采矿业\nA3\t第三轮\t4\t来访\t否\t\n",
            &[],
        );
        let [first, second, third] = pasted.complaints.as_slice() else {
            panic!("three complaints")
        };
        assert_eq!(
            (first.round.as_str(), first.batch.as_str()),
            ("第三轮", "第3批")
        );
        assert_eq!((first.channel, first.priority), (Some(Channel::Call), true));
        assert_eq!(first.trade, "餐饮业");
        assert_eq!(
            (second.channel, second.priority),
            (Some(Channel::Letter), false)
        );
        assert_eq!((third.channel, third.batch.as_str()), (None, "4"));
        let left: Vec<&str> = pasted
            .notes
            .iter()
            .filter(|note| note.kind == NoteKind::CellLeft)
            .map(|note| note.text.as_str())
            .collect();
        assert_eq!(left, ["来访"]);
    }

    #[test]
    fn a_letter_of_several_kinds_keeps_them_all_the_main_one_first() {
        let pasted = paste(
            "受理编号\t污染类型\nA1\t大气、噪声、土壤\nA2\t水，水\nA3\t生态\n",
            &[],
        );
        let kinds = |place: usize| pasted.complaints[place].kinds().collect::<Vec<_>>();
        assert_eq!(kinds(0), [Category::Air, Category::Noise, Category::Soil]);
        assert_eq!(kinds(1), [Category::Water]);
        let plan = Plan::new(PlanParts {
            complaints: pasted.complaints.clone(),
            ..PlanParts::default()
        });
        let totals = ComplaintTotals::of(&plan, Day::MAX);
        let sum = |by: &BTreeMap<Category, ComplaintTally>| {
            by.values().map(|tally| tally.received).sum::<usize>()
        };
        // Each letter once; each kind it touches.
        assert_eq!((sum(&totals.by_kind), sum(&totals.by_each_kind)), (3, 5));
    }

    #[test]
    fn cells_without_headings_lie_over_what_is_there_and_go_on_as_new() {
        let plan = plan();
        let pasted = paste_complaints(&ComplaintPaste {
            text: "属实\t已办结\n不属实\t没听过\n",
            plan: &plan,
            on: ON,
            shown: &[ComplaintColumn::Substantiated, ComplaintColumn::Status],
            over: &["c1".into()],
            language: Language::Zh,
        })
        .expect("cells");
        assert_eq!((pasted.added, pasted.changed), (1, 1));
        assert_eq!(pasted.complaints[0].status, ComplaintStatus::Settled);
        assert_eq!(pasted.complaints[1].substantiated, Substantiated::No);
        assert!(
            pasted
                .notes
                .iter()
                .any(|note| note.kind == NoteKind::CellLeft)
        );
        assert!(
            pasted
                .notes
                .iter()
                .any(|note| note.kind == NoteKind::DayAssumed(ON))
        );
    }

    #[test]
    fn a_copied_table_pastes_back_as_it_was() {
        let plan = plan();
        let whole = Complaint {
            batch: "第3批".into(),
            channel: Some(Channel::Letter),
            priority: true,
            kind: Category::Noise,
            also: vec![Category::Air],
            trade: "餐饮业".into(),
            place: "高新区".into(),
            unit: Some("高新区管委会".into()),
            substantiated: Substantiated::Yes,
            due: Some(date(2021, 10, 31)),
            status: ComplaintStatus::SettledInStages,
            status_date: Some(date(2021, 10, 8)),
            follow_up_visits: vec![crate::plan::FollowUpVisit {
                outcome: VisitOutcome::Dissatisfied,
                ..crate::plan::FollowUpVisit::on(date(2021, 11, 3))
            }],
            tasks: vec!["t36".into()],
            ..plan.complaints()[&Id::new("c1")].as_ref().clone()
        };
        for language in Language::ALL {
            let text = copy_complaints(&plan, &[&whole], &ComplaintColumn::ALL, ON, language);
            let pasted = paste(&text, &[]);
            assert_eq!(pasted.complaints, std::slice::from_ref(&whole), "{text}");
            assert!(pasted.notes.is_empty(), "{:?}", pasted.notes);
        }
    }

    #[test]
    fn what_is_not_understood_changes_nothing() {
        let plan = plan();
        let ground = ComplaintGround::new(&plan, ON);
        let before = Complaint::on("c".into(), ON);
        for (column, text) in [
            (ComplaintColumn::Received, "上个月"),
            (ComplaintColumn::Priority, "很急"),
            (ComplaintColumn::Kind, "综合"),
            (ComplaintColumn::Substantiated, "也许"),
            (ComplaintColumn::Status, "快了"),
            (ComplaintColumn::StatusDate, "2021-02-30"),
            (ComplaintColumn::Due, "尽快"),
            (ComplaintColumn::Visits, "2次"),
            (ComplaintColumn::Tasks, "36、99"),
        ] {
            let mut complaint = before.clone();
            assert!(!column.read(text, &mut complaint, &ground), "{text}");
            assert_eq!(complaint, before, "{text}");
        }
    }
}
