//! The disclosure page: text is typed and undone, a figure is put in, a wrong field blocks the export, papers are made.

#![expect(
    clippy::expect_used,
    reason = "helpers of tests: what they miss is the failure"
)]

use crate::drawn;
use crate::page_desk::{Desk, window};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use zhenggai::chart::theme::{DARK, LIGHT};
use zhenggai::edit::Edit;
use zhenggai::exchange::report::{paper_html, plain_text};
use zhenggai::plan::{DisclosureSection, Head, Id, Plan};
use zhenggai::text::{Language, disclosure_words as words};
use zhenggai::ui::disclosure::Segment;
use zhenggai::ui::{self, Action};

impl Desk {
    fn sections(&self) -> &[DisclosureSection] {
        &self.history.plan().head().disclosure
    }

    fn text(&self, heading: &str) -> &str {
        self.sections()
            .iter()
            .find(|section| section.heading == heading)
            .map(|section| section.text.as_str())
            .expect("the section is there")
    }
}

fn sample() -> Plan {
    zhenggai::file::sample().expect("the sample reads").plan
}

fn open_sample() -> Harness<'static, Desk> {
    window(
        Desk::new(ui::disclosure::show, sample(), &LIGHT, Language::Zh),
        1440.0,
        810.0,
    )
}

/// Writes the paper asked for last beside the pictures, to be looked at in a word processor.
fn keep_word_file(desk: &Desk, name: &str) {
    let paper = desk.asked.iter().rev().find_map(|action| match action {
        Action::SavePaper { paper, .. } => Some(paper),
        _ => None,
    });
    let bytes = zhenggai::exchange::report::docx(paper.expect("a paper")).expect("a file");
    assert!(bytes.starts_with(b"PK"));
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("journeys");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    std::fs::write(folder.join(name), bytes).expect("the file can be written");
}

fn saved(desk: &Desk) -> Option<(String, bool)> {
    desk.asked.iter().rev().find_map(|action| match action {
        Action::SavePaper { paper, word } => Some((paper.file_name.clone(), *word)),
        _ => None,
    })
}

const KINDS: &str = "（四）分类推进整改";

#[test]
fn a_section_is_typed_into_as_one_step_and_taken_back() {
    let mut window = open_sample();
    let before = window.state().text(KINDS).to_owned();
    window.get_by_label(KINDS).click();
    window.run();
    window.run();
    let field = "（四）分类推进整改 的原文";
    window.key_press_modifiers(Modifiers::COMMAND, Key::End);
    window.run();
    for part in ["另", "有", "其他"] {
        window.get_by_label(field).type_text(part);
        window.run();
    }
    assert_eq!(window.state().text(KINDS), format!("{before}另有其他"));
    window.state_mut().history.undo().expect("one step back");
    assert_eq!(window.state().text(KINDS), before);
}

#[test]
fn a_figure_is_put_in_where_the_caret_stands() {
    let mut window = open_sample();
    window.get_by_label(KINDS).click();
    window.run();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowUp);
    window.run();
    window.get_by_label("total").click();
    window.run();
    assert!(
        window
            .state()
            .text(KINDS)
            .starts_with("{total}按时限逐年推进"),
        "{}",
        window.state().text(KINDS)
    );
    window.run();
    window
        .get_by_label("（四）分类推进整改 的原文")
        .type_text("项");
    window.run();
    assert!(
        window.state().text(KINDS).starts_with("{total}项按时限"),
        "{}",
        window.state().text(KINDS)
    );
}

#[test]
fn a_field_that_is_none_is_marked_and_blocks_the_export() {
    let mut window = open_sample();
    window.get_by_label("导出 Word").click();
    window.run();
    assert_eq!(
        saved(window.state()),
        Some((
            "重庆市第二轮中央生态环境保护督察整改落实情况".to_owned(),
            true
        ))
    );
    window.state_mut().asked.clear();
    let head = {
        let desk = window.state();
        let mut head = Head::clone(desk.history.plan().head());
        head.disclosure[1]
            .text
            .push_str("满意{complaints.satisfied}件");
        head
    };
    let edit = Edit::SetHead(Box::new(head));
    window
        .state_mut()
        .history
        .run(&edit)
        .expect("the edit runs");
    window.run();
    let button = window.get_by_label("导出 Word：先改 1 处");
    assert!(button.accesskit_node().is_disabled());
    button.click();
    window.run();
    assert_eq!(saved(window.state()), None);
    assert!(window.query_by_label("导出 Word").is_none());
    window.get_by_label("转到该处").click();
    window.run();
    let first = window.state().sections()[1].id.clone();
    assert_eq!(window.state().view.disclosure.section, Some(first));
}

