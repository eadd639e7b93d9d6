//! The time axis: days to points and back in 64-bit floats; bars, strip and pictures share one value of it.

mod ticks;

pub use ticks::Tick;

use crate::plan::Day;
use jiff::{ToSpan, civil::date};

/// A stretch of time laid over a width. Copy it freely; it is three numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeAxis {
    /// Days since 1970-01-01 at x = 0, with fractions.
    pub start: f64,
    /// Points a day.
    pub per_day: f64,
    /// Width in points.
    pub width: f64,
}

/// How fine the header of the axis is, from coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Several years over single years.
    Years,
    /// Years over quarters.
    Quarters,
    /// Years over months.
    Months,
    /// Months over weeks that begin on Monday.
    Weeks,
    /// Months over days.
    Days,
}

impl Level {
    /// All five, coarse to fine.
    pub const ALL: [Self; 5] = [
        Self::Years,
        Self::Quarters,
        Self::Months,
        Self::Weeks,
        Self::Days,
    ];

    /// The least points a day at which this level's labels have room.
    const fn least(self) -> f64 {
        match self {
            Self::Years => TimeAxis::MIN_PER_DAY,
            Self::Quarters => 0.29,
            Self::Months => 1.0,
            Self::Weeks => 4.0,
            Self::Days => 16.0,
        }
    }

    /// The points a day that choosing this level gives.
    const fn usual(self) -> f64 {
        match self {
            Self::Years => 0.16,
            Self::Quarters => 0.43,
            Self::Months => 1.5,
            Self::Weeks => 6.0,
            Self::Days => 26.0,
        }
    }
}

impl Default for TimeAxis {
    fn default() -> Self {
        Self {
            start: 18262.0,
            per_day: 0.5,
            width: 730.0,
        }
    }
}

/// Days since 1970-01-01.
pub fn day_number(day: Day) -> i32 {
    (day - Day::constant(1970, 1, 1)).get_days()
}

/// The day that many days after 1970-01-01, kept within the years 1000 to 2999.
pub fn day_of_number(number: f64) -> Day {
    let first = f64::from(day_number(TimeAxis::EARLIEST));
    let last = f64::from(day_number(TimeAxis::LATEST));
    // NaN becomes 1970-01-01: the cast of NaN is zero.
    let number = number.clamp(first, last) as i32;
    date(1970, 1, 1)
        .checked_add(number.days())
        .unwrap_or(TimeAxis::EARLIEST)
}

impl TimeAxis {
    /// The farthest out: a year is less than four points, labels stand every ten years.
    pub const MIN_PER_DAY: f64 = 0.01;
    /// The farthest in: a day is 120 points.
    pub const MAX_PER_DAY: f64 = 120.0;
    /// The first day the axis can show.
    pub const EARLIEST: Day = Day::constant(1000, 1, 1);
    /// The last day the axis can show.
    pub const LATEST: Day = Day::constant(2999, 12, 31);

    /// x of the beginning of a day, in points from the left edge of the axis.
    pub fn x_of(&self, day: Day) -> f64 {
        self.x_of_exact(f64::from(day_number(day)))
    }

    /// x of the end of a day, which is the beginning of the next.
    pub fn x_of_end(&self, day: Day) -> f64 {
        self.x_of_exact(f64::from(day_number(day)) + 1.0)
    }

    /// x of a time in days since 1970-01-01, with fractions.
    pub fn x_of_exact(&self, day: f64) -> f64 {
        (day - self.start) * self.per_day
    }

    /// The day whose stretch holds x.
    pub fn day_at(&self, x: f64) -> Day {
        // The small step keeps a day's own beginning in that day despite rounding.
        day_of_number((self.exact_day_at(x) + 1e-6).floor())
    }

    /// The time at x in days since 1970-01-01, with fractions.
    pub fn exact_day_at(&self, x: f64) -> f64 {
        self.start + x / self.per_day
    }

    /// The first day with a part in view.
    pub fn first_day(&self) -> Day {
        self.day_at(0.0)
    }

