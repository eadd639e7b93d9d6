//! Work that was left behind is offered at the start, and whenever it is asked for, with what it changes; to restore, to put
//! off, to throw away.

use super::answers::{Answer, Source};
use super::asking::{Ask, Then};
use super::clock;
use super::modals::Front;
use super::recovery::journals;
use super::shell::{Next, Shell};
use crate::edit::merge::alterations;
use crate::file::journal::{self, FileNow, Found};
use crate::text::{Language, recovery_words as words};
use crate::ui::shell::recovery_form::{Looked, RecoveryAnswer, RecoveryForm, RecoveryRow};
use egui::Context;
use std::path::{Path, PathBuf};

/// The offer: the journals, and the dialog about them row by row.
#[derive(Debug)]
pub struct Offer {
    found: Vec<Found>,
    form: RecoveryForm,
    language: Language,
}

impl Offer {
    fn new(found: Vec<Found>, language: Language) -> Self {
        let form = RecoveryForm::new(found.iter().map(|one| row(one, language)).collect());
        Self {
            found,
            form,
            language,
        }
    }
}

/// A journal in words.
fn row(found: &Found, language: Language) -> RecoveryRow {
    let Found { about, told, .. } = found;
    let (name, place) = match &about.path {
        Some(path) => (
            path.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            path.parent().unwrap_or(path).display().to_string(),
        ),
        None => (
            about.title.clone(),
            words::NEVER_A_FILE.of(language).to_owned(),
        ),
    };
    let name = match name.trim() {
        "" => words::UNKNOWN_PLAN.of(language).to_owned(),
        name => name.to_owned(),
    };
    let time = found.changed.and_then(clock::of_system_time);
    let done = if found.readable {
        told.lines(language)
            .into_iter()
            .map(|line| format!("· {line}"))
            .collect()
    } else {
        vec![words::LOST_NEWER.of(language).to_owned()]
    };
    RecoveryRow {
        name,
        place,
        time: time
            .map(|time| time.strftime("%Y-%m-%d %H:%M").to_string())
            .unwrap_or_default(),
        count: words::CHANGE_COUNT.fill(language, &[("n", &told.steps)]),
        done,
        readable: found.readable,
    }
}

/// So many changes are listed.
const LISTED: usize = 200;

/// What the changes of a journal are, line by line: what became of the file where that is news, then each from what to
/// what.
fn differences(stem: &Path, language: Language) -> String {
    let restored = match journal::look(stem) {
        Ok(left) => left,
        Err(lost) => return lost.sentence(language),
    };
    let file = match restored.file {
        FileNow::Other => Some(words::FILE_CHANGED),
        FileNow::Gone => Some(words::FILE_GONE),
        FileNow::None | FileNow::Same => None,
    };
    let cut = restored.cut.then_some(words::CUT_BODY);
    let base = restored.base.unwrap_or_default();
    let told = alterations(&base, &restored.plan);
    let mut lines: Vec<String> = [file, cut]
        .into_iter()
        .flatten()
        .map(|phrase| phrase.of(language).to_owned())
        .collect();
    let listed = told.iter().take(LISTED);
    lines.extend(listed.map(|one| format!("· {}", one.line(language))));
    if told.is_empty() {
        lines.extend(
            restored
                .told
                .lines(language)
                .into_iter()
                .map(|line| format!("· {line}")),
        );
    }
    if let Some(more) = told.len().checked_sub(LISTED).filter(|more| *more > 0) {
        lines.push(words::MORE_CHANGES.fill(language, &[("n", &more)]));
    }
    lines.join("\n")
}

impl Shell {
    /// Looks aside for work that was left behind; `asked` by the user, who is told where there is none.
    pub(super) fn look_for_work(&mut self, ctx: &Context, asked: bool) {
        let Some(folder) = self.kept.as_deref().map(journals) else {
            if asked {
                self.tell(words::NOTHING_LEFT.of(self.language).to_owned());
            }
            return;
        };
        self.jobs
            .spawn("left work", ctx, move |_| Answer::LeftWork {
                found: journal::found(&folder),
                asked,
            });
    }

    /// Takes what was found.
    pub(super) fn take_left_work(&mut self, found: Vec<Found>, asked: bool) {
        // The dialog that stands open shows what is left now.
        if matches!(self.front, Front::Recovery(_)) {
            self.front = self.behind.pop().unwrap_or(Front::None);
        }
        self.behind
            .retain(|front| !matches!(front, Front::Recovery(_)));
        if !found.is_empty() {
            let offer = Offer::new(found, self.language);
            self.bring_front(Front::Recovery(Box::new(offer)));
        } else if asked {
            self.tell(words::NOTHING_LEFT.of(self.language).to_owned());
        }
    }

    /// Shows the offer and follows its answer.
    pub(super) fn show_offer(&mut self, ctx: &Context, mut offer: Box<Offer>) {
        let look = self.look();
        if offer.language != look.language {
            *offer = Offer::new(std::mem::take(&mut offer.found), look.language);
        }
        let answer = offer.form.show(ctx, look);
        let stem = |at: usize| offer.found.get(at).map(|found| found.stem.clone());
        match answer {
            RecoveryAnswer::Open => {}
            RecoveryAnswer::Later => {
                self.front = self.behind.pop().unwrap_or(Front::None);
                self.tell(words::PUT_OFF.of(look.language).to_owned());
                return;
            }
            RecoveryAnswer::Restore(at) => {
                if let Some(stem) = stem(at) {
                    self.front = self.behind.pop().unwrap_or(Front::None);
                    return self.guard(ctx, Next::Open(Source::Journal(stem)));
                }
            }
            RecoveryAnswer::Look(at) => {
                if let Some(stem) = stem(at) {
                    let language = look.language;
                    self.jobs.spawn("look", ctx, move |_| {
                        let text = differences(&stem, language);
                        Answer::Looked { stem, text }
                    });
                }
            }
            RecoveryAnswer::ThrowAway(at) => {
                if let Some(stem) = stem(at) {
                    let row = &offer.form.rows[at];
                    let ask = Ask {
                        title: words::THROW_TITLE,
                        lines: vec![
                            format!("{} · {}", row.name, row.count),
                            words::THROW_BODY.of(look.language).to_owned(),
                        ],
                        answers: vec![(words::THROW_AWAY, Then::ThrowAway(stem))],
                    };
                    self.front = Front::Recovery(offer);
                    self.bring_front(Front::Ask(Box::new(ask)));
                    return;
                }
            }
        }
        self.front = Front::Recovery(offer);
    }

    /// Takes what the changes of a journal are.
    pub(super) fn take_looked(&mut self, stem: &Path, text: &str) {
        let stood = std::iter::once(&mut self.front).chain(&mut self.behind);
        for front in stood {
            if let Front::Recovery(offer) = front
                && let Some(at) = offer.found.iter().position(|found| found.stem == stem)
                && let Some(looked) = offer.form.looked.get_mut(at)
            {
                *looked = Looked::Known(text.to_owned());
            }
        }
    }

    /// Throws work away, as its user said, and shows what is left.
    pub(super) fn throw_away(&mut self, ctx: &Context, stem: PathBuf) {
        let Some(folder) = self.kept.as_deref().map(journals) else {
            return;
        };
        self.jobs.spawn("left work", ctx, move |_| {
            if let Err(error) = journal::throw_away(&stem) {
                log::warn!("{}: {error}", stem.display());
            }
            Answer::LeftWork {
                found: journal::found(&folder),
                asked: false,
            }
        });
    }
}
