//! A journal from the first change to its end: offered only when nobody writes it, begun anew by saving, gone when closed.

use super::*;
use crate::file::{self, Print};
use crate::plan::{Change, Head, Plan, PlanParts};
use std::fs;
use std::path::Path;
use std::time::Duration;

const LONG: Duration = Duration::from_secs(20);

fn noted(notes: &str) -> Plan {
    Plan::new(PlanParts {
        head: Head {
            id: "p".into(),
            title: "某镇".to_owned(),
            notes: notes.to_owned(),
            ..Head::default()
        },
        ..PlanParts::default()
    })
}

fn said(steps: usize) -> Said {
    Said {
        steps,
        labels: ["修改规划信息".to_owned(), "Change the plan".to_owned()],
    }
}

fn about(path: &Path) -> About {
    About {
        path: Some(path.to_owned()),
        print: Some(Print::of(&fs::read(path).unwrap())),
        title: "某镇".to_owned(),
        at: None,
    }
}

fn keeper(folder: &Path, about: About, plan: &Plan) -> Keeper {
    Keeper::new(Place::In(folder.join("journals")), about, plan.clone())
}

/// The journal of work that was restored.
fn goes_on(restored: Restored) -> Keeper {
    let Restored { held, left } = restored;
    let place = Place::Again {
        held,
        told: left.told,
        base: left.base.map(Box::new),
    };
    Keeper::new(place, left.about, left.plan)
}

fn left(folder: &Path) -> Vec<Found> {
    found(&folder.join("journals"))
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder.join("journals")).map_or(0, Iterator::count)
}

/// A folder with a plan in it.
fn saved() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("某镇.ron");
    file::save(&path, &noted("")).unwrap();
    (folder, path)
}

#[test]
fn a_living_journal_is_not_offered_and_a_closed_one_is_gone() {
    let (folder, path) = saved();
    let one = keeper(folder.path(), about(&path), &noted(""));
    let two = keeper(folder.path(), About::default(), &noted(""));
    one.changed(Change::between(&noted(""), &noted("一")), said(1));
    two.changed(Change::between(&noted(""), &noted("二")), said(1));
    assert!(one.flush(LONG) && two.flush(LONG));
    assert_eq!(left(folder.path()), []);
    drop(one);
    let offered = left(folder.path());
    assert_eq!(offered.len(), 1, "each window has its own");
    assert_eq!(offered[0].about, about(&path));
    assert_eq!(offered[0].told.labels.len(), 1);
    let restored = restore(&offered[0].stem).unwrap();
    assert_eq!(restored.left.plan, noted("一"));
    assert_eq!(
        (restored.left.file, restored.left.base),
        (FileNow::Same, Some(noted("")))
    );
    assert_eq!(left(folder.path()), [], "held while it is being restored");
    assert_eq!(restore(&offered[0].stem).unwrap_err(), Lost::Taken);
    drop(restored.held);
    assert_eq!(left(folder.path()).len(), 1, "put off");
    two.close().expect("a thread").join().expect("ended");
    throw_away(&offered[0].stem).unwrap();
    assert_eq!(files(folder.path()), 0);
}

#[test]
fn nothing_is_written_where_nothing_changed() {
    let (folder, path) = saved();
    let quiet = keeper(folder.path(), about(&path), &noted(""));
    assert!(quiet.flush(LONG));
    drop(quiet);
    assert_eq!(files(folder.path()), 0);
}

#[test]
fn a_file_that_is_another_now_does_not_lose_the_work() {
    let (folder, path) = saved();
    let one = keeper(folder.path(), about(&path), &noted(""));
    one.changed(Change::between(&noted(""), &noted("我的")), said(1));
    drop(one);
    file::save(&path, &noted("别人的")).unwrap();
    let stem = left(folder.path())[0].stem.clone();
    for now in [FileNow::Other, FileNow::Gone] {
        let restored = restore(&stem).unwrap();
        assert_eq!(
            (restored.left.file, &restored.left.plan),
            (now, &noted("我的"))
        );
        assert_eq!(restored.left.base, Some(noted("")));
        assert!(restored.left.opened.is_none());
        fs::remove_file(&path).ok();
    }
}

