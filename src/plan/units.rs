//! Units by their names: what is shown for a unit, which unit words mean, and who stands below it.

use super::{Complaint, Id, Indicator, InspectionRecord, Plan, SpecialPlan, Task, TaskList, Unit};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A record that refers to units.
pub trait OfUnits: Clone {
    /// Puts another reference in the place of each to a unit; `None` takes it away. A list keeps each unit once.
    fn resolve_units(&mut self, how: &mut dyn FnMut(&Id) -> Option<Id>);

    /// Whether one of the units it refers to is such a one.
    fn refers_to(&self, such: &dyn Fn(&Id) -> bool) -> bool;
}

/// The fields that refer to units, of a record or of an entry of one, by the name of its type: what
/// [`OfUnits::resolve_units`] goes through, for who meets the fields one by one.
pub fn unit_fields(of: &str) -> &'static [&'static str] {
    match of {
        "Task" => &[
            "lead_unit",
            "responsible_units",
            "supporting_units",
            "supervising_unit",
            "accepting_unit",
        ],
        "Measure" | "SpecialPlan" | "InspectionRecord" | "Complaint" => &["unit"],
        _ => &[],
    }
}

fn one(unit: &mut Option<Id>, how: &mut dyn FnMut(&Id) -> Option<Id>) {
    if let Some(id) = unit {
        *unit = how(id);
    }
}

fn several(units: &mut Vec<Id>, how: &mut dyn FnMut(&Id) -> Option<Id>) {
    let mut found: Vec<Id> = Vec::with_capacity(units.len());
    for id in units.iter() {
        if let Some(id) = how(id).filter(|id| !found.contains(id)) {
            found.push(id);
        }
    }
    *units = found;
}

impl OfUnits for Task {
    fn resolve_units(&mut self, how: &mut dyn FnMut(&Id) -> Option<Id>) {
        one(&mut self.lead_unit, how);
        several(&mut self.responsible_units, how);
        several(&mut self.supporting_units, how);
        one(&mut self.supervising_unit, how);
        one(&mut self.accepting_unit, how);
        for measure in &mut self.measures {
            one(&mut measure.unit, how);
        }
    }

    fn refers_to(&self, such: &dyn Fn(&Id) -> bool) -> bool {
        self.all_units().any(such)
    }
}

macro_rules! of_one_unit {
    ($($record:ident),+) => {$(
        impl OfUnits for $record {
            fn resolve_units(&mut self, how: &mut dyn FnMut(&Id) -> Option<Id>) {
                one(&mut self.unit, how);
            }

            fn refers_to(&self, such: &dyn Fn(&Id) -> bool) -> bool {
                self.unit.iter().any(such)
            }
        }
    )+};
}

of_one_unit!(SpecialPlan, InspectionRecord, Complaint);

macro_rules! of_no_unit {
    ($($record:ident),+) => {$(
        impl OfUnits for $record {
            fn resolve_units(&mut self, _: &mut dyn FnMut(&Id) -> Option<Id>) {}

            fn refers_to(&self, _: &dyn Fn(&Id) -> bool) -> bool {
                false
            }
        }
    )+};
}

// A unit stands in the tree by the id of the unit above it; an indicator is measured in units of another kind.
of_no_unit!(TaskList, Unit, Indicator);

/// Whether a name is the end of a longer one; several names written as one are no longer name.
pub fn is_end_of(name: &str, longer: &str) -> bool {
    let before = longer.strip_suffix(name);
    before.is_some_and(|before| {
        !before.is_empty() && !before.contains(['、', '，', ',', '；', ';', '\n'])
    })
}

impl Plan {
    /// The name of a unit; where no record bears the id, the id itself, which in files written by hand is the name.
    pub fn unit_name<'p>(&'p self, id: &'p Id) -> &'p str {
        self.units()
            .get(id)
            .map_or_else(|| id.as_str(), |unit| unit.name.trim())
    }

    /// The name of a unit that may be absent; empty for none.
    pub fn unit_word<'p>(&'p self, id: Option<&'p Id>) -> &'p str {
        id.map_or("", |id| self.unit_name(id))
    }

    /// The names of several units.
    pub fn unit_words<'p>(&'p self, ids: &'p [Id]) -> Vec<&'p str> {
        ids.iter().map(|id| self.unit_name(id)).collect()
    }

