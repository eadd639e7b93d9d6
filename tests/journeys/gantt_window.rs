//! The stretch of time the Gantt page shows: one far task, a wider window.

use crate::gantt::Desk;
use egui_kittest::kittest::Queryable as _;
use zhenggai::chart::theme::LIGHT;
use zhenggai::plan::{Day, Id, Plan};
use zhenggai::text::Language;

/// A task over whole years.
fn over(number: &str, from: i16, to: i16) -> zhenggai::plan::Task {
    zhenggai::plan::Task {
        id: Id::new(number),
        number: number.to_owned(),
        title: format!("任务{number}"),
        start: Some(Day::constant(from, 1, 1)),
        due: zhenggai::plan::Due::on(Day::constant(to, 12, 31)),
        ..Default::default()
    }
}

#[test]
fn one_far_task_squeezes_no_others_and_a_click_shows_it() {
    for (language, label) in [
        (Language::Zh, "更早 1 项 · 点击显示到 1900-01-01"),
        (
            Language::En,
            "1 earlier · Click to show as far as 1900-01-01",
        ),
    ] {
        let plan = Plan::new(zhenggai::plan::PlanParts {
            tasks: vec![
                over("1", 2020, 2021),
                over("2", 2021, 2022),
                over("3", 1900, 1901),
            ],
            ..Default::default()
        });
        let mut harness = Desk::new(plan, &LIGHT, language).harness(1128.0, 600.0);
        harness.run();
        assert_eq!(
            harness.state().view.axis.first_day(),
            Day::constant(2020, 1, 1)
        );
        harness.get_by_label(label).click();
        harness.run();
        assert_eq!(
            harness.state().view.axis.first_day(),
            Day::constant(1900, 1, 1)
        );
        assert!(harness.query_by_label(label).is_none());
    }
}

#[test]
fn a_wider_window_fits_the_chart_again_until_it_was_moved() {
    let mut harness = Desk::sample(&LIGHT, Language::Zh).harness(1000.0, 600.0);
    harness.run();
    let fitted = harness.state().view.axis;
    harness.set_size(egui::vec2(1600.0, 800.0));
    harness.run();
    let wide = harness.state().view.axis;
    assert_eq!(wide.first_day(), fitted.first_day());
    assert!(wide.per_day > fitted.per_day, "{wide:?}");
    // Where the user has moved it, it stays.
    harness.state_mut().view.axis = wide.panned(40.0);
    harness.set_size(egui::vec2(1300.0, 800.0));
    harness.run();
    assert!((harness.state().view.axis.per_day - wide.per_day).abs() < 1e-9);
}
