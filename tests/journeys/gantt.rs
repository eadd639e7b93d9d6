//! The Gantt page by hand: select, edit a title, move a bar, resize, filter, and how it looks in both themes.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::cpu_renderer::{CpuRenderer, save_picture};
use crate::drawn;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use zhenggai::assess::Assessment;
use zhenggai::chart::Theme;
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::edit::History;
use zhenggai::plan::{Day, Id, Plan};
use zhenggai::text::{Language, gantt_words};
use zhenggai::ui::{self, Action, Actions, Stage, ViewState};

/// The page with a document, as the shell keeps it.
pub(crate) struct Desk {
    history: History,
    assessment: Assessment,
    pub(crate) view: ViewState,
    derived: ui::Derived,
    actions: Actions,
    asked_for: Option<Day>,
    theme: &'static Theme,
    language: Language,
}

const AS_OF: Day = Day::constant(2021, 11, 20);
const TODAY: Day = Day::constant(2026, 1, 9);

impl Desk {
    pub(crate) fn new(plan: Plan, theme: &'static Theme, language: Language) -> Self {
        let view = ViewState {
            inspector: false,
            ..ViewState::default()
        };
        Self {
            assessment: Assessment::new(&plan, AS_OF),
            history: History::new(plan),
            view,
            derived: ui::Derived::default(),
            actions: Actions::default(),
            asked_for: None,
            theme,
            language,
        }
    }

    pub(crate) fn sample(theme: &'static Theme, language: Language) -> Self {
        Self::new(zhenggai::file::sample().unwrap().plan, theme, language)
    }

    fn stage(&mut self) -> Stage<'_> {
        Stage {
            plan: self.history.plan(),
            stamp: ui::Stamp {
                document: 0,
                revision: self.history.revision(),
                as_of: AS_OF,
            },
            latest: None,
            derived: &self.derived,
            assessment: &self.assessment,
            as_of: AS_OF,
            today: TODAY,
            theme: self.theme,
            language: self.language,
            view: &mut self.view,
            actions: &mut self.actions,
        }
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        ui::gantt::show(ui, &mut self.stage());
        for action in self.actions.take() {
            match action {
                Action::Edit(edit) => {
                    let change = self.history.run(&edit).unwrap();
                    self.assessment.update(self.history.plan(), &change);
                }
                Action::SetAsOf(day) => self.asked_for = Some(day),
                Action::Command(command) => {
                    ui::gantt::command(&mut self.stage(), command);
                }
                _ => {}
            }
        }
    }

    pub(crate) fn harness(self, width: f32, height: f32) -> Harness<'static, Self> {
        let theme = self.theme;
        Harness::builder()
            .with_size(egui::Vec2::new(width, height))
            .renderer(CpuRenderer::default())
            .with_context_setup(move |ctx| {
                ui::fonts::install(ctx, None);
                ui::style::apply(ctx, theme);
            })
            .build_ui_state(|ui, desk: &mut Self| desk.frame(ui), self)
    }
}

/// The task with a number.
fn task(plan: &Plan, number: &str) -> Id {
    plan.tasks()
        .values()
        .find(|task| task.number == number)
        .unwrap()
        .id
        .clone()
}

#[test]
fn the_page_is_drawn_in_both_themes_and_languages() {
    for (name, theme, language, width, height) in [
        ("gantt-light-zh", &LIGHT, Language::Zh, 1128.0, 810.0),
        ("gantt-dark-zh", &DARK, Language::Zh, 1128.0, 810.0),
        ("gantt-light-en", &LIGHT, Language::En, 1000.0, 630.0),
    ] {
        let mut desk = Desk::sample(theme, language);
        let chosen = task(desk.history.plan(), "53");
        desk.view.selection.only(&chosen);
        let mut harness = desk.harness(width, height);
        harness.run();
        let title = desk_title(&harness, "53");
        let status = zhenggai::assess::Status::Overdue.short().of(language);
        let grouped = gantt_words::GROUP_BY.of(language);
        drawn::shows(
            &mut harness,
            name,
            theme,
            &[&title[..9], status, grouped, "2021"],
        );
    }
}

/// The title of the task with a number.
fn desk_title(harness: &Harness<'_, Desk>, number: &str) -> String {
    let plan = harness.state().history.plan();
    plan.task(&task(plan, number)).unwrap().title.clone()
}

/// A task that is on schedule, with its title.
fn open_task(desk: &Desk) -> (Id, String) {
    let plan = desk.history.plan();
    let id = task(plan, "9");
    let title = plan.task(&id).unwrap().title.clone();
    (id, title)
}

fn pointer(harness: &mut Harness<'_, Desk>, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event(Event::PointerMoved(pos));
    harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    });
    harness.step();
}

