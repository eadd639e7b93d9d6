//! A table on the clipboard for spreadsheets: the rows once more as HTML, where every cell says whether it is text.
//!
//! A spreadsheet runs a pasted cell that begins with `=`, `+`, `-` or `@`, and turns `1-2` into a day. In HTML a cell
//! can say that it is text; in plain text it cannot, so there such a cell begins with an apostrophe (see
//! [`table`](super::table)), which spreadsheets and this program take as the same sign.

use super::{Packed, table};
use crate::plan::Id;
use std::fmt::Write;

/// The attribute that holds whole tasks, and the text they go with.
const TASKS: &str = "data-zhenggai-tasks";
const WITH: &str = "data-zhenggai-with";

/// A table as HTML, with whole tasks in it where there are some.
pub fn html(text: &str, packed: Option<&Packed>) -> String {
    let mut html = String::from("<table border=\"1\" style=\"border-collapse:collapse\"");
    if let Some(form) = packed.and_then(Packed::written) {
        // Writing to a string cannot fail.
        let _ = write!(
            html,
            " {WITH}=\"{}\" {TASKS}=\"{}\"",
            mark(text),
            veiled(&form)
        );
    }
    html.push('>');
    for row in table::raw_rows(text) {
        html.push_str("<tr>");
        for cell in row {
            let kind = if is_text(&cell) {
                " style=\"mso-number-format:'\\@'\""
            } else {
                ""
            };
            let _ = write!(html, "<td{kind}>{}</td>", shown(&cell));
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}

/// The whole tasks in HTML that came with a text; `None` where there are none, or where they came with another text.
pub fn packed_in(html: &str, text: &str) -> Option<Packed> {
    let value = |name: &str| {
        let from = html.split_once(&format!("{name}=\""))?.1;
        from.split_once('"').map(|(value, _)| value)
    };
    if value(WITH)? != mark(text) {
        return None;
    }
    Packed::read(&unveiled(value(TASKS)?)?)
}

/// Tells a text from others; systems write line ends their own way.
fn mark(text: &str) -> String {
    let plain: String = text.split_whitespace().collect();
    Id::derived(&[&plain]).to_string()
}

/// Whether a spreadsheet must leave a cell as it is: all but plain numbers, percents and days.
fn is_text(cell: &str) -> bool {
    let number = cell.strip_suffix('%').unwrap_or(cell);
    let plain = number.parse::<f64>().is_ok()
        && number
            .bytes()
            .all(|b| b.is_ascii_digit() || b".-".contains(&b))
        && !(number.len() > 1 && number.starts_with('0') && !number.starts_with("0."))
        && number.len() <= 15;
    let day = cell.len() == 10 && cell.parse::<crate::plan::Day>().is_ok();
    !(cell.is_empty() || plain || day)
}

/// Words as HTML shows them, whatever signs they hold.
pub(super) fn shown(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for character in cell.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Inside one cell.
            '\n' => out.push_str("<br style=\"mso-data-placement:same-cell\">"),
            '\t' => out.push(' '),
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}

/// A text without the signs that HTML or a clipboard may touch.
fn veiled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '%' | '"' | '\'' | '<' | '>' | '&' | ' ') || character.is_control() {
            let _ = write!(out, "%{:02X}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out
}

fn unveiled(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let code = u32::from_str_radix(part.get(..2)?, 16).ok()?;
        out.push(char::from_u32(code)?);
        out.push_str(&part[2..]);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Task;
    use crate::plan::random::plans;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whole_tasks_come_out_of_the_html_as_they_went_in(plan in plans(), text in "[a-z\t\n甲=]{0,20}") {
            let tasks: Vec<&Task> = plan.tasks_in_order().into_iter().map(AsRef::as_ref).collect();
            let packed = Packed::of(&plan, &tasks);
            let html = html(&text, Some(&packed));
            // Windows wraps it and writes its own line ends.
            let wrapped = format!("<html><body><!--StartFragment-->{html}<!--EndFragment--></body></html>");
            let crlf = text.replace('\n', "\r\n");
            prop_assert_eq!(packed_in(&wrapped, &crlf), Some(packed));
            let other = format!("{text}x");
            prop_assert_eq!(packed_in(&wrapped, &other), None);
        }
    }

    #[test]
    fn cells_that_would_run_or_change_are_marked_as_text() {
        let text = table::write(&[[
            "=1+1",
            "1-2",
            "007",
            "12.5",
            "-3",
            "80%",
            "2021-11-20",
            "a<b&c",
        ]
        .map(str::to_owned)
        .to_vec()]);
        let html = html(&text, None);
        let marked = "<td style=\"mso-number-format:'\\@'\">";
        for cell in ["=1+1", "1-2", "007", "a&lt;b&amp;c"] {
            assert!(
                html.contains(&format!("{marked}{cell}</td>")),
                "{cell} {html}"
            );
        }
        for cell in ["12.5", "-3", "80%", "2021-11-20"] {
            assert!(html.contains(&format!("<td>{cell}</td>")), "{cell} {html}");
        }
        assert_eq!(packed_in(&html, &text), None);
        assert_eq!(packed_in(&format!("{WITH}=\"x"), ""), None);
    }
}
