//! The trends picture: one or several indicators with title, region, as-of date, legend, sources and sample mark.

use crate::assess::Assessment;
use crate::chart::theme::size;
use crate::chart::trends::legend::{legend_entry, legend_width};
use crate::chart::trends::plot::usual_window;
use crate::chart::trends::series::{self, possible_scaling};
use crate::chart::trends::{Plot, Scaling, Series, marks, plot};
use crate::chart::{Align, Point, Rect, Scene, Shape, Stroke, Theme, TimeAxis, metrics};
use crate::plan::{Day, Id, Indicator, Plan};
use crate::text::{Language, bounds, common_words, date, trends_words as words};
use std::collections::HashSet;

/// What a trends picture shows.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendsRequest {
    /// The indicators; none stands for the first of the plan.
    pub indicators: Vec<Id>,
    /// First day shown; `None`: the plan's window.
    pub from: Option<Day>,
    /// Last day shown; `None`: the plan's window.
    pub to: Option<Day>,
    /// Width in points, at least 320.
    pub width: f64,
    /// Height in points, at least 240.
    pub height: f64,
    /// Language of the words.
    pub language: Language,
    /// Colours.
    pub theme: &'static Theme,
}

const MARGIN: f64 = 20.0;
const LINE: f64 = 18.0;
/// The lines of one plot: of more nobody can tell one from another, and their legend leaves no room for the plot.
const MOST_LINES: usize = 24;
/// More characters of sources than the foot has room for.
const FOOT_CHARS: usize = 2_000;

/// The indicators a picture shows, in the order asked for; the first of the plan where none is asked for or found.
fn chosen<'p>(plan: &'p Plan, ids: &[Id]) -> Vec<&'p Indicator> {
    let found: Vec<&Indicator> = ids
        .iter()
        .filter_map(|id| plan.indicators().get(id))
        .map(AsRef::as_ref)
        .collect();
    if found.is_empty() {
        plan.indicators()
            .values()
            .min_by_key(|indicator| (indicator.rank, &indicator.id))
            .map(|first| vec![first.as_ref()])
            .unwrap_or_default()
    } else {
        found
    }
}

/// The picture of one or several indicators as of the assessment's date.
pub fn trends_picture(plan: &Plan, assessment: &Assessment, request: &TrendsRequest) -> Scene {
    let (theme, language) = (request.theme, request.language);
    let mut scene = Scene::new(request.width.max(320.0), request.height.max(240.0));
    let full = Rect::new(0.0, 0.0, scene.width, scene.height);
    scene.fill(full, theme.panel);
    let mut indicators = chosen(plan, &request.indicators);
    let asked = indicators.len();
    indicators.truncate(MOST_LINES);
    let mut series = series::series(
        &indicators,
        assessment.as_of(),
        possible_scaling(&indicators, Scaling::OwnAxes),
        language,
    );
    let left = asked - indicators.len() + series.len().saturating_sub(MOST_LINES);
    series.truncate(MOST_LINES);
    for series in &mut series {
        series.label = bounds::name(&series.label).into_owned();
        series.unit = bounds::name(&series.unit).into_owned();
    }
    let room = scene.width - 2.0 * MARGIN;
    let title = match indicators.as_slice() {
        [] => words::NO_INDICATORS_STRIP.of(language).to_owned(),
        [one] => bounds::name(&one.name).into_owned(),
        several => several
            .iter()
            .map(|indicator| bounds::name(&indicator.name))
            .collect::<Vec<_>>()
            .join(words::LISTED.of(language)),
    };
    let mut y = MARGIN + 6.0;
    for line in metrics::wrap(&title, size::font::TITLE, true, room)
        .into_iter()
        .take(2)
    {
        scene.bold(
            Point::new(MARGIN, y),
            line,
            size::font::TITLE,
            theme.t1,
            Align::Left,
        );
        y += 22.0;
    }
    let about = under_title(plan, &indicators, assessment.as_of(), language);
    let about = metrics::cut(&about, size::font::SMALL, false, room).into_owned();
    scene.text(
        Point::new(MARGIN, y),
        about,
        size::font::SMALL,
        theme.t3,
        Align::Left,
    );
    y += 20.0;
    if !series.is_empty() {
        y = legend(
            &mut scene,
            &series,
            Point::new(MARGIN, y),
            room,
            theme,
            language,
        );
    }
    let mut foot = foot_lines(plan, &indicators, request, room, language);
    if left > 0 {
        let named: [(&str, &dyn std::fmt::Display); 2] =
            [("shown", &series.len()), ("left", &left)];
        foot.insert(0, (words::LINES_LEFT_OUT.fill(language, &named), false));
    }
    let bottom = scene.height - MARGIN - foot.len() as f64 * LINE;
    if !series.is_empty() {
        let rect = Rect::from_edges(MARGIN - 12.0, y - 6.0, scene.width - 8.0, bottom - 4.0);
        let right = series.iter().any(|series| series.right);
        let area = plot::area(rect, right);
        let (from, to) = window(plan, &indicators, request);
        let plot = Plot {
            series: &series,
            as_of: assessment.as_of(),
            targets: true,
            later: true,
            theme,
            language,
            rect,
            axis: TimeAxis::fit(from, to, area.w),
        };
        scene.place(plot.scene(), 0.0, 0.0);
        if series.iter().all(|series| series.line.dots.is_empty()) {
            let text = words::NO_VALUES.of(language);
            scene.text(
                area.center(),
                text,
                size::font::BODY,
                theme.t3,
                Align::Center,
            );
        }
    }
    let mut y = bottom + LINE / 2.0;
    for (text, note) in foot {
        let color = if note { theme.note_text } else { theme.t3 };
        scene.text(
            Point::new(MARGIN, y),
            text,
            size::font::SMALL,
            color,
            Align::Left,
        );
        y += LINE;
    }
    scene
}

