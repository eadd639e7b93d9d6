//! The supervision page: a record and its findings, complaints in their table, rows pasted from a spreadsheet.

#![expect(
    clippy::expect_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::drawn;
use crate::page_desk::{AS_OF, Desk, window};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::time::{Duration, Instant};
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::plan::{
    Category, Complaint, ComplaintStatus, Day, Id, InspectionRecord, Plan, Substantiated,
    VisitOutcome,
};
use zhenggai::text::{Language, Phrase, supervision_words as words};
use zhenggai::ui::supervision::Parts;
use zhenggai::ui::{self, Action};

impl Desk {
    fn record(&self, id: &str) -> &InspectionRecord {
        &self.history.plan().inspections()[&Id::new(id)]
    }

    fn complaint(&self, number: &str) -> &Complaint {
        self.history
            .plan()
            .complaints()
            .values()
            .find(|one| one.number == number)
            .expect("the complaint is there")
    }
}

fn sample() -> Plan {
    zhenggai::file::sample().expect("the sample reads").plan
}

fn open(parts: Parts) -> Harness<'static, Desk> {
    let mut desk = Desk::new(ui::supervision::show, sample(), &LIGHT, Language::Zh);
    desk.view.supervision.parts = parts;
    let mut window = window(desk, 1440.0, 810.0);
    window.run();
    window
}

