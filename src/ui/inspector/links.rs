//! What the task hangs together with: predecessors, successors, inspections and complaints.

use super::pane::{self, Pane};
use super::{follow_ups, known};
use crate::edit::TaskField;
use crate::plan::{Id, Link, LinkKind, Plan};
use crate::text::{Phrase, inspector_words as words};
use crate::ui::Action;
use crate::ui::widgets::look::{self, FIELD_ROW, SMALL, ink};
use crate::ui::widgets::{
    self, Candidate, EntryField, Icon, PickField, TextField, Understood, badge, choice, icon_button,
};
use egui::accesskit::Role;
use egui::{Align2, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// What points at a task, in the order of the lists.
#[derive(Debug)]
pub(super) struct Related {
    successors: Vec<Id>,
    inspections: Vec<Id>,
    complaints: Vec<Id>,
}

fn related(pane: &Pane<'_, '_>) -> Arc<Related> {
    let (stage, id) = (&*pane.stage, &pane.task.id);
    let kept = &stage.derived.related.related;
    kept.get(stage.stamp, id.clone(), || {
        let (plan, index) = (stage.plan, stage.assessment.index());
        let mut after: Vec<_> = index
            .successors(id)
            .filter_map(|id| plan.task(id))
            .collect();
        after.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.id.cmp(&b.id)));
        let mut inspections: Vec<_> = index
            .inspections_of(id)
            .filter_map(|id| plan.inspections().get(id))
            .collect();
        inspections.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
        let mut complaints: Vec<_> = index
            .complaints_of(id)
            .filter_map(|id| plan.complaints().get(id))
            .collect();
        complaints.sort_by(|a, b| b.received.cmp(&a.received).then_with(|| a.id.cmp(&b.id)));
        Related {
            successors: after.into_iter().map(|task| task.id.clone()).collect(),
            inspections: inspections.into_iter().map(|one| one.id.clone()).collect(),
            complaints: complaints.into_iter().map(|one| one.id.clone()).collect(),
        }
    })
}

/// The word of a kind of link.
fn kind_words(kind: LinkKind) -> Phrase {
    match kind {
        LinkKind::FinishToStart => words::FINISH_TO_START,
        LinkKind::StartToStart => words::START_TO_START,
        LinkKind::FinishToFinish => words::FINISH_TO_FINISH,
        LinkKind::StartToFinish => words::START_TO_FINISH,
        LinkKind::Related => words::RELATED,
    }
}

const KINDS: [LinkKind; 5] = [
    LinkKind::FinishToStart,
    LinkKind::StartToStart,
    LinkKind::FinishToFinish,
    LinkKind::StartToFinish,
    LinkKind::Related,
];

/// Shows the section.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_, '_>) {
    let look = pane.look;
    let task = Arc::clone(&pane.task);
    let related = related(pane);
    let count = task.links.len() + related.successors.len();
    let aside = if count == 0 || pane.is_open("inspector links", true) {
        String::new()
    } else {
        count.to_string()
    };
    if !pane.section(ui, "inspector links", pane.say(words::LINKS), &aside, true) {
        return;
    }
    for (place, link) in task.links.iter().enumerate() {
        let label = if place == 0 {
            pane.say(words::PREDECESSORS)
        } else {
            ""
        };
        widgets::row(ui, look, label, |ui| predecessor(ui, pane, place, link));
    }
    add(ui, pane, task.links.is_empty());
    for (place, id) in related.successors.iter().take(12).enumerate() {
        let label = if place == 0 {
            pane.say(words::SUCCESSORS)
        } else {
            ""
        };
        widgets::row(ui, look, label, |ui| task_link(ui, pane, id, 0.0));
    }
    if related.successors.len() > 12 {
        let more = related.successors.len() - 12;
        widgets::note(ui, look, &words::MORE.fill(look.language, &[("n", &more)]));
    }
    follow_ups::show(ui, pane, &related.inspections, &related.complaints);
}

/// A task with its status glyph; a click goes there.
fn task_link(ui: &mut Ui, pane: &mut Pane<'_, '_>, id: &Id, reserve: f32) {
    let look = pane.look;
    let (rect, response) = ui.allocate_exact_size(
        vec2(ui.available_width() - reserve, FIELD_ROW),
        Sense::click(),
    );
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, look::RADIUS, ink(look.theme.hover));
    }
    if let Some(state) = pane.stage.assessment.task(id) {
        badge::status_glyph(ui, rect.left_center() + vec2(11.0, 0.0), look, state.status);
    }
    let words = pane
        .stage
        .plan
        .task(id)
        .map_or_else(|| id.to_string(), |task| known::task_words(task));
    look::write(
        ui.painter(),
        rect.left_center() + vec2(22.0, 0.0),
        Align2::LEFT_CENTER,
        &words,
        look::regular(SMALL),
        ink(look.theme.t1),
        rect.width() - 24.0,
    );
    if response.has_focus() {
        look::focus_frame(ui.painter(), rect.shrink(2.0), look.theme);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &words));
    if response.on_hover_text(&words).clicked() {
        pane.stage.actions.push(Action::ShowTask(id.clone()));
    }
}