    /// The last day with a part in view.
    pub fn last_day(&self) -> Day {
        day_of_number((self.exact_day_at(self.width.max(0.0)) - 1e-6).floor())
    }

    /// Whether any part of the days, both included, is in view.
    pub fn shows(&self, from: Day, to: Day) -> bool {
        self.x_of_end(to) > 0.0 && self.x_of(from) < self.width
    }

    /// An axis that just holds the days, both included, as far as the limits of zoom let it; days given in the wrong
    /// order are put right.
    pub fn fit(from: Day, to: Day, width: f64) -> Self {
        let (from, to) = (from.min(to), from.max(to));
        let first = f64::from(day_number(from));
        let days = f64::from(day_number(to)) + 1.0 - first;
        let per_day = limited(width / days);
        // A few days at the farthest zoom do not fill the width: they stand in the middle.
        let spare = (width - days * per_day).max(0.0);
        Self {
            start: first - spare / 2.0 / per_day,
            per_day,
            width,
        }
        .kept_in()
    }

    /// Zoomed by a factor (above one: in) so that the time under x stays there.
    pub fn zoomed_about(&self, x: f64, factor: f64) -> Self {
        self.with_per_day_about(x, self.per_day * factor)
    }

    /// At so many points a day, the time under x staying there.
    pub fn with_per_day_about(&self, x: f64, per_day: f64) -> Self {
        let day = self.exact_day_at(x);
        let per_day = limited(per_day);
        Self {
            start: day - x / per_day,
            per_day,
            ..*self
        }
        .kept_in()
    }

    /// Moved as if the paper were pulled `dx` points to the right: earlier days come into view.
    pub fn panned(&self, dx: f64) -> Self {
        Self {
            start: self.start - dx / self.per_day,
            ..*self
        }
        .kept_in()
    }

    /// With another width; the left edge stays.
    pub fn with_width(&self, width: f64) -> Self {
        Self { width, ..*self }
    }

    /// Moved by the least that brings the day into view with `margin` points to spare.
    pub fn revealing(&self, day: Day, margin: f64) -> Self {
        let margin = margin.min(self.width / 3.0);
        let (left, right) = (self.x_of(day), self.x_of_end(day));
        if left < margin {
            self.panned(margin - left)
        } else if right > self.width - margin {
            self.panned(self.width - margin - right)
        } else {
            *self
        }
    }

    /// The level whose labels have room.
    pub fn level(&self) -> Level {
        Level::ALL
            .into_iter()
            .rev()
            .find(|level| self.per_day >= level.least())
            .unwrap_or(Level::Years)
    }

    /// Zoomed to the usual scale of a level; the middle stays.
    pub fn at_level(&self, level: Level) -> Self {
        self.at_level_about(level, self.width / 2.0)
    }

    /// Zoomed to the usual scale of a level; the time under x stays there.
    pub fn at_level_about(&self, level: Level, x: f64) -> Self {
        self.with_per_day_about(x, level.usual())
    }

    /// The day that begins nearest to a time, of the days that count at this level: every day at days and weeks; the
    /// 1st, 11th and 21st at months; the 1st at quarters; the 1st of a quarter at years. `free` counts every day.
    pub fn snap(&self, time: f64, free: bool) -> Day {
        let whole = day_of_number(time.round());
        if free {
            return whole;
        }
        let (before, after) = match self.level() {
            Level::Weeks | Level::Days => return whole,
            Level::Months => tens_around(day_of_number(time.floor())),
            Level::Quarters => months_around(day_of_number(time.floor()), 1),
            Level::Years => months_around(day_of_number(time.floor()), 3),
        };
        let to_before = time - f64::from(day_number(before));
        let to_after = f64::from(day_number(after)) - time;
        if to_before <= to_after { before } else { after }
    }

    /// The day that ends nearest to a time: the day before [`Self::snap`], so that the right end of a bar lands on
    /// ends of months as its left end lands on their beginnings.
    pub fn snap_end(&self, time: f64, free: bool) -> Day {
        let next = self.snap(time, free);
        next.yesterday().unwrap_or(next)
    }

