//! The completion curve: tasks due by their deadlines against tasks completed and closed out, as steps over time.

use super::Look;
use super::board::{Board, INSET, Ink, Target, tip};
use crate::assess::{Figure, Slice, Status, count_on};
use crate::chart::theme::size;
use crate::chart::time_axis::{TimeAxis, day_number};
use crate::chart::{Align, Color, Point, Rect, Shape, Stroke};
use crate::plan::Day;
use crate::text::{Phrase, date, gantt_words, overview_words as words};

/// The three series.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Series {
    Planned,
    Completed,
    ClosedOut,
}

impl Series {
    const ALL: [Self; 3] = [Self::Planned, Self::Completed, Self::ClosedOut];

    fn name(self) -> Phrase {
        match self {
            Self::Planned => words::PLANNED,
            Self::Completed => words::ACTUAL,
            Self::ClosedOut => words::CLOSED,
        }
    }

    fn stroke(self, look: &Look<'_>) -> Stroke {
        let theme = look.theme;
        match self {
            Self::Planned => Stroke::dashed(size::LINE_TARGET, theme.t2, 5.0, 3.0),
            Self::Completed => Stroke::solid(2.4, theme.series[0]),
            Self::ClosedOut => Stroke::solid(1.4, theme.status(Status::ClosedOut).fill),
        }
    }

    fn steps<'a>(self, look: &Look<'a>) -> &'a [(Day, usize)] {
        let curve = &look.facts.curve;
        match self {
            Self::Planned => &curve.planned,
            Self::Completed => &curve.completed,
            Self::ClosedOut => &curve.closed_out,
        }
    }
}

/// The card without the plot.
pub(super) fn frame(board: &mut Board, look: &Look<'_>, card: Rect) {
    let ink = Ink::small(look.theme.t2);
    let legend: f64 = Series::ALL
        .iter()
        .map(|series| 28.0 + ink.width(look.say(series.name())) + 12.0)
        .sum();
    board.card(
        card,
        look,
        look.say(words::CURVE),
        look.say(words::CURVE_NOTE),
        legend + 8.0,
    );
    let middle = card.y + size::PANEL_TITLE / 2.0;
    let mut x = card.right() - INSET - legend + 12.0;
    for series in Series::ALL {
        board.scene.line(
            Point::new(x, middle),
            Point::new(x + 22.0, middle),
            series.stroke(look),
        );
        let at = Point::new(x + 28.0, middle);
        x = board
            .put(at, look.say(series.name()), ink, Align::Left, 200.0)
            .right()
            + 12.0;
    }
}

/// The stretch of time that the plot shows unless it was moved: the plan's window and the as-of date.
pub fn usual_days(look: &Look<'_>) -> (Day, Day) {
    let head = look.plan.head();
    let as_of = look.facts.as_of;
    (head.window_start.min(as_of), head.window_end.max(as_of))
}

/// The place of the plot on the card.
pub fn plot_place(card: Rect) -> Rect {
    Rect::from_edges(
        card.x + 42.0,
        card.y + size::PANEL_TITLE + 26.0,
        card.right() - 34.0,
        card.bottom() - 26.0,
    )
}

/// The distance of level lines so that about four stand below the top: 1, 2 or 5 times a power of ten.
fn step_of(top: usize) -> usize {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            let step = factor * power;
            if top <= 4 * step || step > top {
                return step;
            }
        }
        power *= 10;
    }
}

/// What the plot is drawn with.
struct Plot<'a> {
    look: &'a Look<'a>,
    area: Rect,
    axis: TimeAxis,
    top: f64,
}

impl Plot<'_> {
    fn x(&self, day: f64) -> f64 {
        self.area.x + self.axis.x_of_exact(day)
    }

    fn x_end(&self, day: Day) -> f64 {
        self.x(f64::from(day_number(day)) + 1.0)
    }

    fn y(&self, count: usize) -> f64 {
        self.area.bottom() - self.area.h * count as f64 / self.top
    }

    fn shows(&self, x: f64) -> bool {
        (self.area.x - 0.5..=self.area.right() + 0.5).contains(&x)
    }
}

