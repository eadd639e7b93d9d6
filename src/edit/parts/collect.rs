//! Parts taken back in: each is merged against how it was given out; what is still missing is told.

use super::extract::{head_change, waivers_of};
use super::packed::{Fault, pack, unpack};
use crate::assess::compare::record_words;
use crate::edit::merge::{
    Conflict, Decision, Merge, Place, Side, Spot, What, differences, merge_part, same_records,
};
use crate::plan::{CalendarDay, Change, Day, GivenOut, Head, Id, Origin, Plan, Waiver};
use crate::text::{Language, Phrase, parts_words as words};
use std::collections::HashMap;
use std::sync::Arc;

/// What becomes of a part that was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Taken in.
    Taken,
    /// Taken in, though this plan does not know that it gave it out: an older copy of the plan, or one by the side.
    Unrecorded,
    /// Taken in before, with nothing new; or handed in twice.
    Twice,
    /// Two contents of one part were handed in, and the later one cannot be told from the other; the first was taken.
    TwoVersions,
    /// A later content of the part, or a later part of the unit, was taken in before; not taken.
    Older,
    /// A part of another plan; not taken.
    OtherPlan,
    /// No part of any plan; not taken.
    NoPart,
    /// How it was given out cannot be read from it any more; not taken.
    Damaged,
    /// How it was given out would unpack to more than any part holds; not taken.
    TooLarge,
}

impl Standing {
    /// Whether it was taken in.
    pub fn is_taken(self) -> bool {
        matches!(self, Self::Taken | Self::Unrecorded)
    }

    /// Whether it was not taken in, and somebody has to look at it.
    pub fn is_refused(self) -> bool {
        !self.is_taken() && self != Self::Twice
    }

    /// In JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Unrecorded => "unrecorded",
            Self::Twice => "twice",
            Self::TwoVersions => "two_versions",
            Self::Older => "older",
            Self::OtherPlan => "other_plan",
            Self::NoPart => "no_part",
            Self::Damaged => "damaged",
            Self::TooLarge => "too_large",
        }
    }

    const fn phrase(self) -> Phrase {
        match self {
            Self::Taken => words::TAKEN,
            Self::Unrecorded => words::UNRECORDED,
            Self::Twice => words::TWICE,
            Self::TwoVersions => words::TWO_VERSIONS,
            Self::Older => words::OLDER,
            Self::OtherPlan => words::OTHER_PLAN,
            Self::NoPart => words::NO_PART,
            Self::Damaged => words::DAMAGED,
            Self::TooLarge => words::TOO_LARGE,
        }
    }

    /// What became of it, and what to do.
    pub fn sentence(self, language: Language) -> &'static str {
        self.phrase().of(language)
    }
}

impl From<Fault> for Standing {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Damaged => Self::Damaged,
            Fault::TooLarge => Self::TooLarge,
        }
    }
}

/// A part that was handed in.
#[derive(Clone, Debug)]
pub struct Brought {
    /// What it was handed in as, such as the name of its file.
    pub name: String,
    /// What it says of where it comes from.
    pub origin: Option<Origin>,
    /// What becomes of it.
    pub standing: Standing,
    /// Days of the calendar that the unit entered. They are not taken: the calendar is the plan's.
    pub calendar_left_out: Vec<CalendarDay>,
    /// What the unit set aside for the whole of its plan. It is not taken: it would hold for all.
    pub waivers_left_out: Vec<Waiver>,
    part: Plan,
    /// The part with a head as it is merged.
    theirs: Plan,
    /// How it was given out.
    given: Plan,
    /// How it was given out, with what was taken in since.
    base: Plan,
    /// What differs from how it was given out, packed: its content.
    content: String,
    merge: Option<Merge>,
    /// Conflicts with what an earlier part of this collecting brought, by the place of that part.
    rivals: HashMap<Spot, usize>,
}

impl Brought {
    /// What it brings, and its conflicts; `None` where it was not taken in.
    pub fn merge(&self) -> Option<&Merge> {
        self.merge.as_ref()
    }

    /// Its conflicts.
    pub fn conflicts(&self) -> &[Conflict] {
        self.merge.as_ref().map_or(&[], Merge::conflicts)
    }

    /// How many changes it brings that needed no decision.
    pub fn changes(&self) -> usize {
        let places = self.merge.as_ref().map_or_else(Vec::new, Merge::places);
        places
            .iter()
            .filter(|place| place.side == Side::Theirs)
            .count()
    }

    /// How many of its conflicts wait for a decision; they are asked again when the part comes again.
    pub fn undecided(&self) -> usize {
        self.merge.as_ref().map_or(0, Merge::undecided)
    }