#[test]
fn saving_begins_the_journal_anew() {
    let (folder, path) = saved();
    let one = keeper(folder.path(), about(&path), &noted(""));
    one.changed(Change::between(&noted(""), &noted("一")), said(1));
    one.changed(Change::between(&noted("一"), &noted("二")), said(2));
    // The file holds "一"; "二" came while it was written.
    file::save(&path, &noted("一")).unwrap();
    one.saved(about(&path), noted("一"), Some((noted("二"), said(1))));
    assert!(one.flush(LONG));
    drop(one);
    let offered = left(folder.path());
    assert_eq!(offered[0].told.steps, 1);
    let restored = restore(&offered[0].stem).unwrap();
    assert_eq!(
        (restored.left.file, &restored.left.base),
        (FileNow::Same, &Some(noted("一")))
    );
    assert_eq!(restored.left.plan, noted("二"));
    // It goes on under its name; all of it in a file, nothing is left.
    let again = goes_on(restored);
    again.changed(Change::between(&noted("二"), &noted("三")), said(2));
    assert!(again.flush(LONG));
    drop(again);
    let offered = left(folder.path());
    assert_eq!(offered.len(), 1);
    assert_eq!(offered[0].told.steps, 2);
    let restored = restore(&offered[0].stem).unwrap();
    assert_eq!(restored.left.plan, noted("三"));
    let again = goes_on(restored);
    file::save(&path, &noted("三")).unwrap();
    again.saved(about(&path), noted("三"), None);
    drop(again);
    assert_eq!(files(folder.path()), 0);
}

#[test]
fn an_end_right_after_a_saving_loses_nothing_and_asks_about_nothing_saved() {
    let (folder, path) = saved();
    let one = keeper(folder.path(), about(&path), &noted(""));
    one.changed(Change::between(&noted(""), &noted("一")), said(1));
    one.changed(Change::between(&noted("一"), &noted("二")), said(2));
    drop(one);
    // The file was saved when "一" was all there was; the word of it did not reach the journal.
    file::save(&path, &noted("一")).unwrap();
    let stem = left(folder.path())[0].stem.clone();
    let restored = restore(&stem).unwrap();
    assert_eq!(
        (restored.left.file, restored.left.base),
        (FileNow::Same, Some(noted("一")))
    );
    assert_eq!(restored.left.plan, noted("二"));
    assert_eq!(restored.left.about.print, about(&path).print);
    drop(restored.held);
    // Saved with all of it: there is nothing to offer.
    file::save(&path, &noted("二")).unwrap();
    assert_eq!(left(folder.path()), []);
    assert_eq!(files(folder.path()), 0);
}

#[test]
fn without_its_base_the_work_is_found_through_the_file_or_an_older_generation() {
    let (folder, path) = saved();
    let one = keeper(folder.path(), about(&path), &noted(""));
    one.changed(Change::between(&noted(""), &noted("一")), said(1));
    drop(one);
    let stem = left(folder.path())[0].stem.clone();
    fs::remove_file(folder::base_of(&stem, 1)).unwrap();
    assert_eq!(restore(&stem).unwrap().left.plan, noted("一"));
    // Saved by itself before the base was whole, and changed since.
    file::save(&path, &noted("零")).unwrap();
    let over = restore(&stem).unwrap();
    assert_eq!(
        (over.left.file, &over.left.plan),
        (FileNow::Other, &noted("一"))
    );
    assert_eq!(over.left.base, Some(noted("零")));
    drop(over);
    fs::remove_file(&path).unwrap();
    assert_eq!(restore(&stem).unwrap_err(), Lost::NoBase);
    assert_eq!(left(folder.path()).len(), 1, "it stays");
}

#[test]
fn what_the_file_held_is_known_after_every_end_though_the_file_is_away() {
    let (folder, path) = saved();
    let one = keeper(folder.path(), about(&path), &noted(""));
    one.changed(Change::between(&noted(""), &noted("一")), said(1));
    drop(one);
    fs::remove_file(&path).unwrap();
    let mut now = "一";
    for next in ["二", "三", "四"] {
        let restored = restore(&left(folder.path())[0].stem).unwrap();
        assert_eq!(
            (restored.left.file, &restored.left.plan),
            (FileNow::Gone, &noted(now))
        );
        assert_eq!(restored.left.base, Some(noted("")), "{now}");
        let again = goes_on(restored);
        again.changed(Change::between(&noted(now), &noted(next)), said(2));
        drop(again);
        now = next;
    }
    // Where it was lost, it is not taken for what the work had become.
    let stem = left(folder.path())[0].stem.clone();
    let mut restored = restore(&stem).unwrap();
    restored.left.base = None;
    let again = goes_on(restored);
    again.changed(Change::between(&noted("四"), &noted("五")), said(2));
    drop(again);
    let restored = restore(&stem).unwrap();
    assert_ne!(restored.left.base, Some(noted("四")));
    assert_eq!(restored.left.plan, noted("五"));
}

