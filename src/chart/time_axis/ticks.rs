//! The header of the time axis: the cells of both rows, only those in view, with labels as far as there is room.

use super::{Level, TimeAxis};
use crate::chart::{metrics, theme::size};
use crate::plan::Day;
use crate::text::{Language, chart_words, month, weekday};
use jiff::{ToSpan, civil::date};

/// A cell of the header.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Left edge in points, below zero when scrolled off.
    pub x0: f64,
    /// Right edge in points.
    pub x1: f64,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// The label, empty where there is no room for it.
    pub label: String,
    /// Where the label stands: its left end in the upper row, its middle in the lower row.
    pub label_x: f64,
}

/// What a cell spans.
#[derive(Clone, Copy)]
enum Span {
    Years(i16),
    Quarter,
    Month,
    Week,
    Day,
}

/// The day so many months after a first of a month.
pub(super) fn months_after(first: Day, months: i32) -> Day {
    first.saturating_add(months.months())
}

impl Span {
    /// The beginning of the cell that holds a day.
    fn start(self, day: Day) -> Day {
        match self {
            Self::Years(years) => date(day.year().div_euclid(years) * years, 1, 1),
            Self::Quarter => date(day.year(), (day.month() - 1) / 3 * 3 + 1, 1),
            Self::Month => day.first_of_month(),
            Self::Week => {
                day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
            }
            Self::Day => day,
        }
    }

    /// The beginning of the cell after the one that begins on `start`.
    fn next(self, start: Day) -> Day {
        match self {
            Self::Years(years) => start.saturating_add(i32::from(years).years()),
            Self::Quarter => months_after(start, 3),
            Self::Month => months_after(start, 1),
            Self::Week => start.saturating_add(7.days()),
            Self::Day => start.saturating_add(1.days()),
        }
    }
}

/// How many years one cell of the lower row spans at the level of years, so that its label has room.
fn years_a_cell(axis: &TimeAxis) -> i16 {
    let need = metrics::width("2020", size::font::SMALL, false) + 4.0;
    [1, 2, 5, 10]
        .into_iter()
        .find(|years| f64::from(*years) * 365.0 * axis.per_day >= need)
        .unwrap_or(20)
}

fn cells(axis: &TimeAxis, span: Span) -> Vec<Tick> {
    let last = axis.last_day();
    let mut start = span.start(axis.first_day());
    let mut cells = Vec::new();
    while start <= last {
        let next = span.next(start);
        if next <= start {
            break;
        }
        cells.push(Tick {
            x0: axis.x_of(start),
            x1: axis.x_of(next),
            from: start,
            to: next.yesterday().unwrap_or(start),
            label: String::new(),
            label_x: 0.0,
        });
        start = next;
    }
    cells
}

/// The first and the last year that a header over single years names: those whose middle is in view, with room for their
/// number. What stands at the edge for the labels of the last bars is no year of the chart.
fn named_years(axis: &TimeAxis) -> (i16, i16) {
    let (first, last) = (axis.first_day().year(), axis.last_day().year());
    let half = metrics::width("2020", size::font::SMALL, false) / 2.0;
    let middle = |year: i16| Day::new(year, 7, 1).map_or(0.0, |day| axis.x_of(day));
    let from = if middle(first) < half {
        first + 1
    } else {
        first
    };
    let to = if middle(last) > axis.width - half {
        last - 1
    } else {
        last
    };
    if from <= to {
        (from, to)
    } else {
        (first, last)
    }
}

pub(super) fn upper(axis: &TimeAxis, language: Language) -> Vec<Tick> {
    let span = match axis.level() {
        Level::Years => Span::Years(match years_a_cell(axis) {
            1 | 2 => 10,
            5 | 10 => 50,
            _ => 100,
        }),
        Level::Quarters | Level::Months => Span::Years(1),
        Level::Weeks | Level::Days => Span::Month,
    };
    let mut cells = cells(axis, span);
    for cell in &mut cells {
        let label = match span {
            Span::Years(1) => chart_words::YEAR.fill(language, &[("year", &cell.from.year())]),
            // A decade names those of its years that are in view: nothing is headed with years that are not shown.
            Span::Years(_) => {
                let (first, last) = named_years(axis);
                let from = cell.from.year().max(first);
                let to = cell.to.year().min(last).max(from);
                if from == to {
                    chart_words::YEAR.fill(language, &[("year", &from)])
                } else {
                    chart_words::YEARS.fill(language, &[("from", &from), ("to", &to)])
                }
            }
            _ => month(cell.from.year(), cell.from.month(), language),
        };
        let wide = metrics::width(&label, size::font::SMALL, true);
        const PAD: f64 = 6.0;
        if wide + 2.0 * PAD <= cell.x1 - cell.x0 {
            cell.label = label;
            // At the left edge of the view until the cell's end pushes it out.
            cell.label_x = (cell.x0.max(0.0) + PAD).min(cell.x1 - PAD - wide);
        }
    }
    cells
}

pub(super) fn lower(axis: &TimeAxis, language: Language) -> Vec<Tick> {
    let level = axis.level();
    let span = match level {
        Level::Years => Span::Years(years_a_cell(axis)),
        Level::Quarters => Span::Quarter,
        Level::Months => Span::Month,
        Level::Weeks => Span::Week,
        Level::Days => Span::Day,
    };
    let mut cells = cells(axis, span);
    for cell in &mut cells {
        let label = lower_label(axis, span, cell.from, language);
        if metrics::width(&label, size::font::SMALL, false) + 2.0 <= cell.x1 - cell.x0 {
            cell.label = label;
        }
        cell.label_x = (cell.x0 + cell.x1) / 2.0;
    }
    cells
}

