//! The day of the Chinese lunar calendar, with its festivals and the solar terms, as Chinese desk calendars show it.

use crate::plan::Day;
use egui::{Id, Ui};
use std::ops::RangeInclusive;
use std::sync::Arc;
use tyme4rs::tyme::Culture as _;
use tyme4rs::tyme::solar::SolarDay;

/// The years with lunar words: near the ends of its own range, far beyond any plan, the library unwinds instead of
/// refusing, and its months are not known to be right.
const YEARS: RangeInclusive<i16> = 1900..=2200;

fn solar(day: Day) -> Option<SolarDay> {
    if !YEARS.contains(&day.year()) {
        return None;
    }
    let year = isize::from(day.year());
    let month = usize::from(day.month().unsigned_abs());
    SolarDay::new(year, month, usize::from(day.day().unsigned_abs())).ok()
}

/// What stands under a day: a festival, else a solar term that begins, else the lunar month on its first day, else the
/// lunar day.
pub(super) fn short(day: Day) -> String {
    let Some(solar) = solar(day) else {
        return String::new();
    };
    let lunar = solar.get_lunar_day();
    if let Some(festival) = lunar.get_festival() {
        // Short enough for the cell: the two characters of 重阳节 that name it; 春节 and 除夕 whole.
        return festival.get_name().chars().take(2).collect();
    }
    let term = solar.get_term_day();
    if term.get_day_index() == 0 {
        return term.get_name();
    }
    if lunar.get_day() == 1 {
        return lunar.get_lunar_month().get_name();
    }
    lunar.get_name()
}

/// The lunar date in full: `九月廿六`; empty where the calendar does not reach.
pub(super) fn full(day: Day) -> String {
    solar(day).map_or_else(String::new, |solar| {
        let lunar = solar.get_lunar_day();
        format!("{}{}", lunar.get_lunar_month().get_name(), lunar.get_name())
    })
}

/// The words under the 42 days from one on, worked out once for a month on screen.
pub(super) fn month(ui: &Ui, id: Id, start: Day) -> Arc<Vec<String>> {
    let key = id.with("lunar");
    let kept = ui.data(|data| data.get_temp::<(Day, Arc<Vec<String>>)>(key));
    if let Some((_, words)) = kept.filter(|(day, _)| *day == start) {
        return words;
    }
    let words: Vec<String> = start
        .series(jiff::ToSpan::days(1))
        .take(42)
        .map(short)
        .collect();
    let words = Arc::new(words);
    ui.data_mut(|data| data.insert_temp(key, (start, Arc::clone(&words))));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn october_2021_reads_as_a_desk_calendar() {
        for (day, words) in [
            (date(2021, 10, 2), "廿六"),
            (date(2021, 10, 6), "九月"),
            (date(2021, 10, 8), "寒露"),
            (date(2021, 10, 14), "重阳"),
            (date(2021, 10, 23), "霜降"),
            (date(2021, 10, 31), "廿六"),
            (date(2020, 1, 25), "春节"),
        ] {
            assert_eq!(short(day), words, "{day}");
        }
        for day in [Day::MIN, date(1, 1, 1), date(1899, 12, 31), Day::MAX] {
            assert_eq!((short(day), full(day)), (String::new(), String::new()));
        }
        for year in YEARS {
            assert!(!short(date(year, 1, 1)).is_empty() && !full(date(year, 12, 31)).is_empty());
        }
        assert_eq!(full(date(2021, 10, 31)), "九月廿六");
        // 2020 had a second fourth month.
        assert_eq!(full(date(2020, 6, 1)), "闰四月初十");
    }
}
