//! The two lists of tasks: what is due soon, and what is completed and waits for its close-out.

use super::Look;
use super::board::{Board, INSET, Ink, Target, Under, tip};
use crate::assess::{CloseOutState, Figure, Slice, Status, TaskState};
use crate::chart::gantt::cells;
use crate::chart::theme::size;
use crate::chart::{Align, Point, Rect, glyph};
use crate::plan::{Id, Task};
use crate::text::{common_words, overview_words as words};
use std::ops::Range;

/// Height of a row.
pub const ROW: f64 = size::ROW;

/// The place of the rows on a card: as many whole rows as it holds.
pub fn rows_place(card: Rect) -> Rect {
    let top = card.y + size::PANEL_TITLE + 1.0;
    Rect::new(
        card.x + 1.0,
        top,
        card.w - 2.0,
        whole_rows(card.bottom() - 1.0 - top),
    )
}

/// The height of the whole rows that a height holds; at least one.
pub(super) fn whole_rows(high: f64) -> f64 {
    (high / ROW).floor().max(1.0) * ROW
}

/// Which of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Due soon.
    Soon,
    /// Completed and not closed out.
    Waiting,
}

impl List {
    /// The tasks of the list with their days.
    pub fn tasks<'a>(self, look: &Look<'a>) -> &'a [(Id, u32)] {
        match self {
            Self::Soon => &look.facts.soon,
            Self::Waiting => &look.facts.waiting,
        }
    }
}

fn nothing(board: &mut Board, look: &Look<'_>, card: Rect, text: &str) {
    board.put(
        rows_place(card).center(),
        text,
        Ink::small(look.theme.t3),
        Align::Center,
        card.w - 2.0 * INSET,
    );
}

pub(super) fn soon_frame(board: &mut Board, look: &Look<'_>, card: Rect) {
    let days = look.plan.head().settings.warning_days;
    let title = look.fill(words::SOON, &[("n", &days)]);
    let (_, end) = board.card(card, look, &title, "", 0.0);
    let count = look.facts.soon.len();
    if count == 0 {
        let text = look.fill(words::SOON_NONE, &[("n", &days)]);
        nothing(board, look, card, &text);
        return;
    }
    horizons(board, look, card, end + 70.0);
    let text = look.fill(words::N_ITEMS, &[("n", &count)]);
    let definition = look.fill(words::DEF_SOON, &[("n", &days)]);
    board.click(
        Point::new(end, card.y + size::PANEL_TITLE / 2.0),
        &text,
        Ink::small(look.theme.t3),
        Align::Left,
        90.0,
        (
            Target::Tasks(Slice::All, Figure::DueSoon),
            look.fill(words::SPOKEN, &[("name", &title), ("value", &count)]),
            tip(look, &definition, count),
        ),
    );
}

/// How many are due within 30, 60 and 90 days, at the right of the head as far as there is room from `from` on.
fn horizons(board: &mut Board, look: &Look<'_>, card: Rect, from: f64) {
    let middle = card.y + size::PANEL_TITLE / 2.0;
    let ink = Ink::small(look.theme.t3);
    let mut right = card.right() - INSET;
    for (days, ids) in look.facts.within.iter().rev() {
        let text = look.fill(words::WITHIN, &[("n", days), ("count", &ids.len())]);
        let wide = ink.width(&text);
        if right - wide < from {
            return;
        }
        let definition = look.fill(words::DEF_SOON, &[("n", days)]);
        board.click(
            Point::new(right - wide, middle),
            &text,
            ink,
            Align::Left,
            wide + 2.0,
            (
                Target::These(ids.clone()),
                text.clone(),
                tip(look, &definition, ids.len()),
            ),
        );
        right -= wide + 12.0;
    }
}

pub(super) fn waiting_frame(board: &mut Board, look: &Look<'_>, card: Rect) {
    let title = look.say(common_words::COMPLETED_NOT_CLOSED);
    let (_, end) = board.card(card, look, title, "", 0.0);
    let count = look.facts.waiting.len();
    if count == 0 {
        nothing(board, look, card, look.say(words::WAITING_NONE));
        return;
    }
    let middle = card.y + size::PANEL_TITLE / 2.0;
    let ink = Ink::small(look.theme.t3);
    let right = card.right() - INSET;
    let text = look.fill(words::N_ITEMS, &[("n", &count)]);
    let after = board
        .click(
            Point::new(end, middle),
            &text,
            ink,
            Align::Left,
            right - end,
            (
                Target::Tasks(Slice::All, Figure::Status(Status::Completed)),
                look.fill(words::SPOKEN, &[("name", &title), ("value", &text)]),
                tip(look, look.say(words::DEF_NOT_CLOSED), count),
            ),
        )
        .right();
    let note = look.say(words::BY_WAIT);
    let after = if after + ink.width(note) + 110.0 < right {
        board
            .put(
                Point::new(after, middle),
                note,
                ink,
                Align::Left,
                right - after,
            )
            .right()
    } else {
        after + 8.0
    };
    let days = look.plan.head().settings.close_out_days;
    let long = look.facts.all.count(Figure::CloseOutAlarm);
    let text = look.fill(words::WAITING_LONG, &[("days", &days), ("n", &long)]);
    let definition = look.fill(words::DEF_WAITING_LONG, &[("days", &days)]);
    board.click(
        Point::new(after, middle),
        &text,
        ink,
        Align::Left,
        right - after,
        (
            Target::Tasks(Slice::All, Figure::CloseOutAlarm),
            format!("{title} {text}"),
            tip(look, &definition, long),
        ),
    );
}

