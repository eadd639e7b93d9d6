//! The overview as a picture of its own, independent of the window: title, as-of date, all cards, sample mark.

use super::overview::lists::{self, List};
use super::overview::{Board, Facts, Look, Places, curve, page, units};
use super::theme::{Theme, size};
use super::{Align, Point, Rect, Scene, Shape, Stroke, TimeAxis, metrics};
use crate::assess::Assessment;
use crate::plan::{Day, Plan};
use crate::text::{Language, common_words, date, gantt_words, overview_words as words};

/// What a picture of the overview should be.
#[derive(Clone, Copy, Debug)]
pub struct OverviewRequest {
    /// First day of the curve; `None`: the plan's window.
    pub from: Option<Day>,
    /// Last day of the curve; `None`: the plan's window.
    pub to: Option<Day>,
    /// Language of every word the program adds.
    pub language: Language,
    /// Colours.
    pub theme: &'static Theme,
}

/// Width of the picture in points.
const WIDTH: f64 = 1440.0;
/// Height of the cards in points.
const CARDS: f64 = 830.0;
/// Height of the title in points.
const TITLE: f64 = 56.0;
/// Height of the foot in points.
const FOOT: f64 = 24.0;
const MARGIN: f64 = size::PAGE_MARGIN;

/// The picture of a plan at the date of its assessment.
pub fn overview_picture(plan: &Plan, assessment: &Assessment, request: &OverviewRequest) -> Scene {
    let facts = Facts::of(plan, assessment);
    let look = Look {
        plan,
        assessment,
        facts: &facts,
        theme: request.theme,
        language: request.language,
        still: true,
    };
    let foot = if assessment.index().holds_sample() {
        FOOT
    } else {
        0.0
    };
    let height = TITLE + CARDS + foot;
    let mut scene = Scene::new(WIDTH, height);
    scene.fill(Rect::new(0.0, 0.0, WIDTH, height), request.theme.win);
    title(&mut scene, &look);
    scene.place(cards(&look, request).scene, 0.0, TITLE);
    if assessment.index().holds_sample() {
        note(&mut scene, &look, TITLE + CARDS);
    }
    scene
}

/// The cards with the curve and as many rows of each list as fit.
fn cards(look: &Look<'_>, request: &OverviewRequest) -> Board {
    let places = Places::new(WIDTH, CARDS);
    let mut board = page(look, &places);
    let (first, last) = curve::usual_days(look);
    let axis = TimeAxis::fit(
        request.from.unwrap_or(first),
        request.to.unwrap_or(last),
        curve::plot_place(places.curve).w,
    );
    board.place(curve::plot(look, places.curve, axis), 0.0, 0.0);
    let rows = units::rows_place(places.units);
    let fitting = units::rows_that_fit(look, rows, places.units.w);
    board.place(fitting, places.units.x, rows.y);
    for (list, card) in [(List::Soon, places.soon), (List::Waiting, places.waiting)] {
        let rows = lists::rows_place(card);
        let fitting = lists::rows_that_fit(look, list, rows, card.w);
        board.place(fitting, card.x, rows.y);
    }
    board
}

fn title(scene: &mut Scene, look: &Look<'_>) {
    const LARGE: f64 = 20.0;
    let (theme, language, head) = (look.theme, look.language, look.plan.head());
    let mut right = WIDTH - MARGIN;
    if look.assessment.index().holds_sample() {
        let word = common_words::SAMPLE.of(language);
        let wide = metrics::width(word, size::font::SMALL, false) + 14.0;
        let badge = Rect::new(right - wide, 14.0, wide, 20.0);
        scene.add(Shape::Rect {
            rect: badge,
            radius: size::RADIUS_BADGE,
            fill: Some(theme.note_bg),
            stroke: Some(Stroke::solid(size::LINE, theme.note_edge)),
        });
        let ink = theme.note_text;
        scene.text(badge.center(), word, size::font::SMALL, ink, Align::Center);
        right -= wide + 12.0;
    }
    let name = if head.title.trim().is_empty() {
        common_words::PROGRAM.of(language)
    } else {
        head.title.trim()
    };
    let title = words::PICTURE_TITLE.fill(language, &[("title", &name)]);
    let title = metrics::cut(&title, LARGE, true, right - MARGIN).into_owned();
    scene.bold(
        Point::new(MARGIN + 2.0, 22.0),
        title,
        LARGE,
        theme.t1,
        Align::Left,
    );
    let mut parts = Vec::new();
    parts.extend((!head.region.is_empty()).then(|| head.region.clone()));
    let as_of = date(look.facts.as_of);
    parts.push(gantt_words::AS_OF_PILL.fill(language, &[("date", &as_of)]));
    let line = parts.join(" · ");
    let line = metrics::cut(&line, size::font::BODY, false, WIDTH - 2.0 * MARGIN).into_owned();
    scene.text(
        Point::new(MARGIN + 2.0, 44.0),
        line,
        size::font::BODY,
        theme.t2,
        Align::Left,
    );
}

/// The foot says what is made up.
fn note(scene: &mut Scene, look: &Look<'_>, top: f64) {
    let head = look.plan.head();
    let what = if head.sample_note.is_empty() {
        gantt_words::PICTURE_SAMPLE.of(look.language)
    } else {
        &head.sample_note
    };
    let text = format!("{} · {what}", common_words::SAMPLE.of(look.language));
    let text = metrics::cut(&text, size::font::SMALL, false, WIDTH - 2.0 * MARGIN).into_owned();
    scene.text(
        Point::new(MARGIN + 2.0, top + 8.0),
        text,
        size::font::SMALL,
        look.theme.note_text,
        Align::Left,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::LIGHT;
    use crate::large;

    #[test]
    fn a_picture_carries_date_counts_and_the_rest_of_its_lists() {
        let plan = large::plan(700);
        let assessment = Assessment::new(&plan, Day::constant(2021, 11, 20));
        let picture = |language| {
            let request = OverviewRequest {
                from: None,
                to: None,
                language,
                theme: &LIGHT,
            };
            overview_picture(&plan, &assessment, &request)
        };
        let scene = picture(Language::Zh);
        let texts: Vec<&str> = scene
            .marks
            .iter()
            .filter_map(|mark| match &mark.shape {
                Shape::Text(text) => Some(text.text.as_str()),
                _ => None,
            })
            .collect();
        let says = |what: &str| texts.iter().any(|text| text.contains(what));
        assert!(
            says("截止 2021-11-20") && says("700") && says("家单位"),
            "{texts:?}"
        );
        for scene in [scene, picture(Language::En)] {
            for mark in &scene.marks {
                if let Shape::Text(text) = &mark.shape {
                    let inside = (0.0..=scene.width).contains(&text.at.x)
                        && (0.0..=scene.height).contains(&text.at.y);
                    assert!(inside, "{text:?}");
                }
            }
        }
    }
}
