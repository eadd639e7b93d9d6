//! Tables for the terminal, aligned by the columns that characters take there: two for a Chinese one.

use crate::assess::{
    CloseOutCounts, ComplaintCounts, GroupTotal, Groups, Light, Rate, Ratio, Status, Summary,
    TaskRow,
};
use crate::plan::{Day, Due, Plan};
use crate::text::{Language, Phrase, assess_words, bounds, cli_words as words, common_words};
use crate::wording;
use std::fmt::Write;

/// Columns a cell of free text may take before it is cut.
const WIDEST: usize = 60;

/// Which side a column's cells keep to.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}

/// The totals of a plan as tables.
pub(super) fn summary(plan: &Plan, summary: &Summary, language: Language) -> String {
    let say = |phrase: Phrase| phrase.of(language).to_owned();
    let mut text = head(plan, summary.as_of, language);
    text += &words::TOTAL_LINE.fill(
        language,
        &[
            ("tasks", &summary.tasks),
            ("done", &summary.completed_or_closed_out),
            ("closed", &summary.status.of(Status::ClosedOut)),
            ("ongoing", &summary.ongoing),
        ],
    );
    text.push_str("\n\n");
    let counts = [Side::Left, Side::Right];
    let mut rows = vec![vec![say(common_words::STATUS), say(words::TASKS)]];
    for status in Status::ALL {
        let word = say(status.counted());
        rows.push(vec![word, summary.status.of(status).to_string()]);
    }
    text += &table(&rows, &counts);
    text.push('\n');

    let mut rows = vec![vec![say(words::DUE_YEAR), say(words::TASKS)]];
    for (year, tasks) in &summary.due_by_year.years {
        let year = words::YEAR.fill(language, &[("year", year)]);
        rows.push(vec![year, tasks.to_string()]);
    }
    rows.push(vec![
        say(words::WITHOUT_DATE),
        summary.due_by_year.none.to_string(),
    ]);
    text += &table(&rows, &counts);
    text.push('\n');
    text += &rates(summary, language);
    text.push('\n');
    text += &close_out(&summary.close_out, language);
    let mut rows = vec![vec![say(assess_words::LIGHT), say(words::TASKS)]];
    for light in Light::ALL {
        let word = say(light.word());
        rows.push(vec![word, summary.lights.of(light).to_string()]);
    }
    text.push('\n');
    text += &table(&rows, &counts);
    text.push('\n');
    text += &words::CHECKS_LINE.fill(
        language,
        &[
            ("error", &summary.checks.error),
            ("warning", &summary.checks.warning),
        ],
    );
    text.push('\n');
    if summary.complaints.received > 0 {
        text.push('\n');
        text += &complaints(&summary.complaints, language);
    }

    for (heading, groups, without) in [
        (words::LIST, &summary.by_list, words::WITHOUT_LIST),
        (words::ROUND, &summary.by_round, words::WITHOUT_ROUND),
        (
            common_words::LEAD_UNIT,
            &summary.by_lead_unit,
            words::WITHOUT_UNIT,
        ),
        (words::BY_UNIT, &summary.by_unit, words::WITHOUT_RESPONSIBLE),
    ] {
        if !groups.0.is_empty() {
            text.push('\n');
            text += &group_table(heading, groups, without, language);
        }
    }
    text
}

/// A rate with its base: `28/30  93.3%`; a dash where there is nothing to divide by.
fn written(ratio: Ratio) -> [String; 2] {
    let share = ratio
        .fraction()
        .map(|share| format!("{:.1}%", share * 100.0));
    [
        format!("{}/{}", ratio.part, ratio.whole),
        share.unwrap_or_else(|| "–".to_owned()),
    ]
}

fn rates(summary: &Summary, language: Language) -> String {
    let say = |phrase: Phrase| phrase.of(language).to_owned();
    let mut rows = vec![vec![
        say(words::RATE),
        say(words::BASE),
        say(words::PART_OF_WHOLE),
        "%".to_owned(),
    ]];
    for (rate, ratio) in [
        (Rate::Completion, summary.completion_rate),
        (Rate::DueCompletion, summary.due_completion_rate),
        (Rate::OnTime, summary.on_time_rate),
    ] {
        let [counts, share] = written(ratio);
        rows.push(vec![say(rate.word()), say(rate.base()), counts, share]);
    }
    table(&rows, &[Side::Left, Side::Left, Side::Right, Side::Right])
}

fn close_out(counts: &CloseOutCounts, language: Language) -> String {
    let CloseOutCounts {
        self_check,
        verification,
        public_notice,
        filing,
        record_filing,
        sent_back,
        reopened,
    } = counts;
    let mut rows = vec![vec![
        words::CLOSE_OUT_AT.of(language).to_owned(),
        words::TASKS.of(language).to_owned(),
    ]];
    for (word, count) in [
        (common_words::SELF_CHECK, self_check),
        (common_words::VERIFICATION, verification),
        (common_words::PUBLIC_NOTICE, public_notice),
        (common_words::FILING, filing),
        (common_words::RECORD_FILING, record_filing),
        (words::SENT_BACK, sent_back),
        (common_words::RELAPSE, reopened),
    ] {
        rows.push(vec![word.of(language).to_owned(), count.to_string()]);
    }
    table(&rows, &[Side::Left, Side::Right])
}

fn complaints(counts: &ComplaintCounts, language: Language) -> String {
    let [settled_of, settled] = written(counts.settled_rate);
    let [staged_of, staged] = written(counts.settled_or_staged_rate);
    let mut line = words::COMPLAINTS_LINE.fill(
        language,
        &[
            ("received", &counts.received),
            ("settled", &counts.settled),
            ("staged", &counts.settled_in_stages),
            ("open", &counts.open),
            ("settled_of", &settled_of),
            ("settled_rate", &settled),
            ("staged_of", &staged_of),
            ("staged_rate", &staged),
        ],
    );
    line.push('\n');
    line
}

