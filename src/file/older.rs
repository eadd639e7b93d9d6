//! Files of format 1, read as they were: the records that have changed since, frozen, and what they became.
//!
//! Format 2 (2026-11) added rounds, batches, kinds of problem, shares of a city's item, joint projects, pauses,
//! postponements, re-checks, the two acceptances, complaints of several kinds, and units as records. Kinds not listed
//! here have the shape they had; one that changes is frozen here first.

use crate::plan::{
    Accountability, Category, CloseOutEvent, CloseOutStep, Complaint, ComplaintStatus,
    CompletionEvent, Day, Due, DueChange, Evidence, FollowUpVisit, Funding, Head, Id, Indicator,
    InspectionRecord, LightOverride, Link, Measure, Outcome, PlanParts, ProgressNote, SharedParts,
    SpecialPlan, Substantiated, SupervisionLevel, Task, TaskList, TaskSource, Unit, UnitKind,
};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// The format that is read here.
pub(super) const FIRST: u32 = 1;

/// A list of frozen records becomes a list of today's.
fn raised<'de, Old, New, D>(from: D) -> Result<Vec<New>, D::Error>
where
    Old: Deserialize<'de> + Into<New>,
    D: Deserializer<'de>,
{
    let old = Vec::<Old>::deserialize(from)?;
    Ok(old.into_iter().map(Into::into).collect())
}

macro_rules! frozen {
    ($(
        $old:ident, $name:literal => $new:ident from $base:expr;
        { $($must:ident: $must_type:ty),* }
        { $($(#[$how:meta])? $may:ident: $may_type:ty),* $(,)? }
    )+) => {$(
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = $name)]
        struct $old {
            $($must: $must_type,)*
            $(#[serde(default)] $(#[$how])? $may: $may_type,)*
        }

        impl From<$old> for $new {
            fn from(old: $old) -> Self {
                let $old { $($must,)* $($may,)* } = old;
                $new { $($must,)* $($may,)* ..$base }
            }
        }
    )+};
}

frozen! {
    CloseOut1, "CloseOutEvent" => CloseOutEvent
        from CloseOutEvent::of(CloseOutStep::SelfCheck, Day::MIN);
    { step: CloseOutStep, date: Day }
    {
        id: Id, end: Option<Day>, objections: String, outcome: Outcome, by: String, document: String,
        evidence: Vec<Evidence>, reason: String, override_reason: String,
    }

    Task1, "Task" => Task from Task::default();
    {}
    {
        id: Id, rank: i64, number: String, list_number: String, title: String, problem: String,
        category: Category, region: String, source: TaskSource, list: Option<Id>,
        special_plans: Vec<Id>, lead_unit: Option<Id>, responsible_units: Vec<Id>,
        supporting_units: Vec<Id>, supervising_unit: Option<Id>, accepting_unit: Option<Id>,
        leader: String, person: String, phone: String, goal: String, start: Option<Day>, due: Due,
        immediate: bool, continuing: bool,
        measures: Vec<Measure>,
        notes: Vec<ProgressNote>, completion: Vec<CompletionEvent>,
        #[serde(deserialize_with = "raised::<CloseOut1, _, _>")]
        close_out: Vec<CloseOutEvent>,
        due_changes: Vec<DueChange>, light: Option<LightOverride>, links: Vec<Link>,
        supervision_level: Option<SupervisionLevel>, evidence: Vec<Evidence>, funding: Funding,
        accountability: Vec<Accountability>, remarks: String, real_facts: String,
        source_address: String, sample: bool, extra: BTreeMap<String, String>,
    }

    Unit1, "Unit" => Unit from Unit::default();
    {}
    { id: Id, rank: i64, name: String, kind: UnitKind, parent: Option<Id> }

    Complaint1, "Complaint" => Complaint from Complaint::on(Id::default(), Day::MIN);
    { received: Day }
    {
        id: Id, number: String, round: String, priority: bool, kind: Category, place: String,
        text: String, unit: Option<Id>, substantiated: Substantiated, due: Option<Day>,
        status: ComplaintStatus, status_date: Option<Day>, follow_up_visits: Vec<FollowUpVisit>,
        tasks: Vec<Id>, sample: bool,
    }
}

/// A file of format 1. Everything but `format` may be left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "PlanFile")]
pub(super) struct PlanFile1 {
    /// Looked at before all else by the header scan; kept here so that the field is known.
    #[expect(dead_code, reason = "the header scan has read it before")]
    format: u32,
    #[serde(default)]
    head: Head,
    #[serde(default, deserialize_with = "raised::<Task1, _, _>")]
    tasks: Vec<Task>,
    #[serde(default)]
    lists: Vec<TaskList>,
    #[serde(default)]
    special_plans: Vec<SpecialPlan>,
    #[serde(default, deserialize_with = "raised::<Unit1, _, _>")]
    units: Vec<Unit>,
    #[serde(default)]
    indicators: Vec<Indicator>,
    #[serde(default)]
    inspections: Vec<InspectionRecord>,
    #[serde(default, deserialize_with = "raised::<Complaint1, _, _>")]
    complaints: Vec<Complaint>,
}

impl From<PlanFile1> for SharedParts {
    fn from(file: PlanFile1) -> Self {
        let PlanFile1 {
            format: _,
            head,
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            inspections,
            complaints,
        } = file;
        Self::from(PlanParts {
            head,
            tasks,
            lists,
            special_plans,
            units,
            indicators,
            inspections,
            complaints,
        })
    }
}
