//! How large a Gantt picture would be, estimated from its rows before anything is drawn: what is too large is refused at once.

use super::{LARGEST_SVG, PictureError, size_in_pixels};
use crate::assess::Status;
use crate::chart::Scene;
use crate::chart::gantt::{Look, span};
use crate::chart::rows::Row;
use crate::chart::theme::size;
use crate::plan::Task;

/// What a picture is to leave as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Leaving {
    /// Not as a file.
    Unwritten,
    /// As SVG text.
    Svg,
    /// As pixels, so many to a point.
    Pixels(f64),
    /// As pixels, so many millimetres wide at so many dots an inch.
    Millimetres(f64, f64),
}

// Bytes of SVG text, as the writer writes them.

/// A row that stands for no task.
const PLAIN_ROW: usize = 700;
/// A task's row without its words: ground, rules, bar, signs, the marks around its texts.
const TASK_ROW: usize = 1_500;
/// A measure's mark.
const MEASURE: usize = 150;
/// A link's line.
const LINK: usize = 250;
/// A stripe of a hatch.
const STRIPE: usize = 60;
/// A text is cut to its column, and said again beside its bar at most so long.
const WORDS: usize = 90;

/// The most pages of one picture, each a file of its own.
const MOST_PAGES: usize = 100;

impl Leaving {
    /// Whether so many pages can leave so.
    pub(super) fn allows_pages(self, pages: usize) -> Result<(), PictureError> {
        if self == Self::Unwritten || pages <= MOST_PAGES {
            return Ok(());
        }
        let most = MOST_PAGES;
        Err(PictureError::ManyPages { pages, most })
    }

    /// Whether a page of such rows and of a size in points can leave so.
    pub(super) fn allows(
        self,
        look: &Look<'_>,
        rows: &[Row],
        (width, height): (f64, f64),
    ) -> Result<(), PictureError> {
        let empty = Scene::new(width, height);
        match self {
            Self::Unwritten => Ok(()),
            Self::Svg if svg_bytes(look, rows) > LARGEST_SVG => {
                Err(PictureError::LongSvg { most: LARGEST_SVG })
            }
            Self::Svg => Ok(()),
            Self::Pixels(scale) => size_in_pixels(&empty, scale).map(drop),
            Self::Millimetres(mm, dpi) => {
                size_in_pixels(&empty, super::scale_for_mm(&empty, mm, dpi)).map(drop)
            }
        }
    }
}

/// About how many bytes the rows take as SVG text.
fn svg_bytes(look: &Look<'_>, rows: &[Row]) -> usize {
    let rows = rows.iter().map(|row| match row {
        Row::Task(id) => look.task(id).map_or(0, |task| task_bytes(look, task)),
        _ => PLAIN_ROW,
    });
    rows.sum()
}

fn task_bytes(look: &Look<'_>, task: &Task) -> usize {
    let lead = look.plan.unit_word(task.lead_unit.as_ref());
    let words = task.title.len().min(WORDS) + lead.len().min(WORDS);
    TASK_ROW
        + words
        + task.measures.len() * MEASURE
        + task.links.len() * LINK
        + stripes(look, task) * STRIPE
}

