//! The history of the close-out: what happened in earlier rounds, round by round, and what is dated after the as-of date.

use super::close_out::{self, step_words};
use super::close_out_edit;
use super::pane::{self, Pane};
use crate::plan::{CloseOutEvent, CloseOutStep, Outcome};
use crate::text::{self, close_out_words, inspector_words as words};
use crate::ui::read_only;
use crate::ui::widgets::link;
use crate::ui::widgets::look::{self, SMALL, ink};
use egui::accesskit::Role;
use egui::{Align2, Sense, Ui, WidgetInfo, vec2};

/// Shows what the steps above do not show; `current` are the places they show.
pub(super) fn show(
    ui: &mut Ui,
    pane: &mut Pane<'_, '_>,
    current: &[usize],
    open: &mut Option<usize>,
) {
    let look = pane.look;
    let task = std::sync::Arc::clone(&pane.task);
    let mut order: Vec<usize> = (0..task.close_out.len()).collect();
    order.sort_by_key(|place| task.close_out.get(*place).map(|event| event.date));
    let rounds = rounds(&task.close_out, &order);
    let rest = order
        .iter()
        .filter(|place| !current.contains(place))
        .count();
    if rest == 0 {
        return;
    }
    let key = pane.id("close-out earlier");
    let mut shows = pane::draft::<bool>(ui, key).unwrap_or(false);
    let phrase = close_out_words::HISTORY.fill(look.language, &[("n", &rest)]);
    ui.add_space(2.0);
    if read_only::of_view(ui, |ui| link(ui, look, &phrase)).clicked() {
        shows = !shows;
    }
    pane::keep(ui, key, shows.then_some(true));
    if !shows {
        return;
    }
    let last = rounds.last().map_or(0, |(_, round)| *round);
    let mut shown = None;
    for (place, round) in rounds.into_iter().rev() {
        if current.contains(&place) {
            continue;
        }
        if last > 1 && shown != Some(round) {
            shown = Some(round);
            let words = close_out_words::ROUND.fill(look.language, &[("n", &round)]);
            let (rect, response) =
                ui.allocate_exact_size(vec2(ui.available_width(), look::FIELD_ROW), Sense::hover());
            look::write(
                ui.painter(),
                rect.left_center(),
                Align2::LEFT_CENTER,
                &words,
                look::bold(SMALL),
                ink(look.theme.t3),
                rect.width(),
            );
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        }
        if let Some(event) = task.close_out.get(place)
            && line(ui, pane, event)
        {
            *open = if *open == Some(place) {
                None
            } else {
                Some(place)
            };
        }
        if *open == Some(place) && close_out_edit::edit(ui, pane, place) {
            *open = None;
        }
    }
}

/// Each event's place with the round it belongs to, counted from 1; a return or relapse ends its round.
fn rounds(events: &[CloseOutEvent], order: &[usize]) -> Vec<(usize, usize)> {
    let mut round = 1;
    order
        .iter()
        .filter_map(|place| events.get(*place).map(|event| (*place, event)))
        .map(|(place, event)| {
            let own = round;
            if event.step == CloseOutStep::Relapse || event.outcome == Outcome::SentBack {
                round += 1;
            }
            (place, own)
        })
        .collect()
}

/// One event; returns whether it was clicked.
fn line(ui: &mut Ui, pane: &Pane<'_, '_>, event: &CloseOutEvent) -> bool {
    let look = pane.look;
    let later = event.date > pane.stage.as_of;
    let mut parts = vec![
        close_out::step_date(event, look, true),
        look.say(step_words(event.step)).to_owned(),
    ];
    if event.outcome == Outcome::SentBack {
        parts.push(look.say(words::SENT_BACK).to_owned());
    }
    if later {
        parts.push(look.say(words::AFTER_AS_OF).to_owned());
    }
    for part in [&event.by, &event.document, &event.reason, &event.objections] {
        if !part.trim().is_empty() {
            parts.push(part.trim().to_owned());
        }
    }
    if !event.override_reason.trim().is_empty() {
        parts.push(
            close_out_words::OVERRIDDEN.fill(look.language, &[("reason", &event.override_reason)]),
        );
    }
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), look::FIELD_ROW), Sense::click());
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, look::RADIUS, ink(look.theme.hover));
    }
    let words = parts.join(" ");
    look::write(
        ui.painter(),
        rect.left_center(),
        Align2::LEFT_CENTER,
        &words,
        look::regular(SMALL),
        ink(if later { look.theme.t4 } else { look.theme.t2 }),
        rect.width(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let response = response.on_hover_text(text_of(event, &words));
    response.clicked()
}

/// The line with its whole date, for the pointer.
fn text_of(event: &CloseOutEvent, words: &str) -> String {
    format!("{}\n{words}", text::date(event.date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_return_ends_its_round() {
        let event = |step, day, outcome| CloseOutEvent {
            outcome,
            ..CloseOutEvent::of(step, date(2021, 6, day))
        };
        let events = [
            event(CloseOutStep::SelfCheck, 1, Outcome::Passed),
            event(CloseOutStep::Verification, 5, Outcome::SentBack),
            event(CloseOutStep::SelfCheck, 9, Outcome::Passed),
        ];
        assert_eq!(rounds(&events, &[0, 1, 2]), [(0, 1), (1, 1), (2, 2)]);
    }
}
