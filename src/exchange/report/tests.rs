//! Tests of papers: fields read from a table, the sample's figures, files that open.

use super::*;
use crate::assess::{Assessment, Figure, Rate, Status};
use crate::plan::{Day, DisclosureSection, Id, Plan, PlanParts};
use crate::text::Language;
use jiff::civil::date;
use std::io::Read;

const DAY: Day = Day::constant(2021, 11, 20);

fn sample() -> (Plan, Assessment) {
    let plan = crate::file::sample().unwrap().plan;
    let assessment = Assessment::new(&plan, DAY);
    (plan, assessment)
}

fn section(heading: &str, text: &str) -> DisclosureSection {
    DisclosureSection {
        id: Id::new(heading),
        heading: heading.to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn fields_are_read_as_they_are_written() {
    let year = |year, figure| Some(Field::Tasks(Group::Year(Some(year)), figure));
    let indicator = |said, name: &str, period, base: &str| {
        Some(Field::Indicator {
            said,
            name: name.to_owned(),
            period,
            base: base.to_owned(),
        })
    };
    let whole = |year| Some((date(year, 1, 1), date(year, 12, 31)));
    let ten_months = Some((date(2021, 1, 1), date(2021, 10, 31)));
    let cases = [
        ("total", Some(Field::Tasks(Group::All, Figure::All))),
        (" total ", Some(Field::Tasks(Group::All, Figure::All))),
        ("due.2021", year(2021, Figure::All)),
        ("completed.2020", year(2020, Figure::Done)),
        (
            "closed_out.2020",
            year(2020, Figure::Status(Status::ClosedOut)),
        ),
        (
            "due.none",
            Some(Field::Tasks(Group::Year(None), Figure::All)),
        ),
        ("rate.on_time", Some(Field::Rate(Group::All, Rate::OnTime))),
        (
            "rate.completion.2020",
            Some(Field::Rate(Group::Year(Some(2020)), Rate::Completion)),
        ),
        (
            "complaints.settled_or_staged_rate",
            Some(Field::Complaints(Complaints::SettledOrStagedRate)),
        ),
        (
            "list.completed:岸线专项清单",
            Some(Field::Tasks(
                Group::List("岸线专项清单".to_owned()),
                Figure::Done,
            )),
        ),
        (
            "unit：市水利局",
            Some(Field::Tasks(
                Group::Unit("市水利局".to_owned()),
                Figure::All,
            )),
        ),
        (
            "indicator:优良天数@2020",
            indicator(Said::Value, "优良天数", whole(2020), ""),
        ),
        (
            "indicator:优良天数@2021年1-10月",
            indicator(Said::Value, "优良天数", ten_months, ""),
        ),
        (
            "indicator:水质@2021-01..2021-10#74个",
            indicator(Said::Value, "水质", ten_months, "74个"),
        ),
        (
            "indicator.change:优良天数@2020",
            indicator(Said::Change, "优良天数", whole(2020), ""),
        ),
        (
            "indicator:优良天数",
            indicator(Said::Value, "优良天数", None, ""),
        ),
        ("", None),
        ("totals", None),
        ("due", None),
        ("due.21", None),
        ("due.20211", None),
        ("indicator:", None),
        ("indicator:优良天数@去年", None),
        ("list.late:清单", None),
        ("category:fire", None),
        ("complaints.satisfied", None),
    ];
    for (text, expected) in cases {
        assert_eq!(Field::parse(text), expected, "{text}");
    }
}

#[test]
fn what_the_picker_offers_is_understood_and_has_names_and_values() {
    let (plan, assessment) = sample();
    for language in [Language::Zh, Language::En] {
        let ground = Ground {
            plan: &plan,
            assessment: &assessment,
            language,
        };
        let entries = catalogue(&plan, &assessment, language);
        assert!(entries.len() > 80, "{}", entries.len());
        for entry in entries {
            assert_eq!(Field::parse(&entry.key).as_ref(), Some(&entry.field));
            assert!(!entry.name.is_empty(), "{}", entry.key);
            assert!(!entry.field.about(language).is_empty(), "{}", entry.key);
            let value = ground.value(&entry.field);
            assert!(
                value.as_ref().is_ok_and(|value| !value.is_empty()),
                "{}: {value:?}",
                entry.key
            );
        }
    }
}

#[test]
fn a_figure_and_the_tasks_behind_it_agree() {
    let (plan, assessment) = sample();
    let ground = Ground {
        plan: &plan,
        assessment: &assessment,
        language: Language::Zh,
    };
    let mut compared = 0;
    for entry in catalogue(&plan, &assessment, Language::Zh) {
        if let Field::Tasks(..) = entry.field {
            let tasks = ground.tasks_behind(&entry.field).unwrap();
            assert_eq!(
                ground.value(&entry.field),
                Ok(tasks.len().to_string()),
                "{}",
                entry.key
            );
            compared += 1;
        }
    }
    assert!(compared > 50, "{compared}");
}

#[test]
fn the_default_draft_states_the_published_figures() {
    let (plan, assessment) = sample();
    let ground = Ground {
        plan: &plan,
        assessment: &assessment,
        language: Language::Zh,
    };
    let paper = disclosure(&ground, &plan.head().disclosure).unwrap();
    let text = plain_text(&paper);
    for part in [
        "重庆市第二轮中央生态环境保护督察整改落实情况",
        "截至2021年11月20日",
        "示例稿，不是公布文本",
        "整改任务62项",
        "已完成30项",
        "其余32项",
        "2020年到期26项，2021年到期13项，2022年到期21项，2023年到期2项",
        "到期任务30项，完成29项，到期任务完成率96.7%",
        "按期完成28项，按期完成率93.3%",
        "已销号20项",
        "2020年空气质量优良天数333天，同比增加17天",
        "累计277天",
        "水质优良比例98.6%",
        "管网超过12000公里",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains('{'), "{text}");
    // Later facts do not count: the same text a year earlier says other figures.
    let earlier = Assessment::new(&plan, date(2020, 11, 20));
    let ground = Ground {
        assessment: &earlier,
        ..ground
    };
    let wrong = wrong_fields(&ground, &plan.head().disclosure);
    assert!(
        wrong.iter().all(|wrong| !wrong.lack.is_unknown()),
        "{wrong:?}"
    );
    assert!(
        wrong
            .iter()
            .any(|wrong| wrong.written == "{indicator:空气质量优良天数@2020}")
    );
}

#[test]
fn texts_that_come_with_every_plan_have_no_wrong_field() {
    let blank = crate::file::new_from(crate::file::Template::Blank, Id::new("b")).unwrap();
    let assessment = Assessment::new(&blank, DAY);
    for language in [Language::Zh, Language::En] {
        let ground = Ground {
            plan: &blank,
            assessment: &assessment,
            language,
        };
        assert_eq!(wrong_fields(&ground, &blank.head().disclosure), []);
        let mut number = 0;
        let outline = default_outline(language, || {
            number += 1;
            Id::new(format!("s{number}"))
        });
        assert_eq!(wrong_fields(&ground, &outline), []);
        assert_eq!(language_of(&outline, Language::Zh), language);
        assert!(disclosure(&ground, &outline).is_ok());
    }
}

#[test]
fn a_field_that_says_nothing_is_told_with_its_place() {
    let (plan, assessment) = sample();
    let ground = Ground {
        plan: &plan,
        assessment: &assessment,
        language: Language::Zh,
    };
    let sections = [
        section("导语", "共{total}项"),
        section(
            "（五）从严跟踪问效",
            "受理{complaints.received}件\n群众满意{complaints.satisfied}件",
        ),
    ];
    let wrong = disclosure(&ground, &sections).unwrap_err();
    assert_eq!(wrong.len(), 1);
    let sentence = wrong[0].sentence(Language::Zh);
    assert!(
        sentence.contains("“（五）从严跟踪问效”第 2 行第 5 字 {complaints.satisfied}"),
        "{sentence}"
    );
    assert!(sentence.contains("{complaints.settled}"), "{sentence}");

    for (text, expected) in [
        ("{list:没有}", Lack::NoGroup("没有".to_owned())),
        ("{indicator:噪声}", Lack::NoIndicator("噪声".to_owned())),
        ("{total", Lack::Unclosed),
    ] {
        let wrong = wrong_fields(&ground, &[section("一、", text)]);
        assert_eq!(wrong[0].lack, expected, "{text}");
    }
    let several = wrong_fields(
        &ground,
        &[section(
            "一、",
            "{indicator:国控考核断面水质优良比例@2021-01..2021-10}",
        )],
    );
    assert!(matches!(several[0].lack, Lack::SeveralBases(_)));
}

#[test]
fn names_of_indicators_may_be_shortened_where_that_is_clear() {
    let (plan, assessment) = sample();
    let ground = Ground {
        plan: &plan,
        assessment: &assessment,
        language: Language::Zh,
    };
    let value = |text: &str| ground.value(&Field::parse(text).unwrap());
    assert_eq!(value("indicator:优良天数@2020"), Ok("333".to_owned()));
    assert_eq!(value("indicator:森林@2020"), Ok("52.5%".to_owned()));
    assert!(matches!(
        value("indicator:空气质量@2020"),
        Err(Lack::SeveralIndicators(_))
    ));
}

#[test]
fn a_rate_of_nothing_is_no_figure() {
    let plan = Plan::new(PlanParts::default());
    let assessment = Assessment::new(&plan, DAY);
    let ground = Ground {
        plan: &plan,
        assessment: &assessment,
        language: Language::Zh,
    };
    for key in [
        "rate.completion",
        "complaints.settled_rate",
        "rate.due.2021",
    ] {
        assert_eq!(
            ground.value(&Field::parse(key).unwrap()),
            Err(Lack::NothingToShare),
            "{key}"
        );
    }
    assert_eq!(
        ground.value(&Field::parse("total").unwrap()),
        Ok("0".to_owned())
    );
    assert_eq!(
        ground.value(&Field::parse("region").unwrap()),
        Err(Lack::Empty)
    );
}

#[test]
fn the_brief_lists_the_overdue_before_the_behind() {
    let (plan, assessment) = sample();
    let ground = Ground {
        plan: &plan,
        assessment: &assessment,
        language: Language::Zh,
    };
    let paper = brief(&ground);
    let Some(Block::Table { rows, .. }) = paper.blocks.last() else {
        panic!("no table: {paper:?}");
    };
    assert_eq!(rows.len(), 5);
    assert!(rows[0][4].starts_with("超期"), "{:?}", rows[0]);
    assert!(rows[1..].iter().all(|row| row[4].starts_with("未达序时")));
    let text = plain_text(&paper);
    assert!(
        text.contains("整改任务共62项，已完成30项（其中已销号20项）"),
        "{text}"
    );
}

#[test]
fn the_notice_has_its_seven_headings_and_the_days_of_the_notice() {
    let (plan, assessment) = sample();
    let ground = Ground {
        plan: &plan,
        assessment: &assessment,
        language: Language::Zh,
    };
    let task = plan
        .tasks_in_order()
        .into_iter()
        .find(|task| {
            assessment
                .task(&task.id)
                .is_some_and(|state| state.status == Status::ClosedOut)
        })
        .unwrap();
    let paper = notice(&ground, task);
    let rows = paper
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Table { rows, .. } => Some(rows),
            _ => None,
        })
        .unwrap();
    let heads: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        heads,
        [
            "整改事项",
            "责任单位",
            "验收单位",
            "整改目标",
            "整改时限",
            "整改措施",
            "整改完成情况"
        ]
    );
    let text = plain_text(&paper);
    assert!(!text.contains("____年"), "{text}");
    let application = plain_text(&application(&ground, task));
    assert!(application.contains("核查意见"), "{application}");
}

