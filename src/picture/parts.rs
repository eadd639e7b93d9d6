//! What stands around a chart on a page: the title with the sample badge, the line under it, the words of the foot.

use crate::chart::theme::{Theme, size};
use crate::chart::{Align, Point, Rect, Scene, Shape, Stroke, metrics};
use crate::plan::Plan;
use crate::text::{Language, bounds, common_words, gantt_words};
use std::borrow::Cow;

/// Size of a page's title.
const TITLE: f64 = 20.0;
/// Characters of the note of sample data.
const NOTE_CHARS: usize = 2_000;
/// Its lines.
const NOTE_LINES: usize = 20;
/// From a badge to the title it shortens.
const GAP: f64 = 12.0;

/// Where a title stands: the middle of its own line and of the line under it, and from where to where they may reach.
pub(super) struct Heading {
    pub(super) left: f64,
    pub(super) right: f64,
    /// Top of the sample badge.
    pub(super) badge: f64,
    pub(super) title: f64,
    pub(super) line: f64,
}

/// The title in bold, shortened where the badge of sample data stands, and a quieter line under it.
pub(super) fn heading(
    scene: &mut Scene,
    plan: &Plan,
    (theme, language): (&Theme, Language),
    at: &Heading,
    title: &str,
    line: &str,
) {
    let mut right = at.right;
    if plan.holds_sample() {
        let word = common_words::SAMPLE.of(language);
        let wide = metrics::width(word, size::font::SMALL, false) + 14.0;
        let badge = Rect::new(right - wide, at.badge, wide, 20.0);
        scene.add(Shape::Rect {
            rect: badge,
            radius: size::RADIUS_BADGE,
            fill: Some(theme.note_bg),
            stroke: Some(Stroke::solid(size::LINE, theme.note_edge)),
        });
        let ink = theme.note_text;
        scene.text(badge.center(), word, size::font::SMALL, ink, Align::Center);
        right -= wide + GAP;
    }
    let title = metrics::cut(title, TITLE, true, right - at.left).into_owned();
    let place = Point::new(at.left, at.title);
    scene.bold(place, title, TITLE, theme.t1, Align::Left);
    let line = metrics::cut(line, size::font::BODY, false, at.right - at.left).into_owned();
    let place = Point::new(at.left, at.line);
    scene.text(place, line, size::font::BODY, theme.t2, Align::Left);
}

/// The plan's title, or the program's name where it has none.
pub(super) fn plan_title(plan: &Plan, language: Language) -> Cow<'_, str> {
    let title = plan.head().title.trim();
    if title.is_empty() {
        Cow::Borrowed(common_words::PROGRAM.of(language))
    } else {
        bounds::name(title)
    }
}

/// The plan's region; nothing where it has none.
pub(super) fn region(plan: &Plan) -> Option<String> {
    let region = &plan.head().region;
    (!region.is_empty()).then(|| bounds::name(region).into_owned())
}

/// What the foot says of made-up data; nothing where there is none.
pub(super) fn sample_words(plan: &Plan, language: Language) -> Option<String> {
    plan.holds_sample().then(|| {
        let note = &plan.head().sample_note;
        let words = if note.is_empty() {
            gantt_words::PICTURE_SAMPLE.of(language)
        } else {
            note
        };
        let words = bounds::told(words, NOTE_CHARS, NOTE_LINES, language);
        format!("{} · {words}", common_words::SAMPLE.of(language))
    })
}
