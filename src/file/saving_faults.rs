//! Saving under faults: whichever step fails, a whole file stands under the plan's name, and nothing is left beside it.

use super::glance::Seen;
use super::*;
use crate::plan::{Funding, Head, Plan, PlanParts, Task};
use crate::text::Language;
use std::cell::{Cell, RefCell};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A step at which a disk fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Target,
    About,
    MayWrite,
    Create,
    Write,
    HalfWritten,
    Sync,
    Read,
    ReadsOther,
    Permissions,
    Rename,
}

/// The disk, with one step that fails, and a file whose content is looked at after every step.
struct FaultyDisk<'t> {
    fails_at: Option<Step>,
    error: ErrorKind,
    held_for: Cell<u32>,
    waited: Cell<Duration>,
    watched: PathBuf,
    wholes: [&'t str; 2],
    seen: RefCell<Vec<usize>>,
    /// What others do while the turn is waited for, and how often the file was read since.
    meanwhile: Option<&'t dyn Fn()>,
    in_turn: Cell<Option<u32>>,
}

impl<'t> FaultyDisk<'t> {
    fn new(watched: &Path, wholes: [&'t str; 2]) -> Self {
        Self {
            fails_at: None,
            error: ErrorKind::Other,
            held_for: Cell::new(0),
            waited: Cell::new(Duration::ZERO),
            watched: watched.to_owned(),
            wholes,
            seen: RefCell::new(Vec::new()),
            meanwhile: None,
            in_turn: Cell::new(None),
        }
    }

    fn at<T>(&self, step: Step, act: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let result = if self.fails_at == Some(step) {
            Err(self.error.into())
        } else {
            act()
        };
        let text = fs::read_to_string(&self.watched).expect("a file under the plan's name");
        let whole = self.wholes.iter().position(|whole| *whole == text);
        let whole = whole.unwrap_or_else(|| panic!("half a file after {step:?}: {text}"));
        self.seen.borrow_mut().push(whole);
        result
    }
}

impl Disk for FaultyDisk<'_> {
    type File = File;

    fn target(&self, path: &Path) -> io::Result<PathBuf> {
        self.at(Step::Target, || RealDisk.target(path))
    }

    fn about(&self, path: &Path) -> io::Result<Option<Metadata>> {
        self.at(Step::About, || RealDisk.about(path))
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        self.at(Step::MayWrite, || RealDisk.may_write(path))
    }

    fn create(&self, path: &Path, had: Option<&Metadata>, private: bool) -> io::Result<File> {
        self.at(Step::Create, || RealDisk.create(path, had, private))
    }

