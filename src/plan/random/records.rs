//! Random plans that a file may hold: every kind of record, every field filled at times, nothing dangling.

use super::Dice;
use crate::plan::*;
use std::collections::BTreeMap;

/// The ids that a record may point at.
pub(crate) struct Known {
    pub tasks: Vec<Id>,
    pub lists: Vec<Id>,
    pub special_plans: Vec<Id>,
    pub units: Vec<Id>,
}

impl Known {
    /// Those of a plan, and now and then a name that no unit bears, as it is typed.
    pub fn of(plan: &Plan) -> Self {
        Self {
            tasks: plan.tasks().keys().cloned().collect(),
            lists: plan.lists().keys().cloned().collect(),
            special_plans: plan.special_plans().keys().cloned().collect(),
            units: plan
                .units()
                .keys()
                .cloned()
                .chain([Id::new("某公司")])
                .collect(),
        }
    }
}

fn completion(dice: &mut Dice) -> Vec<CompletionEvent> {
    dice.several(2, |dice, n| CompletionEvent {
        id: Id::new(format!("c{n}")),
        date: dice.day(),
        kind: dice.pick(&[CompletionKind::Completed, CompletionKind::Reopened]),
        by: dice.name(),
        reason: dice.text(),
    })
}

fn measure(dice: &mut Dice, n: usize, units: &[Id]) -> Measure {
    let (start, due) = dice.period();
    Measure {
        id: Id::new(format!("m{n}")),
        text: dice.text(),
        unit: dice.some_of(units, 1).pop(),
        start: dice.maybe(30, |_| start),
        due: dice.maybe(80, |_| due),
        weight: dice.below(101) as u32,
        completion: completion(dice),
    }
}

fn note(dice: &mut Dice, n: usize) -> ProgressNote {
    ProgressNote {
        id: Id::new(format!("n{n}")),
        date: dice.day(),
        percent: dice.maybe(80, |dice| dice.below(101) as u8),
        done: dice.text(),
        problems: dice.text(),
        next_step: dice.text(),
        by: dice.text(),
    }
}

fn evidence(dice: &mut Dice, _: usize) -> Evidence {
    Evidence {
        title: dice.text(),
        file: "附件/照片 1.jpg".to_owned(),
        date: dice.maybe(50, Dice::day),
    }
}

fn close_out(dice: &mut Dice, n: usize) -> CloseOutEvent {
    let (date, end) = dice.period();
    CloseOutEvent {
        id: Id::new(format!("e{n}")),
        step: dice.pick(&[
            CloseOutStep::SelfCheck,
            CloseOutStep::Verification,
            CloseOutStep::PublicNotice,
            CloseOutStep::Filing,
            CloseOutStep::RecordFiling,
            CloseOutStep::Relapse,
        ]),
        date,
        end: dice.maybe(30, |_| end),
        objections: dice.text(),
        acceptance: dice.maybe(30, |dice| dice.pick(&Acceptance::ALL)),
        outcome: dice.pick(&[Outcome::Passed, Outcome::Passed, Outcome::SentBack]),
        by: dice.name(),
        document: dice.text(),
        evidence: dice.several(1, evidence),
        reason: dice.text(),
        override_reason: dice.text(),
    }
}

pub(crate) fn due(dice: &mut Dice) -> Due {
    match dice.below(4) {
        0 => Due::default(),
        1 => Due {
            date: None,
            precision: Precision::Day,
            wording: "长期坚持".to_owned(),
        },
        2 => Due::on(dice.day()),
        _ => Due {
            date: Some(dice.day()),
            precision: dice.pick(&[
                Precision::Day,
                Precision::Month,
                Precision::Quarter,
                Precision::HalfYear,
                Precision::Year,
            ]),
            wording: "2021年底前".to_owned(),
        },
    }
}

fn due_change(dice: &mut Dice, n: usize) -> DueChange {
    DueChange {
        id: Id::new(format!("d{n}")),
        date: dice.day(),
        old: dice.maybe(90, Dice::day),
        new: dice.maybe(90, Dice::day),
        old_wording: dice.text(),
        old_precision: dice.pick(&[Precision::Day, Precision::Month, Precision::Year]),
        correction: dice.below(4) == 0,
        approval: dice.text(),
        reason: dice.text(),
    }
}

