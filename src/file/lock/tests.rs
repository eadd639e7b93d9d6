//! Locks of dead processes, of other computers, of other programs, of nobody; clocks that differ; folders that refuse.

use super::super::disk::RealDisk;
use super::super::glance::Seen;
use super::*;
use proptest::prelude::*;
use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// The disk of a share whose clock differs from this computer's, and which may refuse.
#[derive(Debug, Default)]
struct Share {
    /// Seconds that its clock is ahead.
    ahead: i64,
    /// Refuses new files.
    refuses: AtomicBool,
    hinders: Option<Hindrance>,
    /// Seconds that files have been silent, by part of their names.
    silent: Mutex<Vec<(String, u64)>>,
}

impl Share {
    fn seen(&self, path: &Path, seen: Option<Seen>) -> Option<Seen> {
        let mut seen = seen?;
        let silent = self.silent.lock().unwrap();
        let silent = silent.iter().find(|(name, _)| path.ends_with(name));
        let shift = self.ahead - silent.map_or(0, |(_, seconds)| *seconds as i64);
        let by = Duration::from_secs(shift.unsigned_abs());
        seen.written = seen.written.and_then(|at| {
            if shift < 0 {
                at.checked_sub(by)
            } else {
                at.checked_add(by)
            }
        });
        Some(seen)
    }
}

impl Glance for Share {
    fn follow(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.follow(path)
    }
    fn look(&self, path: &Path) -> io::Result<Option<Seen>> {
        RealDisk.look(path).map(|seen| self.seen(path, seen))
    }
    fn look_at_name(&self, path: &Path) -> io::Result<Option<Seen>> {
        RealDisk
            .look_at_name(path)
            .map(|seen| self.seen(path, seen))
    }
    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read_all(path)
    }
    fn read_start(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
        RealDisk.read_start(path, at_most)
    }
    fn make(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.refuses.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
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

fn me(user: &str, computer: &str) -> Me {
    Me {
        user: user.to_owned(),
        computer: computer.to_owned(),
        ..Me::here()
    }
}

fn plan() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("整改.ron");
    fs::write(&path, "plan").unwrap();
    (folder, path)
}

fn lock(disk: &Arc<Share>, plan: &Path, me: &Me) -> Lock {
    let disk: Arc<dyn Glance> = Arc::<Share>::clone(disk);
    Lock::new(disk, plan, me.clone(), 1).unwrap()
}

fn locks(folder: &tempfile::TempDir) -> Vec<String> {
    let names = fs::read_dir(folder.path()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(".~lock.")).collect();
    names.sort();
    names
}

fn users(others: &[Holder]) -> Vec<&str> {
    others.iter().map(|other| other.user.as_str()).collect()
}

#[test]
fn the_second_is_told_of_the_first_and_goes_in_beside_it_if_it_will() {
    let disk = Arc::<Share>::default();
    let (folder, plan) = plan();
    let mut first = lock(&disk, &plan, &me("张某", "PC03"));
    let mut second = lock(&disk, &plan, &me("李某", "PC07"));
    assert_eq!(first.enter(false), Entry::Held);
    assert_eq!(locks(&folder), [".~lock.整改.ron#"]);
    let Entry::Others(others) = second.enter(false) else {
        panic!("the first is in");
    };
    assert_eq!(
        (
            others[0].user.as_str(),
            others[0].computer.as_str(),
            others[0].program
        ),
        ("张某", "PC03", Program::Own)
    );
    assert!(!others[0].is_quiet() && others[0].age.is_some_and(|age| age.as_secs() < 60));
    assert_eq!(second.enter(true), Entry::Held);
    assert_eq!(locks(&folder), [".~lock.整改.ron#", ".~lock.整改.ron#2"]);
    assert_eq!(users(&first.others().unwrap()), ["李某"]);
    assert_eq!((first.beat(), second.beat()), (Beat::Fine, Beat::Fine));
    // What one saved is known as its own.
    second.has_saved(Print::of(b"new"));
    second.beat();
    let by = first.who_saved(Print::of(b"new"));
    assert_eq!(by, Some(("李某".to_owned(), "PC07".to_owned())));
    assert_eq!(second.who_saved(Print::of(b"new")), None);
    // The first leaves; the second takes the name that other programs know.
    first.leave();
    assert_eq!(locks(&folder), [".~lock.整改.ron#2"]);
    assert_eq!(second.beat(), Beat::Fine);
    assert_eq!(locks(&folder), [".~lock.整改.ron#"]);
    assert_eq!(users(&first.others().unwrap()), ["李某"]);
    second.leave();
    assert_eq!(locks(&folder), [""; 0]);
}

