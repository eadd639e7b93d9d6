//! The stretch of time a chart shows by itself, and what lies outside a stretch: one far day never squeezes all others.

use super::TimeAxis;
use crate::plan::Day;
use jiff::ToSpan;
use std::collections::BTreeMap;

/// A gap of so many days is never too wide: plans look ahead a few years.
const NEAR: i32 = 5 * 366;

/// How many days lie from one day to another, both included.
pub fn days_of((from, to): (Day, Day)) -> i32 {
    (to - from).get_days() + 1
}

/// The window of a plan, widened to the days of what is drawn.
///
/// What lies further off than all before it is long (and further than five years) stays outside, and so does what would
/// make the stretch longer than `most` days. Where nothing lies within the window of the plan, the stretch begins with the
/// middle of what there is.
pub fn usual(window: (Day, Day), spans: &[(Day, Day)], most: i32) -> (Day, Day) {
    let seen = |span: &&(Day, Day)| span.0 <= window.1 && span.1 >= window.0;
    let mut middle: Vec<(Day, Day)> = spans.to_vec();
    middle.sort_unstable_by_key(|(from, to)| (*to, *from));
    let within = spans.iter().any(|span| seen(&span));
    let (mut from, mut to) = match middle.get(middle.len() / 2) {
        Some((_, last)) if !within => (*last, *last),
        _ => window,
    };
    let mut earlier: Vec<Day> = spans
        .iter()
        .map(|span| span.0)
        .filter(|day| *day < from)
        .collect();
    let mut later: Vec<Day> = spans
        .iter()
        .map(|span| span.1)
        .filter(|day| *day > to)
        .collect();
    earlier.sort_unstable_by(|a, b| b.cmp(a));
    later.sort_unstable();
    let (mut earlier, mut later) = (earlier.into_iter().peekable(), later.into_iter().peekable());
    // The nearer of the two sides first, so that room that is short goes to what is near.
    loop {
        let before = earlier.peek().map(|day| (from - *day).get_days());
        let after = later.peek().map(|day| (*day - to).get_days());
        let near = days_of((from, to)).max(NEAR);
        let fits = |gap: &i32| *gap <= near && days_of((from, to)) + *gap <= most;
        match (before.filter(fits), after.filter(fits)) {
            (Some(gap), other) if other.is_none_or(|other| gap <= other) => {
                from = earlier.next().unwrap_or(from);
            }
            (_, Some(_)) => to = later.next().unwrap_or(to),
            _ => return (from, to),
        }
    }
}

/// The first and last days of what is drawn, counted by day: how many lie before and after a stretch is told from them
/// without a look at each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    first: BTreeMap<Day, usize>,
    last: BTreeMap<Day, usize>,
}

/// How many lie wholly on one side of a stretch of time, and how far that side reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside {
    /// How many.
    pub count: usize,
    /// The day farthest out.
    pub reach: Day,
}

impl Outside {
    /// Two of one side together; `outer` tells which of two days is farther out.
    pub fn with(self, other: Self, outer: fn(Day, Day) -> Day) -> Self {
        Self {
            count: self.count + other.count,
            reach: outer(self.reach, other.reach),
        }
    }
}

impl Ends {
    /// Takes one in; nothing where it has no day at all.
    pub fn add(&mut self, first: Option<Day>, last: Option<Day>) {
        if let Some((first, last)) = both(first, last) {
            *self.first.entry(first).or_default() += 1;
            *self.last.entry(last).or_default() += 1;
        }
    }

    /// Takes one out that was taken in.
    pub fn remove(&mut self, first: Option<Day>, last: Option<Day>) {
        if let Some((first, last)) = both(first, last) {
            for (days, day) in [(&mut self.first, first), (&mut self.last, last)] {
                if let Some(count) = days.get_mut(&day) {
                    *count -= 1;
                    if *count == 0 {
                        days.remove(&day);
                    }
                }
            }
        }
    }