/// A task that may stand in a plan that knows these records.
pub(crate) fn task(dice: &mut Dice, id: Id, known: &Known) -> Task {
    let others: Vec<Id> = known
        .tasks
        .iter()
        .filter(|other| **other != id)
        .cloned()
        .collect();
    let due = due(dice);
    let start = dice
        .maybe(60, Dice::day)
        .filter(|start| due.date.is_none_or(|due| *start <= due));
    Task {
        id,
        rank: match dice.below(6) {
            0 => 0,
            1 => i64::MAX - dice.below(3) as i64,
            2 => i64::MIN,
            _ => dice.below(20_000) as i64,
        },
        number: dice.below(99).to_string(),
        list_number: dice.text(),
        title: dice.text(),
        problem: dice.text(),
        category: dice.pick(&Category::ALL),
        region: dice.text(),
        source: dice.pick(&TaskSource::ALL),
        round: dice.maybe(50, |dice| Id::new(dice.pick(&["2", "3", "provincial"]))),
        batch: dice.text(),
        problem_kind: dice.maybe(50, |dice| dice.pick(&ProblemKind::ALL)),
        parent_item: ParentItem {
            number: dice.text(),
            title: dice.text(),
        },
        project: dice.pick(&["", "", "管网一期"]).to_owned(),
        root_cause: dice.text(),
        suspensions: dice.several(2, |dice, n| {
            let (date, until) = dice.period();
            Suspension {
                id: Id::new(format!("s{n}")),
                date,
                until: dice.maybe(50, |_| until),
                document: dice.text(),
                reason: dice.text(),
            }
        }),
        postponements: dice.several(2, |dice, n| Postponement {
            id: Id::new(format!("p{n}")),
            date: dice.day(),
            wanted: dice.maybe(50, Dice::day),
            document: dice.text(),
            reason: dice.text(),
            answer: dice.pick(&Answer::ALL),
            answered: dice.maybe(50, Dice::day),
        }),
        re_checks: dice.several(2, |dice, n| ReCheck {
            id: Id::new(format!("r{n}")),
            date: dice.day(),
            criterion: dice.text(),
            done: dice.maybe(50, Dice::day),
            result: dice.pick(&ReCheckResult::ALL),
            note: dice.text(),
        }),
        list: dice
            .maybe(70, |dice| dice.some_of(&known.lists, 1).pop())
            .flatten(),
        special_plans: dice.some_of(&known.special_plans, 2),
        lead_unit: dice.some_of(&known.units, 1).pop(),
        responsible_units: dice.some_of(&known.units, 3),
        supporting_units: dice.some_of(&known.units, 2),
        supervising_unit: dice.some_of(&known.units, 1).pop(),
        accepting_unit: dice.some_of(&known.units, 1).pop(),
        leader: dice.text(),
        person: dice.text(),
        phone: dice
            .maybe(50, |_| "023-4000 0000".to_owned())
            .unwrap_or_default(),
        goal: dice.text(),
        start,
        due,
        immediate: dice.chance(20),
        continuing: dice.chance(20),
        measures: dice.several(3, |dice, n| measure(dice, n, &known.units)),
        notes: dice.several(3, note),
        completion: completion(dice),
        close_out: dice.several(3, close_out),
        due_changes: dice.several(1, due_change),
        light: dice.maybe(20, |dice| LightOverride {
            light: dice.pick(&[Light::Blue, Light::Yellow, Light::Red]),
            date: dice.day(),
            reason: dice.text(),
        }),
        links: dice
            .some_of(&others, 2)
            .into_iter()
            .map(|predecessor| Link {
                predecessor,
                kind: dice.pick(&[
                    LinkKind::FinishToStart,
                    LinkKind::StartToStart,
                    LinkKind::FinishToFinish,
                    LinkKind::StartToFinish,
                    LinkKind::Related,
                ]),
                lag_days: dice.below(60) as i32 - 30,
            })
            .collect(),
        supervision_level: dice.maybe(40, |dice| dice.pick(&SupervisionLevel::ALL)),
        evidence: dice.several(2, evidence),
        funding: Funding {
            planned: dice.maybe(40, Dice::number),
            paid: dice.maybe(30, Dice::number),
        },
        accountability: dice.several(1, |dice, n| Accountability {
            id: Id::new(format!("a{n}")),
            date: dice.maybe(70, Dice::day),
            people: dice.below(9) as u32,
            text: dice.text(),
        }),
        remarks: dice.text(),
        real_facts: dice.text(),
        source_address: dice.text(),
        sample: dice.chance(50),
        extra: dice
            .several(2, |dice, n| (format!("列{n}"), dice.text()))
            .into_iter()
            .collect(),
    }
}

/// A task list.
pub(crate) fn list(dice: &mut Dice, id: Id) -> TaskList {
    TaskList {
        id,
        rank: dice.below(5000) as i64,
        title: dice.text(),
        short: dice.text(),
        sample: dice.chance(50),
    }
}

/// A special plan.
pub(crate) fn special_plan(dice: &mut Dice, id: Id, known: &Known) -> SpecialPlan {
    SpecialPlan {
        id,
        rank: dice.below(5000) as i64,
        title: dice.text(),
        unit: dice.some_of(&known.units, 1).pop(),
        sample: dice.chance(50),
    }
}