fn click(window: &mut Harness<'static, Desk>, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn type_over(window: &mut Harness<'static, Desk>, label: &str, text: &str) {
    click(window, label);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_label(label).type_text(text);
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

#[test]
fn a_record_is_added_with_a_finding_that_is_settled_and_taken_back() {
    let mut window = open(Parts::Records);
    click(&mut window, "登记督察记录");
    let id = window
        .state()
        .view
        .supervision
        .record
        .clone()
        .expect("the new record is selected");
    type_over(&mut window, "对象", "奉节县政府");
    click(&mut window, "收起");
    click(&mut window, "+ 添加问题");
    type_over(&mut window, "问题", "夜间偷排");
    type_over(&mut window, "涉及任务", "34、36");
    type_over(&mut window, "期限", "2021-12-01");
    let record = window.state().record(id.as_str()).clone();
    let unit = window
        .state()
        .history
        .plan()
        .unit_word(record.unit.as_ref());
    assert_eq!((unit, record.date), ("奉节县政府", AS_OF));
    assert_eq!(record.findings[0].text, "夜间偷排");
    assert_eq!(record.findings[0].tasks, [Id::new("t34"), Id::new("t36")]);
    assert_eq!(record.findings[0].due, Some(Day::constant(2021, 12, 1)));
    click(&mut window, "2021-11-20 已整改");
    let settled =
        |window: &Harness<'static, Desk>| window.state().record(id.as_str()).findings[0].settled;
    assert_eq!(settled(&window), Some(AS_OF));
    window.state_mut().history.undo().expect("one step back");
    window.run();
    assert_eq!(settled(&window), None);
}

#[test]
fn a_new_finding_has_the_keyboard_and_takes_what_is_pasted() {
    let mut window = open(Parts::Both);
    click(&mut window, "登记督察记录");
    click(&mut window, "+ 添加问题");
    window.event(Event::Paste("夜间\r\n偷排\r\n".to_owned()));
    window.run();
    let id = window.state().view.supervision.record.clone();
    let record = window.state().record(id.expect("selected").as_str());
    assert_eq!(record.findings[0].text, "夜间 偷排");
    let desk = window.state();
    assert_eq!(
        desk.history.plan().complaints(),
        sample().complaints(),
        "no complaint came of it"
    );
}

#[test]
fn a_finding_leads_to_its_task_and_the_chip_to_what_nobody_saw() {
    let mut window = open(Parts::Both);
    click(&mut window, "督察记录 2021-10-12 示例区政府");
    assert_eq!(window.state().view.supervision.record, Some(Id::new("s22")));
    let unseen = zhenggai::assess::not_inspected(
        window.state().history.plan(),
        &window.state().assessment,
        6,
    );
    click(
        &mut window,
        &format!("超过 6 个月无人督察的任务 {}", unseen.len()),
    );
    assert_eq!(
        window.state().asked.last(),
        Some(&Action::ShowTasks(unseen))
    );
    let links: Vec<_> = window.get_all_by_label("任务 55").collect();
    links.last().expect("a link under the finding").click();
    drop(links);
    window.run();
    assert_eq!(
        window.state().asked.last(),
        Some(&Action::ShowTask(Id::new("t55")))
    );
}

#[test]
fn a_status_is_changed_in_its_cell_by_keyboard() {
    let mut window = open(Parts::Complaints);
    let first = window
        .state()
        .view
        .supervision
        .letter
        .clone()
        .expect("the most pressing one is selected");
    let number = window.state().history.plan().complaints()[&first]
        .number
        .clone();
    click(&mut window, &format!("状态 {number}"));
    window.key_press(Key::Enter);
    window.run();
    let field = format!("修改状态 {number}");
    window.get_by_label(&field).type_text("已办结");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let after = window.state().complaint(&number).clone();
    assert_eq!(after.status, ComplaintStatus::Settled);
    assert_eq!(after.status_date, Some(AS_OF));
    window.state_mut().history.undo().expect("one step back");
    assert_eq!(*window.state().history.plan(), sample());
}

#[test]
fn what_is_not_understood_stays_in_its_cell() {
    let mut window = open(Parts::Complaints);
    let first = window.state().view.supervision.letter.clone().expect("one");
    let number = window.state().history.plan().complaints()[&first]
        .number
        .clone();
    click(&mut window, &format!("期限 {number}"));
    window.key_press(Key::Enter);
    window.run();
    window
        .get_by_label(&format!("修改期限 {number}"))
        .type_text("尽快");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(window.state().view.supervision.said.contains("尽快"));
    assert!(window.state().view.supervision.cell.is_some());
    window.key_press(Key::Escape);
    window.run();
    assert!(window.state().view.supervision.cell.is_none());
    assert_eq!(*window.state().history.plan(), sample());
}

#[test]
fn what_is_not_understood_is_not_dropped_by_scrolling() {
    let mut parts = sample().parts();
    for n in 0..200u32 {
        let base = parts.complaints[n as usize % 60].clone();
        parts.complaints.push(Complaint {
            id: Id::new(format!("many{n}")),
            number: format!("D3-{n:05}"),
            ..base
        });
    }
    let plan = Plan::new(parts);
    let mut desk = Desk::new(ui::supervision::show, plan, &LIGHT, Language::Zh);
    desk.view.supervision.parts = Parts::Complaints;
    let mut window = window(desk, 1440.0, 810.0);
    window.run();
    let first = window.state().view.supervision.letter.clone().expect("one");
    let number = window.state().history.plan().complaints()[&first]
        .number
        .clone();
    let cell = format!("期限 {number}");
    click(&mut window, &cell);
    window.key_press(Key::Enter);
    window.run();
    let at = window.get_by_label(&format!("修改期限 {number}")).rect();
    window
        .get_by_label(&format!("修改期限 {number}"))
        .type_text("尽快");
    window.run();
    window.event(Event::PointerMoved(at.center()));
    window.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -2000.0),
        modifiers: Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
    });
    window.run_steps(12);
    let supervision = &window.state().view.supervision;
    assert!(supervision.said.contains("尽快"), "{}", supervision.said);
    let cell = supervision.cell.as_ref().expect("it stays open");
    assert_eq!(cell.text, "尽快");
    window.get_by_label(&format!("修改期限 {number}"));
    window.key_press(Key::Escape);
    window.run();
    assert!(window.state().view.supervision.cell.is_none());
}

