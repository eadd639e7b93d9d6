//! Records and complaints that pass the filters, in order; found again only when something they depend on changed.

use super::view::{LetterFilter, Period, RecordColumn, RecordFilter};
use crate::assess::{FindingCounts, InspectionTotals, not_inspected, units_below};
use crate::exchange::ComplaintColumn;
use crate::plan::{Complaint, ComplaintStatus, Day, Id, InspectionRecord, Plan, SupervisionLevel};
use crate::ui::Stage;
use crate::ui::kept::Kept;
use crate::wording::{Sought, natural, natural_key};
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The inspection records in order, with the figures about them.
#[derive(Clone, Debug)]
pub(super) struct Records {
    /// Those that pass, in order.
    pub rows: Vec<Arc<InspectionRecord>>,
    /// Of those that pass.
    pub totals: InspectionTotals,
    /// Of all records.
    pub all: InspectionTotals,
    /// Open tasks that nobody looked at.
    pub unseen: Vec<Id>,
    /// Those that pass, by level and then by day.
    pub by_level: BTreeMap<Option<SupervisionLevel>, Vec<Arc<InspectionRecord>>>,
    /// The latest day of those that pass.
    pub latest: Option<Day>,
}

/// The complaints in order, with the figures about them.
#[derive(Clone, Debug)]
pub(super) struct Letters {
    /// Those that pass, in order.
    pub rows: Vec<Arc<Complaint>>,
    /// Counted among all complaints of the period that have come in: by status, past their limit, priority cases.
    pub open: usize,
    pub staged: usize,
    pub settled: usize,
    pub overdue: usize,
    pub priority: usize,
    /// All of the period, those dated later included.
    pub all: usize,
    /// Any of them has a limit.
    pub with_limit: bool,
    /// Where each that passes stands.
    pub places: BTreeMap<Id, usize>,
}

/// What the page keeps of the open plan, under the filter, period and order of each list.
#[derive(Debug, Default)]
pub(in crate::ui) struct Derived {
    records: Kept<(RecordFilter, Period, Option<(RecordColumn, bool)>, u8), Records>,
    letters: Kept<(LetterFilter, Period, Option<(ComplaintColumn, bool)>), Letters>,
}

/// The records of the view.
pub(super) fn records(stage: &Stage<'_>) -> Arc<Records> {
    let view = &stage.view.supervision;
    let months = view.months();
    let key = (view.records.clone(), view.period, view.record_sort, months);
    stage.derived.supervision.records.get(stage.stamp, key, || {
        let mut found = find_records(
            stage.plan,
            stage.as_of,
            &view.records,
            view.period,
            view.record_sort,
        );
        found.unseen = not_inspected(stage.plan, stage.assessment, months);
        found
    })
}

/// The complaints of the view.
pub(super) fn letters(stage: &Stage<'_>) -> Arc<Letters> {
    let view = &stage.view.supervision;
    let key = (view.letters.clone(), view.period, view.letter_sort);
    stage.derived.supervision.letters.get(stage.stamp, key, || {
        find_letters(
            stage.plan,
            stage.as_of,
            &view.letters,
            view.period,
            view.letter_sort,
        )
    })
}

