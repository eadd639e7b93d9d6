//! A small disk that is full, and a folder in which the user may not make files: skipped, with the reason, where the machine
//! does not let a test have them.

use super::{number, numbered, part};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use zhenggai::file::journal::{About, Keeper, Place, Said};
use zhenggai::file::{self, Safety, SaveError, journal};
use zhenggai::plan::Change;
use zhenggai::text::Language;

/// A mounted file system that goes with this.
struct Mounted(PathBuf);

impl Mounted {
    fn new(at: &Path, kilobytes: u32) -> Result<Self, String> {
        fs::create_dir_all(at).map_err(|error| error.to_string())?;
        let size = format!("size={kilobytes}k");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(at)
            .output()
            .map_err(|error| error.to_string())?;
        if mounted.status.success() {
            Ok(Self(at.to_owned()))
        } else {
            Err(String::from_utf8_lossy(&mounted.stderr).trim().to_owned())
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn on_a_full_disk_the_old_file_is_whole_and_the_journal_goes_on_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let small = folder.path().join("small");
    let _mounted = match Mounted::new(&small, 400) {
        Ok(mounted) => mounted,
        Err(reason) => {
            println!("skipped: no small file system can be mounted here ({reason})");
            return;
        }
    };
    let path = small.join("整改.ron");
    file::save(&path, &numbered(1, 100)).expect("room for one");
    let old = fs::read(&path).expect("the old file");
    let refused = file::save(&path, &numbered(2, 1000)).expect_err("no room for this");
    assert!(matches!(refused, SaveError::NoSpace { .. }), "{refused:?}");
    for language in Language::ALL {
        assert!(!refused.sentence(language).is_empty());
    }
    assert_eq!(fs::read(&path).expect("the old file"), old);
    assert_eq!(names(&small), ["整改.ron"]);

    // The journal on a full disk: told, and complete again once there is room.
    let filler = small.join("filler");
    let keeper = Keeper::new(
        Place::In(small.join("journals")),
        About::default(),
        numbered(1, 100),
    );
    let said = |steps| Said {
        steps,
        ..Said::default()
    };
    keeper.changed(
        Change::between(&numbered(1, 100), &numbered(2, 100)),
        said(1),
    );
    assert!(keeper.flush(std::time::Duration::from_secs(10)));
    let mut room = vec![0u8; 4096];
    while fs::write(&filler, &room).is_ok() {
        room.resize(room.len() + 4096, 0);
    }
    let larger = numbered(3, 400);
    keeper.changed(Change::between(&numbered(2, 100), &larger), said(2));
    assert!(keeper.flush(std::time::Duration::from_secs(10)));
    assert!(keeper.trouble().is_some());
    fs::remove_file(&filler).expect("gone");
    keeper.changed(Change::between(&larger, &numbered(4, 50)), said(3));
    assert!(keeper.flush(std::time::Duration::from_secs(10)));
    drop(keeper);
    let found = journal::found(&small.join("journals"));
    let work = journal::restore(&found.first().expect("left behind").stem).expect("restored");
    assert_eq!(work.left.plan, numbered(4, 50));
}

#[test]
fn a_plan_is_not_saved_into_the_empty_folder_that_a_share_leaves() {
    let folder = tempfile::tempdir().expect("a folder");
    let share = folder.path().join("share");
    let mounted = match Mounted::new(&share, 400) {
        Ok(mounted) => mounted,
        Err(reason) => {
            println!("skipped: no small file system can be mounted here ({reason})");
            return;
        }
    };
    let path = share.join("整改.ron");
    let print = file::save_over(&path, &numbered(1, 20), None)
        .expect("saved")
        .print;
    let mut eye = file::Eye::new(path.clone(), print);
    assert_eq!(eye.look(&file::RealDisk), Some(file::Sight::Same));
    let known = file::Known {
        read: Some(print),
        home: eye.home().disk(),
    };
    drop(mounted);
    let next = file::Written::of(&numbered(2, 20));
    let refused = file::save_written(&path, &next, known, Safety::None).expect_err("not there");
    assert_eq!(
        refused,
        SaveError::Unreachable {
            folder: share.clone()
        }
    );
    assert!(names(&share).is_empty());
    // On its own disk a file that was taken away is written anew.
    let own = folder.path().join("整改.ron");
    let print = file::save_over(&own, &numbered(1, 20), None)
        .expect("saved")
        .print;
    let mut eye = file::Eye::new(own.clone(), print);
    assert_eq!(eye.look(&file::RealDisk), Some(file::Sight::Same));
    fs::remove_file(&own).expect("gone");
    let known = file::Known {
        read: Some(print),
        home: eye.home().disk(),
    };
    file::save_written(&own, &next, known, Safety::None).expect("saved");
}

/// Saves one number more, as the window does, and writes down how it went.
pub fn save_once(folder: &Path) {
    let path = folder.join("closed").join("整改.ron");
    let opened = file::load(&path).expect("a plan");
    let next = numbered(number(&opened.plan) + 1, 20);
    let safety = folder.join("safety");
    let outcome = file::save_safely(&path, &next, Some(opened.print), Safety::In(&safety));
    // A new file cannot be written over an old one.
    let fresh = file::save_safely(
        &folder.join("closed/新.ron"),
        &next,
        None,
        Safety::In(&safety),
    );
    fs::write(folder.join("outcome"), format!("{outcome:?}\n{fresh:?}")).expect("written");
}

#[cfg(unix)]
#[test]
fn in_a_folder_that_refuses_new_files_the_plan_is_written_in_place() {
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65_534;
    let folder = tempfile::tempdir().expect("a folder");
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).expect("made");
    let path = closed.join("整改.ron");
    file::save(&path, &numbered(1, 20)).expect("saved");
    let mode = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
    };
    let exe = folder.path().join("part");
    fs::copy(std::env::current_exe().expect("this test"), &exe).expect("copied");
    mode(&exe, 0o755);
    mode(&closed, 0o555);
    let mut saving = part(&exe, "save", folder.path());
    // The administrator may write anywhere; so somebody else saves.
    if chown(&path, Some(NOBODY), None).is_ok() {
        mode(folder.path(), 0o777);
        saving.uid(NOBODY).current_dir("/");
    }
    let done = saving.status();
    let outcome = fs::read_to_string(folder.path().join("outcome"));
    mode(&closed, 0o755);
    let (Ok(true), Ok(outcome)) = (done.map(|status| status.success()), outcome) else {
        println!("skipped: no process without the administrator's rights can be started here");
        return;
    };
    let (over, fresh) = outcome.split_once('\n').expect("two");
    assert!(over.contains("in_place: true"), "{over}");
    assert!(fresh.contains("NoPermission"), "{fresh}");
    assert_eq!(file::load(&path).expect("whole").plan, numbered(2, 20));
    assert_eq!(names(&closed), ["整改.ron"]);
    assert!(
        names(&folder.path().join("safety")).is_empty(),
        "the copy is no longer needed"
    );
}

#[cfg(unix)]
#[test]
fn names_of_every_kind_are_saved_and_too_long_ones_are_told() {
    use std::os::unix::ffi::OsStringExt;
    let folder = tempfile::tempdir().expect("a folder");
    let odd = std::ffi::OsString::from_vec(b"a\xff\xd5\xfb.ron".to_vec());
    for name in ["长寿区 整改%20方案（终稿）.ron".into(), odd] {
        let path = folder.path().join(name);
        let print = file::save_over(&path, &numbered(1, 2), None)
            .expect("saved")
            .print;
        file::save_over(&path, &numbered(2, 2), Some(print)).expect("saved over");
        assert_eq!(file::load(&path).expect("read").plan, numbered(2, 2));
    }
    let long = folder.path().join(format!("{}.ron", "长".repeat(100)));
    let refused = file::save(&long, &numbered(1, 2)).expect_err("too long");
    assert_eq!(refused, SaveError::NameTooLong { file: long });
}
