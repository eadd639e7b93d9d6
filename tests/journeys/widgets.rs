//! The toolkit's widgets in the look of the theme: drawn in both, and at rest nothing moves.

use crate::cpu_renderer::{CpuRenderer, save_picture};
use egui::Widget as _;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use zhenggai::chart::Theme;
use zhenggai::chart::glyph::Icon;
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::ui;

fn harness(theme: &'static Theme) -> Harness<'static> {
    let mut words = "玉滩湖流域".to_owned();
    let (mut on, mut pick, mut lines) = (true, 0, "第一行\n第二行".to_owned());
    Harness::builder()
        .with_size(egui::Vec2::new(560.0, 300.0))
        .renderer(CpuRenderer::default())
        .with_context_setup(move |ctx| {
            ui::fonts::install(ctx, None);
            ui::style::apply(ctx, theme);
        })
        .build_ui(move |ui| {
            egui::CentralPanel::default().show(ui, |ui| {
                ui.heading("整改任务");
                ui.horizontal(|ui| {
                    let label = ui.label("名称").id;
                    ui.add(egui::TextEdit::singleline(&mut words).desired_width(140.0))
                        .labelled_by(label);
                    ui.add(
                        egui::TextEdit::singleline(&mut String::new())
                            .hint_text("查找任务或单位")
                            .desired_width(140.0),
                    );
                    let _ = ui.button("退回");
                    ui.add_enabled(false, egui::Button::new("不可用"));
                });
                ui.horizontal(|ui| {
                    ui.checkbox(&mut on, "折叠已销号");
                    ui.radio_value(&mut pick, 0, "按年度");
                    ui.radio_value(&mut pick, 1, "按清单");
                    egui::ComboBox::from_label("分组")
                        .selected_text("时限年度")
                        .show_ui(ui, |ui| {
                            for each in ["时限年度", "任务清单", "牵头单位"] {
                                ui.selectable_value(&mut pick, 2, each);
                            }
                        });
                    ui.selectable_label(true, "选中").clicked();
                    egui::Hyperlink::from_label_and_url("链接", "").ui(ui);
                });
                ui.horizontal(|ui| {
                    for icon in [Icon::Close, Icon::Search, Icon::Calendar] {
                        ui::paint::glyph_button(ui, theme, icon, &format!("{icon:?}"));
                    }
                    ui.menu_button("任务", |ui| {
                        let _ = ui.button("新建任务");
                        ui.separator();
                        let _ = ui.button("删除");
                    });
                    ui.weak("次要文字");
                    ui.small("小字 12");
                    ui.add(egui::ProgressBar::new(0.6).desired_width(80.0));
                });
                ui.separator();
                egui::ScrollArea::vertical()
                    .max_height(70.0)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        let label = ui.label("说明").id;
                        ui.add(egui::TextEdit::multiline(&mut lines).desired_width(200.0))
                            .labelled_by(label);
                        for row in 0..20 {
                            ui.label(format!("第 {row} 行"));
                        }
                    });
            });
        })
}

#[test]
fn widgets_take_the_look_of_the_theme_and_rest() {
    for (theme, shade) in [(&LIGHT, "light"), (&DARK, "dark")] {
        let mut harness = harness(theme);
        harness.run();
        save_picture(&mut harness, &format!("widgets-{shade}"));
        harness.get_by_label("任务").click();
        // A menu that slides or fades would not come to rest.
        harness.run();
        save_picture(&mut harness, &format!("widgets-{shade}-menu"));
        let picture = harness.render().unwrap();
        let ground = theme.win;
        assert_eq!(
            picture.get_pixel(300, 280).0,
            [ground.r, ground.g, ground.b, 255]
        );
        harness.get_by_label("新建任务").hover();
        harness.run();
        save_picture(&mut harness, &format!("widgets-{shade}-hover"));
    }
}

#[test]
fn a_glyph_button_says_its_words() {
    let mut harness = harness(&LIGHT);
    harness.run();
    harness.get_by_label("Calendar").focus();
    harness.run();
    assert!(harness.get_by_label("Calendar").is_focused());
    save_picture(&mut harness, "widgets-focus");
}
