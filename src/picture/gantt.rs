//! The Gantt chart as a picture of its own, independent of the window: all rows, title, legend, as-of date.

use super::parts::{Heading, heading, plan_title, region, sample_words};
use super::{Leaving, PictureError};
use crate::assess::Assessment;
use crate::chart::gantt::table::{Place, places};
use crate::chart::gantt::{self, Look, RowState, Shown, header, legend, table};
use crate::chart::rows::{self, Column, Filter, Grouping, RowRequest, Sorting};
use crate::chart::theme::{Theme, size};
use crate::chart::{Align, Color, Point, Rect, Scene, Shape, Stroke, TimeAxis, metrics, reach};
use crate::plan::{Day, Id, Plan, Task};
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
    /// Height of a page in points; `None`: one picture as high as its rows.
    pub page_height: Option<f64>,
    /// Groups and order of the rows of a whole plan or a selection.
    pub arranged: (Grouping, Sorting),
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

    /// The rows it shows; a whole plan or a selection is grouped and sorted as the page is.
    fn rows_asked(&self) -> RowRequest {
        let only = match &self.scope {
            Scope::View(asked) => return RowRequest::clone(asked),
            Scope::Whole => None,
            Scope::Selection(ids) => Some(std::sync::Arc::new(ids.iter().cloned().collect())),
        };
        let (grouping, sorting) = self.arranged;
        RowRequest {
            filter: Filter {
                only,
                ..Filter::default()
            },
            grouping,
            sorting,
            ..RowRequest::default()
        }
    }
}

/// From the title's top to the legend.
const TITLE: f64 = 56.0;
/// Room for labels after the end of the window, in points.
const LABELS: f64 = 44.0;
/// The foot with the sample mark and the date.
const FOOT: f64 = 30.0;
/// From one line of the foot to the next.
const FOOT_LINE: f64 = 17.0;

/// Below this width in points, paper keeps narrow margins and the table gives up the lead unit.
const NARROW: f64 = 928.0;
/// The least width of a year: more years than have this room are not shown unless they were asked for.
const YEAR: f64 = 48.0;

/// Around a picture of a width, in points.
fn margin(width: f64) -> f64 {
    if width < NARROW { 14.0 } else { 34.0 }
}

/// The columns of the table on paper of a width: numbers and titles get what they need (in points), as far as the bars keep
/// their room.
fn columns(width: f64, longest: f64, number: f64, language: Language) -> Vec<Place> {
    let status = |usual: f64| usual.max(table::status_width(language)) as f32;
    let inner = width - 2.0 * margin(width);
    let title = longest.ceil() + 16.0;
    if width < NARROW {
        return places(&[
            (
                Column::Number,
                (number + 6.0).ceil().clamp(28.0, 60.0) as f32,
            ),
            (
                Column::Title,
                title.clamp(110.0, (inner * 0.40).max(110.0)) as f32,
            ),
            (Column::Due, 76.0),
            (Column::Status, status(78.0)),
        ]);
    }
    let grown = ((inner - 900.0) / 4.0).clamp(0.0, 180.0);
    places(&[
        (
            Column::Number,
            (number + 8.0).ceil().clamp(34.0, 84.0) as f32,
        ),
        (Column::Title, title.clamp(170.0, 170.0 + grown) as f32),
        (Column::LeadUnit, (84.0 + grown / 3.0) as f32),
        (Column::Due, 84.0),
        (Column::Status, status(88.0)),
    ])
}

/// The picture of a plan at the date of its assessment, whole.
pub fn gantt_picture(plan: &Plan, assessment: &Assessment, request: &PictureRequest) -> Scene {
    let whole = PictureRequest {
        page_height: None,
        ..request.clone()
    };
    let mut pages = gantt_pages(plan, assessment, &whole);
    pages.pop().unwrap_or_else(|| Scene::new(0.0, 0.0))
}

/// The picture in pages no higher than asked for, at least one; rows are never cut, and the head of a group that goes on is
/// said again.
pub fn gantt_pages(plan: &Plan, assessment: &Assessment, request: &PictureRequest) -> Vec<Scene> {
    // Nothing is too large where nothing is written.
    gantt_pages_for(plan, assessment, request, Leaving::Unwritten).unwrap_or_default()
}

