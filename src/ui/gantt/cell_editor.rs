//! A table cell being edited in place: title, lead unit, deadline. Whatever leaves it takes what was typed; Esc drops it.

use super::{Layout, cell_cursor};
use crate::chart::rows::Row;
use crate::edit::{Edit, TaskField};
use crate::plan::Id;
use crate::text::gantt_words;
use crate::ui::widgets::resting_cell::{self, Begun};
use crate::ui::widgets::text_field::{cursor_at_end, follow_composing, select_all};
use crate::ui::{Action, Column, Command, Leaving, Stage, fonts, open_edits, paint};
use crate::wording;
use egui::{
    EventFilter, Frame, Key, Margin, Modifiers, Rect, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2,
};

/// The columns that can be edited in place, in the order Tab goes.
pub(super) const EDITABLE: [Column; 3] = [Column::Title, Column::LeadUnit, Column::Due];

/// A cell being edited.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CellEditor {
    id: Id,
    column: Column,
    text: String,
    before: String,
    fresh: bool,
    /// What stands in it is selected as it opens, so that typing replaces it.
    whole: bool,
    wrong: bool,
}

impl CellEditor {
    /// Whether it holds something that has not been taken.
    pub(super) fn is_typed(&self) -> bool {
        self.text.trim() != self.before
    }
}

/// What a cell holds as text; none where it cannot be edited.
pub(super) fn text_of(stage: &Stage<'_>, id: &Id, column: Column) -> Option<String> {
    let task = stage.plan.task(id)?;
    Some(match column {
        Column::Title => task.title.clone(),
        Column::LeadUnit => task
            .lead_unit
            .as_ref()
            .map_or_else(String::new, |id| stage.plan.unit_label(id)),
        Column::Due if task.due.wording.is_empty() => {
            task.due.date.map_or_else(String::new, crate::text::date)
        }
        Column::Due => task.due.wording.clone(),
        _ => return None,
    })
}

/// Opens a cell once what was typed into another has been taken; with `whole` typing replaces what stands in it.
pub(super) fn open(stage: &mut Stage<'_>, id: &Id, column: Column, whole: bool) {
    if stage.refuses() {
        return;
    }
    if let Some(mut before) = stage.view.gantt.editor.take()
        && !commit(stage, &mut before)
    {
        stage.view.gantt.editor = Some(before);
        return;
    }
    let Some(text) = text_of(stage, id, column) else {
        return;
    };
    stage.view.reveal = Some(id.clone());
    stage.view.gantt.editor = Some(CellEditor {
        id: id.clone(),
        column,
        before: text.clone(),
        text,
        fresh: true,
        whole,
        wrong: false,
    });
}

/// Opens a cell with what was typed or composed over it; taken at once where something else has the focus already.
pub(super) fn begin(ui: &Ui, stage: &mut Stage<'_>, task: &Id, column: Column, begun: Begun) {
    let Some(before) = text_of(stage, task, column) else {
        return;
    };
    if stage.refuses() {
        return;
    }
    let mut editor = CellEditor {
        id: task.clone(),
        column,
        text: begun.text,
        before,
        fresh: false,
        whole: false,
        wrong: false,
    };
    if begun.left && commit(stage, &mut editor) {
        return;
    }
    cursor_at_end(ui, id(ui), &editor.text);
    ui.memory_mut(|memory| memory.request_focus(id(ui)));
    stage.view.reveal = Some(task.clone());
    stage.view.gantt.editor = Some(editor);
}

/// What a frame of the editor ended with.
enum End {
    Go,
    Cancel,
    Commit,
    /// Something else took the focus.
    Left,
    /// Commit, then the next cell, or the one before.
    Next(bool),
}

