//! What the page changes, as edits: order and place of lists, special plans and units, and whose tasks are whose.

use super::Node;
use crate::edit::{Edit, TaskField, mint};
use crate::plan::{Id, Plan, SpecialPlan, TaskList, Unit};

/// Between the ranks of neighbours.
const GAP: i64 = 1000;

/// The special plans in order: by rank, then id.
pub(super) fn special_plans(plan: &Plan) -> Vec<&SpecialPlan> {
    let mut plans: Vec<&SpecialPlan> = plan.special_plans().values().map(AsRef::as_ref).collect();
    plans.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.id.cmp(&b.id)));
    plans
}

/// The units right below one, in order; `None`: those at the top, and those whose unit above is not there.
pub(super) fn units_below<'p>(plan: &'p Plan, above: Option<&Id>) -> Vec<&'p Unit> {
    let mut units: Vec<&Unit> = plan
        .units()
        .values()
        .map(AsRef::as_ref)
        .filter(|unit| !unit.outside)
        .filter(|unit| match &unit.parent {
            Some(parent) if plan.units().contains_key(parent) => Some(parent) == above,
            _ => above.is_none(),
        })
        .collect();
    units.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.id.cmp(&b.id)));
    units
}

fn one_step(mut edits: Vec<Edit>) -> Option<Edit> {
    match edits.len() {
        0 => None,
        1 => edits.pop(),
        _ => Some(Edit::All(edits)),
    }
}

/// Moves one of some records a place up or down; every record whose rank changes is put again.
fn moved<R>(
    mut records: Vec<R>,
    place: Option<usize>,
    down: bool,
    ranked: impl Fn(R, i64) -> Option<Edit>,
) -> Option<Edit> {
    let place = place?;
    let other = if down {
        place + 1
    } else {
        place.checked_sub(1)?
    };
    if other >= records.len() {
        return None;
    }
    records.swap(place, other);
    let edits = records
        .into_iter()
        .zip(1i64..)
        .filter_map(|(record, place)| ranked(record, place * GAP))
        .collect();
    one_step(edits)
}

/// Moves a node a place up or down among its own; `None` where it is at the end, or has no place.
pub(super) fn shift(plan: &Plan, node: &Node, down: bool) -> Option<Edit> {
    match node {
        Node::List(Some(id)) => {
            let lists: Vec<TaskList> = plan
                .lists_in_order()
                .into_iter()
                .map(|list| TaskList::clone(list))
                .collect();
            let place = lists.iter().position(|list| list.id == *id);
            moved(lists, place, down, |list, rank| {
                (list.rank != rank).then_some(Edit::PutList(TaskList { rank, ..list }))
            })
        }
        Node::SpecialPlan(Some(id)) => {
            let plans: Vec<SpecialPlan> = special_plans(plan).into_iter().cloned().collect();
            let place = plans.iter().position(|plan| plan.id == *id);
            moved(plans, place, down, |plan, rank| {
                (plan.rank != rank).then_some(Edit::PutSpecialPlan(SpecialPlan { rank, ..plan }))
            })
        }
        Node::Unit(id) => {
            let above = plan.units().get(id)?.parent.clone();
            let above = above.filter(|above| plan.units().contains_key(above));
            let units: Vec<Unit> = units_below(plan, above.as_ref())
                .into_iter()
                .cloned()
                .collect();
            let place = units.iter().position(|unit| unit.id == *id);
            moved(units, place, down, |unit, rank| {
                (unit.rank != rank).then_some(Edit::PutUnit(Unit { rank, ..unit }))
            })
        }
        _ => None,
    }
}

/// Puts a unit below another one, at the end; `None`: to the top.
pub(super) fn reparent(plan: &Plan, id: &Id, above: Option<&Id>) -> Option<Edit> {
    let unit = plan.units().get(id)?;
    if above == Some(id) || unit.parent.as_ref() == above {
        return None;
    }
    let last = units_below(plan, above).last().map_or(0, |unit| unit.rank);
    Some(Edit::PutUnit(Unit {
        parent: above.cloned(),
        rank: last.saturating_add(GAP),
        ..Unit::clone(unit)
    }))
}

/// A unit outside the tree taken into it, at the end of the top, with its node.
pub(super) fn taken_in(plan: &Plan, id: &Id) -> Option<(Edit, Node)> {
    let unit = Unit::clone(plan.units().get(id)?);
    let last = units_below(plan, None).last().map_or(0, |unit| unit.rank);
    let unit = Unit {
        rank: last.saturating_add(GAP),
        outside: false,
        ..unit
    };
    Some((Edit::PutUnit(unit), Node::Unit(id.clone())))
}