    /// What differs in a plan from how the part was given out, packed.
    fn content_of(&self, part: &Plan) -> String {
        let before = self.given.head();
        let after = Head {
            waivers: own_waivers(part),
            ..Head::clone(before)
        };
        pack(&Change {
            head: (after != **before).then(|| (Arc::clone(before), Arc::new(after))),
            ..differences(&self.given, part)
        })
    }

    /// Gives both sides of the part the head of a plan, with what a unit may change of it: what is set aside for its tasks.
    fn put_heads(&mut self, plan: &Plan) {
        let head = self.part.head();
        let is_new = |day: &&CalendarDay| {
            let known = [self.given.head(), plan.head()];
            !known.iter().any(|head| head.calendar.contains(*day))
        };
        self.calendar_left_out = head.calendar.iter().filter(is_new).cloned().collect();
        let own = own_waivers(&self.part);
        let others = |waiver: &&Waiver| !own.contains(*waiver);
        self.waivers_left_out = head.waivers.iter().filter(others).cloned().collect();
        let holds = |id: &Id| self.part.task(id).is_some();
        let known = waivers_of(self.base.head(), holds);
        self.theirs = self.part.clone();
        for (side, waivers) in [(&mut self.base, known), (&mut self.theirs, own)] {
            let head = Head {
                waivers,
                origin: self.origin.clone(),
                ..Head::clone(plan.head())
            };
            let change = head_change(side, head);
            side.apply(&change);
        }
    }

    /// What it takes out of the plan without a question, by name.
    pub fn removals(&self) -> Vec<Removal> {
        let Some(merge) = &self.merge else {
            return Vec::new();
        };
        let places = merge.places();
        let removed = places
            .into_iter()
            .filter(|place| place.side == Side::Theirs && place.what == What::Removed);
        let named = removed.map(|place| {
            let (number, title) = merge.called(&place.spot);
            let name = format!("{} {}", number.trim(), title.trim());
            Removal {
                name: name.trim().to_owned(),
                place,
            }
        });
        named.collect()
    }

    /// What is known of it from now on, packed: its content but for what waits for a decision.
    fn settled(&self) -> String {
        match &self.merge {
            Some(merge) if merge.undecided() > 0 => self.content_of(&merge.theirs_as_settled()),
            _ => self.content.clone(),
        }
    }

    /// The place of the earlier part that a conflict is with; `None` where it is with the plan itself.
    pub fn rival(&self, spot: &Spot) -> Option<usize> {
        self.rivals.get(spot).copied()
    }

    /// The unit it was given to, as the plan calls it.
    pub fn unit<'p>(&'p self, plan: &'p Plan) -> &'p str {
        let unit = self.origin.as_ref().map(|origin| &origin.unit);
        plan.unit_word(unit)
    }
}

/// Parts taken back into a plan, with the decisions taken so far.
#[derive(Clone, Debug)]
pub struct Collected {
    start: Plan,
    on: Day,
    parts: Vec<Brought>,
    change: Change,
    missing: Vec<GivenOut>,
}

/// Takes parts back in, in their order, on a day.
pub fn collect(plan: &Plan, parts: Vec<(String, Plan)>, on: Day) -> Collected {
    let mut collected = Collected {
        start: plan.clone(),
        on,
        parts: Vec::with_capacity(parts.len()),
        change: Change::default(),
        missing: Vec::new(),
    };
    for (name, part) in parts {
        let brought = brought(plan, name, part, &collected.parts);
        collected.parts.push(brought);
    }
    collected.put_older_aside();
    collected.settle(0);
    collected
}

