//! The indicators page: a value is changed in its cell, two columns are pasted, series are laid over each other.

#![expect(
    clippy::expect_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::cpu_renderer::{CpuRenderer, save_picture};
use crate::drawn;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use zhenggai::assess::Assessment;
use zhenggai::chart::Theme;
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::edit::{Edit, History};
use zhenggai::plan::{Bound, Day, Id, Indicator, Plan};
use zhenggai::text::Language;
use zhenggai::ui::{self, Action, Actions, Reading, Stage, ViewState};

const AS_OF: Day = Day::constant(2021, 11, 20);
const SECTIONS: &str = "国控考核断面水质优良比例";

/// A shell in small: runs what the page asks for, as the window does.
struct Desk {
    history: History,
    assessment: Assessment,
    view: ViewState,
    derived: ui::Derived,
    asked: Vec<Action>,
    theme: &'static Theme,
    language: Language,
    strip: bool,
}

impl Desk {
    fn new(plan: Plan, theme: &'static Theme, language: Language) -> Self {
        Self {
            assessment: Assessment::new(&plan, AS_OF),
            history: History::new(plan),
            view: ViewState::default(),
            derived: ui::Derived::default(),
            asked: Vec::new(),
            theme,
            language,
            strip: false,
        }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let mut actions = Actions::default();
        let mut stage = Stage {
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
            today: AS_OF,
            theme: self.theme,
            language: self.language,
            view: &mut self.view,
            actions: &mut actions,
        };
        if self.strip {
            ui::trends::strip::show(ui, &mut stage, 484.0);
        } else {
            ui::trends::show(ui, &mut stage);
        }
        for action in actions.take() {
            let change = match &action {
                Action::Go(to) => {
                    to.clone().go(&mut self.view);
                    None
                }
                Action::Edit(edit) => self.history.run(edit).ok(),
                Action::Paste(pasting) => {
                    match pasting.read(self.history.plan(), AS_OF, self.language) {
                        Reading::Take(edit, landed) => {
                            landed.shows.show(&mut self.view);
                            edit.and_then(|edit| self.history.run(&edit).ok())
                        }
                        Reading::Ask(_) => None,
                    }
                }
                Action::Typing { edit, key } => self.history.run_typing(key, edit).ok(),
                Action::EndTyping => {
                    self.history.end_typing();
                    None
                }
                _ => None,
            };
            if let Some(change) = change {
                self.assessment.update(self.history.plan(), &change);
            }
            self.asked.push(action);
        }
    }

    fn indicator(&self, name: &str) -> &Indicator {
        self.history
            .plan()
            .indicators()
            .values()
            .find(|one| one.name == name && one.region == "重庆市")
            .expect("the sample holds the indicator")
    }

    fn id(&self, name: &str) -> Id {
        self.indicator(name).id.clone()
    }
}

fn sample() -> Plan {
    zhenggai::file::sample().expect("the sample reads").plan
}

fn window(desk: Desk, width: f32, height: f32) -> Harness<'static, Desk> {
    let theme = desk.theme;
    Harness::builder()
        .with_size(egui::vec2(width, height))
        .renderer(CpuRenderer::default())
        .with_theme(if theme.dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        })
        .with_context_setup(move |ctx| {
            ui::fonts::install(ctx, None);
            ui::style::apply(ctx, theme);
        })
        .build_ui_state(|ui, desk: &mut Desk| desk.show(ui), desk)
}

/// A window on one indicator of the sample plan.
fn on(name: &str) -> Harness<'static, Desk> {
    let mut desk = Desk::new(sample(), &LIGHT, Language::Zh);
    desk.view.indicators = vec![desk.id(name)];
    let mut window = window(desk, 1440.0, 776.0);
    window.run();
    window
}

