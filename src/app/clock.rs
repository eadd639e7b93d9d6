//! The clock: the only place where the program asks what day and time it is.

use crate::plan::Day;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use std::time::{Duration, SystemTime};

/// The day on the calendar where the computer stands.
pub fn today() -> Day {
    now().date()
}

/// The local date and time, to the second.
pub fn now() -> DateTime {
    local(Timestamp::now())
}

/// How long it is until the next day begins; a little more, so that it has begun then.
pub fn until_midnight() -> Duration {
    let now = now();
    let passed = now.time().duration_since(jiff::civil::Time::midnight());
    let day = Duration::from_hours(24);
    day.saturating_sub(passed.unsigned_abs()) + Duration::from_secs(1)
}

/// The local date and time so long ago, to the second.
pub fn ago(time: Duration) -> Option<DateTime> {
    of_system_time(SystemTime::now().checked_sub(time)?)
}

/// A file's time as the local date and time; `None` outside the years that can be written.
pub fn of_system_time(time: SystemTime) -> Option<DateTime> {
    Timestamp::try_from(time).ok().map(local)
}

fn local(timestamp: Timestamp) -> DateTime {
    // Where the system does not tell its zone, the plan's own country is the best guess: China has one zone, UTC+8.
    let zone = TimeZone::try_system().unwrap_or_else(|_| TimeZone::fixed(Offset::constant(8)));
    in_zone(timestamp, &zone)
}

fn in_zone(timestamp: Timestamp, zone: &TimeZone) -> DateTime {
    let time = zone.to_datetime(timestamp);
    time.with().subsec_nanosecond(0).build().unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_is_less_than_a_day_away() {
        let left = until_midnight();
        assert!(left > Duration::ZERO && left <= Duration::from_secs(86_401));
    }

    #[test]
    fn a_named_zone_has_its_own_day() {
        // 05:00 in London is still the day before in Samoa, and later the same day in China.
        let instant: Timestamp = "2021-11-20T05:00:00Z".parse().expect("an instant");
        for (name, day) in [
            ("Pacific/Pago_Pago", Day::constant(2021, 11, 19)),
            ("Asia/Shanghai", Day::constant(2021, 11, 20)),
        ] {
            let zone = TimeZone::get(name).expect(name);
            assert_eq!(in_zone(instant, &zone).date(), day, "{name}");
        }
    }

    #[test]
    fn file_times_become_whole_local_seconds() {
        let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_637_400_000_750);
        let local = of_system_time(time).expect("a time of 2021");
        assert_eq!(local.subsec_nanosecond(), 0);
        assert_eq!(
            (local.date() - Day::constant(2021, 11, 20))
                .get_days()
                .abs()
                / 2,
            0,
            "within a day of 2021-11-20 in every zone"
        );
    }
}
