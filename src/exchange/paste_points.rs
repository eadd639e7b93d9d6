//! Periods and values pasted into an indicator.

use super::table::{self, TableRow};
use super::{NoteKind, PasteError, PasteNote};
use crate::edit::Edit;
use crate::plan::{Bound, Day, Id, Indicator, IndicatorKind, IndicatorPoint, IndicatorTarget};
use crate::text::{Language, exchange_words as words};
use crate::wording::{self, Value, period, typed_period, value, value_in};
use std::collections::BTreeMap;

/// Points pasted into an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedPoints {
    /// The indicator with the points in it.
    pub indicator: Indicator,
    /// How many points and targets are new.
    pub added: usize,
    /// How many points and targets got another value.
    pub replaced: usize,
    /// What was not taken as it stands.
    pub notes: Vec<PasteNote>,
}

/// Where the points and targets of each period stand: thousands of rows are not held against each other.
#[derive(Default)]
struct Places {
    points: BTreeMap<(Day, Day), Vec<usize>>,
    targets: BTreeMap<(Day, Day), Vec<usize>>,
}

impl Places {
    fn of(indicator: &Indicator) -> Self {
        let mut places = Self::default();
        for (at, point) in indicator.points.iter().enumerate() {
            let period = (point.start, point.end);
            places.points.entry(period).or_default().push(at);
        }
        for (at, target) in indicator.targets.iter().enumerate() {
            let period = (target.start, target.end);
            places.targets.entry(period).or_default().push(at);
        }
        places
    }
}

impl PastedPoints {
    /// The edit that takes them in.
    pub fn edit(self) -> Edit {
        Edit::PutIndicator(self.indicator)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Period,
    Start,
    End,
    Value,
    Target,
    Base,
    Source,
    Provisional,
    Derived,
    Note,
}

fn part(heading: &str) -> Option<Part> {
    const HEADINGS: [(Part, &[&str]); 10] = [
        (
            Part::Period,
            &[
                "时间", "时期", "期间", "年份", "年度", "月份", "日期", "年月", "period", "date",
                "year", "month",
            ],
        ),
        (
            Part::Start,
            &[
                "开始",
                "起",
                "起始",
                "开始日期",
                "start",
                "period_start",
                "from",
            ],
        ),
        (
            Part::End,
            &["结束", "止", "截至", "结束日期", "end", "period_end", "to"],
        ),
        (
            Part::Value,
            &["数值", "值", "实际", "实际值", "指标值", "value", "actual"],
        ),
        (Part::Target, &["目标", "目标值", "年度目标", "target"]),
        (Part::Base, &["口径", "基数", "base"]),
        (Part::Source, &["来源", "数据来源", "出处", "source"]),
        (Part::Provisional, &["初步", "是否初步", "provisional"]),
        (Part::Derived, &["推算", "计算", "derived"]),
        (Part::Note, &["备注", "说明", "note", "notes", "remarks"]),
    ];
    let heading = wording::heading(heading);
    let plain = wording::without_brackets(&heading);
    HEADINGS
        .iter()
        .find(|(_, known)| known.contains(&plain))
        .map(|(part, _)| *part)
}

/// The columns: by their headings where the first row has some, else period, value and remarks.
fn parts(first: &TableRow, width: usize) -> (Vec<Option<Part>>, bool) {
    let mut named: Vec<Option<Part>> = (0..width).map(|at| part(first.cell(at))).collect();
    let dated = named.contains(&Some(Part::Period)) || named.contains(&Some(Part::Start));
    let headings = period(first.cell(0)).is_none()
        && (named.iter().any(Option::is_some) || value(first.cell(1)).is_none());
    if !headings {
        let plain = [Some(Part::Period), Some(Part::Value)];
        return (
            (0..width)
                .map(|at| plain.get(at).copied().unwrap_or(Some(Part::Note)))
                .collect(),
            false,
        );
    }
    if !dated && named.first() == Some(&None) {
        named[0] = Some(Part::Period);
    }
    // The value's column often bears the indicator's own name.
    if !named.contains(&Some(Part::Value))
        && let Some(free) = named.iter().position(Option::is_none)
    {
        named[free] = Some(Part::Value);
    }
    (named, true)
}

/// Puts a pasted table of periods and values into an indicator: a period that is there already gets the new value, a
/// new one is added. Empty values stay empty. In an indicator counted from the first of January every period begins
/// there.
///
/// # Errors
/// What cannot be understood, in words for the one who pasted it.
pub fn paste_points(
    text: &str,
    indicator: &Indicator,
    language: Language,
) -> Result<PastedPoints, PasteError> {
    let rows = table::rows(text);
    let Some(first) = rows.first() else {
        return Err(PasteError::Nothing);
    };
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let (parts, headings) = parts(first, width);
    let mut pasted = PastedPoints {
        indicator: indicator.clone(),
        added: 0,
        replaced: 0,
        notes: Vec::new(),
    };
    let mut places = Places::of(indicator);
    // Only under a heading that says so is `21.6` a month; else it may as well be a value.
    let dated = |at: usize| {
        headings
            && matches!(
                part(first.cell(at)),
                Some(Part::Period | Part::Start | Part::End)
            )
    };
    let read = if (0..width).any(dated) {
        typed_period
    } else {
        period
    };
    for row in rows.iter().skip(usize::from(headings)) {
        let heading = |at: usize| match (headings, first.cell(at)) {
            (true, name) if !name.is_empty() => name.to_owned(),
            _ => words::UNNAMED_COLUMN.fill(language, &[("n", &(at + 1))]),
        };
        pasted.row(row, &parts, read, heading, &mut places);
    }
    Ok(pasted)
}

impl PastedPoints {
    fn row(
        &mut self,
        row: &TableRow,
        parts: &[Option<Part>],
        read: fn(&str) -> Option<(Day, Day)>,
        heading: impl Fn(usize) -> String,
        places: &mut Places,
    ) {
        let place = |part| parts.iter().position(|known| *known == Some(part));
        let text = |part| place(part).map_or("", |at| row.cell(at));
        let Some((start, end)) = self.days(read, &text) else {
            let at = place(Part::Period)
                .or_else(|| place(Part::Start))
                .unwrap_or(0);
            self.tell(row, heading(at), row.cell(at), NoteKind::PointLeft);
            return;
        };
        let mut point = IndicatorPoint {
            id: Id::default(),
            start,
            end,
            value: None,
            bound: Bound::Exact,
            base: text(Part::Base).to_owned(),
            provisional: wording::yes(text(Part::Provisional)) == Some(true),
            derived: text(Part::Derived).to_owned(),
            source: text(Part::Source).to_owned(),
            note: joined(row, parts),
        };
        if let Some(at) = place(Part::Value) {
            match value_in(row.cell(at), &self.indicator.unit) {
                Some(Value::Some(number, bound)) => {
                    point.value = Some(number);
                    point.bound = bound;
                }
                Some(Value::None) => {}
                None => {
                    self.tell(row, heading(at), row.cell(at), NoteKind::PointNoted);
                    add_words(&mut point.note, row.cell(at));
                }
            }
            self.put_point(point, parts, places);
        }
        if let Some(at) = place(Part::Target) {
            match value_in(row.cell(at), &self.indicator.unit) {
                Some(Value::Some(number, bound)) => {
                    let target = IndicatorTarget {
                        id: Id::default(),
                        start,
                        end,
                        value: number,
                        bound,
                        base: text(Part::Base).to_owned(),
                        ..IndicatorTarget::default()
                    };
                    self.put_target(target, places);
                }
                Some(Value::None) => {}
                None => self.tell(row, heading(at), row.cell(at), NoteKind::CellLeft),
            }
        }
    }

