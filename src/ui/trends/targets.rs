//! The targets of an indicator by period; a new one waits for its value and is in no chart before.

use super::clicked::{self, Clicked};
use super::table::{Column, cell_name, cells, delete, rows};
use super::{cell_keys, changes, fields};
use crate::chart::trends::{figures, period};
use crate::plan::{Id, Indicator};
use crate::text::trends_words as words;
use crate::ui::{Stage, paint};
use egui::{Align2, Rect, Ui, vec2};

/// Shows the table in all of `body`: the targets by period, and the one being added below them.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator, body: Rect) {
    let of = |head, right, width| Column { head, right, width };
    let scale = (body.width() / 1135.0).clamp(0.7, 1.3);
    let mut columns = vec![
        of(Some(words::PERIOD), false, 212.0 * scale),
        of(Some(words::BASE), false, 200.0 * scale),
        of(Some(words::VALUE), true, 122.0 * scale),
        of(Some(words::SOURCE), false, 0.0),
        of(Some(words::NOTE), false, 220.0 * scale),
        of(None, false, 30.0),
    ];
    let used: f32 = columns.iter().map(|column| column.width).sum();
    columns[3].width = (body.width() - used).max(60.0);
    let mut targets: Vec<_> = indicator.targets.iter().collect();
    targets.sort_by(|a, b| (a.end, a.start, &a.base, &a.id).cmp(&(b.end, b.start, &b.base, &b.id)));
    let unit = indicator.unit.clone();
    let drafted = stage.view.trends.draft.as_ref();
    let drafted = drafted.is_some_and(|(of, _)| *of == indicator.id);
    let reveal = std::mem::take(&mut stage.view.trends.reveal_point) && drafted;
    let count = targets.len() + usize::from(drafted);
    let reveal = reveal.then(|| count.saturating_sub(1));
    let reveal = reveal.or(stage.view.trends.reveal_row.take());
    let waiting = stage.view.trends.draft.clone();
    let drawn = rows(
        ui,
        stage,
        body,
        &columns,
        &unit,
        count,
        reveal,
        |ui, stage, place, rect| {
            let cells = cells(rect, &columns);
            match targets.get(place) {
                Some(target) => target_row(ui, stage, indicator, &target.id, &cells),
                None => draft_row(ui, stage, indicator, &cells),
            }
        },
    );
    let key = |id: &Id| format!("indicator/{}/target/{id}/", indicator.id);
    cell_keys::follow(ui, stage, count, &drawn, |place| {
        let waits = || waiting.as_ref().map(|(_, target)| &target.id);
        let id = targets.get(place).map(|one| &one.id).or_else(waits)?;
        Some(key(id))
    });
    stage.view.trends.edit_asked = false;
}

fn target_row(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator, id: &Id, cells: &[Rect]) {
    let language = stage.language;
    let Some(target) = indicator.targets.iter().find(|target| target.id == *id) else {
        return;
    };
    let written = period::written(target.start, target.end, language);
    let key = |field: &str| format!("indicator/{}/target/{id}/{field}", indicator.id);
    let what = format!("{} {written}", stage.say(words::TARGET));
    let name = |phrase| cell_name(phrase, &what, language);
    if let Some((start, end)) = fields::period(
        ui,
        stage,
        cells[0],
        &key("period"),
        &name(words::PERIOD),
        &written,
    ) {
        let edit = changes::with_target(indicator, id, |t| (t.start, t.end) = (start, end));
        fields::edit_once(stage, edit);
    }
    fields::words(
        ui,
        stage,
        cells[1],
        &key("base"),
        &name(words::BASE),
        &target.base,
        |text| changes::with_target(indicator, id, |t| t.base = text),
    );
    let shown = figures::value_to_edit(target.value, target.bound, indicator.decimals);
    if let Some(Some((value, bound))) = fields::value(
        ui,
        stage,
        cells[2],
        &key("value"),
        &name(words::VALUE),
        &shown,
        &indicator.unit,
    ) {
        let edit = changes::with_target(indicator, id, |t| (t.value, t.bound) = (value, bound));
        fields::edit_once(stage, edit);
    }
    fields::words(
        ui,
        stage,
        cells[3],
        &key("source"),
        &name(words::SOURCE),
        &target.source,
        |text| changes::with_target(indicator, id, |t| t.source = text),
    );
    fields::words(
        ui,
        stage,
        cells[4],
        &key("note"),
        &name(words::NOTE),
        &target.note,
        |text| changes::with_target(indicator, id, |t| t.note = text),
    );
    if delete(ui, stage, cells[5], &what) {
        clicked::ask(ui, stage, indicator, Clicked::DropTarget(id.clone()));
    }
}

/// Begins a new target: its period and base are proposed, its value is what is typed next.
pub(super) fn begin(stage: &mut Stage<'_>, indicator: &Indicator) {
    let target = changes::target_draft(indicator, crate::edit::mint(), stage.as_of);
    stage.view.trends.draft = Some((indicator.id.clone(), target));
    stage.view.trends.reveal_point = true;
    stage.view.trends.focus_draft = true;
}

fn value_key(indicator: &Indicator, id: &Id) -> String {
    format!("indicator/{}/target/{id}/value", indicator.id)
}

/// The row of a target that has no value yet.
fn draft_row(ui: &mut Ui, stage: &mut Stage<'_>, indicator: &Indicator, cells: &[Rect]) {
    let Some((_, mut target)) = stage.view.trends.draft.clone() else {
        return;
    };
    let [period_cell, base, value, hint, _, close] = cells else {
        return;
    };
    let language = stage.language;
    let written = period::written(target.start, target.end, language);
    let what = format!("{} {written}", stage.say(words::TARGET));
    let name = |phrase| cell_name(phrase, &what, language);
    let key = format!("indicator/{}/target/{}/period", indicator.id, target.id);
    let typed = fields::period(
        ui,
        stage,
        *period_cell,
        &key,
        &name(words::PERIOD),
        &written,
    );
    if let Some((start, end)) = typed {
        (target.start, target.end) = (start, end);
        stage.view.trends.draft = Some((indicator.id.clone(), target.clone()));
    }
    let say = |ui: &Ui, cell: &Rect, text: &str, color| {
        crate::ui::widgets::look::write(
            ui.painter(),
            cell.left_center() + vec2(6.0, 0.0),
            Align2::LEFT_CENTER,
            text,
            crate::ui::fonts::regular(crate::chart::theme::size::font::SMALL),
            paint::color(color),
            cell.width() - 10.0,
        );
    };
    say(ui, base, &target.base, stage.theme.t2);
    say(ui, hint, stage.say(words::TARGET_WAITS), stage.theme.t3);
    let key = value_key(indicator, &target.id);
    // In the frame of the click itself a field gives the focus up again: it was clicked elsewhere.
    if ui.input(|input| input.pointer.any_click()) {
        ui.request_repaint();
    } else if std::mem::take(&mut stage.view.trends.focus_draft) {
        ui.memory_mut(|memory| memory.request_focus(egui::Id::unique(key.as_str())));
    }
    let typed = fields::value(
        ui,
        stage,
        *value,
        &key,
        &name(words::VALUE),
        "",
        &indicator.unit,
    );
    if let Some(Some((value, bound))) = typed {
        (target.value, target.bound) = (value, bound);
        let edit = changes::with(indicator, |one| one.targets.push(target));
        fields::edit_once(stage, edit);
        stage.view.trends.draft = None;
    } else if delete(ui, stage, *close, &what) {
        stage.view.trends.draft = None;
    }
}
