//! Parts given to units and collected, by the window's labels: given out, edited elsewhere, taken back in, undone.

use super::modals::Front;
use super::session_journeys::{Desk, click, desk, open, until};
use super::shell::Shell;
use crate::edit::{Edit, TaskField};
use crate::file;
use crate::plan::{Id, Plan, Task};
use crate::text::Language;
use crate::ui::{Action, Command};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};

/// A folder with the district's plan, and a window that has it open.
fn district(language: Language) -> (tempfile::TempDir, PathBuf, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    file::save(&path, &file::changshou().unwrap().plan).unwrap();
    let mut desk = desk(language);
    open(&mut desk, &path);
    until(&mut desk, "the plan is open", |shell| {
        shell.document().is_some()
    });
    (folder, path, desk)
}

fn command(desk: &mut Desk, command: Command) {
    let ctx = desk.ctx.clone();
    desk.state_mut().act(&ctx, Action::Command(command));
    desk.run_steps(2);
}

fn plan(desk: &Desk) -> Plan {
    desk.state().document().unwrap().plan().clone()
}

fn file_of(path: &Path) -> Plan {
    file::load(path).unwrap().plan
}

/// Two units that lead tasks of their own and have nothing below them.
fn two_units(plan: &Plan) -> [Id; 2] {
    let leads = plan.tasks().values().filter_map(|task| {
        let unit = task.lead_unit.as_ref()?;
        (plan.unit_with_subtree(unit).len() == 1).then(|| unit.clone())
    });
    let mut units: Vec<Id> = leads.collect();
    units.sort();
    units.dedup();
    [units[0].clone(), units[1].clone()]
}

/// Gives a part out behind the form, as it does once a place is picked.
fn give(desk: &mut Desk, unit: &Id, path: &Path) {
    let ctx = desk.ctx.clone();
    let before = plan(desk).head().given_out.len();
    desk.state_mut()
        .give_to_file(&ctx, unit.clone(), path.to_owned());
    until(desk, "it is given out and saved", |shell| {
        let document = shell.document().unwrap();
        document.plan().head().given_out.len() > before && !document.is_dirty()
    });
    desk.key_press(Key::Enter);
    desk.run_steps(3);
}

/// Writes a remark into the first task of a part, as the unit does; the task.
fn remark(path: &Path, text: &str) -> Id {
    let mut parts = file_of(path).parts();
    parts.tasks[0].remarks = text.to_owned();
    let id = parts.tasks[0].id.clone();
    file::save(path, &Plan::new(parts)).unwrap();
    id
}

/// Writes a remark into a task of the open plan.
fn own_remark(desk: &mut Desk, id: &Id, text: &str) {
    desk.state_mut().edit(&Edit::SetTasks {
        ids: vec![id.clone()],
        field: TaskField::Remarks(text.to_owned()),
    });
    desk.run_steps(2);
}

fn remark_of(desk: &Desk, id: &Id) -> String {
    plan(desk).task(id).unwrap().remarks.clone()
}

fn collect(desk: &mut Desk, paths: &[PathBuf]) {
    let ctx = desk.ctx.clone();
    desk.state_mut().collect_files(&ctx, paths.to_vec());
    until(desk, "the page comes", Shell::is_collecting);
}

