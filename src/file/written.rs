//! Writing a plan on all cores, and writing it again after some of it has changed: what has not is taken over as it stands.

use super::crew;
use super::format::{FORMAT, NAME, unit_words};
use super::layout::{Unwritable, Words, Writer};
use super::plain;
use crate::plan::kinds::with_kinds;
use crate::plan::{Id, OfUnits, Plan, Records};
use serde::Serialize;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// How many records are written in one go on one core, and how many such goes before they are put together.
const RECORDS: usize = 256;
const GOES: usize = 32;

/// Fewer records than this are written faster than threads are started.
const MANY: usize = 64;

/// The text of a plan file with the plan it is of. It knows where each record stands, so that the plan can be written
/// again, as it has become since, for the price of what has changed; see [`Written::again`].
pub struct Written {
    plan: Plan,
    text: String,
    /// Where the records stand; `None` where `ron` has written them.
    starts: Option<Starts>,
}

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Written({} bytes)", self.text.len())
    }
}

impl Written {
    /// Writes a plan.
    pub fn of(plan: &Plan) -> Self {
        Self::from(plan, None)
    }

    /// Writes a plan that was made of this one by changes: every record that is still the same one, and the units of which
    /// are still called the same, keeps its text. The outcome is that of [`Written::of`], byte for byte.
    pub fn again(self, plan: &Plan) -> Self {
        Self::from(plan, Some(&self))
    }

    fn from(plan: &Plan, before: Option<&Self>) -> Self {
        let known = before.and_then(|before| Some((before, before.starts.as_ref()?)));
        let (text, starts) = match written(plan, known) {
            Ok((text, starts)) => (text, Some(starts)),
            // No record of a plan is such a one; were there one, ron may know how to write it.
            Err(error) => {
                log::error!("{error}");
                (plain::write(plan), None)
            }
        };
        let plan = plan.clone();
        Self { plan, text, starts }
    }

    /// How many records [`Written::again`] writes anew.
    #[cfg(test)]
    pub(super) fn anew(&self, plan: &Plan) -> usize {
        anew(plan, self)
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The text of a plan file: one field a line, records sorted by id, trailing commas, Chinese text as it is.
///
/// The same plan always gives the same bytes.
pub fn write(plan: &Plan) -> String {
    Written::of(plan).text
}

macro_rules! lists_of_kinds {
    ($($field:ident: $record:ident, $about:literal;)+) => {
        /// Where each record of each list begins in a text, and where its list ends.
        #[derive(Default)]
        struct Starts {
            $($field: Vec<usize>,)+
        }

        fn written(
            plan: &Plan,
            before: Option<(&Written, &Starts)>,
        ) -> Result<(String, Starts), Unwritable> {
            let words = unit_words(plan);
            let reworded = before.map(|(before, _)| reworded(&before.plan, plan, &words));
            let mut writer = Writer::new(1, &words);
            // Room that is not used is never touched, and costs nothing.
            writer.text.reserve(before.map_or(0, |(before, _)| before.text.len() + before.text.len() / 16));
            writer.text.push_str(NAME);
            writer.text.push_str("(\n");
            writer.field("format", &FORMAT)?;
            writer.field("head", plan.head())?;
            let mut text = writer.text;
            let mut starts = Starts::default();
            $(
                let known = before.zip(reworded.as_ref()).map(|((before, starts), reworded)| Known {
                    records: before.plan.$field(),
                    starts: &starts.$field,
                    text: &before.text,
                    reworded,
                });
                starts.$field = list(&mut text, stringify!($field), plan.$field(), &words, known.as_ref())?;
            )+
            text.push_str(")\n");
            text.shrink_to_fit();
            Ok((text, starts))
        }

        #[cfg(test)]
        fn anew(plan: &Plan, before: &Written) -> usize {
            let reworded = reworded(&before.plan, plan, &unit_words(plan));
            let mut anew = 0;
            $(
                let known = before.starts.as_ref().map(|starts| Known {
                    records: before.plan.$field(),
                    starts: &starts.$field,
                    text: &before.text,
                    reworded: &reworded,
                });
                let cut = stretches(plan.$field(), known.as_ref());
                anew += cut.iter().map(Stretch::to_write).sum::<usize>();
            )+
            anew
        }
    };
}

with_kinds!(lists_of_kinds);

/// The units that are called otherwise than they were, by id.
fn reworded(before: &Plan, plan: &Plan, words: &Words<'_>) -> HashSet<String> {
    if before.units().ptr_eq(plan.units()) {
        return HashSet::new();
    }
    let old = unit_words(before);
    let now = words.iter().filter(|(id, word)| old.get(*id) != Some(word));
    let gone = old.iter().filter(|(id, _)| !words.contains_key(*id));
    now.chain(gone).map(|(id, _)| (*id).to_owned()).collect()
}

/// A list as it was written before.
struct Known<'b, R> {
    records: &'b Records<R>,
    starts: &'b [usize],
    text: &'b str,
    reworded: &'b HashSet<String>,
}

impl<R: OfUnits> Known<'_, R> {
    fn calls_units_the_same(&self, record: &R) -> bool {
        let other = |id: &Id| self.reworded.contains(id.as_str());
        self.reworded.is_empty() || !record.refers_to(&other)
    }
}