fn drag(harness: &mut Harness<'_, Desk>, from: Pos2, to: Pos2) {
    harness.event(Event::PointerMoved(from));
    harness.step();
    pointer(harness, from, true, Modifiers::NONE);
    for part in 1..=4 {
        let at = from + (to - from) * (part as f32 / 4.0);
        harness.event(Event::PointerMoved(at));
        harness.step();
    }
    pointer(harness, to, false, Modifiers::NONE);
    harness.step();
}

fn due(harness: &Harness<'_, Desk>, id: &Id) -> Day {
    let plan = harness.state().history.plan();
    plan.task(id).unwrap().due.date.unwrap()
}

#[test]
fn a_bar_is_moved_in_one_step_and_undone() {
    let desk = Desk::sample(&LIGHT, Language::Zh);
    let (id, title) = open_task(&desk);
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    let before = due(&harness, &id);
    let bar = harness.get_by_label(&format!("条形 {title}")).rect();
    let from = bar.left_center() + egui::vec2(24.0, 0.0);
    drag(&mut harness, from, from + egui::vec2(40.0, 0.0));
    let after = due(&harness, &id);
    assert!(after > before, "{before} to {after}");
    assert_eq!(
        after,
        after.last_of_month(),
        "ends of bars snap to ends of months"
    );
    let changes = |harness: &Harness<'_, Desk>| {
        harness
            .state()
            .history
            .plan()
            .task(&id)
            .unwrap()
            .due_changes
            .len()
    };
    assert_eq!(changes(&harness), 1);
    harness.state_mut().history.undo().unwrap();
    assert_eq!(due(&harness, &id), before);
    assert!(!harness.state().history.is_dirty());
}

#[test]
fn a_click_selects_and_never_moves_and_esc_gives_a_drag_up() {
    let desk = Desk::sample(&LIGHT, Language::Zh);
    let (id, title) = open_task(&desk);
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    let bar = harness.get_by_label(&format!("条形 {title}")).rect();
    let at = bar.left_center() + egui::vec2(24.0, 0.0);
    drag(&mut harness, at, at + egui::vec2(2.0, 0.0));
    assert!(!harness.state().history.is_dirty());
    assert!(harness.state().view.selection.holds(&id));
    pointer(&mut harness, at, true, Modifiers::NONE);
    harness.event(Event::PointerMoved(at + egui::vec2(60.0, 0.0)));
    harness.step();
    harness.key_press(Key::Escape);
    harness.step();
    pointer(
        &mut harness,
        at + egui::vec2(60.0, 0.0),
        false,
        Modifiers::NONE,
    );
    harness.run();
    assert!(!harness.state().history.is_dirty());
}

#[test]
fn the_right_edge_moves_the_deadline_only() {
    let desk = Desk::sample(&LIGHT, Language::Zh);
    let (id, title) = open_task(&desk);
    let start = desk.history.plan().task(&id).unwrap().start;
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    let before = due(&harness, &id);
    let bar = harness.get_by_label(&format!("条形 {title}")).rect();
    let edge = bar.right_center() + egui::vec2(1.0, 0.0);
    drag(&mut harness, edge, edge + egui::vec2(30.0, 0.0));
    assert!(due(&harness, &id) > before);
    let plan = harness.state().history.plan();
    assert_eq!(plan.task(&id).unwrap().start, start);
}

#[test]
fn a_title_is_edited_in_place_by_keys_and_tab_goes_on() {
    let desk = Desk::sample(&LIGHT, Language::Zh);
    let (id, title) = open_task(&desk);
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    harness.get_by_label(&title).click();
    harness.run();
    assert!(harness.state().view.selection.holds(&id));
    harness.key_press(Key::Enter);
    harness.run();
    harness.event(Event::Text("长寿区污水厂扩建".into()));
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    let text = |harness: &Harness<'_, Desk>| {
        let plan = harness.state().history.plan();
        let task = plan.task(&id).unwrap();
        let lead = plan.unit_word(task.lead_unit.as_ref());
        (task.title.clone(), lead.to_owned())
    };
    assert_eq!(text(&harness).0, "长寿区污水厂扩建");
    harness.event(Event::Text("长寿区住建委".into()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(text(&harness).1, "长寿区住建委");
}

#[test]
fn enter_that_ends_a_composition_does_not_end_the_cell() {
    let desk = Desk::sample(&LIGHT, Language::Zh);
    let (id, title) = open_task(&desk);
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    harness.get_by_label(&title).click();
    harness.run();
    harness.key_press(Key::F2);
    harness.state_mut().view.edit_title = Some(id.clone());
    harness.run();
    harness.event(Event::Ime(egui::ImeEvent::Preedit {
        text: "chang'shou".into(),
        active_range_chars: None,
    }));
    harness.run();
    harness.key_press(Key::Enter);
    harness.event(Event::Ime(egui::ImeEvent::Commit("长寿".into())));
    harness.run();
    let now = harness
        .state()
        .history
        .plan()
        .task(&id)
        .unwrap()
        .title
        .clone();
    assert_eq!(now, title, "nothing is taken before the cell is left");
    harness.key_press(Key::Enter);
    harness.run();
    let now = harness
        .state()
        .history
        .plan()
        .task(&id)
        .unwrap()
        .title
        .clone();
    assert_eq!(now, "长寿");
}

#[test]
fn arrows_walk_shift_extends_and_alt_moves_a_bar_by_a_step() {
    let desk = Desk::sample(&LIGHT, Language::Zh);
    let (id, title) = open_task(&desk);
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    harness.get_by_label(&title).click();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().view.selection.len(), 2);
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(harness.state().view.selection.len(), 1);
    let before = due(&harness, &id);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    harness.run();
    assert_eq!(
        due(&harness, &id),
        before.last_of_month().tomorrow().unwrap().last_of_month()
    );
}

