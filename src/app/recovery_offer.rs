//! Work that was left behind is offered at the start, and whenever it is asked for: to restore, to look at, to throw away.

use super::answers::{Answer, Source};
use super::asking::{Ask, Then};
use super::clock;
use super::modals::Front;
use super::recovery::journals;
use super::shell::{Next, Shell};
use crate::assess::Assessment;
use crate::assess::compare::{Side, Titles, compare};
use crate::file::journal::{self, Found};
use crate::plan::Day;
use crate::text::{Language, recovery_words as words};
use crate::ui::shell::recovery_form::{RecoveryAnswer, RecoveryForm, RecoveryRow};
use egui::Context;
use std::path::PathBuf;

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

/// What the changes of a journal are, line by line.
fn differences(stem: &std::path::Path, day: Day, language: Language) -> String {
    let restored = match journal::restore(stem) {
        Ok(restored) => restored,
        Err(lost) => return lost.sentence(language),
    };
    let base = restored.base.unwrap_or_default();
    let (was, is) = (
        Assessment::new(&base, day),
        Assessment::new(&restored.plan, day),
    );
    let made = compare(
        Side {
            plan: &base,
            assessment: &was,
        },
        Side {
            plan: &restored.plan,
            assessment: &is,
        },
    );
    let titles = Titles {
        plan: &restored.plan.head().title,
        files: None,
    };
    let text = made.text(titles, language);
    // The first line names the two days, which are one here.
    text.split_once('\n')
        .map_or("", |(_, rest)| rest)
        .trim()
        .to_owned()
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
                    let (day, language) = (self.today, look.language);
                    self.jobs.spawn("look", ctx, move |_| {
                        let text = differences(&stem, day, language);
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
    pub(super) fn take_looked(&mut self, stem: &std::path::Path, text: String) {
        if let Front::Recovery(offer) = &mut self.front {
            let at = offer.found.iter().position(|found| found.stem == stem);
            offer.form.looked = at.map(|at| (at, text));
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
