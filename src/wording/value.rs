//! Figures as cells and fields write them: `≥95.0%`, `1,717.5万亩`, `12,000余公里`, `—`; percents, counts and money.

use super::fold::narrow;
use crate::plan::Bound;

/// What a value cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// No figure: empty, `-`, `—`, `/`, `无`.
    None,
    /// A figure and how it is bounded.
    Some(f64, Bound),
}

impl Value {
    /// The figure with its bound, if there is one.
    pub fn figure(self) -> Option<(f64, Bound)> {
        match self {
            Self::None => None,
            Self::Some(number, bound) => Some((number, bound)),
        }
    }

    /// The value with its point moved by so many places, without the noise of a multiplication.
    fn shifted(self, places: i32) -> Self {
        match self {
            Self::Some(number, bound) if places != 0 => {
                let moved = format!("{number}e{places}").parse();
                Self::Some(moved.unwrap_or(number), bound)
            }
            same => same,
        }
    }
}

/// A value: thousands, percent signs, bounds (`≥`, `>`, `超过`, `余`) and a unit behind understood; `None` for other text.
pub fn value(text: &str) -> Option<Value> {
    Some(parts(text, "")?.0)
}

/// A value of something counted in a unit: as [`value`], and what is said in a larger or smaller unit of the same kind
/// is turned into it (`1.2亿` of what is counted in 万元 is 12,000; of what has no large unit 120,000,000).
pub fn value_in(text: &str, unit: &str) -> Option<Value> {
    let unit = narrow(unit);
    let (value, behind) = parts(text, &unit)?;
    if behind == unit {
        return Some(value);
    }
    let behind = behind.trim_start_matches(['余', '多']);
    let (places, rest) = magnitude(behind);
    let (own, plain) = magnitude(&unit);
    // `1.2亿三千万` says two figures.
    if places > 0 && rest.contains(is_numeral) {
        return None;
    }
    let said = places > 0 || (!behind.is_empty() && behind == plain);
    Some(if said {
        value.shifted(places - own)
    } else {
        value
    })
}

fn is_numeral(sign: char) -> bool {
    "零一二两三四五六七八九十百千万亿".contains(sign)
}

/// A value and the unit written behind it, as it stands without blanks; `own` is one that needs no proof of being one.
fn parts(text: &str, own: &str) -> Option<(Value, String)> {
    let plain = narrow(text).replace('。', ".");
    if ["", "-", "--", "~", "~~", "/", "无", "n/a", "N/A", "…"].contains(&plain.as_str()) {
        return Some((Value::None, String::new()));
    }
    let (mut rest, mut bound) = bounded(&plain);
    rest = rest.strip_prefix('约').unwrap_or(rest);
    let (number, unit) = rest.split_at(number_end(rest));
    // More words than a unit make the cell a sentence, not a figure.
    if unit != own && !is_unit(unit) {
        return None;
    }
    if unit.contains('余') && bound == Bound::Exact {
        bound = Bound::MoreThan;
    }
    let number: f64 = without_thousands(number)?.parse().ok()?;
    number
        .is_finite()
        .then(|| (Value::Some(number, bound), unit.to_owned()))
}

/// Where the figures at the start of a text end.
fn number_end(text: &str) -> usize {
    text.char_indices()
        .find(|(at, c)| {
            !(c.is_ascii_digit() || ".,".contains(*c) || (*at == 0 && "+-".contains(*c)))
        })
        .map_or(text.len(), |(at, _)| at)
}

/// Whether words behind a figure can be its unit: a few Chinese ones, or Latin letters that units are written with.
/// `abc` is none, and a figure before it may be anything.
fn is_unit(unit: &str) -> bool {
    // Letters that may be a size as well as a unit (`M`, `T`) are none: a wrong guess would be a million times off.
    const LETTERS: [&str; 54] = [
        "m", "km", "cm", "mm", "hm", "ha", "g", "kg", "mg", "ug", "ng", "t", "l", "L", "mL", "ml",
        "d", "a", "h", "s", "min", "W", "kW", "MW", "GW", "Wh", "kWh", "MWh", "GWh", "J", "kJ",
        "MJ", "GJ", "tce", "tCO", "kgce", "gce", "Pa", "kPa", "MPa", "NTU", "ppm", "ppb", "dB",
        "A", "C", "K", "Bq", "Sv", "mSv", "pH", "pcs", "x", "hm2",
    ];
    const WORDS: [&str; 16] = [
        "day", "days", "people", "person", "persons", "ton", "tons", "tonne", "tonnes", "year",
        "years", "month", "months", "yuan", "mu", "times",
    ];
    let latin = |c: char| c.is_ascii_alphabetic();
    if unit.contains(|c: char| c.is_ascii_digit()) && !unit.contains(latin) {
        return false;
    }
    unit.split(['/', '·', '(', ')']).all(|part| {
        let part = part.replace(['μ', 'µ'], "u");
        let part = part.trim_end_matches(|c: char| "23²³₂₃".contains(c));
        if part.contains(latin) {
            let letters = part.trim_start_matches(|c: char| !latin(c));
            LETTERS.contains(&letters) || WORDS.contains(&letters.to_lowercase().as_str())
        } else {
            part.chars().count() <= 6
        }
    }) && unit.chars().count() <= 12
}

