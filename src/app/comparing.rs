//! Comparing with another date or another file: at once where it is little, else aside.

use super::answers::PlanAnswer;
use super::shell::Shell;
use crate::assess::Assessment;
use crate::assess::compare::{Comparison, Side, compare};
use crate::file;
use crate::plan::Plan;
use crate::text::compare_words as words;
use crate::ui::compare::{Made, Wish};
use egui::Context;
use std::path::PathBuf;
use std::sync::Arc;

/// Up to so many tasks a comparison is made within a frame.
const AT_ONCE: usize = 2_000;

/// A plan that was read for comparing.
pub type OtherPlan = Option<(PathBuf, Arc<Plan>)>;

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
            .filter(|(path, _)| Some(path) == wish.file.as_ref());
        session.derived.compare.working = true;
        let language = self.language;
        self.spawn_for_plan("compare", ctx, move || {
            let other: Result<OtherPlan, String> = match (&wish.file, known) {
                (None, _) => Ok(None),
                (Some(_), Some(known)) => Ok(Some(known)),
                (Some(path), None) => match file::load(path) {
                    Ok(opened) => Ok(Some((path.clone(), Arc::new(opened.plan)))),
                    Err(error) => {
                        let reason = error.sentence(language);
                        Err(words::NOT_READ.fill(language, &[("reason", &reason)]))
                    }
                },
            };
            let outcome = other.as_ref().map_err(Clone::clone).map(|other| {
                let other = other.as_ref().map_or(&plan, |(_, other)| other.as_ref());
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
    pub(super) fn take_compared(&mut self, made: Made, other: OtherPlan) {
        let Some(session) = &mut self.session else {
            return;
        };
        session.derived.compare = crate::ui::compare::Derived {
            made: Some(made),
            working: false,
        };
        if other.is_some() {
            session.compared = other;
        }
    }

    /// Compares with the plan of a file from now on.
    pub(super) fn compare_with_file(&mut self, path: PathBuf) {
        if let Some(session) = &mut self.session {
            // Both seen at one day, only what differs in the plans is told.
            self.view.compare.against = Some(session.document.assessment().as_of());
            session.compared = None;
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
