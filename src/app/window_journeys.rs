//! The window as a whole: how large everything is shown, what the bar holds in a small one, what is dropped on it, and
//! the menu on several tasks.

use super::session_journeys::{Desk, desk_of, shell, two_plans, until};
use crate::app::answers::Source;
use crate::edit::{Edit, TaskField};
use crate::plan::{Id, Plan, Task};
use crate::text::{
    Language, command_words, common_words, inspector_words, shell_words, supervision_words,
};
use crate::ui::command::Act;
use crate::ui::view_state::Grouping;
use crate::ui::{Action, Command, Page};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect};
use egui_kittest::kittest::Queryable as _;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The sample in a window of a size.
fn sample(language: Language, width: f32, height: f32) -> Desk {
    let mut desk = desk_of(shell(language));
    desk.set_size(egui::vec2(width, height));
    let ctx = desk.ctx.clone();
    desk.state_mut().open(&ctx, Source::Sample);
    until(&mut desk, "the sample is open", |shell| {
        shell.document().is_some()
    });
    desk
}

fn plan(desk: &Desk) -> Plan {
    desk.state().document().unwrap().plan().clone()
}

fn keys(desk: &mut Desk, modifiers: Modifiers, key: Key) {
    desk.key_press_modifiers(modifiers, key);
    desk.run_steps(3);
}

#[test]
fn everything_is_made_larger_and_smaller_also_from_a_dialog_and_that_is_remembered() {
    let mut desk = sample(Language::Zh, 1280.0, 720.0);
    keys(&mut desk, CTRL_SHIFT, Key::Plus);
    keys(&mut desk, CTRL_SHIFT, Key::Equals);
    assert_eq!(desk.ctx.zoom_factor(), 1.2);
    assert_eq!(desk.state().settings.scale, 1.2);
    // The keys of the time axis scale nothing, in front of a dialog or behind it.
    let ctx = desk.ctx.clone();
    desk.state_mut().command(&ctx, Command::About);
    desk.run_steps(2);
    for key in [Key::Plus, Key::Equals, Key::Minus, Key::Num0] {
        keys(&mut desk, Modifiers::COMMAND, key);
        assert_eq!(desk.ctx.zoom_factor(), 1.2, "{key:?}");
    }
    keys(&mut desk, CTRL_SHIFT, Key::Minus);
    assert_eq!(desk.ctx.zoom_factor(), 1.1);
    keys(&mut desk, CTRL_SHIFT, Key::Num0);
    assert_eq!(desk.ctx.zoom_factor(), 1.0);
    assert!(desk.state().front.is_modal(), "the dialog is still there");
    for _ in 0..40 {
        keys(&mut desk, CTRL_SHIFT, Key::Minus);
    }
    assert_eq!(desk.ctx.zoom_factor(), 0.5);
}

/// Where a text stands that holds these words.
fn said(desk: &Desk, words: &str) -> Option<Rect> {
    desk.query_all_by(|node| {
        let texts = [node.label(), node.value()];
        texts.into_iter().flatten().any(|text| text.contains(words))
    })
    .next()
    .map(|node| node.rect())
}

fn bar(desk: &Desk, language: Language) -> Vec<(String, Rect)> {
    let say = |phrase: crate::text::Phrase| phrase.of(language);
    let mut parts = Vec::new();
    for phrase in [
        command_words::PAGE_OVERVIEW,
        command_words::PAGE_STRUCTURE,
        command_words::PAGE_DISCLOSURE,
    ] {
        let tab = desk.get_by_role_and_label(Role::Tab, say(phrase));
        parts.push((say(phrase).to_owned(), tab.rect()));
    }
    let date = desk.get_by_role_and_label(Role::TextInput, say(common_words::AS_OF));
    parts.push(("date".to_owned(), date.rect()));
    for phrase in [command_words::AS_OF_EARLIER, command_words::AS_OF_LATER] {
        for arrow in desk.query_all_by_role_and_label(Role::Button, say(phrase)) {
            parts.push((say(phrase).to_owned(), arrow.rect()));
        }
    }
    let search = desk.get_by_role_and_label(Role::SearchInput, say(shell_words::SEARCH));
    parts.push(("search".to_owned(), search.rect()));
    parts
}