    /// The coarser row of the header: the cells in view, labels kept in view when the cell's beginning is not.
    pub fn upper(&self, language: crate::text::Language) -> Vec<Tick> {
        ticks::upper(self, language)
    }

    /// The finer row of the header: the cells in view, labels in the middle; empty where there is no room.
    pub fn lower(&self, language: crate::text::Language) -> Vec<Tick> {
        ticks::lower(self, language)
    }

    /// Keeps what is in view within the days the axis can show.
    fn kept_in(self) -> Self {
        let first = f64::from(day_number(Self::EARLIEST));
        let last = f64::from(day_number(Self::LATEST)) + 1.0 - self.width.max(0.0) / self.per_day;
        Self {
            start: self.start.min(last).max(first),
            ..self
        }
    }
}

/// Points a day within the limits of zoom; nonsense becomes the farthest out.
fn limited(per_day: f64) -> f64 {
    if per_day.is_nan() {
        TimeAxis::MIN_PER_DAY
    } else {
        per_day.clamp(TimeAxis::MIN_PER_DAY, TimeAxis::MAX_PER_DAY)
    }
}

/// The 1st, 11th or 21st at or before a day, and the next such day.
fn tens_around(day: Day) -> (Day, Day) {
    let first = day.first_of_month();
    let place = |day: i8| date(first.year(), first.month(), day);
    match day.day() {
        1..=10 => (first, place(11)),
        11..=20 => (place(11), place(21)),
        _ => (place(21), ticks::months_after(first, 1)),
    }
}

