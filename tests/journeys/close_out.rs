//! The close-out by hand: the order explained and set aside, a notice and its result, sent back, evidence dropped on a step.

use crate::cpu_renderer::save_picture;
use crate::inspector_desk::{AS_OF, Desk, at, field, sample, window};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use zhenggai::assess::Status;
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::plan::{CloseOutEvent, CloseOutStep, Day, Outcome};
use zhenggai::text::Language;
use zhenggai::ui::Action;

fn log(harness: &Harness<'_, Desk>, number: &str) -> Vec<CloseOutEvent> {
    let id = harness.state().number(number);
    let plan = harness.state().history.plan();
    plan.task(&id).expect("the task is there").close_out.clone()
}

fn click(harness: &mut Harness<'_, Desk>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Desk>, label: &str, text: &str) {
    field(harness, label).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    field(harness, label).type_text(text);
    harness.run();
}

#[test]
fn verification_waits_for_the_measures_and_is_recorded_against_that_with_a_reason() {
    let mut harness = at("36");
    click(&mut harness, "登记自查");
    click(&mut harness, "登记");
    assert_eq!(log(&harness, "36").len(), 1);
    harness.get_by_label_contains("完成后才能登记核查");
    assert!(harness.query_by_label("登记核查").is_none());
    click(&mut harness, "仍要登记…");
    harness.get_by_label_contains("核查要求整改措施全部完成");
    click(&mut harness, "登记");
    assert_eq!(log(&harness, "36").len(), 1, "not without a reason");
    click(&mut harness, "仍要登记…");
    type_into(&mut harness, "越序理由", "剩余措施由市级另案核查");
    click(&mut harness, "登记");
    let events = log(&harness, "36");
    assert_eq!(events.len(), 2);
    assert_eq!(events[1].step, CloseOutStep::Verification);
    assert_eq!(events[1].override_reason, "剩余措施由市级另案核查");
}

#[test]
fn a_notice_is_proposed_with_its_end_and_counts_its_days() {
    // Verified, with every measure done: the notice comes next.
    let mut harness = at("7");
    click(&mut harness, "登记公示");
    harness.get_by_label_contains("公示 10 个工作日");
    click(&mut harness, "登记");
    let events = log(&harness, "7");
    let notice = events.last().expect("the notice is recorded");
    assert_eq!(notice.step, CloseOutStep::PublicNotice);
    // 20 November 2021 is a Saturday: ten working days end on Friday, 3 December.
    assert_eq!(
        (notice.date, notice.end),
        (AS_OF, Some(Day::constant(2021, 12, 3)))
    );
    let harness = at("59");
    harness.get_by_label("公示");
    let shown = harness.state();
    assert_eq!(shown.history.plan().head().settings.notice_length, 10);
}

#[test]
fn a_running_notice_is_sent_back_with_objections_and_the_task_begins_again() {
    let mut harness = at("59");
    click(&mut harness, "登记公示结果");
    click(&mut harness, "填“未收到异议”");
    harness.get_by_label_contains("公示到 2021-11-26 才结束");
    type_into(&mut harness, "异议", "群众反映排口仍有异味");
    click(&mut harness, "退回");
    type_into(&mut harness, "原因", "异议属实，补做管道封堵");
    click(&mut harness, "登记");
    let events = log(&harness, "59");
    let notice = &events[events.len() - 2];
    assert_eq!(notice.objections, "群众反映排口仍有异味");
    assert_eq!(
        notice.outcome,
        Outcome::Passed,
        "the days before read as they did"
    );
    let last = events.last().expect("the return is recorded");
    assert_eq!((last.outcome, last.date), (Outcome::SentBack, AS_OF));
    harness.get_by_label_contains("在公示环节退回：异议属实");
    harness.get_by_label("登记自查");
    // The history stays readable.
    click(&mut harness, "历史记录 4 条");
    harness.get_by_label_contains("群众反映排口仍有异味");
    harness.state_mut().history.undo();
    assert_eq!(log(&harness, "59").len(), 3);
}

#[test]
fn mending_a_day_out_of_order_is_explained_and_needs_a_reason() {
    let mut harness = at("7");
    let before = log(&harness, "7");
    click(&mut harness, "自查");
    type_into(&mut harness, "日期", "2021-06-10");
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.get_by_label_contains("这样改违反五步顺序");
    assert_eq!(log(&harness, "7"), before);
    type_into(&mut harness, "越序理由", "补登，原件日期有误");
    click(&mut harness, "仍要修改");
    let after = log(&harness, "7");
    assert_eq!(after[0].date, Day::constant(2021, 6, 10));
    assert!(
        after
            .iter()
            .any(|event| event.override_reason == "补登，原件日期有误"),
        "{after:?}"
    );
}

