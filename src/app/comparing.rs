//! Comparing with another date or another file: at once where it is little, else aside; the file is looked at as long as it
//! is compared with, and what is shown follows it.

use super::answers::PlanAnswer;
use super::clock;
use super::session::Session;
use super::shell::Shell;
use crate::assess::Assessment;
use crate::assess::compare::{Comparison, Side, compare};
use crate::file::{self, Lookout, Newer, Print, Sight};
use crate::plan::Plan;
use crate::text::compare_words as words;
use crate::ui::compare::{Made, Wish};
use egui::Context;
use jiff::civil::DateTime;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// Up to so many tasks a comparison is made within a frame.
const AT_ONCE: usize = 2_000;

/// A plan that was read for comparing.
#[derive(Clone, Debug)]
pub struct OtherPlan {
    path: PathBuf,
    plan: Arc<Plan>,
    print: Print,
    /// When it was read.
    at: DateTime,
    /// It is of a newer format: what of it is not known is not compared.
    newer: Option<Newer>,
}

/// The look at the file that is compared with.
#[derive(Debug)]
pub struct Watched {
    path: PathBuf,
    news: Receiver<Sight>,
    _lookout: Lookout,
}

impl Watched {
    fn begin(ctx: &Context, path: PathBuf, known: Print) -> Self {
        let (sender, news) = channel();
        let ctx = ctx.clone();
        let lookout = Lookout::begin(path.clone(), known, move |sight| {
            // Nobody listens any more once the comparison is closed.
            sender.send(sight).ok();
            ctx.request_repaint();
        });
        Self {
            path,
            news,
            _lookout: lookout,
        }
    }
}

impl Session {
    /// What was read of the file that is compared with is no longer what stands there.
    fn compare_anew(&mut self) {
        self.compared = None;
        self.derived.compare.content += 1;
    }
}

impl Shell {
    /// Makes a comparison that the panel wishes for; one at a time.
    pub(super) fn compare(&mut self, ctx: &Context, wish: Wish) {
        let Some(session) = &mut self.session else {
            return;
        };
        if session.derived.compare.working {
            return;
        }
        let document = &session.document;
        if wish.file.is_none() && document.plan().tasks().len() <= AT_ONCE {
            let assessment = document.assessment();
            let comparison = sides(document.plan(), document.plan(), &wish, Some(assessment));
            session.derived.compare.made = Some(Made {
                wish,
                outcome: Ok(Arc::new(comparison)),
            });
            // The panel has been drawn in this frame without it.
            ctx.request_repaint();
            return;
        }
        let plan = session.snapshot();
        let known = session
            .compared
            .clone()
            .filter(|other| Some(&other.path) == wish.file.as_ref());
        session.derived.compare.working = true;
        let language = self.language;
        self.spawn_for_plan("compare", ctx, move || {
            let other: Result<Option<OtherPlan>, String> = match (&wish.file, known) {
                (None, _) => Ok(None),
                (Some(_), Some(known)) => Ok(Some(known)),
                (Some(path), None) => match file::load(path) {
                    Ok(opened) => Ok(Some(OtherPlan {
                        path: path.clone(),
                        plan: Arc::new(opened.plan),
                        print: opened.print,
                        at: clock::now(),
                        newer: opened.newer,
                    })),
                    Err(error) => {
                        let reason = error.sentence(language);
                        Err(words::NOT_READ.fill(language, &[("reason", &reason)]))
                    }
                },
            };
            let outcome = other.as_ref().map_err(Clone::clone).map(|other| {
                let other = other.as_ref().map_or(&plan, |other| other.plan.as_ref());
                let (old, new) = if wish.newer {
                    (&plan, other)
                } else {
                    (other, &plan)
                };
                Arc::new(sides(old, new, &wish, None))
            });
            PlanAnswer::Compared {
                made: Made { wish, outcome },
                other: other.unwrap_or_default(),
            }
        });
    }