fn replace_text(window: &mut Harness<'static, Desk>, label: &str, text: &str) {
    window.get_by_label(label).click();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_label(label).type_text(text);
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

#[test]
fn a_value_is_changed_in_its_cell_and_taken_back() {
    let mut window = on(SECTIONS);
    replace_text(&mut window, "数值 2020年1–11月", "≥97.7");
    let value = |desk: &Desk| {
        desk.indicator(SECTIONS)
            .points
            .iter()
            .find(|point| point.end == Day::constant(2020, 11, 30))
            .map(|point| (point.value, point.bound))
            .expect("the point")
    };
    assert_eq!(value(window.state()), (Some(97.7), Bound::AtLeast));
    window.state_mut().history.undo().expect("one step back");
    assert_eq!(value(window.state()), (Some(97.6), Bound::Exact));
}

#[test]
fn what_is_no_number_is_refused_in_words() {
    let mut window = on(SECTIONS);
    replace_text(&mut window, "数值 2020年1–11月", "约百分之九十");
    assert!(window.state().view.trends.said.contains("约百分之九十"));
    assert!(
        !window
            .state()
            .asked
            .iter()
            .any(|action| matches!(action, Action::Edit(_) | Action::Typing { .. }))
    );
}

#[test]
fn a_new_target_is_in_no_chart_before_it_has_a_value() {
    let mut window = on(SECTIONS);
    let targets =
        |window: &Harness<'static, Desk>| window.state().indicator(SECTIONS).targets.len();
    let before = targets(&window);
    window.state_mut().view.trends.tab = ui::trends::Tab::Targets;
    window.run();
    window.get_by_label("+ 目标").click();
    window.run();
    assert_eq!(targets(&window), before, "it waits");
    // The value is what is typed next.
    window.event(Event::Text("98.5".to_owned()));
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(targets(&window), before + 1);
    let indicator = window.state().indicator(SECTIONS);
    let added = indicator.targets.last().map(|target| target.value);
    assert_eq!(added, Some(98.5));
}

#[test]
fn values_outside_the_days_in_view_are_told_and_shown_by_a_click() {
    let mut window = on(SECTIONS);
    let day = |year| {
        f64::from(zhenggai::chart::time_axis::day_number(Day::constant(
            year, 1, 1,
        )))
    };
    window.state_mut().view.trends.window = Some((day(2030), day(2031)));
    window.run();
    window.get_by_label_contains("个数值 · 点击显示到").click();
    window.run();
    let shown = window.state().view.trends.window.expect("a window");
    assert!(
        shown.0 <= day(2021) && (shown.1 - day(2031)).abs() < 2.0,
        "{shown:?}"
    );
}

#[test]
fn two_columns_from_a_spreadsheet_become_values() {
    let mut window = on("森林覆盖率");
    let before = window.state().indicator("森林覆盖率").points.len();
    window.event(Event::Paste("2018年\t48.3\n2019年\t50.1\n".to_owned()));
    window.run();
    let after = window.state().indicator("森林覆盖率");
    assert_eq!(after.points.len(), before + 2);
    assert!(after.points.iter().any(|point| point.value == Some(50.1)
        && point.start == Day::constant(2019, 1, 1)
        && point.end == Day::constant(2019, 12, 31)));
    window.state_mut().history.undo().expect("one step back");
    assert_eq!(window.state().indicator("森林覆盖率").points.len(), before);
}

#[test]
fn typing_a_source_is_one_step() {
    let mut window = on(SECTIONS);
    window.get_by_label("来源 2020年1–11月").click();
    window.run();
    for part in ["甲", "乙", "丙"] {
        window.get_by_label("来源 2020年1–11月").type_text(part);
        window.run();
    }
    window.key_press(Key::Enter);
    window.run();
    let desk = window.state_mut();
    assert!(
        desk.indicator(SECTIONS)
            .points
            .iter()
            .any(|point| point.source.contains("甲乙丙"))
    );
    desk.history.undo().expect("one step back");
    assert_eq!(*desk.history.plan(), sample());
}

#[test]
fn an_indicator_is_laid_over_another_and_a_new_one_is_named() {
    let mut window = on("空气质量优良天数");
    window
        .get_by_label("叠加 空气质量优的天数 · 重庆市")
        .click();
    window.run();
    assert_eq!(window.state().view.indicators.len(), 2);
    window.get_by_label("+ 新建").click();
    window.run();
    let asked = window.state().asked.iter().any(
        |action| matches!(action, Action::Edit(Edit::PutIndicator(one)) if one.name == "新指标"),
    );
    assert!(asked);
    window.run();
    window.get_by_label("名称");
}

#[test]
fn a_plan_without_indicators_offers_the_first_one() {
    let mut window = window(
        Desk::new(Plan::default(), &LIGHT, Language::Zh),
        1280.0,
        596.0,
    );
    window.run();
    save_picture(&mut window, "trends-none");
    window.get_by_label("新建指标").click();
    window.run();
    assert_eq!(window.state().history.plan().indicators().len(), 1);
}

#[test]
fn pictures_of_the_page_and_the_strip() {
    let cases = [
        (
            "trends-light",
            &LIGHT,
            Language::Zh,
            1440.0,
            776.0,
            vec![SECTIONS],
        ),
        (
            "trends-dark",
            &DARK,
            Language::Zh,
            1440.0,
            776.0,
            vec![SECTIONS],
        ),
        (
            "trends-en",
            &LIGHT,
            Language::En,
            1280.0,
            596.0,
            vec!["PM2.5年均浓度"],
        ),
        (
            "trends-two",
            &LIGHT,
            Language::Zh,
            1280.0,
            596.0,
            vec!["空气质量优良天数", "PM2.5年均浓度"],
        ),
    ];
    for (name, theme, language, width, height, names) in cases {
        let mut desk = Desk::new(sample(), theme, language);
        desk.view.indicators = names.iter().map(|name| desk.id(name)).collect();
        let mut window = window(desk, width, height);
        window.run();
        drawn::shows(&mut window, name, theme, &[names[0], "2020", "2021"]);
    }
    let mut desk = Desk::new(sample(), &LIGHT, Language::Zh);
    desk.strip = true;
    let mut window = window(desk, 1128.0, 100.0);
    window.run();
    window.get_by_label("选择指标").click();
    window.run();
    window.get_by_label("收起指标条");
    let first = window.state().history.plan().indicators_in_order()[0]
        .name
        .clone();
    drawn::shows(&mut window, "trends-strip", &LIGHT, &[&first]);
}
