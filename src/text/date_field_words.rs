//! The phrases of the date field and its calendar.

crate::phrases! {
    NOT_A_DATE: "看不懂这个日期。可写 2021-10-31、10.31、10月底、2021年底前、+30。" / "This is not understood as a date. Write 2021-10-31, 10.31, 2021年底前 or +30.";
    NO_SUCH_DAY: "{month}没有 {day} 日，请核对。" / "{month} has no day {day}; please check it.";
    NO_SUCH_MONTH: "一年没有 {month} 月，请核对。" / "There is no month {month}; please check it.";
    YEAR_OUTSIDE: "年份 {year} 不在 1900 至 2200 年之间，请核对。" / "The year {year} is not between 1900 and 2200; please check it.";
    EMPTY: "这里必须有日期。" / "A date is needed here.";
    NO_DATE: "没有日期" / "no date";
    OPEN_CALENDAR: "{field} 日历" / "{field} calendar";
    PREVIOUS_MONTH: "上个月" / "Previous month";
    NEXT_MONTH: "下个月" / "Next month";
    PREVIOUS_YEAR: "上一年" / "Previous year";
    NEXT_YEAR: "下一年" / "Next year";
    TODAY: "今天" / "Today";
    CLEAR: "清除" / "Clear";
    DAY_OFF: "休" / "H";
    MAKE_UP_DAY: "班" / "W";
    LUNAR: "{day} · 农历{lunar}" / "{day} ({lunar})";
    LATER_BY: "比原来晚 {days} 天，合 {working} 个工作日" / "{days} {days|day|days} later than before, {working} working days";
    EARLIER_BY: "比原来早 {days} 天，合 {working} 个工作日" / "{days} {days|day|days} earlier than before, {working} working days";
}
