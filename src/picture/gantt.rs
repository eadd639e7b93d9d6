//! The Gantt chart as a picture of its own, independent of the window: all rows, title, legend, as-of date.

use super::parts::{Heading, heading, plan_title, sample_words};
use crate::assess::Assessment;
use crate::chart::gantt::table::{Place, places};
use crate::chart::gantt::{self, Look, RowState, Shown, header, legend, table};
use crate::chart::rows::{self, Column, Filter, RowRequest};
use crate::chart::theme::{Theme, size};
use crate::chart::{Align, Point, Rect, Scene, Shape, Stroke, TimeAxis, metrics};
use crate::plan::{Day, Id, Plan};
use crate::text::{Language, date, gantt_words};

/// Which tasks a picture shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Scope {
    /// All.
    #[default]
    Whole,
    /// As on screen: filter, groups, order, what is folded and unfolded.
    View(Box<RowRequest>),
    /// These.
    Selection(Vec<Id>),
}

/// What a picture of the Gantt chart should be.
#[derive(Clone, Debug)]
pub struct PictureRequest {
    /// Which tasks.
    pub scope: Scope,
    /// First day of the time axis; `None`: the plan's window and every bar shown.
    pub from: Option<Day>,
    /// Last day of the time axis; `None`: the plan's window and every bar shown.
    pub to: Option<Day>,
    /// Width in points, at least 640; 1654 is usual.
    pub width: f64,
    /// Language of every word the program adds.
    pub language: Language,
    /// Colours.
    pub theme: &'static Theme,
}

impl PictureRequest {
    /// The usual width in points.
    pub const USUAL_WIDTH: f64 = 1654.0;
    /// The least width in points at which table and bars have room.
    pub const LEAST_WIDTH: f64 = 640.0;
}

/// Around the picture, in points.
const MARGIN: f64 = 34.0;
/// From the title's top to the legend.
const TITLE: f64 = 56.0;
/// Room for labels after the end of the window, in points.
const LABELS: f64 = 44.0;
/// The foot with the sample mark and the date.
const FOOT: f64 = 30.0;
/// From one line of the foot to the next.
const FOOT_LINE: f64 = 17.0;

/// Below this width of table and bars in points, the table gives up the lead unit.
const NARROW: f64 = 860.0;

/// The columns of the table: the title grows with the picture; a narrow one keeps its room for the bars.
fn columns(width: f64) -> Vec<Place> {
    if width < NARROW {
        return places(&[
            (Column::Number, 28.0),
            (Column::Title, 150.0),
            (Column::Due, 76.0),
            (Column::Status, 78.0),
        ]);
    }
    let grown = ((width - 900.0) / 4.0).clamp(0.0, 180.0) as f32;
    places(&[
        (Column::Number, 34.0),
        (Column::Title, 170.0 + grown),
        (Column::LeadUnit, 84.0 + grown / 3.0),
        (Column::Due, 84.0),
        (Column::Status, 88.0),
    ])
}

/// The picture of a plan at the date of its assessment.
pub fn gantt_picture(plan: &Plan, assessment: &Assessment, request: &PictureRequest) -> Scene {
    let asked = match &request.scope {
        Scope::Whole => RowRequest::default(),
        Scope::View(asked) => RowRequest::clone(asked),
        Scope::Selection(ids) => RowRequest {
            filter: Filter {
                only: Some(std::sync::Arc::new(ids.iter().cloned().collect())),
                ..Filter::default()
            },
            ..RowRequest::default()
        },
    };
    let rows = rows::rows(plan, assessment, &asked);
    let width = request.width.max(PictureRequest::LEAST_WIDTH);
    let inner = width - 2.0 * MARGIN;
    let columns = columns(inner);
    let table_width = columns.last().map_or(0.0, |last| last.x + last.width);
    let look = Look {
        plan,
        assessment,
        theme: request.theme,
        language: request.language,
        axis: axis(plan, &rows, request, inner - table_width),
        row_height: size::ROW,
        today: None,
        dragged: None,
    };
    let sieve = rows::Sieve::new(plan, &asked.filter, assessment.as_of());
    let mut counts = [0; 6];
    let mut tasks = 0;
    for task in plan.tasks().values() {
        let state = assessment.task(&task.id);
        if sieve.lets(task, state) {
            tasks += 1;
            if let Some(state) = state {
                counts[state.status as usize] += 1;
            }
        }
    }
    let legend = legend::legend(&look, counts, inner);
    let top = MARGIN + TITLE + legend.height + 10.0;
    let body = rows.len().max(1) as f64 * look.row_height;
    let foot_lines = foot_lines(&look, inner);
    let extra = foot_lines.len().saturating_sub(1) as f64 * FOOT_LINE;
    let height = top + size::TIME_HEADER + body + FOOT + extra + MARGIN * 0.6;
    let mut scene = Scene::new(width, height);
    scene.fill(Rect::new(0.0, 0.0, width, height), request.theme.panel);
    title(&mut scene, &look, inner, tasks);
    scene.place(legend, MARGIN, MARGIN + TITLE);
    chart(
        &mut scene,
        &look,
        &rows,
        &columns,
        Point::new(MARGIN, top),
        table_width,
        body,
    );
    foot(
        &mut scene,
        &look,
        Point::new(MARGIN, top + size::TIME_HEADER + body),
        foot_lines,
    );
    scene
}

