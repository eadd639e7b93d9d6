//! The monthly round: cells are filled by keyboard, undone one by one, pasted as a block, composed by an input method.

#![expect(
    clippy::expect_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::drawn;
use crate::page_desk::{AS_OF, Desk, window};
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use zhenggai::assess::{NoteField, RoundFilter, note_of_month};
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::plan::{Id, Plan};
use zhenggai::text::{Language, monthly_words as words};
use zhenggai::ui::{self, Action};

impl Desk {
    fn cell(&self, id: &Id, field: NoteField) -> String {
        let task = self.history.plan().task(id).expect("the task");
        note_of_month(task, AS_OF).map_or_else(String::new, |note| field.text(note))
    }

    fn standing(&self) -> (Id, NoteField) {
        self.view.monthly.cell.clone().expect("a cell")
    }

    fn told(&self) -> String {
        let told = self.asked.iter().rev().find_map(|action| match action {
            Action::Tell(words) => Some(words.clone()),
            _ => None,
        });
        told.unwrap_or_default()
    }
}

fn sample() -> Plan {
    zhenggai::file::sample().expect("the sample reads").plan
}

fn open() -> Harness<'static, Desk> {
    window(
        Desk::new(ui::monthly::show, sample(), &LIGHT, Language::Zh),
        1440.0,
        776.0,
    )
}

fn say(window: &mut Harness<'static, Desk>, event: Event) {
    window.event(event);
    window.run();
}

fn write(window: &mut Harness<'static, Desk>, text: &str) {
    say(window, Event::Text(text.to_owned()));
}

fn press(window: &mut Harness<'static, Desk>, key: Key) {
    window.key_press(key);
    window.run();
}