/// Looks at a part: whether it belongs here, and what is new in it.
fn brought(plan: &Plan, name: String, part: Plan, before: &[Brought]) -> Brought {
    let mut one = Brought {
        name,
        origin: part.head().origin.clone(),
        standing: Standing::NoPart,
        calendar_left_out: Vec::new(),
        waivers_left_out: Vec::new(),
        part,
        theirs: Plan::default(),
        given: Plan::default(),
        base: Plan::default(),
        content: String::new(),
        merge: None,
        rivals: HashMap::new(),
    };
    let Some(origin) = one.origin.clone() else {
        return one;
    };
    if origin.plan != plan.head().id {
        one.standing = Standing::OtherPlan;
        return one;
    }
    let entry = entry(plan.head(), &origin.part);
    let packed = entry.map_or("", |entry| entry.taken.as_str());
    let (given, taken) = match (unpack(&origin.base), unpack(packed)) {
        (Ok(given), Ok(taken)) => (given, taken),
        (Err(fault), _) | (_, Err(fault)) => {
            one.standing = fault.into();
            return one;
        }
    };
    one.given.apply(&given);
    one.content = one.content_of(&one.part);
    one.base = one.given.clone();
    one.base.apply(&taken);
    one.put_heads(plan);
    let content = print(&one.content);
    let handed_in = |known: &Brought| {
        let same_part = known.origin.as_ref().map(|known| &known.part) == Some(&origin.part);
        same_part.then_some(known.content == one.content)
    };
    let mut taken = before.iter().filter(|known| known.standing.is_taken());
    one.standing = match (taken.find_map(handed_in), entry) {
        (Some(true), _) => Standing::Twice,
        (Some(false), _) => Standing::TwoVersions,
        (None, None) => Standing::Unrecorded,
        (None, Some(entry)) => match entry.seen.iter().position(|seen| *seen == content) {
            // What was left undecided is not among what was taken: it is asked again.
            Some(at) if at + 1 == entry.seen.len() && entry.taken != one.content => Standing::Taken,
            Some(at) if at + 1 == entry.seen.len() => Standing::Twice,
            Some(_) => Standing::Older,
            None => Standing::Taken,
        },
    };
    one
}

/// What is set aside for the tasks of a part.
fn own_waivers(part: &Plan) -> Vec<Waiver> {
    waivers_of(part.head(), |id| part.task(id).is_some())
}

/// What a part takes out of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Number and title of the record, or of that which holds what is gone.
    pub name: String,
    /// Where it was.
    pub place: Place,
}

impl Removal {
    /// What it was: `任务 3 清淤`, `任务 3 清淤 进展`.
    pub fn sentence(&self, language: Language) -> String {
        let kind = record_words(self.place.spot.kind);
        let kind = kind.map_or("", |phrase| phrase.of(language));
        let field = self.place.field(language).unwrap_or_default();
        let parts = [kind, self.name.as_str(), field];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }
}

fn entry<'h>(head: &'h Head, part: &Id) -> Option<&'h GivenOut> {
    head.given_out.iter().find(|entry| entry.id == *part)
}

/// What tells one content of a part from another.
fn print(packed: &str) -> Id {
    Id::derived(&[packed])
}

impl Collected {
    /// A part of a unit that was given a later one, which has come back, is older than what is here.
    fn put_older_aside(&mut self) {
        let given = &self.start.head().given_out;
        let place = |origin: Option<&Origin>| {
            let part = origin.map(|origin| &origin.part);
            given.iter().position(|entry| Some(&entry.id) == part)
        };
        let handed_in: Vec<usize> = self
            .parts
            .iter()
            .filter(|one| !one.standing.is_refused())
            .filter_map(|one| place(one.origin.as_ref()))
            .collect();
        for one in &mut self.parts {
            let Some(own) = place(one.origin.as_ref()).filter(|_| one.standing.is_taken()) else {
                continue;
            };
            let later = given.iter().enumerate().skip(own + 1).any(|(at, entry)| {
                entry.unit == given[own].unit && (entry.back.is_some() || handed_in.contains(&at))
            });
            if later {
                one.standing = Standing::Older;
            }
        }
    }

    /// Merges the parts from one on, each into what those before it made.
    fn settle(&mut self, from: usize) {
        self.settle_deciding(from, &|_, _| None);
    }

    /// The same, and decides on the way: what is decided for a part is what the next one meets.
    fn settle_deciding(&mut self, from: usize, how: &dyn Fn(usize, &Conflict) -> Option<Side>) {
        let mut now = self.start.clone();
        let mut change = Change::default();
        let mut by_part: HashMap<Spot, usize> = HashMap::new();
        for (at, one) in self.parts.iter_mut().enumerate() {
            if !one.standing.is_taken() {
                continue;
            }
            let mut merge = match one.merge.take() {
                Some(merge) if at < from => merge,
                Some(merge) => merge.again(&now, &one.theirs),
                None => merge_part(&one.given, &one.base, &now, &one.theirs),
            };
            if merge.conflicts().iter().any(|one| how(at, one).is_some()) {
                merge.decide_each(|one| how(at, one));
            }
            let spots = merge.conflicts().iter().map(|conflict| &conflict.spot);
            one.rivals = spots
                .filter_map(|spot| Some((spot.clone(), *by_part.get(spot)?)))
                .collect();
            for place in merge.places() {
                if place.side == Side::Theirs {
                    by_part.insert(place.spot, at);
                }
            }
            now.apply(merge.change());
            change = change.then(merge.change().clone());
            one.merge = Some(merge);
        }
        let mut whole = self.start.clone();
        whole.apply(&change);
        let head = self.remembered(whole.head());
        // A part that was given out again is no longer waited for: the later one counts.
        let mut latest: HashMap<&Id, usize> = HashMap::new();
        for (at, entry) in head.given_out.iter().enumerate() {
            latest.insert(&entry.unit, at);
        }
        let given = head.given_out.iter().enumerate();
        self.missing = given
            .filter(|(at, entry)| entry.back.is_none() && latest.get(&entry.unit) == Some(at))
            .map(|(_, entry)| entry.clone())
            .collect();
        if head != **whole.head() {
            change = change.then(head_change(&whole, head));
        }
        self.change = change;
    }

