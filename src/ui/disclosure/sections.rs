//! Changes of the outline, each one undo step; typing into a section coalesces.

use crate::edit::Edit;
use crate::plan::{DisclosureSection, Head, Id};
use crate::ui::Stage;
use crate::ui::widgets::Heard;

fn with(stage: &Stage<'_>, sections: Vec<DisclosureSection>) -> Edit {
    let mut head = Head::clone(stage.plan.head());
    head.disclosure = sections;
    Edit::SetHead(Box::new(head))
}

/// Replaces all sections.
pub(super) fn put(stage: &mut Stage<'_>, sections: Vec<DisclosureSection>) {
    let edit = with(stage, sections);
    stage.actions.edit(edit);
}

fn changed(
    stage: &Stage<'_>,
    id: &Id,
    change: impl FnOnce(&mut DisclosureSection),
) -> Vec<DisclosureSection> {
    let mut sections = stage.plan.head().disclosure.clone();
    if let Some(section) = sections.iter_mut().find(|section| section.id == *id) {
        change(section);
    }
    sections
}

/// Takes what a field of a section said.
pub(super) fn hear(stage: &mut Stage<'_>, id: &Id, heading: bool, heard: Heard<String>) {
    if let Some(value) = heard.value {
        let sections = changed(stage, id, |section| {
            if heading {
                section.heading = value;
            } else {
                section.text = value;
            }
        });
        let edit = with(stage, sections);
        if heard.typed {
            let field = if heading { "heading" } else { "text" };
            stage
                .actions
                .typing(format!("disclosure {id} {field}"), edit);
        } else {
            stage.actions.edit(edit);
        }
    }
    if heard.left {
        stage.actions.push(crate::ui::Action::EndTyping);
    }
}

/// Sets the text of a section as one step.
pub(super) fn set_text(stage: &mut Stage<'_>, id: &Id, text: String) {
    let sections = changed(stage, id, |section| section.text = text);
    put(stage, sections);
}

/// Adds a section after another one, or at the end, with its heading ready to be typed.
pub(super) fn add(stage: &mut Stage<'_>, after: Option<&Id>, heading: &str) {
    let mut sections = stage.plan.head().disclosure.clone();
    let place = after
        .and_then(|after| sections.iter().position(|section| section.id == *after))
        .map_or(sections.len(), |place| place + 1);
    let id = crate::edit::mint();
    sections.insert(
        place,
        DisclosureSection {
            id: id.clone(),
            heading: heading.to_owned(),
            text: String::new(),
        },
    );
    put(stage, sections);
    let view = &mut stage.view.disclosure;
    view.section = Some(id.clone());
    view.rename = Some(id);
    view.focus_heading = true;
    view.reveal = true;
}

/// Takes a section away.
pub(super) fn delete(stage: &mut Stage<'_>, id: &Id) {
    let mut sections = stage.plan.head().disclosure.clone();
    sections.retain(|section| section.id != *id);
    put(stage, sections);
}

/// Moves a section by one place.
pub(super) fn shift(stage: &mut Stage<'_>, id: &Id, later: bool) {
    let mut sections = stage.plan.head().disclosure.clone();
    let Some(place) = sections.iter().position(|section| section.id == *id) else {
        return;
    };
    let other = if later {
        place + 1
    } else {
        match place.checked_sub(1) {
            Some(other) => other,
            None => return,
        }
    };
    if other < sections.len() {
        sections.swap(place, other);
        put(stage, sections);
    }
}

/// Moves a section to the place of another one.
pub(super) fn drop_on(stage: &mut Stage<'_>, id: &Id, target: &Id) {
    let mut sections = stage.plan.head().disclosure.clone();
    let place = |sections: &[DisclosureSection], id: &Id| {
        sections.iter().position(|section| section.id == *id)
    };
    let (Some(from), Some(to)) = (place(&sections, id), place(&sections, target)) else {
        return;
    };
    if from != to {
        let section = sections.remove(from);
        sections.insert(to, section);
        put(stage, sections);
    }
}