/// How many places the point of a unit of 万, 亿 and their tens stands off, and the plain unit.
fn magnitude(unit: &str) -> (i32, &str) {
    const SIZES: [(&str, i32); 9] = [
        ("万亿", 12),
        ("千亿", 11),
        ("百亿", 10),
        ("十亿", 9),
        ("亿", 8),
        ("千万", 7),
        ("百万", 6),
        ("十万", 5),
        ("万", 4),
    ];
    SIZES
        .into_iter()
        .find_map(|(word, places)| Some((places, unit.strip_prefix(word)?)))
        .unwrap_or((0, unit))
}

/// The bound that a figure without blanks begins with, and the figure behind it.
fn bounded(plain: &str) -> (&str, Bound) {
    const BOUNDS: [(&str, Bound); 17] = [
        (">=", Bound::AtLeast),
        ("＞=", Bound::AtLeast),
        ("≥", Bound::AtLeast),
        ("≧", Bound::AtLeast),
        ("⩾", Bound::AtLeast),
        ("不低于", Bound::AtLeast),
        ("不少于", Bound::AtLeast),
        ("<=", Bound::AtMost),
        ("＜=", Bound::AtMost),
        ("≤", Bound::AtMost),
        ("≦", Bound::AtMost),
        ("⩽", Bound::AtMost),
        ("不高于", Bound::AtMost),
        ("不超过", Bound::AtMost),
        (">", Bound::MoreThan),
        ("＞", Bound::MoreThan),
        ("超过", Bound::MoreThan),
    ];
    BOUNDS
        .iter()
        .find_map(|(sign, bound)| plain.strip_prefix(sign).map(|rest| (rest, *bound)))
        .unwrap_or((plain, Bound::Exact))
}

/// Whether a cell holds what a spreadsheet shows where it has no value to show, or no room for its digits: `#N/A`,
/// `#REF!`, `####`, `1.38E+10`.
pub fn is_sheet_slip(text: &str) -> bool {
    let text = text.trim();
    if let Some(error) = text.strip_prefix('#') {
        let known = [
            "N/A", "REF!", "VALUE!", "DIV/0!", "NAME?", "NUM!", "NULL!", "SPILL!",
        ];
        return known.contains(&error) || (error.len() > 1 && error.bytes().all(|b| b == b'#'));
    }
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digit = |b: u8| b.is_ascii_digit();
    let shown = digits.strip_prefix('-').unwrap_or(digits);
    let (whole, rest) = shown.split_once('.').unwrap_or((shown, "0"));
    power
        .strip_prefix(['+', '-'])
        .is_some_and(|power| matches!(power.len(), 2 | 3) && power.bytes().all(digit))
        && whole.len() == 1
        && whole.bytes().all(digit)
        && !rest.is_empty()
        && rest.bytes().all(digit)
}

/// A value typed alone into a field: as [`value`], with commas between groups of four digits (`1,2000`) or an exponent;
/// `None` where it is no finite number.
pub fn typed_value(text: &str) -> Option<Value> {
    value(text)
        .or_else(|| value(&ungrouped(text)?))
        .or_else(|| with_exponent(text))
}

/// A value typed into a field of something counted in a unit: as [`value_in`], read as [`typed_value`] does.
pub fn typed_value_in(text: &str, unit: &str) -> Option<Value> {
    value_in(text, unit)
        .or_else(|| value_in(&ungrouped(text)?, unit))
        .or_else(|| with_exponent(text))
}

/// A figure typed where its unit is not known: a bare number or a percent. Words behind it might mean another size.
pub fn typed_figure(text: &str) -> Option<f64> {
    let plain = narrow(text);
    let (rest, _) = bounded(&plain);
    let behind = &rest[number_end(rest)..];
    let bare = behind.trim_end_matches('%').is_empty();
    typed_value(text)
        .filter(|_| bare)
        .or_else(|| with_exponent(text))?
        .figure()
        .map(|value| value.0)
}