/// Draws the open cell, if there is one, over its place in the table.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, layout: &Layout, rows: &[Row]) {
    let Some(mut editor) = stage.view.gantt.editor.take() else {
        return;
    };
    let Some(rect) = cell(stage, layout, rows, &editor) else {
        // The row went away (deleted, filtered): what was typed is taken.
        commit(stage, &mut editor);
        return;
    };
    let end = field(ui, stage, rect, &mut editor);
    if matches!(end, End::Commit | End::Left | End::Next(_)) {
        // It is a task like any other from now on.
        stage.view.new_task = None;
    }
    match end {
        End::Go => stage.view.gantt.editor = Some(editor),
        End::Cancel => {
            if cell_cursor::standing(stage).is_some() {
                cell_cursor::stand(stage, &editor.id, Some(editor.column));
            }
            take_back(stage, &editor);
        }
        End::Commit => {
            if commit(stage, &mut editor) {
                cell_cursor::stand(stage, &editor.id, Some(editor.column));
            } else {
                refocus(ui, stage);
                stage.view.gantt.editor = Some(editor);
            }
        }
        End::Left => {
            let told = editor.wrong;
            let goes_on = stage.view.leaving == Leaving::GoesOn;
            if !told && commit(stage, &mut editor) && !goes_on {
                return;
            }
            if !editor.wrong {
                editor.before = editor.text.trim().to_owned();
            }
            refocus(ui, stage);
            stage.view.gantt.editor = Some(editor);
        }
        End::Next(forward) => {
            if commit(stage, &mut editor) {
                next(stage, layout, rows, &editor, forward);
            } else {
                refocus(ui, stage);
                stage.view.gantt.editor = Some(editor);
            }
        }
    }
}

fn id(ui: &Ui) -> egui::Id {
    ui.scope_id().with("cell editor")
}

/// The cell that could not be taken keeps the keyboard, unless somebody types elsewhere.
fn refocus(ui: &Ui, stage: &Stage<'_>) {
    if !stage.view.leaving.ends_edits() && !resting_cell::types(ui.ctx()) {
        ui.memory_mut(|memory| memory.request_focus(id(ui)));
    }
}

/// A task that was just added goes again when its title is given up.
fn take_back(stage: &mut Stage<'_>, editor: &CellEditor) {
    let added = stage.view.new_task.take();
    if let Some((_, _, before)) =
        added.filter(|(id, revision, _)| *id == editor.id && *revision == stage.stamp.revision)
    {
        stage.actions.command(Command::Undo);
        if let Some(before) = before {
            stage.view.selection.only(&before);
            stage.view.reveal = Some(before);
        }
    }
}

fn cell(stage: &Stage<'_>, layout: &Layout, rows: &[Row], editor: &CellEditor) -> Option<Rect> {
    let place = layout
        .columns
        .iter()
        .find(|place| place.column == editor.column)?;
    let row = rows
        .iter()
        .position(|row| matches!(row, Row::Task(id) if *id == editor.id))?;
    let height = stage.view.density.row_height();
    let y = row as f64 * height - stage.view.gantt.scroll;
    Some(Rect::from_min_size(
        pos2(
            layout.table.left() + place.x as f32,
            layout.table.top() + y as f32,
        ),
        vec2(place.width as f32, height as f32),
    ))
}

