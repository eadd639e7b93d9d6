//! Pasting and copying whole tables.

use super::*;
use crate::edit::{Edit, History, TaskField, change_for};
use crate::plan::*;
use crate::text::Language;
use jiff::civil::date;
use std::collections::BTreeMap;

const ON: Day = Day::constant(2021, 11, 20);

fn paste(text: &str, shown: &[TaskColumn], plan: &Plan) -> PastedTasks {
    paste_tasks(&PasteRequest {
        text,
        shown,
        plan,
        on: ON,
        template: Task::default(),
        language: Language::Zh,
        columns: None,
    })
    .unwrap()
}

fn kinds(notes: &[PasteNote]) -> Vec<(usize, &str, NoteKind)> {
    notes
        .iter()
        .map(|note| (note.row, note.column.as_str(), note.kind))
        .collect()
}

#[test]
fn a_ledger_with_headings_becomes_tasks() {
    let text = "某区整改台账\t\t\t\r\n\
        序号\t反馈问题\t整改目标\t整改措施\t牵头单位\t责任单位\t整改时限\t完成比例\t目前进展\t销号情况\t附件\t归类\r\n\
        1\t\"污水直排。\n沿线散养户未清退\"\t达标\t（一）关停；（二）建管网\t区生态环境局\t甲镇、乙镇，区水利局\t2021年底前\t80%\t已建4公里\t\t照片1.jpg\t水环境\r\n\
        2\t扬尘扰民\t\t\t区住建委\t\t44520\t一半\t\t已销号\t\t大气、水\r\n\
        3\t机制不健全\t\t\t\t\t立行立改，长期坚持\t\t\t\t\t综合\r\n\
        4\t缺口大\t\t\t\t\t适时完成\t\t\t\t\t\r\n\
        合计\t4\t\r\n";
    let pasted = paste(text, &[], &Plan::default());
    assert_eq!(pasted.tasks.len(), 4);
    let [first, second, third, fourth] = pasted.tasks.as_slice() else {
        panic!("four tasks")
    };
    assert_eq!(first.title, "污水直排");
    assert_eq!(first.problem, "污水直排。\n沿线散养户未清退");
    assert_eq!(first.responsible_units, ["甲镇", "乙镇", "区水利局"]);
    assert_eq!(first.due.date, Some(date(2021, 12, 31)));
    assert_eq!(first.due.wording, "2021年底前");
    assert_eq!(first.measures.len(), 2);
    assert_eq!(first.category, Category::Water);
    assert_eq!(
        (
            first.notes[0].date,
            first.notes[0].percent,
            first.notes[0].done.as_str()
        ),
        (ON, Some(80), "已建4公里")
    );
    assert_eq!(
        first.extra,
        BTreeMap::from([("附件".to_owned(), "照片1.jpg".to_owned())])
    );
    assert_eq!(second.due, Due::on(date(2021, 11, 20)));
    assert_eq!(second.completed_at(ON), None, "no day is made up");
    assert_eq!(second.extra["销号情况"], "已销号");
    assert_eq!(second.category, Category::Air);
    assert_eq!(second.extra["完成比例"], "一半");
    assert!(third.immediate && third.continuing && third.due.date.is_none());
    assert_eq!(fourth.due.wording, "适时完成");
    assert_eq!(
        kinds(&pasted.notes),
        [
            (1, "", NoteKind::PassedOver),
            (4, "完成比例", NoteKind::NotUnderstood),
            (4, "归类", NoteKind::NotUnderstood),
            (4, "销号情况", NoteKind::NoDay),
            (5, "归类", NoteKind::NotUnderstood),
            (6, "整改时限", NoteKind::DueKept),
            (7, "", NoteKind::PassedOver),
        ]
    );
    assert!(pasted.notes[1].sentence(Language::Zh).contains("一半"));
}

