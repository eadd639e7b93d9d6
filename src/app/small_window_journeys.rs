//! Small windows: what has no room scrolls, stands in a menu or gives way in the order of its worth, and the keyboard never
//! leads out of sight.

use super::session_journeys::{Desk, desk_of, shell, until};
use crate::app::answers::Source;
use crate::plan::Task;
use crate::text::{
    Language, Phrase, command_words, common_words, shell_words, supervision_words as letters,
};
use crate::ui::{Command, Page};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::Queryable as _;

/// The least window, one of 1366 by 768 at scale 1.5, and 1280 by 720 at scale 2 and 3.
const SIZES: [(f32, f32); 4] = [
    (800.0, 480.0),
    (910.0, 512.0),
    (640.0, 360.0),
    (427.0, 240.0),
];

fn sample(language: Language, (width, height): (f32, f32)) -> Desk {
    let mut desk = desk_of(shell(language));
    desk.set_size(vec2(width, height));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::Sample);
    until(&mut desk, "the sample is open", |shell| {
        shell.document().is_some()
    });
    desk
}

fn go(desk: &mut Desk, command: Command) {
    let ctx = desk.ctx.clone();
    desk.state_mut().command(&ctx, command);
    desk.run_steps(4);
}

/// How many letters of a text stand in view, at most, wherever it is drawn.
fn letters_of(desk: &Desk, text: &str) -> usize {
    fn walk(shape: &egui::Shape, clip: Rect, text: &str, most: &mut usize) {
        match shape {
            egui::Shape::Vec(shapes) => {
                for shape in shapes {
                    walk(shape, clip, text, most);
                }
            }
            egui::Shape::Text(drawn)
                if text.starts_with(drawn.galley.text().trim_end_matches('…')) =>
            {
                let seen = drawn.galley.rows.iter().map(|row| {
                    let at = drawn.pos + row.pos.to_vec2();
                    let whole = |glyph: &&egui::epaint::text::Glyph| {
                        clip.contains(at + glyph.pos.to_vec2() + vec2(glyph.advance_width, 0.0))
                    };
                    row.glyphs.iter().filter(whole).count()
                });
                *most = seen.sum::<usize>().max(*most);
            }
            _ => {}
        }
    }
    let screen = desk.ctx.content_rect().expand(1.0);
    let mut most = 0;
    for clipped in &desk.output().shapes {
        let clip = clipped.clip_rect.intersect(screen);
        walk(&clipped.shape, clip, text, &mut most);
    }
    most
}

fn titles(desk: &Desk) -> Vec<String> {
    let plan = desk.state().document().unwrap().plan();
    let tasks = plan.tasks_in_order();
    tasks.iter().map(|task| Task::clone(task).title).collect()
}

/// The most letters of any title that stand in view.
fn most_of_a_title(desk: &Desk) -> usize {
    let titles = titles(desk);
    let seen = titles.iter().map(|title| letters_of(desk, title));
    seen.max().unwrap_or_default()
}

#[test]
fn every_page_is_reached_from_the_bar_of_a_small_window() {
    let pages = [
        (command_words::PAGE_OVERVIEW, Page::Overview),
        (command_words::PAGE_GANTT, Page::Gantt),
        (command_words::PAGE_INDICATORS, Page::Indicators),
        (command_words::PAGE_SUPERVISION, Page::Supervision),
        (command_words::PAGE_STRUCTURE, Page::Structure),
        (command_words::PAGE_CHECKS, Page::Checks),
        (command_words::PAGE_DISCLOSURE, Page::Disclosure),
    ];
    for language in Language::ALL {
        for size in SIZES {
            let mut desk = sample(language, size);
            for (phrase, page) in pages {
                let name = phrase.of(language);
                let tab = desk
                    .query_by_role_and_label(Role::Tab, name)
                    .map(|tab| tab.rect());
                let date =
                    desk.get_by_role_and_label(Role::TextInput, common_words::AS_OF.of(language));
                let date = date.rect();
                if let Some(tab) = tab {
                    assert!(tab.right() <= date.left(), "{name} at {size:?}");
                    desk.get_by_role_and_label(Role::Tab, name).click();
                } else {
                    let more = desk
                        .get_by_role_and_label(Role::Button, shell_words::MORE_PAGES.of(language));
                    assert!(more.rect().right() <= date.left(), "at {size:?}");
                    more.click();
                    desk.run_steps(3);
                    desk.get_by_role_and_label(Role::Button, name).click();
                }
                desk.run_steps(4);
                assert_eq!(desk.state().view().page, page, "{name} at {size:?}");
                // Wherever it was, the page in front has its tab.
                desk.get_by_role_and_label(Role::Tab, name);
            }
        }
    }
}