/// The days of a picture or page: those asked for, else the plan's window, begun a year earlier where values or
/// targets of that year are known.
fn window(plan: &Plan, indicators: &[&Indicator], request: &TrendsRequest) -> (Day, Day) {
    let (start, end) = usual_window(plan, indicators);
    (request.from.unwrap_or(start), request.to.unwrap_or(end))
}

fn under_title(plan: &Plan, indicators: &[&Indicator], as_of: Day, language: Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut regions: Vec<_> = indicators
        .iter()
        .map(|indicator| bounds::name(&indicator.region))
        .filter(|region| !region.is_empty())
        .collect();
    regions.dedup();
    if regions.is_empty() && !plan.head().region.is_empty() {
        regions.push(bounds::name(&plan.head().region));
    }
    if !regions.is_empty() {
        parts.push(regions.join(words::LISTED.of(language)));
    }
    if let [one] = indicators {
        if !one.unit.is_empty() {
            parts.push(bounds::name(&one.unit).into_owned());
        }
        let better = match one.better {
            crate::plan::Better::Up => words::BETTER_UP,
            crate::plan::Better::Down => words::BETTER_DOWN,
        };
        parts.push(better.of(language).to_owned());
    }
    parts.push(words::AS_OF_DAY.fill(language, &[("day", &date(as_of))]));
    if !plan.head().title.is_empty() {
        parts.push(bounds::name(&plan.head().title).into_owned());
    }
    parts.join(" · ")
}

fn legend(
    scene: &mut Scene,
    series: &[Series],
    at: Point,
    room: f64,
    theme: &Theme,
    language: Language,
) -> f64 {
    let mut entries: Vec<(Option<&Series>, String)> = series
        .iter()
        .map(|series| {
            let text = if series.right {
                words::ON_RIGHT.fill(language, &[("text", &series.label)])
            } else {
                series.label.clone()
            };
            (Some(series), text)
        })
        .collect();
    if series.iter().any(|series| !series.targets.is_empty()) {
        entries.push((None, words::TARGET.of(language).to_owned()));
    }
    let (mut x, mut y) = (at.x, at.y);
    for (series, text) in entries {
        let text = metrics::cut(&text, size::font::SMALL, false, room - 40.0).into_owned();
        if x > at.x && x + legend_width(&text) - 20.0 > at.x + room {
            x = at.x;
            y += LINE;
        }
        x = legend_entry(scene, Point::new(x, y), series, &text, theme);
    }
    // What hollow and dotted marks mean.
    let color = theme.t3;
    let text = words::HOLLOW_LEGEND.of(language);
    if x > at.x && x + legend_width(text) - 20.0 > at.x + room {
        x = at.x;
        y += LINE;
    }
    scene.line(
        Point::new(x, y),
        Point::new(x + 18.0, y),
        marks::stroke(color, true),
    );
    scene.add(Shape::Circle {
        center: Point::new(x + 21.0, y),
        radius: marks::REACH,
        fill: Some(theme.panel),
        stroke: Some(Stroke::solid(size::LINE_AS_OF, color)),
    });
    scene.text(
        Point::new(x + 31.0, y),
        text,
        size::font::SMALL,
        theme.t2,
        Align::Left,
    );
    y + LINE
}

