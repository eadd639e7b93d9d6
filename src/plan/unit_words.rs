//! The units that words mean, looked up: an index over a plan's units, made once for many words.

use super::{Id, Plan, Unit, is_end_of};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// The fewest characters that a part of a name must have to stand for the whole.
const SHORTEST: usize = 3;

/// Names by their endings: the only name that ends with some words, found without a pass over the names.
#[derive(Clone, Debug, Default)]
pub struct Endings {
    /// What a name that ends so stands for; `None` where several do.
    only: HashMap<String, Option<Id>>,
}

impl Endings {
    /// The endings of names, each with what it stands for.
    pub fn of<'n>(names: impl IntoIterator<Item = (&'n str, Id)>) -> Self {
        let mut only: HashMap<String, Option<Id>> = HashMap::new();
        for (name, id) in names {
            let beginnings = name.char_indices().skip(1).map(|(at, _)| at);
            let endings = beginnings.map(|at| &name[at..]);
            for ending in endings.filter(|ending| is_end_of(ending, name)) {
                if ending.chars().count() < SHORTEST {
                    continue;
                }
                match only.get_mut(ending) {
                    Some(known) => *known = None,
                    None => {
                        only.insert(ending.to_owned(), Some(id.clone()));
                    }
                }
            }
        }
        Self { only }
    }

    /// What the only longer name stands for that ends with a name of three characters or more
    /// (`长寿区水利局` for `区水利局`).
    pub fn whole(&self, name: &str) -> Option<Id> {
        self.only.get(name.trim()).cloned().flatten()
    }
}

/// The units of a plan by the words that may mean them. Making it costs a pass over the units, a lookup none.
#[derive(Clone, Debug)]
pub struct UnitWords<'p> {
    plan: &'p Plan,
    labels: HashMap<String, &'p Unit>,
    names: HashMap<&'p str, Named<'p>>,
    endings: Endings,
    /// How words are read that mean no unit as they stand, and what the units are called then.
    folded: Option<(fn(&str) -> String, OnceLock<HashMap<String, Option<Id>>>)>,
}

/// The units of one name.
#[derive(Clone, Copy, Debug)]
struct Named<'p> {
    /// The one that its bare name means: those of the tree first.
    first: &'p Unit,
    alone: bool,
}

fn order(unit: &Unit) -> (bool, i64, &Id) {
    (unit.outside, unit.rank, &unit.id)
}

impl<'p> UnitWords<'p> {
    /// The words of a plan's units.
    pub fn of(plan: &'p Plan) -> Self {
        let mut labels: HashMap<String, &'p Unit> = HashMap::new();
        for (id, label) in plan.unit_labels() {
            if let Some(unit) = plan.units().get(&id) {
                let known = labels.entry(label).or_insert(unit);
                if order(unit) < order(known) {
                    *known = unit;
                }
            }
        }
        let mut names: HashMap<&'p str, Named<'p>> = HashMap::new();
        for unit in plan.units().values().map(Arc::as_ref) {
            names
                .entry(unit.name.trim())
                .and_modify(|known| {
                    known.alone = false;
                    if order(unit) < order(known.first) {
                        known.first = unit;
                    }
                })
                .or_insert(Named {
                    first: unit,
                    alone: true,
                });
        }
        let units = plan.units().values();
        let endings = Endings::of(units.map(|unit| (unit.name.trim(), unit.id.clone())));
        Self {
            plan,
            labels,
            names,
            endings,
            folded: None,
        }
    }

    /// Words that mean no unit as they stand are looked up as `fold` reads them too, where one unit only is meant so.
    #[must_use]
    pub fn read_as(mut self, fold: fn(&str) -> String) -> Self {
        self.folded = Some((fold, OnceLock::new()));
        self
    }

    /// The only unit that is called so when both are read alike.
    fn alike(&self, words: &str) -> Option<Id> {
        let (fold, names) = self.folded.as_ref()?;
        let names = names.get_or_init(|| {
            let mut names: HashMap<String, Option<Id>> = HashMap::new();
            let mut know = |name: &str, id: &Id| {
                names
                    .entry(fold(name))
                    .and_modify(|known| {
                        if known.as_ref() != Some(id) {
                            *known = None;
                        }
                    })
                    .or_insert_with(|| Some(id.clone()));
            };
            for unit in self.plan.units().values() {
                know(unit.name.trim(), &unit.id);
            }
            for (label, unit) in self
                .labels
                .iter()
                .filter(|(label, unit)| *label != unit.name.trim())
            {
                know(label, &unit.id);
            }
            names
        });
        names.get(&fold(words)).cloned().flatten()
    }