fn find_records(
    plan: &Plan,
    day: Day,
    filter: &RecordFilter,
    period: Period,
    sort: Option<(RecordColumn, bool)>,
) -> Records {
    let words = Sought::new(&filter.text);
    let passes = |record: &InspectionRecord| {
        filter.kind.is_none_or(|kind| record.kind == kind)
            && filter.level.is_none_or(|level| record.level == level)
            && (!filter.overdue || FindingCounts::of(record, day).overdue > 0)
            && (words.is_empty() || {
                let tasks = record.all_tasks().into_iter();
                let titles = tasks.filter_map(|id| Some(plan.task(id)?.title.as_str()));
                let names: Vec<&str> = titles
                    .chain([plan.unit_word(record.unit.as_ref())])
                    .collect();
                let date = record.date.to_string();
                let findings = record.findings.iter().map(|finding| finding.text.as_str());
                let texts: Vec<&str> = findings.chain([record.number.as_str(), &date]).collect();
                words.is_among(&names, &texts)
            })
    };
    let of_period: Vec<&Arc<InspectionRecord>> = plan
        .inspections()
        .values()
        .filter(|record| period.holds(record.date, day))
        .collect();
    let mut rows: Vec<Arc<InspectionRecord>> = of_period
        .iter()
        .filter(|record| passes(record))
        .map(|record| Arc::clone(record))
        .collect();
    let (column, down) = sort.unwrap_or((RecordColumn::Date, true));
    let counts = |record: &InspectionRecord| FindingCounts::of(record, day);
    rows.sort_by(|a, b| {
        let order = match column {
            RecordColumn::Date => Ordering::Equal,
            RecordColumn::Kind => a.kind.cmp(&b.kind),
            // Records without a level come last.
            RecordColumn::Level => (a.level.is_none(), a.level).cmp(&(b.level.is_none(), b.level)),
            RecordColumn::Target => natural(
                plan.unit_word(a.unit.as_ref()),
                plan.unit_word(b.unit.as_ref()),
            ),
            RecordColumn::Tasks => a.all_tasks().len().cmp(&b.all_tasks().len()),
            RecordColumn::Found => counts(a).found.cmp(&counts(b).found),
            RecordColumn::Settled => counts(a).settled.cmp(&counts(b).settled),
            RecordColumn::Overdue => counts(a).overdue.cmp(&counts(b).overdue),
        };
        let order = if down { order.reverse() } else { order };
        let dates = match (column, down) {
            (RecordColumn::Date, false) => a.date.cmp(&b.date),
            _ => b.date.cmp(&a.date),
        };
        order.then(dates).then_with(|| a.id.cmp(&b.id))
    });
    let mut by_level: BTreeMap<_, Vec<Arc<InspectionRecord>>> = BTreeMap::new();
    for record in &rows {
        let level = by_level.entry(record.level).or_default();
        level.push(Arc::clone(record));
    }
    for level in by_level.values_mut() {
        level.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.id.cmp(&b.id)));
    }
    Records {
        totals: InspectionTotals::of(rows.iter().map(AsRef::as_ref), day),
        all: InspectionTotals::of(of_period.into_iter().map(AsRef::as_ref), day),
        latest: rows.iter().map(|record| record.date).max(),
        by_level,
        rows,
        unseen: Vec::new(),
    }
}

fn find_letters(
    plan: &Plan,
    day: Day,
    filter: &LetterFilter,
    period: Period,
    sort: Option<(ComplaintColumn, bool)>,
) -> Letters {
    let words = Sought::new(&filter.text);
    let units = match &filter.unit {
        Some(Some(unit)) if filter.with_subtree => Some(units_below(plan, unit)),
        _ => None,
    };
    let mut found = Letters {
        rows: Vec::new(),
        open: 0,
        staged: 0,
        settled: 0,
        overdue: 0,
        priority: 0,
        all: 0,
        with_limit: false,
        places: BTreeMap::new(),
    };
    for complaint in plan.complaints().values() {
        if !period.holds(complaint.received, day) {
            continue;
        }
        found.all += 1;
        found.with_limit |= complaint.due.is_some();
        let come_in = complaint.received <= day;
        let status = complaint.status_at(day);
        let overdue = come_in && complaint.is_overdue_at(day);
        if come_in {
            match status {
                ComplaintStatus::Open => found.open += 1,
                ComplaintStatus::SettledInStages => found.staged += 1,
                ComplaintStatus::Settled => found.settled += 1,
            }
            found.overdue += usize::from(overdue);
            found.priority += usize::from(complaint.priority);
        }
        let month = (complaint.received.year(), complaint.received.month());
        let passes = filter
            .status
            .is_none_or(|wanted| come_in && status == wanted)
            && (!filter.overdue || overdue)
            && (!filter.priority || complaint.priority)
            && filter.kind.is_none_or(|kind| complaint.kind == kind)
            && filter
                .touches
                .is_none_or(|kind| complaint.kinds().any(|touched| touched == kind))
            && filter
                .substantiated
                .is_none_or(|wanted| complaint.substantiated == wanted)
            && filter.month.is_none_or(|wanted| month == wanted)
            && filter
                .round
                .as_ref()
                .is_none_or(|round| complaint.round.trim() == round)
            && match (&units, &filter.unit) {
                (Some(units), _) => complaint.unit.as_ref().is_some_and(|id| units.contains(id)),
                (None, Some(unit)) => complaint.unit == *unit,
                (None, None) => true,
            }
            && (words.is_empty() || {
                let unit = plan.unit_word(complaint.unit.as_ref());
                let Complaint {
                    number,
                    place,
                    text,
                    round,
                    ..
                } = complaint.as_ref();
                words.is_among(&[place, unit], &[number, text, round])
            });
        if passes {
            found.rows.push(Arc::clone(complaint));
        }
    }
    sort_letters(&mut found.rows, plan, day, sort);
    let placed = found.rows.iter().enumerate();
    found.places = placed.map(|(place, one)| (one.id.clone(), place)).collect();
    found
}

