//! The clock: the only place where the program asks what day and time it is.

use crate::plan::Day;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use std::time::SystemTime;

/// The day on the calendar where the computer stands.
pub fn today() -> Day {
    now().date()
}

/// The local date and time, to the second.
pub fn now() -> DateTime {
    local(Timestamp::now())
}

/// A file's time as the local date and time; `None` outside the years that can be written.
pub fn of_system_time(time: SystemTime) -> Option<DateTime> {
    Timestamp::try_from(time).ok().map(local)
}

fn local(timestamp: Timestamp) -> DateTime {
    // Where the system does not tell its zone, the plan's own country is the best guess: China has one zone, UTC+8.
    let zone = TimeZone::try_system().unwrap_or_else(|_| TimeZone::fixed(Offset::constant(8)));
    let time = zone.to_datetime(timestamp);
    time.with().subsec_nanosecond(0).build().unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

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
