//! The cards: one a conflict, what was there before, what they have and what I have side by side, and writing it anew.

use super::list::{badge, decided};
use super::text::{self, Marked};
use super::{MergePage, Written, part, right_of};
use crate::edit::merge::{Conflict, ConflictKind, Decision, Side, Writable};
use crate::text::{Phrase, merge_page_words as words};
use crate::ui::widgets::look::{self, BODY, SMALL, ink};
use crate::ui::widgets::{Look, TextField, small_button, small_main_button, warning};
use egui::accesskit::Role;
use egui::{
    Align, Align2, Galley, Layout, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

const MARGIN: f32 = 14.0;
const GAP: f32 = 10.0;
/// Height of a card's head, and of the head of a record.
const HEAD: f32 = 30.0;
/// Height of what stands over a side.
const CAPTION: f32 = 24.0;
const PAD: f32 = 12.0;

/// What a click in a card asks for.
enum Asked {
    Choose(Side),
    Write,
    Decide(Decision),
    Reconsider,
}

/// Shows the cards.
pub(super) fn show(ui: &mut Ui, look: Look, page: &mut MergePage) {
    let all = ui.max_rect();
    let n = page.merge.conflicts().len();
    if n == 0 {
        return;
    }
    for at in 0..n {
        let fresh = page.marked[at]
            .as_ref()
            .is_some_and(|one| one.is_for(look.language));
        if !fresh && page.heights[at] > 0.0 {
            page.marked[at] = None;
        }
    }
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let reveal = std::mem::take(&mut page.reveal);
    ScrollArea::vertical()
        .id_salt("merge cards")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_width(all.width());
            ui.add_space(4.0);
            for at in 0..n {
                record_head(ui, look, page, at);
                let estimate = if page.heights[at] > 0.0 {
                    page.heights[at]
                } else {
                    HEAD + CAPTION + 40.0
                };
                let top = ui.cursor().top();
                let place = Rect::from_min_size(
                    pos2(all.left() + MARGIN, top),
                    vec2(all.width() - 2.0 * MARGIN, estimate),
                );
                let wanted = reveal && at == page.at;
                // Of very many only those in view are laid out; the others keep the height they had.
                let far = !ui.clip_rect().expand(200.0).intersects(place);
                let height = if far && !wanted {
                    estimate
                } else {
                    card(ui, look, page, at, place)
                };
                page.heights[at] = height;
                let space = Rect::from_min_size(place.min, vec2(place.width(), height));
                ui.allocate_rect(
                    space.with_min_x(all.left()).with_max_x(all.right()),
                    Sense::hover(),
                );
                if wanted {
                    ui.scroll_to_rect(space.expand2(vec2(0.0, HEAD + GAP)), None);
                }
                ui.add_space(GAP);
            }
        });
}

/// The head of a record, over the first of its conflicts.
fn record_head(ui: &mut Ui, look: Look, page: &mut MergePage, at: usize) {
    let theme = look.theme;
    let conflicts = page.merge.conflicts();
    let same =
        |a: &Conflict, b: &Conflict| a.spot.kind == b.spot.kind && a.spot.record == b.spot.record;
    let Some(conflict) = conflicts.get(at) else {
        return;
    };
    if at > 0 && same(&conflicts[at - 1], conflict) {
        return;
    }
    let count = conflicts[at..]
        .iter()
        .take_while(|one| same(one, conflict))
        .count();
    let width = ui.max_rect().width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEAD + 6.0), Sense::hover());
    let first = at == 0;
    let mut end = rect.right() - MARGIN;
    if first {
        let mut row = ui.new_child(
            UiBuilder::new()
                .id_salt("merge steps")
                .max_rect(rect.shrink2(vec2(MARGIN, 0.0)))
                .layout(Layout::right_to_left(Align::Center)),
        );
        row.spacing_mut().item_spacing.x = 6.0;
        let last = page.merge.conflicts().len() - 1;
        let next = format!("{}  F8", look.say(words::NEXT));
        if small_button(&mut row, look, &next).clicked() {
            let to = page.next_open(page.at, false);
            page.go(to.unwrap_or((page.at + 1).min(last)));
        }
        if small_button(&mut row, look, look.say(words::PREVIOUS)).clicked() {
            page.go(page.at.saturating_sub(1));
        }
        end = row.min_rect().left() - 8.0;
    }
    let Some(conflict) = page.merge.conflicts().get(at) else {
        return;
    };
    let font = look::bold(if first { 15.0 } else { BODY });
    let name = look::write(
        ui.painter(),
        rect.left_center() + vec2(MARGIN, 0.0),
        Align2::LEFT_CENTER,
        &conflict.name(),
        font,
        ink(theme.t1),
        (end - rect.left() - MARGIN - 110.0).max(80.0),
    );
    let of = words::OF_RECORD.fill(look.language, &[("n", &count)]);
    look::write(
        ui.painter(),
        name.right_center() + vec2(12.0, 0.0),
        Align2::LEFT_CENTER,
        &of,
        look::regular(SMALL),
        ink(theme.t2),
        100.0,
    );
}

