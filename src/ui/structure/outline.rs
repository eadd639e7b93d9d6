//! The lines of the outline with their totals: overall plan, lists, special plans, the tree of units.

use super::{Node, changes};
use crate::assess::{Assessment, ByUnit, Figure, Rate, Status, Tally, rounds_in_order};
use crate::plan::{Id, Plan, UnitKind};
use crate::text::{Language, Phrase, common_words, structure_words as words};
use crate::wording::natural;
use std::collections::{BTreeMap, BTreeSet};

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) node: Node,
    pub(super) depth: usize,
    pub(super) name: String,
    /// A few quiet words behind the name.
    pub(super) aside: String,
    /// The tasks, counted; `None` for heads.
    pub(super) tally: Option<Tally>,
    /// Folded or not, for units with units below.
    pub(super) fold: Option<bool>,
    /// Tasks that belong nowhere, or a name without a record.
    pub(super) loose: bool,
}

impl Row {
    /// Whether it heads a section.
    pub(super) fn is_head(&self) -> bool {
        matches!(
            self.node,
            Node::Lists | Node::Rounds | Node::SpecialPlans | Node::Units
        )
    }
}

/// The columns of counts, left to right; the rate follows them.
pub(super) const COUNTS: [(Figure, Phrase); 7] = [
    (Figure::All, words::TASKS),
    (Figure::Done, common_words::COMPLETED),
    (Figure::Status(Status::ClosedOut), common_words::CLOSED_OUT),
    (
        Figure::Status(Status::OnSchedule),
        common_words::ON_SCHEDULE_SHORT,
    ),
    (
        Figure::Status(Status::NotStarted),
        common_words::NOT_STARTED_SHORT,
    ),
    (Figure::Status(Status::Behind), common_words::BEHIND_SHORT),
    (Figure::Status(Status::Overdue), common_words::OVERDUE_SHORT),
];

/// Width of the rate, in points.
pub(super) const RATE: f32 = 64.0;

/// Width of a column of counts, in points: its heading must fit.
pub(super) const fn count_width(language: Language) -> f32 {
    match language {
        Language::Zh => 60.0,
        Language::En => 76.0,
    }
}

/// The least width of the names of lines.
pub(super) const NAME: f32 = 180.0;
/// The least width of the tasks beside the outline: their titles must be read.
const TASKS_WIDE: f32 = 300.0;

/// Width of the whole outline where the page has so many points; all of it where the tasks stand below.
pub(super) fn width(page: f32, language: Language) -> f32 {
    let counts = count_width(language) * COUNTS.len() as f32 + RATE;
    let wide = (page * 0.6).max(counts + 220.0).min(counts + 420.0);
    let beside = wide.min(page - TASKS_WIDE);
    if beside < NAME + count_width(language) + 8.0 {
        page
    } else {
        beside
    }
}

/// The columns shown in an outline so wide, by their places in [`COUNTS`], the rate last: the names of lines keep their
/// room, and what says least goes first.
pub(super) fn columns(width: f32, language: Language) -> Vec<usize> {
    let rate = COUNTS.len();
    let mut shown: Vec<usize> = (0..=rate).collect();
    // 未启动、达到序时、已销号、完成率、未达序时、已完成、超期、任务
    for gone in [4, 3, 2, rate, 5, 1, 6, 0] {
        let used: f32 = shown
            .iter()
            .map(|place| column_width(*place, language))
            .sum();
        if width - used - 8.0 >= NAME {
            break;
        }
        shown.retain(|place| *place != gone);
    }
    shown
}

/// Width of a column by its place.
pub(super) fn column_width(place: usize, language: Language) -> f32 {
    if place < COUNTS.len() {
        count_width(language)
    } else {
        RATE
    }
}

/// The completion rate as it is shown.
pub(super) fn rate(tally: &Tally) -> String {
    let share = tally.rate(Rate::Completion).fraction();
    share.map_or_else(|| "–".to_owned(), crate::text::percent)
}

/// The word of a kind of unit.
pub(in crate::ui) const fn kind_word(kind: UnitKind) -> Phrase {
    match kind {
        UnitKind::City => words::KIND_CITY,
        UnitKind::CityDepartment => words::KIND_CITY_DEPARTMENT,
        UnitKind::District => words::KIND_DISTRICT,
        UnitKind::Department => words::KIND_DEPARTMENT,
        UnitKind::Subdistrict => words::KIND_SUBDISTRICT,
        UnitKind::Town => words::KIND_TOWN,
        UnitKind::Enterprise => words::KIND_ENTERPRISE,
        UnitKind::Other => words::KIND_OTHER,
    }
}