    fn days<'t>(
        &self,
        read: fn(&str) -> Option<(Day, Day)>,
        text: &impl Fn(Part) -> &'t str,
    ) -> Option<(Day, Day)> {
        let (mut start, end) = match (text(Part::Start), text(Part::End)) {
            ("", "") => read(text(Part::Period))?,
            (start, "") => read(start)?,
            (start, end) => (read(start)?.0, read(end)?.1),
        };
        if self.indicator.kind == IndicatorKind::Cumulative {
            start = Day::new(end.year(), 1, 1).ok()?;
        }
        (start <= end).then_some((start, end))
    }

    fn tell(&mut self, row: &TableRow, column: String, text: &str, kind: NoteKind) {
        self.notes.push(PasteNote {
            row: row.number,
            column,
            text: text.to_owned(),
            kind,
        });
    }

    /// Two official values of one period differ by their source, so a source, where given, must be the same too.
    fn put_point(&mut self, point: IndicatorPoint, parts: &[Option<Part>], places: &mut Places) {
        let given = |part| parts.contains(&Some(part));
        let of_period = places.points.entry((point.start, point.end)).or_default();
        let points = &mut self.indicator.points;
        let is_it = |known: &IndicatorPoint| {
            (!given(Part::Base) || known.base == point.base)
                && (point.source.is_empty()
                    || known.source.is_empty()
                    || known.source == point.source)
        };
        let at = (of_period.iter().copied()).find(|at| points.get(*at).is_some_and(is_it));
        let Some(known) = at.and_then(|at| points.get_mut(at)) else {
            of_period.push(points.len());
            points.push(point);
            self.added += 1;
            return;
        };
        let before = known.clone();
        known.value = point.value;
        known.bound = point.bound;
        if given(Part::Provisional) {
            known.provisional = point.provisional;
        }
        for (new, old) in [
            (point.derived, &mut known.derived),
            (point.source, &mut known.source),
            (point.note, &mut known.note),
        ] {
            if !new.is_empty() {
                *old = new;
            }
        }
        self.replaced += usize::from(*known != before);
    }

    fn put_target(&mut self, target: IndicatorTarget, places: &mut Places) {
        let of_period = places
            .targets
            .entry((target.start, target.end))
            .or_default();
        let targets = &mut self.indicator.targets;
        let is_it = |known: &IndicatorTarget| known.base == target.base;
        let at = (of_period.iter().copied()).find(|at| targets.get(*at).is_some_and(is_it));
        match at.and_then(|at| targets.get_mut(at)) {
            Some(known) => {
                let changed = known.value != target.value || known.bound != target.bound;
                known.value = target.value;
                known.bound = target.bound;
                self.replaced += usize::from(changed);
            }
            None => {
                of_period.push(targets.len());
                targets.push(target);
                self.added += 1;
            }
        }
    }
}

/// The remarks of a row: every column that is one, or has no known heading.
fn joined(row: &TableRow, parts: &[Option<Part>]) -> String {
    let mut note = String::new();
    for (at, part) in parts.iter().enumerate() {
        if matches!(part, None | Some(Part::Note)) {
            add_words(&mut note, row.cell(at));
        }
    }
    note
}

fn add_words(note: &mut String, words: &str) {
    if !note.is_empty() && !words.is_empty() {
        note.push('；');
    }
    note.push_str(words);
}