/// A new list, special plan or unit at the end, with its node.
pub(super) fn added(plan: &Plan, like: &Node, name: &str) -> Option<(Edit, Node)> {
    let id = mint();
    match like {
        Node::List(_) => {
            let last = plan.lists_in_order().last().map_or(0, |list| list.rank);
            let list = TaskList {
                id: id.clone(),
                rank: last.saturating_add(GAP),
                title: name.to_owned(),
                ..TaskList::default()
            };
            Some((Edit::PutList(list), Node::List(Some(id))))
        }
        Node::SpecialPlan(_) => {
            let last = special_plans(plan).last().map_or(0, |plan| plan.rank);
            let plan = SpecialPlan {
                id: id.clone(),
                rank: last.saturating_add(GAP),
                title: name.to_owned(),
                ..SpecialPlan::default()
            };
            Some((Edit::PutSpecialPlan(plan), Node::SpecialPlan(Some(id))))
        }
        Node::Unit(_) | Node::NamedUnit(_) | Node::NoUnit | Node::Units => {
            let above = match like {
                Node::Unit(above) => Some(above.clone()),
                _ => None,
            };
            let last = units_below(plan, above.as_ref())
                .last()
                .map_or(0, |unit| unit.rank);
            let unit = Unit {
                id: id.clone(),
                rank: last.saturating_add(GAP),
                name: name.to_owned(),
                parent: above,
                ..Unit::default()
            };
            Some((Edit::PutUnit(unit), Node::Unit(id)))
        }
        Node::Plan | Node::Rounds | Node::Round(_) | Node::Lists | Node::SpecialPlans => None,
    }
}

/// Deletes a node's record; its tasks stay.
pub(super) fn deleted(node: &Node) -> Option<Edit> {
    match node {
        Node::List(Some(id)) => Some(Edit::DeleteList(id.clone())),
        Node::SpecialPlan(Some(id)) => Some(Edit::DeleteSpecialPlan(id.clone())),
        Node::Unit(id) => Some(Edit::DeleteUnit(id.clone())),
        _ => None,
    }
}