/// The named part of a Word file, as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn a_word_file_is_well_formed_and_holds_the_text_as_officials_set_it() {
    let (plan, assessment) = sample();
    let ground = Ground {
        plan: &plan,
        assessment: &assessment,
        language: Language::Zh,
    };
    let paper = disclosure(&ground, &plan.head().disclosure).unwrap();
    let bytes = docx(&paper).unwrap();
    assert_eq!(
        bytes,
        docx(&paper).unwrap(),
        "the same paper, the same file"
    );
    let document = part(&bytes, "word/document.xml");
    for name in ["[Content_Types].xml", "word/styles.xml", "word/footer1.xml"] {
        well_formed(&part(&bytes, name));
    }
    well_formed(&document);
    for expected in [
        "整改任务62项",
        "方正小标宋简体",
        "仿宋",
        "黑体",
        "楷体",
        "一、主要做法",
        "w:top=\"2097\"",
        "w:left=\"1587\"",
    ] {
        assert!(document.contains(expected), "{expected}");
    }
    assert!(part(&bytes, "word/footer1.xml").contains("PAGE"));
    let odd = Paper {
        title: vec!["甲 & <乙> \u{1}".to_owned()],
        blocks: vec![Block::Table {
            columns: vec![],
            rows: vec![vec!["a\nb".to_owned()]],
        }],
        ..Paper::default()
    };
    well_formed(&part(&docx(&odd).unwrap(), "word/document.xml"));
}