/// The plot on its card with an axis for [`plot_place`]; pan and zoom move the axis, never the card.
pub fn plot(look: &Look<'_>, card: Rect, axis: TimeAxis) -> Board {
    let mut board = Board::default();
    let area = plot_place(card);
    let most = look.facts.all.tasks().max(1);
    let step = step_of(most);
    let plot = Plot {
        look,
        area,
        axis,
        top: most as f64 * 1.08,
    };
    ground(&mut board, &plot, step, most);
    board.scene.add(Shape::Clip(area.grow(1.5)));
    for series in [Series::ClosedOut, Series::Planned, Series::Completed] {
        line(&mut board, &plot, series);
    }
    board.scene.add(Shape::Unclip);
    year_ends(&mut board, &plot);
    later(&mut board, &plot);
    as_of(&mut board, &plot);
    board
}

fn ground(board: &mut Board, plot: &Plot<'_>, step: usize, most: usize) {
    let (area, theme) = (plot.area, plot.look.theme);
    let hair = Stroke::solid(size::LINE, theme.hair);
    let ink = Ink {
        size: size::font::AXIS,
        bold: false,
        color: theme.t4,
    };
    let mut count = 0;
    while count <= most {
        let y = plot.y(count);
        board
            .scene
            .line(Point::new(area.x, y), Point::new(area.right(), y), hair);
        board.put(
            Point::new(area.x - 5.0, y),
            &count.to_string(),
            ink,
            Align::Right,
            40.0,
        );
        count += step;
    }
    let shade = plot.x_end(plot.look.facts.as_of).max(area.x);
    if shade < area.right() {
        board.scene.fill(
            Rect::from_edges(shade, area.y, area.right(), area.bottom()),
            theme.shade,
        );
    }
    let (first, last) = (plot.axis.first_day().year(), plot.axis.last_day().year());
    let wide = plot.axis.per_day * 365.25;
    // Where years are narrow only every second, fifth, tenth is named.
    let every = [1, 2, 5, 10, 20, 50, 100]
        .into_iter()
        .find(|every| wide * f64::from(*every) >= 46.0)
        .unwrap_or(200);
    for year in first..=last.saturating_add(1) {
        let x = plot.x(f64::from(day_number(
            Day::new(year, 1, 1).unwrap_or(Day::MAX),
        )));
        if plot.shows(x) {
            board
                .scene
                .line(Point::new(x, area.y), Point::new(x, area.bottom()), hair);
        }
        let middle = if wide >= 46.0 { x + wide / 2.0 } else { x };
        if year.rem_euclid(every) == 0 && middle > area.x + 14.0 && middle < area.right() - 14.0 {
            let text = plot.look.fill(words::YEAR, &[("year", &year)]);
            board.put(
                Point::new(middle, area.bottom() + 13.0),
                &text,
                Ink::small(theme.t3),
                Align::Center,
                80.0,
            );
        }
    }
    board.scene.line(
        Point::new(area.x, area.bottom()),
        Point::new(area.right(), area.bottom()),
        Stroke::solid(size::LINE, theme.line),
    );
}

/// A series as steps, one corner a point of width at most, so that it costs the same whatever the plan.
fn line(board: &mut Board, plot: &Plot<'_>, series: Series) {
    let steps = series.steps(plot.look);
    let area = plot.area;
    let last = match series {
        Series::Planned => area.right(),
        _ => plot.x_end(plot.look.facts.as_of).min(area.right()),
    };
    if last < area.x {
        return;
    }
    let before = steps.partition_point(|(day, _)| plot.x_end(*day) < area.x);
    let start = before
        .checked_sub(1)
        .and_then(|place| steps.get(place))
        .map_or(0, |(_, count)| *count);
    let mut points = vec![Point::new(area.x, plot.y(start))];
    let mut height = plot.y(start);
    for (day, count) in &steps[before..] {
        // A step is climbed at the end of its day.
        let x = plot.x_end(*day);
        if x > last + 0.01 {
            break;
        }
        let y = plot.y(*count);
        let near = points.last().is_some_and(|point| x - point.x < 0.5) && points.len() > 2;
        if near {
            if let Some(point) = points.last_mut() {
                point.y = y;
            }
        } else {
            points.push(Point::new(x, height));
            points.push(Point::new(x, y));
        }
        height = y;
    }
    points.push(Point::new(last, height));
    board.scene.add(Shape::Path {
        points,
        closed: false,
        fill: None,
        stroke: Some(series.stroke(plot.look)),
    });
}