fn says(desk: &Desk, text: &str) -> bool {
    desk.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn a_part_is_given_out_edited_elsewhere_decided_taken_in_and_undone() {
    for language in Language::ALL {
        let (words, used) = match language {
            Language::Zh => (["分解…", "保存", "收入 1 份"], "用单位的"),
            Language::En => (["Give…", "Save", "Take 1 in"], "The unit's"),
        };
        let (folder, path, mut desk) = district(language);
        let [unit, _] = two_units(&plan(&desk));
        let label = plan(&desk).unit_label(&unit);
        // The form, the unit, the place.
        command(&mut desk, Command::GiveParts);
        until(&mut desk, "the form comes", |shell| {
            matches!(shell.front, Front::Giving(_))
        });
        let row = desk.get_all_by_role(Role::CheckBox).find(|row| {
            let said = row.accesskit_node().label();
            said.is_some_and(|said| said.starts_with(&label))
        });
        row.expect("the unit is listed").click();
        desk.run_steps(3);
        click(&mut desk, words[0]);
        desk.run_steps(10);
        click(&mut desk, words[1]);
        let part = folder.path().join(format!("plan（{label}）.ron"));
        let part = if language == Language::En {
            folder.path().join(format!("plan ({label}).ron"))
        } else {
            part
        };
        until(&mut desk, "it is remembered and saved", |shell| {
            let document = shell.document().unwrap();
            document.plan().head().given_out.len() == 1 && !document.is_dirty()
        });
        assert!(part.is_file(), "{}", part.display());
        assert_eq!(file_of(&path).head().given_out.len(), 1);
        assert!(matches!(desk.state().front, Front::Notice { .. }));
        desk.key_press(Key::Enter);
        desk.run_steps(3);
        // The unit and the plan say something else of one task.
        let task = remark(&part, "单位的备注");
        own_remark(&mut desk, &task, "区里的备注");
        collect(&mut desk, std::slice::from_ref(&part));
        assert!(says(&desk, &label));
        let before = plan(&desk);
        desk.key_press(Key::Num1);
        until(&mut desk, "it is decided", |shell| {
            let collecting = shell.session.as_ref().unwrap().collecting.as_ref();
            collecting.is_some() && shell.jobs.is_idle()
        });
        assert!(says(&desk, used));
        assert_eq!(plan(&desk), before, "nothing is taken in yet");
        // By the button or by its key.
        if language == Language::Zh {
            click(&mut desk, words[2]);
        } else {
            desk.key_press(Key::Enter);
            desk.run_steps(2);
        }
        until(&mut desk, "it is taken in", |shell| {
            shell.session.as_ref().unwrap().collecting.is_none()
        });
        assert_eq!(remark_of(&desk, &task), "单位的备注");
        assert!(plan(&desk).head().given_out[0].back.is_some());
        command(&mut desk, Command::Undo);
        assert_eq!(remark_of(&desk, &task), "区里的备注");
        assert_eq!(plan(&desk), before);
        command(&mut desk, Command::Redo);
        // The same again brings nothing, and says so.
        collect(&mut desk, &[part]);
        let nothing = match language {
            Language::Zh => ("没有新内容", "关闭"),
            Language::En => ("nothing is new", "Close"),
        };
        assert!(says(&desk, nothing.0));
        click(&mut desk, nothing.1);
        assert!(!desk.state().is_collecting());
    }
}

#[test]
fn an_unreadable_file_stops_no_other_and_the_missing_are_listed() {
    let (folder, _, mut desk) = district(Language::Zh);
    let [one, two] = two_units(&plan(&desk));
    let names = [&one, &two].map(|id| plan(&desk).unit_name(id).to_owned());
    let [a, b] = ["a.ron", "b.ron"].map(|name| folder.path().join(name));
    give(&mut desk, &one, &a);
    give(&mut desk, &two, &b);
    remark(&a, "做完了");
    let broken = folder.path().join("c.ron");
    std::fs::write(&broken, "没有内容").unwrap();
    collect(&mut desk, &[broken, a]);
    assert!(says(&desk, "无法读取") && says(&desk, "尚未收回（1）"));
    assert!(says(&desk, &format!("{}，2021-11-20 下发", names[1])));
    // What it brings is told field by field.
    assert!(says(&desk, "备注：") && says(&desk, "做完了"));
    click(&mut desk, "收入 1 份");
    until(&mut desk, "it is taken in", |shell| {
        shell.session.as_ref().unwrap().collecting.is_none()
    });
    let given = plan(&desk).head().given_out.clone();
    assert!(given[0].back.is_some() && given[1].back.is_none());
}

#[test]
fn put_away_it_waits_with_what_was_decided_and_meets_what_the_plan_has_become() {
    let (folder, _, mut desk) = district(Language::Zh);
    let [unit, _] = two_units(&plan(&desk));
    let part = folder.path().join("a.ron");
    give(&mut desk, &unit, &part);
    let task = remark(&part, "单位的");
    own_remark(&mut desk, &task, "区里的");
    collect(&mut desk, &[part]);
    desk.key_press(Key::Num1);
    until(&mut desk, "it is worked out", |shell| shell.jobs.is_idle());
    desk.key_press(Key::Escape);
    desk.run_steps(3);
    assert!(!desk.state().is_collecting() && says(&desk, "汇总还没有完成"));
    // The plan goes on meanwhile, elsewhere and in the very field.
    set_title(&mut desk, &task, "改过的名称");
    click(&mut desk, "继续汇总");
    until(&mut desk, "it is worked out again", |shell| {
        shell.is_collecting() && shell.jobs.is_idle()
    });
    click(&mut desk, "收入 1 份");
    until(&mut desk, "it is taken in", |shell| {
        shell.session.as_ref().unwrap().collecting.is_none()
    });
    let task = Task::clone(plan(&desk).task(&task).unwrap());
    assert_eq!(
        (task.remarks.as_str(), task.title.as_str()),
        ("单位的", "改过的名称")
    );
}

fn set_title(desk: &mut Desk, id: &Id, title: &str) {
    desk.state_mut().edit(&Edit::SetTasks {
        ids: vec![id.clone()],
        field: TaskField::Title(title.to_owned()),
    });
    desk.run_steps(2);
}

#[test]
fn decisions_are_asked_about_before_they_are_lost() {
    let (folder, _, mut desk) = district(Language::Zh);
    let [unit, _] = two_units(&plan(&desk));
    let part = folder.path().join("a.ron");
    give(&mut desk, &unit, &part);
    let task = remark(&part, "单位的");
    own_remark(&mut desk, &task, "区里的");
    collect(&mut desk, &[part]);
    desk.key_press(Key::Num2);
    until(&mut desk, "it is worked out", |shell| shell.jobs.is_idle());
    click(&mut desk, "放弃汇总");
    assert!(matches!(desk.state().front, Front::Ask(_)));
    desk.key_press(Key::Escape);
    desk.run_steps(3);
    assert!(desk.state().is_collecting());
    command(&mut desk, Command::Quit);
    assert!(matches!(desk.state().front, Front::Ask(_)));
    desk.key_press(Key::Escape);
    desk.run_steps(3);
    assert!(!desk.state().is_leaving());
    let waits = desk.state().session.as_ref().unwrap().collecting.is_some();
    assert!(waits, "only put away");
}

#[test]
fn every_unit_its_part_into_a_folder_and_the_folder_back() {
    let (folder, _, mut desk) = district(Language::Zh);
    let units = two_units(&plan(&desk));
    let out = folder.path().join("下发");
    std::fs::create_dir(&out).unwrap();
    let ctx = desk.ctx.clone();
    desk.state_mut()
        .give_to_folder(&ctx, units.to_vec(), out.clone());
    until(&mut desk, "both are given out and saved", |shell| {
        let document = shell.document().unwrap();
        document.plan().head().given_out.len() == 2 && !document.is_dirty()
    });
    let label = desk.state().document().unwrap().history();
    let label = label.undo_label(Language::Zh).unwrap();
    assert_eq!(label, "分解给 2 个单位", "one step");
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 2);
    desk.key_press(Key::Enter);
    desk.run_steps(3);
    collect(&mut desk, &[out]);
    assert!(says(&desk, "交来 2 份") && says(&desk, "下发的都收回了"));
    click(&mut desk, "收入 2 份");
    until(&mut desk, "they are taken in", |shell| {
        shell.session.as_ref().unwrap().collecting.is_none()
    });
    let given = plan(&desk).head().given_out.clone();
    assert!(given.iter().all(|entry| entry.back.is_some()));
}