#[test]
fn every_panel_of_the_supervision_page_is_reached_by_scrolling() {
    let panels: [Phrase; 4] = [
        letters::STRIP,
        letters::RECORDS,
        letters::COMPLAINTS,
        letters::LETTERS,
    ];
    for size in SIZES {
        let mut desk = sample(Language::Zh, size);
        go(&mut desk, Command::PageSupervision);
        let record = desk.state().view.supervision.record.clone();
        let plan = desk.state().document().unwrap().plan();
        let found = record
            .and_then(|id| plan.inspections().get(&id).cloned())
            .and_then(|record| record.findings.first().map(|one| one.text.clone()));
        let mut left: Vec<String> = panels.iter().map(|one| one.zh.to_owned()).collect();
        left.extend(found);
        // Beside the tables, which scroll themselves.
        let at = egui::pos2(14.0, size.1 / 2.0 + 20.0);
        for _ in 0..60 {
            left.retain(|text| letters_of(&desk, text) < 3);
            desk.event(Event::PointerMoved(at));
            desk.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Line,
                delta: vec2(0.0, -3.0),
                modifiers: Modifiers::NONE,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
            });
            desk.run_steps(3);
        }
        assert_eq!(left, Vec::<String>::new(), "at {size:?}");
    }
}

#[test]
fn titles_are_read_on_every_page_with_tasks() {
    for language in Language::ALL {
        for size in SIZES {
            let mut desk = sample(language, size);
            for page in [
                Command::PageGantt,
                Command::PageStructure,
                Command::PageChecks,
            ] {
                go(&mut desk, page);
                if size.0 < 640.0 && page != Command::PageGantt {
                    // Below the outline or the rules.
                    let at = egui::pos2(14.0, size.1 / 2.0 + 30.0);
                    for _ in 0..12 {
                        if most_of_a_title(&desk) >= 6 {
                            break;
                        }
                        desk.event(Event::PointerMoved(at));
                        desk.event(Event::MouseWheel {
                            unit: egui::MouseWheelUnit::Line,
                            delta: vec2(0.0, -60.0),
                            modifiers: Modifiers::NONE,
                            phase: egui::TouchPhase::Move,
                            source: egui::MouseWheelSource::Wheel,
                        });
                        desk.run_steps(20);
                    }
                }
                let seen = most_of_a_title(&desk);
                assert!(seen >= 6, "{page:?} at {size:?}: {seen}");
            }
        }
    }
}

#[test]
fn tab_never_leads_out_of_sight() {
    for command in [Command::ExportPicture, Command::PlanProperties] {
        let mut desk = sample(Language::Zh, (640.0, 360.0));
        go(&mut desk, command);
        desk.run_steps(8);
        let cancel = desk.get_by_role_and_label(Role::Button, common_words::CANCEL.zh);
        let (foot, middle) = (cancel.rect().top(), cancel.rect().center());
        assert!(middle.y < 360.0);
        for back in [false, true] {
            for step in 0..30 {
                let modifiers = if back {
                    Modifiers::SHIFT
                } else {
                    Modifiers::NONE
                };
                desk.key_press_modifiers(modifiers, Key::Tab);
                desk.run_steps(5);
                let Some(id) = desk.ctx.memory(egui::Memory::focused) else {
                    continue;
                };
                let rect = desk.ctx.read_response(id).map(|one| one.rect).unwrap();
                let in_foot = rect.center().y > foot;
                let room = Rect::from_x_y_ranges(0.0..=640.0, 0.0..=foot);
                assert!(
                    in_foot && rect.bottom() < 360.0 || room.contains_rect(rect),
                    "{command:?} step {step} back {back}: {rect:?}"
                );
            }
        }
    }
}

#[test]
fn tab_through_the_inspector_stays_in_sight() {
    let mut desk = sample(Language::Zh, (1280.0, 720.0));
    go(&mut desk, Command::PageGantt);
    let plan = desk.state().document().unwrap().plan();
    let tasks = plan.tasks_in_order();
    let id = tasks
        .iter()
        .max_by_key(|task| task.measures.len())
        .map(|task| task.id.clone())
        .unwrap();
    desk.state_mut().view.selection.only(&id);
    desk.run_steps(4);
    let mut below = 0;
    for step in 0..90 {
        desk.key_press(Key::Tab);
        desk.run_steps(5);
        let Some(id) = desk.ctx.memory(egui::Memory::focused) else {
            continue;
        };
        let Some(rect) = desk.ctx.read_response(id).map(|one| one.rect) else {
            continue;
        };
        if rect.left() > 1000.0 && rect.top() > 140.0 && rect.height() < 200.0 {
            below += 1;
            assert!(rect.bottom() <= 721.0, "step {step}: {rect:?}");
        }
    }
    assert!(below > 10, "the inspector was reached: {below}");
}

#[test]
fn a_dialog_is_no_wider_than_the_window() {
    for size in SIZES {
        let mut desk = sample(Language::Zh, size);
        for (command, dialog) in [
            (Command::New, "plan form"),
            (Command::PlanProperties, "plan form"),
            (Command::ExportPicture, "picture"),
            (Command::WorkingCalendar, "calendar form"),
        ] {
            go(&mut desk, command);
            desk.run_steps(8);
            let screen = Rect::from_min_size(egui::Pos2::ZERO, vec2(size.0, size.1));
            let id = egui::Id::unique(("dialog", dialog));
            let rect = desk.ctx.memory(|memory| memory.area_rect(id));
            assert!(
                rect.is_some_and(|rect| screen.expand(0.5).contains_rect(rect)),
                "{command:?} at {size:?}: {rect:?}"
            );
            for _ in 0..3 {
                desk.key_press(Key::Escape);
                desk.run_steps(3);
            }
        }
    }
}