/// The beginning of the stretch of `months` months that holds a day, and of the next stretch.
fn months_around(day: Day, months: i8) -> (Day, Day) {
    let month = (day.month() - 1) / months * months + 1;
    let first = date(day.year(), month, 1);
    (first, ticks::months_after(first, i32::from(months)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn axes() -> impl Strategy<Value = TimeAxis> {
        (
            10_000.0..30_000.0_f64,
            TimeAxis::MIN_PER_DAY..TimeAxis::MAX_PER_DAY,
            1.0..4000.0_f64,
        )
            .prop_map(|(start, per_day, width)| TimeAxis {
                start,
                per_day,
                width,
            })
    }

    #[test]
    fn a_bar_dragged_by_days_moves_by_so_many_over_leap_days_too() {
        use crate::edit::{Edit, History};
        use crate::plan::{Due, Id, Plan, PlanParts, Task};
        let axis = TimeAxis::fit(
            Day::constant(2019, 1, 1),
            Day::constant(2025, 12, 31),
            1_000.0,
        );
        for leap in [Day::constant(2020, 2, 29), Day::constant(2024, 2, 29)] {
            let start = leap.saturating_sub(ToSpan::days(3));
            let due = leap.saturating_sub(ToSpan::days(1));
            let task = Task {
                id: "a".into(),
                start: Some(start),
                due: Due::on(due),
                ..Task::default()
            };
            let plan = Plan::new(PlanParts {
                tasks: vec![task],
                ..PlanParts::default()
            });
            for n in -420..=420_i32 {
                // As the gesture reads it: the end of the bar, so many pixels on.
                let pixels = f64::from(n) * axis.per_day;
                let time = f64::from(day_number(due)) + 1.0 + pixels / axis.per_day;
                let days = day_number(axis.snap_end(time, true)) - day_number(due);
                assert_eq!(days, n);
                let mut history = History::new(plan.clone());
                let ids: Vec<Id> = vec!["a".into()];
                let on = Day::constant(2021, 11, 20);
                if n != 0 {
                    history.run(&Edit::MoveBars { ids, days, on }).unwrap();
                }
                let moved = history.plan().task(&"a".into()).unwrap();
                let by = |from: Day, to: Option<Day>| day_number(to.unwrap()) - day_number(from);
                assert_eq!(by(start, moved.start), n);
                let state = crate::plan::due_known_at(moved, on);
                assert_eq!(by(due, state.date), n);
            }
        }
    }

    proptest! {
        #[test]
        fn a_days_beginning_is_in_that_day(axis in axes(), number in -20_000..60_000_i32) {
            let day = day_of_number(f64::from(number));
            prop_assert_eq!(day_number(day), number);
            prop_assert_eq!(axis.day_at(axis.x_of(day)), day);
        }

        #[test]
        fn zooming_keeps_the_time_under_the_pointer(axis in axes(), x in 0.0..4000.0_f64, factor in 0.01..100.0_f64) {
            let zoomed = axis.zoomed_about(x, factor);
            prop_assert!((zoomed.exact_day_at(x) - axis.exact_day_at(x)).abs() < 1e-6);
            prop_assert!((TimeAxis::MIN_PER_DAY..=TimeAxis::MAX_PER_DAY).contains(&zoomed.per_day));
        }

        #[test]
        fn panning_back_returns(axis in axes(), dx in -1e3..1e3_f64) {
            let there = axis.panned(dx);
            prop_assert!((there.exact_day_at(dx) - axis.exact_day_at(0.0)).abs() < 1e-6);
            prop_assert!((there.panned(-dx).start - axis.start).abs() < 1e-6);
        }

        #[test]
        fn fitting_shows_both_days(from in 0..30_000_i32, days in 0..30_000_i32, width in 400.0..3000.0_f64) {
            let (from, to) = (day_of_number(f64::from(from)), day_of_number(f64::from(from + days)));
            let axis = TimeAxis::fit(from, to, width);
            prop_assert!(axis.x_of(from) >= -1e-6);
            prop_assert!(axis.x_of_end(to) <= width + 1e-6);
            prop_assert_eq!(axis, TimeAxis::fit(to, from, width));
        }

        #[test]
        fn snapping_goes_to_the_nearest_and_stays_there(axis in axes(), time in 10_000.0..30_000.0_f64) {
            let snapped = axis.snap(time, false);
            prop_assert_eq!(axis.snap(f64::from(day_number(snapped)), false), snapped);
            prop_assert!((f64::from(day_number(snapped)) - time).abs() <= 46.5);
            let free = axis.snap(time, true);
            prop_assert!((f64::from(day_number(free)) - time).abs() <= 0.5);
        }

        #[test]
        fn revealing_brings_the_day_into_view(axis in axes(), number in 0..50_000_i32) {
            let day = day_of_number(f64::from(number));
            let shown = axis.revealing(day, 10.0);
            prop_assert!(shown.shows(day, day));
            let again = shown.revealing(day, 10.0);
            // A day wider than the room between the margins cannot rest.
            if axis.per_day < axis.width / 3.0 {
                prop_assert!((again.start - shown.start).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn ends_snap_to_ends_of_months() {
        let axis = TimeAxis::default().at_level(Level::Quarters);
        let near = f64::from(day_number(date(2021, 11, 27)));
        assert_eq!(axis.snap(near, false), date(2021, 12, 1));
        assert_eq!(axis.snap_end(near, false), date(2021, 11, 30));
        let axis = axis.at_level(Level::Months);
        assert_eq!(axis.snap_end(near, false), date(2021, 11, 30));
        assert_eq!(axis.snap_end(near - 5.0, false), date(2021, 11, 20));
        assert_eq!(axis.snap_end(near, true), date(2021, 11, 26));
    }

    #[test]
    fn choosing_a_level_gives_that_level() {
        for level in Level::ALL {
            assert_eq!(TimeAxis::default().at_level(level).level(), level);
        }
    }

    #[test]
    fn nonsense_does_not_break_the_axis() {
        let axis = TimeAxis::default().zoomed_about(f64::NAN, f64::NAN);
        assert_eq!(axis.day_at(10.0).year(), axis.day_at(10.0).year());
        assert!(axis.per_day >= TimeAxis::MIN_PER_DAY);
        let empty = TimeAxis::fit(date(2021, 1, 1), date(2021, 1, 1), 0.0);
        assert!(empty.per_day >= TimeAxis::MIN_PER_DAY);
    }
}
