//! Pauses, postponements asked for and re-checks of a task: a line each, opened to change it.

use super::basics::options;
use super::pane::{self, Pane};
use crate::edit::TaskField;
use crate::plan::{Answer, Day, Postponement, ReCheck, ReCheckResult, Suspension, Task};
use crate::text::{Phrase, date, inspector_words as words};
use crate::ui::date_field::DateField;
use crate::ui::widgets::pick_field::choice;
use crate::ui::widgets::{self, TextField, link};
use egui::Ui;

/// An entry of one of the three logs.
trait Entry: Clone + 'static {
    /// The kind, for ids of fields.
    const KEY: &'static str;
    /// What the link that adds one says.
    const ADD: Phrase;
    /// The field that holds them.
    const MAKE: fn(Vec<Self>) -> TaskField;

    fn on(date: Day) -> Self;
    fn date(&self) -> Day;
    fn line(&self, pane: &Pane<'_, '_>) -> String;
    fn rows(&self, ui: &mut Ui, form: &mut Form<'_, '_, '_, Self>);
}

/// What every entry has: a day, on which a new one begins.
macro_rules! dated {
    () => {
        fn on(date: Day) -> Self {
            Self {
                id: pane::new_id(),
                date,
                ..Self::default()
            }
        }

        fn date(&self) -> Day {
            self.date
        }
    };
}

/// The form of one entry.
struct Form<'f, 's, 'p, E> {
    pane: &'f mut Pane<'s, 'p>,
    list: &'f [E],
    place: usize,
}

impl<E: Entry> Form<'_, '_, '_, E> {
    fn key(&self, field: Phrase) -> String {
        format!("{} {} {}", E::KEY, self.place, field.en)
    }

    fn changed(&self, change: impl FnOnce(&mut E)) -> TaskField {
        E::MAKE(pane::with(self.list, self.place, change))
    }

    fn text(&mut self, ui: &mut Ui, label: Phrase, value: &str, set: fn(&mut E) -> &mut String) {
        let (key, look, name) = (self.key(label), self.pane.look, self.pane.say(label));
        let id = self.pane.id(&key);
        let heard = widgets::form_row(ui, look, name, |ui| {
            TextField::new(id, name, value)
                .framed()
                .hint("")
                .lines()
                .show(ui, look)
        });
        let heard = heard.map(|text| self.changed(|entry| *set(entry) = text));
        self.pane.hear(&key, heard);
    }

    fn day(
        &mut self,
        ui: &mut Ui,
        label: Phrase,
        value: Option<Day>,
        set: impl FnOnce(&mut E, Option<Day>),
        must: bool,
    ) {
        let (key, look, name) = (self.key(label), self.pane.look, self.pane.say(label));
        let id = self.pane.id(&key);
        let stage = &self.pane.stage;
        let (head, as_of, today) = (stage.plan.head(), stage.as_of, stage.today);
        let taken = widgets::form_row(ui, look, name, |ui| {
            let field = DateField::new(id, name, head, today).near(as_of).framed();
            let field = if must { field.required() } else { field };
            field.day(ui, look, value)
        });
        if let Some(day) = taken {
            let field = self.changed(|entry| set(entry, day));
            self.pane.set(field);
        }
    }

    fn choose<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        label: Phrase,
        (all, value): (&[T], T),
        say: fn(T) -> Phrase,
        set: fn(&mut E) -> &mut T,
    ) {
        let (key, look, name) = (self.key(label), self.pane.look, self.pane.say(label));
        let id = self.pane.id(&key);
        let entries = options(look, all, Some(value), say);
        let picked = widgets::form_row(ui, look, name, |ui| {
            choice(ui, look, id, name, self.pane.say(say(value)), &entries)
        });
        if let Some(picked) = picked.and_then(|place| all.get(place)).copied() {
            let field = self.changed(|entry| *set(entry) = picked);
            self.pane.set(field);
        }
    }
}

impl Entry for Suspension {
    const KEY: &'static str = "suspension";
    const ADD: Phrase = words::ADD_SUSPENSION;
    const MAKE: fn(Vec<Self>) -> TaskField = TaskField::Suspensions;

    dated!();

    fn line(&self, pane: &Pane<'_, '_>) -> String {
        let language = pane.look.language;
        let from = date(self.date);
        let what = match self.until {
            Some(until) => {
                words::SUSPENDED_FROM.fill(language, &[("from", &from), ("until", &date(until))])
            }
            None => words::SUSPENDED_SINCE.fill(language, &[("from", &from)]),
        };
        format!("{what} {} {}", self.document, self.reason)
    }

    fn rows(&self, ui: &mut Ui, form: &mut Form<'_, '_, '_, Self>) {
        let from = Some(self.date);
        form.day(
            ui,
            words::FROM_DAY,
            from,
            |one, day| one.date = day.unwrap_or(one.date),
            true,
        );
        form.day(
            ui,
            words::UNTIL_DAY,
            self.until,
            |one, day| one.until = day,
            false,
        );
        form.text(ui, words::DOCUMENT, &self.document, |one| &mut one.document);
        form.text(ui, words::REASON, &self.reason, |one| &mut one.reason);
    }
}

