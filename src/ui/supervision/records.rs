//! The table of inspection records: date, kind, level, target, tasks, what was found, settled and overdue.

use super::card::{self, Column, ROW, cells, task_links, words_in};
use super::names;
use super::order::Records;
use super::tile::{self, Manner};
use super::view::RecordColumn;
use crate::assess::{FindingCounts, Status};
use crate::plan::InspectionRecord;
use crate::text::{Language, date, supervision_words as words};
use crate::ui::widgets::found;
use crate::ui::widgets::look::{self as drawn, ink};
use crate::ui::{Going, Stage};
use crate::wording::Sought;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// The least width of the unit or place inspected.
const TARGET: f32 = 80.0;

/// The columns that fit a width: the least needed go first, the target takes what is left.
fn columns(width: f32, language: Language) -> Vec<Column<RecordColumn>> {
    use RecordColumn as C;
    let of = |which, head, width, right| Column {
        which,
        head,
        width,
        right,
    };
    let kind = match language {
        Language::Zh => 106.0,
        Language::En => 124.0,
    };
    let level = if width > 820.0 { 206.0 } else { 168.0 };
    let mut columns = vec![
        of(C::Date, words::DATE, 84.0, false),
        of(C::Kind, words::KIND, kind, false),
        of(C::Level, words::LEVEL, level, false),
        of(C::Target, words::TARGET, 0.0, false),
        of(C::Tasks, words::TASKS, 96.0, false),
        of(C::Found, words::FOUND, 56.0, true),
        of(C::Settled, words::SETTLED_N, 62.0, true),
        of(C::Overdue, words::OVERDUE_N, 66.0, true),
    ];
    // Whom it was about is the last to go.
    let room = width - 2.0 * card::SIDE + 6.0;
    let used = |columns: &[Column<RecordColumn>]| -> f32 {
        columns.iter().map(|column| column.width).sum()
    };
    for gone in [
        C::Level,
        C::Tasks,
        C::Settled,
        C::Kind,
        C::Found,
        C::Overdue,
    ] {
        if used(&columns) + TARGET <= room {
            break;
        }
        columns.retain(|column| column.which != gone);
    }
    let left = (room - used(&columns)).max(TARGET);
    if let Some(target) = columns.iter_mut().find(|one| one.which == C::Target) {
        target.width = left;
    }
    columns
}

/// Draws the card.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect, records: &Records) {
    let totals = records.totals;
    let aside = words::RECORDS_ASIDE.fill(
        stage.language,
        &[
            ("n", &totals.records),
            ("found", &totals.findings.found),
            ("settled", &totals.findings.settled),
            ("overdue", &totals.findings.overdue),
        ],
    );
    let (free, body) = card::card(ui, stage, rect, stage.say(words::RECORDS), &aside);
    let wide = free.width().min(180.0);
    if wide > 90.0 {
        let place = Rect::from_min_max(
            pos2(free.right() - wide, free.top() + 4.0),
            free.max - vec2(0.0, 1.0),
        );
        let text = stage.view.supervision.records.text.clone();
        let typed = card::within(ui, place, "search", |ui| {
            card::search(ui, stage, words::SEARCH_RECORDS, &text, wide)
        });
        if let Some(typed) = typed {
            stage.view.supervision.records.text = typed;
        }
    }
    let columns = columns(rect.width(), stage.language);
    let head = Rect::from_min_size(body.min, vec2(body.width(), card::HEAD));
    let sort = stage.view.supervision.record_sort;
    if let Some(sort) = card::heads(ui, stage, head, &columns, sort) {
        stage.view.supervision.record_sort = sort;
    }
    let rest = Rect::from_min_max(pos2(body.left(), head.bottom() + 1.0), body.max);
    if records.rows.is_empty() {
        let told = if stage.plan.inspections().is_empty() {
            words::NO_RECORDS
        } else {
            words::NO_RECORDS_PASS
        };
        card::empty(ui, stage, rest, stage.say(told));
        return;
    }
    keys(ui, stage, rest, records);
    let mut child = ui.new_child(UiBuilder::new().id_salt("rows").max_rect(rest));
    child.set_clip_rect(rest.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let mut area = egui::ScrollArea::vertical()
        .id_salt("records")
        .auto_shrink(false);
    let wanted = stage.view.supervision.record.clone();
    if std::mem::take(&mut stage.view.supervision.reveal_record)
        && let Some(place) = records
            .rows
            .iter()
            .position(|record| Some(&record.id) == wanted.as_ref())
    {
        area = area.vertical_scroll_offset((place as f32 * ROW - rest.height() / 2.0).max(0.0));
    }
    let sought = Sought::new(&stage.view.supervision.records.text);
    area.show_rows(&mut child, ROW, records.rows.len(), |ui, range| {
        for place in range {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            let ctx = ui.ctx().clone();
            found::mark(&ctx, stage.theme, sought.clone(), || {
                row(ui, stage, &records.rows[place], rect, &columns);
            });
        }
    });
}