struct Lines<'a> {
    plan: &'a Plan,
    units: &'a ByUnit,
    folded: &'a BTreeSet<Id>,
    language: Language,
    rows: Vec<Row>,
}

/// The lines of a plan; `units` are the totals by unit.
pub(super) fn rows(
    plan: &Plan,
    assessment: &Assessment,
    units: &ByUnit,
    folded: &BTreeSet<Id>,
    language: Language,
) -> Vec<Row> {
    let totals = assessment.totals();
    let head = plan.head();
    let title = if head.overall_plan.is_empty() {
        &head.title
    } else {
        &head.overall_plan
    };
    let mut lines = Lines {
        plan,
        units,
        folded,
        language,
        rows: Vec::new(),
    };
    lines.line(Node::Plan, 0, title, Some(totals.all().clone()));
    let lists = plan.lists_in_order();
    lines.section(Node::Lists, words::LISTS, lists.len());
    for list in lists {
        let id = Some(list.id.clone());
        let tally = totals.by_list().get(&id).cloned().unwrap_or_default();
        lines.line(Node::List(id), 1, &list.title, Some(tally));
    }
    lines.loose(
        Node::List(None),
        words::NO_LIST,
        totals.by_list().get(&None),
    );
    lines.rounds(totals.by_round());
    let specials = changes::special_plans(plan);
    lines.section(Node::SpecialPlans, words::SPECIAL_PLANS, specials.len());
    for special in specials {
        let id = Some(special.id.clone());
        let tally = totals
            .by_special_plan()
            .get(&id)
            .cloned()
            .unwrap_or_default();
        lines.line(Node::SpecialPlan(id), 1, &special.title, Some(tally));
        if let Some(row) = lines.rows.last_mut() {
            plan.unit_word(special.unit.as_ref())
                .clone_into(&mut row.aside);
        }
    }
    lines.loose(
        Node::SpecialPlan(None),
        words::NO_SPECIAL_PLAN,
        totals.by_special_plan().get(&None),
    );
    let inside = plan.units().values().filter(|unit| !unit.outside).count();
    lines.section(Node::Units, words::UNITS, inside);
    lines.tree();
    let mut outside: Vec<(String, &Id, &Tally)> = units
        .iter()
        .filter_map(|(id, tally)| Some((id.as_ref()?, tally)))
        .filter(|(id, _)| plan.units().get(*id).is_none_or(|unit| unit.outside))
        .map(|(id, tally)| (plan.unit_label(id), id, tally))
        .collect();
    outside.sort_by(|a, b| natural(&a.0, &b.0));
    for (name, id, tally) in outside {
        lines.line(Node::NamedUnit(id.clone()), 1, &name, Some(tally.clone()));
        if let Some(row) = lines.rows.last_mut() {
            row.loose = true;
            words::NO_RECORD.of(language).clone_into(&mut row.aside);
        }
    }
    lines.loose(Node::NoUnit, words::NO_UNIT, units.get(&None));
    lines.rows
}

impl<'a> Lines<'a> {
    fn line(&mut self, node: Node, depth: usize, name: &str, tally: Option<Tally>) {
        self.rows.push(Row {
            node,
            depth,
            name: name.to_owned(),
            aside: String::new(),
            tally,
            fold: None,
            loose: false,
        });
    }

    fn section(&mut self, node: Node, phrase: Phrase, count: usize) {
        self.line(node, 0, phrase.of(self.language), None);
        if let Some(row) = self.rows.last_mut() {
            row.aside = count.to_string();
        }
    }

    /// Tasks that belong nowhere, where there are any.
    fn loose(&mut self, node: Node, phrase: Phrase, tally: Option<&Tally>) {
        if let Some(tally) = tally.filter(|tally| tally.tasks() > 0) {
            self.line(node, 1, phrase.of(self.language), Some(tally.clone()));
            if let Some(row) = self.rows.last_mut() {
                row.loose = true;
            }
        }
    }