/// A unit of the tree. The one above it has a smaller id, so units never stand in a ring.
pub(crate) fn unit(dice: &mut Dice, id: Id, known: &Known) -> Unit {
    let above: Vec<Id> = known
        .units
        .iter()
        .filter(|other| **other < id)
        .cloned()
        .collect();
    Unit {
        id,
        rank: dice.below(5) as i64,
        name: dice.name(),
        kind: dice.pick(&UnitKind::ALL),
        parent: dice.some_of(&above, 1).pop(),
        outside: false,
    }
}

/// An indicator that may stand in a plan that knows these tasks.
pub(crate) fn indicator(dice: &mut Dice, id: Id, tasks: &[Id]) -> Indicator {
    let bounds = [Bound::Exact, Bound::AtLeast, Bound::AtMost, Bound::MoreThan];
    Indicator {
        id,
        rank: dice.below(9000) as i64,
        name: dice.text(),
        region: dice.text(),
        unit: dice.pick(&["天", "%", "µg/m³", ""]).to_owned(),
        decimals: dice.below(7) as u8,
        better: dice.pick(&[Better::Up, Better::Down]),
        kind: dice.pick(&[
            IndicatorKind::Level,
            IndicatorKind::Cumulative,
            IndicatorKind::Ratio,
        ]),
        points: dice.several(5, |dice, n| {
            let (start, end) = dice.period();
            IndicatorPoint {
                id: Id::new(format!("p{n}")),
                start,
                end,
                value: dice.maybe(80, Dice::number),
                bound: dice.pick(&bounds),
                base: dice.pick(&["", "42", "74"]).to_owned(),
                provisional: dice.chance(20),
                derived: dice.text(),
                source: dice.text(),
                note: dice.text(),
            }
        }),
        targets: dice.several(2, |dice, n| {
            let (start, end) = dice.period();
            IndicatorTarget {
                id: Id::new(format!("t{n}")),
                start,
                end,
                value: dice.number(),
                bound: dice.pick(&bounds),
                base: dice.pick(&["", "42"]).to_owned(),
                source: dice.text(),
                note: dice.text(),
            }
        }),
        tasks: dice.some_of(tasks, 3),
        sample: dice.chance(50),
    }
}

/// An inspection record.
pub(crate) fn inspection(dice: &mut Dice, id: Id, known: &Known) -> InspectionRecord {
    InspectionRecord {
        id,
        number: dice.text(),
        date: dice.day(),
        kind: dice.pick(&InspectionKind::ALL),
        level: dice.maybe(50, |dice| dice.pick(&SupervisionLevel::ALL)),
        unit: dice.some_of(&known.units, 1).pop(),
        findings: dice.several(3, |dice, n| Finding {
            id: Id::new(format!("f{n}")),
            text: dice.text(),
            tasks: dice.some_of(&known.tasks, 2),
            due: dice.maybe(50, Dice::day),
            settled: dice.maybe(50, Dice::day),
        }),
        tasks: dice.some_of(&known.tasks, 3),
        sample: dice.chance(50),
    }
}

/// A complaint.
pub(crate) fn complaint(dice: &mut Dice, id: Id, known: &Known) -> Complaint {
    Complaint {
        id,
        number: dice.text(),
        round: dice.text(),
        batch: dice.text(),
        channel: dice.maybe(50, |dice| dice.pick(&Channel::ALL)),
        received: dice.day(),
        priority: dice.chance(20),
        kind: dice.pick(&Category::ALL),
        also: dice.several(2, |dice, _| dice.pick(&Category::ALL)),
        trade: dice.text(),
        place: dice.text(),
        text: dice.text(),
        unit: dice.some_of(&known.units, 1).pop(),
        substantiated: dice.pick(&[
            Substantiated::Unknown,
            Substantiated::Yes,
            Substantiated::Partly,
            Substantiated::No,
        ]),
        due: dice.maybe(50, Dice::day),
        status: dice.pick(&[
            ComplaintStatus::Open,
            ComplaintStatus::SettledInStages,
            ComplaintStatus::Settled,
        ]),
        status_date: dice.maybe(50, Dice::day),
        follow_up_visits: dice.several(2, |dice, n| FollowUpVisit {
            id: Id::new(format!("v{n}")),
            date: dice.day(),
            outcome: dice.pick(&VisitOutcome::ALL),
            text: dice.text(),
        }),
        tasks: dice.some_of(&known.tasks, 2),
        sample: dice.chance(50),
    }
}