/// A journal in its first generation, with what stands in the place of the next base while that is written.
fn begun(folder: &Path, path: &Path) -> (Keeper, std::path::PathBuf, std::path::PathBuf) {
    let held = Held::new(&folder.join("journals")).unwrap();
    let stem = held.stem().to_owned();
    let place = Place::Again {
        held,
        told: Told::default(),
        base: Some(Box::new(noted(""))),
    };
    let one = Keeper::new(place, about(path), noted(""));
    one.changed(Change::between(&noted(""), &noted("一")), said(1));
    assert!(one.flush(LONG));
    let half = folder::half_of(&stem, 2);
    (one, stem, half)
}

/// Saves what the notes are.
fn saves(one: &Keeper, path: &Path, notes: &str) {
    file::save(path, &noted(notes)).unwrap();
    one.saved(about(path), noted(notes), None);
}

#[test]
fn a_base_that_could_not_be_written_is_made_again() {
    let (folder, path) = saved();
    let (one, stem, in_the_way) = begun(folder.path(), &path);
    fs::create_dir(&in_the_way).unwrap();
    saves(&one, &path, "一");
    one.changed(Change::between(&noted("一"), &noted("二")), said(1));
    let until = std::time::Instant::now() + LONG;
    while one.trouble().is_none() {
        assert!(std::time::Instant::now() < until, "it is told");
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(2100));
    one.changed(Change::between(&noted("二"), &noted("三")), said(2));
    drop(one);
    fs::remove_dir(&in_the_way).unwrap();
    fs::remove_file(&path).unwrap();
    let restored = restore(&stem).unwrap();
    assert_eq!(restored.left.plan, noted("三"));
    assert_eq!(restored.left.base, Some(noted("一")));
}

/// A pipe in the place of a base keeps who writes it waiting, as a slow disk does for a large plan.
#[cfg(unix)]
#[test]
fn changes_are_written_while_the_base_still_is() {
    let (folder, path) = saved();
    let (one, stem, slow) = begun(folder.path(), &path);
    let made = std::process::Command::new("mkfifo").arg(&slow).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: no pipe can be made here");
        return;
    }
    let pipe = folder.path().join("pipe");
    fs::hard_link(&slow, &pipe).unwrap();
    saves(&one, &path, "一");
    one.changed(Change::between(&noted("一"), &noted("二")), said(1));
    assert!(one.flush(LONG));
    std::thread::sleep(Duration::from_millis(200));
    saves(&one, &path, "二");
    one.changed(Change::between(&noted("二"), &noted("三")), said(1));
    let written = one.flush(Duration::from_secs(5));
    // Opened on both sides the pipe keeps nobody waiting: writing the base ends, in whatever way, and so can the journal.
    let both = fs::File::options().read(true).write(true).open(&pipe);
    drop(one);
    assert!(both.is_ok());
    assert!(written, "it waited for the base");
    let restored = restore(&stem).unwrap();
    assert_eq!(restored.left.plan, noted("三"));
    assert_eq!(restored.left.base, Some(noted("二")));
}

#[test]
fn a_journal_of_a_newer_version_is_told_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    fs::create_dir(&journals).unwrap();
    let path = journals.join("a-b-1-0.1.journal");
    fs::write(&path, "zhenggai journal 9\nwhatever").unwrap();
    let offered = left(folder.path());
    assert_eq!(offered.len(), 1);
    assert!(!offered[0].readable);
    assert!(path.exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    fs::write(&journals, "a file").unwrap();
    let one = keeper(folder.path(), About::default(), &noted(""));
    one.changed(Change::between(&noted(""), &noted("一")), said(1));
    one.changed(Change::between(&noted("一"), &noted("二")), said(2));
    assert!(one.flush(LONG));
    assert!(one.trouble().is_some());
    assert!(one.trouble().is_none());
    fs::remove_file(&journals).unwrap();
    one.changed(Change::between(&noted("二"), &noted("三")), said(3));
    assert!(one.flush(LONG));
    drop(one);
    let stem = left(folder.path())[0].stem.clone();
    assert_eq!(
        restore(&stem).unwrap().left.plan,
        noted("三"),
        "nothing of it is missing"
    );
}