#[test]
fn nothing_in_the_bar_overlaps_however_narrow_the_window_is() {
    for language in Language::ALL {
        let mut desk = sample(language, 800.0, 480.0);
        for width in [800.0, 830.0, 860.0, 900.0, 1000.0, 1280.0, 1920.0] {
            desk.set_size(egui::vec2(width, 480.0));
            desk.run_steps(3);
            let parts = bar(&desk, language);
            for pair in parts.windows(2) {
                let [(left, before), (right, after)] = pair else {
                    continue;
                };
                assert!(
                    before.right() <= after.left() + 0.5,
                    "{width}: {left} {before:?} and {right} {after:?}"
                );
            }
            assert!(parts.last().unwrap().1.right() <= width);
        }
    }
}

#[test]
fn a_wrong_as_of_date_says_so_under_the_bar_and_not_in_it() {
    let mut desk = sample(Language::Zh, 1280.0, 720.0);
    let field = desk.get_by_role_and_label(Role::TextInput, common_words::AS_OF.zh);
    let rect = field.rect();
    field.focus();
    desk.run_steps(2);
    keys(&mut desk, Modifiers::COMMAND, Key::A);
    desk.event(Event::Text("2021-13-40".to_owned()));
    desk.run_steps(4);
    let under = said(&desk, "一年没有 13 月，请核对。");
    assert!(under.is_some_and(|under| under.top() >= rect.bottom() - 1.0));
    keys(&mut desk, Modifiers::NONE, Key::Escape);
    desk.run_steps(2);
    assert_eq!(said(&desk, "一年没有 13 月，请核对。"), None);
}

#[test]
fn what_a_field_says_moves_nothing_under_the_pointer() {
    let mut desk = sample(Language::Zh, 1280.0, 720.0);
    let ctx = desk.ctx.clone();
    let id = plan(&desk).tasks_in_order()[0].id.clone();
    desk.state_mut().view.selection.only(&id);
    desk.state_mut().command(&ctx, Command::MarkCompleted);
    desk.run_steps(3);
    let button = |desk: &Desk| {
        desk.get_by_role_and_label(Role::Button, shell_words::DONE_DO.zh)
            .rect()
    };
    let before = button(&desk);
    // The day has the focus and is selected: typing replaces it and is said back.
    for letters in ["2021-1", "2021-11-01"] {
        keys(&mut desk, Modifiers::COMMAND, Key::A);
        desk.event(Event::Text(letters.to_owned()));
        desk.run_steps(4);
        assert_eq!(button(&desk), before, "{letters}");
    }
}

#[test]
fn of_several_files_none_is_swallowed() {
    let (folder, a, b) = two_plans();
    let other = folder.path().join("照片 100% #1.jpg");
    std::fs::write(&other, "x").unwrap();
    for language in Language::ALL {
        let mut desk = desk_of(shell(language));
        desk.run_steps(2);
        let ctx = desk.ctx.clone();
        let dropped = vec![other.clone(), b.clone(), a.clone()];
        desk.state_mut().drop_files(&ctx, dropped);
        desk.run_steps(3);
        for left in [&other, &a] {
            let name = left.display().to_string();
            assert!(said(&desk, &name).is_some(), "{name}");
        }
        // The first plan opens all the same, and the words stay until they have been read.
        until(&mut desk, "the first plan is open", |shell| {
            shell.document().is_some()
        });
        assert_eq!(desk.state().document().unwrap().path(), Some(b.as_path()));
        assert!(said(&desk, &a.display().to_string()).is_some());
        desk.key_press(Key::Escape);
        desk.run_steps(3);
        assert!(!desk.state().front.is_modal());
    }
}

#[cfg(unix)]
#[test]
fn evidence_whose_name_no_plan_can_say_is_told_and_the_others_are_taken() {
    use std::os::unix::ffi::OsStringExt as _;
    for language in Language::ALL {
        let mut desk = sample(language, 1280.0, 720.0);
        let ctx = desk.ctx.clone();
        let first = desk.state().document().unwrap().plan().tasks_in_order()[0]
            .id
            .clone();
        desk.state_mut().act(&ctx, Action::ShowTask(first));
        desk.run_steps(3);
        // 验收.pdf as GBK writes it.
        let name = std::ffi::OsString::from_vec(b"/x/\xD1\xE9\xCA\xD5.pdf".to_vec());
        let good = std::path::PathBuf::from("/x/50% #1 照片.jpg");
        let dropped = vec![name.into(), good.clone()];
        desk.state_mut().drop_files(&ctx, dropped);
        assert_eq!(desk.state().view.evidence.dropped, [good]);
        desk.run_steps(3);
        let told = shell_words::NAMES_UNSAID.fill(language, &[("n", &1)]);
        assert!(said(&desk, &told).is_some(), "{told}");
        let open = desk.state().document().unwrap();
        let tasks = open.plan().tasks().values();
        let mut files = tasks.flat_map(|task| task.all_evidence().map(|piece| &piece.file));
        assert!(!files.any(|file| file.contains('\u{FFFD}')));
    }
}

