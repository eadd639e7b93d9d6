//! The stretch of time the Gantt page shows: one far task, a wider window.

use crate::gantt::Desk;
use egui_kittest::kittest::Queryable as _;
use zhenggai::chart::theme::LIGHT;
use zhenggai::plan::{Day, Id, Plan};
use zhenggai::text::Language;
use zhenggai::ui;

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

/// Everything of the filter row: names and places from left to right.
fn row(harness: &egui_kittest::Harness<'static, Desk>) -> Vec<(String, egui::Rect)> {
    use egui::accesskit::Role;
    use egui_kittest::kittest::NodeT as _;
    let mut found = Vec::new();
    for role in [Role::Button, Role::ComboBox, Role::RadioButton, Role::Label] {
        for node in harness.query_all_by_role(role) {
            let rect = node.rect();
            if rect.center().y < 34.0 {
                let label = node.accesskit_node().label().unwrap_or_default();
                found.push((label, rect));
            }
        }
    }
    found.sort_by(|a, b| a.1.left().total_cmp(&b.1.left()));
    found
}

#[test]
fn the_filter_row_folds_into_a_list_and_cuts_nothing() {
    for language in Language::ALL {
        // Step by step where the way to the monthly sheet stands in the row as well.
        let wide = (1350_u16..1700).step_by(23).map(f32::from);
        let widths = [760.0, 820.0, 900.0, 1000.0, 1128.0, 1280.0, 1366.0, 1440.0];
        for width in widths.into_iter().chain(wide) {
            for filtered in 0..3 {
                let mut desk = Desk::sample(&LIGHT, language);
                let filter = &mut desk.view.filter;
                if filtered > 0 {
                    filter.statuses.extend([
                        zhenggai::assess::Status::Overdue,
                        zhenggai::assess::Status::NotStarted,
                    ]);
                }
                if filtered > 1 {
                    filter
                        .years
                        .extend([Some(2021), Some(2022), Some(2023), None]);
                    filter.lights.extend(zhenggai::assess::Light::ALL);
                }
                let mut harness = desk.harness(width, 600.0);
                harness.run();
                let row = row(&harness);
                for pair in row.windows(2) {
                    let apart = pair[0].1.right() <= pair[1].1.left() + 0.5;
                    assert!(apart, "{language:?} {width} {filtered} {pair:?}");
                }
                let whole = row
                    .iter()
                    .all(|(_, rect)| rect.left() >= 11.0 && rect.right() <= width - 11.0);
                assert!(whole, "{language:?} {width} {filtered} {row:?}");
            }
        }
    }
}

#[test]
fn the_start_is_one_click_away_over_the_headings() {
    let mut harness = Desk::sample(&LIGHT, Language::Zh).harness(1128.0, 600.0);
    harness.run();
    harness.get_by_label("选择显示哪些列").click();
    harness.run();
    harness
        .get_by_role_and_label(egui::accesskit::Role::CheckBox, "起始")
        .click();
    harness.run();
    let columns: Vec<ui::Column> = harness
        .state()
        .view
        .columns
        .iter()
        .map(|(column, _)| *column)
        .collect();
    let place = |column| columns.iter().position(|one| *one == column);
    assert!(place(ui::Column::Start).is_some());
    assert!(
        place(ui::Column::Start) < place(ui::Column::Due),
        "{columns:?}"
    );
}