/// The foot: sources of what is shown, and the sample mark. The flag says that a line is the sample mark.
fn foot_lines(
    plan: &Plan,
    indicators: &[&Indicator],
    request: &TrendsRequest,
    room: f64,
    language: Language,
) -> Vec<(String, bool)> {
    let (from, to) = window(plan, indicators, request);
    // Of more sources than the foot has room for the first are told.
    let mut sources = Vec::new();
    let mut known = HashSet::new();
    let mut long = 0;
    for indicator in indicators {
        let points = indicator
            .points
            .iter()
            .filter(|point| point.value.is_some() && point.end >= from && point.start <= to)
            .map(|point| point.source.as_str());
        let targets = indicator
            .targets
            .iter()
            .filter(|target| target.end >= from && target.start <= to)
            .map(|target| target.source.as_str());
        for source in points.chain(targets) {
            if long < FOOT_CHARS && !source.is_empty() && known.insert(source) {
                let source = bounds::name(source);
                long += source.chars().count();
                sources.push(source);
            }
        }
    }
    let mut lines = Vec::new();
    if !sources.is_empty() {
        const MOST: usize = 4;
        let mut short: Vec<String> = Vec::new();
        for source in sources.iter().map(|source| short_source(source)) {
            if !short.contains(&source) {
                short.push(source);
            }
        }
        let listed = short.join(words::SOURCES_APART.of(language));
        let text = words::SOURCE_IS.fill(language, &[("source", &listed)]);
        let mut wrapped = metrics::wrap(&text, size::font::SMALL, false, room);
        if wrapped.len() > MOST {
            wrapped.truncate(MOST);
            if let Some(last) = wrapped.last_mut() {
                last.push('…');
            }
        }
        lines.extend(wrapped.into_iter().map(|line| (line, false)));
    }
    lines.push((words::NOT_JOINED.of(language).to_owned(), false));
    let outside = indicators
        .iter()
        .flat_map(|indicator| &indicator.points)
        .filter(|point| point.value.is_some() && (point.end < from || point.start > to))
        .count();
    if outside > 0 {
        let named: [(&str, &dyn std::fmt::Display); 3] =
            [("from", &date(from)), ("to", &date(to)), ("n", &outside)];
        lines.push((words::OUTSIDE.fill(language, &named), false));
    }
    if indicators.iter().any(|indicator| indicator.sample) || plan.head().sample {
        let all = indicators.iter().all(|indicator| indicator.sample);
        let text = if all && !indicators.is_empty() {
            common_words::SAMPLE.of(language).to_owned()
        } else {
            words::SAMPLE_PLAN.of(language).to_owned()
        };
        lines.push((text, true));
    }
    lines
}

