//! What the page keeps from frame to frame, so that at rest nothing is counted or laid out again.

use crate::assess::{Discrepancy, reconcile};
use crate::chart::overview::{self, Board, Facts, Look, Places};
use crate::text::Language;
use crate::ui::Stage;
use crate::ui::kept::Kept;
use std::sync::Arc;

/// Where the user looks on this page.
#[derive(Clone, Debug, Default)]
pub struct OverviewView {
    /// Days of the curve in view since 1970-01-01, from and to; `None` is the plan's window.
    pub days: Option<(f64, f64)>,
}

/// What the page keeps of the open plan.
#[derive(Debug, Default)]
pub(in crate::ui) struct Derived {
    /// Keyed by whether the declared totals were compared (not before the day they speak for).
    facts: Kept<bool, Facts>,
    board: Kept<(Places, bool, Language), Board>,
}

/// The facts of the plan, counted anew only when it or the as-of date has changed.
pub(super) fn facts(stage: &Stage<'_>) -> Arc<Facts> {
    let declared = stage.plan.head().declared.as_ref();
    let declared_on = declared.and_then(|declared| declared.date);
    let compared = declared_on.is_none_or(|day| day <= stage.as_of);
    let kept = &stage.derived.overview.facts;
    kept.renew(stage.stamp, compared, |before| {
        // Totals declared for a day of their own do not depend on the as-of date, and comparing them costs an assessment.
        let known: Option<Arc<Vec<Discrepancy>>> = before
            .filter(|kept| {
                let same_plan = (kept.stamp.document, kept.stamp.revision)
                    == (stage.stamp.document, stage.stamp.revision);
                same_plan && declared_on.is_some() && kept.key == compared
            })
            .map(|kept| Arc::clone(&kept.value.discrepancies));
        let discrepancies =
            known.unwrap_or_else(|| Arc::new(reconcile(stage.plan, stage.assessment)));
        Arc::new(Facts::with(stage.plan, stage.assessment, discrepancies))
    })
}

/// The cards, laid out anew only when what they show or their places have changed.
pub(super) fn board(stage: &Stage<'_>, facts: &Facts, places: &Places) -> Arc<Board> {
    let key = (*places, stage.theme.dark, stage.language);
    stage.derived.overview.board.get(stage.stamp, key, || {
        overview::page(
            &Look {
                plan: stage.plan,
                assessment: stage.assessment,
                facts,
                theme: stage.theme,
                language: stage.language,
                still: false,
            },
            places,
        )
    })
}