#[test]
fn the_columns_of_third_round_ledgers_are_taken_in() {
    let plan = rich_plan();
    let text = "序号\t整改任务\t督察轮次\t批次\t问题性质\t上级问题序号\t上级任务\t合并调度\t根本原因\n\
        1\t清污\t第三轮\t第二批\t共性问题\t15\t码头清理\t管网一期\t欠账多\n\
        2\t复绿\t2\t\t重点、信访\t\t\t\t\n\
        3\t降尘\t\t\t说不清\t\t\t\t\n";
    let pasted = paste(text, &[], &plan);
    let [first, second, third] = pasted.tasks.as_slice() else {
        panic!("three tasks")
    };
    assert_eq!(first.round, Some("3".into()));
    assert_eq!(first.batch, "第二批");
    assert_eq!(first.problem_kind, Some(ProblemKind::Common));
    let parent = &first.parent_item;
    assert_eq!(
        (parent.number.as_str(), parent.title.as_str()),
        ("15", "码头清理")
    );
    assert_eq!(first.project, "管网一期");
    assert_eq!(first.root_cause, "欠账多");
    assert_eq!(second.round, Some("2".into()));
    assert_eq!(second.problem_kind, Some(ProblemKind::Key));
    assert_eq!(second.extra["问题性质"], "重点、信访");
    assert_eq!(third.problem_kind, None);
    assert_eq!(
        kinds(&pasted.notes),
        [
            (3, "问题性质", NoteKind::NotUnderstood),
            (4, "问题性质", NoteKind::NotUnderstood),
        ]
    );
    let text = "No.\tTask\tRound\tBatch\tProblem kind\tCity item no.\tCity item\tJoint project\tRoot cause\n\
        1\tA\t3\t2\tWarning film\t15\tB\tC\tD\n";
    let pasted = paste(text, &[], &plan);
    assert_eq!(pasted.notes, []);
    assert_eq!(pasted.tasks[0].problem_kind, Some(ProblemKind::Film));
    assert_eq!(pasted.tasks[0].root_cause, "D");
}

#[test]
fn the_cells_tell_what_a_column_of_types_is_about() {
    let plan = Plan::default();
    let kind = paste(
        "序号\t整改任务\t问题类型\n1\t甲\t重点\n2\t乙\t警示片\n",
        &[],
        &plan,
    );
    assert_eq!(kind.notes, []);
    assert_eq!(kind.tasks[1].problem_kind, Some(ProblemKind::Film));
    assert_eq!(kind.tasks[1].category, Category::Other);
    let about = paste(
        "序号\t整改任务\t问题分类\n1\t甲\t水环境\n2\t乙\t大气\n",
        &[],
        &plan,
    );
    assert_eq!(about.notes, []);
    assert_eq!(about.tasks[0].category, Category::Water);
    // Where both columns are there each keeps its own.
    let both = paste(
        "序号\t整改任务\t问题类型\t问题性质\n1\t甲\t噪声\t专项\n",
        &[],
        &plan,
    );
    assert_eq!(both.tasks[0].category, Category::Noise);
    assert_eq!(both.tasks[0].problem_kind, Some(ProblemKind::Special));
}

#[test]
fn cells_without_headings_go_by_the_columns_shown() {
    let shown = [TaskColumn::Number, TaskColumn::Title, TaskColumn::Due];
    let pasted = paste(
        "7\t清理码头\t2022年6月底前\t多出来的\n8\t复绿\t",
        &shown,
        &Plan::default(),
    );
    assert_eq!(pasted.tasks[0].title, "清理码头");
    assert_eq!(pasted.tasks[0].due.date, Some(date(2022, 6, 30)));
    assert_eq!(pasted.tasks[0].extra["第 4 列"], "多出来的");
    assert_eq!(pasted.tasks[1].number, "8");
    assert!(pasted.notes.is_empty());
    let one = paste("只有一格", &[TaskColumn::Title], &Plan::default());
    assert_eq!(one.tasks[0].title, "只有一格");
}

#[test]
fn merged_rows_add_measures_to_the_task_above() {
    let text = "序号\t问题\t措施\t责任单位\t时限\n\
        1\t内河码头散乱\t指导4个码头改造\t盐都区政府\t2023-11-30\n\
        \t\t不达标的依法关闭\t交通运输局\t2023年6月底前\n\
        2\t散乱污\t清理\t\t\n";
    let pasted = paste(text, &[], &Plan::default());
    assert_eq!(pasted.tasks.len(), 2);
    let measures = &pasted.tasks[0].measures;
    assert_eq!(measures.len(), 2);
    assert_eq!(measures[1].unit, Some("交通运输局".into()));
    assert_eq!(measures[1].due, Some(date(2023, 6, 30)));
    assert_eq!(pasted.tasks[0].due.date, Some(date(2023, 11, 30)));
}