/// A source short enough for a foot: of an address the host only.
pub fn short_source(source: &str) -> String {
    source.split_once("://").map_or_else(
        || source.to_owned(),
        |(_, rest)| {
            let host = rest.split(['/', '?']).next().unwrap_or(rest);
            match source.split_once(' ') {
                Some((_, note)) => format!("{host} {note}"),
                None => host.to_owned(),
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme;
    use crate::plan::{IndicatorPoint, PlanParts};
    use jiff::civil::date as day;

    fn texts(scene: &Scene) -> Vec<&str> {
        scene
            .marks
            .iter()
            .filter_map(|mark| match &mark.shape {
                Shape::Text(text) => Some(text.text.as_str()),
                _ => None,
            })
            .collect()
    }

    fn request(indicators: Vec<Id>) -> TrendsRequest {
        TrendsRequest {
            indicators,
            from: None,
            to: None,
            width: 900.0,
            height: 500.0,
            language: Language::Zh,
            theme: &theme::LIGHT,
        }
    }

    #[test]
    fn a_picture_says_what_it_shows_and_where_it_is_from() {
        let plan = Plan::new(PlanParts {
            indicators: vec![Indicator {
                id: Id::new("days"),
                name: "优良天数".to_owned(),
                region: "重庆市".to_owned(),
                sample: true,
                points: vec![IndicatorPoint {
                    id: Id::new("p"),
                    start: day(2020, 1, 1),
                    end: day(2020, 12, 31),
                    value: Some(333.0),
                    source: "https://example.com/a/b.html".to_owned(),
                    ..IndicatorPoint::default()
                }],
                ..Indicator::default()
            }],
            ..PlanParts::default()
        });
        let assessment = Assessment::new(&plan, day(2021, 11, 20));
        let scene = trends_picture(&plan, &assessment, &request(Vec::new()));
        let texts = texts(&scene);
        for wanted in ["优良天数", "示例", "2020年 333", "截止 2021-11-20"] {
            assert!(texts.contains(&wanted), "{wanted} in {texts:?}");
        }
        assert!(texts.iter().any(|text| text.contains("example.com")));
        assert!(texts.iter().any(|text| text.contains("重庆市")));
    }

    /// An indicator with a value for each of some years.
    fn of_years(years: &[i16]) -> Plan {
        let points = years.iter().map(|year| IndicatorPoint {
            id: Id::new(format!("{year}")),
            start: day(*year, 1, 1),
            end: day(*year, 12, 31),
            value: Some(300.0),
            ..IndicatorPoint::default()
        });
        Plan::new(PlanParts {
            indicators: vec![Indicator {
                id: Id::new("days"),
                name: "优良天数".to_owned(),
                points: points.collect(),
                ..Indicator::default()
            }],
            ..PlanParts::default()
        })
    }

    #[test]
    fn values_outside_the_plans_window_are_shown_and_not_a_blank() {
        let plan = of_years(&[2031, 2032]);
        let assessment = Assessment::new(&plan, day(2033, 11, 20));
        let scene = trends_picture(&plan, &assessment, &request(Vec::new()));
        let texts = texts(&scene);
        assert!(texts.contains(&"2031年 300"), "{texts:?}");
    }

    #[test]
    fn a_picture_that_shows_none_of_the_values_says_so() {
        let plan = of_years(&[2015, 2021]);
        let assessment = Assessment::new(&plan, day(2021, 12, 31));
        let asked = TrendsRequest {
            from: Some(day(2017, 1, 1)),
            to: Some(day(2018, 12, 31)),
            ..request(Vec::new())
        };
        let scene = trends_picture(&plan, &assessment, &asked);
        let texts = texts(&scene);
        for wanted in [
            "所示时段 2017-01-01 至 2018-12-31 内没有数值",
            "图中时段 2017-01-01 至 2018-12-31；时段之外的数值 2 个",
        ] {
            assert!(texts.contains(&wanted), "{wanted} in {texts:?}");
        }
    }

    #[test]
    fn very_many_lines_are_left_out_with_words_and_long_names_cut() {
        let indicator = |n: usize| Indicator {
            id: Id::new(format!("i{n}")),
            name: format!("指标{n}{}", "整改".repeat(if n == 0 { 100_000 } else { 0 })),
            points: of_years(&[2021]).indicators()[&Id::new("days")]
                .points
                .clone(),
            ..Indicator::default()
        };
        let plan = Plan::new(PlanParts {
            indicators: (0..2_000).map(indicator).collect(),
            ..PlanParts::default()
        });
        let assessment = Assessment::new(&plan, day(2021, 12, 31));
        let every = request((0..2_000).map(|n| Id::new(format!("i{n}"))).collect());
        let scene = trends_picture(&plan, &assessment, &every);
        let texts = texts(&scene);
        let told = "图中只画前 24 条线，其余 1976 条从略；请分几张图导出";
        assert!(texts.contains(&told), "{texts:?}");
        assert!(texts.iter().all(|text| text.chars().count() < 600));
        let drawn = |n: usize| texts.iter().any(|text| *text == format!("指标{n}"));
        assert!(drawn(23) && !drawn(24), "{texts:?}");
    }

    #[test]
    fn a_plan_without_indicators_still_gives_a_picture() {
        let plan = Plan::default();
        let assessment = Assessment::new(&plan, day(2021, 11, 20));
        let scene = trends_picture(&plan, &assessment, &request(vec![Id::new("gone")]));
        assert!(texts(&scene).contains(&words::NO_INDICATORS_STRIP.of(Language::Zh)));
    }

    #[test]
    fn an_address_is_shortened_to_its_host() {
        assert_eq!(short_source("https://a.cn/b/c.html"), "a.cn");
        assert_eq!(short_source("http://a.cn/b (转载)"), "a.cn (转载)");
        assert_eq!(short_source("政府工作报告"), "政府工作报告");
    }
}
