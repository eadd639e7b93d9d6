//! The wordings that plans and ledgers use, and texts that are none.

use super::*;
use crate::plan::YEARS;
use crate::wording::year_outside;
use jiff::civil::date;
use proptest::prelude::*;

#[test]
fn wordings_are_understood_and_kept() {
    use Precision::{Day, HalfYear, Month, Quarter, Year};
    for (text, (y, m, d), precision) in [
        // tasks.csv and the ledgers
        ("2021年底前", (2021, 12, 31), Year),
        ("2022年年底前", (2022, 12, 31), Year),
        ("2020年10月底前", (2020, 10, 31), Month),
        ("2022年6月底前", (2022, 6, 30), Month),
        ("2022年12月", (2022, 12, 31), Month),
        ("2021年3月31日前", (2021, 3, 31), Day),
        ("2020年底前，长期坚持", (2020, 12, 31), Year),
        ("2023年底前,长期坚持", (2023, 12, 31), Year),
        // other usual wordings
        ("2021年", (2021, 12, 31), Year),
        ("2021年度", (2021, 12, 31), Year),
        ("2021", (2021, 12, 31), Year),
        ("2021年末", (2021, 12, 31), Year),
        ("2021年内完成", (2021, 12, 31), Year),
        ("2021年前", (2021, 12, 31), Year),
        ("2021年完成整改", (2021, 12, 31), Year),
        ("21年底前", (2021, 12, 31), Year),
        ("2020年2月底前", (2020, 2, 29), Month),
        ("2021年2月末", (2021, 2, 28), Month),
        ("2021年6月前", (2021, 6, 30), Month),
        ("2021年6月份", (2021, 6, 30), Month),
        ("2021.6", (2021, 6, 30), Month),
        ("2021-06", (2021, 6, 30), Month),
        ("2021/6", (2021, 6, 30), Month),
        ("202106", (2021, 6, 30), Month),
        ("2021年6月上旬", (2021, 6, 10), Day),
        ("2021年6月中旬前", (2021, 6, 20), Day),
        ("2021年6月下旬", (2021, 6, 30), Month),
        ("2021年三季度末", (2021, 9, 30), Quarter),
        ("2021年第三季度", (2021, 9, 30), Quarter),
        ("2021年3季度", (2021, 9, 30), Quarter),
        ("2021年第1季度前", (2021, 3, 31), Quarter),
        ("2021年上半年", (2021, 6, 30), HalfYear),
        ("2021年下半年", (2021, 12, 31), HalfYear),
        ("2021年年中", (2021, 6, 30), HalfYear),
        ("二〇二一年底前", (2021, 12, 31), Year),
        ("二○二二年六月底前", (2022, 6, 30), Month),
        ("2021年十二月底前", (2021, 12, 31), Month),
        ("２０２２年６月底前", (2022, 6, 30), Month),
        ("2022 年 6 月底前", (2022, 6, 30), Month),
        ("2021年11月20日前完成", (2021, 11, 20), Day),
        ("立行立改，2021年9月底前", (2021, 9, 30), Month),
        // several dates: the latest
        ("2023年年底前建成；2025年年底前达标", (2025, 12, 31), Year),
        ("2020年5月至2021年12月", (2021, 12, 31), Month),
        ("2021-2023年", (2023, 12, 31), Year),
        ("2021年6月底前完成清理、12月底前复绿", (2021, 12, 31), Month),
        ("2021年1月起，2022年6月底前完成", (2022, 6, 30), Month),
        ("新建管网2000公里，2022年底前", (2022, 12, 31), Year),
        // English
        ("end of 2021", (2021, 12, 31), Year),
        ("by June 2022", (2022, 6, 30), Month),
        ("Sept 2022", (2022, 9, 30), Month),
        ("Q3 2021", (2021, 9, 30), Quarter),
        ("mid-2022", (2022, 6, 30), HalfYear),
        ("by 31 Dec 2021", (2021, 12, 31), Day),
    ] {
        let due = parse_due(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(due.date, Some(date(y, m, d)), "{text}");
        assert_eq!(due.precision, precision, "{text}");
        assert_eq!(due.wording, text, "the words stay");
        assert_eq!(parse_day(text), None, "{text} is no exact day");
    }
}

#[test]
fn exact_days_need_no_words() {
    for text in [
        "2021-11-20",
        "2021.11.20",
        "2021/11/20",
        "2021年11月20日",
        "2021年11月20号",
        " 2021年11月20 ",
        "20211120",
        "２０２１－１１－２０",
        "二〇二一年十一月二十日",
        "2021-11-20 00:00:00",
        "2021-11-20T08:00",
        "2021/11/20 0:00",
        "20 Nov 2021",
        "November 20th, 2021",
    ] {
        assert_eq!(parse_day(text), Some(date(2021, 11, 20)), "{text}");
        assert_eq!(parse_due(text), Some(Due::on(date(2021, 11, 20))), "{text}");
    }
    assert_eq!(parse_day("2021-1-5"), Some(date(2021, 1, 5)));
}

#[test]
fn work_without_an_end_date_keeps_its_words() {
    for text in [
        "立行立改",
        "长期坚持",
        "立行立改，并长期坚持",
        "持续推进",
        "Ongoing",
        "2021年起长期坚持",
    ] {
        let due = parse_due(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((due.date, due.wording.as_str()), (None, text));
    }
    assert!(says_immediate("立行立改，长期坚持") && says_continuing("立行立改，长期坚持"));
    assert!(!says_immediate("2021年底前") && !says_continuing("2021年底前"));
}

#[test]
fn texts_that_say_nothing_are_not_guessed() {
    for text in [
        "",
        " ",
        "尽快",
        "6月底前",
        "10日内",
        "三年内",
        "2021年春节前",
        "2021年13月底前",
        "2021-02-30",
        "2021年2月30日",
        "20210230",
        "2021年五季度",
        "31 Feb 2021",
        "新建管网2000公里",
        "023-68001234",
        "99999999999999999999",
    ] {
        assert_eq!(parse_due(text), None, "{text}");
        assert_eq!(parse_day(text), None, "{text}");
    }
}

#[test]
fn what_is_written_is_understood_again() {
    use Precision::{Day, HalfYear, Month, Quarter, Year};
    for (day, precision, text) in [
        (date(2021, 11, 20), Day, "2021-11-20"),
        (date(2022, 6, 30), Month, "2022年6月底前"),
        (date(2021, 9, 30), Quarter, "2021年三季度末"),
        (date(2021, 6, 30), HalfYear, "2021年上半年"),
        (date(2021, 12, 31), HalfYear, "2021年下半年"),
        (date(2021, 12, 31), Year, "2021年底前"),
    ] {
        let due = Due {
            date: Some(day),
            precision,
            wording: String::new(),
        };
        assert_eq!(due_text(&due), text);
        let again = parse_due(text).expect(text);
        assert_eq!(
            (again.date, again.precision),
            (Some(day), precision),
            "{text}"
        );
        assert_eq!(due_text(&again), text);
    }
    assert_eq!(due_text(&Due::default()), "");
}

proptest! {
    #[test]
    fn any_text_is_taken_without_panic(text in ".{0,40}") {
        let _ = parse_due(&text);
        let _ = parse_day(&text);
    }

    #[test]
    fn date_like_texts_give_days_of_the_calendar_and_keep_their_words(
        parts in proptest::collection::vec(
            prop_oneof![
                (0u32..100_000).prop_map(|n| n.to_string()),
                proptest::sample::select(vec![
                    "年", "月", "日", "底前", "季度", "上半年", "第", "-", "/", ".", " ", "至", "起", "十", "二〇二一",
                    "立行立改", "2021", "12", "end of ", "Feb ", "q3 ",
                ]).prop_map(str::to_owned),
            ],
            0..10,
        )
    ) {
        let text = parts.concat();
        if let Some(due) = parse_due(&text) {
            prop_assert!(!due.is_empty());
            prop_assert!(due.wording.is_empty() || due.wording == text.trim());
            if let Some(day) = due.date {
                prop_assert!(YEARS.contains(&day.year()));
            }
        }
    }

    #[test]
    fn every_day_written_is_read(days in 0i32..80_000) {
        let day = date(1950, 1, 1) + jiff::ToSpan::days(days);
        for text in [
            day.to_string(),
            format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            format!("{}.{}.{}", day.year(), day.month(), day.day()),
            format!("{:04}{:02}{:02}", day.year(), day.month(), day.day()),
        ] {
            prop_assert_eq!(parse_day(&text), Some(day));
        }
    }
}

#[test]
fn short_years_full_stops_and_wide_digits_mean_what_they_mean() {
    for text in [
        "2021。3。5",
        "２０２１。３。５",
        "２０２１．３．５",
        "２０２１－０３－０５",
        "21.3.5",
        "21-3-5",
        "21/03/05",
        "２１。３。５",
        "21年3月5日",
    ] {
        assert_eq!(parse_day(text), Some(date(2021, 3, 5)), "{text}");
    }
    for text in [
        "21.3.5.6",
        "1.21.3.5",
        "10.3.5",
        "3.5",
        "完成21.3。",
        "99-12-31",
    ] {
        assert_eq!(parse_day(text), None, "{text}");
    }
}

#[test]
fn a_year_that_no_plan_speaks_of_is_no_date_and_is_named() {
    for (text, year) in [
        ("0202-03-01", "0202"),
        ("202-3-1", "202"),
        ("1821年3月", "1821"),
        ("2201.1.1", "2201"),
        ("20211-1-1", "20211"),
    ] {
        assert_eq!(parse_day(text), None, "{text}");
        assert_eq!(year_outside(text).as_deref(), Some(year), "{text}");
    }
    for text in [
        "2021-03-01",
        "1900-01-01",
        "2200年",
        "下周",
        "123",
        "13.40",
        "300.5",
    ] {
        assert_eq!(year_outside(text), None, "{text}");
    }
    assert_eq!(parse_day("2200-12-31"), Some(date(2200, 12, 31)));
    assert_eq!(parse_day("1900-01-01"), Some(date(1900, 1, 1)));
}
