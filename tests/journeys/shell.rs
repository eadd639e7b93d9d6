//! The whole window without a display: open, edit, move, undo, save, reopen; language, as-of date, export.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::cpu_renderer::{CpuRenderer, save_picture};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use zhenggai::app::Shell;
use zhenggai::app::answers::Source;
use zhenggai::app::settings::{Settings, SettingsKeeper};
use zhenggai::chart::theme::{LIGHT, ThemeChoice};
use zhenggai::plan::{Day, Plan, Task};
use zhenggai::text::Language;
use zhenggai::ui;

pub const TODAY: Day = Day::constant(2021, 11, 20);

pub type Desk = Harness<'static, Shell>;

pub fn desk(language: Language, theme: ThemeChoice, size: (f32, f32)) -> Desk {
    let settings = Settings {
        language: Some(language),
        theme,
        ..Settings::default()
    };
    let keeper = SettingsKeeper::new(None, settings.clone());
    let shell = Shell::new(settings, keeper, Some(TODAY));
    Harness::builder()
        .with_size(egui::Vec2::new(size.0, size.1))
        .renderer(CpuRenderer::default())
        .with_context_setup(|ctx| {
            ui::fonts::install(ctx, None);
            ui::style::apply(ctx, &LIGHT);
        })
        .build_ui_state(
            |ui, shell: &mut Shell| {
                let ctx = ui.ctx().clone();
                shell.logic(&ctx);
                shell.ui(ui, None);
            },
            shell,
        )
}

