//! Two windows on one file: who has it, what the other saved, and what became of it, by the window's labels.

use super::modals::Front;
use super::session_journeys::{
    Desk, another_saves, click, desk, in_file, note, open, save, shows, two_plans, until,
};
use super::sharing::Sharing;
use super::shell::{Next, Shell};
use crate::edit::Edit;
use crate::file::{self, Glance, Hindrance, Me, Pace, RealDisk, Seen, Sight};
use crate::plan::Head;
use crate::text::Language;
use crate::ui;
use egui_kittest::kittest::Queryable as _;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Looks often, so that tests need not wait.
const QUICK: Pace = Pace {
    look: Duration::from_millis(20),
    again: Duration::from_millis(5),
    others: Duration::from_millis(20),
    beat: Duration::from_millis(50),
    patience: Duration::from_millis(300),
};

/// The disk of a share that can be told to hang, to refuse, and to call locks silent.
#[derive(Debug, Default)]
pub(super) struct Share {
    /// Milliseconds that every look hangs.
    hangs: AtomicU64,
    /// Seconds that the locks have been silent.
    silent: AtomicU64,
    hinders: Option<Hindrance>,
    /// It has another number than the disk of this computer.
    of_server: bool,
}

impl Share {
    pub(super) fn of_server() -> Self {
        Self {
            of_server: true,
            ..Self::default()
        }
    }
}

impl Glance for Share {
    fn follow(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.follow(path)
    }
    fn look(&self, path: &Path) -> io::Result<Option<Seen>> {
        while self.hangs.load(Ordering::Relaxed) > 0 {
            std::thread::sleep(Duration::from_millis(5));
        }
        let mut seen = RealDisk.look(path)?;
        if let Some((disk, _)) = seen.as_mut().and_then(|seen| seen.id.as_mut()) {
            *disk ^= u64::from(self.of_server);
        }
        Ok(seen)
    }
    fn look_at_name(&self, path: &Path) -> io::Result<Option<Seen>> {
        let silent = Duration::from_secs(self.silent.load(Ordering::Relaxed));
        let lock = path.extension().is_none_or(|ending| ending != "tmp");
        let mut seen = RealDisk.look_at_name(path)?;
        if let Some(seen) = seen.as_mut().filter(|_| lock) {
            seen.written = seen.written.and_then(|at| at.checked_sub(silent));
        }
        Ok(seen)
    }
    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read_all(path)
    }
    fn read_start(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
        RealDisk.read_start(path, at_most)
    }
    fn make(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        RealDisk.make(path, bytes)
    }
    fn rewrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        RealDisk.rewrite(path, bytes)
    }
    fn clear(&self, path: &Path) -> io::Result<()> {
        RealDisk.clear(path)
    }
    fn hinders(&self, plan: &Path) -> Option<Hindrance> {
        self.hinders.clone().or_else(|| RealDisk.hinders(plan))
    }
}

fn sharing(user: &str, computer: &str, disk: &Arc<Share>, pace: Pace) -> Sharing {
    let mut sharing = Sharing::default();
    sharing.me = Me {
        user: user.to_owned(),
        computer: computer.to_owned(),
        ..Me::here()
    };
    sharing.disk = Arc::<Share>::clone(disk);
    sharing.pace = pace;
    sharing
}

pub(super) fn window(language: Language, user: &str, computer: &str, disk: &Arc<Share>) -> Desk {
    let mut window = desk(language);
    window
        .state_mut()
        .share(sharing(user, computer, disk, QUICK));
    window
}

/// A window with the plan a open and its lock made.
pub(super) fn first(language: Language, a: &Path, disk: &Arc<Share>) -> Desk {
    let mut window = window(language, "张某", "PC03", disk);
    open(&mut window, a);
    until(&mut window, "the plan is open", shows("a"));
    assert!(lock(a).exists());
    window
}

pub(super) fn lock(plan: &Path) -> PathBuf {
    let name = plan.file_name().unwrap().to_string_lossy();
    plan.with_file_name(format!(".~lock.{name}#"))
}

pub(super) fn asked(shell: &Shell) -> bool {
    matches!(shell.front, Front::Ask(_))
}

