//! What the page keeps from frame to frame, so that at rest nothing is counted or laid out again.

use crate::assess::{Discrepancy, Status, reconcile};
use crate::chart::overview::{self, Board, Facts, Look, Places};
use crate::plan::{Day, Head};
use crate::text::Language;
use crate::ui::Stage;
use std::sync::Arc;

/// Where the user looks on this page, and what was counted and drawn for it.
#[derive(Clone, Debug, Default)]
pub struct OverviewView {
    /// Days of the curve in view since 1970-01-01, from and to; `None` is the plan's window.
    pub days: Option<(f64, f64)>,
    facts: Option<Counted>,
    board: Option<Drawn>,
}

#[derive(Clone, Debug)]
struct Counted {
    revision: u64,
    as_of: Day,
    /// Tells apart plans that are at the same revision.
    head: Arc<Head>,
    assessed: [usize; 6],
    /// Whether the declared totals were compared (not before the day they speak for).
    compared: bool,
    facts: Arc<Facts>,
}

#[derive(Clone, Debug)]
struct Drawn {
    facts: Arc<Facts>,
    places: Places,
    dark: bool,
    language: Language,
    board: Arc<Board>,
}

/// The facts of the plan, counted anew only when it or the as-of date has changed.
pub(super) fn facts(stage: &mut Stage<'_>) -> Arc<Facts> {
    let as_of = stage.assessment.as_of();
    let assessed = Status::ALL.map(|status| stage.assessment.count(status));
    let declared = stage.plan.head().declared.as_ref();
    let declared_on = declared.and_then(|declared| declared.date);
    let compared = declared_on.is_none_or(|day| day <= as_of);
    let same_plan = |kept: &Counted| {
        kept.revision == stage.revision && Arc::ptr_eq(&kept.head, stage.plan.head())
    };
    let kept = stage
        .view
        .overview
        .facts
        .as_ref()
        .filter(|kept| same_plan(kept));
    if let Some(kept) = kept
        && kept.as_of == as_of
        && kept.assessed == assessed
    {
        return Arc::clone(&kept.facts);
    }
    // Totals declared for a day of their own do not depend on the as-of date, and comparing them costs an assessment.
    let known: Option<Arc<Vec<Discrepancy>>> = kept
        .filter(|kept| declared_on.is_some() && kept.compared == compared)
        .map(|kept| Arc::clone(&kept.facts.discrepancies));
    let discrepancies = known.unwrap_or_else(|| Arc::new(reconcile(stage.plan, stage.assessment)));
    let facts = Arc::new(Facts::with(stage.plan, stage.assessment, discrepancies));
    stage.view.overview.facts = Some(Counted {
        revision: stage.revision,
        as_of,
        head: Arc::clone(stage.plan.head()),
        assessed,
        compared,
        facts: Arc::clone(&facts),
    });
    facts
}

/// The cards, laid out anew only when what they show or their places have changed.
pub(super) fn board(stage: &mut Stage<'_>, facts: &Arc<Facts>, places: &Places) -> Arc<Board> {
    if let Some(kept) = &stage.view.overview.board
        && Arc::ptr_eq(&kept.facts, facts)
        && kept.places == *places
        && kept.dark == stage.theme.dark
        && kept.language == stage.language
    {
        return Arc::clone(&kept.board);
    }
    let board = Arc::new(overview::page(
        &Look {
            plan: stage.plan,
            assessment: stage.assessment,
            facts,
            theme: stage.theme,
            language: stage.language,
            still: false,
        },
        places,
    ));
    stage.view.overview.board = Some(Drawn {
        facts: Arc::clone(facts),
        places: *places,
        dark: stage.theme.dark,
        language: stage.language,
        board: Arc::clone(&board),
    });
    board
}