/// Goes on, frame by frame, until jobs have brought something about.
pub fn until(desk: &mut Desk, what: &str, held: impl Fn(&Shell) -> bool) {
    for _ in 0..20_000 {
        desk.step();
        if held(desk.state()) {
            desk.run_steps(2);
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(held(desk.state()), "waited in vain until {what}");
}

pub fn opened(path: &Path) -> Desk {
    let mut desk = desk(Language::Zh, ThemeChoice::Light, (1280.0, 720.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::File(path.to_owned()));
    until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    desk
}

/// The sample with the page of an indicator in front whose values are not worked out.
pub fn at_an_indicator() -> (Desk, zhenggai::plan::Id) {
    let mut desk = desk(Language::Zh, ThemeChoice::Light, (1440.0, 860.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::Sample);
    until(&mut desk, "the sample is open", |shell| {
        shell.document().is_some()
    });
    let found = plan(&desk)
        .indicators()
        .values()
        .find(|one| one.name == "国控考核断面水质优良比例" && one.region == "重庆市");
    let id = found.unwrap().id.clone();
    desk.state_mut()
        .act(&ctx, ui::Action::ShowIndicator(id.clone()));
    desk.run_steps(4);
    (desk, id)
}

pub fn plan(desk: &Desk) -> &Plan {
    desk.state().document().unwrap().plan()
}

pub fn first_task(desk: &Desk) -> Task {
    Task::clone(plan(desk).tasks_in_order()[0])
}

pub fn small_plan() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("某镇.ron");
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("saves/minimal.ron");
    // As the program itself writes it, so that nothing needs repair.
    let plan = zhenggai::file::load(&minimal).unwrap().plan;
    zhenggai::file::save(&path, &plan).unwrap();
    (folder, path)
}

pub fn button(desk: &mut Desk, pos: Pos2, pressed: bool) {
    desk.event(Event::PointerMoved(pos));
    desk.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    desk.step();
}

pub fn drag(desk: &mut Desk, from: Pos2, to: Pos2) {
    desk.event(Event::PointerMoved(from));
    desk.step();
    button(desk, from, true);
    for part in 1..=4 {
        desk.event(Event::PointerMoved(
            from + (to - from) * (part as f32 / 4.0),
        ));
        desk.step();
    }
    button(desk, to, false);
    desk.run_steps(2);
}

pub fn choose(desk: &mut Desk, path: &[&str]) {
    for words in path {
        desk.get_by_role_and_label(Role::Button, words).click();
        desk.run_steps(3);
    }
}

#[test]
fn a_plan_is_opened_edited_moved_undone_saved_and_opened_again() {
    let (_folder, path) = small_plan();
    let mut desk = opened(&path);
    let before = first_task(&desk);
    let bar = desk.get_by_label(&format!("条形 {}", before.title)).rect();
    let inside = bar.left_center() + egui::vec2(20.0, 0.0);

    // The title, in place.
    button(&mut desk, inside, true);
    button(&mut desk, inside, false);
    desk.key_press(Key::F2);
    desk.run_steps(2);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.step();
    desk.event(Event::Text("场镇雨污管网改造".to_owned()));
    desk.step();
    desk.key_press(Key::Enter);
    desk.run_steps(3);
    assert_eq!(first_task(&desk).title, "场镇雨污管网改造");

    // The bar, by mouse; then taken back.
    drag(&mut desk, inside, inside + egui::vec2(60.0, 0.0));
    assert!(first_task(&desk).due.date > before.due.date);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    desk.run_steps(2);
    assert_eq!(first_task(&desk).due, before.due);
    assert_eq!(first_task(&desk).title, "场镇雨污管网改造");

    // Saved, and read again by a second window.
    assert!(desk.state().document().unwrap().is_dirty());
    desk.key_press_modifiers(Modifiers::COMMAND, Key::S);
    until(&mut desk, "the plan is saved", |shell| {
        shell.document().is_some_and(|open| !open.is_dirty())
    });
    let again = opened(&path);
    assert_eq!(plan(&again), plan(&desk));
    assert_eq!(first_task(&again).title, "场镇雨污管网改造");
}

#[test]
fn the_language_is_switched_while_the_plan_is_open() {
    let (_folder, path) = small_plan();
    let mut desk = opened(&path);
    assert!(desk.query_by_role_and_label(Role::Tab, "甘特图").is_some());
    choose(&mut desk, &["视图", "语言 / Language", "English"]);
    assert!(desk.query_by_role_and_label(Role::Tab, "Gantt").is_some());
    assert!(desk.query_by_role_and_label(Role::Tab, "甘特图").is_none());
}

#[test]
fn the_as_of_date_is_moved_by_key_and_changes_what_counts() {
    let (_folder, path) = small_plan();
    let mut desk = opened(&path);
    let as_of = |desk: &Desk| desk.state().document().unwrap().assessment().as_of();
    assert_eq!(as_of(&desk), TODAY);
    desk.key_press(Key::OpenBracket);
    desk.run_steps(2);
    assert_eq!(as_of(&desk), TODAY.yesterday().unwrap());
    desk.key_press(Key::T);
    desk.run_steps(2);
    assert_eq!(as_of(&desk), TODAY);
    assert!(
        !desk.state().document().unwrap().is_dirty(),
        "looking at another day is no change"
    );
}

#[test]
fn a_chart_leaves_as_a_picture_through_the_own_file_browser() {
    let (folder, path) = small_plan();
    let mut desk = opened(&path);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::E);
    until(&mut desk, "the preview is drawn", Shell::shows_preview);
    desk.get_by_role_and_label(Role::Button, "导出…").click();
    desk.run_steps(3);
    let target = folder.path().join("图.png");
    for _ in 0..40 {
        desk.step();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.step();
    desk.event(Event::Text(target.display().to_string()));
    desk.step();
    desk.key_press(Key::Enter);
    until(&mut desk, "the picture is written", |_| target.exists());
    let bytes = std::fs::read(&target).unwrap();
    assert_eq!(&bytes[..4], b"\x89PNG");
}

#[test]
fn a_task_copied_here_keeps_its_measures_and_a_cut_one_all_of_it() {
    let (_folder, path) = small_plan();
    let mut desk = opened(&path);
    let first = first_task(&desk);
    let ctx = desk.ctx.clone();
    desk.state_mut()
        .act(&ctx, ui::Action::ShowTask(first.id.clone()));
    desk.run_steps(2);
    let copied = |desk: &Desk| {
        let commands = desk.output().platform_output.commands.clone();
        commands.into_iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text),
            _ => None,
        })
    };
    desk.event(Event::Copy);
    desk.step();
    let text = copied(&desk).expect("a text on the clipboard");
    desk.event(Event::Paste(text));
    desk.run_steps(2);
    assert_eq!(plan(&desk).tasks().len(), 3);
    let copy = plan(&desk)
        .tasks()
        .values()
        .find(|task| task.title == first.title && task.id != first.id)
        .unwrap();
    assert_eq!(copy.measures.len(), first.measures.len());
    assert!(copy.notes.is_empty() && copy.measures[0].completion.is_empty());
    assert_eq!(copy.start, first.start);

    desk.state_mut()
        .act(&ctx, ui::Action::ShowTask(first.id.clone()));
    desk.run_steps(2);
    desk.event(Event::Cut);
    desk.step();
    let text = copied(&desk).expect("a text on the clipboard");
    desk.step();
    assert!(plan(&desk).task(&first.id).is_none());
    desk.event(Event::Paste(text));
    desk.run_steps(2);
    let back = plan(&desk).task(&first.id).unwrap();
    assert_eq!(
        (&back.notes, &back.measures),
        (&first.notes, &first.measures)
    );
}