/// Gives tasks to a node, as one step: into the list (or none), into the special plan beside those they are in, or led
/// by the unit. `None` where the node takes no tasks or nothing would change.
pub(super) fn assigned(plan: &Plan, tasks: &[Id], node: &Node) -> Option<Edit> {
    let ids = |differs: &dyn Fn(&crate::plan::Task) -> bool| -> Vec<Id> {
        tasks
            .iter()
            .filter(|id| plan.task(id).is_some_and(|task| differs(task)))
            .cloned()
            .collect()
    };
    let set =
        |ids: Vec<Id>, field: TaskField| (!ids.is_empty()).then_some(Edit::SetTasks { ids, field });
    match node {
        Node::List(list) => set(
            ids(&|task| task.list != *list),
            TaskField::List(list.clone()),
        ),
        Node::SpecialPlan(None) => set(
            ids(&|task| !task.special_plans.is_empty()),
            TaskField::SpecialPlans(Vec::new()),
        ),
        Node::SpecialPlan(Some(id)) => {
            let edits = tasks
                .iter()
                .filter_map(|task| plan.task(task))
                .filter(|task| !task.special_plans.contains(id))
                .map(|task| {
                    let mut plans = task.special_plans.clone();
                    plans.push(id.clone());
                    Edit::SetTasks {
                        ids: vec![task.id.clone()],
                        field: TaskField::SpecialPlans(plans),
                    }
                })
                .collect();
            one_step(edits)
        }
        Node::Unit(_) | Node::NamedUnit(_) | Node::NoUnit => {
            let unit = node.unit(plan)?;
            set(
                ids(&|task| task.lead_unit != unit),
                TaskField::LeadUnit(unit.clone()),
            )
        }
        Node::Round(round) => set(
            ids(&|task| task.round != *round),
            TaskField::Round(round.clone()),
        ),
        Node::Plan | Node::Lists | Node::Rounds | Node::SpecialPlans | Node::Units => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::change_for;
    use crate::plan::{PlanParts, Task};

    fn plan() -> Plan {
        let list = |id: &str, rank| TaskList {
            id: Id::new(id),
            rank,
            title: id.to_owned(),
            ..TaskList::default()
        };
        let unit = |id: &str, rank, parent: Option<&str>| Unit {
            id: Id::new(id),
            rank,
            name: id.to_owned(),
            parent: parent.map(Id::new),
            ..Unit::default()
        };
        let task = |id: &str, list: Option<&str>| Task {
            id: Id::new(id),
            list: list.map(Id::new),
            special_plans: vec![Id::new("p0")],
            ..Task::default()
        };
        let special = |id: &str| SpecialPlan {
            id: Id::new(id),
            title: id.to_owned(),
            ..SpecialPlan::default()
        };
        Plan::new(PlanParts {
            tasks: vec![task("t1", Some("l1")), task("t2", None)],
            lists: vec![list("l1", 0), list("l2", 0), list("l3", 7)],
            special_plans: vec![special("p0"), special("p1")],
            units: vec![
                unit("u1", 1, None),
                unit("u2", 2, Some("u1")),
                unit("u3", 3, Some("u1")),
                unit("lost", 0, Some("gone")),
            ],
            ..PlanParts::default()
        })
    }

    fn after(edit: Option<Edit>) -> Plan {
        let mut plan = plan();
        let change = change_for(&plan, &edit.unwrap()).unwrap();
        plan.apply(&change);
        plan
    }

    fn lists(plan: &Plan) -> Vec<String> {
        plan.lists_in_order()
            .iter()
            .map(|list| list.id.to_string())
            .collect()
    }

    #[test]
    fn lists_move_even_where_their_ranks_are_the_same() {
        let node = Node::List(Some(Id::new("l1")));
        assert_eq!(
            lists(&after(shift(&plan(), &node, true))),
            ["l2", "l1", "l3"]
        );
        assert_eq!(shift(&plan(), &node, false), None);
        let last = Node::List(Some(Id::new("l3")));
        assert_eq!(shift(&plan(), &last, true), None);
    }

    #[test]
    fn units_move_among_their_own_and_below_another() {
        let node = Node::Unit(Id::new("u3"));
        let moved = after(shift(&plan(), &node, false));
        let above = Id::new("u1");
        let below: Vec<_> = units_below(&moved, Some(&above))
            .iter()
            .map(|unit| unit.name.clone())
            .collect();
        assert_eq!(below, ["u3", "u2"]);
        let top = after(reparent(&plan(), &Id::new("u2"), None));
        let names: Vec<_> = units_below(&top, None)
            .iter()
            .map(|unit| unit.name.clone())
            .collect();
        assert_eq!(names, ["lost", "u1", "u2"]);
        assert_eq!(reparent(&plan(), &above, Some(&above)), None);
        // Below its own child: the edit refuses it.
        let ring = reparent(&plan(), &above, Some(&Id::new("u2"))).unwrap();
        assert!(change_for(&plan(), &ring).is_err());
    }

    #[test]
    fn tasks_go_to_a_list_a_special_plan_or_a_unit_in_one_step() {
        let tasks = [Id::new("t1"), Id::new("t2")];
        let to = |node: Node| assigned(&plan(), &tasks, &node);
        let moved = after(to(Node::List(Some(Id::new("l2")))));
        assert!(
            moved
                .tasks()
                .values()
                .all(|task| task.list == Some(Id::new("l2")))
        );
        let moved = after(to(Node::SpecialPlan(Some(Id::new("p1")))));
        assert!(
            moved
                .tasks()
                .values()
                .all(|task| task.special_plans == [Id::new("p0"), Id::new("p1")])
        );
        let moved = after(to(Node::Unit(Id::new("u2"))));
        assert!(
            moved
                .tasks()
                .values()
                .all(|task| task.lead_unit == Some(Id::new("u2")))
        );
        assert_eq!(to(Node::SpecialPlan(Some(Id::new("p0")))), None);
        assert_eq!(to(Node::NoUnit), None);
        assert_eq!(to(Node::Plan), None);
        let none = after(to(Node::List(None)));
        assert!(none.tasks().values().all(|task| task.list.is_none()));
    }

    #[test]
    fn what_is_added_stands_last_and_a_unit_below_the_chosen_one() {
        let (edit, node) = added(&plan(), &Node::Unit(Id::new("u1")), "新单位").unwrap();
        let after = after(Some(edit));
        let above = Id::new("u1");
        let last = units_below(&after, Some(&above)).last().unwrap().id.clone();
        assert_eq!(node, Node::Unit(last));
        assert!(added(&plan(), &Node::Plan, "").is_none());
    }
}