    /// Takes a comparison that was made aside. The panel asks again where it wishes for another by now.
    pub(super) fn take_compared(
        &mut self,
        ctx: &Context,
        mut made: Made,
        other: Option<OtherPlan>,
    ) {
        let language = self.language;
        let mut left_out = None;
        let Some(session) = &mut self.session else {
            return;
        };
        let kept = &mut session.derived.compare;
        kept.working = false;
        if made.wish.file.is_some() && made.wish.content != kept.content {
            // The file has changed again since it was read.
            kept.made.get_or_insert(made);
            return;
        }
        match (other, &made.wish.file) {
            (Some(other), _) => {
                let known = session.compared.as_ref().map(|known| known.print);
                if known != Some(other.print) || session.watched.is_none() {
                    let watched = Watched::begin(ctx, other.path.clone(), other.print);
                    session.watched = Some(watched);
                    kept.away = None;
                }
                let first = session.compared.is_none();
                let newer = other.newer.as_ref().filter(|_| first);
                left_out = newer.and_then(|newer| newer.sentence(language));
                kept.read_at = other.at.strftime("%H:%M:%S").to_string();
                session.compared = Some(other);
            }
            (None, Some(path)) => {
                // It is looked at all the same: it may come.
                if session.watched.as_ref().map(|watched| &watched.path) != Some(path) {
                    let watched = Watched::begin(ctx, path.clone(), Print::default());
                    session.watched = Some(watched);
                }
                // What was read of it before stays in sight, and it is said of when it is.
                let before = kept.made.take();
                let of_file = |one: &Made| one.wish.file.as_ref() == Some(path);
                if let Some(before) = before.filter(of_file).filter(|one| one.outcome.is_ok()) {
                    made.outcome = before.outcome;
                    kept.away.get_or_insert_with(|| kept.read_at.clone());
                }
            }
            (None, None) => {}
        }
        kept.made = Some(made);
        if let Some(left_out) = left_out {
            self.tell(left_out);
        }
    }

    /// Takes what was seen of the file that is compared with; it is looked at only while it is.
    pub(super) fn watch_compared(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        let Some(watched) = &session.watched else {
            return;
        };
        let view = &self.view.compare;
        if !view.open || view.file.as_ref() != Some(&watched.path) {
            session.watched = None;
            session.derived.compare.away = None;
            return session.compare_anew();
        }
        let Some(sight) = watched.news.try_iter().last() else {
            return;
        };
        let kept = &mut session.derived.compare;
        let unread = kept.made.as_ref().is_some_and(|made| made.outcome.is_err());
        match sight {
            Sight::Other(_) => session.compare_anew(),
            Sight::Same if unread => session.compare_anew(),
            Sight::Same => kept.away = None,
            Sight::Gone | Sight::Unreachable(_) => kept.away = Some(kept.read_at.clone()),
        }
    }

    /// Reads the file that is compared with once more.
    pub(super) fn compare_again(&mut self) {
        if let Some(session) = &mut self.session {
            session.compare_anew();
        }
    }

    /// Compares with the plan of a file from now on.
    pub(super) fn compare_with_file(&mut self, path: PathBuf) {
        if let Some(session) = &mut self.session {
            // Both seen at one day, only what differs in the plans is told.
            self.view.compare.against = Some(session.document.assessment().as_of());
            session.watched = None;
            session.compare_anew();
            session.derived.compare.away = None;
            session.derived.compare.made = None;
        }
        self.view.compare.file = Some(path);
        self.view.compare.newer = false;
        self.view.compare.open = true;
    }
}

fn sides(old: &Plan, new: &Plan, wish: &Wish, assessed: Option<&Assessment>) -> Comparison {
    let was = Assessment::new(old, wish.against);
    let own;
    let is = match assessed.filter(|assessed| assessed.as_of() == wish.stamp.as_of) {
        Some(assessed) => assessed,
        None => {
            own = Assessment::new(new, wish.stamp.as_of);
            &own
        }
    };
    compare(
        Side {
            plan: old,
            assessment: &was,
        },
        Side {
            plan: new,
            assessment: is,
        },
    )
}
