//! The fields to pick from: those every plan has, and those that its years, lists, units and indicators give.

use super::field::{CATEGORIES, Field, HEADS};
use super::indicators;
use super::plain_fields::PLAIN;
use crate::assess::{Assessment, rounds_in_order};
use crate::plan::{Day, Plan};
use crate::text::{Language, Phrase, paper_words as words};
use crate::wording::{self, natural_key};

/// A field to pick.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// As it is written between braces.
    pub key: String,
    /// The field.
    pub field: Field,
    /// The heading it stands under.
    pub group: Phrase,
    /// Its name.
    pub name: String,
}

/// How many lead units are offered by name; any other can be typed.
const UNITS: usize = 40;
/// How many periods of an indicator are offered, the latest first.
const PERIODS: usize = 4;

/// Every field to pick from at a date, by group.
pub fn catalogue(plan: &Plan, assessment: &Assessment, language: Language) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut put = |key: String, group: Phrase| {
        if let Some(field) = Field::parse(&key) {
            let name = field.name(language);
            entries.push(Entry {
                key,
                field,
                group,
                name,
            });
        }
    };
    let mut groups: Vec<Phrase> = Vec::new();
    for plain in PLAIN {
        if groups.last() != Some(&plain.group) {
            groups.push(plain.group);
        }
    }
    for group in groups {
        for plain in PLAIN.iter().filter(|plain| plain.group == group) {
            put(plain.key.to_owned(), group);
        }
        if group == words::GROUP_TASKS {
            for year in assessment.totals().by_year().keys().flatten() {
                for head in ["due", "completed", "open"] {
                    put(format!("{head}.{year}"), words::GROUP_YEARS);
                }
            }
        }
    }
    indicator_keys(plan, assessment.as_of(), &mut |key| {
        put(key, words::GROUP_INDICATORS);
    });
    for list in plan.lists_in_order() {
        let name = if list.short.is_empty() {
            &list.title
        } else {
            &list.short
        };
        for head in ["list", "list.completed"] {
            put(format!("{head}:{name}"), words::GROUP_LISTS);
        }
    }
    for special in plan.special_plans().values() {
        put(
            format!("special_plan:{}", special.title),
            words::GROUP_LISTS,
        );
    }
    for (id, _) in rounds_in_order(plan, assessment.totals().by_round()) {
        for part in ["", ".completed", ".closed_out", ".open"] {
            put(format!("round.{id}{part}"), words::GROUP_ROUNDS);
        }
    }
    for (key, category) in CATEGORIES {
        if assessment.totals().by_category().contains_key(&category) {
            put(format!("category:{key}"), words::GROUP_CATEGORIES);
        }
    }
    let labels = plan.unit_labels();
    let mut units: Vec<(&String, usize)> = assessment
        .totals()
        .by_lead_unit()
        .iter()
        .filter_map(|(id, tally)| Some((labels.get(id.as_ref()?)?, tally.tasks())))
        .collect();
    units.sort_by_cached_key(|(name, tasks)| (std::cmp::Reverse(*tasks), natural_key(name)));
    for (name, _) in units.into_iter().take(UNITS) {
        for head in ["unit", "unit.completed"] {
            put(format!("{head}:{name}"), words::GROUP_UNITS);
        }
    }
    entries
}

/// The keys of indicators that have a value at the date.
fn indicator_keys(plan: &Plan, as_of: Day, put: &mut dyn FnMut(String)) {
    for indicator in plan.indicators_in_order() {
        let own = indicator.region == plan.head().region || indicator.region.is_empty();
        let name = if own {
            indicator.name.clone()
        } else {
            format!("{}/{}", indicator.region, indicator.name)
        };
        let mut points: Vec<_> = indicator
            .points
            .iter()
            .filter(|point| point.end <= as_of && point.value.is_some())
            .collect();
        points.sort_by_key(|point| (std::cmp::Reverse(point.end), point.start));
        points.dedup_by_key(|point| (point.start, point.end, point.base.clone()));
        for point in points.iter().take(PERIODS) {
            let twin = points.iter().any(|other| {
                (other.start, other.end) == (point.start, point.end) && other.base != point.base
            });
            let base = if twin {
                format!("#{}", point.base)
            } else {
                String::new()
            };
            put(format!(
                "indicator:{name}@{}{base}",
                indicators::key(point.start, point.end)
            ));
            let period = Some((point.start, point.end));
            if indicators::change(indicator, period, &point.base, as_of, Language::Zh).is_ok() {
                put(format!(
                    "indicator.change:{name}@{}{base}",
                    indicators::key(point.start, point.end)
                ));
            }
        }
    }
}

/// Up to three fields that are written like a name that is none, the nearest first.
pub(super) fn near(name: &str) -> Vec<String> {
    const KIN: usize = 3;
    let wanted = wording::fold(name.trim());
    let letters = wanted.chars().count();
    let most = (letters / 2).max(2);
    let mut scored: Vec<(usize, &str)> = PLAIN
        .iter()
        .map(|plain| plain.key)
        .chain(HEADS)
        // A name so much longer is like none, however long it is.
        .filter(|key| letters <= 2 * (key.len() + KIN))
        .map(|key| {
            // The same first part weighs more than the letters after it (complaints.satisfied).
            let head = |text: &str| text.split(['.', ':']).next().unwrap_or("").to_owned();
            let kin = wanted.contains(['.', ':']) && head(key) == head(&wanted);
            let kin = if kin { KIN } else { 0 };
            (distance(&wanted, key).saturating_sub(kin), key)
        })
        .filter(|(score, _)| *score <= most)
        .collect();
    scored.sort_unstable();
    scored
        .into_iter()
        .take(3)
        .map(|(_, key)| key.to_owned())
        .collect()
}

/// How many letters must be put, taken or changed to make one text of the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, letter) in from.chars().enumerate() {
        let mut corner = row[0];
        row[0] = line + 1;
        for (place, other) in to.iter().enumerate() {
            let changed = corner + usize::from(letter != *other);
            corner = row[place + 1];
            row[place + 1] = changed.min(corner + 1).min(row[place] + 1);
        }
    }
    row[to.len()]
}