fn with(window: &mut Harness<'static, Desk>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

#[test]
fn the_figures_of_the_head_list_what_they_count() {
    use zhenggai::assess::{MonthRound, RoundFilter};
    let mut window = open();
    let state = window.state();
    let round = MonthRound::new(state.history.plan(), &state.assessment, None);
    let missing = round.count(RoundFilter::Missing);
    window.get_by_label(&format!("{missing} 项缺填")).click();
    window.run();
    assert_eq!(window.state().view.monthly.filter, RoundFilter::Missing);
    let all = round.rows.len();
    window.get_by_label(&format!("{all} 项未完成")).click();
    window.run();
    assert_eq!(window.state().view.monthly.filter, RoundFilter::AllOpen);
    let (worst, n) = round.worst[0].clone();
    let worst = worst.expect("a unit");
    let name = window.state().history.plan().unit_name(&worst).to_owned();
    window.get_by_label(&format!("{name} {n}")).click();
    window.run();
    assert_eq!(window.state().view.monthly.unit.as_ref(), Some(&worst));
    assert_eq!(window.state().view.monthly.filter, RoundFilter::Missing);
    window.state_mut().view.monthly.unit = None;
    window.run();
    // One task filled is one task to look at.
    let (id, _) = window.state().standing();
    for text in ["61", "推进", "无", "继续"] {
        write(&mut window, text);
        press(&mut window, Key::Tab);
    }
    let state = window.state();
    let round = MonthRound::new(state.history.plan(), &state.assessment, None);
    let complete = round.complete();
    window.get_by_label(&format!("{complete} 项填齐")).click();
    window.run();
    let shown = window
        .state()
        .asked
        .iter()
        .rev()
        .find_map(|action| match action {
            Action::ShowTasks(ids) => Some(ids.clone()),
            _ => None,
        });
    let shown = shown.expect("tasks are shown");
    assert_eq!(shown.len(), complete);
    assert!(shown.contains(&id));
}

#[test]
fn three_cells_are_filled_by_keyboard_and_undone_one_by_one() {
    let mut window = open();
    let before = window.state().history.plan().clone();
    let (id, field) = window.state().standing();
    assert_eq!(field, NoteField::Percent);
    write(&mut window, "61");
    press(&mut window, Key::Tab);
    write(&mut window, "铺管 340 米");
    with(&mut window, Modifiers::ALT, Key::Enter);
    write(&mut window, "累计 2.1 公里");
    press(&mut window, Key::Tab);
    write(&mut window, "征地未落实");
    press(&mut window, Key::Enter);
    let desk = window.state();
    assert_eq!(desk.cell(&id, NoteField::Percent), "61%");
    assert_eq!(
        desk.cell(&id, NoteField::Done),
        "铺管 340 米\n累计 2.1 公里"
    );
    assert_eq!(desk.cell(&id, NoteField::Problems), "征地未落实");
    let (below, field) = desk.standing();
    assert!(
        below != id && field == NoteField::Problems,
        "Enter goes a row down"
    );
    with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_ne!(window.state().cell(&id, NoteField::Problems), "征地未落实");
    assert_eq!(window.state().cell(&id, NoteField::Percent), "61%");
    with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_ne!(
        window.state().cell(&id, NoteField::Done),
        "铺管 340 米\n累计 2.1 公里"
    );
    with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(*window.state().history.plan() == before);
    with(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(window.state().cell(&id, NoteField::Percent), "61%");
}

#[test]
fn a_block_of_a_spreadsheet_is_one_step() {
    let mut window = open();
    let before = window.state().history.plan().clone();
    let (first, _) = window.state().standing();
    press(&mut window, Key::ArrowRight);
    say(
        &mut window,
        Event::Paste("甲\t无\t继续\n乙\t征地\t协调\n".to_owned()),
    );
    assert_eq!(window.state().cell(&first, NoteField::NextStep), "继续");
    press(&mut window, Key::ArrowDown);
    let (second, field) = window.state().standing();
    assert_eq!(field, NoteField::Done);
    assert_eq!(window.state().cell(&second, NoteField::Done), "乙");
    assert_eq!(window.state().cell(&second, NoteField::Problems), "征地");
    with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(*window.state().history.plan() == before);
}

#[test]
fn a_selected_block_is_copied_and_cleared() {
    let mut window = open();
    let (first, _) = window.state().standing();
    say(&mut window, Event::Paste("50\t甲\n60\t乙\n".to_owned()));
    with(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    say(&mut window, Event::Copy);
    let copied = window.state().asked.iter().find_map(|action| match action {
        Action::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("50%\t甲\n60%\t乙\n"));
    press(&mut window, Key::Delete);
    assert_eq!(window.state().cell(&first, NoteField::Percent), "");
    assert_eq!(window.state().cell(&first, NoteField::Done), "");
    with(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().cell(&first, NoteField::Done), "甲");
}

#[test]
fn esc_leaves_a_cell_as_it_was_and_what_is_no_percent_stays_open() {
    let mut window = open();
    let before = window.state().history.plan().clone();
    write(&mut window, "9");
    press(&mut window, Key::Escape);
    assert!(*window.state().history.plan() == before);
    write(&mut window, "大半");
    press(&mut window, Key::Enter);
    assert!(window.state().told().contains("大半"));
    assert!(*window.state().history.plan() == before);
    press(&mut window, Key::Escape);
    press(&mut window, Key::ArrowRight);
    let (id, field) = window.state().standing();
    let held = window.state().cell(&id, field);
    press(&mut window, Key::F2);
    write(&mut window, "，补充");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().cell(&id, field), format!("{held}，补充"));
}

#[test]
fn what_is_no_percent_waits_in_its_row_while_that_is_out_of_sight() {
    let mut window = open();
    window.run();
    let cell = window.state().standing();
    write(&mut window, "约八成");
    assert_eq!(window.state().view.monthly.filter, RoundFilter::default());
    let other = Id::new("nobody");
    window.state_mut().view.monthly.unit = Some(other);
    window.run();
    assert!(window.state().view.holds_typed(), "it is not lost");
    window.state_mut().view.monthly.unit = None;
    window.run();
    assert_eq!(window.state().standing(), cell);
    press(&mut window, Key::Backspace);
    press(&mut window, Key::Backspace);
    press(&mut window, Key::Backspace);
    write(&mut window, "80");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().cell(&cell.0, NoteField::Percent), "80%");
    assert!(!window.state().view.holds_typed());
}

#[test]
fn the_first_letter_of_an_input_method_is_composed_in_the_cell() {
    let mut window = open();
    press(&mut window, Key::ArrowRight);
    let (id, field) = window.state().standing();
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    say(&mut window, preedit("fu"));
    say(&mut window, preedit("fu'gong"));
    // Enter belongs to the input method while it composes.
    press(&mut window, Key::Enter);
    assert_eq!(window.state().standing(), (id.clone(), field));
    say(&mut window, Event::Ime(ImeEvent::Commit("复工".to_owned())));
    press(&mut window, Key::Enter);
    assert_eq!(window.state().cell(&id, field), "复工");
}

#[test]
fn f8_finds_the_next_gap_and_a_row_stays_while_it_is_filled() {
    let mut window = open();
    window.state_mut().view.monthly.filter = RoundFilter::Missing;
    window.run();
    press(&mut window, Key::F8);
    let (id, _) = window.state().standing();
    press(&mut window, Key::Home);
    for text in ["70", "甲", "乙", "丙"] {
        let (here, _) = window.state().standing();
        assert_eq!(here, id, "the filled row is still there");
        write(&mut window, text);
        press(&mut window, Key::Tab);
    }
    for field in NoteField::ALL {
        assert!(!window.state().cell(&id, field).is_empty());
    }
    press(&mut window, Key::F8);
    let (next, field) = window.state().standing();
    assert_ne!(next, id);
    assert_eq!(window.state().cell(&next, field), "");
}

#[test]
fn a_cell_is_chosen_by_its_name_and_the_table_is_copied() {
    let mut window = open();
    let (id, _) = window.state().standing();
    let number = window
        .state()
        .history
        .plan()
        .task(&id)
        .expect("the task")
        .number
        .clone();
    window.get_by_label(&format!("{number} 下一步")).click();
    window.run();
    assert_eq!(window.state().standing(), (id, NoteField::NextStep));
    window.get_by_label("复制月调度表").click();
    window.run();
    let copied = window.state().asked.iter().any(|action| {
        matches!(action, Action::CopyText(text) if text.lines().count() >= 33 && text.contains("下月安排"))
    });
    assert!(copied);
}

#[test]
fn pictures_of_the_round() {
    let cases = [
        ("monthly-light", &LIGHT, Language::Zh, 1440.0, 776.0),
        ("monthly-dark", &DARK, Language::Zh, 1440.0, 776.0),
        ("monthly-small", &LIGHT, Language::Zh, 1280.0, 630.0),
        ("monthly-en", &LIGHT, Language::En, 1280.0, 630.0),
        ("monthly-en-dark", &DARK, Language::En, 1440.0, 776.0),
    ];
    for (name, theme, language, width, height) in cases {
        let mut window = window(
            Desk::new(ui::monthly::show, sample(), theme, language),
            width,
            height,
        );
        for _ in 0..3 {
            press(&mut window, Key::ArrowDown);
        }
        say(
            &mut window,
            Event::Paste(
                "60\t复工，完成 W3 井段 340 米\t征地未落实，停工 12 天。\n74\t再完成 3 家\n"
                    .to_owned(),
            ),
        );
        press(&mut window, Key::ArrowRight);
        write(
            &mut window,
            "复工，完成 W3 井段 340 米，累计 2.1 公里；征地已签协议，下周进场。",
        );
        let heads = [words::MONTH, words::MISSING].map(|head| head.of(language));
        drawn::shows(
            &mut window,
            name,
            theme,
            &[heads[0], heads[1], "征地", "再完成 3 家"],
        );
    }
    let district = zhenggai::file::changshou().expect("reads").plan;
    let mut window = window(
        Desk::new(ui::monthly::show, district, &LIGHT, Language::Zh),
        1280.0,
        630.0,
    );
    let all = words::ALL_UNITS.of(Language::Zh);
    drawn::shows(&mut window, "monthly-district", &LIGHT, &[all]);
}