    /// The name that tells a unit from every other: with the name of the unit above where another bears the same name
    /// (生态环境局（甲区）), with its id where that does not help. Costs a pass over the units; for many see
    /// [`Plan::unit_labels`].
    pub fn unit_label(&self, id: &Id) -> String {
        let name = self.unit_name(id);
        let same = self
            .units()
            .values()
            .filter(|unit| unit.name.trim() == name);
        self.label_among(id, &same.collect::<Vec<_>>())
    }

    /// The labels of all units, in one pass.
    pub fn unit_labels(&self) -> BTreeMap<Id, String> {
        let mut same: HashMap<&str, Vec<&Arc<Unit>>> = HashMap::new();
        for unit in self.units().values() {
            same.entry(unit.name.trim()).or_default().push(unit);
        }
        self.units()
            .iter()
            .map(|(id, unit)| {
                let same = same.get(unit.name.trim()).map_or(&[][..], Vec::as_slice);
                (id.clone(), self.label_among(id, same))
            })
            .collect()
    }

    /// The label of a unit among those of its name, itself included.
    fn label_among(&self, id: &Id, same: &[&Arc<Unit>]) -> String {
        let name = self.unit_name(id);
        let above = |unit: &Unit| -> &str {
            let parent = unit.parent.as_ref().and_then(|id| self.units().get(id));
            parent.map_or("", |parent| parent.name.trim())
        };
        let others: Vec<&str> = same
            .iter()
            .filter(|other| other.id != *id)
            .map(|other| above(other))
            .collect();
        let own = self.units().get(id).map_or("", |unit| above(unit));
        if others.is_empty() {
            name.to_owned()
        } else if others.contains(&own) {
            format!("{name}（{id}）")
        } else if own.is_empty() {
            // The only one without a unit above keeps the bare name.
            name.to_owned()
        } else {
            format!("{name}（{own}）")
        }
    }

    /// A unit and every unit below it.
    pub fn unit_with_subtree(&self, id: &Id) -> BTreeSet<Id> {
        let mut below: HashMap<&Id, Vec<&Id>> = HashMap::new();
        for unit in self.units().values() {
            if let Some(parent) = &unit.parent {
                below.entry(parent).or_default().push(&unit.id);
            }
        }
        let mut all = BTreeSet::from([id.clone()]);
        let mut next = vec![id];
        while let Some(above) = next.pop() {
            // Taken out: a ring of parents in a hand-written file must end.
            for unit in below.remove(above).unwrap_or_default() {
                all.insert(unit.clone());
                next.push(unit);
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::PlanParts;

    fn plan() -> Plan {
        let unit = |id: &str, name: &str, parent: Option<&str>, outside: bool| Unit {
            id: Id::new(id),
            name: name.to_owned(),
            parent: parent.map(Id::new),
            outside,
            ..Unit::default()
        };
        Plan::new(PlanParts {
            units: vec![
                unit("a", "甲区", None, false),
                unit("b", "乙区", None, false),
                unit("a1", "生态环境局", Some("a"), false),
                unit("b1", "生态环境局", Some("b"), false),
                unit("out", "水务公司", None, true),
                unit("in", "水务公司", Some("b"), false),
            ],
            ..PlanParts::default()
        })
    }

    #[test]
    fn units_of_one_name_are_told_apart_by_the_unit_above_and_found_again() {
        let plan = plan();
        for unit in plan.units().values() {
            assert_eq!(
                plan.unit_called(&plan.unit_label(&unit.id)).as_ref(),
                Some(&unit.id)
            );
        }
        assert_eq!(plan.unit_label(&Id::new("a1")), "生态环境局（甲区）");
        assert_eq!(plan.unit_label(&Id::new("a")), "甲区");
        assert_eq!(plan.unit_name(&Id::new("b1")), "生态环境局");
        for (id, label) in plan.unit_labels() {
            assert_eq!(label, plan.unit_label(&id));
        }
    }

    #[test]
    fn words_mean_a_unit_of_the_tree_first_and_an_id_last() {
        let plan = plan();
        assert_eq!(plan.unit_called("水务公司"), Some(Id::new("out")));
        assert_eq!(plan.unit_called(" b1 "), Some(Id::new("b1")));
        assert_eq!(plan.unit_called("没有"), None);
        assert_eq!(plan.unit_called(""), None);
    }

    #[test]
    fn the_units_below_are_found_once_even_in_a_ring() {
        let plan = plan();
        let below = plan.unit_with_subtree(&Id::new("b"));
        assert_eq!(below.len(), 3);
        assert!(below.contains(&Id::new("in")));
    }
}