    /// The rounds of the plan and those that tasks name; nothing where there are none.
    fn rounds(&mut self, tallies: &BTreeMap<Option<Id>, Tally>) {
        let plan = self.plan;
        let known = plan.head().rounds.iter().map(|round| &round.id);
        let named = rounds_in_order(plan, tallies);
        let others = named.iter().map(|(id, _)| *id);
        let others = others.filter(|id| plan.head().rounds.iter().all(|round| round.id != **id));
        let ids: Vec<Id> = known.chain(others).cloned().collect();
        if ids.is_empty() {
            return;
        }
        self.section(Node::Rounds, words::ROUNDS, ids.len());
        for id in ids {
            let title = plan.head().round_title(&id).to_owned();
            let id = Some(id);
            let tally = tallies.get(&id).cloned().unwrap_or_default();
            self.line(Node::Round(id), 1, &title, Some(tally));
        }
        self.loose(Node::Round(None), words::NO_ROUND, tallies.get(&None));
    }

    fn tree(&mut self) {
        let plan: &'a Plan = self.plan;
        let mut below: BTreeMap<Option<&Id>, Vec<&'a crate::plan::Unit>> = BTreeMap::new();
        for unit in plan.units().values().filter(|unit| !unit.outside) {
            let above = unit
                .parent
                .as_ref()
                .filter(|above| plan.units().contains_key(*above));
            below.entry(above).or_default().push(unit);
        }
        for units in below.values_mut() {
            units.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.id.cmp(&b.id)));
        }
        let mut drawn: BTreeSet<&Id> = BTreeSet::new();
        let mut stack: Vec<(usize, &crate::plan::Unit)> = Vec::new();
        let roots = below.get(&None).into_iter().flatten();
        stack.extend(roots.rev().map(|unit| (1, *unit)));
        while let Some((depth, unit)) = stack.pop() {
            if !drawn.insert(&unit.id) {
                continue;
            }
            let children = below.get(&Some(&unit.id));
            let folded = self.folded.contains(&unit.id);
            let tally = self.units.get(&Some(unit.id.clone()));
            let tally = tally.cloned().unwrap_or_default();
            self.line(Node::Unit(unit.id.clone()), depth, &unit.name, Some(tally));
            if let Some(row) = self.rows.last_mut() {
                row.fold = children.map(|_| folded);
                kind_word(unit.kind)
                    .of(self.language)
                    .clone_into(&mut row.aside);
            }
            if !folded {
                let children = children.into_iter().flatten();
                stack.extend(children.rev().map(|unit| (depth + 1, *unit)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::UnitRole;
    use jiff::civil::date;

    #[test]
    fn every_task_of_the_samples_stands_in_a_line_of_each_section() {
        for opened in [crate::file::sample(), crate::file::changshou()] {
            let plan = opened.unwrap().plan;
            let assessment = Assessment::new(&plan, date(2021, 11, 20));
            let units = assessment.by_unit(&plan, UnitRole::Lead, false);
            let rows = rows(&plan, &assessment, &units, &BTreeSet::new(), Language::Zh);
            let sum = |pick: fn(&Node) -> bool| -> usize {
                rows.iter()
                    .filter(|row| pick(&row.node))
                    .filter_map(|row| row.tally.as_ref())
                    .map(Tally::tasks)
                    .sum()
            };
            let all = plan.tasks().len();
            assert_eq!(sum(|node| *node == Node::Plan), all);
            assert_eq!(sum(|node| matches!(node, Node::List(_))), all);
            let of_unit =
                |node: &Node| matches!(node, Node::Unit(_) | Node::NamedUnit(_) | Node::NoUnit);
            assert_eq!(sum(of_unit), all);
        }
    }

    #[test]
    fn a_folded_unit_hides_the_units_below_it_and_nothing_else() {
        let plan = crate::file::changshou().unwrap().plan;
        let assessment = Assessment::new(&plan, date(2021, 11, 20));
        let units = assessment.by_unit(&plan, UnitRole::Answering, true);
        let lines = |folded: &BTreeSet<Id>| rows(&plan, &assessment, &units, folded, Language::Zh);
        let open = lines(&BTreeSet::new());
        let top = open
            .iter()
            .find_map(|row| match (&row.node, row.fold) {
                (Node::Unit(id), Some(false)) => Some(id.clone()),
                _ => None,
            })
            .unwrap();
        let folded = lines(&BTreeSet::from([top.clone()]));
        assert!(folded.len() < open.len());
        assert!(
            folded
                .iter()
                .all(|row| open.iter().any(|one| one.node == row.node))
        );
    }
}
