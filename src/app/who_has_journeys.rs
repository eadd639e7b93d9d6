//! Who has a plan open, seen where plans are listed and read; what is said of it fits the window.

use super::answers::SeenPlan;
use super::picking::Picking;
use super::session_journeys::{Desk, click, open, shows, two_plans, until};
use super::settings::RecentPlan;
use super::sharing_journeys::{
    Share, asked, close, first, lock, status, wait_until_gone, window, word,
};
use super::shell::Shell;
use crate::file;
use crate::text::Language;
use crate::ui::Command;
use crate::ui::shell::status_bar;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use std::sync::Arc;

fn recent(path: &Path) -> RecentPlan {
    RecentPlan {
        path: path.to_owned(),
        title: "计划".to_owned(),
        tasks: 1,
        overdue: 0,
        behind: 0,
        sample: false,
        as_of: None,
        used: None,
    }
}

/// What a list says of the row of a file.
fn said_of(desk: &Desk, name: &str) -> Option<String> {
    let mut rows = desk.query_all_by_role(Role::ListBoxOption);
    let row = rows.find(|row| row.accesskit_node().label().as_deref() == Some(name))?;
    row.accesskit_node().description()
}

#[test]
fn the_lists_of_files_say_who_has_a_plan_open() {
    for language in Language::ALL {
        let say = |zh, en| word(language, zh, en);
        let disk = Arc::<Share>::default();
        let (folder, a, b) = two_plans();
        let _zhang = first(language, &a, &disk);
        let mut li = window(language, "李某", "PC07", &disk);
        let who = say("张某（PC03）正在编辑", "张某 (PC03) editing");
        li.state_mut().settings.remember_plan(recent(&b));
        li.state_mut().settings.remember_plan(recent(&a));
        li.state_mut().settings.remember_folder(folder.path());
        li.state_mut().list_recent();
        // The list is there before it is known; a share that does not answer changes nothing in it.
        li.state_mut().jobs.hold("recent");
        let ctx = li.ctx.clone();
        li.state_mut().look_for_recent(&ctx);
        li.run_steps(3);
        let names = |shell: &Shell| -> Vec<String> {
            shell.recent.iter().map(|row| row.who.clone()).collect()
        };
        assert_eq!(names(li.state()), ["", ""]);
        li.get_by_role_and_label(Role::Button, "a.ron");
        // Asked again meanwhile, no second look is begun.
        li.state_mut().look_for_recent(&ctx);
        assert_eq!(li.state().looked_for.len(), 1);
        li.state_mut().jobs.release("recent");
        until(&mut li, "it is known who", |shell| {
            shell.recent.iter().any(|row| !row.who.is_empty())
        });
        assert_eq!(names(li.state()), [who, ""]);
        assert!(li.state().looked_for.is_empty());
        // The program's own file window says the same of the rows of a folder.
        li.state_mut().command(&ctx, Command::Open);
        until(&mut li, "files are picked", |shell| shell.picking.is_open());
        for _ in 0..20_000 {
            li.step();
            if said_of(&li, "a.ron").is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        assert_eq!(said_of(&li, "a.ron").as_deref(), Some(who));
        assert_eq!(said_of(&li, "b.ron"), None);
        li.state_mut().picking = Picking::default();
        // Nothing is made beside the plan by looking.
        let locks = std::fs::read_dir(folder.path()).unwrap().flatten();
        let locks = locks.filter(|one| one.file_name().to_string_lossy().starts_with(".~lock"));
        assert_eq!(locks.count(), 1);
    }
}

#[test]
fn a_folder_that_is_gone_keeps_no_other_waiting() {
    let disk = Arc::<Share>::default();
    let (_folder, a, _) = two_plans();
    let mut li = window(Language::Zh, "李某", "PC07", &disk);
    li.state_mut().settings.remember_plan(recent(&a));
    let gone = Path::new("/no such share/c.ron");
    li.state_mut().settings.remember_plan(recent(gone));
    let ctx = li.ctx.clone();
    li.state_mut().look_for_recent(&ctx);
    // Each folder is looked at, and answers, for itself.
    assert_eq!(li.state().looked_for.len(), 2);
    until(&mut li, "both are known", |shell| shell.seen.len() == 2);
    let found = |path: &Path| {
        let mut seen = li.state().seen.iter();
        seen.find(|one: &&SeenPlan| one.path == path)
            .map(|one| one.found)
    };
    assert_eq!((found(&a), found(gone)), (Some(true), Some(false)));
}

#[test]
fn a_plan_that_is_read_says_so_beside_its_name_and_leads_out() {
    for language in Language::ALL {
        let say = |zh, en| word(language, zh, en);
        let disk = Arc::<Share>::default();
        let (_folder, a, _) = two_plans();
        let mut zhang = first(language, &a, &disk);
        let mut li = window(language, "李某", "PC07", &disk);
        open(&mut li, &a);
        until(&mut li, "it is asked", asked);
        click(&mut li, say("只读打开", "Read only"));
        until(&mut li, "it says who edits", |shell| {
            status(shell).contains("张某")
        });
        let sign = li.state().read_only_sign().unwrap();
        for part in ["张某", "PC03", say("另存", "save it elsewhere")] {
            assert!(sign.more.contains(part), "{}", sign.more);
        }
        assert!(li.state().title().contains(say("[只读]", "[read only]")));
        let press = |desk: &mut Desk| click(desk, say("只读", "Read only"));
        press(&mut li);
        let edit = say("开始编辑", "Edit now");
        let node = li.get_by_role_and_label(Role::Button, edit);
        assert!(node.accesskit_node().is_disabled());
        click(&mut li, say("另存为…", "Save as…"));
        assert!(li.state().picking.is_open());
        li.state_mut().picking = Picking::default();
        close(&mut zhang);
        wait_until_gone(&lock(&a));
        until(&mut li, "it is free", |shell| {
            shell.about_leaving().is_some()
        });
        // Put off in the bar, the way is still there.
        click(&mut li, say("稍后", "Later"));
        assert!(li.state().file_bar().is_none());
        press(&mut li);
        click(&mut li, edit);
        until(&mut li, "it can be edited", |shell| !shell.is_read_only());
        assert!(li.state().read_only_sign().is_none());
        assert!(shows("a")(li.state()));
        li.state_mut().finish();
    }
}

#[test]
fn a_file_of_a_newer_format_says_so_too() {
    let disk = Arc::<Share>::default();
    let (_folder, a, _) = two_plans();
    let mut li = first(Language::En, &a, &disk);
    li.state_mut().session.as_mut().unwrap().newer = Some(file::Newer {
        format: 9,
        left_out: Vec::new(),
    });
    li.run_steps(3);
    let sign = li.state().read_only_sign().unwrap();
    assert!(sign.more.contains("newer version") && sign.ways.is_empty());
    assert!(status(li.state()).contains("newer"));
    li.get_by_role_and_label(Role::Button, "Read only");
}

#[test]
fn several_who_edit_are_told_in_as_many_words_as_fit() {
    for language in Language::ALL {
        let disk = Arc::<Share>::default();
        let (_folder, a, _) = two_plans();
        let people = [("张三", "PC03"), ("李四", "PC07"), ("王五", "PC11")];
        let mut windows = vec![first(language, &a, &disk)];
        for (user, computer) in people {
            let mut next = window(language, user, computer, &disk);
            open(&mut next, &a);
            until(&mut next, "it is asked", asked);
            click(&mut next, word(language, "仍然打开", "Open anyway"));
            windows.push(next);
        }
        let one = &mut windows[0];
        until(one, "all are seen", |shell| shell.others().len() == 3);
        let shared = one.state().shared_words().unwrap();
        for (user, computer) in people {
            assert!(shared.more.contains(user) && shared.more.contains(computer));
        }
        let all = word(
            language,
            "张三、李四、王五也在编辑",
            "张三, 李四, 王五 also editing",
        );
        let counted = word(
            language,
            "张三等3人也在编辑",
            "张三 and others (3 in all) also editing",
        );
        assert_eq!(shared.shorter[..2], [all, counted]);
        for width in [1280.0, 1024.0, 800.0] {
            let room = status_bar::room_for_others(width - 24.0);
            let words = status_bar::fitting(&one.ctx, &shared, room);
            let galley = one.ctx.fonts_mut(|fonts| {
                let font = crate::ui::fonts::regular(12.0);
                fonts.layout_no_wrap(words.clone(), font, egui::Color32::BLACK)
            });
            assert!(galley.size().x <= room, "{width}: {words}");
        }
        let room = status_bar::room_for_others(1256.0);
        assert!(status_bar::fitting(&one.ctx, &shared, room).contains("张三"));
        // Whoever is named at great length is counted.
        let mut long = shared.clone();
        for words in &mut long.shorter[..2] {
            *words = words.replace("张三", &"长".repeat(40));
        }
        let words = status_bar::fitting(&one.ctx, &long, 190.0);
        assert!(words.contains('3') && !words.contains('长'), "{words}");
    }
}

#[test]
fn looking_at_locks_makes_and_clears_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("a.ron");
    std::fs::write(&plan, "").unwrap();
    let disk: Arc<dyn file::Glance> = Arc::new(file::RealDisk);
    let me = file::Me::here();
    assert_eq!(file::look_who(&disk, &plan, &me).unwrap(), []);
    std::fs::write(folder.path().join(".~lock.a.ron#"), "garbage").unwrap();
    let holders = file::look_who(&disk, &plan, &me).unwrap();
    assert_eq!(holders.len(), 1);
    assert_eq!(holders[0].program, file::Program::Unknown);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    assert_eq!(file::locked_name(".~lock.a.ron#2"), Some("a.ron"));
    assert_eq!(file::locked_name(".~lock.a#b.ron#"), Some("a#b.ron"));
    assert_eq!(file::locked_name("a.ron"), None);
    assert_eq!(file::locked_name(".~lock.a.ron#x.tmp"), None);
}