/// The same for a file of a kind; one that would be too large is refused before anything of it is drawn.
///
/// # Errors
/// The refusal that writing the picture would end in.
pub fn gantt_pages_for(
    plan: &Plan,
    assessment: &Assessment,
    request: &PictureRequest,
    leaving: Leaving,
) -> Result<Vec<Scene>, PictureError> {
    let asked = request.rows_asked();
    let rows = rows::rows(plan, assessment, &asked);
    let width = request.width.max(PictureRequest::LEAST_WIDTH);
    let margin = margin(width);
    let inner = width - 2.0 * margin;
    let titles = tasks_of(plan, &rows)
        .map(|task| metrics::width(&task.title, size::font::BODY, false))
        .fold(0.0, f64::max);
    let numbers = rows::longest_number(tasks_of(plan, &rows).map(|task| task.number.as_str()));
    let columns = columns(width, titles, numbers, request.language);
    let table_width = columns.last().map_or(0.0, |last| last.x + last.width);
    let (from, to) = days(plan, &rows, request, inner - table_width);
    let look = Look {
        plan,
        assessment,
        theme: request.theme,
        language: request.language,
        axis: axis(from, to, request, inner - table_width),
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
    let broken = tasks_of(plan, &rows).any(|task| gantt::links::broken(&look, task).is_some());
    let legend = legend::legend(&look, counts, broken, inner);
    let top = margin + TITLE + legend.height + 10.0;
    let foot_lines = foot_lines(&look, &rows, (from, to), inner);
    let extra = foot_lines.len().saturating_sub(1) as f64 * FOOT_LINE;
    let around = top + size::TIME_HEADER + FOOT + extra + margin * 0.6;
    let fitting = request.page_height.map_or(usize::MAX, |height| {
        ((height - around) / look.row_height).floor().max(8.0) as usize
    });
    let pages = in_pages(rows, fitting);
    leaving.allows_pages(pages.len())?;
    let body_of = |rows: &[rows::Row]| rows.len().max(1) as f64 * look.row_height;
    for rows in &pages {
        leaving.allows(&look, rows, (width, around + body_of(rows)))?;
    }
    let count = pages.len();
    let sheet = Sheet {
        look: &look,
        columns: &columns,
        margin,
        inner,
        table_width,
        top,
        tasks,
    };
    let drawn = pages
        .into_iter()
        .enumerate()
        .map(|(page, rows)| {
            let body = body_of(&rows);
            let mut scene = Scene::new(width, around + body);
            scene.fill(
                Rect::new(0.0, 0.0, width, scene.height),
                request.theme.panel,
            );
            sheet.title(&mut scene, (page + 1, count));
            scene.place(legend.clone(), margin, margin + TITLE);
            chart(&mut scene, &sheet, &rows, body);
            let at = Point::new(margin, top + size::TIME_HEADER + body);
            foot(&mut scene, at, foot_lines.clone());
            scene
        })
        .collect();
    Ok(drawn)
}

fn tasks_of<'p>(plan: &'p Plan, rows: &'p [rows::Row]) -> impl Iterator<Item = &'p Task> {
    rows.iter().filter_map(|row| match row {
        rows::Row::Task(id) => plan.task(id).map(AsRef::as_ref),
        _ => None,
    })
}

/// First and last day of a task, where it has one.
fn span(task: &Task) -> Option<(Day, Day)> {
    let (first, last) = (task.first_day(), task.last_day());
    Some((first.or(last)?, last.or(first)?))
}

/// The rows of each page. A head never stands last on a page, and is said again where its tasks go on.
fn in_pages(rows: Vec<rows::Row>, fitting: usize) -> Vec<Vec<rows::Row>> {
    if rows.len() <= fitting {
        return vec![rows];
    }
    let mut pages = Vec::new();
    let mut page: Vec<rows::Row> = Vec::new();
    let mut head: Option<Box<rows::GroupRow>> = None;
    let mut rows = rows.into_iter().peekable();
    while let Some(row) = rows.next() {
        let is_head = matches!(row, rows::Row::Group(_));
        // A head at the foot of a page goes with its tasks.
        let needed = if is_head
            && rows
                .peek()
                .is_some_and(|next| !matches!(next, rows::Row::Group(_)))
        {
            2
        } else {
            1
        };
        if page.len() + needed > fitting && !page.is_empty() {
            pages.push(std::mem::take(&mut page));
            if let Some(head) = head.clone().filter(|_| !is_head) {
                page.push(rows::Row::Group(Box::new(rows::GroupRow {
                    continued: true,
                    ..*head
                })));
            }
        }
        if let rows::Row::Group(group) = &row {
            head = Some(group.clone());
        }
        page.push(row);
    }
    if !page.is_empty() {
        pages.push(page);
    }
    pages
}

/// The days of the picture: as asked, else the plan's window widened to the bars shown as far as there is room for years.
fn days(plan: &Plan, rows: &[rows::Row], request: &PictureRequest, width: f64) -> (Day, Day) {
    let head = plan.head();
    let window = (head.window_start, head.window_end);
    let spans: Vec<(Day, Day)> = tasks_of(plan, rows).filter_map(span).collect();
    let room = (width / YEAR * 365.25) as i32;
    let (from, to) = reach::usual(window, &spans, room.max(reach::days_of(window)));
    (request.from.unwrap_or(from), request.to.unwrap_or(to))
}

fn axis(from: Day, to: Day, request: &PictureRequest, width: f64) -> TimeAxis {
    // Labels stand right of the bars: unless an end was asked for, the last bars keep room for theirs, short of half a
    // year: a year that is not shown gets no number.
    let year = width / f64::from(reach::days_of((from, to)).max(1)) * 365.25;
    let labels = if request.to.is_some() {
        0.0
    } else {
        LABELS.min(0.45 * year)
    };
    TimeAxis::fit(from, to, width - labels).with_width(width)
}

/// What all pages share.
struct Sheet<'a> {
    look: &'a Look<'a>,
    columns: &'a [Place],
    margin: f64,
    inner: f64,
    table_width: f64,
    top: f64,
    tasks: usize,
}