#[test]
fn two_rows_of_a_spreadsheet_become_complaints() {
    let mut window = open(Parts::Complaints);
    let before = window.state().history.plan().complaints().len();
    window.event(Event::Paste(
        "受理编号\t污染类型\t行政区域\t是否属实\t办结状态\nD4-1\t水\t奉节县\t属实\t已办结\nD4-2\t噪声\t高新区\t不属实\t未办结\n"
            .to_owned(),
    ));
    window.run();
    let desk = window.state_mut();
    assert_eq!(desk.history.plan().complaints().len(), before + 2);
    assert_eq!(desk.complaint("D4-2").kind, Category::Noise);
    assert_eq!(desk.complaint("D4-1").status, ComplaintStatus::Settled);
    desk.history.undo().expect("one step back");
    assert_eq!(*desk.history.plan(), sample());
}

#[test]
fn a_block_lies_over_the_cells_from_where_one_stands() {
    let mut window = open(Parts::Complaints);
    click(&mut window, "按编号排序");
    let plan = window.state().history.plan();
    let mut numbers: Vec<String> = plan
        .complaints()
        .values()
        .map(|one| one.number.clone())
        .collect();
    numbers.sort();
    click(&mut window, &format!("是否属实 {}", numbers[0]));
    window.event(Event::Paste(
        "不属实\t未办结\n部分属实\t已办结\n".to_owned(),
    ));
    window.run();
    let first = window.state().complaint(&numbers[0]);
    assert_eq!(first.substantiated, Substantiated::No);
    assert_eq!(first.status, ComplaintStatus::Open);
    let second = window.state().complaint(&numbers[1]);
    assert_eq!(second.substantiated, Substantiated::Partly);
    assert_eq!(second.status, ComplaintStatus::Settled);
    window.state_mut().history.undo().expect("one step back");
    assert_eq!(*window.state().history.plan(), sample());
}

#[test]
fn totals_and_counts_of_a_level_list_what_they_count() {
    use zhenggai::plan::SupervisionLevel;
    let mut window = open(Parts::Both);
    let day = AS_OF;
    let plan = window.state().history.plan().clone();
    let of = |level| {
        let records = plan.inspections().values();
        records.filter(move |one| one.level == level && one.date <= day)
    };
    let levels = [
        (SupervisionLevel::InspectionBody, words::INSPECTION_BODY),
        (SupervisionLevel::CityOffices, words::CITY_OFFICES),
        (SupervisionLevel::CityLeaders, words::CITY_LEADERS),
    ];
    let (level, name) = levels
        .into_iter()
        .map(|(level, name)| (Some(level), name.of(Language::Zh)))
        .find(|(level, _)| of(*level).count() > 0)
        .expect("some level has records");
    let times = of(level).count();
    click(&mut window, &format!("{name} {times}"));
    assert_eq!(window.state().view.supervision.records.level, Some(level));
    click(&mut window, &format!("{name} {times}"));
    assert_eq!(window.state().view.supervision.records.level, None);
    let settled = window.state().assessment.complaints().all.settled;
    let head = words::COMPLAINTS.of(Language::Zh);
    let done = zhenggai::exchange::complaint_status_word(ComplaintStatus::Settled);
    let part = format!("{head} {} {settled}", done.of(Language::Zh));
    for status in [Some(ComplaintStatus::Settled), None] {
        click(&mut window, &part);
        assert_eq!(window.state().view.supervision.letters.status, status);
    }
    let open_ones = window.state().assessment.complaints().all.open;
    click(&mut window, &format!("未办结 {open_ones}"));
    let all = window.state().assessment.complaints().all.received;
    click(&mut window, &format!("合计 {all}"));
    assert_eq!(window.state().view.supervision.letters.status, None);
}