#[test]
fn a_relapse_opens_a_closed_task_from_its_day() {
    let mut desk = Desk::new(sample(), &LIGHT, Language::Zh);
    let closed = desk
        .history
        .plan()
        .tasks_in_order()
        .into_iter()
        .find(|task| {
            desk.assessed(&task.id)
                .is_some_and(|state| state.status == Status::ClosedOut)
        })
        .expect("some task is closed out")
        .id
        .clone();
    desk.view.selection.only(&closed);
    let mut harness = window(desk, 312.0, 2400.0);
    harness.run();
    click(&mut harness, "登记反弹…");
    type_into(&mut harness, "原因", "码头恢复作业");
    click(&mut harness, "登记");
    let state = harness
        .state()
        .assessed(&closed)
        .expect("it is assessed")
        .clone();
    assert!(state.relapsed && !state.status.is_done(), "{state:?}");
    assert_eq!(state.close_out.current, Some(CloseOutStep::SelfCheck));
    harness.get_by_label_contains("从这一天起重新计为未完成");
    harness.get_by_label("登记自查");
}

#[test]
fn files_dropped_on_a_step_are_attached_by_their_path_and_missing_ones_flagged() {
    let mut harness = at("46");
    let files = &mut harness.state_mut().view.evidence;
    files.set_folder(Some(Path::new("/整改")));
    let row = harness.get_by_label("自查").rect().center();
    harness.event(egui::Event::PointerMoved(row));
    harness.run();
    harness.state_mut().view.evidence.dropped = vec![PathBuf::from("/整改/佐证/46 自查报告.pdf")];
    harness.run();
    let event = log(&harness, "46")[0].clone();
    assert_eq!(event.evidence.len(), 1);
    assert_eq!(event.evidence[0].file, "佐证/46 自查报告.pdf");
    assert_eq!(event.evidence[0].title, "46 自查报告");
    let files = &mut harness.state_mut().view.evidence;
    assert_eq!(files.take_wanted().len(), 1);
    files.seen(vec![("佐证/46 自查报告.pdf".to_owned(), false)]);
    harness.run();
    click(&mut harness, "自查");
    harness.get_by_label("找不到文件 · 46 自查报告");
    // Beside every step the program asks where they belong.
    harness.event(egui::Event::PointerMoved(egui::pos2(2.0, 2.0)));
    harness.state_mut().view.evidence.dropped = vec![PathBuf::from("/整改/照片/1.jpg")];
    harness.run();
    click(&mut harness, "任务佐证材料");
    let id = harness.state().number("46");
    let task = harness.state().history.plan().task(&id).expect("task 46");
    assert_eq!(
        task.evidence.last().expect("it is there").file,
        "照片/1.jpg"
    );
}

#[test]
fn a_file_is_picked_for_a_step_opened_and_taken_off_again() {
    let mut harness = at("46");
    let files = &mut harness.state_mut().view.evidence;
    files.set_folder(Some(Path::new("/整改")));
    click(&mut harness, "自查");
    click(&mut harness, "附文件…");
    let event = log(&harness, "46")[0].id.clone();
    assert_eq!(
        harness.state().asked.last(),
        Some(&Action::PickEvidence(event.clone()))
    );
    harness.state_mut().view.evidence.chosen = Some((event, PathBuf::from("/整改/报告.pdf")));
    harness.run();
    assert_eq!(log(&harness, "46")[0].evidence[0].file, "报告.pdf");
    click(&mut harness, "打开");
    assert_eq!(
        harness.state().asked.last(),
        Some(&Action::OpenEvidence("报告.pdf".to_owned()))
    );
    // Taken off by its cross; undone as one step.
    harness
        .query_all_by_label("删除")
        .next()
        .expect("the piece has a cross")
        .click();
    harness.run();
    assert!(log(&harness, "46")[0].evidence.is_empty());
    harness.state_mut().history.undo();
    assert_eq!(log(&harness, "46")[0].evidence.len(), 1);
}