    /// What ends before the first day in view.
    pub fn before(&self, axis: &TimeAxis) -> Option<Outside> {
        let count = self
            .last
            .range(..axis.first_day())
            .map(|(_, count)| count)
            .sum();
        let reach = *self.first.first_key_value()?.0;
        (count > 0).then_some(Outside { count, reach })
    }

    /// What begins after the last day in view.
    pub fn after(&self, axis: &TimeAxis) -> Option<Outside> {
        use std::ops::Bound::{Excluded, Unbounded};
        let beyond = (Excluded(axis.last_day()), Unbounded);
        let count = self.first.range(beyond).map(|(_, count)| count).sum();
        let reach = *self.last.last_key_value()?.0;
        (count > 0).then_some(Outside { count, reach })
    }
}

fn both(first: Option<Day>, last: Option<Day>) -> Option<(Day, Day)> {
    let (from, to) = (first.or(last)?, last.or(first)?);
    // A bar without a start is a short piece before its deadline.
    let from = if first.is_some() {
        from
    } else {
        from.saturating_sub(29.days())
    };
    Some((from.min(to), to.max(from)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const WINDOW: (Day, Day) = (Day::constant(2020, 1, 1), Day::constant(2023, 12, 31));

    fn years(from: i16, to: i16) -> (Day, Day) {
        (date(from, 1, 1), date(to, 12, 31))
    }

    #[test]
    fn a_far_day_does_not_squeeze_the_others() {
        for far in [202, 1900] {
            let spans = [years(2020, 2021), years(2021, 2022), years(far, 2021)];
            assert_eq!(usual(WINDOW, &spans, i32::MAX), WINDOW, "{far}");
        }
        let spans = [years(2020, 2021), years(2018, 2025)];
        assert_eq!(usual(WINDOW, &spans, i32::MAX), years(2018, 2025));
        assert_eq!(usual(WINDOW, &[], i32::MAX), WINDOW);
    }

    #[test]
    fn a_plan_wholly_outside_its_window_is_shown_where_it_is() {
        let spans = [years(2030, 2031), years(2031, 2033)];
        assert_eq!(usual(WINDOW, &spans, i32::MAX), years(2030, 2033));
    }

    #[test]
    fn little_room_goes_to_what_is_near() {
        let spans = [years(2020, 2024), years(2021, 2029)];
        assert_eq!(usual(WINDOW, &spans, 6 * 366), years(2020, 2024));
    }

    #[test]
    fn what_lies_outside_is_counted_on_its_side() {
        let mut ends = Ends::default();
        ends.add(Some(date(202, 3, 1)), Some(date(202, 12, 31)));
        ends.add(Some(date(2021, 1, 1)), Some(date(2021, 12, 31)));
        ends.add(None, Some(date(2030, 6, 30)));
        ends.add(None, None);
        let axis = TimeAxis::fit(WINDOW.0, WINDOW.1, 800.0);
        let told = |outside: Option<Outside>| outside.map(|outside| (outside.count, outside.reach));
        assert_eq!(told(ends.before(&axis)), Some((1, date(202, 3, 1))));
        assert_eq!(told(ends.after(&axis)), Some((1, date(2030, 6, 30))));
        ends.remove(None, Some(date(2030, 6, 30)));
        assert_eq!(ends.after(&axis), None);
    }

    proptest! {
        #[test]
        fn the_stretch_ends_where_something_ends(
            spans in prop::collection::vec((0_i32..80_000, 0_i32..4_000), 0..12),
        ) {
            let day = |number: i32| date(1850, 1, 1).saturating_add(number.days());
            let spans: Vec<(Day, Day)> = spans
                .iter()
                .map(|(first, length)| (day(*first), day(first + length)))
                .collect();
            let (from, to) = usual(WINDOW, &spans, i32::MAX);
            prop_assert!(from <= to);
            prop_assert!(from == WINDOW.0 || spans.iter().any(|span| span.0 == from || span.1 == from));
            prop_assert!(to == WINDOW.1 || spans.iter().any(|span| span.1 == to));
            let some = spans.is_empty() || spans.iter().any(|span| span.0 <= to && span.1 >= from);
            prop_assert!(some, "nothing of {spans:?} is within {from} to {to}");
        }
    }
}
