//! Writing a conflict anew: the field, both sides joined in it, and the buttons below a card.

use super::card::{Asked, PAD, radio};
use super::keyed::{self, Weight};
use super::{MergePage, part, right_of};
use crate::edit::merge::{Conflict, Decision, Side, Writable};
use crate::text::merge_page_words as words;
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{Look, TextField, small_button, warning};
use egui::accesskit::Role;
use egui::{Align, Align2, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Both sides, one after the other, ready to be made one of.
pub(super) fn join(page: &mut MergePage, at: usize) {
    let Some(conflict) = page.merge.conflicts().get(at).cloned() else {
        return;
    };
    if conflict.writable != Some(Writable::Text) {
        return;
    }
    let language = crate::text::Language::Zh;
    let (theirs, ours) = (conflict.theirs.text(language), conflict.ours.text(language));
    let (theirs, ours) = (theirs.trim(), ours.trim());
    let chinese = theirs.chars().chain(ours.chars()).any(is_chinese);
    let closed = theirs.ends_with(['。', '；', '.', ';', '，', ',']);
    let gap = match (theirs.is_empty() || ours.is_empty(), closed, chinese) {
        (true, ..) | (_, true, true) => "",
        (_, true, false) => " ",
        (_, false, true) => "；",
        (_, false, false) => "; ",
    };
    let joined = format!("{theirs}{gap}{ours}");
    // What was asked for now takes the place of what was typed before only where that says nothing more.
    let typed = page
        .drafts
        .get(&conflict.spot)
        .map(|draft| draft.text.clone());
    if typed.is_none_or(|typed| typed.trim().is_empty() || joined.contains(typed.trim())) {
        page.drafts.remove(&conflict.spot);
    }
    page.begin(at, joined);
}

/// The field in which it is written anew, and the buttons.
pub(super) fn show(
    ui: &mut Ui,
    look: Look,
    page: &mut MergePage,
    conflict: &Conflict,
    how: Writable,
    foot: Rect,
) -> (f32, Option<Asked>) {
    let theme = look.theme;
    let mut asked = None;
    ui.painter().hline(
        foot.x_range(),
        foot.top() + 0.5,
        Stroke::new(1.0, ink(theme.hair)),
    );
    let line = Rect::from_min_size(foot.min + vec2(0.0, 4.0), vec2(foot.width(), 24.0));
    let id = ui.scope_id().with(("rewrite", &conflict.spot));
    let response = ui.interact(line, id.with("radio"), Sense::click());
    let on = matches!(conflict.decision, Some(Decision::Written(_)));
    radio(ui, look, line.min + vec2(PAD + 6.0, 12.0), on);
    let name = look::write(
        ui.painter(),
        line.min + vec2(PAD + 20.0, 12.0),
        Align2::LEFT_CENTER,
        look.say(words::REWRITE),
        look::bold(SMALL),
        ink(theme.t1),
        160.0,
    );
    look::write(
        ui.painter(),
        name.right_center() + vec2(10.0, 0.0),
        Align2::LEFT_CENTER,
        look.say(words::REWRITE_HINT),
        look::regular(SMALL),
        ink(theme.t2),
        (line.right() - name.right() - 22.0).max(0.0),
    );
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, true, on, look.say(words::REWRITE))
    });
    let own = page.writes(&conflict.spot).map(|one| one.text.clone());
    let waits = page.drafts.get(&conflict.spot).map(|one| one.text.clone());
    let mut height = 32.0;
    if response.clicked() && own.is_none() {
        asked = Some(Asked::Write);
    }
    // What was written, or typed and left; the field shows it while it is written.
    let there = match &conflict.decision {
        Some(Decision::Written(text)) => Some((text.clone(), theme.t1)),
        _ => waits.map(|text| (text, theme.t3)),
    };
    if let (None, Some((text, color))) = (&own, there) {
        let text = if text.is_empty() {
            "–".to_owned()
        } else {
            text
        };
        let width = foot.width() - 2.0 * PAD;
        let galley = ui
            .painter()
            .layout(text, look::regular(BODY), ink(color), width);
        let tall = galley.size().y;
        ui.painter()
            .galley(foot.min + vec2(PAD, height), galley, ink(color));
        height += tall + 8.0;
    }
    let mut typed = own.clone();
    if let Some(text) = &own {
        let place = Rect::from_min_size(
            foot.min + vec2(PAD, height),
            vec2(foot.width() - 2.0 * PAD, 24.0),
        );
        let mut child = part(ui, id.with("field"), place);
        let lines = how == Writable::Text && text.contains('\n');
        let field = TextField::new(id, look.say(words::REWRITE), text)
            .framed()
            .width(place.width());
        let field = if lines {
            field.lines()
        } else {
            field.wrapping()
        };
        let (heard, response) = field.show_with_response(&mut child, look);
        if let Some(value) = heard.value {
            typed = Some(value);
        }
        let first = egui::Id::unique("merge rewriting");
        let fresh = ui.data(|data| data.get_temp::<egui::Id>(first)) != Some(id);
        if fresh {
            ui.data_mut(|data| data.insert_temp(first, id));
            response.request_focus();
        }
        let entered = heard.lost && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if entered && !lines {
            asked = Some(Asked::Decide(Decision::Written(
                typed.clone().unwrap_or_default(),
            )));
        }
        height += child.min_rect().height().max(24.0) + 6.0;
        if page.refused {
            let place = Rect::from_min_size(
                foot.min + vec2(PAD, height),
                vec2(foot.width() - 2.0 * PAD, 20.0),
            );
            let words = words::NOT_READ.fill(look.language, &[("text", text)]);
            warning(&mut part(ui, id.with("refused"), place), look, &words);
            height += 22.0;
        }
    }
    if let Some(typed) = typed.clone().filter(|typed| own.as_ref() != Some(typed))
        && let Some(draft) = page.drafts.get_mut(&conflict.spot)
    {
        draft.text = typed;
        page.refused = false;
    }
    let row = Rect::from_min_size(foot.min + vec2(0.0, height), vec2(foot.width(), 32.0));
    let more = buttons(ui, look, page, conflict, row, typed);
    (height + 32.0, asked.or(more))
}

