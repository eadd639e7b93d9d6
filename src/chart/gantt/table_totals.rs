//! Rows of the table that stand for many tasks: the head of a group, folded closed-out tasks.

use super::Look;
use super::table::{INSET, Place, Words, put};
use crate::assess::Status;
use crate::chart::glyph::{self, Icon, icon_in};
use crate::chart::rows::{ClosedOutRow, Column, GroupRow};
use crate::chart::theme::size;
use crate::chart::{Align, Point, Scene, metrics};
use crate::text::gantt_words;

const SMALL: f64 = size::font::SMALL;
const BODY: f64 = size::font::BODY;

/// The order in which a group's counts stand.
const COUNTED: [Status; 6] = [
    Status::ClosedOut,
    Status::Completed,
    Status::OnSchedule,
    Status::Behind,
    Status::Overdue,
    Status::NotStarted,
];

pub(super) fn group_row(
    scene: &mut Scene,
    look: &Look<'_>,
    group: &GroupRow,
    middle: f64,
    width: f64,
) {
    let theme = look.theme;
    let icon = if group.folded {
        Icon::ChevronRight
    } else {
        Icon::ChevronDown
    };
    icon_in(scene, Point::new(17.5, middle), icon, theme.t3, 14.0);
    let done = gantt_words::GROUP_DONE.fill(
        look.language,
        &[("done", &group.done()), ("all", &group.tasks)],
    );
    let done_width = metrics::width(&done, SMALL, false);
    let tasks = gantt_words::GROUP_TASKS.fill(look.language, &[("n", &group.tasks)]);
    let tasks_width = metrics::width(&tasks, BODY, false);
    // Heading and count come first, then the share, then as many counts as fit between.
    let room = (width - 32.0 - tasks_width - 12.0 - done_width - 14.0).max(40.0);
    let mut heading = group.key.heading(look.plan, look.language);
    if group.continued {
        heading = gantt_words::CONTINUED.fill(look.language, &[("name", &heading)]);
    }
    let heading = metrics::cut(&heading, BODY, true, room).into_owned();
    let after = 32.0 + metrics::width(&heading, BODY, true) + 6.0;
    scene.bold(
        Point::new(32.0, middle),
        heading,
        BODY,
        theme.t1,
        Align::Left,
    );
    scene.text(
        Point::new(after, middle),
        tasks,
        BODY,
        theme.t2,
        Align::Left,
    );
    let right = width - 12.0;
    scene.text(
        Point::new(right, middle),
        done,
        SMALL,
        theme.t3,
        Align::Right,
    );
    let mut x = (after + tasks_width + 22.0).max(132.0);
    for status in COUNTED {
        let count = group.counts[status as usize];
        if count == 0 {
            continue;
        }
        let text = count.to_string();
        let wide = 16.0 + metrics::width(&text, SMALL, false);
        if x + wide > right - done_width - 8.0 {
            break;
        }
        glyph::status(scene, Point::new(x + 6.0, middle), status, theme);
        let at = Point::new(x + 15.5, middle);
        scene.text(at, text, SMALL, theme.status(status).word, Align::Left);
        x += wide + 9.0;
    }
}

pub(super) fn folded_row(
    scene: &mut Scene,
    look: &Look<'_>,
    row: &ClosedOutRow,
    middle: f64,
    columns: &[Place],
    width: f64,
) {
    let theme = look.theme;
    let icon = if row.open {
        Icon::ChevronDown
    } else {
        Icon::ChevronRight
    };
    icon_in(scene, Point::new(34.0, middle), icon, theme.t3, 12.0);
    let text = gantt_words::FOLDED.fill(look.language, &[("n", &row.tasks)]);
    let status = columns.iter().find(|place| place.column == Column::Status);
    let end = status.map_or(width, |place| place.x) - 8.0;
    let text = metrics::cut(&text, BODY, false, end - 44.0).into_owned();
    let after = 44.0 + metrics::width(&text, BODY, false) + 12.0;
    scene.text(Point::new(44.0, middle), text, BODY, theme.t3, Align::Left);
    let hint = gantt_words::FOLDED_HINT.of(look.language);
    if after + metrics::width(hint, SMALL, false) < end {
        scene.text(
            Point::new(after, middle),
            hint,
            SMALL,
            theme.t4,
            Align::Left,
        );
    }
    if let Some(place) = status {
        let x = place.x + INSET;
        glyph::status(scene, Point::new(x + 6.0, middle), Status::ClosedOut, theme);
        let words = Words {
            text: Status::ClosedOut.short().of(look.language).to_owned(),
            color: theme.status(Status::ClosedOut).word,
            size: SMALL,
            bold: false,
        };
        put(scene, x + 17.0, middle, place.width - INSET - 17.0, &words);
    }
}