/// Some rows of a list, the first at the top; `width` is the card's.
pub fn rows(look: &Look<'_>, list: List, places: Range<usize>, width: f64) -> Board {
    let mut board = Board::new(width, places.len() as f64 * ROW);
    let entries = list.tasks(look).get(places).unwrap_or_default();
    for (place, (id, days)) in entries.iter().enumerate() {
        let area = Rect::new(0.0, place as f64 * ROW, width, ROW);
        board.hair(1.0, area.bottom() - 0.5, width - 2.0, look);
        let known = look.plan.task(id).zip(look.assessment.task(id));
        if let Some((task, state)) = known {
            row(&mut board, look, list, area, task, state, *days);
        }
    }
    board
}

/// As many rows as fit and how many there are besides; for pictures, which do not scroll.
pub fn rows_that_fit(look: &Look<'_>, list: List, place: Rect, width: f64) -> Board {
    let count = list.tasks(look).len();
    let fit = (place.h / ROW).floor() as usize;
    if count <= fit {
        return rows(look, list, 0..count, width);
    }
    let shown = fit.saturating_sub(1);
    let mut board = rows(look, list, 0..shown, width);
    let text = look.fill(words::MORE_TASKS, &[("n", &(count - shown))]);
    let at = Point::new(INSET + 30.0, (shown as f64 + 0.5) * ROW);
    let ink = Ink::small(look.theme.t3);
    board.put(at, &text, ink, Align::Left, width - 2.0 * INSET - 30.0);
    board
}

fn row(
    board: &mut Board,
    look: &Look<'_>,
    list: List,
    area: Rect,
    task: &Task,
    state: &TaskState,
    days: u32,
) {
    let theme = look.theme;
    let middle = area.center().y;
    let right = area.right() - INSET;
    let days = match (list, days) {
        (List::Soon, 0) => look.say(words::TODAY).to_owned(),
        _ => look.fill(words::DAYS, &[("n", &days)]),
    };
    let spoken = format!("{} {} {days}", task.number, task.title);
    board.area(
        area,
        Under::Row,
        (Target::Task(task.id.clone()), spoken, String::new()),
    );
    board.put(
        Point::new(right, middle),
        &days,
        Ink::body(theme.t1),
        Align::Right,
        80.0,
    );
    let day_room = Ink::body(theme.t1).width(&look.fill(words::DAYS, &[("n", &"8888")]));
    let mut end = right - day_room - 10.0;
    let word = Ink::small(theme.status(state.status).word);
    match list {
        List::Soon => {
            let widest = Status::ALL
                .iter()
                .map(|status| word.width(status.short().of(look.language)))
                .fold(0.0, f64::max);
            end -= widest;
            let text = state.status.short().of(look.language);
            board.put(Point::new(end, middle), text, word, Align::Left, widest);
            end -= 12.0;
            glyph::status(
                &mut board.scene,
                Point::new(end, middle),
                state.status,
                theme,
            );
            end -= 16.0;
        }
        List::Waiting => {
            let text = state
                .close_out
                .waits()
                .map_or("", |waits| waits.of(look.language));
            let widest = crate::plan::CloseOutStep::FIVE
                .iter()
                .map(|step| word.width(CloseOutState::waits_for(*step).of(look.language)))
                .fold(0.0, f64::max)
                .min(96.0);
            end -= widest;
            board.put(Point::new(end, middle), text, word, Align::Left, widest);
            end -= 5.0 * (size::CELL_WIDTH + size::CELL_GAP) + 8.0;
            cells::small(&mut board.scene, theme, &task.id, state, end, middle);
            end -= 10.0;
        }
    }
    // As wide as the largest number of the plan may be.
    let ink = Ink::small(theme.t3);
    let number = ink.width(&look.facts.all.tasks().to_string()).max(22.0) + 4.0;
    let at = Point::new(INSET, middle);
    board.put(at, &task.number, ink, Align::Left, number);
    let left = INSET + number + 4.0;
    let title = task.title.lines().next().unwrap_or_default();
    board.put(
        Point::new(left, middle),
        title,
        Ink::body(theme.t1),
        Align::Left,
        end - left,
    );
}
