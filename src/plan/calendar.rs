//! Chinese working days: the State Council's holidays and make-up days, and what a plan adds to them.

use super::{Day, Head, NoticeUnit, PlanSettings};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Days off and make-up working days of the State Council's yearly notices; `assets/holidays.csv` names their source.
const HOLIDAYS: &str = include_str!("../../assets/holidays.csv");

/// A day of the table: whether it is a working day, and the holiday it belongs to.
type Entry<'a> = (bool, &'a str);

static BUILT_IN: LazyLock<BTreeMap<Day, Entry<'static>>> = LazyLock::new(|| {
    HOLIDAYS
        .lines()
        .filter_map(|line| {
            let mut cells = line.split(',');
            let day = cells.next()?.parse().ok()?;
            let working = match cells.next()? {
                "off" => false,
                "work" => true,
                _ => return None,
            };
            Some((day, (working, cells.next()?)))
        })
        .collect()
});

/// What kind of day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// A weekday to work on.
    Working,
    /// A Saturday or Sunday off.
    Weekend,
    /// Off for a holiday, by its name; weekends inside a holiday included.
    Holiday(&'a str),
    /// A weekend day to work on (调休上班), by the name of its holiday.
    MakeUp(&'a str),
}

impl DayKind<'_> {
    /// Whether people work on it.
    pub fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::MakeUp(_))
    }
}

/// The calendar of a plan: the built-in one with the days that the plan adds or has otherwise.
#[derive(Clone, Debug)]
pub struct Calendar<'a> {
    added: BTreeMap<Day, Entry<'a>>,
    years: BTreeSet<i16>,
}

impl<'a> Calendar<'a> {
    /// The calendar of a plan.
    pub fn of(head: &'a Head) -> Self {
        let added: BTreeMap<Day, Entry<'a>> = head
            .calendar
            .iter()
            .map(|day| (day.date, (day.working, day.name.as_str())))
            .collect();
        let years = BUILT_IN
            .keys()
            .chain(added.keys())
            .map(|day| day.year())
            .collect();
        Self { added, years }
    }

    /// Whether the holidays of a year are known, built in or added by the plan. Of other years only weekends are.
    pub fn known(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// The years from one day to another whose holidays are not known.
    pub fn unknown_years(&self, from: Day, to: Day) -> Vec<i16> {
        (from.year()..=to.year())
            .filter(|year| !self.known(*year))
            .collect()
    }

    /// The years built in, first and last.
    pub fn built_in_years() -> Option<(i16, i16)> {
        let first = BUILT_IN.keys().next()?;
        let last = BUILT_IN.keys().next_back()?;
        Some((first.year(), last.year()))
    }

    /// What kind of day a day is.
    pub fn kind(&self, day: Day) -> DayKind<'_> {
        let weekend = day.weekday().to_monday_zero_offset() >= 5;
        match self.added.get(&day).or_else(|| BUILT_IN.get(&day)) {
            Some((false, name)) => DayKind::Holiday(name),
            Some((true, name)) if weekend => DayKind::MakeUp(name),
            None if weekend => DayKind::Weekend,
            Some((true, _)) | None => DayKind::Working,
        }
    }

    /// Whether people work on a day.
    pub fn is_working(&self, day: Day) -> bool {
        self.kind(day).is_working()
    }

    /// Working days from one day to another, both included; 0 when the second is earlier.
    pub fn working_days(&self, from: Day, to: Day) -> usize {
        from.series(jiff::ToSpan::days(1))
            .take_while(|day| *day <= to)
            .filter(|day| self.is_working(*day))
            .count()
    }

    /// The day so many working days after another, that day itself not counted; 0 is the day itself.
    pub fn working_day_after(&self, from: Day, days: u32) -> Day {
        let Some(nth) = usize::try_from(days)
            .ok()
            .and_then(|days| days.checked_sub(1))
        else {
            return from;
        };
        from.series(jiff::ToSpan::days(1))
            .skip(1)
            .filter(|day| self.is_working(*day))
            .nth(nth)
            .unwrap_or(Day::MAX)
    }

    /// How many days of a notice have been counted at the end of `day`, by the plan's settings; 0 before it begins.
    pub fn notice_day(&self, first: Day, day: Day, settings: &PlanSettings) -> usize {
        let from = if settings.notice_first_day_counts {
            first
        } else {
            first.tomorrow().unwrap_or(first)
        };
        match settings.notice_unit {
            NoticeUnit::WorkingDays => self.working_days(from, day),
            NoticeUnit::CalendarDays => from
                .until(day)
                .ok()
                .and_then(|span| usize::try_from(span.get_days() + 1).ok())
                .unwrap_or(0),
        }
    }

