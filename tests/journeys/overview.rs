//! The overview page: every figure opens the tasks it counts, the table is copied, the page fits its window.

#![expect(
    clippy::expect_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::cpu_renderer::{CpuRenderer, save_picture};
use crate::drawn;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::sync::Arc;
use zhenggai::assess::Assessment;
use zhenggai::chart::Theme;
use zhenggai::chart::overview::{self, Facts, Look, Places, Target};
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::picture::overview::{OverviewRequest, overview_picture};
use zhenggai::plan::{Day, Head, Plan, PlanParts};
use zhenggai::text::{self, Language};
use zhenggai::ui::{self, Action, Actions, Command, Stage, ViewState};

const AS_OF: Day = Day::constant(2021, 11, 20);

/// A shell in small that keeps what the page asks for.
struct Desk {
    plan: Plan,
    assessment: Assessment,
    view: ViewState,
    derived: ui::Derived,
    asked: Vec<Action>,
    theme: &'static Theme,
    language: Language,
}

impl Desk {
    fn new(plan: Plan, theme: &'static Theme, language: Language) -> Self {
        Self {
            assessment: Assessment::new(&plan, AS_OF),
            plan,
            view: ViewState::default(),
            derived: ui::Derived::default(),
            asked: Vec::new(),
            theme,
            language,
        }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let mut actions = Actions::default();
        let mut stage = Stage {
            plan: &self.plan,
            stamp: ui::Stamp {
                document: 0,
                revision: 0,
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
        ui::overview::show(ui, &mut stage);
        self.asked.extend(actions.take());
    }
}

fn sample() -> Plan {
    zhenggai::file::sample().expect("the sample reads").plan
}

fn window(desk: Desk, width: f32, height: f32) -> Harness<'static, Desk> {
    let theme = desk.theme;
    let mut window = Harness::builder()
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
        .build_ui_state(
            |ui, desk: &mut Desk| {
                let ground = ui::paint::color(desk.theme.win);
                ui.painter().rect_filled(ui.max_rect(), 0.0, ground);
                desk.show(ui);
            },
            desk,
        );
    window.run();
    window
}

fn on_sample() -> Harness<'static, Desk> {
    window(Desk::new(sample(), &LIGHT, Language::Zh), 1440.0, 810.0)
}

/// The number of tasks that a click on a figure opens.
fn opened(window: &mut Harness<'static, Desk>, label: &str) -> usize {
    window.state_mut().asked.clear();
    window.get_by_label(label).click();
    window.run();
    match window.state().asked.as_slice() {
        [Action::ShowTasks(ids)] => ids.len(),
        other => unreachable!("{label}: {other:?}"),
    }
}

#[test]
fn figures_open_the_tasks_they_count() {
    let mut window = on_sample();
    for (label, tasks) in [
        ("整改任务 62", 62),
        ("已完成 30", 30),
        ("已销号 20", 20),
        ("达到序时进度 25", 25),
        ("未达序时进度 4", 4),
        ("超期未完成 1", 1),
        ("尚未启动 2", 2),
        ("2020年 26", 26),
        ("2023年 2", 2),
        ("整改任务 2020年 26", 26),
        ("整改任务 2021年 13", 13),
        ("整改任务 2022年 21", 21),
        ("整改任务 2023年 2", 2),
        ("按时限年度 已销号 20", 20),
        ("完成未销号 10", 10),
        ("到期任务完成率，计入 29", 29),
        ("按期完成率，计入 28", 28),
        ("按期完成率，分母 30", 30),
        ("总完成率 48.4%", 62),
        ("完成曲线 应完成 30", 30),
        ("完成曲线 销号 20", 20),
        ("红灯 4", 4),
    ] {
        assert_eq!(opened(&mut window, label), tasks, "{label}");
    }
}

