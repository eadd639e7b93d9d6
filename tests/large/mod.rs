//! Large plans for measuring: any number of tasks as rich as the sample's, the same every time.
//!
//! Benches, the example, journeys and the library's own tests include this one file; the library does not carry it.

use zhenggai::plan::{
    Better, Category, CloseOutEvent, CloseOutStep, CompletionEvent, CompletionKind, Day, Due, Head,
    Id, Indicator, IndicatorKind, IndicatorPoint, Link, LinkKind, Measure, Outcome, Plan,
    PlanParts, Precision, ProgressNote, SupervisionLevel, Task, TaskList, TaskSource, Unit,
    UnitKind,
};

/// The day up to which things have happened in a large plan.
const AS_OF: Day = Day::constant(2021, 11, 20);

/// Districts, and towns in each.
const DISTRICTS: usize = 40;
const TOWNS: usize = 20;

/// What is to be done, one for each measure of a task.
const WORKS: [&str; 6] = [
    "逐点位核查设施建设和运行情况",
    "制定实施方案并报审",
    "完成工程招标和开工",
    "完成设施建设和设备安装",
    "安装自动在线监控并联网",
    "组织达标运行评估和现场验收",
];

/// What is in the way, for progress notes.
const TROUBLES: [&str; 4] = [
    "",
    "示例：管网权属复杂，协调量大",
    "示例：汛期影响施工进度",
    "示例：个别企业配套资金未到位",
];

/// What tasks are about.
const SUBJECTS: [&str; 7] = [
    "生活污水处理设施提标改造",
    "入河排污口排查溯源整治",
    "挥发性有机物综合治理",
    "历史遗留矿山生态修复",
    "畜禽养殖粪污资源化利用",
    "建筑工地扬尘污染管控",
    "长江岸线违规占用清理",
];

/// Numbers that look random and are the same every time.
struct Numbers(u64);

impl Numbers {
    /// A number from 0 up to, not including, a limit.
    fn below(&mut self, limit: usize) -> usize {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % limit.max(1) as u64).unwrap_or(0)
    }
}

fn later(day: Day, days: usize) -> Day {
    let days = i64::try_from(days).unwrap_or(0);
    day.saturating_add(jiff::Span::new().days(days))
}

fn district(index: usize) -> String {
    format!("示例{:02}区", index + 1)
}

fn town(district_index: usize, index: usize) -> String {
    format!("{}{:02}镇", district(district_index), index + 1)
}

fn completed(date: Day) -> Vec<CompletionEvent> {
    vec![CompletionEvent {
        id: "c1".into(),
        date,
        kind: CompletionKind::Completed,
        ..CompletionEvent::default()
    }]
}

/// A plan with `n` tasks, sample data throughout, as of 2021-11-20.
///
/// Each task has three or four measures with completions, notes as far as it has come, and for those finished early
/// the five steps of the close-out; about a third wait for an earlier task.
pub fn plan(n: usize) -> Plan {
    Plan::new(PlanParts {
        head: Head {
            id: Id::new(format!("large-{n}")),
            title: format!("{n} 项任务的测试规划（示例）"),
            region: "示例市".to_owned(),
            round: "第二轮".to_owned(),
            as_of: Some(AS_OF),
            sample: true,
            sample_note: "示例数据：全部为生成的虚构内容，用于测量。".to_owned(),
            ..Head::default()
        },
        tasks: (0..n).map(task).collect(),
        lists: (1..=4)
            .map(|list| TaskList {
                id: Id::new(format!("list-{list}")),
                rank: list * 1000,
                title: format!("示例任务清单{list}"),
                sample: true,
                ..TaskList::default()
            })
            .collect(),
        units: units(),
        indicators: vec![indicator()],
        ..PlanParts::default()
    })
}

fn units() -> Vec<Unit> {
    let mut units = Vec::new();
    for index in 0..DISTRICTS {
        let id = Id::new(format!("u{index:02}"));
        units.push(Unit {
            id: id.clone(),
            rank: 0,
            name: district(index),
            kind: UnitKind::District,
            parent: None,
            outside: false,
        });
        units.extend((0..TOWNS).map(|below| Unit {
            id: Id::new(format!("u{index:02}-{below:02}")),
            rank: 0,
            name: town(index, below),
            kind: UnitKind::Town,
            parent: Some(id.clone()),
            outside: false,
        }));
    }
    units
}

fn indicator() -> Indicator {
    let mut numbers = Numbers(7);
    let points = (2020..=2021).flat_map(|year| (1..=12).map(move |month| (year, month)));
    Indicator {
        id: "i1".into(),
        name: "示例指标".to_owned(),
        unit: "天".to_owned(),
        better: Better::Up,
        kind: IndicatorKind::Level,
        points: points
            .enumerate()
            .map(|(index, (year, month))| {
                let start = Day::constant(year, month, 1);
                IndicatorPoint {
                    id: Id::new(format!("p{index:02}")),
                    start,
                    end: start.last_of_month(),
                    value: u32::try_from(20 + numbers.below(11)).ok().map(f64::from),
                    ..IndicatorPoint::default()
                }
            })
            .collect(),
        sample: true,
        ..Indicator::default()
    }
}