#[test]
fn chips_filter_and_an_empty_answer_offers_the_way_back() {
    let desk = Desk::sample(&LIGHT, Language::Zh);
    let mut harness = desk.harness(1400.0, 810.0);
    harness.run();
    let shown = |harness: &mut Harness<'_, Desk>| {
        ui::gantt::visible_ids(&harness.state_mut().stage()).len()
    };
    let all = shown(&mut harness);
    harness.get_by_label("超期 1").click();
    harness.run();
    assert_eq!(shown(&mut harness), 1);
    harness.state_mut().view.filter.text = "没有这样的任务".into();
    harness.run();
    save_picture(&mut harness, "gantt-nothing-found");
    harness.get_by_label("清除筛选").click();
    harness.run();
    assert_eq!(shown(&mut harness), all);
}

#[test]
fn an_empty_plan_says_what_to_do() {
    let desk = Desk::new(Plan::default(), &LIGHT, Language::Zh);
    let mut harness = desk.harness(1128.0, 600.0);
    harness.run();
    harness.get_by_label("新建任务");
    save_picture(&mut harness, "gantt-empty");
}

#[test]
fn a_picture_of_the_whole_plan_is_drawn() {
    use zhenggai::picture::gantt::{PictureRequest, Scope, gantt_picture};
    let plan = zhenggai::file::sample().unwrap().plan;
    let assessment = Assessment::new(&plan, AS_OF);
    let scene = gantt_picture(
        &plan,
        &assessment,
        &PictureRequest {
            scope: Scope::Whole,
            from: None,
            to: None,
            width: PictureRequest::USUAL_WIDTH,
            page_height: None,
            arranged: Default::default(),
            language: Language::Zh,
            theme: &LIGHT,
        },
    );
    let title = &plan.head().title;
    let wanted = [title.as_str(), "截止 2021-11-20", "示例", "2023"];
    drawn::leaves(&scene, "gantt-picture", &LIGHT, &wanted);
    let texts: Vec<&str> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            zhenggai::chart::Shape::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
        .collect();
    for task in plan.tasks().values() {
        assert!(texts.contains(&task.number.as_str()), "{}", task.number);
    }
}

#[test]
fn a_drag_in_hand_a_card_and_unfolded_measures_are_drawn() {
    let mut desk = Desk::sample(&LIGHT, Language::Zh);
    let (id, title) = open_task(&desk);
    std::sync::Arc::make_mut(&mut desk.view.unfolded_tasks).insert(id.clone());
    desk.view.selection.only(&id);
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    let bar = harness.get_by_label(&format!("条形 {title}")).rect();
    let edge = bar.right_center() + egui::vec2(1.0, 0.0);
    harness.event(Event::PointerMoved(edge));
    harness.step();
    pointer(&mut harness, edge, true, Modifiers::NONE);
    harness.event(Event::PointerMoved(edge + egui::vec2(70.0, 0.0)));
    harness.step();
    harness.step();
    save_picture(&mut harness, "gantt-drag");
    harness.key_press(Key::Escape);
    harness.step();
    let away = edge + egui::vec2(70.0, 0.0);
    pointer(&mut harness, away, false, Modifiers::NONE);
    let behind = bar.left_center() + egui::vec2(30.0, 24.0 * 5.0);
    harness.event(Event::PointerMoved(behind));
    for _ in 0..4 {
        harness.step();
    }
    save_picture(&mut harness, "gantt-card");
    assert!(!harness.state().history.is_dirty());
}

