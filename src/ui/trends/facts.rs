//! What the page knows of each indicator: its lines, its latest value, the order of its table; made once for each state of it.

use super::side;
use crate::chart::trends::figures;
use crate::chart::trends::lines::{self, Line};
use crate::plan::{Day, Id, Indicator};
use crate::text::Language;
use crate::ui::Stage;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// What is known of one state of an indicator at a day.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Its lines, the base with the latest value first.
    pub(super) lines: Vec<Arc<Line>>,
    /// The place of the latest value among its points.
    pub(super) latest: Option<usize>,
    /// The places of its points by period, as the table has them.
    pub(super) order: Vec<usize>,
    /// What must be known when the lines are read.
    pub(super) notes: Vec<String>,
}

impl Facts {
    fn new(indicator: &Indicator, as_of: Day, language: Language) -> Self {
        let latest = figures::latest(indicator, as_of);
        let points = &indicator.points;
        let mut order: Vec<usize> = (0..points.len()).collect();
        order.sort_by_key(|place| {
            points
                .get(*place)
                .map(|point| (point.end, point.start, &point.base, &point.id))
        });
        Self {
            lines: lines::lines(indicator, as_of)
                .into_iter()
                .map(Arc::new)
                .collect(),
            latest: latest
                .and_then(|latest| points.iter().position(|point| std::ptr::eq(point, latest))),
            order,
            notes: side::notes(indicator, language),
        }
    }
}

#[derive(Debug)]
struct Known {
    indicator: Arc<Indicator>,
    as_of: Day,
    language: Language,
    facts: Arc<Facts>,
}

/// What the page keeps of the open plan: facts of an indicator stand as long as that very record does.
#[derive(Debug, Default)]
pub(in crate::ui) struct Derived(RefCell<HashMap<Id, Known>>);

/// The facts of an indicator in this frame.
pub(super) fn of(stage: &Stage<'_>, id: &Id) -> Arc<Facts> {
    let Some(indicator) = stage.plan.indicators().get(id) else {
        return Arc::default();
    };
    let (as_of, language) = (stage.as_of, stage.language);
    let mut kept = stage.derived.trends.0.borrow_mut();
    if let Some(known) = kept.get(id)
        && Arc::ptr_eq(&known.indicator, indicator)
        && (known.as_of, known.language) == (as_of, language)
    {
        return Arc::clone(&known.facts);
    }
    let facts = Arc::new(Facts::new(indicator, as_of, language));
    let known = Known {
        indicator: Arc::clone(indicator),
        as_of,
        language,
        facts: Arc::clone(&facts),
    };
    kept.insert(id.clone(), known);
    facts
}