#[test]
fn of_two_who_come_at_once_one_is_first() {
    let disk = Arc::<Share>::default();
    for _ in 0..20 {
        let (folder, plan) = plan();
        let entries: Vec<Entry> = std::thread::scope(|scope| {
            let come = |user: &'static str| {
                let mut lock = lock(&disk, &plan, &me(user, "PC"));
                scope.spawn(move || lock.enter(false))
            };
            let both = [come("张某"), come("李某")];
            both.map(|one| one.join().unwrap()).to_vec()
        });
        let held = entries.iter().filter(|entry| **entry == Entry::Held);
        assert_eq!((held.count(), locks(&folder).len()), (1, 1), "{entries:?}");
    }
}

#[test]
fn windows_of_one_program_do_not_stand_in_each_others_way() {
    let disk = Arc::<Share>::default();
    let (folder, plan) = plan();
    let me = me("张某", "PC03");
    let mut old = lock(&disk, &plan, &me);
    let mut new = Lock::new(Arc::new(RealDisk), &plan, me, 2).unwrap();
    assert_eq!(old.enter(false), Entry::Held);
    assert_eq!(
        new.enter(false),
        Entry::Held,
        "the same window opens it again"
    );
    old.leave();
    assert_eq!(new.beat(), Beat::Fine);
    assert_eq!(locks(&folder), [".~lock.整改.ron#"]);
}

#[test]
fn a_dead_process_of_this_computer_is_cleared_away_and_one_of_another_never() {
    let disk = Arc::<Share>::default();
    let here = me("李某", "PC07");
    // No process has this number: it is above what Linux gives.
    for (computer, boot, cleared) in [
        ("PC07", here.boot.clone(), true),
        ("PC03", here.boot.clone(), false),
        ("PC07", "another run".to_owned(), false),
    ] {
        let (folder, plan) = plan();
        let dead = Me {
            process: 4_194_999,
            boot,
            ..me("张某", computer)
        };
        assert_eq!(lock(&disk, &plan, &dead).enter(false), Entry::Held);
        let cleared = cleared && Path::new("/proc/self/stat").exists();
        let entry = lock(&disk, &plan, &here).enter(false);
        assert_eq!(
            matches!(entry, Entry::Held),
            cleared,
            "{computer}: {entry:?}"
        );
        assert_eq!(locks(&folder).len(), 1);
    }
    // A process of the same number that began at another time is another one.
    let (_folder, plan) = plan();
    let earlier = Me {
        began: here.began + 1,
        ..me("张某", "PC07")
    };
    lock(&disk, &plan, &earlier).enter(false);
    let cleared = Path::new("/proc/self/stat").exists();
    assert_eq!(
        lock(&disk, &plan, &here).enter(false) == Entry::Held,
        cleared
    );
}

#[test]
fn silence_is_told_by_the_clock_of_the_share_and_takes_nothing_away_unasked() {
    for ahead in [-3600, 0, 3600] {
        let disk = Arc::new(Share {
            ahead,
            ..Share::default()
        });
        let (folder, plan) = plan();
        let mut first = lock(&disk, &plan, &me("张某", "PC03"));
        first.enter(false);
        let mut second = lock(&disk, &plan, &me("李某", "PC07"));
        let others = second.others().unwrap();
        assert!(!others[0].is_quiet(), "{ahead}: {others:?}");
        assert!(others[0].age.unwrap().as_secs() < 60);
        let name = ".~lock.整改.ron#".to_owned();
        disk.silent.lock().unwrap().push((name, 400));
        let others = second.others().unwrap();
        assert!(others[0].is_quiet(), "{ahead}: {others:?}");
        assert!(matches!(second.enter(false), Entry::Others(_)));
        assert_eq!(locks(&folder).len(), 1, "it is still there");
        // The user says that it is gone.
        disk.silent.lock().unwrap().clear();
        second.take_away(&[others[0].key.clone()]);
        assert_eq!(second.enter(false), Entry::Held);
        assert_eq!(locks(&folder).len(), 1);
        // It was not: it notices, and goes on beside the other.
        let Beat::Replaced(Some(by)) = first.beat() else {
            panic!("it was replaced");
        };
        assert_eq!(by.user, "李某");
        assert_eq!(locks(&folder).len(), 2);
        assert_eq!((first.beat(), second.beat()), (Beat::Fine, Beat::Fine));
        // A lock that changed hands meanwhile is not taken away.
        second.take_away(&[others[0].key.clone()]);
        assert_eq!(users(&first.others().unwrap()), ["李某"]);
    }
}

