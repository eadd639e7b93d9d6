//! The report command from its arguments to the file.

use super::*;

#[test]
fn the_public_text_is_written_with_its_figures() {
    let desk = Desk::new();
    let said = desk.ask("report @sample.ron -o @a.md --lang en", Language::Zh);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let text = std::fs::read_to_string(desk.path("a.md")).unwrap();
    // The text keeps its own language, whatever that of the program is.
    assert!(
        text.contains("整改任务62项") && text.contains("已完成30项"),
        "{text}"
    );
    let said = desk.ask("report @sample.ron -o @a.DOCX", Language::Zh);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        std::fs::read(desk.path("a.DOCX"))
            .unwrap()
            .starts_with(b"PK")
    );
}

#[test]
fn a_public_text_with_a_wrong_field_is_not_written() {
    let desk = Desk::new();
    let bad = crate::file::SAMPLE.replacen("整改任务{total}项", "整改任务{totals}项", 1);
    std::fs::write(desk.path("bad.ron"), bad).unwrap();
    for (line, told) in [
        (
            "report @bad.ron -o @a.docx",
            "“导语”第 1 行第 38 字 {totals}",
        ),
        (
            "report @sample.ron -o @a.docx --as-of 2020-05-01",
            "{rate.due}",
        ),
        ("report @sample.ron -o @a.pdf", "应为 .docx 或 .md"),
    ] {
        let said = desk.ask(line, Language::Zh);
        assert_eq!(said.code, 2, "{line}");
        assert!(said.err.contains(told), "{}", said.err);
    }
    assert!(!Path::new(&desk.path("a.docx")).exists());
}