    fn shuts_others_out(&self, had: &Metadata, path: &Path) -> bool {
        RealDisk.shuts_others_out(had, path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        if self.fails_at == Some(Step::HalfWritten) {
            RealDisk.write(file, &bytes[..bytes.len() / 2])?;
        }
        self.at(Step::Write, || RealDisk.write(file, bytes))?;
        self.at(Step::HalfWritten, || Ok(()))
    }

    fn sync(&self, file: &mut File) -> io::Result<()> {
        self.at(Step::Sync, || RealDisk.sync(file))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if let Some(times) = self.in_turn.get() {
            self.in_turn.set(Some(times + 1));
        }
        let mut bytes = self.at(Step::Read, || RealDisk.read(path))?;
        if self.fails_at == Some(Step::ReadsOther) {
            bytes[0] ^= 1;
        }
        Ok(bytes)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        RealDisk.overwrite(path, bytes)
    }

    fn seen(&self, path: &Path) -> Option<Seen> {
        RealDisk.seen(path)
    }

    fn take_turn(&self, target: &Path) -> Turn {
        if let Some(meanwhile) = self.meanwhile {
            meanwhile();
        }
        self.in_turn.set(Some(0));
        RealDisk.take_turn(target)
    }

    fn keep_permissions(&self, had: &Metadata, old: &Path, path: &Path) -> io::Result<()> {
        self.at(Step::Permissions, || {
            RealDisk.keep_permissions(had, old, path)
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.held_for.get() > 0 {
            self.held_for.set(self.held_for.get() - 1);
            return Err(ErrorKind::ResourceBusy.into());
        }
        self.at(Step::Rename, || RealDisk.rename(from, to))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn is_held(&self, error: &io::Error) -> bool {
        error.kind() == ErrorKind::ResourceBusy
    }

    fn wait(&self, how_long: Duration) {
        self.waited.set(self.waited.get() + how_long);
    }
}

fn titled(title: &str) -> Plan {
    Plan::new(PlanParts {
        head: Head {
            id: Id::new("p"),
            title: title.to_owned(),
            ..Head::default()
        },
        ..PlanParts::default()
    })
}

/// A folder with a saved plan.
fn saved() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("整改.ron");
    save(&path, &titled("旧")).expect("a first save");
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn whichever_step_fails_the_old_file_stays_whole() {
    let (old, new) = (write(&titled("旧")), write(&titled("新")));
    for step in [
        Step::Target,
        Step::About,
        Step::Create,
        Step::Write,
        Step::HalfWritten,
        Step::Sync,
        Step::Read,
        Step::ReadsOther,
        Step::Rename,
    ] {
        for error in [
            ErrorKind::StorageFull,
            ErrorKind::PermissionDenied,
            ErrorKind::NotFound,
            ErrorKind::Other,
        ] {
            if step == Step::Sync && error == ErrorKind::PermissionDenied {
                // A share that does not flush; see below.
                continue;
            }
            let (folder, path) = saved();
            let disk = FaultyDisk {
                fails_at: Some(step),
                error,
                ..FaultyDisk::new(&path, [&old, &new])
            };
            let refused = save_on(&disk, &path, &titled("新"), None).expect_err("a fault");
            assert!(!refused.sentence(Language::Zh).is_empty());
            assert!(!refused.sentence(Language::En).is_empty());
            assert_eq!(fs::read_to_string(&path).expect("the old file"), old);
            assert_eq!(names(folder.path()), ["整改.ron"], "{step:?}");
            assert!(
                disk.seen.borrow().iter().all(|whole| *whole == 0),
                "{step:?}"
            );
        }
    }
}

#[test]
fn a_whole_file_stands_there_at_every_moment() {
    let (old, new) = (write(&titled("旧")), write(&titled("新")));
    let (folder, path) = saved();
    let disk = FaultyDisk::new(&path, [&old, &new]);
    save_on(&disk, &path, &titled("新"), None).expect("no fault");
    let seen = disk.seen.borrow();
    assert!(
        seen.is_sorted() && seen.contains(&0) && seen.last() == Some(&1),
        "{seen:?}"
    );
    assert_eq!(fs::read_to_string(&path).expect("the new file"), new);
    assert_eq!(names(folder.path()), ["整改.ron"]);
}

#[test]
fn a_share_that_knows_no_permissions_and_no_flushing_is_written_all_the_same() {
    let (old, new) = (write(&titled("旧")), write(&titled("新")));
    for (step, error) in [
        (Step::Permissions, ErrorKind::PermissionDenied),
        (Step::Permissions, ErrorKind::Unsupported),
        (Step::Sync, ErrorKind::Unsupported),
        (Step::Sync, ErrorKind::InvalidInput),
        (Step::Sync, ErrorKind::PermissionDenied),
    ] {
        let (folder, path) = saved();
        #[cfg(unix)]
        let mode = || std::os::unix::fs::MetadataExt::mode(&fs::metadata(&path).expect("there"));
        #[cfg(unix)]
        let before = mode();
        let disk = FaultyDisk {
            fails_at: Some(step),
            error,
            ..FaultyDisk::new(&path, [&old, &new])
        };
        let saved = save_on(&disk, &path, &titled("新"), None).expect("saved");
        assert!(saved.warned, "{step:?}");
        #[cfg(unix)]
        assert_eq!(mode(), before, "who could read it still can");
        assert_eq!(fs::read_to_string(&path).expect("the new file"), new);
        assert_eq!(names(folder.path()), ["整改.ron"], "{step:?}");
    }
}

#[test]
fn a_file_that_the_user_may_not_write_is_not_replaced_through_its_folder() {
    let (old, new) = (write(&titled("旧")), write(&titled("新")));
    let (_folder, path) = saved();
    let disk = FaultyDisk {
        fails_at: Some(Step::MayWrite),
        error: ErrorKind::PermissionDenied,
        ..FaultyDisk::new(&path, [&old, &new])
    };
    let refused = save_on(&disk, &path, &titled("新"), None);
    assert_eq!(refused, Err(SaveError::ReadOnlyFile { file: path.clone() }));
    assert_eq!(fs::read_to_string(&path).expect("the old file"), old);
}

#[test]
fn a_file_held_for_a_moment_is_waited_for() {
    let (old, new) = (write(&titled("旧")), write(&titled("新")));
    let (_folder, path) = saved();
    let disk = FaultyDisk {
        held_for: Cell::new(3),
        ..FaultyDisk::new(&path, [&old, &new])
    };
    save_on(&disk, &path, &titled("新"), None).expect("held for a moment only");
    assert!(disk.waited.get() > Duration::ZERO);
    let disk = FaultyDisk {
        held_for: Cell::new(1000),
        ..FaultyDisk::new(&path, [&new, &old])
    };
    let refused = save_on(&disk, &path, &titled("旧"), None).expect_err("held for ever");
    assert_eq!(refused, SaveError::Busy { file: path.clone() });
    assert_eq!(fs::read_to_string(&path).expect("the file before"), new);
}

#[test]
fn the_fault_is_told_in_words_that_help() {
    let (old, new) = (write(&titled("旧")), write(&titled("新")));
    let (folder, path) = saved();
    let told = |step: Step, error: ErrorKind| {
        let disk = FaultyDisk {
            fails_at: Some(step),
            error,
            ..FaultyDisk::new(&path, [&old, &new])
        };
        save_on(&disk, &path, &titled("新"), None)
            .expect_err("a fault")
            .sentence(Language::Zh)
    };
    assert!(told(Step::Write, ErrorKind::StorageFull).contains("空间不足"));
    assert!(told(Step::Create, ErrorKind::PermissionDenied).contains("没有权限"));
    assert!(told(Step::ReadsOther, ErrorKind::Other).contains("核对"));
    assert!(told(Step::Sync, ErrorKind::Other).contains("写到磁盘"));
    let gone = folder.path().join("没有").join("a.ron");
    assert_eq!(
        save(&gone, &titled("新")),
        Err(SaveError::FolderGone {
            folder: folder.path().join("没有")
        })
    );
    assert_eq!(
        save(folder.path(), &titled("新")),
        Err(SaveError::IsFolder {
            file: folder.path().to_owned()
        })
    );
}

#[test]
fn nothing_is_written_over_a_file_that_is_not_the_one_that_was_read() {
    let (folder, path) = saved();
    let read = load(&path).expect("a plan").print;
    let mine = save_over(&path, &titled("新"), Some(read))
        .expect("the one that was read")
        .print;
    assert_eq!(load(&path).expect("a plan").print, mine);
    save(&path, &titled("别人的")).expect("someone saves");
    let refused = save_over(&path, &titled("我的"), Some(mine));
    assert_eq!(refused, Err(SaveError::Changed { file: path.clone() }));
    let there = fs::read_to_string(&path).expect("theirs");
    assert_eq!(there, write(&titled("别人的")));
    assert_eq!(names(folder.path()), ["整改.ron"]);
    fs::remove_file(&path).expect("gone");
    save_over(&path, &titled("我的"), Some(mine)).expect("nothing is lost");
}

/// Lets a file look as if it had been written a while ago.
fn age(path: &Path) -> std::time::SystemTime {
    let file = File::options().write(true).open(path).expect("a file");
    let at = file.metadata().and_then(|about| about.modified());
    let at = at.expect("a time") - Duration::from_mins(1);
    file.set_modified(at).expect("a time");
    at
}

#[cfg(unix)]
#[test]
fn what_was_read_ahead_is_not_read_in_the_turn_unless_it_looks_otherwise() {
    let (old, new, theirs) = (
        write(&titled("旧")),
        write(&titled("新")),
        write(&titled("别")),
    );
    let (_folder, path) = saved();
    let read = load(&path).expect("a plan").print;
    let save_in = |disk: &FaultyDisk<'_>| save_on(disk, &path, &titled("新"), Some(read));
    // Written this moment, it may be written again and look the same.
    let disk = FaultyDisk::new(&path, [&old, &new]);
    save_in(&disk).expect("saved");
    assert_eq!(disk.in_turn.get(), Some(1));
    fs::write(&path, &old).expect("as before");
    age(&path);
    let disk = FaultyDisk::new(&path, [&old, &new]);
    save_in(&disk).expect("saved");
    assert_eq!(disk.in_turn.get(), Some(0));
    // Replaced while the turn is waited for, by as many bytes of the same time.
    fs::write(&path, &old).expect("as before");
    let at = age(&path);
    let replace = || {
        let beside = path.with_file_name("beside");
        fs::write(&beside, &theirs).expect("a file");
        let file = File::options().write(true).open(&beside).expect("a file");
        file.set_modified(at).expect("a time");
        fs::rename(&beside, &path).expect("saved by another");
    };
    let disk = FaultyDisk {
        meanwhile: Some(&replace),
        ..FaultyDisk::new(&path, [&old, &theirs])
    };
    let refused = save_in(&disk).expect_err("another has saved");
    assert_eq!(refused, SaveError::Changed { file: path.clone() });
    assert_eq!(fs::read_to_string(&path).expect("theirs"), theirs);
}

#[test]
fn a_number_that_is_none_is_not_saved() {
    let (_folder, path) = saved();
    let before = fs::read_to_string(&path).expect("the old file");
    let plan = Plan::new(PlanParts {
        tasks: vec![Task {
            id: Id::new("t"),
            title: "甲".to_owned(),
            funding: Funding {
                planned: Some(f64::NAN),
                paid: None,
            },
            ..Task::default()
        }],
        ..PlanParts::default()
    });
    let refused = save(&path, &plan).expect_err("no number");
    assert!(refused.sentence(Language::Zh).contains('甲'));
    assert_eq!(fs::read_to_string(&path).expect("the old file"), before);
}

#[test]
fn the_extension_is_added_where_it_is_missing() {
    for (given, made) in [
        ("a/整改", "a/整改.ron"),
        ("整改.2021", "整改.2021.ron"),
        ("整改.ron", "整改.ron"),
        ("整改.RON", "整改.RON"),
    ] {
        assert_eq!(with_ron_extension(Path::new(given)), Path::new(made));
    }
}

#[cfg(unix)]
#[test]
fn permissions_are_kept_and_links_followed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, path) = saved();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
    let link = folder.path().join("link.ron");
    symlink("整改.ron", &link).expect("a link");
    save(&link, &titled("新")).expect("through a link");
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert_eq!(
        fs::read_to_string(&path).expect("its file"),
        write(&titled("新"))
    );
    let mode = fs::metadata(&path).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let dangling = folder.path().join("dangling.ron");
    symlink("neu.ron", &dangling).expect("a link");
    save(&dangling, &titled("新")).expect("through a link to nothing");
    assert!(folder.path().join("neu.ron").is_file());
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_not_gone_over() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = saved();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("permissions");
    assert_eq!(
        save(&path, &titled("新")),
        Err(SaveError::ReadOnlyFile { file: path.clone() })
    );
    assert_eq!(
        fs::read_to_string(&path).expect("the old file"),
        write(&titled("旧"))
    );
}

#[cfg(unix)]
#[test]
fn a_private_plan_is_private_from_the_first_byte_and_keeps_its_attributes() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = saved();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("permissions");
    let marked = xattr::set(&path, "user.zhenggai", b"kept").is_ok();
    let had = fs::metadata(&path).expect("the file");
    let beside = path.with_file_name("beside");
    drop(RealDisk.create(&beside, Some(&had), true).expect("made"));
    let mode = fs::metadata(&beside)
        .expect("the file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    save(&path, &titled("新")).expect("saved");
    let mode = fs::metadata(&path).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    if marked {
        let kept = xattr::get(&path, "user.zhenggai").expect("readable");
        assert_eq!(kept.as_deref(), Some(&b"kept"[..]));
    }
}

#[cfg(unix)]
#[test]
fn a_device_behind_a_link_stays_what_it_is() {
    use std::os::unix::fs::symlink;
    let (folder, _) = saved();
    let link = folder.path().join("null.ron");
    symlink("/dev/null", &link).expect("a link");
    let refused = save(&link, &titled("新")).expect_err("no regular file");
    assert_eq!(refused, SaveError::NotAFile { file: link });
    assert!(!fs::metadata("/dev/null").expect("there").is_file());
}