fn field(ui: &mut Ui, stage: &Stage<'_>, rect: Rect, editor: &mut CellEditor) -> End {
    let theme = stage.theme;
    let id = id(ui);
    if std::mem::take(&mut editor.fresh) {
        // Before the field is drawn: it takes the letters of this very frame, and an input method is on for the first one.
        if !ui.memory(|memory| memory.has_focus(id)) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        egui::text_edit::TextEditState::default().store(ui.ctx(), id);
        if editor.whole {
            select_all(ui, id, &editor.text);
        } else {
            cursor_at_end(ui, id, &editor.text);
        }
    }
    // While letters are being composed, Enter, Tab and Esc belong to the input method.
    let (held, _) = follow_composing(ui, id);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let (mut tab, mut back, mut enter, mut escape) = (false, false, false, false);
    if focused && !held {
        ui.input_mut(|input| {
            back = input.consume_key(Modifiers::SHIFT, Key::Tab);
            tab = input.consume_key(Modifiers::NONE, Key::Tab);
            enter = input.consume_key(Modifiers::NONE, Key::Enter);
            escape = input.consume_key(Modifiers::NONE, Key::Escape);
        });
    }
    // The frame stands clear of the number before it.
    let rect = rect.with_min_x(rect.left() + 3.0);
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, paint::color(theme.panel));
    let size = if editor.column == Column::Title {
        13.0
    } else {
        12.0
    };
    let name = editor.column.word().of(stage.language);
    crate::ui::widgets::pasted_cell::mend(ui, id, false);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    let response = TextEdit::singleline(&mut editor.text)
        .id(id)
        .frame(Frame::NONE.inner_margin(Margin::symmetric(5, 0)))
        .font(fonts::regular(size))
        .text_color(paint::color(theme.t1))
        .align(egui::Align2::LEFT_CENTER)
        .return_key(None)
        .event_filter(EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            tab: true,
            escape: true,
        })
        .desired_width(rect.width())
        .min_size(rect.size())
        .show(&mut child)
        .response
        .response;
    response.widget_info(|| egui::WidgetInfo::text_edit(true, "", &editor.text, name));
    let edge = if editor.wrong {
        theme.status(crate::assess::Status::Overdue).fill
    } else {
        theme.acc
    };
    ui.painter().rect_stroke(
        rect,
        2.0,
        Stroke::new(2.0, paint::color(edge)),
        StrokeKind::Inside,
    );
    if response.changed() {
        editor.wrong = false;
    }
    if editor.is_typed() {
        open_edits::note(ui.ctx());
    }
    let rows = ui.scope_id().with("rows");
    if escape {
        ui.memory_mut(|memory| memory.request_focus(rows));
        End::Cancel
    } else if tab || back {
        End::Next(!back)
    } else if enter {
        ui.memory_mut(|memory| memory.request_focus(rows));
        End::Commit
    } else if ui.memory(|memory| memory.has_focus(id)) {
        End::Go
    } else {
        End::Left
    }
}

/// Takes what was typed; `false` when it was not understood and the cell stays open.
fn commit(stage: &mut Stage<'_>, editor: &mut CellEditor) -> bool {
    let text = editor.text.trim().to_owned();
    if text == editor.before {
        return true;
    }
    let Some(task) = stage.plan.task(&editor.id) else {
        return true;
    };
    let ids = vec![editor.id.clone()];
    let edit = match editor.column {
        Column::Title => Edit::SetTasks {
            ids,
            field: TaskField::Title(text),
        },
        Column::LeadUnit => Edit::SetTasks {
            ids,
            field: TaskField::LeadUnit(Id::given(&text)),
        },
        _ => {
            let due = if text.is_empty() {
                Some(crate::plan::Due::default())
            } else {
                wording::parse_due(&text)
            };
            let Some(due) = due else {
                editor.wrong = true;
                let words =
                    gantt_words::DUE_NOT_UNDERSTOOD.fill(stage.language, &[("text", &text)]);
                stage.actions.push(Action::Tell(words));
                return false;
            };
            if task.due.date.is_some() && due.date.is_some() && task.due.date != due.date {
                Edit::MoveDue {
                    ids,
                    due,
                    on: stage.as_of,
                    approval: String::new(),
                    reason: String::new(),
                    correction: false,
                }
            } else {
                Edit::SetTasks {
                    ids,
                    field: TaskField::Due(due),
                }
            }
        }
    };
    super::gesture::push(stage, edit);
    true
}

/// The next cell that can be edited, on the next row after the last; the other way with `forward` off.
fn next(stage: &mut Stage<'_>, layout: &Layout, rows: &[Row], editor: &CellEditor, forward: bool) {
    let order: Vec<Column> = EDITABLE
        .into_iter()
        .filter(|column| layout.columns.iter().any(|place| place.column == *column))
        .collect();
    let tasks: Vec<&Id> = rows
        .iter()
        .filter_map(|row| match row {
            Row::Task(id) => Some(id),
            _ => None,
        })
        .collect();
    let (Some(column), Some(row)) = (
        order.iter().position(|column| *column == editor.column),
        tasks.iter().position(|id| **id == editor.id),
    ) else {
        return;
    };
    let cell = row * order.len() + column;
    let cell = if forward {
        Some(cell + 1)
    } else {
        cell.checked_sub(1)
    };
    let Some(cell) = cell else { return };
    if let Some(id) = tasks.get(cell / order.len()).map(|id| (*id).clone()) {
        stage.view.selection.only(&id);
        let column = order[cell % order.len()];
        cell_cursor::stand(stage, &id, Some(column));
        open(stage, &id, column, true);
    }
}