fn lines(window: &Desk) -> String {
    match &window.state().front {
        Front::Ask(ask) => ask.lines.join("\n"),
        _ => panic!("nothing is asked"),
    }
}

pub(super) fn close(window: &mut Desk) {
    let ctx = window.ctx.clone();
    window.state_mut().guard(&ctx, Next::Close);
    window.run_steps(2);
}

pub(super) fn wait_until_gone(path: &Path) {
    for _ in 0..20_000 {
        if !path.exists() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("{} is still there", path.display());
}

pub(super) fn bar(shell: &Shell) -> Option<String> {
    shell
        .file_bar()
        .map(|bar| format!("{} {}", bar.what, bar.more))
}

fn says(words: &str) -> impl Fn(&Shell) -> bool {
    move |shell| bar(shell).is_some_and(|bar| bar.contains(words))
}

pub(super) fn status(shell: &Shell) -> String {
    shell
        .shared_words()
        .map(|shared| shared.words)
        .unwrap_or_default()
}

/// The words of a language.
pub(super) fn word(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

#[test]
fn a_plan_that_another_has_open_is_read_until_it_is_free() {
    for language in Language::ALL {
        let say = |zh, en| word(language, zh, en);
        let disk = Arc::default();
        let (_folder, a, _) = two_plans();
        let mut zhang = first(language, &a, &disk);
        let mut li = window(language, "李某", "PC07", &disk);
        open(&mut li, &a);
        until(&mut li, "it is asked", asked);
        assert!(li.state().document().is_none(), "nothing is shown before");
        let said = lines(&li);
        for part in ["张某", "PC03", say("起", "since")] {
            assert!(said.contains(part), "{said}");
        }
        click(&mut li, say("只读打开", "Read only"));
        assert!(shows("a")(li.state()) && li.state().is_read_only());
        assert!(li.state().title().contains(say("只读", "read only")));
        until(&mut li, "it says who edits", |shell| {
            status(shell).contains("张某")
        });
        // Nothing can be changed, and that is said.
        note(li.state_mut(), "改");
        assert!(!li.state().document().unwrap().is_dirty());
        assert!(
            li.state()
                .said()
                .unwrap()
                .contains(say("只读", "Read only"))
        );
        for command in [
            ui::Command::NewTask,
            ui::Command::Paste,
            ui::Command::PinAsOf,
        ] {
            let why = li.state().refused(command);
            assert_eq!(why, Some(crate::text::sharing_words::REFUSED));
        }
        // Saving asks for another place.
        save(&mut li);
        assert!(li.state().picking.is_open());
        li.state_mut().picking = super::picking::Picking::default();
        assert!(status(zhang.state()).is_empty(), "a reader has no lock");
        // The first saves, and leaves: the reader is told, takes it in and edits.
        note(zhang.state_mut(), "张某写的");
        save(&mut zhang);
        until(&mut zhang, "it is saved", |shell| {
            !shell.document().unwrap().is_dirty()
        });
        until(
            &mut li,
            "it is noticed",
            says(say("张某（PC03） 保存了新内容", "张某 (PC03) saved")),
        );
        close(&mut zhang);
        wait_until_gone(&lock(&a));
        until(&mut li, "it is free", |shell| {
            shell.about_leaving().is_some()
        });
        click(&mut li, say("稍后", "Later"));
        until(
            &mut li,
            "it is told",
            says(say("可以编辑了", "you can edit it now")),
        );
        click(&mut li, say("开始编辑", "Edit now"));
        until(&mut li, "it can be edited", |shell| !shell.is_read_only());
        until(&mut li, "it is what was saved", |shell| {
            shell.document().unwrap().plan().head().notes == "张某写的"
        });
        assert!(lock(&a).exists());
        note(li.state_mut(), "李某写的");
        save(&mut li);
        until(&mut li, "it is saved", |shell| {
            !shell.document().unwrap().is_dirty()
        });
        assert_eq!(in_file(&a).1, "李某写的");
        li.state_mut().finish();
        assert!(!lock(&a).exists(), "removed at the end");
    }
}

#[test]
fn a_plan_that_another_has_open_is_copied_opened_anyway_or_left() {
    for language in Language::ALL {
        let say = |zh, en| word(language, zh, en);
        let disk = Arc::default();
        let (_folder, a, b) = two_plans();
        let mut zhang = first(language, &a, &disk);
        let mut li = window(language, "李某", "PC07", &disk);
        open(&mut li, &b);
        until(&mut li, "b is open", shows("b"));
        // Left: the plan before stays.
        open(&mut li, &a);
        until(&mut li, "it is asked", asked);
        click(&mut li, say("取消", "Cancel"));
        li.run_steps(5);
        assert!(shows("b")(li.state()) && li.state().opening_is_over());
        // A copy: in no file, and not proposed for the place of the first.
        open(&mut li, &a);
        until(&mut li, "it is asked", asked);
        click(&mut li, say("另存一份…", "A copy…"));
        assert!(shows("a")(li.state()) && li.state().picking.is_open());
        assert_eq!(li.state().document().unwrap().path(), None);
        wait_until_gone(&lock(&b));
        li.state_mut().picking = super::picking::Picking::default();
        let copy = a.with_file_name("a-副本.ron");
        let ctx = li.ctx.clone();
        li.state_mut().save_to(&ctx, copy.clone(), None);
        until(&mut li, "the copy has a lock", |_| lock(&copy).exists());
        until(&mut li, "it is saved", |shell| {
            shell.document().unwrap().path() == Some(&copy)
        });
        // Anyway: both see each other.
        open(&mut li, &a);
        until(&mut li, "it is asked", asked);
        click(&mut li, say("仍然打开", "Open anyway"));
        wait_until_gone(&lock(&copy));
        until(&mut li, "the first is named", |shell| {
            status(shell).contains("张某")
        });
        until(&mut zhang, "the second is named", |shell| {
            status(shell).contains("李某")
        });
        zhang.run_steps(2);
        zhang.get_by_label_contains("PC07");
        note(li.state_mut(), "李某写的");
        save(&mut li);
        until(&mut li, "it is saved", |shell| {
            !shell.document().unwrap().is_dirty()
        });
        // The other is told who saved, and takes it in, as one step.
        until(
            &mut zhang,
            "it is counted",
            says(say("规划设置 1", "plan settings: 1")),
        );
        until(
            &mut zhang,
            "it is known who",
            says(say("李某（PC07）", "李某 (PC07)")),
        );
        click(&mut zhang, say("采用", "Take in"));
        until(&mut zhang, "it is taken in", |shell| {
            shell.document().unwrap().plan().head().notes == "李某写的"
        });
        assert!(!zhang.state().document().unwrap().is_dirty());
        until(&mut zhang, "the bar goes", |shell| bar(shell).is_none());
        let ctx = zhang.ctx.clone();
        zhang.state_mut().command(&ctx, ui::Command::Undo);
        assert_eq!(zhang.state().document().unwrap().plan().head().notes, "");
        assert!(zhang.state().document().unwrap().is_dirty());
        zhang.state_mut().command(&ctx, ui::Command::Redo);
        assert!(!zhang.state().document().unwrap().is_dirty());
        li.state_mut().finish();
        until(&mut zhang, "nobody is named", |shell| {
            status(shell).is_empty()
        });
    }
}

#[test]
fn who_gives_no_sign_is_gone_only_by_the_users_word() {
    for language in Language::ALL {
        let say = |zh, en| word(language, zh, en);
        let disk = Arc::<Share>::default();
        let (_folder, a, _) = two_plans();
        let mut zhang = first(language, &a, &disk);
        // The computer of the first hangs: its window is not drawn, and its lock is not touched.
        let crashed = std::fs::read(lock(&a)).unwrap();
        zhang.state_mut().finish();
        std::fs::write(lock(&a), crashed).unwrap();
        disk.silent.store(1000, Ordering::Relaxed);
        let mut li = window(language, "李某", "PC07", &disk);
        open(&mut li, &a);
        until(&mut li, "it is asked", asked);
        let said = lines(&li);
        assert!(
            said.contains("张某") && said.contains(say("没有动静", "no sign")),
            "{said}"
        );
        click(&mut li, say("只读打开", "Read only"));
        until(
            &mut li,
            "it is said",
            says(say("可能没有正常关闭", "may not have been closed")),
        );
        assert!(std::fs::read_to_string(lock(&a)).unwrap().contains("张某"));
        click(&mut li, say("对方已离开，接着编辑", "They have left: edit"));
        until(&mut li, "it can be edited", |shell| !shell.is_read_only());
        assert!(std::fs::read_to_string(lock(&a)).unwrap().contains("李某"));
        li.state_mut().finish();
    }
}

#[test]
fn what_another_saves_is_noticed_within_three_seconds_and_never_written_over() {
    for language in Language::ALL {
        let say = |zh, en| word(language, zh, en);
        let (_folder, a, _) = two_plans();
        let mut window = desk(language);
        let disk = Arc::default();
        window
            .state_mut()
            .share(sharing("张某", "PC03", &disk, Pace::default()));
        open(&mut window, &a);
        until(&mut window, "the plan is open", shows("a"));
        std::thread::sleep(Duration::from_millis(300));
        let theirs = another_saves(&a);
        let since = Instant::now();
        until(
            &mut window,
            "it is noticed",
            says(say("别人保存了新内容", "Someone saved")),
        );
        assert!(
            since.elapsed() < Duration::from_secs(3),
            "{:?}",
            since.elapsed()
        );
        until(
            &mut window,
            "it is counted",
            says(say("规划设置 1", "plan settings: 1")),
        );
        // Put off, it stays to be seen; changed here too, it is asked.
        click(&mut window, say("稍后", "Later"));
        assert!(bar(window.state()).is_none());
        assert_eq!(
            status(window.state()),
            say("文件有新内容", "The file has new content")
        );
        click(&mut window, say("文件有新内容", "The file has new content"));
        click(&mut window, say("查看改动", "See changes"));
        until(&mut window, "the two are compared", |shell| {
            shell.comparison().is_some()
        });
        assert!(window.state().comparison().unwrap().wish.newer);
        note(window.state_mut(), "我写的");
        assert!(says(say("您有 1 处改动没有保存", "you have 1 unsaved"))(
            window.state()
        ));
        click(&mut window, say("采用", "Take in"));
        until(&mut window, "both have changed it", Shell::is_merging);
        assert!(bar(window.state()).is_none());
        assert_eq!(std::fs::read(&a).unwrap(), theirs);
        let kept = &window.state().document().unwrap().plan().head().notes;
        assert_eq!(kept, "我写的");
        window.state_mut().finish();
    }
}

#[test]
fn what_both_changed_apart_is_taken_in_without_a_question() {
    let disk = Arc::default();
    let (_folder, a, _) = two_plans();
    let mut zhang = first(Language::Zh, &a, &disk);
    let head = Head {
        region: "长寿区".to_owned(),
        ..Head::clone(zhang.state().document().unwrap().plan().head())
    };
    zhang.state_mut().edit(&Edit::SetHead(Box::new(head)));
    another_saves(&a);
    until(&mut zhang, "it is counted", says("规划设置 1"));
    click(&mut zhang, "采用");
    until(&mut zhang, "both are here", |shell| {
        let head = shell.document().unwrap().plan().head();
        (head.region.as_str(), head.notes.as_str()) == ("长寿区", "别人写的")
    });
    assert!(zhang.state().document().unwrap().is_dirty());
    until(
        &mut zhang,
        "what came in is told",
        says("已并入他人的 1 处改动"),
    );
    click(&mut zhang, "知道了");
    until(&mut zhang, "the bar goes", |shell| bar(shell).is_none());
    save(&mut zhang);
    until(&mut zhang, "it is saved", |shell| {
        !shell.document().unwrap().is_dirty()
    });
    let saved = file::load(&a).unwrap().plan;
    let head = saved.head();
    assert_eq!(
        (head.region.as_str(), head.notes.as_str()),
        ("长寿区", "别人写的")
    );
    zhang.state_mut().finish();
}

#[test]
fn a_file_that_goes_or_does_not_answer_leaves_the_work_and_is_told_when_it_is_back() {
    for language in Language::ALL {
        let say = |zh, en| word(language, zh, en);
        let disk = Arc::<Share>::default();
        let (_folder, a, _) = two_plans();
        let mut zhang = first(language, &a, &disk);
        note(zhang.state_mut(), "我写的");
        let aside = a.with_file_name("c.ron");
        std::fs::rename(&a, &aside).unwrap();
        until(
            &mut zhang,
            "it is told",
            says(say("文件不在原处了", "The file is gone")),
        );
        click(&mut zhang, say("重试", "Retry"));
        until(&mut zhang, "it is said", |shell| {
            shell
                .said()
                .is_some_and(|said| said.contains(say("还是访问不到", "Still not there")))
        });
        click(&mut zhang, say("另存为…", "Save as…"));
        assert!(zhang.state().picking.is_open());
        zhang.state_mut().picking = super::picking::Picking::default();
        std::fs::rename(&aside, &a).unwrap();
        until(&mut zhang, "it is back", |shell| bar(shell).is_none());
        assert_eq!(
            zhang.state().said(),
            Some(say("文件又能访问了", "The file is back"))
        );
        // The share hangs: the window goes on and says so.
        disk.hangs.store(1, Ordering::Relaxed);
        until(
            &mut zhang,
            "it is told",
            says(say("连不上", "does not answer")),
        );
        assert_eq!(
            zhang.state().document().unwrap().plan().head().notes,
            "我写的"
        );
        disk.hangs.store(0, Ordering::Relaxed);
        until(&mut zhang, "it is back", |shell| bar(shell).is_none());
        // Its folder goes: that is no deletion.
        let folder = a.parent().unwrap();
        let moved = folder.with_file_name(format!(
            "{}-moved",
            folder.file_name().unwrap().to_string_lossy()
        ));
        std::fs::rename(folder, &moved).unwrap();
        until(
            &mut zhang,
            "it is told",
            says(say("连不上", "does not answer")),
        );
        std::fs::rename(&moved, folder).unwrap();
        until(&mut zhang, "it is back", |shell| bar(shell).is_none());
        save(&mut zhang);
        until(&mut zhang, "it is saved", |shell| {
            !shell.document().unwrap().is_dirty()
        });
        assert_eq!(in_file(&a).1, "我写的");
        zhang.run_steps(3);
        assert!(bar(zhang.state()).is_none(), "its own saving is no news");
        zhang.state_mut().finish();
    }
}

#[test]
fn without_a_lock_the_plan_is_edited_and_that_is_said() {
    for language in Language::ALL {
        let say = |zh, en| word(language, zh, en);
        let disk = Arc::new(Share {
            hinders: Some(Hindrance::Removable),
            ..Share::default()
        });
        let (_folder, a, _) = two_plans();
        let mut window = window(language, "张某", "PC03", &disk);
        open(&mut window, &a);
        until(&mut window, "the plan is open", shows("a"));
        assert!(!lock(&a).exists());
        let said = window.state().said().unwrap().to_owned();
        assert!(said.contains(say("移动盘", "removable")), "{said}");
        assert_eq!(status(window.state()), say("没有加锁", "No lock"));
        note(window.state_mut(), "改");
        save(&mut window);
        until(&mut window, "it is saved", |shell| {
            !shell.document().unwrap().is_dirty()
        });
        assert_eq!(in_file(&a).1, "改");
        until(&mut window, "it is watched", |shell| {
            let session = shell.session.as_ref().unwrap();
            session.shared.sight == Some(Sight::Same)
        });
    }
}

#[test]
fn a_lock_that_somebody_deletes_is_made_anew_and_told() {
    let disk = Arc::default();
    let (_folder, a, _) = two_plans();
    let mut zhang = first(Language::Zh, &a, &disk);
    std::fs::remove_file(lock(&a)).unwrap();
    until(&mut zhang, "it is told", |shell| {
        shell.said().is_some_and(|said| said.contains("重新建立"))
    });
    assert!(lock(&a).exists());
    // The same window opens its own file again without a question.
    open(&mut zhang, &a);
    until(&mut zhang, "it is open again", |shell| {
        shell.opening_is_over() && shell.document().is_some()
    });
    assert!(!asked(zhang.state()));
    zhang.state_mut().finish();
    let loaded = file::load(&a).unwrap();
    assert_eq!(loaded.plan.head().id, "a");
}