/// The buttons with their keys.
pub(super) fn buttons(
    ui: &mut Ui,
    look: Look,
    page: &MergePage,
    conflict: &Conflict,
    place: Rect,
    typed: Option<String>,
) -> Option<Asked> {
    let mut asked = None;
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt(("merge buttons", &conflict.spot))
            .max_rect(place.shrink2(vec2(PAD, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 6.0;
    let button = |ui: &mut Ui, phrase, key, weight| {
        keyed::button(ui, look, page.say(look, phrase), key, weight).clicked()
    };
    for (phrase, key, side) in [
        (words::USE_THEIRS, "1", Side::Theirs),
        (words::USE_MINE, "2", Side::Ours),
    ] {
        if button(&mut row, phrase, key, Weight::Plain) {
            asked = Some(Asked::Decide(side.into()));
        }
    }
    let text = conflict.writable == Some(Writable::Text);
    if text && button(&mut row, words::JOIN, "3", Weight::Plain) {
        asked = Some(Asked::Join);
    }
    if let Some(typed) = typed
        && button(&mut row, words::USE_WRITTEN, "Enter", Weight::Main)
    {
        asked = Some(Asked::Decide(Decision::Written(typed)));
    }
    if conflict.decision.is_some() {
        let rest = right_of(place, 140.0);
        let mut right = ui.new_child(
            UiBuilder::new()
                .id_salt(("merge again", &conflict.spot))
                .max_rect(rest.shrink2(vec2(PAD, 0.0)))
                .layout(Layout::right_to_left(Align::Center)),
        );
        if small_button(&mut right, look, look.say(words::TAKE_BACK)).clicked() {
            asked = Some(Asked::Reconsider);
        }
    }
    asked
}
