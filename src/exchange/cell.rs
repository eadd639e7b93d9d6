//! One cell of a ledger read into a task.

use super::named::Named;
use super::spelled::{self, Said};
use super::{NoteKind, TaskColumn, measures};
use crate::plan::{
    CloseOutEvent, CloseOutStep, CompletionEvent, CompletionKind, Day, Due, Endings, Id, Outcome,
    Plan, ProgressNote, SpecialPlan, Task, TaskList, UnitWords,
};
use crate::text::{Language, exchange_words as words};
use crate::wording::{self, Scale, fold, parse_due, same, says_continuing, says_immediate};

/// What came of reading a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// Taken as it stands.
    Taken,
    /// Taken, with something to tell.
    Told(NoteKind),
    /// Taken in part; the words themselves should be kept too.
    InPart,
    /// Not understood; the task is as it was.
    Not,
}

/// What cells are read against.
pub(super) struct Ground<'a> {
    pub plan: &'a Plan,
    /// What words mean which of its units.
    pub units: UnitWords<'a>,
    /// The day that undated facts are given.
    pub on: Day,
    /// Lists that come with this paste.
    pub new_lists: Vec<TaskList>,
    /// The lists of the plan and those that come, by full and short title.
    pub lists: Named<'a, Id>,
    /// How bare numbers in the column of percents are meant.
    pub scale: Scale,
    /// The endings of every name of a unit in this paste.
    pub names: Endings,
}

impl<'a> Ground<'a> {
    /// The ground of a plan and a day, nothing coming along.
    pub fn new(plan: &'a Plan, on: Day) -> Self {
        let mut ground = Self {
            plan,
            units: UnitWords::of(plan).read_as(fold),
            on,
            new_lists: Vec::new(),
            lists: Named::default(),
            scale: Scale::Points,
            names: Endings::default(),
        };
        for list in plan.lists_in_order() {
            ground.know(list);
        }
        ground
    }

    /// Of several lists with one title the first is meant.
    fn know(&mut self, list: &TaskList) {
        for title in [list.title.as_str(), list.short_title()] {
            let id = || list.id.clone();
            self.lists.entry(title.to_owned(), id);
        }
    }

    /// Puts a list with a new title behind all others.
    pub fn add_list(&mut self, id: Id, title: &str) {
        let last = self.new_lists.last().map(|list| list.rank);
        let ranks = || self.plan.lists().values().map(|list| list.rank).max();
        let list = TaskList {
            id,
            rank: last.or_else(ranks).unwrap_or(0).saturating_add(1024),
            title: title.to_owned(),
            ..TaskList::default()
        };
        self.know(&list);
        self.new_lists.push(list);
    }

    /// The list of a name, full or short.
    pub fn list(&self, name: &str) -> Option<Id> {
        self.lists.get(name).cloned()
    }

    /// The unit that a pasted name means; words that mean none stand for themselves until the edit settles them.
    pub fn unit(&self, name: &str) -> Option<Id> {
        let known = self.units.meant(name);
        known
            .or_else(|| self.names.whole(name))
            .or_else(|| Id::given(name))
    }

    fn units_in(&self, text: &str) -> Vec<Id> {
        names(text)
            .iter()
            .filter_map(|name| self.unit(name))
            .collect()
    }

    pub fn special_plan(&self, name: &str) -> Option<Id> {
        let name = name.trim();
        let plans = || self.plan.special_plans().values().map(AsRef::as_ref);
        let written = plans().find(|plan: &&SpecialPlan| plan.title.trim() == name);
        let found = written.or_else(|| {
            let mut alike = plans().filter(|plan| same(&plan.title, name));
            let first = alike.next()?;
            // Where two writings read alike nobody can tell which is meant.
            let single = alike.all(|other| other.title.trim() == first.title.trim());
            single.then_some(first)
        });
        found.map(|plan| plan.id.clone())
    }
}