/// The name of the field or button that has the focus.
fn focused(harness: &Harness<'_, Desk>) -> String {
    let mut nodes = harness.query_all(egui_kittest::kittest::by());
    let found = nodes.find(|node| node.accesskit_node().is_focused());
    found
        .and_then(|node| node.accesskit_node().label())
        .unwrap_or_default()
}

fn press(harness: &mut Harness<'_, Desk>, key: egui::Key) {
    harness.key_press(key);
    harness.run();
}

fn say(harness: &mut Harness<'_, Desk>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

/// An inspector at a task that has no event yet, with the form of the first step opened by key.
fn form_by_key(language: Language) -> Harness<'static, Desk> {
    let mut desk = Desk::new(sample(), &LIGHT, language);
    let id = desk.number("36");
    desk.view.selection.only(&id);
    desk.view.evidence.set_folder(Some(Path::new("/整改")));
    let mut harness = window(desk, 312.0, 2400.0);
    harness.run();
    let button = match language {
        Language::Zh => "登记自查",
        Language::En => "Record Self-check",
    };
    harness.get_by_label(button).focus();
    harness.run();
    press(&mut harness, egui::Key::Enter);
    harness
}

#[test]
fn a_step_is_recorded_by_keyboard_with_who_document_and_evidence_as_one_step() {
    for (language, names) in [
        (Language::Zh, ["日期", "经办", "文号", "附文件…"]),
        (Language::En, ["Date", "By", "Document", "Attach a file…"]),
    ] {
        let mut harness = form_by_key(language);
        assert_eq!(focused(&harness), names[0]);
        // The date stands selected, and Tab goes from field to field, never to what opens a calendar or a list.
        say(&mut harness, "11.18");
        press(&mut harness, egui::Key::F4);
        for name in &names[1..] {
            press(&mut harness, egui::Key::Tab);
            assert_eq!(focused(&harness), *name);
            if *name != names[3] {
                harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
                // A list of units stands open while their name is typed.
                say(&mut harness, if *name == names[1] { "市" } else { "1号" });
            }
        }
        press(&mut harness, egui::Key::Enter);
        let Some(Action::PickEvidence(event)) = harness.state().asked.last().cloned() else {
            panic!("no file is asked for: {:?}", harness.state().asked.last());
        };
        harness.state_mut().view.evidence.chosen = Some((event, PathBuf::from("/整改/报告.pdf")));
        harness.run();
        assert!(log(&harness, "36").is_empty(), "nothing is recorded yet");
        // Back over the fields to the date and on again to the last, where Enter records.
        for name in names[..3].iter().rev() {
            harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::Tab);
            harness.run();
            assert_eq!(focused(&harness), *name);
        }
        for name in &names[1..3] {
            press(&mut harness, egui::Key::Enter);
            assert_eq!(focused(&harness), *name);
        }
        press(&mut harness, egui::Key::Enter);
        let events = log(&harness, "36");
        assert_eq!(events.len(), 1, "{language:?}");
        assert_eq!(events[0].date, Day::constant(2021, 11, 18));
        assert_eq!(
            (events[0].by.as_str(), events[0].document.as_str()),
            ("市", "1号")
        );
        assert_eq!(events[0].evidence[0].file, "报告.pdf");
        assert!(
            !focused(&harness).is_empty(),
            "the next button has the focus"
        );
        harness.state_mut().history.undo();
        assert!(log(&harness, "36").is_empty(), "one step");
    }
}

#[test]
fn enter_records_neither_letters_in_the_making_nor_a_date_that_is_none() {
    let mut harness = form_by_key(Language::Zh);
    say(&mut harness, "改天");
    press(&mut harness, egui::Key::Enter);
    assert_eq!(focused(&harness), "日期", "the date is not understood");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    harness.run();
    assert!(log(&harness, "36").is_empty());
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    say(&mut harness, "2021-11-18");
    press(&mut harness, egui::Key::Enter);
    press(&mut harness, egui::Key::Enter);
    assert_eq!(focused(&harness), "文号");
    let preedit = |text: &str| {
        egui::Event::Ime(egui::ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    harness.event(preedit("zheng gai"));
    harness.run();
    press(&mut harness, egui::Key::Enter);
    assert_eq!(focused(&harness), "文号");
    assert!(log(&harness, "36").is_empty());
    let commit = egui::Event::Ime(egui::ImeEvent::Commit("整改".to_owned()));
    let enter = egui::Event::Key {
        key: egui::Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    };
    harness.input_mut().events.extend([commit, enter]);
    harness.run();
    assert!(
        log(&harness, "36").is_empty(),
        "Enter belongs to the input method"
    );
    assert_eq!(focused(&harness), "文号");
    let released = egui::Event::Key {
        key: egui::Key::Enter,
        physical_key: None,
        pressed: false,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    };
    harness.event(released);
    press(&mut harness, egui::Key::Enter);
    let events = log(&harness, "36");
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].document, "整改");
}