fn predecessor(ui: &mut Ui, pane: &mut Pane<'_, '_>, place: usize, link: &Link) {
    let look = pane.look;
    let links = pane.task.links.clone();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        task_link(ui, pane, &link.predecessor, 20.0);
        if icon_button(ui, look, Icon::Close, pane.say(words::DELETE_LINK), 20.0).clicked() {
            pane.set(TaskField::Links(pane::without(&links, place)));
        }
    });
    // Kind and lag stand quietly under the task they are about.
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(18.0);
        let lag_width = 84.0;
        let width = ui.available_width() - lag_width;
        let options: Vec<Candidate> = KINDS
            .iter()
            .map(|kind| Candidate {
                words: kind_words(*kind).of(look.language).to_owned(),
                aside: String::new(),
                on: *kind == link.kind,
            })
            .collect();
        let id = pane.id(&format!("link {place} kind"));
        let name = pane.say(words::LINK_KIND);
        let value = kind_words(link.kind).of(look.language);
        let picked = ui
            .allocate_ui(vec2(width, FIELD_ROW), |ui| {
                ui.set_width(width);
                choice(ui, look, id, name, value, &options)
            })
            .inner;
        if let Some(kind) = picked.and_then(|place| KINDS.get(place)) {
            pane.set(TaskField::Links(pane::with(&links, place, |link| {
                link.kind = *kind;
            })));
        }
        if link.kind == LinkKind::Related {
            return;
        }
        let id = pane.id(&format!("link {place} lag"));
        let shown = if link.lag_days == 0 {
            String::new()
        } else {
            words::DAYS.fill(look.language, &[("n", &link.lag_days)])
        };
        let entered = EntryField::new(id, pane.say(words::LAG), &shown)
            .hint(pane.say(words::LAG_HINT))
            .width(lag_width)
            .right()
            .show(ui, look, |text| lag_in(text, look));
        if let Some(days) = entered.value {
            pane.set(TaskField::Links(pane::with(&links, place, |link| {
                link.lag_days = days;
            })));
        }
    });
}

fn lag_in(text: &str, look: widgets::Look) -> Result<Understood<i32>, String> {
    let digits: String = text
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '-')
        .collect();
    let value = if text.trim().is_empty() {
        Some(0)
    } else {
        digits.parse().ok().filter(|days: &i32| days.abs() <= 3660)
    };
    value
        .map(|value| Understood {
            value,
            echo: String::new(),
        })
        .ok_or_else(|| look.say(words::NOT_A_LAG).to_owned())
}

/// Whether `from` waits, directly or through others, for `to`.
pub fn waits_for(plan: &Plan, from: &Id, to: &Id) -> bool {
    let mut open = vec![from.clone()];
    let mut seen = std::collections::BTreeSet::new();
    while let Some(id) = open.pop() {
        if id == *to {
            return true;
        }
        if seen.insert(id.clone())
            && let Some(task) = plan.task(&id)
        {
            open.extend(
                task.links
                    .iter()
                    .filter(|link| link.kind != LinkKind::Related)
                    .map(|link| link.predecessor.clone()),
            );
        }
    }
    false
}

/// A field to find the task to wait for.
fn add(ui: &mut Ui, pane: &mut Pane<'_, '_>, first: bool) {
    let look = pane.look;
    let (id, text_id, refused_id) = (
        pane.id("link new"),
        pane.id("link new text"),
        pane.id("link refused"),
    );
    let mut text: String = pane::draft(ui, text_id).unwrap_or_default();
    let label = if first {
        pane.say(words::PREDECESSORS)
    } else {
        ""
    };
    let plan = pane.stage.plan;
    let own = pane.task.id.clone();
    let name = pane.say(words::ADD_PREDECESSOR);
    let heard = widgets::row(ui, look, label, |ui| {
        PickField::new(TextField::new(id, name, &text).hint(name))
            .show(ui, look, || known::tasks(plan, &own))
    });
    let Some(typed) = heard.value else {
        if let Some(sentence) = pane::draft::<String>(ui, refused_id) {
            widgets::warning(ui, look, &sentence);
        }
        return;
    };
    pane::keep::<String>(ui, refused_id, None);
    // Picked from the list, or typed to the letter.
    let found = plan
        .tasks()
        .values()
        .find(|task| task.id != own && known::task_words(task) == typed);
    match found {
        Some(task)
            if pane
                .task
                .links
                .iter()
                .any(|link| link.predecessor == task.id) =>
        {
            let sentence = pane.say(words::LINK_TWICE).to_owned();
            pane::keep(ui, refused_id, Some(sentence));
            text.clear();
        }
        Some(task) if waits_for(plan, &task.id, &own) => {
            let sentence = words::LINK_RING.fill(look.language, &[("task", &typed)]);
            pane::keep(ui, refused_id, Some(sentence));
            text.clear();
        }
        Some(task) => {
            let link = Link {
                predecessor: task.id.clone(),
                ..Link::default()
            };
            let links = pane::plus(&pane.task.links, link);
            pane.set(TaskField::Links(links));
            text.clear();
        }
        None => text = typed,
    }
    let kept = (!text.is_empty()).then_some(text);
    pane::keep_typed(ui, text_id, Some(&pane.task.id), kept, |_| true);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{PlanParts, Task};

    #[test]
    fn rings_are_seen_through_several_tasks() {
        let task = |id: &str, predecessor: Option<&str>| Task {
            id: id.into(),
            links: predecessor
                .map(|id| Link {
                    predecessor: id.into(),
                    ..Link::default()
                })
                .into_iter()
                .collect(),
            ..Task::default()
        };
        let plan = Plan::new(PlanParts {
            tasks: vec![task("a", None), task("b", Some("a")), task("c", Some("b"))],
            ..PlanParts::default()
        });
        assert!(waits_for(&plan, &"c".into(), &"a".into()));
        assert!(!waits_for(&plan, &"a".into(), &"c".into()));
    }
}