#[test]
fn enter_and_esc_in_a_field_stay_in_the_field() {
    let (_folder, path) = small_plan();
    let mut desk = opened(&path);
    let first = first_task(&desk);
    let ctx = desk.ctx.clone();
    desk.state_mut()
        .act(&ctx, ui::Action::ShowTask(first.id.clone()));
    desk.run_steps(2);
    desk.get_by_role_and_label(Role::MultilineTextInput, "牵头单位")
        .focus();
    desk.run_steps(2);
    desk.key_press(Key::Enter);
    desk.run_steps(3);
    assert!(
        desk.query_by_role_and_label(Role::TextInput, "任务")
            .is_none(),
        "no title cell opens"
    );
    desk.get_by_role_and_label(Role::MultilineTextInput, "牵头单位")
        .focus();
    desk.run_steps(2);
    desk.key_press(Key::Escape);
    desk.run_steps(3);
    assert!(desk.state().view().selection.holds(&first.id));
}

#[test]
fn what_is_not_saved_is_asked_about_before_the_plan_is_closed() {
    let (_folder, path) = small_plan();
    let mut desk = opened(&path);
    desk.key_press(Key::Insert);
    desk.run_steps(3);
    desk.event(Event::Text("清淤".to_owned()));
    desk.key_press(Key::Enter);
    desk.run_steps(3);
    assert!(desk.state().document().unwrap().is_dirty());
    desk.key_press_modifiers(Modifiers::COMMAND, Key::W);
    desk.run_steps(3);
    save_picture(&mut desk, "shell-unsaved");
    desk.key_press(Key::Escape);
    desk.run_steps(2);
    assert!(desk.state().document().is_some(), "Esc loses nothing");
    desk.key_press_modifiers(Modifiers::COMMAND, Key::W);
    desk.run_steps(3);
    // Who types on loses nothing.
    for key in [Key::N, Key::D, Key::Y] {
        desk.key_press(key);
        desk.run_steps(2);
    }
    assert!(desk.state().document().is_some());
    desk.key_press_modifiers(Modifiers::ALT, Key::N);
    desk.run_steps(3);
    assert!(desk.state().document().is_none());
    assert_eq!(zhenggai::file::load(&path).unwrap().plan.tasks().len(), 2);
}

#[test]
fn the_inspector_keeps_its_width_from_frame_to_frame() {
    let (_folder, path) = small_plan();
    let mut desk = opened(&path);
    let id = first_task(&desk).id;
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, ui::Action::ShowTask(id));
    desk.run_steps(2);
    let before = desk.state().view().inspector_width;
    desk.run_steps(10);
    assert!((desk.state().view().inspector_width - before).abs() < 0.01);
}

#[test]
fn the_window_is_drawn_in_both_themes_and_languages() {
    let mut mean = Vec::new();
    for (language, theme, name) in [
        (Language::Zh, ThemeChoice::Light, "shell-light-zh"),
        (Language::En, ThemeChoice::Dark, "shell-dark-en"),
    ] {
        let mut desk = desk(language, theme, (1280.0, 720.0));
        until(
            &mut desk,
            "the start page is drawn",
            Shell::shows_start_chart,
        );
        save_picture(&mut desk, &format!("{name}-start"));
        let ctx = desk.ctx.clone();
        desk.state_mut().open(&ctx, Source::Sample);
        until(&mut desk, "the sample is open", |shell| {
            shell.document().is_some()
        });
        let path = save_picture(&mut desk, name);
        let picture = image::open(path).unwrap().to_luma8();
        let sum: u64 = picture.pixels().map(|pixel| u64::from(pixel.0[0])).sum();
        mean.push(sum / u64::from(picture.width() * picture.height()));
    }
    assert!(mean[0] > 200 && mean[1] < 60, "{mean:?}");
}