    /// What the plan remembers of the parts that were taken in, with all else that its head says.
    fn remembered(&self, merged: &Head) -> Head {
        let mut head = merged.clone();
        for one in self.parts.iter().filter(|one| one.standing.is_taken()) {
            let Some(origin) = &one.origin else { continue };
            let known = head
                .given_out
                .iter()
                .position(|entry| entry.id == origin.part);
            let place = known.unwrap_or_else(|| {
                head.given_out.push(GivenOut {
                    id: origin.part.clone(),
                    unit: origin.unit.clone(),
                    name: self.start.unit_name(&origin.unit).to_owned(),
                    date: origin.date,
                    tasks: u32::try_from(one.part.tasks().len()).unwrap_or(u32::MAX),
                    back: None,
                    taken: String::new(),
                    seen: Vec::new(),
                });
                head.given_out.len() - 1
            });
            if let Some(entry) = head.given_out.get_mut(place) {
                entry.back = Some(self.on);
                entry.taken = one.settled();
                let content = print(&one.content);
                if entry.seen.last() != Some(&content) {
                    entry.seen.push(content);
                }
            }
        }
        head
    }

    /// The plan before.
    pub fn start(&self) -> &Plan {
        &self.start
    }

    /// The parts, in the order in which they were handed in.
    pub fn parts(&self) -> &[Brought] {
        &self.parts
    }

    /// What takes the plan to the one with all parts; the plan holds in every conflict that is not decided.
    pub fn change(&self) -> &Change {
        &self.change
    }

    /// The plan with all parts.
    pub fn plan(&self) -> Plan {
        let mut plan = self.start.clone();
        plan.apply(&self.change);
        plan
    }

    /// The parts given out that have not come back.
    pub fn missing(&self) -> &[GivenOut] {
        &self.missing
    }

    /// How many conflicts there are, decided or not.
    pub fn conflicts(&self) -> usize {
        self.parts.iter().map(|one| one.conflicts().len()).sum()
    }

    /// How many conflicts wait for a decision.
    pub fn undecided(&self) -> usize {
        self.parts.iter().map(Brought::undecided).sum()
    }

    /// Decides one conflict of a part, by the place of the part; `false` as [`Merge::decide`].
    pub fn decide(&mut self, part: usize, spot: &Spot, decision: Decision) -> bool {
        let merge = self.parts.get_mut(part).and_then(|one| one.merge.as_mut());
        let done = merge.is_some_and(|merge| merge.decide(spot, decision));
        if done {
            self.settle(part + 1);
        }
        done
    }

    /// Takes the decisions of a part over from a copy of its merge, by the place of the part.
    pub fn decide_as(&mut self, part: usize, decided: &Merge) {
        let merge = self.parts.get_mut(part).and_then(|one| one.merge.as_mut());
        if let Some(merge) = merge {
            merge.decide_as(decided);
            self.settle(part);
        }
    }

    /// The same parts, and more after them, collected into the plan as it is by now; what was decided stays decided where
    /// it still is a question.
    pub fn again(&self, plan: &Plan, more: Vec<(String, Plan)>) -> Self {
        let parts = self.parts.iter();
        let parts = parts.map(|one| (one.name.clone(), one.part.clone()));
        let mut new = collect(plan, parts.chain(more).collect(), self.on);
        for (one, before) in new.parts.iter_mut().zip(&self.parts) {
            if let (Some(merge), Some(before)) = (&mut one.merge, &before.merge) {
                merge.decide_as(before);
            }
        }
        new.settle(0);
        new
    }

    /// Whether a plan is the one that the parts were collected into. Costs next to nothing for the plan itself.
    pub fn is_of(&self, plan: &Plan) -> bool {
        same_records(&self.start, plan)
    }

    /// Decides every conflict of every part for which a side is named.
    pub fn decide_each(&mut self, how: impl Fn(usize, &Conflict) -> Option<Side>) {
        self.settle_deciding(0, &how);
    }
}