#[test]
fn unknown_lists_are_added_and_starts_after_the_deadline_are_kept_aside() {
    let text = "序号\t整改任务\t任务清单\t开始时间\t时限\n1\t甲\t共性问题清单\t2022-01-01\t2021-12-31\n2\t乙\t共性问题清单\t2021-01\t2021-12-31";
    let mut history = History::new(Plan::default());
    let pasted = paste(text, &[], history.plan());
    assert_eq!(pasted.lists.len(), 1);
    assert_eq!(pasted.tasks[0].list, Some(pasted.lists[0].id.clone()));
    assert_eq!(pasted.tasks[0].extra["开始时间"], "2022-01-01");
    assert_eq!(pasted.tasks[1].start, Some(date(2021, 1, 1)));
    history.run(&pasted.edit(None)).unwrap();
    assert_eq!(history.plan().tasks().len(), 2);
    // The same rows again are new tasks, in the list that is there now.
    let again = paste(text, &[], history.plan());
    assert!(again.lists.is_empty());
    history.run(&again.edit(None)).unwrap();
    assert_eq!(history.plan().tasks().len(), 4);
}

#[test]
fn text_without_cells_is_refused_in_words() {
    let plan = Plan::default();
    let request = PasteRequest {
        text: " \n\t\r\n",
        shown: &TaskColumn::ALL,
        plan: &plan,
        on: ON,
        template: Task::default(),
        language: Language::En,
        columns: None,
    };
    let error = paste_tasks(&request).unwrap_err();
    assert!(error.sentence(Language::En).contains("copy"));
}

fn rich_plan() -> Plan {
    let list = TaskList {
        id: "list-1".into(),
        title: "共性问题清单".to_owned(),
        ..TaskList::default()
    };
    let special = SpecialPlan {
        id: "special-1".into(),
        title: "缙云山方案".to_owned(),
        ..SpecialPlan::default()
    };
    let task = Task {
        id: "task-1".into(),
        number: "12".to_owned(),
        list_number: "3".to_owned(),
        title: "清理“两江”码头".to_owned(),
        problem: "第一行\n第二行\t带制表".to_owned(),
        category: Category::SolidWaste,
        region: "长寿区".to_owned(),
        source: TaskSource::LookBack,
        round: Some("3".into()),
        batch: "第二批".to_owned(),
        problem_kind: Some(ProblemKind::ByAnalogy),
        parent_item: ParentItem {
            number: "15".to_owned(),
            title: "涉及本区事项：码头清理".to_owned(),
        },
        project: "两江码头一期".to_owned(),
        root_cause: "岸线管理缺位\n执法不严".to_owned(),
        list: Some("list-1".into()),
        special_plans: vec!["special-1".into()],
        lead_unit: Some("市水利局、市交通局".into()),
        responsible_units: vec!["甲镇".into(), "乙镇".into()],
        supporting_units: vec!["区水利局".into()],
        supervising_unit: Some("市督察办".into()),
        accepting_unit: Some("市交通局".into()),
        leader: "甲".to_owned(),
        person: "乙".to_owned(),
        phone: "023-40000000".to_owned(),
        goal: "\"引号\"开头".to_owned(),
        start: Some(date(2021, 1, 5)),
        due: Due {
            date: Some(date(2021, 12, 31)),
            precision: Precision::Year,
            wording: "2021年底前，长期坚持".to_owned(),
        },
        continuing: true,
        measures: vec![
            Measure {
                text: "建管网12.5公里".to_owned(),
                unit: Some("甲镇".into()),
                due: Some(date(2021, 6, 30)),
                ..Measure::default()
            },
            Measure {
                text: "验收".to_owned(),
                due: Some(date(2021, 12, 31)),
                ..Measure::default()
            },
        ],
        notes: vec![ProgressNote {
            date: ON,
            percent: Some(100),
            done: "完成".to_owned(),
            problems: "资金".to_owned(),
            next_step: "销号".to_owned(),
            ..ProgressNote::default()
        }],
        completion: vec![CompletionEvent {
            date: date(2021, 11, 1),
            ..CompletionEvent::default()
        }],
        supervision_level: Some(SupervisionLevel::CityOffices),
        funding: Funding {
            planned: Some(1200.5),
            paid: Some(800.0),
        },
        remarks: "备注".to_owned(),
        real_facts: "真".to_owned(),
        source_address: "https://example.org/a".to_owned(),
        sample: true,
        extra: BTreeMap::from([("附件".to_owned(), "1.jpg".to_owned())]),
        ..Task::default()
    };
    let round = InspectionRound {
        id: "3".into(),
        name: "第三轮".to_owned(),
        ..InspectionRound::default()
    };
    Plan::new(PlanParts {
        head: Head {
            rounds: vec![round],
            ..Head::default()
        },
        tasks: vec![task],
        lists: vec![list],
        special_plans: vec![special],
        ..PlanParts::default()
    })
}

