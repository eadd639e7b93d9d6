//! How each field of each record merges. Each is built whole: a field that is not named here does not compile.

use super::altered::Teller;
use super::entries::Entry;
use super::mixer::{Mixed, Mixer};
use crate::plan::{
    Accountability, CalendarDay, CloseOutEvent, Complaint, CompletionEvent, Day, DeclaredTotals,
    DisclosureSection, DueChange, Finding, FollowUpVisit, Funding, GivenOut, Head, Indicator,
    IndicatorPoint, IndicatorTarget, InspectionRecord, InspectionRound, Link, Measure, ParentItem,
    PlanSettings, Postponement, ProgressNote, ReCheck, SavedView, SpecialPlan, Suspension, Task,
    TaskList, Unit, Waiver,
};
use crate::text::date;

macro_rules! mixed {
    ($($record:ident { $($field:ident: $how:ident),+ $(,)? })+) => {$(
        impl Mixed for $record {
            #[cfg(test)]
            const NAMES: &'static [&'static str] = &[$(stringify!($field)),+];

            fn apart(&self, other: &Self) -> Vec<&'static str> {
                let Self { $($field),+ } = self;
                let mut names = Vec::new();
                $(if *$field != other.$field {
                    names.push(stringify!($field));
                })+
                names
            }

            fn tell(&self, after: &Self, teller: &mut Teller<'_>) {
                $(teller.$how(stringify!($field), &self.$field, &after.$field);)+
            }

            fn mixed(base: Option<&Self>, ours: &Self, theirs: &Self, mixer: &mut Mixer<'_>) -> Self {
                Self {
                    $($field: mixer.$how(
                        stringify!($field),
                        base.map(|base| &base.$field),
                        &ours.$field,
                        &theirs.$field,
                    ),)+
                }
            }
        }
    )+};
}

mixed! {
    Head {
        id: order, title: value, region: value, round: value, rounds: entries, overall_plan: value,
        window_start: value, window_end: value, as_of: value, sample: value, sample_note: value, declared: optional,
        settings: part, calendar: entries, waivers: entries, disclosure: entries, views: entries, notes: value,
        origin: order, given_out: entries,
    }
    PlanSettings {
        warning_days: value, tolerance_points: value, light_days: value, notice_length: value, notice_unit: value,
        notice_first_day_counts: value, stale_days: value, close_out_days: value,
    }
    DeclaredTotals { date: value, tasks: value, completed: value, due_by_year: map, source: value }
    CalendarDay { date: order, working: value, name: value }
    Waiver { rule: order, task: order, date: value, until: value, reason: value }
    DisclosureSection { id: order, heading: value, text: value }
    GivenOut {
        id: order, unit: order, name: order, date: order, tasks: order, back: order, taken: order, seen: order,
    }
    SavedView { name: order, content: map }
    InspectionRound {
        id: order, name: value, on_site: value, off_site: value, feedback: value, plan_days: value, published: value,
        basis: value,
    }
    Task {
        id: order, rank: order, number: value, list_number: value, title: value, problem: value, category: value,
        region: value, source: value, round: value, batch: value, problem_kind: value, parent_item: part,
        project: value, root_cause: value, list: value, special_plans: set, lead_unit: value, responsible_units: set,
        supporting_units: set, supervising_unit: value, accepting_unit: value, leader: value, person: value,
        phone: value, goal: value, start: value, due: deadline, immediate: value, continuing: value,
        measures: entries, notes: entries, completion: entries, close_out: entries, due_changes: due_changes,
        suspensions: entries, postponements: entries, re_checks: entries, light: value, links: entries,
        supervision_level: value, evidence: set, funding: part, accountability: entries, remarks: value,
        real_facts: value, source_address: value, sample: value, extra: map,
    }
    ParentItem { number: value, title: value }
    Funding { planned: value, paid: value }
    Measure { id: order, text: value, unit: value, start: value, due: value, weight: value, completion: entries }
    ProgressNote { id: order, date: value, percent: value, done: value, problems: value, next_step: value, by: value }
    CompletionEvent { id: order, date: value, kind: value, by: value, reason: value }
    CloseOutEvent {
        id: order, step: value, date: value, end: value, objections: value, acceptance: value, outcome: value,
        by: value, document: value, evidence: set, reason: value, override_reason: value,
    }
    DueChange {
        id: order, date: value, old: value, new: value, old_wording: value, old_precision: value, correction: value,
        approval: value, reason: value,
    }
    Suspension { id: order, date: value, until: value, document: value, reason: value }
    Postponement {
        id: order, date: value, wanted: value, document: value, reason: value, answer: value, answered: value,
    }
    ReCheck { id: order, date: value, criterion: value, done: value, result: value, note: value }
    Link { predecessor: order, kind: value, lag_days: value }
    Accountability { id: order, date: value, people: value, text: value }
    TaskList { id: order, rank: order, title: value, short: value, sample: value }
    SpecialPlan { id: order, rank: order, title: value, unit: value, sample: value }
    Unit { id: order, rank: order, name: value, kind: value, parent: value, outside: value }
    Indicator {
        id: order, rank: order, name: value, region: value, unit: value, decimals: choice, better: value, kind: value,
        points: entries, targets: entries, tasks: set, sample: value,
    }
    IndicatorPoint {
        id: order, start: value, end: value, value: value, bound: value, base: value, provisional: value,
        derived: value, source: value, note: value,
    }
    IndicatorTarget {
        id: order, start: value, end: value, value: value, bound: value, base: value, source: value, note: value,
    }
    InspectionRecord {
        id: order, number: value, date: value, kind: value, level: value, unit: value, findings: entries, tasks: set,
        sample: value,
    }
    Finding { id: order, text: value, tasks: set, due: value, settled: value }
    Complaint {
        id: order, number: value, round: value, batch: value, channel: value, received: value, priority: value,
        kind: value, also: set, trade: value, place: value, text: value, unit: value, substantiated: value,
        due: value, status: value, status_date: value, follow_up_visits: entries, tasks: set, sample: value,
    }
    FollowUpVisit { id: order, date: value, outcome: value, text: value }
}