    /// The last day of a public notice that begins on `first`, by the plan's settings: so many working or calendar days,
    /// the first counted or not. A length of 0 ends on the first day.
    pub fn notice_end(&self, first: Day, settings: &PlanSettings) -> Day {
        let counts = |day: &Day| match settings.notice_unit {
            NoticeUnit::WorkingDays => self.is_working(*day),
            NoticeUnit::CalendarDays => true,
        };
        let length = usize::try_from(settings.notice_length).unwrap_or(usize::MAX);
        let Some(nth) = length.checked_sub(1) else {
            return first;
        };
        first
            .series(jiff::ToSpan::days(1))
            .skip(usize::from(!settings.notice_first_day_counts))
            .filter(counts)
            .nth(nth)
            .unwrap_or(Day::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::super::CalendarDay;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_plan_is_due_45_working_days_after_the_feedback() {
        let head = Head::default();
        let calendar = Calendar::of(&head);
        // The third round's second and third batch, the day of the feedback not counted.
        for (feedback, due) in [
            (date(2024, 8, 20), date(2024, 10, 28)),
            (date(2024, 8, 21), date(2024, 10, 29)),
            (date(2025, 1, 9), date(2025, 3, 19)),
            (date(2025, 1, 10), date(2025, 3, 20)),
        ] {
            assert_eq!(calendar.working_day_after(feedback, 45), due);
            assert_eq!(calendar.working_day_after(feedback, 0), feedback);
        }
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        assert_eq!(BUILT_IN.len(), HOLIDAYS.lines().count() - 1);
        let head = Head::default();
        let calendar = Calendar::of(&head);
        let known: Vec<i16> = (2015..2035).filter(|year| calendar.known(*year)).collect();
        assert_eq!(known, [2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    }

    #[test]
    fn days_are_told_apart() {
        let head = Head::default();
        let calendar = Calendar::of(&head);
        for (day, kind) in [
            (date(2021, 11, 19), DayKind::Working),
            (date(2021, 11, 20), DayKind::Weekend),
            (date(2021, 10, 1), DayKind::Holiday("国庆节")),
            (date(2021, 10, 2), DayKind::Holiday("国庆节")),
            (date(2021, 10, 9), DayKind::MakeUp("国庆节")),
            (date(2031, 10, 1), DayKind::Working),
        ] {
            assert_eq!(calendar.kind(day), kind, "{day}");
        }
    }

    #[test]
    fn a_plan_adds_days_and_has_others_otherwise() {
        let head = Head {
            calendar: vec![
                CalendarDay {
                    date: date(2031, 10, 1),
                    working: false,
                    name: "国庆节".to_owned(),
                },
                CalendarDay {
                    date: date(2021, 10, 7),
                    working: true,
                    name: String::new(),
                },
            ],
            ..Head::default()
        };
        let calendar = Calendar::of(&head);
        assert_eq!(calendar.kind(date(2031, 10, 1)), DayKind::Holiday("国庆节"));
        assert_eq!(calendar.kind(date(2021, 10, 7)), DayKind::Working);
        assert!(calendar.known(2031) && !calendar.known(2032));
    }

    #[test]
    fn notices_as_published_end_where_they_did() {
        let head = Head::default();
        let calendar = Calendar::of(&head);
        let ten = PlanSettings::default();
        let first_not = PlanSettings {
            notice_first_day_counts: false,
            ..PlanSettings::default()
        };
        let seven_days = PlanSettings {
            notice_length: 7,
            notice_unit: NoticeUnit::CalendarDays,
            ..PlanSettings::default()
        };
        // Published notices of domain.md 3.4: Guangzhou, Dongli (Spring Festival), Jiangsu, Qijiang, Tiedong.
        for (settings, from, to) in [
            (&ten, date(2025, 3, 13), date(2025, 3, 26)),
            (&ten, date(2025, 1, 21), date(2025, 2, 8)),
            (&ten, date(2026, 2, 4), date(2026, 2, 24)),
            (&first_not, date(2025, 11, 21), date(2025, 12, 5)),
            (&seven_days, date(2019, 12, 13), date(2019, 12, 19)),
        ] {
            assert_eq!(calendar.notice_end(from, settings), to, "{from}");
        }
        assert_eq!(
            calendar.working_days(date(2025, 1, 21), date(2025, 2, 8)),
            10
        );
        assert_eq!(
            calendar.working_days(date(2025, 2, 8), date(2025, 1, 21)),
            0
        );
    }

    #[test]
    fn days_of_a_notice_are_counted_as_its_end_is() {
        let head = Head::default();
        let calendar = Calendar::of(&head);
        let first = date(2021, 11, 15);
        for (first_counts, unit, day, counted) in [
            (true, NoticeUnit::WorkingDays, date(2021, 11, 15), 1),
            (true, NoticeUnit::WorkingDays, date(2021, 11, 20), 5),
            (false, NoticeUnit::WorkingDays, date(2021, 11, 15), 0),
            (false, NoticeUnit::WorkingDays, date(2021, 11, 22), 5),
            (true, NoticeUnit::CalendarDays, date(2021, 11, 20), 6),
            (false, NoticeUnit::CalendarDays, date(2021, 11, 20), 5),
            (true, NoticeUnit::WorkingDays, date(2021, 11, 12), 0),
            (true, NoticeUnit::CalendarDays, date(2021, 11, 1), 0),
        ] {
            let settings = PlanSettings {
                notice_first_day_counts: first_counts,
                notice_unit: unit,
                ..PlanSettings::default()
            };
            assert_eq!(calendar.notice_day(first, day, &settings), counted, "{day}");
            let end = calendar.notice_end(first, &settings);
            assert_eq!(calendar.notice_day(first, end, &settings), 10);
        }
    }

    #[test]
    fn lengths_without_sense_end_somewhere() {
        let head = Head::default();
        let calendar = Calendar::of(&head);
        let length = |notice_length| PlanSettings {
            notice_length,
            ..PlanSettings::default()
        };
        let day = date(9999, 12, 1);
        assert_eq!(calendar.notice_end(day, &length(u32::MAX)), Day::MAX);
        assert_eq!(calendar.notice_end(day, &length(0)), day);
    }
}