#[test]
fn a_task_copied_and_pasted_has_the_same_fields() {
    let plan = rich_plan();
    let mut task = Task::clone(plan.task(&"task-1".into()).unwrap());
    let step = |step, day, end| CloseOutEvent {
        end,
        ..CloseOutEvent::of(step, day)
    };
    task.close_out = vec![
        step(CloseOutStep::SelfCheck, date(2021, 11, 2), None),
        step(
            CloseOutStep::PublicNotice,
            date(2021, 11, 5),
            Some(date(2021, 11, 18)),
        ),
    ];
    for language in Language::ALL {
        let text = copy_whole_tasks(&plan, &[&task], &[TaskColumn::Number], None, language);
        let pasted = paste(&text, &[], &plan);
        assert_eq!(pasted.notes, []);
        let mut back = pasted.tasks[0].clone();
        back.id = task.id.clone();
        assert_eq!(back, task);
    }
}

#[test]
fn only_the_columns_asked_for_are_copied() {
    let plan = rich_plan();
    let task = plan.task(&"task-1".into()).unwrap();
    let text = copy_tasks(
        &plan,
        &[task],
        &[TaskColumn::Number, TaskColumn::LeadUnit, TaskColumn::Due],
        None,
        Language::Zh,
    );
    assert_eq!(
        text,
        "序号\t牵头单位\t整改时限\n12\t市水利局、市交通局\t2021年底前，长期坚持\n"
    );
}

fn two_tasks() -> Plan {
    let task = |id: &str, due| Task {
        id: id.into(),
        due: Due::on(due),
        lead_unit: Some(Id::new(format!("单位{id}"))),
        ..Task::default()
    };
    Plan::new(PlanParts {
        tasks: vec![task("a", date(2021, 6, 30)), task("b", date(2021, 9, 30))],
        ..PlanParts::default()
    })
}

fn after(plan: &Plan, edit: &Edit) -> Plan {
    let mut plan = plan.clone();
    let change = change_for(&plan, edit).unwrap();
    plan.apply(&change);
    plan
}

#[test]
fn a_block_of_cells_is_pasted_over_tasks_as_one_step() {
    let plan = two_tasks();
    let ids = ["a".into(), "b".into()];
    let columns = [TaskColumn::LeadUnit, TaskColumn::Due, TaskColumn::Percent];
    let text = "区水利局\t2021年底前\t60%\t多\n区住建委\t以后\t\n丙\t2022\t\n";
    let pasted = paste_block(text, &columns, &ids, &plan, ON, Language::Zh).unwrap();
    assert_eq!(
        kinds(&pasted.notes),
        [
            (1, "", NoteKind::NoRoom),
            (2, "整改时限", NoteKind::CellLeft),
            (3, "牵头单位", NoteKind::NoRoom),
        ]
    );
    let plan = after(&plan, &pasted.edit.unwrap());
    let (a, b) = (plan.task(&ids[0]).unwrap(), plan.task(&ids[1]).unwrap());
    assert_eq!(a.lead_unit, Some("区水利局".into()));
    assert_eq!(a.due.date, Some(date(2021, 12, 31)));
    assert_eq!(a.due_changes[0].old, Some(date(2021, 6, 30)));
    assert_eq!(a.notes[0].percent, Some(60));
    assert_eq!(b.lead_unit, Some("区住建委".into()));
    assert_eq!(b.due.date, Some(date(2021, 9, 30)));
}

#[test]
fn number_and_title_of_the_item_above_are_pasted_over_as_one_field() {
    let plan = two_tasks();
    let ids = ["a".into(), "b".into()];
    let columns = [
        TaskColumn::ParentNumber,
        TaskColumn::ParentTitle,
        TaskColumn::ProblemKind,
        TaskColumn::Project,
    ];
    let text = "15\t码头清理\t共性\t一期\n16\t\t说不清\t";
    let pasted = paste_block(text, &columns, &ids, &plan, ON, Language::Zh).unwrap();
    assert_eq!(kinds(&pasted.notes), [(2, "问题分类", NoteKind::CellLeft)]);
    let plan = after(&plan, &pasted.edit.unwrap());
    let (a, b) = (plan.task(&ids[0]).unwrap(), plan.task(&ids[1]).unwrap());
    let parent = &a.parent_item;
    assert_eq!(
        (parent.number.as_str(), parent.title.as_str()),
        ("15", "码头清理")
    );
    assert_eq!(a.problem_kind, Some(ProblemKind::Common));
    assert_eq!(a.project, "一期");
    assert_eq!(b.parent_item.number, "16");
}