/// What is said of a plan as a whole.
pub(crate) fn head(dice: &mut Dice, id: Id, tasks: &[Id]) -> Head {
    let (window_start, window_end) = dice.period();
    Head {
        id,
        title: dice.text(),
        region: dice.text(),
        round: dice.text(),
        rounds: dice.several(3, |dice, n| InspectionRound {
            id: Id::new(format!("{}", n + 1)),
            name: dice.text(),
            on_site: dice.maybe(50, Dice::day),
            off_site: dice.maybe(50, Dice::day),
            feedback: dice.maybe(50, Dice::day),
            plan_days: dice.below(90) as u32,
            published: dice.maybe(50, Dice::day),
            basis: dice.text(),
        }),
        overall_plan: dice.text(),
        window_start,
        window_end,
        as_of: dice.maybe(50, Dice::day),
        sample: dice.chance(30),
        sample_note: dice.text(),
        declared: dice.maybe(50, |dice| DeclaredTotals {
            date: dice.maybe(70, Dice::day),
            tasks: Some(62),
            completed: dice.maybe(50, |dice| dice.below(62) as u32),
            due_by_year: BTreeMap::from([(2020, 26), (2021, 13)]),
            source: dice.text(),
        }),
        settings: PlanSettings {
            warning_days: dice.below(90) as u32,
            notice_unit: dice.pick(&[NoticeUnit::WorkingDays, NoticeUnit::CalendarDays]),
            notice_first_day_counts: dice.chance(50),
            ..PlanSettings::default()
        },
        calendar: dice
            .maybe(30, |dice| {
                vec![CalendarDay {
                    date: dice.day(),
                    working: dice.chance(50),
                    name: dice.text(),
                }]
            })
            .unwrap_or_default(),
        waivers: dice.several(1, |dice, _| Waiver {
            rule: "due-missing".to_owned(),
            task: dice.some_of(tasks, 1).pop(),
            date: dice.day(),
            until: dice.maybe(50, Dice::day),
            reason: dice.text(),
        }),
        disclosure: dice.several(2, |dice, n| DisclosureSection {
            id: Id::new(format!("s{n}")),
            heading: dice.text(),
            text: dice.text(),
        }),
        views: dice.several(1, |dice, _| SavedView {
            name: dice.text(),
            content: BTreeMap::from([("分组".to_owned(), dice.text())]),
        }),
        notes: dice.text(),
        origin: dice.maybe(15, |dice| Origin {
            part: Id::from_bits(dice.bits()),
            plan: Id::new("plan-0"),
            title: dice.text(),
            unit: Id::new(dice.name()),
            date: dice.day(),
            base: dice.text(),
        }),
        given_out: dice.several(2, |dice, n| GivenOut {
            id: Id::new(format!("g{n}")),
            unit: Id::new(dice.name()),
            name: dice.name(),
            date: dice.day(),
            tasks: dice.below(500) as u32,
            back: dice.maybe(50, Dice::day),
            taken: dice.text(),
            seen: dice.several(2, |dice, _| Id::from_bits(dice.bits())),
        }),
    }
}

fn ids(dice: &mut Dice, kind: &str, count: usize) -> Vec<Id> {
    (0..count).map(|n| dice.id(kind, n)).collect()
}

/// A plan with so many tasks and up to that many of everything else.
pub(crate) fn plan(seed: u64, tasks: usize) -> Plan {
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    let mut count = |most: usize| dice.below(most.min(tasks + 2));
    let (lists, special_plans, units) = (count(5), count(4), count(6));
    let (indicators, inspections, complaints) = (count(4), count(4), count(4));
    let known = Known {
        tasks: ids(dice, "task", tasks),
        lists: ids(dice, "list", lists),
        special_plans: ids(dice, "special", special_plans),
        units: ids(dice, "unit", units),
    };
    let mut parts = PlanParts {
        head: head(dice, Id::new("plan-1"), &known.tasks),
        ..PlanParts::default()
    };
    for id in &known.tasks {
        parts.tasks.push(task(dice, id.clone(), &known));
    }
    for id in &known.lists {
        parts.lists.push(list(dice, id.clone()));
    }
    for id in &known.special_plans {
        parts
            .special_plans
            .push(special_plan(dice, id.clone(), &known));
    }
    for id in &known.units {
        parts.units.push(unit(dice, id.clone(), &known));
    }
    for n in 0..indicators {
        let id = dice.id("indicator", n);
        parts.indicators.push(indicator(dice, id, &known.tasks));
    }
    for n in 0..inspections {
        let id = dice.id("inspection", n);
        parts.inspections.push(inspection(dice, id, &known));
    }
    for n in 0..complaints {
        let id = dice.id("complaint", n);
        parts.complaints.push(complaint(dice, id, &known));
    }
    Plan::new(parts)
}