/// A text whose figure has commas between groups of four digits, as Chinese may count, without them. Other commas may be
/// meant as points (`12,5`).
fn ungrouped(text: &str) -> Option<String> {
    let plain = narrow(text).replace('。', ".");
    let (rest, _) = bounded(&plain);
    let number = &rest[..number_end(rest)];
    let whole = number.split('.').next().unwrap_or(number);
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let by_four = whole.contains(',') && !first.is_empty() && groups.all(|group| group.len() == 4);
    by_four.then(|| plain.replacen(number, &number.replace(',', ""), 1))
}

fn with_exponent(text: &str) -> Option<Value> {
    let plain = narrow(text);
    let (rest, bound) = bounded(&plain);
    let number: f64 = rest.trim_end_matches('%').parse().ok()?;
    number.is_finite().then_some(Value::Some(number, bound))
}

/// Money in 万元 from a cell, `Some(None)` where the cell names none; `2亿元` is 20,000 and `350000元` 35. `None` for other
/// text.
pub fn amount(text: &str) -> Option<Option<f64>> {
    Some(value_in(text, MONEY)?.figure().map(|value| value.0))
}

/// Money in 万元 typed alone into a field: as [`amount`], read as [`typed_value`] does.
pub fn typed_amount(text: &str) -> Option<Option<f64>> {
    Some(typed_value_in(text, MONEY)?.figure().map(|value| value.0))
}

/// What money is counted in.
const MONEY: &str = "万元";

/// A count typed into a field, with or without its unit (`3`, `３人`); `None` where it is no whole number.
pub fn count(text: &str) -> Option<u32> {
    let Value::Some(number, Bound::Exact) = typed_value(text)? else {
        return None;
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number that fits"
    )]
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number))
        .then_some(number as u32)
}

/// A number's digits without thousands separators; `None` where commas stand elsewhere.
fn without_thousands(number: &str) -> Option<String> {
    let whole = number.split('.').next().unwrap_or(number);
    let mut groups = whole.split(',').skip(1);
    groups
        .all(|group| group.len() == 3)
        .then(|| number.replace(',', ""))
        .filter(|digits| digits.bytes().any(|b| b.is_ascii_digit()))
}

/// How the bare numbers of a column of percents are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Out of a hundred: `55` is 55 %.
    #[default]
    Points,
    /// Shares of one: `0.55` is 55 % and `1` is 100 %.
    Shares,
    /// Shares stand among numbers above one, so that nobody can tell whether `0.5` is 50 % or half a percent.
    Mixed,
}

impl Scale {
    /// The scale of cells that belong together: shares where none is above one and one at least is a fraction.
    pub fn of<'t>(cells: impl IntoIterator<Item = &'t str>) -> Self {
        let (mut above, mut below, mut fraction) = (false, false, false);
        for cell in cells {
            if let Some(number) = bare(cell) {
                above |= number > 1.0;
                below |= number > 0.0 && number < 1.0;
                fraction |= number > 0.0 && number <= 1.0 && cell.contains('.');
            }
        }
        match (above, below, fraction) {
            (true, true, _) => Self::Mixed,
            (false, _, true) => Self::Shares,
            _ => Self::Points,
        }
    }
}

/// A number without a percent sign.
fn bare(text: &str) -> Option<f64> {
    match value(text)? {
        Value::Some(number, _) if !text.contains(['%', '％']) => Some(number),
        _ => None,
    }
}

/// A percent from `80%`, `80` or the share `0.8`; `None` outside 0 to 100.
pub fn percent(text: &str) -> Option<u8> {
    percent_at(text, Scale::of([text]))
}

/// A percent of a column whose bare numbers are meant so; `None` outside 0 to 100, and where the scale leaves it open.
pub fn percent_at(text: &str, scale: Scale) -> Option<u8> {
    let Value::Some(number, _) = value(text)? else {
        return None;
    };
    let number = match (bare(text), scale) {
        (Some(share), Scale::Shares) => share * 100.0,
        (Some(share), Scale::Mixed) if share > 0.0 && share < 1.0 => return None,
        _ => number,
    };
    whole_percent(number)
}