fn sort_letters(
    rows: &mut [Arc<Complaint>],
    plan: &Plan,
    day: Day,
    sort: Option<(ComplaintColumn, bool)>,
) {
    let urgency = |one: &Complaint| {
        let rank = match one.status_at(day) {
            _ if one.received > day => 4u8,
            ComplaintStatus::Open if one.is_overdue_at(day) => 0,
            ComplaintStatus::Open => 1,
            ComplaintStatus::SettledInStages => 2,
            ComplaintStatus::Settled => 3,
        };
        (rank, Reverse(one.received))
    };
    let Some((column, down)) = sort else {
        rows.sort_by(|a, b| {
            urgency(a)
                .cmp(&urgency(b))
                .then_with(|| natural(&a.number, &b.number))
        });
        return;
    };
    use ComplaintColumn as C;
    // What a row is ordered by in a column of words, with its numbers by value; read out once.
    let words = |one: &Complaint| {
        let text = match column {
            C::Number => &one.number,
            C::Round => &one.round,
            C::Batch => &one.batch,
            C::Trade => &one.trade,
            C::Place => &one.place,
            C::Text => &one.text,
            C::Unit => plan.unit_word(one.unit.as_ref()),
            C::Tasks => {
                let first = one.tasks.first().and_then(|id| plan.task(id));
                first.map_or("", |task| &task.number)
            }
            _ => "",
        };
        natural_key(text).into_owned()
    };
    // Empty cells come last whichever way the column goes.
    let empty = |one: &Complaint| match column {
        C::Number => one.number.is_empty(),
        C::Round => one.round.is_empty(),
        C::Batch => one.batch.is_empty(),
        C::Channel => one.channel.is_none(),
        C::Trade => one.trade.is_empty(),
        C::Place => one.place.is_empty(),
        C::Text => one.text.is_empty(),
        C::Unit => one.unit.is_none(),
        C::StatusDate => one.status_date.is_none_or(|date| date > day),
        C::Due => one.due.is_none(),
        C::Tasks => one.tasks.is_empty(),
        _ => false,
    };
    let mut keyed: Vec<(String, Arc<Complaint>)> = rows
        .iter()
        .map(|one| (words(one), Arc::clone(one)))
        .collect();
    keyed.sort_by(|(a_words, a), (b_words, b)| {
        let order = match column {
            C::Channel => a.channel.cmp(&b.channel),
            C::Received => a.received.cmp(&b.received),
            C::Priority => b.priority.cmp(&a.priority),
            C::Kind => a.kind.cmp(&b.kind),
            C::Substantiated => (a.substantiated as u8).cmp(&(b.substantiated as u8)),
            C::Status => urgency(a).0.cmp(&urgency(b).0),
            C::StatusDate => a.status_date.cmp(&b.status_date),
            C::Due => a.due.cmp(&b.due),
            C::Visits => a.follow_up_visits.len().cmp(&b.follow_up_visits.len()),
            _ => a_words.cmp(b_words),
        };
        let order = if down { order.reverse() } else { order };
        empty(a)
            .cmp(&empty(b))
            .then(order)
            .then_with(|| urgency(a).cmp(&urgency(b)))
            .then_with(|| natural(&a.number, &b.number))
    });
    for (row, (_, one)) in rows.iter_mut().zip(keyed) {
        *row = one;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Finding, InspectionKind, PlanParts};
    use jiff::civil::date;

    const DAY: Day = Day::constant(2021, 11, 20);

    fn complaint(
        number: &str,
        received: Day,
        status: ComplaintStatus,
        due: Option<Day>,
    ) -> Complaint {
        Complaint {
            number: number.into(),
            status,
            due,
            place: if number == "c" {
                "奉节县".into()
            } else {
                String::new()
            },
            ..Complaint::on(Id::new(number), received)
        }
    }

    fn plan() -> Plan {
        use ComplaintStatus as S;
        Plan::new(PlanParts {
            complaints: vec![
                complaint("a", date(2021, 1, 1), S::Settled, None),
                complaint("b", date(2021, 2, 1), S::SettledInStages, None),
                complaint("c", date(2021, 3, 1), S::Open, None),
                complaint("d", date(2020, 4, 1), S::Open, Some(date(2020, 5, 1))),
                complaint("e", date(2022, 1, 1), S::Open, None),
            ],
            inspections: vec![
                InspectionRecord {
                    kind: InspectionKind::Joint,
                    ..InspectionRecord::on("1".into(), date(2021, 6, 1))
                },
                InspectionRecord {
                    unit: Some("奉节县".into()),
                    findings: vec![Finding {
                        text: "雨天溢流".into(),
                        due: Some(date(2021, 9, 1)),
                        ..Finding::default()
                    }],
                    ..InspectionRecord::on("2".into(), date(2021, 5, 1))
                },
                InspectionRecord::on("3".into(), date(2021, 12, 1)),
            ],
            ..PlanParts::default()
        })
    }

    fn letters(filter: &LetterFilter, sort: Option<(ComplaintColumn, bool)>) -> String {
        let found = find_letters(&plan(), DAY, filter, Period::All, sort);
        found.rows.iter().map(|one| one.number.as_str()).collect()
    }

    #[test]
    fn what_presses_comes_first_and_filters_narrow() {
        let any = LetterFilter::default;
        assert_eq!(letters(&any(), None), "dcbae");
        assert_eq!(
            letters(&any(), Some((ComplaintColumn::Received, false))),
            "dabce"
        );
        assert_eq!(
            letters(&any(), Some((ComplaintColumn::Received, true))),
            "ecbad"
        );
        // The empty places stay last both ways.
        assert_eq!(
            letters(&any(), Some((ComplaintColumn::Place, true))),
            "cdbae"
        );
        let open = LetterFilter {
            status: Some(ComplaintStatus::Open),
            ..any()
        };
        assert_eq!(letters(&open, None), "dc");
        let late = LetterFilter {
            overdue: true,
            ..any()
        };
        assert_eq!(letters(&late, None), "d");
        let words = LetterFilter {
            text: "奉节 C".into(),
            ..any()
        };
        assert_eq!(letters(&words, None), "c");
    }

    #[test]
    fn records_are_ordered_and_counted() {
        let ids = |filter: &RecordFilter, sort| -> String {
            let found = find_records(&plan(), DAY, filter, Period::All, sort);
            found.rows.iter().map(|one| one.id.as_str()).collect()
        };
        let any = RecordFilter::default();
        assert_eq!(ids(&any, None), "312");
        assert_eq!(ids(&any, Some((RecordColumn::Date, false))), "213");
        assert_eq!(ids(&any, Some((RecordColumn::Overdue, true))), "231");
        let late = RecordFilter {
            overdue: true,
            ..any.clone()
        };
        assert_eq!(ids(&late, None), "2");
        let words = RecordFilter {
            text: "溢流 奉节".into(),
            ..any
        };
        assert_eq!(ids(&words, None), "2");
        let of_year = find_records(
            &plan(),
            DAY,
            &RecordFilter::default(),
            Period::LastYear,
            None,
        );
        assert_eq!((of_year.all.records, of_year.all.planned), (2, 1));
    }
}