#[test]
fn every_figure_on_the_page_says_how_many_tasks_it_opens() {
    let plan = sample();
    let assessment = Assessment::new(&plan, AS_OF);
    let facts = Facts::of(&plan, &assessment);
    let look = Look {
        plan: &plan,
        assessment: &assessment,
        facts: &facts,
        theme: &LIGHT,
        language: Language::Zh,
        still: false,
    };
    let places = Places::new(1440.0, 810.0);
    let mut board = overview::page(&look, &places);
    let units = overview::units::rows(&look, 0..facts.units.len(), places.units.w);
    board.place(units, 0.0, 0.0);
    let closed_out = board.hits.iter().find(|hit| hit.spoken == "已销号 20");
    let lag = assessment
        .totals()
        .close_out_lag()
        .expect("closed-out tasks");
    let says = format!("中位 {} 天，最长 {} 天", lag.median.round(), lag.max);
    assert!(
        closed_out.is_some_and(|hit| hit.tip.contains(&says)),
        "{says}"
    );
    let mut figures = 0;
    for hit in board.hits {
        if let Target::Tasks(slice, figure) = hit.target {
            figures += 1;
            let count = assessment.behind(&plan, &slice, figure).len();
            let says = format!("单击查看 {count} 项任务");
            assert!(hit.tip.ends_with(&says), "{}: {}", hit.spoken, hit.tip);
        }
    }
    assert!(figures > 100, "{figures}");
}

#[test]
fn the_extremes_under_a_figure_open_the_tasks_that_stand_there() {
    let mut window = on_sample();
    let facts = Facts::of(&window.state().plan, &window.state().assessment);
    let late = format!("最长 {} 天", facts.most_late);
    let lag = format!("最多落后 {} 个百分点", facts.most_lag.expect("one lags"));
    let next = facts.next_not_started.expect("one is not started");
    let next = format!("最近时限 {}", text::date(next));
    for (label, ids) in [
        (late, facts.extremes.late),
        (lag, facts.extremes.lag),
        (next, facts.extremes.next),
    ] {
        assert!(!ids.is_empty(), "{label}");
        window.state_mut().asked.clear();
        window.get_by_label(&label).click();
        window.run();
        assert_eq!(window.state().asked, [Action::ShowTasks(ids)], "{label}");
    }
}

#[test]
fn a_row_of_a_list_goes_to_its_task_and_the_keyboard_does_too() {
    let mut window = on_sample();
    let (id, days) = {
        let desk = window.state();
        desk.assessment.due_within(&desk.plan, 60)[0].clone()
    };
    let task = Arc::clone(window.state().plan.task(&id).expect("the task"));
    let label = format!("{} {} {days} 天", task.number, task.title);
    window.get_by_label(&label).click();
    window.run();
    assert_eq!(window.state().asked, [Action::ShowTask(task.id.clone())]);
    window.state_mut().asked.clear();
    window.get_by_label(&label).focus();
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(window.state().asked, [Action::ShowTask(id)]);
}

#[test]
fn the_table_of_units_is_copied_whole_with_its_total() {
    let mut window = on_sample();
    window.get_by_label("复制表格").click();
    window.run();
    let units = window.state().assessment.totals().by_lead_unit().len();
    let asked = window.state().asked.clone();
    let Some(Action::CopyText(text)) = asked.first() else {
        unreachable!("{asked:?}");
    };
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), units + 2);
    assert_eq!(lines[units + 1], "合计\t62\t30\t20\t1\t4\t48%\t25\t2");
    let columns = lines[0].split('\t').count();
    assert!(lines.iter().all(|line| line.split('\t').count() == columns));
}

#[test]
fn a_published_total_that_does_not_reconcile_opens_the_difference() {
    let plan = sample();
    let parts = plan.parts();
    let mut head = Head::clone(plan.head());
    if let Some(declared) = &mut head.declared {
        declared.completed = Some(31);
    }
    let plan = Plan::new(PlanParts { head, ..parts });
    let mut window = window(Desk::new(plan, &LIGHT, Language::Zh), 1440.0, 810.0);
    let label = "与公布数（2021-11-20）不符：已完成公布 31，现有 30。";
    assert!(opened(&mut window, label) > 0);
    save_picture(&mut window, "overview-differs");
}