/// The percent that words report (`累计85%`, `约 60％`); `None` where they name none, several, or a difference.
pub fn percent_said(text: &str) -> Option<u8> {
    const OTHER: [&str; 16] = [
        "未", "不", "增", "提高", "上升", "升", "降", "比", "较", "剩", "余", "差", "少", "尚",
        "缺", "占",
    ];
    let plain = narrow(text);
    if OTHER.iter().any(|word| plain.contains(word)) {
        return None;
    }
    let (before, after) = plain.split_once('%')?;
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let from = before.trim_end_matches(digit).len();
    let (words, number) = before.split_at(from);
    let alone = !words.contains(digit) && !after.contains(|c: char| c.is_ascii_digit());
    let signed = words.ends_with(['-', '+', '~', '至']);
    (alone && !signed)
        .then(|| number.parse().ok().and_then(whole_percent))
        .flatten()
}

fn whole_percent(number: f64) -> Option<u8> {
    let number = number.round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 0 to 100"
    )]
    (0.0..=100.0).contains(&number).then_some(number as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_bounds() {
        use Bound::{AtLeast, AtMost, Exact, MoreThan};
        for (text, number, bound) in [
            ("326", 326.0, Exact),
            ("95.9%", 95.9, Exact),
            ("≥ 95", 95.0, AtLeast),
            ("＞300天", 300.0, MoreThan),
            ("超过1,717.5万亩", 1717.5, MoreThan),
            ("12,000余公里", 12000.0, MoreThan),
            ("<=35", 35.0, AtMost),
            ("-2.5", -2.5, Exact),
            ("约８０", 80.0, Exact),
            ("８０。５", 80.5, Exact),
            ("⩾ 90.5", 90.5, AtLeast),
            ("＞＝55%", 55.0, AtLeast),
        ] {
            assert_eq!(value(text), Some(Value::Some(number, bound)), "{text}");
        }
        for text in ["", "—", "-", "/", "无"] {
            assert_eq!(value(text), Some(Value::None), "{text}");
        }
        for text in ["待核定", "1,2", "比2019年增加7天", "."] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn a_large_unit_behind_a_figure_counts() {
        for (text, unit, number) in [
            ("1.2亿", "", 1.2e8),
            ("1.2亿", "元", 1.2e8),
            ("1.2亿", "万元", 12_000.0),
            ("1.2亿元", "亿元", 1.2),
            ("1.2", "亿元", 1.2),
            ("1,717.5万亩", "万亩", 1717.5),
            ("1717.5万亩", "亩", 17_175_000.0),
            ("17175000亩", "万亩", 1717.5),
            ("约12,000余亩", "万亩", 1.2),
            ("6.5万吨/日", "吨/日", 65_000.0),
            ("55dB(A)", "dB(A)", 55.0),
            ("1.1亿", "元", 110_000_000.0),
            ("0.57万", "吨", 5_700.0),
            ("3千万元", "万元", 3_000.0),
            ("5百万", "", 5_000_000.0),
            ("3千克", "千克", 3.0),
            ("2.5个百分点", "个百分点", 2.5),
            ("500 tce", "tce", 500.0),
            ("12 NTU", "NTU", 12.0),
            ("7 Sxx", "Sxx", 7.0),
            ("326 days", "天", 326.0),
            ("3km", "km", 3.0),
            ("35μg/m³", "μg/m3", 35.0),
            ("300天", "天", 300.0),
            ("95%", "%", 95.0),
        ] {
            let said = value_in(text, unit).and_then(Value::figure);
            assert_eq!(said.map(|said| said.0), Some(number), "{text} in {unit}");
        }
        for text in [
            "12abc",
            "3吨2",
            "120 M",
            "1.2亿三千万元",
            "1.2亿三千万元左右吧",
        ] {
            assert_eq!(value_in(text, ""), None, "{text}");
        }
    }

    #[test]
    fn what_a_spreadsheet_shows_for_want_of_room_is_known() {
        for slip in [
            "#N/A", "#REF!", "#DIV/0!", "########", "1.38E+10", "1.38e+10", "5E-05",
        ] {
            assert!(is_sheet_slip(slip), "{slip}");
        }
        for plain in [
            "#",
            "#3 井",
            "E+10",
            "13800001234",
            "1.38",
            "2E 区",
            "A1E+10",
            "无",
        ] {
            assert!(!is_sheet_slip(plain), "{plain}");
        }
        // Half a percent stays half a percent.
        assert_eq!(value("0.5%"), Some(Value::Some(0.5, Bound::Exact)));
        assert_eq!(typed_value("0.5%"), Some(Value::Some(0.5, Bound::Exact)));
    }

    #[test]
    fn a_value_typed_alone_may_have_commas_anywhere() {
        use Bound::{AtLeast, Exact, MoreThan};
        for (text, number, bound) in [
            ("≥ 90.5", 90.5, AtLeast),
            ("＞55%", 55.0, MoreThan),
            ("12,000", 12000.0, Exact),
            ("1,2000", 12000.0, Exact),
            ("-11.1", -11.1, Exact),
            ("－１１。１", -11.1, Exact),
            ("1e3", 1000.0, Exact),
        ] {
            assert_eq!(
                typed_value(text),
                Some(Value::Some(number, bound)),
                "{text}"
            );
        }
        assert_eq!(typed_value(" – "), Some(Value::None));
        for (text, unit, number) in [
            ("1,2000万", "亩", 120_000_000.0),
            ("1,2000元", "万元", 1.2),
            ("12,000", "万元", 12_000.0),
        ] {
            let said = typed_value_in(text, unit).and_then(Value::figure);
            assert_eq!(said.map(|said| said.0), Some(number), "{text} in {unit}");
        }
        assert_eq!(typed_value_in("1e3万", "亩"), None);
        for (text, figure) in [
            ("1,200.5", Some(1200.5)),
            ("95%", Some(95.0)),
            ("1e3", Some(1000.0)),
            ("1.2亿", None),
            ("3吨", None),
        ] {
            assert_eq!(typed_figure(text), figure, "{text}");
        }
        for bad in ["NaN", "inf", "约三百", "1e999", "12，5", "1,23", "12abc"] {
            assert_eq!(typed_value(bad), None, "{bad}");
        }
    }

    #[test]
    fn money_counts_in_ten_thousands_and_people_in_whole_numbers() {
        for (text, said) in [
            ("1,200.5", Some(Some(1200.5))),
            ("３５０．５万元", Some(Some(350.5))),
            ("2亿元", Some(Some(20_000.0))),
            ("350000元", Some(Some(35.0))),
            ("3千万", Some(Some(3_000.0))),
            ("-3", Some(Some(-3.0))),
            ("", Some(None)),
            ("–", Some(None)),
            ("约三百", None),
        ] {
            assert_eq!(amount(text), said, "{text}");
            assert_eq!(typed_amount(text), said, "{text}");
        }
        // A stray comma may part two figures or stand for a point.
        assert_eq!(amount("1,2"), None);
        assert_eq!(typed_amount("1,2"), None);
        for (text, number) in [("3", Some(3)), ("３ 人", Some(3)), ("0", Some(0))] {
            assert_eq!(count(text), number, "{text}");
        }
        for bad in ["", "-1", "1.5", "两", "≥3", "99999999999"] {
            assert_eq!(count(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_scale_belongs_to_the_column() {
        let read = |cells: &[&str]| -> Vec<Option<u8>> {
            let scale = Scale::of(cells.iter().copied());
            cells.iter().map(|cell| percent_at(cell, scale)).collect()
        };
        assert_eq!(read(&["0.3", "0.55", "1"]), [30, 55, 100].map(Some));
        assert_eq!(read(&["30", "55", "1"]), [30, 55, 1].map(Some));
        assert_eq!(read(&["0", "1"]), [0, 1].map(Some));
        assert_eq!(read(&["0.3", "1", "55%"]), [30, 100, 55].map(Some));
        assert_eq!(
            read(&["0.5", "60", "", "1"]),
            [None, Some(60), None, Some(1)]
        );
        assert_eq!(Scale::of(["0.5", "60"]), Scale::Mixed);
    }

    #[test]
    fn words_around_a_percent_are_no_matter_unless_they_say_something_else() {
        for (text, percent) in [
            ("累计85%", Some(85)),
            ("约 60％", Some(60)),
            ("已完成总工程量的 92.5%。", Some(93)),
            ("提高5%", None),
            ("比上月多3%", None),
            ("30%-40%", None),
            ("一期100%，二期60%", None),
            ("85", None),
            ("未达85%", None),
            ("120%", None),
        ] {
            assert_eq!(percent_said(text), percent, "{text}");
        }
    }

    #[test]
    fn a_share_is_a_percent() {
        for (text, percent) in [
            ("80%", Some(80)),
            ("８０％", Some(80)),
            ("１００％", Some(100)),
            ("85 %", Some(85)),
            ("0.8", Some(80)),
            ("1", Some(1)),
            ("120", None),
            ("101", None),
            ("-1", None),
            ("半", None),
            ("NaN", None),
            ("快了", None),
            ("", None),
        ] {
            assert_eq!(super::percent(text), percent, "{text}");
        }
    }
}
