//! The totals of complaints (信访举报) at an as-of date: received, settled, settled in stages, open, and both rates.

use super::Ratio;
use crate::plan::{Category, Complaint, ComplaintStatus, Day, Id, Plan};
use std::collections::BTreeMap;

/// Some complaints, counted. Received is the sum of the other three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ComplaintTally {
    /// 受理
    pub received: usize,
    /// 已办结
    pub settled: usize,
    /// 阶段性办结
    pub settled_in_stages: usize,
    /// 未办结
    pub open: usize,
}

impl ComplaintTally {
    fn add(&mut self, status: ComplaintStatus) {
        self.received += 1;
        match status {
            ComplaintStatus::Open => self.open += 1,
            ComplaintStatus::SettledInStages => self.settled_in_stages += 1,
            ComplaintStatus::Settled => self.settled += 1,
        }
    }

    /// 办结率: settled of received.
    pub fn settled_rate(self) -> Ratio {
        Ratio {
            part: self.settled,
            whole: self.received,
        }
    }

    /// 办结率（含阶段性办结）: settled or settled in stages, of received.
    pub fn settled_or_staged_rate(self) -> Ratio {
        Ratio {
            part: self.settled + self.settled_in_stages,
            whole: self.received,
        }
    }
}

/// A month: year and month, 1 to 12.
pub type Month = (i16, i8);

/// The totals of complaints, all and by group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComplaintTotals {
    /// All complaints received by the date.
    pub all: ComplaintTally,
    /// Follow-up visits to them by the date.
    pub visits: usize,
    /// By inspection round; the empty one counts those without.
    pub by_round: BTreeMap<String, ComplaintTally>,
    /// By the unit that answers for them; `None` counts those without.
    pub by_unit: BTreeMap<Option<Id>, ComplaintTally>,
    /// By what they are about before all else: each counts once (每件计一次).
    pub by_kind: BTreeMap<Category, ComplaintTally>,
    /// By everything they touch: each counts in every kind it touches (涉及即计), so the sum may be more than all.
    pub by_each_kind: BTreeMap<Category, ComplaintTally>,
    /// By the month they came in.
    pub by_month: BTreeMap<Month, ComplaintTally>,
}

/// How far a complaint is settled at the end of `day`; `None` where it has not come in yet. A status dated later is not
/// known yet, and nothing is known of the one before: the complaint counts as open. An undated status counts.
pub fn complaint_status(complaint: &Complaint, day: Day) -> Option<ComplaintStatus> {
    (complaint.received <= day).then(|| match complaint.status_date {
        Some(date) if date > day => ComplaintStatus::Open,
        _ => complaint.status,
    })
}

/// Counts into the group of a name, which is copied only where the group is new.
fn count(groups: &mut BTreeMap<String, ComplaintTally>, name: &str, status: ComplaintStatus) {
    let name = name.trim();
    match groups.get_mut(name) {
        Some(tally) => tally.add(status),
        None => groups.entry(name.to_owned()).or_default().add(status),
    }
}

impl ComplaintTotals {
    /// The totals of a plan's complaints at the end of `day`.
    pub fn of(plan: &Plan, day: Day) -> Self {
        let mut totals = Self::default();
        for complaint in plan.complaints().values() {
            let Some(status) = complaint_status(complaint, day) else {
                continue;
            };
            totals.all.add(status);
            let visits = complaint.follow_up_visits.iter();
            totals.visits += visits.filter(|visit| visit.date <= day).count();
            count(&mut totals.by_round, &complaint.round, status);
            let of_unit = totals.by_unit.entry(complaint.unit.clone());
            of_unit.or_default().add(status);
            totals
                .by_kind
                .entry(complaint.kind)
                .or_default()
                .add(status);
            for kind in complaint.kinds() {
                totals.by_each_kind.entry(kind).or_default().add(status);
            }
            let month = (complaint.received.year(), complaint.received.month());
            totals.by_month.entry(month).or_default().add(status);
        }
        totals
    }
}