#[test]
fn sections_are_added_named_and_moved() {
    let mut window = open_sample();
    let count = window.state().sections().len();
    window.get_by_label("三、下一步工作").click();
    window.run();
    window.get_by_label("+ 段落").click();
    window.run();
    window.run();
    assert_eq!(window.state().sections().len(), count + 1);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_label("段落标题").type_text("四、附则");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let headings = |desk: &Desk| -> Vec<String> {
        desk.sections()
            .iter()
            .map(|section| section.heading.clone())
            .collect()
    };
    assert_eq!(headings(window.state())[count - 1], "四、附则");
    window
        .state_mut()
        .history
        .undo()
        .expect("the name is taken back");
    window.state_mut().history.undo().expect("the section too");
    assert_eq!(window.state().sections().len(), count);
}

#[test]
fn a_plan_without_text_gets_the_usual_outline() {
    let plan = sample();
    let mut parts = plan.parts();
    parts.head.disclosure.clear();
    let mut window = window(
        Desk::new(ui::disclosure::show, Plan::new(parts), &LIGHT, Language::En),
        1280.0,
        630.0,
    );
    window.get_by_label("Insert the usual outline").click();
    window.run();
    let sections = window.state().sections();
    assert!(sections.len() > 6);
    assert!(sections.iter().all(|section| section.id != Id::default()));
    assert!(window.query_by_label("Export Word").is_some());
}

#[test]
fn figures_open_the_tasks_behind_them() {
    let mut window = open_sample();
    window.get_by_label("behind").click();
    window.run();
    window.get_by_label("查看这些任务").click();
    window.run();
    let shown = window.state().asked.iter().find_map(|action| match action {
        Action::ShowTasks(ids) => Some(ids.len()),
        _ => None,
    });
    assert_eq!(shown, Some(4));
}

#[test]
fn brief_and_close_out_papers_leave_as_files_and_text() {
    let mut window = open_sample();
    window.get_by_label("月度简报").click();
    window.run();
    window.get_by_label("复制文字").click();
    window.run();
    let copied = window.state().asked.iter().any(|action| {
        let Action::CopyPaper(paper) = action else {
            return false;
        };
        let text = plain_text(paper);
        // Word and WPS get its tables as tables.
        let tables = paper_html(paper).contains("<table border=");
        tables && text.contains("整改任务共62项") && text.contains("整改时限")
    });
    assert!(copied);
    window.get_by_label("导出 Word").click();
    window.run();
    keep_word_file(window.state(), "brief.docx");
    window.get_by_label("销号材料").click();
    window.run();
    window.get_by_label("导出 Markdown").click();
    window.run();
    keep_word_file(window.state(), "notice.docx");
    let (name, word) = saved(window.state()).expect("a paper");
    assert!(name.starts_with("验收销号公示表 1 ") && !word, "{name}");
    window.get_by_label("销号申请表").click();
    window.run();
    window.get_by_label("导出 Word").click();
    window.run();
    let (name, word) = saved(window.state()).expect("a paper");
    assert!(name.starts_with("整改任务销号申请表 1 ") && word, "{name}");
}

#[test]
fn the_page_at_rest_asks_for_no_repaint() {
    let mut window = open_sample();
    window.get_by_label(KINDS).click();
    window.run();
    for _ in 0..3 {
        window.step();
    }
    assert!(!window.ctx.has_requested_repaint());
}

#[test]
fn pictures_of_the_page() {
    for (name, theme, language, width, height, segment) in [
        ("light", &LIGHT, Language::Zh, 1440.0, 810.0, Segment::Draft),
        ("dark", &DARK, Language::Zh, 1440.0, 810.0, Segment::Draft),
        (
            "small-en",
            &LIGHT,
            Language::En,
            1280.0,
            630.0,
            Segment::Draft,
        ),
        ("brief", &LIGHT, Language::Zh, 1440.0, 810.0, Segment::Brief),
        (
            "brief-en",
            &DARK,
            Language::En,
            1280.0,
            630.0,
            Segment::Brief,
        ),
        (
            "notice",
            &LIGHT,
            Language::Zh,
            1280.0,
            630.0,
            Segment::CloseOut,
        ),
    ] {
        let mut plan = sample();
        if name == "light" || name == "small-en" {
            let mut parts = plan.parts();
            parts.head.disclosure[7]
                .text
                .push_str("群众满意{complaints.satisfied}件。");
            plan = Plan::new(parts);
        }
        let mut desk = Desk::new(ui::disclosure::show, plan, theme, language);
        desk.view.disclosure.segment = segment;
        if name == "light" || name == "small-en" {
            desk.view.disclosure.section = Some(Id::new("kinds"));
            desk.view.disclosure.figure = Some("due.2021".to_owned());
        }
        let mut window = window(desk, width, height);
        let parts = [words::DRAFT, words::BRIEF, words::CLOSE_OUT].map(|part| part.of(language));
        drawn::shows(&mut window, &format!("disclosure-{name}"), theme, &parts);
    }
}