/// How long a text may be that stands for an entry, in letters.
const LABEL: usize = 20;

fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= LABEL {
        return line.to_owned();
    }
    let start: String = line.chars().take(LABEL - 1).collect();
    format!("{start}…")
}

macro_rules! dated {
    ($($entry:ident),+) => {$(
        impl Entry for $entry {
            fn key(&self) -> String {
                self.id.to_string()
            }

            fn label(&self) -> String {
                date(self.date)
            }

            fn day(&self) -> Option<Day> {
                Some(self.date)
            }
        }
    )+};
}

dated!(
    ProgressNote,
    CompletionEvent,
    CloseOutEvent,
    DueChange,
    Suspension,
    Postponement,
    ReCheck,
    FollowUpVisit,
    GivenOut
);

macro_rules! told {
    ($($entry:ident: |$one:ident| $key:expr, $label:expr;)+) => {$(
        impl Entry for $entry {
            fn key(&self) -> String {
                let $one = self;
                $key.to_string()
            }

            fn label(&self) -> String {
                let $one = self;
                $label
            }
        }
    )+};
}

told! {
    Measure: |one| one.id, short(&one.text);
    Accountability: |one| one.id, one.date.map_or_else(|| short(&one.text), date);
    Link: |one| one.predecessor, one.predecessor.to_string();
    Finding: |one| one.id, short(&one.text);
    DisclosureSection: |one| one.id, short(&one.heading);
    InspectionRound: |one| one.id, one.title().to_owned();
    SavedView: |one| one.name, short(&one.name);
    CalendarDay: |one| date(one.date), date(one.date);
    DeclaredTotals: |_one| "", String::new();
    Waiver: |one| format!("{} {}", one.rule, one.task.as_ref().map_or("", |id| id.as_str())), one.rule.clone();
}

/// A point or a target, by its period.
macro_rules! of_period {
    ($($entry:ident),+) => {$(
        impl Entry for $entry {
            fn key(&self) -> String {
                self.id.to_string()
            }

            fn label(&self) -> String {
                format!("{} – {}", date(self.start), date(self.end))
            }

            fn day(&self) -> Option<Day> {
                Some(self.start)
            }
        }
    )+};
}

of_period!(IndicatorPoint, IndicatorTarget);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::merge::naming;
    use crate::plan::Walk;
    use crate::text::Language;

    #[test]
    fn every_field_of_every_entry_has_a_name() {
        fn check<E: Mixed>(kind: &str, lists: &[&'static str]) {
            for name in E::NAMES {
                for language in Language::ALL {
                    let word = naming::field(kind, lists, name, language);
                    let same = (word == *name) && (language == Language::Zh || word.contains('_'));
                    assert!(!same, "{kind} {lists:?} {name}");
                }
            }
        }
        assert_eq!(Task::NAMES, Task::FIELDS);
        check::<Task>("tasks", &[]);
        check::<Measure>("tasks", &["measures"]);
        check::<CompletionEvent>("tasks", &["measures", "completion"]);
        check::<ProgressNote>("tasks", &["notes"]);
        check::<CloseOutEvent>("tasks", &["close_out"]);
        check::<DueChange>("tasks", &["due_changes"]);
        check::<Suspension>("tasks", &["suspensions"]);
        check::<Postponement>("tasks", &["postponements"]);
        check::<ReCheck>("tasks", &["re_checks"]);
        check::<Link>("tasks", &["links"]);
        check::<Accountability>("tasks", &["accountability"]);
        check::<Funding>("tasks", &["funding"]);
        check::<ParentItem>("tasks", &["parent_item"]);
        check::<TaskList>("lists", &[]);
        check::<SpecialPlan>("special_plans", &[]);
        check::<Unit>("units", &[]);
        check::<Indicator>("indicators", &[]);
        check::<IndicatorPoint>("indicators", &["points"]);
        check::<IndicatorTarget>("indicators", &["targets"]);
        check::<InspectionRecord>("inspections", &[]);
        check::<Finding>("inspections", &["findings"]);
        check::<Complaint>("complaints", &[]);
        check::<FollowUpVisit>("complaints", &["follow_up_visits"]);
        check::<Head>("head", &[]);
        check::<InspectionRound>("head", &["rounds"]);
        check::<PlanSettings>("head", &["settings"]);
        check::<DeclaredTotals>("head", &["declared"]);
        check::<CalendarDay>("head", &["calendar"]);
        check::<Waiver>("head", &["waivers"]);
        check::<DisclosureSection>("head", &["disclosure"]);
        check::<SavedView>("head", &["views"]);
        check::<GivenOut>("head", &["given_out"]);
    }
}
