//! The chosen line in detail: its name and kind, its place among its own, and taking it away.

use super::{Node, changes, look, outline};
use crate::edit::Edit;
use crate::plan::{SpecialPlan, TaskList, Unit, UnitKind};
use crate::text::structure_words as words;
use crate::ui::widgets::look::{bold, ink, write};
use crate::ui::widgets::text_field;
use crate::ui::widgets::{
    Candidate, EntryField, Icon, PickField, TextField, Understood, choice, icon_button, note, row,
    small_button,
};
use crate::ui::{Action, Command, Stage, read_only};
use egui::{Align2, Id, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

/// Height of the title.
const TITLE: f32 = 34.0;

/// Draws the detail at the top of `area`; returns where it ends.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, rows: &[outline::Row], area: Rect) -> f32 {
    let node = stage.view.structure.node.clone();
    let shown = rows.iter().find(|row| row.node == node);
    let name = match (shown, &node) {
        (Some(row), _) => row.name.clone(),
        (None, Node::Unit(id)) => stage
            .plan
            .units()
            .get(id)
            .map_or_else(String::new, |unit| unit.name.clone()),
        // The line is gone (deleted, or its last task left it).
        (None, _) => {
            stage.view.structure.node = Node::Plan;
            String::new()
        }
    };
    let theme = stage.theme;
    let head = area.with_max_y(area.top() + TITLE);
    ui.painter().rect_filled(head, 0.0, ink(theme.panel));
    let movable = matches!(
        node,
        Node::List(Some(_)) | Node::SpecialPlan(Some(_)) | Node::Unit(_)
    );
    let mut end = head.right() - 12.0;
    if movable {
        end = read_only::changes(ui, |ui| tools(ui, stage, &node, head));
    }
    write(
        ui.painter(),
        pos2(head.left() + 12.0, head.center().y),
        Align2::LEFT_CENTER,
        &name,
        bold(15.0),
        ink(theme.t1),
        end - head.left() - 20.0,
    );
    let form = Rect::from_min_max(
        pos2(area.left() + 12.0, head.bottom() + 2.0),
        pos2(area.right() - 12.0, area.bottom()),
    );
    let mut child = ui.new_child(UiBuilder::new().id_salt("detail").max_rect(form));
    child.spacing_mut().item_spacing = vec2(6.0, 2.0);
    read_only::changes(&mut child, |ui| fields(ui, stage, &node));
    let below = child.min_rect().bottom().max(head.bottom()) + 6.0;
    ui.painter().hline(
        area.x_range(),
        below - 0.5,
        Stroke::new(1.0, ink(theme.line)),
    );
    below
}