#[test]
fn enter_takes_pasted_columns_in_as_the_form_proposes_them() {
    let mut desk = sample(Language::Zh, 1280.0, 720.0);
    let ctx = desk.ctx.clone();
    let text = "序号\t任务\t进度\n901\t清理河道\t50%\n902\t建管网\t20%\n".to_owned();
    desk.state_mut().act(&ctx, Action::PasteTable(text));
    desk.run_steps(4);
    assert!(desk.query_by_label("序号 序号").is_some());
    let tasks = |desk: &Desk| desk.state().document().unwrap().plan().tasks().len();
    let before = tasks(&desk);
    // Its lists are filled: Enter is for the button that says so, and opens no list.
    desk.key_press(Key::Enter);
    until(&mut desk, "the form is over", |shell| {
        !shell.front.is_modal()
    });
    assert_eq!(tasks(&desk), before + 2);
}

#[test]
fn each_entry_of_the_menu_on_several_tasks_is_one_step_back() {
    let mut desk = sample(Language::Zh, 1440.0, 900.0);
    let ctx = desk.ctx.clone();
    desk.state_mut().command(&ctx, Command::PageGantt);
    desk.run_steps(2);
    assert_eq!(desk.state().view().page, Page::Gantt);
    // Every task has a row of its own, in the plan's order.
    desk.state_mut().view.fold_closed_out = false;
    desk.state_mut().view.grouping = Grouping::None;
    desk.run_steps(3);
    let before = plan(&desk);
    let rows: Vec<Id> = before
        .tasks_in_order()
        .iter()
        .skip(3)
        .step_by(2)
        .take(3)
        .map(|task| task.id.clone())
        .collect();
    for command in [
        Command::Duplicate,
        Command::MoveTaskUp,
        Command::MoveTaskDown,
        Command::Delete,
        Command::Cut,
        Command::NewTask,
        Command::MarkCompleted,
        Command::AddRemark,
        Command::SetField,
        Command::Paste,
    ] {
        desk.state_mut().view.selection.set(rows.clone());
        if command == Command::Paste {
            desk.state_mut().command(&ctx, Command::Copy);
            let text = desk.state().copied_text().unwrap_or_default().to_owned();
            desk.state_mut().act(&ctx, Action::PasteTable(text));
        } else {
            desk.state_mut().command(&ctx, command);
        }
        desk.run_steps(3);
        let main = match command {
            Command::MarkCompleted => Some(shell_words::DONE_DO.zh),
            Command::AddRemark | Command::SetField => {
                desk.event(Event::Text("长寿区水务局".to_owned()));
                desk.run_steps(3);
                let add = command == Command::AddRemark;
                Some(if add {
                    shell_words::REMARK_DO.zh
                } else {
                    shell_words::FIELD_DO.zh
                })
            }
            _ => None,
        };
        if let Some(main) = main {
            desk.get_by_role_and_label(Role::Button, main).click();
            desk.run_steps(4);
        }
        assert!(!desk.state().front.is_modal(), "{command:?} is done");
        let after = plan(&desk);
        assert!(after != before, "{command:?} changed something");
        // A title that is being typed is left first.
        if command == Command::NewTask {
            desk.key_press(Key::Enter);
            desk.run_steps(2);
        }
        desk.state_mut().command(&ctx, Command::Undo);
        desk.run_steps(3);
        assert!(plan(&desk) == before, "{command:?} is taken back at once");
    }
}

#[test]
fn a_small_window_never_pushes_the_buttons_of_a_dialog_out() {
    // What is left of a screen of 1366 by 768 at scale 1.5, 2 and 3.
    for (width, height) in [(800.0, 480.0), (680.0, 370.0), (455.0, 246.0)] {
        for language in Language::ALL {
            let mut desk = sample(language, width, height);
            let ctx = desk.ctx.clone();
            let id = plan(&desk).tasks_in_order()[0].id.clone();
            for command in [
                Command::PlanProperties,
                Command::WorkingCalendar,
                Command::MarkCompleted,
                Command::AddRemark,
                Command::SetField,
                Command::ExportPicture,
                Command::GiveParts,
                Command::New,
                Command::SaveAs,
                Command::Open,
            ] {
                desk.state_mut().view.selection.only(&id);
                desk.state_mut().command(&ctx, command);
                desk.run_steps(12);
                let cancel = common_words::CANCEL.of(language);
                let button = desk
                    .query_all_by_role_and_label(Role::Button, cancel)
                    .next();
                let rect = button.map(|button| button.rect());
                let screen = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, height));
                assert!(
                    rect.is_some_and(|rect| screen.expand(0.5).contains_rect(rect)),
                    "{command:?} at {width}: {rect:?}"
                );
                for _ in 0..4 {
                    keys(&mut desk, Modifiers::NONE, Key::Escape);
                }
                assert!(!desk.state().front.is_modal(), "{command:?} is left");
            }
        }
    }
}