/// The stripes of the pattern on a task's bar, most of the bytes where many are overdue.
fn stripes(look: &Look<'_>, task: &Task) -> usize {
    let Some((state, bar)) = look.state(&task.id).zip(span::bar_box(look, task)) else {
        return 0;
    };
    let wide = |from: f64, to: f64| (to.min(look.axis.width) - from.max(0.0)).max(0.0);
    let (stretch, pitch) = match state.status {
        Status::Overdue => {
            let tail = wide(bar.x1, look.axis.x_of_end(look.as_of()));
            (2.0 * tail, size::HATCH_OVERDUE_PITCH)
        }
        Status::Behind => {
            let expected = bar.x0 + (bar.x1 - bar.x0) * state.expected / 100.0;
            (wide(bar.progress, expected), size::HATCH_BEHIND_PITCH)
        }
        _ => return 0,
    };
    // Stripes lie aslant: along the bar they are further apart.
    (stretch / (pitch * std::f64::consts::SQRT_2)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Assessment;
    use crate::chart::DRAWN;
    use crate::chart::rows::{self, Grouping};
    use crate::chart::theme::LIGHT;
    use crate::large;
    use crate::picture::gantt::{PictureRequest, Scope, gantt_pages_for};
    use crate::picture::svg;
    use crate::plan::{Day, Due, Id, Plan, PlanParts};
    use crate::text::Language;

    const DAY: Day = Day::constant(2021, 11, 20);

    fn request() -> PictureRequest {
        PictureRequest {
            scope: Scope::Whole,
            from: None,
            to: None,
            width: PictureRequest::USUAL_WIDTH,
            page_height: None,
            arranged: (Grouping::default(), None),
            language: Language::Zh,
            theme: &LIGHT,
        }
    }

    /// Tasks overdue for years: bars with the longest hatches.
    fn overdue(tasks: usize) -> Plan {
        let task = |n: usize| Task {
            id: Id::new(format!("t{n}")),
            number: n.to_string(),
            title: format!("河道整治第{n}段"),
            start: Some(Day::constant(2017, 1, 1)),
            due: Due::on(Day::constant(2017, 6, 30)),
            ..Task::default()
        };
        let mut parts = PlanParts::default();
        parts.head.window_start = Day::constant(2017, 1, 1);
        parts.tasks = (0..tasks).map(task).collect();
        Plan::new(parts)
    }

    fn refused(plan: &Plan, leaving: Leaving) -> (Option<PictureError>, usize) {
        let assessment = Assessment::new(plan, DAY);
        let before = DRAWN.get();
        let drawn = gantt_pages_for(plan, &assessment, &request(), leaving);
        (drawn.err(), DRAWN.get() - before)
    }

    #[test]
    fn a_picture_too_large_is_refused_before_anything_is_drawn() {
        for plan in [overdue(20_000), large::plan(40_000)] {
            let (error, drawn) = refused(&plan, Leaving::Svg);
            assert_eq!(error, Some(PictureError::LongSvg { most: LARGEST_SVG }));
            assert!(drawn < 100, "{drawn} shapes");
        }
        let plan = overdue(5_000);
        for leaving in [Leaving::Pixels(1.0), Leaving::Millimetres(420.0, 300.0)] {
            let (error, drawn) = refused(&plan, leaving);
            assert!(matches!(error, Some(PictureError::TooLarge { .. })));
            assert!(drawn < 100, "{drawn} shapes");
        }
        let paper = PictureRequest {
            page_height: Some(1_035.0),
            ..request()
        };
        let assessment = Assessment::new(&plan, DAY);
        let before = DRAWN.get();
        let pages = gantt_pages_for(&plan, &assessment, &paper, Leaving::Svg);
        assert!(matches!(
            pages,
            Err(PictureError::ManyPages { most: 100, .. })
        ));
        assert!(DRAWN.get() - before < 100);
        for leaving in [Leaving::Unwritten, Leaving::Svg, Leaving::Pixels(2.0)] {
            let (error, drawn) = refused(&overdue(20), leaving);
            assert_eq!(error, None);
            assert!(drawn > 100, "{drawn} shapes");
        }
    }

    #[test]
    fn the_estimate_is_near_what_is_written() {
        for plan in [overdue(400), large::plan(1_000)] {
            let assessment = Assessment::new(&plan, DAY);
            let request = request();
            let pages = gantt_pages_for(&plan, &assessment, &request, Leaving::Unwritten);
            let written: usize = pages.unwrap().iter().map(|page| svg(page).len()).sum();
            let rows = rows::rows(&plan, &assessment, &rows::RowRequest::default());
            let look = Look {
                plan: &plan,
                assessment: &assessment,
                theme: &LIGHT,
                language: Language::Zh,
                axis: crate::chart::TimeAxis::fit(
                    plan.head().window_start,
                    plan.head().window_end,
                    900.0,
                ),
                row_height: size::ROW,
                today: None,
                dragged: None,
            };
            let estimate = svg_bytes(&look, &rows);
            assert!(
                estimate * 4 > written * 3 && estimate * 3 < written * 4,
                "{estimate} of {written}"
            );
        }
    }
}