/// Records that stand one behind the other.
enum Stretch<'p, R> {
    /// Those at these places of the list as it was; their text is known.
    Same(Range<usize>),
    /// Those that are written.
    New(Vec<&'p Arc<R>>),
}

/// Cuts a list into what is known and what is not.
fn stretches<'p, R: OfUnits>(
    records: &'p Records<R>,
    known: Option<&Known<'_, R>>,
) -> Vec<Stretch<'p, R>> {
    let mut stretches: Vec<Stretch<'p, R>> = Vec::new();
    let mut old = known
        .into_iter()
        .flat_map(|known| known.records)
        .enumerate()
        .peekable();
    for (id, record) in records {
        // Both are in the order of ids; what is left out here has gone.
        while old.next_if(|(_, (own, _))| *own < id).is_some() {}
        let same = old
            .next_if(|(_, (own, _))| *own == id)
            .filter(|(_, (_, own))| {
                Arc::ptr_eq(own, record)
                    && known.is_some_and(|known| known.calls_units_the_same(record))
            });
        match (same, stretches.last_mut()) {
            (Some((place, _)), Some(Stretch::Same(range))) if range.end == place => range.end += 1,
            (Some((place, _)), _) => stretches.push(Stretch::Same(place..place + 1)),
            (None, Some(Stretch::New(list))) if list.len() < RECORDS => list.push(record),
            (None, _) => stretches.push(Stretch::New(vec![record])),
        }
    }
    stretches
}

/// Writes a list of the plan; where each record begins, and where the last one ends.
fn list<R: OfUnits + Serialize + Send + Sync>(
    text: &mut String,
    name: &str,
    records: &Records<R>,
    words: &Words<'_>,
    known: Option<&Known<'_, R>>,
) -> Result<Vec<usize>, Unwritable> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    text.push_str("  ");
    text.push_str(name);
    text.push_str(": [\n");
    let mut starts = Vec::with_capacity(records.len() + 1);
    for go in stretches(records, known).chunks(GOES) {
        let new: usize = go.iter().map(Stretch::to_write).sum();
        let threads = if new < MANY { 1 } else { crew::cores() };
        let made = crew::each(threads, go.iter(), |stretch| match stretch {
            Stretch::Same(_) => Ok(Lines::default()),
            Stretch::New(records) => lines(records, words),
        });
        for (stretch, made) in go.iter().zip(made) {
            let here = text.len();
            if let (Stretch::Same(places), Some(known)) = (stretch, known) {
                let from = known.starts[places.start];
                text.push_str(&known.text[from..known.starts[places.end]]);
                let moved = known.starts[places.clone()]
                    .iter()
                    .map(|start| start - from);
                starts.extend(moved.map(|start| here + start));
            } else {
                let made = made?;
                text.push_str(&made.text);
                starts.extend(made.starts.iter().map(|start| here + start));
            }
        }
    }
    starts.push(text.len());
    text.push_str("  ],\n");
    Ok(starts)
}

impl<R> Stretch<'_, R> {
    /// How many records are to be written.
    fn to_write(&self) -> usize {
        match self {
            Self::Same(_) => 0,
            Self::New(records) => records.len(),
        }
    }
}

/// Records as they were written, and where each begins.
#[derive(Default)]
struct Lines {
    text: String,
    starts: Vec<usize>,
}

fn lines<R: Serialize>(records: &[&Arc<R>], words: &Words<'_>) -> Result<Lines, Unwritable> {
    let mut writer = Writer::new(2, words);
    let mut starts = Vec::with_capacity(records.len());
    for record in records {
        starts.push(writer.text.len());
        writer.line(record)?;
    }
    Ok(Lines {
        text: writer.text,
        starts,
    })
}