const fn answer_words(answer: Answer) -> Phrase {
    match answer {
        Answer::Waiting => words::ANSWER_WAITING,
        Answer::Granted => words::ANSWER_GRANTED,
        Answer::Refused => words::ANSWER_REFUSED,
    }
}

impl Entry for Postponement {
    const KEY: &'static str = "postponement";
    const ADD: Phrase = words::ADD_POSTPONEMENT;
    const MAKE: fn(Vec<Self>) -> TaskField = TaskField::Postponements;

    dated!();

    fn line(&self, pane: &Pane<'_, '_>) -> String {
        let wanted = self.wanted.map_or_else(|| "–".to_owned(), date);
        let said = [
            ("day", &date(self.date) as &dyn std::fmt::Display),
            ("wanted", &wanted),
            ("answer", &pane.say(answer_words(self.answer))),
        ];
        let what = words::POSTPONEMENT_LINE.fill(pane.look.language, &said);
        format!("{what} {} {}", self.document, self.reason)
    }

    fn rows(&self, ui: &mut Ui, form: &mut Form<'_, '_, '_, Self>) {
        let on = Some(self.date);
        form.day(
            ui,
            words::ASKED_ON,
            on,
            |one, day| one.date = day.unwrap_or(one.date),
            true,
        );
        form.day(
            ui,
            words::WANTED,
            self.wanted,
            |one, day| one.wanted = day,
            false,
        );
        form.text(ui, words::DOCUMENT, &self.document, |one| &mut one.document);
        form.text(ui, words::REASON, &self.reason, |one| &mut one.reason);
        let all = (&Answer::ALL[..], self.answer);
        form.choose(ui, words::ANSWER, all, answer_words, |one| &mut one.answer);
        form.day(
            ui,
            words::ANSWERED_ON,
            self.answered,
            |one, day| one.answered = day,
            false,
        );
    }
}

const fn result_words(result: ReCheckResult) -> Phrase {
    match result {
        ReCheckResult::Open => words::RE_CHECK_OPEN,
        ReCheckResult::Holds => words::RE_CHECK_HOLDS,
        ReCheckResult::CameBack => words::RE_CHECK_CAME_BACK,
    }
}

impl Entry for ReCheck {
    const KEY: &'static str = "re-check";
    const ADD: Phrase = words::ADD_RE_CHECK;
    const MAKE: fn(Vec<Self>) -> TaskField = TaskField::ReChecks;

    dated!();

    fn line(&self, pane: &Pane<'_, '_>) -> String {
        let said = [
            ("day", &date(self.date) as &dyn std::fmt::Display),
            ("result", &pane.say(result_words(self.result))),
        ];
        let what = words::RE_CHECK_LINE.fill(pane.look.language, &said);
        format!("{what} {}", self.criterion)
    }

    fn rows(&self, ui: &mut Ui, form: &mut Form<'_, '_, '_, Self>) {
        let on = Some(self.date);
        form.day(
            ui,
            words::PLANNED_FOR,
            on,
            |one, day| one.date = day.unwrap_or(one.date),
            true,
        );
        form.text(ui, words::CRITERION, &self.criterion, |one| {
            &mut one.criterion
        });
        form.day(
            ui,
            words::MADE_ON,
            self.done,
            |one, day| one.done = day,
            false,
        );
        let all = (&ReCheckResult::ALL[..], self.result);
        form.choose(ui, words::RESULT, all, result_words, |one| &mut one.result);
        form.text(ui, words::SEEN, &self.note, |one| &mut one.note);
    }
}

/// Shows the three logs.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>, task: &Task) {
    log(ui, pane, &task.suspensions);
    log(ui, pane, &task.postponements);
    log(ui, pane, &task.re_checks);
}

fn log<E: Entry>(ui: &mut Ui, pane: &mut Pane<'_, '_>, entries: &[E]) {
    let open_id = pane.id(&format!("{} open", E::KEY));
    let mut open: Option<usize> = pane::draft(ui, open_id);
    for (place, entry) in entries.iter().enumerate() {
        let later = entry.date() > pane.stage.as_of;
        if pane::entry_line(ui, pane.look, &entry.line(pane), later) {
            open = if open == Some(place) {
                None
            } else {
                Some(place)
            };
        }
        if open == Some(place) && form(ui, pane, entries, place) {
            open = None;
        }
    }
    if link(ui, pane.look, pane.say(E::ADD)).clicked() {
        open = Some(entries.len());
        let entry = E::on(pane.stage.as_of);
        pane.set(E::MAKE(pane::plus(entries, entry)));
    }
    pane::keep(ui, open_id, open);
}

fn form<E: Entry>(ui: &mut Ui, pane: &mut Pane<'_, '_>, entries: &[E], place: usize) -> bool {
    let look = pane.look;
    let mut closed = false;
    let Some(entry) = entries.get(place) else {
        return true;
    };
    widgets::form(ui, look, |ui| {
        let mut form = Form {
            pane,
            list: entries,
            place,
        };
        entry.rows(ui, &mut form);
        ui.horizontal(|ui| {
            closed = pane::close(ui, look);
            ui.add_space(8.0);
            if link(ui, look, look.say(words::DELETE_RECORD)).clicked() {
                form.pane.set(E::MAKE(pane::without(entries, place)));
                closed = true;
            }
        });
    });
    closed
}
