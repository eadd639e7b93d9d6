//! `extract` and `collect` from their arguments to the files they write.

use super::*;

/// A desk with the district's sample plan and the names of two units that lead tasks in it.
fn desk() -> (Desk, [String; 2]) {
    let desk = Desk::new();
    std::fs::write(desk.path("plan.ron"), crate::file::CHANGSHOU).unwrap();
    let plan = crate::file::changshou().unwrap().plan;
    let mut names: Vec<String> = plan
        .tasks()
        .values()
        .map(|task| plan.unit_word(task.lead_unit.as_ref()).to_owned())
        .collect();
    names.sort();
    names.dedup();
    let [first, second, ..] = names.as_slice() else {
        panic!("several units lead")
    };
    let names = [first.clone(), second.clone()];
    (desk, names)
}

/// Writes a remark into the first task of a part.
fn remark(desk: &Desk, file: &str, text: &str) {
    let path = desk.path(file);
    let mut parts = crate::file::load(Path::new(&path)).unwrap().plan.parts();
    parts.tasks[0].remarks = text.to_owned();
    crate::file::save(Path::new(&path), &Plan::new(parts)).unwrap();
}

#[test]
fn parts_are_given_out_worked_on_and_taken_back_in() {
    let (desk, [first, second]) = desk();
    let said = desk.ask(
        &format!("extract @plan.ron --unit {first} -o @a.ron"),
        Language::Zh,
    );
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("并在"), "{}", said.out);
    let said = desk.ask(
        &format!("extract @plan.ron --unit {second} -o @b.ron"),
        Language::En,
    );
    assert_eq!(said.code, 0);
    assert!(said.out.contains("remembers"), "{}", said.out);
    remark(&desk, "a.ron", "单位甲的备注");
    let line = "collect @plan.ron @a.ron -o @out.ron --format json";
    let said = desk.ask(line, Language::Zh);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["parts"][0]["standing"], "taken");
    assert_eq!(json["parts"][0]["changes"], 1);
    assert_eq!(json["parts"][0]["unit"], first.as_str());
    assert_eq!(json["missing"].as_array().unwrap().len(), 1);
    assert_eq!(json["missing"][0]["unit"], second.as_str());
    let opened = crate::file::load(Path::new(&desk.path("out.ron"))).unwrap();
    assert_eq!(opened.repairs, []);
    let with = opened.plan.tasks().values();
    assert_eq!(
        with.filter(|task| task.remarks == "单位甲的备注").count(),
        1
    );
    let said = desk.ask("collect @out.ron @a.ron @b.ron -o @out.ron", Language::Zh);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out.contains("没有新内容") && !said.out.contains("尚未收回"),
        "{}",
        said.out
    );
}

#[test]
fn a_conflict_with_the_plan_is_listed_and_the_plan_holds() {
    let (desk, [first, _]) = desk();
    let line = format!("extract @plan.ron --unit {first} -o @a.ron");
    assert_eq!(desk.ask(&line, Language::Zh).code, 0);
    remark(&desk, "a.ron", "单位的");
    let part = crate::file::load(Path::new(&desk.path("a.ron")))
        .unwrap()
        .plan;
    let id = part.tasks().keys().next().unwrap().clone();
    let path = desk.path("plan.ron");
    let mut parts = crate::file::load(Path::new(&path)).unwrap().plan.parts();
    let task = parts.tasks.iter_mut().find(|task| task.id == id).unwrap();
    task.remarks = "区里的".to_owned();
    crate::file::save(Path::new(&path), &Plan::new(parts)).unwrap();
    let said = desk.ask("collect @plan.ron @a.ron -o @out.ron", Language::Zh);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("我方：区里的") && said.out.contains("对方：单位的"),
        "{}",
        said.out
    );
    let merged = crate::file::load(Path::new(&desk.path("out.ron")))
        .unwrap()
        .plan;
    assert_eq!(merged.task(&id).unwrap().remarks, "区里的");
    let said = desk.ask(
        "collect @plan.ron @a.ron -o @out.ron --format json",
        Language::En,
    );
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let conflict = &json["parts"][0]["conflicts"][0];
    assert_eq!(
        (&conflict["field"], &conflict["with"]),
        (&"remarks".into(), &serde_json::Value::Null)
    );
}

