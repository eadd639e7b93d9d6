//! The row above the page: which paper, how figures are shown, and the ways out.

use super::{Segment, ground, look, view};
use crate::exchange::report::{Paper, Wrong, disclosure};
use crate::text::disclosure_words as words;
use crate::ui::widgets::button::{small_button, small_main_button};
use crate::ui::widgets::look::ink;
use crate::ui::widgets::{chip, segmented};
use crate::ui::{Action, Stage};
use egui::{Align, Layout, Ui, UiBuilder, vec2};

/// What can leave: the paper, none yet, or the fields in its way.
enum Ready {
    Paper(Box<Paper>),
    Nothing,
    Wrong(Vec<Wrong>),
}

fn ready(stage: &mut Stage<'_>) -> Ready {
    match stage.view.disclosure.segment {
        Segment::Draft => {
            let sections = &stage.plan.head().disclosure;
            if sections.is_empty() {
                return Ready::Nothing;
            }
            match disclosure(&ground(stage), sections) {
                Ok(paper) => Ready::Paper(Box::new(paper)),
                Err(wrong) => Ready::Wrong(wrong),
            }
        }
        Segment::Brief => Ready::Paper(Box::new(Paper::clone(&view::brief(stage)))),
        Segment::CloseOut => {
            view::close_out(stage).map_or(Ready::Nothing, |paper| Ready::Paper(Box::new(paper)))
        }
    }
}

/// Shows the row.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let look = look(stage);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, ink(look.theme.win));
    let mut row = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(vec2(12.0, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    let ui = &mut row;
    ui.spacing_mut().item_spacing.x = 8.0;
    let segments = [Segment::Draft, Segment::Brief, Segment::CloseOut];
    let names = [words::DRAFT, words::BRIEF, words::CLOSE_OUT].map(|phrase| look.say(phrase));
    let on = segments
        .iter()
        .position(|segment| *segment == stage.view.disclosure.segment);
    if let Some(place) = segmented(ui, look, look.say(words::PAPERS), &names, on) {
        stage.view.disclosure.segment = segments[place];
    }
    let ready = ready(stage);
    match stage.view.disclosure.segment {
        Segment::Draft => {
            let marked = !stage.view.disclosure.unmarked;
            if chip(ui, look, look.say(words::MARK_FIGURES), marked, false).clicked() {
                stage.view.disclosure.unmarked = marked;
            }
            if let Ready::Wrong(wrong) = &ready {
                let words = words::WRONG_COUNT.fill(look.language, &[("count", &wrong.len())]);
                let all: Vec<String> = wrong
                    .iter()
                    .take(6)
                    .map(|one| one.sentence(look.language))
                    .collect();
                let clicked = chip(ui, look, &words, false, false)
                    .on_hover_text(all.join("\n"))
                    .clicked();
                if clicked && let Some(first) = wrong.first() {
                    let view = &mut stage.view.disclosure;
                    view.section = Some(first.section.clone());
                    view.focus_text = true;
                    view.reveal = true;
                }
            }
        }
        Segment::Brief => {}
        Segment::CloseOut => {
            let names = [words::NOTICE, words::APPLICATION].map(|phrase| look.say(phrase));
            let on = usize::from(stage.view.disclosure.application);
            if let Some(place) = segmented(ui, look, look.say(words::WHICH_PAPER), &names, Some(on))
            {
                stage.view.disclosure.application = place == 1;
            }
        }
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ways_out(ui, stage, ready);
    });
}

fn ways_out(ui: &mut Ui, stage: &mut Stage<'_>, ready: Ready) {
    let look = look(stage);
    let say = |phrase: crate::text::Phrase| look.say(phrase);
    let (paper, word_words, reason) = match ready {
        Ready::Paper(paper) => (
            Some(paper),
            say(words::EXPORT_WORD).to_owned(),
            String::new(),
        ),
        Ready::Nothing => (
            None,
            say(words::EXPORT_WORD).to_owned(),
            say(words::NOTHING_TO_EXPORT).to_owned(),
        ),
        Ready::Wrong(wrong) => (
            None,
            words::EXPORT_WORD_BLOCKED.fill(look.language, &[("count", &wrong.len())]),
            wrong
                .iter()
                .take(6)
                .map(|one| one.sentence(look.language))
                .collect::<Vec<_>>()
                .join("\n"),
        ),
    };
    let mut asked = [false; 3];
    ui.add_enabled_ui(paper.is_some(), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        asked[0] = small_main_button(ui, look, &word_words)
            .on_disabled_hover_text(&reason)
            .clicked();
        asked[1] = small_button(ui, look, say(words::EXPORT_MARKDOWN))
            .on_disabled_hover_text(&reason)
            .clicked();
        asked[2] = small_button(ui, look, say(words::COPY_TEXT))
            .on_disabled_hover_text(&reason)
            .clicked();
    });
    let Some(paper) = paper else { return };
    if asked[2] {
        let told = words::COPIED.of(look.language).to_owned();
        stage.actions.push(Action::CopyPaper(paper.clone()));
        stage.actions.push(Action::Tell(told));
    }
    if asked[0] || asked[1] {
        stage.actions.push(Action::SavePaper {
            paper,
            word: asked[0],
        });
    }
}