/// Fails where an element is not closed by its own name.
fn well_formed(xml: &str) {
    let mut open = Vec::new();
    for tag in xml.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').expect("a tag ends");
        assert!(!text.contains('>') && !text.contains('\u{1}'), "{text}");
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/', '\n'])
            .next()
            .unwrap();
        if tag.starts_with('?') || tag.ends_with('/') {
            continue;
        }
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{xml}");
        } else {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn markdown_keeps_marks_as_letters() {
    let paper = Paper {
        title: vec!["整改".to_owned(), "情况".to_owned()],
        subtitle: String::new(),
        blocks: vec![
            Block::Heading("一、做法".to_owned()),
            Block::RunIn {
                heading: "（一）责任。".to_owned(),
                text: "a_b*c".to_owned(),
            },
            Block::Table {
                columns: vec![Column {
                    head: "任务".to_owned(),
                    width: 1,
                }],
                rows: vec![vec!["甲|乙\n丙<b>&amp;\u{1b}[1m\\".to_owned()]],
            },
        ],
        file_name: String::new(),
    };
    assert_eq!(
        markdown(&paper),
        "# 整改情况\n\n## 一、做法\n\n**（一）责任。**a\\_b\\*c\n\n| 任务 |\n| --- |\n| 甲\\|乙<br>丙\\<b\\>&amp;amp;\\\\u{1b}\\[1m\\\\ |\n"
    );
}

/// The sentence of a province at the end of 2025, from a plan made up of so many tasks a round.
#[test]
fn each_round_has_its_own_sentence() {
    let task = |round: &str, number: usize, done: bool| crate::plan::Task {
        id: Id::new(format!("{round}-{number}")),
        round: Some(Id::new(round)),
        completion: done
            .then(|| crate::plan::CompletionEvent {
                date: date(2025, 6, 1),
                ..crate::plan::CompletionEvent::default()
            })
            .into_iter()
            .collect(),
        ..crate::plan::Task::default()
    };
    let rounds = [("1", 155, 155), ("2", 69, 68), ("3", 40, 6)];
    let tasks = rounds.iter().flat_map(|(round, all, done)| {
        (0..*all).map(move |number| task(round, number, number < *done))
    });
    let plan = Plan::new(PlanParts {
        tasks: tasks.collect(),
        head: crate::plan::Head {
            rounds: vec![crate::plan::InspectionRound {
                id: Id::new("3"),
                name: "第三轮".to_owned(),
                ..crate::plan::InspectionRound::default()
            }],
            ..crate::plan::Head::default()
        },
        ..PlanParts::default()
    });
    let assessment = Assessment::new(&plan, date(2025, 12, 31));
    let ground = Ground {
        plan: &plan,
        assessment: &assessment,
        language: Language::Zh,
    };
    let text = "第一轮{round.1}项完成{round.1.completed}项，第二轮{round.2}项完成{round.2.completed}项，\
                第三轮{round.3}项完成{round.第三轮.completed}项，未完成{round.3.open}项。";
    let filled: String = ground
        .fill(text)
        .into_iter()
        .map(|piece| match piece {
            Filled::Text(text) => text,
            Filled::Figure { value, .. } => value,
            Filled::Wrong { written, .. } => written,
        })
        .collect();
    assert_eq!(
        filled,
        "第一轮155项完成155项，第二轮69项完成68项，第三轮40项完成6项，未完成34项。"
    );
}