fn about(conflict: &Conflict) -> Phrase {
    match conflict.kind {
        ConflictKind::TheirsDeleted => words::THEY_DELETED,
        ConflictKind::OursDeleted => words::I_DELETED,
        ConflictKind::Field if conflict.writable == Some(Writable::Text) => words::TEXT_MARKED,
        ConflictKind::Field => words::BOTH_ALTERED,
    }
}

/// One card at a place; gives its height.
fn card(ui: &mut Ui, look: Look, page: &mut MergePage, at: usize, place: Rect) -> f32 {
    let theme = look.theme;
    let Some(conflict) = page.merge.conflicts().get(at).cloned() else {
        return 0.0;
    };
    let marked = page.marked[at]
        .get_or_insert_with(|| Marked::of(&conflict, look.language))
        .clone();
    let on = at == page.at;
    let third = (place.width() / 3.0).floor();
    let width = third - 2.0 * PAD;
    let columns = [
        marked.base(ui, look, width),
        text::side(ui, look, &marked.theirs, width),
        text::side(ui, look, &marked.ours, width),
    ];
    let tallest = columns.iter().map(|one| one.size().y).fold(18.0, f32::max);
    let body = CAPTION + tallest + 10.0;
    let head = Rect::from_min_size(place.min, vec2(place.width(), HEAD));
    let sides = Rect::from_min_size(head.left_bottom(), vec2(place.width(), body));
    let painter = ui.painter();
    painter.rect_filled(head, 0.0, ink(if on { theme.sel } else { theme.sunk }));
    painter.rect_filled(sides, 0.0, ink(theme.panel));
    card_head(ui, look, &conflict, head);
    let mut asked = columns_of(ui, look, &conflict, &columns, sides, at);
    let mut height = HEAD + body;
    if on {
        // As high as it was in the frame before; a frame later it is right.
        let below = (page.heights[at] - height).max(36.0);
        let foot = Rect::from_min_size(sides.left_bottom(), vec2(place.width(), below));
        ui.painter().rect_filled(foot, 0.0, ink(theme.panel));
    }
    if on && let Some(how) = conflict.writable {
        let foot = Rect::from_min_size(sides.left_bottom(), vec2(place.width(), 10.0));
        let (taller, more) = writing(ui, look, page, &conflict, how, foot);
        height += taller;
        asked = asked.or(more);
    } else if on {
        let foot = Rect::from_min_size(sides.left_bottom(), vec2(place.width(), 36.0));
        asked = asked.or(buttons(ui, look, &conflict, foot, None));
        height += 36.0;
    }
    let whole = Rect::from_min_size(place.min, vec2(place.width(), height));
    let edge = if on { theme.acc } else { theme.line };
    ui.painter()
        .rect_stroke(whole, 3.0, Stroke::new(1.0, ink(edge)), StrokeKind::Inside);
    match asked {
        None => {}
        Some(Asked::Choose(side)) => page.choose(at, side),
        Some(Asked::Decide(decision)) => {
            page.at = at;
            page.decide(at, decision);
        }
        Some(Asked::Reconsider) => {
            page.merge.reconsider(&conflict.spot);
            page.settled(&conflict.spot);
        }
        Some(Asked::Write) => begin(page, &conflict, conflict.ours.text(look.language)),
    }
    height
}