#[test]
fn what_is_no_part_of_the_plan_is_said_and_what_cannot_be_given_out_refused() {
    let (desk, [first, _]) = desk();
    let said = desk.ask("collect @plan.ron @sample.ron -o @out.ron", Language::En);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("not a part"), "{}", said.out);
    let said = desk.ask("extract @plan.ron --unit 没有的局 -o @a.ron", Language::Zh);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("没有单位"), "{}", said.err);
    let before = std::fs::read(desk.path("plan.ron")).unwrap();
    let said = desk.ask(
        &format!("extract @plan.ron --unit {first} -o @sample.ron"),
        Language::Zh,
    );
    assert_eq!(said.code, 2);
    assert!(said.err.contains("已经存在"), "{}", said.err);
    assert_eq!(std::fs::read(desk.path("plan.ron")).unwrap(), before);
    let said = desk.ask("collect @plan.ron -o @out.ron", Language::Zh);
    assert!(said.code == 2 && said.err.contains("PART"), "{}", said.err);
}

#[test]
fn a_conflict_that_is_not_decided_is_asked_again_and_removals_are_named() {
    let (desk, [first, _]) = desk();
    let line = format!("extract @plan.ron --unit {first} -o @a.ron");
    assert_eq!(desk.ask(&line, Language::Zh).code, 0);
    let path = desk.path("a.ron");
    let load = |path: &str| crate::file::load(Path::new(path)).unwrap().plan.parts();
    let mut parts = load(&path);
    let unit = parts.head.origin.as_ref().unwrap().unit.clone();
    let own = |task: &crate::plan::Task| task.lead_unit.as_ref() == Some(&unit);
    let mut own = parts.tasks.iter().filter(|task| own(task)).cloned();
    let (gone, kept) = (own.next().unwrap(), own.next().unwrap());
    parts.tasks.retain(|task| task.id != gone.id);
    let kept_there = parts.tasks.iter_mut().find(|task| task.id == kept.id);
    kept_there.unwrap().remarks = "单位的".to_owned();
    parts.head.calendar.push(crate::plan::CalendarDay {
        date: "2030-01-02".parse().unwrap(),
        working: true,
        name: String::new(),
    });
    crate::file::save(Path::new(&path), &Plan::new(parts)).unwrap();
    let plan = desk.path("plan.ron");
    let mut parts = load(&plan);
    let here = parts.tasks.iter_mut().find(|task| task.id == kept.id);
    here.unwrap().remarks = "区里的".to_owned();
    crate::file::save(Path::new(&plan), &Plan::new(parts)).unwrap();
    let said = desk.ask("collect @plan.ron @a.ron -o @plan.ron", Language::Zh);
    assert_eq!(said.code, 1, "{}", said.err);
    for words in ["再汇总这份分解时会再问", "删除：任务 ", &gone.title, "2030"] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    let line = "collect @plan.ron @a.ron -o @plan.ron --format json";
    let said = desk.ask(line, Language::En);
    assert_eq!(said.code, 1, "{}", said.err);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let part = &json["parts"][0];
    assert_eq!(part["standing"], "taken");
    assert_eq!(part["conflicts"][0]["ours"], "区里的");
    assert_eq!(
        (&part["asked_again"], &part["changes"]),
        (&1.into(), &0.into())
    );
    assert_eq!(part["removed"], serde_json::json!([]), "it is gone already");
    assert_eq!(
        part["calendar_not_taken"],
        serde_json::json!(["2030-01-02"])
    );
}

/// Adds a letter to the notes of a plan as another program would; `false` where somebody else saved it in between.
fn add_to_notes(path: &Path) -> bool {
    let Ok(opened) = crate::file::load(path) else {
        return false;
    };
    let mut parts = opened.plan.parts();
    parts.head.notes.push('+');
    crate::file::save_over(path, &Plan::new(parts), Some(opened.print)).is_ok()
}