/// The curve ends with the time that is shown: how many tasks are due after it is said beside the as-of date.
fn later(board: &mut Board, plot: &Plot<'_>) {
    let look = plot.look;
    let planned = &look.facts.curve.planned;
    let last = plot.axis.last_day();
    let count = planned.last().map_or(0, |step| step.1) - count_on(planned, last);
    if count == 0 {
        return;
    }
    let ink = Ink::small(look.theme.t2);
    let text = look.fill(words::CURVE_LATER, &[("n", &count), ("day", &date(last))]);
    let wide = ink.width(&text);
    let (area, y) = (plot.area, plot.area.y - 13.0);
    let as_of = plot.x_end(look.facts.as_of);
    // The date is about a hundred points wide, around its line.
    let free = as_of + 60.0 < area.right() - wide;
    let (x, align) = if free {
        (area.right(), Align::Right)
    } else {
        (area.x, Align::Left)
    };
    board.put(Point::new(x, y), &text, ink, align, area.w / 2.0);
}

/// The planned count at the end of each year, where it grew and has room.
fn year_ends(board: &mut Board, plot: &Plot<'_>) {
    let look = plot.look;
    let planned = &look.facts.curve.planned;
    let ink = Ink::small(look.theme.t1).bold();
    let as_of = plot.x_end(look.facts.as_of);
    let mut said = 0;
    let mut free = plot.area.x;
    for year in plot.axis.first_day().year()..=plot.axis.last_day().year() {
        let Ok(end) = Day::new(year, 12, 31) else {
            continue;
        };
        let count = count_on(planned, end);
        let x = plot.x_end(end);
        let text = count.to_string();
        let wide = ink.width(&text);
        // The as-of line has labels of its own on both sides.
        let taken = (as_of - 84.0..as_of + 4.0).contains(&x) || x - wide < free;
        if count == said || !plot.shows(x) || taken {
            said = count;
            continue;
        }
        said = count;
        // Above and left of a growing curve nothing is drawn, but for the as-of line.
        let y = plot.y(count) - 9.0;
        if (x - wide - 10.0..x + 4.0).contains(&as_of) {
            board.put(Point::new(x + 4.0, y), &text, ink, Align::Left, 60.0);
            free = x + wide + 10.0;
        } else {
            board.put(Point::new(x - 3.0, y), &text, ink, Align::Right, 60.0);
            free = x + 4.0;
        }
    }
}