fn card_head(ui: &Ui, look: Look, conflict: &Conflict, head: Rect) {
    let theme = look.theme;
    let state = decided(conflict.decision.as_ref());
    let right = head.right_center() - vec2(PAD, 0.0);
    let end = match state {
        Some(phrase) => look::write(
            ui.painter(),
            right,
            Align2::RIGHT_CENTER,
            look.say(phrase),
            look::regular(SMALL),
            ink(theme.t1),
            90.0,
        ),
        None => badge(ui, look, right),
    };
    let room = end.left() - head.left() - 2.0 * PAD;
    let name = look::write(
        ui.painter(),
        head.left_center() + vec2(PAD, 0.0),
        Align2::LEFT_CENTER,
        &conflict.field(look.language),
        look::bold(BODY),
        ink(theme.t1),
        room * 0.7,
    );
    look::write(
        ui.painter(),
        name.right_center() + vec2(PAD, 0.0),
        Align2::LEFT_CENTER,
        look.say(about(conflict)),
        look::regular(SMALL),
        ink(theme.t2),
        (end.left() - name.right() - 2.0 * PAD).max(0.0),
    );
}

/// The three columns; a click on a side chooses it.
fn columns_of(
    ui: &mut Ui,
    look: Look,
    conflict: &Conflict,
    columns: &[Arc<Galley>; 3],
    sides: Rect,
    at: usize,
) -> Option<Asked> {
    let theme = look.theme;
    let third = (sides.width() / 3.0).floor();
    let column = |n: usize| {
        let left = sides.left() + third * n as f32;
        let right = if n == 2 { sides.right() } else { left + third };
        Rect::from_min_max(pos2(left, sides.top()), pos2(right, sides.bottom()))
    };
    let text = |ui: &Ui, n: usize| {
        let at = column(n).min + vec2(PAD, CAPTION);
        ui.painter()
            .galley(at, Arc::clone(&columns[n]), ink(theme.t1));
    };
    let before = column(0);
    ui.painter().rect_filled(before, 0.0, ink(theme.sunk));
    look::write(
        ui.painter(),
        before.min + vec2(PAD, 13.0),
        Align2::LEFT_CENTER,
        look.say(words::AT_OPENING),
        look::regular(SMALL),
        ink(theme.t2),
        third - 2.0 * PAD,
    );
    text(ui, 0);
    let mut asked = None;
    for (n, side, name, note) in [
        (1, Side::Theirs, words::THEIRS, None),
        (2, Side::Ours, words::MINE, Some(words::NOT_SAVED)),
    ] {
        let rect = column(n);
        let id = ui.scope_id().with(("merge side", at, n));
        let response = ui.interact(rect, id, Sense::click());
        let chosen = conflict.decision == Some(side.into());
        if chosen {
            ui.painter().rect_filled(rect, 0.0, ink(theme.sel));
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, ink(theme.hover));
        }
        ui.painter().vline(
            rect.left() + 0.5,
            rect.y_range(),
            Stroke::new(1.0, ink(theme.hair)),
        );
        radio(ui, look, rect.min + vec2(PAD + 6.0, 13.0), chosen);
        let written = look::write(
            ui.painter(),
            rect.min + vec2(PAD + 20.0, 13.0),
            Align2::LEFT_CENTER,
            look.say(name),
            look::bold(SMALL),
            ink(theme.t1),
            third - 60.0,
        );
        if let Some(note) = note {
            look::write(
                ui.painter(),
                written.right_center() + vec2(10.0, 0.0),
                Align2::LEFT_CENTER,
                look.say(note),
                look::regular(SMALL),
                ink(theme.t2),
                80.0,
            );
        }
        text(ui, n);
        if chosen {
            ui.painter().rect_stroke(
                rect,
                0.0,
                Stroke::new(2.0, ink(theme.acc)),
                StrokeKind::Inside,
            );
        }
        if response.has_focus() {
            look::focus_frame(ui.painter(), rect.shrink(4.0), theme);
        }
        let said = [&conflict.theirs, &conflict.ours][n - 1].text(look.language);
        let label = words::CHOOSE.fill(
            look.language,
            &[
                ("name", &conflict.name()),
                ("field", &conflict.field(look.language)),
                ("side", &format!("{} {said}", look.say(name)).trim()),
            ],
        );
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &label));
        if response.clicked() {
            asked = Some(Asked::Choose(side));
        }
    }
    asked
}

