//! What the columns of a pasted table are, shown and asked before anything is taken in, with the day of its progress.

use super::plan_form::{FormAnswer, wide};
use crate::exchange::{ColumnRead, ColumnsRead, TaskColumn};
use crate::plan::{Day, Head};
use crate::text::{common_words, exchange_words, shell_words as words};
use crate::ui::date_field::DateField;
use crate::ui::dialog::{self, Button, Dialog};
use crate::ui::widgets::look::{self, Look, ink};
use crate::ui::widgets::note;
use egui::{Align2, ComboBox, Context, Sense, Ui, vec2};

/// A pasted table while it is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnsForm {
    text: String,
    read: ColumnsRead,
    on: Day,
}

/// A table with what its columns are.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnsWanted {
    /// The pasted text.
    pub text: String,
    /// The fields of its columns, from left to right.
    pub columns: Vec<Option<TaskColumn>>,
    /// The day of progress that names none.
    pub on: Day,
}

impl ColumnsForm {
    /// A form that begins with what was read; progress is of the day `on`.
    pub fn new(text: &str, read: ColumnsRead, on: Day) -> Self {
        Self {
            text: text.to_owned(),
            read,
            on,
        }
    }

    /// Whether a column names the tasks: without one, rows would come as tasks that nobody can tell apart.
    fn names_tasks(&self) -> bool {
        use TaskColumn as C;
        let named =
            |column: &ColumnRead| matches!(column.column, Some(C::Number | C::Title | C::Problem));
        self.read.columns.iter().any(named)
    }

    /// Puts a column into a field; the column that was in it goes to the others.
    fn choose(&mut self, at: usize, field: Option<TaskColumn>) {
        for (other, column) in self.read.columns.iter_mut().enumerate() {
            if other == at {
                column.column = field;
            } else if field.is_some() && column.column == field {
                column.column = None;
            }
        }
    }

    /// Shows the form.
    pub fn show(
        &mut self,
        ctx: &Context,
        look: Look,
        head: &Head,
        today: Day,
    ) -> FormAnswer<ColumnsWanted> {
        let buttons = [
            Button::cancel(look.say(common_words::CANCEL)),
            Button::main(look.say(words::COLUMNS_DO))
                .only_if(self.names_tasks(), look.say(words::COLUMNS_NAMELESS)),
        ];
        let dialog = Dialog {
            width: 540.0,
            ..Dialog::new("columns form", look.say(words::COLUMNS_TITLE), &buttons)
        };
        let shown = dialog::show(ctx, look.theme, look.language, &dialog, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            let said = words::COLUMNS_SAID.fill(look.language, &[("n", &self.read.rows)]);
            note(ui, look, &said);
            ui.add_space(2.0);
            for at in 0..self.read.columns.len() {
                self.column(ui, look, at);
            }
            if self.read.reports() {
                ui.add_space(4.0);
                self.day(ui, look, head, today);
            }
        });
        match shown.answer(&buttons) {
            Some(0) => FormAnswer::Cancelled,
            Some(_) => FormAnswer::Done(ColumnsWanted {
                text: std::mem::take(&mut self.text),
                columns: self.read.mapping(),
                on: self.on,
            }),
            None => FormAnswer::Open,
        }
    }

    /// A column: its name, the field it goes into, and its first cells.
    fn column(&mut self, ui: &mut Ui, look: Look, at: usize) {
        let column = &self.read.columns[at];
        let place = exchange_words::UNNAMED_COLUMN.fill(look.language, &[("n", &(at + 1))]);
        let name = match column.heading.as_str() {
            "" => place.as_str(),
            heading => heading,
        };
        let cells: Vec<String> = column
            .cells
            .iter()
            .map(|cell| cell.replace('\n', " "))
            .collect();
        let cells = cells.join(" · ");
        let own = column.column;
        let mut chosen = own;
        wide(ui, look, name, |ui| {
            ui.horizontal(|ui| {
                let said = |field: Option<TaskColumn>| match field {
                    Some(field) => look.say(field.heading()),
                    None => look.say(words::COLUMNS_OTHER),
                };
                let shown = ComboBox::from_id_salt(("pasted column", at))
                    .width(136.0)
                    .height(360.0)
                    .selected_text(said(own))
                    .show_ui(ui, |ui| {
                        for field in std::iter::once(None).chain(TaskColumn::ALL.map(Some)) {
                            if ui.selectable_label(field == own, said(field)).clicked() {
                                chosen = field;
                            }
                        }
                    });
                let label = format!("{name} {}", said(own));
                ui.ctx().accesskit_node_builder(shown.response.id, |node| {
                    node.set_label(label);
                });
                let room = ui.available_width();
                let (rect, _) = ui.allocate_exact_size(vec2(room, 26.0), Sense::hover());
                look::write(
                    ui.painter(),
                    rect.left_center() + vec2(6.0, 0.0),
                    Align2::LEFT_CENTER,
                    &cells,
                    look::regular(look::SMALL),
                    ink(look.theme.t2),
                    room - 6.0,
                );
            });
        });
        if chosen != own {
            self.choose(at, chosen);
        }
    }

    fn day(&mut self, ui: &mut Ui, look: Look, head: &Head, today: Day) {
        let name = look.say(words::COLUMNS_DAY);
        wide(ui, look, name, |ui| {
            let field = DateField::new(egui::Id::unique("pasted on"), name, head, today);
            let picked = field
                .required()
                .framed()
                .width(160.0)
                .day(ui, look, Some(self.on));
            if let Some(Some(day)) = picked {
                self.on = day;
            }
        });
        note(ui, look, look.say(words::COLUMNS_DAY_NOTE));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(columns: &[Option<TaskColumn>]) -> ColumnsForm {
        let columns = columns.iter().map(|column| ColumnRead {
            heading: String::new(),
            cells: vec!["甲".to_owned()],
            column: *column,
        });
        let read = ColumnsRead {
            columns: columns.collect(),
            rows: 1,
            sure: false,
        };
        ColumnsForm::new("甲", read, Day::constant(2021, 11, 20))
    }

    #[test]
    fn a_field_holds_one_column_and_some_column_names_the_tasks() {
        let mut form = form(&[Some(TaskColumn::Title), None]);
        form.choose(1, Some(TaskColumn::Title));
        assert_eq!(form.read.mapping(), [None, Some(TaskColumn::Title)]);
        form.choose(1, Some(TaskColumn::Percent));
        assert!(!form.names_tasks());
        assert!(form.read.reports());
        form.choose(0, None);
        form.choose(1, None);
        assert_eq!(form.read.mapping(), [None, None]);
    }
}
