//! The overview as a picture of its own, independent of the window: title, as-of date, all cards, sample mark.

use super::parts::{Heading, heading, plan_title, region, sample_words};
use crate::assess::Assessment;
use crate::chart::overview::lists::{self, List};
use crate::chart::overview::{Board, Facts, Look, Places, curve, page, units};
use crate::chart::theme::{Theme, size};
use crate::chart::{Align, Point, Rect, Scene, TimeAxis, metrics};
use crate::plan::{Day, Plan};
use crate::text::{Language, date, gantt_words, overview_words as words};

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
    /// Arranged upright for the page of a document, where one beside the other would be too small to read.
    pub upright: bool,
}

/// Width of the picture in points.
const WIDTH: f64 = 1440.0;
/// Height of the cards in points.
const CARDS: f64 = 830.0;
/// Height of the title in points.
const TITLE: f64 = 56.0;
/// Height of the foot in points.
const FOOT: f64 = 24.0;
/// From one line of the foot to the next.
const FOOT_LINE: f64 = 17.0;
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
    let places = if request.upright {
        Places::upright()
    } else {
        Places::new(WIDTH, CARDS)
    };
    let (width, cards_height) = (places.width, places.height);
    let sample = sample_words(plan, request.language);
    let note: Vec<String> = sample
        .map(|words| metrics::wrap(&words, size::font::SMALL, false, width - 2.0 * MARGIN - 4.0))
        .unwrap_or_default();
    let foot = match note.len() {
        0 => 0.0,
        lines => FOOT + (lines - 1) as f64 * FOOT_LINE,
    };
    let height = TITLE + cards_height + foot;
    let mut scene = Scene::new(width, height);
    scene.fill(Rect::new(0.0, 0.0, width, height), request.theme.win);
    title(&mut scene, &look, width);
    scene.place(cards(&look, request, &places).scene, 0.0, TITLE);
    for (place, line) in note.into_iter().enumerate() {
        scene.text(
            Point::new(
                MARGIN + 2.0,
                TITLE + cards_height + 8.0 + place as f64 * FOOT_LINE,
            ),
            line,
            size::font::SMALL,
            look.theme.note_text,
            Align::Left,
        );
    }
    scene
}

/// The cards with the curve and as many rows of each list as fit.
fn cards(look: &Look<'_>, request: &OverviewRequest, places: &Places) -> Board {
    let mut board = page(look, places);
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

fn title(scene: &mut Scene, look: &Look<'_>, width: f64) {
    let language = look.language;
    let name = plan_title(look.plan, language);
    let title = words::PICTURE_TITLE.fill(language, &[("title", &name)]);
    let mut parts = Vec::new();
    parts.extend(region(look.plan));
    let as_of = date(look.facts.as_of);
    parts.push(gantt_words::AS_OF_PILL.fill(language, &[("date", &as_of)]));
    let at = Heading {
        left: MARGIN + 2.0,
        right: width - MARGIN,
        badge: 14.0,
        title: 22.0,
        line: 44.0,
    };
    let line = parts.join(" · ");
    heading(scene, look.plan, (look.theme, language), &at, &title, &line);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Shape;
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
                upright: false,
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

    #[test]
    fn a_long_note_of_sample_data_is_said_whole() {
        let mut parts = crate::plan::PlanParts::default();
        let note = "任务、时限、分工、进度、文号、督办和信访均为虚构，不代表实际情况；".repeat(8);
        parts.head.sample = true;
        parts.head.sample_note.clone_from(&note);
        let plan = Plan::new(parts);
        let assessment = Assessment::new(&plan, Day::constant(2021, 11, 20));
        let request = OverviewRequest {
            from: None,
            to: None,
            language: Language::Zh,
            theme: &LIGHT,
            upright: false,
        };
        let scene = overview_picture(&plan, &assessment, &request);
        let foot: String = scene
            .marks
            .iter()
            .filter_map(|mark| match &mark.shape {
                Shape::Text(text) if text.at.y > TITLE + CARDS => {
                    assert!(text.at.y + 6.0 <= scene.height);
                    Some(text.text.as_str())
                }
                _ => None,
            })
            .collect();
        assert!(foot.contains(&note), "{foot}");
    }

    #[test]
    fn upright_it_fits_the_text_of_a_page_and_nothing_lies_outside() {
        let plan = large::plan(700);
        let assessment = Assessment::new(&plan, Day::constant(2021, 11, 20));
        for language in Language::ALL {
            let request = OverviewRequest {
                from: None,
                to: None,
                language,
                theme: &LIGHT,
                upright: true,
            };
            let scene = overview_picture(&plan, &assessment, &request);
            // 225 millimetres high where it is 156 wide.
            assert!(
                scene.height / scene.width <= 225.0 / 156.0,
                "{}",
                scene.height
            );
            for mark in &scene.marks {
                if let Shape::Text(text) = &mark.shape {
                    let wide = metrics::width(&text.text, text.size, text.bold);
                    let left = match text.align {
                        Align::Left => text.at.x,
                        Align::Center => text.at.x - wide / 2.0,
                        Align::Right => text.at.x - wide,
                    };
                    assert!(left >= 0.0 && left + wide <= scene.width, "{}", text.text);
                    assert!((0.0..=scene.height).contains(&text.at.y), "{}", text.text);
                }
            }
        }
    }

    #[test]
    fn what_is_due_after_the_curve_ends_is_said() {
        let day = Day::constant(2021, 11, 20);
        let mut parts = large::plan(20).parts();
        parts.tasks[0].due = crate::plan::Due::on(Day::constant(2045, 1, 1));
        let plan = Plan::new(parts);
        for (language, said) in [
            (Language::Zh, "另有 1 项时限晚于"),
            (Language::En, "1 due after"),
        ] {
            let request = OverviewRequest {
                from: None,
                to: None,
                language,
                theme: &LIGHT,
                upright: false,
            };
            let scene = overview_picture(&plan, &Assessment::new(&plan, day), &request);
            let says = scene
                .marks
                .iter()
                .any(|mark| matches!(&mark.shape, Shape::Text(text) if text.text.contains(said)));
            assert!(says, "{said}");
        }
    }
}