/// Names in one cell, parted by 、，,；; or lines, each once.
pub(super) fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split(['、', '，', ',', '；', ';', '\n']) {
        let name = name.trim();
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Reads a cell into a task; an empty cell empties the field.
pub(super) fn read(column: TaskColumn, text: &str, task: &mut Task, ground: &Ground<'_>) -> Read {
    use TaskColumn as C;
    let place = match column {
        C::Number => &mut task.number,
        C::ListNumber => &mut task.list_number,
        C::Title => &mut task.title,
        C::Problem => &mut task.problem,
        C::RootCause => &mut task.root_cause,
        C::Region => &mut task.region,
        C::Batch => &mut task.batch,
        C::ParentNumber => &mut task.parent_item.number,
        C::ParentTitle => &mut task.parent_item.title,
        C::Project => &mut task.project,
        C::Leader => &mut task.leader,
        C::Person => &mut task.person,
        C::Phone => &mut task.phone,
        C::Goal => &mut task.goal,
        C::RealFacts => &mut task.real_facts,
        C::SourceAddress => &mut task.source_address,
        C::Remarks => &mut task.remarks,
        C::LeadUnit | C::SupervisingUnit | C::AcceptingUnit => {
            let unit = ground.unit(text);
            match column {
                C::LeadUnit => task.lead_unit = unit,
                C::SupervisingUnit => task.supervising_unit = unit,
                _ => task.accepting_unit = unit,
            }
            return Read::Taken;
        }
        C::Round => {
            task.round = ground.plan.head().round_read_as(text, fold);
            return Read::Taken;
        }
        C::Progress => return read_note(task, ground.on, text, |note| &mut note.done),
        C::Problems => return read_note(task, ground.on, text, |note| &mut note.problems),
        C::NextStep => return read_note(task, ground.on, text, |note| &mut note.next_step),
        _ => return read_choice(column, text, task, ground),
    };
    text.clone_into(place);
    slip_told(text)
}

/// Taken, and told where a spreadsheet shows it instead of what was meant.
fn slip_told(text: &str) -> Read {
    if wording::is_sheet_slip(text) {
        Read::Told(NoteKind::SheetSlip)
    } else {
        Read::Taken
    }
}

fn read_choice(column: TaskColumn, text: &str, task: &mut Task, ground: &Ground<'_>) -> Read {
    use TaskColumn as C;
    let took = |understood: bool| if understood { Read::Taken } else { Read::Not };
    match column {
        C::Category => match wording::category(text) {
            Some((category, plain)) => {
                task.category = category;
                if plain { Read::Taken } else { Read::InPart }
            }
            None => Read::Not,
        },
        C::ProblemKind if text.is_empty() => {
            task.problem_kind = None;
            Read::Taken
        }
        C::ProblemKind => match wording::problem_kind(text) {
            Some((kind, plain)) => {
                task.problem_kind = Some(kind);
                if plain { Read::Taken } else { Read::InPart }
            }
            None => Read::Not,
        },
        C::Source => took(wording::source(text).map(|s| task.source = s).is_some()),
        C::SupervisionLevel if text.is_empty() => {
            task.supervision_level = None;
            Read::Taken
        }
        C::SupervisionLevel => {
            let level = wording::supervision_level(text);
            took(level.map(|l| task.supervision_level = Some(l)).is_some())
        }
        C::List if text.is_empty() => {
            task.list = None;
            Read::Taken
        }
        C::List => took(ground.list(text).map(|id| task.list = Some(id)).is_some()),
        C::SpecialPlans => {
            let names = names(text);
            let ids: Vec<Id> = names
                .iter()
                .filter_map(|name| ground.special_plan(name))
                .collect();
            let all = ids.len() == names.len();
            task.special_plans = ids;
            if all { Read::Taken } else { Read::InPart }
        }
        C::ResponsibleUnits => {
            task.responsible_units = ground.units_in(text);
            Read::Taken
        }
        C::SupportingUnits => {
            task.supporting_units = ground.units_in(text);
            Read::Taken
        }
        C::Measures => {
            let old = std::mem::take(&mut task.measures);
            task.measures = measures::read(text);
            measures::carry_over(old, &mut task.measures);
            Read::Taken
        }
        C::Start if text.is_empty() => {
            task.start = None;
            Read::Taken
        }
        C::Start => {
            let start = wording::period(text).map(|period| period.0);
            took(start.map(|day| task.start = Some(day)).is_some())
        }
        C::Due => read_due(text, task),
        C::Percent => read_percent(text, task, ground),
        C::Status => read_status(text, task),
        C::CompletedOn => match last_day(text) {
            Some(day) => {
                complete(task, day);
                Read::Taken
            }
            None => took(text.is_empty()),
        },
        C::CloseOut => read_close_out(text, task),
        C::FundingPlanned => took(read_money(text, &mut task.funding.planned)),
        C::FundingPaid => took(read_money(text, &mut task.funding.paid)),
        C::Sample => took(wording::yes(text).map(|yes| task.sample = yes).is_some()),
        _ => Read::Not,
    }
}

fn read_money(text: &str, place: &mut Option<f64>) -> bool {
    wording::amount(text)
        .map(|amount| *place = amount)
        .is_some()
}

fn last_day(text: &str) -> Option<Day> {
    wording::period(text).map(|period| period.1)
}

/// The deadline that a cell says, with whether it names one at all.
pub(super) fn due_of(text: &str) -> (Due, bool) {
    if let Some(day) = wording::serial_day(text) {
        return (Due::on(day), true);
    }
    match parse_due(text) {
        Some(due) => (due, true),
        None => {
            let due = Due {
                wording: text.to_owned(),
                ..Due::default()
            };
            (due, text.is_empty())
        }
    }
}

fn read_due(text: &str, task: &mut Task) -> Read {
    let (due, understood) = due_of(text);
    task.due = due;
    task.immediate |= says_immediate(text);
    task.continuing |= says_continuing(text);
    if understood {
        Read::Taken
    } else {
        Read::Told(NoteKind::DueKept)
    }
}

fn note_of(task: &mut Task, on: Day) -> Option<&mut ProgressNote> {
    if !task.notes.iter().any(|note| note.date == on) {
        let note = ProgressNote {
            date: on,
            ..ProgressNote::default()
        };
        let place = task.notes.iter().rposition(|note| note.date <= on);
        task.notes.insert(place.map_or(0, |at| at + 1), note);
    }
    task.notes.iter_mut().rfind(|note| note.date == on)
}

fn read_note(
    task: &mut Task,
    on: Day,
    text: &str,
    field: impl Fn(&mut ProgressNote) -> &mut String,
) -> Read {
    if text.is_empty() {
        return Read::Taken;
    }
    if let Some(note) = note_of(task, on) {
        text.clone_into(field(note));
    }
    slip_told(text)
}

fn read_percent(text: &str, task: &mut Task, ground: &Ground<'_>) -> Read {
    if text.is_empty() {
        return Read::Taken;
    }
    let plain = wording::percent_at(text, ground.scale);
    let Some(percent) = plain.or_else(|| wording::percent_said(text)) else {
        return match ground.scale {
            Scale::Mixed if wording::percent(text).is_some() => Read::Told(NoteKind::MixedScale),
            _ => Read::Not,
        };
    };
    if let Some(note) = note_of(task, ground.on) {
        note.percent = Some(percent);
    }
    match plain {
        Some(_) => Read::Taken,
        None => Read::Told(NoteKind::PercentSaid(percent)),
    }
}

fn complete(task: &mut Task, on: Day) {
    if task.completed_at(Day::MAX).is_none() {
        task.completion.push(CompletionEvent {
            date: on,
            kind: CompletionKind::Completed,
            ..CompletionEvent::default()
        });
    }
}

fn event(step: CloseOutStep, date: Day, end: Option<Day>, outcome: Outcome) -> CloseOutEvent {
    CloseOutEvent {
        end,
        outcome,
        ..CloseOutEvent::of(step, date)
    }
}

/// Completion and close-out are taken with a day that the cell or another one names; none is made up.
fn read_status(text: &str, task: &mut Task) -> Read {
    if text.is_empty() {
        return Read::Taken;
    }
    let said = spelled::status(text);
    match said {
        Some(Said::WorkedOut) => Read::Told(NoteKind::WorkedOut),
        Some(Said::Completed | Said::ClosedOut) => {
            let known = task.completed_at(Day::MAX);
            let named = parse_due(text).and_then(|due| due.date);
            let Some(day) = known.or(named) else {
                return Read::Told(NoteKind::NoDay);
            };
            complete(task, day);
            if said == Some(Said::ClosedOut) && !filed(task) {
                let Some(named) = named else {
                    return Read::Told(NoteKind::NoDay);
                };
                task.close_out.push(event(
                    CloseOutStep::RecordFiling,
                    named.max(day),
                    None,
                    Outcome::Passed,
                ));
            }
            Read::Taken
        }
        None => Read::Not,
    }
}

fn filed(task: &Task) -> bool {
    task.close_out
        .iter()
        .any(|event| event.step == CloseOutStep::RecordFiling)
}

/// Steps with their days (`自查 2021-10-08；公示 2021-10-20至2021-11-02`), else a status word.
fn read_close_out(text: &str, task: &mut Task) -> Read {
    match steps(text) {
        Some(events) if !events.is_empty() => {
            task.close_out = events;
            Read::Taken
        }
        _ => read_status(text, task),
    }
}

fn steps(text: &str) -> Option<Vec<CloseOutEvent>> {
    text.split(['；', ';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(one_step)
        .collect()
}

fn one_step(part: &str) -> Option<CloseOutEvent> {
    let (step, mut rest) = CloseOutStep::FIVE
        .into_iter()
        .rev()
        .chain([CloseOutStep::Relapse])
        .find_map(|step| {
            Language::ALL.iter().find_map(|language| {
                let rest = part.strip_prefix(spelled::step_word(step).of(*language))?;
                Some((step, rest.trim()))
            })
        })?;
    let mut outcome = Outcome::Passed;
    for language in Language::ALL {
        if let Some(before) = rest.strip_suffix(words::SENT_BACK.of(language)) {
            rest = before.trim();
            outcome = Outcome::SentBack;
        }
    }
    let parted = Language::ALL
        .iter()
        .find_map(|language| rest.split_once(words::TO.of(*language)));
    let (start, end) = match parted {
        Some((start, end)) => (wording::day(start)?, Some(wording::day(end)?)),
        None => (wording::day(rest)?, None),
    };
    (end.is_none_or(|end| start <= end)).then(|| event(step, start, end, outcome))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::PlanParts;

    #[test]
    fn of_lists_and_special_plans_whose_titles_read_alike_each_is_named_by_its_own() {
        let list = |id: &str, title: &str| TaskList {
            id: id.into(),
            title: title.to_owned(),
            ..TaskList::default()
        };
        let special = |id: &str, title: &str| SpecialPlan {
            id: id.into(),
            title: title.to_owned(),
            ..SpecialPlan::default()
        };
        let titles = [("a", "清单A"), ("b", "清单a"), ("c", "清单①")];
        let plan = Plan::new(PlanParts {
            lists: titles.map(|(id, title)| list(id, title)).to_vec(),
            special_plans: titles.map(|(id, title)| special(id, title)).to_vec(),
            ..PlanParts::default()
        });
        let ground = Ground::new(&plan, Day::constant(2021, 11, 20));
        let expected = titles.map(|(id, title)| (title, Some(id)));
        for (title, id) in expected
            .into_iter()
            .chain([("清单1", Some("c")), ("清单Ａ", None)])
        {
            let id = id.map(Id::new);
            assert_eq!(ground.list(title), id, "{title}");
            assert_eq!(ground.special_plan(title), id, "{title}");
        }
    }
}