/// Up, down, delete; returns where they begin.
fn tools(ui: &mut Ui, stage: &mut Stage<'_>, node: &Node, head: Rect) -> f32 {
    let look = look(stage);
    let mut right = ui.new_child(
        UiBuilder::new()
            .max_rect(head.shrink2(vec2(12.0, 0.0)))
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    right.spacing_mut().item_spacing.x = 6.0;
    if small_button(&mut right, look, look.say(words::DELETE))
        .on_hover_text(look.say(words::DELETE_TIP))
        .clicked()
        && let Some(edit) = changes::deleted(node)
    {
        let label = crate::edit::label(&edit, stage.plan, stage.language);
        let told = words::DELETED.fill(stage.language, &[("what", &label)]);
        stage.actions.edit(edit);
        stage.actions.push(Action::Tell(told));
        stage.view.structure.node = Node::Plan;
    }
    if matches!(node, Node::Unit(_))
        && small_button(&mut right, look, look.say(words::GIVE_PART))
            .on_hover_text(look.say(words::GIVE_PART_TIP))
            .clicked()
    {
        stage.actions.command(Command::GiveParts);
    }
    for (icon, phrase, down) in [
        (Icon::Down, words::MOVE_DOWN, true),
        (Icon::Up, words::MOVE_UP, false),
    ] {
        if icon_button(&mut right, look, icon, look.say(phrase), 22.0).clicked()
            && let Some(edit) = changes::shift(stage.plan, node, down)
        {
            stage.actions.edit(edit);
        }
    }
    right.min_rect().left()
}

fn fields(ui: &mut Ui, stage: &mut Stage<'_>, node: &Node) {
    let look = look(stage);
    let plan = stage.plan;
    match node {
        Node::Plan => {
            note(ui, look, look.say(words::PLAN_NOTE));
        }
        Node::List(Some(id)) => {
            let Some(list) = plan.lists().get(id).map(|list| TaskList::clone(list)) else {
                return;
            };
            let key = format!("list/{id}");
            if let Some(title) = named(ui, stage, &key, words::NAME, &list.title, false) {
                let title_list = TaskList {
                    title,
                    ..list.clone()
                };
                stage.actions.edit(Edit::PutList(title_list));
            }
            if let Some(short) = named(ui, stage, &key, words::SHORT_NAME, &list.short, true) {
                stage
                    .actions
                    .edit(Edit::PutList(TaskList { short, ..list }));
            }
        }
        Node::SpecialPlan(Some(id)) => {
            let Some(special) = plan
                .special_plans()
                .get(id)
                .map(|special| SpecialPlan::clone(special))
            else {
                return;
            };
            let key = format!("special/{id}");
            if let Some(title) = named(ui, stage, &key, words::NAME, &special.title, false) {
                let edit = Edit::PutSpecialPlan(SpecialPlan {
                    title,
                    ..special.clone()
                });
                stage.actions.edit(edit);
            }
            unit_field(ui, stage, &key, &special);
        }
        Node::Unit(id) => {
            let Some(unit) = plan.units().get(id).map(|unit| Unit::clone(unit)) else {
                return;
            };
            let key = format!("unit/{id}");
            if let Some(name) = named(ui, stage, &key, words::NAME, &unit.name, false) {
                let edit = Edit::PutUnit(Unit {
                    name,
                    ..unit.clone()
                });
                stage.actions.edit(edit);
            }
            kind(ui, stage, &key, &unit);
            above(ui, stage, &key, &unit);
        }
        Node::NamedUnit(id) => {
            note(ui, look, look.say(words::NAMED_UNIT_NOTE));
            if small_button(ui, look, look.say(words::TAKE_IN)).clicked()
                && let Some((edit, node)) = changes::taken_in(plan, id)
            {
                stage.actions.edit(edit);
                stage.view.structure.node = node;
            }
        }
        Node::Round(_) => {
            note(ui, look, look.say(words::ROUND_NOTE));
        }
        Node::List(None) | Node::SpecialPlan(None) | Node::NoUnit => {
            note(ui, look, look.say(words::LOOSE_NOTE));
        }
        Node::Lists | Node::Rounds | Node::SpecialPlans | Node::Units => {}
    }
}

/// A name that is taken when its field is left, so that tasks never follow half a name. Returns the new one.
fn named(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    key: &str,
    label: crate::text::Phrase,
    value: &str,
    may_be_empty: bool,
) -> Option<String> {
    let look = look(stage);
    let words = look.say(label);
    let id = Id::unique((key, words));
    let focus = label == words::NAME && std::mem::take(&mut stage.view.structure.focus_name);
    let entered = row(ui, look, words, |ui| {
        EntryField::new(id, words, value).show(ui, look, |text| {
            if text.is_empty() && !may_be_empty {
                Err(look.say(words::NAME_NEEDED).to_owned())
            } else {
                Ok(Understood {
                    value: text.to_owned(),
                    echo: String::new(),
                })
            }
        })
    });
    if focus {
        entered.response.request_focus();
        // A name that the program gave is typed over.
        text_field::select_all(ui, id, value);
    }
    entered.value
}

fn unit_field(ui: &mut Ui, stage: &mut Stage<'_>, key: &str, special: &SpecialPlan) {
    let look = look(stage);
    let plan = stage.plan;
    let label = look.say(words::ANSWERING_UNIT);
    let key = format!("{key}/unit");
    let unit = special.unit.as_ref();
    let unit = unit.map_or_else(String::new, |id| plan.unit_label(id));
    let heard = row(ui, look, label, |ui| {
        PickField::new(TextField::new(Id::unique(&key), label, &unit))
            .show(ui, look, || crate::ui::inspector::units(plan, &unit))
    });
    if let Some(unit) = heard.value {
        let edit = Edit::PutSpecialPlan(SpecialPlan {
            unit: crate::plan::Id::given(&unit),
            ..special.clone()
        });
        stage.actions.typing(key, edit);
    }
    if heard.left {
        stage.actions.push(Action::EndTyping);
    }
}

fn kind(ui: &mut Ui, stage: &mut Stage<'_>, key: &str, unit: &Unit) {
    let look = look(stage);
    let options: Vec<Candidate> = UnitKind::ALL
        .iter()
        .map(|kind| Candidate {
            words: look.say(outline::kind_word(*kind)).to_owned(),
            on: *kind == unit.kind,
            ..Candidate::default()
        })
        .collect();
    let label = look.say(words::KIND);
    let now = look.say(outline::kind_word(unit.kind));
    let id = Id::unique((key, "kind"));
    let picked = row(ui, look, label, |ui| {
        choice(ui, look, id, label, now, &options)
    });
    if let Some(kind) = picked.and_then(|place| UnitKind::ALL.get(place).copied()) {
        let edit = Edit::PutUnit(Unit {
            kind,
            ..unit.clone()
        });
        stage.actions.edit(edit);
    }
}

/// The unit above, as a pick list: what dragging does, by keyboard.
fn above(ui: &mut Ui, stage: &mut Stage<'_>, key: &str, unit: &Unit) {
    let look = look(stage);
    let plan = stage.plan;
    let others: Vec<&Unit> = plan
        .units()
        .values()
        .map(AsRef::as_ref)
        .filter(|other| other.id != unit.id)
        .collect();
    let top = look.say(words::TOP);
    let mut options = vec![Candidate {
        words: top.to_owned(),
        on: unit.parent.is_none(),
        ..Candidate::default()
    }];
    options.extend(others.iter().map(|other| Candidate {
        words: other.name.clone(),
        on: unit.parent.as_ref() == Some(&other.id),
        ..Candidate::default()
    }));
    let label = look.say(words::UNIT_ABOVE);
    let now = unit
        .parent
        .as_ref()
        .and_then(|above| plan.units().get(above))
        .map_or(top, |above| above.name.as_str());
    let id = Id::unique((key, "above"));
    let picked = row(ui, look, label, |ui| {
        choice(ui, look, id, label, now, &options)
    });
    if let Some(place) = picked {
        let above = place.checked_sub(1).and_then(|place| others.get(place));
        let edit = changes::reparent(plan, &unit.id, above.map(|unit| &unit.id));
        if let Some(edit) = edit {
            stage.actions.edit(edit);
        }
    }
}
