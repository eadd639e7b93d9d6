//! A field for several tasks by their numbers, with a list of the plan's tasks to pick from.

use super::look;
use crate::exchange::ComplaintGround;
use crate::plan::{Id, Plan};
use crate::text::supervision_words as words;
use crate::ui::Stage;
use crate::ui::widgets::{self, Candidate, PickField, TextField};
use egui::Ui;

/// A task as the field writes it: its number, else its title.
fn written(plan: &Plan, id: &Id) -> Option<String> {
    let task = plan.task(id)?;
    Some(if task.number.is_empty() {
        task.title.clone()
    } else {
        task.number.clone()
    })
}

/// The numbers of some tasks as one text.
pub(super) fn numbers(plan: &Plan, ids: &[Id]) -> String {
    ids.iter()
        .filter_map(|id| written(plan, id))
        .collect::<Vec<_>>()
        .join("、")
}

/// Shows the field; the new tasks once what is typed names tasks only and the field was left.
pub(super) fn show(
    ui: &mut Ui,
    stage: &Stage<'_>,
    id: egui::Id,
    name: &str,
    ids: &[Id],
) -> Option<Vec<Id>> {
    let look = look(stage);
    let plan = stage.plan;
    let key = id.with("typed");
    let typed: Option<String> = ui.data(|data| data.get_temp(key));
    let known = numbers(plan, ids);
    let text = typed.clone().unwrap_or_else(|| known.clone());
    let heard = PickField::new(TextField::new(id, name, &text).framed().hint(""))
        .many()
        .show(ui, look, || {
            plan.tasks_in_order()
                .into_iter()
                .map(|task| Candidate {
                    words: written(plan, &task.id).unwrap_or_default(),
                    aside: task.title.clone(),
                    on: ids.contains(&task.id),
                })
                .collect()
        });
    let now = heard.value.clone().or(typed)?;
    if heard.focused && !heard.left {
        ui.data_mut(|data| data.insert_temp(key, now));
        return None;
    }
    match ComplaintGround::new(plan, stage.as_of).tasks(&now) {
        Ok(found) => {
            ui.data_mut(|data| data.remove::<String>(key));
            (found != ids).then_some(found)
        }
        Err(unknown) => {
            let sentence = words::UNKNOWN_TASK.fill(stage.language, &[("name", &unknown)]);
            widgets::warning(ui, look, &sentence);
            ui.data_mut(|data| data.insert_temp(key, now));
            None
        }
    }
}
