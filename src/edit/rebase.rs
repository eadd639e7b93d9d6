//! An edit that was made of the plan as it stood some changes ago, for the plan as it stands now.

use super::merge::{Merge, Side, merge};
use super::{Edit, TaskField, change_for};
use crate::plan::{Change, Id, Plan, Step, Task};
use std::sync::Arc;

/// The same edit for the plan as it stands.
///
/// What replaces a record or a list as a whole was made of what was `seen`; what `landed` did to it in between stays. What
/// came after that is of the same hand, and the later word holds. `None` where both say something else of one thing: then
/// nothing may be done.
pub fn rebased(edit: &Edit, seen: &Plan, landed: &Plan, now: &Plan) -> Option<Edit> {
    let plans = Plans { seen, landed, now };
    // One record before and after, in a change of nothing else.
    macro_rules! put {
        ($field:ident, $variant:ident, $record:ident) => {{
            let id = &$record.id;
            let Some(base) = seen.$field().get(id) else {
                return Some(edit.clone());
            };
            let (there, ours) = (landed.$field().get(id)?, now.$field().get(id)?);
            if base == ours {
                return Some(edit.clone());
            }
            let change = change_for(seen, edit).ok()?;
            let step = change.$field.into_iter().find(|step| step.id == *id);
            let wanted = step.and_then(|step| step.after);
            let wanted = wanted.unwrap_or_else(|| Arc::clone(base));
            let merged = plans.merged([base, there, ours, &wanted], |record| Change {
                $field: vec![Step {
                    id: id.clone(),
                    before: Some(Arc::clone(ours)),
                    after: Some(Arc::clone(record)),
                }],
                ..Change::default()
            })?;
            let record = merged.$field().get(id)?;
            Some(Edit::$variant(record.as_ref().clone()))
        }};
    }
    match edit {
        Edit::All(edits) => {
            let all = edits.iter().map(|edit| rebased(edit, seen, landed, now));
            Some(Edit::All(all.collect::<Option<_>>()?))
        }
        Edit::PutList(record) => put!(lists, PutList, record),
        Edit::PutSpecialPlan(record) => put!(special_plans, PutSpecialPlan, record),
        Edit::PutUnit(record) => put!(units, PutUnit, record),
        Edit::PutIndicator(record) => put!(indicators, PutIndicator, record),
        Edit::PutInspection(record) => put!(inspections, PutInspection, record),
        Edit::PutComplaint(record) => put!(complaints, PutComplaint, record),
        Edit::SetHead(_) => plans.head(edit),
        Edit::SetTasks { ids, field } => plans.tasks(edit, ids, field),
        _ => Some(edit.clone()),
    }
}

/// The plan an edit was made of, as what came in between left it, and as it stands.
struct Plans<'a> {
    seen: &'a Plan,
    landed: &'a Plan,
    now: &'a Plan,
}

impl Plans<'_> {
    /// The plan as it stands with one thing of it merged, of how it was seen, landed, stands and is wanted.
    fn merged<R>(&self, sides: [&Arc<R>; 4], put: impl Fn(&Arc<R>) -> Change) -> Option<Plan> {
        // All else is alike on all sides, so that nothing else is looked at.
        let [seen, landed, now, wanted] = sides.map(|side| {
            let mut plan = self.now.clone();
            plan.apply(&put(side));
            plan
        });
        if !merge(&seen, &landed, &wanted).conflicts().is_empty() {
            return None;
        }
        let mut merged: Merge = merge(&seen, &now, &wanted);
        merged.decide_each(|_| Some(Side::Theirs));
        Some(merged.merged())
    }

    fn head(&self, edit: &Edit) -> Option<Edit> {
        let heads = [self.seen, self.landed, self.now].map(Plan::head);
        let [seen, landed, now] = heads;
        if seen == now {
            return Some(edit.clone());
        }
        let change = change_for(self.seen, edit).ok()?;
        let wanted = change.head.map_or_else(|| Arc::clone(seen), |head| head.1);
        let merged = self.merged([seen, landed, now, &wanted], |head| Change {
            head: Some((Arc::clone(now), Arc::clone(head))),
            ..Change::default()
        })?;
        Some(Edit::SetHead(Box::new(merged.head().as_ref().clone())))
    }

    /// A field that is one value is set as it was meant to be; lists hold what both sides put into them.
    fn tasks(&self, edit: &Edit, ids: &[Id], field: &TaskField) -> Option<Edit> {
        let differs = |id: &&Id| {
            let sides = [self.seen, self.now].map(|plan| plan.tasks().get(*id));
            let [seen, now] = sides.map(|task| task.and_then(|task| list_of(field, task)));
            seen.is_some() && now.is_some() && seen != now
        };
        let (moved, still): (Vec<&Id>, Vec<&Id>) = ids.iter().partition(differs);
        if moved.is_empty() {
            return Some(edit.clone());
        }
        let change = change_for(self.seen, edit).ok()?;
        let mut edits = Vec::new();
        if !still.is_empty() {
            edits.push(Edit::SetTasks {
                ids: still.into_iter().cloned().collect(),
                field: field.clone(),
            });
        }
        for id in moved {
            let [seen, landed, now] = [self.seen, self.landed, self.now].map(|p| p.tasks().get(id));
            let (seen, landed, now) = (seen?, landed?, now?);
            let step = change.tasks.iter().find(|step| step.id == *id);
            let wanted = step.and_then(|step| step.after.as_ref()).unwrap_or(seen);
            let merged = self.merged([seen, landed, now, wanted], |task| Change {
                tasks: vec![Step {
                    id: id.clone(),
                    before: Some(Arc::clone(now)),
                    after: Some(Arc::clone(task)),
                }],
                ..Change::default()
            })?;
            edits.push(Edit::SetTasks {
                ids: vec![id.clone()],
                field: list_of(field, merged.tasks().get(id)?)?,
            });
        }
        Some(match edits.len() {
            1 => edits.remove(0),
            _ => Edit::All(edits),
        })
    }
}

/// What a task holds in a field that is a list; `None` for any other field.
fn list_of(field: &TaskField, task: &Task) -> Option<TaskField> {
    use TaskField as F;
    Some(match field {
        F::SpecialPlans(_) => F::SpecialPlans(task.special_plans.clone()),
        F::ResponsibleUnits(_) => F::ResponsibleUnits(task.responsible_units.clone()),
        F::SupportingUnits(_) => F::SupportingUnits(task.supporting_units.clone()),
        F::Measures(_) => F::Measures(task.measures.clone()),
        F::Notes(_) => F::Notes(task.notes.clone()),
        F::Completion(_) => F::Completion(task.completion.clone()),
        F::CloseOut(_) => F::CloseOut(task.close_out.clone()),
        F::DueChanges(_) => F::DueChanges(task.due_changes.clone()),
        F::Links(_) => F::Links(task.links.clone()),
        F::Evidence(_) => F::Evidence(task.evidence.clone()),
        F::Accountability(_) => F::Accountability(task.accountability.clone()),
        F::Extra(_) => F::Extra(task.extra.clone()),
        F::Suspensions(_) => F::Suspensions(task.suspensions.clone()),
        F::Postponements(_) => F::Postponements(task.postponements.clone()),
        F::ReChecks(_) => F::ReChecks(task.re_checks.clone()),
        _ => return None,
    })
}