/// The axis of the picture: as asked, else the plan's window widened to every bar shown.
fn axis(plan: &Plan, rows: &[rows::Row], request: &PictureRequest, width: f64) -> TimeAxis {
    let head = plan.head();
    let tasks = || {
        rows.iter().filter_map(|row| match row {
            rows::Row::Task(id) => plan.task(id),
            _ => None,
        })
    };
    let first = tasks().filter_map(|task| task.first_day()).min();
    let last = tasks().filter_map(|task| task.last_day()).max();
    let from = first.map_or(head.window_start, |day| day.min(head.window_start));
    let to = last.map_or(head.window_end, |day| day.max(head.window_end));
    // Labels stand right of the bars: unless an end was asked for, the last bars keep room for theirs.
    let labels = if request.to.is_some() { 0.0 } else { LABELS };
    TimeAxis::fit(
        request.from.unwrap_or(from),
        request.to.unwrap_or(to),
        width - labels,
    )
    .with_width(width)
}

fn title(scene: &mut Scene, look: &Look<'_>, inner: f64, tasks: usize) {
    let head = look.plan.head();
    let language = look.language;
    let mut parts = Vec::new();
    parts.extend((!head.region.is_empty()).then(|| head.region.clone()));
    parts.push(gantt_words::AS_OF_PILL.fill(language, &[("date", &date(look.as_of()))]));
    let all = look.plan.tasks().len();
    parts.push(if tasks == all {
        gantt_words::PICTURE_TASKS.fill(language, &[("n", &all)])
    } else {
        gantt_words::SHOWN_OF.fill(language, &[("shown", &tasks), ("all", &all)])
    });
    let at = Heading {
        left: MARGIN,
        right: MARGIN + inner,
        badge: MARGIN,
        title: MARGIN + 11.0,
        line: MARGIN + 37.0,
    };
    let name = plan_title(look.plan, language);
    heading(
        scene,
        look.plan,
        (look.theme, language),
        &at,
        name,
        &parts.join(" · "),
    );
}

fn chart(
    scene: &mut Scene,
    look: &Look<'_>,
    rows: &[rows::Row],
    columns: &[Place],
    at: Point,
    table_width: f64,
    body: f64,
) {
    let theme = look.theme;
    let shown = Shown {
        rows,
        top: 0.0,
        height: body,
    };
    let plain = |_: &Id| RowState::default();
    let below = at.y + size::TIME_HEADER;
    let right = at.x + table_width;
    let inner = table_width + look.axis.width;
    scene.place(table::header(look, columns, None, None), at.x, at.y);
    scene.place(
        table::rows(look, &shown, columns, |_| false, plain),
        at.x,
        below,
    );
    scene.add(Shape::Clip(Rect::new(
        right,
        at.y,
        look.axis.width,
        size::TIME_HEADER + body,
    )));
    scene.place(gantt::chart(look, &shown, plain), right, below);
    scene.place(header::time(look), right, at.y);
    scene.add(Shape::Unclip);
    if rows.is_empty() {
        scene.text(
            Point::new(at.x + inner / 2.0, below + body / 2.0),
            gantt_words::NOTHING_FOUND.of(look.language),
            size::font::BODY,
            theme.t3,
            Align::Center,
        );
    }
    let edge = Stroke::solid(size::LINE, theme.line);
    let bottom = below + body;
    scene.line(Point::new(right, at.y), Point::new(right, bottom), edge);
    scene.add(Shape::Rect {
        rect: Rect::from_edges(at.x, at.y, at.x + inner, bottom),
        radius: 0.0,
        fill: None,
        stroke: Some(edge),
    });
}

/// What stands in the foot of a plan that holds sample data, in lines as long as the picture is wide.
fn foot_lines(look: &Look<'_>, inner: f64) -> Vec<String> {
    sample_words(look.plan, look.language)
        .map(|words| metrics::wrap(&words, size::font::SMALL, false, inner))
        .unwrap_or_default()
}

fn foot(scene: &mut Scene, look: &Look<'_>, at: Point, lines: Vec<String>) {
    for (place, line) in lines.into_iter().enumerate() {
        scene.text(
            Point::new(at.x, at.y + 18.0 + place as f64 * FOOT_LINE),
            line,
            size::font::SMALL,
            look.theme.note_text,
            Align::Left,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::LIGHT;
    use crate::plan::{Due, PlanParts, Task};
    use jiff::civil::date as day;

    fn plan() -> Plan {
        let task = |number: i16| Task {
            id: Id::new(format!("t{number}")),
            rank: i64::from(number),
            number: number.to_string(),
            title: format!("任务{number}"),
            start: Some(day(2020, 6, 1)),
            due: Due::on(day(2020 + number % 3, 12, 31)),
            sample: true,
            ..Default::default()
        };
        Plan::new(PlanParts {
            tasks: (1..=9).map(task).collect(),
            ..Default::default()
        })
    }

    fn words(scope: Scope) -> (f64, Vec<String>) {
        let plan = plan();
        let assessment = Assessment::new(&plan, day(2021, 11, 20));
        let scene = gantt_picture(
            &plan,
            &assessment,
            &PictureRequest {
                scope,
                from: None,
                to: None,
                width: PictureRequest::USUAL_WIDTH,
                language: Language::Zh,
                theme: &LIGHT,
            },
        );
        let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text.text.clone()),
            _ => None,
        });
        (scene.height, texts.collect())
    }

    #[test]
    fn a_picture_carries_date_sample_mark_and_every_task() {
        let (_, texts) = words(Scope::Whole);
        for wanted in ["截止 2021-11-20", "示例", "任务1", "任务9"] {
            assert!(texts.iter().any(|text| text == wanted), "{wanted}");
        }
    }

    #[test]
    fn a_selection_is_a_smaller_picture_that_says_how_many_of_how_many() {
        let (whole, _) = words(Scope::Whole);
        let (part, texts) = words(Scope::Selection(vec![Id::new("t2")]));
        assert!(part < whole);
        assert!(texts.iter().any(|text| text.contains("1 / 9")));
        assert!(!texts.iter().any(|text| text == "任务1"));
    }
}