    /// The unit that words mean: by the label that tells it apart, else by its name, those of the tree first, else by id.
    pub fn called(&self, words: &str) -> Option<Id> {
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        let labelled = self.labels.get(words).copied();
        labelled
            .or_else(|| self.names.get(words).map(|named| named.first))
            .map(|unit| unit.id.clone())
            .or_else(|| {
                let id = Id::new(words);
                self.plan.units().contains_key(&id).then_some(id)
            })
            .or_else(|| self.alike(words))
    }

    /// The unit that a name in a ledger means: as [`UnitWords::called`]; else the one that bears it with the plan's
    /// region in front or without it, or the only one whose name ends with it (`区水利局` for `长寿区水利局`).
    pub fn meant(&self, words: &str) -> Option<Id> {
        let known = self.called(words);
        let words = words.trim();
        if known.is_some() || words.chars().count() < SHORTEST {
            return known;
        }
        let region = self.plan.head().region.trim();
        let whole = format!("{region}{words}");
        let with_region = || {
            let named = self.names.get(whole.as_str())?;
            (!region.is_empty() && named.alone).then(|| named.first.id.clone())
        };
        with_region()
            .or_else(|| self.endings.whole(words))
            .or_else(|| self.without_region(words, region))
    }

    /// The only unit whose name is what is left of words without a piece of the region in front (`长寿区水利局`,
    /// `区水利局`).
    fn without_region(&self, words: &str, region: &str) -> Option<Id> {
        let mut found = words.char_indices().skip(1).filter_map(|(at, _)| {
            let (before, name) = words.split_at(at);
            let named = self.names.get(name)?;
            (region.starts_with(before) && name.chars().count() >= SHORTEST).then_some(named)
        });
        let first = found.next()?;
        (first.alone && found.next().is_none()).then(|| first.first.id.clone())
    }
}

impl Plan {
    /// The unit that words mean, as [`UnitWords::called`]; costs a pass over the units.
    pub fn unit_called(&self, words: &str) -> Option<Id> {
        UnitWords::of(self).called(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::PlanParts;

    #[test]
    fn a_short_or_long_name_in_a_ledger_means_the_one_unit_that_bears_it() {
        let plan = |region: &str, names: &[&str]| {
            let unit = |name: &&str| Unit {
                id: Id::new(name),
                name: (*name).to_owned(),
                ..Unit::default()
            };
            Plan::new(PlanParts {
                head: crate::plan::Head {
                    region: region.to_owned(),
                    ..crate::plan::Head::default()
                },
                units: names.iter().map(unit).collect(),
                ..PlanParts::default()
            })
        };
        let district = plan(
            "长寿区",
            &[
                "长寿区生态环境局",
                "市生态环境局",
                "区水利局",
                "甲镇、区文旅委",
            ],
        );
        for (words, meant) in [
            ("区生态环境局", Some("长寿区生态环境局")),
            ("生态环境局", Some("长寿区生态环境局")),
            ("长寿区水利局", Some("区水利局")),
            ("环境局", None),
            ("局", None),
            ("区文旅委", None),
            ("区林业局", None),
            ("渝北区水利局", None),
        ] {
            assert_eq!(
                UnitWords::of(&district).meant(words),
                meant.map(Id::new),
                "{words}"
            );
        }
        let two = plan("", &["甲区水利局", "乙区水利局"]);
        assert_eq!(UnitWords::of(&two).meant("区水利局"), None);
    }

    #[test]
    fn a_name_that_several_longer_ones_end_with_means_none() {
        let names = ["甲区水利局", "乙区水利局", "长寿区林业局", "甲镇、区文旅委"];
        let endings = Endings::of(names.map(|name| (name, Id::new(name))));
        assert_eq!(endings.whole("区水利局"), None);
        assert_eq!(endings.whole(" 区林业局 "), Some(Id::new("长寿区林业局")));
        assert_eq!(endings.whole("长寿区林业局"), None, "no longer one");
        assert_eq!(endings.whole("业局"), None, "too short");
        assert_eq!(endings.whole("区文旅委"), None, "two names in one");
    }

    #[test]
    fn many_words_over_many_units_are_looked_up_without_a_pass_for_each() {
        let unit = |at: usize| Unit {
            id: Id::new(format!("u{at}")),
            name: format!("长寿区第{at}办公室"),
            ..Unit::default()
        };
        let plan = Plan::new(PlanParts {
            units: (0..10_000).map(unit).collect(),
            ..PlanParts::default()
        });
        let words = UnitWords::of(&plan);
        // A pass over the units for each of these would be two thousand million comparisons.
        for at in 0..200_000 {
            let meant = words.meant(&format!("区第{at}办公室"));
            assert_eq!(meant.is_some(), at < 10_000);
        }
    }
}