#[test]
fn control_and_enter_record_the_date_that_is_being_typed() {
    for language in Language::ALL {
        let mut harness = form_by_key(language);
        say(&mut harness, "11.18");
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
        harness.run();
        let events = log(&harness, "36");
        assert_eq!(events.len(), 1, "{language:?}");
        assert_eq!(events[0].date, Day::constant(2021, 11, 18));
        harness.state_mut().history.undo();
        assert!(log(&harness, "36").is_empty(), "one step");
    }
    // A reason that is wanting is asked for all the same, and the date is taken.
    let mut harness = at("7");
    let before = log(&harness, "7").len();
    harness.get_by_label("退回…").focus();
    harness.run();
    press(&mut harness, egui::Key::Enter);
    say(&mut harness, "11.18");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    harness.run();
    assert_eq!(focused(&harness), "原因");
    say(&mut harness, "台账不全");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    harness.run();
    let events = log(&harness, "7");
    assert_eq!(events.len(), before + 1);
    assert_eq!(events[before].date, Day::constant(2021, 11, 18));
}

#[test]
fn a_return_waits_for_its_reason_and_goes_to_that_field() {
    let mut harness = at("7");
    harness.get_by_label("退回…").focus();
    harness.run();
    press(&mut harness, egui::Key::Enter);
    assert_eq!(focused(&harness), "日期");
    let before = log(&harness, "7").len();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    harness.run();
    assert_eq!(focused(&harness), "原因");
    assert_eq!(log(&harness, "7").len(), before);
    say(&mut harness, "台账不全");
    // A field of several lines keeps Enter for its lines.
    press(&mut harness, egui::Key::Enter);
    say(&mut harness, "补交");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    harness.run();
    let events = log(&harness, "7");
    assert_eq!(events.len(), before + 1);
    assert_eq!(events[before].reason, "台账不全\n补交");
}

#[test]
fn who_and_when_count_as_typed() {
    for (tabs, text) in [
        (0, "2021-11-18"),
        (1, "区生态环境局"),
        (2, "长环发〔2021〕9号"),
    ] {
        let mut harness = form_by_key(Language::Zh);
        let typed =
            |harness: &Harness<'_, Desk>| zhenggai::ui::open_edits::holds(&harness.ctx, |_| true);
        assert!(!typed(&harness), "nothing is typed yet");
        for _ in 0..tabs {
            press(&mut harness, egui::Key::Tab);
        }
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        say(&mut harness, text);
        press(&mut harness, egui::Key::Tab);
        assert!(typed(&harness), "{text}");
    }
}

#[test]
fn the_stepper_in_both_languages_and_themes() {
    for (language, theme, look) in [
        (Language::Zh, &LIGHT, "zh-light"),
        (Language::En, &DARK, "en-dark"),
    ] {
        let words = |zh, en| match language {
            Language::Zh => zh,
            Language::En => en,
        };
        let open = |number: &str| {
            let mut desk = Desk::new(sample(), theme, language);
            let id = desk.number(number);
            desk.view.selection.only(&id);
            let mut harness = window(desk, 312.0, 900.0);
            harness.run();
            harness
        };
        let mut harness = open("59");
        harness
            .get_by_label(words("登记公示结果", "Record result"))
            .click();
        harness.run();
        save_picture(&mut harness, &format!("close-out-result-{look}"));
        let mut harness = open("41");
        harness
            .get_by_label(words("历史记录 2 条", "History: 2"))
            .click();
        harness.run();
        harness
            .get_by_label(words("登记核查", "Record Verification"))
            .click();
        harness.run();
        type_into(&mut harness, words("日期", "Date"), "2021-11-01");
        harness.key_press(egui::Key::Enter);
        harness.run();
        harness
            .get_by_label(words("仍要登记…", "Record anyway…"))
            .click();
        harness.run();
        save_picture(&mut harness, &format!("close-out-refused-{look}"));
    }
}