#[test]
fn a_long_title_leaves_the_fields_under_it_in_reach() {
    for language in Language::ALL {
        let mut desk = sample(language, 800.0, 480.0);
        let task = Task::clone(plan(&desk).tasks_in_order()[0]);
        let title = "督促有关区县加快补齐污水管网短板，".repeat(40);
        let field = TaskField::Title(title);
        let ids = vec![task.id.clone()];
        desk.state_mut().edit(&Edit::SetTasks { ids, field });
        desk.state_mut().view.selection.only(&task.id);
        desk.state_mut().view.inspector = true;
        desk.run_steps(4);
        let say = |phrase: crate::text::Phrase| phrase.of(language);
        let height = |desk: &Desk| {
            desk.get_by_role_and_label(Role::MultilineTextInput, say(inspector_words::TITLE))
                .rect()
                .height()
        };
        assert!(height(&desk) < 80.0, "{}", height(&desk));
        desk.get_by_label(say(inspector_words::TITLE_MORE)).click();
        desk.run_steps(3);
        assert!(height(&desk) > 300.0);
        desk.get_by_label(say(inspector_words::TITLE_LESS))
            .click_accesskit();
        desk.run_steps(3);
        assert!(height(&desk) < 80.0);
        // All of it is there to be typed into.
        desk.get_by_role_and_label(Role::MultilineTextInput, say(inspector_words::TITLE))
            .focus();
        desk.run_steps(3);
        assert!(height(&desk) > 300.0);
    }
}

#[test]
fn every_page_is_drawn_in_a_window_of_any_size() {
    let pages = [
        Command::PageOverview,
        Command::PageGantt,
        Command::PageIndicators,
        Command::PageSupervision,
        Command::PageStructure,
        Command::PageChecks,
        Command::PageDisclosure,
        Command::PageMonthly,
    ];
    for language in Language::ALL {
        let mut desk = sample(language, 800.0, 480.0);
        let ctx = desk.ctx.clone();
        // A screen of 1920 by 1080 at each scale, and a very small one.
        for scale in [1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.2] {
            desk.set_size(egui::vec2(1920.0, 1080.0) / scale);
            for page in pages {
                desk.state_mut().command(&ctx, page);
                desk.run_steps(3);
                let about = desk.state();
                // A frame that breaks off is caught, and what was open is looked at from a page that can be drawn.
                assert!(
                    about.document().is_some() && !about.front.is_modal(),
                    "{page:?} at {scale}"
                );
                assert_eq!(Act::Page(about.view().page), page.act(), "at {scale}");
            }
        }
    }
}

#[test]
fn a_finding_that_is_added_comes_into_view_and_has_the_focus() {
    let mut desk = sample(Language::Zh, 1280.0, 720.0);
    let ctx = desk.ctx.clone();
    let record = plan(&desk)
        .inspections()
        .values()
        .max_by_key(|record| record.findings.len())
        .map(|record| record.id.clone());
    desk.state_mut().command(&ctx, Command::PageSupervision);
    desk.state_mut().view.supervision.record = record;
    desk.run_steps(3);
    desk.get_by_label(supervision_words::ADD_FINDING.zh).click();
    desk.run_steps(8);
    let focused = desk
        .query_all_by(|node| node.is_focused() && !node.is_hidden())
        .map(|node| node.rect())
        .next();
    let screen = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 720.0));
    assert!(
        focused.is_some_and(|rect| screen.contains_rect(rect)),
        "{focused:?}"
    );
    assert!(ctx.text_edit_focused());
}