fn task(index: usize) -> Task {
    let mut numbers = Numbers(index as u64);
    let district_index = numbers.below(DISTRICTS);
    let town_index = numbers.below(TOWNS);
    let lead = district(district_index);
    let supporting = town(district_index, town_index);
    let units = [
        Id::new(format!("u{district_index:02}")),
        Id::new(format!("u{district_index:02}-{town_index:02}")),
    ];
    let start = later(Day::constant(2020, 5, 11), numbers.below(500));
    let length = 150 + numbers.below(700);
    let end = later(start, length).min(Day::constant(2023, 12, 31));
    let measures = measures(&mut numbers, start, end, &units);
    let notes = notes(&mut numbers, &measures, &lead);
    let finished = measures
        .iter()
        .map(Measure::done)
        .collect::<Option<Vec<Day>>>()
        .and_then(|days| days.into_iter().max());
    let subject = SUBJECTS[numbers.below(SUBJECTS.len())];
    let waits = index > 0 && numbers.below(3) == 0;
    let due = Due {
        date: Some(end.last_of_month()),
        precision: Precision::Month,
        wording: format!("{}年{}月底前", end.year(), end.month()),
    };
    Task {
        id: Id::new(format!("t{index:07}")),
        rank: i64::try_from(index).unwrap_or(i64::MAX) * 1000,
        number: (index + 1).to_string(),
        list_number: (index / 4 + 1).to_string(),
        title: format!("示例：{supporting}{subject}"),
        problem: format!("{supporting}{subject}推进不够有力，部分点位未按要求完成"),
        category: Category::ALL[numbers.below(Category::ALL.len())],
        region: lead.clone(),
        source: TaskSource::FeedbackReport,
        list: Some(Id::new(format!("list-{}", index % 4 + 1))),
        lead_unit: Some(units[0].clone()),
        responsible_units: vec![units[1].clone()],
        accepting_unit: Some(units[0].clone()),
        goal: format!("{subject}按期完成并稳定达标，建立长效机制"),
        start: Some(start),
        due,
        measures,
        notes,
        completion: finished.map(completed).unwrap_or_default(),
        close_out: finished
            .map(|day| close_out(&mut numbers, day, &lead, index))
            .unwrap_or_default(),
        links: waits
            .then(|| Link {
                predecessor: Id::new(format!("t{:07}", numbers.below(index))),
                kind: LinkKind::FinishToStart,
                lag_days: 0,
            })
            .into_iter()
            .collect(),
        supervision_level: Some(SupervisionLevel::ALL[numbers.below(4)]),
        remarks: "示例任务，内容为虚构".to_owned(),
        sample: true,
        ..Task::default()
    }
}

fn measures(numbers: &mut Numbers, start: Day, end: Day, units: &[Id; 2]) -> Vec<Measure> {
    let count = 3 + numbers.below(2);
    let days = start.until(end).map_or(0, |span| span.get_days());
    let days = usize::try_from(days).unwrap_or(0);
    let offset = numbers.below(WORKS.len());
    let late = numbers.below(12) == 0;
    let mut from = start;
    (0..count)
        .map(|place| {
            let due = later(start, days * (place + 1) / count);
            let done = later(due, 0)
                .checked_sub(jiff::Span::new().days(3))
                .unwrap_or(due);
            let is_done = done <= AS_OF && !(late && place + 1 == count);
            let measure = Measure {
                id: Id::new(format!("m{}", place + 1)),
                text: WORKS[(offset + place) % WORKS.len()].to_owned(),
                unit: Some(units[place % 2].clone()),
                start: Some(from),
                due: Some(due),
                weight: if place == 0 && count == 3 {
                    34
                } else {
                    100 / u32::try_from(count).unwrap_or(1)
                },
                completion: if is_done { completed(done) } else { Vec::new() },
            };
            from = later(due, 1);
            measure
        })
        .collect()
}

fn notes(numbers: &mut Numbers, measures: &[Measure], by: &str) -> Vec<ProgressNote> {
    let mut percent = 0;
    measures
        .iter()
        .enumerate()
        .filter_map(|(place, measure)| {
            let date = measure.done()?;
            percent += measure.weight;
            Some(ProgressNote {
                id: Id::new(format!("n{}", place + 1)),
                date,
                percent: u8::try_from(percent.min(100)).ok(),
                done: measure.text.clone(),
                problems: TROUBLES[numbers.below(TROUBLES.len())].to_owned(),
                next_step: measures
                    .get(place + 1)
                    .map_or("准备自查销号资料", |next| next.text.as_str())
                    .to_owned(),
                by: by.to_owned(),
            })
        })
        .collect()
}

fn close_out(numbers: &mut Numbers, finished: Day, by: &str, index: usize) -> Vec<CloseOutEvent> {
    let mut day = later(finished, 5);
    CloseOutStep::FIVE
        .into_iter()
        .enumerate()
        .map(|(place, step)| {
            let date = day;
            let end = (step == CloseOutStep::PublicNotice).then(|| later(date, 13));
            day = later(end.unwrap_or(date), 4 + numbers.below(10));
            CloseOutEvent {
                id: Id::new(format!("e{}", place + 1)),
                step,
                date,
                end,
                objections: String::new(),
                acceptance: None,
                outcome: Outcome::Passed,
                by: by.to_owned(),
                document: format!("示例〔{}〕{}号", date.year(), index * 5 + place + 1),
                evidence: Vec::new(),
                reason: String::new(),
                override_reason: String::new(),
            }
        })
        .take_while(|event| event.date <= AS_OF)
        .collect()
}