#[test]
fn days_show_weekends_and_holidays() {
    let desk = Desk::sample(&LIGHT, Language::En);
    let mut harness = desk.harness(1280.0, 620.0);
    harness.run();
    ui::gantt::command(&mut harness.state_mut().stage(), ui::Command::ZoomDay);
    let axis = harness.state().view.axis;
    assert_eq!(axis.level(), zhenggai::chart::Level::Days);
    harness.state_mut().view.axis = axis.revealing(Day::constant(2021, 10, 1), 200.0);
    harness.run();
    let wanted = ["2021", "Oct"];
    drawn::shows(&mut harness, "gantt-days", &LIGHT, &wanted);
}

#[test]
fn ctrl_click_adds_and_a_box_on_the_ground_selects() {
    let desk = Desk::sample(&LIGHT, Language::Zh);
    let (id, title) = open_task(&desk);
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    let bar = harness.get_by_label(&format!("条形 {title}")).rect();
    let above = bar.left_top() - egui::vec2(24.0, 2.0);
    drag(&mut harness, above, bar.left_top() + egui::vec2(30.0, 60.0));
    let selection = &harness.state().view.selection;
    assert!(selection.holds(&id));
    assert!(selection.len() >= 3, "{}", selection.len());
    let count = selection.len();
    harness
        .get_by_label(&title)
        .click_modifiers(Modifiers::COMMAND);
    harness.run();
    assert_eq!(harness.state().view.selection.len(), count - 1);
}

#[test]
fn the_as_of_pill_is_dragged_to_another_day() {
    let desk = Desk::sample(&LIGHT, Language::Zh);
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    let axis = harness.state().view.axis;
    let left = 1128.0 - 8.0 - axis.width;
    let x = (left + axis.x_of_end(AS_OF)) as f32;
    let pill = Pos2::new(x + 20.0, 8.0 + 34.0 + 10.0);
    drag(&mut harness, pill, pill - egui::vec2(80.0, 0.0));
    let asked = harness.state().asked_for.unwrap();
    assert!(asked < AS_OF, "{asked}");
    assert_eq!(harness.state().view.axis, axis, "the axis stays");
}

#[test]
fn a_task_asked_for_comes_out_of_its_fold() {
    let mut desk = Desk::sample(&LIGHT, Language::Zh);
    let id = task(desk.history.plan(), "60");
    let title = desk.history.plan().task(&id).unwrap().title.clone();
    desk.view.reveal = Some(id);
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    harness.get_by_label(&title);
}

#[test]
fn a_link_is_drawn_from_end_to_start_and_a_ring_is_refused() {
    let desk = Desk::sample(&LIGHT, Language::Zh);
    let (from, to) = (
        task(desk.history.plan(), "9"),
        task(desk.history.plan(), "19"),
    );
    let title = |desk: &Desk, id: &Id| desk.history.plan().task(id).unwrap().title.clone();
    let names = [title(&desk, &from), title(&desk, &to)].map(|title| format!("条形 {title}"));
    let mut harness = desk.harness(1128.0, 810.0);
    harness.run();
    let bars = names.map(|name| harness.get_by_label(&name).rect());
    let dot = |bar: egui::Rect, right: bool| {
        if right {
            bar.right_center() + egui::vec2(9.0, 0.0)
        } else {
            bar.left_center() - egui::vec2(9.0, 0.0)
        }
    };
    drag(&mut harness, dot(bars[0], true), dot(bars[1], false));
    let links = |harness: &Harness<'_, Desk>, id: &Id| {
        let plan = harness.state().history.plan();
        plan.task(id).unwrap().links.clone()
    };
    let made = links(&harness, &to);
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].predecessor, from);
    assert_eq!(made[0].kind, zhenggai::plan::LinkKind::FinishToStart);
    drag(&mut harness, dot(bars[1], true), dot(bars[0], false));
    assert_eq!(links(&harness, &from), [], "a ring is refused");
    harness.state_mut().history.undo().unwrap();
    assert!(!harness.state().history.is_dirty());
}

#[test]
fn tasks_are_grouped_by_light_with_the_reddest_first_and_a_column_of_lights() {
    for (name, theme, language) in [
        ("gantt-lights-light-zh", &LIGHT, Language::Zh),
        ("gantt-lights-dark-en", &DARK, Language::En),
    ] {
        let mut desk = Desk::sample(theme, language);
        desk.view.grouping = ui::Grouping::Light;
        desk.view.columns.push((ui::Column::Light, 80.0));
        let mut harness = desk.harness(1128.0, 630.0);
        harness.run();
        let (red, blue) = match language {
            Language::Zh => ("红灯", "蓝灯"),
            Language::En => ("Red", "Blue"),
        };
        let top = |word: &str| {
            let heads = harness.query_all_by_label_contains(word);
            let tops = heads.map(|node| node.rect().top());
            tops.fold(f32::INFINITY, f32::min)
        };
        assert!(top(red) < top(blue), "{name}");
        save_picture(&mut harness, name);
    }
}