#[test]
fn an_own_lock_that_was_deleted_is_made_anew() {
    let disk = Arc::<Share>::default();
    let (folder, plan) = plan();
    let mut own = lock(&disk, &plan, &me("张某", "PC03"));
    own.enter(false);
    fs::remove_file(folder.path().join(".~lock.整改.ron#")).unwrap();
    assert_eq!(own.beat(), Beat::Remade);
    assert_eq!((own.beat(), locks(&folder).len()), (Beat::Fine, 1));
    fs::remove_file(folder.path().join(".~lock.整改.ron#")).unwrap();
    disk.refuses.store(true, Ordering::Relaxed);
    assert_eq!(own.beat(), Beat::Replaced(None));
    assert_eq!((own.beat(), own.is_held()), (Beat::Fine, false));
}

#[test]
fn whatever_stands_in_the_place_of_a_lock_is_looked_at_in_peace() {
    let disk = Arc::<Share>::default();
    let office = ",张某,PC03,28.11.2026 09:42,file:///home/zhang/.config/libreoffice/4;";
    let unnamed = ",,zhang/PC03,28.11.2026 09:42,file:///home/zhang;";
    let acts = "zhenggai lock 1\nuser=\u{202e}某\u{7}\ncomputer=\nsession=x.1\nsince=999999999999999999999\nbeat=-1\n";
    let long = format!("zhenggai lock 1\nsession=x.1\nuser={}\n", "长".repeat(9000));
    for (bytes, user, program) in [
        (office.as_bytes(), "张某", Program::Office),
        (unnamed.as_bytes(), "", Program::Office),
        (acts.as_bytes(), "\\u{202e}某", Program::Own),
        (long.as_bytes(), "", Program::Unknown),
        (b"", "", Program::Unknown),
        (b"zhenggai lock 1\n", "", Program::Unknown),
        (b"\xff\xfe\0\0", "", Program::Unknown),
        (b"zhenggai lock 2\nsession=x.1\n", "", Program::Unknown),
    ] {
        let (folder, plan) = plan();
        fs::write(folder.path().join(".~lock.整改.ron#"), bytes).unwrap();
        let mut own = lock(&disk, &plan, &me("李某", "PC07"));
        let others = own.others().unwrap();
        let told = (others[0].user.as_str(), others[0].program);
        let words = String::from_utf8_lossy(bytes);
        assert_eq!((told, others.len()), ((user, program), 1), "{words}");
        assert_eq!(own.enter(true), Entry::Held, "{words}");
        own.leave();
        own.take_away(&[others[0].key.clone()]);
        assert_eq!(locks(&folder), [""; 0], "{words}");
    }
    // Ten gigabytes, which nobody reads.
    let (folder, plan_of_all) = plan();
    let first = folder.path().join(".~lock.整改.ron#");
    fs::File::create(&first).unwrap().set_len(10 << 30).unwrap();
    let others = lock(&disk, &plan_of_all, &me("李某", "PC07")).others();
    assert_eq!(others.unwrap()[0].program, Program::Unknown);
    #[cfg(unix)]
    {
        let (folder, plan) = plan();
        let first = folder.path().join(".~lock.整改.ron#");
        let mut own = lock(&disk, &plan, &me("李某", "PC07"));
        let precious = folder.path().join("别的.ron");
        fs::write(&precious, "precious").unwrap();
        std::os::unix::fs::symlink(&precious, &first).unwrap();
        assert_eq!(
            (own.others(), own.enter(false)),
            (Some(Vec::new()), Entry::Held)
        );
        own.leave();
        fs::remove_file(&first).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&first).status();
        if made.is_ok_and(|made| made.success()) {
            assert_eq!(
                (own.others(), own.enter(false)),
                (Some(Vec::new()), Entry::Held)
            );
            own.leave();
        }
        fs::remove_file(&first).ok();
        fs::create_dir(&first).unwrap();
        assert_eq!(
            (own.others(), own.enter(false)),
            (Some(Vec::new()), Entry::Held)
        );
        assert_eq!(fs::read(&precious).unwrap(), b"precious");
    }
}

