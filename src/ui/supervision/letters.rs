//! The table of complaints: drawn only where it is in view, sorted and filtered from the cache.

use super::card::{self, Column, ROW, SIDE, cells, letter_glyph, task_links, words_in};
use super::grid;
use super::names;
use super::order::Letters;
use crate::assess::Status;
use crate::exchange::{ComplaintColumn, complaint_status_word};
use crate::plan::{Complaint, ComplaintStatus};
use crate::text::{Language, Phrase, date, supervision_words as words};
use crate::ui::Stage;
use crate::ui::widgets::found;
use crate::ui::widgets::look::{self as drawn, SMALL, ink};
use crate::wording::Sought;
use egui::accesskit::Role;
use egui::{Align2, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Height of the line under the rows.
const FOOT: f32 = 28.0;

/// The least width of the text.
const TEXT: f32 = 112.0;

/// The columns that fit a width, in the order of the table: the least needed go first, the text takes what is left.
pub(super) fn columns(
    width: f32,
    stage: &Stage<'_>,
    letters: &Letters,
) -> Vec<Column<ComplaintColumn>> {
    use ComplaintColumn as C;
    let wider = |zh: f32, en: f32| match stage.language {
        Language::Zh => zh,
        Language::En => en,
    };
    let all: [(C, f32, bool); 14] = [
        (C::Number, 116.0, false),
        (C::Round, wider(54.0, 62.0), false),
        (C::Received, 82.0, false),
        (C::Priority, wider(42.0, 66.0), false),
        (C::Kind, wider(44.0, 78.0), false),
        (C::Place, 86.0, false),
        (C::Text, TEXT, false),
        (C::Unit, 110.0, false),
        (C::Substantiated, wider(62.0, 74.0), false),
        (C::Status, wider(92.0, 88.0), false),
        (C::StatusDate, 82.0, false),
        (C::Due, 82.0, false),
        (C::Visits, wider(42.0, 50.0), true),
        (C::Tasks, 46.0, false),
    ];
    // Where limits are kept they say more than the day of settling.
    let (first, last) = if letters.with_limit {
        (C::StatusDate, C::Due)
    } else {
        (C::Due, C::StatusDate)
    };
    let dropped = [
        C::Received,
        C::Unit,
        first,
        C::Round,
        C::Visits,
        C::Priority,
        last,
        C::Substantiated,
        C::Kind,
        C::Tasks,
        C::Place,
    ];
    let room = width - 2.0 * SIDE + 6.0;
    let mut used: f32 = all.iter().map(|(_, width, _)| width).sum();
    let mut gone = Vec::new();
    for column in dropped {
        if used <= room {
            break;
        }
        gone.push(column);
        used -= all
            .iter()
            .find(|(which, _, _)| *which == column)
            .map_or(0.0, |(_, width, _)| *width);
    }
    all.into_iter()
        .filter(|(which, _, _)| !gone.contains(which))
        .map(|(which, width, right)| Column {
            which,
            head: which.heading(),
            width: if which == C::Text {
                width + (room - used).max(0.0)
            } else {
                width
            },
            right,
        })
        .collect()
}

/// Draws the card.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect, letters: &Letters) {
    let aside = if letters.rows.len() == letters.all {
        words::LETTERS_N.fill(stage.language, &[("n", &letters.all)])
    } else {
        words::LETTERS_SOME.fill(
            stage.language,
            &[("shown", &letters.rows.len()), ("n", &letters.all)],
        )
    };
    let (free, body) = card::card(ui, stage, rect, stage.say(words::LETTERS), &aside);
    super::letter_filters::show(ui, stage, free, letters);
    let columns = columns(rect.width(), stage, letters);
    let head = Rect::from_min_size(body.min, vec2(body.width(), card::HEAD));
    let sort = stage.view.supervision.letter_sort;
    if let Some(sort) = card::heads(ui, stage, head, &columns, sort) {
        stage.view.supervision.letter_sort = sort;
        stage.view.supervision.reveal_letter = true;
    }
    let foot = Rect::from_min_max(pos2(body.left(), body.bottom() - FOOT), body.max);
    let rest = Rect::from_min_max(
        pos2(body.left(), head.bottom() + 1.0),
        pos2(body.right(), foot.top()),
    );
    if letters.rows.is_empty() {
        let told = if stage.plan.complaints().is_empty() {
            words::NO_LETTERS
        } else {
            words::NO_LETTERS_PASS
        };
        card::empty(ui, stage, rest, stage.say(told));
        foot_line(ui, stage, foot, letters, 0..0);
        return;
    }
    grid::keys(ui, stage, rest, letters, &columns);
    let mut child = ui.new_child(UiBuilder::new().id_salt("letters").max_rect(rest));
    child.set_clip_rect(rest.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let area_id = egui::Id::unique("letters scroll");
    let mut area = egui::ScrollArea::vertical()
        .id_salt(area_id)
        .auto_shrink(false);
    if std::mem::take(&mut stage.view.supervision.reveal_letter)
        && let Some(place) = grid::place(stage, letters)
    {
        let offset = ui
            .data(|data| data.get_temp::<f32>(area_id))
            .unwrap_or_default();
        let (top, bottom) = (place as f32 * ROW, (place + 1) as f32 * ROW);
        if top < offset {
            area = area.vertical_scroll_offset(top);
        } else if bottom > offset + rest.height() {
            area = area.vertical_scroll_offset(bottom - rest.height());
        }
    }
    let mut seen = 0..0;
    let sought = Sought::new(&stage.view.supervision.letters.text);
    let shown = area.show_rows(&mut child, ROW, letters.rows.len(), |ui, range| {
        seen = range.clone();
        for place in range {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            let ctx = ui.ctx().clone();
            found::mark(&ctx, stage.theme, sought.clone(), || {
                row(ui, stage, &letters.rows[place], rect, &columns);
            });
        }
    });
    let offset = shown.state.clamped_offset().y;
    let editing = stage.view.supervision.cell.as_ref().map(|cell| &cell.id);
    let in_view = |id: &crate::plan::Id| letters.rows[seen.clone()].iter().any(|one| one.id == *id);
    if editing.is_some_and(|id| !in_view(id)) {
        // What is not understood stays open: the row comes back into view, and the foot says why.
        if !grid::taken(stage) && grid::place(stage, letters).is_some() {
            stage.view.supervision.reveal_letter = true;
            ui.request_repaint();
        }
    }
    // After the rows: a cell that begins to be typed into comes into view in the next frame.
    grid::rest(ui, stage, rest, offset, letters, &columns);
    ui.data_mut(|data| data.insert_temp(area_id, offset));
    let first = (offset / ROW).floor() as usize;
    let fit = (rest.height() / ROW).floor() as usize;
    let last = (first + fit.max(1)).min(letters.rows.len());
    foot_line(ui, stage, foot, letters, first.min(last)..last);
}

fn foot_line(
    ui: &Ui,
    stage: &Stage<'_>,
    foot: Rect,
    letters: &Letters,
    seen: std::ops::Range<usize>,
) {
    let theme = stage.theme;
    card::line(ui, stage, foot, foot.top());
    let said = &stage.view.supervision.said;
    let rows = words::FOOT_ROWS.fill(
        stage.language,
        &[
            ("from", &(seen.start + 1).min(seen.end)),
            ("to", &seen.end),
            ("n", &letters.rows.len()),
        ],
    );
    let told = drawn::write(
        ui.painter(),
        foot.right_center() - vec2(SIDE - 1.0, 0.0),
        Align2::RIGHT_CENTER,
        &rows,
        drawn::regular(SMALL),
        ink(theme.t3),
        foot.width() * 0.4,
    );
    let (text, color) = if said.is_empty() {
        let open = words::FOOT_OPEN.fill(
            stage.language,
            &[("open", &letters.open), ("overdue", &letters.overdue)],
        );
        let keys = stage.say(words::FOOT_KEYS);
        (format!("{open} · {keys}"), theme.t3)
    } else {
        (said.clone(), theme.status(Status::Behind).word)
    };
    drawn::write(
        ui.painter(),
        foot.left_center() + vec2(SIDE - 1.0, 0.0),
        Align2::LEFT_CENTER,
        &text,
        drawn::regular(SMALL),
        ink(color),
        told.left() - foot.left() - 2.0 * SIDE,
    );
}

fn row(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    complaint: &Complaint,
    rect: Rect,
    columns: &[Column<ComplaintColumn>],
) {
    let selected = stage.view.supervision.letter.as_ref() == Some(&complaint.id);
    let id = ui.scope_id().with(("letter", complaint.id.as_str()));
    let ground = ui.interact(rect, id, Sense::hover());
    card::row_ground(ui, stage, rect, selected, &ground);
    let later = complaint.received > stage.as_of;
    for (cell, column) in cells(rect, columns).into_iter().zip(columns) {
        // The cell lies above its task links, which take the clicks on their own words.
        grid::cell(ui, stage, complaint, column, cell, selected);
        if grid::editing(stage, &complaint.id, column.which) {
            grid::field(ui, stage, complaint, column, columns, cell);
            continue;
        }
        content(ui, stage, complaint, column, cell, selected, later);
        grid::frame(ui, stage, complaint, column.which, cell);
    }
}

fn content(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    complaint: &Complaint,
    column: &Column<ComplaintColumn>,
    cell: Rect,
    selected: bool,
    later: bool,
) {
    use ComplaintColumn as C;
    let theme = stage.theme;
    let status = complaint.status_at(stage.as_of);
    let overdue = complaint.is_overdue_at(stage.as_of);
    let quiet = ink(if later { theme.t4 } else { theme.t2 });
    let strong = ink(if later { theme.t4 } else { theme.t1 });
    let none = ink(theme.t4);
    let right = column.right;
    match column.which {
        C::Tasks => {
            let ids: Vec<_> = complaint.tasks.iter().collect();
            task_links(ui, stage, cell, &ids, complaint.id.as_str());
        }
        C::Status => {
            let middle = pos2(cell.left() + 12.0, cell.center().y);
            letter_glyph(ui, stage, middle, status, overdue);
            let beside = cell.with_min_x(cell.left() + 15.0);
            let word = theme.status(names::glyph(status, overdue)).word;
            let text = stage.say(short_status(status));
            words_in(ui, beside, text, false, ink(word), false);
        }
        C::Priority if complaint.priority => {
            words_in(ui, cell, stage.say(words::PRIORITY), right, strong, true);
        }
        C::Text => {
            let text = if complaint.text.is_empty() {
                "–"
            } else {
                &complaint.text
            };
            words_in(ui, cell, text, right, strong, selected);
        }
        C::Due => match complaint.due {
            Some(due) => {
                let color = if overdue {
                    ink(theme.status(Status::Overdue).word)
                } else {
                    quiet
                };
                words_in(ui, cell, &date(due), right, color, false);
            }
            None => {
                words_in(ui, cell, "–", right, none, false);
            }
        },
        C::Visits => {
            let n = complaint
                .follow_up_visits
                .iter()
                .filter(|visit| visit.date <= stage.as_of)
                .count();
            if n == 0 {
                words_in(ui, cell, "–", right, none, false);
            } else {
                words_in(ui, cell, &n.to_string(), right, strong, false);
            }
        }
        which => {
            let text = which.write(complaint, stage.plan, stage.as_of, stage.language);
            if text.is_empty() {
                words_in(ui, cell, "–", right, none, false);
            } else {
                words_in(ui, cell, &text, right, quiet, false);
            }
        }
    }
}

const fn short_status(status: ComplaintStatus) -> Phrase {
    match status {
        ComplaintStatus::SettledInStages => words::STAGED_SHORT,
        other => complaint_status_word(other),
    }
}

/// What a screen reader says of a cell.
pub(super) fn cell_name(
    stage: &Stage<'_>,
    complaint: &Complaint,
    column: ComplaintColumn,
) -> String {
    let number = if complaint.number.is_empty() {
        stage.say(words::NO_NUMBER)
    } else {
        &complaint.number
    };
    words::LETTER_CELL.fill(
        stage.language,
        &[
            ("column", &stage.say(column.heading())),
            ("number", &number),
        ],
    )
}

/// Says what the grid is.
pub(super) fn name_grid(response: &egui::Response, stage: &Stage<'_>) {
    response.widget_info(|| WidgetInfo::labeled(Role::Grid, true, words::GRID.of(stage.language)));
}
