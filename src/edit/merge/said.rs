//! What a field says, in words for a reader, and what typed words mean for it.

use super::altered::Altered;
use super::decision::Writable;
use super::naming;
use crate::plan::{Day, Due, Id, LightOverride, Plan};
use crate::text::{Language, Phrase, merge_words as words, number};
use crate::wording;

/// What a side says, ready to be shown in either language.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// The record or entry is deleted.
    Deleted,
    /// Text, a date, a number: the same in both languages.
    Text(String),
    /// Words of the program.
    Words(Phrase),
    /// Words with something in them.
    Filled(Phrase, String),
    /// Fields of a record, or of an entry, that read otherwise.
    Fields(Altered),
    /// Several, one a line.
    Lines(Vec<Self>),
}

impl Said {
    /// As text; nothing said is empty.
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Deleted => words::DELETED.of(language).to_owned(),
            Self::Text(text) => text.clone(),
            Self::Words(phrase) => phrase.of(language).to_owned(),
            Self::Filled(phrase, what) => phrase.fill(language, &[("what", what)]),
            Self::Fields(altered) => altered.text(language),
            Self::Lines(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| line.text(language)).collect();
                lines.join("\n")
            }
        }
    }

    /// Whether nothing is said.
    pub fn is_nothing(&self) -> bool {
        *self == Self::Nothing
    }

    pub(super) fn of_text(text: &str) -> Self {
        if text.trim().is_empty() {
            Self::Nothing
        } else {
            Self::Text(text.to_owned())
        }
    }
}

/// What a field holds that is taken from one side or the other as a whole.
pub(super) trait Value: Clone + PartialEq {
    /// What may be typed for it.
    const WRITABLE: Option<Writable> = None;
    /// Whether it may be empty.
    const EMPTY: bool = false;

    /// What it says in a plan, in a field of this name.
    fn said(&self, plan: &Plan, field: &str) -> Said;

    /// What typed words mean.
    fn written(_: &str) -> Option<Self> {
        None
    }

    /// Its day.
    fn day(&self) -> Option<Day> {
        None
    }
}

impl<T: Value> Value for Option<T> {
    const WRITABLE: Option<Writable> = T::WRITABLE;
    const EMPTY: bool = true;

    fn said(&self, plan: &Plan, field: &str) -> Said {
        self.as_ref()
            .map_or(Said::Nothing, |value| value.said(plan, field))
    }

    fn written(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(None);
        }
        T::written(text).map(Some)
    }

    fn day(&self) -> Option<Day> {
        self.as_ref().and_then(Value::day)
    }
}

impl Value for String {
    const WRITABLE: Option<Writable> = Some(Writable::Text);
    const EMPTY: bool = true;

    fn said(&self, _: &Plan, _: &str) -> Said {
        Said::of_text(self)
    }

    fn written(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Value for Day {
    const WRITABLE: Option<Writable> = Some(Writable::Day);

    fn said(&self, _: &Plan, _: &str) -> Said {
        Said::Text(crate::text::date(*self))
    }

    fn written(text: &str) -> Option<Self> {
        wording::parse_day(text)
    }

    fn day(&self) -> Option<Day> {
        Some(*self)
    }
}

impl Value for Due {
    const WRITABLE: Option<Writable> = Some(Writable::Due);
    const EMPTY: bool = true;

    fn said(&self, _: &Plan, _: &str) -> Said {
        let date = self.date.map(crate::text::date);
        Said::of_text(&match (date, self.wording.trim()) {
            (Some(date), "") => date,
            (Some(date), wording) => format!("{date} {wording}"),
            (None, wording) => wording.to_owned(),
        })
    }

    fn written(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(Self::default());
        }
        wording::parse_due(text)
    }

    fn day(&self) -> Option<Day> {
        self.date
    }
}

impl Value for bool {
    fn said(&self, _: &Plan, _: &str) -> Said {
        Said::Words(if *self { words::YES } else { words::NO })
    }
}

impl Value for u8 {
    const WRITABLE: Option<Writable> = Some(Writable::Percent);

    fn said(&self, _: &Plan, field: &str) -> Said {
        Said::Text(if field == "percent" {
            format!("{self}%")
        } else {
            self.to_string()
        })
    }

    fn written(text: &str) -> Option<Self> {
        wording::percent(text)
    }
}

impl Value for u32 {
    const WRITABLE: Option<Writable> = Some(Writable::Count);

    fn said(&self, _: &Plan, _: &str) -> Said {
        Said::Text(self.to_string())
    }

    fn written(text: &str) -> Option<Self> {
        wording::count(text)
    }
}

impl Value for i32 {
    fn said(&self, _: &Plan, _: &str) -> Said {
        Said::Text(self.to_string())
    }
}

impl Value for f64 {
    const WRITABLE: Option<Writable> = Some(Writable::Number);

    fn said(&self, _: &Plan, _: &str) -> Said {
        Said::Text(
            number(*self, 6, Language::Zh)
                .trim_end_matches('0')
                .trim_end_matches('.')
                .to_owned(),
        )
    }

    fn written(text: &str) -> Option<Self> {
        wording::typed_figure(text)
    }
}

impl Value for Id {
    fn said(&self, plan: &Plan, field: &str) -> Said {
        Said::Text(naming::referred(plan, field, self))
    }
}

impl Value for LightOverride {
    fn said(&self, plan: &Plan, field: &str) -> Said {
        let Self {
            light,
            date,
            reason,
        } = self;
        let mut lines = vec![light.said(plan, field), date.said(plan, field)];
        lines.push(Said::of_text(reason));
        lines.retain(|line| !line.is_nothing());
        Said::Lines(lines)
    }

    fn day(&self) -> Option<Day> {
        Some(self.date)
    }
}
