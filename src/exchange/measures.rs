//! Measures in one cell: numbered or line by line, each with its unit and deadline where they are said.

use crate::plan::{Day, Id, Measure, Plan, Task};
use crate::wording;

/// How measures are numbered in a cell: （一）, 1., 1、, 1）, ①, 一是.
const STYLES: [fn(usize) -> Option<String>; 8] = [
    |n| Some(format!("（{}）", numeral(n)?)),
    |n| Some(format!("({})", numeral(n)?)),
    |n| Some(format!("（{n}）")),
    |n| Some(format!("({n})")),
    |n| Some(format!("{n}、")),
    |n| Some(format!("{n}.")),
    |n| Some(format!("{}是", numeral(n)?)),
    |n| {
        ('①'..='⑳')
            .nth(n.checked_sub(1)?)
            .map(|sign| sign.to_string())
    },
];

fn numeral(n: usize) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match n {
        1..=9 => Some(DIGITS[n].to_owned()),
        10 => Some("十".to_owned()),
        11..=19 => Some(format!("十{}", DIGITS[n - 10])),
        20..=29 => Some(format!("二十{}", DIGITS[n - 20])),
        _ => None,
    }
}

/// The measures of a cell, without weights: they share the task equally.
pub(super) fn read(cell: &str) -> Vec<Measure> {
    parts(cell).iter().map(|part| one(part)).collect()
}

/// Gives measures that say the same as before their identity, weight and story back.
pub(super) fn carry_over(mut old: Vec<Measure>, new: &mut [Measure]) {
    for measure in new {
        if let Some(at) = old.iter().position(|known| known.text == measure.text) {
            let known = old.remove(at);
            let unit = std::mem::take(&mut measure.unit);
            let due = measure.due.or(known.due);
            *measure = Measure {
                unit: unit.or(known.unit),
                due,
                text: known.text,
                id: known.id,
                start: known
                    .start
                    .filter(|start| due.is_none_or(|due| *start <= due)),
                weight: known.weight,
                completion: known.completion,
            };
        }
    }
}

fn parts(cell: &str) -> Vec<String> {
    let cell = cell.trim();
    for style in STYLES {
        if let Some(parts) = numbered(cell, style) {
            return parts;
        }
    }
    cell.lines()
        .map(without_mark)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A part of a cell without the mark that parts it from the next.
fn without_mark(part: &str) -> &str {
    part.trim().trim_end_matches(['；', ';']).trim_end()
}

/// Splits at 1, 2, 3 … of a style, which must begin the cell.
fn numbered(cell: &str, style: fn(usize) -> Option<String>) -> Option<Vec<String>> {
    let mut rest = cell.strip_prefix(&style(1)?)?;
    let mut parts = Vec::new();
    for n in 2.. {
        let next = style(n).and_then(|sign| Some((mark(rest, &sign)?, sign.len())));
        let Some((at, length)) = next else { break };
        parts.push(&rest[..at]);
        rest = &rest[at + length..];
    }
    parts.push(rest);
    let parts: Vec<String> = parts
        .into_iter()
        .map(|part| without_mark(part).to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    Some(parts)
}

/// Where a number sign stands that is not part of a longer number (the `2.` of `12.5`).
fn mark(text: &str, sign: &str) -> Option<usize> {
    text.match_indices(sign).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + sign.len()..].chars().next();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let free = before.is_none_or(|c| c.is_whitespace() || "。；;，,、.）)".contains(c));
        let dotted = sign.ends_with('.');
        free && !digit(before) && !(dotted && digit(after))
    })
}

/// A measure typed alone: its deadline is read from its words, as a pasted one's is.
pub fn measure_said(text: &str) -> Measure {
    one(text)
}

/// One measure. What stands in brackets at its end is unit and deadline, as [`write`] puts them; else a deadline may
/// begin the sentence (`2021年6月底前完成…`).
fn one(text: &str) -> Measure {
    let text = text.trim();
    if let Some((words, unit, due)) = tail(text) {
        return Measure {
            text: words.to_owned(),
            unit: Id::given(unit),
            due: Some(due),
            ..Measure::default()
        };
    }
    let due = wording::due_said(text).and_then(|due| due.date);
    Measure {
        text: text.to_owned(),
        due,
        ..Measure::default()
    }
}

fn tail(text: &str) -> Option<(&str, &str, Day)> {
    let inner = text.strip_suffix('）')?;
    let open = inner.rfind('（')?;
    let (words, inner) = (&inner[..open], &inner[open + '（'.len_utf8()..]);
    let (unit, day) = inner.rsplit_once('，').unwrap_or(("", inner));
    Some((words.trim_end(), unit, wording::day(day)?))
}

/// Measures in one cell, numbered, each with unit and deadline in brackets.
pub(super) fn write(plan: &Plan, task: &Task) -> String {
    let lines: Vec<String> = task
        .measures
        .iter()
        .enumerate()
        .map(|(at, measure)| {
            let said = match (plan.unit_word(measure.unit.as_ref()), measure.due) {
                (_, None) => String::new(),
                ("", Some(due)) => format!("（{}）", crate::text::date(due)),
                (unit, Some(due)) => format!("（{unit}，{}）", crate::text::date(due)),
            };
            format!("{}. {}{said}", at + 1, measure.text)
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn texts(cell: &str) -> Vec<String> {
        read(cell).into_iter().map(|measure| measure.text).collect()
    }

    #[test]
    fn numbered_measures_are_told_apart() {
        assert_eq!(
            texts("（一）关停散养户。（二）新建截污管6公里。"),
            ["关停散养户。", "新建截污管6公里。"]
        );
        assert_eq!(
            texts("1.新建12.5公里；2.修复22.3公顷"),
            ["新建12.5公里", "修复22.3公顷"]
        );
        assert_eq!(texts("一是自查；二是整改"), ["自查", "整改"]);
        assert_eq!(texts("完成提标改造并验收。"), ["完成提标改造并验收。"]);
        assert_eq!(texts("①甲\n②乙"), ["甲", "乙"]);
        assert_eq!(texts("甲；\n乙;\n丙。"), ["甲", "乙", "丙。"]);
        assert!(texts("  ").is_empty());
    }

    #[test]
    fn measures_of_a_cell_have_deadlines_and_share_the_task_equally() {
        let measures =
            read("1、2021年6月底前完成清淤；2、2021年底前完成验收。3、2022年6月底前通水");
        let dues: Vec<_> = measures.iter().filter_map(|m| m.due).collect();
        assert_eq!(
            dues,
            [date(2021, 6, 30), date(2021, 12, 31), date(2022, 6, 30)]
        );
        let first = crate::assess::share_of(&measures, 0);
        assert!((first - 100.0 / 3.0).abs() < 1e-9, "{first}");
        assert!(measures.iter().all(|measure| measure.weight == 0));
    }

    #[test]
    fn written_measures_read_back() {
        let measure = |text: &str, unit: &str, due| Measure {
            text: text.to_owned(),
            unit: Id::given(unit),
            due: Some(due),
            ..Measure::default()
        };
        let measures = vec![
            measure(
                "新建管网12.5公里（一期）",
                "区住房城乡建委",
                date(2021, 6, 30),
            ),
            measure("验收", "", date(2021, 12, 31)),
        ];
        let task = Task {
            measures: measures.clone(),
            ..Task::default()
        };
        assert_eq!(read(&write(&Plan::default(), &task)), measures);
    }
}
