//! Which field each column of pasted cells belongs to: by its heading, by the columns shown, else by what stands in it.

use super::cell::{self, Ground, Read};
use super::table::TableRow;
use super::{TaskColumn, spelled};
use crate::plan::{Day, Plan, Task, UnitWords};
use crate::wording::{self, Scale, parse_due};

/// A pasted column as it is shown before anything is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnRead {
    /// Its heading; empty where it has none.
    pub heading: String,
    /// Its first filled cells.
    pub cells: Vec<String>,
    /// The field it goes into; `None`: kept among the task's other columns.
    pub column: Option<TaskColumn>,
}

/// What a pasted table is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnsRead {
    /// The columns from left to right.
    pub columns: Vec<ColumnRead>,
    /// How many rows become tasks or go on with one.
    pub rows: usize,
    /// Whether headings, or cells that fit the columns shown, leave no doubt.
    pub sure: bool,
}

impl ColumnsRead {
    /// The fields of the columns, from left to right.
    pub fn mapping(&self) -> Vec<Option<TaskColumn>> {
        self.columns.iter().map(|column| column.column).collect()
    }

    /// Whether cells report progress, which belongs to a day that they do not name.
    pub fn reports(&self) -> bool {
        self.columns.iter().any(|column| {
            use TaskColumn as C;
            !column.cells.is_empty()
                && matches!(
                    column.column,
                    Some(C::Progress | C::Problems | C::NextStep | C::Percent)
                )
        })
    }
}

/// What the filled cells of a column look like, as shares of them.
struct Look<'t> {
    cells: Vec<&'t str>,
}

impl<'t> Look<'t> {
    fn of(rows: &'t [TableRow], at: usize) -> Self {
        let cells = rows.iter().map(|row| row.cell(at));
        Self {
            cells: cells.filter(|cell| !cell.is_empty()).collect(),
        }
    }

    /// Whether most cells, two of three at least, are so.
    fn mostly(&self, so: impl Fn(&str) -> bool) -> bool {
        let count = self.cells.iter().filter(|cell| so(cell)).count();
        count > 0 && count * 3 >= self.cells.len() * 2
    }

    /// Days and deadlines, also where some cells are written as one and are none, or only say when.
    fn days(&self) -> bool {
        let dated = |cell: &str| is_day(cell) || written_as_day(cell);
        let says = |cell: &str| wording::says_continuing(cell) || wording::says_immediate(cell);
        let count = self.cells.iter().filter(|cell| dated(cell)).count();
        // With a half of days the rest may say anything, but no figures.
        let half = count * 2 >= self.cells.len()
            && self
                .cells
                .iter()
                .all(|cell| dated(cell) || !has_figure(cell));
        count > 0 && (half || self.mostly(|cell| dated(cell) || says(cell)))
    }

    fn percents(&self) -> bool {
        let scale = Scale::of(self.cells.iter().copied());
        let sign = self.cells.iter().any(|cell| cell.contains(['%', '％']));
        (sign || scale == Scale::Shares)
            && self.mostly(|cell| wording::percent_at(cell, scale).is_some())
    }

    /// Short marks with a figure in them: `7`, `A-3`, `（一）`.
    fn numbers(&self) -> bool {
        let mark = |cell: &str| {
            cell.chars().count() <= 8
                && has_figure(cell)
                && !cell.contains(['%', '％', '.'])
                && !is_day(cell)
                && !written_as_day(cell)
        };
        self.mostly(mark)
    }

    fn units(&self, words: &UnitWords<'_>) -> bool {
        self.mostly(|cell| {
            let names = cell::names(cell);
            !names.is_empty()
                && names
                    .iter()
                    .all(|name| words.meant(name).is_some() || named_as_unit(name))
        })
    }

    fn words(&self) -> bool {
        self.mostly(|cell| !is_day(cell) && wording::value(cell).is_none())
    }

    fn length(&self) -> usize {
        let all: usize = self.cells.iter().map(|cell| cell.chars().count()).sum();
        all / self.cells.len().max(1)
    }
}

