//! The answer to an edit: the change it makes to a plan, or why it is refused. A pure function.

use super::draft::Draft;
use super::{Edit, Refusal, records, story, tasks};
use crate::plan::{Change, Plan};

/// What an edit changes in a plan, or why it is refused. The plan itself stays as it is.
///
/// Only records that end otherwise than they began are in the change; an edit that changes nothing gives an empty one.
/// Records that are not there (a selection grown old) are passed over. Ids of new entries (notes, events) are derived
/// from the task, the day and a count, so the same edit gives the same change everywhere.
pub fn change_for(plan: &Plan, edit: &Edit) -> Result<Change, Refusal> {
    let mut draft = Draft::new(plan);
    run(&mut draft, edit)?;
    Ok(draft.finish())
}

fn run(draft: &mut Draft<'_>, edit: &Edit) -> Result<(), Refusal> {
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
            tasks::alter(draft, ids, |task| story::move_bar(task, *days, *on))
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
        } => tasks::alter(draft, ids, |task| {
            story::change_due(task, due.clone(), *on, approval, reason)
        }),
        Edit::SetProgress { ids, percent, on } => {
            tasks::alter(draft, ids, |task| story::report(task, *percent, *on, ""))
        }
        Edit::MarkCompleted { ids, on, by } => {
            tasks::alter(draft, ids, |task| story::complete(task, *on, by))
        }
        Edit::Reopen { ids, on, reason } => tasks::alter(draft, ids, |task| {
            story::reopen(task, *on, reason);
            Ok(())
        }),
        Edit::MarkMeasure {
            task,
            measure,
            done,
            on,
        } => tasks::alter(draft, std::slice::from_ref(task), |task| {
            story::mark_measure(task, measure, *done, *on);
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