#[test]
fn an_empty_plan_says_what_to_do() {
    let mut window = window(
        Desk::new(Plan::default(), &LIGHT, Language::Zh),
        1280.0,
        630.0,
    );
    save_picture(&mut window, "overview-none");
    window.get_by_label("新建任务").click();
    window.run();
    assert_eq!(window.state().asked, [Action::Command(Command::NewTask)]);
}

#[test]
fn pictures_of_the_page() {
    for (name, theme, language, width, height) in [
        ("overview-light", &LIGHT, Language::Zh, 1440.0, 810.0),
        ("overview-dark", &DARK, Language::Zh, 1440.0, 810.0),
        ("overview-small", &LIGHT, Language::Zh, 1280.0, 630.0),
        ("overview-en", &LIGHT, Language::En, 1280.0, 630.0),
        ("overview-en-dark", &DARK, Language::En, 1440.0, 810.0),
        ("overview-large", &LIGHT, Language::Zh, 1920.0, 990.0),
    ] {
        let mut window = window(Desk::new(sample(), theme, language), width, height);
        let status = zhenggai::assess::Status::Overdue.short().of(language);
        let tasks = text::overview_words::TASKS.of(language);
        drawn::shows(&mut window, name, theme, &[tasks, "62", status]);
    }
}

/// The picture that leaves, drawn without a window.
fn exported(plan: &Plan, theme: &'static Theme, language: Language, name: &str) {
    let assessment = Assessment::new(plan, AS_OF);
    let request = OverviewRequest {
        from: None,
        to: None,
        language,
        theme,
        upright: false,
    };
    let scene = overview_picture(plan, &assessment, &request);
    let count = plan.tasks().len().to_string();
    let title = plan.head().title.as_str();
    let tasks = text::overview_words::TASKS.of(language);
    let counted = if count == "0" { tasks } else { &count };
    drawn::leaves(&scene, name, theme, &["2021-11-20", title, tasks, counted]);
}

#[test]
fn exported_pictures_do_not_depend_on_a_window() {
    exported(&sample(), &LIGHT, Language::Zh, "overview-picture");
    exported(&sample(), &DARK, Language::En, "overview-picture-en");
    let many = crate::large::plan(5_000);
    exported(&many, &LIGHT, Language::Zh, "overview-picture-large");
    let none = Plan::default();
    exported(&none, &LIGHT, Language::Zh, "overview-picture-none");
}

#[test]
fn no_two_figures_have_the_same_name() {
    let plan = sample();
    let assessment = Assessment::new(&plan, AS_OF);
    let facts = Facts::of(&plan, &assessment);
    for language in [Language::Zh, Language::En] {
        let look = Look {
            plan: &plan,
            assessment: &assessment,
            facts: &facts,
            theme: &LIGHT,
            language,
            still: false,
        };
        let board = overview::page(&look, &Places::new(1440.0, 810.0));
        let mut names: Vec<String> = board.hits.into_iter().map(|hit| hit.spoken).collect();
        names.sort();
        let twice: Vec<_> = names.windows(2).filter(|two| two[0] == two[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}

#[test]
fn rules_that_find_something_and_have_no_room_are_told() {
    let plan = sample();
    let facts = Facts::of(&plan, &Assessment::new(&plan, AS_OF));
    let mut cut = 0;
    for (width, height) in [(1440.0, 810.0), (1280.0, 612.0), (1280.0, 560.0)] {
        let window = window(Desk::new(sample(), &LIGHT, Language::Zh), width, height);
        let words = drawn::words_in_view(&window);
        let is_shown = |title: &str| words.iter().any(|one| one == title);
        let shown = facts
            .rules
            .iter()
            .filter(|rule| is_shown(rule.title.zh))
            .count();
        let left = facts.rules.len() - shown;
        let told = words
            .iter()
            .any(|one| *one == format!("另有 {left} 条规则"));
        assert_eq!(
            told,
            left > 0,
            "{width}x{height}: {shown} shown of {words:?}"
        );
        cut += usize::from(left > 0);
    }
    assert!(cut > 0, "one of the windows is too small for all");
}