#[test]
fn complaints_are_sorted_and_filtered_and_a_visit_is_written_down() {
    let mut window = open(Parts::Complaints);
    let open_ones = window.state().assessment.complaints().all.open;
    click(&mut window, &format!("未办结 {open_ones}"));
    let letter = window.state().view.supervision.letters.status;
    assert_eq!(letter, Some(ComplaintStatus::Open));
    click(&mut window, &format!("未办结 {open_ones}"));
    click(&mut window, "按编号排序");
    let plan = window.state().history.plan().clone();
    let earliest = plan
        .complaints()
        .values()
        .min_by_key(|one| &one.number)
        .expect("complaints");
    click(&mut window, &format!("编号 {}", earliest.number));
    let visits = earliest.follow_up_visits.len();
    click(&mut window, "登记回访");
    click(&mut window, "满意度");
    click(&mut window, "不满意");
    window.get_by_label("情况").focus();
    window.run();
    window.get_by_label("情况").type_text("异味仍在");
    window.run();
    click(&mut window, "保存");
    let after = window.state().complaint(&earliest.number);
    assert_eq!(after.follow_up_visits.len(), visits + 1);
    let last = after.follow_up_visits.last().expect("the visit");
    assert_eq!(
        (last.date, last.outcome, last.text.as_str()),
        (AS_OF, VisitOutcome::Dissatisfied, "异味仍在")
    );
}

#[test]
fn five_thousand_complaints_stay_quick() {
    let mut parts = sample().parts();
    for n in 0..5000u32 {
        let base = parts.complaints[n as usize % 60].clone();
        parts.complaints.push(Complaint {
            id: Id::new(format!("many{n}")),
            number: format!("D3-{n:05}"),
            ..base
        });
    }
    let mut desk = Desk::new(
        ui::supervision::show,
        Plan::new(parts),
        &LIGHT,
        Language::Zh,
    );
    desk.view.supervision.parts = Parts::Complaints;
    let mut window = window(desk, 1440.0, 810.0);
    window.run();
    let started = Instant::now();
    const FRAMES: u32 = 20;
    for _ in 0..FRAMES {
        window.step();
    }
    let frame = started.elapsed() / FRAMES;
    println!("a frame over 5,060 complaints: {frame:?}");
    // A debug build on a busy machine: the order of thousands, found anew in every frame, would take longer.
    assert!(frame < Duration::from_millis(60), "{frame:?}");
}

#[test]
fn pictures_of_the_page() {
    let sizes = [(1440.0, 810.0, ""), (1280.0, 630.0, "-small")];
    for (theme, language, name) in [
        (&LIGHT, Language::Zh, "supervision-light"),
        (&DARK, Language::Zh, "supervision-dark"),
        (&LIGHT, Language::En, "supervision-en"),
    ] {
        for (width, height, suffix) in sizes {
            let mut desk = Desk::new(ui::supervision::show, sample(), theme, language);
            desk.view.supervision.record = Some(Id::new("s21"));
            let mut window = window(desk, width, height);
            window.run();
            let wanted = [words::ADD_RECORD, words::ADD_COMPLAINT].map(|word| word.of(language));
            drawn::shows(&mut window, &format!("{name}{suffix}"), theme, &wanted);
        }
    }
    for (parts, name) in [
        (Parts::Records, "supervision-records"),
        (Parts::Complaints, "supervision-complaints"),
    ] {
        let mut desk = Desk::new(ui::supervision::show, sample(), &LIGHT, Language::Zh);
        desk.view.supervision.parts = parts;
        let mut window = window(desk, 1280.0, 630.0);
        window.run();
        let add = |word: Phrase| word.of(Language::Zh);
        let (shown, gone) = match parts {
            Parts::Complaints => (words::ADD_COMPLAINT, words::ADD_RECORD),
            _ => (words::ADD_RECORD, words::ADD_COMPLAINT),
        };
        drawn::shows(&mut window, name, &LIGHT, &[add(shown)]);
        let in_view = drawn::words_in_view(&window);
        assert!(!in_view.iter().any(|text| text == add(gone)), "{name}");
    }
}