/// The as-of line with its date, and the three counts on it.
fn as_of(board: &mut Board, plot: &Plot<'_>) {
    let look = plot.look;
    let (theme, area) = (look.theme, plot.area);
    let x = plot.x_end(look.facts.as_of);
    if !plot.shows(x) {
        return;
    }
    board.scene.line(
        Point::new(x, area.y - 4.0),
        Point::new(x, area.bottom()),
        Stroke::solid(size::LINE_AS_OF, theme.acc),
    );
    let text = gantt_words::AS_OF_PILL.fill(look.language, &[("date", &date(look.facts.as_of))]);
    let ink = Ink::small(theme.onacc).bold();
    let wide = ink.width(&text) + 14.0;
    let left = (x - wide / 2.0)
        .min(area.right() + 24.0 - wide)
        .max(area.x - 20.0);
    let pill = Rect::new(left, area.y - 22.0, wide, 18.0);
    board.scene.add(Shape::Rect {
        rect: pill,
        radius: size::RADIUS_BADGE,
        fill: Some(theme.acc),
        stroke: None,
    });
    board.put(pill.center(), &text, ink, Align::Center, wide);
    let all = &look.facts.all;
    let planned = all.count(Figure::DueSoFar);
    let done = all.count(Figure::Done);
    let closed = all.count(Figure::Status(Status::ClosedOut));
    marker(
        board,
        plot,
        Point::new(x, plot.y(closed)),
        Series::ClosedOut,
    );
    marker(board, plot, Point::new(x, plot.y(planned)), Series::Planned);
    marker(board, plot, Point::new(x, plot.y(done)), Series::Completed);
    let colors: [(Phrase, Color, bool); 3] = [
        (words::PLANNED_N, theme.t2, false),
        (words::ACTUAL_N, theme.status(Status::OnSchedule).word, true),
        (words::CLOSED_N, theme.status(Status::ClosedOut).word, false),
    ];
    // Planned stands left of the line; the two others right of it, kept apart and inside the plot.
    let low = area.bottom() - 9.0;
    let planned_y = (plot.y(planned) - 10.0).min(low).max(area.y + 8.0);
    let done_y = (plot.y(done) + 8.0).min(low - 17.0).max(area.y + 8.0);
    let closed_y = (plot.y(closed) + 4.0).max(done_y + 17.0).min(low);
    let figures = [
        (planned, Figure::DueSoFar, words::DEF_PLANNED, planned_y),
        (done, Figure::Done, words::DEF_DONE, done_y),
        (
            closed,
            Figure::Status(Status::ClosedOut),
            words::DEF_CLOSED,
            closed_y,
        ),
    ];
    for (place, ((count, figure, meaning, y), (phrase, color, bold))) in
        figures.into_iter().zip(colors).enumerate()
    {
        let text = look.fill(phrase, &[("n", &count)]);
        let ink = Ink::small(color);
        let ink = if bold { ink.bold() } else { ink };
        let wide = ink.width(&text);
        let fits_left = x - 10.0 - wide >= area.x;
        let fits_right = x + 10.0 + wide <= area.right() + 30.0;
        let rightward = if place == 0 {
            !fits_left
        } else {
            fits_right || !fits_left
        };
        let (at, align) = if rightward {
            (Point::new(x + 9.0, y), Align::Left)
        } else {
            (Point::new(x - 9.0, y), Align::Right)
        };
        board.click(
            at,
            &text,
            ink,
            align,
            160.0,
            (
                Target::Tasks(Slice::All, figure),
                look.fill(
                    words::SPOKEN,
                    &[("name", &look.say(words::CURVE)), ("value", &text)],
                ),
                tip(look, look.say(meaning), count),
            ),
        );
    }
}

/// Each series ends in a shape of its own.
fn marker(board: &mut Board, plot: &Plot<'_>, at: Point, series: Series) {
    let theme = plot.look.theme;
    let stroke = series.stroke(plot.look);
    let ink = stroke.color;
    match series {
        Series::Planned => board.scene.add(Shape::Circle {
            center: at,
            radius: 4.0,
            fill: Some(theme.panel),
            stroke: Some(Stroke::solid(1.4, ink)),
        }),
        Series::Completed => board.scene.add(Shape::Circle {
            center: at,
            radius: 4.0,
            fill: Some(ink),
            stroke: None,
        }),
        Series::ClosedOut => board
            .scene
            .fill(Rect::new(at.x - 3.5, at.y - 3.5, 7.0, 7.0), ink),
    }
}

/// What the curve says at a day, for the pointer.
pub fn tell(look: &Look<'_>, day: Day) -> String {
    let curve = &look.facts.curve;
    let planned = count_on(&curve.planned, day);
    let on = date(day);
    if day > look.facts.as_of {
        return look.fill(
            words::CURVE_DAY_LATER,
            &[("day", &on), ("planned", &planned)],
        );
    }
    let done = count_on(&curve.completed, day);
    let closed = count_on(&curve.closed_out, day);
    look.fill(
        words::CURVE_DAY,
        &[
            ("day", &on),
            ("planned", &planned),
            ("done", &done),
            ("closed", &closed),
        ],
    )
}

/// The curve in a sentence, for screen readers.
pub fn spoken(look: &Look<'_>) -> String {
    let all = &look.facts.all;
    look.fill(
        words::CURVE_SPOKEN,
        &[
            ("planned", &all.count(Figure::DueSoFar)),
            ("done", &all.count(Figure::Done)),
            ("closed", &all.count(Figure::Status(Status::ClosedOut))),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_lines_are_round_and_about_four() {
        for (top, step) in [
            (1, 1),
            (4, 1),
            (5, 2),
            (62, 20),
            (41, 20),
            (100_000, 50_000),
        ] {
            assert_eq!(step_of(top), step, "{top}");
        }
    }
}
