//! The chips and the search in the title of the complaints card.

use super::card;
use super::look;
use super::order::Letters;
use super::view::LetterFilter;
use crate::exchange::{complaint_status_word, substantiated_word};
use crate::plan::{Category, ComplaintStatus, Substantiated};
use crate::text::supervision_words as words;
use crate::ui::Stage;
use crate::ui::widgets::chip;
use crate::ui::widgets::in_view::FollowsFocus as _;
use crate::wording::{category_word, in_order};
use egui::{Align, Layout, Popup, PopupCloseBehavior, Rect, Ui, UiBuilder, vec2};

/// What a chip switches.
#[derive(Clone, Copy)]
enum Switch {
    Status(ComplaintStatus),
    Overdue,
    Priority,
}

impl Switch {
    fn is_on(self, filter: &LetterFilter) -> bool {
        match self {
            Self::Status(status) => filter.status == Some(status),
            Self::Overdue => filter.overdue,
            Self::Priority => filter.priority,
        }
    }

    fn turn(self, filter: &mut LetterFilter) {
        match self {
            Self::Status(status) if filter.status == Some(status) => filter.status = None,
            Self::Status(status) => filter.status = Some(status),
            Self::Overdue => filter.overdue = !filter.overdue,
            Self::Priority => filter.priority = !filter.priority,
        }
    }
}

/// Draws them in what is right of the title.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, rect: Rect, letters: &Letters) {
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt("letter filters")
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    row.set_clip_rect(rect.expand(2.0).intersect(ui.clip_rect()));
    let ui = &mut row;
    ui.spacing_mut().item_spacing.x = 6.0;
    let wide = (rect.width() * 0.3).clamp(80.0, 170.0);
    let text = stage.view.supervision.letters.text.clone();
    let typed = ui
        .allocate_ui(vec2(wide, 22.0), |ui| {
            ui.set_max_width(wide);
            card::search(ui, stage, words::SEARCH_LETTERS, &text, wide)
        })
        .inner;
    if let Some(typed) = typed {
        stage.view.supervision.letters.text = typed;
    }
    let look = look(stage);
    let more = chip(
        ui,
        look,
        stage.say(words::ADD_FILTER),
        more_is_on(&stage.view.supervision.letters),
        false,
    );
    Popup::menu(&more)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(150.0);
            egui::ScrollArea::vertical()
                .max_height(380.0)
                .show_following(ui, |ui| menu(ui, stage));
        });
    if let Some(unit) = stage.view.supervision.letters.unit.clone() {
        let name = match &unit {
            Some(id) => stage.plan.unit_label(id),
            None => stage.say(words::NOT_STATED).to_owned(),
        };
        if chip(ui, look, &name, true, true).clicked() {
            let filter = &mut stage.view.supervision.letters;
            filter.unit = None;
            filter.with_subtree = false;
        }
    }
    let chips = [
        (
            Switch::Status(ComplaintStatus::Open),
            words::OPEN,
            letters.open,
        ),
        (Switch::Overdue, words::PAST_LIMIT, letters.overdue),
        (
            Switch::Status(ComplaintStatus::SettledInStages),
            words::STAGED_SHORT,
            letters.staged,
        ),
        (Switch::Priority, words::PRIORITY, letters.priority),
        (
            Switch::Status(ComplaintStatus::Settled),
            complaint_status_word(ComplaintStatus::Settled),
            letters.settled,
        ),
    ];
    let mut room = ui.available_width();
    let mut shown = Vec::new();
    for (switch, phrase, count) in chips {
        let on = switch.is_on(&stage.view.supervision.letters);
        let text = format!("{} {count}", stage.say(phrase));
        let needed = crate::chart::metrics::width(&text, 12.0, false) as f32 + 28.0;
        if on || (count > 0 && room >= needed) {
            room -= needed;
            shown.push((switch, text, on));
        }
    }
    // From the right: the most pressing one ends at the left.
    for (switch, text, on) in shown.into_iter().rev() {
        if chip(ui, look, &text, on, false).clicked() {
            switch.turn(&mut stage.view.supervision.letters);
        }
    }
}

fn more_is_on(filter: &LetterFilter) -> bool {
    filter.round.is_some()
        || filter.unit.is_some()
        || filter.kind.is_some()
        || filter.touches.is_some()
        || filter.month.is_some()
        || filter.substantiated.is_some()
}

fn pick(ui: &mut Ui, on: bool, text: &str) -> bool {
    ui.add(egui::Button::selectable(on, text).min_size(vec2(140.0, 22.0)))
        .clicked()
}

fn menu(ui: &mut Ui, stage: &mut Stage<'_>) {
    let language = stage.language;
    let rounds = in_order(stage.assessment.complaints().by_round.keys().cloned());
    let filter = &mut stage.view.supervision.letters;
    if pick(ui, filter.round.is_none(), words::ALL_ROUNDS.of(language)) {
        filter.round = None;
    }
    for round in rounds {
        let text = if round.is_empty() {
            words::NOT_STATED.of(language).to_owned()
        } else {
            round.clone()
        };
        let on = filter.round.as_ref() == Some(&round);
        if pick(ui, on, &text) {
            filter.round = (!on).then_some(round);
        }
    }
    ui.separator();
    if pick(ui, filter.kind.is_none(), words::ALL_TYPES.of(language)) {
        filter.kind = None;
    }
    for kind in Category::ALL {
        let on = filter.kind == Some(kind);
        if pick(ui, on, category_word(kind).of(language)) {
            filter.kind = (!on).then_some(kind);
        }
    }
    ui.separator();
    if pick(
        ui,
        filter.substantiated.is_none(),
        words::ALL_TRUTH.of(language),
    ) {
        filter.substantiated = None;
    }
    for known in [
        Substantiated::Yes,
        Substantiated::Partly,
        Substantiated::No,
        Substantiated::Unknown,
    ] {
        let on = filter.substantiated == Some(known);
        if pick(ui, on, substantiated_word(known).of(language)) {
            filter.substantiated = (!on).then_some(known);
        }
    }
}