#[test]
fn a_new_complaint_begins_in_its_first_cell_and_goes_again_where_nothing_is_said() {
    for language in Language::ALL {
        let mut desk = sample(language, 1280.0, 720.0);
        let ctx = desk.ctx.clone();
        desk.state_mut().command(&ctx, Command::PageSupervision);
        desk.run_steps(3);
        let count = |desk: &Desk| plan(desk).complaints().len();
        let before = count(&desk);
        let add = |desk: &mut Desk| {
            let name = supervision_words::ADD_COMPLAINT.of(language);
            desk.get_by_role_and_label(Role::Button, name).click();
            desk.run_steps(6);
        };
        add(&mut desk);
        assert_eq!(count(&desk), before + 1);
        keys(&mut desk, Modifiers::NONE, Key::Escape);
        assert_eq!(count(&desk), before, "given up by Esc");
        add(&mut desk);
        desk.state_mut().command(&ctx, Command::PageGantt);
        desk.run_steps(4);
        assert_eq!(count(&desk), before, "left without a word");
        desk.state_mut().command(&ctx, Command::PageSupervision);
        desk.run_steps(3);
        add(&mut desk);
        desk.event(Event::Text("新1".to_owned()));
        desk.run_steps(4);
        keys(&mut desk, Modifiers::NONE, Key::Enter);
        desk.state_mut().command(&ctx, Command::PageGantt);
        desk.run_steps(4);
        assert_eq!(count(&desk), before + 1);
        let plan = plan(&desk);
        assert!(plan.complaints().values().any(|one| one.number == "新1"));
    }
}

#[test]
fn what_is_typed_in_a_form_of_a_new_complaint_keeps_it_and_esc_there_is_for_the_form() {
    let mut desk = sample(Language::Zh, 1280.0, 1000.0);
    let ctx = desk.ctx.clone();
    let count = |desk: &Desk| plan(desk).complaints().len();
    let before = count(&desk);
    let go = |desk: &mut Desk, page: Command| {
        desk.state_mut().command(&ctx, page);
        desk.run_steps(4);
    };
    let form = |desk: &mut Desk| {
        go(desk, Command::PageSupervision);
        for name in [
            supervision_words::ADD_COMPLAINT,
            supervision_words::ADD_VISIT,
        ] {
            desk.get_by_role_and_label(Role::Button, name.zh).click();
            desk.run_steps(6);
        }
        let name = supervision_words::VISIT_TEXT.zh;
        desk.get_by_role_and_label(Role::MultilineTextInput, name)
            .click();
        desk.run_steps(4);
    };
    form(&mut desk);
    keys(&mut desk, Modifiers::NONE, Key::Escape);
    assert_eq!(count(&desk), before + 1, "the field was left by Esc");
    go(&mut desk, Command::PageGantt);
    assert_eq!(count(&desk), before, "nothing was said");
    form(&mut desk);
    desk.event(Event::Text("已电话回访".to_owned()));
    desk.run_steps(3);
    keys(&mut desk, Modifiers::NONE, Key::Tab);
    keys(&mut desk, Modifiers::NONE, Key::Escape);
    assert_eq!(count(&desk), before + 1, "left by Esc, half filled in");
    go(&mut desk, Command::PageGantt);
    assert_eq!(count(&desk), before + 1, "left half filled in");
    assert!(desk.state().view.holds_typed());
}

#[test]
fn a_new_inspection_begins_in_its_first_field() {
    let mut desk = sample(Language::Zh, 1280.0, 720.0);
    let ctx = desk.ctx.clone();
    desk.state_mut().command(&ctx, Command::PageSupervision);
    desk.run_steps(3);
    let before = plan(&desk).inspections().len();
    let name = supervision_words::ADD_RECORD.zh;
    desk.get_by_role_and_label(Role::Button, name).click();
    desk.run_steps(6);
    desk.event(Event::Text("2021-11-05".to_owned()));
    desk.run_steps(3);
    keys(&mut desk, Modifiers::NONE, Key::Tab);
    desk.run_steps(3);
    let plan = plan(&desk);
    assert_eq!(plan.inspections().len(), before + 1);
    let day = crate::plan::Day::constant(2021, 11, 5);
    let new = plan.inspections().values().find(|one| one.date == day);
    assert!(new.is_some_and(|one| one.findings.is_empty()));
}

#[test]
fn a_form_opened_by_a_click_has_its_field_ready() {
    let mut desk = sample(Language::Zh, 1280.0, 1000.0);
    let id = plan(&desk).tasks_in_order()[5].id.clone();
    let ctx = desk.ctx.clone();
    desk.state_mut().command(&ctx, Command::PageGantt);
    desk.state_mut().view.selection.only(&id);
    desk.run_steps(4);
    let at = desk
        .get_by_label(inspector_words::ADD_NOTE.zh)
        .rect()
        .center();
    // As a hand does it: pressed in one frame, let go in the next.
    desk.hover_at(at);
    desk.run_steps(1);
    for pressed in [true, false] {
        desk.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        desk.run_steps(1);
    }
    desk.run_steps(3);
    let held = desk.ctx.memory(egui::Memory::focused);
    assert!(held.is_some(), "nothing has the focus");
    assert!(desk.ctx.text_edit_focused());
}