#[test]
fn a_plan_that_is_no_file_is_saved_first_and_its_own_file_is_never_written_over() {
    let mut fresh = desk(Language::Zh);
    let ctx = fresh.ctx.clone();
    fresh
        .state_mut()
        .open(&ctx, super::answers::Source::DistrictSample);
    until(&mut fresh, "the sample is open", |shell| {
        shell.document().is_some()
    });
    command(&mut fresh, Command::GiveParts);
    assert!(says(&fresh, "先保存…"));

    let (_folder, path, mut desk) = district(Language::Zh);
    let [unit, _] = two_units(&plan(&desk));
    let before = std::fs::read(&path).unwrap();
    let ctx = desk.ctx.clone();
    desk.state_mut().give_to_file(&ctx, unit, path.clone());
    until(&mut desk, "it is refused", |shell| {
        matches!(shell.front, Front::Notice { .. })
    });
    assert!(says(&desk, "本规划自己的文件"));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert!(plan(&desk).head().given_out.is_empty());
}

#[test]
fn several_plans_dropped_on_the_window_are_offered_to_be_collected() {
    let (folder, _, mut desk) = district(Language::En);
    let units = two_units(&plan(&desk));
    let paths = ["a.ron", "b.ron"].map(|name| folder.path().join(name));
    for (unit, path) in units.iter().zip(&paths) {
        give(&mut desk, unit, path);
    }
    let ctx = desk.ctx.clone();
    assert!(desk.state_mut().drop_is_parts(&ctx, &paths));
    assert!(!desk.state_mut().drop_is_parts(&ctx, &paths[..1]));
    desk.run_steps(3);
    click(&mut desk, "Collect");
    until(&mut desk, "the page comes", Shell::is_collecting);
    assert!(says(&desk, "Handed in: 2"));
}

#[test]
fn reading_and_working_out_are_done_aside_while_the_window_goes_on() {
    let (folder, _, mut desk) = district(Language::Zh);
    let [unit, _] = two_units(&plan(&desk));
    let part = folder.path().join("a.ron");
    give(&mut desk, &unit, &part);
    let task = remark(&part, "单位的");
    own_remark(&mut desk, &task, "区里的");
    let ctx = desk.ctx.clone();
    desk.state_mut().jobs.hold("collect parts");
    desk.state_mut().collect_files(&ctx, vec![part]);
    desk.run_steps(5);
    assert!(!desk.state().is_collecting());
    // The user goes on meanwhile; what is read then meets what the plan has become.
    set_title(&mut desk, &task, "改过的名称");
    desk.state_mut().jobs.release("collect parts");
    until(&mut desk, "the page comes", Shell::is_collecting);
    desk.state_mut().jobs.hold(super::collecting::AGAIN);
    desk.key_press(Key::Num1);
    desk.run_steps(5);
    assert!(says(&desk, "正在重新核对"));
    desk.state_mut().jobs.release(super::collecting::AGAIN);
    until(&mut desk, "it is worked out", |shell| shell.jobs.is_idle());
    click(&mut desk, "收入 1 份");
    until(&mut desk, "it is taken in", |shell| {
        shell.session.as_ref().unwrap().collecting.is_none()
    });
    let task = Task::clone(plan(&desk).task(&task).unwrap());
    assert_eq!(
        (task.remarks.as_str(), task.title.as_str()),
        ("单位的", "改过的名称")
    );
}