fn group_table(heading: Phrase, groups: &Groups, without: Phrase, language: Language) -> String {
    let mut titles = vec![heading, words::TASKS, words::DONE];
    titles.extend(Status::ALL.map(Status::counted));
    let mut rows = vec![
        titles
            .into_iter()
            .map(|title| title.of(language).to_owned())
            .collect::<Vec<_>>(),
    ];
    for (name, total) in &groups.0 {
        let GroupTotal {
            tasks,
            completed_or_closed_out,
            status,
        } = total;
        let name = name.as_deref().unwrap_or(without.of(language));
        let mut row = vec![
            name.to_owned(),
            tasks.to_string(),
            completed_or_closed_out.to_string(),
        ];
        row.extend(Status::ALL.map(|one| status.of(one).to_string()));
        rows.push(row);
    }
    let mut sides = vec![Side::Right; rows[0].len()];
    sides[0] = Side::Left;
    table(&rows, &sides)
}

/// The tasks of a plan as a table.
pub(super) fn tasks(plan: &Plan, as_of: Day, rows: &[TaskRow], language: Language) -> String {
    let mut text = head(plan, as_of, language);
    text.push('\n');
    if rows.is_empty() {
        text += words::NO_TASKS.of(language);
        text.push('\n');
        return text;
    }
    let titles = [
        common_words::NUMBER,
        common_words::TASK,
        common_words::LEAD_UNIT,
        common_words::DUE,
        common_words::STATUS,
        words::PERCENT,
    ];
    let mut lines = vec![titles.map(|title| title.of(language).to_owned()).to_vec()];
    for row in rows {
        let title = if row.title.is_empty() {
            &row.problem
        } else {
            &row.title
        };
        let due = wording::due_text(&Due {
            date: row.due,
            wording: row.due_wording.clone(),
            ..Due::default()
        });
        lines.push(vec![
            row.number.clone(),
            title.clone(),
            row.lead_unit.clone(),
            due,
            row.status.word().of(language).to_owned(),
            crate::text::reported(row.percent, language),
        ]);
    }
    let mut sides = [Side::Left; 6];
    sides[0] = Side::Right;
    sides[5] = Side::Right;
    text += &table(&lines, &sides);
    text
}

/// What every listing begins with: title, sample mark, as-of date.
pub(super) fn head(plan: &Plan, as_of: Day, language: Language) -> String {
    let head = plan.head();
    let mut text = if head.title.trim().is_empty() {
        words::UNTITLED.of(language).to_owned()
    } else {
        name_on_line(&head.title, language)
    };
    if plan.holds_sample() {
        let mark = words::SAMPLE_DATA.of(language);
        text += &match language {
            Language::Zh => format!("（{mark}）"),
            Language::En => format!(" ({mark})"),
        };
    }
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "\n{}\n",
        words::AS_OF_LINE.fill(language, &[("date", &crate::text::date(as_of))])
    );
    text
}

/// Rows of cells, the first the heads, in columns two apart.
fn table(rows: &[Vec<String>], sides: &[Side]) -> String {
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| cut(&one_line(cell), WIDEST))
                .collect()
        })
        .collect();
    let widths: Vec<usize> = (0..sides.len())
        .map(|column| {
            let widths = cells.iter().filter_map(|row| row.get(column));
            widths.map(|cell| columns(cell)).max().unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in &cells {
        let mut line = String::new();
        for ((cell, side), width) in row.iter().zip(sides).zip(&widths) {
            let gap = " ".repeat(width - columns(cell));
            match side {
                Side::Left => line = line + cell + &gap,
                Side::Right => line = line + &gap + cell,
            }
            line.push_str("  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A text on one line, as long as a name may be; of a longer one it says how long it is.
pub(super) fn name_on_line(text: &str, language: Language) -> String {
    bounds::told(&one_line(text), bounds::NAME_CHARS, 1, language).into_owned()
}

/// A text on one line, without characters that steer a terminal.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// How many columns a character takes on a terminal: 2 for Chinese characters and their punctuation, else 1.
fn character_columns(c: char) -> usize {
    match u32::from(c) {
        0x0300..=0x036F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

fn columns(text: &str) -> usize {
    text.chars().map(character_columns).sum()
}

/// A text cut to a number of columns, with a mark where it was.
fn cut(text: &str, most: usize) -> String {
    if columns(text) <= most {
        return text.to_owned();
    }
    let mut room = most.saturating_sub(1);
    let mut kept: String = text
        .chars()
        .take_while(|c| {
            let fits = character_columns(*c) <= room;
            room = room.saturating_sub(character_columns(*c));
            fits
        })
        .collect();
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_their_heads_with_chinese_in_them() {
        let rows = [
            vec!["任务".to_owned(), "n".to_owned()],
            vec!["水 A".to_owned(), "12".to_owned()],
            vec!["x".to_owned(), "3".to_owned()],
        ];
        assert_eq!(
            table(&rows, &[Side::Left, Side::Right]),
            "任务   n\n水 A  12\nx      3\n"
        );
    }

    #[test]
    fn long_cells_are_cut_by_columns_and_keep_to_one_line() {
        assert_eq!(cut("整改规划", 8), "整改规划");
        assert_eq!(cut("整改规划", 7), "整改规…");
        assert_eq!(cut("整改规划", 6), "整改…");
        assert_eq!(one_line("一\n二\t三\u{1b}[31m"), "一 二 三 [31m");
        assert_eq!(columns("整a改"), 5);
    }
}
