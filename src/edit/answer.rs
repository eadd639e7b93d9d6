//! The answer to an edit: the change it makes to a plan, or why it is refused.

use super::draft::Draft;
use super::{Edit, Refusal, mint, records, story, tasks};
use crate::plan::{Change, Id, Plan};

/// What an edit changes in a plan, or why it is refused. The plan itself stays as it is.
///
/// Only records that end otherwise than they began are in the change; an edit that changes nothing gives an empty one.
/// Records that are not there (a selection grown old) are passed over.
///
/// Log entries that come without an id get a new one, never the one another desk gives to the same entry: see
/// [`change_from`].
///
/// # Errors
/// The refusal.
pub fn change_for(plan: &Plan, edit: &Edit) -> Result<Change, Refusal> {
    change_from(plan, edit, mint())
}

/// The change an edit makes, the ids of new log entries derived from a seed: the same plan, edit and seed give the same
/// change, and two seeds never give two people's entries one id.
///
/// # Errors
/// The refusal.
pub fn change_from(plan: &Plan, edit: &Edit, seed: Id) -> Result<Change, Refusal> {
    let mut draft = Draft::new(plan, seed);
    run(&mut draft, edit)?;
    draft.share_notes();
    Ok(draft.finish())
}

fn run(draft: &mut Draft<'_>, edit: &Edit) -> Result<(), Refusal> {
    // Copied, as the draft is borrowed to alter its tasks: a short id is held in place.
    let seed = draft.seed.clone();
    let seed = &seed;
    match edit {
        Edit::SetTasks { ids, field } => tasks::set(draft, ids, field),
        Edit::All(edits) => edits.iter().try_for_each(|edit| run(draft, edit)),
        Edit::AddTasks { tasks, after } => tasks::add(draft, tasks, after.as_ref()),
        Edit::Duplicate { pairs } => tasks::duplicate(draft, pairs),
        Edit::DeleteTasks { ids } => {
            tasks::delete(draft, ids);
            Ok(())
        }
        Edit::Reorder { ids, after } => {
            tasks::reorder(draft, ids, after.as_ref());
            Ok(())
        }
        Edit::MoveBars { ids, days, on } => {
            tasks::alter(draft, ids, |task| story::move_bar(task, *days, *on, seed))
        }
        Edit::MoveStart { ids, days } => {
            tasks::alter(draft, ids, |task| story::move_start(task, *days))
        }
        Edit::MoveDue {
            ids,
            due,
            on,
            approval,
            reason,
            correction,
        } => tasks::alter(draft, ids, |task| {
            let said = story::DueSaid {
                approval,
                reason,
                correction: *correction,
            };
            story::change_due(task, due.clone(), *on, said, seed)
        }),
        Edit::SetProgress { ids, percent, on } => tasks::alter(draft, ids, |task| {
            story::report(task, *percent, *on, "", seed)
        }),
        Edit::MarkCompleted {
            ids,
            on,
            by,
            measures,
        } => tasks::alter(draft, ids, |task| {
            story::complete(task, *on, by, measures, seed)
        }),
        Edit::Reopen { ids, on, reason } => tasks::alter(draft, ids, |task| {
            story::reopen(task, *on, reason, seed);
            Ok(())
        }),
        Edit::MarkMeasure {
            task,
            measure,
            done,
            on,
        } => tasks::alter(draft, std::slice::from_ref(task), |task| {
            story::mark_measure(task, measure, *done, *on, seed);
            Ok(())
        }),
        Edit::AddRemark { ids, text } => tasks::alter(draft, ids, |task| {
            add_line(&mut task.remarks, text);
            Ok(())
        }),
        Edit::SetHead(head) => records::set_head(draft, head),
        Edit::PutList(list) => records::put_list(draft, list),
        Edit::DeleteList(id) => {
            records::delete_list(draft, id);
            Ok(())
        }
        Edit::PutSpecialPlan(plan) => records::put_special_plan(draft, plan),
        Edit::DeleteSpecialPlan(id) => {
            records::delete_special_plan(draft, id);
            Ok(())
        }
        Edit::PutUnit(unit) => records::put_unit(draft, unit),
        Edit::DeleteUnit(id) => {
            records::delete_unit(draft, id);
            Ok(())
        }
        Edit::PutIndicator(indicator) => records::put_indicator(draft, indicator),
        Edit::DeleteIndicator(id) => {
            draft.indicators.remove(id);
            Ok(())
        }
        Edit::PutInspection(record) => records::put_inspection(draft, record),
        Edit::DeleteInspection(id) => {
            draft.inspections.remove(id);
            Ok(())
        }
        Edit::PutComplaint(complaint) => records::put_complaint(draft, complaint),
        Edit::DeleteComplaint(id) => {
            draft.complaints.remove(id);
            Ok(())
        }
    }
}

fn add_line(text: &mut String, line: &str) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(line);
}
