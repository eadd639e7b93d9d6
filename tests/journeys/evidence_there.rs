//! Evidence counts while its file is there: the checks page and the inspector say so when it is not.

use crate::cpu_renderer::save_picture;
use crate::drawn::words_in_view;
use crate::shell::{self, Desk, until};
use egui::{Key, Modifiers};
use zhenggai::app::answers::Source;
use zhenggai::chart::theme::ThemeChoice;
use zhenggai::plan::{CompletionEvent, Day, Evidence, Id, Plan};
use zhenggai::text::Language;
use zhenggai::ui::Action;

fn says(desk: &Desk, words: &str) -> bool {
    words_in_view(desk).iter().any(|one| one.contains(words))
}

#[test]
fn a_missing_file_is_a_finding_until_it_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("某镇.ron");
    let minimal = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("saves/minimal.ron");
    let mut parts = zhenggai::file::load(&minimal).unwrap().plan.parts();
    let task = parts.tasks.first_mut().unwrap();
    task.close_out.clear();
    task.completion = vec![CompletionEvent {
        id: Id::new("c1"),
        date: Day::constant(2021, 11, 1),
        ..CompletionEvent::default()
    }];
    task.evidence = vec![Evidence {
        title: "现场照片".to_owned(),
        file: "照片.jpg".to_owned(),
        ..Evidence::default()
    }];
    let id = task.id.clone();
    zhenggai::file::save(&path, &Plan::new(parts)).unwrap();
    let mut desk = shell::desk(Language::Zh, ThemeChoice::Light, (1440.0, 900.0));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::File(path));
    let lost = |shell: &zhenggai::app::Shell| {
        shell
            .document()
            .is_some_and(|document| document.assessment().missing().contains("照片.jpg"))
    };
    until(&mut desk, "the file is missed", lost);
    desk.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    desk.run_steps(4);
    assert!(
        says(&desk, "佐证材料“照片.jpg”不在原处"),
        "{:?}",
        words_in_view(&desk)
    );
    save_picture(&mut desk, "evidence-lost");
    desk.state_mut().act(&ctx, Action::ShowTask(id));
    desk.run_steps(4);
    std::fs::write(folder.path().join("照片.jpg"), b"x").unwrap();
    desk.event(egui::Event::WindowFocused(true));
    until(&mut desk, "the file is found", |shell| !lost(shell));
    desk.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    desk.run_steps(4);
    assert!(!says(&desk, "不在原处"));
}