fn keys_id() -> egui::Id {
    egui::Id::unique("inspection records keys")
}

/// Up and down move the selection once a row was clicked.
fn keys(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect, records: &Records) {
    let id = keys_id();
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    response
        .widget_info(|| WidgetInfo::labeled(Role::Grid, true, words::RECORDS.of(stage.language)));
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            id,
            egui::EventFilter {
                vertical_arrows: true,
                ..Default::default()
            },
        );
    });
    let step = ui.input_mut(|input| {
        input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) as isize
            - input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp) as isize
    });
    if step == 0 {
        return;
    }
    let wanted = stage.view.supervision.record.as_ref();
    let at = records
        .rows
        .iter()
        .position(|record| Some(&record.id) == wanted);
    let to = at.map_or(0, |at| {
        at.saturating_add_signed(step).min(records.rows.len() - 1)
    });
    super::select_record(stage, &records.rows[to].id);
    stage.view.supervision.reveal_record = true;
}

fn row(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    record: &Arc<InspectionRecord>,
    rect: Rect,
    columns: &[Column<RecordColumn>],
) {
    let theme = stage.theme;
    let selected = stage.view.supervision.record.as_ref() == Some(&record.id);
    let id = ui.scope_id().with(("record", record.id.as_str()));
    let response = ui.interact(rect, id, Sense::click());
    card::row_ground(ui, stage, rect, selected, &response);
    let name = words::RECORD_ROW.fill(
        stage.language,
        &[
            ("day", &date(record.date)),
            ("unit", &stage.plan.unit_word(record.unit.as_ref())),
        ],
    );
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, &name));
    if response.clicked() {
        stage.actions.go(Going::Record(record.id.clone(), false));
        ui.memory_mut(|memory| memory.request_focus(keys_id()));
    }
    let counts = FindingCounts::of(record, stage.as_of);
    for (cell, column) in cells(rect, columns).into_iter().zip(columns) {
        content(ui, stage, record, column.which, cell, &counts, selected);
    }
    if response.has_focus() {
        drawn::focus_frame(ui.painter(), rect.shrink(3.0), theme);
    }
}

fn content(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    record: &InspectionRecord,
    column: RecordColumn,
    cell: Rect,
    counts: &FindingCounts,
    selected: bool,
) {
    use RecordColumn as C;
    let theme = stage.theme;
    let planned = record.date > stage.as_of;
    let (strong, quiet) = if planned {
        (ink(theme.t4), ink(theme.t4))
    } else {
        (ink(theme.t1), ink(theme.t2))
    };
    match column {
        C::Date => {
            words_in(ui, cell, &date(record.date), false, quiet, false);
        }
        C::Kind => {
            let middle = pos2(cell.left() + 6.0 + tile::SIDE / 2.0, cell.center().y);
            let manner = Manner {
                planned,
                ..Manner::default()
            };
            tile::draw(ui, stage, middle, record.kind, manner);
            let beside = cell.with_min_x(middle.x + tile::SIDE / 2.0 - 1.0);
            let kind = stage.say(names::kind(record.kind));
            words_in(ui, beside, kind, false, quiet, false);
        }
        C::Level => {
            let level = stage.say(names::level(record.level));
            let color = if record.level.is_none() {
                ink(theme.t4)
            } else {
                quiet
            };
            words_in(ui, cell, level, false, color, false);
        }
        C::Target => {
            let unit = match &record.unit {
                Some(id) => stage.plan.unit_name(id),
                None => "–",
            };
            words_in(ui, cell, unit, false, strong, selected);
        }
        C::Tasks => task_links(ui, stage, cell, &record.all_tasks(), record.id.as_str()),
        C::Found | C::Settled => {
            let count = if column == C::Found {
                counts.found
            } else {
                counts.settled
            };
            let color = if count == 0 { ink(theme.t4) } else { strong };
            number(ui, cell, count, color, false);
        }
        C::Overdue => {
            let late = counts.overdue > 0;
            let color = if late {
                ink(theme.status(Status::Overdue).word)
            } else {
                ink(theme.t4)
            };
            number(ui, cell, counts.overdue, color, late);
        }
    }
}

fn number(ui: &Ui, cell: Rect, count: usize, color: egui::Color32, bold: bool) {
    let text = if count == 0 {
        "–".to_owned()
    } else {
        count.to_string()
    };
    words_in(ui, cell, &text, true, color, bold);
}
