//! Fields of the page's tables: quiet cells that turn what is typed into edits.

use super::{cell_keys, look};
use crate::edit::Edit;
use crate::plan::{Bound, Day};
use crate::text::trends_words as words;
use crate::ui::widgets::{EntryField, TextField, Understood};
use crate::ui::{Action, Stage};
use crate::wording::{self, Value};
use egui::{Id, Rect, Ui, UiBuilder, vec2};
use std::cell::RefCell;

/// One undo step of its own, also right after typing.
pub(super) fn edit_once(stage: &mut Stage<'_>, edit: Edit) {
    stage.actions.push(Action::EndTyping);
    stage.actions.edit(edit);
}

/// A panel over a cell, its field centred in the row's height.
fn cell<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    // The field is 22 points high, and its frame stands around it.
    let area = rect.shrink2(vec2(2.0, (rect.height() - 22.0) / 2.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(area));
    child.set_clip_rect(area.expand(3.0).intersect(ui.clip_rect()));
    add(&mut child)
}

/// A text field of the properties; typing is one step until the field is left.
pub(super) fn text(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    key: &str,
    name: &str,
    value: &str,
    edit: impl FnOnce(String) -> Edit,
) {
    let look = look(stage);
    let width = rect.width() - 12.0;
    let heard = cell(ui, rect, |ui| {
        TextField::new(Id::unique(key), name, value)
            .width(width)
            .show(ui, look)
    });
    if let Some(value) = heard.value {
        stage.actions.typing(key, edit(value));
    }
    if heard.left {
        stage.actions.push(Action::EndTyping);
    }
}

/// A cell of a table with a text, which is taken when the cell is left.
pub(super) fn words(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    key: &str,
    name: &str,
    value: &str,
    edit: impl FnOnce(String) -> Edit,
) {
    let taken = table_cell(ui, stage, rect, key, name, value, false, &|text| {
        Ok(text.to_owned())
    });
    if let Some(text) = taken {
        edit_once(stage, edit(text));
    }
}

/// A cell of a table: as an [`entry`], with the keys of a spreadsheet.
fn table_cell<T>(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    key: &str,
    name: &str,
    shown: &str,
    right: bool,
    understand: &dyn Fn(&str) -> Result<T, String>,
) -> Option<T> {
    let heard = cell_keys::before(ui, stage, key);
    let taken = entry(ui, stage, rect, key, name, shown, right, understand);
    let refused = taken.is_none() && EntryField::holds_unread(ui.ctx(), Id::unique(key));
    cell_keys::after(stage, heard, refused);
    taken
}

/// A field whose text must be understood; it is taken when the field is left, and refusals are told under the table.
pub(super) fn entry<T>(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    rect: Rect,
    key: &str,
    name: &str,
    shown: &str,
    right: bool,
    understand: &dyn Fn(&str) -> Result<T, String>,
) -> Option<T> {
    let look = look(stage);
    let width = rect.width() - 12.0;
    let refused: RefCell<Option<String>> = RefCell::new(None);
    let entered = cell(ui, rect, |ui| {
        let mut field = EntryField::new(Id::unique(key), name, shown).width(width);
        if right {
            field = field.right();
        }
        field.show(ui, look, |text| {
            understand(text)
                .map(|value| Understood {
                    value,
                    echo: String::new(),
                })
                .inspect_err(|sentence| *refused.borrow_mut() = Some(sentence.clone()))
                // The sentence is told under the table: in the cell it would lie over the next row.
                .map_err(|_told| String::new())
        })
    });
    if let Some(sentence) = refused.into_inner() {
        stage.view.trends.said = sentence;
    } else if entered.value.is_some() {
        stage.view.trends.said.clear();
    }
    entered.value
}

/// A cell with a period; its first and last day once it was taken.
pub(super) fn period(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    cell: Rect,
    key: &str,
    name: &str,
    shown: &str,
) -> Option<(Day, Day)> {
    let language = stage.language;
    table_cell(ui, stage, cell, key, name, shown, false, &|text| {
        wording::typed_period(text).ok_or_else(|| match wording::wrong_date(text) {
            Some(wrong) => wrong.sentence(language),
            None => words::PERIOD_REFUSED.of(language).to_owned(),
        })
    })
}

/// A cell with a value in a unit and its bound, none where it was emptied; told once it was taken.
pub(super) fn value(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    cell: Rect,
    key: &str,
    name: &str,
    shown: &str,
    unit: &str,
) -> Option<Option<(f64, Bound)>> {
    let language = stage.language;
    table_cell(ui, stage, cell, key, name, shown, true, &|text| {
        let value = wording::typed_value_in(text, unit).map(Value::figure);
        value.ok_or_else(|| words::VALUE_REFUSED.fill(language, &[("text", &text)]))
    })
}