fn radio(ui: &Ui, look: Look, at: egui::Pos2, on: bool) {
    let color = ink(if on { look.theme.acc } else { look.theme.ctl });
    ui.painter()
        .circle(at, 5.5, ink(look.theme.panel), Stroke::new(1.5, color));
    if on {
        ui.painter().circle_filled(at, 3.0, color);
    }
}

fn begin(page: &mut MergePage, conflict: &Conflict, text: String) {
    page.written = Some(Written {
        spot: conflict.spot.clone(),
        text,
    });
    page.refused = false;
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
    let gap = if theirs.is_empty() || theirs.ends_with(['。', '；', '.', ';', '，', ',']) {
        ""
    } else {
        "；"
    };
    begin(page, &conflict, format!("{theirs}{gap}{ours}"));
}

/// The field in which it is written anew, and the buttons.
fn writing(
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
    let own = page
        .written
        .as_ref()
        .filter(|one| one.spot == conflict.spot)
        .map(|one| one.text.clone());
    let mut height = 32.0;
    if response.clicked() && own.is_none() {
        asked = Some(Asked::Write);
    }
    if let (None, Some(Decision::Written(text))) = (&own, &conflict.decision) {
        let text = if text.is_empty() { "–" } else { text };
        let width = foot.width() - 2.0 * PAD;
        let galley =
            ui.painter()
                .layout(text.to_owned(), look::regular(BODY), ink(theme.t1), width);
        let tall = galley.size().y;
        ui.painter()
            .galley(foot.min + vec2(PAD, height), galley, ink(theme.t1));
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
    if let Some(typed) = typed.clone().filter(|typed| own.as_ref() != Some(typed)) {
        begin(page, conflict, typed);
    }
    let row = Rect::from_min_size(foot.min + vec2(0.0, height), vec2(foot.width(), 32.0));
    let more = buttons(ui, look, conflict, row, typed);
    if matches!(more, Some(Asked::Write)) {
        let at = page.at;
        join(page, at);
        return (height + 32.0, asked);
    }
    (height + 32.0, asked.or(more))
}

/// The buttons with their keys; [`Asked::Write`] is joining both.
fn buttons(
    ui: &mut Ui,
    look: Look,
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
    let keyed = |phrase: Phrase, key: &str| format!("{}  {key}", look.say(phrase));
    for (phrase, key, side) in [
        (words::USE_THEIRS, "1", Side::Theirs),
        (words::USE_MINE, "2", Side::Ours),
    ] {
        if small_button(&mut row, look, &keyed(phrase, key)).clicked() {
            asked = Some(Asked::Decide(side.into()));
        }
    }
    let text = conflict.writable == Some(Writable::Text);
    if text && small_button(&mut row, look, &keyed(words::JOIN, "3")).clicked() {
        asked = Some(Asked::Write);
    }
    if let Some(typed) = typed
        && small_main_button(&mut row, look, &keyed(words::USE_WRITTEN, "Enter")).clicked()
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