fn lower_label(axis: &TimeAxis, span: Span, from: Day, language: Language) -> String {
    match span {
        Span::Years(_) => from.year().to_string(),
        Span::Quarter => {
            let quarter = usize::from(from.month().unsigned_abs().saturating_sub(1) / 3);
            word(&chart_words::QUARTERS, quarter, language)
        }
        Span::Month => {
            let month = usize::from(from.month().unsigned_abs().saturating_sub(1));
            word(&chart_words::MONTHS, month, language)
        }
        Span::Week => chart_words::WEEK.fill(language, &[("day", &from.day())]),
        Span::Day if axis.per_day >= 44.0 => {
            format!("{} {}", from.day(), weekday(from.weekday(), language))
        }
        Span::Day => from.day().to_string(),
    }
}

fn word(words: &[crate::text::Phrase], place: usize, language: Language) -> String {
    words
        .get(place)
        .map_or_else(String::new, |phrase| phrase.of(language).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::time_axis::day_number;
    use proptest::prelude::*;

    fn labels(cells: &[Tick]) -> Vec<&str> {
        cells.iter().map(|cell| cell.label.as_str()).collect()
    }

    #[test]
    fn quarters_stand_under_years() {
        let axis = TimeAxis::fit(date(2020, 1, 1), date(2021, 12, 31), 600.0);
        assert_eq!(axis.level(), Level::Quarters);
        assert_eq!(labels(&axis.upper(Language::Zh)), ["2020年", "2021年"]);
        assert_eq!(
            labels(&axis.lower(Language::Zh)),
            [
                "一季", "二季", "三季", "四季", "一季", "二季", "三季", "四季"
            ]
        );
        assert_eq!(
            labels(&axis.lower(Language::En))[4..],
            ["Q1", "Q2", "Q3", "Q4"]
        );
    }

    #[test]
    fn every_level_has_its_words() {
        let axis = TimeAxis::fit(date(2021, 11, 1), date(2021, 11, 30), 600.0);
        assert_eq!(axis.level(), Level::Days);
        assert_eq!(labels(&axis.upper(Language::En)), ["November 2021"]);
        assert_eq!(axis.lower(Language::Zh).len(), 30);
        let axis = axis.at_level(Level::Weeks);
        let weeks = axis.lower(Language::Zh);
        assert!(
            weeks
                .iter()
                .all(|week| week.from.weekday() == jiff::civil::Weekday::Monday)
        );
        assert!(weeks.iter().any(|week| week.label == "15日"));
        let axis = axis.at_level(Level::Months);
        assert!(
            axis.lower(Language::En)
                .iter()
                .any(|month| month.label == "Nov")
        );
        let axis = axis.at_level(Level::Years);
        // Only the years in view are named.
        let (from, to) = named_years(&axis);
        let decades = axis.upper(Language::Zh);
        let decades = labels(&decades);
        assert!(
            decades
                .iter()
                .any(|label| label.starts_with(&from.to_string()))
        );
        assert!(
            decades
                .iter()
                .any(|label| label.ends_with(&format!("{to}年")))
        );
        assert!(labels(&axis.lower(Language::Zh)).contains(&"2021"));
    }

    #[test]
    fn the_years_label_stays_in_view_while_its_beginning_is_not() {
        let axis = TimeAxis::fit(date(2021, 9, 1), date(2022, 12, 31), 500.0);
        let year = &axis.upper(Language::Zh)[0];
        assert!(year.x0 < 0.0 && year.label_x >= 0.0, "{year:?}");
    }

    proptest! {
        #[test]
        fn cells_cover_the_view_without_gaps(
            start in 0.0..40_000.0_f64,
            per_day in TimeAxis::MIN_PER_DAY..TimeAxis::MAX_PER_DAY,
            width in 10.0..3000.0_f64,
        ) {
            let axis = TimeAxis { start, per_day, width };
            for cells in [axis.upper(Language::Zh), axis.lower(Language::En)] {
                prop_assert!(cells[0].x0 <= 1e-3);
                prop_assert!(cells[cells.len() - 1].x1 >= width - 1e-3);
                for pair in cells.windows(2) {
                    prop_assert_eq!(pair[0].x1, pair[1].x0);
                    prop_assert_eq!(day_number(pair[0].to) + 1, day_number(pair[1].from));
                }
                // Only what is in view: one cell more at each side at most.
                let narrowest = cells.iter().map(|cell| cell.x1 - cell.x0).fold(f64::MAX, f64::min);
                prop_assert!(cells.len() as f64 <= width / narrowest + 2.0);
            }
        }

        #[test]
        fn labels_stay_inside_their_cells(
            start in 0.0..40_000.0_f64,
            per_day in TimeAxis::MIN_PER_DAY..TimeAxis::MAX_PER_DAY,
        ) {
            let axis = TimeAxis { start, per_day, width: 900.0 };
            for cell in axis.upper(Language::En) {
                if !cell.label.is_empty() {
                    let wide = metrics::width(&cell.label, size::font::SMALL, true);
                    prop_assert!(cell.label_x >= cell.x0);
                    prop_assert!(cell.label_x + wide <= cell.x1);
                }
            }
        }
    }
}