#[test]
fn what_others_save_while_parts_are_given_out_and_taken_in_stays() {
    let (desk, [first, _]) = desk();
    let path = PathBuf::from(desk.path("plan.ron"));
    let mut before = crate::file::load(&path).unwrap().plan.parts();
    before.head.notes.clear();
    crate::file::save(&path, &Plan::new(before)).unwrap();
    // The same file by another name.
    #[cfg(unix)]
    std::os::unix::fs::symlink(&path, desk.path("link.ron")).unwrap();
    let link = if cfg!(unix) { "link.ron" } else { "plan.ron" };
    let others = std::thread::spawn({
        let path = path.clone();
        move || {
            let saves = (0..25).map(|_| {
                std::thread::sleep(std::time::Duration::from_millis(10));
                add_to_notes(&path)
            });
            saves.filter(|saved| *saved).count()
        }
    });
    let (mut given, mut collected) = (0, 0);
    while !others.is_finished() || given < 2 || collected < 2 {
        let line = format!("extract @plan.ron --unit {first} -o @part{given}.ron");
        let said = desk.ask(&line, Language::Zh);
        if said.code == 0 {
            given += 1;
        } else {
            // Changed again and again: said, and nothing is written over.
            assert_eq!(said.code, 2, "{}", said.err);
            std::fs::remove_file(desk.path(&format!("part{given}.ron"))).unwrap();
            continue;
        }
        let line = format!("collect @plan.ron @part{}.ron -o @{link}", given - 1);
        let said = desk.ask(&line, Language::Zh);
        assert!(
            said.code == 0 || said.err.contains("一再被别人改动"),
            "{}",
            said.err
        );
        collected += usize::from(said.code == 0);
    }
    let saved = others.join().unwrap();
    let plan = crate::file::load(&path).unwrap().plan;
    let head = plan.head();
    assert_eq!(
        head.notes.len(),
        saved,
        "every change of the others is there"
    );
    assert_eq!(head.given_out.len(), given);
    let back = head.given_out.iter().filter(|entry| entry.back.is_some());
    assert_eq!(back.count(), collected);
}

#[test]
fn giving_again_what_is_still_out_is_done_and_said() {
    let (desk, [first, _]) = desk();
    let line = |file: &str| format!("extract @plan.ron --unit {first} -o @{file}");
    let said = desk.ask(&line("a.ron"), Language::Zh);
    assert!(!said.out.contains("注意"), "{}", said.out);
    let said = desk.ask(&line("b.ron"), Language::Zh);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("尚未收回"), "{}", said.out);
    let said = desk.ask("collect @plan.ron @b.ron -o @plan.ron", Language::En);
    assert!(
        said.code == 0 && !said.out.contains("Not back yet"),
        "{}",
        said.out
    );
    let said = desk.ask(&line("c.ron"), Language::En);
    assert!(
        said.code == 0 && !said.out.contains("Note:"),
        "{}",
        said.out
    );
}

#[test]
fn a_file_that_cannot_be_read_stops_no_other_and_is_listed_with_its_reason() {
    let (desk, [first, _]) = desk();
    let line = format!("extract @plan.ron --unit {first} -o @a.ron");
    assert_eq!(desk.ask(&line, Language::Zh).code, 0);
    remark(&desk, "a.ron", "单位的备注");
    std::fs::write(desk.path("broken.ron"), "no plan").unwrap();
    let line = "collect @plan.ron @broken.ron @a.ron @gone.ron -o @out.ron";
    let said = desk.ask(&format!("{line} --format json"), Language::En);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let standings: Vec<&str> = json["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["standing"].as_str().unwrap())
        .collect();
    assert_eq!(standings, ["unreadable", "taken", "unreadable"]);
    assert!(
        json["parts"][0]["says"]
            .as_str()
            .unwrap()
            .contains("cannot be read")
    );
    let said = desk.ask(line, Language::Zh);
    assert_eq!(said.code, 1);
    assert_eq!(said.out.matches("无法读取").count(), 2, "{}", said.out);
    let out = crate::file::load(Path::new(&desk.path("out.ron")))
        .unwrap()
        .plan;
    let remarks = out
        .tasks()
        .values()
        .filter(|task| task.remarks == "单位的备注");
    assert_eq!(remarks.count(), 1);
}