impl Sheet<'_> {
    fn title(&self, scene: &mut Scene, (page, pages): (usize, usize)) {
        let look = self.look;
        let language = look.language;
        let mut parts = Vec::new();
        parts.extend(region(look.plan));
        parts.push(gantt_words::AS_OF_PILL.fill(language, &[("date", &date(look.as_of()))]));
        let all = look.plan.tasks().len();
        parts.push(if self.tasks == all {
            gantt_words::PICTURE_TASKS.fill(language, &[("n", &all)])
        } else {
            gantt_words::SHOWN_OF.fill(language, &[("shown", &self.tasks), ("all", &all)])
        });
        if pages > 1 {
            parts.push(gantt_words::PAGE_OF.fill(language, &[("page", &page), ("pages", &pages)]));
        }
        let at = Heading {
            left: self.margin,
            right: self.margin + self.inner,
            badge: self.margin,
            title: self.margin + 11.0,
            line: self.margin + 37.0,
        };
        let name = plan_title(look.plan, language);
        heading(
            scene,
            look.plan,
            (look.theme, language),
            &at,
            &name,
            &parts.join(" · "),
        );
    }
}

fn chart(scene: &mut Scene, sheet: &Sheet<'_>, rows: &[rows::Row], body: f64) {
    let Sheet {
        look,
        columns,
        table_width,
        ..
    } = *sheet;
    let at = Point::new(sheet.margin, sheet.top);
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

/// What stands in the foot, in lines as long as the picture is wide: how much reaches beyond the time shown, what is made up.
fn foot_lines(
    look: &Look<'_>,
    rows: &[rows::Row],
    (from, to): (Day, Day),
    inner: f64,
) -> Vec<(String, Color)> {
    let beyond = tasks_of(look.plan, rows)
        .filter_map(span)
        .filter(|(first, last)| *first < from || *last > to)
        .count();
    let named: [(&str, &dyn std::fmt::Display); 3] =
        [("from", &date(from)), ("to", &date(to)), ("n", &beyond)];
    let beyond = (beyond > 0).then(|| gantt_words::REACH_BEYOND.fill(look.language, &named));
    let sample = sample_words(look.plan, look.language);
    let lines = [(beyond, look.theme.t3), (sample, look.theme.note_text)];
    lines
        .into_iter()
        .filter_map(|(words, color)| Some((words?, color)))
        .flat_map(|(words, color)| {
            let wrapped = metrics::wrap(&words, size::font::SMALL, false, inner);
            wrapped.into_iter().map(move |line| (line, color))
        })
        .collect()
}

fn foot(scene: &mut Scene, at: Point, lines: Vec<(String, Color)>) {
    for (place, (line, color)) in lines.into_iter().enumerate() {
        scene.text(
            Point::new(at.x, at.y + 18.0 + place as f64 * FOOT_LINE),
            line,
            size::font::SMALL,
            color,
            Align::Left,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::theme::LIGHT;
    use crate::plan::{Due, PlanParts};
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

    fn request(scope: Scope) -> PictureRequest {
        PictureRequest {
            scope,
            from: None,
            to: None,
            width: PictureRequest::USUAL_WIDTH,
            page_height: None,
            arranged: (Grouping::default(), None),
            language: Language::Zh,
            theme: &LIGHT,
        }
    }

    fn texts(scene: &Scene) -> Vec<String> {
        let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text.text.clone()),
            _ => None,
        });
        texts.collect()
    }

    fn words(scope: Scope) -> (f64, Vec<String>) {
        let plan = plan();
        let assessment = Assessment::new(&plan, day(2021, 11, 20));
        let scene = gantt_picture(&plan, &assessment, &request(scope));
        (scene.height, texts(&scene))
    }

    /// As wide as the text of an official document, in pages as high as it.
    fn document_pages(tasks: Vec<Task>) -> Vec<Scene> {
        let plan = Plan::new(PlanParts {
            tasks,
            ..Default::default()
        });
        let assessment = Assessment::new(&plan, day(2021, 11, 20));
        let document = PictureRequest {
            width: 718.0,
            page_height: Some(1035.0),
            ..request(Scope::Whole)
        };
        gantt_pages(&plan, &assessment, &document)
    }

    fn task(number: i16, title: &str, start: i16, due: i16) -> Task {
        Task {
            id: Id::new(format!("t{number}")),
            rank: i64::from(number),
            number: number.to_string(),
            title: title.to_owned(),
            start: Some(day(start, 1, 1)),
            due: Due::on(day(due, 12, 31)),
            ..Default::default()
        }
    }

    #[test]
    fn one_far_task_squeezes_no_others_and_is_told() {
        for far in [202, 1900] {
            let tasks = vec![task(1, "近", 2020, 2022), task(2, "远", far, 2021)];
            let pages = document_pages(tasks);
            let texts: Vec<String> = pages.iter().flat_map(texts).collect();
            assert!(texts.iter().any(|text| text == "2021年"), "{texts:?}");
            let told = "图中时段 2020-01-01 至 2023-12-31；起止日期超出此时段的任务 1 项";
            assert!(texts.iter().any(|text| text == told), "{texts:?}");
        }
    }

    #[test]
    fn document_paper_shows_names_whole_and_years_that_have_room() {
        let name = "玉滩湖流域水环境综合整治与生态修复";
        let pages = document_pages(vec![task(1, name, 2020, 2022), task(2, "甲", 2021, 2029)]);
        let texts: Vec<String> = pages.iter().flat_map(texts).collect();
        assert!(texts.iter().any(|text| text == name), "{texts:?}");
        let years = |text: &String| text == "2029" || text.contains("–2029");
        assert!(!texts.iter().any(years), "{texts:?}");
        assert!(texts.iter().any(|text| text == "2020–2023年"), "{texts:?}");
    }

    #[test]
    fn more_rows_than_a_page_holds_go_on_the_next_under_their_head() {
        let tasks: Vec<Task> = (1..=80)
            .map(|n| task(n, &format!("任务{n}"), 2020, 2021))
            .collect();
        let pages = document_pages(tasks);
        assert!(pages.len() > 1);
        let all: Vec<Vec<String>> = pages.iter().map(texts).collect();
        for (place, (page, texts)) in pages.iter().zip(&all).enumerate() {
            assert!(page.height <= 1035.0);
            let told = format!("第 {}/{} 页", place + 1, pages.len());
            assert!(texts.iter().any(|text| text.contains(&told)), "{texts:?}");
            assert_eq!(texts.iter().any(|text| text.contains("（续）")), place > 0);
        }
        for number in 1..=80 {
            let name = format!("任务{number}");
            let times = all.iter().flatten().filter(|text| **text == name).count();
            assert_eq!(times, 1, "{name}");
        }
    }

    #[test]
    fn a_whole_plan_is_grouped_and_sorted_as_the_page_is() {
        let plan = plan();
        let assessment = Assessment::new(&plan, day(2021, 11, 20));
        let flat = PictureRequest {
            arranged: (Grouping::None, Some((Column::Number, true))),
            ..request(Scope::Whole)
        };
        let texts = texts(&gantt_picture(&plan, &assessment, &flat));
        let place = |wanted: &str| texts.iter().position(|text| text == wanted);
        assert!(place("任务9").is_some() && place("任务9") < place("任务1"));
        assert!(!texts.iter().any(|text| text.contains("年度")), "{texts:?}");
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