#[test]
fn one_cell_fills_every_selected_task() {
    let plan = two_tasks();
    let ids = ["a".into(), "b".into()];
    let columns = [TaskColumn::Status];
    let undated = paste_block("已完成", &columns, &ids, &plan, ON, Language::Zh).unwrap();
    assert_eq!(undated.edit, None);
    assert_eq!(undated.notes[0].kind, NoteKind::NoDay);
    let text = "已完成（2021年11月20日）";
    let pasted = paste_block(text, &columns, &ids, &plan, ON, Language::Zh).unwrap();
    let plan = after(&plan, &pasted.edit.unwrap());
    for id in &ids {
        let task = plan.task(id).unwrap();
        assert_eq!(task.completed_at(ON), Some(ON));
        assert_eq!(task.notes[0].percent, Some(100));
    }
}

#[test]
fn filling_down_takes_the_first_value() {
    let plan = two_tasks();
    let ids = ["a".into(), "b".into()];
    let edit = fill_down(TaskColumn::LeadUnit, &ids, &plan, ON).unwrap();
    assert_eq!(
        edit,
        Edit::SetTasks {
            ids: vec!["b".into()],
            field: TaskField::LeadUnit(Some("单位a".into()))
        }
    );
    let edit = fill_down(TaskColumn::Due, &ids, &plan, ON).unwrap();
    let b = after(&plan, &edit);
    let b = b.task(&ids[1]).unwrap();
    assert_eq!(b.due_changes[0].old, Some(date(2021, 9, 30)));
    assert_eq!(fill_down(TaskColumn::Status, &ids, &plan, ON), None);
    assert_eq!(fill_down(TaskColumn::LeadUnit, &ids[..1], &plan, ON), None);
}

#[test]
fn two_columns_of_periods_and_values_become_points() {
    let indicator = Indicator {
        id: "days".into(),
        name: "优良天数".to_owned(),
        kind: IndicatorKind::Cumulative,
        points: vec![IndicatorPoint {
            id: "p1".into(),
            start: date(2020, 1, 1),
            end: date(2020, 12, 31),
            value: Some(300.0),
            source: "公报".to_owned(),
            ..IndicatorPoint::default()
        }],
        ..Indicator::default()
    };
    let text = "年份\t优良天数\t目标值\t数据来源\n2020年\t333\t≥300\t\n2021年1-10月\t275\t\t通报\n2022\t\t\t\n2023\t待核定\t\t\n合计\t1\t\t\n";
    let pasted = paste_points(text, &indicator, Language::Zh).unwrap();
    assert_eq!((pasted.added, pasted.replaced), (4, 1));
    let points = &pasted.indicator.points;
    assert_eq!(points.len(), 4);
    assert_eq!(
        (points[0].id.as_str(), points[0].value),
        ("p1", Some(333.0))
    );
    assert_eq!(points[0].source, "公报");
    assert_eq!(
        (points[1].start, points[1].end),
        (date(2021, 1, 1), date(2021, 10, 31))
    );
    assert_eq!(points[2].value, None);
    assert_eq!(points[3].note, "待核定");
    assert_eq!(pasted.indicator.targets[0].bound, Bound::AtLeast);
    assert_eq!(
        kinds(&pasted.notes),
        [
            (5, "优良天数", NoteKind::PointNoted),
            (6, "年份", NoteKind::PointLeft)
        ]
    );
    let plan = after(&Plan::default(), &pasted.edit());
    assert_eq!(plan.indicators().len(), 1);
}

#[test]
fn points_without_headings_are_period_and_value() {
    let indicator = Indicator {
        id: "pm".into(),
        ..Indicator::default()
    };
    let pasted = paste_points("2020-01\t35.2\n2020-02\t\n", &indicator, Language::Zh).unwrap();
    assert_eq!(pasted.indicator.points.len(), 2);
    assert_eq!(pasted.indicator.points[0].end, date(2020, 1, 31));
    assert_eq!(pasted.indicator.points[1].value, None);
    assert!(pasted.notes.is_empty());
}
