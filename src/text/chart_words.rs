//! The phrases of the chart room: the header of the time axis.

use super::Phrase;

crate::phrases! {
    YEAR: "{year}年" / "{year}";
    YEARS: "{from}–{to}年" / "{from}–{to}";
    /// The week that begins on this day of the month.
    WEEK: "{day}日" / "{day}";
    FIRST_QUARTER: "一季" / "Q1";
    SECOND_QUARTER: "二季" / "Q2";
    THIRD_QUARTER: "三季" / "Q3";
    FOURTH_QUARTER: "四季" / "Q4";
    JANUARY: "1月" / "Jan";
    FEBRUARY: "2月" / "Feb";
    MARCH: "3月" / "Mar";
    APRIL: "4月" / "Apr";
    MAY: "5月" / "May";
    JUNE: "6月" / "Jun";
    JULY: "7月" / "Jul";
    AUGUST: "8月" / "Aug";
    SEPTEMBER: "9月" / "Sep";
    OCTOBER: "10月" / "Oct";
    NOVEMBER: "11月" / "Nov";
    DECEMBER: "12月" / "Dec";
}

/// The quarters of a year.
pub const QUARTERS: [Phrase; 4] = [FIRST_QUARTER, SECOND_QUARTER, THIRD_QUARTER, FOURTH_QUARTER];

/// The months of a year, short.
pub const MONTHS: [Phrase; 12] = [
    JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER,
    DECEMBER,
];