#[test]
fn without_a_lock_the_plan_opens_all_the_same() {
    let (folder, plan) = plan();
    let refuses = Arc::<Share>::default();
    refuses.refuses.store(true, Ordering::Relaxed);
    let mut own = lock(&refuses, &plan, &me("李某", "PC07"));
    assert_eq!(own.enter(false), Entry::Unheld(Hindrance::Folder));
    let stick = Arc::new(Share {
        hinders: Some(Hindrance::Removable),
        ..Share::default()
    });
    let mut own = lock(&stick, &plan, &me("李某", "PC07"));
    assert_eq!(own.enter(false), Entry::Unheld(Hindrance::Removable));
    let mut about = fs::metadata(&plan).unwrap().permissions();
    about.set_readonly(true);
    fs::set_permissions(&plan, about).unwrap();
    let mut own = lock(&Arc::default(), &plan, &me("李某", "PC07"));
    assert_eq!(own.enter(false), Entry::Unheld(Hindrance::ReadOnlyFile));
    assert_eq!((own.beat(), locks(&folder)), (Beat::Fine, Vec::new()));
    own.leave();
    // Who cannot make a file there does not learn what time it is there, and takes nobody for gone.
    let mut other = lock(&Arc::default(), &plan, &me("张某", "PC03"));
    fs::set_permissions(&plan, fs::metadata(folder.path()).unwrap().permissions()).unwrap();
    other.enter(false);
    let mut own = lock(&refuses, &plan, &me("李某", "PC07"));
    let others = own.others().unwrap();
    assert_eq!((others[0].silence, others[0].is_quiet()), (None, false));
}

#[test]
fn a_very_long_name_still_has_a_lock() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join(format!("{}.ron", "长".repeat(83)));
    fs::write(&plan, "plan").unwrap();
    let mut own = lock(&Arc::default(), &plan, &me("李某", "PC07"));
    assert_eq!(own.enter(false), Entry::Held);
    let mut other = lock(&Arc::default(), &plan, &me("张某", "PC03"));
    let Entry::Others(others) = other.enter(false) else {
        panic!("the first is in");
    };
    // What time it is there can be learnt for it too.
    assert!(others[0].silence.is_some());
    own.leave();
    assert_eq!(locks(&folder), [""; 0]);
}

#[test]
fn names_with_signs_of_every_kind_have_locks_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let names = [
        "a#.ron",
        "a%20b.ron",
        "a.ron",
        "a.ron#",
        "a.ron#2",
        "整改 计划（终稿）.ron",
    ];
    let mut held: Vec<Lock> = Vec::new();
    for name in names {
        let plan = folder.path().join(name);
        fs::write(&plan, "plan").unwrap();
        for user in ["张某", "李某"] {
            let mut own = lock(&Arc::default(), &plan, &me(user, "PC03"));
            assert_eq!(own.enter(true), Entry::Held);
            held.push(own);
        }
    }
    assert_eq!(locks(&folder).len(), held.len());
    for own in &mut held {
        assert_eq!(own.others().unwrap().len(), 1);
    }
    held.iter_mut().for_each(Lock::leave);
    assert_eq!(locks(&folder), [""; 0]);
}

#[test]
fn a_clock_that_stood_still_while_the_computer_slept_is_set_anew() {
    let disk = Arc::<Share>::default();
    let (folder, plan) = plan();
    let mut first = lock(&disk, &plan, &me("张某", "PC03"));
    first.enter(false);
    let mut second = lock(&disk, &plan, &me("李某", "PC07"));
    assert!(second.others().unwrap()[0].silence.is_some());
    let hour = Duration::from_hours(1);
    let (at, learnt) = second.now.unwrap();
    second.now = Some((at.checked_sub(hour).unwrap(), learnt));
    let others = second.others().unwrap();
    assert!(
        others[0].silence.is_some_and(|silence| silence < hour),
        "{others:?}"
    );
    assert!(second.now.unwrap().0 >= at);
    assert_eq!(locks(&folder).len(), 1);
}

proptest! {
    #[test]
    fn no_bytes_in_a_lock_make_reading_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        is_lock(&bytes);
    }

    #[test]
    fn what_a_lock_says_is_read_again_and_a_changed_one_is_read_or_not(
        (user, at, byte) in (".{0,60}", 0..200_usize, any::<u8>()),
    ) {
        let me = me(&user, "PC03");
        let mut card = Card::of(&me, "x.1");
        let length = card.text().len();
        card.saved = Print::of(user.as_bytes()).written();
        card.beat = u64::MAX;
        card.since = Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1));
        let text = card.text();
        prop_assert_eq!(text.len(), length, "written over, it fits");
        if let Said::Card(read) = card::read(text.as_bytes()) {
            prop_assert_eq!((read.beat, read.since, read.saved), (card.beat, card.since, card.saved));
        }
        let mut bytes = text.into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        is_lock(&bytes);
    }
}