/// A day or a deadline that names one; a bare year or a small number is none.
fn is_day(cell: &str) -> bool {
    if wording::serial_day(cell).is_some() {
        return true;
    }
    let marked = cell.contains(['年', '月', '-', '/', '.']) || cell.len() == 8;
    marked && parse_due(cell).is_some_and(|due| due.date.is_some())
}

fn has_figure(cell: &str) -> bool {
    cell.chars()
        .any(|c| c.is_numeric() || "一二三四五六七八九十".contains(c))
}

/// Whether a cell is written as a day, though it may be none: `6月30日`, `2022-02-30`, `20221301`.
fn written_as_day(cell: &str) -> bool {
    let short = cell.chars().count() <= 16;
    if short && has_figure(cell) && cell.contains(['年', '月']) {
        return true;
    }
    let parts: Vec<&str> = cell.split(['-', '/', '.']).map(str::trim).collect();
    let figures = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let year = cell.starts_with("19") || cell.starts_with("20");
    let whole = parts.len() == 3 && parts.first().is_some_and(|first| first.len() == 4)
        || parts.len() == 1 && cell.len() == 8;
    year && whole && parts.iter().all(figures)
}

/// Whether a short name ends as names of offices do.
fn named_as_unit(name: &str) -> bool {
    const ENDS: [&str; 22] = [
        "局",
        "委",
        "办",
        "办公室",
        "政府",
        "镇",
        "乡",
        "街道",
        "管委会",
        "公司",
        "集团",
        "中心",
        "厅",
        "部",
        "院",
        "所",
        "站",
        "支队",
        "总队",
        "村",
        "区委",
        "学校",
    ];
    (2..=20).contains(&name.chars().count()) && ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether the cells of a column can be what the column shown at its place says.
fn fits(look: &Look<'_>, column: TaskColumn, ground: &Ground<'_>) -> bool {
    use TaskColumn as C;
    if look.cells.is_empty() {
        return true;
    }
    match column {
        C::Number | C::ListNumber => look.numbers(),
        C::Title => look.words() && !look.units(&ground.units) && look.length() <= 60,
        C::LeadUnit | C::ResponsibleUnits | C::SupportingUnits => look.units(&ground.units),
        C::Due => look.mostly(|cell| {
            is_day(cell) || wording::says_continuing(cell) || wording::says_immediate(cell)
        }),
        C::Start => look.mostly(is_day),
        C::Percent => look.percents(),
        C::Status => look.mostly(|cell| spelled::status(cell).is_some()),
        column => look
            .mostly(|cell| cell::read(column, cell, &mut Task::default(), ground) == Read::Taken),
    }
}

/// The fields of columns without headings, and whether they leave no doubt: two columns or more whose cells all fit what
/// is shown at their places. Else each is guessed by its own cells.
pub(super) fn guess(
    rows: &[TableRow],
    width: usize,
    shown: &[TaskColumn],
    plan: &Plan,
    on: Day,
) -> (Vec<Option<TaskColumn>>, bool) {
    let ground = Ground::new(plan, on);
    let looks: Vec<Look<'_>> = (0..width).map(|at| Look::of(rows, at)).collect();
    let as_shown = width > 1
        && looks.iter().enumerate().all(|(at, look)| {
            shown
                .get(at)
                .is_none_or(|column| fits(look, *column, &ground))
        });
    if as_shown {
        return ((0..width).map(|at| shown.get(at).copied()).collect(), true);
    }
    (by_cells(&looks, &ground), false)
}

fn by_cells(looks: &[Look<'_>], ground: &Ground<'_>) -> Vec<Option<TaskColumn>> {
    use TaskColumn as C;
    let mut free: Vec<TaskColumn> = C::ALL.to_vec();
    let days = looks.iter().filter(|look| look.days()).count();
    let mut take = |wanted: &[TaskColumn]| -> Option<TaskColumn> {
        let found = wanted.iter().find(|column| free.contains(column)).copied();
        free.retain(|column| Some(*column) != found);
        found
    };
    let mut dated = 0;
    looks
        .iter()
        .map(|look| {
            if look.cells.is_empty() {
                return None;
            }
            if look.days() {
                dated += 1;
                // The earlier of two days is the start.
                return if days > 1 && dated == 1 {
                    take(&[C::Start])
                } else {
                    take(&[C::Due, C::CompletedOn])
                };
            }
            if look.percents() {
                return take(&[C::Percent]);
            }
            if look.mostly(|cell| spelled::status(cell).is_some()) {
                return take(&[C::Status]);
            }
            if look.mostly(|cell| wording::category(cell).is_some_and(|(_, plain)| plain)) {
                return take(&[C::Category]);
            }
            if look.units(&ground.units) {
                return take(&[C::LeadUnit, C::ResponsibleUnits, C::SupportingUnits]);
            }
            if looks.len() > 1 && look.numbers() {
                return take(&[C::Number, C::ListNumber]);
            }
            if !look.words() {
                return None;
            }
            if look.mostly(|cell| super::measures::read(cell).len() > 1) {
                return take(&[C::Measures, C::Problem]);
            }
            if look.length() <= 40 {
                take(&[C::Title])
            } else {
                take(&[C::Problem, C::Goal, C::Progress])
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table;
    use crate::plan::{PlanParts, Unit};
    use jiff::civil::date;

    const ON: Day = date(2021, 11, 20);
    const SHOWN: [TaskColumn; 5] = [
        TaskColumn::Number,
        TaskColumn::Title,
        TaskColumn::LeadUnit,
        TaskColumn::Due,
        TaskColumn::Percent,
    ];

    fn guessed(text: &str) -> (Vec<Option<TaskColumn>>, bool) {
        let plan = Plan::new(PlanParts {
            units: vec![Unit {
                id: "u".into(),
                name: "水利".to_owned(),
                ..Unit::default()
            }],
            ..PlanParts::default()
        });
        let rows = table::rows(text);
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap();
        guess(&rows, width, &SHOWN, &plan, ON)
    }

    #[test]
    fn cells_that_fit_the_columns_shown_leave_no_doubt() {
        use TaskColumn as C;
        let (columns, sure) =
            guessed("7\t清理码头\t区水利局\t2022年6月底前\t30%\n8\t复绿\t\t长期坚持");
        assert_eq!(columns, SHOWN.map(Some));
        assert!(sure);
        let (columns, sure) = guessed("7\t清理码头\n8\t复绿");
        assert_eq!(
            (columns, sure),
            (vec![Some(C::Number), Some(C::Title)], true)
        );
    }

    #[test]
    fn columns_are_guessed_by_what_stands_in_them() {
        use TaskColumn as C;
        for (text, columns) in [
            ("清理码头", vec![C::Title]),
            ("清理码头\t2022年6月底前", vec![C::Title, C::Due]),
            (
                "复绿\t2021-01-05\t2021-12-31",
                vec![C::Title, C::Start, C::Due],
            ),
            (
                "清理码头\t水利\t甲镇、乙镇\t0.3\n复绿\t区林业局\t丙镇\t1",
                vec![C::Title, C::LeadUnit, C::ResponsibleUnits, C::Percent],
            ),
            (
                "2022-06-30\t12\t已完成\t复绿",
                vec![C::Due, C::Number, C::Status, C::Title],
            ),
            ("复绿\t（一）清表；（二）种树", vec![C::Title, C::Measures]),
            // A cell that is no day makes no number of a column of days.
            ("复绿\t6月30日", vec![C::Title, C::Due]),
            ("复绿\t2022-06-30\n清表\t待定", vec![C::Title, C::Due]),
            (
                "复绿\t20221301\n清表\t20220630\n种树\t2022-02-30",
                vec![C::Title, C::Due],
            ),
            (
                "复绿\t2021-01-05\t6月底\n清表\t2021年3月\t12月底\n种树\t另行研究\t2021-12-31",
                vec![C::Title, C::Start, C::Due],
            ),
            (
                "复绿\t1-2-3\n清表\t1-2-10\n种树\t3-6",
                vec![C::Title, C::Number],
            ),
        ] {
            let (read, sure) = guessed(text);
            assert!(!sure, "{text}");
            let columns: Vec<_> = columns.into_iter().map(Some).collect();
            assert_eq!(read, columns, "{text}");
        }
    }
}
